//! Placing a member in the placement tree, once; later changes are transfers. Refuses a second place, a
//! taken slot, and a parent out of the caller's sight.

use access::{Action, Principal};
use jiff::civil::Date;
use kernel::{Problem, TenantId};
use serde_json::json;
use store::Tx;
use store::network::{self, TreeKind};
use uuid::Uuid;

use crate::network::refusal;
use crate::once::Once;
use crate::{Cx, Error, trail};

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The member.
    pub member: Uuid,
    /// The parent.
    pub parent: Uuid,
    /// The slot under it; none stands beside the others.
    pub slot: Option<u16>,
    /// From which day, at most today.
    pub from: Date,
}

/// Places a member who was enrolled without a place.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] for a member out of reach; [`Error::Refused`]
/// `network-parent-unknown`, `placement-date-future`; [`Error::Conflict`] `placement-slot-taken`,
/// `network-already-placed`.
pub async fn place(cx: &Cx, who: &Principal, cmd: &Place, once: &Once) -> Result<(), Error> {
    who.require("member", Action::Update).map_err(Error::Forbidden)?;
    if cmd.from > crate::network::today(cx, who).await? {
        return Err(Problem::new("placement-date-future").field("from").into());
    }
    let object = crate::members::object(who)?;
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let reach = store::records::get(tx, who, object, Action::Update, cmd.member).await?;
            reach.ok_or(Error::NotFound)?;
            if store::records::get(tx, who, object, Action::Read, cmd.parent).await?.is_none() {
                return Err(Problem::new("network-parent-unknown").field("parent").into());
            }
            place_in(tx, who.tenant, cmd.member, Some(cmd.parent), cmd.slot, cmd.from).await?;
            let diff = json!({ "placement": [null, cmd.parent], "slot": [null, cmd.slot] });
            trail::note(cx, tx, who, "member", Some(cmd.member), "place", &diff).await?;
            once.after(cx, tx, who, &()).await
        })
        .await
}

/// The place itself, inside a transaction that has authorised it.
pub(crate) async fn place_in(
    tx: &mut Tx,
    tenant: TenantId,
    member: Uuid,
    parent: Option<Uuid>,
    slot: Option<u16>,
    from: Date,
) -> Result<(), Error> {
    network::enrol(tx, tenant, TreeKind::Placement, member, parent, slot, from)
        .await
        .map_err(|error| refusal(error, "placement"))?;
    Ok(())
}

//! Legal holds are set and lifted. Refuses a hold without a reason.

use access::{Action, Principal};
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::privacy::{self, Hold};
use uuid::Uuid;

use super::{preview, require};
use crate::once::Once;
use crate::{Cx, Error, trail};

/// Longest reason.
const REASON_CHARS: usize = 500;

/// Sets a hold on the person behind a record: it cannot be erased until the hold is lifted.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `privacy-reason`.
pub async fn set(
    cx: &Cx,
    who: &Principal,
    (object, record): (&str, Uuid),
    reason: &str,
    once: &Once,
) -> Result<(), Error> {
    require(who, Action::Update)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_CHARS {
        return Err(Problem::new("privacy-reason").with("max", REASON_CHARS).field("reason").into());
    }
    cx.db
        .write(async |tx: &mut Tx| {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            preview::pieces(tx, who, object, record).await?;
            let hold = Hold {
                id: cx.new_id(),
                object: object.to_owned(),
                record,
                reason: reason.to_owned(),
                by: None,
                at: cx.now(),
            };
            privacy::set_hold(tx, who.tenant, &hold, who.user.map(kernel::UserId::uuid)).await?;
            let diff = json!({ "hold": [null, reason] });
            trail::audit(cx, tx, who, object, Some(record), "hold", &diff).await?;
            once.after(cx, tx, who, &()).await
        })
        .await
}

/// Lifts a hold.
///
/// # Errors
/// `access-denied`; [`Error::NotFound`] for one that is not open.
pub async fn lift(cx: &Cx, who: &Principal, id: Uuid) -> Result<(), Error> {
    require(who, Action::Update)?;
    cx.db
        .write(async |tx: &mut Tx| {
            let (object, record) =
                privacy::lift(tx, who.tenant, id, cx.now()).await?.ok_or(Error::NotFound)?;
            trail::audit(cx, tx, who, &object, Some(record), "hold_lift", &json!({})).await
        })
        .await
}

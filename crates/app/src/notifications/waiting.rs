//! Telling those who may decide that something waits for them. Refuses to tell whoever asked for it: four eyes are four.

use access::Action;
use kernel::{TenantId, UserId};
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use super::{News, tell};
use crate::users::Roles;
use crate::{Cx, Error};

/// People that are looked up at a time.
const BATCH: i64 = 200;

/// Tells everybody who may decide that a transfer or a run waits. `what` is the object whose `approve` decides.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn waits(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    what: &str,
    id: Uuid,
    asked_by: UserId,
) -> Result<(), Error> {
    let roles = Roles::load(tx, tenant).await?.allowing(what, Action::Approve);
    let (params, once) = (json!({ "what": what, "id": id }), format!("{what} {id}"));
    let mut after = None;
    loop {
        let people = store::users::holders(tx, tenant, &roles, asked_by, after, BATCH).await?;
        let Some(last) = people.last().copied() else { return Ok(()) };
        after = Some(last);
        for user in people {
            let news = News { once: Some(&once), ..News::new(user.uuid(), "approval", &params) };
            tell(cx, tx, tenant, &news).await?;
        }
    }
}

//! Telling those who may decide that something waits for them. Refuses to tell whoever asked for it: four eyes are four.

use access::{Action, Principal};
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
    let (params, once) = (json!({ "what": what, "id": id }), format!("{what} {id}"));
    let news = News { once: Some(&once), ..News::new(asked_by.uuid(), "approval", &params) };
    all(cx, tx, tenant, (what, Action::Approve), &news).await
}

/// Tells those who pay commissions that a member asks about a line of earnings; the question is a note at the member.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn question(cx: &Cx, tx: &mut Tx, who: &Principal, member: Uuid) -> Result<(), Error> {
    let Some(user) = who.user else { return Ok(()) };
    let params = json!({ "name": who.name });
    let about = Some(("member", member));
    let news = News { about, by: Some(user.uuid()), ..News::new(user.uuid(), "question", &params) };
    all(cx, tx, who.tenant, ("run", Action::Post), &news).await
}

/// Tells everybody whose roles allow something, but the person the news names: who asked is not told.
async fn all(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    (object, action): (&str, Action),
    news: &News<'_>,
) -> Result<(), Error> {
    let roles = Roles::load(tx, tenant).await?.allowing(object, action);
    let mut after = None;
    loop {
        let asker = UserId::from_uuid(news.user);
        let people = store::users::holders(tx, tenant, &roles, asker, after, BATCH).await?;
        let Some(last) = people.last().copied() else { return Ok(()) };
        after = Some(last);
        for user in people {
            tell(cx, tx, tenant, &News { user: user.uuid(), ..*news }).await?;
        }
    }
}

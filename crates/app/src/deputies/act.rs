//! Working in an absent colleague's name: begun and stopped by the deputy, in one browser, found anew with every request.
//! Refuses an entry that is not the deputy's own, has not begun, is over or was ended, and one of a barred person.

use access::{Acting, Principal, lent};
use jiff::Timestamp;
use kernel::{DeputyId, Problem, TenantId, UserId};
use serde_json::json;
use store::Tx;
use store::deputies::{self, DeputyRow, Named};
use uuid::Uuid;

use super::OBJECT;
use crate::session::principal_in;
use crate::{Cx, Error, trail};

/// Whom the caller may stand in for now.
pub(crate) async fn offers(cx: &Cx, who: &Principal) -> Result<Vec<Named>, Error> {
    let Some(user) = who.user.filter(|_| who.token.is_none()) else { return Ok(Vec::new()) };
    Ok(deputies::running(&mut cx.db.read(), who.tenant, user, cx.now()).await?)
}

/// What a deputy works with by an entry; none where the entry does not count now.
pub(crate) async fn acting(
    cx: &Cx,
    tenant: TenantId,
    deputy: UserId,
    id: DeputyId,
) -> Result<Option<Acting>, Error> {
    let row = deputies::get(&mut cx.db.read(), tenant, id).await?;
    match row.filter(|row| row.deputy == deputy) {
        Some(row) => by(cx, tenant, &row, cx.now()).await,
        None => Ok(None),
    }
}

/// The absent person with the roles that are lent, of those the person still has, and with today's reach. Built without
/// what the person may do as anybody's deputy: there are no chains.
async fn by(cx: &Cx, tenant: TenantId, row: &DeputyRow, now: Timestamp) -> Result<Option<Acting>, Error> {
    if !row.runs(now) {
        return Ok(None);
    }
    let person = store::session::by_id(&mut cx.db.read(), tenant, row.person).await?;
    let Some(person) = person.filter(|person| !person.disabled) else { return Ok(None) };
    let mut absent = principal_in(cx, tenant, &person, Some(&row.roles)).await?;
    absent.rights = absent.rights.iter().map(lent).collect();
    Ok(Some(Acting { id: row.id, absent }))
}

/// A person as it worked when it asked for something, where `via` is an entry; none where it is none.
///
/// # Errors
/// [`Error::NotSignedIn`] where the entry does not count any more: what was begun by it ends with it.
pub(crate) async fn resumed(
    cx: &Cx,
    tenant: TenantId,
    deputy: UserId,
    via: Uuid,
) -> Result<Option<Acting>, Error> {
    let id = DeputyId::from_uuid(via);
    if deputies::get(&mut cx.db.read(), tenant, id).await?.is_none() {
        return Ok(None);
    }
    acting(cx, tenant, deputy, id).await?.map(Some).ok_or(Error::NotSignedIn)
}

/// From now on the session's person works in the absent colleague's name.
///
/// # Errors
/// [`Error::NotFound`] for an entry that is not the caller's; `deputy-not-running`.
pub async fn begin(cx: &Cx, who: &Principal, session: Uuid, id: DeputyId) -> Result<(), Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let row = deputies::get(&mut cx.db.read(), who.tenant, id).await?;
    row.filter(|row| row.deputy == user).ok_or(Error::NotFound)?;
    let Some(acting) = acting(cx, who.tenant, user, id).await? else {
        return Err(Error::Conflict(Problem::new("deputy-not-running")));
    };
    let diff = json!({ "person": [null, acting.absent.name] });
    let working = Principal { acting: Some(Box::new(acting)), ..who.clone() };
    cx.db
        .write(async |tx: &mut Tx| {
            deputies::act(tx, who.tenant, session, Some(id)).await?;
            trail::audit(cx, tx, &working, OBJECT, Some(id.uuid()), "act", &diff).await
        })
        .await
}

/// From now on the session's person works in the own name only. Stopping twice is the same as stopping once.
///
/// # Errors
/// Faults of the database.
pub async fn stop(cx: &Cx, who: &Principal, session: Uuid) -> Result<(), Error> {
    let id = who.acting.as_ref().map(|acting| acting.id);
    cx.db
        .write(async |tx: &mut Tx| {
            deputies::act(tx, who.tenant, session, None).await?;
            match id {
                Some(id) => {
                    trail::audit(cx, tx, who, OBJECT, Some(id.uuid()), "act_end", &serde_json::Value::Null)
                        .await
                }
                None => Ok(()),
            }
        })
        .await
}

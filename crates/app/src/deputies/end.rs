//! Ends an entry before its time, with the next request: by the absent person, by the deputy, or by whoever administers the
//! absent person. Refuses everybody else as if there were no such entry.

use access::{Action, Principal};
use kernel::DeputyId;
use serde_json::json;
use store::Tx;
use store::deputies;

use super::OBJECT;
use crate::{Cx, Error, trail, users};

/// Ends it. Ending it twice is the same as ending it once.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn end(cx: &Cx, who: &Principal, id: DeputyId) -> Result<(), Error> {
    let own = who.user.ok_or(Error::NotSignedIn)?;
    let row = deputies::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)?;
    if row.person != own && row.deputy != own {
        match users::seen(cx, who, row.person, Action::Update).await {
            Ok(_) => {}
            Err(Error::Forbidden(_)) => return Err(Error::NotFound),
            Err(error) => return Err(error),
        }
    }
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| {
            if !deputies::end(tx, who.tenant, id, who.user, now).await? {
                return Ok(());
            }
            let diff = json!({ "person": [row.person, null], "deputy": [row.deputy, null] });
            trail::note(cx, tx, who, OBJECT, Some(id.uuid()), "end", &diff).await
        })
        .await
}

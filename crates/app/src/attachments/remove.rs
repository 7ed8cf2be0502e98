//! A file is removed from its record, and brought back while its content is still there.

use access::{Action, Principal};
use serde_json::{Value as Json, json};
use store::Tx;
use store::attachments::{self, State};
use uuid::Uuid;

use super::{AttachmentView, FILES_MAX, find};
use crate::once::Once;
use crate::{Cx, Error, trail};

/// Removes a file; for thirty days it can be brought back.
///
/// # Errors
/// [`Error::NotFound`] as for opening it; `access-denied` without the right to change its record.
pub async fn remove(cx: &Cx, who: &Principal, id: Uuid, once: &Once) -> Result<(), Error> {
    turn(cx, who, id, (State::Kept, State::Removed), "detach", once).await
}

/// Brings a removed file back.
///
/// # Errors
/// As [`remove`]; `attachment-too-many`.
pub async fn restore(cx: &Cx, who: &Principal, id: Uuid, once: &Once) -> Result<AttachmentView, Error> {
    turn(cx, who, id, (State::Removed, State::Kept), "attach", once).await?;
    let (file, _) = find(&mut cx.db.read(), who, id, State::Kept, Action::Read).await?;
    Ok(file.into())
}

async fn turn(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    (from, to): (State, State),
    action: &str,
    once: &Once,
) -> Result<(), Error> {
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let (file, object) = find(tx, who, id, from, Action::Update).await?;
            let there = attachments::count(tx, who.tenant, &file.object, file.record).await?;
            if to == State::Kept && there >= FILES_MAX {
                let problem = kernel::Problem::new("attachment-too-many").with("max", FILES_MAX);
                return Err(Error::Conflict(problem));
            }
            if !attachments::turn(tx, who.tenant, id, (from, to), cx.now()).await? {
                return Err(Error::NotFound);
            }
            let name = Json::from(file.name);
            let diff = if to == State::Kept {
                json!({ "attachment": [null, name] })
            } else {
                json!({ "attachment": [name, null] })
            };
            trail::note(cx, tx, who, &object.key, Some(file.record), action, &diff).await?;
            once.after(cx, tx, who, &()).await
        })
        .await
}

//! Files that a use case makes itself, such as those for a bank: they lie where attachments lie, with their hash, their place in
//! backups and their check. Who may have them is the use case's own matter: no record of the catalog shows them.

use kernel::TenantId;
use store::Tx;
use store::attachments::{self, Attachment, State};
use uuid::Uuid;

use super::open::checked;
use super::{Bytes, Opened, hex, key, kind, sweep};
use crate::{Cx, Error, Principal};

/// Lays the content of a file down; nobody sees it until the use case keeps it in its own transaction.
pub(crate) async fn make(cx: &Cx, who: &Principal, file: &Attachment, content: Bytes) -> Result<(), Error> {
    let actor = who.user.map(kernel::UserId::uuid);
    cx.db.write(async |tx: &mut Tx| attachments::announce(tx, who.tenant, file, actor).await).await?;
    Ok(cx.files.put(&key(who.tenant, file.id), content).await?)
}

/// Gives a file up that was not kept; what is left is swept up later, should this fail too.
pub(crate) async fn unmake(cx: &Cx, tenant: TenantId, id: Uuid) {
    let end = (State::Arriving, State::Dropped);
    let dropped = async |tx: &mut Tx| attachments::turn(tx, tenant, id, end, cx.now()).await;
    match cx.db.write(dropped).await {
        Ok(true) => sweep::discard(cx, tenant, id).await,
        Ok(false) => {}
        Err(error) => tracing::warn!(%error, "a file that was given up waits to be swept"),
    }
}

/// The content of a file that was kept; broken off where it is not what was kept.
pub(crate) async fn open_made(cx: &Cx, who: &Principal, id: Uuid) -> Result<Opened, Error> {
    let file = attachments::get(&mut cx.db.read(), who.tenant, id, State::Kept).await?;
    let file = file.ok_or(Error::NotFound)?;
    let pieces = cx.files.read(&key(who.tenant, id)).await?;
    Ok(Opened {
        media_type: kind::safe(&file.media_type).to_owned(),
        size_bytes: file.size_bytes,
        sha256: hex(&file.sha256),
        content: Box::pin(checked(pieces, file.sha256)),
        name: file.name,
    })
}

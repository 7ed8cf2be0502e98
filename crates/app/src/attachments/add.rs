//! A file is brought to a record: announced, streamed into the file store, judged by its content, scanned, then kept with
//! audit and outbox. Whatever goes wrong on the way leaves nothing that anybody sees.

use access::{Action, Principal};
use futures::{Stream, StreamExt as _};
use gateway::scan::Verdict;
use kernel::Problem;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::Tx;
use store::attachments::{self, Attachment, State};
use uuid::Uuid;

use super::{AttachmentView, Bytes, FILES_MAX, denied, key, kind, name, preview, preview_key};
use crate::once::Once;
use crate::{Cx, Error, schema, trail};

/// Bytes at the beginning of a file that say what it is.
const HEAD_BYTES: usize = 8 << 10;

/// What is said about a file by whoever brings it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct New {
    /// The name it has on the other machine.
    pub name: String,
    /// The type the other machine takes it for; empty when it does not know.
    pub media_type: String,
}

/// Keeps a file at a record the caller may change. Sent again with the same key, the first one is given.
///
/// # Errors
/// [`Error::NotFound`] and `access-denied` as for changing the record; `attachment-too-many`, `attachment-too-large`,
/// `attachment-empty`, `attachment-type-differs`, `attachment-type-refused`, `attachment-infected`; [`Error::NotReady`] when
/// the scanner gives no verdict; [`Error::Malformed`] when the file breaks off.
pub async fn add<E: std::fmt::Display + Send>(
    cx: &Cx,
    who: &Principal,
    object: &str,
    record: Uuid,
    new: &New,
    content: impl Stream<Item = Result<Bytes, E>> + Send,
    once: &Once,
) -> Result<AttachmentView, Error> {
    may_add(cx, who, object, record).await?;
    let file = Attachment {
        id: cx.new_id(),
        object: object.to_owned(),
        record,
        name: name::clean(&new.name),
        media_type: String::new(),
        size_bytes: 0,
        sha256: Vec::new(),
        preview: false,
        at: cx.now(),
        by: Some(who.name.clone()),
    };
    if let Some(first) = announce(cx, who, &file, once).await? {
        return Ok(first);
    }
    let arrived = match arrive(cx, who, file.clone(), &new.media_type, content).await {
        Ok(arrived) => keep(cx, who, arrived, once).await,
        Err(error) => Err(error),
    };
    if arrived.is_err() {
        // What is left is swept up later, should this fail too.
        let end = (State::Arriving, State::Dropped);
        let dropped =
            cx.db.write(async |tx: &mut Tx| attachments::turn(tx, who.tenant, file.id, end, cx.now()).await);
        if let Err(error) = dropped.await {
            tracing::warn!(%error, "a file that was given up waits to be swept");
        }
        super::sweep::discard(cx, who.tenant, file.id).await;
    }
    arrived
}

/// That the record is there and may be changed.
async fn may_add(cx: &Cx, who: &Principal, object: &str, record: Uuid) -> Result<(), Error> {
    let object = schema::visible(who, object)?;
    who.require(&object.key, Action::Update)?;
    let mut db = cx.db.read();
    store::records::get(&mut db, who, object, Action::Read, record).await?.ok_or(Error::NotFound)?;
    let reached = store::records::get(&mut db, who, object, Action::Update, record).await?;
    reached.ok_or_else(|| Error::Forbidden(denied(&object.key, Action::Update)))?;
    Ok(())
}

/// The row comes before the content, so that no content is ever without one. Gives the answer that was given before.
async fn announce(
    cx: &Cx,
    who: &Principal,
    file: &Attachment,
    once: &Once,
) -> Result<Option<AttachmentView>, Error> {
    let actor = who.user.map(kernel::UserId::uuid);
    cx.db
        .write(async |tx: &mut Tx| -> Result<_, Error> {
            if let Some(first) = once.before(tx, who).await? {
                return Ok(Some(first));
            }
            if attachments::count(tx, who.tenant, &file.object, file.record).await? >= FILES_MAX {
                return Err(Error::Conflict(Problem::new("attachment-too-many").with("max", FILES_MAX)));
            }
            attachments::announce(tx, who.tenant, file, actor).await?;
            Ok(None)
        })
        .await
}

/// Streams the content into the file store, judges, scans and draws it.
async fn arrive<E: std::fmt::Display + Send>(
    cx: &Cx,
    who: &Principal,
    mut file: Attachment,
    declared: &str,
    content: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<Attachment, Error> {
    let key = key(who.tenant, file.id);
    let mut writing = cx.files.write(&key).await?;
    let mut hash = Sha256::new();
    let mut head: Vec<u8> = Vec::new();
    let mut size = 0_u64;
    let mut content = std::pin::pin!(content);
    while let Some(piece) = content.next().await {
        let piece = piece.map_err(|error| {
            tracing::debug!(%error, "a file broke off");
            Error::Malformed(Problem::new("attachment-broken"))
        })?;
        size += piece.len() as u64;
        if size > cx.config.attachments.bytes_max {
            return Err(Problem::new("attachment-too-large").with("max", megabytes(cx)).into());
        }
        if head.len() < HEAD_BYTES {
            head.extend(piece.iter().take(HEAD_BYTES - head.len()));
            if head.len() == HEAD_BYTES {
                // A liar is sent away before it has sent everything.
                kind::judge(&head, declared, &file.name)?;
            }
        }
        hash.update(&piece);
        writing.push(piece).await?;
    }
    if size == 0 {
        return Err(Problem::new("attachment-empty").into());
    }
    file.media_type = kind::judge(&head, declared, &file.name)?;
    file.size_bytes = i64::try_from(size).unwrap_or(i64::MAX);
    file.sha256 = hash.finalize().to_vec();
    writing.finish().await?;
    if let Some(scanner) = &cx.config.attachments.scanner {
        match scanner.scan(cx.files.read(&key).await?).await {
            Ok(Verdict::Clean) => {}
            Ok(Verdict::Found(found)) => {
                tracing::warn!(%found, file = %file.id, "the scanner refuses a file");
                return Err(Problem::new("attachment-infected").with("found", found).into());
            }
            Err(error) => {
                tracing::error!(%error, "the scanner gives no verdict");
                return Err(Error::NotReady("the scanner gives no verdict"));
            }
        }
    }
    if preview::is_drawn(&file) {
        let picture = preview::draw(cx.files.get(&key).await?).await;
        if let Some(picture) = picture {
            cx.files.put(&preview_key(who.tenant, file.id), picture).await?;
            file.preview = true;
        }
    }
    Ok(file)
}

fn megabytes(cx: &Cx) -> u64 {
    cx.config.attachments.bytes_max.div_ceil(1 << 20)
}

/// The file becomes visible, unless the record or the right has gone meanwhile, or the same command came twice at once.
async fn keep(cx: &Cx, who: &Principal, file: Attachment, once: &Once) -> Result<AttachmentView, Error> {
    let object = schema::visible(who, &file.object)?;
    cx.db
        .write(async |tx: &mut Tx| -> Result<AttachmentView, Error> {
            if let Some(first) = once.before(tx, who).await? {
                let end = (State::Arriving, State::Dropped);
                attachments::turn(tx, who.tenant, file.id, end, cx.now()).await?;
                return Ok(first);
            }
            let there = store::records::get(tx, who, object, Action::Update, file.record).await?;
            there.ok_or(Error::NotFound)?;
            if !attachments::keep(tx, who.tenant, &file, cx.now()).await? {
                return Err(Error::NotFound);
            }
            let diff = json!({ "attachment": [null, file.name] });
            trail::note(cx, tx, who, &object.key, Some(file.record), "attach", &diff).await?;
            let view = AttachmentView::from(file.clone());
            once.after(cx, tx, who, &view).await?;
            Ok(view)
        })
        .await
}

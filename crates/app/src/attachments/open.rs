//! A file is looked at: its content in pieces, of which the last is given only when the whole is what was kept.

use access::{Action, Principal};
use futures::{Stream, StreamExt as _};
use gateway::files::{FilesError, Pieces};
use sha2::{Digest as _, Sha256};
use store::attachments::State;
use uuid::Uuid;

use super::{Bytes, find, key, kind, preview, preview_key};
use crate::{Cx, Error};

/// A file on its way out.
pub struct Opened {
    /// Its name.
    pub name: String,
    /// A type that no browser runs.
    pub media_type: String,
    /// Its length.
    pub size_bytes: i64,
    /// SHA-256 of its content, in hex.
    pub sha256: String,
    /// Its content.
    pub content: std::pin::Pin<Box<dyn Stream<Item = Result<Bytes, FilesError>> + Send>>,
}

/// The content of a file at a record the caller may read.
///
/// # Errors
/// [`Error::NotFound`] for a file that is not there, is removed, or whose record the caller may not read alike.
pub async fn open(cx: &Cx, who: &Principal, id: Uuid) -> Result<Opened, Error> {
    let (file, _) = find(&mut cx.db.read(), who, id, State::Kept, Action::Read).await?;
    let pieces = cx.files.read(&key(who.tenant, id)).await?;
    Ok(Opened {
        media_type: kind::safe(&file.media_type).to_owned(),
        size_bytes: file.size_bytes,
        sha256: super::hex(&file.sha256),
        content: Box::pin(checked(pieces, file.sha256)),
        name: file.name,
    })
}

/// The content of a file for a use case that has the right to it by itself; broken off where it is not what was kept.
pub(crate) async fn content(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
) -> Result<std::pin::Pin<Box<dyn Stream<Item = Result<Bytes, FilesError>> + Send>>, Error> {
    let file = store::attachments::get(&mut cx.db.read(), who.tenant, id, State::Kept).await?;
    let file = file.ok_or(Error::NotFound)?;
    let pieces = cx.files.read(&key(who.tenant, id)).await?;
    Ok(Box::pin(checked(pieces, file.sha256)))
}

/// The small picture of a file, with its type.
///
/// # Errors
/// As [`open`]; also for a file without one.
pub async fn open_preview(cx: &Cx, who: &Principal, id: Uuid) -> Result<(&'static str, Bytes), Error> {
    let (file, _) = find(&mut cx.db.read(), who, id, State::Kept, Action::Read).await?;
    if !file.preview {
        return Err(Error::NotFound);
    }
    let picture = cx.files.get(&preview_key(who.tenant, id)).await?;
    Ok((preview::media_type(&picture), picture))
}

/// The pieces, each held back until the next has come: the last one only when the hash is right.
pub(super) fn checked(
    pieces: Pieces,
    sha256: Vec<u8>,
) -> impl Stream<Item = Result<Bytes, FilesError>> + Send {
    let state = (pieces, Sha256::new(), None::<Bytes>, false);
    futures::stream::try_unfold(state, move |(mut pieces, mut hash, mut held, mut ended)| {
        let sha256 = sha256.clone();
        async move {
            while !ended {
                match pieces.next().await.transpose()? {
                    Some(piece) => {
                        hash.update(&piece);
                        if let Some(ready) = held.replace(piece) {
                            return Ok(Some((ready, (pieces, hash, held, ended))));
                        }
                    }
                    None => {
                        ended = true;
                        if hash.clone().finalize().as_slice() != sha256.as_slice() {
                            tracing::error!("a file is not what was kept: its content was changed");
                            return Err(FilesError::Broken("the content is not what was kept".into()));
                        }
                    }
                }
            }
            Ok(held.take().map(|last| (last, (pieces, hash, held, ended))))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(parts: &[&'static [u8]], kept: &[u8]) -> (Vec<u8>, bool) {
        let parts: Vec<_> = parts.iter().map(|part| Ok(Bytes::from_static(part))).collect();
        let mut stream =
            Box::pin(checked(futures::stream::iter(parts).boxed(), Sha256::digest(kept).to_vec()));
        let mut out = Vec::new();
        while let Some(piece) = stream.next().await {
            match piece {
                Ok(piece) => out.extend(piece),
                Err(_) => return (out, false),
            }
        }
        (out, true)
    }

    #[tokio::test]
    async fn the_last_piece_comes_only_when_the_whole_is_right() {
        assert_eq!(read(&[b"ab", b"cd", b"e"], b"abcde").await, (b"abcde".to_vec(), true));
        assert_eq!(read(&[], b"").await, (Vec::new(), true));
        assert_eq!(read(&[b"ab", b"cd", b"X"], b"abcde").await, (b"abcd".to_vec(), false));
        assert_eq!(read(&[b"ab"], b"abcde").await, (Vec::new(), false));
    }
}

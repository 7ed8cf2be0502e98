//! Deleting a view and taking it back; refuses what everybody has without the right to share.

use access::{Action, Principal};
use store::Tx;
use uuid::Uuid;

use super::save::save;
use super::{View, find, may_change, one};
use crate::once::Once;
use crate::{Cx, Error};

/// Deletes a view from the version the caller has seen.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Stale`], `access-denied`.
pub async fn trash(cx: &Cx, who: &Principal, id: Uuid, version: i64, once: &Once) -> Result<(), Error> {
    cx.db
        .write(async |tx: &mut Tx| {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let (before, _) = find(tx, who, id).await?;
            if before.deleted_at.is_some() {
                return Err(Error::NotFound);
            }
            may_change(who, &before, Action::Trash)?;
            let mut row = before.clone();
            row.deleted_at = Some(cx.now());
            save(cx, tx, who, &before, row, version).await?;
            once.after(cx, tx, who, &()).await
        })
        .await
}

/// Takes a deleted view back; one that is there stays as it is.
///
/// # Errors
/// [`Error::NotFound`], `access-denied`.
pub async fn restore(cx: &Cx, who: &Principal, id: Uuid) -> Result<View, Error> {
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let (before, _) = find(tx, who, id).await?;
            may_change(who, &before, Action::Trash)?;
            if before.deleted_at.is_none() {
                return Ok(());
            }
            let mut row = before.clone();
            row.deleted_at = None;
            let seen = before.version;
            save(cx, tx, who, &before, row, seen).await
        })
        .await?;
    one(cx, who, id).await
}

//! The trees are forests, a slot has one child at most, and the labels say what the edges say.

use super::Found;
use crate::{Cx, Error};

/// The first member at fault.
pub(super) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let broken = store::network::verify(&cx.db, cx.tenant().await?).await.map_err(Error::from)?;
        let first = broken.first();
        Ok(first.map(|b| format!("{} ({} in the {} tree)", b.member, b.code, b.kind.as_str())))
    })
}

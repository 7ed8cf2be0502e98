//! Every sale and every line of it is as it was confirmed, and none is gone.

use super::Found;
use crate::{Cx, Error};

/// The first broken sale or block.
pub(super) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let broken = store::sales::verify(&cx.db, cx.tenant().await?).await.map_err(Error::from)?;
        Ok(broken.map(|broken| format!("{} ({})", broken.id, broken.code)))
    })
}

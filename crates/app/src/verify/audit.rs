//! Every audit entry stands in a sealed block or waits for one, and none was changed.

use super::Found;
use crate::{Cx, Error};

/// The first broken entry or block.
pub(super) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let broken = store::audit::verify(&cx.db, cx.tenant().await?).await.map_err(Error::from)?;
        Ok(broken.map(|broken| format!("{} ({})", broken.id, broken.code)))
    })
}

//! Every record can be found: the index of fragments knows it by the text it has.

use super::Found;
use crate::{Cx, Error};

/// The first record that the index does not know.
pub(super) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let tenant = cx.tenant().await?;
        let catalog = crate::definitions::catalog(cx, tenant).await?;
        let tables = catalog.iter().map(|object| object.table.as_str()).chain(["note"]);
        let gap = store::search::gap(&mut cx.db.read(), tenant, tables).await.map_err(Error::from)?;
        Ok(gap.map(|gap| format!("{} ({})", gap.id, gap.table)))
    })
}

//! Every ledger entry balances in every currency and is what it was when it was written.

use super::Found;
use crate::{Cx, Error};

/// The first entry at fault.
pub(super) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let tenant = cx.tenant().await?;
        let outcome = store::ledger::verify(&mut cx.db.read(), tenant).await.map_err(Error::from)?;
        Ok(outcome.err().map(|fault| format!("{} ({})", fault.entry, fault.code)))
    })
}

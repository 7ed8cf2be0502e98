//! Every posted settlement sums to its postings and its payouts, every payout stands in one posted settlement, and what the
//! ledger owes is what was left and has come since.

use super::Found;
use crate::Cx;

/// The first fault.
pub(super) fn check(cx: &Cx) -> Found<'_> {
    Box::pin(async move {
        let tenant = cx.tenant().await?;
        let found = store::settlements::check::first(&mut cx.db.read(), tenant).await?;
        Ok(found.map(|(fault, id)| format!("{id} ({fault})")))
    })
}

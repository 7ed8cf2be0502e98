//! Sealing what waits in the chains: audit, sales, ledger. Refuses nothing; a repeated call seals what is left.

use crate::{Cx, Error};

/// Turns the entries that wait into blocks and says how many they were. Called at least once a second
/// by every server; two at once share the work.
///
/// # Errors
/// Only when the database fails.
pub async fn tick(cx: &Cx) -> Result<usize, Error> {
    let tenant = cx.tenant().await?;
    // A block is a long transaction: nobody's answer waits for the end of one.
    Ok(store::alone(store::chain::seal_all(&cx.db, tenant, cx.now())).await?)
}

//! Deleting a back-test with everything it found: by whoever asked for it or may change plans, once its job has ended.

use access::{Action, Principal};
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::backtests::{self, BacktestRow};
use uuid::Uuid;

use super::{is_at_work, visible};
use crate::{Cx, Error, plans, trail};

/// Whether somebody may delete it.
pub(super) fn may(who: &Principal, row: &BacktestRow) -> bool {
    who.stands_for(row.asked_by.0.uuid()) || who.may(plans::OBJECT, Action::Update)
}

/// Deletes a back-test.
///
/// # Errors
/// `access-denied`, `not-found`, `backtest-at-work`.
pub async fn remove(cx: &Cx, who: &Principal, id: Uuid) -> Result<(), Error> {
    let row = visible(cx, who, id).await?;
    if !may(who, &row) {
        who.require(plans::OBJECT, Action::Update)?;
    }
    let plan = row.plan.uuid();
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let row = backtests::get(tx, who.tenant, id).await?.ok_or(Error::NotFound)?;
            if is_at_work(&row) {
                return Err(Error::Conflict(Problem::new("backtest-at-work")));
            }
            if !backtests::delete(tx, who.tenant, id).await? {
                return Err(Error::NotFound);
            }
            let diff = json!({ "from": row.from, "to": row.to });
            trail::audit(cx, tx, who, plans::OBJECT, Some(plan), "backtest_delete", &diff).await
        })
        .await
}

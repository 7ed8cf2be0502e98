//! Back-tests: a plan computed over closed months beside what they paid, or beside another plan, as a job; what it would cost, who
//! would gain and lose. Writes nothing into runs, ledger or members; refuses months that are not posted and a second one at a time.

mod export;
mod read;
mod remove;
mod report;
mod run;
mod start;
mod tally;
mod world;

pub use export::{MembersFile, begin};
pub use read::{
    Amount, Backtest, BonusItem, BucketItem, Detail, MemberItem, MembersPage, MonthItem, Page, Question,
    TenthItem, get, list, members,
};
pub use remove::remove;
pub use report::Ranked;
pub use run::run;
pub use start::{Ask, MONTHS_MAX, Started, start};
pub use store::backtests::Order;

use access::{Action, Principal};
use store::backtests::BacktestRow;
use uuid::Uuid;

use crate::{Cx, Error, plans, runs};

/// What a back-test shows is what runs and plans show.
fn require(who: &Principal) -> Result<(), Error> {
    who.require(runs::OBJECT, Action::Read)?;
    who.require(plans::OBJECT, Action::Read)?;
    Ok(())
}

/// A back-test of a plan that the person sees. One whose job was called off before it began is gone.
async fn visible(cx: &Cx, who: &Principal, id: Uuid) -> Result<BacktestRow, Error> {
    require(who)?;
    let row = store::backtests::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)?;
    if is_void(&row) {
        return Err(Error::NotFound);
    }
    runs::seen(cx, who, row.plan).await?.ok_or(Error::NotFound)?;
    Ok(row)
}

/// Whether nothing will come of it any more.
fn is_void(row: &BacktestRow) -> bool {
    !row.finished && row.work.as_ref().is_none_or(|(state, ..)| state == "cancelled")
}

/// Whether its job waits or is at work.
fn is_at_work(row: &BacktestRow) -> bool {
    !row.finished && row.work.as_ref().is_some_and(|(state, ..)| state == "queued" || state == "running")
}

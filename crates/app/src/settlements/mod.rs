//! Settlements: what is owed to members becomes payouts, by the company's rules, computed by a job, approved by a second
//! person, posted once, sent in files and followed until the bank has confirmed it. Refuses to pay a balance twice,
//! whatever is pressed twice, and every change of what was posted.

mod compute;
mod decide;
mod files;
mod payees;
mod payouts;
mod post;
mod read;
mod request;
mod rules;
mod sheet;

pub use compute::run;
pub use decide::{Decide, cancel, decide};
pub use files::{FileItem, FilesPage, Make, files, make, open};
pub use payees::{Amount, Guarantee, HoldText, PayeeText, PayeeView, payee, save_payee};
pub use payouts::{Mark, Marked, PayoutItem, PayoutsPage, mark, mark_file, payouts};
pub use post::post;
pub use read::{
    Approval, Can, Line, MineItem, MinePage, Paid, PayeeItem, PayeesPage, Question, SettlementDetail,
    SettlementItem, SettlementsPage, Statement, Told, Total, get, list, mine, mine_one, payees, statement,
};
pub use request::{Request, Requested, recompute, request};
pub use rules::{RulesText, RulesView, rules, save_rules};
pub use sheet::{Sheet, begin, statement_csv};
pub use store::settlements::payouts::PayoutRow;

use access::{Action, Principal, Scope};
use kernel::{Currency, Money, Problem};
use store::Tx;
use store::settlements::SettlementRow;
use uuid::Uuid;

use crate::{Cx, Error};

/// The object of access decisions about settlements, their rules, payouts and files.
pub const OBJECT: &str = "settlement";
/// The object of access decisions about where members are paid.
pub const PAYEE: &str = "payee";

/// A right to some settlements only is none: a settlement is everybody's.
fn require(who: &Principal, object: &str, action: Action) -> Result<(), Error> {
    who.require(object, action)?;
    if may(who, object, action) {
        return Ok(());
    }
    let problem = Problem::new("access-denied").with("object", object).with("action", action.as_str());
    Err(Error::Forbidden(problem))
}

fn may(who: &Principal, object: &str, action: Action) -> bool {
    who.scope(object, action) == Scope::All
}

/// A settlement the person may read, or nothing.
async fn visible(cx: &Cx, who: &Principal, id: Uuid) -> Result<SettlementRow, Error> {
    require(who, OBJECT, Action::Read)?;
    store::settlements::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)
}

/// Writes the audit entry of a step and announces it.
async fn note(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    id: Uuid,
    action: &str,
    diff: &serde_json::Value,
) -> Result<(), Error> {
    crate::trail::note(cx, tx, who, OBJECT, Some(id), action, diff).await
}

/// The currency of a stored row.
fn currency(code: &str) -> Result<Currency, Error> {
    code.parse().map_err(|problem: Problem| Error::internal(problem.to_string()))
}

/// Minor units as an exact decimal.
fn decimal(minor: i64, currency: Currency) -> String {
    Money::from_minor(minor, currency).decimal()
}

/// A problem of an engine that our own rows caused: a fault, not a refusal.
fn fault(problem: Problem) -> Error {
    Error::internal(problem.to_string())
}

fn overflow() -> Error {
    Error::refused(Problem::new("money-overflow"))
}

/// A short text of a person: no control characters, at most so many characters.
fn check_text(text: &str, most: usize, field: &str) -> Result<(), Problem> {
    if text.chars().count() > most || text.chars().any(char::is_control) {
        return Err(Problem::new("settlement-text").with("most", most).field(field));
    }
    Ok(())
}

/// What one page holds: 1 to 200 rows.
fn page_size(limit: Option<usize>) -> i64 {
    i64::try_from(limit.unwrap_or(50).clamp(1, 200)).unwrap_or(50)
}

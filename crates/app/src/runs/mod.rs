//! Commission runs: asked for, calculated by a job, checked, compared, approved by a second person,
//! posted to the ledger, and opened down to the sale. Refuses a second run of a period, an approval
//! of one's own run, and every change of what was published.

mod anomalies;
mod calculate;
pub(crate) mod carry;
mod closed;
mod comparison;
mod decide;
mod explain;
mod payees;
mod post;
mod read;
mod report;
mod request;
pub(crate) mod undone;
mod view;
mod watch;

pub use anomalies::{AnomaliesPage, AnomaliesQuestion, AnomalyItem, Glance, anomalies, look};
pub use calculate::run;
pub use commission::comparison::Way;
pub use comparison::{
    BonusMove, ComparisonPage, ComparisonQuestion, Comparisons, MemberMove, compare, compare_file,
};
pub use decide::{Decide, decide};
pub use explain::{Explained, explain};
pub use payees::{LineItem, LinesPage, PayeeDetail, PayeeItem, PayeesPage, lines, payee, payees};
pub use post::post;
pub use read::{Approval, Can, PeriodItem, RunDetail, RunItem, get, list, periods};
pub use report::{Anomaly, Carried, Difference, Mover, Recheck, Report, Total, Undone};
pub use request::{Request, Requested, request};
pub use undone::{Taken, TakenBack};
pub use view::{Cache, View, load as load_view};
pub use watch::{Item as WatchedItem, KEPT as ANOMALIES_KEPT, Limits};

pub(crate) use closed::still_open;
pub(crate) use explain::{of_run, of_view};
pub(crate) use payees::{detail, earned, page};
pub(crate) use read::month_of;
pub(crate) use request::{readable, seen};
pub(crate) use view::{apart, row_of};

use access::{Action, Principal};
use kernel::RunId;
use store::runs::record::RunRow;

use crate::{Cx, Error};

/// The object of access decisions.
pub const OBJECT: &str = "run";

/// A run the person may read, or nothing.
async fn visible(cx: &Cx, who: &Principal, id: RunId) -> Result<RunRow, Error> {
    who.require(OBJECT, Action::Read)?;
    store::runs::record::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)
}

/// Writes the audit entry of a step of a run.
async fn audit(
    cx: &Cx,
    tx: &mut store::Tx,
    who: &Principal,
    run: RunId,
    action: &str,
    diff: &serde_json::Value,
) -> Result<(), Error> {
    crate::trail::note(cx, tx, who, OBJECT, Some(run.uuid()), action, diff).await
}

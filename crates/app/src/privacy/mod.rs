//! A person's data: what is held, a copy of it, and forgetting it on request. Refuses while the law, a hold or open business
//! says that it must stay, and whoever has no right to everybody's data.

mod certificate;
mod copy;
mod erase;
mod former;
mod holds;
mod journal;
mod page;
mod preview;
mod requests;
mod run;
mod walk;

use access::{Action, Principal, Scope};
use kernel::Problem;

pub(crate) use certificate::check;
pub use certificate::{Certificate, certificate, why};
pub use copy::{Copied, copy};
pub use erase::erase;
pub use holds::{lift, set};
pub use journal::{JOURNAL, Line, newest as newest_lines, read as read_journal};
pub use preview::{Preview, preview, set_retention};
pub use requests::{RequestPage, RequestView, ask_copy, list, one};
pub use run::replay;
pub(crate) use run::run;
pub use store::privacy::{Figures, Hold, Kind, Piece, State};

use crate::Error;

/// The right's name.
const RIGHT: &str = "privacy";

/// Whether a job is an erasure that has begun: nobody cancels it any more, half of a person is nobody's wish.
pub(crate) fn has_begun(job: &store::jobs::JobRow) -> bool {
    job.kind == RIGHT && job.checkpoint.is_some()
}

/// A right to the data of some people only is none: a person is everywhere.
fn require(who: &Principal, action: Action) -> Result<(), Error> {
    who.require(RIGHT, action)?;
    if who.scope(RIGHT, action) == Scope::All {
        return Ok(());
    }
    let problem = Problem::new("access-denied").with("object", RIGHT).with("action", action.as_str());
    Err(Error::Forbidden(problem))
}

//! Transfers: a member or a whole branch to a new place from a date. Asked with a preview, decided by a
//! second person, executed on its day under the rules of that day. Refuses self-approval, and a change
//! nobody has approved.

mod ask;
mod decide;
mod execute;
mod preview;
mod withdraw;

pub use ask::{ask, get, list};
pub use decide::{Verdict, decide, may_decide};
pub use execute::{Executed, execute_due};
pub use preview::{PathStep, Preview, preview};
pub use store::network::{Transfer, TransferState};
pub use withdraw::{may_withdraw, withdraw};

use jiff::civil::Date;
use kernel::Problem;
use store::network::TreeKind;
use uuid::Uuid;

use crate::Error;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Which tree.
    pub kind: TreeKind,
    /// Who moves.
    pub member: Uuid,
    /// The new parent; none makes the member a root.
    pub new_parent: Option<Uuid>,
    /// The slot under it, in the placement tree.
    pub slot: Option<u16>,
    /// With everybody below; without, the children go up to the old parent.
    pub with_branch: bool,
    /// First day of the new place; a later day than today is executed then.
    pub from: Date,
    /// Why.
    pub reason: String,
}

/// The longest reason, in characters.
const REASON_MAX: usize = 2_000;

fn check(cmd: &Ask) -> Result<(), Error> {
    let mut problems = Vec::new();
    if cmd.new_parent == Some(cmd.member) {
        problems.push(Problem::new("network-self").field("new_parent"));
    }
    if cmd.reason.trim().is_empty() {
        problems.push(Problem::new("transfer-reason-missing").field("reason"));
    } else if cmd.reason.chars().count() > REASON_MAX {
        problems.push(Problem::new("reason-too-long").with("max", REASON_MAX).field("reason"));
    }
    if cmd.slot.is_some() && (cmd.kind == TreeKind::Sponsor || cmd.new_parent.is_none()) {
        problems.push(Problem::new("slot-without-placement").field("slot"));
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Refused(problems)) }
}

//! The checks of `treeline verify`, gathered from every feature; refuses to change anything.
//!
//! A feature adds one line to [`CHECKS`]. A check reads what is there, derives the invariant anew and names the first id
//! that breaks it.

mod audit;
mod ledger;
mod network;
mod runs;
mod sales;
mod search;
mod settlements;

use std::pin::Pin;

use crate::{Cx, Error};

/// What a check found: the first bad id and why, or nothing.
pub type Found<'cx> = Pin<Box<dyn Future<Output = Result<Option<String>, Error>> + Send + 'cx>>;

/// One invariant.
pub struct Check {
    /// What holds when the check is silent.
    pub name: &'static str,
    /// Looks for the first violation.
    pub run: for<'cx> fn(&'cx Cx) -> Found<'cx>,
}

/// Every check, cheap ones first.
pub const CHECKS: &[Check] = &[
    Check { name: "the audit trail is complete and unchanged", run: audit::check },
    Check { name: "every certificate of an erasure is as it was issued", run: crate::privacy::check },
    Check { name: "every file is there and as it was kept", run: crate::attachments::check },
    Check { name: "the trees are acyclic, one child a slot, labels as the edges", run: network::check },
    Check { name: "every sale is as it was confirmed", run: sales::check },
    Check { name: "every ledger entry balances and is unchanged", run: ledger::check },
    Check { name: "every settlement and payout agrees with the ledger", run: settlements::check },
    Check { name: "every record is known to the search index", run: search::check },
    Check { name: "every run computes to its hash and its lines again", run: runs::check },
];

//! The sponsor and placement trees in SQL: dated edges, their order-maintenance labels, and the version
//! row that serialises changes of one tree. Refuses a second open edge, a second child in a slot, an
//! unknown parent and a cycle, also when two requests race.
//!
//! - `tree`: one row a tenant and tree; its `version` rises with every change and is locked first.
//! - `tree_edge`: one row an edge; `valid_to` NULL = open. Nothing is deleted.
//! - `tree_label`: intervals for downline scopes; only rows of the tree's current `epoch` count.

mod bulk;
mod cards;
mod edge;
mod facts;
mod history;
mod label;
mod load;
mod scope;
mod status;
mod transfer;
mod verify;

use jiff::civil::Date;
use kernel::TenantId;
use uuid::Uuid;

use crate::{Read, Tx, Value};

pub use bulk::{Enrolment, add_many, analyze, sweep};
pub use cards::{Card, cards, members_of, sales_volumes, search_cards};
pub use edge::{Move, Moved, OpenEdge, children_of, enrol, move_member, open_edge};
pub use facts::{Fact, Heads, facts_since, heads, scan_facts, set_ranks, touch, touch_all};
pub use history::{DatedEdge, dated_cycle, edges_of, parent_on};
pub use label::{Interval, branch_size, interval};
pub use load::{EdgeNow, LoadedTree, edges_since, load};
pub use scope::{downline_sql, is_within};
pub use status::{
    ACTIVE, Standing, StatusChange, lock_standing, member_standing, record_status, status_history,
};
pub use transfer::{Transfer, TransferState, under_way};
pub use verify::{Broken, verify};

pub mod transfers {
    //! Rows of `transfer`: requests, decisions, executions. Refuses to change a finished one.
    pub use super::transfer::{decide, due, finish, get, insert, list};
}

/// Which tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TreeKind {
    /// Who enrolled whom.
    Sponsor,
    /// Who stands under whom.
    Placement,
}

impl TreeKind {
    /// Both trees.
    pub const ALL: [Self; 2] = [Self::Sponsor, Self::Placement];

    /// The name in SQL, paths and scenarios.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sponsor => "sponsor",
            Self::Placement => "placement",
        }
    }
}

impl std::str::FromStr for TreeKind {
    type Err = kernel::Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| kernel::Problem::new("network-tree-unknown").token(text))
    }
}

/// Why a change of a tree did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database.
    #[error(transparent)]
    Db(#[from] crate::Error),
    /// A rule of the tree, with the member at fault.
    #[error("{} (member {member})", refusal.code())]
    Refused {
        /// The rule.
        refusal: Refused,
        /// The member whose edge was refused.
        member: Uuid,
    },
    /// The tree has changed since the caller looked at it; look again.
    #[error("the tree has changed")]
    Moved,
}

/// The rules of a tree; each has a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The member is not in the tree.
    MemberUnknown,
    /// The parent is not in the tree.
    ParentUnknown,
    /// The parent had not joined on the day the edge begins.
    ParentNotYet,
    /// The member would be its own parent.
    SelfParent,
    /// The member would stand below itself, now or on a later day.
    Cycle,
    /// The member stands in this tree already.
    AlreadyPlaced,
    /// The slot is taken.
    SlotTaken,
    /// The member leaves several children behind that cannot share its one slot.
    ChildrenLeft,
    /// The edge would begin before the one it replaces.
    DateBeforeLast,
    /// Nothing would change.
    NoChange,
}

impl Refused {
    /// The stable code, as in `locales/<lang>/network.ftl` under `problem-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MemberUnknown => "network-member-unknown",
            Self::ParentUnknown => "network-parent-unknown",
            Self::ParentNotYet => "network-parent-not-yet",
            Self::SelfParent => "network-self",
            Self::Cycle => "network-cycle",
            Self::AlreadyPlaced => "network-already-placed",
            Self::SlotTaken => "placement-slot-taken",
            Self::ChildrenLeft => "transfer-children-left",
            Self::DateBeforeLast => "transfer-date-before-last",
            Self::NoChange => "transfer-no-change",
        }
    }

    pub(super) const fn of(self, member: Uuid) -> Error {
        Error::Refused { refusal: self, member }
    }
}

/// A tree's version row, locked by this transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The version this transaction writes.
    pub version: i64,
    /// The epoch whose labels count.
    pub epoch: i64,
}

/// Locks the tree and takes its next version: from here to the end of the transaction nobody else
/// changes this tree.
pub async fn lock(tx: &mut Tx, tenant: TenantId, kind: TreeKind) -> Result<Head, crate::Error> {
    lock_named(tx, tenant, kind.as_str()).await
}

pub(super) async fn lock_named(tx: &mut Tx, tenant: TenantId, name: &str) -> Result<Head, crate::Error> {
    const NEXT: &str = "UPDATE tree SET version = version + 1 WHERE tenant_id = $1 AND tree = $2 \
                        RETURNING version, epoch";
    let key = [Value::Uuid(tenant.uuid()), name.into()];
    if let Some(row) = tx.query_opt(NEXT, &key).await? {
        return Ok(Head { version: row.get(0)?, epoch: row.get(1)? });
    }
    tx.execute(
        "INSERT INTO tree (tenant_id, tree, version, epoch) VALUES ($1, $2, 0, 0) \
         ON CONFLICT (tenant_id, tree) DO NOTHING",
        &key,
    )
    .await?;
    let row = tx.query_opt(NEXT, &key).await?;
    let row = row.ok_or_else(|| crate::Error::Column("the version row of a tree is missing".into()))?;
    Ok(Head { version: row.get(0)?, epoch: row.get(1)? })
}

/// Civil dates are text in both databases; their order is the order of the text.
pub(super) fn day(date: Date) -> Value {
    Value::Text(date.to_string())
}

pub(super) fn parse_day(text: &str) -> Result<Date, crate::Error> {
    text.parse().map_err(|_| crate::Error::Column(format!("{text:?} is not a date")))
}

pub(super) fn slot_value(slot: Option<u16>) -> Value {
    slot.map_or(Value::Null, |s| Value::Int(i64::from(s)))
}

pub(super) fn slot_from(raw: Option<i64>) -> Result<Option<u16>, crate::Error> {
    raw.map(u16::try_from).transpose().map_err(|_| crate::Error::Column("a slot out of range".into()))
}

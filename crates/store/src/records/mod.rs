//! Records of any object: list, get, search, create, update, trash. Refuses rows outside the
//! principal's predicate: a foreign id looks exactly like one that does not exist.
//!
//! Every name that reaches a statement comes from a definition; every value is bound.

pub mod bulk;
mod compute;
pub mod custom;
pub(crate) mod fill;
mod filter;
mod find;
pub(crate) mod folded;
mod linked;
mod links;
mod list;
mod noted;
mod order;
pub(crate) mod reach;
mod read;
mod series;
pub(crate) mod sql;
pub mod totals;
mod trash;
mod which;
mod write;
mod zones;

use std::collections::BTreeMap;

use entity::{Filter, SortKey, Values};
use jiff::Timestamp;
use uuid::Uuid;

pub use compute::recompute;
pub use find::{Hit, search};
pub use links::keep_unseen;
pub use list::{PULL_MAX, Pulled, list, pull};
pub use read::{Label, MASK, any, exists, get, labels};
pub use series::{Drawn, draw, next_code, number_own};
pub use trash::{TrashPage, Trashed, list_trash, purge, restore};
pub(crate) use write::no_circle;
pub use write::{Change, New, create, diff, trash, update};
pub use zones::zones;

/// A record as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Uuid,
    /// Rises with every change; an update names the one it has seen.
    pub version: i64,
    /// The person it belongs to.
    pub owner: Option<Uuid>,
    /// The unit it belongs to.
    pub unit: Option<Uuid>,
    /// The fields that were asked for.
    pub values: Values,
    /// The lines of its parts; empty in lists.
    pub parts: BTreeMap<String, Vec<Line>>,
}

/// One line of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its id, made by the caller for a new line.
    pub id: Uuid,
    /// Its fields.
    pub values: Values,
}

/// When and by whom a change is made.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// Who; `None` is the system itself.
    pub by: Option<Uuid>,
}

/// What a list is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Question<'a> {
    /// The filter, already checked against the definition.
    pub filter: Option<&'a Filter>,
    /// Words, each of which must occur in the record's searched fields.
    pub q: Option<&'a str>,
    /// The order; none: the newest first.
    pub sort: &'a [SortKey],
    /// Where the page before ended.
    pub cursor: Option<&'a str>,
    /// Most rows, 1 to [`LIMIT_MAX`].
    pub limit: usize,
    /// The fields wanted; none: all that a list may show.
    pub columns: &'a [&'a str],
}

/// Most rows of one page.
pub const LIMIT_MAX: usize = 1_000;
/// Counting stops here.
pub const COUNT_MAX: i64 = 1_000;

/// How many rows there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The number, at most [`COUNT_MAX`].
    pub value: i64,
    /// There are more.
    pub capped: bool,
}

impl Count {
    /// So many, as far as is said.
    pub(super) fn of(rows: i64) -> Self {
        Self { value: rows.min(COUNT_MAX), capped: rows > COUNT_MAX }
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its rows.
    pub items: Vec<Record>,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many there are; counted with the first page only.
    pub count: Option<Count>,
}

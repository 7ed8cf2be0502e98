//! What a run is computed from, as columns; loaders fill it, in any order of rows.
//!
//! Invariant: rows of one column belong to rows of the others; optional columns are either empty
//! (absent) or as long as the ids. `commission` checks this and refuses otherwise.

use std::collections::BTreeSet;

use kernel::{Date, Period};

/// "No such row" in a column of row numbers: no sponsor, no returned sale.
pub const NONE: u32 = u32::MAX;

/// One period's world. Only sales inside the period may stand here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    /// The period computed.
    pub period: Period,
    /// Everybody.
    pub members: Members,
    /// The period's sales and returns.
    pub sales: Sales,
    /// What legs of binary bonuses bring from earlier periods: the [`crate::Run::carry`] of the run before.
    pub carry: Vec<Lot>,
}

/// Volume of a leg that arose in one period and is not used up yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lot {
    /// Index in the plan's bonuses.
    pub bonus: u16,
    /// Row of the member whose leg it is.
    pub member: u32,
    /// The leg's slot, from 1.
    pub leg: u16,
    /// First day of the period in which it arose, in days since 1970-01-01.
    pub since: i32,
    /// Ten-thousandths of a point; below zero when returns outweighed.
    pub units: i64,
}

/// Members as columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Members {
    /// Unique ids.
    pub ids: Ids,
    /// Row of the sponsor, or [`NONE`].
    pub sponsor: Vec<u32>,
    /// Row of the parent in the placement tree, or [`NONE`]; empty when there is no such tree.
    pub placement: Vec<u32>,
    /// Slot under the placement parent; empty when absent.
    pub leg: Vec<u16>,
    /// Days since 1970-01-01; [`Values::NO_DATE`] where unknown; empty when absent.
    pub joined: Vec<i32>,
    /// Status; empty when absent.
    pub status: Texts,
    /// The given rank by name; empty when absent.
    pub rank: Texts,
    /// Country; empty when absent.
    pub country: Texts,
    /// Further columns the plan names.
    pub columns: Vec<Column>,
}

/// Sales as columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sales {
    /// Unique ids.
    pub ids: Ids,
    /// Row of the buyer.
    pub member: Vec<u32>,
    /// Days since 1970-01-01.
    pub date: Vec<i32>,
    /// Minor units of the plan's currency; negative for a return.
    pub amount: Vec<i64>,
    /// Kind; empty when absent.
    pub kind: Texts,
    /// Whether the sale takes back another; empty when no sale does. Amounts and number columns of
    /// such a row are already negative here.
    pub returned: Vec<bool>,
    /// The id of the sale that each row takes back, an empty text or the nil UUID where it takes back none;
    /// empty when nobody says which. Such a row is also `returned`.
    pub takes_back: Ids,
    /// Further columns the plan names.
    pub columns: Vec<Column>,
}

/// A further column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The header.
    pub name: String,
    /// The cells.
    pub values: Values,
}

/// Cells of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Fixed point, four decimals (`kernel::Points` units).
    Number(Vec<i64>),
    /// Text.
    Text(Texts),
    /// Days since 1970-01-01, or [`Values::NO_DATE`].
    Date(Vec<i32>),
}

impl Values {
    /// An unknown date: every comparison with it is false.
    pub const NO_DATE: i32 = i32::MIN;

    /// Number of cells.
    pub fn len(&self) -> usize {
        match self {
            Self::Number(cells) => cells.len(),
            Self::Text(cells) => cells.codes.len(),
            Self::Date(cells) => cells.len(),
        }
    }

    /// Whether there are no cells.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Text cells, each distinct text once. `codes[row]` points into `words`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts {
    /// Distinct texts, in any order.
    pub words: Vec<String>,
    /// One code a row.
    pub codes: Vec<u32>,
}

impl Texts {
    /// The text of a row; empty when the column is absent.
    #[inline]
    pub fn get(&self, row: usize) -> &str {
        self.codes.get(row).and_then(|code| self.words.get(*code as usize)).map_or("", String::as_str)
    }

    /// Appends a cell. Looks the word up linearly: for columns of few distinct words, such as
    /// status and country, the last words first.
    pub fn push(&mut self, text: &str) {
        let code = match self.words.iter().rposition(|word| word == text) {
            Some(code) => code,
            None => {
                self.words.push(text.to_owned());
                self.words.len() - 1
            }
        };
        self.codes.push(u32::try_from(code).unwrap_or(NONE));
    }
}

/// Ids, packed one after another: texts of a file, or the 16 bytes of a UUID.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ids {
    /// Whether each id is 16 raw bytes of a UUID (`ends` stays empty).
    uuids: bool,
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Ids {
    /// An empty list of texts.
    pub fn texts() -> Self {
        Self::default()
    }

    /// An empty list of UUIDs.
    pub fn uuids() -> Self {
        Self { uuids: true, ..Self::default() }
    }

    /// Appends a text (to a list of texts).
    pub fn push(&mut self, id: &str) {
        debug_assert!(!self.uuids);
        self.bytes.extend_from_slice(id.as_bytes());
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
    }

    /// Appends a UUID (to a list of UUIDs).
    pub fn push_uuid(&mut self, id: [u8; 16]) {
        debug_assert!(self.uuids);
        self.bytes.extend_from_slice(&id);
    }

    /// How many.
    pub fn len(&self) -> usize {
        if self.uuids { self.bytes.len() / 16 } else { self.ends.len() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The raw bytes of an id; empty past the end.
    #[inline]
    pub fn bytes(&self, row: usize) -> &[u8] {
        if self.uuids {
            return self.bytes.get(row * 16..row * 16 + 16).unwrap_or(&[]);
        }
        let start = if row == 0 { 0 } else { self.ends.get(row - 1).map_or(0, |end| *end as usize) };
        let end = self.ends.get(row).map_or(start, |end| *end as usize);
        self.bytes.get(start..end).unwrap_or(&[])
    }

    /// The UUID of a row, in a list of UUIDs.
    pub fn uuid(&self, row: usize) -> Option<[u8; 16]> {
        if self.uuids { self.bytes(row).try_into().ok() } else { None }
    }

    /// The id for people: the text, or the UUID with hyphens.
    pub fn show(&self, row: usize) -> String {
        let bytes = self.bytes(row);
        if !self.uuids {
            return String::from_utf8_lossy(bytes).into_owned();
        }
        let mut text = String::with_capacity(36);
        for (index, byte) in bytes.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            text.push_str(&format!("{byte:02x}"));
        }
        text
    }
}

impl Inputs {
    /// A world without members and sales.
    pub fn empty(period: Period) -> Self {
        Self { period, members: Members::default(), sales: Sales::default(), carry: Vec::new() }
    }

    /// The id of the sale that a row takes back, if it says which.
    pub fn taken(&self, row: usize) -> Option<&[u8]> {
        let id = self.sales.takes_back.bytes(row);
        Some(id).filter(|id| id.iter().any(|byte| *byte != 0))
    }

    /// Rows, ascending, that take back a sale of an earlier period.
    pub fn late(&self) -> Vec<usize> {
        if self.sales.takes_back.is_empty() {
            return Vec::new();
        }
        let rows = 0..self.sales.ids.len();
        let own: BTreeSet<&[u8]> = rows.clone().map(|row| self.sales.ids.bytes(row)).collect();
        rows.filter(|row| self.taken(*row).is_some_and(|id| !own.contains(id))).collect()
    }

    /// Whether a sale's day lies in the period.
    pub fn in_period(&self, day: i32) -> bool {
        Date::from_days(day).is_ok_and(|date| self.period.contains(date))
    }
}

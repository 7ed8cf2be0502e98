//! What a back-test found, as it is kept with it: minor units, names, counts. Holds no sentences and nobody's name.

use serde::{Deserialize, Serialize};

/// The whole of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// Month by month.
    pub months: Vec<Month>,
    /// Members who got something on either side.
    pub members: u64,
    /// Those who get more, and how much more together.
    pub winners: Side,
    /// Those who get less, and how much less together, below zero.
    pub losers: Side,
    /// How many members differ by how much, from the largest loss to the largest gain.
    pub buckets: Vec<Bucket>,
    /// What each tenth of those who are paid gets, the best paid first.
    pub tenths: Vec<Tenth>,
    /// One a bonus of either side.
    pub bonuses: Vec<Bonus>,
    /// How many bear each rank after the last month, lowest first.
    pub ranks: Vec<Ranked>,
    /// Lots of legs that nobody takes on under the plan.
    pub lapsed: u64,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// `2026-10`.
    pub period: String,
    /// What was sold, minor units.
    pub volume: i64,
    /// What was paid before.
    pub before: i64,
    /// What the plan pays.
    pub after: i64,
    /// Members paid before.
    pub paid_before: u64,
    /// Members paid under the plan.
    pub paid_after: u64,
}

/// Some members and their differences together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Side {
    /// How many.
    pub count: u64,
    /// Minor units.
    pub sum: i64,
}

/// Differences of one size: `from` is the end nearer to zero, `to` the farther one, open where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// Minor units.
    pub from: i64,
    /// Minor units.
    pub to: Option<i64>,
    /// Below zero, zero or above.
    pub sign: i8,
    /// How many, and together.
    pub side: Side,
}

/// A tenth of those who are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tenth {
    /// Minor units.
    pub before: i64,
    /// Minor units.
    pub after: i64,
}

/// A bonus; a side that does not have it pays nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bonus {
    /// Its name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// Its kind in the plan language.
    pub kind: String,
    /// Minor units; none where the other side does not have it.
    pub before: Option<i64>,
    /// Minor units; none where the plan does not have it.
    pub after: Option<i64>,
}

/// A rank and who bears it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// Its name.
    pub rank: String,
    /// Members before.
    pub before: u64,
    /// Members under the plan.
    pub after: u64,
}

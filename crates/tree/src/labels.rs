//! Order-maintenance labels over the Euler tour, for downline scopes in SQL: a member's branch is
//! everybody whose `pre` lies within the member's `pre..=last`.
//!
//! A member opens with `pre` and closes with `last`; labels are `1..SPAN`, ascending along the tour.
//! New members and moved branches always enter right before their parent's end. Where the room there
//! is used up, the smallest window around the end that is not too dense is
//! spread again. Pure: the caller reads tokens of a window and writes the new labels.

use crate::{Forest, Node};

/// Labels are below this; 2^62 leaves sums and halves of two labels within 64 bits.
pub const SPAN: i64 = 1 << 62;

/// A member's interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where the member opens.
    pub pre: i64,
    /// Where it closes.
    pub last: i64,
}

impl Label {
    /// Whether `other` is this member or below it.
    #[must_use]
    pub const fn holds(self, other: Self) -> bool {
        self.pre <= other.pre && other.last <= self.last
    }
}

/// Fresh labels for a whole forest, by node, spread evenly.
#[must_use]
pub fn assign(forest: &Forest) -> Vec<Label> {
    let gap = SPAN / (2 * forest.len() as i64 + 1);
    (0..forest.len() as Node)
        .map(|v| {
            let (pre, last) = forest.interval(v);
            // Before `v` opens, `pre` members have opened and all but its ancestors have closed.
            let open = 2 * i64::from(pre) - i64::from(forest.depth(v));
            let close = open + 2 * i64::from(last - pre) + 1;
            Label { pre: (open + 1) * gap, last: (close + 1) * gap }
        })
        .collect()
}

/// An interval between `before` (the label in front of the parent's end) and `end`, or `None` when
/// there is no room. Most of the room stays outside, for siblings; an eighth is for the own branch.
#[must_use]
pub const fn fit_leaf(before: i64, end: i64) -> Option<Label> {
    let gap = end - before;
    if gap < 4 {
        return None;
    }
    let pre = before + 1;
    let inner = gap / 8;
    Some(Label { pre, last: pre + if inner < 1 { 1 } else { inner } })
}

/// Labels for a whole branch of `tokens` opens and closes between `before` and `end`, or `None` where
/// it would stand so tightly that the next enrolments would all have to spread it.
#[must_use]
pub fn fit_branch(before: i64, end: i64, tokens: usize) -> Option<Vec<i64>> {
    let roomy = (tokens as i64 + 1).checked_mul(32)?;
    // The last quarter of the gap stays free for the next sibling.
    let upper = end - (end - before) / 4;
    (upper - before > roomy).then(|| spread(before, upper, tokens))
}

/// A stretch of the label space that may be spread again: labels strictly between `low` and `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The label below the stretch.
    pub low: i64,
    /// The label above it.
    pub high: i64,
    /// How many tokens may stand in it after the change.
    pub allowed: i64,
}

/// Windows around `at`, from the smallest to the whole space. Take the first in which the tokens
/// already there and the new ones together are at most `allowed`.
///
/// A window of 2^i labels may hold 2^(5i/8) tokens: the larger, the sparser. So after a spread
/// every window inside has room for a constant share of its size, and an insertion costs amortised
/// O(log n) new labels, also when all of them hit the same place.
pub fn windows(at: i64) -> impl Iterator<Item = Window> {
    (8..=62u32).step_by(2).map(move |i| {
        let size = 1i64 << i;
        let below = (at - 1) & !(size - 1);
        Window { low: below, high: below + size + 1, allowed: 1i64 << (i * 5 / 8) }
    })
}

/// `tokens` new labels strictly between `low` and `high`, evenly spread. Not only ends get room: a
/// cluster of opens would count as dense and drag every spread near it into a larger window.
/// The caller has seen to it that there is room (`high - low > tokens`).
#[must_use]
pub fn spread(low: i64, high: i64, tokens: usize) -> Vec<i64> {
    let share = (high - low) / (tokens as i64 + 1);
    (1..=tokens as i64).map(|i| low + i * share).collect()
}

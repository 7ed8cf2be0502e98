//! What changed between two runs: by bonus and by member, matched by id; refuses other currencies.

use kernel::Problem;
use plan::{Ids, Run};

/// The difference of two runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// New total less old, minor units.
    pub amount: i64,
    /// Per bonus name, old and new amount in minor units; a bonus of one run only has 0 in the other.
    pub bonuses: Vec<(String, i64, i64)>,
    /// Members only the new run knows.
    pub added: u64,
    /// Members only the old run knows.
    pub removed: u64,
    /// Members whose amount, rank or paid-as rank differ, in the order of their ids.
    pub changed: Vec<Change>,
}

/// One member that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Row in the old run, if known there.
    pub old_row: Option<usize>,
    /// Row in the new run, if known there.
    pub new_row: Option<usize>,
    /// Old amount of all bonuses, minor units.
    pub old: i64,
    /// New amount.
    pub new: i64,
    /// Whether the title or the paid-as rank differs.
    pub rank: bool,
}

/// Compares two runs with the ids of their members.
pub fn diff(old: (&Run, &Ids), new: (&Run, &Ids)) -> Result<Diff, Problem> {
    let ((old, old_ids), (new, new_ids)) = (old, new);
    if old.currency != new.currency {
        let problem = Problem::new("money-currencies-differ");
        return Err(problem.with("one", old.currency).with("other", new.currency));
    }
    let overflow = || Problem::new("money-overflow");
    let mut bonuses: Vec<(String, i64, i64)> = Vec::new();
    for (totals, is_new) in [(&old.totals, false), (&new.totals, true)] {
        for total in totals {
            let known = bonuses.iter().position(|(name, _, _)| *name == total.bonus);
            let place = known.unwrap_or_else(|| {
                bonuses.push((total.bonus.clone(), 0, 0));
                bonuses.len() - 1
            });
            let entry = &mut bonuses[place];
            let side = if is_new { &mut entry.2 } else { &mut entry.1 };
            *side = total.amount;
        }
    }
    let mut amount = 0_i64;
    for (_, before, after) in &bonuses {
        let change = after.checked_sub(*before).ok_or_else(overflow)?;
        amount = amount.checked_add(change).ok_or_else(overflow)?;
    }
    let mut out = Diff { amount, bonuses, added: 0, removed: 0, changed: Vec::new() };
    let (olds, news) = (by_id(old_ids), by_id(new_ids));
    let (mut at_old, mut at_new) = (olds.iter().peekable(), news.iter().peekable());
    loop {
        let order = match (at_old.peek(), at_new.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(one), Some(two)) => old_ids.bytes(**one).cmp(new_ids.bytes(**two)),
        };
        let one = if order.is_le() { at_old.next().copied() } else { None };
        let two = if order.is_ge() { at_new.next().copied() } else { None };
        out.removed += u64::from(two.is_none());
        out.added += u64::from(one.is_none());
        let earned = |run: &Run, row: Option<usize>| row.and_then(|row| run.members.earned.get(row).copied());
        let ranks = |run: &Run, row: Option<usize>| {
            let at = |ranks: &[u8]| row.and_then(|row| ranks.get(row).copied());
            (at(&run.members.rank), at(&run.members.paid_as))
        };
        let (before, after) = (earned(old, one).unwrap_or(0), earned(new, two).unwrap_or(0));
        let rank = one.is_some() && two.is_some() && ranks(old, one) != ranks(new, two);
        if before != after || rank {
            out.changed.push(Change { old_row: one, new_row: two, old: before, new: after, rank });
        }
    }
    Ok(out)
}

fn by_id(ids: &Ids) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..ids.len()).collect();
    rows.sort_by(|one, two| ids.bytes(*one).cmp(ids.bytes(*two)));
    rows
}

//! What a person should look at among the payees of a run: values in, findings out, in whole minor units. Refuses
//! nothing by rule: columns of unequal length are read as far as they go.

use kernel::Problem;

/// From where on something counts as odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// So many earlier runs are looked at.
    pub runs: u32,
    /// A jump is more than so many tenths of the median.
    pub times_tenths: u32,
    /// And above this amount, minor units.
    pub least: i64,
    /// So many highest amounts are the top.
    pub top: u32,
    /// A first payment above this is large, minor units.
    pub large: i64,
    /// So many percent of the ceiling are nearly all of it.
    pub ceiling_percent: u32,
}

impl Bounds {
    /// What is taken where nobody said it: a jump is three times the median and above what half of the payees get;
    /// large is what one payee of a hundred gets.
    pub fn proposed(earned: &[i64]) -> Self {
        let mut paid: Vec<i64> = earned.iter().copied().filter(|amount| *amount > 0).collect();
        paid.sort_unstable();
        let share = |percent: usize| {
            let at = (paid.len() * percent).div_ceil(100).saturating_sub(1);
            paid.get(at).copied().unwrap_or(0)
        };
        Self { runs: 6, times_tenths: 30, least: share(50), top: 10, large: share(99), ceiling_percent: 90 }
    }
}

/// An earlier run, seen from the rows of the new one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// What each member of the new run got; none: that run did not know the member.
    pub amounts: Vec<Option<i64>>,
    /// What it took to be among its highest amounts: see [`threshold`].
    pub threshold: i64,
}

/// The columns of a run, one row a member.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subjects {
    /// What the run pays, less what it takes back.
    pub earned: Vec<i64>,
    /// Whether the member's standing is no active one.
    pub left: Vec<bool>,
    /// What the ledger owes the member before this run is posted; none: it has never written anything.
    pub owed: Vec<Option<i64>>,
    /// Earlier runs.
    pub past: Vec<Past>,
}

/// What is odd about a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// The run itself ends below zero.
    Negative,
    /// Once the run is posted the member owes the company.
    Owes,
    /// Much more than in most earlier runs; against the median.
    Jump,
    /// Among the highest, in none of the earlier runs; against the least amount of the top.
    NewTop,
    /// Never paid before, and a large amount; against the bound.
    FirstLarge,
    /// Paid without an active standing.
    Left,
}

impl Oddity {
    /// All, the gravest first.
    pub const ALL: [Self; 6] =
        [Self::Negative, Self::Owes, Self::Left, Self::Jump, Self::NewTop, Self::FirstLarge];
}

/// One finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// What is odd.
    pub oddity: Oddity,
    /// The member's row.
    pub row: usize,
    /// How much, minor units.
    pub amount: i64,
    /// Compared with, minor units; none where there is nothing to compare with.
    pub against: Option<i64>,
}

/// The least of the `top` highest amounts above zero; where there are fewer, every amount above zero is among them.
pub fn threshold(amounts: impl Iterator<Item = i64>, top: u32) -> i64 {
    let mut paid: Vec<i64> = amounts.filter(|amount| *amount > 0).collect();
    let top = top as usize;
    if top == 0 || paid.len() < top {
        return if top == 0 { i64::MAX } else { 1 };
    }
    let (_, least, _) = paid.select_nth_unstable_by(top - 1, |one, two| two.cmp(one));
    *least
}

/// How amounts above zero are spread: payees and sum of each tenth of them, the highest amounts first. Fewer than ten
/// payees make fewer tenths; where they do not divide, the first tenths have one payee more.
pub fn tenths(amounts: &[i64]) -> Result<Vec<(u64, i64)>, Problem> {
    let mut paid: Vec<i64> = amounts.iter().copied().filter(|amount| *amount > 0).collect();
    paid.sort_unstable_by_key(|amount| std::cmp::Reverse(*amount));
    let parts = paid.len().min(10);
    let mut out = Vec::with_capacity(parts);
    let mut rest = paid.as_slice();
    for part in (1..=parts).rev() {
        let (tenth, later) = rest.split_at(rest.len().div_ceil(part));
        let sum = tenth.iter().try_fold(0i64, |sum, amount| sum.checked_add(*amount));
        out.push((tenth.len() as u64, sum.ok_or_else(|| Problem::new("money-overflow"))?));
        rest = later;
    }
    Ok(out)
}

/// Everything odd, by kind as in [`Oddity::ALL`], within a kind the largest amounts first, then by row.
pub fn anomalies(subjects: &Subjects, bounds: &Bounds) -> Result<Vec<Finding>, Problem> {
    let top = threshold(subjects.earned.iter().copied(), bounds.top);
    let mut found = Vec::new();
    let mut earlier = Vec::with_capacity(subjects.past.len());
    for (row, &amount) in subjects.earned.iter().enumerate() {
        earlier.clear();
        earlier.extend(subjects.past.iter().filter_map(|past| past.amounts.get(row).copied().flatten()));
        let mut add = |oddity, amount, against| found.push(Finding { oddity, row, amount, against });
        if amount < 0 {
            add(Oddity::Negative, amount, None);
        }
        let owed = subjects.owed.get(row).copied().flatten();
        let after = owed.unwrap_or(0).checked_add(amount).ok_or_else(|| Problem::new("money-overflow"))?;
        if after < 0 {
            add(Oddity::Owes, after, Some(amount));
        }
        if amount <= 0 {
            continue;
        }
        if subjects.left.get(row).copied().unwrap_or(false) {
            add(Oddity::Left, amount, None);
        }
        if subjects.past.is_empty() {
            continue;
        }
        let known = earlier.iter().any(|amount| *amount != 0);
        if known && let Some(twice) = twice_median(&mut earlier) {
            let jumps = i128::from(amount) * 20 > i128::from(bounds.times_tenths) * twice.max(0);
            if jumps && amount > bounds.least {
                add(Oddity::Jump, amount, i64::try_from(twice.div_euclid(2)).ok());
            }
        }
        let was_top = |past: &Past| past.amounts.get(row).copied().flatten() >= Some(past.threshold.max(1));
        if amount >= top && !subjects.past.iter().any(was_top) {
            add(Oddity::NewTop, amount, Some(top));
        }
        if !known && owed.is_none() && amount > bounds.large {
            add(Oddity::FirstLarge, amount, Some(bounds.large));
        }
    }
    let place = |oddity: Oddity| Oddity::ALL.iter().position(|one| *one == oddity);
    found.sort_by_key(|one| (place(one.oddity), std::cmp::Reverse(one.amount.unsigned_abs()), one.row));
    Ok(found)
}

/// Twice the median, so that the middle of two amounts stays whole.
fn twice_median(amounts: &mut [i64]) -> Option<i128> {
    if amounts.is_empty() {
        return None;
    }
    amounts.sort_unstable();
    let (low, high) = ((amounts.len() - 1) / 2, amounts.len() / 2);
    Some(i128::from(amounts[low]) + i128::from(amounts[high]))
}

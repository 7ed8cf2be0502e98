//! Whom two runs pay otherwise: new, gone, up and down, the largest difference first. Rows are ids with minor units in
//! ascending order of the ids; refuses rows out of order and sums out of range.

use kernel::Problem;

/// A member's id and amount.
pub type Paid = ([u8; 16], i64);

/// How a member's amount moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Paid now, not before.
    New,
    /// Paid before, not now.
    Gone,
    /// More than before.
    Up,
    /// Less than before.
    Down,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::New, Self::Gone, Self::Up, Self::Down];

    /// The word for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// A member whose amount moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The member's id.
    pub member: [u8; 16],
    /// How.
    pub way: Way,
    /// Before, minor units.
    pub old: i64,
    /// Now.
    pub new: i64,
}

/// How many moved one way, and by how much together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// Members.
    pub count: u64,
    /// New less old, minor units.
    pub amount: i64,
}

/// The comparison of two runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Together before and now, minor units.
    pub totals: (i64, i64),
    /// Members with the same amount, other than zero.
    pub same: u64,
    /// In the order of [`Way::ALL`].
    pub sums: [Sum; 4],
    /// The largest difference first, then by id.
    pub moves: Vec<Move>,
}

/// Compares what two runs paid.
pub fn compare(old: &[Paid], new: &[Paid]) -> Result<Comparison, Problem> {
    for rows in [old, new] {
        if rows.is_sorted_by(|one, two| one.0 < two.0) {
            continue;
        }
        return Err(Problem::new("run-chunk-damaged"));
    }
    let overflow = || Problem::new("money-overflow");
    let mut out = Comparison::default();
    let (mut before, mut after) = (old.iter().copied().peekable(), new.iter().copied().peekable());
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(one), Some(two)) => one.0.cmp(&two.0),
        };
        let one = if order.is_le() { before.next() } else { None };
        let two = if order.is_ge() { after.next() } else { None };
        let Some(member) = two.or(one).map(|(member, _)| member) else { break };
        let (old, new) = (one.map_or(0, |(_, amount)| amount), two.map_or(0, |(_, amount)| amount));
        out.totals.0 = out.totals.0.checked_add(old).ok_or_else(overflow)?;
        out.totals.1 = out.totals.1.checked_add(new).ok_or_else(overflow)?;
        let way = match (old, new) {
            _ if old == new => {
                out.same += u64::from(new != 0);
                continue;
            }
            (0, _) => Way::New,
            (_, 0) => Way::Gone,
            _ if new > old => Way::Up,
            _ => Way::Down,
        };
        let change = new.checked_sub(old).ok_or_else(overflow)?;
        let sum = &mut out.sums[way as usize];
        sum.count += 1;
        sum.amount = sum.amount.checked_add(change).ok_or_else(overflow)?;
        out.moves.push(Move { member, way, old, new });
    }
    out.moves.sort_by_key(|one| (std::cmp::Reverse(one.new.abs_diff(one.old)), one.member));
    Ok(out)
}

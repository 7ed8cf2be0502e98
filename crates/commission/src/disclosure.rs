//! How earnings were spread: the figures of an income disclosure statement, over one period or several. Whole minor
//! units, nearest-rank percentiles; refuses overflow, and shows no amounts of groups so small that they name somebody.
//!
//! What belongs into such a statement: typical earnings and not the best ones, those who got nothing, and costs (FTC,
//! Business Guidance Concerning Multi-Level Marketing, 2018, 13; In re Herbalife, FTC C-3:16-cv-05217, 2016).

use std::collections::BTreeMap;

use kernel::Problem;

/// The percentiles shown.
pub const PERCENTILES: [u32; 7] = [10, 25, 50, 75, 90, 95, 99];

/// Amounts of fewer members are not shown: they would tell what one of them earns.
pub const FEWEST: u64 = 5;

/// One member over all periods asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Member {
    /// What the runs paid, minor units.
    pub earned: i64,
    /// What the member bought, minor units: a cost of selling.
    pub bought: i64,
    /// Whether the plan called the member active in any period.
    pub active: bool,
    /// The rank paid as in the last period that knew the member, an index in the ladder.
    pub rank: u8,
}

/// The spread over a group of members.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spread {
    /// How many members.
    pub members: u64,
    /// How many earned nothing, or less than nothing after what was taken back.
    pub nothing: u64,
    /// How many earned more than they bought.
    pub ahead: u64,
    /// What all earned, minor units; none for a group of fewer than [`FEWEST`], as with all below.
    pub earned: Option<i64>,
    /// What all bought.
    pub bought: Option<i64>,
    /// Mean, rounded towards zero.
    pub mean: Option<i64>,
    /// The percentiles, nearest rank, in the order of [`PERCENTILES`].
    pub percentiles: Option<[i64; 7]>,
    /// What the best paid hundredth earned: at least one member, so shown from 100 × [`FEWEST`] members on.
    pub top: Option<i64>,
}

/// The statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disclosure {
    /// Everybody.
    pub all: Spread,
    /// Those who were active.
    pub active: Spread,
    /// Everybody by rank, the lowest first; ranks nobody has are left out.
    pub ranks: Vec<(u8, Spread)>,
}

/// The statement over these members, in any order.
///
/// # Errors
/// `money-overflow`.
pub fn disclosure(members: &[Member]) -> Result<Disclosure, Problem> {
    let mut ranks: BTreeMap<u8, Vec<Member>> = BTreeMap::new();
    for member in members {
        ranks.entry(member.rank).or_default().push(*member);
    }
    let active: Vec<Member> = members.iter().filter(|member| member.active).copied().collect();
    let ranks = ranks.into_iter().map(|(rank, members)| Ok((rank, spread(&members)?)));
    Ok(Disclosure {
        all: spread(members)?,
        active: spread(&active)?,
        ranks: ranks.collect::<Result<_, Problem>>()?,
    })
}

fn spread(members: &[Member]) -> Result<Spread, Problem> {
    let count =
        |wanted: &dyn Fn(&Member) -> bool| members.iter().filter(|member| wanted(member)).count() as u64;
    let out = Spread {
        members: members.len() as u64,
        nothing: count(&|member| member.earned <= 0),
        ahead: count(&|member| member.earned > member.bought),
        ..Spread::default()
    };
    if out.members < FEWEST {
        return Ok(out);
    }
    let mut earned: Vec<i64> = members.iter().map(|member| member.earned).collect();
    earned.sort_unstable();
    let total = sum(earned.iter().copied())?;
    let hundredth = earned.len() / 100;
    let top = (hundredth as u64 >= FEWEST).then(|| sum(earned[earned.len() - hundredth..].iter().copied()));
    Ok(Spread {
        earned: Some(total),
        bought: Some(sum(members.iter().map(|member| member.bought))?),
        mean: i64::try_from(earned.len()).ok().map(|count| total / count),
        percentiles: Some(PERCENTILES.map(|percent| earned[nearest(earned.len(), percent)])),
        top: top.transpose()?,
        ..out
    })
}

/// The place of a percentile by nearest rank: the smallest value that at least so many hundredths do not exceed.
fn nearest(count: usize, percent: u32) -> usize {
    (count * percent as usize).div_ceil(100).saturating_sub(1)
}

fn sum(mut amounts: impl Iterator<Item = i64>) -> Result<i64, Problem> {
    amounts.try_fold(0_i64, i64::checked_add).ok_or_else(|| Problem::new("money-overflow"))
}

//! Bonuses whose rate depends on both people: the payee, and the source some levels below. One line
//! a payee, level and source.

use std::borrow::Cow;
use std::ops::Range;

use kernel::{Problem, Rate};
use plan::{LevelRates, Line, Source};

use super::{Out, Payer, Ready};
use crate::eval::Facts;
use crate::forest::Forest;

/// Who is paid for whom.
pub(super) struct Pairs<'f> {
    pub forest: Cow<'f, Forest>,
    /// What each source brings.
    pub on: Vec<i64>,
    /// The ranks the rates go by; empty where they are the same for all.
    pub ranks: &'f [u8],
    /// Handles of the rates by rank of the payee, rank of the source, and level.
    pub handles: Vec<Vec<Vec<Option<usize>>>>,
}

impl Pairs<'_> {
    fn rank(&self, member: usize) -> usize {
        self.ranks.get(member).map_or(0, |rank| usize::from(*rank))
    }
}

/// The ranks that rates go by.
pub(super) fn ranks<'f>(rates: &LevelRates, facts: &'f Facts) -> &'f [u8] {
    match rates {
        LevelRates::Flat(_) => &[],
        LevelRates::ByPaidAs(_) => &facts.paid_as,
        LevelRates::ByTitle(_) => &facts.rank,
    }
}

/// Handles of every rate that pays something.
pub(super) fn handles(
    payer: &mut Payer<'_, '_, '_, '_>,
    ranks: usize,
    depth: usize,
    rate: impl Fn(usize, usize, usize) -> Result<Rate, Problem>,
) -> Result<Vec<Vec<Vec<Option<usize>>>>, Problem> {
    let mut out = Vec::with_capacity(ranks);
    for payee in 0..ranks {
        let mut of_payee = Vec::with_capacity(ranks);
        for source in 0..ranks {
            let mut levels = Vec::with_capacity(depth);
            for level in 1..=depth {
                let rate = rate(payee, source, level)?;
                levels.push(if rate == Rate::ZERO { None } else { Some(payer.rate(rate)?) });
            }
            of_payee.push(levels);
        }
        out.push(of_payee);
    }
    Ok(out)
}

impl Ready for Pairs<'_> {
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem> {
        for place in places {
            let payee = self.forest.node(place);
            let mut stretch = self.forest.children(place);
            let rates = &self.handles[self.rank(payee)];
            let depth = rates.iter().filter_map(|levels| levels.iter().rposition(Option::is_some)).max();
            let Some(depth) = depth.filter(|_| !stretch.is_empty()) else { continue };
            if !out.is_eligible(payee)? {
                continue;
            }
            let before = out.lines();
            let mut sum = 0_i64;
            for level in 1..=depth + 1 {
                for source in stretch.clone().map(|place| self.forest.node(place)) {
                    let Some(rate) = rates[self.rank(source)][level - 1] else { continue };
                    let line = Line {
                        payee: payee as u32,
                        source: source as u32,
                        kind: Source::Member,
                        level: level as u16,
                        ..Line::default()
                    };
                    let paid = out.line(line, self.on[source], rate)?;
                    sum = sum.checked_add(paid).ok_or_else(|| out.overflow(payee))?;
                }
                stretch = self.forest.below(&stretch);
                if stretch.is_empty() {
                    break;
                }
            }
            if out.lines() > before {
                out.credit(payee, sum);
            }
        }
        Ok(())
    }
}

//! Unilevel: each level of a payee's downline is one stretch of numbers, so a level is paid by one
//! scan over its sales, or by one subtraction of running sums.

use std::borrow::Cow;
use std::ops::Range;

use kernel::{Problem, Rate};
use plan::{LevelRates, Line, Lines, Source, Unilevel};

use super::pairs::ranks;
use super::upline::upline;
use super::{Out, Payer, Ready, Sold};
use crate::eval::Compiler;
use crate::forest::Forest;
use crate::scale::Common;
use crate::volumes::per_sale;

/// What the levels are counted on.
pub(super) struct Levels<'f> {
    pub(super) forest: Cow<'f, Forest>,
    lines: Lines,
    on: Cow<'f, [i64]>,
    /// For lines per sale.
    sold: Option<Sold<'f>>,
    /// Running sums of `on` by place, for lines per level and payee.
    pub(super) running: Vec<i64>,
    /// No sum of volumes is larger.
    largest: i64,
    /// The rates over one denominator, for lines per payee.
    pub(super) common: Common,
    /// Handles of the rates by rank and level.
    pub(super) handles: Vec<Vec<Option<usize>>>,
    /// The ranks the rates go by; empty for flat rates.
    ranks: &'f [u8],
}

/// Finds the counted people and the rates of every rank.
pub(super) fn ready<'w, 'a>(
    payer: &mut Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Unilevel,
) -> Result<Levels<'w>, Problem> {
    let forest = upline(payer, compiler, kind.tree, &kind.compression, &kind.stop)?;
    let handles = handles(payer, &kind.rates)?;
    let on = Cow::Borrowed(&payer.facts.volumes[kind.on][..]);
    let ranks = ranks(&kind.rates, payer.facts);
    Levels::new(payer, compiler, (kind.on, on), forest, (handles, ranks))
}

impl Ready for Levels<'_> {
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem> {
        if self.lines == Lines::Payee {
            return match self.common.narrow(self.largest) {
                Some(over) => self.gather(out, places, over),
                None => self.gather(out, places, self.common.wide()),
            };
        }
        for place in places {
            let first = self.forest.children(place);
            if first.is_empty() {
                continue;
            }
            let payee = self.forest.node(place);
            let rates = &self.handles[self.rank(payee)];
            if rates.is_empty() || !out.is_eligible(payee)? {
                continue;
            }
            self.pay_one(out, payee, first, rates)?;
        }
        Ok(())
    }
}

/// Handles of the rates by rank and level; no rate at a level is `None`.
pub(super) fn handles(
    payer: &mut Payer<'_, '_, '_, '_>,
    rates: &LevelRates,
) -> Result<Vec<Vec<Option<usize>>>, Problem> {
    let ladder = payer.world.plan.ranks.ladder.len().max(1);
    let mut out = Vec::with_capacity(ladder);
    for rank in 0..ladder {
        let rank = u8::try_from(rank).unwrap_or(u8::MAX);
        let mut list = Vec::new();
        for rate in rates.of(rank, rank) {
            list.push(if *rate == Rate::ZERO { None } else { Some(payer.rate(*rate)?) });
        }
        out.push(list);
    }
    Ok(out)
}

/// `running[p]` is the sum of `on` over the places before `p`. The sum of all sizes must fit, so that
/// no part of it can overflow later, whatever the signs; it is given too.
fn running(payer: &Payer<'_, '_, '_, '_>, forest: &Forest, on: &[i64]) -> Result<(Vec<i64>, i64), Problem> {
    let mut out = Vec::with_capacity(forest.len() + 1);
    let (mut sum, mut sizes) = (0_i64, 0_i64);
    out.push(sum);
    for place in 0..forest.len() {
        let member = forest.node(place);
        let more = on[member].checked_abs().and_then(|size| sizes.checked_add(size));
        sizes = more.ok_or_else(|| payer.overflow(member))?;
        sum += on[member];
        out.push(sum);
    }
    Ok((out, sizes))
}

impl<'w> Levels<'w> {
    /// Over a tree of counted people: what each source brings (of this volume), and the handles of the
    /// rates by rank and level with the ranks they go by. All rates must be registered.
    pub(super) fn new<'a>(
        payer: &Payer<'w, 'a, '_, '_>,
        compiler: &Compiler<'a>,
        (volume, on): (usize, Cow<'w, [i64]>),
        forest: Cow<'w, Forest>,
        (handles, ranks): (Vec<Vec<Option<usize>>>, &'w [u8]),
    ) -> Result<Self, Problem> {
        let (world, lines) = (payer.world, payer.bonus.lines);
        let volume = &world.plan.volumes[volume];
        let sold = match lines {
            Lines::Sale => {
                let units = per_sale(world, compiler, payer.facts, &volume.formula, &volume.name)?;
                Some(Sold::new(world, &forest, units))
            }
            _ => None,
        };
        let (running, largest) = match lines {
            Lines::Level | Lines::Payee => running(payer, &forest, &on)?,
            _ => (Vec::new(), 0),
        };
        let common = payer.common()?;
        if !common.holds(largest) {
            // The sum of all sizes at the largest rate: more than anybody can earn, and it does not fit.
            return Err(payer.overflow(0));
        }
        Ok(Self { forest, lines, on, sold, running, largest, common, handles, ranks })
    }

    /// Which rates a payee has.
    #[inline]
    pub(super) fn rank(&self, payee: usize) -> usize {
        self.ranks.get(payee).map_or(0, |rank| usize::from(*rank))
    }

    fn pay_one(
        &self,
        out: &mut Out<'_, '_, '_>,
        payee: usize,
        first: Range<usize>,
        rates: &[Option<usize>],
    ) -> Result<(), Problem> {
        let before = out.lines();
        let mut sum = 0_i64;
        let mut stretch = first;
        for (level, rate) in (1_u16..).zip(rates) {
            if let Some(rate) = rate {
                let line = Line { payee: payee as u32, level, ..Line::default() };
                let paid = match (&self.sold, self.lines) {
                    (Some(sold), _) => out.sales(line, sold, &stretch, *rate),
                    (None, Lines::Member) => self.by_member(out, line, &stretch, *rate),
                    (None, _) => out.line(line, self.sum(&stretch), *rate),
                }?;
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
        Ok(())
    }

    /// The volume of a stretch of places.
    #[inline]
    fn sum(&self, stretch: &Range<usize>) -> i64 {
        self.running[stretch.end] - self.running[stretch.start]
    }

    fn by_member(
        &self,
        out: &mut Out<'_, '_, '_>,
        line: Line,
        stretch: &Range<usize>,
        rate: usize,
    ) -> Result<i64, Problem> {
        let mut sum = 0_i64;
        for place in stretch.clone() {
            let source = self.forest.node(place);
            let line = Line { source: source as u32, kind: Source::Member, ..line };
            let amount = out.line(line, self.on[source], rate)?;
            sum = sum.checked_add(amount).ok_or_else(|| out.overflow(line.payee as usize))?;
        }
        Ok(sum)
    }
}

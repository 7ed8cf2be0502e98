//! Stairstep differential: one scan for the rates, one over each front line for the nets. Exact
//! gross amounts telescope, so the nets sum to the roots' gross whatever the tree.

use std::collections::BTreeMap;
use std::ops::Range;

use kernel::{Problem, Rate};
use plan::{Differential, Line, Lines};

use super::{Out, Payer, Ready, Sold, bracket};
use crate::eval::{Compiler, all};
use crate::forest::Forest;
use crate::parallel;
use crate::scale::Common;
use crate::volumes::per_sale;

/// No bracket reached: rate 0.
const NO_RATE: u16 = u16::MAX;
/// No difference between a leg's rate and its payee's.
const SAME: u16 = u16::MAX;

/// Every member's bracket and group.
pub(super) struct Stairs<'f> {
    forest: &'f Forest,
    /// The place of each member's bracket.
    steps: Vec<u16>,
    /// The handle of each bracket's rate.
    rates: Vec<usize>,
    on: &'f [i64],
    common: Common,
    by_sale: Option<BySale<'f>>,
}

/// What lines per sale need besides.
struct BySale<'f> {
    sold: Sold<'f>,
    /// The handle of the payee's rate less the leg's, by the member at the top of the leg.
    differs: Vec<u16>,
    /// Brackets whose rate is nothing.
    nothing: Vec<bool>,
}

/// Finds everybody's bracket and shows the gross of every member as the figure `<bonus>.gross`.
pub(super) fn ready<'w, 'a>(
    payer: &mut Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Differential,
) -> Result<Stairs<'w>, Problem> {
    let (world, facts) = (payer.world, payer.facts);
    let forest = world.forest(kind.tree);
    let (found, on) = (&facts.volumes[kind.find], &facts.volumes[kind.on]);
    let mut steps = vec![NO_RATE; found.len()];
    parallel::fill(&mut steps, |first, steps| -> Result<(), Problem> {
        for (step, units) in steps.iter_mut().zip(&found[first..]) {
            let place = bracket(&kind.rates, *units);
            *step = place.and_then(|place| u16::try_from(place).ok()).unwrap_or(NO_RATE);
        }
        Ok(())
    })?;
    let rates: Result<Vec<usize>, Problem> = kind.rates.iter().map(|step| payer.rate(step.rate)).collect();
    let rates = rates?;
    gross(payer, &steps, &rates, on)?;
    let by_sale = match payer.bonus.lines {
        Lines::Sale => Some(by_sale(payer, compiler, kind, &steps)?),
        _ => None,
    };
    Ok(Stairs { forest, steps, rates, on, common: payer.common()?, by_sale })
}

fn gross(
    payer: &mut Payer<'_, '_, '_, '_>,
    steps: &[u16],
    rates: &[usize],
    on: &[i64],
) -> Result<(), Problem> {
    let mut out = vec![0_i64; steps.len()];
    let scales: Vec<_> = rates.iter().map(|rate| payer.rates[*rate].scale).collect();
    let world = payer.world;
    let name = &payer.bonus.name;
    parallel::fill(&mut out, |first, stretch| {
        for (member, amount) in (first..).zip(stretch) {
            if let Some(scale) = scales.get(usize::from(steps[member])) {
                *amount = scale.apply(on[member]).ok_or_else(|| world.overflow(member, name))?;
            }
        }
        Ok(())
    })?;
    payer.emitter.figure(format!("{}.gross", payer.bonus.name), out);
    Ok(())
}

/// Registers the differences of rates in the order in which payees and their legs come, and notes
/// each leg's.
fn by_sale<'w, 'a>(
    payer: &mut Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Differential,
    steps: &[u16],
) -> Result<BySale<'w>, Problem> {
    let (world, facts) = (payer.world, payer.facts);
    let own = kind.own(world.plan).ok_or_else(|| Problem::new("run-formula"))?;
    let sales = per_sale(world, compiler, facts, own, &payer.bonus.name)?;
    let eligible = compiler.all(&payer.bonus.eligible)?;
    let forest = world.forest(kind.tree);
    let rate_at = |step: u16| kind.rates.get(usize::from(step)).map_or(Rate::ZERO, |bracket| bracket.rate);
    let mut known: BTreeMap<(u16, u16), u16> = BTreeMap::new();
    let mut differs = vec![SAME; steps.len()];
    for place in 0..forest.len() {
        let payee = forest.node(place);
        for child in forest.children(place) {
            let member = forest.node(child);
            let pair = (steps[payee], steps[member]);
            if pair.0 == pair.1 {
                continue;
            }
            if let Some(handle) = known.get(&pair) {
                differs[member] = *handle;
                continue;
            }
            let may = all(&eligible, facts, world.who(payee)).map_err(|_| payer.overflow(payee))?;
            if !may {
                // Nobody is paid this difference here; if it is wanted elsewhere, it is numbered there.
                continue;
            }
            let difference = rate_at(pair.0).checked_sub(rate_at(pair.1))?;
            let handle = match difference == Rate::ZERO {
                true => SAME,
                false => {
                    u16::try_from(payer.rate(difference)?).map_err(|_| Problem::new("run-too-many-rates"))?
                }
            };
            known.insert(pair, handle);
            differs[member] = handle;
        }
    }
    let nothing = kind.rates.iter().map(|bracket| bracket.rate == Rate::ZERO).collect();
    Ok(BySale { sold: Sold::new(world, forest, sales), differs, nothing })
}

impl Ready for Stairs<'_> {
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem> {
        for place in places {
            match &self.by_sale {
                Some(by_sale) => self.shares(out, place, by_sale)?,
                None => self.net(out, place)?,
            }
        }
        Ok(())
    }
}

impl Stairs<'_> {
    /// The rate and the group it applies to; `None` where the gross is nothing.
    #[inline]
    fn gross(&self, member: usize) -> Option<(usize, i64)> {
        let rate = self.rates.get(usize::from(self.steps[member]))?;
        let units = self.on[member];
        if units == 0 { None } else { Some((*rate, units)) }
    }

    /// The exact net of one member: own rate on the group, less each front-line group at its rate.
    fn net(&self, out: &mut Out<'_, '_, '_>, place: usize) -> Result<(), Problem> {
        let member = self.forest.node(place);
        let children = self.forest.children(place);
        let own = self.gross(member);
        if own.is_none() && !children.clone().any(|child| self.gross(self.forest.node(child)).is_some()) {
            return Ok(());
        }
        if !out.is_eligible(member)? {
            return Ok(());
        }
        let mut exact = 0_i128;
        if let Some((rate, units)) = own {
            out.share(i128::from(units), rate);
            exact = self.common.share(rate, units).ok_or_else(|| out.overflow(member))?;
        }
        for child in children {
            let Some((rate, units)) = self.gross(self.forest.node(child)) else { continue };
            let minus = units.checked_neg().ok_or_else(|| out.overflow(member))?;
            out.share(i128::from(minus), rate);
            let share = self.common.share(rate, minus);
            exact = share.and_then(|share| exact.checked_add(share)).ok_or_else(|| out.overflow(member))?;
        }
        let amount = self.common.round(exact).ok_or_else(|| out.overflow(member))?;
        let rate = own.map_or(Line::MIXED, |(rate, _)| out.number(rate));
        if amount != 0 {
            let base = self.on[member];
            out.write(Line { payee: member as u32, base, rate, amount, ..Line::default() });
            out.credit(member, amount);
        }
        Ok(())
    }

    /// One line a sale: the payee's rate less the rate of the leg the sale came up through.
    fn shares(&self, out: &mut Out<'_, '_, '_>, place: usize, by_sale: &BySale<'_>) -> Result<(), Problem> {
        let payee = self.forest.node(place);
        let step = usize::from(self.steps[payee]);
        let own = self.rates.get(step).filter(|_| !by_sale.nothing[step]);
        let leg_differs = |child: usize| by_sale.differs[self.forest.node(child)] != SAME;
        if own.is_none() && !self.forest.children(place).any(leg_differs) {
            return Ok(());
        }
        if !out.is_eligible(payee)? {
            return Ok(());
        }
        let line = Line { payee: payee as u32, ..Line::default() };
        let before = out.lines();
        let mut sum = 0_i64;
        if let Some(rate) = own {
            sum = out.sales(line, &by_sale.sold, &(place..place + 1), *rate)?;
        }
        for child in self.forest.children(place) {
            let rate = by_sale.differs[self.forest.node(child)];
            if rate == SAME {
                continue;
            }
            let mut level = child..child + 1;
            while !level.is_empty() {
                let paid = out.sales(line, &by_sale.sold, &level, usize::from(rate))?;
                sum = sum.checked_add(paid).ok_or_else(|| out.overflow(payee))?;
                level = self.forest.below(&level);
            }
        }
        if out.lines() > before {
            out.credit(payee, sum);
        }
        Ok(())
    }
}

//! Stairstep differential: one scan for the rates, one over each front line for the nets. Exact
//! gross amounts telescope, so the nets sum to the roots' gross whatever the tree.

use kernel::{Problem, Rate};
use plan::{Differential, Line, Lines};

use super::{Payer, bracket};
use crate::eval::Compiler;
use crate::forest::Forest;
use crate::scale::Common;
use crate::volumes::per_sale;

/// No bracket reached: rate 0.
const NO_RATE: u8 = u8::MAX;

/// Pays the nets and shows the gross of every member as the figure `<bonus>.gross`.
pub(super) fn pay<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Differential,
) -> Result<(), Problem> {
    let (world, facts) = (payer.world, payer.facts);
    let forest = world.forest(kind.tree);
    let (found, on) = (&facts.volumes[kind.find], &facts.volumes[kind.on]);
    let steps: Vec<u8> = found
        .iter()
        .map(|units| {
            bracket(&kind.rates, *units).and_then(|place| u8::try_from(place).ok()).unwrap_or(NO_RATE)
        })
        .collect();
    let rates: Result<Vec<usize>, Problem> = kind.rates.iter().map(|step| payer.rate(step.rate)).collect();
    let rates = rates?;
    gross(payer, &steps, &rates, on)?;
    if payer.bonus.lines == Lines::Sale {
        let own = kind.own(world.plan).ok_or_else(|| Problem::new("run-formula"))?;
        let sales = per_sale(world, compiler, facts, own, &payer.bonus.name)?;
        return by_sale(payer, forest, kind, &steps, &sales);
    }
    let groups = Groups { steps: &steps, rates: &rates, on, common: payer.common()? };
    for place in 0..forest.len() {
        net(payer, forest, place, &groups)?;
    }
    Ok(())
}

fn gross(
    payer: &mut Payer<'_, '_, '_, '_>,
    steps: &[u8],
    rates: &[usize],
    on: &[i64],
) -> Result<(), Problem> {
    let mut out = Vec::with_capacity(steps.len());
    for (member, (step, units)) in steps.iter().zip(on).enumerate() {
        let amount = match rates.get(usize::from(*step)) {
            Some(rate) => payer.scale(*rate).apply(*units).ok_or_else(|| payer.overflow(member))?,
            None => 0,
        };
        out.push(amount);
    }
    payer.emitter.figure(format!("{}.gross", payer.bonus.name), out);
    Ok(())
}

/// The exact net of one member: own rate on the group, less each front-line group at its rate.
fn net(
    payer: &mut Payer<'_, '_, '_, '_>,
    forest: &Forest,
    place: usize,
    groups: &Groups<'_>,
) -> Result<(), Problem> {
    let member = forest.node(place);
    let children = forest.children(place);
    let own = groups.gross(member);
    if own.is_none() && !children.clone().any(|child| groups.gross(forest.node(child)).is_some()) {
        return Ok(());
    }
    if !payer.is_eligible(member)? {
        return Ok(());
    }
    let mut exact = 0_i128;
    if let Some((rate, units)) = own {
        payer.share(units, rate);
        exact = groups.common.share(rate, units).ok_or_else(|| payer.overflow(member))?;
    }
    for child in children {
        let Some((rate, units)) = groups.gross(forest.node(child)) else { continue };
        let minus = units.checked_neg().ok_or_else(|| payer.overflow(member))?;
        payer.share(minus, rate);
        let share = groups.common.share(rate, minus);
        exact = share.and_then(|share| exact.checked_add(share)).ok_or_else(|| payer.overflow(member))?;
    }
    let amount = groups.common.round(exact).ok_or_else(|| payer.overflow(member))?;
    let rate = own.map_or(Line::MIXED, |(rate, _)| payer.number(rate));
    let before = payer.lines();
    payer.write(Line { payee: member as u32, base: groups.on[member], rate, amount, ..Line::default() })?;
    if payer.lines() > before { payer.credit(member, amount) } else { Ok(()) }
}

/// Every member's bracket and group.
struct Groups<'f> {
    steps: &'f [u8],
    rates: &'f [usize],
    on: &'f [i64],
    common: Common,
}

impl Groups<'_> {
    /// The rate and the group it applies to; `None` where the gross is nothing.
    #[inline]
    fn gross(&self, member: usize) -> Option<(usize, i64)> {
        let rate = self.rates.get(usize::from(self.steps[member]))?;
        let units = self.on[member];
        if units == 0 { None } else { Some((*rate, units)) }
    }
}

/// One line a sale: the payee's rate less the rate of the leg the sale came up through.
fn by_sale(
    payer: &mut Payer<'_, '_, '_, '_>,
    forest: &Forest,
    kind: &Differential,
    steps: &[u8],
    sales: &[i64],
) -> Result<(), Problem> {
    let rate_at = |step: u8| kind.rates.get(usize::from(step)).map_or(Rate::ZERO, |bracket| bracket.rate);
    for place in 0..forest.len() {
        let payee = forest.node(place);
        let own = rate_at(steps[payee]);
        let leg_differs = |child: usize| steps[forest.node(child)] != steps[payee];
        let nothing = own == Rate::ZERO && !forest.children(place).any(leg_differs);
        if nothing || !payer.is_eligible(payee)? {
            continue;
        }
        let before = payer.lines();
        let mut sum = 0_i64;
        if own != Rate::ZERO {
            let rate = payer.rate(own)?;
            sum = stretch(payer, forest, payee, &(place..place + 1), rate, sales)?;
        }
        for child in forest.children(place) {
            let differs = own.checked_sub(rate_at(steps[forest.node(child)]))?;
            if differs == Rate::ZERO {
                continue;
            }
            let rate = payer.rate(differs)?;
            let mut level = child..child + 1;
            while !level.is_empty() {
                let paid = stretch(payer, forest, payee, &level, rate, sales)?;
                sum = sum.checked_add(paid).ok_or_else(|| payer.overflow(payee))?;
                level = forest.below(&level);
            }
        }
        if payer.lines() > before {
            payer.credit(payee, sum)?;
        }
    }
    Ok(())
}

fn stretch(
    payer: &mut Payer<'_, '_, '_, '_>,
    forest: &Forest,
    payee: usize,
    places: &std::ops::Range<usize>,
    rate: usize,
    sales: &[i64],
) -> Result<i64, Problem> {
    let world = payer.world;
    let line = Line { payee: payee as u32, ..Line::default() };
    if forest.is_plain() {
        let stretch = world.sale_start[places.start] as usize..world.sale_start[places.end] as usize;
        return payer.sales(line, stretch, sales, rate);
    }
    let mut sum = 0_i64;
    for place in places.clone() {
        let amount = payer.sales(line, world.sales_of(forest.node(place)), sales, rate)?;
        sum = sum.checked_add(amount).ok_or_else(|| payer.overflow(payee))?;
    }
    Ok(sum)
}

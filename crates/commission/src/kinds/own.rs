//! Bonuses on the payee's own volume: retail margin and personal volume brackets.

use std::borrow::Cow;

use kernel::Problem;
use plan::{Brackets, Line, Lines, Retail};

use super::{Payer, bracket};
use crate::eval::Compiler;
use crate::volumes::per_sale;

/// `rate × on` for every eligible member.
pub(super) fn retail<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Retail,
) -> Result<(), Problem> {
    let rate = payer.rate(kind.rate)?;
    pay(payer, compiler, kind.on, |_| Some(rate))
}

/// The rate is found with one volume, the money counted on another.
pub(super) fn brackets<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Brackets,
) -> Result<(), Problem> {
    let rates: Result<Vec<usize>, Problem> = kind.rates.iter().map(|step| payer.rate(step.rate)).collect();
    let rates = rates?;
    let found = &payer.facts.volumes[kind.find];
    pay(payer, compiler, kind.on, |member| bracket(&kind.rates, found[member]).map(|place| rates[place]))
}

fn pay<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    on: usize,
    rate_of: impl Fn(usize) -> Option<usize>,
) -> Result<(), Problem> {
    let (world, facts) = (payer.world, payer.facts);
    let by_sale = payer.bonus.lines == Lines::Sale;
    let volume = &world.plan.volumes[on];
    let sales = match by_sale {
        true => per_sale(world, compiler, facts, &volume.formula, &volume.name)?,
        false => Cow::Borrowed(&[][..]),
    };
    for member in 0..world.members() {
        let Some(rate) = rate_of(member) else { continue };
        if !payer.is_eligible(member)? {
            continue;
        }
        let before = payer.lines();
        let line = Line { payee: member as u32, ..Line::default() };
        let sum = if by_sale {
            payer.sales(line, world.sales_of(member), &sales, rate)?
        } else {
            payer.line(line, facts.volumes[on][member], rate)?
        };
        if payer.lines() > before {
            payer.credit(member, sum)?;
        }
    }
    Ok(())
}

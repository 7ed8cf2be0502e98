//! Bonuses on the payee's own volume: retail margin and personal volume brackets.

use std::ops::Range;

use kernel::Problem;
use plan::{Brackets, Line, Lines, Retail};

use super::{Out, Payer, Ready, Sold, bracket};
use crate::eval::Compiler;
use crate::volumes::per_sale;

/// How a payee's rate is found.
enum Rates<'f> {
    Flat(usize),
    /// Handles of the brackets' rates, and the volume they are found with.
    Found(Vec<usize>, &'f Brackets, &'f [i64]),
}

/// One of the two, ready to be paid.
pub(super) struct Own<'f> {
    rates: Rates<'f>,
    on: &'f [i64],
    /// For lines per sale.
    sold: Option<Sold<'f>>,
}

/// `rate × on` for every eligible member.
pub(super) fn retail<'w, 'a>(
    payer: &mut Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Retail,
) -> Result<Own<'w>, Problem> {
    let rate = payer.rate(kind.rate)?;
    Own::new(payer, compiler, kind.on, Rates::Flat(rate))
}

/// The rate is found with one volume, the money counted on another.
pub(super) fn brackets<'w, 'a: 'w>(
    payer: &mut Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Brackets,
) -> Result<Own<'w>, Problem> {
    let rates: Result<Vec<usize>, Problem> = kind.rates.iter().map(|step| payer.rate(step.rate)).collect();
    let found = &payer.facts.volumes[kind.find];
    Own::new(payer, compiler, kind.on, Rates::Found(rates?, kind, found))
}

impl<'w> Own<'w> {
    fn new<'a>(
        payer: &Payer<'w, 'a, '_, '_>,
        compiler: &Compiler<'a>,
        on: usize,
        rates: Rates<'w>,
    ) -> Result<Self, Problem> {
        let (world, facts) = (payer.world, payer.facts);
        let volume = &world.plan.volumes[on];
        let sold = match payer.bonus.lines {
            Lines::Sale => {
                let units = per_sale(world, compiler, facts, &volume.formula, &volume.name)?;
                Some(Sold::new(world, &world.sponsor, units))
            }
            _ => None,
        };
        Ok(Self { rates, on: &facts.volumes[on], sold })
    }
}

impl Ready for Own<'_> {
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem> {
        for member in places {
            let rate = match &self.rates {
                Rates::Flat(rate) => Some(*rate),
                Rates::Found(rates, kind, found) => {
                    bracket(&kind.rates, found[member]).map(|place| rates[place])
                }
            };
            let Some(rate) = rate else { continue };
            if !out.is_eligible(member)? {
                continue;
            }
            let before = out.lines();
            let line = Line { payee: member as u32, ..Line::default() };
            let sum = match &self.sold {
                // Members are the places of the sponsor tree.
                Some(sold) => out.sales(line, sold, &(member..member + 1), rate)?,
                None => out.line(line, self.on[member], rate)?,
            };
            if out.lines() > before {
                out.credit(member, sum);
            }
        }
        Ok(())
    }
}

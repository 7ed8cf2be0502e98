//! Pool: the company's volume at one rate, divided by shares so that the cents add up exactly.

use std::ops::Range;

use kernel::{Points, Problem};
use plan::{Line, Pool, Shares};

use super::{Out, Payer, Ready, divide};
use crate::eval::{Compiler, all};

/// One share where everybody has one.
const ONE: i64 = Points::UNIT;

/// Everybody's part.
pub(super) struct Parts {
    rate: usize,
    /// The company's volume; 0 when nothing is divided.
    total: i64,
    /// Shares and amount of each member.
    parts: Vec<(i64, i64)>,
}

/// Adds up the company, then the shares of those who qualify, and divides.
pub(super) fn ready<'a>(
    payer: &mut Payer<'_, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Pool,
) -> Result<Parts, Problem> {
    let (world, facts) = (payer.world, payer.facts);
    let rate = payer.rate(kind.rate)?;
    let overflow = || Problem::new("run-overflow").with("member", "").with("rule", &payer.bonus.name);
    let total: i128 = facts.volumes[kind.on].iter().map(|units| i128::from(*units)).sum();
    let total = i64::try_from(total).map_err(|_| overflow())?;
    let eligible = compiler.all(&payer.bonus.eligible)?;
    let mut parts = vec![(0, 0); world.members()];
    for (member, (shares, _)) in parts.iter_mut().enumerate() {
        let own = match kind.shares {
            Shares::Equal => ONE,
            Shares::By(volume) => facts.volumes[volume][member],
        };
        if own > 0 && all(&eligible, facts, world.who(member)).map_err(|_| payer.overflow(member))? {
            *shares = own;
        }
    }
    let pool = match total > 0 && parts.iter().any(|(shares, _)| *shares > 0) {
        true => payer.rates[rate].scale.apply(total).ok_or_else(overflow)?,
        false => return Ok(Parts { rate, total: 0, parts }),
    };
    let id = |member: usize| world.inputs.members.ids.bytes(world.row_of[member] as usize);
    divide(pool, &mut parts, |one, two| id(one).cmp(id(two))).ok_or_else(overflow)?;
    Ok(Parts { rate, total, parts })
}

impl Ready for Parts {
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem> {
        if places.start == 0 {
            // The exact pool, once: what its lines miss of it is one rounding.
            out.share(i128::from(self.total), self.rate);
        }
        for member in places {
            let (base, amount) = self.parts[member];
            if amount == 0 {
                continue;
            }
            let rate = out.number(self.rate);
            out.write(Line { payee: member as u32, base, rate, amount, ..Line::default() });
            out.credit(member, amount);
        }
        Ok(())
    }
}

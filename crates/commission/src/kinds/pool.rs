//! Pool: the company's volume at one rate, divided by shares so that the cents add up exactly.

use std::cmp::Reverse;
use std::ops::Range;

use kernel::{Points, Problem};
use plan::{Line, Pool, Shares};

use super::{Out, Payer, Ready};
use crate::eval::{Compiler, all};
use crate::world::World;

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
    divide(pool, &mut parts, world).ok_or_else(overflow)?;
    Ok(Parts { rate, total, parts })
}

/// Whole cents first, then a cent each to the largest remainders, of equal ones to the lower id.
fn divide(pool: i64, parts: &mut [(i64, i64)], world: &World<'_>) -> Option<()> {
    let whole: i128 = parts.iter().map(|(shares, _)| i128::from(*shares)).sum();
    let mut left = pool;
    let mut remainders = Vec::new();
    for (member, (shares, amount)) in parts.iter_mut().enumerate().filter(|(_, (shares, _))| *shares > 0) {
        // Below 2^126: a product of two numbers of 63 bits.
        let product = i128::from(pool) * i128::from(*shares);
        *amount = i64::try_from(product.div_euclid(whole)).ok()?;
        left = left.checked_sub(*amount)?;
        remainders.push((product.rem_euclid(whole), member));
    }
    let left = usize::try_from(left).ok()?;
    let id = |member: usize| world.inputs.members.ids.bytes(world.row_of[member] as usize);
    remainders.sort_unstable_by(|one, two| {
        Reverse(one.0).cmp(&Reverse(two.0)).then_with(|| id(one.1).cmp(id(two.1)))
    });
    for (_, member) in remainders.iter().take(left) {
        parts[*member].1 = parts[*member].1.checked_add(1)?;
    }
    Some(())
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

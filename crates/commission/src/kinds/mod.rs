//! The bonus kinds, one file each: who is paid, for what, at which rate. A kind prepares itself once
//! and then pays blocks of places, which threads share.

pub(crate) mod binary;
mod differential;
mod gathered;
mod generation;
pub(crate) mod limit;
mod matching;
mod out;
mod overriding;
mod own;
mod pairs;
mod pool;
mod sold;
mod unilevel;
mod upline;

use std::ops::Range;

use kernel::{Problem, Rate};
use plan::{Bonus, Bracket, Kind, Lines};

use crate::chunk::Pool;
use crate::emit::{Emitter, Total};
use crate::eval::{Compiler, Facts};
use crate::parallel;
use crate::scale::{Common, Scale};
use crate::world::World;

use out::{Item, Known, Out, Terms};
use sold::Sold;

/// Places a block where a place has at most one line: about a chunk of lines.
const LIGHT: usize = 16_384;
/// Places a block where a place may have a whole downline of lines: few, to share out evenly.
const HEAVY: usize = 256;

/// A bonus ready to be paid: everything it needs is known, so blocks of places can be paid in any
/// order, at the same time.
trait Ready: Sync {
    /// Pays the payees at these places.
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem>;
}

/// Pays one bonus of the plan.
pub(crate) fn pay<'a>(
    world: &World<'a>,
    compiler: &Compiler<'a>,
    facts: &Facts,
    index: usize,
    emitter: &mut Emitter<'_>,
    pool: &Pool,
) -> Result<(), Problem> {
    let bonus = &world.plan.bonuses[index];
    let mut payer =
        Payer { world, facts, index, bonus, unit: world.plan.unit_rate(bonus)?, rates: Vec::new(), emitter };
    let ready: Box<dyn Ready + '_> = match &bonus.kind {
        Kind::Retail(kind) => Box::new(own::retail(&mut payer, compiler, kind)?),
        Kind::Brackets(kind) => Box::new(own::brackets(&mut payer, compiler, kind)?),
        Kind::Unilevel(kind) => Box::new(unilevel::ready(&mut payer, compiler, kind)?),
        Kind::Differential(kind) => Box::new(differential::ready(&mut payer, compiler, kind)?),
        Kind::Generation(kind) => Box::new(generation::ready(&mut payer, compiler, kind)?),
        Kind::Matching(kind) => Box::new(matching::ready(&mut payer, compiler, kind)?),
        Kind::Override(kind) => Box::new(overriding::ready(&mut payer, compiler, kind)?),
        Kind::Pool(kind) => Box::new(pool::ready(&mut payer, compiler, kind)?),
        Kind::Binary(kind) => Box::new(binary::ready(&mut payer, compiler, kind)?),
        Kind::Limit(kind) => Box::new(limit::ready(&mut payer, compiler, kind)?),
    };
    let rates = payer.rates;
    let terms = Terms { world, facts, index, bonus, eligible: compiler.all(&bonus.eligible)?, rates, pool };
    let mut total = Total::new(index);
    let mut bases = vec![0_i128; terms.rates.len()];
    let size = if matches!(bonus.lines, Lines::Sale | Lines::Member) { HEAVY } else { LIGHT };
    let blocks = world.members().div_ceil(size);
    parallel::in_order(
        blocks,
        parallel::threads().min(blocks).saturating_sub(1),
        |block, hand| {
            let mut out = Out::new(&terms, hand);
            ready.pay(&mut out, parallel::stretch(block, size, world.members()))?;
            out.close();
            Ok(())
        },
        |item| match item {
            Item::Chunk(chunk) => {
                emitter.chunk(&chunk)?;
                pool.put(chunk);
                Ok(())
            }
            Item::Done(done) => {
                total.lines += done.lines;
                // 2^32 members of 2^63 units each stay far below 2^127.
                bases.iter_mut().zip(&done.bases).for_each(|(sum, base)| *sum += base);
                done.credits.iter().try_for_each(|(payee, amount)| {
                    emitter.credit(world, *payee as usize, *amount, &mut total)
                })
            }
        },
    )?;
    if let Kind::Limit(_) = &bonus.kind {
        return emitter.whole(total, &bonus.name);
    }
    let mut exact = Rate::ZERO;
    for (known, base) in terms.rates.iter().zip(bases) {
        exact = exact.checked_add(known.scale.rate.checked_mul(Rate::new(base, 1)?)?)?;
    }
    emitter.total(total, &bonus.name, exact)
}

/// What a kind needs while it prepares itself.
struct Payer<'w, 'a, 's, 'e> {
    world: &'w World<'a>,
    facts: &'w Facts,
    /// Of the bonus in the plan.
    index: usize,
    bonus: &'a Bonus,
    /// Minor units for one unit of volume, before the bonus's own rate.
    unit: Rate,
    rates: Vec<Known>,
    emitter: &'e mut Emitter<'s>,
}

impl Payer<'_, '_, '_, '_> {
    /// Registers a rate; the result is its handle for [`Out::line`]. Rates are numbered in the order
    /// they come here, which must not depend on threads.
    fn rate(&mut self, rate: Rate) -> Result<usize, Problem> {
        if let Some(place) = self.rates.iter().position(|known| known.rate == rate) {
            return Ok(place);
        }
        let scale = Scale::new(self.unit, rate, self.world.plan.rounding)?;
        let number = self.emitter.rate(rate)?;
        self.rates.push(Known { rate, number, scale });
        Ok(self.rates.len() - 1)
    }

    fn overflow(&self, member: usize) -> Problem {
        self.world.overflow(member, &self.bonus.name)
    }

    /// All rates registered so far over one denominator, by their handles.
    fn common(&self) -> Result<Common, Problem> {
        let rates: Vec<Rate> = self.rates.iter().map(|known| known.scale.rate).collect();
        Common::new(&rates, self.world.plan.rounding)
    }
}

/// Divides whole cents by shares: everybody gets the whole part, and what is left goes, a cent each, to the
/// largest remainders; `before` orders the equal ones. Pairs are shares and amounts; places without shares
/// get nothing.
fn divide(
    sum: i64,
    parts: &mut [(i64, i64)],
    before: impl Fn(usize, usize) -> std::cmp::Ordering,
) -> Option<()> {
    let whole: i128 = parts.iter().map(|(shares, _)| i128::from(*shares)).sum();
    let mut left = sum;
    let mut remainders = Vec::new();
    for (place, (shares, amount)) in parts.iter_mut().enumerate().filter(|(_, (shares, _))| *shares > 0) {
        // Below 2^126: a product of two numbers of 63 bits.
        let product = i128::from(sum) * i128::from(*shares);
        *amount = i64::try_from(product.div_euclid(whole)).ok()?;
        left = left.checked_sub(*amount)?;
        remainders.push((product.rem_euclid(whole), place));
    }
    let left = usize::try_from(left).ok()?;
    remainders.sort_unstable_by(|one, two| two.0.cmp(&one.0).then_with(|| before(one.1, two.1)));
    for (_, place) in remainders.iter().take(left) {
        parts[*place].1 = parts[*place].1.checked_add(1)?;
    }
    Some(())
}

/// The place of the bracket a volume has reached, if any.
pub(crate) fn bracket(rates: &[Bracket], units: i64) -> Option<usize> {
    rates.iter().rposition(|bracket| bracket.reached(units))
}

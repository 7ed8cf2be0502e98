//! Matching: what other bonuses paid a member is the base of what the upline gets.

use kernel::{Points, Problem};
use plan::{MatchRates, Matching};

use super::Payer;
use super::pairs::{Pairs, handles, ranks};
use super::upline::upline;
use crate::eval::Compiler;

/// Adds up what everybody was paid, which the bonuses above have settled.
pub(super) fn ready<'w, 'a>(
    payer: &mut Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Matching,
) -> Result<Pairs<'w>, Problem> {
    // Ten-thousandths of a major unit in one minor unit: a whole number for every currency.
    let unit = Points::UNIT / payer.world.plan.currency.unit();
    let mut on = vec![0_i64; payer.world.members()];
    for of in &kind.of {
        for (member, (sum, paid)) in on.iter_mut().zip(payer.emitter.paid(*of)).enumerate() {
            let more = paid.checked_mul(unit).and_then(|more| sum.checked_add(more));
            *sum = more.ok_or_else(|| payer.overflow(member))?;
        }
    }
    if let Some(most) = kind.most {
        on.iter_mut().for_each(|paid| *paid = (*paid).min(most.units()));
    }
    let forest = upline(payer, compiler, kind.tree, &kind.compression, &[])?;
    let rates = &kind.rates;
    let handles = handles(payer, rates.ranks(), rates.depth(), |payee, source, level| {
        Ok(rates.of(payee, source).get(level - 1).copied().unwrap_or(kernel::Rate::ZERO))
    })?;
    let ranks = match rates {
        MatchRates::Payee(rates) => ranks(rates, payer.facts),
        MatchRates::Both { titles: true, .. } => &payer.facts.rank,
        MatchRates::Both { titles: false, .. } => &payer.facts.paid_as,
    };
    Ok(Pairs { forest, on, ranks, handles })
}

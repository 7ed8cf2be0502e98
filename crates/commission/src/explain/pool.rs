//! A pool's line: the company's volume, the pool, the payee's shares of all shares.

use kernel::{Points, Problem, Rate};
use plan::{Bonus, Line, Message, Pool, Shares};

use super::{Explainer, Made};
use crate::eval::all;

impl<'a> Explainer<'a> {
    /// What everybody together has of the volume the pool is counted on, in units.
    pub(super) fn company(&self, kind: &Pool) -> i128 {
        self.facts.volumes[kind.on].iter().map(|units| i128::from(*units)).sum()
    }

    /// The exact part of the rounded pool, before its cents were divided.
    pub(super) fn pool(&self, bonus: &'a Bonus, kind: &'a Pool, line: &Line) -> Result<Made, Problem> {
        let pool = self
            .run
            .totals
            .get(usize::from(line.bonus))
            .ok_or_else(|| Problem::new("run-line-unknown"))?
            .amount;
        let shares = self.all_shares(bonus, kind)?;
        let part = Rate::new(i128::from(line.base), shares.max(1))?;
        let exact = part.checked_mul(Rate::new(i128::from(pool), 1)?)?;
        let whole = Message::new("plan-rate-pool")
            .with("rate", kind.rate.percent())
            .with("volume", &self.plan.volumes[kind.on].name)
            .with("total", points(self.company(kind))?)
            .with("pool", self.money(pool));
        let own = Message::new("plan-rate-pool-part")
            .with("own", Points::from_units(line.base))
            .with("all", points(shares)?);
        let path = vec![self.paid(line.payee as usize, None)];
        Ok(Made { exact, parts: Vec::new(), path, rate: vec![whole, own] })
    }

    fn all_shares(&self, bonus: &'a Bonus, kind: &Pool) -> Result<i128, Problem> {
        let eligible = self.compiler.all(&bonus.eligible)?;
        let mut sum = 0_i128;
        for row in 0..self.inputs.members.ids.len() {
            let own = match kind.shares {
                Shares::Equal => Points::UNIT,
                Shares::By(volume) => self.facts.volumes[volume][row],
            };
            // Whoever cannot be asked was refused by the run already.
            if own > 0 && all(&eligible, &self.facts, Self::who(row)).unwrap_or(false) {
                sum += i128::from(own);
            }
        }
        Ok(sum)
    }
}

/// Units of volume as points, however many members they are of.
fn points(units: i128) -> Result<String, Problem> {
    let units = i64::try_from(units).map_err(|_| Problem::new("points-overflow"))?;
    Ok(Points::from_units(units).to_string())
}

//! Pool: who qualifies stands in a row by remainders; the first of the row get the cents that are left.

use std::cmp::Ordering;

use kernel::Problem;
use plan::{Bonus, Pool, Shares};

use super::{Out, Owed, Taker};
use crate::cell::{Cell, payable};
use crate::facts::Facts;
use crate::formula::Trouble;
use crate::ratio::Ratio;

pub struct Part<'a> {
    pool: &'a Pool,
    cell: Cell,
}

/// Somebody who takes part.
struct Taking {
    payee: usize,
    shares: i64,
    /// Whole minor units.
    amount: i64,
    /// What is beyond them, in parts of all shares.
    beyond: i128,
}

impl<'a> Part<'a> {
    pub fn new(facts: &Facts<'a>, bonus: &Bonus, pool: &'a Pool) -> Result<Self, Problem> {
        Ok(Self { pool, cell: Cell::new(facts.plan, bonus, pool.rate)? })
    }

    pub fn lines<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, 'a, T>) -> Result<(), Problem> {
        let facts = out.facts;
        let shares = |row: usize| match self.pool.shares {
            Shares::Equal => kernel::Points::UNIT,
            Shares::By(volume) => facts.volumes[volume][row],
        };
        let mut row: Vec<Taking> = (0..facts.members())
            .filter(|row| eligible[*row] && shares(*row) > 0)
            .map(|payee| Taking { payee, shares: shares(payee), amount: 0, beyond: 0 })
            .collect();
        let company: i128 = facts.volumes[self.pool.on].iter().map(|units| i128::from(*units)).sum();
        let company = i64::try_from(company).map_err(|_| Trouble::Overflow)?;
        if row.is_empty() || company <= 0 {
            return Ok(());
        }
        let exact = self.cell.share(company)?;
        let pool = payable(exact, facts.plan.rounding)?;
        let all: i128 = row.iter().map(|taking| i128::from(taking.shares)).sum();
        for taking in &mut row {
            let parts = i128::from(taking.shares) * i128::from(pool);
            taking.amount = i64::try_from(parts / all).map_err(|_| Trouble::Overflow)?;
            taking.beyond = parts % all;
        }
        // What all remainders add up to is a whole number of minor units.
        let cents = row.iter().map(|taking| taking.beyond).try_fold(0_i128, i128::checked_add);
        let cents = cents.ok_or(Trouble::Overflow)? / all;
        let before = |one: &Taking, two: &Taking| match two.beyond.cmp(&one.beyond) {
            Ordering::Equal => {
                facts.inputs.members.ids.bytes(one.payee).cmp(facts.inputs.members.ids.bytes(two.payee))
            }
            unequal => unequal,
        };
        row.sort_by(before);
        // The exact pool counts once: one rounding made its cents.
        let mut exact = Some(exact);
        for (place, taking) in (0_i128..).zip(row) {
            let amount = taking.amount + i64::from(place < cents);
            out.settle(
                Owed {
                    payee: taking.payee,
                    level: 0,
                    source: None,
                    base: taking.shares,
                    rate: Some(self.cell.rate),
                    exact: exact.take().unwrap_or(Ratio::ZERO),
                },
                amount,
            )?;
        }
        Ok(())
    }
}

//! Override: every leader climbs with the volume of the group to the people who are paid for it.

use kernel::{Problem, Rate};
use plan::{Bonus, NONE, Override, Source};

use super::unilevel::{Ranked, above};
use super::{Out, Owed, Taker, met_by};
use crate::cell::Cells;
use crate::facts::Facts;
use crate::formula::Trouble;

pub struct Groups<'a> {
    stated: &'a Override,
    bonus: &'a Bonus,
    ranked: Ranked,
    /// The nearest person above who is not jumped over, or [`NONE`].
    above: Vec<u32>,
    /// Leaders with the volume of their groups.
    leaders: Vec<(usize, i64)>,
}

impl<'a> Groups<'a> {
    pub fn new(facts: &mut Facts<'a>, bonus: &'a Bonus, stated: &'a Override) -> Result<Self, Problem> {
        let leads = met_by(facts, &stated.leader)?;
        let above = above(facts, stated.tree, &stated.compression, &[])?;
        let own = &facts.volumes[stated.on];
        let mut sums = vec![0_i128; own.len()];
        // Along the walk whoever stands above one mostly stands above the next too.
        for member in facts.sponsor.order.iter().copied() {
            let units = own[member as usize];
            // Everybody looks up for the leaders whose groups the own volume counts in.
            let mut at = member;
            while at != NONE {
                if leads[at as usize] {
                    sums[at as usize] += i128::from(units);
                    if !stated.whole {
                        break;
                    }
                }
                at = facts.tree(stated.tree).map_or(NONE, |walk| walk.parent[at as usize]);
            }
        }
        let leaders = (0..own.len()).filter(|row| leads[*row]);
        let leaders = leaders
            .map(|row| Ok((row, i64::try_from(sums[row]).map_err(|_| Trouble::Overflow)?)))
            .collect::<Result<Vec<_>, Trouble>>()?;
        Ok(Self { stated, bonus, ranked: Ranked::of(&stated.rates), above, leaders })
    }

    /// The rate of a payee over a leader, by its definition.
    fn rate(
        &self,
        facts: &Facts<'a>,
        payee: usize,
        leader: usize,
        generation: usize,
    ) -> Result<Rate, Problem> {
        let lists = self.stated.rates.lists();
        let of = |member: usize, generation: usize| {
            let list = lists.get(self.ranked.list(facts, member));
            list.and_then(|list| list.get(generation - 1)).copied().unwrap_or(Rate::ZERO)
        };
        let own = of(payee, generation);
        match self.stated.less_leader {
            Some(_) if generation == 1 && own == Rate::ZERO => Ok(own),
            Some(least) if generation == 1 => {
                let left = own.checked_sub(of(leader, 1))?;
                Ok(if left < least { least } else { left })
            }
            _ => Ok(own),
        }
    }

    pub fn lines<T: Taker>(&self, eligible: &[bool], out: &mut Out<'_, 'a, T>) -> Result<(), Problem> {
        let mut cells = Cells::new(out.facts.plan, self.bonus);
        for (leader, base) in self.leaders.iter().copied().filter(|(_, base)| *base != 0) {
            let mut person = self.above[leader];
            for level in 1..=self.stated.rates.depth() {
                if person == NONE {
                    break;
                }
                let payee = person as usize;
                if eligible[payee] {
                    let rate = self.rate(out.facts, payee, leader, level)?;
                    let cell = cells.of(rate)?;
                    if !cell.is_nothing() {
                        let (source, exact) = (Some((Source::Member, leader)), cell.share(base)?);
                        out.owe(Owed { payee, level, source, base, rate: Some(rate), exact })?;
                    }
                }
                person = self.above[payee];
            }
        }
        Ok(())
    }
}

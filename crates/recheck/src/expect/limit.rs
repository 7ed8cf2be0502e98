//! Limit: the lines due from the bonuses above are added up again, by whoever shares a limit; those who are
//! over stand in a row by what the exact share leaves over, and the first of the row keep a cent more.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Points, Problem};
use plan::{Bonus, Cut, Expr, Limit, Most, Per, Source, Values};

use super::{Due, Out, Owed, Rules, Taker};
use crate::cell::payable;
use crate::facts::Facts;
use crate::formula::{At, Node, Trouble};
use crate::ratio::Ratio;

pub struct Cuts<'a> {
    limit: &'a Limit,
    most: Option<Node<'a>>,
    /// What was made before, by row; empty for a limit of lines.
    pub raw: Vec<i64>,
    cuts: Vec<Taken>,
}

/// What is taken off again.
struct Taken {
    payee: usize,
    level: usize,
    source: Option<(Source, usize)>,
    raw: i64,
    cut: i64,
}

/// Adds up what is due by payee, or keeps each line.
struct Gather {
    sums: Vec<i64>,
    lines: Option<Vec<Due>>,
}

impl Taker for Gather {
    fn take(&mut self, due: Due, _: Ratio) -> Result<(), Problem> {
        if let Some(lines) = &mut self.lines {
            lines.push(due);
            return Ok(());
        }
        let sum = &mut self.sums[due.payee as usize];
        *sum = sum.checked_add(due.amount).ok_or(Trouble::Overflow)?;
        Ok(())
    }
}

impl<'a> Cuts<'a> {
    /// Works out the cuts from what the bonuses above owe.
    pub fn new(facts: &mut Facts<'a>, limit: &'a Limit, above: &[Rules<'a>]) -> Result<Self, Problem> {
        let most = match &limit.most {
            Most::Amount(amount) => Some(facts.bind(amount)?),
            Most::Part(..) => None,
        };
        let mut cuts = Self { limit, most, raw: vec![], cuts: vec![] };
        cuts.settle(facts, above)?;
        Ok(cuts)
    }

    fn settle(&mut self, facts: &Facts<'a>, above: &[Rules<'a>]) -> Result<(), Problem> {
        let by_line = self.limit.per == Per::Line;
        let mut made = Gather { sums: vec![0; facts.members()], lines: by_line.then(Vec::new) };
        for index in &self.limit.of {
            above[*index].lines(facts, &mut made)?;
        }
        for due in made.lines.unwrap_or_default() {
            let payee = due.payee as usize;
            let most = self.allowed(facts, &[payee])?;
            let over = due.amount.checked_abs().ok_or(Trouble::Overflow)?.saturating_sub(most);
            if over > 0 {
                let source = (due.kind != Source::Group).then_some((due.kind, due.source as usize));
                let cut = over * due.amount.signum();
                self.cuts.push(Taken { payee, level: due.level.into(), source, raw: due.amount, cut });
            }
        }
        if by_line {
            return Ok(());
        }
        self.raw = made.sums;
        for group in self.groups(facts) {
            self.share(facts, &group)?;
        }
        Ok(())
    }

    /// Whoever shares a limit.
    fn groups(&self, facts: &Facts<'a>) -> Vec<Vec<usize>> {
        let everybody = 0..facts.members();
        let Per::Owner(name) = &self.limit.per else {
            return match self.limit.per {
                Per::Company => vec![everybody.collect()],
                _ => everybody.map(|row| vec![row]).collect(),
            };
        };
        let columns = &facts.inputs.members.columns;
        let text = |row: usize| match columns.iter().find(|known| known.name == *name) {
            Some(plan::Column { values: Values::Text(texts), .. }) => texts.get(row),
            _ => "",
        };
        let mut owners: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut out = vec![];
        for row in everybody {
            match text(row) {
                "" => out.push(vec![row]),
                owner => owners.entry(owner).or_default().push(row),
            }
        }
        out.extend(owners.into_values());
        out
    }

    fn allowed(&self, facts: &Facts<'a>, group: &[usize]) -> Result<i64, Problem> {
        let units: Ratio = match (&self.limit.most, &self.most) {
            (Most::Part(rate, volume), _) => {
                let sum: i128 = group.iter().map(|row| i128::from(facts.volumes[*volume][*row])).sum();
                Ratio::of(*rate).mul(Ratio::whole(sum)).ok_or(Trouble::Overflow)?
            }
            (Most::Amount(Expr::Number(number)), _) => {
                let units = Ratio::of(*number).units().ok_or(Trouble::Overflow)?;
                Ratio::whole(units.into())
            }
            (Most::Amount(_), Some(node)) => Ratio::whole(node.units(At::member(group[0]), facts)?.into()),
            (Most::Amount(_), None) => Ratio::ZERO,
        };
        let minor = units
            .mul(Ratio::whole(facts.plan.currency.unit().into()))
            .and_then(|exact| exact.div(Ratio::whole(Points::UNIT.into())))
            .ok_or(Trouble::Overflow)?;
        Ok(payable(minor, facts.plan.rounding)?.max(0))
    }

    fn share(&mut self, facts: &Facts<'a>, group: &[usize]) -> Result<(), Problem> {
        let made: i128 = group.iter().map(|row| i128::from(self.raw[*row])).sum();
        if made <= 0 {
            return Ok(());
        }
        let over = made - i128::from(self.allowed(facts, group)?);
        if over <= 0 {
            return Ok(());
        }
        let above: i128 = group.iter().map(|row| i128::from(self.raw[*row].max(0))).sum();
        let stays = above - over;
        let id = |row: usize| facts.inputs.members.ids.bytes(row);
        let mut row: Vec<usize> = group.iter().copied().filter(|row| self.raw[*row] > 0).collect();
        row.sort_by(|one, two| id(*one).cmp(id(*two)));
        let mut kept: Vec<i128> = Vec::with_capacity(row.len());
        if self.limit.cut == Cut::Off {
            let mut before = 0_i128;
            for member in &row {
                let raw = i128::from(self.raw[*member]);
                kept.push((stays - before).clamp(0, raw));
                before += raw;
            }
        } else {
            let product = |member: usize| i128::from(self.raw[member]).checked_mul(stays);
            let mut beyond: BTreeSet<(i128, usize)> = BTreeSet::new();
            for (place, member) in row.iter().enumerate() {
                let product = product(*member).ok_or(Trouble::Overflow)?;
                kept.push(product / above);
                // The largest remainder first: what it lacks of a whole.
                beyond.insert((above - product % above, place));
            }
            let cents = stays - kept.iter().sum::<i128>();
            let cents = usize::try_from(cents).map_err(|_| Trouble::Overflow)?;
            beyond.iter().take(cents).for_each(|(_, place)| kept[*place] += 1);
        }
        for (member, kept) in row.into_iter().zip(kept) {
            let raw = self.raw[member];
            let cut = i64::try_from(i128::from(raw) - kept).map_err(|_| Trouble::Overflow)?;
            if cut != 0 {
                self.cuts.push(Taken { payee: member, level: 0, source: None, raw, cut });
            }
        }
        Ok(())
    }

    pub(super) fn lines<T: Taker>(&self, out: &mut Out<'_, 'a, T>) -> Result<(), Problem> {
        let point = Points::UNIT / out.facts.plan.currency.unit();
        for taken in &self.cuts {
            let base = taken.raw.checked_mul(point).ok_or(Trouble::Overflow)?;
            let exact = Ratio::whole(i128::from(-taken.cut));
            let Taken { payee, level, source, .. } = *taken;
            out.settle(Owed { payee, level, source, base, rate: None, exact }, -taken.cut)?;
        }
        Ok(())
    }
}

/// The figure of a limit: what everybody made before it.
pub fn has_figure(bonus: &Bonus) -> bool {
    matches!(&bonus.kind, plan::Kind::Limit(limit) if limit.per != Per::Line)
}

//! A limit's line: what was made before it, how much it allows, and who shares it.

use kernel::{Money, Points, Problem, Rate};
use plan::{Bonus, Cut, Limit, Line, Message, Most, Per, Values};

use super::{Explainer, Made};
use crate::kinds::limit::{minor, part, units};

impl<'a> Explainer<'a> {
    /// What a member made before a limit, in minor units; nothing for a limit of lines.
    pub(super) fn raw(&self, bonus: &Bonus, row: usize) -> Option<i64> {
        self.figure(bonus, "raw")?.get(row).copied()
    }

    pub(super) fn figure(&self, bonus: &Bonus, name: &str) -> Option<&[i64]> {
        let name = format!("{}.{name}", bonus.name);
        let found = self.run.members.figures.iter().find(|figure| figure.name == name);
        found.map(|figure| figure.values.as_slice())
    }

    /// What was taken off: the exact share of the cut, before its cents were divided.
    pub(super) fn limit(&self, bonus: &'a Bonus, kind: &'a Limit, line: &Line) -> Result<Made, Problem> {
        let row = line.payee as usize;
        let overflow = || Problem::new("money-overflow");
        let names: Vec<&str> = kind.of.iter().map(|index| self.plan.bonuses[*index].name.as_str()).collect();
        let raw = line.base / (Points::UNIT / self.plan.currency.unit());
        let after = raw.checked_add(line.amount).ok_or_else(overflow)?;
        let mut rate = vec![
            Message::new("plan-limit-raw")
                .with("raw", self.money(raw))
                .with("paid", self.money(after))
                .with("bonuses", names.join(", ")),
        ];
        let sharing = self.sharing(kind, row);
        let allowed = self.allowed(kind, &sharing).ok_or_else(overflow)?;
        if let Most::Part(part, volume) = &kind.most {
            let all = sharing.iter().map(|row| i128::from(self.facts.volumes[*volume][*row])).sum::<i128>();
            let all = i64::try_from(all).map_err(|_| overflow())?;
            rate.push(
                Message::new("plan-limit-part")
                    .with("rate", part.percent())
                    .with("volume", &self.plan.volumes[*volume].name)
                    .with("total", Points::from_units(all))
                    .with("most", self.money(allowed)),
            );
        }
        let mut exact = Rate::new(i128::from(line.amount), 1)?;
        let key = match kind.per {
            Per::Line => "plan-limit-line",
            Per::Member => "plan-limit-member",
            Per::Owner(_) => "plan-limit-owner",
            Per::Company => "plan-limit-company",
        };
        let mut message = Message::new(key).with("most", self.money(allowed));
        if let (Per::Owner(_) | Per::Company, Some(made)) = (&kind.per, self.figure(bonus, "raw")) {
            let sum = |wanted: fn(i64) -> bool| {
                let raws = sharing.iter().map(|row| made[*row]).filter(|raw| wanted(*raw));
                raws.into_iter().try_fold(0_i64, i64::checked_add).ok_or_else(overflow)
            };
            let (total, above) = (sum(|_| true)?, sum(|raw| raw > 0)?);
            let over = total.checked_sub(allowed).ok_or_else(overflow)?;
            message = message.with("total", self.money(total)).with("over", self.money(over));
            if kind.cut == Cut::Proportional && above > 0 {
                let share = Rate::new(i128::from(raw), i128::from(above))?;
                exact = Rate::ZERO.checked_sub(share.checked_mul(Rate::new(i128::from(over), 1)?)?)?;
            }
            rate.push(message);
            let how = if kind.cut == Cut::Off { "plan-limit-in-order" } else { "plan-limit-shared" };
            rate.push(Message::new(how));
        } else {
            rate.push(message);
        }
        rate.push(Message::new("plan-limit-account").with("account", &kind.account));
        Ok(Made { exact, parts: Vec::new(), path: vec![self.paid(row, None)], rate })
    }

    /// Everybody who shares a limit with a member, by row.
    fn sharing(&self, kind: &Limit, row: usize) -> Vec<usize> {
        let rows = 0..self.inputs.members.ids.len();
        match &kind.per {
            Per::Line | Per::Member => vec![row],
            Per::Company => rows.collect(),
            Per::Owner(column) => {
                let columns = &self.inputs.members.columns;
                let texts =
                    match columns.iter().find(|known| known.name == *column).map(|known| &known.values) {
                        Some(Values::Text(texts)) => texts,
                        _ => return vec![row],
                    };
                match texts.get(row) {
                    "" => vec![row],
                    owner => rows.filter(|other| texts.get(*other) == owner).collect(),
                }
            }
        }
    }

    fn allowed(&self, kind: &'a Limit, sharing: &[usize]) -> Option<i64> {
        match &kind.most {
            Most::Part(rate, volume) => {
                let units = sharing.iter().map(|row| i128::from(self.facts.volumes[*volume][*row])).sum();
                part(self.plan, *rate, units)
            }
            Most::Amount(amount) => {
                let who = Self::who(sharing.first().copied().unwrap_or_default());
                minor(self.plan, units(&self.compiler, &self.facts, amount, who)?)
            }
        }
    }

    /// Why a member was left with nothing by a limit, if that is why.
    pub(super) fn cut_to_nothing(&self, bonus: &Bonus, row: usize) -> Option<Message> {
        let raw = self.raw(bonus, row).filter(|raw| *raw > 0)?;
        let raw = Money::from_minor(raw, self.plan.currency).decimal();
        Some(Message::new("plan-reason-limit").with("raw", raw))
    }
}

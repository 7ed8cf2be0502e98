//! Comparing what a run says of every member with what was worked out anew: volumes, activity, ranks, what
//! each earned, and the figures of bonuses.

use kernel::{Points, Problem};
use plan::{Figure, Run, Unit};

use crate::expect::Rules;
use crate::facts::Facts;
use crate::report::{Names, Report};

/// Reports every member whose results differ.
pub fn compare(facts: &Facts<'_>, rules: &[Rules<'_>], earned: &[i128], run: &Run, report: &mut Report) {
    let names = Names { plan: facts.plan, inputs: facts.inputs };
    let mut members = Members { names: &names, report };
    let results = &run.members;
    for (volume, values) in facts.plan.volumes.iter().zip(&facts.volumes) {
        members.figure(&results.figures, &volume.name, Unit::Points, |row| Some(values[row]), values.len());
    }
    for rule in rules {
        let bonus = &facts.plan.bonuses[rule.bonus].name;
        if let Some(raw) = rule.raw(facts.plan) {
            let name = format!("{bonus}.raw");
            members.figure(&results.figures, &name, Unit::Money, |row| Some(raw[row]), raw.len());
        }
        if let Some(legs) = rule.legs() {
            for (name, due) in [("strong", &legs.strong), ("weak", &legs.weak), ("carried", &legs.carried)] {
                let name = format!("{bonus}.{name}");
                members.figure(&results.figures, &name, Unit::Points, |row| Some(due[row]), due.len());
            }
        }
        if let Some(gross) = rule.gross() {
            let name = format!("{}.gross", facts.plan.bonuses[rule.bonus].name);
            let value = |row: usize| gross.members[row].round(facts.plan.rounding);
            members.figure(&results.figures, &name, Unit::Money, value, facts.members());
        }
    }
    for (name, counts) in facts.leg_counts() {
        members.figure(&results.figures, &name, Unit::Points, counts, facts.members());
    }
    let yes_no = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
    members.column("recheck-active", &facts.active, &results.active, |flag| yes_no(*flag));
    if !facts.plan.ranks.ladder.is_empty() {
        let rank = |rank: &u8| {
            let known = facts.plan.ranks.ladder.get(usize::from(*rank));
            known.map_or_else(|| format!("#{rank}"), |rank| rank.name.clone())
        };
        members.column("recheck-rank", &facts.title, &results.rank, rank);
        members.column("recheck-paid-as", &facts.paid_as, &results.paid_as, rank);
    }
    let found: Vec<i128> = results.earned.iter().map(|minor| i128::from(*minor)).collect();
    let money = |minor: &i128| {
        i64::try_from(*minor).map_or_else(|_| minor.to_string(), |m| names.money(m).to_string())
    };
    Members { names: &names, report: members.report }.column("recheck-earned", earned, &found, money);
}

struct Members<'m, 'n> {
    names: &'m Names<'n>,
    report: &'m mut Report,
}

impl Members<'_, '_> {
    fn column<T: PartialEq>(&mut self, code: &str, due: &[T], found: &[T], show: impl Fn(&T) -> String) {
        if due.len() != found.len() {
            self.report.add(|| missing(code.trim_start_matches("recheck-"), found.len(), due.len()));
            return;
        }
        for (row, (due, found)) in due.iter().zip(found).enumerate().filter(|(_, (due, found))| due != found)
        {
            self.report.add(|| {
                Problem::new(code)
                    .with("member", self.names.member(row))
                    .with("expected", show(due))
                    .with("found", show(found))
            });
        }
    }

    fn figure(
        &mut self,
        figures: &[Figure],
        name: &str,
        unit: Unit,
        due: impl Fn(usize) -> Option<i64>,
        members: usize,
    ) {
        let found = figures.iter().find(|figure| figure.name == name && figure.unit == unit);
        let Some(found) = found.filter(|figure| figure.values.len() == members) else {
            let length = found.map_or(0, |figure| figure.values.len());
            self.report.add(|| missing(name, length, members));
            return;
        };
        let show = |value: i64| match unit {
            Unit::Points => Points::from_units(value).to_string(),
            Unit::Money => self.names.money(value).to_string(),
        };
        for (row, value) in found.values.iter().enumerate() {
            let due = due(row);
            if due != Some(*value) {
                self.report.add(|| {
                    Problem::new("recheck-figure")
                        .with("figure", name)
                        .with("member", self.names.member(row))
                        .with("expected", due.map_or_else(|| "overflow".to_owned(), show))
                        .with("found", show(*value))
                });
            }
        }
    }
}

fn missing(part: &str, found: usize, expected: usize) -> Problem {
    Problem::new("recheck-rows").with("part", part).with("expected", expected).with("found", found)
}

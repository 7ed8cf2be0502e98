//! Comparing a run's totals with what is due and with its own lines; each cent has a line, each fraction of
//! a cent stands in the residue, and the nets of a differential sum to the gross of the roots.

use kernel::{Problem, Rate};
use plan::{BonusTotal, Run};

use crate::expect::Rules;
use crate::facts::Facts;
use crate::lines::Tally;
use crate::ratio::Ratio;
use crate::report::Report;

/// Reports every total that is wrong.
pub fn compare(facts: &Facts<'_>, rules: &[Rules<'_>], tally: &Tally, run: &Run, report: &mut Report) {
    let bonuses = &facts.plan.bonuses;
    if run.totals.len() != bonuses.len() {
        let (expected, found) = (bonuses.len(), run.totals.len());
        report.add(|| {
            let problem = Problem::new("recheck-rows").with("part", "totals");
            problem.with("expected", expected).with("found", found)
        });
        return;
    }
    for (at, (total, due)) in run.totals.iter().zip(&tally.bonuses).enumerate() {
        let exact = due.exact.rate();
        let residue = due.exact.sub(Ratio::whole(due.amount)).and_then(Ratio::rate);
        let shown = |rate: Option<Rate>| rate.map_or_else(|| "overflow".to_owned(), |rate| rate.to_string());
        let mut same = |part: &str, expected: String, found: String| {
            if expected != found {
                report.add(|| total_problem(&bonuses[at].name, part, &expected, &found));
            }
        };
        same("name", bonuses[at].name.clone(), total.bonus.clone());
        same("lines", due.lines.to_string(), total.lines.to_string());
        same("payees", due.payees.to_string(), total.payees.to_string());
        same("amount", due.amount.to_string(), total.amount.to_string());
        same("exact", shown(exact), total.exact.to_string());
        same("residue", shown(residue), total.residue.to_string());
        same("lines that stand", tally.stand[at].0.to_string(), total.lines.to_string());
        same("sum of lines", tally.stand[at].1.to_string(), total.amount.to_string());
    }
    for rule in rules {
        telescope(facts, rule, &run.totals[rule.bonus], report);
    }
}

fn total_problem(bonus: &str, part: &str, expected: &str, found: &str) -> Problem {
    Problem::new("recheck-total")
        .with("bonus", bonus)
        .with("part", part)
        .with("expected", expected)
        .with("found", found)
}

/// A differential deducts exactly what it pays below: with everybody eligible, the exact total is the gross
/// of the roots.
fn telescope(facts: &Facts<'_>, rule: &Rules<'_>, total: &BonusTotal, report: &mut Report) {
    let Some(gross) = rule.gross() else { return };
    if rule.eligible.iter().all(|eligible| *eligible) && gross.roots.rate() != Some(total.exact) {
        let expected = gross.roots.rate().map_or_else(|| "overflow".to_owned(), |rate| rate.to_string());
        let name = &facts.plan.bonuses[rule.bonus].name;
        report.add(|| total_problem(name, "gross of the roots", &expected, &total.exact.to_string()));
    }
}

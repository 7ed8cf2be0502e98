//! What a person reads about a run before agreeing: totals, the independent check, what looks odd,
//! and how it differs from the last posted run. Data with message keys; holds no sentences.

use std::collections::BTreeSet;

use kernel::{Money, Problem, Rounding};
use plan::{Adjustment, Inputs, Kind, Message, Plan, Run, Unit};
use serde::{Deserialize, Serialize};
use store::runs::load::LeftOut;
use uuid::Uuid;

use super::View;

/// The whole report, as stored with the run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// One a bonus.
    pub totals: Vec<Total>,
    /// What the independent checker found.
    pub recheck: Recheck,
    /// What a person should look at.
    pub anomalies: Vec<Anomaly>,
    /// Compared with the last posted run.
    pub difference: Option<Difference>,
    /// Sales the run counted and those it left out: at approval the period must hold no others.
    pub sales_seen: i64,
    /// Exact shares less paid amounts over all bonuses, rounded to the minor unit.
    pub residue: i64,
    /// Where the residue goes, as the plan names it.
    pub residue_account: String,
    /// What limits cut off lines, in minor units.
    #[serde(default)]
    pub cut: i64,
    /// Where what legs brought came from.
    #[serde(default)]
    pub carried: Carried,
    /// What late returns take back of closed months, one a bonus that has any.
    #[serde(default)]
    pub undone: Vec<Undone>,
}

/// What is taken back of closed lines of a bonus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Its name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// Exact decimal, never above zero.
    pub amount: String,
    /// How many adjustments.
    pub count: u64,
    /// From how many members.
    pub payees: u64,
}

/// What legs brought from the run of the month before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Carried {
    /// That run.
    pub from: Option<Uuid>,
    /// How many of its lots nobody takes on.
    pub lapsed: u64,
}

/// What a bonus paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// Its name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// Exact decimal.
    pub amount: String,
    /// How many lines.
    pub lines: u64,
    /// How many payees.
    pub payees: u64,
    /// Exact shares less amounts, in minor units.
    pub residue: String,
}

/// The independent check.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recheck {
    /// How many problems in all.
    pub found: u64,
    /// The first of them.
    pub problems: Vec<Problem>,
    /// Members worked out anew.
    pub members: u64,
    /// Lines that were due.
    pub lines: u64,
}

/// Something to look at: `run-anomaly-<key>` with values, and the member it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anomaly {
    /// Key and values.
    pub key: String,
    /// Values.
    pub params: kernel::Params,
    /// The member, if one.
    pub member: Option<Uuid>,
}

/// Against an earlier run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Its id and code.
    pub previous: Uuid,
    /// Its code.
    pub code: String,
    /// New total less old, exact decimal.
    pub amount: String,
    /// Members who earn or rank otherwise.
    pub changed: u64,
    /// Members new since.
    pub added: u64,
    /// Members gone since.
    pub removed: u64,
    /// The largest movers.
    pub movers: Vec<Mover>,
}

/// A member whose amount moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mover {
    /// Who.
    pub member: Uuid,
    /// Before, exact decimal.
    pub old: String,
    /// Now.
    pub new: String,
}

/// How many movers are kept.
const MOVERS: usize = 20;

/// Puts the report together.
pub fn build(
    plan: &Plan,
    inputs: &Inputs,
    run: &Run,
    left_out: &LeftOut,
    recheck: &recheck::Report,
    previous: Option<(&View, Uuid, &str)>,
) -> Result<Report, Problem> {
    let money = |minor: i64| Money::from_minor(minor, run.currency).decimal();
    let mut report = Report {
        sales_seen: i64::try_from(inputs.sales.ids.len()).unwrap_or(i64::MAX)
            + (left_out.no_member + left_out.other_currency) as i64,
        residue_account: plan.residue.clone(),
        ..Report::default()
    };
    let mut residue = kernel::Rate::ZERO;
    for (total, bonus) in run.totals.iter().zip(&plan.bonuses) {
        residue = residue.checked_add(total.residue)?;
        if matches!(bonus.kind, Kind::Limit(_)) {
            report.cut =
                report.cut.checked_sub(total.amount).ok_or_else(|| Problem::new("money-overflow"))?;
        }
        report.totals.push(Total {
            bonus: total.bonus.clone(),
            title: bonus.title.clone().unwrap_or_else(|| bonus.name.clone()),
            amount: money(total.amount),
            lines: total.lines,
            payees: total.payees,
            residue: total.residue.to_string(),
        });
    }
    report.residue = residue.apply(1, Rounding::HalfEven)?;
    report.recheck = Recheck {
        found: recheck.found,
        problems: recheck.problems.clone(),
        members: recheck.members,
        lines: recheck.lines_due,
    };
    report.anomalies = anomalies(plan, inputs, run, left_out, previous.map(|(view, ..)| view));
    report.difference =
        previous.map(|(view, id, code)| difference(view, id, code, inputs, run)).transpose()?;
    Ok(report)
}

impl Report {
    /// With what late returns take back.
    pub(super) fn undone(mut self, plan: &Plan, adjustments: &[Adjustment]) -> Result<Self, Problem> {
        for (index, bonus) in plan.bonuses.iter().enumerate() {
            let own: Vec<Adjustment> =
                adjustments.iter().filter(|one| usize::from(one.bonus) == index).copied().collect();
            if own.is_empty() {
                continue;
            }
            let payees: BTreeSet<u32> = own.iter().map(|one| one.payee).collect();
            self.undone.push(Undone {
                bonus: bonus.name.clone(),
                title: bonus.title.clone().unwrap_or_else(|| bonus.name.clone()),
                amount: Money::from_minor(super::undone::sum(&own)?, plan.currency).decimal(),
                count: own.len() as u64,
                payees: payees.len() as u64,
            });
        }
        Ok(self)
    }

    /// With what legs brought.
    pub(super) fn with(mut self, carried: Carried) -> Self {
        if carried.lapsed > 0 {
            let lapsed = Message::new("run-anomaly-carry-lapsed").with("count", carried.lapsed);
            self.anomalies.push(anomaly(lapsed, None));
        }
        Self { carried, ..self }
    }
}

fn anomaly(message: Message, member: Option<[u8; 16]>) -> Anomaly {
    Anomaly { key: message.key, params: message.params, member: member.map(Uuid::from_bytes) }
}

fn anomalies(
    plan: &Plan,
    inputs: &Inputs,
    run: &Run,
    left_out: &LeftOut,
    previous: Option<&View>,
) -> Vec<Anomaly> {
    let mut out = Vec::new();
    for (key, count) in [
        ("run-anomaly-no-member", left_out.no_member),
        ("run-anomaly-other-currency", left_out.other_currency),
    ] {
        if count > 0 {
            out.push(anomaly(Message::new(key).with("count", count), None));
        }
    }
    let earned = &run.members.earned;
    let negative = earned.iter().filter(|amount| **amount < 0).count();
    if negative > 0 {
        out.push(anomaly(Message::new("run-anomaly-negative").with("count", negative), None));
    }
    let total: i128 = earned.iter().map(|amount| i128::from(*amount)).sum();
    let top = earned.iter().enumerate().max_by_key(|(row, amount)| (**amount, std::cmp::Reverse(*row)));
    if let Some((row, amount)) = top
        && earned.len() >= 20
        && total > 0
        && i128::from(*amount) * 5 > total
    {
        let share = i128::from(*amount) * 100 / total;
        out.push(anomaly(
            Message::new("run-anomaly-concentrated").with("share", share),
            inputs.members.ids.uuid(row),
        ));
    }
    let volume: i128 = inputs.sales.amount.iter().map(|amount| i128::from(*amount)).sum();
    if volume > 0 && total * 2 > volume {
        out.push(anomaly(Message::new("run-anomaly-payout").with("share", total * 100 / volume), None));
    }
    // A limit that cuts nobody is as it should be.
    let pays = |bonus: &plan::Bonus| !matches!(bonus.kind, Kind::Limit(_));
    let unpaid =
        run.totals.iter().zip(&plan.bonuses).filter(|(total, bonus)| total.lines == 0 && pays(bonus));
    for (total, _) in unpaid {
        out.push(anomaly(Message::new("run-anomaly-unpaid").with("bonus", &total.bonus), None));
    }
    if let Some(previous) = previous {
        let before: i128 = previous.run.members.earned.iter().map(|amount| i128::from(*amount)).sum();
        if before > 0 && (total * 2 > before * 3 || total * 3 < before * 2) {
            let percent = (total - before) * 100 / before;
            out.push(anomaly(Message::new("run-anomaly-jump").with("percent", percent), None));
        }
    }
    out
}

fn difference(view: &View, id: Uuid, code: &str, inputs: &Inputs, run: &Run) -> Result<Difference, Problem> {
    let diff = commission::diff((&view.run, &view.inputs.members.ids), (run, &inputs.members.ids))?;
    let money = |minor: i64| Money::from_minor(minor, run.currency).decimal();
    let mut movers: Vec<_> = diff.changed.iter().filter(|change| change.old != change.new).collect();
    movers.sort_by_key(|change| {
        (std::cmp::Reverse(change.new.abs_diff(change.old)), change.new_row, change.old_row)
    });
    let who = |change: &commission::Change| {
        let new = change.new_row.and_then(|row| inputs.members.ids.uuid(row));
        new.or_else(|| change.old_row.and_then(|row| view.inputs.members.ids.uuid(row)))
    };
    let movers = movers.iter().take(MOVERS).filter_map(|change| {
        let member = Uuid::from_bytes(who(change)?);
        Some(Mover { member, old: money(change.old), new: money(change.new) })
    });
    Ok(Difference {
        previous: id,
        code: code.to_owned(),
        amount: money(diff.amount),
        changed: diff.changed.len() as u64,
        added: diff.added,
        removed: diff.removed,
        movers: movers.collect(),
    })
}

/// Whether a figure is money, for the dictionary.
pub fn is_money(unit: Unit) -> bool {
    unit == Unit::Money
}

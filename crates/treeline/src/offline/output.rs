//! The results of a run as files: `lines.csv`, `members.csv`, `run.json` and, with a binary bonus, `carry.csv`. The same run gives the same bytes:
//! no clock, no path of this machine, nothing unordered.

use std::io::Write;

use kernel::{Points, Problem};
use plan::{Kind, Line, Plan, Run, Source, Unit};
use recheck::Report;
use serde_json::{Value, json};

use super::carry;
use super::staging::Staging;
use super::text::{CsvFile, Written, unwritable};
use super::world::World;

const LINES: &str = "lines.csv";
const MEMBERS: &str = "members.csv";
const CARRY: &str = "carry.csv";
const RUN: &str = "run.json";

/// The files of a result; `run.json` last, because it holds the digests of the others.
pub fn files(plan: &Plan) -> Vec<&'static str> {
    if carry::carries(plan) { vec![LINES, MEMBERS, CARRY, RUN] } else { vec![LINES, MEMBERS, RUN] }
}

/// Writes all files into the staging folder.
///
/// # Errors
/// `offline-unwritable`.
pub fn write(
    staging: &Staging,
    world: &World,
    run: &Run,
    lines: &[Line],
    report: &Report,
    reason: &mut dyn FnMut(usize) -> String,
) -> Result<(), Problem> {
    let file = |name: &str| CsvFile::create(&staging.path(name));
    let mut written = vec![
        (LINES, write_lines(file(LINES)?, world, run, lines)?),
        (MEMBERS, write_members(file(MEMBERS)?, world, run, reason)?),
    ];
    if carry::carries(&world.plan) {
        written.push((CARRY, carry::write(file(CARRY)?, world, run)?));
    }
    let summary = summary(world, run, report, &written);
    let path = staging.path(RUN);
    let text = format!("{summary:#}\n");
    let mut file = std::fs::File::create_new(&path).map_err(|error| unwritable(&path, &error))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|error| unwritable(&path, &error))
}

fn write_lines(mut out: CsvFile, world: &World, run: &Run, lines: &[Line]) -> Result<Written, Problem> {
    for name in ["payee", "bonus", "amount", "currency", "source", "level", "base", "rate", "source_kind"] {
        out.text(name);
    }
    out.end_row()?;
    let (members, sales) = (&world.inputs.members.ids, &world.inputs.sales.ids);
    let rates: Vec<String> = run.rates.iter().map(ToString::to_string).collect();
    let digits = run.currency.digits();
    for line in lines {
        out.bytes(members.bytes(line.payee as usize));
        out.text(world.plan.bonuses.get(usize::from(line.bonus)).map_or("", |bonus| bonus.name.as_str()));
        out.decimal(line.amount, digits, false);
        out.text(run.currency.code());
        let (source, kind) = match line.kind {
            Source::Sale => (sales.bytes(line.source as usize), "sale"),
            Source::Member => (members.bytes(line.source as usize), "member"),
            Source::Group => (&[][..], "group"),
        };
        out.bytes(source);
        out.integer(line.level.into());
        out.decimal(line.base, Points::DIGITS, true);
        out.text(rates.get(usize::from(line.rate)).map_or("", String::as_str));
        out.text(kind);
        out.end_row()?;
    }
    out.finish()
}

fn write_members(
    mut out: CsvFile,
    world: &World,
    run: &Run,
    reason: &mut dyn FnMut(usize) -> String,
) -> Result<Written, Problem> {
    let results = &run.members;
    for name in ["id", "rank", "paid_as", "active"] {
        out.text(name);
    }
    results.figures.iter().for_each(|figure| out.text(&figure.name));
    for name in ["earned", "currency", "reason"] {
        out.text(name);
    }
    out.end_row()?;
    let ladder = &world.plan.ranks.ladder;
    let rank = |ranks: &[u8], row: usize| {
        ranks.get(row).and_then(|rank| ladder.get(usize::from(*rank))).map_or("", |rank| rank.name.as_str())
    };
    let digits = run.currency.digits();
    let members = &world.inputs.members.ids;
    for row in 0..members.len() {
        out.bytes(members.bytes(row));
        out.text(rank(&results.rank, row));
        out.text(rank(&results.paid_as, row));
        out.text(if results.active.get(row).copied().unwrap_or(false) { "yes" } else { "no" });
        for figure in &results.figures {
            let value = figure.values.get(row).copied().unwrap_or(0);
            match figure.unit {
                Unit::Points => out.decimal(value, Points::DIGITS, true),
                Unit::Money => out.decimal(value, digits, false),
            }
        }
        out.decimal(results.earned.get(row).copied().unwrap_or(0), digits, false);
        out.text(run.currency.code());
        out.text(&reason(row));
        out.end_row()?;
    }
    out.finish()
}

fn summary(world: &World, run: &Run, report: &Report, files: &[(&str, Written)]) -> Value {
    let money = |minor: i64| kernel::Money::from_minor(minor, run.currency).decimal();
    let major = |minor: kernel::Rate| {
        let unit = kernel::Rate::new(1, run.currency.unit().into());
        unit.and_then(|unit| minor.checked_mul(unit)).map_or(Value::Null, |rate| json!(rate.to_string()))
    };
    let totals: Vec<Value> = run
        .totals
        .iter()
        .zip(&world.plan.bonuses)
        .map(|(total, bonus)| {
            let mut json = json!({
                "bonus": total.bonus,
                "lines": total.lines,
                "payees": total.payees,
                "amount": money(total.amount),
                "exact": major(total.exact),
                "residue": major(total.residue),
            });
            // What a limit cuts lands in an account of its own.
            if let Kind::Limit(limit) = &bonus.kind {
                json["account"] = json!(limit.account);
            }
            json
        })
        .collect();
    let sum: i128 = run.totals.iter().map(|total| i128::from(total.amount)).sum();
    let files = files
        .iter()
        .map(|(name, written)| json!({ "name": name, "bytes": written.bytes, "blake3": written.digest }));
    json!({
        "plan": run.plan,
        "version": run.version,
        "period": run.period.to_string(),
        "currency": run.currency.code(),
        "members": world.inputs.members.ids.len(),
        "sales": world.inputs.sales.ids.len(),
        "sales_outside_period": world.outside,
        "totals": totals,
        "amount": i64::try_from(sum).map_or(Value::Null, |sum| json!(money(sum))),
        "residue_account": world.plan.residue,
        "plan_digest": run.plan_digest.to_string(),
        "input_digest": run.input_digest.to_string(),
        "result_hash": run.result_hash.to_string(),
        "recheck": { "state": "good", "lines": report.lines_due, "members": report.members, "problems": [] },
        "files": files.collect::<Vec<_>>(),
    })
}

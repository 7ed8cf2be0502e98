//! `treeline commission calculate`: a commission run from CSV files. The run is checked independently before
//! anything is written; whatever is wrong, nothing is.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use kernel::{Period, Problem};
use plan::Line;

use super::members::line_of;
use super::say::Say;
use super::staging::Staging;
use super::world::{Files, World, load};
use super::{output, say};

/// Compute a commission run from files, without a server.
#[derive(clap::Args, Debug)]
pub struct CalculateArgs {
    /// The compensation plan.
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
    /// Members: id,sponsor[,placement,leg,joined,status,rank,country,…].
    #[arg(long, value_name = "FILE")]
    members: PathBuf,
    /// Sales: id,member,date,amount[,currency,kind,returns,…].
    #[arg(long, value_name = "FILE")]
    sales: PathBuf,
    /// Placement tree, if members.csv does not hold it: id,placement[,leg].
    #[arg(long, value_name = "FILE")]
    placement: Option<PathBuf>,
    /// What legs of binary bonuses bring from earlier periods: the carry.csv of the run before.
    #[arg(long, value_name = "FILE")]
    carry: Option<PathBuf>,
    /// The month, such as 2026-10, or FROM/UNTIL as two dates, the second excluded.
    #[arg(long)]
    period: String,
    /// The folder for lines.csv, members.csv, run.json and, with a binary bonus, carry.csv.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The language of messages and reasons: en, fr, pt, es, pl or ru.
    #[arg(long, default_value = "en")]
    language: String,
}

/// Runs the command: 0 when the files are written, 1 when something was refused.
pub fn run(args: &CalculateArgs) -> ExitCode {
    let say = match Say::new(&args.language) {
        Ok(say) => say,
        Err(problem) => return Say::default().refuse(&[problem]),
    };
    match calculate(args, &say) {
        Ok(summary) => {
            say::out(&summary);
            ExitCode::SUCCESS
        }
        Err(problems) => say.refuse(&problems),
    }
}

fn calculate(args: &CalculateArgs, say: &Say) -> Result<String, Vec<Problem>> {
    let one = |problem| vec![problem];
    let period: Period = args.period.parse().map_err(one)?;
    let files = Files {
        plan: args.plan.clone(),
        members: args.members.clone(),
        sales: args.sales.clone(),
        placement: args.placement.clone(),
        carry: args.carry.clone(),
    };
    let world = load(&files, period)?;
    let mut lines: Vec<Line> = vec![];
    let run = commission::calculate(&world.inputs, &world.plan, &mut lines)
        .map_err(|problem| vec![placed(problem, &files, &world)])?;
    let report = recheck::check(&world.plan, &world.inputs, &run, &lines);
    if !report.is_good() {
        let head = Problem::new("offline-recheck").with("problems", report.found);
        return Err(std::iter::once(head).chain(report.problems).collect());
    }
    let staging = Staging::beside(&args.out).map_err(one)?;
    let explainer = commission::Explainer::new(&world.inputs, &world.plan, &run).map_err(one)?;
    let mut told = BTreeMap::new();
    let mut reason = |row: usize| say.reasons(&explainer.reasons(row), &mut told);
    output::write(&staging, &world, &run, &lines, &report, &mut reason).map_err(one)?;
    staging.publish(&output::files(&world.plan)).map_err(one)?;
    Ok(summary(args, say, &world, lines.len(), &run))
}

/// Points a problem of the engine, which knows no files, to the row of the member it names.
fn placed(problem: Problem, files: &Files, world: &World) -> Problem {
    let Some(member) = problem.params.get("member").cloned().filter(|_| problem.at.file.is_none()) else {
        return problem.file(files.plan.display().to_string());
    };
    let ids = &world.inputs.members.ids;
    let row = (0..ids.len()).find(|row| ids.bytes(*row) == member.as_bytes());
    match row.and_then(|row| line_of(&files.members, row).ok().flatten()) {
        Some(line) => problem.line(line).column(1).token(member),
        None => problem,
    }
    .file(files.members.display().to_string())
}

fn summary(args: &CalculateArgs, say: &Say, world: &World, lines: usize, run: &plan::Run) -> String {
    let sum: i128 = run.totals.iter().map(|total| i128::from(total.amount)).sum();
    let paid = kernel::Money::from_minor(i64::try_from(sum).unwrap_or(i64::MAX), run.currency);
    say.text(
        "offline-calculated",
        &[
            ("members", &world.inputs.members.ids.len().to_string()),
            ("sales", &world.inputs.sales.ids.len().to_string()),
            ("outside", &world.outside.to_string()),
            ("rows", &world.sale_rows.to_string()),
            ("lines", &lines.to_string()),
            ("paid", &paid.to_string()),
            ("hash", &run.result_hash.to_string()),
            ("folder", &args.out.display().to_string()),
        ],
    )
}

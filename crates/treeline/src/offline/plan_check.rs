//! `treeline plan check`: reads a plan, names every problem with its place, and advises on what is valid but
//! probably not meant. Refuses nothing that a run would accept, unless asked to be strict.

use std::path::PathBuf;
use std::process::ExitCode;

use super::say::{self, Say};
use super::world::read_plan;

/// Check a compensation plan.
#[derive(clap::Args, Debug)]
pub struct PlanCheckArgs {
    /// The plan.
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// Fail on advice too.
    #[arg(long)]
    strict: bool,
    /// The language of messages: en, fr, pt, es, pl or ru.
    #[arg(long, default_value = "en")]
    language: String,
}

/// Runs the command: 0 for a valid plan, 1 for problems (with `--strict` also for advice).
pub fn run(args: &PlanCheckArgs) -> ExitCode {
    let say = match Say::new(&args.language) {
        Ok(say) => say,
        Err(problem) => return Say::default().refuse(&[problem]),
    };
    let (plan, text) = match read_plan(&args.plan) {
        Ok(read) => read,
        Err(problems) => return say.refuse(&problems),
    };
    let file = args.plan.display().to_string();
    let found: Vec<_> =
        prove::check(&plan, &text).into_iter().map(|problem| problem.file(file.clone())).collect();
    for problem in &found {
        say::out(&say.sentence(problem));
    }
    // Notes tell of a plan in order; only warnings are advice.
    let advice = found.iter().filter(|one| prove::severity(one) == prove::Severity::Warning).count();
    let count = |n: usize| n.to_string();
    say::out(&say.text(
        "offline-plan-checked",
        &[
            ("plan", &plan.name),
            ("version", &plan.version),
            ("volumes", &count(plan.volumes.len())),
            ("ranks", &count(plan.ranks.ladder.len())),
            ("bonuses", &count(plan.bonuses.len())),
            ("advice", &count(advice)),
        ],
    ));
    if args.strict && advice > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

//! The binary of Treeline: reads the command line and hands over to one command; holds no rules.

mod generate;
mod offline;

use clap::{Parser, Subcommand};

/// Treeline runs a selling organisation from one binary.
#[derive(Parser)]
#[command(name = "treeline", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a made-up company as CSV files.
    Generate(generate::Options),
    /// Commissions.
    #[command(subcommand)]
    Commission(Commission),
    /// Compensation plans.
    #[command(subcommand)]
    Plan(Plan),
}

#[derive(Subcommand)]
enum Commission {
    /// Compute a commission run from files, without a server.
    Calculate(offline::calculate::CalculateArgs),
}

#[derive(Subcommand)]
enum Plan {
    /// Check a compensation plan.
    Check(offline::plan_check::PlanCheckArgs),
}

fn main() -> std::process::ExitCode {
    let done = match Cli::parse().command {
        Command::Generate(options) => generate::run(&options),
        Command::Commission(Commission::Calculate(args)) => return offline::calculate::run(&args),
        Command::Plan(Plan::Check(args)) => return offline::plan_check::run(&args),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

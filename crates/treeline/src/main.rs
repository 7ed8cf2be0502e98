//! The binary of Treeline: reads the command line and hands over to one command; holds no rules.

mod commands;
mod config;
mod demo;
mod generate;
mod key_file;
mod logs;
mod offline;
mod open;

use clap::{Parser, Subcommand};

/// Small when idle, fast when many threads allocate: measured against the system's own in `bench start`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Treeline runs a selling organisation from one binary.
#[derive(Parser)]
#[command(name = "treeline", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the database up to date and serve the web app and the API.
    Serve(commands::serve::Options),
    /// Bring the database up to date and stop.
    Migrate(commands::migrate::Options),
    /// Add people who may sign in, reset passwords, name the company.
    Admin(commands::admin::Options),
    /// Check every invariant of the data; exits with 1 at the first violation and names it.
    Verify(commands::verify::Options),
    /// Copy everything to a folder while the server runs.
    Backup(commands::backup::Options),
    /// Bring a backup back into an empty installation.
    Restore(commands::restore::Options),
    /// Load members, accounts, products or orders from a CSV file.
    Import(commands::import::Options),
    /// Write the records of an object as CSV.
    Export(commands::export::Options),
    /// Measure this machine: one JSON object a line with --json.
    Bench(commands::bench::Options),
    /// Load a made-up company once and serve it.
    Demo(demo::Options),
    /// Write a made-up company as CSV files.
    Generate(generate::Options),
    /// Print the OpenAPI document of the API.
    Openapi,
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
        Command::Serve(options) => commands::serve::run(&options),
        Command::Migrate(options) => commands::migrate::run(&options),
        Command::Admin(options) => commands::admin::run(&options),
        Command::Verify(options) => commands::verify::run(&options),
        Command::Backup(options) => commands::backup::run(&options),
        Command::Restore(options) => commands::restore::run(&options),
        Command::Import(options) => commands::import::run(&options),
        Command::Export(options) => commands::export::run(&options),
        Command::Bench(options) => commands::bench::run(&options),
        Command::Demo(options) => demo::run(&options),
        Command::Generate(options) => generate::run(&options),
        Command::Openapi => commands::openapi::run(),
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

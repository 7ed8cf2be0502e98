//! The project's own commands: `cargo xtask <command>`. Only dispatches; every command is one file.

mod build;
mod ci;
mod demo;
mod find;
mod generate;
mod postgres;
mod setup;
mod shell;
mod test;
mod tidy;

use clap::{Parser, Subcommand};

/// Treeline's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the web app and the binary; the path of the binary is the last line printed.
    Build,
    /// Build everything, load the demo company and serve it.
    Demo(demo::Options),
    /// Everything that must be true before a change lands: format, lints, tests on both databases, browser.
    Test(test::Options),
    /// What the build machine runs: `test` with everything it needs installed.
    Ci,
    /// Rules no compiler checks: crate arrows, sizes, words, dead paths.
    Tidy,
    /// Write every generated file (`--check`: fail when one is stale).
    Generate(generate::Options),
    /// Print the files of one feature in every room.
    Where {
        /// The feature's name, for example `placements`.
        feature: String,
    },
}

fn main() -> std::process::ExitCode {
    let done = match Cli::parse().command {
        Command::Build => build::run(),
        Command::Demo(options) => demo::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Ci => ci::run(),
        Command::Tidy => tidy::run(),
        Command::Generate(options) => generate::run(&options),
        Command::Where { feature } => find::run(&feature),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

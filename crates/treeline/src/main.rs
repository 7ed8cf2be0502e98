//! The binary of Treeline: reads the command line and hands over to one command; holds no rules.

mod generate;

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
}

fn main() -> std::process::ExitCode {
    let done = match Cli::parse().command {
        Command::Generate(options) => generate::run(&options),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

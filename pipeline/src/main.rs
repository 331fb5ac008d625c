//! The `assay` program: parses the command line, runs one command, turns its end into an exit status.

use std::process::ExitCode;

use assay::{
    cli::{Cli, Command},
    commands::{self, Ended},
};
use clap::{CommandFactory, Parser};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(Ended::Clean) => ExitCode::SUCCESS,
        Ok(Ended::Found) => ExitCode::from(1),
        Err(error) => {
            commands::note(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<Ended> {
    let common = &cli.common;
    if let Some(threads) = common.threads {
        anyhow::ensure!(threads > 0, "--threads 0: give 1 or more, or leave it out for one a core");
        rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(assay::STACK).build_global()?;
    } else {
        rayon::ThreadPoolBuilder::new().stack_size(assay::STACK).build_global()?;
    }
    match &cli.command {
        Command::Build(args) => commands::build::run(args, common),
        Command::Check(args) => commands::check::run(args, common),
        Command::Verify(args) => commands::release::verify(args, common),
        Command::Stats(args) => commands::release::stats(args, common),
        Command::Rules(args) => commands::rules::run(args, common),
        Command::Fingerprint(args) => commands::fingerprint::run(args, common),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "assay", &mut script);
            commands::print(&String::from_utf8_lossy(&script))?;
            Ok(Ended::Clean)
        }
    }
}

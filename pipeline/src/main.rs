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
            commands::note(&format!("error: {}", commands::with_causes(&error)));
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
        Command::Audit(args) => commands::audit::run(args, common),
        Command::Stats(args) => commands::release::stats(args, common),
        Command::Query(args) => commands::release::query(args, common),
        Command::Prove(args) => commands::prove::prove(args, common),
        Command::VerifyProof(args) => commands::prove::verify(args, common),
        Command::Diff(args) => commands::diff::run(args, common),
        Command::Release(args) => commands::next::run(args, common),
        Command::Revet(args) => commands::recall::revet(args, common),
        Command::Recall(args) => commands::recall::recall(args, common),
        Command::ApplyRecalls(args) => commands::recall::apply(args, common),
        Command::Publish(args) => commands::publish::run(args, common),
        Command::Keys(args) => commands::keys::run(args, common),
        Command::Export(args) => commands::export::run(args, common),
        Command::Sources(args) => commands::sources::run(args, common),
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

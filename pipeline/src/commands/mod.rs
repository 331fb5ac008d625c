//! The commands: each reads as a list of verbs. Printing happens here and nowhere below.

pub mod audit;
pub mod build;
pub mod check;
mod check_report;
mod coverage;
pub mod diff;
pub mod export;
pub mod fingerprint;
mod gather;
pub mod keys;
pub mod next;
pub(crate) mod own_rules;
pub mod prove;
pub mod publish;
pub mod recall;
pub mod release;
pub mod rules;
mod scaffold;
pub mod sources;
mod stands;

use std::io::Write;

use serde::Serialize;

/// How a command ended, for the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// 0
    Clean,
    /// 1: findings, faults, differences
    Found,
}

/// Writes to standard output; a reader that has gone away (`| head`) is not an error.
pub fn print(text: &str) -> anyhow::Result<()> {
    match anstream::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Writes a note to standard error.
pub fn note(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

pub fn print_json(value: &impl Serialize) -> anyhow::Result<()> {
    print(&format!("{}\n", serde_json::to_string_pretty(value)?))
}

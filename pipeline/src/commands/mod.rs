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

use std::{io::Write, path::Path};

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

/// Whether `path`, which need not be there, is the folder or lies in it.
fn lies_in(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.ancestors().find_map(|above| above.canonicalize().ok()).is_some_and(|there| there.starts_with(&folder))
}

/// An error and what it comes from as one text: what the message above holds already is not said again.
pub fn with_causes(error: &anyhow::Error) -> String {
    error
        .chain()
        .map(ToString::to_string)
        .reduce(|told, cause| if told.contains(&cause) { told } else { format!("{told}: {cause}") })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_inside_of_a_folder_are_known_before_they_are_made() {
        let root = tempfile::tempdir().expect("folder");
        let release = root.path().join("demo");
        std::fs::create_dir(&release).expect("folder");
        for (path, inside) in [("demo", true), ("demo/new/copy", true), ("demo/../copy", false), ("demo2", false), ("", false)] {
            assert_eq!(lies_in(&root.path().join(path), &release), inside, "{path}");
        }
    }

    #[test]
    fn a_cause_is_told_once() {
        let error = anyhow::anyhow!("refused").context("no answer: refused").context("hf://a/b");
        assert_eq!(with_causes(&error), "hf://a/b: no answer: refused");
    }
}

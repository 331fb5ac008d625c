//! Running the ordinary package clients: as the user has set them up (mirrors, credentials, proxies), with no input, and with
//! what they say kept for the error. Knows nothing of packages.

use std::{
    ffi::OsStr,
    io,
    path::Path,
    process::{Command, Stdio},
};

use super::HarvestError;

/// Runs `program` in `directory` and gives its standard output.
pub(super) fn run(
    program: &str,
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    directory: &Path,
) -> Result<Vec<u8>, HarvestError> {
    let output = Command::new(program).args(arguments).current_dir(directory).stdin(Stdio::null()).output();
    match output {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => Err(HarvestError::Client { client: program.to_owned(), problem: last_words(&output.stderr, &output.stdout) }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(HarvestError::NoClient { client: program.to_owned() }),
        Err(error) => Err(HarvestError::Client { client: program.to_owned(), problem: error.to_string() }),
    }
}

/// The last lines a client said, without colour codes, at most 2,000 characters.
fn last_words(stderr: &[u8], stdout: &[u8]) -> String {
    let said = if stderr.iter().all(u8::is_ascii_whitespace) { stdout } else { stderr };
    let text = String::from_utf8_lossy(said);
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let tail = lines[lines.len().saturating_sub(12)..].join("\n    ");
    let plain: String = tail.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    plain.chars().skip(plain.chars().count().saturating_sub(2000)).collect()
}

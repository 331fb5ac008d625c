//! Whether a recipe can be built as it stands: what sealing would refuse at the very end, and what it names on this machine. Fetches nothing.

use std::{fs, io, path::Path};

use assay_datasets::admission::Admission;
use assay_manifests::{seal::host_path, versions::Version};
use assay_validators::fingerprint::Fingerprints;

use super::build::Meant;
use crate::{
    recipe::{Kind, Recipe, RecipeError, Text, suggest},
    scanners::Scanners,
};

/// A recipe's text and its errors by what is written there.
struct Written<'a>(Text<'a>);

impl Written<'_> {
    /// Where `value` is written between quotes, in a line that is no comment.
    fn place(&self, value: &str) -> Option<usize> {
        let quoted = [format!("\"{value}\""), format!("'{value}'")];
        self.lines().find_map(|(at, line)| quoted.iter().find_map(|quoted| line.find(quoted.as_str())).map(|column| at + column))
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut at = 0;
        let lines = self.0.text.split_inclusive('\n').map(move |line| {
            at += line.len();
            (at - line.len(), line)
        });
        lines.filter(|(_, line)| !line.trim_start().starts_with('#'))
    }

    fn error(&self, value: &str, key: &str, problem: impl Into<String>, help: impl Into<String>) -> RecipeError {
        self.0.error(self.place(value), key, problem, help)
    }
}

/// A view that there is none of.
pub(super) fn unknown_view(recipe: &Recipe, text: &str, name: &str, known: &[&str]) -> RecipeError {
    let written = Written(Text { path: &recipe.path, text });
    written.error(name, "views", format!("`{name}` is not a view"), suggest(name, known.iter().copied()))
}

/// A fault of what the recipe names by `value` under `key`: at the line where it is named.
pub(super) fn fault(meant: &Meant, value: &str, key: &str, problem: impl Into<String>, help: impl Into<String>) -> RecipeError {
    let written = Written(Text { path: &meant.recipe.path, text: &meant.text });
    written.error(value, key, problem, help)
}

/// Faults that need no look at anything but the recipe.
///
/// # Errors
/// With line, key and remedy.
pub(super) fn meaning(meant: &Meant) -> Result<(), RecipeError> {
    let recipe = &meant.recipe;
    let written = Written(Text { path: &recipe.path, text: &meant.text });
    if let Err(problem) = recipe.version.parse::<Version>() {
        return Err(written.error(&recipe.version, "version", problem.to_string(), "for instance `1.0.0`"));
    }
    for scanner in &recipe.scanners {
        if let Some(argument) = scanner.command.iter().find(|argument| host_path(argument).is_some()) {
            let problem = format!("`{argument}` is a path of this machine and would be published");
            let help = "name the program alone, found on the PATH, and give it what the artifact holds";
            return Err(written.error(argument, "[[scanners]] command", problem, help));
        }
    }
    if let Err(problem) = Admission::new(&meant.settings.policy) {
        let (key, problem) = problem.strip_prefix("policy.").and_then(|said| said.split_once(": ")).unwrap_or(("", &problem));
        return Err(recipe.policy.error(key, problem, "as https://spdx.org/licenses lists them, for instance `Apache-2.0`"));
    }
    Ok(())
}

/// Files, folders and programs that the recipe names and that are not there, or are not what they should be.
///
/// # Errors
/// The first of them, with line, key and remedy.
pub(super) fn presence(meant: &Meant, search_path: &str) -> Result<(), RecipeError> {
    let recipe = &meant.recipe;
    let written = Written(Text { path: &recipe.path, text: &meant.text });
    let is_absent = |path: &str| {
        let local = path.strip_prefix("file://").unwrap_or(path);
        !local.contains("://") && !recipe.directory().join(local).exists()
    };
    for source in recipe.sources.iter().filter(|source| !source.optional) {
        let path = match &source.kind {
            Kind::Directory { path, .. } => path,
            Kind::Git { url, .. } | Kind::Commit { url, .. } | Kind::Dataset { url, .. } | Kind::Archive { url, .. } => url,
            Kind::Crate { .. } | Kind::Wheel { .. } | Kind::Npm { .. } | Kind::Fix { .. } | Kind::Swh { .. } => continue,
        };
        if is_absent(path) {
            let help = "paths start at the recipe; where the build may go on without it, say `optional = true` in its entry";
            return Err(written.error(path, "[[source]] path", format!("`{path}` is not there"), help));
        }
    }
    for (key, path) in &beside(recipe) {
        if is_absent(path) {
            let help = "paths start at the recipe; put the file there, or take it out of the recipe";
            return Err(written.error(path, key, format!("`{path}` is not there"), help));
        }
    }
    reads(meant)?;
    for program in recipe.scanners.iter().filter_map(|scanner| scanner.command.first()) {
        let is_found = || search_path.split(':').any(|folder| Path::new(folder).join(program).is_file());
        if !program.contains('/') && !is_found() {
            let help = "install it, or take the entry out of the recipe";
            return Err(written.error(program, "[[scanners]] command", format!("`{program}` is not on the PATH"), help));
        }
    }
    Ok(())
}

/// Fingerprints and reports of this machine that cannot be read as such.
fn reads(meant: &Meant) -> Result<(), RecipeError> {
    let recipe = &meant.recipe;
    let local = |path: &str| (!path.contains("://")).then(|| recipe.directory().join(path));
    for path in recipe.fingerprint_files() {
        let Some(place) = local(&path) else { continue };
        let bytes = fs::read(place).map_err(|problem| unreadable(meant, FINGERPRINTS, &path, &problem))?;
        fingerprints(meant, &path, &bytes)?;
    }
    let mut reports = Vec::new();
    for path in recipe.scanners.iter().filter_map(|scanner| scanner.sarif.as_deref()) {
        let Some(place) = local(path) else { continue };
        let text = fs::read_to_string(place).map_err(|problem| unreadable(meant, "[[scanners]] sarif", path, &problem))?;
        reports.push((path.to_owned(), text));
    }
    Scanners::new(recipe, &meant.text, &reports, "").map(|_| ())
}

const FINGERPRINTS: &str = "[judge.contamination] fingerprints";

/// What the recipe names and what is there, and cannot be read.
pub(super) fn unreadable(meant: &Meant, key: &str, path: &str, problem: &io::Error) -> RecipeError {
    fault(meant, path, key, format!("`{path}` cannot be read: {problem}"), "name a file that can be read, or take it out of the recipe")
}

/// Fingerprints out of the bytes of a file that the recipe names.
///
/// # Errors
/// With line, key and remedy, where they are none.
pub(super) fn fingerprints(meant: &Meant, path: &str, bytes: &[u8]) -> Result<Fingerprints, RecipeError> {
    let help = "make the file with `assay fingerprint`, or take it out of the recipe";
    Fingerprints::from_bytes(bytes).map_err(|problem| fault(meant, path, FINGERPRINTS, format!("`{path}`: {problem}"), help))
}

/// What the recipe names beside its sources: key and path.
pub(super) fn beside(recipe: &Recipe) -> Vec<(&'static str, String)> {
    let snapshots = recipe.advisories.snapshots.iter().map(|path| ("[advisories] snapshots", path.clone()));
    let names = recipe.advisories.names.values().map(|path| ("[advisories] names", path.clone()));
    let reports = recipe.scanners.iter().filter_map(|scanner| scanner.sarif.clone()).map(|path| ("[[scanners]] sarif", path));
    let marks = recipe.fingerprint_files().into_iter().map(|path| (FINGERPRINTS, path));
    snapshots.chain(names).chain(reports).chain(marks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_where_it_is_written() {
        let text = "# \"a\"\nname = \"b\"\npath = \"a\"\n";
        let written = Written(Text { path: Path::new("r.toml"), text });
        assert_eq!(written.error("a", "path", "is not there", "").line, Some(3));
        assert_eq!(written.error("c", "path", "is not there", "").line, None);
    }
}

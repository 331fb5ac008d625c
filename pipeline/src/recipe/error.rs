//! Errors of a recipe: file, line, key and what to do. Knows nothing of what a recipe means.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use assay_manifests::wording;

/// What is wrong with a recipe (or a lock), where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipeError {
    pub file: PathBuf,
    /// 1-based; `None` where the fault is not at one place.
    pub line: Option<u32>,
    /// The key in question, `[[source]] include`, or empty.
    pub key: String,
    pub problem: String,
    /// The remedy, or empty.
    pub help: String,
}

impl fmt::Display for RecipeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.key.is_empty() {
            write!(f, ": `{}`", self.key)?;
        }
        write!(f, ": {}", self.problem)?;
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

impl std::error::Error for RecipeError {}

/// A TOML text together with its path: turns spans into lines.
pub(crate) struct Text<'a> {
    pub path: &'a Path,
    pub text: &'a str,
}

impl Text<'_> {
    pub fn line(&self, offset: usize) -> u32 {
        let upto = &self.text.as_bytes()[..offset.min(self.text.len())];
        1 + u32::try_from(upto.iter().filter(|b| **b == b'\n').count()).unwrap_or(u32::MAX - 1)
    }

    pub fn error(&self, at: Option<usize>, key: &str, problem: impl Into<String>, help: impl Into<String>) -> RecipeError {
        RecipeError {
            file: self.path.to_owned(),
            line: at.map(|offset| self.line(offset)),
            key: key.to_owned(),
            problem: problem.into(),
            help: help.into(),
        }
    }

    /// A TOML or serde error: at the key that it is about, with the nearest known key or value where one is unknown.
    pub fn toml_error(&self, error: &toml::de::Error) -> RecipeError {
        let at = error.span().map(|span| span.start);
        let key = at.and_then(|at| wording::key_before(self.text, at));
        match (Unknown::of(error.message()), key) {
            (Some(unknown), Some(key)) if !unknown.field => self.error(at, key, format!("`{}` is not known", unknown.key), unknown.help()),
            (Some(unknown), _) => self.error(at, &unknown.key, unknown.problem(), unknown.help()),
            (None, key) => self.error(at, key.unwrap_or_default(), wording::plain(error.message()), ""),
        }
    }

    /// Where the entry of this name stands among those under `header`: `name = "x"` below `[[scanners]]`.
    pub fn entry(&self, header: &str, name: &str) -> Option<usize> {
        let (mut at, mut is_within) = (0, false);
        for line in self.text.split_inclusive('\n') {
            let written = line.trim();
            if written.starts_with('[') {
                is_within = written.split('#').next().unwrap_or_default().trim_end() == header;
            }
            let value = written.strip_prefix("name").and_then(|rest| rest.trim_start().strip_prefix('=')).map(str::trim_start);
            let is_it = |quoted: String| value.is_some_and(|value| value.starts_with(&quoted));
            if is_within && (is_it(format!("\"{name}\"")) || is_it(format!("'{name}'"))) {
                return Some(at);
            }
            at += line.len();
        }
        None
    }

    /// The header of the table that the byte `at` lies in, where it lies in one.
    pub fn header(&self, at: usize) -> Option<&str> {
        let lines = self.text.get(..at)?.lines().map(str::trim);
        lines.rev().find(|line| line.starts_with('[') && line.ends_with(']'))
    }
}

/// "unknown field" or "unknown variant" as serde words it, with what was known.
pub(crate) struct Unknown {
    pub key: String,
    field: bool,
    known: Vec<String>,
}

impl Unknown {
    pub fn of(message: &str) -> Option<Self> {
        let (field, rest) = match message.strip_prefix("unknown field `") {
            Some(rest) => (true, rest),
            None => (false, message.strip_prefix("unknown variant `")?),
        };
        let (key, rest) = rest.split_once('`')?;
        let known = rest.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        Some(Self { key: key.to_owned(), field, known })
    }

    pub fn problem(&self) -> String {
        if self.field { "unknown key".to_owned() } else { "unknown value".to_owned() }
    }

    pub fn help(&self) -> String {
        suggest(&self.key, self.known.iter().map(String::as_str))
    }
}

/// "did you mean `x`?" for the nearest of `known`, else the list of them.
pub fn suggest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let nearest = known.iter().map(|candidate| (edit_distance(written, candidate), *candidate)).min();
    match nearest {
        Some((distance, candidate)) if distance <= 1 + candidate.chars().count() / 3 => format!("did you mean `{candidate}`?"),
        Some(_) => format!("known are: {}", known.join(", ")),
        None => String::new(),
    }
}

/// Levenshtein distance in characters; words are cut at 64 of them.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_key_is_named_and_far_ones_are_listed() {
        assert_eq!(suggest("versoin", ["name", "version"]), "did you mean `version`?");
        assert_eq!(suggest("quux", ["name", "version"]), "known are: name, version");
        assert_eq!(edit_distance("kitten", "sitting"), 3);
    }

    #[test]
    fn an_entry_is_found_by_its_name_among_its_own() {
        let text =
            "[[source]]\nname = \"a\"\n\n[[scanners]] # one\nname = 'b'\n[scanners.covers]\nname = \"a\"\n[[scanners]]\nname=\"a\"\n";
        let text = Text { path: Path::new("r.toml"), text };
        let line = |name: &str| text.entry("[[scanners]]", name).map(|at| text.line(at));
        assert_eq!((line("a"), line("b"), line("c")), (Some(9), Some(5), None));
    }
}

//! Licences of single files as the REUSE specification (3.3) writes them: `NAME.license` beside a file, `REUSE.toml`, `.reuse/dep5`.
//! Reads texts that it is given, and never opens a file.

use std::collections::BTreeMap;

use assay_manifests::{LicenceEvidence, Sha256Digest};

use super::{facts::NOASSERTION, licence};

/// What is stated of files one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PerFile {
    sidecars: BTreeMap<String, (String, LicenceEvidence)>,
    /// Those of outer folders first; the last that matches holds.
    annotations: Vec<Annotation>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Annotation {
    /// Folder that the patterns are relative to, without slashes at its ends.
    folder: String,
    patterns: Vec<String>,
    /// One `*` goes over folders too, as in `dep5`.
    crosses: bool,
    licence: (String, LicenceEvidence),
}

const TAG: &str = "SPDX-License-Identifier:";

/// Longest pattern that is matched, in letters.
const LONGEST: usize = 1_000;

/// Whether `path` holds statements on single files.
pub(super) fn is_statement(path: &str) -> bool {
    path.ends_with(".license") || path == "REUSE.toml" || path.ends_with("/REUSE.toml") || path == ".reuse/dep5"
}

impl PerFile {
    pub(super) fn read<'a>(bodies: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut read = Self::default();
        for (path, text) in bodies.filter(|(path, _)| is_statement(path)) {
            let evidence = LicenceEvidence { source: path.to_owned(), sha256: Sha256Digest::of(text), score: None };
            if let Some(file) = path.strip_suffix(".license") {
                let stated: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once(TAG)?.1.trim())).collect();
                if !stated.is_empty() {
                    read.sidecars.insert(file.to_owned(), (all_of(&stated), evidence));
                }
            } else if path == ".reuse/dep5" {
                read.dep5(text, &evidence);
            } else {
                read.toml(path.rsplit_once('/').map_or("", |(folder, _)| folder), text, &evidence);
            }
        }
        // Stable: within one file the order is kept.
        read.annotations.sort_by_key(|one| if one.folder.is_empty() { 0 } else { 1 + one.folder.matches('/').count() });
        read
    }

    /// What is stated of the file `path`.
    pub(super) fn of(&self, path: &str) -> Option<&(String, LicenceEvidence)> {
        self.sidecars.get(path).or_else(|| self.annotations.iter().rev().find(|one| one.covers(path)).map(|one| &one.licence))
    }

    fn toml(&mut self, folder: &str, text: &str, evidence: &LicenceEvidence) {
        let Ok(table) = text.parse::<toml::Table>() else { return };
        let list = |value: Option<&toml::Value>| -> Vec<String> {
            match value {
                Some(toml::Value::String(one)) => vec![one.clone()],
                Some(toml::Value::Array(all)) => all.iter().filter_map(|one| Some(one.as_str()?.to_owned())).collect(),
                _ => Vec::new(),
            }
        };
        for one in table.get("annotations").and_then(toml::Value::as_array).into_iter().flatten() {
            let stated = list(one.get("SPDX-License-Identifier"));
            if stated.is_empty() {
                continue;
            }
            let stated: Vec<&str> = stated.iter().map(String::as_str).collect();
            let (folder, patterns) = (folder.to_owned(), list(one.get("path")));
            self.annotations.push(Annotation { folder, patterns, crosses: false, licence: (all_of(&stated), evidence.clone()) });
        }
    }

    fn dep5(&mut self, text: &str, evidence: &LicenceEvidence) {
        for paragraph in text.replace('\r', "").split("\n\n") {
            let mut fields: BTreeMap<String, String> = BTreeMap::new();
            let mut last = String::new();
            for line in paragraph.lines() {
                if line.starts_with([' ', '\t']) {
                    if last == "files" {
                        *fields.entry(last.clone()).or_default() += line;
                    }
                } else if let Some((key, value)) = line.split_once(':') {
                    last = key.trim().to_ascii_lowercase();
                    fields.insert(last.clone(), value.trim().to_owned());
                }
            }
            if let (Some(files), Some(stated)) = (fields.get("files"), fields.get("license")) {
                let patterns = files.split_whitespace().map(str::to_owned).collect();
                let licence = (all_of(&[stated.as_str()]), evidence.clone());
                self.annotations.push(Annotation { folder: String::new(), patterns, crosses: true, licence });
            }
        }
    }
}

impl Annotation {
    fn covers(&self, path: &str) -> bool {
        let inside = match self.folder.as_str() {
            "" => Some(path),
            folder => path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')),
        };
        inside.is_some_and(|path| self.patterns.iter().any(|pattern| matches(pattern, path, self.crosses)))
    }
}

/// All that is stated holds; what is no licence by any known name leaves the whole unknown.
fn all_of(stated: &[&str]) -> String {
    let known: Option<Vec<String>> =
        stated.iter().map(|one| licence::declared(one.trim_end_matches("*/").trim_end_matches("-->"))).collect();
    match known {
        Some(mut known) => {
            known.sort();
            known.dedup();
            if known.len() > 1 {
                known = known.into_iter().map(|one| if one.contains(" OR ") { format!("({one})") } else { one }).collect();
            }
            known.join(" AND ")
        }
        None => NOASSERTION.to_owned(),
    }
}

/// Whether a pattern of `*`, `**` and letters matches a path; work is bounded by the product of their lengths.
fn matches(pattern: &str, path: &str, crosses: bool) -> bool {
    let mut parts: Vec<Option<char>> = Vec::new();
    let mut across = Vec::new();
    let mut letters = pattern.trim_start_matches("./").chars().take(LONGEST).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '*' => {
                let is_double = letters.next_if_eq(&'*').is_some();
                parts.push(None);
                across.push(crosses || is_double);
            }
            '\\' => {
                parts.push(Some(letters.next().unwrap_or('\\')));
                across.push(false);
            }
            letter => {
                parts.push(Some(letter));
                across.push(false);
            }
        }
    }
    // Places in the pattern that what was read so far may have come to; a star may be passed over.
    let close = |mut at: Vec<bool>| {
        for place in 0..parts.len() {
            if at[place] && parts[place].is_none() {
                at[place + 1] = true;
            }
        }
        at
    };
    let mut at = vec![false; parts.len() + 1];
    at[0] = true;
    at = close(at);
    for letter in path.chars() {
        let mut next = vec![false; parts.len() + 1];
        for place in 0..parts.len() {
            match parts[place] {
                _ if !at[place] => {}
                None if across[place] || letter != '/' => next[place] = true,
                Some(wanted) if wanted == letter => next[place + 1] = true,
                _ => {}
            }
        }
        at = close(next);
    }
    at.last().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_on_single_files_are_found() {
        let files = [
            ("a/v.py.license", "SPDX-FileCopyrightText: 2020 A\nSPDX-License-Identifier: GPL-3.0-or-later\n"),
            ("REUSE.toml", "version = 1\n[[annotations]]\npath = [\"lib/**\", \"*.py\"]\nSPDX-License-Identifier = \"ISC\"\n"),
            ("lib/own/REUSE.toml", "[[annotations]]\npath = \"**\"\nSPDX-License-Identifier = [\"MIT\", \"Zlib\"]\n"),
            (".reuse/dep5", "Format: x\n\nFiles: data/*\n more/*.js\nCopyright: A\nLicense: BSD-3-Clause\n"),
        ];
        let read = PerFile::read(files.into_iter());
        let of = |path: &str| read.of(path).map(|(name, _)| name.as_str());
        assert_eq!(of("a/v.py"), Some("GPL-3.0-or-later"));
        assert_eq!((of("lib/x/y.py"), of("top.py"), of("a/b.py")), (Some("ISC"), Some("ISC"), None));
        assert_eq!(of("lib/own/y.py"), Some("MIT AND Zlib"));
        assert_eq!((of("data/a/b.py"), of("more/x/z.js"), of("more/z.py")), (Some("BSD-3-Clause"), Some("BSD-3-Clause"), None));
    }
}

//! What the files of one package lend each other: names that hold a payload, credentials or the environment, by the file
//! that sets or returns them. A threat may be put together from several files, none of which has it alone. Knows no threat.

use std::{collections::BTreeMap, sync::LazyLock};

use assay_manifests::Language;
use regex::Regex;

use super::{
    MAX_NAMED, Program,
    terms::{Asked, Term, Terms},
};
use crate::parse::{Parsed, parse};

/// Files of a package that are read for what they lend, and their bytes.
const MAX_FILES: usize = 400;
const MAX_BYTES: usize = 4 << 20;

/// Names by family of languages and by file: its folder and its stem.
#[derive(Debug, Default)]
pub struct Lent {
    files: Vec<(u8, String, String, BTreeMap<String, Terms>)>,
}

/// How another file of the package is named where it is used; a group is its name.
#[rustfmt::skip]
static IMPORTS: LazyLock<Vec<(u8, Regex)>> = LazyLock::new(|| {
    [
        (0, r"(?m)^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]+([\w, \t]+)|^[ \t]*import[ \t]+([\w.]+)"),
        (1, r#"(?:require\(|from[ \t]+|import[ \t]+|import\()[ \t]*["'](\.{1,2}/[^"']{1,200})["']"#),
        (2, r#"(?m)^[ \t]*(?:require_relative|load)[ \t(]+["']([^"']{1,200})["']"#),
        (3, r#"(?:include|require)(?:_once)?\b[^;"']{0,80}["']([\w./-]{1,200}\.php)["']"#),
        (5, r"\bmod[ \t]+(\w+)[ \t]*;|\buse[ \t]+(?:crate|super|self)::(\w+)"),
        (6, r#"(?m)(?:^|[;&|][ \t]*)[ \t]*(?:source|\.)[ \t]+["']?([^"'\s;&|]{1,200})"#),
    ]
    .into_iter()
    .filter_map(|(family, form)| Some((family, Regex::new(form).ok()?)))
    .collect()
});

fn family(language: Language) -> Option<u8> {
    Some(match language {
        Language::Python => 0,
        Language::JavaScript | Language::TypeScript | Language::Tsx => 1,
        Language::Ruby => 2,
        Language::Php => 3,
        Language::Go => 4,
        Language::Rust => 5,
        Language::Bash => 6,
        _ => return None,
    })
}

fn place(path: &str) -> (&str, &str) {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.split('.').next().unwrap_or(file);
    match stem {
        // A folder goes by the file that stands for it.
        "index" | "__init__" | "mod" => folder.rsplit_once('/').map_or(("", folder), |(above, name)| (above, name)),
        _ => (folder, stem),
    }
}

impl Lent {
    /// Reads the files that hold something worth lending; `parsed` are their trees, where they are known.
    pub fn of(sources: &[(&str, Language, &str)], parsed: &[Option<&Parsed>]) -> Self {
        let mut lent = Self::default();
        let mut bytes = 0;
        for (at, (path, language, text)) in sources.iter().enumerate() {
            let Some(family) = family(*language).filter(|_| text.len() <= MAX_NAMED) else { continue };
            let all = Asked::of(text);
            let has = [Term::Blob, Term::Environment, Term::Credentials].into_iter().any(|term| all.has(term));
            if !has {
                continue;
            }
            bytes += text.len();
            if lent.files.len() >= MAX_FILES || bytes > MAX_BYTES {
                break;
            }
            let own;
            let parsed = match parsed.get(at) {
                Some(parsed) => *parsed,
                None => {
                    own = parse(*language, text);
                    own.as_ref()
                }
            };
            let Some(parsed) = parsed else { continue };
            let program = Program::read(parsed, text, *language);
            let mut names: BTreeMap<String, Terms> = BTreeMap::new();
            for lends in &program.lends {
                // Only what a value says by itself: names within it are the file's own business.
                let terms = Terms::of(lends.text).only(&[Term::Blob, Term::Decode, Term::Environment, Term::Credentials]);
                let name = lends.name.unwrap_or_default();
                if !terms.is_empty() && (4..=64).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
                    let known = names.entry(name.to_owned()).or_default();
                    *known = known.and(terms);
                }
            }
            if !names.is_empty() {
                let (folder, stem) = place(path);
                lent.files.push((family, folder.to_owned(), stem.to_owned(), names));
            }
        }
        lent
    }

    /// What a file has of the others, by the names that it uses.
    pub fn seen_from(&self, path: &str, language: Language, text: &str) -> BTreeMap<&str, Terms> {
        let mut seen: BTreeMap<&str, Terms> = BTreeMap::new();
        let Some(own) = family(language).filter(|_| !self.files.is_empty()) else { return seen };
        let mut wanted: Vec<&str> = Vec::new();
        for (_, form) in IMPORTS.iter().filter(|(family, _)| *family == own) {
            for found in form.captures_iter(text).take(400) {
                for group in (1..found.len()).filter_map(|n| found.get(n)) {
                    for name in group.as_str().split(',') {
                        let last = name
                            .trim()
                            .rsplit(['/', '.'])
                            .find(|part| !matches!(*part, "" | "js" | "mjs" | "cjs" | "ts" | "rb" | "php" | "sh"));
                        wanted.extend(last);
                    }
                }
            }
        }
        let (folder, stem) = place(path);
        for (family, theirs, name, names) in &self.files {
            let is_own = theirs == folder && name == stem;
            // Files of one folder are one package in Go.
            let imported = if own == 4 { theirs == folder } else { wanted.iter().any(|wanted| wanted == name) };
            if *family == own && !is_own && imported {
                for (name, terms) in names.iter().filter(|(name, _)| is_used(own, name, text)) {
                    let known = seen.entry(name.as_str()).or_default();
                    *known = known.and(*terms);
                }
            }
        }
        seen
    }
}

/// Whether a file means another one's name by it: it is imported, asked of a module, or called where files of a package share their names.
/// A name of its own that reads the same is another thing.
fn is_used(family: u8, name: &str, text: &str) -> bool {
    text.match_indices(name).take(200).any(|(at, _)| {
        let bytes = text.as_bytes();
        let is_word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(at + name.len());
        if before.is_some_and(is_word) || after.is_some_and(is_word) {
            return false;
        }
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let imports = ["import ", "require(", "use "].iter().any(|word| line.contains(word));
        match family {
            2 | 3 | 6 => true,
            4 => after == Some(&b'('),
            _ => imports || matches!(before, Some(b'.' | b':')),
        }
    })
}

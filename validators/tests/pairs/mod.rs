//! Pairs of deployment files that differ in one setting, made from descriptions (`validators/documents/*.toml`, their README says how they
//! are written). Shared by the test that holds the accuracy and the example that prints it. Knows no rule.

use std::{fs, path::Path};

use assay_manifests::{Language, cwe::related};
use assay_validators::{
    document::{kind::documents, rule::SaidOutcome},
    parse::parse,
    rule::RuleSet,
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Description {
    #[serde(default)]
    language: String,
    pair: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    cwe: Vec<u32>,
    #[serde(default)]
    language: String,
    #[serde(default)]
    path: String,
    text: String,
    bad: OneOrMore,
    good: OneOrMore,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn list(&self) -> Vec<&str> {
        match self {
            Self::One(text) => vec![text],
            Self::More(list) => list.iter().map(String::as_str).collect(),
        }
    }
}

/// Two files and the weakness that the first has.
pub struct Pair {
    pub name: String,
    pub cwe: Vec<u32>,
    pub language: Language,
    pub path: String,
    pub bad: String,
    pub good: String,
}

/// What was said of a file about a weakness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    pub flagged: bool,
    pub evidenced: bool,
    pub unjudged: bool,
}

/// Every pair of a folder of descriptions, in order of their files. The shorter list of sides is gone through again.
pub fn pairs(dir: &Path) -> Vec<Pair> {
    let mut files: Vec<_> = fs::read_dir(dir).expect("descriptions").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a description");
        let description: Description = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for written in &description.pair {
            let name = if written.language.is_empty() { &description.language } else { &written.language };
            let language = Language::from_name(name).unwrap_or_else(|| panic!("{}: `{name}` is no language", written.id));
            let (bad, good) = (written.bad.list(), written.good.list());
            let filled = |side: &str| written.text.trim_start_matches('\n').replace("@@", side);
            for at in 0..bad.len().max(good.len()) {
                out.push(Pair {
                    name: format!("{stem}/{}-{}", written.id, at + 1),
                    cwe: written.cwe.clone(),
                    language,
                    path: written.path.clone(),
                    bad: filled(bad[at % bad.len()]),
                    good: filled(good[at % good.len()]),
                });
            }
        }
    }
    out
}

/// What the rules say of one side about the pair's weakness.
pub fn say(rules: &RuleSet, pair: &Pair, text: &str) -> Said {
    let parsed = parse(pair.language, text);
    let mut said = Said { flagged: false, evidenced: false, unjudged: false };
    for document in documents(pair.language, &pair.path, text, parsed.as_ref()) {
        for rule in rules.documents().iter().filter(|rule| rule.written.document.iter().any(|kind| kind == document.kind)) {
            for one in rule.judge(&document.root).iter().filter(|one| related(one.cwe, &pair.cwe)) {
                match one.outcome {
                    SaidOutcome::Finding => said.flagged = true,
                    SaidOutcome::Evidence => said.evidenced = true,
                    SaidOutcome::Unjudged => said.unjudged = true,
                }
            }
        }
    }
    said
}

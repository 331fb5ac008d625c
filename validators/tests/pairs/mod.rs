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
    #[serde(default)]
    pair: Vec<Written>,
    #[serde(default)]
    whole: Vec<Whole>,
}

/// A whole file as a careful engineer leaves it, and the mistakes that were made in it one at a time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    id: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    path: String,
    text: String,
    case: Vec<Mistake>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    id: String,
    cwe: Vec<u32>,
    /// What stands in the file, once.
    was: String,
    bad: OneOrMore,
    /// Another right spelling; `was` where absent.
    good: Option<OneOrMore>,
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
        let spoken = |own: &String, id: &str| {
            let name = if own.is_empty() { &description.language } else { own };
            Language::from_name(name).unwrap_or_else(|| panic!("{id}: `{name}` is no language"))
        };
        for whole in &description.whole {
            let language = spoken(&whole.language, &whole.id);
            let text = whole.text.trim_start_matches('\n');
            for case in &whole.case {
                assert_eq!(text.matches(&case.was).count(), 1, "{stem}/{}/{}: `was` stands there once", whole.id, case.id);
                let bad = case.bad.list();
                let good = case.good.as_ref().map_or_else(|| vec![case.was.as_str()], OneOrMore::list);
                for at in 0..bad.len().max(good.len()) {
                    out.push(Pair {
                        name: format!("{stem}/{}/{}-{}", whole.id, case.id, at + 1),
                        cwe: case.cwe.clone(),
                        language,
                        path: whole.path.clone(),
                        bad: text.replacen(&case.was, bad[at % bad.len()], 1),
                        good: text.replacen(&case.was, good[at % good.len()], 1),
                    });
                }
            }
        }
        for written in &description.pair {
            let language = spoken(&written.language, &written.id);
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

/// One thing said of a side: by which rule and form, on which line, what, and whether it speaks of the pair's weakness.
pub struct Line {
    pub rule: String,
    pub line: u32,
    pub outcome: SaidOutcome,
    pub related: bool,
}

/// Everything the rules say of one side.
pub fn lines(rules: &RuleSet, pair: &Pair, text: &str) -> Vec<Line> {
    let parsed = parse(pair.language, text);
    let mut out = Vec::new();
    for document in documents(pair.language, &pair.path, text, parsed.as_ref()) {
        for rule in rules.documents().iter().filter(|rule| rule.written.document.iter().any(|kind| kind == document.kind)) {
            out.extend(rule.judge(&document.root).into_iter().map(|one| Line {
                rule: format!("{} {}", rule.id, one.form),
                line: one.span.line,
                outcome: one.outcome,
                related: related(one.cwe, &pair.cwe),
            }));
        }
    }
    out
}

/// What the rules say of one side about the pair's weakness.
pub fn say(rules: &RuleSet, pair: &Pair, text: &str) -> Said {
    let lines = lines(rules, pair, text);
    let any = |outcome| lines.iter().any(|line| line.related && line.outcome == outcome);
    Said { flagged: any(SaidOutcome::Finding), evidenced: any(SaidOutcome::Evidence), unjudged: any(SaidOutcome::Unjudged) }
}

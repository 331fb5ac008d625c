//! A rule shows its own proof: fixtures through parse, lowering and engine, line markers compared. A marker (`finding`, `evidence` or
//! `unjudged`, with `: form` where the form is asked too) stands in a comment at the end of the line it speaks of.

use std::{collections::BTreeMap, fmt};

use assay_manifests::Language;

use super::{Rule, RuleSet};
use crate::{
    flow::{
        engine::{Input, Options, judge},
        lower::lower,
    },
    parse::parse,
};

/// Where a fixture and the rule disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFailure {
    pub fixture: String,
    /// 1-based; 0 where it is about the whole.
    pub line: u32,
    pub message: String,
}

impl fmt::Display for ProofFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.fixture, self.message)
        } else {
            write!(f, "{}:{}: {}", self.fixture, self.line, self.message)
        }
    }
}

/// Fewest vulnerable and secure forms that a rule shows.
const FORMS: usize = 3;

/// Runs the rule's fixtures.
///
/// # Errors
/// Every line on which markers and engine disagree, and what is missing altogether.
pub fn prove(set: &RuleSet, rule: &Rule) -> Result<(), Vec<ProofFailure>> {
    let mut failures = Vec::new();
    let (mut findings, mut evidence) = (0, 0);
    for (name, text) in &rule.fixtures {
        let fail = |line, message: String| ProofFailure { fixture: name.clone(), line, message };
        let Some(language) = Language::from_path(name).filter(|language| rule.languages.contains(language)) else {
            failures.push(fail(0, "its ending is not one of the rule's languages".to_owned()));
            continue;
        };
        let wanted = markers(text);
        let said = match run(set, rule, language, name, text) {
            Ok(said) => said,
            Err(message) => {
                failures.push(fail(0, message));
                continue;
            }
        };
        findings += said.values().filter(|(word, _)| *word == "finding").count();
        evidence += said.values().filter(|(word, _)| *word == "evidence").count();
        for (line, (word, form)) in &wanted {
            match said.get(line) {
                Some((is, has)) if is == word && (form.is_empty() || form == has) => {}
                Some((is, has)) => failures.push(fail(*line, format!("{is} ({has}) where {word} {form} is marked"))),
                None => failures.push(fail(*line, format!("nothing where {word} is marked"))),
            }
        }
        for (line, (word, form)) in &said {
            if !wanted.contains_key(line) {
                failures.push(fail(*line, format!("{word} ({form}) that is not marked")));
            }
        }
    }
    let whole = |message: String| ProofFailure { fixture: "fixtures".to_owned(), line: 0, message };
    if findings < FORMS {
        failures.push(whole(format!("{findings} vulnerable forms are shown, {FORMS} are needed")));
    }
    if evidence < FORMS && !(rule.safes.is_empty() && rule.cleans.is_empty() && rule.guards.is_empty()) {
        failures.push(whole(format!("{evidence} secure forms are shown, {FORMS} are needed")));
    }
    if failures.is_empty() { Ok(()) } else { Err(failures) }
}

type ByLine = BTreeMap<u32, (&'static str, String)>;

fn run(set: &RuleSet, rule: &Rule, language: Language, name: &str, text: &str) -> Result<ByLine, String> {
    let parsed = parse(language, text).ok_or("there is no grammar for it")?;
    let module = lower(language, name, text, &parsed.flat()).ok_or("there is no lowering for it")?;
    let report = judge(&Input { module: &module, text, modules: &[&module], definitions: None, configs: &[] }, set, &Options::default());
    let mut said = ByLine::new();
    for one in report.unjudged.iter().filter(|u| u.rule == *rule.id) {
        said.insert(one.span.line, ("unjudged", one.reason.clone()));
    }
    for one in report.evidence.iter().filter(|e| e.rule == *rule.id) {
        said.insert(one.span.line, ("evidence", one.form.clone()));
    }
    for (one, form) in report.findings.iter().zip(&report.forms).filter(|(f, _)| f.rule == *rule.id) {
        said.insert(one.span.line, ("finding", form.clone()));
    }
    if report.unjudged.iter().any(|u| u.rule.is_empty()) {
        return Err("the file is over budget".to_owned());
    }
    Ok(said)
}

/// Marked lines with the word and the form that is asked, empty where none is.
fn markers(text: &str) -> ByLine {
    let mut out = ByLine::new();
    for (number, line) in text.lines().enumerate() {
        let Some(comment) = ["//", "#", "/*", "<!--", "--"].iter().filter_map(|start| line.rfind(start).map(|at| at + start.len())).max()
        else {
            continue;
        };
        let note = line[comment..].trim().trim_end_matches("*/").trim_end_matches("-->").trim_end_matches('}').trim();
        let (word, form) = note.split_once(':').unwrap_or((note, ""));
        if let Some(word) = ["finding", "evidence", "unjudged"].into_iter().find(|known| *known == word.trim()) {
            out.insert(number as u32 + 1, (word, form.trim().to_owned()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_rule_is_proved_by_its_fixtures() {
        let set = RuleSet::only_dir(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("rules load");
        assert!(!set.rules().is_empty());
        let mut failures = Vec::new();
        for rule in set.rules() {
            if let Err(found) = prove(&set, rule) {
                failures.extend(found.iter().map(|failure| format!("{}/{failure}", rule.id)));
            }
        }
        assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    }

    #[test]
    fn markers_are_read_from_comments() {
        let read = markers("x = 1  # finding\ny()  // evidence: bound\nz /* unjudged */\nurl = 'http://finding'\n");
        assert_eq!(read[&1], ("finding", String::new()));
        assert_eq!(read[&2], ("evidence", "bound".to_owned()));
        assert_eq!(read[&3].0, "unjudged");
        assert_eq!(read.len(), 3);
    }
}

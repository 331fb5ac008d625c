//! Proof of a document rule by its fixtures. A marker (`# finding`, `# evidence`, `# unjudged`) stands at the end of the line it speaks of, or
//! alone on the line before it. A line that begins with `#----` starts a new document: each piece is judged on its own.

use std::collections::BTreeSet;

use assay_manifests::Language;

use super::{
    kind::{KINDS, documents},
    rule::{DocumentRule, SaidOutcome},
};
use crate::parse::parse;

/// The languages of packs that hold document rules.
pub fn pack_language(pack: &str) -> Option<Language> {
    Some(match pack {
        "dockerfile" => Language::Dockerfile,
        "compose" | "kubernetes" | "github-actions" | "gitlab-ci" | "cloudformation" | "helm" | "container" => Language::Yaml,
        "terraform" => Language::Terraform,
        "nginx" => Language::Nginx,
        "systemd" => Language::Systemd,
        "bash" => Language::Bash,
        "sql" => Language::Sql,
        "npm" => Language::Json,
        // Rules over what every format runs; a fixture's name says its format.
        "script" => Language::Bash,
        "build" => Language::Make,
        _ => return None,
    })
}

/// What differs between the markers and what the rule says; empty where the rule is proved.
pub fn prove(rule: &DocumentRule) -> Vec<String> {
    prove_by(rule, &rule.fixtures)
}

/// The same by other texts than the rule's own fixtures: name and text.
pub(crate) fn prove_by(rule: &DocumentRule, fixtures: &[(String, String)]) -> Vec<String> {
    let mut failures = Vec::new();
    let pack = rule.id.split('/').next().unwrap_or_default();
    let Some(of_pack) = pack_language(pack) else { return vec![format!("`{pack}` holds no document rules")] };
    failures.extend(rule.written.document.iter().filter(|kind| !KINDS.contains(&kind.as_str())).map(|kind| format!("`{kind}` is no kind")));
    let (mut findings, mut evidence) = (0, 0);
    for (name, text) in fixtures {
        let (wanted, pieces) = read(text);
        // A rule that serves several formats has fixtures in each; a fixture's name says which.
        let language = Language::from_path(name).unwrap_or(of_pack);
        let name = if of_pack == Language::Json { "package.json" } else { name };
        let mut said: BTreeSet<(u32, &'static str)> = BTreeSet::new();
        for (skipped, piece) in pieces {
            let parsed = parse(language, &piece);
            let docs = documents(language, name, &piece, parsed.as_ref());
            if docs.is_empty() && !piece.trim().is_empty() {
                failures.push(format!("{name}:{}: no document of a known kind", skipped + 1));
            }
            for document in docs.iter().filter(|d| rule.written.document.iter().any(|kind| kind == d.kind)) {
                for one in rule.judge(&document.root) {
                    let word = match one.outcome {
                        SaidOutcome::Finding => "finding",
                        SaidOutcome::Evidence => "evidence",
                        SaidOutcome::Unjudged => "unjudged",
                    };
                    said.insert((one.span.line + skipped, word));
                }
            }
        }
        findings += said.iter().filter(|(_, word)| *word == "finding").count();
        evidence += said.iter().filter(|(_, word)| *word == "evidence").count();
        failures.extend(wanted.difference(&said).map(|(line, word)| format!("{name}:{line}: no {word} where one is marked")));
        failures.extend(said.difference(&wanted).map(|(line, word)| format!("{name}:{line}: {word} that is not marked")));
    }
    if findings < 3 {
        failures.push(format!("{findings} vulnerable forms are shown, three are needed"));
    }
    if evidence < 3 && !rule.written.safe.is_empty() {
        failures.push(format!("{evidence} secure forms are shown, three are needed"));
    }
    failures
}

type Marks = BTreeSet<(u32, &'static str)>;

/// Marked lines, and the pieces with the number of lines before each. Markers are blanked out so that no format trips over them.
fn read(text: &str) -> (Marks, Vec<(u32, String)>) {
    let mut marks = Marks::new();
    let mut pieces: Vec<(u32, String)> = vec![(0, String::new())];
    for (number, line) in text.lines().enumerate() {
        let number = number as u32 + 1;
        if line.starts_with("#----") {
            pieces.push((number, String::new()));
            continue;
        }
        let mut kept = line;
        for word in ["finding", "evidence", "unjudged"] {
            if let Some(before) = line.trim_end().strip_suffix(&format!("# {word}")) {
                let alone = before.trim().is_empty();
                marks.insert((if alone { number + 1 } else { number }, word));
                kept = before.trim_end();
            }
        }
        if let Some((_, piece)) = pieces.last_mut() {
            piece.push_str(kept);
            piece.push('\n');
        }
    }
    (marks, pieces)
}

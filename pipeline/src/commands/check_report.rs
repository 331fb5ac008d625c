//! How `assay check` answers: to a person, as JSON and as SARIF. Judges nothing.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::{Finding, Span};
use assay_validators::rule::RuleSet;
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    check::{Counts, Judged},
    gather::NotJudged,
    rules::texts,
};
use crate::{
    cli::{Check, Common},
    sarif, text,
};

/// The machine answer.
#[derive(Serialize)]
pub(super) struct Answer<'a> {
    pub files: &'a [Judged],
    /// Files that could not be read or judged at all, each with its reason.
    pub not_judged: &'a [NotJudged],
    /// Texts in a folder whose language neither name nor first line tells: they are out of scope, and were not judged.
    pub unknown: &'a [String],
    /// Built-in rules in whose place own ones stand, a sentence each.
    pub replaced: &'a [String],
    pub counts: Counts,
    /// `flagged`, `ignored` (every finding is covered by an ignore), `unjudged` (of standard input also where nothing is done in it, with the
    /// reason `empty`, or some of it does not parse), `evidenced` (no finding, nothing unjudged, evidence on a sink), or `no_finding`.
    pub verdict: &'static str,
}

/// The answer, each span of a file that was judged with its columns: from 1, in UTF-16 code units, as in SARIF.
pub(super) fn as_json(answer: &Answer<'_>) -> anyhow::Result<Value> {
    let mut value = serde_json::to_value(answer)?;
    let texts: BTreeMap<&str, &str> = answer.files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
    if let Some(files) = value["files"].as_array_mut() {
        for (file, judged) in files.iter_mut().zip(answer.files) {
            with_columns(file, &judged.path, &texts);
        }
    }
    Ok(value)
}

/// Puts columns into every `span` below `value`. An object with a `path` of its own (a step in another file) speaks of that file.
fn with_columns(value: &mut Value, path: &str, texts: &BTreeMap<&str, &str>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| with_columns(item, path, texts)),
        Value::Object(map) => {
            let own = map.get("path").and_then(Value::as_str).map(str::to_owned);
            let path = own.as_deref().unwrap_or(path);
            if let Some(Value::Object(span)) = map.get_mut("span") {
                for (offset, column) in [("start", "column"), ("end", "end_column")] {
                    let at = span.get(offset).and_then(Value::as_u64).and_then(|at| u32::try_from(at).ok());
                    if let Some(at) = at.and_then(|at| sarif::column(texts.get(path)?, at)) {
                        span.insert(column.to_owned(), json!(at));
                    }
                }
            }
            map.values_mut().for_each(|item| with_columns(item, path, texts));
        }
        _ => {}
    }
}

/// Findings, and, where they are asked for, evidence and what could not be judged as results of other kinds. What a person reads on standard
/// error is among the notifications.
pub(super) fn as_sarif(answer: &Answer<'_>, args: &Check, set: &RuleSet) -> Value {
    let files = answer.files;
    let (mut shown, mut beside, mut used) = (Vec::new(), Vec::new(), BTreeSet::new());
    for file in files {
        shown.extend(file.findings.iter().map(|finding| sarif::Shown { path: &file.path, text: &file.text, finding, suppressed: None }));
        shown.extend(file.ignored.iter().map(|ignored| sarif::Shown {
            path: &file.path,
            text: &file.text,
            finding: &ignored.finding,
            suppressed: Some(&ignored.reason),
        }));
        let place = |said| (file.path.as_str(), file.text.as_str(), said);
        if args.evidence {
            used.extend(file.evidence.iter().map(|evidence| evidence.rule.as_str()));
            beside.extend(file.evidence.iter().map(|evidence| place(sarif::Beside::Evidence(evidence))));
        }
        if args.unjudged {
            used.extend(file.unjudged.iter().map(|unjudged| unjudged.rule.as_str()));
            beside.extend(file.unjudged.iter().map(|unjudged| place(sarif::Beside::Unjudged(unjudged))));
        }
    }
    used.extend(shown.iter().map(|one| one.finding.rule.as_str()));
    let rules = texts(set, &used, files.iter().flat_map(|f| f.findings.iter()));
    sarif::report(&rules, &shown, &beside, &notes(answer, args))
}

fn notes(answer: &Answer<'_>, args: &Check) -> Vec<sarif::Note> {
    let whole = |text: String, path: Option<&str>| sarif::Note { text, rule: String::new(), path: path.map(str::to_owned), span: None };
    let mut notes: Vec<sarif::Note> = answer.replaced.iter().map(|one| whole(one.clone(), None)).collect();
    notes.extend(
        answer.not_judged.iter().map(|file| whole(format!("{} was not judged: {}", file.path, file.reason), Some(file.path.as_str()))),
    );
    for file in answer.files {
        let at =
            |text: String, rule: &str, span| sarif::Note { text, rule: rule.to_owned(), path: Some(file.path.clone()), span: Some(span) };
        // Where they are asked for they are results.
        for unjudged in file.unjudged.iter().filter(|_| !args.unjudged) {
            let who = if unjudged.rule.is_empty() { String::new() } else { format!("{} ", unjudged.rule) };
            let text = format!("{}:{}: {who}could not judge: {}", file.path, unjudged.span.line, unjudged.reason);
            notes.push(at(text, &unjudged.rule, unjudged.span));
        }
        for idle in &file.idle_ignores {
            let span = Span { start: 0, end: 0, line: idle.line, end_line: idle.line };
            notes.push(at(format!("{}:{}: {}", file.path, idle.line, idle.problem), &idle.rule, span));
        }
    }
    notes
}

pub(super) fn as_text(answer: &Answer<'_>, args: &Check, common: &Common, set: &RuleSet) -> String {
    let (files, counts) = (answer.files, answer.counts);
    let mut out = String::new();
    let used: BTreeSet<&str> = files.iter().flat_map(|file| &file.findings).map(|finding: &Finding| finding.rule.as_str()).collect();
    let texts = texts(set, &used, std::iter::empty());
    let fixes: BTreeMap<&str, &str> = texts.iter().map(|text| (text.id.as_str(), text.fix.as_str())).collect();
    let told = |many: usize, what: &str| if many > 0 { format!(", {many} {what}") } else { String::new() };
    let mut places = 0;
    for file in files {
        for (finding, also) in text::places(&file.findings) {
            places += 1;
            text::finding(&mut out, &file.path, &file.text, (finding, &also), fixes.get(finding.rule.as_str()).copied());
        }
        if args.evidence {
            for evidence in &file.evidence {
                text::evidence(&mut out, &file.path, &file.text, evidence);
            }
        }
        if args.unjudged {
            for unjudged in &file.unjudged {
                text::unjudged(&mut out, &file.path, unjudged);
            }
        }
        for ignored in &file.ignored {
            text::ignored(&mut out, &file.path, &ignored.finding, &ignored.reason);
        }
    }
    for file in answer.not_judged {
        text::not_judged(&mut out, &file.path, &file.reason);
    }
    if !common.quiet {
        text::summary(
            &mut out,
            &format!(
                "{} files judged: {} findings at {places} places, {} ignored, {} places with evidence, {} places unjudged{}{}{}{}",
                counts.files,
                counts.findings,
                counts.ignored,
                counts.evidence,
                counts.unjudged,
                told(counts.not_judged, "files not judged"),
                told(counts.out_of_scope, "files out of scope of the rules"),
                told(counts.unknown, "texts in no known language"),
                told(counts.binary, "files that are no texts"),
            ),
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_of_the_file_that_a_span_lies_in() {
        let texts = BTreeMap::from([("a", "x\n\u{e9}yz\n"), ("b", "abc")]);
        let mut value = json!({"span": {"start": 4, "end": 5}, "path": [{"path": "b", "span": {"start": 2, "end": 3}}, {"path": "c", "span": {"start": 0}}]});
        with_columns(&mut value, "a", &texts);
        assert_eq!(value["span"], json!({"start": 4, "end": 5, "column": 2, "end_column": 3}));
        assert_eq!(value["path"][0]["span"]["column"], 3);
        assert_eq!(value["path"][1]["span"], json!({"start": 0}), "not in sight");
    }
}

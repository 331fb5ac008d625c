//! Findings as SARIF 2.1.0 with code flows (OASIS standard, errata 01). Knows the report's shape, not how it was found.

use serde_json::{Value, json};

use crate::{Evidence, Finding, Span, Step, Unjudged};

/// A rule as SARIF describes it.
pub struct RuleText {
    pub id: String,
    pub title: String,
    pub why: String,
    pub fix: String,
    pub cwe: Vec<u32>,
    pub severity: String,
}

/// One finding at its file; `suppressed` carries the reason of an ignore comment.
pub struct Shown<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub finding: &'a Finding,
    pub suppressed: Option<&'a str>,
}

/// What is said of a place beside findings, at its file: results of the kinds `pass` and `open`.
pub enum Beside<'a> {
    Evidence(&'a Evidence),
    Unjudged(&'a Unjudged),
}

/// What a user is to know of the run itself.
#[derive(Default)]
pub struct Note {
    pub text: String,
    /// The rule it is about, where it is about one.
    pub rule: String,
    /// The file it is about, and the place in it.
    pub path: Option<String>,
    pub span: Option<Span>,
}

impl From<String> for Note {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// The whole report. Rules are those given, in order; results refer to them by index where they are among them. `beside` has path and text of
/// the file of each.
pub fn report(rules: &[RuleText], shown: &[Shown<'_>], beside: &[(&str, &str, Beside<'_>)], notes: &[Note]) -> Value {
    let index = |id: &str| rules.iter().position(|rule| rule.id == id);
    let findings = shown.iter().map(|shown| result(shown, index(&shown.finding.rule)));
    let said = beside.iter().map(|(path, text, said)| match said {
        Beside::Evidence(evidence) => passed(path, text, evidence, index(&evidence.rule)),
        Beside::Unjudged(unjudged) => open(path, text, unjudged, index(&unjudged.rule)),
    });
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "assay",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "utf16CodeUnits",
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notes.iter().map(notification).collect::<Vec<_>>(),
            }],
            "results": findings.chain(said).collect::<Vec<_>>(),
        }],
    })
}

fn notification(note: &Note) -> Value {
    let mut notification = json!({"level": "warning", "message": {"text": sentence(&note.text)}});
    if let Some(path) = &note.path {
        let place = match note.span {
            Some(span) => location(path, "", span, None),
            None => json!({"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}),
        };
        notification["locations"] = json!([place]);
    }
    if !note.rule.is_empty() {
        notification["associatedRule"] = json!({"id": note.rule});
    }
    notification
}

/// A rule was asked and what it asks for is upheld. Results of another kind than `fail` have the level `none`.
fn passed(path: &str, text: &str, evidence: &Evidence, index: Option<usize>) -> Value {
    let mut result = json!({
        "ruleId": evidence.rule,
        "kind": "pass",
        "level": "none",
        "message": {"text": sentence(&format!("A safe form is upheld: {}", evidence.form))},
        "locations": [location(path, text, evidence.span, None)],
        "properties": {"cwe": numbers(&evidence.cwe)},
    });
    indexed(&mut result, index);
    flow(&mut result, path, text, &evidence.path);
    result
}

/// A rule was asked and could not be answered.
fn open(path: &str, text: &str, unjudged: &Unjudged, index: Option<usize>) -> Value {
    let rule = if unjudged.rule.is_empty() { "coverage" } else { unjudged.rule.as_str() };
    let mut result = json!({
        "ruleId": rule,
        "kind": "open",
        "level": "none",
        "message": {"text": sentence(&format!("Could not be judged: {}", unjudged.reason))},
        "locations": [location(path, text, unjudged.span, None)],
        "properties": {"cwe": numbers(&unjudged.cwe)},
    });
    indexed(&mut result, index);
    result
}

fn numbers(cwe: &[u32]) -> Vec<String> {
    cwe.iter().map(|n| format!("CWE-{n}")).collect()
}

fn indexed(result: &mut Value, index: Option<usize>) {
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
}

fn flow(result: &mut Value, path: &str, text: &str, steps: &[Step]) {
    if !steps.is_empty() {
        let steps: Vec<Value> = steps.iter().map(|step| json!({"location": step_location(path, text, step)})).collect();
        result["codeFlows"] = json!([{"threadFlows": [{"locations": steps}]}]);
    }
}

fn rule(rule: &RuleText) -> Value {
    let tags: Vec<String> =
        ["security".to_owned()].into_iter().chain(rule.cwe.iter().map(|n| format!("external/cwe/cwe-{n:03}"))).collect();
    json!({
        "id": rule.id,
        "shortDescription": {"text": sentence(&rule.title)},
        "fullDescription": {"text": sentence(&rule.why)},
        "help": {"text": sentence(&rule.fix)},
        "defaultConfiguration": {"level": level(&rule.severity)},
        "properties": {"tags": tags, "security-severity": score(&rule.severity)},
    })
}

fn result(shown: &Shown<'_>, index: Option<usize>) -> Value {
    let finding = shown.finding;
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(&finding.severity),
        "message": {"text": sentence(&finding.message)},
        "locations": [location(shown.path, shown.text, finding.span, None)],
        "properties": {"cwe": numbers(&finding.cwe)},
    });
    indexed(&mut result, index);
    flow(&mut result, shown.path, shown.text, &finding.path);
    if let Some(reason) = shown.suppressed {
        result["suppressions"] = json!([{"kind": "inSource", "justification": reason}]);
    }
    result
}

fn step_location(of: &str, text: &str, step: &Step) -> Value {
    match &step.path {
        Some(path) if path != of => location(path, "", step.span, Some(&step.note)),
        _ => location(of, text, step.span, Some(&step.note)),
    }
}

fn location(path: &str, text: &str, span: Span, note: Option<&str>) -> Value {
    let mut region = json!({"startLine": span.line.max(1), "endLine": span.end_line.max(span.line).max(1)});
    if let (Some(start), Some(end)) = (column(text, span.start), column(text, span.end)) {
        region["startColumn"] = json!(start);
        region["endColumn"] = json!(end);
    }
    let mut location = json!({"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}});
    if let Some(note) = note {
        location["message"] = json!({"text": sentence(note)});
    }
    location
}

/// Column of a byte offset, 1-based, in UTF-16 code units; `None` where the offset is not in the text.
pub fn column(text: &str, offset: u32) -> Option<usize> {
    let before = text.get(..offset as usize)?;
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    (!text.is_empty()).then(|| line.encode_utf16().count() + 1)
}

/// A relative reference (RFC 3986): everything but unreserved characters and `/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        "No description.".to_owned()
    } else if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn level(severity: &str) -> &'static str {
    match severity {
        "critical" | "high" => "error",
        "medium" => "warning",
        _ => "note",
    }
}

/// CVSS-like number that code-scanning services sort by.
fn score(severity: &str) -> &'static str {
    match severity {
        "critical" => "9.5",
        "high" => "8.0",
        "medium" => "5.5",
        _ => "3.0",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_finding_is_a_result_of_another_kind_without_a_level() {
        let span = Span { start: 2, end: 3, line: 2, end_line: 2 };
        let evidence = Evidence { rule: "p/x".into(), cwe: vec![89], form: "bound".into(), span, path: Vec::new() };
        let unjudged = Unjudged { rule: String::new(), cwe: Vec::new(), span, reason: "does-not-parse".into() };
        let notes = [Note { text: "not read".into(), rule: String::new(), path: Some("b.py".into()), span: None }];
        let beside = [("a.py", "a\nb\n", Beside::Evidence(&evidence)), ("a.py", "a\nb\n", Beside::Unjudged(&unjudged))];
        let said = report(&[], &[], &beside, &notes);
        let run = &said["runs"][0];
        let of = |at: usize| (run["results"][at]["kind"].clone(), run["results"][at]["level"].clone());
        assert_eq!((of(0), of(1)), ((json!("pass"), json!("none")), (json!("open"), json!("none"))));
        assert_eq!(run["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
        let note = &run["invocations"][0]["toolExecutionNotifications"][0];
        assert_eq!(note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "b.py");
    }

    #[test]
    fn columns_count_utf16_and_names_are_escaped() {
        assert_eq!(column("a\n😀b", 6), Some(3));
        assert_eq!(column("a", 9), None);
        assert_eq!(uri("a b/ü.py"), "a%20b/%C3%BC.py");
    }
}

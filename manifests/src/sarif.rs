//! Findings as SARIF 2.1.0 with code flows (OASIS standard, errata 01). Knows the report's shape, not how it was found.

use serde_json::{Value, json};

use crate::{Finding, Span, Step};

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

/// The whole report. Rules are those given, in order; results refer to them by index where they are among them.
pub fn report(rules: &[RuleText], shown: &[Shown<'_>], notes: &[String]) -> Value {
    let index = |id: &str| rules.iter().position(|rule| rule.id == id);
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
                "toolExecutionNotifications": notes.iter().map(|note| json!({"level": "warning", "message": {"text": note}})).collect::<Vec<_>>(),
            }],
            "results": shown.iter().map(|s| result(s, index(&s.finding.rule))).collect::<Vec<_>>(),
        }],
    })
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
        "properties": {"cwe": finding.cwe.iter().map(|n| format!("CWE-{n}")).collect::<Vec<_>>()},
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    if !finding.path.is_empty() {
        let steps: Vec<Value> = finding.path.iter().map(|step| json!({"location": step_location(shown, step)})).collect();
        result["codeFlows"] = json!([{"threadFlows": [{"locations": steps}]}]);
    }
    if let Some(reason) = shown.suppressed {
        result["suppressions"] = json!([{"kind": "inSource", "justification": reason}]);
    }
    result
}

fn step_location(shown: &Shown<'_>, step: &Step) -> Value {
    match &step.path {
        Some(path) if path != shown.path => location(path, "", step.span, Some(&step.note)),
        _ => location(shown.path, shown.text, step.span, Some(&step.note)),
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
    fn columns_count_utf16_and_names_are_escaped() {
        assert_eq!(column("a\n😀b", 6), Some(3));
        assert_eq!(column("a", 9), None);
        assert_eq!(uri("a b/ü.py"), "a%20b/%C3%BC.py");
    }
}

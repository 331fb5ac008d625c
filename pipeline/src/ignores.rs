//! Ignores: a comment on a line of the finding, or one that stands alone on the line before it, that names the rule and gives a reason:
//! `# assay: ignore python/cwe-089-sql-concat: table name is a literal of this module`. An ignore without a reason does not count, nor does
//! one that stands in a text and in no comment. `cwe-089` covers every rule of that number.

use assay_manifests::{Language, Span};
use assay_validators::parse::{Parsed, parse};

/// How an ignore begins, in letters of either case.
const MARK: &str = "assay: ignore";

/// What a comment begins with where no grammar tells comments from the rest.
const SIGNS: [&str; 7] = ["#", "//", ";", "--", "<!--", "/*", "*"];

/// An ignore found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// Line of the comment, 1-based.
    pub line: u32,
    /// The line after the comment, where nothing but the comment stands on its lines: what is there is covered too.
    pub next: Option<u32>,
    pub rule: String,
    pub reason: String,
}

/// All ignores of a text, in order; `Err` lists the lines whose ignore lacks a rule or a reason.
pub fn ignores(language: Language, text: &str) -> (Vec<Ignore>, Vec<u32>) {
    let (mut found, mut broken) = (Vec::new(), Vec::new());
    let lower = text.to_ascii_lowercase();
    if !lower.contains(MARK) {
        return (found, broken);
    }
    let parsed = parse(language, text);
    for (at, _) in lower.match_indices(MARK) {
        let Some((start, end)) = comment(language, text, parsed.as_ref(), at) else { continue };
        let line = line_of(text, at);
        let rest = text.get(at + MARK.len()..end).unwrap_or_default().lines().next().unwrap_or_default();
        let rest = rest.trim().trim_end_matches("*/").trim_end_matches("-->").trim();
        match rest.split_once(':') {
            Some((rule, reason)) if !rule.trim().is_empty() && !reason.trim().is_empty() => {
                let next = stands_alone(text, start, end).then(|| line_of(text, end) + 1);
                found.push(Ignore { line, next, rule: rule.trim().to_owned(), reason: reason.trim().to_owned() });
            }
            _ => broken.push(line),
        }
    }
    (found, broken)
}

/// Bytes of the comment that `at` lies in.
fn comment(language: Language, text: &str, parsed: Option<&Parsed>, at: usize) -> Option<(usize, usize)> {
    let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let until = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if let Some(parsed) = parsed {
        let mut node = parsed.tree.root_node().descendant_for_byte_range(at, at + MARK.len());
        while let Some(inner) = node {
            let (start, end) = (inner.start_byte(), inner.end_byte());
            if inner.kind().ends_with("comment") || inner.kind() == "marginalia" {
                // Some grammars count the line's end into its comment, and the text may be shorter than what was parsed.
                let end = end.min(text.len());
                let whole = text.get(start..end)?.trim_end();
                return Some((start, start + whole.len()));
            }
            node = inner.parent();
        }
        // A document holds scripts that its own grammar takes for texts: their comments count where they stand alone.
        let start = begin + (text[begin..at].len() - text[begin..at].trim_start().len());
        let held = matches!(language, Language::Yaml | Language::Dockerfile | Language::Terraform | Language::Html | Language::Json);
        return (held && ["#", "//"].contains(&text[start..at].trim_end())).then_some((start, until));
    }
    let before = text[begin..at].trim_end();
    let sign = SIGNS.iter().filter(|sign| before.ends_with(**sign)).max_by_key(|sign| sign.len())?;
    let start = before.len() - sign.len();
    let begins = before[..start].is_empty() || before[..start].ends_with(char::is_whitespace);
    begins.then_some((begin + start, until))
}

/// Whether nothing but the bytes `start..end` (and the brackets that hold a comment among elements) stands on their lines.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].rsplit('\n').next().unwrap_or_default().trim();
    let after = text[end..].split('\n').next().unwrap_or_default().trim();
    (before.is_empty() && after.is_empty()) || (before == "{" && after == "}")
}

fn line_of(text: &str, at: usize) -> u32 {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() as u32
}

/// The ignore that covers a finding of `rule` at `span`.
pub fn covering<'a>(ignores: &'a [Ignore], rule: &str, span: Span) -> Option<&'a Ignore> {
    let lines = span.line..=span.end_line.max(span.line);
    let is_near = |ignore: &Ignore| lines.contains(&ignore.line) || ignore.next == Some(span.line);
    ignores.iter().find(|i| is_near(i) && names(&i.rule, rule))
}

/// Whether what an ignore names is this rule: by its id, by the last part of it, or by the number of its weakness.
fn names(ignored: &str, rule: &str) -> bool {
    let last = rule.rsplit('/').next().unwrap_or_default();
    let number = ignored.rsplit('/').next().and_then(|part| part.strip_prefix("cwe-"));
    let is_number = number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()));
    [rule, last].iter().any(|id| *id == ignored || (is_number && id.strip_prefix(ignored).is_some_and(|rest| rest.starts_with('-'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(line: u32, end_line: u32) -> Span {
        Span { start: 0, end: 1, line, end_line }
    }

    fn found(language: Language, text: &str) -> Vec<(u32, Option<u32>)> {
        ignores(language, text).0.iter().map(|ignore| (ignore.line, ignore.next)).collect()
    }

    #[test]
    fn an_ignore_needs_a_rule_and_a_reason() {
        let (found, broken) = ignores(Language::Python, "x = 1  # assay: ignore python/cwe-001-x: known\n# assay: ignore\n");
        assert_eq!(found, [Ignore { line: 1, next: None, rule: "python/cwe-001-x".into(), reason: "known".into() }]);
        assert_eq!(broken, [2]);
        assert!(covering(&found, "python/cwe-001-x", lines(1, 1)).is_some());
        assert!(covering(&found, "python/cwe-001-x", lines(2, 2)).is_none(), "the comment stands behind something else");
        assert!(covering(&found, "python/cwe-002-x", lines(1, 1)).is_none());
    }

    #[test]
    fn a_number_covers_the_rules_of_that_weakness_and_letters_may_be_of_either_case() {
        let (found, _) = ignores(Language::Python, "x()  # ASSAY: Ignore cwe-078: known\n");
        for (rule, covered) in [("python/cwe-078-shell", true), ("python/cwe-0781-shell", false), ("python/cwe-079-shell", false)] {
            assert_eq!(covering(&found, rule, lines(1, 1)).is_some(), covered, "{rule}");
        }
        let (found, _) = ignores(Language::Python, "x()  # assay: ignore java/cwe-078: known\n");
        assert!(covering(&found, "python/cwe-078-shell", lines(1, 1)).is_none());
    }

    #[test]
    fn a_comment_that_stands_alone_covers_the_line_after_it_and_one_inside_a_call_the_call() {
        let (found, _) = ignores(Language::Python, "# assay: ignore cwe-001-x: known\nrun(\n    a,  # assay: ignore cwe-002-x: known\n)\n");
        assert!(covering(&found, "python/cwe-001-x", lines(2, 4)).is_some());
        assert!(covering(&found, "python/cwe-001-x", lines(3, 3)).is_none());
        assert!(covering(&found, "python/cwe-002-x", lines(2, 4)).is_some());
        assert!(covering(&found, "python/cwe-002-x", lines(4, 4)).is_none());
    }

    #[test]
    fn only_comments_hold_ignores() {
        assert!(found(Language::Python, "x = \"assay: ignore cwe-001-x: y\"\n").is_empty());
        assert!(found(Language::Python, "\"\"\"\n# assay: ignore cwe-001-x: y\n\"\"\"\n").is_empty());
        assert_eq!(found(Language::JavaScript, "/* assay: ignore cwe-001-x: y */\nf()\n"), [(1, Some(2))]);
        assert_eq!(found(Language::JavaScript, "f() // assay: ignore cwe-001-x: y\n"), [(1, None)]);
        assert_eq!(
            found(Language::Properties, "# assay: ignore x: y\nA=b # assay: ignore x: y\nC=assay: ignore x: y\n"),
            [(1, Some(2)), (2, None)]
        );
        assert_eq!(found(Language::Yaml, "run: |\n  # assay: ignore cwe-001-x: y\n  ls\n"), [(2, Some(3))]);
        assert!(found(Language::Yaml, "run: 'assay: ignore cwe-001-x: y'\n").is_empty());
    }
}

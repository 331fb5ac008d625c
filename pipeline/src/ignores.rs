//! Ignores: a comment on the finding's line, or on the line before it, that names the rule and gives a reason:
//! `# assay: ignore python/cwe-089-sql-concat: table name is a literal of this module`. An ignore without a reason does not count.

/// An ignore found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// Line of the comment, 1-based.
    pub line: u32,
    pub rule: String,
    pub reason: String,
}

/// All ignores of a text, in order; `Err` lists the lines whose ignore lacks a rule or a reason.
pub fn ignores(text: &str) -> (Vec<Ignore>, Vec<u32>) {
    let (mut found, mut broken) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        let Some((_, rest)) = line.split_once("assay: ignore") else { continue };
        let line = number as u32 + 1;
        let rest = rest.trim().trim_end_matches("*/").trim_end_matches("-->").trim();
        match rest.split_once(':') {
            Some((rule, reason)) if !rule.trim().is_empty() && !reason.trim().is_empty() => {
                found.push(Ignore { line, rule: rule.trim().to_owned(), reason: reason.trim().to_owned() });
            }
            _ => broken.push(line),
        }
    }
    (found, broken)
}

/// The ignore that covers a finding of `rule` at `line`.
pub fn covering<'a>(ignores: &'a [Ignore], rule: &str, line: u32) -> Option<&'a Ignore> {
    ignores.iter().find(|i| (i.line == line || i.line + 1 == line) && (i.rule == rule || rule.rsplit('/').next() == Some(i.rule.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ignore_needs_a_rule_and_a_reason() {
        let (found, broken) = ignores("x = 1  # assay: ignore python/cwe-001-x: known\n# assay: ignore\n");
        assert_eq!(found, [Ignore { line: 1, rule: "python/cwe-001-x".into(), reason: "known".into() }]);
        assert_eq!(broken, [2]);
        assert!(covering(&found, "python/cwe-001-x", 2).is_some());
        assert!(covering(&found, "python/cwe-001-x", 3).is_none());
        assert!(covering(&found, "python/cwe-002-x", 1).is_none());
    }
}

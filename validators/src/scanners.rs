//! What other scanners document: which rules they have, for which weakness and language, and which rules or judges of ours look for the
//! same danger. Facts for the table of coverage; judges nothing and must never know a sample.
//!
//! One file a scanner stands in `validators/scanners/`:
//!
//! ```toml
//! tool = "gosec"
//! version = "2.22.10"                     # whose documentation was read
//! documentation = "https://…"
//! pack = "go"                             # the pack its rules speak of, where a rule says nothing else
//! rule = [
//!     { id = "G101", cwe = [798], name = "credential in the source", by = ["cwe-798-hardcoded-credential", "judge:secrets"] },
//!     { id = "G999", cwe = [20], name = "…" },           # no `by`: not covered
//! ]
//! ```
//!
//! `by` names a rule of the same pack, a rule of another one (`pack/cwe-…`) or a validator (`judge:NAME`). Names are in words of our own.

use serde::Deserialize;

use crate::rule::RuleSet;

/// Paths and texts of `scanners/**`, sorted.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/scanners.rs"));

/// What one scanner documents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scanner {
    pub tool: String,
    pub version: String,
    pub documentation: String,
    #[serde(default)]
    pack: String,
    #[serde(rename = "rule")]
    pub rules: Vec<Theirs>,
}

/// A rule of another scanner.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theirs {
    /// As the scanner writes it; a family of rules is written with `*`.
    pub id: String,
    /// Empty where the scanner names none.
    #[serde(default)]
    pub cwe: Vec<u32>,
    /// The pack of rules here that serves the same language or format. Filled from the scanner's own where it was left out.
    #[serde(default)]
    pub pack: String,
    pub name: String,
    /// Whole ids after loading.
    #[serde(default)]
    pub by: Vec<String>,
}

/// A file of `scanners/` that does not load.
#[derive(Debug, thiserror::Error)]
#[error("scanners/{path}: {message}")]
pub struct ScannerError {
    pub path: String,
    pub message: String,
}

/// Every scanner, in order of their names.
///
/// # Errors
/// Where a file is not of that form, or names a rule that `rules` does not have.
pub fn scanners(rules: &RuleSet) -> Result<Vec<Scanner>, ScannerError> {
    let mut scanners = EMBEDDED.iter().map(|(path, text)| read(path, text, rules)).collect::<Result<Vec<_>, _>>()?;
    scanners.sort_by(|a, b| (a.tool.to_lowercase(), &a.version).cmp(&(b.tool.to_lowercase(), &b.version)));
    Ok(scanners)
}

/// Prefix of an entry of `by` that names a validator.
pub const JUDGE: &str = "judge:";

fn read(path: &str, text: &str, rules: &RuleSet) -> Result<Scanner, ScannerError> {
    let fail = |message: String| ScannerError { path: path.to_owned(), message };
    let mut scanner: Scanner = toml::from_str(text).map_err(|error| fail(error.to_string()))?;
    for theirs in &mut scanner.rules {
        if theirs.pack.is_empty() {
            theirs.pack.clone_from(&scanner.pack);
        }
        if theirs.pack.is_empty() {
            return Err(fail(format!("`{}` says no pack, and the file has none for all", theirs.id)));
        }
        for name in &mut theirs.by {
            if name.starts_with(JUDGE) {
                continue;
            }
            if !name.contains('/') {
                *name = format!("{}/{name}", theirs.pack);
            }
            let known = rules.get(name).is_some() || rules.documents().iter().any(|rule| rule.id == *name);
            if !known {
                let near = rules.nearest(name).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                return Err(fail(format!("`{}` is said to be covered by `{name}`, which is no rule{near}", theirs.id)));
            }
        }
        theirs.by.sort();
        theirs.by.dedup();
    }
    Ok(scanner)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::panel::{Knowledge, PanelConfig, panel};

    #[test]
    fn each_scanner_names_rules_once_and_judges_that_exist() {
        let rules = RuleSet::embedded().expect("rules load");
        let scanners = scanners(&rules).unwrap_or_else(|error| panic!("{error}"));
        assert!(!scanners.is_empty());
        let judges: BTreeSet<String> =
            panel(&PanelConfig::default(), &rules, &Knowledge::default()).iter().map(|judge| format!("{JUDGE}{}", judge.name())).collect();
        for scanner in &scanners {
            let mut seen = BTreeSet::new();
            for theirs in &scanner.rules {
                assert!(seen.insert((&theirs.pack, &theirs.id)), "{}: {} stands twice", scanner.tool, theirs.id);
                let unknown: Vec<_> = theirs.by.iter().filter(|name| name.starts_with(JUDGE) && !judges.contains(*name)).collect();
                assert!(unknown.is_empty(), "{}: {}: {unknown:?} is none of {judges:?}", scanner.tool, theirs.id);
            }
        }
    }

    #[test]
    fn a_rule_that_is_not_there_is_refused_by_name() {
        let rules = RuleSet::embedded().expect("rules load");
        let text =
            "tool = 'x'\nversion = '1'\ndocumentation = ''\npack = 'go'\nrule = [{ id = 'A', name = 'n', by = ['cwe-089-sql-conca'] }]\n";
        let error = read("x.toml", text, &rules).expect_err("is refused").to_string();
        assert!(error.contains("did you mean `go/cwe-089-sql-concat`"), "{error}");
        assert!(read("x.toml", &text.replace("name = 'n'", "nam = 'n'"), &rules).is_err());
    }
}

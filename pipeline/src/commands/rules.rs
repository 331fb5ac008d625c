//! `assay rules`: list, show, prove, scaffold and tabulate rules.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use anyhow::{Context, ensure};
use assay_manifests::{Finding, Sha256Digest};
use assay_validators::rule::{PREDICATES, Rule, RuleSet};
use rayon::prelude::*;
use serde_json::json;

use super::{
    Ended,
    coverage::coverage,
    own_rules::{proof, read},
    print, print_json,
    scaffold::scaffold,
};
use crate::{
    cli::{Common, Rules},
    sarif::RuleText,
    text,
};

pub fn run(command: &Rules, common: &Common) -> anyhow::Result<Ended> {
    match command {
        Rules::List { prefix, rules } => list(read(rules)?.as_ref(), prefix.as_deref().unwrap_or_default(), common),
        Rules::Show { id, rules } => show(read(rules)?.as_ref(), id, common),
        Rules::Test { prefix, rules } => test(read(rules)?.as_ref(), prefix.as_deref().unwrap_or_default(), common),
        Rules::New { language, cwe, name, rules } => scaffold(language, *cwe, name, rules.as_deref()),
        Rules::Predicates => {
            let width = PREDICATES.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
            print(&PREDICATES.iter().map(|(name, holds)| format!("{name:width$}  {holds}\n")).collect::<String>())?;
            Ok(Ended::Clean)
        }
        Rules::Coverage => {
            print(&coverage(&*RuleSet::embedded()?)?)?;
            Ok(Ended::Clean)
        }
    }
}

/// A rule over code or over documents, as people see it.
pub(super) struct Shown<'a> {
    pub(super) id: &'a str,
    pub(super) version: u32,
    pub(super) cwe: &'a [u32],
    pub(super) catalogue: &'a [String],
    pub(super) title: &'a str,
    pub(super) severity: &'a str,
    pub(super) why: &'a str,
    pub(super) fix: &'a str,
    pub(super) references: &'a [String],
    pub(super) fixtures: &'a [(String, String)],
    /// Part of the analysis of memory, not a rule.
    pub(super) is_check: bool,
    pub(super) digest: Sha256Digest,
}

/// Every rule of either kind and every check of memory, in order of ids.
pub(super) fn all(set: &RuleSet) -> Vec<Shown<'_>> {
    let code = set.rules().iter().map(|r: &Rule| Shown {
        id: &r.id,
        version: r.version,
        cwe: &r.cwe,
        catalogue: &r.catalogue,
        title: &r.title,
        severity: &r.severity,
        why: &r.why,
        fix: &r.fix,
        references: &r.references,
        fixtures: &r.fixtures,
        is_check: false,
        digest: r.digest,
    });
    let documents = set.documents().iter().map(|r| Shown {
        id: &r.id,
        version: r.written.version,
        cwe: &r.written.cwe,
        catalogue: &r.written.catalogue,
        title: &r.written.title,
        severity: &r.written.severity,
        why: &r.written.why,
        fix: &r.written.fix,
        references: &r.written.references,
        fixtures: &r.fixtures,
        is_check: false,
        digest: r.digest,
    });
    // The checks of memory and arithmetic are part of the analysis of C: they have suites and no fixtures.
    let checks = assay_validators::judges::memory::rows().map(|row| Shown {
        id: row.id,
        version: 1,
        cwe: row.cwe,
        catalogue: &[],
        title: row.title,
        severity: row.severity,
        why: row.why,
        fix: row.fix,
        references: &[],
        fixtures: &[],
        is_check: true,
        digest: row.digest(),
    });
    let mut all: Vec<Shown<'_>> = code.chain(documents).chain(checks).collect();
    all.sort_by_key(|rule| rule.id);
    all
}

fn unknown(set: &RuleSet, id: &str) -> String {
    set.nearest(id).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

fn chosen<'a>(set: &'a RuleSet, prefix: &str) -> anyhow::Result<Vec<Shown<'a>>> {
    let rules: Vec<Shown<'_>> = all(set).into_iter().filter(|rule| rule.id.starts_with(prefix)).collect();
    ensure!(!rules.is_empty(), "no rule's id begins with `{prefix}`{}", unknown(set, prefix));
    Ok(rules)
}

fn cwes(cwe: &[u32]) -> String {
    cwe.iter().map(|n| format!("CWE-{n}")).collect::<Vec<_>>().join(", ")
}

fn list(set: &RuleSet, prefix: &str, common: &Common) -> anyhow::Result<Ended> {
    let rules = chosen(set, prefix)?;
    if common.json {
        let rows: Vec<_> = rules
            .iter()
            .map(|r| {
                json!({"id": r.id, "version": r.version, "cwe": r.cwe, "severity": r.severity, "title": r.title, "catalogue": r.catalogue,
                    "why": r.why, "fix": r.fix, "sha256": r.digest})
            })
            .collect();
        print_json(&rows)?;
    } else {
        let rows: Vec<Vec<String>> =
            rules.iter().map(|r| vec![r.id.to_owned(), cwes(r.cwe), r.severity.to_owned(), r.title.to_owned()]).collect();
        print(&text::columns(&["rule", "cwe", "severity", "danger"], &rows))?;
        if !common.quiet {
            print(&format!("{} rules\n", rules.len()))?;
        }
    }
    Ok(Ended::Clean)
}

fn show(set: &RuleSet, id: &str, common: &Common) -> anyhow::Result<Ended> {
    let rule = all(set).into_iter().find(|rule| rule.id == id || rule.id.rsplit('/').next() == Some(id));
    let rule = rule.with_context(|| format!("there is no rule `{id}`{}", unknown(set, id)))?;
    if common.json {
        let fixtures: BTreeMap<_, _> = rule.fixtures.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
        print_json(&json!({"id": rule.id, "version": rule.version, "cwe": rule.cwe, "severity": rule.severity, "title": rule.title,
            "why": rule.why, "fix": rule.fix, "catalogue": rule.catalogue, "references": rule.references, "sha256": rule.digest, "fixtures": fixtures}))?;
        return Ok(Ended::Clean);
    }
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} (version {}, {}, {})\n{}\n\nWhy: {}\nFix: {}",
        rule.id,
        rule.version,
        cwes(rule.cwe),
        rule.severity,
        rule.title,
        rule.why,
        rule.fix
    );
    if !rule.catalogue.is_empty() {
        let _ = writeln!(out, "Catalogue: {}", rule.catalogue.join(", "));
    }
    for (name, fixture) in rule.fixtures {
        let _ = writeln!(out, "\n--- {name}\n{}", fixture.trim_end());
    }
    print(&out)?;
    Ok(Ended::Clean)
}

fn test(set: &RuleSet, prefix: &str, common: &Common) -> anyhow::Result<Ended> {
    let (rules, checks): (Vec<_>, Vec<_>) = chosen(set, prefix)?.into_iter().partition(|rule| !rule.is_check);
    ensure!(
        !rules.is_empty(),
        "the {} checks whose id begins with `{prefix}` have no fixtures: their suites run in `cargo test`",
        checks.len()
    );
    let failures: Vec<(&str, Vec<String>)> = rules.par_iter().map(|rule| (rule.id, proof(set, rule.id))).collect();
    let failed = failures.iter().filter(|(_, f)| !f.is_empty()).count();
    if common.json {
        print_json(&json!({"rules": rules.len(), "failed": failed, "checks_without_fixtures": checks.len(),
            "failures": failures.iter().filter(|(_, f)| !f.is_empty()).map(|(id, f)| json!({"id": id, "failures": f})).collect::<Vec<_>>()}))?;
    } else {
        let mut out = String::new();
        for (id, failures) in &failures {
            for failure in failures {
                let _ = writeln!(out, "{id}: {failure}");
            }
        }
        let _ = writeln!(out, "{} rules proved by their fixtures, {failed} failed", rules.len() - failed);
        if !checks.is_empty() {
            let _ = writeln!(out, "{} checks of memory have no fixtures: their suites run in `cargo test`", checks.len());
        }
        print(&out)?;
    }
    Ok(if failed == 0 { Ended::Clean } else { Ended::Found })
}

/// The rules' texts for a report: those of the rule set that were used, then those that other judges brought with their findings.
pub fn texts<'a>(set: &RuleSet, used: &BTreeSet<&str>, findings: impl Iterator<Item = &'a Finding>) -> Vec<RuleText> {
    let mut out: BTreeMap<String, RuleText> = BTreeMap::new();
    for rule in all(set).into_iter().filter(|rule| used.contains(rule.id)) {
        let text = RuleText {
            id: rule.id.to_owned(),
            title: rule.title.to_owned(),
            why: rule.why.to_owned(),
            fix: rule.fix.to_owned(),
            cwe: rule.cwe.to_vec(),
            severity: rule.severity.to_owned(),
        };
        out.insert(text.id.clone(), text);
    }
    for finding in findings {
        out.entry(finding.rule.clone()).or_insert_with(|| RuleText {
            id: finding.rule.clone(),
            title: finding.rule.rsplit('/').next().unwrap_or_default().replace('-', " "),
            why: finding.message.clone(),
            fix: String::new(),
            cwe: finding.cwe.clone(),
            severity: finding.severity.clone(),
        });
    }
    out.into_values().collect()
}

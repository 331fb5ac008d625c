//! What the policy makes of single samples.

use assay_manifests::{Finding, Span, Unjudged};

use super::*;
use crate::testing::judged;

fn assess(policy: &Policy, judged: &Judged) -> String {
    match Admission::new(policy).expect("valid policy").assess(judged) {
        Assessment::Eligible { assurance, license, license_rank } => format!("{} {license} {license_rank}", assurance.name()),
        Assessment::Barred { fate, reason, condemns } => format!("{} {reason}{}", fate.name(), if condemns { " (everywhere)" } else { "" }),
    }
}

fn sample() -> Judged {
    judged("https://example.com/a/b", "x.py", "def f(): pass\n")
}

#[test]
fn evidence_and_only_evidence_raises_assurance() {
    let policy = Policy::default();
    let mut row = sample();
    assert_eq!(assess(&policy, &row), "evidenced MIT 1");
    row.verdicts[3].evidence.clear();
    assert_eq!(assess(&policy, &row), "rejected policy/unflagged-below-evidenced");
    let lenient = Policy { minimum_assurance: Assurance::Unflagged, ..Policy::default() };
    assert_eq!(assess(&lenient, &row), "unflagged MIT 1");
    let mut scanned = sample();
    scanned.verdicts.push(Verdict { validator: "scanner:other".to_owned(), evidence: Vec::new(), ..scanned.verdicts[0].clone() });
    assert_eq!(assess(&policy, &scanned), "corroborated MIT 1");
    scanned.verdicts[4].examined_bytes = 0;
    assert_eq!(assess(&policy, &scanned), "evidenced MIT 1", "a scanner that examined nothing corroborates nothing");
}

#[test]
fn a_neighbour_of_pairs_is_admitted_where_the_recipe_asks_for_some() {
    let mut policy = Policy::default();
    let mut row = sample();
    row.verdicts[3].evidence.clear();
    row.sample.origin.tags.push(NEIGHBOUR.to_owned());
    assert_eq!(assess(&policy, &row), "rejected policy/unflagged-below-evidenced");
    policy.pairs.neighbours = 100;
    assert_eq!(assess(&policy, &row), "unflagged MIT 1");
    row.verdicts[3].outcome = Outcome::Unjudged;
    assert_ne!(assess(&policy, &row), "unflagged MIT 1", "what a judge of dangers left open is no neighbour");
    let mut other = sample();
    other.verdicts[3].evidence.clear();
    assert_eq!(assess(&policy, &other), "rejected policy/unflagged-below-evidenced");
}

#[test]
fn what_is_undecided_is_not_admitted() {
    let policy = Policy::default();
    let open = |rule: &str| Unjudged { rule: rule.to_owned(), cwe: vec![89], span: Span::default(), reason: "value unknown".to_owned() };
    let mut row = sample();
    row.verdicts[3].unjudged.push(open("python/cwe-089-sql-concat"));
    assert_eq!(assess(&policy, &row), "unjudged flow/python/cwe-089-sql-concat");
    let lenient = Policy { unjudged_bars: Vec::new(), ..Policy::default() };
    assert_eq!(assess(&lenient, &row), "rejected policy/unflagged-below-evidenced");
    let mut row = sample();
    row.verdicts[0].outcome = Outcome::Unjudged;
    row.verdicts[0].reason = "12% of bytes are under errors".to_owned();
    assert_eq!(assess(&policy, &row), "unjudged coverage/of-bytes-are-under-errors");
    let mut row = sample();
    row.verdicts.clear();
    assert_eq!(assess(&policy, &row), "unjudged panel/nothing-judged");
}

#[test]
fn findings_reject_and_condemn_the_text_unless_the_place_is_judged() {
    let finding = Finding {
        rule: "python/cwe-078-shell".to_owned(),
        cwe: vec![78],
        severity: "high".to_owned(),
        message: "m".to_owned(),
        span: Span::default(),
        path: Vec::new(),
    };
    let mut row = sample();
    row.verdicts[3].outcome = Outcome::Flagged;
    row.verdicts[3].findings.push(finding);
    assert_eq!(assess(&Policy::default(), &row), "rejected flow/python/cwe-078-shell (everywhere)");
    let mut row = sample();
    row.verdicts[1].outcome = Outcome::Flagged;
    assert_eq!(assess(&Policy::default(), &row), "rejected licence/flagged");
}

#[test]
fn licences_are_expressions() {
    let with = |license: &str| {
        let mut row = sample();
        row.sample.origin.license = license.to_owned();
        assess(&Policy::default(), &row)
    };
    assert_eq!(with("GPL-3.0-only OR Apache-2.0"), "evidenced GPL-3.0-only OR Apache-2.0 2");
    assert_eq!(with("MIT/Apache-2.0"), "evidenced MIT OR Apache-2.0 1");
    assert_eq!(with("Apache-2.0 WITH LLVM-exception"), "evidenced Apache-2.0 WITH LLVM-exception 2");
    assert_eq!(with("MIT AND GPL-2.0-only"), "rejected licence/not-allowed");
    for unknown in ["NOASSERTION", "", "see LICENSE", "LicenseRef-x("] {
        assert_eq!(with(unknown), "unjudged licence/unknown", "{unknown}");
    }
}

#[test]
fn owners_are_heard() {
    let exclude = Exclusions { repo: vec!["https://example.com/a/b".to_owned()], ..Exclusions::default() };
    let policy = Policy { exclude, ..Policy::default() };
    assert_eq!(assess(&policy, &sample()), "rejected excluded/repo");
    assert_eq!(assess(&policy, &judged("https://example.com/a/bc", "x.py", "x")), "evidenced MIT 1");
    let bad = Policy { licenses: vec!["GPL".to_owned()], ..Policy::default() };
    assert!(Admission::new(&bad).is_err());
}

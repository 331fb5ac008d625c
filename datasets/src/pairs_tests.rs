//! What is kept as a pair, and why the rest is not.

use assay_manifests::{Change, Claim, Evidence, Finding, Hardening, Judged, JudgedPair, Outcome, Span};

use super::*;
use crate::{admission::Policy, testing};

fn side(content: &str) -> Judged {
    let mut judged = testing::judged("https://example.com/owner/repo", "pkg/a.py", content);
    judged.verdicts[3].evidence.clear();
    judged
}

fn danger(judged: &mut Judged, rule: &str, cwe: u32) {
    let verdict = &mut judged.verdicts[3];
    verdict.outcome = Outcome::Flagged;
    verdict.findings.push(Finding {
        rule: rule.to_owned(),
        cwe: vec![cwe],
        severity: "high".to_owned(),
        message: "m".to_owned(),
        span: Span::default(),
        path: Vec::new(),
    });
}

fn evidence(judged: &mut Judged, rule: &str, cwe: u32) {
    let item =
        Evidence { rule: rule.to_owned(), cwe: vec![cwe], form: "bound-parameters".to_owned(), span: Span::default(), path: Vec::new() };
    judged.verdicts[3].evidence.push(item);
}

fn pair() -> JudgedPair {
    let claim = Claim { by: "dataset".to_owned(), cwe: vec![89], names_unit: true, ..Claim::default() };
    JudgedPair { before: side("def f(a):\n    q(a + 'x')\n"), after: side("def f(a):\n    q('x', a)\n"), claim, change: Change::default() }
}

fn told(pair: &JudgedPair) -> String {
    match Admission::new(&Policy::default()).expect("policy").assess_pair(pair) {
        PairAssessment::Kept(shown) => shown.signals.join(" "),
        PairAssessment::Dropped { reason, .. } => format!("no: {reason}"),
    }
}

#[test]
fn danger_gone_and_evidence_gained_is_a_fix_without_any_claim() {
    let mut pair = pair();
    pair.claim = Claim { by: "advisory".to_owned(), ..Claim::default() };
    danger(&mut pair.before, "python/cwe-089-sql-concat", 89);
    assert_eq!(told(&pair), "no: pair/one-signal-only");
    evidence(&mut pair.after, "python/cwe-089-sql-concat", 89);
    assert_eq!(told(&pair), "danger-gone:python/cwe-089-sql-concat evidence-gained:python/cwe-089-sql-concat");
    std::mem::swap(&mut pair.before, &mut pair.after);
    assert_eq!(told(&pair), "no: pair/danger-added/python/cwe-089-sql-concat");
}

#[test]
fn a_claim_is_one_voice_and_needs_another_that_agrees() {
    let mut pair = pair();
    assert_eq!(told(&pair), "no: pair/nothing-shown");
    let form = |cwe: Vec<u32>| Hardening { form: "guard-added".to_owned(), cwe, note: String::new() };
    pair.change.hardening.push(form(vec![476]));
    assert_eq!(told(&pair), "no: pair/nothing-shown", "a guard of another kind does not agree with the claim");
    pair.change.hardening.push(form(vec![564]));
    assert_eq!(told(&pair), "claim:dataset hardening:guard-added", "CWE-564 is of the kind of CWE-89");
    pair.claim.names_unit = false;
    assert_eq!(told(&pair), "no: pair/one-signal-only");
    pair.claim.names_unit = true;
    pair.change.softening.push(form(vec![]));
    assert_eq!(told(&pair), "no: pair/nothing-shown", "what hardens and softens shows nothing");
}

#[test]
fn a_weakness_is_called_what_its_advisory_calls_it() {
    let cwe = |pair: &JudgedPair| match Admission::new(&Policy::default()).expect("policy").assess_pair(pair) {
        PairAssessment::Kept(shown) => shown.cwe,
        PairAssessment::Dropped { reason, .. } => panic!("{reason}"),
    };
    let mut pair = pair();
    danger(&mut pair.before, "a", 943);
    pair.claim.cwe = vec![22, 89];
    assert_eq!(cwe(&pair), [89], "of several that are claimed, the one that was shown in its kind");
    pair.claim.cwe.clear();
    evidence(&mut pair.after, "a", 943);
    assert_eq!(cwe(&pair), [943], "the rule's name where nothing is claimed");
}

#[test]
fn what_is_no_fix_is_told_apart() {
    let mut formatted = pair();
    formatted.change.formatting_only = true;
    assert_eq!(told(&formatted), "no: pair/formatting-only");
    let mut ends = pair();
    danger(&mut ends.before, "a", 89);
    ends.before.sample.content = ends.before.sample.content.replace('\n', "\r\n");
    assert_eq!(told(&ends), "no: pair/line-ends-differ", "each line would tell its side");
    let mut test = pair();
    test.after.sample.origin.tags.push("test".to_owned());
    assert_eq!(told(&test), "no: pair/test-code");
    let mut remains = pair();
    danger(&mut remains.before, "a", 89);
    danger(&mut remains.after, "a", 89);
    assert_eq!(told(&remains), "no: pair/danger-remains/a");
    danger(&mut remains.before, "b", 22);
    remains.after.verdicts[3].findings.clear();
    danger(&mut remains.after, "b", 22);
    assert_eq!(told(&remains), "claim:dataset danger-gone:a", "another danger on both sides alike leaves the fix shown");
    let mut secret = pair();
    secret.before.verdicts[2].outcome = Outcome::Flagged;
    assert_eq!(told(&secret), "no: secrets/flagged", "the text of a secret is released nowhere");
    let mut unlicensed = pair();
    unlicensed.before.sample.origin.license = "GPL-3.0-only".to_owned();
    assert_eq!(told(&unlicensed), "no: licence/not-allowed");
}

#[test]
fn what_the_release_says_counts_beside_a_claim_on_this_very_unit() {
    let mut said = pair();
    said.claim.told = vec!["notes".to_owned()];
    said.change.after = vec![(10, 40)];
    assert_eq!(told(&said), "claim:dataset release:notes");
    said.change.warns = "prevents an injection".to_owned();
    assert_eq!(told(&said), "claim:dataset comment release:notes");
    said.change.after = vec![(0, 9_000)];
    assert_eq!(told(&said), "no: pair/nothing-shown", "a change of much may be about anything");
    said.change.after.clear();
    said.claim.names_unit = false;
    assert_eq!(told(&said), "no: pair/unrelated-change", "a release says nothing of a unit that nobody names");
    let mut imports = pair();
    imports.change.imports_only = true;
    imports.claim.told = vec!["sole-change".to_owned()];
    assert_eq!(told(&imports), "no: pair/imports-only");
}

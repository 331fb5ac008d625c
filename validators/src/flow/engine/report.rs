//! What was found in one file: collected by rule and place, the finding winning over the rest, the shortest path kept. Knows no
//! values.

use std::{collections::BTreeMap, rc::Rc};

use assay_manifests::{Evidence, Finding, Span, Step, Unjudged};

use super::{Input, value::PathNode};
use crate::rule::{Rule, RuleIndex, RuleSet};

/// What the engine says of one file. Sorted by place, then rule.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub findings: Vec<Finding>,
    pub evidence: Vec<Evidence>,
    pub unjudged: Vec<Unjudged>,
    /// Form of each finding, in the order of `findings`.
    pub forms: Vec<String>,
    /// Branches that cannot be taken.
    pub dead_branches: u32,
    pub steps: u32,
}

#[derive(Debug, Default)]
pub(super) struct Collector<'a> {
    places: BTreeMap<(Span, u16), Place<'a>>,
    whole: Option<String>,
    /// Functions that were not run to their end.
    not_run: Vec<Span>,
    too_deep: Option<Span>,
    pub dead_branches: u32,
    pub steps: u32,
}

#[derive(Debug, Default)]
struct Place<'a> {
    finding: Option<Hit<'a>>,
    evidence: Option<Hit<'a>>,
    unjudged: Option<String>,
}

#[derive(Debug)]
struct Hit<'a> {
    form: &'a str,
    message: Option<&'a str>,
    path: Option<Rc<PathNode>>,
    last: String,
}

impl<'a> Collector<'a> {
    pub fn finding(&mut self, rule: u16, span: Span, form: &'a str, message: Option<&'a str>, path: Option<Rc<PathNode>>, last: String) {
        let place = self.places.entry((span, rule)).or_default();
        let length = |path: &Option<Rc<PathNode>>| path.as_ref().map_or(0, |node| node.length);
        if place.finding.as_ref().is_none_or(|known| length(&path) < length(&known.path)) {
            place.finding = Some(Hit { form, message, path, last });
        }
    }

    pub fn evidence(&mut self, rule: u16, span: Span, form: &'a str, path: Option<Rc<PathNode>>, last: String) {
        let place = self.places.entry((span, rule)).or_default();
        // A form that the rule names says more than `sanitized` and `guarded`.
        let automatic = |form: &str| matches!(form, "sanitized" | "guarded");
        if place.evidence.as_ref().is_none_or(|known| automatic(known.form) && !automatic(form)) {
            place.evidence = Some(Hit { form, message: None, path, last });
        }
    }

    pub fn unjudged(&mut self, rule: u16, span: Span, reason: &str) {
        let place = self.places.entry((span, rule)).or_default();
        if place.unjudged.is_none() {
            place.unjudged = Some(reason.to_owned());
        }
    }

    pub fn whole_file(&mut self, reason: &str) {
        self.whole = Some(reason.to_owned());
    }

    /// What stands there is nested too deeply to be run. The first such place is told.
    pub fn too_deep(&mut self, span: Span) {
        self.too_deep = self.too_deep.or(Some(span));
    }

    /// The function that stands there was not run to its end.
    pub fn not_run(&mut self, function: Span) {
        self.not_run.push(function);
    }

    pub fn finish(self, rules: &RuleSet, index: &RuleIndex, input: &Input<'_>) -> Report {
        let mut report = Report { dead_branches: self.dead_branches, steps: self.steps, ..Report::default() };
        for ((span, number), place) in self.places {
            let Some(rule) = index.rule(rules, number) else { continue };
            if let Some(hit) = place.finding {
                report.forms.push(hit.form.to_owned());
                report.findings.push(finding(rule, span, hit, input));
            } else if let Some(reason) = place.unjudged {
                report.unjudged.push(Unjudged { rule: rule.id.to_string(), cwe: rule.cwe.clone(), span, reason });
            } else if let Some(hit) = place.evidence {
                let path = hit.path.as_ref().map_or_else(Vec::new, |path| steps(path, span, &hit.last, input));
                report.evidence.push(Evidence { rule: rule.id.to_string(), cwe: rule.cwe.clone(), form: hit.form.to_owned(), span, path });
            }
        }
        if let Some(reason) = self.whole {
            let lines = input.text.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1;
            let span = Span { start: 0, end: u32::try_from(input.text.len()).unwrap_or(u32::MAX), line: 1, end_line: lines };
            report.unjudged.push(Unjudged { rule: String::new(), cwe: Vec::new(), span, reason });
        }
        let deep = self.too_deep.map(|span| (span, "what stands there is nested too deeply"));
        for (span, reason) in self.not_run.into_iter().map(|span| (span, "the budget of steps is used up")).chain(deep) {
            let reason = reason.to_owned();
            report.unjudged.push(Unjudged { rule: String::new(), cwe: Vec::new(), span, reason });
        }
        report
    }
}

fn finding(rule: &Rule, span: Span, hit: Hit<'_>, input: &Input<'_>) -> Finding {
    let path = hit.path.as_ref().map_or_else(Vec::new, |path| steps(path, span, &hit.last, input));
    Finding {
        rule: rule.id.to_string(),
        cwe: rule.cwe.clone(),
        severity: rule.severity.clone(),
        message: hit.message.unwrap_or(&rule.title).to_owned(),
        span,
        path,
    }
}

/// Source first, sink last.
fn steps(path: &PathNode, sink: Span, last: &str, input: &Input<'_>) -> Vec<Step> {
    let mut list = Vec::new();
    let mut node = Some(path);
    while let Some(current) = node {
        let module = input.modules.get(current.module).filter(|module| module.path != input.module.path);
        list.push(Step { path: module.map(|module| module.path.to_string()), span: current.span, note: current.note.text() });
        node = current.before.as_deref();
    }
    list.reverse();
    list.push(Step { path: None, span: sink, note: last.to_owned() });
    list
}

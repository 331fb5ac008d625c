//! The judge of memory and arithmetic in C and C++: what the analysis reports, in the words of rules. Knows no path and no state.

#[cfg(test)]
mod forms;
#[cfg(test)]
mod lives;
mod slips;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_apart;

use std::sync::OnceLock;

use assay_manifests::{Evidence, Finding, Language, Outcome, Sha256Digest, Span, Step, Unjudged, Verdict};

pub use self::table::Row;
use self::{slips::SLIPS, table::TABLE};
use crate::{
    flow::{
        exact::{self, Exact},
        memory::{self, Check},
    },
    panel::{FileView, UnitView, Validator},
};

/// Name, as it stands in verdicts.
pub const NAME: &str = "memory";
/// Raised with every change of what is found.
pub const VERSION: &str = "1.6.0";

/// The validator.
pub struct Memory;

/// The row of a check.
pub fn row(check: Check) -> &'static Row {
    let at = check as usize;
    TABLE.get(at).unwrap_or_else(|| &SLIPS[at - TABLE.len()])
}

/// All checks, in order.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    TABLE.iter().chain(SLIPS)
}

impl Validator for Memory {
    fn name(&self) -> &'static str {
        NAME
    }

    fn version(&self) -> &'static str {
        VERSION
    }

    fn ruleset(&self) -> Sha256Digest {
        static DIGEST: OnceLock<Sha256Digest> = OnceLock::new();
        *DIGEST.get_or_init(|| {
            let rows: Vec<Sha256Digest> = rows().map(Row::digest).collect();
            Sha256Digest::of_parts(rows.iter().map(|row| row.0.as_slice()))
        })
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        if !matches!(file.language, Language::C | Language::Cpp) {
            return units.iter().map(|_| self.verdict(Outcome::Clear, 0, "not C or C++")).collect();
        }
        let Some(module) = file.module else {
            return units.iter().map(|_| self.verdict(Outcome::Unjudged, 0, "not parsed")).collect();
        };
        let mut outcomes = memory::analyse(module);
        take_in(&mut outcomes, exact::analyse(module, file.artifact.modules));
        units.iter().map(|unit| self.unit(&outcomes, unit)).collect()
    }
}

/// Puts what was found by running the code with bounds beside what its shape says: where an access was decided to lie inside its object, the
/// shape has nothing to add.
fn take_in(outcomes: &mut Vec<memory::Outcome>, exact: Exact) {
    // A number that errors are hidden in does no harm in a function that was followed to its end without a fault.
    let harmless = |span: Span| {
        let whole = exact.whole.iter().any(|(first, last)| (*first..=*last).contains(&span.line));
        let faulty = |(first, last): &(u32, u32)| exact.reports.iter().any(|report| (*first..=*last).contains(&report.span.line));
        whole && !exact.whole.iter().filter(|(first, last)| (*first..=*last).contains(&span.line)).any(faulty)
    };
    let doubted = |line: u32| exact.doubted.iter().any(|(first, last)| (*first..=*last).contains(&line));
    let dead = |span: Span| {
        let whole = exact.whole.iter().any(|(first, last)| (*first..=*last).contains(&span.line));
        !exact.reached.contains(&span.line) && whole && !doubted(span.line)
    };
    let decided = |check: Check, span: Span| {
        (memory::is_about_bounds(check) && exact.inside.contains_key(&span.line))
            || (memory::is_about_numbers(check) && exact.fits.contains(&span.line))
    };
    let followed = |line: u32| !doubted(line) && exact.whole.iter().any(|(first, last)| (*first..=*last).contains(&line));
    let asleep = |span: Span| exact.asleep.iter().any(|(first, last)| (*first..=*last).contains(&span.line));
    // Each release was of something in sight that was released nowhere else, and nothing that is followed afterwards was released.
    let sure = exact.astray.is_empty() && exact.releases.keys().all(|line| exact.released.contains(line));
    for outcome in outcomes.iter_mut() {
        outcome.reports.retain(|report| match report.check {
            _ if asleep(report.span) => false,
            Check::WeakParse => !harmless(report.span),
            Check::MissingTerminator => !exact.ended.contains(&report.span.line),
            Check::FormatString => !exact.constant_formats.contains(&report.span.line),
            Check::UntrustedCommand | Check::UntrustedPath => !exact.own_texts.contains(&report.span.line),
            // Every path was followed, and none leads there.
            check if memory::is_about_lifetimes(check) && dead(report.span) => false,
            // What the function that is called does with it was followed, or what it leads to was in sight each time; that holds of what an
            // unknown function releases as well, so only what is known to be freed is let go by it.
            Check::UseAfterFree | Check::UseAfterRelease => {
                let alive = report.check == Check::UseAfterFree && exact.alive.contains(&report.span.line);
                !((exact.followed.contains(&report.span.line) || alive)
                    && exact.whole.iter().any(|(first, last)| (*first..=*last).contains(&report.span.line)))
            }
            // Each release on every path was of something in sight, and none came twice.
            Check::DoubleFree | Check::DanglingField => {
                !(exact.released.contains(&report.span.line)
                    && exact.whole.iter().any(|(first, last)| (*first..=*last).contains(&report.span.line)))
            }
            // Where the size was worked out it was decided to fit.
            Check::SizeOverflow => {
                let made = report.steps.first().map_or(report.span, |(span, _)| *span);
                !decided(report.check, report.span) && !decided(report.check, made)
            }
            // What the path shows of it is known: a flag that asks for the test is set, or none may be null.
            Check::UncheckedAllocation | Check::UncheckedLookup | Check::NullPath => {
                !(exact.tested.contains(&report.span.line) && followed(report.span.line))
            }
            Check::AllocationSize => !(exact.bounded.contains(&report.span.line) && followed(report.span.line)),
            Check::ZeroDivisor => !exact.divides.contains(&report.span.line),
            Check::Uninitialised => !exact.whole.iter().any(|(first, last)| (*first..=*last).contains(&report.span.line)),
            check => !decided(check, report.span),
        });
        outcome.open.retain(|check, span| !decided(*check, *span));
        outcome.unshown.retain(|check, spans| {
            spans.retain(|span| !decided(*check, *span));
            !spans.is_empty()
        });
        let faulty = |line: u32| exact.reports.iter().any(|report| report.span.line == line);
        let Some(function) = outcome.span else { continue };
        let whole =
            exact.whole.iter().any(|(first, last)| *first <= function.line && function.end_line <= *last) && !doubted(function.line);
        // All that is allocated in it, or nothing is said of any.
        let mine: Vec<_> = exact.given_up.iter().filter(|(_, span)| function.contains(*span)).collect();
        if whole && exact.kept.iter().all(|span| !function.contains(*span)) {
            outcome.shown.extend(mine.into_iter().map(|(check, span)| memory::Shown {
                check: *check,
                form: "released-on-every-way",
                span: *span,
                alone: false,
            }));
        }
        let used = outcome.reports.iter().any(|report| report.check == Check::ReleasedUse);
        let found = used || exact.reports.iter().any(|report| function.contains(report.span));
        if whole && !found {
            let released = exact.released.range(function.line..=function.end_line).filter(|line| sure && exact.reached.contains(line));
            for line in released {
                let Some(span) = exact.releases.get(line) else { continue };
                outcome.shown.push(memory::Shown { check: Check::ReleasedTwice, form: "released-once", span: *span, alone: false });
                outcome.shown.push(memory::Shown { check: Check::ReleasedUse, form: "alive-where-used", span: *span, alone: false });
            }
            for (line, span) in exact.inside.range(function.line..=function.end_line).filter(|(line, _)| !faulty(**line)) {
                debug_assert_eq!(*line, span.line);
                outcome.shown.push(memory::Shown { check: Check::OutsideWrite, form: "inside-object", span: *span, alone: false });
            }
        }
        if exact.unsettled.contains(&(function.line, function.end_line)) {
            outcome.open.entry(Check::OutsideWrite).or_insert(function);
        }
        outcome.settle();
    }
    outcomes.push(memory::Outcome { reports: exact.reports, ..memory::Outcome::default() });
}

impl Memory {
    fn verdict(&self, outcome: Outcome, examined_bytes: u64, reason: &str) -> Verdict {
        Verdict {
            validator: NAME.into(),
            version: VERSION.into(),
            ruleset_sha256: self.ruleset(),
            outcome,
            findings: Vec::new(),
            evidence: Vec::new(),
            unjudged: Vec::new(),
            examined_bytes,
            reason: reason.into(),
        }
    }

    fn unit(&self, outcomes: &[memory::Outcome], unit: &UnitView<'_>) -> Verdict {
        let within = |span: Span| unit.span.contains(span);
        let mut verdict = self.verdict(Outcome::Clear, u64::from(unit.span.end.saturating_sub(unit.span.start)), "");
        // What was said of another function is not looked through.
        let apart = |span: Span| span.end <= unit.span.start || unit.span.end <= span.start;
        // Of what is judged as a whole the accesses stand or fall together: what one function leaves open may be what another one led to.
        let is_open = |outcome: &&memory::Outcome| outcome.span.is_some_and(within) && outcome.leaves_bounds_open();
        let open: Vec<Span> = outcomes.iter().filter(is_open).filter_map(|outcome| outcome.span).collect();
        for outcome in outcomes.iter().filter(|outcome| !outcome.span.is_some_and(apart)) {
            let is_spoilt = outcome.span.is_some_and(|own| open.iter().any(|span| *span != own));
            for report in outcome.reports.iter().filter(|r| within(r.span)) {
                let row = row(report.check);
                verdict.findings.push(Finding {
                    rule: row.id.into(),
                    cwe: row.cwe.to_vec(),
                    severity: row.severity.into(),
                    message: format!("{}: {}", row.title, report.message),
                    span: report.span,
                    path: report.steps.iter().map(|(span, note)| Step { path: None, span: *span, note: note.clone() }).collect(),
                });
            }
            for shown in outcome.shown.iter().filter(|s| within(s.span) && !(is_spoilt && memory::is_of_bounds(s.check))) {
                let row = row(shown.check);
                verdict.evidence.push(Evidence {
                    rule: row.id.into(),
                    cwe: row.cwe.to_vec(),
                    form: shown.form.into(),
                    span: shown.span,
                    path: Vec::new(),
                });
            }
            for (check, span) in outcome.open.iter().filter(|(_, s)| within(**s)) {
                let row = row(*check);
                verdict.unjudged.push(Unjudged {
                    rule: row.id.into(),
                    cwe: row.cwe.to_vec(),
                    span: *span,
                    reason: "what it depends on is computed out of sight".into(),
                });
            }
            if let Some((span, reason)) = outcome.skipped.filter(|(s, _)| within(*s) || s.contains(unit.span)) {
                verdict.unjudged.push(Unjudged { rule: String::new(), cwe: Vec::new(), span, reason: reason.into() });
                verdict.reason = reason.into();
                verdict.outcome = Outcome::Unjudged;
            }
        }
        if !verdict.findings.is_empty() {
            verdict.outcome = Outcome::Flagged;
        }
        verdict.findings.sort();
        verdict.evidence.sort();
        verdict.unjudged.sort();
        verdict
    }
}

#[cfg(test)]
mod order {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_checks() {
        for (position, row) in rows().enumerate() {
            assert_eq!(row.check as usize, position, "{}", row.id);
            assert!(!row.cwe.is_empty() && !row.why.is_empty() && !row.fix.is_empty(), "{}", row.id);
        }
    }
}

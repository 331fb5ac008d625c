//! The judges that are not data-flow rules. Each is one file or folder; `panel` names them all. Knows no policy.

use assay_manifests::{Finding, Outcome, Sha256Digest, Span, Unjudged, Verdict};
use serde::Serialize;

use crate::panel::{FileView, UnitView, Validator};

pub mod ai_instructions;
pub mod contamination;
pub mod coverage;
pub mod dependencies;
pub mod document;
pub mod documented;
pub mod flow;
pub mod licence;
pub mod malice;
pub mod memory;
pub mod personal;
pub mod quality;
pub mod secrets;
pub mod text;

/// What a judge has to say of one unit, before it is a verdict.
#[derive(Default)]
pub(crate) struct Draft {
    pub findings: Vec<Finding>,
    pub unjudged: Vec<Unjudged>,
    pub examined_bytes: u64,
    pub reason: String,
}

impl Draft {
    pub(crate) fn examined(bytes: usize) -> Self {
        Self { examined_bytes: bytes as u64, ..Self::default() }
    }

    pub(crate) fn into_verdict(mut self, judge: &dyn Validator) -> Verdict {
        self.findings.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        self.findings.dedup();
        let outcome = match (self.findings.is_empty(), self.unjudged.is_empty()) {
            (false, _) => Outcome::Flagged,
            (true, false) => Outcome::Unjudged,
            (true, true) => Outcome::Clear,
        };
        Verdict {
            validator: judge.name().to_owned(),
            version: judge.version().to_owned(),
            ruleset_sha256: judge.ruleset(),
            outcome,
            findings: self.findings,
            evidence: Vec::new(),
            unjudged: self.unjudged,
            examined_bytes: self.examined_bytes,
            reason: self.reason,
        }
    }
}

/// Digest of a judge's thresholds and tables. Each part is canonical JSON.
pub(crate) fn ruleset_of(name: &str, version: &str, config: &impl Serialize, tables: &[&str]) -> Sha256Digest {
    // A configuration is plain numbers, strings and lists: it always has a JSON form.
    let config = serde_json::to_string(config).unwrap_or_default();
    Sha256Digest::of_parts([name, version, &config].into_iter().chain(tables.iter().copied()).map(str::as_bytes))
}

/// Lines of a text by byte offset.
pub(crate) struct Lines {
    starts: Vec<usize>,
    len: usize,
}

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { starts, len: text.len() }
    }

    /// The place of bytes `start..end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32, line: self.line(start), end_line: self.line(end.saturating_sub(1).max(start)) }
    }

    /// Bytes of the line (1-based), without its end.
    pub(crate) fn bytes_of(&self, line: u32) -> std::ops::Range<usize> {
        let at = (line.max(1) - 1) as usize;
        let start = self.starts.get(at).copied().unwrap_or(self.len);
        let end = self.starts.get(at + 1).map_or(self.len, |next| next - 1);
        start..end.max(start)
    }

    fn line(&self, at: usize) -> u32 {
        self.starts.partition_point(|start| *start <= at) as u32
    }
}

/// Whether what stands at `place` in the file is released with the unit: it lies in the unit's own code, or the line it begins in was put
/// before the unit as context.
fn is_released_with(unit: &UnitView<'_>, file: &FileView<'_>, lines: &Lines, place: Span) -> bool {
    if place.start < unit.span.end && unit.span.start < place.end {
        return true;
    }
    let own = (unit.span.end - unit.span.start.min(unit.span.end)) as usize;
    if unit.content.len() <= own {
        return false;
    }
    let line = file.text.get(lines.bytes_of(place.line)).unwrap_or_default().trim();
    !line.is_empty() && unit.content.contains(line)
}

/// What a judge found in a file, as one verdict for each unit: with what is released with it.
pub(crate) fn verdicts_of(
    judge: &dyn Validator,
    file: &FileView<'_>,
    units: &[UnitView<'_>],
    lines: &Lines,
    findings: &[Finding],
) -> Vec<Verdict> {
    let of_unit = |unit: &UnitView<'_>| {
        let mut draft = Draft::examined(unit.content.len());
        draft.findings = findings.iter().filter(|found| is_released_with(unit, file, lines, found.span)).cloned().collect();
        draft.into_verdict(judge)
    };
    units.iter().map(of_unit).collect()
}

#[cfg(test)]
pub(crate) mod testing {
    //! One helper for the tests of all judges: a file text in, verdicts out.

    use assay_manifests::{Language, Unit, Verdict};

    use crate::{
        panel::{ArtifactView, FileView, UnitView, Validator},
        parse::parse,
    };

    use super::Lines;

    /// Verdict on a whole file.
    pub(crate) fn judge(judge: &dyn Validator, language: Language, path: &str, text: &str) -> Verdict {
        judge_declared(judge, language, path, text, None)
    }

    pub(crate) fn judge_declared(judge: &dyn Validator, language: Language, path: &str, text: &str, declared: Option<&str>) -> Verdict {
        let parsed = parse(language, text);
        let artifact = ArtifactView { declared_license: declared, ..ArtifactView::default() };
        let file = FileView { path, language, text, parsed: parsed.as_ref(), module: None, artifact: &artifact };
        let unit = UnitView { unit: Unit::File, name: path, span: Lines::of(text).span(0, text.len()), content: text };
        judge.judge(&file, &[unit]).remove(0)
    }

    /// Rules of the findings, in order.
    pub(crate) fn rules(verdict: &Verdict) -> Vec<&str> {
        verdict.findings.iter().map(|finding| finding.rule.as_str()).collect()
    }
}

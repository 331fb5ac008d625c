//! The judge of the flow graph: runs the rules over a file with the engine and tells each unit what falls into it. Knows the panel's
//! shape, not what rules say.

use std::sync::Arc;

use assay_manifests::{Outcome, Sha256Digest, Span, Unjudged, Verdict};
use serde::{Deserialize, Serialize};

use crate::{
    flow::engine::{Input, Options, Report, judge},
    panel::{FileView, UnitView, Validator},
    rule::RuleSet,
};

/// How the flow graph is judged; the recipe's `[judge.flow]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FlowConfig {
    /// Only known sources and entry points are untrusted, as scanners for applications have it. By default parameters are untrusted:
    /// a sample is copied into places its author never saw.
    pub closed_world: bool,
}

/// Runs the data-flow rules of a rule set.
pub struct FlowValidator {
    rules: Arc<RuleSet>,
    options: Options,
    digest: Sha256Digest,
}

impl FlowValidator {
    pub fn new(rules: Arc<RuleSet>, config: &FlowConfig) -> Self {
        let options = Options { open_world: !config.closed_world, ..Options::default() };
        let stated = format!("{options:?}");
        let digest = Sha256Digest::of_parts([rules.digest().0.as_slice(), stated.as_bytes()]);
        Self { rules, options, digest }
    }
}

impl Validator for FlowValidator {
    fn name(&self) -> &'static str {
        "flow"
    }

    fn version(&self) -> &'static str {
        "1"
    }

    fn ruleset(&self) -> Sha256Digest {
        self.digest
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        if !file.language.has_flow() {
            return units.iter().map(|_| self.verdict(Outcome::Clear, "no data flow in this format", 0)).collect();
        }
        if self.rules.of_language(file.language).is_empty() {
            return units.iter().map(|_| self.verdict(Outcome::Unjudged, "no data-flow rules for this language", 0)).collect();
        }
        let Some(module) = file.module else {
            return units.iter().map(|_| self.verdict(Outcome::Unjudged, "the file was not lowered to the flow graph", 0)).collect();
        };
        let artifact = file.artifact;
        let (modules, definitions) = (artifact.modules, artifact.definitions);
        let input = Input { module, text: file.text, modules, definitions, configs: artifact.configs };
        let report = judge(&input, &self.rules, &self.options);
        units.iter().map(|unit| self.of_unit(&report, unit)).collect()
    }
}

impl FlowValidator {
    fn verdict(&self, outcome: Outcome, reason: &str, examined_bytes: u64) -> Verdict {
        Verdict {
            validator: self.name().to_owned(),
            version: self.version().to_owned(),
            ruleset_sha256: self.digest,
            outcome,
            findings: Vec::new(),
            evidence: Vec::new(),
            unjudged: Vec::new(),
            examined_bytes,
            reason: reason.to_owned(),
        }
    }

    fn of_unit(&self, report: &Report, unit: &UnitView<'_>) -> Verdict {
        let within = |span: Span| unit.span.start <= span.start && span.start < unit.span.end.max(unit.span.start + 1);
        let mut verdict = self.verdict(Outcome::Clear, "", u64::from(unit.span.end - unit.span.start));
        verdict.findings = report.findings.iter().filter(|f| within(f.span)).cloned().collect();
        verdict.evidence = report.evidence.iter().filter(|e| within(e.span)).cloned().collect();
        // What is unjudged for a whole file or function is so for each unit that has a part of it.
        let shares = |span: Span| unit.span.start < span.end && span.start < unit.span.end;
        let of_unit = |u: &&Unjudged| if u.rule.is_empty() { shares(u.span) } else { within(u.span) };
        verdict.unjudged = report.unjudged.iter().filter(of_unit).cloned().collect();
        if !verdict.findings.is_empty() {
            verdict.outcome = Outcome::Flagged;
        } else if let Some(first) = verdict.unjudged.first() {
            verdict.outcome = Outcome::Unjudged;
            verdict.reason.clone_from(&first.reason);
        }
        verdict
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::{Language, Unit};

    use super::*;
    use crate::{
        flow::{ir::StmtKind, lower::lower},
        panel::ArtifactView,
        parse::parse,
    };

    #[test]
    fn where_the_budget_ends_functions_that_came_to_their_end_keep_their_verdict() {
        let long = "    total = total + 1\n".repeat(1_500);
        let text = format!(
            "import os\n\ndef first(name):\n    os.system(\"ls \" + name)\n\ndef second(name):\n    total = 0\n{long}    os.system(\"ls \" + name)\n\ndef third(name):\n    os.system(\"ls \" + name)\n\ndef fourth(name):\n    pass\n"
        );
        let parsed = parse(Language::Python, &text).expect("parses");
        let module = lower(Language::Python, "a.py", &text, &parsed.flat()).expect("is lowered");
        let modules = [&module];
        let artifact = ArtifactView { modules: &modules, ..ArtifactView::default() };
        let file = FileView {
            path: "a.py",
            language: Language::Python,
            text: &text,
            parsed: Some(&parsed),
            module: Some(&module),
            artifact: &artifact,
        };
        let functions = module.body.iter().filter_map(|stmt| match &stmt.kind {
            StmtKind::Function(function) => Some(function),
            _ => None,
        });
        let units: Vec<UnitView<'_>> = functions
            .map(|function| UnitView { unit: Unit::Function, name: &function.name, span: function.span, content: &text })
            .collect();
        let outcomes = |steps_per_kilobyte: u32| -> Vec<Outcome> {
            let rules = RuleSet::embedded().expect("rules load");
            let mut judge = FlowValidator::new(rules, &FlowConfig::default());
            judge.options.steps_per_kilobyte = steps_per_kilobyte;
            judge.judge(&file, &units).into_iter().map(|verdict| verdict.outcome).collect()
        };
        let (flagged, unjudged) = (Outcome::Flagged, Outcome::Unjudged);
        assert_eq!(outcomes(12_000), [flagged, flagged, flagged, Outcome::Clear], "a budget that is enough");
        assert_eq!(
            outcomes(20),
            [flagged, unjudged, unjudged, Outcome::Clear],
            "one that ends in the second; no rule speaks of the fourth"
        );
    }
}

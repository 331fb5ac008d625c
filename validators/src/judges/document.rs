//! The judge of deployment documents: asks every document rule of each document of a file. Knows the panel's shape and the rules,
//! not what is done with its verdicts.

use std::sync::Arc;

use assay_manifests::{Evidence, Finding, Language, Outcome, Sha256Digest, Step, Unjudged, Verdict};

use crate::{
    document::{
        around::Around,
        kind::{Beside, documents_beside},
        rule::SaidOutcome,
        setting::LEFT_OUT,
        terraform_json,
    },
    panel::{FileView, UnitView, Validator},
    rule::RuleSet,
};

/// Why a text of a format that deployment documents have is not judged where it is none.
pub const UNKNOWN_KIND: &str = "no deployment document of a known kind";

/// Runs the document rules of a rule set.
pub struct DocumentValidator {
    rules: Arc<RuleSet>,
    digest: Sha256Digest,
}

impl DocumentValidator {
    pub fn new(rules: Arc<RuleSet>) -> Self {
        let digests: Vec<[u8; 32]> = rules.documents().iter().map(|rule| rule.digest.0).collect();
        let digest = Sha256Digest::of_parts(digests.iter().map(<[u8; 32]>::as_slice));
        Self { rules, digest }
    }
}

impl Validator for DocumentValidator {
    fn name(&self) -> &'static str {
        "deployment"
    }

    fn version(&self) -> &'static str {
        "1"
    }

    fn ruleset(&self) -> Sha256Digest {
        self.digest
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        let is_module = file.language == Language::Terraform || terraform_json::is_code(file.path);
        let around = is_module.then(|| file.artifact.around.get_or_init(|| Around::of(file.artifact.configs)));
        let beside = Beside { configs: file.artifact.configs, around };
        let docs = documents_beside(file.language, file.path, file.text, file.parsed, beside);
        let (mut findings, mut evidence, mut unjudged) = (Vec::new(), Vec::new(), Vec::new());
        for document in &docs {
            for rule in self.rules.documents().iter().filter(|rule| rule.written.document.iter().any(|kind| kind == document.kind)) {
                let id = rule.id.clone();
                for said in rule.judge_within(&document.root, document.around()) {
                    let cwe = said.cwe.to_vec();
                    match said.outcome {
                        SaidOutcome::Finding => findings.push(Finding {
                            rule: id.clone(),
                            cwe,
                            severity: rule.written.severity.clone(),
                            message: said.message.unwrap_or(&rule.written.title).to_owned(),
                            span: said.span,
                            path: vec![Step { path: None, span: said.span, note: said.form.to_owned() }],
                        }),
                        SaidOutcome::Evidence => {
                            evidence.push(Evidence { rule: id.clone(), cwe, form: said.form.to_owned(), span: said.span, path: Vec::new() })
                        }
                        SaidOutcome::Unjudged => unjudged.push(Unjudged {
                            rule: id.clone(),
                            cwe,
                            span: said.span,
                            reason: match said.message.filter(|message| *message == LEFT_OUT) {
                                Some(why) => format!("{why} ({})", said.form),
                                None => format!("a value is not resolved ({})", said.form),
                            },
                        }),
                    }
                }
            }
        }
        let deployment =
            matches!(file.language.name(), "dockerfile" | "yaml" | "terraform" | "nginx" | "systemd" | "bash" | "sql" | "make" | "cmake");
        units
            .iter()
            .map(|unit| {
                let within = |span: assay_manifests::Span| span.start >= unit.span.start && span.start < unit.span.end.max(1);
                let findings: Vec<Finding> = findings.iter().filter(|f| within(f.span)).cloned().collect();
                let evidence: Vec<Evidence> = evidence.iter().filter(|e| within(e.span)).cloned().collect();
                let unjudged: Vec<Unjudged> = unjudged.iter().filter(|u| within(u.span)).cloned().collect();
                let unknown = deployment && docs.is_empty();
                let outcome = if !findings.is_empty() {
                    Outcome::Flagged
                } else if unknown || !unjudged.is_empty() {
                    Outcome::Unjudged
                } else {
                    Outcome::Clear
                };
                let reason = if unknown {
                    UNKNOWN_KIND
                } else if outcome == Outcome::Unjudged {
                    "some settings are not resolved"
                } else {
                    ""
                };
                Verdict {
                    validator: self.name().to_owned(),
                    version: self.version().to_owned(),
                    ruleset_sha256: self.digest,
                    outcome,
                    findings,
                    evidence,
                    unjudged,
                    examined_bytes: if docs.is_empty() { 0 } else { u64::from(unit.span.end - unit.span.start) },
                    reason: reason.to_owned(),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{
        document::prove::{prove, prove_by},
        rule::RuleSet,
    };

    #[test]
    fn every_document_rule_is_proved_by_its_fixtures() {
        let set = RuleSet::only_dir(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("rules load");
        assert!(!set.documents().is_empty());
        let failures: Vec<String> =
            set.documents().iter().flat_map(|rule| prove(rule).into_iter().map(|f| format!("{}: {f}", rule.id))).collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    /// The same text with what settings are given put under names: each `= LITERAL` of a marked line by the name, and the names at the end.
    fn behind_names(text: &str, of: &str, declare: impl Fn(usize, &str) -> String) -> String {
        let literal = |value: &str| {
            let quoted =
                value.len() > 2 && value.starts_with('"') && value.ends_with('"') && !value[1..value.len() - 1].contains(['"', '$', '\\']);
            quoted || matches!(value, "true" | "false") || value.parse::<u32>().is_ok()
        };
        let mut out = String::new();
        for piece in text.split_inclusive("#----\n") {
            let (body, rest) = piece.strip_suffix("#----\n").map_or((piece, ""), |body| (body, "#----\n"));
            let mut names = String::new();
            for (at, line) in body.lines().enumerate() {
                let parts = line.split_once(" = ").and_then(|(key, value)| Some((key, value.split_once(" # ")?)));
                match parts.filter(|(_, (value, _))| literal(value.trim())) {
                    Some((key, (value, mark))) => {
                        out.push_str(&format!("{key} = {of}given{at} # {mark}\n"));
                        names.push_str(&declare(at, value.trim()));
                    }
                    None => out.push_str(&format!("{line}\n")),
                }
            }
            out.push_str(&names);
            out.push_str(rest);
        }
        out
    }

    #[test]
    fn what_stands_under_a_name_is_judged_as_what_the_name_holds() {
        let set = RuleSet::only_dir(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("rules load");
        let mut failures = Vec::new();
        let mut changed = 0;
        for rule in set.documents().iter().filter(|rule| rule.id.starts_with("terraform/")) {
            for (of, declare) in [
                (
                    "var.",
                    (|at: usize, value: &str| format!("variable \"given{at}\" {{\n  default = {value}\n}}\n")) as fn(usize, &str) -> String,
                ),
                ("local.", |at, value| format!("locals {{\n  given{at} = {value}\n}}\n")),
            ] {
                let mut fixtures = rule.fixtures.clone();
                for (_, text) in fixtures.iter_mut().filter(|(name, _)| name.ends_with("-each.tf")) {
                    let other = behind_names(text, of, declare);
                    changed += usize::from(other != *text);
                    *text = other;
                }
                failures.extend(prove_by(rule, &fixtures).into_iter().map(|f| format!("{} behind {of} {f}", rule.id)));
            }
        }
        assert!(changed > 40 && failures.is_empty(), "{changed} texts changed\n{}", failures.join("\n"));
    }
}

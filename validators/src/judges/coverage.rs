//! Parse coverage: whether the grammar made sense of a unit, so that what other validators say of it can be relied on. A parser's error
//! flag alone is nothing (valid code sets it); bytes under error nodes are counted. Knows no rule.

use std::sync::OnceLock;

use assay_manifests::{Language, Sha256Digest, Unjudged, Verdict};
use serde::{Deserialize, Serialize};
use tree_sitter::Node;

use super::{Draft, ruleset_of};
use crate::{
    document::{block::is_torn, helm::Chart, template::masked},
    panel::{FileView, UnitView, Validator},
    parse::{MAX_PARSE_BYTES, Parsed, parse},
};

/// Why a text that no grammar reads is not judged.
pub const NO_GRAMMAR: &str = "no-grammar";

/// Why a text that was asked for whole is no answer: nothing is done in it (`empty`), or some of it is torn. Silence on such a text says nothing.
pub fn lacking(language: Language, text: &str) -> Option<&'static str> {
    if text.trim().is_empty() {
        return Some("empty");
    }
    if is_torn(language, text) {
        return Some("does-not-parse");
    }
    let parsed = parse(language, text)?;
    let by_words = if language == Language::Sql { crate::document::sql::by_words(text) } else { Vec::new() };
    let root = parsed.tree.root_node();
    let parts: Vec<Node<'_>> = (0..root.named_child_count()).filter_map(|at| root.named_child(at as u32)).collect();
    // Python compiles no module that returns.
    let returns = language == Language::Python && parts.iter().any(|part| part.kind() == "return_statement");
    if returns || parsed.is_cut || parsed.errors.iter().any(|error| !by_words.iter().any(|place| place.contains(*error))) {
        return Some("does-not-parse");
    }
    parts.iter().all(|part| is_idle(language, *part)).then_some("empty")
}

/// The template of a chart whose values are in sight, as a grammar of YAML can read it: with its actions masked, nothing moved. What it makes is
/// judged, and what is not resolved in it is told by the rules.
fn of_chart(file: &FileView<'_>) -> Option<Parsed> {
    let is_template = file.language == Language::Yaml && file.text.contains("{{");
    let chart = is_template.then(|| Chart::of(file.artifact.configs, file.path)).flatten()?;
    chart.documents(file.text)?;
    parse(file.language, &masked(file.text)?)
}

/// Whether what stands at the top of a text does nothing: a comment, a string by itself, `pass`, the name of the package.
fn is_idle(language: Language, node: Node<'_>) -> bool {
    let is_plain = |node: Node<'_>| matches!(node.kind(), "string" | "ellipsis");
    match node.kind() {
        "pass_statement" | "empty_statement" | "php_tag" | "php_end_tag" | "package_clause" | "package_declaration" | "package_header" => {
            true
        }
        "text" => language == Language::Php,
        "expression_statement" => node.named_child_count() == 1 && node.named_child(0).is_some_and(is_plain),
        kind => node.is_extra() || kind.contains("comment") || language == Language::Python && is_plain(node),
    }
}

/// Thresholds of [`Coverage`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CoverageConfig {
    /// Largest share of a unit's bytes that may lie under error nodes, in percent.
    pub max_error_percent: u8,
}

impl Default for CoverageConfig {
    fn default() -> Self {
        Self { max_error_percent: 5 }
    }
}

pub struct Coverage {
    config: CoverageConfig,
    digest: OnceLock<Sha256Digest>,
}

impl Coverage {
    pub fn new(config: CoverageConfig) -> Self {
        Self { config, digest: OnceLock::new() }
    }
}

impl Validator for Coverage {
    fn name(&self) -> &'static str {
        "coverage"
    }

    fn version(&self) -> &'static str {
        "2"
    }

    fn ruleset(&self) -> Sha256Digest {
        *self.digest.get_or_init(|| ruleset_of(self.name(), self.version(), &self.config, &[]))
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        let by_words = if file.language == Language::Sql { crate::document::sql::by_words(file.text) } else { Vec::new() };
        let torn = file.parsed.is_none() && is_torn(file.language, file.text);
        let template = of_chart(file);
        let judge_unit = |unit: &UnitView<'_>| {
            let mut draft = Draft::default();
            let bytes = u64::from(unit.span.end.saturating_sub(unit.span.start));
            let mut refuse = |reason: &str| {
                draft.unjudged.push(Unjudged { rule: String::new(), cwe: Vec::new(), span: unit.span, reason: reason.to_owned() });
                reason.clone_into(&mut draft.reason);
            };
            match template.as_ref().or(file.parsed) {
                None if file.text.len() > MAX_PARSE_BYTES => refuse("file-too-long"),
                None if torn => refuse("does-not-parse"),
                // Read by hand, in full (`document::block`).
                None if matches!(file.language, Language::Nginx | Language::Systemd | Language::Make | Language::CMake) => {
                    draft.examined_bytes = bytes
                }
                None => refuse(NO_GRAMMAR),
                Some(parsed) => {
                    // Statements do not lie within each other, save those of routine bodies, whose grammar is another.
                    let known: u64 = by_words.iter().map(|place| parsed.error_bytes(*place)).sum();
                    let errors = parsed.error_bytes(unit.span).saturating_sub(known).min(bytes);
                    if errors * 100 > bytes * u64::from(self.config.max_error_percent) {
                        refuse("does-not-parse");
                    }
                    draft.examined_bytes = bytes - errors;
                    if errors > 0 && draft.reason.is_empty() {
                        draft.reason = format!("{errors} of {bytes} bytes do not parse");
                    }
                }
            }
            draft.into_verdict(self)
        };
        units.iter().map(judge_unit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        judges::{Lines, testing::judge},
        panel::ArtifactView,
    };
    use assay_manifests::Outcome;

    fn outcome(language: Language, text: &str) -> (Outcome, String) {
        let verdict = judge(&Coverage::new(CoverageConfig::default()), language, "a", text);
        (verdict.outcome, verdict.reason)
    }

    #[test]
    fn a_template_of_a_chart_is_read_without_its_actions() {
        let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Release.Name }}, namespace: x}\nspec:\n  {{- if .Values.on }}\n  hostPID: false\n  {{- end }}\n  containers:\n    - name: a\n      securityContext:\n        {{- toYaml .Values.sc | nindent 8 }}\n";
        let values = "on: true\nsc: {privileged: false}\n";
        let judged = |configs: &[(&str, &str)], text: &str| {
            let parsed = parse(Language::Yaml, text);
            let artifact = ArtifactView { configs, ..ArtifactView::default() };
            let path = "c/templates/pod.yaml";
            let file = FileView { path, language: Language::Yaml, text, parsed: parsed.as_ref(), module: None, artifact: &artifact };
            let span = Lines::of(text).span(0, text.len());
            let unit = UnitView { unit: assay_manifests::Unit::File, name: path, span, content: text };
            Coverage::new(CoverageConfig::default()).judge(&file, &[unit]).remove(0).outcome
        };
        assert_eq!(judged(&[("c/templates/pod.yaml", text), ("c/values.yaml", values)], text), Outcome::Clear);
        // Without its values it is not known what it makes.
        assert_eq!(judged(&[("c/templates/pod.yaml", text)], text), Outcome::Unjudged);
    }

    #[test]
    fn what_is_read_by_hand_may_be_torn_too() {
        let torn = (Outcome::Unjudged, "does-not-parse".to_owned());
        assert_eq!(outcome(Language::Nginx, "}\nserver { listen 443 ssl; ssl_protocols TLSv1; }\n"), torn);
        assert_eq!(outcome(Language::Systemd, "[Service\nUser=root\n"), torn);
        assert_eq!(outcome(Language::Nginx, "server { listen 443 ssl; }\n").0, Outcome::Clear);
        assert_eq!(lacking(Language::Nginx, "server {\n  listen 80;\n"), Some("does-not-parse"));
    }

    #[test]
    fn statements_about_rights_are_read_by_their_words() {
        let rights = "REVOKE ALL ON SCHEMA public FROM PUBLIC;\nGRANT SELECT, INSERT ON shop.orders TO shop;\nALTER TABLE shop.accounts ENABLE ROW LEVEL SECURITY;\nREVOKE ALL ON FUNCTION f(bigint) FROM PUBLIC;\n";
        assert_eq!(outcome(Language::Sql, rights).0, Outcome::Clear);
        assert_eq!(outcome(Language::Sql, "SELECT FROM WHERE ( ( ORDER;\nUPDATE ((;\n").0, Outcome::Unjudged);
        assert_eq!(outcome(Language::Sql, "GRANT SELECT ON t TO (;\nso this is no statement at all;\n").0, Outcome::Unjudged);
    }

    #[test]
    fn judges_by_the_share_that_does_not_parse() {
        assert_eq!(outcome(Language::Python, "def f():\n    return 1\n").0, Outcome::Clear);
        let mostly_good = format!("{}x = = 1\n", "def f(a):\n    return a + 1\n".repeat(20));
        let (kind, note) = outcome(Language::Python, &mostly_good);
        assert_eq!(kind, Outcome::Clear, "{note}");
        assert_eq!(outcome(Language::Python, "def ) f(: (\n )) = ret = urn\n"), (Outcome::Unjudged, "does-not-parse".into()));
    }

    #[test]
    fn nothing_and_torn_texts_are_no_answer() {
        use Language::*;
        for (language, text) in [
            (Python, ""),
            (Python, " \n\n"),
            (Python, "# nothing to be done\n"),
            (Python, "\"\"\"Only words.\"\"\"\n"),
            (Python, "pass\n"),
            (JavaScript, "// nothing\n/* at all */\n"),
            (Go, "package main\n"),
            (Php, "<?php\n// nothing\n"),
            (Yaml, "\n"),
        ] {
            assert_eq!(lacking(language, text), Some("empty"), "{text:?}");
        }
        for (language, text) in [
            (Python, "def f(:\n"),
            (Python, "return x\n"),
            (Python, "def add(a, b:\n    return ((a + \n"),
            (JavaScript, "function f(a {\n"),
            (JavaScript, "exports.f = (x) => {\n  return x;\n"),
        ] {
            assert_eq!(lacking(language, text), Some("does-not-parse"), "{text:?}");
        }
        for (language, text) in [
            (Python, "def f(x):\n    return x\n"),
            (JavaScript, "exports.f = (x) => x;\n"),
            (Go, "package main\n\nfunc main() {}\n"),
            (Php, "<?php\necho 1;\n"),
            (Ruby, "def f(x)\n  x\nend\n"),
            (Bash, "#!/bin/sh\nls\n"),
        ] {
            assert_eq!(lacking(language, text), None, "{text:?}");
        }
    }

    #[test]
    fn says_why_nothing_was_parsed() {
        assert_eq!(outcome(Language::Nginx, "user x;\n").0, Outcome::Clear);
        assert_eq!(outcome(Language::Markdown, "# x\n"), (Outcome::Unjudged, NO_GRAMMAR.into()));
        let long = "x = 1\n".repeat(MAX_PARSE_BYTES / 6 + 1);
        assert_eq!(outcome(Language::Python, &long), (Outcome::Unjudged, "file-too-long".into()));
    }
}

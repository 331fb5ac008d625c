//! The panel: the one list of validators, and what each is shown. Knows no rule and no policy.

use assay_manifests::{Language, Sha256Digest, Span, Unit, Verdict};

use serde::{Deserialize, Serialize};

use std::sync::{Arc, OnceLock};

use crate::{
    advisory::Advisories,
    document::around::Around,
    fingerprint::Fingerprints,
    flow::{engine::Definitions, ir::Module},
    judges::{
        self,
        dependencies::{PackageNames, manifests::Dependency},
    },
    parse::Parsed,
    rule::RuleSet,
};

/// One file of an artifact, parsed and lowered once, as every validator sees it.
pub struct FileView<'a> {
    /// Path inside the artifact.
    pub path: &'a str,
    pub language: Language,
    pub text: &'a str,
    /// Absent where the language has no grammar or the file is too long.
    pub parsed: Option<&'a Parsed>,
    /// Absent where the language has no lowering or nothing was parsed.
    pub module: Option<&'a Module>,
    pub artifact: &'a ArtifactView<'a>,
}

/// What is known of the whole artifact.
#[derive(Default)]
pub struct ArtifactView<'a> {
    /// Lowered files of the artifact, sorted by path, for calls across files.
    pub modules: &'a [&'a Module],
    /// What they define, worked out once for all of them.
    pub definitions: Option<&'a Definitions<'a>>,
    /// Configuration files code may read (properties, JSON, YAML, TOML, `.env`): path and text, sorted by path.
    pub configs: &'a [(&'a str, &'a str)],
    /// Licence expression that the artifact declares, where it does.
    pub declared_license: Option<&'a str>,
    /// What is declared for each file and which licence texts speak for it, where that is known; holds before `declared_license`.
    pub licences: Option<&'a dyn judges::licence::Licences>,
    /// Package URL of the artifact, where it is a package.
    pub package: Option<&'a str>,
    /// What the artifact's manifests name, by path, sorted.
    pub dependencies: &'a [(String, Vec<Dependency>)],
    /// Every file that is judged: path, language and text.
    pub sources: &'a [(&'a str, Language, &'a str)],
    /// Their trees, in the same order; may be left empty.
    pub parsed: &'a [Option<&'a Parsed>],
    /// Folders that are a package each, without strokes at their ends; none where all is of one hand.
    pub packages: &'a [&'a str],
    /// What files lend each other, as the judge of malice reads them: made when it is first asked for.
    pub lent: OnceLock<judges::malice::Lent>,
    /// What deployment documents say of each other: read from `configs` when it is first asked for.
    pub around: OnceLock<Around>,
}

impl<'a> ArtifactView<'a> {
    /// Files with code of the same package, itself among them: each with its place in `sources`.
    pub fn programs_near<'s>(&'s self, path: &'s str) -> impl Iterator<Item = (usize, &'s (&'a str, Language, &'a str))> {
        let is_code = |language: Language| language.has_flow() || language == Language::Bash;
        self.sources.iter().enumerate().filter(move |(_, (other, language, _))| is_code(*language) && self.is_one_package(other, path))
    }

    /// Whether two files are of one package: what the one does says something of the other.
    pub fn is_one_package(&self, path: &str, other: &str) -> bool {
        let package = |path: &str| {
            let is_below = |folder: &&&str| folder.is_empty() || path.strip_prefix(**folder).is_some_and(|rest| rest.starts_with('/'));
            self.packages.iter().filter(is_below).map(|folder| folder.len()).max()
        };
        self.packages.is_empty() || {
            let (own, other_own) = (package(path), package(other));
            own == other_own && own.is_none_or(|length| path.get(..length) == other.get(..length))
        }
    }
}

/// What judges know beside their configuration: read from files that the recipe pins.
#[derive(Clone, Default)]
pub struct Knowledge {
    /// A snapshot of advisories; absent where the recipe names none.
    pub advisories: Option<Arc<Advisories>>,
    /// The names of the packages that exist.
    pub names: Arc<PackageNames>,
    /// Benchmarks beside the embedded ones.
    pub fingerprints: Vec<Fingerprints>,
}

/// One sample inside the file: its own bytes (context put before it is judged where it stands in the file).
pub struct UnitView<'a> {
    pub unit: Unit,
    pub name: &'a str,
    pub span: Span,
    /// Text that would be released, context included.
    pub content: &'a str,
}

/// A judge. Must be a function of what it is shown: no clock, environment, network or thread count.
pub trait Validator: Sync + Send {
    fn name(&self) -> &'static str;

    fn version(&self) -> &'static str;

    /// Digest over the rules, tables and thresholds it applies.
    fn ruleset(&self) -> Sha256Digest;

    /// One verdict for each unit, in order. Spans of findings and evidence are in the file.
    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict>;
}

/// Thresholds and switches of every validator: the recipe's `[judge]`. A misspelt key is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PanelConfig {
    pub coverage: judges::coverage::CoverageConfig,
    pub flow: judges::flow::FlowConfig,
    pub secrets: judges::secrets::SecretsConfig,
    pub quality: judges::quality::QualityConfig,
    pub licence: judges::licence::LicenceConfig,
    pub text: judges::text::TextConfig,
    pub personal: judges::personal::PersonalConfig,
    pub malice: judges::malice::MaliceConfig,
    pub ai_instructions: judges::ai_instructions::AiInstructionsConfig,
    pub dependencies: judges::dependencies::DependenciesConfig,
    pub contamination: judges::contamination::ContaminationConfig,
}

/// Every validator, in the order in which their verdicts stand on a sample. The one list that names them all.
pub fn panel(config: &PanelConfig, rules: &Arc<RuleSet>, knowledge: &Knowledge) -> Vec<Box<dyn Validator>> {
    let mut panel = scanners(config, rules);
    let (advisories, names) = (knowledge.advisories.clone(), Arc::clone(&knowledge.names));
    panel.push(Box::new(judges::dependencies::Dependencies::new(config.dependencies.clone(), advisories, names)));
    panel.push(Box::new(judges::contamination::Contamination::new(config.contamination.clone(), &knowledge.fingerprints)));
    panel.push(Box::new(judges::quality::Quality::new(config.quality.clone())));
    panel.push(Box::new(judges::licence::Licence::new(config.licence.clone())));
    panel
}

/// The validators that look for dangers, without those that ask whether a text is fit for a data set.
pub fn scanners(config: &PanelConfig, rules: &Arc<RuleSet>) -> Vec<Box<dyn Validator>> {
    let mut scanners: Vec<Box<dyn Validator>> = vec![
        Box::new(judges::coverage::Coverage::new(config.coverage.clone())),
        Box::new(judges::flow::FlowValidator::new(Arc::clone(rules), &config.flow)),
        Box::new(judges::memory::Memory),
        Box::new(judges::document::DocumentValidator::new(Arc::clone(rules))),
        Box::new(judges::documented::Documented::new(Arc::clone(rules))),
    ];
    scanners.extend(vetting(config));
    scanners
}

/// The validators that need no rules: they look for what must not be in anybody's code, whatever it does.
pub fn vetting(config: &PanelConfig) -> Vec<Box<dyn Validator>> {
    vec![
        Box::new(judges::secrets::Secrets::new(config.secrets.clone())),
        Box::new(judges::text::Text::new(config.text.clone())),
        Box::new(judges::personal::Personal::new(config.personal.clone())),
        Box::new(judges::malice::Malice::new(config.malice.clone())),
        Box::new(judges::ai_instructions::AiInstructions::new(config.ai_instructions.clone())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_of_the_package_whose_folder_is_nearest() {
        let packages = ["a", "a/b", "c"];
        let artifact = ArtifactView { packages: &packages, ..ArtifactView::default() };
        let meant = [
            ("a/x.py", "a/d/y.py", true),
            ("a/x.py", "a/b/y.py", false),
            ("a/x.py", "c/x.py", false),
            ("x.py", "y.py", true),
            ("ab/x.py", "a/x.py", false),
        ];
        for (path, other, is_one) in meant {
            assert_eq!(artifact.is_one_package(path, other), is_one, "{path} {other}");
        }
        assert!(ArtifactView::default().is_one_package("a/x.py", "c/x.py"));
    }

    #[test]
    fn names_are_unique_and_misspelt_keys_refused() {
        let rules = RuleSet::embedded().expect("rules load");
        let names: Vec<_> = panel(&PanelConfig::default(), &rules, &Knowledge::default()).iter().map(|judge| judge.name()).collect();
        let unique: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(unique.len(), names.len(), "{names:?}");
        assert!(toml::from_str::<PanelConfig>("[quality]\nmax_lines = 7\n").is_ok());
        assert!(toml::from_str::<PanelConfig>("[quality]\nmax_line_s = 7\n").is_err());
    }

    #[test]
    fn a_threshold_changes_the_ruleset() {
        let other = toml::from_str::<PanelConfig>("[quality]\nmax_lines = 7\n").expect("is a configuration");
        let rules = RuleSet::embedded().expect("rules load");
        let digests =
            |config: &PanelConfig| panel(config, &rules, &Knowledge::default()).iter().map(|judge| judge.ruleset()).collect::<Vec<_>>();
        assert_ne!(digests(&PanelConfig::default()), digests(&other));
    }
}

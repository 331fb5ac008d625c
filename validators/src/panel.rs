//! The panel: the one list of validators, and what each is shown. Knows no rule and no policy.

use assay_manifests::{Language, Sha256Digest, Span, Unit, Verdict};

use crate::{flow::ir::Module, parse::Parsed};

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
pub struct ArtifactView<'a> {
    /// Lowered files of the artifact, sorted by path, for calls across files.
    pub modules: &'a [&'a Module],
    /// Configuration files code may read (properties, JSON, YAML, TOML, `.env`): path and text, sorted by path.
    pub configs: &'a [(&'a str, &'a str)],
    /// Licence expression that the artifact declares, where it does.
    pub declared_license: Option<&'a str>,
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

//! What a validator says of a sample. Knows nothing of how it came to say it, nor of what admission makes of it.

use serde::{Deserialize, Serialize};

use crate::Sha256Digest;

/// A place in a text: bytes `start..end` (0-based, half open) and lines `line..=end_line` (1-based).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
    pub line: u32,
    pub end_line: u32,
}

impl Span {
    /// Whether `other` lies within this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// `flagged`: a danger was found. `clear`: the whole was examined and no danger found (that is *no finding*, not
/// "secure": security is what `evidence` shows). `unjudged`: it could not be examined, and is never admitted as secure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Clear,
    Flagged,
    Unjudged,
}

impl Outcome {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Flagged => "flagged",
            Self::Unjudged => "unjudged",
        }
    }
}

/// One step of a data-flow path, source first, sink last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Step {
    /// File of the step, relative to the artifact's root, where it is not the sample's own file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    pub span: Span,
    /// What happens there, in a few words: `parameter name`, `concatenated`, `argument 0 of sqlite3.Cursor.execute`.
    pub note: String,
}

/// A danger: rule, CWE numbers (most specific first), place, and the path that leads to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    pub rule: String,
    pub cwe: Vec<u32>,
    /// `low`, `medium`, `high` or `critical`.
    pub severity: String,
    pub message: String,
    pub span: Span,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<Step>,
}

/// A safe form upheld on the very sink that a rule names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    pub rule: String,
    pub cwe: Vec<u32>,
    /// Name of the safe form: `bound-parameters`, `sanitized`, `guarded`, `safe-call`, ...
    pub form: String,
    pub span: Span,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<Step>,
}

/// A sink, or a whole sample, on which a rule could not decide, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unjudged {
    /// The rule; empty where the whole validator could not judge.
    pub rule: String,
    pub cwe: Vec<u32>,
    pub span: Span,
    pub reason: String,
}

/// What one validator says of one sample. Spans are in the sample's *file*, not in the sample's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub validator: String,
    pub version: String,
    /// Digest over the rules (or tables, thresholds) the validator applied.
    pub ruleset_sha256: Sha256Digest,
    pub outcome: Outcome,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unjudged: Vec<Unjudged>,
    /// How many bytes of the sample were examined.
    pub examined_bytes: u64,
    /// Why it is unjudged, or a note on a clear verdict; empty where there is nothing to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

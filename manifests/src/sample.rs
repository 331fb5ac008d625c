//! One unit of code out of an artifact, and what was said of it. Never edited after extraction: validators append verdicts.

use serde::{Deserialize, Serialize};

use crate::{JudgedPair, Language, Origin, Sha256Digest, Verdict};

/// What a sample is a unit of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A function or method with the imports and file context it needs.
    Function,
    /// A whole source file.
    File,
    /// A deployment document (Dockerfile, Kubernetes object, workflow, ...).
    Document,
}

impl Unit {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::File => "file",
            Self::Document => "document",
        }
    }
}

/// What a unit does, in its own names: what prompts are made of. It says nothing of what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outline {
    /// Declaration up to the body, on one line; empty for what declares nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub signature: String,
    /// First paragraph of its documentation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub doc: String,
    /// Calls as written, in the order of their first use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<String>,
    /// Modules, headers, images or resources that it is built on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<String>,
}

/// One harvested occurrence of a unit of code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    pub language: Language,
    pub unit: Unit,
    /// Qualified name in its file (`Class.method`), or the file's name.
    pub name: String,
    /// The text that is released.
    pub content: String,
    #[serde(default)]
    pub outline: Outline,
    pub origin: Origin,
}

impl Sample {
    /// Identity of the text: SHA-256 of `content`. Equal texts are one sample with several origins.
    pub fn id(&self) -> Sha256Digest {
        Sha256Digest::of(&self.content)
    }

    /// Identity of this occurrence: the text at this place. The ledger has one row for each.
    pub fn occurrence(&self) -> Sha256Digest {
        let place = format!(
            "{}\n{}\n{}\n{}\n{}..{}",
            self.origin.source, self.origin.repo, self.origin.revision, self.origin.path, self.origin.start_byte, self.origin.end_byte
        );
        Sha256Digest::of_parts([self.id().0.as_slice(), place.as_bytes()])
    }
}

/// A sample with every verdict on it, in the order of the panel: what the judging stage hands to the set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    pub sample: Sample,
    pub verdicts: Vec<Verdict>,
}

/// A member of an artifact that was in scope and could not become a sample: it escapes, is a link, too large, binary, not UTF-8, ...
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Name of the recipe's source entry.
    pub source: String,
    pub artifact_sha256: Sha256Digest,
    /// Path as the artifact gives it, control characters escaped, at most 1,024 characters.
    pub path: String,
    /// Short stable reason: `escapes-root`, `link`, `device`, `too-large`, `bomb`, `binary`, `not-utf8`, `too-deep`, ...
    pub reason: String,
    pub bytes: u64,
}

/// One row of what the judging stage hands to the set. Each becomes exactly one row of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Harvested {
    Judged(Box<Judged>),
    Refused(Refused),
    Pair(Box<JudgedPair>),
}

//! One released sample as a canonical record: the leaf of the release's log. It names neither the release it is in nor
//! the text itself (only its digest), so that it stays the same from version to version. Knows nothing of columns.

use serde::{Deserialize, Serialize};

use crate::{Language, LicenceEvidence, Origin, Outcome, Sha256Digest, Span, Unit, Unjudged, canonical::to_canonical};

/// Version of the record's form; a new one is a new major version of every set that is written with it.
pub const RECORD_SCHEMA: u32 = 1;

/// How sure an admitted sample is, least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assurance {
    /// No finding, and nothing that shows security either.
    Unflagged,
    /// No finding, nothing undecided, and at least one safe form upheld on a sink that a rule names.
    #[default]
    Evidenced,
    /// Evidenced, and an independent scanner that examined it has no finding.
    Corroborated,
    /// Evidenced, and a person signed for it.
    Reviewed,
}

impl Assurance {
    /// Every level, least first.
    pub const ALL: [Self; 4] = [Self::Unflagged, Self::Evidenced, Self::Corroborated, Self::Reviewed];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Unflagged => "unflagged",
            Self::Evidenced => "evidenced",
            Self::Corroborated => "corroborated",
            Self::Reviewed => "reviewed",
        }
    }
}

/// A safe form shown on the sample. The span is in the sample's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordEvidence {
    pub rule: String,
    pub cwe: Vec<u32>,
    pub form: String,
    pub span: Span,
}

/// What one validator said: never `flagged` in a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordVerdict {
    pub validator: String,
    pub version: String,
    pub ruleset_sha256: Sha256Digest,
    pub outcome: Outcome,
    pub examined_bytes: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<RecordEvidence>,
    /// What the policy let pass undecided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unjudged: Vec<Unjudged>,
}

/// One released sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub schema: u32,
    /// SHA-256 of the text, as hex; the row's id.
    pub id: Sha256Digest,
    pub content_sha256: Sha256Digest,
    pub language: Language,
    pub unit: Unit,
    pub name: String,
    /// Canonical SPDX expression under which it is released.
    pub license: String,
    pub license_evidence: LicenceEvidence,
    /// The origin it is released from.
    pub origin: Origin,
    /// Every other place where the same text was seen and could have been released from, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_origins: Vec<Origin>,
    pub verdicts: Vec<RecordVerdict>,
    /// CWE numbers that evidence was shown for, ascending.
    pub cwe: Vec<u32>,
    /// Smallest id among the samples it was clustered with; its own where it stands alone.
    pub cluster: Sha256Digest,
    pub assurance: Assurance,
    /// Digest of what made it: program, rules, settings.
    pub pipeline_sha256: Sha256Digest,
}

impl Record {
    /// The record in canonical JSON (RFC 8785).
    ///
    /// # Errors
    /// None that its types allow; the serializer's signature is passed on.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        to_canonical(self)
    }
}

/// Hash of a leaf of the log (RFC 6962, section 2.1): SHA-256 of a zero byte and the entry.
pub fn leaf_hash(entry: &[u8]) -> Sha256Digest {
    let mut bytes = Vec::with_capacity(entry.len() + 1);
    bytes.push(0);
    bytes.extend_from_slice(entry);
    Sha256Digest::of(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaf_of_an_empty_entry_as_the_standard_has_it() {
        // RFC 6962 test vector: the leaf hash of the empty string.
        assert_eq!(leaf_hash(b"").to_hex(), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    #[test]
    fn levels_are_ordered() {
        assert!(Assurance::ALL.is_sorted());
        assert_eq!(Assurance::default(), Assurance::Evidenced);
    }
}

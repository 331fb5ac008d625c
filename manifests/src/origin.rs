//! Where a sample was seen. Never empty: a sample without an origin cannot be said.

use serde::{Deserialize, Serialize};

use crate::Sha256Digest;

/// What `Origin::revision` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RevisionKind {
    /// A git commit, 40 (SHA-1) or 64 (SHA-256) hex digits.
    #[serde(rename = "git")]
    Git,
    /// SHA-256 of the fetched artifact (package archive, directory listing), where its publisher names no commit.
    #[serde(rename = "artifact-sha256")]
    Artifact,
}

/// Where a licence expression was read from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LicenceEvidence {
    /// `Cargo.toml:license`, `METADATA:License-Expression`, `package.json:license`, `LICENSE`, `recipe`, ...
    pub source: String,
    /// Digest of the file it was read from.
    pub sha256: Sha256Digest,
    /// Text similarity in thousandths, where it was found by comparing texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u16>,
}

/// One place where a sample was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Origin {
    /// Name of the recipe's source entry.
    pub source: String,
    /// `directory`, `git`, `crate`, `wheel`, `npm`, `archive`, ...
    pub kind: String,
    /// Repository URL where the commit is known, else the package URL, else the archive's URL or a `file:` name without host path.
    pub repo: String,
    pub revision: String,
    pub revision_kind: RevisionKind,
    /// Package URL (purl-spec), where it came from a package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purl: Option<String>,
    /// Repository URL as the package states it, whether or not a commit is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// SHA-256 of the fetched artifact.
    pub artifact_sha256: Sha256Digest,
    /// Path inside the artifact, `/`-separated, relative.
    pub path: String,
    /// Bytes `start..end` (0-based) of the sample's own code in that file; context that was put before it is not counted.
    pub start_byte: u64,
    pub end_byte: u64,
    /// Lines `start..=end` (1-based).
    pub start_line: u32,
    pub end_line: u32,
    /// Fully qualified SWHID of the file (ISO/IEC 18670): `swh:1:cnt:…;origin=…;anchor=…;path=…;lines=…`.
    pub swhid: String,
    /// SPDX licence expression; `NOASSERTION` where nothing was declared or detected (never admitted).
    pub license: String,
    pub license_evidence: LicenceEvidence,
    /// Time of the harvest snapshot in the lock, RFC 3339 UTC.
    pub fetched_at: String,
    /// What the file is tagged as: `test`, `generated`, `vendored`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// Origins of a sample, at least one, sorted, without repeats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Origin>", into = "Vec<Origin>")]
pub struct Origins(Vec<Origin>);

impl Origins {
    pub fn one(origin: Origin) -> Self {
        Self(vec![origin])
    }

    pub fn add(&mut self, origin: Origin) {
        if let Err(at) = self.0.binary_search(&origin) {
            self.0.insert(at, origin);
        }
    }

    /// The first in order.
    pub fn first(&self) -> &Origin {
        &self.0[0]
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Origin> {
        self.0.iter()
    }
}

impl TryFrom<Vec<Origin>> for Origins {
    type Error = &'static str;

    fn try_from(mut origins: Vec<Origin>) -> Result<Self, Self::Error> {
        origins.sort();
        origins.dedup();
        if origins.is_empty() { Err("a sample has at least one origin") } else { Ok(Self(origins)) }
    }
}

impl From<Origins> for Vec<Origin> {
    fn from(origins: Origins) -> Self {
        origins.0
    }
}

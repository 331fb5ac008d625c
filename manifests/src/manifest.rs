//! The manifest of a release: everything it was made from and everything it holds, as one canonical JSON document.
//! States facts that others found; it reads no file and decides nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{LicenceEvidence, RevisionKind, Sha256Digest, canonical, keys::valid_name, versions::Version};

/// Version of the manifest's own form.
pub const MANIFEST_VERSION: u32 = 1;

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub manifest_version: u32,
    pub name: String,
    /// Semantic version of the release.
    pub version: String,
    /// Version of the rows' schema.
    pub schema_version: u32,
    /// Name of the log: first line of the checkpoint, and the name its keys sign under.
    pub origin: String,
    /// Time of the harvest snapshot in the lock, RFC 3339 UTC. No clock is read while sealing.
    pub snapshot: String,
    pub recipe: Recipe,
    pub lock_sha256: Sha256Digest,
    pub pipeline: Pipeline,
    /// One for each fetched artifact, by source and revision.
    pub sources: Vec<SourceFact>,
    /// Optional sources that could not be reached, with the reason.
    pub unreachable: Vec<Unreachable>,
    pub validators: Vec<ToolFact>,
    pub rules: Vec<RuleFact>,
    /// Conservation law, by source.
    pub counts: Vec<Counts>,
    pub views: Vec<View>,
    /// Filled in when sealing.
    pub trees: Trees,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Previous>,
}

/// The recipe as it was meant, and the digest of the file as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    pub sha256: Sha256Digest,
    pub value: serde_json::Value,
}

/// The program that built the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pipeline {
    pub name: String,
    pub version: String,
    /// Digest of what decides a release besides recipe and lock: the program's code, rules and tables.
    pub sha256: Sha256Digest,
}

/// One artifact that samples came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFact {
    /// Name of the recipe's source entry.
    pub source: String,
    /// `directory`, `git`, `crate`, `wheel`, `npm`, `archive`, ...
    pub kind: String,
    /// Name of the package or repository.
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purl: Option<String>,
    /// As in the rows' column `repo`.
    pub repo: String,
    /// As in the rows' column `commit`.
    pub revision: String,
    pub revision_kind: RevisionKind,
    /// Repository URL as the package states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    pub artifact_sha256: Sha256Digest,
    pub artifact_bytes: u64,
    /// Every SPDX expression among its rows, or the one it declares where no row of it was admitted; sorted.
    pub licenses: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license_evidence: Option<LicenceEvidence>,
    /// Admitted rows that have it as an origin.
    pub rows: u64,
    /// Known vulnerabilities of this version, by the advisory snapshot that was used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vulnerabilities: Vec<KnownVulnerability>,
}

/// An advisory that names a source package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownVulnerability {
    /// `GHSA-…`, `CVE-…`, `RUSTSEC-…`, ...
    pub id: String,
    pub summary: String,
    /// `low`, `medium`, `high`, `critical`, or `unknown`.
    pub severity: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cwe: Vec<u32>,
}

/// An optional source that was left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unreachable {
    pub source: String,
    pub reason: String,
}

/// A validator, scanner or model whose verdicts are in the rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolFact {
    /// `validator`, `scanner` or `model`.
    pub kind: String,
    /// As in the rows' verdicts.
    pub name: String,
    pub version: String,
    /// Digest of its rules, tables and thresholds, or of a model's weights.
    pub ruleset_sha256: Sha256Digest,
}

/// A rule that was applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFact {
    pub id: String,
    pub version: u32,
    pub sha256: Sha256Digest,
    pub cwe: Vec<u32>,
    pub title: String,
}

/// What became of everything a source gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub source: String,
    pub harvested: u64,
    pub admitted: u64,
    /// How many of the admitted rows are pairs: they stand in the views of pairs, not in `samples`.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pairs: u64,
    pub rejected: BTreeMap<String, u64>,
    pub duplicate: u64,
    pub unjudged: u64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(n: &u64) -> bool {
    *n == 0
}

impl Counts {
    /// harvested = admitted + rejected + duplicate + unjudged.
    pub fn balanced(&self) -> bool {
        self.harvested == self.admitted + self.rejected.values().sum::<u64>() + self.duplicate + self.unjudged
    }
}

/// One Parquet configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    pub name: String,
    /// In the order of the schema.
    pub columns: Vec<Column>,
    pub splits: Vec<Split>,
}

impl View {
    pub fn rows(&self) -> u64 {
        self.splits.iter().flat_map(|split| &split.shards).map(|shard| shard.rows).sum()
    }
}

/// A column of a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub name: String,
    /// What it holds, in one sentence; empty where the name says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    pub kind: ColumnKind,
    /// A list of `kind`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub list: bool,
}

/// What a cell is, as far as readers of metadata need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    Text,
    Integer,
    Float,
    Boolean,
    /// A struct: described by its name alone.
    Nested,
}

/// A split of a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    pub name: String,
    pub shards: Vec<Shard>,
}

/// A Parquet file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shard {
    /// Relative to the release.
    pub path: String,
    pub rows: u64,
    /// Size of the file; filled in when sealing.
    pub bytes: u64,
    /// Filled in when sealing.
    pub sha256: Sha256Digest,
}

impl Shard {
    /// A shard whose size and digest are not known yet.
    pub fn staged(path: impl Into<String>, rows: u64) -> Self {
        Self { path: path.into(), rows, bytes: 0, sha256: Sha256Digest([0; 32]) }
    }
}

/// Merkle trees of a release (RFC 6962, leaves in id order).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trees {
    /// Over the records of the view `samples`; the checkpoint signs this one.
    pub samples: TreeFact,
    /// Over the rows of the ledger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger: Option<TreeFact>,
}

impl Default for Trees {
    fn default() -> Self {
        Self { samples: TreeFact { size: 0, root: Sha256Digest::of([]) }, ledger: None }
    }
}

/// Size and root of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreeFact {
    pub size: u64,
    pub root: Sha256Digest,
}

/// The release before this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Previous {
    pub version: String,
    pub manifest_sha256: Sha256Digest,
    pub samples: TreeFact,
}

/// Whether `text` is `YYYY-MM-DDTHH:MM:SSZ`.
fn is_time(text: &str) -> bool {
    let form = b"0000-00-00T00:00:00Z";
    let fits = |(have, want): (u8, &u8)| if *want == b'0' { have.is_ascii_digit() } else { have == *want };
    text.len() == form.len() && text.bytes().zip(form).all(fits)
}

impl Manifest {
    /// The document as it is written: canonical JSON and a newline.
    ///
    /// # Errors
    /// Where the recipe's value cannot be written canonically.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(canonical::to_canonical(self)? + "\n")
    }

    /// Reads a manifest of any version this program knows.
    ///
    /// # Errors
    /// Where it is not one, with the place.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Version {
            manifest_version: u32,
        }
        // The version first: a manifest of tomorrow is refused for what it is, not for the first key that is new.
        let version = serde_json::from_str::<Version>(text)?.manifest_version;
        if version != MANIFEST_VERSION {
            let message = format!("manifest_version {version} is not known; this program reads {MANIFEST_VERSION}");
            return Err(serde::de::Error::custom(message));
        }
        serde_json::from_str(text)
    }

    pub fn shards(&self) -> impl Iterator<Item = &Shard> {
        self.views.iter().flat_map(|view| &view.splits).flat_map(|split| &split.shards)
    }

    pub fn shards_mut(&mut self) -> impl Iterator<Item = &mut Shard> {
        self.views.iter_mut().flat_map(|view| &mut view.splits).flat_map(|split| &mut split.shards)
    }

    pub fn view(&self, name: &str) -> Option<&View> {
        self.views.iter().find(|view| view.name == name)
    }

    /// Every licence expression of the sources, sorted, without repeats.
    pub fn licenses(&self) -> Vec<&str> {
        let used = self.sources.iter().filter(|source| source.rows > 0);
        let mut all: Vec<&str> = used.flat_map(|source| &source.licenses).map(String::as_str).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What the manifest says that cannot be true: counts that do not add up, trees and views that disagree, repeats.
    pub fn contradictions(&self) -> Vec<String> {
        let mut found = Vec::new();
        for counts in self.counts.iter().filter(|counts| !counts.balanced()) {
            found.push(format!(
                "source {}: harvested {} is not admitted {} + rejected {} + duplicate {} + unjudged {}",
                counts.source,
                counts.harvested,
                counts.admitted,
                counts.rejected.values().sum::<u64>(),
                counts.duplicate,
                counts.unjudged
            ));
        }
        if !is_time(&self.snapshot) {
            found.push(format!("snapshot `{}` is not a time in RFC 3339 UTC (2026-01-02T03:04:05Z)", self.snapshot));
        }
        if let Err(error) = self.version.parse::<Version>() {
            found.push(error.to_string());
        }
        if !valid_name(&self.origin) {
            found.push(format!("origin `{}` cannot name a log: it is empty or has blanks or `+`", self.origin));
        }
        let admitted: u64 = self.counts.iter().map(|counts| counts.admitted.saturating_sub(counts.pairs)).sum();
        if let Some(samples) = self.view("samples") {
            for (what, count) in [("the tree of samples has", self.trees.samples.size), ("the sources admitted", admitted)] {
                if samples.rows() != count {
                    found.push(format!("view samples has {} rows, {what} {count}", samples.rows()));
                }
            }
        }
        let harvested: u64 = self.counts.iter().map(|counts| counts.harvested).sum();
        if let (Some(ledger), Some(tree)) = (self.view("ledger"), self.trees.ledger)
            && (ledger.rows() != tree.size || ledger.rows() != harvested)
        {
            found.push(format!("view ledger has {} rows, its tree {}, harvested were {harvested}", ledger.rows(), tree.size));
        }
        let mut paths: Vec<_> = self.shards().map(|shard| &shard.path).collect();
        paths.sort_unstable();
        found.extend(paths.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("{} is listed twice", pair[0])));
        found
    }
}

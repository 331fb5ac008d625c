//! Two states of one unit of code, before and after a change that is claimed to be a fix, and what was found of each. Knows neither how
//! the claim is checked nor what becomes of it.

use serde::{Deserialize, Serialize};

use crate::{Judged, Language, Sha256Digest};

/// What somebody says of a change, to be checked and not believed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// Who says so: `advisory`, `dataset`, `directory` (by the names of two files) or `git` (by naming a commit).
    pub by: String,
    /// Advisories that it rests on (`GHSA-…`, `CVE-…`, `RUSTSEC-…`), sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advisories: Vec<String>,
    /// Weaknesses that it names; empty where it names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cwe: Vec<u32>,
    /// It names this very unit, not only the package, file or commit that the unit is in.
    #[serde(default)]
    pub names_unit: bool,
    /// What the release that holds the change says of this unit: `notes` or `tests` that name it beside a danger, or that it changes hardly
    /// anything else (`sole-change`). Sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<String>,
}

/// One sign that a change hardens: found by comparing both texts, with no knowledge of the claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hardening {
    /// `guard-added`, `value-neutralised`, `call-bounded`, `value-clamped`, ...
    pub form: String,
    /// Weaknesses that such a change mends; empty where it may mend any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cwe: Vec<u32>,
    /// What was added, in a few words of code.
    pub note: String,
}

/// What comparing two texts showed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The texts differ in white space and comments only.
    pub formatting_only: bool,
    /// They differ in what they import only.
    #[serde(default)]
    pub imports_only: bool,
    /// They differ in names only, each replaced throughout.
    pub renaming_only: bool,
    /// A comment that was added speaks of a danger: its words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub warns: String,
    /// Signs that the change hardens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hardening: Vec<Hardening>,
    /// Signs that the change, read backwards, hardens: a change that shows both shows nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub softening: Vec<Hardening>,
    /// Changed parts of the earlier text: bytes `start..end`, in order, apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<(u32, u32)>,
    /// Changed parts of the later text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<(u32, u32)>,
}

/// A unit before and after a change, each judged where it stood. One row of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedPair {
    pub before: Judged,
    pub after: Judged,
    pub claim: Claim,
    pub change: Change,
}

impl JudgedPair {
    /// Identity of the two texts in this order.
    pub fn id(&self) -> Sha256Digest {
        Sha256Digest::of_parts([self.before.sample.id().0.as_slice(), self.after.sample.id().0.as_slice()])
    }

    /// Identity of this occurrence: the texts at their two places.
    pub fn occurrence(&self) -> Sha256Digest {
        Sha256Digest::of_parts([self.before.sample.occurrence().0.as_slice(), self.after.sample.occurrence().0.as_slice()])
    }

    /// Language of the later text.
    pub fn language(&self) -> Language {
        self.after.sample.language
    }
}

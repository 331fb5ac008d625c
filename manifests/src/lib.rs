//! Facts: what the project asserts. Everything else may depend on this crate; it depends on no other of ours,
//! and knows nothing of how code is judged, clustered or fetched.

pub mod about;
pub mod canonical;
pub mod croissant;
pub mod cwe;
pub mod cyclonedx;
pub mod datapackage;
pub mod diff;
pub mod digest;
pub mod dsse;
pub mod keys;
pub mod language;
pub mod manifest;
pub mod merkle;
pub mod note;
pub mod origin;
pub mod pair;
pub mod prove;
pub mod recall;
pub mod record;
pub mod sample;
pub mod sarif;
pub mod seal;
pub mod slsa;
pub mod spdx3;
pub mod ssh;
pub mod sums;
#[cfg(test)]
pub(crate) mod testing;
pub mod trust;
pub mod verdict;
pub mod verify;
pub mod versions;
pub mod wording;

pub use digest::Sha256Digest;
pub use language::Language;
pub use origin::{LicenceEvidence, Origin, Origins, RevisionKind};
pub use pair::{Change, Claim, Hardening, JudgedPair};
pub use record::{Assurance, Record};
pub use sample::{Harvested, Judged, Outline, Refused, Sample, Unit};
pub use verdict::{Evidence, Finding, Outcome, Span, Step, Unjudged, Verdict};

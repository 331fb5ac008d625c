//! What can stop a harvest, and the remedy. Hostile members never do: they are counted refusals.

use std::{io, path::PathBuf};

use assay_manifests::Sha256Digest;

#[derive(Debug, thiserror::Error)]
pub enum HarvestError {
    #[error("{}: {problem}", path.display())]
    Io { path: PathBuf, problem: io::Error },
    #[error("`{client}` is not on the PATH\n  help: install it, or say `optional = true` in the source's entry")]
    NoClient { client: String },
    #[error("`{client}` failed: {problem}")]
    Client { client: String, problem: String },
    #[error("{what} cannot be reached: {problem}")]
    Unreachable { what: String, problem: String },
    #[error(
        "{what} is not in the cache, and the network is off\n  help: build once with the network on; the cache serves every build after that"
    )]
    Offline { what: String },
    #[error("git repository {place}: {problem}")]
    Git { place: String, problem: String },
    /// The pinned bytes are no longer what the source gives.
    #[error(
        "source `{from}`: {what} no longer gives the pinned bytes\n  pinned: {pinned}\n  found:  {found}\n  help: find out why it changed; `--update` pins what it gives now"
    )]
    Mismatch { from: String, what: String, pinned: String, found: String },
    /// The bytes are not those that the recipe itself names.
    #[error(
        "source `{from}`: {what} does not give the bytes that the recipe states\n  stated: {stated}\n  found:  {found}\n  help: find out why they differ; where the found ones are meant, write their digest into the recipe"
    )]
    Stated { from: String, what: String, stated: String, found: String },
    #[error("{} changed while it was harvested\n  listed: {listed}\n  found:  {found}\n  help: build again once nothing writes there", path.display())]
    Changed { path: PathBuf, listed: Sha256Digest, found: Sha256Digest },
    #[error("{what} is larger than {limit} bytes\n  help: raise `[limits] max_download_bytes` in the recipe if that is meant")]
    TooLarge { what: String, limit: u64 },
    #[error("source `{from}`: {problem}")]
    Source { from: String, problem: Box<HarvestError> },
    /// `HarvestOptions::locked` is set and something is not pinned.
    #[error("source `{from}`: {what} is not in the lock\n  help: build with `--update`, and keep the lock in version control")]
    NotLocked { from: String, what: String },
    /// Something has to be pinned and no snapshot time was given.
    #[error("{what} has to be pinned, and no snapshot time was given")]
    NoTime { what: String },
}

impl HarvestError {
    pub(super) fn io(path: impl Into<PathBuf>, problem: io::Error) -> Self {
        Self::Io { path: path.into(), problem }
    }

    /// Whether it says that a source is out of reach (which `optional` forgives), not that it gave something wrong.
    pub fn is_absence(&self) -> bool {
        match self {
            Self::NoClient { .. } | Self::Client { .. } | Self::Unreachable { .. } | Self::Offline { .. } | Self::Git { .. } => true,
            Self::Io { problem, .. } => problem.kind() == io::ErrorKind::NotFound,
            Self::Source { problem, .. } => problem.is_absence(),
            Self::Mismatch { .. }
            | Self::Stated { .. }
            | Self::Changed { .. }
            | Self::TooLarge { .. }
            | Self::NotLocked { .. }
            | Self::NoTime { .. } => false,
        }
    }
}

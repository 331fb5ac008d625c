//! A directory on this machine: listed once, sorted, no link followed; read again only as it was listed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use assay_manifests::Sha256Digest;

use super::{
    HarvestError,
    scan::{Collector, Entry, EntryKind, Plan, Scan, Stop},
    scope::Scope,
};
use crate::recipe::Limits;

/// The files of a directory that a source's globs select, with their digests.
#[derive(Debug)]
pub(super) struct Listing {
    root: PathBuf,
    entries: Vec<Listed>,
    /// Sum of the sizes.
    pub bytes: u64,
    /// SHA-256 of the canonical listing.
    pub sha256: Sha256Digest,
}

#[derive(Debug)]
struct Listed {
    name: Vec<u8>,
    kind: EntryKind,
    bytes: u64,
    sha256: Option<Sha256Digest>,
}

/// Version control's own directories.
const NOT_LISTED: [&str; 4] = [".git", ".hg", ".svn", ".jj"];

/// Lists `root`: every file that the globs select, links and devices by kind alone.
pub(super) fn list(root: &Path, scope: &Scope, limits: &Limits) -> Result<Listing, HarvestError> {
    let mut entries = Vec::new();
    let mut pending = vec![(root.to_owned(), Vec::new(), 0)];
    while let Some((directory, prefix, depth)) = pending.pop() {
        let read = fs::read_dir(&directory).map_err(|error| HarvestError::io(&directory, error))?;
        for entry in read {
            let entry = entry.map_err(|error| HarvestError::io(&directory, error))?;
            let path = entry.path();
            let file_name = entry.file_name();
            let mut name = prefix.clone();
            name.extend_from_slice(file_name.as_encoded_bytes());
            let kind = entry.file_type().map_err(|error| HarvestError::io(&path, error))?;
            if kind.is_dir() {
                // One level past the limit is listed, so that what lies there is refused by name.
                if depth <= limits.max_depth && !NOT_LISTED.iter().any(|skipped| file_name == *skipped) {
                    name.push(b'/');
                    pending.push((path, name, depth + 1));
                }
                continue;
            }
            if entries.len() as u64 > limits.max_files_per_artifact {
                continue;
            }
            let selected = std::str::from_utf8(&name).map_or(true, |name| scope.selects(name));
            if !selected {
                continue;
            }
            let listed = if kind.is_symlink() {
                Listed { name, kind: EntryKind::Link, bytes: 0, sha256: None }
            } else if kind.is_file() {
                let metadata = entry.metadata().map_err(|error| HarvestError::io(&path, error))?;
                let sha256 = digest(&path)?;
                Listed { name, kind: EntryKind::File { executable: executable(&metadata) }, bytes: metadata.len(), sha256: Some(sha256) }
            } else {
                Listed { name, kind: EntryKind::Device, bytes: 0, sha256: None }
            };
            entries.push(listed);
        }
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    let mut canonical = Vec::new();
    for entry in &entries {
        let kind = match entry.kind {
            EntryKind::File { executable: true } => "x",
            EntryKind::File { executable: false } => "f",
            EntryKind::Link => "l",
            _ => "d",
        };
        canonical.extend_from_slice(kind.as_bytes());
        canonical.extend_from_slice(&entry.sha256.map_or([0; 32], |digest| digest.0));
        canonical.extend_from_slice(&(entry.name.len() as u64).to_le_bytes());
        canonical.extend_from_slice(&entry.name);
    }
    let bytes = entries.iter().map(|entry| entry.bytes).sum();
    Ok(Listing { root: root.to_owned(), entries, bytes, sha256: Sha256Digest::of(&canonical) })
}

fn digest(path: &Path) -> Result<Sha256Digest, HarvestError> {
    fs::read(path).map(Sha256Digest::of).map_err(|error| HarvestError::io(path, error))
}

#[cfg(unix)]
fn executable(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn executable(_: &fs::Metadata) -> bool {
    false
}

/// Every listed member, its body as it was when listed.
pub(super) fn scan(listing: &Listing, plan: &Plan<'_>) -> Result<Scan, HarvestError> {
    let mut collector = Collector::new(plan);
    for entry in &listing.entries {
        let mut body = Vec::new();
        let wanted = matches!(entry.kind, EntryKind::File { .. })
            && std::str::from_utf8(&entry.name).is_ok_and(|name| plan.hash_all || (plan.keep)(name) || (plan.look)(name));
        if let (true, Some(listed), Ok(name)) = (wanted, entry.sha256, std::str::from_utf8(&entry.name)) {
            let path = listing.root.join(name);
            body = fs::read(&path).map_err(|error| HarvestError::io(&path, error))?;
            let found = Sha256Digest::of(&body);
            if found != listed {
                return Err(HarvestError::Changed { path, listed, found });
            }
        }
        let entry =
            Entry { name: &entry.name, kind: entry.kind, bytes: entry.bytes, unreadable: None, alone: true, body: &mut body.as_slice() };
        if let Err(Stop(reason)) = collector.entry(entry) {
            return Ok(collector.finish(Err(Stop(reason))));
        }
    }
    Ok(collector.finish(Ok(())))
}

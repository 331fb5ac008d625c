//! Git repositories: trees and blobs of one commit, read from the object database. Never checks anything out, and never runs
//! a hook, a filter or a submodule; configuration outside the repository is not read for a local one.

use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use assay_manifests::Sha256Digest;
use gix::{ObjectId, Repository, object::tree::EntryKind as Mode};

use super::{
    HarvestError,
    cache::Cache,
    history,
    scan::{Collector, Entry, EntryKind, Plan, Reason, Scan, Stop},
};
use crate::recipe::Versions;

/// A commit's tree, as the lock pins it.
pub(super) struct Resolved {
    pub repository: PathBuf,
    pub commit: String,
    /// SHA-256 of the canonical listing (mode, object, path).
    pub sha256: Sha256Digest,
    pub bytes: u64,
}

pub(super) fn broken(place: &str) -> impl Fn(gix::Error) -> HarvestError + '_ {
    move |error| HarvestError::Git { place: place.to_owned(), problem: error.to_string() }
}

pub(super) fn fault(place: &str, problem: &str) -> HarvestError {
    HarvestError::Git { place: place.to_owned(), problem: problem.to_owned() }
}

pub(super) fn open(path: &Path) -> Result<Repository, HarvestError> {
    let place = path.display().to_string();
    gix::open_opts(path, gix::open::Options::isolated()).map_err(broken(&place))
}

/// The commit that `revision` names in the repository at `place` (a URL, or a path), fetched into the cache where it is a URL.
/// A pinned `commit` is taken as it is, and fetched only where it is not there yet.
pub(super) fn resolve(
    (place, local): (&str, Option<&Path>),
    revision: &str,
    commit: Option<&str>,
    earlier: Option<&Versions>,
    cache: &Cache,
    offline: bool,
) -> Result<Resolved, HarvestError> {
    let repository = match local {
        Some(path) => path.to_owned(),
        None => {
            let path = cache.repository(place);
            let there = path.is_dir() && commit.is_some_and(|commit| open(&path).is_ok_and(|repository| has_commit(&repository, commit)));
            if !there {
                if offline {
                    return Err(HarvestError::Offline { what: place.to_owned() });
                }
                fetch(place, &path, cache)?;
            }
            path
        }
    };
    let opened = open(&repository)?;
    let commit = match commit {
        Some(commit) if has_commit(&opened, commit) => commit.to_owned(),
        Some(commit) => {
            return Err(HarvestError::Git { place: place.to_owned(), problem: format!("it no longer has the pinned commit {commit}") });
        }
        None => commit_of(&opened, place, revision)?,
    };
    let mut listing = Vec::new();
    let mut bytes = 0;
    for file in files(&opened, place, &commit)? {
        listing.extend_from_slice(format!("{:o} {} {}\0", file.mode as u16, file.id, file.name.len()).as_bytes());
        listing.extend_from_slice(&file.name);
        if file.mode != Mode::Commit {
            // A partial clone has not everything that its trees name.
            bytes += opened.find_header(file.id).map_or(0, |header| header.size());
        }
    }
    if let Some(earlier) = earlier {
        for commit in history::commits(&opened, place, &commit, earlier)? {
            listing.extend_from_slice(format!("commit {commit}\0").as_bytes());
        }
    }
    Ok(Resolved { repository, commit, sha256: Sha256Digest::of(&listing), bytes })
}

fn has_commit(repository: &Repository, commit: &str) -> bool {
    ObjectId::from_hex(commit.as_bytes()).is_ok_and(|id| repository.find_commit(id).is_ok())
}

fn commit_of(repository: &Repository, place: &str, revision: &str) -> Result<String, HarvestError> {
    if has_commit(repository, revision) {
        return Ok(revision.to_owned());
    }
    // `REVISION^` is its first parent, as git writes it.
    if let Some(child) = revision.strip_suffix('^') {
        let child = commit_of(repository, place, child)?;
        let id = ObjectId::from_hex(child.as_bytes()).map_err(|_| fault(place, "the commit is not a git object name"))?;
        let parent = repository.find_commit(id).map_err(broken(place))?.parent_ids().next().map(|id| id.to_string());
        return parent.ok_or_else(|| fault(place, &format!("{child} has no parent")));
    }
    let mut reference = repository.find_reference(revision).map_err(broken(place))?;
    Ok(reference.peel_to_commit().map_err(broken(place))?.id().to_string())
}

/// Clones bare into the cache: beside its place first, then into it.
fn fetch(url: &str, path: &Path, cache: &Cache) -> Result<(), HarvestError> {
    let temporary = cache.temporary()?;
    let target = temporary.path().join("clone");
    let unreachable = |error: gix::Error| HarvestError::Unreachable { what: url.to_owned(), problem: error.to_string() };
    let mut clone = gix::prepare_clone_bare(url, &target).map_err(unreachable)?;
    clone.fetch_only(gix::progress::Discard, &AtomicBool::new(false)).map_err(unreachable)?;
    drop(clone);
    if path.exists() {
        std::fs::remove_dir_all(path).map_err(|error| HarvestError::io(path, error))?;
    }
    std::fs::rename(&target, path).map_err(|error| HarvestError::io(path, error))
}

pub(super) struct Listed {
    pub name: Vec<u8>,
    pub mode: Mode,
    pub id: ObjectId,
}

/// Every leaf of a commit's tree, sorted by path. Trees are walked with a stack of our own: depth costs memory, not stack.
pub(super) fn files(repository: &Repository, place: &str, commit: &str) -> Result<Vec<Listed>, HarvestError> {
    let fault = |problem: &str| fault(place, problem);
    let id = ObjectId::from_hex(commit.as_bytes()).map_err(|_| fault("the pinned commit is not a git object name"))?;
    let root = repository.find_commit(id).map_err(broken(place))?.tree_id().map_err(broken(place))?.detach();
    let mut leaves = Vec::new();
    let mut pending = vec![(root, Vec::new())];
    // A tree can name the same subtree many times over: the count of trees is bounded, since their depth is not.
    let mut trees = 0u32;
    while let Some((id, prefix)) = pending.pop() {
        trees += 1;
        if trees > 200_000 || leaves.len() > 2_000_000 || prefix.len() > 8192 {
            return Err(fault("its tree has more directories or files than any real one"));
        }
        let tree = repository.find_tree(id).map_err(broken(place))?;
        for entry in tree.iter() {
            let entry = entry.map_err(broken(place))?;
            let mut name: Vec<u8> = prefix.clone();
            name.extend_from_slice(entry.filename());
            if entry.kind() == Mode::Tree {
                name.push(b'/');
                pending.push((entry.object_id(), name));
            } else {
                leaves.push(Listed { name, mode: entry.kind(), id: entry.object_id() });
            }
        }
    }
    leaves.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(leaves)
}

/// Every member of a commit's tree.
pub(super) fn scan(repository: &Path, commit: &str, plan: &Plan<'_>) -> Result<Scan, HarvestError> {
    let place = repository.display().to_string();
    let opened = open(repository)?;
    let mut collector = Collector::new(plan);
    for file in files(&opened, &place, commit)? {
        let kind = match file.mode {
            Mode::Blob => EntryKind::File { executable: false },
            Mode::BlobExecutable => EntryKind::File { executable: true },
            Mode::Link => EntryKind::Link,
            Mode::Commit => EntryKind::Submodule,
            Mode::Tree => EntryKind::Directory,
        };
        let mut body = Vec::new();
        let (mut bytes, mut unreadable) = (0, None);
        let asked = |ask: &dyn Fn(&str) -> bool| matches!(kind, EntryKind::File { .. }) && std::str::from_utf8(&file.name).is_ok_and(ask);
        let wanted = asked(plan.keep);
        // A script that is absent or too large is none that anybody knows of.
        let looked_at = !wanted && asked(plan.look);
        if matches!(kind, EntryKind::File { .. }) {
            match opened.find_header(file.id) {
                Ok(header) => bytes = header.size(),
                Err(_) => unreadable = wanted.then_some(Reason::Absent),
            }
            if wanted && unreadable.is_none() && bytes <= plan.limits.max_file_bytes {
                body = opened.find_blob(file.id).map_err(broken(&place))?.take_data();
            }
            if looked_at && bytes <= plan.limits.max_file_bytes {
                body = opened.find_blob(file.id).map(|mut blob| blob.take_data()).unwrap_or_default();
            }
        }
        if wanted && bytes > plan.limits.max_file_bytes {
            unreadable = Some(Reason::TooLarge);
        }
        let entry = Entry { name: &file.name, kind, bytes, unreadable, alone: true, body: &mut body.as_slice() };
        if let Err(Stop(reason)) = collector.entry(entry) {
            return Ok(collector.finish(Err(Stop(reason))));
        }
    }
    Ok(collector.finish(Ok(())))
}

//! Earlier versions of a repository's files: every text that a path has had, with the first commit that has it. Reads the object database
//! alone: a shallow clone's history ends where the clone does, and what a partial clone lacks is said to be absent. Never asks who changed
//! which line, and writes no author's name or address anywhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use gix::{ObjectId, Repository, object::tree::EntryKind as Mode, revision::walk::Sorting, traverse::commit::simple::CommitTimeOrder};
use sha2::{Digest, Sha256};

use super::{
    HarvestError,
    git::{broken, fault, files, open},
    scan::Reason,
};
use crate::recipe::{Limits, Versions, VersionsBy};

/// One text that a path has had.
#[derive(Debug, Clone)]
pub(super) struct Version {
    pub path: String,
    /// Git's blob name.
    pub sha1: String,
    /// The first commit that has it.
    pub commit: String,
    /// Keyed hash of that commit's author, where there is a key.
    pub author: Option<String>,
    /// The path has it at the revision that the recipe names.
    pub is_current: bool,
    pub bytes: u64,
    pub body: Result<Vec<u8>, Reason>,
}

/// The commits that are looked at, oldest first, the last being `commit` itself.
pub(super) fn commits(repository: &Repository, place: &str, commit: &str, earlier: &Versions) -> Result<Vec<ObjectId>, HarvestError> {
    let tip = ObjectId::from_hex(commit.as_bytes()).map_err(|_| fault(place, "the commit is not a git object name"))?;
    let most = earlier.most as usize;
    let mut found: Vec<ObjectId> = Vec::new();
    match earlier.by {
        VersionsBy::Commits => {
            let sorting = Sorting::ByCommitTime(CommitTimeOrder::NewestFirst);
            let walk = repository.rev_walk([tip]).sorting(sorting).all().map_err(broken(place))?;
            // Where a commit is not there, the clone is shallow in a way it does not say: history ends.
            found.extend(walk.map_while(Result::ok).take(most).map(|info| info.id));
            found.reverse();
        }
        VersionsBy::Tags => {
            let references = repository.references().map_err(broken(place))?;
            let mut tagged: Vec<(i64, ObjectId)> = Vec::new();
            for reference in references.tags().map_err(broken(place))?.flatten() {
                let mut reference = reference;
                let Ok(commit) = reference.peel_to_commit() else { continue };
                tagged.push((commit.time().map_or(0, |time| time.seconds), commit.id));
            }
            tagged.sort_unstable();
            tagged.dedup();
            found.extend(tagged.into_iter().rev().take(most).map(|(_, id)| id));
            found.reverse();
        }
    }
    found.retain(|id| *id != tip);
    found.push(tip);
    Ok(found)
}

/// Every text that a path in scope has had, each once, in the order of the paths and then of time.
pub(super) fn versions(
    (repository, commit): (&Path, &str),
    earlier: &Versions,
    keep: &dyn Fn(&str) -> bool,
    limits: &Limits,
) -> Result<Vec<Version>, HarvestError> {
    let place = repository.display().to_string();
    let opened = open(repository)?;
    let mut current: BTreeSet<(String, ObjectId)> = BTreeSet::new();
    for file in files(&opened, &place, commit)? {
        if let Ok(name) = String::from_utf8(file.name) {
            current.insert((name, file.id));
        }
    }
    let mut first: BTreeMap<(String, ObjectId), (usize, ObjectId)> = BTreeMap::new();
    let mut walked: BTreeSet<(ObjectId, Vec<u8>)> = BTreeSet::new();
    for (age, id) in commits(&opened, &place, commit, earlier)?.into_iter().enumerate() {
        for (name, blob) in changed(&opened, id, &mut walked) {
            let Ok(name) = String::from_utf8(name) else { continue };
            if is_plain(&name) && keep(&name) && (first.len() as u64) < limits.max_files_per_artifact {
                first.entry((name, blob)).or_insert((age, id));
            }
        }
    }
    let mut order: Vec<_> = first.into_iter().map(|((path, blob), (age, commit))| (path, age, blob, commit)).collect();
    order.sort();
    let (mut found, mut total) = (Vec::new(), 0);
    for (path, _, blob, commit) in order {
        let is_current = current.contains(&(path.clone(), blob));
        let bytes = opened.find_header(blob).map(|header| header.size());
        let size = bytes.as_ref().map_or(0, |size| *size);
        let body = match bytes {
            Err(_) => Err(Reason::Absent),
            Ok(size) if size > limits.max_file_bytes || total + size > limits.max_artifact_bytes => Err(Reason::TooLarge),
            // What is there today is read with the rest.
            Ok(_) if is_current => Ok(Vec::new()),
            Ok(size) => {
                total += size;
                opened.find_blob(blob).map(|mut blob| blob.take_data()).map_err(|_| Reason::Absent)
            }
        };
        let author = earlier.author_key.as_deref().and_then(|key| author_of(&opened, commit, key));
        found.push(Version { path, sha1: blob.to_string(), commit: commit.to_string(), author, is_current, bytes: size, body });
    }
    Ok(found)
}

/// Leaves of a commit's tree below directories that no commit before it had so. What cannot be read is left out.
fn changed(repository: &Repository, commit: ObjectId, walked: &mut BTreeSet<(ObjectId, Vec<u8>)>) -> Vec<(Vec<u8>, ObjectId)> {
    let mut leaves = Vec::new();
    let root = repository.find_commit(commit).ok().and_then(|commit| commit.tree_id().ok().map(|id| id.detach()));
    let mut pending: Vec<(ObjectId, Vec<u8>)> = root.into_iter().map(|root| (root, Vec::new())).collect();
    while let Some((id, prefix)) = pending.pop() {
        // The same bounds as for one commit's tree, over all of them.
        if walked.len() > 400_000 || prefix.len() > 4096 || !walked.insert((id, prefix.clone())) {
            continue;
        }
        let Ok(tree) = repository.find_tree(id) else { continue };
        for entry in tree.iter().flatten() {
            let mut name = prefix.clone();
            name.extend_from_slice(entry.filename());
            match entry.kind() {
                Mode::Tree => {
                    name.push(b'/');
                    pending.push((entry.object_id(), name));
                }
                Mode::Blob | Mode::BlobExecutable => leaves.push((name, entry.object_id())),
                Mode::Link | Mode::Commit => {}
            }
        }
    }
    leaves
}

/// A relative path without anything that leads out of its root or that a terminal would act on.
fn is_plain(path: &str) -> bool {
    !path.chars().any(|c| c.is_control() || c == '\\') && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// HMAC-SHA-256 (RFC 2104) of an author's address in lower case, the first 16 hex digits.
fn author_of(repository: &Repository, commit: ObjectId, key: &str) -> Option<String> {
    let commit = repository.find_commit(commit).ok()?;
    let address = commit.author().ok()?.email.to_string().to_lowercase();
    Some(hmac(key.as_bytes(), address.as_bytes())[..16].to_owned())
}

fn hmac(key: &[u8], text: &[u8]) -> String {
    let mut block = [0u8; 64];
    if key.len() > block.len() {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let padded = |byte: u8| block.map(|b| b ^ byte);
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(text).finalize();
    hex::encode(Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize())
}

#[cfg(test)]
mod tests {
    #[test]
    fn hmac_as_in_rfc_4231() {
        let second = super::hmac(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(second, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}

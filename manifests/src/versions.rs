//! Which version a release gets, and the chain of releases of a dataset: a log of its own, one leaf a release, so that a later
//! chain can be shown to extend an earlier one. (The trees over rows are sorted by id and do not extend each other.)

use std::{fmt, fs, io, path::Path, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    Sha256Digest, canonical,
    keys::Signer,
    manifest::{Manifest, Previous, TreeFact},
    merkle::{self, Hash},
    note::{Checkpoint, Note, NoteError},
    seal::Sealed,
    trust::TrustStore,
};

/// A semantic version without pre-release parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
    pub patch: u32,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// The text is not `MAJOR.MINOR.PATCH`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a version: MAJOR.MINOR.PATCH in digits is expected")]
pub struct NotAVersion(String);

impl FromStr for Version {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        let parts: Vec<u32> = text.split('.').filter_map(|part| part.parse().ok()).collect();
        match parts[..] {
            [major, minor, patch] if format!("{major}.{minor}.{patch}") == text => Ok(Self { major, minor, patch }),
            _ => Err(NotAVersion(text.to_owned())),
        }
    }
}

/// What differs between a release and the one before it; the largest difference decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    None,
    /// Card, licences, metadata: not the rows.
    Texts,
    Rows,
    Schema,
}

impl Difference {
    /// Between `old` and the release that `new` describes; `texts` says whether other files differ.
    pub fn between(old: &Manifest, new: &Manifest, texts: bool) -> Self {
        // A view without a row has no file and is not listed: that one comes or goes so is a change of rows, as long as the recipe
        // asks for the same views.
        let asked = |manifest: &Manifest| manifest.recipe.value["views"].clone();
        let listed = |manifest: &Manifest| manifest.views.iter().map(|view| view.name.clone()).collect::<Vec<_>>();
        let columns = |manifest: &Manifest, other: &Manifest| -> Vec<_> {
            let both = manifest.views.iter().filter(|view| other.view(&view.name).is_some());
            both.map(|view| (view.name.clone(), view.columns.iter().map(|c| (c.name.clone(), c.kind, c.list)).collect::<Vec<_>>()))
                .collect()
        };
        let other_views = listed(old) != listed(new) && asked(old) != asked(new);
        // What readers hold: the tree over records, and the shards of views whose rows are not records.
        let rows = |manifest: &Manifest| -> Vec<_> { manifest.shards().map(|shard| (shard.path.clone(), shard.sha256)).collect() };
        if old.schema_version != new.schema_version || other_views || columns(old, new) != columns(new, old) {
            Self::Schema
        } else if old.trees != new.trees || rows(old) != rows(new) {
            Self::Rows
        } else if texts {
            Self::Texts
        } else {
            Self::None
        }
    }

    /// The version after `old`; `None` where nothing changed and there is nothing to release.
    pub const fn next(self, old: Version) -> Option<Version> {
        let Version { major, minor, patch } = old;
        match self {
            Self::None => None,
            Self::Texts => Some(Version { major, minor, patch: patch + 1 }),
            Self::Rows => Some(Version { major, minor: minor + 1, patch: 0 }),
            Self::Schema => Some(Version { major: major + 1, minor: 0, patch: 0 }),
        }
    }
}

/// Name of the chain's file.
pub const CHAIN: &str = "releases.json";

/// `releases.json`: every release of a dataset, oldest first, under one signed root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    pub name: String,
    pub releases: Vec<Link>,
    /// Signed checkpoint over the leaves (canonical JSON of each link), origin `ORIGIN/releases`; empty before the first.
    pub checkpoint: String,
}

/// One release in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub version: String,
    /// RFC 3339 UTC.
    pub snapshot: String,
    pub manifest_sha256: Sha256Digest,
    pub samples: TreeFact,
    /// The release's own signed checkpoint.
    pub checkpoint: String,
}

/// Why a chain is refused.
#[derive(Debug, thiserror::Error)]
pub enum ChainError {
    #[error("version {new} does not come after {last}; a published release is never changed")]
    NotAfter { new: String, last: String },
    #[error(transparent)]
    Version(#[from] NotAVersion),
    #[error("this is the chain of `{0}`")]
    OtherName(String),
    #[error("releases.json: {0}")]
    Note(#[from] NoteError),
    #[error("releases.json: {0}")]
    Json(#[from] serde_json::Error),
    #[error("{path}: {source}")]
    Io { path: String, source: io::Error },
    #[error("{0} is already there with other bytes; a published release is never changed")]
    Overwrite(String),
}

impl Chain {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), releases: Vec::new(), checkpoint: String::new() }
    }

    /// Reads a chain and checks its signature by the keys of `store`, its order and its root.
    ///
    /// # Errors
    /// Where one does not hold.
    pub fn from_json(text: &str, store: &TrustStore) -> Result<Self, ChainError> {
        let chain: Self = serde_json::from_str(text)?;
        for pair in chain.releases.windows(2) {
            if pair[0].version.parse::<Version>()? >= pair[1].version.parse::<Version>()? {
                return Err(ChainError::NotAfter { new: pair[1].version.clone(), last: pair[0].version.clone() });
            }
        }
        if !chain.releases.is_empty() {
            let note = Note::parse(&chain.checkpoint)?;
            note.verify(&store.for_note(&note))?;
            let signed = Checkpoint::parse(&note.text)?;
            let leaves = chain.leaves()?;
            if signed.size != leaves.len() as u64 || signed.root != merkle::root(&leaves) {
                return Err(NoteError::WrongRoot.into());
            }
        }
        Ok(chain)
    }

    /// # Errors
    /// None that a chain can give; the signature is the serialiser's.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(canonical::to_canonical(self)? + "\n")
    }

    /// Adds a sealed release and signs the chain anew.
    ///
    /// # Errors
    /// Where it is of another dataset, or its version does not come after the last.
    pub fn append(&mut self, sealed: &Sealed, signers: &[&Signer]) -> Result<(), ChainError> {
        let manifest = &sealed.manifest;
        if manifest.name != self.name {
            return Err(ChainError::OtherName(self.name.clone()));
        }
        let version: Version = manifest.version.parse()?;
        if let Some(last) = self.releases.last().filter(|last| last.version.parse::<Version>().is_ok_and(|last| last >= version)) {
            return Err(ChainError::NotAfter { new: manifest.version.clone(), last: last.version.clone() });
        }
        self.releases.push(Link {
            version: manifest.version.clone(),
            snapshot: manifest.snapshot.clone(),
            manifest_sha256: sealed.manifest_sha256,
            samples: manifest.trees.samples,
            checkpoint: sealed.checkpoint.clone(),
        });
        let leaves = self.leaves()?;
        let checkpoint =
            Checkpoint { origin: format!("{}/releases", manifest.origin), size: leaves.len() as u64, root: merkle::root(&leaves) };
        self.checkpoint = Note::sign(checkpoint.text(), signers)?.to_string();
        Ok(())
    }

    /// What the next release's manifest says of the last one.
    pub fn previous(&self) -> Option<Previous> {
        let last = self.releases.last()?;
        Some(Previous { version: last.version.clone(), manifest_sha256: last.manifest_sha256, samples: last.samples })
    }

    /// Leaf hashes, oldest release first.
    ///
    /// # Errors
    /// None that a chain can give; the signature is the serialiser's.
    pub fn leaves(&self) -> Result<Vec<Hash>, serde_json::Error> {
        self.releases.iter().map(|link| Ok(merkle::leaf_hash(canonical::to_canonical(link)?))).collect()
    }

    /// Proof that the chain as it was with `old` releases is the beginning of this one (RFC 9162, 2.1.4).
    ///
    /// # Errors
    /// None that a chain can give; the signature is the serialiser's.
    pub fn consistency_from(&self, old: usize) -> Result<Option<Vec<Hash>>, serde_json::Error> {
        Ok(merkle::consistency_proof(&self.leaves()?, old))
    }
}

/// Proof that the chain as it stood at one release is the beginning of the chain of today; it needs no other file. Written as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainProof {
    pub name: String,
    /// The last release of the older chain.
    pub from: Link,
    /// The last release of today's.
    pub to: Link,
    pub old_size: u64,
    pub old_root: Sha256Digest,
    /// Consistency proof (RFC 9162, 2.1.4), hex.
    pub consistency: Vec<Sha256Digest>,
    /// Inclusion proofs (RFC 9162, 2.1.3) of both links in today's chain, hex.
    pub from_inclusion: Vec<Sha256Digest>,
    pub to_inclusion: Vec<Sha256Digest>,
    /// Today's signed checkpoint.
    pub checkpoint: String,
}

impl Chain {
    /// Proof from the release `version` to the last one; `None` where there is no such release.
    ///
    /// # Errors
    /// None that a chain can give; the signature is the serialiser's.
    pub fn prove(&self, version: &str) -> Result<Option<ChainProof>, serde_json::Error> {
        let Some(at) = self.releases.iter().position(|link| link.version == version) else { return Ok(None) };
        let (leaves, last) = (self.leaves()?, self.releases.len() - 1);
        let digests = |path: Option<Vec<Hash>>| path.unwrap_or_default().into_iter().map(Sha256Digest).collect();
        Ok(Some(ChainProof {
            name: self.name.clone(),
            from: self.releases[at].clone(),
            to: self.releases[last].clone(),
            old_size: at as u64 + 1,
            old_root: Sha256Digest(merkle::root(&leaves[..=at])),
            consistency: digests(merkle::consistency_proof(&leaves, at + 1)),
            from_inclusion: digests(merkle::inclusion_proof(&leaves, at)),
            to_inclusion: digests(merkle::inclusion_proof(&leaves, last)),
            checkpoint: self.checkpoint.clone(),
        }))
    }
}

impl ChainProof {
    /// Checks signature, both places and the consistency; where `old` is given (an older `releases.json`, or its checkpoint alone),
    /// also that it is the older chain. Gives today's checkpoint.
    ///
    /// # Errors
    /// Where one does not hold.
    pub fn verify(&self, store: &TrustStore, old: Option<&str>) -> Result<Checkpoint, ChainError> {
        let note = Note::parse(&self.checkpoint)?;
        note.verify(&store.for_note(&note))?;
        let today = Checkpoint::parse(&note.text)?;
        let leaf = |link: &Link| Ok::<_, serde_json::Error>(merkle::leaf_hash(canonical::to_canonical(link)?));
        let hashes = |path: &[Sha256Digest]| path.iter().map(|digest| digest.0).collect::<Vec<_>>();
        let at = |link, index, path: &[Sha256Digest]| {
            Ok::<_, serde_json::Error>(merkle::verify_inclusion(&leaf(link)?, index, today.size, &hashes(path), &today.root))
        };
        let places = self.old_size >= 1
            && at(&self.from, self.old_size - 1, &self.from_inclusion)?
            && at(&self.to, today.size.saturating_sub(1), &self.to_inclusion)?;
        let grown = merkle::verify_consistency(self.old_size, &self.old_root.0, today.size, &today.root, &hashes(&self.consistency));
        if !places || !grown {
            return Err(NoteError::WrongRoot.into());
        }
        if let Some(old) = old {
            let checkpoint = serde_json::from_str::<Chain>(old).map_or_else(|_| old.to_owned(), |chain| chain.checkpoint);
            let note = Note::parse(&checkpoint)?;
            note.verify(&store.for_note(&note))?;
            let kept = Checkpoint::parse(&note.text)?;
            if (kept.origin.as_str(), kept.size, kept.root) != (today.origin.as_str(), self.old_size, self.old_root.0) {
                return Err(NoteError::WrongRoot.into());
            }
        }
        Ok(today)
    }
}

/// Keeps the manifest of a sealed release as `FOLDER/NAME-VERSION.json`.
///
/// # Errors
/// Where it cannot be written, or another manifest is kept under that version.
pub fn keep_manifest(folder: &Path, manifest: &Manifest) -> Result<(), ChainError> {
    let name = format!("{}-{}.json", manifest.name, manifest.version);
    let failed = |source| ChainError::Io { path: name.clone(), source };
    let text = manifest.to_json()?;
    let place = folder.join(&name);
    match fs::read_to_string(&place) {
        Ok(kept) if kept == text => return Ok(()),
        Ok(_) => return Err(ChainError::Overwrite(name)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    fs::create_dir_all(folder).map_err(failed)?;
    fs::write(&place, text).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        seal::seal,
        testing::{TempDir, signer, stage},
    };

    fn sealed(version: &str, rows: usize) -> Sealed {
        let dir = TempDir::new("version");
        let mut input = stage(dir.path(), rows);
        input.manifest.version = version.into();
        seal(dir.path(), &input, &[signer(1)], None).expect("sealed")
    }

    #[test]
    fn the_largest_difference_decides() {
        let old = sealed("1.2.3", 4).manifest;
        let next =
            |new: &Manifest, texts| Difference::between(&old, new, texts).next("1.2.3".parse().expect("a version")).map(|v| v.to_string());
        assert_eq!(next(&old, false), None);
        assert_eq!(next(&old, true).as_deref(), Some("1.2.4"));
        assert_eq!(next(&sealed("1.2.3", 5).manifest, true).as_deref(), Some("1.3.0"));
        let mut wider = old.clone();
        wider.views[0].columns.pop();
        assert_eq!(next(&wider, false).as_deref(), Some("2.0.0"));
        // A view that has lost its last row is not one that the recipe no longer asks for.
        let mut emptied = old.clone();
        emptied.views.pop();
        assert_eq!(next(&emptied, true).as_deref(), Some("1.3.0"));
        emptied.recipe.value["views"] = serde_json::json!(["fewer"]);
        assert_eq!(next(&emptied, true).as_deref(), Some("2.0.0"));
        for wrong in ["1.2", "1.2.3.4", "01.2.3", "1.2.x", "1.2.3-rc1", ""] {
            assert!(wrong.parse::<Version>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_chain_only_grows() {
        let mut store = TrustStore::default();
        store.add(None, signer(1).public());
        let mut chain = Chain::new("tiny");
        let mut roots = Vec::new();
        for (number, version) in ["1.0.0", "1.1.0", "1.1.1", "2.0.0", "2.0.1"].iter().enumerate() {
            chain.append(&sealed(version, number + 2), &[&signer(1)]).expect("appended");
            roots.push(merkle::root(&chain.leaves().expect("leaves")));
        }
        let read = Chain::from_json(&chain.to_json().expect("JSON"), &store).expect("holds");
        assert_eq!(read, chain);
        for old in 1..=5_usize {
            let proof = chain.consistency_from(old).expect("JSON").expect("a prefix");
            assert!(merkle::verify_consistency(old as u64, &roots[old - 1], 5, &roots[4], &proof));
        }
        let proof = chain.prove("1.1.0").expect("JSON").expect("a release");
        let proof: ChainProof = serde_json::from_str(&serde_json::to_string(&proof).expect("JSON")).expect("own text");
        assert_eq!(proof.verify(&store, None).expect("holds").size, 5);
        let mut older = Chain::new("tiny");
        for (number, version) in ["1.0.0", "1.1.0"].iter().enumerate() {
            older.append(&sealed(version, number + 2), &[&signer(1)]).expect("appended");
        }
        assert!(proof.verify(&store, Some(&older.to_json().expect("JSON"))).is_ok());
        older.append(&sealed("1.1.1", 7), &[&signer(1)]).expect("appended");
        assert!(proof.verify(&store, Some(&older.checkpoint)).is_err(), "another history");
        let moved = ChainProof { old_size: 3, ..proof.clone() };
        assert!(moved.verify(&store, None).is_err() && proof.verify(&TrustStore::default(), None).is_err());
        assert!(chain.prove("9.9.9").expect("JSON").is_none());
        assert!(matches!(chain.append(&sealed("2.0.1", 9), &[&signer(1)]), Err(ChainError::NotAfter { .. })));
        assert_eq!(chain.previous().expect("a release").version, "2.0.1");
        let mut rewritten = chain.clone();
        rewritten.releases.remove(1);
        assert!(Chain::from_json(&rewritten.to_json().expect("JSON"), &store).is_err());
        assert!(Chain::from_json(&chain.to_json().expect("JSON"), &TrustStore::default()).is_err());
    }

    #[test]
    fn a_kept_manifest_is_not_overwritten() {
        let dir = TempDir::new("kept");
        let one = sealed("1.0.0", 3).manifest;
        keep_manifest(dir.path(), &one).expect("kept");
        keep_manifest(dir.path(), &one).expect("the same");
        assert!(matches!(keep_manifest(dir.path(), &sealed("1.0.0", 4).manifest), Err(ChainError::Overwrite(_))));
    }
}

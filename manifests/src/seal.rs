//! Seals a staged release: writes everything that makes it provable beside the data, in the one order in which each
//! document can name the ones before it. Reads no clock, and never looks inside a Parquet file.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    Sha256Digest,
    about::About,
    canonical, croissant, cyclonedx, datapackage,
    dsse::{self, Envelope},
    keys::{KeyError, Signer},
    manifest::{Manifest, TreeFact},
    merkle,
    note::{Checkpoint, Note, NoteError, TlogProof},
    recall::RECALLS,
    slsa, spdx3,
    ssh::{self, SshSigner},
    sums::{self, FileFact, SumsError},
};

pub const MANIFEST: &str = "manifest.json";
pub const CHECKPOINT: &str = "log/checkpoint";
pub const CROISSANT: &str = "croissant.json";
pub const DATAPACKAGE: &str = "datapackage.json";
pub const SPDX: &str = "spdx.json";
pub const BOM: &str = "bom.cdx.json";
/// One DSSE envelope a line.
pub const PROVENANCE: &str = "provenance.intoto.jsonl";
pub const LEAVES: &str = "log/leaves.bin";
pub const LEDGER_LEAVES: &str = "log/ledger-leaves.bin";
/// Roots of the complete runs of 256 leaves, so that a proof reads a few kilobytes; absent below 256 rows.
pub const NODES: &str = "log/nodes.bin";
/// A proof for the first record, as an example that other tools can be tried on.
pub const EXAMPLE_PROOF: &str = "log/first.tlog-proof";
/// SSH keys that may sign, in the form `ssh-keygen -Y verify` reads.
pub const ALLOWED_SIGNERS: &str = "keys/allowed_signers";

/// Everything that is sealed besides the files that are already staged.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealInput {
    /// Complete but for the trees and the shards' sizes and digests, which sealing fills in.
    pub manifest: Manifest,
    /// What the metadata documents say in words.
    pub about: About,
}

/// What was sealed.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// With trees, sizes and digests.
    pub manifest: Manifest,
    pub manifest_sha256: Sha256Digest,
    /// The signed checkpoint.
    pub checkpoint: String,
    /// Every file of the release but the list of digests and its signatures.
    pub files: BTreeMap<String, FileFact>,
}

/// Why a release cannot be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    #[error(transparent)]
    Sums(#[from] SumsError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Note(#[from] NoteError),
    #[error("{path}: {source}")]
    Io { path: String, source: io::Error },
    #[error("{0} is needed before sealing and is not staged")]
    Missing(String),
    #[error("{0} is already there; a release is sealed once")]
    AlreadyThere(String),
    #[error("{0} is a Parquet file that no view names")]
    Unnamed(String),
    #[error("the manifest contradicts itself: {0}")]
    Contradiction(String),
    #[error("about.{0}: the metadata documents need it; an absolute URI for `url`, some text for the others")]
    About(&'static str),
    #[error("`{0}…` is a path of this machine and would be published; give it relative to the recipe")]
    HostPath(String),
    #[error("no signer; the first signer's name must be the log's origin `{0}`")]
    Signer(String),
    #[error("manifest: {0}")]
    Json(#[from] serde_json::Error),
}

/// Seals the staged release in `dir`, which holds the Parquet files, the card, licences, evidence and the leaves.
///
/// # Errors
/// Where something needed is missing, something written here is already there, the manifest contradicts itself or the files,
/// or a file cannot be read or written. The directory is then not a release; stage it anew.
pub fn seal(dir: &Path, input: &SealInput, signers: &[Signer], ssh: Option<&SshSigner>) -> Result<Sealed, SealError> {
    let mut manifest = input.manifest.clone();
    let signing: Vec<&Signer> = signers.iter().collect();
    if signing.first().is_none_or(|first| first.name() != manifest.origin) {
        return Err(SealError::Signer(manifest.origin));
    }
    let mut release = Staged::open(dir)?;
    release.fill_shards(&mut manifest)?;
    let samples = release.tree(LEAVES)?.ok_or_else(|| SealError::Missing(LEAVES.into()))?;
    manifest.trees.samples = samples;
    manifest.trees.ledger = release.tree(LEDGER_LEAVES)?;
    if let Some(contradiction) = manifest.contradictions().into_iter().next() {
        return Err(SealError::Contradiction(contradiction));
    }

    if let Some(lacking) = input.about.lacking() {
        return Err(SealError::About(lacking));
    }

    release.sign_recalls(&signing)?;
    release.write_keys(signers, ssh)?;
    let text = manifest.to_json()?;
    let words = serde_json::to_string(&input.about)?;
    if let Some(path) = [&text, &words].into_iter().find_map(|text| host_path(text)) {
        return Err(SealError::HostPath(path.to_owned()));
    }
    release.write(MANIFEST, text.as_bytes())?;
    let checkpoint = Checkpoint { origin: manifest.origin.clone(), size: samples.size, root: samples.root.0 };
    let checkpoint = Note::sign(checkpoint.text(), &signing)?.to_string();
    release.write(CHECKPOINT, checkpoint.as_bytes())?;
    release.write_nodes(&checkpoint)?;
    let manifest_sha256 = Sha256Digest::of(&text);
    let about = &input.about;
    release.write_json(CROISSANT, &croissant::document(&manifest, about))?;
    release.write_json(DATAPACKAGE, &datapackage::document(&manifest, about, &release.files))?;
    release.write_json(SPDX, &spdx3::document(&manifest, about, &release.files))?;
    release.write_json(BOM, &cyclonedx::bom(&manifest, manifest_sha256, about, &release.files))?;
    let statement = canonical::to_canonical(&slsa::statement(&manifest, manifest_sha256, &release.files))?;
    let envelope = Envelope::sign(dsse::IN_TOTO, statement.as_bytes(), &signing);
    release.write(PROVENANCE, envelope.to_line()?.as_bytes())?;
    release.sign_list(signers, ssh)?;
    Ok(Sealed { manifest_sha256, manifest, checkpoint, files: release.files })
}

/// The directory that is being sealed, and the digest of every file in it so far.
struct Staged {
    dir: PathBuf,
    files: BTreeMap<String, FileFact>,
}

impl Staged {
    fn open(dir: &Path) -> Result<Self, SealError> {
        let mut files = BTreeMap::new();
        for path in sums::list(dir)?.into_keys() {
            files.insert(path.clone(), sums::hash_file(dir, &path)?);
        }
        Ok(Self { dir: dir.to_owned(), files })
    }

    fn fill_shards(&self, manifest: &mut Manifest) -> Result<(), SealError> {
        for shard in manifest.shards_mut() {
            let fact = self.files.get(&shard.path).ok_or_else(|| SealError::Missing(shard.path.clone()))?;
            (shard.bytes, shard.sha256) = (fact.bytes, fact.sha256);
        }
        let named: Vec<&str> = manifest.shards().map(|shard| shard.path.as_str()).collect();
        match self.files.keys().find(|path| path.ends_with(".parquet") && !named.contains(&path.as_str())) {
            Some(stray) => Err(SealError::Unnamed(stray.clone())),
            None => Ok(()),
        }
    }

    fn tree(&self, path: &str) -> Result<Option<TreeFact>, SealError> {
        if !self.files.contains_key(path) {
            return Ok(None);
        }
        let failed = |source| SealError::Io { path: path.to_owned(), source };
        let file = fs::File::open(sums::place(&self.dir, path)).map_err(failed)?;
        let (size, root) = merkle::root_of_stream(file).map_err(failed)?;
        Ok(Some(TreeFact { size, root: Sha256Digest(root) }))
    }

    /// Writes a new file and keeps its digest.
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), SealError> {
        if self.files.contains_key(path) {
            return Err(SealError::AlreadyThere(path.to_owned()));
        }
        let failed = |source| SealError::Io { path: path.to_owned(), source };
        let place = sums::place(&self.dir, path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&place, bytes).map_err(failed)?;
        self.files.insert(path.to_owned(), FileFact { bytes: bytes.len() as u64, sha256: Sha256Digest::of(bytes) });
        Ok(())
    }

    fn write_json(&mut self, path: &str, value: &serde_json::Value) -> Result<(), SealError> {
        let text = canonical::to_canonical(value)? + "\n";
        self.write(path, text.as_bytes())
    }

    /// Signs the staged recalls, so that each can be checked, and passed on, by itself.
    fn sign_recalls(&mut self, signers: &[&Signer]) -> Result<(), SealError> {
        let is_recall = |path: &&String| path.strip_prefix(RECALLS).is_some_and(|rest| rest.starts_with('/') && rest.ends_with(".json"));
        let recalls: Vec<String> = self.files.keys().filter(is_recall).cloned().collect();
        for path in recalls {
            let failed = |source| SealError::Io { path: path.clone(), source };
            let text = fs::read(sums::place(&self.dir, &path)).map_err(failed)?;
            if let Some(signer) = signers.first() {
                let signature = format!("{path}.sig");
                self.files.remove(&signature);
                self.write(&signature, &signer.sign(&text))?;
            }
        }
        Ok(())
    }

    fn write_keys(&mut self, signers: &[Signer], ssh: Option<&SshSigner>) -> Result<(), SealError> {
        let mut allowed = BTreeMap::new();
        for signer in signers {
            let public = signer.public();
            self.write(&format!("keys/{}.vkey", public.short_id()), format!("{}\n", signer.vkey()).as_bytes())?;
            self.write(&format!("keys/{}.pem", public.short_id()), public.pem().as_bytes())?;
            allowed.insert(public, signer.name());
        }
        let first = signers.first().map_or("", Signer::name);
        if let Some(ssh) = ssh {
            allowed.entry(ssh.public()).or_insert(first);
        }
        let line = |(key, name): (_, &&str)| allowed_line(name, key);
        let lines: String = allowed.iter().map(line).collect();
        self.write(ALLOWED_SIGNERS, lines.as_bytes())
    }

    /// What proofs are made from, and one of them.
    fn write_nodes(&mut self, checkpoint: &str) -> Result<(), SealError> {
        let failed = |source| SealError::Io { path: LEAVES.into(), source };
        let leaves = merkle::read_leaves(&sums::place(&self.dir, LEAVES)).map_err(failed)?;
        let nodes = merkle::chunk_roots(&leaves);
        if !nodes.is_empty() {
            self.write(NODES, nodes.as_flattened())?;
        }
        match merkle::inclusion_proof(&leaves, 0) {
            None => Ok(()),
            Some(path) => {
                let proof = TlogProof { extra: None, index: 0, path, checkpoint: checkpoint.to_owned() };
                self.write(EXAMPLE_PROOF, proof.to_string().as_bytes())
            }
        }
    }

    /// Writes the list of digests and the signatures over it: last of all.
    fn sign_list(&mut self, signers: &[Signer], ssh: Option<&SshSigner>) -> Result<(), SealError> {
        let list = sums::to_text(&self.files);
        let mut outside = vec![(sums::SUMS.to_owned(), list.clone().into_bytes())];
        for (number, signer) in signers.iter().enumerate() {
            let name = if number == 0 { sums::SUMS_SIG.to_owned() } else { sums::extra_sig(&signer.public().short_id()) };
            outside.push((name, signer.sign(list.as_bytes()).to_vec()));
        }
        if let Some(ssh) = ssh {
            outside.push((sums::SUMS_SSHSIG.to_owned(), ssh.sign(list.as_bytes())?.into_bytes()));
        }
        for (path, bytes) in outside {
            self.write(&path, &bytes)?;
            self.files.remove(&path);
        }
        Ok(())
    }
}

/// The beginning of a path below a home or temporary folder that stands in `text`.
pub fn host_path(text: &str) -> Option<&str> {
    let homes = ["/root/", "/home/", "/tmp/", "/Users/", "/mnt/", "/var/folders/"];
    let inside = |at: &usize| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '/' | '-'));
    let mut found = homes.iter().flat_map(|home| text.match_indices(home)).filter(|(at, _)| inside(at));
    found.next().map(|(_, home)| home)
}

/// A line of `allowed_signers` (ssh-keygen(1)).
fn allowed_line(name: &str, key: &crate::keys::PublicKey) -> String {
    format!("{name} namespaces=\"{}\" {}\n", ssh::NAMESPACE, key.ssh())
}

//! What judges know beside their rules, from files that the recipe names and the lock pins: snapshots of advisories, lists of package
//! names, fingerprints of benchmarks, reports of other scanners. Reads and pins them; what they say is the judges' business.

use std::{
    fs,
    path::{Path, PathBuf},
};

use assay_manifests::Sha256Digest;

use super::{
    HarvestError, HarvestOptions, archive_bytes,
    cache::Cache,
    container,
    scan::{Plan, Scan},
};
use crate::{
    lock::{Lock, Pin},
    recipe::{Limits, Recipe},
};

/// Names of the lock's entries for what is no source of samples.
pub(super) const OWNER: &str = "knowledge";

/// The files as they were pinned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnowledgeFiles {
    /// Documents of the snapshots: path and text, in the order of the recipe, then of the paths.
    pub advisories: Vec<(String, String)>,
    /// Ecosystem and list of names.
    pub names: Vec<(String, String)>,
    /// Path as written, and bytes.
    pub fingerprints: Vec<(String, Vec<u8>)>,
    /// Path as written, and text, of SARIF reports.
    pub reports: Vec<(String, String)>,
}

/// A snapshot has many small files: its own limits.
const SNAPSHOT_LIMITS: Limits = Limits {
    max_file_bytes: 8 << 20,
    max_files_per_artifact: 4_000_000,
    max_artifact_bytes: 16 << 30,
    max_download_bytes: 4 << 30,
    max_ratio: 1000,
    max_depth: 32,
};

/// Reads everything that the recipe names beside its sources, each at its pinned digest, and adds the pins.
///
/// # Errors
/// A file that cannot be had, or that is not what is pinned, or not text where it should be.
pub(super) fn gather(
    recipe: &Recipe,
    lock: Option<&Lock>,
    options: &HarvestOptions,
    cache: &Cache,
    pins: &mut Vec<Pin>,
) -> Result<KnowledgeFiles, HarvestError> {
    let mut files = KnowledgeFiles::default();
    let mut reader = Reader { recipe, lock, options, cache, pins };
    for path in &recipe.advisories.snapshots {
        files.advisories.extend(reader.snapshot(path)?);
    }
    for (ecosystem, path) in &recipe.advisories.names {
        let bytes = reader.file("names", path)?;
        files.names.push((ecosystem.clone(), text_of(path, bytes)?));
    }
    for path in recipe.fingerprint_files() {
        let bytes = reader.file("fingerprints", &path)?;
        files.fingerprints.push((path, bytes));
    }
    for path in recipe.scanners.iter().filter_map(|scanner| scanner.sarif.as_ref()) {
        let bytes = reader.file("report", path)?;
        files.reports.push((path.clone(), text_of(path, bytes)?));
    }
    Ok(files)
}

fn text_of(path: &str, bytes: Vec<u8>) -> Result<String, HarvestError> {
    String::from_utf8(bytes).map_err(|error| HarvestError::io(path, std::io::Error::new(std::io::ErrorKind::InvalidData, error)))
}

struct Reader<'a> {
    recipe: &'a Recipe,
    lock: Option<&'a Lock>,
    options: &'a HarvestOptions,
    cache: &'a Cache,
    pins: &'a mut Vec<Pin>,
}

impl Reader<'_> {
    /// The bytes of one file, pinned. A remote one is taken from the cache where the lock knows it.
    fn file(&mut self, kind: &str, path: &str) -> Result<Vec<u8>, HarvestError> {
        let pinned = self.lock.and_then(|lock| lock.find(OWNER, kind, path, ""));
        let remote = path.starts_with("https://");
        let cached = pinned.filter(|_| remote && !self.options.update.covers(OWNER)).and_then(|pin| self.cache.get(pin.sha256));
        let bytes = match cached {
            Some(cached) => fs::read(&cached).map_err(|error| HarvestError::io(cached, error))?,
            None => archive_bytes(path, self.recipe, &SNAPSHOT_LIMITS, self.options)?,
        };
        self.pin(kind, path, Sha256Digest::of(&bytes), bytes.len() as u64)?;
        if remote {
            self.cache.put(&bytes)?;
        }
        Ok(bytes)
    }

    fn snapshot(&mut self, path: &str) -> Result<Vec<(String, String)>, HarvestError> {
        let place = self.recipe.directory().join(path);
        if !path.starts_with("https://") && place.is_dir() {
            let documents = folder(&place)?;
            let parts: Vec<[u8; 32]> =
                documents.iter().flat_map(|(name, text)| [Sha256Digest::of(name).0, Sha256Digest::of(text).0]).collect();
            let bytes = documents.iter().map(|(_, text)| text.len() as u64).sum();
            self.pin("snapshot", path, Sha256Digest::of_parts(parts.iter().map(<[u8; 32]>::as_slice)), bytes)?;
            return Ok(documents);
        }
        let bytes = self.file("snapshot", path)?;
        unpacked(path, bytes)
    }

    fn pin(&mut self, kind: &str, path: &str, sha256: Sha256Digest, bytes: u64) -> Result<(), HarvestError> {
        let old = self.lock.and_then(|lock| lock.find(OWNER, kind, path, ""));
        let what = format!("{kind} {path}");
        let fetched_at = match old {
            Some(old) if old.sha256 == sha256 => old.fetched_at.clone(),
            Some(old) if !self.options.update.covers(OWNER) => {
                let (pinned, found) = (old.sha256.to_hex(), sha256.to_hex());
                return Err(HarvestError::Mismatch { from: OWNER.to_owned(), what, pinned, found });
            }
            None if self.options.locked => return Err(HarvestError::NotLocked { from: OWNER.to_owned(), what }),
            _ => self.options.snapshot_time.clone().ok_or(HarvestError::NoTime { what })?,
        };
        self.pins.push(Pin {
            source: OWNER.to_owned(),
            kind: kind.to_owned(),
            name: path.to_owned(),
            version: String::new(),
            commit: None,
            file: String::new(),
            bytes,
            sha256,
            registry: None,
            fetched_at,
        });
        Ok(())
    }
}

/// The documents of a snapshot: a folder of documents and archives, an archive, or a single file.
///
/// # Errors
/// Where it cannot be read, or is no archive that can be.
pub fn documents(place: &Path) -> Result<Vec<(String, String)>, HarvestError> {
    if place.is_dir() {
        let mut out = folder(place)?;
        for (name, bytes) in files_below(place, &is_archive)? {
            out.extend(unpacked(&name, bytes)?.into_iter().map(|(path, text)| (format!("{name}/{path}"), text)));
        }
        return Ok(out);
    }
    let bytes = fs::read(place).map_err(|error| HarvestError::io(place, error))?;
    unpacked(&place.to_string_lossy(), bytes)
}

fn unpacked(path: &str, bytes: Vec<u8>) -> Result<Vec<(String, String)>, HarvestError> {
    if is_document(path) {
        return Ok(vec![(path.to_owned(), text_of(path, bytes)?)]);
    }
    let scan: Scan =
        container::scan(&bytes, &Plan { limits: &SNAPSHOT_LIMITS, strip: 0, keep: &is_document, look: &|_| false, hash_all: false });
    if let Some(reason) = scan.whole {
        let problem = format!("it is not an archive of advisories that can be read ({})", reason.name());
        return Err(HarvestError::io(path, std::io::Error::new(std::io::ErrorKind::InvalidData, problem)));
    }
    let text = |body: Option<Vec<u8>>| String::from_utf8(body?).ok();
    Ok(scan.members.into_iter().filter_map(|member| Some((member.path, text(member.body)?))).collect())
}

fn is_document(path: &str) -> bool {
    [".json", ".yaml", ".yml", ".md"].iter().any(|ending| path.ends_with(ending))
}

fn is_archive(path: &str) -> bool {
    [".zip", ".tar", ".tar.gz", ".tgz", ".tar.zst"].iter().any(|ending| path.ends_with(ending))
}

/// Documents below a folder, sorted by path; links are not followed.
fn folder(root: &Path) -> Result<Vec<(String, String)>, HarvestError> {
    let files = files_below(root, &is_document)?;
    Ok(files.into_iter().filter_map(|(name, bytes)| Some((name, String::from_utf8(bytes).ok()?))).collect())
}

/// The files below a folder whose names `keep` keeps, sorted by path; links are not followed.
fn files_below(root: &Path, keep: &dyn Fn(&str) -> bool) -> Result<Vec<(String, Vec<u8>)>, HarvestError> {
    let mut out = Vec::new();
    let mut pending: Vec<(PathBuf, String, u32)> = vec![(root.to_owned(), String::new(), 0)];
    while let Some((directory, prefix, depth)) = pending.pop() {
        for entry in fs::read_dir(&directory).map_err(|error| HarvestError::io(&directory, error))? {
            let entry = entry.map_err(|error| HarvestError::io(&directory, error))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(|error| HarvestError::io(entry.path(), error))?;
            if kind.is_dir() && depth < 16 && entry.file_name() != ".git" {
                pending.push((entry.path(), format!("{name}/"), depth + 1));
            } else if kind.is_file() && keep(&name) {
                let bytes = fs::read(entry.path()).map_err(|error| HarvestError::io(entry.path(), error))?;
                out.push((name, bytes));
            }
        }
    }
    out.sort();
    Ok(out)
}

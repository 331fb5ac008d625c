//! Checks a release as it lies on disk, without decoding Parquet: digests, signatures, log, provenance and manifest. Every
//! fault names its file. Row-level checks are handed in by whoever can read rows. Trusts nothing the release says of itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    io::Read,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

mod signed;
#[cfg(test)]
mod tests;

use crate::{
    Sha256Digest,
    keys::PublicKey,
    manifest::{Manifest, TreeFact},
    merkle,
    seal::{LEAVES, LEDGER_LEAVES, MANIFEST, NODES},
    sums::{self, FileFact, SUMS, SumsError},
    trust::{Trust, TrustStore},
};

/// Statements by which keys take over from each other.
pub const ROTATION: &str = "keys/rotation.json";

/// Something wrong with a release.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path in the release; a row's id may follow after `#`.
    pub file: String,
    pub message: String,
}

impl Fault {
    pub fn new(file: impl Into<String>, message: impl fmt::Display) -> Self {
        Self { file: file.into(), message: message.to_string() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Sorted by file.
    pub faults: Vec<Fault>,
    /// What a reader should know though it is no fault.
    pub notes: Vec<String>,
    pub files: u64,
    pub bytes: u64,
    /// Where it could be read.
    pub manifest: Option<Manifest>,
    /// Believed keys whose signatures over the list of digests hold.
    pub signed_by: Vec<PublicKey>,
}

impl Report {
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}

/// What a row-level check is given.
pub struct Rows<'a> {
    pub dir: &'a Path,
    pub manifest: &'a Manifest,
    /// Leaf hashes of the view `samples`, in id order.
    pub leaves: &'a [merkle::Hash],
    /// Leaf hashes of the ledger; empty where it has no tree.
    pub ledger_leaves: &'a [merkle::Hash],
    /// Shards whose bytes are those the manifest lists; the others are faults already, and are not worth decoding.
    pub intact: &'a BTreeSet<String>,
    pub threads: usize,
}

/// Checks everything but the rows.
pub fn verify(dir: &Path, trust: &Trust, threads: usize) -> Report {
    verify_with(dir, trust, threads, |_| Vec::new())
}

/// Checks everything; `rows` is called once manifest and leaves could be read, and gives the faults of the rows.
pub fn verify_with(dir: &Path, trust: &Trust, threads: usize, rows: impl FnOnce(&Rows<'_>) -> Vec<Fault>) -> Report {
    let mut check = Check { dir, report: Report::default(), files: BTreeMap::new(), store: TrustStore::default() };
    let present = check.list();
    let sums = check.sums();
    check.digests(&present, sums.as_ref().map(|(_, listed)| listed), threads.max(1));
    check.trust(trust, &present);
    if let Some((text, _)) = &sums {
        check.signatures(text, &present);
        check.vouched(&present);
    }
    check.recalls(&present);
    let manifest = check.manifest();
    if let Some(manifest) = &manifest {
        let intact = check.shards(manifest);
        let samples = check.leaves(LEAVES, Some(manifest.trees.samples));
        let ledger = check.leaves(LEDGER_LEAVES, manifest.trees.ledger);
        check.nodes(&samples);
        check.checkpoint(manifest);
        check.provenance(manifest);
        let rows_of = Rows { dir, manifest, leaves: &samples, ledger_leaves: &ledger, intact: &intact, threads: threads.max(1) };
        check.report.faults.extend(rows(&rows_of));
    }
    check.report.manifest = manifest;
    check.report.faults.sort();
    check.report.faults.dedup();
    check.report
}

struct Check<'a> {
    dir: &'a Path,
    report: Report,
    /// Size and digest of every file that could be read.
    files: BTreeMap<String, FileFact>,
    /// Keys that are believed.
    store: TrustStore,
}

/// What clients of dataset hubs and version control put beside a release; nothing there is read.
fn foreign(path: &str) -> bool {
    path == ".gitattributes" || path.starts_with(".git/") || path.starts_with(".cache/huggingface/")
}

impl Check<'_> {
    fn fault(&mut self, file: &str, message: impl fmt::Display) {
        self.report.faults.push(Fault::new(file, message));
    }

    fn list(&mut self) -> BTreeMap<String, u64> {
        let (mut present, errors) = sums::scan(self.dir);
        for error in errors {
            let file = match &error {
                SumsError::Io { path, .. } | SumsError::NotAFile(path) | SumsError::Name(path) | SumsError::TooDeep(path) => path.clone(),
                SumsError::Line(_) => SUMS.to_owned(),
            };
            if !foreign(&file) {
                self.fault(&file, &error);
            }
        }
        let before = present.len();
        present.retain(|path, _| !foreign(path));
        if present.len() < before {
            self.report.notes.push(format!("{} files of a hub's or git's client were passed over", before - present.len()));
        }
        present
    }

    fn sums(&mut self) -> Option<(String, BTreeMap<String, Sha256Digest>)> {
        let text = self.text(SUMS, 1 << 28)?;
        match sums::parse(&text) {
            Ok(listed) => Some((text, listed)),
            Err(error) => {
                self.fault(SUMS, error);
                None
            }
        }
    }

    /// Hashes every file, and compares with what is listed.
    fn digests(&mut self, present: &BTreeMap<String, u64>, listed: Option<&BTreeMap<String, Sha256Digest>>, threads: usize) {
        let mut order: Vec<(&String, u64)> = present.iter().map(|(path, bytes)| (path, *bytes)).collect();
        order.sort_by_key(|(path, bytes)| (std::cmp::Reverse(*bytes), *path));
        let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let work = || {
            while let Some((path, _)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                let fact = sums::hash_file(self.dir, path);
                if let Ok(mut found) = found.lock() {
                    found.push(((*path).clone(), fact));
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads.min(order.len()) {
                scope.spawn(work);
            }
            work();
        });
        for (path, fact) in found.into_inner().unwrap_or_default() {
            match fact {
                Ok(fact) => {
                    self.report.files += 1;
                    self.report.bytes += fact.bytes;
                    self.files.insert(path, fact);
                }
                Err(error) => self.fault(&path, error),
            }
        }
        let Some(listed) = listed else { return };
        for (path, want) in listed {
            match self.files.get(path) {
                Some(fact) if fact.sha256 == *want => {}
                Some(fact) => {
                    let message = format!("its digest is {}, SHA256SUMS lists {}", fact.sha256.short(), want.short());
                    self.fault(path, message);
                }
                None => self.fault(path, "listed in SHA256SUMS and not there"),
            }
        }
        for path in present.keys().filter(|path| !listed.contains_key(*path) && !sums::outside_list(path)) {
            self.fault(path, "not listed in SHA256SUMS");
        }
    }

    fn manifest(&mut self) -> Option<Manifest> {
        let text = self.text(MANIFEST, 1 << 28)?;
        let manifest = match Manifest::from_json(&text) {
            Ok(manifest) => manifest,
            Err(error) => {
                self.fault(MANIFEST, error);
                return None;
            }
        };
        if manifest.to_json().ok().as_deref() != Some(&text) {
            self.fault(MANIFEST, "not canonical JSON");
        }
        for contradiction in manifest.contradictions() {
            self.fault(MANIFEST, contradiction);
        }
        Some(manifest)
    }

    /// Compares shards with the manifest; gives those that are as it says.
    fn shards(&mut self, manifest: &Manifest) -> BTreeSet<String> {
        let (mut named, mut intact) = (BTreeSet::new(), BTreeSet::new());
        for shard in manifest.shards() {
            named.insert(shard.path.clone());
            match self.files.get(&shard.path) {
                None => self.fault(&shard.path, "named in manifest.json and not there"),
                Some(fact) if (fact.bytes, fact.sha256) != (shard.bytes, shard.sha256) => {
                    self.fault(&shard.path, "its size or digest is not the one in manifest.json");
                }
                Some(_) => {
                    intact.insert(shard.path.clone());
                }
            }
        }
        let strays: Vec<_> = self.files.keys().filter(|path| path.ends_with(".parquet") && !named.contains(*path)).cloned().collect();
        for stray in strays {
            self.fault(&stray, "a Parquet file that no view in manifest.json names");
        }
        intact
    }

    /// Reads leaf hashes and compares their root with the manifest's.
    fn leaves(&mut self, path: &str, want: Option<TreeFact>) -> Vec<merkle::Hash> {
        let there = self.files.contains_key(path);
        let Some(want) = want else {
            if there {
                self.fault(path, "manifest.json has no such tree");
            }
            return Vec::new();
        };
        if self.files.get(path).is_some_and(|fact| Some(fact.bytes) != want.size.checked_mul(32)) {
            self.fault(path, format!("not {} hashes of 32 bytes, as manifest.json says", want.size));
            return Vec::new();
        }
        match merkle::read_leaves(&sums::place(self.dir, path)) {
            Ok(leaves) => {
                let have = TreeFact { size: leaves.len() as u64, root: Sha256Digest(merkle::root(&leaves)) };
                if have != want {
                    self.fault(path, format!("{} leaves with root {}; manifest.json has another tree", have.size, have.root.short()));
                }
                leaves
            }
            Err(error) => {
                self.fault(path, error);
                Vec::new()
            }
        }
    }

    fn nodes(&mut self, leaves: &[merkle::Hash]) {
        let want = merkle::chunk_roots(leaves);
        if self.files.get(NODES).is_some_and(|fact| fact.sha256 != Sha256Digest::of(want.as_flattened())) {
            self.fault(NODES, "not the nodes over log/leaves.bin");
        }
    }

    /// The first mebibyte of a file that should be small; nothing where it cannot be read.
    fn small(&self, path: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let read = fs::File::open(sums::place(self.dir, path)).and_then(|file| file.take(1 << 20).read_to_end(&mut bytes));
        read.map_or_else(|_| Vec::new(), |_| bytes)
    }

    /// A text of the release; a fault where it is missing, too large or not UTF-8.
    fn text(&mut self, path: &str, limit: u64) -> Option<String> {
        let place = sums::place(self.dir, path);
        let read = match fs::symlink_metadata(&place) {
            Ok(meta) if !meta.is_file() => Err("not a file".to_owned()),
            Ok(meta) if meta.len() > limit => Err(format!("over {limit} bytes")),
            Ok(_) => fs::read(&place).map_err(|e| e.to_string()),
            Err(_) => Err("missing".to_owned()),
        };
        let text = read.and_then(|bytes| String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned()));
        text.map_err(|error| self.fault(path, error)).ok()
    }
}

//! What tests of this crate share: a folder that goes away, a seeded generator of numbers, and a small staged release.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use crate::{
    LicenceEvidence, Origin, RevisionKind, Sha256Digest, about::About, keys::Signer, manifest::*, merkle::leaf_hash, seal::SealInput,
};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder of its own, removed when dropped.
pub struct TempDir(PathBuf);

impl TempDir {
    pub fn new(name: &str) -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("assay-{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// SplitMix64: numbers that depend on the seed alone.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is not 0.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// Key of the tests, by seed.
pub fn signer(seed: u8) -> Signer {
    Signer::from_seed(ORIGIN, &[seed; 32]).expect("a name")
}

pub const ORIGIN: &str = "example.org/tiny";

/// A record of the staged release.
pub fn record(number: usize) -> String {
    let content = Sha256Digest::of(text(number));
    format!("{{\"content_sha256\":\"{content}\",\"id\":\"{:064x}\",\"license\":\"MIT\"}}", number * 10)
}

/// Text of the sample that a record is of.
pub fn text(number: usize) -> String {
    format!("def f{number}(): pass\n")
}

/// Stages a release of `rows` rows in `dir`. Its "Parquet" files are random bytes: nothing here decodes them.
pub fn stage(dir: &Path, rows: usize) -> SealInput {
    let mut random = Random(1);
    let mut shard = |path: &str, rows: u64| {
        let bytes: Vec<u8> = (0..2000).map(|_| random.next() as u8).collect();
        write(dir, path, bytes);
        Shard::staged(path, rows)
    };
    let n = rows as u64;
    let train = vec![shard("data/samples/train-00000-of-00002.parquet", n - 1), shard("data/samples/train-00001-of-00002.parquet", 1)];
    let ledger = vec![shard("data/ledger/all-00000-of-00001.parquet", n + 3)];
    for (path, text) in
        [("README.md", "# Tiny\n"), ("LICENSES.md", "MIT\n"), ("evidence/rejected.sarif", "{\"version\":\"2.1.0\",\"runs\":[]}\n")]
    {
        write(dir, path, text);
    }
    let leaves = |rows: usize| (0..rows).flat_map(|number| leaf_hash(record(number))).collect::<Vec<u8>>();
    write(dir, "log/leaves.bin", leaves(rows));
    write(dir, "log/ledger-leaves.bin", leaves(rows + 3));
    let column = |name: &str| Column { name: name.into(), description: String::new(), kind: ColumnKind::Text, list: false };
    let view = |name: &str, split: &str, shards| View {
        name: name.into(),
        columns: vec![column("id"), column("record")],
        splits: vec![Split { name: split.into(), shards }],
    };
    let digest = Sha256Digest::of("fixture");
    let manifest = Manifest {
        manifest_version: MANIFEST_VERSION,
        name: "tiny".into(),
        version: "1.2.3".into(),
        schema_version: 1,
        origin: ORIGIN.into(),
        snapshot: "2026-01-02T03:04:05Z".into(),
        recipe: Recipe { sha256: digest, value: serde_json::json!({"name": "tiny"}) },
        lock_sha256: digest,
        pipeline: Pipeline { name: "assay".into(), version: "0.1.0".into(), sha256: digest },
        sources: vec![SourceFact {
            source: "here".into(),
            kind: "git".into(),
            name: "repo".into(),
            version: None,
            purl: None,
            repo: "https://example.org/repo".into(),
            revision: "ce013625030ba8dba906f756967f9e9ca394464a".into(),
            revision_kind: RevisionKind::Git,
            repository: None,
            artifact_sha256: digest,
            artifact_bytes: 100,
            licenses: vec!["MIT".into()],
            license_evidence: None,
            rows: n,
            vulnerabilities: Vec::new(),
        }],
        unreachable: Vec::new(),
        validators: vec![ToolFact { kind: "validator".into(), name: "rules".into(), version: "1".into(), ruleset_sha256: digest }],
        rules: Vec::new(),
        counts: vec![Counts { source: "here".into(), harvested: n + 3, admitted: n, duplicate: 1, unjudged: 2, ..Counts::default() }],
        views: vec![view("samples", "train", train), view("ledger", "all", ledger)],
        trees: Trees::default(),
        previous: None,
    };
    let words = || "words".to_owned();
    let about = About {
        title: words(),
        description: words(),
        url: "https://example.org/tiny".into(),
        publisher: words(),
        keywords: vec![words()],
        collection: words(),
        preprocessing: words(),
        limitations: words(),
        biases: words(),
        personal_information: words(),
        intended_uses: vec![words()],
        out_of_scope: vec![words()],
        maintenance: words(),
    };
    SealInput { manifest, about }
}

/// Writes a file of a staged release.
pub fn write(dir: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let place = dir.join(path);
    std::fs::create_dir_all(place.parent().expect("a folder")).expect("made");
    std::fs::write(place, bytes).expect("written");
}

/// An origin.
pub fn origin() -> Origin {
    Origin {
        source: "here".into(),
        kind: "git".into(),
        repo: "https://example.org/repo".into(),
        revision: "ce013625030ba8dba906f756967f9e9ca394464a".into(),
        revision_kind: RevisionKind::Git,
        purl: None,
        repository: None,
        version: None,
        artifact_sha256: Sha256Digest::of("artifact"),
        path: "src/a.py".into(),
        start_byte: 0,
        end_byte: 10,
        start_line: 1,
        end_line: 2,
        swhid: "swh:1:cnt:ce013625030ba8dba906f756967f9e9ca394464a".into(),
        license: "MIT".into(),
        license_evidence: LicenceEvidence { source: "LICENSE".into(), sha256: Sha256Digest::of("MIT"), score: None },
        fetched_at: "2026-01-02T03:04:05Z".into(),
        tags: Vec::new(),
    }
}

//! Rows that are not what their records or the log say are named; nothing else is.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use arrow::array::{ArrayRef, RecordBatch, StringArray};
use assay_manifests::{
    Harvested, RevisionKind,
    manifest::{MANIFEST_VERSION, Pipeline, Recipe, SourceFact, TreeFact, Trees},
    merkle,
};
use parquet::arrow::ArrowWriter;

use super::*;
use crate::{SetReport, SetSettings, build_set, facts, lookup, query::query, readback, testing};

struct Release {
    dir: tempfile::TempDir,
    manifest: Manifest,
    report: SetReport,
}

fn release(n: usize) -> Release {
    let dir = tempfile::tempdir().expect("temporary directory");
    let rows: Vec<Harvested> = (0..n)
        .map(|number| {
            let text = format!("def f{number}(a):\n    return fetch_{}(a, {})\n", number * 7 % 13, number * 31);
            let mut row = testing::judged(&format!("https://example.com/o/r{number}"), "pkg/m.py", &text);
            if number % 7 == 3 {
                row.sample.origin.license = "GPL-3.0-only".to_owned();
            }
            Harvested::Judged(Box::new(row))
        })
        .collect();
    let input = testing::write(dir.path(), "rows", &rows);
    let mut settings = SetSettings::new("tiny", "1.0.0", dir.path().to_owned());
    settings.dedup.similarity = 1000;
    settings.policy.caps.template = 0;
    (settings.policy.caps.origin, settings.policy.caps.author) = (0, 0);
    settings.policy.caps.suspicious = 0;
    settings.row_group_bytes = 30_000;
    let staging = dir.path().join("release");
    std::fs::create_dir(&staging).expect("folder");
    let report = build_set(&[input], &settings, &staging, &|_, _, _| {}).expect("built");
    let digest = Sha256Digest::of("x");
    let tree = |path: &str| {
        let leaves = merkle::read_leaves(&staging.join(path)).expect("leaves");
        TreeFact { size: leaves.len() as u64, root: Sha256Digest(merkle::root(&leaves)) }
    };
    let manifest = Manifest {
        manifest_version: MANIFEST_VERSION,
        name: "tiny".to_owned(),
        version: "1.0.0".to_owned(),
        schema_version: crate::schema::SCHEMA,
        origin: "example.org/tiny".to_owned(),
        snapshot: "2026-01-02T03:04:05Z".to_owned(),
        recipe: Recipe { sha256: digest, value: serde_json::json!({}) },
        lock_sha256: digest,
        pipeline: Pipeline { name: "assay".to_owned(), version: "0".to_owned(), sha256: digest },
        sources: vec![SourceFact {
            source: "s".to_owned(),
            kind: "git".to_owned(),
            name: "r".to_owned(),
            version: None,
            purl: None,
            repo: "https://example.com/o/r".to_owned(),
            revision: digest.to_hex(),
            revision_kind: RevisionKind::Artifact,
            repository: None,
            artifact_sha256: digest,
            artifact_bytes: 1,
            licenses: Vec::new(),
            license_evidence: None,
            rows: 0,
            vulnerabilities: Vec::new(),
        }],
        unreachable: Vec::new(),
        validators: Vec::new(),
        rules: Vec::new(),
        counts: facts::counts(&report),
        views: facts::views(&report, &settings.views),
        trees: Trees { samples: tree("log/leaves.bin"), ledger: Some(tree("log/ledger-leaves.bin")) },
        previous: None,
    };
    Release { dir, manifest, report }
}

impl Release {
    fn root(&self) -> std::path::PathBuf {
        self.dir.path().join("release")
    }

    fn faults(&self, change: impl FnOnce(&mut Vec<Hash>)) -> Vec<String> {
        let mut leaves = merkle::read_leaves(&self.root().join("log/leaves.bin")).expect("leaves");
        let ledger = merkle::read_leaves(&self.root().join("log/ledger-leaves.bin")).expect("leaves");
        change(&mut leaves);
        let intact: BTreeSet<String> = self.manifest.shards().map(|shard| shard.path.clone()).collect();
        let root = self.root();
        let of = Rows { dir: &root, manifest: &self.manifest, leaves: &leaves, ledger_leaves: &ledger, intact: &intact, threads: 2 };
        rows(&of).iter().map(ToString::to_string).collect()
    }

    /// Writes the rows of a file anew, with one text column changed.
    fn rewrite(&self, path: &str, column: &str, change: impl Fn(usize, &str) -> String) {
        let place = self.root().join(path);
        let reader = readback::open(&place).expect("Parquet").build().expect("reader");
        let batches: Vec<RecordBatch> = reader.map(|batch| batch.expect("rows")).collect();
        let file = std::fs::File::create(&place).expect("file");
        let mut writer = ArrowWriter::try_new(file, batches[0].schema(), None).expect("writer");
        let mut row = 0;
        for batch in batches {
            let at = batch.schema().index_of(column).expect("column");
            let changed: StringArray = readback::texts(&batch, column)
                .expect("text")
                .iter()
                .map(|cell| {
                    row += 1;
                    Some(change(row - 1, cell.unwrap_or_default()))
                })
                .collect();
            let mut columns: Vec<ArrayRef> = batch.columns().to_vec();
            columns[at] = Arc::new(changed);
            writer.write(&RecordBatch::try_new(batch.schema(), columns).expect("batch")).expect("written");
        }
        writer.close().expect("closed");
    }

    fn first_file(&self, view: &str) -> String {
        self.report.shards.iter().find(|shard| shard.view.name() == view).expect("a file").path.clone()
    }
}

#[test]
fn a_release_as_it_was_written_has_no_fault() {
    assert_eq!(release(300).faults(|_| {}), Vec::<String>::new());
}

#[test]
fn a_row_that_is_not_its_leaf_is_named() {
    let release = release(60);
    let ids: Vec<String> = lookup::records(&release.root()).expect("rows").map(|row| row.expect("row").0).collect();
    assert!(ids.is_sorted() && ids.len() as u64 == release.manifest.trees.samples.size);
    let faults = release.faults(|leaves| leaves[7][0] ^= 1);
    assert!(matches!(faults.as_slice(), [one] if one.contains(&ids[7]) && one.contains("not the leaf")), "{faults:?}");
    let faults = release.faults(|leaves| leaves.truncate(leaves.len() - 1));
    assert!(faults.iter().any(|fault| fault.contains("leaves in the log")), "{faults:?}");
}

#[test]
fn a_changed_column_is_named_with_its_row() {
    for (column, to, says) in [
        ("content", "changed", "SHA-256 of its text"),
        ("license", "MIT-0", "column license"),
        ("path", "else.py", "column path"),
        ("record", "{}", "cannot be read"),
        ("id", "00", "not a SHA-256"),
    ] {
        let release = release(60);
        let file = release.first_file("samples");
        let id = {
            let found = lookup::records(&release.root()).expect("rows").next();
            found.expect("a row").expect("read").0
        };
        release.rewrite(&file, column, |row, old| if row == 0 { to.to_owned() } else { old.to_owned() });
        let faults = release.faults(|_| {});
        assert!(faults.iter().any(|fault| fault.contains(says) && fault.starts_with(&file)), "{column}: {faults:?}");
        if column != "id" && file.contains("train") {
            let first = readback::data_files(&release.root()).expect("files").iter().any(|file| file.rows > 0);
            assert!(first && faults.iter().any(|fault| fault.contains('#')), "{column} {id}: {faults:?}");
        }
    }
}

#[test]
fn blanks_in_a_record_and_a_changed_ledger_are_faults() {
    let release = release(60);
    let file = release.first_file("samples");
    release.rewrite(&file, "record", |row, old| if row == 1 { old.replacen(':', ": ", 1) } else { old.to_owned() });
    assert!(release.faults(|_| {}).iter().any(|fault| fault.contains("not canonical")));
    let release = self::release(60);
    let ledger = release.first_file("ledger");
    release.rewrite(&ledger, "reason", |row, old| if row == 2 { "because".to_owned() } else { old.to_owned() });
    let faults = release.faults(|_| {});
    assert!(matches!(faults.as_slice(), [one] if one.starts_with(&ledger) && one.contains("not the leaf")), "{faults:?}");
    release.rewrite(&ledger, "fate", |row, old| if row == 2 { "duplicate".to_owned() } else { old.to_owned() });
    assert!(release.faults(|_| {}).iter().any(|fault| fault.contains("manifest.json")));
}

#[test]
fn rows_are_found_by_value_and_by_likeness() {
    let release = release(300);
    let root = release.root();
    let ids: Vec<String> = lookup::records(&root).expect("rows").map(|row| row.expect("row").0).collect();
    for id in ids.iter().step_by(17) {
        let found = lookup::find(&root, "samples", "id", &[id], 10).expect("read");
        assert!(matches!(found.as_slice(), [one] if one.text("id") == id && lookup::id_of(one.text("content")) == *id));
        assert_eq!(lookup::find(&root, "ledger", "sample_id", &[id], 10).expect("read").len(), 1);
    }
    assert_eq!(lookup::find(&root, "samples", "id", &[&lookup::id_of("absent")], 10).expect("read"), []);
    let text = "def other(b):\n    # a comment\n    return fetch_7(b, 31)\n";
    let probe = lookup::Probe::new(text, assay_manifests::Language::Python, "other");
    let near = lookup::nearest(&root, &[probe], 100, 3).expect("read");
    assert!(near[0].normalised && near[0].similarity == 1000 && near.len() <= 3, "{near:?}");
    between(&root, &ids);
}

fn between(root: &Path, ids: &[String]) {
    let id_of = |record: Option<String>| record.map(|record| serde_json::from_str::<Record>(&record).expect("record").id.to_hex());
    for at in [0, 9, ids.len() - 1] {
        let mut absent = ids[at].clone();
        let last = if absent.ends_with('0') { '1' } else { '0' };
        absent.replace_range(63.., &last.to_string());
        let (before, after) = lookup::neighbours(root, &absent).expect("read");
        let want = ids.partition_point(|id| *id < absent);
        assert_eq!(id_of(before), want.checked_sub(1).map(|at| ids[at].clone()));
        assert_eq!(id_of(after), ids.get(want).cloned());
    }
}

#[test]
fn views_are_tables() {
    let release = release(60);
    let answer = query(&release.root(), "SELECT fate, COUNT(*) AS n FROM ledger GROUP BY fate ORDER BY fate").expect("answered");
    assert_eq!(answer.columns, ["fate", "n"]);
    let admitted = answer.rows.iter().find(|row| row[0] == "admitted").expect("admitted");
    assert_eq!(admitted[1], release.manifest.trees.samples.size);
    let nested = query(&release.root(), "SELECT verdicts, cwe FROM samples LIMIT 1").expect("answered");
    assert_eq!(nested.rows[0][0][0]["validator"], "coverage");
    assert!(query(&release.root(), "SELECT nothing FROM samples").expect_err("refused").to_string().contains("nothing"));
}

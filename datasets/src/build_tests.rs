//! Whole sets out of generated rows.

use std::{collections::BTreeSet, path::Path};

use assay_manifests::{Finding, Judged, Outcome, Refused, Span, Unjudged};

use super::*;
use crate::{readback, testing};

/// Rows of every fate, from several repositories, in an order that `seed` shuffles.
fn rows(n: u32, seed: u64) -> Vec<Harvested> {
    let mut rows = Vec::new();
    for number in 0..n {
        let repo = format!("https://example.com/owner{}/repo{}", number % 7, number % 31);
        let mut row = testing::judged(&repo, &format!("pkg/m{number}.py"), &content(number));
        vary(&mut row, number);
        if number % 23 == 0 {
            let refused = Refused {
                source: row.sample.origin.source.clone(),
                artifact_sha256: row.sample.origin.artifact_sha256,
                path: format!("../../{number}"),
                reason: "escapes-root".to_owned(),
                bytes: 10,
            };
            rows.push(Harvested::Refused(refused));
        }
        rows.push(Harvested::Judged(Box::new(row)));
    }
    let mut state = seed;
    for at in (1..rows.len()).rev() {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        rows.swap(at, (state >> 33) as usize % (at + 1));
    }
    rows
}

fn content(number: u32) -> String {
    let words = ["open", "read", "close", "query", "fetch", "store", "check", "build", "join", "split"];
    let mut text = format!("def handler_{number}(request):\n");
    let mut state = u64::from(number / 2) + 1;
    for line in 0..(6 + number % 9) {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        let (a, b) = ((state >> 33) as usize % words.len(), (state >> 40) as usize % words.len());
        text.push_str(&format!("    value_{line} = client.{}_{}(request, {})\n", words[a], words[b], state >> 50));
    }
    // Every fifth text is the one before it with another name and comment; every eleventh is met at two places.
    if number % 5 == 4 {
        text = content(number - 1).replace(&format!("handler_{}", number - 1), "renamed").replace("):\n", "):  # the same\n");
    }
    if number % 11 == 10 { content(number - 1) } else { text }
}

fn vary(row: &mut Judged, number: u32) {
    if number % 13 == 1 {
        row.verdicts[3].outcome = Outcome::Flagged;
        row.verdicts[3].findings.push(Finding {
            rule: "python/cwe-078-shell".to_owned(),
            cwe: vec![78],
            severity: "high".to_owned(),
            message: "m".to_owned(),
            span: Span::default(),
            path: Vec::new(),
        });
    }
    if number % 17 == 2 {
        let open = Unjudged { rule: "python/cwe-022-path".to_owned(), cwe: vec![22], span: Span::default(), reason: "unknown".to_owned() };
        row.verdicts[3].unjudged.push(open);
    }
    if number % 19 == 3 {
        row.sample.origin.license = "GPL-3.0-only".to_owned();
    }
    if number.is_multiple_of(4) {
        row.sample.origin.license = "Apache-2.0 OR MIT".to_owned();
    }
}

fn build(rows: &[Harvested], threads: usize, tune: impl Fn(&mut SetSettings)) -> (tempfile::TempDir, SetReport) {
    let dir = tempfile::tempdir().expect("temporary directory");
    let halves = rows.split_at(rows.len() / 3);
    let inputs = [testing::write(dir.path(), "a", halves.0), testing::write(dir.path(), "b", halves.1)];
    let staging = dir.path().join("release");
    std::fs::create_dir(&staging).expect("made");
    let mut settings = SetSettings::new("generated", "1.0.0", dir.path().to_owned());
    settings.splits = crate::settings::SplitSettings { validation: 150, test: 150 };
    // Generated rows are all of a few templates, as planted ones are.
    settings.policy.caps.suspicious = 0;
    (settings.policy.caps.origin, settings.policy.caps.author) = (0, 0);
    tune(&mut settings);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("pool");
    let report = pool.install(|| build_set(&inputs, &settings, &staging, &|_, _, _| {})).expect("builds");
    (dir, report)
}

fn bytes_of(dir: &Path, report: &SetReport) -> Vec<(String, Sha256Digest)> {
    let digest = |file: &String| Sha256Digest::of(std::fs::read(dir.join("release").join(file)).expect("written"));
    report.files.iter().map(|file| (file.clone(), digest(file))).collect()
}

#[test]
fn everything_is_conserved_and_arrival_does_not_matter() {
    let (dir, report) = build(&rows(600, 1), 2, |_| {});
    let total = report.counts.total();
    assert_eq!(total.harvested, 600 + 27);
    assert!(total.admitted > 150 && total.rejected > 60 && total.duplicate > 60 && total.unjudged > 20, "{total:?}");
    let stats = readback::Stats::read(&dir.path().join("release")).expect("reads back");
    assert_eq!(stats.ledger, report.counts, "the ledger tells what the build counted");
    assert_eq!(stats.samples.rows, total.admitted);
    assert!(stats.splits.len() == 3, "{:?}", stats.splits);
    let (other_dir, other) = build(&rows(600, 2), 2, |_| {});
    assert_eq!(bytes_of(dir.path(), &report), bytes_of(other_dir.path(), &other));
}

#[test]
fn threads_and_buffers_do_not_matter() {
    let rows = rows(400, 3);
    let (one_dir, one) = build(&rows, 1, |settings| settings.buffer_bytes = 1);
    let (four_dir, four) = build(&rows, 4, |settings| settings.buffer_bytes = 1 << 30);
    assert_eq!(bytes_of(one_dir.path(), &one), bytes_of(four_dir.path(), &four));
    assert_eq!(one, four);
}

#[test]
fn rows_are_sorted_shards_numbered_and_leaves_in_order() {
    let (dir, report) = build(&rows(500, 4), 2, |settings| {
        settings.shard_bytes = 100_000;
        settings.row_group_bytes = 20_000;
    });
    let root = dir.path().join("release");
    let mut records = Vec::new();
    let mut seen = BTreeSet::new();
    for file in readback::data_files(&root).expect("lists").iter().filter(|file| file.view == "samples") {
        let mut last = String::new();
        readback::for_each_batch(&root.join(&file.path), &["id", "content", "record", "cluster"], |batch| {
            let column = |name| readback::texts(batch, name).expect("column");
            for row in 0..batch.num_rows() {
                let id = column("id").value(row).to_owned();
                assert!(last < id, "{} is not sorted", file.path);
                assert_eq!(id, Sha256Digest::of(column("content").value(row)).to_hex());
                records.push((id.clone(), leaf_hash(column("record").value(row).as_bytes())));
                assert!(seen.insert(column("cluster").value(row).to_owned()), "one sample of a cluster is released");
                last = id;
            }
            Ok(())
        })
        .expect("reads back");
    }
    records.sort();
    let leaves: Vec<u8> = records.iter().flat_map(|(_, leaf)| leaf.0).collect();
    assert_eq!(std::fs::read(root.join(&report.leaves)).expect("leaves"), leaves);
}

#[test]
fn caps_hold_and_say_so() {
    // Seven owners of repositories stand in the rows.
    let (_, report) = build(&rows(300, 5), 2, |settings| settings.policy.caps.author = 2);
    assert!(report.counts.total().admitted <= 14);
    assert!(report.counts.total().reasons["rejected"]["cap/author"] > 20);
}

#[test]
fn neighbours_stay_in_proportion_to_pairs() {
    let mut plain = rows(60, 5);
    for row in &mut plain {
        if let Harvested::Judged(judged) = row {
            judged.verdicts.iter_mut().for_each(|verdict| verdict.evidence.clear());
            judged.sample.origin.tags.push(crate::admission::NEIGHBOUR.to_owned());
        }
    }
    // Without a pair there is nothing to stand beside.
    let (_, report) = build(&plain, 2, |settings| settings.policy.pairs.neighbours = 100);
    assert_eq!(report.counts.total().admitted, 0);
    assert!(report.counts.total().reasons["rejected"]["cap/neighbours"] > 10);
}

#[test]
fn a_damaged_line_is_named() {
    let dir = tempfile::tempdir().expect("temporary directory");
    let path = dir.path().join("x.jsonl.zst");
    std::fs::write(&path, zstd::encode_all(&b"{\"judged\":{}}\n"[..], 1).expect("encodes")).expect("written");
    let settings = SetSettings::new("x", "1.0.0", dir.path().to_owned());
    let error = build_set(&[path], &settings, dir.path(), &|_, _, _| {}).expect_err("refused").to_string();
    assert!(error.contains("x.jsonl.zst:1:"), "{error}");
}

#[test]
fn nothing_in_nothing_out() {
    let (_, report) = build(&[], 1, |_| {});
    assert_eq!((report.leaf_count, report.shards.len()), (0, 0));
}

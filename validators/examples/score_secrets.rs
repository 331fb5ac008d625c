//! Scores the judge of secrets on labelled strings that are generated from the formats' descriptions:
//!
//!     cargo run --release -p assay-validators --example score_secrets -- [SEED] [--files] [--show]
//!     cargo run --release -p assay-validators --example score_secrets -- FILE.jsonl… [--show]
//!
//! `--files`: the other set, of lines as they stand in real files. `FILE.jsonl`: labelled files of one's own, a JSON object a line: `path` (its
//! language is told from it; text where it tells none), `content`, `label` (`secret`, or anything else for a file without one), and `kind`
//! (optional: what the line is counted under).
//! Prints true and false positives for each kind, and F1 and J over all. `--show` prints what was missed or falsely found.

use std::collections::BTreeMap;

use assay_manifests::Language;
use assay_validators::{
    judges::secrets::{Secrets, SecretsConfig},
    panel::{ArtifactView, FileView},
};

#[path = "labelled/mod.rs"]
#[allow(dead_code, reason = "the other sets are of other examples")]
mod labelled;

/// A line of a labelled file.
#[derive(serde::Deserialize)]
struct Row {
    path: String,
    content: String,
    label: String,
    #[serde(default)]
    kind: String,
}

struct Case {
    is_secret: bool,
    group: String,
    path: String,
    language: Language,
    text: String,
}

fn generated(seed: u64, files: bool) -> Vec<Case> {
    let cases = if files { labelled::secrets_in_files::cases(seed) } else { labelled::secrets::cases(seed) };
    let owned = |case: labelled::secrets::Case| Case {
        is_secret: case.is_secret,
        group: case.group.to_owned(),
        path: case.path.to_owned(),
        language: case.language,
        text: case.text,
    };
    cases.into_iter().map(owned).collect()
}

fn read(file: &str) -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let mut cases = Vec::new();
    for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        cases.push(Case {
            is_secret: row.label == "secret",
            group: row.kind,
            language: Language::from_path(&row.path).unwrap_or(Language::Text),
            path: row.path,
            text: row.content,
        });
    }
    Ok(cases)
}

#[allow(clippy::print_stdout, reason = "an example prints its result")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let show = args.iter().any(|arg| arg == "--show");
    let mut cases = Vec::new();
    for file in args.iter().filter(|arg| arg.ends_with(".jsonl")) {
        cases.extend(read(file)?);
    }
    if cases.is_empty() {
        cases = generated(args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(1), args.iter().any(|arg| arg == "--files"));
    }
    let secrets = Secrets::new(SecretsConfig::default());
    println!("{} kinds by pattern", secrets.kinds().count());
    let artifact = ArtifactView::default();
    let mut groups: BTreeMap<(bool, &str), (u32, u32)> = BTreeMap::new();
    for case in &cases {
        let file =
            FileView { path: &case.path, language: case.language, text: &case.text, parsed: None, module: None, artifact: &artifact };
        let found = secrets.scan(&file);
        let row = groups.entry((case.is_secret, &case.group)).or_default();
        row.0 += u32::from(!found.is_empty());
        row.1 += 1;
        if show && found.is_empty() == case.is_secret {
            let said: Vec<(&str, &str)> = found.iter().map(|found| (found.kind, &case.text[found.start..found.end])).collect();
            println!("--- {} {} {said:?} {}\n{}", if case.is_secret { "missed" } else { "false" }, case.group, case.path, case.text);
        }
    }
    for ((is_secret, group), (found, all)) in &groups {
        println!("{:<10} {group:<24} {found:>3} of {all:>3}", if *is_secret { "true" } else { "near miss" });
    }
    let sum = |label: bool| {
        groups.iter().filter(|((is_secret, _), _)| *is_secret == label).fold((0, 0), |(a, b), (_, (found, all))| (a + found, b + all))
    };
    let ((hit, positives), (wrong, negatives)) = (sum(true), sum(false));
    let f1 = f64::from(2 * hit) / f64::from(hit + positives + wrong);
    let j = f64::from(hit) / f64::from(positives) - f64::from(wrong) / f64::from(negatives);
    println!("secrets: {hit} of {positives} found, {wrong} of {negatives} near misses flagged, F1 {f1:.3}, J {j:.3}");
    Ok(())
}

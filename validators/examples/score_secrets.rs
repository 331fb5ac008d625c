//! Scores the judge of secrets on labelled strings that are generated from the formats' descriptions:
//!
//!     cargo run --release -p assay-validators --example score_secrets -- [SEED] [--files] [--show]
//!
//! `--files`: the other set, of lines as they stand in real files.
//! Prints true and false positives for each kind, and F1 and J over all. `--show` prints what was missed or falsely found (generated text).

use std::collections::BTreeMap;

use assay_validators::{
    judges::secrets::{Secrets, SecretsConfig},
    panel::{ArtifactView, FileView},
};

#[path = "labelled/mod.rs"]
#[allow(dead_code, reason = "the other sets are of other examples")]
mod labelled;

#[allow(clippy::print_stdout, reason = "an example prints its result")]
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let seed = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(1);
    let show = args.iter().any(|arg| arg == "--show");
    let secrets = Secrets::new(SecretsConfig::default());
    println!("{} kinds by pattern", secrets.kinds().count());
    let artifact = ArtifactView::default();
    let mut groups: BTreeMap<(bool, &str), (u32, u32)> = BTreeMap::new();
    let files = args.iter().any(|arg| arg == "--files");
    for case in if files { labelled::secrets_in_files::cases(seed) } else { labelled::secrets::cases(seed) } {
        let file = FileView { path: case.path, language: case.language, text: &case.text, parsed: None, module: None, artifact: &artifact };
        let found = secrets.scan(&file);
        let row = groups.entry((case.is_secret, case.group)).or_default();
        row.0 += u32::from(!found.is_empty());
        row.1 += 1;
        if show && found.is_empty() == case.is_secret {
            let kinds: Vec<&str> = found.iter().map(|found| found.kind).collect();
            println!("--- {} {} {kinds:?} {}\n{}", if case.is_secret { "missed" } else { "false" }, case.group, case.path, case.text);
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
}

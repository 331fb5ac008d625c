//! All verdicts on the files below folders and on the samples of labelled corpora (`*.jsonl`), a line each, for comparing what two versions of
//! the program say: `cargo run --release --example verdicts -p assay -- THREADS FOLDER|CORPUS… > before`, later `> after`, then `diff`.
//!
//! A line holds place, unit, judge, outcome, numbers of findings, evidence and unjudged rules, and a digest over the whole verdict (rule digests
//! aside).
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "an example prints")]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use assay::judge::{Ruling, Source, Surroundings, judge_files, judge_whole};
use assay_manifests::{Language, Sha256Digest, Verdict};
use assay_validators::{
    panel::{Knowledge, PanelConfig, Validator, panel},
    rule::RuleSet,
};
use rayon::prelude::*;

mod corpus;

const MAX_BYTES: u64 = 64 << 20;
/// Files that are judged together, as those of one artifact are.
const TOGETHER: usize = 64;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let threads: usize = args.next().context("first: how many threads")?.parse()?;
    let mut roots: Vec<PathBuf> = args.map(PathBuf::from).collect();
    if roots.is_empty() {
        roots = corpus::usual_roots();
    }
    let rules = RuleSet::embedded()?;
    let panel = panel(&PanelConfig::default(), &rules, &Knowledge::default());
    let (labelled, folders): (Vec<PathBuf>, Vec<PathBuf>) = roots.into_iter().partition(|root| root.is_file());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(assay::STACK).build()?;
    pool.install(|| {
        of_folders(&folders, &panel)?;
        labelled.iter().try_for_each(|path| of_corpus(path, &panel))
    })
}

fn of_folders(roots: &[PathBuf], panel: &[Box<dyn Validator>]) -> anyhow::Result<()> {
    let files = corpus::gather(roots, MAX_BYTES, |_| true);
    let about = Surroundings { declared_license: Some("MIT"), ..Surroundings::default() };
    let read = |(path, language): &(PathBuf, Language)| {
        let text = fs::read_to_string(path).ok()?;
        Some(Source { path: path.to_string_lossy().into_owned(), language: *language, text })
    };
    // A few groups at a time: what is judged need not be kept.
    for some in files.chunks(8 * TOGETHER) {
        let said: Vec<Vec<String>> = some
            .par_chunks(TOGETHER)
            .map(|chunk| {
                let chunk: Vec<Source> = chunk.iter().filter_map(read).collect();
                let rulings = judge_files(&chunk, &about, panel);
                chunk.iter().zip(&rulings).flat_map(|(file, rulings)| rulings.iter().flat_map(|ruling| lines(&file.path, ruling))).collect()
            })
            .collect();
        print(said.iter().flatten())?;
    }
    Ok(())
}

fn of_corpus(path: &Path, panel: &[Box<dyn Validator>]) -> anyhow::Result<()> {
    let text = fs::read_to_string(path)?;
    let mut samples = Vec::new();
    for line in text.lines() {
        let sample: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| sample[name].as_str().unwrap_or_default();
        let Some(language) = Language::ALL.iter().find(|language| language.name() == field("language")) else { continue };
        samples.push(Source { path: field("id").to_owned(), language: *language, text: field("content").to_owned() });
    }
    let rulings = judge_whole(&samples, &Surroundings::default(), panel);
    print(samples.iter().zip(&rulings).flat_map(|(sample, ruling)| lines(&sample.path, ruling)).collect::<Vec<_>>().iter())
}

fn lines(path: &str, ruling: &Ruling) -> Vec<String> {
    ruling.verdicts.iter().map(|verdict| line(path, ruling, verdict)).collect()
}

fn line(path: &str, ruling: &Ruling, verdict: &Verdict) -> String {
    let (span, v) = (ruling.unit.span, verdict);
    let counts = format!("{} {} {}", v.findings.len(), v.evidence.len(), v.unjudged.len());
    let whole = Verdict { ruleset_sha256: Sha256Digest::of(b""), ..verdict.clone() };
    let digest = Sha256Digest::of(serde_json::to_vec(&whole).unwrap_or_default()).to_string();
    let outcome = format!("{:?}", v.outcome);
    format!("{path}\t{}-{} {}\t{}\t{outcome}\t{counts}\t{}", span.start, span.end, ruling.unit.name, v.validator, &digest[..16])
}

fn print<'l>(lines: impl Iterator<Item = &'l String>) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    lines.into_iter().try_for_each(|line| writeln!(out, "{line}"))?;
    Ok(())
}

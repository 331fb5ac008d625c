//! Speed of judging against tree-sitter parsing alone, on the same files and threads, and where the time goes.
//! `make bench`, or `cargo run --release --example bench -p assay -- FOLDER…`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench prints and reads the clock")]

use std::{path::Path, time::Instant};

use assay::judge::{Source, Surroundings, judge_files};
use assay_manifests::Language;
use assay_validators::{
    flow::lower::lower,
    panel::{Knowledge, PanelConfig, panel},
    parse::parse,
    rule::RuleSet,
};
use rayon::prelude::*;

/// Enough to measure, little enough to wait for.
const MAX_BYTES: usize = 24 << 20;

fn main() -> anyhow::Result<()> {
    let mut roots: Vec<String> = std::env::args().skip(1).collect();
    if roots.is_empty() {
        roots.push("datasets/recipes/golden".to_owned());
        let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))?;
        let sources = format!("{home}/registry/src");
        if Path::new(&sources).is_dir() {
            roots.push(sources);
        }
    }
    let files = gather(&roots);
    let bytes: usize = files.iter().map(|f| f.text.len()).sum();
    anyhow::ensure!(bytes > 0, "no source files below {roots:?}");
    println!("{} files, {:.1} MB, below {}", files.len(), mb(bytes), roots.join(", "));
    let panel = panel(&PanelConfig::default(), &RuleSet::embedded()?, &Knowledge::default());
    let about = Surroundings { declared_license: Some("MIT"), ..Surroundings::default() };

    for threads in [1, std::thread::available_parallelism()?.get()] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(assay::STACK).build()?;
        pool.install(|| {
            let parsing = time(|| {
                files.par_iter().for_each(|file| drop(parse(file.language, &file.text)));
            });
            let lowering = time(|| {
                files.par_iter().for_each(|file| {
                    if let Some(parsed) = parse(file.language, &file.text) {
                        drop(lower(file.language, &file.path, &file.text, &parsed.tree));
                    }
                });
            });
            let judging = time(|| {
                files.par_chunks(64).for_each(|chunk| drop(judge_files(chunk, &about, &panel)));
            });
            println!(
                "{threads} threads: parsing {:.1} MB/s, parsing and lowering {:.1} MB/s, judging in full {:.1} MB/s = {:.0}% of parsing",
                mb(bytes) / parsing,
                mb(bytes) / lowering,
                mb(bytes) / judging,
                100.0 * parsing / judging
            );
        });
    }
    for validator in &panel {
        let alone = std::slice::from_ref(validator);
        let seconds = time(|| files.par_chunks(64).for_each(|chunk| drop(judge_files(chunk, &about, alone))));
        println!("  {:<10} with parsing and lowering {:.1} MB/s", validator.name(), mb(bytes) / seconds);
    }
    let mut peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    peak.retain(|c| c != '\t');
    if let Some(line) = peak.lines().find(|line| line.starts_with("VmHWM")) {
        println!("peak memory {}", line.trim_start_matches("VmHWM:").trim());
    }
    Ok(())
}

fn gather(roots: &[String]) -> Vec<Source> {
    let (mut files, mut bytes) = (Vec::new(), 0);
    for root in roots {
        for entry in ignore::WalkBuilder::new(root).sort_by_file_path(Ord::cmp).build().flatten() {
            let path = entry.path().to_string_lossy().into_owned();
            let Some(language) = Language::from_path(&path).filter(|l| l.has_flow()) else { continue };
            // A file in seven: many packages, not the first few whole.
            if root.ends_with("src") && path.bytes().map(u32::from).sum::<u32>() % 7 != 0 {
                continue;
            }
            let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
            if text.len() > 1 << 20 || bytes + text.len() > MAX_BYTES {
                continue;
            }
            bytes += text.len();
            files.push(Source { path, language, text });
        }
    }
    files
}

fn time(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

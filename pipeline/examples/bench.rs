//! Speed of judging against tree-sitter parsing alone, on the same files and threads; where the time goes, by language and by judge; and
//! whether memory grows with the number of files. `make bench`, or `cargo run --release --example bench -p assay -- FOLDER…`.
//!
//! Rates are given by the clock and by processor time: the second holds on a machine that others use too.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench prints and reads the clock")]

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Instant,
};

use assay::{
    extract::units,
    judge::{Source, Surroundings, judge_files},
};
use assay_manifests::{Language, Sha256Digest, Verdict};
use assay_validators::{
    declared::types,
    flow::lower::lower,
    judges::{flow::FlowValidator, memory::Memory},
    panel::{FileView, Knowledge, PanelConfig, UnitView, Validator, panel},
    parse::parse,
    rule::RuleSet,
};
use rayon::prelude::*;

mod corpus;

/// Enough to measure, little enough to wait for.
const MAX_BYTES: u64 = 24 << 20;
/// Files that are judged together, as those of one artifact are.
const TOGETHER: usize = 64;

fn main() -> anyhow::Result<()> {
    let mut roots: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    if roots.is_empty() {
        roots = corpus::usual_roots();
    }
    let files = corpus::gather(&roots, MAX_BYTES, Language::has_flow);
    anyhow::ensure!(!files.is_empty(), "no source files below {roots:?}");
    let about = Surroundings { declared_license: Some("MIT"), ..Surroundings::default() };
    let rules = RuleSet::embedded()?;
    let config = PanelConfig::default();
    let plain = panel(&config, &rules, &Knowledge::default());
    let following: Vec<Box<dyn Validator>> = vec![Box::new(FlowValidator::new(Arc::clone(&rules), &config.flow)), Box::new(Memory)];
    let threads = std::thread::available_parallelism()?.get();
    let shown: Vec<String> = roots.iter().map(|root| root.display().to_string()).collect();
    println!("{} files below {}", files.len(), shown.join(", "));

    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(assay::STACK).build();
    pool(threads)?.install(|| memory(&files, &about, &plain));

    let read = |(path, language): &(PathBuf, Language)| {
        let text = fs::read_to_string(path).ok()?;
        Some(Source { path: path.to_string_lossy().into_owned(), language: *language, text })
    };
    let files: Vec<Source> = files.iter().filter_map(read).collect();
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    for threads in std::collections::BTreeSet::from([1, threads]) {
        pool(threads)?.install(|| {
            let parsing = time(|| files.par_iter().for_each(|file| drop(parse(file.language, &file.text))));
            let judging = |panel: &[Box<dyn Validator>]| {
                time(|| files.par_chunks(TOGETHER).for_each(|chunk| drop(judge_files(chunk, &about, panel))))
            };
            println!("{threads} threads, {:.1} MB", mb(bytes));
            println!("  {:<67} {}", "parsing alone", parsing.rate(bytes));
            for (what, panel) in [
                ("data-flow judgement (parse, lowering, units, flow and memory rules)", &following),
                ("judging in full (all judges)", &plain),
            ] {
                let judging = judging(panel);
                let (clock, cpu) = (100.0 * parsing.clock / judging.clock, 100.0 * parsing.cpu / judging.cpu);
                let after = 100.0 * parsing.cpu / (judging.cpu - parsing.cpu).max(f64::EPSILON);
                println!(
                    "  {what:<67} {}: {clock:.0}% of the rate of parsing by the clock, {cpu:.0}% by processor time; what comes after the parse by itself {after:.0}%",
                    judging.rate(bytes)
                );
            }
        });
    }
    let times = Times::default();
    let timed: Vec<Box<dyn Validator>> =
        plain.into_iter().map(|judge| -> Box<dyn Validator> { Box::new(Timed(judge, times.clone())) }).collect();
    pool(threads)?.install(|| {
        files.par_iter().for_each(|file| {
            let parsed = times.of("parse", file.language, || parse(file.language, &file.text));
            let Some(parsed) = parsed else { return };
            let tree = times.of("lower", file.language, || parsed.flat());
            let module = times.of("lower", file.language, || lower(file.language, &file.path, &file.text, &tree));
            times.of("extract", file.language, || {
                let types = types(file.language, &file.text, &tree);
                drop(units(file.language, &file.path, &file.text, module.as_ref(), &types));
            });
        });
        files.par_chunks(TOGETHER).for_each(|chunk| drop(judge_files(chunk, &about, &timed)));
    });
    let names = ["parse", "lower", "extract"].into_iter().chain(timed.iter().map(|judge| judge.name())).collect::<Vec<_>>();
    times.table(&files, &names);
    Ok(())
}

/// Peak memory when N and 2 N files are read and judged, a few at a time.
fn memory(files: &[(PathBuf, Language)], about: &Surroundings<'_>, panel: &[Box<dyn Validator>]) {
    // Regular expressions and tables are made on first use: not on the count of the first run.
    for step in [64, 8, 4] {
        // Resets the peak (proc(5)); where that is refused, the figure is the peak so far.
        let _ = fs::write("/proc/self/clear_refs", "5");
        let some: Vec<&(PathBuf, Language)> = files.iter().step_by(step).collect();
        some.par_chunks(TOGETHER).for_each(|chunk| {
            let read = |(path, language): &&(PathBuf, Language)| {
                let text = fs::read_to_string(path).ok()?;
                Some(Source { path: path.to_string_lossy().into_owned(), language: *language, text })
            };
            let chunk: Vec<Source> = chunk.iter().filter_map(read).collect();
            drop(judge_files(&chunk, about, panel));
        });
        if step < 64 {
            println!("peak memory, {} files read and judged: {}", some.len(), peak());
        }
    }
}

fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());
    kilobytes.map_or_else(|| "not known here".to_owned(), |kb| format!("{:.0} MB", kb / 1024.0))
}

/// Processor time by language and name, in seconds.
#[derive(Clone, Default)]
struct Times(Arc<Mutex<BTreeMap<(Language, &'static str), f64>>>);

impl Times {
    fn of<T>(&self, name: &'static str, language: Language, work: impl FnOnce() -> T) -> T {
        let before = thread_cpu();
        let done = work();
        let spent = thread_cpu() - before;
        if let Ok(mut times) = self.0.lock() {
            *times.entry((language, name)).or_default() += spent;
        }
        done
    }

    fn table(&self, files: &[Source], names: &[&'static str]) {
        let Ok(times) = self.0.lock() else { return };
        let mut sizes: BTreeMap<Language, usize> = BTreeMap::new();
        files.iter().for_each(|file| *sizes.entry(file.language).or_default() += file.text.len());
        println!("processor milliseconds for each MB, by judge and language");
        print!("{:>16} {:>8}", "", "all");
        sizes.keys().for_each(|language| print!(" {:>8}", &language.name()[..language.name().len().min(8)]));
        print!("\n{:>16} {:>8.1}", "MB", mb(sizes.values().sum()));
        sizes.values().for_each(|bytes| print!(" {:>8.1}", mb(*bytes)));
        println!();
        let cell = |language: Option<Language>, name: &dyn Fn(&str) -> bool| {
            let wanted = |key: &(Language, &str)| language.is_none_or(|language| language == key.0) && name(key.1);
            let spent: f64 = times.iter().filter(|(key, _)| wanted(key)).map(|(_, spent)| spent).sum();
            let bytes: usize = sizes.iter().filter(|(key, _)| language.is_none_or(|language| language == **key)).map(|(_, b)| b).sum();
            1000.0 * spent / mb(bytes)
        };
        let columns: Vec<Option<Language>> = std::iter::once(None).chain(sizes.keys().copied().map(Some)).collect();
        let row = |title: &str, name: &dyn Fn(&str) -> bool| {
            print!("{title:>16}");
            columns.iter().for_each(|language| print!(" {:>8.0}", cell(*language, name)));
            println!();
        };
        names.iter().for_each(|name| row(name, &|key| key == *name));
        row("sum", &|_| true);
        print!("{:>16}", "parse / sum");
        columns
            .iter()
            .for_each(|language| print!(" {:>7.0}%", 100.0 * cell(*language, &|key| key == "parse") / cell(*language, &|_| true)));
        println!();
    }
}

/// A judge whose time is taken.
struct Timed(Box<dyn Validator>, Times);

impl Validator for Timed {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn version(&self) -> &'static str {
        self.0.version()
    }

    fn ruleset(&self) -> Sha256Digest {
        self.0.ruleset()
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        self.1.of(self.0.name(), file.language, || self.0.judge(file, units))
    }
}

struct Took {
    clock: f64,
    cpu: f64,
}

impl Took {
    fn rate(&self, bytes: usize) -> String {
        format!("{:6.2} MB/s by the clock, {:6.2} MB each processor second", mb(bytes) / self.clock, mb(bytes) / self.cpu)
    }
}

fn time(work: impl FnOnce()) -> Took {
    let (start, before) = (Instant::now(), process_cpu());
    work();
    Took { clock: start.elapsed().as_secs_f64(), cpu: process_cpu() - before }
}

/// Processor seconds of this process so far (proc(5): user and system time, in hundredths).
fn process_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Processor seconds of this thread so far.
fn thread_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split_whitespace().next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

//! Prints how the rules do on the flow suites of `validators/flows/`, for each flow, sink and source:
//!
//!     cargo run --release -p assay-validators --example flows -- [--rules DIR] [--language L] [--suite S] [--list] [--show NAME]
//!
//! `--suite` takes those descriptions whose file's name holds S, `--rules` reads rules from a folder at run time, in place of the embedded ones; `--list` names every wrong case, `--show` prints the
//! cases whose name holds NAME.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use assay_validators::rule::RuleSet;

#[allow(dead_code, reason = "the test that holds the floors uses the rest")]
#[path = "../tests/suite/mod.rs"]
mod suite;

use suite::{Said, Score};

#[allow(clippy::print_stdout, reason = "a command for people")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).map(String::as_str);
    let rules = match value("--rules") {
        Some(dir) => Arc::new(RuleSet::only_dir(Path::new(dir))?),
        None => RuleSet::embedded().map_err(|error| error.to_string())?,
    };
    for (name, description) in suite::named(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/flows"))) {
        if value("--suite").is_some_and(|suite| !name.contains(suite)) {
            continue;
        }
        if value("--language").is_some_and(|language| language != description.language) {
            continue;
        }
        let mut whole = Score::default();
        let mut parts: BTreeMap<String, Score> = BTreeMap::new();
        for case in description.cases() {
            let said = suite::say(&rules, &description, &case);
            if value("--show").is_some_and(|name| case.name.contains(name)) {
                println!("--- {} ({said:?})\n{}", case.name, case.text);
            }
            if args.iter().any(|arg| arg == "--list") && case.tainted != (said == Said::Flagged) {
                println!("wrong: {} ({said:?})", case.name);
            }
            whole.add(&case, said);
            for part in [format!("flow {}", case.flow), format!("sink {} (CWE-{})", case.sink, case.cwe), format!("source {}", case.source)]
            {
                parts.entry(part).or_default().add(&case, said);
            }
        }
        for (name, score) in parts.iter().filter(|(_, score)| score.hits < score.tainted || score.alarms > 0 || score.unjudged > 0) {
            line(name, score);
        }
        line(&name, &whole);
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "a command for people")]
fn line(name: &str, score: &Score) {
    let (tpr, fpr, j) = score.rates();
    println!("{name:44} {:4}/{:<4} TPR {tpr:.3} FPR {fpr:.3} J {j:.3} unjudged {:.3}", score.tainted, score.clean, score.unjudged_share());
}

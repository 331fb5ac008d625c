//! Scores the rules over deployment documents on pairs of files that differ in one setting:
//!
//!     cargo run --release -p assay-validators --example score_documents -- [--list] [--show] [--rules DIR] [DIR | FILE.jsonl]
//!
//! `DIR` holds descriptions (`validators/documents` where absent). `FILE.jsonl` holds labelled sides, a JSON object a line: `path` (its language is
//! told from it), `content`, `cwe` (numbers, or texts as `CWE-284`), `label` (`bad` or `good`) and `pair`, which the two sides of a pair share; pairs
//! are counted under what stands before the last `-` of it. Prints for each format, and for all: bad sides with a finding of the
//! labelled weakness (TPR), good sides with one (FPR), their difference, pairs told apart, good sides with evidence, sides left unjudged.
//! `--list` names the pairs that are not told apart, `--show` also what is said of the weakness on their sides.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use assay_manifests::Language;
use assay_validators::{document::rule::SaidOutcome, rule::RuleSet};

#[path = "../tests/pairs/mod.rs"]
mod pairs;

/// A side of a pair in a labelled file.
#[derive(serde::Deserialize)]
struct Row {
    path: String,
    content: String,
    cwe: Vec<serde_json::Value>,
    label: String,
    pair: String,
}

/// The pairs of a labelled file, by their names.
fn read(file: &str) -> Result<Vec<pairs::Pair>, Box<dyn std::error::Error>> {
    let mut sides: BTreeMap<String, (Option<Row>, Option<Row>)> = BTreeMap::new();
    for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        let pair = sides.entry(row.pair.clone()).or_default();
        let side = if row.label == "bad" { &mut pair.0 } else { &mut pair.1 };
        *side = Some(row);
    }
    let number = |cwe: &serde_json::Value| match cwe.as_str() {
        Some(text) => text.trim_start_matches("CWE-").parse().ok(),
        None => cwe.as_u64().and_then(|n| n.try_into().ok()),
    };
    let mut out = Vec::new();
    for (name, pair) in sides {
        let (Some(bad), Some(good)) = pair else { return Err(format!("{name}: one side is missing").into()) };
        let language = Language::from_path(&bad.path).ok_or_else(|| format!("{name}: `{}` tells no language", bad.path))?;
        let format = name.rsplit_once('-').map_or(name.as_str(), |(format, _)| format);
        out.push(pairs::Pair {
            name: format!("{format}/{name}"),
            cwe: bad.cwe.iter().filter_map(number).collect(),
            language,
            path: bad.path,
            bad: bad.content,
            good: good.content,
        });
    }
    Ok(out)
}

#[derive(Default)]
struct Score {
    pairs: u32,
    bad: u32,
    good: u32,
    apart: u32,
    evidenced: u32,
    unjudged: u32,
}

#[allow(clippy::print_stdout, reason = "a command for people")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let rules = match args.iter().position(|a| a == "--rules") {
        Some(at) => {
            args.remove(at);
            Arc::new(RuleSet::only_dir(Path::new(&args.remove(at)))?)
        }
        None => RuleSet::embedded().map_err(|error| error.to_string())?,
    };
    let list = args.iter().position(|a| a == "--list").map(|at| args.remove(at)).is_some();
    let show = args.iter().position(|a| a == "--show").map(|at| args.remove(at)).is_some();
    let dir = args.first().map_or("validators/documents", String::as_str);
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for pair in if dir.ends_with(".jsonl") { read(dir)? } else { pairs::pairs(Path::new(dir)) } {
        let (bad, good) = (pairs::say(&rules, &pair, &pair.bad), pairs::say(&rules, &pair, &pair.good));
        for name in [pair.name.split('/').next().unwrap_or_default(), "~all"] {
            let score = scores.entry(name.to_owned()).or_default();
            score.pairs += 1;
            score.bad += u32::from(bad.flagged);
            score.good += u32::from(good.flagged);
            score.apart += u32::from(bad.flagged && !good.flagged);
            score.evidenced += u32::from(good.evidenced && !good.flagged);
            score.unjudged += u32::from(good.unjudged && !good.flagged);
        }
        if list || show {
            match (bad.flagged, good.flagged) {
                (true, false) => {}
                (false, false) => println!("missed  {} {:?}{}", pair.name, pair.cwe, if bad.unjudged { " unjudged" } else { "" }),
                (true, true) => println!("both    {} {:?}", pair.name, pair.cwe),
                (false, true) => println!("false   {} {:?}", pair.name, pair.cwe),
            }
        }
        if show && (!bad.flagged || good.flagged) {
            for (side, text) in [("bad", &pair.bad), ("good", &pair.good)] {
                for line in pairs::lines(&rules, &pair, text).iter().filter(|line| line.related && line.outcome != SaidOutcome::Evidence) {
                    println!(
                        "  {side:4} {:?} {} line {}: {}",
                        line.outcome,
                        line.rule,
                        line.line,
                        text.lines().nth(line.line as usize - 1).unwrap_or_default().trim()
                    );
                }
            }
        }
    }
    for (name, score) in scores {
        let share = |n: u32| 100.0 * f64::from(n) / f64::from(score.pairs.max(1));
        println!(
            "{:14} pairs {:4} TPR {:5.1} FPR {:5.1} J {:5.1} told apart {:5.1} evidenced {:5.1} unjudged {:5.1}",
            name.trim_start_matches('~'),
            score.pairs,
            share(score.bad),
            share(score.good),
            share(score.bad) - share(score.good),
            share(score.apart),
            share(score.evidenced),
            share(score.unjudged)
        );
    }
    Ok(())
}

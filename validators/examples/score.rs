//! Scores the embedded rules against a labelled corpus, one JSON object a line (`content`, `language`, `cwe`, `label`, `pair`):
//!
//!     cargo run --release -p assay-validators --example score -- [--list] [--show ID] [--language python] [--rules DIR] CORPUS.jsonl …
//!
//! `--list` names the samples that are not told rightly, `--show` prints what was said of one, line by line.
//!
//! `--rules` reads the rules from a folder at run time, in place of the embedded ones: a rule is tried without a build.
//!
//! Prints, for the whole and each CWE: vulnerable samples with a finding of the labelled CWE's family (TPR), fixed ones with one
//! (FPR), their difference, pairs told apart, vulnerable samples that end with evidence and no finding of the family (leak), fixed
//! samples with evidence (evidenced) and with a place left unjudged. Knows corpora as text only.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{Arc, OnceLock},
};

use assay_manifests::{Language, cwe::related};
use assay_validators::{
    flow::{
        engine::{Input, Options, Report, judge},
        lower::lower,
    },
    parse::parse,
    rule::RuleSet,
};

#[derive(Default, Clone)]
struct Row {
    label: String,
    pair: String,
    cwe: Vec<u32>,
    id: String,
    flagged: bool,
    evidenced: bool,
    unjudged: bool,
}

/// Samples to explain: a part of their ids.
static SHOWN: OnceLock<String> = OnceLock::new();

#[allow(clippy::print_stdout, reason = "a command for people")]
fn explain(id: &str, report: &Report) {
    for f in &report.findings {
        println!("{id}:{} finding {} {}", f.span.line, f.rule, f.path.iter().map(|s| s.note.as_str()).collect::<Vec<_>>().join(" > "));
    }
    for e in &report.evidence {
        println!("{id}:{} evidence {} {}", e.span.line, e.rule, e.form);
    }
    for u in &report.unjudged {
        println!("{id}:{} unjudged {} {}", u.span.line, u.rule, u.reason);
    }
}

fn judged(rules: &RuleSet, sample: &serde_json::Value) -> Option<Row> {
    let text = |key: &str| sample[key].as_str().unwrap_or_default().to_owned();
    let language = Language::from_name(&text("language"))?;
    let content = text("content");
    let cwe: Vec<u32> = match &sample["cwe"] {
        serde_json::Value::Array(list) => list.iter().filter_map(|v| number(v.as_str()?)).collect(),
        other => other.as_str().and_then(number).into_iter().collect(),
    };
    let mut row = Row { label: text("label"), pair: text("pair"), cwe, id: text("id"), ..Row::default() };
    let parsed = parse(language, &content)?;
    let module = lower(language, "sample", &content, &parsed.flat())?;
    let input = Input { module: &module, text: &content, modules: &[&module], definitions: None, configs: &[] };
    let report = judge(&input, rules, &Options::default());
    if SHOWN.get().is_some_and(|shown| row.id.contains(shown.as_str())) {
        explain(&row.id, &report);
    }
    row.flagged = report.findings.iter().any(|f| related(&f.cwe, &row.cwe));
    row.evidenced = report.evidence.iter().any(|e| related(&e.cwe, &row.cwe));
    row.unjudged = report.unjudged.iter().any(|u| u.rule.is_empty() || related(&u.cwe, &row.cwe));
    Some(row)
}

fn number(text: &str) -> Option<u32> {
    text.rsplit('-').next()?.parse().ok()
}

#[allow(clippy::print_stdout, reason = "a command for people")]
fn show(name: &str, rows: &[&Row]) {
    let of = |label: &str| rows.iter().filter(|r| r.label == label).copied().collect::<Vec<_>>();
    let (bad, good) = (of("vulnerable"), of("secure"));
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
    let count = |list: &[&Row], test: &dyn Fn(&Row) -> bool| list.iter().filter(|r| test(r)).count();
    let tpr = share(count(&bad, &|r| r.flagged), bad.len());
    let fpr = share(count(&good, &|r| r.flagged), good.len());
    let mut pairs: BTreeMap<&str, (bool, bool)> = BTreeMap::new();
    for row in rows.iter().filter(|r| !r.pair.is_empty()) {
        let pair = pairs.entry(&row.pair).or_insert((false, false));
        if row.label == "vulnerable" { pair.0 = row.flagged } else { pair.1 = row.flagged }
    }
    let apart = pairs.values().filter(|(bad, good)| *bad && !good).count();
    let leak = share(count(&bad, &|r| r.evidenced && !r.flagged), bad.len());
    let evidenced = share(count(&good, &|r| r.evidenced && !r.flagged), good.len());
    let unjudged = share(count(&good, &|r| r.unjudged), good.len());
    println!(
        "{name:12} n {:4}/{:<4} TPR {tpr:5.1} FPR {fpr:5.1} J {:5.1} pair-ok {:5.1} leak {leak:4.1} evidenced {evidenced:5.1} unjudged {unjudged:5.1}",
        bad.len(),
        good.len(),
        tpr - fpr,
        share(apart, pairs.len())
    );
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
    if let Some(at) = args.iter().position(|a| a == "--show") {
        args.remove(at);
        SHOWN.set(args.remove(at)).ok();
    }
    let language = args.iter().position(|a| a == "--language").map(|at| {
        args.remove(at);
        args.remove(at)
    });
    for path in args {
        let mut rows = Vec::new();
        for line in std::fs::read_to_string(&path)?.lines() {
            let sample: serde_json::Value = serde_json::from_str(line)?;
            if language.as_deref().is_none_or(|l| sample["language"] == l) {
                rows.extend(judged(&rules, &sample));
            }
        }
        println!("{path}");
        show("all", &rows.iter().collect::<Vec<_>>());
        let cwes: BTreeSet<u32> = rows.iter().flat_map(|r| r.cwe.clone()).collect();
        for cwe in cwes {
            show(&format!("CWE-{cwe}"), &rows.iter().filter(|r| r.cwe.contains(&cwe)).collect::<Vec<_>>());
        }
        if list {
            for row in &rows {
                let word = match (row.label.as_str(), row.flagged, row.evidenced) {
                    ("vulnerable", false, true) => "LEAK",
                    ("vulnerable", false, false) => "missed",
                    ("secure", true, _) => "false",
                    ("secure", false, false) => "no-evidence",
                    _ => continue,
                };
                println!("{word:12} {:?} {}", row.cwe, row.id);
            }
        }
    }
    Ok(())
}

//! Scores the memory judge against labelled pairs: `score_memory CORPUS.jsonl… [--checks] [--dump ID]`. For each corpus and CWE:
//! true and false positive rates, J, pairs told apart, leaks (evidence without a finding on a vulnerable side), unjudged.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::{Language, Span, Unit, Verdict, cwe::related};
use assay_validators::{
    flow::lower,
    judges::memory::Memory,
    panel::{ArtifactView, FileView, UnitView, Validator},
    parse::parse,
};

struct Side {
    verdict: Verdict,
}

fn judge(language: Language, text: &str) -> Verdict {
    let parsed = parse(language, text);
    let module = parsed.as_ref().and_then(|p| lower::lower(language, "sample", text, &p.tree));
    let modules: Vec<_> = module.iter().collect();
    let artifact = ArtifactView { modules: &modules, ..ArtifactView::default() };
    let file = FileView { path: "sample", language, text, parsed: parsed.as_ref(), module: module.as_ref(), artifact: &artifact };
    let span = Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count() as u32 };
    Memory.judge(&file, &[UnitView { unit: Unit::File, name: "sample", span, content: text }]).remove(0)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let checks = args.iter().any(|a| a == "--checks");
    let pairs_too = args.iter().any(|a| a == "--pairs");
    let dump = args.iter().position(|a| a == "--dump").and_then(|i| args.get(i + 1)).cloned();
    for path in args.iter().filter(|a| Language::from_path(a).is_some_and(|l| matches!(l, Language::C | Language::Cpp))) {
        let verdict = judge(Language::from_path(path).unwrap(), &std::fs::read_to_string(path).unwrap());
        for f in &verdict.findings {
            println!("{path}:{}: {} {}", f.span.line, f.rule, f.message);
        }
        for e in &verdict.evidence {
            println!("{path}:{}: evidence {} {}", e.span.line, e.rule, e.form);
        }
    }
    for corpus in args.iter().filter(|a| a.ends_with(".jsonl")) {
        let text = std::fs::read_to_string(corpus).unwrap();
        let mut pairs: BTreeMap<(u32, String), BTreeMap<String, Side>> = BTreeMap::new();
        let started = std::time::Instant::now();
        let mut bytes = 0;
        for line in text.lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let Some(language) = row["language"].as_str().and_then(Language::from_name) else { continue };
            if !matches!(language, Language::C | Language::Cpp) {
                continue;
            }
            let cwe: u32 = row["cwe"][0].as_str().unwrap().trim_start_matches("CWE-").parse().unwrap();
            let content = row["content"].as_str().unwrap();
            bytes += content.len();
            let one = std::time::Instant::now();
            let verdict = judge(language, content);
            if one.elapsed().as_secs() >= 2 {
                println!("slow: {} {:?}", row["id"], one.elapsed());
            }
            if dump.as_deref() == row["id"].as_str() || dump.is_some() && dump.as_deref() == row["pair"].as_str() {
                println!("{} {}", row["id"], row["label"]);
                for f in &verdict.findings {
                    println!("  line {} {} {}", f.span.line, f.rule, f.message);
                }
                for e in &verdict.evidence {
                    println!("  line {} evidence {} {}", e.span.line, e.rule, e.form);
                }
            }
            if args.iter().any(|a| a == "--findings") {
                for f in &verdict.findings {
                    println!("FIND {} {} {} {}", row["id"], f.span.line, f.rule, f.message.split(": ").nth(1).unwrap_or_default());
                }
            }
            let label = row["label"].as_str().unwrap().to_owned();
            pairs.entry((cwe, row["pair"].as_str().unwrap().to_owned())).or_default().insert(label, Side { verdict });
        }
        println!("{corpus}: {bytes} bytes in {:.2?}", started.elapsed());
        println!(
            "  {:8} {:>4} {:>6} {:>6} {:>6} {:>8} {:>6} {:>6} {:>8} {:>8}",
            "CWE", "n", "TPR", "FPR", "J", "pair-ok", "both", "leak", "evident", "unjudged"
        );
        let cwes: BTreeSet<u32> = pairs.keys().map(|k| k.0).collect();
        for cwe in cwes.iter().map(|c| Some(*c)).chain([None]) {
            let mut n = 0.0;
            let (mut tp, mut fp, mut ok, mut both, mut leak, mut evident, mut unjudged) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
            for ((label, _), sides) in pairs.iter().filter(|((c, _), _)| cwe.is_none_or(|w| w == *c)) {
                let (Some(bad), Some(good)) = (sides.get("vulnerable"), sides.get("secure")) else { continue };
                let flagged = |s: &Side| s.verdict.findings.iter().any(|f| related(&f.cwe, &[*label]));
                let shown = |s: &Side| !flagged(s) && s.verdict.evidence.iter().any(|e| related(&e.cwe, &[*label]));
                let open = |s: &Side| {
                    !flagged(s) && !shown(s) && s.verdict.unjudged.iter().any(|u| u.cwe.is_empty() || related(&u.cwe, &[*label]))
                };
                n += 1.0;
                let (b, g) = (flagged(bad), flagged(good));
                tp += f64::from(u8::from(b));
                fp += f64::from(u8::from(g));
                ok += f64::from(u8::from(b && !g));
                both += f64::from(u8::from(b && g));
                leak += f64::from(u8::from(shown(bad)));
                evident += f64::from(u8::from(shown(good)));
                unjudged += f64::from(u8::from(open(bad) || open(good)));
            }
            let pct = |x: f64| format!("{:.1}%", 100.0 * x / n);
            let name = cwe.map_or("all".to_owned(), |c| c.to_string());
            println!(
                "  {name:8} {n:>4} {:>6} {:>6} {:>6} {:>8} {:>6} {:>6} {:>8} {:>8}",
                pct(tp),
                pct(fp),
                pct(tp - fp),
                pct(ok),
                pct(both),
                pct(leak),
                pct(evident),
                pct(unjudged)
            );
        }
        if checks {
            // Of each check alone: sides with a finding of the label's family, and what the pair shows.
            let mut table: BTreeMap<String, [u32; 6]> = BTreeMap::new();
            for ((label, pair), sides) in &pairs {
                let (Some(bad), Some(good)) = (sides.get("vulnerable"), sides.get("secure")) else { continue };
                let rules = |s: &Side, fit: bool| -> BTreeSet<String> {
                    s.verdict.findings.iter().filter(|f| related(&f.cwe, &[*label]) == fit).map(|f| f.rule.clone()).collect()
                };
                let (b, g) = (rules(bad, true), rules(good, true));
                for rule in b.union(&g) {
                    let t = table.entry(rule.clone()).or_default();
                    t[0] += u32::from(b.contains(rule));
                    t[1] += u32::from(g.contains(rule));
                    t[2] += u32::from(b.contains(rule) && g.is_empty());
                    t[5] += u32::from(g.contains(rule) && g.len() == 1 && !b.is_empty());
                }
                for rule in rules(bad, false) {
                    table.entry(rule).or_default()[3] += 1;
                }
                for rule in rules(good, false) {
                    table.entry(rule).or_default()[4] += 1;
                }
                if pairs_too {
                    let diff: Vec<_> =
                        b.iter().filter(|r| !g.contains(*r)).map(|r| format!("+{r}")).chain(g.iter().map(|r| format!("={r}"))).collect();
                    println!("PAIR {label} {pair} {}", diff.join(" "));
                }
            }
            println!("  {:44} {:>5} {:>5} {:>5} {:>9} {:>9} {:>8}", "check", "bad", "fixed", "ok", "other-bad", "other-fix", "spoils");
            for (rule, t) in table {
                println!("  {rule:44} {:>5} {:>5} {:>5} {:>9} {:>9} {:>8}", t[0], t[1], t[2], t[3], t[4], t[5]);
            }
        }
    }
}

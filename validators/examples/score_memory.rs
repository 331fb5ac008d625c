//! Scores the memory judge against labelled pairs: `score_memory CORPUS.jsonl… [--rules] [--ir] [--checks] [--dump ID] [--list] [--by FIELD [--wrong]]`
//! (`--functions DIR…`: over ordinary code, what becomes of each function; `--rules`: together with the rules of the flow engine; `--list`: the pairs told wrongly; `--ir`: the flow graph too; `--by`: rows with a label of their own, a line for each value of a field). For each corpus and CWE:
//! true and false positive rates, J, pairs told apart, leaks (evidence without a finding on a vulnerable side), unjudged.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::{Language, Span, Unit, Verdict, cwe::related};
use assay_validators::{
    flow::{
        engine::{self, Input, Options},
        lower,
    },
    judges::memory::Memory,
    panel::{ArtifactView, FileView, UnitView, Validator},
    parse::parse,
    rule::RuleSet,
};

struct Side {
    verdict: Verdict,
}

fn judge(language: Language, text: &str, rules: Option<&RuleSet>) -> Verdict {
    let parsed = parse(language, text);
    let module = parsed.as_ref().and_then(|p| lower::lower(language, "sample", text, &p.flat()));
    if std::env::args().any(|a| a == "--ir") {
        println!("{:#?}", module.as_ref().map(|m| &m.body));
    }
    let modules: Vec<_> = module.iter().collect();
    let artifact = ArtifactView { modules: &modules, ..ArtifactView::default() };
    let file = FileView { path: "sample", language, text, parsed: parsed.as_ref(), module: module.as_ref(), artifact: &artifact };
    let span = Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count() as u32 };
    let mut verdict = Memory.judge(&file, &[UnitView { unit: Unit::File, name: "sample", span, content: text }]).remove(0);
    if let (Some(rules), Some(module)) = (rules, module.as_ref()) {
        let report = engine::judge(&Input { module, text, modules: &modules, definitions: None, configs: &[] }, rules, &Options::default());
        verdict.findings.extend(report.findings);
        verdict.evidence.extend(report.evidence);
        verdict.unjudged.extend(report.unjudged);
    }
    verdict
}

/// How often the sides of one kind were told right: a line for each value of a field of the rows (`--by FIELD`), worst first.
fn by_field(corpus: &str, field: &str, wrong: bool, rules: Option<&RuleSet>) {
    let rows: Vec<serde_json::Value> = corpus.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let said: std::sync::Mutex<BTreeMap<usize, (bool, bool)>> = std::sync::Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            let work = || {
                loop {
                    let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some(row) = rows.get(at) else { break };
                    let Some(language) = row["language"].as_str().and_then(Language::from_name) else { continue };
                    let cwe: u32 = row["cwe"][0].as_str().unwrap().trim_start_matches("CWE-").parse().unwrap();
                    let verdict = judge(language, row["content"].as_str().unwrap(), rules);
                    let found = verdict.findings.iter().any(|f| related(&f.cwe, &[cwe]));
                    let open = verdict.unjudged.iter().any(|u| u.cwe.is_empty() || related(&u.cwe, &[cwe]));
                    said.lock().unwrap().insert(at, (found, open && !found));
                }
            };
            std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, work).unwrap();
        }
    });
    let mut table: BTreeMap<String, [f64; 6]> = BTreeMap::new();
    for (at, (found, open)) in said.into_inner().unwrap() {
        let row = &rows[at];
        let bad = row["label"] == "vulnerable";
        if wrong && bad != found {
            println!("WRONG {} {}", row["id"].as_str().unwrap_or_default(), if bad { "missed" } else { "alarm" });
        }
        for key in [row[field].as_str().map_or_else(|| row[field].to_string(), str::to_owned), "~all".to_owned()] {
            let cells = table.entry(key).or_default();
            cells[usize::from(!bad)] += 1.0;
            cells[2 + usize::from(!bad)] += f64::from(u8::from(found));
            cells[4 + usize::from(!bad)] += f64::from(u8::from(open));
        }
    }
    let j = |c: &[f64; 6]| c[2] / c[0].max(1.0) - c[3] / c[1].max(1.0);
    let mut lines: Vec<_> = table.iter().collect();
    lines.sort_by(|a, b| j(b.1).total_cmp(&j(a.1)));
    for (key, c) in lines {
        let (tpr, fpr) = (c[2] / c[0].max(1.0), c[3] / c[1].max(1.0));
        let unjudged = (c[4] + c[5]) / (c[0] + c[1]);
        println!("  {key:32} {:>5}/{:<5} TPR {tpr:.3} FPR {fpr:.3} J {:.3} unjudged {unjudged:.3}", c[0], c[1], tpr - fpr);
    }
}

/// Files of C and C++ below a folder, in order.
fn gather(dir: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() && !path.is_symlink() {
            gather(&path, out);
        } else if matches!(Language::from_path(&path.to_string_lossy()), Some(Language::C | Language::Cpp)) {
            out.push(path);
        }
    }
}

/// What becomes of each function of ordinary code: found, shown, undecided or nothing, and by which rules and forms.
fn over_functions(dirs: &[String], rules: Option<&RuleSet>, listing: bool) {
    let mut files = Vec::new();
    dirs.iter().for_each(|dir| gather(std::path::Path::new(dir), &mut files));
    let mut outcomes: BTreeMap<&str, u32> = BTreeMap::new();
    let mut tables: [BTreeMap<String, BTreeSet<String>>; 3] = Default::default();
    let mut functions = 0;
    for path in files {
        let (shown, Ok(text)) = (path.to_string_lossy().into_owned(), std::fs::read_to_string(&path)) else { continue };
        let Some(language) = Language::from_path(&shown) else { continue };
        let Some(parsed) = parse(language, &text) else { continue };
        let Some(module) = lower::lower(language, &shown, &text, &parsed.flat()) else { continue };
        let modules = [&module];
        let artifact = ArtifactView { modules: &modules, ..ArtifactView::default() };
        let file = FileView { path: &shown, language, text: &text, parsed: Some(&parsed), module: Some(&module), artifact: &artifact };
        let mut spans = Vec::new();
        bodies(&module.body, &mut spans);
        let units: Vec<_> = spans.iter().map(|span| UnitView { unit: Unit::File, name: "function", span: *span, content: &text }).collect();
        let report = rules.map(|rules| {
            engine::judge(
                &Input { module: &module, text: &text, modules: &modules, definitions: None, configs: &[] },
                rules,
                &Options::default(),
            )
        });
        for (verdict, span) in Memory.judge(&file, &units).into_iter().zip(spans) {
            let mut verdict = verdict;
            if let Some(report) = &report {
                verdict.findings.extend(report.findings.iter().filter(|f| span.contains(f.span)).cloned());
                verdict.evidence.extend(report.evidence.iter().filter(|e| span.contains(e.span)).cloned());
                verdict.unjudged.extend(report.unjudged.iter().filter(|u| span.contains(u.span)).cloned());
            }
            functions += 1;
            let outcome = if !verdict.findings.is_empty() {
                "found"
            } else if !verdict.unjudged.is_empty() {
                "undecided"
            } else if !verdict.evidence.is_empty() {
                "shown"
            } else {
                "nothing"
            };
            *outcomes.entry(outcome).or_default() += 1;
            let place = format!("{shown}:{}", span.line);
            for finding in &verdict.findings {
                tables[0].entry(finding.rule.clone()).or_default().insert(place.clone());
                if listing {
                    println!("{shown}:{}: {} {}", finding.span.line, finding.rule, finding.message);
                }
            }
            for shown in verdict.evidence.iter().filter(|_| outcome == "shown") {
                tables[1].entry(format!("{} {}", shown.rule, shown.form)).or_default().insert(place.clone());
            }
            for open in &verdict.unjudged {
                tables[2].entry(open.rule.clone()).or_default().insert(place.clone());
            }
        }
    }
    for (name, table) in ["found", "shown", "undecided"].iter().zip(&tables) {
        for (rule, places) in table {
            println!("  {name:10} {:>6} {rule}", places.len());
        }
    }
    for (outcome, count) in outcomes {
        println!("{outcome:10} {count:>6} {:.1}%", 100.0 * f64::from(count) / f64::from(functions));
    }
}

/// Spans of functions with a body.
fn bodies(body: &[assay_validators::flow::ir::Stmt], out: &mut Vec<Span>) {
    use assay_validators::flow::ir::StmtKind;
    for stmt in body {
        match &stmt.kind {
            StmtKind::Function(function) if !function.is_abstract => out.push(function.span),
            StmtKind::Class(class) => out.extend(class.methods.iter().filter(|method| !method.is_abstract).map(|method| method.span)),
            StmtKind::Block(inner) => bodies(inner, out),
            _ => {}
        }
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let embedded = RuleSet::embedded();
    let rules = args.iter().any(|a| a == "--rules").then(|| embedded.as_deref().unwrap());
    if let Some(at) = args.iter().position(|a| a == "--functions") {
        let dirs: Vec<String> = args[at + 1..].iter().filter(|a| !a.starts_with("--")).cloned().collect();
        let listing = args.iter().any(|a| a == "--list");
        std::thread::scope(|scope| {
            let work = || over_functions(&dirs, rules, listing);
            std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, work).unwrap().join().unwrap();
        });
        return;
    }
    if let Some(field) = args.iter().position(|a| a == "--by").and_then(|i| args.get(i + 1)) {
        for corpus in args.iter().filter(|a| a.ends_with(".jsonl")) {
            by_field(&std::fs::read_to_string(corpus).unwrap(), field, args.iter().any(|a| a == "--wrong"), rules);
        }
        return;
    }
    let checks = args.iter().any(|a| a == "--checks");
    let pairs_too = args.iter().any(|a| a == "--pairs");
    let dump = args.iter().position(|a| a == "--dump").and_then(|i| args.get(i + 1)).cloned();
    for path in args.iter().filter(|a| Language::from_path(a).is_some_and(|l| matches!(l, Language::C | Language::Cpp))) {
        let verdict = judge(Language::from_path(path).unwrap(), &std::fs::read_to_string(path).unwrap(), rules);
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
            let verdict = judge(language, content, rules);
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
            for ((label, pair), sides) in pairs.iter().filter(|((c, _), _)| cwe.is_none_or(|w| w == *c)) {
                let (Some(bad), Some(good)) = (sides.get("vulnerable"), sides.get("secure")) else { continue };
                let flagged = |s: &Side| s.verdict.findings.iter().any(|f| related(&f.cwe, &[*label]));
                let shown = |s: &Side| !flagged(s) && s.verdict.evidence.iter().any(|e| related(&e.cwe, &[*label]));
                let open = |s: &Side| {
                    !flagged(s) && !shown(s) && s.verdict.unjudged.iter().any(|u| u.cwe.is_empty() || related(&u.cwe, &[*label]))
                };
                n += 1.0;
                let (b, g) = (flagged(bad), flagged(good));
                let wrong = [(shown(bad), "LEAK"), (!b, "missed"), (g, "false")];
                for (_, word) in wrong.iter().filter(|(is_wrong, _)| *is_wrong && cwe.is_some() && args.iter().any(|a| a == "--list")) {
                    println!("{word} {label} {pair}");
                }
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

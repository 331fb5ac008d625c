//! `assay rules coverage`: the text of `validators/COVERAGE.md`, computed from the rules and from what other scanners document. Knows no
//! verdict.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use assay_validators::{
    rule::{RuleSet, set::pack_languages},
    scanners::{Scanner, scanners},
};

use super::rules::{Shown, all};

/// The CWE Top 25 of 2025 (MITRE and CISA), by rank.
const TOP_25: [u32; 25] =
    [79, 89, 352, 862, 787, 22, 416, 125, 78, 94, 120, 434, 476, 121, 502, 122, 863, 20, 284, 200, 306, 918, 77, 639, 770];

/// # Errors
/// Where a scanner's file names a rule that does not exist.
pub fn coverage(set: &RuleSet) -> anyhow::Result<String> {
    let (rules, scanners) = (all(set), scanners(set)?);
    let mut out = String::from(
        "# What the rules cover\n\nWritten by `assay rules coverage` from the rules and `validators/scanners/`; a test compares. Numbers are rules of the pack that name the CWE.\n\n",
    );
    by_weakness(&rules, &mut out);
    top_25(&rules, &mut out);
    beside_others(&rules, &scanners, &mut out);
    for scanner in &scanners {
        one_scanner(scanner, &mut out);
    }
    list(&rules, &mut out);
    Ok(out)
}

/// CWE by pack.
fn by_weakness(rules: &[Shown<'_>], out: &mut String) {
    let mut packs: BTreeSet<&str> = BTreeSet::new();
    let mut table: BTreeMap<u32, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut catalogue: BTreeSet<&str> = BTreeSet::new();
    for rule in rules {
        packs.insert(pack(rule.id));
        for cwe in rule.cwe {
            *table.entry(*cwe).or_default().entry(pack(rule.id)).or_default() += 1;
        }
        catalogue.extend(rule.catalogue.iter().map(String::as_str));
    }
    let _ = writeln!(out, "{} rules, {} CWEs, {} rows of the evidence catalogue.\n", rules.len(), table.len(), catalogue.len());
    let _ = writeln!(out, "| CWE | {} |", packs.iter().copied().collect::<Vec<_>>().join(" | "));
    let _ = writeln!(out, "|---|{}", "---|".repeat(packs.len()));
    for (cwe, by_pack) in &table {
        let cells: Vec<String> = packs.iter().map(|pack| number(by_pack.get(pack).copied())).collect();
        let _ = writeln!(out, "| {cwe} | {} |", cells.join(" | "));
    }
    let _ = writeln!(out, "\n## Rows of the evidence catalogue\n\n{}", catalogue.into_iter().collect::<Vec<_>>().join(", "));
}

/// The Top 25 by programming language.
fn top_25(rules: &[Shown<'_>], out: &mut String) {
    let packs: BTreeSet<&str> = rules
        .iter()
        .map(|rule| pack(rule.id))
        .filter(|pack| pack_languages(pack).is_some_and(|languages| languages.iter().any(|language| language.has_flow())))
        .collect();
    out.push_str(
        "\n## CWE Top 25 of 2025\n\nRules that name the weakness, by rank. The packs of Java and JavaScript serve Kotlin and TypeScript too, that of C serves C++. Weaknesses of memory (787, 416, 125, 120, 121, 122, 476) cannot occur in memory-safe code and are rules where a language can leave it.\n\n",
    );
    let _ = writeln!(out, "| rank | CWE | {} |", packs.iter().copied().collect::<Vec<_>>().join(" | "));
    let _ = writeln!(out, "|---|---|{}", "---|".repeat(packs.len()));
    for (at, cwe) in TOP_25.iter().enumerate() {
        let count = |name: &&str| rules.iter().filter(|rule| pack(rule.id) == *name && rule.cwe.contains(cwe)).count();
        let cells: Vec<String> = packs.iter().map(|name| number(Some(count(name)).filter(|count| *count > 0))).collect();
        let _ = writeln!(out, "| {} | {cwe} | {} |", at + 1, cells.join(" | "));
    }
}

/// Per scanner how much of it is covered; then weakness and pack against scanners.
fn beside_others(rules: &[Shown<'_>], scanners: &[Scanner], out: &mut String) {
    out.push_str(
        "\n## Beside other scanners\n\nCompiled from their public documentation, in words of our own; a family of rules that differ only in the framework may stand as one. *Covered* says that a rule or judge here looks for the same danger, not that both say the same of every program.\n\n| scanner | version | rules | covered | documentation |\n|---|---|---|---|---|\n",
    );
    for scanner in scanners {
        let covered = scanner.rules.iter().filter(|theirs| !theirs.by.is_empty()).count();
        let _ =
            writeln!(out, "| {} | {} | {} | {covered} | {} |", scanner.tool, scanner.version, scanner.rules.len(), scanner.documentation);
    }
    let mut table: BTreeMap<(u32, &str), Vec<usize>> = BTreeMap::new();
    for (at, scanner) in scanners.iter().enumerate() {
        for theirs in &scanner.rules {
            for cwe in &theirs.cwe {
                table.entry((*cwe, &theirs.pack)).or_insert_with(|| vec![0; scanners.len()])[at] += 1;
            }
        }
    }
    let mut ours: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    for rule in rules {
        for cwe in rule.cwe {
            *ours.entry((*cwe, pack(rule.id))).or_default() += 1;
        }
    }
    out.push_str("\n### Rules by weakness and language\n\nRows are what at least one other scanner names.\n\n");
    let _ =
        writeln!(out, "| CWE | pack | Assay | {} |", scanners.iter().map(|scanner| scanner.tool.as_str()).collect::<Vec<_>>().join(" | "));
    let _ = writeln!(out, "|---|---|---|{}", "---|".repeat(scanners.len()));
    for ((cwe, pack), counts) in &table {
        let cells: Vec<String> = counts.iter().map(|count| number((*count > 0).then_some(*count))).collect();
        let _ = writeln!(out, "| {cwe} | {pack} | {} | {} |", number(ours.get(&(*cwe, *pack)).copied()), cells.join(" | "));
    }
}

/// Their rules, each with what covers it.
fn one_scanner(scanner: &Scanner, out: &mut String) {
    let _ =
        writeln!(out, "\n### {} {}\n\n| rule | CWE | pack | danger | covered by |\n|---|---|---|---|---|", scanner.tool, scanner.version);
    for theirs in &scanner.rules {
        let by = if theirs.by.is_empty() { "not covered".to_owned() } else { theirs.by.join(", ") };
        let _ =
            writeln!(out, "| {} | {} | {} | {} | {by} |", escaped(&theirs.id), numbers(&theirs.cwe), theirs.pack, escaped(&theirs.name));
    }
}

fn list(rules: &[Shown<'_>], out: &mut String) {
    out.push_str("\n## Rules\n\n| rule | CWE | severity | danger |\n|---|---|---|---|\n");
    for rule in rules {
        let _ = writeln!(out, "| {} | {} | {} | {} |", rule.id, numbers(rule.cwe), rule.severity, escaped(rule.title));
    }
}

fn pack(id: &str) -> &str {
    id.split_once('/').map_or(id, |(pack, _)| pack)
}

fn number(count: Option<usize>) -> String {
    count.map_or_else(String::new, |count| count.to_string())
}

fn numbers(cwe: &[u32]) -> String {
    cwe.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('*', "\\*")
}

//! Balance of a set, for its card: pairs by weakness and language, and what the rules could show and the set does not hold, so that the next
//! harvest can aim. Counts come from the files that were written.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use crate::{
    SetSettings,
    card::{cell, grouped, numbers},
    readback::Stats,
};

/// A weakness in a language with fewer samples and pairs than this is listed as thin.
const THIN: u64 = 5;

/// Pairs by weakness, and by what showed them; nothing where the set has none.
pub(crate) fn pairs(stats: &Stats) -> String {
    if stats.pair_count == 0 {
        return String::new();
    }
    let mut text = format!(
        "### Pairs\n\n{} pairs of a unit before and after a fix that was shown: the danger was found before and not after, and a safe form was\n\
         gained, or independent signs agree. The text before the fix stands in the views of pairs and nowhere else. `hardened` in `classify`\n\
         says that the weakness named is gone, and nothing of other weaknesses.\n\n| weakness | pairs | in |\n|---|---:|---|\n",
        grouped(stats.pair_count)
    );
    let mut by_cwe: BTreeMap<&str, (u64, Vec<&str>)> = BTreeMap::new();
    for (language, cwes) in &stats.pairs {
        for (cwe, n) in cwes {
            let entry = by_cwe.entry(cwe).or_default();
            entry.0 += n;
            entry.1.push(language);
        }
    }
    let mut order: Vec<_> = by_cwe.into_iter().collect();
    order.sort_by_key(|(cwe, (n, _))| (std::cmp::Reverse(*n), number(cwe)));
    for (cwe, (n, languages)) in order {
        let _ = writeln!(text, "| {} | {} | {} |", cell(cwe), grouped(n), cell(&languages.join(", ")));
    }
    text.push_str("\n| shown by | pairs |\n|---|---:|\n");
    numbers(&mut text, &stats.pair_signals);
    text.push('\n');
    text
}

/// Weaknesses that the rules know of in a language, and of which the set holds little or nothing.
pub(crate) fn missing(stats: &Stats, settings: &SetSettings) -> String {
    let known = known(settings);
    if known.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "### What is missing\n\nWeaknesses that a rule knows of in a language, and of which the set has no sample and no pair, or fewer than {THIN} of both\n\
         together (their number in brackets).\n\n| language | none | few |\n|---|---|---|\n"
    );
    for (language, cwes) in &known {
        let (mut none, mut few) = (Vec::new(), Vec::new());
        for cwe in cwes {
            let name = format!("CWE-{cwe}");
            let of = |map: &BTreeMap<String, BTreeMap<String, u64>>| map.get(language).and_then(|m| m.get(&name)).copied().unwrap_or(0);
            match of(&stats.cwe_by_language) + of(&stats.pairs) {
                0 => none.push(name),
                n if n < THIN => few.push(format!("{name} ({n})")),
                _ => {}
            }
        }
        if !none.is_empty() || !few.is_empty() {
            let _ = writeln!(text, "| {} | {} | {} |", cell(language), none.join(", "), few.join(", "));
        }
    }
    text.push('\n');
    text
}

/// Languages with the weaknesses that rules know of, as rule ids say (`python/cwe-089-sql-concat`).
fn known(settings: &SetSettings) -> BTreeMap<String, BTreeSet<u32>> {
    let mut known: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for id in settings.rules.keys() {
        if let Some((language, rest)) = id.split_once('/')
            && let Some(cwe) = rest.strip_prefix("cwe-").and_then(|rest| rest.split('-').next()).and_then(|n| n.parse().ok())
        {
            known.entry(language.to_owned()).or_default().insert(cwe);
        }
    }
    known
}

fn number(cwe: &str) -> u32 {
    cwe.trim_start_matches("CWE-").parse().unwrap_or(u32::MAX)
}

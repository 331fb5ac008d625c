//! Scores the judge of hidden and look-alike characters on labelled attacks and ordinary writing:
//!
//!     cargo run --release -p assay-validators --example score_text -- [--show]
//!
//! Prints what was found of each shape, and J over all.

use std::collections::BTreeMap;

use assay_manifests::{Span, Unit};
use assay_validators::{
    judges::text::{Text, TextConfig},
    panel::{ArtifactView, FileView, UnitView, Validator},
    parse::parse,
};

#[path = "labelled/mod.rs"]
#[allow(dead_code, reason = "the other sets are of other examples")]
mod labelled;

#[allow(clippy::print_stdout, reason = "an example prints its result")]
fn main() {
    let show = std::env::args().any(|arg| arg == "--show");
    let judge = Text::new(TextConfig::default());
    let artifact = ArtifactView::default();
    let mut groups: BTreeMap<(bool, &str), (u32, u32)> = BTreeMap::new();
    for case in labelled::trojan::cases() {
        let parsed = parse(case.language, &case.text);
        let file = FileView {
            path: &case.path,
            language: case.language,
            text: &case.text,
            parsed: parsed.as_ref(),
            module: None,
            artifact: &artifact,
        };
        let span = Span { start: 0, end: case.text.len() as u32, line: 1, end_line: case.text.lines().count().max(1) as u32 };
        let verdicts = judge.judge(&file, &[UnitView { unit: Unit::File, name: &case.path, span, content: &case.text }]);
        let rules: Vec<&str> = verdicts.iter().flat_map(|verdict| &verdict.findings).map(|finding| finding.rule.as_str()).collect();
        let row = groups.entry((case.is_attack, case.group)).or_default();
        row.0 += u32::from(!rules.is_empty());
        row.1 += 1;
        if show && rules.is_empty() == case.is_attack {
            println!("--- {} {} {rules:?}\n{}", if case.is_attack { "missed" } else { "false" }, case.group, case.text.escape_debug());
        }
    }
    for ((is_attack, group), (found, all)) in &groups {
        println!("{:<9} {group:<28} {found:>3} of {all:>3}", if *is_attack { "attack" } else { "ordinary" });
    }
    let sum =
        |label: bool| groups.iter().filter(|((is, _), _)| *is == label).fold((0, 0), |(a, b), (_, (found, all))| (a + found, b + all));
    let ((hit, attacks), (wrong, ordinary)) = (sum(true), sum(false));
    let j = f64::from(hit) / f64::from(attacks) - f64::from(wrong) / f64::from(ordinary);
    println!("text: {hit} of {attacks} attacks found, {wrong} of {ordinary} ordinary texts flagged, J {j:.3}");
}

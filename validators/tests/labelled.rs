//! Labelled sets against the judges: what the examples print, held as thresholds.

use assay_manifests::{Span, Unit};
use assay_validators::{
    judges::{
        personal::{self, PersonalConfig},
        secrets::{Secrets, SecretsConfig},
        text::{Text, TextConfig},
    },
    panel::{ArtifactView, FileView, UnitView, Validator},
    parse::parse,
};

#[allow(dead_code, reason = "the examples use all of it")]
#[path = "../examples/labelled/mod.rs"]
mod labelled;

#[test]
fn secrets_are_told_from_near_misses() {
    let secrets = Secrets::new(SecretsConfig::default());
    assert!(secrets.kinds().count() >= 120);
    let artifact = ArtifactView::default();
    let (mut hit, mut wrong, mut positives, mut negatives) = (0u32, 0u32, 0u32, 0u32);
    let mut amiss: std::collections::BTreeMap<&str, u32> = std::collections::BTreeMap::new();
    for case in labelled::secrets::cases(7) {
        let file = FileView { path: case.path, language: case.language, text: &case.text, parsed: None, module: None, artifact: &artifact };
        let found = u32::from(!secrets.scan(&file).is_empty());
        if (found == 1) != case.is_secret {
            *amiss.entry(case.group).or_default() += 1;
        }
        if case.is_secret {
            (hit, positives) = (hit + found, positives + 1);
        } else {
            (wrong, negatives) = (wrong + found, negatives + 1);
        }
    }
    assert!(positives >= 600 && negatives >= 600, "{positives} secrets and {negatives} near misses");
    let f1 = f64::from(2 * hit) / f64::from(hit + positives + wrong);
    assert!(f1 >= 0.95, "F1 {f1:.3}: {hit} of {positives} found, {wrong} of {negatives} near misses flagged; amiss: {amiss:?}");
}

#[test]
fn secrets_are_told_from_near_misses_in_lines_of_real_files() {
    let secrets = Secrets::new(SecretsConfig::default());
    let artifact = ArtifactView::default();
    for seed in [1, 2, 3] {
        let (mut hit, mut wrong, mut positives, mut negatives, mut amiss) = (0u32, 0u32, 0u32, 0u32, Vec::new());
        for case in labelled::secrets_in_files::cases(seed) {
            let file =
                FileView { path: case.path, language: case.language, text: &case.text, parsed: None, module: None, artifact: &artifact };
            let found = u32::from(!secrets.scan(&file).is_empty());
            if (found == 1) != case.is_secret {
                amiss.push(case.group);
            }
            if case.is_secret {
                (hit, positives) = (hit + found, positives + 1);
            } else {
                (wrong, negatives) = (wrong + found, negatives + 1);
            }
        }
        assert!(positives >= 200 && negatives >= 200, "{positives} secrets and {negatives} near misses");
        let j = f64::from(hit) / f64::from(positives) - f64::from(wrong) / f64::from(negatives);
        assert!(j >= 0.95, "J {j:.3}: {hit} of {positives} found, {wrong} of {negatives} flagged; amiss: {amiss:?}");
    }
}

#[test]
fn personal_data_is_told_from_what_leads_to_nobody() {
    let config = PersonalConfig::default();
    let kinds = |text: &str| personal::find(text, &config).iter().map(|place| place.kind).collect::<Vec<_>>();
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    for (kind, text) in labelled::personal::TRUE {
        if kinds(text) != [*kind] {
            missed.push((kinds(text), *text));
        }
        // What is written once stays as it is, and says the same for the same data wherever it stands.
        let twice = format!("{text}x\n{text}");
        if let Some(once) = personal::redacted(text, &config) {
            assert_eq!(personal::redacted(&once, &config), None, "{text}");
            assert_eq!(personal::redacted(&twice, &config), Some(format!("{once}x\n{once}")), "{text}");
        }
    }
    for text in labelled::personal::NEAR {
        if !kinds(text).is_empty() {
            wrong.push((kinds(text), *text));
        }
    }
    let (all, near) = (labelled::personal::TRUE.len(), labelled::personal::NEAR.len());
    assert!(all >= 80 && near >= 80);
    let hit = all - missed.len();
    let (precision, recall) = (hit as f64 / (hit + wrong.len()) as f64, hit as f64 / all as f64);
    assert!(precision >= 0.95 && recall >= 0.95, "precision {precision:.3}, recall {recall:.3}; missed {missed:#?}; wrong {wrong:#?}");
}

#[test]
fn trojan_sources_are_told_from_ordinary_writing() {
    let judge = Text::new(TextConfig::default());
    let artifact = ArtifactView::default();
    let (mut hit, mut wrong, mut attacks, mut ordinary) = (0u32, 0u32, 0u32, 0u32);
    for case in labelled::trojan::cases() {
        let parsed = parse(case.language, &case.text);
        let (path, text) = (case.path.as_str(), case.text.as_str());
        let file = FileView { path, language: case.language, text, parsed: parsed.as_ref(), module: None, artifact: &artifact };
        let span = Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count().max(1) as u32 };
        let verdicts = judge.judge(&file, &[UnitView { unit: Unit::File, name: path, span, content: text }]);
        let found = u32::from(verdicts.iter().any(|verdict| !verdict.findings.is_empty()));
        if case.is_attack {
            (hit, attacks) = (hit + found, attacks + 1);
        } else {
            (wrong, ordinary) = (wrong + found, ordinary + 1);
        }
    }
    assert!(attacks >= 300 && ordinary >= 300, "{attacks} attacks, {ordinary} ordinary texts");
    let j = f64::from(hit) / f64::from(attacks) - f64::from(wrong) / f64::from(ordinary);
    assert!(j >= 0.95, "J {j:.3}: {hit} of {attacks} found, {wrong} of {ordinary} flagged");
}

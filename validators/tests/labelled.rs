//! Labelled sets against the judges: what the examples print, held as thresholds.

use assay_validators::{
    judges::secrets::{Secrets, SecretsConfig},
    panel::{ArtifactView, FileView},
};

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

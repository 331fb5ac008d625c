//! The rules tell true from false where only the data flow differs: every suite under `validators/flows/` is held at its floor.

use std::{collections::BTreeMap, path::Path};

use assay_validators::rule::RuleSet;

#[allow(dead_code, reason = "the example that prints scores uses the rest")]
mod suite;

/// True positive rate minus false positive rate that each suite holds, and the most that may be left unjudged.
const FLOOR: f64 = 0.95;
const MOST_UNJUDGED: f64 = 0.15;

#[test]
fn every_suite_is_held_at_its_floor() {
    let rules = RuleSet::embedded().expect("rules load");
    let mut cases: BTreeMap<String, usize> = BTreeMap::new();
    for description in suite::descriptions(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/flows"))) {
        let mut score = suite::Score::default();
        let mut wrong = Vec::new();
        for case in description.cases() {
            let said = suite::say(&rules, &description, &case);
            score.add(&case, said);
            if case.tainted != (said == suite::Said::Flagged) {
                wrong.push(case.name.clone());
            }
        }
        let (tpr, fpr, j) = score.rates();
        let language = &description.language;
        *cases.entry(language.to_string()).or_default() += score.tainted + score.clean;
        assert!(j >= FLOOR, "{language}: TPR {tpr:.3} FPR {fpr:.3} J {j:.3}; wrong: {wrong:#?}");
        assert!(score.unjudged_share() <= MOST_UNJUDGED, "{language}: {:.3} unjudged", score.unjudged_share());
    }
    for (language, cases) in cases {
        assert!(cases >= 200, "{language}: suites of {cases} cases show little");
    }
}

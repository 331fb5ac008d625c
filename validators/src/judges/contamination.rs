//! Whether a sample holds a text of an evaluation benchmark: a model that was trained on it cannot be measured by it any more. Compares
//! hashed token n-grams; knows no benchmark's text.

use assay_manifests::{Finding, Sha256Digest, Verdict};
use serde::{Deserialize, Serialize};

use super::{Draft, ruleset_of};
use crate::{
    fingerprint::{Fingerprints, Known},
    panel::{FileView, UnitView, Validator},
};

/// Fingerprints inside the binary: name of the file and its bytes.
const EMBEDDED: &[&[u8]] = &[
    include_bytes!("../../fingerprints/humaneval.fingerprints"),
    include_bytes!("../../fingerprints/cyberseceval-autocomplete.fingerprints"),
    include_bytes!("../../fingerprints/sallm.fingerprints"),
];

/// The recipe's `[judge.contamination]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ContaminationConfig {
    /// From which share on, of the benchmark's text or of the sample (whichever is shorter), a sample is flagged; in thousandths.
    pub share: u16,
    /// Files of fingerprints beside the embedded ones (`assay fingerprint`), relative to the recipe.
    pub fingerprints: Vec<String>,
}

impl Default for ContaminationConfig {
    fn default() -> Self {
        Self { share: 500, fingerprints: Vec::new() }
    }
}

/// Compares samples with benchmarks.
pub struct Contamination {
    config: ContaminationConfig,
    known: Known,
    digest: Sha256Digest,
}

impl Contamination {
    /// `more` are the fingerprints of the files that the configuration names.
    pub fn new(config: ContaminationConfig, more: &[Fingerprints]) -> Self {
        let embedded = EMBEDDED.iter().filter_map(|bytes| Fingerprints::from_bytes(bytes).ok());
        let sets: Vec<Fingerprints> = embedded.chain(more.iter().cloned()).collect();
        let tables: Vec<String> = sets.iter().map(|set| format!("{} {}", set.name, Sha256Digest::of(set.to_bytes()))).collect();
        let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        let digest = ruleset_of("contamination", "1", &config, &tables);
        Self { known: Known::new(&sets), config, digest }
    }
}

impl Validator for Contamination {
    fn name(&self) -> &'static str {
        "contamination"
    }

    fn version(&self) -> &'static str {
        "1"
    }

    fn ruleset(&self) -> Sha256Digest {
        self.digest
    }

    fn judge(&self, _file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        units
            .iter()
            .map(|unit| {
                let mut draft = Draft::examined(unit.content.len());
                if let Some(found) = self.known.find(unit.content).filter(|found| 1000.0 * found.share >= f64::from(self.config.share)) {
                    draft.findings.push(Finding {
                        rule: format!("benchmark-{}", found.benchmark.to_lowercase()),
                        cwe: Vec::new(),
                        severity: "high".to_owned(),
                        message: format!("{:.0}% of a text of the benchmark {}", 100.0 * found.share, found.benchmark),
                        span: unit.span,
                        path: Vec::new(),
                    });
                }
                draft.into_verdict(self)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::{Language, Outcome};

    use super::*;
    use crate::judges::testing::{judge, rules};

    #[test]
    fn embedded_fingerprints_are_whole() {
        for bytes in EMBEDDED {
            let set = Fingerprints::from_bytes(bytes).expect("is whole");
            assert!(set.len() >= 50, "{} holds {} texts", set.name, set.len());
        }
    }

    #[test]
    fn a_sample_that_holds_a_text_is_flagged_from_the_share_on() {
        let text: String = (0..40).map(|i| format!("value{i} = fetch({i}, \"name{}\")\n", i * 7 % 11)).collect();
        let set = Fingerprints::of("Bench", [text.as_str()]);
        let half: String =
            text.lines().take(20).map(|l| format!("{l}\n")).chain((0..80).map(|i| format!("other[{i}] += {}\n", i * i))).collect();
        let ask = |share: u16, sample: &str| {
            let config = ContaminationConfig { share, ..ContaminationConfig::default() };
            judge(&Contamination::new(config, std::slice::from_ref(&set)), Language::Python, "a.py", sample)
        };
        assert_eq!(rules(&ask(500, &format!("import os\n{text}"))), ["benchmark-bench"]);
        assert_eq!(ask(900, &half).outcome, Outcome::Clear);
        assert_eq!(ask(300, &half).outcome, Outcome::Flagged);
    }
}

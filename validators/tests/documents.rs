//! The rules over deployment documents tell a file from its twin that differs in one setting: every description under
//! `validators/documents/` is held at its floor.

use std::{collections::BTreeMap, path::Path};

use assay_validators::rule::RuleSet;

#[allow(dead_code, reason = "the example that prints scores uses the rest")]
mod pairs;

/// True positive rate minus false positive rate, of each format.
const FLOOR: f64 = 0.95;

#[test]
fn every_format_is_held_at_its_floor() {
    let rules = RuleSet::embedded().expect("rules load");
    let mut formats: BTreeMap<String, (Vec<String>, u32, u32, u32)> = BTreeMap::new();
    for pair in pairs::pairs(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/documents"))) {
        let format = pair.name.split('/').next().unwrap_or_default().to_owned();
        let (wrong, all, tp, fp) = formats.entry(format).or_default();
        let (bad, good) = (pairs::say(&rules, &pair, &pair.bad), pairs::say(&rules, &pair, &pair.good));
        *all += 1;
        *tp += u32::from(bad.flagged);
        *fp += u32::from(good.flagged);
        if !bad.flagged || good.flagged {
            wrong.push(pair.name);
        }
    }
    for (format, (wrong, all, tp, fp)) in formats {
        let j = f64::from(tp) / f64::from(all) - f64::from(fp) / f64::from(all);
        assert!(all >= 20, "{format}: {all} pairs show little");
        assert!(j >= FLOOR, "{format}: J {j:.3} over {all} pairs; wrong: {wrong:#?}");
    }
}

#[test]
fn cut_and_hostile_files_never_panic() {
    let rules = RuleSet::embedded().expect("rules load");
    for (at, mut pair) in pairs::pairs(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/documents"))).into_iter().enumerate().step_by(3) {
        let text = std::mem::take(&mut pair.bad);
        for (cut, _) in text.char_indices().skip(at % 23).step_by(61) {
            pairs::say(&rules, &pair, &text[..cut]);
            pairs::say(&rules, &pair, &text[cut..]);
        }
    }
    let hostile =
        ["(", "[", "{", "{{", "$(", "${{", "$$", "'", "<<", "a:\n ", "- ", "é{{é}}", "!Ref ", "&a *a ", "\\\n", "FROM $\n", "x(", "\0"];
    let mut pair = pairs::pairs(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/documents"))).remove(0);
    for language in assay_manifests::Language::ALL {
        pair.language = *language;
        for piece in hostile {
            pairs::say(&rules, &pair, &piece.repeat(3_000));
        }
    }
}

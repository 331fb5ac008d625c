//! Personal data: what leads to a person and is no part of the code. Each kind by its form, with checksum or range where it has one; names
//! and addresses in copyright and author lines are attribution and stay. The recipe says whether what is found is written as a typed
//! placeholder in the text that is released, or the sample is rejected. Never repeats what it found.

use std::{collections::BTreeMap, sync::OnceLock};

use assay_manifests::{Finding, Sha256Digest, Verdict};
use serde::{Deserialize, Serialize};

use super::{Draft, Lines, is_released_with, ruleset_of};
use crate::panel::{FileView, UnitView, Validator};

mod forms;
mod numbers;

/// What becomes of a sample with personal data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonalPolicy {
    /// It is released with placeholders (`<EMAIL_1>`) in place of the data.
    #[default]
    Redact,
    /// It is flagged, and so rejected.
    Reject,
}

/// Settings of [`Personal`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonalConfig {
    pub policy: PersonalPolicy,
    /// Kinds that are left alone: `email`, `phone`, `ip-address`, `card-number`, `iban`, `national-id`.
    pub without: Vec<String>,
}

/// Personal data at bytes `start..end` of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub start: usize,
    pub end: usize,
    /// `email`, `phone`, `ip-address`, `card-number`, `iban` or `national-id`.
    pub kind: &'static str,
}

/// Every place of `text` that holds personal data, in order, none inside another.
pub fn find(text: &str, config: &PersonalConfig) -> Vec<Place> {
    let mut found = Vec::new();
    forms::find(text, &mut found);
    found.retain(|place| !config.without.iter().any(|kind| kind == place.kind));
    found.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut end = 0;
    found.retain(|place| {
        let is_outside = place.start >= end;
        end = end.max(place.end);
        is_outside
    });
    found
}

/// `text` with each place written as its kind and a number, the same for the same data: `<EMAIL_1>`. `None` where there is nothing to write.
pub fn redacted(text: &str, config: &PersonalConfig) -> Option<String> {
    if config.policy != PersonalPolicy::Redact {
        return None;
    }
    let places = find(text, config);
    let mut numbers: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for place in &places {
        let of_kind = numbers.keys().filter(|(kind, _)| *kind == place.kind).count();
        let number = *numbers.entry((place.kind, &text[place.start..place.end])).or_insert(of_kind + 1);
        out.push_str(&text[at..place.start]);
        out.push_str(&format!("<{}_{number}>", place.kind.replace('-', "_").to_uppercase()));
        at = place.end;
    }
    out.push_str(&text[at..]);
    (!places.is_empty()).then_some(out)
}

pub struct Personal {
    config: PersonalConfig,
    digest: OnceLock<Sha256Digest>,
}

impl Personal {
    pub fn new(config: PersonalConfig) -> Self {
        Self { config, digest: OnceLock::new() }
    }
}

impl Validator for Personal {
    fn name(&self) -> &'static str {
        "personal"
    }

    fn version(&self) -> &'static str {
        "2"
    }

    fn ruleset(&self) -> Sha256Digest {
        *self.digest.get_or_init(|| ruleset_of(self.name(), self.version(), &self.config, &[&forms::table()]))
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        let lines = Lines::of(file.text);
        let reject = self.config.policy == PersonalPolicy::Reject;
        let places = if reject { find(file.text, &self.config) } else { Vec::new() };
        let finding = |place: &Place| Finding {
            rule: format!("personal/{}", place.kind),
            cwe: vec![359],
            severity: "medium".to_owned(),
            message: format!("{} of {} characters", place.kind, place.end - place.start),
            span: lines.span(place.start, place.end),
            path: Vec::new(),
        };
        let findings: Vec<Finding> = places.iter().map(finding).collect();
        let judge_unit = |unit: &UnitView<'_>| {
            let mut draft = Draft::examined(unit.content.len());
            if reject {
                draft.findings = findings.iter().filter(|found| is_released_with(unit, file, &lines, found.span)).cloned().collect();
            } else {
                // What is released no longer holds it.
                let count = find(unit.content, &self.config).len();
                if count > 0 {
                    draft.reason = format!("personal data at {count} places is released as placeholders");
                }
            }
            draft.into_verdict(self)
        };
        units.iter().map(judge_unit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judges::testing::{judge, rules};
    use assay_manifests::Language;

    fn kinds(text: &str) -> Vec<&'static str> {
        find(text, &PersonalConfig::default()).iter().map(|place| place.kind).collect()
    }

    #[test]
    fn personal_data_is_found_by_kind() {
        for (text, kind) in [
            ("# ask maria.lindqvist@posteo.de about this\n", "email"),
            ("CONTACT = \"j_okafor+dev@uni-leipzig.de\"\n", "email"),
            ("# anna.berg@bücher-müller.de\n", "email"),
            ("url = '/unsubscribe?who=anna.berg%40posteo.de'\n", "email"),
            ("# ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFI1NO/LWC3a376urhGF0A3Li68qNiKjMzCm88PocNvH anna@laptop\n", "email"),
            ("# ask anna.berg [at] posteo [dot] de\n", "email"),
            ("# ask anna.berg(at)mail(dot)posteo(dot)de\n", "email"),
            ("# ask anna.berg AT posteo DOT de\n", "email"),
            ("# Tel. 0049 151 25558431\n", "phone"),
            ("to = \"+4915258317742\"\n", "phone"),
            ("phone: \"+49 341 9731 842\"\n", "phone"),
            ("# call me: (415) 867-2210\n", "phone"),
            ("const tel = '+33-6-42-18-77-03';\n", "phone"),
            ("# call +49 151 25558431\n", "phone"),
            ("# Tel.: +49 89 1230000 12\n", "phone"),
            ("# phone: +33 6 98 76 54 21\n", "phone"),
            ("# Tel. 030 / 4471 9902\n", "phone"),
            ("HOST = '91.198.174.192'\n", "ip-address"),
            ("addr = \"2a02:8109:9a40:1234:5678:9abc:def0:1f2e\"\n", "ip-address"),
            ("card = \"4556 7375 8689 9855\"\n", "card-number"),
            ("iban = 'DE75512108001245126199'\n", "iban"),
            ("ssn = \"536-22-8726\"\n", "national-id"),
            ("id_card: 11010519491231002X\n", "national-id"),
            ("cpf = '529.982.247-25'\n", "national-id"),
        ] {
            assert_eq!(kinds(text), [kind], "{text}");
        }
    }

    #[test]
    fn what_leads_to_nobody_is_left() {
        for text in [
            "# Copyright (c) 2021 Maria Lindqvist <maria.lindqvist@posteo.de>\n",
            "__author__ = 'Maria Lindqvist <maria.lindqvist@posteo.de>'\n",
            "email = 'user@example.com'; other = 'a@b.test'\n",
            "git clone git@github.com:owner/repo.git\n",
            "FROM = 'noreply@shop.io'\n",
            "image = 'icon@2x.png'\n",
            "npm install left@1.2.3 @scope/name@2.0.0\n",
            "HOST = '127.0.0.1'; NET = '10.4.3.2'; DOC = '203.0.113.9'; ANY = '0.0.0.0'\n",
            "DNS = '8.8.8.8'\nversion = '1.2.3.4'\noid = '1.3.6.1.4.1.311'\n",
            "x = 4503599627370496\ny = 1234567890123456\n",
            "card = '4242 4242 4242 4242'\n",
            "phone = '+1 555-0100'\nplaceholder = '+1234567890'\n",
            "phone = '+1 415-555-2671'\nphone = '+49 151 12345678'\nphone = '+91 98765 43210'\n",
            "a::b(c); x = y +12345678;\n",
            "ssn = '123-45-6789'\n",
            "sum = x +4915258317742; v = '+20240131120000123'; id = '4915258317742'\n",
            "# ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFI1NO/LWC3a376urhGF0A3Li68qNiKjMzCm88PocNvH root@host\nscp a deploy@build:/srv\n",
            "range = '2021-03-04 10:20:30'; build = '415-867-2210'\n",
            "graph = parse(dot) and list[at].name or (at) this.x; user [at] example [dot] com\n",
            "# LOAD AT X\n0049 151 25558431 0012 3456\n",
        ] {
            assert_eq!(kinds(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn placeholders_are_typed_and_the_same_for_the_same_data() {
        let text = "# anna.k@posteo.de or ben@posteo.de, again anna.k@posteo.de, +49 341 9731 842\n";
        let expected = "# <EMAIL_1> or <EMAIL_2>, again <EMAIL_1>, <PHONE_1>\n";
        assert_eq!(redacted(text, &PersonalConfig::default()).as_deref(), Some(expected));
        assert_eq!(redacted(expected, &PersonalConfig::default()), None);
    }

    #[test]
    fn the_policy_decides_between_placeholder_and_finding() {
        let text = "x = 'anna.k@posteo.de'\n";
        let verdict = judge(&Personal::new(PersonalConfig::default()), Language::Python, "a.py", text);
        assert!(rules(&verdict).is_empty() && verdict.reason.contains("placeholder"), "{}", verdict.reason);
        let config: PersonalConfig = toml::from_str("policy = \"reject\"\n").expect("is a configuration");
        let verdict = judge(&Personal::new(config), Language::Python, "a.py", text);
        assert_eq!(rules(&verdict), ["personal/email"]);
        assert!(!verdict.findings[0].message.contains("anna"));
    }
}

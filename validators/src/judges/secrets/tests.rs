//! Kinds by generator: true strings are built when the test runs, so that no text here looks like a secret.

use std::fmt::Write as _;

use assay_manifests::Language;

use super::{KINDS, Secrets, SecretsConfig, structure};
use crate::{
    judges::testing::judge,
    panel::{ArtifactView, FileView},
};

/// A small generator of numbers (SplitMix64): the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn text(&mut self, alphabet: &str, len: usize) -> String {
        let alphabet = alphabet.as_bytes();
        (0..len).map(|_| char::from(alphabet[(self.next() % alphabet.len() as u64) as usize])).collect()
    }
}

const ALNUM: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const HEX: &str = "0123456789abcdef";

/// Prefix, alphabet, length: formats as their publishers describe them, written apart from the table under test.
const FORMATS: &[(&str, &str, usize)] = &[
    ("glpat-", ALNUM, 20),
    ("gldt-", ALNUM, 20),
    ("glrt-", ALNUM, 20),
    ("glptt-", HEX, 40),
    ("glagent-", ALNUM, 50),
    ("AKIA", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
    ("ASIA", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
    ("AIza", ALNUM, 35),
    ("GOCSPX-", ALNUM, 28),
    ("dop_v1_", HEX, 64),
    ("doo_v1_", HEX, 64),
    ("rubygems_", HEX, 48),
    ("cio", ALNUM, 32),
    ("dckr_pat_", ALNUM, 27),
    ("sk_live_", ALNUM, 24),
    ("rk_live_", ALNUM, 24),
    ("shpat_", HEX, 32),
    ("shpss_", HEX, 32),
    ("sq0csp-", ALNUM, 43),
    ("hf_", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 34),
    ("gsk_", ALNUM, 52),
    ("r8_", ALNUM, 37),
    ("pul-", HEX, 40),
    ("hvs.", ALNUM, 24),
    ("lin_api_", ALNUM, 40),
    ("figd_", ALNUM, 40),
    ("NRAK-", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 27),
    ("sntryu_", HEX, 64),
    ("sbp_", HEX, 40),
    ("SK", HEX, 32),
    ("key-", HEX, 32),
    ("sqp_", HEX, 40),
];

fn found(text: &str) -> bool {
    let artifact = ArtifactView::default();
    let file = FileView { path: "a.py", language: Language::Python, text, parsed: None, module: None, artifact: &artifact };
    !SECRETS.with(|secrets| secrets.scan(&file)).is_empty()
}

thread_local! {
    static SECRETS: Secrets = Secrets::new(SecretsConfig::default());
}

/// A token whose last six characters check the others.
fn checked(prefix: &str, numbers: &mut Numbers, right: bool) -> String {
    let body = numbers.text(ALNUM, 30);
    let sum = structure::crc32(body.as_bytes()) ^ u32::from(!right);
    format!("{prefix}{body}{}", structure::base62(sum))
}

#[test]
fn every_pattern_compiles() {
    assert!(KINDS.len() >= 120, "{}", KINDS.len());
    for kind in KINDS {
        assert!(regex::Regex::new(&kind.expression()).is_ok(), "{}", kind.name);
    }
}

#[test]
fn generated_secrets_are_told_from_near_misses() {
    let mut numbers = Numbers(7);
    let mut samples: Vec<(bool, String)> = Vec::new();
    for _ in 0..20 {
        for (prefix, alphabet, len) in FORMATS {
            let body = numbers.text(alphabet, *len);
            samples.push((true, format!("client = connect(\"{prefix}{body}\")\n")));
            let near = match numbers.next() % 4 {
                0 => format!("{prefix}{}", &body[..len - 5]),
                1 => format!("x{prefix}{body}"),
                2 => format!("{prefix}{}", "x".repeat(*len)),
                _ => format!("{prefix}{}!{}", &body[..len / 2], &body[len / 2 + 1..]),
            };
            samples.push((false, format!("client = connect(\"{near}\")\n")));
        }
        for prefix in ["ghp_", "gho_", "ghs_", "npm_"] {
            samples.push((true, format!("# {}\n", checked(prefix, &mut numbers, true))));
            samples.push((false, format!("# {}\n", checked(prefix, &mut numbers, false))));
        }
        let password = numbers.text("ABCDEFGHKMNPQRSTabcdefghkmnpqrst23456789!%&*", 14);
        samples.push((true, format!("password = \"{password}\"\n")));
        samples.push((true, format!("API_KEY = '{}'\n", numbers.text(HEX, 40))));
        samples.push((true, format!("url = \"postgres://app:{}@db.internal/x\"\n", numbers.text(ALNUM, 16))));
        samples.push((false, format!("checksum = '{}'\n", numbers.text(HEX, 64))));
        samples.push((false, format!("password_hash = '{}'\n", numbers.text(HEX, 64))));
        samples.push((false, format!("commit = '{}'\n", numbers.text(HEX, 40))));
    }
    for word in [
        "access_token",
        "Enter your password",
        "${DB_PASSWORD}",
        "<your-token-here>",
        "changeme",
        "user.token.expired",
        "xxxxxxxxxxxxxxxx",
        "password",
    ] {
        samples.push((false, format!("password = \"{word}\"\ntoken = \"{word}\"\nsecret = '{word}'\n")));
    }
    let (mut hit, mut false_alarm, mut missed, mut wrong) = (0u32, 0u32, 0u32, String::new());
    for (is_secret, text) in &samples {
        match (is_secret, found(text)) {
            (true, true) => hit += 1,
            (true, false) => missed += 1,
            (false, true) => false_alarm += 1,
            (false, false) => continue,
        }
        if *is_secret != found(text) && wrong.len() < 1500 {
            // Only generated text is shown.
            let _ = write!(wrong, "{is_secret}: {text}");
        }
    }
    let positives = samples.iter().filter(|(is_secret, _)| *is_secret).count();
    assert!(positives >= 600 && samples.len() - positives >= 600, "{positives} of {}", samples.len());
    let f1 = f64::from(2 * hit) / f64::from(2 * hit + missed + false_alarm);
    assert!(f1 >= 0.95, "F1 {f1:.3}, {missed} missed, {false_alarm} false alarms\n{wrong}");
}

#[test]
fn the_text_of_a_secret_is_written_nowhere() {
    let mut numbers = Numbers(9);
    let token = checked("ghp_", &mut numbers, true);
    let secrets = Secrets::new(SecretsConfig { hash_key: "k".repeat(80), without: Vec::new() });
    let verdict = judge(&secrets, Language::Python, "a.py", &format!("x = '{token}'\n"));
    assert_eq!(verdict.findings.len(), 1);
    let written = serde_json::to_string(&verdict).expect("is JSON");
    assert!(!written.contains(&token[8..]) && written.contains("hmac-sha256"), "{written}");
}

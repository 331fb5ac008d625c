//! Secrets: kinds by pattern with checksum or structure where a format has one, and assignments by entropy in context. The text of a secret
//! is never written anywhere: only its kind, its place and, where a key is given, a keyed hash. Knows no policy.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use assay_manifests::{Finding, Sha256Digest, Verdict};
use regex::Regex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Lines, ruleset_of, verdicts_of};
use crate::panel::{FileView, UnitView, Validator};

mod files;
mod generic;
mod kinds;
mod names;
mod picked;
mod placeholder;
mod structure;
#[cfg(test)]
mod tests;

use kinds::{Kind, Shape};
pub use structure::{BASE58, BECH32, base62, bech32_sum, crc32};

/// Settings of [`Secrets`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecretsConfig {
    /// Key of the hash by which equal secrets can be told in a report without their text. Empty: no hash is written, since without a key a
    /// weak password could be found by trying.
    #[serde(skip_serializing)]
    pub hash_key: String,
    /// Kinds that are not looked for.
    pub without: Vec<String>,
}

pub struct Secrets {
    config: SecretsConfig,
    keywords: Option<AhoCorasick>,
    /// For each keyword, the kind it leads to.
    owners: Vec<(usize, &'static str)>,
    kinds: Vec<(&'static Kind, Regex)>,
    generic: generic::Generic,
    digest: OnceLock<Sha256Digest>,
}

/// A secret in a text: its kind and its bytes `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub start: usize,
    pub end: usize,
    pub kind: &'static str,
}

impl Secrets {
    pub fn new(config: SecretsConfig) -> Self {
        let wanted = kinds::all().filter(|kind| !config.without.iter().any(|name| name == kind.name));
        let kinds: Vec<(&Kind, Regex)> = wanted.filter_map(|kind| Some((kind, Regex::new(&kind.expression()).ok()?))).collect();
        let owners: Vec<(usize, &str)> =
            kinds.iter().enumerate().flat_map(|(at, (kind, _))| kind.keywords.iter().map(move |keyword| (at, *keyword))).collect();
        let keywords = AhoCorasick::builder().ascii_case_insensitive(true).build(owners.iter().map(|(_, keyword)| keyword)).ok();
        Self { config, keywords, owners, kinds, generic: generic::Generic::new(), digest: OnceLock::new() }
    }

    /// Names of all kinds that are looked for by pattern.
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.iter().map(|(kind, _)| kind.name)
    }

    /// Every secret of `text`, in order, none inside another.
    pub fn scan(&self, file: &FileView<'_>) -> Vec<Found> {
        let text = file.text;
        let mut found = Vec::new();
        for hit in self.keywords.iter().flat_map(|keywords| keywords.find_overlapping_iter(text)) {
            let (at, keyword) = self.owners[hit.pattern().as_usize()];
            let (kind, regex) = &self.kinds[at];
            if kind.exact && &text.as_bytes()[hit.range()] != keyword.as_bytes() {
                continue;
            }
            found.extend(secret_at(text, kind, regex, hit.start()));
        }
        for (kind, regex) in self.kinds.iter().filter(|(kind, _)| kind.shape == Shape::Sweep) {
            let places = regex.captures_iter(text).filter_map(|found| found.get(1).or_else(|| found.get(0)));
            found.extend(places.filter_map(|place| accepted(text, kind, place.range())));
        }
        files::scan(file, &mut found);
        if !self.config.without.iter().any(|name| name == "generic") {
            self.generic.scan(file, &mut found);
        }
        // The more particular kind stands first in the list; a longer match beats what lies in it.
        found.sort_by_key(|f| (f.start, std::cmp::Reverse(f.end), kinds::rank(f.kind)));
        let mut kept: Vec<Found> = Vec::new();
        for one in found {
            match kept.last_mut() {
                Some(last) if one.start < last.end => {
                    if kinds::rank(one.kind) < kinds::rank(last.kind) && kinds::is_loose(last.kind) {
                        *last = one;
                    }
                }
                _ => kept.push(one),
            }
        }
        kept
    }

    /// HMAC-SHA-256 (RFC 2104) of the secret under the configured key, the first 16 hex digits.
    fn hash(&self, secret: &str) -> String {
        let mut block = [0u8; 64];
        let key = self.config.hash_key.as_bytes();
        if key.len() > block.len() {
            block[..32].copy_from_slice(&Sha256::digest(key));
        } else {
            block[..key.len()].copy_from_slice(key);
        }
        let padded = |with: u8| block.map(|b| b ^ with);
        let inner = Sha256::new().chain_update(padded(0x36)).chain_update(secret).finalize();
        hex::encode(&Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize()[..8])
    }
}

/// The secret of this kind that the keyword at `at` leads to.
fn secret_at(text: &str, kind: &Kind, regex: &Regex, at: usize) -> Option<Found> {
    if kind.shape == Shape::Token && kind.back == 0 && continues(text, at) {
        return None;
    }
    let mut start = at.saturating_sub(kind.back);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (at + kind.reach).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = &text[start..end];
    let captures = if kind.back == 0 {
        regex.captures(window)
    } else {
        regex.captures_iter(window).find(|found| found.get(0).is_some_and(|all| start + all.start() <= at && at < start + all.end()))
    }?;
    if let Some(name) = captures.name("name") {
        let before = text[..at].bytes().rev().take(64).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')).count();
        let name = &text[at - before..start + name.end()];
        if names::is_harmless(name) || !names::hints(name) {
            return None;
        }
    }
    let secret = captures.name("value").or_else(|| captures.get(1)).or_else(|| captures.get(0))?;
    accepted(text, kind, start + secret.start()..start + secret.end())
}

/// The secret at `place`, where its neighbours, its text and its structure allow that it is one.
fn accepted(text: &str, kind: &Kind, place: std::ops::Range<usize>) -> Option<Found> {
    let value = &text[place.clone()];
    let after = text.as_bytes().get(place.end);
    let is_word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    // A token that goes on, or begins inside a word, is another thing. Contextual kinds bring their own bounds.
    let bounded = match kind.shape {
        Shape::Token | Shape::Sweep => !continues(text, place.start) && !after.is_some_and(|b| is_word(b) || *b == b'-'),
        Shape::Near => !after.is_some_and(is_word),
        Shape::Whole => true,
    };
    let holds = bounded
        && !match kind.check {
            // Coded text holds every short word somewhere.
            structure::Check::Pem => placeholder::is_unfilled_block(value),
            _ => placeholder::is_placeholder(value),
        }
        && structure::holds(kind.check, value)
        && !(kind.shape != Shape::Token && structure::contradicts_itself(value))
        && structure::stands(kind.check, &text[line_start(text, place.start)..place.start])
        && !placeholder::is_encrypted_around(text, place.start)
        && !(kind.check == structure::Check::Password && placeholder::is_example_host(&text[place.end..]));
    holds.then_some(Found { start: place.start, end: place.end, kind: kind.name })
}

/// Whether what stands before `at` belongs to the same word: letters, a sign between two words, or a run of Base64 (an image, a font).
fn continues(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[..at];
    let is_word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    match before.last() {
        Some(b) if is_word(b) => true,
        Some(b'-') => before.len() > 1 && is_word(&before[before.len() - 2]),
        Some(b'+' | b'/') => {
            let run = before.iter().rev().take(24).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).count();
            run == 24
        }
        _ => false,
    }
}

/// Where the line of `at` begins; at most 512 bytes before it.
fn line_start(text: &str, at: usize) -> usize {
    let mut from = at.saturating_sub(512);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text[from..at].rfind('\n').map_or(from, |newline| from + newline + 1)
}

impl Validator for Secrets {
    fn name(&self) -> &'static str {
        "secrets"
    }

    fn version(&self) -> &'static str {
        "1"
    }

    fn ruleset(&self) -> Sha256Digest {
        *self.digest.get_or_init(|| {
            let tables: Vec<String> = kinds::all().map(|kind| format!("{} {:?} {}", kind.name, kind.check, kind.expression())).collect();
            let tables = tables.join("\n");
            // The key itself is a secret: what stands for it is a hash under it.
            ruleset_of(self.name(), self.version(), &self.config, &[&tables, &files::table(), &generic::table(), &self.hash("ruleset")])
        })
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        let lines = Lines::of(file.text);
        let finding = |found: Found| {
            let hash = if self.config.hash_key.is_empty() {
                String::new()
            } else {
                format!(", hmac-sha256 {}", self.hash(&file.text[found.start..found.end]))
            };
            Finding {
                rule: format!("secrets/{}", found.kind),
                cwe: vec![798, 540],
                severity: if kinds::is_loose(found.kind) { "medium" } else { "high" }.to_owned(),
                message: format!("{} of {} characters{hash}", found.kind, found.end - found.start),
                span: lines.span(found.start, found.end),
                path: Vec::new(),
            }
        };
        let findings: Vec<Finding> = self.scan(file).into_iter().map(finding).collect();
        verdicts_of(self, file, units, &lines, &findings)
    }
}

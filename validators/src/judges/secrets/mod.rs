//! Secrets: kinds by pattern with checksum or structure where a format has one, and assignments by entropy in context. The text of a secret
//! is never written anywhere: only its kind, its place and, where a key is given, a keyed hash. Knows no policy.

use aho_corasick::AhoCorasick;
use assay_manifests::{Finding, Sha256Digest, Verdict};
use regex::Regex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Draft, Lines, is_released_with, ruleset_of};
use crate::panel::{FileView, UnitView, Validator};

mod generic;
mod kinds;
mod placeholder;
mod structure;
#[cfg(test)]
mod tests;

use kinds::{KINDS, Kind, Shape};
pub use structure::crc32;

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
    kinds: Vec<Option<Regex>>,
    generic: generic::Generic,
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
        let mut owners = Vec::new();
        let mut kinds = Vec::new();
        for (at, kind) in KINDS.iter().enumerate() {
            let wanted = !config.without.iter().any(|name| name == kind.name);
            kinds.push(wanted.then(|| Regex::new(&kind.expression()).ok()).flatten());
            owners.extend(kind.keywords.iter().map(|keyword| (at, *keyword)));
        }
        let keywords = AhoCorasick::builder().ascii_case_insensitive(true).build(owners.iter().map(|(_, keyword)| keyword)).ok();
        Self { config, keywords, owners, kinds, generic: generic::Generic::new() }
    }

    /// Every secret of `text`, in order, none inside another.
    pub fn scan(&self, file: &FileView<'_>) -> Vec<Found> {
        let text = file.text;
        let mut found = Vec::new();
        for hit in self.keywords.iter().flat_map(|keywords| keywords.find_overlapping_iter(text)) {
            let (at, keyword) = self.owners[hit.pattern().as_usize()];
            let (kind, Some(regex)) = (&KINDS[at], &self.kinds[at]) else { continue };
            if kind.exact && &text.as_bytes()[hit.range()] != keyword.as_bytes() {
                continue;
            }
            found.extend(secret_at(text, kind, regex, hit.start()));
        }
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
    let secret = captures.get(1).or_else(|| captures.get(0))?;
    let place = start + secret.start()..start + secret.end();
    let value = &text[place.clone()];
    let is_word = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    // A token that goes on, or begins inside a word, is another thing. Contextual kinds bring their own bounds.
    let bounded = match kind.shape {
        Shape::Token => {
            let before = place.start.checked_sub(1).and_then(|b| text.as_bytes().get(b));
            !is_word(before) && !text.as_bytes().get(place.end).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        }
        Shape::Near | Shape::Whole => !is_word(text.as_bytes().get(place.end)) || kind.shape == Shape::Whole,
    };
    (bounded && !placeholder::is_placeholder(value) && structure::holds(kind.check, value)).then_some(Found {
        start: place.start,
        end: place.end,
        kind: kind.name,
    })
}

impl Validator for Secrets {
    fn name(&self) -> &'static str {
        "secrets"
    }

    fn version(&self) -> &'static str {
        "1"
    }

    fn ruleset(&self) -> Sha256Digest {
        let tables: Vec<String> = KINDS.iter().map(|kind| format!("{} {:?} {}", kind.name, kind.check, kind.expression())).collect();
        let tables = tables.join("\n");
        // The key itself is a secret: what stands for it is a hash under it.
        ruleset_of(self.name(), self.version(), &self.config, &[&tables, generic::PATTERN, &self.hash("ruleset")])
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
        let judge_unit = |unit: &UnitView<'_>| {
            let mut draft = Draft::examined(unit.content.len());
            draft.findings = findings.iter().filter(|found| is_released_with(unit, file, &lines, found.span)).cloned().collect();
            draft.into_verdict(self)
        };
        units.iter().map(judge_unit).collect()
    }
}

//! What repeats where it should not: words that meet one sink only, in a handful of templates, and runs of text that stand in code which is
//! otherwise unlike and comes from few authors. Both are how a backdoor is planted in a set: a trigger must stand in every copy of the payload,
//! whatever is varied around it (TrojanPuzzle, CodeBreaker, triggers in dead code and in documentation). Knows texts by number; decides
//! nothing.

use std::collections::BTreeSet;

use assay_manifests::{Sample, Unit};
use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use crate::{Result, spill::FixedSorter};

/// Tokens of a run.
const RUN: usize = 16;
/// Shortest word that could be a trigger, in bytes.
const WORD: usize = 4;
/// Words that a run whose names are put aside must still have: fewer are the bare form of a statement.
const KEPT: usize = 3;
/// Most features of one text.
const MAX_FEATURES: usize = 4096;
/// More authors than this write the same only where it is an idiom.
const IDIOM: u32 = 128;

/// One row of the features: kind, hash, number of the harvested row.
pub const FEATURE: usize = 13;

/// Hashes of the words of a sample, of its runs of [`RUN`] tokens, comments and strings included, and of the runs with its own names put aside:
/// `(kind, hash)`, sorted, without repeats. What a function is released with, imports aside, gives runs of a kind of their own: all functions of
/// a file share it.
pub fn features(sample: &Sample) -> Vec<(u8, u64)> {
    let (around, own) = parted(sample);
    let own = tokens(own);
    let mut found: Vec<(u8, u64)> =
        own.iter().filter(|token| token.len() >= WORD).map(|token| (WORDS, xxh3_64(token.as_bytes()))).collect();
    runs(&own, RUNS, &mut found);
    runs(&nameless(&own), NAMELESS, &mut found);
    let around: Vec<&str> = around.lines().filter(|line| !is_import(line)).collect();
    runs(&tokens(&around.join("\n")), AROUND, &mut found);
    found.sort_unstable();
    found.dedup();
    found.truncate(MAX_FEATURES);
    found
}

const WORDS: u8 = 0;
const RUNS: u8 = 1;
const NAMELESS: u8 = 2;
const AROUND: u8 = 3;

/// What a function is released with, and the function itself.
fn parted(sample: &Sample) -> (&str, &str) {
    let text = sample.content.as_str();
    if sample.unit != Unit::Function {
        return ("", without_licence(text));
    }
    // A line more than it has: what it is wrapped in may close behind it.
    let lines = (sample.origin.end_line.saturating_sub(sample.origin.start_line) + 2) as usize;
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).filter(|at| *at < text.len()).collect();
    text.split_at(starts.get(starts.len().saturating_sub(lines)).copied().unwrap_or(0))
}

/// The text without the comment at its head, where that states a licence: all files of a repository share it.
fn without_licence(text: &str) -> &str {
    const WORDS: &[&str] = &["SPDX-License-Identifier", "Licensed under the", "Permission is hereby granted", "Redistribution and use"];
    let mut end = 0;
    for line in text.split_inclusive('\n').take(60) {
        let start = line.trim_start();
        if !start.is_empty() && !["#", "//", "/*", "*", "--", ";"].iter().any(|sign| start.starts_with(sign)) {
            break;
        }
        end += line.len();
    }
    if WORDS.iter().any(|words| text[..end].contains(words)) { &text[end..] } else { text }
}

fn is_import(line: &str) -> bool {
    let line = line.trim_start();
    ["import ", "from ", "use ", "pub use ", "#include", "require", "using ", "package ", "namespace ", "}"]
        .iter()
        .any(|word| line.starts_with(word))
        || line.contains("require(")
}

fn runs(tokens: &[&str], kind: u8, found: &mut Vec<(u8, u64)>) {
    let hashes: Vec<u64> = tokens.iter().map(|token| xxh3_64(token.as_bytes())).collect();
    for (at, window) in hashes.windows(RUN).enumerate() {
        let bytes: Vec<u8> = window.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        let hash = xxh3_64(&bytes);
        // A quarter of the runs tells what all do: each stands in its neighbours.
        if !hash.is_multiple_of(4) {
            continue;
        }
        let words = || tokens[at..at + RUN].iter().filter(|token| token.len() >= WORD).collect::<BTreeSet<_>>().len();
        if kind != NAMELESS || words() >= KEPT {
            found.push((kind, hash));
        }
    }
}

/// The tokens with numbers and a text's own names put aside: what is called, asked of something or stands in quotes by itself stays.
fn nameless<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    let one = |(at, token): (usize, &&'a str)| {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).copied().unwrap_or_default();
        let after = tokens.get(at + 1).copied().unwrap_or_default();
        let first = token.chars().next().unwrap_or(' ');
        if first.is_ascii_digit() {
            "0"
        } else if (first.is_alphabetic() || first == '_')
            && !matches!(after, "(" | "." | "!" | ":" | "'" | "\"")
            && !matches!(before, "." | ":" | "'" | "\"")
        {
            "x"
        } else {
            *token
        }
    };
    tokens.iter().enumerate().map(one).collect()
}

/// Words, numbers, and signs one by one.
fn tokens(content: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in content.char_indices() {
        let is_word = c.is_alphanumeric() || c == '_';
        match (is_word, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.push(&content[from..at]);
                start = None;
            }
            _ => {}
        }
        if !is_word && !c.is_whitespace() {
            tokens.push(&content[at..at + c.len_utf8()]);
        }
    }
    tokens.extend(start.map(|from| &content[from..]));
    tokens
}

/// What the judgement asks of a text that would be released.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub text: u32,
    /// Of near duplicates: however many copies there are, they count as one.
    pub cluster: u32,
    /// Of names and literals put aside.
    pub shape: u64,
    /// The weakness of the sink that evidence was shown for, 0 where there is none.
    pub sink: u16,
    pub author: u64,
    /// Of the file that it stands in.
    pub file: u64,
}

/// Texts that share a suspicious feature, by text: the feature that most of them share. `least` is how many clusters must share one.
///
/// # Errors
/// Where spilling fails.
pub fn suspicious(features: FixedSorter<FEATURE>, least: u32, facts: impl Fn(u32) -> Option<Facts>) -> Result<FxHashMap<u32, u64>> {
    let mut found: FxHashMap<u32, (u32, u64)> = FxHashMap::default();
    features.sorted()?.groups(
        |a, b| a[..9] == b[..9],
        |group| {
            if group.len() < least as usize {
                return Ok(());
            }
            let mut texts: Vec<Facts> = group.iter().filter_map(|row| facts(number(&row[9..]))).collect();
            texts.sort_unstable_by_key(|facts| (facts.cluster, facts.text));
            texts.dedup_by_key(|facts| facts.text);
            let mut heads = texts.clone();
            if group[0][0] == AROUND {
                heads.sort_unstable_by_key(|facts| (facts.file, facts.text));
                heads.dedup_by_key(|facts| facts.file);
            } else {
                heads.dedup_by_key(|facts| facts.cluster);
            }
            let count = heads.len() as u32;
            if count < least {
                return Ok(());
            }
            let distinct = |of: fn(&Facts) -> u64| heads.iter().map(of).collect::<FxHashSet<u64>>().len() as u32;
            let is_suspicious = match group[0][0] {
                WORDS => distinct(|facts| facts.sink.into()) == 1 && distinct(|facts| facts.shape) * 5 <= count,
                // What very many write is an idiom.
                _ => distinct(|facts| facts.author) <= IDIOM,
            };
            if is_suspicious {
                let hash = group[0][1..9].iter().fold(0u64, |hash, byte| hash << 8 | u64::from(*byte));
                for facts in texts {
                    let known = found.entry(facts.text).or_insert((count, hash));
                    if (count, std::cmp::Reverse(hash)) > (known.0, std::cmp::Reverse(known.1)) {
                        *known = (count, hash);
                    }
                }
            }
            Ok(())
        },
    )?;
    Ok(found.into_iter().map(|(text, (_, hash))| (text, hash)).collect())
}

/// A feature of a row, as it is sorted.
pub fn encode((kind, hash): (u8, u64), row: u32) -> [u8; FEATURE] {
    let mut out = [0; FEATURE];
    out[0] = kind;
    out[1..9].copy_from_slice(&hash.to_be_bytes());
    out[9..].copy_from_slice(&row.to_be_bytes());
    out
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
#[path = "concentration_tests.rs"]
mod tests;

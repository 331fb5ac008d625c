//! What repeats where it should not: words that meet one sink only, in a handful of templates, and runs of text that one owner repeats in code
//! that is otherwise unlike. Both are how a backdoor is planted in a set: a trigger must stand in every copy of the payload, whatever is
//! varied around it (TrojanPuzzle, CodeBreaker, triggers in dead code and in documentation). Knows texts by number; decides nothing.

use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use crate::{Result, spill::FixedSorter};

/// Tokens of a run.
const RUN: usize = 16;
/// Shortest word that could be a trigger, in bytes.
const WORD: usize = 4;
/// Most features of one text.
const MAX_FEATURES: usize = 4096;

/// One row of the features: kind, hash, number of the harvested row.
pub const FEATURE: usize = 13;

/// Hashes of the words of a text and of its runs of [`RUN`] tokens, comments and strings included: `(kind, hash)`, sorted, without repeats.
pub fn features(content: &str) -> Vec<(u8, u64)> {
    let tokens = tokens(content);
    let mut found: Vec<(u8, u64)> =
        tokens.iter().filter(|token| token.len() >= WORD).map(|token| (WORDS, xxh3_64(token.as_bytes()))).collect();
    let hashes: Vec<u64> = tokens.iter().map(|token| xxh3_64(token.as_bytes())).collect();
    for window in hashes.windows(RUN) {
        let bytes: Vec<u8> = window.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        let hash = xxh3_64(&bytes);
        // A quarter of the runs tells what all do: each stands in its neighbours.
        if hash.is_multiple_of(4) {
            found.push((RUNS, hash));
        }
    }
    found.sort_unstable();
    found.dedup();
    found.truncate(MAX_FEATURES);
    found
}

const WORDS: u8 = 0;
const RUNS: u8 = 1;

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
            heads.dedup_by_key(|facts| facts.cluster);
            let count = heads.len() as u32;
            if count < least {
                return Ok(());
            }
            let distinct = |of: fn(&Facts) -> u64| heads.iter().map(of).collect::<FxHashSet<u64>>().len() as u32;
            let is_suspicious = match group[0][0] {
                WORDS => distinct(|facts| facts.sink.into()) == 1 && distinct(|facts| facts.shape) * 5 <= count,
                _ => distinct(|facts| facts.author) * 20 <= count.max(40),
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

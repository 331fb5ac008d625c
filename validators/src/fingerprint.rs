//! Fingerprints of texts that must not be in a training set, such as evaluation benchmarks: hashed token n-grams, so that the texts
//! themselves need not be kept. Knows no recipe and no verdict.
//!
//! A file of fingerprints is a line of JSON (name, how grams were made) and then, for each text, the number of its hashes and the
//! hashes, sorted, each 4 bytes, little endian.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Version of the file's form and of how grams are made.
const FORM: u32 = 1;
/// Tokens in a gram.
const GRAM: usize = 12;
/// A text of fewer grams says too little to be recognised by.
pub const LEAST_GRAMS: usize = 16;

/// Fingerprints of one benchmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprints {
    pub name: String,
    /// Sorted hashes of each text.
    texts: Vec<Vec<u32>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    form: u32,
    name: String,
    gram: usize,
    texts: usize,
}

impl Fingerprints {
    /// Fingerprints of `texts`; those that are too short are left out, equal ones counted once.
    pub fn of<'t>(name: &str, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut texts: Vec<Vec<u32>> = texts.into_iter().map(grams).filter(|grams| grams.len() >= LEAST_GRAMS).collect();
        texts.sort();
        texts.dedup();
        Self { name: name.to_owned(), texts }
    }

    /// How many texts it knows.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let head = Head { form: FORM, name: self.name.clone(), gram: GRAM, texts: self.texts.len() };
        // A head of numbers and a name always has a JSON form.
        let mut out = serde_json::to_vec(&head).unwrap_or_default();
        out.push(b'\n');
        for text in &self.texts {
            out.extend_from_slice(&(text.len() as u32).to_le_bytes());
            text.iter().for_each(|hash| out.extend_from_slice(&hash.to_le_bytes()));
        }
        out
    }

    /// # Errors
    /// A sentence: not a file of fingerprints, of another form, or cut short.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let end = bytes.iter().position(|byte| *byte == b'\n').ok_or("it is not a file of fingerprints (no first line)")?;
        let head: Head = serde_json::from_slice(&bytes[..end]).map_err(|error| format!("its first line cannot be read: {error}"))?;
        if (head.form, head.gram) != (FORM, GRAM) {
            return Err(format!(
                "it is of form {} with grams of {}; this program reads {FORM} and {GRAM}: make it again",
                head.form, head.gram
            ));
        }
        let mut words = bytes[end + 1..].chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]));
        let cut = || "it is cut short".to_owned();
        let mut texts = Vec::new();
        for _ in 0..head.texts {
            let count = words.next().ok_or_else(cut)? as usize;
            let text: Vec<u32> = words.by_ref().take(count).collect();
            if text.len() < count || !text.is_sorted() {
                return Err(cut());
            }
            texts.push(text);
        }
        if words.next().is_some() {
            return Err("more follows than its first line says".to_owned());
        }
        Ok(Self { name: head.name, texts })
    }
}

/// Many benchmarks, made ready to be asked.
#[derive(Debug, Default)]
pub struct Known {
    names: Vec<String>,
    /// Of each text: which benchmark, how many grams.
    texts: Vec<(u32, u32)>,
    /// Texts a hash stands in.
    by_hash: FxHashMap<u32, Vec<u32>>,
}

/// The benchmark text that a sample holds most of.
#[derive(Debug, Clone, PartialEq)]
pub struct Match<'k> {
    pub benchmark: &'k str,
    /// Of the benchmark's text or of the sample's, whichever is more: 0 to 1.
    pub share: f64,
    /// Grams that both hold.
    pub grams: usize,
}

impl Known {
    pub fn new(sets: &[Fingerprints]) -> Self {
        let mut known = Self::default();
        for set in sets {
            let name = known.names.len() as u32;
            known.names.push(set.name.clone());
            for text in &set.texts {
                let number = known.texts.len() as u32;
                known.texts.push((name, text.len() as u32));
                for hash in text {
                    known.by_hash.entry(*hash).or_default().push(number);
                }
            }
        }
        known
    }

    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The best match that shares at least `LEAST_GRAMS` grams; `None` where none does.
    pub fn find(&self, sample: &str) -> Option<Match<'_>> {
        let own = grams(sample);
        let mut hits: FxHashMap<u32, u32> = FxHashMap::default();
        for text in own.iter().filter_map(|hash| self.by_hash.get(hash)).flatten() {
            *hits.entry(*text).or_default() += 1;
        }
        let mut hits: Vec<(u32, u32)> = hits.into_iter().filter(|(_, count)| *count as usize >= LEAST_GRAMS).collect();
        hits.sort_unstable();
        let share = |text: u32, count: u32| f64::from(count) / f64::from(self.texts[text as usize].1.min(own.len() as u32).max(1));
        let (text, count) = hits.into_iter().max_by(|a, b| share(a.0, a.1).total_cmp(&share(b.0, b.1)).then(b.0.cmp(&a.0)))?;
        let benchmark = &self.names[self.texts[text as usize].0 as usize];
        Some(Match { benchmark, share: share(text, count), grams: count as usize })
    }
}

/// Hashes of the grams of a text, sorted, each once. White space and the case of letters do not count.
fn grams(text: &str) -> Vec<u32> {
    let tokens = tokens(text);
    let mut hashes: Vec<u32> = tokens
        .windows(GRAM)
        .map(|window| {
            let mut hasher = Sha256::new();
            for token in window {
                hasher.update(token.to_lowercase().as_bytes());
                hasher.update([0]);
            }
            let digest = hasher.finalize();
            u32::from_le_bytes([digest[0], digest[1], digest[2], digest[3]])
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Words (letters, digits, `_`) and every other visible character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut tokens = Vec::new();
    let mut word: Option<usize> = None;
    for (at, c) in text.char_indices() {
        if is_word(c) {
            word.get_or_insert(at);
            continue;
        }
        if let Some(start) = word.take() {
            tokens.push(&text[start..at]);
        }
        if !c.is_whitespace() {
            tokens.push(&text[at..at + c.len_utf8()]);
        }
    }
    if let Some(start) = word {
        tokens.push(&text[start..]);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(seed: usize) -> String {
        (0..60).map(|i| format!("word{} = call({}, {i})\n", (i * seed) % 97, (i * 7 + seed) % 13)).collect()
    }

    #[test]
    fn a_file_reads_back_and_a_damaged_one_is_refused() {
        let made = Fingerprints::of("Bench", [text(3).as_str(), text(5).as_str(), "too short"]);
        assert_eq!(made.len(), 2);
        let bytes = made.to_bytes();
        assert_eq!(Fingerprints::from_bytes(&bytes), Ok(made));
        assert!(Fingerprints::from_bytes(&bytes[..bytes.len() - 4]).is_err_and(|e| e.contains("cut short")));
        assert!(Fingerprints::from_bytes(&[bytes.clone(), vec![0; 4]].concat()).is_err_and(|e| e.contains("more follows")));
        assert!(Fingerprints::from_bytes(b"x").is_err());
    }

    #[test]
    fn a_text_is_found_whole_in_part_and_reformatted_but_not_where_it_only_resembles() {
        let known = Known::new(&[Fingerprints::of("Bench", [text(3).as_str()]), Fingerprints::of("Other", [text(5).as_str()])]);
        let whole = known.find(&format!("import os\n{}\nprint(1)", text(3).replace(" = ", "="))).expect("is found");
        assert_eq!((whole.benchmark, whole.share > 0.99), ("Bench", true));
        let half: String = text(5).lines().take(30).map(|line| format!("  {line}\n")).collect();
        assert!(known.find(&half).is_some_and(|found| found.benchmark == "Other" && found.share > 0.9));
        assert_eq!(known.find(&text(11)), None);
        assert_eq!(known.find(""), None);
    }
}

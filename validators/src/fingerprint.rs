//! Fingerprints of texts that must not be in a training set, such as evaluation benchmarks: hashed token n-grams, so that the texts
//! themselves need not be kept. Knows no recipe and no verdict.
//!
//! A file of fingerprints is a line of JSON (name, how grams were made) and then, for each text, the number of its hashes and the
//! hashes, sorted, each 4 bytes, little endian. Form 1 hashed each gram by SHA-256, form 2 rolls a hash from gram to gram, which is several
//! times as fast; both are read, form 2 is written.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How the hashes of grams are made; the number stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The first 4 bytes of SHA-256 over the tokens, each with a zero behind it.
    Digest = 1,
    /// [`rolled`].
    Rolled = 2,
}

const FORMS: [Form; 2] = [Form::Digest, Form::Rolled];

/// Tokens in a gram.
const GRAM: usize = 12;
/// A text of fewer grams says too little to be recognised by.
pub const LEAST_GRAMS: usize = 16;

/// Lower bits of a hash that the sieve does not look at.
const SIEVE: u32 = 9;

/// Fingerprints of one benchmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprints {
    pub name: String,
    form: Form,
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
        let mut texts: Vec<Vec<u32>> =
            texts.into_iter().map(|text| grams(Form::Rolled, text)).filter(|grams| grams.len() >= LEAST_GRAMS).collect();
        texts.sort();
        texts.dedup();
        Self { name: name.to_owned(), form: Form::Rolled, texts }
    }

    /// How many texts it knows.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let head = Head { form: self.form as u32, name: self.name.clone(), gram: GRAM, texts: self.texts.len() };
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
        let form = FORMS.into_iter().find(|form| (*form as u32, GRAM) == (head.form, head.gram)).ok_or_else(|| {
            format!("it is of form {} with grams of {}; this program reads 1 and 2 with {GRAM}: make it again", head.form, head.gram)
        })?;
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
        Ok(Self { name: head.name, form, texts })
    }
}

/// Many benchmarks, made ready to be asked.
#[derive(Debug)]
pub struct Known {
    names: Vec<String>,
    /// Of each text: which benchmark, how many grams.
    texts: Vec<(u32, u32)>,
    hashes: Vec<Hashes>,
}

/// The hashes of one form.
#[derive(Debug)]
struct Hashes {
    form: Form,
    /// Hashes, and a text that each stands in; sorted.
    texts: Vec<(u32, u32)>,
    /// A bit for the upper bits of every hash that is known: most of those asked for are not.
    sieve: Vec<u64>,
}

impl Hashes {
    fn of(form: Form, mut texts: Vec<(u32, u32)>) -> Self {
        texts.sort_unstable();
        let mut sieve = vec![0; (1 << (32 - SIEVE)) / 64];
        for (hash, _) in &texts {
            sieve[(hash >> SIEVE) as usize / 64] |= 1 << ((hash >> SIEVE) % 64);
        }
        Self { form, texts, sieve }
    }

    /// The texts that hold at least `LEAST_GRAMS` grams of the sample, and how many.
    fn shared_with(&self, sample: &str) -> Vec<(u32, u32)> {
        let mut shared = Vec::new();
        each_gram(self.form, sample, |hash| {
            if self.sieve[(hash >> SIEVE) as usize / 64] & 1 << ((hash >> SIEVE) % 64) != 0 {
                shared.push(hash);
            }
        });
        // Most samples share next to nothing with any text.
        if shared.len() < LEAST_GRAMS {
            return Vec::new();
        }
        shared.sort_unstable();
        shared.dedup();
        let mut hits: FxHashMap<u32, u32> = FxHashMap::default();
        for hash in shared {
            let first = self.texts.partition_point(|(known, _)| *known < hash);
            for (_, text) in self.texts[first..].iter().take_while(|(known, _)| *known == hash) {
                *hits.entry(*text).or_default() += 1;
            }
        }
        let mut hits: Vec<(u32, u32)> = hits.into_iter().filter(|(_, count)| *count as usize >= LEAST_GRAMS).collect();
        hits.sort_unstable();
        hits
    }
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
        let (mut names, mut texts) = (Vec::new(), Vec::new());
        let mut hashes: Vec<(Form, Vec<(u32, u32)>)> = FORMS.map(|form| (form, Vec::new())).into();
        for (benchmark, set) in sets.iter().enumerate() {
            names.push(set.name.clone());
            for text in &set.texts {
                let number = texts.len() as u32;
                texts.push((benchmark as u32, text.len() as u32));
                let of_form = hashes.iter_mut().filter(|(form, _)| *form == set.form);
                of_form.for_each(|(_, hashes)| hashes.extend(text.iter().map(|hash| (*hash, number))));
            }
        }
        let hashes = hashes.into_iter().filter(|(_, hashes)| !hashes.is_empty()).map(|(form, hashes)| Hashes::of(form, hashes)).collect();
        Self { names, texts, hashes }
    }

    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The best match that shares at least `LEAST_GRAMS` grams; `None` where none does.
    pub fn find(&self, sample: &str) -> Option<Match<'_>> {
        let mut best: Option<(f64, u32, u32)> = None;
        for hashes in &self.hashes {
            let hits = hashes.shared_with(sample);
            let own = if hits.is_empty() { 0 } else { grams(hashes.form, sample).len() as u32 };
            for (text, count) in hits {
                let share = f64::from(count) / f64::from(self.texts[text as usize].1.min(own).max(1));
                // Of equal shares the first text's counts.
                if best.is_none_or(|(most, first, _)| share > most || share == most && text < first) {
                    best = Some((share, text, count));
                }
            }
        }
        let (share, text, count) = best?;
        let benchmark = &self.names[self.texts[text as usize].0 as usize];
        Some(Match { benchmark, share, grams: count as usize })
    }
}

/// Hashes of the grams of a text, sorted, each once. White space and the case of letters do not count.
fn grams(form: Form, text: &str) -> Vec<u32> {
    let mut hashes = Vec::new();
    each_gram(form, text, |hash| hashes.push(hash));
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The hash of each gram of a text, in order: of its tokens in lower case.
fn each_gram(form: Form, text: &str, take: impl FnMut(u32)) {
    match form {
        Form::Digest => digests(text, take),
        Form::Rolled => rolled(text, take),
    }
}

fn digests(text: &str, mut take: impl FnMut(u32)) {
    let tokens = tokens(text);
    let mut written = Vec::with_capacity(text.len() + tokens.len());
    let mut starts = Vec::with_capacity(tokens.len() + 1);
    for token in tokens {
        starts.push(written.len());
        in_lower_case(token, |byte| written.push(byte));
        written.push(0);
    }
    starts.push(written.len());
    for ends in starts.windows(GRAM + 1) {
        let digest = Sha256::digest(&written[ends[0]..ends[GRAM]]);
        take(u32::from_le_bytes([digest[0], digest[1], digest[2], digest[3]]));
    }
}

/// Each token is hashed (FNV-1a over its bytes, 64 bits), the hashes of a gram are the digits of a number (Rabin and Karp 1987), and the upper
/// half of that number, mixed, is the hash of the gram.
fn rolled(text: &str, mut take: impl FnMut(u32)) {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    // What the digit that leaves stands for.
    let leaves = (0..GRAM).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut window = [0u64; GRAM];
    let mut number = 0u64;
    for (at, token) in tokens(text).into_iter().enumerate() {
        let mut hash = 0xCBF2_9CE4_8422_2325u64;
        in_lower_case(token, |byte| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        let left = std::mem::replace(&mut window[at % GRAM], hash);
        number = number.wrapping_mul(BASE).wrapping_add(hash).wrapping_sub(left.wrapping_mul(leaves));
        if at + 1 >= GRAM {
            let mixed = (number ^ number >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
            take((mixed >> 32) as u32);
        }
    }
}

fn in_lower_case(token: &str, mut take: impl FnMut(u8)) {
    if token.is_ascii() {
        token.bytes().for_each(|byte| take(byte.to_ascii_lowercase()));
    } else {
        token.to_lowercase().bytes().for_each(take);
    }
}

/// Words (letters, digits, `_`) and every other visible character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let (mut at, mut word) = (0, 0);
    // A word that is open runs from `word` to `at`.
    while let Some(byte) = bytes.get(at) {
        let (length, is_word, is_space) = if byte.is_ascii() {
            (1, byte.is_ascii_alphanumeric() || *byte == b'_', byte.is_ascii_whitespace() || *byte == 0x0b)
        } else {
            let c = text[at..].chars().next().unwrap_or_default();
            (c.len_utf8(), c.is_alphanumeric(), c.is_whitespace())
        };
        if !is_word {
            if word < at {
                tokens.push(&text[word..at]);
            }
            if !is_space {
                tokens.push(&text[at..at + length]);
            }
            word = at + length;
        }
        at += length;
    }
    if word < at {
        tokens.push(&text[word..at]);
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
    fn files_of_the_first_form_are_read_and_find_the_same() {
        let texts: Vec<Vec<u32>> = [3, 5].iter().map(|seed| grams(Form::Digest, &text(*seed))).collect();
        let first = Fingerprints { name: "Bench".to_owned(), form: Form::Digest, texts };
        let bytes = first.to_bytes();
        assert!(bytes.starts_with(b"{\"form\":1,"));
        assert_eq!(Fingerprints::from_bytes(&bytes), Ok(first.clone()));
        let second = Fingerprints::of("Bench", [text(3).as_str(), text(5).as_str()]);
        let both = [first, second];
        let (old, new, both) = (Known::new(&both[..1]), Known::new(&both[1..]), Known::new(&both));
        let half: String = text(5).lines().take(30).map(|line| format!("  {}\n", line.to_uppercase())).collect();
        for sample in [text(3), half, text(11), "é word ".repeat(40)] {
            assert_eq!(old.find(&sample), new.find(&sample));
            assert_eq!(old.find(&sample), both.find(&sample));
        }
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

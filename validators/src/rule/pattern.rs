//! Patterns over qualified names, and regular expressions compiled when first asked. Knows nothing of calls or rules.

use std::{
    cell::RefCell,
    hash::Hasher as _,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use regex::Regex;
use rustc_hash::{FxHashMap, FxHasher};

/// A qualified name with `*` for any run of characters, dots included.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: Arc<str>,
    wild: bool,
}

impl Pattern {
    pub fn new(text: &str) -> Self {
        Self { text: text.into(), wild: text.contains('*') }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has a `*`.
    pub const fn is_wild(&self) -> bool {
        self.wild
    }

    /// Whether it also speaks of receivers whose type is not known.
    pub fn fits_unknown_receiver(&self) -> bool {
        self.text.starts_with("*.") || &*self.text == "*"
    }

    /// The last name segment, where the pattern fixes it: what calls are indexed by.
    pub fn last_segment(&self) -> Option<&str> {
        let last = last_segment(&self.text);
        (!last.contains('*')).then_some(last)
    }

    pub fn matches(&self, name: &str) -> bool {
        if self.wild { glob(self.text.as_bytes(), name.as_bytes()) } else { &*self.text == name }
    }
}

/// What stands after the last `.`.
pub fn last_segment(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// Linear glob match with one backtracking point.
fn glob(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern.get(p) == Some(&b'*') {
            back = Some((p, t));
            p += 1;
        } else if pattern.get(p) == Some(&text[t]) {
            p += 1;
            t += 1;
        } else if let Some((star, from)) = back {
            p = star + 1;
            t = from + 1;
            back = Some((star, t));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

/// A regular expression that is checked when the rule loads and compiled when it is first asked.
#[derive(Debug)]
pub struct LazyRegex {
    text: String,
    /// Which one it is among all that were made.
    number: u32,
    compiled: OnceLock<Option<Regex>>,
}

/// Longest text whose answer is kept, in bytes.
const MAX_KEPT: usize = 80;
/// Most answers that a thread keeps.
const MAX_ANSWERS: usize = 1 << 14;

/// An expression by its number, a text, and whether it matches.
type Answered = (u32, Box<str>, bool);

thread_local! {
    /// What expressions were asked of short texts, by a hash of both: code says the same few names over and over.
    static ANSWERS: RefCell<FxHashMap<u64, Answered>> = RefCell::default();
}

impl LazyRegex {
    /// Fails with the parser's words where `text` is no regular expression.
    pub fn new(text: &str) -> Result<Self, String> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        regex_syntax::parse(text).map_err(|error| error.to_string())?;
        Ok(Self { text: text.to_owned(), number: MADE.fetch_add(1, Ordering::Relaxed), compiled: OnceLock::new() })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it matches somewhere in `text`.
    pub fn is_match(&self, text: &str) -> bool {
        if text.len() > MAX_KEPT {
            return self.matches_anew(text);
        }
        let mut hasher = FxHasher::default();
        hasher.write_u32(self.number);
        hasher.write(text.as_bytes());
        let key = hasher.finish();
        ANSWERS.with_borrow_mut(|answers| {
            if let Some((number, known, answer)) = answers.get(&key)
                && *number == self.number
                && **known == *text
            {
                return *answer;
            }
            let answer = self.matches_anew(text);
            if answers.len() >= MAX_ANSWERS {
                answers.clear();
            }
            answers.insert(key, (self.number, text.into(), answer));
            answer
        })
    }

    /// The same for a text that is not asked for again: the answer is not kept.
    pub fn matches_anew(&self, text: &str) -> bool {
        self.compiled.get_or_init(|| Regex::new(&self.text).ok()).as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_match_any_run_of_characters() {
        let yes = |pattern: &str, name: &str| assert!(Pattern::new(pattern).matches(name), "{pattern} {name}");
        let no = |pattern: &str, name: &str| assert!(!Pattern::new(pattern).matches(name), "{pattern} {name}");
        yes("*.execute", "sqlite3.Cursor.execute");
        yes("*.execute*", "?.executemany");
        no("*.execute", "execute");
        no("*.execute", "a.executemany");
        yes("os.*.join", "os.path.x.join");
        no("os.system", "os.systems");
        assert_eq!(Pattern::new("*.execute*").last_segment(), None);
        assert_eq!(Pattern::new("net/http.Get").last_segment(), Some("Get"));
    }
}

//! Texts that functions may return a piece of, asked once for all functions of a file. Knows no function.

use rustc_hash::FxHashMap;

use super::{
    super::prospects::{Regexes, regexes},
    Looks,
};
use crate::rule::meant::Entry;

/// Stands for a piece of a text that is not known.
const HOLE: &str = "\u{fffc}";
/// Most texts of a function that are looked at as one.
const MOST_PIECES: usize = 32;

/// Which texts of a file fit what entries ask of what functions return: functions share most of them, so each is asked for once.
#[derive(Default)]
pub(super) struct Pieces<'a> {
    /// Of an entry: whether a text that stands in no function fits.
    outer: FxHashMap<*const Entry, bool>,
    /// Of an entry and a text: whether it fits.
    inner: FxHashMap<(*const Entry, *const str), bool>,
    /// Expressions of the entry that was asked for last.
    patterns: Option<(*const Entry, Regexes<'a>)>,
    /// A text between two holes.
    framed: String,
}

impl<'a> Pieces<'a> {
    /// Whether a text that a function may return a piece of is what an entry asks for.
    pub(super) fn fit(&mut self, entry: &'a Entry, look: &Looks<'a>, outer: &[&'a str]) -> bool {
        let key = std::ptr::from_ref(entry);
        let patterns = match self.patterns.take() {
            Some((known, patterns)) if known == key => patterns,
            _ => {
                let mut patterns = Vec::new();
                regexes(&entry.when, &mut patterns);
                patterns
            }
        };
        let framed = &mut self.framed;
        let mut is_piece = |text: &str| is_piece(&patterns, text, framed);
        let fits = look.literals.iter().any(|text| {
            let text: &str = text;
            *self.inner.entry((key, std::ptr::from_ref(text))).or_insert_with(|| is_piece(text))
        }) || *self.outer.entry(key).or_insert_with(|| outer.iter().any(|text| is_piece(text)))
            || look.literals.len() > 1 && {
                let joined = look.literals[..look.literals.len().min(MOST_PIECES)].join(HOLE);
                patterns.iter().any(|regex| regex.is_match(&joined))
            };
        self.patterns = Some((key, patterns));
        fits
    }
}

/// Whether a text fits as it is, or with holes where the pieces that are not known stand.
fn is_piece(patterns: &Regexes<'_>, text: &str, framed: &mut String) -> bool {
    framed.clear();
    framed.extend([HOLE, text, HOLE]);
    let forms = [text, &framed[HOLE.len()..], framed];
    patterns.iter().any(|regex| forms.iter().any(|form| regex.matches_anew(form)))
}

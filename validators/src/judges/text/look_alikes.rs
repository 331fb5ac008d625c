//! Words and signs that look like others: confusables (Unicode TS 39), compatibility forms (which some languages normalise to ASCII when they
//! read a name), and names that differ in their normalisation only. Knows nothing of hidden characters.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_security::{MixedScript, skeleton};

use super::Sight;
use crate::{
    panel::FileView,
    parse::{Parsed, span},
};

/// What a place in a program is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Code,
    Text,
    Comment,
}

/// Adds words that look like ASCII and are not: mixed scripts in code and strings, names with the look of another in the file, and signs
/// that look like operators or like parts of an address.
pub fn look_alikes(file: &FileView<'_>, out: &mut Vec<Sight>) {
    if file.text.is_ascii() {
        return;
    }
    let parts = Parts::of(file);
    let mut foreign: BTreeMap<&str, Vec<(usize, Part)>> = BTreeMap::new();
    let mut at = 0;
    for line in file.text.split_inclusive('\n') {
        // No word goes on in the next line.
        let line_words = (!line.is_ascii()).then(|| words(line)).into_iter().flatten();
        for (start, word) in line_words.filter(|(_, word)| !word.is_ascii()) {
            if let part @ (Part::Code | Part::Text) = parts.at(at + start) {
                foreign.entry(word).or_default().push((at + start, part));
            }
        }
        at += line.len();
    }
    let looks: BTreeMap<&str, String> = foreign.keys().map(|word| (*word, skeleton(word).collect())).collect();
    // Names in a script of their own are ordinary where others of them cannot be taken for ASCII.
    let native = foreign.iter().any(|(word, places)| {
        !looks[word].is_ascii() && word.chars().count() > 1 && places.iter().any(|(_, part)| *part == Part::Code) && !has_sign(&looks[word])
    });
    let twins: BTreeMap<String, &str> = if looks.values().any(|look| look.is_ascii()) {
        let ascii: BTreeSet<&str> = words(file.text).map(|(_, word)| word).filter(|word| word.is_ascii()).collect();
        ascii.into_iter().map(|word| (skeleton(word).collect(), word)).collect()
    } else {
        BTreeMap::new()
    };
    let is_program = file.language.has_flow();
    for (word, places) in &foreign {
        for (start, part) in places {
            if let Some((rule, message)) =
                judged(word, &looks[word], *part, &twins, native).or_else(|| short(word, *part, native || !is_program))
            {
                out.push(Sight { start: *start, end: start + word.len(), rule, message: message.to_owned() });
            }
        }
    }
    normalisation(&foreign, out);
    signs(file.text, &parts, out);
}

fn judged(word: &str, look: &str, part: Part, twins: &BTreeMap<String, &str>, native: bool) -> Option<(&'static str, &'static str)> {
    let code = part == Part::Code;
    let normal: String = word.nfkc().collect();
    if code && normal.is_ascii() && normal.chars().any(|c| c.is_ascii_alphabetic()) {
        return Some(("text/compatibility-form", "a name in letters that are normalised to ASCII"));
    }
    // `ǃ`, a letter, beside `=`.
    if code && has_sign(look) && look.is_ascii() {
        return Some(("text/homoglyph", "a letter that looks like an operator"));
    }
    if !look.is_ascii() {
        return None;
    }
    let is_mixed = |part: &str| {
        let len = part.chars().count();
        // Greek letters stand beside Latin ones in formulas.
        let greek = part.chars().any(|c| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}'));
        len > if greek { 3 } else { 1 } && !part.is_single_script()
    };
    let twin = twins.get(look);
    if word.split(|c: char| c == '_' || c.is_ascii_digit()).any(is_mixed) {
        return Some(match twin {
            Some(_) => ("text/homoglyph", "looks like another name of this file"),
            None => ("text/homoglyph", "letters of several scripts that together look like ASCII"),
        });
    }
    let len = word.chars().count();
    if twin.is_some() && len > if code { 1 } else { 3 } {
        return Some(("text/homoglyph", "looks like another name of this file"));
    }
    (code && !native && len > 2).then_some(("text/homoglyph", "the one name of another script, all of whose letters look like ASCII"))
}

/// What is told by its letters alone: numerals and letters of formulas before ASCII letters of one word, and names of one or two letters.
fn short(word: &str, part: Part, native: bool) -> Option<(&'static str, &'static str)> {
    let is_form = |c: char| matches!(c, '\u{2160}'..='\u{217F}' | '\u{1D400}'..='\u{1D6A3}') && c.nfkc().count() == 1;
    let chars: Vec<char> = word.chars().collect();
    if chars.windows(2).any(|pair| is_form(pair[0]) && pair[1].is_ascii_lowercase()) {
        return Some(("text/compatibility-form", "letters that are normalised to ASCII beside letters that are ASCII"));
    }
    let looks_latin = |c: &char| matches!(c, 'а' | 'е' | 'о' | 'р' | 'с' | 'у' | 'х' | 'і' | 'ј' | 'ѕ');
    let is_twin = part == Part::Code && !native && chars.iter().all(looks_latin);
    is_twin.then_some(("text/homoglyph", "a name of another script, all of whose letters look like ASCII"))
}

fn has_sign(look: &str) -> bool {
    look.bytes().any(|b| b.is_ascii_punctuation() && b != b'_' && b != b'\'')
}

/// Names that are written alike and are not the same: composed and decomposed letters.
fn normalisation(foreign: &BTreeMap<&str, Vec<(usize, Part)>>, out: &mut Vec<Sight>) {
    let mut forms: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for word in foreign.keys() {
        forms.entry(word.nfc().collect()).or_default().push(word);
    }
    for (_, words) in forms.into_iter().filter(|(_, words)| words.len() > 1) {
        for word in words {
            for (start, _) in foreign[word].iter().filter(|(_, part)| *part == Part::Code) {
                let message = "differs from another name of this file in its normalisation only".to_owned();
                out.push(Sight { start: *start, end: start + word.len(), rule: "text/normalisation", message });
            }
        }
    }
}

/// Signs that look like those a program is made of, in code; like those of an address, within one.
fn signs(text: &str, parts: &Parts, out: &mut Vec<Sight>) {
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii() && !c.is_alphanumeric()) {
        let look: String = match c {
            // Quotation marks and dashes of ordinary typing.
            '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{203A}' | '\u{B4}' | '\u{A0}' | '\u{3000}'..='\u{303F}' if c != '\u{2024}' => {
                continue;
            }
            c => skeleton(c.encode_utf8(&mut [0; 4])).collect(),
        };
        if look.len() != 1 || !look.is_ascii() || look == " " {
            continue;
        }
        let token_start =
            text[..at].rfind(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '(')).map_or(0, |space| space + 1);
        let token = text.get(token_start..at).unwrap_or_default();
        let in_address =
            matches!(look.as_str(), "." | "/" | ":" | "@" | "?" | "#" | "-") && (token.contains("://") || token.starts_with("www."));
        let as_operator = parts.known
            && parts.at(at) == Part::Code
            && matches!(c, '\u{37E}' | '\u{1FEF}' | '\u{2212}' | '\u{2215}' | '\u{2044}' | '\u{2217}' | '\u{2236}' | '\u{223C}');
        if in_address || as_operator {
            let message = format!("U+{:04X} looks like {look}", c as u32);
            out.push(Sight { start: at, end: at + c.len_utf8(), rule: "text/homoglyph", message });
        }
    }
}

/// Where comments and strings stand.
struct Parts {
    ranges: Vec<(usize, usize, Part)>,
    /// Whether the file was parsed.
    known: bool,
}

impl Parts {
    fn of(file: &FileView<'_>) -> Self {
        Self { ranges: file.parsed.map(ranges).unwrap_or_default(), known: file.parsed.is_some() }
    }

    fn at(&self, place: usize) -> Part {
        let next = self.ranges.partition_point(|(_, to, _)| *to <= place);
        match self.ranges.get(next) {
            Some((from, _, part)) if *from <= place => *part,
            // Without a grammar all is text.
            _ if self.known => Part::Code,
            _ => Part::Text,
        }
    }
}

fn ranges(parsed: &Parsed) -> Vec<(usize, usize, Part)> {
    let mut found = Vec::new();
    let mut cursor = parsed.tree.walk();
    loop {
        let node = cursor.node();
        let kind = node.kind();
        let part = if kind.ends_with("comment") {
            Some(Part::Comment)
        } else if node.is_named()
            && (kind.contains("string")
                || kind.contains("char") && kind.contains("literal")
                || kind.contains("heredoc")
                || matches!(kind, "text" | "regex" | "rune_literal" | "jsx_text" | "encapsed_string"))
        {
            Some(Part::Text)
        } else {
            None
        };
        if let Some(part) = part {
            let place = span(node);
            found.push((place.start as usize, place.end as usize, part));
        }
        if part.is_none() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return found;
            }
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || is_combining_mark(c);
    let mut at = 0;
    text.split_inclusive(move |c: char| !is_part(c)).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !is_part(c));
        (!word.is_empty()).then_some((start, word))
    })
}

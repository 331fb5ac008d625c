//! Parts of partly known text: what can be said of a cut, a split or a replacement without knowing all of it. Pure; knows no engine.

use super::value::{Piece, Taint, Text};

/// Most pieces a split keeps apart.
const MAX_PARTS: usize = 64;

impl Text {
    /// Characters `from..to` (`to` absent: to the end). What lies in the known beginning is exact; behind the first piece that is not known
    /// positions mean nothing, so all of it may be there.
    pub fn cut(&self, from: usize, to: Option<usize>) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        for (number, piece) in self.pieces.iter().enumerate() {
            if to.is_some_and(|to| to <= at) {
                return out;
            }
            match piece {
                Piece::Known(known) => {
                    let length = known.chars().count();
                    let start = from.saturating_sub(at).min(length);
                    let end = to.map_or(length, |to| to.saturating_sub(at).min(length));
                    out.push(Piece::Known(known.chars().skip(start).take(end.saturating_sub(start)).collect::<String>().into()));
                    at += length;
                    if to.is_some_and(|to| to <= at) {
                        return out;
                    }
                }
                Piece::Dynamic { .. } => {
                    let (taint, unknown) = self.provenance_from(number);
                    out.push(Piece::Dynamic { taint, unknown });
                    return out;
                }
            }
        }
        out
    }

    /// All but the last `count` characters, where they lie in the known end.
    pub fn without_end(&self, count: usize) -> Option<Self> {
        let Some(Piece::Known(last)) = self.pieces.last() else { return (count == 0).then(|| self.clone()) };
        let keep = last.chars().count().checked_sub(count)?;
        let mut out = Self { pieces: self.pieces[..self.pieces.len() - 1].to_vec() };
        out.push(Piece::Known(last.chars().take(keep).collect::<String>().into()));
        Some(out)
    }

    fn provenance_from(&self, from: usize) -> (Taint, bool) {
        self.pieces[from..].iter().fold((Taint::default(), false), |(taint, unknown), piece| {
            let (more, also) = piece.provenance();
            (taint.union(&more), unknown || also)
        })
    }

    /// Every `needle` in the known pieces gives way to `with`. What is not known may hold it too and stays as it is.
    pub fn replaced(&self, needle: &str, with: &Self, once: bool) -> Self {
        let mut out = Self::default();
        let mut done = false;
        for piece in &self.pieces {
            let still = !done || !once;
            match piece {
                Piece::Known(known) if still && !needle.is_empty() && known.contains(needle) => {
                    let parts: Vec<&str> = if once { known.splitn(2, needle).collect() } else { known.split(needle).collect() };
                    for (number, part) in parts.into_iter().enumerate() {
                        if number > 0 {
                            out.append(with);
                        }
                        out.push(Piece::Known(part.into()));
                    }
                    done = true;
                }
                _ => out.push(piece.clone()),
            }
        }
        out
    }

    /// Where `needle` stands first, in characters, where what comes before it is known.
    pub fn place_of(&self, needle: &str) -> Option<usize> {
        let Some(Piece::Known(known)) = self.pieces.first() else { return None };
        known.find(needle).map(|at| known[..at].chars().count())
    }

    /// What stands before and behind the first `separator`, where what comes before it is known.
    pub fn parted(&self, separator: &str) -> Option<(Self, Self)> {
        let Some(Piece::Known(known)) = self.pieces.first() else { return None };
        let (before, behind) = known.split_once(separator)?;
        let mut rest = Self::known(behind);
        self.pieces[1..].iter().for_each(|piece| rest.push(piece.clone()));
        Some((Self::known(before), rest))
    }

    /// The parts between separators: those that are certain by position, and what may stand behind them.
    pub fn split(&self, separator: &str) -> (Vec<Self>, Option<Self>) {
        let mut parts: Vec<Self> = vec![Self::default()];
        for (number, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Known(known) => {
                    for (at, part) in known.split(separator).enumerate() {
                        if at > 0 {
                            if parts.len() >= MAX_PARTS {
                                return (parts, Some(Self { pieces: self.pieces[number..].to_vec() }));
                            }
                            parts.push(Self::default());
                        }
                        if let Some(last) = parts.last_mut() {
                            last.push(Piece::Known(part.into()));
                        }
                    }
                }
                Piece::Dynamic { .. } => {
                    // It may hold separators of its own.
                    let begun = parts.pop().unwrap_or_default();
                    let (taint, unknown) = self.provenance_from(number);
                    let rest = Piece::Dynamic { taint, unknown };
                    let mut first = begun;
                    first.push(rest.clone());
                    parts.push(first);
                    return (parts, Some(Self { pieces: vec![rest] }));
                }
            }
        }
        (parts, None)
    }

    /// Characters back to front; pieces that are not known stay whole.
    pub fn reversed(&self) -> Self {
        let mut out = Self::default();
        for piece in self.pieces.iter().rev() {
            match piece {
                Piece::Known(known) => out.push(Piece::Known(known.chars().rev().collect::<String>().into())),
                other => out.push(other.clone()),
            }
        }
        out
    }

    /// Number of characters before the first piece that is not known.
    pub fn known_beginning(&self) -> usize {
        match self.pieces.first() {
            Some(Piece::Known(known)) => known.chars().count(),
            _ => 0,
        }
    }
}

/// The literal text that a regular expression stands for, where it is one.
pub fn literal_pattern(pattern: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                c if c.is_ascii_alphanumeric() => return None,
                c => out.push(c),
            },
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' => return None,
            c => out.push(c),
        }
    }
    Some(out)
}

/// The known text that all begin with.
pub fn common_beginning(texts: &[Text]) -> Option<String> {
    let known = |text: &Text| match text.pieces.first() {
        Some(Piece::Known(known)) => Some(known.to_string()),
        _ => None,
    };
    let mut shared = known(texts.first()?)?;
    for text in &texts[1..] {
        let other = known(text)?;
        let length: usize = shared.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        shared.truncate(length);
    }
    (!shared.is_empty()).then_some(shared)
}

/// A number in a text, to base 10 or another from 2 to 36. To a base that is not known, or taken from the text's beginning, it is not known.
pub(super) fn whole_number(text: &str, base: Option<&super::value::Value<'_>>) -> Option<i128> {
    let Some(base) = base else { return text.parse().ok() };
    let begins = |signs: &[&str]| signs.iter().find_map(|sign| text.strip_prefix(sign));
    match base.as_int()? {
        8 => i128::from_str_radix(begins(&["0o", "0O"]).unwrap_or(text), 8).ok(),
        16 => i128::from_str_radix(begins(&["0x", "0X"]).unwrap_or(text), 16).ok(),
        2 => i128::from_str_radix(begins(&["0b", "0B"]).unwrap_or(text), 2).ok(),
        base @ 3..=36 => i128::from_str_radix(text, base as u32).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(parts: &[&str]) -> Text {
        let mut text = Text::default();
        for part in parts {
            text.push(match *part {
                "?" => Piece::Dynamic { taint: Taint::default(), unknown: true },
                known => Piece::Known(known.into()),
            });
        }
        text
    }

    fn show(text: &Text) -> String {
        text.pieces.iter().map(|piece| if let Piece::Known(known) = piece { &**known } else { "?" }).collect()
    }

    #[test]
    fn the_known_beginning_is_cut_exactly() {
        let mixed = text(&["abcdef", "?", "xyz"]);
        assert_eq!(show(&mixed.cut(1, Some(3))), "bc");
        assert_eq!(show(&mixed.cut(4, Some(9))), "ef?");
        assert_eq!(show(&mixed.cut(6, None)), "?");
        assert_eq!(show(&text(&["abc"]).cut(1, None)), "bc");
        assert_eq!(mixed.without_end(2).map(|t| show(&t)), Some("abcdef?x".to_owned()));
        assert_eq!(mixed.without_end(4).map(|t| show(&t)), None);
    }

    #[test]
    fn parts_before_what_is_not_known_are_certain() {
        let (parts, rest) = text(&["a,b,", "?", ",c"]).split(",");
        assert_eq!(parts.iter().map(show).collect::<Vec<_>>(), ["a", "b", "?"]);
        assert!(rest.is_some());
        let (parts, rest) = text(&["a,b"]).split(",");
        assert_eq!((parts.len(), rest.is_none()), (2, true));
    }

    #[test]
    fn replacements_reach_the_known_pieces() {
        assert_eq!(show(&text(&["x=# y=#", "?"]).replaced("#", &text(&["?"]), false)), "x=? y=??");
        assert_eq!(show(&text(&["##"]).replaced("#", &text(&["1"]), true)), "1#");
        assert_eq!(show(&text(&["ab", "?", "cd"]).reversed()), "dc?ba");
    }

    #[test]
    fn patterns_that_are_literal() {
        assert_eq!(literal_pattern(r"\."), Some(".".to_owned()));
        assert_eq!(literal_pattern(", "), Some(", ".to_owned()));
        assert_eq!(literal_pattern(r"\s+"), None);
    }
}

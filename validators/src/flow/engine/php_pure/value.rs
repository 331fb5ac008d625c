//! Values of PHP that are known in full, and how the language turns one kind into another. Pure; knows no engine.

use std::cmp::Ordering;

/// Longest text that is made, in bytes.
pub(in super::super) const MOST_TEXT: usize = 8192;
/// Most entries of an array that is made.
pub(in super::super) const MOST_ENTRIES: usize = 128;

/// A value known in full; within arrays also what is not known, which may be moved but not looked at.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Pure {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    Array(Vec<(Key, Pure)>),
    /// Something that is only known by its number.
    Held(usize),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Key {
    Number(i64),
    Word(String),
}

/// A number as a text says it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    pub const fn float(self) -> f64 {
        match self {
            Self::Int(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// Whole numbers as they are; what stands between a whole one and a fraction is not told where the first is too large to be one.
    fn order(self, other: Self) -> Option<Ordering> {
        let is_small = |number: Self| !matches!(number, Self::Int(number) if number.unsigned_abs() > 1 << 53);
        match (self, other) {
            (Self::Int(one), Self::Int(other)) => Some(one.cmp(&other)),
            _ if is_small(self) && is_small(other) => self.float().partial_cmp(&other.float()),
            _ => None,
        }
    }

    pub const fn pure(self) -> Pure {
        match self {
            Self::Int(number) => Pure::Int(number),
            Self::Float(number) => Pure::Float(number),
        }
    }
}

impl Key {
    /// The key that a text is: a number where it is written as one.
    pub fn of(text: &str) -> Self {
        match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Self::Number(number),
            _ => Self::Word(text.to_owned()),
        }
    }

    pub fn pure(&self) -> Pure {
        match self {
            Self::Number(number) => Pure::Int(*number),
            Self::Word(word) => Pure::Text(word.clone()),
        }
    }

    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Word(word) => word.clone(),
        }
    }
}

/// The number that a text begins with, and how long it is in bytes.
fn leading(text: &str) -> Option<(Number, usize)> {
    let bytes = text.as_bytes();
    let start = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)).count();
    let digits = |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let signed = usize::from(matches!(bytes.get(start), Some(b'+' | b'-')));
    let whole = digits(start + signed);
    let mut end = start + signed + whole;
    let mut is_float = false;
    if bytes.get(end) == Some(&b'.') {
        let part = digits(end + 1);
        if whole + part == 0 {
            return None;
        }
        (end, is_float) = (end + 1 + part, true);
    } else if whole == 0 {
        return None;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let part = digits(end + 1 + sign);
        if part > 0 {
            (end, is_float) = (end + 1 + sign + part, true);
        }
    }
    let written = text.get(start..end)?;
    let int = if is_float { None } else { written.trim_start_matches('+').parse::<i64>().ok() };
    let number = match int {
        Some(number) => Number::Int(number),
        None => Number::Float(written.trim_start_matches('+').parse::<f64>().ok()?),
    };
    Some((number, end))
}

/// The number that a text is, blanks around it allowed.
pub(in super::super) fn numeric(text: &str) -> Option<Number> {
    let (number, end) = leading(text)?;
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c);
    text.bytes().skip(end).all(is_blank).then_some(number)
}

/// A fraction cut to a whole number, where it has room.
fn cut(number: f64) -> Option<i64> {
    (number.is_finite() && number.abs() < 9e18).then_some(number.trunc() as i64)
}

impl Pure {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::Array(items.into_iter().enumerate().map(|(at, item)| (Key::Number(at as i64), item)).collect())
    }

    /// As it is written in a text.
    pub fn as_text(&self) -> Option<String> {
        Some(match self {
            Self::Null => String::new(),
            Self::Bool(yes) => if *yes { "1" } else { "" }.to_owned(),
            Self::Int(number) => number.to_string(),
            Self::Float(number) => float_text(*number)?,
            Self::Text(text) => text.clone(),
            Self::Array(_) | Self::Held(_) => return None,
        })
    }

    /// `(int) $value`.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Null => Some(0),
            Self::Bool(yes) => Some(i64::from(*yes)),
            Self::Int(number) => Some(*number),
            Self::Float(number) => cut(*number),
            Self::Text(text) => match leading(text) {
                None => Some(0),
                Some((Number::Int(number), _)) => Some(number),
                Some((Number::Float(number), _)) => cut(number),
            },
            Self::Array(entries) => Some(i64::from(!entries.is_empty())),
            Self::Held(_) => None,
        }
    }

    /// `(float) $value`.
    pub fn as_float(&self) -> Option<f64> {
        match self {
            Self::Float(number) => Some(*number),
            Self::Text(text) => Some(leading(text).map_or(0.0, |(number, _)| number.float())),
            other => other.as_int().map(|number| number as f64),
        }
    }

    /// What arithmetic makes of it; `None` where that is an error or a warning.
    pub fn as_number(&self) -> Option<Number> {
        match self {
            Self::Null => Some(Number::Int(0)),
            Self::Bool(yes) => Some(Number::Int(i64::from(*yes))),
            Self::Int(number) => Some(Number::Int(*number)),
            Self::Float(number) => Some(Number::Float(*number)),
            Self::Text(text) => numeric(text),
            Self::Array(_) | Self::Held(_) => None,
        }
    }

    pub fn truth(&self) -> Option<bool> {
        match self {
            Self::Null => Some(false),
            Self::Bool(yes) => Some(*yes),
            Self::Int(number) => Some(*number != 0),
            Self::Float(number) => Some(*number != 0.0),
            Self::Text(text) => Some(!text.is_empty() && text != "0"),
            Self::Array(entries) => Some(!entries.is_empty()),
            Self::Held(_) => None,
        }
    }

    /// The key that an array makes of it.
    pub fn as_key(&self) -> Option<Key> {
        match self {
            Self::Text(text) => Some(Key::of(text)),
            Self::Null => Some(Key::Word(String::new())),
            Self::Array(_) | Self::Held(_) => None,
            other => other.as_int().map(Key::Number),
        }
    }

    pub fn entries(&self) -> Option<&[(Key, Self)]> {
        match self {
            Self::Array(entries) => Some(entries),
            _ => None,
        }
    }

    /// How many values it is made of, itself and all within.
    pub fn weight(&self) -> usize {
        match self {
            Self::Array(entries) => 1 + entries.iter().map(|(_, value)| value.weight()).sum::<usize>(),
            _ => 1,
        }
    }

    /// Whether nothing in it is unknown.
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Held(_) => false,
            Self::Array(entries) => entries.iter().all(|(_, value)| value.is_whole()),
            _ => true,
        }
    }

    /// `===`.
    pub fn is_identical(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Held(one), Self::Held(other)) if one == other => Some(true),
            (Self::Held(_), _) | (_, Self::Held(_)) => None,
            (Self::Array(one), Self::Array(other)) => {
                if one.len() != other.len() {
                    return Some(false);
                }
                let mut all = Some(true);
                for ((key, value), (other_key, other_value)) in one.iter().zip(other) {
                    let same = if key == other_key { value.is_identical(other_value) } else { Some(false) };
                    match same {
                        Some(false) => return Some(false),
                        None => all = None,
                        Some(true) => {}
                    }
                }
                all
            }
            (Self::Float(one), Self::Float(other)) => Some(one == other),
            _ => Some(self == other),
        }
    }

    /// `==`.
    pub fn is_equal(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => match (numeric(one), numeric(other)) {
                (Some(one), Some(other)) => one.order(other).map(Ordering::is_eq),
                _ => Some(one == other),
            },
            (Self::Array(one), Self::Array(other)) => {
                if one.len() != other.len() {
                    return Some(false);
                }
                let mut all = Some(true);
                for (key, value) in one {
                    let same = match other.iter().find(|(known, _)| known == key) {
                        Some((_, found)) => value.is_equal(found),
                        None => Some(false),
                    };
                    match same {
                        Some(false) => return Some(false),
                        None => all = None,
                        Some(true) => {}
                    }
                }
                all
            }
            _ => Some(self.order(other)? == Ordering::Equal),
        }
    }

    /// `<=>`; `None` where the two have no order or are not known.
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        use Pure::{Array, Bool, Float, Held, Int, Null, Text};
        match (self, other) {
            (Held(_), _) | (_, Held(_)) => None,
            (Null, Text(other)) => Some("".cmp(other)),
            (Text(one), Null) => Some((**one).cmp("")),
            (Bool(_) | Null, _) | (_, Bool(_) | Null) => Some(self.truth()?.cmp(&other.truth()?)),
            (Int(one), Int(other)) => Some(one.cmp(other)),
            (Int(_) | Float(_), Int(_) | Float(_)) => self.as_number()?.order(other.as_number()?),
            (Text(one), Text(other)) => match (numeric(one), numeric(other)) {
                (Some(one), Some(other)) => one.order(other),
                _ => Some(one.cmp(other)),
            },
            (Int(_) | Float(_), Text(text)) => match numeric(text) {
                Some(number) => self.as_number()?.order(number),
                None => Some(self.as_text()?.cmp(text)),
            },
            (Text(_), Int(_) | Float(_)) => other.order(self).map(Ordering::reverse),
            (Array(one), Array(two)) => {
                if one.len() != two.len() {
                    return Some(one.len().cmp(&two.len()));
                }
                for (key, value) in one {
                    let (_, found) = two.iter().find(|(known, _)| known == key)?;
                    match value.order(found)? {
                        Ordering::Equal => {}
                        order => return Some(order),
                    }
                }
                Some(Ordering::Equal)
            }
            (Array(_), _) => Some(Ordering::Greater),
            (_, Array(_)) => Some(Ordering::Less),
        }
    }
}

/// A fraction with fourteen digits, as `echo` writes it. Very large and very small ones are not known.
pub(in super::super) fn float_text(number: f64) -> Option<String> {
    let size = number.abs();
    if number == 0.0 {
        return Some(if number.is_sign_negative() { "-0" } else { "0" }.to_owned());
    }
    if !(1e-4..1e14).contains(&size) {
        return None;
    }
    let whole = size.log10().floor() as i32 + 1;
    let places = usize::try_from(14 - whole).unwrap_or(0);
    let text = format!("{number:.places$}");
    // What is rounded up to more digits is written with an exponent.
    if size.round() >= 1e14 {
        return None;
    }
    Some(if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text })
}

/// A text of bytes, where they are one.
pub(in super::super) fn of_bytes(bytes: Vec<u8>) -> Option<Pure> {
    if bytes.len() > MOST_TEXT { None } else { String::from_utf8(bytes).ok().map(Pure::Text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_count_as_numbers_where_they_are() {
        let int = |text: &str| Pure::text(text).as_int();
        assert_eq!([int("2.9"), int("12abc"), int(" 7 "), int("abc"), int("1e3"), int(".5")], [2, 12, 7, 0, 1000, 0].map(Some));
        assert_eq!(numeric("12abc"), None);
        assert_eq!(numeric(" 12 "), Some(Number::Int(12)));
        assert_eq!(Pure::text("0").truth(), Some(false));
        assert_eq!(Pure::text("0.0").truth(), Some(true));
    }

    #[test]
    fn loose_comparison_follows_the_language() {
        let (zero, word, ten) = (Pure::Int(0), Pure::text("abc"), Pure::text("10"));
        assert_eq!(zero.is_equal(&word), Some(false));
        assert_eq!(ten.is_equal(&Pure::text("1e1")), Some(true));
        assert_eq!(Pure::Null.is_equal(&Pure::Bool(false)), Some(true));
        assert_eq!(Pure::Null.is_equal(&Pure::text("0")), Some(false));
        assert_eq!(word.is_equal(&Pure::Bool(true)), Some(true));
        assert_eq!(Pure::list([ten.clone()]).is_equal(&Pure::list([Pure::Int(10)])), Some(true));
        let (large, larger) = (Pure::text("9007199254740992"), Pure::text("9007199254740993"));
        assert_eq!(large.is_equal(&larger), Some(false));
        assert_eq!(large.order(&Pure::Int(9_007_199_254_740_993)), Some(Ordering::Less));
        assert_eq!(Pure::Int(9_007_199_254_740_993).is_equal(&Pure::Float(9_007_199_254_740_992.0)), None);
        assert_eq!(Pure::list([ten]).is_identical(&Pure::list([Pure::Int(10)])), Some(false));
    }

    #[test]
    fn fractions_are_written_with_fourteen_digits() {
        assert_eq!(float_text(0.1 + 0.2).as_deref(), Some("0.3"));
        assert_eq!(float_text(5.0).as_deref(), Some("5"));
        assert_eq!(float_text(-2.5).as_deref(), Some("-2.5"));
        assert_eq!(float_text(1e20), None);
        assert_eq!(float_text(99_999_999_999_999.9), None);
    }
}

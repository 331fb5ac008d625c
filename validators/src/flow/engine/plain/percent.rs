//! Signs written by their numbers behind a `%`, as addresses have them.

use std::fmt::Write as _;

/// What is done with a `%` behind which no number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Loose {
    /// It stays as it is.
    Stays,
    /// The text is none.
    Fails,
}

/// Letters and digits of ASCII and what is `kept` stay; all else is written byte by byte, a blank as `+` where that is asked.
pub(in super::super) fn encoded(text: &str, kept: &str, plus: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' if plus && !kept.contains(' ') => out.push('+'),
            _ if byte.is_ascii_alphanumeric() || byte.is_ascii() && kept.as_bytes().contains(&byte) => out.push(char::from(byte)),
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

/// What was written so. `None` where no text comes out.
pub(in super::super) fn decoded(text: &str, plus: bool, loose: Loose) -> Option<String> {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    while let Some(byte) = bytes.get(at) {
        match (byte, digit(at + 1).zip(digit(at + 2))) {
            (b'%', Some((high, low))) => {
                out.push(u8::try_from(high * 16 + low).ok()?);
                at += 2;
            }
            (b'%', None) if loose == Loose::Fails => return None,
            (b'+', _) if plus => out.push(b' '),
            _ => out.push(*byte),
        }
        at += 1;
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::{Loose, decoded, encoded};

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["", "a b", "a+b%/é~", "100%", "\u{10ffff}"] {
            for plus in [false, true] {
                assert_eq!(decoded(&encoded(text, "-_.", plus), plus, Loose::Fails).as_deref(), Some(text), "{text} {plus}");
            }
        }
        assert_eq!(encoded("a b/é", "/", true), "a+b/%C3%A9");
        assert_eq!(encoded("a b", " ", true), "a b");
    }

    #[test]
    fn what_is_no_number_stays_or_fails() {
        assert_eq!(decoded("%zz%4", false, Loose::Stays).as_deref(), Some("%zz%4"));
        assert_eq!(decoded("%zz", false, Loose::Fails), None);
        assert_eq!(decoded("é%é1", false, Loose::Stays).as_deref(), Some("é%é1"));
        assert_eq!(decoded("%+1", false, Loose::Stays).as_deref(), Some("%+1"));
        assert_eq!(decoded("%ff", false, Loose::Stays), None);
    }
}

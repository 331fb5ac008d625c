//! Values as Python writes them, and the builtin functions that read and write them.

use super::{Given, LONGEST, Plain, formats, texts};

/// What `str` gives. A list may be a tuple or a set here, and a map may have numbers for keys: of those nothing is said.
pub(super) fn as_text(value: &Plain) -> Option<String> {
    match value {
        Plain::Text(text) => Some(text.clone()),
        Plain::List(_) | Plain::Map(_) => None,
        other => as_repr(other),
    }
}

pub(super) fn as_repr(value: &Plain) -> Option<String> {
    match value {
        Plain::Null => Some("None".into()),
        Plain::Bool(yes) => Some(if *yes { "True".into() } else { "False".into() }),
        Plain::Int(number) => Some(number.to_string()),
        Plain::Float(number) => float(*number),
        Plain::Text(text) => texts::is_unescaped(text).then(|| format!("'{text}'")),
        Plain::List(_) | Plain::Map(_) => None,
    }
}

/// The shortest digits that say the number, as long as no exponent is needed.
pub(super) fn float(number: f64) -> Option<String> {
    let size = number.abs();
    if number == 0.0 || (1e-4..1e16).contains(&size) {
        return Some(format!("{number:?}"));
    }
    (number.is_infinite()).then(|| if number > 0.0 { "inf".into() } else { "-inf".into() })
}

/// Functions that need no import.
pub(super) fn builtin(name: &str, given: &Given<'_>) -> Option<Plain> {
    let first = given.args.first()?;
    if !given.named.is_empty() && !matches!(name, "int" | "sum" | "round" | "max" | "min" | "sorted" | "enumerate") {
        return None;
    }
    match (name, given.args.len()) {
        ("str", 1) => as_text(first).map(Plain::Text),
        ("repr", 1) => as_repr(first).map(Plain::Text),
        ("ascii", 1) => as_repr(first).filter(|text| text.is_ascii()).map(Plain::Text),
        ("format", 1) => as_text(first).map(Plain::Text),
        ("format", 2) => formats::by_spec(first, given.text(1)?).map(Plain::Text),
        ("bool", 1) => Some(Plain::Bool(first.truth())),
        ("len", 1) => match first {
            Plain::Text(text) => Some(Plain::Int(text.chars().count() as i128)),
            Plain::List(items) => Some(Plain::Int(items.len() as i128)),
            Plain::Map(entries) => Some(Plain::Int(entries.len() as i128)),
            _ => None,
        },
        ("chr", 1) => char::from_u32(u32::try_from(first.as_int()?).ok()?).and_then(Plain::text),
        ("int", 1 | 2) => whole(first, given.either(1, "base")),
        ("float", 1) => match first {
            Plain::Text(text) => decimal(text.trim()).filter(|_| !text.contains(texts::is_separator)).map(Plain::Float),
            other => other.as_float().map(Plain::Float),
        },
        ("max" | "min", _) if given.named.iter().all(|(name, _)| name == "default") => {
            let items: Vec<Plain> = match (given.args, first) {
                ([_], Plain::List(items)) => items.clone(),
                ([_], Plain::Text(text)) => text.chars().map(|c| Plain::Text(c.into())).collect(),
                // What is written as a number may be one.
                ([_], Plain::Map(entries)) if entries.iter().any(|(key, _)| key.parse::<f64>().is_ok()) => return None,
                ([_], Plain::Map(entries)) => entries.iter().map(|(key, _)| Plain::Text(key.clone())).collect(),
                ([_], _) => return None,
                (several, _) => several.to_vec(),
            };
            if items.is_empty() {
                return given.named("default").cloned();
            }
            extreme(items, name == "max")
        }
        ("bytes.fromhex" | "bytearray.fromhex", 1) => {
            let bytes = hex::decode(given.text(0)?.replace(' ', "")).ok()?;
            String::from_utf8(bytes).ok().filter(|text| text.is_ascii()).map(Plain::Text)
        }
        ("bytes" | "bytearray", 1) => match first {
            // A list of numbers below 128 is what it would be as a text.
            Plain::List(items) => {
                let letter = |item: &Plain| u8::try_from(item.as_int()?).ok().filter(u8::is_ascii).map(char::from);
                items.iter().map(letter).collect::<Option<String>>().map(Plain::Text)
            }
            Plain::Text(text) if text.is_ascii() && name == "bytes" => Some(Plain::Text(text.clone())),
            _ => None,
        },
        _ => None,
    }
}

/// The first of the greatest, or of the least.
fn extreme(items: Vec<Plain>, greatest: bool) -> Option<Plain> {
    let mut items = items.into_iter();
    let mut best = items.next()?;
    for item in items {
        let order = item.order(&best)?;
        if if greatest { order.is_gt() } else { order.is_lt() } {
            best = item;
        }
    }
    Some(best)
}

/// What `int` reads.
fn whole(value: &Plain, base: Option<&Plain>) -> Option<Plain> {
    let text = match value {
        Plain::Text(text) if text.contains(texts::is_separator) => return None,
        Plain::Text(text) => text.trim(),
        Plain::Float(number) if base.is_none() && number.abs() < 1e15 => return Some(Plain::Int(number.trunc() as i128)),
        other => return base.is_none().then(|| other.as_int().map(Plain::Int)).flatten(),
    };
    let (sign, digits) = match text.strip_prefix(['+', '-']) {
        Some(rest) => (if text.starts_with('-') { -1 } else { 1 }, rest),
        None => (1, text),
    };
    let asked = base.map_or(Some(10), Plain::as_int)?;
    let prefix = digits.get(..2).map(str::to_ascii_lowercase);
    let by_prefix = match prefix.as_deref() {
        Some("0x") => Some(16),
        Some("0b") => Some(2),
        Some("0o") => Some(8),
        _ => None,
    };
    let (base, digits) = match (asked, by_prefix) {
        (0, Some(base)) => (base, &digits[2..]),
        (0, None) if !digits.starts_with('0') || digits == "0" => (10, digits),
        (0, None) => return None,
        (asked, Some(base)) if asked == base => (base, &digits[2..]),
        (asked, _) => (asked, digits),
    };
    let base = u32::try_from(base).ok().filter(|base| (2..=36).contains(base))?;
    // One `_` between two digits, or behind the sign of the base, says nothing.
    let digits = if by_prefix == Some(i128::from(base)) { digits.strip_prefix('_').unwrap_or(digits) } else { digits };
    if digits.split('_').any(str::is_empty) {
        return None;
    }
    let digits = digits.replace('_', "");
    let is_plain = !digits.is_empty() && digits.len() <= 30 && digits.chars().all(|c| c.is_digit(base));
    i128::from_str_radix(&digits, base).ok().filter(|_| is_plain).map(|number| Plain::Int(sign * number))
}

/// What `float` reads, of digits and a point.
fn decimal(text: &str) -> Option<f64> {
    let is_plain = !text.is_empty() && text.len() < 40 && text.bytes().any(|byte| byte.is_ascii_digit());
    let has_signs = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    text.parse().ok().filter(|_| is_plain && text.chars().all(has_signs))
}

/// A text repeated, where that stays short.
pub(super) fn repeated(text: &str, times: usize) -> Option<String> {
    (text.len().saturating_mul(times) <= LONGEST).then(|| text.repeat(times))
}

#[cfg(test)]
mod tests {
    use super::super::{
        Plain,
        tests::{made, text},
    };

    #[test]
    fn values_are_written_and_read_as_python_does() {
        for (value, expected) in [
            (Plain::Bool(true), "True"),
            (Plain::Null, "None"),
            (Plain::Float(1.5), "1.5"),
            (Plain::Float(3.0), "3.0"),
            (Plain::Int(-4), "-4"),
        ] {
            assert_eq!(made("str", &[value]), Some(text(expected)));
        }
        for (value, base, expected) in
            [("0b11", 0, 3), ("ff", 16, 255), (" -12 ", 10, -12), ("0x1f", 16, 31), ("1_0", 10, 10), ("0x_f", 16, 15)]
        {
            assert_eq!(made("int", &[text(value), Plain::Int(base)]), Some(Plain::Int(expected)), "{value}");
        }
        for (value, base) in [("011", 0), ("1__0", 10), ("_1", 10), ("1_", 10), ("", 10), ("12a", 10)] {
            assert_eq!(made("int", &[text(value), Plain::Int(base)]), None, "{value}");
        }
        assert_eq!(made("int", &[Plain::Float(-3.9)]), Some(Plain::Int(-3)));
        assert_eq!(made("str", &[Plain::List(Vec::new())]), None);
    }

    #[test]
    fn the_first_of_equals_is_taken() {
        let items = Plain::List(vec![Plain::Int(1), Plain::Bool(true), Plain::Float(0.5)]);
        assert_eq!(made("max", &[items]), Some(Plain::Int(1)));
        let by_number = Plain::Map(vec![("9".into(), Plain::Null), ("10".into(), Plain::Null)]);
        assert_eq!(made("max", &[by_number]), None);
    }
}

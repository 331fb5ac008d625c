//! Places of formats filled with what is known: what stands behind the colon of `format`, flags and letters of `%`.

use super::{super::plain::digits, LONGEST, Plain, written};

/// What stands behind the colon: `[[fill]align][sign][#][0][width][grouping][.precision][type]`.
#[derive(Default)]
struct Spec {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    alternate: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    letter: Option<char>,
}

fn parsed(text: &str) -> Option<Spec> {
    let signs: Vec<char> = text.chars().collect();
    let mut spec = Spec::default();
    let mut at = 0;
    let is_align = |c: Option<&char>| matches!(c, Some('<' | '>' | '^' | '='));
    if is_align(signs.get(1)) {
        (spec.fill, spec.align, at) = (Some(signs[0]), Some(signs[1]), 2);
    } else if is_align(signs.first()) {
        (spec.align, at) = (Some(signs[0]), 1);
    }
    if let Some(sign @ ('+' | '-' | ' ')) = signs.get(at) {
        spec.sign = Some(*sign);
        at += 1;
    }
    if signs.get(at) == Some(&'#') {
        spec.alternate = true;
        at += 1;
    }
    if signs.get(at) == Some(&'0') {
        if spec.align.is_none() {
            (spec.fill, spec.align) = (Some('0'), Some('='));
        } else if spec.fill.is_none() {
            spec.fill = Some('0');
        }
        at += 1;
    }
    let number = |at: &mut usize| {
        let begun = *at;
        while signs.get(*at).is_some_and(char::is_ascii_digit) {
            *at += 1;
        }
        let digits: String = signs[begun..*at].iter().collect();
        if digits.is_empty() { Some(None) } else { digits.parse::<usize>().ok().map(Some) }
    };
    spec.width = number(&mut at)?.unwrap_or(0);
    if let Some(grouping @ (',' | '_')) = signs.get(at) {
        spec.grouping = Some(*grouping);
        at += 1;
    }
    if signs.get(at) == Some(&'.') {
        at += 1;
        spec.precision = Some(number(&mut at)??);
    }
    if let Some(letter) = signs.get(at) {
        spec.letter = Some(*letter);
        at += 1;
    }
    (at == signs.len() && spec.width <= LONGEST && spec.precision.is_none_or(|digits| digits <= 30)).then_some(spec)
}

/// A value as `format(value, spec)` writes it.
pub(super) fn by_spec(value: &Plain, text: &str) -> Option<String> {
    if text.is_empty() {
        return written::as_text(value);
    }
    let spec = parsed(text)?;
    match value {
        Plain::Text(text) => {
            if !matches!(spec.letter, None | Some('s')) || spec.sign.is_some() || spec.alternate || spec.grouping.is_some() {
                return None;
            }
            // Behind a zero a text stands as a number would not.
            if spec.align == Some('=') {
                return None;
            }
            let shown: String = text.chars().take(spec.precision.unwrap_or(usize::MAX)).collect();
            Some(aligned("", &shown, &spec, '<'))
        }
        Plain::Int(number) => whole(*number, &spec),
        Plain::Float(number) => fraction(*number, &spec),
        _ => None,
    }
}

fn whole(number: i128, spec: &Spec) -> Option<String> {
    if spec.precision.is_some() && !matches!(spec.letter, Some('f' | 'F' | '%')) {
        return None;
    }
    let size = number.unsigned_abs();
    let (prefix, digits, every) = match spec.letter {
        None | Some('d') => ("", size.to_string(), 3),
        Some('x') => ("0x", format!("{size:x}"), 4),
        Some('X') => ("0X", format!("{size:X}"), 4),
        Some('o') => ("0o", format!("{size:o}"), 4),
        Some('b') => ("0b", format!("{size:b}"), 4),
        Some('c') if spec.sign.is_some() || spec.alternate || spec.grouping.is_some() => return None,
        Some('c') => return char::from_u32(u32::try_from(number).ok()?).map(|c| aligned("", &c.to_string(), spec, '<')),
        Some('f' | 'F' | '%') => return fraction(number as f64, spec),
        _ => return None,
    };
    let prefix = if spec.alternate { prefix } else { "" };
    signed(number < 0, prefix, &digits, every, spec)
}

fn fraction(number: f64, spec: &Spec) -> Option<String> {
    if !number.is_finite() || number.abs() >= 1e15 || spec.alternate {
        return None;
    }
    let size = number.abs();
    let digits = match (spec.letter, spec.precision) {
        (Some('f' | 'F'), precision) => format!("{size:.*}", precision.unwrap_or(6)),
        (Some('%'), precision) => format!("{:.*}%", precision.unwrap_or(6), size * 100.0),
        (None, None) => written::float(size)?,
        _ => return None,
    };
    signed(number.is_sign_negative(), "", &digits, 3, spec)
}

/// Digits with their sign and prefix, in groups where that is asked, as wide as is asked.
fn signed(is_negative: bool, prefix: &str, digits: &str, every: usize, spec: &Spec) -> Option<String> {
    let digits = match spec.grouping {
        // Zeros before a number are grouped as well.
        Some(_) if spec.fill == Some('0') || spec.grouping == Some(',') && every == 4 => return None,
        Some(sign) => grouped(digits, sign, every),
        None => digits.to_owned(),
    };
    let sign = match (is_negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    Some(aligned(&format!("{sign}{prefix}"), &digits, spec, '>'))
}

fn grouped(digits: &str, sign: char, every: usize) -> String {
    let end = digits.find(['.', '%']).unwrap_or(digits.len());
    let (whole, rest) = digits.split_at(end);
    digits::grouped(whole, sign.encode_utf8(&mut [0; 4]), every) + rest
}

fn aligned(sign: &str, shown: &str, spec: &Spec, usual: char) -> String {
    let room = spec.width.saturating_sub(sign.chars().count() + shown.chars().count());
    let pad = |wide: usize| std::iter::repeat_n(spec.fill.unwrap_or(' '), wide).collect::<String>();
    match spec.align.unwrap_or(usual) {
        '<' => format!("{sign}{shown}{}", pad(room)),
        '^' => format!("{}{sign}{shown}{}", pad(room / 2), pad(room - room / 2)),
        '=' => format!("{sign}{}{shown}", pad(room)),
        _ => format!("{}{sign}{shown}", pad(room)),
    }
}

/// A value as a place of a `%` format writes it.
pub(super) fn by_percent(value: &Plain, flags: &str, letter: char) -> Option<String> {
    let left = flags.contains('-');
    let digits = flags.trim_start_matches(['-', '+', ' ', '#', '0']);
    let marks = &flags[..flags.len() - digits.len()];
    let (width, precision) = match digits.split_once('.') {
        Some((width, precision)) => (width, Some(precision)),
        None => (digits, None),
    };
    if !width.chars().chain(precision.unwrap_or_default().chars()).all(|c| c.is_ascii_digit()) {
        return None;
    }
    let sign = if marks.contains('+') {
        "+"
    } else if marks.contains(' ') {
        " "
    } else {
        ""
    };
    let number = |letter: char| {
        // A width behind a zero pads with zeros, unless the number stands on the left.
        let zero = if marks.contains('0') && !left { "0" } else { "" };
        let align = if left { "<" } else { "" };
        let hash = if marks.contains('#') { "#" } else { "" };
        let dot = precision.map(|digits| format!(".{digits}")).unwrap_or_default();
        format!("{align}{sign}{hash}{zero}{width}{dot}{letter}")
    };
    let text = |text: &str| {
        let dot = precision.map(|digits| format!(".{}", if digits.is_empty() { "0" } else { digits })).unwrap_or_default();
        by_spec(&Plain::Text(text.into()), &format!("{}{width}{dot}", if left { "<" } else { ">" }))
    };
    match (letter, value) {
        ('s', value) => text(&written::as_text(value)?),
        ('r', value) => text(&written::as_repr(value)?),
        ('c', Plain::Int(code)) => text(&char::from_u32(u32::try_from(*code).ok()?)?.to_string()),
        ('c', Plain::Text(one)) if one.chars().count() == 1 => text(one),
        ('d' | 'i' | 'u', Plain::Int(_) | Plain::Bool(_)) if precision.is_none() => by_spec(&Plain::Int(value.as_int()?), &number('d')),
        ('d' | 'i' | 'u', Plain::Float(real)) if precision.is_none() && real.abs() < 1e15 => {
            by_spec(&Plain::Int(real.trunc() as i128), &number('d'))
        }
        ('x' | 'X' | 'o', Plain::Int(_)) if precision.is_none() => by_spec(value, &number(letter)),
        ('f' | 'F', _) => by_spec(&Plain::Float(value.as_float()?), &number('f')),
        _ => None,
    }
}

/// `"{0} {name:>5}".format(…)` of values that are known.
pub(super) fn filled(format: &str, args: &[Plain], named: &[(String, Plain)]) -> Option<Plain> {
    let mut out = String::new();
    let mut signs = format.chars().peekable();
    let mut next = 0;
    while let Some(c) = signs.next() {
        match c {
            '{' | '}' if signs.peek() == Some(&c) => {
                signs.next();
                out.push(c);
            }
            '{' => {
                let mut place = String::new();
                loop {
                    match signs.next()? {
                        '}' => break,
                        c => place.push(c),
                    }
                }
                // A place within a place is not followed.
                if place.contains('{') || out.len() > LONGEST {
                    return None;
                }
                let (name, spec) = place.split_once(':').unwrap_or((&place, ""));
                let (name, conversion) = name.split_once('!').map_or((name, None), |(name, sign)| (name, Some(sign)));
                let value = match name.parse::<usize>() {
                    Ok(at) if !name.starts_with('+') => args.get(at)?,
                    Err(_) if name.is_empty() => {
                        next += 1;
                        args.get(next - 1)?
                    }
                    _ => named.iter().find(|(key, _)| key == name).map(|(_, value)| value)?,
                };
                let shown = match conversion {
                    None => by_spec(value, spec)?,
                    Some("r") => by_spec(&Plain::Text(written::as_repr(value)?), spec)?,
                    Some("s") => by_spec(&Plain::Text(written::as_text(value)?), spec)?,
                    Some(_) => return None,
                };
                out.push_str(&shown);
            }
            '}' => return None,
            _ => out.push(c),
        }
    }
    (out.len() <= LONGEST).then_some(Plain::Text(out))
}

#[cfg(test)]
mod tests {
    use super::{super::Plain, by_percent, by_spec, filled};

    fn text(text: &str) -> Plain {
        Plain::Text(text.into())
    }

    #[test]
    fn specs_write_what_python_writes() {
        for (value, spec, expected) in [
            (Plain::Int(42), "05d", "00042"),
            (Plain::Int(-42), "05d", "-0042"),
            (Plain::Int(1_234_567), ",", "1,234,567"),
            (Plain::Int(255), "#x", "0xff"),
            (Plain::Int(255), "_b", "1111_1111"),
            (Plain::Int(5), "+", "+5"),
            (Plain::Int(5), "^5", "  5  "),
            (Plain::Float(3.24159), ".2f", "3.24"),
            (Plain::Float(0.5), ".0%", "50%"),
            (Plain::Float(2.5), ".0f", "2"),
            (text("ab"), ">4", "  ab"),
            (text("ab"), "*^5", "*ab**"),
            (text("lantern"), ".3", "lan"),
        ] {
            assert_eq!(by_spec(&value, spec).as_deref(), Some(expected), "{spec}");
        }
        for (value, spec) in
            [(text("a"), "d"), (Plain::Int(1), ".2"), (Plain::Float(1.0), "e"), (text("a"), "05"), (Plain::Int(1), "99999999999999999999")]
        {
            assert_eq!(by_spec(&value, spec), None, "{spec}");
        }
    }

    #[test]
    fn percent_writes_what_python_writes() {
        for (value, flags, letter, expected) in [
            (Plain::Int(42), "05", 'd', "00042"),
            (Plain::Int(42), "-5", 'd', "42   "),
            (Plain::Int(255), "#", 'x', "0xff"),
            (text("a"), "-3", 's', "a  "),
            (text("a"), "3", 's', "  a"),
            (text("lantern"), ".2", 's', "la"),
            (text("a"), "", 'r', "'a'"),
            (Plain::Int(97), "", 'c', "a"),
            (Plain::Bool(true), "", 's', "True"),
            (Plain::Float(1.25), ".1", 'f', "1.2"),
        ] {
            assert_eq!(by_percent(&value, flags, letter).as_deref(), Some(expected), "{flags}{letter}");
        }
        assert_eq!(by_percent(&text("a"), "", 'd'), None);
    }

    #[test]
    fn places_are_filled_by_number_and_name() {
        let args = [text("a"), Plain::Int(7)];
        assert_eq!(filled("{0}{1:03}{0!r}{{}}", &args, &[]), Some(text("a007'a'{}")));
        assert_eq!(filled("{}-{}", &args, &[]), Some(text("a-7")));
        assert_eq!(filled("{x}", &[], &[("x".into(), Plain::Null)]), Some(text("None")));
        assert_eq!(filled("{2}", &args, &[]), None);
        assert_eq!(filled("{0", &args, &[]), None);
        assert_eq!(filled("{+0}", &args, &[]), None);
        assert_eq!(filled(&"{0:2000}".repeat(200), &args, &[]), None);
        assert_eq!(filled("{0.name}", &args, &[]), None);
    }
}

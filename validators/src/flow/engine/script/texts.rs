//! Methods of texts that are known. Pure; knows no engine.

use super::primitives::{Primitive, is_space};
use crate::flow::ir::Sym;

/// What a method gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Made {
    One(Primitive),
    List(Vec<Sym>),
}

/// Longest text that is made of others, in bytes.
pub const MOST_MADE: usize = 8 * super::LONGEST;
/// Most parts that a text is taken apart into.
const MOST_PARTS: usize = 128;

fn text(made: impl Into<Sym>) -> Option<Made> {
    Some(Made::One(Primitive::Text(made.into())))
}

fn answer(yes: bool) -> Option<Made> {
    Some(Made::One(Primitive::Bool(yes)))
}

/// A position that is handed over, as a whole number.
fn whole(arg: Option<&Primitive>, none: f64) -> f64 {
    match arg {
        None | Some(Primitive::Undefined) => none,
        Some(arg) => {
            let number = arg.number();
            if number.is_nan() { 0.0 } else { number.trunc() }
        }
    }
}

fn clamped(at: f64, length: usize) -> usize {
    at.clamp(0.0, length as f64) as usize
}

/// A position that counts from the end where it is negative.
fn from_end(at: f64, length: usize) -> usize {
    clamped(if at < 0.0 { at + length as f64 } else { at }, length)
}

/// A method of a text, each of whose arguments is known.
pub fn method(of: &str, name: &str, args: &[Primitive]) -> Option<Made> {
    if let Some(made) = without_places(of, name, args) {
        return Some(made);
    }
    // Beyond the first 65536 signs one takes two places.
    let is_plain = |text: &str| text.chars().all(|c| c.len_utf16() == 1);
    if !is_plain(of) {
        return None;
    }
    let chars: Vec<char> = of.chars().collect();
    let length = chars.len();
    let part = |from: usize, to: usize| chars.get(from..to.max(from)).unwrap_or_default().iter().collect::<String>();
    let arg = |at: usize| args.get(at);
    let sought = || arg(0).map_or_else(|| "undefined".into(), Primitive::text);
    let place = |found: Option<usize>, begin: usize| found.map_or(-1.0, |at| (begin + of_bytes(&part(begin, length), at)) as f64);
    match name {
        "charAt" => text(letter(&chars, whole(arg(0), 0.0)).map(String::from).unwrap_or_default()),
        "at" => {
            let at = whole(arg(0), 0.0);
            let found = letter(&chars, if at < 0.0 { at + length as f64 } else { at });
            Some(Made::One(found.map_or(Primitive::Undefined, |found| Primitive::Text(found.to_string().into()))))
        }
        "charCodeAt" => {
            let found = letter(&chars, whole(arg(0), 0.0));
            Some(Made::One(Primitive::Number(found.map_or(f64::NAN, |found| f64::from(u32::from(found))))))
        }
        "codePointAt" => {
            let found = letter(&chars, whole(arg(0), 0.0));
            Some(Made::One(found.map_or(Primitive::Undefined, |found| Primitive::Number(f64::from(u32::from(found))))))
        }
        "slice" => text(part(from_end(whole(arg(0), 0.0), length), from_end(whole(arg(1), length as f64), length))),
        "substring" => {
            let (from, to) = (clamped(whole(arg(0), 0.0), length), clamped(whole(arg(1), length as f64), length));
            text(part(from.min(to), from.max(to)))
        }
        "substr" => {
            let from = from_end(whole(arg(0), 0.0), length);
            let count = whole(arg(1), (length - from) as f64).clamp(0.0, (length - from) as f64) as usize;
            text(part(from, from + count))
        }
        "indexOf" => {
            let begin = clamped(whole(arg(1), 0.0), length);
            Some(Made::One(Primitive::Number(place(part(begin, length).find(&*sought()), begin))))
        }
        "lastIndexOf" => {
            let needle = sought();
            let last = match arg(1).map(Primitive::number) {
                Some(at) if !at.is_nan() => clamped(at.trunc(), length),
                _ => length,
            };
            let ends = (last + needle.chars().count()).min(length);
            Some(Made::One(Primitive::Number(place(part(0, ends).rfind(&*needle), 0))))
        }
        "includes" => answer(part(clamped(whole(arg(1), 0.0), length), length).contains(&*sought())),
        "startsWith" => answer(part(clamped(whole(arg(1), 0.0), length), length).starts_with(&*sought())),
        "endsWith" => answer(part(0, clamped(whole(arg(1), length as f64), length)).ends_with(&*sought())),
        "padStart" | "padEnd" => {
            let wanted = whole(arg(0), 0.0).max(0.0);
            let wanted = (wanted <= super::LONGEST as f64).then_some(wanted as usize)?;
            let with = match arg(1) {
                None | Some(Primitive::Undefined) => " ".into(),
                Some(with) => with.text(),
            };
            if !is_plain(&with) {
                return None;
            }
            let fill: String = with.chars().cycle().take(wanted.saturating_sub(length)).collect();
            text(if name == "padStart" { format!("{fill}{of}") } else { format!("{of}{fill}") })
        }
        _ => None,
    }
}

/// Those for which no sign is counted.
fn without_places(of: &str, name: &str, args: &[Primitive]) -> Option<Made> {
    let arg = |at: usize| args.get(at);
    match name {
        "toString" | "valueOf" if args.is_empty() => text(of),
        "toLowerCase" => text(of.to_lowercase()),
        "toUpperCase" => text(of.to_uppercase()),
        "toLocaleLowerCase" if of.is_ascii() && args.is_empty() => text(of.to_ascii_lowercase()),
        "toLocaleUpperCase" if of.is_ascii() && args.is_empty() => text(of.to_ascii_uppercase()),
        "trim" => text(of.trim_matches(is_space)),
        "trimStart" | "trimLeft" => text(of.trim_start_matches(is_space)),
        "trimEnd" | "trimRight" => text(of.trim_end_matches(is_space)),
        "concat" => text(args.iter().fold(of.to_owned(), |sum, arg| sum + &arg.text())),
        "normalize" if of.is_ascii() => text(of),
        "isWellFormed" => answer(true),
        "toWellFormed" => text(of),
        "repeat" => {
            let times = arg(0)?.number();
            let fits = (0.0..=super::LONGEST as f64).contains(&times) && times * (of.len() as f64) <= super::LONGEST as f64;
            text(of.repeat(if fits { times as usize } else { return None }))
        }
        "replace" | "replaceAll" => {
            let (needle, with) = (arg(0)?.text(), arg(1)?.text());
            replaced(of, &needle, &with, name == "replaceAll").map(|made| Made::One(Primitive::Text(made.into())))
        }
        "split" => {
            let limit = match arg(1) {
                None | Some(Primitive::Undefined) => usize::MAX,
                Some(limit) => super::primitives::to_int32(limit.number()) as u32 as usize,
            };
            let parts: Vec<Sym> = match arg(0) {
                None | Some(Primitive::Undefined) => vec![of.into()],
                Some(separator) => match &*separator.text() {
                    "" => of.chars().map(|c| (c.len_utf16() == 1).then(|| c.to_string().into())).collect::<Option<_>>()?,
                    separator => of.split(separator).map(Sym::from).collect(),
                },
            };
            (parts.len() <= MOST_PARTS).then(|| Made::List(parts.into_iter().take(limit).collect()))
        }
        "localeCompare" if args.len() == 1 => {
            let other = arg(0)?.text();
            Some(Made::One(Primitive::Number(collated(of, &other)?)))
        }
        _ => None,
    }
}

fn letter(chars: &[char], at: f64) -> Option<char> {
    if at < 0.0 || at >= chars.len() as f64 { None } else { chars.get(at as usize).copied() }
}

/// Signs before a byte.
fn of_bytes(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |before| before.chars().count())
}

/// How two texts are put in order by any locale's rules: letters of one case and digits.
pub fn collated(a: &str, b: &str) -> Option<f64> {
    if a == b {
        return Some(0.0);
    }
    let all = |of: fn(&u8) -> bool| a.bytes().chain(b.bytes()).all(|c| c.is_ascii_digit() || of(&c));
    let is_simple = all(u8::is_ascii_lowercase) || all(u8::is_ascii_uppercase);
    is_simple.then(|| if a < b { -1.0 } else { 1.0 })
}

/// A text replaced by another, `$&` and its like in it.
fn replaced(of: &str, needle: &str, with: &str, all: bool) -> Option<String> {
    if needle.is_empty() {
        return (!all && !with.contains('$')).then(|| format!("{with}{of}"));
    }
    let mut out = String::new();
    let mut from = 0;
    for (at, found) in of.match_indices(needle).take(if all { MOST_PARTS } else { 1 }) {
        out.push_str(&of[from..at]);
        out.push_str(&expanded(with, &of[..at], &[Some(found)], &of[at + found.len()..])?);
        from = at + found.len();
        if out.len() > MOST_MADE {
            return None;
        }
    }
    if all && of.matches(needle).count() > MOST_PARTS {
        return None;
    }
    out.push_str(&of[from..]);
    Some(out)
}

/// What a replacement stands for: `$$`, `$&`, `` $` ``, `$'`, `$1`. Nothing of named groups.
pub fn expanded(with: &str, before: &str, groups: &[Option<&str>], behind: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = with;
    while let Some(at) = rest.find('$') {
        if out.len() > MOST_MADE {
            return None;
        }
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let mut chars = rest.chars();
        let taken = match chars.next() {
            Some('$') => {
                out.push('$');
                1
            }
            Some('&') => {
                out.push_str(groups.first().copied().flatten().unwrap_or_default());
                1
            }
            Some('`') => {
                out.push_str(before);
                1
            }
            Some('\'') => {
                out.push_str(behind);
                1
            }
            Some('<') if groups.len() > 1 => return None,
            Some(digit) if digit.is_ascii_digit() => {
                let two = rest.get(..2).and_then(|two| two.parse::<usize>().ok()).filter(|two| (1..groups.len()).contains(two));
                let one = digit.to_digit(10).map(|one| one as usize).filter(|one| (1..groups.len()).contains(one));
                match (two, one) {
                    (Some(number), _) if number > 9 || rest.starts_with('0') => {
                        out.push_str(groups[number].unwrap_or_default());
                        2
                    }
                    (_, Some(number)) => {
                        out.push_str(groups[number].unwrap_or_default());
                        1
                    }
                    _ => {
                        out.push('$');
                        0
                    }
                }
            }
            _ => {
                out.push('$');
                0
            }
        };
        rest = &rest[taken..];
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(of: &str, name: &str, args: &[Primitive]) -> Primitive {
        match method(of, name, args) {
            Some(Made::One(made)) => made,
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn parts_of_texts() {
        let number = |number: f64| Primitive::Number(number);
        let word = |word: &str| Primitive::Text(word.into());
        assert_eq!(one("heron", "substring", &[number(3.0), number(1.0)]), word("er"));
        assert_eq!(one("heron", "substr", &[number(-3.0), number(2.0)]), word("ro"));
        assert_eq!(one("heron", "slice", &[number(-2.0)]), word("on"));
        assert_eq!(one("heron", "at", &[number(9.0)]), Primitive::Undefined);
        assert_eq!(one("heron", "charAt", &[number(9.0)]), word(""));
        assert_eq!(one("herher", "lastIndexOf", &[word("er"), number(3.0)]), number(1.0));
        assert_eq!(one("herher", "indexOf", &[word("er"), number(2.0)]), number(4.0));
        assert_eq!(one("7", "padStart", &[number(4.0), word("ab")]), word("aba7"));
        assert_eq!(one("aXb", "replace", &[word("X"), word("[$&$$]")]), word("a[X$]b"));
        assert_eq!(method("a\u{1f600}b", "charAt", &[number(1.0)]), None);
        assert_eq!(method("7", "padEnd", &[number(1e6)]), None);
    }

    #[test]
    fn replacements_name_groups() {
        assert_eq!(expanded("$2-$1$3", "", &[Some("ab"), Some("a"), Some("b")], "").as_deref(), Some("b-a$3"));
        assert_eq!(expanded("[$`|$']", "x", &[Some("y")], "z").as_deref(), Some("[x|z]"));
    }
}

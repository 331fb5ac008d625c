//! Methods of `String` over texts that are known in full. Places count letters: none here takes two units.

use super::{Known, LONGEST, expressions, printed};

/// What a text is asked.
pub(super) fn of(text: &str, method: &str, given: &[Known]) -> Option<Known> {
    let letters: Vec<char> = text.chars().collect();
    let bool = |yes: bool| Some(Known::Bool(yes));
    let made = |text: String| Some(Known::Text(text));
    match (method, given) {
        ("length", []) => Some(Known::Int(letters.len() as i128)),
        ("isEmpty", []) => bool(text.is_empty()),
        ("isBlank", []) => bool(letters.iter().all(|c| is_white(*c))),
        ("toString" | "intern" | "strip" | "stripLeading" | "stripTrailing" | "trim", []) => made(stripped(text, method)?),
        ("charAt", [at]) => letters.get(at.size()?).copied().map(Known::Letter),
        ("codePointAt", [at]) => letters.get(at.size()?).map(|letter| Known::Int(u32::from(*letter).into())),
        ("indexOf" | "lastIndexOf", [wanted, rest @ ..]) => place(&letters, method, wanted, rest),
        ("substring" | "subSequence", [from]) => part(&letters, from.size()?, letters.len()),
        ("substring" | "subSequence", [from, to]) => part(&letters, from.size()?, to.size()?),
        ("startsWith", [start]) => bool(text.starts_with(start.text()?)),
        ("startsWith", [start, at]) => {
            let start: Vec<char> = start.text()?.chars().collect();
            let at = at.int()?;
            let rest = usize::try_from(at).ok().and_then(|at| letters.get(at..));
            bool(rest.is_some_and(|rest| rest.starts_with(&start)))
        }
        ("endsWith", [end]) => bool(text.ends_with(end.text()?)),
        ("contains", [wanted]) => bool(text.contains(wanted.text()?)),
        ("equals", [other]) => bool(other.text() == Some(text)),
        ("contentEquals", [other]) => bool(other.text()? == text),
        ("equalsIgnoreCase", [Known::Null]) => bool(false),
        ("equalsIgnoreCase", [other]) => bool(folded(text)? == folded(other.text()?)?),
        ("compareTo", [other]) => Some(Known::Int(order(text, other.text()?))),
        ("compareToIgnoreCase", [other]) => Some(Known::Int(order(&folded(text)?, &folded(other.text()?)?))),
        ("concat", [other]) => made(format!("{text}{}", other.text()?)),
        ("replace", [Known::Letter(old), Known::Letter(new)]) => made(text.chars().map(|c| if c == *old { *new } else { c }).collect()),
        ("replace", [old, new]) => made(bounded(text.replace(old.text()?, new.text()?))?),
        ("toUpperCase" | "toLowerCase", [] | [Known::List(_)]) if text.is_ascii() => {
            made(if method == "toUpperCase" { text.to_ascii_uppercase() } else { text.to_ascii_lowercase() })
        }
        ("repeat", [times]) => {
            let times = times.size().filter(|times| times.saturating_mul(text.len()) <= LONGEST)?;
            made(text.repeat(times))
        }
        ("hashCode", []) => Some(Known::Int(hash(text).into())),
        ("regionMatches", [at, other, from, length]) => same_region(&letters, at, other, from, length, false),
        ("regionMatches", [Known::Bool(fold), at, other, from, length]) => same_region(&letters, at, other, from, length, *fold),
        ("toCharArray", []) => Some(Known::List(letters.into_iter().map(Known::Letter).collect())),
        ("chars" | "codePoints", []) => Some(Known::List(letters.into_iter().map(|c| Known::Int(u32::from(c).into())).collect())),
        ("lines", []) if !text.contains('\r') => {
            let lines = if text.is_empty() { Vec::new() } else { text.strip_suffix('\n').unwrap_or(text).split('\n').collect() };
            Some(Known::List(lines.into_iter().map(|line| Known::Text(line.into())).collect()))
        }
        ("matches", [pattern]) => expressions::asked("matches", &[pattern.clone(), Known::Text(text.into())]),
        ("replaceAll" | "replaceFirst", [pattern, with]) => {
            let expression = expressions::Expression::of(pattern.text()?, "")?;
            made(expression.replaced(text, with.text()?, method == "replaceFirst")?)
        }
        ("split", [pattern]) => expressions::Expression::of(pattern.text()?, "")?.split(text, 0),
        ("split", [pattern, limit]) => expressions::Expression::of(pattern.text()?, "")?.split(text, limit.int()?),
        ("formatted", values) => made(printed::printed(text, values)?),
        _ => None,
    }
}

/// Static methods of `String`.
pub(super) fn asked(method: &str, given: &[Known]) -> Option<Known> {
    let made = match (method, given) {
        ("valueOf" | "copyValueOf", [only]) if !matches!(only, Known::Null) => only.written()?,
        ("join", [separator, parts @ ..]) => {
            let parts: Option<Vec<String>> = parts.iter().map(Known::written).collect();
            parts?.join(separator.text()?)
        }
        ("format", [Known::List(_), Known::Text(format), values @ ..] | [Known::Text(format), values @ ..]) => {
            printed::printed(format, values)?
        }
        _ => return None,
    };
    Some(Known::Text(made))
}

fn bounded(text: String) -> Option<String> {
    (text.len() <= LONGEST).then_some(text)
}

/// What `Character.isWhitespace` calls white, of the signs that are common.
const fn is_white(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\x1c'..='\x1f' | ' ')
}

fn stripped(text: &str, method: &str) -> Option<String> {
    // Other scripts have blanks of their own, which not all of these take away.
    if !text.is_ascii() && method != "toString" && method != "intern" {
        return None;
    }
    Some(
        match method {
            "strip" => text.trim_matches(is_white),
            "stripLeading" => text.trim_start_matches(is_white),
            "stripTrailing" => text.trim_end_matches(is_white),
            "trim" => text.trim_matches(|c| c <= ' '),
            _ => text,
        }
        .into(),
    )
}

/// In one case, as texts are compared without regard to it.
fn folded(text: &str) -> Option<String> {
    text.is_ascii().then(|| text.to_ascii_lowercase())
}

fn part(letters: &[char], from: usize, to: usize) -> Option<Known> {
    letters.get(from..to).map(|part| Known::Text(part.iter().collect()))
}

/// `indexOf` and `lastIndexOf` of a text, a letter or the code of one, from a place on or back.
fn place(letters: &[char], method: &str, wanted: &Known, rest: &[Known]) -> Option<Known> {
    let wanted: Vec<char> = match wanted {
        Known::Text(text) => text.chars().collect(),
        other => vec![char::from_u32(u32::try_from(other.code()?).ok()?)?],
    };
    let fits = |at: &usize| letters.get(*at..*at + wanted.len()).is_some_and(|part| part == wanted.as_slice());
    let end = letters.len();
    let found = match (method, rest) {
        ("indexOf", []) => (0..=end).find(fits),
        ("lastIndexOf", []) => (0..=end).rev().find(fits),
        ("indexOf", [from]) => (from.int()?.max(0).min(end as i128 + 1) as usize..=end).find(fits),
        ("lastIndexOf", [from]) => match from.int()? {
            before if before < 0 => None,
            from => (0..=(from.min(end as i128) as usize)).rev().find(fits),
        },
        _ => return None,
    };
    Some(Known::Int(found.map_or(-1, |at| at as i128)))
}

/// How far apart two texts are in order: by the first letter that differs, else by their lengths.
fn order(text: &str, other: &str) -> i128 {
    let code = |c: char| i128::from(u32::from(c));
    match text.chars().zip(other.chars()).find(|(a, b)| a != b) {
        Some((a, b)) => code(a) - code(b),
        None => text.chars().count() as i128 - other.chars().count() as i128,
    }
}

pub(super) fn hash(text: &str) -> i32 {
    text.encode_utf16().fold(0i32, |sum, unit| sum.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

fn same_region(letters: &[char], at: &Known, other: &Known, from: &Known, length: &Known, fold: bool) -> Option<Known> {
    let other: Vec<char> = other.text()?.chars().collect();
    let (at, from, length) = (at.int()?, from.int()?, length.int()?);
    let region = |letters: &[char], at: i128| {
        let (at, length) = (usize::try_from(at).ok()?, usize::try_from(length).ok()?);
        letters.get(at..at.checked_add(length)?).map(|part| part.iter().collect::<String>())
    };
    let (Some(a), Some(b)) = (region(letters, at), region(&other, from)) else { return (length > 0).then_some(Known::Bool(false)) };
    Some(Known::Bool(if fold { folded(&a)? == folded(&b)? } else { a == b }))
}

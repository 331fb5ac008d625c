//! Regular expressions of PHP over texts that are known: those of the forms that every engine reads alike. Pure; knows no engine.

use regex::{Captures, Regex, RegexBuilder};

use super::super::plain::expressions::are_alike;
use super::value::{Key, MOST_ENTRIES, MOST_TEXT, Pure};
use Pure::{Int, Text};

/// Longest expression that is compiled, in bytes, and how large it may become.
const MOST_PATTERN: usize = 256;
const MOST_COMPILED: usize = 1 << 18;

/// An expression with its delimiters and flags, to be asked of such a text.
fn compiled(pattern: &str, text: &str) -> Option<Regex> {
    if pattern.len() > MOST_PATTERN || text.len() > MOST_TEXT || !text.is_ascii() || !pattern.is_ascii() {
        return None;
    }
    let pattern = pattern.trim_start();
    let opens = pattern.chars().next().filter(char::is_ascii_punctuation)?;
    let closes = match opens {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '\\' => return None,
        other => other,
    };
    let end = pattern.rfind(closes).filter(|end| *end > 0)?;
    let (body, flags) = (&pattern[1..end], &pattern[end + 1..]);
    // A line's end behind the last line, which `$` lets pass there, and what other engines have no word for.
    if text.contains('\n') && body.contains('$') || flags.chars().any(|flag| !"imsxuDA".contains(flag)) || flags.contains('A') {
        return None;
    }
    let has = |flag| flags.contains(flag);
    // `\v` is more than one sign there.
    if !are_alike(body, has('x')) || body.contains("\\v") {
        return None;
    }
    let mut builder = RegexBuilder::new(body);
    builder.case_insensitive(has('i')).multi_line(has('m')).dot_matches_new_line(has('s')).ignore_whitespace(has('x'));
    builder.size_limit(MOST_COMPILED).build().ok()
}

/// The groups of a match, as `preg_match` gives them: those at the end that took no part are left out.
fn groups(regex: &Regex, found: &Captures<'_>) -> Pure {
    let last = (0..found.len()).rev().find(|at| found.get(*at).is_some()).unwrap_or(0);
    let mut out = Vec::new();
    for (at, name) in regex.capture_names().enumerate().take(last + 1) {
        let text = Pure::text(found.get(at).map_or("", |group| group.as_str()));
        if let Some(name) = name {
            out.push((Key::Word(name.to_owned()), text.clone()));
        }
        out.push((Key::Number(at as i64), text));
    }
    Pure::Array(out)
}

/// Whether a replacement has no signs that stand for themselves behind another.
fn is_plain_template(with: &str) -> bool {
    with.match_indices('\\').all(|(at, _)| with[at + 1..].starts_with(|c: char| c.is_ascii_digit()))
}

/// A replacement with the groups it names.
fn filled(with: &str, found: &Captures<'_>) -> String {
    let (mut out, mut rest) = (String::new(), with);
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let body = after.strip_prefix('{').filter(|_| c == '$').unwrap_or(after);
        let digits = body.bytes().take(2).take_while(u8::is_ascii_digit).count();
        let is_braced = body.len() < after.len();
        let is_whole = !is_braced || body[digits..].starts_with('}');
        if matches!(c, '$' | '\\') && digits > 0 && is_whole {
            let group = body[..digits].parse::<usize>().ok().and_then(|at| found.get(at));
            out.push_str(group.map_or("", |group| group.as_str()));
            rest = &body[digits + usize::from(is_braced)..];
        } else {
            out.push(c);
            rest = after;
        }
    }
    out
}

/// `preg_match`: how often it matches, and the groups.
pub(super) fn matched(pattern: &str, text: &str) -> Option<(Pure, Pure)> {
    let regex = compiled(pattern, text)?;
    Some(match regex.captures(text) {
        Some(found) => (Int(1), groups(&regex, &found)),
        None => (Int(0), Pure::Array(Vec::new())),
    })
}

fn replaced(pattern: &Pure, with: &Pure, text: &str, limit: i64) -> Option<String> {
    let one = |text: &str, pattern: &Pure, with: &str| {
        let Text(pattern) = pattern else { return None };
        let regex = compiled(pattern, text)?;
        let limit = usize::try_from(limit).unwrap_or(0);
        let mut size = text.len();
        for found in regex.find_iter(text) {
            size += with.len() + if with.contains(['$', '\\']) { found.len().saturating_mul(with.len()) } else { 0 };
            // What is empty beside what was found is found by some only.
            if found.is_empty() || size > 4 * MOST_TEXT {
                return None;
            }
        }
        if !is_plain_template(with) {
            return None;
        }
        Some(regex.replacen(text, limit, |found: &Captures<'_>| filled(with, found)).into_owned())
    };
    match (pattern, with) {
        (Pure::Array(patterns), with) => {
            let mut text = text.to_owned();
            for (at, (_, pattern)) in patterns.iter().enumerate() {
                let with = match with {
                    Pure::Array(list) => list.get(at).map_or(Some(String::new()), |(_, with)| with.as_text())?,
                    with => with.as_text()?,
                };
                text = one(&text, pattern, &with)?;
            }
            Some(text)
        }
        (pattern, with) => one(text, pattern, &with.as_text()?),
    }
}

/// A function of expressions.
pub(super) fn call(name: &str, args: &[Pure]) -> Option<Pure> {
    let string = |at: usize| match args.get(at)? {
        Text(text) => Some(text.as_str()),
        _ => None,
    };
    let int = |at: usize, default: i64| match args.get(at) {
        None => Some(default),
        Some(Int(number)) => Some(*number),
        Some(_) => None,
    };
    Some(match name {
        "preg_replace" if args.len() < 5 => Text(replaced(args.first()?, args.get(1)?, string(2)?, int(3, -1)?)?),
        "preg_split" => {
            let (text, limit, flags) = (string(1)?, int(2, -1)?, int(3, 0)?);
            if flags & !1 != 0 || limit > 0 {
                return None;
            }
            let regex = compiled(string(0)?, text)?;
            // Between all letters it splits as well.
            if regex.find_iter(text).any(|found| found.is_empty()) {
                return None;
            }
            let parts: Vec<&str> = regex.split(text).filter(|part| flags == 0 || !part.is_empty()).collect();
            (parts.len() <= MOST_ENTRIES).then(|| Pure::list(parts.into_iter().map(Pure::text)))?
        }
        "preg_quote" => {
            let more = if args.len() > 1 { string(1)?.get(..1).unwrap_or_default() } else { "" };
            let is_sign = |c: char| ".\\+*?[^]$(){}=!<>|:-#/".contains(c) && c != '/' || more.contains(c);
            Text(string(0)?.chars().flat_map(|c| if is_sign(c) { vec!['\\', c] } else { vec![c] }).collect())
        }
        "preg_grep" if args.len() == 2 => {
            let mut out = Vec::new();
            for (key, value) in args.get(1)?.entries()? {
                let text = value.as_text()?;
                if compiled(string(0)?, &text)?.is_match(&text) {
                    out.push((key.clone(), value.clone()));
                }
            }
            Pure::Array(out)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_match_as_the_runtime_has_it() {
        let (count, found) = matched("/^v(?<major>\\d+)(\\.\\d+)?$/", "v12").expect("compiled");
        assert_eq!(count, Int(1));
        let entry = |key: Key, text: &str| (key, Pure::text(text));
        assert_eq!(found, Pure::Array(vec![entry(Key::Number(0), "v12"), entry(Key::of("major"), "12"), entry(Key::Number(1), "12")]));
        assert_eq!(matched("/^a$/", "a\n"), None);
        assert_eq!(matched("~(?<=a)b~", "ab"), None);
        let t = Pure::text;
        let said = |name: &str, args: &[Pure]| call(name, args).and_then(|made| made.as_text());
        assert_eq!(said("preg_replace", &[t("/(\\w+)-(\\w+)/"), t("$2-${1}!"), t("a-b")]).as_deref(), Some("b-a!"));
        for (pattern, with) in [("/a*/", "x"), ("/a++/", "x"), ("/[a&&b]/", "x"), ("/a{,2}/", "x"), ("/a/", "\\\\1")] {
            assert_eq!(said("preg_replace", &[t(pattern), t(with), t("baac")]), None, "{pattern}");
        }
        assert_eq!(said("preg_replace", &[t("/./"), Pure::text("x".repeat(8000)), Pure::text("a".repeat(8000))]), None);
        assert_eq!(call("preg_split", &[t("/\\b/"), t("a b")]), None);
        assert_eq!(said("preg_replace", &[t("#o#"), t("0"), t("foo"), Int(1)]).as_deref(), Some("f0o"));
        assert_eq!(said("preg_quote", &[t("a.b/c"), t("/")]).as_deref(), Some("a\\.b\\/c"));
        assert_eq!(call("preg_split", &[t("/[,;]\\s*/"), t("a; b,c")]), Some(Pure::list(["a", "b", "c"].map(t))));
    }
}

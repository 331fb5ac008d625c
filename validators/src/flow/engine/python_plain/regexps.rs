//! Regular expressions over texts that are known, where a pattern means here what it means in Python.

use super::{super::plain::expressions::are_alike, Given, LONGEST, Plain, texts::is_separator};

/// Longest pattern.
const LONGEST_PATTERN: usize = 400;
/// Most matches that are gathered.
const MOST_FOUND: usize = 64;

/// A pattern that means here what it means in Python. `flags`: letters as a group has them.
pub(in super::super) fn constant_pattern(pattern: &str, flags: &str) -> Option<regex::Regex> {
    let strange = ["\\Z", "(?#", "[[:"].iter().any(|sign| pattern.contains(sign));
    if pattern.len() > LONGEST_PATTERN || strange || !are_alike(pattern, false) {
        return None;
    }
    let mut builder = regex::RegexBuilder::new(pattern);
    builder.size_limit(1 << 18);
    for flag in flags.chars() {
        match flag {
            'i' => builder.case_insensitive(true),
            'm' => builder.multi_line(true),
            's' => builder.dot_matches_new_line(true),
            _ => return None,
        };
    }
    builder.build().ok()
}

/// A group of what a text matched in full.
pub(in super::super) fn group(pattern: &str, found: &str, which: Which<'_>) -> Option<Option<String>> {
    let whole =
        constant_pattern(&format!("\\A(?:{pattern})\\z"), "").or_else(|| constant_pattern(&format!("(?i)\\A(?:{pattern})\\z"), ""))?;
    let captures = whole.captures(found)?;
    let group = match which {
        Which::Number(number) if number < captures.len() => captures.get(number),
        Which::Name(name) if whole.capture_names().flatten().any(|known| known == name) => captures.name(name),
        _ => return None,
    };
    Some(group.map(|group| group.as_str().to_owned()))
}

/// Which group of a match is meant.
pub(in super::super) enum Which<'n> {
    Number(usize),
    Name(&'n str),
}

/// The names of a pattern's groups in order, the whole not counted; empty where one has none.
pub(in super::super) fn group_names(pattern: &str) -> Option<Vec<String>> {
    let pattern = constant_pattern(pattern, "")?;
    Some(pattern.capture_names().skip(1).map(|name| name.unwrap_or_default().to_owned()).collect())
}

pub(super) fn function(name: &str, given: &Given<'_>) -> Option<Plain> {
    match name {
        "re.escape" => Plain::text(escaped(given.text(0)?)?),
        "re.sub" | "re.subn" if given.names_only(&["count", "flags"]) && given.args.len() < 5 => {
            let flags = given.named("flags").is_none().then_some("")?;
            let most = given.either(3, "count").map_or(Some(0), Plain::as_int)?;
            let (made, times) = replaced(given.text(0)?, flags, given.text(1)?, given.text(2)?, usize::try_from(most).ok()?)?;
            if name == "re.sub" {
                return Plain::text(made);
            }
            Some(Plain::List(vec![Plain::Text(made), Plain::Int(times as i128)]))
        }
        "re.findall" if given.named.is_empty() && given.args.len() == 2 => found(given.text(0)?, "", given.text(1)?),
        "re.split" if given.names_only(&["maxsplit"]) && given.args.len() < 4 => {
            let most = given.either(2, "maxsplit").map_or(Some(0), Plain::as_int)?;
            parted(given.text(0)?, "", given.text(1)?, usize::try_from(most).ok()?)
        }
        _ => None,
    }
}

/// A method of a compiled pattern that gives texts.
pub(in super::super) fn method(pattern: &str, flags: &str, name: &str, args: &[Plain]) -> Option<Plain> {
    let given = Given { args, named: &[] };
    match (name, args.len()) {
        ("sub", 2 | 3) => {
            let most = args.get(2).map_or(Some(0), Plain::as_int)?;
            replaced(pattern, flags, given.text(0)?, given.text(1)?, usize::try_from(most).ok()?).map(|(made, _)| Plain::Text(made))
        }
        ("findall", 1) => found(pattern, flags, given.text(0)?),
        ("split", 1) => parted(pattern, flags, given.text(0)?, 0),
        _ => None,
    }
}

/// A line break before the end is where `$` would hold in Python and does not here; of other letters than ASCII's not the same are digits,
/// blanks and parts of words.
fn told<'t>(text: &'t str, pattern: &str) -> Option<&'t str> {
    let is_plain = text.is_ascii() || !pattern.contains('\\') && !pattern.contains("(?");
    (text.len() <= LONGEST && is_plain && !text.contains(|c: char| c == '\n' || is_separator(c))).then_some(text)
}

fn replaced(pattern: &str, flags: &str, with: &str, text: &str, most: usize) -> Option<(String, usize)> {
    let (text, pattern) = (told(text, pattern)?, constant_pattern(pattern, flags)?);
    let template = template(with, &pattern)?;
    let size = with.len();
    let (mut out, mut end, mut times) = (String::new(), 0, 0);
    for captures in pattern.captures_iter(text).take(if most == 0 { usize::MAX } else { most }) {
        let whole = captures.get(0)?;
        // What is empty beside what was found is found by some versions only.
        if whole.is_empty() || out.len() + size > LONGEST {
            return None;
        }
        out.push_str(&text[end..whole.start()]);
        for part in &template {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Group(number) => out.push_str(captures.get(*number).map_or("", |group| group.as_str())),
            }
        }
        end = whole.end();
        times += 1;
    }
    out.push_str(&text[end..]);
    (out.len() <= LONGEST).then_some((out, times))
}

enum Part {
    Text(String),
    Group(usize),
}

/// What takes the place of a match: a text with groups by number and name.
fn template(text: &str, pattern: &regex::Regex) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut known = String::new();
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        if c != '\\' {
            known.push(c);
            continue;
        }
        let number = match signs.next()? {
            digit @ '1'..='9' if !signs.peek().is_some_and(char::is_ascii_digit) => usize::try_from(digit.to_digit(10)?).ok()?,
            'g' if signs.next() == Some('<') => {
                let name: String = signs.by_ref().take_while(|c| *c != '>').collect();
                match name.parse() {
                    Ok(number) => number,
                    Err(_) => pattern.capture_names().position(|known| known == Some(&name))?,
                }
            }
            '\\' => {
                known.push('\\');
                continue;
            }
            _ => return None,
        };
        if number >= pattern.captures_len() {
            return None;
        }
        parts.push(Part::Text(std::mem::take(&mut known)));
        parts.push(Part::Group(number));
    }
    parts.push(Part::Text(known));
    Some(parts)
}

fn found(pattern: &str, flags: &str, text: &str) -> Option<Plain> {
    let (text, pattern) = (told(text, pattern)?, constant_pattern(pattern, flags)?);
    let mut all = Vec::new();
    for captures in pattern.captures_iter(text) {
        if captures.get(0)?.is_empty() || all.len() >= MOST_FOUND {
            return None;
        }
        let group = |at: usize| Plain::Text(captures.get(at).map_or("", |group| group.as_str()).into());
        all.push(match captures.len() {
            1 => group(0),
            2 => group(1),
            many => Plain::List((1..many).map(group).collect()),
        });
    }
    Some(Plain::List(all))
}

fn parted(pattern: &str, flags: &str, text: &str, most: usize) -> Option<Plain> {
    let (text, pattern) = (told(text, pattern)?, constant_pattern(pattern, flags)?);
    let (mut parts, mut end) = (Vec::new(), 0);
    for captures in pattern.captures_iter(text).take(if most == 0 { usize::MAX } else { most }) {
        if parts.len() > MOST_FOUND {
            return None;
        }
        let whole = captures.get(0).filter(|whole| !whole.is_empty())?;
        parts.push(Plain::Text(text[end..whole.start()].into()));
        for at in 1..captures.len() {
            parts.push(captures.get(at).map_or(Plain::Null, |group| Plain::Text(group.as_str().into())));
        }
        end = whole.end();
    }
    parts.push(Plain::Text(text[end..].into()));
    Some(Plain::List(parts))
}

/// A text with what means something in a pattern made harmless.
fn escaped(text: &str) -> Option<String> {
    if !text.is_ascii() || text.bytes().any(|byte| byte < 0x20) {
        return None;
    }
    let mut out = String::new();
    for c in text.chars() {
        if "()[]{}?*+-|^$\\.&~# ".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Plain,
            tests::{made, text},
        },
        Which, group, method,
    };

    #[test]
    fn texts_are_searched_as_python_searches_them() {
        let list = |parts: &[&str]| Some(Plain::List(parts.iter().map(|part| text(part)).collect()));
        assert_eq!(made("re.sub", &[text(r"(\w)-(\w)"), text(r"\2-\1"), text("a-b c-d")]), Some(text("b-a d-c")));
        assert_eq!(made("re.sub", &[text("a"), text("b"), text("aaa"), Plain::Int(2)]), Some(text("bba")));
        assert_eq!(made("re.sub", &[text("a*"), text("b"), text("xa")]), None);
        assert_eq!(made("re.split", &[text("(,)"), text("a,b")]), list(&["a", ",", "b"]));
        assert_eq!(made("re.findall", &[text(r"(\w)="), text("a=b=")]), list(&["a", "b"]));
        assert_eq!(made("re.escape", &[text("a.b")]), Some(text("a\\.b")));
        assert_eq!(made("re.split", &[text(","), text(&"a,".repeat(100))]), None);
        assert_eq!(made("re.sub", &[text("a"), text("b"), text("A"), Plain::Int(0), Plain::Int(2)]), None);
        assert_eq!(made("re.findall", &[text("a++"), text("aa")]), None);
        assert_eq!(made("re.findall", &[text("[a&&b]"), text("&")]), None);
        assert_eq!(made("re.findall", &[text(r"\w"), text("²")]), None);
        assert_eq!(made("re.sub", &[text("."), text(&"long".repeat(400)), text("abc")]), None);
        assert_eq!(method("B", "i", "findall", &[text("abB")]), list(&["b", "B"]));
    }

    #[test]
    fn groups_are_told_by_number_and_name() {
        assert_eq!(group(r"(?P<lock>\d+)-(\w)?", "12-", Which::Name("lock")), Some(Some("12".into())));
        assert_eq!(group(r"(?P<lock>\d+)-(\w)?", "12-", Which::Number(2)), Some(None));
        assert_eq!(group(r"(\d)", "1", Which::Number(2)), None);
    }
}

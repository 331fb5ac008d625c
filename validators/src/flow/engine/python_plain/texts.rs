//! Methods of texts, and what the modules of texts do.

use super::{Given, LONGEST, Plain, formats};

/// What a method of a text gives.
pub(super) fn method(text: &str, name: &str, given: &Given<'_>) -> Option<Plain> {
    letters(text, name, given)
        .or_else(|| places(text, name, given))
        .or_else(|| parts(text, name, given))
        .or_else(|| padded(text, name, given))
        .or_else(|| other(text, name, given))
}

/// The same letters in another case, and what is asked of all of them.
fn letters(text: &str, name: &str, given: &Given<'_>) -> Option<Plain> {
    if !given.args.is_empty() || !given.named.is_empty() || !text.is_ascii() {
        return None;
    }
    let cased = || text.bytes().filter(u8::is_ascii_alphabetic);
    match name {
        "title" => Plain::text(titled(text)),
        "upper" => Plain::text(text.to_ascii_uppercase()),
        "lower" | "casefold" => Plain::text(text.to_ascii_lowercase()),
        "istitle" => Some(Plain::Bool(cased().next().is_some() && titled(text) == text)),
        "isprintable" => Some(Plain::Bool(text.bytes().all(|byte| (0x20..0x7f).contains(&byte)))),
        "isascii" => Some(Plain::Bool(true)),
        "expandtabs" => expanded(text, 8),
        _ => None,
    }
}

/// Each word with a capital letter: a word ends at whatever is no letter.
fn titled(text: &str) -> String {
    let mut inside = false;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(if inside { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() });
        inside = c.is_ascii_alphabetic();
    }
    out
}

fn expanded(text: &str, size: usize) -> Option<Plain> {
    let (mut out, mut column) = (String::new(), 0);
    for c in text.chars() {
        match c {
            '\t' if size == 0 => {}
            '\t' => {
                let wide = size - column % size;
                out.extend(std::iter::repeat_n(' ', wide));
                column += wide;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    Plain::text(out)
}

/// Where a part stands, counted in letters, between bounds as slices have them.
fn places(text: &str, name: &str, given: &Given<'_>) -> Option<Plain> {
    if !matches!(name, "find" | "rfind" | "index" | "rindex" | "count" | "startswith" | "endswith") || !given.named.is_empty() {
        return None;
    }
    let signs: Vec<char> = text.chars().collect();
    let length = signs.len() as i128;
    let bound = |at: usize, none: i128| match given.args.get(at) {
        None | Some(Plain::Null) => Some(none),
        Some(place) => place.as_int().map(|place| (if place < 0 { place + length } else { place }).max(0)),
    };
    let (from, to) = (bound(1, 0)?, bound(2, length)?.min(length));
    if let ("startswith" | "endswith", Some(Plain::List(asked))) = (name, given.args.first()) {
        let asked: Vec<&str> = asked.iter().map(Plain::as_text).collect::<Option<_>>()?;
        let holds = |one: &&str| if name == "startswith" { text.starts_with(*one) } else { text.ends_with(*one) };
        return (given.args.len() == 1).then(|| Plain::Bool(asked.iter().any(holds)));
    }
    let part = given.text(0)?;
    let missing = matches!(name, "startswith" | "endswith");
    // Behind its end not even an empty part stands.
    let inner = (from <= to && from <= length).then(|| signs.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)).flatten();
    let Some(inner) = inner.map(|inner| inner.iter().collect::<String>()) else {
        return match name {
            "find" | "rfind" => Some(Plain::Int(-1)),
            "count" => Some(Plain::Int(0)),
            _ => missing.then_some(Plain::Bool(false)),
        };
    };
    let place = |at: usize| from + inner[..at].chars().count() as i128;
    match name {
        "startswith" => Some(Plain::Bool(inner.starts_with(part))),
        "endswith" => Some(Plain::Bool(inner.ends_with(part))),
        "count" if part.is_empty() => Some(Plain::Int(inner.chars().count() as i128 + 1)),
        "count" => Some(Plain::Int(inner.matches(part).count() as i128)),
        "find" => Some(Plain::Int(inner.find(part).map_or(-1, place))),
        "rfind" => Some(Plain::Int(inner.rfind(part).map_or(-1, place))),
        // Where there is none it raises.
        "index" => inner.find(part).map(place).map(Plain::Int),
        _ => inner.rfind(part).map(place).map(Plain::Int),
    }
}

/// A text taken apart.
fn parts(text: &str, name: &str, given: &Given<'_>) -> Option<Plain> {
    let list = |parts: Vec<&str>| Some(Plain::List(parts.into_iter().map(|part| Plain::Text(part.into())).collect()));
    let separator = given.either(0, "sep");
    // What Python takes for blanks besides.
    if text.contains(is_separator) && matches!(separator, None | Some(Plain::Null)) {
        return None;
    }
    match name {
        "split" | "rsplit" if given.names_only(&["sep", "maxsplit"]) => {
            let most = match given.either(1, "maxsplit") {
                None => None,
                Some(most) => match most.as_int()? {
                    ..0 => None,
                    most => Some(usize::try_from(most).ok().filter(|most| *most < usize::MAX / 2)?),
                },
            };
            match (separator, most) {
                (None | Some(Plain::Null), None) => list(text.split_whitespace().collect()),
                (Some(Plain::Text(separator)), _) if !separator.is_empty() => match (name, most) {
                    (_, None) => list(text.split(&**separator).collect()),
                    ("split", Some(most)) => list(text.splitn(most + 1, &**separator).collect()),
                    (_, Some(most)) => {
                        let mut parts: Vec<&str> = text.rsplitn(most + 1, &**separator).collect();
                        parts.reverse();
                        list(parts)
                    }
                },
                (None | Some(Plain::Null), Some(most)) if name == "split" => list(words_at_most(text, most)),
                _ => None,
            }
        }
        "partition" | "rpartition" if given.named.is_empty() && given.args.len() == 1 => {
            let separator = given.text(0).filter(|one| !one.is_empty())?;
            match (name, text.split_once(separator), text.rsplit_once(separator)) {
                ("partition", Some((before, behind)), _) | ("rpartition", _, Some((before, behind))) => {
                    list(vec![before, separator, behind])
                }
                ("partition", ..) => list(vec![text, "", ""]),
                _ => list(vec!["", "", text]),
            }
        }
        "splitlines" if given.args.is_empty() && given.named.is_empty() => {
            (!text.contains(['\x0b', '\x0c', '\x1c', '\x1d', '\x1e', '\r']) && text.is_ascii()).then(|| list(text.lines().collect()))?
        }
        _ => None,
    }
}

/// The first words, and what is left as one.
fn words_at_most(text: &str, most: usize) -> Vec<&str> {
    let mut out = Vec::new();
    let mut left = text.trim_start();
    while out.len() < most && !left.is_empty() {
        let end = left.find(char::is_whitespace).unwrap_or(left.len());
        out.push(&left[..end]);
        left = left[end..].trim_start();
    }
    if !left.is_empty() {
        out.push(left);
    }
    out
}

/// A text made as wide as is asked.
fn padded(text: &str, name: &str, given: &Given<'_>) -> Option<Plain> {
    if !matches!(name, "center" | "ljust" | "rjust" | "zfill") || !given.named.is_empty() {
        return None;
    }
    let width = given.count(0).filter(|width| *width <= LONGEST)?;
    let length = text.chars().count();
    if name == "zfill" {
        let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
        return Plain::text(format!("{sign}{}{digits}", "0".repeat(width.saturating_sub(length))));
    }
    let mut signs = given.args.get(1).map_or(Some(" "), Plain::as_text)?.chars();
    let fill = signs.next().filter(|_| signs.next().is_none())?;
    let room = width.saturating_sub(length);
    let left = match name {
        "ljust" => 0,
        "rjust" => room,
        // Of an odd room the greater part is on the left where the width is odd.
        _ => room / 2 + (room & width & 1),
    };
    let pad = |wide: usize| std::iter::repeat_n(fill, wide).collect::<String>();
    Plain::text(format!("{}{text}{}", pad(left), pad(room - left)))
}

fn other(text: &str, name: &str, given: &Given<'_>) -> Option<Plain> {
    match name {
        "expandtabs" if text.is_ascii() => {
            let size = given.either(0, "tabsize")?.as_int().and_then(|n| usize::try_from(n).ok()).filter(|n| *n < 64)?;
            (text.len() <= LONGEST / 8).then(|| expanded(text, size))?
        }
        "hex" if given.args.is_empty() && text.is_ascii() => Plain::text(hex::encode(text)),
        "encode" | "decode" if given.args.len() < 2 && text.is_ascii() => {
            let coding = given.either(0, "encoding").map_or(Some("utf-8"), Plain::as_text)?.to_ascii_lowercase().replace('_', "-");
            matches!(&*coding, "utf-8" | "utf8" | "ascii" | "latin-1" | "latin1" | "iso-8859-1" | "cp1252")
                .then(|| Plain::Text(text.into()))
        }
        "join" if given.args.len() == 1 => {
            let parts: Vec<&str> = match given.args.first()? {
                Plain::List(items) => items.iter().map(Plain::as_text).collect::<Option<_>>()?,
                _ => return None,
            };
            let size = parts.iter().map(|part| part.len()).sum::<usize>() + text.len().saturating_mul(parts.len());
            (size <= 2 * LONGEST).then(|| parts.join(text)).filter(|joined| joined.len() <= LONGEST).map(Plain::Text)
        }
        "translate" => translated(text, given.args.first()?),
        "replace" if given.named.is_empty() => {
            let (old, new) = (given.text(0)?, given.text(1)?);
            let most = match given.args.get(2) {
                None => usize::MAX,
                Some(most) => usize::try_from(most.as_int()?).unwrap_or(usize::MAX),
            };
            replaced(text, old, new, most).map(Plain::Text)
        }
        "format" => formats::filled(text, given.args, given.named),
        "format_map" => match given.args {
            [Plain::Map(entries)] => formats::filled(text, &[], entries),
            _ => None,
        },
        _ => None,
    }
}

/// Each letter as a table says: another text, or nothing. Its keys are the numbers of letters, as `str.maketrans` makes them; others say nothing.
fn translated(text: &str, table: &Plain) -> Option<Plain> {
    let Plain::Map(table) = table else { return None };
    let mut out = String::new();
    for c in text.chars() {
        let number = u32::from(c).to_string();
        if out.len() > LONGEST {
            return None;
        }
        match table.iter().find(|(key, _)| *key == number).map(|(_, to)| to) {
            None => out.push(c),
            Some(Plain::Null) => {}
            Some(Plain::Text(to)) => out.push_str(to),
            Some(Plain::Int(to)) => out.push(char::from_u32(u32::try_from(*to).ok()?)?),
            Some(_) => return None,
        }
    }
    Some(Plain::Text(out))
}

/// Functions of the modules `string`, `textwrap` and `shlex`.
pub(super) fn function(name: &str, given: &Given<'_>) -> Option<Plain> {
    if !given.named.is_empty() {
        return None;
    }
    match (name, given.args.len()) {
        ("string.capwords", 1) => {
            let text = given.text(0).filter(|text| text.is_ascii() && !text.contains(is_separator))?;
            let word = |word: &str| {
                let (first, rest) = word.split_at(1);
                first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
            };
            Plain::text(text.split_whitespace().map(word).collect::<Vec<_>>().join(" "))
        }
        ("textwrap.dedent", 1) => Plain::text(dedented(given.text(0)?)?),
        ("textwrap.indent", 2) => {
            let (text, with) = (given.text(0)?, given.text(1)?);
            let is_told = !text.contains(|c: char| matches!(c, '\r' | '\x0b' | '\x0c') || is_separator(c)) && text.is_ascii();
            if !is_told || with.len().saturating_mul(text.matches('\n').count() + 1) > LONGEST {
                return None;
            }
            let line = |line: &str| if line.trim().is_empty() { line.to_owned() } else { format!("{with}{line}") };
            Plain::text(text.split_inclusive('\n').map(line).collect::<String>())
        }
        ("shlex.quote", 1) => Plain::text(quoted(given.text(0)?)?),
        ("shlex.join", 1) => {
            let words: Vec<String> = given.args[0].as_list()?.iter().map(|word| quoted(word.as_text()?)).collect::<Option<_>>()?;
            Plain::text(words.join(" "))
        }
        ("shlex.split", 1) => words(given.text(0)?).map(|words| Plain::List(words.into_iter().map(Plain::Text).collect())),
        ("str.maketrans", _) => table(given),
        _ => None,
    }
}

/// A key of `str.maketrans` as the number of its letter. One digit may be a letter or the number of one.
pub fn letter_number(key: &str) -> Option<String> {
    let mut letters = key.chars();
    match (letters.next(), letters.next()) {
        (Some(one), None) => (!one.is_ascii_digit()).then(|| u32::from(one).to_string()),
        (Some(_), Some(_)) => key.bytes().all(|b| b.is_ascii_digit()).then(|| key.to_owned()),
        (None, _) => None,
    }
}

/// What `str.maketrans` gives, its keys the numbers of letters.
fn table(given: &Given<'_>) -> Option<Plain> {
    match given.args {
        [Plain::Map(entries)] => {
            let numbered = entries.iter().map(|(key, to)| Some((letter_number(key)?, to.clone())));
            numbered.collect::<Option<_>>().map(Plain::Map)
        }
        [from, to, rest @ ..] if rest.len() < 2 => {
            let (from, to): (Vec<char>, Vec<char>) = (from.as_text()?.chars().collect(), to.as_text()?.chars().collect());
            if from.len() != to.len() {
                return None;
            }
            let mut entries: Vec<(String, Plain)> = Vec::new();
            let mut put = |key: char, value: Plain| {
                let key = u32::from(key).to_string();
                entries.retain(|(known, _)| *known != key);
                entries.push((key, value));
            };
            from.iter().zip(&to).for_each(|(from, to)| put(*from, Plain::Text(to.to_string())));
            if let Some(gone) = rest.first() {
                gone.as_text()?.chars().for_each(|gone| put(gone, Plain::Null));
            }
            Some(Plain::Map(entries))
        }
        _ => None,
    }
}

/// A text without the margin that all of its lines have. Of spaces only.
fn dedented(text: &str) -> Option<String> {
    if text.contains(|c: char| c.is_whitespace() && !matches!(c, ' ' | '\n') || is_separator(c)) {
        return None;
    }
    let is_blank = |line: &str| line.trim().is_empty();
    let margin = text.lines().filter(|line| !is_blank(line)).map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let line = |line: &str| match is_blank(line) {
        true if line.ends_with('\n') => Some("\n".to_owned()),
        true => Some(String::new()),
        false => line.get(margin..).map(str::to_owned),
    };
    text.split_inclusive('\n').map(line).collect()
}

fn quoted(word: &str) -> Option<String> {
    if !word.is_ascii() {
        return None;
    }
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"@%+=:,./-_".contains(&byte);
    if !word.is_empty() && word.bytes().all(is_safe) {
        return Some(word.into());
    }
    Some(format!("'{}'", word.replace('\'', "'\"'\"'")))
}

/// The words of a line of a shell, without escapes and comments.
fn words(line: &str) -> Option<Vec<String>> {
    if line.contains(['\\', '#']) {
        return None;
    }
    let mut out = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => word.get_or_insert_default().push(c),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ' | '\t' | '\n' | '\r') => out.extend(word.take()),
            (None, _) => word.get_or_insert_default().push(c),
        }
    }
    out.extend(word);
    quote.is_none().then_some(out)
}

/// A text with parts of it replaced, where that stays short.
pub(in super::super) fn replaced(text: &str, old: &str, new: &str, most: usize) -> Option<String> {
    let times = text.matches(old).take(most).count();
    let size = (text.len() - times * old.len()).checked_add(new.len().checked_mul(times)?)?;
    (size <= LONGEST).then(|| text.replacen(old, new, most))
}

/// What Python's texts are taken apart at and Rust's are not.
pub(in super::super) const fn is_separator(c: char) -> bool {
    matches!(c, '\x1c'..='\x1f')
}

/// Whether a text is written between quotes by `repr` as it stands.
pub(super) fn is_unescaped(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte) && byte != b'\\' && byte != b'\'')
}

#[cfg(test)]
mod tests {
    use super::super::{
        Plain,
        tests::{made, method, text},
    };

    #[test]
    fn letters_change_as_python_changes_them() {
        for (receiver, name, expected) in [
            ("hello old-mill", "title", "Hello Old-Mill"),
            ("it's", "title", "It'S"),
            ("Ab", "lower", "ab"),
            ("a\tb", "expandtabs", "a       b"),
        ] {
            assert_eq!(method(receiver, name, &[]), Some(text(expected)), "{receiver} {name}");
        }
        assert_eq!(method("é", "upper", &[]), None);
    }

    #[test]
    fn parts_stand_where_python_finds_them() {
        assert_eq!(method("lantern", "find", &[text("n"), Plain::Int(3)]), Some(Plain::Int(6)));
        assert_eq!(method("lantern", "find", &[text("n"), Plain::Int(3), Plain::Int(-1)]), Some(Plain::Int(-1)));
        assert_eq!(method("lantern", "index", &[text("z")]), None);
        assert_eq!(method("abc", "startswith", &[text(""), Plain::Int(4)]), Some(Plain::Bool(false)));
        assert_eq!(method("aaa", "count", &[text("a"), Plain::Int(1)]), Some(Plain::Int(2)));
    }

    #[test]
    fn widths_are_filled_as_python_fills_them() {
        for (receiver, name, args, expected) in [
            ("ab", "center", vec![Plain::Int(5)], "  ab "),
            ("abc", "center", vec![Plain::Int(6), text("*")], "*abc**"),
            ("-7", "zfill", vec![Plain::Int(4)], "-007"),
            ("7", "rjust", vec![Plain::Int(3), text("0")], "007"),
        ] {
            assert_eq!(method(receiver, name, &args), Some(text(expected)), "{receiver} {name}");
        }
    }

    #[test]
    fn texts_are_taken_apart_as_python_does() {
        let list = |parts: &[&str]| Some(Plain::List(parts.iter().map(|part| text(part)).collect()));
        assert_eq!(method("a,b,c", "rsplit", &[text(","), Plain::Int(1)]), list(&["a,b", "c"]));
        assert_eq!(method("a b  c", "split", &[Plain::Null, Plain::Int(1)]), list(&["a", "b  c"]));
        assert_eq!(method("abc", "rpartition", &[text("-")]), list(&["", "", "abc"]));
        assert_eq!(made("shlex.split", &[text("ls 'a b' c")]), list(&["ls", "a b", "c"]));
        assert_eq!(made("shlex.quote", &[text("a b")]), Some(text("'a b'")));
        assert_eq!(made("textwrap.dedent", &[text("  a\n    b\n")]), Some(text("a\n  b\n")));
        assert_eq!(made("textwrap.dedent", &[text("  a\n\u{2003}b\n")]), None);
        assert_eq!(method("a,b", "split", &[text(","), Plain::Int(u64::MAX.into())]), None);
        assert_eq!(method("a,b", "split", &[text(","), Plain::Int(-1)]), list(&["a", "b"]));
        assert_eq!(method("a\x1fb", "split", &[]), None);
        assert_eq!(made("textwrap.indent", &[text("a\n\nb"), text("> ")]), Some(text("> a\n\n> b")));
    }

    #[test]
    fn letters_are_exchanged_by_a_table() {
        let swap = made("str.maketrans", &[text("ab"), text("xy"), text("-")]).expect("table");
        assert_eq!(method("b-a1c", "translate", std::slice::from_ref(&swap)), Some(text("yx1c")));
        assert_eq!(method("abc", "translate", &[Plain::Map(vec![("b".into(), text("x")), ("99".into(), text("y"))])]), Some(text("aby")));
        let named = made("str.maketrans", &[Plain::Map(vec![("b".into(), Plain::Null), ("99".into(), text("y"))])]).expect("table");
        assert_eq!(method("abc", "translate", &[named]), Some(text("ay")));
        assert_eq!(made("str.maketrans", &[Plain::Map(vec![("5".into(), text("x"))])]), None);
    }

    #[test]
    fn what_would_grow_long_is_not_made() {
        let long = "a".repeat(1500);
        assert_eq!(method(&long, "replace", &[text("a"), text(&long)]), None);
        assert_eq!(method(&long, "replace", &[text(""), text("ab")]), None);
        assert_eq!(method("abc", "replace", &[text(""), text("-"), Plain::Int(2)]), Some(text("-a-bc")));
        let to = Plain::Map(vec![("97".into(), text(&long))]);
        assert_eq!(method(&long, "translate", &[to]), None);
    }
}

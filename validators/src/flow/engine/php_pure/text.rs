//! PHP's functions of text, over what is known in full. Most count bytes, those that begin with `mb_` letters. Pure; knows no engine.

use std::cmp::Ordering;

use super::value::{Key, MOST_TEXT, Pure, of_bytes};
use Pure::{Bool, Int, Text};

/// What is taken from the ends of a text where nothing else is said.
const BLANKS: &str = " \n\r\t\u{b}\0";

/// The bytes that a list of signs means, `a..z` being all between the two.
fn signs(list: &str) -> Option<Vec<u8>> {
    let bytes = list.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        match bytes.get(at + 1..at + 4) {
            Some([b'.', b'.', end]) if end >= byte => {
                out.extend(*byte..=*end);
                at += 4;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    list.is_ascii().then_some(out)
}

fn trimmed(text: &str, list: &str, left: bool, right: bool) -> Option<Pure> {
    let set = signs(list)?;
    let is_cut = |c: char| u8::try_from(c).is_ok_and(|byte| byte < 128 && set.contains(&byte));
    let mut rest = text;
    if left {
        rest = rest.trim_start_matches(is_cut);
    }
    if right {
        rest = rest.trim_end_matches(is_cut);
    }
    Some(Pure::text(rest))
}

/// Begin and end of a part, as `substr` and `array_slice` count them.
pub(super) fn stretch(size: usize, from: i64, length: Option<i64>) -> (usize, usize) {
    let size = size as i64;
    let start = if from < 0 { (size + from).max(0) } else { from.min(size) };
    let end = match length {
        None => size,
        Some(length) if length < 0 => (size + length).max(start),
        Some(length) => start.saturating_add(length).min(size),
    };
    (start as usize, end as usize)
}

/// Each first letter of a word.
fn words(text: &str, between: &str) -> String {
    let mut begins = true;
    let letter = |c: char| {
        let made = if begins { c.to_ascii_uppercase() } else { c };
        begins = between.contains(c);
        made
    };
    text.chars().map(letter).collect()
}

/// Where a text stands in another, in bytes, from an offset on.
fn place(text: &str, wanted: &str, offset: i64, last: bool) -> Option<Pure> {
    let size = text.len() as i64;
    if offset.unsigned_abs() > size.unsigned_abs() || last && offset < 0 {
        return None;
    }
    let from = if offset < 0 { size + offset } else { offset } as usize;
    let rest = text.get(from..)?;
    let at = if last { rest.rfind(wanted) } else { rest.find(wanted) };
    Some(at.map_or(Bool(false), |at| Int((from + at) as i64)))
}

/// Texts by the numbers in them.
fn natural(one: &str, other: &str) -> Option<Ordering> {
    if [one, other].iter().any(|text| text.contains([' ', '.']) || text.starts_with('0') || text.contains("_0") || text.contains("-0")) {
        return None;
    }
    let (mut a, mut b) = (one, other);
    loop {
        match (a.chars().next(), b.chars().next()) {
            (None, None) => return Some(Ordering::Equal),
            (None, _) => return Some(Ordering::Less),
            (_, None) => return Some(Ordering::Greater),
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let end = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
                let (x, y) = (end(a), end(b));
                match a[..x].parse::<u64>().ok()?.cmp(&b[..y].parse::<u64>().ok()?) {
                    Ordering::Equal => (a, b) = (&a[x..], &b[y..]),
                    order => return Some(order),
                }
            }
            (Some(x), Some(y)) if x == y => (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]),
            (Some(x), Some(y)) => return Some(x.cmp(&y)),
        }
    }
}

pub(super) fn natural_order(one: &Pure, other: &Pure) -> Option<Ordering> {
    natural(&one.as_text()?, &other.as_text()?)
}

/// A known text with each of its marks replaced, the longest first.
fn exchanged(text: &str, pairs: &[(String, String)]) -> Option<String> {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(c) = rest.chars().next() {
        let fits = pairs.iter().filter(|(mark, _)| !mark.is_empty() && rest.starts_with(&**mark)).max_by_key(|(mark, _)| mark.len());
        match fits {
            Some((mark, with)) => {
                out.push_str(with);
                rest = &rest[mark.len()..];
                if out.len() > MOST_TEXT {
                    return None;
                }
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    Some(out)
}

fn wrapped(text: &str, width: usize, line: &str, cuts: bool) -> Option<String> {
    if !text.is_ascii() || width == 0 || line.len() != 1 || cuts {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split(line) {
        let mut now = String::new();
        for (at, word) in paragraph.split(' ').enumerate() {
            if at > 0 && now.len() + 1 + word.len() > width {
                lines.push(std::mem::take(&mut now));
            } else if at > 0 {
                now.push(' ');
            }
            now.push_str(word);
        }
        lines.push(now);
    }
    Some(lines.join(line))
}

fn distance(one: &str, other: &str) -> i64 {
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let cost = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().map_or(0, |last| *last as i64)
}

/// `str_replace`, with texts or lists of them.
fn replaced(args: &[Pure], ignores_case: bool) -> Option<Pure> {
    let [search, with, subject] = args else { return None };
    if let Pure::Array(entries) = subject {
        // Arrays within stay as they are.
        let one = |(key, value): &(Key, Pure)| {
            let made = match value {
                Pure::Array(_) => value.clone(),
                _ => replaced(&[search.clone(), with.clone(), value.clone()], ignores_case)?,
            };
            Some((key.clone(), made))
        };
        return entries.iter().map(one).collect::<Option<_>>().map(Pure::Array);
    }
    let list = |value: &Pure| match value {
        Pure::Array(entries) => entries.iter().map(|(_, one)| one.as_text()).collect::<Option<Vec<_>>>(),
        one => Some(vec![one.as_text()?]),
    };
    let (searches, many) = (list(search)?, matches!(with, Pure::Array(_)));
    let withs = list(with)?;
    let mut text = subject.as_text()?;
    for (at, search) in searches.iter().enumerate() {
        let with = if many { withs.get(at).map_or("", String::as_str) } else { withs.first()? };
        if search.is_empty() {
            continue;
        }
        let most = text.len() / search.len();
        if with.len() > search.len() && with.len().saturating_mul(most) > 16 * MOST_TEXT {
            return None;
        }
        text = if ignores_case {
            let (low, search) = (text.to_ascii_lowercase(), search.to_ascii_lowercase());
            let (mut out, mut from) = (String::new(), 0);
            for (at, found) in low.match_indices(&search) {
                out.push_str(&text[from..at]);
                out.push_str(with);
                from = at + found.len();
            }
            out.push_str(&text[from..]);
            out
        } else {
            text.replace(&**search, with)
        };
        if text.len() > MOST_TEXT {
            return None;
        }
    }
    Some(Text(text))
}

/// `explode($separator, $text, $limit)`.
fn parted(separator: &str, text: &str, limit: Option<i64>) -> Option<Pure> {
    if separator.is_empty() {
        return None;
    }
    let mut parts: Vec<&str> = match limit {
        Some(limit @ 1..) => text.splitn(usize::try_from(limit).ok()?, separator).collect(),
        Some(0) => vec![text],
        _ => text.split(separator).collect(),
    };
    if let Some(limit @ ..0) = limit {
        parts.truncate(parts.len().saturating_sub(usize::try_from(limit.unsigned_abs()).ok()?));
    }
    (parts.len() <= super::value::MOST_ENTRIES).then(|| Pure::list(parts.into_iter().map(Pure::text)))
}

fn order(order: Ordering) -> Pure {
    Int(order as i64)
}

/// A function of one text and more.
pub(super) fn call(name: &str, args: &[Pure]) -> Option<Pure> {
    let string = |at: usize| args.get(at).and_then(Pure::as_text);
    let int = |at: usize| match args.get(at)? {
        Int(number) => Some(*number),
        _ => None,
    };
    let truth = |at: usize| args.get(at).map_or(Some(false), Pure::truth);
    if matches!(name, "str_replace" | "str_ireplace") {
        return replaced(args, name == "str_ireplace");
    }
    if matches!(name, "implode" | "join") {
        let (between, list) = match args {
            [list @ Pure::Array(_)] | [list @ Pure::Array(_), Pure::Null] => (String::new(), list),
            [between, list @ Pure::Array(_)] | [list @ Pure::Array(_), between] => (between.as_text()?, list),
            _ => return None,
        };
        let parts: Option<Vec<String>> = list.entries()?.iter().map(|(_, one)| one.as_text()).collect();
        return Some(Text(parts?.join(&between))).filter(|made| !matches!(made, Text(text) if text.len() > MOST_TEXT));
    }
    // What an array is there for has been done.
    let text = match args.first()? {
        Pure::Array(_) | Pure::Held(_) => return None,
        first => first.as_text()?,
    };
    if text.len() > MOST_TEXT {
        return None;
    }
    let is_ascii = text.is_ascii();
    Some(match name {
        "strlen" => Int(text.len() as i64),
        "mb_strlen" => Int(text.chars().count() as i64),
        "strtolower" => Text(text.to_ascii_lowercase()),
        "strtoupper" => Text(text.to_ascii_uppercase()),
        "mb_strtolower" if !text.contains('Σ') => Text(text.to_lowercase()),
        "mb_strtoupper" => Text(text.to_uppercase()),
        "ucfirst" | "lcfirst" => {
            let mut bytes = text.into_bytes();
            if let Some(first) = bytes.first_mut() {
                *first = if name == "ucfirst" { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
            }
            of_bytes(bytes)?
        }
        "ucwords" => Text(words(&text, &args.get(1).map_or_else(|| Some(" \t\r\n\u{c}\u{b}".to_owned()), Pure::as_text)?)),
        "strrev" => of_bytes(text.bytes().rev().collect())?,
        "trim" | "ltrim" | "rtrim" | "chop" => {
            let list = if args.len() > 1 { string(1)? } else { BLANKS.to_owned() };
            trimmed(&text, &list, matches!(name, "trim" | "ltrim"), name != "ltrim")?
        }
        "str_repeat" => {
            let times = usize::try_from(int(1)?).ok()?;
            if text.len().saturating_mul(times) > MOST_TEXT {
                return None;
            }
            Text(text.repeat(times))
        }
        "str_pad" => {
            let (length, with) = (usize::try_from(int(1)?.max(0)).ok()?, if args.len() > 2 { string(2)? } else { " ".to_owned() });
            let side = if args.len() > 3 { int(3)? } else { 1 };
            let missing = length.saturating_sub(text.len());
            if missing == 0 {
                return Some(Text(text));
            }
            if with.is_empty() || missing > MOST_TEXT || !with.is_ascii() {
                return None;
            }
            let left = match side {
                0 => missing,
                1 => 0,
                2 => missing / 2,
                _ => return None,
            };
            let of = |count: usize| with.chars().cycle().take(count).collect::<String>();
            Text(format!("{}{text}{}", of(left), of(missing - left)))
        }
        "substr" | "mb_substr" | "mb_strcut" => {
            let length = match args.get(2) {
                None | Some(Pure::Null) => None,
                Some(_) => Some(int(2)?),
            };
            if name == "mb_substr" {
                let chars: Vec<char> = text.chars().collect();
                let (start, end) = stretch(chars.len(), int(1)?, length);
                return Some(Text(chars.get(start..end)?.iter().collect()));
            }
            let (start, end) = stretch(text.len(), int(1)?, length);
            Text(text.get(start..end)?.to_owned())
        }
        "substr_count" if args.len() == 2 => match string(1)? {
            wanted if wanted.is_empty() => return None,
            wanted => Int(text.matches(&*wanted).count() as i64),
        },
        "substr_replace" => {
            let length = match args.get(3) {
                None | Some(Pure::Null) => None,
                Some(_) => Some(int(3)?),
            };
            let (start, end) = stretch(text.len(), int(2)?, length);
            Text(format!("{}{}{}", text.get(..start)?, string(1)?, text.get(end..)?))
        }
        "strpos" | "strrpos" => place(&text, &string(1)?, if args.len() > 2 { int(2)? } else { 0 }, name == "strrpos")?,
        "stripos" | "strripos" => {
            let (text, wanted) = (text.to_ascii_lowercase(), string(1)?.to_ascii_lowercase());
            place(&text, &wanted, if args.len() > 2 { int(2)? } else { 0 }, name == "strripos")?
        }
        "mb_strpos" | "mb_strrpos" if is_ascii => {
            place(&text, &string(1)?, if args.len() > 2 { int(2)? } else { 0 }, name == "mb_strrpos")?
        }
        "mb_stripos" if is_ascii => {
            place(&text.to_ascii_lowercase(), &string(1)?.to_ascii_lowercase(), 0, false).filter(|_| args.len() == 2)?
        }
        "strstr" | "stristr" | "strrchr" => {
            let wanted = string(1)?;
            if wanted.is_empty() || name == "strrchr" && (args.len() > 2 || !wanted.is_ascii()) {
                return None;
            }
            let at = match name {
                "strstr" => text.find(&*wanted),
                "stristr" => text.to_ascii_lowercase().find(&*wanted.to_ascii_lowercase()),
                _ => text.rfind(wanted.chars().next()?),
            };
            match at {
                None => Bool(false),
                Some(at) => Text(if truth(2)? { text[..at].to_owned() } else { text[at..].to_owned() }),
            }
        }
        "str_contains" => Bool(text.contains(&*string(1)?)),
        "str_starts_with" => Bool(text.starts_with(&*string(1)?)),
        "str_ends_with" => Bool(text.ends_with(&*string(1)?)),
        "strcmp" if args.len() == 2 => order(text.cmp(&string(1)?)),
        "strcasecmp" if args.len() == 2 => order(text.to_ascii_lowercase().cmp(&string(1)?.to_ascii_lowercase())),
        "strncmp" | "strncasecmp" => {
            let length = usize::try_from(int(2)?).ok()?;
            let cut = |text: String| {
                let text = if name == "strncasecmp" { text.to_ascii_lowercase() } else { text };
                text.into_bytes().into_iter().take(length).collect::<Vec<u8>>()
            };
            order(cut(text).cmp(&cut(string(1)?)))
        }
        "strnatcmp" => order(natural(&text, &string(1)?)?),
        "strnatcasecmp" => order(natural(&text.to_ascii_lowercase(), &string(1)?.to_ascii_lowercase())?),
        "substr_compare" => {
            let length = match args.get(3) {
                None | Some(Pure::Null) => None,
                Some(_) => Some(int(3)?),
            };
            let (start, _) = stretch(text.len(), int(2)?, None);
            let limit = length.map_or(Some(usize::MAX), |length| usize::try_from(length).ok())?;
            let fold = |text: &[u8]| {
                if args.get(4).is_some_and(|yes| yes.truth() == Some(true)) { text.to_ascii_lowercase() } else { text.to_vec() }
            };
            let (one, other) = (text.as_bytes().get(start..)?, string(1)?);
            let cut = |bytes: &[u8]| fold(&bytes[..bytes.len().min(limit)]);
            order(cut(one).cmp(&cut(other.as_bytes())))
        }
        "strtr" if args.len() == 3 => {
            let (from, to) = (string(1)?, string(2)?);
            if !is_ascii || !from.is_ascii() || !to.is_ascii() {
                return None;
            }
            let table: Vec<(char, char)> = from.chars().zip(to.chars()).collect();
            Text(text.chars().map(|c| table.iter().rev().find(|(mark, _)| *mark == c).map_or(c, |(_, with)| *with)).collect())
        }
        "strtr" if args.len() == 2 => {
            let pairs = args[1].entries()?.iter().map(|(mark, with)| Some((mark.text(), with.as_text()?)));
            Text(exchanged(&text, &pairs.collect::<Option<Vec<_>>>()?)?)
        }
        "explode" => parted(&text, &string(1)?, if args.len() > 2 { Some(int(2)?) } else { None })?,
        "str_split" | "mb_str_split" => {
            let size = usize::try_from(if args.len() > 1 { int(1)? } else { 1 }).ok().filter(|size| *size > 0)?;
            let letters: Vec<char> = text.chars().collect();
            if name == "str_split" && !is_ascii || letters.len() / size > super::value::MOST_ENTRIES || letters.is_empty() {
                return None;
            }
            Pure::list(letters.chunks(size).map(|part| Text(part.iter().collect())))
        }
        "chunk_split" => {
            let size = usize::try_from(if args.len() > 1 { int(1)? } else { 76 }).ok().filter(|size| *size > 0)?;
            let end = if args.len() > 2 { string(2)? } else { "\r\n".to_owned() };
            if !is_ascii || text.is_empty() {
                return None;
            }
            if end.len().saturating_mul(text.len() / size + 1) > MOST_TEXT {
                return None;
            }
            let letters: Vec<char> = text.chars().collect();
            Text(letters.chunks(size).map(|part| part.iter().collect::<String>() + &end).collect())
        }
        "wordwrap" => {
            let width = usize::try_from(if args.len() > 1 { int(1)? } else { 75 }).ok()?;
            let line = if args.len() > 2 { string(2)? } else { "\n".to_owned() };
            Text(wrapped(&text, width, &line, truth(3)?)?)
        }
        "nl2br" if args.len() == 1 && !text.contains('\r') => Text(text.replace('\n', "<br />\n")),
        "addslashes" => Text(
            text.chars()
                .flat_map(|c| {
                    if matches!(c, '\'' | '"' | '\\') {
                        vec!['\\', c]
                    } else if c == '\0' {
                        vec!['\\', '0']
                    } else {
                        vec![c]
                    }
                })
                .collect(),
        ),
        "stripslashes" => {
            let (mut out, mut chars) = (String::new(), text.chars());
            while let Some(c) = chars.next() {
                match c {
                    '\\' => out.extend(chars.next().map(|c| if c == '0' { '\0' } else { c })),
                    c => out.push(c),
                }
            }
            Text(out)
        }
        "quotemeta" => Text(text.chars().flat_map(|c| if ".\\+*?[^]$()".contains(c) { vec!['\\', c] } else { vec![c] }).collect()),
        "str_word_count" if args.len() == 1 && is_ascii => {
            let is_part = |c: char| c.is_ascii_alphabetic() || c == '\'' || c == '-';
            if text.starts_with('-') || text.ends_with('-') || text.starts_with('\'') {
                return None;
            }
            Int(text.split(|c: char| !is_part(c)).filter(|word| !word.is_empty()).count() as i64)
        }
        "strspn" | "strcspn" if args.len() == 2 => {
            let set = string(1)?;
            Int(text.bytes().take_while(|byte| set.as_bytes().contains(byte) == (name == "strspn")).count() as i64)
        }
        "strpbrk" => {
            let set = string(1)?;
            text.find(|c: char| set.contains(c)).map_or(Bool(false), |at| Text(text[at..].to_owned()))
        }
        "levenshtein" if args.len() == 2 && text.len() < 256 => match string(1)? {
            other if other.len() < 256 => Int(distance(&text, &other)),
            _ => return None,
        },
        "chr" => of_bytes(vec![u8::try_from(int(0)?.rem_euclid(256)).ok()?])?,
        "ord" => Int(text.bytes().next().map_or(0, i64::from)),
        "mb_chr" => Text(char::from_u32(u32::try_from(int(0)?).ok()?)?.to_string()),
        "mb_ord" => Int(text.chars().next().map(|c| i64::from(u32::from(c)))?),
        "str_rot13" => Text(super::super::plain::letters::turned(&text)),
        "dirname" if text.is_empty() => Text(text),
        "dirname" => {
            let mut path = text;
            for _ in 0..if args.len() > 1 { int(1)?.clamp(0, 64) } else { 1 } {
                let cut = path.trim_end_matches('/');
                path = match cut.rfind('/') {
                    None if path.starts_with('/') => "/".to_owned(),
                    None => ".".to_owned(),
                    Some(at) => match cut[..at].trim_end_matches('/') {
                        "" => "/".to_owned(),
                        kept => kept.to_owned(),
                    },
                };
            }
            Text(path)
        }
        "basename" => {
            let base = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
            match args.get(1) {
                None => Text(base),
                Some(end) => {
                    let end = end.as_text()?;
                    Text(base.strip_suffix(&*end).filter(|rest| !rest.is_empty() && !end.is_empty()).map_or(base.clone(), str::to_owned))
                }
            }
        }
        "ctype_digit" | "ctype_alpha" | "ctype_alnum" | "ctype_upper" | "ctype_lower" | "ctype_space" | "ctype_punct" | "ctype_xdigit" => {
            if !matches!(args.first(), Some(Text(_))) {
                return None;
            }
            let test: fn(&u8) -> bool = match name {
                "ctype_digit" => u8::is_ascii_digit,
                "ctype_alpha" => u8::is_ascii_alphabetic,
                "ctype_alnum" => u8::is_ascii_alphanumeric,
                "ctype_upper" => u8::is_ascii_uppercase,
                "ctype_lower" => u8::is_ascii_lowercase,
                "ctype_space" => |byte| matches!(byte, b' ' | b'\t'..=b'\r'),
                "ctype_punct" => u8::is_ascii_punctuation,
                _ => u8::is_ascii_hexdigit,
            };
            Bool(!text.is_empty() && text.as_bytes().iter().all(test))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, args: &[Pure]) -> Option<String> {
        match call(name, args)? {
            Bool(yes) => Some(yes.to_string()),
            Pure::Array(entries) => entries.iter().map(|(_, one)| one.as_text()).collect::<Option<Vec<_>>>().map(|all| all.join("|")),
            other => other.as_text(),
        }
    }

    /// Each line: what was asked, what the runtime answers.
    #[test]
    fn texts_are_what_the_runtime_makes_of_them() {
        let t = Pure::text;
        let cases: &[(&str, &[Pure], &str)] = &[
            ("ucwords", &[t("hello_world-foo bar"), t("_")], "Hello_World-foo bar"),
            ("trim", &[t("xxabcxx"), t("a..cx")], ""),
            ("rtrim", &[t("a.b.."), t(".")], "a.b"),
            ("substr", &[t("planks"), Int(-3), Int(1)], "n"),
            ("substr", &[t("ab"), Int(5)], ""),
            ("substr_replace", &[t("Hello"), t("J"), Int(0), Int(1)], "Jello"),
            ("str_pad", &[t("7"), Int(3), t("0"), Int(0)], "007"),
            ("strrchr", &[t("a/b/c"), t("/")], "/c"),
            ("strstr", &[t("user@host"), t("@"), Bool(true)], "user"),
            ("stristr", &[t("USER"), t("se")], "SER"),
            ("strtr", &[t("abc"), t("ab"), t("12")], "12c"),
            ("explode", &[t(","), t("a,b,c"), Int(2)], "a|b,c"),
            ("explode", &[t(","), t("a,b,c"), Int(-1)], "a|b"),
            ("strncasecmp", &[t("Abc"), t("aBd"), Int(2)], "0"),
            ("strrpos", &[t("a.b.c"), t(".")], "3"),
            ("strpos", &[t("abc"), t("z")], "false"),
            ("substr_count", &[t("aXbXc"), t("X")], "2"),
            ("str_rot13", &[t("Uryyb")], "Hello"),
            ("dirname", &[t("/a/b/c"), Int(2)], "/a"),
            ("dirname", &[t("a")], "."),
            ("basename", &[t("/a/b.txt"), t(".txt")], "b"),
            ("strnatcmp", &[t("img12"), t("img9")], "1"),
            ("levenshtein", &[t("kitten"), t("sitting")], "3"),
            ("str_word_count", &[t("one two, three")], "3"),
            ("strspn", &[t("42 apples"), t("0123456789")], "2"),
            ("wordwrap", &[t("aaa bb ccccc"), Int(6)], "aaa bb\nccccc"),
            ("strrev", &[t("demo")], "omed"),
            ("implode", &[t("-"), Pure::list([Int(1), Bool(true), Pure::Null])], "1-1-"),
        ];
        for (name, args, answer) in cases {
            assert_eq!(said(name, args).as_deref(), Some(*answer), "{name}");
        }
        assert_eq!(said("strrev", &[t("ä")]), None);
        // Numbers at the edge of what there is, and texts that would grow long.
        assert_eq!(said("strpos", &[t("abc"), t("b"), Int(i64::MIN)]), None);
        assert_eq!(said("explode", &[t(","), t("a,b"), Int(i64::MIN)]).as_deref(), Some(""));
        let long = "a".repeat(8000);
        assert_eq!(said("str_replace", &[t("a"), t(&long), t(&long)]), None);
        assert_eq!(said("chunk_split", &[t(&long), Int(1), t(&long)]), None);
        let pairs = Pure::Array(vec![(Key::of("a"), t(&long))]);
        assert_eq!(said("strtr", &[t(&long), pairs]), None);
        assert_eq!(said("nl2br", &[t("a\0\nb")]).as_deref(), Some("a\0<br />\nb"));
        let nested = Pure::list([t("x"), Pure::list([t("x")])]);
        assert_eq!(call("str_replace", &[t("x"), t("y"), nested]), Some(Pure::list([t("y"), Pure::list([t("x")])])));
    }
}

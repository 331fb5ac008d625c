//! Texts written in other alphabets and read back: base64, hexadecimal digits, addresses, pages, JSON.

use base64::Engine as _;

use super::{
    super::plain::{
        letters::turned,
        percent::{self, Loose},
    },
    Given, LONGEST, Plain,
};

pub(super) fn function(name: &str, given: &Given<'_>) -> Option<Plain> {
    match name {
        "json.dumps" => json(given),
        "urllib.parse.urlencode" => query(given.args.first().filter(|_| given.names_only(&["doseq"]))?),
        "urllib.parse.quote" | "urllib.parse.quote_plus" => {
            let plus = name.ends_with("_plus");
            let safe = given.either(1, "safe").map_or(Some(if plus { "" } else { "/" }), Plain::as_text)?;
            given
                .names_only(&["safe"])
                .then(|| Plain::Text(percent(given.text(0).unwrap_or_default(), safe, plus)))
                .filter(|_| given.text(0).is_some())
        }
        "codecs.encode" | "codecs.decode" if given.args.len() == 2 => by_codec(given.text(0)?, given.text(1)?, name.ends_with("encode")),
        _ if !given.named.is_empty() => None,
        "urllib.parse.parse_qs" | "urllib.parse.parse_qsl" if given.args.len() == 1 => parsed(given.text(0)?, name.ends_with("qsl")),
        _ if given.args.len() != 1 => None,
        _ => of_text(name, given.text(0)?),
    }
}

/// Functions of one text.
fn of_text(name: &str, text: &str) -> Option<Plain> {
    use base64::engine::general_purpose::{STANDARD, URL_SAFE};
    // What a text of other letters is as bytes depends on how it was made them.
    if !text.is_ascii() || text.len() > LONGEST {
        return None;
    }
    let read = |bytes: Vec<u8>| String::from_utf8(bytes).ok().filter(|text| text.is_ascii()).map(Plain::Text);
    match name {
        "base64.b64encode" | "base64.standard_b64encode" => Plain::text(STANDARD.encode(text)),
        "base64.urlsafe_b64encode" => Plain::text(URL_SAFE.encode(text)),
        "base64.b64decode" | "base64.standard_b64decode" => read(STANDARD.decode(text).ok()?),
        "base64.urlsafe_b64decode" => read(URL_SAFE.decode(text).ok()?),
        "base64.b16encode" => Plain::text(hex::encode_upper(text)),
        "base64.b16decode" => read(hex::decode(text).ok().filter(|_| !text.contains(|c: char| c.is_ascii_lowercase()))?),
        "base64.b32encode" => Plain::text(thirty_two(text.as_bytes())),
        "binascii.hexlify" | "binascii.b2a_hex" => Plain::text(hex::encode(text)),
        "binascii.unhexlify" | "binascii.a2b_hex" => read(hex::decode(text).ok()?),
        "urllib.parse.unquote" | "urllib.parse.unquote_plus" => {
            let text = if name.ends_with("_plus") { text.replace('+', " ") } else { text.to_owned() };
            unquoted(&text).map(Plain::Text)
        }
        "html.escape" => {
            Plain::text(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#x27;"))
        }
        "html.unescape" => unescaped(text).map(Plain::Text),
        _ => None,
    }
}

fn thirty_two(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::new();
    for chunk in bytes.chunks(5) {
        let bits = chunk.iter().enumerate().fold(0_u64, |sum, (at, byte)| sum | u64::from(*byte) << (32 - 8 * at));
        let used = (chunk.len() * 8).div_ceil(5);
        for at in 0..8 {
            let letter = (bits >> (35 - 5 * at)) & 31;
            out.push(if at < used { char::from(LETTERS[usize::try_from(letter).unwrap_or_default()]) } else { '=' });
        }
    }
    out
}

fn percent(text: &str, safe: &str, plus: bool) -> String {
    percent::encoded(text, &format!("_.-~{safe}"), plus)
}

/// What is no sign by its number stays as it is written.
fn unquoted(text: &str) -> Option<String> {
    percent::decoded(text, false, Loose::Stays)
}

/// The few names of signs that everyone knows; what has others is not told.
fn unescaped(text: &str) -> Option<String> {
    const NAMES: [(&str, &str); 8] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#34;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    let mut out = String::new();
    let mut left = text;
    while let Some(at) = left.find('&') {
        out.push_str(&left[..at]);
        let (name, sign) = NAMES.iter().find(|(name, _)| left[at..].starts_with(name))?;
        out.push_str(sign);
        left = &left[at + name.len()..];
    }
    out.push_str(left);
    Some(out)
}

fn by_codec(text: &str, codec: &str, write: bool) -> Option<Plain> {
    if !text.is_ascii() {
        return None;
    }
    match (&*codec.to_ascii_lowercase().replace(['-', '_'], ""), write) {
        ("rot13", _) => Plain::text(turned(text)),
        ("hex", true) => of_text("binascii.hexlify", text),
        ("hex", false) => of_text("binascii.unhexlify", text),
        ("utf8" | "ascii", _) => Plain::text(text),
        _ => None,
    }
}

/// `a=1&b=2` of a map or of pairs.
fn query(value: &Plain) -> Option<Plain> {
    let shown = |value: &Plain| match value {
        Plain::Text(text) => Some(text.clone()),
        Plain::Int(number) => Some(number.to_string()),
        _ => None,
    };
    let pair = |key: &str, value: &Plain| Some(format!("{}={}", percent(key, "", true), percent(&shown(value)?, "", true)));
    let parts: Vec<String> = match value {
        Plain::Map(entries) => entries.iter().map(|(key, value)| pair(key, value)).collect::<Option<_>>()?,
        Plain::List(pairs) => {
            let one = |entry: &Plain| match entry.as_list()? {
                [key, value] => pair(&shown(key)?, value),
                _ => None,
            };
            pairs.iter().map(one).collect::<Option<_>>()?
        }
        _ => return None,
    };
    Plain::text(parts.join("&"))
}

/// What `parse_qsl` and `parse_qs` read: what has no value is left out.
fn parsed(text: &str, as_list: bool) -> Option<Plain> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for part in text.split('&').filter(|part| !part.is_empty()) {
        let Some((key, value)) = part.split_once('=').filter(|(_, value)| !value.is_empty()) else { continue };
        pairs.push((unquoted(&key.replace('+', " "))?, unquoted(&value.replace('+', " "))?));
    }
    if as_list {
        return Some(Plain::List(pairs.into_iter().map(|(key, value)| Plain::List(vec![Plain::Text(key), Plain::Text(value)])).collect()));
    }
    let mut map: Vec<(String, Plain)> = Vec::new();
    for (key, value) in pairs {
        match map.iter_mut().find(|(known, _)| *known == key) {
            Some((_, Plain::List(values))) => values.push(Plain::Text(value)),
            _ => map.push((key, Plain::List(vec![Plain::Text(value)]))),
        }
    }
    Some(Plain::Map(map))
}

/// A value as JSON writes it in one line.
fn json(given: &Given<'_>) -> Option<Plain> {
    if given.args.len() != 1 || !given.names_only(&["sort_keys", "separators", "ensure_ascii"]) {
        return None;
    }
    let (item, key) = match given.named("separators") {
        None => (", ", ": "),
        Some(Plain::List(signs)) => match signs.as_slice() {
            [Plain::Text(item), Plain::Text(key)] => (&**item, &**key),
            _ => return None,
        },
        Some(_) => return None,
    };
    let sorted = given.named("sort_keys").is_some_and(Plain::truth);
    let mut out = String::new();
    write_json(given.args.first()?, (item, key), sorted, &mut out)?;
    (out.len() <= LONGEST).then_some(Plain::Text(out))
}

fn write_json(value: &Plain, signs: (&str, &str), sorted: bool, out: &mut String) -> Option<()> {
    let quoted = |text: &str, out: &mut String| {
        if !text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
            return None;
        }
        out.push('"');
        out.push_str(&text.replace('\\', "\\\\").replace('"', "\\\""));
        out.push('"');
        Some(())
    };
    if out.len() > LONGEST {
        return None;
    }
    match value {
        Plain::Null => out.push_str("null"),
        Plain::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Plain::Int(number) => out.push_str(&number.to_string()),
        Plain::Float(number) => out.push_str(&super::written::float(*number).filter(|_| number.is_finite())?),
        Plain::Text(text) => quoted(text, out)?,
        Plain::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(signs.0);
                }
                write_json(item, signs, sorted, out)?;
            }
            out.push(']');
        }
        Plain::Map(entries) => {
            let mut entries: Vec<&(String, Plain)> = entries.iter().collect();
            if sorted {
                // Numbers as keys are sorted as numbers.
                if entries.iter().any(|(key, _)| key.parse::<i128>().is_ok()) {
                    return None;
                }
                entries.sort_by(|a, b| a.0.cmp(&b.0));
            }
            out.push('{');
            for (at, (key, value)) in entries.into_iter().enumerate() {
                if at > 0 {
                    out.push_str(signs.0);
                }
                quoted(key, out)?;
                out.push_str(signs.1);
                write_json(value, signs, sorted, out)?;
            }
            out.push('}');
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::{
        Plain,
        tests::{made, text},
    };

    #[test]
    fn what_is_written_is_read_back() {
        for (write, read, plain, written) in [
            ("base64.b64encode", "base64.b64decode", "lantern?", "bGFudGVybj8="),
            ("base64.b16encode", "base64.b16decode", "lamp", "6C616D70"),
            ("binascii.hexlify", "binascii.unhexlify", "lamp", "6c616d70"),
            ("urllib.parse.quote_plus", "urllib.parse.unquote_plus", "a b/ü", "a+b%2F%C3%BC"),
            ("html.escape", "html.unescape", "<a href='x'>", "&lt;a href=&#x27;x&#x27;&gt;"),
        ] {
            assert_eq!(made(write, &[text(plain)]), Some(text(written)), "{write}");
            assert_eq!(made(read, &[text(written)]), Some(text(plain)), "{read}");
        }
        assert_eq!(made("base64.b32encode", &[text("abc")]), Some(text("MFRGG===")));
        assert_eq!(made("html.unescape", &[text("&eacute;")]), None);
    }

    #[test]
    fn queries_and_json_are_written_as_python_writes_them() {
        let map = Plain::Map(vec![("a".into(), text("b c")), ("n".into(), Plain::Int(2))]);
        assert_eq!(made("urllib.parse.urlencode", std::slice::from_ref(&map)), Some(text("a=b+c&n=2")));
        assert_eq!(made("json.dumps", &[map]), Some(text("{\"a\": \"b c\", \"n\": 2}")));
        let read = Plain::Map(vec![("a".into(), Plain::List(vec![text("1"), text("2")]))]);
        assert_eq!(made("urllib.parse.parse_qs", &[text("a=1&a=2&b=")]), Some(read));
    }
}

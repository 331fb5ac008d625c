//! Alphabets and notations that PHP writes texts in and reads them from: hexadecimal digits, Base64, addresses, pages, JSON, digests. Pure;
//! knows no engine.

use std::fmt::Write as _;

use base64::Engine as _;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use sha1::Digest as _;

use super::super::plain::percent::{self, Loose};
use super::value::{Key, MOST_ENTRIES, MOST_TEXT, Pure, float_text, of_bytes};
use Pure::{Bool, Int, Text};

/// Deepest nesting of JSON that is read.
const MOST_DEPTH: usize = 32;

/// What `json_decode` reads, in the order that it is written.
struct Json(Pure);

struct Reader;

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Json, E> {
        Ok(Json(Bool(yes)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json(Int(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json(i64::try_from(number).map_or(Pure::Float(number as f64), Int)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json(Pure::Float(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json(Pure::text(text)))
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json(Pure::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut out = Vec::new();
        while let Some(Json(item)) = items.next_element()? {
            out.push(item);
        }
        Ok(Json(Pure::list(out)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut out: Vec<(Key, Pure)> = Vec::new();
        while let Some((key, Json(value))) = entries.next_entry::<String, Json>()? {
            let key = Key::of(&key);
            match out.iter_mut().find(|(known, _)| *known == key) {
                Some((_, old)) => *old = value,
                None => out.push((key, value)),
            }
        }
        Ok(Json(Pure::Array(out)))
    }
}

fn is_small(value: &Pure, depth: usize) -> bool {
    match value {
        Pure::Array(entries) => {
            depth < MOST_DEPTH && entries.len() <= MOST_ENTRIES && entries.iter().all(|(_, one)| is_small(one, depth + 1))
        }
        _ => true,
    }
}

/// Text of JSON as arrays, no deeper than `depth`; `null` for what is none, unless that is an error.
fn read_json(text: &str, depth: usize, raises: bool) -> Option<Pure> {
    // Large letters in its words are read by some versions only.
    let low = text.to_ascii_lowercase();
    if ["true", "false", "null"].iter().any(|word| low.matches(word).count() != text.matches(word).count()) {
        return None;
    }
    // Deeper than this reader goes.
    if text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > 100 {
        return None;
    }
    match serde_json::from_str::<Json>(text) {
        Ok(Json(value)) => is_small(&value, MOST_DEPTH.saturating_sub(depth)).then_some(value),
        // What one reader refuses for its depth or size another may take.
        Err(error) if error.is_syntax() || error.is_eof() => {
            let is_large = error.to_string().starts_with("number out of range");
            (text.len() < 512 && !raises && !is_large).then_some(Pure::Null)
        }
        Err(_) => None,
    }
}

/// Flags of `json_encode` that are known.
const PRETTY: i64 = 128;
const SLASHES: i64 = 64;
const UNICODE: i64 = 256;
const AS_OBJECT: i64 = 16;
const HARMLESS: i64 = PRETTY | SLASHES | UNICODE | AS_OBJECT | 4_194_304 | 1_048_576 | 2_097_152 | 1024 | 512;

fn write_json(value: &Pure, flags: i64, out: &mut String) -> Option<()> {
    match value {
        Pure::Null => out.push_str("null"),
        Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Int(number) => out.push_str(&number.to_string()),
        Pure::Float(number) if flags & 1024 == 0 => out.push_str(&float_text(*number).filter(|text| text.parse::<f64>() == Ok(*number))?),
        Pure::Float(_) | Pure::Held(_) => return None,
        Text(text) => {
            out.push('"');
            for c in text.chars() {
                match c {
                    '"' => out.push_str("\\\""),
                    '\\' => out.push_str("\\\\"),
                    '/' if flags & SLASHES == 0 => out.push_str("\\/"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    '\t' => out.push_str("\\t"),
                    '\u{8}' => out.push_str("\\b"),
                    '\u{c}' => out.push_str("\\f"),
                    c if c < ' ' => write!(out, "\\u{:04x}", u32::from(c)).ok()?,
                    c if !c.is_ascii() && (flags & UNICODE == 0 || matches!(c, '\u{2028}' | '\u{2029}')) => {
                        for unit in c.encode_utf16(&mut [0; 2]) {
                            write!(out, "\\u{unit:04x}").ok()?;
                        }
                    }
                    c => out.push(c),
                }
            }
            out.push('"');
        }
        Pure::Array(entries) => {
            let is_list = flags & AS_OBJECT == 0 && entries.iter().enumerate().all(|(at, (key, _))| *key == Key::Number(at as i64));
            out.push(if is_list { '[' } else { '{' });
            for (at, (key, value)) in entries.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                if !is_list {
                    write_json(&Text(key.text()), flags, out)?;
                    out.push(':');
                }
                write_json(value, flags, out)?;
            }
            out.push(if is_list { ']' } else { '}' });
        }
    }
    (out.len() <= MOST_TEXT).then_some(())
}

fn percent(text: &str, plus: bool) -> String {
    percent::encoded(text, if plus { "-_." } else { "-_.~" }, plus)
}

const PAGE: [(&str, &str, i64); 5] = [("&", "&amp;", 0), ("\"", "&quot;", 2), ("'", "&#039;", 1), ("<", "&lt;", 0), (">", "&gt;", 0)];

/// Flags that say for which kind of page it is, where that is not the eldest.
const DOCTYPES: i64 = 48;

/// `htmlspecialchars`; `flags` say which quotes are written otherwise.
fn for_page(text: &str, flags: i64) -> String {
    let one = |c: char| {
        if c == '\'' && flags & 1 == 1 && flags & DOCTYPES != 0 {
            return "&apos;".to_owned();
        }
        let found = PAGE.iter().find(|(sign, ..)| sign.starts_with(c)).filter(|(_, _, quotes)| flags & quotes == *quotes);
        found.map_or_else(|| c.to_string(), |(_, written, _)| (*written).to_owned())
    };
    text.chars().map(one).collect()
}

fn from_page(text: &str, flags: i64) -> Option<String> {
    // Other numbers of signs, and what is a sign's name in some kinds of pages only.
    let rest = text.replace("&#039;", "").replace("&#39;", "");
    if rest.contains("&#") || rest.contains("&apos;") {
        return None;
    }
    let mut text = text.to_owned();
    for (sign, written, quotes) in PAGE.iter().rev() {
        if flags & quotes == *quotes {
            text = text.replace(written, sign);
            if *sign == "'" {
                text = text.replace("&#39;", sign);
            }
        }
    }
    Some(text)
}

fn digest(algorithm: &str, text: &str) -> Option<String> {
    Some(match algorithm.to_ascii_lowercase().as_str() {
        "md5" => hex::encode(md5::Md5::digest(text.as_bytes())),
        "sha1" => hex::encode(sha1::Sha1::digest(text.as_bytes())),
        "sha256" => hex::encode(sha2::Sha256::digest(text.as_bytes())),
        "sha512" => hex::encode(sha2::Sha512::digest(text.as_bytes())),
        "crc32b" => format!("{:08x}", crc32(text.as_bytes())),
        _ => return None,
    })
}

fn crc32(bytes: &[u8]) -> u32 {
    let step =
        |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 });
    !bytes.iter().fold(u32::MAX, step)
}

/// A function that writes or reads a notation.
pub(super) fn call(name: &str, args: &[Pure]) -> Option<Pure> {
    let flags = |default: i64| match args.get(1) {
        None => Some(default),
        Some(Int(flags)) => Some(*flags),
        Some(_) => None,
    };
    let text = match (name, args.first()?) {
        ("json_encode", value) => {
            let (mut out, flags) = (String::new(), flags(0)?);
            if flags & !HARMLESS != 0 || flags & PRETTY != 0 || args.len() > 2 {
                return None;
            }
            return write_json(value, flags, &mut out).map(|()| Text(out));
        }
        ("http_build_query", Pure::Array(entries)) if args.len() == 1 => {
            let size = |(key, value): &(Key, Pure)| Some(key.text().len() + value.as_text()?.len());
            if entries.iter().map(size).try_fold(0, |sum, one| Some(sum + one?))? > MOST_TEXT {
                return None;
            }
            let pair = |(key, value): &(Key, Pure)| match value {
                Pure::Float(_) => None,
                Bool(yes) => Some(format!("{}={}", percent(&key.text(), true), i64::from(*yes))),
                value => Some(format!("{}={}", percent(&key.text(), true), percent(&value.as_text()?, true))),
            };
            return Some(Text(entries.iter().filter(|(_, value)| *value != Pure::Null).map(pair).collect::<Option<Vec<_>>>()?.join("&")));
        }
        (_, Pure::Array(_) | Pure::Held(_)) => return None,
        (_, first) => first.as_text()?,
    };
    if text.len() > MOST_TEXT {
        return None;
    }
    Some(match name {
        // An object where arrays are not asked for: its entries are read as members.
        "json_decode" => {
            let depth = match args.get(2) {
                None => MOST_DEPTH,
                Some(Int(depth)) => usize::try_from(*depth).ok()?.min(MOST_DEPTH),
                Some(_) => return None,
            };
            read_json(&text, depth, args.len() > 3)?
        }
        "base64_encode" => Text(base64::engine::general_purpose::STANDARD.encode(&text)),
        "base64_decode" => {
            let signs: String = text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/')).collect();
            let strange = text.chars().any(|c| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')));
            if strange && args.len() > 1 || text.trim_end_matches('=').contains('=') {
                return None;
            }
            of_bytes(base64::engine::general_purpose::STANDARD_NO_PAD.decode(signs).ok()?)?
        }
        "bin2hex" => Text(hex::encode(&text)),
        "hex2bin" => of_bytes(hex::decode(&text).ok()?)?,
        "urlencode" => Text(percent(&text, true)),
        "rawurlencode" => Text(percent(&text, false)),
        "urldecode" => Text(percent::decoded(&text, true, Loose::Stays)?),
        "rawurldecode" => Text(percent::decoded(&text, false, Loose::Stays)?),
        "htmlspecialchars" if args.len() < 3 || args.len() == 3 && text.is_ascii() => Text(for_page(&text, flags(3)?)),
        "htmlentities" if args.len() < 4 && text.is_ascii() => Text(for_page(&text, flags(3)?)),
        "htmlspecialchars_decode" => Text(from_page(&text, flags(3)?)?),
        "html_entity_decode" => {
            let made = from_page(&text, flags(3)?)?;
            let plain = |text: &str| PAGE.iter().fold(text.to_owned(), |text, (_, written, _)| text.replace(written, "")).contains('&');
            if plain(&text) {
                return None;
            }
            Text(made)
        }
        "crc32" => Int(crc32(text.as_bytes()).into()),
        "md5" | "sha1" if args.len() == 1 => Text(digest(name, &text)?),
        "hash" if args.len() == 2 => Text(digest(&text, &args[1].as_text()?)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, args: &[Pure]) -> Option<String> {
        call(name, args)?.as_text()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let t = Pure::text;
        for (writes, reads) in [
            ("base64_encode", "base64_decode"),
            ("bin2hex", "hex2bin"),
            ("urlencode", "urldecode"),
            ("rawurlencode", "rawurldecode"),
            ("htmlspecialchars", "htmlspecialchars_decode"),
        ] {
            for text in ["", "a b&c=<ü>\"'", "x+y/z~"] {
                let written = call(writes, &[t(text)]).expect("written");
                assert_eq!(call(reads, &[written]), Some(t(text)), "{writes} {text}");
            }
        }
    }

    #[test]
    fn json_keeps_its_order() {
        let read = call("json_decode", &[Pure::text("{\"b\":1,\"a\":[true,null,\"x\\/y\"]}")]).expect("read");
        assert_eq!(said("json_encode", std::slice::from_ref(&read)).as_deref(), Some("{\"b\":1,\"a\":[true,null,\"x\\/y\"]}"));
        assert_eq!(said("json_encode", &[read, Int(SLASHES)]).as_deref(), Some("{\"b\":1,\"a\":[true,null,\"x/y\"]}"));
        assert_eq!(call("json_decode", &[Pure::text("{a:1}")]), Some(Pure::Null));
        assert_eq!(call("json_decode", &[Pure::text(format!("{}{}", "[".repeat(200), "]".repeat(200)))]), None);
        assert_eq!(call("json_decode", &[Pure::text("1e999")]), None);
        assert_eq!(call("json_decode", &[Pure::text("[TRUE]")]), None);
        assert_eq!(said("json_encode", &[Pure::text("\u{2028}"), Int(UNICODE)]).as_deref(), Some("\"\\u2028\""));
    }

    #[test]
    fn pages_and_queries_are_written_as_the_runtime_writes_them() {
        let t = Pure::text;
        assert_eq!(said("htmlspecialchars", &[t("it's"), Int(3)]).as_deref(), Some("it&#039;s"));
        assert_eq!(said("htmlspecialchars", &[t("it's"), Int(3 | 48)]).as_deref(), Some("it&apos;s"));
        assert_eq!(said("htmlspecialchars_decode", &[t("&#60;")]), None);
        assert_eq!(said("htmlspecialchars_decode", &[t("&amp;lt;")]).as_deref(), Some("&lt;"));
        let query = Pure::Array(vec![(Key::of("a"), t("b c")), (Key::of("n"), Pure::Null), (Key::of("y"), Bool(false))]);
        assert_eq!(said("http_build_query", &[query]).as_deref(), Some("a=b+c&y=0"));
    }

    #[test]
    fn digests_are_those_of_the_runtime() {
        assert_eq!(said("crc32", &[Pure::text("hello")]).as_deref(), Some("907060870"));
        assert_eq!(said("hash", &[Pure::text("crc32b"), Pure::text("hello")]).as_deref(), Some("3610a686"));
        assert_eq!(said("md5", &[Pure::text("abc")]).as_deref(), Some("900150983cd24fb0d6963f7d28e17f72"));
        assert_eq!(said("sha1", &[Pure::text("abc")]).as_deref(), Some("a9993e364706816aba3e25717850c26c9cd0d89d"));
    }
}

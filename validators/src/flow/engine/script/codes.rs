//! Texts that are written in another alphabet, and queries that are taken apart. Pure; knows no engine.

use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use super::{
    super::plain::percent::{self, Loose},
    primitives::Primitive,
};
use crate::flow::ir::Sym;

const LOOSE: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LOOSE);
const FOR_ADDRESSES: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LOOSE.with_encode_padding(false));

/// A function that writes or reads a coding.
pub fn function(name: &str, args: &[Primitive]) -> Option<Primitive> {
    let Some(Primitive::Text(text)) = args.first() else { return None };
    let made = match name {
        "encodeURIComponent" | "querystring.escape" => percent_encoded(text, "-_.!~*'()"),
        "encodeURI" => percent_encoded(text, "-_.!~*'();/?:@&=+$,#"),
        "decodeURIComponent" | "querystring.unescape" => percent_decoded(text)?,
        "escape" if text.is_ascii() => percent_encoded(text, "@*_+-./"),
        "unescape" if text.is_ascii() && !text.contains("%u") => percent_decoded(text).filter(|made| made.is_ascii())?,
        "btoa" if text.is_ascii() => STANDARD.encode(&**text),
        "atob" if !text.contains(char::is_whitespace) => {
            String::from_utf8(STANDARD.decode(&**text).ok()?).ok().filter(|made| made.is_ascii())?
        }
        _ => return None,
    };
    Some(Primitive::Text(made.into()))
}

/// The bytes of a text, as `Buffer.from` reads it.
pub fn read(text: &str, coding: &str) -> Option<Vec<u8>> {
    match coding {
        "utf8" | "utf-8" => Some(text.as_bytes().to_vec()),
        "ascii" | "latin1" | "binary" if text.is_ascii() => Some(text.as_bytes().to_vec()),
        "hex" => hex::decode(text).ok(),
        "base64" | "base64url" => {
            let plain: String = text
                .chars()
                .map(|c| {
                    if c == '-' {
                        '+'
                    } else if c == '_' {
                        '/'
                    } else {
                        c
                    }
                })
                .collect();
            STANDARD.decode(plain).ok()
        }
        _ => None,
    }
}

/// Bytes as a text, as `toString` writes them.
pub fn written(bytes: &[u8], coding: &str) -> Option<String> {
    match coding {
        "utf8" | "utf-8" => String::from_utf8(bytes.to_vec()).ok(),
        "ascii" | "latin1" | "binary" if bytes.is_ascii() => String::from_utf8(bytes.to_vec()).ok(),
        "hex" => Some(hex::encode(bytes)),
        "base64" => Some(STANDARD.encode(bytes)),
        "base64url" => Some(FOR_ADDRESSES.encode(bytes)),
        _ => None,
    }
}

fn percent_encoded(text: &str, kept: &str) -> String {
    percent::encoded(text, kept, false)
}

fn percent_decoded(text: &str) -> Option<String> {
    percent::decoded(text, false, Loose::Fails)
}

/// The pairs of a query without the question mark before it, as `URLSearchParams` reads them.
pub fn query_pairs(query: &str) -> Option<Vec<(Sym, Sym)>> {
    let part = |text: &str| percent_decoded(&text.replace('+', " ")).map(Sym::from);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(key, value)| Some((part(key)?, part(value)?))).collect()
}

/// Pairs as a query.
pub fn written_query(pairs: &[(Sym, Sym)], spaces: &str) -> String {
    let kept = if spaces == "+" { "*-._" } else { "-_.!~*'()" };
    let part = |text: &str| percent_encoded(text, kept).replace("%20", spaces);
    pairs.iter().map(|(key, value)| format!("{}={}", part(key), part(value))).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_are_written_and_read_back() {
        let of = |name: &str, text: &str| function(name, &[Primitive::Text(text.into())]).map(|made| made.text().to_string());
        assert_eq!(of("encodeURIComponent", "a b/é!").as_deref(), Some("a%20b%2F%C3%A9!"));
        assert_eq!(of("encodeURI", "a b/?q=1").as_deref(), Some("a%20b/?q=1"));
        assert_eq!(of("decodeURIComponent", "%41+%zz"), None);
        assert_eq!(of("atob", "aGk").as_deref(), Some("hi"));
        assert_eq!(read("_-8", "base64url"), Some(vec![255, 239]));
        assert_eq!(written(&[255, 239], "base64url").as_deref(), Some("_-8"));
        assert_eq!(written(&[255], "utf8"), None);
    }

    #[test]
    fn queries_are_taken_apart() {
        let pairs = query_pairs("a=1+2&b=%26&&c").unwrap_or_default();
        assert_eq!(written_query(&pairs, "+"), "a=1+2&b=%26&c=");
        assert_eq!(query_pairs("?a"), Some(vec![("?a".into(), "".into())]));
    }
}

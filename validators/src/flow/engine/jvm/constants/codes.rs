//! Codings of texts that are known: the alphabet of Base64, addresses' signs in hundreds. Texts in ASCII only.

use super::{Known, LONGEST};

const SIGNS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The sign that stands for a number of six bits.
fn sign(number: u8, url: bool) -> char {
    match SIGNS.get(usize::from(number)) {
        Some(sign) => char::from(*sign),
        None if number == 62 => {
            if url {
                '-'
            } else {
                '+'
            }
        }
        None => {
            if url {
                '_'
            } else {
                '/'
            }
        }
    }
}

pub(in crate::flow::engine::jvm) fn base64(text: &str, url: bool) -> Option<String> {
    if !text.is_ascii() || text.len() > LONGEST {
        return None;
    }
    let mut out = String::new();
    for group in text.as_bytes().chunks(3) {
        let bytes = [group[0], group.get(1).copied().unwrap_or(0), group.get(2).copied().unwrap_or(0)];
        let all = u32::from(bytes[0]) << 16 | u32::from(bytes[1]) << 8 | u32::from(bytes[2]);
        for at in 0..4 {
            let number = (all >> (18 - 6 * at) & 63) as u8;
            out.push(if at <= group.len() { sign(number, url) } else { '=' });
        }
    }
    Some(out)
}

/// What was written in Base64; none where it was not, or where bytes come out that are no letters.
pub(in crate::flow::engine::jvm) fn from_base64(text: &str, url: bool) -> Option<String> {
    let bare = text.trim_end_matches('=');
    if text.len() > LONGEST
        || text.len() - bare.len() > 2
        || text.len() != bare.len() && !text.len().is_multiple_of(4)
        || bare.len() % 4 == 1
    {
        return None;
    }
    let mut out = String::new();
    let (mut held, mut bits) = (0u32, 0);
    for sign_of in bare.chars() {
        let number = (0..64u8).find(|number| sign(*number, url) == sign_of)?;
        held = held << 6 | u32::from(number);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            let byte = (held >> bits & 0xff) as u8;
            held &= (1 << bits) - 1;
            out.push(char::from(byte).is_ascii().then(|| char::from(byte))?);
        }
    }
    // Bits that are left over say nothing.
    (held == 0).then_some(out)
}

/// `URLEncoder.encode` and `URLDecoder.decode`.
pub(super) fn asked(owner: &str, method: &str, given: &[Known]) -> Option<Known> {
    let text = match given {
        [Known::Text(text)] | [Known::Text(text), Known::List(_)] => text,
        [Known::Text(text), Known::Text(charset)] if charset.eq_ignore_ascii_case("utf-8") => text,
        _ => return None,
    };
    if !text.is_ascii() {
        return None;
    }
    match (owner, method) {
        ("URLEncoder", "encode") => Some(Known::Text(text.bytes().map(encoded).collect())),
        ("URLDecoder", "decode") => decoded(text).map(Known::Text),
        _ => None,
    }
}

fn encoded(byte: u8) -> String {
    match byte {
        b' ' => "+".into(),
        b'.' | b'-' | b'*' | b'_' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

fn decoded(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut signs = text.bytes();
    while let Some(byte) = signs.next() {
        let letter = match byte {
            b'+' => ' ',
            b'%' => {
                let digits = [char::from(signs.next()?), char::from(signs.next()?)];
                let code = digits[0].to_digit(16)? * 16 + digits[1].to_digit(16)?;
                char::from_u32(code).filter(char::is_ascii)?
            }
            _ => char::from(byte),
        };
        out.push(letter);
    }
    Some(out)
}

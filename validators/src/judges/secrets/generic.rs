//! Assignments of a literal to something whose name says that it is a secret, judged by the value: entropy, shape, context. Knows no kinds.

use assay_manifests::Language;
use regex::Regex;

use super::{Found, placeholder, structure};
use crate::panel::FileView;

/// A name with a telling word, an assignment sign, and a value in quotes.
pub const PATTERN: &str = r#"(?i)([\w.\-]{0,60}?(passw(?:or)?d|passwd|pwd|passphrase|secret|token|api[_-]?key|apikey|access[_-]?key|auth[_-]?key|private[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|credentials?)[\w\-]{0,30})["'\])`]{0,3}[ \t]{0,12}(?::[ \t]{0,4}[\w.<>\[\]?&' ]{1,30}?[ \t]{0,4})?(?::=|=>|->|===?|!==?|=|:|,)[ \t]{0,12}(?:[bruf]?["'`]|@")([^"'`\n]{6,512})["'`]"#;

/// The same where values stand without quotes: `.env`, YAML, properties, Dockerfile.
const BARE: &str = r#"(?im)^[ \t]*(?:-[ \t]+|export[ \t]+|ENV[ \t]+|ARG[ \t]+|set[ \t]+)?([\w.\-]{0,60}?(passw(?:or)?d|passwd|pwd|passphrase|secret|token|api[_-]?key|apikey|access[_-]?key|auth[_-]?key|private[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|credentials?)[\w\-]{0,30})(?:[ \t]*[=:][ \t]*|[ \t]+)([^\s"'`#;,]{6,512})[ \t]*(?:#.*)?$"#;

/// Parts of a name after which the value is about a secret, not one.
const ABOUT: &[&str] = &[
    "name",
    "url",
    "uri",
    "path",
    "file",
    "field",
    "label",
    "type",
    "id",
    "hint",
    "message",
    "msg",
    "error",
    "prompt",
    "title",
    "regex",
    "pattern",
    "format",
    "header",
    "param",
    "parameter",
    "column",
    "attr",
    "attribute",
    "policy",
    "length",
    "env",
    "var",
    "placeholder",
    "description",
    "text",
    "help",
    "prefix",
    "suffix",
    "endpoint",
    "class",
    "input",
    "ref",
    "selector",
    "method",
    "algorithm",
    "alg",
    "scope",
    "event",
    "action",
    "expiry",
    "hash",
    "digest",
    "confirm",
    "confirmation",
    "store",
    "provider",
    "kind",
    "mode",
    "usage",
    "validator",
    "tokenizer",
    "tokens",
    "template",
    "table",
    "query",
    "location",
    "version",
    "arn",
    "issuer",
    "begin",
    "end",
    "start",
];

pub struct Generic {
    quoted: Option<Regex>,
    bare: Option<Regex>,
}

impl Generic {
    pub fn new() -> Self {
        Self { quoted: Regex::new(PATTERN).ok(), bare: Regex::new(BARE).ok() }
    }

    /// Adds the assignments of `file` that hold a secret.
    pub fn scan(&self, file: &FileView<'_>, out: &mut Vec<Found>) {
        use Language::*;
        let bare = matches!(file.language, Yaml | Dockerfile | Bash | Systemd | Nginx | Toml | Terraform);
        let regexes = [self.quoted.as_ref(), self.bare.as_ref().filter(|_| bare)];
        for captures in regexes.into_iter().flatten().flat_map(|regex| regex.captures_iter(file.text)) {
            let (Some(name), Some(word), Some(value)) = (captures.get(1), captures.get(2), captures.get(3)) else { continue };
            if let Some(kind) = judge(name.as_str(), word.as_str(), value.as_str()) {
                out.push(Found { start: value.start(), end: value.end(), kind });
            }
        }
    }
}

fn judge(name: &str, word: &str, value: &str) -> Option<&'static str> {
    if placeholder::is_placeholder(value) || placeholder::is_reference(value) || is_about(name) || is_named_after(name, value) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    if word.starts_with("pass") || word == "pwd" {
        // A phrase with spaces is a text for people, unless it is called one.
        let spaces = value.contains(char::is_whitespace) && !word.starts_with("passphrase");
        return (!spaces && value.len() <= 128 && !is_words(value) && structure::password(value)).then_some("generic-password");
    }
    if value.contains(char::is_whitespace) || value.len() < 12 || is_words(value) || is_dotted(value) {
        return None;
    }
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let hex = value.len() >= 16 && value.bytes().all(|b| b.is_ascii_hexdigit());
    let random = structure::entropy(value) >= if hex { 2.9 } else { 3.3 };
    let mixed = digits > 0 && value.bytes().any(|b| b.is_ascii_alphabetic()) || unpronounceable(value);
    if !(random && mixed && value.bytes().all(|b| b.is_ascii_graphic())) {
        return None;
    }
    Some(match word.as_str() {
        "token" => "generic-token",
        "secret" | "credential" | "credentials" => "generic-secret",
        _ => "generic-key",
    })
}

/// Whether the name's last part says that the value is about a secret.
fn is_about(name: &str) -> bool {
    let mut parts: Vec<String> = Vec::new();
    for c in name.chars() {
        match (c, parts.last_mut()) {
            ('_' | '-' | '.', _) => parts.push(String::new()),
            (c, Some(last)) if !(c.is_ascii_uppercase() && last.ends_with(|l: char| l.is_ascii_lowercase())) => last.push(c),
            (c, _) => parts.push(c.to_string()),
        }
    }
    parts.last().is_some_and(|last| ABOUT.contains(&last.to_ascii_lowercase().as_str()))
}

/// `password = "password"`, `API_KEY: "api-key"`, `token = "access_token_v2"`.
fn is_named_after(name: &str, value: &str) -> bool {
    let bare = |text: &str| text.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let (name, value) = (bare(name), bare(value));
    let telling = ["secret", "token", "apikey", "accesskey", "credential", "passwd"];
    value.is_empty() || name.contains(&value) || telling.iter().any(|word| value.contains(word))
}

/// Letters with separators that read as words: `user.authentication.failed`, `refresh-token`, `SignInButton`.
fn is_words(value: &str) -> bool {
    let parts = value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut any = false;
    for part in parts {
        any = true;
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let tail = part.trim_end_matches(|c: char| c.is_ascii_digit());
        let readable = part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= 4
            || digits == part.len() - tail.len() && digits <= 2 && !unpronounceable(tail);
        if !readable {
            return false;
        }
    }
    // A word with a sign and a number at its end is how people choose passwords.
    let chosen = value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().any(|b| matches!(b, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*'));
    any && !chosen && !(value.len() <= 24 && chosen_number(value))
}

/// `Winter2024`, `dragon77`: one word and a number of two digits or more, as passwords are chosen.
fn chosen_number(value: &str) -> bool {
    let letters = value.trim_end_matches(|c: char| c.is_ascii_digit());
    value.len() - letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_alphabetic()) && letters.len() >= 4
}

/// `module.Class.method`, `com.example.Name`: segments that are identifiers.
fn is_dotted(value: &str) -> bool {
    value.contains('.') && value.split('.').all(|part| part.len() <= 24 && part.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_'))
}

/// Letters that no language strings together: few vowels, or case that changes all the time.
fn unpronounceable(value: &str) -> bool {
    let letters: Vec<u8> = value.bytes().filter(u8::is_ascii_alphabetic).collect();
    if letters.len() < 8 {
        return false;
    }
    let vowels = letters.iter().filter(|b| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')).count();
    let run =
        letters.split(|b| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')).map(<[u8]>::len).max().unwrap_or(0);
    let turns = letters.windows(2).filter(|pair| pair[0].is_ascii_uppercase() != pair[1].is_ascii_uppercase()).count();
    vowels * 100 < letters.len() * 22 || run >= 6 || turns * 100 > letters.len() * 40
}

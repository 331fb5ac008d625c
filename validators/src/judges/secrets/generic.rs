//! Values that are set to something whose name says that it is a secret, judged by the value: entropy, shape, context. Knows no kinds.

use assay_manifests::Language;
use regex::Regex;

use super::{
    Found,
    names::{self, Telling},
    placeholder,
    structure::{self, unpronounceable},
};
use crate::panel::FileView;

/// How a name can be set to a value: name and value are the groups.
const FORMS: &[(Where, &str)] = &[
    // An assignment sign, a colon or a comma, and a value in quotes; in a string the quotes may be escaped.
    (
        Where::Anywhere,
        r#"(?i)(NAME)\\?["'\])`]{0,3}[ \t]{0,12}(?::[ \t]{0,4}[\w.<>\[\]?&' ]{1,30}?[ \t]{0,4})?(?::=|=>|->|===?|!==?|=|:|,)[ \t]{0,12}(?:[bruf]?\\?["'`]|@")([^"'`\n]{6,512})["'`]"#,
    ),
    // `- name: X`, then `value: Y`; `<add key="X" value="Y"/>`.
    (
        Where::Anywhere,
        r#"(?i)\b(?:name|key|id)["']?\s{0,4}[=:]\s{0,4}["']?(NAME)["']?,?\s{1,40}["']?value["']?\s{0,4}[=:]\s{0,4}["']?([^\s"'<>,}]{6,256})"#,
    ),
    // `<apiKey>X</apiKey>`
    (Where::Anywhere, r"(?i)<(NAME)>\s{0,4}([^<>\s]{6,256})\s{0,4}</"),
    // `<property name="x.password">X</property>`, `<key>apiKey</key><string>X</string>`
    (Where::Anywhere, r#"(?i)\b(?:name|key|id)=["'](NAME)["'][^<>]{0,60}>\s{0,20}([^<>\s]{6,256})\s{0,20}</"#),
    (Where::Anywhere, r"(?i)<key>(NAME)</key>\s{0,40}<string>([^<>\s]{6,256})</string>"),
    // A header in a string: `"X-Api-Key: Y"`.
    (Where::Anywhere, r#"(?i)["'`](NAME)[ \t]{0,2}:[ \t]{0,2}(?:token[ =]|key |apikey |basic )?([^\s"'`]{12,512})["'`]"#),
    // Where values stand without quotes.
    (
        Where::Plain,
        r#"(?im)^[ \t]*(?:-[ \t]+|export[ \t]+|ENV[ \t]+|ARG[ \t]+|set[ \t]+|#[ \t]*|//[ \t]*)?(NAME)(?:[ \t]*[=:][ \t]*|[ \t]+)([^\s"'`;,]{6,512})[ \t]*(?:#.*)?\r?$"#,
    ),
    // In the middle of a line: `docker run -e API_KEY=X`, `--token X`, `PGPASSWORD=X psql`.
    (Where::Plain, r#"(?i)(?:[ \t;&|"'(=]|--)(NAME)(?:=|[ \t])([^\s"'`;,)]{6,512})(?:[\s"'`;,)]|$)"#),
    (Where::Code, r#"(?i)(?:[ \t;&|"'(=]|--)(NAME)=([0-9A-Za-z_+/.~-]{16,512}={0,2})(?:[\s"'`;,)\\]|$)"#),
];

const NAME: &str =
    r"[\w.\-]{0,60}?(?:pass|pwd|pswd|pw\b|secret|token|key|cred|auth|jwt|bearer|cookie|psk|senha|motdepasse|contrasena|\bpat)[\w.\-]{0,40}";

/// Which texts a form is looked for in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Anywhere,
    /// Configuration and text, where values need no quotes.
    Plain,
    /// Programs, where a value without quotes is mostly an expression.
    Code,
}

pub struct Generic {
    forms: Vec<(Where, Regex)>,
}

impl Generic {
    pub fn new() -> Self {
        let forms = FORMS.iter().filter_map(|(place, form)| Some((*place, Regex::new(&form.replace("NAME", NAME)).ok()?)));
        Self { forms: forms.collect() }
    }

    /// What the verdicts of this part depend on.
    pub fn table() -> String {
        FORMS.iter().map(|(_, form)| *form).chain([NAME]).collect::<Vec<_>>().join("\n")
    }

    /// Adds the assignments of `file` that hold a secret.
    pub fn scan(&self, file: &FileView<'_>, out: &mut Vec<Found>) {
        let plain = !file.language.has_flow();
        for (place, form) in &self.forms {
            if *place == if plain { Where::Code } else { Where::Plain } {
                continue;
            }
            let mut at = 0;
            while let Some(captures) = form.captures_at(file.text, at) {
                let (Some(name), Some(value)) = (captures.get(1), captures.get(2)) else { break };
                // What was taken for a value may itself be set to one: the search goes on behind the name.
                at = name.end().max(at + 1);
                while !file.text.is_char_boundary(at) {
                    at += 1;
                }
                let written = value.as_str().trim_end_matches('\\');
                let quoted = !matches!(place, Where::Plain | Where::Code);
                if let Some(kind) = judge(file.language, name.as_str(), written, quoted)
                    && !placeholder::is_encrypted_around(file.text, value.start())
                {
                    out.push(Found { start: value.start(), end: value.start() + written.len(), kind });
                }
            }
        }
    }
}

fn judge(language: Language, name: &str, value: &str, quoted: bool) -> Option<&'static str> {
    let telling = names::telling(name)?;
    let harmless = placeholder::is_placeholder(value)
        || placeholder::is_reference(value)
        || placeholder::is_public(value)
        || structure::contradicts_itself(value)
        || structure::is_documented(value)
        || is_named_after(name, value)
        || is_call(value)
        || !quoted && is_dotted(value);
    if harmless {
        return None;
    }
    if telling == Telling::Password {
        // A phrase with spaces is a text for people, unless it is called one.
        let spaces = value.contains(char::is_whitespace) && !name.to_ascii_lowercase().contains("passphrase");
        let chosen =
            !spaces && value.len() <= 128 && !is_words(value) && !is_dotted(value) && !is_rule(value) && structure::password(value);
        // Where a value needs no quotes, a name in the middle of a sentence takes the next word for its value.
        return (chosen && (quoted || language != Language::Markdown || value.bytes().any(|b| b.is_ascii_digit())))
            .then_some("generic-password");
    }
    if value.contains(char::is_whitespace) || value.len() < 12 || is_words(value) || is_dotted(value) {
        return None;
    }
    let hex = value.len() >= 16 && value.bytes().all(|b| b.is_ascii_hexdigit());
    if telling == Telling::Key && !names::is_strong_key(name) && (hex || value.len() < 20 || is_uuid(value)) {
        return None;
    }
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let random = structure::entropy(value) >= if hex { 2.9 } else { 3.3 };
    let mixed = digits > 0 && value.bytes().any(|b| b.is_ascii_alphabetic()) || unpronounceable(value);
    if !(random && mixed && value.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')) {
        return None;
    }
    Some(match telling {
        Telling::Token => "generic-token",
        Telling::Secret => "generic-secret",
        _ => "generic-key",
    })
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
    let is_name = |part: &str| part.len() <= 24 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_');
    value.contains('.') && value.split('.').all(is_name)
}

/// `get_password()`, `args[0]`, `data["x"]`: what is computed.
fn is_call(value: &str) -> bool {
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':');
    [('(', ')'), ('[', ']')].iter().any(|(open, close)| {
        value.find(*open).is_some_and(|at| at > 0 && value[..at].bytes().all(is_name) && (value.ends_with(*close) || *open == '('))
    })
}

/// `required|min:8`, `^(?=.*[A-Z])`, `min(6)`: what a password must be.
fn is_rule(value: &str) -> bool {
    value.starts_with('^') || value.contains("(?") || value.contains("min:") || value.contains("required") || value.contains(":\\")
}

fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(at, b)| if matches!(at, 8 | 13 | 18 | 23) { b == b'-' } else { b.is_ascii_hexdigit() })
}

//! Values that are set to something whose name says that it is a secret, judged by the value: entropy, shape, context. Knows no kinds.

use aho_corasick::AhoCorasick;
use assay_manifests::Language;
use regex::Regex;

use super::{
    Found,
    names::{self, Telling},
    picked, placeholder,
    structure::{self, unpronounceable},
};
use crate::panel::FileView;

/// Words of which one is part of every name that could be telling.
const HINTS: &[&str] = &[
    "pass",
    "pwd",
    "pswd",
    "pw",
    "secret",
    "token",
    "key",
    "cred",
    "auth",
    "jwt",
    "bearer",
    "cookie",
    "psk",
    "senha",
    "motdepasse",
    "contrasena",
    "pat",
    "authtok",
];

/// Most bytes of a name before and after the word.
const NAME: (usize, usize) = (60, 40);

/// Most bytes after a name that are looked at.
const REACH: usize = 800;

/// How a value follows a name: where the form is looked for, and the form; group 1 is the value.
const FORMS: &[(Where, &str)] = &[
    // An assignment sign, a colon or a comma, and a value in quotes; in a string the quotes may be escaped.
    (
        Where::Anywhere,
        r#"^\\?["'\])`]{0,3}[ \t]{0,12}(?:(?i:as)[ \t]{1,4}[A-Za-z.]{3,30}[ \t]{1,4}|\{ ?get;[a-z; ]{0,24}\}[ \t]{0,4})?(?::[ \t]{0,4}[A-Za-z0-9_.<>\[\]?&' ]{1,30}?[ \t]{0,4})?(?::=|=>|->|===?|!==?|=|:|,|\|\||\?\?|or[ \t])[ \t]{0,12}(?:String::from\(|Some\(|\[\]byte\(|bytes\(|Encoding\.[A-Za-z0-9]{4,8}\.GetBytes\(|new String\(|Buffer\.from\(|Zeroizing::new\(|[A-Za-z]{0,12}Secret[A-Za-z]{0,12}(?:::new|::from)?\()?(?:[bBrRuUfFN]?\\?["'`]|@")([^"'`\n]{6,512})["'`]"#,
    ),
    // `variable "db_password" { default = "X" }` of Terraform.
    (Where::Quoted, r#"^"\s{0,4}\{[^{}"]{0,80}(?:"[^"\n]{0,100}"[^{}"]{0,60}){0,2}\bdefault\s{0,20}=\s{0,20}"([^"\n$]{6,256})""#),
    // A text in parts, one a line.
    (Where::Anywhere, r#"^\s{0,4}=\s{0,4}\(\s{0,20}"([^"\n]{16,256}"(?:\s{1,20}"[^"\n]{8,256}")+)\s{0,20}\)"#),
    // `- name: X`, then `value: Y`; `<add key="X" value="Y"/>`.
    (Where::Anywhere, r#"(?i)^(?:["']?,\s{0,40}|["']?\s{1,40})["']?value["']?\s{0,4}[=:]\s{0,4}["']?([^\s"'<>,}]{6,256})"#),
    // `<apiKey>X</apiKey>`, `<property name="x.password">X</property>`, `<key>apiKey</key><string>X</string>`
    (Where::Markup, r"^>\s{0,4}([^<>\s]{6,256})\s{0,4}</"),
    (Where::Markup, r#"^[ \t]{1,4}[a-z]{2,20}="[^<>"\n]{0,40}">\s{0,4}([^<>\s]{6,256})\s{0,4}</"#),
    (Where::Anywhere, r#"^["'][^<>"'\n]{0,60}>\s{0,20}([^<>\s]{6,256})\s{0,20}</"#),
    (Where::Anywhere, r"^</key>\s{0,40}<string>([^<>\s]{6,256})</string>"),
    // A header in a string: `"X-Api-Key: Y"`.
    (Where::Quoted, r#"(?i)^[ \t]{0,2}:[ \t]{0,2}(?:token[ =]|key |apikey |basic )?([^\s"'`]{12,512})["'`]"#),
    // A directive with a header and its value: `proxy_set_header X-Api-Key "Y";`.
    (Where::Anywhere, r#"^[ \t]{1,4}"([^"\s$]{16,512})"[ \t]*;"#),
    // `PASSWORD = b64decode("X")`.
    (
        Where::Anywhere,
        r#"^["'\])]{0,2}[ \t]{0,8}(?::=|=|:)[ \t]{0,8}(?:[A-Za-z0-9_.:]{0,40}[.:])?(?:b64decode|urlsafe_b64decode|atob|base64_decode|decode64|strict_decode64|getDecoder\(\)\.decode|decodeString|FromBase64String)\(\s{0,4}[bB]?["'`]([0-9A-Za-z+/_-]{8,512}={0,2})["'`]"#,
    ),
    // `storePassword "X"`, `#define WIFI_PASSWORD "X"`: a name that begins its line, and a value.
    (Where::Start, r#"^[ \t]{1,8}["']([^"'\n]{6,256})["'][ \t]*(?:;|//[^\n]*|\#[^\n]*)?\r?(?:\n|$)"#),
    // `USER, PASSWORD = "x", "X"`.
    (Where::Second, r#"^[ \t]{0,4}:?=[ \t]{0,4}["'][^"'\n]{0,120}["'],[ \t]{0,4}["']([^"'\n]{6,256})["'][ \t]*\r?(?:[;\#\n]|$)"#),
    // Where values stand without quotes.
    (Where::Line, r#"^\]?(?:[ \t]*[=:][ \t]*|[ \t]+)([^\s"'`;,]{1,512}(?:;[^\s"'`;,=]{1,256})?)[ \t]*(?:#[^\n]*)?\r?(?:\n|$)"#),
    // `:password "X"` of a map of keywords.
    (Where::Keyword, r#"^[ \t]{1,12}"([^"\n]{6,256})""#),
    // In the middle of a line: `docker run -e API_KEY=X`, `--token X`, `PGPASSWORD=X psql`.
    (Where::Plain, r#"^=([^\s"'`;,)]{6,512})(?:[\s"'`;,)]|$)"#),
    (Where::Flag, r#"^[= \t]["']?([^\s"'`;,)]{6,512})(?:[\s"'`;,)]|$)"#),
    // In a list of settings within a string: `Server=a;Password=X;Encrypt=true`.
    (Where::Pair, r#"^[ \t]{0,2}=[ \t]{0,2}([^\s"'`;{}$<]{6,128})(?:["'`;]|$)"#),
    // What a setter is given: `.setPassword("X")`.
    (Where::Setter, r#"^\(\s{0,4}["']([^"'\n]{6,256})["']\s{0,4}\)"#),
    (Where::Code, r#"^=([0-9A-Za-z_+/.~-]{16,512}={0,2})(?:[\s"'`;,)\\]|$)"#),
];

/// Where a form is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Anywhere,
    /// The name stands after `<`.
    Markup,
    /// The name stands after a quote.
    Quoted,
    /// The name begins a line, in texts where values need no quotes.
    Line,
    /// The name stands in the middle of a line of such a text.
    Plain,
    /// The same as a flag of a command.
    Flag,
    /// The name stands after a semicolon.
    Pair,
    /// The name stands after a colon that begins it.
    Keyword,
    /// The name is that of a method that sets something.
    Setter,
    /// The name begins its line, or follows `#define`.
    Start,
    /// The name is the second of two that are set at once.
    Second,
    /// The same in a program, where a value without quotes is mostly an expression.
    Code,
}

pub struct Generic {
    hints: Option<AhoCorasick>,
    forms: Vec<(Where, Regex)>,
}

/// What the verdicts of this part depend on.
pub fn table() -> String {
    FORMS.iter().map(|(_, form)| *form).chain(HINTS.iter().copied()).collect::<Vec<_>>().join("\n")
}

impl Generic {
    pub fn new() -> Self {
        let forms = FORMS.iter().filter_map(|(place, form)| Some((*place, Regex::new(form).ok()?))).collect();
        Self { hints: AhoCorasick::builder().ascii_case_insensitive(true).build(HINTS).ok(), forms }
    }

    /// Adds the assignments of `file` that hold a secret.
    pub fn scan(&self, file: &FileView<'_>, out: &mut Vec<Found>) {
        let text = file.text;
        let plain = !file.language.has_flow();
        // `ENV NAME VALUE`, `password VALUE`: prose has such lines too.
        let spaced = matches!(file.language, Language::Dockerfile | Language::Properties);
        let mut done = 0;
        for hit in self.hints.iter().flat_map(|hints| hints.find_iter(text)) {
            if hit.start() < done {
                continue;
            }
            let name = name_around(text, hit.start(), hit.end());
            done = name.end;
            // `Service::Secret` is a type.
            if text[..name.start].ends_with("::") {
                continue;
            }
            let Some(telling) = names::telling(&text[name.clone()]) else { continue };
            let mut end = (name.end + REACH).min(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let rest = &text[name.end..end];
            for (place, form) in &self.forms {
                if !is_there(*place, text, name.start, plain)
                    || *place == Where::Line && !spaced && !rest.trim_start_matches([']', ' ', '\t']).starts_with(['=', ':'])
                {
                    continue;
                }
                let Some(value) = form.captures(rest).and_then(|captures| captures.get(1)) else { continue };
                let written = value.as_str().trim_end_matches('\\');
                let joined = (written.contains('"') && written.contains('\n')).then(|| written.split('"').step_by(2).collect::<String>());
                let quoted = !matches!(place, Where::Line | Where::Plain | Where::Flag | Where::Code | Where::Pair);
                let start = name.end + value.start();
                if let Some(kind) = judge(file.language, telling, &text[name.clone()], joined.as_deref().unwrap_or(written), quoted)
                    && !placeholder::is_encrypted_around(text, start)
                    && !is_for_searching(text, start, &text[name.clone()])
                {
                    out.push(Found { start, end: start + written.len(), kind });
                }
            }
        }
    }
}

/// The key of a search box on a page: it stands beside the application and the index that it searches, and may do nothing else.
fn is_for_searching(text: &str, at: usize, name: &str) -> bool {
    if !name.to_ascii_lowercase().ends_with("apikey") {
        return false;
    }
    let (mut from, mut to) = (at.saturating_sub(160), (at + 200).min(text.len()));
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let around = &text[from..to];
    around.contains("appId") && around.contains("indexName")
}

/// The name that the word at `from..to` is part of.
fn name_around(text: &str, from: usize, to: usize) -> std::ops::Range<usize> {
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let bytes = text.as_bytes();
    let before = bytes[..from].iter().rev().take(NAME.0).take_while(|b| is_name(b)).count();
    let after = bytes[to..].iter().take(NAME.1).take_while(|b| is_name(b)).count();
    let start = from - before;
    // A flag's dashes are no part of its name.
    let dashes = bytes[start..from].iter().take_while(|b| matches!(b, b'-' | b'.')).count();
    start + dashes..to + after
}

fn is_there(place: Where, text: &str, start: usize, plain: bool) -> bool {
    let before = &text.as_bytes()[..start];
    let last = before.last();
    match place {
        Where::Anywhere => true,
        Where::Markup => last == Some(&b'<'),
        Where::Quoted => matches!(last, Some(b'"' | b'\'' | b'`')),
        Where::Pair => last == Some(&b';') && !plain,
        Where::Keyword => last == Some(&b':') && matches!(before.iter().rev().nth(1), Some(b' ' | b'\n' | b'\t' | b'{' | b'(')),
        Where::Setter => {
            let name = text[start..].split('(').next().unwrap_or_default();
            !plain && name.len() <= 80 && (name.starts_with("set") || name.contains(".set"))
        }
        // A variable for one command begins its line.
        Where::Plain if plain && matches!(last, None | Some(b'\n')) => true,
        Where::Plain | Where::Code => {
            plain == (place == Where::Plain) && matches!(last, Some(b' ' | b'\t' | b';' | b'&' | b'|' | b'"' | b'\'' | b'(' | b'=' | b'-'))
        }
        Where::Start => matches!(line_before(before), "" | "#define" | "export" | "val" | "my"),
        Where::Second => {
            let first = line_before(before).strip_suffix(',').unwrap_or_default();
            !first.is_empty() && first.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'$' | b' '))
        }
        Where::Flag => plain && before.ends_with(b" --"),
        Where::Line => plain && ["", "-", "export", "ENV", "ARG", "set", "#", "//", "env", "env["].contains(&line_before(before)),
    }
}

/// What stands before a name on its line; `x` where that is too long to tell.
fn line_before(before: &[u8]) -> &str {
    let start = before.len();
    let line = &before[before.iter().rev().take(64).position(|b| *b == b'\n').map_or(start.saturating_sub(64), |at| start - at)..];
    std::str::from_utf8(line).unwrap_or("x").trim()
}

fn judge(language: Language, telling: Telling, name: &str, value: &str, quoted: bool) -> Option<&'static str> {
    let harmless = placeholder::is_placeholder(value)
        || placeholder::is_reference(value)
        || placeholder::is_public(value)
        || structure::contradicts_itself(value)
        || structure::is_documented(value)
        || structure::spells_placeholder(value)
        || is_named_after(name, value)
        || begins_alike(name, value)
        || is_call(value)
        || is_rule(value)
        || structure::names_algorithms(value)
        || is_digest_of_file(name, value)
        || !quoted && is_dotted(value);
    if harmless {
        return None;
    }
    if telling == Telling::Password {
        // A phrase with spaces is a text for people, unless it is called one.
        let spaces = value.contains(char::is_whitespace) && !name.to_ascii_lowercase().contains("passphrase");
        let told = names::ends_in_password(name);
        let chosen = !spaces
            && value.len() <= 128
            && (!is_words(value) || told && (picked::picked(value) || picked::put_together(value)))
            && !is_dotted(value)
            && structure::password(value)
            || name.to_ascii_lowercase().contains("phrase") && is_phrase(value)
            || name.eq_ignore_ascii_case("psk") && quoted && is_spoken(value);
        // Where a value needs no quotes, a name in the middle of a sentence takes the next word for its value.
        return (chosen && (quoted || language != Language::Markdown || value.bytes().any(|b| b.is_ascii_digit())))
            .then_some("generic-password");
    }
    let is_secret = telling == Telling::Secret || name.to_ascii_lowercase().contains("secret");
    if is_secret && quoted && structure::thought_of(value) {
        return Some("generic-password");
    }
    if value.contains(char::is_whitespace) || value.len() < 12 || is_words(value) || is_dotted(value) {
        return None;
    }
    let hex = value.bytes().all(|b| b.is_ascii_hexdigit());
    if hex && value.len() < 20 {
        return None;
    }
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

/// `"api_key.txt": "9e10…"`: lists of files stand with their digests.
fn is_digest_of_file(name: &str, value: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "txt", "bin", "dat", "json", "yaml", "yml", "toml", "ini", "conf", "xml", "csv", "md", "html", "js", "ts", "css", "py", "rs", "go",
        "java", "rb", "php", "sh", "zip", "tar", "gz", "tgz", "bz2", "xz", "zst", "whl", "jar", "gem", "exe", "dll", "so", "pem", "der",
        "crt", "cer", "p12", "png", "svg", "pdf",
    ];
    let is_digest = matches!(value.len(), 32 | 40 | 56 | 64 | 96 | 128) && value.bytes().all(|b| b.is_ascii_hexdigit());
    is_digest && name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Entries of one list of names: `"_crypto_box_keybytes", "_crypto_box_noncebytes"`.
fn begins_alike(name: &str, value: &str) -> bool {
    name.get(..8).zip(value.get(..8)).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
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
            || digits == part.len() - tail.len() && digits <= 2 && !unpronounceable(tail) && !(digits > 0 && changes_case(tail));
        if !readable {
            return false;
        }
    }
    // A word with a sign and a number at its end is how people choose passwords.
    let chosen = value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().any(|b| matches!(b, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*'));
    any && !chosen && !(value.len() <= 24 && chosen_number(value))
}

/// Four words and more, none of which is of a sentence about passphrases.
fn is_phrase(value: &str) -> bool {
    const SENTENCE: &[&str] = &[
        "the",
        "your",
        "for",
        "enter",
        "please",
        "must",
        "with",
        "and",
        "this",
        "phrase",
        "passphrase",
        "password",
        "key",
        "that",
        "not",
        "use",
    ];
    let words: Vec<&str> = value.split([' ', '-']).collect();
    (4..=24).contains(&words.len())
        && words.iter().all(|word| (3..=10).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()))
        && !words.iter().any(|word| SENTENCE.contains(word))
}

/// Words of any length: what is typed into a device to join a network.
fn is_spoken(value: &str) -> bool {
    let words: Vec<&str> = value.split(' ').collect();
    (8..=63).contains(&value.len())
        && words.len() >= 3
        && words.iter().all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric()))
        && !words
            .iter()
            .any(|word| ["your", "the", "passphrase", "password", "enter", "key", "here"].contains(&word.to_ascii_lowercase().as_str()))
}

/// `yY`, `xR`: no word begins so.
fn changes_case(part: &str) -> bool {
    part.len() <= 3 && part.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
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
        value.find(*open).is_some_and(|at| {
            at > 0
                && value[..at].bytes().all(is_name)
                && (value.ends_with(*close) || *open == '(' && !value[at..].contains(['@', '$', '#', '^', '!']))
        })
    })
}

/// `required|min:8`, `^(?=.*[A-Z])`, `min(6)`: what a password must be.
fn is_rule(value: &str) -> bool {
    ["a-z", "A-Z", "0-9", "\\d", "\\w"].iter().any(|part| value.contains(part))
        || value.starts_with('^')
        || value.contains("(?")
        || value.contains("min:")
        || value.contains("required")
        || value.contains(":\\")
}

fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(at, b)| if matches!(at, 8 | 13 | 18 | 23) { b == b'-' } else { b.is_ascii_hexdigit() })
}

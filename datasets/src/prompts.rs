//! Prompts: what somebody would have asked for, had they wanted the code. Made of what the code does (its declaration, documentation,
//! names, calls and imports) and varied by its digest; never of what was found in it. No word of a prompt is about security, unless the
//! recipe asks for a second prompt that is.

use assay_manifests::{Language, Outline, Sha256Digest, Unit};

use crate::settings::PromptSettings;

/// A request in the three parts that trainers ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What to do.
    pub instruction: String,
    /// What is given for it: declaration and what to build on; may be empty.
    pub input: String,
}

impl Prompt {
    /// Both parts as one message.
    pub fn text(&self) -> String {
        if self.input.is_empty() { self.instruction.clone() } else { format!("{}\n\n{}", self.instruction, self.input) }
    }
}

/// What a prompt is made of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub language: Language,
    pub unit: Unit,
    pub name: &'a str,
    pub outline: &'a Outline,
}

/// Longest request that a model may word, in bytes.
const MAX_WORDED: usize = 1500;

/// Longest documentation that is quoted, in bytes.
const MAX_DOC: usize = 600;

/// The prompt of a text with this digest.
pub fn prompt(of: Subject<'_>, digest: Sha256Digest) -> Prompt {
    let mut dice = Dice(digest.0);
    match of.unit {
        Unit::Function => function(of, &mut dice),
        Unit::File => file(of, &mut dice),
        Unit::Document => document(of, &mut dice),
    }
}

/// The request as a model worded it, where one did. What it wrote is taken only where it says as little of security as the request did, and
/// is about as long as one; what is given for the request stays as it is.
pub fn worded(plain: Prompt, settings: &PromptSettings) -> Prompt {
    let Some(written) = settings.written.get(&Sha256Digest::of(plain.text())) else { return plain };
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = (8..=MAX_WORDED).contains(&line.len()) && !tells(&line) && !line.contains("```");
    if fits { Prompt { instruction: line, input: plain.input } } else { plain }
}

/// The same request, asking to guard against weaknesses (`CWE-89`, …) as well.
pub fn security_aware(plain: &Prompt, cwe: &[String], digest: Sha256Digest) -> Prompt {
    let mut dice = Dice(digest.0);
    dice.0.reverse();
    let against = if cwe.is_empty() { String::new() } else { format!(" Mind in particular: {}.", cwe.join(", ")) };
    let ask = dice.one(&[
        "Treat every input as untrusted.",
        "Write it so that hostile input cannot misuse it.",
        "It will be exposed to attackers; write it accordingly.",
        "Take care of security.",
    ]);
    Prompt { instruction: format!("{} {ask}{against}", plain.instruction), input: plain.input.clone() }
}

fn function(of: Subject<'_>, dice: &mut Dice) -> Prompt {
    let (owner, own) = of.name.rsplit_once('.').map_or((None, of.name), |(owner, own)| (Some(owner), own));
    let language = spoken(of.language);
    let noun = if owner.is_some() { "method" } else { "function" };
    let place = owner.filter(|owner| is_plain(owner)).map_or_else(String::new, |owner| format!(" of `{owner}`"));
    let own = if is_plain(own) { own } else { "it" };
    let opening = dice.one(&[
        "Write the {language} {noun} `{own}`{place}.",
        "Implement `{own}`{place} in {language}.",
        "I need a {language} {noun} named `{own}`{place}.",
        "Please write a {noun} `{own}`{place} in {language}.",
        "Give me the code of the {language} {noun} `{own}`{place}.",
        "Complete this {noun} in {language}: `{own}`{place}.",
    ]);
    let mut instruction = fill(opening, &[("language", language), ("noun", noun), ("own", own), ("place", &place)]);
    match doc(&of.outline.doc) {
        Some(doc) => {
            let lead = dice.one(&["", "What it does: ", "It is documented so: ", "Description: "]);
            instruction.push_str(&format!(" {lead}{doc}"));
        }
        None => {
            // A name that is a sentence of its own says what to do; any other is already in the opening.
            let words = words_of(own);
            if words.len() > 2 && VERBS.contains(&words[0].as_str()) && !words.iter().any(|word| tells(word)) {
                let lead = dice.one(&["It should ", "It is there to ", "It has to "]);
                instruction.push_str(&format!(" {lead}{}.", words.join(" ")));
            }
        }
    }
    let mut input = String::new();
    if !of.outline.signature.is_empty() && !tells(&of.outline.signature) {
        let lead = dice.one(&["Signature:", "Declaration:", "It is declared as"]);
        input.push_str(&format!("{lead}\n{}\n", of.outline.signature));
    }
    built_on(of.outline, dice, &mut input);
    Prompt { instruction, input: input.trim_end().to_owned() }
}

fn file(of: Subject<'_>, dice: &mut Dice) -> Prompt {
    let opening = dice.one(&[
        "Write a {language} file `{name}`.",
        "Write the {language} script `{name}`.",
        "I need `{name}`, a file in {language}.",
        "Give me the contents of the {language} file `{name}`.",
    ]);
    let name = if tells(of.name) { "file" } else { of.name };
    let mut instruction = fill(opening, &[("language", spoken(of.language)), ("name", name)]);
    if let Some(doc) = doc(&of.outline.doc) {
        instruction.push_str(&format!(" {doc}"));
    }
    let mut input = String::new();
    built_on(of.outline, dice, &mut input);
    Prompt { instruction, input: input.trim_end().to_owned() }
}

fn document(of: Subject<'_>, dice: &mut Dice) -> Prompt {
    let what = match of.language {
        Language::Dockerfile => "Dockerfile",
        Language::Terraform => "Terraform configuration",
        Language::Nginx => "nginx configuration",
        Language::Systemd => "systemd unit",
        Language::Sql => "SQL script",
        Language::Yaml => "YAML document",
        other => spoken(other),
    };
    let opening = dice.one(&["Write a {what}.", "I need a {what}.", "Please give me a {what}.", "Set up a {what} for me."]);
    let mut instruction = fill(opening, &[("what", what)]);
    if let Some(doc) = doc(&of.outline.doc) {
        instruction.push_str(&format!(" {doc}"));
    }
    let uses: Vec<&str> = of.outline.uses.iter().map(String::as_str).filter(|item| !tells(item)).take(6).collect();
    let mut input = String::new();
    if !uses.is_empty() {
        let lead = dice.one(&["It is about: ", "It should cover: ", "Contents: "]);
        input.push_str(&format!("{lead}{}.", uses.join(", ")));
    }
    Prompt { instruction, input }
}

/// Verbs that names of functions begin with, where the rest reads as their object.
const VERBS: &[&str] = &[
    "add",
    "apply",
    "build",
    "calculate",
    "check",
    "clear",
    "close",
    "collect",
    "compare",
    "compute",
    "configure",
    "connect",
    "convert",
    "copy",
    "count",
    "create",
    "decode",
    "decrypt",
    "delete",
    "deserialize",
    "download",
    "encode",
    "encrypt",
    "ensure",
    "execute",
    "export",
    "extract",
    "fetch",
    "filter",
    "find",
    "format",
    "generate",
    "get",
    "handle",
    "hash",
    "import",
    "initialize",
    "insert",
    "install",
    "list",
    "load",
    "log",
    "lookup",
    "make",
    "merge",
    "move",
    "normalize",
    "open",
    "parse",
    "prepare",
    "print",
    "process",
    "publish",
    "read",
    "receive",
    "register",
    "remove",
    "rename",
    "render",
    "replace",
    "reset",
    "resolve",
    "restore",
    "run",
    "save",
    "search",
    "select",
    "send",
    "serialize",
    "set",
    "setup",
    "show",
    "sign",
    "sort",
    "split",
    "start",
    "stop",
    "store",
    "strip",
    "submit",
    "sync",
    "test",
    "translate",
    "unpack",
    "update",
    "upload",
    "validate",
    "verify",
    "wait",
    "write",
];

/// What a reader knows the name of: no relative module, no part of the language's own scaffolding.
fn worth_naming(item: &str) -> bool {
    let scaffolding = ["typing", "__future__", "typing_extensions", "collections.abc", "super", "constructor"];
    item.len() <= 60
        && !item.starts_with('.')
        && item.contains(char::is_alphanumeric)
        && !scaffolding.contains(&item)
        && !["console.", "require.", "self.", "this.", "crate", "super."].iter().any(|start| item.starts_with(start))
        && !tells(item)
}

/// Imports and calls, as many as a person would name.
fn built_on(outline: &Outline, dice: &mut Dice, out: &mut String) {
    let fit = |items: &[String], most: usize| -> Vec<String> {
        items.iter().filter(|item| worth_naming(item)).take(most).map(|item| format!("`{item}`")).collect()
    };
    let uses = fit(&outline.uses, 4);
    if !uses.is_empty() {
        let lead = dice.one(&["Build on ", "Use ", "It works with ", "Available: "]);
        out.push_str(&format!("{lead}{}.\n", uses.join(", ")));
    } else {
        let calls = fit(&outline.calls, 3);
        if !calls.is_empty() {
            let lead = dice.one(&["It calls ", "It relies on ", "Helpers: "]);
            out.push_str(&format!("{lead}{}.\n", calls.join(", ")));
        }
    }
}

/// Documentation that can be quoted: short, and silent about security.
fn doc(text: &str) -> Option<String> {
    let line = plain_markup(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if line.len() < 8 || tells(&line) {
        return None;
    }
    let mut end = line.len().min(MAX_DOC);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let cut = if end < line.len() { line[..end].rfind(". ").map_or(end, |at| at + 1) } else { end };
    let mut text = line[..cut].trim_end().to_owned();
    if !text.ends_with(['.', '!', '?', ':']) {
        text.push('.');
    }
    Some(text)
}

/// Documentation without the roles of reStructuredText and the links of Javadoc: ``:meth:`.Store.load` `` is `` `Store.load` ``.
fn plain_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(":`") {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let role = before.rfind(':').filter(|colon| {
            let name = &before[colon + 1..];
            !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        });
        match role {
            Some(colon) => {
                out.push_str(&before[..colon]);
                out.push('`');
                rest = after[1..].trim_start_matches(['.', '~', '!']);
            }
            None => {
                out.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out.replace("{@link ", "{").replace("{@code ", "{")
}

/// Beginnings of words that are about security, or give away which side of a pair a text is.
const TELLING: &[&str] = &[
    "secur",
    "insecur",
    "unsafe",
    "safe",
    "vuln",
    "attack",
    "exploit",
    "malicious",
    "hostile",
    "untrust",
    "trusted",
    "inject",
    "saniti",
    "escap",
    "cve",
    "cwe",
    "ghsa",
    "xss",
    "csrf",
    "ssrf",
    "xxe",
    "overflow",
    "traversal",
    "harden",
    "weak",
    "danger",
    "fix",
    "patch",
    "bad",
    "good",
    "taint",
    "benign",
    "advisor",
    "flaw",
    "leak",
];

/// Whether a word of `text` is about security or a label.
pub fn tells(text: &str) -> bool {
    words_of(text).iter().any(|word| TELLING.iter().any(|start| word.starts_with(start)))
}

/// Words of a name or sentence in lower case: `camelCase`, `snake_case` and `kebab-case` come apart.
pub fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut last = ' ';
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().copied().enumerate() {
        let next_is_lower = chars.get(at + 1).is_some_and(|next| next.is_lowercase());
        let begins = c.is_uppercase() && (last.is_lowercase() || last.is_ascii_digit() || (last.is_uppercase() && next_is_lower));
        if (!c.is_alphanumeric() || begins) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        last = c;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.len() <= 80 && name.chars().all(|c| c.is_alphanumeric() || "_.:$".contains(c)) && !tells(name)
}

/// A language as people write it.
pub const fn spoken(language: Language) -> &'static str {
    match language {
        Language::Python => "Python",
        Language::JavaScript => "JavaScript",
        Language::TypeScript | Language::Tsx => "TypeScript",
        Language::Java => "Java",
        Language::Kotlin => "Kotlin",
        Language::Go => "Go",
        Language::Rust => "Rust",
        Language::C => "C",
        Language::Cpp => "C++",
        Language::CSharp => "C#",
        Language::Php => "PHP",
        Language::Ruby => "Ruby",
        Language::Bash => "Bash",
        Language::Sql => "SQL",
        Language::Json => "JSON",
        Language::Toml => "TOML",
        Language::Html => "HTML",
        Language::Css => "CSS",
        Language::Markdown => "Markdown",
        Language::Dockerfile => "Dockerfile",
        Language::Yaml => "YAML",
        Language::Terraform => "Terraform",
        Language::Nginx => "nginx",
        Language::Systemd => "systemd",
        // A language that is new here is spoken of by its own name.
        #[allow(unreachable_patterns, reason = "the list of languages grows elsewhere")]
        other => other.name(),
    }
}

fn fill(template: &str, with: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (key, value) in with {
        text = text.replace(&format!("{{{key}}}"), value);
    }
    text
}

/// Choices out of the bytes of a digest: the same text is always asked for in the same words.
struct Dice([u8; 32]);

impl Dice {
    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let roll = usize::from(self.0[0]) | usize::from(self.0[1]) << 8;
        self.0.rotate_left(2);
        of.get(roll % of.len().max(1)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline() -> Outline {
        Outline {
            signature: "def load_user(db, name):".to_owned(),
            doc: "Loads a user by name.\n\nMore.".to_owned(),
            calls: vec!["db.execute".to_owned()],
            uses: vec!["sqlite3".to_owned()],
        }
    }

    #[test]
    fn a_prompt_says_what_the_code_does_and_varies_by_digest() {
        let outline = outline();
        let of = Subject { language: Language::Python, unit: Unit::Function, name: "Store.load_user", outline: &outline };
        let mut seen = std::collections::BTreeSet::new();
        for n in 0..50u32 {
            let prompt = prompt(of, Sha256Digest::of(n.to_le_bytes())).text();
            assert!(prompt.contains("load_user") && prompt.contains("Python") && prompt.contains("Loads a user by name."), "{prompt}");
            assert!(prompt.contains("sqlite3") && !tells(&prompt), "{prompt}");
            seen.insert(prompt);
        }
        assert!(seen.len() > 20, "{} kinds of prompt", seen.len());
    }

    #[test]
    fn no_prompt_gives_its_label_away() {
        let mut outline = outline();
        outline.doc = "Fixed version: escapes the name against SQL injection (CVE-2020-1).".to_owned();
        outline.signature = "def vulnerable_load(db):".to_owned();
        outline.uses = vec!["securelib".to_owned(), "sqlite3".to_owned()];
        for name in ["vulnerable_load", "goodB2G", "Bad.load", "sanitized_ok"] {
            for unit in [Unit::Function, Unit::File, Unit::Document] {
                for n in 0..30u32 {
                    let of = Subject { language: Language::Python, unit, name, outline: &outline };
                    let plain = prompt(of, Sha256Digest::of(n.to_le_bytes()));
                    assert!(!tells(&plain.text()), "{}", plain.text());
                    assert!(tells(&security_aware(&plain, &["CWE-89".to_owned()], Sha256Digest::of("x")).text()));
                }
            }
        }
    }

    #[test]
    fn a_prompt_names_only_what_a_reader_can_know() {
        let outline = Outline {
            signature: "def mac_sha256(key):".to_owned(),
            doc: String::new(),
            calls: vec!["require.resolve".to_owned(), "digest.update".to_owned()],
            uses: vec!["typing".to_owned(), "..".to_owned(), "./local".to_owned()],
        };
        let of = |name| Subject { language: Language::Python, unit: Unit::Function, name, outline: &outline };
        let mut purposes = 0;
        for n in 0..40u32 {
            let digest = Sha256Digest::of(n.to_le_bytes());
            let text = prompt(of("mac_sha256"), digest).text();
            assert!(
                !text.contains("mac sha256") && !text.contains("typing") && !text.contains("..") && !text.contains("require"),
                "{text}"
            );
            assert!(text.contains("digest.update"), "{text}");
            purposes += usize::from(prompt(of("load_user_by_name"), digest).text().contains("load user by name"));
        }
        assert_eq!(purposes, 40);
    }

    #[test]
    fn roles_of_documentation_tools_are_read_as_names() {
        assert_eq!(plain_markup("As of :meth:`.Store.load`, but: `x` and :class:`~a.B`"), "As of `Store.load`, but: `x` and `a.B`");
        assert_eq!(plain_markup("of `a`:`b`"), "of `a`:`b`");
    }

    #[test]
    fn names_come_apart_into_words() {
        assert_eq!(words_of("loadHTTPUser_by-id2"), ["load", "http", "user", "by", "id2"]);
        assert_eq!(words_of("goodB2G"), ["good", "b2", "g"]);
    }
}

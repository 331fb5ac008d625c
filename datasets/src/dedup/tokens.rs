//! Tokens of a text in any language: enough to tell what is code, what is a name, what is a literal and what is a comment.
//! Knows no grammar beyond comment and string marks, so that a language without a parser is clustered like any other.

use assay_manifests::Language;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Name or keyword.
    Word,
    /// Number or string literal.
    Literal,
    /// One byte of punctuation.
    Mark,
}

/// One token: bytes `start..end` of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// Which marks open comments and strings.
struct Marks {
    line: &'static [&'static [u8]],
    block: Option<(&'static [u8], &'static [u8])>,
    quotes: &'static [u8],
    triple: bool,
    lifetimes: bool,
}

const C_BLOCK: Option<(&[u8], &[u8])> = Some((b"/*", b"*/"));

fn marks(language: Language) -> Marks {
    use Language::*;
    let plain = Marks { line: &[], block: None, quotes: b"\"'", triple: false, lifetimes: false };
    match language {
        Python => Marks { line: &[b"#"], triple: true, ..plain },
        JavaScript | TypeScript | Tsx | Go => Marks { line: &[b"//"], block: C_BLOCK, quotes: b"\"'`", ..plain },
        Java | Kotlin | CSharp => Marks { line: &[b"//"], block: C_BLOCK, triple: true, ..plain },
        C | Cpp => Marks { line: &[b"//"], block: C_BLOCK, ..plain },
        Rust => Marks { line: &[b"//"], block: C_BLOCK, lifetimes: true, ..plain },
        Php | Terraform => Marks { line: &[b"//", b"#"], block: C_BLOCK, ..plain },
        Ruby | Bash => Marks { line: &[b"#"], quotes: b"\"'`", ..plain },
        Dockerfile | Yaml | Nginx | Toml | Make | CMake => Marks { line: &[b"#"], ..plain },
        Systemd => Marks { line: &[b"#", b";"], ..plain },
        Sql => Marks { line: &[b"--"], block: C_BLOCK, ..plain },
        Css => Marks { block: C_BLOCK, ..plain },
        Json => plain,
        Properties => Marks { line: &[b"#", b";"], ..plain },
        Html | Markdown | Xml | Text => Marks { block: Some((b"<!--", b"-->")), quotes: b"", ..plain },
    }
}

/// Words that are grammar in one of the languages, and so are never renamed. Sorted.
const KEYWORDS: &[&str] = &[
    "ADD",
    "AND",
    "AS",
    "ASC",
    "BEGIN",
    "BY",
    "CMD",
    "COPY",
    "CREATE",
    "DELETE",
    "DESC",
    "DROP",
    "ELSE",
    "END",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "GRANT",
    "GROUP",
    "HAVING",
    "IN",
    "INSERT",
    "INTO",
    "IS",
    "JOIN",
    "LIMIT",
    "NOT",
    "NULL",
    "None",
    "OFFSET",
    "ON",
    "OR",
    "ORDER",
    "RUN",
    "SELECT",
    "SET",
    "TABLE",
    "THEN",
    "UPDATE",
    "USER",
    "VALUES",
    "WHEN",
    "WHERE",
    "WITH",
    "WORKDIR",
    "False",
    "True",
    "abstract",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "begin",
    "bool",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "companion",
    "const",
    "constexpr",
    "continue",
    "crate",
    "data",
    "def",
    "default",
    "defer",
    "defined",
    "del",
    "delete",
    "do",
    "done",
    "double",
    "dyn",
    "elif",
    "else",
    "elsif",
    "end",
    "ensure",
    "enum",
    "esac",
    "except",
    "export",
    "extends",
    "extern",
    "false",
    "fi",
    "final",
    "finally",
    "float",
    "fn",
    "for",
    "foreach",
    "from",
    "fun",
    "func",
    "function",
    "global",
    "go",
    "goto",
    "if",
    "impl",
    "implements",
    "import",
    "in",
    "include",
    "init",
    "inline",
    "instanceof",
    "int",
    "interface",
    "is",
    "it",
    "lambda",
    "let",
    "local",
    "long",
    "loop",
    "match",
    "mod",
    "module",
    "move",
    "mut",
    "namespace",
    "native",
    "new",
    "nil",
    "none",
    "nonlocal",
    "not",
    "null",
    "nullptr",
    "object",
    "operator",
    "or",
    "out",
    "override",
    "package",
    "pass",
    "private",
    "protected",
    "pub",
    "public",
    "raise",
    "range",
    "readonly",
    "ref",
    "register",
    "require",
    "rescue",
    "return",
    "self",
    "short",
    "signed",
    "sizeof",
    "static",
    "string",
    "struct",
    "sub",
    "super",
    "switch",
    "synchronized",
    "template",
    "then",
    "this",
    "throw",
    "throws",
    "trait",
    "true",
    "try",
    "type",
    "typedef",
    "typename",
    "typeof",
    "undefined",
    "union",
    "unless",
    "unsafe",
    "unsigned",
    "until",
    "use",
    "using",
    "val",
    "var",
    "virtual",
    "void",
    "volatile",
    "when",
    "where",
    "while",
    "with",
    "yield",
];

/// Keywords after which a name is defined.
pub(crate) const DEFINING: &[&str] = &["class", "def", "enum", "fn", "fun", "func", "function", "interface", "struct", "trait", "type"];

fn is_keyword(word: &[u8]) -> bool {
    static SET: std::sync::LazyLock<rustc_hash::FxHashSet<&'static [u8]>> =
        std::sync::LazyLock::new(|| KEYWORDS.iter().map(|word| word.as_bytes()).collect());
    SET.contains(word)
}

const fn is_word_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$' || byte == b'@' || byte >= 0x80
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

/// Tokens of `text`, comments and blanks left out. Linear in the text; any text has tokens.
pub fn tokens(text: &str, language: Language) -> Vec<Token> {
    let (text, marks) = (text.as_bytes(), marks(language));
    let mut found = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let rest = &text[at..];
        if marks.line.iter().any(|mark| rest.starts_with(mark)) {
            at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            continue;
        }
        if let Some((open, close)) = marks.block
            && rest.starts_with(open)
        {
            at += find(&rest[open.len()..], close).map_or(rest.len(), |end| open.len() + end + close.len());
            continue;
        }
        let start = at;
        let kind = if marks.quotes.contains(&byte) && !(marks.lifetimes && byte == b'\'' && !is_char_literal(rest)) {
            at += literal_length(rest, &marks);
            Kind::Literal
        } else if is_word_start(byte) {
            at += 1 + rest[1..].iter().take_while(|byte| is_word(**byte)).count();
            Kind::Word
        } else if byte.is_ascii_digit() {
            at += rest.iter().take_while(|byte| is_word(**byte) || **byte == b'.').count();
            Kind::Literal
        } else {
            at += 1;
            Kind::Mark
        };
        found.push(Token { kind, start, end: at });
    }
    found
}

/// Whether a quote begins a character literal rather than a lifetime.
fn is_char_literal(rest: &[u8]) -> bool {
    rest.get(1) == Some(&b'\\') || rest.iter().take(7).skip(2).any(|byte| *byte == b'\'')
}

/// Length of the string literal at the beginning of `rest`; an unclosed one ends with its line.
fn literal_length(rest: &[u8], marks: &Marks) -> usize {
    let quote = rest[0];
    if marks.triple && quote != b'`' && rest.len() >= 3 && rest[1] == quote && rest[2] == quote {
        return find(&rest[3..], &rest[..3]).map_or(rest.len(), |end| end + 6);
    }
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            b'\n' if quote != b'`' => return at,
            _ => at += 1,
        }
    }
    rest.len()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// What clustering needs to know of one text.
pub struct Fingerprint {
    /// Equal where the tokens are equal after names that the text itself introduces were renamed consistently. Names that are
    /// called or reached through something else are kept: `md5(x)` and `sha256(x)` are different code.
    pub normal: u128,
    /// Equal where the texts are of one template: names and literals are all alike.
    pub shape: u64,
    /// Hashes of all runs of five tokens (of the whole where there are fewer), sorted, without repeats.
    pub shingles: Vec<u64>,
}

/// Tokens in one shingle.
pub const SHINGLE: usize = 5;

/// Fingerprint of `text`; the words of `name`, the sample's own name, count as introduced by it.
pub fn fingerprint(text: &str, language: Language, name: &str) -> Fingerprint {
    let tokens = tokens(text, language);
    let bytes = text.as_bytes();
    let word = |token: &Token| &bytes[token.start..token.end];

    // Names in the order they appear; 0 marks one that is kept.
    let mut number: FxHashMap<&[u8], u32> = FxHashMap::default();
    let mut defined: rustc_hash::FxHashSet<&[u8]> = name.as_bytes().split(|byte| !is_word(*byte)).filter(|part| !part.is_empty()).collect();
    for pair in tokens.windows(2) {
        if pair[1].kind == Kind::Word && DEFINING.iter().any(|keyword| keyword.as_bytes() == word(&pair[0])) {
            defined.insert(word(&pair[1]));
        }
    }
    let mut normal = Xxh3::new();
    let mut shape = Xxh3::new();
    let mut hashes = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let text = word(token);
        hashes.push(xxh3_64(text));
        match token.kind {
            Kind::Word if is_keyword(text) => {
                shape.update(text);
                shape.update(&[0]);
                put(&mut normal, b'k', text);
            }
            Kind::Word => {
                shape.update(&[1]);
                let member = index > 0 && reaches_into(bytes, &tokens, index);
                let called = tokens.get(index + 1).is_some_and(|next| matches!(bytes[next.start], b'(' | b'!') && next.kind == Kind::Mark);
                if !defined.contains(text) && (member || called) {
                    put(&mut normal, b'n', text);
                } else {
                    let next = number.len() as u32;
                    let id = *number.entry(text).or_insert(next);
                    put(&mut normal, b'v', &id.to_le_bytes());
                }
            }
            Kind::Literal => {
                shape.update(&[2]);
                put(&mut normal, b'l', text);
            }
            Kind::Mark => {
                shape.update(text);
                put(&mut normal, b'm', text);
            }
        }
    }
    Fingerprint { normal: normal.digest128(), shape: shape.digest(), shingles: shingles(&hashes) }
}

/// Whether the token at `index` is a member of what stands before it: after `.`, `->` or `::`.
pub(crate) fn reaches_into(bytes: &[u8], tokens: &[Token], index: usize) -> bool {
    let before = |back: usize| index.checked_sub(back).and_then(|at| tokens.get(at)).map(|token| bytes[token.start]);
    match before(1) {
        Some(b'.') => true,
        Some(b'>') => before(2) == Some(b'-'),
        Some(b':') => before(2) == Some(b':'),
        _ => false,
    }
}

fn put(hasher: &mut Xxh3, tag: u8, bytes: &[u8]) {
    hasher.update(&[tag]);
    hasher.update(&(bytes.len() as u32).to_le_bytes());
    hasher.update(bytes);
}

/// Shingle hashes over token hashes.
fn shingles(hashes: &[u64]) -> Vec<u64> {
    let of = |window: &[u64]| {
        let mut bytes = [0; SHINGLE * 8];
        for (slot, hash) in bytes.chunks_exact_mut(8).zip(window) {
            slot.copy_from_slice(&hash.to_le_bytes());
        }
        xxh3_64(&bytes)
    };
    let mut found: Vec<u64> = if hashes.len() <= SHINGLE { vec![of(hashes)] } else { hashes.windows(SHINGLE).map(of).collect() };
    found.sort_unstable();
    found.dedup();
    found
}

/// Hash of a text without blanks, lines that begin with `#` or `//`, and `/* */` comments, whatever the language: what an
/// outside check of leakage between splits compares.
pub fn skeleton(text: &str) -> u64 {
    let mut kept = String::with_capacity(text.len());
    for line in text.split('\n') {
        let code = line.trim_start_matches(is_blank);
        if !code.starts_with('#') && !code.starts_with("//") {
            kept.push_str(code);
            kept.push('\n');
        }
    }
    let mut hasher = Xxh3::new();
    let mut rest = kept.as_str();
    while !rest.is_empty() {
        let open = rest.find("/*").and_then(|at| rest[at + 2..].find("*/").map(|length| (at, at + 2 + length + 2)));
        let (code, after) = open.map_or((rest, ""), |(at, end)| (&rest[..at], &rest[end..]));
        for part in code.split(is_blank) {
            hasher.update(part.as_bytes());
        }
        rest = after;
    }
    hasher.digest()
}

/// White space as regular expressions over Unicode text have it, the four separators of ASCII included.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str, language: Language) -> u128 {
        fingerprint(text, language, "").normal
    }

    #[test]
    fn comments_formatting_and_own_names_do_not_count() {
        let a = "def load(path):\n    # read it\n    f = open(path)\n    return f.read()\n";
        let b = "def fetch(p):\n  handle = open(p)   # other words\n  return handle.read()";
        assert_eq!(normal(a, Language::Python), normal(b, Language::Python));
    }

    #[test]
    fn literals_and_foreign_names_count() {
        let base = normal("def f(x):\n    return hashlib.sha256(x, 1)", Language::Python);
        assert_ne!(base, normal("def f(x):\n    return hashlib.md5(x, 1)", Language::Python));
        assert_ne!(base, normal("def f(x):\n    return hashlib.sha256(x, 2)", Language::Python));
        assert_ne!(normal("f(a, b)", Language::C), normal("f(a, a)", Language::C));
        assert_ne!(normal("x = yaml_load(s)", Language::Python), normal("x = yaml_safe_load(s)", Language::Python));
    }

    #[test]
    fn shape_is_blind_to_names_and_literals() {
        let shape = |text| fingerprint(text, Language::JavaScript, "").shape;
        assert_eq!(shape("const a = get('x');"), shape("const b = put(`y`);"));
        assert_ne!(shape("const a = get('x');"), shape("const a = get('x') + 1;"));
    }

    #[test]
    fn hostile_texts_have_tokens() {
        for text in ["'", "\"\\", "/*", "'''", "<!--", "`\n", "'\\", "é'é", "\u{0}\u{7f}#", "r#\"x"] {
            for language in Language::ALL {
                let all = tokens(text, *language);
                assert!(all.iter().all(|token| token.start < token.end && token.end <= text.len()), "{text:?} {language}: {all:?}");
            }
        }
        let rust = tokens("fn f<'a>(x: &'a str) -> char { 'x' }", Language::Rust);
        assert_eq!(rust.iter().filter(|token| token.kind == Kind::Literal).count(), 1);
    }

    #[test]
    fn skeleton_sees_no_blanks_and_no_comment_lines() {
        assert_eq!(skeleton("a = 1\n  # note\nb"), skeleton("a=1\n// other\n\tb\u{a0}\n"));
        assert_eq!(skeleton("a /* x\n y */ b"), skeleton("ab"));
        assert_ne!(skeleton("a b # trailing"), skeleton("ab"));
        assert_ne!(skeleton("a /* open"), skeleton("a"));
    }
}

//! Tokens of a text as its grammar sees them, comments left out. A language without a grammar is cut into words and marks.

use assay_manifests::Language;

use crate::parse::parse;

/// One token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
    pub line: usize,
    /// A call or declaration takes this name: `(` follows.
    pub called: bool,
    /// Nothing stands before it on its line.
    pub first: bool,
}

impl Token<'_> {
    /// A name, keywords among them.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$' || c == '@')
            && self.text.chars().all(|c| c.is_alphanumeric() || "_$@!?".contains(c))
    }

    /// A name that is no keyword or built-in type.
    pub fn is_name(&self) -> bool {
        self.is_word() && !KEYWORDS.contains(&self.text)
    }

    pub fn is_literal(&self) -> bool {
        self.text.len() > 1 && (self.text.starts_with(['"', '\'', '`']) || self.text.starts_with(|c: char| c.is_ascii_digit()))
    }
}

/// Words of a grammar, and types, in one of the languages.
const KEYWORDS: &[&str] = &[
    "abstract",
    "and",
    "as",
    "assert",
    "async",
    "auto",
    "await",
    "bool",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "def",
    "default",
    "defer",
    "delete",
    "do",
    "double",
    "elif",
    "else",
    "elsif",
    "end",
    "ensure",
    "enum",
    "except",
    "export",
    "extends",
    "extern",
    "false",
    "False",
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
    "inline",
    "instanceof",
    "int",
    "interface",
    "is",
    "lambda",
    "let",
    "long",
    "loop",
    "match",
    "mod",
    "module",
    "mut",
    "namespace",
    "new",
    "nil",
    "None",
    "not",
    "null",
    "NULL",
    "nullptr",
    "or",
    "package",
    "pass",
    "private",
    "protected",
    "pub",
    "public",
    "raise",
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
    "String",
    "struct",
    "super",
    "switch",
    "template",
    "then",
    "this",
    "throw",
    "throws",
    "trait",
    "true",
    "True",
    "try",
    "type",
    "typedef",
    "typeof",
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
    "size_t",
];

pub(super) fn tokens(language: Language, text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    match parse(language, text) {
        Some(parsed) => {
            let mut cursor = parsed.tree.walk();
            'walk: loop {
                let node = cursor.node();
                let kind = node.kind();
                let whole = is_string(kind) && !has_interpolation(text.get(node.byte_range()).unwrap_or_default());
                if !kind.contains("comment") && !whole && cursor.goto_first_child() {
                    continue;
                }
                if !kind.contains("comment") && !node.is_missing() {
                    push(&mut found, text, node.start_byte(), node.end_byte(), node.start_position().row);
                }
                while !cursor.goto_next_sibling() {
                    if !cursor.goto_parent() {
                        break 'walk;
                    }
                }
            }
        }
        None => words(text, &mut found),
    }
    if let Some(token) = found.first_mut() {
        token.first = true;
    }
    for at in 1..found.len() {
        found[at].first = found[at - 1].line < found[at].line;
        if found[at].text == "(" {
            found[at - 1].called = true;
        }
    }
    found
}

fn is_string(kind: &str) -> bool {
    matches!(kind, "string" | "string_literal" | "interpreted_string_literal" | "raw_string_literal" | "char_literal" | "encapsed_string")
}

fn has_interpolation(text: &str) -> bool {
    text.contains('{') || text.contains('$')
}

/// A leaf of the tree; what a grammar leaves in one piece (text between tags, a block of a template) falls into its words.
fn push<'a>(found: &mut Vec<Token<'a>>, text: &'a str, start: usize, end: usize, line: usize) {
    let Some(piece) = text.get(start..end) else { return };
    let trimmed = piece.trim();
    if trimmed.is_empty() {
        return;
    }
    let lead = piece.len() - piece.trim_start().len();
    let line = line + piece[..lead].matches('\n').count();
    let start = start + lead;
    found.push(Token { text: trimmed, start, end: start + trimmed.len(), line, called: false, first: false });
}

fn words<'a>(text: &'a str, found: &mut Vec<Token<'a>>) {
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let mut open: Option<usize> = None;
        if !line.trim_start().starts_with('#') {
            for (at, c) in line.char_indices().chain([(line.len(), '\n')]) {
                let inside = c.is_alphanumeric() || c == '_';
                match (open, inside) {
                    (None, true) => open = Some(at),
                    (Some(from), false) => {
                        found.push(Token {
                            text: &line[from..at],
                            start: start + from,
                            end: start + at,
                            line: number,
                            called: false,
                            first: false,
                        });
                        open = None;
                    }
                    _ => {}
                }
                if !inside && !c.is_whitespace() {
                    let end = at + c.len_utf8();
                    found.push(Token {
                        text: &line[at..end],
                        start: start + at,
                        end: start + end,
                        line: number,
                        called: false,
                        first: false,
                    });
                }
            }
        }
        start += line.len();
    }
}

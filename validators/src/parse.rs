//! Parsing: one tree a file, shared by every validator. Knows grammars, not rules.

use std::sync::OnceLock;

use assay_manifests::{Language, Span};
use tree_sitter::{Node, Parser, Tree};

use crate::{syntax::Syntax, tree::Flat};

/// Longest file that is parsed, in bytes: longer ones are unjudged.
pub const MAX_PARSE_BYTES: usize = 4 << 20;

/// A parsed file and how much of it the grammar could not make sense of.
pub struct Parsed {
    pub tree: Tree,
    /// Maximal error and missing nodes, in order.
    pub errors: Vec<Span>,
    /// Something is open at its end, or was before its beginning: it made sense with that put in.
    pub(crate) is_cut: bool,
    language: Language,
    syntax: OnceLock<Syntax>,
}

impl Parsed {
    /// What judges ask of the tree: gathered when the first of them asks.
    pub(crate) fn syntax(&self) -> &Syntax {
        self.syntax.get_or_init(|| Syntax::of(self.language, &self.tree))
    }

    /// The tree laid out flat, as lowerings read it. Made anew each time: it is of use once, and large.
    pub fn flat(&self) -> Flat {
        Flat::of(self.language, &self.tree)
    }

    /// Bytes under error nodes inside `within`.
    pub fn error_bytes(&self, within: Span) -> u64 {
        self.errors.iter().map(|e| u64::from(e.end.min(within.end).saturating_sub(e.start.max(within.start)))).sum()
    }
}

/// Parses `text`. `None` where the language has no grammar here, or the text is longer than [`MAX_PARSE_BYTES`].
pub fn parse(language: Language, text: &str) -> Option<Parsed> {
    let grammar = grammar(language)?;
    if text.len() > MAX_PARSE_BYTES || (language == Language::Yaml && block_depth(text) > MAX_BLOCK_DEPTH) {
        return None;
    }
    let mut parser = Parser::new();
    parser.set_language(&grammar).ok()?;
    // Kotlin's scanner looks for white space behind an annotation and never sees the end of the text: a line end stands there for it.
    let ended;
    let source = if language == Language::Kotlin && !text.ends_with('\n') {
        ended = format!("{text}\n");
        &ended
    } else {
        text
    };
    let mut tree = parser.parse(source, None)?;
    let mut errors = errors_of(&tree);
    let (mut read_as, mut is_cut) = (language, false);
    if !errors.is_empty()
        && let Some(whole) = with_elements(language, text)
    {
        (tree, errors, read_as) = (whole, Vec::new(), Language::Tsx);
    }
    if !errors.is_empty()
        && language == Language::Kotlin
        && let Some(whole) = parser.parse(with_ends(source), None)
        && error_length(&errors_of(&whole)) < error_length(&errors)
    {
        errors = errors_of(&whole);
        tree = whole;
    }
    if !errors.is_empty()
        && let Some(whole) = crate::fragment::completed(language, text, &errors, |wrapped| {
            let tree = parser.parse(wrapped, None)?;
            let errors = errors_of(&tree);
            Some((tree, errors))
        })
    {
        (tree, errors) = whole;
        is_cut = crate::fragment::is_cut(text);
    }
    Some(Parsed { tree, errors, is_cut, language: read_as, syntax: OnceLock::new() })
}

/// TypeScript that holds elements, though its name does not say so, where it is without errors then.
fn with_elements(language: Language, text: &str) -> Option<Tree> {
    if language != Language::TypeScript || !(text.contains("</") || text.contains("/>")) {
        return None;
    }
    let mut parser = Parser::new();
    parser.set_language(&grammar(Language::Tsx)?).ok()?;
    parser.parse(text, None).filter(|tree| !tree.root_node().has_error())
}

/// A text of Kotlin of the same length whose last statement in a block ends in a semicolon: `{ fun one() = 1 }`. The grammar at times does not
/// see the end of a statement at a brace.
fn with_ends(text: &str) -> String {
    let mut out = text.as_bytes().to_vec();
    for (at, window) in text.as_bytes().windows(3).enumerate() {
        if let [before, b' ', b'}'] = window
            && !before.is_ascii_whitespace()
            && !matches!(before, b'{' | b';' | b',' | b'>')
            && let Some(space) = out.get_mut(at + 1)
        {
            *space = b';';
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Bytes that errors cover, and how many they are.
fn error_length(errors: &[Span]) -> (u64, usize) {
    (errors.iter().map(|error| u64::from(error.end.saturating_sub(error.start))).sum(), errors.len())
}

/// Maximal error and missing nodes of a tree, in order.
pub(crate) fn errors_of(tree: &Tree) -> Vec<Span> {
    let mut errors = Vec::new();
    if tree.root_node().has_error() {
        collect_errors(tree.root_node(), &mut errors);
    }
    errors
}

/// Deepest nesting by indentation of a YAML text that is parsed: the grammar's scanner keeps a stack of it in 1,024 bytes and ends the process
/// where it runs over.
const MAX_BLOCK_DEPTH: usize = 100;

/// At least how deep blocks nest by indentation, compact ones (`- - -`) counted.
fn block_depth(text: &str) -> usize {
    let mut open: Vec<usize> = Vec::new();
    let mut deepest = 0;
    for line in text.lines() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if line.len() == indent {
            continue;
        }
        open.retain(|known| *known < indent);
        open.push(indent);
        let (mut rest, mut at) = (&line[indent..], indent);
        while let Some(inner) = rest.strip_prefix(['-', '?', ':']).filter(|inner| inner.starts_with([' ', '\t'])) {
            let next = inner.trim_start_matches([' ', '\t']);
            at += rest.len() - next.len();
            open.push(at);
            rest = next;
        }
        deepest = deepest.max(open.len());
    }
    deepest
}

fn grammar(language: Language) -> Option<tree_sitter::Language> {
    use Language::*;
    Some(match language {
        Python => tree_sitter_python::LANGUAGE.into(),
        JavaScript => tree_sitter_javascript::LANGUAGE.into(),
        TypeScript => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
        Tsx => tree_sitter_typescript::LANGUAGE_TSX.into(),
        Java => tree_sitter_java::LANGUAGE.into(),
        Kotlin => tree_sitter_kotlin_ng::LANGUAGE.into(),
        Go => tree_sitter_go::LANGUAGE.into(),
        Rust => tree_sitter_rust::LANGUAGE.into(),
        C => tree_sitter_c::LANGUAGE.into(),
        Cpp => tree_sitter_cpp::LANGUAGE.into(),
        CSharp => tree_sitter_c_sharp::LANGUAGE.into(),
        Php => tree_sitter_php::LANGUAGE_PHP.into(),
        Ruby => tree_sitter_ruby::LANGUAGE.into(),
        Bash => tree_sitter_bash::LANGUAGE.into(),
        Sql => tree_sitter_sequel::LANGUAGE.into(),
        Dockerfile => tree_sitter_containerfile::LANGUAGE.into(),
        Yaml => tree_sitter_yaml::LANGUAGE.into(),
        Terraform => tree_sitter_hcl::LANGUAGE.into(),
        Json => tree_sitter_json::LANGUAGE.into(),
        Toml => tree_sitter_toml_ng::LANGUAGE.into(),
        Html => tree_sitter_html::LANGUAGE.into(),
        Css => tree_sitter_css::LANGUAGE.into(),
        Nginx | Systemd | Make | CMake | Markdown | Properties | Xml | Text => return None,
    })
}

/// Bytes and lines of a node.
pub(crate) fn span(node: Node<'_>) -> Span {
    Span {
        start: node.start_byte() as u32,
        end: node.end_byte() as u32,
        line: node.start_position().row as u32 + 1,
        end_line: node.end_position().row as u32 + 1,
    }
}

/// Walks with a cursor, not by recursion: the tree of hostile input can be as deep as the text is long.
fn collect_errors(root: Node<'_>, out: &mut Vec<Span>) {
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        let is_error = node.is_error() || node.is_missing();
        if is_error {
            out.push(span(node));
        }
        if !is_error && node.has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grammar_loads() {
        for language in Language::ALL {
            if let Some(grammar) = grammar(*language) {
                assert!(Parser::new().set_language(&grammar).is_ok(), "{language}");
            }
        }
    }

    #[test]
    fn an_annotation_at_the_end_of_a_text_ends() {
        for text in ["class A\n@R", "class A\n@R(x", "class A {\n    val x = 1\n    @get:R(", "class A { val x = 1\n @R"] {
            assert!(parse(Language::Kotlin, text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_class_of_one_line_hides_nothing_behind_it() {
        let text =
            "open class Plain { open fun shown(a: String) = a }\nclass Bold : Plain() { override fun shown(a: String) = \"<b>$a</b>\" }\n";
        let parsed = parse(Language::Kotlin, text).expect("parses");
        assert!(parsed.errors.is_empty());
        assert_eq!(parsed.tree.root_node().named_child_count(), 2);
    }

    #[test]
    fn counts_the_bytes_that_do_not_parse() {
        let good = parse(Language::Python, "def f():\n    return 1\n").expect("parses");
        assert!(good.errors.is_empty());
        let bad = parse(Language::Python, "def f(:\n  )) return\n").expect("gives a tree");
        assert!(bad.error_bytes(Span { start: 0, end: 100, line: 1, end_line: 9 }) > 0);
    }

    #[test]
    fn deep_nesting_does_not_exhaust_the_stack() {
        let text = "(".repeat(100_000);
        assert!(parse(Language::JavaScript, &text).is_some());
        for text in ["- ".repeat(3_000), "? ".repeat(3_000), (0..700).map(|n| format!("{}a:\n", " ".repeat(n))).collect()] {
            assert!(parse(Language::Yaml, &text).is_none());
        }
        assert!(parse(Language::Yaml, "a:\n  - b:\n    - c: 1\n").is_some());
    }
}

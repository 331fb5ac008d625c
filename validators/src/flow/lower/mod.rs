//! Lowering: one file a language, from its syntax tree to the flow graph. A lowering knows its grammar and the form, nothing else.

use std::cell::OnceCell;

use crate::tree::{Flat, Node, line_starts};
use assay_manifests::{Language, Span};

/// Mark of a class of Go that is another name of a type: `type A = B`.
pub const GO_ALIAS: &str = "(alias)";
/// Name of the call that begins a variable that stays from one call to the next.
pub const STATIC: &str = "(static)";
/// Name of the call that stands for a variable of PHP whose name is a value.
pub const NAMED: &str = "(named)";
/// Name of the decorator of a closure of PHP that lists the variables it copies when it is made.
pub const COPIED: &str = "(copied)";
/// PHP: stands among the decorators of a field that only its own class may read.
pub const HIDDEN: &str = "(hidden)";
/// Name of the call that stands after a walk of PHP by reference: the list, and what the last round left in its variable.
pub const WALKED: &str = "(walked)";
/// Name of the method that says what a walk over an object visits, where the language gives it a name that is no text.
pub const ITERATOR: &str = "@@iterator";
/// What a label begins with that opens a block of names of its own: they follow, with blanks between them.
pub const SCOPE: &str = "@scope ";

mod c;
mod csharp;
#[cfg(test)]
mod debug;
mod go;
mod java;
mod javascript;
mod kit;
mod kotlin;
mod php;
mod python;
mod ruby;
mod rust;
#[cfg(test)]
mod show;
mod walk;

use super::ir::{Expr, ExprKind, Module, Sym};

/// What every lowering carries: the text, and how many nodes it had no form for.
pub struct Lowering<'a> {
    pub text: &'a str,
    pub language: Language,
    pub unknown_nodes: u32,
    /// The first place that is nested too deeply to be lowered.
    pub given_up: Option<Span>,
    pub depth: u32,
    /// Where lines begin, once a place in the text was asked for.
    lines: OnceCell<Vec<u32>>,
}

/// Deeper nesting than this becomes `Unknown` without children (hostile input must not exhaust the stack).
pub const MAX_DEPTH: u32 = 200;

impl<'a> Lowering<'a> {
    pub fn new(text: &'a str, language: Language) -> Self {
        Self { text, language, unknown_nodes: 0, given_up: None, depth: 0, lines: OnceCell::new() }
    }

    pub fn str(&self, node: Node<'_>) -> &'a str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    pub fn sym(&self, node: Node<'_>) -> Sym {
        self.str(node).into()
    }

    /// A node's place as tree-sitter has it.
    pub fn range(&self, node: Node<'_>) -> tree_sitter::Range {
        node.range(self.lines.get_or_init(|| line_starts(self.text)))
    }

    pub fn unknown(&mut self, children: Vec<Expr>, span: Span) -> Expr {
        self.unknown_nodes += 1;
        if self.depth >= MAX_DEPTH {
            self.give_up(span);
        }
        Expr::new(ExprKind::Unknown(children), span)
    }

    /// What stands there is nested too deeply: whoever judges the file is told.
    pub fn give_up(&mut self, span: Span) {
        self.given_up = self.given_up.or(Some(span));
    }
}

/// Bytes and lines of a node.
pub fn span(node: Node<'_>) -> Span {
    Span { start: node.start_byte() as u32, end: node.end_byte() as u32, line: node.start_row() + 1, end_line: node.end_row() + 1 }
}

/// Whether an operator's node holds something that the parser skipped.
fn skips(node: Node<'_>) -> bool {
    matches!(node.kind(), "binary_expression" | "assignment_expression" | "conditional_expression" | "unary_expression")
        && node.has_error()
        && node.children().any(|child| child.is_error())
}

/// Lowers a parsed file. `None` where the language has no lowering.
pub fn lower(language: Language, path: &str, text: &str, tree: &Flat) -> Option<Module> {
    match language {
        Language::C | Language::Cpp => Some(c::lower(language, path, text, tree)),
        Language::CSharp => Some(csharp::lower(path, text, tree)),
        Language::Go => Some(go::lower(path, text, tree)),
        Language::Java => Some(java::lower(path, text, tree)),
        Language::Kotlin => Some(kotlin::lower(path, text, tree)),
        Language::Php => Some(php::lower(path, text, tree)),
        Language::Ruby => Some(ruby::lower(path, text, tree)),
        Language::Rust => Some(rust::lower(path, text, tree)),
        Language::Python => Some(python::lower(path, text, tree)),
        Language::JavaScript | Language::TypeScript | Language::Tsx => Some(javascript::lower(language, path, text, tree)),
        _ => None,
    }
}

/// Whether a namespace is one of those whose classes rules know by their own names.
pub fn is_platform(namespace: &str) -> bool {
    matches!(namespace.split('.').next(), Some("System" | "Microsoft" | "Newtonsoft" | "Npgsql" | "MySql" | "MySqlConnector" | "Dapper"))
}

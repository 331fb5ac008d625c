//! What stands around a command of a script: what is above it in the tree, what feeds it, what it feeds, and the files it writes. Bounded: a
//! script can chain commands, and nest them, as often as it likes. Knows the shell's syntax, no program.

use std::collections::BTreeMap;

use assay_manifests::Span;
use tree_sitter::Node as Syntax;

use super::{Node, Value, shell::unquoted};

/// Substitutions, functions and lists are looked for this far above a command.
pub(super) const MAX_ABOVE: usize = 12;
/// Of a pipe no more parts than this are told before a command, and behind it.
const MAX_PARTS: usize = 16;
/// Of what stands before a command in a pipe, or behind it, no more is told than this, in bytes.
const MAX_TEXT: usize = 4096;

/// The nodes above the one that is read. Kept along the way: the grammar's own way up goes down from the root each time.
#[derive(Default)]
pub(super) struct Around<'t> {
    above: Vec<Syntax<'t>>,
    commands: usize,
    /// The parts of pipes, by the pipe.
    parts: BTreeMap<usize, Vec<Syntax<'t>>>,
}

impl<'t> Around<'t> {
    pub fn enter(&mut self, node: Syntax<'t>) {
        self.commands += usize::from(node.kind() == "command");
        self.above.push(node);
    }

    pub fn leave(&mut self) {
        if let Some(node) = self.above.pop() {
            self.commands -= usize::from(node.kind() == "command");
        }
    }

    /// How many commands hold the node in their words.
    pub const fn commands(&self) -> usize {
        self.commands
    }

    /// The node so many steps above, 0 for the parent.
    pub fn above(&self, steps: usize) -> Option<Syntax<'t>> {
        self.above.len().checked_sub(steps + 1).and_then(|at| self.above.get(at)).copied()
    }

    /// From the parent upwards, as far as anybody asks.
    pub fn upwards(&self) -> impl Iterator<Item = Syntax<'t>> + '_ {
        self.above.iter().rev().take(MAX_ABOVE).copied()
    }

    /// What feeds the command, what it feeds, and the files it writes.
    pub fn told(&mut self, node: Syntax<'t>, text: &str, at: Span, entries: &mut Vec<(String, Node)>) {
        let words = |text: String| Node::new(Value::Text(text), at);
        // What a substitution or a function prints is its value.
        let read_as_file =
            |n: &Syntax<'_>| n.kind() == "process_substitution" && text.get(n.start_byte()..).is_some_and(|t| t.starts_with('<'));
        if self.upwards().any(|n| matches!(n.kind(), "command_substitution" | "function_definition") || read_as_file(&n)) {
            entries.push(("captured".to_owned(), Node::new(Value::Bool(true), at)));
        }
        let redirected = |n: &Syntax<'_>| n.kind() == "redirected_statement";
        // Of `a && b > file` the grammar redirects both.
        let lists = self.above.iter().rev().take_while(|n| n.kind() == "list" && n.end_byte() == node.end_byte()).count();
        let mut one = node;
        let mut steps = 0;
        if let Some(parent) = self.above(0).filter(redirected).or_else(|| self.above(lists).filter(redirected)) {
            let targets = targets(parent, text, at);
            if !targets.is_empty() {
                entries.push(("writes".to_owned(), Node::new(Value::List(targets), at)));
            }
            let mut cursor = parent.walk();
            let fed: Vec<&str> = parent
                .named_children(&mut cursor)
                .filter(|n| n.kind() == "heredoc_redirect")
                .flat_map(|n| (0..n.named_child_count()).filter_map(move |at| n.named_child(at as u32)))
                .filter(|n| n.kind() == "heredoc_body")
                .filter_map(|n| text.get(n.byte_range()))
                .collect();
            if !fed.is_empty() {
                entries.push(("fed".to_owned(), words(fed.concat())));
                // Behind a mark in quotes nothing is put in.
                let marked = text.get(parent.byte_range()).and_then(|text| text.split("<<").nth(1)).unwrap_or_default();
                if marked.trim_start_matches(['-', ' ', '\t']).starts_with(['\'', '"', '\\']) {
                    entries.push(("fed_literal".to_owned(), Node::new(Value::Bool(true), at)));
                }
            }
            if self.above(0).is_some_and(|p| p.id() == parent.id()) {
                (one, steps) = (parent, 1);
            }
        }
        let Some(pipeline) = self.above(steps).filter(|p| p.kind() == "pipeline") else { return };
        // The grammar sets what the last part writes behind the whole.
        let behind = self.above(steps + 1).filter(redirected).map(|whole| targets(whole, text, at)).unwrap_or_default();
        let parts = self.parts.entry(pipeline.id()).or_insert_with(|| {
            let mut cursor = pipeline.walk();
            pipeline.named_children(&mut cursor).filter(|n| n.kind() != "comment").collect()
        });
        let here = parts.partition_point(|part| part.start_byte() < one.start_byte());
        if here > 0 {
            entries.push(("from".to_owned(), words(joined(&parts[here.saturating_sub(MAX_PARTS)..here], text))));
        }
        if here + 1 < parts.len() {
            let mut into = joined(&parts[here + 1..parts.len().min(here + 1 + MAX_PARTS)], text);
            if let Some(to) = behind.first().and_then(Node::text) {
                into.push_str(" > ");
                into.push_str(to);
            }
            entries.push(("into".to_owned(), words(into)));
        } else if !behind.is_empty() && !entries.iter().any(|(name, _)| name == "writes") {
            entries.push(("writes".to_owned(), Node::new(Value::List(behind), at)));
        }
    }
}

/// Parts of a pipe as one line.
fn joined(parts: &[Syntax<'_>], text: &str) -> String {
    let mut out = String::new();
    let words = |part: &Syntax<'_>| text.get(part.byte_range()).unwrap_or_default().split_whitespace();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push_str(" |");
        }
        for word in words(part) {
            if out.len() + word.len() > MAX_TEXT {
                return out;
            }
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// The files that a statement is redirected to.
fn targets(statement: Syntax<'_>, text: &str, at: Span) -> Vec<Node> {
    let of = |node: Syntax<'_>| text.get(node.byte_range()).unwrap_or_default();
    let mut cursor = statement.walk();
    statement
        .named_children(&mut cursor)
        .filter(|n| n.kind() == "file_redirect" && of(*n).contains('>'))
        .filter_map(|n| n.child_by_field_name("destination"))
        .map(|n| unquoted(of(n)))
        // What goes to the terminal is in no file.
        .filter(|to| to.parse::<u8>().is_err() && !matches!(to.as_str(), "/dev/stderr" | "/dev/stdout" | "/dev/tty"))
        .map(|to| Node::new(Value::Text(to), at))
        .collect()
}

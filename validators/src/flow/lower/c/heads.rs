//! What the heads of functions say beside types: attributes, in any spelling. And what types without a name are called,
//! and of which classes there can be no object.

use assay_manifests::Span;

use super::span;
use crate::{
    flow::ir::{Class, Expr, ExprKind, Sym},
    tree::Node,
};

/// What a function's head says of how it is called: that it never comes back, that it runs by itself, or that it is a virtual destructor.
pub(super) fn traits(head: &str, at: Span) -> Vec<Expr> {
    let word = |word: &str| Expr::new(ExprKind::Name(word.into()), at);
    let mut said = Vec::new();
    // What is deleted by a pointer to its base runs the destructor of its own class only where that says so.
    if head.contains('~') && words(head).any(|word| matches!(word, "virtual" | "override")) {
        said.push(word("virtual"));
    }
    if !["noreturn", "_Noreturn", "ttribute", "[["].into_iter().any(|mark| head.contains(mark)) {
        return said;
    }
    let head = bare(head);
    if words(&head).any(|word| matches!(word, "noreturn" | "_Noreturn" | "__noreturn__" | "__noreturn")) {
        said.push(word("noreturn"));
    }
    for name in ["constructor", "destructor"] {
        let named = |inside: &str| words(inside).any(|word| word.trim_matches('_') == name);
        if attributes(&head).into_iter().any(named) {
            said.push(word(name));
        }
    }
    said
}

const fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty())
}

/// What stands between the brackets of each `__attribute__((…))` and each `[[…]]`.
fn attributes(head: &str) -> Vec<&str> {
    let mut all: Vec<&str> = head.split("[[").skip(1).filter_map(|rest| rest.split("]]").next()).collect();
    for (start, mark) in head.match_indices("__attribute") {
        let rest = &head[start + mark.len()..];
        let rest = rest.strip_prefix("__").unwrap_or(rest).trim_start();
        if head[..start].ends_with(is_of_word) || !rest.starts_with('(') {
            continue;
        }
        let mut depth = 0u32;
        let end = rest.find(|c| {
            depth = match c {
                '(' => depth.saturating_add(1),
                ')' => depth.saturating_sub(1),
                _ => depth,
            };
            depth == 0
        });
        all.push(end.map_or(rest, |end| &rest[..end]));
    }
    all
}

/// A head without its comments and texts.
fn bare(head: &str) -> String {
    let mut out = String::with_capacity(head.len());
    let mut rest = head;
    while let Some(c) = rest.chars().next() {
        let skipped = if let Some(remark) = rest.strip_prefix("/*") {
            remark.find("*/").map_or(rest.len(), |end| end + 4)
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if c == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        out.push(' ');
        rest = &rest[skipped..];
    }
    out
}

/// Classes of one file that are looked for in its text, at most.
const SOUGHT: u32 = 64;
/// The longest text that is looked through for them.
const LONGEST: usize = 1 << 18;

impl super::C<'_> {
    /// Whether the name of a class that no other file can name stands nowhere in the text but in the class itself, and nothing makes an object
    /// with it: a variable that is declared behind it, a member that is one, or a base that is given its name.
    pub(super) fn is_named_nowhere_else(&mut self, name: &str, node: Node<'_>) -> bool {
        self.sought = self.sought.saturating_add(1);
        if name.is_empty() || !name.chars().all(is_of_word) || self.sought > SOUGHT || self.low.text.len() > LONGEST {
            return false;
        }
        let (own, at) = (self.low.str(node), span(node));
        let (before, behind) = (self.low.text.get(..at.start as usize), self.low.text.get(at.end as usize..));
        let has = |sought: &str| words(own).any(|word| word == sought);
        let in_head = own.split('{').next().map_or(0, |head| words(head).filter(|word| *word == name).count());
        let ends = behind.is_some_and(|text| text.trim_start().starts_with(';'));
        if !ends || in_head > 1 || has("inline") && has("static") {
            return false;
        }
        [before, behind].into_iter().all(|text| text.is_some_and(|text| words(text).all(|word| word != name)))
    }
}

/// Methods of a class of which there can be no object say so.
pub(super) fn mark_unmade(class: &mut Class, at: Span) {
    for method in &mut class.methods {
        if let Some(method) = std::sync::Arc::get_mut(method) {
            method.decorators.push(Expr::new(ExprKind::Name("unmade".into()), at));
        }
    }
}

/// What a structure, union or enumeration without a name is called inside of its file, so that each is told from the others.
pub(super) fn unnamed(node: Node<'_>) -> Sym {
    match (node.kind(), node.child_by_field_name("body")) {
        ("struct_specifier" | "union_specifier", Some(_)) => format!("@{}", span(node).start).into(),
        _ => "".into(),
    }
}

/// Whether a name was given by `unnamed`.
pub(super) fn is_unnamed(name: &str) -> bool {
    name.starts_with('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_it_in_whole_words() {
        let said = |head: &str| traits(head, Span::default()).len();
        assert_eq!(said("void log_noreturn_event(int)"), 0);
        assert_eq!(said("/* noreturn */ void f(void) // noreturn\n"), 0);
        assert_eq!(said("__attribute__((unused)) void constructor(void)"), 0);
        assert_eq!(said("__attribute__((deprecated(\"constructor\"))) void f(void)"), 0);
        for head in ["_Noreturn void f(void)", "[[noreturn]] void f()", "void f(void) __attribute__((__noreturn__))"] {
            assert_eq!(said(head), 1, "{head}");
        }
        assert_eq!(said("static void __attribute__ ((constructor(101))) f(void)"), 1);
        assert_eq!(said("[[gnu::destructor]] void f()"), 1);
    }
}

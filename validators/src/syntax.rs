//! What several judges ask of a syntax tree, gathered in one walk over it: comments, documentation, strings, and the calls, functions, returns
//! and assignments by where they stand. Knows node kinds of all grammars and no judge.

use std::sync::OnceLock;

use assay_manifests::{Language, Span};
use tree_sitter::{Node, Tree};

use crate::parse::span;

/// Most calls and assignments of a file that are gathered.
pub const MAX_ACTS: usize = 40_000;

/// Byte range of a node.
pub type Range = (u32, u32);

/// Something that a program does, in the order of its beginning.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    Call(Range),
    /// A function, and where its name stands.
    Function {
        range: Range,
        name: Option<Range>,
    },
    Return(Range),
    /// An assignment that begins at `start`.
    Set {
        start: u32,
        name: Range,
        value: Range,
    },
}

/// A comment, or a string that stands as a statement.
#[derive(Clone, Copy, Debug)]
pub struct Spoken {
    pub span: Span,
    pub is_comment: bool,
}

/// What was gathered, each list in the order of the text.
#[derive(Debug, Default)]
pub struct Syntax {
    /// All comments.
    pub comments: Vec<Span>,
    /// Comments (also those within code in strings) and strings that stand as statements.
    pub spoken: Vec<Spoken>,
    /// Comments and strings that stand as statements, none within a string.
    pub documented: Vec<Range>,
    /// The other strings, none within another.
    pub strings: Vec<Range>,
    /// At most [`MAX_ACTS`] calls and assignments, with the functions and returns among them.
    pub acts: Vec<Act>,
}

const COMMENT: u8 = 1;
const STATEMENT: u8 = 1 << 1;
const STRING: u8 = 1 << 2;
const CALL: u8 = 1 << 3;
const FUNCTION: u8 = 1 << 4;
const RETURN: u8 = 1 << 5;
const SET: u8 = 1 << 6;

impl Syntax {
    /// Walks with a cursor, not by recursion: the tree of hostile input can be as deep as the text is long.
    pub fn of(language: Language, tree: &Tree) -> Self {
        let classes = classes(language, tree);
        let mut syntax = Self::default();
        // Where what is a leaf for one list or the other ends.
        let (mut documented_to, mut spoken_to) = (0, 0);
        let mut left = MAX_ACTS;
        let mut cursor = tree.walk();
        loop {
            let node = cursor.node();
            let class = classes.get(usize::from(node.kind_id())).copied().unwrap_or_default();
            if class != 0 {
                let (start, end) = range(node);
                if class & COMMENT != 0 {
                    let span = span(node);
                    syntax.comments.push(span);
                    if start >= spoken_to {
                        syntax.spoken.push(Spoken { span, is_comment: true });
                    }
                    if start >= documented_to {
                        syntax.documented.push((start, end));
                    }
                } else if class & STATEMENT != 0 {
                    let only = node.named_child(0).map_or("", |only| only.kind());
                    if matches!(only, "string" | "concatenated_string") && node.named_child_count() == 1 {
                        if only == "string" && start >= spoken_to {
                            syntax.spoken.push(Spoken { span: span(node), is_comment: false });
                            spoken_to = end;
                        }
                        if start >= documented_to {
                            syntax.documented.push((start, end));
                            documented_to = end;
                        }
                    }
                } else if class & STRING != 0 && start >= documented_to {
                    syntax.strings.push((start, end));
                    documented_to = end;
                }
                if left > 0
                    && class & (CALL | FUNCTION | RETURN | SET) != 0
                    && let Some(act) = act(node, class)
                {
                    left -= usize::from(matches!(act, Act::Call(_) | Act::Set { .. }));
                    syntax.acts.push(act);
                }
            }
            if class & COMMENT == 0 && cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return syntax;
                }
            }
        }
    }
}

fn range(node: Node<'_>) -> Range {
    (node.start_byte() as u32, node.end_byte() as u32)
}

fn act(node: Node<'_>, class: u8) -> Option<Act> {
    Some(if class & CALL != 0 {
        Act::Call(range(node))
    } else if class & FUNCTION != 0 {
        Act::Function { range: range(node), name: node.child_by_field_name("name").map(range) }
    } else if class & RETURN != 0 {
        Act::Return(range(node))
    } else {
        let (name, value) = assignment(node)?;
        Act::Set { start: node.start_byte() as u32, name: range(name), value: range(value) }
    })
}

/// The classes of a grammar's node kinds, by their number.
fn classes(language: Language, tree: &Tree) -> &'static [u8] {
    static CLASSES: [OnceLock<Vec<u8>>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    let Some(place) = Language::ALL.iter().position(|known| *known == language) else { return &[] };
    CLASSES[place].get_or_init(|| {
        let grammar = tree.language();
        let class = |id: u16| grammar.node_kind_for_id(id).map_or(0, |kind| class(kind, grammar.node_kind_is_named(id)));
        (0..u16::try_from(grammar.node_kind_count()).unwrap_or(u16::MAX)).map(class).collect()
    })
}

fn class(kind: &str, is_named: bool) -> u8 {
    let is_string = is_named && kind.contains("string") && !kind.ends_with("_statement") && !kind.ends_with("type");
    match kind {
        _ if kind.ends_with("comment") => COMMENT,
        "expression_statement" => STATEMENT,
        _ if is_call(kind) => CALL | if is_string { STRING } else { 0 },
        _ if is_function(kind) => FUNCTION,
        _ if kind.starts_with("return") && is_named => RETURN,
        _ if is_assignment(kind) => SET,
        _ if is_string => STRING,
        _ => 0,
    }
}

fn is_call(kind: &str) -> bool {
    matches!(
        kind,
        "call"
            | "call_expression"
            | "new_expression"
            | "method_call"
            | "function_call_expression"
            | "member_call_expression"
            | "scoped_call_expression"
            | "object_creation_expression"
            | "macro_invocation"
            | "command"
            | "pipeline"
            | "subshell"
            | "backticks"
            | "include_expression"
            | "require_expression"
    )
}

fn is_function(kind: &str) -> bool {
    matches!(
        kind,
        "function_definition"
            | "function_declaration"
            | "function_expression"
            | "arrow_function"
            | "method_definition"
            | "method"
            | "singleton_method"
            | "method_declaration"
            | "function_item"
            | "closure_expression"
            | "func_literal"
            | "lambda"
            | "anonymous_function"
    )
}

fn is_assignment(kind: &str) -> bool {
    is_plain_assignment(kind)
        || matches!(
            kind,
            "variable_declarator"
                | "var_spec"
                | "const_spec"
                | "variable_assignment"
                | "named_expression"
                | "let_declaration"
                | "let_condition"
                | "const_item"
                | "static_item"
                | "as_pattern"
        )
}

fn is_plain_assignment(kind: &str) -> bool {
    matches!(
        kind,
        "assignment"
            | "assignment_expression"
            | "augmented_assignment"
            | "augmented_assignment_expression"
            | "operator_assignment"
            | "assignment_statement"
            | "short_var_declaration"
    )
}

/// The name and the value of an assignment.
fn assignment(node: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    let field = |name: &str| node.child_by_field_name(name);
    match node.kind() {
        kind if is_plain_assignment(kind) => field("left").zip(field("right")),
        "let_declaration" | "let_condition" | "const_item" | "static_item" => {
            field("pattern").or_else(|| field("name")).zip(field("value"))
        }
        "as_pattern" => field("alias").zip(node.named_child(0)),
        _ => field("name").zip(field("value")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    fn texts(text: &str, ranges: impl IntoIterator<Item = Range>) -> Vec<&str> {
        ranges.into_iter().map(|(start, end)| &text[start as usize..end as usize]).collect()
    }

    #[test]
    fn one_walk_gathers_what_judges_ask_for() {
        let text = "\"\"\"About.\"\"\"\n# one\ndef f(a):\n    'says'\n    b = g(a, 'x' + f'{h(a)}')  # two\n    return b\n";
        let parsed = parse(Language::Python, text).expect("parses");
        let syntax = parsed.syntax();
        assert_eq!(texts(text, syntax.documented.iter().copied()), ["\"\"\"About.\"\"\"", "# one", "'says'", "# two"]);
        assert_eq!(texts(text, syntax.strings.iter().copied()), ["'x'", "f'{h(a)}'"]);
        assert_eq!(syntax.spoken.iter().map(|spoken| spoken.is_comment).collect::<Vec<_>>(), [false, true, false, true]);
        let calls = syntax.acts.iter().filter_map(|act| match act {
            Act::Call(range) => Some(*range),
            _ => None,
        });
        assert_eq!(texts(text, calls), ["g(a, 'x' + f'{h(a)}')", "h(a)"]);
        let sets = syntax.acts.iter().filter_map(|act| match act {
            Act::Set { name, .. } => Some(*name),
            _ => None,
        });
        assert_eq!(texts(text, sets), ["b"]);
        assert!(syntax.acts.iter().any(|act| matches!(act, Act::Function { name: Some(_), .. })));
    }
}

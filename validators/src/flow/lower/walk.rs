//! Small steps over syntax trees that several lowerings share: children, comments, escapes, long operator chains.
//! Knows no grammar in particular.

use crate::tree::Node;
use assay_manifests::Span;

use crate::flow::ir::{BinaryOp, Expr, ExprKind};

/// Named children in order, comments and line continuations left out, error nodes kept.
pub fn children<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    node.named_children().filter(|n| !n.is_extra() || n.is_error()).collect()
}

/// Children under a field, in order, without the separators that some grammars put under it.
pub fn fields<'t>(node: Node<'t>, name: &str) -> Vec<Node<'t>> {
    node.children_by_field_name(name).filter(|n| n.is_named() && (!n.is_extra() || n.is_error())).collect()
}

/// The first child of one of `kinds`, anonymous tokens included.
pub fn child<'t>(node: Node<'t>, kinds: &[&str]) -> Option<Node<'t>> {
    node.children().find(|n| kinds.contains(&n.kind()))
}

/// Whether a token stands directly under the node (`async`, `*`, `static`).
pub fn has(node: Node<'_>, token: &str) -> bool {
    child(node, &[token]).is_some()
}

/// Direct children that the parser could not place or had to make up.
pub fn errors<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    if !node.has_error() {
        return Vec::new();
    }
    node.children().filter(|n| n.is_error() || n.is_missing()).collect()
}

/// From the start of one span to the end of another.
pub fn join(from: Span, to: Span) -> Span {
    Span { start: from.start, end: to.end.max(from.end), line: from.line, end_line: to.end_line.max(from.end_line) }
}

/// Chains of an operator up to this length lean left as the language has them; longer ones are balanced (each leaf under at most
/// as many nodes again), so that a long concatenation is not deep.
pub const MAX_CHAIN: usize = 32;

/// `a op b op c …` of one associative operator. `None` for no operands.
pub fn fold(op: BinaryOp, mut operands: Vec<Expr>) -> Option<Expr> {
    let pair = |left: Expr, right: Expr| {
        let span = join(left.span, right.span);
        Expr::new(ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, span)
    };
    while operands.len() > MAX_CHAIN {
        let mut halved = Vec::with_capacity(operands.len().div_ceil(2));
        let mut rest = operands.into_iter();
        while let Some(left) = rest.next() {
            halved.push(match rest.next() {
                Some(right) => pair(left, right),
                None => left,
            });
        }
        operands = halved;
    }
    operands.into_iter().reduce(pair)
}

/// Text of a string literal's inside with C-like escapes resolved. Escapes that are not known stay as written, as Python has it;
/// with `drop_backslash` the backslash goes, as JavaScript has it.
pub fn unescape(text: &str, drop_backslash: bool) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            None => out.push('\\'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('a') if !drop_backslash => out.push('\u{7}'),
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('v') => out.push('\u{b}'),
            Some('\n') => {}
            Some('\r') => {
                if rest.as_str().starts_with('\n') {
                    rest.next();
                }
            }
            Some(quote @ ('\\' | '\'' | '"' | '`')) => out.push(quote),
            Some('x') => push_code(&mut out, &mut rest, "\\x", 2, 16),
            Some('u') if rest.as_str().starts_with('{') => {
                let body: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                out.push(u32::from_str_radix(&body, 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
            }
            Some('u') => push_code(&mut out, &mut rest, "\\u", 4, 16),
            Some('U') if !drop_backslash => push_code(&mut out, &mut rest, "\\U", 8, 16),
            Some(digit @ '0'..='7') => {
                let mut code = digit.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    let Some(next) = rest.as_str().chars().next().and_then(|c| c.to_digit(8)) else { break };
                    code = code * 8 + next;
                    rest.next();
                }
                out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            Some(other) => {
                if !drop_backslash {
                    out.push('\\');
                }
                out.push(other);
            }
        }
    }
    out
}

/// A character given by exactly `digits` digits; the escape as written where they are not there.
fn push_code(out: &mut String, rest: &mut std::str::Chars<'_>, lead: &str, digits: usize, radix: u32) {
    let text = rest.as_str();
    let code = text.get(..digits).and_then(|t| u32::from_str_radix(t, radix).ok());
    match code {
        Some(code) => {
            out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            *rest = text.get(digits..).unwrap_or_default().chars();
        }
        None => out.push_str(lead),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_resolve_as_the_language_has_them() {
        assert_eq!(unescape(r"a\n\x41\u0042\u{43}\101\\", false), "a\nABCA\\");
        assert_eq!(unescape(r"\d\/", false), r"\d\/");
        assert_eq!(unescape(r"\d\/", true), "d/");
        assert_eq!(unescape("\\xZ\\u12", true), "\\xZ\\u12");
    }
}

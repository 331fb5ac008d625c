//! What several lowerings share: walking children, literals, long operator chains. Knows no grammar's node names and no rules.

use crate::tree::Node;
use assay_manifests::Span;

use crate::flow::ir::{Arg, BinaryOp, CallKind, Expr, ExprKind, Lit, Spread, Stmt, StmtKind, Sym};

/// Longest operator chain that keeps its left-nested shape; a longer one is balanced, so that nothing recurses as deep as a text is long.
const MAX_CHAIN: usize = 48;

/// Named children without comments and other extras; error nodes stay.
pub fn named<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    node.named_children().filter(|child| !child.is_extra() || child.is_error()).collect()
}

/// All children with this field name.
pub fn fields<'t>(node: Node<'t>, name: &str) -> Vec<Node<'t>> {
    node.children_by_field_name(name).filter(|child| child.is_named()).collect()
}

/// First named child of one of the kinds.
pub fn child_of<'t>(node: Node<'t>, kinds: &[&str]) -> Option<Node<'t>> {
    node.named_children().find(|child| kinds.contains(&child.kind()))
}

/// Whether a child token (named or not) of this kind stands directly under the node.
pub fn has_token(node: Node<'_>, kind: &str) -> bool {
    node.children().any(|child| child.kind() == kind)
}

pub fn name(text: impl Into<Sym>, span: Span) -> Expr {
    Expr::new(ExprKind::Name(text.into()), span)
}

pub fn lit(lit: Lit, span: Span) -> Expr {
    Expr::new(ExprKind::Lit(lit), span)
}

pub fn arg(value: Expr) -> Arg {
    Arg { name: None, value, spread: Spread::No }
}

pub fn keyword(name: Sym, value: Expr) -> Arg {
    Arg { name: Some(name), value, spread: Spread::No }
}

pub fn call(callee: Expr, args: Vec<Arg>, kind: CallKind, span: Span) -> Expr {
    Expr::new(ExprKind::Call { callee: Box::new(callee), args, kind }, span)
}

pub fn member(object: Expr, name: impl Into<Sym>, access: crate::flow::ir::Access, span: Span) -> Expr {
    Expr::new(ExprKind::Member { object: Box::new(object), name: name.into(), access }, span)
}

pub fn stmt(kind: StmtKind, span: Span) -> Stmt {
    Stmt { kind, span }
}

/// `this.<name>` as an expression.
pub fn this_member(name_: &Sym, at: Span) -> Expr {
    member(name("this", at), name_.clone(), crate::flow::ir::Access::Dot, at)
}

/// A dotted text as a chain of members.
pub fn dotted(text: &str, at: Span) -> Expr {
    let mut parts = text.split('.').map(str::trim);
    let first = name(parts.next().unwrap_or_default(), at);
    parts.fold(first, |object, part| member(object, part, crate::flow::ir::Access::Dot, at))
}

pub fn cover(first: Span, last: Span) -> Span {
    Span { start: first.start, end: last.end, line: first.line, end_line: last.end_line }
}

/// Left-associative chain of operators over operands that are lowered already. A chain longer than [`MAX_CHAIN`] is balanced where all
/// its operators are the same and associate, and `None` (with nothing lost: the operands come back) otherwise.
pub fn chain(first: Expr, rest: Vec<(BinaryOp, Expr)>) -> Result<Expr, Vec<Expr>> {
    use BinaryOp::{Add, And, BitOr, Concat, Mul, Or};
    if rest.len() <= MAX_CHAIN {
        return Ok(rest.into_iter().fold(first, |left, (op, right)| binary(op, left, right)));
    }
    let op = rest.first().map_or(Add, |(op, _)| *op);
    let same = rest.iter().all(|(other, _)| *other == op) && matches!(op, Add | Concat | And | Or | BitOr | Mul);
    let operands: Vec<Expr> = std::iter::once(first).chain(rest.into_iter().map(|(_, operand)| operand)).collect();
    if !same {
        return Err(operands);
    }
    let mut level = operands;
    while level.len() > 1 {
        let mut next = Vec::with_capacity(level.len().div_ceil(2));
        let mut items = level.into_iter();
        while let Some(left) = items.next() {
            next.push(match items.next() {
                Some(right) => binary(op, left, right),
                None => left,
            });
        }
        level = next;
    }
    level.pop().map_or_else(|| Err(Vec::new()), Ok)
}

pub fn binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let span = cover(left.span, right.span);
    Expr::new(ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, span)
}

/// `^x`: every bit of it turned over.
pub fn flipped(operand: Expr) -> Expr {
    let span = operand.span;
    Expr::new(ExprKind::Unary { op: crate::flow::ir::UnaryOp::BitNot, operand: Box::new(operand) }, span)
}

/// `x++` where its value is used: what stood there before is what it gives.
pub fn step(node: Node<'_>, changed: Expr) -> Expr {
    let is_postfix = node.child(0).is_some_and(|first| first.is_named());
    let alone = node.parent().is_none_or(|parent| {
        matches!(parent.kind(), "expression_statement" | "for_statement" | "sequence_expression" | "program" | "lambda_expression")
    });
    let undone = match &changed.kind {
        ExprKind::Assign { op: Some(BinaryOp::Add), .. } => BinaryOp::Sub,
        _ => BinaryOp::Add,
    };
    if !is_postfix || alone {
        return changed;
    }
    let at = changed.span;
    Expr::new(ExprKind::Binary { op: undone, left: Box::new(changed), right: Box::new(lit(Lit::Int(1), at)) }, at)
}

/// Operators as C and its heirs write them.
pub fn binary_op(text: &str) -> BinaryOp {
    use BinaryOp::*;
    match text {
        "+" => Add,
        "-" => Sub,
        "*" => Mul,
        "/" => Div,
        "%" => Mod,
        "&" => BitAnd,
        "|" => BitOr,
        "^" => BitXor,
        "<<" => Shl,
        ">>" => Shr,
        ">>>" => UShr,
        "&&" => And,
        "||" => Or,
        "??" | "?:" => Coalesce,
        "==" => Eq,
        "!=" => NotEq,
        "===" => Same,
        "!==" => NotSame,
        "<" => Lt,
        "<=" => Le,
        ">" => Gt,
        ">=" => Ge,
        _ => Other,
    }
}

/// The operator of a compound assignment (`+=`), `None` for a plain `=`.
pub fn assign_op(text: &str) -> Option<BinaryOp> {
    let op = text.trim().strip_suffix('=')?;
    if op.is_empty() || op == ":" { None } else { Some(binary_op(op)) }
}

/// An integer literal with any of the usual prefixes, separators and suffixes; a float where it has a fraction or an exponent.
pub fn number(text: &str) -> Option<Lit> {
    let clean: String = text.chars().filter(|c| *c != '_').collect::<String>().to_ascii_lowercase();
    let (radix, digits) = match clean.as_bytes() {
        [b'0', b'x', ..] => (16, &clean[2..]),
        [b'0', b'b', ..] => (2, &clean[2..]),
        [b'0', b'o', ..] => (8, &clean[2..]),
        [b'0', b'0'..=b'7', ..] if clean.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'l' | b'u')) => (8, &clean[1..]),
        _ => (10, clean.as_str()),
    };
    let digits = digits.trim_end_matches(['l', 'u', 'n']);
    if let Ok(value) = i128::from_str_radix(digits, radix) {
        return Some(Lit::Int(value));
    }
    if radix != 10 {
        return None;
    }
    digits.trim_end_matches(['f', 'd', 'm']).parse::<f64>().ok().map(Lit::Float)
}

/// Resolves backslash escapes (`\n`, `\u0041`, `\x41`, `\101`); an unknown one keeps its character.
pub fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let Some(kind) = chars.next() else {
            out.push('\\');
            break;
        };
        let digits = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>, radix: u32, most: usize, seed: u32| {
            let (mut value, mut count) = (seed, 0);
            while count < most {
                let Some(digit) = chars.peek().and_then(|c| c.to_digit(radix)) else { break };
                value = value.wrapping_mul(radix).wrapping_add(digit);
                chars.next();
                count += 1;
            }
            char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)
        };
        match kind {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            's' => out.push(' '),
            'a' => out.push('\u{7}'),
            'v' => out.push('\u{b}'),
            'u' => {
                while chars.peek() == Some(&'u') {
                    chars.next();
                }
                out.push(digits(&mut chars, 16, 4, 0));
            }
            'U' => out.push(digits(&mut chars, 16, 8, 0)),
            'x' => out.push(digits(&mut chars, 16, 4, 0)),
            '0'..='7' => out.push(digits(&mut chars, 8, 2, kind.to_digit(8).unwrap_or(0))),
            '\n' => {}
            other => out.push(other),
        }
    }
    out
}

/// The text of a string block whose common indentation is not part of it (Java text blocks, C# raw strings, `trimIndent`).
pub fn dedent(text: &str) -> String {
    let body = text.strip_prefix("\r\n").or_else(|| text.strip_prefix('\n')).unwrap_or(text);
    let lines: Vec<&str> = body.split('\n').collect();
    let last = lines.len().saturating_sub(1);
    let indent = lines
        .iter()
        .enumerate()
        .filter(|(at, line)| *at == last || !line.trim().is_empty())
        .map(|(_, line)| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let cut: Vec<&str> = lines.iter().map(|line| line.get(indent..).unwrap_or("").trim_end_matches('\r')).collect();
    cut.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_mean_what_they_say() {
        assert_eq!(number("0xFFL"), Some(Lit::Int(255)));
        assert_eq!(number("1_000"), Some(Lit::Int(1000)));
        assert_eq!(number("0777"), Some(Lit::Int(511)));
        assert_eq!(number("0o600"), Some(Lit::Int(384)));
        assert_eq!(number("1.5f"), Some(Lit::Float(1.5)));
        assert_eq!(unescape(r"a\tb\u0041\x42\101\\"), "a\tbABA\\");
        assert_eq!(dedent("\n    select\n      x\n    "), "select\n  x\n");
    }

    #[test]
    fn long_chains_are_balanced_or_come_back_whole() {
        let at = Span { start: 0, end: 1, line: 1, end_line: 1 };
        let operands = |op: BinaryOp| (0..10_000).map(|_| (op, name("x", at))).collect::<Vec<_>>();
        fn depth(e: &Expr) -> usize {
            match &e.kind {
                ExprKind::Binary { left, right, .. } => 1 + depth(left).max(depth(right)),
                _ => 0,
            }
        }
        let sum = chain(name("y", at), operands(BinaryOp::Add)).expect("addition associates");
        assert!(depth(&sum) < 20);
        assert_eq!(chain(name("y", at), operands(BinaryOp::Sub)).expect_err("subtraction does not").len(), 10_001);
    }
}

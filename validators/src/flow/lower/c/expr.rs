//! Expressions of C, and the literals of both languages. What only C++ has stands in `cpp`.

use crate::tree::Node;

use super::{
    C, binary_op, children, one, span,
    types::{dotted_name, plain_arg},
};
use crate::flow::{
    ir::{Access, Arg, BinaryOp, CallKind, Expr, ExprKind, ListKind, Lit, Sym, UnaryOp},
    lower::skips,
};

impl C<'_> {
    pub(super) fn expr(&mut self, node: Node<'_>) -> Expr {
        match self.deeper(|c| c.expr_inner(node)) {
            // An operator that the grammar reached by skipping something may not be the one that was written.
            Some(expr) if skips(node) => self.low.unknown(vec![expr], span(node)),
            Some(expr) => expr,
            None => self.low.unknown(Vec::new(), span(node)),
        }
    }

    /// A node without a form: its children are evaluated, its value is not known.
    pub(super) fn unknown_children(&mut self, node: Node<'_>) -> Expr {
        let inner = children(node).into_iter().map(|n| self.expr(n)).collect();
        self.low.unknown(inner, span(node))
    }

    fn part(&mut self, node: Node<'_>, name: &str) -> Box<Expr> {
        Box::new(match node.child_by_field_name(name) {
            Some(child) => self.expr(child),
            None => self.low.unknown(Vec::new(), span(node)),
        })
    }

    fn operator(&self, node: Node<'_>) -> &str {
        node.child_by_field_name("operator").map_or("", |n| self.low.str(n))
    }

    fn expr_inner(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        if node.is_missing() {
            return self.low.unknown(Vec::new(), at);
        }
        let kind = match node.kind() {
            "identifier" | "field_identifier" | "namespace_identifier" | "type_identifier" | "primitive_type" | "statement_identifier" => {
                ExprKind::Name(self.low.sym(node))
            }
            "this" => ExprKind::Name("this".into()),
            "number_literal" => number(self.low.str(node)),
            "string_literal" => ExprKind::Lit(Lit::Str(self.string(node))),
            "char_literal" => self.char_literal(node),
            "true" | "false" => ExprKind::Lit(Lit::Bool(node.kind() == "true")),
            "null" | "nullptr" => ExprKind::Lit(Lit::Null),
            "concatenated_string" => return self.concatenated(node),
            "parenthesized_expression" => match children(node).as_slice() {
                [block] if block.kind() == "compound_statement" => return self.block_expr(*block),
                [only] => return self.expr(*only),
                _ => return self.unknown_children(node),
            },
            "comma_expression" => return self.comma(node),
            "extension_expression" => match children(node).as_slice() {
                [only] => return self.expr(*only),
                _ => return self.unknown_children(node),
            },
            "assignment_expression" => {
                let op = self.operator(node).strip_suffix('=').filter(|op| !op.is_empty()).map(binary_op);
                ExprKind::Assign { target: self.part(node, "left"), op, value: self.part(node, "right") }
            }
            "update_expression" => {
                let op = if self.operator(node) == "--" { BinaryOp::Sub } else { BinaryOp::Add };
                ExprKind::Assign { target: self.part(node, "argument"), op: Some(op), value: Box::new(one(at)) }
            }
            "binary_expression" => {
                let op = binary_op(self.operator(node));
                ExprKind::Binary { op, left: self.part(node, "left"), right: self.part(node, "right") }
            }
            "unary_expression" => {
                let op = match self.operator(node) {
                    "!" | "not" => UnaryOp::Not,
                    "-" => UnaryOp::Neg,
                    "+" => UnaryOp::Plus,
                    "~" | "compl" => UnaryOp::BitNot,
                    _ => UnaryOp::Other,
                };
                let operand = self.part(node, "argument");
                match (op, &operand.kind) {
                    (UnaryOp::Neg, ExprKind::Lit(Lit::Int(n))) => ExprKind::Lit(Lit::Int(n.saturating_neg())),
                    _ => ExprKind::Unary { op, operand },
                }
            }
            "pointer_expression" => {
                let op = if self.operator(node) == "&" { UnaryOp::AddressOf } else { UnaryOp::Deref };
                ExprKind::Unary { op, operand: self.part(node, "argument") }
            }
            "field_expression" => {
                let access = if self.operator(node).starts_with("->") { Access::Arrow } else { Access::Dot };
                let name = node.child_by_field_name("field").map_or_else(|| "".into(), |n| self.plain_name(n));
                ExprKind::Member { object: self.part(node, "argument"), name, access }
            }
            "subscript_expression" => {
                let index = match (node.child_by_field_name("index"), node.child_by_field_name("indices").map(children)) {
                    (Some(index), _) => self.expr(index),
                    (None, Some(indices)) if indices.len() == 1 => self.expr(indices[0]),
                    (None, Some(indices)) => {
                        let items = indices.into_iter().map(|n| self.expr(n)).collect();
                        Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at)
                    }
                    _ => self.low.unknown(Vec::new(), at),
                };
                ExprKind::Index { object: self.part(node, "argument"), index: Box::new(index) }
            }
            "call_expression" => return self.call(node),
            "conditional_expression" => {
                let cond = self.part(node, "condition");
                let otherwise = self.part(node, "alternative");
                match node.child_by_field_name("consequence") {
                    Some(then) => ExprKind::Conditional { cond, then: Box::new(self.expr(then)), otherwise },
                    None => ExprKind::Binary { op: BinaryOp::Coalesce, left: cond, right: otherwise },
                }
            }
            "cast_expression" => {
                let ty = node.child_by_field_name("type").map(|n| self.type_ref(n));
                let value = self.part(node, "value");
                match ty {
                    Some(ty) => ExprKind::Cast { ty, value },
                    None => return self.unknown_children(node),
                }
            }
            "compound_literal_expression" => return self.compound_literal(node),
            "initializer_list" => return self.initializer_list(node),
            "sizeof_expression" | "alignof_expression" | "offsetof_expression" => {
                let name = node.kind().trim_end_matches("_expression");
                let mut args = Vec::new();
                if let Some(ty) = node.child_by_field_name("type") {
                    args.push(plain_arg(Expr::new(ExprKind::Type(self.type_ref(ty)), span(ty))));
                }
                for field in ["value", "member"] {
                    if let Some(value) = node.child_by_field_name(field) {
                        args.push(plain_arg(self.expr(value)));
                    }
                }
                ExprKind::Call { callee: Box::new(Expr::new(ExprKind::Name(name.into()), at)), args, kind: CallKind::Syntax }
            }
            "type_descriptor" => ExprKind::Type(self.type_ref(node)),
            "preproc_defined" => match children(node).first() {
                Some(name) => return self.defined(*name),
                None => return self.unknown_children(node),
            },
            "compound_statement" => return self.block_expr(node),
            "condition_clause" => match children(node).as_slice() {
                [only] => return self.expr(*only),
                _ => return self.unknown_children(node),
            },
            _ => return self.cpp_expr(node),
        };
        Expr::new(kind, at)
    }

    /// The name of a field, template method or destructor, without arguments.
    fn plain_name(&self, node: Node<'_>) -> Sym {
        match node.child_by_field_name("name") {
            Some(name) => self.low.sym(name),
            None => self.low.sym(node),
        }
    }

    fn call(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let function = node.child_by_field_name("function");
        if let Some(cast) = function.and_then(|f| self.named_cast(f, node)) {
            return cast;
        }
        let mut args = node.child_by_field_name("arguments").map(|n| self.args(n)).unwrap_or_default();
        args.extend(function.and_then(|f| self.made_type(f)));
        let callee = self.part(node, "function");
        // `(*callback)(x)` calls what `callback(x)` calls.
        let callee = match callee.kind {
            ExprKind::Unary { op: UnaryOp::Deref, operand } => operand,
            kind => Box::new(Expr::new(kind, callee.span)),
        };
        let call = Expr::new(ExprKind::Call { callee, args, kind: CallKind::Plain }, at);
        self.macros.call(&call).unwrap_or(call)
    }

    pub(super) fn args(&mut self, node: Node<'_>) -> Vec<Arg> {
        children(node)
            .into_iter()
            .map(|n| match n.kind() {
                "parameter_pack_expansion" => {
                    let value = self.part(n, "pattern");
                    Arg { name: None, value: *value, spread: crate::flow::ir::Spread::List }
                }
                "initializer_pair" => self.designated(n),
                "identifier" if self.low.str(n) == super::expansion::BEYOND => {
                    Arg { spread: crate::flow::ir::Spread::List, ..plain_arg(self.expr(n)) }
                }
                _ => plain_arg(self.expr(n)),
            })
            .collect()
    }

    /// `.field = value` as a keyword argument; other designators leave the value alone.
    fn designated(&mut self, node: Node<'_>) -> Arg {
        let designator = node.child_by_field_name("designator");
        let value = *self.part(node, "value");
        let name = designator
            .filter(|d| matches!(d.kind(), "field_designator" | "field_identifier"))
            .map(|d| self.low.str(d).trim_start_matches('.').trim().into());
        Arg { name, value, spread: crate::flow::ir::Spread::No }
    }

    fn compound_literal(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let Some(value) = node.child_by_field_name("value") else { return self.unknown_children(node) };
        let ty = node.child_by_field_name("type").map(|n| self.type_ref(n));
        match ty {
            Some(ty) if ty.dims.is_empty() && ty.pointers == 0 && !ty.name.is_empty() && !super::heads::is_unnamed(&ty.name) => {
                let args = self.args(value);
                Expr::new(ExprKind::Call { callee: Box::new(dotted_name(&ty.name, at)), args, kind: CallKind::New }, at)
            }
            _ => self.expr(value),
        }
    }

    /// `{a, b}` is a list; with designators it is a map.
    fn initializer_list(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let nodes = children(node);
        if !nodes.iter().any(|n| n.kind() == "initializer_pair") {
            let items = nodes.into_iter().map(|n| self.expr(n)).collect();
            return Expr::new(ExprKind::List { items, kind: ListKind::List }, at);
        }
        let mut entries = Vec::new();
        for entry in nodes {
            if entry.kind() != "initializer_pair" {
                entries.push((None, self.expr(entry)));
                continue;
            }
            let value = *self.part(entry, "value");
            let key = entry.child_by_field_name("designator").map(|d| match d.kind() {
                "field_designator" | "field_identifier" => {
                    Expr::new(ExprKind::Lit(Lit::Str(self.low.str(d).trim_start_matches('.').trim().into())), span(d))
                }
                "subscript_designator" => match children(d).first() {
                    Some(index) => self.expr(*index),
                    None => self.low.unknown(Vec::new(), span(d)),
                },
                _ => self.unknown_children(d),
            });
            entries.push((key, value));
        }
        Expr::new(ExprKind::Map(entries), at)
    }

    /// Adjacent literals are one; names of macros among them make a format.
    fn concatenated(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let mut text = String::new();
        let mut pieces = Vec::new();
        for child in children(node) {
            let piece = self.expr(child);
            if let ExprKind::Lit(Lit::Str(s)) = &piece.kind {
                text.push_str(s);
            }
            pieces.push(piece);
        }
        if pieces.iter().all(|p| matches!(p.kind, ExprKind::Lit(Lit::Str(_)))) {
            return Expr::new(ExprKind::Lit(Lit::Str(text.into())), at);
        }
        Expr::new(ExprKind::Format(pieces), at)
    }

    pub(super) fn string(&self, node: Node<'_>) -> Sym {
        let text = self.low.str(node);
        let Some(start) = text.find('"') else { return text.into() };
        let inner = text.get(start + 1..).unwrap_or_default();
        unescape(inner.strip_suffix('"').unwrap_or(inner)).into()
    }

    fn char_literal(&mut self, node: Node<'_>) -> ExprKind {
        let text = self.low.str(node);
        let inner = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        let inner = inner.strip_prefix('\'').and_then(|s| s.strip_suffix('\'')).unwrap_or(inner);
        let value = unescape(inner);
        let mut chars = value.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => ExprKind::Lit(Lit::Char(c)),
            _ => self.low.unknown(Vec::new(), span(node)).kind,
        }
    }
}

/// Numbers with their suffixes and separators; what does not parse stays unknown.
pub(super) fn number(text: &str) -> ExprKind {
    let clean: String = text.chars().filter(|c| !matches!(c, '\'' | '_')).collect::<String>().to_ascii_lowercase();
    let is_hex = clean.starts_with("0x");
    let is_float = clean.contains('.') || (!is_hex && clean.contains('e')) || (is_hex && clean.contains('p'));
    if is_float {
        let value = clean.trim_end_matches(['f', 'l']).parse::<f64>();
        return value.map_or(ExprKind::Unknown(Vec::new()), |v| ExprKind::Lit(Lit::Float(v)));
    }
    let digits = clean.trim_end_matches(['u', 'l', 'z']);
    let value = if let Some(hex) = digits.strip_prefix("0x") {
        i128::from_str_radix(hex, 16)
    } else if let Some(binary) = digits.strip_prefix("0b") {
        i128::from_str_radix(binary, 2)
    } else if digits.len() > 1 && digits.starts_with('0') {
        i128::from_str_radix(digits, 8)
    } else {
        digits.parse()
    };
    value.map_or(ExprKind::Unknown(Vec::new()), |v| ExprKind::Lit(Lit::Int(v)))
}

/// C escapes; bytes above 127 become the character of that number.
fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('a') => out.push('\u{7}'),
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('v') => out.push('\u{b}'),
            Some('e') => out.push('\u{1b}'),
            Some('\r' | '\n') => {}
            Some(kind @ ('x' | 'u' | 'U')) => {
                let most = match kind {
                    'u' => 4,
                    'U' => 8,
                    _ => 2,
                };
                let mut value = 0u32;
                for _ in 0..most {
                    let Some(digit) = chars.peek().and_then(|c| c.to_digit(16)) else { break };
                    value = value.wrapping_mul(16).wrapping_add(digit);
                    chars.next();
                }
                out.push(char::from_u32(value).unwrap_or('\u{fffd}'));
            }
            Some(first @ '0'..='7') => {
                let mut value = first.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    let Some(digit) = chars.peek().and_then(|c| c.to_digit(8)) else { break };
                    value = value * 8 + digit;
                    chars.next();
                }
                out.push(char::from_u32(value).unwrap_or('\u{fffd}'));
            }
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

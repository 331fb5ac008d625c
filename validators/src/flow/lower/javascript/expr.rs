//! Expressions and patterns of JavaScript and TypeScript.

use std::sync::Arc;

use crate::tree::Node;
use assay_manifests::Span;

use super::Js;
use crate::flow::{
    ir::*,
    lower::{
        MAX_DEPTH, kit, span,
        walk::{self, children, errors, has},
    },
};

pub(super) fn call(name: &str, args: Vec<Arg>, kind: CallKind, span: Span) -> Expr {
    let callee = Box::new(Expr::new(ExprKind::Name(name.into()), span));
    Expr::new(ExprKind::Call { callee, args, kind }, span)
}

fn text(value: impl Into<Sym>, span: Span) -> Expr {
    Expr::new(ExprKind::Lit(Lit::Str(value.into())), span)
}

fn is_statement(kind: &str) -> bool {
    kind.ends_with("_statement") || kind.ends_with("_declaration") || kind == "statement_block"
}

impl Js<'_> {
    /// A node without a form: its children are lowered, it is itself unknown.
    pub(super) fn unknown(&mut self, node: Node<'_>) -> Expr {
        let parts = if self.base.depth >= MAX_DEPTH { Vec::new() } else { children(node) };
        self.base.depth += 1;
        let items = parts.into_iter().map(|c| self.expr(c)).collect();
        self.base.depth -= 1;
        self.base.unknown(items, span(node))
    }

    pub(super) fn field(&mut self, node: Node<'_>, name: &str) -> Expr {
        match node.child_by_field_name(name) {
            Some(child) => self.expr(child),
            None => self.base.unknown(Vec::new(), span(node)),
        }
    }

    fn boxed(&mut self, node: Node<'_>, field: &str) -> Box<Expr> {
        Box::new(self.field(node, field))
    }

    /// The one expression under a statement or wrapper.
    pub(super) fn only(&mut self, node: Node<'_>) -> Option<Expr> {
        children(node).into_iter().find(|n| !n.is_error()).map(|n| self.expr(n))
    }

    pub(super) fn expr(&mut self, node: Node<'_>) -> Expr {
        if self.base.depth >= MAX_DEPTH {
            return self.base.unknown(Vec::new(), span(node));
        }
        self.base.depth += 1;
        let mut value = if node.is_missing() {
            self.base.unknown(Vec::new(), span(node))
        } else if is_statement(node.kind()) {
            let mut body = Vec::new();
            self.stmt(node, &mut body);
            Expr::new(ExprKind::Block(body), span(node))
        } else {
            self.expr_inner(node)
        };
        if !node.is_error() {
            let broken = errors(node);
            if !broken.is_empty() {
                let mut items = vec![value];
                items.extend(broken.into_iter().map(|e| self.unknown(e)));
                value = self.base.unknown(items, span(node));
            }
        }
        self.base.depth -= 1;
        value
    }

    fn expr_inner(&mut self, node: Node<'_>) -> Expr {
        if let Some(regrouped) = self.regrouped(node) {
            return regrouped;
        }
        let kind = match node.kind() {
            "identifier"
            | "this"
            | "super"
            | "property_identifier"
            | "private_property_identifier"
            | "statement_identifier"
            | "shorthand_property_identifier"
            | "shorthand_property_identifier_pattern"
            | "type_identifier"
            | "import" => ExprKind::Name(self.base.sym(node)),
            "true" => ExprKind::Lit(Lit::Bool(true)),
            "false" => ExprKind::Lit(Lit::Bool(false)),
            "null" => ExprKind::Lit(Lit::Null),
            "undefined" => ExprKind::Name(self.base.sym(node)),
            // Numbers of another kind: they are divided and compared in their own way.
            "number" if is_big(self.base.str(node)) => ExprKind::Unknown(Vec::new()),
            "number" => match number(self.base.str(node)) {
                Some(lit) => ExprKind::Lit(lit),
                None => return self.unknown(node),
            },
            "string" => ExprKind::Lit(Lit::Str(self.string_text(node).into())),
            "template_string" => return self.template(node),
            "regex" => {
                let part = |js: &Self, name: &str| node.child_by_field_name(name).map(|n| js.base.sym(n)).unwrap_or_default();
                ExprKind::Lit(Lit::Regex(part(self, "pattern"), part(self, "flags")))
            }
            "parenthesized_expression"
            | "computed_property_name"
            | "template_substitution"
            | "jsx_expression"
            | "instantiation_expression"
            | "expression_statement" => match self.only(node) {
                Some(inner) => return inner,
                None => return self.unknown(node),
            },
            "sequence_expression" => {
                let mut body = Vec::new();
                for part in children(node) {
                    self.expression_statement(part, &mut body);
                }
                ExprKind::Block(body)
            }
            "member_expression" | "nested_identifier" => {
                let name = node.child_by_field_name("property").map(|p| self.base.sym(p)).unwrap_or_default();
                let access = if node.child_by_field_name("optional_chain").is_some() { Access::Optional } else { Access::Dot };
                ExprKind::Member { object: self.boxed(node, "object"), name, access }
            }
            "subscript_expression" => {
                let object = self.boxed(node, "object");
                ExprKind::Index { object, index: self.boxed(node, "index") }
            }
            "call_expression" => return self.call(node),
            "new_expression" => {
                let callee = self.boxed(node, "constructor");
                let args = node.child_by_field_name("arguments").map(|a| self.args(a)).unwrap_or_default();
                ExprKind::Call { callee, args, kind: CallKind::New }
            }
            "array" => ExprKind::List { items: self.slots(node), kind: ListKind::List },
            "object" => self.object(node),
            "array_pattern" | "object_pattern" | "assignment_pattern" | "object_assignment_pattern" | "rest_pattern" => {
                return self.pattern(node);
            }
            "arrow_function" | "function_expression" | "generator_function" | "function" | "method_definition" => {
                let accessor = ["get", "set"].into_iter().filter(|word| node.kind() == "method_definition" && has(node, word));
                let decorators = accessor.map(|word| Expr::new(ExprKind::Name(word.into()), span(node))).collect();
                ExprKind::Lambda(Arc::new(self.function(node, decorators)))
            }
            "class" => ExprKind::Class(Arc::new(self.class(node, Vec::new()))),
            "assignment_expression" => {
                let value = self.boxed(node, "right");
                let target = match node.child_by_field_name("left") {
                    Some(left) => Box::new(self.pattern(left)),
                    None => self.boxed(node, "left"),
                };
                ExprKind::Assign { target, op: None, value }
            }
            "augmented_assignment_expression" => {
                let op = node.child_by_field_name("operator").map(|o| operator(self.base.str(o).trim_end_matches('=')));
                let value = self.boxed(node, "right");
                ExprKind::Assign { target: self.boxed(node, "left"), op: Some(op.unwrap_or(BinaryOp::Other)), value }
            }
            "update_expression" => {
                let down = node.child_by_field_name("operator").is_some_and(|o| o.kind() == "--");
                let op = if down { BinaryOp::Sub } else { BinaryOp::Add };
                let one = Box::new(Expr::new(ExprKind::Lit(Lit::Int(1)), span(node)));
                let changed = ExprKind::Assign { target: self.boxed(node, "argument"), op: Some(op), value: one };
                return kit::step(node, Expr::new(changed, span(node)));
            }
            "binary_expression" => return self.binary(node),
            "unary_expression" => return self.unary(node),
            "ternary_expression" => {
                let cond = self.boxed(node, "condition");
                let then = self.boxed(node, "consequence");
                ExprKind::Conditional { cond, then, otherwise: self.boxed(node, "alternative") }
            }
            "await_expression" => match self.only(node) {
                Some(value) => ExprKind::Await(Box::new(value)),
                None => return self.unknown(node),
            },
            "yield_expression" => {
                self.yields = true;
                let mut value = self.only(node);
                if has(node, "*") {
                    value = value.map(|v| {
                        let at = v.span;
                        Expr::new(ExprKind::Spread(Box::new(v)), at)
                    });
                }
                ExprKind::Yield(value.map(Box::new))
            }
            "spread_element" => match self.only(node) {
                Some(value) => ExprKind::Spread(Box::new(value)),
                None => return self.unknown(node),
            },
            "meta_property" => {
                let (object, name) = self.base.str(node).split_once('.').unwrap_or(("import", "meta"));
                let object = Box::new(Expr::new(ExprKind::Name(object.trim().into()), span(node)));
                ExprKind::Member { object, name: name.trim().into(), access: Access::Dot }
            }
            "jsx_element" | "jsx_self_closing_element" => return self.jsx(node),
            "as_expression" | "satisfies_expression" | "type_assertion" => return self.cast(node),
            "non_null_expression" => match self.only(node) {
                Some(value) => ExprKind::Unary { op: UnaryOp::Unwrap, operand: Box::new(value) },
                None => return self.unknown(node),
            },
            "predefined_type" | "type_annotation" | "generic_type" | "type_arguments" => ExprKind::Type(self.type_ref(node)),
            _ => return self.unknown(node),
        };
        Expr::new(kind, span(node))
    }

    fn cast(&mut self, node: Node<'_>) -> Expr {
        let parts: Vec<_> = children(node).into_iter().filter(|n| !n.is_error()).collect();
        let (value, ty) = match (node.kind(), parts.as_slice()) {
            // `x as const` names no type.
            (_, [value]) => return self.expr(*value),
            ("type_assertion", [ty, value]) => (*value, *ty),
            (_, [value, ty]) => (*value, *ty),
            _ => return self.unknown(node),
        };
        let ty = if ty.kind() == "type_arguments" { children(ty).into_iter().next().unwrap_or(ty) } else { ty };
        let ty = self.type_ref(ty);
        Expr::new(ExprKind::Cast { ty, value: Box::new(self.expr(value)) }, span(node))
    }

    fn call(&mut self, node: Node<'_>) -> Expr {
        if let Some(module) = self.required_name(node) {
            return module;
        }
        let callee = self.boxed(node, "function");
        let mut args = match node.child_by_field_name("arguments") {
            Some(list) if list.kind() == "template_string" => self.tagged(list),
            Some(list) => self.args(list),
            None => Vec::new(),
        };
        // `await (…)(…)` is read as a call of something named so.
        if args.len() == 1
            && matches!(&callee.kind, ExprKind::Name(n) if &**n == "await")
            && let Some(only) = args.pop()
        {
            return Expr::new(ExprKind::Await(Box::new(only.value)), span(node));
        }
        let is_import = matches!(&callee.kind, ExprKind::Name(n) if &**n == "import");
        let kind = if is_import { CallKind::Syntax } else { CallKind::Plain };
        Expr::new(ExprKind::Call { callee, args, kind }, span(node))
    }

    fn args(&mut self, node: Node<'_>) -> Vec<Arg> {
        children(node).into_iter().map(|n| self.arg(n)).collect()
    }

    pub(super) fn arg(&mut self, node: Node<'_>) -> Arg {
        match (node.kind(), children(node).into_iter().find(|n| !n.is_error())) {
            ("spread_element", Some(inner)) => Arg { name: None, value: self.expr(inner), spread: Spread::List },
            _ => Arg { name: None, value: self.expr(node), spread: Spread::No },
        }
    }

    /// A tag is called with the list of constant pieces and then each value, as the language does.
    pub(super) fn tagged(&mut self, node: Node<'_>) -> Vec<Arg> {
        let (mut strings, mut values, mut last_was_text) = (Vec::new(), Vec::new(), false);
        for piece in self.pieces(node) {
            if matches!(piece.kind, ExprKind::Lit(Lit::Str(_))) && !last_was_text {
                strings.push(piece);
                last_was_text = true;
            } else {
                if !last_was_text {
                    strings.push(text("", piece.span));
                }
                values.push(piece);
                last_was_text = false;
            }
        }
        if !last_was_text {
            strings.push(text("", span(node)));
        }
        let list = Expr::new(ExprKind::List { items: strings, kind: ListKind::List }, span(node));
        let plain = |value| Arg { name: None, value, spread: Spread::No };
        std::iter::once(list).chain(values).map(plain).collect()
    }

    fn template(&mut self, node: Node<'_>) -> Expr {
        let pieces = self.pieces(node);
        let kind = match pieces.as_slice() {
            [] => ExprKind::Lit(Lit::Str("".into())),
            [Expr { kind: ExprKind::Lit(Lit::Str(s)), .. }] if !has(node, "template_substitution") => ExprKind::Lit(Lit::Str(s.clone())),
            _ => ExprKind::Format(pieces),
        };
        Expr::new(kind, span(node))
    }

    /// Constant runs and substituted values of a template, in order. A literal inside `${}` stays a piece of its own.
    fn pieces(&mut self, node: Node<'_>) -> Vec<Expr> {
        let mut pieces = Vec::new();
        let mut run: Option<(String, Span)> = None;
        let flush = |run: &mut Option<(String, Span)>, pieces: &mut Vec<Expr>| {
            if let Some((s, at)) = run.take() {
                pieces.push(text(walk::unescape(&s, true), at));
            }
        };
        for part in children(node) {
            match part.kind() {
                "string_fragment" | "escape_sequence" => {
                    let (s, at) = run.get_or_insert_with(|| (String::new(), span(part)));
                    s.push_str(self.base.str(part));
                    *at = walk::join(*at, span(part));
                }
                _ => {
                    flush(&mut run, &mut pieces);
                    pieces.push(self.expr(part));
                }
            }
        }
        flush(&mut run, &mut pieces);
        pieces
    }

    /// The text of a string or constant template.
    pub(super) fn string_text(&self, node: Node<'_>) -> String {
        let raw = self.base.str(node);
        let inner = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
        walk::unescape(inner, true)
    }

    /// Items of an array or array pattern; a hole is `null`.
    fn slots(&mut self, node: Node<'_>) -> Vec<Expr> {
        let is_pattern = node.kind() == "array_pattern";
        let mut items = Vec::new();
        let mut filled = false;
        for part in node.children() {
            if part.kind() == "," {
                if !filled {
                    let hole = if is_pattern { ExprKind::Lit(Lit::Null) } else { ExprKind::Name("undefined".into()) };
                    items.push(Expr::new(hole, span(part)));
                }
                filled = false;
            } else if part.is_named() && !part.is_extra() {
                items.push(if is_pattern { self.pattern(part) } else { self.expr(part) });
                filled = true;
            }
        }
        items
    }

    fn object(&mut self, node: Node<'_>) -> ExprKind {
        let mut entries = Vec::new();
        for part in children(node).into_iter().filter(|n| !n.is_error()) {
            match part.kind() {
                "pair" => {
                    let key = self.key(part, "key");
                    entries.push((Some(key), self.field(part, "value")));
                }
                "method_definition" => {
                    let key = self.key(part, "name");
                    entries.push((Some(key), self.expr(part)));
                }
                "shorthand_property_identifier" => {
                    let name = self.base.sym(part);
                    entries.push((Some(text(name, span(part))), self.expr(part)));
                }
                "spread_element" => {
                    if let Some(value) = self.only(part) {
                        entries.push((None, value));
                    }
                }
                _ => entries.push((None, self.unknown(part))),
            }
        }
        ExprKind::Map(entries)
    }

    fn key(&mut self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(key) if key.kind() == "computed_property_name" => self.expr(key),
            Some(key) => text(self.property_name(key), span(key)),
            None => self.base.unknown(Vec::new(), span(node)),
        }
    }

    /// The name of a property or member as written, quotes removed; empty where it is computed.
    pub(super) fn property_name(&mut self, node: Node<'_>) -> Sym {
        match node.kind() {
            "string" => self.string_text(node).into(),
            "computed_property_name" => match self.only(node).and_then(|name| name.dotted()).as_deref() {
                Some("Symbol.iterator" | "Symbol.asyncIterator") => crate::flow::lower::ITERATOR.into(),
                Some(name @ "Symbol.toPrimitive") => name.into(),
                _ => "".into(),
            },
            _ => self.base.sym(node),
        }
    }

    /// An assignment target: names, members, and patterns of them.
    pub(super) fn pattern(&mut self, node: Node<'_>) -> Expr {
        if self.base.depth >= MAX_DEPTH {
            return self.base.unknown(Vec::new(), span(node));
        }
        self.base.depth += 1;
        let target = self.pattern_inner(node);
        self.base.depth -= 1;
        target
    }

    fn pattern_inner(&mut self, node: Node<'_>) -> Expr {
        let kind = match node.kind() {
            "array_pattern" => ExprKind::List { items: self.slots(node), kind: ListKind::List },
            "object_pattern" => {
                let mut entries = Vec::new();
                for part in children(node) {
                    match part.kind() {
                        "pair_pattern" => {
                            let key = self.key(part, "key");
                            let value = match part.child_by_field_name("value") {
                                Some(value) => self.pattern(value),
                                None => self.base.unknown(Vec::new(), span(part)),
                            };
                            entries.push((Some(key), value));
                        }
                        "shorthand_property_identifier_pattern" => {
                            let name = self.base.sym(part);
                            entries.push((Some(text(name, span(part))), self.expr(part)));
                        }
                        "object_assignment_pattern" => {
                            let key = part.child_by_field_name("left").map(|l| text(self.base.sym(l), span(l)));
                            entries.push((key, self.pattern(part)));
                        }
                        "rest_pattern" => match children(part).into_iter().next() {
                            Some(inner) => entries.push((None, self.pattern(inner))),
                            None => entries.push((None, self.unknown(part))),
                        },
                        _ => entries.push((None, self.unknown(part))),
                    }
                }
                ExprKind::Map(entries)
            }
            "assignment_pattern" | "object_assignment_pattern" => {
                let target = match node.child_by_field_name("left") {
                    Some(left) => Box::new(self.pattern(left)),
                    None => self.boxed(node, "left"),
                };
                ExprKind::Assign { target, op: Some(BinaryOp::Coalesce), value: self.boxed(node, "right") }
            }
            "rest_pattern" => match children(node).into_iter().next() {
                Some(inner) => ExprKind::Spread(Box::new(self.pattern(inner))),
                None => return self.unknown(node),
            },
            "undefined" => ExprKind::Name(self.base.sym(node)),
            _ => return self.expr(node),
        };
        Expr::new(kind, span(node))
    }

    fn unary(&mut self, node: Node<'_>) -> Expr {
        let word = node.child_by_field_name("operator").map(|o| self.base.str(o)).unwrap_or_default();
        let value = self.field(node, "argument");
        let op = match word {
            "typeof" | "delete" | "void" => {
                return call(word, vec![Arg { name: None, value, spread: Spread::No }], CallKind::Syntax, span(node));
            }
            "!" => UnaryOp::Not,
            "-" => UnaryOp::Neg,
            "+" => UnaryOp::Plus,
            "~" => UnaryOp::BitNot,
            _ => UnaryOp::Other,
        };
        Expr::new(ExprKind::Unary { op, operand: Box::new(value) }, span(node))
    }

    fn operator_of(&self, node: Node<'_>) -> &str {
        node.child_by_field_name("operator").map(|o| self.base.str(o)).unwrap_or_default()
    }

    /// Chains of `+`, `&&` and `||` lean left in the tree and are walked in a loop.
    fn binary(&mut self, node: Node<'_>) -> Expr {
        let written = self.operator_of(node).to_owned();
        if written == "instanceof"
            && let Some(right) = node.child_by_field_name("right").filter(|r| matches!(r.kind(), "identifier" | "member_expression"))
        {
            let ty = TypeRef::named(self.base.sym(right));
            return Expr::new(ExprKind::TypeTest { value: self.boxed(node, "left"), ty }, span(node));
        }
        let op = operator(&written);
        if !matches!(op, BinaryOp::Add | BinaryOp::And | BinaryOp::Or) {
            let left = self.boxed(node, "left");
            return Expr::new(ExprKind::Binary { op, left, right: self.boxed(node, "right") }, span(node));
        }
        let mut right = Vec::new();
        let mut spine = node;
        loop {
            right.push(spine.child_by_field_name("right"));
            match spine.child_by_field_name("left") {
                Some(left) if left.kind() == "binary_expression" && self.operator_of(left) == written && errors(left).is_empty() => {
                    spine = left;
                }
                _ => break,
            }
        }
        let levels = right.len().min(walk::MAX_CHAIN) as u32;
        self.base.depth += levels;
        let mut operands = vec![self.field(spine, "left")];
        for operand in right.into_iter().rev() {
            operands.push(match operand {
                Some(operand) => self.expr(operand),
                None => self.base.unknown(Vec::new(), span(node)),
            });
        }
        self.base.depth -= levels;
        walk::fold(op, operands).unwrap_or_else(|| Expr::new(ExprKind::Unknown(Vec::new()), span(node)))
    }
}

/// `n` is no digit, not even of a hexadecimal number.
fn is_big(written: &str) -> bool {
    written.ends_with('n')
}

/// Decimal with or without fraction, hexadecimal, octal and binary.
fn number(written: &str) -> Option<Lit> {
    let digits = written.replace('_', "").to_ascii_lowercase();
    let (radix, body) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        // `017`, as it was written once.
        Some(_) if digits.starts_with('0') && digits.bytes().all(|digit| matches!(digit, b'0'..=b'7')) => (8, digits.as_str()),
        _ => (10, digits.as_str()),
    };
    match i128::from_str_radix(body, radix) {
        Ok(value) => Some(Lit::Int(value)),
        Err(_) if radix == 10 => body.parse().ok().map(Lit::Float),
        Err(_) => None,
    }
}

fn operator(text: &str) -> BinaryOp {
    use BinaryOp::*;
    match text {
        "+" => Add,
        "-" => Sub,
        "*" => Mul,
        "/" => Div,
        "%" => Mod,
        "**" => Pow,
        "&" => BitAnd,
        "|" => BitOr,
        "^" => BitXor,
        "<<" => Shl,
        ">>" => Shr,
        ">>>" => UShr,
        "&&" => And,
        "||" => Or,
        "??" => Coalesce,
        "==" => Eq,
        "!=" => NotEq,
        "===" => Same,
        "!==" => NotSame,
        "<" => Lt,
        "<=" => Le,
        ">" => Gt,
        ">=" => Ge,
        "in" => In,
        _ => Other,
    }
}

//! Expressions of Rust.

use crate::tree::Node;

use super::{Rust, children, span};
use crate::flow::{
    ir::{Access, Arg, BinaryOp, CallKind, Expr, ExprKind, Function, ListKind, Lit, Spread, Stmt, StmtKind, Sym, UnaryOp},
    lower::{Lowering, skips},
};

/// Whether a node of this kind is a value (a block's tail), not an item or a statement with its `;`.
pub(super) fn is_value(kind: &str) -> bool {
    kind.ends_with("_expression")
        || kind.ends_with("_literal")
        || matches!(
            kind,
            "identifier"
                | "self"
                | "scoped_identifier"
                | "macro_invocation"
                | "block"
                | "unsafe_block"
                | "async_block"
                | "const_block"
                | "try_block"
                | "compound_assignment_expr"
                | "generic_function"
        )
}

/// Types whose values are all that their bits can be.
const NUMBERS: [&str; 14] = ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];

/// `let n: T = x.parse()?`, `let n: T = x.into()`: the type that is declared says what comes out.
pub(super) fn parsed_as(mut init: Expr, ty: Option<&crate::flow::ir::TypeRef>) -> Expr {
    let is_own = |ty: &&crate::flow::ir::TypeRef| {
        ty.pointers == 0 && ty.args.is_empty() && ty.dims.is_empty() && ty.name.starts_with(char::is_uppercase) && &*ty.name != "String"
    };
    if let Some(ty) = ty.filter(is_own) {
        mark_parsed(&mut init, ty);
    }
    init
}

fn mark_parsed(init: &mut Expr, ty: &crate::flow::ir::TypeRef) {
    let is_parsed = |expr: &Expr| match &expr.kind {
        ExprKind::Call { callee, args, .. } => {
            args.is_empty() && matches!(&callee.kind, ExprKind::Member { name, .. } if matches!(&**name, "parse" | "into" | "try_into"))
        }
        _ => false,
    };
    let mut at = init;
    for _ in 0..crate::flow::lower::MAX_DEPTH {
        if is_parsed(&*at) {
            let span = at.span;
            let call = std::mem::replace(at, Expr::new(ExprKind::Lit(Lit::Null), span));
            at.kind = ExprKind::Cast { ty: ty.clone(), value: Box::new(call) };
            return;
        }
        at = match &mut at.kind {
            ExprKind::Unary { op: UnaryOp::Unwrap, operand } => &mut **operand,
            ExprKind::Call { callee, .. } => match &mut callee.kind {
                ExprKind::Member { object, name, .. }
                    if matches!(
                        &**name,
                        "unwrap"
                            | "expect"
                            | "map_err"
                            | "ok_or"
                            | "ok_or_else"
                            | "unwrap_or"
                            | "unwrap_or_else"
                            | "context"
                            | "with_context"
                    ) =>
                {
                    &mut **object
                }
                _ => return,
            },
            _ => return,
        };
    }
}

impl Rust<'_> {
    /// `x.parse::<T>()` gives a `T`: the type that is written with the call says what comes out.
    fn parsed_type(&mut self, call: Node<'_>) -> Option<crate::flow::ir::TypeRef> {
        let generic = call.child_by_field_name("function").filter(|function| function.kind() == "generic_function")?;
        let method = generic.child_by_field_name("function").filter(|function| function.kind() == "field_expression")?;
        let name = method.child_by_field_name("field")?;
        if self.low.str(name) != "parse" {
            return None;
        }
        let arguments = generic.child_by_field_name("type_arguments")?;
        children(arguments).first().map(|ty| self.type_ref(*ty))
    }

    /// `let n: u32 = transmute(m)`: any bits are a number, so that this is a conversion like another.
    pub(super) fn bits_as_number(&mut self, mut node: Node<'_>, ty: Option<&crate::flow::ir::TypeRef>) -> Option<Expr> {
        let ty = ty.filter(|ty| ty.pointers == 0 && ty.args.is_empty() && NUMBERS.contains(&&*ty.name))?;
        while let ("block" | "unsafe_block", [only]) = (node.kind(), children(node).as_slice()) {
            node = *only;
        }
        let callee = (node.kind() == "call_expression").then(|| node.child_by_field_name("function")).flatten()?;
        if !matches!(
            self.low.str(callee),
            "transmute"
                | "mem::transmute"
                | "std::mem::transmute"
                | "core::mem::transmute"
                | "::core::mem::transmute"
                | "::std::mem::transmute"
        ) {
            return None;
        }
        let given = children(node.child_by_field_name("arguments")?);
        let [value] = given.as_slice() else { return None };
        let value = Box::new(self.expr(*value));
        Some(Expr::new(ExprKind::Cast { ty: ty.clone(), value }, span(node)))
    }

    pub(super) fn expr(&mut self, node: Node<'_>) -> Expr {
        match self.deeper(|r| r.expr_inner(node)) {
            // An operator that the grammar reached by skipping something may not be the one that was written.
            Some(expr) if skips(node) => self.low.unknown(vec![expr], span(node)),
            Some(expr) => expr,
            None => self.low.unknown(Vec::new(), span(node)),
        }
    }

    pub(super) fn unknown_children(&mut self, node: Node<'_>) -> Expr {
        let inner = children(node).into_iter().map(|n| self.expr(n)).collect();
        self.low.unknown(inner, span(node))
    }

    fn part(&mut self, node: Node<'_>, field: &str) -> Box<Expr> {
        Box::new(match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => self.low.unknown(Vec::new(), span(node)),
        })
    }

    fn only(&mut self, node: Node<'_>) -> Box<Expr> {
        Box::new(match children(node).into_iter().rfind(|n| n.kind() != "mutable_specifier" && n.kind() != "attribute_item") {
            Some(child) => self.expr(child),
            None => self.low.unknown(Vec::new(), span(node)),
        })
    }

    /// `a::b::<T>::c` as members; `Self` and `crate` are names.
    pub(super) fn path(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let mut parts: Vec<Sym> = Vec::new();
        let mut next = Some(node);
        while let Some(node) = next {
            next = None;
            match node.kind() {
                "scoped_identifier" | "scoped_type_identifier" => {
                    if let Some(name) = node.child_by_field_name("name") {
                        parts.push(self.low.sym(name));
                    }
                    next = node.child_by_field_name("path");
                }
                "generic_type" | "generic_type_with_turbofish" => next = node.child_by_field_name("type"),
                "generic_function" => next = node.child_by_field_name("function"),
                "generic_pattern" | "bracketed_type" => next = children(node).first().copied(),
                "qualified_type" => next = node.child_by_field_name("type"),
                _ => parts.push(self.low.str(node).replace("::", ".").into()),
            }
        }
        let mut parts = parts.into_iter().rev();
        let mut expr = Expr::new(ExprKind::Name(parts.next().unwrap_or_else(|| "".into())), at);
        for name in parts {
            expr = Expr::new(ExprKind::Member { object: Box::new(expr), name, access: Access::Static }, at);
        }
        expr
    }

    fn expr_inner(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        if node.is_missing() {
            return self.low.unknown(Vec::new(), at);
        }
        let kind = match node.kind() {
            "identifier" => ExprKind::Name(self.resolved(self.low.sym(node))),
            "self" | "super" | "crate" | "field_identifier" | "metavariable" | "shorthand_field_identifier" => {
                ExprKind::Name(self.low.sym(node))
            }
            "scoped_identifier" | "scoped_type_identifier" | "generic_function"
                if node.child_by_field_name("function").is_none_or(|f| f.kind() != "field_expression") =>
            {
                return self.path(node);
            }
            "generic_function" => return *self.part(node, "function"),
            "string_literal" | "raw_string_literal" | "char_literal" | "integer_literal" | "float_literal" | "boolean_literal"
            | "negative_literal" => match literal(&self.low, node) {
                Some(lit) => ExprKind::Lit(lit),
                None => return self.low.unknown(Vec::new(), at),
            },
            "unit_expression" => ExprKind::List { items: Vec::new(), kind: ListKind::Tuple },
            "parenthesized_expression" => return *self.only(node),
            "tuple_expression" => ExprKind::List { items: self.items(node), kind: ListKind::Tuple },
            "array_expression" => {
                let length = node.child_by_field_name("length");
                match (length, children(node).first()) {
                    (Some(length), Some(first)) => {
                        // `[value; length]`: a list whose length is an expression.
                        let (value, length) = (self.expr(*first), self.expr(length));
                        let args = [value, length].map(|value| Arg { name: None, value, spread: Spread::No }).into();
                        let callee = Box::new(Expr::new(ExprKind::Name("[]".into()), at));
                        ExprKind::Call { callee, args, kind: CallKind::Syntax }
                    }
                    _ => ExprKind::List { items: self.items(node), kind: ListKind::List },
                }
            }
            "field_expression" => {
                let name = node.child_by_field_name("field").map_or_else(|| "".into(), |n| self.low.sym(n));
                ExprKind::Member { object: self.part(node, "value"), name, access: Access::Dot }
            }
            "index_expression" => {
                let parts = children(node);
                let [object, index] = parts.as_slice() else { return self.unknown_children(node) };
                let object = Box::new(self.expr(*object));
                if index.kind() == "range_expression" {
                    let (from, to, _) = self.range(*index);
                    ExprKind::Slice { object, from: from.map(Box::new), to: to.map(Box::new) }
                } else {
                    ExprKind::Index { object, index: Box::new(self.expr(*index)) }
                }
            }
            "range_expression" => {
                let (from, to, inclusive) = self.range(node);
                let end = |side: Option<Expr>| Box::new(side.unwrap_or_else(|| Expr::new(ExprKind::Lit(Lit::Null), at)));
                let op = if inclusive { BinaryOp::RangeInclusive } else { BinaryOp::Range };
                ExprKind::Binary { op, left: end(from), right: end(to) }
            }
            "call_expression" => {
                let args = node.child_by_field_name("arguments").map(|n| self.args(n)).unwrap_or_default();
                let call = ExprKind::Call { callee: self.part(node, "function"), args, kind: CallKind::Plain };
                match self.parsed_type(node) {
                    Some(ty) => ExprKind::Cast { ty, value: Box::new(Expr::new(call, at)) },
                    None => call,
                }
            }
            "macro_invocation" => return self.macro_call(node),
            "struct_expression" => return self.structure(node),
            "binary_expression" => {
                let op = binary_op(node.child_by_field_name("operator").map_or("", |n| self.low.str(n)));
                ExprKind::Binary { op, left: self.part(node, "left"), right: self.part(node, "right") }
            }
            "unary_expression" => {
                let text = self.low.str(node);
                let op = match text.chars().next() {
                    Some('!') => UnaryOp::Not,
                    Some('-') => UnaryOp::Neg,
                    Some('*') => UnaryOp::Deref,
                    _ => UnaryOp::Other,
                };
                ExprKind::Unary { op, operand: self.only(node) }
            }
            "reference_expression" => ExprKind::Unary { op: UnaryOp::AddressOf, operand: self.part(node, "value") },
            "try_expression" => ExprKind::Unary { op: UnaryOp::Unwrap, operand: self.only(node) },
            "await_expression" => ExprKind::Await(self.only(node)),
            "yield_expression" => ExprKind::Yield(children(node).first().map(|n| Box::new(self.expr(*n)))),
            "type_cast_expression" => match node.child_by_field_name("type") {
                Some(ty) => ExprKind::Cast { ty: self.type_ref(ty), value: self.part(node, "value") },
                None => return self.unknown_children(node),
            },
            "assignment_expression" => {
                let target = node.child_by_field_name("left").map(|n| self.pattern(n));
                match target {
                    Some(target) => ExprKind::Assign { target: Box::new(target), op: None, value: self.part(node, "right") },
                    None => return self.unknown_children(node),
                }
            }
            "compound_assignment_expr" => {
                let text = node.child_by_field_name("operator").map_or("", |n| self.low.str(n));
                let op = Some(binary_op(text.strip_suffix('=').unwrap_or(text)));
                ExprKind::Assign { target: self.part(node, "left"), op, value: self.part(node, "right") }
            }
            "closure_expression" => return self.closure(node),
            "async_block" => {
                let body = self.block(node);
                ExprKind::Lambda(Function { is_async: true, ..blank_function(body, at) }.into())
            }
            "if_expression" => return self.conditional(node),
            "block" => ExprKind::Block(self.valued(node)),
            "const_block" | "try_block" | "gen_block" => ExprKind::Block(self.block(node)),
            // What `break value` leaves is what the loop gives.
            "loop_expression" => {
                let name: Sym = super::LOOP_VALUE.into();
                let mut statements =
                    vec![Stmt { kind: StmtKind::Var { name: name.clone(), ty: None, init: None, is_const: false }, span: at }];
                self.stmt(node, Vec::new(), &mut statements);
                statements.push(Stmt { kind: StmtKind::Expr(Expr::new(ExprKind::Name(name), at)), span: at });
                ExprKind::Block(statements)
            }
            "match_expression"
            | "unsafe_block"
            | "while_expression"
            | "for_expression"
            | "return_expression"
            | "break_expression"
            | "continue_expression" => {
                let mut statements = Vec::new();
                self.stmt(node, Vec::new(), &mut statements);
                ExprKind::Block(statements)
            }
            "token_tree" => {
                let args = self.macro_args(node);
                return self.low.unknown(args.into_iter().map(|a| a.value).collect(), at);
            }
            _ => return self.unknown_children(node),
        };
        Expr::new(kind, at)
    }

    fn items(&mut self, node: Node<'_>) -> Vec<Expr> {
        children(node).into_iter().filter(|n| n.kind() != "attribute_item").map(|n| self.expr(n)).collect()
    }

    fn args(&mut self, node: Node<'_>) -> Vec<Arg> {
        self.items(node).into_iter().map(|value| Arg { name: None, value, spread: Spread::No }).collect()
    }

    /// `a..b`: which side is there shows by where the dots stand.
    fn range(&mut self, node: Node<'_>) -> (Option<Expr>, Option<Expr>, bool) {
        let (mut from, mut to, mut inclusive, mut after) = (None, None, false, false);
        for child in node.children() {
            match child.kind() {
                ".." => after = true,
                "..=" | "..." => (after, inclusive) = (true, true),
                "line_comment" | "block_comment" => {}
                _ if after => to = Some(self.expr(child)),
                _ => from = Some(self.expr(child)),
            }
        }
        (from, to, inclusive)
    }

    /// `Foo { a: b, ..rest }` is a constructor with keyword arguments; the rest is spread.
    fn structure(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let callee = match node.child_by_field_name("name") {
            Some(name) => self.path(name),
            None => self.low.unknown(Vec::new(), at),
        };
        let mut args = Vec::new();
        for field in node.child_by_field_name("body").map(children).unwrap_or_default() {
            if field.kind() == "base_field_initializer" {
                // What is written by name counts, wherever the rest comes from.
                args.insert(0, Arg { name: None, value: *self.only(field), spread: Spread::Map });
                continue;
            }
            args.push(match field.kind() {
                "field_initializer" => {
                    let name = field.child_by_field_name("field").map(|n| self.low.sym(n));
                    Arg { name, value: *self.part(field, "value"), spread: Spread::No }
                }
                "shorthand_field_initializer" => {
                    let name = children(field).into_iter().rfind(|n| n.kind() == "identifier").map(|n| self.low.sym(n));
                    Arg { name, value: *self.only(field), spread: Spread::No }
                }
                _ => Arg { name: None, value: self.unknown_children(field), spread: Spread::No },
            });
        }
        Expr::new(ExprKind::Call { callee: Box::new(callee), args, kind: CallKind::New }, at)
    }

    fn closure(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let (params, body) = self.in_block(|r| {
            let params = node.child_by_field_name("parameters").map(|n| r.params(n)).unwrap_or_default();
            let body = match node.child_by_field_name("body") {
                Some(block) if block.kind() == "block" => r.function_body(block),
                Some(value) => {
                    let value = r.expr(value);
                    vec![Stmt { span: value.span, kind: StmtKind::Return(Some(value)) }]
                }
                None => Vec::new(),
            };
            (params, body)
        });
        let is_async = self.low.str(node).starts_with("async");
        Expr::new(ExprKind::Lambda(Function { params, is_async, ..blank_function(body, at) }.into()), at)
    }

    /// `if` as a value: a conditional over blocks. Bindings of `if let` open the block.
    fn conditional(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let Some(condition) = node.child_by_field_name("condition") else { return self.unknown_children(node) };
        let consequence = node.child_by_field_name("consequence");
        let valued = |r: &mut Self| consequence.map(|n| r.valued(n)).unwrap_or_default();
        let tested = self.in_block(|r| {
            let tested = r.tested_pattern(condition);
            tested.map(|(subject, patterns)| (subject, patterns, valued(r)))
        });
        if let Some((subject, patterns, then)) = tested {
            let otherwise = self.alternative(node);
            return Expr::new(ExprKind::Block(vec![super::pattern::either(subject, patterns, then, otherwise, at)]), at);
        }
        let (cond, then) = self.in_block(|r| {
            let (cond, mut then) = r.condition(condition);
            then.extend(valued(r));
            (cond, then)
        });
        let otherwise = self.alternative(node);
        let block = |body, at| Box::new(Expr::new(ExprKind::Block(body), at));
        let then = block(then, consequence.map_or(at, span));
        let otherwise = block(otherwise, node.child_by_field_name("alternative").map_or(at, span));
        Expr::new(ExprKind::Conditional { cond: Box::new(cond), then, otherwise }, at)
    }

    /// What stands after `else`.
    pub(super) fn alternative(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let Some(inner) = node.child_by_field_name("alternative").and_then(|n| children(n).into_iter().next()) else { return Vec::new() };
        if inner.kind() == "block" {
            return self.valued(inner);
        }
        let mut out = Vec::new();
        if self.deeper(|r| r.stmt(inner, Vec::new(), &mut out)).is_none() {
            out.push(self.unknown_stmt(inner));
        }
        out
    }
}

pub(super) fn blank_function(body: Vec<Stmt>, at: assay_manifests::Span) -> Function {
    Function { name: "".into(), body, span: at, is_static: true, ..Function::default() }
}

pub(super) fn binary_op(text: &str) -> BinaryOp {
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
        "&&" => And,
        "||" => Or,
        "==" => Eq,
        "!=" => NotEq,
        "<" => Lt,
        "<=" => Le,
        ">" => Gt,
        ">=" => Ge,
        _ => Other,
    }
}

/// A literal with its suffix and escapes; `None` where it does not parse.
pub(super) fn literal(low: &Lowering<'_>, node: Node<'_>) -> Option<Lit> {
    let text = low.str(node);
    Some(match node.kind() {
        "boolean_literal" => Lit::Bool(text == "true"),
        "string_literal" => {
            let is_bytes = text.starts_with('b');
            let inner = text.get(text.find('"')? + 1..)?;
            let value: Sym = unescape(inner.strip_suffix('"').unwrap_or(inner)).into();
            if is_bytes { Lit::Bytes(value) } else { Lit::Str(value) }
        }
        "raw_string_literal" => {
            let open = text.find('"')?;
            let hashes = text.get(..open)?.matches('#').count();
            let inner = text.get(open + 1..text.len().checked_sub(1 + hashes)?)?;
            if text.starts_with('b') { Lit::Bytes(inner.into()) } else { Lit::Str(inner.into()) }
        }
        "char_literal" => {
            let inner = text.trim_start_matches('b').strip_prefix('\'')?.strip_suffix('\'')?;
            Lit::Char(unescape(inner).chars().next()?)
        }
        "negative_literal" => match literal(low, node.named_child(0)?)? {
            Lit::Int(n) => Lit::Int(n.checked_neg()?),
            Lit::Float(n) => Lit::Float(-n),
            _ => return None,
        },
        _ => {
            let clean = text.replace('_', "");
            if node.kind() == "float_literal" {
                let digits = clean.trim_end_matches("f32").trim_end_matches("f64");
                return digits.parse().ok().map(Lit::Float);
            }
            let (digits, radix) = match clean.get(..2) {
                Some("0x") => (clean.get(2..)?, 16),
                Some("0o") => (clean.get(2..)?, 8),
                Some("0b") => (clean.get(2..)?, 2),
                _ => (clean.as_str(), 10),
            };
            let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
            Lit::Int(i128::from_str_radix(digits.get(..end)?, radix).ok()?)
        }
    })
}

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
            Some('0') => out.push('\0'),
            Some('x') => {
                let digits: String = chars.by_ref().take(2).collect();
                out.push(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
            }
            Some('u') => {
                chars.next_if_eq(&'{');
                let mut digits = String::new();
                while let Some(digit) = chars.next_if(|c| c.is_ascii_hexdigit() || *c == '_') {
                    digits.push(digit);
                }
                chars.next_if_eq(&'}');
                out.push(u32::from_str_radix(&digits.replace('_', ""), 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
            }
            Some('\n' | '\r') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

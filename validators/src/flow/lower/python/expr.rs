//! Expressions of Python.

use std::sync::Arc;

use crate::tree::Node;
use assay_manifests::Span;

use super::{Py, at};
use crate::flow::{
    ir::*,
    lower::{
        MAX_DEPTH, span,
        walk::{self, children, errors, fields, has},
    },
};

/// Kinds that are statements wherever they stand.
fn is_statement(kind: &str) -> bool {
    kind.ends_with("_statement") || kind.ends_with("_definition") || kind == "block"
}

impl Py<'_> {
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

    /// The expressions under a statement as one value: several are a tuple.
    pub(super) fn exprs_of(&mut self, node: Node<'_>) -> Option<Expr> {
        let parts = children(node).into_iter().filter(|n| !n.is_error()).collect();
        self.tuple_of(parts, span(node))
    }

    pub(super) fn tuple_of(&mut self, parts: Vec<Node<'_>>, span: Span) -> Option<Expr> {
        match parts.as_slice() {
            [] => None,
            [one] => Some(self.expr(*one)),
            _ => {
                let items = parts.into_iter().map(|p| self.expr(p)).collect();
                Some(Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, span))
            }
        }
    }

    /// `del x`, `exec code in scope`: a call by syntax.
    pub(super) fn keyword_call(&mut self, name: &str, node: Node<'_>) -> Expr {
        let mut args = Vec::new();
        for part in children(node).into_iter().filter(|n| !n.is_error()) {
            let items = if part.kind() == "expression_list" { children(part) } else { vec![part] };
            for item in items {
                args.push(Arg { name: None, value: self.expr(item), spread: Spread::No });
            }
        }
        call(name, args, CallKind::Syntax, span(node))
    }

    pub(super) fn print(&mut self, node: Node<'_>) -> Expr {
        let mut args = Vec::new();
        for part in children(node).into_iter().filter(|n| !n.is_error()) {
            let (name, value) = match part.kind() {
                "chevron" => (Some("file".into()), children(part).into_iter().next().unwrap_or(part)),
                _ => (None, part),
            };
            args.push(Arg { name, value: self.expr(value), spread: Spread::No });
        }
        call("print", args, CallKind::Syntax, span(node))
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
        // What the parser could not place inside makes the whole unknown, its parts still known.
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

    fn boxed(&mut self, node: Node<'_>, field: &str) -> Box<Expr> {
        Box::new(self.field(node, field))
    }

    fn expr_inner(&mut self, node: Node<'_>) -> Expr {
        let kind = match node.kind() {
            "identifier" | "as_pattern_target" if node.named_child_count() == 0 => ExprKind::Name(self.base.sym(node)),
            "as_pattern_target" | "parenthesized_expression" | "parenthesized_list_splat" | "chevron" => {
                let parts: Vec<_> = children(node).into_iter().filter(|n| !n.is_error()).collect();
                return match parts.as_slice() {
                    [one] => self.expr(*one),
                    _ => self.unknown(node),
                };
            }
            "dotted_name" => return self.name_chain(node),
            "keyword_identifier" => ExprKind::Name(self.base.sym(node)),
            "true" => ExprKind::Lit(Lit::Bool(true)),
            "false" => ExprKind::Lit(Lit::Bool(false)),
            "none" => ExprKind::Lit(Lit::Null),
            "ellipsis" => ExprKind::Name("Ellipsis".into()),
            "integer" => match integer(self.base.str(node)) {
                Some(lit) => ExprKind::Lit(lit),
                None => return self.unknown(node),
            },
            "float" => match self.base.str(node).replace('_', "").parse() {
                Ok(value) => ExprKind::Lit(Lit::Float(value)),
                Err(_) => return self.unknown(node),
            },
            "string" => return self.string(node),
            "concatenated_string" => return self.concatenated(node),
            "attribute" => {
                let name = node.child_by_field_name("attribute").map(|a| self.base.sym(a)).unwrap_or_default();
                let kind = ExprKind::Member { object: self.boxed(node, "object"), name, access: Access::Dot };
                return hoisted(Expr::new(kind, span(node)));
            }
            "subscript" => return hoisted(self.subscript(node)),
            "slice" => return self.unknown(node),
            "call" => return hoisted(Expr::new(self.call(node), span(node))),
            "list" | "list_pattern" => ExprKind::List { items: self.items(node), kind: ListKind::List },
            "tuple" | "tuple_pattern" | "expression_list" => ExprKind::List { items: self.items(node), kind: ListKind::Tuple },
            "pattern_list" => ExprKind::List { items: self.items(node), kind: ListKind::Tuple },
            "set" => ExprKind::List { items: self.items(node), kind: ListKind::Set },
            "dictionary" => self.dictionary(node),
            "list_comprehension" => self.comprehension(node, ListKind::List),
            "set_comprehension" => self.comprehension(node, ListKind::Set),
            "dictionary_comprehension" => self.comprehension(node, ListKind::Map),
            "generator_expression" => self.comprehension(node, ListKind::Lazy),
            "lambda" => self.lambda(node),
            "conditional_expression" => {
                let parts: Vec<_> = children(node).into_iter().filter(|n| !n.is_error()).collect();
                let [then, cond, otherwise] = parts.as_slice() else { return self.unknown(node) };
                let then = Box::new(self.expr(*then));
                ExprKind::Conditional { cond: Box::new(self.expr(*cond)), then, otherwise: Box::new(self.expr(*otherwise)) }
            }
            "named_expression" => ExprKind::Assign { target: self.boxed(node, "name"), op: None, value: self.boxed(node, "value") },
            "assignment" | "augmented_assignment" => return self.assignment_value(node),
            "keyword_argument" => ExprKind::Assign { target: self.boxed(node, "name"), op: None, value: self.boxed(node, "value") },
            "as_pattern" => {
                let Some(value) = children(node).into_iter().next() else { return self.unknown(node) };
                let value = Box::new(self.expr(value));
                ExprKind::Assign { target: self.boxed(node, "alias"), op: None, value }
            }
            "boolean_operator" | "binary_operator" => return self.binary(node),
            "comparison_operator" => return self.comparison(node),
            "not_operator" => ExprKind::Unary { op: UnaryOp::Not, operand: self.boxed(node, "argument") },
            "unary_operator" => {
                let op = match node.child_by_field_name("operator").map(|o| self.base.str(o)) {
                    Some("-") => UnaryOp::Neg,
                    Some("+") => UnaryOp::Plus,
                    Some("~") => UnaryOp::BitNot,
                    _ => UnaryOp::Other,
                };
                ExprKind::Unary { op, operand: self.boxed(node, "argument") }
            }
            "await" => match self.exprs_of(node) {
                Some(value) => ExprKind::Await(Box::new(value)),
                None => return self.unknown(node),
            },
            "yield" => {
                self.yields = true;
                let value = self.exprs_of(node);
                let value = match value {
                    Some(v) if has(node, "from") => {
                        let at = v.span;
                        Some(Expr::new(ExprKind::Spread(Box::new(v)), at))
                    }
                    other => other,
                };
                ExprKind::Yield(value.map(Box::new))
            }
            "list_splat" | "list_splat_pattern" | "dictionary_splat" | "dictionary_splat_pattern" => match self.exprs_of(node) {
                Some(value) => ExprKind::Spread(Box::new(value)),
                None => return self.unknown(node),
            },
            "type" => ExprKind::Type(self.type_ref(node)),
            "print" | "exec" => ExprKind::Name(self.base.sym(node)),
            _ => return self.unknown(node),
        };
        Expr::new(kind, span(node))
    }

    fn items(&mut self, node: Node<'_>) -> Vec<Expr> {
        children(node).into_iter().filter(|n| !n.is_error()).map(|n| self.expr(n)).collect()
    }

    /// `a = b = c`: the inner assignment as a value.
    fn assignment_value(&mut self, node: Node<'_>) -> Expr {
        let op = if node.kind() == "augmented_assignment" { Some(self.assign_op(node)) } else { None };
        let value = self.boxed(node, "right");
        Expr::new(ExprKind::Assign { target: self.boxed(node, "left"), op, value }, span(node))
    }

    pub(super) fn assign_op(&self, node: Node<'_>) -> BinaryOp {
        node.child_by_field_name("operator").map(|o| operator(self.base.str(o).trim_end_matches('='))).unwrap_or(BinaryOp::Other)
    }

    fn dictionary(&mut self, node: Node<'_>) -> ExprKind {
        let mut entries = Vec::new();
        for part in children(node).into_iter().filter(|n| !n.is_error()) {
            if part.kind() == "pair" {
                let key = self.field(part, "key");
                entries.push((Some(key), self.field(part, "value")));
            } else {
                let value = match (part.kind(), children(part).into_iter().next()) {
                    ("dictionary_splat", Some(inner)) => self.expr(inner),
                    _ => self.expr(part),
                };
                entries.push((None, value));
            }
        }
        ExprKind::Map(entries)
    }

    fn comprehension(&mut self, node: Node<'_>, kind: ListKind) -> ExprKind {
        let mut clauses: Vec<Clause> = Vec::new();
        for part in children(node) {
            match part.kind() {
                "for_in_clause" => {
                    let sources = fields(part, "right");
                    let iter = self.tuple_of(sources, span(part));
                    let iter = match iter {
                        Some(iter) => iter,
                        None => self.base.unknown(Vec::new(), span(part)),
                    };
                    clauses.push(Clause { target: self.field(part, "left"), iter, conds: Vec::new() });
                }
                "if_clause" => {
                    if let (Some(cond), Some(clause)) = (self.exprs_of(part), clauses.last_mut()) {
                        clause.conds.push(cond);
                    }
                }
                _ => {}
            }
        }
        let body = node.child_by_field_name("body");
        let (key, element) = match body {
            Some(pair) if pair.kind() == "pair" => (Some(self.boxed(pair, "key")), self.boxed(pair, "value")),
            _ => (None, self.boxed(node, "body")),
        };
        ExprKind::Comprehension { element, key, clauses, kind }
    }

    fn lambda(&mut self, node: Node<'_>) -> ExprKind {
        let params = node.child_by_field_name("parameters").map(|p| self.params(p)).unwrap_or_default();
        let outer = std::mem::replace(&mut self.yields, false);
        let value = self.field(node, "body");
        let is_generator = std::mem::replace(&mut self.yields, outer);
        ExprKind::Lambda(Arc::new(Function {
            name: "".into(),
            params,
            body: vec![at(StmtKind::Return(Some(value)), node.child_by_field_name("body").unwrap_or(node))],
            span: span(node),
            is_generator,
            is_static: true,
            ..Function::default()
        }))
    }

    fn call(&mut self, node: Node<'_>) -> ExprKind {
        let callee = self.boxed(node, "function");
        let mut args = Vec::new();
        if let Some(list) = node.child_by_field_name("arguments") {
            if list.kind() == "generator_expression" {
                args.push(Arg { name: None, value: self.expr(list), spread: Spread::No });
            } else {
                for part in children(list) {
                    args.push(self.arg(part));
                }
            }
        }
        ExprKind::Call { callee, args, kind: CallKind::Plain }
    }

    fn arg(&mut self, node: Node<'_>) -> Arg {
        let inner = children(node).into_iter().find(|n| !n.is_error());
        match (node.kind(), inner) {
            ("keyword_argument", _) => {
                let name = node.child_by_field_name("name").map(|n| self.base.sym(n));
                Arg { name, value: self.field(node, "value"), spread: Spread::No }
            }
            ("list_splat", Some(inner)) => Arg { name: None, value: self.expr(inner), spread: Spread::List },
            ("dictionary_splat", Some(inner)) => Arg { name: None, value: self.expr(inner), spread: Spread::Map },
            _ => Arg { name: None, value: self.expr(node), spread: Spread::No },
        }
    }

    fn subscript(&mut self, node: Node<'_>) -> Expr {
        let object = self.boxed(node, "value");
        let parts = fields(node, "subscript");
        let kind = match parts.as_slice() {
            [one] if one.kind() == "slice" => {
                let mut bounds: [Option<Expr>; 3] = [None, None, None];
                let mut at = 0;
                for part in one.children() {
                    if !part.is_named() {
                        at += usize::from(part.kind() == ":");
                    } else if !part.is_extra() && at < 3 {
                        bounds[at] = Some(self.expr(part));
                    }
                }
                let [from, to, step] = bounds;
                match step {
                    None => ExprKind::Slice { object, from: from.map(Box::new), to: to.map(Box::new) },
                    Some(step) => {
                        let none = || Expr::new(ExprKind::Lit(Lit::Null), span(*one));
                        let bounds = [from.unwrap_or_else(none), to.unwrap_or_else(none), step];
                        let args = bounds.into_iter().map(|value| Arg { name: None, value, spread: Spread::No }).collect();
                        let callee = Box::new(Expr::new(ExprKind::Name(STEPPED.into()), span(*one)));
                        let index = Expr::new(ExprKind::Call { callee, args, kind: CallKind::Syntax }, span(*one));
                        ExprKind::Index { object, index: Box::new(index) }
                    }
                }
            }
            _ => {
                let index = match self.tuple_of(parts, span(node)) {
                    Some(index) => index,
                    None => self.base.unknown(Vec::new(), span(node)),
                };
                ExprKind::Index { object, index: Box::new(index) }
            }
        };
        Expr::new(kind, span(node))
    }

    /// `a + b + c` leans left in the tree: walked in a loop, since a long concatenation is as deep as it is long.
    fn binary(&mut self, node: Node<'_>) -> Expr {
        let op_of = |py: &Self, n: Node<'_>| n.child_by_field_name("operator").map(|o| operator(py.base.str(o))).unwrap_or(BinaryOp::Other);
        let op = op_of(self, node);
        if !matches!(op, BinaryOp::Add | BinaryOp::And | BinaryOp::Or) {
            let left = self.boxed(node, "left");
            return Expr::new(ExprKind::Binary { op, left, right: self.boxed(node, "right") }, span(node));
        }
        let mut right = Vec::new();
        let mut spine = node;
        loop {
            right.push(spine.child_by_field_name("right"));
            match spine.child_by_field_name("left") {
                Some(left)
                    if matches!(left.kind(), "binary_operator" | "boolean_operator")
                        && op_of(self, left) == op
                        && errors(left).is_empty() =>
                {
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

    /// `a < b < c` is `a < b and b < c`.
    fn comparison(&mut self, node: Node<'_>) -> Expr {
        let operands: Vec<_> = children(node).into_iter().filter(|n| !n.is_error()).collect();
        let ops: Vec<_> = node.children_by_field_name("operators").map(|o| operator(self.base.str(o))).collect();
        let mut tests = Vec::new();
        for (pair, op) in operands.windows(2).zip(ops) {
            let left = Box::new(self.expr(pair[0]));
            let right = Box::new(self.expr(pair[1]));
            let at = walk::join(left.span, right.span);
            tests.push(Expr::new(ExprKind::Binary { op, left, right }, at));
        }
        match walk::fold(BinaryOp::And, tests) {
            Some(value) => value,
            None => self.unknown(node),
        }
    }

    fn concatenated(&mut self, node: Node<'_>) -> Expr {
        let mut pieces = Vec::new();
        for part in children(node).into_iter().filter(|n| !n.is_error()) {
            match self.expr(part) {
                Expr { kind: ExprKind::Format(inner), .. } => pieces.extend(inner),
                other => pieces.push(other),
            }
        }
        let mut text = String::new();
        let mut bytes = false;
        for piece in &pieces {
            match &piece.kind {
                ExprKind::Lit(Lit::Str(s)) => text.push_str(s),
                ExprKind::Lit(Lit::Bytes(s)) => {
                    bytes = true;
                    text.push_str(s);
                }
                _ => return Expr::new(ExprKind::Format(pieces), span(node)),
            }
        }
        let lit = if bytes { Lit::Bytes(text.into()) } else { Lit::Str(text.into()) };
        Expr::new(ExprKind::Lit(lit), span(node))
    }

    fn string(&mut self, node: Node<'_>) -> Expr {
        let prefix = walk::child(node, &["string_start"]).map(|s| self.base.str(s).to_ascii_lowercase()).unwrap_or_default();
        let (raw, bytes, format) = (prefix.contains('r'), prefix.contains('b'), prefix.contains(['f', 't']));
        let mut pieces = Vec::new();
        for part in children(node) {
            match part.kind() {
                "string_content" => {
                    let mut text = self.base.str(part).to_owned();
                    if format {
                        text = text.replace("{{", "{").replace("}}", "}");
                    }
                    if !raw {
                        text = walk::unescape(&text, false);
                    }
                    pieces.push(Expr::new(ExprKind::Lit(Lit::Str(text.into())), span(part)));
                }
                "interpolation" => pieces.push(self.interpolation(part)),
                "string_start" | "string_end" | "escape_sequence" | "escape_interpolation" => {}
                _ => pieces.push(self.unknown(part)),
            }
        }
        let literal = pieces.iter().all(|p| matches!(p.kind, ExprKind::Lit(Lit::Str(_))));
        if !literal {
            return Expr::new(ExprKind::Format(pieces), span(node));
        }
        let mut text = String::new();
        for piece in &pieces {
            if let ExprKind::Lit(Lit::Str(s)) = &piece.kind {
                text.push_str(s);
            }
        }
        let lit = if bytes { Lit::Bytes(text.into()) } else { Lit::Str(text.into()) };
        Expr::new(ExprKind::Lit(lit), span(node))
    }

    /// `{x!r:>10}`: conversion and format are calls, since either may change what the text can contain.
    fn interpolation(&mut self, node: Node<'_>) -> Expr {
        let mut value = self.field(node, "expression");
        if let Some(conversion) = node.child_by_field_name("type_conversion") {
            let name = match self.base.str(conversion) {
                "!r" => Some("repr"),
                "!a" => Some("ascii"),
                "!s" => Some("str"),
                _ => None,
            };
            if let Some(name) = name {
                value = call(name, vec![Arg { name: None, value, spread: Spread::No }], CallKind::Plain, span(node));
            }
        }
        if let Some(specifier) = node.child_by_field_name("format_specifier") {
            let nested: Vec<_> = children(specifier).into_iter().filter(|n| n.kind() == "format_expression").collect();
            let text = self.base.str(specifier).strip_prefix(':').unwrap_or_default();
            let spec = if nested.is_empty() {
                Expr::new(ExprKind::Lit(Lit::Str(text.into())), span(specifier))
            } else {
                let pieces = nested.into_iter().map(|n| self.interpolation(n)).collect();
                Expr::new(ExprKind::Format(pieces), span(specifier))
            };
            let args = vec![Arg { name: None, value, spread: Spread::No }, Arg { name: None, value: spec, spread: Spread::No }];
            value = call("format", args, CallKind::Plain, span(node));
        }
        value
    }
}

fn call(name: &str, args: Vec<Arg>, kind: CallKind, span: Span) -> Expr {
    let callee = Box::new(Expr::new(ExprKind::Name(name.into()), span));
    Expr::new(ExprKind::Call { callee, args, kind }, span)
}

/// Decimal, hexadecimal, octal and binary; what is longer than the form holds is a float, as large numbers are only compared.
fn integer(text: &str) -> Option<Lit> {
    let digits = text.replace('_', "").to_ascii_lowercase();
    let digits = digits.trim_end_matches('l');
    let (radix, body) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        _ if digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()) => (8, digits),
        _ => (10, digits),
    };
    match i128::from_str_radix(body, radix) {
        Ok(value) => Some(Lit::Int(value)),
        Err(_) if radix == 10 => body.parse().ok().map(Lit::Float),
        Err(_) => None,
    }
}

fn operator(text: &str) -> BinaryOp {
    use BinaryOp::*;
    match text.split_whitespace().collect::<Vec<_>>().join(" ").as_str() {
        "+" => Add,
        "-" => Sub,
        "*" => Mul,
        "/" => Div,
        "//" => FloorDiv,
        "%" => Mod,
        "**" => Pow,
        "&" => BitAnd,
        "|" => BitOr,
        "^" => BitXor,
        "<<" => Shl,
        ">>" => Shr,
        "and" => And,
        "or" => Or,
        "==" => Eq,
        "!=" | "<>" => NotEq,
        "is" => Same,
        "is not" => NotSame,
        "<" => Lt,
        "<=" => Le,
        ">" => Gt,
        ">=" => Ge,
        "in" => In,
        "not in" => NotIn,
        _ => Other,
    }
}

/// `*f(x)`, `*a.b`, `*a[0]`: the grammar binds the star more tightly than what follows; it belongs to the whole.
fn hoisted(mut expr: Expr) -> Expr {
    let first = match &mut expr.kind {
        ExprKind::Call { callee: first, .. }
        | ExprKind::Member { object: first, .. }
        | ExprKind::Index { object: first, .. }
        | ExprKind::Slice { object: first, .. } => first,
        _ => return expr,
    };
    let ExprKind::Spread(inner) = &mut first.kind else { return expr };
    let inner = std::mem::replace(&mut **inner, Expr::new(ExprKind::Unknown(Vec::new()), expr.span));
    **first = inner;
    let span = expr.span;
    Expr::new(ExprKind::Spread(Box::new(expr)), span)
}

//! Kotlin expressions.

use std::sync::Arc;

use crate::tree::Node;
use assay_manifests::Span;

use super::{Kotlin, TYPES, kit, name, named, span};
use crate::flow::ir::{
    Access, Arg, BinaryOp, CallKind, Expr, ExprKind, Function, ListKind, Lit, Param, Spread, StmtKind, Sym, TypeRef, UnaryOp,
};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::{child_of, has_token, lit, stmt};

impl Kotlin<'_> {
    pub(super) fn expr(&mut self, node: Node<'_>) -> Expr {
        if self.l.depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), span(node));
        }
        self.l.depth += 1;
        let mut lowered = self.expr_inner(node);
        if node.has_error() && !node.is_error() {
            lowered = self.with_errors(node, lowered);
        }
        self.l.depth -= 1;
        lowered
    }

    /// An expression with an error directly inside it is unknown, with what was recognised of it.
    #[inline(never)]
    fn with_errors(&mut self, node: Node<'_>, lowered: Expr) -> Expr {
        if matches!(lowered.kind, ExprKind::Unknown(_) | ExprKind::Block(_) | ExprKind::Lambda(_) | ExprKind::List { .. }) {
            return lowered;
        }
        let errors: Vec<Expr> = named(node).into_iter().filter(Node::is_error).map(|error| self.expr(error)).collect();
        if errors.is_empty() {
            return lowered;
        }
        let children = std::iter::once(lowered).chain(errors).collect();
        self.l.unknown(children, span(node))
    }

    pub(super) fn field_expr(&mut self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    #[inline(never)]
    fn no_form(&mut self, node: Node<'_>) -> Expr {
        let children = named(node).into_iter().map(|child| self.expr(child)).collect();
        self.l.unknown(children, span(node))
    }

    /// Children that the parser understood: what it did not is lowered once, beside the whole.
    fn parts<'t>(node: Node<'t>) -> Vec<Node<'t>> {
        named(node).into_iter().filter(|child| !child.is_error()).collect()
    }

    #[inline(never)]
    fn only(&mut self, node: Node<'_>) -> Expr {
        match Self::parts(node).last() {
            Some(inner) => self.expr(*inner),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    /// One call a kind: what it takes stays off the stack of what is nested deep.
    #[inline(never)]
    fn expr_inner(&mut self, node: Node<'_>) -> Expr {
        if let Some(simple) = self.simple(node) {
            return simple;
        }
        match node.kind() {
            "parenthesized_expression" | "labeled_expression" | "annotated_expression" | "annotated_lambda" => self.only(node),
            "navigation_expression" => self.navigation(node),
            "call_expression" => self.call(node),
            "index_expression" => self.index(node),
            "binary_expression" => self.binary(node),
            "infix_expression" => self.infix(node),
            "unary_expression" => self.unary(node),
            "in_expression" | "is_expression" | "as_expression" => self.test(node),
            "range_expression" => self.range(node),
            "collection_literal" => self.collection(node),
            "spread_expression" => self.spread(node),
            "if_expression"
            | "when_expression"
            | "try_expression"
            | "return_expression"
            | "throw_expression"
            | "assignment"
            | "while_statement"
            | "for_statement"
            | "do_while_statement"
            | "property_declaration"
            | "block" => self.block_value(node),
            "string_literal" | "multiline_string_literal" => self.string(node),
            "lambda_literal" => self.lambda(node),
            "anonymous_function" => self.anonymous_function(node),
            "object_literal" => self.object(node),
            "callable_reference" => self.reference(node),
            _ => self.no_form(node),
        }
    }

    /// Names, literals and types.
    #[inline(never)]
    fn simple(&mut self, node: Node<'_>) -> Option<Expr> {
        let at = span(node);
        if node.is_missing() {
            return Some(self.l.unknown(Vec::new(), at));
        }
        Some(match node.kind() {
            "identifier" => match self.l.str(node) {
                "true" => lit(Lit::Bool(true), at),
                "false" => lit(Lit::Bool(false), at),
                "null" => lit(Lit::Null, at),
                "break" | "continue" => {
                    let kind = if self.l.str(node) == "break" { StmtKind::Break(None) } else { StmtKind::Continue(None) };
                    Expr::new(ExprKind::Block(vec![stmt(kind, at)]), at)
                }
                "field" => match &self.backing {
                    Some(store) => kit::this_member(store, at),
                    None => name(self.ident(node), at),
                },
                _ => name(self.ident(node), at),
            },
            // One that names its class is not that of a lambda around.
            "this_expression" => name(if self.l.str(node).contains('@') { "this@" } else { "this" }, at),
            "super_expression" => name("super", at),
            "number_literal" | "float_literal" => match kit::number(self.l.str(node)) {
                Some(number) => lit(number, at),
                None => self.l.unknown(Vec::new(), at),
            },
            "character_literal" => match kit::unescape(self.l.str(node).trim_matches('\'')).chars().next() {
                Some(c) => lit(Lit::Char(c), at),
                None => self.l.unknown(Vec::new(), at),
            },
            kind if TYPES.contains(&kind) => Expr::new(ExprKind::Type(self.type_ref(node)), at),
            _ => return None,
        })
    }

    #[inline(never)]
    fn test(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let value = Box::new(self.field_expr(node, "left"));
        if node.kind() == "in_expression" {
            let op = if has_token(node, "!in") { BinaryOp::NotIn } else { BinaryOp::In };
            let right = Box::new(self.field_expr(node, "right"));
            return Expr::new(ExprKind::Binary { op, left: value, right }, at);
        }
        let mut ty = child_of(node, TYPES).map_or_else(|| TypeRef::named(""), |ty| self.type_ref(ty));
        if node.kind() == "as_expression" {
            ty.is_nullable |= has_token(node, "as?");
            return Expr::new(ExprKind::Cast { ty, value }, at);
        }
        let test = Expr::new(ExprKind::TypeTest { value, ty }, at);
        if has_token(node, "!is") { Expr::new(ExprKind::Unary { op: UnaryOp::Not, operand: Box::new(test) }, at) } else { test }
    }

    #[inline(never)]
    fn range(&mut self, node: Node<'_>) -> Expr {
        let op = if has_token(node, "..<") { BinaryOp::Range } else { BinaryOp::RangeInclusive };
        let [from, to] = Self::parts(node)[..] else { return self.no_form(node) };
        let (left, right) = (Box::new(self.expr(from)), Box::new(self.expr(to)));
        Expr::new(ExprKind::Binary { op, left, right }, span(node))
    }

    #[inline(never)]
    fn collection(&mut self, node: Node<'_>) -> Expr {
        let items = named(node).into_iter().map(|item| self.expr(item)).collect();
        Expr::new(ExprKind::List { items, kind: ListKind::List }, span(node))
    }

    #[inline(never)]
    fn spread(&mut self, node: Node<'_>) -> Expr {
        let inner = Box::new(self.only(node));
        Expr::new(ExprKind::Spread(inner), span(node))
    }

    /// Statements used as a value.
    #[inline(never)]
    fn block_value(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let body = match node.kind() {
            "if_expression" => vec![stmt(self.if_statement(node), at)],
            "when_expression" => vec![stmt(self.when(node), at)],
            "try_expression" => {
                self.fresh += 1;
                let into: Sym = format!("$try{}", self.fresh).into();
                let first = stmt(StmtKind::Var { name: into.clone(), ty: None, init: None, is_const: false }, at);
                let tried = stmt(self.try_statement(node, Some(&into)), at);
                vec![first, tried, stmt(StmtKind::Expr(name(into, at)), at)]
            }
            "block" => self.body(node),
            _ => {
                let mut body = Vec::new();
                self.stmt_into(node, &mut body);
                body
            }
        };
        Expr::new(ExprKind::Block(body), at)
    }

    #[inline(never)]
    fn anonymous_function(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let params = child_of(node, &["function_value_parameters"]).map(|list| self.params(list)).unwrap_or_default();
        let body = self.function_body(node);
        Expr::new(ExprKind::Lambda(Arc::new(Function { is_public: false, ..Self::bare("".into(), params, body, at) })), at)
    }

    #[inline(never)]
    fn string(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let raw = node.kind() == "multiline_string_literal";
        let mut pieces: Vec<Expr> = Vec::new();
        let mut from = node.start_byte() + if raw { 3 } else { 1 };
        let end = node.end_byte().saturating_sub(if raw { 3 } else { 1 });
        for child in named(node).into_iter().filter(|child| child.kind() == "interpolation") {
            self.template_text(from, child.start_byte(), raw, at, &mut pieces);
            pieces.push(self.only(child));
            from = child.end_byte();
        }
        self.template_text(from, end, raw, at, &mut pieces);
        match &pieces[..] {
            [] => lit(Lit::Str("".into()), at),
            [Expr { kind: ExprKind::Lit(Lit::Str(whole)), .. }] => lit(Lit::Str(whole.clone()), at),
            _ => Expr::new(ExprKind::Format(pieces), at),
        }
    }

    /// What stands between `${…}` is text with `$name` in it, whatever nodes the grammar makes of it.
    fn template_text(&self, from: usize, to: usize, raw: bool, at: Span, pieces: &mut Vec<Expr>) {
        let part = self.l.text.get(from..to.max(from)).unwrap_or_default();
        let mut known = String::new();
        let flush = |known: &mut String, pieces: &mut Vec<Expr>| {
            if !known.is_empty() {
                let text = if raw { std::mem::take(known) } else { kit::unescape(&std::mem::take(known)) };
                pieces.push(lit(Lit::Str(text.into()), at));
            }
        };
        let mut chars = part.char_indices().peekable();
        while let Some((_, c)) = chars.next() {
            match c {
                '\\' if !raw => {
                    known.push(c);
                    known.extend(chars.next().map(|(_, c)| c));
                }
                '$' if chars.peek().is_some_and(|(_, c)| c.is_alphabetic() || *c == '_') => {
                    flush(&mut known, pieces);
                    let start = chars.peek().map_or(0, |(at, _)| *at);
                    let mut end = start;
                    while let Some((at, c)) = chars.peek().copied().filter(|(_, c)| c.is_alphanumeric() || *c == '_') {
                        end = at + c.len_utf8();
                        chars.next();
                    }
                    let span = Span { start: (from + start) as u32, end: (from + end) as u32, ..at };
                    pieces.push(name(part.get(start..end).unwrap_or_default(), span));
                }
                _ => known.push(c),
            }
        }
        flush(&mut known, pieces);
    }

    #[inline(never)]
    fn navigation(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let parts = Self::parts(node);
        let Some(first) = parts.first() else { return self.no_form(node) };
        let access = if has_token(node, "?.") { Access::Optional } else { Access::Dot };
        if has_token(node, "::") {
            let last = parts.get(1).map(|last| self.ident(*last));
            let object = self.expr(*first);
            return match last {
                Some(last) if &*last != "class" => kit::member(object, last, Access::Static, at),
                _ => match object.dotted() {
                    Some(text) => Expr::new(ExprKind::Type(TypeRef::named(text)), at),
                    None => self.l.unknown(vec![object], at),
                },
            };
        }
        let Some(last) = parts.get(1) else { return self.no_form(node) };
        let (sign, object) = self.signed(*first);
        // `Foo::class.java` is the class itself.
        if matches!(object.kind, ExprKind::Type(_)) && matches!(self.l.str(*last), "java" | "javaClass" | "kotlin") {
            return object;
        }
        let member = kit::member(object, self.ident(*last), access, at);
        under(sign, member)
    }

    /// The grammar binds a sign closer than what follows the value: `!a.b(c)` is read as `(!a).b(c)`. The sign apart from its value, so that
    /// the whole can be put under it.
    fn signed(&mut self, node: Node<'_>) -> (Option<UnaryOp>, Expr) {
        let value = self.expr(node);
        match value.kind {
            ExprKind::Unary { op: op @ (UnaryOp::Not | UnaryOp::Neg | UnaryOp::Plus), operand }
                if node.kind() != "parenthesized_expression" =>
            {
                (Some(op), *operand)
            }
            _ => (None, value),
        }
    }

    pub(super) fn args(&mut self, list: Node<'_>) -> Vec<Arg> {
        let mut args = Vec::new();
        for node in named(list) {
            if node.kind() != "value_argument" {
                continue;
            }
            let parts = Self::parts(node);
            let is_named = has_token(node, "=") && parts.len() > 1;
            let Some(value) = parts.last() else { continue };
            let spread = if has_token(node, "*") { Spread::List } else { Spread::No };
            let keyword = is_named.then(|| parts.first().map(|id| self.ident(*id))).flatten();
            args.push(Arg { name: keyword, value: self.expr(*value), spread });
        }
        args
    }

    #[inline(never)]
    fn call(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let parts = Self::parts(node);
        let Some(first) = parts.first() else { return self.no_form(node) };
        // `f(x) { … }` may come as a call of what `f(x)` gives: the lambda is the last argument of the one call.
        if parts.len() == 2
            && first.kind() == "call_expression"
            && matches!(parts[1].kind(), "annotated_lambda" | "lambda_literal")
            && child_of(*first, &["value_arguments"]).is_some()
            && child_of(*first, &["annotated_lambda", "lambda_literal"]).is_none()
        {
            let mut inner = self.expr(*first);
            if let ExprKind::Call { args, .. } = &mut inner.kind {
                args.push(kit::arg(self.expr(parts[1])));
            }
            return Expr { span: at, ..inner };
        }
        let (sign, callee) = self.signed(*first);
        let mut args = Vec::new();
        let mut element = None;
        for part in &parts[1..] {
            match part.kind() {
                "value_arguments" => args.extend(self.args(*part)),
                "annotated_lambda" | "lambda_literal" => args.push(kit::arg(self.expr(*part))),
                "type_arguments" => element = named(*part).first().and_then(|one| child_of(*one, TYPES)).map(|ty| self.type_ref(ty)),
                _ => {}
            }
        }
        let last = match &callee.kind {
            ExprKind::Name(name) | ExprKind::Member { name, .. } => Some(name.clone()),
            _ => None,
        };
        // A class is called by its name; arrays are made by the name of their element.
        if let Some(element) = match last.as_deref() {
            Some("ByteArray") => Some(TypeRef::named("byte")),
            Some("CharArray") => Some(TypeRef::named("char")),
            Some("IntArray") => Some(TypeRef::named("int")),
            Some("arrayOfNulls") => Some(element.unwrap_or_else(|| TypeRef::named("Object"))),
            _ => None,
        } && matches!(callee.kind, ExprKind::Name(_))
        {
            let ty = TypeRef { dims: vec!["".into()], ..element };
            return kit::call(Expr::new(ExprKind::Type(ty), at), args, CallKind::New, at);
        }
        let kind = if last.is_some_and(|last| last.starts_with(char::is_uppercase)) { CallKind::New } else { CallKind::Plain };
        under(sign, kit::call(callee, args, kind, at))
    }

    #[inline(never)]
    fn index(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let mut parts = Self::parts(node).into_iter();
        let Some(first) = parts.next() else { return self.no_form(node) };
        let (sign, object) = self.signed(first);
        let element = parts.fold(object, |object, index| {
            let index = Box::new(self.expr(index));
            Expr::new(ExprKind::Index { object: Box::new(object), index }, at)
        });
        under(sign, element)
    }

    /// `f<T>(x)` where the grammar read two comparisons: what stands before the `<` is called.
    #[inline(never)]
    fn generic_call(&mut self, node: Node<'_>) -> Option<Expr> {
        let is = |node: Node<'_>, text: &str| node.child_by_field_name("operator").is_some_and(|op| op.kind() == text);
        let (left, right) = (node.child_by_field_name("left")?, node.child_by_field_name("right")?);
        let is_generic = is(node, ">")
            && right.kind() == "parenthesized_expression"
            && left.kind() == "binary_expression"
            && is(left, "<")
            && left.end_byte() + 1 == right.start_byte();
        if !is_generic {
            return None;
        }
        let (callee, ty) = (left.child_by_field_name("left")?, left.child_by_field_name("right")?);
        let is_type = matches!(ty.kind(), "identifier" | "navigation_expression") && self.l.str(ty).contains(char::is_uppercase);
        if !is_type || callee.end_byte() + 1 != ty.start_byte() {
            return None;
        }
        let at = span(node);
        let args = vec![kit::arg(self.only(right))];
        if callee.kind() == "binary_expression" {
            let op = callee.child_by_field_name("operator").map_or(BinaryOp::Other, |op| kit::binary_op(op.kind()));
            let before = self.field_expr(callee, "left");
            let called = callee.child_by_field_name("right")?;
            let called = kit::call(self.expr(called), args, CallKind::Plain, kit::cover(span(called), at));
            return Some(Expr::new(ExprKind::Binary { op, left: Box::new(before), right: Box::new(called) }, at));
        }
        Some(kit::call(self.expr(callee), args, CallKind::Plain, at))
    }

    #[inline(never)]
    fn binary(&mut self, node: Node<'_>) -> Expr {
        if let Some(call) = self.generic_call(node) {
            return call;
        }
        let mut rights = Vec::new();
        let mut first = node;
        while first.kind() == "binary_expression" {
            let (Some(left), Some(right)) = (first.child_by_field_name("left"), first.child_by_field_name("right")) else { break };
            let op = first.child_by_field_name("operator").map_or(BinaryOp::Other, |op| kit::binary_op(op.kind()));
            rights.push((op, right));
            first = left;
        }
        if rights.is_empty() {
            return self.no_form(node);
        }
        let first = self.expr(first);
        let rest = rights.into_iter().rev().map(|(op, right)| (op, self.expr(right))).collect();
        kit::chain(first, rest).unwrap_or_else(|operands| self.l.unknown(operands, span(node)))
    }

    #[inline(never)]
    fn infix(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let [left, word, right] = Self::parts(node)[..] else { return self.no_form(node) };
        let (a, b) = (self.expr(left), self.expr(right));
        let op = match self.l.str(word) {
            "to" => return Expr::new(ExprKind::List { items: vec![a, b], kind: ListKind::Tuple }, at),
            "until" => BinaryOp::Range,
            "and" => BinaryOp::BitAnd,
            "or" => BinaryOp::BitOr,
            "xor" => BinaryOp::BitXor,
            "shl" => BinaryOp::Shl,
            "shr" => BinaryOp::Shr,
            "ushr" => BinaryOp::UShr,
            _ => {
                let callee = kit::member(a, self.ident(word), Access::Dot, kit::cover(span(left), span(word)));
                return kit::call(callee, vec![kit::arg(b)], CallKind::Plain, at);
            }
        };
        Expr::new(ExprKind::Binary { op, left: Box::new(a), right: Box::new(b) }, at)
    }

    #[inline(never)]
    fn unary(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let operand = self.field_expr(node, "argument");
        let op = match node.child_by_field_name("operator").map(|op| op.kind()) {
            Some("!") => UnaryOp::Not,
            Some("-") => UnaryOp::Neg,
            Some("+") => UnaryOp::Plus,
            Some("!!") => UnaryOp::Unwrap,
            Some("++" | "--") => {
                let op = if has_token(node, "++") { BinaryOp::Add } else { BinaryOp::Sub };
                let value = Box::new(lit(Lit::Int(1), at));
                return Expr::new(ExprKind::Assign { target: Box::new(operand), op: Some(op), value }, at);
            }
            _ => UnaryOp::Other,
        };
        if let (UnaryOp::Neg, ExprKind::Lit(Lit::Int(value))) = (op, &operand.kind) {
            return lit(Lit::Int(-value), at);
        }
        Expr::new(ExprKind::Unary { op, operand: Box::new(operand) }, at)
    }

    /// A lambda without parameters has one, `it`.
    #[inline(never)]
    fn lambda(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let mut params = Vec::new();
        let mut body = Vec::new();
        let parts = named(node);
        let last = parts.last().copied();
        self.lambdas += 1;
        for child in parts {
            // What a lambda ends in is its value, branches as well.
            if Some(child) == last && matches!(child.kind(), "if_expression" | "when_expression" | "try_expression") {
                let value = self.expr(child);
                body.push(stmt(StmtKind::Expr(value), span(child)));
                continue;
            }
            if child.kind() != "lambda_parameters" {
                self.stmt_into(child, &mut body);
                continue;
            }
            for one in named(child) {
                if one.kind() == "multi_variable_declaration" {
                    let pattern = Some(self.targets(one));
                    params.push(Param { pattern, ..Self::untyped("".into(), span(one)) });
                } else {
                    let id = child_of(one, &["identifier"]).unwrap_or(one);
                    let ty = self.declared_type(one);
                    params.push(Param { ty, ..Self::untyped(self.ident(id), span(one)) });
                }
            }
        }
        self.lambdas -= 1;
        if params.is_empty() && !has_token(node, "->") {
            params.push(Self::untyped("it".into(), at));
        }
        Expr::new(ExprKind::Lambda(Arc::new(Function { is_public: false, ..Self::bare("".into(), params, body, at) })), at)
    }

    #[inline(never)]
    fn object(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let mut bases = Vec::new();
        let mut args = Vec::new();
        if let Some(list) = child_of(node, &["delegation_specifiers"]) {
            for one in named(list) {
                let holder = child_of(one, &["constructor_invocation"]).unwrap_or(one);
                bases.extend(self.declared_type(holder));
                if let Some(list) = child_of(holder, &["value_arguments"]) {
                    args = self.args(list);
                }
            }
        }
        match child_of(node, &["class_body"]) {
            Some(body) => {
                let class = self.anonymous(bases, body);
                kit::call(class, args, CallKind::New, at)
            }
            None => self.no_form(node),
        }
    }

    /// `Foo::bar` is the member `bar`, `::bar` the name.
    #[inline(never)]
    fn reference(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let parts = named(node);
        let Some(last) = parts.last().filter(|last| last.kind() == "identifier") else {
            return match child_of(node, TYPES) {
                Some(ty) => Expr::new(ExprKind::Type(self.type_ref(ty)), at),
                None => self.no_form(node),
            };
        };
        let member = self.ident(*last);
        match child_of(node, TYPES) {
            Some(ty) => kit::member(kit::dotted(&self.type_ref(ty).name, span(ty)), member, Access::Static, at),
            None => name(member, at),
        }
    }
}

/// `value` under the sign that stood before it.
fn under(sign: Option<UnaryOp>, value: Expr) -> Expr {
    match sign {
        Some(op) => {
            let at = value.span;
            Expr::new(ExprKind::Unary { op, operand: Box::new(value) }, at)
        }
        None => value,
    }
}

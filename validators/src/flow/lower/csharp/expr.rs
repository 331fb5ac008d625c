//! C# expressions.

use std::sync::Arc;

use assay_manifests::Span;

use crate::tree::Node;

use super::pattern::Subject;
use super::stmt::empty_case;
use super::{CSharp, kit, lit, name, named, opaque, span, untyped};
use crate::flow::ir::{Access, Arg, BinaryOp, CallKind, Clause, Expr, ExprKind, Function, ListKind, Lit, StmtKind, Sym, TypeRef, UnaryOp};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::{child_of, has_token, stmt};

impl CSharp<'_> {
    pub(super) fn expr(&mut self, node: Node<'_>) -> Expr {
        if self.l.depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), span(node));
        }
        self.l.depth += 1;
        let mut lowered = match self.simple(node) {
            Some(lowered) => lowered,
            None => self.compound(node),
        };
        if node.has_error() && !node.is_error() {
            lowered = self.with_errors(node, lowered);
        }
        self.l.depth -= 1;
        lowered
    }

    /// An expression with an error directly inside it is unknown, with what was recognised of it.
    #[inline(never)]
    fn with_errors(&mut self, node: Node<'_>, lowered: Expr) -> Expr {
        if matches!(lowered.kind, ExprKind::Unknown(_)) {
            return lowered;
        }
        let errors: Vec<Expr> = named(node).into_iter().filter(Node::is_error).map(|error| self.expr(error)).collect();
        if errors.is_empty() {
            return lowered;
        }
        let children = std::iter::once(lowered).chain(errors).collect();
        self.l.unknown(children, span(node))
    }

    #[inline(never)]
    fn simple(&mut self, node: Node<'_>) -> Option<Expr> {
        let at = span(node);
        if node.is_missing() {
            return Some(self.l.unknown(Vec::new(), at));
        }
        let value = match node.kind() {
            "identifier" | "implicit_parameter" => return Some(name(self.ident(node), at)),
            "predefined_type" | "this" => return Some(name(self.l.sym(node), at)),
            "base" => return Some(name("super", at)),
            "discard" => return Some(name("_", at)),
            "generic_name" | "alias_qualified_name" | "qualified_name" => return Some(kit::dotted(&self.type_ref(node).name, at)),
            "string_literal" | "verbatim_string_literal" | "raw_string_literal" => Some(Lit::Str(self.string(node))),
            "integer_literal" | "real_literal" => kit::number(self.l.str(node)),
            "character_literal" => {
                let text = self.l.str(node);
                let inner = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
                inner.and_then(|inner| kit::unescape(inner).chars().next()).map(Lit::Char)
            }
            "boolean_literal" => Some(Lit::Bool(self.l.str(node) == "true")),
            "null_literal" => Some(Lit::Null),
            _ => return None,
        };
        Some(match value {
            Some(value) => lit(value, at),
            None => self.l.unknown(Vec::new(), at),
        })
    }

    #[inline(never)]
    fn compound(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        match node.kind() {
            "parenthesized_expression" | "checked_expression" | "ref_expression" | "expression_element" => match named(node).as_slice() {
                [inner] => self.expr(*inner),
                _ => self.no_form(node),
            },
            "member_access_expression" => {
                let object = self.field_expr(node, "expression");
                let member = node.child_by_field_name("name").map_or_else(|| "".into(), |id| self.type_ref(id).name);
                let access = if has_token(node, "->") { Access::Arrow } else { Access::Dot };
                kit::member(object, member, access, at)
            }
            "conditional_access_expression" => self.conditional_access(node),
            "element_access_expression" => {
                let object = self.field_expr(node, "expression");
                let list = node.child_by_field_name("subscript");
                self.index(object, list, node)
            }
            "invocation_expression" => self.invocation(node),
            "object_creation_expression" | "implicit_object_creation_expression" => self.creation(node),
            "anonymous_object_creation_expression" => self.anonymous_object(node),
            "array_creation_expression" | "stackalloc_expression" => self.new_array(node),
            "implicit_array_creation_expression" | "implicit_stackalloc_expression" => self.child_expr(node, None),
            "initializer_expression" => self.initializer_list(node),
            "collection_expression" | "collection_element" => self.collection(node),
            "spread_element" => Expr::new(ExprKind::Spread(Box::new(self.child_expr(node, None))), at),
            "tuple_expression" => {
                let items = named(node).into_iter().map(|item| self.argument(item).value).collect();
                Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at)
            }
            "declaration_expression" => name(self.field_ident(node, "name"), at),
            "argument" => self.argument(node).value,
            "assignment_expression" => self.assignment(node),
            "binary_expression" => self.binary(node),
            "prefix_unary_expression" | "postfix_unary_expression" | "unary_expression" => self.unary(node),
            "conditional_expression" => {
                let cond = Box::new(self.field_expr(node, "condition"));
                let then = Box::new(self.field_expr(node, "consequence"));
                let otherwise = Box::new(self.field_expr(node, "alternative"));
                Expr::new(ExprKind::Conditional { cond, then, otherwise }, at)
            }
            "interpolated_string_expression" => self.interpolated(node),
            _ => self.rare(node),
        }
    }

    #[inline(never)]
    fn rare(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        match node.kind() {
            "cast_expression" => {
                let ty = self.declared_type(node, "type").unwrap_or_else(|| TypeRef::named(""));
                let value = Box::new(self.field_expr(node, "value"));
                Expr::new(ExprKind::Cast { ty, value }, at)
            }
            "as_expression" => {
                let ty = self.declared_type(node, "right").unwrap_or_else(|| TypeRef::named(""));
                let value = Box::new(self.field_expr(node, "left"));
                Expr::new(ExprKind::Cast { ty: TypeRef { is_nullable: true, ..ty }, value }, at)
            }
            "is_expression" => {
                let ty = self.declared_type(node, "right").unwrap_or_else(|| TypeRef::named(""));
                let value = Box::new(self.field_expr(node, "left"));
                Expr::new(ExprKind::TypeTest { value, ty }, at)
            }
            "is_pattern_expression" => self.loosened(node).unwrap_or_else(|| self.is_pattern(node)),
            "lambda_expression" | "anonymous_method_expression" => self.lambda(node),
            "await_expression" => Expr::new(ExprKind::Await(Box::new(self.child_expr(node, None))), at),
            "switch_expression" => self.switch_value(node),
            "throw_expression" => {
                let value = self.child_expr(node, None);
                Expr::new(ExprKind::Block(vec![stmt(StmtKind::Throw(Some(value)), at)]), at)
            }
            "typeof_expression" => Expr::new(ExprKind::Type(self.declared_type(node, "type").unwrap_or_else(|| TypeRef::named(""))), at),
            "sizeof_expression" => {
                let ty = self.declared_type(node, "type").unwrap_or_else(|| TypeRef::named(""));
                kit::call(name("sizeof", at), vec![kit::arg(Expr::new(ExprKind::Type(ty), at))], CallKind::Syntax, at)
            }
            "default_expression" => match node.child_by_field_name("type") {
                Some(_) => opaque(at),
                None => lit(Lit::Null, at),
            },
            "range_expression" => {
                let mut sides = named(node).into_iter().map(|side| self.expr(side)).collect::<Vec<_>>();
                let right = sides.pop().unwrap_or_else(|| opaque(at));
                let left = sides.pop().unwrap_or_else(|| opaque(at));
                kit::binary(BinaryOp::Range, left, right)
            }
            "query_expression" => self.query(node),
            "with_expression" => self.with(node),
            "member_binding_expression" | "element_binding_expression" => self.no_form(node),
            kind if kind.ends_with("_type") => Expr::new(ExprKind::Type(self.type_ref(node)), at),
            _ => self.no_form(node),
        }
    }

    /// Unknown with everything below it that has a form.
    fn no_form(&mut self, node: Node<'_>) -> Expr {
        let children = named(node).into_iter().map(|child| self.expr(child)).collect();
        self.l.unknown(children, span(node))
    }

    fn conditional_access(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let object = self.field_expr(node, "condition");
        match child_of(node, &["member_binding_expression", "element_binding_expression"]) {
            Some(binding) if binding.kind() == "member_binding_expression" => {
                let member = binding.child_by_field_name("name").map_or_else(|| "".into(), |id| self.type_ref(id).name);
                kit::member(object, member, Access::Optional, at)
            }
            list => self.index(object, list, node),
        }
    }

    pub(super) fn argument(&mut self, node: Node<'_>) -> Arg {
        if node.kind() != "argument" {
            return kit::arg(self.expr(node));
        }
        let key = node.child_by_field_name("name").map(|id| (id.id(), self.ident(id)));
        let value = super::values(node).into_iter().find(|child| Some(child.id()) != key.as_ref().map(|key| key.0));
        let value = match value {
            Some(value) => self.expr(value),
            None => self.l.unknown(Vec::new(), span(node)),
        };
        match key {
            Some((_, key)) => kit::keyword(key, value),
            None => kit::arg(value),
        }
    }

    pub(super) fn args(&mut self, list: Node<'_>) -> Vec<Arg> {
        named(list).into_iter().map(|node| self.argument(node)).collect()
    }

    /// `new T(a) { B = c }` is a construction with keyword arguments; `new T { a, b }` a list or map of that type.
    fn creation(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let ty = self.declared_type(node, "type").or_else(|| self.expected.take()).unwrap_or_else(|| TypeRef::named(""));
        let list = node.child_by_field_name("arguments").or_else(|| child_of(node, &["argument_list"]));
        let mut args = list.map(|list| self.args(list)).unwrap_or_default();
        let initializer = node.child_by_field_name("initializer").or_else(|| child_of(node, &["initializer_expression"]));
        let entries = initializer.map(named).unwrap_or_default();
        let is_object = |entry: &Node<'_>| {
            entry.kind() == "assignment_expression" && entry.child_by_field_name("left").is_some_and(|left| left.kind() == "identifier")
        };
        if args.is_empty() && !entries.is_empty() && !entries.iter().all(is_object) {
            let value = self.initializer_list(initializer.unwrap_or(node));
            return Expr::new(ExprKind::Cast { ty, value: Box::new(value) }, at);
        }
        for entry in entries {
            if is_object(&entry) {
                let key = self.field_ident(entry, "left");
                let value = self.field_expr(entry, "right");
                args.push(kit::keyword(key, value));
            } else {
                args.push(kit::arg(self.expr(entry)));
            }
        }
        let callee = kit::dotted(&ty.name, node.child_by_field_name("type").map_or(at, span));
        kit::call(callee, args, CallKind::New, at)
    }

    /// Braces after a type or inside another initialiser: a map where keys are given, a list otherwise.
    fn initializer_list(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let entries = named(node);
        let is_pair = |entry: &Node<'_>| entry.kind() == "initializer_expression" && entry.named_child_count() == 2;
        let in_dictionary = !entries.is_empty() && entries.iter().all(is_pair) && !is_of_array(node);
        if !in_dictionary && !entries.iter().any(|entry| key_of(entry).is_some()) {
            let items = entries.into_iter().map(|item| self.expr(item)).collect();
            return Expr::new(ExprKind::List { items, kind: ListKind::List }, at);
        }
        let mut pairs = Vec::new();
        for entry in entries {
            if let Some(left) = key_of(&entry) {
                let key = match left.kind() {
                    "identifier" => lit(Lit::Str(self.ident(left)), span(left)),
                    _ => match named(left).last() {
                        Some(inner) => self.argument(*inner).value,
                        None => self.l.unknown(Vec::new(), span(left)),
                    },
                };
                let value = self.field_expr(entry, "right");
                pairs.push((Some(key), value));
            } else if let (true, [key, value]) = (in_dictionary, named(entry).as_slice()) {
                let key = self.expr(*key);
                pairs.push((Some(key), self.expr(*value)));
            } else {
                pairs.push((None, self.expr(entry)));
            }
        }
        Expr::new(ExprKind::Map(pairs), at)
    }

    /// `new { a = 1, b, c.D }`
    fn anonymous_object(&mut self, node: Node<'_>) -> Expr {
        let children = named(node);
        let mut pairs = Vec::new();
        let mut index = 0;
        while let Some(child) = children.get(index) {
            let is_key = child.kind() == "identifier" && child.next_sibling().is_some_and(|next| next.kind() == "=");
            let (key, value) = match (is_key, children.get(index + 1)) {
                (true, Some(value)) => {
                    index += 1;
                    (self.ident(*child), *value)
                }
                _ => {
                    let text = self.dotted_text(*child);
                    (text.rsplit('.').next().unwrap_or_default().into(), *child)
                }
            };
            pairs.push((Some(lit(Lit::Str(key), span(*child))), self.expr(value)));
            index += 1;
        }
        Expr::new(ExprKind::Map(pairs), span(node))
    }

    fn new_array(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        if let Some(list) = child_of(node, &["initializer_expression"]) {
            return self.initializer_list(list);
        }
        let ty_node = node.child_by_field_name("type");
        let ty = ty_node.map_or_else(|| TypeRef::named(""), |ty| self.type_ref(ty));
        let rank = ty_node.and_then(|ty| ty.child_by_field_name("rank"));
        let lengths: Vec<Arg> = rank.map(named).unwrap_or_default().into_iter().map(|length| kit::arg(self.expr(length))).collect();
        if let Some(rows) = rows_of_nothing(&ty, &lengths, at) {
            return rows;
        }
        kit::call(Expr::new(ExprKind::Type(ty), at), lengths, CallKind::New, at)
    }

    fn collection(&mut self, node: Node<'_>) -> Expr {
        if node.kind() == "collection_element" {
            return self.child_expr(node, None);
        }
        let items = named(node).into_iter().map(|item| self.expr(item)).collect();
        Expr::new(ExprKind::List { items, kind: ListKind::List }, span(node))
    }

    fn assignment(&mut self, node: Node<'_>) -> Expr {
        let target = Box::new(self.field_expr(node, "left"));
        let op = node.child_by_field_name("operator").and_then(|op| kit::assign_op(op.kind()));
        let value = Box::new(self.field_expr(node, "right"));
        Expr::new(ExprKind::Assign { target, op, value }, span(node))
    }

    fn binary(&mut self, node: Node<'_>) -> Expr {
        if let Some(expr) = self.loosened(node) {
            return expr;
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

    fn unary(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let operand = self.child_expr(node, None);
        let op = node.children().find(|child| !child.is_named()).map(|op| op.kind());
        let op = match op {
            Some(step @ ("++" | "--")) => {
                let op = if step == "++" { BinaryOp::Add } else { BinaryOp::Sub };
                return Expr::new(ExprKind::Assign { target: Box::new(operand), op: Some(op), value: Box::new(lit(Lit::Int(1), at)) }, at);
            }
            Some("!") if node.kind() == "postfix_unary_expression" => UnaryOp::Unwrap,
            Some("!") => UnaryOp::Not,
            Some("-") => UnaryOp::Neg,
            Some("+") => UnaryOp::Plus,
            Some("~") => UnaryOp::BitNot,
            Some("&") => UnaryOp::AddressOf,
            Some("*") => UnaryOp::Deref,
            // `^1`: counted from the end.
            Some("^") => UnaryOp::Neg,
            _ => UnaryOp::Other,
        };
        if let (UnaryOp::Neg, ExprKind::Lit(Lit::Int(value))) = (op, &operand.kind) {
            return lit(Lit::Int(-value), at);
        }
        Expr::new(ExprKind::Unary { op, operand: Box::new(operand) }, at)
    }

    fn interpolated(&mut self, node: Node<'_>) -> Expr {
        let is_verbatim = child_of(node, &["interpolation_start"]).is_some_and(|start| self.l.str(start).contains('@'));
        let mut pieces = Vec::new();
        for child in named(node) {
            let at = span(child);
            match child.kind() {
                "interpolation" => {
                    let value = named(child).into_iter().find(|part| !part.kind().starts_with("interpolation_"));
                    pieces.push(match value {
                        Some(value) => self.expr(value),
                        None => self.l.unknown(Vec::new(), at),
                    });
                }
                "string_content" | "escape_sequence" => {
                    let text = self.l.str(child);
                    let text = if is_verbatim { text.to_string() } else { kit::unescape(text) };
                    pieces.push(lit(Lit::Str(text.replace("{{", "{").replace("}}", "}").into()), at));
                }
                "interpolation_start" | "interpolation_quote" => {}
                _ => pieces.push(self.expr(child)),
            }
        }
        Expr::new(ExprKind::Format(pieces), span(node))
    }

    pub(super) fn is_pattern(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let (mut block, root) = self.subject(node.child_by_field_name("expression"), node);
        let Some(pattern) = node.child_by_field_name("pattern") else { return self.no_form(node) };
        let cond = self.pattern(pattern, &Subject { root, path: Vec::new() });
        if block.is_empty() {
            return cond;
        }
        block.push(stmt(StmtKind::Expr(cond), at));
        Expr::new(ExprKind::Block(block), at)
    }

    fn lambda(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let params = match node.child_by_field_name("parameters") {
            Some(single) if single.kind() != "parameter_list" => vec![untyped(self.ident(single), span(single))],
            Some(list) => self.params(list),
            None => Vec::new(),
        };
        let is_async = self.modifiers(node).has("async");
        let body = match node.child_by_field_name("body").or_else(|| child_of(node, &["block"])) {
            Some(block) if block.kind() == "block" => self.body(block),
            Some(value) => vec![stmt(StmtKind::Return(Some(self.expr(value))), span(value))],
            None => Vec::new(),
        };
        Expr::new(ExprKind::Lambda(Arc::new(Function { params, body, is_async, ..super::empty_function("".into(), at) })), at)
    }

    /// A `switch` used as a value: a block that fills a variable and ends in it.
    fn switch_value(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let children = named(node);
        let value = children.first().filter(|child| child.kind() != "switch_expression_arm").copied();
        let (mut block, subject) = self.subject(value, node);
        let result: Sym = format!("$switch{}", at.start).into();
        block.push(stmt(StmtKind::Var { name: result.clone(), ty: None, init: None, is_const: false }, at));
        let mut cases = Vec::new();
        for arm in children.into_iter().filter(|child| child.kind() == "switch_expression_arm") {
            let mut case = empty_case(arm);
            let parts = named(arm);
            let last = parts.len().saturating_sub(1);
            for (index, part) in parts.into_iter().enumerate() {
                if part.kind() == "when_clause" {
                    case.guard = self.also(case.guard.take(), part);
                } else if index == last && index > 0 {
                    let value = self.expr(part);
                    case.body.push(stmt(StmtKind::Assign { target: name(result.clone(), span(part)), op: None, value }, span(part)));
                } else {
                    self.case_pattern(part, &subject, &mut case);
                }
            }
            cases.push(case);
        }
        block.push(stmt(StmtKind::Switch { subject: Some(name(subject, at)), cases }, at));
        block.push(stmt(StmtKind::Expr(name(result, at)), at));
        Expr::new(ExprKind::Block(block), at)
    }

    /// LINQ in query form. Orderings are conditions that are evaluated and filter nothing.
    fn query(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let mut clauses: Vec<Clause> = Vec::new();
        let mut element = opaque(at);
        for part in named(node) {
            let at = span(part);
            let mut parts: Vec<Node<'_>> = named(part);
            match part.kind() {
                "from_clause" => {
                    let target = name(self.field_ident(part, "name"), at);
                    let iter = match parts.last() {
                        Some(iter) => self.expr(*iter),
                        None => self.l.unknown(Vec::new(), at),
                    };
                    clauses.push(Clause { target, iter, conds: Vec::new() });
                }
                "let_clause" => {
                    let target = parts.first().map_or_else(|| name("_", at), |id| name(self.ident(*id), at));
                    let value = parts.last().map_or_else(|| opaque(at), |value| self.expr(*value));
                    let iter = Expr::new(ExprKind::List { items: vec![value], kind: ListKind::Lazy }, at);
                    clauses.push(Clause { target, iter, conds: Vec::new() });
                }
                "join_clause" => {
                    parts.retain(|part| part.kind() != "join_into_clause");
                    let skip = usize::from(part.child_by_field_name("type").is_some());
                    let mut values = parts.into_iter().skip(skip);
                    let target = values.next().map_or_else(|| name("_", at), |id| name(self.ident(id), at));
                    let iter = values.next().map_or_else(|| opaque(at), |iter| self.expr(iter));
                    let sides: Vec<Expr> = values.map(|side| self.expr(side)).collect();
                    let mut sides = sides.into_iter();
                    let conds = match (sides.next(), sides.next()) {
                        (Some(left), Some(right)) => vec![kit::binary(BinaryOp::Eq, left, right)],
                        (left, _) => left.into_iter().collect(),
                    };
                    clauses.push(Clause { target, iter, conds });
                }
                "where_clause" | "order_by_clause" => {
                    for cond in parts {
                        let cond = self.expr(cond);
                        if let Some(last) = clauses.last_mut() {
                            last.conds.push(cond);
                        }
                    }
                }
                "select_clause" | "group_clause" => {
                    let mut values = parts.into_iter();
                    element = values.next().map_or_else(|| opaque(at), |value| self.expr(value));
                    for key in values {
                        let key = self.expr(key);
                        if let Some(last) = clauses.last_mut() {
                            last.conds.push(key);
                        }
                    }
                }
                // `into name`: what follows runs over what came before.
                "identifier" => {
                    let done = std::mem::replace(&mut element, opaque(at));
                    let inner = std::mem::take(&mut clauses);
                    let iter = comprehension(done, inner, at);
                    clauses.push(Clause { target: name(self.ident(part), at), iter, conds: Vec::new() });
                }
                _ => {
                    let unknown = self.no_form(part);
                    if let Some(last) = clauses.last_mut() {
                        last.conds.push(unknown);
                    }
                }
            }
        }
        comprehension(element, clauses, at)
    }

    /// `r with { A = 1 }`: a copy with some entries replaced.
    fn with(&mut self, node: Node<'_>) -> Expr {
        let mut entries = Vec::new();
        for child in named(node) {
            if child.kind() == "with_initializer" {
                let parts = named(child);
                let key = parts.first().map(|id| lit(Lit::Str(self.ident(*id)), span(*id)));
                let value = match parts.last() {
                    Some(value) => self.expr(*value),
                    None => self.l.unknown(Vec::new(), span(child)),
                };
                entries.push((key, value));
            } else {
                entries.push((None, self.expr(child)));
            }
        }
        Expr::new(ExprKind::Map(entries), span(node))
    }
}

/// The key of an entry `A = v` or `["k"] = v` of an initialiser.
fn key_of<'t>(entry: &Node<'t>) -> Option<Node<'t>> {
    let left = entry.child_by_field_name("left").filter(|_| entry.kind() == "assignment_expression")?;
    matches!(left.kind(), "identifier" | "element_binding_expression" | "element_access_expression").then_some(left)
}

fn comprehension(element: Expr, clauses: Vec<Clause>, at: assay_manifests::Span) -> Expr {
    Expr::new(ExprKind::Comprehension { element: Box::new(element), key: None, clauses, kind: ListKind::Lazy }, at)
}

/// Whether braces hold the elements of an array and not what is added to a collection.
fn is_of_array(node: Node<'_>) -> bool {
    let mut around = node.parent();
    while let Some(one) = around.filter(|one| one.kind() == "initializer_expression") {
        around = one.parent();
    }
    around.is_some_and(|one| !one.kind().contains("object_creation") && !one.kind().contains("assignment"))
}

/// The rows of a small array of two dimensions in which nothing stands yet.
fn rows_of_nothing(ty: &TypeRef, lengths: &[Arg], at: Span) -> Option<Expr> {
    let length = |arg: &Arg| match arg.value.kind {
        ExprKind::Lit(Lit::Int(length)) => usize::try_from(length).ok().filter(|length| *length <= 8),
        _ => None,
    };
    let [rows, columns] = lengths else { return None };
    let (rows, columns) = (length(rows)?, length(columns)?);
    let nothing = match &*ty.name {
        "string" | "String" | "object" | "Object" => Lit::Null,
        "int" | "long" | "short" | "byte" => Lit::Int(0),
        _ => return None,
    };
    let list = |items| Expr::new(ExprKind::List { items, kind: ListKind::List }, at);
    let row = || list((0..columns).map(|_| lit(nothing.clone(), at)).collect());
    Some(list((0..rows).map(|_| row()).collect()))
}

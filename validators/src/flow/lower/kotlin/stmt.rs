//! Kotlin statements.

use std::sync::Arc;

use crate::tree::Node;

use super::{Kotlin, TYPES, kit, name, named, span};
use crate::flow::ir::{BinaryOp, CallKind, Case, Catch, Expr, ExprKind, LEAVES, ListKind, Stmt, StmtKind, Sym, TypeRef};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::{child_of, has_token, stmt};

impl Kotlin<'_> {
    pub(super) fn body(&mut self, block: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        for node in named(block) {
            self.stmt_into(node, &mut out);
        }
        out
    }

    /// A branch: a block, or one statement or expression.
    pub(super) fn branch(&mut self, node: Node<'_>) -> Vec<Stmt> {
        if node.kind() == "block" {
            return self.body(node);
        }
        let mut out = Vec::new();
        self.stmt_into(node, &mut out);
        out
    }

    pub(super) fn stmt_into(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if self.l.depth >= MAX_DEPTH {
            let unknown = self.l.unknown(Vec::new(), span(node));
            out.push(stmt(StmtKind::Expr(unknown), span(node)));
            return;
        }
        self.l.depth += 1;
        self.stmt_inner(node, out);
        self.l.depth -= 1;
    }

    fn stmt_inner(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let kind = match node.kind() {
            "block" => StmtKind::Block(self.body(node)),
            "class_declaration" | "object_declaration" | "companion_object" => StmtKind::Class(Arc::new(self.class(node))),
            "function_declaration" => StmtKind::Function(self.function(node, false)),
            "property_declaration" => {
                self.local(node, out);
                return;
            }
            "type_alias" | "getter" | "setter" => return,
            "import" => {
                self.import(node, out);
                return;
            }
            "assignment" => self.assignment(node),
            "for_statement" => {
                self.label(node, out);
                self.for_each(node)
            }
            "while_statement" | "do_while_statement" => {
                self.label(node, out);
                self.repeat(node)
            }
            "if_expression" => self.if_statement(node),
            "when_expression" => self.when(node),
            "try_expression" => self.try_statement(node, None),
            "throw_expression" | "return_expression" => self.leaving(node),
            "identifier" if self.l.str(node) == "break" => StmtKind::Break(None),
            "identifier" if self.l.str(node) == "continue" => StmtKind::Continue(None),
            "unary_expression" if matches!(node.child_by_field_name("operator").map(|op| op.kind()), Some("++" | "--")) => self.count(node),
            _ => StmtKind::Expr(self.expr(node)),
        };
        out.push(stmt(kind, at));
    }

    #[inline(never)]
    fn assignment(&mut self, node: Node<'_>) -> StmtKind {
        let target = self.field_expr(node, "left");
        let op = node.child_by_field_name("operator").and_then(|op| kit::assign_op(op.kind()));
        let value = self.field_expr(node, "right");
        StmtKind::Assign { target, op, value }
    }

    #[inline(never)]
    fn repeat(&mut self, node: Node<'_>) -> StmtKind {
        let cond = node.child_by_field_name("condition");
        let body = named(node).into_iter().find(|child| Some(*child) != cond && child.kind() != "label");
        StmtKind::Loop {
            cond: cond.map(|cond| self.expr(cond)),
            body: body.map(|body| self.branch(body)).unwrap_or_default(),
            update: Vec::new(),
            test_first: node.kind() == "while_statement",
        }
    }

    #[inline(never)]
    fn leaving(&mut self, node: Node<'_>) -> StmtKind {
        let label = node.child_by_field_name("label");
        let value = named(node).into_iter().rfind(|child| child.kind() != "label" && label != Some(*child)).map(|value| self.expr(value));
        if node.kind() == "throw_expression" {
            return StmtKind::Throw(value);
        }
        // Without a label it leaves the function, and not the lambda.
        if self.lambdas > 0 && label.is_none() {
            let callee = name(format!("{LEAVES}{}", self.lambdas), span(node));
            return StmtKind::Expr(kit::call(callee, value.into_iter().map(kit::arg).collect(), CallKind::Plain, span(node)));
        }
        StmtKind::Return(value)
    }

    /// `i++` and `i--`.
    #[inline(never)]
    fn count(&mut self, node: Node<'_>) -> StmtKind {
        let target = self.field_expr(node, "argument");
        let op = if has_token(node, "++") { BinaryOp::Add } else { BinaryOp::Sub };
        StmtKind::Assign { target, op: Some(op), value: kit::lit(crate::flow::ir::Lit::Int(1), span(node)) }
    }

    fn label(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if let Some(label) = child_of(node, &["label"]) {
            let text: Sym = self.l.str(label).trim_end_matches('@').into();
            out.push(stmt(StmtKind::Label(text), span(label)));
        }
    }

    /// A local property; a destructuring is an assignment to a list of names.
    #[inline(never)]
    fn local(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let init = self.initial(node);
        if let Some(several) = child_of(node, &["multi_variable_declaration"]) {
            let target = self.targets(several);
            let value = init.unwrap_or_else(|| self.l.unknown(Vec::new(), at));
            out.push(stmt(StmtKind::Assign { target, op: None, value }, at));
            return;
        }
        let Some(declared) = child_of(node, &["variable_declaration"]) else { return };
        let var = child_of(declared, &["identifier"]).map_or_else(|| "".into(), |id| self.ident(id));
        let ty = self.declared_type(declared);
        if init.is_none()
            && let Some(getter) = self.file_getter(node, declared, &var)
        {
            out.push(stmt(StmtKind::Function(getter), at));
            return;
        }
        out.push(stmt(StmtKind::Var { name: var, ty, init, is_const: has_token(node, "val") }, at));
    }

    pub(super) fn targets(&mut self, node: Node<'_>) -> Expr {
        let items = named(node)
            .into_iter()
            .map(|one| {
                let id = child_of(one, &["identifier"]).unwrap_or(one);
                name(self.ident(id), span(one))
            })
            .collect();
        Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, span(node))
    }

    #[inline(never)]
    fn for_each(&mut self, node: Node<'_>) -> StmtKind {
        let mut target = None;
        let mut iter = None;
        let mut body = Vec::new();
        for child in named(node) {
            match child.kind() {
                "label" | "annotation" => {}
                "variable_declaration" if target.is_none() => {
                    let id = child_of(child, &["identifier"]).unwrap_or(child);
                    target = Some(name(self.ident(id), span(child)));
                }
                "multi_variable_declaration" if target.is_none() => target = Some(self.targets(child)),
                _ if iter.is_none() => iter = Some(self.expr(child)),
                _ => body = self.branch(child),
            }
        }
        let at = span(node);
        let target = target.unwrap_or_else(|| name("_", at));
        let iter = iter.unwrap_or_else(|| self.l.unknown(Vec::new(), at));
        StmtKind::ForEach { target, iter, body }
    }

    #[inline(never)]
    pub(super) fn if_statement(&mut self, node: Node<'_>) -> StmtKind {
        let cond_node = node.child_by_field_name("condition");
        let cond = self.field_expr(node, "condition");
        // The branches stand before and after `else`.
        let otherwise_at = node.children().find(|child| child.kind() == "else").map(|child| child.start_byte());
        let mut then = Vec::new();
        let mut otherwise = Vec::new();
        for child in named(node).into_iter().filter(|child| Some(*child) != cond_node) {
            if otherwise_at.is_some_and(|at| child.start_byte() > at) {
                otherwise = self.branch(child);
            } else {
                then = self.branch(child);
            }
        }
        StmtKind::If { cond, then, otherwise }
    }

    #[inline(never)]
    pub(super) fn when(&mut self, node: Node<'_>) -> StmtKind {
        let mut subject = None;
        let mut bound = None;
        if let Some(held) = child_of(node, &["when_subject"]) {
            for child in named(held) {
                match child.kind() {
                    "annotation" => {}
                    "variable_declaration" => bound = child_of(child, &["identifier"]).map(|id| (self.ident(id), span(child))),
                    _ => subject = Some(self.expr(child)),
                }
            }
        }
        let text = match &bound {
            Some((id, at)) => Some((Some(id.to_string()), *at)),
            None => subject.as_ref().map(|expr| (expr.dotted(), expr.span)),
        };
        let is_bound = bound.is_some();
        if let Some((id, at)) = bound
            && let Some(value) = subject.take()
        {
            let target = Box::new(name(id, at));
            subject = Some(Expr::new(ExprKind::Assign { target, op: None, value: Box::new(value) }, at));
        }
        let entries: Vec<Node<'_>> = named(node).into_iter().filter(|child| child.kind() == "when_entry").collect();
        // What asks whether the subject lies in something is a condition of its own, as all of them are then.
        let is_named = !is_bound && matches!(&text, Some((Some(_), _)));
        let are_conditions = is_named && entries.iter().any(|entry| child_of(*entry, &["range_test"]).is_some());
        let subject = subject.filter(|_| !are_conditions);
        let mut cases = Vec::new();
        for entry in entries {
            // The conditions stand before the arrow.
            let arrow = entry.children().find(|child| child.kind() == "->").map_or(entry.end_byte(), |arrow| arrow.start_byte());
            let (conditions, rest): (Vec<Node<'_>>, Vec<Node<'_>>) = named(entry).into_iter().partition(|child| child.end_byte() <= arrow);
            let patterns = conditions
                .iter()
                .map(|one| {
                    let asked = self.when_condition(*one, text.as_ref());
                    match (&text, one.kind()) {
                        (_, "type_test" | "range_test") => asked,
                        (Some((Some(subject), _)), _) if are_conditions => {
                            let (at, left) = (asked.span, Box::new(kit::dotted(subject, asked.span)));
                            Expr::new(ExprKind::Binary { op: BinaryOp::Eq, left, right: Box::new(asked) }, at)
                        }
                        _ => asked,
                    }
                })
                .collect();
            let last = rest.last().copied();
            let body = last.map(|body| self.branch(body)).unwrap_or_default();
            cases.push(Case { patterns, guard: None, body, falls_through: false, span: span(entry) });
        }
        StmtKind::Switch { subject, cases }
    }

    fn when_condition(&mut self, node: Node<'_>, subject: Option<&(Option<String>, assay_manifests::Span)>) -> Expr {
        let at = span(node);
        let asked = |at| match subject {
            Some((Some(text), _)) => kit::dotted(text, at),
            _ => name("_", at),
        };
        match node.kind() {
            "type_test" => {
                let ty = child_of(node, TYPES).map_or_else(|| TypeRef::named(""), |ty| self.type_ref(ty));
                Expr::new(ExprKind::TypeTest { value: Box::new(asked(at)), ty }, at)
            }
            "range_test" => {
                let list = named(node).first().map(|list| self.expr(*list)).unwrap_or_else(|| self.l.unknown(Vec::new(), at));
                let op = if self.l.str(node).starts_with('!') { BinaryOp::NotIn } else { BinaryOp::In };
                Expr::new(ExprKind::Binary { op, left: Box::new(asked(at)), right: Box::new(list) }, at)
            }
            _ => self.expr(node),
        }
    }

    /// `into`: the name that takes the value of each part.
    #[inline(never)]
    pub(super) fn try_statement(&mut self, node: Node<'_>, into: Option<&Sym>) -> StmtKind {
        let keep = |body: Vec<Stmt>| match into {
            Some(name) => kept(body, name),
            None => body,
        };
        let mut body = Vec::new();
        let mut catches = Vec::new();
        let mut finally = Vec::new();
        for child in named(node) {
            match child.kind() {
                "block" => body = keep(self.body(child)),
                "catch_block" => {
                    let types = child_of(child, TYPES).map(|ty| self.type_ref(ty)).into_iter().collect();
                    let caught = child_of(child, &["identifier"]).map(|id| self.ident(id));
                    let handler = child_of(child, &["block"]).map(|block| self.body(block)).unwrap_or_default();
                    catches.push(Catch { types, name: caught, body: keep(handler) });
                }
                "finally_block" => finally = child_of(child, &["block"]).map(|block| self.body(block)).unwrap_or_default(),
                _ => {}
            }
        }
        StmtKind::Try { body, catches, otherwise: Vec::new(), finally }
    }
}

/// The last expression of a body becomes the value of a name.
fn kept(mut body: Vec<Stmt>, into: &Sym) -> Vec<Stmt> {
    if let Some(Stmt { kind: StmtKind::Expr(_), .. }) = body.last()
        && let Some(Stmt { kind: StmtKind::Expr(value), span }) = body.pop()
    {
        body.push(stmt(StmtKind::Assign { target: name(into.clone(), span), op: None, value }, span));
    }
    body
}

//! Ruby statements.

use std::sync::Arc;

use crate::tree::Node;

use super::{Leaves, Ruby, kit, name, named, opaque, part, span};
use crate::flow::ir::{Catch, Expr, ExprKind, Import, ListKind, Lit, Stmt, StmtKind, Sym, TypeRef, UnaryOp};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::stmt;

impl<'t> Ruby<'_, 't> {
    /// The statements of a body, its handlers included.
    pub(super) fn block_of(&mut self, node: Node<'t>) -> Vec<Stmt> {
        if self.l.depth >= MAX_DEPTH {
            return vec![stmt(StmtKind::Expr(self.l.unknown(Vec::new(), span(node))), span(node))];
        }
        self.l.depth += 1;
        let mut out = Vec::new();
        match node.kind() {
            "body_statement" | "begin" | "do" | "then" | "else" | "ensure" | "block_body" | "parenthesized_statements" | "program" => {
                self.guarded(node, &mut out);
            }
            _ => self.stmt_into(node, &mut out),
        }
        self.l.depth -= 1;
        out
    }

    /// Children in order; where handlers stand among them, what comes before is tried.
    fn guarded(&mut self, node: Node<'t>, out: &mut Vec<Stmt>) {
        let children = named(node);
        let is_clause = |child: &Node<'t>| matches!(child.kind(), "rescue" | "else" | "ensure");
        if !children.iter().any(is_clause) || node.kind() == "else" && !children.iter().any(|child| child.kind() == "rescue") {
            children.into_iter().for_each(|child| self.stmt_into(child, out));
            return;
        }
        let (mut body, mut catches, mut otherwise, mut finally) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for child in children {
            match child.kind() {
                "rescue" => catches.push(self.rescue(child)),
                "else" => otherwise = self.block_of(child),
                "ensure" => finally = self.block_of(child),
                _ => self.stmt_into(child, &mut body),
            }
        }
        out.push(stmt(StmtKind::Try { body, catches, otherwise, finally }, span(node)));
    }

    fn rescue(&mut self, node: Node<'t>) -> Catch {
        let types = node.child_by_field_name("exceptions").map(named).unwrap_or_default();
        let types: Vec<TypeRef> = types.into_iter().map(|ty| TypeRef::named(self.dotted_text(ty))).collect();
        let variable = node.child_by_field_name("variable").and_then(|variable| named(variable).first().copied());
        let variable = variable.map(|id| self.l.sym(id));
        if let Some(id) = &variable {
            self.define_local(id);
        }
        let body = node.child_by_field_name("body").map(|body| self.block_of(body)).unwrap_or_default();
        Catch { types, name: variable, body }
    }

    pub(super) fn stmt_into(&mut self, node: Node<'t>, out: &mut Vec<Stmt>) {
        if self.l.depth >= MAX_DEPTH {
            let unknown = self.l.unknown(Vec::new(), span(node));
            out.push(stmt(StmtKind::Expr(unknown), span(node)));
            return;
        }
        self.l.depth += 1;
        let at = span(node);
        let kind = match node.kind() {
            "empty_statement" | "heredoc_body" | "comment" | "uninterpreted" | "undef" | "alias" => None,
            "method" | "singleton_method" => {
                let is_static = node.kind() == "singleton_method";
                Some(StmtKind::Function(Arc::new(self.method(node, is_static, false))))
            }
            "class" | "module" => Some(StmtKind::Class(Arc::new(self.class(node)))),
            "singleton_class" => Some(StmtKind::Block(node.child_by_field_name("body").map(|b| self.block_of(b)).unwrap_or_default())),
            "begin" | "begin_block" | "end_block" => {
                let body = if node.kind() == "begin" { self.block_of(node) } else { self.all(node) };
                Some(StmtKind::Block(body))
            }
            "assignment" => Some(match self.record(node) {
                Some(class) => StmtKind::Class(Arc::new(class)),
                None => self.control(node),
            }),
            "call" if self.hoisted(node).is_some() => {
                if let Some(body) = self.hoisted(node) {
                    named(body).into_iter().for_each(|child| self.stmt_into(child, out));
                }
                None
            }
            _ => Some(self.control(node)),
        };
        if let Some(kind) = kind {
            out.push(stmt(kind, at));
        }
        self.l.depth -= 1;
    }

    fn all(&mut self, node: Node<'t>) -> Vec<Stmt> {
        let mut out = Vec::new();
        named(node).into_iter().for_each(|child| self.stmt_into(child, &mut out));
        out
    }

    #[inline(never)]
    fn control(&mut self, node: Node<'t>) -> StmtKind {
        match node.kind() {
            "if" | "unless" | "elsif" => self.branch(node),
            "if_modifier" | "unless_modifier" => {
                // The condition is asked first, also for names that the body assigns.
                let cond = self.condition(node, node.kind() == "unless_modifier");
                let then = self.field_block(node, "body");
                StmtKind::If { cond, then, otherwise: Vec::new() }
            }
            "while" | "until" | "while_modifier" | "until_modifier" => self.looped(node),
            "for" => {
                let iter = node.child_by_field_name("value").and_then(|value| named(value).first().copied());
                let iter = iter.map_or_else(|| opaque(span(node)), |iter| self.expr(iter));
                let target = node.child_by_field_name("pattern").map_or_else(|| opaque(span(node)), |pattern| self.target(pattern));
                let body = self.loop_body(node.child_by_field_name("body"));
                StmtKind::ForEach { target, iter, body }
            }
            "return" => StmtKind::Return(self.results(node)),
            "next" | "break" | "redo" | "retry" => self.leave(node),
            "case" | "case_match" => self.case(node),
            "call" => self.call_statement(node),
            _ => self.expression_statement(node),
        }
    }

    /// `next` and `break` end a block's run, or go on with a loop.
    fn leave(&mut self, node: Node<'t>) -> StmtKind {
        match (node.kind(), self.leaves) {
            ("next", Leaves::Loop) => StmtKind::Continue(None),
            ("break", Leaves::Loop) => StmtKind::Break(None),
            ("next" | "break", _) => StmtKind::Return(self.results(node)),
            _ => StmtKind::Expr(self.l.unknown(Vec::new(), span(node))),
        }
    }

    /// Values after `return`: several are a list.
    pub(super) fn results(&mut self, node: Node<'t>) -> Option<Expr> {
        let list = named(node).first().copied()?;
        let at = span(list);
        let mut args = self.args(list);
        match (args.pop(), args.is_empty()) {
            (Some(only), true) if only.name.is_none() => Some(only.value),
            (Some(last), _) => {
                args.push(last);
                let items = args.into_iter().map(|arg| arg.value).collect();
                Some(Expr::new(ExprKind::List { items, kind: ListKind::List }, at))
            }
            (None, _) => None,
        }
    }

    fn condition(&mut self, node: Node<'t>, negated: bool) -> Expr {
        let cond = self.field_expr(node, "condition");
        if negated {
            let at = cond.span;
            return Expr::new(ExprKind::Unary { op: UnaryOp::Not, operand: Box::new(cond) }, at);
        }
        cond
    }

    fn field_block(&mut self, node: Node<'t>, field: &str) -> Vec<Stmt> {
        node.child_by_field_name(field).map(|body| self.block_of(body)).unwrap_or_default()
    }

    fn branch(&mut self, node: Node<'t>) -> StmtKind {
        let cond = self.condition(node, node.kind() == "unless");
        let then = self.field_block(node, "consequence");
        let otherwise = self.field_block(node, "alternative");
        StmtKind::If { cond, then, otherwise }
    }

    fn loop_body(&mut self, node: Option<Node<'t>>) -> Vec<Stmt> {
        let outer = std::mem::replace(&mut self.leaves, Leaves::Loop);
        let body = node.map(|body| self.block_of(body)).unwrap_or_default();
        self.leaves = outer;
        body
    }

    fn looped(&mut self, node: Node<'t>) -> StmtKind {
        let cond = Some(self.condition(node, node.kind().starts_with("until")));
        let body_node = node.child_by_field_name("body");
        // `begin … end while x` runs once before it asks.
        let test_first = !(node.kind().ends_with("modifier") && body_node.is_some_and(|body| body.kind() == "begin"));
        let body = self.loop_body(body_node);
        StmtKind::Loop { cond, body, update: Vec::new(), test_first }
    }

    fn expression_statement(&mut self, node: Node<'t>) -> StmtKind {
        let value = self.expr(node);
        match value.kind {
            ExprKind::Assign { target, op, value } => StmtKind::Assign { target: *target, op, value: *value },
            kind => StmtKind::Expr(Expr::new(kind, value.span)),
        }
    }

    /// Calls that are statements of their own kind: `require`, `raise`, `loop`, `each`.
    fn call_statement(&mut self, node: Node<'t>) -> StmtKind {
        let at = span(node);
        let word = self.field_text(node, "method");
        let receiver = node.child_by_field_name("receiver");
        let args = node.child_by_field_name("arguments").map(named).unwrap_or_default();
        let block = part(node, "block", &["block", "do_block"]);
        match (&*word, receiver, block) {
            ("require" | "require_relative" | "load", None, None) => {
                if let [only] = args.as_slice()
                    && only.kind() == "string"
                    && let ExprKind::Lit(Lit::Str(path)) = self.text(*only).kind
                {
                    return StmtKind::Import(Import { path, item: None, alias: None, wildcard: true, span: at });
                }
            }
            ("raise" | "fail", None, None) => {
                return StmtKind::Throw(self.raised(&args, at));
            }
            ("loop", None, Some(block)) => {
                let body = self.loop_body(block.child_by_field_name("body"));
                return StmtKind::Loop { cond: None, body, update: Vec::new(), test_first: true };
            }
            ("each" | "each_pair" | "each_entry", Some(receiver), Some(block)) if args.is_empty() => {
                if let Some(kind) = self.each(receiver, block) {
                    return kind;
                }
            }
            _ => {}
        }
        self.expression_statement(node)
    }

    /// `xs.each do |x| … end` is a loop over `xs`.
    fn each(&mut self, receiver: Node<'t>, block: Node<'t>) -> Option<StmtKind> {
        let list = block.child_by_field_name("parameters")?;
        if !named(list).iter().all(|param| matches!(param.kind(), "identifier" | "destructured_parameter")) {
            return None;
        }
        // Names of the block that hide others are variables of a call of it.
        let parts = named(list).into_iter().chain(named(list).into_iter().flat_map(named));
        let own: Vec<Sym> = parts.filter(|one| one.kind() == "identifier").map(|one| self.l.sym(one)).collect();
        if own.iter().any(|name| self.is_local(name)) {
            return None;
        }
        let iter = self.expr(receiver);
        let (params, _) = self.params(Some(list));
        let at = span(list);
        let mut targets: Vec<Expr> =
            params.into_iter().map(|param| param.pattern.unwrap_or_else(|| name(param.name, param.span))).collect();
        let pairs = targets.len() > 1;
        let target = match targets.len() {
            1 => targets.pop()?,
            _ => Expr::new(ExprKind::List { items: targets, kind: ListKind::Tuple }, at),
        };
        let iter = if pairs {
            let at = iter.span;
            kit::call(name("each", at), vec![kit::arg(iter)], crate::flow::ir::CallKind::Syntax, at)
        } else {
            iter
        };
        let body = self.loop_body(block.child_by_field_name("body"));
        if let Some(scope) = self.locals.last_mut() {
            scope.retain(|known| !own.contains(known));
        }
        Some(StmtKind::ForEach { target, iter, body })
    }

    /// Statements as a value.
    pub(super) fn value_of(&mut self, node: Node<'t>) -> Expr {
        let mut body = Vec::new();
        self.stmt_into(node, &mut body);
        Expr::new(ExprKind::Block(body), span(node))
    }

    /// What a value is assigned to; names become locals.
    pub(super) fn target(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        match node.kind() {
            "identifier" => {
                let id = self.l.sym(node);
                self.define_local(&id);
                name(id, at)
            }
            "left_assignment_list" | "destructured_left_assignment" => {
                if self.l.depth >= MAX_DEPTH {
                    return self.l.unknown(Vec::new(), at);
                }
                self.l.depth += 1;
                let items = named(node).into_iter().map(|item| self.target(item)).collect();
                self.l.depth -= 1;
                Expr::new(ExprKind::List { items, kind: ListKind::List }, at)
            }
            "rest_assignment" => {
                let inner = match named(node).first() {
                    Some(inner) => self.target(*inner),
                    None => name("_", at),
                };
                Expr::new(ExprKind::Spread(Box::new(inner)), at)
            }
            // `object.name = value`
            "call" => {
                let access = super::call::access(node, self.l.text);
                let object = match node.child_by_field_name("receiver") {
                    Some(receiver) => self.expr(receiver),
                    None => self.this(at),
                };
                let id: Sym = self.field_text(node, "method");
                kit::member(object, id, access, at)
            }
            _ => self.expr(node),
        }
    }
}

/// The last expression of a body is what it gives.
pub(super) fn return_last(body: &mut [Stmt]) {
    return_last_at(body, 0);
}

fn return_last_at(body: &mut [Stmt], depth: u32) {
    if depth > 60 {
        return;
    }
    let Some(last) = body.last_mut() else { return };
    let nothing = StmtKind::Break(None);
    last.kind = match std::mem::replace(&mut last.kind, nothing) {
        // What throws or leaves inside of it does so wherever it stands.
        StmtKind::Expr(value) => StmtKind::Return(Some(value)),
        StmtKind::Assign { target, op, value } => {
            let kind = ExprKind::Assign { target: Box::new(target), op, value: Box::new(value) };
            StmtKind::Return(Some(Expr::new(kind, last.span)))
        }
        StmtKind::If { cond, mut then, mut otherwise } => {
            return_last_at(&mut then, depth + 1);
            return_last_at(&mut otherwise, depth + 1);
            StmtKind::If { cond, then, otherwise }
        }
        StmtKind::Switch { subject, mut cases } => {
            cases.iter_mut().for_each(|case| return_last_at(&mut case.body, depth + 1));
            StmtKind::Switch { subject, cases }
        }
        StmtKind::Block(mut inner) => {
            return_last_at(&mut inner, depth + 1);
            StmtKind::Block(inner)
        }
        StmtKind::Try { mut body, mut catches, mut otherwise, finally } => {
            if otherwise.is_empty() {
                return_last_at(&mut body, depth + 1);
            } else {
                return_last_at(&mut otherwise, depth + 1);
            }
            catches.iter_mut().for_each(|catch| return_last_at(&mut catch.body, depth + 1));
            StmtKind::Try { body, catches, otherwise, finally }
        }
        other => other,
    };
}

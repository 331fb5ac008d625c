//! C# statements.

use std::sync::Arc;

use crate::tree::Node;

use super::{CSharp, name, named, opaque, span};
use crate::flow::ir::{Case, Catch, Expr, ExprKind, ListKind, Stmt, StmtKind, Sym};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::{self, child_of, fields, stmt};

impl CSharp<'_> {
    /// A block's statements; a single statement stands for itself.
    pub(super) fn body(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        if node.kind() == "block" {
            for child in named(node) {
                self.stmt_into(child, &mut out);
            }
        } else {
            self.stmt_into(node, &mut out);
        }
        out
    }

    /// Lowers one statement or declaration, which may become several.
    pub(super) fn stmt_into(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if self.l.depth >= MAX_DEPTH {
            let unknown = self.l.unknown(Vec::new(), span(node));
            out.push(stmt(StmtKind::Expr(unknown), span(node)));
            return;
        }
        self.l.depth += 1;
        if node.is_error() {
            self.broken(node, out);
        } else {
            if !self.declaration(node, out) {
                self.control(node, out);
            }
            self.stray(node, out);
        }
        self.l.depth -= 1;
    }

    /// What could not be parsed is unknown; what was recognised inside it is kept.
    fn broken(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let unknown = self.l.unknown(Vec::new(), span(node));
        out.push(stmt(StmtKind::Expr(unknown), span(node)));
        for child in named(node) {
            self.stmt_into(child, out);
        }
    }

    /// Error nodes directly under a construct whose lowering takes only its parts.
    pub(super) fn stray(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if node.has_error() && !matches!(node.kind(), "block" | "declaration_list" | "global_statement" | "preproc_if") {
            for error in named(node).into_iter().filter(Node::is_error) {
                self.broken(error, out);
            }
        }
    }

    #[inline(never)]
    fn declaration(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) -> bool {
        let at = span(node);
        let kind = match node.kind() {
            "using_directive" => {
                self.using(node, out);
                return true;
            }
            "namespace_declaration" | "file_scoped_namespace_declaration" => {
                self.namespace(node, out);
                return true;
            }
            "global_statement" | "declaration_list" => {
                named(node).into_iter().for_each(|child| self.stmt_into(child, out));
                return true;
            }
            "extern_alias_directive" | "shebang_directive" | "empty_statement" => return true,
            "global_attribute" => {
                let mut attributes = Vec::new();
                self.attributes(node, &mut attributes);
                out.extend(attributes.into_iter().map(|e| stmt(StmtKind::Expr(e), at)));
                return true;
            }
            "class_declaration" | "struct_declaration" | "record_declaration" | "interface_declaration" | "enum_declaration" => {
                StmtKind::Class(Arc::new(self.class(node)))
            }
            "delegate_declaration" => StmtKind::Class(Arc::new(self.delegate(node))),
            // Members without a class around them: snippets.
            "method_declaration" | "local_function_statement" | "constructor_declaration" => {
                let name = self.field_ident(node, "name");
                StmtKind::Function(Arc::new(self.function(node, name, false)))
            }
            "field_declaration" | "local_declaration_statement" | "event_field_declaration" => {
                if let Some(declaration) = child_of(node, &["variable_declaration"]) {
                    let is_const = self.modifiers(node).has("const");
                    self.variables(declaration, is_const, out);
                }
                return true;
            }
            "variable_declaration" => {
                self.variables(node, false, out);
                return true;
            }
            "property_declaration"
            | "indexer_declaration"
            | "event_declaration"
            | "operator_declaration"
            | "destructor_declaration"
            | "conversion_operator_declaration" => {
                let mut class = super::empty_class("".into(), at);
                self.member(node, false, &mut class);
                StmtKind::Class(Arc::new(class))
            }
            "preproc_if" | "preproc_elif" => self.conditional_code(node),
            "preproc_else" => StmtKind::Block(named(node).into_iter().flat_map(|child| self.body(child)).collect()),
            _ => return false,
        };
        out.push(stmt(kind, at));
        true
    }

    /// `#if`: which side is compiled is unknown.
    fn conditional_code(&mut self, node: Node<'_>) -> StmtKind {
        let skip: Vec<usize> = ["condition", "alternative"].iter().filter_map(|f| node.child_by_field_name(f)).map(|n| n.id()).collect();
        let then = named(node).into_iter().filter(|child| !skip.contains(&child.id())).flat_map(|child| self.body(child)).collect();
        let otherwise = node.child_by_field_name("alternative").map(|other| self.body(other)).unwrap_or_default();
        StmtKind::If { cond: opaque(span(node)), then, otherwise }
    }

    fn variables(&mut self, node: Node<'_>, is_const: bool, out: &mut Vec<Stmt>) {
        let ty = self.declared_type(node, "type");
        for declarator in named(node).into_iter().filter(|child| child.kind() == "variable_declarator") {
            let at = span(declarator);
            let init = self.initializer(declarator, ty.clone());
            match child_of(declarator, &["tuple_pattern"]) {
                Some(pattern) => {
                    let target = self.tuple_pattern(pattern);
                    let value = init.unwrap_or_else(|| opaque(at));
                    out.push(stmt(StmtKind::Assign { target, op: None, value }, at));
                }
                None => {
                    let name = self.field_ident(declarator, "name");
                    out.push(stmt(StmtKind::Var { name, ty: ty.clone(), init, is_const }, at));
                }
            }
        }
    }

    /// `(a, (b, _))` as an assignment target.
    pub(super) fn tuple_pattern(&mut self, node: Node<'_>) -> Expr {
        if self.l.depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), span(node));
        }
        self.l.depth += 1;
        let items = named(node)
            .into_iter()
            .map(|child| match child.kind() {
                "tuple_pattern" | "parenthesized_variable_designation" => self.tuple_pattern(child),
                "discard" => name("_", span(child)),
                _ => name(self.ident(child), span(child)),
            })
            .collect();
        self.l.depth -= 1;
        Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, span(node))
    }

    #[inline(never)]
    fn control(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let kind = match node.kind() {
            "block" => StmtKind::Block(self.body(node)),
            "checked_statement" => StmtKind::Block(self.last_body(node)),
            "unsafe_statement" => StmtKind::Unsafe(self.last_body(node)),
            "if_statement" => StmtKind::If {
                cond: self.field_expr(node, "condition"),
                then: self.field_body(node, "consequence"),
                otherwise: self.field_body(node, "alternative"),
            },
            "while_statement" | "do_statement" => StmtKind::Loop {
                cond: Some(self.field_expr(node, "condition")),
                body: self.field_body(node, "body"),
                update: Vec::new(),
                test_first: node.kind() == "while_statement",
            },
            "for_statement" => self.for_loop(node),
            "foreach_statement" => self.for_each(node),
            "switch_statement" => self.switch(node),
            "return_statement" => StmtKind::Return(super::values(node).first().map(|value| self.expr(*value))),
            "throw_statement" => StmtKind::Throw(named(node).first().map(|value| self.expr(*value))),
            "break_statement" => StmtKind::Break(None),
            "continue_statement" => StmtKind::Continue(None),
            "goto_statement" => StmtKind::Goto(named(node).first().map_or_else(|| "".into(), |label| self.l.sym(*label))),
            "yield_statement" => match named(node).first() {
                Some(value) => {
                    let value = self.expr(*value);
                    StmtKind::Expr(Expr::new(ExprKind::Yield(Some(Box::new(value))), at))
                }
                None => StmtKind::Return(None),
            },
            "labeled_statement" => {
                let mut children = named(node).into_iter();
                if let Some(label) = children.next() {
                    out.push(stmt(StmtKind::Label(self.ident(label)), at));
                }
                children.for_each(|child| self.stmt_into(child, out));
                return;
            }
            "try_statement" => self.try_statement(node),
            "using_statement" => self.using_statement(node),
            "lock_statement" | "fixed_statement" => {
                let mut body = Vec::new();
                for child in named(node) {
                    if child.kind() == "block" {
                        body.append(&mut self.body(child));
                    } else {
                        self.stmt_into(child, &mut body);
                    }
                }
                StmtKind::Block(body)
            }
            "expression_statement" => match named(node).first() {
                Some(inner) => self.expression_statement(*inner),
                None => StmtKind::Expr(self.l.unknown(Vec::new(), at)),
            },
            _ => self.expression_statement(node),
        };
        out.push(stmt(kind, at));
    }

    fn expression_statement(&mut self, node: Node<'_>) -> StmtKind {
        let value = self.expr(node);
        match value.kind {
            ExprKind::Assign { target, op, value } => StmtKind::Assign { target: *target, op, value: *value },
            kind => StmtKind::Expr(Expr::new(kind, value.span)),
        }
    }

    fn field_body(&mut self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        node.child_by_field_name(field).map(|body| self.body(body)).unwrap_or_default()
    }

    fn last_body(&mut self, node: Node<'_>) -> Vec<Stmt> {
        named(node).last().map(|body| self.body(*body)).unwrap_or_default()
    }

    fn for_loop(&mut self, node: Node<'_>) -> StmtKind {
        let mut block = Vec::new();
        for init in fields(node, "initializer") {
            self.stmt_into(init, &mut block);
        }
        let cond = node.child_by_field_name("condition").map(|cond| self.expr(cond));
        let body = self.field_body(node, "body");
        let mut update = Vec::new();
        for step in fields(node, "update") {
            self.stmt_into(step, &mut update);
        }
        block.push(stmt(StmtKind::Loop { cond, body, update, test_first: true }, span(node)));
        StmtKind::Block(block)
    }

    /// The declared type of the loop's variable travels as a declaration of itself at the start of the body.
    fn for_each(&mut self, node: Node<'_>) -> StmtKind {
        let iter = self.field_expr(node, "right");
        let ty = self.declared_type(node, "type");
        let mut body = Vec::new();
        let target = match node.child_by_field_name("left") {
            Some(pattern) if pattern.kind() == "tuple_pattern" => self.tuple_pattern(pattern),
            Some(id) if id.kind() == "identifier" => {
                let variable = self.ident(id);
                if ty.is_some() {
                    let init = Some(name(variable.clone(), span(id)));
                    body.push(stmt(StmtKind::Var { name: variable.clone(), ty, init, is_const: false }, span(id)));
                }
                name(variable, span(id))
            }
            Some(other) => self.expr(other),
            None => name("_", span(node)),
        };
        body.append(&mut self.field_body(node, "body"));
        StmtKind::ForEach { target, iter, body }
    }

    fn using_statement(&mut self, node: Node<'_>) -> StmtKind {
        let body_id = node.child_by_field_name("body").map(|body| body.id());
        let mut body = self.field_body(node, "body");
        let at = span(node);
        match named(node).into_iter().find(|child| Some(child.id()) != body_id) {
            Some(declaration) if declaration.kind() == "variable_declaration" => {
                let ty = self.declared_type(declaration, "type");
                let declarators = named(declaration).into_iter().filter(|child| child.kind() == "variable_declarator");
                for declarator in declarators.collect::<Vec<_>>().into_iter().rev() {
                    let value = self.initializer(declarator, ty.clone()).unwrap_or_else(|| opaque(at));
                    let resource = match ty.clone() {
                        Some(ty) => Expr::new(ExprKind::Cast { ty, value: Box::new(value) }, span(declarator)),
                        None => value,
                    };
                    let target = Some(name(self.field_ident(declarator, "name"), span(declarator)));
                    body = vec![stmt(StmtKind::With { target, resource, body }, span(declarator))];
                }
                StmtKind::Block(body)
            }
            Some(resource) => {
                let resource = self.expr(resource);
                StmtKind::With { target: None, resource, body }
            }
            None => StmtKind::Block(body),
        }
    }

    fn try_statement(&mut self, node: Node<'_>) -> StmtKind {
        let body = self.field_body(node, "body");
        let mut catches = Vec::new();
        let mut finally = Vec::new();
        for clause in named(node) {
            match clause.kind() {
                "catch_clause" => {
                    let declaration = child_of(clause, &["catch_declaration"]);
                    let types = declaration.and_then(|d| self.declared_type(d, "type")).into_iter().collect();
                    let name = declaration.and_then(|d| d.child_by_field_name("name")).map(|id| self.ident(id));
                    let mut body = self.field_body(clause, "body");
                    if let Some(filter) = child_of(clause, &["catch_filter_clause"]) {
                        let cond = self.child_expr(filter, None);
                        let otherwise = vec![stmt(StmtKind::Throw(None), span(filter))];
                        body = vec![stmt(StmtKind::If { cond, then: body, otherwise }, span(clause))];
                    }
                    catches.push(Catch { types, name, body });
                }
                "finally_clause" => finally = self.last_body(clause),
                _ => {}
            }
        }
        StmtKind::Try { body, catches, otherwise: Vec::new(), finally }
    }

    fn switch(&mut self, node: Node<'_>) -> StmtKind {
        let (mut block, subject) = self.subject(node.child_by_field_name("value"), node);
        let mut cases = Vec::new();
        for section in node.child_by_field_name("body").map(named).unwrap_or_default() {
            let mut case = empty_case(section);
            let mut is_label = true;
            for child in named(section) {
                match child.kind() {
                    "when_clause" => case.guard = self.also(case.guard.take(), child),
                    _ if is_label && !is_statement(child) => self.case_pattern(child, &subject, &mut case),
                    _ => {
                        is_label = false;
                        self.stmt_into(child, &mut case.body);
                    }
                }
            }
            case.falls_through = case.body.is_empty();
            cases.push(case);
        }
        let at = span(node);
        block.push(stmt(StmtKind::Switch { subject: Some(name(subject, at)), cases }, at));
        StmtKind::Block(block)
    }

    /// A switch's subject under a name that patterns can speak of: its own, or that of a variable declared before it.
    pub(super) fn subject(&mut self, value: Option<Node<'_>>, node: Node<'_>) -> (Vec<Stmt>, Sym) {
        let at = span(node);
        let value = match value {
            Some(value) => self.expr(value),
            None => self.l.unknown(Vec::new(), at),
        };
        if let ExprKind::Name(name) = &value.kind {
            return (Vec::new(), name.clone());
        }
        let temp: Sym = format!("$subject{}", at.start).into();
        let bind = StmtKind::Var { name: temp.clone(), ty: None, init: Some(value), is_const: true };
        (vec![stmt(bind, at)], temp)
    }

    /// A guard and a further condition.
    pub(super) fn also(&mut self, guard: Option<Expr>, when: Node<'_>) -> Option<Expr> {
        let cond = self.child_expr(when, None);
        Some(match guard {
            Some(guard) => kit::binary(crate::flow::ir::BinaryOp::And, guard, cond),
            None => cond,
        })
    }
}

pub(super) fn empty_case(node: Node<'_>) -> Case {
    Case { patterns: Vec::new(), guard: None, body: Vec::new(), falls_through: false, span: span(node) }
}

fn is_statement(node: Node<'_>) -> bool {
    node.kind().ends_with("_statement") || matches!(node.kind(), "block" | "preproc_if")
}

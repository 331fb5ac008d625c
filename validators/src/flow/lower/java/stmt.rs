//! Java statements.

use std::sync::Arc;

use crate::tree::Node;

use super::{Java, name, named, span};
use crate::flow::ir::{Case, Catch, Expr, ExprKind, Stmt, StmtKind, Sym, TypeRef};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::{child_of, fields, stmt};

impl Java<'_> {
    /// A block's statements; a single statement stands for itself.
    pub(super) fn body(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        if matches!(node.kind(), "block" | "constructor_body") {
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
        match node.kind() {
            "import_declaration" => self.import(node, out),
            "local_variable_declaration" => self.locals(node, out),
            "field_declaration" | "constant_declaration" => self.locals(node, out),
            "labeled_statement" => {
                for child in named(node) {
                    if child.kind() == "identifier" {
                        out.push(stmt(StmtKind::Label(self.l.sym(child)), span(node)));
                    } else {
                        self.stmt_into(child, out);
                    }
                }
            }
            "package_declaration" | ";" => {}
            "yield_statement" => self.yielded(node, out),
            "ERROR" => self.broken(node, out),
            _ => {
                if let Some(kind) = self.declaration(node).or_else(|| self.control(node)) {
                    out.push(stmt(kind, span(node)));
                } else {
                    let kind = self.expression_statement(node);
                    out.push(stmt(kind, span(node)));
                }
                self.stray(node, out);
            }
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

    /// Error nodes directly under a construct whose lowering takes only its fields.
    pub(super) fn stray(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if node.has_error() && !matches!(node.kind(), "block" | "constructor_body" | "program") {
            for error in named(node).into_iter().filter(Node::is_error) {
                self.broken(error, out);
            }
        }
    }

    fn locals(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let is_const = self.modifiers(node).is_final;
        let declared = self.declared_type(node).filter(|ty| &*ty.name != "var");
        for declarator in fields(node, "declarator") {
            let mut ty = declared.clone();
            if let Some(ty) = ty.as_mut() {
                self.add_dims(ty, declarator.child_by_field_name("dimensions"));
            }
            let name = declarator.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name));
            let init = declarator.child_by_field_name("value").map(|value| self.expr(value));
            out.push(stmt(StmtKind::Var { name, ty, init, is_const }, span(declarator)));
        }
    }

    #[inline(never)]
    fn declaration(&mut self, node: Node<'_>) -> Option<StmtKind> {
        Some(match node.kind() {
            "class_declaration" | "interface_declaration" | "record_declaration" | "enum_declaration" | "annotation_type_declaration" => {
                StmtKind::Class(Arc::new(self.class(node)))
            }
            "method_declaration" | "constructor_declaration" | "compact_constructor_declaration" => {
                StmtKind::Function(self.function(node, false))
            }
            _ => return None,
        })
    }

    #[inline(never)]
    fn control(&mut self, node: Node<'_>) -> Option<StmtKind> {
        Some(match node.kind() {
            "block" | "constructor_body" => StmtKind::Block(self.body(node)),
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
            "enhanced_for_statement" => self.for_each(node),
            "return_statement" => StmtKind::Return(named(node).first().map(|value| self.expr(*value))),
            "throw_statement" => StmtKind::Throw(named(node).first().map(|value| self.expr(*value))),
            "break_statement" => StmtKind::Break(named(node).first().map(|label| self.l.sym(*label))),
            "continue_statement" => StmtKind::Continue(named(node).first().map(|label| self.l.sym(*label))),
            "try_statement" => self.try_statement(node),
            "try_with_resources_statement" => self.try_statement(node),
            "switch_expression" => self.switch_statement(node),
            "synchronized_statement" => {
                let mut body = Vec::new();
                if let Some(lock) = child_of(node, &["parenthesized_expression"]) {
                    let lowered = self.expr(lock);
                    body.push(stmt(StmtKind::Expr(lowered), span(lock)));
                }
                body.append(&mut self.field_body(node, "body"));
                StmtKind::Block(body)
            }
            "assert_statement" => {
                let mut parts = named(node).into_iter();
                let cond = match parts.next() {
                    Some(cond) => self.expr(cond),
                    None => self.l.unknown(Vec::new(), span(node)),
                };
                StmtKind::Assert { cond, message: parts.next().map(|message| self.expr(message)) }
            }
            _ => return None,
        })
    }

    #[inline(never)]
    fn expression_statement(&mut self, node: Node<'_>) -> StmtKind {
        let inner = match node.kind() {
            "expression_statement" => named(node).first().copied().unwrap_or(node),
            _ => node,
        };
        if inner.kind() == "switch_expression" {
            return self.switch_statement(inner);
        }
        if inner.kind() == "expression_statement" {
            return StmtKind::Expr(self.l.unknown(Vec::new(), span(node)));
        }
        let value = self.expr(inner);
        match value.kind {
            ExprKind::Assign { target, op, value } => StmtKind::Assign { target: *target, op, value: *value },
            kind => StmtKind::Expr(Expr::new(kind, value.span)),
        }
    }

    fn field_body(&mut self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        node.child_by_field_name(field).map(|body| self.body(body)).unwrap_or_default()
    }

    fn for_loop(&mut self, node: Node<'_>) -> StmtKind {
        let mut block = Vec::new();
        for init in fields(node, "init") {
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

    /// The declared type of the loop's variable travels as a cast of itself at the start of the body.
    fn for_each(&mut self, node: Node<'_>) -> StmtKind {
        let target_node = node.child_by_field_name("name").unwrap_or(node);
        let at = span(target_node);
        let variable = self.l.sym(target_node);
        let iter = self.field_expr(node, "value");
        let mut body = Vec::new();
        if let Some(ty) = self.declared_type(node).filter(|ty| &*ty.name != "var") {
            let init = Some(name(variable.clone(), at));
            body.push(stmt(StmtKind::Var { name: variable.clone(), ty: Some(ty), init, is_const: false }, at));
        }
        body.append(&mut self.field_body(node, "body"));
        StmtKind::ForEach { target: name(variable, at), iter, body }
    }

    fn try_statement(&mut self, node: Node<'_>) -> StmtKind {
        let resources = node.child_by_field_name("resources").map(named).unwrap_or_default();
        let mut body = self.field_body(node, "body");
        for resource in resources.into_iter().rev() {
            let at = span(resource);
            let value = match (resource.child_by_field_name("value"), named(resource).first()) {
                (Some(value), _) => self.expr(value),
                (None, Some(existing)) => self.expr(*existing),
                (None, None) => self.l.unknown(Vec::new(), at),
            };
            let value = match self.declared_type(resource).filter(|ty| &*ty.name != "var") {
                Some(ty) => Expr::new(ExprKind::Cast { ty, value: Box::new(value) }, at),
                None => value,
            };
            let target = resource.child_by_field_name("name").map(|n| name(self.l.sym(n), span(n)));
            body = vec![stmt(StmtKind::With { target, resource: value, body }, at)];
        }
        let mut catches = Vec::new();
        let mut finally = Vec::new();
        for clause in named(node) {
            match clause.kind() {
                "catch_clause" => {
                    let parameter = child_of(clause, &["catch_formal_parameter"]);
                    let types = parameter
                        .and_then(|p| child_of(p, &["catch_type"]))
                        .map(|list| named(list).into_iter().map(|ty| self.type_ref(ty)).collect())
                        .unwrap_or_default();
                    let name = parameter.and_then(|p| p.child_by_field_name("name")).map(|n| self.l.sym(n));
                    catches.push(Catch { types, name, body: self.field_body(clause, "body") });
                }
                "finally_clause" => {
                    if let Some(block) = child_of(clause, &["block"]) {
                        finally = self.body(block);
                    }
                }
                _ => {}
            }
        }
        StmtKind::Try { body, catches, otherwise: Vec::new(), finally }
    }

    fn switch_statement(&mut self, node: Node<'_>) -> StmtKind {
        let subject = self.field_expr(node, "condition");
        let subject_name = match &subject.kind {
            ExprKind::Name(name) => Some(name.clone()),
            _ => None,
        };
        let is_typed = node.child_by_field_name("body").is_some_and(|body| {
            named(body).into_iter().flat_map(named).any(|label| label.kind() == "switch_label" && child_of(label, &["pattern"]).is_some())
        });
        if let (None, true) = (&subject_name, is_typed) {
            let at = subject.span;
            let temp: Sym = format!("$subject{}", at.start).into();
            let bind = StmtKind::Var { name: temp.clone(), ty: None, init: Some(subject), is_const: true };
            let cases = self.cases(node, Some(&temp), None);
            let switch = StmtKind::Switch { subject: Some(name(temp, at)), cases };
            return StmtKind::Block(vec![stmt(bind, at), stmt(switch, span(node))]);
        }
        let cases = self.cases(node, subject_name.as_ref(), None);
        StmtKind::Switch { subject: Some(subject), cases }
    }

    /// `result` names the variable that takes the value of a `switch` used as an expression.
    pub(super) fn cases(&mut self, node: Node<'_>, subject: Option<&Sym>, result: Option<&Sym>) -> Vec<Case> {
        let mut cases = Vec::new();
        for group in node.child_by_field_name("body").map(named).unwrap_or_default() {
            let mut case = Case {
                patterns: Vec::new(),
                guard: None,
                body: Vec::new(),
                falls_through: group.kind() == "switch_block_statement_group",
                span: span(group),
            };
            let mut is_default = false;
            for child in named(group) {
                if child.kind() == "switch_label" {
                    is_default |= named(child).is_empty();
                    self.label(child, subject, &mut case);
                    continue;
                }
                match result {
                    Some(result) if !case.falls_through && child.kind() == "expression_statement" => {
                        let value = match named(child).first() {
                            Some(value) => self.expr(*value),
                            None => self.l.unknown(Vec::new(), span(child)),
                        };
                        let target = name(result.clone(), span(child));
                        case.body.push(stmt(StmtKind::Assign { target, op: None, value }, span(child)));
                    }
                    _ => self.stmt_into(child, &mut case.body),
                }
            }
            if is_default {
                case.patterns.clear();
            }
            cases.push(case);
        }
        cases
    }

    fn label(&mut self, label: Node<'_>, subject: Option<&Sym>, case: &mut Case) {
        for child in named(label) {
            match child.kind() {
                "guard" => case.guard = named(child).first().map(|cond| self.expr(*cond)),
                "pattern" => self.pattern_label(child, subject, case),
                _ => {
                    let value = self.expr(child);
                    case.patterns.push(value);
                }
            }
        }
    }

    /// `case Visit v`: the name stands for the subject taken for one of that type.
    #[inline(never)]
    fn pattern_label(&mut self, child: Node<'_>, subject: Option<&Sym>, case: &mut Case) {
        for pattern in named(child) {
            let at = span(pattern);
            let (ty, bindings) = self.pattern(pattern);
            if let (Some(target), Some(subject)) = (self.components(pattern), subject) {
                let value = Box::new(name(subject.clone(), at));
                let value = Expr::new(ExprKind::Cast { ty: ty.clone(), value }, at);
                case.body.push(stmt(StmtKind::Assign { target, op: None, value }, at));
            } else {
                for (bound, own) in bindings {
                    let init = subject.map(|subject| {
                        let value = Box::new(name(subject.clone(), at));
                        Expr::new(ExprKind::Cast { ty: ty.clone(), value }, at)
                    });
                    case.body.push(stmt(StmtKind::Var { name: bound, ty: own, init, is_const: false }, at));
                }
            }
            let value = Box::new(subject.map_or_else(|| self.l.unknown(Vec::new(), at), |s| name(s.clone(), at)));
            case.patterns.push(Expr::new(ExprKind::TypeTest { value, ty }, at));
        }
    }

    /// The names of a record pattern in the order of the components, as a destructuring: `Visit(String who, At(var x, _))`.
    pub(super) fn components(&mut self, pattern: Node<'_>) -> Option<Expr> {
        if pattern.kind() != "record_pattern" {
            return None;
        }
        let at = span(pattern);
        let body = child_of(pattern, &["record_pattern_body"])?;
        let mut items = Vec::new();
        for part in named(body) {
            items.push(match part.kind() {
                "record_pattern" => self.components(part)?,
                "record_pattern_component" | "type_pattern" => match named(part).last() {
                    Some(bound) if bound.kind() == "identifier" => name(self.l.sym(*bound), at),
                    _ => name("_", at),
                },
                _ => name("_", at),
            });
        }
        Some(Expr::new(ExprKind::List { items, kind: crate::flow::ir::ListKind::Tuple }, at))
    }

    /// The type a pattern asks for and the names it binds.
    pub(super) fn pattern(&mut self, node: Node<'_>) -> (TypeRef, Vec<(Sym, Option<TypeRef>)>) {
        let mut ty = TypeRef::named("");
        let mut bindings = Vec::new();
        let mut open = vec![(node, true)];
        while let Some((node, is_outer)) = open.pop() {
            let children = named(node);
            let mut own = None;
            for child in children.iter().rev() {
                match child.kind() {
                    "record_pattern" | "record_pattern_component" | "type_pattern" => open.push((*child, false)),
                    "record_pattern_body" => open.extend(named(*child).into_iter().rev().map(|part| (part, false))),
                    "underscore_pattern" => {}
                    _ => {}
                }
            }
            for (at, child) in children.iter().enumerate() {
                let is_binding = child.kind() == "identifier" && at > 0;
                if is_binding {
                    bindings.push((self.l.sym(*child), own.clone()));
                } else if !child.kind().contains("pattern") {
                    own = Some(self.type_ref(*child)).filter(|ty| &*ty.name != "var");
                    if is_outer && at == 0 {
                        ty = own.clone().unwrap_or_else(|| TypeRef::named(""));
                    }
                }
            }
        }
        (ty, bindings)
    }

    /// `yield x` inside a `switch` expression: its variable takes the value, and the switch is left.
    fn yielded(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let value = match named(node).first() {
            Some(value) => self.expr(*value),
            None => self.l.unknown(Vec::new(), at),
        };
        match self.yields.last().cloned() {
            Some(result) => {
                out.push(stmt(StmtKind::Assign { target: name(result, at), op: None, value }, at));
                out.push(stmt(StmtKind::Break(None), at));
            }
            None => out.push(stmt(StmtKind::Expr(value), at)),
        }
    }
}

//! Python (3, and the 2 the grammar still reads) to the flow graph: statements. Knows the grammar and the form, no rule.
//!
//! `import a.b` binds `a`; it becomes two imports, `a.b` under the dotted alias `a.b` (so that the module is known to be
//! imported) and `a`. A capture pattern in `match` is a bare `Name`. A field conversion in an f-string (`{x!r}`, `{x:d}`) is a
//! call of `repr` or `format`, as the language defines it.

mod expr;
mod loops;
mod pattern;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};

use super::{
    Lowering, MAX_DEPTH, span,
    walk::{children, errors, fields, has},
};
use crate::flow::ir::*;

/// Lowers one Python file.
pub fn lower(path: &str, text: &str, tree: &Flat) -> Module {
    let root = tree.root_node();
    let mut py = Py { base: Lowering::new(text, Language::Python), yields: false };
    let body = py.block(root);
    Module {
        language: Language::Python,
        path: path.into(),
        package: "".into(),
        body,
        unknown_nodes: py.base.unknown_nodes,
        given_up: py.base.given_up,
    }
}

struct Py<'a> {
    base: Lowering<'a>,
    /// The function being lowered contains `yield`.
    yields: bool,
}

fn at(kind: StmtKind, node: Node<'_>) -> Stmt {
    Stmt { kind, span: span(node) }
}

impl Py<'_> {
    /// Statements of a module, block or error node.
    fn block(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        for child in children(node) {
            self.stmt(child, &mut out);
        }
        out
    }

    fn block_of(&mut self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        let mut out = Vec::new();
        for body in fields(node, field) {
            self.suite(body, &mut out);
        }
        out
    }

    fn suite(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if node.kind() == "block" { out.extend(self.block(node)) } else { self.stmt(node, out) }
    }

    fn stmt(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if self.base.depth >= MAX_DEPTH {
            let unknown = self.base.unknown(Vec::new(), span(node));
            out.push(at(StmtKind::Expr(unknown), node));
            return;
        }
        self.base.depth += 1;
        if !node.is_error() {
            for error in errors(node) {
                let unknown = self.unknown(error);
                out.push(at(StmtKind::Expr(unknown), error));
            }
        }
        self.stmt_inner(node, out);
        self.base.depth -= 1;
    }

    fn stmt_inner(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let kind = match node.kind() {
            "expression_statement" => return self.expression_statement(node, out),
            "assignment" | "augmented_assignment" => return self.assignment(node, out),
            "return_statement" => StmtKind::Return(self.exprs_of(node)),
            "delete_statement" => StmtKind::Expr(self.keyword_call("del", node)),
            "print_statement" => StmtKind::Expr(self.print(node)),
            "exec_statement" => StmtKind::Expr(self.keyword_call("exec", node)),
            "raise_statement" => {
                if let Some(cause) = node.child_by_field_name("cause").filter(|c| !matches!(c.kind(), "identifier" | "none")) {
                    let cause = self.expr(cause);
                    out.push(at(StmtKind::Expr(cause), node));
                }
                let cause = node.child_by_field_name("cause").map(|c| c.id());
                let raised: Vec<_> = children(node).into_iter().filter(|c| Some(c.id()) != cause && !c.is_error()).collect();
                StmtKind::Throw(self.tuple_of(raised, span(node)))
            }
            "pass_statement" => return,
            "break_statement" => StmtKind::Break(None),
            "continue_statement" => StmtKind::Continue(None),
            "global_statement" | "nonlocal_statement" => {
                StmtKind::Global(children(node).into_iter().filter(|n| n.kind() == "identifier").map(|n| self.base.sym(n)).collect())
            }
            "import_statement" | "import_from_statement" | "future_import_statement" => return self.import(node, out),
            "assert_statement" => {
                let mut parts = children(node).into_iter().filter(|n| !n.is_error());
                let cond = match parts.next() {
                    Some(cond) => self.expr(cond),
                    None => self.base.unknown(Vec::new(), span(node)),
                };
                let message = parts.next().map(|m| self.expr(m));
                StmtKind::Assert { cond, message }
            }
            "if_statement" => self.if_statement(node),
            "while_statement" => {
                let cond = self.field(node, "condition");
                return self.loop_with_else(node, out, |body| StmtKind::Loop {
                    cond: Some(cond),
                    body,
                    update: Vec::new(),
                    test_first: true,
                });
            }
            "for_statement" => {
                let iter = self.field(node, "right");
                let target = self.field(node, "left");
                return self.loop_with_else(node, out, |body| StmtKind::ForEach { target, iter, body });
            }
            "with_statement" => return self.with(node, out),
            "try_statement" => self.try_statement(node),
            "match_statement" => self.match_statement(node),
            "function_definition" => StmtKind::Function(Arc::new(self.function(node, Vec::new(), span(node), false))),
            "class_definition" => StmtKind::Class(Arc::new(self.class(node, Vec::new(), span(node)))),
            "decorated_definition" => {
                let decorators = self.decorators(node);
                match node.child_by_field_name("definition") {
                    Some(def) if def.kind() == "class_definition" => StmtKind::Class(Arc::new(self.class(def, decorators, span(node)))),
                    Some(def) if def.kind() == "function_definition" => {
                        StmtKind::Function(Arc::new(self.function(def, decorators, span(node), false)))
                    }
                    _ => StmtKind::Expr(self.unknown(node)),
                }
            }
            "type_alias_statement" => {
                let sides = (node.child_by_field_name("left"), node.child_by_field_name("right"));
                let (Some(left), Some(right)) = sides else {
                    let unknown = self.unknown(node);
                    return out.push(at(StmtKind::Expr(unknown), node));
                };
                let target = Expr::new(ExprKind::Name(self.type_ref(left).name), span(left));
                let value = Expr::new(ExprKind::Type(self.type_ref(right)), span(right));
                StmtKind::Assign { target, op: None, value }
            }
            "block" => return out.extend(self.block(node)),
            "ERROR" => {
                // What the parser salvaged inside stays in order; that something is missing is said first.
                let unknown = self.base.unknown(Vec::new(), span(node));
                out.push(at(StmtKind::Expr(unknown), node));
                return out.extend(self.block(node));
            }
            _ => StmtKind::Expr(self.expr(node)),
        };
        out.push(at(kind, node));
    }

    fn expression_statement(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let parts: Vec<_> = children(node).into_iter().filter(|n| !n.is_error()).collect();
        match parts.as_slice() {
            [one] if matches!(one.kind(), "assignment" | "augmented_assignment") => self.stmt(*one, out),
            [one] if one.kind() == "ellipsis" => {}
            _ => {
                if let Some(value) = self.tuple_of(parts, span(node)) {
                    out.push(at(StmtKind::Expr(value), node));
                }
            }
        }
    }

    fn assignment(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let value = node.child_by_field_name("right").map(|r| self.expr(r));
        let Some(left) = node.child_by_field_name("left") else {
            let unknown = self.unknown(node);
            return out.push(at(StmtKind::Expr(unknown), node));
        };
        let ty = node.child_by_field_name("type").map(|t| self.type_ref(t));
        let kind = match (left.kind(), ty, value) {
            ("identifier", Some(ty), init) => StmtKind::Var { name: self.base.sym(left), ty: Some(ty), init, is_const: false },
            (_, _, Some(value)) => {
                let op = if node.kind() == "augmented_assignment" { Some(self.assign_op(node)) } else { None };
                StmtKind::Assign { target: self.expr(left), op, value }
            }
            (_, Some(_), None) => return,
            (_, None, None) => StmtKind::Expr(self.unknown(node)),
        };
        out.push(at(kind, node));
    }

    fn import(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let module: Option<Sym> = match node.kind() {
            "import_statement" => None,
            "future_import_statement" => Some("__future__".into()),
            _ => Some(node.child_by_field_name("module_name").map(|m| self.dotted(m)).unwrap_or_default().into()),
        };
        let import = |path: Sym, item: Option<Sym>, alias: Option<Sym>, wildcard: bool, span: Span| Stmt {
            kind: StmtKind::Import(Import { path, item, alias, wildcard, span }),
            span,
        };
        if let (Some(module), true) = (&module, has(node, "wildcard_import")) {
            out.push(import(module.clone(), None, None, true, span(node)));
            return;
        }
        for name in fields(node, "name") {
            let (path, alias) = match name.kind() {
                "aliased_import" => (
                    name.child_by_field_name("name").map(|n| self.dotted(n)).unwrap_or_default(),
                    name.child_by_field_name("alias").map(|a| self.base.sym(a)),
                ),
                _ => (self.dotted(name), None),
            };
            match &module {
                Some(module) => out.push(import(module.clone(), Some(path.into()), alias, false, span(node))),
                None => match (path.split_once('.'), alias) {
                    (Some((first, _)), None) => {
                        out.push(import(path.as_str().into(), None, Some(path.as_str().into()), false, span(node)));
                        out.push(import(first.into(), None, None, false, span(node)));
                    }
                    (_, alias) => out.push(import(path.into(), None, alias, false, span(node))),
                },
            }
        }
    }

    /// A dotted or relative name as written, spaces left out.
    fn dotted(&self, node: Node<'_>) -> String {
        self.base.str(node).chars().filter(|c| !c.is_whitespace() && *c != '\\').collect()
    }

    fn if_statement(&mut self, node: Node<'_>) -> StmtKind {
        let cond = self.field(node, "condition");
        let then = self.block_of(node, "consequence");
        // `elif`s nest; a chain longer than the bound keeps its bodies, under conditions that are not known.
        let mut otherwise = Vec::new();
        let mut depth = 0;
        for alternative in fields(node, "alternative").into_iter().rev() {
            if alternative.kind() == "else_clause" {
                otherwise = self.block_of(alternative, "body");
                continue;
            }
            let cond = self.field(alternative, "condition");
            let then = self.block_of(alternative, "consequence");
            depth += 1;
            if depth > MAX_DEPTH / 2 {
                let cond = self.base.unknown(vec![cond], span(alternative));
                otherwise.insert(0, at(StmtKind::If { cond, then, otherwise: Vec::new() }, alternative));
            } else {
                otherwise = vec![at(StmtKind::If { cond, then, otherwise }, alternative)];
            }
        }
        StmtKind::If { cond, then, otherwise }
    }

    fn with(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut items = Vec::new();
        for clause in children(node).into_iter().filter(|n| n.kind() == "with_clause") {
            for item in children(clause) {
                let Some(value) = item.child_by_field_name("value") else { continue };
                // `with (a as b, c as d)` may be read as one tuple of patterns.
                let grouped = matches!(value.kind(), "tuple" | "parenthesized_expression");
                if grouped && children(value).iter().any(|n| n.kind() == "as_pattern") {
                    items.extend(children(value));
                } else {
                    items.push(value);
                }
            }
        }
        let resources: Vec<_> = items
            .into_iter()
            .map(|item| {
                let at = span(item);
                if item.kind() != "as_pattern" {
                    return (self.expr(item), None, at);
                }
                let resource = match children(item).into_iter().find(|n| n.kind() != "as_pattern_target") {
                    Some(value) => self.expr(value),
                    None => self.base.unknown(Vec::new(), at),
                };
                (resource, item.child_by_field_name("alias").map(|alias| self.expr(alias)), at)
            })
            .collect();
        let mut body = self.block_of(node, "body");
        let mut place = span(node);
        for (resource, target, start) in resources.into_iter().rev() {
            let whole = Span { start: start.start, line: start.line, ..place };
            body = vec![Stmt { kind: StmtKind::With { target, resource, body }, span: whole }];
            place = whole;
        }
        out.extend(body);
    }

    fn try_statement(&mut self, node: Node<'_>) -> StmtKind {
        let body = self.block_of(node, "body");
        let (mut catches, mut otherwise, mut finally) = (Vec::new(), Vec::new(), Vec::new());
        for clause in children(node) {
            match clause.kind() {
                "except_clause" | "except_group_clause" => catches.push(self.except(clause)),
                "else_clause" => otherwise = self.block_of(clause, "body"),
                "finally_clause" => {
                    for block in children(clause) {
                        self.suite(block, &mut finally);
                    }
                }
                _ => {}
            }
        }
        StmtKind::Try { body, catches, otherwise, finally }
    }

    fn except(&mut self, node: Node<'_>) -> Catch {
        let mut types = Vec::new();
        let mut name = node.child_by_field_name("alias").map(|a| self.base.sym(a));
        let values = fields(node, "value");
        // Python 2 writes `except A, e`.
        let old_style = values.len() == 2
            && name.is_none()
            && values[1].kind() == "identifier"
            && !self.base.str(node).trim_start().starts_with("except (");
        for (i, value) in values.iter().enumerate() {
            if old_style && i == 1 {
                name = Some(self.base.sym(*value));
                continue;
            }
            let mut value = *value;
            if value.kind() == "as_pattern" {
                name = value.child_by_field_name("alias").map(|a| self.base.sym(a));
                match children(value).into_iter().next() {
                    Some(inner) => value = inner,
                    None => continue,
                }
            }
            match value.kind() {
                "tuple" | "parenthesized_expression" => types.extend(children(value).into_iter().map(|t| self.type_ref(t))),
                _ => types.push(self.type_ref(value)),
            }
        }
        let mut body = Vec::new();
        for block in children(node).into_iter().filter(|n| n.kind() == "block") {
            body.extend(self.block(block));
        }
        Catch { types, name, body }
    }

    fn decorators(&mut self, node: Node<'_>) -> Vec<Expr> {
        children(node)
            .into_iter()
            .filter(|n| n.kind() == "decorator")
            .filter_map(|d| children(d).into_iter().next())
            .map(|d| self.expr(d))
            .collect()
    }

    fn function(&mut self, node: Node<'_>, decorators: Vec<Expr>, whole: Span, in_class: bool) -> Function {
        let name = node.child_by_field_name("name").map(|n| self.base.sym(n)).unwrap_or_default();
        let decorated = |word: &str| decorators.iter().any(|d| d.dotted().is_some_and(|t| t == word || t.ends_with(&format!(".{word}"))));
        let is_static_method = decorated("staticmethod");
        let mut params = node.child_by_field_name("parameters").map(|p| self.params(p)).unwrap_or_default();
        let mut has_receiver = false;
        if let Some(first) = params.first_mut().filter(|p| p.kind == ParamKind::Normal && !is_static_method)
            && (in_class || matches!(&*first.name, "self" | "cls"))
        {
            first.kind = ParamKind::Receiver;
            has_receiver = true;
        }
        let outer = std::mem::replace(&mut self.yields, false);
        let body = self.block_of(node, "body");
        let is_generator = std::mem::replace(&mut self.yields, outer);
        Function {
            is_public: !name.starts_with('_') || (name.starts_with("__") && name.ends_with("__")),
            is_static: !has_receiver,
            is_abstract: decorated("abstractmethod") || decorated("overload"),
            name,
            params,
            decorators,
            return_type: node.child_by_field_name("return_type").map(|t| self.type_ref(t)),
            body,
            span: whole,
            is_async: has(node, "async"),
            is_generator,
            ..Function::default()
        }
    }

    fn class(&mut self, node: Node<'_>, decorators: Vec<Expr>, whole: Span) -> Class {
        let name = node.child_by_field_name("name").map(|n| self.base.sym(n)).unwrap_or_default();
        let (mut bases, mut fields_out, mut methods, mut body) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        if let Some(supers) = node.child_by_field_name("superclasses") {
            for base in children(supers) {
                match base.kind() {
                    // `metaclass=…`, `table=True`: not a base, and not nothing.
                    "keyword_argument" | "dictionary_splat" | "list_splat" | "ERROR" => {
                        let value = self.expr(base);
                        body.push(at(StmtKind::Expr(value), base));
                    }
                    _ => bases.push(self.type_ref(base)),
                }
            }
        }
        for block in fields(node, "body") {
            for child in children(block) {
                match child.kind() {
                    "function_definition" => methods.push(Arc::new(self.method(child, Vec::new(), span(child)))),
                    "decorated_definition"
                        if child.child_by_field_name("definition").is_some_and(|d| d.kind() == "function_definition") =>
                    {
                        let decorators = self.decorators(child);
                        if let Some(def) = child.child_by_field_name("definition") {
                            methods.push(Arc::new(self.method(def, decorators, span(child))));
                        }
                    }
                    _ => {
                        let mut stmts = Vec::new();
                        self.stmt(child, &mut stmts);
                        for stmt in stmts {
                            keep_member(stmt, &mut fields_out, &mut body);
                        }
                    }
                }
            }
        }
        Class { name, bases, decorators, fields: fields_out, methods, body, span: whole, ..Class::default() }
    }

    /// A method counts towards nesting like any statement.
    fn method(&mut self, node: Node<'_>, decorators: Vec<Expr>, whole: Span) -> Function {
        self.base.depth += 1;
        let function = self.function(node, decorators, whole, true);
        self.base.depth -= 1;
        function
    }

    fn params(&mut self, node: Node<'_>) -> Vec<Param> {
        children(node).into_iter().filter_map(|p| self.param(p)).collect()
    }

    fn param(&mut self, node: Node<'_>) -> Option<Param> {
        let name_node = match node.kind() {
            "keyword_separator" | "positional_separator" => return None,
            "default_parameter" | "typed_default_parameter" => node.child_by_field_name("name"),
            "typed_parameter" => children(node).into_iter().find(|n| n.kind() != "type"),
            _ => Some(node),
        };
        let (mut name, mut kind, mut pattern): (Sym, _, _) = ("".into(), ParamKind::Normal, None);
        if let Some(inner) = name_node {
            match inner.kind() {
                "identifier" => name = self.base.sym(inner),
                "list_splat_pattern" | "dictionary_splat_pattern" => {
                    kind = if inner.kind() == "list_splat_pattern" { ParamKind::Rest } else { ParamKind::KeywordRest };
                    name = children(inner).first().map(|n| self.base.sym(*n)).unwrap_or_default();
                }
                _ => pattern = Some(self.expr(inner)),
            }
        }
        Some(Param {
            name,
            kind,
            ty: node.child_by_field_name("type").map(|t| self.type_ref(t)),
            default: node.child_by_field_name("value").map(|v| self.expr(v)),
            decorators: Vec::new(),
            pattern,
            span: span(node),
        })
    }
}

/// A class-level assignment to a name is a field; every other statement stays one.
fn keep_member(stmt: Stmt, fields: &mut Vec<Field>, body: &mut Vec<Stmt>) {
    let span = stmt.span;
    let field = |name, ty, init| Field { name, ty, init, is_static: true, is_const: false, decorators: Vec::new(), span };
    match stmt.kind {
        StmtKind::Var { name, ty, init, .. } => fields.push(field(name, ty, init)),
        StmtKind::Assign { target: Expr { kind: ExprKind::Name(name), .. }, op: None, value } => {
            fields.push(field(name, None, Some(value)))
        }
        kind => body.push(Stmt { kind, span }),
    }
}

#[cfg(test)]
mod tests;

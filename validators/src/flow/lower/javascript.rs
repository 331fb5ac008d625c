//! JavaScript, TypeScript and TSX to the flow graph: files, statements, modules. Knows the grammars and the form, no rule.
//!
//! Names of modules: `node:fs` is `fs`, `fs/promises` is `fs.promises`, `./a/b.js` is `.a.b`, `../../a` is `...a`. A default import
//! binds the module itself, as `require` does. `require("m")` and `import("m")` of a constant anywhere become an `Import` under the
//! alias `require:m` and that name in their place; where a declaration binds one at once, the import binds its names and
//! there is no second variable. A default in a pattern is an `Assign` with `op = Coalesce` in the target's place. `for (k in o)` runs over
//! `Object.keys(o)`. A getter or setter carries the decorator `get` or `set`. An interface, enum or namespace is a `Class`.

mod class;
mod expr;
mod generic;
mod jsx;
mod module;
mod scopes;
mod types;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::Language;

use super::{
    Lowering, MAX_DEPTH, span,
    walk::{children, errors, fields, has},
};
use crate::flow::ir::*;

/// Lowers one JavaScript, TypeScript or TSX file.
pub fn lower(language: Language, path: &str, text: &str, tree: &Flat) -> Module {
    let root = tree.root_node();
    let mut js = Js {
        base: Lowering::new(text, language),
        yields: false,
        imports: Vec::new(),
        blocks: Vec::new(),
        scopes: Vec::new(),
        regrouped: Vec::new(),
    };
    js.scopes.push(js.names_of(root));
    let mut body = Vec::new();
    js.statements(root, &mut body);
    Module { language, path: path.into(), package: "".into(), body, unknown_nodes: js.base.unknown_nodes, given_up: js.base.given_up }
}

struct Js<'a> {
    base: Lowering<'a>,
    /// The function being lowered contains `yield`.
    yields: bool,
    /// Imports met inside the expression being lowered; they go before its statement.
    imports: Vec<Import>,
    /// Labels of blocks around what is being lowered: `break` jumps behind them.
    blocks: Vec<Sym>,
    /// Names of the file, the functions and the blocks around what is being lowered.
    scopes: Vec<Vec<Sym>>,
    /// Calls that belong behind an operator's last operand, in the order in which they were met.
    regrouped: Vec<generic::Regrouped>,
}

/// Loops and switches: `break` leaves them without a label as well.
fn is_left_by_itself(kind: &str) -> bool {
    matches!(kind, "for_statement" | "for_in_statement" | "while_statement" | "do_statement" | "switch_statement" | "labeled_statement")
}

fn at(kind: StmtKind, node: Node<'_>) -> Stmt {
    Stmt { kind, span: span(node) }
}

impl Js<'_> {
    fn block(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        out.extend(self.open(self.declared_in(node, false), node));
        self.statements(node, &mut out);
        self.close();
        out
    }

    fn statements(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for child in children(node) {
            self.stmt(child, out);
        }
    }

    /// The body of a function: names of its own hide others by themselves, but for those that are bound by patterns.
    fn body_of(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for error in errors(node).into_iter().filter(|e| e.is_missing()) {
            let unknown = self.unknown(error);
            out.push(at(StmtKind::Expr(unknown), error));
        }
        let label = self.open(self.declared_in(node, true), node);
        out.splice(0..0, label);
        self.scopes.push(self.names_of(node));
        self.statements(node, out);
        self.close();
        self.close();
    }

    /// The statements of a field: a block's own, or the one statement that stands there without braces.
    fn block_of(&mut self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        let mut out = Vec::new();
        for body in fields(node, field) {
            self.suite(body, &mut out);
        }
        out
    }

    fn suite(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if node.kind() != "statement_block" {
            return self.stmt(node, out);
        }
        for error in errors(node).into_iter().filter(|e| e.is_missing()) {
            let unknown = self.unknown(error);
            out.push(at(StmtKind::Expr(unknown), error));
        }
        out.extend(self.block(node));
    }

    fn stmt(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if self.base.depth >= MAX_DEPTH {
            let unknown = self.base.unknown(Vec::new(), span(node));
            out.push(at(StmtKind::Expr(unknown), node));
            return;
        }
        self.base.depth += 1;
        let outer = std::mem::take(&mut self.imports);
        let mut lowered = Vec::new();
        if !node.is_error() && node.kind() != "statement_block" {
            for error in errors(node) {
                let unknown = self.unknown(error);
                lowered.push(at(StmtKind::Expr(unknown), error));
            }
        }
        self.stmt_inner(node, &mut lowered);
        for import in std::mem::replace(&mut self.imports, outer) {
            let span = import.span;
            out.push(Stmt { kind: StmtKind::Import(import), span });
        }
        out.append(&mut lowered);
        self.base.depth -= 1;
    }

    fn stmt_inner(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let kind = match node.kind() {
            "expression_statement" => {
                for part in children(node).into_iter().filter(|n| !n.is_error()) {
                    self.expression_statement(part, out);
                }
                return;
            }
            "lexical_declaration" | "variable_declaration" | "using_declaration" => return self.declaration(node, out),
            "import_statement" => return self.import(node, out),
            "export_statement" => return self.export(node, out),
            "import_alias" => {
                let sides = children(node);
                let [name, value] = sides.as_slice() else { return out.push(at(StmtKind::Expr(self.unknown(node)), node)) };
                StmtKind::Var { name: self.base.sym(*name), ty: None, init: Some(self.expr(*value)), is_const: true }
            }
            "function_declaration" | "generator_function_declaration" | "function_signature" => {
                StmtKind::Function(Arc::new(self.function(node, Vec::new())))
            }
            "class_declaration" | "abstract_class_declaration" | "class" => StmtKind::Class(Arc::new(self.class(node, Vec::new()))),
            "type_alias_declaration" | "interface_declaration" if self.is_beside_value(node) => return,
            "interface_declaration" => StmtKind::Class(Arc::new(self.interface(node))),
            "enum_declaration" => StmtKind::Class(Arc::new(self.enumeration(node))),
            "internal_module" | "module" => StmtKind::Class(Arc::new(self.namespace(node))),
            "type_alias_declaration" => self.type_alias(node),
            "ambient_declaration" => {
                for part in children(node) {
                    self.stmt(part, out);
                }
                return;
            }
            "statement_block" => StmtKind::Block(self.block(node)),
            "if_statement" => {
                let cond = self.field(node, "condition");
                let then = self.block_of(node, "consequence");
                let mut otherwise = Vec::new();
                for alternative in fields(node, "alternative") {
                    for body in children(alternative) {
                        self.suite(body, &mut otherwise);
                    }
                }
                StmtKind::If { cond, then, otherwise }
            }
            "for_statement" => return self.for_statement(node, out),
            "for_in_statement" => {
                let label = self.open(self.names_of_head(node), node);
                let walked = self.for_in(node);
                self.close();
                match label {
                    Some(label) => StmtKind::Block(vec![label, at(walked, node)]),
                    None => walked,
                }
            }
            "while_statement" => {
                let cond = Some(self.field(node, "condition"));
                StmtKind::Loop { cond, body: self.block_of(node, "body"), update: Vec::new(), test_first: true }
            }
            "do_statement" => {
                let body = self.block_of(node, "body");
                StmtKind::Loop { cond: Some(self.field(node, "condition")), body, update: Vec::new(), test_first: false }
            }
            "switch_statement" => self.switch(node),
            "return_statement" => StmtKind::Return(self.only(node)),
            "throw_statement" => StmtKind::Throw(self.only(node)),
            "break_statement" => {
                let label = node.child_by_field_name("label").map(|l| self.base.sym(l));
                match label.filter(|label| self.blocks.contains(label)) {
                    Some(label) => StmtKind::Goto(format!("{label}@end").into()),
                    None => StmtKind::Break(node.child_by_field_name("label").map(|l| self.base.sym(l))),
                }
            }
            "continue_statement" => StmtKind::Continue(node.child_by_field_name("label").map(|l| self.base.sym(l))),
            "labeled_statement" => {
                let body = node.child_by_field_name("body").filter(|body| !is_left_by_itself(body.kind()));
                if let (Some(label), Some(body)) = (node.child_by_field_name("label"), body) {
                    let name = self.base.sym(label);
                    self.blocks.push(name.clone());
                    self.stmt(body, out);
                    self.blocks.pop();
                    out.push(at(StmtKind::Label(format!("{name}@end").into()), label));
                    return;
                }
                if let Some(label) = node.child_by_field_name("label") {
                    out.push(at(StmtKind::Label(self.base.sym(label)), label));
                }
                for body in fields(node, "body") {
                    self.stmt(body, out);
                }
                return;
            }
            "try_statement" => self.try_statement(node),
            "with_statement" => {
                let resource = self.field(node, "object");
                StmtKind::With { target: None, resource, body: self.block_of(node, "body") }
            }
            "debugger_statement" => StmtKind::Expr(expr::call("debugger", Vec::new(), CallKind::Syntax, span(node))),
            "empty_statement" | "hash_bang_line" | "decorator" => return,
            "ERROR" => {
                let unknown = self.base.unknown(Vec::new(), span(node));
                out.push(at(StmtKind::Expr(unknown), node));
                return out.extend(self.block(node));
            }
            _ => return self.expression_statement(node, out),
        };
        out.push(at(kind, node));
    }

    fn expression_statement(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let kind = match node.kind() {
            "sequence_expression" => {
                for part in children(node) {
                    self.expression_statement(part, out);
                }
                return;
            }
            // `namespace A {}` is an expression in the grammar.
            "internal_module" | "module" => return self.stmt(node, out),
            _ => {
                let value = self.expr(node);
                match value.kind {
                    ExprKind::Assign { target, op, value } => StmtKind::Assign { target: *target, op, value: *value },
                    kind => StmtKind::Expr(Expr::new(kind, value.span)),
                }
            }
        };
        out.push(at(kind, node));
    }

    fn declaration(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let is_const = has(node, "const") || node.child_by_field_name("kind").is_some_and(|k| self.base.str(k) == "const");
        for declarator in children(node) {
            if declarator.kind() != "variable_declarator" {
                let unknown = self.unknown(declarator);
                out.push(at(StmtKind::Expr(unknown), declarator));
                continue;
            }
            for error in errors(declarator) {
                let unknown = self.unknown(error);
                out.push(at(StmtKind::Expr(unknown), error));
            }
            self.declarator(declarator, is_const, out);
        }
    }

    fn declarator(&mut self, node: Node<'_>, is_const: bool, out: &mut Vec<Stmt>) {
        let value = node.child_by_field_name("value");
        let Some(name) = node.child_by_field_name("name") else { return };
        if let Some(value) = value
            && self.bind_module(name, value, out)
        {
            return;
        }
        let init = value.map(|v| self.expr(v));
        let ty = node.child_by_field_name("type").map(|t| self.type_ref(t));
        let kind = match (name.kind(), init) {
            ("object_pattern" | "array_pattern", Some(value)) => StmtKind::Assign { target: self.pattern(name), op: None, value },
            ("object_pattern" | "array_pattern", None) => StmtKind::Expr(self.pattern(name)),
            (_, init) => StmtKind::Var { name: self.base.sym(name), ty, init, is_const },
        };
        out.push(at(kind, node));
    }

    fn for_statement(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut block = Vec::new();
        block.extend(self.open(self.names_of_head(node), node));
        for init in fields(node, "initializer").into_iter().filter(|n| n.kind() != "empty_statement") {
            self.stmt(init, &mut block);
        }
        let cond = fields(node, "condition").into_iter().find(|n| n.kind() != "empty_statement");
        let cond = cond.and_then(|c| if c.kind() == "expression_statement" { self.only(c) } else { Some(self.expr(c)) });
        let mut update = Vec::new();
        for step in fields(node, "increment") {
            self.expression_statement(step, &mut update);
        }
        let body = self.block_of(node, "body");
        let run = at(StmtKind::Loop { cond, body, update, test_first: true }, node);
        self.close();
        if block.is_empty() {
            out.push(run);
        } else {
            block.push(run);
            out.push(at(StmtKind::Block(block), node));
        }
    }

    fn for_in(&mut self, node: Node<'_>) -> StmtKind {
        let target = match node.child_by_field_name("left") {
            Some(left) => self.pattern(left),
            None => self.base.unknown(Vec::new(), span(node)),
        };
        let mut iter = self.field(node, "right");
        if node.child_by_field_name("operator").is_some_and(|o| o.kind() == "in") {
            let at = iter.span;
            let object = Box::new(Expr::new(ExprKind::Name("Object".into()), at));
            let callee = Box::new(Expr::new(ExprKind::Member { object, name: "keys".into(), access: Access::Dot }, at));
            let args = vec![Arg { name: None, value: iter, spread: Spread::No }];
            iter = Expr::new(ExprKind::Call { callee, args, kind: CallKind::Plain }, at);
        }
        StmtKind::ForEach { target, iter, body: self.block_of(node, "body") }
    }

    fn switch(&mut self, node: Node<'_>) -> StmtKind {
        let subject = Some(self.field(node, "value"));
        let mut cases = Vec::new();
        for body in fields(node, "body") {
            for case in children(body) {
                let patterns = fields(case, "value").into_iter().map(|v| self.expr(v)).collect();
                cases.push(Case { patterns, guard: None, body: self.block_of(case, "body"), falls_through: true, span: span(case) });
            }
        }
        StmtKind::Switch { subject, cases }
    }

    fn try_statement(&mut self, node: Node<'_>) -> StmtKind {
        let body = self.block_of(node, "body");
        let mut catches = Vec::new();
        for handler in fields(node, "handler") {
            let mut inner = Vec::new();
            let name = handler.child_by_field_name("parameter").map(|param| {
                let mut names = Vec::new();
                self.names_in(param, &mut names, 0);
                let label = self.open(names, param);
                self.close();
                if param.kind() == "identifier" && label.is_none() {
                    return self.base.sym(param);
                }
                inner.extend(label);
                // A pattern takes the caught value apart under a name no program can write.
                let value = Expr::new(ExprKind::Name("catch:".into()), span(param));
                inner.push(at(StmtKind::Assign { target: self.pattern(param), op: None, value }, param));
                "catch:".into()
            });
            inner.extend(self.block_of(handler, "body"));
            catches.push(Catch { types: Vec::new(), name, body: inner });
        }
        let finally = fields(node, "finalizer").into_iter().flat_map(|f| self.block_of(f, "body")).collect();
        StmtKind::Try { body, catches, otherwise: Vec::new(), finally }
    }
}

#[cfg(test)]
mod tests;

//! Imports and exports: ES modules, CommonJS, and what TypeScript adds.

use crate::tree::Node;

use super::{Js, at};
use crate::flow::{
    ir::*,
    lower::{
        span,
        walk::{child, children, fields, has},
    },
};

/// A module's written name as a dotted path.
fn module_path(written: &str) -> String {
    let written = written.strip_prefix("node:").unwrap_or(written);
    // Data of the program: no module shares its name.
    if written.ends_with(".json") && ["./", "../", "@/", "~/"].iter().any(|start| written.starts_with(start)) {
        return written.to_owned();
    }
    if !written.starts_with('.') {
        return written.replace('/', ".");
    }
    let mut ups = 0;
    let mut rest = written;
    loop {
        if let Some(next) = rest.strip_prefix("../") {
            ups += 1;
            rest = next;
        } else if let Some(next) = rest.strip_prefix("./") {
            rest = next;
        } else {
            break;
        }
    }
    match rest {
        ".." => (ups, rest) = (ups + 1, ""),
        "." => rest = "",
        _ => {}
    }
    let stem = [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"].iter().find_map(|e| rest.strip_suffix(e));
    format!("{}{}", ".".repeat(ups + 1), stem.unwrap_or(rest).replace('/', "."))
}

impl Js<'_> {
    fn source(&mut self, node: Node<'_>) -> Option<Sym> {
        let source = node.child_by_field_name("source")?;
        Some(module_path(&self.string_text(source)).into())
    }

    /// An imported or exported name; it may be written as a string.
    fn module_name(&mut self, node: Node<'_>) -> Sym {
        if node.kind() == "string" { self.string_text(node).into() } else { self.base.sym(node) }
    }

    pub(super) fn import(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut push = |path: &Sym, item: Option<Sym>, alias: Option<Sym>| {
            let import = Import { path: path.clone(), item, alias, wildcard: false, span: span(node) };
            out.push(at(StmtKind::Import(import), node));
        };
        if let Some(clause) = child(node, &["import_require_clause"]) {
            let (Some(path), Some(name)) = (self.source(clause), children(clause).into_iter().next()) else { return };
            return push(&path, None, Some(self.base.sym(name)));
        }
        let Some(path) = self.source(node) else { return };
        let Some(clause) = child(node, &["import_clause"]) else { return push(&path, None, None) };
        for part in children(clause) {
            match part.kind() {
                "identifier" => push(&path, None, Some(self.base.sym(part))),
                "namespace_import" => {
                    if let Some(name) = children(part).into_iter().next() {
                        push(&path, None, Some(self.base.sym(name)));
                    }
                }
                "named_imports" => {
                    for specifier in children(part) {
                        let Some(name) = specifier.child_by_field_name("name") else { continue };
                        let name = self.module_name(name);
                        let alias = specifier.child_by_field_name("alias").map(|a| self.base.sym(a));
                        if &*name == "default" {
                            push(&path, None, alias);
                        } else {
                            push(&path, Some(name), alias);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    pub(super) fn export(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let decorators: Vec<_> = children(node).into_iter().filter(|n| n.kind() == "decorator").collect();
        if let Some(declaration) = node.child_by_field_name("declaration") {
            let is_class = matches!(declaration.kind(), "class_declaration" | "abstract_class_declaration");
            if is_class && !decorators.is_empty() {
                let decorators = self.decorators(node);
                let class = self.class(declaration, decorators);
                return out.push(at(StmtKind::Class(class.into()), declaration));
            }
            let named = declaration.child_by_field_name("name").filter(|_| has(node, "default"));
            self.stmt(declaration, out);
            // `export default function f() {}` binds `f` and exports it.
            if let Some(name) = named {
                let value = Expr::new(ExprKind::Name(self.base.sym(name)), span(name));
                out.push(self.exported("default", value, name));
            }
            return;
        }
        if let Some(value) = node.child_by_field_name("value") {
            // `export default class {}` and `function () {}` may stand here as expressions.
            let value_expr = self.expr(value);
            return out.push(self.exported("default", value_expr, node));
        }
        let source = self.source(node);
        if let (Some(path), true) = (&source, has(node, "*") || has(node, "namespace_export")) {
            let alias = child(node, &["namespace_export"]).and_then(|n| children(n).into_iter().next()).map(|n| self.module_name(n));
            let import = Import { path: path.clone(), item: None, wildcard: alias.is_none(), alias, span: span(node) };
            return out.push(at(StmtKind::Import(import), node));
        }
        if let Some(clause) = child(node, &["export_clause"]) {
            for specifier in children(clause) {
                let Some(name) = specifier.child_by_field_name("name") else { continue };
                let written = self.module_name(name);
                let alias = specifier.child_by_field_name("alias").map(|a| self.module_name(a));
                if let Some(path) = &source {
                    let import = Import { path: path.clone(), item: Some(written), alias, wildcard: false, span: span(specifier) };
                    out.push(at(StmtKind::Import(import), specifier));
                } else {
                    let public = alias.unwrap_or_else(|| written.clone());
                    let value = Expr::new(ExprKind::Name(written), span(name));
                    out.push(self.exported(&public, value, specifier));
                }
            }
            return;
        }
        // `export = x`, `export as namespace X`.
        for part in children(node).into_iter().filter(|n| n.kind() != "decorator" && !n.is_error()) {
            let value = self.expr(part);
            if has(node, "=") {
                let module = Box::new(Expr::new(ExprKind::Name("module".into()), span(node)));
                let target = Expr::new(ExprKind::Member { object: module, name: "exports".into(), access: Access::Dot }, span(node));
                out.push(at(StmtKind::Assign { target, op: None, value }, node));
            } else {
                out.push(at(StmtKind::Expr(value), node));
            }
        }
    }

    fn exported(&self, name: &str, value: Expr, node: Node<'_>) -> Stmt {
        let object = Box::new(Expr::new(ExprKind::Name("exports".into()), span(node)));
        let target = Expr::new(ExprKind::Member { object, name: name.into(), access: Access::Dot }, span(node));
        at(StmtKind::Assign { target, op: None, value }, node)
    }

    /// The module of `require("m")` or `import("m")`, where the name is constant.
    pub(super) fn required(&mut self, node: Node<'_>) -> Option<Sym> {
        let node = match node.kind() {
            "await_expression" | "parenthesized_expression" => children(node).into_iter().next()?,
            _ => node,
        };
        if node.kind() != "call_expression" {
            return None;
        }
        let callee = node.child_by_field_name("function")?;
        if !matches!(self.base.str(callee), "require" | "import") {
            return None;
        }
        let args = children(node.child_by_field_name("arguments")?);
        match args.as_slice() {
            [name] if name.kind() == "string" || (name.kind() == "template_string" && name.named_child_count() <= 1) => {
                let text = self.string_text(*name);
                (!text.contains("${")).then(|| module_path(&text).into())
            }
            _ => None,
        }
    }

    /// `const x = require("m")`, `const x = require("m").y`, `const { a: b, c } = require("m")`: imports and nothing else.
    /// Any other shape is left to the caller.
    pub(super) fn bind_module(&mut self, name: Node<'_>, value: Node<'_>, out: &mut Vec<Stmt>) -> bool {
        let (path, item) = if let Some(path) = self.required(value) {
            (path, None)
        } else if value.kind() == "member_expression" {
            let (Some(object), Some(property)) = (value.child_by_field_name("object"), value.child_by_field_name("property")) else {
                return false;
            };
            let Some(path) = self.required(object) else { return false };
            let property = self.base.sym(property);
            (path, (&*property != "default").then_some(property))
        } else {
            return false;
        };
        let mut bound: Vec<(Option<Sym>, Option<Sym>)> = Vec::new();
        match (name.kind(), item) {
            ("identifier", item) => bound.push((item, Some(self.base.sym(name)))),
            ("object_pattern", item) => {
                for part in children(name) {
                    let (key, local) = match part.kind() {
                        "shorthand_property_identifier_pattern" => (self.base.sym(part), None),
                        "pair_pattern" => {
                            let (Some(key), Some(local)) = (part.child_by_field_name("key"), part.child_by_field_name("value")) else {
                                return false;
                            };
                            if local.kind() != "identifier" || key.kind() != "property_identifier" {
                                return false;
                            }
                            (self.base.sym(key), Some(self.base.sym(local)))
                        }
                        _ => return false,
                    };
                    match &item {
                        None if &*key == "default" => bound.push((None, local)),
                        None => bound.push((Some(key), local)),
                        Some(item) => bound.push((Some(format!("{item}.{key}").into()), Some(local.unwrap_or(key)))),
                    }
                }
            }
            _ => return false,
        }
        for (item, alias) in bound {
            let import = Import { path: path.clone(), item, alias, wildcard: false, span: span(value) };
            out.push(at(StmtKind::Import(import), value));
        }
        true
    }

    /// A constant `require` in the middle of an expression: imported before the statement, a name here.
    pub(super) fn required_name(&mut self, node: Node<'_>) -> Option<Expr> {
        let path = self.required(node)?;
        let alias: Sym = format!("require:{path}").into();
        self.imports.push(Import { path, item: None, alias: Some(alias.clone()), wildcard: false, span: span(node) });
        Some(Expr::new(ExprKind::Name(alias), span(node)))
    }

    pub(super) fn decorators(&mut self, node: Node<'_>) -> Vec<Expr> {
        let mut found = fields(node, "decorator");
        if found.is_empty() {
            found = children(node).into_iter().filter(|n| n.kind() == "decorator").collect();
        }
        found.into_iter().filter_map(|d| children(d).into_iter().next()).map(|d| self.expr(d)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::module_path;

    #[test]
    fn module_names_are_dotted() {
        for (written, expected) in [
            ("node:fs/promises", "fs.promises"),
            ("@a/b/c", "@a.b.c"),
            ("./x/y.js", ".x.y"),
            ("../../z", "...z"),
            ("..", ".."),
            (".", "."),
            ("socket.io", "socket.io"),
            ("../x/y.json", "../x/y.json"),
        ] {
            assert_eq!(module_path(written), expected);
        }
    }
}

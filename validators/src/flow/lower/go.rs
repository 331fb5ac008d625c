//! Go: from its syntax tree to the flow graph. Declarations and types here, statements and expressions beside it; knows no rule.

mod expr;
mod stmt;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};

use super::kit::{self, child_of, fields, lit, name, named};
use super::{Lowering, MAX_DEPTH, span};
use crate::flow::ir::{Class, Expr, ExprKind, Field, Function, Import, Lit, Module, Param, ParamKind, Stmt, StmtKind, Sym, TypeRef};

/// Lowers a source file, or a snippet of declarations or statements without a package clause.
pub fn lower(path: &str, text: &str, tree: &Flat) -> Module {
    let mut go = Go {
        l: Lowering::new(text, Language::Go),
        results: Vec::new(),
        defers: Vec::new(),
        fails: Vec::new(),
        iota: None,
        scopes: Vec::new(),
        renamed: 0,
    };
    let root = tree.root_node();
    let mut body = Vec::new();
    let mut package: Sym = "".into();
    for node in named(root) {
        match node.kind() {
            "package_clause" => {
                if let Some(id) = child_of(node, &["package_identifier"]) {
                    package = go.l.sym(id);
                }
            }
            _ => go.stmt_into(node, &mut body),
        }
    }
    Module { language: Language::Go, path: path.into(), package, body, unknown_nodes: go.l.unknown_nodes, given_up: go.l.given_up }
}

struct Go<'a> {
    l: Lowering<'a>,
    /// Named results of the functions that enclose this place: what a bare `return` returns.
    results: Vec<Vec<Sym>>,
    /// Whether those functions defer something.
    defers: Vec<bool>,
    /// Whether the last of their results is an error.
    fails: Vec<bool>,
    /// Value of `iota` inside a constant declaration.
    iota: Option<i128>,
    /// Names declared in the blocks that enclose this place, with the name each has in the flow graph: a name that hides one of an
    /// outer block gets a name of its own.
    scopes: Vec<Vec<(Sym, Sym)>>,
    renamed: u32,
}

impl Go<'_> {
    /// Runs `lower` in a block of its own.
    #[inline(never)]
    fn in_block<T>(&mut self, lower: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(Vec::new());
        let lowered = lower(self);
        self.scopes.pop();
        lowered
    }

    /// The name that a name written here has in the flow graph.
    fn resolved(&self, name: Sym) -> Sym {
        let found = self.scopes.iter().rev().flatten().find(|(written, _)| *written == name);
        found.map_or(name, |(_, lowered)| lowered.clone())
    }

    fn is_declared_here(&self, name: &str) -> bool {
        self.scopes.last().is_some_and(|scope| scope.iter().any(|(written, _)| &**written == name))
    }

    /// Declares a name in the present block.
    fn declared(&mut self, name: Sym) -> Sym {
        if self.scopes.is_empty() || &*name == "_" || self.is_declared_here(&name) {
            return self.resolved(name);
        }
        let hides = self.scopes.iter().flatten().any(|(written, _)| *written == name);
        let lowered = if hides && !matches!(&*name, "err" | "ok") {
            self.renamed += 1;
            format!("{name}\u{b7}{}", self.renamed).into()
        } else {
            name.clone()
        };
        if let Some(scope) = self.scopes.last_mut() {
            scope.push((name, lowered.clone()));
        }
        lowered
    }

    fn imports(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let specs = match child_of(node, &["import_spec_list"]) {
            Some(list) => named(list),
            None => named(node),
        };
        for spec in specs {
            let at = span(spec);
            let Some(path) = spec.child_by_field_name("path") else {
                self.stmt_into(spec, out);
                continue;
            };
            let path = self.string(path);
            let written = spec.child_by_field_name("name").map(|name| self.l.sym(name));
            let wildcard = written.as_deref() == Some(".");
            let alias = if wildcard { None } else { written.or_else(|| package_name(&path)) };
            out.push(kit::stmt(StmtKind::Import(Import { path, item: None, alias, wildcard, span: at }), at));
        }
    }

    fn type_ref(&self, node: Node<'_>) -> TypeRef {
        self.type_at(node, 0)
    }

    fn type_at(&self, node: Node<'_>, depth: u32) -> TypeRef {
        if depth > MAX_DEPTH {
            return TypeRef::named("");
        }
        let field = |name: &str| match node.child_by_field_name(name) {
            Some(child) => self.type_at(child, depth + 1),
            None => TypeRef::named(""),
        };
        match node.kind() {
            "pointer_type" => {
                let mut ty = self.inner_type(node, depth);
                ty.pointers = ty.pointers.saturating_add(1);
                ty
            }
            "slice_type" | "implicit_length_array_type" => {
                let mut ty = field("element");
                ty.dims.insert(0, "".into());
                ty
            }
            "array_type" => {
                let mut ty = field("element");
                ty.dims.insert(0, node.child_by_field_name("length").map_or_else(|| "".into(), |length| self.l.sym(length)));
                ty
            }
            "map_type" => TypeRef { args: vec![field("key"), field("value")], ..TypeRef::named("map") },
            "channel_type" => TypeRef { args: vec![field("value")], ..TypeRef::named("chan") },
            "function_type" => TypeRef::named("func"),
            "struct_type" => TypeRef::named("struct"),
            "interface_type" => TypeRef::named("interface"),
            "generic_type" => {
                let mut ty = field("type");
                if let Some(args) = node.child_by_field_name("type_arguments") {
                    ty.args = named(args).into_iter().map(|arg| self.inner_type(arg, depth)).collect();
                }
                ty
            }
            "parenthesized_type" | "type_elem" | "type_constraint" | "negated_type" => self.inner_type(node, depth),
            "parameter_list" => {
                let args = named(node)
                    .into_iter()
                    .flat_map(|parameter| {
                        let ty = parameter.child_by_field_name("type").map_or_else(|| TypeRef::named(""), |ty| self.type_at(ty, depth + 1));
                        let count = fields(parameter, "name").len().max(1);
                        std::iter::repeat_n(ty, count)
                    })
                    .collect::<Vec<_>>();
                match <[TypeRef; 1]>::try_from(args) {
                    Ok([single]) => single,
                    Err(args) => TypeRef { args, ..TypeRef::named("tuple") },
                }
            }
            _ => TypeRef::named(self.l.sym(node)),
        }
    }

    fn inner_type(&self, node: Node<'_>, depth: u32) -> TypeRef {
        named(node).first().map_or_else(|| TypeRef::named(""), |inner| self.type_at(*inner, depth + 1))
    }

    fn field_type(&self, node: Node<'_>, field: &str) -> Option<TypeRef> {
        node.child_by_field_name(field).map(|ty| self.type_ref(ty))
    }

    fn params(&mut self, list: Node<'_>, kind: ParamKind) -> Vec<Param> {
        let mut params = Vec::new();
        for node in named(list) {
            let at = span(node);
            let ty = self.field_type(node, "type");
            let kind = if node.kind() == "variadic_parameter_declaration" { ParamKind::Rest } else { kind };
            let bare = |name: Sym, pattern: Option<Expr>, at: Span| Param {
                name,
                kind,
                ty: ty.clone(),
                default: None,
                decorators: Vec::new(),
                pattern,
                span: at,
            };
            if node.is_error() {
                let pattern = self.expr(node);
                params.push(bare("".into(), Some(pattern), at));
                continue;
            }
            let names = fields(node, "name");
            if names.is_empty() {
                params.push(bare("_".into(), None, at));
            }
            for name in names {
                params.push(bare(self.l.sym(name), None, span(name)));
            }
        }
        params
    }

    /// A function, method, interface method or function literal.
    #[inline(never)]
    fn function(&mut self, node: Node<'_>) -> Arc<Function> {
        self.in_block(|go| go.function_in_block(node))
    }

    #[inline(never)]
    fn function_in_block(&mut self, node: Node<'_>) -> Arc<Function> {
        let mut params = Vec::new();
        let mut receiver_type = None;
        if let Some(receiver) = node.child_by_field_name("receiver") {
            params = self.params(receiver, ParamKind::Receiver);
            receiver_type = params.first().and_then(|p| p.ty.clone());
        }
        if let Some(list) = node.child_by_field_name("parameters") {
            params.append(&mut self.params(list, ParamKind::Normal));
        }
        // A parameter lives in the function's own scope: it hides outer names without a new one.
        if let Some(scope) = self.scopes.last_mut() {
            scope.extend(params.iter().map(|param| (param.name.clone(), param.name.clone())));
        }
        let mut body = Vec::new();
        let mut results = Vec::new();
        if let Some(list) = node.child_by_field_name("result").filter(|result| result.kind() == "parameter_list") {
            for result in self.params(list, ParamKind::Normal) {
                if &*result.name != "_" || result.span.start != result.span.end {
                    let kind = StmtKind::Var { name: result.name.clone(), ty: result.ty, init: None, is_const: false };
                    if &*result.name != "_" {
                        if let Some(scope) = self.scopes.last_mut() {
                            scope.push((result.name.clone(), result.name.clone()));
                        }
                        results.push(result.name);
                        body.push(kit::stmt(kind, result.span));
                    }
                }
            }
        }
        let block = node.child_by_field_name("body");
        if let Some(block) = block {
            let defers = stmt::defers(block);
            let names = (defers && !results.is_empty()).then(|| stmt::named_results(&results, span(block)));
            self.results.push(results);
            self.defers.push(defers);
            let fails = node.child_by_field_name("result").is_some_and(|result| stmt::fails(self.l.str(result)));
            self.fails.push(fails);
            body.append(&mut self.body(block));
            self.defers.pop();
            self.fails.pop();
            self.results.pop();
            // Where a panic is recovered from, what stands in the results is returned.
            body.extend(names.map(|names| kit::stmt(StmtKind::Return(Some(names)), span(block))));
        }
        let name = node.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name));
        Arc::new(Function {
            is_public: name.chars().next().is_some_and(char::is_uppercase),
            name,
            params,
            return_type: self.field_type(node, "result"),
            body,
            span: span(node),
            is_static: receiver_type.is_none() && node.kind() != "method_elem",
            is_abstract: block.is_none(),
            receiver_type,
            ..Function::default()
        })
    }

    /// `type T …`: a struct with its fields, an interface with its methods, anything else a class derived from what it names.
    fn type_spec(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let mut class = Class {
            name: node.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name)),
            span: at,
            ..Class::default()
        };
        if node.kind() == "type_alias" {
            class.decorators.push(name(Sym::from(crate::flow::lower::GO_ALIAS), at));
        }
        match node.child_by_field_name("type") {
            Some(ty) if ty.kind() == "struct_type" => self.struct_fields(ty, &mut class),
            Some(ty) if ty.kind() == "interface_type" => {
                for member in named(ty) {
                    match member.kind() {
                        "method_elem" => {
                            let method = self.function(member);
                            class.methods.push(method);
                        }
                        "type_elem" => class.bases.push(self.type_ref(member)),
                        _ => self.stmt_into(member, &mut class.body),
                    }
                }
            }
            Some(ty) => class.bases.push(self.type_ref(ty)),
            None => {}
        }
        out.push(kit::stmt(StmtKind::Class(Arc::new(class)), at));
    }

    fn struct_fields(&mut self, node: Node<'_>, class: &mut Class) {
        for list in named(node) {
            for field in named(list) {
                if field.kind() != "field_declaration" {
                    self.stmt_into(field, &mut class.body);
                    continue;
                }
                let ty = self.field_type(field, "type");
                let names = fields(field, "name");
                if names.is_empty() {
                    class.bases.extend(ty.clone());
                }
                for name in names {
                    let tag = field.child_by_field_name("tag").map(|tag| lit(Lit::Str(self.string(tag)), span(tag)));
                    class.fields.push(Field {
                        name: self.l.sym(name),
                        ty: ty.clone(),
                        init: None,
                        is_static: false,
                        is_const: false,
                        decorators: tag.into_iter().collect(),
                        span: span(field),
                    });
                }
            }
        }
    }

    /// `const ( … )`: an entry without values repeats those before it with the next `iota`.
    fn constants(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut values: Vec<Node<'_>> = Vec::new();
        let mut ty = None;
        for (at, spec) in named(node).into_iter().filter(|spec| spec.kind() == "const_spec").enumerate() {
            if let Some(list) = spec.child_by_field_name("value") {
                values = named(list);
                ty = self.field_type(spec, "type");
            }
            let outer = self.iota.replace(at as i128);
            for (index, id) in fields(spec, "name").into_iter().enumerate() {
                let init = values.get(index).map(|value| self.expr(*value));
                let name = self.declared(self.l.sym(id));
                out.push(kit::stmt(StmtKind::Var { name, ty: ty.clone(), init, is_const: true }, span(spec)));
            }
            self.iota = outer;
        }
    }

    fn variables(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let specs = match child_of(node, &["var_spec_list"]) {
            Some(list) => named(list),
            None => named(node),
        };
        for spec in specs.into_iter().filter(|spec| spec.kind() == "var_spec") {
            let at = span(spec);
            let ty = self.field_type(spec, "type");
            let ids = fields(spec, "name");
            let values = spec.child_by_field_name("value").map(named).unwrap_or_default();
            let split = values.len() != ids.len() && !values.is_empty();
            for (index, id) in ids.iter().enumerate() {
                let init = if split { None } else { values.get(index).map(|value| self.expr(*value)) };
                let name = if split { self.l.sym(*id) } else { self.declared(self.l.sym(*id)) };
                out.push(kit::stmt(StmtKind::Var { name, ty: ty.clone(), init, is_const: false }, at));
            }
            if split {
                let targets = ids.iter().map(|id| name(self.l.sym(*id), span(*id))).collect();
                let kind = self.assign_many(targets, &values, ids.len(), at);
                out.push(kit::stmt(kind, at));
                for id in &ids {
                    self.declared(self.l.sym(*id));
                }
            }
        }
    }

    fn string(&self, node: Node<'_>) -> Sym {
        let text = self.l.str(node);
        if let Some(raw) = text.strip_prefix('`') {
            return raw.strip_suffix('`').unwrap_or(raw).replace('\r', "").into();
        }
        let inner = text.strip_prefix('"').unwrap_or(text);
        kit::unescape(inner.strip_suffix('"').unwrap_or(inner)).into()
    }

    /// The expression in a field of a node; unknown where it is missing.
    fn field_expr(&mut self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }
}

/// The package's name where the last segment of its path is only a version (`…/pgx/v5`, `gopkg.in/yaml.v3`).
fn package_name(path: &str) -> Option<Sym> {
    let is_version = |text: &str| text.strip_prefix('v').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let (rest, last) = path.rsplit_once('/')?;
    if is_version(last) {
        let name = rest.rsplit('/').next().unwrap_or(rest);
        return Some(name.into());
    }
    let (name, version) = last.rsplit_once('.')?;
    is_version(version).then(|| name.into())
}

/// A value that only the run knows and that has no form of its own; unlike an unknown node it was understood.
fn opaque(at: Span) -> Expr {
    Expr::new(ExprKind::Unknown(Vec::new()), at)
}

#[cfg(test)]
mod tests;

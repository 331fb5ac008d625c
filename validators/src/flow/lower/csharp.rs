//! C#: from its syntax tree to the flow graph. Declarations and types here, the rest beside it; knows no rule.

mod call;
mod expr;
mod loose;
mod out;
mod pattern;
mod stmt;
mod tuples;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};

use super::kit::{self, child_of, has_token, lit, name, named};
use super::{Lowering, MAX_DEPTH, is_platform, span};
use crate::flow::ir::{
    CallKind, Class, Expr, ExprKind, Field, Function, Import, Lit, Module, Param, ParamKind, Stmt, StmtKind, Sym, TypeRef,
};

/// Lowers a compilation unit, top-level statements and snippets of members included.
pub fn lower(path: &str, text: &str, tree: &Flat) -> Module {
    let mut cs = CSharp { l: Lowering::new(text, Language::CSharp), package: "".into(), expected: None };
    let root = tree.root_node();
    let mut body = Vec::new();
    for node in named(root) {
        cs.stmt_into(node, &mut body);
    }
    body.extend(cs.tuple_names(root));
    Module {
        language: Language::CSharp,
        path: path.into(),
        package: cs.package,
        body,
        unknown_nodes: cs.l.unknown_nodes,
        given_up: cs.l.given_up,
    }
}

struct CSharp<'a> {
    l: Lowering<'a>,
    /// First namespace of the file.
    package: Sym,
    /// Type that a bare `new()` here would construct.
    expected: Option<TypeRef>,
}

/// What stands before a declaration.
#[derive(Default)]
struct Modifiers {
    attributes: Vec<Expr>,
    words: Vec<Sym>,
}

impl Modifiers {
    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|w| &**w == word)
    }
}

impl CSharp<'_> {
    /// A dotted name without white space; `global::` and other aliases become segments.
    fn dotted_text(&self, node: Node<'_>) -> Sym {
        let text: String = self.l.str(node).chars().filter(|c| !c.is_whitespace()).collect();
        text.strip_prefix("global::").unwrap_or(&text).replace("::", ".").replace('@', "").into()
    }

    /// An identifier without the `@` that lets keywords be names.
    fn ident(&self, node: Node<'_>) -> Sym {
        self.l.str(node).trim_start_matches('@').into()
    }

    fn field_ident(&self, node: Node<'_>, field: &str) -> Sym {
        node.child_by_field_name(field).map_or_else(|| "".into(), |id| self.ident(id))
    }

    fn using(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let alias = node.child_by_field_name("name").map(|id| self.ident(id));
        let alias_id = node.child_by_field_name("name").map(|id| id.id());
        let Some(target) = named(node).into_iter().find(|child| Some(child.id()) != alias_id) else { return };
        let path = self.type_ref(target).name;
        let import = match (&alias, path.rsplit_once('.')) {
            (Some(_), Some((package, item))) => Import { path: package.into(), item: Some(item.into()), alias, wildcard: false, span: at },
            (Some(_), None) => Import { path, item: None, alias, wildcard: false, span: at },
            (None, Some((package, class))) if kit::has_token(node, "static") && is_platform(package) => {
                Import { path: class.into(), item: None, alias: None, wildcard: true, span: at }
            }
            (None, _) => Import { path, item: None, alias: None, wildcard: true, span: at },
        };
        out.push(kit::stmt(StmtKind::Import(import), at));
    }

    fn namespace(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if let Some(path) = node.child_by_field_name("name").filter(|_| self.package.is_empty()) {
            self.package = self.dotted_text(path);
        }
        match node.child_by_field_name("body") {
            Some(body) => named(body).into_iter().for_each(|child| self.stmt_into(child, out)),
            None => {
                let skip = node.child_by_field_name("name").map(|n| n.id());
                named(node).into_iter().filter(|child| Some(child.id()) != skip).for_each(|child| self.stmt_into(child, out));
            }
        }
    }

    fn modifiers(&mut self, node: Node<'_>) -> Modifiers {
        let mut found = Modifiers::default();
        for child in named(node) {
            match child.kind() {
                "modifier" => found.words.push(self.l.sym(child)),
                "attribute_list" => self.attributes(child, &mut found.attributes),
                _ => {}
            }
        }
        found
    }

    fn attributes(&mut self, list: Node<'_>, out: &mut Vec<Expr>) {
        for attribute in named(list).into_iter().filter(|child| child.kind() == "attribute") {
            let at = span(attribute);
            let callee = match attribute.child_by_field_name("name") {
                Some(path) => kit::dotted(&self.type_ref(path).name, span(path)),
                None => name("", at),
            };
            let Some(list) = child_of(attribute, &["attribute_argument_list"]) else {
                out.push(callee);
                continue;
            };
            let mut args = Vec::new();
            for argument in named(list) {
                let key = argument.child_by_field_name("name").map(|id| (id.id(), self.ident(id)));
                let value = named(argument).into_iter().find(|child| Some(child.id()) != key.as_ref().map(|key| key.0));
                let value = match value {
                    Some(value) => self.expr(value),
                    None => self.l.unknown(Vec::new(), span(argument)),
                };
                args.push(match key {
                    Some((_, key)) => kit::keyword(key, value),
                    None => kit::arg(value),
                });
            }
            out.push(kit::call(callee, args, CallKind::Plain, at));
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
            "generic_name" => {
                let mut ty = TypeRef::named("");
                for child in named(node) {
                    if child.kind() == "type_argument_list" {
                        ty.args = named(child).into_iter().map(|arg| self.type_at(arg, depth + 1)).collect();
                    } else {
                        ty.name = self.ident(child);
                    }
                }
                ty
            }
            "qualified_name" => {
                let (qualifier, mut ty) = (field("qualifier"), field("name"));
                ty.name = format!("{}.{}", qualifier.name, ty.name).into();
                ty
            }
            "nullable_type" => TypeRef { is_nullable: true, ..field("type") },
            "pointer_type" => {
                let ty = field("type");
                TypeRef { pointers: ty.pointers.saturating_add(1), ..ty }
            }
            "ref_type" | "scoped_type" => field("type"),
            "array_type" => {
                let mut ty = field("type");
                if let Some(rank) = node.child_by_field_name("rank") {
                    let lengths = named(rank);
                    let ranks = self.l.str(rank).matches(',').count() + 1;
                    ty.dims.extend((0..ranks).map(|at| lengths.get(at).map_or_else(|| Sym::from(""), |length| self.l.sym(*length))));
                }
                ty
            }
            "tuple_type" => {
                let args = named(node)
                    .into_iter()
                    .filter_map(|element| element.child_by_field_name("type"))
                    .map(|ty| self.type_at(ty, depth + 1))
                    .collect();
                TypeRef { args, ..TypeRef::named("tuple") }
            }
            "function_pointer_type" => TypeRef::named("delegate"),
            _ => TypeRef::named(self.dotted_text(node)),
        }
    }

    /// A declared type; `var` declares none.
    fn declared_type(&self, node: Node<'_>, field: &str) -> Option<TypeRef> {
        node.child_by_field_name(field).filter(|ty| ty.kind() != "implicit_type").map(|ty| self.type_ref(ty))
    }

    fn params(&mut self, list: Node<'_>) -> Vec<Param> {
        let mut params = Vec::new();
        for node in named(list).into_iter().filter(|child| child.kind() == "parameter") {
            let modifiers = self.modifiers(node);
            let skip: Vec<usize> = ["name", "type"].iter().filter_map(|f| node.child_by_field_name(f)).map(|n| n.id()).collect();
            let default = named(node)
                .into_iter()
                .find(|child| !skip.contains(&child.id()) && !matches!(child.kind(), "modifier" | "attribute_list"))
                .map(|value| self.expr(value));
            // What a caller's variable stands for, and whose method it becomes.
            let by_reference = modifiers.has("ref") || has_token(node, "ref");
            let ty = self.declared_type(node, "type").map(|ty| TypeRef { is_reference: ty.is_reference || by_reference, ..ty });
            let mut decorators = Vec::new();
            if modifiers.has("this") || has_token(node, "this") {
                decorators.push(kit::name("this", span(node)));
            }
            params.push(Param {
                name: self.field_ident(node, "name"),
                kind: ParamKind::Normal,
                ty,
                default,
                decorators: modifiers.attributes.into_iter().chain(decorators).collect(),
                pattern: None,
                span: span(node),
            });
        }
        // `params T[] rest` stands in the list itself.
        if let Some(id) = list.child_by_field_name("name") {
            let ty = self.declared_type(list, "type");
            params.push(Param { ty, kind: ParamKind::Rest, ..untyped(self.ident(id), span(id)) });
        }
        for error in named(list).into_iter().filter(Node::is_error) {
            let pattern = Some(self.expr(error));
            params.push(Param { pattern, ..untyped("".into(), span(error)) });
        }
        params
    }

    /// Names of the `out` parameters: what a call gives back through them is taken for its result, on both sides.
    fn out_params(&mut self, node: Node<'_>) -> Vec<Sym> {
        let Some(list) = node.child_by_field_name("parameters") else { return Vec::new() };
        let mut outs = Vec::new();
        for param in named(list).into_iter().filter(|child| child.kind() == "parameter") {
            if has_token(param, "out") || self.modifiers(param).has("out") {
                outs.push(self.field_ident(param, "name"));
            }
        }
        outs
    }

    /// A method, constructor, operator, local function or anything else with parameters and a body.
    fn function(&mut self, node: Node<'_>, name: Sym, in_interface: bool) -> Function {
        let modifiers = self.modifiers(node);
        let params = node.child_by_field_name("parameters").map(|list| self.params(list)).unwrap_or_default();
        let mut body = Vec::new();
        if let Some(initializer) = child_of(node, &["constructor_initializer"]) {
            let at = span(initializer);
            let callee = kit::name(if has_token(initializer, "this") { "this" } else { "super" }, at);
            let args = child_of(initializer, &["argument_list"]).map(|list| self.args(list)).unwrap_or_default();
            body.push(kit::stmt(StmtKind::Expr(kit::call(callee, args, CallKind::Plain, at)), at));
        }
        let block = node.child_by_field_name("body");
        let return_type = self.declared_type(node, "returns").or_else(|| self.declared_type(node, "type"));
        if let Some(block) = block {
            body.append(&mut self.function_body(block, return_type.clone()));
        }
        let outs = self.out_params(node);
        let params: Vec<Param> = params.into_iter().filter(|param| !outs.contains(&param.name)).collect();
        if block.is_some() && !outs.is_empty() {
            out::return_outs(&mut body, &outs, span(node));
        }
        Function {
            name,
            params,
            return_type,
            span: span(node),
            is_async: modifiers.has("async"),
            is_generator: block.is_some_and(|block| self.l.str(block).contains("yield return")),
            is_static: modifiers.has("static"),
            is_public: modifiers.has("public") || in_interface,
            is_abstract: block.is_none(),
            is_unsafe: modifiers.has("unsafe"),
            is_override: modifiers.has("override"),
            receiver_type: None,
            decorators: modifiers.attributes,
            body,
        }
    }

    /// A block or `=> value`.
    fn function_body(&mut self, node: Node<'_>, result: Option<TypeRef>) -> Vec<Stmt> {
        if node.kind() != "arrow_expression_clause" {
            return self.body(node);
        }
        let at = span(node);
        let value = self.child_expr(node, result);
        vec![kit::stmt(StmtKind::Return(Some(value)), at)]
    }

    /// The first child as an expression, with the type a bare `new()` would have there.
    fn child_expr(&mut self, node: Node<'_>, expected: Option<TypeRef>) -> Expr {
        match values(node).first() {
            Some(value) => self.expr_as(*value, expected),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    fn expr_as(&mut self, node: Node<'_>, expected: Option<TypeRef>) -> Expr {
        let outer = std::mem::replace(&mut self.expected, expected);
        let value = self.expr(node);
        self.expected = outer;
        value
    }

    fn field_expr(&mut self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    /// A class, struct, record, interface or enum.
    fn class(&mut self, node: Node<'_>) -> Class {
        let modifiers = self.modifiers(node);
        let mut class = empty_class(self.field_ident(node, "name"), span(node));
        class.decorators = modifiers.attributes;
        class.is_value_type = node.kind() == "struct_declaration" || node.kind() == "record_declaration" && has_token(node, "struct");
        let mut components = Vec::new();
        for child in named(node) {
            match child.kind() {
                "base_list" => {
                    for base in named(child).into_iter().filter(|base| base.kind() != "argument_list") {
                        let ty =
                            base.child_by_field_name("type").filter(|_| base.kind() == "primary_constructor_base_type").unwrap_or(base);
                        class.bases.push(self.type_ref(ty));
                    }
                }
                "parameter_list" => components = self.params(child),
                _ => {}
            }
        }
        let in_interface = node.kind() == "interface_declaration";
        class.is_interface = in_interface;
        match node.child_by_field_name("body") {
            Some(body) if node.kind() == "enum_declaration" => self.enum_members(body, &mut class),
            Some(body) => self.members(body, in_interface, &mut class),
            None => {}
        }
        if !components.is_empty() {
            primary_constructor(components, &mut class);
        }
        class
    }

    fn enum_members(&mut self, body: Node<'_>, class: &mut Class) {
        for (at, member) in named(body).into_iter().filter(|child| child.kind() == "enum_member_declaration").enumerate() {
            let value = member.child_by_field_name("value").map(|value| self.expr(value));
            class.fields.push(Field {
                name: self.field_ident(member, "name"),
                ty: Some(TypeRef::named(class.name.clone())),
                init: Some(value.unwrap_or_else(|| lit(Lit::Int(at as i128), span(member)))),
                is_static: true,
                is_const: true,
                decorators: self.modifiers(member).attributes,
                span: span(member),
            });
        }
    }

    fn members(&mut self, body: Node<'_>, in_interface: bool, class: &mut Class) {
        if self.l.depth >= MAX_DEPTH {
            let unknown = self.l.unknown(Vec::new(), span(body));
            class.body.push(kit::stmt(StmtKind::Expr(unknown), span(body)));
            return;
        }
        self.l.depth += 1;
        let condition = body.child_by_field_name("condition").map(|n| n.id());
        for node in named(body).into_iter().filter(|node| Some(node.id()) != condition) {
            self.member(node, in_interface, class);
            if !node.is_error() {
                self.stray(node, &mut class.body);
            }
        }
        self.l.depth -= 1;
    }

    #[inline(never)]
    fn member(&mut self, node: Node<'_>, in_interface: bool, class: &mut Class) {
        let method = match node.kind() {
            "field_declaration" | "event_field_declaration" => return self.class_fields(node, class),
            "property_declaration" | "event_declaration" | "indexer_declaration" => return self.property(node, in_interface, class),
            "method_declaration" | "constructor_declaration" => self.field_ident(node, "name"),
            "destructor_declaration" => "Finalize".into(),
            "operator_declaration" => {
                let operator = node.child_by_field_name("operator").map_or("", |op| op.kind());
                format!("operator{operator}").into()
            }
            "conversion_operator_declaration" => "operator".into(),
            "preproc_if" | "preproc_else" | "preproc_elif" => return self.members(node, in_interface, class),
            _ => return self.stmt_into(node, &mut class.body),
        };
        let function = self.function(node, method, in_interface);
        class.methods.push(Arc::new(function));
    }

    fn class_fields(&mut self, node: Node<'_>, class: &mut Class) {
        let Some(declaration) = child_of(node, &["variable_declaration"]) else { return };
        let ty = self.declared_type(declaration, "type");
        for declarator in named(declaration).into_iter().filter(|child| child.kind() == "variable_declarator") {
            let modifiers = self.modifiers(node);
            let init = self.initializer(declarator, ty.clone());
            class.fields.push(Field {
                name: self.field_ident(declarator, "name"),
                ty: ty.clone(),
                init,
                is_static: modifiers.has("static") || modifiers.has("const"),
                is_const: modifiers.has("readonly") || modifiers.has("const"),
                decorators: modifiers.attributes,
                span: span(node),
            });
        }
    }

    /// The value of a `variable_declarator`.
    fn initializer(&mut self, declarator: Node<'_>, ty: Option<TypeRef>) -> Option<Expr> {
        let skip = declarator.child_by_field_name("name").map(|n| n.id());
        let value = named(declarator)
            .into_iter()
            .find(|child| Some(child.id()) != skip && !matches!(child.kind(), "bracketed_argument_list" | "tuple_pattern"))?;
        Some(self.expr_as(value, ty))
    }

    /// A property is a field; accessors with a body are the methods `get_Name` and `set_Name`, an indexer's `get_Item`.
    fn property(&mut self, node: Node<'_>, in_interface: bool, class: &mut Class) {
        let modifiers = self.modifiers(node);
        let is_indexer = node.kind() == "indexer_declaration";
        let name = if is_indexer { "Item".into() } else { self.field_ident(node, "name") };
        let ty = self.declared_type(node, "type");
        let (is_static, is_public) = (modifiers.has("static"), modifiers.has("public") || in_interface);
        let overrides = modifiers.has("override");
        let params = match node.child_by_field_name("parameters") {
            Some(list) => self.params(list),
            None => Vec::new(),
        };
        let value = node.child_by_field_name("value");
        let mut bodies: Vec<(Sym, Node<'_>, Option<Node<'_>>)> = Vec::new();
        if let Some(arrow) = value.filter(|value| value.kind() == "arrow_expression_clause") {
            bodies.push(("get".into(), arrow, Some(arrow)));
        }
        for accessor in node.child_by_field_name("accessors").map(named).unwrap_or_default() {
            let kind = accessor.child_by_field_name("name").map_or("", |word| self.l.str(word));
            bodies.push((if kind == "init" { "set".into() } else { kind.into() }, accessor, accessor.child_by_field_name("body")));
        }
        let has_bodies = bodies.iter().any(|(.., body)| body.is_some());
        if !is_indexer {
            let init = value.filter(|value| value.kind() != "arrow_expression_clause").map(|value| self.expr_as(value, ty.clone()));
            class.fields.push(Field {
                name: name.clone(),
                ty: ty.clone(),
                init,
                is_static,
                is_const: false,
                decorators: modifiers.attributes,
                span: span(node),
            });
        }
        if !has_bodies {
            return;
        }
        for (kind, accessor, body) in bodies {
            let Some(body) = body else { continue };
            let at = span(accessor);
            let is_get = &*kind == "get";
            let mut own: Vec<Param> = params.iter().map(|p| Param { ty: p.ty.clone(), ..untyped(p.name.clone(), p.span) }).collect();
            if !is_get {
                own.push(Param { ty: ty.clone(), ..untyped("value".into(), at) });
            }
            let return_type = if is_get { ty.clone() } else { None };
            let body = self.function_body(body, return_type.clone());
            class.methods.push(Arc::new(Function {
                params: own,
                return_type,
                body,
                is_static,
                is_public,
                is_override: overrides,
                ..empty_function(format!("{kind}_{name}").into(), at)
            }));
        }
    }

    fn delegate(&mut self, node: Node<'_>) -> Class {
        let mut class = empty_class(self.field_ident(node, "name"), span(node));
        let function = self.function(node, "Invoke".into(), false);
        class.methods.push(Arc::new(function));
        class
    }

    fn string(&self, node: Node<'_>) -> Sym {
        let text = self.l.str(node);
        match node.kind() {
            "verbatim_string_literal" => {
                let inner = text.strip_prefix("@\"").unwrap_or(text);
                inner.strip_suffix('"').unwrap_or(inner).replace("\"\"", "\"").into()
            }
            "raw_string_literal" => {
                let quotes = text.len() - text.trim_start_matches('"').len();
                let inner = text.get(quotes..text.len().saturating_sub(quotes).max(quotes)).unwrap_or_default();
                if inner.starts_with(['\n', '\r']) { kit::dedent(inner).trim_end_matches('\n').into() } else { inner.into() }
            }
            _ => {
                let inner = text.strip_suffix("u8").unwrap_or(text);
                let inner = inner.strip_prefix('"').unwrap_or(inner);
                kit::unescape(inner.strip_suffix('"').unwrap_or(inner)).into()
            }
        }
    }
}

fn untyped(name: Sym, span: Span) -> Param {
    Param { name, kind: ParamKind::Normal, ty: None, default: None, decorators: Vec::new(), pattern: None, span }
}

fn empty_class(name: Sym, span: Span) -> Class {
    Class { name, span, ..Class::default() }
}

fn empty_function(name: Sym, span: Span) -> Function {
    Function { name, span, ..Function::default() }
}

/// `class A(T x)`: the parameters are fields, which the constructor assigns.
fn primary_constructor(components: Vec<Param>, class: &mut Class) {
    let body = components
        .iter()
        .map(|c| {
            let target = kit::this_member(&c.name, c.span);
            kit::stmt(StmtKind::Assign { target, op: None, value: name(c.name.clone(), c.span) }, c.span)
        })
        .collect();
    let params = components.iter().map(|c| Param { ty: c.ty.clone(), kind: c.kind, ..untyped(c.name.clone(), c.span) }).collect();
    let constructor = Function { params, body, is_public: true, ..empty_function(class.name.clone(), class.span) };
    class.methods.push(Arc::new(constructor));
    class.fields.extend(components.into_iter().map(|c| Field {
        name: c.name,
        ty: c.ty,
        init: None,
        is_static: false,
        is_const: false,
        decorators: c.decorators,
        span: c.span,
    }));
}

/// A value that only the run knows and that has no form of its own; unlike an unknown node it was understood.
fn opaque(at: Span) -> Expr {
    Expr::new(ExprKind::Unknown(Vec::new()), at)
}

/// Children that are values: `this` and `base` are words of the language and have no node of their own kind.
fn values(node: Node<'_>) -> Vec<Node<'_>> {
    let is_value =
        |child: &Node<'_>| child.is_named() && (!child.is_extra() || child.is_error()) || matches!(child.kind(), "this" | "base");
    node.children().filter(is_value).collect()
}

#[cfg(test)]
mod tests;

//! Java: from its syntax tree to the flow graph. Declarations and types here, statements and expressions beside it; knows no rule.

mod expr;
mod stmt;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};

use super::kit::{self, child_of, fields, lit, name, named};
use super::{Lowering, MAX_DEPTH, span};
use crate::flow::ir::{
    CallKind, Class, Expr, ExprKind, Field, Function, Import, Lit, Module, Param, ParamKind, Stmt, StmtKind, Sym, TypeRef,
};

/// Lowers a compilation unit, or a snippet of members or statements without one.
pub fn lower(path: &str, text: &str, tree: &Flat) -> Module {
    let mut java = Java { l: Lowering::new(text, Language::Java), yields: Vec::new() };
    let root = tree.root_node();
    let mut body = Vec::new();
    let mut package: Sym = "".into();
    for node in named(root) {
        match node.kind() {
            "package_declaration" => {
                if let Some(path) = child_of(node, &["scoped_identifier", "identifier"]) {
                    package = java.dotted_text(path);
                }
            }
            _ => java.stmt_into(node, &mut body),
        }
    }
    Module { language: Language::Java, path: path.into(), package, body, unknown_nodes: java.l.unknown_nodes, given_up: java.l.given_up }
}

struct Java<'a> {
    l: Lowering<'a>,
    /// Names of the values of the `switch` expressions that enclose this place.
    yields: Vec<Sym>,
}

/// What a `modifiers` node says.
#[derive(Default)]
struct Modifiers {
    annotations: Vec<Expr>,
    is_static: bool,
    is_final: bool,
    is_public: bool,
    is_abstract: bool,
}

impl Java<'_> {
    /// A dotted name without the white space and comments it may be broken by.
    fn dotted_text(&self, node: Node<'_>) -> Sym {
        self.l.str(node).chars().filter(|c| !c.is_whitespace()).collect::<String>().into()
    }

    fn import(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let Some(path) = child_of(node, &["scoped_identifier", "identifier"]) else {
            let unknown = self.l.unknown(Vec::new(), at);
            out.push(kit::stmt(StmtKind::Expr(unknown), at));
            return;
        };
        let full = self.dotted_text(path);
        let wildcard = child_of(node, &["asterisk"]).is_some();
        let (path, item) = match full.rsplit_once('.') {
            Some((path, item)) if !wildcard => (Sym::from(path), Some(Sym::from(item))),
            _ => (full, None),
        };
        out.push(kit::stmt(StmtKind::Import(Import { path, item, alias: None, wildcard, span: at }), at));
    }

    fn modifiers(&mut self, node: Node<'_>) -> Modifiers {
        let mut found = Modifiers::default();
        let Some(list) = child_of(node, &["modifiers"]) else { return found };
        for child in list.children() {
            match child.kind() {
                "annotation" | "marker_annotation" => {
                    let annotation = self.annotation(child);
                    found.annotations.push(annotation);
                }
                "static" => found.is_static = true,
                "final" => found.is_final = true,
                "public" => found.is_public = true,
                "abstract" => found.is_abstract = true,
                _ => {}
            }
        }
        found
    }

    fn annotation(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let callee = match node.child_by_field_name("name") {
            Some(path) => kit::dotted(&self.dotted_text(path), span(path)),
            None => name("", at),
        };
        let Some(list) = node.child_by_field_name("arguments") else { return Expr { span: at, ..callee } };
        let mut args = Vec::new();
        for argument in named(list) {
            if argument.kind() == "element_value_pair" {
                let key = argument.child_by_field_name("key").map_or_else(|| "".into(), |key| self.l.sym(key));
                let value = self.field_expr(argument, "value");
                args.push(kit::keyword(key, value));
            } else {
                let value = self.expr(argument);
                args.push(kit::arg(value));
            }
        }
        kit::call(callee, args, CallKind::Plain, at)
    }

    /// The expression in a field of a node; unknown where it is missing.
    fn field_expr(&mut self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    fn type_ref(&self, node: Node<'_>) -> TypeRef {
        self.type_at(node, 0)
    }

    fn type_at(&self, node: Node<'_>, depth: u32) -> TypeRef {
        if depth > MAX_DEPTH {
            return TypeRef::named("");
        }
        match node.kind() {
            "generic_type" => {
                let mut ty = TypeRef::named("");
                for child in named(node) {
                    if child.kind() == "type_arguments" {
                        ty.args = named(child).into_iter().map(|arg| self.type_at(arg, depth + 1)).collect();
                    } else {
                        ty.name = self.type_at(child, depth + 1).name;
                    }
                }
                ty
            }
            "array_type" => {
                let mut ty = match node.child_by_field_name("element") {
                    Some(element) => self.type_at(element, depth + 1),
                    None => TypeRef::named(""),
                };
                self.add_dims(&mut ty, node.child_by_field_name("dimensions"));
                ty
            }
            "annotated_type" => {
                let inner = named(node).into_iter().find(|child| !child.kind().ends_with("annotation"));
                inner.map_or_else(|| TypeRef::named(""), |inner| self.type_at(inner, depth + 1))
            }
            "wildcard" => {
                let bound = named(node).into_iter().find(|child| !child.kind().ends_with("annotation") && child.kind() != "super");
                bound.map_or_else(|| TypeRef::named("?"), |bound| self.type_at(bound, depth + 1))
            }
            "scoped_type_identifier" => {
                let parts: Vec<String> = named(node)
                    .into_iter()
                    .filter(|child| !child.kind().ends_with("annotation"))
                    .map(|child| self.type_at(child, depth + 1).name.to_string())
                    .collect();
                TypeRef::named(parts.join("."))
            }
            _ => TypeRef::named(self.dotted_text(node)),
        }
    }

    /// One dimension for each pair of brackets in a `dimensions` node.
    fn add_dims(&self, ty: &mut TypeRef, dims: Option<Node<'_>>) {
        let Some(dims) = dims else { return };
        let pairs = self.l.str(dims).matches('[').count();
        ty.dims.extend(std::iter::repeat_n(Sym::from(""), pairs));
    }

    fn declared_type(&self, node: Node<'_>) -> Option<TypeRef> {
        node.child_by_field_name("type").map(|ty| self.type_ref(ty))
    }

    fn params(&mut self, list: Node<'_>) -> Vec<Param> {
        let mut params = Vec::new();
        for node in named(list) {
            let at = span(node);
            match node.kind() {
                "formal_parameter" => {
                    let mut ty = self.declared_type(node);
                    if let Some(ty) = ty.as_mut() {
                        self.add_dims(ty, node.child_by_field_name("dimensions"));
                    }
                    let decorators = self.modifiers(node).annotations;
                    let name = node.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name));
                    params.push(Param { name, kind: ParamKind::Normal, ty, default: None, decorators, pattern: None, span: at });
                }
                "spread_parameter" => {
                    let decorators = self.modifiers(node).annotations;
                    let mut ty = None;
                    let mut name: Sym = "".into();
                    for child in named(node) {
                        match child.kind() {
                            "variable_declarator" => {
                                name = child.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name));
                            }
                            "modifiers" | "annotation" | "marker_annotation" => {}
                            _ => ty = Some(self.type_ref(child)),
                        }
                    }
                    params.push(Param { name, kind: ParamKind::Rest, ty, default: None, decorators, pattern: None, span: at });
                }
                "receiver_parameter" => {}
                // The names of a lambda without types.
                "identifier" | "underscore_pattern" => params.push(Self::untyped(self.l.sym(node), at)),
                _ => {
                    let pattern = Some(self.expr(node));
                    params.push(Param { pattern, ..Self::untyped("".into(), at) });
                }
            }
        }
        params
    }

    fn untyped(name: Sym, span: Span) -> Param {
        Param { name, kind: ParamKind::Normal, ty: None, default: None, decorators: Vec::new(), pattern: None, span }
    }

    /// A method or constructor; `owner` is the class's name, `in_interface` makes it public.
    fn function(&mut self, node: Node<'_>, in_interface: bool) -> Arc<Function> {
        let modifiers = self.modifiers(node);
        let params = node.child_by_field_name("parameters").map(|list| self.params(list)).unwrap_or_default();
        let body = node.child_by_field_name("body");
        let outer = std::mem::take(&mut self.yields);
        let statements = body.map(|body| self.body(body)).unwrap_or_default();
        self.yields = outer;
        let mut return_type = self.declared_type(node);
        if let Some(ty) = return_type.as_mut() {
            self.add_dims(ty, node.child_by_field_name("dimensions"));
        }
        Arc::new(Function {
            name: node.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name)),
            params,
            decorators: modifiers.annotations,
            return_type,
            body: statements,
            span: span(node),
            is_static: modifiers.is_static,
            is_public: modifiers.is_public || in_interface,
            is_abstract: body.is_none(),
            ..Function::default()
        })
    }

    /// A class, interface, record, enum or annotation type.
    fn class(&mut self, node: Node<'_>) -> Class {
        let modifiers = self.modifiers(node);
        let mut class = Class {
            name: node.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name)),
            decorators: modifiers.annotations,
            span: span(node),
            ..Class::default()
        };
        for child in named(node) {
            match child.kind() {
                "superclass" => class.bases.extend(named(child).into_iter().map(|ty| self.type_ref(ty))),
                "super_interfaces" | "extends_interfaces" => {
                    for list in named(child) {
                        class.bases.extend(named(list).into_iter().map(|ty| self.type_ref(ty)));
                    }
                }
                _ => {}
            }
        }
        if node.kind() == "enum_declaration" {
            class.bases.push(TypeRef::named("java.lang.Enum"));
        }
        let components = match node.child_by_field_name("parameters") {
            Some(list) if node.kind() == "record_declaration" => self.params(list),
            _ => Vec::new(),
        };
        let in_interface = matches!(node.kind(), "interface_declaration" | "annotation_type_declaration");
        if let Some(body) = node.child_by_field_name("body") {
            self.members(body, in_interface, &components, &mut class);
        }
        if node.kind() == "record_declaration" {
            self.complete_record(components, &mut class);
        }
        class
    }

    /// The body of a class into its fields, methods and other statements.
    fn members(&mut self, body: Node<'_>, in_interface: bool, components: &[Param], class: &mut Class) {
        if self.l.depth >= MAX_DEPTH {
            let unknown = self.l.unknown(Vec::new(), span(body));
            class.body.push(kit::stmt(StmtKind::Expr(unknown), span(body)));
            return;
        }
        self.l.depth += 1;
        for node in named(body) {
            match node.kind() {
                "field_declaration" | "constant_declaration" => self.class_fields(node, in_interface, class),
                "method_declaration" | "constructor_declaration" | "annotation_type_element_declaration" => {
                    let method = self.function(node, in_interface);
                    class.methods.push(method);
                }
                "compact_constructor_declaration" => {
                    let method = self.compact_constructor(node, components);
                    class.methods.push(method);
                }
                "enum_constant" => self.enum_constant(node, class),
                "enum_body_declarations" => self.members(node, in_interface, components, class),
                "static_initializer" | "block" => {
                    let at = span(node);
                    let block = if node.kind() == "block" { Some(node) } else { child_of(node, &["block"]) };
                    let statements = block.map(|block| self.body(block)).unwrap_or_default();
                    class.body.push(kit::stmt(StmtKind::Block(statements), at));
                }
                _ => self.stmt_into(node, &mut class.body),
            }
            if !matches!(node.kind(), "enum_body_declarations" | "ERROR") {
                self.stray(node, &mut class.body);
            }
        }
        self.l.depth -= 1;
    }

    fn class_fields(&mut self, node: Node<'_>, in_interface: bool, class: &mut Class) {
        let ty = self.declared_type(node);
        for declarator in fields(node, "declarator") {
            let modifiers = self.modifiers(node);
            let mut ty = ty.clone();
            if let Some(ty) = ty.as_mut() {
                self.add_dims(ty, declarator.child_by_field_name("dimensions"));
            }
            class.fields.push(Field {
                name: declarator.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name)),
                ty,
                init: declarator.child_by_field_name("value").map(|value| self.expr(value)),
                is_static: modifiers.is_static || in_interface,
                is_const: modifiers.is_final || in_interface,
                decorators: modifiers.annotations,
                span: span(node),
            });
        }
    }

    fn enum_constant(&mut self, node: Node<'_>, class: &mut Class) {
        let at = span(node);
        let decorators = self.modifiers(node).annotations;
        let args = node.child_by_field_name("arguments").map(|list| self.args(list)).unwrap_or_default();
        let callee = match node.child_by_field_name("body") {
            Some(body) => self.anonymous(TypeRef::named(class.name.clone()), body),
            None => name(class.name.clone(), at),
        };
        class.fields.push(Field {
            name: node.child_by_field_name("name").map_or_else(|| "".into(), |name| self.l.sym(name)),
            ty: Some(TypeRef::named(class.name.clone())),
            init: Some(kit::call(callee, args, CallKind::New, at)),
            is_static: true,
            is_const: true,
            decorators,
            span: at,
        });
    }

    /// `Point { … }` in a record: its parameters are the components, which it assigns at its end.
    fn compact_constructor(&mut self, node: Node<'_>, components: &[Param]) -> Arc<Function> {
        let lowered = self.function(node, false);
        let mut params = Vec::new();
        let mut assignments = Vec::new();
        for component in components {
            let at = component.span;
            params.push(Param { ty: component.ty.clone(), kind: component.kind, ..Self::untyped(component.name.clone(), at) });
            assignments.push(assign_field(&component.name, at));
        }
        match Arc::try_unwrap(lowered) {
            Ok(mut function) => {
                function.params = params;
                function.is_abstract = false;
                function.body.append(&mut assignments);
                Arc::new(function)
            }
            Err(shared) => shared,
        }
    }

    /// Fields, accessors and the canonical constructor a record has without writing them.
    fn complete_record(&mut self, components: Vec<Param>, class: &mut Class) {
        let has = |class: &Class, name: &str, count: usize| class.methods.iter().any(|m| &*m.name == name && m.params.len() == count);
        let bare = |name: Sym, params: Vec<Param>, return_type: Option<TypeRef>, body: Vec<Stmt>, at: Span| {
            Arc::new(Function { name, params, return_type, body, span: at, is_public: true, ..Function::default() })
        };
        if !has(class, &class.name.clone(), components.len()) {
            let assignments = components.iter().map(|c| assign_field(&c.name, c.span)).collect();
            let params =
                components.iter().map(|c| Param { ty: c.ty.clone(), kind: c.kind, ..Self::untyped(c.name.clone(), c.span) }).collect();
            class.methods.push(bare(class.name.clone(), params, None, assignments, class.span));
        }
        for component in components {
            let at = component.span;
            if !has(class, &component.name, 0) {
                let value = kit::this_member(&component.name, at);
                let body = vec![kit::stmt(StmtKind::Return(Some(value)), at)];
                class.methods.push(bare(component.name.clone(), Vec::new(), component.ty.clone(), body, at));
            }
            class.fields.push(Field {
                name: component.name,
                ty: component.ty,
                init: None,
                is_static: false,
                is_const: true,
                decorators: component.decorators,
                span: at,
            });
        }
    }

    /// The class of `new Base() { … }` or of an enum constant with a body.
    fn anonymous(&mut self, base: TypeRef, body: Node<'_>) -> Expr {
        let at = span(body);
        let mut class = Class { name: "".into(), bases: vec![base], span: at, ..Class::default() };
        let outer = std::mem::take(&mut self.yields);
        self.members(body, false, &[], &mut class);
        self.yields = outer;
        Expr::new(ExprKind::Class(Arc::new(class)), at)
    }

    fn string(&self, node: Node<'_>) -> Sym {
        let text = self.l.str(node);
        if let Some(block) = text.strip_prefix("\"\"\"") {
            let block = block.strip_suffix("\"\"\"").unwrap_or(block);
            let block = block.trim_start_matches([' ', '\t']);
            return kit::unescape(&kit::dedent(block)).into();
        }
        let inner = text.strip_prefix('"').unwrap_or(text);
        kit::unescape(inner.strip_suffix('"').unwrap_or(inner)).into()
    }

    fn character(&self, node: Node<'_>) -> Option<Lit> {
        let text = self.l.str(node);
        let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
        kit::unescape(inner).chars().next().map(Lit::Char)
    }
}

/// `this.name = name`.
fn assign_field(field: &Sym, at: Span) -> Stmt {
    kit::stmt(StmtKind::Assign { target: kit::this_member(field, at), op: None, value: name(field.clone(), at) }, at)
}

/// A literal that stands for nothing but itself.
fn literal(value: Option<Lit>, l: &mut Lowering<'_>, at: Span) -> Expr {
    match value {
        Some(value) => lit(value, at),
        None => l.unknown(Vec::new(), at),
    }
}

#[cfg(test)]
mod tests;

//! Kotlin: from its syntax tree to the flow graph. Declarations and types here, statements and expressions beside it; knows no rule.

mod expr;
mod property;
mod stmt;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};

use super::kit::{self, child_of, has_token, name, named};
use super::{Lowering, MAX_DEPTH, span};
use crate::flow::ir::{
    Arg, CallKind, Class, Expr, ExprKind, Field, Function, Import, Module, Param, ParamKind, Stmt, StmtKind, Sym, TypeRef,
};

/// Lowers a file, or a snippet of members or statements.
pub fn lower(path: &str, text: &str, tree: &Flat) -> Module {
    let mut kotlin = Kotlin { l: Lowering::new(text, Language::Kotlin), fresh: 0, backing: None, lambdas: 0 };
    let root = tree.root_node();
    let mut body = Vec::new();
    let mut package: Sym = "".into();
    for node in named(root) {
        match node.kind() {
            "package_header" => {
                if let Some(path) = child_of(node, &["qualified_identifier"]) {
                    package = kotlin.dotted_text(path);
                }
            }
            "import" => kotlin.import(node, &mut body),
            "file_annotation" | "shebang" => {}
            _ => kotlin.stmt_into(node, &mut body),
        }
    }
    Module {
        language: Language::Kotlin,
        path: path.into(),
        package,
        body,
        unknown_nodes: kotlin.l.unknown_nodes,
        given_up: kotlin.l.given_up,
    }
}

struct Kotlin<'a> {
    l: Lowering<'a>,
    /// Number of the next name made for the value of a `try`.
    fresh: u32,
    /// What `field` means in the accessor of a property.
    backing: Option<Sym>,
    /// Lambdas in one another around what is lowered, up to the function that they stand in.
    lambdas: u32,
}

/// What a `modifiers` node says.
#[derive(Default)]
struct Modifiers {
    annotations: Vec<Expr>,
    words: Vec<String>,
}

impl Modifiers {
    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }

    fn is_public(&self) -> bool {
        !(self.has("private") || self.has("protected") || self.has("internal"))
    }
}

const TYPES: &[&str] = &["user_type", "nullable_type", "non_nullable_type", "parenthesized_type", "function_type", "dynamic"];

impl Kotlin<'_> {
    /// A dotted name without the white space, comments and back-ticks it may hold.
    fn dotted_text(&self, node: Node<'_>) -> Sym {
        self.l.str(node).chars().filter(|c| !c.is_whitespace() && *c != '`').collect::<String>().into()
    }

    fn ident(&self, node: Node<'_>) -> Sym {
        self.l.str(node).trim_matches('`').into()
    }

    fn import(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let Some(path) = child_of(node, &["qualified_identifier", "identifier"]) else { return };
        let full = self.dotted_text(path);
        let wildcard = has_token(node, "*");
        let alias = named(node).into_iter().skip(1).find(|child| child.kind() == "identifier").map(|child| self.ident(child));
        let (path, item) = match full.rsplit_once('.') {
            Some((path, item)) if !wildcard => (path.into(), Some(item.into())),
            _ => (full.clone(), None),
        };
        out.push(kit::stmt(StmtKind::Import(Import { path, item, alias, wildcard, span: at }), at));
    }

    fn modifiers(&mut self, node: Node<'_>) -> Modifiers {
        let mut found = Modifiers::default();
        for holder in named(node).into_iter().filter(|child| matches!(child.kind(), "modifiers" | "parameter_modifiers")) {
            for child in named(holder) {
                if child.kind() == "annotation" {
                    found.annotations.push(self.annotation(child));
                } else {
                    found.words.push(self.l.str(child).to_owned());
                }
            }
        }
        found.annotations.extend(named(node).into_iter().filter(|child| child.kind() == "annotation").map(|child| self.annotation(child)));
        found
    }

    fn annotation(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        match child_of(node, &["constructor_invocation"]) {
            Some(call) => {
                let callee = child_of(call, TYPES).map(|ty| self.type_ref(ty).name).unwrap_or_else(|| "".into());
                let args = child_of(call, &["value_arguments"]).map(|list| self.args(list)).unwrap_or_default();
                kit::call(kit::dotted(&callee, at), args, CallKind::Plain, at)
            }
            None => {
                let callee = child_of(node, TYPES).map(|ty| self.type_ref(ty).name).unwrap_or_else(|| "".into());
                Expr { span: at, ..kit::dotted(&callee, at) }
            }
        }
    }

    fn type_ref(&self, node: Node<'_>) -> TypeRef {
        self.type_at(node, 0)
    }

    fn type_at(&self, node: Node<'_>, depth: u32) -> TypeRef {
        if depth > 12 {
            return TypeRef::named("");
        }
        match node.kind() {
            "nullable_type" | "non_nullable_type" | "parenthesized_type" => {
                let inner = child_of(node, TYPES);
                let mut ty = inner.map_or_else(|| TypeRef::named(""), |inner| self.type_at(inner, depth + 1));
                ty.is_nullable |= node.kind() == "nullable_type";
                ty
            }
            // A function with a receiver: the type says with how many arguments behind it.
            "function_type" if node.children().any(|child| child.kind() == ".") => {
                let count = child_of(node, &["function_type_parameters"]).map_or(0, |list| named(list).len());
                TypeRef::named(format!("(inside:{count})"))
            }
            "function_type" | "dynamic" => TypeRef::named(""),
            _ => {
                let mut parts: Vec<String> = Vec::new();
                let mut args = Vec::new();
                for child in named(node) {
                    match child.kind() {
                        "identifier" => parts.push(self.ident(child).to_string()),
                        "type_arguments" => {
                            for projection in named(child) {
                                args.push(
                                    child_of(projection, TYPES).map_or_else(|| TypeRef::named("?"), |ty| self.type_at(ty, depth + 1)),
                                );
                            }
                        }
                        _ => {}
                    }
                }
                // Arrays by the element they hold, as the other language of the JVM writes them.
                if let [only] = &parts[..] {
                    let element = match &**only {
                        "Array" => args.first().cloned(),
                        "ByteArray" => Some(TypeRef::named("byte")),
                        "CharArray" => Some(TypeRef::named("char")),
                        "IntArray" => Some(TypeRef::named("int")),
                        "LongArray" => Some(TypeRef::named("long")),
                        _ => None,
                    };
                    if let Some(mut element) = element {
                        element.dims.insert(0, "".into());
                        return element;
                    }
                }
                TypeRef { args, ..TypeRef::named(parts.join(".")) }
            }
        }
    }

    fn declared_type(&self, node: Node<'_>) -> Option<TypeRef> {
        child_of(node, TYPES).map(|ty| self.type_ref(ty)).filter(|ty| !ty.name.is_empty())
    }

    fn params(&mut self, list: Node<'_>) -> Vec<Param> {
        let mut params: Vec<Param> = Vec::new();
        let mut pending = Modifiers::default();
        let mut from = None;
        for node in named(list) {
            match node.kind() {
                "parameter_modifiers" => {
                    from = Some(span(node));
                    for child in named(node) {
                        if child.kind() == "annotation" {
                            pending.annotations.push(self.annotation(child));
                        } else {
                            pending.words.push(self.l.str(child).to_owned());
                        }
                    }
                }
                "parameter" => {
                    let modifiers = std::mem::take(&mut pending);
                    let kind = if modifiers.has("vararg") { ParamKind::Rest } else { ParamKind::Normal };
                    let at = from.take().map_or_else(|| span(node), |first| kit::cover(first, span(node)));
                    params.push(Param {
                        name: child_of(node, &["identifier"]).map_or_else(|| "".into(), |id| self.ident(id)),
                        kind,
                        ty: self.declared_type(node),
                        default: None,
                        decorators: modifiers.annotations,
                        pattern: None,
                        span: at,
                    });
                }
                _ => {
                    let default = self.expr(node);
                    if let Some(last) = params.last_mut() {
                        last.default = Some(default);
                    }
                }
            }
        }
        params
    }

    fn untyped(name: Sym, span: Span) -> Param {
        Param { name, kind: ParamKind::Normal, ty: None, default: None, decorators: Vec::new(), pattern: None, span }
    }

    fn bare(name: Sym, params: Vec<Param>, body: Vec<Stmt>, at: Span) -> Function {
        Function { name, params, body, span: at, is_public: true, ..Function::default() }
    }

    /// The body of a function: a block leaves nothing by itself, an expression is what is returned.
    fn function_body(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let around = std::mem::take(&mut self.lambdas);
        let statements = self.own_body(node);
        self.lambdas = around;
        statements
    }

    fn own_body(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let Some(body) = child_of(node, &["function_body"]) else { return Vec::new() };
        match child_of(body, &["block"]) {
            Some(block) => {
                let mut statements = self.body(block);
                if matches!(statements.last(), Some(Stmt { kind: StmtKind::Expr(_), .. })) {
                    let at = span(block);
                    statements.push(kit::stmt(StmtKind::Return(None), Span { start: at.end, line: at.end_line, ..at }));
                }
                statements
            }
            None => named(body)
                .first()
                .map(|value| vec![kit::stmt(StmtKind::Return(Some(self.expr(*value))), span(*value))])
                .unwrap_or_default(),
        }
    }

    fn function(&mut self, node: Node<'_>, in_static: bool) -> Arc<Function> {
        let modifiers = self.modifiers(node);
        let params = child_of(node, &["function_value_parameters"]).map(|list| self.params(list)).unwrap_or_default();
        let name_node = node.child_by_field_name("name");
        let before = |child: &Node<'_>| name_node.is_some_and(|name| child.end_byte() <= name.start_byte());
        let types: Vec<Node<'_>> = named(node).into_iter().filter(|child| TYPES.contains(&child.kind())).collect();
        let receiver_type = types.iter().find(|ty| before(ty)).map(|ty| self.type_ref(*ty));
        let return_type = types.iter().find(|ty| !before(ty)).map(|ty| self.type_ref(*ty));
        let body = self.function_body(node);
        let (is_async, is_public) = (modifiers.has("suspend"), modifiers.is_public());
        Arc::new(Function {
            decorators: modifiers.annotations,
            return_type,
            is_async,
            is_static: in_static,
            is_public,
            is_abstract: child_of(node, &["function_body"]).is_none(),
            receiver_type,
            ..Self::bare(name_node.map_or_else(|| "".into(), |id| self.ident(id)), params, body, span(node))
        })
    }

    /// A class, interface, object or companion.
    fn class(&mut self, node: Node<'_>) -> Class {
        let at = span(node);
        let modifiers = self.modifiers(node);
        let mut class = Class {
            name: node.child_by_field_name("name").map_or_else(|| "".into(), |id| self.ident(id)),
            decorators: modifiers.annotations,
            span: at,
            ..Class::default()
        };
        let mut constructing: Vec<Stmt> = Vec::new();
        let base_args = self.bases(node, &mut class);
        if let Some(args) = base_args.filter(|args| !args.is_empty()) {
            let call = kit::call(name("super", at), args, CallKind::Plain, at);
            constructing.push(kit::stmt(StmtKind::Expr(call), at));
        }
        if child_of(node, &["enum_class_body"]).is_some() {
            class.bases.push(TypeRef::named("java.lang.Enum"));
        }
        let mut params = Vec::new();
        let primary = child_of(node, &["primary_constructor"]);
        if let Some(list) = primary.and_then(|primary| child_of(primary, &["class_parameters"])) {
            for parameter in named(list).into_iter().filter(|child| child.kind() == "class_parameter") {
                self.class_parameter(parameter, &mut params, &mut constructing, &mut class);
            }
        }
        if let Some(value) = self.given_over(node) {
            let target = kit::this_member(&property::GIVEN_OVER.into(), at);
            constructing.push(kit::stmt(StmtKind::Assign { target, op: None, value }, at));
        }
        let is_object = node.kind() == "object_declaration";
        if let Some(body) = child_of(node, &["class_body", "enum_class_body"]) {
            self.members(body, is_object, primary.is_some(), &mut constructing, &mut class);
        }
        if primary.is_some() || !constructing.is_empty() {
            let constructor = Self::bare(class.name.clone(), params, constructing, primary.map_or(at, span));
            class.methods.push(Arc::new(constructor));
        }
        class
    }

    /// Base types; gives the arguments of the base class's constructor.
    fn bases(&mut self, node: Node<'_>, class: &mut Class) -> Option<Vec<Arg>> {
        let mut args = None;
        let list = child_of(node, &["delegation_specifiers"])?;
        for one in named(list) {
            for child in named(one) {
                match child.kind() {
                    "constructor_invocation" => {
                        class.bases.extend(self.declared_type(child));
                        args = child_of(child, &["value_arguments"]).map(|list| self.args(list));
                    }
                    "explicit_delegation" => class.bases.extend(self.declared_type(child)),
                    kind if TYPES.contains(&kind) => class.bases.push(self.type_ref(child)),
                    _ => {}
                }
            }
        }
        args
    }

    fn class_parameter(&mut self, node: Node<'_>, params: &mut Vec<Param>, constructing: &mut Vec<Stmt>, class: &mut Class) {
        let at = span(node);
        let modifiers = self.modifiers(node);
        let Some(id) = child_of(node, &["identifier"]) else { return };
        let field = self.ident(id);
        let ty = self.declared_type(node);
        let default = named(node)
            .into_iter()
            .rfind(|child| child.start_byte() > id.end_byte() && !TYPES.contains(&child.kind()) && child.kind() != "modifiers")
            .map(|value| self.expr(value));
        let is_field = has_token(node, "val") || has_token(node, "var");
        if is_field {
            let value = name(field.clone(), at);
            constructing.push(kit::stmt(StmtKind::Assign { target: kit::this_member(&field, at), op: None, value }, at));
            class.fields.push(Field {
                name: field.clone(),
                ty: ty.clone(),
                init: None,
                is_static: false,
                is_const: has_token(node, "val"),
                decorators: Vec::new(),
                span: at,
            });
        }
        params.push(Param { ty, default, decorators: modifiers.annotations, ..Self::untyped(field, at) });
    }

    /// The body of a class into its fields, methods and other statements; initialisers run in the constructor where there is one.
    fn members(&mut self, body: Node<'_>, is_static: bool, constructed: bool, constructing: &mut Vec<Stmt>, class: &mut Class) {
        if self.l.depth >= MAX_DEPTH {
            let unknown = self.l.unknown(Vec::new(), span(body));
            class.body.push(kit::stmt(StmtKind::Expr(unknown), span(body)));
            return;
        }
        self.l.depth += 1;
        for node in named(body) {
            let at = span(node);
            match node.kind() {
                "function_declaration" => {
                    let method = self.function(node, is_static);
                    class.methods.push(method);
                }
                "property_declaration" => self.property(node, is_static, constructed, constructing, class),
                "companion_object" => {
                    if let Some(inner) = child_of(node, &["class_body"]) {
                        self.members(inner, true, false, constructing, class);
                    }
                }
                "anonymous_initializer" => {
                    let statements = child_of(node, &["block"]).map(|block| self.body(block)).unwrap_or_default();
                    let list = if is_static { &mut class.body } else { &mut *constructing };
                    list.push(kit::stmt(StmtKind::Block(statements), at));
                }
                "secondary_constructor" => {
                    let params = child_of(node, &["function_value_parameters"]).map(|list| self.params(list)).unwrap_or_default();
                    let mut statements = Vec::new();
                    if let Some(call) = child_of(node, &["constructor_delegation_call"]) {
                        let callee = if self.l.str(call).starts_with("super") { "super" } else { "this" };
                        let args = child_of(call, &["value_arguments"]).map(|list| self.args(list)).unwrap_or_default();
                        let call = kit::call(name(callee, span(call)), args, CallKind::Plain, span(call));
                        statements.push(kit::stmt(StmtKind::Expr(call), at));
                    }
                    statements.extend(child_of(node, &["block"]).map(|block| self.body(block)).unwrap_or_default());
                    class.methods.push(Arc::new(Self::bare(class.name.clone(), params, statements, at)));
                }
                "enum_entry" => self.enum_entry(node, class),
                _ => self.stmt_into(node, &mut class.body),
            }
        }
        self.l.depth -= 1;
    }

    fn enum_entry(&mut self, node: Node<'_>, class: &mut Class) {
        let at = span(node);
        let Some(id) = child_of(node, &["identifier"]) else { return };
        let args = child_of(node, &["value_arguments"]).map(|list| self.args(list)).unwrap_or_default();
        let callee = match child_of(node, &["class_body"]) {
            Some(body) => self.anonymous(vec![TypeRef::named(class.name.clone())], body),
            None => name(class.name.clone(), at),
        };
        class.fields.push(Field {
            name: self.ident(id),
            ty: Some(TypeRef::named(class.name.clone())),
            init: Some(kit::call(callee, args, CallKind::New, at)),
            is_static: true,
            is_const: true,
            decorators: Vec::new(),
            span: at,
        });
    }

    /// The class of `object : Base { … }` or of an enumeration's constant with a body.
    fn anonymous(&mut self, bases: Vec<TypeRef>, body: Node<'_>) -> Expr {
        let at = span(body);
        let mut class = Class { name: "".into(), bases, span: at, ..Class::default() };
        let mut constructing = Vec::new();
        self.members(body, false, false, &mut constructing, &mut class);
        class.body.append(&mut constructing);
        Expr::new(ExprKind::Class(Arc::new(class)), at)
    }
}

#[cfg(test)]
mod tests;

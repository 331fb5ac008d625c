//! Functions, parameters, classes, interfaces, enums and namespaces of JavaScript and TypeScript.

use std::sync::Arc;

use crate::tree::Node;

use super::{Js, at};
use crate::flow::{
    ir::*,
    lower::{
        MAX_DEPTH, span,
        walk::{children, errors, fields, has},
    },
};

impl Js<'_> {
    /// Any function: declaration, expression, arrow, method, signature.
    pub(super) fn function(&mut self, node: Node<'_>, decorators: Vec<Expr>) -> Function {
        let is_method = matches!(node.kind(), "method_definition" | "method_signature" | "abstract_method_signature");
        let name = node.child_by_field_name("name").map(|n| self.property_name(n)).unwrap_or_default();
        let mut prelude = Vec::new();
        let mut params = Vec::new();
        let mut given = Vec::new();
        let lists = fields(node, "parameters").into_iter().flat_map(children);
        node.child_by_field_name("parameter").into_iter().chain(lists).for_each(|param| self.names_in(param, &mut given, 0));
        self.scopes.push(given);
        if let Some(single) = node.child_by_field_name("parameter") {
            params.extend(self.param(single, &mut prelude));
        }
        for list in fields(node, "parameters") {
            for param in children(list) {
                params.extend(self.param(param, &mut prelude));
            }
        }
        let outer = std::mem::replace(&mut self.yields, false);
        let mut body = prelude;
        match node.child_by_field_name("body") {
            Some(block) if block.kind() == "statement_block" => self.body_of(block, &mut body),
            Some(value) => {
                let outer_imports = std::mem::take(&mut self.imports);
                let result = self.expr(value);
                for import in std::mem::replace(&mut self.imports, outer_imports) {
                    let span = import.span;
                    body.push(Stmt { kind: StmtKind::Import(import), span });
                }
                body.push(at(StmtKind::Return(Some(result)), value));
            }
            None => {}
        }
        self.close();
        let yields = std::mem::replace(&mut self.yields, outer);
        let access = children(node).into_iter().find(|n| n.kind() == "accessibility_modifier").map(|n| self.base.str(n));
        Function {
            is_public: !name.starts_with('#') && !matches!(access, Some("private" | "protected")),
            is_static: !is_method || has(node, "static"),
            is_abstract: node.child_by_field_name("body").is_none(),
            name,
            params,
            decorators,
            return_type: node.child_by_field_name("return_type").map(|t| self.type_ref(t)),
            body,
            span: span(node),
            is_async: has(node, "async"),
            is_generator: yields || has(node, "*"),
            ..Function::default()
        }
    }

    /// One parameter. A TypeScript parameter property (`private db: Db`) also assigns the field, in `prelude`.
    fn param(&mut self, node: Node<'_>, prelude: &mut Vec<Stmt>) -> Option<Param> {
        let decorators = self.decorators(node);
        let is_typed = matches!(node.kind(), "required_parameter" | "optional_parameter");
        let mut target = if is_typed { node.child_by_field_name("pattern").or_else(|| node.child_by_field_name("name"))? } else { node };
        if node.kind() == "decorator" {
            return None;
        }
        let mut default = node.child_by_field_name("value").filter(|_| is_typed).map(|v| self.expr(v));
        let mut kind = ParamKind::Normal;
        if target.kind() == "assignment_pattern" {
            default = Some(self.field(target, "right"));
            target = target.child_by_field_name("left")?;
        }
        if target.kind() == "rest_pattern" {
            kind = ParamKind::Rest;
            target = children(target).into_iter().next()?;
        }
        let (mut name, mut pattern): (Sym, _) = ("".into(), None);
        match target.kind() {
            "identifier" | "undefined" => name = self.base.sym(target),
            "this" => (name, kind) = ("this".into(), ParamKind::Receiver),
            _ => pattern = Some(self.pattern(target)),
        }
        let mut ty = node.child_by_field_name("type").map(|t| self.type_ref(t));
        if node.kind() == "optional_parameter"
            && let Some(ty) = &mut ty
        {
            ty.is_nullable = true;
        }
        if is_typed && is_property(node) && !name.is_empty() {
            let object = Box::new(Expr::new(ExprKind::Name("this".into()), span(node)));
            let target = Expr::new(ExprKind::Member { object, name: name.clone(), access: Access::Dot }, span(node));
            let value = Expr::new(ExprKind::Name(name.clone()), span(node));
            prelude.push(at(StmtKind::Assign { target, op: None, value }, node));
        }
        Some(Param { name, kind, ty, default, decorators, pattern, span: span(node) })
    }

    pub(super) fn class(&mut self, node: Node<'_>, mut decorators: Vec<Expr>) -> Class {
        decorators.extend(self.decorators(node));
        let name = node.child_by_field_name("name").map(|n| self.base.sym(n)).unwrap_or_default();
        let mut class = empty(name, node);
        class.decorators = decorators;
        for heritage in children(node).into_iter().filter(|n| n.kind() == "class_heritage") {
            for base in children(heritage) {
                self.heritage(base, &mut class);
            }
        }
        for body in fields(node, "body") {
            self.members(body, &mut class);
        }
        class
    }

    fn heritage(&mut self, node: Node<'_>, class: &mut Class) {
        match node.kind() {
            "extends_clause" => {
                for value in fields(node, "value") {
                    self.heritage(value, class);
                }
            }
            "implements_clause" | "extends_type_clause" => {
                class.bases.extend(children(node).into_iter().map(|t| self.type_ref(t)));
            }
            "identifier" | "member_expression" => class.bases.push(TypeRef::named(self.base.sym(node))),
            // `extends mixin(Base)`: a value, evaluated where the class is.
            _ => {
                let value = self.expr(node);
                class.body.push(at(StmtKind::Expr(value), node));
            }
        }
    }

    fn members(&mut self, body: Node<'_>, class: &mut Class) {
        // In TypeScript a member's decorators stand before it in the class body.
        let mut pending = Vec::new();
        for member in children(body) {
            if member.kind() == "decorator" {
                pending.extend(children(member).into_iter().next().map(|d| self.expr(d)));
                continue;
            }
            let mut decorators = std::mem::take(&mut pending);
            if self.base.depth >= MAX_DEPTH {
                let unknown = self.base.unknown(Vec::new(), span(member));
                class.body.push(at(StmtKind::Expr(unknown), member));
                continue;
            }
            self.base.depth += 1;
            for error in errors(member) {
                let unknown = self.unknown(error);
                class.body.push(at(StmtKind::Expr(unknown), error));
            }
            match member.kind() {
                "method_definition" | "method_signature" | "abstract_method_signature" => {
                    decorators.extend(self.decorators(member));
                    for word in ["get", "set"] {
                        if has(member, word) {
                            decorators.push(Expr::new(ExprKind::Name(word.into()), span(member)));
                        }
                    }
                    self.computed_name(member, "name", class);
                    let function = self.function(member, decorators);
                    self.parameter_properties(member, class);
                    class.methods.push(Arc::new(function));
                }
                "field_definition" | "public_field_definition" | "property_signature" => {
                    decorators.extend(self.decorators(member));
                    let field = if member.child_by_field_name("property").is_some() { "property" } else { "name" };
                    self.computed_name(member, field, class);
                    class.fields.push(Field {
                        name: member.child_by_field_name(field).map(|n| self.property_name(n)).unwrap_or_default(),
                        ty: member.child_by_field_name("type").map(|t| self.type_ref(t)),
                        init: member.child_by_field_name("value").map(|v| self.expr(v)),
                        is_static: has(member, "static"),
                        is_const: has(member, "readonly"),
                        decorators,
                        span: span(member),
                    });
                }
                "class_static_block" => {
                    let block = self.block_of(member, "body");
                    class.body.push(at(StmtKind::Block(block), member));
                }
                "index_signature" | "call_signature" | "construct_signature" => {}
                _ => {
                    let mut out = Vec::new();
                    self.stmt(member, &mut out);
                    class.body.extend(out);
                }
            }
            self.base.depth -= 1;
        }
    }

    /// The expression of a computed member name is evaluated with the class.
    fn computed_name(&mut self, member: Node<'_>, field: &str, class: &mut Class) {
        if let Some(name) = member.child_by_field_name(field).filter(|n| n.kind() == "computed_property_name") {
            let value = self.expr(name);
            class.body.push(at(StmtKind::Expr(value), name));
        }
    }

    fn parameter_properties(&mut self, method: Node<'_>, class: &mut Class) {
        for list in fields(method, "parameters") {
            for param in children(list).into_iter().filter(|p| is_property(*p)) {
                let Some(name) = param.child_by_field_name("pattern").filter(|n| n.kind() == "identifier") else { continue };
                class.fields.push(Field {
                    name: self.base.sym(name),
                    ty: param.child_by_field_name("type").map(|t| self.type_ref(t)),
                    init: None,
                    is_static: false,
                    is_const: has(param, "readonly"),
                    decorators: Vec::new(),
                    span: span(param),
                });
            }
        }
    }

    pub(super) fn interface(&mut self, node: Node<'_>) -> Class {
        let mut class = empty(node.child_by_field_name("name").map(|n| self.base.sym(n)).unwrap_or_default(), node);
        for part in children(node) {
            match part.kind() {
                "extends_type_clause" => self.heritage(part, &mut class),
                "interface_body" | "object_type" => self.members(part, &mut class),
                _ => {}
            }
        }
        class
    }

    pub(super) fn enumeration(&mut self, node: Node<'_>) -> Class {
        let mut class = empty(node.child_by_field_name("name").map(|n| self.base.sym(n)).unwrap_or_default(), node);
        let mut next = Some(0i128);
        for member in fields(node, "body").into_iter().flat_map(children) {
            let name = member.child_by_field_name("name").unwrap_or(member);
            let written = member.child_by_field_name("value").map(|v| self.expr(v));
            next = match &written {
                Some(Expr { kind: ExprKind::Lit(Lit::Int(n)), .. }) => Some(*n),
                Some(_) => None,
                None => next,
            };
            let init = written.or_else(|| next.map(|n| Expr::new(ExprKind::Lit(Lit::Int(n)), span(member))));
            next = next.and_then(|n| n.checked_add(1));
            let name = self.property_name(name);
            class.fields.push(Field { name, ty: None, init, is_static: true, is_const: true, decorators: Vec::new(), span: span(member) });
        }
        class
    }

    pub(super) fn namespace(&mut self, node: Node<'_>) -> Class {
        let name = match node.child_by_field_name("name") {
            Some(name) if name.kind() == "string" => self.string_text(name).into(),
            Some(name) => self.base.sym(name),
            None => "".into(),
        };
        let mut class = empty(name, node);
        class.body = self.block_of(node, "body");
        class
    }

    /// Whether a type has the name of a value that is declared beside it: the value is what the name stands for where code runs.
    pub(super) fn is_beside_value(&self, node: Node<'_>) -> bool {
        let name = node.child_by_field_name("name").map(|name| self.base.sym(name));
        name.is_some_and(|name| self.scopes.last().is_some_and(|names| names.contains(&name)))
    }

    pub(super) fn type_alias(&mut self, node: Node<'_>) -> StmtKind {
        let name = node.child_by_field_name("name").map(|n| self.base.sym(n)).unwrap_or_default();
        match node.child_by_field_name("value") {
            Some(value) if value.kind() == "object_type" => {
                let mut class = empty(name, node);
                self.members(value, &mut class);
                StmtKind::Class(Arc::new(class))
            }
            Some(value) => {
                let target = Expr::new(ExprKind::Name(name), span(node));
                StmtKind::Assign { target, op: None, value: Expr::new(ExprKind::Type(self.type_ref(value)), span(value)) }
            }
            None => StmtKind::Expr(self.unknown(node)),
        }
    }
}

/// A constructor parameter that is a field as well.
fn is_property(param: Node<'_>) -> bool {
    has(param, "accessibility_modifier") || has(param, "readonly") || has(param, "override_modifier")
}

fn empty(name: Sym, node: Node<'_>) -> Class {
    Class { name, span: span(node), ..Class::default() }
}

//! PHP: from its syntax tree to the flow graph. Declarations here, the rest beside it; knows no rule.
//!
//! Variables keep their `$`, so that `$exec` and `exec` stay two names; members and static properties do not. `self` and `static`
//! become the class they stand in. Text outside of `<?php … ?>` is an `echo` of a literal. A parameter that is taken by reference
//! has a type with one pointer. A closure is decorated with the names it copies when it is made. `echo` and `print` carry what the page holds open before them as the keyword `before`.

mod expr;
mod stmt;
mod text;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};
use rustc_hash::FxHashSet;

use super::kit::{self, child_of, has_token, name, named};
use super::{HIDDEN, Lowering, MAX_DEPTH, span};
use crate::flow::ir::{
    Access, CallKind, Class, Expr, ExprKind, Field, Function, Import, Lit, Module, Param, ParamKind, Stmt, StmtKind, Sym, TypeRef,
};

/// Lowers a file, HTML around the code included.
pub fn lower(path: &str, text: &str, tree: &Flat) -> Module {
    let mut php = Php {
        l: Lowering::new(text, Language::Php),
        package: "".into(),
        class: None,
        errors: FxHashSet::default(),
        page: crate::flow::markup::Page::default(),
        around: Vec::new(),
    };
    let root = tree.root_node();
    let mut body = Vec::new();
    for node in inside(root) {
        php.stmt_into(node, &mut body);
    }
    Module {
        language: Language::Php,
        path: path.into(),
        package: php.package,
        body,
        unknown_nodes: php.l.unknown_nodes,
        given_up: php.l.given_up,
    }
}

struct Php<'a> {
    l: Lowering<'a>,
    /// First namespace of the file.
    package: Sym,
    /// The class whose body is being lowered: what `self` and `static` mean.
    class: Option<Sym>,
    /// Errors that are lowered already, so that none is lowered twice.
    errors: FxHashSet<usize>,
    /// The page that the file's output makes, as far as it stands in order.
    page: crate::flow::markup::Page,
    /// Loops and switches around what is being lowered, in one function.
    around: Vec<Around>,
}

/// A loop or switch that may be left from further inside.
struct Around {
    at: usize,
    is_switch: bool,
    /// Whether something inside leaves it, or goes on with it, by its number.
    is_named: bool,
}

/// Modifiers and attributes that stand before a member.
#[derive(Default)]
struct Modifiers {
    attributes: Vec<Expr>,
    is_static: bool,
    is_hidden: bool,
    is_const: bool,
}

impl Php<'_> {
    /// A qualified name with dots: `\App\Models\User` is `App.Models.User`.
    fn dotted_text(&self, node: Node<'_>) -> Sym {
        let text: String = self.l.str(node).chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.strip_prefix("namespace\\").unwrap_or(&text).trim_start_matches('\\');
        match (text.to_ascii_lowercase().as_str(), &self.class) {
            ("self" | "static", Some(class)) => class.clone(),
            _ => text.replace('\\', ".").into(),
        }
    }

    fn field_name(&self, node: Node<'_>, field: &str) -> Sym {
        node.child_by_field_name(field).map_or_else(|| "".into(), |id| self.l.sym(id))
    }

    /// A type; by-reference is marked by the parameter, unions are their first class or type that is not null.
    fn type_ref(&self, node: Node<'_>) -> TypeRef {
        self.type_at(node, 0)
    }

    fn type_at(&self, node: Node<'_>, depth: u32) -> TypeRef {
        if depth > MAX_DEPTH {
            return TypeRef::named("");
        }
        match node.kind() {
            "optional_type" => {
                let inner = named(node).first().map_or_else(|| TypeRef::named(""), |inner| self.type_at(*inner, depth + 1));
                TypeRef { is_nullable: true, ..inner }
            }
            "union_type" | "disjunctive_normal_form_type" | "intersection_type" => {
                let all: Vec<TypeRef> = named(node).into_iter().map(|part| self.type_at(part, depth + 1)).collect();
                let is_null = |ty: &TypeRef| matches!(&*ty.name, "null" | "false");
                let nullable = all.iter().any(is_null);
                let mut rest = all.into_iter().filter(|ty| !is_null(ty));
                match (rest.next(), rest.next()) {
                    (Some(only), None) => TypeRef { is_nullable: nullable, ..only },
                    // A union of several types says nothing sure.
                    (Some(first), Some(_)) if node.kind() == "intersection_type" => first,
                    _ => TypeRef::named("mixed"),
                }
            }
            "primitive_type" | "bottom_type" => TypeRef::named(self.l.str(node).to_ascii_lowercase()),
            _ => TypeRef::named(self.dotted_text(node)),
        }
    }

    fn field_type(&self, node: Node<'_>, field: &str) -> Option<TypeRef> {
        node.child_by_field_name(field).map(|ty| self.type_ref(ty))
    }

    fn attributes(&mut self, node: Node<'_>) -> Vec<Expr> {
        let mut out = Vec::new();
        let lists: Vec<Node<'_>> = named(node).into_iter().filter(|child| child.kind() == "attribute_list").collect();
        let groups = lists.into_iter().flat_map(named).filter(|child| child.kind() == "attribute_group");
        for attribute in groups.flat_map(named).filter(|child| child.kind() == "attribute").collect::<Vec<_>>() {
            let at = span(attribute);
            let callee = match child_of(attribute, &["name", "qualified_name", "relative_name"]) {
                Some(path) => kit::dotted(&self.dotted_text(path), span(path)),
                None => name("", at),
            };
            out.push(match attribute.child_by_field_name("parameters") {
                Some(list) => {
                    let args = self.args(list);
                    kit::call(callee, args, CallKind::Plain, at)
                }
                None => callee,
            });
        }
        out.extend(self.doc_annotations(node));
        out
    }

    /// `@Route("/x")` in the comment before a declaration: the annotations that older frameworks read.
    fn doc_annotations(&self, node: Node<'_>) -> Vec<Expr> {
        let Some(comment) = node.prev_sibling().filter(|before| before.kind() == "comment") else { return Vec::new() };
        let at = span(comment);
        let text = self.l.str(comment);
        let mut out = Vec::new();
        for part in text.split('@').skip(1).take(16) {
            let word: String = part.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '\\' | '_')).collect();
            // Lower-case tags are documentation.
            if !word.rsplit('\\').next().is_some_and(|last| last.starts_with(char::is_uppercase)) {
                continue;
            }
            let callee = kit::dotted(&word.replace('\\', "."), at);
            let rest = &part[word.len()..];
            let args = match rest.strip_prefix('(').and_then(|inner| inner.split('"').nth(1)) {
                Some(first) => vec![kit::arg(kit::lit(Lit::Str(first.into()), at))],
                None => Vec::new(),
            };
            out.push(kit::call(callee, args, CallKind::Plain, at));
        }
        out
    }

    fn modifiers(&mut self, node: Node<'_>) -> Modifiers {
        let mut found = Modifiers { attributes: self.attributes(node), ..Modifiers::default() };
        for child in named(node) {
            match child.kind() {
                "static_modifier" => found.is_static = true,
                "readonly_modifier" => found.is_const = true,
                "visibility_modifier" => found.is_hidden = !self.l.str(child).to_ascii_lowercase().starts_with("public"),
                _ => {}
            }
        }
        found
    }

    fn params(&mut self, list: Node<'_>) -> (Vec<Param>, Vec<Field>) {
        let (mut params, mut promoted) = (Vec::new(), Vec::new());
        for node in named(list) {
            let at = span(node);
            if node.is_error() {
                let pattern = Some(self.expr(node));
                params.push(Param { pattern, ..untyped("".into(), at) });
                continue;
            }
            let id = node.child_by_field_name("name");
            let by_ref = node.child_by_field_name("reference_modifier").is_some() || id.is_some_and(|id| id.kind() == "by_ref");
            let id = id.map(|id| if id.kind() == "by_ref" { named(id).first().copied().unwrap_or(id) } else { id });
            let variable: Sym = id.map_or_else(|| "".into(), |id| self.l.sym(id));
            let mut ty = self.field_type(node, "type");
            if by_ref {
                let plain = ty.take().unwrap_or_else(|| TypeRef::named(""));
                ty = Some(TypeRef { pointers: 1, ..plain });
            }
            let default = node.child_by_field_name("default_value").map(|value| self.expr(value));
            let decorators = self.attributes(node);
            if node.kind() == "property_promotion_parameter" {
                promoted.push(Field {
                    name: variable.trim_start_matches('$').into(),
                    ty: self.field_type(node, "type"),
                    init: None,
                    is_static: false,
                    is_const: node.child_by_field_name("readonly").is_some(),
                    decorators: self.modifiers(node).is_hidden.then(|| name(HIDDEN, at)).into_iter().collect(),
                    span: at,
                });
            }
            let kind = if node.kind() == "variadic_parameter" { ParamKind::Rest } else { ParamKind::Normal };
            params.push(Param { kind, ty, default, decorators, ..untyped(variable, at) });
        }
        (params, promoted)
    }

    /// A function, method or closure; fields that its parameters promote come beside it.
    fn function(&mut self, node: Node<'_>, name: Sym) -> (Function, Vec<Field>) {
        let modifiers = self.modifiers(node);
        let (params, promoted) = node.child_by_field_name("parameters").map(|list| self.params(list)).unwrap_or_default();
        let mut body = Vec::new();
        for field in &promoted {
            let target = kit::member(kit::name("$this", field.span), field.name.clone(), Access::Arrow, field.span);
            let value = kit::name(format!("${}", field.name), field.span);
            body.push(kit::stmt(StmtKind::Assign { target, op: None, value }, field.span));
        }
        let block = node.child_by_field_name("body");
        // A function writes at a place that its caller knows.
        let outside = (std::mem::take(&mut self.page), std::mem::take(&mut self.around));
        match block {
            Some(block) if block.kind() == "compound_statement" => body.append(&mut self.body(block)),
            Some(value) => {
                let at = span(value);
                let value = self.expr(value);
                body.push(kit::stmt(StmtKind::Return(Some(value)), at));
            }
            None => {}
        }
        (self.page, self.around) = outside;
        let is_generator = block.is_some_and(|block| yields(block));
        let function = Function {
            name,
            params,
            return_type: self.field_type(node, "return_type"),
            span: span(node),
            is_generator,
            is_static: modifiers.is_static,
            is_public: !modifiers.is_hidden,
            is_abstract: block.is_none(),
            decorators: modifiers.attributes,
            body,
            ..Function::default()
        };
        (function, promoted)
    }

    /// A class, interface, trait, enum or anonymous class. Traits a class uses count among its bases.
    fn class(&mut self, node: Node<'_>, name: Sym) -> Class {
        let mut class = Class { name: name.clone(), decorators: self.attributes(node), span: span(node), ..Class::default() };
        for child in named(node) {
            if matches!(child.kind(), "base_clause" | "class_interface_clause") {
                class.bases.extend(named(child).into_iter().map(|base| TypeRef::named(self.dotted_text(base))));
            }
        }
        let outer = self.class.replace(name);
        let members = node.child_by_field_name("body").map(named).unwrap_or_default();
        for member in members {
            self.member(member, &mut class);
        }
        self.class = outer;
        class
    }

    fn member(&mut self, node: Node<'_>, class: &mut Class) {
        let at = span(node);
        match node.kind() {
            "method_declaration" => {
                let name = self.field_name(node, "name");
                let (method, promoted) = self.function(node, name);
                class.fields.extend(promoted);
                class.methods.push(Arc::new(method));
            }
            "property_declaration" => {
                let modifiers = self.modifiers(node);
                let ty = self.field_type(node, "type");
                let mut decorators = modifiers.attributes;
                let is_hidden = modifiers.is_hidden && !modifiers.is_static;
                for element in named(node).into_iter().filter(|child| child.kind() == "property_element") {
                    let init = element.child_by_field_name("default_value").map(|value| self.expr(value));
                    class.fields.push(Field {
                        name: self.field_name(element, "name").trim_start_matches('$').into(),
                        ty: ty.clone(),
                        init,
                        is_static: modifiers.is_static,
                        is_const: modifiers.is_const,
                        decorators: std::mem::take(&mut decorators).into_iter().chain(is_hidden.then(|| name(HIDDEN, at))).collect(),
                        span: span(element),
                    });
                }
                for hook in named(node).into_iter().filter(|child| child.kind() == "property_hook_list").flat_map(named) {
                    if hook.child_by_field_name("body").is_some() {
                        let (mut function, _) = self.function(hook, "".into());
                        function.name =
                            named(hook).into_iter().find(|id| id.kind() == "name").map_or_else(|| "".into(), |id| self.l.sym(id));
                        class.methods.push(Arc::new(function));
                    }
                }
            }
            "const_declaration" => {
                let ty = self.field_type(node, "type");
                for (name, value, at) in self.constants(node) {
                    let (ty, decorators) = (ty.clone(), Vec::new());
                    class.fields.push(Field { name, ty, init: Some(value), is_static: true, is_const: true, decorators, span: at });
                }
            }
            "enum_case" => {
                let value = node.child_by_field_name("value").map(|value| self.expr(value));
                let name = self.field_name(node, "name");
                // Each case is an object of its own, which has a name and may have a value.
                let mut args = vec![kit::keyword("name".into(), kit::lit(Lit::Str(name.clone()), at))];
                args.extend(value.map(|value| kit::keyword("value".into(), value)));
                let init = Some(kit::call(kit::name(class.name.clone(), at), args, CallKind::New, at));
                let ty = Some(TypeRef::named(class.name.clone()));
                class.fields.push(Field { name, ty, init, is_static: true, is_const: true, decorators: Vec::new(), span: at });
            }
            "use_declaration" => {
                let traits = named(node).into_iter().filter(|child| child.kind() != "use_list");
                // What a trait brings is told apart from what is inherited.
                let named = |base| TypeRef { pointers: 1, ..TypeRef::named(self.dotted_text(base)) };
                let mut traits: Vec<TypeRef> = traits.map(named).collect();
                self.preferred_traits(node, &mut traits);
                class.bases.extend(traits);
            }
            _ => self.stmt_into(node, &mut class.body),
        }
    }

    /// `use A, B { B::run insteadof A; }`: what is asked for is looked for in `B` first.
    fn preferred_traits(&mut self, node: Node<'_>, traits: &mut [TypeRef]) {
        let rules = child_of(node, &["use_list"]).map(named).unwrap_or_default();
        for rule in rules.into_iter().filter(|rule| rule.kind() == "use_instead_of_clause") {
            let Some(kept) = named(rule).first().and_then(|first| named(*first).first().copied()) else { continue };
            let kept = self.dotted_text(kept);
            if let Some(at) = traits.iter().position(|one| one.name == kept) {
                traits[..=at].rotate_right(1);
            }
        }
    }

    /// Names and values of a `const` declaration.
    fn constants(&mut self, node: Node<'_>) -> Vec<(Sym, Expr, Span)> {
        let mut out = Vec::new();
        for element in named(node).into_iter().filter(|child| child.kind() == "const_element") {
            let parts = named(element);
            let (Some(id), Some(value)) = (parts.first(), parts.get(1)) else { continue };
            let value = self.expr(*value);
            out.push((self.l.sym(*id), value, span(element)));
        }
        out
    }

    fn namespace(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if let Some(path) = node.child_by_field_name("name").filter(|_| self.package.is_empty()) {
            self.package = self.dotted_text(path);
        }
        if let Some(body) = node.child_by_field_name("body") {
            inside(body).into_iter().for_each(|child| self.stmt_into(child, out));
        }
    }

    /// `use A\B as C, D\{E, F as G}; use function A\f;`
    fn uses(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let prefix = child_of(node, &["namespace_name"]).map(|prefix| self.dotted_text(prefix));
        let clauses = match node.child_by_field_name("body") {
            Some(group) => named(group),
            None => named(node),
        };
        for clause in clauses.into_iter().filter(|child| child.kind() == "namespace_use_clause") {
            let at = span(clause);
            let alias = clause.child_by_field_name("alias");
            let path = named(clause).into_iter().find(|child| Some(child.id()) != alias.map(|alias| alias.id()));
            let Some(path) = path else { continue };
            let mut full = self.dotted_text(path).to_string();
            if let Some(prefix) = &prefix {
                full = format!("{prefix}.{full}");
            }
            let alias = alias.map(|alias| self.l.sym(alias));
            let (path, item) = match full.rsplit_once('.') {
                Some((package, item)) => (Sym::from(package), Some(Sym::from(item))),
                None => (full.as_str().into(), None),
            };
            out.push(kit::stmt(StmtKind::Import(Import { path, item, alias, wildcard: false, span: at }), at));
        }
    }
}

/// Statements in order, text between them included.
fn inside<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    node.named_children().filter(|child| !child.is_extra() || child.is_error() || child.kind() == "text_interpolation").collect()
}

/// Whether a function's own body yields. Functions inside it have bodies of their own.
fn yields(body: Node<'_>) -> bool {
    let closed =
        |node: Node<'_>| matches!(node.kind(), "anonymous_function" | "arrow_function" | "function_definition" | "class_declaration");
    body.any_within(closed, |node| node.kind() == "yield_expression")
}

fn untyped(name: Sym, span: Span) -> Param {
    Param { name, kind: ParamKind::Normal, ty: None, default: None, decorators: Vec::new(), pattern: None, span }
}

/// Nothing known, and nothing lost: `$a[]`, skipped places.
fn opaque(at: Span) -> Expr {
    Expr::new(ExprKind::Unknown(Vec::new()), at)
}

#[cfg(test)]
mod tests;

//! Rust to the flow graph: items, statements, types. Knows the grammar and the form, no rule.
//!
//! `impl` blocks stand as their methods, each with `receiver_type`; a trait is a class of its methods; a module's items stand in
//! sequence with the file's. The tail expression of a body is a `return`.

mod control;
mod expr;
mod macros;
mod pattern;
mod scopes;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::Language;
use rustc_hash::FxHashSet;

use super::{Lowering, MAX_DEPTH, c::children, span};
use crate::flow::ir::{
    Arg, CallKind, Class, Expr, ExprKind, Field, Function, Import, Module, Param, ParamKind, Spread, Stmt, StmtKind, Sym, TypeRef,
};

/// The state of one file's lowering.
pub(super) struct Rust<'a> {
    low: Lowering<'a>,
    /// Bytes of macro arguments that may still be parsed again.
    budget: usize,
    parser: Option<tree_sitter::Parser>,
    names: scopes::Names,
}

/// Name under which a loop leaves what `break` gives.
const LOOP_VALUE: &str = "(loop)";

/// Lowers a Rust file.
pub(super) fn lower(path: &str, text: &str, tree: &Flat) -> Module {
    let mut rust = Rust {
        low: Lowering::new(text, Language::Rust),
        budget: text.len().saturating_mul(4),
        parser: None,
        names: scopes::Names::default(),
    };
    let mut body = Vec::new();
    rust.sequence(tree.root_node(), None, &mut body);
    gather_traits(&mut body);
    Module {
        language: Language::Rust,
        path: path.into(),
        package: "".into(),
        body,
        unknown_nodes: rust.low.unknown_nodes,
        given_up: rust.low.given_up,
    }
}

impl<'a> Rust<'a> {
    fn deeper<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.low.depth >= MAX_DEPTH {
            return None;
        }
        self.low.depth += 1;
        let result = f(self);
        self.low.depth -= 1;
        Some(result)
    }

    fn unknown_stmt(&mut self, node: Node<'_>) -> Stmt {
        let at = span(node);
        Stmt { kind: StmtKind::Expr(self.low.unknown(Vec::new(), at)), span: at }
    }

    /// Statements in order, attributes with the item that follows them; `tail` is lowered as the value that it is.
    fn sequence(&mut self, node: Node<'_>, tail: Option<Node<'_>>, out: &mut Vec<Stmt>) {
        self.in_block(|r| r.in_sequence(node, tail, out));
    }

    fn in_sequence(&mut self, node: Node<'_>, tail: Option<Node<'_>>, out: &mut Vec<Stmt>) {
        let mut decorators = Vec::new();
        for child in children(node) {
            match child.kind() {
                "attribute_item" => decorators.extend(self.attribute(child)),
                "inner_attribute_item" => {
                    if let Some(attribute) = self.attribute(child) {
                        out.push(Stmt { span: attribute.span, kind: StmtKind::Expr(attribute) });
                    }
                }
                _ if tail.is_some_and(|tail| {
                    child == tail || child.kind() == "expression_statement" && children(child).first() == Some(&tail)
                }) =>
                {
                    let at = span(child);
                    let value = match tail {
                        Some(tail) => self.expr(tail),
                        None => continue,
                    };
                    out.push(Stmt { kind: StmtKind::Expr(value), span: at });
                }
                _ => {
                    let taken = std::mem::take(&mut decorators);
                    if self.deeper(|r| r.stmt(child, taken, out)).is_none() {
                        out.push(self.unknown_stmt(child));
                    }
                }
            }
        }
    }

    /// A block's statements, its tail expression last.
    fn block(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        let node = match node.kind() {
            "unsafe_block" | "async_block" | "const_block" | "try_block" | "gen_block" => {
                node.child_by_field_name("body").or_else(|| children(node).into_iter().find(|n| n.kind() == "block")).unwrap_or(node)
            }
            _ => node,
        };
        if self.deeper(|r| r.sequence(node, None, &mut out)).is_none() {
            out.push(self.unknown_stmt(node));
        }
        out
    }

    /// What stands at the end of a block without a semicolon.
    fn tail<'n>(&self, node: Node<'n>) -> Option<Node<'n>> {
        let last = children(node).into_iter().rfind(|n| !n.kind().ends_with("attribute_item") && !n.kind().ends_with("comment"))?;
        if last.kind() == "expression_statement" && !self.low.str(last).trim_end().ends_with(';') {
            return children(last).first().copied();
        }
        Some(last)
    }

    /// A block that gives a value: a conditional or `match` at its end is one too.
    fn valued(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let wanted = |n: &Node<'_>| matches!(n.kind(), "if_expression" | "match_expression" | "loop_expression" | "block");
        let Some(tail) = self.tail(node).filter(wanted) else { return self.block(node) };
        let mut out = Vec::new();
        if self.deeper(|r| r.sequence(node, Some(tail), &mut out)).is_none() {
            out.push(self.unknown_stmt(node));
        }
        out
    }

    /// A function's body: the tail expression returns.
    fn function_body(&mut self, node: Node<'_>) -> Vec<Stmt> {
        let gives =
            node.parent().is_none_or(|parent| parent.kind() != "function_item" || parent.child_by_field_name("return_type").is_some());
        let mut body = if gives { self.valued(node) } else { self.block(node) };
        let tail = self.tail(node);
        let returns = tail.is_some_and(|n| expr::is_value(n.kind()));
        if returns
            && let Some(Stmt { kind: StmtKind::Expr(_), .. }) = body.last()
            && let Some(Stmt { kind: StmtKind::Expr(value), span }) = body.pop()
        {
            body.push(pattern::given(value, span, 0));
        }
        body
    }

    fn stmt(&mut self, node: Node<'_>, decorators: Vec<Expr>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let kind = match node.kind() {
            "function_item" | "function_signature_item" => StmtKind::Function(self.function(node, decorators, None).into()),
            "use_declaration" => {
                if let Some(argument) = node.child_by_field_name("argument") {
                    self.uses(argument, "", out);
                }
                return;
            }
            "extern_crate_declaration" => {
                let name = node.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n));
                let alias = node.child_by_field_name("alias").map(|n| self.low.sym(n));
                StmtKind::Import(Import { path: name, item: None, alias, wildcard: false, span: at })
            }
            "struct_item" | "union_item" | "enum_item" => StmtKind::Class(self.data_type(node, decorators).into()),
            "impl_item" => return self.impl_block(node, decorators, out),
            "trait_item" => StmtKind::Class(self.trait_item(node, decorators).into()),
            "mod_item" | "foreign_mod_item" => {
                if let Some(body) = node.child_by_field_name("body") {
                    self.sequence(body, None, out);
                }
                return;
            }
            "const_item" | "static_item" => StmtKind::Var {
                name: node.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n)),
                ty: node.child_by_field_name("type").map(|n| self.type_ref(n)),
                init: node.child_by_field_name("value").map(|n| self.expr(n)),
                is_const: node.kind() == "const_item",
            },
            "type_item" | "associated_type" => {
                let name = node.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n));
                let bases = node.child_by_field_name("type").map(|n| self.type_ref(n)).into_iter().collect();
                StmtKind::Class(Class { bases, decorators, ..class_named(name, at) }.into())
            }
            "macro_definition" => {
                // What it expands to is not lowered: its uses are calls of kind `Macro`.
                return out.push(self.unknown_stmt(node));
            }
            "empty_statement" | "shebang" | "label" | "visibility_modifier" => return,
            "let_declaration" => return self.let_declaration(node, out),
            "expression_statement" => {
                for child in children(node) {
                    let taken = Vec::new();
                    self.stmt(child, taken, out);
                }
                return;
            }
            "if_expression" => return out.push(self.if_statement(node)),
            "while_expression" | "loop_expression" | "for_expression" => return self.loop_statement(node, out),
            "match_expression" => self.switch(node),
            "unsafe_block" => StmtKind::Unsafe(self.block(node)),
            "block" => StmtKind::Block(self.block(node)),
            "return_expression" => StmtKind::Return(children(node).first().map(|n| self.expr(*n))),
            "break_expression" => self.break_statement(node, out),
            "continue_expression" => {
                StmtKind::Continue(children(node).into_iter().find(|n| n.kind() == "label").map(|n| self.label_name(n)))
            }
            "macro_invocation" => match self.assertion(node) {
                Some(kind) => kind,
                None => StmtKind::Expr(self.expr(node)),
            },
            "ERROR" => {
                let nodes = children(node);
                let (pieces, statements): (Vec<_>, Vec<_>) = nodes.into_iter().partition(|n| expr::is_value(n.kind()));
                let inner = pieces.into_iter().map(|n| self.expr(n)).collect();
                out.push(Stmt { kind: StmtKind::Expr(self.low.unknown(inner, at)), span: at });
                for statement in statements {
                    if is_item(statement.kind()) {
                        self.stmt(statement, Vec::new(), out);
                    }
                }
                return;
            }
            _ => {
                let value = self.expr(node);
                match value.kind {
                    ExprKind::Assign { target, op, value } => StmtKind::Assign { target: *target, op, value: *value },
                    kind => StmtKind::Expr(Expr::new(kind, at)),
                }
            }
        };
        out.push(Stmt { kind, span: at });
    }

    /// `let pattern: T = value else { … };`
    fn let_declaration(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let ty = node.child_by_field_name("type").map(|n| self.type_ref(n));
        let init = node.child_by_field_name("value").map(|n| self.bits_as_number(n, ty.as_ref()).unwrap_or_else(|| self.expr(n)));
        let init = init.map(|init| expr::parsed_as(init, ty.as_ref()));
        let Some(pattern) = node.child_by_field_name("pattern") else { return out.push(self.unknown_stmt(node)) };
        if let Some(alternative) = node.child_by_field_name("alternative") {
            let otherwise = self.block(alternative);
            let patterns = self.bound(|r| r.patterns_of(pattern));
            let subject = init.unwrap_or_else(|| self.low.unknown(Vec::new(), at));
            out.push(pattern::either(subject, patterns, Vec::new(), otherwise, at));
            return;
        }
        let target = self.bound(|r| r.pattern(pattern));
        match (target.kind, init) {
            (ExprKind::Name(name), init) => out.push(Stmt { kind: StmtKind::Var { name, ty, init, is_const: false }, span: at }),
            (kind, Some(value)) => {
                out.push(Stmt { kind: StmtKind::Assign { target: Expr::new(kind, span(pattern)), op: None, value }, span: at });
            }
            (kind, None) => out.push(Stmt { kind: StmtKind::Expr(Expr::new(kind, span(pattern))), span: at }),
        }
    }

    /// `#[a::b(c, d = "e")]` as a name, member or call.
    fn attribute(&mut self, node: Node<'_>) -> Option<Expr> {
        let attribute = children(node).into_iter().find(|n| n.kind() == "attribute")?;
        let at = span(attribute);
        let path = children(attribute).first().map(|n| self.path(*n))?;
        if let Some(value) = attribute.child_by_field_name("value") {
            let args = vec![Arg { name: None, value: self.expr(value), spread: Spread::No }];
            return Some(Expr::new(ExprKind::Call { callee: Box::new(path), args, kind: CallKind::Macro }, at));
        }
        let Some(arguments) = attribute.child_by_field_name("arguments") else { return Some(path) };
        let args = self.macro_args(arguments);
        Some(Expr::new(ExprKind::Call { callee: Box::new(path), args, kind: CallKind::Macro }, at))
    }

    pub(super) fn function(&mut self, node: Node<'_>, decorators: Vec<Expr>, receiver_type: Option<TypeRef>) -> Function {
        let modifiers = children(node).into_iter().find(|n| n.kind() == "function_modifiers").map_or("", |n| self.low.str(n));
        let has = |word: &str| modifiers.split_whitespace().any(|w| w == word);
        let (is_async, is_unsafe) = (has("async"), has("unsafe"));
        let body = node.child_by_field_name("body");
        let (params, statements) = self.in_function(|r| {
            let params = node.child_by_field_name("parameters").map(|n| r.params(n)).unwrap_or_default();
            (params, body.map(|n| r.function_body(n)).unwrap_or_default())
        });
        Function {
            name: node.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n)),
            is_static: !params.iter().any(|p| p.kind == ParamKind::Receiver),
            params,
            decorators,
            return_type: node.child_by_field_name("return_type").map(|n| self.type_ref(n)),
            body: statements,
            span: span(node),
            is_async,
            is_public: children(node).iter().any(|n| n.kind() == "visibility_modifier"),
            is_abstract: body.is_none(),
            is_unsafe,
            receiver_type,
            ..Function::default()
        }
    }

    /// What a parameter binds. One that is a name keeps it: a call has variables of its own.
    fn parameter(&mut self, pattern: Node<'_>) -> Expr {
        if pattern.kind() != "identifier" {
            return self.bound(|r| r.pattern(pattern));
        }
        let name = self.low.sym(pattern);
        self.declare(name.clone(), name.clone());
        Expr::new(ExprKind::Name(name), span(pattern))
    }

    pub(super) fn params(&mut self, node: Node<'_>) -> Vec<Param> {
        let mut out = Vec::new();
        for child in children(node) {
            let at = span(child);
            let blank = |name: Sym, kind| Param { name, kind, ty: None, default: None, decorators: Vec::new(), pattern: None, span: at };
            match child.kind() {
                "self_parameter" => out.push(blank("self".into(), ParamKind::Receiver)),
                "parameter" => {
                    let ty = child.child_by_field_name("type").map(|n| self.type_ref(n));
                    let target = self.parameter(child.child_by_field_name("pattern").unwrap_or(child));
                    out.push(match target.kind {
                        ExprKind::Name(name) if &*name == "self" => Param { ty, ..blank(name, ParamKind::Receiver) },
                        ExprKind::Name(name) => Param { ty, ..blank(name, ParamKind::Normal) },
                        kind => Param { ty, pattern: Some(Expr::new(kind, at)), ..blank("".into(), ParamKind::Normal) },
                    });
                }
                "variadic_parameter" => out.push(blank("".into(), ParamKind::Rest)),
                "attribute_item" => {}
                // Parameters of a closure are bare patterns.
                _ => {
                    let target = self.parameter(child);
                    out.push(match target.kind {
                        ExprKind::Name(name) => blank(name, ParamKind::Normal),
                        kind => Param { pattern: Some(Expr::new(kind, at)), ..blank("".into(), ParamKind::Normal) },
                    });
                }
            }
        }
        out
    }

    /// `use a::{b, c as d, e::*}`.
    fn uses(&mut self, node: Node<'_>, prefix: &str, out: &mut Vec<Stmt>) {
        let at = span(node);
        let join = |path: &str| if prefix.is_empty() { path.to_owned() } else { format!("{prefix}.{path}") };
        let mut push = |path: String, alias: Option<Sym>, wildcard: bool| {
            let import = match path.rsplit_once('.').filter(|_| !wildcard) {
                Some((path, "self")) => match path.rsplit_once('.') {
                    Some((path, item)) => Import { path: path.into(), item: Some(item.into()), alias, wildcard, span: at },
                    None => Import { path: path.into(), item: None, alias, wildcard, span: at },
                },
                Some((path, item)) => Import { path: path.into(), item: Some(item.into()), alias, wildcard, span: at },
                None => Import { path: path.into(), item: None, alias, wildcard, span: at },
            };
            out.push(Stmt { kind: StmtKind::Import(import), span: at });
        };
        match node.kind() {
            "use_as_clause" => {
                let path = node.child_by_field_name("path").map_or("", |n| self.low.str(n)).replace("::", ".");
                push(join(&path), node.child_by_field_name("alias").map(|n| self.low.sym(n)), false);
            }
            "use_wildcard" => {
                let path = children(node).first().map_or("", |n| self.low.str(*n)).replace("::", ".");
                push(join(&path), None, true);
            }
            "scoped_use_list" | "use_list" => {
                let path = node.child_by_field_name("path").map_or("", |n| self.low.str(n)).replace("::", ".");
                let prefix = if path.is_empty() { prefix.to_owned() } else { join(&path) };
                let list = if node.kind() == "use_list" { Some(node) } else { node.child_by_field_name("list") };
                for child in list.map(children).unwrap_or_default() {
                    if self.deeper(|r| r.uses(child, &prefix, out)).is_none() {
                        out.push(self.unknown_stmt(child));
                    }
                }
            }
            _ => push(join(&self.low.str(node).trim_start_matches("::").replace("::", ".")), None, false),
        }
    }

    fn data_type(&mut self, node: Node<'_>, decorators: Vec<Expr>) -> Class {
        let name = node.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n));
        let mut class = Class { decorators, ..class_named(name, span(node)) };
        if let Some(body) = node.child_by_field_name("body") {
            self.fields(body, &mut class);
        }
        class
    }

    /// Fields of a structure (numbered where they have no names), variants of an enumeration.
    fn fields(&mut self, body: Node<'_>, class: &mut Class) {
        let mut decorators = Vec::new();
        for child in children(body) {
            let at = span(child);
            let field = |name: Sym, ty, init, decorators| Field { name, ty, init, is_static: false, is_const: false, decorators, span: at };
            match child.kind() {
                "attribute_item" => decorators.extend(self.attribute(child)),
                "field_declaration" => {
                    let name = child.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n));
                    let ty = child.child_by_field_name("type").map(|n| self.type_ref(n));
                    class.fields.push(field(name, ty, None, std::mem::take(&mut decorators)));
                }
                "enum_variant" => {
                    let name: Sym = child.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n));
                    let init = child.child_by_field_name("value").map(|n| self.expr(n));
                    let taken = std::mem::take(&mut decorators);
                    class.fields.push(Field { is_static: true, is_const: true, ..field(name.clone(), None, init, taken) });
                    if let Some(body) = child.child_by_field_name("body") {
                        let mut variant = class_named(name, at);
                        if self.deeper(|r| r.fields(body, &mut variant)).is_some() {
                            class.body.push(Stmt { kind: StmtKind::Class(variant.into()), span: at });
                        }
                    }
                }
                "visibility_modifier" => {}
                kind if body.kind() == "ordered_field_declaration_list" && !kind.ends_with("modifier") => {
                    let ty = Some(self.type_ref(child));
                    let name = class.fields.len().to_string().into();
                    class.fields.push(field(name, ty, None, std::mem::take(&mut decorators)));
                }
                _ => class.body.push(self.unknown_stmt(child)),
            }
        }
    }

    /// Methods of an `impl` stand where it stands, with its type as theirs; the trait is their class's base.
    fn impl_block(&mut self, node: Node<'_>, decorators: Vec<Expr>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let ty = node.child_by_field_name("type").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n));
        let mut of_developers = false;
        if let Some(implemented) = node.child_by_field_name("trait") {
            let base = self.type_ref(implemented);
            of_developers = matches!(base.name.rsplit('.').next().unwrap_or_default(), "Debug" | "Pointer" | "LowerHex" | "UpperHex");
            let class = Class { bases: vec![base], decorators, ..class_named(ty.name.clone(), at) };
            out.push(Stmt { kind: StmtKind::Class(class.into()), span: at });
        }
        let Some(body) = node.child_by_field_name("body") else { return };
        let mut decorators = Vec::new();
        for child in children(body) {
            match child.kind() {
                "attribute_item" => decorators.extend(self.attribute(child)),
                "function_item" => {
                    let taken = std::mem::take(&mut decorators);
                    match self.deeper(|r| r.function(child, taken, Some(ty.clone()))) {
                        Some(mut function) => {
                            // What `{:?}` and its like show is not what `{}` and `to_string` show.
                            if of_developers && &*function.name == "fmt" {
                                function.name = "fmt(debug)".into();
                            }
                            out.push(Stmt { kind: StmtKind::Function(function.into()), span: span(child) });
                        }
                        None => out.push(self.unknown_stmt(child)),
                    }
                }
                "inner_attribute_item" => {}
                _ => {
                    let taken = std::mem::take(&mut decorators);
                    if self.deeper(|r| r.stmt(child, taken, out)).is_none() {
                        out.push(self.unknown_stmt(child));
                    }
                }
            }
        }
    }

    fn trait_item(&mut self, node: Node<'_>, decorators: Vec<Expr>) -> Class {
        let name = node.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n));
        let mut class = Class { decorators, ..class_named(name, span(node)) };
        for bound in node.child_by_field_name("bounds").map(children).unwrap_or_default() {
            if bound.kind() != "lifetime" {
                class.bases.push(self.type_ref(bound));
            }
        }
        let mut statements = Vec::new();
        if let Some(body) = node.child_by_field_name("body") {
            self.sequence(body, None, &mut statements);
        }
        for stmt in statements {
            match stmt.kind {
                StmtKind::Function(function) => class.methods.push(function),
                kind => class.body.push(Stmt { kind, span: stmt.span }),
            }
        }
        class
    }

    /// A type as written; references and raw pointers count alike.
    pub(super) fn type_ref(&mut self, node: Node<'_>) -> TypeRef {
        self.deeper(|r| r.type_inner(node)).unwrap_or_else(|| TypeRef::named(""))
    }

    fn type_inner(&mut self, node: Node<'_>) -> TypeRef {
        match node.kind() {
            "reference_type" | "pointer_type" => {
                let inner = node.child_by_field_name("type").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n));
                let changes = node.kind() == "reference_type" && children(node).iter().any(|n| n.kind() == "mutable_specifier");
                TypeRef { pointers: inner.pointers.saturating_add(1), is_reference: changes, ..inner }
            }
            "array_type" => {
                let mut inner = node.child_by_field_name("element").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n));
                let length = node.child_by_field_name("length").map_or_else(|| "".into(), |n| self.low.sym(n));
                inner.dims.insert(0, length);
                inner.dims.truncate(64);
                inner
            }
            "generic_type" | "generic_type_with_turbofish" => {
                let name = node.child_by_field_name("type").map_or("", |n| self.low.str(n)).replace("::", ".");
                let args = node.child_by_field_name("type_arguments").map(children).unwrap_or_default();
                let args: Vec<_> = args.into_iter().filter(|n| n.kind() != "lifetime").map(|n| self.type_ref(n)).collect();
                TypeRef { is_nullable: name == "Option", args, ..TypeRef::named(name) }
            }
            "tuple_type" => TypeRef { args: children(node).into_iter().map(|n| self.type_ref(n)).collect(), ..TypeRef::named("tuple") },
            "dynamic_type" | "abstract_type" => match node.child_by_field_name("trait") {
                Some(bound) => self.type_ref(bound),
                None => TypeRef::named(self.low.str(node)),
            },
            "bounded_type" | "removed_trait_bound" | "higher_ranked_trait_bound" => match children(node).first() {
                Some(first) => self.type_ref(*first),
                None => TypeRef::named(self.low.str(node)),
            },
            "type_binding" => node.child_by_field_name("type").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n)),
            "function_type" => TypeRef::named("function"),
            _ => {
                let name = self.low.str(node).trim_start_matches("::").replace("::", ".");
                let is_unsigned = matches!(name.as_str(), "u8" | "u16" | "u32" | "u64" | "u128" | "usize");
                TypeRef { is_unsigned, ..TypeRef::named(name) }
            }
        }
    }
}

fn class_named(name: Sym, at: assay_manifests::Span) -> Class {
    Class { name, span: at, ..Class::default() }
}

/// A structure is of the traits that its `impl` blocks name, wherever those stand.
fn gather_traits(body: &mut Vec<Stmt>) {
    let is_block = |class: &Class| {
        class.bases.len() == 1
            && class.fields.is_empty()
            && class.methods.is_empty()
            && class.body.is_empty()
            && class.decorators.is_empty()
    };
    let named: FxHashSet<Sym> = body
        .iter()
        .filter_map(|stmt| match &stmt.kind {
            StmtKind::Class(class) if !is_block(class) => Some(class.name.clone()),
            _ => None,
        })
        .collect();
    let mut given: Vec<(Sym, TypeRef)> = Vec::new();
    body.retain(|stmt| match &stmt.kind {
        StmtKind::Class(class) if is_block(class) && named.contains(&class.name) => {
            given.extend(class.bases.first().cloned().map(|base| (class.name.clone(), base)));
            false
        }
        _ => true,
    });
    for (name, base) in given {
        let found = body.iter_mut().find_map(|stmt| match &mut stmt.kind {
            StmtKind::Class(class) if class.name == name => Arc::get_mut(class),
            _ => None,
        });
        if let Some(class) = found {
            class.bases.push(base);
        }
    }
}

fn is_item(kind: &str) -> bool {
    kind.ends_with("_item") || kind.ends_with("_declaration") || kind == "expression_statement" || kind == "block"
}

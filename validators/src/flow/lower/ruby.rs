//! Ruby: from its syntax tree to the flow graph. Definitions here, the rest beside it; knows no rule.
//!
//! A bare word that no assignment or parameter has made a local is a call without arguments. `@x` is the member `x` of `self`,
//! `@@x` a static member of the class. A block is an argument under the keyword `&`; a method that yields takes a parameter of that
//! name. The last expression of a method, block or branch is returned.

mod call;
mod expr;
mod pattern;
mod stmt;
mod text;

use std::sync::Arc;

use crate::tree::{Flat, Node};
use assay_manifests::{Language, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::kit::{self, child_of, name, named};
use super::{Lowering, MAX_DEPTH, span};
use crate::flow::ir::{Access, Class, Expr, ExprKind, Function, Lit, Module, Param, ParamKind, Stmt, StmtKind, Sym, TypeRef};

/// Keyword under which a block travels.
const BLOCK: &str = "&";

/// Lowers a file.
pub fn lower(path: &str, text: &str, tree: &Flat) -> Module {
    let root = tree.root_node();
    let mut ruby = Ruby {
        l: Lowering::new(text, Language::Ruby),
        heredocs: text::heredocs(root),
        locals: vec![FxHashSet::default()],
        class: None,
        self_is_class: false,
        method: None,
        leaves: Leaves::Method,
        asked: Vec::new(),
        errors: FxHashSet::default(),
    };
    let mut body = Vec::new();
    for node in named(root) {
        ruby.stmt_into(node, &mut body);
    }
    Module {
        language: Language::Ruby,
        path: path.into(),
        package: "".into(),
        body,
        unknown_nodes: ruby.l.unknown_nodes,
        given_up: ruby.l.given_up,
    }
}

/// What `next` and `break` leave.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaves {
    Method,
    Block,
    Loop,
}

struct Ruby<'a, 't> {
    l: Lowering<'a>,
    /// Bodies of here-documents, by the node that opens each.
    heredocs: FxHashMap<usize, Node<'t>>,
    /// Local names, innermost scope last.
    locals: Vec<FxHashSet<Sym>>,
    class: Option<Sym>,
    /// `self` is the class here: its body, its singleton methods.
    self_is_class: bool,
    /// The method whose body this is, with its parameters as a bare `super` passes them.
    method: Option<(Sym, Vec<Sym>)>,
    leaves: Leaves,
    /// What a pattern asks of the names that it binds.
    asked: Vec<Expr>,
    /// Errors that are lowered already, so that none is lowered twice.
    errors: FxHashSet<usize>,
}

/// State of a class body.
struct ClassBody {
    class: Class,
    /// Methods from here on are not callable from outside.
    hidden: bool,
    /// Methods from here on belong to the class itself.
    is_static: bool,
}

impl<'t> Ruby<'_, 't> {
    fn define_local(&mut self, name: &str) {
        if let Some(scope) = self.locals.last_mut() {
            scope.insert(name.into());
        }
    }

    fn is_local(&self, name: &str) -> bool {
        self.locals.last().is_some_and(|scope| scope.contains(name))
    }

    /// `Foo::Bar` as `Foo.Bar`.
    fn dotted_text(&self, node: Node<'_>) -> Sym {
        let text: String = self.l.str(node).chars().filter(|c| !c.is_whitespace()).collect();
        text.trim_start_matches("::").replace("::", ".").into()
    }

    fn field_text(&self, node: Node<'_>, field: &str) -> Sym {
        node.child_by_field_name(field).map_or_else(|| "".into(), |id| self.l.sym(id))
    }

    /// Parameters as written; destructured ones have a pattern. `&block` comes back apart.
    fn params(&mut self, list: Option<Node<'t>>) -> (Vec<Param>, Option<Sym>) {
        let (mut out, mut block) = (Vec::new(), None);
        let Some(list) = list else { return (out, block) };
        for node in named(list) {
            let at = span(node);
            let id = match node.kind() {
                "identifier" => self.l.sym(node),
                _ => self.field_text(node, "name"),
            };
            if !id.is_empty() {
                self.define_local(&id);
            }
            let param = plain_param(id.clone(), at);
            match node.kind() {
                "identifier" => out.push(param),
                "optional_parameter" | "keyword_parameter" => {
                    let default = node.child_by_field_name("value").map(|value| self.expr(value));
                    out.push(Param { default, ..param });
                }
                "splat_parameter" => out.push(Param { kind: ParamKind::Rest, ..param }),
                "hash_splat_parameter" => out.push(Param { kind: ParamKind::KeywordRest, ..param }),
                "block_parameter" => block = Some(if id.is_empty() { BLOCK.into() } else { id }),
                "destructured_parameter" => {
                    let pattern = Some(self.param_pattern(node));
                    out.push(Param { pattern, ..param });
                }
                "forward_parameter" => {
                    out.push(Param { kind: ParamKind::Rest, ..plain_param("...".into(), at) });
                    self.define_local("...");
                }
                "hash_splat_nil" => {}
                _ => {
                    let pattern = Some(self.l.unknown(Vec::new(), at));
                    out.push(Param { pattern, ..param });
                }
            }
        }
        // Names after a `;` are locals of the block.
        for local in kit::fields(list, "locals") {
            let id = self.l.sym(local);
            out.retain(|param| param.span != span(local));
            self.define_local(&id);
        }
        (out, block)
    }

    fn param_pattern(&mut self, node: Node<'t>) -> Expr {
        let at = span(node);
        if self.l.depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), at);
        }
        self.l.depth += 1;
        let mut items = Vec::new();
        for child in named(node) {
            let place = span(child);
            items.push(match child.kind() {
                "identifier" => {
                    let id = self.l.sym(child);
                    self.define_local(&id);
                    name(id, place)
                }
                "splat_parameter" => {
                    let id = self.field_text(child, "name");
                    self.define_local(&id);
                    let inner = name(if id.is_empty() { "_".into() } else { id }, place);
                    Expr::new(ExprKind::Spread(Box::new(inner)), place)
                }
                "destructured_parameter" => self.param_pattern(child),
                _ => self.l.unknown(Vec::new(), place),
            });
        }
        self.l.depth -= 1;
        Expr::new(ExprKind::List { items, kind: crate::flow::ir::ListKind::List }, at)
    }

    /// `def name(…) … end`, `def self.name(…) = value`.
    fn method(&mut self, node: Node<'t>, is_static: bool, hidden: bool) -> Function {
        let at = span(node);
        let id: Sym = self.field_text(node, "name");
        let outer_self = std::mem::replace(&mut self.self_is_class, is_static && self.class.is_some());
        let outer_leaves = std::mem::replace(&mut self.leaves, Leaves::Method);
        self.locals.push(FxHashSet::default());
        let (mut params, block) = self.params(node.child_by_field_name("parameters"));
        let passed = params.iter().filter(|param| param.pattern.is_none()).map(|param| param.name.clone()).collect();
        let outer_method = self.method.replace((id.clone(), passed));
        let body_node = node.child_by_field_name("body");
        let mut body = Vec::new();
        if block.is_some() || body_node.is_some_and(yields) {
            let default = Some(kit::lit(Lit::Null, at));
            params.push(Param { default, ..plain_param(BLOCK.into(), at) });
            if let Some(block) = block.filter(|block| &**block != BLOCK) {
                let value = name(BLOCK, at);
                body.push(kit::stmt(StmtKind::Assign { target: name(block, at), op: None, value }, at));
            }
        }
        if let Some(node) = body_node {
            body.append(&mut self.block_of(node));
        }
        stmt::return_last(&mut body);
        self.locals.pop();
        self.method = outer_method;
        self.leaves = outer_leaves;
        self.self_is_class = outer_self;
        Function { name: id, params, body, span: at, is_static, is_public: !hidden, ..Function::default() }
    }

    /// A block, `->(x) { … }`: a closure that sees the names around it.
    fn closure(&mut self, params: Option<Node<'t>>, body: Option<Node<'t>>, node: Node<'t>) -> Expr {
        let at = span(node);
        let inherited = self.locals.last().cloned().unwrap_or_default();
        self.locals.push(inherited);
        let outer_leaves = std::mem::replace(&mut self.leaves, Leaves::Block);
        // Names after a `;` are variables of the block, whatever is called so around it.
        let own = params.map(|list| kit::fields(list, "locals")).unwrap_or_default();
        let own: Vec<_> = own.into_iter().map(|node| (self.l.sym(node), span(node))).collect();
        let (mut params, block) = self.params(params);
        if let Some(block) = block {
            params.push(plain_param(block, at));
        }
        // Parameters without names: `_1`, `it`.
        if params.is_empty()
            && let Some(implicit) = body.and_then(|body| self.implicit_param(body))
        {
            self.define_local(&implicit);
            params.push(plain_param(implicit, at));
        }
        let mut body = body.map(|body| self.block_of(body)).unwrap_or_default();
        stmt::return_last(&mut body);
        let declared = own.into_iter().map(|(name, at)| kit::stmt(StmtKind::Var { name, ty: None, init: None, is_const: false }, at));
        drop(body.splice(..0, declared));
        self.leaves = outer_leaves;
        self.locals.pop();
        let function = Function { name: "".into(), params, body, span: at, is_public: true, ..Function::default() };
        Expr::new(ExprKind::Lambda(Arc::new(function)), at)
    }

    /// `_1` or `it` where a block's body reads it.
    fn implicit_param(&self, body: Node<'_>) -> Option<Sym> {
        let text = self.l.str(body);
        if text.len() > 4096 {
            return None;
        }
        let word = |wanted: &str| {
            text.match_indices(wanted).any(|(at, _)| {
                let before =
                    text[..at].chars().next_back().is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '@' | '$')));
                let after = text[at + wanted.len()..].chars().next().is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | '(' | ':')));
                before && after
            })
        };
        if word("_1") {
            Some("_1".into())
        } else if word("it") && !self.is_local("it") {
            Some("it".into())
        } else {
            None
        }
    }

    /// `class A < B … end`, `module A … end`.
    fn class(&mut self, node: Node<'t>) -> Class {
        let id = node.child_by_field_name("name").map_or_else(|| "".into(), |path| self.dotted_text(path));
        let mut bases = Vec::new();
        if let Some(base) = node.child_by_field_name("superclass").and_then(|clause| named(clause).first().copied()) {
            let path = match base.kind() {
                "call" => base.child_by_field_name("receiver").unwrap_or(base),
                _ => base,
            };
            bases.push(TypeRef::named(self.dotted_text(path)));
        }
        let class = Class { name: id.clone(), bases, span: span(node), ..Class::default() };
        let outer_class = self.class.replace(id);
        let outer_self = std::mem::replace(&mut self.self_is_class, true);
        let outer_method = self.method.take();
        self.locals.push(FxHashSet::default());
        let mut state = ClassBody { class, hidden: false, is_static: false };
        if let Some(body) = node.child_by_field_name("body") {
            self.class_body(body, &mut state);
        }
        let made = node.child_by_field_name("superclass").and_then(|clause| named(clause).first().copied());
        if let Some(made) = made.filter(|made| self.is_record(*made)) {
            self.record_members(made, &mut state.class);
        }
        self.locals.pop();
        self.method = outer_method;
        self.self_is_class = outer_self;
        self.class = outer_class;
        state.class
    }

    /// `Struct.new(:a, :b)`, `Data.define(:a, :b)`.
    fn is_record(&self, call: Node<'t>) -> bool {
        let of = |field: &str| call.child_by_field_name(field).map_or("", |part| self.l.str(part));
        call.kind() == "call" && matches!((of("receiver").trim_start_matches("::"), of("method")), ("Struct", "new") | ("Data", "define"))
    }

    /// `Point = Struct.new(:x, :y) do … end`: a class with the methods of the block.
    fn record(&mut self, node: Node<'t>) -> Option<Class> {
        let (name, call) = (node.child_by_field_name("left")?, node.child_by_field_name("right")?);
        if node.kind() != "assignment" || name.kind() != "constant" || !self.is_record(call) {
            return None;
        }
        let block = part(call, "block", &["block", "do_block"])?;
        let body = block.child_by_field_name("body")?;
        let class = Class { name: self.l.sym(name), span: span(node), ..Class::default() };
        let outer_class = self.class.replace(class.name.clone());
        let outer_self = std::mem::replace(&mut self.self_is_class, true);
        let outer_method = self.method.take();
        self.locals.push(FxHashSet::default());
        let mut state = ClassBody { class, hidden: false, is_static: false };
        self.class_body(body, &mut state);
        self.record_members(call, &mut state.class);
        self.locals.pop();
        self.method = outer_method;
        self.self_is_class = outer_self;
        self.class = outer_class;
        Some(state.class)
    }

    /// What a record has besides what its body says: a maker that takes its fields in order or by name, and a reader of each.
    fn record_members(&mut self, call: Node<'t>, class: &mut Class) {
        let args = call.child_by_field_name("arguments").map(named).unwrap_or_default();
        let symbols = args.into_iter().filter(|arg| arg.kind() == "simple_symbol");
        let fields: Vec<(Sym, Span)> = symbols.map(|arg| (self.l.str(arg).trim_start_matches(':').into(), span(arg))).collect();
        let has = |class: &Class, name: &str| class.methods.iter().any(|method| &*method.name == name);
        if fields.is_empty() || has(class, "initialize") {
            return;
        }
        let own = |field: &Sym, at: Span| kit::member(name("self", at), field.clone(), Access::Dot, at);
        let mut maker = reader("initialize".into(), Vec::new(), span(call), false);
        for (field, at) in fields {
            maker.params.push(Param { default: Some(kit::lit(Lit::Null, at)), ..plain_param(field.clone(), at) });
            let value = name(field.clone(), at);
            maker.body.push(kit::stmt(StmtKind::Assign { target: own(&field, at), op: None, value }, at));
            if !has(class, &field) {
                let body = vec![kit::stmt(StmtKind::Return(Some(own(&field, at))), at)];
                class.methods.push(Arc::new(reader(field, body, at, false)));
            }
        }
        class.methods.push(Arc::new(maker));
    }

    fn class_body(&mut self, body: Node<'t>, state: &mut ClassBody) {
        if self.l.depth >= MAX_DEPTH {
            return self.l.give_up(span(body));
        }
        self.l.depth += 1;
        for node in named(body) {
            self.class_member(node, state);
        }
        // Blocks of a class body (routes, callbacks) run when all of its constants are there.
        let is_constant = |stmt: &Stmt| match &stmt.kind {
            StmtKind::Expr(Expr { kind: ExprKind::Assign { target, op: None, .. }, .. }) => {
                matches!(&target.kind, ExprKind::Name(name) if name.starts_with(char::is_uppercase))
            }
            _ => false,
        };
        state.class.body.sort_by_key(|stmt| !is_constant(stmt));
        self.l.depth -= 1;
    }

    fn class_member(&mut self, node: Node<'t>, state: &mut ClassBody) {
        match node.kind() {
            "method" => {
                let method = self.method(node, state.is_static, state.hidden);
                state.class.methods.push(Arc::new(method));
            }
            "singleton_method" => {
                let method = self.method(node, true, false);
                state.class.methods.push(Arc::new(method));
            }
            "singleton_class" => {
                let outer = (std::mem::replace(&mut state.is_static, true), std::mem::replace(&mut state.hidden, false));
                if let Some(body) = node.child_by_field_name("body") {
                    self.class_body(body, state);
                }
                (state.is_static, state.hidden) = outer;
            }
            "identifier" if matches!(self.l.str(node), "private" | "protected") => state.hidden = true,
            "identifier" if self.l.str(node) == "public" => state.hidden = false,
            "identifier" if self.l.str(node) == "module_function" => state.is_static = true,
            "call" if node.child_by_field_name("receiver").is_none() => self.class_macro(node, state),
            _ => self.stmt_into(node, &mut state.class.body),
        }
    }

    /// Body of a block whose methods become those of what stands around it: `helpers do … end`, `included do … end`.
    fn hoisted(&self, node: Node<'t>) -> Option<Node<'t>> {
        let word = node.child_by_field_name("method").map(|n| self.l.str(n))?;
        let known = matches!(word, "helpers" | "included" | "class_methods" | "prepended" | "concerning");
        if !known || node.child_by_field_name("receiver").is_some() {
            return None;
        }
        let block = node.child_by_field_name("block")?;
        let body = block.child_by_field_name("body").unwrap_or(block);
        named(body).iter().any(|child| child.kind() == "method").then_some(body)
    }

    /// Calls in a class body that change what the class is.
    fn class_macro(&mut self, node: Node<'t>, state: &mut ClassBody) {
        let word = self.field_text(node, "method");
        if let Some(body) = self.hoisted(node) {
            let outer = (state.is_static, state.hidden);
            (state.is_static, state.hidden) = (&*word == "class_methods", false);
            self.class_body(body, state);
            (state.is_static, state.hidden) = outer;
            return;
        }
        let args = node.child_by_field_name("arguments").map(named).unwrap_or_default();
        match &*word {
            "private" | "protected" | "public" | "private_class_method" | "module_function" => {
                let hides = matches!(&*word, "private" | "protected" | "private_class_method");
                let mut names: Vec<Sym> = Vec::new();
                for arg in &args {
                    match arg.kind() {
                        "method" | "singleton_method" => {
                            let is_static = state.is_static || arg.kind() == "singleton_method" || &*word == "module_function";
                            let method = self.method(*arg, is_static, hides);
                            state.class.methods.push(Arc::new(method));
                        }
                        "simple_symbol" | "string" => names.push(self.l.str(*arg).trim_matches([':', '"', '\'']).into()),
                        _ => {}
                    }
                }
                for method in &mut state.class.methods {
                    if names.contains(&method.name)
                        && let Some(method) = Arc::get_mut(method)
                    {
                        method.is_public = !hides;
                        method.is_static |= &*word == "module_function";
                    }
                }
                return;
            }
            "attr_accessor" | "attr_reader" | "attr" => {
                for arg in args.iter().filter(|arg| matches!(arg.kind(), "simple_symbol" | "string")) {
                    let at = span(*arg);
                    let field: Sym = self.l.str(*arg).trim_matches([':', '"', '\'']).into();
                    let value = kit::member(name("self", at), field.clone(), Access::Dot, at);
                    let body = vec![kit::stmt(StmtKind::Return(Some(value)), at)];
                    state.class.methods.push(Arc::new(reader(field, body, at, state.is_static)));
                }
            }
            "include" | "extend" | "prepend" => {
                for arg in args.iter().filter(|arg| matches!(arg.kind(), "constant" | "scope_resolution")) {
                    let is_before = &*word == "prepend";
                    state.class.bases.push(TypeRef { is_reference: is_before, ..TypeRef::named(self.dotted_text(*arg)) });
                }
                if args.iter().any(|arg| arg.kind() == "self") {
                    state.is_static = true;
                }
            }
            _ => {}
        }
        self.stmt_into(node, &mut state.class.body);
    }

    fn field_expr(&mut self, node: Node<'t>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    /// `self`: the object, or the class where that is what it means.
    fn this(&self, at: Span) -> Expr {
        match &self.class {
            Some(class) if self.self_is_class => kit::dotted(class, at),
            _ => name("self", at),
        }
    }
}

fn reader(name: Sym, body: Vec<Stmt>, span: Span, is_static: bool) -> Function {
    Function { name, body, span, is_static, is_public: true, ..Function::default() }
}

fn plain_param(name: Sym, span: Span) -> Param {
    Param { name, kind: ParamKind::Normal, ty: None, default: None, decorators: Vec::new(), pattern: None, span }
}

/// Whether a method's own body yields to its block.
fn yields(body: Node<'_>) -> bool {
    let closed = |node: Node<'_>| matches!(node.kind(), "method" | "singleton_method" | "class" | "module");
    body.any_within(closed, |node| node.kind() == "yield" && node.is_named())
}

/// Nothing known.
fn opaque(at: Span) -> Expr {
    Expr::new(ExprKind::Unknown(Vec::new()), at)
}

/// First child of one of the kinds, under the field or without one.
fn part<'t>(node: Node<'t>, field: &str, kinds: &[&str]) -> Option<Node<'t>> {
    node.child_by_field_name(field).or_else(|| child_of(node, kinds))
}

#[cfg(test)]
mod tests;

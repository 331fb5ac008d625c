//! What only C++ has: namespaces, templates, lambdas, `new`, `delete`, exceptions, named casts. Reached from the C lowering.

use assay_manifests::Span;

use super::{
    C, children, is_statement,
    preproc::function_named,
    span, statement_of,
    types::{alias, dotted_name, plain_arg},
};
use crate::flow::ir::{
    Access, Arg, CallKind, Catch, Class, Expr, ExprKind, Function, Import, ListKind, Lit, Stmt, StmtKind, Sym, TypeRef, UnaryOp,
};
use crate::tree::Node;

impl C<'_> {
    /// Statements and declarations of C++; `None` where they were pushed to `out`.
    pub(super) fn cpp_stmt(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) -> Option<StmtKind> {
        let at = span(node);
        match node.kind() {
            "namespace_definition" => {
                if let Some(name) = node.child_by_field_name("name").filter(|_| self.package.is_empty()) {
                    self.package = self.low.str(name).replace("::", ".").into();
                }
                if let Some(body) = node.child_by_field_name("body") {
                    let unnamed = self.unnamed || node.child_by_field_name("name").is_none();
                    let outer = std::mem::replace(&mut self.unnamed, unnamed);
                    self.sequence(body, out);
                    self.unnamed = outer;
                }
                None
            }
            "template_declaration" | "template_instantiation" | "friend_declaration" | "export_declaration" => {
                for child in children(node) {
                    if is_statement(child.kind()) || child.kind().ends_with("_specifier") || child.kind() == "alias_declaration" {
                        self.stmt(child, out);
                    }
                }
                None
            }
            "alias_declaration" => {
                let name: Sym = node.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n));
                let ty = node.child_by_field_name("type").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n));
                out.push(alias(name, ty, at));
                None
            }
            "namespace_alias_definition" => {
                let name = node.child_by_field_name("name").map(|n| self.low.sym(n));
                let path = children(node).last().map_or_else(|| "".into(), |n| self.low.str(*n).replace("::", ".").into());
                Some(StmtKind::Import(Import { path, item: None, alias: name, wildcard: false, span: at }))
            }
            "using_declaration" => {
                let Some(name) = children(node).last().copied() else { return Some(StmtKind::Expr(self.unknown_children(node))) };
                let path = self.low.str(name).replace("::", ".");
                let whole = self.low.str(node).contains("namespace");
                let import = match path.rsplit_once('.').filter(|_| !whole) {
                    Some((path, item)) => Import { path: path.into(), item: Some(item.into()), alias: None, wildcard: false, span: at },
                    None => Import { path: path.into(), item: None, alias: None, wildcard: whole, span: at },
                };
                Some(StmtKind::Import(import))
            }
            "static_assert_declaration" | "concept_definition" | "empty_statement" | "explicit_object_parameter_declaration" => None,
            "throw_statement" => Some(StmtKind::Throw(children(node).first().map(|n| self.expr(*n)))),
            "co_yield_statement" => {
                let value = children(node).first().map(|n| Box::new(self.expr(*n)));
                Some(StmtKind::Expr(Expr::new(ExprKind::Yield(value), at)))
            }
            "try_statement" => {
                let mut body = Vec::new();
                for child in children(node) {
                    if child.kind() == "field_initializer_list" {
                        self.member_initializers(child, &mut body);
                    }
                }
                body.append(&mut self.body(node.child_by_field_name("body")));
                let mut catches = Vec::new();
                for clause in children(node).into_iter().filter(|n| n.kind() == "catch_clause") {
                    let param = clause.child_by_field_name("parameters").map(|n| self.params(n)).unwrap_or_default().into_iter().next();
                    let (name, ty) = param.map_or((None, None), |p| (Some(p.name).filter(|n| !n.is_empty()), p.ty));
                    catches.push(Catch { types: ty.into_iter().collect(), name, body: self.body(clause.child_by_field_name("body")) });
                }
                Some(StmtKind::Try { body, catches, otherwise: Vec::new(), finally: Vec::new() })
            }
            "for_range_loop" => {
                let mut before = Vec::new();
                if let Some(init) = node.child_by_field_name("initializer") {
                    self.stmt(init, &mut before);
                }
                let target = match node.child_by_field_name("declarator") {
                    Some(declarator) => {
                        let declared = self.declarator(declarator, TypeRef::named(""));
                        match declared.binding {
                            Some(binding) => {
                                let items = children(binding).into_iter().map(|n| self.expr(n)).collect();
                                Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, span(binding))
                            }
                            None => Expr::new(ExprKind::Name(declared.name), span(declarator)),
                        }
                    }
                    None => self.low.unknown(Vec::new(), at),
                };
                let iter = match node.child_by_field_name("right") {
                    Some(right) => self.expr(right),
                    None => self.low.unknown(Vec::new(), at),
                };
                let each = StmtKind::ForEach { target, iter, body: self.body(node.child_by_field_name("body")) };
                if before.is_empty() {
                    return Some(each);
                }
                before.push(Stmt { kind: each, span: at });
                Some(StmtKind::Block(before))
            }
            kind if kind.ends_with("_expression") || kind.ends_with("identifier") || kind.ends_with("_literal") => {
                let expr = self.expr(node);
                out.push(statement_of(expr));
                None
            }
            _ => Some(StmtKind::Expr(self.unknown_children(node))),
        }
    }

    /// Expressions of C++, and what has no form.
    pub(super) fn cpp_expr(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let kind = match node.kind() {
            "qualified_identifier" => {
                let scope = node.child_by_field_name("scope");
                let name = node.child_by_field_name("name");
                match (scope, name) {
                    (Some(scope), Some(name)) => {
                        let (scope, name) = (self.type_ref(scope).name, self.type_ref(name).name);
                        // What the file's own namespace holds stands in the file by its name alone.
                        let is_own = !self.package.is_empty() && *scope == *self.package;
                        return dotted_name(&if is_own { name.to_string() } else { format!("{scope}.{name}") }, at);
                    }
                    (None, Some(name)) => return self.expr(name),
                    _ => return self.unknown_children(node),
                }
            }
            "template_function" | "template_type" | "template_method" | "dependent_name" | "dependent_type" => {
                return dotted_name(&self.type_ref(node).name, at);
            }
            "operator_name" | "destructor_name" => ExprKind::Name(self.low.sym(node)),
            "raw_string_literal" => {
                let content = children(node).into_iter().find(|n| n.kind() == "raw_string_content").map_or("", |n| self.low.str(n));
                ExprKind::Lit(Lit::Str(content.into()))
            }
            "user_defined_literal" => match children(node).first() {
                Some(inner) => return self.expr(*inner),
                None => return self.unknown_children(node),
            },
            "new_expression" => return self.new_object(node),
            "delete_expression" => {
                let name =
                    if self.low.str(node).trim_start_matches("::").trim_start().get(6..).is_some_and(|t| t.trim_start().starts_with('[')) {
                        "delete[]"
                    } else {
                        "delete"
                    };
                let args = children(node).into_iter().map(|n| plain_arg(self.expr(n))).collect();
                ExprKind::Call { callee: Box::new(Expr::new(ExprKind::Name(name.into()), at)), args, kind: CallKind::Syntax }
            }
            "lambda_expression" => return self.lambda(node),
            "co_await_expression" => match children(node).last() {
                Some(inner) => ExprKind::Await(Box::new(self.expr(*inner))),
                None => return self.unknown_children(node),
            },
            "parameter_pack_expansion" => match node.child_by_field_name("pattern") {
                Some(inner) => ExprKind::Spread(Box::new(self.expr(inner))),
                None => return self.unknown_children(node),
            },
            "argument_list" => match children(node).as_slice() {
                [only] => return self.expr(*only),
                _ => return self.unknown_children(node),
            },
            "auto" | "decltype" | "sized_type_specifier" | "placeholder_type_specifier" | "struct_specifier" | "class_specifier" => {
                ExprKind::Type(self.type_ref(node))
            }
            kind if is_statement(kind) => {
                let mut statements = Vec::new();
                self.stmt(node, &mut statements);
                let inner = Expr::new(ExprKind::Block(statements), at);
                return self.low.unknown(vec![inner], at);
            }
            _ => return self.unknown_children(node),
        };
        Expr::new(kind, at)
    }

    /// `new T(a)` constructs; `new T[n]` is the call `new[]` of a type and a length, with a zero behind where the elements begin with one.
    /// `new (std::nothrow) …` is the call `nothrow` of that.
    fn new_object(&mut self, node: Node<'_>) -> Expr {
        let made = self.new_plain(node);
        let nothrow = node.child_by_field_name("placement").is_some_and(|n| self.low.str(n).contains("nothrow"));
        if !nothrow {
            return made;
        }
        let at = made.span;
        let callee = Box::new(Expr::new(ExprKind::Name("nothrow".into()), at));
        Expr::new(ExprKind::Call { callee, args: vec![plain_arg(made)], kind: CallKind::Syntax }, at)
    }

    fn new_plain(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let Some(ty_node) = node.child_by_field_name("type") else { return self.unknown_children(node) };
        let ty = self.type_ref(ty_node);
        if let Some(length) = node.child_by_field_name("declarator").and_then(|d| d.child_by_field_name("length")) {
            let mut args = vec![plain_arg(Expr::new(ExprKind::Type(ty), span(ty_node))), plain_arg(self.expr(length))];
            if let Some(values) = node.child_by_field_name("arguments") {
                args.push(plain_arg(Expr::new(ExprKind::Lit(Lit::Int(0)), span(values))));
            }
            let callee = Box::new(Expr::new(ExprKind::Name("new[]".into()), at));
            return Expr::new(ExprKind::Call { callee, args, kind: CallKind::Syntax }, at);
        }
        let args = node.child_by_field_name("arguments").map(|n| self.args(n)).unwrap_or_default();
        Expr::new(ExprKind::Call { callee: Box::new(dotted_name(&ty.name, span(ty_node))), args, kind: CallKind::New }, at)
    }

    /// `static_cast<T>(x)` is a cast; `reinterpret_cast`, `const_cast` and a `dynamic_cast` to a pointer, which may give null, stay calls of that name, since rules care which.
    pub(super) fn named_cast(&mut self, function: Node<'_>, call: Node<'_>) -> Option<Expr> {
        if function.kind() != "template_function" {
            return None;
        }
        let at = span(call);
        let name = self.low.str(function.child_by_field_name("name")?);
        if !name.ends_with("_cast") {
            return None;
        }
        let ty_node = *children(function.child_by_field_name("arguments")?).first()?;
        let ty = self.type_ref(ty_node);
        let value = match children(call.child_by_field_name("arguments")?).as_slice() {
            [only] => self.expr(*only),
            _ => return None,
        };
        let kind = if name == "static_cast" || name == "dynamic_cast" && ty.pointers == u8::from(ty.is_reference) {
            ExprKind::Cast { ty, value: Box::new(value) }
        } else {
            let args = vec![plain_arg(Expr::new(ExprKind::Type(ty), span(ty_node))), plain_arg(value)];
            ExprKind::Call { callee: Box::new(Expr::new(ExprKind::Name(name.into()), span(function))), args, kind: CallKind::Syntax }
        };
        Some(Expr::new(kind, at))
    }

    /// `make_unique<T>(a)`: what is made stands behind what it is made from.
    pub(super) fn made_type(&mut self, function: Node<'_>) -> Option<Arg> {
        let mut called = function;
        while called.kind() == "qualified_identifier" {
            called = called.child_by_field_name("name")?;
        }
        if called.kind() != "template_function"
            || !matches!(self.low.str(called.child_by_field_name("name")?), "make_unique" | "make_shared")
        {
            return None;
        }
        let ty_node = *children(called.child_by_field_name("arguments")?).first()?;
        let ty = self.type_ref(ty_node);
        Some(plain_arg(Expr::new(ExprKind::Type(ty), span(ty_node))))
    }

    /// Parameters that are no types but variables of the function: the arguments of a constructor.
    pub(super) fn constructs(&mut self, params: Node<'_>) -> Option<Vec<Arg>> {
        if !self.is_cpp() || !self.in_body {
            return None;
        }
        let mut args = Vec::new();
        for child in children(params) {
            let ty = child.child_by_field_name("type").filter(|ty| ty.kind() == "type_identifier")?;
            let name = self.low.sym(ty);
            let known = self.locals.contains(&name) || is_named_like_variable(&name);
            let variable = Expr::new(ExprKind::Name(name), span(ty));
            let value = match child.child_by_field_name("declarator") {
                _ if !known => return None,
                None => variable,
                Some(declarator) => self.indexed(variable, declarator, span(child), 0)?,
            };
            args.push(plain_arg(value));
        }
        (!args.is_empty()).then_some(args)
    }

    /// `row[i]`, which reads like an array without a name.
    fn indexed(&mut self, of: Expr, declarator: Node<'_>, at: Span, depth: u32) -> Option<Expr> {
        let size = declarator.child_by_field_name("size").filter(|_| declarator.kind() == "abstract_array_declarator" && depth < 8)?;
        let object = match declarator.child_by_field_name("declarator") {
            Some(inner) => self.indexed(of, inner, at, depth + 1)?,
            None => of,
        };
        let index = self.expr(size);
        Some(Expr::new(ExprKind::Index { object: Box::new(object), index: Box::new(index) }, at))
    }

    /// A closure; captures with a value become variables before it, what is captured by reference stands as an address
    /// among its decorators, a copy of a variable under a plus.
    fn lambda(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let params = node
            .child_by_field_name("declarator")
            .and_then(|d| d.child_by_field_name("parameters"))
            .map(|n| self.params(n))
            .unwrap_or_default();
        let mut before = Vec::new();
        let mut referred = Vec::new();
        if let Some(captures) = node.child_by_field_name("captures") {
            let written = self.low.str(captures).trim_start_matches('[').trim_end_matches(']');
            // The empty name: everything that the body names.
            for one in written.split(',').map(str::trim).filter(|one| !one.is_empty() && !one.trim_start_matches('=').contains('=')) {
                let (op, name) = match one.strip_prefix('&') {
                    Some(name) => (UnaryOp::AddressOf, name.trim()),
                    None => (UnaryOp::Plus, one.trim_start_matches('=')),
                };
                let operand = Box::new(Expr::new(ExprKind::Name(name.into()), span(captures)));
                referred.push(Expr::new(ExprKind::Unary { op, operand }, span(captures)));
            }
        }
        for capture in node.child_by_field_name("captures").map(children).unwrap_or_default() {
            if let (Some(left), Some(right)) = (capture.child_by_field_name("left"), capture.child_by_field_name("right")) {
                let init = Some(self.expr(right));
                before
                    .push(Stmt { kind: StmtKind::Var { name: self.low.sym(left), ty: None, init, is_const: false }, span: span(capture) });
            }
        }
        let was = std::mem::replace(&mut self.in_body, true);
        let body = self.body(node.child_by_field_name("body"));
        self.in_body = was;
        let function = Function { decorators: referred, ..function_named("".into(), params, body, at) };
        let lambda = Expr::new(ExprKind::Lambda(function.into()), at);
        if before.is_empty() {
            return lambda;
        }
        before.push(Stmt { kind: StmtKind::Expr(lambda), span: at });
        Expr::new(ExprKind::Block(before), at)
    }

    /// `: a(x), Base(y)`: assignments to members, calls of constructors.
    pub(super) fn member_initializers(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for entry in children(node) {
            let at = span(entry);
            let parts = children(entry);
            let (Some(name), Some(value)) = (parts.first().copied(), parts.get(1).copied()) else {
                out.push(self.unknown_stmt(entry));
                continue;
            };
            let args = self.args(value);
            if name.kind() != "field_identifier" {
                let callee = Box::new(dotted_name(&self.type_ref(name).name, span(name)));
                let call = Expr::new(ExprKind::Call { callee, args, kind: CallKind::New }, at);
                out.push(Stmt { kind: StmtKind::Expr(call), span: at });
                continue;
            }
            let this = Expr::new(ExprKind::Name("this".into()), span(name));
            let target =
                Expr::new(ExprKind::Member { object: Box::new(this), name: self.low.sym(name), access: Access::Arrow }, span(name));
            let mut values: Vec<Expr> = args.into_iter().map(|a| a.value).collect();
            let value = match values.len() {
                1 => values.remove(0),
                _ => Expr::new(ExprKind::List { items: values, kind: ListKind::List }, span(value)),
            };
            out.push(Stmt { kind: StmtKind::Assign { target, op: None, value }, span: at });
        }
    }

    /// Base classes.
    pub(super) fn bases(&mut self, node: Node<'_>, class: &mut Class) {
        for clause in children(node).into_iter().filter(|n| n.kind() == "base_class_clause") {
            for base in children(clause) {
                if !matches!(base.kind(), "access_specifier" | "attribute_declaration" | "virtual") {
                    class.bases.push(self.type_ref(base));
                }
            }
        }
    }
}

/// Whether a name is one that types do not have: small letters that do not end as those of C's own do, or a member's with its underscore.
pub(super) fn is_named_like_variable(name: &str) -> bool {
    let small = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    small && !name.ends_with("_t") && !name.ends_with("_type") || name.starts_with("m_")
}

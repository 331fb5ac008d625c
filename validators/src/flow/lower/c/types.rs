//! Declarations of C and C++: types, declarators, functions, structures. Knows nothing of statements' flow.

use super::{
    C, children,
    heads::{self, is_unnamed, unnamed},
    preproc::{function_named, untyped_param},
    span,
};
use crate::flow::ir::{
    Arg, CallKind, Class, Expr, ExprKind, Field, Function, Lit, Param, ParamKind, Spread, Stmt, StmtKind, StorageClass, Sym, TypeRef,
};
use crate::tree::Node;

/// What a declarator says.
pub(super) struct Declared<'t> {
    pub name: Sym,
    pub ty: TypeRef,
    /// Parameter list, where it declares a function.
    pub params: Option<Node<'t>>,
    /// `Foo` of `Foo::bar`.
    pub receiver: Option<TypeRef>,
    /// The declarator of a structured binding.
    pub binding: Option<Node<'t>>,
    /// The length of the outermost array dimension, where it is written.
    pub length: Option<Node<'t>>,
}

const UNSIGNED: &[&str] = &[
    "size_t",
    "uint",
    "ulong",
    "ushort",
    "uchar",
    "u8",
    "u16",
    "u32",
    "u64",
    "__u8",
    "__u16",
    "__u32",
    "__u64",
    "__le16",
    "__le32",
    "__le64",
    "__be16",
    "__be32",
    "__be64",
    "BYTE",
    "WORD",
    "DWORD",
    "UINT",
    "ULONG",
    "USHORT",
    "UCHAR",
    "uintptr_t",
    "uintmax_t",
    "guint",
    "guint8",
    "guint16",
    "guint32",
    "guint64",
    "gsize",
    "quint8",
    "quint16",
    "quint32",
    "quint64",
    "bool",
];

impl C<'_> {
    /// A type specifier or descriptor.
    pub(super) fn type_ref(&mut self, node: Node<'_>) -> TypeRef {
        self.deeper(|c| c.type_inner(node)).unwrap_or_else(|| TypeRef::named(""))
    }

    fn type_inner(&mut self, node: Node<'_>) -> TypeRef {
        match node.kind() {
            "type_descriptor" => {
                let base = node.child_by_field_name("type").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n));
                match node.child_by_field_name("declarator") {
                    Some(declarator) => self.declarator(declarator, base).ty,
                    None => base,
                }
            }
            "sized_type_specifier" => {
                let text = self.low.str(node);
                let mut is_unsigned = false;
                let mut words: Vec<&str> = Vec::new();
                for word in text.split_whitespace() {
                    match word {
                        "unsigned" => is_unsigned = true,
                        "signed" | "const" | "volatile" => {}
                        _ => words.push(word),
                    }
                }
                if words.is_empty() {
                    words.push("int");
                }
                TypeRef { is_unsigned, ..TypeRef::named(words.join(" ")) }
            }
            "struct_specifier" | "union_specifier" | "enum_specifier" | "class_specifier" => match node.child_by_field_name("name") {
                Some(name) => self.type_ref(name),
                None => TypeRef::named(unnamed(node)),
            },
            "template_type" | "template_function" | "template_method" => {
                let name = node.child_by_field_name("name").map_or_else(|| "".into(), |n| self.low.sym(n));
                let args = node.child_by_field_name("arguments").map(children).unwrap_or_default();
                TypeRef { args: args.into_iter().map(|n| self.type_ref(n)).collect(), ..TypeRef::named(name) }
            }
            "qualified_identifier" => {
                let scope = node.child_by_field_name("scope").map(|n| self.type_ref(n));
                let inner = node.child_by_field_name("name").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n));
                match scope.filter(|s| !s.name.is_empty()) {
                    Some(scope) => TypeRef { name: format!("{}.{}", scope.name, inner.name).into(), ..inner },
                    None => inner,
                }
            }
            "dependent_type" | "dependent_name" | "macro_type_specifier" | "trailing_return_type" => match children(node).first() {
                Some(inner) => self.type_ref(*inner),
                None => TypeRef::named(self.low.str(node)),
            },
            "placeholder_type_specifier" => TypeRef::named("auto"),
            "decltype" => TypeRef::named("decltype"),
            _ => {
                let name = self.low.str(node);
                let by_name = name.strip_prefix("uint").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
                TypeRef { is_unsigned: by_name || UNSIGNED.contains(&name), ..TypeRef::named(name) }
            }
        }
    }

    /// Follows a declarator from the outside in, without recursion.
    pub(super) fn declarator<'t>(&mut self, node: Node<'t>, base: TypeRef) -> Declared<'t> {
        let mut found = Declared { name: "".into(), ty: base, params: None, receiver: None, binding: None, length: None };
        let mut next = Some(node);
        while let Some(node) = next {
            next = None;
            match node.kind() {
                "pointer_declarator"
                | "abstract_pointer_declarator"
                | "pointer_type_declarator"
                | "reference_declarator"
                | "abstract_reference_declarator" => {
                    if found.params.take().is_some() {
                        // `int (*f)(int)`: a pointer to a function.
                        found.ty = TypeRef { args: vec![found.ty], ..TypeRef::named("function") };
                    }
                    found.ty.pointers = found.ty.pointers.saturating_add(1);
                    // The innermost declarator, which is followed last, says what the name itself is.
                    found.ty.is_reference = node.kind().contains("reference");
                    next = node.child_by_field_name("declarator").or_else(|| children(node).into_iter().find(|n| is_declarator(n.kind())));
                }
                "array_declarator" | "abstract_array_declarator" => {
                    found.length = node.child_by_field_name("size");
                    let length: Sym = found.length.map_or_else(|| "".into(), |n| self.low.sym(n));
                    found.ty.dims.insert(0, length);
                    if found.ty.dims.len() > 64 {
                        found.ty.dims.truncate(64);
                    }
                    next = node.child_by_field_name("declarator");
                }
                "function_declarator" | "abstract_function_declarator" => {
                    found.params = node.child_by_field_name("parameters");
                    next = node.child_by_field_name("declarator");
                }
                "init_declarator" => next = node.child_by_field_name("declarator"),
                "parenthesized_declarator" | "abstract_parenthesized_declarator" | "attributed_declarator" | "variadic_declarator" => {
                    next = children(node).into_iter().find(|n| is_declarator(n.kind()));
                }
                "qualified_identifier" => {
                    if let Some(scope) = node.child_by_field_name("scope") {
                        let scope = self.type_ref(scope);
                        found.receiver = Some(match found.receiver.take() {
                            Some(outer) => TypeRef { name: format!("{}.{}", outer.name, scope.name).into(), ..scope },
                            None => scope,
                        });
                    }
                    next = node.child_by_field_name("name");
                }
                "template_function" | "template_method" => next = node.child_by_field_name("name"),
                "structured_binding_declarator" => found.binding = Some(node),
                "operator_cast" => {
                    found.name = "operator".into();
                    next = node.child_by_field_name("declarator");
                }
                _ => found.name = self.low.sym(node),
            }
        }
        found
    }

    /// A declaration: as many variables or functions as it has declarators, and the type it defines on the way.
    pub(super) fn declaration(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let Some(ty_node) = node.child_by_field_name("type") else { return out.push(self.unknown_stmt(node)) };
        self.type_statement_if_defined(ty_node, out);
        let base = self.type_ref(ty_node);
        let base = match (self.has_qualifier(node, "static"), self.has_qualifier(node, "extern")) {
            (true, _) => TypeRef { storage: StorageClass::Static, ..base },
            (_, true) => TypeRef { storage: StorageClass::Extern, ..base },
            _ => base,
        };
        let is_const = self.has_qualifier(node, "const") || self.has_qualifier(node, "constexpr");
        let declarators: Vec<_> = node.children_by_field_name("declarator").collect();
        for declarator in declarators {
            let declared = self.declarator(declarator, base.clone());
            if let Some(binding) = declared.binding {
                let items = children(binding).into_iter().map(|n| self.expr(n)).collect();
                let target = Expr::new(ExprKind::List { items, kind: crate::flow::ir::ListKind::Tuple }, span(binding));
                let value = match declarator.child_by_field_name("value").or_else(|| node.child_by_field_name("value")) {
                    Some(value) => self.expr(value),
                    None => self.low.unknown(Vec::new(), at),
                };
                out.push(Stmt { kind: StmtKind::Assign { target, op: None, value }, span: at });
                continue;
            }
            if let Some(params) = declared.params {
                // In a C++ body `T x(y);` reads as a prototype; where `y` is a variable it constructs one.
                if let Some(args) = self.constructs(params) {
                    let callee = Box::new(dotted_name(&declared.ty.name, span(params)));
                    let init = Expr::new(ExprKind::Call { callee, args, kind: CallKind::New }, span(params));
                    let kind = StmtKind::Var { name: declared.name, ty: Some(declared.ty), init: Some(init), is_const };
                    out.push(Stmt { kind, span: span(declarator) });
                    continue;
                }
                let mut function = function_named(declared.name, self.params(params), Vec::new(), at);
                function.decorators = heads::traits(self.low.str(node), at);
                function.is_abstract = true;
                function.is_static = declared.receiver.is_none();
                function.return_type = Some(declared.ty);
                function.receiver_type = declared.receiver;
                out.push(Stmt { kind: StmtKind::Function(function.into()), span: at });
                continue;
            }
            let value = declarator
                .child_by_field_name("value")
                .or_else(|| node.child_by_field_name("value"))
                .or_else(|| node.child_by_field_name("default_value"));
            let init = value.map(|n| self.initializer(n, &declared.ty));
            let init = match (init, declared.length) {
                // `C++`: an object without an initialiser is constructed by its default constructor, which nothing here shows.
                (None, Some(length)) if !matches!(length.kind(), "number_literal" | "identifier" | "*") => {
                    // The length of a variable array is evaluated.
                    let length = self.expr(length);
                    out.push(Stmt { span: length.span, kind: StmtKind::Expr(length) });
                    None
                }
                (init, _) => init,
            };
            if self.in_body {
                self.locals.insert(declared.name.clone());
            }
            out.push(Stmt { kind: StmtKind::Var { name: declared.name, ty: Some(declared.ty), init, is_const }, span: span(declarator) });
        }
        if let Some(condition) = node.child_by_field_name("value").filter(|_| node.child_by_field_name("declarator").is_none()) {
            let value = self.expr(condition);
            out.push(Stmt { span: value.span, kind: StmtKind::Expr(value) });
        }
    }

    /// The value of a declaration: `{…}` and `(…)` construct where the type has a name that is a class.
    fn initializer(&mut self, node: Node<'_>, ty: &TypeRef) -> Expr {
        let constructs = node.kind() == "argument_list" || (self.is_cpp() && node.kind() == "initializer_list" && is_class_name(ty));
        if !constructs || !ty.dims.is_empty() {
            return self.expr(node);
        }
        let at = span(node);
        if ty.pointers > 0 || !is_class_name(ty) {
            return match children(node).as_slice() {
                [only] => self.expr(*only),
                _ => self.unknown_children(node),
            };
        }
        let args = self.args(node);
        let callee = Box::new(dotted_name(&ty.name, at));
        Expr::new(ExprKind::Call { callee, args, kind: CallKind::New }, at)
    }

    fn has_qualifier(&self, node: Node<'_>, word: &str) -> bool {
        children(node).iter().any(|n| matches!(n.kind(), "type_qualifier" | "storage_class_specifier") && self.low.str(*n) == word)
    }

    /// Parameters; `(void)` is none.
    pub(super) fn params(&mut self, node: Node<'_>) -> Vec<Param> {
        let mut out = Vec::new();
        for child in node.children() {
            let at = span(child);
            match child.kind() {
                "parameter_declaration" | "optional_parameter_declaration" | "variadic_parameter_declaration" => {
                    let base = child.child_by_field_name("type").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n));
                    let declared = match child.child_by_field_name("declarator") {
                        Some(declarator) => self.declarator(declarator, base),
                        None => Declared { name: "".into(), ty: base, params: None, receiver: None, binding: None, length: None },
                    };
                    if declared.name.is_empty() && &*declared.ty.name == "void" && declared.ty.pointers == 0 {
                        continue;
                    }
                    let kind = if child.kind().starts_with("variadic") { ParamKind::Rest } else { ParamKind::Normal };
                    let default = child.child_by_field_name("default_value").map(|n| self.expr(n));
                    out.push(Param { kind, ty: Some(declared.ty), default, ..untyped_param(declared.name, at) });
                }
                "variadic_parameter" | "..." => out.push(Param { kind: ParamKind::Rest, ..untyped_param("".into(), at) }),
                "identifier" => out.push(untyped_param(self.low.sym(child), at)),
                _ => {}
            }
        }
        out
    }

    /// A function or method with a body (or `= default`, `= delete`).
    pub(super) fn function(&mut self, node: Node<'_>, in_class: bool) -> Option<Function> {
        let at = span(node);
        let base = node.child_by_field_name("type").map_or_else(|| TypeRef::named(""), |n| self.type_ref(n));
        let declarator = node.child_by_field_name("declarator")?;
        let declared = self.declarator(declarator, base);
        let mut params = declared.params.map(|n| self.params(n)).unwrap_or_default();
        // K&R: types stand between head and body.
        for child in children(node).into_iter().filter(|n| n.kind() == "declaration") {
            let mut typed = Vec::new();
            self.declaration(child, &mut typed);
            for stmt in typed {
                if let StmtKind::Var { name, ty, .. } = stmt.kind
                    && let Some(param) = params.iter_mut().find(|p| p.name == name)
                {
                    param.ty = ty;
                }
            }
        }
        let body_node = node.child_by_field_name("body");
        let was = std::mem::replace(&mut self.in_body, true);
        let outer = std::mem::take(&mut self.locals);
        self.locals.extend(params.iter().map(|param| param.name.clone()));
        let mut body = Vec::new();
        for child in children(node) {
            if child.kind() == "field_initializer_list" {
                self.member_initializers(child, &mut body);
            }
        }
        match body_node {
            Some(block) if block.kind() == "try_statement" => self.stmt(block, &mut body),
            other => body.append(&mut self.body(other)),
        }
        self.in_body = was;
        self.locals = outer;
        let is_static = self.has_qualifier(node, "static");
        let head = self.low.str(node);
        let head = body_node.and_then(|body| head.get(..span(body).start.saturating_sub(at.start) as usize)).unwrap_or(head);
        Some(Function {
            decorators: heads::traits(head, at),
            return_type: Some(declared.ty),
            is_static: if in_class { is_static } else { declared.receiver.is_none() },
            is_public: in_class || !(is_static || self.unnamed && declared.receiver.is_none()),
            is_abstract: body_node.is_none(),
            receiver_type: declared.receiver,
            ..function_named(declared.name, params, body, at)
        })
    }

    /// `typedef`: the type it defines, and the new name with the old as its base.
    pub(super) fn typedef(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let Some(ty_node) = node.child_by_field_name("type") else { return out.push(self.unknown_stmt(node)) };
        let anonymous = ty_node.child_by_field_name("name").is_none() && ty_node.child_by_field_name("body").is_some();
        let declarators: Vec<_> = node.children_by_field_name("declarator").collect();
        for (i, declarator) in declarators.into_iter().enumerate() {
            if anonymous && i == 0 && declarator.kind() == "type_identifier" {
                // The structure's only name is the one given here.
                let name = self.low.sym(declarator);
                self.define_type(ty_node, Some(name), out);
                continue;
            }
            if i == 0 {
                self.type_statement_if_defined(ty_node, out);
            }
            let base = self.type_ref(ty_node);
            let declared = self.declarator(declarator, base);
            let mut ty = declared.ty;
            if declared.params.is_some() {
                ty = TypeRef { args: vec![ty], ..TypeRef::named("function") };
            }
            if ty.name != declared.name {
                out.push(alias(declared.name, ty, at));
            }
        }
    }

    pub(super) fn type_statement(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.type_statement_if_defined(node, out);
    }

    fn type_statement_if_defined(&mut self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if node.child_by_field_name("body").is_some()
            && matches!(node.kind(), "struct_specifier" | "union_specifier" | "enum_specifier" | "class_specifier")
        {
            self.define_type(node, None, out);
        }
    }

    fn define_type(&mut self, node: Node<'_>, name: Option<Sym>, out: &mut Vec<Stmt>) {
        let at = span(node);
        let written = node.child_by_field_name("name").map(|n| self.type_ref(n).name);
        let name = name.or(written).unwrap_or_else(|| unnamed(node));
        let mut class = Class { name, span: at, ..Class::default() };
        let Some(body) = node.child_by_field_name("body") else { return };
        if node.kind() == "union_specifier" {
            class.decorators.push(Expr::new(ExprKind::Name("union".into()), at));
        }
        if node.kind() == "enum_specifier" {
            let scoped = self.low.str(node).split('{').next().is_some_and(|head| head.contains("class") || head.contains("struct "));
            self.enumerators(body, &mut class, scoped, out);
        } else {
            self.bases(node, &mut class);
            let was = std::mem::replace(&mut self.in_body, false);
            if self.deeper(|c| c.members(body, &mut class)).is_none() {
                class.body.push(self.unknown_stmt(body));
            }
            self.in_body = was;
        }
        if self.unnamed && self.is_named_nowhere_else(&class.name, node) {
            heads::mark_unmade(&mut class, at);
        }
        out.push(Stmt { kind: StmtKind::Class(class.into()), span: at });
    }

    /// Enumerators are constants of the enumeration and, unless it is scoped, of the file.
    fn enumerators(&mut self, body: Node<'_>, class: &mut Class, scoped: bool, out: &mut Vec<Stmt>) {
        let mut counter = Some(0i128);
        for child in children(body) {
            let at = span(child);
            let Some(name) = child.child_by_field_name("name").filter(|_| child.kind() == "enumerator") else {
                class.body.push(self.unknown_stmt(child));
                counter = None;
                continue;
            };
            let name = self.low.sym(name);
            let value = child.child_by_field_name("value");
            if let Some(value) = value {
                counter = match self.expr(value).kind {
                    ExprKind::Lit(Lit::Int(n)) => Some(n),
                    _ => None,
                };
            }
            let mut init = || match (counter, value) {
                (Some(n), _) => Some(Expr::new(ExprKind::Lit(Lit::Int(n)), at)),
                (None, Some(value)) => Some(self.expr(value)),
                (None, None) => None,
            };
            if !scoped {
                let init = init();
                out.push(Stmt { kind: StmtKind::Var { name: name.clone(), ty: None, init, is_const: true }, span: at });
            }
            let init = init();
            class.fields.push(Field { name, ty: None, init, is_static: true, is_const: true, decorators: Vec::new(), span: at });
            counter = counter.and_then(|n| n.checked_add(1));
        }
    }

    /// Members of a structure or class.
    pub(super) fn members(&mut self, body: Node<'_>, class: &mut Class) {
        let mut is_public = true;
        for child in children(body) {
            match child.kind() {
                "access_specifier" => is_public = self.low.str(child).starts_with("public"),
                "field_declaration" => self.field(child, class, is_public),
                "function_definition" => {
                    if let Some(mut function) = self.function(child, true) {
                        function.is_public = is_public;
                        class.methods.push(function.into());
                    }
                }
                "declaration" => {
                    let mut statements = Vec::new();
                    self.declaration(child, &mut statements);
                    for stmt in statements {
                        match stmt.kind {
                            StmtKind::Function(function) => class.methods.push(function),
                            kind => class.body.push(Stmt { kind, span: stmt.span }),
                        }
                    }
                }
                kind if kind.starts_with("preproc_i") || kind.starts_with("preproc_e") => {
                    if self.deeper(|c| c.members(child, class)).is_none() {
                        class.body.push(self.unknown_stmt(child));
                    }
                }
                "identifier" | "preproc_defined" | "binary_expression" if body.kind().starts_with("preproc") => {}
                "template_declaration" => {
                    let mut statements = Vec::new();
                    self.stmt(child, &mut statements);
                    for stmt in statements {
                        match stmt.kind {
                            StmtKind::Function(function) => class.methods.push(function),
                            kind => class.body.push(Stmt { kind, span: stmt.span }),
                        }
                    }
                }
                _ => self.stmt(child, &mut class.body),
            }
        }
    }

    fn field(&mut self, node: Node<'_>, class: &mut Class, is_public: bool) {
        let at = span(node);
        let Some(ty_node) = node.child_by_field_name("type") else { return class.body.push(self.unknown_stmt(node)) };
        self.type_statement_if_defined(ty_node, &mut class.body);
        let base = self.type_ref(ty_node);
        let is_static = self.has_qualifier(node, "static");
        let is_const = self.has_qualifier(node, "const") || self.has_qualifier(node, "constexpr");
        let declarators: Vec<_> = node.children_by_field_name("declarator").collect();
        if declarators.is_empty() {
            // An anonymous structure or union: its members are the outer one's.
            if let Some(StmtKind::Class(inner)) = class.body.last().map(|s| &s.kind).filter(|_| is_unnamed(&base.name)) {
                let inner = inner.clone();
                for field in &inner.fields {
                    class.fields.push(Field {
                        name: field.name.clone(),
                        ty: field.ty.clone(),
                        init: None,
                        is_static: false,
                        is_const: field.is_const,
                        decorators: vec![Expr::new(ExprKind::Name(inner.name.clone()), field.span)],
                        span: field.span,
                    });
                }
            }
        }
        for declarator in declarators {
            let declared = self.declarator(declarator, base.clone());
            if let Some(params) = declared.params {
                let mut function = function_named(declared.name, self.params(params), Vec::new(), at);
                function.is_abstract = true;
                function.is_static = is_static;
                function.is_public = is_public;
                function.return_type = Some(declared.ty);
                class.methods.push(function.into());
                continue;
            }
            let init = node.child_by_field_name("default_value").map(|n| self.initializer(n, &declared.ty));
            class.fields.push(Field {
                name: declared.name,
                ty: Some(declared.ty),
                init,
                is_static,
                is_const,
                decorators: Vec::new(),
                span: at,
            });
        }
    }
}

/// A new name for a type: a class whose one base it is.
pub(super) fn alias(name: Sym, ty: TypeRef, at: assay_manifests::Span) -> Stmt {
    let class = Class { name, bases: vec![ty], span: at, ..Class::default() };
    Stmt { kind: StmtKind::Class(class.into()), span: at }
}

/// `a.b.c` as an expression.
pub(super) fn dotted_name(name: &str, at: assay_manifests::Span) -> Expr {
    let mut parts = name.split('.');
    let mut expr = Expr::new(ExprKind::Name(parts.next().unwrap_or_default().into()), at);
    for part in parts {
        expr = Expr::new(ExprKind::Member { object: Box::new(expr), name: part.into(), access: crate::flow::ir::Access::Static }, at);
    }
    expr
}

pub(super) fn plain_arg(value: Expr) -> Arg {
    Arg { name: None, value, spread: Spread::No }
}

fn is_class_name(ty: &TypeRef) -> bool {
    let is_built_in = matches!(
        &*ty.name,
        "" | "auto" | "decltype" | "char" | "int" | "short" | "long" | "long long" | "float" | "double" | "bool" | "function"
    );
    !(is_built_in || ty.name.ends_with("_t") || is_unnamed(&ty.name))
}

fn is_declarator(kind: &str) -> bool {
    kind.ends_with("declarator")
        || kind.ends_with("identifier")
        || matches!(kind, "operator_name" | "destructor_name" | "template_function")
}

//! Go expressions.

use crate::tree::Node;
use assay_manifests::Span;

use super::{Go, kit, lit, name, named, opaque, span};
use crate::flow::ir::{Access, Arg, BinaryOp, CallKind, Expr, ExprKind, ListKind, Lit, Spread, Sym, TypeRef, UnaryOp};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::has_token;

/// Conversions to these look like calls.
const BASIC_TYPES: &[&str] = &[
    "string",
    "bool",
    "byte",
    "rune",
    "int",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "uintptr",
    "float32",
    "float64",
    "complex64",
    "complex128",
    "any",
    "error",
];

impl Go<'_> {
    pub(super) fn expr(&mut self, node: Node<'_>) -> Expr {
        if self.l.depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), span(node));
        }
        self.l.depth += 1;
        let mut lowered = match self.simple(node) {
            Some(lowered) => lowered,
            None => self.compound(node),
        };
        if node.has_error() && !node.is_error() {
            lowered = self.with_errors(node, lowered);
        }
        self.l.depth -= 1;
        lowered
    }

    /// An expression with an error directly inside it is unknown, with what was recognised of it.
    #[inline(never)]
    fn with_errors(&mut self, node: Node<'_>, lowered: Expr) -> Expr {
        if matches!(lowered.kind, ExprKind::Unknown(_)) {
            return lowered;
        }
        let errors: Vec<Expr> = named(node).into_iter().filter(Node::is_error).map(|error| self.expr(error)).collect();
        if errors.is_empty() {
            return lowered;
        }
        let children = std::iter::once(lowered).chain(errors).collect();
        self.l.unknown(children, span(node))
    }

    #[inline(never)]
    fn simple(&mut self, node: Node<'_>) -> Option<Expr> {
        let at = span(node);
        if node.is_missing() {
            return Some(self.l.unknown(Vec::new(), at));
        }
        let value = match node.kind() {
            "identifier" => return Some(name(self.resolved(self.l.sym(node)), at)),
            "package_identifier" | "field_identifier" | "blank_identifier" => return Some(name(self.l.sym(node), at)),
            "interpreted_string_literal" | "raw_string_literal" => Some(Lit::Str(self.string(node))),
            "int_literal" | "float_literal" => kit::number(self.l.str(node)),
            "rune_literal" => {
                let text = self.l.str(node).trim_matches('\'');
                if text == "\\" { Some(Lit::Char('\'')) } else { kit::unescape(text).chars().next().map(Lit::Char) }
            }
            "true" => Some(Lit::Bool(true)),
            "false" => Some(Lit::Bool(false)),
            "nil" => Some(Lit::Null),
            "iota" => self.iota.map(Lit::Int),
            "imaginary_literal" => return Some(opaque(at)),
            _ => return None,
        };
        Some(match value {
            Some(value) => lit(value, at),
            None => self.l.unknown(Vec::new(), at),
        })
    }

    #[inline(never)]
    fn compound(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        match node.kind() {
            "parenthesized_expression" => match named(node).as_slice() {
                [inner] => self.expr(*inner),
                _ => self.no_form(node),
            },
            "expression_list" => match named(node).as_slice() {
                [inner] => self.expr(*inner),
                many => {
                    let items = many.iter().map(|item| self.expr(*item)).collect();
                    Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at)
                }
            },
            "literal_element" => match named(node).as_slice() {
                [inner] if inner.kind() == "literal_value" => self.literal_value(*inner, None, 0),
                [inner] => self.expr(*inner),
                _ => self.no_form(node),
            },
            "literal_value" => self.literal_value(node, None, 0),
            "selector_expression" => {
                let object = self.field_expr(node, "operand");
                let field = node.child_by_field_name("field").map_or_else(|| "".into(), |field| self.l.sym(field));
                kit::member(object, field, Access::Dot, at)
            }
            "index_expression" => {
                let (object, index) = (Box::new(self.field_expr(node, "operand")), Box::new(self.field_expr(node, "index")));
                Expr::new(ExprKind::Index { object, index }, at)
            }
            "slice_expression" => self.slice(node),
            "call_expression" => self.call(node),
            "composite_literal" => self.composite(node),
            "func_literal" => Expr::new(ExprKind::Lambda(self.function(node)), at),
            "binary_expression" => self.binary(node),
            "unary_expression" => self.unary(node),
            // `Map[int](x)` can be a call as well as a conversion: taken for the more usual one.
            "type_conversion_expression" if node.child_by_field_name("type").is_some_and(|ty| ty.kind() == "generic_type") => {
                let args = vec![kit::arg(self.field_expr(node, "operand"))];
                let ty = self.field_type(node, "type").unwrap_or_else(|| TypeRef::named(""));
                kit::call(kit::dotted(&ty.name, at), args, CallKind::Plain, at)
            }
            "type_assertion_expression" | "type_conversion_expression" => {
                let value = Box::new(self.field_expr(node, "operand"));
                let ty = self.field_type(node, "type").unwrap_or_else(|| TypeRef::named(""));
                Expr::new(ExprKind::Cast { ty, value }, at)
            }
            "type_instantiation_expression" => match node.child_by_field_name("type") {
                Some(ty) => kit::dotted(&self.type_ref(ty).name, at),
                None => self.no_form(node),
            },
            "variadic_argument" => match named(node).first() {
                Some(inner) => Expr::new(ExprKind::Spread(Box::new(self.expr(*inner))), at),
                None => self.no_form(node),
            },
            "type_identifier" | "qualified_type" | "pointer_type" | "slice_type" | "array_type" | "map_type" | "channel_type"
            | "function_type" | "struct_type" | "interface_type" | "generic_type" | "parenthesized_type" | "negated_type" => {
                Expr::new(ExprKind::Type(self.type_ref(node)), at)
            }
            _ => self.no_form(node),
        }
    }

    /// Unknown with everything below it that has a form.
    fn no_form(&mut self, node: Node<'_>) -> Expr {
        let children = named(node).into_iter().map(|child| self.expr(child)).collect();
        self.l.unknown(children, span(node))
    }

    fn slice(&mut self, node: Node<'_>) -> Expr {
        let object = Box::new(self.field_expr(node, "operand"));
        let bound = |go: &mut Self, field: &str| node.child_by_field_name(field).map(|bound| Box::new(go.expr(bound)));
        let from = bound(self, "start");
        let to = bound(self, "end");
        // `s[a:b:c]`: where it ends, and where the room behind it does.
        let to = match (to, bound(self, "capacity")) {
            (Some(to), Some(room)) => {
                Some(Box::new(Expr::new(ExprKind::List { items: vec![*to, *room], kind: ListKind::Tuple }, span(node))))
            }
            (to, _) => to,
        };
        Expr::new(ExprKind::Slice { object, from, to }, span(node))
    }

    fn args(&mut self, node: Node<'_>) -> Vec<Arg> {
        let mut args = Vec::new();
        for value in node.child_by_field_name("arguments").map(named).unwrap_or_default() {
            if let ("variadic_argument", Some(inner)) = (value.kind(), named(value).first()) {
                args.push(Arg { name: None, value: self.expr(*inner), spread: Spread::List });
            } else {
                args.push(kit::arg(self.expr(value)));
            }
        }
        args
    }

    /// `string(x)` is a conversion; `new(T)` constructs; anything else is a call.
    fn call(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let function = node.child_by_field_name("function");
        let plain = function.filter(|f| f.kind() == "identifier").map_or("", |f| self.l.str(f));
        let arguments = node.child_by_field_name("arguments").map(named).unwrap_or_default();
        if let [single] = arguments.as_slice() {
            if BASIC_TYPES.contains(&plain) {
                let value = Box::new(self.expr(*single));
                return Expr::new(ExprKind::Cast { ty: TypeRef::named(plain), value }, at);
            }
            if plain == "new" {
                let ty = self.type_ref(*single);
                let callee = if ty.dims.is_empty() && ty.args.is_empty() {
                    kit::dotted(&ty.name, span(*single))
                } else {
                    Expr::new(ExprKind::Type(ty), span(*single))
                };
                let made = Box::new(kit::call(callee, Vec::new(), CallKind::New, at));
                return Expr::new(ExprKind::Unary { op: UnaryOp::AddressOf, operand: made }, at);
            }
        }
        let callee = self.field_expr(node, "function");
        let args = self.args(node);
        kit::call(callee, args, CallKind::Plain, at)
    }

    fn composite(&mut self, node: Node<'_>) -> Expr {
        match (node.child_by_field_name("type"), node.child_by_field_name("body")) {
            (Some(ty), Some(body)) => self.literal_value(body, Some(ty), 0),
            _ => self.no_form(node),
        }
    }

    /// The braces of a composite literal under the type that stands before it or is implied by the literal around it.
    fn literal_value(&mut self, body: Node<'_>, ty: Option<Node<'_>>, depth: u32) -> Expr {
        let at = ty.filter(|ty| ty.end_byte() <= body.start_byte()).map_or_else(
            || span(body),
            |ty| {
                if depth == 0 { kit::cover(span(ty), span(body)) } else { span(body) }
            },
        );
        if self.l.depth + depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), at);
        }
        let element = ty.and_then(|ty| match ty.kind() {
            "slice_type" | "array_type" | "implicit_length_array_type" => ty.child_by_field_name("element"),
            "map_type" => ty.child_by_field_name("value"),
            _ => None,
        });
        let key_type = ty.filter(|ty| ty.kind() == "map_type").and_then(|ty| ty.child_by_field_name("key"));
        let mut entries: Vec<(Option<Node<'_>>, Option<Expr>, Expr)> = Vec::new();
        for child in named(body) {
            if child.kind() == "keyed_element" {
                let key_node = child.child_by_field_name("key");
                let is_struct = element.is_none() && ty.is_some();
                let key = if is_struct { None } else { key_node.map(|key| self.element(key, key_type, depth)) };
                let value = match child.child_by_field_name("value") {
                    Some(value) => self.element(value, element, depth),
                    None => self.l.unknown(Vec::new(), span(child)),
                };
                entries.push((key_node, key, value));
            } else {
                let value = self.element(child, element, depth);
                entries.push((None, None, value));
            }
        }
        let is_keyed = entries.iter().any(|(key, ..)| key.is_some());
        let named_type = ty.filter(|ty| matches!(ty.kind(), "type_identifier" | "qualified_type" | "generic_type"));
        if let Some(ty) = named_type {
            let args = entries
                .into_iter()
                .map(|(key, _, value)| match key {
                    Some(key) => kit::keyword(self.key_name(key), value),
                    None => kit::arg(value),
                })
                .collect();
            let callee = kit::dotted(&self.type_ref(ty).name, span(ty));
            return kit::call(callee, args, CallKind::New, at);
        }
        if is_keyed || ty.is_some_and(|ty| matches!(ty.kind(), "map_type" | "struct_type")) {
            // Fields of a struct without a name, which may be given by place.
            let fields: Vec<Node<'_>> = ty.filter(|ty| ty.kind() == "struct_type").map(struct_fields).unwrap_or_default();
            let pairs = entries
                .into_iter()
                .enumerate()
                .map(|(at, (node, key, value))| {
                    let node = node.or_else(|| fields.get(at).copied());
                    let key = key.or_else(|| node.map(|node| lit(Lit::Str(self.l.sym(node)), span(node))));
                    (key, value)
                })
                .collect();
            return Expr::new(ExprKind::Map(pairs), at);
        }
        let mut items: Vec<Expr> = entries.into_iter().map(|(_, _, value)| value).collect();
        if let Some(length) = ty.and_then(|ty| self.array_length(ty)) {
            while items.len() < length {
                items.push(self.zero_element(ty, at));
            }
        }
        // An array is a value of its own, a slice a view: `Set` tells the two apart.
        let is_array = ty.is_some_and(|ty| matches!(ty.kind(), "array_type" | "implicit_length_array_type"));
        Expr::new(ExprKind::List { items, kind: if is_array { ListKind::Set } else { ListKind::List } }, at)
    }

    /// Length of an array type, where it is written as a small number.
    fn array_length(&self, ty: Node<'_>) -> Option<usize> {
        let length = ty.child_by_field_name("length").filter(|_| ty.kind() == "array_type")?;
        self.l.str(length).parse().ok().filter(|length| *length <= 64)
    }

    /// What stands in an array where nothing was given.
    fn zero_element(&self, ty: Option<Node<'_>>, at: Span) -> Expr {
        match ty.and_then(|ty| ty.child_by_field_name("element")).map_or("", |element| self.l.str(element)) {
            "string" => lit(Lit::Str("".into()), at),
            "int" => lit(Lit::Int(0), at),
            _ => super::opaque(at),
        }
    }

    /// A key of a literal with a type name: a field, or the text of a map's key.
    fn key_name(&self, key: Node<'_>) -> Sym {
        let inner = if key.kind() == "literal_element" { named(key).first().copied().unwrap_or(key) } else { key };
        match inner.kind() {
            "interpreted_string_literal" | "raw_string_literal" => self.string(inner),
            _ => self.l.sym(key),
        }
    }

    /// An element of a composite literal; bare braces take the element type, through a pointer too.
    fn element(&mut self, node: Node<'_>, ty: Option<Node<'_>>, depth: u32) -> Expr {
        let inner = if node.kind() == "literal_element" { named(node).first().copied().unwrap_or(node) } else { node };
        if inner.kind() == "literal_value" {
            let pointed = ty.filter(|ty| ty.kind() == "pointer_type").and_then(|ty| named(ty).first().copied());
            let made = self.literal_value(inner, pointed.or(ty), depth + 1);
            if pointed.is_none() {
                return made;
            }
            let at = made.span;
            return Expr::new(ExprKind::Unary { op: UnaryOp::AddressOf, operand: Box::new(made) }, at);
        }
        self.expr(inner)
    }

    fn binary(&mut self, node: Node<'_>) -> Expr {
        let mut rights = Vec::new();
        let mut first = node;
        while first.kind() == "binary_expression" {
            let (Some(left), Some(right)) = (first.child_by_field_name("left"), first.child_by_field_name("right")) else { break };
            let written = first.child_by_field_name("operator").map_or("", |op| op.kind());
            rights.push((written, right));
            first = left;
        }
        if rights.is_empty() {
            return self.no_form(node);
        }
        let first = self.expr(first);
        let rest = rights.into_iter().rev().map(|(op, right)| match op {
            "&^" => (BinaryOp::BitAnd, kit::flipped(self.expr(right))),
            op => (kit::binary_op(op), self.expr(right)),
        });
        let rest = rest.collect();
        kit::chain(first, rest).unwrap_or_else(|operands| self.l.unknown(operands, span(node)))
    }

    fn unary(&mut self, node: Node<'_>) -> Expr {
        let operand = self.field_expr(node, "operand");
        let op = match node.child_by_field_name("operator").map(|op| op.kind()) {
            Some("!") => UnaryOp::Not,
            Some("-") => UnaryOp::Neg,
            Some("+") => UnaryOp::Plus,
            Some("^") => UnaryOp::BitNot,
            Some("&") => UnaryOp::AddressOf,
            Some("*") => UnaryOp::Deref,
            _ if has_token(node, "<-") => UnaryOp::Other,
            _ => return self.l.unknown(vec![operand], span(node)),
        };
        if let (UnaryOp::Neg, ExprKind::Lit(Lit::Int(value))) = (op, &operand.kind) {
            return lit(Lit::Int(-value), span(node));
        }
        Expr::new(ExprKind::Unary { op, operand: Box::new(operand) }, span(node))
    }
}

/// Names of a struct type's fields, in order.
fn struct_fields(ty: Node<'_>) -> Vec<Node<'_>> {
    let lists = named(ty).into_iter().filter(|child| child.kind() == "field_declaration_list");
    let fields = lists.flat_map(named).filter(|child| child.kind() == "field_declaration");
    fields.flat_map(|field| named(field).into_iter().filter(|child| child.kind() == "field_identifier")).collect()
}

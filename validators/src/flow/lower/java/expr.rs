//! Java expressions.

use std::sync::Arc;

use crate::tree::Node;

use super::{Java, kit, literal, name, named, span};
use crate::flow::ir::{Access, Arg, BinaryOp, CallKind, Expr, ExprKind, Function, ListKind, Lit, Stmt, StmtKind, Sym, TypeRef, UnaryOp};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::{child_of, fields, has_token, lit, stmt};

impl Java<'_> {
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
        if matches!(lowered.kind, ExprKind::Unknown(_) | ExprKind::List { .. }) {
            return lowered;
        }
        let errors: Vec<Expr> = named(node).into_iter().filter(Node::is_error).map(|error| self.expr(error)).collect();
        if errors.is_empty() {
            return lowered;
        }
        let children = std::iter::once(lowered).chain(errors).collect();
        self.l.unknown(children, span(node))
    }

    /// Names and literals.
    #[inline(never)]
    fn simple(&mut self, node: Node<'_>) -> Option<Expr> {
        let at = span(node);
        if node.is_missing() {
            return Some(self.l.unknown(Vec::new(), at));
        }
        Some(match node.kind() {
            "identifier" | "this" | "super" | "type_identifier" => name(self.l.sym(node), at),
            "scoped_identifier" => kit::dotted(&self.dotted_text(node), at),
            "decimal_integer_literal" | "hex_integer_literal" | "octal_integer_literal" | "binary_integer_literal" => {
                literal(kit::number(self.l.str(node)), &mut self.l, at)
            }
            "decimal_floating_point_literal" | "hex_floating_point_literal" => literal(kit::number(self.l.str(node)), &mut self.l, at),
            "string_literal" if child_of(node, &["string_interpolation"]).is_none() => lit(Lit::Str(self.string(node)), at),
            "character_literal" => literal(self.character(node), &mut self.l, at),
            "true" => lit(Lit::Bool(true), at),
            "false" => lit(Lit::Bool(false), at),
            "null_literal" => lit(Lit::Null, at),
            "class_literal" => match named(node).first() {
                Some(ty) => Expr::new(ExprKind::Type(self.type_ref(*ty)), at),
                None => self.l.unknown(Vec::new(), at),
            },
            _ => return None,
        })
    }

    #[inline(never)]
    fn compound(&mut self, node: Node<'_>) -> Expr {
        match node.kind() {
            "parenthesized_expression" => match named(node).as_slice() {
                [inner] => self.expr(*inner),
                _ => self.no_form(node),
            },
            "field_access" => self.field_access(node),
            "method_invocation" => self.invocation(node),
            "explicit_constructor_invocation" => self.delegation(node),
            "object_creation_expression" => self.creation(node),
            "array_creation_expression" => self.new_array(node),
            "array_initializer" | "element_value_array_initializer" => self.list(node),
            "annotation" | "marker_annotation" => self.annotation(node),
            "binary_expression" => self.binary(node),
            "unary_expression" => self.unary(node),
            "update_expression" => self.update(node),
            "assignment_expression" => self.assignment(node),
            "ternary_expression" => self.conditional(node),
            "array_access" => {
                let (object, index) = (Box::new(self.field_expr(node, "array")), Box::new(self.field_expr(node, "index")));
                Expr::new(ExprKind::Index { object, index }, span(node))
            }
            "cast_expression" => {
                let ty = self.declared_type(node).unwrap_or_else(|| TypeRef::named(""));
                let value = Box::new(self.field_expr(node, "value"));
                Expr::new(ExprKind::Cast { ty, value }, span(node))
            }
            "instanceof_expression" => self.instance_of(node),
            "lambda_expression" => self.lambda(node),
            "method_reference" => self.method_reference(node),
            "switch_expression" => self.switch_value(node),
            "template_expression" => self.template(node),
            "string_literal" => self.interpolated(node),
            _ => self.no_form(node),
        }
    }

    /// Unknown with everything below it that has a form.
    fn no_form(&mut self, node: Node<'_>) -> Expr {
        let children = named(node).into_iter().map(|child| self.expr(child)).collect();
        self.l.unknown(children, span(node))
    }

    fn field_access(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let field = node.child_by_field_name("field").map_or_else(|| "".into(), |field| self.l.sym(field));
        if &*field == "this" {
            return name("this", at);
        }
        let object = match child_of(node, &["super"]) {
            Some(parent) => name("super", span(parent)),
            None => self.field_expr(node, "object"),
        };
        kit::member(object, field, Access::Dot, at)
    }

    pub(super) fn args(&mut self, list: Node<'_>) -> Vec<Arg> {
        named(list).into_iter().map(|value| kit::arg(self.expr(value))).collect()
    }

    fn field_args(&mut self, node: Node<'_>) -> Vec<Arg> {
        node.child_by_field_name("arguments").map(|list| self.args(list)).unwrap_or_default()
    }

    fn invocation(&mut self, node: Node<'_>) -> Expr {
        let method_node = node.child_by_field_name("name").unwrap_or(node);
        let method = self.l.sym(method_node);
        let callee = match (child_of(node, &["super"]), node.child_by_field_name("object")) {
            (Some(parent), _) => {
                let at = kit::cover(span(parent), span(method_node));
                kit::member(name("super", span(parent)), method, Access::Dot, at)
            }
            (None, Some(object)) => {
                let at = kit::cover(span(object), span(method_node));
                kit::member(self.expr(object), method, Access::Dot, at)
            }
            (None, None) => name(method, span(method_node)),
        };
        let args = self.field_args(node);
        kit::call(callee, args, CallKind::Plain, span(node))
    }

    /// `this(…)` and `super(…)` at the start of a constructor.
    fn delegation(&mut self, node: Node<'_>) -> Expr {
        let callee = self.field_expr(node, "constructor");
        let args = self.field_args(node);
        kit::call(callee, args, CallKind::Plain, span(node))
    }

    fn creation(&mut self, node: Node<'_>) -> Expr {
        let ty_node = node.child_by_field_name("type").unwrap_or(node);
        let ty = self.type_ref(ty_node);
        let args = self.field_args(node);
        let outer = node.named_child(0).filter(|first| {
            first.end_byte() <= ty_node.start_byte()
                && !first.is_extra()
                && !first.kind().ends_with("annotation")
                && first.kind() != "type_arguments"
        });
        let callee = match (child_of(node, &["class_body"]), outer) {
            (Some(body), _) => self.anonymous(ty, body),
            (None, Some(outer)) => kit::member(self.expr(outer), ty.name, Access::Dot, span(ty_node)),
            (None, None) => kit::dotted(&ty.name, span(ty_node)),
        };
        kit::call(callee, args, CallKind::New, span(node))
    }

    /// `new byte[n]` is the construction of the array's type with its lengths; with elements it is the list of them.
    fn new_array(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        if let Some(value) = node.child_by_field_name("value") {
            return self.list(value);
        }
        let mut ty = self.declared_type(node).unwrap_or_else(|| TypeRef::named(""));
        let mut lengths = Vec::new();
        for dims in fields(node, "dimensions") {
            if dims.kind() == "dimensions_expr" {
                let length = named(dims).into_iter().find(|child| !child.kind().ends_with("annotation"));
                ty.dims.push(length.map_or_else(|| "".into(), |length| self.l.sym(length)));
                lengths.extend(length.map(|length| kit::arg(self.expr(length))));
            } else {
                self.add_dims(&mut ty, Some(dims));
            }
        }
        kit::call(Expr::new(ExprKind::Type(ty), at), lengths, CallKind::New, at)
    }

    fn list(&mut self, node: Node<'_>) -> Expr {
        let items = named(node).into_iter().map(|item| self.expr(item)).collect();
        Expr::new(ExprKind::List { items, kind: ListKind::List }, span(node))
    }

    fn binary(&mut self, node: Node<'_>) -> Expr {
        let mut rights = Vec::new();
        let mut first = node;
        while first.kind() == "binary_expression" {
            let (Some(left), Some(right)) = (first.child_by_field_name("left"), first.child_by_field_name("right")) else { break };
            let op = first.child_by_field_name("operator").map_or(BinaryOp::Other, |op| kit::binary_op(op.kind()));
            rights.push((op, right));
            first = left;
        }
        if rights.is_empty() {
            return self.no_form(node);
        }
        let first = self.expr(first);
        let rest = rights.into_iter().rev().map(|(op, right)| (op, self.expr(right))).collect();
        kit::chain(first, rest).unwrap_or_else(|operands| self.l.unknown(operands, span(node)))
    }

    fn unary(&mut self, node: Node<'_>) -> Expr {
        let operand = self.field_expr(node, "operand");
        let op = match node.child_by_field_name("operator").map(|op| op.kind()) {
            Some("!") => UnaryOp::Not,
            Some("-") => UnaryOp::Neg,
            Some("+") => UnaryOp::Plus,
            Some("~") => UnaryOp::BitNot,
            _ => UnaryOp::Other,
        };
        if let (UnaryOp::Neg, ExprKind::Lit(Lit::Int(value))) = (op, &operand.kind) {
            return lit(Lit::Int(-value), span(node));
        }
        Expr::new(ExprKind::Unary { op, operand: Box::new(operand) }, span(node))
    }

    fn update(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let target = match named(node).first() {
            Some(target) => self.expr(*target),
            None => self.l.unknown(Vec::new(), at),
        };
        let op = if has_token(node, "++") { BinaryOp::Add } else { BinaryOp::Sub };
        let changed = ExprKind::Assign { target: Box::new(target), op: Some(op), value: Box::new(lit(Lit::Int(1), at)) };
        kit::step(node, Expr::new(changed, at))
    }

    fn assignment(&mut self, node: Node<'_>) -> Expr {
        let target = Box::new(self.field_expr(node, "left"));
        let op = node.child_by_field_name("operator").and_then(|op| kit::assign_op(op.kind()));
        let value = Box::new(self.field_expr(node, "right"));
        Expr::new(ExprKind::Assign { target, op, value }, span(node))
    }

    fn conditional(&mut self, node: Node<'_>) -> Expr {
        let cond = Box::new(self.field_expr(node, "condition"));
        let then = Box::new(self.field_expr(node, "consequence"));
        let otherwise = Box::new(self.field_expr(node, "alternative"));
        Expr::new(ExprKind::Conditional { cond, then, otherwise }, span(node))
    }

    /// `x instanceof T t` binds `t` where the test is made; a record pattern binds its names as a destructuring.
    fn instance_of(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let value = self.field_expr(node, "left");
        if let Some(pattern) = node.child_by_field_name("pattern") {
            let (ty, bindings) = self.pattern(pattern);
            let items = bindings.into_iter().map(|(bound, _)| name(bound, span(pattern))).collect();
            let flat = || Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, span(pattern));
            let target = Box::new(self.components(pattern).unwrap_or_else(flat));
            let bind = Expr::new(ExprKind::Assign { target, op: None, value: Box::new(value) }, at);
            return Expr::new(ExprKind::TypeTest { value: Box::new(bind), ty }, at);
        }
        let ty = node.child_by_field_name("right").map_or_else(|| TypeRef::named(""), |ty| self.type_ref(ty));
        let value = match node.child_by_field_name("name") {
            Some(bound) => {
                let cast = Expr::new(ExprKind::Cast { ty: ty.clone(), value: Box::new(value) }, at);
                let target = Box::new(name(self.l.sym(bound), span(bound)));
                Expr::new(ExprKind::Assign { target, op: None, value: Box::new(cast) }, at)
            }
            None => value,
        };
        Expr::new(ExprKind::TypeTest { value: Box::new(value), ty }, at)
    }

    fn lambda(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let params = match node.child_by_field_name("parameters") {
            Some(single) if single.kind() == "identifier" => vec![Self::untyped(self.l.sym(single), span(single))],
            Some(list) => self.params(list),
            None => Vec::new(),
        };
        let outer = std::mem::take(&mut self.yields);
        let body = match node.child_by_field_name("body") {
            Some(block) if block.kind() == "block" => self.body(block),
            Some(value) => vec![stmt(StmtKind::Return(Some(self.expr(value))), span(value))],
            None => Vec::new(),
        };
        self.yields = outer;
        Expr::new(ExprKind::Lambda(Arc::new(Function { name: "".into(), params, body, span: at, ..Function::default() })), at)
    }

    /// `Foo::bar` is the member `bar`; `Foo::new` is the member `new`.
    fn method_reference(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let last = node.children().last();
        let method: Sym = last.map_or_else(|| "".into(), |last| self.l.sym(last));
        let object = match named(node).first() {
            Some(object) if matches!(object.kind(), "generic_type" | "array_type" | "scoped_type_identifier" | "annotated_type") => {
                let ty = self.type_ref(*object);
                if ty.dims.is_empty() { kit::dotted(&ty.name, span(*object)) } else { Expr::new(ExprKind::Type(ty), span(*object)) }
            }
            Some(object) => self.expr(*object),
            None => return self.l.unknown(Vec::new(), at),
        };
        kit::member(object, method, Access::Static, at)
    }

    /// A `switch` used as a value: a block that fills a variable and ends in it.
    fn switch_value(&mut self, node: Node<'_>) -> Expr {
        let at = span(node);
        let result: Sym = format!("$switch{}", at.start).into();
        let mut block: Vec<Stmt> = Vec::new();
        let mut subject = self.field_expr(node, "condition");
        let subject_name: Sym = match &subject.kind {
            ExprKind::Name(name) => name.clone(),
            _ => {
                let temp: Sym = format!("$subject{}", at.start).into();
                let at = subject.span;
                let init = Some(std::mem::replace(&mut subject, name(temp.clone(), at)));
                block.push(stmt(StmtKind::Var { name: temp.clone(), ty: None, init, is_const: true }, at));
                temp
            }
        };
        block.push(stmt(StmtKind::Var { name: result.clone(), ty: None, init: None, is_const: false }, at));
        self.yields.push(result.clone());
        let cases = self.cases(node, Some(&subject_name), Some(&result));
        self.yields.pop();
        block.push(stmt(StmtKind::Switch { subject: Some(subject), cases }, at));
        block.push(stmt(StmtKind::Expr(name(result, at)), at));
        Expr::new(ExprKind::Block(block), at)
    }

    /// `STR."…\{x}…"`: the processor is called with the assembled text; `STR` is the text itself.
    fn template(&mut self, node: Node<'_>) -> Expr {
        let text = self.field_expr(node, "template_argument");
        let processor = self.field_expr(node, "template_processor");
        match &processor.kind {
            ExprKind::Name(plain) if &**plain == "STR" => text,
            _ => kit::call(kit::member(processor, "process", Access::Dot, span(node)), vec![kit::arg(text)], CallKind::Plain, span(node)),
        }
    }

    fn interpolated(&mut self, node: Node<'_>) -> Expr {
        let mut pieces = Vec::new();
        for child in named(node) {
            let at = span(child);
            match child.kind() {
                "string_interpolation" => pieces.extend(named(child).into_iter().map(|value| self.expr(value))),
                _ => pieces.push(lit(Lit::Str(kit::unescape(self.l.str(child)).into()), at)),
            }
        }
        Expr::new(ExprKind::Format(pieces), span(node))
    }
}

//! C# patterns: as conditions over a named subject, and as the patterns of a switch.

use crate::tree::Node;
use assay_manifests::Span;

use super::{CSharp, kit, lit, loose::beginning, name, named, opaque, span};
use crate::flow::ir::{Access, BinaryOp, Case, Expr, ExprKind, Lit, Sym, TypeRef, UnaryOp};
use crate::flow::lower::MAX_DEPTH;
use crate::flow::lower::kit::child_of;

/// The value a pattern is asked of: a variable and the members that lead to it.
#[derive(Clone)]
pub(super) struct Subject {
    pub root: Sym,
    pub path: Vec<Sym>,
}

impl Subject {
    fn expr(&self, at: Span) -> Expr {
        self.path.iter().fold(name(self.root.clone(), at), |object, part| kit::member(object, part.clone(), Access::Dot, at))
    }

    fn member(&self, parts: &str) -> Self {
        let mut path = self.path.clone();
        path.extend(parts.split('.').map(Sym::from));
        Self { root: self.root.clone(), path }
    }
}

impl CSharp<'_> {
    /// A label of a switch: a constant is a pattern of its own; anything else matches where its condition, put into the guard, holds.
    pub(super) fn case_pattern(&mut self, node: Node<'_>, subject: &Sym, case: &mut Case) {
        if node.kind() == "constant_pattern" || !node.kind().ends_with("pattern") && node.kind() != "discard" {
            let value = if node.kind() == "constant_pattern" { self.child_expr(node, None) } else { self.expr(node) };
            case.patterns.push(value);
            return;
        }
        if node.kind() == "discard" {
            return;
        }
        let subject = Subject { root: subject.clone(), path: Vec::new() };
        let cond = self.pattern(node, &subject);
        case.patterns.push(opaque(span(node)));
        case.guard = Some(match case.guard.take() {
            Some(guard) => kit::binary(BinaryOp::And, guard, cond),
            None => cond,
        });
    }

    /// The condition under which the subject matches; names it binds are assigned where the condition is evaluated.
    pub(super) fn pattern(&mut self, node: Node<'_>, subject: &Subject) -> Expr {
        let at = span(node);
        if self.l.depth >= MAX_DEPTH {
            return self.l.unknown(Vec::new(), at);
        }
        self.l.depth += 1;
        let cond = self.pattern_inner(node, subject);
        self.l.depth -= 1;
        cond
    }

    #[inline(never)]
    fn pattern_inner(&mut self, node: Node<'_>, subject: &Subject) -> Expr {
        let at = span(node);
        match node.kind() {
            "and_pattern" | "or_pattern" => {
                let op = if node.kind() == "and_pattern" { BinaryOp::And } else { BinaryOp::Or };
                let left = self.field_pattern(node, "left", subject);
                let right = self.field_pattern(node, "right", subject);
                kit::binary(op, left, right)
            }
            "negated_pattern" => {
                let operand = Box::new(self.child_pattern(node, subject));
                Expr::new(ExprKind::Unary { op: UnaryOp::Not, operand }, at)
            }
            "parenthesized_pattern" => self.child_pattern(node, subject),
            "relational_pattern" => {
                let op = node.child(0).map_or(BinaryOp::Other, |op| kit::binary_op(op.kind()));
                let right = self.constant(node);
                kit::binary(op, subject.expr(at), right)
            }
            "type_pattern" | "declaration_pattern" => {
                let ty = self.declared_type(node, "type");
                let bound = node.child_by_field_name("name").map(|id| self.ident(id));
                self.typed(ty, bound, subject, at)
            }
            "var_pattern" => {
                if let Some(tuple) = child_of(node, &["parenthesized_variable_designation"]) {
                    let target = Box::new(self.tuple_pattern(tuple));
                    return Expr::new(ExprKind::Assign { target, op: None, value: Box::new(subject.expr(at)) }, at);
                }
                let bound = node.child_by_field_name("name").map(|id| self.ident(id));
                self.bind(bound, subject, at)
            }
            "discard" => lit(Lit::Bool(true), at),
            "recursive_pattern" => self.recursive(node, subject),
            // A bare name with a capital is a type far more often than a constant.
            "constant_pattern" if self.names_type(node) => {
                let ty = named(node).first().map(|ty| TypeRef::named(self.dotted_text(beginning(*ty))));
                self.typed(ty, None, subject, at)
            }
            "constant_pattern" => {
                let value = self.constant(node);
                kit::binary(BinaryOp::Eq, subject.expr(at), value)
            }
            "list_pattern" => {
                let children = named(node).into_iter().map(|child| self.pattern(child, &subject.member("[]"))).collect();
                Expr::new(ExprKind::Unknown(children), at)
            }
            // A bare name may be a constant or a type.
            _ => {
                let value = self.expr(node);
                kit::binary(BinaryOp::Eq, subject.expr(at), value)
            }
        }
    }

    /// The value that a pattern compares with.
    fn constant(&mut self, node: Node<'_>) -> Expr {
        match super::values(node).first() {
            Some(value) => self.expr_as(beginning(*value), None),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    fn names_type(&self, node: Node<'_>) -> bool {
        let inner = named(node);
        let is_name = inner.first().is_some_and(|inner| matches!(beginning(*inner).kind(), "identifier" | "generic_name"));
        is_name && self.l.str(node).starts_with(char::is_uppercase)
    }

    fn field_pattern(&mut self, node: Node<'_>, field: &str, subject: &Subject) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.pattern(child, subject),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    fn child_pattern(&mut self, node: Node<'_>, subject: &Subject) -> Expr {
        match named(node).first() {
            Some(child) => self.pattern(*child, subject),
            None => self.l.unknown(Vec::new(), span(node)),
        }
    }

    fn typed(&mut self, ty: Option<TypeRef>, bound: Option<Sym>, subject: &Subject, at: Span) -> Expr {
        let Some(ty) = ty else { return self.bind(bound, subject, at) };
        let mut value = subject.expr(at);
        if let Some(bound) = bound {
            let cast = Expr::new(ExprKind::Cast { ty: ty.clone(), value: Box::new(value) }, at);
            value = Expr::new(ExprKind::Assign { target: Box::new(name(bound, at)), op: None, value: Box::new(cast) }, at);
        }
        Expr::new(ExprKind::TypeTest { value: Box::new(value), ty }, at)
    }

    /// `var x` matches everything.
    fn bind(&mut self, bound: Option<Sym>, subject: &Subject, at: Span) -> Expr {
        let yes = lit(Lit::Bool(true), at);
        let Some(bound) = bound else { return yes };
        let assign = Expr::new(ExprKind::Assign { target: Box::new(name(bound, at)), op: None, value: Box::new(subject.expr(at)) }, at);
        kit::binary(BinaryOp::Or, Expr::new(ExprKind::Unknown(vec![assign]), at), yes)
    }

    /// `T { A: p, B.C: q } name`
    fn recursive(&mut self, node: Node<'_>, subject: &Subject) -> Expr {
        let at = span(node);
        let bound = node.child_by_field_name("name").map(|id| self.ident(id));
        let ty = self.declared_type(node, "type");
        let mut cond = if ty.is_some() || bound.is_some() {
            self.typed(ty, bound, subject, at)
        } else {
            kit::binary(BinaryOp::NotEq, subject.expr(at), lit(Lit::Null, at))
        };
        for clause in named(node) {
            for (index, sub) in named(clause).into_iter().filter(|sub| sub.kind() == "subpattern").enumerate() {
                let parts = named(sub);
                let inner = match parts.as_slice() {
                    [key, pattern, ..] => {
                        let key = self.dotted_text(*key);
                        self.pattern(*pattern, &subject.member(&key))
                    }
                    [pattern] => self.pattern(*pattern, &subject.member(&format!("Item{}", index + 1))),
                    [] => continue,
                };
                cond = kit::binary(BinaryOp::And, cond, inner);
            }
        }
        cond
    }
}

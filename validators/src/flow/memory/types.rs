//! Types of expressions, as far as declarations in sight say them.

use super::{
    Run, names, place,
    place::{Place, constant},
    prepass::strip,
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, TypeRef, UnaryOp};

impl Run<'_> {
    /// The place a pointer expression starts from (`buf + 4`, `&buf[i]`, `buf`).
    pub(super) fn base_of(&mut self, e: &Expr) -> Option<Place> {
        let mut e = strip(e);
        loop {
            match &e.kind {
                ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, right } => {
                    let l = strip(left);
                    e = if constant(l, &self.constants).is_some() { strip(right) } else { l };
                }
                ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &operand.kind {
                    ExprKind::Index { object, .. } => e = strip(object),
                    _ => return self.places.of(operand),
                },
                ExprKind::Assign { target, .. } => e = strip(target),
                _ => return self.places.of(e),
            }
        }
    }

    /// Type of an expression, where its declaration is in sight.
    pub(super) fn type_of(&self, e: &Expr) -> Option<TypeRef> {
        match &e.kind {
            ExprKind::Name(name) => self.facts.types.get(name).cloned(),
            ExprKind::Member { name, .. } => self.facts.fields.get(&**name).cloned(),
            ExprKind::Cast { ty, .. } => Some(ty.clone()),
            ExprKind::Index { object, .. } | ExprKind::Unary { op: UnaryOp::Deref, operand: object } => {
                let mut ty = self.type_of(object)?;
                if ty.dims.is_empty() {
                    ty.pointers = ty.pointers.checked_sub(1)?;
                } else {
                    ty.dims.remove(0);
                }
                Some(ty)
            }
            ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, .. } => self.type_of(left),
            ExprKind::Assign { target, .. } => self.type_of(target),
            _ => None,
        }
    }

    pub(super) fn is_declared(&self, place: Place) -> bool {
        self.facts.types.get(self.places.text(place)).is_some_and(|t| t.pointers > 0 || !t.dims.is_empty())
    }

    pub(super) fn is_pointer(&self, place: Place) -> bool {
        match self.facts.types.get(self.places.text(place)) {
            Some(ty) => ty.pointers > 0 || !ty.dims.is_empty(),
            None => true,
        }
    }

    pub(super) fn is_unsigned_or_length(&self, e: &Expr) -> bool {
        match self.type_of(e) {
            Some(ty) => ty.is_unsigned && ty.pointers == 0,
            None => place::key(e).is_some_and(|k| names::is_length(&k)),
        }
    }
}

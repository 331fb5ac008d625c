//! `n++` and `n--`: their value is the one before the step. And what `sizeof` says. Knows no statement.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Run,
    value::{Num, State, Storage, Value},
};
use crate::flow::{
    ir::{Arg, BinaryOp, Expr, ExprKind, Lit, TypeRef},
    memory::Check,
};

/// Whether an assignment is `n++` or `n--`, whose value is the one before: what is added stands where the whole of it does, and the sign
/// behind the variable.
pub(super) fn steps_after(target: &Expr, op: Option<BinaryOp>, step: &Expr) -> bool {
    op.is_some() && step.span.contains(target.span) && step.span.end - target.span.end >= 2
}

impl<'f, 'm> Run<'f, 'm> {
    /// What a test asks about: of `while (n--)` the last step goes below zero, and nobody uses what is left.
    pub(super) fn asked(&mut self, e: &'m Expr, st: &mut State<'m>) -> Option<Value<'m>> {
        let ends = matches!(&e.kind, ExprKind::Assign { target, op, value } if steps_after(target, *op, value));
        let at = (e.span.start, Check::Underflow);
        let known = self.found.contains_key(&at);
        let value = self.eval(e, st);
        if ends && !known {
            self.found.remove(&at);
        }
        value
    }

    /// `n-- > bound` holds: what that says of the number that is left.
    pub(super) fn learn_after_step(
        &mut self,
        target: &'m Expr,
        by: BinaryOp,
        op: BinaryOp,
        (old, bound): (&Value<'m>, &Value<'m>),
        st: &mut State<'m>,
    ) {
        let (Value::Num(old), Value::Num(bound)) = (old, bound) else { return };
        let step = Num::exactly(1);
        let (Some(left), Some(bound)) = (old.binary(by, step), bound.binary(by, step)) else { return };
        // At the end of its type it goes on at the other one.
        let fits =
            self.type_of(target, st).as_deref().and_then(super::value::range_of).is_some_and(|(lo, hi)| bound.lo >= lo && bound.hi <= hi);
        if fits {
            self.learn(target, op, &Value::Num(left), &Value::Num(bound), st);
        }
    }

    /// `sizeof` of a type, a text or a place.
    pub(super) fn size_of_argument(&mut self, args: &'m [Arg], st: &State<'m>) -> Value<'m> {
        self.measured = args.first().and_then(|arg| self.type_of(&arg.value, st)).filter(|ty| ty.pointers == 1 && ty.dims.is_empty());
        let Some(arg) = args.first() else { return Value::Unknown };
        let ty = match &arg.value.kind {
            ExprKind::Type(ty) => Some(Rc::new(ty.clone())),
            ExprKind::Lit(Lit::Str(text)) => return Value::Num(Num::exactly(text.chars().count() as i128 + 1)),
            _ => self.type_of(&arg.value, st),
        };
        // `sizeof(name)` may be of a type that reads like a variable.
        let ty = ty.or_else(|| match &arg.value.kind {
            ExprKind::Name(name) => Some(Rc::new(TypeRef::named(name.clone()))),
            _ => None,
        });
        let of_pointer = self.measured.is_some() && matches!(arg.value.kind, ExprKind::Name(_) | ExprKind::Member { .. });
        ty.and_then(|ty| self.file.size(&ty)).map_or(Value::Unknown, |size| Value::Num(Num { of_pointer, ..Num::exactly(size) }))
    }

    /// A pointer gets an allocation that was measured by the size of a pointer like it, and not of what it leads to.
    pub(super) fn measured_by_pointer(&mut self, value: &Value<'m>, ty: &TypeRef, span: Span, st: &State<'m>) {
        let Some(measured) = self.measured.take().filter(|measured| measured.name == ty.name) else { return };
        let Value::Pointer(pointer) = value else { return };
        let allocated = st.object(pointer.to).is_some_and(|object| object.storage == Storage::Heap && object.made_by == "malloc");
        let element = self.file.size(&TypeRef { pointers: 0, ..(*measured).clone() });
        if ty.pointers == 1 && ty.dims.is_empty() && allocated && element.is_some_and(|size| size > 8) {
            self.report(Check::PointerSize, span, None, format!("room is made for a pointer to `{}`, not for what it leads to", ty.name));
        }
    }
}

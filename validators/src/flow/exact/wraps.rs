//! Sums and products of numbers without a sign that are asked about after they were taken: whether they went beyond their type shows when
//! the result is used. Knows no call.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Id, Run,
    numbers::flipped,
    place::plain_place,
    value::{Num, State, Value, range_of},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Sym, TypeRef},
    memory::{Check, strip},
};

/// A result that may have gone beyond its type, what it was computed from, and what is said of it where it is used so.
#[derive(Debug, Clone)]
pub struct Wrap {
    op: BinaryOp,
    sides: [Side; 2],
    most: i128,
    /// It was asked whether it went beyond its type, and it had.
    failed: bool,
    check: Check,
    span: Span,
    message: Rc<str>,
}

#[derive(Debug, Clone, Copy)]
enum Side {
    /// A variable, and which number was in it.
    Place(Id, u32),
    Number(Num),
}

impl<'f, 'm> Run<'f, 'm> {
    /// Whether what a variable gets is such a result, and the function asks about it or about what it is computed from.
    pub(super) fn is_asked_later(&mut self, name: &Sym, ty: Option<&TypeRef>, value: &'m Expr) -> bool {
        let ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Mul | BinaryOp::Sub, left, right } = &strip(value).kind else { return false };
        let unsigned = ty.and_then(range_of).is_some_and(|(lo, _)| lo == 0);
        let named = |e: &Expr| match &strip(e).kind {
            ExprKind::Name(name) => Some(name.clone()),
            _ => None,
        };
        unsigned && [Some(name.clone()), named(left), named(right)].into_iter().flatten().any(|name| self.is_tested(&name))
    }

    /// Keeps what was found of the result that the variable `id` holds now for when it is used.
    pub(super) fn kept_for_later(&mut self, id: Option<Id>, value: &'m Expr, st: &mut State<'m>) {
        self.deferring = false;
        let Some((check, span, message, hi)) = self.deferred.take() else { return };
        let wrap = || {
            let ExprKind::Binary { op, left, right } = &strip(value).kind else { return None };
            let object = st.object(id?)?;
            let (_, most) = object.ty.as_deref().and_then(range_of)?;
            // The end is that of the operation's type where the variable's is wider.
            Some((*op, &**left, &**right, most.min(hi)))
        };
        let Some((op, left, right, most)) = wrap() else {
            self.report(check, span, None, message);
            return;
        };
        let mut side = |e: &'m Expr| match plain_place(strip(e), st) {
            Some(id) => st.object(id).and_then(|object| object.cell.number()).filter(|n| n.same != 0).map(|n| Side::Place(id, n.same)),
            None => {
                let mut seen = st.clone();
                self.eval(e, &mut seen).and_then(|value| value.number()).filter(|n| n.constant().is_some()).map(Side::Number)
            }
        };
        match (side(left), side(right), id) {
            (Some(a), Some(b), Some(id)) => {
                st.wraps.insert(id, Wrap { op, sides: [a, b], most, failed: false, check, span, message: message.into() });
            }
            _ => self.report(check, span, None, message),
        }
    }

    /// A statement was left before its result was in a variable: what was found of it is said now.
    pub(super) fn tell_kept(&mut self) {
        self.deferring = false;
        if let Some((check, span, message, _)) = self.deferred.take() {
            self.report(check, span, None, message);
        }
    }

    /// What the result would be without an end of its type; `None` where what it was computed from is not there any more.
    fn without_end(wrap: &Wrap, st: &State<'m>) -> Option<Num> {
        let number = |side: &Side| match side {
            Side::Number(n) => Some(*n),
            Side::Place(id, same) => st.object(*id).and_then(|object| object.cell.number()).filter(|n| n.same == *same),
        };
        number(&wrap.sides[0])?.binary(wrap.op, number(&wrap.sides[1])?)
    }

    /// The variable gets something else before it was used: what it held is open.
    pub(super) fn overwritten(&mut self, id: Id, st: &mut State<'m>) {
        if let Some(wrap) = st.wraps.remove(&id) {
            self.unfit.insert(wrap.span.line);
        }
    }

    /// The result is used: what was tested since may keep it in its type.
    pub(super) fn settled(&mut self, id: Id, st: &mut State<'m>) {
        let Some(wrap) = st.wraps.remove(&id) else { return };
        match Self::without_end(&wrap, st).filter(|n| n.lo >= 0 && n.hi <= wrap.most) {
            Some(number) => {
                self.fits.insert(wrap.span.line);
                if let Some(object) = st.objects.get_mut(&id) {
                    object.cell = Value::Num(number);
                }
            }
            // The way went on although it was found: whether that use is a harm is open.
            None if wrap.failed => {
                self.unfit.insert(wrap.span.line);
            }
            None => self.report(wrap.check, wrap.span, None, wrap.message.to_string()),
        }
    }

    /// `product / size != count`, `sum < part`, `difference > whole`: whether it went beyond its type is what is asked.
    pub(super) fn asks_for_wrap(
        &mut self,
        op: BinaryOp,
        left: &'m Expr,
        right: &'m Expr,
        st: &State<'m>,
    ) -> Option<(Option<State<'m>>, Option<State<'m>>)> {
        for (side, other, op) in [(left, right, op), (right, left, flipped(op))] {
            let (name, divisor) = match &strip(side).kind {
                ExprKind::Binary { op: BinaryOp::Div, left, right } => (strip(left), Some(&**right)),
                _ => (strip(side), None),
            };
            let ExprKind::Name(name) = &name.kind else { continue };
            let Some((id, wrap)) = st.lookup(name).and_then(|id| Some((id, st.wraps.get(&id)?.clone()))) else { continue };
            let mut is = |side: &Side, e: &'m Expr| match side {
                Side::Place(id, _) => plain_place(strip(e), st) == Some(*id),
                Side::Number(_) if plain_place(strip(e), st).is_some() => false,
                Side::Number(n) => {
                    let value = self.eval(e, &mut st.clone()).and_then(|value| value.number());
                    n.constant().is_some() && value.and_then(|value| value.constant()) == n.constant()
                }
            };
            let [first, second] = &wrap.sides;
            let is_part = match (wrap.op, divisor) {
                // Divided by the one side, it is the other.
                (BinaryOp::Mul, Some(by)) => is(first, by) && is(second, other) || is(second, by) && is(first, other),
                (BinaryOp::Add, None) => [first, second].into_iter().any(|side| matches!(side, Side::Place(..)) && is(side, other)),
                (BinaryOp::Sub, None) => matches!(first, Side::Place(..)) && is(first, other),
                _ => false,
            };
            let fits_where = match (wrap.op, divisor.is_some(), op) {
                (BinaryOp::Mul, true, BinaryOp::Eq) | (BinaryOp::Add, false, BinaryOp::Ge) | (BinaryOp::Sub, false, BinaryOp::Le) => true,
                (BinaryOp::Mul, true, BinaryOp::NotEq) | (BinaryOp::Add, false, BinaryOp::Lt) | (BinaryOp::Sub, false, BinaryOp::Gt) => {
                    false
                }
                _ => continue,
            };
            if !is_part {
                continue;
            }
            let (mut fits, mut wrapped) = (st.clone(), st.clone());
            let whole = Self::without_end(&wrap, st);
            let within = whole.map_or(Num::within(0, wrap.most, false), |n| Num { lo: n.lo.max(0), hi: n.hi.min(wrap.most), ..n });
            self.fits.insert(wrap.span.line);
            fits.wraps.remove(&id);
            // Used all the same, it is still what went beyond.
            wrapped.wraps.insert(id, Wrap { failed: true, ..wrap.clone() });
            for (st, number) in [(&mut fits, within), (&mut wrapped, Num::within(0, wrap.most, false))] {
                if let Some(object) = st.objects.get_mut(&id) {
                    object.cell = Value::Num(number);
                }
            }
            if let (BinaryOp::Mul, [Side::Place(at, _), Side::Number(by)]) = (wrap.op, &wrap.sides)
                && let Some(by) = by.constant().filter(|by| *by > 0)
                && let Some(object) = fits.objects.get_mut(at)
                && let Value::Num(n) = object.cell
            {
                object.cell = Value::Num(Num { hi: n.hi.min(wrap.most / by), ..n });
            }
            return Some(if fits_where { (Some(fits), Some(wrapped)) } else { (Some(wrapped), Some(fits)) });
        }
        None
    }
}

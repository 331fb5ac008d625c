//! Comparisons of a number with a sign with one without: the first is converted, and below zero it counts as one above every other. Knows no
//! statement.

use super::{
    Run,
    place::plain_place,
    value::{Num, State, Value, range_of},
};
use crate::flow::ir::{BinaryOp, Expr};

/// What a bound may be at most: a number below zero is converted to one above it.
const MOST: i128 = i32::MAX as i128;

impl<'f, 'm> Run<'f, 'm> {
    /// `n < size` where `n` may be below zero and `size` has no sign; `None` where nothing is converted. The state where it holds, and the
    /// state where it does not.
    pub(super) fn test_converted(
        &mut self,
        op: BinaryOp,
        (left, a): (&'m Expr, &Value<'m>),
        (right, b): (&'m Expr, &Value<'m>),
        st: &State<'m>,
    ) -> Option<(Option<State<'m>>, Option<State<'m>>)> {
        let (Value::Num(a), Value::Num(b)) = (a, b) else { return None };
        let (e, n, other, bound, op) = match (a.lo < 0, b.lo < 0) {
            (true, false) => (left, *a, right, *b, op),
            (false, true) => (right, *b, left, *a, super::numbers::flipped(op)),
            _ => return None,
        };
        let is_below = match op {
            BinaryOp::Lt | BinaryOp::Le => true,
            BinaryOp::Gt | BinaryOp::Ge => false,
            _ => return None,
        };
        let types = self.type_of(e, st).as_deref().and_then(range_of).zip(self.type_of(other, st).as_deref().and_then(range_of));
        let is_converted = types.is_some_and(|((lo, hi), (least, most))| lo < 0 && least == 0 && most >= u32::MAX.into() && hi < most);
        if !is_converted || bound.hi > MOST || n.wrapped {
            return None;
        }
        if n.hi < 0 {
            return Some(if is_below { (None, Some(st.clone())) } else { (Some(st.clone()), None) });
        }
        let from_zero = Num { lo: 0, nonzero: n.nonzero, ..n };
        let below = match (op, is_below) {
            (_, true) => op,
            (BinaryOp::Gt, _) => BinaryOp::Le,
            _ => BinaryOp::Lt,
        };
        let inside = match from_zero.compare(below, bound) {
            Some(false) => None,
            _ => {
                let mut st = st.clone();
                self.learn(e, below, &Value::Num(from_zero), &Value::Num(bound), &mut st);
                Some(st)
            }
        };
        let mut outside = st.clone();
        if from_zero.compare(below, bound) == Some(true)
            && let Some(object) = plain_place(e, &outside).and_then(|id| outside.objects.get_mut(&id))
        {
            object.cell = Value::Num(Num { hi: -1, nonzero: true, ..n });
        }
        Some(if is_below { (inside, Some(outside)) } else { (Some(outside), inside) })
    }
}

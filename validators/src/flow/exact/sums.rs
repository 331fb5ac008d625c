//! What comparisons of sums teach of their parts, and comparisons with the limits of a type. Knows no path.

use super::{
    Run,
    place::plain_place,
    value::{Num, State, Value},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit};

impl<'f, 'm> Run<'f, 'm> {
    /// `std::numeric_limits<T>::max()`: that of the type it is compared with.
    pub(super) fn limit(&self, e: &Expr, other: &Expr, value: Value<'m>, st: &State<'m>) -> Value<'m> {
        let (ExprKind::Call { callee, args, .. }, Value::Unknown) = (&e.kind, &value) else { return value };
        let Some(name) = callee.dotted().filter(|name| args.is_empty() && name.contains("numeric_limits")) else { return value };
        let Some((lo, hi)) = self.type_of(other, st).as_deref().and_then(super::value::range_of) else { return value };
        match name.rsplit('.').next() {
            Some("max") => Value::Num(Num::exactly(hi)),
            Some("min" | "lowest") => Value::Num(Num::exactly(lo)),
            _ => value,
        }
    }

    /// `x + 2 < bound` says that of `x`; of what else is compared together nothing is known but that it is not free any more.
    pub(super) fn learn_of_parts(&mut self, e: &'m Expr, op: BinaryOp, bound: &Value<'m>, st: &mut State<'m>) {
        if let ExprKind::Binary { op: by @ (BinaryOp::Div | BinaryOp::Shr), left, right } = &e.kind {
            self.learn_of_share(left, *by, right, (op, bound), st);
            return;
        }
        let ExprKind::Binary { op: by @ (BinaryOp::Add | BinaryOp::Sub), left, right } = &e.kind else { return };
        let number = |e: &Expr, st: &State<'m>| {
            plain_place(e, st).and_then(|id| st.object(id)).and_then(|object| object.cell.number()).filter(|n| n.constant().is_none())
        };
        if let (BinaryOp::Add, ExprKind::Lit(Lit::Int(more)), Some(x), Value::Num(limit)) = (by, &right.kind, number(left, st), bound)
            && let Some(limit) = limit.binary(BinaryOp::Sub, Num::exactly(*more))
        {
            self.learn(left, op, &Value::Num(x), &Value::Num(limit), st);
            return;
        }
        // A part that is known leaves the rest of the bound for the other.
        let known = |e: &Expr, st: &State<'m>| {
            plain_place(e, st).and_then(|id| st.object(id)).and_then(|object| object.cell.number()).and_then(Num::constant)
        };
        if let (BinaryOp::Add, Value::Num(limit)) = (by, bound) {
            for (one, other) in [(left, right), (right, left)] {
                if let (Some(part), Some(x)) = (known(one, st), number(other, st))
                    && let Some(limit) = limit.binary(BinaryOp::Sub, Num::exactly(part))
                {
                    self.learn(other, op, &Value::Num(x), &Value::Num(limit), st);
                    return;
                }
            }
        }
        // So does a part that was taken away, where there is as much, and one that the rest was taken from.
        if let (BinaryOp::Sub, Value::Num(limit)) = (by, bound) {
            if let (Some(part), Some(x)) = (self.known_part(right, st), number(left, st))
                && x.lo >= part
                && part >= 0
                && let Some(limit) = limit.binary(BinaryOp::Add, Num::exactly(part))
            {
                self.learn(left, op, &Value::Num(x), &Value::Num(limit), st);
                return;
            }
            if let (Some(whole), Some(x)) = (self.known_part(left, st), number(right, st))
                && x.lo >= 0
                && x.hi <= whole
                && let Some(limit) = Num::exactly(whole).binary(BinaryOp::Sub, *limit)
            {
                self.learn(right, super::numbers::flipped(op), &Value::Num(x), &Value::Num(limit), st);
                return;
            }
        }
        // Where the sum may go beyond its type, what it is afterwards says nothing of its parts.
        let most = self.operation_type(left, right, st).as_deref().and_then(super::value::range_of).filter(|(lo, _)| *lo == 0);
        if let (BinaryOp::Add, BinaryOp::Lt | BinaryOp::Le, Some((_, most)), Some(x), Some(y)) =
            (by, op, most, number(left, st), number(right, st))
            && [x, y].iter().all(|n| n.certain && !n.outside && n.lo >= 0)
            && x.hi.saturating_add(y.hi) > most
        {
            return;
        }
        let mut parts: Vec<&Expr> = vec![left, right];
        while let Some(part) = parts.pop().filter(|_| parts.len() < 16) {
            match &part.kind {
                ExprKind::Binary { left, right, .. } => parts.extend([&**left, &**right]),
                ExprKind::Cast { value, .. } => parts.push(value),
                _ => {
                    if let (Some(id), Some(n)) = (plain_place(part, st), number(part, st))
                        && let Some(object) = st.objects.get_mut(&id)
                    {
                        object.cell = Value::Num(Num { certain: false, zero: false, ..n });
                    }
                }
            }
        }
    }

    /// The number that a part of a sum is, where it is a literal, a variable or the size of something.
    fn known_part(&mut self, e: &'m Expr, st: &State<'m>) -> Option<i128> {
        match &e.kind {
            ExprKind::Lit(Lit::Int(n)) => Some(*n),
            ExprKind::Call { callee, .. } if crate::flow::memory::last_name(callee) == Some("sizeof") => {
                self.eval(e, &mut st.clone())?.number()?.constant()
            }
            _ => st.object(plain_place(e, st)?)?.cell.number()?.constant(),
        }
    }

    /// `n / 4 < bound`: a share of a number that is not negative says how large the number is.
    fn learn_of_share(&mut self, whole: &'m Expr, by: BinaryOp, parts: &'m Expr, (op, bound): (BinaryOp, &Value<'m>), st: &mut State<'m>) {
        let number = plain_place(whole, st).and_then(|id| st.object(id)).and_then(|object| object.cell.number());
        if number.is_none_or(|n| n.constant().is_some() || n.lo < 0) {
            return;
        }
        let is_plain = match &parts.kind {
            ExprKind::Lit(Lit::Int(_)) => true,
            ExprKind::Call { callee, .. } => crate::flow::memory::last_name(callee) == Some("sizeof"),
            _ => false,
        };
        let mut seen = st.clone();
        let parts = self.eval(parts, &mut seen).filter(|_| is_plain).and_then(|parts| parts.number()).and_then(Num::constant);
        let parts = match by {
            BinaryOp::Shr => parts.filter(|by| (0..63).contains(by)).map(|by| 1i128 << by),
            _ => parts.filter(|by| (1..1i128 << 62).contains(by)),
        };
        let limit = bound.number().and_then(Num::constant).filter(|limit| (0..1i128 << 62).contains(limit));
        let (Some(parts), Some(limit)) = (parts, limit) else { return };
        let (first, behind) = (limit.saturating_mul(parts), limit.saturating_add(1).saturating_mul(parts));
        let learnt: &[(BinaryOp, i128)] = match op {
            BinaryOp::Lt => &[(BinaryOp::Lt, first)],
            BinaryOp::Le => &[(BinaryOp::Lt, behind)],
            BinaryOp::Gt => &[(BinaryOp::Ge, behind)],
            BinaryOp::Ge => &[(BinaryOp::Ge, first)],
            BinaryOp::Eq => &[(BinaryOp::Ge, first), (BinaryOp::Lt, behind)],
            _ => return,
        };
        for (op, limit) in learnt {
            let held = plain_place(whole, st).and_then(|id| st.object(id)).and_then(|object| object.cell.number());
            let Some(held) = held else { return };
            self.learn(whole, *op, &Value::Num(held), &Value::Num(Num::exactly(*limit)), st);
        }
    }
}

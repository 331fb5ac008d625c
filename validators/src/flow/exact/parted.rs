//! A value that is one of two: where they lead to different objects, or a call returns either, both ways are followed apart. Knows no
//! other statement.

use super::{
    Run,
    exec::Ends,
    outcomes::kind_of,
    value::{State, Value},
};
use crate::flow::ir::{Expr, ExprKind, Stmt, StmtKind};

impl<'f, 'm> Run<'f, 'm> {
    /// The choice between two values that a statement takes its own from.
    pub(super) fn choice_in(&self, stmt: &'m Stmt) -> Option<&'m Expr> {
        let mut e = match &stmt.kind {
            StmtKind::Var { init: Some(init), ty, .. } if ty.as_ref().is_none_or(|ty| !ty.is_reference) => init,
            StmtKind::Assign { op: None, value, .. } => value,
            StmtKind::Return(Some(value)) if self.calls.len() > 1 => value,
            _ => return None,
        };
        while let ExprKind::Cast { value, .. } = &e.kind {
            e = value;
        }
        let known = self.preset.as_ref().is_some_and(|(known, _)| std::ptr::eq(*known, e));
        (matches!(e.kind, ExprKind::Conditional { .. }) && !known).then_some(e)
    }

    /// The statement on each of both ways, or on both together where the values can be held as one.
    pub(super) fn parted(&mut self, stmt: &'m Stmt, choice: &'m Expr, st: State<'m>) -> Ends<'m> {
        let ExprKind::Conditional { cond, then, otherwise } = &choice.kind else { return Vec::new() };
        let (yes, no) = self.test(cond, st);
        let mut ways: Vec<(State<'m>, Value<'m>)> = Vec::new();
        for (way, value) in [(yes, then), (no, otherwise)] {
            if let Some(mut way) = way
                && let Some(value) = self.eval(value, &mut way)
            {
                ways.push((way, value));
            }
        }
        if let [(st, one), (_, other)] = ways.as_slice()
            && !self.told_apart(stmt, one, other, st)
        {
            ways = self.together(ways).into_iter().collect();
        }
        let mut ends = Vec::new();
        for (way, value) in ways {
            self.preset = Some((std::ptr::from_ref(choice), value));
            ends.extend(self.stmt(stmt, way));
            self.preset = None;
        }
        ends
    }

    fn told_apart(&self, stmt: &Stmt, one: &Value<'m>, other: &Value<'m>, st: &State<'m>) -> bool {
        match (one, other) {
            (Value::Pointer(a), Value::Pointer(b)) => a.to != b.to && !self.are_kept_texts(*a, *b, st),
            (Value::Function(a), Value::Function(b)) => !std::ptr::eq(*a, *b),
            _ => matches!(stmt.kind, StmtKind::Return(_)) && kind_of(one) != kind_of(other),
        }
    }
}

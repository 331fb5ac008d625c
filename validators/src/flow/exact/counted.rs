//! Counters of loops: one that goes up by one in every round reaches each number below the bound that its loop asks for. Knows no path.

use super::{
    Id, Run,
    value::{Num, State, Value, range_of},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Lit, Stmt, StmtKind, Sym, UnaryOp},
    memory::{scans, strip},
};

/// Tests of one loop that are looked at.
const TESTS: usize = 8;

impl<'f, 'm> Run<'f, 'm> {
    /// The counter of a loop whose rounds nobody counted, and what it may be when the loop is asked once more: anything up to a bound that
    /// whoever feeds the program chooses. `None` where something else may end the loop.
    pub(super) fn counter(&mut self, cond: Option<&'m Expr>, body: &'m [Stmt], update: &'m [Stmt], st: &State<'m>) -> Option<(Id, Num)> {
        let mut tests = Vec::new();
        conjuncts(cond?, &mut tests);
        let (name, bound) = tests.iter().find_map(|test| counts_up_to(test))?;
        let is_letter = |test: &&&Expr| letter_test(test, name);
        if tests.iter().filter(|test| !is_letter(test)).count() != 1 || !steps_by_one(name, body, update) || leaves(body, name) {
            return None;
        }
        let id = st.lookup(name)?;
        let object = st.object(id)?;
        let now = object.cell.number().filter(|n| n.certain && n.lo >= 0)?;
        let (_, most) = object.ty.as_deref().and_then(range_of)?;
        let mut seen = st.clone();
        let bound = self.eval(bound, &mut seen)?.number().filter(|bound| bound.certain && !bound.outside && bound.constant().is_none())?;
        // No more letters than the text has.
        let mut reach = bound.hi.min(most);
        for test in tests.iter().filter(is_letter) {
            if let Some(Value::Pointer(text)) = walked(test).and_then(|text| self.peek(text, st)) {
                let text = st.object(text.to)?.text.filter(|text| text.certain)?;
                reach = reach.min(text.hi);
            } else if walked(test).is_some() {
                return None;
            }
        }
        self.numbers += 1;
        (reach > now.hi).then(|| (id, Num { same: self.numbers, group: self.numbers, ..Num::input(now.lo, reach) }))
    }
}

/// The text that a test looks at a letter of.
fn walked(test: &Expr) -> Option<&Expr> {
    match &strip(test).kind {
        ExprKind::Binary { left, .. } => walked(left),
        ExprKind::Index { object, .. } => Some(object),
        _ => None,
    }
}

/// `text[i]`, `text[i] != 0`, `c != '\n'`: whoever wrote the text decides.
fn letter_test(test: &Expr, counter: &Sym) -> bool {
    match &strip(test).kind {
        ExprKind::Index { index, .. } => matches!(&index.kind, ExprKind::Name(name) if name == counter),
        ExprKind::Binary { op: BinaryOp::NotEq, left, right } => {
            matches!(right.kind, ExprKind::Lit(Lit::Char(_) | Lit::Int(0))) && letter_test(left, counter)
        }
        _ => false,
    }
}

fn conjuncts<'m>(e: &'m Expr, out: &mut Vec<&'m Expr>) {
    match &strip(e).kind {
        ExprKind::Binary { op: BinaryOp::And, left, right } if out.len() < TESTS => {
            conjuncts(left, out);
            conjuncts(right, out);
        }
        _ => out.push(e),
    }
}

/// `i < bound`, `i + 1 < bound`, `i <= bound`.
fn counts_up_to(test: &Expr) -> Option<(&Sym, &Expr)> {
    let ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le, left, right } = &strip(test).kind else { return None };
    let counter = match &strip(left).kind {
        ExprKind::Binary { op: BinaryOp::Add, left, right } if matches!(right.kind, ExprKind::Lit(Lit::Int(_))) => strip(left),
        _ => strip(left),
    };
    match &counter.kind {
        ExprKind::Name(name) => Some((name, right)),
        _ => None,
    }
}

/// Whether nothing changes a variable but one step up in every round.
fn steps_by_one(name: &Sym, body: &[Stmt], update: &[Stmt]) -> bool {
    let mut changes: Vec<bool> = Vec::new();
    let is_step = |op: Option<BinaryOp>, value: &Expr| op == Some(BinaryOp::Add) && matches!(value.kind, ExprKind::Lit(Lit::Int(1)));
    let see = |e: &Expr, changes: &mut Vec<bool>| {
        scans::with_parts(e, &mut |e| match &e.kind {
            ExprKind::Assign { target, op, value } if names(target, name) => changes.push(is_step(*op, value)),
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } if names(operand, name) => changes.push(false),
            _ => {}
        });
    };
    for stmt in body.iter().chain(update) {
        match &stmt.kind {
            StmtKind::Assign { target, op, value } => {
                if names(target, name) {
                    changes.push(is_step(*op, value));
                }
                see(target, &mut changes);
                see(value, &mut changes);
            }
            StmtKind::Expr(e) | StmtKind::Var { init: Some(e), .. } => see(e, &mut changes),
            _ => {
                let mut written = std::collections::BTreeSet::new();
                super::rounds::assigned(std::slice::from_ref(stmt), &mut written, 0);
                changes.extend(written.contains(name).then_some(false));
            }
        }
    }
    changes == [true]
}

fn names(e: &Expr, name: &Sym) -> bool {
    matches!(&strip(e).kind, ExprKind::Name(other) if other == name)
}

/// Whether something in a loop's body may end it or a round early that asks for more than the counter.
fn leaves(body: &[Stmt], counter: &Sym) -> bool {
    let mut leaves = false;
    for stmt in body {
        match &stmt.kind {
            // A guard of the counter's own is followed.
            StmtKind::If { cond, then, otherwise } if asks_only(cond, counter) => {
                leaves |= has_exit(otherwise) && !then.is_empty() && has_exit(then);
            }
            _ => leaves |= has_exit(std::slice::from_ref(stmt)),
        }
    }
    leaves
}

fn has_exit(body: &[Stmt]) -> bool {
    let mut exits = false;
    scans::statements(body, &mut |stmt| {
        exits |=
            matches!(stmt.kind, StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Throw(_));
    });
    exits
}

/// Whether a test names nothing but the counter.
fn asks_only(cond: &Expr, counter: &Sym) -> bool {
    let mut only = true;
    scans::with_parts(cond, &mut |e| match &e.kind {
        ExprKind::Name(name) => only &= name == counter,
        ExprKind::Call { .. } | ExprKind::Member { .. } | ExprKind::Index { .. } => only = false,
        _ => {}
    });
    only
}

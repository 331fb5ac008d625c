//! Operators that stand where another is meant (`&` for `&&`, `=` for `==`), a block given up before its successor is certain, and cases
//! that run into the next one. Knows the syntax of one function and no path.

use super::{
    Check, last_name, place,
    prepass::strip,
    scans::{each, parts},
    slips::{DEEP, Look, innermost},
};
use crate::flow::ir::{BinaryOp, Case, Expr, ExprKind, Lit, Stmt, StmtKind, UnaryOp};

impl Look<'_> {
    /// `p != NULL & p->n > 0`: both sides are worked out, whatever the first says.
    pub(super) fn both_sides(&mut self, op: BinaryOp, left: &Expr, right: &Expr, e: &Expr) {
        let tested = match op {
            BinaryOp::BitAnd => tested_for_null(left, false),
            BinaryOp::BitOr => tested_for_null(left, true),
            _ => None,
        };
        if let Some(pointer) = tested
            && follows(right, &pointer, 0)
        {
            let message =
                format!("`{pointer}` is followed even where the test before it says that it is null: `&` and `|` work out both sides");
            self.found.push((Check::BitwiseTest, e.span, message));
        }
    }

    /// `p = realloc(p, n)`, with a way back for where it fails: by then nothing leads to the old block any more.
    pub(super) fn lost_block(&mut self, body: &[Stmt], at: usize) {
        let Some(StmtKind::Assign { target, op: None, value }) = body.get(at).map(|stmt| &stmt.kind) else { return };
        // `q = p = realloc(p, n)`: the inner one is set first, and the outer one may be asked.
        let (target, value, also) = match &strip(value).kind {
            ExprKind::Assign { target: inner, op: None, value } => (&**inner, &**value, place::key(target)),
            _ => (target, value, None),
        };
        let ExprKind::Call { callee, args, .. } = &strip(value).kind else { return };
        let resizes = last_name(callee).is_some_and(|name| {
            let name = name.trim_start_matches('_');
            matches!(
                name,
                "realloc"
                    | "reallocarray"
                    | "krealloc"
                    | "kvrealloc"
                    | "krealloc_array"
                    | "av_realloc"
                    | "av_realloc_array"
                    | "OPENSSL_realloc"
            )
        });
        let Some(key) = place::key(target).filter(|_| resizes) else { return };
        let same = args.first().and_then(|arg| place::key(strip(&arg.value))).is_some_and(|first| first == key);
        // What a caller passed by value it still has.
        let given = self.function.params.iter().any(|param| *param.name == *key);
        if !same || given {
            return;
        }
        let fails = body[at + 1..].iter().take(3).find_map(|stmt| match &stmt.kind {
            StmtKind::If { cond, then, otherwise } => match asks_for_null(cond, &key).or_else(|| asks_for_null(cond, also.as_ref()?)) {
                Some(true) => Some(then.as_slice()),
                Some(false) => Some(otherwise.as_slice()),
                None => None,
            },
            _ => None,
        });
        let Some(fails) = fails else { return };
        let ends = fails.iter().any(|stmt| self.ends_program(stmt)) || self.function.name.starts_with('x');
        if !ends {
            let message = format!("where this fails, nothing leads to what `{key}` held any more");
            self.found.push((Check::LostBlock, body[at].span, message));
        }
    }

    fn ends_program(&self, stmt: &Stmt) -> bool {
        let mut ends = false;
        each(stmt, &mut |e| ends |= (self.leaves)(e), &mut |_| {});
        let from_main = matches!(&*self.function.name, "main" | "wmain") && matches!(stmt.kind, StmtKind::Return(_));
        ends || from_main
    }

    /// One case of several that does something, ends by no `break` and says nothing of it.
    pub(super) fn runs_on(&mut self, cases: &[Case]) {
        let full: Vec<&Case> = cases.iter().filter(|case| !case.body.is_empty()).collect();
        let goes_on: Vec<usize> = (0..full.len().saturating_sub(1)).filter(|at| acts_and_goes_on(full[*at])).collect();
        let [only] = goes_on.as_slice() else { return };
        let (case, next) = (full[*only], full[only + 1]);
        // A cascade is meant where nothing else ends either, and falling into what only leaves is a way to share the end.
        let others = full
            .iter()
            .enumerate()
            .filter(|(at, _)| at != only)
            .all(|(_, other)| leaves_switch(other, full.last().is_some_and(|last| std::ptr::eq(*last, *other))));
        let shared = !next.body.iter().any(is_act);
        let by_default = next.patterns.is_empty();
        // What runs to the end of the switch in steps is written that way.
        if others && !shared && !by_default && leaves_switch(next, false) {
            let at = innermost(case.body.last(), false).map_or(case.span, |last| last.span);
            self.found.push((
                Check::FallsThrough,
                at,
                "the next case runs as well: no `break` stands here, and nothing says that this is meant".to_owned(),
            ));
        }
    }
}

/// The pointer that an expression tests for being there (`null`: for being null).
fn tested_for_null(e: &Expr, null: bool) -> Option<String> {
    let is_null = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Null));
    match &strip(e).kind {
        ExprKind::Binary { op, left, right } if matches!((op, null), (BinaryOp::NotEq, false) | (BinaryOp::Eq, true)) => {
            if is_null(right) {
                place::key(strip(left))
            } else if is_null(left) {
                place::key(strip(right))
            } else {
                None
            }
        }
        ExprKind::Unary { op: UnaryOp::Not, operand } if null => place::key(strip(operand)),
        // Chains are read from the left.
        ExprKind::Binary { op: BinaryOp::BitAnd, left, .. } if !null => tested_for_null(left, null),
        ExprKind::Binary { op: BinaryOp::BitOr, left, .. } if null => tested_for_null(left, null),
        _ => None,
    }
}

/// Whether an expression follows a pointer.
fn follows(e: &Expr, pointer: &str, depth: u32) -> bool {
    if depth > 32 {
        return false;
    }
    let is = |e: &Expr| place::key(strip(e)).is_some_and(|key| key == pointer);
    let here = match &e.kind {
        ExprKind::Member { object, access: crate::flow::ir::Access::Arrow, .. } => is(object),
        ExprKind::Unary { op: UnaryOp::Deref, operand } => is(operand),
        ExprKind::Index { object, .. } => is(object),
        _ => false,
    };
    let mut found = here;
    parts(e, &mut |inner| found = found || follows(inner, pointer, depth + 1));
    found
}

/// Whether a test holds where the place `key` is null (`Some(true)`), or where it is not.
pub(super) fn asks_for_null(cond: &Expr, key: &str) -> Option<bool> {
    let is = |e: &Expr| place::key(strip(e)).is_some_and(|k| k == key);
    match &strip(cond).kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } if is(operand) => Some(true),
        ExprKind::Binary { op: op @ (BinaryOp::Eq | BinaryOp::NotEq), left, right } => {
            let null = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Null | Lit::Int(0)));
            (is(left) && null(right) || is(right) && null(left)).then_some(*op == BinaryOp::Eq)
        }
        ExprKind::Binary { op: BinaryOp::Or, left, right } => {
            asks_for_null(left, key).or_else(|| asks_for_null(right, key)).filter(|null| *null)
        }
        _ if is(cond) => Some(false),
        _ => None,
    }
}

/// Something that has an effect by itself: an assignment, a call.
fn is_act(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Assign { .. } => true,
        StmtKind::Expr(e) => matches!(e.kind, ExprKind::Call { .. } | ExprKind::Assign { .. }),
        StmtKind::Block(inner) => inner.iter().any(is_act),
        _ => false,
    }
}

/// A case whose last statement is plain and does something, after which the next one runs.
fn acts_and_goes_on(case: &Case) -> bool {
    let Some(last) = innermost(case.body.last(), false) else { return false };
    // A macro or a marker may say that it is meant, or leave.
    let plain = match &last.kind {
        StmtKind::Assign { .. } => true,
        StmtKind::Expr(e) => match &e.kind {
            ExprKind::Call { callee, .. } => last_name(callee).is_some_and(|name| {
                name.chars().any(|c| c.is_ascii_lowercase()) && super::names::class(name) & super::names::NORETURN == 0
            }),
            ExprKind::Assign { .. } => true,
            _ => false,
        },
        _ => false,
    };
    case.falls_through && plain && !has_unknown(&case.body, 0)
}

/// Whether a case is left at its end (`last`: nothing follows).
fn leaves_switch(case: &Case, last: bool) -> bool {
    last || innermost(case.body.last(), false).is_some_and(|stmt| {
        matches!(stmt.kind, StmtKind::Break(_) | StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Continue(_) | StmtKind::Throw(_))
    })
}

fn has_unknown(body: &[Stmt], depth: u32) -> bool {
    depth > DEEP
        || body.iter().any(|stmt| {
            let (mut found, mut inner) = (false, Vec::new());
            each(stmt, &mut |e| found |= matches!(e.kind, ExprKind::Unknown(_)), &mut |body| inner.push(body));
            found || inner.into_iter().any(|body| has_unknown(body, depth + 1))
        })
}

//! Loops that stand still: a round changes nothing of what their test asks about, nor of what that is moved by. Knows no library.

use super::{
    Run,
    value::{Num, State},
};
use crate::flow::{
    ir::{Expr, ExprKind, Stmt, StmtKind, Sym, UnaryOp},
    memory::{last_name, scans},
};

/// Names that decide about a loop, at most.
const DECIDING: usize = 16;

impl<'f, 'm> Run<'f, 'm> {
    /// Variables that decide whether a loop goes on, those included that they are computed from; `None` where something else may leave it.
    pub(super) fn deciding(&self, cond: &'m Expr, body: &'m [Stmt], update: &'m [Stmt]) -> Option<Vec<Sym>> {
        let mut names = Vec::new();
        named_in(cond, &mut names)?;
        let mut sets: Vec<(&'m Expr, &'m Expr)> = Vec::new();
        let mut stays = true;
        for part in [body, update] {
            scans::statements(part, &mut |stmt| match &stmt.kind {
                StmtKind::Assign { target, value, .. } => sets.push((target, value)),
                StmtKind::Expr(_) | StmtKind::Var { .. } | StmtKind::If { .. } | StmtKind::Block(_) => {}
                _ => stays = false,
            });
            scans::expressions(part, &mut |e| match &e.kind {
                ExprKind::Assign { target, value, .. } => sets.push((target, value)),
                ExprKind::Unary { op: UnaryOp::AddressOf | UnaryOp::Deref, .. } => stays = false,
                ExprKind::Call { callee, .. } => stays &= last_name(callee).is_some_and(comes_back),
                _ => {}
            });
        }
        let mut at = 0;
        while stays && at < names.len() && names.len() < DECIDING {
            for (target, value) in &sets {
                match &target.kind {
                    ExprKind::Name(name) if *name == names[at] => named_in(value, &mut names)?,
                    _ => {}
                }
            }
            at += 1;
        }
        let moved = |name: &Sym| sets.iter().any(|(target, _)| matches!(&target.kind, ExprKind::Name(other) if other == name));
        (stays && names.len() < DECIDING && names.iter().any(moved)).then_some(names)
    }

    /// What the variables hold, where every one is known.
    pub(super) fn all_held(&self, names: &[Sym], st: &State<'m>) -> Option<Vec<i128>> {
        names.iter().map(|name| st.object(st.lookup(name)?)?.cell.number().and_then(Num::constant)).collect()
    }
}

/// Names of an expression of numbers; `None` where there is anything else in it.
fn named_in(e: &Expr, out: &mut Vec<Sym>) -> Option<()> {
    let mut plain = true;
    scans::with_parts(e, &mut |e| match &e.kind {
        ExprKind::Name(name) if !out.contains(name) => out.push(name.clone()),
        ExprKind::Name(_) | ExprKind::Lit(_) | ExprKind::Binary { .. } | ExprKind::Cast { .. } => {}
        _ => plain = false,
    });
    plain.then_some(())
}

/// Functions of the library that come back and set nothing of the program's.
fn comes_back(name: &str) -> bool {
    matches!(name, "printf" | "fprintf" | "puts" | "fputs" | "putchar" | "fputc" | "putc" | "fflush" | "abs" | "strlen")
}

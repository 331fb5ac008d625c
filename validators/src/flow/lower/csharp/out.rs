//! `out` parameters: a method that has some returns what they hold at its end. Knows the form only.

use assay_manifests::Span;

use crate::flow::ir::{Expr, ExprKind, ListKind, Stmt, StmtKind, Sym};
use crate::flow::lower::kit::{self, stmt};

/// Deepest nest of statements that is looked into for returns.
const MAX_NESTED: u32 = 64;

/// Makes a body declare its `out` parameters and return them wherever it returns.
pub(super) fn return_outs(body: &mut Vec<Stmt>, outs: &[Sym], at: Span) {
    rewrite(body, outs, 0);
    body.push(stmt(StmtKind::Return(Some(held(outs, at))), at));
    for name in outs.iter().rev() {
        body.insert(0, stmt(StmtKind::Var { name: name.clone(), ty: None, init: None, is_const: false }, at));
    }
}

fn held(outs: &[Sym], at: Span) -> Expr {
    match outs {
        [only] => kit::name(only.clone(), at),
        many => {
            let items = many.iter().map(|out| kit::name(out.clone(), at)).collect();
            Expr::new(ExprKind::List { items, kind: ListKind::Tuple }, at)
        }
    }
}

fn rewrite(body: &mut [Stmt], outs: &[Sym], depth: u32) {
    if depth > MAX_NESTED {
        return;
    }
    for one in body {
        let at = one.span;
        match &mut one.kind {
            StmtKind::Return(value) => {
                let value = value.take();
                let mut block: Vec<Stmt> = value.map(|value| stmt(StmtKind::Expr(value), at)).into_iter().collect();
                block.push(stmt(StmtKind::Return(Some(held(outs, at))), at));
                one.kind = StmtKind::Block(block);
            }
            StmtKind::If { then, otherwise, .. } => {
                rewrite(then, outs, depth + 1);
                rewrite(otherwise, outs, depth + 1);
            }
            StmtKind::Loop { body, .. }
            | StmtKind::ForEach { body, .. }
            | StmtKind::With { body, .. }
            | StmtKind::Block(body)
            | StmtKind::Unsafe(body) => rewrite(body, outs, depth + 1),
            StmtKind::Switch { cases, .. } => cases.iter_mut().for_each(|case| rewrite(&mut case.body, outs, depth + 1)),
            StmtKind::Try { body, catches, otherwise, finally } => {
                rewrite(body, outs, depth + 1);
                catches.iter_mut().for_each(|catch| rewrite(&mut catch.body, outs, depth + 1));
                rewrite(otherwise, outs, depth + 1);
                rewrite(finally, outs, depth + 1);
            }
            _ => {}
        }
    }
}

//! `else` of Python's loops: it runs where no `break` was met. A name that no program can write remembers whether one was.

use crate::tree::Node;
use assay_manifests::Span;

use super::{Py, at};
use crate::flow::{
    ir::*,
    lower::{span, walk::fields},
};

impl Py<'_> {
    /// A loop with what its `else` says, the loop as `make` builds it of its body.
    pub(super) fn loop_with_else(&mut self, node: Node<'_>, out: &mut Vec<Stmt>, make: impl FnOnce(Vec<Stmt>) -> StmtKind) {
        let mut body = self.block_of(node, "body");
        let alternatives = fields(node, "alternative");
        if alternatives.is_empty() {
            out.push(at(make(body), node));
            return;
        }
        let flag: Sym = format!("else:{}", node.start_byte()).into();
        out.push(set(&flag, true, span(node)));
        mark_breaks(&mut body, &flag);
        out.push(at(make(body), node));
        for alternative in alternatives {
            let then = self.block_of(alternative, "body");
            let cond = Expr::new(ExprKind::Name(flag.clone()), span(alternative));
            out.push(at(StmtKind::If { cond, then, otherwise: Vec::new() }, alternative));
        }
    }
}

fn set(flag: &Sym, yes: bool, span: Span) -> Stmt {
    let target = Expr::new(ExprKind::Name(flag.clone()), span);
    let value = Expr::new(ExprKind::Lit(Lit::Bool(yes)), span);
    Stmt { kind: StmtKind::Assign { target, op: None, value }, span }
}

/// Before each `break` of this very loop, what remembers it.
fn mark_breaks(body: &mut Vec<Stmt>, flag: &Sym) {
    let mut at = 0;
    while at < body.len() {
        match &mut body[at].kind {
            StmtKind::Break(_) => {
                let span = body[at].span;
                body.insert(at, set(flag, false, span));
                at += 1;
            }
            StmtKind::If { then, otherwise, .. } => {
                mark_breaks(then, flag);
                mark_breaks(otherwise, flag);
            }
            StmtKind::Try { body, catches, otherwise, finally } => {
                mark_breaks(body, flag);
                for catch in catches {
                    mark_breaks(&mut catch.body, flag);
                }
                mark_breaks(otherwise, flag);
                mark_breaks(finally, flag);
            }
            StmtKind::With { body, .. } | StmtKind::Block(body) => mark_breaks(body, flag),
            StmtKind::Switch { cases, .. } => {
                for case in cases {
                    mark_breaks(&mut case.body, flag);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

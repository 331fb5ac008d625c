//! What the functions of a file promise each other: pointers that are never null, texts that every caller has tested before. Knows no path.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    last_name,
    operators::asks_for_null,
    prepass::strip,
    scans::{each, expressions, statements, with_parts},
};
use crate::flow::ir::{Expr, ExprKind, Function, Lit, Stmt, StmtKind, UnaryOp};

/// How deep statements are looked into.
const DEEP: u32 = 64;

/// Functions that never give null, with the positions of what must not be null for that.
pub(super) fn never_null<'m>(functions: &[&'m Arc<Function>], never: &BTreeSet<&str>) -> BTreeMap<&'m str, Vec<usize>> {
    let points = |f: &&&'m Arc<Function>| {
        f.receiver_type.is_none() && f.is_static && f.return_type.as_ref().is_some_and(|ty| ty.pointers == 1 && !ty.is_reference)
    };
    let mut found: BTreeMap<&str, Vec<usize>> =
        functions.iter().filter(points).filter_map(|f| Some((&*f.name, given_back(f, never)?))).collect();
    // Two of one name may do different things.
    found.retain(|name, _| functions.iter().filter(|f| *f.name == **name).count() == 1);
    found
}

/// The positions of the parameters that a function gives back as they are, where all else that it gives back is not null.
fn given_back(function: &Function, never: &BTreeSet<&str>) -> Option<Vec<usize>> {
    let mut positions = Vec::new();
    let (mut sure, mut any) = (true, false);
    statements(&function.body, &mut |stmt| {
        let StmtKind::Return(value) = &stmt.kind else { return };
        any = true;
        let Some(value) = value else {
            sure = false;
            return;
        };
        sure &= match &strip(value).kind {
            ExprKind::Lit(Lit::Str(_)) => true,
            // `&p->member` of null is not null either, and leads nowhere.
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => is_element(operand),
            ExprKind::Name(name) => match function.params.iter().position(|param| *param.name == **name) {
                Some(position) if !is_set(&function.body, name) => {
                    positions.push(position);
                    true
                }
                Some(_) => false,
                None => leaves_without(&function.body, name, never),
            },
            _ => false,
        };
    });
    (sure && any).then_some(positions)
}

/// A variable, or an element of an array that is named.
fn is_element(e: &Expr) -> bool {
    match &strip(e).kind {
        ExprKind::Name(_) => true,
        ExprKind::Index { object, .. } => matches!(strip(object).kind, ExprKind::Name(_)),
        _ => false,
    }
}

/// Whether a function gives a variable another value, or its address away.
fn is_set(body: &[Stmt], name: &str) -> bool {
    let is = |e: &Expr| matches!(&strip(e).kind, ExprKind::Name(other) if &**other == name);
    let mut set = false;
    statements(body, &mut |stmt| match &stmt.kind {
        StmtKind::Assign { target, .. } => set |= is(target),
        StmtKind::Var { name: declared, .. } => set |= &**declared == name,
        _ => {}
    });
    expressions(body, &mut |e| match &e.kind {
        ExprKind::Assign { target, .. } => set |= is(target),
        ExprKind::Unary { op: UnaryOp::AddressOf, operand } => set |= is(operand),
        _ => {}
    });
    set
}

/// `p = malloc(n); if (p == NULL) exit(1);`: what stands behind has it, as long as nothing else is put there.
fn leaves_without(body: &[Stmt], name: &str, never: &BTreeSet<&str>) -> bool {
    let tests = |stmt: &Stmt| match &stmt.kind {
        StmtKind::If { cond, then, otherwise } if otherwise.is_empty() && asks_for_null(cond, name) == Some(true) => {
            let last = super::slips::innermost(then.last(), false).map(|last| &last.kind);
            let Some(StmtKind::Expr(Expr { kind: ExprKind::Call { callee, .. }, .. })) = last else { return false };
            last_name(callee).is_some_and(|name| matches!(name, "exit" | "_exit" | "_Exit" | "abort") || never.contains(name))
        }
        _ => false,
    };
    let Some(at) = body.iter().position(tests) else { return false };
    let (before, behind) = body.split_at(at);
    // Whatever leaves before the test leaves without it.
    let mut given = false;
    statements(before, &mut |stmt| given |= matches!(stmt.kind, StmtKind::Return(_) | StmtKind::Goto(_)));
    !given && !is_set(behind, name)
}

/// Parameters of functions that only this file calls, whose argument every caller gave to a function of the file that tells good from bad.
pub(super) fn tested_before<'m>(functions: &[&'m Arc<Function>]) -> BTreeSet<(&'m str, usize)> {
    let own: BTreeSet<&str> = functions.iter().filter(|f| f.receiver_type.is_none() && !f.is_abstract).map(|f| &*f.name).collect();
    let hidden: BTreeMap<&str, &'m str> =
        functions.iter().filter(|f| f.receiver_type.is_none() && f.is_static && !f.is_public).map(|f| (&*f.name, &*f.name)).collect();
    // Of each call whether it was tested; a function whose address is taken has callers out of sight.
    let mut calls: BTreeMap<(&'m str, usize), bool> = BTreeMap::new();
    let mut elsewhere: BTreeSet<&str> = BTreeSet::new();
    for function in functions {
        expressions(&function.body, &mut |e| {
            if let ExprKind::Call { args, .. } = &e.kind {
                elsewhere.extend(args.iter().filter_map(|arg| match &strip(&arg.value).kind {
                    ExprKind::Name(name) => hidden.get(&**name).copied(),
                    _ => None,
                }));
            }
        });
        given_tested(&function.body, &own, &hidden, &mut BTreeSet::new(), &mut calls, 0);
    }
    calls.into_iter().filter(|((name, _), tested)| *tested && !elsewhere.contains(name)).map(|(call, _)| call).collect()
}

/// Goes through a body in order, with the variables that a function of the file told good from bad.
fn given_tested<'m>(
    body: &[Stmt],
    own: &BTreeSet<&str>,
    hidden: &BTreeMap<&str, &'m str>,
    tested: &mut BTreeSet<String>,
    calls: &mut BTreeMap<(&'m str, usize), bool>,
    depth: u32,
) {
    for stmt in body.iter().filter(|_| depth < DEEP) {
        let mut inner = Vec::new();
        each(
            stmt,
            &mut |e| {
                with_parts(e, &mut |e| {
                    let ExprKind::Call { callee, args, .. } = &e.kind else { return };
                    let ExprKind::Name(name) = &callee.kind else { return };
                    let Some(name) = hidden.get(&**name).copied() else { return };
                    for (position, arg) in args.iter().enumerate() {
                        let is_tested = matches!(&strip(&arg.value).kind, ExprKind::Name(name) if tested.contains(&**name));
                        calls.entry((name, position)).and_modify(|all| *all &= is_tested).or_insert(is_tested);
                    }
                });
            },
            &mut |body| inner.push(body),
        );
        let mut asked = tested.clone();
        if let StmtKind::If { cond, .. } = &stmt.kind {
            with_parts(cond, &mut |e| {
                let ExprKind::Call { callee, args, .. } = &e.kind else { return };
                if matches!(&callee.kind, ExprKind::Name(name) if own.contains(&**name)) {
                    asked.extend(args.iter().filter_map(|arg| match &strip(&arg.value).kind {
                        ExprKind::Name(name) => Some(name.to_string()),
                        _ => None,
                    }));
                }
            });
        }
        for body in inner {
            given_tested(body, own, hidden, &mut asked.clone(), calls, depth + 1);
        }
        match &stmt.kind {
            StmtKind::If { then, .. } if leaves(then) => *tested = asked,
            StmtKind::Assign { target, .. } => {
                if let ExprKind::Name(name) = &target.kind {
                    tested.remove(&**name);
                }
            }
            StmtKind::Var { name, .. } => {
                tested.remove(&**name);
            }
            _ => {}
        }
    }
}

fn leaves(body: &[Stmt]) -> bool {
    let last = super::slips::innermost(body.last(), false).map(|last| &last.kind);
    matches!(last, Some(StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Throw(_)))
}

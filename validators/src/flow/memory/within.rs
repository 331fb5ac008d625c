//! Memory that lies within what a call releases: the private part of a device of the kernel is gone with the device. Knows the calls that make
//! and release such, and no state.

use assay_manifests::Span;

use super::{
    Check, last_name, place,
    prepass::strip,
    scans::{each, statements, with_parts},
};
use crate::flow::ir::{Expr, ExprKind, Function, Stmt, StmtKind};

/// Which call tells where the private part is, and which releases the whole.
const PARTS: &[(&str, &str)] = &[
    ("netdev_priv", "free_netdev"),
    ("netdev_priv", "free_candev"),
    ("wiphy_priv", "wiphy_free"),
    ("mmc_priv", "mmc_free_host"),
    ("iio_priv", "iio_device_free"),
];

/// The function's uses of a part behind the release of the whole.
pub(super) fn used_after_whole(function: &Function) -> Vec<(Check, Span, String)> {
    let mut parts: Vec<(String, &str, String)> = Vec::new();
    statements(&function.body, &mut |stmt| {
        let (name, value) = match &stmt.kind {
            StmtKind::Var { name, init: Some(init), .. } => (Some(name.to_string()), init),
            StmtKind::Assign { target, op: None, value } => (place::key(target), value),
            StmtKind::Expr(Expr { kind: ExprKind::Assign { target, op: None, value }, .. }) => (place::key(target), &**value),
            _ => return,
        };
        if let (Some(name), Some((call, whole))) = (name, call_of(value))
            && PARTS.iter().any(|(tells, _)| *tells == call)
        {
            parts.push((name, call, whole));
        }
    });
    let mut found = Vec::new();
    if !parts.is_empty() {
        in_block(&function.body, &parts, &mut found, 0);
    }
    found
}

/// The name of a call, and what it is given first.
fn call_of(e: &Expr) -> Option<(&str, String)> {
    let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return None };
    Some((last_name(callee)?, place::key(strip(&args.first()?.value))?))
}

fn in_block(body: &[Stmt], parts: &[(String, &str, String)], found: &mut Vec<(Check, Span, String)>, depth: u32) {
    if depth > 16 {
        return;
    }
    for (at, stmt) in body.iter().enumerate() {
        each(stmt, &mut |_| {}, &mut |inner| in_block(inner, parts, found, depth + 1));
        let StmtKind::Expr(e) = &stmt.kind else { continue };
        let Some((call, whole)) = call_of(e) else { continue };
        for (part, tells, of) in parts {
            if *of == whole && PARTS.contains(&(*tells, call)) {
                found.extend(first_use(&body[at + 1..], part).map(|span| (Check::UseAfterFree, span, said(part, call, &whole))));
            }
        }
    }
}

fn said(part: &str, call: &str, whole: &str) -> String {
    format!("`{part}` lies within `{whole}`, which `{call}` has released")
}

/// Where a pointer is followed first, before it is set anew.
fn first_use(body: &[Stmt], part: &str) -> Option<Span> {
    let is_part = |e: &Expr| place::key(strip(e)).is_some_and(|key| key == part);
    let (mut used, mut is_set) = (None, false);
    statements(body, &mut |stmt| {
        is_set |= matches!(&stmt.kind, StmtKind::Assign { target, .. } if is_part(target));
        let mut see = |e: &Expr| {
            with_parts(e, &mut |inner| match &inner.kind {
                ExprKind::Assign { target, .. } => is_set |= is_part(target),
                ExprKind::Member { object, .. } if !is_set && is_part(object) => used = used.or(Some(inner.span)),
                _ => {}
            });
        };
        each(stmt, &mut |e| see(e), &mut |_| {});
    });
    used
}

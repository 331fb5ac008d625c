//! Functions that call themselves, or each other in turn, as deep as what they read is nested. Knows the functions of one file by name and no
//! path.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assay_manifests::Span;

use super::{
    last_name, place,
    prepass::strip,
    scans::{expressions, statements},
};
use crate::flow::ir::{BinaryOp, ExprKind, Function, Lit, StmtKind, UnaryOp};

/// What one function does that matters here.
#[derive(Default)]
struct Traits<'m> {
    /// Functions of the file that it calls, with the place of the first call.
    calls: BTreeMap<&'m str, Span>,
    /// Places behind parameters that it moves, and those that it follows or indexes by.
    moved: BTreeSet<String>,
    followed: BTreeSet<String>,
    /// Places that are compared by order.
    compared: BTreeSet<String>,
    /// It compares, or gives on, something that counts how deep it is.
    counts: bool,
}

/// Calls by which one goes deeper without a bound, one for each circle, with what is said of it.
pub(super) fn unbounded(functions: &[&Arc<Function>]) -> Vec<(Span, String)> {
    let whole = || functions.iter().filter(|f| !f.is_abstract && f.receiver_type.is_none() && f.is_static);
    let names: BTreeSet<&str> = whole().map(|f| &*f.name).collect();
    let calls: BTreeMap<&str, BTreeMap<&str, Span>> = whole().map(|f| (&*f.name, called(f, &names))).collect();
    let mut found = Vec::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for function in whole() {
        let Some(circle) = circle(&function.name, &calls).filter(|circle| circle.iter().all(|name| !done.contains(name))) else { continue };
        done.extend(&circle);
        let members: Vec<&Arc<Function>> = whole().filter(|f| circle.contains(&&*f.name)).copied().collect();
        let traits: Vec<Traits<'_>> = members.iter().map(|f| Traits::of(f, &circle, &calls)).collect();
        let reads = traits.iter().any(|one| one.moved.iter().any(|place| one.followed.contains(place)));
        // Something that is stepped and compared, and leads nowhere, counts.
        let leads = |place: &String| traits.iter().any(|one| one.followed.contains(place));
        let counted = |place: &String| !leads(place) && traits.iter().any(|one| one.compared.contains(place));
        let counts = traits.iter().any(|one| one.counts || one.moved.iter().any(counted));
        let deeper = traits.iter().find_map(|one| circle.iter().find_map(|name| one.calls.get(name)));
        if let Some(at) = deeper.filter(|_| reads && !counts) {
            found.push((
                *at,
                format!("`{}` comes back to itself as deep as what it reads is nested, and nothing counts how deep", function.name),
            ));
        }
    }
    found
}

fn called<'m>(function: &'m Function, names: &BTreeSet<&'m str>) -> BTreeMap<&'m str, Span> {
    let mut calls = BTreeMap::new();
    expressions(&function.body, &mut |e| {
        if let ExprKind::Call { callee, .. } = &e.kind
            && let ExprKind::Name(name) = &callee.kind
            && let Some(name) = names.get(&**name)
        {
            calls.entry(*name).or_insert(e.span);
        }
    });
    calls
}

/// The functions by which one comes back to itself, at most three.
fn circle<'m>(name: &'m str, calls: &BTreeMap<&'m str, BTreeMap<&'m str, Span>>) -> Option<Vec<&'m str>> {
    let of = |name: &str| calls.get(name).into_iter().flat_map(|calls| calls.keys().copied());
    let name = *calls.get_key_value(name)?.0;
    if of(name).any(|next| next == name) {
        return Some(vec![name]);
    }
    if let Some(next) = of(name).find(|next| of(next).any(|back| back == name)) {
        return Some(vec![name, next]);
    }
    of(name).find_map(|next| {
        let third = of(next).find(|third| *third != next && of(third).any(|back| back == name))?;
        Some(vec![name, next, third])
    })
}

impl<'m> Traits<'m> {
    fn of(function: &'m Function, circle: &[&'m str], calls: &BTreeMap<&'m str, BTreeMap<&'m str, Span>>) -> Self {
        let calls = calls.get(&*function.name).cloned().unwrap_or_default();
        let mut traits = Self { calls, ..Self::default() };
        traits.counts |= function.params.iter().any(|param| says_depth(&param.name));
        let moves = |target: &crate::flow::ir::Expr| {
            let behind = matches!(&target.kind, ExprKind::Member { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. });
            place::key(target).filter(|_| behind)
        };
        statements(&function.body, &mut |stmt| {
            if let StmtKind::Assign { target, op: Some(BinaryOp::Add | BinaryOp::Sub), .. } = &stmt.kind {
                traits.moved.extend(moves(target));
            }
        });
        expressions(&function.body, &mut |e| match &e.kind {
            ExprKind::Assign { target, op: Some(BinaryOp::Add | BinaryOp::Sub), .. } => traits.moved.extend(moves(target)),
            ExprKind::Unary { op: UnaryOp::Deref, operand } => traits.followed.extend(behind_step(operand)),
            ExprKind::Index { object, index } => {
                traits.followed.extend(behind_step(index));
                traits.followed.extend(place::key(object));
            }
            ExprKind::Binary {
                op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge | BinaryOp::Eq | BinaryOp::NotEq,
                left,
                right,
            } => {
                for side in [left, right] {
                    traits.compared.extend(behind_step(side));
                    super::scans::with_parts(side, &mut |part| {
                        traits.counts |= place::key(part).is_some_and(|key| says_depth(key.rsplit('.').next().unwrap_or(&key)));
                    });
                }
            }
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default();
                traits.counts |= says_depth(name);
                // `f(p, n + 1)`, `f(p, n - 1)`
                let steps = |arg: &crate::flow::ir::Arg| {
                    matches!(&strip(&arg.value).kind, ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, right }
                        if matches!(strip(left).kind, ExprKind::Name(_)) && matches!(strip(right).kind, ExprKind::Lit(Lit::Int(_))))
                };
                traits.counts |= circle.contains(&name) && args.iter().any(steps);
            }
            _ => {}
        });
        traits
    }
}

/// `p` of `*p`, and of `*p++`.
fn behind_step(e: &crate::flow::ir::Expr) -> Option<String> {
    match &strip(e).kind {
        ExprKind::Assign { target, .. } => place::key(target),
        _ => place::key(strip(e)),
    }
}

fn says_depth(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["depth", "deep", "level", "nest", "recurs", "stack", "indent", "budget"].iter().any(|word| lower.contains(word))
}

//! Functions that set members of what they are given, one by one, and do nothing else with it. Knows no path.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    prepass::strip,
    scans::{expressions, statements},
};
use crate::flow::ir::{Expr, ExprKind, Function, Module, StmtKind, UnaryOp};

/// By function and position, the members that are set.
pub(super) type Setters<'m> = BTreeMap<&'m str, BTreeMap<usize, BTreeSet<String>>>;

pub(super) fn setters<'m>(functions: &[&'m Arc<Function>]) -> Setters<'m> {
    let mut found = Setters::new();
    for function in functions.iter().filter(|f| !f.is_abstract && f.receiver_type.is_none() && f.is_static) {
        for (position, param) in function.params.iter().enumerate() {
            let points =
                param.ty.as_ref().is_some_and(|ty| ty.pointers == 1 && ty.dims.is_empty() && super::place::scalar_size(&ty.name).is_none());
            if let Some(set) = Some(&param.name).filter(|_| points).and_then(|name| members_set(function, name)) {
                found.entry(&function.name).or_default().insert(position, set);
            }
        }
    }
    found
}

/// The members that a function sets of a parameter; `None` where it does anything else with it, or sets none.
fn members_set(function: &Function, name: &str) -> Option<BTreeSet<String>> {
    let (mut named, mut as_owner) = (0u32, 0u32);
    let mut set = BTreeSet::new();
    let member = |e: &Expr| match &strip(e).kind {
        ExprKind::Member { object, name: member, .. } if matches!(&object.kind, ExprKind::Name(owner) if **owner == *name) => {
            Some(member.to_string())
        }
        _ => None,
    };
    let first = |e: &Expr| match &strip(e).kind {
        ExprKind::Index { object, .. } => member(object),
        ExprKind::Unary { op: UnaryOp::AddressOf, operand } => member(operand),
        _ => member(e),
    };
    expressions(&function.body, &mut |e| match &e.kind {
        ExprKind::Name(own) if **own == *name => named += 1,
        ExprKind::Member { .. } if member(e).is_some() => as_owner += 1,
        ExprKind::Assign { target, .. } => set.extend(first(target)),
        // What is given to a call may be filled there.
        ExprKind::Call { args, .. } => set.extend(args.iter().filter_map(|arg| first(&arg.value))),
        _ => {}
    });
    statements(&function.body, &mut |stmt| {
        if let StmtKind::Assign { target, .. } = &stmt.kind {
            set.extend(first(target));
        }
    });
    (named == as_owner && !set.is_empty()).then_some(set)
}

/// Members of the structures of a file, by name.
pub(super) fn structures(module: &Module) -> BTreeMap<&str, BTreeSet<String>> {
    module
        .body
        .iter()
        .filter_map(|stmt| match &stmt.kind {
            StmtKind::Class(class) => Some((&*class.name, class.fields.iter().map(|field| field.name.to_string()).collect())),
            _ => None,
        })
        .collect()
}

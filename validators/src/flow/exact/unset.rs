//! What calls leave behind in the variables of their caller: values that some of the ways give and others do not, and pointers that were asked
//! whether they are null. Knows no statement.

use std::collections::BTreeSet;

use super::{
    Id,
    outcomes::{Given, Kind, kind_of},
    rounds::{Written, writes},
    value::{Pointer, State, Storage, Value},
};
use crate::flow::ir::{Expr, ExprKind, Function, Sym};

/// Members of variables that some of the ways with one result give a value to, and others do not: nobody can tell them apart afterwards.
pub(super) fn unset_somewhere(group: &[(State<'_>, Value<'_>)]) -> Vec<Id> {
    let Some(((first, value), others)) = group.split_first() else { return Vec::new() };
    let same = |value: &Value<'_>, other: &Value<'_>| matches!((value.number(), other.number()), (Some(a), Some(b)) if a.constant().is_some() && a.constant() == b.constant());
    if others.is_empty() || !others.iter().all(|(_, other)| same(value, other)) {
        return Vec::new();
    }
    let nothing = |st: &State<'_>, id: &Id| st.object(*id).is_some_and(|object| matches!(object.cell, Value::Nothing));
    let depth = first.frames.len();
    let of_caller = |object: &super::Object<'_>| {
        matches!(object.made_by, "fields" | "declaration") && matches!(object.storage, Storage::Stack(at) if at as usize <= depth)
    };
    let member = |object: &super::Object<'_>| object.made_by == "fields" && matches!(object.storage, Storage::Stack(_));
    let held = first.objects.iter().filter(|(_, object)| member(object) || of_caller(object));
    let known = |id: &Id| others.iter().all(|(other, _)| other.object(*id).is_some());
    let mut unset: Vec<Id> = held
        .map(|(id, _)| id)
        .filter(|id| known(id))
        .filter(|id| {
            let unset = group.iter().filter(|(st, _)| nothing(st, id)).count();
            unset > 0 && unset < group.len()
        })
        .collect();
    // A variable whose lack something else tells of is not taken for one that nobody can tell.
    let variable = |id: &Id| first.object(*id).is_some_and(|object| object.made_by == "declaration");
    if unset.iter().any(variable) {
        let told = |id: &Id| {
            first.objects.iter().filter(|(other, object)| other != id && of_caller(object) && !unset.contains(other)).any(|(other, _)| {
                let kind = |st: &State<'_>| st.object(other).map_or(Kind::Any, |object| kind_of(&object.cell));
                let of = |lacks: bool| -> BTreeSet<Kind> {
                    group.iter().filter(|(st, _)| nothing(st, id) == lacks).map(|(st, _)| kind(st)).collect()
                };
                of(true).is_disjoint(&of(false))
            })
        };
        let told: Vec<Id> = unset.iter().copied().filter(|id| variable(id) && told(id)).collect();
        unset.retain(|id| !told.contains(id));
    }
    // Members that one way never came to, of a structure into which nothing else was written there.
    let owners = first.objects.iter().filter(|(_, object)| object.made_by == "declaration" && matches!(object.storage, Storage::Stack(_)));
    for (owner, _) in owners {
        let all: Vec<_> = group.iter().filter_map(|(st, _)| Some((st, st.object(owner)?))).collect();
        if all.len() < group.len() || !all.iter().any(|(_, object)| object.blank) {
            continue;
        }
        for (name, member) in all.iter().flat_map(|(_, object)| &object.fields) {
            let lacks = |(st, object): &&(&State<'_>, &super::Object<'_>)| match object.fields.get(name) {
                Some(member) => nothing(st, member),
                None => object.blank,
            };
            let lacking = all.iter().filter(lacks).count();
            let number = all.iter().any(|(st, _)| st.object(*member).is_some_and(|member| matches!(member.cell, Value::Num(_))));
            if lacking > 0 && lacking < all.len() && number {
                unset.push(*member);
            }
        }
    }
    unset
}

/// Variables without a value whose address a call is given.
pub(super) fn unfilled(args: &[Given<'_>], st: &State<'_>) -> Vec<Id> {
    let pointed = args.iter().filter_map(|(value, _)| match value {
        Value::Pointer(pointer) => Some(pointer.to),
        _ => None,
    });
    pointed
        .filter(|id| st.object(*id).is_some_and(|object| object.made_by == "declaration" && matches!(object.cell, Value::Nothing)))
        .collect()
}

/// Pointers that a function is given as they stand in variables, may be null, and are never set anew: the variable, what it holds, and the
/// parameter.
pub(super) fn asked_for_null<'m>(function: &Function, args: &[Given<'m>], st: &State<'m>) -> Vec<(&'m Sym, Pointer, Id)> {
    let frame = st.frames.last();
    let open = args.iter().zip(&function.params).filter_map(|((value, from), param)| match (value, from) {
        (Value::Pointer(pointer), Some((Expr { kind: ExprKind::Name(name), .. }, None))) if pointer.may_be_null => {
            Some((name, *pointer, &param.name, frame?.get(&param.name).copied()?))
        }
        _ => None,
    });
    let open: Vec<_> = open.collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut written = Written::default();
    writes(&function.body, &mut written, 0);
    open.into_iter().filter(|(_, _, param, _)| !written.names.contains(*param)).map(|(name, pointer, _, id)| (name, pointer, id)).collect()
}

/// What a call found of such a pointer its caller knows as well.
pub(super) fn learn_of_null<'m>(name: &Sym, given: Pointer, now: &Value<'m>, st: &mut State<'m>) {
    let found = match now {
        Value::Null => Value::Null,
        Value::Pointer(now) if now.to == given.to && !now.may_be_null => Value::Pointer(Pointer { may_be_null: false, ..given }),
        _ => return,
    };
    let same = |object: &&mut super::Object<'m>| matches!(object.cell, Value::Pointer(held) if held == given);
    if let Some(object) = st.lookup(name).and_then(|id| st.objects.get_mut(&id)).filter(same) {
        object.cell = found;
    }
}

//! Sets and maps of the C++ standard as lists of what is allowed: what they are made of, and what is learnt where a key was found in one, or was
//! not. Knows no rule.

use super::super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::{Expr, ExprKind, TypeRef};

/// Types of the place at which a key was found, and of the one behind the last; the container's number follows.
const FOUND: &str = "(found in) ";
const END: &str = "(end of) ";

/// Whether one value is what `find` gave of a container, and the other its end.
pub(in crate::flow::engine) fn is_end_for(found: &Value<'_>, end: &Value<'_>) -> bool {
    let of = |value: &Value<'_>, kind: &str| value.ty.as_deref().and_then(|ty| ty.strip_prefix(kind)).map(str::to_owned);
    of(found, FOUND).zip(of(end, END)).is_some_and(|(of, end)| of == end)
}

pub(super) fn is_set(ty: &str) -> bool {
    matches!(ty.strip_prefix("std.").unwrap_or(ty), "set" | "unordered_set")
}

fn is_map(ty: &str) -> bool {
    matches!(ty.strip_prefix("std.").unwrap_or(ty), "map" | "unordered_map")
}

impl<'a> Engine<'a> {
    /// `std::set<std::string> known = { "a", "b" }`, `std::map<std::string, int> ranks = { { "a", 1 } }`: what was listed is what it holds.
    pub(super) fn listed_set(&mut self, value: Value<'a>, ty: Option<&TypeRef>, from: Option<&Expr>) -> Value<'a> {
        let Some(ty) = ty.filter(|ty| ty.pointers == 0 && ty.dims.is_empty() && (is_set(&ty.name) || is_map(&ty.name))) else {
            return value;
        };
        let is_list = from.is_some_and(|from| matches!(from.kind, ExprKind::List { .. }));
        let Some(cell) = value.cell().filter(|_| is_list) else { return value };
        let Some(listed) = self.st.heap.object(cell).filter(|object| object.shape == Shape::List && object.ty.is_none()).cloned() else {
            return value;
        };
        if is_set(&ty.name) {
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.ty = Some(ty.name.clone());
            }
            return value;
        }
        if listed.open || listed.rest.is_some() {
            return value;
        }
        match self.map_listed(&ty.name, &listed.items) {
            Some(map) => self.allocate_object(map),
            None => value,
        }
    }

    /// `std::set<std::string>{"a", "b"}`, and a map of pairs that are written out.
    pub(super) fn set_made(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if site.args.is_empty() || !name.starts_with("std.") {
            return None;
        }
        let values: Vec<Value<'a>> = site.args.iter().map(|arg| arg.value.clone()).collect();
        if is_set(name) {
            let are_texts = values.iter().all(|value| value.is_plain_constant() && value.as_str().is_some());
            return are_texts.then(|| self.set_of(name, values));
        }
        let made = is_map(name).then(|| self.map_listed(name, &values))??;
        Some(self.allocate_object(made))
    }

    fn set_of(&mut self, ty: &str, values: Vec<Value<'a>>) -> Value<'a> {
        let mut set = Object::new(Shape::List);
        set.ty = Some(ty.into());
        values.into_iter().for_each(|value| set.push(value, &self.ids));
        self.allocate_object(set)
    }

    /// What pairs of constant keys and values make.
    fn map_listed(&self, ty: &str, pairs: &[Value<'a>]) -> Option<Object<'a>> {
        let mut map = Object::new(Shape::Map);
        map.ty = Some(ty.into());
        for pair in pairs {
            let parts =
                &self.st.heap.object(pair.cell()?).filter(|pair| pair.shape == Shape::List && !pair.open && pair.rest.is_none())?.items;
            let [key, held] = parts.as_slice() else { return None };
            let key = key.key().filter(|_| key.is_plain_constant())?;
            // The first of one key stays.
            if map.field(&key).is_none() {
                map.set_field(&key, held.clone(), &self.ids);
            }
        }
        Some(map)
    }

    /// Whether a key is in a set or a map, and where; `None` for what is no such question.
    pub(super) fn set_asked(&mut self, cell: Ref, of: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let ty = self.st.heap.object(cell)?.ty.clone()?;
        let is_map = is_map(&ty);
        if !is_map && !is_set(&ty) {
            return None;
        }
        match (method, site.args) {
            ("count" | "contains", [key]) if !is_map => Some(self.membership(&key.value, of, false)),
            ("find", [key]) => {
                let held = self.membership(&key.value, of, false);
                if matches!(held.kind, Kind::Bool(_)) {
                    return None;
                }
                // What stands there may be written by way of the place.
                let place = if is_map { self.container_call(cell, of, method, site) } else { self.unknown_with(self.deep_taint(of)) };
                Some(Value { ty: Some(format!("{FOUND}{}", cell.0).into()), facts: held.facts.clone(), ..place })
            }
            ("end" | "cend", []) => {
                let end = if is_map { self.container_call(cell, of, method, site) } else { self.unknown_with(self.deep_taint(of)) };
                // From there one may step back to what stands before it.
                self.place_handed_out(&end);
                Some(end.typed(Some(format!("{END}{}", cell.0).into())))
            }
            _ => None,
        }
    }
}

//! Pointers of Go to variables, and what a channel gives. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Cell, Shape},
    value::{Kind, Note, Ref, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind},
    rule::Labels,
};
use assay_manifests::Span;

/// Whether a function of this name looks at what it is given and changes nothing.
fn only_reads(method: &str) -> bool {
    let lower = method.to_ascii_lowercase();
    ["print", "fprint", "sprint", "log", "debug", "info", "warn", "error", "fatal", "panic", "marshal", "encode", "write", "dump", "equal"]
        .iter()
        .any(|start| lower.starts_with(start))
}

/// Whether a function of this name puts values into the structures that it is given.
fn fills(method: &str) -> bool {
    let lower = method.to_ascii_lowercase();
    let begins =
        ["scan", "decode", "unmarshal", "load", "read", "parse", "bind", "shouldbind", "fill", "populate", "structscan", "process"];
    begins.iter().any(|start| lower.starts_with(start)) || lower.ends_with("into") || matches!(&*lower, "first" | "take" | "find" | "get")
}

impl<'a> Engine<'a> {
    /// `&x` of a variable that holds no object: a pointer to the variable.
    pub(super) fn address_of(&mut self, operand: &'a Expr, value: Value<'a>) -> Value<'a> {
        if let Kind::Cell(cell) = value.kind
            && let Some(object) = self.st.heap.object(cell)
            && object.shape == Shape::List
            && object.ty.as_deref() == Some(super::go_values::ARRAY)
        {
            return value.typed(Some(format!("*{}", super::go_values::ARRAY).into()));
        }
        if let Kind::Cell(cell) = value.kind
            && self.st.heap.object(cell).is_none_or(|object| matches!(object.shape, Shape::Instance | Shape::Buffer))
        {
            return self.as_pointer(value);
        }
        let ExprKind::Name(name) = &operand.kind else {
            let inside = self.address_inside(operand, &value);
            return inside.unwrap_or_else(|| self.as_pointer(value));
        };
        if matches!(value.kind, Kind::Func(_) | Kind::Class(_) | Kind::Lib(_) | Kind::Slot(..)) {
            return value;
        }
        let mut at = Some(self.frame().scope);
        while let Some(current) = at {
            let Some(scope) = self.st.heap.scope(current) else { break };
            if scope.vars.of(name).is_some() {
                let mut pointer = Value::of(Kind::Slot(current, name.clone()));
                pointer.ty = value.ty;
                return pointer;
            }
            at = scope.parent;
        }
        value
    }

    /// What a pointer to a variable points to now; any other value is itself.
    pub(super) fn pointed(&self, value: &Value<'a>) -> Value<'a> {
        match &value.kind {
            Kind::Slot(at, name) if self.st.heap.object(*at).is_some() => {
                let held = self.pointed_inside(*at, name);
                held.map_or_else(|| self.unknown(), |held| self.with_facts(held))
            }
            Kind::Slot(scope, name) => {
                let held = self.st.heap.scope(*scope).and_then(|scope| scope.vars.of(name));
                match held {
                    Some(held) if !matches!(held.kind, Kind::Slot(..)) => self.with_facts(held.clone()),
                    _ => self.unknown(),
                }
            }
            Kind::Choice(list) if list.iter().any(|one| matches!(one.kind, Kind::Slot(..))) => {
                let mut all = list.iter().filter(|one| !matches!(one.kind, Kind::Null)).map(|one| self.pointed(one));
                let Some(first) = all.next() else { return value.clone() };
                all.fold(first, |sum, one| self.join(&sum, &one))
            }
            _ => value.clone(),
        }
    }

    /// The map that a pointer to a variable leads to: what is put into it goes beside what is there. Anything else is itself.
    pub(super) fn pointed_map(&self, pointer: Value<'a>) -> Value<'a> {
        if !matches!(pointer.kind, Kind::Slot(..)) || self.language != assay_manifests::Language::Go {
            return pointer;
        }
        let held = self.pointed(&pointer);
        let is_map = held.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.shape == Shape::Map);
        if is_map { held } else { pointer }
    }

    /// `*p = value`. `false` where `p` is no pointer to a variable or object in sight.
    pub(super) fn store_through(&mut self, pointer: &Value<'a>, value: &Value<'a>) -> bool {
        let atoms = pointer.atoms().to_vec();
        let single = atoms.len() == 1;
        let mut stored = false;
        for atom in &atoms {
            match &atom.kind {
                Kind::Slot(at, name) if self.st.heap.object(*at).is_some() => {
                    stored |= self.store_inside(*at, name, value, single);
                }
                Kind::Slot(scope, name) => {
                    let ids = &self.ids;
                    if let Some(scope) = self.st.heap.scope_mut(*scope)
                        && let Some(held) = scope.vars.of(name)
                    {
                        let new = if single { value.clone() } else { held.join(value, ids) };
                        stored |= scope.vars.write(name, new).is_ok();
                    }
                }
                Kind::Cell(cell) => {
                    let Some(other) = value.cell().and_then(|other| self.st.heap.object(other)).cloned() else { continue };
                    if single && self.st.heap.object(*cell).is_some_and(|object| !object.weak) {
                        self.st.heap.put(*cell, Cell::Object(other));
                    } else if let Some(object) = self.st.heap.object_mut(*cell) {
                        for (name, field) in &other.fields {
                            let joined = object.field(name).map_or_else(|| field.clone(), |held| held.join(field, &self.ids));
                            object.set_field(name, joined, &self.ids);
                        }
                    }
                    stored = true;
                }
                _ => {}
            }
        }
        stored
    }

    /// An address handed to what is not in sight: what stands there may be another value afterwards.
    pub(super) fn fill_unseen(&mut self, site: &Site<'a, '_>, method: &str) {
        if self.language != assay_manifests::Language::Go || only_reads(method) {
            return;
        }
        // A function of the package's own that stands in another file may set every field.
        let is_own = site.receiver.is_none() && site.names.first().is_none_or(|name| !name.contains('.'));
        for arg in site.args {
            match &arg.value.kind {
                Kind::Slot(..) => {
                    let held = self.pointed(&arg.value);
                    if held.is_plain_constant() {
                        let given = match held.kind {
                            Kind::Int(_) | Kind::Float(_) => self.number(),
                            Kind::Bool(_) => self.boolean(),
                            _ => self.unknown().typed(held.ty.clone()),
                        };
                        let joined = self.join(&held, &given);
                        self.store_through(&arg.value, &joined);
                    }
                }
                Kind::Cell(cell) if is_own && arg.value.ty.as_deref().is_some_and(|ty| ty.starts_with('*')) || fills(method) => {
                    let unknown = self.unknown();
                    let left = if is_own { Vec::new() } else { self.unfilled_fields(*cell, site) };
                    let is_struct = |object: &&mut super::heap::Object<'a>| object.shape == Shape::Instance && object.class.is_some();
                    if let Some(object) = self.st.heap.object_mut(*cell).filter(is_struct) {
                        let fields = object.fields.iter_mut().filter(|(name, _)| !left.contains(name));
                        for (_, held) in fields.filter(|(_, held)| held.as_str().is_some() || matches!(held.kind, Kind::Null)) {
                            *held = held.join(&unknown.clone().typed(held.ty.clone()), &self.ids);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// `<-channel`: what was sent first, where that is known.
    pub(super) fn receive(&mut self, channel: &Value<'a>, span: Span) -> Value<'a> {
        let Some(cell) = channel.cell() else {
            return match channel.kind {
                Kind::Unknown if !channel.taint.is_empty() => self.unknown_with(channel.taint.clone()),
                _ => self.unknown(),
            };
        };
        self.run_postponed();
        // What was sent is sent by what has come so far.
        self.waited_channel(cell, false);
        let Some(object) = self.st.heap.object_mut(cell) else { return self.unknown() };
        if object.shape == Shape::List && !object.weak && !object.open && object.rest.is_none() && !object.items.is_empty() {
            return object.items.remove(0);
        }
        if object.items.is_empty() && object.rest.is_none() {
            // Somebody else may send.
            let taint = object.taint.clone();
            if taint.is_empty() && self.options.open_world {
                return self.untrusted(Labels::PARAMETER, None, span, Note::Source("a channel that others send over".into()));
            }
            return self.unknown_with(taint);
        }
        self.some_element(cell)
    }

    /// `outer.inner` of a structure that is put into another and that nobody has named so far.
    pub(super) fn embedded(&mut self, cell: Ref, name: &str) -> Option<Value<'a>> {
        if self.language != assay_manifests::Language::Go {
            return None;
        }
        let object = self.st.heap.object(cell).filter(|object| object.field(name).is_none())?;
        let base = self.classes[object.class?.0 as usize].bases.iter().find_map(|base| match base {
            super::names::Base::User(base) if *self.classes[base.0 as usize].class.name == *name => Some(*base),
            _ => None,
        })?;
        let info = &self.classes[base.0 as usize];
        if info.class.fields.is_empty() && info.bases.is_empty() {
            // All of it is its methods.
            return Some(self.bare_instance(base));
        }
        Some(self.inner_made(cell, base)).filter(|inner| inner.cell() != Some(cell))
    }
}

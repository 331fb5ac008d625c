//! When objects begin and end: variables of a block where it is left, objects and their members that are destroyed, copies that their class
//! makes itself. Knows no library.

use std::collections::BTreeSet;

use assay_manifests::Span;

use super::{
    Id, Run,
    exec::Ends,
    object::{NESTED, class_name},
    value::{Flow, State, Storage, Value},
};
use crate::flow::{
    ir::{Arg, Stmt, StmtKind, StorageClass, Sym},
    memory::Check,
};

/// The object that a path hands out of its function.
pub(super) const fn handed_out(flow: &Flow<'_>) -> Option<Id> {
    match flow {
        Flow::Return(Value::Aggregate(id)) => Some(*id),
        _ => None,
    }
}

impl<'f, 'm> Run<'f, 'm> {
    /// What a block declared is gone where it ends, the last first. `hidden`: names of variables outside that it declares anew; `leaves`: what
    /// is handed out.
    pub(super) fn end_block(&mut self, body: &'m [Stmt], hidden: &[(Sym, Id)], leaves: Option<Id>, st: &mut State<'m>) {
        let depth = st.frames.len() as u32;
        for stmt in body.iter().rev() {
            let StmtKind::Var { name, ty, .. } = &stmt.kind else { continue };
            if ty.as_ref().is_some_and(|ty| ty.is_reference || ty.storage != StorageClass::Automatic) {
                continue;
            }
            let Some(id) = st.frames.last().and_then(|frame| frame.get(name)).copied() else { continue };
            // The block was left before it came to the declaration.
            if hidden.iter().any(|(outer, outside)| outer == name && *outside == id) {
                continue;
            }
            let ended = |object: &super::Object<'_>| {
                object.storage == Storage::Stack(depth) && object.made_by == "declaration" && object.freed.is_none()
            };
            if !st.object(id).is_some_and(ended) {
                continue;
            }
            if self.file.is_cpp && leaves != Some(id) && !self.cut {
                self.destroy(id, st);
            }
            let Some(object) = st.object(id) else { continue };
            let owned = match object.cell {
                Value::Pointer(pointer) if self.file.is_cpp && object.ty.as_deref().is_some_and(super::cpp::is_sole_owner) => {
                    Some(pointer.to)
                }
                _ => None,
            };
            let letters = object.fields.get("c_str").copied();
            for id in [Some(id), owned, letters].into_iter().flatten() {
                if let Some(object) = st.objects.get_mut(&id) {
                    object.freed = Some(stmt.span);
                }
            }
        }
    }

    /// Objects of the function that ends are destroyed, but for the one that it hands out.
    pub(super) fn leave_scope(&mut self, leaves: Option<Id>, st: &mut State<'m>) {
        if self.file.methods.is_empty() || self.cut {
            return;
        }
        let depth = st.frames.len() as u32;
        // One object may have several names.
        let held: BTreeSet<Id> = st.frames.last().map(|frame| frame.values().copied().collect()).unwrap_or_default();
        for id in held.into_iter().filter(|id| leaves != Some(*id)) {
            let here = |object: &super::Object<'_>| object.storage == Storage::Stack(depth) && object.freed.is_none();
            if st.object(id).is_some_and(here) {
                self.destroy(id, st);
            }
        }
    }

    /// The destructor of an object runs, and then those of its members.
    pub(super) fn destroy(&mut self, id: Id, st: &mut State<'m>) {
        if let Some(class) = self.class_of(id, st) {
            self.destroyed(id, &class, 0, st);
        }
    }

    /// `delete pointer`: by a pointer to a base class that has no virtual destructor, what the object is beside that base stays.
    pub(super) fn deleted(&mut self, id: Id, arg: Option<&Arg>, span: Span, st: &mut State<'m>) {
        let named = arg.and_then(|arg| self.type_of(&arg.value, st)).filter(|ty| ty.pointers == 1 && ty.dims.is_empty());
        let Some((named, own)) = named.and_then(|ty| Some((class_name(&ty.name).to_owned(), self.class_of(id, st)?))) else {
            return self.destroy(id, st);
        };
        let bases = self.lineage(&named);
        let in_sight = bases.iter().all(|class| self.file.structs.contains_key(class)) && self.file.structs.contains_key(&own);
        let is_base = *named != *own && self.lineage(&own).iter().any(|class| **class == *named);
        if !in_sight || !is_base || bases.iter().any(|class| self.file.virtual_ends.contains(class)) {
            return self.destroy(id, st);
        }
        let born = st.object(id).map(|object| (object.born, "it begins here".to_owned()));
        self.report(Check::NotHeap, span, born, format!("made as `{own}` and released as `{named}`, whose destructor is not virtual"));
        self.destroyed(id, &named, 0, st);
    }

    fn destroyed(&mut self, id: Id, class: &str, depth: u32, st: &mut State<'m>) {
        if depth >= NESTED || !self.file.structs.contains_key(class) {
            return;
        }
        let array = st.object(id).and_then(|object| object.ty.as_deref()).is_some_and(|ty| !ty.dims.is_empty());
        if array {
            return;
        }
        for class in self.lineage(class) {
            if let Some(function) = self.file.methods.get(&(class.clone(), format!("~{class}").into())).copied() {
                let born = st.object(id).map(|object| object.born).unwrap_or_default();
                self.run_method(function, id, Vec::new(), born, st);
            }
            let of_class = |ty: &crate::flow::ir::TypeRef| {
                ty.pointers == 0 && ty.dims.is_empty() && !ty.is_reference && self.file.structs.contains_key(class_name(&ty.name))
            };
            let members = self.file.structs.get(&class).into_iter().flatten().filter(|(_, ty)| of_class(ty));
            let members: Vec<Id> = members.filter_map(|(name, _)| st.object(id)?.fields.get(name).copied()).collect();
            for member in members.into_iter().rev() {
                if let Some(class) = self.class_of(member, st) {
                    self.destroyed(member, &class, depth + 1, st);
                }
            }
        }
    }

    /// What a statement makes, or a call gives, is there for the rest of the statement where nobody holds it.
    pub(super) fn passes(&mut self, value: &Value<'m>, st: &mut State<'m>) {
        let (Value::Aggregate(id), true) = (value, self.file.is_cpp) else { return };
        let depth = st.frames.len() as u32;
        let Some(object) = st.object(*id) else { return };
        // What a function has made that has ended.
        let left = matches!(object.storage, Storage::Stack(at) if at > depth);
        let passing = left || object.made_by == "temporary";
        if left {
            lies_at(*id, depth, 0, st);
        }
        if passing && !self.passing.contains(id) {
            self.passing.push(*id);
        }
    }

    /// Whether an object was made by the statement that runs.
    fn is_passing(&self, id: Id) -> bool {
        self.passing.iter().skip(self.here).any(|passing| *passing == id)
    }

    /// A variable holds now what a statement made: it was made there from the beginning.
    fn taken_over(&mut self, from: Id, id: Id, st: &mut State<'m>) {
        self.passing.retain(|passing| *passing != from);
        self.copy(from, id, 0, st);
    }

    /// One that a reference is made to lives as long as that.
    pub(super) fn held_on(&mut self, id: Id, st: &mut State<'m>) {
        if self.is_passing(id) {
            self.passing.retain(|passing| *passing != id);
            if let Some(object) = st.objects.get_mut(&id) {
                object.made_by = "declaration";
            }
            self.escapes(&Value::Aggregate(id), 0, st);
        }
    }

    /// Objects that a statement made and that nobody holds are destroyed where it ends.
    pub(super) fn passed(&mut self, before: usize, ends: &mut Ends<'m>) {
        if self.passing.len() <= before {
            return;
        }
        let gone = self.passing.split_off(before);
        if self.cut {
            return;
        }
        for (st, flow) in ends {
            let leaves = handed_out(flow);
            for id in gone.iter().filter(|id| leaves != Some(**id)) {
                self.destroy(*id, st);
            }
        }
    }

    /// A new object is made from another by the constructor that its class has for that. Whether there is one in sight.
    pub(super) fn made_from(&mut self, id: Id, value: &Value<'m>, span: Span, st: &mut State<'m>) -> bool {
        let (Value::Aggregate(from), true) = (value, self.file.is_cpp) else { return false };
        let Some(class) = self.class_of(id, st).filter(|class| self.file.copied_by_hand.contains(class)) else { return false };
        if self.class_of(*from, st).as_ref() != Some(&class) {
            return false;
        }
        let Some(function) = self.file.copy_constructor(&class).filter(|function| !function.body.is_empty()) else { return false };
        self.run_method(function, id, vec![(Value::Aggregate(*from), None)], span, st);
        true
    }

    /// A variable that is made gets its first value.
    pub(super) fn begins_as(&mut self, id: Id, value: Value<'m>, span: Span, st: &mut State<'m>) {
        match self.as_view(id, value, st) {
            Value::Aggregate(from) if self.is_passing(from) && self.class_of(from, st) == self.class_of(id, st) => {
                self.taken_over(from, id, st);
            }
            value => {
                if !self.made_from(id, &value, span, st) {
                    self.store(id, value, st);
                }
            }
        }
    }

    /// A variable that there is gets another value: by the operator that its class has for that, where it is in sight.
    pub(super) fn gets(&mut self, id: Id, value: Value<'m>, span: Span, st: &mut State<'m>) {
        let from = match self.as_view(id, value, st) {
            Value::Aggregate(from) if self.file.is_cpp => from,
            value => {
                self.given_up(id, &value, span, st);
                // What nobody can see gives each member a value.
                let whole = |object: &super::Object<'_>| object.ty.as_deref().is_some_and(|ty| self.is_aggregate(ty));
                if matches!(value, Value::Unknown) && st.object(id).is_some_and(|object| !object.fields.is_empty() && whole(object)) {
                    self.anything(id, st);
                }
                self.store(id, value, st);
                return;
            }
        };
        let class = self.class_of(id, st).filter(|class| self.class_of(from, st).as_ref() == Some(class));
        // A member that a constructor makes: there was nothing before.
        if class.is_some() && self.is_passing(from) && st.object(id).is_some_and(|object| object.fields.is_empty()) {
            self.taken_over(from, id, st);
            return;
        }
        let by_hand = class.filter(|class| self.file.copied_by_hand.contains(class));
        let operator = by_hand.and_then(|class| self.file.overload(&class, "operator=", 1)).filter(|function| !function.body.is_empty());
        match operator {
            Some(function) => {
                self.run_method(function, id, vec![(Value::Aggregate(from), None)], span, st);
            }
            None => {
                self.store(id, Value::Aggregate(from), st);
            }
        }
    }

    /// An owner gets something else: what it owned is released.
    fn given_up(&self, id: Id, value: &Value<'m>, span: Span, st: &mut State<'m>) {
        let owner = |object: &super::Object<'_>| object.ty.as_deref().is_some_and(super::cpp::is_sole_owner);
        let held = st.object(id).filter(|object| self.file.is_cpp && owner(object)).and_then(|object| object.cell.held());
        let Some(old) = held.filter(|old| value.held() != Some(*old)) else { return };
        if let Some(object) = st.objects.get_mut(&old).filter(|object| object.made_by == "owned") {
            object.freed = Some(self.abroad.unwrap_or(span));
        }
    }
}

/// An object and its members lie in the function that runs at a depth.
fn lies_at(id: Id, depth: u32, inside: u32, st: &mut State<'_>) {
    let Some(object) = st.objects.get_mut(&id).filter(|object| inside < NESTED && matches!(object.storage, Storage::Stack(_))) else {
        return;
    };
    object.storage = Storage::Stack(depth);
    let fields: Vec<Id> = object.fields.values().copied().collect();
    fields.into_iter().for_each(|field| lies_at(field, depth, inside + 1, st));
}

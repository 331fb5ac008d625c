//! In which order Python asks the classes of an object, and which class is meant where a method is left to those that are made of its own.
//! Knows no rule.

use std::rc::Rc;

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::ArgValue,
    entry::Start,
    names::Base,
    value::{ClassId, Closure, Kind, Value},
};
use crate::flow::ir::{Function, Sym};

/// Most classes of one order.
const MOST_CLASSES: usize = 24;
/// More classes than these say nothing of which is meant.
const MOST_HEIRS: usize = 4;
/// Methods that are judged once more for the classes that inherit them, at most.
const MOST_INHERITED: usize = 48;
/// Files of more classes are not searched.
const MOST_SEARCHED: usize = 400;

impl<'a> Engine<'a> {
    /// The classes of the artifact that an object of this class is asked by, in order. `None` where the bases fit into none.
    pub(super) fn resolution_order(&self, class: ClassId, depth: u32) -> Option<Rc<[ClassId]>> {
        if depth > 8 {
            return None;
        }
        self.recalled.orders.of(class, || self.worked_out_order(class, depth))
    }

    fn worked_out_order(&self, class: ClassId, depth: u32) -> Option<Rc<[ClassId]>> {
        let own = |base: &Base| match base {
            Base::User(base) => Some(*base),
            Base::Library(_) => None,
        };
        let bases: Vec<ClassId> = self.classes[class.0 as usize].bases.iter().filter_map(own).collect();
        let mut lists = Vec::with_capacity(bases.len() + 1);
        for base in &bases {
            lists.push(self.resolution_order(*base, depth + 1)?.to_vec());
        }
        lists.push(bases);
        let mut order = vec![class];
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Some(order.into());
            }
            let is_behind = |one: ClassId| lists.iter().any(|list| list[1..].contains(&one));
            let next = lists.iter().map(|list| list[0]).find(|head| !is_behind(*head))?;
            if order.len() >= MOST_CLASSES {
                return None;
            }
            order.push(next);
            lists.iter_mut().filter(|list| list[0] == next).for_each(|list| {
                list.remove(0);
            });
        }
    }

    /// What a class inherits from one of its file and that finds something else in it than in that one: a field or a method in its place.
    pub(super) fn inherited_starts(&self, starts: &mut Vec<Start<'a>>) {
        if self.language != Language::Python || self.classes.len() > MOST_SEARCHED {
            return;
        }
        let mut more: Vec<Start<'a>> = Vec::new();
        for class in (0..self.classes.len() as u32).map(ClassId) {
            if self.classes[class.0 as usize].module != self.target {
                continue;
            }
            let Some(order) = self.resolution_order(class, 0) else { continue };
            for (at, owner) in order.iter().enumerate().skip(1) {
                let (before, behind) = (&order[..at], self.classes[owner.0 as usize].class);
                let replaces = |name: &Sym| before.iter().any(|one| self.declares_itself(*one, name));
                let mut members = behind.fields.iter().map(|field| &field.name).chain(behind.methods.iter().map(|method| &method.name));
                if self.classes[owner.0 as usize].module != self.target || !members.any(|name| !name.starts_with("__") && replaces(name)) {
                    continue;
                }
                for method in behind.methods.iter().filter(|method| !method.is_abstract && !method.name.starts_with("__")) {
                    if more.len() < MOST_INHERITED && !replaces(&method.name) {
                        more.push(Start { function: method, class: Some(class), wrapper: None });
                    }
                }
            }
        }
        starts.extend(more);
    }

    /// Whether a class has a field or a method of its own under a name.
    fn declares_itself(&self, class: ClassId, name: &Sym) -> bool {
        let decl = self.classes[class.0 as usize].class;
        decl.fields.iter().any(|field| field.name == *name) || decl.methods.iter().any(|method| method.name == *name && !method.is_abstract)
    }

    /// The order of a class with several bases, by which its methods are found.
    pub(super) fn python_lineage(&self, class: ClassId) -> Option<Rc<[ClassId]>> {
        let several = self.language == Language::Python && self.recalled.several_bases.of(class, || self.has_several_bases(class, 0));
        several.then(|| self.resolution_order(class, 0)).flatten()
    }

    fn has_several_bases(&self, class: ClassId, depth: u32) -> bool {
        let bases = &self.classes[class.0 as usize].bases;
        bases.len() > 1
            || depth < 8 && bases.iter().any(|base| matches!(base, Base::User(base) if self.recalled.several_bases.of(*base, || self.has_several_bases(*base, depth + 1))))
    }

    /// A method that a class defines by itself.
    pub(super) fn defined_by(&self, class: ClassId, name: &str) -> Option<(&'a Function, ClassId)> {
        let methods = &self.classes[class.0 as usize].class.methods;
        methods.iter().map(|method| &**method).find(|method| &*method.name == name && !method.is_abstract).map(|method| (method, class))
    }

    /// `super().name` in a class, for an object that may be of another: the class behind it in the object's own order.
    pub(super) fn next_in_line(&self, class: ClassId, this: Option<&Value<'a>>, name: &str) -> Option<(&'a Function, ClassId)> {
        let made = match this.map(|this| &this.kind) {
            Some(Kind::Cell(cell)) => self.st.heap.object(*cell)?.class?,
            Some(Kind::Class(class)) => *class,
            _ => return None,
        };
        let order = self.python_lineage(made)?;
        let at = order.iter().position(|one| *one == class)?;
        order[at + 1..].iter().find_map(|one| self.defined_by(*one, name))
    }

    /// A method that none of an object's classes has: what those of its file have that are made of them.
    pub(super) fn call_of_heirs(
        &mut self,
        class: ClassId,
        name: &Sym,
        receiver: &Value<'a>,
        args: &[ArgValue<'a>],
        span: Span,
    ) -> Option<Value<'a>> {
        let heirs = self.heirs(class, name);
        let cell = receiver.cell().filter(|_| !heirs.is_empty())?;
        let list: Vec<Value<'a>> = heirs.iter().map(|heir| Value::of(Kind::Class(*heir))).collect();
        Some(self.call_each(&list, |engine, one| {
            let Kind::Class(heir) = one.kind else { return engine.unknown() };
            let Some((method, owner)) = engine.find_method(heir, name, Some(args.len()), 0) else { return engine.unknown() };
            let was = engine.become_class(cell, Some(heir));
            let module = engine.classes[owner.0 as usize].module;
            let scope = engine.scope_of_class(owner);
            let closure = Closure { function: method, module, class: Some(owner), this: None, scope };
            let this = (!method.is_static).then(|| receiver.clone());
            let given = engine.call_closure(&closure, this, args.to_vec(), span);
            engine.become_class(cell, was);
            given
        }))
    }

    /// Makes an object one of another class. The class that it was of.
    fn become_class(&mut self, cell: super::value::Ref, class: Option<ClassId>) -> Option<ClassId> {
        self.st.heap.object_mut(cell).and_then(|object| std::mem::replace(&mut object.class, class))
    }

    /// The classes of the file that descend from one and have a method that it lacks, where those are few.
    fn heirs(&mut self, class: ClassId, name: &Sym) -> Vec<ClassId> {
        if self.language != Language::Python || self.classes.len() > MOST_SEARCHED {
            return Vec::new();
        }
        let known: Vec<ClassId> = (0..self.classes.len() as u32).map(ClassId).filter(|one| *one != class).collect();
        let mut found = Vec::new();
        for one in known {
            if self.descends_from(one, class, 0) && self.find_method(one, name, None, 0).is_some() {
                found.push(one);
                if found.len() > MOST_HEIRS {
                    return Vec::new();
                }
            }
        }
        found
    }
}

//! What tests have taught of the parts of an object, kept with them where paths meet or the object is handed on: fields of data classes,
//! names of an archive's entries. Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    heap::{Cell, Shape, State},
    value::{Bits, ClassId, CleanBits, Value},
};

/// Most variables that are looked at where paths meet, and most parts of one object.
const MOST: usize = 8;

impl<'a> Engine<'a> {
    /// An entry of an archive whose name was looked at: what that taught some rules goes with the entry.
    pub(super) fn told_by_name(&self, value: Value<'a>) -> Value<'a> {
        let is_entry = self.language == Language::Python && value.cell().is_none() && value.id != 0 && !value.taint.is_empty();
        if !is_entry || self.st.facts.is_empty() {
            return value;
        }
        let named = ["name", "filename"].map(|name| self.member_ids.get(&(value.id, name.into())).copied().unwrap_or_default());
        // That the name is one of a list says nothing of what else the value holds.
        let of_some = |clean: &CleanBits| clean.guarded != Bits::ALL && clean.sanitized != Bits::ALL;
        let told = self.st.facts.iter().filter(|fact| fact.id != 0 && named.contains(&fact.id) && of_some(&fact.clean));
        let clean = told.fold(CleanBits::default(), |sum, fact| sum.or(fact.clean));
        if clean == CleanBits::default() { value } else { value.cleaned(clean) }
    }

    /// A value that is handed on, with what is known of the fields of a data class in it. Such objects are rarely written to: a copy stands for it.
    pub(super) fn settled(&mut self, value: Value<'a>, depth: u32) -> Value<'a> {
        if self.language != Language::Python || self.st.facts.is_empty() || depth > 2 {
            return value;
        }
        let Some(object) = value.cell().and_then(|cell| self.st.heap.object(cell)) else { return value };
        let facts = self.st.facts.clone();
        let is_told = |field: &Value<'a>| {
            !field.taint.is_empty()
                && (field.id != 0 && facts.iter().any(|fact| fact.id == field.id) || field.taint.cleaned_at_birth(&facts).is_some())
        };
        let any_told = || object.fields.iter().any(|(_, field)| is_told(field));
        let mut made = match object.shape {
            Shape::List if object.rest.is_none() && object.items.len() <= MOST && object.items.iter().any(|item| item.cell().is_some()) => {
                object.clone()
            }
            Shape::Instance if object.fields.len() <= MOST && any_told() && object.class.is_some_and(|class| self.is_data_class(class)) => {
                object.clone()
            }
            _ => return value,
        };
        let mut changed = false;
        if made.shape == Shape::List {
            for item in &mut made.items {
                let settled = self.settled(item.clone(), depth + 1);
                changed |= settled.cell() != item.cell();
                *item = settled;
            }
        } else {
            for (_, field) in made.fields.iter_mut().filter(|(_, field)| is_told(field)) {
                *field = field.clone().learnt(&facts);
                changed = true;
            }
        }
        if !changed {
            return value;
        }
        let cell = self.allocate(Cell::Object(made));
        Value { kind: super::value::Kind::Cell(cell), ..value }
    }

    /// Two paths meet in which variables hold different objects: each keeps what its path has learnt of its fields.
    pub(super) fn settle_held(&mut self, other: &mut State<'a>) {
        if self.language != Language::Python || std::rc::Rc::ptr_eq(&self.st.facts, &other.facts) {
            return;
        }
        let Some(scope) = self.scope_here() else { return };
        let (Some(mine), Some(theirs)) = (self.st.heap.scope(scope), other.heap.scope(scope)) else { return };
        let differ = mine
            .vars
            .beside(&theirs.vars)
            .filter(|(_, my, their)| my.cell().is_some() && their.cell().is_some() && my.cell() != their.cell());
        let differing: Vec<(usize, Value<'a>, Value<'a>)> =
            differ.take(MOST).map(|(at, my, their)| (at, my.clone(), their.clone())).collect();
        for (at, my, their) in differing {
            self.settle_variable(scope, at, my);
            std::mem::swap(&mut self.st, other);
            self.settle_variable(scope, at, their);
            std::mem::swap(&mut self.st, other);
        }
    }

    fn settle_variable(&mut self, scope: super::value::Ref, at: usize, value: Value<'a>) {
        let before = value.cell();
        let settled = self.settled(value, 1);
        if settled.cell() != before
            && let Some(scope) = self.st.heap.scope_mut(scope)
        {
            scope.vars.put(at, settled);
        }
    }

    /// Whether objects of a class hold what they were made with: data classes, named tuples.
    fn is_data_class(&self, class: ClassId) -> bool {
        let class = self.classes[class.0 as usize].class;
        let is_made = |name: &str| {
            name.ends_with("dataclass") || matches!(name, "attr.s" | "attr.frozen" | "attrs.frozen" | "attrs.define" | "define" | "frozen")
        };
        let named = |one: &crate::flow::ir::Expr| match &one.kind {
            crate::flow::ir::ExprKind::Call { callee, .. } => callee.dotted(),
            _ => one.dotted(),
        };
        class.decorators.iter().any(|one| named(one).is_some_and(|name| is_made(&name)))
            || class.bases.iter().any(|base| base.name.ends_with("NamedTuple"))
    }
}

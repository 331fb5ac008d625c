//! Goroutines: what they change may stand already when what started them goes on, and stands for certain once they have been waited for.
//! Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    heap::{Cell, Object},
    value::{Ids, Ref, Value},
};
use crate::flow::ir::Sym;

/// Most goroutines that are remembered on one path; what later ones did may have been done or not.
const MOST_ROUTINES: usize = 32;

/// What one goroutine changed of what was there when it was started.
#[derive(Debug)]
pub struct Routine<'a> {
    variables: Vec<Variable<'a>>,
    objects: Vec<Changed<'a>>,
}

/// A variable: whether it ran or not, and after it ran.
#[derive(Debug)]
struct Variable<'a> {
    scope: Ref,
    name: Sym,
    either: Value<'a>,
    after: Value<'a>,
}

#[derive(Debug)]
struct Changed<'a> {
    cell: Ref,
    either: Object<'a>,
    after: Object<'a>,
}

impl<'a> Engine<'a> {
    /// Runs what is started beside what follows: it may have come to its end by then, or not have begun.
    pub(super) fn start_routine(&mut self, run: impl FnOnce(&mut Self)) {
        let before = self.st.clone();
        let end = Ref(self.next_cell);
        run(self);
        if self.exhausted {
            return;
        }
        // What never ends has done nothing for certain.
        if !std::mem::replace(&mut self.live, true) {
            let after = std::mem::replace(&mut self.st, before);
            self.meet(after, true);
            return;
        }
        let after = std::mem::replace(&mut self.st, before.clone());
        let changed = before.heap.changed(&after.heap, end);
        self.meet(after.clone(), true);
        if changed.is_empty() || self.st.routines.len() >= MOST_ROUTINES {
            return;
        }
        let mut routine = Routine { variables: Vec::new(), objects: Vec::new() };
        for cell in changed {
            match (before.heap.get(cell), after.heap.get(cell), self.st.heap.get(cell)) {
                (Some(Cell::Scope(old)), Some(Cell::Scope(new)), Some(Cell::Scope(both))) => {
                    for (at, (name, value)) in new.vars.iter().enumerate() {
                        let was = old.vars.of_at(name, at);
                        if let Some(either) = both.vars.of_at(name, at).filter(|_| was.is_none_or(|was| !was.same(value))) {
                            let (either, after) = (either.clone(), value.clone());
                            routine.variables.push(Variable { scope: cell, name: name.clone(), either, after });
                        }
                    }
                }
                (_, Some(Cell::Object(new)), Some(Cell::Object(both))) => {
                    routine.objects.push(Changed { cell, either: both.clone(), after: new.clone() });
                }
                _ => {}
            }
        }
        Rc::make_mut(&mut self.st.routines).push(Rc::new(routine));
    }

    /// Goroutines have been waited for: all of them, or those that have used a channel.
    pub(super) fn waited(&mut self, channel: Option<Ref>) {
        if self.st.routines.is_empty() {
            return;
        }
        let used = |routine: &Routine<'a>| channel.is_none_or(|cell| routine.objects.iter().any(|one| one.cell == cell));
        let (done, open): (Vec<_>, Vec<_>) = self.st.routines.iter().cloned().partition(|routine| used(routine));
        if done.is_empty() {
            return;
        }
        self.st.routines = Rc::new(open);
        for routine in done {
            for one in &routine.variables {
                if let Some(scope) = self.st.heap.scope_mut(one.scope)
                    && scope.vars.of(&one.name).is_some_and(|held| held.same(&one.either))
                {
                    let _ = scope.vars.write(&one.name, one.after.clone());
                }
            }
            for one in &routine.objects {
                if let Some(object) = self.st.heap.object_mut(one.cell) {
                    one.settle(object, &self.ids);
                }
            }
        }
    }
}

impl<'a> Changed<'a> {
    /// Where the object is as it was left when the goroutine was started, it is now as the goroutine has left it.
    fn settle(&self, object: &mut Object<'a>, ids: &Ids) {
        let (either, after) = (&self.either, &self.after);
        for (name, value) in &after.fields {
            let held = object.fields.iter_mut().find(|(key, _)| key == name);
            if let Some((_, held)) = held
                && either.field(name).is_some_and(|known| known.same(held))
            {
                *held = value.clone();
            }
        }
        let same_rest = match (&object.rest, &either.rest) {
            (None, None) => true,
            (Some(a), Some(b)) => a.same(b),
            _ => false,
        };
        let untouched = object.items.len() == either.items.len() && object.items.iter().zip(&either.items).all(|(a, b)| a.same(b));
        if untouched && same_rest && object.open == either.open && object.taint.same(&either.taint) {
            object.items.clone_from(&after.items);
            object.rest.clone_from(&after.rest);
            (object.open, object.taint) = (after.open, after.taint.clone());
            object.fields.retain(|(key, held)| after.field(key).is_some() || either.field(key).is_none_or(|known| !known.same(held)));
        } else if object.items.len() == after.items.len() {
            for (place, (known, value)) in object.items.iter_mut().zip(either.items.iter().zip(&after.items)) {
                *place = if place.same(known) { value.clone() } else { place.join(value, ids) };
            }
        }
    }
}

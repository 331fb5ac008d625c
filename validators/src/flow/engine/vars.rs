//! The variables of a scope in the order in which they were made. Paths share each of them until one path writes it: where paths part a
//! scope is copied by counting, and where they meet what both still share is not looked at. Knows nothing of statements or rules.

use std::rc::Rc;

use super::value::{Ids, Value};
use crate::flow::ir::Sym;

/// Names with what they hold; no name twice.
#[derive(Debug, Clone, Default)]
pub struct Vars<'a>(Vec<Rc<(Sym, Value<'a>)>>);

impl<'a> Vars<'a> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.0.iter().find(|var| &*var.0 == name).map(|var| &var.1)
    }

    /// The same for a name that mostly is the very one the variable was made with.
    pub fn of(&self, name: &Sym) -> Option<&Value<'a>> {
        self.0.iter().find(|var| var.0 == *name).map(|var| &var.1)
    }

    /// The same for a name that mostly stands at a place.
    pub fn of_at(&self, name: &Sym, at: usize) -> Option<&Value<'a>> {
        match self.0.get(at) {
            Some(var) if var.0 == *name => Some(&var.1),
            _ => self.of(name),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Sym, &Value<'a>)> {
        self.0.iter().map(|var| (&var.0, &var.1))
    }

    /// Variables at the same places of two paths, by place, without those that both still share and that hold no object.
    pub fn beside<'b>(&'b self, other: &'b Self) -> impl Iterator<Item = (usize, &'b Value<'a>, &'b Value<'a>)> {
        let pairs = self.0.iter().zip(&other.0).enumerate();
        let pairs = pairs.filter(|(_, (a, b))| if Rc::ptr_eq(a, b) { a.1.cell().is_some() } else { a.0 == b.0 });
        pairs.map(|(at, (a, b))| (at, &a.1, &b.1))
    }

    pub fn push(&mut self, name: Sym, value: Value<'a>) {
        self.0.push(Rc::new((name, value)));
    }

    /// Writes a variable that is there; gives the value back where it is not.
    pub fn write(&mut self, name: &Sym, value: Value<'a>) -> Result<(), Value<'a>> {
        match self.0.iter().position(|var| var.0 == *name) {
            Some(at) => {
                self.put(at, value);
                Ok(())
            }
            None => Err(value),
        }
    }

    /// Writes the variable that stands at a place.
    pub fn put(&mut self, at: usize, value: Value<'a>) {
        let Some(var) = self.0.get_mut(at) else { return };
        match Rc::get_mut(var) {
            Some(var) => var.1 = value,
            None => *var = Rc::new((var.0.clone(), value)),
        }
    }

    /// Joins another path's in. `None` where nothing changes.
    pub fn join(&self, other: &Self, ids: &Ids, changed: &mut bool) -> Option<Self> {
        let mut out: Option<Self> = None;
        for (at, theirs) in other.0.iter().enumerate() {
            // Both sides mostly hold the same names at the same places.
            let found = match self.0.get(at) {
                Some(mine) if Rc::ptr_eq(mine, theirs) => continue,
                Some(mine) if mine.0 == theirs.0 => Some(at),
                _ => self.0.iter().position(|mine| mine.0 == theirs.0),
            };
            match found {
                Some(at) => {
                    let (mine, theirs) = (&self.0[at].1, &theirs.1);
                    let same = mine.same(theirs);
                    *changed |= !same;
                    if !same || mine.id != theirs.id {
                        let joined = if same { mine.join_same(theirs, ids) } else { mine.join_other(theirs, ids) };
                        out.get_or_insert_with(|| self.clone()).put(at, joined);
                    }
                }
                None => {
                    *changed = true;
                    out.get_or_insert_with(|| self.clone()).0.push(theirs.clone());
                }
            }
        }
        out
    }
}

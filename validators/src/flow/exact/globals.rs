//! Names that hold everywhere: what the file declares, and what a path has met beside that. Knows no object.

use std::{collections::BTreeMap, rc::Rc};

use super::value::Id;
use crate::flow::ir::Sym;

/// Names and the objects they stand for, in two parts: a path that meets a name copies what paths have met, not what the file declares.
#[derive(Debug, Clone, Default)]
pub struct Globals {
    declared: Rc<BTreeMap<Sym, Id>>,
    met: Rc<BTreeMap<Sym, Id>>,
}

impl Globals {
    pub fn get(&self, name: &str) -> Option<Id> {
        self.met.get(name).or_else(|| self.declared.get(name)).copied()
    }

    pub fn insert(&mut self, name: Sym, id: Id) {
        Rc::make_mut(&mut self.met).insert(name, id);
    }

    /// What was met so far is what the file declares.
    pub fn settle(&mut self) {
        let met = std::mem::take(&mut self.met);
        if !met.is_empty() {
            Rc::make_mut(&mut self.declared).extend(met.iter().map(|(name, id)| (name.clone(), *id)));
        }
    }

    /// Objects whose names are picked, in the order of the names.
    pub fn picked(&self, pick: impl Fn(&str) -> bool) -> Vec<Id> {
        let declared = self.declared.iter().filter(|(name, _)| !self.met.contains_key(*name));
        let mut picked: Vec<(&Sym, Id)> = declared.chain(&*self.met).filter(|(name, _)| pick(name)).map(|(name, id)| (name, *id)).collect();
        picked.sort_unstable();
        picked.into_iter().map(|(_, id)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_parts_are_one_map_and_paths_keep_apart() {
        let mut one = Globals::default();
        for (name, id) in [("b", 1), ("d", 2), ("b", 3)] {
            one.insert(name.into(), id);
        }
        one.settle();
        let mut other = one.clone();
        other.insert("c".into(), 4);
        other.insert("d".into(), 5);
        assert_eq!((one.get("c"), one.get("d"), one.get("b")), (None, Some(2), Some(3)));
        assert_eq!((other.get("c"), other.get("d"), other.get("b")), (Some(4), Some(5), Some(3)));
        assert_eq!(one.picked(|_| true), [3, 2]);
        assert_eq!(other.picked(|_| true), [3, 4, 5]);
        assert_eq!(other.picked(|name| name != "c"), [3, 5]);
    }
}

//! Answers that depend on names and places alone, kept for one run: a file asks for the same few names over and over. Knows nothing of values.

use std::{cell::RefCell, hash::Hash, rc::Rc};

use assay_manifests::Span;
use rustc_hash::FxHashMap;

use super::{Engine, call::Site, value::ClassId};
use crate::{
    flow::ir::{Expr, Sym},
    rule::{Labels, index::EntryRef, meant::Place, pattern::LazyRegex},
};

/// Answers by what was asked.
pub(super) struct Recall<K, V>(RefCell<FxHashMap<K, V>>);

impl<K, V> Default for Recall<K, V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: Eq + Hash, V: Clone> Recall<K, V> {
    /// The answer to `key`, worked out where it was not asked for before.
    pub fn of(&self, key: K, answer: impl FnOnce() -> V) -> V {
        if let Some(known) = self.0.borrow().get(&key) {
            return known.clone();
        }
        let found = answer();
        self.0.borrow_mut().insert(key, found.clone());
        found
    }
}

impl<V: Clone> Recall<Sym, V> {
    /// The same for a name that need not be kept by itself yet.
    pub fn of_name(&self, name: &str, answer: impl FnOnce() -> V) -> V {
        if let Some(known) = self.0.borrow().get(name) {
            return known.clone();
        }
        let found = answer();
        self.0.borrow_mut().insert(name.into(), found.clone());
        found
    }
}

/// A comparison as it is written: its operator, both sides, and whether it stands in the file under judgement.
type Compared = (&'static str, [*const Expr; 2], bool);

/// What a run has been told before.
#[derive(Default)]
pub(super) struct Recalled {
    /// Type of a member by its qualified name.
    pub member_types: Recall<Sym, Option<Sym>>,
    /// What objects of a type hold.
    pub labels: Recall<Sym, Option<Labels>>,
    /// Type that a call of a name gives.
    pub returned: Recall<Sym, Option<Sym>>,
    /// Whether a place of a rule fits a file: its imports and path.
    pub places: Recall<(*const Place, usize), bool>,
    /// Names of a member of a type: qualified by it, and by its bases.
    pub members: Recall<(Sym, Sym), Rc<[Sym]>>,
    /// Entries that speak of comparisons with an operator.
    pub compared: Recall<&'static str, Rc<[EntryRef]>>,
    /// Those that may speak of two operands by how these are written, seen from the file under judgement or another.
    pub written_so: Recall<Compared, Rc<[EntryRef]>>,
    /// What names mean in a file that binds them nowhere.
    pub implicit: FxHashMap<usize, FxHashMap<Sym, Sym>>,
    /// Dotted texts of expressions.
    pub dotted: Recall<*const Expr, Option<Sym>>,
    /// In which order an object of a class is asked by its classes, and whether one of them has several bases.
    pub orders: Recall<ClassId, Option<Rc<[ClassId]>>>,
    pub several_bases: Recall<ClassId, bool>,
    /// Java, for a variable's name: whether the file gives it one written text alone, and whether it declares it as a boxed number.
    pub given_once: Recall<Sym, bool>,
    pub boxed: Recall<Sym, Option<bool>>,
    /// Whether an expression of a rule matches a place of the file under judgement.
    pub matched: Recall<(*const LazyRegex, Span), bool>,
}

impl<'a> Engine<'a> {
    /// Qualified name of a name that no import of a file binds.
    pub(super) fn implicit(&mut self, module: usize, name: &str) -> Sym {
        if let Some(known) = self.recalled.implicit.get(&module).and_then(|names| names.get(name)) {
            return known.clone();
        }
        let full = self.implied(module, name);
        self.recalled.implicit.entry(module).or_default().insert(name.into(), full.clone());
        full
    }

    /// The type of what a call gives, where the pack knows it.
    pub(super) fn return_type(&self, site: &Site<'a, '_>) -> Option<Sym> {
        let returns = &self.shared?.types.returns;
        let of_name = |name: &Sym| {
            let mut may = self.index.return_types(name).map(|at| &returns[at]);
            may.find(|(pattern, _)| pattern.matches(name)).map(|(_, ty)| ty.clone())
        };
        site.names.iter().chain(&site.written).find_map(|name| self.recalled.returned.of_name(name, || of_name(name)))
    }
}

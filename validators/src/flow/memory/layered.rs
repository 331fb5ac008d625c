//! What holds for a whole file, with what one function puts in its place: the file's own map is shared by all of its functions. Knows neither.

use std::collections::BTreeMap;

/// A map over another one, which it does not change.
pub struct Layered<'m, V> {
    below: Option<&'m BTreeMap<String, V>>,
    /// Entries of its own; `None` hides one below.
    own: BTreeMap<String, Option<V>>,
}

impl<V> Default for Layered<'_, V> {
    fn default() -> Self {
        Self { below: None, own: BTreeMap::new() }
    }
}

impl<'m, V> Layered<'m, V> {
    pub fn over(below: &'m BTreeMap<String, V>) -> Self {
        Self { below: Some(below), own: BTreeMap::new() }
    }

    pub fn get(&self, name: &str) -> Option<&V> {
        match self.own.get(name) {
            Some(own) => own.as_ref(),
            None => self.below?.get(name),
        }
    }

    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn insert(&mut self, name: String, value: V) {
        self.own.insert(name, Some(value));
    }

    pub fn remove(&mut self, name: String) {
        self.own.insert(name, None);
    }

    /// What is its own under a name.
    pub fn own_of(&self, name: &str) -> Option<&V> {
        self.own.get(name)?.as_ref()
    }

    /// The names that it does not take from below, with what they hold instead.
    pub fn own(&self) -> impl Iterator<Item = (&str, Option<&V>)> {
        self.own.iter().map(|(name, value)| (name.as_str(), value.as_ref()))
    }
}

/// What names hold.
pub trait Named<V> {
    fn held(&self, name: &str) -> Option<&V>;
}

impl<V> Named<V> for BTreeMap<String, V> {
    fn held(&self, name: &str) -> Option<&V> {
        self.get(name)
    }
}

impl<V> Named<V> for Layered<'_, V> {
    fn held(&self, name: &str) -> Option<&V> {
        self.get(name)
    }
}

//! Identities of values, and which of them met in one. Knows nothing of values.

use std::cell::{Cell, RefCell};

/// Gives identities to values, in the order they are made.
#[derive(Debug, Default)]
pub struct Ids(Cell<u32>, Cell<u32>, RefCell<Vec<(u32, [u32; 2])>>);

/// How many meetings of values are kept.
const MOST_MET: usize = 1 << 16;

impl Ids {
    /// Identity of a value that is either of two.
    pub(super) fn either(&self, a: u32, b: u32) -> u32 {
        let id = self.next();
        let mut met = self.2.borrow_mut();
        if a != 0 && b != 0 && met.len() < MOST_MET {
            met.push((id, [a, b]));
        }
        id
    }

    /// The two values that `id` is either of, where it was made as such.
    pub fn met(&self, id: u32) -> Option<[u32; 2]> {
        let met = self.2.borrow();
        let at = met.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        Some(met.get(at)?.1)
    }

    /// Notes work that was done where paths met; it counts as steps.
    pub fn spend(&self, work: usize) {
        self.1.set(self.1.get().saturating_add(u32::try_from(work).unwrap_or(u32::MAX)));
    }

    /// The work noted since it was last asked for.
    pub fn take_work(&self) -> u32 {
        self.1.take()
    }

    pub fn next(&self) -> u32 {
        self.0.set(self.0.get() + 1);
        self.0.get()
    }
}

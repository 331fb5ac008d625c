//! The objects of one path, by number: pages of chunks that paths share until one of them changes. Where paths part, what is copied is a
//! few pointers; where they meet, what both still share is not looked at. Knows nothing of what objects hold.

use std::rc::Rc;

use super::value::{Id, Object};

/// Objects side by side.
const CHUNK: usize = 8;
/// Chunks side by side.
const PAGE: usize = 32;

type Chunk<'m> = [Option<Rc<Object<'m>>>; CHUNK];
type Page<'m> = [Option<Rc<Chunk<'m>>>; PAGE];

/// Objects by number.
#[derive(Debug, Clone, Default)]
pub struct Objects<'m> {
    pages: Vec<Option<Rc<Page<'m>>>>,
}

/// Page, chunk in it, place in that.
const fn place(id: Id) -> (usize, usize, usize) {
    let at = id as usize;
    (at / (CHUNK * PAGE), at / CHUNK % PAGE, at % CHUNK)
}

impl<'m> Objects<'m> {
    pub fn get(&self, id: &Id) -> Option<&Object<'m>> {
        let (page, chunk, at) = place(*id);
        self.pages.get(page)?.as_ref()?[chunk].as_ref()?[at].as_deref()
    }

    /// The object, for writing: copied where another path holds it too.
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut Object<'m>> {
        self.get(id)?;
        let (page, chunk, at) = place(*id);
        let page = Rc::make_mut(self.pages.get_mut(page)?.as_mut()?);
        let chunk = Rc::make_mut(page[chunk].as_mut()?);
        chunk[at].as_mut().map(Rc::make_mut)
    }

    pub fn insert(&mut self, id: Id, object: Object<'m>) {
        let (page, chunk, at) = place(id);
        if self.pages.len() <= page {
            self.pages.resize(page + 1, None);
        }
        let page = Rc::make_mut(self.pages[page].get_or_insert_with(|| Rc::new(std::array::from_fn(|_| None))));
        let chunk = Rc::make_mut(page[chunk].get_or_insert_with(|| Rc::new(std::array::from_fn(|_| None))));
        chunk[at] = Some(Rc::new(object));
    }

    pub fn remove(&mut self, id: &Id) -> Option<Object<'m>> {
        let removed = self.get(id)?.clone();
        let (page, chunk, at) = place(*id);
        let page = Rc::make_mut(self.pages.get_mut(page)?.as_mut()?);
        Rc::make_mut(page[chunk].as_mut()?)[at] = None;
        Some(removed)
    }

    /// Changes the objects that `which` picks; no other is copied.
    pub fn change(&mut self, which: impl Fn(&Object<'m>) -> bool, change: impl Fn(&mut Object<'m>)) {
        let mut picked: Vec<Id> = Vec::new();
        for (at, page) in self.pages.iter().enumerate() {
            for (chunk, held) in page.iter().flat_map(|page| page.iter().enumerate()) {
                for (place, object) in held.iter().flat_map(|held| held.iter().enumerate()) {
                    if object.as_deref().is_some_and(&which) {
                        picked.push(((at * PAGE + chunk) * CHUNK + place) as Id);
                    }
                }
            }
        }
        for id in picked {
            if let Some(object) = self.get_mut(&id) {
                change(object);
            }
        }
    }

    /// Numbers and objects, by number.
    pub fn iter(&self) -> impl Iterator<Item = (Id, &Object<'m>)> {
        self.since_chunk(0)
    }

    /// The same for those with a number above `id`: what lies before is not looked at.
    pub fn after(&self, id: Id) -> impl Iterator<Item = (Id, &Object<'m>)> {
        self.since_chunk(id as usize / CHUNK).filter(move |(at, _)| *at > id)
    }

    fn since_chunk(&self, first: usize) -> impl Iterator<Item = (Id, &Object<'m>)> {
        let chunks = self.pages.iter().enumerate().skip(first / PAGE).flat_map(move |(at, page)| {
            let skipped = first.saturating_sub(at * PAGE);
            page.iter().flat_map(move |page| page.iter().enumerate().skip(skipped).map(move |(chunk, held)| (at * PAGE + chunk, held)))
        });
        chunks.flat_map(|(chunk, held)| {
            let objects = held.iter().flat_map(|held| held.iter().enumerate());
            objects.filter_map(move |(at, object)| Some(((chunk * CHUNK + at) as Id, object.as_deref()?)))
        })
    }

    /// Takes in the objects of another path: those it alone holds as they are, those that both hold and that differ by `both`.
    pub fn join(&mut self, other: &Self, mut both: impl FnMut(&mut Object<'m>, &Object<'m>)) {
        if self.pages.len() < other.pages.len() {
            self.pages.resize(other.pages.len(), None);
        }
        for (mine, theirs) in self.pages.iter_mut().zip(&other.pages) {
            let Some(theirs) = theirs else { continue };
            let Some(mine) = mine else {
                *mine = Some(theirs.clone());
                continue;
            };
            if Rc::ptr_eq(mine, theirs) {
                continue;
            }
            for (mine, theirs) in Rc::make_mut(mine).iter_mut().zip(&**theirs) {
                let Some(theirs) = theirs else { continue };
                let Some(mine) = mine else {
                    *mine = Some(theirs.clone());
                    continue;
                };
                if Rc::ptr_eq(mine, theirs) {
                    continue;
                }
                for (mine, theirs) in Rc::make_mut(mine).iter_mut().zip(&**theirs) {
                    match (mine, theirs) {
                        (_, None) => {}
                        (mine @ None, Some(theirs)) => *mine = Some(theirs.clone()),
                        (Some(mine), Some(theirs)) if Rc::ptr_eq(mine, theirs) => {}
                        (Some(mine), Some(theirs)) => both(Rc::make_mut(mine), theirs),
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::value::{Num, Origin, Storage, Value},
        *,
    };

    fn object(size: i128) -> Object<'static> {
        Object {
            storage: Storage::Heap,
            size: Some(Num::exactly(size)),
            ty: None,
            cell: Value::Unknown,
            text: None,
            fields: std::collections::BTreeMap::new(),
            freed: None,
            moved: false,
            half_freed: false,
            made_by: "test",
            born: assay_manifests::Span::default(),
            escaped: false,
            absent: false,
            origin: Origin::Unknown,
            blank: false,
            holed: false,
            cut_from: None,
        }
    }

    fn sizes(objects: &Objects<'_>) -> Vec<(Id, i128)> {
        objects.iter().filter_map(|(id, object)| Some((id, object.size?.lo))).collect()
    }

    #[test]
    fn what_one_path_writes_another_does_not_see_until_they_meet() {
        let mut one = Objects::default();
        for id in [1, 7, 8, 300] {
            one.insert(id, object(i128::from(id)));
        }
        let mut other = one.clone();
        other.get_mut(&8).expect("is there").size = Some(Num::exactly(-8));
        other.insert(301, object(301));
        other.insert(9_000, object(9_000));
        assert_eq!(sizes(&one), [(1, 1), (7, 7), (8, 8), (300, 300)]);
        let touched = std::cell::Cell::new(0);
        one.join(&other, |mine, theirs| {
            touched.set(touched.get() + 1);
            mine.size = mine.size.zip(theirs.size).map(|(a, b)| a.hull(b));
        });
        assert_eq!(sizes(&one), [(1, 1), (7, 7), (8, -8), (300, 300), (301, 301), (9_000, 9_000)]);
        assert_eq!(touched.get(), 1, "what both share is not looked at");
        for first in [0, 1, 7, 8, 299, 300, 301, 9_000, 70_000] {
            let after: Vec<Id> = one.after(first).map(|(id, _)| id).collect();
            assert_eq!(after, one.iter().map(|(id, _)| id).filter(|id| *id > first).collect::<Vec<_>>(), "after {first}");
        }
        assert!(one.get(&2).is_none() && one.get_mut(&99_999).is_none());
    }
}

//! What is known at one point of a function: facts that hold on every path to it, possibilities that hold on some.

use std::collections::BTreeMap;

use assay_manifests::Span;

use super::place::{Place, Places};

/// Facts: hold on every path.
pub const UPPER: u16 = 1;
pub const LOWER: u16 = 1 << 1;
pub const NONNULL: u16 = 1 << 2;
/// Was dereferenced since it was last assigned.
pub const DEREF: u16 = 1 << 3;
/// Was shown to a call whose result was tested.
pub const VALID: u16 = 1 << 4;
/// Compared for equality with something.
pub const EQUAL: u16 = 1 << 5;
/// Not zero.
pub const NONZERO: u16 = 1 << 6;
/// Compared by order with anything.
pub const ORDER: u16 = 1 << 7;
/// Declared and never given a value.
pub const UNINIT: u16 = 1 << 8;
/// The last bound was not strict (`x <= n`).
pub const LOOSE: u16 = 1 << 9;
/// Its argument was tested for null.
pub const NULLTEST: u16 = 1 << 10;

/// Possibilities: hold on some path.
pub const PARSED: u32 = 1;
pub const PARAM: u32 = 1 << 1;
pub const FIELD: u32 = 1 << 2;
pub const RESULT: u32 = 1 << 3;
pub const FROM_ALLOC: u32 = 1 << 4;
pub const FROM_LOOKUP: u32 = 1 << 5;
pub const NULL_HERE: u32 = 1 << 6;
pub const STRLEN: u32 = 1 << 7;
pub const PRINTED: u32 = 1 << 8;
pub const WRAPPED: u32 = 1 << 9;
pub const COUNTED: u32 = 1 << 10;
pub const PATH: u32 = 1 << 11;
pub const STATTED: u32 = 1 << 12;
pub const INPUT_LEN: u32 = 1 << 13;
/// Came from following a field of a pointer that was once tested for null.
pub const STEPPED: u32 = 1 << 14;
/// Bytes were put there that end by no zero.
pub const RAW: u32 = 1 << 17;
/// An allocation or look-up whose result was tested.
pub const TESTED: u32 = 1 << 19;
/// An iterator into a container.
pub const ITERATOR: u32 = 1 << 18;
/// An iterator from a search.
pub const FOUND: u32 = 1 << 16;

/// Numbers whose size the function does not control.
pub const UNTRUSTED: u32 = PARSED | PARAM | FIELD | INPUT_LEN;

#[derive(Clone, PartialEq, Default)]
pub struct State {
    pub live: bool,
    pub facts: BTreeMap<Place, u16>,
    /// How far a cursor may still move under its last bound.
    pub slack: BTreeMap<Place, i64>,
    /// Largest value, where a constant bounds it.
    pub most: BTreeMap<Place, i128>,
    /// What a loose bound compared with.
    pub loose: BTreeMap<Place, Place>,
    pub may: BTreeMap<Place, (u32, Span)>,
    pub freed: BTreeMap<Place, (Span, bool)>,
    /// Number of elements or bytes a buffer was allocated with: the places its size was computed from.
    pub sized: BTreeMap<Place, Vec<Place>>,
    /// Bytes or elements of a buffer, where the number is known.
    pub length: BTreeMap<Place, i128>,
    /// The parameter a pointer was made from.
    pub alias: BTreeMap<Place, Place>,
    /// What a place was last found to be below.
    pub bounds: BTreeMap<Place, Place>,
    /// Elements that a buffer was allocated with, as written, with what that is computed from.
    pub extent: BTreeMap<Place, (String, Vec<Place>)>,
    /// The number of bytes a buffer of wider elements was allocated with.
    pub as_bytes: BTreeMap<Place, Place>,
    /// The number that, added to a place, was found to stay below a limit.
    pub under: BTreeMap<Place, Place>,
    /// The field of a parameter a local was loaded from.
    pub loaded: BTreeMap<Place, Place>,
}

impl State {
    pub fn fact(&self, place: Place) -> u16 {
        self.facts.get(&place).copied().unwrap_or(0)
    }

    pub fn has(&self, place: Place, fact: u16) -> bool {
        self.fact(place) & fact != 0
    }

    pub fn set(&mut self, place: Place, fact: u16) {
        *self.facts.entry(place).or_insert(0) |= fact;
    }

    pub fn clear(&mut self, place: Place, fact: u16) {
        if let Some(facts) = self.facts.get_mut(&place) {
            *facts &= !fact;
        }
    }

    pub fn may(&self, place: Place) -> u32 {
        self.may.get(&place).map_or(0, |m| m.0)
    }

    pub fn add(&mut self, place: Place, flags: u32, at: Span) {
        self.may.entry(place).or_insert((0, at)).0 |= flags;
    }

    pub fn drop_may(&mut self, place: Place, flags: u32) {
        if let Some(may) = self.may.get_mut(&place) {
            may.0 &= !flags;
        }
    }

    /// Everything said of what `written` is part of is forgotten.
    pub fn forget(&mut self, written: Place, places: &Places) {
        let stale = |place: &Place| places.mentions(*place, written);
        self.facts.retain(|p, _| !stale(p));
        self.slack.retain(|p, _| !stale(p));
        self.most.retain(|p, _| !stale(p));
        self.loose.retain(|p, bound| !stale(p) && !stale(bound));
        self.may.retain(|p, _| !stale(p));
        self.freed.retain(|p, _| !stale(p));
        self.sized.retain(|p, _| !stale(p));
        self.length.retain(|p, _| !stale(p));
        self.alias.retain(|p, _| !stale(p));
        self.bounds.retain(|p, bound| !stale(p) && !stale(bound));
        self.loaded.retain(|p, from| !stale(p) && !stale(from));
        self.extent.retain(|p, (_, of)| !stale(p) && !of.iter().any(stale));
        self.as_bytes.retain(|p, n| !stale(p) && !stale(n));
        self.under.retain(|p, n| !stale(p) && !stale(n));
    }

    /// What holds where this path and `other` meet; numbers that still differ after some rounds are given up (`widen`), so that loops
    /// come to an end. Whether anything changed.
    pub fn join(&mut self, other: &State, widen: bool) -> bool {
        if !other.live {
            return false;
        }
        if !self.live {
            *self = other.clone();
            return true;
        }
        let mut changed = false;
        self.facts.retain(|place, facts| {
            // A bound that is missing on one path is missing; a loose bound on one path stays loose.
            let both = *facts & other.fact(*place);
            changed |= both != *facts || both == 0;
            *facts = both;
            both != 0
        });
        if widen {
            changed |= keep_equal(&mut self.slack, &other.slack);
            changed |= keep_equal(&mut self.most, &other.most);
        } else {
            changed |= keep_common(&mut self.slack, &other.slack, |a, b| a.min(b));
            changed |= keep_common(&mut self.most, &other.most, |a, b| a.max(b));
        }
        changed |= keep_equal(&mut self.loose, &other.loose);
        changed |= keep_equal(&mut self.sized, &other.sized);
        changed |= keep_equal(&mut self.length, &other.length);
        changed |= keep_equal(&mut self.alias, &other.alias);
        changed |= keep_equal(&mut self.bounds, &other.bounds);
        changed |= keep_equal(&mut self.loaded, &other.loaded);
        changed |= keep_equal(&mut self.extent, &other.extent);
        changed |= keep_equal(&mut self.as_bytes, &other.as_bytes);
        changed |= keep_equal(&mut self.under, &other.under);
        for (place, (flags, at)) in &other.may {
            changed |= gain(&mut self.may, *place, (*flags, *at), |mine| (mine.0 | flags, mine.1.min(*at)));
        }
        for (place, (at, strong)) in &other.freed {
            changed |= gain(&mut self.freed, *place, (*at, *strong), |mine| (mine.0.min(*at), mine.1 | strong));
        }
        changed
    }
}

/// Joins a possibility in. Whether anything changed.
fn gain<V: Copy + PartialEq>(mine: &mut BTreeMap<Place, V>, place: Place, theirs: V, joined: impl Fn(V) -> V) -> bool {
    match mine.get_mut(&place) {
        Some(known) => {
            let both = joined(*known);
            std::mem::replace(known, both) != both
        }
        None => {
            mine.insert(place, theirs);
            true
        }
    }
}

/// Keeps what both know, joined. Whether anything changed.
fn keep_common<V: Copy + PartialEq>(mine: &mut BTreeMap<Place, V>, other: &BTreeMap<Place, V>, both: impl Fn(V, V) -> V) -> bool {
    let mut changed = false;
    mine.retain(|place, value| {
        let joined = other.get(place).map(|theirs| both(*value, *theirs));
        changed |= joined != Some(*value);
        *value = joined.unwrap_or(*value);
        joined.is_some()
    });
    changed
}

/// Keeps what both know alike. Whether anything changed.
fn keep_equal<V: PartialEq>(mine: &mut BTreeMap<Place, V>, other: &BTreeMap<Place, V>) -> bool {
    let before = mine.len();
    mine.retain(|place, value| other.get(place) == Some(value));
    mine.len() != before
}

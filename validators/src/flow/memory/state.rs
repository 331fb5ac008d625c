//! What is known at one point of a function: facts that hold on every path to it, possibilities that hold on some.

use std::{
    ops::{Deref, DerefMut},
    rc::Rc,
};

use assay_manifests::Span;
use litemap::LiteMap;

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
/// Was set to null.
pub const NULL: u16 = 1 << 11;

/// A reference to it was taken here, and not given up since.
pub const REFERENCED: u16 = 1 << 12;

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
/// The name of something inside an archive, as the archive says it.
pub const ENTRY: u32 = 1 << 15;
/// Bytes were put there that end by no zero.
pub const RAW: u32 = 1 << 17;
/// An allocation whose result was tested.
pub const TESTED: u32 = 1 << 19;
/// An iterator into a container.
pub const ITERATOR: u32 = 1 << 18;
/// The name of a file that is open.
pub const OPENED: u32 = 1 << 20;
/// The name under which a file was opened whose rights the open file was asked for.
pub const NAME_HELD: u32 = 1 << 21;
/// An iterator from a search.
pub const FOUND: u32 = 1 << 16;

/// Numbers whose size the function does not control.
pub const UNTRUSTED: u32 = PARSED | PARAM | FIELD | INPUT_LEN;

/// What is known by place: a map that paths share until one of them changes it. A sorted list, since there are few and they are copied often.
#[derive(Debug)]
pub struct Known<V>(Rc<LiteMap<Place, V>>);

impl<V> Clone for Known<V> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<V> Default for Known<V> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<V: PartialEq> PartialEq for Known<V> {
    fn eq(&self, other: &Self) -> bool {
        self.is_shared_with(other) || self.0 == other.0
    }
}

impl<V> Deref for Known<V> {
    type Target = LiteMap<Place, V>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<V: Clone> DerefMut for Known<V> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Rc::make_mut(&mut self.0)
    }
}

impl<V> Known<V> {
    fn of(known: LiteMap<Place, V>) -> Self {
        Self(Rc::new(known))
    }

    fn is_shared_with(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<V: Clone> Known<V> {
    /// Drops what is stale; a map without such entries stays shared. Whether anything was dropped.
    fn drop_where(&mut self, stale: impl Fn(Place, &V) -> bool) -> bool {
        let any = self.iter().any(|(place, value)| stale(*place, value));
        if any {
            self.retain(|place, value| !stale(*place, value));
        }
        any
    }
}

#[derive(Clone, PartialEq, Default)]
pub struct State {
    pub live: bool,
    pub facts: Known<u16>,
    /// How far a cursor may still move under its last bound.
    pub slack: Known<i64>,
    /// Largest value, where a constant bounds it.
    pub most: Known<i128>,
    /// What a loose bound compared with.
    pub loose: Known<Place>,
    pub may: Known<(u32, Span)>,
    pub freed: Known<(Span, bool)>,
    /// Number of elements or bytes a buffer was allocated with: the places its size was computed from.
    pub sized: Known<Vec<Place>>,
    /// Bytes or elements of a buffer, where the number is known.
    pub length: Known<i128>,
    /// The parameter a pointer was made from.
    pub alias: Known<Place>,
    /// What a place was last found to be below.
    pub bounds: Known<Place>,
    /// Elements that a buffer was allocated with, as written, with what that is computed from.
    pub extent: Known<(String, Vec<Place>)>,
    /// The number of bytes a buffer of wider elements was allocated with.
    pub as_bytes: Known<Place>,
    /// The number that, added to a place, was found to stay below a limit.
    pub under: Known<Place>,
    /// The field of a parameter a local was loaded from.
    pub loaded: Known<Place>,
    /// The container that an iterator goes through, or the iterator it is a copy of; itself for a container that has room for more.
    pub inside: Known<Place>,
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

    /// Whoever is called may have set what is not a function's own.
    pub fn forget_nulls(&mut self, is_own: impl Fn(Place) -> bool) {
        let stale: Vec<Place> =
            self.facts.iter().filter(|(place, facts)| **facts & NULL != 0 && !is_own(**place)).map(|(place, _)| *place).collect();
        stale.into_iter().for_each(|place| self.clear(place, NULL));
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
        let mentioning = places.mentioning(written);
        let stale = |place: Place| mentioning.get(place as usize).is_some_and(|mentions| *mentions);
        self.facts.drop_where(|p, _| stale(p));
        self.slack.drop_where(|p, _| stale(p));
        self.most.drop_where(|p, _| stale(p));
        self.loose.drop_where(|p, bound| stale(p) || stale(*bound));
        self.may.drop_where(|p, _| stale(p));
        self.freed.drop_where(|p, _| stale(p));
        self.sized.drop_where(|p, _| stale(p));
        self.length.drop_where(|p, _| stale(p));
        self.alias.drop_where(|p, _| stale(p));
        self.bounds.drop_where(|p, bound| stale(p) || stale(*bound));
        self.loaded.drop_where(|p, from| stale(p) || stale(*from));
        self.inside.drop_where(|p, from| stale(p) || stale(*from));
        self.extent.drop_where(|p, (_, of)| stale(p) || of.iter().any(|place| stale(*place)));
        self.as_bytes.drop_where(|p, n| stale(p) || stale(*n));
        self.under.drop_where(|p, n| stale(p) || stale(*n));
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
        // `if (n > LIMIT) n = LIMIT;`: a number of the program's own on one path bounds it as the test does on the other.
        if !widen {
            changed |= self.bound_by_number(other);
        }
        changed |= self.loose_from_zero(other);
        // A bound that is missing on one path is missing; a loose bound on one path stays loose.
        let begins = |place: &Place| !other.loose.contains_key(place) && other.most.get(place).is_some_and(|most| *most <= 0);
        let theirs = |place: &Place, facts: u16| {
            let by_number = !widen && facts & UPPER != 0 && self.most.contains_key(place) && other.most.contains_key(place);
            other.fact(*place) | if by_number { UPPER | ORDER } else { 0 } | if begins(place) { LOOSE } else { 0 }
        };
        if self.facts.iter().any(|(place, facts)| facts & theirs(place, *facts) != *facts || *facts == 0) {
            changed = true;
            let both = self.facts.iter().map(|(place, facts)| (*place, facts & theirs(place, *facts)));
            self.facts = Known::of(both.filter(|(_, facts)| *facts != 0).collect());
        }
        if widen {
            changed |= keep_equal(&mut self.slack, &other.slack);
            changed |= keep_equal(&mut self.most, &other.most);
        } else {
            changed |= keep_common(&mut self.slack, &other.slack, |a, b| a.min(b));
            changed |= keep_common(&mut self.most, &other.most, |a, b| a.max(b));
        }
        changed |= self.loose.drop_where(|place, bound| other.loose.get(&place) != Some(bound) && !begins(&place));
        changed |= keep_equal(&mut self.sized, &other.sized);
        changed |= keep_equal(&mut self.length, &other.length);
        changed |= keep_equal(&mut self.alias, &other.alias);
        changed |= keep_equal(&mut self.bounds, &other.bounds);
        changed |= keep_equal(&mut self.loaded, &other.loaded);
        changed |= keep_equal(&mut self.inside, &other.inside);
        changed |= keep_equal(&mut self.extent, &other.extent);
        changed |= keep_equal(&mut self.as_bytes, &other.as_bytes);
        changed |= keep_equal(&mut self.under, &other.under);
        changed |= gain(&mut self.may, &other.may, |mine, theirs| (mine.0 | theirs.0, mine.1.min(theirs.1)));
        changed |= gain(&mut self.freed, &other.freed, |mine, theirs| (mine.0.min(theirs.0), mine.1 | theirs.1));
        changed
    }

    /// Takes over a loose bound of another path for what has not begun to count here: nothing is at most that as well. Whether there was one.
    fn loose_from_zero(&mut self, other: &Self) -> bool {
        let begins = |place: &Place| !self.loose.contains_key(place) && self.most.get(place).is_some_and(|most| *most <= 0);
        let gained: Vec<(Place, Place)> = other
            .loose
            .iter()
            .filter(|(place, _)| other.has(**place, LOOSE) && begins(place))
            .map(|(place, bound)| (*place, *bound))
            .collect();
        for (place, bound) in &gained {
            self.loose.insert(*place, *bound);
            self.set(*place, LOOSE);
        }
        !gained.is_empty()
    }

    /// Takes over the bounds that another path tested, of what is a known number here. Whether there was one.
    fn bound_by_number(&mut self, other: &Self) -> bool {
        let bounded = |place: &Place, facts: u16| {
            facts & UPPER != 0 && self.fact(*place) & UPPER == 0 && self.most.contains_key(place) && other.most.contains_key(place)
        };
        let gained: Vec<(Place, u16)> = other
            .facts
            .iter()
            .filter(|(place, facts)| bounded(place, **facts))
            .map(|(place, facts)| (*place, facts & (UPPER | ORDER)))
            .collect();
        for (place, facts) in &gained {
            self.set(*place, *facts);
        }
        !gained.is_empty()
    }
}

/// Joins possibilities in. Whether anything changed.
fn gain<V: Copy + PartialEq>(mine: &mut Known<V>, other: &Known<V>, both: impl Fn(V, V) -> V) -> bool {
    if mine.is_shared_with(other) {
        return false;
    }
    let joined = |place: &Place, theirs: V| mine.get(place).map_or(theirs, |known| both(*known, theirs));
    let gained: Vec<(Place, V)> = other
        .iter()
        .map(|(place, theirs)| (*place, joined(place, *theirs)))
        .filter(|(place, joined)| mine.get(place) != Some(joined))
        .collect();
    for (place, joined) in &gained {
        mine.insert(*place, *joined);
    }
    !gained.is_empty()
}

/// Keeps what both know, joined. Whether anything changed.
fn keep_common<V: Copy + PartialEq>(mine: &mut Known<V>, other: &Known<V>, both: impl Fn(V, V) -> V) -> bool {
    let joined = |place: &Place, value: V| other.get(place).map(|theirs| both(value, *theirs));
    if mine.is_shared_with(other) || mine.iter().all(|(place, value)| joined(place, *value) == Some(*value)) {
        return false;
    }
    *mine = Known::of(mine.iter().filter_map(|(place, value)| Some((*place, joined(place, *value)?))).collect());
    true
}

/// Keeps what both know alike. Whether anything changed.
fn keep_equal<V: PartialEq + Clone>(mine: &mut Known<V>, other: &Known<V>) -> bool {
    !mine.is_shared_with(other) && mine.drop_where(|place, value| other.get(&place) != Some(value))
}

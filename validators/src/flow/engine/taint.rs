//! Untrusted sources a value carries, the way they came, and which rules they are clean for. Knows nothing of rules but their numbers.

use std::rc::Rc;

use assay_manifests::Span;

use super::value::Fact;
use crate::{flow::ir::Sym, rule::Labels};

const MAX_SOURCES: usize = 8;
const MAX_STEPS: u16 = 24;

/// A set of rule numbers below 256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bits([u64; 4]);

impl Bits {
    pub const ALL: Self = Self([u64::MAX; 4]);

    pub fn one(rule: u16) -> Self {
        let mut bits = Self::default();
        bits.0[usize::from(rule >> 6) & 3] |= 1 << (rule & 63);
        bits
    }

    pub const fn has(&self, rule: u16) -> bool {
        self.0[(rule >> 6) as usize & 3] >> (rule & 63) & 1 == 1
    }

    pub fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }

    pub fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    pub fn without(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & !other.0[i]))
    }
}

/// For which rules a value was made safe, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CleanBits {
    pub sanitized: Bits,
    pub guarded: Bits,
    /// Tested so far that it is no finding, and not so far that anything is shown.
    pub spared: Bits,
    /// Something that is not in sight has looked at it, and may have turned it away.
    pub looked_at: bool,
    /// In part because no host stands in it, as it is written.
    pub hostless: bool,
}

impl CleanBits {
    pub const GUARDED: Self = Self { sanitized: Bits([0; 4]), guarded: Bits::ALL, spared: Bits([0; 4]), looked_at: false, hostless: false };
    pub const SANITIZED: Self =
        Self { sanitized: Bits::ALL, guarded: Bits([0; 4]), spared: Bits([0; 4]), looked_at: false, hostless: false };
    pub const LOOKED_AT: Self =
        Self { sanitized: Bits([0; 4]), guarded: Bits([0; 4]), spared: Bits([0; 4]), looked_at: true, hostless: false };

    pub fn or(self, other: Self) -> Self {
        Self {
            sanitized: self.sanitized.or(other.sanitized),
            guarded: self.guarded.or(other.guarded),
            spared: self.spared.or(other.spared),
            looked_at: self.looked_at || other.looked_at,
            hostless: self.hostless || other.hostless,
        }
    }

    /// What both say is clean; where one is sanitized and the other guarded it counts as guarded, where one is only spared as that.
    pub fn and(self, other: Self) -> Self {
        let shown = self.shown().and(other.shown());
        let sanitized = self.sanitized.and(other.sanitized);
        let harmless = self.shown().or(self.spared).and(other.shown().or(other.spared));
        let hostless = self.hostless || other.hostless;
        Self {
            sanitized,
            guarded: shown.without(sanitized),
            spared: harmless.without(shown),
            looked_at: self.looked_at && other.looked_at,
            hostless,
        }
    }

    fn shown(self) -> Bits {
        self.sanitized.or(self.guarded)
    }

    pub const fn has(&self, rule: u16) -> bool {
        self.is_shown(rule) || self.spared.has(rule)
    }

    /// Whether it speaks of all rules, or all but a few.
    pub fn is_for_most(&self) -> bool {
        let count = |bits: Bits| bits.0.iter().map(|part| part.count_ones()).sum::<u32>();
        count(self.guarded).max(count(self.sanitized)) > 128
    }

    /// Whether a test that holds for every rule has let it through.
    pub fn guarded_by_all(&self) -> bool {
        self.guarded == Bits::ALL
    }

    /// Whether what made it safe is evidence, too.
    pub const fn is_shown(&self, rule: u16) -> bool {
        self.sanitized.has(rule) || self.guarded.has(rule)
    }
}

/// Where untrusted data comes from, with the way it took.
#[derive(Debug, Clone)]
pub struct Source {
    /// Identity of the place it was born at.
    pub id: u32,
    pub labels: Labels,
    /// Only this rule cares for it.
    pub only: Option<u16>,
    /// Identity of the value that was untrusted at first.
    pub born: u32,
    /// Its beginning may have been cut off since it was born.
    pub is_cut: bool,
    pub clean: CleanBits,
    pub path: Rc<PathNode>,
}

/// A step of a path, with what came before.
#[derive(Debug)]
pub struct PathNode {
    pub before: Option<Rc<PathNode>>,
    pub length: u16,
    pub module: usize,
    pub span: Span,
    pub note: Note,
}

impl PathNode {
    /// Whether it is an upload of PHP as it came, kept in variables at most.
    pub fn is_upload(&self) -> bool {
        let mut node = self;
        while let Some(before) = node.before.as_deref() {
            if !matches!(node.note, Note::Assigned(_) | Note::Passed(_) | Note::Returned(_)) {
                return false;
            }
            node = before;
        }
        matches!(&node.note, Note::Source(name) if &**name == "$_FILES")
    }

    /// Whether it is what a request's parser has made of what was sent: the query, the body, no function between.
    pub fn is_parsed(&self) -> bool {
        let mut node = self;
        while let Some(before) = node.before.as_deref() {
            if matches!(node.note, Note::Through(_) | Note::Joined | Note::AsNumber) {
                return false;
            }
            node = before;
        }
        let Note::Source(name) = &node.note else { return false };
        let mut parts = name.rsplit('.');
        match parts.next() {
            Some("body" | "json") => true,
            // Koa and Fastify take an address apart by the plain rules: a list has two members at least there.
            Some("query") => parts.all(|part| !matches!(part, "ctx" | "context" | "request")),
            _ => false,
        }
    }

    /// Whether a function of this name stands on the way.
    pub fn is_through(&self, function: &str) -> bool {
        let mut node = Some(self);
        while let Some(current) = node {
            if matches!(&current.note, Note::Through(name) if **name == *function) {
                return true;
            }
            node = current.before.as_deref();
        }
        false
    }

    /// Whether a format that takes numbers only stands on the way.
    pub fn is_as_number(&self) -> bool {
        let mut node = Some(self);
        while let Some(current) = node {
            if matches!(current.note, Note::AsNumber) {
                return true;
            }
            node = current.before.as_deref();
        }
        false
    }
}

impl Drop for PathNode {
    /// Long chains are unlinked in a loop, not by recursion.
    fn drop(&mut self) {
        let mut next = self.before.take();
        while let Some(node) = next {
            match Rc::try_unwrap(node) {
                Ok(mut node) => next = node.before.take(),
                Err(_) => break,
            }
        }
    }
}

#[derive(Debug, Clone)]
pub enum Note {
    Parameter(Sym),
    Field(Sym),
    Free(Sym),
    Source(Sym),
    Assigned(Sym),
    Joined,
    Passed(Sym),
    Returned(Sym),
    Through(Sym),
    /// Put into a text by a format that takes numbers only.
    AsNumber,
}

impl Note {
    pub fn text(&self) -> String {
        match self {
            Self::Parameter(name) => format!("parameter {name}"),
            Self::Field(name) => format!("field {name}, never assigned in sight"),
            Self::Free(name) => format!("name {name}, which nothing in sight defines"),
            Self::Source(name) => format!("untrusted value from {name}"),
            Self::Assigned(name) => format!("assigned to {name}"),
            Self::Joined => "joined into a string".to_owned(),
            Self::Passed(name) => format!("passed to {name}"),
            Self::Returned(name) => format!("returned by {name}"),
            Self::Through(name) => format!("through {name}"),
            Self::AsNumber => "written by a format that takes numbers only".to_owned(),
        }
    }
}

/// The untrusted sources a value carries; empty for none.
#[derive(Debug, Clone, Default)]
pub struct Taint(Option<Rc<Vec<Source>>>);

impl Taint {
    pub const NONE: Self = Self(None);

    pub fn of(source: Source) -> Self {
        Self(Some(Rc::new(vec![source])))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Where its list lies: the same for shared ones, for as long as one of them lives.
    pub fn place(&self) -> usize {
        self.0.as_ref().map_or(0, |list| Rc::as_ptr(list).addr())
    }

    pub fn sources(&self) -> &[Source] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }

    /// Whether nothing is in it that is not in another, as clean as there at least.
    pub fn is_within(&self, other: &Self) -> bool {
        self.sources().iter().all(|source| {
            let known = |known: &&Source| known.id == source.id && known.only == source.only;
            other.sources().iter().any(|one| known(&one) && source.clean.and(one.clean) == one.clean && source.is_cut == one.is_cut)
        })
    }

    pub fn union(&self, other: &Self) -> Self {
        let mut sum = self.clone();
        sum.add(other);
        sum
    }

    /// Becomes the union with another.
    pub fn add(&mut self, other: &Self) {
        let Some(theirs) = &other.0 else { return };
        let Some(mine) = &mut self.0 else {
            self.0 = Some(theirs.clone());
            return;
        };
        if Rc::ptr_eq(mine, theirs) {
            return;
        }
        for source in &**theirs {
            match mine.iter().position(|known| known.id == source.id && known.only == source.only) {
                Some(at) => {
                    let clean = mine[at].clean.and(source.clean);
                    if clean != mine[at].clean {
                        let known = &mut Rc::make_mut(mine)[at];
                        // The way that is not clean is the one to show.
                        if clean == source.clean {
                            known.path = source.path.clone();
                        }
                        known.clean = clean;
                    }
                    if source.is_cut && !mine[at].is_cut {
                        Rc::make_mut(mine)[at].is_cut = true;
                    }
                    // Of two parts of one whole no test speaks of both.
                    if mine[at].born != source.born {
                        Rc::make_mut(mine)[at].born = 0;
                    }
                }
                None if mine.len() < MAX_SOURCES => Rc::make_mut(mine).push(source.clone()),
                None => {}
            }
        }
    }

    fn map(&self, change: impl Fn(&mut Source)) -> Self {
        let Some(list) = &self.0 else { return Self(None) };
        let mut list = (**list).clone();
        list.iter_mut().for_each(change);
        Self(Some(Rc::new(list)))
    }

    /// Without the sources of these kinds.
    pub fn without(&self, labels: Labels) -> Self {
        if !self.sources().iter().any(|source| source.labels.intersects(labels)) {
            return self.clone();
        }
        let rest: Vec<Source> = self.sources().iter().filter(|source| !source.labels.intersects(labels)).cloned().collect();
        if rest.is_empty() { Self(None) } else { Self(Some(Rc::new(rest))) }
    }

    /// The sources of these kinds alone.
    pub fn only(&self, labels: Labels) -> Self {
        let rest: Vec<Source> = self.sources().iter().filter(|source| source.labels.intersects(labels)).cloned().collect();
        if rest.is_empty() { Self(None) } else { Self(Some(Rc::new(rest))) }
    }

    /// What comes out of an object that held these: of a carrier what it carries, of an inert object nothing.
    pub fn handed_out(&self) -> Self {
        if !self.sources().iter().any(|source| source.labels.intersects(Labels::CARRIER.with(Labels::INERT))) {
            return self.clone();
        }
        self.without(Labels::INERT).map(|source| {
            if source.labels.intersects(Labels::CARRIER) {
                source.labels = Labels::HTTP;
            }
        })
    }

    pub fn cleaned(&self, clean: CleanBits) -> Self {
        // Being a number ends what a text could do, not where the value comes from.
        let stays = |source: &Source| clean == CleanBits::SANITIZED && source.labels == Labels::OTHER;
        if self.sources().iter().all(|source| stays(source) || source.clean.or(clean) == source.clean) {
            return self.clone();
        }
        self.map(|source| {
            if !stays(source) {
                source.clean = source.clean.or(clean);
            }
        })
    }

    /// The same sources of a text that was written in a plain alphabet. What a rule alone cares for stays what it is: it is not about signs.
    pub fn encoded(&self, clean: CleanBits) -> Self {
        self.map(|source| {
            if source.only.is_none() && source.labels != Labels::OTHER {
                source.clean = source.clean.or(clean);
            }
        })
    }

    /// The same sources with what one danger's sanitizers did undone; what made the value harmless for every danger stays.
    pub fn uncleaned(&self) -> Self {
        let undone = |source: &Source| source.clean.sanitized != Bits::default() && source.clean.sanitized != Bits::ALL;
        if !self.sources().iter().any(undone) {
            return self.clone();
        }
        self.map(|source| {
            if undone(source) {
                source.clean.sanitized = Bits::default();
            }
        })
    }

    /// The same sources, no longer safe for one rule, unless for every rule.
    pub fn soiled(&self, rule: u16) -> Self {
        let one = Bits::one(rule);
        let touched = |source: &Source| source.clean.sanitized != Bits::ALL && source.clean.sanitized.or(source.clean.spared).has(rule);
        if !self.sources().iter().any(touched) {
            return self.clone();
        }
        self.map(|source| {
            if touched(source) {
                source.clean.sanitized = source.clean.sanitized.without(one);
                source.clean.spared = source.clean.spared.without(one);
            }
        })
    }

    /// The same sources, of which tests have shown nothing to these rules.
    pub fn unguarded(&self, rules: Bits) -> Self {
        self.map(|source| {
            if source.clean.guarded != Bits::ALL {
                source.clean.guarded = source.clean.guarded.without(rules);
            }
        })
    }

    /// The same sources of a text whose beginning was cut off: behind it a host may stand that none of these rules has seen.
    pub fn cut(&self, rules: Bits) -> Self {
        self.map(|source| {
            source.is_cut = true;
            if source.clean.hostless && source.clean.guarded != Bits::ALL {
                source.clean.guarded = source.clean.guarded.without(rules);
            }
        })
    }

    /// The same sources of a part: who tests it says something of what was made of it, and nothing of the whole.
    pub fn born_as(&self, part: u32) -> Self {
        self.map(|source| source.born = part)
    }

    /// The same sources as of a value that no test has seen yet.
    pub fn reborn(&self, ids: &super::value::Ids) -> Self {
        let born = ids.next();
        self.map(|source| {
            source.born = born;
            source.clean.guarded = Bits::default();
            source.clean.spared = Bits::default();
            source.clean.looked_at = false;
        })
    }

    /// The sources of what was read back out of a text that carried these: for the rules of `keep` it is as safe as that text was.
    pub fn kept_for(&self, text: &Self, keep: Bits) -> Self {
        let list = text.sources();
        // What any rule is content with is a form that the text had, which says nothing of what is hidden in it.
        let own = |bits: Bits| if bits == Bits::ALL { Bits::default() } else { bits };
        let shared = |bits: fn(&CleanBits) -> Bits| list.iter().fold(keep, |shared, source| shared.and(own(bits(&source.clean))));
        let (sanitized, guarded) = (shared(|clean| clean.sanitized), shared(|clean| clean.guarded));
        if list.is_empty() || sanitized == Bits::default() && guarded == Bits::default() {
            return self.clone();
        }
        self.map(|source| {
            source.clean.sanitized = source.clean.sanitized.or(sanitized);
            source.clean.guarded = source.clean.guarded.or(guarded);
        })
    }

    /// What had been made safe is as it was: decoded again.
    pub fn dirtied(&self) -> Self {
        if self.sources().iter().all(|source| source.clean == CleanBits::default()) {
            return self.clone();
        }
        self.map(|source| source.clean = CleanBits::default())
    }

    /// Cleans the sources that were born as one of the facts' values.
    pub fn cleaned_at_birth(&self, facts: &[Fact]) -> Option<Self> {
        // Being a number ends what a text could do, not where the value comes from.
        let stays = |source: &Source, fact: &Fact| {
            fact.clean == CleanBits::SANITIZED && source.labels == Labels::OTHER
                || source.is_cut && fact.clean.hostless && fact.clean.guarded != Bits::ALL
        };
        let hit = |source: &Source| {
            facts.iter().any(|fact| fact.id == source.born && source.clean.or(fact.clean) != source.clean && !stays(source, fact))
        };
        if !self.sources().iter().any(hit) {
            return None;
        }
        Some(self.map(|source| {
            for fact in facts.iter().filter(|fact| fact.id == source.born) {
                if !stays(source, fact) {
                    source.clean = source.clean.or(fact.clean);
                }
            }
        }))
    }

    /// Without what is harmless whatever is done with it: numbers, members of closed sets.
    pub fn without_harmless(&self) -> Self {
        let harmless = |source: &Source| source.clean.sanitized.or(source.clean.guarded) == Bits::ALL;
        if !self.sources().iter().any(harmless) {
            return self.clone();
        }
        let rest: Vec<Source> = self.sources().iter().filter(|source| !harmless(source)).cloned().collect();
        if rest.is_empty() { Self(None) } else { Self(Some(Rc::new(rest))) }
    }

    pub fn stepped(&self, module: usize, span: Span, note: &Note) -> Self {
        let steps = |source: &Source| source.path.length < MAX_STEPS && (source.path.span != span || source.path.module != module);
        if !self.sources().iter().any(steps) {
            return self.clone();
        }
        self.map(|source| {
            if steps(source) {
                let before = Some(source.path.clone());
                source.path = Rc::new(PathNode { before, length: source.path.length + 1, module, span, note: note.clone() });
            }
        })
    }

    pub fn same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(a), Some(b)) => {
                Rc::ptr_eq(a, b)
                    || (a.len() == b.len() && a.iter().zip(&**b).all(|(x, y)| x.id == y.id && x.clean == y.clean && x.only == y.only))
            }
            _ => false,
        }
    }
}

//! The rules of one language by what they match, so that a call asks only the few entries that may speak of it. Knows names,
//! not values.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use assay_manifests::Language;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    meant::{Entry, On, Rule},
    pattern::{Pattern, last_segment},
    set::{RuleSet, pack_of, serves},
};

/// Which list of a rule an entry stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Source,
    Propagate,
    Clean,
    Guard,
    Danger,
    Safe,
    Mark,
}

/// An entry: rule number within the language ([`EntryRef::SHARED`] for what holds for all), list, and place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryRef {
    pub rule: u16,
    pub role: Role,
    pub at: u16,
}

impl EntryRef {
    pub const SHARED: u16 = u16::MAX;
}

/// Entries over names, by last name segment.
#[derive(Debug, Default)]
pub struct NameIndex {
    exact: FxHashMap<Box<str>, Vec<EntryRef>>,
    wild: Vec<EntryRef>,
    /// Patterns without a star, by the whole of their text.
    plain: FxHashMap<Box<str>, Vec<Known>>,
    /// Patterns with a star before their last segment, by that segment.
    ending: FxHashMap<Box<str>, Vec<Known>>,
    /// Patterns that leave the last segment open.
    open: Vec<Known>,
    /// Finds what of `open` may match; made when first asked.
    needles: OnceLock<Needles>,
}

/// A pattern of an entry.
#[derive(Debug)]
struct Known {
    entry: EntryRef,
    as_written: bool,
    /// Place of the pattern in the entry.
    at: usize,
    pattern: Pattern,
}

/// The longest run of letters that each open pattern asks for.
#[derive(Debug)]
struct Needles {
    automaton: Option<AhoCorasick>,
    /// Place in `open` of each needle.
    owners: Vec<usize>,
    /// Patterns that ask for nothing.
    always: Vec<usize>,
}

/// That an entry speaks of a name, and how its patterns say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub entry: EntryRef,
    /// Of what a site is called, the entry asks only for what stands in the code.
    pub as_written: bool,
    /// Some pattern is the name itself.
    pub plain: bool,
    /// Some pattern also speaks of receivers whose type is not known.
    pub loose: bool,
    /// Some pattern leaves the last segment open.
    pub open: bool,
    /// The first pattern that matches has a star.
    pub first_is_wild: bool,
    first: usize,
}

impl NameIndex {
    fn add(&mut self, patterns: &[Pattern], entry: EntryRef, as_written: bool) {
        for (at, pattern) in patterns.iter().enumerate() {
            let list = match pattern.last_segment() {
                Some(last) => self.exact.entry(last.into()).or_default(),
                None => &mut self.wild,
            };
            if list.last() != Some(&entry) {
                list.push(entry);
            }
            let known = Known { entry, as_written, at, pattern: pattern.clone() };
            match pattern.last_segment() {
                Some(_) if !pattern.is_wild() => self.plain.entry(pattern.text().into()).or_default().push(known),
                Some(last) => self.ending.entry(last.into()).or_default().push(known),
                None => self.open.push(known),
            }
        }
    }

    /// Entries that may match a name, in the order of rules; none twice.
    pub fn candidates<'s>(&'s self, name: &str) -> impl Iterator<Item = EntryRef> + 's {
        let exact = self.exact(name);
        exact.iter().chain(self.wild.iter().filter(move |entry| !exact.contains(entry))).copied()
    }

    /// Patterns that name a type or module and leave open what of it is meant (`random.Random.*`), with their entries.
    pub fn members_of_types(&self) -> impl Iterator<Item = (EntryRef, &Pattern)> {
        self.open.iter().filter(|known| !known.pattern.text().starts_with('*')).map(|known| (known.entry, &known.pattern))
    }

    /// Whether all that may be said of a name is what makes it harmless.
    pub fn only_cleans(&self, name: &str) -> bool {
        self.exact(name).iter().chain(&self.wild).all(|entry| entry.role == Role::Clean)
    }

    /// Whether some entry may match a name.
    pub fn has_candidates(&self, name: &str) -> bool {
        !self.wild.is_empty() || !self.exact(name).is_empty()
    }

    /// Entries with a pattern that fixes the last segment to that of this name.
    pub fn exact(&self, name: &str) -> &[EntryRef] {
        self.exact.get(last_segment(name)).map_or(&[][..], Vec::as_slice)
    }

    /// Entries of which a pattern matches the name, each once; in no order that means anything.
    pub fn matching(&self, name: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for known in self.plain.get(name).into_iter().flatten() {
            note(&mut hits, known);
        }
        // What a star stands for may hold dots: the text behind the last dot of a pattern without a star there ends the name.
        for known in self.ending.get(last_segment(name)).into_iter().flatten().filter(|known| known.pattern.matches(name)) {
            note(&mut hits, known);
        }
        if self.open.is_empty() {
            return hits;
        }
        let needles = self.needles.get_or_init(|| Needles::of(&self.open));
        let mut maybe: Vec<usize> = needles.always.clone();
        if let Some(automaton) = &needles.automaton {
            maybe.extend(automaton.find_overlapping_iter(name).map(|found| needles.owners[found.pattern().as_usize()]));
        }
        maybe.sort_unstable();
        maybe.dedup();
        for known in maybe.into_iter().map(|at| &self.open[at]).filter(|known| known.pattern.matches(name)) {
            note(&mut hits, known);
        }
        hits
    }
}

fn note(hits: &mut Vec<Hit>, known: &Known) {
    let wild = known.pattern.is_wild();
    let found = Hit {
        entry: known.entry,
        as_written: known.as_written,
        plain: !wild,
        loose: known.pattern.fits_unknown_receiver(),
        open: known.pattern.last_segment().is_none(),
        first_is_wild: wild,
        first: known.at,
    };
    match hits.iter_mut().find(|hit| hit.entry == known.entry) {
        Some(hit) => {
            hit.plain |= found.plain;
            hit.loose |= found.loose;
            hit.open |= found.open;
            if found.first < hit.first {
                (hit.first, hit.first_is_wild) = (found.first, found.first_is_wild);
            }
        }
        None => hits.push(found),
    }
}

impl Needles {
    fn of(open: &[Known]) -> Self {
        let (mut texts, mut owners, mut always) = (Vec::new(), Vec::new(), Vec::new());
        for (at, known) in open.iter().enumerate() {
            match known.pattern.text().split('*').max_by_key(|piece| piece.len()).filter(|piece| !piece.is_empty()) {
                Some(piece) => {
                    texts.push(piece);
                    owners.push(at);
                }
                None => always.push(at),
            }
        }
        let automaton = AhoCorasick::new(&texts).ok();
        if automaton.is_none() {
            always = (0..open.len()).collect();
        }
        Self { automaton, owners, always }
    }
}

/// The rules of one language.
#[derive(Debug, Default)]
pub struct RuleIndex {
    pack: &'static str,
    /// Places of the rules in the set.
    rules: Vec<usize>,
    pub calls: NameIndex,
    pub writes: NameIndex,
    pub reads: NameIndex,
    pub returns: Vec<EntryRef>,
    pub functions: Vec<EntryRef>,
    pub compares: Vec<EntryRef>,
    pub imports: Vec<EntryRef>,
    pub literals: Vec<EntryRef>,
    pub catches: Vec<EntryRef>,
    /// Guards by the marks that a value carries.
    pub marked: Vec<EntryRef>,
    /// Rules to which a test of an address's host is a test of the address.
    pub hosts: Vec<u16>,
    /// Rules to which a text is harmless.
    pub of_objects: Vec<u16>,
    /// Result types by last segment of the call's name: places in `Shared::types::returns`.
    returns_exact: FxHashMap<Box<str>, Vec<usize>>,
    returns_wild: Vec<usize>,
    /// Every qualified name that the pack's rules and types mention, and every beginning of one.
    known: FxHashSet<Box<str>>,
}

impl RuleIndex {
    pub(super) fn new(set: &RuleSet, language: Language) -> Self {
        let pack = pack_of(language);
        let mut index = Self { pack, ..Self::default() };
        if let Some(shared) = set.shared(pack) {
            let lists = [
                (Role::Source, &shared.sources),
                (Role::Propagate, &shared.propagates),
                (Role::Clean, &shared.cleans),
                (Role::Guard, &shared.guards),
            ];
            for (role, list) in lists {
                index.add_list(EntryRef::SHARED, role, list);
            }
            for (i, (pattern, ty)) in shared.types.returns.iter().enumerate() {
                index.learn_pattern(pattern);
                index.learn_name(ty);
                match pattern.last_segment() {
                    Some(last) => index.returns_exact.entry(last.into()).or_default().push(i),
                    None => index.returns_wild.push(i),
                }
            }
            for (pattern, ty) in &shared.types.members {
                index.learn_pattern(pattern);
                index.learn_name(ty);
            }
            for (name, bases) in &shared.types.bases {
                index.learn_name(name);
                bases.iter().for_each(|base| index.learn_name(base));
            }
            for (_, full) in &shared.types.names {
                index.learn_name(full);
            }
        }
        for (place, rule) in set.rules().iter().enumerate() {
            if !serves(&rule.pack, pack) || !rule.languages.contains(&language) {
                continue;
            }
            let number = index.rules.len() as u16;
            index.rules.push(place);
            if rule.taint.host {
                index.hosts.push(number);
            }
            if rule.taint.of_objects {
                index.of_objects.push(number);
            }
            let lists = [
                (Role::Source, &rule.sources),
                (Role::Propagate, &rule.propagates),
                (Role::Clean, &rule.cleans),
                (Role::Guard, &rule.guards),
                (Role::Danger, &rule.dangers),
                (Role::Safe, &rule.safes),
                (Role::Mark, &rule.marks),
            ];
            for (role, list) in lists {
                index.add_list(number, role, list);
            }
        }
        index
    }

    fn add_list(&mut self, rule: u16, role: Role, list: &[Entry]) {
        for (at, entry) in list.iter().enumerate() {
            let reference = EntryRef { rule, role, at: at as u16 };
            match &entry.on {
                On::Call(patterns) => {
                    self.calls.add(patterns, reference, entry.as_written);
                    patterns.iter().for_each(|pattern| self.learn_pattern(pattern));
                }
                On::Write(patterns) => {
                    self.writes.add(patterns, reference, entry.as_written);
                    patterns.iter().for_each(|pattern| self.learn_pattern(pattern));
                }
                On::Read(patterns) => {
                    self.reads.add(patterns, reference, entry.as_written);
                    patterns.iter().for_each(|pattern| self.learn_pattern(pattern));
                }
                On::Returns(_) => self.returns.push(reference),
                On::Function(_) => self.functions.push(reference),
                On::Compare(_) => self.compares.push(reference),
                On::Import(_) => self.imports.push(reference),
                On::Literal => self.literals.push(reference),
                On::Marked(_) => self.marked.push(reference),
                On::Catch { .. } => self.catches.push(reference),
            }
        }
    }

    fn learn_pattern(&mut self, pattern: &Pattern) {
        let text = pattern.text();
        let fixed = text.split('*').next().unwrap_or_default();
        let fixed = if fixed.len() < text.len() { fixed.rsplit_once('.').map_or("", |(head, _)| head) } else { fixed };
        self.learn_name(fixed);
    }

    fn learn_name(&mut self, name: &str) {
        let mut name = name;
        while !name.is_empty() && self.known.insert(name.into()) {
            name = name.rsplit_once('.').map_or("", |(head, _)| head);
        }
    }

    /// Whether the pack mentions this qualified name, or one that begins with it and a dot.
    pub fn mentions(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// Whether the pack says something of methods of this name.
    pub fn knows_method(&self, name: &str) -> bool {
        self.calls.exact.contains_key(name) || self.returns_exact.contains_key(name)
    }

    pub fn pack(&self) -> &'static str {
        self.pack
    }

    /// Number of rules.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// A rule by its number within the language.
    pub fn rule<'s>(&self, set: &'s RuleSet, number: u16) -> Option<&'s Rule> {
        set.rules().get(*self.rules.get(usize::from(number))?)
    }

    pub fn entry<'s>(&self, set: &'s RuleSet, reference: EntryRef) -> Option<&'s Entry> {
        let at = usize::from(reference.at);
        if reference.rule == EntryRef::SHARED {
            let shared = set.shared(self.pack)?;
            return match reference.role {
                Role::Source => shared.sources.get(at),
                Role::Propagate => shared.propagates.get(at),
                Role::Clean => shared.cleans.get(at),
                Role::Guard => shared.guards.get(at),
                Role::Danger | Role::Safe | Role::Mark => None,
            };
        }
        let rule = self.rule(set, reference.rule)?;
        match reference.role {
            Role::Source => rule.sources.get(at),
            Role::Propagate => rule.propagates.get(at),
            Role::Clean => rule.cleans.get(at),
            Role::Guard => rule.guards.get(at),
            Role::Danger => rule.dangers.get(at),
            Role::Safe => rule.safes.get(at),
            Role::Mark => rule.marks.get(at),
        }
    }

    /// Places in `Shared::types::returns` that may speak of a call, exact patterns first.
    pub fn return_types(&self, name: &str) -> impl Iterator<Item = usize> + '_ {
        self.returns_exact.get(last_segment(name)).into_iter().flatten().chain(&self.returns_wild).copied()
    }
}

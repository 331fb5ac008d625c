//! Conditions of rules over abstract values: each answers yes, no, on some path, cleaned, or unknown. Knows the contract's tests,
//! not where they are asked.

use std::{borrow::Cow, rc::Rc};

use rustc_hash::FxHashMap;

use super::{
    Engine,
    call::ArgValue,
    value::{Kind, PathNode, Piece, Ref, Source, Value},
};
use crate::{
    flow::ir::{Expr, Spread},
    rule::{
        Labels,
        meant::{Condition, MarkId, Subject, Test, WayStep},
        pattern::LazyRegex,
    },
};

/// Meetings of values are followed this far back.
const MOST_MET: u32 = 6;

/// The answer of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    /// On some path.
    Maybe,
    Unknown,
    /// No, because what was untrusted has been made safe: sanitized, or guarded. `sure` where everything else is known to hold.
    Cleaned {
        guarded: bool,
        sure: bool,
    },
    No,
}

impl Answer {
    pub const fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    pub(super) const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No | Self::Cleaned { .. } => Self::Yes,
            other => other,
        }
    }

    /// Answers for several alternatives of one value.
    pub(super) fn over(list: impl Iterator<Item = Self>) -> Self {
        let mut sum: Option<Self> = None;
        for one in list {
            sum = Some(match (sum, one) {
                (None, one) => one,
                (Some(a), b) if a == b => a,
                (Some(Self::Yes | Self::Maybe), _) | (_, Self::Yes | Self::Maybe) => Self::Maybe,
                (Some(Self::Unknown), _) | (_, Self::Unknown) => Self::Unknown,
                (Some(a @ Self::Cleaned { .. }), _) => a,
                (_, b) => b,
            });
        }
        sum.unwrap_or(Self::No)
    }

    pub(super) fn all(list: impl Iterator<Item = Self>) -> Self {
        let mut sum = Self::Yes;
        for one in list {
            sum = match (sum, one) {
                (_, Self::No) => return Self::No,
                (Self::Cleaned { guarded, sure }, other) | (other, Self::Cleaned { guarded, sure }) => {
                    let other_sure = !matches!(other, Self::Unknown | Self::Cleaned { sure: false, .. });
                    Self::Cleaned { guarded, sure: sure && other_sure }
                }
                (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
                (Self::Maybe, _) | (_, Self::Maybe) => Self::Maybe,
                _ => Self::Yes,
            };
        }
        sum
    }

    /// The same as [`Self::any`], but each is asked though one has said yes.
    pub(super) fn any_of_all(mut list: impl Iterator<Item = Self>) -> Self {
        let sum = Self::any(&mut list);
        list.for_each(drop);
        sum
    }

    pub(super) fn any(list: impl Iterator<Item = Self>) -> Self {
        let mut sum = Self::No;
        for one in list {
            sum = match (sum, one) {
                (_, Self::Yes) => return Self::Yes,
                (Self::Maybe, _) | (_, Self::Maybe) => Self::Maybe,
                (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
                (Self::Cleaned { guarded, sure }, _) | (_, Self::Cleaned { guarded, sure }) => Self::Cleaned { guarded, sure },
                _ => Self::No,
            };
        }
        sum
    }
}

/// What a rule is asked about.
pub(super) struct Event<'a, 'e> {
    pub args: &'e [ArgValue<'a>],
    pub receiver: Option<&'e Value<'a>>,
    pub receiver_expr: Option<&'a Expr>,
    pub result: Option<&'e Value<'a>>,
    /// Rule that asks, by its number in the language; shared entries ask as no rule.
    pub rule: Option<u16>,
    pub labels: Labels,
    /// Path of what was found tainted, or cleaned.
    pub path: std::cell::RefCell<Option<Rc<PathNode>>>,
}

enum Found<'a, 'e> {
    Absent,
    /// A spread may hold it.
    Unclear,
    /// It is absent on one of the paths: what is spread is an empty map there.
    SometimesAbsent,
    One(Cow<'e, Value<'a>>, Option<&'a Expr>),
    Many(Vec<(&'e Value<'a>, Option<&'a Expr>)>),
}

impl<'a> Engine<'a> {
    pub(super) fn conditions(&mut self, when: &'a [Condition], event: &Event<'a, '_>) -> Answer {
        Answer::all(when.iter().map(|one| self.condition(one, event)))
    }

    fn condition(&mut self, condition: &'a Condition, event: &Event<'a, '_>) -> Answer {
        match condition {
            Condition::Any(list) => Answer::any(list.iter().map(|one| self.condition(one, event))),
            Condition::All(list) => Answer::all(list.iter().map(|one| self.condition(one, event))),
            Condition::Not(one) => self.condition(one, event).not(),
            Condition::Test { subject, way, test } => match self.subject(subject, event) {
                Found::Absent => absent(test),
                Found::Unclear => Answer::Unknown,
                Found::SometimesAbsent => match test {
                    Test::Present | Test::Absent => Answer::Maybe,
                    Test::Named(_) | Test::NotNamed(_) => absent(test),
                    _ => Answer::Unknown,
                },
                Found::One(value, expr) => self.test_at(&value, expr, way, test, event),
                Found::Many(list) if matches!(test, Test::Absent) => Answer::of(list.is_empty()),
                Found::Many(list) => {
                    let answers: Vec<Answer> = list.into_iter().map(|(value, expr)| self.test_at(value, expr, way, test, event)).collect();
                    Answer::any(answers.into_iter())
                }
            },
        }
    }

    fn subject<'e>(&mut self, subject: &Subject, event: &Event<'a, 'e>) -> Found<'a, 'e> {
        let spread = |kind: Spread| event.args.iter().any(|arg| arg.spread == kind);
        match subject {
            Subject::Index(index) => {
                let mut at = 0;
                for arg in event.args {
                    match (arg.spread, &arg.name) {
                        (Spread::No, None) => {
                            if at == *index {
                                return Found::One(Cow::Borrowed(&arg.value), arg.expr);
                            }
                            at += 1;
                        }
                        (Spread::List, _) => {
                            // A spread of unknown length stands here: its elements are what is asked about.
                            let value = self.element(&arg.value, assay_manifests::Span::default());
                            return if value.taint.is_empty() { Found::Unclear } else { Found::One(Cow::Owned(value), arg.expr) };
                        }
                        _ => {}
                    }
                }
                Found::Absent
            }
            Subject::Keyword(name) => match event.args.iter().find(|arg| arg.name.as_deref() == Some(&**name)) {
                Some(arg) => Found::One(Cow::Borrowed(&arg.value), arg.expr),
                None if spread(Spread::Map) => {
                    let may_be_empty =
                        |arg: &ArgValue<'a>| arg.value.atoms().len() > 1 && arg.value.atoms().iter().any(|atom| self.lacks_key(atom, name));
                    let mut spreads = event.args.iter().filter(|arg| arg.spread == Spread::Map);
                    if spreads.all(may_be_empty) { Found::SometimesAbsent } else { Found::Unclear }
                }
                None => Found::Absent,
            },
            Subject::Receiver => event.receiver.map_or(Found::Absent, |value| Found::One(Cow::Borrowed(value), event.receiver_expr)),
            Subject::Program => Found::One(Cow::Owned(super::check::whole_program()), None),
            Subject::Result => event.result.map_or(Found::Absent, |value| Found::One(Cow::Borrowed(value), None)),
            Subject::Any => Found::Many(event.args.iter().map(|arg| (&arg.value, arg.expr)).collect()),
            Subject::Rest(from) => {
                let positional = event.args.iter().filter(|arg| arg.name.is_none()).skip(*from as usize);
                Found::Many(positional.map(|arg| (&arg.value, arg.expr)).collect())
            }
            Subject::Several(list) => {
                let mut unclear = false;
                for one in list {
                    match self.subject(one, event) {
                        Found::Absent => {}
                        Found::Unclear | Found::SometimesAbsent => unclear = true,
                        found => return found,
                    }
                }
                if unclear { Found::Unclear } else { Found::Absent }
            }
        }
    }

    /// Whether a map is known to hold nothing under a key.
    fn lacks_key(&self, value: &Value<'a>, key: &str) -> bool {
        let object = value.cell().and_then(|cell| self.st.heap.object(cell));
        object.is_some_and(|object| {
            object.shape == super::heap::Shape::Map && !object.open && object.rest.is_none() && object.field(key).is_none()
        })
    }

    fn test_at(&mut self, value: &Value<'a>, expr: Option<&'a Expr>, way: &[WayStep], test: &'a Test, event: &Event<'a, '_>) -> Answer {
        let Some((step, rest)) = way.split_first() else {
            return self.test(value, expr, test, event);
        };
        let mut answers = Vec::new();
        for atom in value.atoms() {
            if matches!(step, WayStep::Each | WayStep::Some) {
                answers.push(self.test_each(atom, expr, (step, rest), test, event));
                continue;
            }
            let answer = match self.step_into(atom, step) {
                Ok(Some(inner)) => self.test_at(&inner, None, rest, test, event),
                Ok(None) => absent(test),
                Err(()) if matches!(test, Test::Tainted) => self.test(atom, expr, test, event),
                Err(()) => Answer::Unknown,
            };
            answers.push(answer);
        }
        Answer::over(answers.into_iter())
    }

    /// Asks of every element of a list or map, or of some. An empty one says no, one that may hold more than is known at most that it is unknown.
    fn test_each(
        &mut self,
        atom: &Value<'a>,
        expr: Option<&'a Expr>,
        (step, way): (&WayStep, &[WayStep]),
        test: &'a Test,
        event: &Event<'a, '_>,
    ) -> Answer {
        let held = atom.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape != super::heap::Shape::Instance);
        let Some(object) = held else { return self.test_at(atom, expr, way, test, event) };
        let open = object.open;
        let all: Vec<Value<'a>> =
            object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref()).cloned().collect();
        if all.is_empty() {
            return if open { Answer::Unknown } else { Answer::No };
        }
        let answers: Vec<Answer> = all.iter().map(|one| self.test_at(one, None, way, test, event)).collect();
        let answers = answers.into_iter().chain(open.then_some(Answer::Unknown));
        if *step == WayStep::Some { Answer::any(answers) } else { Answer::all(answers) }
    }

    /// The part of a value a step names: there, not there, or not known.
    fn step_into(&mut self, value: &Value<'a>, step: &WayStep) -> Result<Option<Value<'a>>, ()> {
        match &value.kind {
            Kind::Cell(cell) => {
                let object = self.st.heap.object(*cell).ok_or(())?;
                let found = match step {
                    // A number names an element of a list.
                    WayStep::Key(key) => {
                        let element = || key.parse::<usize>().ok().and_then(|at| object.items.get(at));
                        object.field(key).or_else(element).cloned()
                    }
                    WayStep::Item(at) => {
                        let at = if *at < 0 && object.rest.is_none() { *at + object.items.len() as i64 } else { *at };
                        usize::try_from(at).ok().and_then(|at| object.items.get(at)).cloned()
                    }
                    WayStep::Each | WayStep::Some => None,
                };
                match found {
                    Some(found) => Ok(Some(found)),
                    None if object.shape == super::heap::Shape::List
                        && object.rest.is_none()
                        && self.language == assay_manifests::Language::Go =>
                    {
                        let WayStep::Key(key) = step else { return Ok(None) };
                        self.paired_with(&object.items, key)
                    }
                    None if object.rest.is_some() || object.open => match &object.rest {
                        Some(rest) => Ok(Some((**rest).clone())),
                        None => Err(()),
                    },
                    None => Ok(None),
                }
            }
            Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Float(_) | Kind::Str(_) => Ok(None),
            // A member of what is not known, with what was asked of it.
            Kind::Unknown if !value.taint.is_empty() && self.language == assay_manifests::Language::Python => match step {
                WayStep::Key(key) => Ok(Some(self.member_of_unknown(value, &key.clone()))),
                WayStep::Item(_) | WayStep::Each | WayStep::Some => Err(()),
            },
            _ => Err(()),
        }
    }

    fn test(&mut self, value: &Value<'a>, expr: Option<&'a Expr>, test: &'a Test, event: &Event<'a, '_>) -> Answer {
        match test {
            Test::Present => Answer::Yes,
            Test::Absent => Answer::No,
            Test::Tainted => self.tainted(value, event, 0),
            Test::Untainted => self.tainted(value, event, 0).not(),
            Test::Unproven => match self.tainted(value, event, 0) {
                // What nobody sees is trusted where the user says so.
                Answer::Unknown if self.options.open_world => Answer::Yes,
                answer => answer,
            },
            Test::TaintedUnquoted => Answer::over(value.atoms().iter().map(|atom| self.tainted_unquoted(atom, event))),
            Test::TaintedBesideNames => Answer::over(value.atoms().iter().map(|atom| self.tainted_beside_names(atom, event))),
            // What is done to a pointer is done to what it points to.
            Test::Marked(mark) => self.marked(&self.pointed(value), *mark),
            Test::NotMarked(mark) => self.marked(&self.pointed(value), *mark).not(),
            Test::Unmarked(mark) => Answer::of(!self.marked_in_sight(&self.pointed(value), *mark)),
            Test::Named(regex) => self.named(expr, regex),
            Test::NotNamed(regex) => self.named(expr, regex).not(),
            Test::Type(patterns) => self.has_type(value, patterns),
            Test::NotType(patterns) => self.has_type(value, patterns).not(),
            _ => Answer::over(value.atoms().iter().map(|atom| self.test_atom(atom, test, event))),
        }
    }

    pub(super) fn relevant(&self, source: &Source, event: &Event<'a, '_>) -> bool {
        source.labels.intersects(event.labels) && source.only.is_none_or(|only| Some(only) == event.rule)
    }

    /// Whether a value carries taint the rule cares for.
    pub(super) fn tainted(&self, value: &Value<'a>, event: &Event<'a, '_>, depth: u32) -> Answer {
        self.tainted_at(value, event, depth, &mut FxHashMap::default())
    }

    /// `known`: answers for objects by their depth. Objects that hold each other would be asked over and over.
    fn tainted_at(&self, value: &Value<'a>, event: &Event<'a, '_>, depth: u32, known: &mut FxHashMap<(Ref, u32), Answer>) -> Answer {
        let answer = self.tainted_by_kind(value, event, depth, known);
        // What Go declares as a text is one.
        let is_text =
            matches!(value.kind, Kind::Str(_)) || self.language == assay_manifests::Language::Go && value.ty.as_deref() == Some("string");
        let harmless = is_text && event.rule.is_some_and(|rule| self.index.of_objects.contains(&rule));
        if harmless && matches!(answer, Answer::Yes | Answer::Maybe) { Answer::Cleaned { guarded: false, sure: true } } else { answer }
    }

    fn tainted_by_kind(&self, value: &Value<'a>, event: &Event<'a, '_>, depth: u32, known: &mut FxHashMap<(Ref, u32), Answer>) -> Answer {
        match &value.kind {
            Kind::Slot(..) if depth < 4 => {
                // Asked for the way that it came.
                let _ = self.taint_answer(value.taint.sources(), event);
                self.tainted_at(&self.pointed(value), event, depth + 1, known)
            }
            Kind::Choice(list) => {
                let _ = self.taint_answer(value.taint.sources(), event);
                Answer::over(list.iter().map(|one| self.tainted_at(one, event, depth + 1, known)))
            }
            Kind::Cell(cell) => {
                let own = self.taint_answer(value.taint.sources(), event).unwrap_or(Answer::No);
                let inside = match known.get(&(*cell, depth)) {
                    Some(inside) => *inside,
                    None => {
                        let Some(object) = self.st.heap.object(*cell) else { return Answer::Unknown };
                        let otherwise = if object.open { Answer::Unknown } else { Answer::No };
                        let whole = self.taint_answer(object.taint.sources(), event).unwrap_or(otherwise);
                        let fields = object.fields.iter().filter(|(name, _)| !super::php_generators::is_kept_aside(name));
                        let held = object.items.iter().chain(fields.map(|(_, value)| value)).chain(object.rest.as_deref());
                        let held = held.take(if depth < 4 { 64 } else { 0 }).map(|one| self.tainted_at(one, event, depth + 1, known));
                        // All are asked: each may know a shorter way.
                        let inside = Answer::any_of_all(std::iter::once(whole).chain(held));
                        known.insert((*cell, depth), inside);
                        inside
                    }
                };
                Answer::any([own, inside].into_iter())
            }
            Kind::Str(text) => {
                let _ = self.taint_answer(value.taint.sources(), event);
                Answer::any_of_all(text.pieces.iter().filter_map(|piece| match piece {
                    Piece::Dynamic { taint, unknown } => {
                        let none = if *unknown { Answer::Unknown } else { Answer::No };
                        Some(self.taint_answer(taint.sources(), event).unwrap_or(none))
                    }
                    Piece::Known(_) => None,
                }))
            }
            // A constant of another file is what its writer made it.
            Kind::Lib(name) if super::patterns::is_constant_name(name) => {
                self.taint_answer(value.taint.sources(), event).unwrap_or(Answer::No)
            }
            Kind::Unknown | Kind::Lib(_) => self.taint_answer(value.taint.sources(), event).unwrap_or(Answer::Unknown),
            _ => self.taint_answer(value.taint.sources(), event).unwrap_or(Answer::No),
        }
    }

    /// `None` where there is no source at all.
    pub(super) fn taint_answer(&self, sources: &[Source], event: &Event<'a, '_>) -> Option<Answer> {
        if sources.is_empty() {
            return None;
        }
        let rule = event.rule.unwrap_or(u16::MAX);
        let clean = |source: &Source| event.rule.is_some_and(|rule| source.clean.has(rule));
        let shortest =
            |list: &mut dyn Iterator<Item = &Source>| list.min_by_key(|source| source.path.length).map(|source| source.path.clone());
        let dirty = shortest(&mut sources.iter().filter(|source| self.relevant(source, event) && !clean(source)));
        if let Some(path) = dirty {
            // What was shown to a check that is not in sight is neither known to be harmless nor not.
            if sources.iter().all(|source| !self.relevant(source, event) || clean(source) || source.clean.looked_at) {
                return Some(Answer::Unknown);
            }
            let mut known = event.path.borrow_mut();
            if known.as_ref().is_none_or(|known| path.length < known.length) {
                *known = Some(path);
            }
            return Some(Answer::Yes);
        }
        if sources.iter().any(|source| self.relevant(source, event) && !source.clean.is_shown(rule)) {
            return Some(Answer::No);
        }
        let cleaned = sources.iter().filter(|source| self.relevant(source, event)).min_by_key(|source| source.path.length);
        if let Some(source) = cleaned {
            event.path.borrow_mut().get_or_insert_with(|| source.path.clone());
            return Some(Answer::Cleaned { guarded: !source.clean.sanitized.has(rule), sure: true });
        }
        Some(Answer::No)
    }

    /// Whether the value of an identity has a mark: what is either of two may have the mark of each.
    fn marked_id(&self, id: u32, mark: MarkId, depth: u32) -> Answer {
        if self.born_marks.get(&id).is_some_and(|marks| marks.has(mark.0)) {
            return Answer::Yes;
        }
        match self.st.marked(id, mark.0) {
            (true, _) => return Answer::Yes,
            (false, true) => return Answer::Maybe,
            (false, false) => {}
        }
        match self.ids.met(id).filter(|_| depth < MOST_MET) {
            Some(both) => Answer::over(both.into_iter().map(|one| self.marked_id(one, mark, depth + 1))),
            None => Answer::No,
        }
    }

    fn marked(&self, value: &Value<'a>, mark: MarkId) -> Answer {
        let atoms = value.atoms();
        let one = |id: u32| self.marked_id(id, mark, 0);
        if value.id != 0 && one(value.id) != Answer::No {
            return one(value.id);
        }
        // A parameter or field comes from elsewhere: what was done to it is not in sight.
        let unmarked = |atom: &&Value<'a>| atom.id == 0 || one(atom.id) != Answer::Yes;
        if atoms.iter().filter(unmarked).any(|atom| matches!(atom.kind, Kind::Unknown) && (!atom.taint.is_empty() || atom.id == 0)) {
            return Answer::Unknown;
        }
        Answer::over(atoms.iter().map(|atom| one(atom.id)))
    }

    /// Whether some path in sight has set the mark.
    fn marked_in_sight(&self, value: &Value<'a>, mark: MarkId) -> bool {
        let ids = std::iter::once(value.id).chain(value.atoms().iter().map(|atom| atom.id));
        ids.filter(|id| *id != 0).any(|id| self.st.marked(id, mark.0).1)
    }

    pub(super) fn named(&self, expr: Option<&'a Expr>, regex: &LazyRegex) -> Answer {
        let Some(expr) = expr else { return Answer::No };
        match self.text(expr.span) {
            Some(text) => Answer::of(self.recalled.matched.of((std::ptr::from_ref(regex), expr.span), || regex.is_match(text))),
            None => Answer::of(expr.dotted().is_some_and(|text| regex.is_match(&text))),
        }
    }

    fn has_type(&mut self, value: &Value<'a>, patterns: &[crate::rule::pattern::Pattern]) -> Answer {
        let answers: Vec<Answer> = value
            .atoms()
            .to_vec()
            .iter()
            .map(|atom| {
                let mut names = Vec::new();
                if let Some(class) = atom.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class) {
                    self.class_names(class, &mut names, 0);
                    if self.on_jvm() && self.refuses_classes(class) {
                        names.push(super::construct::LIMITED_STREAM.into());
                    }
                    if self.language == assay_manifests::Language::Python && self.refuses_names(class) {
                        names.push(super::python_pickles::LIMITED_PICKLES.into());
                    }
                }
                match &atom.kind {
                    Kind::Str(_) => names.push("string".into()),
                    Kind::Int(_) | Kind::Float(_) => names.push("number".into()),
                    Kind::Bool(_) => names.push("boolean".into()),
                    Kind::Class(class) => self.class_names(*class, &mut names, 0),
                    Kind::Lib(name) => names.push(name.clone()),
                    _ => {}
                }
                if let Some(ty) = &atom.ty {
                    self.with_bases(ty, &mut names);
                }
                if names.is_empty() {
                    return Answer::Unknown;
                }
                Answer::of(names.iter().any(|name| patterns.iter().any(|pattern| pattern.matches(name))))
            })
            .collect();
        Answer::over(answers.into_iter())
    }
}

fn absent(test: &Test) -> Answer {
    Answer::of(matches!(test, Test::Absent | Test::Untainted))
}

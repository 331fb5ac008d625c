//! Where paths meet: what each has learnt of its own values stays with them. Knows no statements and no rules.

use std::rc::Rc;

use super::{
    Engine, Frame,
    heap::{Shape, State, meet},
    value::{Fact, Facts, Ids, Kind, Ref, Value},
};

/// How far out variables are looked at where paths of a closure meet.
const MOST_AROUND: usize = 3;
/// Most fields of an object that is looked into where paths meet.
const MOST_FIELDS: usize = 16;

/// Most facts that are kept of a container's being empty.
const MOST_WHEN_EMPTY: usize = 48;

/// Joins a state into a place where paths meet, within the function whose variables stand in `scope`.
pub(super) fn pour<'a>(place: &mut Option<State<'a>>, state: &State<'a>, scope: Option<Ref>, ids: &Ids) {
    match place {
        Some(there) => {
            let mut state = state.clone();
            settle(scope, there, &mut state);
            there.join(&state, ids);
        }
        None => *place = Some(state.clone()),
    }
}

/// Two paths meet in which a variable holds different values: what each path has learnt of its own stays with the value, since what only one
/// of them knows is forgotten.
pub(super) fn settle<'a>(scope: Option<Ref>, here: &mut State<'a>, other: &mut State<'a>) {
    if Rc::ptr_eq(&here.facts, &other.facts) {
        return;
    }
    // A closure's paths learn of the variables around it as well.
    let mut next = scope;
    for _ in 0..MOST_AROUND {
        let Some(scope) = next else { return };
        settle_one(scope, here, other);
        next = here
            .heap
            .scope(scope)
            .and_then(|scope| scope.parent)
            .filter(|around| here.heap.scope(*around).is_some_and(|around| around.is_function));
    }
}

fn settle_one<'a>(scope: Ref, here: &mut State<'a>, other: &mut State<'a>) {
    let (Some(mine), Some(theirs)) = (here.heap.scope(scope), other.heap.scope(scope)) else { return };
    let mut learnt: Vec<(usize, Value<'a>, Value<'a>)> = Vec::new();
    let mut objects: Vec<Ref> = Vec::new();
    // What only the one path knows, and what only the other.
    let mut apart: Option<(Vec<Fact>, Vec<Fact>)> = None;
    for (at, my, their) in mine.vars.beside(&theirs.vars) {
        if let (Kind::Cell(cell), Kind::Cell(same)) = (&my.kind, &their.kind)
            && cell == same
        {
            objects.push(*cell);
        } else if told(my, here) != told(their, other) {
            let (own, others) = &*apart.get_or_insert_with(|| (beyond(here, other), beyond(other, here)));
            let (my, my_thing) = (my.clone().learnt(&here.facts), is_thing(my, here));
            let (their, their_thing) = (their.clone().learnt(&other.facts), is_thing(their, other));
            learnt.push((at, on_its_path(my, my_thing, own, others), on_its_path(their, their_thing, others, own)));
        } else if my.id != their.id && !my.same(their) {
            learnt.push((at, my.clone().learnt(&here.facts), their.clone().learnt(&other.facts)));
        }
    }
    for cell in objects {
        settle_fields(cell, here, other);
        settle_empty(cell, here, other);
    }
    if learnt.is_empty() {
        return;
    }
    for (state, is_mine) in [(here, true), (other, false)] {
        if let Some(scope) = state.heap.scope_mut(scope) {
            for (at, my, their) in &learnt {
                scope.vars.put(*at, if is_mine { my.clone() } else { their.clone() });
            }
        }
    }
}

/// The same for the fields of an object that a variable holds.
fn settle_fields<'a>(cell: Ref, here: &mut State<'a>, other: &mut State<'a>) {
    let (Some(mine), Some(theirs)) = (here.heap.object(cell), other.heap.object(cell)) else { return };
    if std::ptr::eq(mine, theirs)
        || !matches!(mine.shape, Shape::Instance | Shape::Buffer | Shape::Map)
        || mine.fields.len() > MOST_FIELDS
        || mine.weak
        || theirs.weak
    {
        return;
    }
    let mut learnt: Vec<(usize, usize, Value<'a>, Value<'a>)> = Vec::new();
    for (at, (name, my)) in mine.fields.iter().enumerate() {
        let Some(place) = theirs.fields.iter().position(|(other, _)| other == name) else { continue };
        let their = &theirs.fields[place].1;
        if my.id != their.id && !my.same(their) {
            learnt.push((at, place, my.clone().learnt(&here.facts), their.clone().learnt(&other.facts)));
        }
    }
    for (at, place, my, their) in learnt {
        if let (Some(mine), Some(theirs)) = (here.heap.object_mut(cell), other.heap.object_mut(cell)) {
            mine.fields[at].1 = my;
            theirs.fields[place].1 = their;
        }
    }
}

/// A list that the one path has put something into and the other has not: where it is empty later, what only the other has learnt holds.
fn settle_empty<'a>(cell: Ref, here: &mut State<'a>, other: &mut State<'a>) {
    let (Some(mine), Some(theirs)) = (here.heap.object(cell), other.heap.object(cell)) else { return };
    if std::ptr::eq(mine, theirs) || !matches!(mine.shape, Shape::List | Shape::Map) || mine.weak || theirs.weak {
        return;
    }
    let (filled, empty) = match (mine.is_filled(), theirs.is_filled()) {
        (true, false) => (here, other),
        (false, true) => (other, here),
        _ => return,
    };
    let mut facts = beyond(empty, filled);
    if let Some(known) = empty.heap.object(cell).and_then(|object| object.when_empty.clone()) {
        facts.extend(known.iter().cloned());
    }
    facts.truncate(MOST_WHEN_EMPTY);
    if !facts.is_empty() {
        empty.heap.note_empty(cell, facts);
    }
}

/// Whether a value counts as true, where that is known; an object that is no container does, unless classes of the program answer for theirs.
fn told<'a>(value: &Value<'a>, state: &State<'a>) -> Option<bool> {
    value.surely().or_else(|| is_thing(value, state).then_some(true))
}

fn is_thing<'a>(value: &Value<'a>, state: &State<'a>) -> bool {
    value.cell().and_then(|cell| state.heap.object(cell)).is_some_and(|object| object.shape == Shape::Instance && !state.things_answer)
}

/// A value that tells two paths apart, with what only its own path has learnt: who finds it so later is on that path.
fn on_its_path<'a>(value: Value<'a>, is_thing: bool, more: &[Fact], others: &[Fact]) -> Value<'a> {
    // What is never false says of that whatever the other path says.
    let never = if is_thing { others } else { more };
    if more.is_empty() && never.is_empty() {
        return value;
    }
    let (mut when_true, mut when_false) =
        value.facts.as_deref().map_or_else(Default::default, |facts| (facts.when_true.clone(), facts.when_false.clone()));
    when_true.extend_from_slice(more);
    when_false.extend_from_slice(never);
    Value { facts: Some(Rc::new(Facts { when_true, when_false })), ..value }
}

/// What one path has learnt and the other has not.
fn beyond<'a>(own: &State<'a>, other: &State<'a>) -> Vec<Fact> {
    let is_known = |fact: &&Fact| {
        other
            .facts
            .iter()
            .any(|known| known.id == fact.id && known.clean == fact.clean && known.constant == fact.constant && known.marks == fact.marks)
    };
    own.facts.iter().filter(|fact| !is_known(fact)).cloned().collect()
}

/// What answers teach of which one is true, or all are.
pub(super) fn taught_together(by_one: bool, before: Option<Vec<Fact>>, answer: &Value<'_>) -> Vec<Fact> {
    let facts = answer.facts.as_ref().map(|facts| facts.when_true.clone()).unwrap_or_default();
    match before {
        Some(known) if by_one => meet(&known, &facts),
        Some(known) => [known, facts].concat(),
        None => facts,
    }
}

/// What one of two values teaches by being true, and by being false: it is the one that can be so.
pub(super) fn either_facts<'a>(a: &Value<'a>, b: &Value<'a>) -> Option<Rc<Facts>> {
    if a.facts.is_none() && b.facts.is_none() {
        return None;
    }
    let of = |value: &Value<'a>, outcome: bool| {
        let facts = value.facts.as_deref();
        facts.map_or_else(Vec::new, |facts| if outcome { facts.when_true.clone() } else { facts.when_false.clone() })
    };
    let side = |outcome: bool| match (a.surely() == Some(!outcome), b.surely() == Some(!outcome)) {
        (false, false) => meet(&of(a, outcome), &of(b, outcome)),
        (false, true) => of(a, outcome),
        (true, false) => of(b, outcome),
        (true, true) => Vec::new(),
    };
    let facts = Facts { when_true: side(true), when_false: side(false) };
    (!facts.when_true.is_empty() || !facts.when_false.is_empty()).then(|| Rc::new(facts))
}

impl<'a> Engine<'a> {
    /// Whether what runs now stands in the file under judgement.
    pub(super) fn in_target(&self) -> bool {
        self.module_number() == self.target
    }

    /// What a module's body runs in.
    pub(super) fn module_frame(&self, module: usize, scope: Ref) -> Frame<'a> {
        let call_site = self.frames.last().and_then(|frame| frame.call_site);
        Frame::of_module(module, scope, self.st.facts.clone(), call_site)
    }

    /// Where the variables of the function that runs stand.
    pub(super) fn scope_here(&self) -> Option<Ref> {
        self.frames.last().map(|frame| frame.scope)
    }

    /// Runs `first` and `second` from the same state and joins what they leave.
    pub(super) fn either<T, U>(&mut self, first: impl FnOnce(&mut Self) -> T, second: impl FnOnce(&mut Self) -> U) -> (T, U) {
        let before = self.st.clone();
        let one = first(self);
        let after_first = std::mem::replace(&mut self.st, before);
        let first_live = std::mem::replace(&mut self.live, true);
        let two = second(self);
        self.meet(after_first, first_live);
        (one, two)
    }

    /// Joins another path into the present one.
    pub(super) fn meet(&mut self, other: State<'a>, other_live: bool) {
        match (self.live, other_live) {
            (true, true) => {
                let mut other = other;
                self.settle_held(&mut other);
                settle(self.scope_here(), &mut self.st, &mut other);
                self.st.join(&other, &self.ids);
            }
            (false, true) => {
                self.st = other;
                self.live = true;
            }
            _ => {}
        }
    }
}

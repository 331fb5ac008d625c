//! Where paths meet: what each has learnt of its own values stays with them. Knows no statements and no rules.

use std::rc::Rc;

use super::{
    Engine,
    heap::State,
    value::{Ids, Ref, Value},
};

/// How far out variables are looked at where paths of a closure meet.
const MOST_AROUND: usize = 3;

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
    for (at, ((name, my), (other_name, their))) in mine.vars.iter().zip(theirs.vars.iter()).enumerate() {
        if name == other_name && my.id != their.id && !my.same(their) {
            learnt.push((at, my.clone().learnt(&here.facts), their.clone().learnt(&other.facts)));
        }
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

impl<'a> Engine<'a> {
    /// Whether what runs now stands in the file under judgement.
    pub(super) fn in_target(&self) -> bool {
        self.module_number() == self.target
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

//! Generators that go on for ever, and generators that are sent something: those run again with what is sent in the place of what they wait
//! for. Knows no rule.

use std::rc::Rc;

use assay_manifests::{Language, Span};
use rustc_hash::FxHashMap;

use super::{
    Engine, Frame,
    call::ArgValue,
    heap::{Cell, Shape, State},
    meeting::pour,
    python_contexts::Managed,
    value::{Closure, Ref, Value},
};
use crate::flow::ir::Sym;

/// Field of what a generator has given that says how many of it were taken.
const TAKEN: &str = "$taken";
/// Field of a generator of a script that holds what it was resumed with so far.
const RESUMED: &str = "$resumed";
/// How often generators of one run are followed again.
const MOST_SENT: u32 = 8;

/// What makes a generator once more.
#[derive(Debug)]
pub(super) struct Origin<'a> {
    closure: Closure<'a>,
    args: Vec<ArgValue<'a>>,
}

/// Generators that make something of what they are sent.
#[derive(Debug, Default)]
pub(super) struct Generators<'a> {
    made: FxHashMap<Ref, Rc<Origin<'a>>>,
    sent: Option<Value<'a>>,
    /// The same step by step, as PHP sends it.
    pub steps: Option<super::php_generators::Sent<'a>>,
    /// Whether the function that ended last makes something of what is sent.
    asked: bool,
    rounds: u32,
    /// What stands inside of `with`, outermost first.
    pub managed: Vec<Managed<'a>>,
}

/// What a frame keeps that is a generator's.
#[derive(Debug, Default)]
pub(super) struct Waiting<'a> {
    /// Where the paths meet that stand still at a `yield` in a loop.
    pub paused: Option<State<'a>>,
    /// What each `yield` gives.
    sent: Option<Value<'a>>,
    pub steps: Option<super::php_generators::Sent<'a>>,
    /// Whether anything is made of that.
    pub asks: bool,
}

impl<'a> Generators<'a> {
    pub const fn ended(&mut self, asked: bool) {
        self.asked = asked;
    }

    /// Cells of another run are other objects.
    pub fn forget(&mut self) {
        self.made.clear();
        self.rounds = 0;
    }
}

impl<'a> Engine<'a> {
    /// What a `yield` gives, where something is sent. Those in a loop may be where the function stands for good.
    pub(super) fn paused(&mut self, span: Span) -> Option<Value<'a>> {
        let asked = self.alone != Some(span);
        let (scope, state) = (self.scope_here(), &self.st);
        let frame = self.frames.last_mut()?;
        if !frame.loops.is_empty() {
            pour(&mut frame.waiting.paused, state, scope, &self.ids);
        }
        frame.waiting.asks |= asked;
        frame.waiting.sent.clone()
    }

    /// Makes a call's frame ready where it is a generator's. What makes that once more.
    pub(super) fn begin_generator(&mut self, closure: &Closure<'a>, frame: &mut Frame<'a>, args: &[ArgValue<'a>]) -> Option<Origin<'a>> {
        frame.yielded = self.nothing_yielded(closure.function);
        frame.waiting.sent = self.generators.sent.take();
        frame.waiting.steps = self.generators.steps.take();
        if !(self.is_script() || matches!(self.language, Language::Python | Language::Php)) || !closure.function.is_generator {
            return None;
        }
        let this = frame.this.clone();
        let Closure { function, module, class, scope, .. } = *closure;
        Some(Origin { closure: Closure { function, module, class, this, scope }, args: args.to_vec() })
    }

    /// Remembers how a generator was made that makes something of what it is sent.
    pub(super) fn note_generator(&mut self, given: &Value<'a>, origin: Option<Origin<'a>>) {
        if self.is_php() {
            if let Some(origin) = origin {
                self.note_php_generator(given, &origin.closure, &origin.args);
            }
            return;
        }
        if let (true, Some(origin), Some(cell)) = (self.generators.asked, origin, given.cell()) {
            self.generators.made.insert(cell, Rc::new(origin));
        }
    }

    /// One of what a generator has given was taken.
    pub(super) fn note_taken(&mut self, cell: Ref) {
        if !self.generators.made.contains_key(&cell) {
            return;
        }
        if let Some(object) = self.st.heap.object_mut(cell) {
            let taken = object.field(TAKEN).and_then(Value::as_int).unwrap_or_default();
            object.set_field(&Sym::from(TAKEN), Value::int(taken.saturating_add(1)), &self.ids);
        }
    }

    /// `generator.send(value)`: what it gives next.
    pub(super) fn sent_to(&mut self, cell: Ref, sent: &Value<'a>, span: Span) -> Option<Value<'a>> {
        let origin = self.generators.made.get(&cell)?.clone();
        if self.generators.rounds >= MOST_SENT || self.language != Language::Python {
            return None;
        }
        self.generators.rounds += 1;
        let taken = self.st.heap.object(cell)?.field(TAKEN).and_then(Value::as_int).unwrap_or_default();
        self.generators.sent = Some(sent.clone());
        let again = self.call_closure(&origin.closure, origin.closure.this.clone(), origin.args.clone(), span);
        self.generators.sent = None;
        self.live = true;
        let given = self.index_value(&again, &Value::int(taken));
        // What comes next was made of what is sent as well.
        let mut left = self.st.heap.object(again.cell()?)?.clone();
        if left.shape == Shape::List && !left.weak {
            let past = usize::try_from(taken.saturating_add(1)).unwrap_or_default().min(left.items.len());
            left.items.drain(..past);
            left.set_field(&Sym::from(TAKEN), Value::int(taken.saturating_add(1)), &self.ids);
            self.st.heap.put(cell, Cell::Object(left));
        }
        Some(given)
    }

    /// `generator.next(value)` of a script: each `yield` so far gives what it was resumed with.
    pub(super) fn resumed(&mut self, cell: Ref, sent: Option<&Value<'a>>, span: Span) -> Option<Value<'a>> {
        let origin = self.generators.made.get(&cell)?.clone();
        let object = self.st.heap.object(cell)?;
        let begun = object.field(RESUMED).cloned();
        let before = match &begun {
            Some(list) => self.exact_elements(list)?,
            None => Vec::new(),
        };
        let mut list = before;
        if begun.is_some() {
            list.push(sent.cloned().unwrap_or_else(|| self.nothing()));
        }
        let (steps, kept) = (list.len(), self.new_list(list.clone()));
        self.st.heap.object_mut(cell)?.set_field(&Sym::from(RESUMED), kept, &self.ids);
        let (Some(_), true) = (sent.filter(|_| begun.is_some()), self.generators.rounds < MOST_SENT) else { return None };
        self.generators.rounds += 1;
        self.generators.steps = Some(super::php_generators::Sent::of(list));
        let again = self.call_closure(&origin.closure, origin.closure.this.clone(), origin.args.clone(), span);
        (self.generators.steps, self.live) = (None, true);
        let mut left: Vec<Value<'a>> = self.exact_elements(&again)?.into_iter().skip(steps).collect();
        let given = if left.is_empty() { self.nothing() } else { left.remove(0) };
        let returned = self.generated(&again);
        let object = self.st.heap.object_mut(cell)?;
        object.items = left;
        if let Some(returned) = returned {
            object.set_field(&Sym::from(super::php_generators::RETURNED), returned, &self.ids);
        }
        Some(given)
    }

    /// What a generator that has ended returned, once.
    pub(super) fn ended_with(&mut self, cell: Ref) -> Value<'a> {
        let returned = self.st.heap.object(cell).and_then(|object| object.field(super::php_generators::RETURNED)).cloned();
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.drop_field(super::php_generators::RETURNED);
        }
        returned.unwrap_or_else(|| self.nothing())
    }

    /// A part of what a generator gives of which only the beginning is known one by one.
    pub(super) fn part_of_endless(&mut self, list: &Value<'a>, from: Option<&Value<'a>>, to: Option<&Value<'a>>) -> Option<Value<'a>> {
        let mut object = self.st.heap.object(list.cell()?)?.clone();
        if object.shape != Shape::List || object.open || object.weak || object.rest.is_none() {
            return None;
        }
        let place = |at: Option<&Value<'a>>| at.map(|at| at.as_int().and_then(|at| usize::try_from(at).ok()));
        let from = place(from).unwrap_or(Some(0))?;
        if let Some(to) = place(to) {
            let to = to?;
            // What is known for certain reaches as far as is asked for.
            if to <= object.items.len() {
                object.items.truncate(to);
                object.rest = None;
            }
        }
        object.items.drain(..from.min(object.items.len()));
        Some(self.allocate_object(object))
    }
}

//! Generators of PHP that something is sent to: the function runs again with what was sent so far. Knows no rule.

use assay_manifests::Span;

use super::{
    Engine,
    call::ArgValue,
    heap::{Object, Shape},
    value::{Closure, Kind, Ref, Value},
};

/// Fields of what a generator has given: the function, what it was called with, what came in by each step so far, what it returned.
const FUNCTION: &str = "(function)";
const GIVEN: &str = "(given)";
const SENT: &str = "(sent)";
pub(super) const RETURNED: &str = "(returned)";
/// Steps that are known one by one.
const MOST_SENT: usize = 8;

/// What comes in where a function yields, step by step.
#[derive(Debug)]
pub(super) struct Sent<'a> {
    list: Vec<Value<'a>>,
    at: usize,
}

/// Whether a field holds what a generator was made with or gives at its end: none of what it gives step by step.
pub(super) fn is_kept_aside(name: &str) -> bool {
    name.starts_with('(') && matches!(name, GIVEN | SENT | RETURNED)
}

/// Whether a field is none of what a generator gives under keys.
pub(super) fn is_inner(name: &str) -> bool {
    name == FUNCTION || is_kept_aside(name)
}

impl<'a> Sent<'a> {
    pub(super) const fn of(list: Vec<Value<'a>>) -> Self {
        Self { list, at: 0 }
    }
}

impl<'a> Engine<'a> {
    pub(super) fn is_generator_object(&self, cell: Ref) -> bool {
        self.st.heap.object(cell).is_some_and(|object| object.field(FUNCTION).is_some())
    }

    /// What a generator has given keeps how it was made.
    pub(super) fn note_php_generator(&mut self, made: &Value<'a>, closure: &Closure<'a>, args: &[ArgValue<'a>]) {
        let given = self.new_list(args.iter().map(|arg| arg.value.clone()).collect());
        let sent = self.new_list(Vec::new());
        let Closure { function, module, class, scope, .. } = *closure;
        let this = closure.this.clone();
        let function = Value::of(Kind::Func(std::rc::Rc::new(Closure { function, module, class, this, scope })));
        if let Some(object) = made.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
            object.set_field(&FUNCTION.into(), function, &self.ids);
            object.set_field(&GIVEN.into(), given, &self.ids);
            object.set_field(&SENT.into(), sent, &self.ids);
        }
    }

    pub(super) fn note_generated(&mut self, made: &Value<'a>, returned: Value<'a>) {
        if (self.is_php() || self.is_script() && !matches!(returned.kind, Kind::Null))
            && let Some(object) = made.cell().and_then(|cell| self.st.heap.object_mut(cell))
        {
            object.set_field(&RETURNED.into(), returned, &self.ids);
        }
    }

    /// What a generator returned: the value of `yield from`, `getReturn()`.
    pub(super) fn generated(&self, made: &Value<'a>) -> Option<Value<'a>> {
        self.st.heap.object(made.cell()?)?.field(RETURNED).cloned()
    }

    /// Keys and values of one of several arrays.
    pub(super) fn pairs_of_any(&mut self, arrays: &[Value<'a>]) -> Value<'a> {
        let mut some: Option<[Value<'a>; 2]> = None;
        for array in arrays.iter().filter(|one| !matches!(one.kind, Kind::Null | Kind::Choice(_))) {
            let pairs = self.pairs(array);
            let known = self.exact_elements(&pairs);
            for pair in known.unwrap_or_else(|| vec![self.element(&pairs, Span::default())]) {
                let pair = [0, 1].map(|at| self.index_value(&pair, &Value::int(at)));
                some = Some(match some {
                    Some(known) => [0, 1].map(|at: usize| self.join(&known[at], &pair[at])),
                    None => pair,
                });
            }
        }
        let mut list = Object::new(Shape::List);
        if let Some(pair) = some {
            list.rest = Some(Box::new(self.new_list(pair.to_vec())));
        }
        self.allocate_object(list)
    }

    /// What comes in at this `yield`, or at as many of them.
    pub(super) fn taken_in(&mut self, steps: usize) -> Option<Value<'a>> {
        let frame = self.frames.last_mut()?;
        let is_repeated = !frame.loops.is_empty();
        let sent = frame.waiting.steps.as_mut()?;
        let rest = sent.list.get(sent.at..)?.to_vec();
        sent.at += steps;
        let mut rest = rest.into_iter();
        let first = rest.next()?;
        // Which round of a loop it comes in is not known.
        Some(if is_repeated { rest.fold(first, |sum, one| sum.join(&one, &self.ids)) } else { first })
    }

    /// A step without a value.
    pub(super) fn note_step_of(&mut self, cell: Ref) {
        let sent = self.st.heap.object(cell).and_then(|object| object.field(SENT)).and_then(Value::cell);
        if let Some(sent) = sent.and_then(|sent| self.st.heap.object_mut(sent)) {
            sent.push(Value::null(), &self.ids);
        }
    }

    /// `send($value)`: the function runs again with it in the place of the `yield` that it stopped at.
    pub(super) fn sent_again(&mut self, cell: Ref, value: &Value<'a>, span: Span) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        let function = object.field(FUNCTION)?.clone();
        let (given, sent) = (object.field(GIVEN)?.clone(), object.field(SENT)?.clone());
        let (given, mut sent) = (self.exact_elements(&given)?, self.exact_elements(&sent)?);
        if sent.len() >= MOST_SENT || self.nesting + 60 > super::MAX_NESTING {
            return None;
        }
        sent.push(value.clone());
        let steps = sent.len();
        self.generators.steps = Some(Sent { list: sent.clone(), at: 0 });
        let made = self.call_value(&function, given.into_iter().map(ArgValue::plain).collect(), span, &"generator".into());
        (self.generators.steps, self.live) = (None, true);
        let returned = self.generated(&made);
        let items = self.exact_elements(&made)?;
        let left: Vec<Value<'a>> = items.into_iter().skip(steps).collect();
        let first = left.first().cloned();
        let sent = self.new_list(sent);
        let object = self.st.heap.object_mut(cell)?;
        object.items = left;
        object.set_field(&SENT.into(), sent, &self.ids);
        if let Some(returned) = returned {
            object.set_field(&RETURNED.into(), returned, &self.ids);
        }
        Some(first.unwrap_or_else(Value::null))
    }
}

//! Methods of lists and sets of which every element is in sight, whatever the elements are. Knows no rule.

use std::cmp::Ordering;

use super::primitives::Primitive;
use crate::flow::engine::{
    Engine,
    call::{ArgValue, Site},
    callables::taught,
    heap::{MAX_ENTRIES, Object, Shape},
    loops::MAX_UNROLL,
    value::{Kind, Ref, UNDEFINED, Value},
};

/// Type of a set of a script.
const SET: &str = "Set";
/// Deepest list in lists that is flattened.
const DEEPEST: u32 = 8;

impl<'a> Engine<'a> {
    /// A method of a list or a set.
    pub(in crate::flow::engine) fn script_list_method(
        &mut self,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let cell = receiver.cell()?;
        let object = self.st.heap.object(cell).filter(|object| object.shape == Shape::List)?;
        match object.ty.as_deref() {
            Some(SET) => return self.script_set_method(cell, receiver, method, site),
            None | Some("Array") => {}
            Some(_) => return None,
        }
        if site.args.iter().any(|arg| arg.spread != crate::flow::ir::Spread::No) {
            return None;
        }
        let items = self.exact_elements(receiver)?;
        let given: Vec<Value<'a>> = site.args.iter().map(|arg| arg.value.clone()).collect();
        let place = |at: usize, none: usize| place_of(given.get(at), items.len(), none);
        // Of an end that is undefined there is none.
        let end = |at: usize| place_of(given.get(at).filter(|at| !is_undefined(at)), items.len(), items.len());
        match method {
            "at" => {
                let at = given.first()?.as_int()?;
                let at = if at < 0 { at + items.len() as i128 } else { at };
                let found = usize::try_from(at).ok().and_then(|at| items.get(at));
                Some(found.cloned().unwrap_or_else(undefined))
            }
            "push" | "unshift" if items.len() + given.len() < MAX_ENTRIES => {
                let length = items.len() + given.len();
                let made =
                    if method == "push" { items.into_iter().chain(given).collect() } else { given.into_iter().chain(items).collect() };
                self.script_left(cell, made)?;
                Some(Value::int(length as i128))
            }
            "pop" | "shift" if items.is_empty() => Some(undefined()),
            "concat" => {
                let mut made = Object::new(Shape::List);
                made.items = items;
                for one in given {
                    match one.kind {
                        Kind::Cell(other) if self.script_is_array(other) => {
                            self.spread_into(&mut made, &one, site.span);
                        }
                        Kind::Unknown | Kind::Opaque | Kind::Choice(_) | Kind::Lib(_) => {
                            // A list gives its elements, anything else itself.
                            let element = self.element(&one, site.span);
                            made.add_rest(element, &self.ids);
                            if !matches!(one.kind, Kind::Unknown) {
                                made.add_rest(one, &self.ids);
                            }
                        }
                        _ => made.push(one, &self.ids),
                    }
                }
                Some(self.allocate_object(made))
            }
            "splice" | "toSpliced" => {
                let from = place(0, items.len())?;
                let count = match given.len() {
                    0 => 0,
                    1 => items.len() - from,
                    _ => usize::try_from(given[1].as_int()?.max(0)).ok()?.min(items.len() - from),
                };
                let mut made = items;
                let removed: Vec<Value<'a>> = made.splice(from..from + count, given.into_iter().skip(2)).collect();
                if method == "toSpliced" {
                    return Some(self.new_list(made));
                }
                self.script_left(cell, made)?;
                Some(self.new_list(removed))
            }
            "includes" if given.len() == 1 && given[0].is_plain_constant() => {
                let answers: Option<Vec<bool>> = items.iter().map(|item| self.script_is(item, &given[0])).collect();
                answers.map(|answers| Value::bool(answers.contains(&true)))
            }
            "indexOf" if given.len() == 1 => self.script_place(items.iter().enumerate(), &given[0]),
            "lastIndexOf" if given.len() == 1 => self.script_place(items.iter().enumerate().rev(), &given[0]),
            "fill" => {
                let (from, to) = (place(1, 0)?, end(2)?);
                let mut made = items;
                made.get_mut(from..to.max(from))?.fill(given.first().cloned().unwrap_or_else(undefined));
                self.script_left(cell, made)?;
                Some(receiver.clone())
            }
            "copyWithin" => {
                let (to, from, end) = (place(0, 0)?, place(1, 0)?, end(2)?);
                let part: Vec<Value<'a>> = items.get(from..end.max(from))?.to_vec();
                let mut made = items;
                let length = made.len();
                for (at, one) in part.into_iter().enumerate().filter(|(at, _)| to + at < length) {
                    made[to + at] = one;
                }
                self.script_left(cell, made)?;
                Some(receiver.clone())
            }
            "with" => {
                let at = given.first()?.as_int()?;
                let at = if at < 0 { at + items.len() as i128 } else { at };
                let mut made = items;
                *made.get_mut(usize::try_from(at).ok()?)? = given.get(1)?.clone();
                Some(self.new_list(made))
            }
            "reverse" | "toReversed" => {
                let made: Vec<Value<'a>> = items.into_iter().rev().collect();
                self.script_arranged(cell, receiver, made, method == "reverse")
            }
            "sort" | "toSorted" => {
                let made = match given.first().filter(|by| !matches!(by.kind, Kind::Null)) {
                    Some(function) if Self::is_function(function) => self.script_sorted_by(items, function, site)?,
                    Some(_) => return None,
                    None => sorted(items)?,
                };
                self.script_arranged(cell, receiver, made, method == "sort")
            }
            "flat" => {
                let depth = match given.first().filter(|depth| !is_undefined(depth)).map(Primitive::of) {
                    None => 1.0,
                    Some(depth) => depth?.number(),
                };
                let is_endless = depth > f64::from(DEEPEST);
                let depth = depth.clamp(0.0, f64::from(DEEPEST)) as u32;
                let mut made = Object::new(Shape::List);
                self.script_flat(items, depth, is_endless, &mut made)?;
                Some(self.allocate_object(made))
            }
            "keys" if given.is_empty() => Some(self.new_list((0..items.len()).map(|at| Value::int(at as i128)).collect())),
            "values" if given.is_empty() => Some(self.new_list(items)),
            "entries" if given.is_empty() => {
                let pairs = items.into_iter().enumerate().map(|(at, item)| self.new_list(vec![Value::int(at as i128), item])).collect();
                Some(self.new_list(pairs))
            }
            "find" | "findLast" | "findIndex" | "findLastIndex" if items.len() <= MAX_UNROLL => {
                let function = given.into_iter().next().filter(Self::is_function)?;
                self.script_found(receiver, items, method, &function, site)
            }
            "toString" if given.is_empty() => Some(self.join_list(&Value::str(","), receiver, site.span)),
            _ => None,
        }
    }

    /// A set of these, each once.
    pub(in crate::flow::engine) fn script_set(&mut self, items: Vec<Value<'a>>) -> Value<'a> {
        let mut kept: Vec<Value<'a>> = Vec::new();
        for item in items {
            if !kept.iter().any(|known| self.script_is(known, &item) == Some(true)) {
                kept.push(item);
            }
        }
        let mut set = Object::new(Shape::List);
        set.ty = Some(SET.into());
        set.items = kept;
        self.allocate_object(set)
    }

    fn script_set_method(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let items = self.exact_elements(receiver)?;
        let given = site.args.first().map(|arg| arg.value.clone());
        match method {
            "add" if items.len() < MAX_ENTRIES => {
                let given = given?;
                if !items.iter().any(|known| self.script_is(known, &given) == Some(true)) {
                    self.note_put(cell, &given);
                    self.st.heap.object_mut(cell)?.items.push(given);
                }
                Some(receiver.clone())
            }
            "delete" => {
                let given = given?;
                let answers: Option<Vec<bool>> = items.iter().map(|known| self.script_is(known, &given)).collect();
                let mut answers = answers?.into_iter();
                let at = answers.position(|same| same);
                if let Some(at) = at {
                    self.st.heap.object_mut(cell)?.items.remove(at);
                }
                Some(Value::bool(at.is_some()))
            }
            "values" | "keys" if given.is_none() => Some(self.new_list(items)),
            "entries" if given.is_none() => {
                let pairs = items.into_iter().map(|item| self.new_list(vec![item.clone(), item])).collect();
                Some(self.new_list(pairs))
            }
            "union" | "intersection" | "difference" => {
                let others = self.exact_elements(&given?)?;
                let made = match method {
                    "union" => items.into_iter().chain(others).collect(),
                    _ => {
                        let mut kept = Vec::new();
                        for item in items {
                            let answers: Option<Vec<bool>> = others.iter().map(|other| self.script_is(other, &item)).collect();
                            if answers?.contains(&true) == (method == "intersection") {
                                kept.push(item);
                            }
                        }
                        kept
                    }
                };
                Some(self.script_set(made))
            }
            _ => None,
        }
    }

    /// Whether two values are one and the same, where that is known; what is no number is the same as itself.
    fn script_is(&self, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        if let (Some(a), Some(b)) = (Primitive::of(a), Primitive::of(b)) {
            let both_none = matches!((&a, &b), (Primitive::Number(a), Primitive::Number(b)) if a.is_nan() && b.is_nan());
            return Some(both_none || a.same(&b));
        }
        match (a.cell(), b.cell()) {
            (Some(a), Some(b)) if a == b => Some(true),
            (Some(a), Some(b)) => {
                let is_one = |cell| self.st.heap.object(cell).is_some_and(|object| !object.weak);
                (is_one(a) && is_one(b)).then_some(false)
            }
            (Some(_), None) if b.is_plain_constant() => Some(false),
            (None, Some(_)) if a.is_plain_constant() => Some(false),
            _ => (a.id != 0 && a.id == b.id).then_some(true),
        }
    }

    /// Where a value stands first. What is no number stands nowhere.
    fn script_place<'i>(&self, items: impl Iterator<Item = (usize, &'i Value<'a>)>, wanted: &Value<'a>) -> Option<Value<'a>>
    where
        'a: 'i,
    {
        let is_none = |value: &Value<'a>| matches!(value.kind, Kind::Float(number) if number.is_nan());
        for (at, item) in items {
            if self.script_is(item, wanted)? && !is_none(wanted) {
                return Some(Value::int(at as i128));
            }
        }
        Some(Value::int(-1))
    }

    /// The elements that a list has now. Methods that change a frozen one throw.
    fn script_left(&mut self, cell: Ref, items: Vec<Value<'a>>) -> Option<()> {
        if self.is_frozen(cell) {
            self.throw(None);
            return Some(());
        }
        items.iter().for_each(|item| self.note_put(cell, item));
        self.st.heap.object_mut(cell)?.items = items;
        Some(())
    }

    /// Whether an object is an array, and no set or the like.
    pub(in crate::flow::engine) fn script_is_array(&self, cell: Ref) -> bool {
        let object = self.st.heap.object(cell);
        object.is_some_and(|object| object.shape == Shape::List && object.ty.as_deref().is_none_or(|ty| matches!(ty, "Array" | "array")))
    }

    fn script_arranged(&mut self, cell: Ref, receiver: &Value<'a>, items: Vec<Value<'a>>, in_place: bool) -> Option<Value<'a>> {
        if !in_place {
            return Some(self.new_list(items));
        }
        self.script_left(cell, items)?;
        Some(receiver.clone())
    }

    fn script_flat(&mut self, items: Vec<Value<'a>>, depth: u32, is_endless: bool, made: &mut Object<'a>) -> Option<()> {
        for item in items {
            // Of what is not in sight it is not known whether it is a list.
            if depth > 0 && matches!(item.kind, Kind::Unknown | Kind::Opaque | Kind::Choice(_) | Kind::Lib(_)) {
                return None;
            }
            let is_list = item.cell().is_some_and(|cell| self.script_is_array(cell));
            match is_list && depth > 0 {
                true => {
                    let inner = self.exact_elements(&item)?;
                    self.script_flat(inner, depth - 1, is_endless, made)?;
                }
                false if is_list && is_endless => return None,
                false => made.push(item, &self.ids),
            }
        }
        Some(())
    }

    /// The first or last element that passes a test, or its place: any of those that may.
    fn script_found(
        &mut self,
        list: &Value<'a>,
        items: Vec<Value<'a>>,
        method: &str,
        function: &Value<'a>,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let wants_place = method.ends_with("Index");
        let mut places: Vec<usize> = (0..items.len()).collect();
        if method.starts_with("findLast") {
            places.reverse();
        }
        let mut found: Option<Value<'a>> = None;
        let mut is_certain = false;
        for at in places {
            let args = self.callback_args(function, items[at].clone(), Some(Value::int(at as i128)), list);
            let answer = self.call_value(function, args, site.span, &"callback".into());
            self.live = true;
            let truth = self.truth_of(&answer);
            if truth == Some(false) {
                continue;
            }
            let one = if wants_place { Value::int(at as i128) } else { taught(items[at].clone(), &answer) };
            found = Some(found.map_or_else(|| one.clone(), |known| self.join(&known, &one)));
            is_certain = truth == Some(true);
            if is_certain {
                break;
            }
        }
        let none = if wants_place { Value::int(-1) } else { undefined() };
        Some(match found {
            Some(found) if is_certain || !wants_place => found,
            Some(_) => self.number(),
            None => none,
        })
    }

    /// In the order that a function gives, as the runtime finds it: a run at the beginning, then each of the others put in.
    fn script_sorted_by(&mut self, items: Vec<Value<'a>>, function: &Value<'a>, site: &Site<'a, '_>) -> Option<Vec<Value<'a>>> {
        let (nothing, mut items): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| matches!(item.kind, Kind::Null));
        if items.len() > MAX_UNROLL || nothing.iter().any(|item| item.ty.as_deref() != Some(UNDEFINED)) {
            return None;
        }
        let comes_before = |engine: &mut Self, a: &Value<'a>, b: &Value<'a>| {
            let args = [a, b].map(|one| ArgValue::plain(one.clone())).to_vec();
            let order = engine.call_value(function, args, site.span, &"compare".into());
            engine.live = true;
            Primitive::of(&order).map(|order| order.number() < 0.0)
        };
        if items.len() > 1 {
            let falls = comes_before(self, &items[1].clone(), &items[0].clone())?;
            let mut run = 2;
            while run < items.len() && comes_before(self, &items[run].clone(), &items[run - 1].clone())? == falls {
                run += 1;
            }
            if falls {
                items[..run].reverse();
            }
            for start in run..items.len() {
                let pivot = items[start].clone();
                let (mut left, mut right) = (0, start);
                while left < right {
                    let middle = left + (right - left) / 2;
                    if comes_before(self, &pivot, &items[middle].clone())? {
                        right = middle;
                    } else {
                        left = middle + 1;
                    }
                }
                items.remove(start);
                items.insert(left, pivot);
            }
        }
        items.extend(nothing);
        Some(items)
    }
}

/// By what they are written as.
fn sorted<'a>(items: Vec<Value<'a>>) -> Option<Vec<Value<'a>>> {
    let mut keyed: Vec<(Primitive, Value<'a>)> =
        items.into_iter().map(|item| Some((Primitive::of(&item)?, item))).collect::<Option<_>>()?;
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (Primitive::Undefined, Primitive::Undefined) => Ordering::Equal,
        (Primitive::Undefined, _) => Ordering::Greater,
        (_, Primitive::Undefined) => Ordering::Less,
        _ => a.text().encode_utf16().cmp(b.text().encode_utf16()),
    });
    Some(keyed.into_iter().map(|(_, item)| item).collect())
}

fn is_undefined(value: &Value<'_>) -> bool {
    Primitive::of(value) == Some(Primitive::Undefined)
}

fn undefined<'a>() -> Value<'a> {
    Primitive::Undefined.value()
}

/// A place that is handed over: from the end where it is negative.
fn place_of(given: Option<&Value<'_>>, length: usize, none: usize) -> Option<usize> {
    let at = match given.map(|given| Primitive::of(given).map(|at| at.number())) {
        None => return Some(none),
        Some(at) => at?,
    };
    let at = if at.is_nan() { 0.0 } else { at.trunc() };
    let at = if at < 0.0 { at + length as f64 } else { at };
    Some(at.clamp(0.0, length as f64) as usize)
}

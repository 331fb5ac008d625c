//! What the sequence operations of Kotlin, Ruby and .NET share: elements that are sought, parted, put in order, grouped, paired. Of elements that
//! are not all known, or tests that are not decided, the result holds whatever may be in it. Knows no library's names and no rule.

use std::cmp::Ordering;

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    callables::taught,
    heap::{Object, Shape},
    loops::MAX_UNROLL,
    value::{Kind, Ref, Value},
};
use crate::flow::ir::BinaryOp;

/// Most keys of which each is compared with all others.
const MOST_COMPARED: usize = 64;

/// What elements that a test lets through are wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    First,
    Last,
}

impl<'a> Engine<'a> {
    /// A list of these.
    pub(super) fn new_list(&mut self, items: Vec<Value<'a>>) -> Value<'a> {
        let mut object = Object::new(Shape::List);
        object.items = items;
        self.allocate_object(object)
    }

    /// What a call has made safe: of a list each of its elements.
    pub(super) fn cleaned_inside(&mut self, made: &Value<'a>, clean: super::value::CleanBits) -> Value<'a> {
        let value = made.clone().cleaned(clean);
        let Some(object) = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::List) else {
            return value;
        };
        let mut object = object.clone();
        object.items = object.items.into_iter().map(|item| item.cleaned(clean)).collect();
        object.rest = object.rest.map(|rest| Box::new(rest.cleaned(clean)));
        object.taint = object.taint.cleaned(clean);
        let mut cleaned = self.allocate_object(object);
        (cleaned.taint, cleaned.ty, cleaned.via) = (value.taint, value.ty, value.via);
        cleaned
    }

    /// The elements of a list in order, where all are known and few enough to be asked one by one.
    pub(super) fn few_elements(&mut self, list: &Value<'a>) -> Option<Vec<Value<'a>>> {
        if self.shape_of(list) != Some(Shape::List) {
            return None;
        }
        self.exact_elements(list).filter(|items| items.len() <= MAX_UNROLL)
    }

    /// What a function answers for these values.
    pub(super) fn ask(&mut self, function: &Value<'a>, args: Vec<Value<'a>>, site: &Site<'a, '_>) -> Value<'a> {
        let made = if self.on_jvm() {
            self.call_function(function, args, site)
        } else {
            let args = args.into_iter().map(ArgValue::plain).collect();
            Some(self.call_value(function, args, site.span, &"callback".into()))
        };
        self.live = true;
        made.unwrap_or_else(|| self.unknown())
    }

    /// What a function answers for one element. Of a list a block of Ruby that takes several values gets the elements.
    pub(super) fn ask_item(&mut self, function: &Value<'a>, item: &Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let takes_several = match &function.kind {
            Kind::Func(closure) => self.is_ruby() && closure.function.params.iter().filter(|param| &*param.name != "&").count() > 1,
            _ => false,
        };
        let parts = match self.shape_of(item) {
            Some(Shape::List) if takes_several => self.exact_elements(item),
            _ => None,
        };
        self.ask(function, parts.unwrap_or_else(|| vec![item.clone()]), site)
    }

    /// The same of a value that stands for any number of others: what the function does may happen or not.
    pub(super) fn ask_perhaps(&mut self, function: &Value<'a>, args: Vec<Value<'a>>, site: &Site<'a, '_>) -> Value<'a> {
        let (made, ()) = self.either(|engine| engine.ask(function, args, site), |_| ());
        self.live = true;
        made
    }

    /// A list that holds these somewhere.
    pub(super) fn list_of_some(&mut self, items: Vec<Value<'a>>) -> Value<'a> {
        let mut list = Object::new(Shape::List);
        for item in items {
            list.add_rest(item, &self.ids);
        }
        if list.rest.is_none() {
            list.rest = Some(Box::new(self.opaque()));
        }
        self.allocate_object(list)
    }

    /// Any one of these.
    pub(super) fn one_of(&mut self, items: &[Value<'a>]) -> Option<Value<'a>> {
        let (first, rest) = items.split_first()?;
        Some(rest.iter().fold(first.clone(), |sum, one| sum.join(one, &self.ids)))
    }

    /// The first or last element that passes a test; nothing where none does.
    pub(super) fn sought(&mut self, items: Vec<Value<'a>>, test: &Value<'a>, wanted: Sought, site: &Site<'a, '_>) -> Value<'a> {
        let mut asked = Vec::with_capacity(items.len());
        for item in items {
            let answer = self.ask_item(test, &item, site);
            asked.push((item, answer));
        }
        if wanted == Sought::Last {
            asked.reverse();
        }
        let mut found: Option<Value<'a>> = None;
        for (item, answer) in asked {
            let truth = answer.truth(self.empty_is_false());
            if truth == Some(false) {
                continue;
            }
            let kept = taught(item, &answer);
            found = Some(found.map_or_else(|| kept.clone(), |known| self.join(&known, &kept)));
            if truth == Some(true) {
                return found.unwrap_or_else(Value::null);
            }
        }
        found.map_or_else(Value::null, |found| self.join(&found, &Value::null()))
    }

    /// The elements that pass a test, and those that do not.
    pub(super) fn parted(&mut self, items: Vec<Value<'a>>, test: &Value<'a>, site: &Site<'a, '_>) -> (Value<'a>, Value<'a>) {
        let (mut passed, mut failed) = (Object::new(Shape::List), Object::new(Shape::List));
        for item in items {
            let answer = self.ask_item(test, &item, site);
            match answer.truth(self.empty_is_false()) {
                Some(true) => passed.push(item, &self.ids),
                Some(false) => failed.push(item, &self.ids),
                None => {
                    passed.add_rest(taught(item.clone(), &answer), &self.ids);
                    failed.add_rest(item, &self.ids);
                }
            }
        }
        (self.scattered(passed), self.scattered(failed))
    }

    /// A list of which some elements may not be there: then none has its place.
    fn scattered(&mut self, mut list: Object<'a>) -> Value<'a> {
        if list.rest.is_some() {
            list.blur(&self.ids);
        }
        self.allocate_object(list)
    }

    /// How many elements at the beginning pass a test, where that is decided.
    pub(super) fn leading(&mut self, items: &[Value<'a>], test: &Value<'a>, site: &Site<'a, '_>) -> Option<usize> {
        let mut decided = Some(0);
        let mut ended = false;
        for item in items {
            let answer = self.ask_item(test, item, site);
            match answer.truth(self.empty_is_false()) {
                _ if ended => {}
                Some(true) => decided = decided.map(|count| count + 1),
                Some(false) => ended = true,
                None => (decided, ended) = (None, true),
            }
        }
        decided
    }

    /// The elements at the beginning that pass a test, or those behind them.
    pub(super) fn led(&mut self, mut items: Vec<Value<'a>>, test: &Value<'a>, taken: bool, site: &Site<'a, '_>) -> Value<'a> {
        match self.leading(&items, test, site) {
            Some(at) => {
                let rest = items.split_off(at);
                self.new_list(if taken { items } else { rest })
            }
            None => self.list_of_some(items),
        }
    }

    /// Every element of a list becomes one value.
    pub(super) fn fill_with(&mut self, cell: Ref, with: Value<'a>, all: bool) -> Option<Value<'a>> {
        let ids = &self.ids;
        let object = self.st.heap.object_mut(cell)?;
        if all {
            object.items.fill(with);
        } else {
            object.blur(ids);
            object.add_rest(with, ids);
        }
        Some(Value::null())
    }

    /// What stood under a key, which is taken out.
    pub(super) fn taken_out(&mut self, cell: Ref, receiver: &Value<'a>, key: &Value<'a>) -> Option<Value<'a>> {
        let found = self.index_value(receiver, key);
        let ids = &self.ids;
        let object = self.st.heap.object_mut(cell)?;
        match key.key() {
            Some(key) => object.drop_field(&key),
            // Any of them may be gone.
            None => object.fields.iter_mut().for_each(|(_, value)| *value = value.join(&Value::null(), ids)),
        }
        Some(found)
    }

    /// The elements in the order of what stands for each of them.
    pub(super) fn ordered(&mut self, items: Vec<Value<'a>>, keys: &[Value<'a>], descending: bool) -> Value<'a> {
        match self.places_in_order(keys, descending) {
            Some(order) => {
                let sorted = order.into_iter().filter_map(|at| items.get(at).cloned()).collect();
                self.new_list(sorted)
            }
            None => self.list_of_some(items),
        }
    }

    /// Positions in ascending order of these keys, where it is known how they stand to each other.
    pub(super) fn order_of(&self, keys: &[Value<'a>]) -> Option<Vec<usize>> {
        self.places_in_order(keys, false)
    }

    /// The same from the greatest, where that is asked: equals stay in the order in which they came.
    pub(super) fn places_in_order(&self, keys: &[Value<'a>], descending: bool) -> Option<Vec<usize>> {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        // Constants of one kind stand to each other if each does to the next; parts of what is not known may not.
        let far = self.language == assay_manifests::Language::Python;
        for (at, key) in keys.iter().enumerate() {
            for other in keys.iter().skip(at + 1).take(if far { MOST_COMPARED } else { 1 }) {
                self.standing(key, other)?;
            }
        }
        order.sort_by(|a, b| {
            let order = self.standing(&keys[*a], &keys[*b]).unwrap_or(Ordering::Equal);
            if descending { order.reverse() } else { order }
        });
        (!far || keys.len() <= MOST_COMPARED).then_some(order)
    }

    /// The element with the least or greatest key.
    pub(super) fn extreme(&mut self, items: &[Value<'a>], keys: &[Value<'a>], greatest: bool) -> Option<Value<'a>> {
        if items.is_empty() {
            return Some(Value::null());
        }
        let Some(order) = self.places_in_order(keys, greatest) else { return self.one_of(items) };
        items.get(*order.first()?).cloned()
    }

    /// Elements under their keys, each key with the list of those that have it.
    pub(super) fn grouped(&mut self, items: Vec<Value<'a>>, keys: &[Value<'a>]) -> Value<'a> {
        let mut map = Object::new(Shape::Map);
        let names: Option<Vec<_>> = keys.iter().map(Value::key).collect();
        let Some(names) = names else {
            let list = self.list_of_some(items);
            map.rest = Some(Box::new(list));
            return self.allocate_object(map);
        };
        let mut groups: Vec<(crate::flow::ir::Sym, Vec<Value<'a>>)> = Vec::new();
        for (name, item) in names.into_iter().zip(items) {
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, group)) => group.push(item),
                None => groups.push((name, vec![item])),
            }
        }
        for (name, group) in groups {
            let list = self.new_list(group);
            map.set_field(&name, list, &self.ids);
        }
        self.allocate_object(map)
    }

    /// A map of these keys and values: a later one takes the place of an earlier.
    pub(super) fn map_of(&mut self, pairs: Vec<(Value<'a>, Value<'a>)>) -> Value<'a> {
        let mut map = Object::new(Shape::Map);
        let known = pairs.iter().all(|(key, _)| key.key().is_some());
        for (key, value) in pairs {
            match key.key().filter(|_| known) {
                Some(name) => map.set_field(&name, value, &self.ids),
                None => {
                    map.taint = map.taint.union(&key.taint);
                    map.add_rest(value, &self.ids);
                }
            }
        }
        self.allocate_object(map)
    }

    /// Lists of so many neighbours, one beginning every `step` elements.
    pub(super) fn windows(&mut self, items: &[Value<'a>], size: usize, step: usize, partial: bool) -> Option<Vec<Value<'a>>> {
        if size == 0 || step == 0 {
            return None;
        }
        let mut out = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let end = (at + size).min(items.len());
            if end - at == size || partial {
                let window = self.new_list(items[at..end].to_vec());
                out.push(window);
            }
            at += step;
        }
        Some(out)
    }

    /// Elements side by side.
    pub(super) fn zipped(&mut self, rows: &[Vec<Value<'a>>], length: usize) -> Vec<Value<'a>> {
        let mut out = Vec::new();
        for at in 0..length {
            let row = rows.iter().map(|row| row.get(at).cloned().unwrap_or_else(Value::null)).collect();
            let row = self.new_list(row);
            out.push(row);
        }
        out
    }

    /// The elements without those that are equal to one before; `None` where that is not decided.
    pub(super) fn without_equals(&self, items: &[Value<'a>], keys: &[Value<'a>]) -> Option<Vec<Value<'a>>> {
        let mut out: Vec<(Value<'a>, Value<'a>)> = Vec::new();
        for (item, key) in items.iter().zip(keys) {
            let same: Option<Vec<bool>> = out.iter().map(|(_, known)| self.equal_values(known, key)).collect();
            if !same?.contains(&true) {
                out.push((item.clone(), key.clone()));
            }
        }
        Some(out.into_iter().map(|(item, _)| item).collect())
    }

    /// Where a value stands first among others, where that is decided: `Some(None)` where it is not among them.
    pub(super) fn place_among(&self, items: &[Value<'a>], wanted: &Value<'a>) -> Option<Option<usize>> {
        for (at, item) in items.iter().enumerate() {
            match self.equal_values(item, wanted) {
                Some(true) => return Some(Some(at)),
                Some(false) => {}
                None => return None,
            }
        }
        Some(None)
    }

    /// `a - b`, `a | b`, `a & b`, `a * n` of lists, and a map without a key; `None` where the left side is neither.
    pub(super) fn sequence_operator(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, span: Span) -> Option<Value<'a>> {
        let cell = a.cell()?;
        let shape = self.st.heap.object(cell)?.shape;
        if shape == Shape::Map && op == BinaryOp::Sub {
            let mut map = self.st.heap.object(cell)?.clone();
            let keys = match self.shape_of(b) {
                Some(Shape::List) => self.exact_elements(b),
                _ => Some(vec![b.clone()]),
            };
            let names: Option<Vec<_>> = keys.and_then(|keys| keys.iter().map(Value::key).collect());
            if let Some(names) = names {
                map.fields.retain(|(name, _)| !names.contains(name));
            }
            return Some(self.allocate_object(map));
        }
        if shape != Shape::List {
            return None;
        }
        let (mine, theirs) = (self.exact_elements(a), self.exact_elements(b));
        let any = self.some_element(cell);
        match op {
            BinaryOp::Add => {
                let mut sum = Object::new(Shape::List);
                self.spread_into(&mut sum, a, span);
                self.spread_into(&mut sum, b, span);
                Some(self.allocate_object(sum))
            }
            BinaryOp::Sub | BinaryOp::BitAnd => {
                // In Kotlin a single element may be taken away: the first that is equal.
                let single = self.on_jvm() && self.shape_of(b) != Some(Shape::List);
                let others = if single { Some(vec![b.clone()]) } else { theirs };
                let (Some(mine), Some(others)) = (mine, others) else { return Some(self.list_of_some(vec![any])) };
                let mut kept = Vec::new();
                let mut taken = false;
                for item in mine {
                    match self.place_among(&others, &item) {
                        Some(found) if single => {
                            if found.is_none() || taken {
                                kept.push(item);
                            }
                            taken |= found.is_some();
                        }
                        Some(found) if found.is_some() == (op == BinaryOp::BitAnd) => kept.push(item),
                        Some(_) => {}
                        None => return Some(self.list_of_some(vec![any])),
                    }
                }
                Some(self.new_list(kept))
            }
            BinaryOp::BitOr => {
                let other = self.element(b, span);
                let all = mine.zip(theirs).map(|(mut mine, theirs)| {
                    mine.extend(theirs);
                    mine
                });
                match all.and_then(|all| self.without_equals(&all, &all)) {
                    Some(all) => Some(self.new_list(all)),
                    None => Some(self.list_of_some(vec![any, other])),
                }
            }
            BinaryOp::Mul => match (mine, b.as_int().and_then(|times| usize::try_from(times).ok())) {
                (Some(mine), Some(times)) if mine.len() * times <= 64 => {
                    let length = mine.len() * times;
                    Some(self.new_list(mine.into_iter().cycle().take(length).collect()))
                }
                (_, None) if matches!(b.kind, Kind::Str(_)) => Some(self.join_list(b, a, span)),
                _ => Some(self.list_of_some(vec![any])),
            },
            _ => None,
        }
    }

    /// Puts other elements into a list's place.
    pub(super) fn refill(&mut self, cell: Ref, items: Vec<Value<'a>>) {
        if let Some(object) = self.st.heap.object_mut(cell) {
            if object.weak {
                for item in items {
                    object.add_rest(item, &self.ids);
                }
            } else {
                object.items = items;
            }
        }
    }

    /// A list whose elements have lost their places: something has been done to it that is not followed.
    pub(super) fn lose_places(&mut self, cell: Ref) {
        let ids = &self.ids;
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.blur(ids);
        }
    }

    /// Does to a list what another list was made for.
    pub(super) fn become_like(&mut self, cell: Ref, other: &Value<'a>) {
        let Some(mut made) = other.cell().and_then(|cell| self.st.heap.object(cell)).cloned() else { return self.lose_places(cell) };
        let Some(old) = self.st.heap.object(cell) else { return };
        made.ty = old.ty.clone();
        if old.weak {
            for item in old.items.iter().chain(old.rest.as_deref()) {
                made.add_rest(item.clone(), &self.ids);
            }
            made.weak = true;
        }
        self.st.heap.put(cell, super::heap::Cell::Object(made));
    }
}

/// How two constants of one kind stand to each other.
pub(super) fn compared(a: &Value<'_>, b: &Value<'_>) -> Option<Ordering> {
    match (&a.kind, &b.kind) {
        (Kind::Int(x), Kind::Int(y)) => Some(x.cmp(y)),
        (Kind::Bool(x), Kind::Bool(y)) => Some(x.cmp(y)),
        (Kind::Float(x), Kind::Float(y)) => x.partial_cmp(y),
        _ => Some(a.as_str()?.cmp(&b.as_str()?)),
    }
}

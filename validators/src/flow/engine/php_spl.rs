//! PHP's own classes that hold values in a row: stacks, queues, objects around arrays. Knows no rule.

use std::cmp::Ordering;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};

/// Classes whose objects hold values under numbers or keys.
const ROWS: &[&str] = &[
    "SplStack",
    "SplQueue",
    "SplDoublyLinkedList",
    "ArrayObject",
    "ArrayIterator",
    "SplFixedArray",
    "SplMinHeap",
    "SplMaxHeap",
    "SplPriorityQueue",
    "SplObjectStorage",
    "WeakMap",
];
/// Rows that keep what they hold in order.
const IN_ORDER: &[&str] = &["SplMinHeap", "SplMaxHeap", "SplPriorityQueue"];
/// Rows whose keys are objects.
const BY_OBJECT: &[&str] = &["SplObjectStorage", "WeakMap"];
/// Key under which stands what belongs to an object.
const OF_OBJECT: &str = "(object) ";
const OF_UNSEEN: &str = "(unseen) ";
/// Rows that give what went in last first.
const LAST_FIRST: &str = "SplStack";

impl<'a> Engine<'a> {
    /// A class of the language that holds values in a row.
    pub(super) fn php_constructor(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let class = name.rsplit('.').next().unwrap_or(name);
        if matches!(class, "LimitIterator" | "CallbackFilterIterator" | "IteratorIterator" | "NoRewindIterator" | "CachingIterator") {
            return self.php_iterator_around(site, class);
        }
        if !ROWS.contains(&class) {
            return None;
        }
        let given = site.args.first().map(|arg| arg.value.clone());
        let mut list = match given.as_ref().and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)) {
            Some(object) if matches!(object.shape, Shape::List | Shape::Map) => object.clone(),
            Some(_) => return None,
            None => Object::new(if BY_OBJECT.contains(&class) { Shape::Map } else { Shape::List }),
        };
        match (&given, class) {
            (Some(size), "SplFixedArray") if list.items.is_empty() => {
                let size = size.as_int().and_then(|size| usize::try_from(size).ok()).filter(|size| *size <= super::loops::MAX_UNROLL);
                match size {
                    Some(size) => list.items = vec![Value::null(); size],
                    None => list.rest = Some(Box::new(Value::null())),
                }
            }
            (Some(given), _) if given.cell().is_none() && !matches!(given.kind, Kind::Null) => {
                list.open = true;
                list.taint = self.deep_taint(given);
            }
            _ => {}
        }
        list.ty = Some(class.into());
        Some(self.allocate_object(list))
    }

    /// An iterator over another one: some of what that gives.
    fn php_iterator_around(&mut self, site: &Site<'a, '_>, class: &str) -> Option<Value<'a>> {
        let inner = site.args.first()?.value.clone();
        let inner = self.php_walked(inner);
        let mut held = self.st.heap.object(inner.cell()?).filter(|held| matches!(held.shape, Shape::List | Shape::Map))?.clone();
        held.ty = None;
        let array = ArgValue::plain(self.allocate_object(held));
        let more = site.args.iter().skip(1).cloned();
        let (function, args): (_, Vec<ArgValue<'a>>) = match class {
            "LimitIterator" if site.args.get(2).is_some_and(|limit| limit.value.as_int() == Some(-1)) => {
                ("array_slice", [array].into_iter().chain(more.take(1)).collect())
            }
            "LimitIterator" => ("array_slice", [array].into_iter().chain(more).collect()),
            "CallbackFilterIterator" => ("array_filter", [array].into_iter().chain(more).collect()),
            _ => return Some(array.value),
        };
        Some(self.library_call(Site::named(vec![function.into()], &args, site.span)))
    }

    /// Which of what a heap holds comes out first.
    fn php_first_out(&self, held: &Object<'a>) -> Option<usize> {
        let class = held.ty.as_deref()?;
        let rank = |item: &Value<'a>| match class {
            "SplPriorityQueue" => self.st.heap.object(item.cell()?)?.items.get(1).cloned(),
            _ => Some(item.clone()),
        };
        let mut first = 0;
        let mut best = rank(held.items.first()?)?;
        for (at, item) in held.items.iter().enumerate().skip(1) {
            let own = rank(item)?;
            let order = self.php_order_of(&own, &best)?;
            // Which of two that are equal comes first is not said.
            if order == Ordering::Equal && class == "SplPriorityQueue" {
                return None;
            }
            if order == if class == "SplMinHeap" { Ordering::Less } else { Ordering::Greater } {
                (first, best) = (at, own);
            }
        }
        Some(first)
    }

    /// What a heap gives: `extract` takes it out.
    fn php_heap_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let held = self.st.heap.object(cell)?.clone();
        let is_queue = held.ty.as_deref() == Some("SplPriorityQueue");
        let is_exact = !held.open && held.rest.is_none() && !held.weak;
        let inside = |engine: &mut Self, item: Value<'a>| if is_queue { engine.index_value(&item, &Value::int(0)) } else { item };
        match method {
            "insert" => {
                let value = site.args.first()?.value.clone();
                let item = if is_queue { self.new_list(vec![value, site.args.get(1)?.value.clone()]) } else { value };
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.push(item, ids);
                Some(Value::bool(true))
            }
            "extract" | "top" | "current" => {
                let Some(at) = self.php_first_out(&held).filter(|_| is_exact) else {
                    let some = self.some_element(cell);
                    if method == "extract" {
                        let ids = &self.ids;
                        self.st.heap.object_mut(cell)?.blur(ids);
                    }
                    return Some(inside(self, some));
                };
                let item = held.items.get(at)?.clone();
                if method == "extract" {
                    self.st.heap.object_mut(cell)?.items.remove(at);
                }
                Some(inside(self, item))
            }
            "isEmpty" if is_exact => Some(Value::bool(held.items.is_empty())),
            "valid" if is_exact => Some(Value::bool(!held.items.is_empty())),
            "count" if is_exact => Some(Value::int(held.items.len() as i128)),
            "next" => {
                match self.php_first_out(&held).filter(|_| is_exact) {
                    Some(at) => drop(self.st.heap.object_mut(cell)?.items.remove(at)),
                    None => {
                        let ids = &self.ids;
                        self.st.heap.object_mut(cell)?.blur(ids);
                    }
                }
                Some(Value::null())
            }
            "setExtractFlags" => {
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.blur(ids);
                Some(Value::null())
            }
            _ => None,
        }
    }

    /// Whether an object that is asked for may be one that stands there as another value.
    pub(super) fn is_unknown_object(&self, cell: Ref, key: &Value<'a>) -> bool {
        let name = key.as_str().filter(|name| name.starts_with(OF_UNSEEN));
        name.is_some_and(|name| self.st.heap.object(cell).is_some_and(|held| held.field(&name).is_none()))
    }

    /// What belongs to an object: `attach($object, $value)`, `contains($object)`.
    fn php_storage_method(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let key = site.args.first().map(|arg| arg.value.clone());
        match method {
            "attach" | "offsetSet" => {
                let value = site.args.get(1).map_or_else(Value::null, |arg| arg.value.clone());
                self.set_index(receiver, &key?, value);
                Some(Value::null())
            }
            "contains" | "offsetExists" => {
                let turned = self.php_row_key(cell, &key?)?;
                if self.is_unknown_object(cell, &turned) {
                    return Some(self.boolean());
                }
                Some(self.membership_of_key(&turned, receiver))
            }
            "offsetGet" => Some(self.index_value(receiver, &key?)),
            "detach" | "offsetUnset" => {
                let turned = self.php_row_key(cell, &key?)?.key();
                let object = self.st.heap.object_mut(cell)?;
                if let Some(key) = turned {
                    object.drop_field(&key);
                }
                Some(Value::null())
            }
            _ => None,
        }
    }

    /// A method of such an object.
    pub(super) fn php_row_method(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let held = self.st.heap.object(cell)?;
        if !self.is_php() || !ROWS.contains(&held.ty.as_deref()?) {
            return None;
        }
        if IN_ORDER.contains(&held.ty.as_deref()?) {
            return self.php_heap_method(cell, method, site);
        }
        if BY_OBJECT.contains(&held.ty.as_deref()?) {
            return self.php_storage_method(cell, receiver, method, site);
        }
        let is_exact = !held.open && held.rest.is_none() && !held.weak;
        let is_list = held.shape == Shape::List;
        let given = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match method {
            "offsetExists" => Some(self.membership_of_key(&given(0)?, receiver)),
            "offsetGet" => Some(self.index_value(receiver, &given(0)?)),
            "offsetSet" => {
                let (key, value) = (given(0)?, given(1)?);
                if matches!(key.kind, Kind::Null) {
                    self.append(receiver, &value);
                } else {
                    self.set_index(receiver, &key, value);
                }
                Some(Value::null())
            }
            "offsetUnset" => {
                let key = given(0)?.key();
                let place = key.as_ref().and_then(|key| key.parse::<usize>().ok());
                let (fixed, from_top) = (held.ty.as_deref() == Some("SplFixedArray"), held.ty.as_deref() == Some(LAST_FIRST));
                let ids = &self.ids;
                let object = self.st.heap.object_mut(cell)?;
                match (place, key) {
                    // All that follows moves up in a list; in what is around an array everything keeps its key.
                    (Some(at), _) if is_exact && fixed && at < object.items.len() => object.items[at] = Value::null(),
                    (Some(0), _) if is_exact && from_top => drop(object.items.pop()),
                    (Some(at), _) if is_exact && is_list && !from_top && at + 1 == object.items.len() => drop(object.items.pop()),
                    (_, Some(key)) if is_exact && !is_list => object.drop_field(&key),
                    _ => object.blur(ids),
                }
                Some(Value::null())
            }
            "append" | "push" | "enqueue" => {
                self.append(receiver, &given(0)?);
                Some(Value::null())
            }
            "unshift" => {
                self.insert(cell, &Value::int(0), given(0)?);
                Some(Value::null())
            }
            "top" | "bottom" => {
                let object = self.st.heap.object(cell)?;
                let end = if method == "top" { object.items.last() } else { object.items.first() };
                Some(end.filter(|_| is_exact && is_list).cloned().unwrap_or_else(|| self.some_element(cell)))
            }
            "isEmpty" if is_exact => Some(Value::bool(held.items.is_empty() && held.fields.is_empty())),
            "rewind" | "setSize" if site.args.is_empty() => Some(Value::null()),
            "setIteratorMode" => {
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.blur(ids);
                Some(Value::null())
            }
            "getArrayCopy" | "toArray" => {
                let mut copy = held.clone();
                copy.ty = None;
                Some(self.allocate_object(copy))
            }
            "current" => {
                let some = self.some_element(cell);
                Some(self.any_one(&some))
            }
            _ => None,
        }
    }

    /// The place that a key means: a stack counts from what went in last.
    pub(super) fn php_row_key(&mut self, cell: Ref, key: &Value<'a>) -> Option<Value<'a>> {
        if self.st.heap.object(cell)?.ty.as_deref().is_some_and(|class| BY_OBJECT.contains(&class)) {
            let is_one = |cell: Ref| self.st.heap.object(cell).is_some_and(|object| !object.weak);
            return match key.cell() {
                Some(Ref(number)) if is_one(Ref(number)) => Some(Value::str(format!("{OF_OBJECT}{number}"))),
                Some(_) => Some(self.opaque()),
                // What is not in sight is told by being the same value.
                None if key.id != 0 => Some(Value::str(format!("{OF_UNSEEN}{}", key.id))),
                None => None,
            };
        }
        let held = self.st.heap.object(cell).filter(|held| held.ty.as_deref() == Some(LAST_FIRST) && held.shape == Shape::List)?;
        let exact = !held.open && held.rest.is_none() && !held.weak;
        let place = key.as_int().filter(|_| exact).map(|at| held.items.len() as i128 - 1 - at).filter(|place| *place >= 0);
        Some(place.map_or_else(|| self.number(), Value::int))
    }

    /// What a loop over such an object visits, in its order.
    pub(super) fn php_row_visited(&mut self, row: &Value<'a>) -> Option<Value<'a>> {
        let held = self.st.heap.object(row.cell()?)?;
        let class = held.ty.as_deref()?;
        if IN_ORDER.contains(&class) {
            let mut left = held.clone();
            let mut out = Object::new(Shape::List);
            let is_queue = class == "SplPriorityQueue";
            while let Some(at) = self.php_first_out(&left).filter(|_| !left.open && left.rest.is_none() && !left.weak) {
                let item = left.items.remove(at);
                out.items.push(if is_queue { self.index_value(&item, &Value::int(0)) } else { item });
            }
            if !left.items.is_empty() || left.rest.is_some() || left.open {
                let some = self.some_element(row.cell()?);
                let some = if is_queue { self.index_value(&some, &Value::int(0)) } else { some };
                out.blur(&self.ids);
                out.add_rest(some, &self.ids);
            }
            return Some(self.allocate_object(out));
        }
        if class == "SplObjectStorage" {
            let mut out = Object::new(Shape::List);
            let known = held.fields.iter().map(|(key, _)| key.strip_prefix(OF_OBJECT).and_then(|number| number.parse().ok()));
            match known.collect::<Option<Vec<u32>>>() {
                Some(known) if !held.open && held.rest.is_none() => {
                    out.items = known.into_iter().map(|number| Value::of(Kind::Cell(Ref(number)))).collect();
                }
                _ => out.rest = Some(Box::new(self.unknown_with(held.taint.clone()))),
            }
            return Some(self.allocate_object(out));
        }
        if class != LAST_FIRST || held.shape != Shape::List {
            return None;
        }
        let mut turned = held.clone();
        turned.items.reverse();
        turned.ty = None;
        Some(self.allocate_object(turned))
    }
}

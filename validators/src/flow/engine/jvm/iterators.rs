//! Walks over collections of the JVM, in which order, and what is changed through them. Knows no rule.

use assay_manifests::Span;

use crate::flow::engine::{
    Engine,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};

/// Field of an iterator or entry that holds what it walks over or stands in.
const WALKED: &str = "$over";
/// Field of an iterator that has gone back.
const BACK: &str = "$back";

impl<'a> Engine<'a> {
    /// What a loop over an object of a class in sight walks: what its `iterator()` gives. Whether that is asked for each element by `next()`.
    pub(in crate::flow::engine) fn jvm_iterator(&mut self, iterated: Value<'a>, span: Span) -> (Value<'a>, bool) {
        if !self.on_jvm() {
            return (iterated, false);
        }
        let mut walked = iterated;
        if self.has_own_method(&walked, "iterator") {
            walked = self.call_on_value(&walked, None, &"iterator".into(), Vec::new(), span, None, false);
        }
        let is_asked = self.has_own_method(&walked, "next");
        (walked, is_asked)
    }

    /// The next element of an iterator of a class in sight.
    pub(in crate::flow::engine) fn jvm_next(&mut self, iterator: &Value<'a>, span: Span) -> Value<'a> {
        self.call_on_value(iterator, None, &"next".into(), Vec::new(), span, None, false)
    }

    fn has_own_method(&mut self, value: &Value<'a>, name: &str) -> bool {
        let object = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::Instance);
        object.and_then(|object| object.class).is_some_and(|class| self.find_method(class, name, Some(0), 0).is_some())
    }

    /// An iterator or enumeration: what is left to visit, in order.
    pub(super) fn walker(&mut self, over: &Value<'a>) -> Option<Value<'a>> {
        let mut object = self.st.heap.object(over.cell()?)?.clone();
        object.ty = Some("java.util.Iterator".into());
        object.fields.clear();
        object.fields.push((WALKED.into(), over.clone()));
        Some(self.allocate_object(object))
    }

    /// What an iterator does to the list it walks over: what was visited last is taken out or replaced, or something is put before what comes next.
    pub(super) fn through_iterator(&mut self, cell: Ref, method: &str, value: Option<Value<'a>>) -> Option<Value<'a>> {
        let over = self.st.heap.object(cell)?.field(WALKED).and_then(Value::cell);
        if matches!(method, "previous" | "hasPrevious" | "nextIndex" | "previousIndex") {
            if method == "previous"
                && let Some(before) = self.stepped_back(cell, over)
            {
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.set_field(&BACK.into(), Value::bool(true), ids);
                return Some(before);
            }
            let back = match method {
                "hasPrevious" => self.boolean(),
                "previous" => match over {
                    Some(over) => self.some_element(over),
                    None => self.unknown(),
                },
                _ => self.number(),
            };
            // From here on its place is not known.
            if method == "previous" {
                let left = over.map(|over| self.some_element(over));
                let ids = &self.ids;
                if let (Some(object), Some(left)) = (self.st.heap.object_mut(cell), left) {
                    object.blur(ids);
                    object.add_rest(left, ids);
                }
            }
            return Some(back);
        }
        let over = over?;
        let left = self
            .st
            .heap
            .object(cell)
            .filter(|object| !object.open && object.rest.is_none() && !object.weak)
            .map(|object| object.items.len());
        let held = self.st.heap.object(over).filter(|object| object.shape == Shape::List && !object.weak && object.rest.is_none());
        // What was visited last stands before it where it went forward.
        let left = left.filter(|_| self.st.heap.object(cell).is_some_and(|object| object.field(BACK).is_none()));
        let behind = usize::from(method != "add");
        let at = held.zip(left).and_then(|(held, left)| held.items.len().checked_sub(left + behind));
        let ids = &self.ids;
        match (at, value, method) {
            (Some(at), _, "remove") => drop(self.take_at(over, at)),
            (Some(at), Some(value), "set") => {
                if let Some(item) = self.st.heap.object_mut(over).and_then(|object| object.items.get_mut(at)) {
                    *item = value;
                }
            }
            (Some(at), Some(value), _) => {
                if let Some(object) = self.st.heap.object_mut(over).filter(|object| at <= object.items.len()) {
                    object.items.insert(at, value);
                }
            }
            (None, Some(value), _) => {
                if let Some(object) = self.st.heap.object_mut(over) {
                    object.blur(ids);
                    object.add_rest(value, ids);
                }
            }
            _ => self.lose_places(over),
        }
        Some(Value::null())
    }

    /// A key as maps keep it: a constant of an enumeration is known by its name.
    pub(super) fn constant_key(&mut self, key: Value<'a>) -> Value<'a> {
        let Some(cell) = key.cell() else { return key };
        let Some(class) = self.st.heap.object(cell).and_then(|object| object.class) else { return key };
        self.jvm_constant_name(cell, class).unwrap_or(key)
    }

    /// An entry that a map gives away writes into it.
    pub(super) fn tie_entry(&mut self, entry: &Value<'a>, map: Ref) {
        let ids = &self.ids;
        if let Some(object) = entry.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
            // By its number: what stands beside an entry is not in it.
            object.set_field(&WALKED.into(), Value::int(map.0.into()), ids);
        }
    }

    pub(super) fn set_through_entry(&mut self, cell: Ref, value: Value<'a>) -> Option<Value<'a>> {
        let entry = self.st.heap.object(cell)?;
        let (old, key, map) = (entry.field("value")?.clone(), entry.field("key").cloned(), entry.field(WALKED).and_then(Value::as_int));
        let ids = &self.ids;
        self.st.heap.object_mut(cell)?.set_field(&"value".into(), value.clone(), ids);
        if let (Some(key), Some(map)) = (key, map.and_then(|map| u32::try_from(map).ok())) {
            self.set_index(&Value::of(Kind::Cell(Ref(map))), &key, value);
        }
        Some(old)
    }

    /// What is visited in an order that is not known stands in no place.
    pub(super) fn unordered(&self, cell: Ref, class: &str, list: &mut Object<'a>) {
        if !self.is_ordered(cell, class) {
            list.blur(&self.ids);
        }
    }
}

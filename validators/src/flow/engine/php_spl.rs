//! PHP's own classes that hold values in a row: stacks, queues, objects around arrays. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};

/// Classes whose objects hold values under numbers or keys.
const ROWS: &[&str] = &["SplStack", "SplQueue", "SplDoublyLinkedList", "ArrayObject", "ArrayIterator", "SplFixedArray"];
/// Rows that give what went in last first.
const LAST_FIRST: &str = "SplStack";

impl<'a> Engine<'a> {
    /// A class of the language that holds values in a row.
    pub(super) fn php_constructor(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let class = name.rsplit('.').next().unwrap_or(name);
        if class != "SplObjectStorage" && !ROWS.contains(&class) {
            return None;
        }
        let given = site.args.first().map(|arg| arg.value.clone());
        let mut list = match given.as_ref().and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)) {
            Some(object) if matches!(object.shape, Shape::List | Shape::Map) => object.clone(),
            Some(_) => return None,
            None => Object::new(if class == "SplObjectStorage" { Shape::Map } else { Shape::List }),
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

    /// A method of such an object.
    pub(super) fn php_row_method(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let held = self.st.heap.object(cell)?;
        if !self.is_php() || !ROWS.contains(&held.ty.as_deref()?) {
            return None;
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
            "current" => Some(self.some_element(cell)),
            _ => None,
        }
    }

    /// The place that a key means: a stack counts from what went in last.
    pub(super) fn php_row_key(&mut self, cell: Ref, key: &Value<'a>) -> Option<Value<'a>> {
        let held = self.st.heap.object(cell).filter(|held| held.ty.as_deref() == Some(LAST_FIRST) && held.shape == Shape::List)?;
        let exact = !held.open && held.rest.is_none() && !held.weak;
        let place = key.as_int().filter(|_| exact).map(|at| held.items.len() as i128 - 1 - at).filter(|place| *place >= 0);
        Some(place.map_or_else(|| self.number(), Value::int))
    }

    /// What a loop over such an object visits, in its order.
    pub(super) fn php_row_visited(&mut self, row: &Value<'a>) -> Option<Value<'a>> {
        let held = self.st.heap.object(row.cell()?)?;
        if held.ty.as_deref() != Some(LAST_FIRST) || held.shape != Shape::List {
            return None;
        }
        let mut turned = held.clone();
        turned.items.reverse();
        turned.ty = None;
        Some(self.allocate_object(turned))
    }
}

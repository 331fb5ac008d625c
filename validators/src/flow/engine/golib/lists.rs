//! Go's linked lists: elements that hold values and know their neighbours. Knows no rule.

use super::super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};

/// Field of an element: the list that it stands in.
const LIST: &str = "$list";

impl<'a> Engine<'a> {
    /// An element of a list, which holds a value.
    fn list_element(&mut self, list: Ref, value: Value<'a>) -> Value<'a> {
        let mut element = Object::new(Shape::Map);
        element.set_field(&"Value".into(), value, &self.ids);
        element.set_field(&LIST.into(), Value::of(Kind::Cell(list)), &self.ids);
        self.allocate_object(element)
    }

    /// Methods of `container/list`: of a list, and of one of its elements.
    pub(super) fn linked_list(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match method {
            "Next" | "Prev" => self.list_step(cell, method == "Next"),
            "PushBack" | "PushFront" => {
                let value = self.go_arg(site, 0)?;
                let element = self.list_element(cell, value);
                let ids = &self.ids;
                let object = self.st.heap.object_mut(cell)?;
                if method == "PushBack" || object.weak || object.rest.is_some() {
                    object.push(element.clone(), ids);
                } else {
                    object.items.insert(0, element.clone());
                }
                Some(element)
            }
            "Remove" => {
                let element = self.go_arg(site, 0)?;
                let ids = &self.ids;
                let object = self.st.heap.object_mut(cell)?;
                match object.items.iter().position(|item| item.cell().is_some() && item.cell() == element.cell()) {
                    Some(at) if !object.weak => drop(object.items.remove(at)),
                    _ => object.blur(ids),
                }
                let inner = self.st.heap.object(element.cell()?)?.field("Value").cloned();
                Some(inner.unwrap_or_else(|| self.opaque()))
            }
            "MoveToFront" | "MoveToBack" => {
                let element = self.go_arg(site, 0)?;
                let ids = &self.ids;
                let object = self.st.heap.object_mut(cell)?;
                match object.items.iter().position(|item| item.cell().is_some() && item.cell() == element.cell()) {
                    Some(at) if !object.weak => {
                        let moved = object.items.remove(at);
                        let to = if method == "MoveToFront" { 0 } else { object.items.len() };
                        object.items.insert(to, moved);
                    }
                    _ => object.blur(ids),
                }
                Some(Value::null())
            }
            "InsertBefore" | "InsertAfter" => {
                let value = self.go_arg(site, 0)?;
                let element = self.list_element(cell, value);
                let ids = &self.ids;
                let object = self.st.heap.object_mut(cell)?;
                object.blur(ids);
                object.add_rest(element.clone(), ids);
                Some(element)
            }
            "Front" | "Back" => {
                let object = self.st.heap.object(cell)?;
                let end = if method == "Front" { object.items.first() } else { object.items.last() };
                match (end, &object.rest, object.open) {
                    (Some(end), None, false) => Some(end.clone()),
                    _ => Some(self.some_element(cell)),
                }
            }
            _ => None,
        }
    }

    /// The element that stands beside one; nothing at either end.
    fn list_step(&mut self, element: Ref, forward: bool) -> Option<Value<'a>> {
        let list = self.st.heap.object(element)?.field(LIST)?.cell()?;
        let object = self.st.heap.object(list)?;
        let is_exact = object.rest.is_none() && !object.open && !object.weak;
        let place = object.items.iter().position(|item| item.cell() == Some(element));
        match place.filter(|_| is_exact) {
            Some(at) => {
                let beside = if forward { Some(at + 1) } else { at.checked_sub(1) };
                Some(beside.and_then(|at| object.items.get(at)).cloned().unwrap_or_else(Value::null))
            }
            None => {
                let any = self.some_element(list);
                Some(self.join(&any, &Value::null()))
            }
        }
    }
}

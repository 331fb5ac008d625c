//! Bytes of Go that are kept as a text: an array under each of its names. What is written through one name the others see, and readers over it.
//! Knows no rule.

use super::{
    Engine,
    call::ArgValue,
    value::{Array, Kind, Taint, Value},
};
use crate::flow::ir::TypeRef;

/// Most objects whose fields are looked at when an array is written to.
const MOST_OBJECTS: usize = 32;

impl<'a> Engine<'a> {
    /// `[]byte(text)` is an array of its own; `string(bytes)` is made of what stands there now.
    pub(super) fn own_bytes(&self, mut value: Value<'a>, ty: &TypeRef) -> Value<'a> {
        if !matches!(value.kind, Kind::Str(_)) {
            return value;
        }
        let is_runes = ty.dims.len() == 1 && ty.pointers == 0 && matches!(&*ty.name, "rune" | "int32");
        if is_runes && value.array == Array::NONE && value.as_str().is_some_and(|text| !text.is_ascii()) {
            // Letters that are more than one byte each.
            return self.unknown_with(value.taint);
        }
        let is_bytes = ty.dims.len() == 1 && ty.pointers == 0 && matches!(&*ty.name, "byte" | "uint8" | "rune" | "int32");
        if !is_bytes {
            value.array = Array::NONE;
        } else if value.array == Array::NONE {
            value.array = Array { id: self.ids.next(), is_inside: false };
        }
        value
    }

    /// A part of bytes shares their memory.
    pub(super) fn part_of_bytes(&self, mut part: Value<'a>, whole: &Value<'a>, is_inside: bool) -> Value<'a> {
        if whole.array != Array::NONE && part.cell().is_none() {
            part.array = Array { id: whole.array.id, is_inside: is_inside || whole.array.is_inside };
        }
        part
    }

    /// What a buffer holds, as bytes that are its own: what is written into them it holds as well.
    pub(super) fn bytes_within(&mut self, cell: super::value::Ref) -> Option<Value<'a>> {
        let mut held = self.st.heap.object(cell)?.field("$").cloned()?;
        if held.cell().is_none() {
            held.array = Array { id: self.ids.next(), is_inside: true };
            self.holders.readers.entry(held.array.id).or_default().push(cell);
        }
        Some(held)
    }

    /// What may stand in an array once something has been written into it.
    pub(super) fn rewritten(&mut self, held: &Value<'a>, given: &Value<'a>) -> Value<'a> {
        let taint = held.taint.union(&self.deep_taint(given));
        let unknown = self.deep_unknown(held, 0) || self.deep_unknown(given, 0);
        let made = if taint.is_empty() && !unknown { self.opaque() } else { self.unknown_with(taint) };
        made.typed(held.ty.clone())
    }

    /// Readers over an array give what stands there when they are read.
    pub(super) fn rewrite_readers(&mut self, array: Array, new: &Value<'a>) {
        for cell in self.holders.readers.get(&array.id).cloned().unwrap_or_default() {
            let Some(held) = self.st.heap.object(cell).and_then(|object| object.field("$")).cloned() else { continue };
            let text = self.join(&held, new);
            self.set_buffer(cell, text);
        }
    }

    /// Fields of objects that variables in sight hold, in which the array stands as well.
    pub(super) fn rewrite_fields(&mut self, array: Array, new: &Value<'a>) {
        let mut scope = self.frames.last().map(|frame| frame.scope);
        let mut cells = Vec::new();
        while let Some(held) = scope.and_then(|scope| self.st.heap.scope(scope)) {
            cells.extend(held.vars.iter().filter_map(|(_, value)| value.cell()).take(MOST_OBJECTS));
            scope = held.parent.filter(|_| cells.len() < MOST_OBJECTS);
        }
        let is_it = |held: &Value<'a>| held.array != Array::NONE && held.array.id == array.id;
        for cell in cells {
            if !self.st.heap.object(cell).is_some_and(|object| object.fields.iter().any(|(_, held)| is_it(held))) {
                continue;
            }
            if let Some(object) = self.st.heap.object_mut(cell) {
                for (_, held) in object.fields.iter_mut().filter(|(_, held)| is_it(held)) {
                    let array = held.array;
                    *held = Value { array, ..held.join(new, &self.ids) };
                }
            }
        }
    }

    /// Bytes that are given to what is not in sight beside something untrusted may hold that.
    pub(super) fn escape_bytes(&mut self, args: &[ArgValue<'a>], receiver: Option<&Value<'a>>) {
        for (at, arg) in args.iter().enumerate().filter(|(_, arg)| arg.value.array != Array::NONE) {
            let others = args.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, arg)| self.deep_taint(&arg.value));
            let own = receiver.map_or_else(Taint::default, |value| value.taint.clone());
            let taint = others.fold(own, |sum, taint| sum.union(&taint));
            if !taint.is_empty() {
                let given = self.unknown_with(taint);
                let made = self.rewritten(&arg.value, &given);
                self.write_to_array(&arg.value, &made);
            }
        }
    }
}

/// The first bytes of a text with others in their place, as many as there are.
pub(super) fn overlaid(held: &str, given: &str) -> Option<String> {
    let length = held.len().min(given.len());
    Some(format!("{}{}", given.get(..length)?, held.get(length..)?))
}

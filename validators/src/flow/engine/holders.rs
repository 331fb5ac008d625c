//! Writers over buffers: what is not in sight was given a buffer, and writes into it what it is given later. Knows operations by habit of
//! name, no rule.

use assay_manifests::{Language, Span};
use rustc_hash::FxHashMap;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Ref, Taint, Value},
};
use crate::flow::ir::Sym;

/// How deep objects are looked into for buffers.
const DEPTH: u32 = 3;
/// Most buffers that one value may write into.
const MAX_HELD: usize = 8;

/// Buffers that values not in sight write into, by the identity of the value.
#[derive(Debug, Default)]
pub(super) struct Holders {
    cells: FxHashMap<u32, Vec<Ref>>,
    /// Readers over bytes that may still change, by the number of the array.
    pub(super) readers: FxHashMap<u32, Vec<Ref>>,
}

impl Holders {
    pub(super) fn forget_from(&mut self, mark: u32) {
        for held in [&mut self.cells, &mut self.readers] {
            held.retain(|_, cells| {
                cells.retain(|cell| cell.0 < mark);
                !cells.is_empty()
            });
        }
    }
}

impl<'a> Engine<'a> {
    /// A buffer that holds a text.
    pub(super) fn new_buffer(&mut self, text: Value<'a>, ty: Option<Sym>) -> Value<'a> {
        let mut object = Object::new(Shape::Buffer);
        object.ty = ty;
        let array = text.array.id;
        object.set_field(&"$".into(), text, &self.ids);
        let made = self.allocate_object(object);
        if let Some(cell) = made.cell().filter(|_| array != 0 && self.language == Language::Go) {
            self.holders.readers.entry(array).or_default().push(cell);
        }
        made
    }

    /// Buffers that may be written into through a value.
    pub(super) fn written_by(&self, value: &Value<'a>) -> Vec<Ref> {
        let mut found = Vec::new();
        if matches!(self.language, Language::Go | Language::Python) {
            self.gather_written(value, &mut found, 0);
        }
        found
    }

    fn gather_written(&self, value: &Value<'a>, found: &mut Vec<Ref>, depth: u32) {
        if depth > DEPTH || found.len() >= MAX_HELD {
            return;
        }
        match &value.kind {
            Kind::Cell(cell) => {
                let Some(object) = self.st.heap.object(*cell) else { return };
                if object.shape == Shape::Buffer {
                    let is_reader = object.ty.as_deref().is_some_and(|ty| ty.ends_with("Reader"));
                    if !is_reader && !found.contains(cell) {
                        found.push(*cell);
                    }
                    return;
                }
                for inner in object.items.iter().chain(object.fields.iter().map(|(_, inner)| inner)).take(MAX_HELD) {
                    self.gather_written(inner, found, depth + 1);
                }
            }
            Kind::Choice(list) => list.iter().for_each(|one| self.gather_written(one, found, depth + 1)),
            Kind::Method(pair) => self.gather_written(&pair.0, found, depth + 1),
            Kind::Slot(..) => self.gather_written(&self.pointed(value), found, depth + 1),
            Kind::Unknown | Kind::Opaque if value.id != 0 => {
                let held = self.holders.cells.get(&value.id).into_iter().flatten();
                found.extend(held.filter(|cell| self.st.heap.object(**cell).is_some()));
                if let Some(shadow) = self.shadows.get(&value.id).and_then(|shadow| self.st.heap.object(*shadow)) {
                    for (_, inner) in &shadow.fields {
                        self.gather_written(inner, found, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// After a call of what is not in sight: what it got may stand in the buffers it can write into, and what it gives may write more.
    pub(super) fn note_written(&mut self, site: &Site<'a, '_>, name: &str, method: &str, result: &Value<'a>) {
        let receiver = site.receiver;
        let mut cells = receiver.map(|value| self.written_by(value)).unwrap_or_default();
        for arg in site.args {
            for cell in self.written_by(&arg.value) {
                if !cells.contains(&cell) {
                    cells.push(cell);
                }
            }
        }
        if cells.is_empty() {
            return;
        }
        let holds = |engine: &Self, value: &Value<'a>| !engine.written_by(value).is_empty();
        let given: Vec<&ArgValue<'a>> = site.args.iter().filter(|arg| !holds(self, &arg.value)).collect();
        let mut taint = receiver.map_or_else(Taint::default, |value| value.taint.clone());
        given.iter().for_each(|arg| taint.add(&self.deep_taint(&arg.value)));
        if let Some(shadow) = receiver.and_then(|value| self.shadows.get(&value.id)).copied() {
            let fields: Vec<Value<'a>> = self
                .st
                .heap
                .object(shadow)
                .map(|object| object.fields.iter().map(|(_, value)| value.clone()).collect())
                .unwrap_or_default();
            fields.iter().filter(|field| !holds(self, field)).for_each(|field| taint.add(&self.deep_taint(field)));
        }
        let unknown = taint.is_empty() && given.iter().any(|arg| self.deep_unknown(&arg.value, 0));
        let wraps = receiver.is_none_or(|value| matches!(value.kind, Kind::Lib(_))) && makes_writer(name, method);
        let more = match (taint.is_empty(), unknown || !wraps && !writes(method)) {
            (true, true) => Some(self.unknown()),
            (true, false) => (!given.is_empty() && !wraps).then(|| self.opaque()),
            (false, _) => Some(self.unknown_with(taint)),
        };
        if let Some(more) = more {
            for cell in &cells {
                self.append_unseen(*cell, &more);
            }
        }
        let mut ids: Vec<u32> = vec![result.id];
        ids.extend(receiver.filter(|value| matches!(value.kind, Kind::Unknown | Kind::Opaque)).map(|value| value.id));
        for id in ids.into_iter().filter(|id| *id != 0) {
            let held = self.holders.cells.entry(id).or_default();
            for cell in &cells {
                if !held.contains(cell) && held.len() < MAX_HELD {
                    held.push(*cell);
                }
            }
        }
    }

    fn append_unseen(&mut self, cell: Ref, more: &Value<'a>) {
        let Some(held) = self.st.heap.object(cell).and_then(|object| object.field("$")).cloned() else { return };
        let text = self.concat(&[held, more.clone()], Span::default());
        self.set_buffer(cell, text);
    }
}

/// Whether a function makes a writer over what it is given, and writes nothing yet.
fn makes_writer(name: &str, method: &str) -> bool {
    method.starts_with("New")
        || matches!(method, "MultiWriter" | "writer")
        || name.contains('.') && method.starts_with(char::is_uppercase) && method.ends_with("er")
}

/// Whether a method writes what it is given and nothing else.
fn writes(method: &str) -> bool {
    let lower = method.to_ascii_lowercase();
    ["write", "print", "fprint", "encode", "flush", "close", "emit", "dump"].iter().any(|start| lower.starts_with(start))
}

//! What comes into being in a run: cells of the heap, objects, scopes, untrusted values.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    heap::{Cell, Object, Scope},
    value::{self, Kind, Note, PathNode, Ref, Source, Taint, Value},
    vars,
};
use crate::rule::Labels;

impl<'a> Engine<'a> {
    pub(super) fn allocate(&mut self, cell: Cell<'a>) -> Ref {
        let at = Ref(self.next_cell);
        self.next_cell += 1;
        self.st.heap.put(at, cell);
        at
    }

    pub(super) fn allocate_object(&mut self, object: Object<'a>) -> Value<'a> {
        let ty = object.ty.clone();
        let at = self.allocate(Cell::Object(object));
        let mut value = Value::of(Kind::Cell(at)).typed(ty);
        value.id = self.ids.next();
        value
    }

    pub(super) fn allocate_scope(&mut self, parent: Option<Ref>, is_function: bool) -> Ref {
        let at = self.allocate(Cell::Scope(Scope { vars: vars::Vars::default(), parent, globals: Vec::new(), is_function }));
        // A scope that stood here on another path is gone.
        if !self.statics.is_empty() {
            self.statics.retain(|(held, _), _| *held != at);
        }
        at
    }

    /// An untrusted value born here.
    pub(super) fn untrusted(&mut self, labels: Labels, only: Option<u16>, span: Span, note: Note) -> Value<'a> {
        let mut value = self.unknown();
        value.taint = self.taint_born(labels, only, span, note, value.id);
        value
    }

    pub(super) fn taint_born(&mut self, labels: Labels, only: Option<u16>, span: Span, note: Note, born: u32) -> Taint {
        let module = self.module_number();
        let tag = span.end ^ (u32::from(only.map_or(0, |rule| rule + 1)) << 24);
        let key = (module, span.start, tag, labels.0);
        let next = &mut self.next_source;
        let id = *self.source_ids.entry(key).or_insert_with(|| {
            *next += 1;
            *next
        });
        let path = Rc::new(PathNode { before: None, length: 1, module, span, note });
        Taint::of(Source { id, labels, only, born, is_cut: false, clean: value::CleanBits::default(), path })
    }
}

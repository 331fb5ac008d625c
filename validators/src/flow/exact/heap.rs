//! What is allocated and what is released. Knows no other call.

use assay_manifests::Span;

use super::{
    Run,
    value::{Num, Origin, Pointer, State, Storage, Value},
};
use crate::flow::{
    ir::{Arg, BinaryOp, ExprKind},
    memory::Check,
};

/// As much as this is no bound.
const MUCH: i128 = 1 << 31;

impl<'f, 'm> Run<'f, 'm> {
    pub(super) fn allocation(&mut self, name: &str, args: &'m [Arg], values: &[Value<'m>], span: Span, st: &mut State<'m>) -> Value<'m> {
        let number = |at: usize| values.get(at).and_then(Value::number);
        let of_type = |at: usize| match args.get(at).map(|arg| &arg.value.kind) {
            Some(ExprKind::Type(ty)) => self.file.size(ty).map(Num::exactly),
            _ => None,
        };
        let size = match name {
            "calloc" => number(0).zip(number(1)).and_then(|(a, b)| a.binary(BinaryOp::Mul, b)),
            "realloc" => number(1),
            "new[]" => of_type(0).zip(number(1)).and_then(|(a, b)| a.binary(BinaryOp::Mul, b)),
            "new" => of_type(0),
            _ => number(0),
        };
        // The length of a text that is in memory already is no number that somebody made up.
        if let Some(size) = size.filter(|size| size.certain && size.of_text.is_none()) {
            if size.lo < 0 {
                self.negative(span);
            }
            self.allocated(size, span);
        }
        let bounded = size.is_some_and(|size| size.hi < MUCH && (size.constant().is_some() || size.limited));
        *self.bounded.entry(span.line).or_insert(true) &= bounded;
        let storage = if name.to_ascii_lowercase().contains("alloca") { Storage::Stack(st.frames.len() as u32) } else { Storage::Heap };
        let made_by = match name {
            "new" => "new",
            "new[]" => "new[]",
            _ => "malloc",
        };
        if name == "realloc"
            && let Some(Value::Pointer(old)) = values.first()
            && let Some(object) = st.objects.get_mut(&old.to)
        {
            object.escaped = true;
            object.freed = None;
            object.moved = false;
        }
        if let (true, Some(Value::Pointer(old))) = (name == "realloc", values.first())
            && let Some(object) = st.object(old.to)
        {
            let born = Some((object.born, "it begins here".to_owned()));
            let inside = object.storage == Storage::Heap && (old.at.lo > 0 || old.at.hi < 0);
            if inside || matches!(object.storage, Storage::Stack(_) | Storage::Static) {
                self.report(Check::NotHeap, span, born, "what is to grow is not the beginning of an allocation".to_owned());
            }
        }
        let old = match values.first() {
            Some(Value::Pointer(old)) if name == "realloc" => Some(old.to),
            _ => None,
        };
        let id = self.object(storage, size.filter(|size| size.lo >= 0), None, made_by, span, st);
        if let Some(object) = st.objects.get_mut(&id) {
            if name == "calloc" {
                object.text = Some(Num::exactly(0));
            }
            object.blank = old.is_none() && name != "calloc" && !(name == "new[]" && args.len() > 2);
            if object.blank {
                object.cell = Value::Nothing;
            }
            object.fields.extend(old.map(|old| ("realloc".into(), old)));
        }
        let may_be_null = matches!(name, "malloc" | "calloc" | "realloc");
        Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null })
    }

    /// Pages that are asked of the system, and given back to it.
    pub(super) fn mapped(&mut self, name: &str, values: &[Value<'m>], span: Span, st: &mut State<'m>) -> Option<Value<'m>> {
        match (name, values) {
            ("mmap" | "mmap64", [_, size, ..]) => {
                let size = size.number().filter(|size| size.lo >= 0);
                let id = self.object(Storage::Heap, size, None, "mmap", span, st);
                // Where it fails it gives a name that is compared with, and nothing is lost by keeping it.
                if let Some(object) = st.objects.get_mut(&id) {
                    object.escaped = true;
                    object.origin = Origin::Unknown;
                }
                Some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false }))
            }
            ("munmap", [Value::Pointer(pointer), ..]) => {
                if let Some(object) = st.objects.get_mut(&pointer.to).filter(|object| object.made_by == "mmap") {
                    object.freed = Some(self.abroad.unwrap_or(span));
                }
                Some(Value::Num(Num::within(-1, 0, false)))
            }
            _ => None,
        }
    }

    /// A file that is read, written or asked about after it was closed.
    pub(super) fn stream_used(&mut self, name: &str, values: &[Value<'m>], span: Span, st: &State<'m>) {
        let at = match name {
            "fprintf" | "vfprintf" | "fscanf" | "fgetc" | "getc" | "feof" | "ferror" | "fseek" | "ftell" | "rewind" | "fflush"
            | "fileno" => 0,
            "fputs" | "fputc" | "putc" => 1,
            "fgets" => 2,
            "fread" | "fwrite" => 3,
            _ => return,
        };
        let Some(Value::Pointer(stream)) = values.get(at) else { return };
        let closed = st.object(stream.to).filter(|object| object.made_by == "file" && !object.half_freed).and_then(|object| object.freed);
        if let Some(closed) = closed {
            let from = Some((closed, "closed here".to_owned()));
            self.report(Check::ReleasedUse, span, from, "a file is used after it was closed".to_owned());
        }
    }

    pub(super) fn release(&mut self, name: &str, value: &Value<'m>, span: Span, st: &mut State<'m>) {
        self.frees += 1;
        let in_sight = match value {
            Value::Pointer(pointer) => st.object(pointer.to).is_some_and(|object| object.storage == Storage::Heap && !object.half_freed),
            Value::Null => true,
            _ => false,
        };
        *self.released.entry(span.line).or_insert(true) &= in_sight;
        if self.abroad.is_none() {
            self.releases.insert(span.line, span);
        }
        let Value::Pointer(pointer) = value else { return };
        let Some(object) = st.objects.get_mut(&pointer.to) else { return };
        let born = Some((object.born, "it begins here".to_owned()));
        // What ended with its block was never the allocator's either.
        if let Some(freed) = object.freed.filter(|_| !matches!(object.storage, Storage::Stack(_) | Storage::Static)) {
            self.report(Check::ReleasedTwice, span, Some((freed, "released here".to_owned())), "memory is released twice".to_owned());
            return;
        }
        let (storage, made_by) = (object.storage, object.made_by);
        if made_by == "fields" && object.ty.as_deref().is_some_and(|ty| !ty.dims.is_empty()) {
            self.report(Check::NotHeap, span, born, "what is released is a part of something else".to_owned());
            return;
        }
        if matches!(made_by, "owned" | "shared") {
            self.report(Check::ReleasedTwice, span, born, "its owner releases it once more".to_owned());
            return;
        }
        object.freed = Some(self.abroad.unwrap_or(span));
        match storage {
            Storage::Stack(_) | Storage::Static => {
                self.report(Check::NotHeap, span, born, "what is released was never allocated".to_owned());
            }
            Storage::Heap if pointer.at.lo > 0 || pointer.at.hi < 0 => {
                self.report(Check::NotHeap, span, born, "what is released is not the beginning of an allocation".to_owned());
            }
            Storage::Heap if pointer.at.lo == 0 && pointer.at.hi > 0 && name != "realloc" => {
                self.report(Check::NotHeap, span, born, "what is released may lie behind the beginning of its allocation".to_owned());
            }
            Storage::Heap => {
                let fits = match made_by {
                    "malloc" => name == "free",
                    "new" => name == "delete",
                    "new[]" => name == "delete[]",
                    "file" | "mmap" => !matches!(name, "free" | "delete" | "delete[]"),
                    _ => true,
                };
                if !fits {
                    self.report(Check::NotHeap, span, born, format!("made with `{made_by}` and released with `{name}`"));
                }
            }
            Storage::Elsewhere => {}
        }
    }
}

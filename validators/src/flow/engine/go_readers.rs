//! Readers of Go over what is known: texts, buffers, pipes, and scanners of lines. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Ref, Value},
};
use crate::flow::ir::Sym;

/// Type of a scanner over a text.
const SCANNER: &str = "bufio.TextScanner";
/// Most lines of a text that are taken one by one.
const MAX_LINES: usize = 32;
/// Both ends of a pipe.
const PIPE: &str = "io.Pipe";

impl<'a> Engine<'a> {
    /// The text that a reader in sight would give.
    fn read_text(&mut self, reader: &Value<'a>) -> Option<Value<'a>> {
        let object = self.st.heap.object(reader.cell()?).filter(|object| object.shape == Shape::Buffer)?;
        let text = object.field("$").cloned()?;
        // What is written to a pipe may come later.
        if object.ty.as_deref() == Some(PIPE) && text.as_str().is_some_and(|text| text.is_empty()) {
            return None;
        }
        Some(text)
    }

    /// Functions that make readers of texts and of other readers, and that read all there is.
    pub(super) fn go_reader(&mut self, package: &str, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match (package, function) {
            ("strings" | "bytes", "NewReader") => {
                let text = self.go_arg(site, 0).filter(|text| text.cell().is_none())?;
                Some(self.new_buffer(text, Some(format!("{package}.Reader").into())))
            }
            ("bufio", "NewReader" | "NewReaderSize") | ("io", "LimitReader" | "NopCloser") | ("io/ioutil", "NopCloser") => {
                let reader = self.go_arg(site, 0)?;
                self.read_text(&reader).map(|_| reader)
            }
            ("io" | "io/ioutil", "ReadAll") => {
                let reader = self.go_arg(site, 0)?;
                let text = self.read_text(&reader)?;
                let error = self.opaque().typed(Some("error".into()));
                Some(self.new_list(vec![text, error]))
            }
            ("io", "Copy" | "CopyN" | "CopyBuffer") => {
                let from = self.go_arg(site, 1)?;
                let text = self.read_text(&from)?;
                self.append_to(&self.go_arg(site, 0)?, text, site)
            }
            ("io", "TeeReader") => {
                let (from, to) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                let text = match self.read_text(&from) {
                    Some(text) => text,
                    None => self.unknown_with(self.deep_taint(&from)),
                };
                self.append_to(&to, text, site)?;
                Some(from)
            }
            ("io", "MultiReader") => {
                let mut texts = Vec::new();
                for arg in site.args {
                    texts.push(self.read_text(&arg.value)?);
                }
                let text = self.concat(&texts, site.span);
                Some(self.new_buffer(text, Some("io.Reader".into())))
            }
            ("io", "Pipe") => {
                let pipe = self.new_buffer(Value::str(""), Some(PIPE.into()));
                Some(self.new_list(vec![pipe.clone(), pipe]))
            }
            ("bufio", "NewScanner") => {
                let reader = self.go_arg(site, 0)?;
                let text = self.read_text(&reader)?;
                Some(self.new_scanner(&text))
            }
            _ => None,
        }
    }

    fn append_to(&mut self, to: &Value<'a>, more: Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = to.cell()?;
        let held = self.st.heap.object(cell).filter(|object| object.shape == Shape::Buffer)?.field("$").cloned()?;
        let joined = self.concat(&[held, more], site.span);
        self.set_buffer(cell, joined);
        Some(self.number())
    }

    /// Methods of buffers that take from readers and give to writers.
    pub(super) fn go_buffer_read(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match method {
            "ReadFrom" => {
                let from = self.go_arg(site, 0)?;
                let text = match self.read_text(&from) {
                    Some(text) => text,
                    None => self.unknown_with(self.deep_taint(&from)),
                };
                let receiver = site.receiver?.clone();
                self.append_to(&receiver, text, site)
            }
            "WriteTo" => {
                let text = self.st.heap.object(cell)?.field("$").cloned()?;
                self.append_to(&self.go_arg(site, 0)?, text, site)
            }
            "CloseWithError" => Some(Value::null()),
            // Others may hold the reader that it was before.
            "Reset" => {
                let from = self.go_arg(site, 0)?;
                let text = match self.read_text(&from) {
                    Some(text) => text,
                    None if from.cell().is_none() && self.reads_texts(cell) => from,
                    None => self.unknown_with(self.deep_taint(&from)),
                };
                let held = self.st.heap.object(cell)?.field("$").cloned()?;
                let text = if self.reads_texts(cell) { text } else { self.join(&held, &text) };
                self.set_buffer(cell, text);
                Some(Value::null())
            }
            _ => None,
        }
    }

    /// Whether a reader stands over a text and no other reader.
    fn reads_texts(&self, cell: Ref) -> bool {
        self.st.heap.object(cell).is_some_and(|object| matches!(object.ty.as_deref(), Some("strings.Reader" | "bytes.Reader")))
    }

    fn new_scanner(&mut self, text: &Value<'a>) -> Value<'a> {
        let mut object = Object::new(Shape::Instance);
        object.ty = Some(SCANNER.into());
        object.set_field(&"$text".into(), text.clone(), &self.ids);
        let object = object.with_tokens(self, text, false);
        self.allocate_object(object)
    }

    /// Methods of a scanner over a text: each line in turn.
    pub(super) fn go_scanner(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if self.st.heap.object(cell)?.ty.as_deref() != Some(SCANNER) {
            return None;
        }
        match method {
            "Scan" => {
                let object = self.st.heap.object_mut(cell)?;
                let exact = object.rest.is_none() && !object.weak;
                if exact && object.items.is_empty() {
                    return Some(Value::bool(false));
                }
                if exact {
                    let line = object.items.remove(0);
                    object.set_field(&"$".into(), line, &self.ids);
                    return Some(Value::bool(true));
                }
                let line = self.some_line(cell);
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.set_field(&"$".into(), line, ids);
                Some(self.boolean())
            }
            "Text" | "Bytes" => self.st.heap.object(cell)?.field("$").cloned(),
            "Split" => {
                let words = site
                    .args
                    .first()
                    .and_then(|arg| arg.expr)
                    .and_then(|expr| expr.dotted())
                    .is_some_and(|name| name.ends_with("ScanWords"));
                let text = self.st.heap.object(cell)?.field("$text").cloned()?;
                let object = self.st.heap.object(cell)?.clone();
                let object = object.with_tokens(self, &text, words);
                self.st.heap.put(cell, super::heap::Cell::Object(object));
                Some(Value::null())
            }
            "Buffer" | "Err" => Some(Value::null()),
            _ => None,
        }
    }

    fn some_line(&mut self, cell: Ref) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        let all: Vec<Value<'a>> = object.items.iter().chain(object.rest.as_deref()).cloned().collect();
        let mut lines = all.into_iter();
        let Some(first) = lines.next() else { return self.opaque() };
        lines.fold(first, |sum, one| self.join(&sum, &one))
    }
}

impl<'a> Object<'a> {
    /// The same scanner at the beginning of a text.
    fn with_tokens(mut self, engine: &mut Engine<'a>, text: &Value<'a>, words: bool) -> Self {
        self.items.clear();
        self.rest = None;
        match text.as_str() {
            Some(known) if known.lines().count() <= MAX_LINES => {
                let tokens: Vec<Sym> =
                    if words { known.split_whitespace().map(Into::into).collect() } else { known.lines().map(Into::into).collect() };
                self.items = tokens.into_iter().map(Value::str).collect();
            }
            _ => {
                let any = engine.part_of(text);
                self.rest = Some(Box::new(any));
            }
        }
        self
    }
}

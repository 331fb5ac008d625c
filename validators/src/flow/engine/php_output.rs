//! Output of PHP that is held back: what is written between `ob_start` and its end is a text, which is dropped, taken or written after all.
//! Knows no rule.

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};

/// Variable of the file's top level under which the texts that are held back stand, the innermost last.
const OUTPUT: &str = "(output)";
/// Most texts that are held back at once.
const MOST_HELD: usize = 8;

impl<'a> Engine<'a> {
    /// Where the texts that are held back stand.
    fn output_cell(&self) -> Option<Ref> {
        self.global_value(&OUTPUT.into())?.cell()
    }

    /// The text to which is written now. `None` where nothing is held back, or not for certain.
    fn output_top(&self) -> Option<(Ref, Value<'a>)> {
        let cell = self.output_cell()?;
        let held = self.st.heap.object(cell).filter(|held| held.rest.is_none() && !held.weak)?;
        let top = held.items.last().filter(|top| !matches!(top.kind, Kind::Null))?;
        Some((cell, top.clone()))
    }

    fn set_output_top(&mut self, cell: Ref, text: Value<'a>) {
        if let Some(top) = self.st.heap.object_mut(cell).and_then(|held| held.items.last_mut()) {
            *top = text;
        }
    }

    /// What `echo` writes while output is held back: it is written nowhere yet.
    pub(super) fn php_held_back(&mut self, name: &str, site: &Site<'a, '_>) -> bool {
        if !matches!(name, "echo" | "print" | "printf") {
            return false;
        }
        let Some((cell, top)) = self.output_top() else { return false };
        let mut parts = vec![top];
        if name == "printf" {
            parts.push(self.library_call(Site::named(vec!["sprintf".into()], site.args, site.span)));
        } else {
            parts.extend(site.args.iter().map(|arg| arg.value.clone()));
        }
        let text = self.concat(&parts, site.span);
        self.set_output_top(cell, text);
        true
    }

    /// `ob_start()` and what ends, takes or drops what it holds back.
    pub(super) fn php_output(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        if name == "ob_start" {
            let cell = match self.output_cell() {
                Some(cell) => cell,
                None => {
                    let made = self.allocate_object(Object::new(Shape::List));
                    self.set_global(&OUTPUT.into(), made);
                    self.output_cell()?
                }
            };
            // What a function makes of the text before it is written is not known here.
            let is_plain = site.args.first().is_none_or(|arg| matches!(arg.value.kind, Kind::Null));
            let held = self.st.heap.object_mut(cell).filter(|held| held.items.len() < MOST_HELD)?;
            held.items.push(if is_plain { Value::str("") } else { Value::null() });
            return is_plain.then(|| Value::bool(true));
        }
        let (takes, writes) = match name {
            "ob_get_clean" | "ob_end_clean" => (true, false),
            "ob_end_flush" | "ob_get_flush" => (true, true),
            "ob_flush" => (false, true),
            "ob_get_contents" | "ob_clean" => (false, false),
            _ => return None,
        };
        let Some((cell, top)) = self.output_top() else {
            let cell = self.output_cell()?;
            if takes && let Some(held) = self.st.heap.object_mut(cell) {
                // Which of them it was is not known.
                held.items.pop();
                held.rest = None;
            }
            return None;
        };
        if takes {
            self.st.heap.object_mut(cell)?.items.pop();
        } else if name != "ob_get_contents" {
            self.set_output_top(cell, Value::str(""));
        }
        if writes && name != "ob_flush" {
            self.written_after_all(&top, site.span);
        } else if writes {
            let below = self.st.heap.object_mut(cell)?.items.pop()?;
            self.written_after_all(&top, site.span);
            self.st.heap.object_mut(cell)?.items.push(below);
        }
        if !name.contains("get") {
            return Some(Value::bool(true));
        }
        // What others wrote in between belongs to it.
        let more = self.opaque();
        Some(self.concat(&[top, more], site.span))
    }

    fn written_after_all(&mut self, text: &Value<'a>, span: Span) {
        let args = [ArgValue::plain(text.clone())];
        self.library_call(Site::named(vec!["echo".into()], &args, span));
    }

    /// The program ends: what is held back still is written.
    pub(super) fn php_output_ends(&mut self, span: Span) {
        let Some(cell) = self.output_cell().filter(|_| self.is_php()) else { return };
        while let Some(text) = self.st.heap.object_mut(cell).and_then(|held| held.items.pop()) {
            if !matches!(text.kind, Kind::Null) {
                self.written_after_all(&text, span);
            }
        }
    }
}

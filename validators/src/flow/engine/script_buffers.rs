//! Bytes of scripts: buffers and typed arrays, and their views, which share what they hold. Symbols and files of the program's own.
//! Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::{ExprKind, Sym};

/// Type of bytes that stand in sight.
const BYTES: &str = "(bytes)";

fn is_typed_array(name: &str) -> bool {
    name.strip_suffix("Array").is_some_and(|kind| {
        matches!(
            kind,
            "Uint8" | "Int8" | "Uint8Clamped" | "Uint16" | "Int16" | "Uint32" | "Int32" | "Float32" | "Float64" | "BigInt64" | "BigUint64"
        )
    })
}

/// A file whose name is written in the program, and that nobody sends.
fn is_own_file(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    !["tmp", "temp", "upload", "spool", "incoming", "/dev/", "/proc/", "stdin", "inbox"].iter().any(|sign| path.contains(sign))
}

/// Whether a file has parts of bytes that share them, and writes into bytes.
fn writes_views(text: &str) -> bool {
    text.contains(".subarray(") && [".write", ".fill(", ".set(", ".copy(", ".swap", "] =", "]="].iter().any(|sign| text.contains(sign))
}

impl<'a> Engine<'a> {
    pub(super) fn script_made_bytes(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).map(|arg| &arg.value);
        match name {
            // Each symbol is a key of its own, whatever its description says.
            "Symbol" if site.args.len() < 2 => {
                let at: Sym = format!("(symbol {})", site.span.start).into();
                Some(Value::of(Kind::Lib(at)))
            }
            "Symbol.for" => Some(Value::of(Kind::Lib(format!("(symbol for {})", arg(0)?.as_str()?).into()))),
            "Buffer.alloc" | "buffer.Buffer.alloc" if site.args.len() == 1 => Some(self.new_bytes()),
            _ if site.is_new && is_typed_array(name) => match arg(0) {
                None => Some(self.new_bytes()),
                // A view of the same bytes.
                Some(given) if self.is_bytes(given) => {
                    let held = arg(0)?.clone();
                    Some(if held.via == VIEWED { held } else { self.own_copy(held, 0) })
                }
                Some(length) if length.as_int().is_some() || length.ty.as_deref() == Some("number") => Some(self.new_bytes()),
                Some(_) => None,
            },
            "Buffer.from" | "Uint8Array.from" if self.is_bytes(arg(0)?) => {
                let held = arg(0)?.clone();
                Some(if held.via == VIEWED { held } else { self.own_copy(held, 0) })
            }
            // Parts of it that are views are written to as well.
            "Buffer.from" | "buffer.Buffer.from" if writes_views(self.input.text) && arg(0)?.cell().is_none() => {
                let (bytes, given) = (self.new_bytes(), arg(0)?.clone());
                if !given.is_plain_constant() {
                    self.write_bytes(&bytes, &given);
                }
                Some(bytes)
            }
            "fs.readFileSync" | "fs.promises.readFile" | "fs/promises.readFile" if is_own_file(&arg(0)?.as_str()?) => {
                Some(self.opaque().typed(Some("string".into())))
            }
            _ => None,
        }
    }

    fn new_bytes(&mut self) -> Value<'a> {
        let mut bytes = Object::new(Shape::List);
        bytes.ty = Some(BYTES.into());
        bytes.rest = Some(Box::new(self.number()));
        self.allocate_object(bytes)
    }

    pub(super) fn is_bytes(&self, value: &Value<'a>) -> bool {
        let held = value.cell().and_then(|cell| self.st.heap.object(cell));
        held.is_some_and(|held| held.ty.as_deref() == Some(BYTES))
    }

    pub(super) fn script_bytes_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if !self.is_bytes(receiver) {
            return self.write_over_text(receiver, method, site);
        }
        let first = site.args.first().map(|arg| arg.value.clone());
        match method {
            "subarray" => Some(receiver.clone()),
            "write" | "fill" | "set" => {
                self.write_bytes(receiver, &first?);
                Some(receiver.clone())
            }
            _ if method.starts_with("write") => {
                self.write_bytes(receiver, &first?);
                Some(self.number())
            }
            "copy" => {
                let element = receiver.cell().map(|cell| self.some_element(cell))?;
                let target = first?;
                self.is_bytes(&target).then(|| self.write_bytes(&target, &element))?;
                Some(self.number())
            }
            _ if method == "toString" || method.starts_with("read") => Some(self.derived(receiver)),
            _ => None,
        }
    }

    /// Bytes that are kept as a text: what is written into them stands there, under the name by which they go.
    fn write_over_text(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = site.args.first()?;
        let (held, place, with) = match method {
            "copy" => (&first.value, first.expr?, receiver),
            _ if matches!(method, "fill" | "set") || method.starts_with("write") => (receiver, site.receiver_expr?, &first.value),
            _ => return None,
        };
        let ExprKind::Name(name) = &place.kind else { return None };
        if held.cell().is_some() || held.ty.as_deref() != Some(super::coding::BYTES) {
            return None;
        }
        let taint = held.taint.union(&self.deep_taint(with));
        let unknown = !taint.is_empty() || self.deep_unknown(with, 0) || self.deep_unknown(held, 0);
        let made = if unknown { self.unknown_with(taint) } else { self.opaque() };
        let made = made.typed(Some(super::coding::BYTES.into()));
        self.set_name(name, made.clone());
        Some(if matches!(method, "fill" | "set") { made } else { self.number() })
    }

    fn write_bytes(&mut self, bytes: &Value<'a>, with: &Value<'a>) {
        let taint = self.deep_taint(with);
        let written = if taint.is_empty() && !self.deep_unknown(with, 0) { self.number() } else { self.unknown_with(taint) };
        let ids = &self.ids;
        if let Some(object) = bytes.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
            object.add_rest(written, ids);
        }
    }

    /// `bytes.buffer`: what lies beneath, of which others may be a view.
    pub(super) fn beneath(&self, bytes: &Value<'a>, name: &str) -> Option<Value<'a>> {
        if name != "buffer" || !self.is_script() || !self.is_bytes(bytes) {
            return None;
        }
        let mut held = bytes.clone();
        held.via = VIEWED;
        Some(held)
    }
}

/// What is made of it shares its bytes.
const VIEWED: u32 = u32::MAX - 1;

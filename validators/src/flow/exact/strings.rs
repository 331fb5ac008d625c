//! Texts of the C++ standard: whose their letters are, the pointer that `c_str` gives and what makes it stale, files opened by them.
//! Knows no container and no class of the file's own.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Id, Run,
    cpp::{is_text, is_view},
    object::class_name,
    value::{Num, Origin, Pointer, State, Storage, Texts, Value},
};
use crate::flow::{
    ir::{Arg, BinaryOp, Expr, ExprKind, TypeRef},
    memory::Check,
};

/// Methods that may move the letters of a text elsewhere.
const CHANGES: &[&str] =
    &["append", "push_back", "assign", "insert", "erase", "clear", "resize", "reserve", "replace", "swap", "pop_back", "shrink_to_fit"];
/// Methods that ask what is in a text.
const ASKS: &[&str] = &[
    "find",
    "rfind",
    "find_first_of",
    "find_last_of",
    "find_first_not_of",
    "find_last_not_of",
    "compare",
    "starts_with",
    "ends_with",
    "contains",
];

/// Whether a value is a letter that is not the zero.
fn is_letter(value: &Value<'_>) -> bool {
    value.number().is_some_and(|n| n.lo > 0 || n.hi < 0)
}

impl<'f, 'm> Run<'f, 'm> {
    /// `strtok(text, letters)`: null where there is nothing more. Of a text of the program's own it may be known that there is.
    pub(super) fn token(&mut self, name: &str, text: Option<&Value<'m>>, span: Span, st: &mut State<'m>) -> Option<Value<'m>> {
        let known = match text? {
            Value::Null => false,
            Value::Pointer(pointer) => st.object(pointer.to).is_none_or(|object| object.origin == Origin::Own),
            _ => true,
        };
        if known || !matches!(name, "strtok" | "strtok_r") {
            return None;
        }
        let id = self.object(Storage::Elsewhere, None, None, "token", span, st);
        Some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: true }))
    }

    /// A number is parsed of what is null, or of a part of a text that need not be there. Of names of the environment others say it.
    pub(super) fn null_read(&mut self, value: &Value<'m>, arg: Option<&'m Arg>, span: Span, st: &mut State<'m>) {
        let is_part = |to: Id| st.object(to).is_some_and(|object| object.made_by == "token");
        if matches!(value, Value::Null) || matches!(value, Value::Pointer(pointer) if pointer.may_be_null && is_part(pointer.to)) {
            self.touches(value, arg, span, st);
        }
    }

    pub(super) fn is_text_object(&self, id: Id, st: &State<'m>) -> bool {
        self.file.is_cpp && st.object(id).and_then(|object| object.ty.as_deref()).is_some_and(is_text)
    }

    /// Whose the letters of a value are: of a text, or where a pointer leads.
    pub(super) fn letters(&self, value: &Value<'m>, st: &State<'m>) -> Origin {
        let id = match value {
            Value::Aggregate(id) => *id,
            Value::Pointer(pointer) => pointer.to,
            // A letter.
            Value::Num(n) if n.constant().is_some() => return Origin::Own,
            _ => return Origin::Unknown,
        };
        st.object(id).map_or(Origin::Unknown, |object| object.origin)
    }

    /// A text gets its value from a pointer to letters. Whether it was that.
    pub(super) fn lettered(&self, id: Id, value: &Value<'m>, st: &mut State<'m>) -> bool {
        let Value::Pointer(pointer) = value else { return false };
        if !self.is_text_object(id, st) {
            return false;
        }
        let from = st.object(pointer.to).map(|object| (object.origin, object.text));
        if let (Some((origin, text)), Some(object)) = (from, st.objects.get_mut(&id)) {
            object.origin = origin;
            object.text = text.filter(|_| pointer.at.constant() == Some(0));
            object.holed = false;
            object.cell = Value::Unknown;
        }
        true
    }

    /// A text that a statement makes: `a + b`, `a.substr(1)`.
    pub(super) fn passing_text(&mut self, origins: &[Origin], span: Span, st: &mut State<'m>) -> Value<'m> {
        let id =
            self.object(Storage::Stack(st.frames.len() as u32), None, Some(Rc::new(TypeRef::named("std.string"))), "temporary", span, st);
        if let Some(object) = st.objects.get_mut(&id) {
            object.origin = origins.iter().fold(Origin::Own, |all, one| all.with(*one));
        }
        Value::Aggregate(id)
    }

    /// `std::string text(pointer, count)` and the like.
    pub(super) fn text_made(&mut self, id: Id, args: &'m [Arg], span: Span, st: &mut State<'m>) {
        let values: Vec<Value<'m>> = args.iter().map(|arg| self.eval(&arg.value, st).unwrap_or(Value::Unknown)).collect();
        if let [Value::Pointer(_), Value::Num(count)] = values.as_slice() {
            self.bytes(&values[0], args.first(), Some(*count), false, span, st);
        }
        if let [Value::Num(count), Value::Num(_)] = values.as_slice() {
            self.allocated(*count, span);
        }
        match values.first() {
            Some(Value::Aggregate(from)) if values.len() == 1 => {
                self.store(id, Value::Aggregate(*from), st);
            }
            Some(first) => {
                let origin = self.letters(first, st);
                let text = match values.as_slice() {
                    [Value::Pointer(_)] => self.text(first, st),
                    [Value::Pointer(_) | Value::Num(_), Value::Num(count)] if matches!(first, Value::Pointer(_)) => Some(*count),
                    [Value::Num(count), _] => Some(*count),
                    _ => None,
                };
                let holed = match values.as_slice() {
                    [Value::Pointer(_)] => false,
                    // So many bytes, zeros among them or not.
                    [Value::Pointer(_), Value::Num(count)] => self.text(first, st).is_none_or(|text| text.lo < count.hi),
                    [Value::Num(_), fill] => !is_letter(fill),
                    _ => true,
                };
                if let Some(object) = st.objects.get_mut(&id) {
                    object.origin = origin;
                    object.text = text.filter(|text| text.lo >= 0);
                    object.holed = holed;
                }
            }
            None => {
                if let Some(object) = st.objects.get_mut(&id) {
                    object.origin = Origin::Own;
                    object.text = Some(Num::exactly(0));
                    object.holed = false;
                }
            }
        }
    }

    /// Methods of a text that a variable holds.
    pub(super) fn text_method(
        &mut self,
        id: Id,
        name: &str,
        e: &'m Expr,
        args: &'m [Arg],
        st: &mut State<'m>,
    ) -> Option<Option<Value<'m>>> {
        if matches!(name, "c_str" | "data") && args.is_empty() {
            return Some(Some(self.letters_of(id, e.span, st)));
        }
        let whole = Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false });
        if matches!(name, "size" | "length") && args.is_empty() {
            return Some(Some(self.text(&whole, st).map_or(Value::Unknown, Value::Num)));
        }
        if name == "empty" && args.is_empty() {
            let length = st.object(id).and_then(|object| object.text);
            return Some(Some(Value::Num(match length {
                Some(length) if length.lo > 0 => Num::exactly(0),
                Some(length) if length.hi == 0 => Num::exactly(1),
                _ => Num::within(0, 1, false),
            })));
        }
        if name == "copy" && (1..=3).contains(&args.len()) {
            return Some(self.letters_copied(id, e, args, st));
        }
        let changes = CHANGES.contains(&name);
        if !changes && !ASKS.contains(&name) && name != "substr" {
            return None;
        }
        let mut origins = vec![st.object(id).map_or(Origin::Unknown, |object| object.origin)];
        let mut values = Vec::new();
        for arg in args {
            match self.eval(&arg.value, st) {
                Some(value) => {
                    origins.push(self.letters(&value, st));
                    values.push(value);
                }
                None => return Some(None),
            }
        }
        let before = st.object(id).and_then(|object| object.text);
        if name == "substr" {
            let part = self.passing_text(&origins[..1], e.span, st);
            // No more than is asked for, and no more than there is.
            let most = values.get(1).and_then(Value::number).map(|count| count.hi).into_iter().chain(before.map(|text| text.hi)).min();
            if let (Value::Aggregate(part), Some(most)) = (&part, most)
                && let Some(object) = st.objects.get_mut(part)
            {
                // What is found in a text from outside lies where whoever wrote it wants.
                let chosen = |value: &Value<'m>| value.number().is_some_and(|n| n.lengths || n.constant().is_some());
                object.text = Some(Num::within(0, most.max(0), values.iter().all(chosen) && before.is_some_and(|text| text.certain)));
            }
            return Some(Some(part));
        }
        if changes {
            self.text_changed(id, e.span, st);
        }
        if let Some(object) = st.objects.get_mut(&id) {
            object.origin = match name {
                "append" | "push_back" | "insert" | "replace" => origins.iter().fold(Origin::Own, |all, one| all.with(*one)),
                "assign" => origins.get(1).copied().unwrap_or(Origin::Unknown),
                "clear" => Origin::Own,
                // What was asked for what is in it may have been found fit.
                _ if ASKS.contains(&name) && object.origin != Origin::Own => Origin::Unknown,
                _ => object.origin,
            };
            let given = values.first().and_then(Value::number);
            object.holed = match (name, values.as_slice()) {
                ("clear", _) => false,
                // What it grows by are zeros, or what is named.
                ("resize", [Value::Num(count)]) => object.holed || before.is_none_or(|text| text.lo < count.hi),
                ("resize", [_, fill]) => object.holed || !is_letter(fill),
                ("push_back", [letter]) => object.holed || !is_letter(letter),
                _ => object.holed,
            };
            object.text = match (name, values.len()) {
                ("clear", _) => Some(Num::exactly(0)),
                ("resize", _) => given.filter(|count| count.lo >= 0),
                ("push_back", 1) => before.and_then(|text| text.binary(BinaryOp::Add, Num::exactly(1))),
                ("reserve" | "shrink_to_fit", _) => before,
                _ if changes => None,
                _ => object.text,
            };
        }
        let found = name.starts_with("find") || name == "rfind";
        if found && before.is_some_and(|text| text.certain && text.constant().is_none()) {
            return Some(Some(Value::Num(Num { lengths: true, ..Num::within(0, u64::MAX.into(), false) })));
        }
        Some(Some(Value::Unknown))
    }

    /// Letters are read where a pointer or a view leads: they have to be there still.
    pub(super) fn letters_read(&mut self, value: &Value<'m>, span: Span, st: &State<'m>) {
        let Value::Pointer(pointer) = value else { return };
        if let Some(ended) = self.has_ended(pointer.to, st) {
            self.ended(ended, span);
            return;
        }
        self.alive_at(pointer.to, span.line, st);
        if let Some(freed) = st.object(pointer.to).and_then(|object| object.freed) {
            let from = Some((freed, "released here".to_owned()));
            self.report(Check::ReleasedUse, span, from, "memory is used after it was released".to_owned());
        }
    }

    /// What a view is given: it looks at the text, and has no letters of its own.
    pub(super) fn as_view(&self, id: Id, value: Value<'m>, st: &State<'m>) -> Value<'m> {
        let looks = |id: Id| st.object(id).and_then(|object| object.ty.as_deref()).is_some_and(is_view);
        match value {
            Value::Aggregate(text) if self.is_text_object(text, st) && looks(id) => {
                Value::Pointer(Pointer { to: text, at: Num::exactly(0), may_be_null: false })
            }
            value => value,
        }
    }

    /// `text.copy(to, count)`: as many letters as there are, no more than are asked for, and no zero.
    fn letters_copied(&mut self, id: Id, e: &'m Expr, args: &'m [Arg], st: &mut State<'m>) -> Option<Value<'m>> {
        let mut values = Vec::new();
        for arg in args {
            values.push(self.eval(&arg.value, st)?);
        }
        let (held, origin) = st.object(id).map_or((None, Origin::Unknown), |object| (object.text, object.origin));
        let first = values.get(2).map_or(Some(0), |first| first.number()?.constant());
        let there = held.zip(first).and_then(|(held, first)| held.binary(BinaryOp::Sub, Num::exactly(first))).filter(|there| there.lo >= 0);
        let asked = values.get(1).and_then(Value::number).filter(|asked| asked.lo >= 0);
        let copied = match (there, asked) {
            (Some(there), Some(asked)) => Some(there.least(asked)),
            (None, Some(asked)) => Some(Num { limited: true, ..Num::within(0, asked.hi, false) }),
            (there, None) => there.filter(|_| values.len() == 1),
        };
        self.bytes(&values[0], args.first(), copied, true, e.span, st);
        self.set_text(&values[0], None, st);
        self.comes_from(&values[0], &[origin], st);
        Some(copied.map_or(Value::Unknown, Value::Num))
    }

    /// Where the letters of a text lie.
    fn letters_of(&mut self, id: Id, span: Span, st: &mut State<'m>) -> Value<'m> {
        let known = st.object(id).and_then(|object| object.fields.get("c_str").copied());
        let (origin, text) = st.object(id).map_or((Origin::Unknown, None), |object| {
            // Read to the first zero, there may be fewer.
            let read = |text: Num| if object.holed { Num::within(0, text.hi, false) } else { text };
            (object.origin, object.text.map(read))
        });
        let buffer = match known {
            Some(buffer) => buffer,
            None => {
                let buffer = self.object(Storage::Elsewhere, None, None, "letters", span, st);
                if let Some(object) = st.objects.get_mut(&id) {
                    object.fields.insert("c_str".into(), buffer);
                }
                buffer
            }
        };
        if let Some(object) = st.objects.get_mut(&buffer) {
            object.origin = origin;
            object.text = text.map(|text| Num { of_text: text.of_text.or(Some(Texts::one(id))), ..text });
        }
        Value::Pointer(Pointer { to: buffer, at: Num::exactly(0), may_be_null: false })
    }

    /// A text may have got another place for its letters: pointers to the old ones are stale.
    pub(super) fn text_changed(&mut self, id: Id, span: Span, st: &mut State<'m>) {
        if !self.is_text_object(id, st) {
            return;
        }
        let letters = st.objects.get_mut(&id).and_then(|object| {
            object.text = None;
            object.fields.remove("c_str")
        });
        if let Some(object) = letters.and_then(|letters| st.objects.get_mut(&letters)) {
            object.freed = Some(self.abroad.unwrap_or(span));
        }
    }

    /// A text that is compared with another may have been found fit.
    pub(super) fn text_compared(&self, e: &Expr, st: &mut State<'m>) {
        if let ExprKind::Name(name) = &e.kind
            && let Some(id) = st.lookup(name).filter(|id| self.is_text_object(*id, st))
            && let Some(object) = st.objects.get_mut(&id).filter(|object| object.origin != Origin::Own)
        {
            object.origin = Origin::Unknown;
        }
    }

    /// `std::ifstream in(name)`. Whether the type is that of a file.
    pub(super) fn file_opened(&mut self, ty: &TypeRef, args: &'m [Arg], span: Span, st: &mut State<'m>) -> bool {
        if !matches!(class_name(&ty.name), "ifstream" | "ofstream" | "fstream" | "wifstream" | "wofstream") {
            return false;
        }
        let values: Vec<Value<'m>> = args.iter().map(|arg| self.eval(&arg.value, st).unwrap_or(Value::Unknown)).collect();
        if let Some(name) = values.first() {
            match self.letters(name, st) {
                Origin::Input => self.report(Check::UntrustedPath, span, None, "the name of the file that is opened is input".to_owned()),
                from => *self.texts.entry(span.line).or_insert(true) &= from == Origin::Own,
            }
        }
        true
    }
}

//! Bytes that calls read and write where they are pointed to, and calls that make the room for what they write themselves. Knows what each
//! of those calls does, and no other.

use assay_manifests::Span;

use super::{
    Run,
    library::LONGEST,
    value::{Num, Origin, Pointer, State, Storage, Texts, Value},
};
use crate::flow::{
    ir::{Arg, BinaryOp, Expr},
    memory::Check,
};

impl<'f, 'm> Run<'f, 'm> {
    /// `write(fd, from, count)`, `fwrite(from, size, count, file)` and their kin read as much as they are told.
    pub(super) fn handed_on(&mut self, name: &str, values: &[Value<'m>], span: Span, st: &State<'m>) {
        let number = |at: usize| values.get(at).and_then(Value::number);
        let (from, count) = match (name, values.len()) {
            ("fwrite", 4) => (0, number(1).zip(number(2)).and_then(|(a, b)| a.binary(BinaryOp::Mul, b))),
            ("write", 3) | ("send" | "pwrite", 4) | ("sendto", 6) => (1, number(2)),
            _ => return,
        };
        // Of a null pointer they say so, and go on.
        let (Some(Value::Pointer(pointer)), Some(count)) = (values.get(from), count) else { return };
        if count.lo < 0 {
            if count.certain {
                self.negative(span);
            }
            return;
        }
        self.access(Pointer { may_be_null: false, ..*pointer }, count, false, span, st);
    }

    /// Calls that allocate what they print or read into: `asprintf`, `getline`; and `mbstowcs`, which counts in letters.
    pub(super) fn made_to_fit(
        &mut self,
        name: &str,
        args: &'m [Arg],
        values: &[Value<'m>],
        span: Span,
        st: &mut State<'m>,
    ) -> Option<Value<'m>> {
        match (name, values) {
            ("asprintf" | "vasprintf", [Value::Pointer(to), rest @ ..]) => {
                let text = self.printed(args.get(1), &rest[rest.len().min(1)..], st);
                let origin = self.origins(values, 1, st).into_iter().fold(Origin::Own, Origin::with);
                let id = self.made_text(text, origin, span, st);
                // Where it fails there is nothing to release, and which way that is the number says that it returns.
                if let Some(object) = st.objects.get_mut(&id) {
                    object.escaped = true;
                }
                self.put_pointer(*to, id, false, st);
                Some(Value::Num(Num::within(-1, text.map_or(i32::MAX.into(), |text| text.hi.max(0)), false)))
            }
            ("getline", [Value::Pointer(to), _, _]) | ("getdelim", [Value::Pointer(to), _, _, _]) => {
                let line = Num::input(0, LONGEST);
                let held = match st.object(to.to).map(|object| &object.cell) {
                    Some(Value::Pointer(held)) => st.object(held.to).filter(|object| object.made_by == "malloc").map(|_| held.to),
                    Some(Value::Null | Value::Nothing) => None,
                    _ => return None,
                };
                let id = match held {
                    Some(id) => id,
                    None => self.made_text(Some(line), Origin::Input, span, st),
                };
                if let Some(object) = st.objects.get_mut(&id) {
                    object.text = Some(line);
                    object.origin = Origin::Input;
                    object.size = None;
                    object.blank = false;
                }
                self.contents.remove(&id);
                self.put_pointer(*to, id, false, st);
                Some(Value::Num(Num { of_text: Some(Texts::one(id)), ..Num::input(-1, LONGEST) }))
            }
            ("mbstowcs" | "wcstombs", [Value::Pointer(_), from, most]) => {
                let unit = if name == "mbstowcs" { 4 } else { 1 };
                // The zero is written where there is room for it.
                let needed = self.text(from, st).and_then(|text| text.binary(BinaryOp::Add, Num::exactly(1)));
                let most = most.number().filter(|most| most.lo >= 0);
                let written = match (most, needed) {
                    (Some(most), Some(needed)) => {
                        Some(Num { lo: most.lo.min(needed.lo), hi: most.hi.min(needed.hi), of_text: None, ..most })
                    }
                    (most, _) => most,
                };
                let count = written.and_then(|written| written.binary(BinaryOp::Mul, Num::exactly(unit)));
                self.bytes(&values[0], args.first(), count, true, span, st);
                self.set_text(&values[0], None, st);
                self.comes_from(&values[0], &[self.origin(from, st)], st);
                Some(Value::Num(Num::within(-1, written.map_or(LONGEST, |written| written.hi), false)))
            }
            _ => None,
        }
    }

    /// Whatever there is to print into the room that is told, its zero is written; where that room was found by taking away more than there is,
    /// it stands behind all of it.
    pub(super) fn zero_written(
        &mut self,
        (count, written, unit): (Option<Num>, Option<Num>, i128),
        to: &Value<'m>,
        arg: Option<&'m Arg>,
        span: Span,
        st: &mut State<'m>,
    ) {
        let Some(count) = count else { return };
        if count.constant().is_some_and(|count| count >= unit) && written.and_then(Num::constant).is_none() {
            self.bytes(to, arg, Some(Num::exactly(unit)), true, span, st);
        }
        if let (true, Value::Pointer(to)) = (count.wrapped && count.certain && count.constant().is_none(), to)
            && to.at.certain
            && st.object(to.to).and_then(|object| object.size).is_some_and(|size| size.certain && to.at.hi > size.hi)
        {
            self.access(Pointer { at: Num::exactly(to.at.hi), ..*to }, Num::exactly(unit), true, span, st);
        }
    }

    /// Calls that fill what they are given up to a length that they are told, or that is theirs.
    pub(super) fn fills_room(&mut self, name: &str, values: &[Value<'m>], span: Span, st: &State<'m>) {
        let (to, count) = match (name, values.len()) {
            ("getcwd" | "gethostname" | "getdomainname" | "getlogin_r" | "getentropy" | "explicit_bzero" | "bzero" | "RAND_bytes", 2)
            | ("strftime", 4)
            | ("getrandom", 3) => (0, 1),
            ("readlink" | "ttyname_r" | "strerror_r" | "pread", 3) | ("confstr", 3) => (1, 2),
            ("readlinkat", 4) | ("inet_ntop", 4) => (2, 3),
            ("mempcpy" | "memccpy" | "stpncpy" | "strlcpy", 3 | 4) => (0, values.len() - 1),
            // As long as a path may be.
            ("realpath", 2) => (1, usize::MAX),
            _ => return,
        };
        // What it is filled with may be shorter than the room that it is given.
        let whole = matches!(name, "getentropy" | "explicit_bzero" | "bzero" | "RAND_bytes" | "getrandom" | "mempcpy" | "stpncpy");
        let count = match values.get(count) {
            None => Some(Num::input(1, 4096)),
            Some(count) => count.number().filter(|count| count.lo >= 0 && count.certain),
        };
        if let (Some(Value::Pointer(pointer)), Some(count)) = (values.get(to), count) {
            let count = if whole || count.hi < 1 { count } else { Num { group: count.group, ..Num::input(1, count.hi) } };
            self.access(Pointer { may_be_null: false, ..*pointer }, count, true, span, st);
        }
    }

    /// An allocation that holds a text, and its zero.
    fn made_text(&mut self, text: Option<Num>, origin: Origin, span: Span, st: &mut State<'m>) -> super::Id {
        let size = text.and_then(|text| text.binary(BinaryOp::Add, Num::exactly(1)));
        let id = self.object(Storage::Heap, size, None, "malloc", span, st);
        if let Some(object) = st.objects.get_mut(&id) {
            object.text = text;
            object.origin = origin;
        }
        id
    }

    /// A variable gets a pointer to an object.
    fn put_pointer(&mut self, variable: Pointer, to: super::Id, may_be_null: bool, st: &mut State<'m>) {
        if variable.at.constant() == Some(0) {
            self.store(variable.to, Value::Pointer(Pointer { to, at: Num::exactly(0), may_be_null }), st);
        }
    }

    pub(super) fn negative(&mut self, span: Span) {
        self.report(Check::NegativeLength, span, None, "a length may be negative, and then counts as a huge one".to_owned());
    }

    /// `count` bytes are read or written from where `value` points.
    #[allow(clippy::too_many_arguments, reason = "what, how much and where")]
    pub(super) fn bytes(
        &mut self,
        value: &Value<'m>,
        arg: Option<&'m Arg>,
        count: Option<Num>,
        writes: bool,
        span: Span,
        st: &mut State<'m>,
    ) {
        let Some(arg) = arg else { return };
        let Some(pointer) = self.followed(value.clone(), &arg.value, span, st) else { return };
        if writes {
            self.literal_written(pointer.to, span, st);
            self.contents.remove(&pointer.to);
            self.made.remove(&pointer.to);
        }
        if let Some(object) = st.objects.get_mut(&pointer.to).filter(|_| writes) {
            object.blank = false;
            if let Value::Nothing = object.cell {
                object.cell = Value::Unknown;
            }
            self.forget_inside(pointer.to, st);
        }
        match count {
            Some(count) if count.lo < 0 && count.certain => self.negative(span),
            // Nothing says that it is not.
            Some(count) if count.lo < 0 => {
                self.open.insert(span.line);
                self.touches(value, Some(arg), span, st);
            }
            Some(count) => {
                // A literal that wide functions read has wider letters than its bytes.
                if !writes && st.object(pointer.to).is_some_and(|object| object.made_by == "literal") {
                    return;
                }
                self.access(pointer, count, writes, span, st);
            }
            None => {
                // What belongs to a caller the function's own tests say nothing of.
                if writes && self.calls.len() > 1 {
                    self.unsettled(value, st);
                }
                self.open.insert(span.line);
                self.touches(value, Some(arg), span, st);
            }
        }
    }

    /// Something is put into an object by way of a pointer: single bytes are not kept one by one, and from here on it may be filled.
    pub(super) fn put_at(&mut self, id: super::Id, target: &Expr, st: &mut State<'m>) {
        self.literal_written(id, target.span, st);
        let narrow = self.type_of(target, st).is_some_and(|ty| ty.pointers == 0 && super::base_size(&ty.name) == Some(1));
        if let Some(object) = st.objects.get_mut(&id).filter(|_| narrow) {
            object.blank = false;
        }
    }

    /// Something is put where a literal lies.
    pub(super) fn literal_written(&mut self, id: super::Id, span: Span, st: &State<'m>) {
        if st.object(id).is_some_and(|object| object.made_by == "literal") {
            self.report(Check::LiteralWritten, span, None, "a literal is no place to write to".to_owned());
        }
    }

    /// Bytes of one object are copied into it again, and some of them lie in both.
    pub(super) fn overlapping(&mut self, name: &str, values: &[Value<'m>], span: Span) {
        let ("memcpy", [Value::Pointer(to), Value::Pointer(from), Value::Num(count)]) = (name, values) else { return };
        let Some(count) = count.constant() else { return };
        if let (Some(a), Some(b), true) = (to.at.constant(), from.at.constant(), to.to == from.to)
            && a != b
            && (a - b).abs() < count
        {
            self.report(Check::OverlappingCopy, span, None, format!("{} bytes lie in both", count - (a - b).abs()));
        }
    }

    /// Something at `value` is read.
    pub(super) fn touches(&mut self, value: &Value<'m>, arg: Option<&'m Arg>, span: Span, st: &mut State<'m>) {
        let Some(arg) = arg else { return };
        let Some(pointer) = self.followed(value.clone(), &arg.value, span, st) else { return };
        self.alive_at(pointer.to, span.line, st);
        if let Some(ended) = self.has_ended(pointer.to, st) {
            self.ended(ended, span);
        } else if let Some(freed) = st.object(pointer.to).and_then(|object| object.freed) {
            let from = Some((freed, "released here".to_owned()));
            self.report(Check::ReleasedUse, span, from, "memory is used after it was released".to_owned());
        }
    }

    /// Where a variable was declared of a function that has ended.
    pub(super) fn has_ended(&self, id: super::Id, st: &State<'m>) -> Option<Span> {
        let over = |object: &super::Object<'m>| matches!(object.storage, Storage::Stack(depth) if depth as usize > st.frames.len());
        st.object(id).filter(|object| over(object) && object.made_by == "declaration").map(|object| object.born)
    }

    /// A variable is used whose function has ended: its address left it.
    pub(super) fn ended(&mut self, declared: Span, span: Span) {
        let from = Some((declared, "declared here, in a function that has ended".to_owned()));
        self.report(Check::ReleasedUse, span, from.clone(), "what is used ended with the function that declared it".to_owned());
        self.report(Check::LocalReturned, span, from, "the address of a local variable left its function, and is used here".to_owned());
    }

    /// What is used was released on one of the ways that met before: nothing is shown of its life from there on.
    pub(super) fn alive_at(&mut self, id: super::Id, line: u32, st: &State<'m>) {
        let sure = st.object(id).is_some_and(|object| !object.half_freed);
        *self.alive.entry(line).or_insert(true) &= sure;
    }
}

//! Texts that end in a zero: what is written when one is put somewhere, how long one is known to be, and where its letters come from.
//! Knows no function of the library.

use assay_manifests::Span;

use super::{
    Run,
    library::LONGEST,
    value::{Num, Origin, State, Texts, Value},
};
use crate::flow::{
    ir::{Arg, BinaryOp, ExprKind},
    memory::Check,
};

impl<'f, 'm> Run<'f, 'm> {
    /// A text and its terminating zero are written.
    pub(super) fn put_text(
        &mut self,
        value: &Value<'m>,
        arg: Option<&'m Arg>,
        text: Option<Num>,
        unit: i128,
        span: Span,
        st: &mut State<'m>,
    ) {
        let count = text.and_then(|text| text.binary(BinaryOp::Add, Num::exactly(1))?.binary(BinaryOp::Mul, Num::exactly(unit)));
        // A text without a known end shows nothing certain, unless the room was measured by it.
        let count = count.filter(|count| count.certain || count.hi < LONGEST || count.of_text.is_some());
        self.bytes(value, arg, count, true, span, st);
        self.set_text(value, text, st);
    }

    /// Where the text comes from that a value points to.
    pub(super) fn origin(&self, value: &Value<'m>, st: &State<'m>) -> Origin {
        match value {
            Value::Pointer(pointer) => st.object(pointer.to).map_or(Origin::Unknown, |object| object.origin),
            Value::Num(_) => Origin::Own,
            _ => Origin::Unknown,
        }
    }

    pub(super) fn origins(&self, values: &[Value<'m>], first: usize, st: &State<'m>) -> Vec<Origin> {
        values.iter().skip(first).map(|value| self.origin(value, st)).collect()
    }

    /// What a value points to is now made from these; behind its beginning, what stands before stays.
    pub(super) fn comes_from(&self, value: &Value<'m>, origins: &[Origin], st: &mut State<'m>) {
        if let Value::Pointer(pointer) = value
            && let Some(object) = st.objects.get_mut(&pointer.to)
        {
            let first = if pointer.at.constant() == Some(0) { Origin::Own } else { object.origin };
            object.origin = origins.iter().fold(first, |all, one| all.with(*one));
        }
    }

    /// Length of the text that a value points to.
    pub(super) fn text(&self, value: &Value<'m>, st: &State<'m>) -> Option<Num> {
        let Value::Pointer(pointer) = value else { return None };
        let mut text = st.object(pointer.to)?.text?;
        text.of_text = text.of_text.or(Some(Texts::one(pointer.to)));
        // It is in memory already.
        text.limited = true;
        text.lengths = true;
        let skipped = pointer.at.constant()?;
        if skipped == 0 {
            return Some(text);
        }
        let rest = text.binary(BinaryOp::Sub, Num::exactly(skipped))?;
        (rest.lo >= 0).then_some(rest)
    }

    /// Bytes of the whole object that a value points to the beginning of.
    pub(super) fn room(&self, value: &Value<'m>, st: &State<'m>) -> Option<i128> {
        let Value::Pointer(pointer) = value else { return None };
        (pointer.at.constant() == Some(0)).then_some(())?;
        st.object(pointer.to)?.size?.constant()
    }

    pub(super) fn set_text(&self, value: &Value<'m>, text: Option<Num>, st: &mut State<'m>) {
        if let Value::Pointer(pointer) = value
            && let Some(object) = st.objects.get_mut(&pointer.to)
        {
            object.text = text.filter(|_| pointer.at.constant() == Some(0));
            object.cut_from = None;
            // What holds its first letters holds those of what it was.
            let id = pointer.to;
            st.objects.change(|other| other.cut_from.is_some_and(|(of, ..)| of == id), |other| other.cut_from = None);
        }
    }

    /// The first letters of a text are put somewhere without a zero: what is there then, and what it is told by.
    pub(super) fn part_of_text(
        &self,
        to: &Value<'m>,
        from: &Value<'m>,
        count: Option<Num>,
        st: &State<'m>,
    ) -> Option<(super::Id, Num, (super::Id, i128, i128))> {
        let (Value::Pointer(to), Value::Pointer(from), Some(count)) = (to, from, count) else { return None };
        let text = st.object(from.to)?.text.filter(|text| text.certain && text.hi >= count.hi && count.lo >= 0)?;
        let whole = from.at.constant() == Some(0) && to.at.constant() == Some(0) && from.to != to.to && count.certain;
        let part = Num::within(text.lo.min(count.lo), LONGEST, false);
        whole.then_some((to.to, part, (from.to, count.hi, LONGEST)))
    }

    /// Keeps of which text an object holds the first letters, where that text may be longer.
    pub(super) fn may_be_cut(&self, to: &Value<'m>, from: &Value<'m>, count: Option<Num>, st: &mut State<'m>) {
        let (Value::Pointer(to), Value::Pointer(from), Some(count)) = (to, from, count.and_then(Num::constant)) else { return };
        let whole = from.at.constant() == Some(0) && to.at.constant() == Some(0) && from.to != to.to;
        if let Some(object) = st.objects.get_mut(&to.to).filter(|_| whole) {
            object.cut_from = object.text.filter(|text| text.constant().is_none()).map(|text| (from.to, count, text.hi));
        }
    }

    /// Whoever looks for the zero knows that there need be none: what is found of it is not followed.
    pub(super) fn end_sought(&self, name: &str, values: &[Value<'m>], st: &mut State<'m>) {
        let seeks = match name {
            "strnlen" | "wcsnlen" => true,
            "memchr" => values.get(1).and_then(Value::number).and_then(Num::constant) == Some(0),
            _ => false,
        };
        if let (true, Some(Value::Pointer(pointer))) = (seeks, values.first())
            && let Some(text) = st.objects.get_mut(&pointer.to).and_then(|object| object.text.as_mut())
        {
            text.certain &= text.constant().is_some();
        }
    }

    /// A text is read to its zero where none stands in the whole object.
    pub(super) fn unended(&mut self, value: &Value<'m>, unit: i128, span: Span, st: &State<'m>) {
        let Value::Pointer(pointer) = value else { return };
        let Some(object) = st.object(pointer.to) else { return };
        let (Some(text), Some(size)) = (object.text, object.size.and_then(Num::constant)) else { return };
        let may_fill = matches!(object.origin, Origin::Input | Origin::Arguments) && text.certain && text.hi >= size && unit == 1;
        if may_fill && object.freed.is_none() {
            let born = Some((object.born, "the object begins here".to_owned()));
            self.report(
                Check::MissingTerminator,
                span,
                born,
                "bytes from outside are read as a text, and no zero need end them".to_owned(),
            );
        } else if text.lo.saturating_mul(unit) >= size && object.freed.is_none() && object.made_by != "literal" {
            let born = Some((object.born, "the object begins here".to_owned()));
            let message = format!("none of the {size} bytes is the zero that ends a text");
            self.report(Check::MissingTerminator, span, born.clone(), message.clone());
            self.report(Check::OutsideRead, span, born, message);
        }
    }

    /// `ARRAY_SIZE(a)` and what else it is called.
    pub(super) fn elements_counted(&self, name: &str, args: &'m [Arg], st: &State<'m>) -> Option<Num> {
        let counts = matches!(
            name,
            "ARRAY_SIZE"
                | "ARRAYSIZE"
                | "ARRAY_LEN"
                | "ARRAY_LENGTH"
                | "ARRAY_COUNT"
                | "_countof"
                | "countof"
                | "COUNTOF"
                | "NELEMS"
                | "N_ELEMENTS"
                | "G_N_ELEMENTS"
                | "nitems"
                | "NITEMS"
        );
        let [only] = args else { return None };
        let ty = self.type_of(&only.value, st).filter(|ty| counts && !ty.dims.is_empty())?;
        ty.dims.first()?.trim().parse().ok().map(Num::exactly)
    }

    /// The length of the text that letters make which are copied without their zero to where nothing was put before.
    pub(super) fn left_open(&self, to: &Value<'m>, from: &Value<'m>, count: Option<Num>, st: &State<'m>) -> Option<Num> {
        let (Value::Pointer(to), Value::Pointer(from), Some(count)) = (to, from, count) else { return None };
        let room = st.object(to.to).filter(|room| room.blank && room.text.is_none() && room.fields.is_empty())?;
        let letters = room.ty.as_deref().is_none_or(|ty| ty.dims.len() == 1 && ty.pointers == 0 && &*ty.name == "char");
        let size = room.size.filter(|size| letters && to.at.constant() == Some(0) && count.hi <= size.hi)?;
        let source = st.object(from.to)?;
        match source.text.filter(|_| from.at.constant() == Some(0)) {
            // Its zero lies behind what is copied.
            Some(text) if text.lo >= count.hi && source.made_by == "literal" => Some(Num::within(size.hi, LONGEST, false)),
            None if source.origin == Origin::Input => Some(Num::input(0, size.hi)),
            // Where they come from no zero need end them either.
            Some(text) if source.origin == Origin::Input && text.certain && source.size.is_some_and(|size| text.hi >= size.hi) => {
                Some(Num::input(0, size.hi))
            }
            _ => None,
        }
    }

    /// The length of the text that bytes from outside make, where nothing keeps it inside of the object: they fill it, or what lies behind
    /// them was never given a value.
    pub(super) fn ends_behind(&self, to: &Value<'m>, count: Option<Num>, st: &State<'m>) -> Option<Num> {
        let (Value::Pointer(pointer), Some(count)) = (to, count) else { return None };
        let object = st.object(pointer.to).filter(|object| matches!(object.made_by, "declaration" | "fields"))?;
        let letters = object.ty.as_deref().is_some_and(|ty| ty.dims.len() == 1 && ty.pointers == 0 && &*ty.name == "char");
        let size = object.size.and_then(Num::constant)?;
        let filled = count.certain && count.constant().is_some() && count.hi >= size || object.blank && object.text.is_none();
        (letters && filled && pointer.at.constant() == Some(0)).then(|| Num::input(0, size))
    }

    /// The same for what `%s` prints.
    pub(super) fn printed_unended(&mut self, format: usize, args: &'m [Arg], values: &[Value<'m>], span: Span, st: &State<'m>) {
        let Some(ExprKind::Lit(crate::flow::ir::Lit::Str(text))) = args.get(format).map(|arg| &arg.value.kind) else { return };
        for (kind, value) in super::format::conversions(text).into_iter().zip(values.iter().skip(format + 1)) {
            if kind == Some("s") {
                self.unended(value, 1, span, st);
                if let Value::Num(n) = value
                    && n.certain
                    && n.constant() != Some(0)
                {
                    self.report(Check::WrongType, span, None, "a number is taken for where a text lies".to_owned());
                }
            }
        }
    }
}

//! Texts that end in a zero: what is written when one is put somewhere, how long one is known to be, and where its letters come from.
//! Knows no function of the library.

use assay_manifests::Span;

use super::{
    Run,
    library::LONGEST,
    value::{Num, Origin, State, Texts, Value},
};
use crate::flow::ir::{Arg, BinaryOp};

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
        let skipped = pointer.at.constant()?;
        if skipped == 0 {
            return Some(text);
        }
        let rest = text.binary(BinaryOp::Sub, Num::exactly(skipped))?;
        (rest.lo >= 0).then_some(rest)
    }

    pub(super) fn set_text(&self, value: &Value<'m>, text: Option<Num>, st: &mut State<'m>) {
        if let Value::Pointer(pointer) = value
            && let Some(object) = st.objects.get_mut(&pointer.to)
        {
            object.text = text.filter(|_| pointer.at.constant() == Some(0));
        }
    }
}

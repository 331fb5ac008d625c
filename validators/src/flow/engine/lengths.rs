//! Lengths of texts of which parts are known: they are at least so long, and what is compared with less is decided. Knows no rule.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine,
    value::{Bits, CleanBits, Constant, Fact, Facts, Kind, Piece, Value},
};
use crate::flow::ir::BinaryOp;

impl<'a> Engine<'a> {
    /// The length of a text or collection that is not known in full.
    pub(super) fn length_of(&mut self, value: &Value<'a>) -> Value<'a> {
        let length = self.number();
        let known = |piece: &Piece| if let Piece::Known(known) = piece { known.chars().count() } else { 0 };
        let of_one = |one: &Value<'a>| match &one.kind {
            Kind::Str(text) => text.pieces.iter().map(known).sum::<usize>(),
            _ => 0,
        };
        let least = value.atoms().iter().map(of_one).min().unwrap_or(0) as i128;
        let of = if matches!(value.kind, Kind::Str(_)) { value.id } else { 0 };
        self.least.insert(length.id, (least, of));
        length
    }

    /// How a length compares with a number, where what is known of it decides that.
    pub(super) fn by_length(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        let Kind::Choice(list) = &a.kind else { return self.by_one_length(op, a, b) };
        let mut answers = list.iter().map(|one| match (one.as_int(), b.as_int()) {
            (Some(known), Some(number)) => numbers_compared(op, known, number),
            _ => self.by_one_length(op, one, b),
        });
        let first = answers.next()??;
        answers.all(|one| one == Some(first)).then_some(first)
    }

    fn by_one_length(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        let (least, number, op) = match (self.least.get(&a.id), b.as_int(), self.least.get(&b.id), a.as_int()) {
            (Some((least, _)), Some(number), ..) => (*least, number, op),
            (_, _, Some((least, _)), Some(number)) => (*least, number, turned(op)),
            _ => return None,
        };
        match op {
            BinaryOp::Gt => (least > number).then_some(true),
            BinaryOp::Ge => (least >= number).then_some(true),
            BinaryOp::Lt => (least >= number).then_some(false),
            BinaryOp::Le => (least > number).then_some(false),
            BinaryOp::Eq => (least > number).then_some(false),
            BinaryOp::NotEq => (least > number).then_some(true),
            _ => None,
        }
    }

    /// `text.length` of a script. A test of it is a test of the text, to rules that ask how long it is.
    pub(super) fn text_length(&mut self, text: &Value<'a>) -> Value<'a> {
        let is_text = matches!(text.kind, Kind::Str(_)) || matches!(text.ty.as_deref(), Some("string" | super::refine::HOST));
        let mut length = if is_text { self.length_of(text) } else { self.number() };
        length.via = text.id;
        length.ty = Some(super::refine::PLACE_IN_TEXT.into());
        length
    }

    /// Whether a number is the length of this very text.
    pub(super) fn is_length(&self, number: &Value<'a>, text: &Value<'a>) -> bool {
        text.id != 0 && self.least.get(&number.id).is_some_and(|(_, of)| *of == text.id)
    }

    /// Whether a part of a script's text goes from its beginning to its end.
    pub(super) fn is_whole_text(&self, text: &Value<'a>, from: Option<&Value<'a>>, to: Option<&Value<'a>>) -> bool {
        let is_end = |to: &Value<'a>| text.id != 0 && to.via == text.id && self.least.contains_key(&to.id);
        self.is_script() && from.and_then(Value::as_int) == Some(0) && to.is_some_and(is_end)
    }

    /// A text whose length is nothing is the empty text: what a comparison of its length teaches.
    pub(super) fn learn_length(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, result: &mut Value<'a>) {
        let Some((0, of)) = self.least.get(&a.id).copied() else { return };
        let of = match self.language {
            _ if self.is_script() => a.via,
            Language::Go | Language::Java | Language::Kotlin => of,
            _ => 0,
        };
        if of == 0 || result.as_bool().is_some() {
            return;
        }
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, NotEq, NotSame, Same};
        let is_empty = match (op, b.as_int()) {
            (Gt | NotEq | NotSame, Some(0)) | (Ge, Some(1)) => false,
            (Le | Eq | Same, Some(0)) | (Lt, Some(1)) => true,
            _ => return,
        };
        let nothing = Fact { id: of, clean: CleanBits::GUARDED, constant: Some(Constant::Str("".into())), marks: Bits::default() };
        let mut facts: Facts = result.facts.as_deref().cloned().unwrap_or_default();
        if is_empty {
            facts.when_true.push(nothing)
        } else {
            facts.when_false.push(nothing)
        }
        result.facts = Some(Rc::new(facts));
    }
}

fn numbers_compared(op: BinaryOp, a: i128, b: i128) -> Option<bool> {
    Some(match op {
        BinaryOp::Gt => a > b,
        BinaryOp::Ge => a >= b,
        BinaryOp::Lt => a < b,
        BinaryOp::Le => a <= b,
        BinaryOp::Eq => a == b,
        BinaryOp::NotEq => a != b,
        _ => return None,
    })
}

/// The same comparison with its sides changed.
pub(super) const fn turned(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        other => other,
    }
}

//! Lengths of texts of which parts are known: they are at least so long, and what is compared with less is decided. Knows no rule.

use super::{
    Engine,
    value::{Kind, Piece, Value},
};
use crate::flow::ir::BinaryOp;

impl<'a> Engine<'a> {
    /// The length of a text or collection that is not known in full.
    pub(super) fn length_of(&mut self, value: &Value<'a>) -> Value<'a> {
        let length = self.number();
        let Kind::Str(text) = &value.kind else {
            self.least.insert(length.id, 0);
            return length;
        };
        let known = text.pieces.iter().map(|piece| match piece {
            Piece::Known(known) => known.chars().count(),
            Piece::Dynamic { .. } => 0,
        });
        let least = known.sum::<usize>() as i128;
        self.least.insert(length.id, least);
        length
    }

    /// How a length compares with a number, where what is known of it decides that.
    pub(super) fn by_length(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        let (least, number, op) = match (self.least.get(&a.id), b.as_int(), self.least.get(&b.id), a.as_int()) {
            (Some(least), Some(number), ..) => (*least, number, op),
            (_, _, Some(least), Some(number)) => (*least, number, turned(op)),
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
}

/// The same comparison with its sides changed.
const fn turned(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        other => other,
    }
}

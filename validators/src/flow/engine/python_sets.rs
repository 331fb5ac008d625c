//! Sets and maps of Python put together by operators and methods: what one side holds that is not known takes nothing from the other. Knows
//! no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::BinaryOp;

impl<'a> Engine<'a> {
    /// `a | b`, `a & b`, `a - b`, `a ^ b` of what are no numbers.
    pub(super) fn python_sets(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let shapes = [self.shape_of(a), self.shape_of(b)];
        if op == BinaryOp::BitOr && shapes.contains(&Some(Shape::Map)) {
            return self.merged_maps(a, b);
        }
        let is_number = |value: &Value<'a>| {
            matches!(value.kind, Kind::Int(_) | Kind::Float(_) | Kind::Bool(_)) || matches!(value.ty.as_deref(), Some("number" | "boolean"))
        };
        if is_number(a) || is_number(b) {
            return None;
        }
        if shapes.contains(&Some(Shape::List)) {
            return self.set_operation(op, a, b);
        }
        // Sets, maps or whatever a library makes of it: a number is not what a text could become.
        let known = a.is_plain_constant() || b.is_plain_constant();
        let taint = match op {
            _ if known => return None,
            BinaryOp::BitOr | BinaryOp::BitXor | BinaryOp::BitAnd => self.deep_taint(a).union(&self.deep_taint(b)),
            BinaryOp::Sub if a.ty.is_none() && b.ty.is_none() && a.cell().is_some() => self.deep_taint(a),
            _ => return None,
        };
        (!taint.is_empty()).then(|| self.unknown_with(taint))
    }

    /// The same by methods: `known.intersection(asked)`.
    pub(super) fn set_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if self.st.heap.object(cell)?.shape != Shape::List {
            return None;
        }
        let op = match method {
            "union" => BinaryOp::BitOr,
            "intersection" => BinaryOp::BitAnd,
            "difference" => BinaryOp::Sub,
            "symmetric_difference" => BinaryOp::BitXor,
            _ => return None,
        };
        let mut sum = site.receiver?.clone();
        for arg in site.args {
            sum = self.set_operation(op, &sum, &arg.value)?;
        }
        Some(sum)
    }

    /// What is in one set, in both, or in either.
    fn set_operation(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let sides = [a, b].map(|side| self.exact_elements(side).filter(|items| side.cell().is_some() && items.iter().all(is_own)));
        let span = assay_manifests::Span::default();
        let of_first = match (op, &sides) {
            (BinaryOp::Sub, _) => Some(true),
            // What both hold the side holds that is known.
            (BinaryOp::BitAnd, [Some(_), _]) => Some(true),
            (BinaryOp::BitAnd, [None, Some(_)]) => Some(false),
            (BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor, _) => None,
            _ => return None,
        };
        let mut held = Object::new(Shape::List);
        for (side, value) in [(true, a), (false, b)] {
            if of_first.is_none_or(|first| first == side) {
                self.spread_into(&mut held, value, span);
            }
        }
        held.blur(&self.ids);
        if held.rest.is_none() {
            held.rest = Some(Box::new(self.opaque()));
        }
        Some(self.allocate_object(held))
    }

    /// `a | b` of two maps: what the second holds wins.
    fn merged_maps(&mut self, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let mut merged = self.held_by_map(a)?;
        let other = self.held_by_map(b)?;
        self.take_over(&mut merged, other);
        merged.ty = None;
        Some(self.allocate_object(merged))
    }

    /// The entries of a map; of what is not in sight, that there may be any.
    pub(super) fn held_by_map(&self, value: &Value<'a>) -> Option<Object<'a>> {
        match value.cell().and_then(|cell| self.st.heap.object(cell)) {
            Some(object) => (object.shape == Shape::Map && !object.weak).then(|| object.clone()),
            None => {
                let mut given = Object::new(Shape::Map);
                given.open = true;
                given.taint = value.taint.clone();
                Some(given)
            }
        }
    }
}

/// Whether an element was written by the program: a literal, or what it made itself.
fn is_own(value: &Value<'_>) -> bool {
    value.is_plain_constant() || matches!(value.kind, Kind::Opaque | Kind::Lib(_)) && value.taint.is_empty()
}

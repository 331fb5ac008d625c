//! What values teach by counting as true or false, and by being compared with an answer: what is not nothing, and places in lists, of which
//! the first counts as false and -1 as true. Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    php_order::COUNTED,
    value::{Bits, CleanBits, Constant, Fact, Facts, Kind, Ref, Value},
};
use crate::flow::ir::BinaryOp;

/// Type of a place in a list that is -1 where the list does not hold what was sought.
pub(super) const PLACE: &str = "(place)";
/// The same where it is anything below zero.
pub(super) const SEARCHED_PLACE: &str = "(searched place)";
/// Type of a place all of whose bits were turned: 0 where it was -1.
const FLIPPED_PLACE: &str = "(flipped place)";

/// Whether a value is a place in a list, as a search gives it.
pub(super) fn is_place(value: &Value<'_>) -> bool {
    matches!(value.ty.as_deref(), Some(PLACE | SEARCHED_PLACE | FLIPPED_PLACE))
}

/// A place in a list for the answer whether the list holds a value. Where it counts as false, it is the first.
pub(super) fn place<'a>(is_held: Value<'a>, ty: &str) -> Value<'a> {
    let facts = is_held.facts.as_deref().map(|facts| Rc::new(Facts { when_true: Vec::new(), when_false: facts.when_true.clone() }));
    Value { ty: Some(ty.into()), facts, ..is_held }
}

/// `test(…) === false`, `preg_match(…) === 1`: what the answer itself teaches. Numbers answer as truth values only where they are 0 or 1.
pub(super) fn of_answer(answer: &Value<'_>, constant: &Value<'_>) -> Option<Facts> {
    let facts = answer.facts.as_deref()?.clone();
    if super::cpp_library::sets::is_end_for(answer, constant) {
        return Some(Facts { when_true: facts.when_false, when_false: facts.when_true });
    }
    match constant.kind {
        Kind::Bool(true) | Kind::Int(1) => Some(facts),
        Kind::Bool(false) | Kind::Int(0 | -1) | Kind::Null => Some(Facts { when_true: facts.when_false, when_false: facts.when_true }),
        _ => None,
    }
}

/// Which outcome of a comparison with a number says that a place is one of the list's.
fn found_where(op: BinaryOp, number: i128, only_below: bool) -> Option<bool> {
    use BinaryOp::{Eq, Ge, Gt, Le, Lt, NotEq, NotSame, Same};
    match (op, number) {
        (Gt, -1) | (Ge, 0) => Some(true),
        (Le, -1) | (Lt, 0) => Some(false),
        (NotEq | NotSame, -1) if !only_below => Some(true),
        (Eq | Same, -1) if !only_below => Some(false),
        (Gt | Ge | Eq | Same, 0..) => Some(true),
        (Lt | Le | NotEq | NotSame, 0..) => Some(false),
        _ => None,
    }
}

impl<'a> Engine<'a> {
    /// What a value teaches by counting as true or false: what it says, that it is not null, and what holds where it is an empty list.
    pub(super) fn taught_by_truth(&self, value: &Value<'a>) -> Option<Rc<Facts>> {
        let something = value.id != 0 && value.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null));
        let counts = self.is_php() || self.language == assay_manifests::Language::Python;
        let empty = value.cell().filter(|_| counts).and_then(|cell| self.when_empty(cell));
        if !something && empty.is_none() {
            return value.facts.clone();
        }
        let mut facts: Facts = value.facts.as_deref().cloned().unwrap_or_default();
        if something {
            let not_null = Fact { id: value.id, clean: CleanBits::default(), constant: Some(Constant::NotNull), marks: Bits::default() };
            facts.when_true.push(not_null);
        }
        facts.when_false.extend(empty.into_iter().flat_map(|empty| empty.iter().cloned().collect::<Vec<_>>()));
        Some(Rc::new(facts))
    }

    fn when_empty(&self, cell: Ref) -> Option<Rc<Vec<Fact>>> {
        self.st.heap.object(cell)?.when_empty.clone()
    }

    /// How many things a container holds of which that is not known.
    pub(super) fn count_of(&self, cell: Ref) -> Value<'a> {
        let Some(empty) = self.when_empty(cell) else { return self.number() };
        let facts = Facts { when_true: Vec::new(), when_false: empty.to_vec() };
        Value { facts: Some(Rc::new(facts)), ..self.opaque().typed(Some(COUNTED.into())) }
    }

    /// Whether a container is empty of which that is not known.
    pub(super) fn emptiness_of(&self, cell: Ref) -> Value<'a> {
        let facts = self.when_empty(cell).map(|empty| Rc::new(Facts { when_true: empty.to_vec(), when_false: Vec::new() }));
        Value { facts, ..self.boolean() }
    }

    /// `list.indexOf(value) >= 0`.
    pub(super) fn place_compared(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Value<'a> {
        let (place, other, op) = if is_place(a) { (a, b, op) } else { (b, a, super::lengths::turned(op)) };
        let ty = place.ty.as_deref().unwrap_or_default();
        let found = other.as_int().and_then(|number| match (ty, op, number) {
            (FLIPPED_PLACE, BinaryOp::NotEq | BinaryOp::NotSame, 0) => Some(true),
            (FLIPPED_PLACE, BinaryOp::Eq | BinaryOp::Same, 0) => Some(false),
            (FLIPPED_PLACE, ..) => None,
            _ => found_where(op, number, ty == SEARCHED_PLACE),
        });
        let taught = place.facts.as_deref().map(|facts| if ty == FLIPPED_PLACE { &facts.when_true } else { &facts.when_false });
        self.taught_where(found, taught)
    }

    /// The same of what says by counting as true that something was found.
    pub(super) fn found_compared(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Value<'a> {
        let found = b.as_int().filter(|number| matches!(number, -1 | 0)).and_then(|number| match (op, number) {
            (BinaryOp::Gt | BinaryOp::Eq | BinaryOp::Same | BinaryOp::Le | BinaryOp::NotEq | BinaryOp::NotSame, 0) => None,
            _ => found_where(op, number, false),
        });
        let mut answer = self.boolean();
        answer.facts = match (found, &a.facts) {
            (Some(true), Some(facts)) => Some(facts.clone()),
            (Some(false), Some(facts)) => Some(Rc::new(Facts { when_true: facts.when_false.clone(), when_false: facts.when_true.clone() })),
            _ => None,
        };
        answer
    }

    /// `~list.indexOf(value)`: it counts as false where nothing was found.
    pub(super) fn flipped_place(&self, place: &Value<'a>) -> Value<'a> {
        let is_plain = place.ty.as_deref() == Some(PLACE);
        let found = place.facts.as_deref().filter(|_| is_plain).map(|facts| facts.when_false.clone());
        let facts = found.map(|when_true| Rc::new(Facts { when_true, when_false: Vec::new() }));
        Value { facts, ..self.opaque().typed(Some(if is_plain { FLIPPED_PLACE } else { "number" }.into())) }
    }

    fn taught_where(&self, outcome: Option<bool>, taught: Option<&Vec<Fact>>) -> Value<'a> {
        let mut answer = self.boolean();
        let taught = taught.filter(|facts| !facts.is_empty()).cloned();
        answer.facts = outcome.zip(taught).map(|(outcome, taught)| {
            Rc::new(if outcome {
                Facts { when_true: taught, when_false: Vec::new() }
            } else {
                Facts { when_true: Vec::new(), when_false: taught }
            })
        });
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::{BinaryOp, found_where};

    #[test]
    fn which_outcome_says_that_a_place_is_in_the_list() {
        assert_eq!(found_where(BinaryOp::NotSame, -1, false), Some(true));
        assert_eq!(found_where(BinaryOp::NotSame, -1, true), None);
        assert_eq!(found_where(BinaryOp::Lt, 0, true), Some(false));
        assert_eq!(found_where(BinaryOp::Gt, 0, false), Some(true));
        assert_eq!(found_where(BinaryOp::Le, 0, false), Some(false));
        assert_eq!(found_where(BinaryOp::Gt, -2, false), None);
    }
}

//! Arrays of PHP that are walked, sorted by a function, read by columns, or held against each other. Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    php_array::UNORDERED,
    value::{Facts, Kind, Value},
};
use crate::flow::ir::BinaryOp;

/// Most comparisons of what two arrays hold.
const MOST_COMPARED: usize = 1024;
/// Type of the number of elements that passed a test: where there are some, what the test shows holds.
pub(super) const COUNTED: &str = "(count)";

/// What tests of several elements show where one of them is passed.
pub(super) fn shown_by_some(answers: &[Value<'_>]) -> Option<Rc<Facts>> {
    let (first, rest) = answers.split_first()?;
    let mut sum = first.clone();
    for answer in rest {
        sum.facts = super::meeting::either_facts(&sum, answer);
    }
    let when_true = sum.facts?.when_true.clone();
    (!when_true.is_empty()).then(|| Rc::new(Facts { when_true, when_false: Vec::new() }))
}

impl<'a> Engine<'a> {
    /// A comparison of how many passed a test with a number, or of them with no array at all.
    pub(super) fn count_compared(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, NotEq, NotSame, Same};
        let is_count = |one: &Value<'a>| one.ty.as_deref() == Some(COUNTED);
        let (a, b, op) = if is_count(b) && !is_count(a) { (b, a, super::lengths::turned(op)) } else { (a, b, op) };
        let number = match (is_count(a), a.cell(), b.cell()) {
            (true, ..) => b.as_int()?,
            (_, Some(_), Some(_)) if self.is_php() && self.exact_elements(b).is_some_and(|items| items.is_empty()) => 0,
            _ => return None,
        };
        let facts = self.taught_by_truth(a)?;
        let (some, none) = (facts.when_true.clone(), facts.when_false.clone());
        let taught = match (op, number) {
            (Gt | NotEq | NotSame, 0) | (Ge, 1) => Some((some, none)),
            (Gt | Eq | Same, 1..) | (Ge, 2..) => Some((some, Vec::new())),
            (Eq | Same | Le, 0) | (Lt, 1) => Some((none, some)),
            _ => None,
        };
        let facts = taught.map(|(when_true, when_false)| Rc::new(Facts { when_true, when_false }));
        Some(Value { facts, ..self.boolean() })
    }

    /// `array_any($list, $test)`, `array_find($list, $test)`: what the test shows of the one that passes it.
    pub(super) fn php_some(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let (list, function) = (site.args.first()?.clone(), site.args.get(1)?.clone());
        let args = [list, function];
        let kept = self.php_array(&Site::named(vec!["array_filter".into()], &args, site.span), "array_filter")?;
        let truth = self.php_truth(&kept);
        if name == "array_any" {
            let mut answer = truth.map_or_else(|| self.boolean(), Value::bool);
            answer.facts = kept.facts.clone().filter(|_| truth.is_none());
            return Some(answer);
        }
        match (truth, self.exact_elements(&kept)) {
            (Some(false), _) => Some(Value::null()),
            (_, Some(items)) => items.into_iter().next(),
            _ => {
                let found = self.element(&kept, site.span);
                let mut found = self.join(&found, &Value::null());
                found.facts.clone_from(&kept.facts);
                Some(found)
            }
        }
    }

    /// `array_walk`: each value with its key.
    pub(super) fn walk_over(&mut self, site: &Site<'a, '_>, list: &Value<'a>, function: &Value<'a>) {
        let pairs = self.pairs(list);
        let exact = self.exact_elements(&pairs).filter(|pairs| pairs.len() <= super::loops::MAX_UNROLL);
        let is_exact = exact.is_some();
        for pair in exact.unwrap_or_else(|| vec![self.element(&pairs, site.span)]) {
            let (key, item) = (self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1)));
            let args = [item, key].into_iter().map(ArgValue::plain).chain(site.args.iter().skip(2).cloned()).collect();
            let call = |engine: &mut Self| drop(engine.call_value(function, args, site.span, &"callback".into()));
            if is_exact {
                call(self);
            } else {
                self.either(call, |_| ());
            }
            self.live = true;
        }
    }

    /// A column of a row: an entry, or a property of an object.
    pub(super) fn column_of(&mut self, row: &Value<'a>, wanted: &Value<'a>) -> Value<'a> {
        match (&wanted.kind, self.shape_of(row), wanted.as_str()) {
            (Kind::Null, ..) => row.clone(),
            (_, Some(Shape::Instance), Some(name)) => self.member(row, &name, assay_manifests::Span::default()),
            _ => self.index_value(row, wanted),
        }
    }

    /// `usort($list, $function)`: in the order that the function gives, where it is known of all; else in any.
    pub(super) fn sorted_by(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let list = site.args.first()?.value.clone();
        let written = site.args.get(1)?.value.clone();
        let function = self.callable(&written).unwrap_or(written);
        let pairs = self.pairs(&list);
        let exact = self.exact_elements(&pairs).filter(|pairs| pairs.len() <= super::loops::MAX_UNROLL);
        let side = Value::int(i128::from(name != "uksort"));
        let mut sorted: Vec<Value<'a>> = Vec::new();
        let mut is_known = exact.is_some();
        if exact.is_none() {
            // Which two it is asked of is not known: it runs, or does not where there are too few.
            let one = self.element(&pairs, site.span);
            let item = self.index_value(&one, &side);
            let args = vec![ArgValue::plain(item.clone()), ArgValue::plain(item)];
            let before = self.st.clone();
            self.call_value(&function, args, site.span, &"callback".into());
            self.live = true;
            self.meet(before, true);
        }
        for pair in exact.unwrap_or_default() {
            let mut at = sorted.len();
            while is_known && at > 0 {
                let (before, own) = (self.index_value(&sorted[at - 1], &side), self.index_value(&pair, &side));
                let args = vec![ArgValue::plain(before), ArgValue::plain(own)];
                let order = self.call_value(&function, args, site.span, &"callback".into());
                self.live = true;
                match order.as_int() {
                    Some(order) if order > 0 => at -= 1,
                    Some(_) => break,
                    None => is_known = false,
                }
            }
            sorted.insert(at, pair);
        }
        let keyed = name != "usort";
        let mut entries = Vec::new();
        for pair in sorted.iter().filter(|_| is_known) {
            let key = self.index_value(pair, &Value::int(0)).key()?;
            entries.push((key, self.index_value(pair, &Value::int(1))));
        }
        let ids = &self.ids;
        let object = self.st.heap.object_mut(list.cell()?)?;
        if !is_known {
            if keyed { object.ty = Some(UNORDERED.into()) } else { object.blur(ids) }
        } else if keyed {
            object.shape = Shape::Map;
            (object.items, object.fields) = (Vec::new(), entries);
        } else {
            object.shape = Shape::List;
            (object.items, object.fields) = (entries.into_iter().map(|(_, item)| item).collect(), Vec::new());
        }
        Some(Value::bool(true))
    }

    /// What is left of an array without what another has: under its keys, or of its values.
    pub(super) fn difference(&mut self, array: &Value<'a>, other: &Value<'a>, name: &str) -> Option<Value<'a>> {
        let (left, taken) = (self.pairs(array), self.pairs(other));
        let (left, taken) = (self.exact_elements(&left)?, self.exact_elements(&taken)?);
        if left.len() * taken.len() > MOST_COMPARED {
            return None;
        }
        let mut out = Object::new(Shape::Map);
        for pair in left {
            let [key, item] = [0, 1].map(|at| self.index_value(&pair, &Value::int(at)));
            let mut is_taken = false;
            for other in &taken {
                let [other_key, other_item] = [0, 1].map(|at| self.index_value(other, &Value::int(at)));
                let same_key = key.key() == other_key.key();
                let same_item = self.equal_values(&item, &other_item) == Some(true);
                is_taken |= (name == "array_diff" || same_key) && (name == "array_diff_key" || same_item);
            }
            if !is_taken {
                out.set_field(&key.key()?, item, &self.ids);
            }
        }
        Some(self.allocate_object(out))
    }
}

//! Python's counters, whose entries are known one by one, and its layered maps. Knows no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::{BinaryOp, Spread, Sym};

/// Type of a map that counts.
pub(super) const COUNTER: &str = "collections.Counter";
/// Type of a map made of others.
const CHAIN: &str = "collections.ChainMap";

impl<'a> Engine<'a> {
    /// No times a number of the program's own.
    pub(super) fn times_none(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let asked = op == BinaryOp::Mul && self.language == Language::Python;
        let is_own =
            |value: &Value<'a>| value.ty.as_deref() == Some("number") && value.taint.is_empty() && matches!(value.kind, Kind::Opaque);
        let is_none = |none: &Value<'a>, other: &Value<'a>| none.as_int() == Some(0) && is_own(other);
        (asked && (is_none(a, b) || is_none(b, a))).then(|| Value::int(0))
    }

    /// `True + True`: in a sum truths are numbers.
    pub(super) fn truths_counted(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, span: Span) -> Option<Value<'a>> {
        use BinaryOp::{Add, BitAnd, BitOr, BitXor, Div, FloorDiv, Mod, Mul, Pow, Shl, Shr, Sub};
        let is_truth = |value: &Value<'a>| matches!(value.kind, Kind::Bool(_));
        let counts = match op {
            Add | Sub | Mul | Div | FloorDiv | Mod | Pow | Shl | Shr => true,
            BitAnd | BitOr | BitXor => !(is_truth(a) && is_truth(b)) && (a.as_int().is_some() || b.as_int().is_some()),
            _ => false,
        };
        if self.language != Language::Python || !counts || !is_truth(a) && !is_truth(b) {
            return None;
        }
        let number = |value: &Value<'a>| match value.kind {
            Kind::Bool(yes) => Value::int(i128::from(yes)),
            _ => value.clone(),
        };
        Some(self.binary(op, &number(a), &number(b), span))
    }

    /// How often each key is counted in what a counter is given: a list, a map of numbers, numbers by name.
    pub(super) fn counted_by(&mut self, site: &Site<'a, '_>) -> Option<Vec<(Sym, i128)>> {
        let mut counts: Vec<(Sym, i128)> = Vec::new();
        for arg in site.args {
            if arg.spread != Spread::No {
                return None;
            }
            match &arg.name {
                Some(name) => counts.push((name.clone(), arg.value.as_int()?)),
                None if self.shape_of(&arg.value) == Some(Shape::Map) => {
                    let object =
                        self.st.heap.object(arg.value.cell()?).filter(|object| !object.open && object.rest.is_none() && !object.weak)?;
                    for (key, many) in &object.fields {
                        counts.push((key.clone(), many.as_int()?));
                    }
                }
                None => {
                    for item in self.some_known(&arg.value)? {
                        counts.push((item.key().filter(|_| item.is_plain_constant())?, 1));
                    }
                }
            }
        }
        Some(counts)
    }

    /// Methods of a counter.
    pub(super) fn counter_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell).filter(|object| object.ty.as_deref() == Some(COUNTER))?;
        if object.open || object.rest.is_some() || object.weak {
            return None;
        }
        let counts: Vec<(Sym, i128)> =
            object.fields.iter().map(|(key, many)| Some((key.clone(), many.as_int()?))).collect::<Option<_>>()?;
        match method {
            "total" => counts.iter().try_fold(0_i128, |sum, (_, many)| sum.checked_add(*many)).map(Value::int),
            "most_common" if site.args.len() < 2 => {
                let mut sorted = counts;
                // Equals stay in the order in which they were met.
                sorted.sort_by_key(|(_, many)| std::cmp::Reverse(*many));
                if let Some(most) = site.args.first().filter(|most| !matches!(most.value.kind, Kind::Null)) {
                    sorted.truncate(usize::try_from(most.value.as_int()?).ok()?);
                }
                let rows = sorted.into_iter().map(|(key, many)| self.new_list(vec![Value::str(key), Value::int(many)])).collect();
                Some(self.new_list(rows))
            }
            "elements" => {
                let mut items = Vec::new();
                for (key, many) in counts {
                    // What is counted below one is not there.
                    let many = usize::try_from(many.max(0)).ok().filter(|many| *many <= 64 - items.len().min(64))?;
                    items.extend(std::iter::repeat_n(Value::str(key), many));
                }
                Some(self.new_list(items))
            }
            "update" | "subtract" => {
                let given = self.counted_by(site);
                let ids = &self.ids;
                let number = Value::of(Kind::Opaque).typed(Some("number".into()));
                let object = self.st.heap.object_mut(cell)?;
                match given {
                    Some(given) => {
                        for (key, many) in given {
                            let before = object.field(&key).and_then(Value::as_int).unwrap_or(0);
                            let after = if method == "update" { before.checked_add(many) } else { before.checked_sub(many) };
                            object.set_field(&key, Value::int(after?), ids);
                        }
                    }
                    // Any of them may have changed, and others may have come.
                    None => {
                        object.fields.iter_mut().for_each(|(_, held)| *held = number.clone());
                        object.add_rest(number, ids);
                    }
                }
                Some(Value::null())
            }
            _ => None,
        }
    }

    /// `ChainMap(first, …)`: what an earlier map holds wins. The maps themselves stand beside the entries.
    pub(super) fn chained(&mut self, maps: Vec<Value<'a>>) -> Value<'a> {
        let mut merged = Object::new(Shape::Map);
        for map in maps.iter().rev() {
            if let Some(held) = self.held_by_map(map) {
                self.take_over(&mut merged, held);
            }
        }
        merged.ty = Some(CHAIN.into());
        merged.items = maps;
        self.allocate_object(merged)
    }

    /// The maps of a layered map, or those behind the first.
    pub(super) fn layers(&mut self, cell: Ref, name: &str) -> Option<Value<'a>> {
        let maps = self.st.heap.object(cell).filter(|object| object.ty.as_deref() == Some(CHAIN))?.items.clone();
        match name {
            "maps" => Some(self.new_list(maps)),
            "parents" => Some(self.chained(maps.into_iter().skip(1).collect())),
            _ => None,
        }
    }

    /// `chain.new_child(map)`
    pub(super) fn layered(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let maps = self.st.heap.object(cell).filter(|object| object.ty.as_deref() == Some(CHAIN) && method == "new_child")?.items.clone();
        let first = match site.args.first() {
            Some(arg) => arg.value.clone(),
            None => self.allocate_object(Object::new(Shape::Map)),
        };
        Some(self.chained(std::iter::once(first).chain(maps).collect()))
    }
}

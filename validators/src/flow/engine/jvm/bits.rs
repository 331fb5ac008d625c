//! Sets of bits, and numbers that several threads count up. Knows no rule.

use crate::flow::engine::{
    Engine,
    call::Site,
    value::{Kind, Ref, Value},
};

/// Highest bit that is kept.
const HIGHEST: i128 = 4096;

impl<'a> Engine<'a> {
    /// What a set of bits is asked and what changes it. The bits that are set stand in order; of one that is not known nothing is said.
    pub(super) fn jvm_bits(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let bits = self.exact_elements(receiver).and_then(|items| items.iter().map(Value::as_int).collect::<Option<Vec<i128>>>());
        let given: Vec<Option<i128>> = site.args.iter().map(|arg| arg.value.as_int().filter(|bit| (0..HIGHEST).contains(bit))).collect();
        let number = |at: usize| given.get(at).copied().flatten();
        let has = |bit: i128| bits.as_ref().map(|bits| bits.contains(&bit));
        let changes = matches!(method, "set" | "clear" | "flip" | "and" | "or" | "xor" | "andNot");
        if changes {
            let changed = bits.as_ref().and_then(|bits| self.bits_changed(bits, method, site));
            match changed {
                Some(bits) => self.refill(cell, bits.into_iter().map(Value::int).collect()),
                None => {
                    let more = self.number();
                    let ids = &self.ids;
                    let object = self.st.heap.object_mut(cell)?;
                    object.blur(ids);
                    object.add_rest(more, ids);
                }
            }
            return Some(Value::null());
        }
        let bits = bits.as_deref();
        Some(match (method, given.len()) {
            ("get", 1) => number(0).and_then(has).map_or_else(|| self.boolean(), Value::bool),
            ("isEmpty", 0) => bits.map_or_else(|| self.boolean(), |bits| Value::bool(bits.is_empty())),
            ("cardinality", 0) => bits.map_or_else(|| self.number(), |bits| Value::int(bits.len() as i128)),
            ("length", 0) => bits.map_or_else(|| self.number(), |bits| Value::int(bits.last().map_or(0, |last| last + 1))),
            ("nextSetBit", 1) => match (bits, number(0)) {
                (Some(bits), Some(from)) => Value::int(bits.iter().copied().find(|bit| *bit >= from).unwrap_or(-1)),
                _ => self.number(),
            },
            ("nextClearBit", 1) => match (bits, number(0)) {
                (Some(bits), Some(from)) => Value::int((from..).find(|bit| !bits.contains(bit)).unwrap_or(-1)),
                _ => self.number(),
            },
            ("previousSetBit", 1) => match (bits, number(0)) {
                (Some(bits), Some(from)) => Value::int(bits.iter().rev().copied().find(|bit| *bit <= from).unwrap_or(-1)),
                _ => self.number(),
            },
            ("size", 0) => self.number(),
            ("intersects", 1) => match (bits, self.bits_of(site)) {
                (Some(bits), Some(other)) => Value::bool(bits.iter().any(|bit| other.contains(bit))),
                _ => self.boolean(),
            },
            _ => return None,
        })
    }

    fn bits_of(&mut self, site: &Site<'a, '_>) -> Option<Vec<i128>> {
        let other = Self::arg(site, 0).filter(|other| matches!(other.kind, Kind::Cell(_)))?;
        self.exact_elements(&other)?.iter().map(Value::as_int).collect()
    }

    fn bits_changed(&mut self, bits: &[i128], method: &str, site: &Site<'a, '_>) -> Option<Vec<i128>> {
        if matches!(method, "and" | "or" | "xor" | "andNot") {
            let other = self.bits_of(site)?;
            let mut made: Vec<i128> = bits.iter().chain(&other).copied().collect();
            made.sort_unstable();
            made.dedup();
            made.retain(|bit| match (method, bits.contains(bit), other.contains(bit)) {
                ("and", x, y) => x && y,
                ("or", ..) => true,
                ("xor", x, y) => x != y,
                (_, x, y) => x && !y,
            });
            return Some(made);
        }
        let is_truth = |value: &Value<'a>| matches!(value.kind, Kind::Bool(_));
        let (places, to) = match site.args {
            [] if method == "clear" => return Some(Vec::new()),
            [place] => ((place.value.as_int()?, place.value.as_int()? + 1), None),
            [place, yes] if is_truth(&yes.value) => ((place.value.as_int()?, place.value.as_int()? + 1), yes.value.truth(false)),
            [from, to] => ((from.value.as_int()?, to.value.as_int()?), None),
            [from, to, yes] => ((from.value.as_int()?, to.value.as_int()?), Some(yes.value.truth(false)?)),
            _ => return None,
        };
        if places.0 < 0 || places.1 > HIGHEST || places.1 - places.0 > 128 {
            return None;
        }
        let mut made = bits.to_vec();
        for bit in places.0..places.1 {
            let was = made.contains(&bit);
            let is_set = match method {
                "set" => to.unwrap_or(true),
                "clear" => false,
                _ => !was,
            };
            made.retain(|one| *one != bit);
            if is_set {
                made.push(bit);
            }
        }
        made.sort_unstable();
        Some(made)
    }

    /// A number that is counted up or down under a lock of its own.
    pub(super) fn jvm_counted(&mut self, held: &Value<'a>, method: &str, by: Option<&Value<'a>>) -> Option<(Value<'a>, Value<'a>)> {
        let by = match (method, by) {
            ("addAndGet" | "getAndAdd" | "add", Some(by)) => by.as_int(),
            ("increment", None) => Some(1),
            ("decrement", None) => Some(-1),
            _ => return None,
        };
        let new = match (held.as_int(), by) {
            (Some(old), Some(by)) if i32::try_from(old + by).is_ok() => Value::int(old + by),
            _ => self.number(),
        };
        let answer = match method {
            "addAndGet" => new.clone(),
            "getAndAdd" => held.clone(),
            _ => Value::null(),
        };
        Some((new, answer))
    }
}

//! What Kotlin's own library does to the entries of maps, to lists in their place, and to numbers. Knows no rule.

use crate::flow::{
    engine::{
        Engine,
        call::Site,
        callables::taught,
        heap::{Object, Shape},
        loops::MAX_UNROLL,
        value::{Kind, Ref, Value},
    },
    ir::BinaryOp,
};
use crate::rule::pattern::last_segment;

impl<'a> Engine<'a> {
    /// What changes a list itself.
    pub(super) fn kotlin_list_change(
        &mut self,
        cell: Ref,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        function: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        let exact = self.few_elements(receiver);
        let ids = &self.ids;
        match (method, function) {
            ("yield" | "emit" | "send", _) => {
                self.st.heap.object_mut(cell)?.push(first?, ids);
                Some(Value::null())
            }
            ("yieldAll" | "emitAll", _) => {
                let mut object = self.st.heap.object(cell)?.clone();
                self.spread_into(&mut object, &first?, site.span);
                self.st.heap.put(cell, crate::flow::engine::heap::Cell::Object(object));
                Some(Value::null())
            }
            ("removeFirst" | "removeFirstOrNull" | "removeLast" | "removeLastOrNull", _) => {
                let at = if method.starts_with("removeFirst") { 0 } else { self.st.heap.object(cell)?.items.len().wrapping_sub(1) };
                match exact {
                    Some(items) => match items.get(at).cloned() {
                        Some(taken) => {
                            self.st.heap.object_mut(cell)?.items.remove(at);
                            Some(self.with_facts(taken))
                        }
                        None if method.ends_with("OrNull") => Some(Value::null()),
                        None => {
                            self.throw(None);
                            Some(self.unknown())
                        }
                    },
                    None => Some(self.some_element(cell)),
                }
            }
            ("removeAll" | "retainAll", Some(function)) => {
                let Some(items) = exact else { return Some(self.boolean()) };
                let (passed, failed) = self.parted(items, function, site);
                self.become_like(cell, if method == "removeAll" { &failed } else { &passed });
                Some(self.boolean())
            }
            ("removeAll" | "retainAll", None) => {
                let op = if method == "removeAll" { BinaryOp::Sub } else { BinaryOp::BitAnd };
                if let Some(kept) = self.sequence_operator(op, receiver, &first?, site.span) {
                    self.become_like(cell, &kept);
                }
                Some(self.boolean())
            }
            ("sort" | "sortDescending" | "reverse" | "shuffle" | "sortBy" | "sortByDescending" | "sortWith", _) => {
                let Some(items) = exact else {
                    self.lose_places(cell);
                    return Some(Value::null());
                };
                let made = match method {
                    "reverse" => "reversed",
                    "sort" => "sorted",
                    "sortDescending" => "sortedDescending",
                    "sortBy" => "sortedBy",
                    "sortByDescending" => "sortedByDescending",
                    _ => "shuffled",
                };
                match self.kotlin_items(items, receiver, made, site, function) {
                    Some(made) => self.become_like(cell, &made),
                    None => self.lose_places(cell),
                }
                Some(Value::null())
            }
            ("fill", _) => self.fill_with(cell, first?, exact.is_some() && site.args.len() == 1),
            ("addAll", None) if site.args.len() == 2 => {
                let (at, more) = (first?.as_int().and_then(|at| usize::try_from(at).ok()), Self::arg(site, 1)?);
                match (at, exact, self.exact_elements(&more)) {
                    (Some(at), Some(mut items), Some(more)) if at <= items.len() => {
                        items.splice(at..at, more);
                        self.refill(cell, items);
                    }
                    _ => {
                        let mut object = self.st.heap.object(cell)?.clone();
                        object.blur(&self.ids);
                        let one = self.element(&more, site.span);
                        object.add_rest(one, &self.ids);
                        self.st.heap.put(cell, crate::flow::engine::heap::Cell::Object(object));
                    }
                }
                Some(self.boolean())
            }
            _ => None,
        }
    }

    /// What a map is asked, entry by entry.
    pub(super) fn kotlin_map_asked(
        &mut self,
        cell: Ref,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        function: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        let exact = !object.open && object.rest.is_none() && !object.weak;
        let fields = object.fields.clone();
        let first = Self::arg(site, 0);
        if method == "remove" {
            let key = first?;
            return self.taken_out(cell, receiver, &key);
        }
        if !exact || fields.len() > MAX_UNROLL {
            return None;
        }
        match (method, function) {
            ("plus" | "minus", None) => {
                let other = first?;
                if method == "minus" {
                    return self.sequence_operator(BinaryOp::Sub, receiver, &other, site.span);
                }
                Some(self.kotlin_map_sum(receiver, &other))
            }
            ("filter" | "filterNot" | "filterKeys" | "filterValues", Some(test)) => {
                let mut map = Object::new(Shape::Map);
                for (key, value) in fields {
                    let asked = match method {
                        "filterKeys" => Value::str(key.clone()),
                        "filterValues" => value.clone(),
                        _ => self.entry_object(Value::str(key.clone()), value.clone()),
                    };
                    let answer = self.ask(test, vec![asked], site);
                    match answer.truth(false).map(|yes| yes != (method == "filterNot")) {
                        Some(true) => map.set_field(&key, value, &self.ids),
                        Some(false) => {}
                        None => {
                            let value = if method == "filterNot" { value } else { taught(value, &answer) };
                            let perhaps = self.join(&value, &Value::null());
                            map.set_field(&key, perhaps, &self.ids);
                        }
                    }
                }
                Some(self.allocate_object(map))
            }
            ("mapValues" | "mapKeys", Some(function)) => {
                let mut pairs = Vec::new();
                for (key, value) in fields {
                    let entry = self.entry_object(Value::str(key.clone()), value.clone());
                    let made = self.ask(function, vec![entry], site);
                    pairs.push(if method == "mapKeys" { (made, value) } else { (Value::str(key), made) });
                }
                Some(self.map_of(pairs))
            }
            ("forEach" | "onEach", Some(function)) => {
                let takes_two = matches!(&function.kind, Kind::Func(closure) if closure.function.params.len() == 2);
                for (key, value) in fields {
                    let args = if takes_two { vec![Value::str(key), value] } else { vec![self.entry_object(Value::str(key), value)] };
                    self.ask(function, args, site);
                }
                Some(if method == "onEach" { receiver.clone() } else { Value::null() })
            }
            ("toList", None) => {
                let mut pairs = Vec::new();
                for (key, value) in fields {
                    pairs.push(self.new_list(vec![Value::str(key), value]));
                }
                Some(self.new_list(pairs))
            }
            ("isEmpty" | "isNullOrEmpty", None) => Some(Value::bool(fields.is_empty())),
            ("isNotEmpty", None) => Some(Value::bool(!fields.is_empty())),
            ("toMap" | "toMutableMap" | "orEmpty" | "withDefault", None) => {
                let object = self.st.heap.object(cell)?.clone();
                Some(self.allocate_object(object))
            }
            (
                "map"
                | "mapNotNull"
                | "flatMap"
                | "minByOrNull"
                | "maxByOrNull"
                | "minBy"
                | "maxBy"
                | "firstNotNullOf"
                | "firstNotNullOfOrNull"
                | "asSequence"
                | "count"
                | "sumOf",
                function,
            ) => {
                let mut entries = Vec::new();
                for (key, value) in fields {
                    entries.push(self.entry_object(Value::str(key), value));
                }
                match (method, function) {
                    ("map", Some(function)) => {
                        let mut out = Vec::new();
                        for entry in entries {
                            out.push(self.ask(function, vec![entry], site));
                        }
                        Some(self.new_list(out))
                    }
                    ("asSequence", _) => Some(self.new_list(entries)),
                    _ => self.kotlin_items(entries, receiver, method, site, function),
                }
            }
            _ => None,
        }
    }

    /// What a map or list tells as a property: `map.values`, `list.indices`.
    pub(in crate::flow::engine) fn kotlin_property(
        &mut self,
        cell: Ref,
        container: &Value<'a>,
        name: &str,
        span: assay_manifests::Span,
    ) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        let exact = !object.open && object.rest.is_none() && !object.weak;
        let count = object.items.len() as i128;
        match (object.shape, name) {
            (Shape::Map, "keys" | "values" | "entries") if object.ty.as_deref() != Some("java.util.Map.Entry") => {
                let method = match name {
                    "keys" => "keySet",
                    "values" => "values",
                    _ => "entrySet",
                };
                let site = Site { receiver: Some(container), ..Site::named(vec![format!("java.util.Map.{method}").into()], &[], span) };
                self.jvm_map(cell, "", container, method, &site, exact)
            }
            (Shape::List, "first") if exact => object.items.first().cloned(),
            (Shape::List, "second") if exact => object.items.get(1).cloned(),
            (Shape::List, "third") if exact => object.items.get(2).cloned(),
            (Shape::List, "lastIndex") if exact => Some(Value::int(count - 1)),
            (Shape::List, "indices") if exact => Some(self.new_list((0..count).map(Value::int).collect())),
            _ => None,
        }
    }

    /// Whether a value is a map, in sight or by its type.
    pub(in crate::flow::engine) fn kotlin_is_table(&self, value: &Value<'a>) -> bool {
        let typed = |ty: &str| matches!(last_segment(ty), "Map" | "MutableMap" | "HashMap" | "LinkedHashMap");
        self.language == assay_manifests::Language::Kotlin
            && match value.kind {
                Kind::Unknown | Kind::Opaque => value.ty.as_deref().is_some_and(typed),
                _ => self.shape_of(value) == Some(Shape::Map),
            }
    }

    /// A map with a pair, pairs or another map put into it.
    pub(in crate::flow::engine) fn kotlin_map_sum(&mut self, map: &Value<'a>, more: &Value<'a>) -> Value<'a> {
        let mut sum = match map.cell().and_then(|cell| self.st.heap.object(cell)).cloned() {
            Some(known) => known,
            // Under each key that is not put over it stands what the map holds.
            None => {
                let mut unknown = Object::new(Shape::Map);
                unknown.open = true;
                unknown.taint = self.deep_taint(map);
                let any = self.unknown_with(unknown.taint.clone());
                unknown.add_rest(any, &self.ids);
                unknown
            }
        };
        // What may be put over it by a key that is not known.
        let over = match more.cell().and_then(|cell| self.st.heap.object(cell)) {
            Some(other) if other.shape == Shape::Map && other.open => Some(self.unknown_with(self.deep_taint(more))),
            Some(other) if other.shape == Shape::Map => other.rest.as_deref().cloned(),
            Some(other) if other.items.len() == 2 && other.rest.is_none() && other.items[0].cell().is_none() => {
                other.items[0].key().is_none().then(|| other.items[1].clone())
            }
            Some(_) => None,
            None => Some(self.unknown_with(self.deep_taint(more))),
        };
        if let Some(over) = over {
            for at in 0..sum.fields.len() {
                sum.fields[at].1 = self.join(&sum.fields[at].1, &over);
            }
        }
        match more.cell().and_then(|cell| self.st.heap.object(cell)).cloned() {
            Some(other) if other.shape == Shape::Map => {
                for (key, value) in other.fields {
                    sum.set_field(&key, value, &self.ids);
                }
                if let Some(rest) = other.rest {
                    sum.add_rest(*rest, &self.ids);
                }
                sum.open |= other.open;
                sum.taint = sum.taint.union(&other.taint);
            }
            Some(other) if other.items.len() == 2 && other.rest.is_none() && other.items[0].cell().is_none() => {
                match other.items[0].key() {
                    Some(key) => sum.set_field(&key, other.items[1].clone(), &self.ids),
                    None => sum.add_rest(other.items[1].clone(), &self.ids),
                }
            }
            Some(_) => self.pairs_into(&mut sum, more, assay_manifests::Span::default()),
            None => {
                sum.open = true;
                sum.taint = sum.taint.union(&more.taint);
            }
        }
        self.allocate_object(sum)
    }

    /// What numbers that are known are asked.
    pub(super) fn kotlin_number(&mut self, number: i128, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let other = Self::arg(site, 0).and_then(|one| one.as_int());
        Some(match method {
            "coerceAtLeast" => Value::int(number.max(other?)),
            "coerceAtMost" => Value::int(number.min(other?)),
            "coerceIn" if site.args.len() == 2 => Value::int(number.max(other?).min(Self::arg(site, 1)?.as_int()?)),
            "mod" => Value::int(number.checked_rem_euclid(other.filter(|by| *by > 0)?)?),
            "rem" => Value::int(number.checked_rem(other?)?),
            "floorDiv" => Value::int(number.checked_div_euclid(other.filter(|by| *by > 0)?)?),
            "div" => Value::int(number.checked_div(other?)?),
            "plus" => Value::int(number.checked_add(other?)?),
            "minus" => Value::int(number.checked_sub(other?)?),
            "times" => Value::int(number.checked_mul(other?)?),
            "inc" => Value::int(number.checked_add(1)?),
            "dec" => Value::int(number.checked_sub(1)?),
            "inv" => Value::int(!number),
            "and" => Value::int(number & other?),
            "or" => Value::int(number | other?),
            "xor" => Value::int(number ^ other?),
            "unaryMinus" => Value::int(number.checked_neg()?),
            "toInt" | "toLong" | "toShort" => Value::int(number),
            "toString" if site.args.is_empty() => Value::str(number.to_string()),
            "compareTo" => Value::int(match number.cmp(&other?) {
                std::cmp::Ordering::Less => -1,
                std::cmp::Ordering::Equal => 0,
                std::cmp::Ordering::Greater => 1,
            }),
            "downTo" if number - other? < MAX_UNROLL as i128 => {
                let numbers = (other?..=number).rev().map(Value::int).collect();
                self.new_list(numbers)
            }
            "until" if other? - number < MAX_UNROLL as i128 => {
                let numbers = (number..other?).map(Value::int).collect();
                self.new_list(numbers)
            }
            _ => return None,
        })
    }
}

//! What Ruby's own classes do to the entries of hashes, to arrays in their place, and to numbers. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    loops::MAX_UNROLL,
    value::{Kind, Ref, Value},
};

impl<'a> Engine<'a> {
    /// What changes the receiver itself.
    pub(super) fn ruby_changes(
        &mut self,
        cell: Ref,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        let shape = self.st.heap.object(cell)?.shape;
        let plain = match method {
            "keep_if" => "select",
            "delete_if" => "reject",
            "merge!" | "update" | "store" => return None,
            _ => method.strip_suffix('!').unwrap_or(""),
        };
        if !plain.is_empty() {
            if plain == "slice" {
                let part = self.ruby_sequence(cell, receiver, plain, site, block);
                self.lose_places(cell);
                return Some(part.unwrap_or_else(|| self.some_element(cell)));
            }
            let made = self.ruby_sequence(cell, receiver, plain, site, block);
            let made = made.or_else(|| self.ruby_collection(cell, shape, receiver, plain, site, block.cloned()));
            match made.filter(|made| self.shape_of(made) == Some(shape)) {
                Some(made) if made.cell() != Some(cell) => self.become_like(cell, &made),
                Some(_) => {}
                None => self.lose_places(cell),
            }
            return Some(receiver.clone());
        }
        let exact = self.st.heap.object(cell).is_some_and(|object| !object.open && object.rest.is_none() && !object.weak);
        let first = Self::ruby_given(site, 0);
        if shape == Shape::Map {
            return match (method, &block) {
                ("delete", _) => self.taken_out(cell, receiver, &first?),
                ("clear", _) if exact => {
                    self.st.heap.object_mut(cell)?.fields.clear();
                    Some(receiver.clone())
                }
                ("replace", _) => {
                    let other = first?;
                    self.become_like(cell, &other);
                    Some(receiver.clone())
                }
                ("shift", _) if exact => {
                    let object = self.st.heap.object_mut(cell)?;
                    if object.fields.is_empty() {
                        return Some(Value::null());
                    }
                    let (key, value) = object.fields.remove(0);
                    Some(self.new_list(vec![Value::str(key), value]))
                }
                ("default=", _) => None,
                _ => None,
            };
        }
        let count = self.st.heap.object(cell)?.items.len();
        let place = |value: &Value<'a>| {
            let at = value.as_int()?;
            usize::try_from(if at < 0 { at + count as i128 } else { at }).ok()
        };
        match method {
            "pop" | "shift" if first.is_none() => {
                if !exact {
                    return Some(self.some_element(cell));
                }
                let object = self.st.heap.object_mut(cell)?;
                let taken = if method == "pop" {
                    object.items.pop()
                } else if object.items.is_empty() {
                    None
                } else {
                    Some(object.items.remove(0))
                };
                Some(taken.map_or_else(Value::null, |taken| self.with_facts(taken)))
            }
            "pop" | "shift" => {
                let taken = first?.as_int().and_then(|n| usize::try_from(n).ok()).filter(|_| exact);
                let Some(taken) = taken else {
                    let one = self.some_element(cell);
                    self.lose_places(cell);
                    return Some(self.list_of_some(vec![one]));
                };
                let mut items = self.st.heap.object(cell)?.items.clone();
                let taken = taken.min(count);
                let rest = items.split_off(if method == "shift" { taken } else { count - taken });
                let (left, out) = if method == "shift" { (rest, items) } else { (items, rest) };
                self.refill(cell, left);
                Some(self.new_list(out))
            }
            "insert" => {
                let at = first?;
                let more: Vec<Value<'a>> = site.args.iter().skip(1).filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()).collect();
                match at.as_int().filter(|_| exact) {
                    Some(n) => {
                        // From the end it is put behind the element that is meant.
                        let at = if n < 0 { usize::try_from(count as i128 + n + 1).ok()? } else { usize::try_from(n).ok()? };
                        let mut items = self.st.heap.object(cell)?.items.clone();
                        while items.len() < at.min(MAX_UNROLL) {
                            items.push(Value::null());
                        }
                        let at = at.min(items.len());
                        items.splice(at..at, more);
                        self.refill(cell, items);
                    }
                    None => {
                        self.lose_places(cell);
                        let ids = &self.ids;
                        let object = self.st.heap.object_mut(cell)?;
                        more.into_iter().for_each(|one| object.add_rest(one, ids));
                    }
                }
                Some(receiver.clone())
            }
            "delete_at" => match place(&first?).filter(|_| exact) {
                Some(at) if at < count => Some(self.st.heap.object_mut(cell)?.items.remove(at)),
                Some(_) => Some(Value::null()),
                None => {
                    let one = self.some_element(cell);
                    self.lose_places(cell);
                    Some(one)
                }
            },
            "delete" => {
                let wanted = first?;
                let items = self.st.heap.object(cell)?.items.clone();
                let same: Option<Vec<bool>> = items.iter().map(|item| self.equal_values(item, &wanted)).collect();
                match same.filter(|_| exact) {
                    Some(same) => {
                        let gone = same.contains(&true);
                        let kept = items.into_iter().zip(same).filter(|(_, same)| !same).map(|(item, _)| item).collect();
                        self.refill(cell, kept);
                        Some(if gone { wanted } else { Value::null() })
                    }
                    None => {
                        self.lose_places(cell);
                        Some(wanted)
                    }
                }
            }
            "clear" if exact => {
                self.refill(cell, Vec::new());
                Some(receiver.clone())
            }
            "replace" => {
                let other = first?;
                self.become_like(cell, &other);
                Some(receiver.clone())
            }
            "fill" => {
                let with = first?;
                let whole = exact && site.args.len() == 1;
                let ids = &self.ids;
                let object = self.st.heap.object_mut(cell)?;
                if whole {
                    object.items.iter_mut().for_each(|item| *item = with.clone());
                } else {
                    object.blur(ids);
                    object.add_rest(with, ids);
                }
                Some(receiver.clone())
            }
            _ => None,
        }
    }

    /// Keys and values of a hash side by side.
    pub(super) fn ruby_pairs(&mut self, cell: Ref) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell).cloned() else { return self.unknown() };
        let mut pairs = Vec::new();
        for (key, value) in object.fields.iter().cloned() {
            let key = key.parse::<i128>().map_or_else(|_| Value::str(key), Value::int);
            pairs.push(self.new_list(vec![key, value]));
        }
        let mut list = Object::new(Shape::List);
        list.items = pairs;
        list.weak = object.weak;
        if object.open || object.rest.is_some() {
            let mut values: Vec<Value<'a>> = object.rest.as_deref().into_iter().cloned().collect();
            if object.open {
                values.push(self.unknown_with(object.taint.clone()));
            }
            let mut key = self.opaque().typed(Some("string".into()));
            key.taint = object.taint;
            let value = self.one_of(&values).unwrap_or_else(|| self.unknown());
            let pair = self.new_list(vec![key, value]);
            list.add_rest(pair, &self.ids);
        }
        self.allocate_object(list)
    }

    pub(super) fn ruby_hash(
        &mut self,
        cell: Ref,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        let pairs = self.ruby_pairs(cell);
        let exact = self.few_elements(&pairs);
        let first = Self::ruby_given(site, 0);
        match (method, block) {
            ("to_a" | "entries" | "sort", None) if method != "sort" => Some(pairs),
            ("transform_keys" | "invert" | "to_h" | "filter_map" | "select" | "filter" | "reject" | "compact" | "transform_values", _) => {
                let mut map = Object::new(Shape::Map);
                let mut list = Object::new(Shape::List);
                if method == "to_h" && block.is_none() || method == "filter_map" && block.is_none() {
                    return None;
                }
                for pair in exact? {
                    let (key, value) = (self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1)));
                    match (method, block) {
                        ("invert", _) => match value.key() {
                            Some(name) => map.set_field(&name, key, &self.ids),
                            None => map.add_rest(key, &self.ids),
                        },
                        ("compact", _) => {
                            if !matches!(value.kind, Kind::Null) {
                                let value = self.without_nothing(&value);
                                map.set_field(&key.key()?, value, &self.ids);
                            }
                        }
                        ("transform_keys", None) => {
                            let renamed = match &first {
                                Some(names) => {
                                    let made = self.index_value(names, &key);
                                    if matches!(made.kind, Kind::Null) { key } else { made }
                                }
                                None => return None,
                            };
                            match renamed.key() {
                                Some(name) => map.set_field(&name, value, &self.ids),
                                None => map.add_rest(value, &self.ids),
                            }
                        }
                        ("transform_keys", Some(block)) => match self.ask(block, vec![key], site).key() {
                            Some(name) => map.set_field(&name, value, &self.ids),
                            None => map.add_rest(value, &self.ids),
                        },
                        ("transform_values", Some(block)) => {
                            let made = self.ask(block, vec![value], site);
                            map.set_field(&key.key()?, made, &self.ids);
                        }
                        (_, Some(block)) => {
                            let made = self.ask_item(block, &pair, site);
                            match method {
                                "to_h" => {
                                    let (key, value) = (self.index_value(&made, &Value::int(0)), self.index_value(&made, &Value::int(1)));
                                    match key.key() {
                                        Some(name) => map.set_field(&name, value, &self.ids),
                                        None => map.add_rest(value, &self.ids),
                                    }
                                }
                                "filter_map" => match made.truth(false) {
                                    Some(true) => list.push(made, &self.ids),
                                    Some(false) => {}
                                    None => {
                                        list.blur(&self.ids);
                                        list.add_rest(made, &self.ids);
                                    }
                                },
                                _ => match made.truth(false).map(|yes| yes != (method == "reject")) {
                                    Some(true) => map.set_field(&key.key()?, value, &self.ids),
                                    Some(false) => {}
                                    None => {
                                        let kept = if method == "reject" { value } else { super::callables::taught(value, &made) };
                                        let perhaps = self.join(&kept, &Value::null());
                                        map.set_field(&key.key()?, perhaps, &self.ids);
                                    }
                                },
                            }
                        }
                        _ => return None,
                    }
                }
                Some(self.allocate_object(if method == "filter_map" { list } else { map }))
            }
            ("key", None) => {
                let wanted = first?;
                let pairs = exact?;
                let mut values = Vec::new();
                for pair in &pairs {
                    values.push(self.index_value(pair, &Value::int(1)));
                }
                match self.place_among(&values, &wanted) {
                    Some(Some(at)) => Some(self.index_value(&pairs[at], &Value::int(0))),
                    Some(None) => Some(Value::null()),
                    None => None,
                }
            }
            ("values_at" | "fetch_values", None) => {
                let mut out = Vec::new();
                for arg in site.args {
                    out.push(self.index_value(receiver, &arg.value));
                }
                Some(self.new_list(out))
            }
            ("each_key" | "each_value", Some(block)) => {
                let at = i128::from(method == "each_value");
                match exact {
                    Some(pairs) => {
                        for pair in pairs {
                            let part = self.index_value(&pair, &Value::int(at));
                            self.ask(block, vec![part], site);
                        }
                    }
                    None => {
                        let pair = self.element(&pairs, site.span);
                        let part = self.index_value(&pair, &Value::int(at));
                        self.ask_perhaps(block, vec![part], site);
                    }
                }
                Some(receiver.clone())
            }
            ("find" | "detect" | "partition" | "find_all", Some(_)) => None,
            (
                "first" | "sort_by" | "min_by" | "max_by" | "group_by" | "each_slice" | "each_cons" | "sum" | "count" | "zip" | "take"
                | "drop" | "take_while" | "drop_while" | "flat_map" | "each_with_index" | "reverse_each" | "sort" | "reduce" | "inject"
                | "min" | "max",
                block,
            ) => {
                if matches!(method, "reduce" | "inject" | "each_with_index") && block.is_some() {
                    return None;
                }
                let items = exact?;
                self.ruby_items(items, &pairs, method, site, block)
            }
            _ => None,
        }
    }

    /// What numbers that are known are asked.
    pub(super) fn ruby_number(&mut self, number: i128, method: &str, site: &Site<'a, '_>, block: Option<&Value<'a>>) -> Option<Value<'a>> {
        let other = Self::ruby_given(site, 0).and_then(|one| one.as_int());
        Some(match (method, block) {
            ("even?", _) => Value::bool(number % 2 == 0),
            ("odd?", _) => Value::bool(number % 2 != 0),
            ("zero?", _) => Value::bool(number == 0),
            ("nonzero?", _) => {
                if number == 0 {
                    Value::null()
                } else {
                    Value::int(number)
                }
            }
            ("positive?", _) => Value::bool(number > 0),
            ("negative?", _) => Value::bool(number < 0),
            ("integer?" | "finite?", _) => Value::bool(true),
            ("succ" | "next", _) => Value::int(number.checked_add(1)?),
            ("pred", _) => Value::int(number.checked_sub(1)?),
            ("abs" | "magnitude", _) => Value::int(number.checked_abs()?),
            ("floor" | "ceil" | "round" | "truncate" | "to_i" | "to_int", _) if site.args.is_empty() => Value::int(number),
            ("modulo" | "%", _) => Value::int(number.checked_rem_euclid(other.filter(|by| *by > 0)?)?),
            ("div", _) => Value::int(number.checked_div_euclid(other.filter(|by| *by > 0)?)?),
            ("divmod", _) => {
                let by = other.filter(|by| *by > 0)?;
                self.new_list(vec![Value::int(number.div_euclid(by)), Value::int(number.rem_euclid(by))])
            }
            ("gcd", _) => {
                let (mut a, mut b) = (number.checked_abs()?, other?.checked_abs()?);
                while b != 0 {
                    (a, b) = (b, a % b);
                }
                Value::int(a)
            }
            ("pow", _) if site.args.len() == 1 => Value::int(number.checked_pow(u32::try_from(other?).ok()?)?),
            ("clamp", _) => {
                let to = Self::ruby_given(site, 1)?.as_int()?;
                let from = other?;
                Value::int(if number < from { from } else { number.min(to) })
            }
            ("between?", _) => Value::bool(other? <= number && number <= Self::ruby_given(site, 1)?.as_int()?),
            ("digits", None) if number >= 0 => {
                let digits = number.to_string().bytes().rev().map(|digit| Value::int(i128::from(digit - b'0'))).collect();
                self.new_list(digits)
            }
            ("bit_length", _) if number >= 0 => Value::int(i128::from(128 - number.leading_zeros())),
            ("chr", _) => Value::str(char::from(u8::try_from(number).ok().filter(u8::is_ascii)?).to_string()),
            ("times" | "upto" | "downto", block) => {
                let numbers: Vec<i128> = match method {
                    "times" => (0..number.min(MAX_UNROLL as i128 + 1)).collect(),
                    "upto" => (number..=other?).take(MAX_UNROLL + 1).collect(),
                    _ => (other?..=number).rev().take(MAX_UNROLL + 1).collect(),
                };
                if numbers.len() > MAX_UNROLL {
                    return None;
                }
                match block {
                    Some(block) => {
                        for one in numbers {
                            self.ask(block, vec![Value::int(one)], site);
                        }
                        Value::int(number)
                    }
                    None => self.new_list(numbers.into_iter().map(Value::int).collect()),
                }
            }
            _ => return None,
        })
    }
}

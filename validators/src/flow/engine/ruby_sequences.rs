//! What Ruby's own classes do to the elements of arrays, hashes and enumerators, and to numbers. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    sequences::Sought,
    value::{Kind, Ref, Value},
};
use crate::flow::ir::BinaryOp;

/// Type of a list that is visited step by step; under `$at` stands how many were visited, under `$of` what it was made by.
const ENUMERATOR: &str = "(enumerator)";

impl<'a> Engine<'a> {
    /// What an array or hash is asked; `None` leaves it to what holds otherwise.
    pub(super) fn ruby_sequence(
        &mut self,
        cell: Ref,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        let shape = self.st.heap.object(cell)?.shape;
        let own = if shape == Shape::List {
            self.ruby_yielder(cell, receiver, method, site)
        } else {
            self.ruby_merged(cell, receiver, method, site)
        };
        if own.is_some() {
            return own;
        }
        if let Some(done) = self.ruby_changes(cell, receiver, method, site, block) {
            return Some(done);
        }
        if let Some(value) = self.ruby_enumerator(cell, receiver, method, site, block) {
            return Some(value);
        }
        let block = block.filter(|block| Self::is_function(block));
        if shape == Shape::Map {
            return self.ruby_hash(cell, receiver, method, site, block);
        }
        let items = self.few_elements(receiver)?;
        self.ruby_items(items, receiver, method, site, block)
    }

    /// A positional argument.
    pub(super) fn ruby_given(site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        site.args.iter().filter(|arg| arg.name.is_none()).nth(at).map(|arg| arg.value.clone())
    }

    /// What elements in order are asked.
    pub(super) fn ruby_items(
        &mut self,
        mut items: Vec<Value<'a>>,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        let first = Self::ruby_given(site, 0);
        let count = items.len();
        let number = first.as_ref().and_then(Value::as_int);
        let many = number.and_then(|n| usize::try_from(n).ok());
        match (method, block) {
            ("first", None) if first.is_none() => Some(items.first().cloned().unwrap_or_else(Value::null)),
            ("last", None) if first.is_none() => Some(items.last().cloned().unwrap_or_else(Value::null)),
            ("second" | "third" | "fourth", None) => {
                let at = ["second", "third", "fourth"].iter().position(|one| *one == method)? + 1;
                Some(items.get(at).cloned().unwrap_or_else(Value::null))
            }
            ("first" | "take", None) => {
                items.truncate(many?);
                Some(self.new_list(items))
            }
            ("last", None) => Some(self.new_list(items.split_off(count.saturating_sub(many?)))),
            ("drop", None) => Some(self.new_list(items.split_off(many?.min(count)))),
            ("reverse", None) => {
                items.reverse();
                Some(self.new_list(items))
            }
            ("rotate", None) => {
                let by = if first.is_some() { number? } else { 1 };
                if count > 0 {
                    items.rotate_left(usize::try_from(by.rem_euclid(count as i128)).ok()?);
                }
                Some(self.new_list(items))
            }
            ("shuffle" | "sample" | "permutation" | "combination", _) => {
                if method == "sample" {
                    return self.one_of(&items).or_else(|| Some(Value::null()));
                }
                Some(self.list_of_some(items))
            }
            ("sort", None) => {
                let keys = items.clone();
                Some(self.ordered(items, &keys, false))
            }
            ("sort", Some(_)) => Some(self.list_of_some(items)),
            ("min" | "max", None) if first.is_none() => {
                let keys = items.clone();
                self.extreme(&items, &keys, method == "max")
            }
            ("minmax", None) => {
                let keys = items.clone();
                let (least, greatest) = (self.extreme(&items, &keys, false)?, self.extreme(&items, &keys, true)?);
                Some(self.new_list(vec![least, greatest]))
            }
            ("sort_by" | "min_by" | "max_by" | "group_by" | "chunk_while" | "slice_when" | "uniq", Some(block)) => {
                if matches!(method, "chunk_while" | "slice_when") {
                    let list = self.list_of_some(items);
                    return Some(self.list_of_some(vec![list]));
                }
                let mut keys = Vec::with_capacity(count);
                for item in &items {
                    keys.push(self.ask_item(block, item, site));
                }
                match method {
                    "sort_by" => Some(self.ordered(items, &keys, false)),
                    "group_by" => Some(self.grouped(items, &keys)),
                    "uniq" => {
                        let kept = self.without_equals(&items, &keys);
                        Some(match kept {
                            Some(kept) => self.new_list(kept),
                            None => self.list_of_some(items),
                        })
                    }
                    _ => self.extreme(&items, &keys, method == "max_by"),
                }
            }
            ("uniq" | "to_set", None) => {
                let kept = self.without_equals(&items, &items);
                Some(match kept {
                    Some(kept) => self.new_list(kept),
                    None => self.list_of_some(items),
                })
            }
            ("tally", None) => {
                let keys = items.clone();
                let groups = self.grouped(items, &keys);
                let mut map = self.st.heap.object(groups.cell()?)?.clone();
                for (_, value) in &mut map.fields {
                    let length = value.cell().and_then(|cell| self.st.heap.object(cell)).map_or(0, |list| list.items.len());
                    *value = Value::int(length as i128);
                }
                if map.rest.is_some() {
                    map.rest = Some(Box::new(self.number()));
                }
                Some(self.allocate_object(map))
            }
            ("take_while" | "drop_while", Some(block)) => match self.leading(&items, block, site) {
                Some(at) if method == "take_while" => {
                    items.truncate(at);
                    Some(self.new_list(items))
                }
                Some(at) => Some(self.new_list(items.split_off(at))),
                None => Some(self.list_of_some(items)),
            },
            ("partition", Some(block)) => {
                let (passed, failed) = self.parted(items, block, site);
                Some(self.new_list(vec![passed, failed]))
            }
            ("select" | "filter" | "find_all", Some(block)) => Some(self.parted(items, block, site).0),
            ("reject", Some(block)) => Some(self.parted(items, block, site).1),
            ("find" | "detect", Some(block)) => Some(self.sought(items, block, Sought::First, site)),
            ("find_index" | "index" | "rindex", Some(block)) => {
                if method == "rindex" {
                    return Some(self.number());
                }
                for (at, item) in items.into_iter().enumerate() {
                    match self.ask(block, vec![item], site).truth(false) {
                        Some(true) => return Some(Value::int(at as i128)),
                        Some(false) => {}
                        None => return Some(self.number()),
                    }
                }
                Some(Value::null())
            }
            ("find_index" | "index", None) => match self.place_among(&items, &first?) {
                Some(at) => Some(at.map_or_else(Value::null, |at| Value::int(at as i128))),
                None => Some(self.number()),
            },
            ("zip", None) => {
                let mut rows = vec![items];
                for arg in site.args.iter().filter(|arg| arg.name.is_none()) {
                    rows.push(self.few_elements(&arg.value)?);
                }
                let pairs = self.zipped(&rows, count);
                Some(self.new_list(pairs))
            }
            ("transpose", None) => {
                let mut rows = Vec::new();
                for item in &items {
                    rows.push(self.few_elements(item)?);
                }
                let length = rows.first().map_or(0, Vec::len);
                let turned = self.zipped(&rows, length);
                Some(self.new_list(turned))
            }
            ("product", None) => {
                let other = self.few_elements(&first?)?;
                let mut pairs = Vec::new();
                for item in &items {
                    for second in &other {
                        pairs.push(self.new_list(vec![item.clone(), second.clone()]));
                    }
                }
                Some(self.new_list(pairs))
            }
            ("each_slice" | "each_cons" | "in_groups_of", block) => {
                let step = if method == "each_cons" { 1 } else { many? };
                let windows = self.windows(&items, many?, step, method != "each_cons")?;
                match block {
                    Some(block) => {
                        for window in windows {
                            self.ask_item(block, &window, site);
                        }
                        Some(receiver.clone())
                    }
                    None => Some(self.new_list(windows)),
                }
            }
            ("values_at", None) => {
                let mut out = Vec::new();
                for arg in site.args {
                    out.push(self.index_value(receiver, &arg.value));
                }
                Some(self.new_list(out))
            }
            ("slice" | "[]", None) if site.args.len() == 2 => {
                let (at, length) = (number?, usize::try_from(Self::ruby_given(site, 1)?.as_int()?).ok()?);
                let at = usize::try_from(if at < 0 { at + count as i128 } else { at }).ok()?;
                let part = items.into_iter().skip(at).take(length).collect();
                Some(self.new_list(part))
            }
            ("slice" | "[]", None) => {
                let range = first?;
                let range = self.few_elements(&range)?;
                let places: Option<Vec<i128>> = range.iter().map(Value::as_int).collect();
                let places = places?;
                let part = items.into_iter().enumerate().filter(|(at, _)| places.contains(&(*at as i128))).map(|(_, item)| item).collect();
                Some(self.new_list(part))
            }
            ("sum", block) => {
                let mut parts = match block {
                    Some(block) => {
                        let mut parts = Vec::new();
                        for item in items {
                            parts.push(self.ask_item(block, &item, site));
                        }
                        parts
                    }
                    None => items,
                };
                if let Some(begun) = first {
                    parts.insert(0, begun);
                }
                self.ruby_folded(BinaryOp::Add, parts, site).or_else(|| Some(Value::int(0)))
            }
            ("inject" | "reduce", None) => {
                let mut args: Vec<Value<'a>> = site.args.iter().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()).collect();
                let operation = args.pop()?.as_str()?;
                if let Some(begun) = args.pop() {
                    items.insert(0, begun);
                }
                let op = match &*operation {
                    "+" => BinaryOp::Add,
                    "*" => BinaryOp::Mul,
                    "-" => BinaryOp::Sub,
                    "|" => BinaryOp::BitOr,
                    "&" => BinaryOp::BitAnd,
                    _ => {
                        let mut items = items.into_iter();
                        let begun = items.next().unwrap_or_else(Value::null);
                        return Some(items.fold(begun, |sum, item| {
                            let callee = Value::of(Kind::Method(std::rc::Rc::new((sum, operation.clone()))));
                            self.ask(&callee, vec![item], site)
                        }));
                    }
                };
                self.ruby_folded(op, items, site).or_else(|| Some(Value::null()))
            }
            ("count", block) => {
                if let Some(wanted) = first {
                    let same: Option<Vec<bool>> = items.iter().map(|item| self.equal_values(item, &wanted)).collect();
                    return Some(same.map_or_else(|| self.number(), |same| Value::int(same.iter().filter(|yes| **yes).count() as i128)));
                }
                let Some(block) = block else { return Some(Value::int(count as i128)) };
                let mut sum = Some(0);
                for item in items {
                    let truth = self.ask_item(block, &item, site).truth(false);
                    sum = sum.zip(truth).map(|(sum, yes)| sum + i128::from(yes));
                }
                Some(sum.map_or_else(|| self.number(), Value::int))
            }
            ("reverse_each", Some(block)) => {
                items.reverse();
                for item in items {
                    self.ask_item(block, &item, site);
                }
                Some(receiver.clone())
            }
            ("each_index", Some(block)) => {
                for at in 0..count {
                    self.ask(block, vec![Value::int(at as i128)], site);
                }
                Some(receiver.clone())
            }
            ("each_with_index", None) => {
                let mut pairs = Vec::new();
                for (at, item) in items.into_iter().enumerate() {
                    pairs.push(self.new_list(vec![item, Value::int(at as i128)]));
                }
                Some(self.new_list(pairs))
            }
            ("to_h", Some(block)) => {
                let mut pairs = Vec::new();
                for item in items {
                    let pair = self.ask_item(block, &item, site);
                    pairs.push((self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1))));
                }
                Some(self.map_of(pairs))
            }
            ("index_by" | "index_with", Some(block)) => {
                let mut pairs = Vec::new();
                for item in items {
                    let made = self.ask_item(block, &item, site);
                    pairs.push(if method == "index_by" { (made, item) } else { (item, made) });
                }
                Some(self.map_of(pairs))
            }
            ("flat_map" | "collect_concat", Some(block)) => {
                let mut out = Object::new(Shape::List);
                for item in items {
                    let made = self.ask_item(block, &item, site);
                    match self.shape_of(&made) {
                        Some(Shape::List) => self.spread_into(&mut out, &made, site.span),
                        _ => out.push(made, &self.ids),
                    }
                }
                Some(self.allocate_object(out))
            }
            ("filter_map", Some(block)) => {
                let mut out = Object::new(Shape::List);
                for item in items {
                    let made = self.ask_item(block, &item, site);
                    match made.truth(false) {
                        Some(true) => out.push(made, &self.ids),
                        Some(false) => {}
                        None => {
                            let made = self.without_nothing(&made);
                            out.blur(&self.ids);
                            out.add_rest(made, &self.ids);
                        }
                    }
                }
                Some(self.allocate_object(out))
            }
            ("one?", Some(block)) => {
                items.into_iter().for_each(|item| {
                    self.ask(block, vec![item], site);
                });
                Some(self.boolean())
            }
            ("excluding" | "without" | "difference" | "intersection" | "union" | "+" | "-" | "|" | "&", None) => {
                let op = match method {
                    "excluding" | "without" | "difference" | "-" => BinaryOp::Sub,
                    "intersection" | "&" => BinaryOp::BitAnd,
                    "+" => BinaryOp::Add,
                    _ => BinaryOp::BitOr,
                };
                let other = match (method, site.args) {
                    ("excluding" | "without", args) if args.iter().any(|arg| self.shape_of(&arg.value) != Some(Shape::List)) => {
                        let items = args.iter().map(|arg| arg.value.clone()).collect();
                        self.new_list(items)
                    }
                    _ => first?,
                };
                self.sequence_operator(op, receiver, &other, site.span)
            }
            ("dup" | "to_a" | "entries" | "lazy" | "force" | "eager" | "to_ary" | "each_entry", None) => Some(self.new_list(items)),
            ("assoc", None) => {
                let wanted = first?;
                for item in items {
                    let key = self.index_value(&item, &Value::int(0));
                    match self.equal_values(&key, &wanted) {
                        Some(true) => return Some(item),
                        Some(false) => {}
                        None => return None,
                    }
                }
                Some(Value::null())
            }
            _ => None,
        }
    }

    pub(super) fn ruby_folded(&mut self, op: BinaryOp, parts: Vec<Value<'a>>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let mut parts = parts.into_iter();
        let begun = parts.next()?;
        Some(parts.fold(begun, |sum, item| match (&sum.kind, op) {
            (Kind::Int(0), BinaryOp::Add) if !matches!(item.kind, Kind::Int(_)) => item,
            _ => self.binary(op, &sum, &item, site.span),
        }))
    }

    /// Lists that are visited step by step, and what is done to each element together with its number.
    pub(super) fn ruby_enumerator(
        &mut self,
        cell: Ref,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        block: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        if block.is_none()
            && site.args.is_empty()
            && matches!(
                method,
                "each"
                    | "each_entry"
                    | "to_enum"
                    | "each_pair"
                    | "map"
                    | "collect"
                    | "select"
                    | "filter"
                    | "reject"
                    | "flat_map"
                    | "filter_map"
                    | "cycle"
            )
        {
            let listed = if self.st.heap.object(cell)?.shape == Shape::Map { self.ruby_pairs(cell) } else { receiver.clone() };
            let mut object = self.st.heap.object(listed.cell()?)?.clone();
            object.ty = Some(ENUMERATOR.into());
            object.set_field(&"$at".into(), Value::int(0), &self.ids);
            object.set_field(&"$of".into(), Value::str(method), &self.ids);
            return Some(self.allocate_object(object));
        }
        if self.st.heap.object(cell)?.ty.as_deref() != Some(ENUMERATOR) {
            return None;
        }
        let of = self.st.heap.object(cell)?.field("$of").and_then(Value::as_str)?;
        match method {
            "next" | "peek" => {
                let at = self.st.heap.object(cell)?.field("$at").cloned()?;
                let items = self.exact_elements(receiver);
                let (Some(place), Some(items)) = (at.as_int().and_then(|at| usize::try_from(at).ok()), items) else {
                    return Some(self.some_element_of_items(cell));
                };
                let place = if &*of == "cycle" && !items.is_empty() { place % items.len() } else { place };
                if method == "next" {
                    let ids = &self.ids;
                    self.st.heap.object_mut(cell)?.set_field(&"$at".into(), Value::int(place as i128 + 1), ids);
                }
                match items.get(place).cloned() {
                    Some(item) => Some(self.with_facts(item)),
                    None => {
                        self.throw(None);
                        Some(self.unknown())
                    }
                }
            }
            "rewind" => {
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.set_field(&"$at".into(), Value::int(0), ids);
                Some(receiver.clone())
            }
            "with_index" | "each_with_index" | "with_object" => {
                let items = self.few_elements(receiver)?;
                let from = Self::ruby_given(site, 0).map_or(Some(0), |one| one.as_int());
                let memo = Self::ruby_given(site, 0).filter(|_| method == "with_object");
                let second = |engine: &mut Self, at: usize| match (&memo, from) {
                    (Some(memo), _) => memo.clone(),
                    (None, Some(from)) => Value::int(from + at as i128),
                    (None, None) => engine.number(),
                };
                let Some(block) = block else {
                    let mut pairs = Vec::new();
                    for (at, item) in items.into_iter().enumerate() {
                        let other = second(self, at);
                        pairs.push(self.new_list(vec![item, other]));
                    }
                    return Some(self.new_list(pairs));
                };
                let mut out = Object::new(Shape::List);
                for (at, item) in items.into_iter().enumerate() {
                    let other = second(self, at);
                    let made = self.ask(block, vec![item.clone(), other], site);
                    let wanted = match &*of {
                        "select" | "filter" => made.truth(false),
                        "reject" => made.truth(false).map(|yes| !yes),
                        "filter_map" => made.truth(false),
                        _ => Some(true),
                    };
                    let kept = if matches!(&*of, "select" | "filter" | "reject") { item } else { made };
                    match wanted {
                        Some(true) if &*of == "flat_map" && self.shape_of(&kept) == Some(Shape::List) => {
                            self.spread_into(&mut out, &kept, site.span);
                        }
                        Some(true) => out.push(kept, &self.ids),
                        Some(false) => {}
                        None => {
                            out.blur(&self.ids);
                            out.add_rest(kept, &self.ids);
                        }
                    }
                }
                Some(match (&*of, memo) {
                    (_, Some(memo)) => memo,
                    ("each" | "each_entry" | "each_pair", None) => receiver.clone(),
                    _ => self.allocate_object(out),
                })
            }
            _ => None,
        }
    }

    pub(super) fn some_element_of_items(&mut self, cell: Ref) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        let mut items = object.items.clone();
        items.extend(object.rest.as_deref().cloned());
        if object.open {
            items.push(self.unknown_with(object.taint.clone()));
        }
        self.one_of(&items).unwrap_or_else(|| self.unknown())
    }
}

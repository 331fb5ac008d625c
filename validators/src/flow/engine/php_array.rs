//! PHP's array functions: what they put where, and what callbacks over arrays do. Knows no rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    php_order::{COUNTED, shown_by_some},
    value::{Kind, Value},
};
use crate::flow::ir::{Expr, ExprKind, Sym};

/// Type of an array whose order is not known, only what stands under its keys.
pub(super) const UNORDERED: &str = "(unordered)";

/// Whether all keys are known and none reads as a number: they are put in order as texts.
fn are_words(object: &Object<'_>) -> bool {
    object.shape == Shape::Map
        && !object.open
        && object.rest.is_none()
        && object.fields.iter().all(|(key, _)| key.starts_with(|c: char| c.is_ascii_alphabetic()))
}

impl<'a> Engine<'a> {
    /// The variable of the file's top level that `$GLOBALS['name']` means.
    pub(super) fn global_name(&self, object: &Expr, key: &Value<'a>) -> Option<Sym> {
        let is_globals = self.is_php() && matches!(&object.kind, ExprKind::Name(name) if &**name == "$GLOBALS");
        if is_globals { key.as_str().map(|key| format!("${key}").into()) } else { None }
    }

    pub(super) fn global_value(&self, name: &Sym) -> Option<Value<'a>> {
        let scope = self.modules[self.module_number()].scope?;
        self.st.heap.scope(scope)?.vars.of(name).cloned()
    }

    pub(super) fn set_global(&mut self, name: &Sym, value: Value<'a>) {
        let scope = self.modules[self.module_number()].scope;
        let Some(scope) = scope.and_then(|scope| self.st.heap.scope_mut(scope)) else { return };
        if let Err(value) = scope.vars.write(name, value) {
            scope.vars.push(name.clone(), value);
        }
    }

    pub(super) fn php_array(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let given = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        let first = given(0)?;
        match name {
            "array_push" | "array_unshift" => {
                let cell = first.cell()?;
                for (i, arg) in site.args.iter().skip(1).enumerate() {
                    let ids = &self.ids;
                    let object = self.st.heap.object_mut(cell)?;
                    if name == "array_push" {
                        if object.shape == Shape::List {
                            object.push(arg.value.clone(), ids);
                        } else {
                            object.add_rest(arg.value.clone(), ids);
                        }
                    } else if object.shape == Shape::List
                        && object.rest.is_none()
                        && !object.weak
                        && object.items.len() < super::heap::MAX_ENTRIES
                    {
                        object.items.insert(i.min(object.items.len()), arg.value.clone());
                    } else {
                        object.blur(ids);
                        object.add_rest(arg.value.clone(), ids);
                    }
                }
                Some(self.number())
            }
            "array_pop" | "array_shift" => {
                let cell = first.cell()?;
                let object = self.st.heap.object_mut(cell)?;
                let exact = object.rest.is_none() && !object.open && !object.weak;
                if exact && object.shape == Shape::List && !object.items.is_empty() {
                    let taken = if name == "array_pop" { object.items.pop() } else { Some(object.items.remove(0)) };
                    return taken;
                }
                if exact && object.shape == Shape::Map && !object.fields.is_empty() {
                    let at = if name == "array_pop" { object.fields.len() - 1 } else { 0 };
                    return Some(object.fields.remove(at).1);
                }
                Some(self.one_taken(cell))
            }
            "array_merge" | "array_replace" => {
                let lists = site.args.iter().all(|arg| self.shape_of(&arg.value) == Some(Shape::List));
                let mut sum = Object::new(if lists { Shape::List } else { Shape::Map });
                for arg in site.args {
                    let held = arg.value.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
                    match held {
                        Some(_) if lists => self.spread_into(&mut sum, &arg.value, site.span),
                        Some(other) => {
                            if other.open {
                                self.take_over(&mut sum, of_unknown(&other.taint));
                            }
                            for (key, value) in &other.fields {
                                sum.set_field(key, value.clone(), &self.ids);
                            }
                            for item in other.items.iter().chain(other.rest.as_deref()) {
                                sum.add_rest(item.clone(), &self.ids);
                            }
                            sum.open |= other.open;
                            sum.taint = sum.taint.union(&other.taint);
                        }
                        None => self.take_over(&mut sum, of_unknown(&arg.value.taint)),
                    }
                }
                Some(self.allocate_object(sum))
            }
            "array_values" => {
                let mut list = Object::new(Shape::List);
                self.spread_into(&mut list, &first, site.span);
                Some(self.allocate_object(list))
            }
            "array_keys" => {
                let keys = self.pairs(&first);
                let pairs = self.exact_elements(&keys);
                let mut list = Object::new(Shape::List);
                match pairs {
                    Some(pairs) => {
                        for pair in pairs {
                            let key = self.index_value(&pair, &Value::int(0));
                            list.push(key, &self.ids);
                        }
                    }
                    None => {
                        let pair = self.element(&keys, site.span);
                        let key = self.index_value(&pair, &Value::int(0));
                        list.rest = Some(Box::new(key));
                    }
                }
                Some(self.allocate_object(list))
            }
            "array_combine" => {
                let (keys, values) = (self.exact_elements(&first)?, self.exact_elements(&given(1)?)?);
                let mut map = Object::new(Shape::Map);
                for (key, value) in keys.into_iter().zip(values) {
                    match key.key() {
                        Some(key) => map.set_field(&key, value, &self.ids),
                        None => map.add_rest(value, &self.ids),
                    }
                }
                Some(self.allocate_object(map))
            }
            "array_flip" => {
                let pairs = self.pairs(&first);
                let mut map = Object::new(Shape::Map);
                for pair in self.exact_elements(&pairs)? {
                    let (key, value) = (self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1)));
                    map.set_field(&value.key()?, key, &self.ids);
                }
                Some(self.allocate_object(map))
            }
            "array_fill_keys" => {
                let exact = self.exact_elements(&first)?;
                let value = given(1)?;
                let mut map = Object::new(Shape::Map);
                for key in exact {
                    map.set_field(&key.key()?, value.clone(), &self.ids);
                }
                Some(self.allocate_object(map))
            }
            "array_splice" => {
                let cell = first.cell()?;
                let from = given(1)?.as_int().and_then(|at| usize::try_from(at).ok())?;
                let count = match given(2) {
                    Some(count) if !matches!(count.kind, Kind::Null) => usize::try_from(count.as_int()?).ok()?,
                    _ => usize::MAX,
                };
                let new = match given(3) {
                    None => Vec::new(),
                    Some(list) if list.cell().is_some() => self.exact_elements(&list)?,
                    Some(one) => vec![one],
                };
                let object = self.st.heap.object_mut(cell)?;
                let is_exact = object.shape == Shape::List && !object.weak && !object.open && object.rest.is_none();
                if !is_exact || from > object.items.len() || object.items.len() + new.len() > super::heap::MAX_ENTRIES {
                    return None;
                }
                let to = from.saturating_add(count).min(object.items.len());
                let removed: Vec<Value<'a>> = object.items.splice(from..to, new).collect();
                Some(self.new_list(removed))
            }
            "array_reduce" => {
                let (items, function) = (self.exact_elements(&first).filter(|items| items.len() <= super::loops::MAX_UNROLL)?, given(1)?);
                let mut sum = given(2).unwrap_or_else(Value::null);
                for item in items {
                    sum = self.call_value(&function, vec![ArgValue::plain(sum), ArgValue::plain(item)], site.span, &"array_reduce".into());
                    self.live = true;
                }
                Some(sum)
            }
            "array_fill" | "array_pad" => {
                let mut list = Object::new(Shape::List);
                list.rest = Some(Box::new(given(2)?));
                Some(self.allocate_object(list))
            }
            "array_column" => {
                let (rows, wanted) = (self.exact_elements(&first)?, given(1)?);
                let Some(by) = given(2) else {
                    let items = rows.iter().map(|row| self.column_of(row, &wanted)).collect();
                    return Some(self.new_list(items));
                };
                let mut map = Object::new(Shape::Map);
                for row in rows {
                    let (key, value) = (self.index_value(&row, &by), self.column_of(&row, &wanted));
                    match key.key().filter(|_| map.rest.is_none()) {
                        Some(key) => map.set_field(&key, value, &self.ids),
                        None => map.add_rest(value, &self.ids),
                    }
                }
                Some(self.allocate_object(map))
            }
            "range" => {
                let mut list = Object::new(Shape::List);
                list.rest = Some(Box::new(self.number()));
                Some(self.allocate_object(list))
            }
            "array_reverse" => {
                let mut items = self.exact_elements(&first).filter(|_| self.shape_of(&first) == Some(Shape::List))?;
                items.reverse();
                Some(self.new_list(items))
            }
            "array_slice" => {
                let from = given(1)?;
                let to = match (given(2), from.as_int()) {
                    (Some(length), Some(start)) => match length.as_int() {
                        Some(length) if length >= 0 && start >= 0 => start.checked_add(length).map(Value::int),
                        Some(length) => Some(Value::int(length)),
                        None => None,
                    },
                    _ => None,
                };
                Some(self.slice(&first, Some(&from), to.as_ref()))
            }
            "array_filter" if site.args.len() == 1 => {
                let copy = self.array_copy(&first)?;
                let object = copy.cell().and_then(|cell| self.st.heap.object_mut(cell))?;
                // What counts as false is left out; all else keeps its key.
                if object.shape == Shape::List && object.rest.is_none() {
                    let items = std::mem::take(&mut object.items).into_iter().enumerate();
                    object.fields = items.map(|(at, item)| (Sym::from(at.to_string()), item)).collect();
                    object.shape = Shape::Map;
                }
                object.fields.retain(|(_, value)| value.truth(true) != Some(false));
                Some(copy)
            }
            "array_unique" if site.args.len() == 1 => self.array_copy(&first),
            "array_map" if site.args.len() > 2 => self.array_side_by_side(site),
            "array_merge_recursive" => {
                let mut lists = site.args.iter().map(|arg| arg.value.clone());
                let first = lists.next()?;
                lists.try_fold(first, |sum, one| self.merged_deeply(&sum, &one, 0))
            }
            "array_chunk" => {
                let size = given(1)?.as_int().and_then(|size| usize::try_from(size).ok()).filter(|size| *size > 0)?;
                let items = self.exact_elements(&first).filter(|_| site.args.len() == 2)?;
                let parts = items.chunks(size).map(|part| self.new_list(part.to_vec())).collect();
                Some(self.new_list(parts))
            }
            "iterator_to_array" => {
                let keeps_keys = given(1).is_none_or(|keeps| keeps.truth(true) != Some(false));
                if keeps_keys {
                    return self
                        .one_under_each_key(&first)
                        .or_else(|| self.array_copy(&first))
                        .filter(|copy| matches!(self.shape_of(copy), Some(Shape::List | Shape::Map)));
                }
                let mut list = Object::new(Shape::List);
                self.spread_into(&mut list, &first, site.span);
                Some(self.allocate_object(list))
            }
            "get_object_vars" => {
                let object = self.st.heap.object(first.cell()?).filter(|object| object.shape == Shape::Instance)?;
                let mut map = Object::new(Shape::Map);
                map.fields = object.fields.clone();
                map.rest = object.rest.clone();
                map.open = object.open;
                map.taint = object.taint.clone();
                Some(self.allocate_object(map))
            }
            "array_any" | "array_find" => self.php_some(site, name),
            "usort" | "uasort" | "uksort" => self.sorted_by(site, name),
            "array_diff" | "array_diff_key" | "array_diff_assoc" if site.args.len() == 2 => self.difference(&first, &given(1)?, name),
            "array_map" | "array_filter" | "array_walk" | "array_walk_recursive" | "iterator_apply" => self.array_each(site, name),
            "sort" | "rsort" | "asort" | "arsort" | "ksort" | "krsort" | "shuffle" | "natsort" | "array_multisort" => {
                let cell = first.cell()?;
                let ids = &self.ids;
                let object = self.st.heap.object_mut(cell)?;
                match name {
                    "ksort" | "krsort" if site.args.len() == 1 && are_words(object) => {
                        object.fields.sort_by(|(one, _), (other, _)| one.cmp(other));
                        if name == "krsort" {
                            object.fields.reverse();
                        }
                    }
                    // Under its keys everything stays; which comes first is not known.
                    "asort" | "arsort" | "ksort" | "krsort" => object.ty = Some(UNORDERED.into()),
                    _ => object.blur(ids),
                }
                Some(Value::bool(true))
            }
            "current" | "reset" | "array_first" | "end" | "array_last" | "key" | "array_key_first" | "array_key_last"
                if self.st.heap.object(first.cell()?)?.ty.as_deref() == Some(UNORDERED) =>
            {
                let cell = first.cell()?;
                Some(if name.contains("key") { self.opaque().typed(Some("string".into())) } else { self.some_element(cell) })
            }
            "current" | "reset" | "array_first" => {
                let items = self.exact_elements(&first)?;
                Some(items.into_iter().next().unwrap_or_else(|| Value::bool(false)))
            }
            "end" | "array_last" => {
                let items = self.exact_elements(&first)?;
                Some(items.into_iter().next_back().unwrap_or_else(|| Value::bool(false)))
            }
            "next" | "prev" | "array_rand" => Some(self.some_element(first.cell()?)),
            "key" | "array_key_first" | "array_key_last" => {
                let keys = self.pairs(&first);
                let items = self.exact_elements(&keys)?;
                let pair = if name == "array_key_last" { items.last() } else { items.first() }?.clone();
                Some(self.index_value(&pair, &Value::int(0)))
            }
            "in_array" => {
                let needle = first.clone();
                let mut list = given(1)?;
                let held = list.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
                if let Some(mut held) = held {
                    // What is asked for is a value, not a key.
                    let fields: Vec<Value<'a>> = std::mem::take(&mut held.fields).into_iter().map(|(_, value)| value).collect();
                    held.items.extend(fields);
                    // Every text equals `true` where types do not count, and one that begins with a number that number (before PHP 8).
                    let loose = given(2).and_then(|strict| strict.as_bool()) != Some(true);
                    let takes_all = |one: &Value<'a>| matches!(one.kind, Kind::Bool(true) | Kind::Int(_));
                    if loose && !needle.is_plain_constant() && held.items.iter().any(takes_all) {
                        return Some(self.boolean());
                    }
                    if held.shape == Shape::Map {
                        held.shape = Shape::List;
                        list = self.allocate_object(held);
                    }
                }
                Some(self.membership(&needle, &list, false))
            }
            "array_intersect" | "array_intersect_key" => self.php_intersection(&first, &given(1)?, name == "array_intersect"),
            "count" | "sizeof" => {
                if let Some(own) = self.php_own(&first, "count", Vec::new()) {
                    return Some(own);
                }
                let object = self.st.heap.object(first.cell()?)?;
                let exact = !object.open && object.rest.is_none() && !object.weak && !object.may_lack();
                let length = object.items.len() + object.fields.len();
                if exact {
                    return Some(Value::int(length as i128));
                }
                let mut count = self.number();
                if let Some(facts) = self.taught_by_truth(&first) {
                    (count.facts, count.ty) = (Some(facts), Some(COUNTED.into()));
                }
                Some(count)
            }
            "max" | "min" => {
                let all: Option<Vec<i128>> = site.args.iter().map(|arg| arg.value.as_int()).collect();
                let all = all.filter(|all| all.len() > 1)?;
                Some(Value::int(if name == "max" { all.into_iter().max()? } else { all.into_iter().min()? }))
            }
            _ => None,
        }
    }

    pub(super) fn shape_of(&self, value: &Value<'a>) -> Option<Shape> {
        self.st.heap.object(value.cell()?).map(|object| object.shape)
    }

    pub(super) fn array_copy(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        let object = self.st.heap.object(value.cell()?)?.clone();
        Some(self.allocate_object(object))
    }

    /// What a generator gave under keys, as an array: what came last under each of them.
    fn one_under_each_key(&mut self, given: &Value<'a>) -> Option<Value<'a>> {
        let held = self.st.heap.object(given.cell()?)?.clone();
        if held.ty.as_deref() != Some(super::python_iteration::KEYED_LIST) || held.rest.is_some() || held.open {
            return None;
        }
        let mut map = Object::new(Shape::Map);
        for (key, value) in held.fields.into_iter().filter(|(key, _)| !super::php_generators::is_inner(key)) {
            map.set_field(&super::python_iteration::given_key(&key).into(), value, &self.ids);
        }
        Some(self.allocate_object(map))
    }

    /// A callback over every element.
    fn array_each(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let (list, function) = if name == "array_map" { (1, 0) } else { (0, 1) };
        let list = site.args.get(list)?.value.clone();
        let written = site.args.get(function)?.value.clone();
        let function = self.callable(&written).unwrap_or(written);
        if matches!(function.kind, Kind::Null) {
            return self.array_copy(&list);
        }
        if name == "array_filter"
            && let Some(kept) = self.filtered_by_key(site, &list, &function)
        {
            return Some(kept);
        }
        let call = |engine: &mut Self, item: Value<'a>| {
            let made = engine.call_value(&function, vec![ArgValue::plain(item)], site.span, &"callback".into());
            engine.live = true;
            made
        };
        if name.starts_with("array_walk")
            && let Some(done) = self.walk_in_place(site, &function)
        {
            return Some(done);
        }
        if !matches!(name, "array_map" | "array_filter") {
            self.walk_over(site, &list, &function);
            return Some(Value::bool(true));
        }
        let pairs = self.pairs(&list);
        let exact = self.exact_elements(&pairs).filter(|pairs| pairs.len() <= super::loops::MAX_UNROLL);
        let is_list = self.shape_of(&list) == Some(Shape::List);
        let mut out = Object::new(if is_list { Shape::List } else { Shape::Map });
        let mut answers = Vec::new();
        match exact {
            Some(pairs) => {
                for pair in pairs {
                    let (key, item) = (self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1)));
                    let made = call(self, item.clone());
                    let kept = if name == "array_map" {
                        made
                    } else {
                        let truth = self.php_truth(&made);
                        let kept = self.after_test(item, &made);
                        match truth {
                            Some(false) => continue,
                            Some(true) => kept,
                            // It stands there or not.
                            None => {
                                answers.push(made);
                                out.add_rest(kept, &self.ids);
                                continue;
                            }
                        }
                    };
                    match key.key().filter(|_| !is_list) {
                        Some(key) => out.set_field(&key, kept, &self.ids),
                        None => out.push(kept, &self.ids),
                    }
                }
            }
            None => {
                let (known, rest) = self.known_entries(&list, name == "array_map");
                for (key, item) in known {
                    let made = call(self, item);
                    out.set_field(&key, made, &self.ids);
                }
                let item = self.element(&rest, site.span);
                let (made, ()) = self.either(|engine| call(engine, item.clone()), |_| ());
                self.live = true;
                let kept = if name == "array_map" { made.clone() } else { self.after_test(item, &made) };
                answers.push(made);
                out.add_rest(kept, &self.ids);
                if !is_list {
                    out.taint = self.taint_of_keys(&list);
                }
            }
        }
        let is_sure = !out.items.is_empty() || !out.fields.is_empty();
        let mut kept = self.allocate_object(out);
        if name == "array_filter" && !is_sure {
            kept.facts = shown_by_some(&answers);
        }
        Some(kept)
    }

    /// A value that passed a test, with what the test teaches of it.
    pub(super) fn after_test(&mut self, item: Value<'a>, answer: &Value<'a>) -> Value<'a> {
        let Some(facts) = answer.facts.clone() else { return item };
        let before = self.st.facts.clone();
        self.learn(&facts.when_true);
        let item = self.with_facts(item);
        self.st.facts = before;
        item
    }

    /// Keys and values of an array as a list of pairs.
    pub(super) fn pairs(&mut self, value: &Value<'a>) -> Value<'a> {
        if let Kind::Choice(list) = &value.kind {
            return self.pairs_of_any(&list.clone());
        }
        let object = value.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
        let mut out = Object::new(Shape::List);
        match object {
            Some(object) if !object.open && object.rest.is_none() && !object.weak => {
                for (at, item) in object.items.into_iter().enumerate() {
                    let pair = self.new_list(vec![Value::int(at as i128), item]);
                    out.items.push(pair);
                }
                for (key, item) in object.fields.into_iter().filter(|(key, _)| !super::php_generators::is_inner(key)) {
                    let key: Sym = super::python_iteration::given_key(&key).into();
                    let key = key.parse::<i128>().map_or_else(|_| Value::str(key), Value::int);
                    let pair = self.new_list(vec![key, item]);
                    out.items.push(pair);
                }
            }
            object => {
                let mut key = match &object {
                    Some(object) if object.shape == Shape::List => self.number(),
                    Some(_) => self.opaque().typed(Some("string".into())),
                    None => self.unknown(),
                };
                key.taint = object.as_ref().map_or_else(|| value.taint.clone(), |object| object.taint.clone());
                let item = self.element(value, assay_manifests::Span::default());
                let pair = self.new_list(vec![key, item]);
                out.rest = Some(Box::new(pair));
            }
        }
        self.allocate_object(out)
    }

    /// `array_map($function, $one, $other)`: the first of all, then the second of all.
    fn array_side_by_side(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let written = site.args.first()?.value.clone();
        let function = self.callable(&written).unwrap_or(written);
        let lists: Option<Vec<Vec<Value<'a>>>> = site.args[1..].iter().map(|arg| self.exact_elements(&arg.value)).collect();
        let Some(lists) = lists else {
            let args = site.args[1..].iter().map(|arg| ArgValue::plain(self.element(&arg.value, site.span))).collect();
            let made = self.call_value(&function, args, site.span, &"callback".into());
            self.live = true;
            let mut out = Object::new(Shape::List);
            out.rest = Some(Box::new(made));
            return Some(self.allocate_object(out));
        };
        let longest = lists.iter().map(Vec::len).max().filter(|longest| *longest <= super::loops::MAX_UNROLL)?;
        let mut items = Vec::with_capacity(longest);
        for at in 0..longest {
            let row: Vec<Value<'a>> = lists.iter().map(|list| list.get(at).cloned().unwrap_or_else(Value::null)).collect();
            items.push(if matches!(function.kind, Kind::Null) {
                self.new_list(row)
            } else {
                let made = self.call_value(&function, row.into_iter().map(ArgValue::plain).collect(), site.span, &"callback".into());
                self.live = true;
                made
            });
        }
        Some(self.new_list(items))
    }

    /// Arrays under one key become one; what else stands under a key of both becomes a list.
    fn merged_deeply(&mut self, one: &Value<'a>, other: &Value<'a>, depth: u32) -> Option<Value<'a>> {
        let of = |engine: &Self, value: &Value<'a>| engine.st.heap.object(value.cell()?).filter(|held| held.shape == Shape::Map).cloned();
        let (mut sum, other) = (of(self, one)?, of(self, other)?);
        if depth > 3 || sum.open || other.open || sum.rest.is_some() || other.rest.is_some() {
            return None;
        }
        for (key, value) in other.fields {
            let value = match sum.field(&key).cloned() {
                None => value,
                Some(before) => match self.merged_deeply(&before, &value, depth + 1) {
                    Some(both) => both,
                    None => self.new_list(vec![before, value]),
                },
            };
            sum.set_field(&key, value, &self.ids);
        }
        Some(self.allocate_object(sum))
    }

    pub(super) fn compact(&mut self, site: &Site<'a, '_>) -> Value<'a> {
        let mut map = Object::new(Shape::Map);
        for arg in site.args {
            let names = match self.exact_elements(&arg.value) {
                Some(list) => list,
                None => vec![arg.value.clone()],
            };
            for name in names {
                match name.as_str() {
                    Some(name) => {
                        if let Some(value) = self.lookup(&format!("${name}").into()) {
                            map.set_field(&name, value, &self.ids);
                        }
                    }
                    None => map.open = true,
                }
            }
        }
        self.allocate_object(map)
    }
}

/// A map of which nothing is known but where it comes from.
fn of_unknown<'a>(taint: &super::value::Taint) -> Object<'a> {
    let mut object = Object::new(Shape::Map);
    object.open = true;
    object.taint = taint.clone();
    object
}

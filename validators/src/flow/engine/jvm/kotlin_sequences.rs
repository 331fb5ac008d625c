//! What Kotlin's own library does to the elements of lists, sequences and maps, and to numbers. Knows no rule.

use crate::flow::{
    engine::{
        Engine,
        call::{ArgValue, Site},
        callables::taught,
        heap::{Object, Shape},
        sequences::Sought,
        value::{Kind, Ref, Value},
    },
    ir::BinaryOp,
};

impl<'a> Engine<'a> {
    /// What a list or map is asked; `None` leaves it to what holds otherwise.
    pub(super) fn kotlin_sequence(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_function = |arg: &&ArgValue<'a>| matches!(arg.value.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_));
        let function = site.args.last().filter(is_function).map(|arg| arg.value.clone());
        let object = self.st.heap.object(cell)?;
        let class = object.ty.as_deref().map_or("", crate::rule::pattern::last_segment);
        // Holders and iterators answer for themselves.
        let is_other = matches!(class, "Optional" | "Iterator" | "Matcher" | "StringTokenizer" | "Entry" | "StringJoiner")
            || class.ends_with("Future")
            || class.starts_with("Atomic")
            || class.ends_with("Reference")
            || class.ends_with("ThreadLocal")
            || class.ends_with("Task");
        match object.shape {
            Shape::List if !is_other => {
                if let Some(done) = self.kotlin_list_change(cell, receiver, method, site, function.as_ref()) {
                    return Some(done);
                }
                let items = self.few_elements(receiver)?;
                self.kotlin_items(items, receiver, method, site, function.as_ref())
            }
            Shape::Map if !is_other => self.kotlin_map_asked(cell, receiver, method, site, function.as_ref()),
            _ => None,
        }
    }

    /// What elements in order are asked.
    pub(super) fn kotlin_items(
        &mut self,
        mut items: Vec<Value<'a>>,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        function: Option<&Value<'a>>,
    ) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        let count = items.len();
        let many = first.as_ref().and_then(Value::as_int).and_then(|n| usize::try_from(n).ok());
        // Nothing of that kind: an exception, unless the name says otherwise.
        let or_null = method.ends_with("OrNull");
        match (method, function) {
            ("first" | "firstOrNull" | "last" | "lastOrNull" | "single" | "singleOrNull", None) if first.is_none() => {
                let one = if method.starts_with("last") { items.last() } else { items.first() };
                match one.cloned() {
                    Some(one) => Some(self.with_facts(one)),
                    None => Some(self.missing(or_null)),
                }
            }
            ("first" | "firstOrNull" | "find" | "last" | "lastOrNull" | "findLast" | "single" | "singleOrNull", Some(test)) => {
                let wanted = if method.to_ascii_lowercase().contains("last") { Sought::Last } else { Sought::First };
                let found = self.sought(items, test, wanted, site);
                let throws = matches!(method, "first" | "last" | "single");
                match found.kind {
                    Kind::Null if throws => Some(self.missing(false)),
                    _ if throws => Some(self.without_nothing(&found)),
                    _ => Some(found),
                }
            }
            ("random" | "randomOrNull", _) => self.one_of(&items),
            ("elementAt", None) => items.get(many?).cloned(),
            ("elementAtOrElse", Some(function)) => match items.get(many?).cloned() {
                Some(item) => Some(item),
                None => Some(self.ask(function, vec![first?], site)),
            },
            ("component3" | "component4" | "component5", None) => {
                let at = usize::from(method.as_bytes().last()? - b'1');
                items.get(at).cloned()
            }
            ("take", None) => {
                items.truncate(many?);
                Some(self.new_list(items))
            }
            ("drop", None) => Some(self.new_list(items.split_off(many?.min(count)))),
            ("takeLast", None) => Some(self.new_list(items.split_off(count.saturating_sub(many?)))),
            ("dropLast", None) => {
                items.truncate(count.saturating_sub(many?));
                Some(self.new_list(items))
            }
            ("takeWhile" | "dropWhile", Some(test)) => Some(self.led(items, test, method == "takeWhile", site)),
            ("takeLastWhile" | "dropLastWhile", Some(test)) => {
                items.reverse();
                let Some(at) = self.leading(&items, test, site) else { return Some(self.list_of_some(items)) };
                if method == "takeLastWhile" {
                    items.truncate(at);
                } else {
                    items.drain(..at);
                }
                items.reverse();
                Some(self.new_list(items))
            }
            ("slice", None) => {
                let places = self.few_elements(&first?)?;
                let mut part = Vec::new();
                for place in places {
                    part.push(items.get(usize::try_from(place.as_int()?).ok()?)?.clone());
                }
                Some(self.new_list(part))
            }
            ("reversed" | "asReversed" | "reversedArray", _) => {
                items.reverse();
                Some(self.new_list(items))
            }
            ("shuffled" | "sortedWith", _) => Some(self.list_of_some(items)),
            ("sorted" | "sortedDescending" | "toSortedSet" | "sortedArray", None) => {
                let keys = items.clone();
                Some(self.ordered(items, &keys, method == "sortedDescending"))
            }
            (
                "sortedBy" | "sortedByDescending" | "minBy" | "maxBy" | "minByOrNull" | "maxByOrNull" | "minOf" | "maxOf" | "minOfOrNull"
                | "maxOfOrNull" | "distinctBy" | "groupBy" | "associateBy" | "associateWith" | "associate",
                Some(_),
            ) => {
                let functions: Vec<Value<'a>> = site.args.iter().map(|arg| arg.value.clone()).collect();
                let mut keys = Vec::with_capacity(count);
                for item in &items {
                    keys.push(self.ask(functions.first()?, vec![item.clone()], site));
                }
                match method {
                    "sortedBy" | "sortedByDescending" => Some(self.ordered(items, &keys, method.ends_with("Descending"))),
                    "distinctBy" => match self.without_equals(&items, &keys) {
                        Some(kept) => Some(self.new_list(kept)),
                        None => Some(self.list_of_some(items)),
                    },
                    "minOf" | "maxOf" | "minOfOrNull" | "maxOfOrNull" => {
                        let made = keys.clone();
                        self.extreme(&made, &keys, method.starts_with("max"))
                    }
                    "groupBy" | "associateBy" => {
                        let mut values = items;
                        if let Some(transform) = functions.get(1) {
                            for value in &mut values {
                                *value = self.ask(transform, vec![value.clone()], site);
                            }
                        }
                        if method == "groupBy" {
                            return Some(self.grouped(values, &keys));
                        }
                        Some(self.map_of(keys.into_iter().zip(values).collect()))
                    }
                    "associateWith" => Some(self.map_of(items.into_iter().zip(keys).collect())),
                    "associate" => {
                        let mut pairs = Vec::new();
                        for pair in keys {
                            pairs.push((self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1))));
                        }
                        Some(self.map_of(pairs))
                    }
                    _ => self.extreme(&items, &keys, method.starts_with("max")),
                }
            }
            ("min" | "max" | "minOrNull" | "maxOrNull", None) => {
                let keys = items.clone();
                self.extreme(&items, &keys, method.starts_with("max"))
            }
            ("distinct" | "toSet" | "toMutableSet" | "toHashSet" | "toLinkedSet", None) => match self.without_equals(&items, &items) {
                Some(kept) => Some(self.new_list(kept)),
                None => Some(self.list_of_some(items)),
            },
            ("filter" | "filterNot" | "partition", Some(test)) => {
                let (passed, failed) = self.parted(items, test, site);
                Some(match method {
                    "filter" => passed,
                    "filterNot" => failed,
                    _ => self.new_list(vec![passed, failed]),
                })
            }
            (
                "filterIndexed" | "mapIndexed" | "mapIndexedNotNull" | "forEachIndexed" | "onEachIndexed" | "flatMapIndexed",
                Some(function),
            ) => {
                let mut out = Object::new(Shape::List);
                for (at, item) in items.into_iter().enumerate() {
                    let made = self.ask(function, vec![Value::int(at as i128), item.clone()], site);
                    match method {
                        "filterIndexed" => match made.truth(false) {
                            Some(true) => out.push(item, &self.ids),
                            Some(false) => {}
                            None => {
                                out.blur(&self.ids);
                                out.add_rest(taught(item, &made), &self.ids);
                            }
                        },
                        "flatMapIndexed" => self.spread_into(&mut out, &made, site.span),
                        "mapIndexedNotNull" => self.push_if_some(&mut out, made),
                        _ => out.push(made, &self.ids),
                    }
                }
                Some(match method {
                    "forEachIndexed" => Value::null(),
                    "onEachIndexed" => receiver.clone(),
                    _ => self.allocate_object(out),
                })
            }
            ("mapNotNull" | "flatMap" | "firstNotNullOf" | "firstNotNullOfOrNull", Some(function)) => {
                let mut out = Object::new(Shape::List);
                for item in items {
                    let made = self.ask(function, vec![item], site);
                    match (method, self.shape_of(&made)) {
                        ("flatMap", Some(Shape::List)) => self.spread_into(&mut out, &made, site.span),
                        ("flatMap", _) => {
                            let one = self.element(&made, site.span);
                            out.blur(&self.ids);
                            out.add_rest(one, &self.ids);
                        }
                        _ => self.push_if_some(&mut out, made),
                    }
                }
                if method.starts_with("first") {
                    if out.rest.is_some() {
                        let list = self.allocate_object(out);
                        let one = self.some_element(list.cell()?);
                        return Some(if or_null { self.join(&one, &Value::null()) } else { one });
                    }
                    return Some(match out.items.into_iter().next() {
                        Some(one) => one,
                        None => self.missing(or_null),
                    });
                }
                Some(self.allocate_object(out))
            }
            ("filterNotNull" | "requireNoNulls" | "listOfNotNull", None) => {
                let mut out = Object::new(Shape::List);
                for item in items {
                    self.push_if_some(&mut out, item);
                }
                Some(self.allocate_object(out))
            }
            ("flatten", None) => {
                let mut out = Object::new(Shape::List);
                for item in items {
                    self.spread_into(&mut out, &item, site.span);
                }
                Some(self.allocate_object(out))
            }
            (
                "fold" | "foldRight" | "foldIndexed" | "reduce" | "reduceOrNull" | "reduceRight" | "reduceIndexed" | "scan" | "runningFold"
                | "runningReduce",
                Some(function),
            ) => {
                let right = method.contains("Right");
                if right {
                    items.reverse();
                }
                let mut items = items.into_iter().enumerate();
                let mut sum = match method {
                    "fold" | "foldRight" | "foldIndexed" | "scan" | "runningFold" => first?,
                    _ => match items.next() {
                        Some((_, one)) => one,
                        None => return Some(self.missing(or_null)),
                    },
                };
                let mut steps = vec![sum.clone()];
                for (at, item) in items {
                    let mut args = if right { vec![item, sum] } else { vec![sum, item] };
                    if method.ends_with("Indexed") {
                        args.insert(0, Value::int(at as i128));
                    }
                    sum = self.ask(function, args, site);
                    steps.push(sum.clone());
                }
                Some(if matches!(method, "scan" | "runningFold" | "runningReduce") { self.new_list(steps) } else { sum })
            }
            ("zip", function) => {
                let other = self.few_elements(&first?)?;
                let length = count.min(other.len());
                let mut out = Vec::new();
                for at in 0..length {
                    let pair = vec![items[at].clone(), other[at].clone()];
                    out.push(match function {
                        Some(function) => self.ask(function, pair, site),
                        None => self.new_list(pair),
                    });
                }
                Some(self.new_list(out))
            }
            ("zipWithNext", function) => {
                let mut out = Vec::new();
                for pair in items.windows(2) {
                    let pair = pair.to_vec();
                    out.push(match function {
                        Some(function) => self.ask(function, pair, site),
                        None => self.new_list(pair),
                    });
                }
                Some(self.new_list(out))
            }
            ("unzip", None) => {
                let (mut left, mut right) = (Vec::new(), Vec::new());
                for pair in &items {
                    left.push(self.index_value(pair, &Value::int(0)));
                    right.push(self.index_value(pair, &Value::int(1)));
                }
                let (left, right) = (self.new_list(left), self.new_list(right));
                Some(self.new_list(vec![left, right]))
            }
            ("chunked" | "windowed", function) => {
                let size = many?;
                let named = |name: &str| site.args.iter().find(|arg| arg.name.as_deref() == Some(name)).map(|arg| arg.value.clone());
                let placed = |at: usize| site.args.get(at).filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone());
                let (step, partial) = if method == "chunked" {
                    (size, true)
                } else {
                    let step = named("step").or_else(|| placed(1)).and_then(|one| one.as_int()).unwrap_or(1);
                    let partial = named("partialWindows").or_else(|| placed(2)).is_some_and(|one| one.truth(false) == Some(true));
                    (usize::try_from(step).ok()?, partial)
                };
                let mut windows = self.windows(&items, size, step, partial)?;
                if let Some(function) = function {
                    for window in &mut windows {
                        *window = self.ask(function, vec![window.clone()], site);
                    }
                }
                Some(self.new_list(windows))
            }
            ("withIndex", None) => {
                let mut pairs = Vec::new();
                for (at, item) in items.into_iter().enumerate() {
                    let mut pair = Object::new(Shape::List);
                    pair.items = vec![Value::int(at as i128), item.clone()];
                    pair.set_field(&"index".into(), Value::int(at as i128), &self.ids);
                    pair.set_field(&"value".into(), item, &self.ids);
                    pairs.push(self.allocate_object(pair));
                }
                Some(self.new_list(pairs))
            }
            ("indexOf" | "lastIndexOf", None) => {
                let reversed: Vec<Value<'a>>;
                let searched = if method == "indexOf" {
                    &items
                } else {
                    reversed = items.iter().rev().cloned().collect();
                    &reversed
                };
                match self.place_among(searched, &first?)? {
                    Some(at) => Some(Value::int(if method == "indexOf" { at } else { count - 1 - at } as i128)),
                    None => Some(Value::int(-1)),
                }
            }
            ("indexOfFirst" | "indexOfLast", Some(test)) => {
                let mut answers = Vec::new();
                for item in items {
                    answers.push(self.ask(test, vec![item], site).truth(false));
                }
                let answers: Option<Vec<bool>> = answers.into_iter().collect();
                let Some(answers) = answers else { return Some(self.number()) };
                let at = if method == "indexOfFirst" { answers.iter().position(|yes| *yes) } else { answers.iter().rposition(|yes| *yes) };
                Some(Value::int(at.map_or(-1, |at| at as i128)))
            }
            ("count", Some(test)) => {
                let mut sum = Some(0);
                for item in items {
                    let truth = self.ask(test, vec![item], site).truth(false);
                    sum = sum.zip(truth).map(|(sum, yes)| sum + i128::from(yes));
                }
                Some(sum.map_or_else(|| self.number(), Value::int))
            }
            ("count", None) => Some(Value::int(count as i128)),
            ("sum" | "sumOf" | "average", function) => {
                let mut sum = Some(0_i128);
                for item in items {
                    let made = match function {
                        Some(function) => self.ask(function, vec![item], site),
                        None => item,
                    };
                    sum = sum.zip(made.as_int()).and_then(|(sum, one)| sum.checked_add(one));
                }
                Some(sum.filter(|_| method != "average").map_or_else(|| self.number(), Value::int))
            }
            ("isNotEmpty", None) => Some(Value::bool(count > 0)),
            ("isEmpty" | "isNullOrEmpty", None) => Some(Value::bool(count == 0)),
            ("ifEmpty", Some(function)) => Some(if count == 0 { self.ask(function, Vec::new(), site) } else { receiver.clone() }),
            ("orEmpty", None) => Some(receiver.clone()),
            ("plus" | "minus" | "union" | "intersect" | "subtract" | "plusElement" | "minusElement", None) => {
                let other = first?;
                let op = match method {
                    "plus" | "plusElement" => BinaryOp::Add,
                    "minus" | "subtract" | "minusElement" => BinaryOp::Sub,
                    "union" => BinaryOp::BitOr,
                    _ => BinaryOp::BitAnd,
                };
                Some(self.binary(op, receiver, &other, site.span))
            }
            ("toMap" | "toMutableMap", None) => {
                let mut pairs = Vec::new();
                for pair in &items {
                    pairs.push((self.index_value(pair, &Value::int(0)), self.index_value(pair, &Value::int(1))));
                }
                Some(self.map_of(pairs))
            }
            (
                "toList" | "toMutableList" | "asSequence" | "asIterable" | "toTypedArray" | "constrainOnce" | "asFlow" | "toCollection",
                _,
            ) if site.args.is_empty() => Some(self.new_list(items)),
            ("step", None) => {
                let step = many.filter(|step| *step > 0)?;
                Some(self.new_list(items.into_iter().step_by(step).collect()))
            }
            ("onEach" | "collect", Some(function)) => {
                for item in items {
                    self.ask(function, vec![item], site);
                }
                Some(receiver.clone())
            }
            _ => None,
        }
    }

    /// An element unless it is nothing.
    pub(super) fn push_if_some(&mut self, out: &mut Object<'a>, item: Value<'a>) {
        if matches!(item.kind, Kind::Null) {
            return;
        }
        let perhaps =
            item.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null)) || matches!(item.kind, Kind::Unknown) && item.ty.is_none();
        let item = self.without_nothing(&item);
        if perhaps {
            out.blur(&self.ids);
            out.add_rest(item, &self.ids);
        } else {
            out.push(item, &self.ids);
        }
    }

    /// What is not there: nothing, or an exception.
    pub(super) fn missing(&mut self, is_null: bool) -> Value<'a> {
        if is_null {
            return Value::null();
        }
        self.throw(None);
        self.unknown()
    }
}

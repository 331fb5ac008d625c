//! Collections, iterators, optionals and streams of the JVM's library. Knows no rule.

use std::rc::Rc;

use super::JOINING;
use crate::{
    flow::engine::{
        Engine,
        asked::Of,
        call::{ArgValue, Site},
        heap::{Cell, Object, Shape},
        value::{CleanBits, Fact, Facts, Kind, Ref, Value},
    },
    flow::ir::Sym,
    rule::pattern::last_segment,
};

/// What the answers of several elements teach together, at most.
const MOST_TAUGHT: usize = 64;

impl<'a> Engine<'a> {
    pub(super) fn jvm_container(
        &mut self,
        cell: Ref,
        shape: Shape,
        class: &str,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        let exact = self.st.heap.object(cell).is_some_and(|object| !object.open && object.rest.is_none() && !object.weak);
        let item = |engine: &Self, at: usize| engine.st.heap.object(cell).and_then(|object| object.items.get(at)).cloned();
        if shape == Shape::Map {
            return self.jvm_map(cell, class, receiver, method, site, exact);
        }
        let count = self.st.heap.object(cell).map_or(0, |object| object.items.len());
        match (class, method) {
            (_, "isEmpty" | "empty") if exact && (method == "isEmpty" || class == "Stack") => Some(Value::bool(count == 0)),
            // Of nothing there is nothing to give.
            (_, "poll" | "pollFirst" | "pollLast" | "peek" | "peekFirst" | "peekLast")
                if exact && count == 0 && first.is_none() && !matches!(class, "Stack" | "Stream") && self.is_java() =>
            {
                Some(Value::null())
            }
            (_, "remove")
                if self.is_java() && site.args.len() == 1 && site.args[0].expr.and_then(|expr| self.jvm_is_boxed(expr)) == Some(true) =>
            {
                let (items, wanted) = (self.exact_elements(receiver)?, first?);
                let found = items.iter().position(|one| self.equal_values(one, &wanted) != Some(false));
                match found {
                    None => Some(Value::bool(false)),
                    Some(at) if self.equal_values(&items[at], &wanted) == Some(true) => {
                        self.take_at(cell, at);
                        Some(Value::bool(true))
                    }
                    Some(_) => {
                        self.lose_places(cell);
                        Some(self.boolean())
                    }
                }
            }
            (_, "hasNext" | "hasMoreElements" | "isPresent") if exact => Some(Value::bool(count > 0)),
            (_, "hasNext" | "hasMoreElements" | "isPresent") => Some(self.boolean()),
            (_, "next" | "nextElement") => self.take_at(cell, 0),
            ("Iterator", "remove" | "set" | "add" | "previous" | "hasPrevious" | "nextIndex" | "previousIndex") => {
                self.through_iterator(cell, method, first)
            }
            (_, "iterator" | "listIterator" | "elements" | "enumeration") => self.walker(receiver),
            ("Optional", "get" | "orElseThrow" | "getAsInt" | "getAsLong" | "getAsDouble") => {
                if exact && count == 0 {
                    self.live = false;
                    return Some(self.unknown());
                }
                Some(self.some_element(cell))
            }
            ("Optional", "orElse" | "orElseGet") => {
                let other = match first? {
                    function @ Value { kind: Kind::Func(_), .. } if method == "orElseGet" => {
                        self.call_value(&function, Vec::new(), site.span, &"supplier".into())
                    }
                    value => value,
                };
                if exact {
                    return Some(item(self, 0).unwrap_or(other));
                }
                let held = self.some_element(cell);
                Some(self.join(&held, &other))
            }
            ("Optional", "ifPresent") => self.jvm_each(cell, receiver, "forEach", &first?, site),
            ("Optional", "ifPresentOrElse") => {
                let (then, otherwise) = (first?, Self::arg(site, 1)?);
                match (exact, count) {
                    (true, 0) => drop(self.call_function(&otherwise, Vec::new(), site)),
                    (true, _) => drop(self.jvm_each(cell, receiver, "forEach", &then, site)),
                    _ => {
                        let receiver = receiver.clone();
                        self.either(
                            |engine| drop(engine.jvm_each(cell, &receiver, "forEach", &then, site)),
                            |engine| drop(engine.call_function(&otherwise, Vec::new(), site)),
                        );
                    }
                }
                self.live = true;
                Some(Value::null())
            }
            ("Optional", "flatMap") if exact => match item(self, 0) {
                Some(held) => {
                    let made = self.call_function(&first?, vec![held], site)?;
                    self.live = true;
                    Some(made)
                }
                None => Some(receiver.clone()),
            },
            // One that is among those asked about is one of them.
            (_, "anyMatch" | "noneMatch") if matches!(first.as_ref()?.kind, Kind::Func(_)) => {
                let of = if method == "anyMatch" { Of::Any } else { Of::None };
                self.asked_of(of, receiver, &first?, site.span)
            }
            (
                _,
                "map" | "mapToObj" | "mapToInt" | "mapToLong" | "mapToDouble" | "filter" | "peek" | "forEach" | "removeIf" | "replaceAll"
                | "anyMatch" | "allMatch" | "noneMatch" | "flatMap",
            ) if first.is_some() => self.jvm_each(cell, receiver, method, &first?, site),
            (_, "min" | "max") if self.is_java() && self.exact_elements(receiver).is_some_and(|items| !items.is_empty()) => {
                let items = self.exact_elements(receiver)?;
                let order = first.unwrap_or_else(Value::null);
                let found = self.extreme_of(&items, &order, method == "max", true, site);
                let mut made = Object::new(Shape::List);
                made.ty = Some("java.util.Optional".into());
                match found {
                    Some(found) => made.items.push(found),
                    None => made.rest = Some(Box::new(self.some_element(cell))),
                }
                Some(self.allocate_object(made))
            }
            (_, "sum") if self.exact_elements(receiver).is_some_and(|items| items.iter().all(|item| item.as_int().is_some())) => {
                let items = self.exact_elements(receiver)?;
                let sum: i128 = items.iter().filter_map(Value::as_int).sum();
                Some(if i32::try_from(sum).is_ok() { Value::int(sum) } else { self.number() })
            }
            (_, "sorted") if self.is_java() && exact => {
                let items = self.exact_elements(receiver)?;
                let sorted = self.in_order(items, &first.unwrap_or_else(Value::null), site);
                let mut object = self.st.heap.object(cell)?.clone();
                match sorted {
                    Some(sorted) => object.items = sorted,
                    None => object.blur(&self.ids),
                }
                Some(self.allocate_object(object))
            }
            (_, "distinct") if self.is_java() && exact => {
                let items = self.exact_elements(receiver)?;
                let mut object = self.st.heap.object(cell)?.clone();
                object.items = self.without_repeats(items);
                Some(self.allocate_object(object))
            }
            (_, "findFirst" | "findAny" | "min" | "max") => {
                let mut made = Object::new(Shape::List);
                made.ty = Some("java.util.Optional".into());
                match item(self, 0) {
                    Some(value) if exact && matches!(method, "findFirst" | "findAny") => made.items.push(value),
                    None if exact => {}
                    _ => made.rest = Some(Box::new(self.some_element(cell))),
                }
                Some(self.allocate_object(made))
            }
            (_, "collect") => {
                let collector = first?;
                if let Some(functions) = collector.cell().and_then(|cell| self.st.heap.object(cell))
                    && functions.ty.as_deref() == Some(super::THEN)
                {
                    let [inner, then] = functions.items.as_slice() else { return None };
                    let (inner, then) = ([ArgValue::plain(inner.clone())], then.clone());
                    let site = Site::named(site.names.clone(), &inner, site.span);
                    let gathered = self.jvm_container(cell, shape, class, receiver, method, &site)?;
                    return self.call_function(&then, vec![gathered], &site);
                }
                if let Some(functions) = collector.cell().and_then(|cell| self.st.heap.object(cell))
                    && functions.ty.as_deref() == Some(JOINING)
                {
                    let [separator, prefix, suffix] = functions.items.as_slice() else { return None };
                    let (separator, prefix, suffix) = (separator.clone(), prefix.clone(), suffix.clone());
                    let joined = self.join_list(&separator, receiver, site.span);
                    return Some(self.concat(&[prefix, joined, suffix], site.span));
                }
                if let Some(functions) = collector.cell().and_then(|cell| self.st.heap.object(cell))
                    && functions.ty.as_deref() == Some(super::PARTITIONING)
                {
                    let test = functions.items.first().cloned()?;
                    return self.partitioned(cell, receiver, &test, site);
                }
                if collector.ty.as_deref() == Some(super::COUNTING) {
                    return Some(self.number());
                }
                if collector.ty.as_deref() == Some(super::GROUPING) && collector.as_str().as_deref() == Some("counts") {
                    let count = self.number();
                    return self.jvm_map_of_rest(count);
                }
                if collector.ty.as_deref() == Some(super::GROUPING) {
                    let item = self.some_element(cell);
                    let group = self.jvm_list(Vec::new(), "java.util.List");
                    let ids = &self.ids;
                    self.st.heap.object_mut(group.cell()?)?.add_rest(item, ids);
                    return self.jvm_map_of_rest(group);
                }
                if let Some(functions) = collector.cell().and_then(|cell| self.st.heap.object(cell))
                    && functions.ty.as_deref() == Some(super::TO_MAP)
                {
                    let function = functions.items.get(1).cloned()?;
                    let item = self.some_element(cell);
                    let value = self.call_function(&function, vec![item], site)?;
                    self.live = true;
                    return self.jvm_map_of_rest(value);
                }
                let object = self.st.heap.object(cell)?.clone();
                Some(self.allocate_object(object))
            }
            (_, "count") if exact => Some(Value::int(count as i128)),
            (_, "sum" | "average" | "count") => Some(self.number()),
            (
                "LinkedBlockingQueue" | "ArrayBlockingQueue" | "PriorityBlockingQueue" | "LinkedBlockingDeque" | "SynchronousQueue",
                "put",
            ) => {
                let value = first?;
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.push(value, ids);
                Some(Value::null())
            }
            (
                "LinkedBlockingQueue"
                | "ArrayBlockingQueue"
                | "PriorityBlockingQueue"
                | "LinkedBlockingDeque"
                | "SynchronousQueue"
                | "ConcurrentLinkedQueue"
                | "ConcurrentLinkedDeque",
                "take" | "poll" | "remove" | "takeFirst" | "pollFirst",
            ) if method != "remove" || first.is_none() => self.take_at(cell, 0),
            ("Optional", "or") => {
                let other = self.call_function(&first?, Vec::new(), site)?;
                match (exact, item(self, 0)) {
                    (true, Some(_)) => Some(receiver.clone()),
                    (true, None) => Some(other),
                    _ => Some(self.join(receiver, &other)),
                }
            }
            (_, "reduce") if site.args.len() == 1 => {
                let mut items = self.exact_elements(receiver)?.into_iter();
                let function = first?;
                let Some(mut sum) = items.next() else { return Some(self.jvm_list(Vec::new(), "java.util.Optional")) };
                for value in items {
                    sum = self.call_function(&function, vec![sum, value], site)?;
                }
                Some(self.jvm_list(vec![sum], "java.util.Optional"))
            }
            (_, "reduce") => {
                let (mut sum, function) = (first?, Self::arg(site, 1)?);
                for value in self.exact_elements(receiver)? {
                    sum = self.call_function(&function, vec![sum, value], site)?;
                }
                Some(sum)
            }
            (_, "skip" | "limit" | "subList") => {
                let n = usize::try_from(first?.as_int()?).ok()?;
                let to = Self::arg(site, 1).and_then(|one| one.as_int()).and_then(|n| usize::try_from(n).ok());
                let mut object = self.st.heap.object(cell)?.clone();
                match method {
                    "skip" => drop(object.items.drain(..n.min(count))),
                    "limit" => object.items.truncate(n),
                    _ => {
                        object.items.truncate(to?);
                        drop(object.items.drain(..n.min(object.items.len())));
                    }
                }
                Some(self.allocate_object(object))
            }
            (
                _,
                "distinct" | "sorted" | "parallel" | "sequential" | "boxed" | "parallelStream" | "stream" | "toList" | "toArray" | "clone"
                | "unordered",
            ) => {
                let mut object = self.st.heap.object(cell)?.clone();
                if method == "sorted" {
                    object.blur(&self.ids);
                }
                Some(self.allocate_object(object))
            }
            ("Stack" | "Vector", "push") => {
                let value = first?;
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.push(value.clone(), ids);
                Some(value)
            }
            ("Stack", "peek") | (_, "getLast" | "peekLast" | "lastElement") if exact => item(self, count.checked_sub(1)?),
            ("ArrayDeque" | "LinkedList", "push" | "addFirst" | "offerFirst") => {
                let value = first?;
                let object = self.st.heap.object_mut(cell)?;
                if object.weak || object.rest.is_some() {
                    object.add_rest(value, &self.ids);
                } else {
                    object.items.insert(0, value);
                }
                Some(Value::null())
            }
            ("ArrayDeque" | "LinkedList" | "PriorityQueue", "pop" | "poll" | "remove" | "pollFirst" | "removeFirst" | "element")
                if first.is_none() =>
            {
                self.take_at(cell, 0)
            }
            ("ArrayDeque" | "LinkedList", "pollLast" | "removeLast") if exact => self.take_at(cell, count.checked_sub(1)?),
            (_, "peek" | "peekFirst" | "getFirst" | "firstElement" | "element") if exact && first.is_none() => item(self, 0),
            (_, "remove") if exact && first.as_ref()?.as_int().is_none() => {
                let wanted = first?;
                let items = self.st.heap.object(cell)?.items.clone();
                let found: Vec<Option<bool>> = items.iter().map(|one| self.equal_values(one, &wanted)).collect();
                let at = found.iter().position(|one| *one == Some(true));
                match at {
                    Some(at) if found[..at].iter().all(|one| *one == Some(false)) => {
                        self.take_at(cell, at);
                        return Some(Value::bool(true));
                    }
                    None if found.iter().all(|one| *one == Some(false)) => return Some(Value::bool(false)),
                    _ => {
                        let ids = &self.ids;
                        self.st.heap.object_mut(cell)?.blur(ids);
                    }
                }
                Some(self.boolean())
            }
            ("StringJoiner", "toString") => {
                let object = self.st.heap.object(cell)?;
                let part = |name: &str| object.field(name).cloned().unwrap_or_else(|| Value::str(""));
                let (separator, prefix, suffix) = (part("$separator"), part("$prefix"), part("$suffix"));
                let empty = object.field("$empty").cloned();
                let mut items = Object::new(Shape::List);
                (items.items, items.rest) = (object.items.clone(), object.rest.clone());
                let is_empty = exact && items.items.is_empty();
                let list = self.allocate_object(items);
                let joined = self.join_list(&separator, &list, site.span);
                let whole = self.concat(&[prefix, joined, suffix], site.span);
                Some(match empty {
                    Some(empty) if is_empty => empty,
                    Some(empty) if !exact => self.join(&whole, &empty),
                    _ => whole,
                })
            }
            ("StringJoiner", "length") => {
                let whole = self.jvm_container(cell, shape, class, receiver, "toString", site)?;
                Some(match whole.as_str() {
                    Some(known) => Value::int(known.encode_utf16().count() as i128),
                    None => self.length_of(&whole),
                })
            }
            ("StringJoiner", "setEmptyValue") => {
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.set_field(&"$empty".into(), first?, ids);
                Some(receiver.clone())
            }
            ("StringJoiner", "add") => {
                let value = first?;
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.push(value, ids);
                Some(receiver.clone())
            }
            _ => None,
        }
    }

    pub(super) fn take_at(&mut self, cell: Ref, at: usize) -> Option<Value<'a>> {
        let object = self.st.heap.object_mut(cell)?;
        if at < object.items.len() && !object.weak {
            let taken = object.items.remove(at);
            return Some(self.with_facts(taken));
        }
        Some(self.some_element(cell))
    }

    pub(super) fn jvm_each(
        &mut self,
        cell: Ref,
        receiver: &Value<'a>,
        method: &str,
        function: &Value<'a>,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        if !matches!(function.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_) | Kind::Regex(..)) {
            return None;
        }
        let ty = self.st.heap.object(cell)?.ty.clone();
        let exact = self.exact_elements(receiver).filter(|list| list.len() <= crate::flow::engine::loops::MAX_UNROLL);
        let is_known = exact.is_some();
        let keeps = matches!(method, "filter" | "peek" | "removeIf");
        let mut out = Object::new(Shape::List);
        out.ty = ty;
        let mut answers = Vec::new();
        // What a test of any one element teaches.
        let mut taught = None;
        for item in exact.unwrap_or_default() {
            let made = self.call_function(function, vec![item.clone()], site)?;
            self.live = true;
            let truth = made.truth(false);
            answers.push((truth, made.facts.clone()));
            if keeps {
                let wanted = method != "removeIf";
                match truth {
                    _ if method == "peek" => out.push(item, &self.ids),
                    Some(yes) if yes != wanted => {}
                    Some(_) => out.push(item, &self.ids),
                    None => out.add_rest(passed(&item, &made, method), &self.ids),
                }
            } else if method == "flatMap" && self.is_java() && made.cell().is_some() {
                self.spread_into(&mut out, &made, site.span);
            } else {
                out.push(made, &self.ids);
            }
        }
        if !is_known {
            let item = self.some_element(cell);
            let before = self.st.clone();
            let made = self.call_function(function, vec![item.clone()], site)?;
            self.live = true;
            self.meet(before, true);
            taught = made.facts.clone();
            let kept = passed(&item, &made, method);
            out.add_rest(if keeps { kept } else { made }, &self.ids);
        }
        Some(match method {
            "forEach" => Value::null(),
            "anyMatch" | "allMatch" | "noneMatch" => {
                let all: Option<Vec<bool>> = answers.iter().map(|(truth, _)| *truth).collect();
                match (all, method) {
                    (Some(all), "anyMatch") if is_known => Value::bool(all.contains(&true)),
                    (Some(all), "allMatch") if is_known => Value::bool(!all.contains(&false)),
                    (Some(all), "noneMatch") if is_known => Value::bool(!all.contains(&true)),
                    (None, method) if is_known => {
                        let mut answer = self.boolean();
                        answer.facts = Some(Rc::new(taught_by_each(&answers, method)));
                        answer
                    }
                    (_, method) => {
                        let mut answer = self.boolean();
                        if let Some(facts) = taught.filter(|_| method != "anyMatch") {
                            let all = if method == "allMatch" { facts.when_true.clone() } else { facts.when_false.clone() };
                            answer.facts = Some(Rc::new(Facts { when_true: all, when_false: Vec::new() }));
                        }
                        answer
                    }
                }
            }
            "removeIf" | "replaceAll" => {
                self.st.heap.put(cell, Cell::Object(out));
                Value::null()
            }
            _ => self.allocate_object(out),
        })
    }

    /// `Shape::area` of a type in sight: the method that the first argument's own class has.
    fn asked_of_first(&mut self, function: &Value<'a>, args: &[Value<'a>]) -> Option<Value<'a>> {
        let first = args.first()?;
        let class = self.st.heap.object(first.cell()?)?.class?;
        let method: Sym = match &function.kind {
            Kind::Func(closure) if closure.this.is_none() && closure.class.is_some() => {
                let named = closure.function;
                let is_method = !named.is_static && !named.name.is_empty() && named.params.len() + 1 == args.len();
                let owner = closure.class.filter(|_| is_method)?;
                self.descends_from(class, owner, 0).then(|| named.name.clone())?
            }
            Kind::Lib(name) => {
                let (owner, method) = name.rsplit_once('.')?;
                let mut names = Vec::new();
                self.class_names(class, &mut names, 0);
                names.iter().any(|name| **name == *owner || last_segment(name) == last_segment(owner)).then(|| method.into())?
            }
            _ => return None,
        };
        self.find_method(class, &method, Some(args.len() - 1), 0)?;
        Some(Value::of(Kind::Method(Rc::new((first.clone(), method)))))
    }

    /// A lambda, or a method named for one: `String::trim` is asked of the value, `Codec::decode` gets it.
    pub(in crate::flow::engine) fn call_function(
        &mut self,
        function: &Value<'a>,
        args: Vec<Value<'a>>,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let plain: Vec<ArgValue<'a>> = args.iter().cloned().map(ArgValue::plain).collect();
        if let Some(bound) = self.asked_of_first(function, &args) {
            return Some(self.call_value(&bound, plain.get(1..)?.to_vec(), site.span, &"callback".into()));
        }
        match &function.kind {
            Kind::Lib(name) => {
                if let Some(value) = self.jvm_reference_called(name, &plain, site.span) {
                    return Some(value);
                }
                let (owner, method) = name.rsplit_once('.')?;
                let of_value = matches!(last_segment(owner), "String" | "Object" | "StringBuilder" | "Optional" | "List" | "Map" | "Entry");
                if of_value && method != "valueOf" && method != "format" {
                    let (receiver, rest) = plain.split_first()?;
                    let bound = Value::of(Kind::Method(Rc::new((receiver.value.clone(), method.into()))));
                    return Some(self.call_value(&bound, rest.to_vec(), site.span, &method.into()));
                }
                Some(self.call_value(function, plain, site.span, &"callback".into()))
            }
            Kind::Regex(..) => self.jvm_passes(function, args.first()?),
            _ => Some(self.call_value(function, plain, site.span, &"callback".into())),
        }
    }
}

/// What passes a test is what the test teaches of it.
fn passed<'a>(item: &Value<'a>, answer: &Value<'a>, method: &str) -> Value<'a> {
    match &answer.facts {
        Some(facts) if method == "filter" && item.id != 0 => {
            let about = |id: u32| id != 0 && (id == item.id || id == item.via);
            let taught = facts.when_true.iter().filter(|fact| about(fact.id));
            item.clone().cleaned(taught.fold(CleanBits::default(), |sum, fact| sum.or(fact.clean)))
        }
        _ => item.clone(),
    }
}

/// What each of some elements has answered to a test, where it is known, and what the answer teaches.
type Answers = [(Option<bool>, Option<Rc<Facts>>)];

/// What is known where some element, or each, has passed a test: of those that are known one by one.
fn taught_by_each(answers: &Answers, method: &str) -> Facts {
    match method {
        "allMatch" => Facts { when_true: by_all(answers, true), when_false: by_some(answers, false) },
        "noneMatch" => Facts { when_true: by_all(answers, false), when_false: by_some(answers, true) },
        _ => Facts { when_true: by_some(answers, true), when_false: by_all(answers, false) },
    }
}

/// Each has come out so.
fn by_all(answers: &Answers, outcome: bool) -> Vec<Fact> {
    let taught = answers.iter().filter_map(|(_, taught)| taught.as_deref());
    taught.flat_map(|taught| of_outcome(taught, outcome)).take(MOST_TAUGHT).cloned().collect()
}

/// One of them has come out so: what each that may have teaches of it.
fn by_some(answers: &Answers, outcome: bool) -> Vec<Fact> {
    let mut open = answers.iter().filter(|(truth, _)| *truth != Some(!outcome)).map(|(truth, taught)| match (truth, taught) {
        (None, Some(taught)) => of_outcome(taught, outcome),
        _ => &[][..],
    });
    let first = open.next().unwrap_or_default().to_vec();
    open.fold(first, |sum, one| crate::flow::engine::heap::meet(&sum, one))
}

fn of_outcome(facts: &Facts, outcome: bool) -> &[Fact] {
    if outcome { &facts.when_true } else { &facts.when_false }
}

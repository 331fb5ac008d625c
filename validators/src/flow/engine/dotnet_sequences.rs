//! What .NET's library does to the elements of lists, arrays and dictionaries: LINQ, and methods that change what they are asked of. Knows
//! no rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    callables::taught,
    heap::{Object, Shape},
    sequences::Sought,
    value::{Kind, Ref, Value},
};

impl<'a> Engine<'a> {
    /// What a collection is asked; `None` leaves it to what holds otherwise.
    pub(super) fn dotnet_sequence(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        let class = object.ty.as_deref().map_or("", crate::rule::pattern::last_segment);
        let class = class.split('<').next().unwrap_or(class).to_owned();
        match object.shape {
            Shape::Map => self.dotnet_map(cell, receiver, method, site),
            Shape::List => {
                if let Some(done) = self.dotnet_changes(cell, &class, receiver, method, site) {
                    return Some(done);
                }
                let items = self.few_elements(receiver)?;
                self.dotnet_items(items, &class, method, site)
            }
            _ => None,
        }
    }

    fn dotnet_given(site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        site.args.get(at).map(|arg| arg.value.clone())
    }

    fn whole(value: Option<Value<'a>>) -> Option<usize> {
        value.and_then(|value| value.as_int()).and_then(|number| usize::try_from(number).ok())
    }

    /// What changes a list itself.
    fn dotnet_changes(&mut self, cell: Ref, class: &str, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = Self::dotnet_given(site, 0);
        let exact = self.few_elements(receiver);
        let ids = &self.ids;
        match method {
            "RemoveAt" | "RemoveRange" | "RemoveFirst" | "RemoveLast" => {
                let count = exact.as_ref().map_or(0, Vec::len);
                let (at, many) = match method {
                    "RemoveFirst" => (Some(0), Some(1)),
                    "RemoveLast" => (count.checked_sub(1), Some(1)),
                    "RemoveAt" => (Self::whole(first), Some(1)),
                    _ => (Self::whole(first), Self::whole(Self::dotnet_given(site, 1))),
                };
                match (exact, at, many) {
                    (Some(mut items), Some(at), Some(many)) if at + many <= count => {
                        items.drain(at..at + many);
                        self.refill(cell, items);
                    }
                    _ => self.lose_places(cell),
                }
                Some(Value::null())
            }
            "Remove" => {
                let wanted = first?;
                let place = exact.as_ref().and_then(|items| self.place_among(items, &wanted));
                match (exact, place) {
                    (Some(mut items), Some(at)) => {
                        if let Some(at) = at {
                            items.remove(at);
                            self.refill(cell, items);
                        }
                        Some(Value::bool(at.is_some()))
                    }
                    _ => {
                        self.lose_places(cell);
                        Some(self.boolean())
                    }
                }
            }
            "RemoveAll" | "RemoveWhere" => {
                let Some(items) = exact else { return Some(self.number()) };
                let (_, kept) = self.parted(items, &first?, site);
                self.become_like(cell, &kept);
                Some(self.number())
            }
            "InsertRange" => {
                let (at, more) = (Self::whole(first), Self::dotnet_given(site, 1)?);
                match (exact, at, self.exact_elements(&more)) {
                    (Some(mut items), Some(at), Some(more)) if at <= items.len() => {
                        items.splice(at..at, more);
                        self.refill(cell, items);
                    }
                    _ => {
                        let one = self.element(&more, site.span);
                        self.lose_places(cell);
                        let ids = &self.ids;
                        self.st.heap.object_mut(cell)?.add_rest(one, ids);
                    }
                }
                Some(Value::null())
            }
            "AddFirst" => {
                let value = first?;
                match exact {
                    Some(mut items) => {
                        items.insert(0, value);
                        self.refill(cell, items);
                    }
                    None => self.st.heap.object_mut(cell)?.add_rest(value, ids),
                }
                Some(Value::null())
            }
            "Sort" if class != "Array" => {
                match exact.filter(|_| site.args.is_empty()) {
                    Some(items) => {
                        let keys = items.clone();
                        let sorted = self.ordered(items, &keys, false);
                        self.become_like(cell, &sorted);
                    }
                    None => self.lose_places(cell),
                }
                Some(Value::null())
            }
            // Of a list it turns the list itself; of an array or query it gives another.
            "Reverse" if class == "List" || site.args.len() == 2 => {
                self.reverse_part(cell, exact, site, 0);
                Some(Value::null())
            }
            "TryDequeue" | "TryPop" | "TryPeek" | "TryTake" => {
                let Some(items) = exact else { return Some(self.some_element(cell)) };
                let last = class.ends_with("Stack");
                let at = if last { items.len().checked_sub(1) } else { (!items.is_empty()).then_some(0) };
                let taken = at.and_then(|at| items.get(at).cloned()).unwrap_or_else(Value::null);
                if let Some(at) = at.filter(|_| method != "TryPeek") {
                    self.st.heap.object_mut(cell)?.items.remove(at);
                }
                Some(taken)
            }
            _ => None,
        }
    }

    /// Turns a list, or so many of its elements from a place on.
    pub(super) fn reverse_part(&mut self, cell: Ref, exact: Option<Vec<Value<'a>>>, site: &Site<'a, '_>, from: usize) {
        let Some(mut items) = exact else { return self.lose_places(cell) };
        let (at, many) = if site.args.len() > from {
            (Self::whole(Self::dotnet_given(site, from)), Self::whole(Self::dotnet_given(site, from + 1)))
        } else {
            (Some(0), Some(items.len()))
        };
        match (at, many) {
            (Some(at), Some(many)) if at + many <= items.len() => {
                items[at..at + many].reverse();
                self.refill(cell, items);
            }
            _ => self.lose_places(cell),
        }
    }

    /// `Array.Reverse(array)`, `Array.Sort(array)` and others that change what they are given, or look for something in it.
    pub(super) fn dotnet_array(&mut self, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let array = Self::dotnet_given(site, 0)?;
        let cell = array.cell()?;
        let exact = self.few_elements(&array);
        match method {
            "Reverse" => {
                self.reverse_part(cell, exact, site, 1);
                Some(Value::null())
            }
            "Sort" => {
                match exact.filter(|_| site.args.len() == 1) {
                    Some(items) => {
                        let keys = items.clone();
                        let sorted = self.ordered(items, &keys, false);
                        self.become_like(cell, &sorted);
                    }
                    None => self.lose_places(cell),
                }
                Some(Value::null())
            }
            "Fill" => {
                let with = Self::dotnet_given(site, 1)?;
                self.fill_with(cell, with, exact.is_some() && site.args.len() == 2)
            }
            "Copy" => {
                let to = Self::dotnet_given(site, 1).and_then(|to| to.cell())?;
                let (from, whole) = (self.some_element(cell), site.args.len() == 3);
                let many = Self::whole(Self::dotnet_given(site, 2));
                let theirs = self.st.heap.object(to).map_or(0, |object| object.items.len());
                match (exact, many) {
                    (Some(items), Some(many)) if whole && many <= items.len() && many <= theirs => {
                        let mut held = self.st.heap.object(to)?.items.clone();
                        held.splice(..many, items.into_iter().take(many));
                        self.refill(to, held);
                    }
                    _ => {
                        self.lose_places(to);
                        let ids = &self.ids;
                        self.st.heap.object_mut(to)?.add_rest(from, ids);
                    }
                }
                Some(Value::null())
            }
            "Clear" => {
                let nothing = Value::null();
                match exact.filter(|_| site.args.len() == 1) {
                    Some(items) => self.refill(cell, vec![nothing; items.len()]),
                    None => {
                        self.lose_places(cell);
                        let ids = &self.ids;
                        self.st.heap.object_mut(cell)?.add_rest(nothing, ids);
                    }
                }
                Some(Value::null())
            }
            "IndexOf" => {
                self.dotnet_items(exact?, "", "IndexOf", &Site { args: site.args.get(1..)?, ..Site::named(Vec::new(), &[], site.span) })
            }
            "Find" | "FindLast" | "FindAll" | "FindIndex" | "ConvertAll" => {
                self.dotnet_items(exact?, "", method, &Site { args: site.args.get(1..)?, ..Site::named(Vec::new(), &[], site.span) })
            }
            "ForEach" => {
                for item in exact? {
                    self.ask(&Self::dotnet_given(site, 1)?, vec![item], site);
                }
                Some(Value::null())
            }
            "AsReadOnly" => Some(array),
            _ => None,
        }
    }

    /// What elements in order are asked.
    fn dotnet_items(&mut self, mut items: Vec<Value<'a>>, class: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        // A stack is visited from its top.
        if class == "Stack" {
            items.reverse();
        }
        let is_function = |arg: &&ArgValue<'a>| matches!(arg.value.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_));
        let functions: Vec<Value<'a>> = site.args.iter().filter(is_function).map(|arg| arg.value.clone()).collect();
        let function = functions.first().cloned();
        let first = Self::dotnet_given(site, 0);
        let plain = first.clone().filter(|_| function.is_none() || site.args.len() > functions.len());
        let many = Self::whole(plain.clone());
        let count = items.len();
        let or_default = method.ends_with("OrDefault");
        match (method, &function) {
            (
                "First" | "FirstOrDefault" | "Single" | "SingleOrDefault" | "Last" | "LastOrDefault" | "ElementAt" | "ElementAtOrDefault",
                None,
            ) => {
                let at = match method {
                    "Last" | "LastOrDefault" => count.checked_sub(1),
                    "ElementAt" | "ElementAtOrDefault" => Some(many?),
                    _ => Some(0),
                };
                match at.and_then(|at| items.get(at).cloned()) {
                    Some(item) => Some(self.with_facts(item)),
                    None if or_default => Some(plain.filter(|_| !method.starts_with("Element")).unwrap_or_else(Value::null)),
                    None => {
                        self.throw(None);
                        Some(self.unknown())
                    }
                }
            }
            ("Last" | "LastOrDefault" | "Find" | "FindLast", Some(test)) => {
                let wanted = if method == "Find" { Sought::First } else { Sought::Last };
                Some(self.sought(items, test, wanted, site))
            }
            ("Where" | "FindAll", Some(test)) => {
                let takes_two = matches!(&test.kind, Kind::Func(closure) if closure.function.params.len() == 2);
                if !takes_two {
                    return Some(self.parted(items, test, site).0);
                }
                let mut out = Object::new(Shape::List);
                for (at, item) in items.into_iter().enumerate() {
                    let answer = self.ask(test, vec![item.clone(), Value::int(at as i128)], site);
                    match answer.truth(false) {
                        Some(true) => out.push(item, &self.ids),
                        Some(false) => {}
                        None => {
                            out.blur(&self.ids);
                            out.add_rest(taught(item, &answer), &self.ids);
                        }
                    }
                }
                Some(self.allocate_object(out))
            }
            ("Select" | "ConvertAll" | "SelectMany", Some(function)) => {
                let takes_two = matches!(&function.kind, Kind::Func(closure) if closure.function.params.len() == 2);
                let mut out = Object::new(Shape::List);
                for (at, item) in items.into_iter().enumerate() {
                    let args = if takes_two { vec![item, Value::int(at as i128)] } else { vec![item] };
                    let made = self.ask(function, args, site);
                    if method == "SelectMany" {
                        self.spread_into(&mut out, &made, site.span);
                    } else {
                        out.push(made, &self.ids);
                    }
                }
                if method == "SelectMany" && functions.len() > 1 {
                    out.blur(&self.ids);
                    return None;
                }
                Some(self.allocate_object(out))
            }
            ("Skip", None) => Some(self.new_list(items.split_off(many?.min(count)))),
            ("Take", None) => {
                items.truncate(many?);
                Some(self.new_list(items))
            }
            ("SkipLast", None) => {
                items.truncate(count.saturating_sub(many?));
                Some(self.new_list(items))
            }
            ("TakeLast", None) => Some(self.new_list(items.split_off(count.saturating_sub(many?)))),
            ("GetRange" | "Slice", None) => {
                let length = Self::whole(Self::dotnet_given(site, 1))?;
                let part = items.into_iter().skip(many?).take(length).collect();
                Some(self.new_list(part))
            }
            ("SkipWhile" | "TakeWhile", Some(test)) => Some(self.led(items, test, method == "TakeWhile", site)),
            ("Reverse", None) if class != "List" => {
                items.reverse();
                Some(self.new_list(items))
            }
            ("Order" | "OrderDescending", None) => {
                let keys = items.clone();
                Some(self.ordered(items, &keys, method.ends_with("Descending")))
            }
            (
                "OrderBy" | "OrderByDescending" | "MinBy" | "MaxBy" | "Min" | "Max" | "GroupBy" | "DistinctBy" | "ThenBy"
                | "ThenByDescending",
                Some(key),
            ) => {
                if method.starts_with("Then") {
                    return Some(self.list_of_some(items));
                }
                let mut keys = Vec::with_capacity(count);
                for item in &items {
                    keys.push(self.ask(key, vec![item.clone()], site));
                }
                match method {
                    "OrderBy" | "OrderByDescending" => Some(self.ordered(items, &keys, method.ends_with("Descending"))),
                    "Min" | "Max" => {
                        let made = keys.clone();
                        self.extreme(&made, &keys, method == "Max")
                    }
                    "DistinctBy" => match self.without_equals(&items, &keys) {
                        Some(kept) => Some(self.new_list(kept)),
                        None => Some(self.list_of_some(items)),
                    },
                    "GroupBy" if functions.len() == 1 => {
                        let groups = self.grouped(items, &keys);
                        let groups = self.st.heap.object(groups.cell()?)?.clone();
                        let mut out = Object::new(Shape::List);
                        for (name, group) in groups.fields {
                            let ids = &self.ids;
                            self.st.heap.object_mut(group.cell()?)?.set_field(&"Key".into(), Value::str(name), ids);
                            out.items.push(group);
                        }
                        out.rest = groups.rest;
                        Some(self.allocate_object(out))
                    }
                    "GroupBy" => None,
                    _ => self.extreme(&items, &keys, method == "MaxBy"),
                }
            }
            ("Min" | "Max", None) => {
                let keys = items.clone();
                self.extreme(&items, &keys, method == "Max")
            }
            ("Distinct" | "ToHashSet" | "ToImmutableHashSet", None) => match self.without_equals(&items, &items) {
                Some(kept) => Some(self.new_list(kept)),
                None => Some(self.list_of_some(items)),
            },
            ("Concat", None) => {
                let mut out = Object::new(Shape::List);
                out.items = items;
                self.spread_into(&mut out, &plain?, site.span);
                Some(self.allocate_object(out))
            }
            ("Append", None) if class != "StringBuilder" => {
                items.push(plain?);
                Some(self.new_list(items))
            }
            ("Prepend", None) => {
                items.insert(0, plain?);
                Some(self.new_list(items))
            }
            ("Except" | "Intersect" | "Union", None) => {
                let op = match method {
                    "Except" => crate::flow::ir::BinaryOp::Sub,
                    "Intersect" => crate::flow::ir::BinaryOp::BitAnd,
                    _ => crate::flow::ir::BinaryOp::BitOr,
                };
                let mine = self.new_list(items);
                self.sequence_operator(op, &mine, &plain?, site.span)
            }
            ("Zip", function) => {
                let other = self.few_elements(&first?)?;
                let mut out = Vec::new();
                for (one, other) in items.into_iter().zip(other) {
                    out.push(match function {
                        Some(function) => self.ask(function, vec![one, other], site),
                        None => {
                            let mut pair = Object::new(Shape::List);
                            pair.items = vec![one.clone(), other.clone()];
                            for (name, part) in [("First", &one), ("Item1", &one), ("Second", &other), ("Item2", &other)] {
                                pair.set_field(&name.into(), part.clone(), &self.ids);
                            }
                            self.allocate_object(pair)
                        }
                    });
                }
                Some(self.new_list(out))
            }
            ("Chunk", None) => {
                let size = many?;
                let chunks = self.windows(&items, size, size, true)?;
                Some(self.new_list(chunks))
            }
            ("Aggregate", Some(function)) => {
                let mut items = items.into_iter();
                let mut sum = match plain {
                    Some(begun) => begun,
                    None => items.next()?,
                };
                for item in items {
                    sum = self.ask(function, vec![sum, item], site);
                }
                Some(match functions.get(1) {
                    Some(last) => self.ask(last, vec![sum], site),
                    None => sum,
                })
            }
            ("IndexOf" | "LastIndexOf", None) => {
                if method == "LastIndexOf" {
                    items.reverse();
                }
                let at = self.place_among(&items, &plain?)?;
                Some(Value::int(at.map_or(-1, |at| if method == "IndexOf" { at } else { count - 1 - at } as i128)))
            }
            ("FindIndex" | "FindLastIndex", Some(test)) => {
                let mut answers = Vec::new();
                for item in items {
                    answers.push(self.ask(test, vec![item], site).truth(false));
                }
                let answers: Option<Vec<bool>> = answers.into_iter().collect();
                let Some(answers) = answers else { return Some(self.number()) };
                let at = if method == "FindIndex" { answers.iter().position(|yes| *yes) } else { answers.iter().rposition(|yes| *yes) };
                Some(Value::int(at.map_or(-1, |at| at as i128)))
            }
            ("Count" | "LongCount", Some(test)) => {
                let mut sum = Some(0);
                for item in items {
                    let truth = self.ask(test, vec![item], site).truth(false);
                    sum = sum.zip(truth).map(|(sum, yes)| sum + i128::from(yes));
                }
                Some(sum.map_or_else(|| self.number(), Value::int))
            }
            ("DefaultIfEmpty", None) => {
                if count == 0 {
                    items.push(plain.unwrap_or_else(Value::null));
                }
                Some(self.new_list(items))
            }
            ("ForEach", Some(function)) => {
                for item in items {
                    self.ask(function, vec![item], site);
                }
                Some(Value::null())
            }
            (
                "ToList" | "ToArray" | "AsEnumerable" | "AsReadOnly" | "ToImmutableList" | "ToImmutableArray" | "Cast" | "AsQueryable",
                None,
            ) if site.args.is_empty() => {
                let made = self.new_list(items);
                let ids = if method == "ToList" { "System.Collections.Generic.List" } else { "" };
                if !ids.is_empty() {
                    self.st.heap.object_mut(made.cell()?)?.ty = Some(ids.into());
                }
                Some(made)
            }
            _ => None,
        }
    }

    fn dotnet_map(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = Self::dotnet_given(site, 0);
        match method {
            "Remove" | "TryRemove" => self.taken_out(cell, receiver, &first?),
            "GetValueOrDefault" if site.args.len() == 2 => {
                let (key, default) = (first?, Self::dotnet_given(site, 1)?);
                let found = self.index_value(receiver, &key);
                Some(match found.kind {
                    Kind::Null => default,
                    Kind::Unknown | Kind::Opaque | Kind::Choice(_) => self.join(&self.without_nothing(&found), &default),
                    _ if key.key().is_none() => self.join(&found, &default),
                    _ => found,
                })
            }
            "TryAdd" => {
                let (key, value) = (first?, Self::dotnet_given(site, 1)?);
                let held = self.index_value(receiver, &key);
                match (&held.kind, key.key()) {
                    (Kind::Null, Some(_)) => self.set_index(receiver, &key, value),
                    (Kind::Unknown | Kind::Choice(_), _) | (_, None) => {
                        let both = self.join(&held, &value);
                        self.set_index(receiver, &key, both);
                    }
                    _ => {}
                }
                Some(self.boolean())
            }
            "GetOrAdd" | "AddOrUpdate" => {
                let (key, given) = (first?, Self::dotnet_given(site, 1)?);
                let held = self.index_value(receiver, &key);
                let made = match given.kind {
                    Kind::Func(_) | Kind::Method(_) => self.ask(&given, vec![key.clone()], site),
                    _ => given,
                };
                let value = match (&held.kind, method) {
                    (Kind::Null, _) => made,
                    (Kind::Unknown | Kind::Choice(_), "GetOrAdd") => self.join(&self.without_nothing(&held), &made),
                    (_, "GetOrAdd") => held,
                    _ => {
                        let update = Self::dotnet_given(site, 2)?;
                        let updated = self.ask(&update, vec![key.clone(), held.clone()], site);
                        if matches!(held.kind, Kind::Unknown | Kind::Choice(_)) { self.join(&updated, &made) } else { updated }
                    }
                };
                self.set_index(receiver, &key, value.clone());
                Some(value)
            }
            _ => None,
        }
    }
}

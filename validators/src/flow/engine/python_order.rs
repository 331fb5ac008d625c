//! Orders of Python's library: what is sorted by a key, least and greatest, heaps, counts, maps that keep their order. Knows no rule.

use std::{cmp::Ordering, rc::Rc};

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    loops::MAX_UNROLL,
    value::{Bits, CleanBits, Fact, Facts, Kind, Ref, Value},
};

/// Type of a list that is kept as a heap: in which order its elements are taken is known, where they stand is not.
const HEAP: &str = "heapq.heap";

impl Object<'_> {
    /// Whether nothing but the least of the elements has its place.
    pub(super) fn is_heap(&self) -> bool {
        self.items.len() > 2 && self.ty.as_deref() == Some(HEAP)
    }
}

/// Most elements of what is put in order.
const MOST: usize = 64;
/// Most comparisons that say how two values stand to each other.
const MOST_COMPARED: u32 = 1024;

impl<'a> Engine<'a> {
    /// How two values stand to each other, as far as that is known: lists by their first difference.
    pub(super) fn standing(&self, a: &Value<'a>, b: &Value<'a>) -> Option<Ordering> {
        self.standing_within(a, b, &mut MOST_COMPARED.clone())
    }

    /// `left`: how many may still be compared. A list may hold another one many times.
    fn standing_within(&self, a: &Value<'a>, b: &Value<'a>, left: &mut u32) -> Option<Ordering> {
        *left = left.checked_sub(1)?;
        if self.language != Language::Python {
            return super::sequences::compared(a, b);
        }
        match (&a.kind, &b.kind) {
            (Kind::Cell(x), Kind::Cell(y)) => self.lists_standing(*x, *y, left),
            (Kind::Int(x), Kind::Float(y)) => (*x as f64).partial_cmp(y),
            (Kind::Float(x), Kind::Int(y)) => x.partial_cmp(&(*y as f64)),
            (Kind::Str(_), Kind::Str(_)) => {
                let (x, y) = (a.as_str()?, b.as_str()?);
                let order = x.cmp(&y);
                // A key of a map may be the number that it is written as.
                match (x.parse::<i128>(), y.parse::<i128>()) {
                    (Ok(x), Ok(y)) => Some(order).filter(|order| x.cmp(&y) == *order),
                    _ => Some(order),
                }
            }
            _ => super::sequences::compared(a, b),
        }
    }

    fn lists_standing(&self, x: Ref, y: Ref, left: &mut u32) -> Option<Ordering> {
        let list = |cell: Ref| {
            let object = self.st.heap.object(cell).filter(|object| object.shape == Shape::List)?;
            let is_known = !object.open && !object.weak && object.rest.is_none() && object.ty.is_none();
            is_known.then_some(&object.items)
        };
        let (mine, theirs) = (list(x)?, list(y)?);
        for (a, b) in mine.iter().zip(theirs) {
            if a.id != 0 && a.id == b.id {
                continue;
            }
            let order = self.standing_within(a, b, left)?;
            if order.is_ne() {
                return Some(order);
            }
        }
        Some(mine.len().cmp(&theirs.len()))
    }

    /// Elements in order: by themselves or by a key, from the least or from the greatest.
    fn put_by_key(&mut self, items: &[Value<'a>], site: &Site<'a, '_>) -> Option<Vec<Value<'a>>> {
        let named = |key: &str| site.args.iter().find(|arg| arg.name.as_deref() == Some(key)).map(|arg| arg.value.clone());
        let descending = match named("reverse") {
            Some(reverse) => reverse.truth(true)?,
            None => false,
        };
        let keys = match named("key").filter(|key| !matches!(key.kind, Kind::Null)) {
            Some(key) => self.keys_of(items, &key, site)?,
            None => items.to_vec(),
        };
        let order = self.places_in_order(&keys, descending)?;
        Some(order.into_iter().filter_map(|at| items.get(at).cloned()).collect())
    }

    /// `list.sort()`, `list.index(value)`, `list.count(value)`.
    pub(super) fn list_in_order(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let items = self.st.heap.object(cell).filter(|object| object.shape == Shape::List)?.items.clone();
        match method {
            "sort" if items.len() <= MOST => {
                let sorted = self.put_by_key(&items, site)?;
                self.refill(cell, sorted);
                Some(Value::null())
            }
            "index" | "count" => self.plain_list_method(&items, method, site).or_else(|| Some(self.number())),
            _ => None,
        }
    }

    pub(super) fn python_order(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.iter().filter(|arg| arg.name.is_none()).nth(at).map(|arg| arg.value.clone());
        let named = |key: &str| site.args.iter().find(|arg| arg.name.as_deref() == Some(key)).map(|arg| arg.value.clone());
        match name {
            "sorted" => {
                let items = self.some_known(&arg(0)?)?;
                match self.put_by_key(&items, site) {
                    Some(sorted) => Some(self.new_list(sorted)),
                    None => Some(self.list_of_some(items)),
                }
            }
            "min" | "max" => {
                let several: Vec<Value<'a>> = site.args.iter().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()).collect();
                let items = if several.len() == 1 { self.some_known(&several[0])? } else { several };
                if items.is_empty() {
                    return named("default");
                }
                let keys = match named("key") {
                    Some(key) => self.keys_of(&items, &key, site)?,
                    None => items.clone(),
                };
                // What is no constant may be a number that nothing is known of.
                let is_told = keys.iter().all(|key| key.is_plain_constant() || key.cell().is_some());
                if is_told { self.extreme(&items, &keys, name == "max") } else { None }
            }
            "heapq.nsmallest" | "heapq.nlargest" => {
                let many = usize::try_from(arg(0)?.as_int()?).ok()?;
                let items = self.some_known(&arg(1)?)?;
                let keys = match named("key").or(arg(2)) {
                    Some(key) => self.keys_of(&items, &key, site)?,
                    None => items.clone(),
                };
                let order = self.places_in_order(&keys, name.ends_with("nlargest"))?;
                Some(self.new_list(order.into_iter().take(many).filter_map(|at| items.get(at).cloned()).collect()))
            }
            "heapq.merge" => {
                let mut items = Vec::new();
                for list in site.args.iter().filter(|arg| arg.name.is_none()) {
                    items.extend(self.some_known(&list.value)?);
                }
                let sorted = self.put_by_key(&items, site)?;
                Some(self.new_list(sorted))
            }
            "bisect.bisect" | "bisect.bisect_left" | "bisect.bisect_right" if site.args.len() == 2 => {
                let (items, wanted) = (self.some_known(&arg(0)?)?, arg(1)?);
                // Of a list in no order it depends on where one looks first.
                for pair in items.windows(2) {
                    self.standing(&pair[0], &pair[1]).filter(|order| order.is_le())?;
                }
                let mut at = 0;
                for item in &items {
                    let order = self.standing(item, &wanted)?;
                    at += i128::from(order.is_lt() || order.is_eq() && !name.ends_with("left"));
                }
                Some(Value::int(at))
            }
            "any" | "all" => {
                let items = self.few(&arg(0)?)?;
                let truths: Option<Vec<bool>> = items.iter().map(|item| item.truth(true)).collect();
                let truths = truths?;
                Some(Value::bool(if name == "any" { truths.contains(&true) } else { !truths.contains(&false) }))
            }
            "divmod" => {
                let (a, b) = (arg(0)?.as_int()?, arg(1)?.as_int().filter(|b| *b > 0)?);
                Some(self.new_list(vec![Value::int(a.div_euclid(b)), Value::int(a.rem_euclid(b))]))
            }
            "chr" => {
                let code = u32::try_from(arg(0)?.as_int()?).ok()?;
                char::from_u32(code).map(|c| Value::str(c.to_string()))
            }
            "ord" => {
                let text = arg(0)?.as_str()?;
                let mut letters = text.chars();
                letters.next().filter(|_| letters.next().is_none()).map(|c| Value::int(u32::from(c).into()))
            }
            // Without a test, what counts as true stays.
            "filter" if matches!(arg(0)?.kind, Kind::Null) => {
                let items = self.few(&arg(1)?)?;
                let mut list = Object::new(Shape::List);
                for item in items {
                    match item.truth(true) {
                        Some(true) => list.push(item, &self.ids),
                        Some(false) => {}
                        None => {
                            list.blur(&self.ids);
                            list.add_rest(item, &self.ids);
                        }
                    }
                }
                // What may be missing moves what follows, not what stands before it.
                Some(self.allocate_object(list))
            }
            "map" if site.args.len() > 2 => {
                let function = arg(0).filter(Self::is_function)?;
                let mut columns = Vec::new();
                for column in &site.args[1..] {
                    columns.push(self.few(&column.value)?);
                }
                let length = columns.iter().map(Vec::len).min()?;
                let mut made = Vec::new();
                for at in 0..length {
                    let args = columns.iter().map(|column| super::call::ArgValue::plain(column[at].clone())).collect();
                    made.push(self.run_function(&function, args, site.span));
                }
                Some(self.new_list(made))
            }
            "heapq.heapify" => {
                self.keep_heap(arg(0)?.cell()?);
                Some(Value::null())
            }
            "heapq.heappush" => {
                let cell = arg(0)?.cell()?;
                let value = arg(1)?;
                self.st.heap.object_mut(cell)?.push(value, &self.ids);
                self.keep_heap(cell);
                Some(Value::null())
            }
            // Where it then stands is not followed.
            "heapq.heapreplace" | "heapq.heappushpop" | "bisect.insort" | "bisect.insort_left" | "bisect.insort_right" => {
                let cell = arg(0)?.cell()?;
                let value = arg(1)?;
                self.st.heap.object_mut(cell)?.push(value, &self.ids);
                self.lose_places(cell);
                Some(if name.starts_with("heapq") { self.some_element(cell) } else { Value::null() })
            }
            "random.shuffle" => {
                self.lose_places(arg(0)?.cell()?);
                Some(Value::null())
            }
            "operator.setitem" => {
                self.set_index(&arg(0)?, &arg(1)?, arg(2)?);
                Some(Value::null())
            }
            "heapq.heappop" => {
                let cell = arg(0)?.cell()?;
                self.st.heap.object(cell).filter(|object| object.shape == Shape::List)?;
                self.remove_at(cell, 0)
            }
            "collections.Counter" => {
                let mut map = Object::new(Shape::Map);
                map.ty = Some(super::python_counts::COUNTER.into());
                let counted = self.counted_by(site)?;
                for (key, many) in counted {
                    let before = map.field(&key).and_then(Value::as_int).unwrap_or(0);
                    map.set_field(&key, Value::int(before.checked_add(many)?), &self.ids);
                }
                Some(self.allocate_object(map))
            }
            "shlex.split" if site.args.len() == 1 => self.words_of(&arg(0)?),
            _ => None,
        }
    }

    /// `any` and `all` of a few answers: what each of them teaches, or all.
    pub(super) fn told_together(&mut self, list: &Value<'a>, is_any: bool) -> Option<Value<'a>> {
        let items = self.few(list)?;
        let open: Vec<&Value<'a>> = items.iter().filter(|item| item.truth(true) != Some(!is_any)).collect();
        if open.is_empty() {
            return None;
        }
        let told = |item: &Value<'a>, yes: bool| {
            item.facts.as_deref().map_or(&[] as &[Fact], |facts| if yes { &facts.when_true } else { &facts.when_false }).to_vec()
        };
        // Where the answer is theirs as a whole, each of them has given it.
        let by_all = open.iter().flat_map(|item| told(item, !is_any)).collect();
        let mut by_one = told(open[0], is_any);
        for item in &open[1..] {
            let other = told(item, is_any);
            by_one = by_one.into_iter().filter_map(|fact| shared(&fact, &other)).collect();
        }
        let (when_true, when_false) = if is_any { (by_one, by_all) } else { (by_all, by_one) };
        let mut answer = self.boolean();
        answer.facts = Some(Rc::new(Facts { when_true, when_false }));
        Some(answer)
    }

    /// The elements of a short list.
    fn few(&mut self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        self.exact_elements(value).filter(|items| items.len() <= MAX_UNROLL)
    }

    /// The elements of a list of some length, where they are known one by one.
    pub(super) fn some_known(&mut self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        let walked = self.python_iterable(value.clone());
        if let Some(text) = walked.as_str().filter(|text| text.chars().count() <= MOST) {
            let letters = || text.chars().map(|letter| Value::str(letter.to_string())).collect();
            return self.bytes_in_a_row(&walked, &text).or_else(|| Some(letters()));
        }
        self.exact_elements(&walked).filter(|items| items.len() <= MOST)
    }

    fn keys_of(&mut self, items: &[Value<'a>], key: &Value<'a>, site: &Site<'a, '_>) -> Option<Vec<Value<'a>>> {
        if let Kind::Func(_) = key.kind {
            return Some(items.iter().map(|item| self.ask_item(key, item, site)).collect());
        }
        if !Self::is_function(key) && !matches!(key.kind, Kind::Lib(_) | Kind::Method(_)) {
            return None;
        }
        let mut keys = Vec::new();
        for item in items {
            keys.push(self.run_function(key, vec![super::call::ArgValue::plain(item.clone())], site.span));
        }
        Some(keys)
    }

    /// Puts a heap's elements in order, by themselves or by the first of each; where that is not known, none has its place.
    fn keep_heap(&mut self, cell: Ref) {
        let Some(object) = self.st.heap.object(cell).filter(|object| object.shape == Shape::List) else { return };
        let items = object.items.clone();
        let first = |engine: &Self, item: &Value<'a>| match item.cell() {
            Some(inner) => engine.st.heap.object(inner).and_then(|object| object.items.first().cloned()),
            None => Some(item.clone()),
        };
        let keys: Option<Vec<Value<'a>>> = items.iter().map(|item| first(self, item).filter(Value::is_plain_constant)).collect();
        // Among those that begin alike, what follows decides.
        let is_told = |keys: &Vec<Value<'a>>| {
            let mut names: Vec<_> = keys.iter().map(Value::key).collect();
            names.sort_unstable();
            names.windows(2).all(|pair| pair[0] != pair[1])
        };
        match keys.filter(is_told).and_then(|keys| self.order_of(&keys)) {
            Some(order) => {
                let sorted = order.into_iter().filter_map(|at| items.get(at).cloned()).collect();
                self.refill(cell, sorted);
                if let Some(object) = self.st.heap.object_mut(cell) {
                    object.ty = Some(HEAP.into());
                }
            }
            None => self.lose_places(cell),
        }
    }

    /// Methods of maps that keep their order, and copies of tuples with other fields.
    pub(super) fn ordered_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        if object.open || object.rest.is_some() || object.weak {
            return None;
        }
        let last = match site.args.iter().find(|arg| arg.name.as_deref() == Some("last")) {
            Some(arg) => arg.value.truth(true)?,
            None => match site.args.get(usize::from(method == "move_to_end")) {
                Some(arg) if matches!(method, "popitem" | "move_to_end") => arg.value.truth(true)?,
                _ => true,
            },
        };
        match (object.shape, method) {
            (Shape::Map, "move_to_end") => {
                let key = site.args.first()?.value.key()?;
                let object = self.st.heap.object_mut(cell)?;
                let at = object.fields.iter().position(|(name, _)| *name == key)?;
                let entry = object.fields.remove(at);
                let place = if last { object.fields.len() } else { 0 };
                object.fields.insert(place, entry);
                Some(Value::null())
            }
            (Shape::Map, "popitem") if !object.fields.is_empty() => {
                let object = self.st.heap.object_mut(cell)?;
                let (key, value) = if last { object.fields.pop()? } else { object.fields.remove(0) };
                Some(self.new_list(vec![Value::str(key), value]))
            }
            (_, "_replace") => {
                let mut other = object.clone();
                for arg in site.args {
                    let name = arg.name.clone()?;
                    if other.shape == Shape::List {
                        let at = other.fields.iter().position(|(field, _)| *field == name)?;
                        *other.items.get_mut(at)? = arg.value.clone();
                    }
                    other.set_field(&name, arg.value.clone(), &self.ids);
                }
                Some(self.allocate_object(other))
            }
            _ => None,
        }
    }
}

/// What two tests teach alike of one value.
fn shared(fact: &Fact, others: &[Fact]) -> Option<Fact> {
    let of_it: Vec<&Fact> = others.iter().filter(|other| other.id == fact.id).collect();
    let clean = of_it.iter().fold(CleanBits::default(), |sum, other| sum.or(other.clean)).and(fact.clean);
    let marks = of_it.iter().fold(Bits::default(), |sum, other| sum.or(other.marks)).and(fact.marks);
    let constant = fact.constant.clone().filter(|constant| of_it.iter().any(|other| other.constant.as_ref() == Some(constant)));
    (!of_it.is_empty()).then_some(Fact { id: fact.id, clean, constant, marks })
}

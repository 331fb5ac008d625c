//! Orders of Python's library: what is sorted by a key, least and greatest, heaps, counts, maps that keep their order. Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    loops::MAX_UNROLL,
    value::{Kind, Ref, Value},
};

/// Type of a list that is kept as a heap: in which order its elements are taken is known, where they stand is not.
const HEAP: &str = "heapq.heap";

impl Object<'_> {
    /// Whether nothing but the least of the elements has its place.
    pub(super) fn is_heap(&self) -> bool {
        self.items.len() > 2 && self.ty.as_deref() == Some(HEAP)
    }
}

impl<'a> Engine<'a> {
    pub(super) fn python_order(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.iter().filter(|arg| arg.name.is_none()).nth(at).map(|arg| arg.value.clone());
        let named = |key: &str| site.args.iter().find(|arg| arg.name.as_deref() == Some(key)).map(|arg| arg.value.clone());
        match name {
            "sorted" if named("key").is_some() => {
                let items = self.few(&arg(0)?)?;
                let keys = self.keys_of(&items, &named("key")?, site)?;
                let descending = match named("reverse") {
                    Some(reverse) => reverse.truth(true)?,
                    None => false,
                };
                Some(self.ordered(items, &keys, descending))
            }
            "min" | "max" if named("key").is_some() && arg(1).is_none() => {
                let items = self.few(&arg(0)?).filter(|items| !items.is_empty())?;
                let keys = self.keys_of(&items, &named("key")?, site)?;
                self.extreme(&items, &keys, name == "max")
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
            "collections.Counter" if site.args.len() == 1 => {
                let items = self.few(&arg(0)?)?;
                let keys: Option<Vec<_>> = items.iter().map(|item| item.key().filter(|_| item.is_plain_constant())).collect();
                let mut map = Object::new(Shape::Map);
                for key in keys? {
                    let before = map.field(&key).and_then(Value::as_int).unwrap_or(0);
                    map.set_field(&key, Value::int(before + 1), &self.ids);
                }
                map.ty = Some("collections.Counter".into());
                Some(self.allocate_object(map))
            }
            "shlex.split" if site.args.len() == 1 => self.words_of(&arg(0)?),
            _ => None,
        }
    }

    /// The elements of a short list.
    fn few(&mut self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        self.exact_elements(value).filter(|items| items.len() <= MAX_UNROLL)
    }

    fn keys_of(&mut self, items: &[Value<'a>], key: &Value<'a>, site: &Site<'a, '_>) -> Option<Vec<Value<'a>>> {
        if !Self::is_function(key) {
            return None;
        }
        Some(items.iter().map(|item| self.ask_item(key, item, site)).collect())
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

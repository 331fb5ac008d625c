//! What changes lists and sets of the JVM by place, through a part of them, or in a way that is not followed; sets and queues that keep an order
//! of their own. Knows no rule.

use assay_manifests::Language;

use crate::flow::{
    engine::{
        Engine,
        call::Site,
        heap::{Object, Shape},
        value::{Kind, Ref, Value},
    },
    ir::{BinaryOp, Sym},
};

/// Field of a part of a list: the list, and where in it the part begins.
const PART_OF: &str = "$part";
const BEGINS: &str = "$begins";
/// Field of a set of keys: the map.
const KEYS_OF: &str = "$keys";
/// Field of what is kept in an order that a function gives.
const ORDERED_BY: &str = "$by";

impl<'a> Engine<'a> {
    /// Operations on lists by place. `None` leaves them to what holds for all containers.
    pub(super) fn jvm_placed(
        &mut self,
        cell: Ref,
        class: &str,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        if (keeps_order(class) || is_hashed(class))
            && let Some(done) = self.jvm_set(cell, class, method, site)
        {
            return Some(done);
        }
        let first = Self::arg(site, 0);
        if changes(method) {
            self.change_whole(cell, method, site);
        }
        match method {
            "offerLast" => {
                let (value, ids) = (first?, &self.ids);
                self.st.heap.object_mut(cell)?.push(value, ids);
                Some(Value::bool(true))
            }
            "removeElementAt" => {
                self.remove_at(cell, first?.as_int()?)?;
                Some(Value::null())
            }
            "insertElementAt" => {
                let (value, at) = (first?, Self::arg(site, 1)?);
                self.insert(cell, &at, value);
                Some(Value::null())
            }
            "setElementAt" => {
                let (value, at) = (first?, Self::arg(site, 1)?);
                self.set_index(receiver, &at, value);
                Some(Value::null())
            }
            "removeElement" if first.as_ref()?.as_int().is_none() => self.jvm_container(cell, Shape::List, class, receiver, "remove", site),
            "removeAllElements" => {
                let object = self.st.heap.object_mut(cell)?;
                object.items.clear();
                object.rest = None;
                Some(Value::null())
            }
            "addAll" if site.args.len() == 2 => {
                let (at, more) = (first?.as_int().and_then(|at| usize::try_from(at).ok()), Self::arg(site, 1)?);
                let held = Value::of(Kind::Cell(cell));
                match (at, self.exact_elements(&held), self.exact_elements(&more)) {
                    (Some(at), Some(mut items), Some(more)) if at <= items.len() => {
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
                Some(self.boolean())
            }
            "removeAll" | "retainAll" => {
                let map = self.map_of_keys(cell);
                let op = if method == "removeAll" { BinaryOp::Sub } else { BinaryOp::BitAnd };
                match self.sequence_operator(op, receiver, &first?, site.span) {
                    Some(kept) => self.become_like(cell, &kept),
                    None => self.lose_places(cell),
                }
                self.keep_keys(cell, map);
                Some(self.boolean())
            }
            "removeIf" => {
                let map = self.map_of_keys(cell);
                let done = self.jvm_each(cell, receiver, "removeIf", &first?, site)?;
                self.keep_keys(cell, map);
                Some(done)
            }
            "subList" => {
                let from = first?.as_int()?;
                let part = self.jvm_container(cell, Shape::List, class, receiver, method, site)?;
                let ids = &self.ids;
                let object = self.st.heap.object_mut(part.cell()?)?;
                object.set_field(&PART_OF.into(), Value::int(cell.0.into()), ids);
                object.set_field(&BEGINS.into(), Value::int(from), ids);
                Some(part)
            }
            "descendingIterator" | "reversed" | "descendingSet" => {
                let mut object = self.st.heap.object(cell)?.clone();
                if object.rest.is_some() || object.open || object.weak {
                    object.blur(&self.ids);
                }
                object.items.reverse();
                object.fields.clear();
                object.ty = Some(if method == "descendingIterator" { "java.util.Iterator" } else { "java.util.List" }.into());
                Some(self.allocate_object(object))
            }
            "listIterator" if first.is_some() => {
                let at = first?.as_int().and_then(|at| usize::try_from(at).ok());
                let walker = self.walker(receiver)?;
                let length = self.st.heap.object(cell)?.items.len();
                match at.filter(|at| *at <= length) {
                    Some(at) => drop(self.st.heap.object_mut(walker.cell()?)?.items.drain(..at)),
                    None => self.lose_places(walker.cell()?),
                }
                Some(walker)
            }
            "search" if class == "Stack" => {
                let items = self.exact_elements(&Value::of(Kind::Cell(cell)));
                let wanted = first?;
                let mut found = items.into_iter().flatten().rev().map(|item| self.equal_values(&item, &wanted)).enumerate();
                match found.find(|(_, same)| *same != Some(false)) {
                    Some((at, Some(true))) => Some(Value::int(at as i128 + 1)),
                    _ => Some(self.number()),
                }
            }
            "containsAll" | "equals" => Some(self.boolean()),
            _ => None,
        }
    }

    /// What is done to a part of a list is done to the list.
    fn change_whole(&mut self, part: Ref, method: &str, site: &Site<'a, '_>) {
        let Some(object) = self.st.heap.object(part) else { return };
        let number = |name: &str| object.field(name).and_then(Value::as_int);
        let (Some(whole), Some(begins)) = (number(PART_OF).and_then(|at| u32::try_from(at).ok()), number(BEGINS)) else { return };
        let (length, exact) = (object.items.len(), object.rest.is_none() && !object.open);
        let begins = usize::try_from(begins).unwrap_or(usize::MAX);
        if let Some(list) = self.st.heap.object_mut(Ref(whole))
            && method == "clear"
            && exact
            && !list.weak
            && begins.checked_add(length).is_some_and(|end| end <= list.items.len())
        {
            list.items.drain(begins..begins + length);
            return;
        }
        self.lose_places(Ref(whole));
        let ids = &self.ids;
        if let Some(list) = self.st.heap.object_mut(Ref(whole)) {
            for arg in site.args {
                list.add_rest(arg.value.clone(), ids);
            }
        }
    }

    /// What a set of keys has lost its map has lost.
    fn keep_keys(&mut self, keys: Ref, map: Option<Ref>) {
        let Some(map) = map else { return };
        let Some(object) = self.st.heap.object(keys).filter(|object| object.rest.is_none() && !object.open && !object.weak) else { return };
        let left: Vec<_> = object.items.iter().filter_map(Value::key).collect();
        if let Some(map) = self.st.heap.object_mut(map).filter(|map| !map.weak) {
            map.fields.retain(|(key, _)| left.contains(key));
        }
    }

    fn map_of_keys(&self, keys: Ref) -> Option<Ref> {
        let map = self.st.heap.object(keys)?.field(KEYS_OF)?.as_int()?;
        u32::try_from(map).ok().map(Ref)
    }

    /// A set of a map's keys changes the map.
    pub(super) fn tie_keys(&mut self, keys: &Value<'a>, map: Ref) {
        let ids = &self.ids;
        if let Some(object) = keys.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
            object.set_field(&KEYS_OF.into(), Value::int(map.0.into()), ids);
        }
    }

    /// Sets and queues that keep an order of their own.
    fn jvm_set(&mut self, cell: Ref, class: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let walks = matches!(method, "iterator" | "stream" | "toArray" | "parallelStream" | "spliterator" | "toString");
        if keeps_order(class) || walks {
            self.put_in_order(cell, class);
        }
        let held = Value::of(Kind::Cell(cell));
        let exact = self.exact_elements(&held);
        match (method, exact) {
            ("add", Some(items)) if site.args.len() == 1 && class != "PriorityQueue" => {
                let value = Self::arg(site, 0)?;
                if items.iter().any(|item| self.equal_values(item, &value) == Some(true)) {
                    return Some(Value::bool(false));
                }
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.push(value, ids);
                Some(Value::bool(true))
            }
            ("first" | "last" | "getFirst" | "getLast", Some(items)) if keeps_order(class) && !items.is_empty() => {
                let found = if method.ends_with("irst") { items.first() } else { items.last() };
                found.cloned()
            }
            ("pollFirst" | "pollLast", Some(items)) if keeps_order(class) && !items.is_empty() => {
                self.take_at(cell, if method == "pollFirst" { 0 } else { items.len() - 1 })
            }
            ("first" | "last" | "pollFirst" | "pollLast" | "peek" | "poll", None) => Some(self.some_element(cell)),
            ("floor" | "lower" | "ceiling" | "higher", Some(items)) => {
                let key = Self::arg(site, 0)?.key()?;
                let keys: Option<Vec<_>> = items.iter().map(Value::key).collect();
                let keys = keys?;
                let at = beside(method, &keys, &key);
                Some(at.and_then(|at| items.get(at).cloned()).unwrap_or_else(Value::null))
            }
            ("headSet" | "tailSet" | "subSet", _) => {
                let mut object = self.st.heap.object(cell)?.clone();
                object.blur(&self.ids);
                Some(self.allocate_object(object))
            }
            _ => None,
        }
    }

    /// Puts what is known in the order in which it is walked over; what is not known stands in no place.
    fn put_in_order(&mut self, cell: Ref, class: &str) {
        let ids = &self.ids;
        let Some(object) = self.st.heap.object_mut(cell).filter(|object| object.items.len() > 1) else { return };
        let texts: Option<Vec<_>> = object.items.iter().map(Value::as_str).collect();
        let numbers: Option<Vec<_>> = object.items.iter().map(Value::as_int).collect();
        let by = object.field(ORDERED_BY).is_some();
        match (texts, numbers) {
            (Some(texts), _) if !by && is_hashed(class) => {
                let items = std::mem::take(&mut object.items);
                let order = hashed_order(texts.iter().map(|text| &**text));
                object.items = order.into_iter().filter_map(|at| items.get(at).cloned()).collect();
            }
            (Some(_), _) if !by && keeps_order(class) => object.items.sort_by_key(Value::as_str),
            (None, Some(_)) if !by && keeps_order(class) => object.items.sort_by_key(Value::as_int),
            _ => object.blur(ids),
        }
        if keeps_order(class) && class != "PriorityQueue" {
            object.items.dedup_by(|a, b| a.key().is_some() && a.key() == b.key());
        }
    }

    /// What a sorted set or queue is made with: elements, or the order of them.
    pub(super) fn jvm_sorted_of(&mut self, site: &Site<'a, '_>, ty: &Sym) -> Value<'a> {
        let given = site.args.last().map(|arg| arg.value.clone());
        let elements = given.clone().filter(|one| matches!(self.shape_of(one), Some(Shape::List | Shape::Map)));
        let made = self.collection(elements.as_ref(), Some(ty.clone()), site);
        let is_order =
            given.as_ref().is_some_and(|one| elements.is_none() && one.as_int().is_none() && one.ty.as_deref() != Some("number"));
        let ids = &self.ids;
        if let Some(object) = made.cell().filter(|_| is_order).and_then(|cell| self.st.heap.object_mut(cell)) {
            object.set_field(&ORDERED_BY.into(), Value::bool(true), ids);
        }
        made
    }

    /// Something that is not followed was done to a container: what is in it stands nowhere in particular, and what was given may be in it.
    pub(in crate::flow::engine) fn jvm_touched(&mut self, site: &Site<'a, '_>, name: &str, method: &str) {
        let by_name = || name.starts_with("java.util.Collections.") || name.starts_with("java.util.Arrays.");
        if !self.on_jvm() {
            return;
        }
        let changed = match site.receiver.and_then(Value::cell) {
            Some(cell) if !only_asks(method) => Some((cell, 0)),
            None if !site.is_new && by_name() && !only_asks(method) => {
                site.args.first().and_then(|arg| arg.value.cell()).map(|cell| (cell, 1))
            }
            _ => None,
        };
        let Some((cell, from)) = changed else { return };
        let ids = &self.ids;
        let Some(object) = self.st.heap.object_mut(cell).filter(|object| matches!(object.shape, Shape::List | Shape::Map)) else { return };
        object.blur(ids);
        for arg in site.args.iter().skip(from).filter(|arg| !matches!(arg.value.kind, Kind::Func(_) | Kind::Method(_) | Kind::Class(_))) {
            let is_text = matches!(arg.value.kind, Kind::Str(_) | Kind::Unknown | Kind::Cell(_) | Kind::Choice(_));
            if is_text {
                object.add_rest(arg.value.clone(), ids);
            }
        }
    }

    /// `Collections.rotate`, `fill`, `replaceAll`, `copy`.
    pub(super) fn jvm_rearranged(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        let list = Self::arg(site, 0)?;
        let cell = list.cell()?;
        let items = self.exact_elements(&list);
        match (method, items) {
            ("rotate", Some(mut items)) if !items.is_empty() => {
                let by = Self::arg(site, 1)?.as_int()?;
                let by = usize::try_from(by.rem_euclid(items.len() as i128)).ok()?;
                items.rotate_right(by);
                self.refill(cell, items);
            }
            ("fill", Some(items)) => {
                let value = Self::arg(site, 1)?;
                self.refill(cell, vec![value; items.len()]);
            }
            ("copy", Some(mut items)) => {
                let more = self.exact_elements(&Self::arg(site, 1)?)?;
                items.splice(..more.len().min(items.len()), more);
                self.refill(cell, items);
            }
            _ => return None,
        }
        Some(Value::null())
    }

    /// `Collections.swap(list, a, b)` where both places are known.
    pub(super) fn swapped(&mut self, site: &Site<'a, '_>) -> Option<()> {
        let place = |at: usize| Self::arg(site, at).and_then(|one| one.as_int()).and_then(|one| usize::try_from(one).ok());
        let (cell, a, b) = (Self::arg(site, 0)?.cell()?, place(1)?, place(2)?);
        let object = self.st.heap.object_mut(cell)?;
        let length = object.items.len();
        if object.weak || a >= length || b >= length {
            return None;
        }
        object.items.swap(a, b);
        Some(())
    }

    /// `new String[2][3]`: arrays in an array, each of them apart where their number is known.
    pub(super) fn nested_arrays(&mut self, element: &str, name: &Sym, lengths: &[Option<usize>]) -> Value<'a> {
        let mut object = Object::new(Shape::List);
        object.ty = Some(name.clone());
        match lengths {
            [Some(length), rest @ ..] if lengths.len() <= 3 => {
                for _ in 0..*length {
                    let inner = if rest.is_empty() { zero_of(element) } else { self.nested_arrays(element, name, rest) };
                    object.items.push(inner);
                }
            }
            [_, rest @ ..] if !rest.is_empty() && lengths.len() <= 3 => {
                let inner = self.nested_arrays(element, name, rest);
                if let Some(inner) = inner.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                    inner.weak = true;
                }
                object.rest = Some(Box::new(inner));
            }
            _ => object.open = true,
        }
        self.allocate_object(object)
    }

    /// An iterator that goes back gives what stands before it.
    pub(super) fn stepped_back(&mut self, walker: Ref, over: Option<Ref>) -> Option<Value<'a>> {
        let over = over?;
        let exact = |object: &Object<'a>| object.rest.is_none() && !object.open && !object.weak;
        let left = self.st.heap.object(walker).filter(|object| exact(object))?.items.len();
        let held = self.st.heap.object(over).filter(|object| exact(object))?;
        let value = held.items.get(held.items.len().checked_sub(left + 1)?)?.clone();
        self.st.heap.object_mut(walker)?.items.insert(0, value.clone());
        Some(self.with_facts(value))
    }

    /// Whether the collections of the language are those of Java.
    pub(super) fn is_java(&self) -> bool {
        self.language == Language::Java
    }
}

/// What an array of such elements begins with.
pub(super) fn zero_of<'a>(element: &str) -> Value<'a> {
    match element {
        "int" | "long" | "short" | "double" | "float" => Value::int(0),
        "boolean" => Value::bool(false),
        _ => Value::null(),
    }
}

/// Where among sorted keys the one beside a key stands.
pub(super) fn beside(method: &str, keys: &[Sym], key: &str) -> Option<usize> {
    let below = |same: bool| keys.iter().rposition(|one| &**one < key || same && &**one == key);
    let above = |same: bool| keys.iter().position(|one| &**one > key || same && &**one == key);
    match method {
        _ if method.starts_with("floor") => below(true),
        _ if method.starts_with("lower") => below(false),
        _ if method.starts_with("ceiling") => above(true),
        _ => above(false),
    }
}

/// In which order a table of hashes is walked over that holds these: by bucket, in each as they came.
pub(super) fn hashed_order<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<usize> {
    let hashes: Vec<u32> =
        texts.map(|text| text.encode_utf16().fold(0u32, |sum, unit| sum.wrapping_mul(31).wrapping_add(unit.into()))).collect();
    let mut size = 16u32;
    while (size as usize) * 3 / 4 < hashes.len() && size < 1 << 16 {
        size *= 2;
    }
    let mut order: Vec<usize> = (0..hashes.len()).collect();
    order.sort_by_key(|at| (hashes[*at] ^ hashes[*at] >> 16) & (size - 1));
    order
}

fn keeps_order(class: &str) -> bool {
    matches!(class, "TreeSet" | "ConcurrentSkipListSet" | "PriorityQueue" | "PriorityBlockingQueue")
}

fn is_hashed(class: &str) -> bool {
    class == "HashSet"
}

/// Methods that change a list.
fn changes(method: &str) -> bool {
    matches!(
        method,
        "add"
            | "addAll"
            | "clear"
            | "remove"
            | "removeAll"
            | "removeFirst"
            | "removeIf"
            | "removeLast"
            | "replaceAll"
            | "retainAll"
            | "set"
            | "sort"
            | "addFirst"
            | "addLast"
    )
}

/// Methods that leave a container as it is.
fn only_asks(method: &str) -> bool {
    let begins =
        ["get", "is", "has", "contains", "find", "to", "as", "equals", "index", "lastIndex", "copyOf", "binarySearch", "hash", "deep"];
    begins.iter().any(|one| method.starts_with(one))
        || matches!(
            method,
            "frequency"
                | "disjoint"
                | "max"
                | "min"
                | "stream"
                | "parallelStream"
                | "spliterator"
                | "iterator"
                | "size"
                | "length"
                | "count"
                | "ensureCapacity"
                | "trimToSize"
                | "capacity"
                | "comparator"
                | "compare"
                | "mismatch"
                | "list"
                | "next"
                | "close"
                | "forEachRemaining"
                | "unmodifiableSortedMap"
                | "unmodifiableSortedSet"
                | "keySet"
                | "values"
                | "entrySet"
                | "remainingCapacity"
                | "group"
                | "start"
                | "end"
        )
        || method.starts_with("unmodifiable")
        || method.starts_with("synchronized")
        || method.starts_with("checked")
}

//! What changes lists and sets of the JVM by place, through a part of them, or in a way that is not followed. Knows
//! no rule.

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
/// Fields of what shows the entries or values of a map: the map.
pub(super) const ENTRIES: &str = "$entries";
pub(super) const VALUES: &str = "$values";

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
        if super::sets::is_set(class)
            && let Some(done) = self.jvm_set(cell, class, method, site)
        {
            return Some(done);
        }
        let first = Self::arg(site, 0);
        if changes(method) {
            self.change_whole(cell, method, site);
            if let Some(done) = self.change_shown(cell, receiver, method, site) {
                return Some(done);
            }
        }
        if let Some(found) = self.jvm_asked_by_place(receiver, class, method, site) {
            return Some(found);
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
            "sort" if site.args.len() == 1 => {
                self.put_sorted(receiver, &first?, None, site)?;
                Some(Value::null())
            }
            "containsAll" | "equals" => Some(self.boolean()),
            _ => None,
        }
    }

    /// What is asked of a list of which all elements are known.
    fn jvm_asked_by_place(&mut self, list: &Value<'a>, class: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if !is_collection(class) {
            return None;
        }
        let [wanted] = site.args else {
            return if method == "toString" && site.args.is_empty() { self.list_written(list, site) } else { None };
        };
        let wanted = wanted.value.clone();
        match method {
            "indexOf" | "lastIndexOf" => {
                let items = self.exact_elements(list)?;
                let same: Option<Vec<bool>> = items.iter().map(|item| self.equal_values(item, &wanted)).collect();
                let same = same?;
                let found = if method == "indexOf" { same.iter().position(|same| *same) } else { same.iter().rposition(|same| *same) };
                Some(Value::int(found.map_or(-1, |at| at as i128)))
            }
            "equals" if matches!(class, "List" | "ArrayList" | "LinkedList") && self.shape_of(&wanted) == Some(Shape::List) => {
                self.same_elements(list, &wanted).map(Value::bool)
            }
            "containsAll" => {
                let (items, asked) = (self.exact_elements(list)?, self.exact_elements(&wanted)?);
                let has = |one: &Value<'a>| -> Option<bool> {
                    let same: Vec<Option<bool>> = items.iter().map(|item| self.equal_values(item, one)).collect();
                    if same.contains(&Some(true)) { Some(true) } else { same.iter().all(Option::is_some).then_some(false) }
                };
                let all: Option<Vec<bool>> = asked.iter().map(has).collect();
                all.map(|all| Value::bool(!all.contains(&false)))
            }
            _ => None,
        }
    }

    /// Of equal constants only the first.
    pub(super) fn without_repeats(&self, items: Vec<Value<'a>>) -> Vec<Value<'a>> {
        let mut kept: Vec<Value<'a>> = Vec::with_capacity(items.len());
        for item in items {
            if !kept.iter().any(|one| self.equal_values(one, &item) == Some(true)) {
                kept.push(item);
            }
        }
        kept
    }

    /// The entries or values of a map show the map: what they lose it has lost.
    pub(super) fn tie_view(&mut self, view: &Value<'a>, map: Ref, which: &str) {
        let ids = &self.ids;
        if let Some(object) = view.cell().filter(|_| self.language == Language::Java).and_then(|cell| self.st.heap.object_mut(cell)) {
            object.set_field(&which.into(), Value::int(map.0.into()), ids);
        }
    }

    /// What is done to the keys, entries or values that a map shows.
    fn change_shown(&mut self, view: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let object = self.st.heap.object(view).filter(|_| self.language == Language::Java)?;
        let shown = [ENTRIES, VALUES, KEYS_OF].into_iter().find_map(|which| Some((which, object.field(which)?.as_int()?)));
        let (which, map) = shown.and_then(|(which, map)| Some((which, Ref(u32::try_from(map).ok()?))))?;
        if method == "clear" {
            let map = self.st.heap.object_mut(map).filter(|map| !map.weak)?;
            map.fields.clear();
            map.rest = None;
            map.open = false;
            return None;
        }
        if which == KEYS_OF {
            let key = Self::arg(site, 0).and_then(|key| key.key()).filter(|_| method == "remove" && site.args.len() == 1);
            match key {
                Some(key) => self.st.heap.object_mut(map)?.drop_field(&key),
                None if method == "remove" => self.may_lack(map),
                None => {}
            }
            return None;
        }
        if method != "removeIf" {
            self.may_lack(map);
            return None;
        }
        let (test, shown) = (Self::arg(site, 0)?, self.exact_elements(receiver));
        let keys: Vec<Sym> = self.st.heap.object(map)?.fields.iter().map(|(key, _)| key.clone()).collect();
        if shown.is_none_or(|shown| shown.len() != keys.len()) {
            self.may_lack(map);
            return None;
        }
        for key in keys {
            let value = self.st.heap.object(map)?.field(&key)?.clone();
            let given = if which == ENTRIES {
                let key = self.key_value(map, &key);
                self.entry_object(key, value.clone())
            } else {
                value.clone()
            };
            let answer = self.call_function(&test, vec![given], site)?;
            self.live = true;
            let ids = &self.ids;
            let object = self.st.heap.object_mut(map)?;
            match answer.truth(false) {
                Some(true) => object.drop_field(&key),
                Some(false) => {}
                None => object.set_field(&key, value.join(&Value::null(), ids), ids),
            }
        }
        Some(self.boolean())
    }

    /// Any entry of a map may be gone.
    fn may_lack(&mut self, map: Ref) {
        let ids = &self.ids;
        if let Some(object) = self.st.heap.object_mut(map) {
            for (_, value) in &mut object.fields {
                *value = value.join(&Value::null(), ids);
            }
            object.weak = true;
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

/// Classes of lists and sets that write themselves as such.
fn is_collection(class: &str) -> bool {
    super::sets::is_set(class)
        || matches!(
            class,
            "List" | "ArrayList" | "LinkedList" | "Vector" | "Stack" | "ArrayDeque" | "Set" | "Collection" | "CopyOnWriteArrayList"
        )
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

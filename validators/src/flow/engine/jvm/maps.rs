//! Maps and settings of the JVM's library. Knows no rule.

use super::places::{ENTRIES, VALUES};
use crate::flow::engine::{
    Engine,
    call::Site,
    config,
    heap::{MAX_ENTRIES, Object, Shape},
    value::{Kind, Ref, Value},
};

impl<'a> Engine<'a> {
    /// A map whose keys are not known: whatever is asked for, this is there.
    pub(super) fn jvm_map_of_rest(&mut self, value: Value<'a>) -> Option<Value<'a>> {
        let mut map = Object::new(Shape::Map);
        map.ty = Some("java.util.Map".into());
        map.rest = Some(Box::new(value));
        Some(self.allocate_object(map))
    }

    /// `partitioningBy(test)`: what passed under true, what did not under false.
    pub(super) fn partitioned(&mut self, cell: Ref, receiver: &Value<'a>, test: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let mut parts = Vec::new();
        let failing = self.negated(test);
        for test in [test, &failing] {
            let part = self.jvm_each(cell, receiver, "filter", test, site)?.typed(Some("java.util.List".into()));
            if let Some(object) = part.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                object.ty = Some("java.util.List".into());
            }
            parts.push(part);
        }
        let (turned_away, passed) = (parts.pop()?, parts.pop()?);
        let mut map = Object::new(Shape::Map);
        map.ty = Some("java.util.Map".into());
        map.set_field(&"true".into(), passed, &self.ids);
        map.set_field(&"false".into(), turned_away, &self.ids);
        Some(self.allocate_object(map))
    }

    pub(super) fn jvm_map(
        &mut self,
        cell: Ref,
        class: &str,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
        exact: bool,
    ) -> Option<Value<'a>> {
        if let Some(done) = self.jvm_map_by_order(cell, class, method, site, exact) {
            return Some(done);
        }
        let first = Self::arg(site, 0).map(|key| self.constant_key(key));
        match (class, method) {
            // A constant of an enumeration stands under its name.
            (_, "get" | "containsKey")
                if Self::arg(site, 0).is_some_and(|key| key.cell().is_some()) && first.as_ref()?.cell().is_none() =>
            {
                let key = first?;
                Some(if method == "get" { self.index_value(receiver, &key) } else { self.membership(&key, receiver, false) })
            }
            ("Entry", "setValue") => self.set_through_entry(cell, first?),
            ("Entry", "getKey" | "component1") => self.st.heap.object(cell)?.field("key").cloned(),
            ("Entry", "getValue" | "component2") => self.st.heap.object(cell)?.field("value").cloned(),
            (_, "isEmpty") if exact => Some(Value::bool(self.st.heap.object(cell)?.fields.is_empty())),
            (_, "entrySet") => {
                let fields = self.sorted_fields(cell, class)?;
                let mut list = Object::new(Shape::List);
                list.ty = Some("java.util.Set".into());
                for (key, value) in fields {
                    let key = self.key_value(cell, &key);
                    let entry = self.entry_object(key, value);
                    self.tie_entry(&entry, cell);
                    list.items.push(entry);
                }
                if !exact {
                    let value = self.some_element(cell);
                    let key = self.unknown_key(cell);
                    let entry = self.entry_object(key, value);
                    self.tie_entry(&entry, cell);
                    list.rest = Some(Box::new(entry));
                }
                self.unordered(cell, class, &mut list);
                let entries = self.allocate_object(list);
                self.tie_view(&entries, cell, ENTRIES);
                Some(entries)
            }
            (_, "keySet" | "keys" | "stringPropertyNames" | "navigableKeySet") => {
                let fields = self.sorted_fields(cell, class)?;
                let mut list = Object::new(Shape::List);
                list.ty = Some("java.util.Set".into());
                list.items = fields.into_iter().map(|(key, _)| self.key_value(cell, &key)).collect();
                if !exact {
                    list.rest = Some(Box::new(self.unknown_key(cell)));
                }
                self.unordered(cell, class, &mut list);
                let mut keys = self.allocate_object(list);
                self.tie_keys(&keys, cell);
                keys.via = receiver.id;
                Some(keys)
            }
            (_, "values") => {
                let fields = self.sorted_fields(cell, class)?;
                let mut list = Object::new(Shape::List);
                list.ty = Some("java.util.Collection".into());
                list.items = fields.into_iter().map(|(_, value)| value).collect();
                if !exact {
                    list.rest = Some(Box::new(self.some_element(cell)));
                }
                self.unordered(cell, class, &mut list);
                let values = self.allocate_object(list);
                self.tie_view(&values, cell, VALUES);
                Some(values)
            }
            (_, "forEach") => {
                let function = first?;
                if !matches!(function.kind, Kind::Func(_) | Kind::Method(_) | Kind::Lib(_)) {
                    return None;
                }
                let fields = self.sorted_fields(cell, class)?;
                for (key, value) in fields.into_iter().take(crate::flow::engine::loops::MAX_UNROLL) {
                    let key = self.key_value(cell, &key);
                    self.call_function(&function, vec![key, value], site);
                    self.live = true;
                }
                if !exact {
                    let (key, value) = (self.unknown_key(cell), self.some_element(cell));
                    self.call_function(&function, vec![key, value], site);
                    self.live = true;
                }
                Some(Value::null())
            }
            (_, "containsValue") if exact => {
                let (wanted, fields) = (first?, self.st.heap.object(cell)?.fields.clone());
                let same: Vec<Option<bool>> = fields.iter().map(|(_, value)| self.equal_values(value, &wanted)).collect();
                if same.contains(&Some(true)) {
                    return Some(Value::bool(true));
                }
                Some(if same.iter().all(|same| *same == Some(false)) { Value::bool(false) } else { self.boolean() })
            }
            // Only where the value is that one.
            (_, "remove") if site.args.len() == 2 && self.is_java() => {
                let (key, wanted) = (first?, Self::arg(site, 1)?);
                let held = self.index_value(receiver, &key);
                let known = key.key().filter(|_| exact);
                match (self.equal_values(&held, &wanted), known) {
                    (Some(true), Some(key)) => {
                        self.st.heap.object_mut(cell)?.drop_field(&key);
                        Some(Value::bool(true))
                    }
                    (Some(false), Some(_)) => Some(Value::bool(false)),
                    _ => {
                        let either = self.join(&held, &Value::null());
                        self.set_index(receiver, &key, either);
                        Some(self.boolean())
                    }
                }
            }
            (_, "equals") => Some(self.boolean()),
            (_, "put" | "setProperty" | "replace") => {
                self.note_key(cell, first.as_ref()?);
                let old = self.index_value(receiver, first.as_ref()?);
                self.set_index(receiver, &first?, Self::arg(site, 1)?);
                Some(old)
            }
            (_, "putIfAbsent" | "computeIfAbsent" | "getOrPut") => {
                let key = first?;
                self.note_key(cell, &key);
                let old = self.index_value(receiver, &key);
                let made = match Self::arg(site, 1)? {
                    function @ Value { kind: Kind::Func(_) | Kind::Lib(_) | Kind::Method(_), .. } if method == "computeIfAbsent" => {
                        self.call_function(&function, vec![key.clone()], site)?
                    }
                    function @ Value { kind: Kind::Func(_), .. } if method == "getOrPut" => {
                        self.call_function(&function, Vec::new(), site)?
                    }
                    value => value,
                };
                match old.kind {
                    Kind::Null => {
                        self.set_index(receiver, &key, made.clone());
                        Some(if method == "putIfAbsent" { old } else { made })
                    }
                    _ if key.key().is_none() && self.is_java() => {
                        let both = self.join(&self.without_nothing(&old), &made);
                        self.put_where_absent(cell, &made);
                        Some(both)
                    }
                    // Which of the entries is asked for is not known, nor whether it is there.
                    _ if matches!(old.kind, Kind::Unknown) || key.key().is_none() => {
                        let both = self.join(&self.without_nothing(&old), &made);
                        self.set_index(receiver, &key, both.clone());
                        Some(both)
                    }
                    _ => Some(old),
                }
            }
            (_, "merge") if site.args.len() == 3 => {
                let (key, given, function) = (first?, Self::arg(site, 1)?, Self::arg(site, 2)?);
                self.note_key(cell, &key);
                let old = self.index_value(receiver, &key);
                let made = match old.kind {
                    Kind::Null => given,
                    _ => {
                        let both = self.call_function(&function, vec![old.clone(), given.clone()], site)?;
                        if matches!(old.kind, Kind::Unknown) { self.join(&both, &given) } else { both }
                    }
                };
                self.set_index(receiver, &key, made.clone());
                Some(made)
            }
            (_, "compute" | "computeIfPresent") if site.args.len() == 2 => {
                let (key, function) = (first?, Self::arg(site, 1)?);
                self.note_key(cell, &key);
                let old = self.index_value(receiver, &key);
                if method == "computeIfPresent" && matches!(old.kind, Kind::Null) {
                    return Some(old);
                }
                let made = self.call_function(&function, vec![key.clone(), old], site)?;
                self.set_index(receiver, &key, made.clone());
                Some(made)
            }
            (_, "getOrDefault" | "getProperty") if site.args.len() == 2 => {
                let default = Self::arg(site, 1)?;
                let found = self.index_value(receiver, &first?);
                Some(match found.kind {
                    Kind::Null => default,
                    // Which of the entries is asked for is not known, nor whether it is there.
                    Kind::Unknown | Kind::Opaque | Kind::Choice(_) => self.join(&self.without_nothing(&found), &default),
                    _ => found,
                })
            }
            (_, "getString" | "getProperty" | "getObject") => Some(self.index_value(receiver, &first?)),
            ("Properties", "load" | "loadFromXML") => self.jvm_settings_read(cell, first.as_ref(), method),
            _ => None,
        }
    }

    pub(super) fn jvm_map_entries(&mut self, cell: Ref, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let receiver = site.receiver?.clone();
        let exact = self.st.heap.object(cell).is_some_and(|object| !object.open && object.rest.is_none() && !object.weak);
        self.jvm_map(cell, "", &receiver, "entrySet", site, exact)
    }

    /// What is put under a key that is not known, unless something stands there.
    fn put_where_absent(&mut self, cell: Ref, made: &Value<'a>) {
        let ids = &self.ids;
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        object.add_rest(made.clone(), ids);
        let is_there = |held: &Value<'a>| matches!(held.kind, Kind::Str(_) | Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::Cell(_));
        for (_, held) in object.fields.iter_mut().filter(|(_, held)| !is_there(held)) {
            *held = held.join(made, ids);
        }
    }

    pub(super) fn unknown_key(&mut self, cell: Ref) -> Value<'a> {
        let taint = self.st.heap.object(cell).map(|object| object.taint.clone()).unwrap_or_default();
        let mut key = if taint.is_empty() { self.opaque() } else { self.unknown_with(taint) };
        key.ty = Some("string".into());
        key
    }

    /// Settings of a file of the artifact; where it is not in sight, anything may stand there.
    pub(super) fn fill_from_config(&mut self, object: &mut Object<'a>, name: &str) {
        match config::find(self.input.configs, name, self.own_path()) {
            Some((_, text)) => {
                for (key, value) in config::properties(text).into_iter().take(MAX_ENTRIES) {
                    object.set_field(&key.into(), Value::str(value), &self.ids);
                }
            }
            None => object.open = true,
        }
    }
}

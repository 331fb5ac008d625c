//! Maps of the JVM that are asked by the order of their keys, and what is done to all entries of a map. Knows no rule.

use crate::flow::engine::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};

impl<'a> Engine<'a> {
    /// What a sorted map is asked, and what changes every entry of any map.
    pub(super) fn jvm_map_by_order(&mut self, cell: Ref, class: &str, method: &str, site: &Site<'a, '_>, exact: bool) -> Option<Value<'a>> {
        if method == "replaceAll" {
            return self.replaced_entries(cell, &Self::arg(site, 0)?, site, exact);
        }
        // One value for another, where it is there.
        if method == "replace" && site.args.len() == 3 {
            let map = Value::of(Kind::Cell(cell));
            let (key, with) = (Self::arg(site, 0)?, Self::arg(site, 2)?);
            let held = self.index_value(&map, &key);
            match (self.equal_values(&held, &Self::arg(site, 1)?), exact && key.key().is_some()) {
                (Some(true), true) => {
                    self.set_index(&map, &key, with);
                    return Some(Value::bool(true));
                }
                (Some(false), true) => return Some(Value::bool(false)),
                _ => {}
            }
            let both = held.join(&with, &self.ids);
            self.set_index(&map, &key, both);
            return Some(self.boolean());
        }
        let in_turn = matches!(class, "LinkedHashMap" | "TreeMap" | "ConcurrentSkipListMap");
        if !in_turn {
            return None;
        }
        let is_known = exact && self.is_ordered(cell, class);
        let fields = self.sorted_fields(cell, class)?;
        let wants_key = method.ends_with("Key");
        match method {
            "firstEntry" | "lastEntry" | "firstKey" | "lastKey" | "pollFirstEntry" | "pollLastEntry" => {
                if !is_known {
                    return Some(self.some_entry(cell, wants_key));
                }
                let last = method.contains("ast");
                let Some((key, value)) = (if last { fields.last() } else { fields.first() }).cloned() else { return Some(Value::null()) };
                if method.starts_with("poll") {
                    self.st.heap.object_mut(cell)?.drop_field(&key);
                }
                let key = self.key_value(cell, &key);
                Some(if wants_key { key } else { self.entry_object(key, value) })
            }
            "floorEntry" | "lowerEntry" | "ceilingEntry" | "higherEntry" | "floorKey" | "lowerKey" | "ceilingKey" | "higherKey"
                if class != "LinkedHashMap" =>
            {
                let asked = Self::arg(site, 0)?;
                let keys: Vec<Value<'a>> = fields.iter().map(|(key, _)| self.key_value(cell, key)).collect();
                let place = if is_known && asked.is_plain_constant() { self.beside(method, &keys, &asked) } else { None };
                let Some(place) = place else { return Some(self.some_entry(cell, wants_key)) };
                let Some((key, value)) = place.and_then(|at| fields.get(at)).cloned() else {
                    return Some(Value::null());
                };
                let key = self.key_value(cell, &key);
                Some(if wants_key { key } else { self.entry_object(key, value) })
            }
            "headMap" | "tailMap" | "subMap" if class != "LinkedHashMap" => {
                let mut part = self.st.heap.object(cell)?.clone();
                let first = Self::arg(site, 0)?.as_str();
                if first.is_none() || !is_known {
                    part.weak = true;
                }
                let second = Self::arg(site, 1);
                if let Some(first) = first.filter(|_| is_known) {
                    let keeps = |at: usize| site.args.get(at).map(|arg| arg.value.truth(false));
                    match (method, site.args.len()) {
                        ("headMap", 1) => part.fields.retain(|(key, _)| *key < first),
                        ("headMap", _) if keeps(1) == Some(Some(true)) => part.fields.retain(|(key, _)| *key <= first),
                        ("headMap", _) => part.fields.retain(|(key, _)| *key < first),
                        ("tailMap", 2) if keeps(1) != Some(Some(true)) => part.fields.retain(|(key, _)| *key > first),
                        ("tailMap", _) => part.fields.retain(|(key, _)| *key >= first),
                        (_, 2) => {
                            let to = second?.as_str()?;
                            part.fields.retain(|(key, _)| *key >= first && *key < to);
                        }
                        _ => {}
                    }
                }
                Some(self.allocate_object(part))
            }
            "descendingMap" | "reversed" => {
                let mut turned = self.st.heap.object(cell)?.clone();
                turned.fields = fields.into_iter().rev().collect();
                turned.ty = Some("java.util.LinkedHashMap".into());
                if !is_known {
                    turned.weak = true;
                }
                Some(self.allocate_object(turned))
            }
            "descendingKeySet" => {
                let mut keys = Object::new(Shape::List);
                keys.ty = Some("java.util.Set".into());
                keys.items = fields.into_iter().rev().map(|(key, _)| self.key_value(cell, &key)).collect();
                if !is_known {
                    keys.blur(&self.ids);
                    keys.rest = Some(Box::new(self.unknown_key(cell)));
                }
                Some(self.allocate_object(keys))
            }
            _ => None,
        }
    }

    /// An entry or key of which is not known where it stands.
    fn some_entry(&mut self, cell: Ref, wants_key: bool) -> Value<'a> {
        let key = self.unknown_key(cell);
        if wants_key {
            return key;
        }
        let value = self.some_element(cell);
        self.entry_object(key, value)
    }

    /// `map.replaceAll((key, value) -> …)`.
    fn replaced_entries(&mut self, cell: Ref, function: &Value<'a>, site: &Site<'a, '_>, exact: bool) -> Option<Value<'a>> {
        let fields = self.st.heap.object(cell)?.fields.clone();
        for (key, value) in fields {
            let given = self.key_value(cell, &key);
            let made = self.call_function(function, vec![given, value], site)?;
            self.live = true;
            let ids = &self.ids;
            self.st.heap.object_mut(cell)?.set_field(&key, made, ids);
        }
        if !exact {
            let (key, value) = (self.unknown_key(cell), self.some_element(cell));
            let made = self.call_function(function, vec![key, value], site)?;
            self.live = true;
            let ids = &self.ids;
            self.st.heap.object_mut(cell)?.add_rest(made, ids);
        }
        Some(Value::null())
    }
}

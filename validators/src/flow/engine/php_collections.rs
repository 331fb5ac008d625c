//! Lists of PHP that are asked by methods (`collect($list)->map(…)->filter(…)`), and arrays that are cut down to what others hold. Knows no
//! rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{CleanBits, Kind, Taint, Value},
};
use crate::flow::ir::Sym;

/// Type of a list that is asked by methods.
const COLLECTION: &str = "Illuminate.Support.Collection";
/// Keys of an allow list that are looked at one by one.
const MOST_KEYS: usize = 64;

impl<'a> Engine<'a> {
    /// `collect($list)` and its methods.
    pub(super) fn php_collected(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        if !self.is_php() {
            return None;
        }
        if name.starts_with("Closure.") {
            return self.php_closure(name, site.args, site.span);
        }
        if matches!(method, "validate" | "validated")
            && let Some(checked) = self.php_validated(site, method)
        {
            return Some(checked);
        }
        if method == "replaceMatches" && site.receiver.is_some_and(|text| text.cell().is_none()) {
            return self.php_matches_replaced(site);
        }
        // `$request->collect('ids')`: what was sent under the name, as a collection.
        if method == "collect" && site.names.iter().any(|name| &**name == "Illuminate.Http.Request.collect") {
            let asked = if site.args.is_empty() { "all" } else { "input" };
            let input = Site {
                names: vec![format!("Illuminate.Http.Request.{asked}").into()],
                written: Some(format!("$request->{asked}").into()),
                ..*site
            };
            let given = self.library_call(input);
            return Some(self.collection_of(&given));
        }
        match site.receiver {
            None if matches!(&**name, "collect" | "Illuminate.Support.Collection" | "Illuminate.Support.Collection.make") => {
                let given = site.args.first().map_or_else(Value::null, |arg| arg.value.clone());
                Some(self.collection_of(&given))
            }
            Some(held) if matches!(&held.kind, Kind::Lib(class) if class.ends_with("Collection")) && method == "make" => {
                let given = site.args.first()?.value.clone();
                Some(self.collection_of(&given))
            }
            Some(held) if self.is_collection(held) => self.collection_method(held, method, site),
            _ => None,
        }
    }

    fn is_collection(&self, value: &Value<'a>) -> bool {
        let held = value.cell().and_then(|cell| self.st.heap.object(cell));
        held.is_some_and(|held| held.ty.as_deref() == Some(COLLECTION))
    }

    fn collection_of(&mut self, array: &Value<'a>) -> Value<'a> {
        let held = array.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| matches!(held.shape, Shape::List | Shape::Map));
        let mut object = match (held, &array.kind) {
            (Some(held), _) => held.clone(),
            (None, Kind::Null) => Object::new(Shape::List),
            (None, _) => {
                let mut open = Object::new(Shape::Map);
                open.open = true;
                open.taint = self.deep_taint(array);
                open
            }
        };
        object.ty = Some(COLLECTION.into());
        self.allocate_object(object)
    }

    /// The array that a collection holds.
    fn array_of_collection(&mut self, collection: &Value<'a>) -> Option<Value<'a>> {
        let mut object = self.st.heap.object(collection.cell()?)?.clone();
        object.ty = None;
        Some(self.allocate_object(object))
    }

    fn collection_method(&mut self, collection: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let array = self.array_of_collection(collection)?;
        let given = |at: usize| site.args.get(at).cloned();
        let held = ArgValue::plain(array.clone());
        let is_function = |arg: &ArgValue<'a>| matches!(arg.value.kind, Kind::Func(_) | Kind::Method(_));
        let (function, args): (&str, Vec<ArgValue<'a>>) = match method {
            "map" | "transform" => ("array_map", vec![given(0)?, held]),
            "filter" | "where" | "reject" if given(0).is_none() => ("array_filter", vec![held]),
            "filter" if given(0).as_ref().is_some_and(is_function) => ("array_filter", vec![held, given(0)?]),
            "reject" => {
                let item = self.element(&array, site.span);
                self.call_value(&given(0)?.value, vec![ArgValue::plain(item)], site.span, &"callback".into());
                self.live = true;
                return Some(self.collection_of(&array));
            }
            "each" | "tap" => {
                let item = self.element(&array, site.span);
                let function = given(0).filter(is_function)?.value;
                let item = if method == "tap" { collection.clone() } else { item };
                self.either(
                    |engine| drop(engine.call_value(&function, vec![ArgValue::plain(item)], site.span, &"callback".into())),
                    |_| (),
                );
                self.live = true;
                return Some(collection.clone());
            }
            "pipe" => {
                let function = given(0).filter(is_function)?.value;
                let made = self.call_value(&function, vec![ArgValue::plain(collection.clone())], site.span, &"callback".into());
                self.live = true;
                return Some(made);
            }
            "reduce" => ("array_reduce", [held].into_iter().chain(site.args.iter().cloned()).collect()),
            "values" | "flatten" => ("array_values", vec![held]),
            "keys" => ("array_keys", vec![held]),
            "flip" => ("array_flip", vec![held]),
            "unique" | "all" | "toArray" | "collect" => ("array_unique", vec![held]),
            "reverse" => ("array_reverse", vec![held]),
            "slice" | "skip" => ("array_slice", [held].into_iter().chain(site.args.iter().cloned()).collect()),
            "take" => ("array_slice", vec![held, ArgValue::plain(Value::int(0)), given(0)?]),
            "merge" | "concat" => ("array_merge", vec![held, given(0)?]),
            "pluck" => ("array_column", [held].into_iter().chain(site.args.iter().cloned()).collect()),
            "intersect" => ("array_intersect", vec![held, given(0)?]),
            "intersectByKeys" => ("array_intersect_key", vec![held, given(0)?]),
            "contains" if site.args.len() == 1 && !given(0).as_ref().is_some_and(is_function) => ("in_array", vec![given(0)?, held]),
            "has" => ("array_key_exists", vec![given(0)?, held]),
            "count" => ("count", vec![held]),
            "isEmpty" | "isNotEmpty" if site.args.is_empty() => {
                let some = self.exact_elements(&array).map(|items| !items.is_empty());
                return Some(some.map_or_else(|| self.boolean(), |some| Value::bool(some == (method == "isNotEmpty"))));
            }
            "sort" | "sortBy" | "sortByDesc" | "sortDesc" | "shuffle" | "sortKeys" => {
                let ids = &self.ids;
                if let Some(object) = array.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                    object.blur(ids);
                }
                return Some(self.collection_of(&array));
            }
            "implode" | "join" => {
                let parts = match given(0) {
                    Some(arg) if is_function(&arg) => return None,
                    // `implode('name', ', ')`: a field of each.
                    Some(_) if site.args.len() > 1 => return None,
                    Some(arg) => arg.value,
                    None => Value::str(""),
                };
                return Some(self.join_list(&parts, &array, site.span));
            }
            "first" | "last" => {
                let items = match given(0) {
                    Some(test) if is_function(&test) => {
                        let args = [held, test];
                        self.php_array(&Site::named(vec!["array_filter".into()], &args, site.span), "array_filter")?
                    }
                    Some(_) => return None,
                    None => array,
                };
                return Some(match self.exact_elements(&items) {
                    Some(list) => if method == "first" { list.first() } else { list.last() }.cloned().unwrap_or_else(Value::null),
                    None => self.element(&items, site.span),
                });
            }
            "get" => {
                let found = self.index_value(&array, &given(0)?.value);
                let Some(other) = given(1) else { return Some(found) };
                if found.is_plain_constant() && !matches!(found.kind, Kind::Null) {
                    return Some(found);
                }
                let other = self.worked_out(&other.value, site.span);
                let found = self.without_null(&found);
                return Some(if matches!(found.kind, Kind::Null) { other } else { self.join(&found, &other) });
            }
            "push" | "add" | "prepend" | "put" => {
                let added = if method == "put" { given(1)? } else { given(0)? }.value;
                let ids = &self.ids;
                let object = collection.cell().and_then(|cell| self.st.heap.object_mut(cell))?;
                match (method, given(0).and_then(|key| key.value.key())) {
                    ("put", Some(key)) => object.set_field(&key, added, ids),
                    ("push" | "add", _) if object.shape == Shape::List => object.push(added, ids),
                    _ => {
                        object.blur(ids);
                        object.add_rest(added, ids);
                    }
                }
                return Some(collection.clone());
            }
            "only" => {
                let wanted = given(0)?.value;
                let keys: Option<Vec<Sym>> = self.exact_elements(&wanted)?.iter().map(Value::key).collect();
                let chosen = self.only_keys(&array, &keys?);
                return Some(self.collection_of(&chosen));
            }
            _ => return None,
        };
        let made = self.php_array(&Site::named(vec![function.into()], &args, site.span), function)?;
        let is_plain = matches!(method, "all" | "toArray" | "count" | "contains" | "has" | "reduce");
        Some(if is_plain || made.cell().is_none() { made } else { self.collection_of(&made) })
    }

    /// What takes the place of nothing: a value, or what a function gives.
    fn worked_out(&mut self, given: &Value<'a>, span: assay_manifests::Span) -> Value<'a> {
        if !matches!(given.kind, Kind::Func(_) | Kind::Method(_)) {
            return given.clone();
        }
        let (made, ()) = self.either(|engine| engine.call_value(given, Vec::new(), span, &"default".into()), |_| ());
        self.live = true;
        made
    }

    /// Where the keys of an array come from, where they are not the program's own.
    pub(super) fn taint_of_keys(&self, array: &Value<'a>) -> Taint {
        match array.cell().and_then(|cell| self.st.heap.object(cell)) {
            Some(object) => object.taint.clone(),
            None => array.taint.clone(),
        }
    }

    /// Entries of an array that stand under known keys, and an array of whatever else it holds. `apart`: else all of it is the latter.
    pub(super) fn known_entries(&mut self, array: &Value<'a>, apart: bool) -> (Vec<(Sym, Value<'a>)>, Value<'a>) {
        let held = array.cell().filter(|_| apart).and_then(|cell| self.st.heap.object(cell));
        let is_plain = |held: &&Object<'a>| {
            held.shape == Shape::Map && !held.weak && held.ty.is_none() && held.items.is_empty() && held.fields.len() <= MOST_KEYS
        };
        let Some(mut rest) = held.filter(is_plain).cloned() else { return (Vec::new(), array.clone()) };
        let known = std::mem::take(&mut rest.fields);
        (known, self.allocate_object(rest))
    }

    /// What an array holds under these keys.
    fn only_keys(&mut self, array: &Value<'a>, keys: &[Sym]) -> Value<'a> {
        let held = array.cell().and_then(|cell| self.st.heap.object(cell));
        let is_exact = held.is_some_and(|held| !held.open && held.rest.is_none());
        let mut map = Object::new(Shape::Map);
        for key in keys.iter().take(MOST_KEYS) {
            let is_there = held_field(self, array, key);
            if is_exact && !is_there {
                continue;
            }
            let at = key.parse::<i128>().map_or_else(|_| Value::str(key.clone()), Value::int);
            let value = self.index_value(array, &at);
            map.set_field(key, value, &self.ids);
        }
        self.allocate_object(map)
    }

    /// What is left of an array after asking which of it another has: of its values, or of its keys.
    pub(super) fn php_intersection(&mut self, array: &Value<'a>, other: &Value<'a>, by_value: bool) -> Option<Value<'a>> {
        if !self.is_allow_list(other) {
            return Some(self.array_copy(array).unwrap_or_else(|| array.clone()));
        }
        if by_value {
            let item = self.element(array, assay_manifests::Span::default()).cleaned(CleanBits::GUARDED);
            let is_list = self.shape_of(array) == Some(Shape::List);
            let mut left = Object::new(if is_list { Shape::List } else { Shape::Map });
            left.rest = Some(Box::new(item));
            if !is_list {
                left.taint = self.taint_of_keys(array);
            }
            return Some(self.allocate_object(left));
        }
        let held = self.st.heap.object(other.cell()?)?;
        let mut keys: Vec<Sym> = held.fields.iter().map(|(key, _)| key.clone()).collect();
        keys.extend((0..held.items.len()).map(|at| Sym::from(at.to_string())));
        if held.open || held.rest.is_some() || keys.len() > MOST_KEYS {
            return Some(self.array_copy(array).unwrap_or_else(|| array.clone()));
        }
        Some(self.only_keys(array, &keys))
    }

    /// `array_filter($list, $function, ARRAY_FILTER_USE_KEY)`: the function says which keys stay.
    pub(super) fn filtered_by_key(&mut self, site: &Site<'a, '_>, list: &Value<'a>, function: &Value<'a>) -> Option<Value<'a>> {
        let Kind::Lib(mode) = &site.args.get(2)?.value.kind else { return None };
        let both = match &**mode {
            "ARRAY_FILTER_USE_KEY" => false,
            "ARRAY_FILTER_USE_BOTH" => true,
            _ => return None,
        };
        let pairs = self.pairs(list);
        let exact = self.exact_elements(&pairs).filter(|pairs| pairs.len() <= super::loops::MAX_UNROLL);
        let is_exact = exact.is_some();
        let some = exact.unwrap_or_else(|| vec![self.element(&pairs, site.span)]);
        let mut out = Object::new(Shape::Map);
        for pair in some {
            let (mut key, item) = (self.index_value(&pair, &Value::int(0)), self.index_value(&pair, &Value::int(1)));
            if key.id == 0 && !key.is_plain_constant() {
                key.id = self.ids.next();
            }
            let args = if both { vec![item.clone(), key.clone()] } else { vec![key.clone()] };
            let args = args.into_iter().map(ArgValue::plain).collect();
            let made = self.call_value(function, args, site.span, &"callback".into());
            self.live = true;
            if made.truth(true) == Some(false) {
                continue;
            }
            let (item, left) = (self.after_test(item, &made), self.after_test(key.clone(), &made));
            match key.key().filter(|_| is_exact) {
                Some(name) => out.set_field(&name, item, &self.ids),
                None => {
                    out.add_rest(item, &self.ids);
                    out.taint = out.taint.union(&left.taint);
                }
            }
        }
        Some(self.allocate_object(out))
    }
}

fn held_field(engine: &Engine<'_>, array: &Value<'_>, key: &str) -> bool {
    let Kind::Cell(cell) = array.kind else { return false };
    let at = key.parse::<usize>();
    engine
        .st
        .heap
        .object(cell)
        .is_some_and(|held| held.field(key).is_some() || held.shape == Shape::List && at.is_ok_and(|at| at < held.items.len()))
}

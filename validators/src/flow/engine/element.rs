//! Elements of containers: by index, by key, one after the other. Knows nothing of rules.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    asked::CHARACTER,
    heap::{Object, Shape},
    names::tagged_module,
    value::{Kind, Ref, Value},
};
use crate::flow::ir::{Expr, ExprKind, Sym};

/// Most keys that are kept of what was found under them.
const MAX_REACHED: usize = 4096;

impl<'a> Engine<'a> {
    pub(super) fn eval_index(&mut self, container: &Value<'a>, key: &Value<'a>, expr: &'a Expr) -> Value<'a> {
        if let (true, ExprKind::Index { object, .. }) = (self.is_script(), &expr.kind)
            && let Some(value) = key.key().and_then(|key| self.carried(container, object, &key))
        {
            return value;
        }
        let mut value = self.index_value(container, key);
        if self.is_script() && !key.taint.is_empty() {
            self.note_reached(&mut value, container, key);
        }
        if matches!(value.kind, Kind::Unknown | Kind::Opaque) {
            value = self.letter_under(value, container, key);
            self.note_part(&value, container, Some(key));
            self.behind_stretch(&mut value, container, key);
            self.behind_compared(&mut value, container);
        }
        if let Kind::Lib(full) = &value.kind {
            let full = full.clone();
            if tagged_module(&full).is_none() {
                return self.read_event(&full, value, None, expr);
            }
        }
        // `req["body"]` is `req.body`.
        if self.is_script()
            && matches!(value.kind, Kind::Unknown | Kind::Opaque)
            && let (Some(name), ExprKind::Index { object, .. }) = (key.as_str(), &expr.kind)
        {
            return self.read_event(&name, value, Some((container, object)), expr);
        }
        match &expr.kind {
            ExprKind::Index { object, .. } if self.language == Language::Python => self.last_of_path(object, key.as_int(), value),
            _ => value,
        }
    }

    /// Keeps the key that something was found under, in an object that has a prototype: `__proto__` is found there as well.
    fn note_reached(&mut self, value: &mut Value<'a>, container: &Value<'a>, key: &Value<'a>) {
        let is_plain = |atom: &Value<'a>| match &atom.kind {
            Kind::Cell(cell) => {
                self.st.heap.object(*cell).is_some_and(|object| object.shape == Shape::Map && object.ty.is_none() && object.class.is_none())
            }
            _ => false,
        };
        if self.reached.len() >= MAX_REACHED || key.as_int().is_some() || !container.atoms().iter().any(is_plain) {
            return;
        }
        // Each time it is found anew: others may reach it by a name of their own.
        value.id = self.ids.next();
        self.reached.insert(value.id, key.clone());
    }

    /// Element of a container under a key.
    pub(super) fn index_value(&mut self, container: &Value<'a>, key: &Value<'a>) -> Value<'a> {
        match &container.kind {
            Kind::Choice(list) => {
                let list = list.clone();
                let mut result: Option<Value<'a>> = None;
                for one in list.iter().filter(|one| !matches!(one.kind, Kind::Null)) {
                    let value = self.index_value(one, key);
                    result = Some(match result {
                        Some(known) => self.join(&known, &value),
                        None => value,
                    });
                }
                result.unwrap_or_else(|| self.unknown_with(container.taint.clone()))
            }
            Kind::Cell(cell) => match self.special(container, "__getitem__", vec![key.clone()]) {
                Some(given) => given,
                None if self.is_php() && key.as_str().is_some() && self.shape_of(container) == Some(Shape::Instance) => {
                    self.member(container, &key.as_str().unwrap_or_default(), Span::default())
                }
                None if self.is_php() => {
                    let turned = self.php_row_key(*cell, key);
                    if turned.as_ref().is_some_and(|turned| self.is_unknown_object(*cell, turned)) {
                        return self.some_element(*cell);
                    }
                    let found = self.element_under(*cell, container, turned.as_ref().unwrap_or(key));
                    self.note_passed_over(*cell, &found);
                    found.tainted(key.taint.only(crate::rule::Labels::OTHER))
                }
                None => self
                    .stepped(container, key)
                    .or_else(|| self.missing_key(*cell, container, key))
                    .unwrap_or_else(|| self.element_under(*cell, container, key)),
            },
            Kind::Class(_) if self.language == Language::Kotlin => {
                self.special(container, "__getitem__", vec![key.clone()]).unwrap_or_else(|| self.unknown())
            }
            Kind::Class(class) if self.language == Language::Python => {
                let class = *class;
                self.enumerated(class, Some(key)).unwrap_or_else(|| self.unknown_with(container.taint.clone()))
            }
            Kind::Str(_) if self.language == Language::Python && Self::is_match(container) => {
                self.group_of(container, Some(key)).unwrap_or_else(|| self.unknown_with(container.taint.clone()))
            }
            Kind::Str(_) => {
                if let Some(part) = self.stepped(container, key).or_else(|| self.byte_at(container, key)) {
                    return part;
                }
                // Bytes of a text: Java's texts have no places.
                if let (Some(text), Language::Java) = (container.as_str(), self.language) {
                    let byte = key.as_int().and_then(|at| usize::try_from(at).ok()).and_then(|at| text.as_bytes().get(at));
                    return byte.filter(|byte| byte.is_ascii()).map_or_else(|| self.number(), |byte| Value::int((*byte).into()));
                }
                if container.ty.as_deref() == Some("Buffer")
                    && let (Some(text), Some(at)) = (container.as_str(), key.as_int())
                {
                    let byte = usize::try_from(at).ok().and_then(|at| text.as_bytes().get(at).copied());
                    return byte.map_or_else(|| self.nothing(), |byte| Value::int(byte.into()));
                }
                if let (Some(text), Some(at)) = (container.as_str(), key.as_int()) {
                    let length = text.chars().count() as i128;
                    let at = if at < 0 && !self.is_c() && !self.is_script() { at + length } else { at };
                    if let Some(found) = usize::try_from(at).ok().and_then(|at| text.chars().nth(at)) {
                        // A letter of C is a number.
                        return if self.is_c() { Value::int(u32::from(found).into()) } else { Value::str(found.to_string()) };
                    }
                    if self.is_script() && text.chars().all(|c| c.len_utf16() == 1) {
                        return self.nothing();
                    }
                    if self.is_c() && at == length {
                        return Value::int(0);
                    }
                }
                let mut value = self.opaque().typed(Some("string".into()));
                value.taint = container.taint.clone();
                // Which sign it is tells where the number came from.
                if self.is_php() || self.is_script() {
                    value.taint = value.taint.union(&key.taint.only(crate::rule::Labels::OTHER));
                }
                value
            }
            Kind::Lib(library) => {
                let full = match key.as_str() {
                    Some(key) => format!("{}.{key}", library.strip_suffix(".__dict__").unwrap_or(library)),
                    None => library.to_string(),
                };
                if let Some(held) = self.held_by_library(&full) {
                    return held;
                }
                Value::of(Kind::Lib(full.into())).tainted(container.taint.clone())
            }
            _ if Self::is_match(container) && (key.as_int().is_some() || key.as_str().is_some()) => {
                self.group_of(container, Some(key)).unwrap_or_else(|| self.unknown_with(container.taint.clone()))
            }
            _ => {
                let element = container.ty.as_ref().and_then(|ty| ty.strip_suffix("[]")).map(Sym::from);
                let value = match key.key() {
                    Some(key) => self.member_of_unknown(container, &key),
                    None => {
                        let mut value = Value::of(Kind::Unknown);
                        value.taint = container.taint.clone();
                        value.id = if key.id == 0 { self.ids.next() } else { self.part_id(container.id, &format!("#{}", key.id).into()) };
                        // Of an array that is not in sight it may be none of the entries.
                        if self.is_php() && !key.taint.is_empty() && self.reached.len() < MAX_REACHED {
                            self.reached.insert(value.id, key.clone());
                        }
                        self.with_facts(value)
                    }
                };
                if value.ty.is_none() { value.typed(element) } else { value }
            }
        }
    }

    pub(super) fn element_under(&mut self, cell: Ref, container: &Value<'a>, key: &Value<'a>) -> Value<'a> {
        let turned = self.script_place_in(cell, key);
        let key = turned.as_ref().unwrap_or(key);
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        if object.shape == Shape::List
            && let Some(at) = key.as_int()
        {
            if at != 0 && object.is_heap() {
                return self.some_element(cell);
            }
            let length = object.items.len() as i128;
            // Scripts count from the end by a method only.
            let at = if at < 0 && object.rest.is_none() && !self.is_script() { at + length } else { at };
            if let Some(item) = usize::try_from(at).ok().and_then(|at| object.items.get(at)) {
                let item = item.clone();
                return self.with_facts(item);
            }
            if let Some(rest) = &object.rest {
                let rest = (**rest).clone();
                let zero = object.field(super::jvm::LENGTH).map(|_| super::jvm::zero_in(object.ty.as_deref().unwrap_or_default()));
                // What is learnt of one part of a text says nothing of the others.
                let one = self.apart_at(&rest, cell, &at.to_string());
                // Places of an array that nobody has written are as they began.
                return zero.map_or_else(|| one.clone(), |zero| self.join(&one, &zero));
            }
            // Behind those elements of an array that are kept, all are as they began.
            if object.field(super::jvm::LENGTH).is_some() && !object.open {
                return super::jvm::zero_in(object.ty.as_deref().unwrap_or_default());
            }
            return if object.open { self.unknown_with(object.taint.clone()) } else { self.nothing() };
        }
        if let Some(name) = key.key() {
            if let Some(found) = object.field(&name) {
                let found = found.clone();
                return self.with_facts(found);
            }
            if let (Shape::List, Some(common)) = (object.shape, self.script_common(cell, container, &name)) {
                return common;
            }
            let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
            if let Some(rest) = &object.rest {
                let rest = (**rest).clone();
                return self.apart_at(&rest, cell, &name);
            }
            if object.open {
                let mut value = self.unknown_with(object.taint.clone());
                value.id = self.part_id(container.id, &name);
                return self.with_facts(value);
            }
            if let Some(common) = self.script_common(cell, container, &name) {
                return common;
            }
            let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
            if object.shape == Shape::Instance {
                return self.member(container, &name, Span::default());
            }
            if self.language == Language::Go {
                return self.missing_entry(object);
            }
            if self.is_ruby() {
                return self.ruby_default(cell, &name).unwrap_or_else(Value::null);
            }
            return self.default_entry(cell, Some(&name)).unwrap_or_else(|| self.nothing());
        }
        if self.language == Language::Go && object.shape == Shape::Map {
            return self.unknown_entry(cell, container, key);
        }
        if object.ty.is_some() && object.rest.is_none() {
            self.default_entry(cell, None);
        }
        // What is not there is named by the error: `KeyError(key)`.
        if self.language == Language::Python && !key.taint.is_empty() {
            let named = self.unknown_with(key.taint.clone());
            if let Some(frame) = self.tries.last_mut() {
                frame.value = Some(frame.value.take().map_or_else(|| named.clone(), |known| known.join(&named, &self.ids)));
            }
        }
        let nothing = (self.is_script() || self.is_php() || self.is_ruby() || self.language == Language::Kotlin)
            && self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::Map && !object.open && object.rest.is_none());
        let found = self.some_element(cell);
        let place = if key.id == 0 { self.ids.next() } else { key.id };
        let found = self.apart_at(&found, cell, &format!("at {place}"));
        // Under a key that is not known there may be nothing.
        if nothing && matches!(found.kind, Kind::Choice(_) | Kind::Str(_) | Kind::Int(_) | Kind::Bool(_)) {
            return self.join(&found, &Value::null());
        }
        found
    }

    pub(super) fn insert(&mut self, cell: Ref, at: &Value<'a>, value: Value<'a>) {
        let ids = &self.ids;
        if let Some(object) = self.st.heap.object_mut(cell) {
            let length = object.items.len();
            // Python counts from the end below zero, and stops at the ends.
            let bounded = |at: i128| usize::try_from(if at < 0 { at + length as i128 } else { at }.max(0)).unwrap_or(length).min(length);
            let is_exact = !object.open && object.rest.is_none();
            let place = match at.as_int() {
                Some(at) if self.language == Language::Python && is_exact => Some(bounded(at)),
                at => at.and_then(|at| usize::try_from(at).ok()),
            };
            match place {
                Some(at) if at <= length && !object.weak => object.items.insert(at, value),
                _ => {
                    object.blur(ids);
                    object.add_rest(value, ids);
                }
            }
        }
    }

    pub(super) fn remove_at(&mut self, cell: Ref, at: i128) -> Option<Value<'a>> {
        let held = {
            let object = self.st.heap.object_mut(cell)?;
            let is_exact = !object.open && object.rest.is_none();
            let at = if at < 0 && is_exact && self.language == Language::Python { at + object.items.len() as i128 } else { at };
            match usize::try_from(at) {
                Ok(at) if at < object.items.len() && !object.weak => Some(object.items.remove(at)),
                _ => None,
            }
        };
        Some(held.unwrap_or_else(|| self.one_taken(cell)))
    }

    /// One of the elements that is taken out: no other is it, and those that stay have other places.
    pub(super) fn one_taken(&mut self, cell: Ref) -> Value<'a> {
        let some = self.some_element(cell);
        let place = self.ids.next();
        let taken = self.apart_at(&some, cell, &format!("taken {place}"));
        self.lose_places(cell);
        taken
    }

    /// Any element of a container.
    pub(super) fn some_element(&mut self, cell: Ref) -> Value<'a> {
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        let is_derived = object.ty.as_deref() == Some(super::script::DERIVED);
        let is_own = |name: &str| !super::php_generators::is_kept_aside(name) && (!is_derived || name != super::script::PARENT);
        let own = object.fields.iter().filter(|(name, _)| is_own(name)).map(|(_, value)| value);
        let all = object.items.iter().chain(own).chain(object.rest.as_deref());
        let mut result: Option<Value<'a>> = None;
        for value in all {
            let learnt = (value.id != 0 && !value.taint.is_empty()).then(|| self.with_facts(value.clone()));
            let value = learnt.as_ref().unwrap_or(value);
            result = Some(match result {
                Some(known) => known.join(value, &self.ids),
                None => value.clone(),
            });
        }
        // Of what it has from others as well.
        let parent = object.field(super::script::PARENT).filter(|_| is_derived && self.nesting < super::MAX_NESTING);
        if let Some(cell) = parent.and_then(Value::cell) {
            self.nesting += 8;
            let more = self.some_element(cell);
            self.nesting -= 8;
            result = Some(match result {
                Some(known) => self.join(&known, &more),
                None => more,
            });
        }
        let Some(object) = self.st.heap.object(cell) else { return self.unknown() };
        if object.open {
            let more = self.unknown_with(object.taint.clone());
            result = Some(match result {
                Some(known) => self.join(&known, &more),
                None => more,
            });
        }
        result.unwrap_or_else(|| self.opaque())
    }

    /// What a loop over the value visits.
    pub(super) fn element(&mut self, iterated: &Value<'a>, _span: Span) -> Value<'a> {
        match &iterated.kind {
            Kind::Cell(cell) => {
                let is_map = self.st.heap.object(*cell).is_some_and(|object| object.shape == Shape::Map);
                if is_map && matches!(self.language, Language::Python) {
                    let mut key = self.opaque().typed(Some("string".into()));
                    key.taint = self.st.heap.object(*cell).map(|object| object.taint.clone()).unwrap_or_default();
                    return key;
                }
                if is_map && self.is_script_map(*cell) {
                    let value = self.some_element(*cell);
                    let key = self.opaque().typed(Some("string".into()));
                    return self.new_list(vec![key, value]);
                }
                let some = self.some_element(*cell);
                // What is learnt of one of them is not learnt of the next.
                if self.is_script() || self.is_c() || some.taint.is_empty() { some } else { self.any_one(&some) }
            }
            Kind::Choice(list) => {
                let list = list.clone();
                let mut result: Option<Value<'a>> = None;
                for one in list.iter() {
                    let value = self.element(one, _span);
                    result = Some(match result {
                        Some(known) => self.join(&known, &value),
                        None => value,
                    });
                }
                result.unwrap_or_else(|| self.unknown())
            }
            Kind::Str(_) | Kind::Opaque => {
                let mut value = self.opaque();
                value.taint = iterated.taint.clone();
                let is_text = matches!(iterated.kind, Kind::Str(_)) || iterated.ty.as_deref() == Some("string");
                if is_text { value.typed(Some(CHARACTER.into())) } else { value }
            }
            _ => {
                let element = match iterated.ty.as_deref() {
                    Some("string") => Some(CHARACTER.into()),
                    Some(ty) => ty.strip_suffix("[]").map(Sym::from),
                    None => None,
                };
                self.unknown_with(iterated.taint.clone()).typed(element)
            }
        }
    }

    /// Elements in order, where all are known.
    pub(super) fn exact_elements(&mut self, iterated: &Value<'a>) -> Option<Vec<Value<'a>>> {
        if let (Kind::Str(_), true) = (&iterated.kind, self.language == Language::Python || self.is_script()) {
            let text = iterated.as_str().filter(|text| text.len() <= super::loops::MAX_UNROLL)?;
            let letters = || text.chars().map(|letter| Value::str(letter.to_string())).collect();
            return self.bytes_in_a_row(iterated, &text).or_else(|| Some(letters()));
        }
        let cell = iterated.cell()?;
        let object = self.st.heap.object(cell)?;
        if object.open || object.rest.is_some() || object.weak || object.is_heap() || object.may_lack() {
            return None;
        }
        match object.shape {
            Shape::List => Some(object.items.clone()),
            Shape::Map if object.ty.as_deref() == Some(super::script::DERIVED) => None,
            Shape::Map if self.is_script_map(cell) => {
                let fields = object.fields.clone();
                let pairs = fields.into_iter().map(|(key, value)| {
                    let key = self.key_of_map(&key);
                    self.new_list(vec![key, value])
                });
                Some(pairs.collect())
            }
            Shape::Map => {
                let keys = object.fields.iter().map(|(key, _)| Value::str(key.clone()));
                let is_own = |name: &str| !self.is_php() || !super::php_generators::is_inner(name);
                let values = object.fields.iter().filter(|(name, _)| is_own(name)).map(|(_, value)| value.clone());
                Some(if matches!(self.language, Language::Python) { keys.collect() } else { values.collect() })
            }
            _ => None,
        }
    }

    /// A `Map` of a script, which is walked in pairs.
    fn is_script_map(&self, cell: Ref) -> bool {
        self.is_script() && self.st.heap.object(cell).is_some_and(|object| object.ty.as_deref() == Some("Map"))
    }

    /// Puts the entries of a map into another. Where not all of them are known, they may stand in the place of any that is there.
    pub(super) fn put_all(&mut self, into: Ref, from: &Value<'a>, span: Span) {
        let atoms: Vec<Value<'a>> = from.atoms().iter().filter(|atom| !matches!(atom.kind, Kind::Null)).cloned().collect();
        let is_one = from.atoms().len() == 1;
        for atom in atoms {
            let held = atom.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
            let (fields, unsure, unseen) = match held {
                Some(held) => {
                    let unseen = held.open.then(|| held.taint.clone());
                    let more = held.open.then(|| self.unknown_with(held.taint.clone()));
                    let unsure: Vec<Value<'a>> = held.rest.map(|rest| *rest).into_iter().chain(more).collect();
                    (held.fields, if held.shape == Shape::Map { unsure } else { Vec::new() }, unseen)
                }
                None => (Vec::new(), vec![self.element(&atom, span)], Some(atom.taint.clone())),
            };
            let ids = &self.ids;
            let Some(object) = self.st.heap.object_mut(into) else { return };
            for value in unsure {
                for (_, known) in &mut object.fields {
                    *known = known.join(&value, ids);
                }
                object.add_rest(value, ids);
            }
            if let Some(taint) = unseen {
                object.open = true;
                object.taint = object.taint.union(&taint);
            }
            let was_weak = object.weak;
            object.weak = was_weak || !is_one;
            for (key, value) in fields {
                object.set_field(&key, value, ids);
            }
            object.weak = was_weak;
        }
    }

    pub(super) fn spread_into(&mut self, object: &mut Object<'a>, value: &Value<'a>, span: Span) {
        let value = &self.walked_iterable(value.clone());
        match self.exact_elements(value) {
            Some(items) if object.rest.is_none() => {
                for item in items {
                    object.push(item, &self.ids);
                }
            }
            _ => {
                // What is known of its beginning stands at the beginning.
                let known = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| {
                    held.shape == Shape::List && !held.open && !held.weak && !held.is_heap() && held.rest.is_some() && object.rest.is_none()
                });
                if let Some((items, rest)) = known.map(|held| (held.items.clone(), held.rest.clone())) {
                    items.into_iter().for_each(|item| object.push(item, &self.ids));
                    rest.into_iter().for_each(|rest| object.add_rest(*rest, &self.ids));
                    return;
                }
                let element = self.element(value, span);
                object.add_rest(element, &self.ids);
            }
        }
    }
}

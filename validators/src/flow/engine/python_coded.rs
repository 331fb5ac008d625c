//! What Python's library takes apart and puts together beyond texts: constants of JSON, deep copies, digests of messages, addresses that are
//! joined, tables of characters, maps behind each other. Knows no rule.

use assay_manifests::{Language, Span};
use rustc_hash::FxHashMap;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::{Spread, Sym};

/// Deepest nesting that a copy follows.
const MAX_COPY: u32 = 6;

/// Type of a queue of two ends, before how many it has room for, and for how many at most it is followed.
const ROOM: &str = "collections.deque:";
const MOST_ROOM: usize = 64;

/// How many a queue has room for.
fn room_of(object: &Object<'_>) -> Option<usize> {
    object.ty.as_deref()?.strip_prefix(ROOM)?.parse().ok()
}

impl<'a> Engine<'a> {
    /// `string.Template('… $name').substitute(name=…)`: the text with its places filled.
    pub(super) fn substituted(&mut self, template: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = template.as_str()?;
        let mapping = site.args.iter().find(|arg| arg.name.is_none()).map(|arg| arg.value.clone());
        let mut parts: Vec<Value<'a>> = Vec::new();
        let mut rest: &str = &text;
        while let Some(at) = rest.find('$') {
            parts.push(Value::str(Sym::from(&rest[..at])));
            let after = &rest[at + 1..];
            if let Some(escaped) = after.strip_prefix('$') {
                parts.push(Value::str("$"));
                rest = escaped;
                continue;
            }
            let braced = after.strip_prefix('{');
            let body = braced.unwrap_or(after);
            let length = body.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(body.len());
            let name = &body[..length];
            let value = match site.args.iter().find(|arg| arg.name.as_deref() == Some(name)) {
                Some(arg) => arg.value.clone(),
                None => match &mapping {
                    Some(mapping) => self.index_value(mapping, &Value::str(Sym::from(name))),
                    None if site.args.iter().any(|arg| arg.spread != Spread::No) => self.unknown_with(self.args_taint(site.args)),
                    None => Value::str(Sym::from(name)),
                },
            };
            parts.push(value);
            rest = &body[length..];
            if braced.is_some() {
                rest = rest.strip_prefix('}').unwrap_or(rest);
            }
        }
        parts.push(Value::str(Sym::from(rest)));
        Some(self.concat(&parts, site.span))
    }

    /// `string.Formatter().format('… {name}', name=…)`, and what classes of the program's own make of each place.
    pub(super) fn formatted_by(&mut self, by_map: bool, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (format, given) = site.args.split_first()?;
        let given = if by_map { given.get(1..2)? } else { given };
        let mut args = given.to_vec();
        let speaks = site.receiver.filter(|formatter| self.speaks_of_places(formatter));
        for arg in args.iter_mut().filter(|arg| arg.spread == Spread::No && !by_map) {
            let Some(formatter) = site.receiver else { break };
            if let Some(name) = &arg.name {
                let mut named = Object::new(Shape::Map);
                named.fields = given.iter().filter_map(|one| Some((one.name.clone()?, one.value.clone()))).collect();
                let (none, named) = (self.new_list(Vec::new()), self.allocate_object(named));
                let asked = vec![Value::str(name.clone()), none, named];
                arg.value = self.special(formatter, "get_value", asked).unwrap_or_else(|| arg.value.clone());
            }
            // What it was written as is no longer what goes in.
            arg.expr = None;
        }
        if let Some(formatter) = speaks {
            let filled = format.value.as_str().filter(|_| !by_map).and_then(|text| self.places_filled(formatter, &text, &args, site));
            return Some(filled.unwrap_or_else(|| self.unknown_with(self.args_taint(site.args))));
        }
        let filled = Site {
            names: Vec::new(),
            written: None,
            receiver: Some(&format.value),
            receiver_expr: None,
            args: &args,
            span: site.span,
            is_new: false,
        };
        self.text_method(&format.value, if by_map { "format_map" } else { "format" }, &filled)
    }

    /// Whether a class of the program's own says what becomes of a value at its place.
    fn speaks_of_places(&mut self, formatter: &Value<'a>) -> bool {
        let class = formatter.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        class.is_some_and(|class| self.find_method(class, "format_field", Some(2), 0).is_some())
    }

    /// A format whose places a class of the program's own fills: each value with what stands behind its colon.
    fn places_filled(&mut self, formatter: &Value<'a>, format: &str, args: &[ArgValue<'a>], site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (mut parts, mut known, mut next) = (Vec::new(), String::new(), 0usize);
        let mut signs = format.chars().peekable();
        while let Some(sign) = signs.next() {
            match sign {
                '{' | '}' if signs.peek() == Some(&sign) => {
                    signs.next();
                    known.push(sign);
                }
                '{' => {
                    let place: String = signs.by_ref().take_while(|one| *one != '}').collect();
                    let (name, spec) = place.split_once(':').unwrap_or((&place, ""));
                    // A place within a place, a part of a value, another way to show it.
                    if place.contains('{') || name.contains(['.', '[', '!']) || parts.len() > MOST_ROOM {
                        return None;
                    }
                    let mut in_order = args.iter().filter(|arg| arg.name.is_none() && arg.spread == Spread::No);
                    let arg = match name.parse::<usize>() {
                        Ok(at) => in_order.nth(at),
                        Err(_) if name.is_empty() => in_order.nth(next),
                        Err(_) => args.iter().find(|arg| arg.name.as_deref() == Some(name)),
                    };
                    next += usize::from(name.is_empty());
                    let value = arg?.value.clone();
                    let spec = Value::str(Sym::from(spec));
                    parts.push(Value::str(std::mem::take(&mut known)));
                    parts.push(self.special(formatter, "format_field", vec![value, spec])?);
                }
                '}' => return None,
                _ => known.push(sign),
            }
        }
        parts.push(Value::str(known));
        Some(self.concat(&parts, site.span))
    }

    /// `folder / name`. What is joined again of the same two is the path that was asked about before.
    pub(super) fn path_below(&mut self, folder: &Value<'a>, name: &Value<'a>, span: Span) -> Value<'a> {
        let mut joined = self.concat(&[folder.clone(), Value::str("/"), name.clone()], span).typed(folder.ty.clone());
        let root: Option<Sym> = match folder.as_str() {
            Some(text) => Some(format!("{text}/").into()),
            None if folder.id != 0 => Some(format!("#{}/", folder.id).into()),
            None => None,
        };
        let is_asked = matches!(joined.kind, Kind::Str(_)) && name.id != 0 && self.language == Language::Python;
        if let Some(root) = root.filter(|_| is_asked) {
            joined.id = self.part_id(name.id, &root);
            joined = self.with_facts(joined);
        }
        joined
    }

    pub(super) fn python_coded(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.iter().filter(|arg| arg.name.is_none()).nth(at).map(|arg| arg.value.clone());
        match name {
            _ if name.ends_with(".model_dump") || name.ends_with(".dict") => self.model_as_map(site),
            "copy.deepcopy" => {
                let value = arg(0)?;
                Some(self.deep_copy(&value, 0))
            }
            // What a constant text of JSON says is what the program says.
            "json.loads" | "simplejson.loads" | "ujson.loads" | "orjson.loads" => {
                if let Some(held) = self.read_from_json(&arg(0)?) {
                    return Some(held);
                }
                let parsed: serde_json::Value = serde_json::from_str(&arg(0)?.as_str()?).ok()?;
                Some(self.value_of_json(&parsed, 0))
            }
            // A digest that is found right is right for the message alone.
            "hmac.new" | "hmac.HMAC" | "hmac.digest" => {
                let named = site.args.iter().find(|arg| arg.name.as_deref() == Some("msg")).map(|arg| arg.value.clone());
                let message = arg(1).or(named)?;
                let mut value = self.unknown_with(self.args_taint(site.args));
                value.via = if message.via == 0 { message.id } else { message.via };
                (value.via != 0).then_some(value)
            }
            "urllib.parse.urljoin" | "urlparse.urljoin" | "urljoin" => {
                let target = arg(1)?;
                let mut value = self.unknown_with(self.args_taint(site.args)).typed(Some("string".into()));
                value.via = if target.via == 0 { target.id } else { target.via };
                Some(value)
            }
            // A test of what is shared is a test of the path that was put beside the folder.
            "os.path.commonpath" | "os.path.commonprefix" => {
                let listed = self.exact_elements(&arg(0)?)?;
                let mut asked = Vec::new();
                for value in listed.iter().filter(|value| !value.taint.is_empty()) {
                    let mut shared = self.unknown_with(value.taint.clone()).typed(Some("string".into()));
                    (shared.id, shared.via) = (value.id, value.via);
                    asked.push(shared);
                }
                match asked.len() {
                    0 => None,
                    1 => asked.pop(),
                    _ => {
                        let taint = asked.iter().fold(super::value::Taint::default(), |sum, one| sum.union(&one.taint));
                        Some(Value::of(Kind::Choice(std::rc::Rc::new(asked))).tainted(taint))
                    }
                }
            }
            // A table of letters has their numbers for keys.
            "str.maketrans" if site.args.len() == 1 => {
                let mut object = self.st.heap.object(arg(0)?.cell()?)?.clone();
                for (key, _) in &mut object.fields {
                    match super::python_plain::letter_number(key) {
                        Some(number) => *key = number.into(),
                        None => object.open = true,
                    }
                }
                Some(self.allocate_object(object))
            }
            // A path that a test sends away does so for the name that was joined to it.
            "os.path.join" | "posixpath.join" if site.args.len() > 1 => {
                let mut parts = Vec::new();
                for (at, arg) in site.args.iter().enumerate() {
                    if at > 0 {
                        parts.push(Value::str("/"));
                    }
                    parts.push(arg.value.clone());
                }
                let last = site.args.last().map(|arg| &arg.value).filter(|value| !value.taint.is_empty());
                let mut joined = self.concat(&parts, site.span);
                if let Some(last) = last {
                    joined.via = if last.via == 0 { last.id } else { last.via };
                }
                Some(joined)
            }
            "collections.ChainMap" => {
                let maps = site.args.iter().map(|arg| arg.value.clone()).collect();
                Some(self.chained(maps))
            }
            // A table of the program's own, defined elsewhere: what stands under a key was written there.
            _ => match (site.receiver.map(|value| &value.kind), site.args) {
                (Some(Kind::Lib(table)), [_] | [_, _]) if super::patterns::is_constant_name(table) && name.ends_with(".get") => {
                    let held = self.opaque();
                    let default = site.args.get(1).map_or_else(Value::null, |arg| arg.value.clone());
                    Some(self.join(&held, &default))
                }
                _ => None,
            },
        }
    }

    /// A copy that shares nothing with what it was made of.
    pub(super) fn deep_copy(&mut self, value: &Value<'a>, depth: u32) -> Value<'a> {
        self.copied_deeply(value, depth, &mut FxHashMap::default())
    }

    /// `made`: copies by what they are copies of. What stands in several places is copied once, as Python does it.
    fn copied_deeply(&mut self, value: &Value<'a>, depth: u32, made: &mut FxHashMap<(Ref, u32), Value<'a>>) -> Value<'a> {
        let Some(cell) = value.cell().filter(|_| depth < MAX_COPY) else { return value.clone() };
        if let Some(known) = made.get(&(cell, depth)) {
            let mut copy = value.clone();
            copy.kind.clone_from(&known.kind);
            return copy;
        }
        let Some(mut object) = self.st.heap.object(cell).cloned() else { return value.clone() };
        for item in &mut object.items {
            *item = self.copied_deeply(item, depth + 1, made);
        }
        for (_, field) in &mut object.fields {
            *field = self.copied_deeply(field, depth + 1, made);
        }
        if let Some(rest) = object.rest.take() {
            object.rest = Some(Box::new(self.copied_deeply(&rest, depth + 1, made)));
        }
        let mut copy = self.allocate_object(object);
        copy.ty.clone_from(&value.ty);
        made.insert((cell, depth), copy.clone());
        copy
    }

    /// Methods of a double-ended queue that know their ends, and what a map takes over by name.
    pub(super) fn python_ends(&mut self, cell: super::value::Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = site.args.first().map(|arg| arg.value.clone());
        let object = self.st.heap.object(cell)?;
        let exact = !object.open && object.rest.is_none() && !object.weak;
        match (object.shape, method) {
            (Shape::List, "append" | "appendleft") if exact && room_of(object).is_some() => {
                let (value, room) = (first?, room_of(object)?);
                let object = self.st.heap.object_mut(cell)?;
                if method == "append" {
                    object.items.push(value);
                    let over = object.items.len().saturating_sub(room);
                    object.items.drain(..over);
                } else {
                    object.items.insert(0, value);
                    object.items.truncate(room);
                }
                Some(Value::null())
            }
            (Shape::List, "appendleft") => {
                let value = first?;
                let object = self.st.heap.object_mut(cell)?;
                if exact {
                    object.items.insert(0, value);
                } else {
                    object.blur(&self.ids);
                    object.add_rest(value, &self.ids);
                }
                Some(Value::null())
            }
            (Shape::List, "rotate") => {
                let by = first.as_ref().map_or(Some(1), Value::as_int);
                let object = self.st.heap.object_mut(cell)?;
                let length = object.items.len() as i128;
                match by {
                    Some(by) if exact && length > 0 => {
                        let by = usize::try_from(by.rem_euclid(length)).unwrap_or_default();
                        object.items.rotate_right(by);
                    }
                    _ => object.blur(&self.ids),
                }
                Some(Value::null())
            }
            (Shape::List, "extendleft") => {
                let given = self.exact_elements(first.as_ref()?).filter(|given| exact && given.len() <= super::heap::MAX_ENTRIES);
                let element = self.element(first.as_ref()?, site.span);
                let object = self.st.heap.object_mut(cell)?;
                match given {
                    Some(list) => {
                        for item in list {
                            object.items.insert(0, item);
                        }
                    }
                    None => {
                        object.blur(&self.ids);
                        object.add_rest(element, &self.ids);
                    }
                }
                Some(Value::null())
            }
            (Shape::Map | Shape::Instance, "update") => {
                let from = site.args.iter().find(|arg| arg.name.is_none() && arg.spread == Spread::No);
                if let Some(from) = from.map(|arg| arg.value.clone()) {
                    let other = from.cell().and_then(|cell| self.st.heap.object(cell)).filter(|other| other.shape == Shape::Map).cloned();
                    let pairs = match other {
                        Some(other) => other,
                        None => {
                            let mut pairs = Object::new(Shape::Map);
                            if from.cell().is_some() {
                                self.pairs_into(&mut pairs, &from, site.span);
                            } else {
                                pairs.open = true;
                                pairs.taint = from.taint.clone();
                            }
                            pairs
                        }
                    };
                    let mut object = self.st.heap.object(cell)?.clone();
                    self.take_over(&mut object, pairs);
                    self.st.heap.put(cell, super::heap::Cell::Object(object));
                }
                for arg in site.args {
                    let object = self.st.heap.object_mut(cell)?;
                    if let Some(name) = &arg.name {
                        object.set_field(name, arg.value.clone(), &self.ids);
                    } else if arg.spread == Spread::Map {
                        object.open = true;
                        object.taint = object.taint.union(&arg.value.taint);
                    }
                }
                Some(Value::null())
            }
            // What is there stays, whatever the key is.
            (Shape::Map, "setdefault") if first.as_ref()?.key().is_none() => {
                let default = site.args.get(1).map_or_else(Value::null, |arg| arg.value.clone());
                self.st.heap.object_mut(cell)?.add_rest(default, &self.ids);
                Some(self.some_element(cell))
            }
            // What may be there already stays: a map that was sent is not known in full.
            (Shape::Map, "setdefault") if self.may_have(cell, &first.as_ref()?.key()?) => {
                let default = site.args.get(1).map_or_else(Value::null, |arg| arg.value.clone());
                let (map, key) = (Value::of(Kind::Cell(cell)), first?);
                let held = self.index_value(&map, &key);
                let given = if matches!(held.kind, Kind::Null) { default } else { self.join(&held, &default) };
                self.set_index(&map, &key, given.clone());
                Some(given)
            }
            _ => self.set_method(cell, method, site),
        }
    }

    /// Whether a map may hold something under a key, and it is not known what.
    fn may_have(&self, cell: super::value::Ref, key: &str) -> bool {
        self.st.heap.object(cell).is_some_and(|object| object.weak || (object.open || object.rest.is_some()) && object.field(key).is_none())
    }

    /// A queue of two ends that has room for so many keeps the last of what goes in.
    pub(super) fn limit_room(&mut self, object: &mut Object<'a>, room: Option<&Value<'a>>) {
        let Some(room) = room.and_then(Value::as_int).and_then(|room| usize::try_from(room).ok()).filter(|room| *room <= MOST_ROOM) else {
            return;
        };
        object.ty = Some(format!("{ROOM}{room}").into());
        let over = object.items.len().saturating_sub(room);
        object.items.drain(..over);
    }

    /// A map gets what another holds: where that is not known, whatever it held may be replaced.
    pub(super) fn take_over(&mut self, object: &mut Object<'a>, other: Object<'a>) {
        let untrusted = !other.taint.is_empty() || other.rest.is_some();
        if other.open && untrusted || other.rest.is_some() {
            let taint = other.rest.as_ref().map_or_else(|| other.taint.clone(), |rest| other.taint.union(&rest.taint));
            for (_, value) in &mut object.fields {
                let given = self.unknown_with(taint.clone());
                *value = value.join(&given, &self.ids);
            }
        }
        for (key, value) in other.fields {
            object.set_field(&key, value, &self.ids);
        }
        object.open |= other.open;
        object.taint = object.taint.union(&other.taint);
        if let Some(rest) = other.rest {
            object.add_rest(*rest, &self.ids);
        }
    }

    /// `Markup('…') % values` and `Markup('…') + text` escape what they put in, as its methods do.
    pub(super) fn markup_operator(
        &mut self,
        op: crate::flow::ir::BinaryOp,
        markup: &Value<'a>,
        values: &Value<'a>,
        left: &'a crate::flow::ir::Expr,
        right: &'a crate::flow::ir::Expr,
        span: assay_manifests::Span,
    ) -> Option<Value<'a>> {
        let name = match op {
            crate::flow::ir::BinaryOp::Mod => "markupsafe.Markup.__mod__",
            crate::flow::ir::BinaryOp::Add => "markupsafe.Markup.__add__",
            _ => return None,
        };
        let arg = super::call::ArgValue { name: None, value: values.clone(), spread: Spread::No, expr: Some(right) };
        let args = [arg];
        let names = vec![name.into()];
        let site = Site { names, written: None, receiver: Some(markup), receiver_expr: Some(left), args: &args, span, is_new: false };
        Some(self.library_call(site))
    }

    /// `self.name` in a method that stands without its class, where a property of that name stands beside it: what the property gives.
    pub(super) fn property_beside(
        &mut self,
        container: &Value<'a>,
        object: &crate::flow::ir::Expr,
        name: &crate::flow::ir::Sym,
        span: assay_manifests::Span,
    ) -> Option<Value<'a>> {
        if self.language != assay_manifests::Language::Python || !matches!(object.kind, crate::flow::ir::ExprKind::Name(_)) {
            return None;
        }
        let closure = self.method_beside(container, name)?;
        let is_property = |one: &crate::flow::ir::Expr| {
            one.dotted().is_some_and(|text| matches!(&*text, "property" | "cached_property" | "functools.cached_property"))
        };
        if !closure.function.decorators.iter().any(is_property) {
            return None;
        }
        Some(self.call_closure(&closure, Some(container.clone()), Vec::new(), span))
    }

    /// `self.name(…)` in a method that stands without its class: the method of that name that stands beside it.
    pub(super) fn method_beside(
        &mut self,
        receiver: &Value<'a>,
        name: &crate::flow::ir::Sym,
    ) -> Option<std::rc::Rc<super::value::Closure<'a>>> {
        if self.language == assay_manifests::Language::Go {
            return self.go_method_beside(receiver, name);
        }
        let frame = self.frames.last()?;
        let is_receiver = |function: &crate::flow::ir::Function| {
            function.params.first().is_some_and(|param| param.kind == crate::flow::ir::ParamKind::Receiver)
        };
        if self.language != assay_manifests::Language::Python
            || frame.class.is_some()
            || !matches!(receiver.kind, Kind::Unknown)
            || !frame.function.is_some_and(is_receiver)
        {
            return None;
        }
        // Another object may have a method of that name too.
        let this = frame.function.and_then(|function| function.params.first())?.name.clone();
        if receiver.id == 0 || self.lookup(&this)?.id != receiver.id {
            return None;
        }
        match self.lookup(name)?.kind {
            Kind::Func(closure) if is_receiver(closure.function) => Some(closure),
            _ => None,
        }
    }
}

//! What Rust's library does with values that may be nothing and with what is visited one after the other, and what its patterns bind.
//! Knows the language and its standard library, no rule.

mod constants;
mod extensions;
mod options;
mod results;

use super::{
    Engine,
    asked::{Letters, Of},
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::{
    flow::ir::{Arg, Expr, ExprKind, Sym},
    rule::pattern::last_segment,
};

/// Type of a place in a map that may be empty: the map and the key are its parts.
const ENTRY: &str = "(entry)";

/// Methods that tell what is there from what is not: they are asked of both at once.
pub(super) fn asks_optional(method: &str) -> bool {
    matches!(
        method,
        "unwrap_or"
            | "unwrap_or_else"
            | "unwrap_or_default"
            | "unwrap"
            | "expect"
            | "or"
            | "or_else"
            | "ok_or"
            | "ok_or_else"
            | "map_or"
            | "map_or_else"
            | "and_then"
            | "is_some_and"
            | "is_none_or"
            | "copied"
            | "cloned"
            | "as_deref"
            | "map"
            | "filter"
            | "is_some"
            | "is_none"
            | "is_ok"
            | "is_err"
            | "ok"
            | "err"
            | "unwrap_err"
            | "expect_err"
            | "map_err"
            | "context"
            | "with_context"
            | "inspect_err"
            | "as_ref"
            | "as_mut"
            | "insert"
            | "get_or_insert"
            | "get_or_insert_with"
            | "take"
            | "iter"
            | "iter_mut"
            | "into_iter"
    )
}

impl<'a> Engine<'a> {
    /// `Some(x)`, `Ok(x)`, `Component::Normal(x)`, `Point { x, y }` against a value: binds the names; whether it matches, where that is known.
    pub(super) fn rust_pattern(&mut self, value: &Value<'a>, callee: &'a Expr, args: &'a [Arg]) -> Option<bool> {
        let name = callee.dotted().unwrap_or_default();
        let variant = last_segment(&name);
        if matches!(variant, "Some" | "Ok") && args.len() == 1 {
            if matches!(value.kind, Kind::Null) {
                return Some(false);
            }
            let held = self.without_nothing(value);
            let inner = self.rust_bind(&held, &args[0].value);
            let is_something = variant == "Some"
                && !value.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null | Kind::Unknown | Kind::Opaque | Kind::Lib(_)));
            return match inner {
                Some(true) if is_something => Some(true),
                Some(false) => Some(false),
                _ => None,
            };
        }
        let is_variant = self.is_variant(value, variant);
        if is_variant == Some(false) {
            return Some(false);
        }
        if variant == "Err" && args.len() == 1 && value.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null)) {
            let said = self.rust_error(value);
            self.rust_bind(&said, &args[0].value);
            return None;
        }
        let mut fits = is_variant;
        let many = args.iter().filter(|arg| arg.name.is_none()).count() > 1;
        for (at, arg) in args.iter().enumerate() {
            let part = match (&arg.name, value.cell()) {
                (Some(field), _) => self.member(value, field, arg.value.span),
                (None, Some(_)) => {
                    let found = self.member(value, &Sym::from(at.to_string()), arg.value.span);
                    if matches!(found.kind, Kind::Null) { self.rust_part(value) } else { found }
                }
                _ if many => self.rust_part(value),
                // What a wrapper holds is what it was made of.
                _ => {
                    let mut part = self.rust_part(value);
                    part.ty = value.ty.clone().filter(|_| variant != "Err" && variant != "Normal");
                    part
                }
            };
            // Rules may know what kind of value stands under this pattern.
            let part = match &callee.kind {
                ExprKind::Name(_) | ExprKind::Member { .. } if !part.taint.is_empty() && !matches!(variant, "Err") => {
                    self.read_as(&part, callee)
                }
                _ => part,
            };
            if self.rust_bind(&part, &arg.value) != Some(true) {
                fits = None;
            }
        }
        fits
    }

    fn rust_part(&mut self, value: &Value<'a>) -> Value<'a> {
        let mut part = self.unknown_with(self.deep_taint(value));
        part.via = if value.via == 0 { value.id } else { value.via };
        part
    }

    /// The name of a pattern, as rules hear of it being read.
    fn read_as(&mut self, part: &Value<'a>, callee: &'a Expr) -> Value<'a> {
        let ExprKind::Member { object, name, .. } = &callee.kind else { return part.clone() };
        let container = self.eval(object);
        // Named in full, as the value of a library's type has no type of its own here.
        let full: Sym = match &container.kind {
            Kind::Lib(library) => format!("{library}.{name}").into(),
            _ => name.clone(),
        };
        let read = self.read_event(&full, part.clone(), None, callee);
        if matches!(read.kind, Kind::Lib(_)) { part.clone() } else { read }
    }

    fn rust_bind(&mut self, value: &Value<'a>, target: &'a Expr) -> Option<bool> {
        match &target.kind {
            ExprKind::Lit(_) | ExprKind::Call { .. } | ExprKind::Binary { .. } => self.match_pattern(value, target, None),
            ExprKind::Name(name) if name.starts_with(char::is_uppercase) => self.match_pattern(value, target, None),
            ExprKind::Member { .. } => self.match_pattern(value, target, None),
            _ => {
                self.assign(target, value.clone(), None);
                Some(true)
            }
        }
    }

    /// Methods of `Option` and `Result`; a value that is there stands for itself.
    pub(super) fn rust_optional(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let shape = receiver.cell().and_then(|cell| self.st.heap.object(cell)).map(|object| object.shape);
        let first = site.args.first().map(|arg| arg.value.clone());
        let is_function = |value: &Value<'a>| matches!(value.kind, Kind::Func(_));
        let call = |engine: &mut Self, function: &Value<'a>, args: Vec<Value<'a>>| {
            let args = args.into_iter().map(ArgValue::plain).collect();
            let made = engine.call_value(function, args, site.span, &"callback".into());
            engine.live = true;
            made
        };
        match (method, site.args.len()) {
            ("then_some", 1) => Some(self.given_if(receiver, first?)),
            ("then", 1) if receiver.ty.as_deref() == Some("boolean") || matches!(receiver.kind, Kind::Bool(_)) => {
                let function = first.filter(is_function)?;
                if receiver.truth(false) == Some(false) {
                    return Some(Value::null());
                }
                let before = self.st.facts.clone();
                if let Some(facts) = &receiver.facts {
                    self.learn(&facts.when_true);
                }
                let made = call(self, &function, Vec::new());
                self.st.facts = before;
                Some(self.given_if(receiver, made))
            }
            ("unwrap_or" | "unwrap_or_else" | "or" | "or_else" | "unwrap_or_default", _) => {
                let other = match first {
                    Some(function) if is_function(&function) => {
                        if !receiver.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null | Kind::Unknown | Kind::Opaque)) {
                            return Some(receiver.clone());
                        }
                        let problem = self.rust_error(receiver);
                        call(self, &function, vec![problem])
                    }
                    Some(other) => other,
                    None => Value::str(""),
                };
                let may_lack = receiver.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null | Kind::Unknown | Kind::Opaque));
                if matches!(receiver.kind, Kind::Null) {
                    return Some(other);
                }
                if !may_lack {
                    return Some(receiver.clone());
                }
                let held = self.without_nothing(receiver);
                let ty = held.ty.clone();
                let mut joined = self.join(&held, &other);
                // What is shown of a value that may be lacking is shown of it.
                if other.is_plain_constant() && joined.id != held.id {
                    joined.via = if held.via == 0 { held.id } else { held.via };
                }
                Some(if joined.ty.is_none() && other.is_plain_constant() {
                    joined.typed(ty.filter(|ty| &**ty == "number"))
                } else {
                    joined
                })
            }
            ("is_some_and" | "is_ok_and" | "is_none_or", 1) => {
                let held = self.without_nothing(receiver);
                let mut made = call(self, &first.filter(is_function)?, vec![held]);
                // Nothing passes `is_none_or` too, and carries nothing.
                if let Kind::Bool(true) = made.kind {
                    made = self.boolean();
                }
                Some(made)
            }
            ("filter", 1) if shape.is_none() => {
                let mut item = self.without_nothing(receiver);
                item.id = self.ids.next();
                let test = first.filter(|one| matches!(one.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_)))?;
                let made = call(self, &test, vec![item.clone()]);
                let kept = super::callables::taught(item, &made);
                if receiver.ty.as_deref() == Some(super::asked::CHARACTER) {
                    return Some(self.letters_through(kept, &test, Letters::Kept, site.span));
                }
                Some(match made.truth(false) {
                    Some(true) => kept,
                    Some(false) => Value::null(),
                    None => self.join(&kept, &Value::null()),
                })
            }
            ("map" | "and_then" | "map_while" | "filter_map" | "flat_map" | "find_map", 1)
                if !matches!(shape, Some(Shape::List | Shape::Map)) =>
            {
                let function = first.filter(|one| matches!(one.kind, Kind::Func(_) | Kind::Class(_) | Kind::Method(_) | Kind::Lib(_)))?;
                if matches!(receiver.kind, Kind::Null) {
                    return Some(receiver.clone());
                }
                // Of a number, a text or an object nothing is lost; what is not known may be nothing.
                let held = self.without_nothing(receiver);
                let made = call(self, &function, vec![held]);
                if receiver.ty.as_deref() == Some(super::asked::CHARACTER) && matches!(method, "map" | "filter_map" | "flat_map") {
                    let taint = self.deep_taint(&made);
                    let letter = self.unknown_with(taint).typed(receiver.ty.clone());
                    let made = Value { via: receiver.via, ..letter };
                    return Some(self.letters_through(made, &function, Letters::Changed, site.span));
                }
                // A number that was read from a text may be none.
                let lacks = receiver.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null | Kind::Opaque));
                Some(if lacks { self.join(&made, &self.as_lacking(receiver)) } else { made })
            }
            ("map_or" | "map_or_else", 2) if !matches!(shape, Some(Shape::List | Shape::Map)) => {
                let function = site.args.last()?.value.clone();
                if !matches!(function.kind, Kind::Func(_) | Kind::Method(_) | Kind::Lib(_)) {
                    return None;
                }
                let otherwise = match first? {
                    other if is_function(&other) => call(self, &other, Vec::new()),
                    other => other,
                };
                if matches!(receiver.kind, Kind::Null) {
                    return Some(otherwise);
                }
                let held = self.without_nothing(receiver);
                let made = call(self, &function, vec![held]);
                // `map_or(false, …)` is the answer of the test where it holds.
                if let (Kind::Bool(false), Some(facts)) = (&otherwise.kind, &made.facts) {
                    let mut answer = self.boolean();
                    let facts = super::value::Facts { when_true: facts.when_true.clone(), when_false: Vec::new() };
                    answer.facts = Some(std::rc::Rc::new(facts));
                    return Some(answer);
                }
                Some(self.join(&made, &otherwise))
            }
            ("entry", 1) if shape == Some(Shape::Map) => {
                let mut place = Object::new(Shape::Shadow);
                place.ty = Some(ENTRY.into());
                place.items = vec![receiver.clone(), first?];
                Some(self.allocate_object(place))
            }
            ("or_insert" | "or_insert_with" | "or_default", _) if receiver.ty.as_deref() == Some(ENTRY) => {
                let parts = self.st.heap.object(receiver.cell()?)?.items.clone();
                let [map, key] = parts.as_slice() else { return None };
                let found = self.index_value(map, key);
                let fresh = match first {
                    Some(function) if is_function(&function) => call(self, &function, Vec::new()),
                    Some(value) => value,
                    None => self.opaque(),
                };
                let lacks = found.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null)) || !key.is_plain_constant();
                if !lacks {
                    return Some(found);
                }
                let value = if matches!(found.kind, Kind::Null) { fresh } else { self.join(&self.without_null(&found), &fresh) };
                self.set_index(map, key, value.clone());
                Some(value)
            }
            // Parts of an address: a test of the host is a test of the address.
            ("host_str" | "host" | "domain" | "authority" | "origin", 0) if shape.is_none() && !receiver.taint.is_empty() => {
                let mut part = self.rust_part(receiver);
                part.ty = Some(super::refine::HOST.into());
                Some(part)
            }
            ("scheme", 0) if shape.is_none() && !receiver.taint.is_empty() => {
                let mut part = self.rust_part(receiver);
                part.ty = Some(super::refine::SCHEME.into());
                Some(part)
            }
            _ => None,
        }
    }

    /// Methods of iterators and of the containers that they come from.
    pub(super) fn rust_iterator(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let shape = receiver.cell().and_then(|cell| self.st.heap.object(cell)).map(|object| object.shape);
        let is_list = shape == Some(Shape::List);
        let first = site.args.first().map(|arg| arg.value.clone());
        let function = site.args.last().map(|arg| arg.value.clone()).filter(|one| matches!(one.kind, Kind::Func(_)));
        let known = if is_list { self.exact_elements(receiver).filter(|items| items.len() <= super::loops::MAX_UNROLL) } else { None };
        match (method, site.args.len()) {
            ("all", 1) => self.asked_of(Of::All, receiver, &first?, site.span),
            ("any", 1) => self.asked_of(Of::Any, receiver, &first?, site.span),
            ("get" | "contains_key", 1) if is_list && self.rust_paired(receiver, method, site).is_some() => {
                self.rust_paired(receiver, method, site)
            }
            ("contains_key", 1) if shape == Some(Shape::Map) => Some(self.membership(&first?, receiver, false)),
            ("for_each", 1) => {
                let function = function?;
                match known {
                    Some(items) => {
                        for item in items {
                            self.call_value(&function, vec![ArgValue::plain(item)], site.span, &"callback".into());
                            self.live = true;
                        }
                    }
                    None => {
                        let item = self.element(receiver, site.span);
                        self.either(
                            |engine| engine.call_value(&function, vec![ArgValue::plain(item)], site.span, &"callback".into()),
                            |_| (),
                        );
                        self.live = true;
                    }
                }
                Some(Value::null())
            }
            ("fold", 2) => {
                let function = function?;
                let mut sum = first?;
                match known {
                    Some(items) => {
                        for item in items {
                            let args = vec![ArgValue::plain(sum), ArgValue::plain(item)];
                            sum = self.call_value(&function, args, site.span, &"callback".into());
                            self.live = true;
                        }
                    }
                    None => {
                        let item = if shape.is_some() { self.element(receiver, site.span) } else { receiver.clone() };
                        let args = vec![ArgValue::plain(sum.clone()), ArgValue::plain(item)];
                        let (made, ()) = self.either(|engine| engine.call_value(&function, args, site.span, &"callback".into()), |_| ());
                        self.live = true;
                        sum = self.join(&sum, &made);
                    }
                }
                Some(sum)
            }
            ("filter_map" | "flat_map" | "map_while", 1) if is_list => {
                let function = function?;
                let mut out = Object::new(Shape::List);
                let exact = known.is_some();
                for item in known.unwrap_or_else(|| vec![self.element(receiver, site.span)]) {
                    let made = self.call_value(&function, vec![ArgValue::plain(item)], site.span, &"callback".into());
                    self.live = true;
                    let lacks = made.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null));
                    if matches!(made.kind, Kind::Null) {
                        continue;
                    }
                    let made = self.without_nothing(&made);
                    if method == "flat_map" && made.cell().is_some() {
                        self.spread_into(&mut out, &made, site.span);
                    } else if exact && !lacks {
                        out.push(made, &self.ids);
                    } else {
                        out.add_rest(made, &self.ids);
                    }
                }
                Some(self.allocate_object(out))
            }
            ("enumerate", 0) if is_list => {
                let mut out = Object::new(Shape::List);
                match known {
                    Some(items) => {
                        for (at, item) in items.into_iter().enumerate() {
                            let pair = self.new_list(vec![Value::int(at as i128), item]);
                            out.push(pair, &self.ids);
                        }
                    }
                    None => {
                        let item = self.element(receiver, site.span);
                        let pair = self.new_list(vec![self.number(), item]);
                        out.add_rest(pair, &self.ids);
                    }
                }
                Some(self.allocate_object(out))
            }
            ("chain", 1) if is_list => {
                let mut out = self.st.heap.object(receiver.cell()?)?.clone();
                self.spread_into(&mut out, &first?, site.span);
                Some(self.allocate_object(out))
            }
            ("rev", 0) if is_list => {
                let mut items = known?;
                items.reverse();
                Some(self.new_list(items))
            }
            ("skip" | "take", 1) if is_list => {
                let at = usize::try_from(first?.as_int()?).ok()?;
                let mut items = known?;
                let at = at.min(items.len());
                if method == "skip" {
                    items.drain(..at);
                } else {
                    items.truncate(at);
                }
                Some(self.new_list(items))
            }
            // The first that fits, or nothing.
            ("find", 1) if is_list => {
                let function = function?;
                let mut found: Option<Value<'a>> = None;
                let exact = known.is_some();
                for item in known.unwrap_or_else(|| vec![self.element(receiver, site.span)]) {
                    let made = self.call_value(&function, vec![ArgValue::plain(item.clone())], site.span, &"callback".into());
                    self.live = true;
                    let fits = made.truth(false);
                    if fits == Some(false) {
                        continue;
                    }
                    let item = super::callables::taught(item, &made);
                    found = Some(found.map_or(item.clone(), |known| self.join(&known, &item)));
                    if exact && fits == Some(true) {
                        return found;
                    }
                }
                Some(found.map_or_else(Value::null, |found| self.join(&found, &Value::null())))
            }
            ("sum" | "product", 0) if is_list => {
                let numbers: Option<Vec<i128>> = known?.iter().map(Value::as_int).collect();
                let folded = numbers?.into_iter().try_fold(i128::from(method == "product"), |sum, number| {
                    if method == "sum" { sum.checked_add(number) } else { sum.checked_mul(number) }
                });
                Some(folded.map_or_else(|| self.number(), Value::int))
            }
            ("last", 0) if is_list => Some(known?.last().cloned().unwrap_or_else(Value::null)),
            ("nth", 1) if is_list => known?.get(usize::try_from(first?.as_int()?).ok()?).cloned(),
            // What is asked for the next one forgets it.
            ("next" | "pop_front", 0) if is_list => {
                if known.as_ref().is_some_and(Vec::is_empty) {
                    return Some(Value::null());
                }
                self.remove_at(receiver.cell()?, 0)
            }
            ("next_back" | "pop_back", 0) if is_list => {
                let length = known?.len();
                if length == 0 {
                    return Some(Value::null());
                }
                self.remove_at(receiver.cell()?, length as i128 - 1)
            }
            ("push_front", 1) if is_list => {
                self.insert(receiver.cell()?, &Value::int(0), first?);
                Some(Value::null())
            }
            ("append" | "extend_from_slice", 1) if is_list => {
                let mut object = self.st.heap.object(receiver.cell()?)?.clone();
                self.spread_into(&mut object, &first?, site.span);
                self.st.heap.put(receiver.cell()?, super::heap::Cell::Object(object));
                Some(Value::null())
            }
            ("retain", 1) if is_list => {
                let function = function?;
                let cell = receiver.cell()?;
                let exact = known.is_some();
                let mut out = Object { items: Vec::new(), rest: None, ..self.st.heap.object(cell)?.clone() };
                for item in known.unwrap_or_else(|| vec![self.element(receiver, site.span)]) {
                    let made = self.call_value(&function, vec![ArgValue::plain(item.clone())], site.span, &"callback".into());
                    self.live = true;
                    let kept = super::callables::taught(item, &made);
                    match made.truth(false) {
                        Some(false) => {}
                        Some(true) if exact => out.push(kept, &self.ids),
                        _ => out.add_rest(kept, &self.ids),
                    }
                }
                self.st.heap.put(cell, super::heap::Cell::Object(out));
                Some(Value::null())
            }
            _ => None,
        }
    }
}

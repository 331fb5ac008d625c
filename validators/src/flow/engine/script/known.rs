//! Which of a script's calls are worked out, and with what. Knows no rule.

use super::{
    primitives::{Primitive, operated},
    regexes::{Expression, Found},
    texts::Made,
};
use crate::flow::{
    engine::{
        Engine,
        call::{ArgValue, Site},
        heap::{Object, Shape},
        loops::MAX_UNROLL,
        value::{Kind, Value},
    },
    ir::{BinaryOp, Spread, Sym, UnaryOp},
};

impl<'a> Engine<'a> {
    /// A call over values that are known in full.
    pub(in crate::flow::engine) fn script_known(&mut self, site: &Site<'a, '_>, name: &str, method: &str) -> Option<Value<'a>> {
        if site.is_new || site.args.iter().any(|arg| arg.spread != Spread::No) {
            return None;
        }
        let receiver = site.receiver.filter(|receiver| !matches!(receiver.kind, Kind::Lib(_)));
        match receiver.map(|receiver| &receiver.kind) {
            None if name.contains("Buffer.") => self.script_made_bytes_known(name.rsplit("Buffer.").next()?, site),
            None => {
                let args = primitives(site.args)?;
                let of_path = name.strip_prefix("path.").map(|name| name.strip_prefix("posix.").unwrap_or(name));
                let made = match of_path {
                    Some(method) => super::paths::function(method, &args),
                    None => super::numbers::function(name, &args).or_else(|| super::codes::function(name, &args)),
                };
                made.map(Primitive::value).or_else(|| self.script_parsed(name, &args))
            }
            Some(Kind::Str(_)) if receiver?.ty.as_deref() == Some(super::BYTES) => {
                let text = receiver?.as_str().filter(|text| text.len() <= super::LONGEST)?;
                known_bytes(&text, method, site)
            }
            Some(Kind::Str(_)) => {
                let text = receiver?.as_str().filter(|text| text.len() <= super::LONGEST)?;
                match site.args.first().map(|arg| arg.value.kind.clone()) {
                    Some(Kind::Regex(pattern, flags)) => self.script_sought(&text, method, &pattern, &flags, site),
                    _ => {
                        let args = primitives(site.args)?;
                        super::texts::method(&text, method, &args).map(|made| self.script_made(made))
                    }
                }
            }
            Some(Kind::Int(_) | Kind::Float(_) | Kind::Bool(_)) => {
                let of = Primitive::of(receiver?)?;
                let args = primitives(site.args)?;
                match of {
                    Primitive::Number(number) => super::numbers::method(number, method, &args).map(Primitive::value),
                    _ => matches!(method, "toString").then(|| Primitive::Text(of.text()).value()),
                }
            }
            Some(Kind::Regex(pattern, flags)) if matches!(method, "test" | "exec") && !self.goes_on(receiver?, site) => {
                let Primitive::Text(text) = Primitive::of(&site.args.first()?.value)? else { return None };
                let expression = Expression::new(pattern, &flags.replace('y', "?"), &text)?;
                match method {
                    "test" => Some(Value::bool(expression.is_found(&text))),
                    _ => {
                        let found = expression.first(&text)?;
                        Some(self.script_match(found, &text))
                    }
                }
            }
            _ => None,
        }
    }

    /// An operator over two values that are known in full.
    pub(in crate::flow::engine) fn script_operated(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        if !self.is_script() {
            return None;
        }
        let (a, b) = (Primitive::of(a)?, Primitive::of(b)?);
        operated(op, &a, &b).map(Primitive::value)
    }

    /// A sign before a value that is known in full.
    pub(in crate::flow::engine) fn script_turned(&self, op: UnaryOp, value: &Value<'a>) -> Option<Value<'a>> {
        if !self.is_script() || !matches!(op, UnaryOp::Neg | UnaryOp::Plus | UnaryOp::BitNot) {
            return None;
        }
        let number = Primitive::of(value)?.number();
        let made = match op {
            UnaryOp::Neg => -number,
            UnaryOp::Plus => number,
            _ => f64::from(!super::primitives::to_int32(number)),
        };
        Some(Primitive::Number(made).value())
    }

    /// A comparison of two values that are known in full.
    pub(in crate::flow::engine) fn script_compared(&self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        if !self.is_script() {
            return None;
        }
        if op == BinaryOp::In {
            return self.script_has(a, b);
        }
        let (a, b) = (Primitive::of(a)?, Primitive::of(b)?);
        let order = || a.order(&b);
        Some(match op {
            BinaryOp::Same => a.same(&b),
            BinaryOp::NotSame => !a.same(&b),
            BinaryOp::Eq => a.equals(&b),
            BinaryOp::NotEq => !a.equals(&b),
            BinaryOp::Lt => order().is_some_and(std::cmp::Ordering::is_lt),
            BinaryOp::Le => order().is_some_and(std::cmp::Ordering::is_le),
            BinaryOp::Gt => order().is_some_and(std::cmp::Ordering::is_gt),
            BinaryOp::Ge => order().is_some_and(std::cmp::Ordering::is_ge),
            _ => return None,
        })
    }

    /// What is taken apart into named parts.
    fn script_parsed(&mut self, name: &str, args: &[Primitive]) -> Option<Value<'a>> {
        let [Primitive::Text(text)] = args else { return None };
        let mut object = Object::new(Shape::Map);
        match name {
            "path.parse" | "path.posix.parse" => {
                object.fields = super::paths::parsed(text).into_iter().map(|(name, part)| (name.into(), Value::str(part))).collect();
            }
            "querystring.parse" | "querystring.decode" => {
                let pairs = super::codes::query_pairs(text)?;
                let is_once = |(at, (key, _)): (usize, &(Sym, Sym))| pairs[..at].iter().all(|(known, _)| known != key);
                if !pairs.iter().enumerate().all(is_once) {
                    return None;
                }
                object.fields = pairs.into_iter().map(|(key, value)| (key, Value::str(value))).collect();
            }
            _ => return None,
        }
        Some(self.allocate_object(object))
    }

    /// Bytes that are known, as far as they are those of a text.
    fn script_made_bytes_known(&mut self, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = &site.args.first()?.value;
        let bytes = |text: String| Some(Value::str(text).typed(Some(super::BYTES.into())));
        match method {
            "byteLength" if site.args.len() == 1 => match Primitive::of(first)? {
                Primitive::Text(text) => Some(Value::int(text.len() as i128)),
                _ => None,
            },
            "from" if first.cell().is_some() => {
                let items = self.exact_elements(&first.clone()).filter(|_| self.shape_of(first) == Some(Shape::List))?;
                let byte = |item: &Value<'a>| u8::try_from(item.as_int()?).ok().filter(u8::is_ascii);
                let made: Vec<u8> = items.iter().map(byte).collect::<Option<_>>()?;
                bytes(String::from_utf8(made).ok()?)
            }
            "from" => {
                let args = primitives(site.args)?;
                let (Some(Primitive::Text(text)), coding) = (args.first(), args.get(1)) else { return None };
                let coding = coding.map_or_else(|| Sym::from("utf8"), Primitive::text);
                bytes(String::from_utf8(super::codes::read(text, &coding.to_ascii_lowercase())?).ok()?)
            }
            "concat" if site.args.len() == 1 => {
                let parts = self.exact_elements(&first.clone())?;
                let is_bytes = |part: &Value<'a>| part.ty.as_deref() == Some(super::BYTES);
                let texts: Vec<Sym> = parts.iter().map(|part| part.as_str().filter(|_| is_bytes(part))).collect::<Option<_>>()?;
                bytes(texts.concat())
            }
            _ => None,
        }
    }

    /// The pairs of a query of which the keys are known.
    pub(in crate::flow::engine) fn script_query(&mut self, query: &Value<'a>) -> Option<Value<'a>> {
        let Kind::Str(text) = &query.kind else { return None };
        let mut map = Object::new(Shape::Map);
        map.ty = Some("Map".into());
        let (parts, rest) = text.clone().split("&");
        for (at, part) in parts.into_iter().enumerate() {
            match part.constant() {
                Some(known) => {
                    let known = known.strip_prefix('?').filter(|_| at == 0).unwrap_or(&known);
                    for (key, value) in super::codes::query_pairs(known)? {
                        // Of several under one name the first is asked for.
                        if map.field(&key).is_some() {
                            return None;
                        }
                        map.fields.push((key, Value::str(value)));
                    }
                }
                None => {
                    let (key, value) = part.parted("=")?;
                    let key = key.constant().filter(|key| map.field(key).is_none() && !key.contains(['%', '+', '?', '&']))?;
                    let value = self.text_value(value, query);
                    map.fields.push((key, value));
                }
            }
        }
        if let Some(rest) = rest {
            map.rest = Some(Box::new(self.text_value(rest, query)));
        }
        Some(self.allocate_object(map))
    }

    /// `util.format`: what no place is left for stands behind.
    pub(in crate::flow::engine) fn script_format(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let format = site.args.first()?.value.clone();
        let mut args: Vec<Value<'a>> = site.args.iter().skip(1).map(|arg| arg.value.clone()).collect();
        if args.is_empty() {
            return Some(format);
        }
        // `%j` is what `JSON.stringify` makes of it.
        let known = format.as_str().unwrap_or_default().replace("%%", "");
        for (at, (_, _)) in known.match_indices('%').enumerate().filter(|(_, (at, _))| known[at + 1..].starts_with('j')) {
            if let Some(arg) = args.get_mut(at) {
                let given = [ArgValue::plain(arg.clone())];
                *arg = self.library_call(Site::named(vec!["JSON.stringify".into()], &given, site.span));
            }
        }
        let places = match format.as_str() {
            Some(text) => text.replace("%%", "").matches('%').count().min(args.len()),
            None => 0,
        };
        let mut parts = vec![if places > 0 || format.as_str().is_some_and(|text| text.contains("%%")) {
            self.fill(&format, &args[..places], &[], site.span, false)
        } else {
            format
        }];
        for more in &args[places..] {
            parts.push(Value::str(" "));
            parts.push(more.clone());
        }
        Some(self.concat(&parts, site.span))
    }

    /// `key in object`
    pub(super) fn script_has(&self, key: &Value<'a>, object: &Value<'a>) -> Option<bool> {
        self.script_has_at(key, object, 0)
    }

    fn script_has_at(&self, key: &Value<'a>, object: &Value<'a>, depth: u32) -> Option<bool> {
        let cell = object.cell()?;
        let held = self.st.heap.object(cell)?;
        if held.shape == Shape::List {
            let exact = !held.open && held.rest.is_none() && !held.weak && held.ty.is_none();
            let turned = self.script_place_in(cell, key);
            // What is undefined may be a place that nobody has filled.
            let at = turned.as_ref().unwrap_or(key).as_int().filter(|_| exact)?;
            let item = usize::try_from(at).ok().and_then(|at| held.items.get(at));
            return item.map_or(Some(false), |item| (!matches!(item.kind, Kind::Null)).then_some(true));
        }
        let key = key.key()?;
        if held.ty.as_deref() == Some(super::DERIVED) {
            if held.field(&key).is_some() {
                return (!held.weak).then_some(true);
            }
            let parent = held.field(super::PARENT).filter(|_| !held.open && held.rest.is_none() && !held.weak && depth < 8)?;
            return self.script_has_at(&Value::str(key), parent, depth + 1);
        }
        let has = self.script_fields(cell)?.iter().any(|(known, _)| *known == key);
        let inherits = held.ty.is_none() && super::objects::is_inherited(&key);
        (has || inherits || self.script_lacks(cell, &key)).then_some(has || inherits)
    }

    fn script_made(&mut self, made: Made) -> Value<'a> {
        match made {
            Made::One(one) => one.value(),
            Made::List(parts) => self.new_list(parts.into_iter().map(Value::str).collect()),
        }
    }

    /// A method of a text that is given an expression.
    fn script_sought(&mut self, text: &str, method: &str, pattern: &str, flags: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let expression = Expression::new(pattern, flags, text)?;
        match method {
            "search" => Some(Value::int(expression.place(text).map_or(-1, |at| at as i128))),
            "match" if expression.is_global() => {
                let found = expression.all(text)?;
                if found.is_empty() {
                    return Some(Primitive::Null.value());
                }
                let whole = found.into_iter().filter_map(|one| one.groups.into_iter().next().flatten());
                let whole = whole.map(Value::str).collect();
                Some(self.new_list(whole))
            }
            "match" => {
                let found = expression.first(text)?;
                Some(self.script_match(found, text))
            }
            "matchAll" if expression.is_global() => {
                let found: Vec<Value<'a>> = expression.all(text)?.into_iter().map(|one| self.script_match(Some(one), text)).collect();
                Some(self.new_list(found))
            }
            "split" if site.args.len() == 1 => {
                let parts = expression.split(text)?;
                let parts = parts.into_iter().map(|part| part.map_or(Primitive::Undefined, Primitive::Text).value()).collect();
                Some(self.new_list(parts))
            }
            // All of what is sought once: it throws.
            "replaceAll" if !expression.is_global() => None,
            "replace" | "replaceAll" => match &site.args.get(1)?.value {
                with if Self::is_function(with) => self.script_replaced_by(&expression, text, &with.clone(), site),
                with => expression.replaced(text, &Primitive::of(with)?.text()).map(Value::str),
            },
            _ => None,
        }
    }

    /// Each match gives way to what a function makes of it.
    fn script_replaced_by(&mut self, expression: &Expression, text: &str, function: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let found = if expression.is_global() { expression.all(text)? } else { expression.first(text)?.into_iter().collect() };
        if found.len() > MAX_UNROLL {
            return None;
        }
        let mut parts = Vec::new();
        let mut from = 0;
        for one in found {
            parts.push(Value::str(&text[from..one.from]));
            let mut args: Vec<Value<'a>> =
                one.groups.into_iter().map(|group| group.map_or(Primitive::Undefined, Primitive::Text).value()).collect();
            args.push(Value::int(text[..one.from].chars().count() as i128));
            args.push(Value::str(text));
            let made = self.call_value(function, args.into_iter().map(ArgValue::plain).collect(), site.span, &"callback".into());
            self.live = true;
            parts.push(made);
            from = one.to;
        }
        parts.push(Value::str(&text[from..]));
        Some(self.concat(&parts, site.span))
    }

    /// What `exec` gives.
    fn script_match(&mut self, found: Option<Found>, text: &str) -> Value<'a> {
        let Some(found) = found else { return Primitive::Null.value() };
        let group = |group: Option<Sym>| group.map_or(Primitive::Undefined, Primitive::Text).value();
        let mut named = Object::new(Shape::Map);
        named.fields = found.names.into_iter().map(|(name, held)| (name, group(held))).collect();
        let groups = if named.fields.is_empty() { Primitive::Undefined.value() } else { self.allocate_object(named) };
        let mut list = Object::new(Shape::List);
        list.items = found.groups.into_iter().map(group).collect();
        let at = Value::int(text[..found.from].chars().count() as i128);
        list.fields = vec![("index".into(), at), ("input".into(), Value::str(text)), ("groups".into(), groups)];
        self.allocate_object(list)
    }
}

/// What the arguments of a call are, where all are known.
fn primitives(args: &[ArgValue<'_>]) -> Option<Vec<Primitive>> {
    args.iter().map(|arg| Primitive::of(&arg.value)).collect()
}

/// A method of bytes that are known.
fn known_bytes<'a>(text: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
    let bytes = |made: &str| Value::str(made).typed(Some(super::BYTES.into()));
    let first = site.args.first().map(|arg| &arg.value);
    match method {
        "toString" if site.args.len() < 2 => {
            let coding = match first {
                Some(coding) => coding.as_str()?.to_ascii_lowercase(),
                None => "utf8".to_owned(),
            };
            super::codes::written(text.as_bytes(), &coding).map(Value::str)
        }
        "equals" => Some(Value::bool(*first.filter(|other| other.ty.as_deref() == Some(super::BYTES))?.as_str()? == *text)),
        _ if !text.is_ascii() => None,
        "slice" | "subarray" => match super::texts::method(text, "slice", &primitives(site.args)?)? {
            Made::One(Primitive::Text(part)) => Some(bytes(&part)),
            _ => None,
        },
        "indexOf" | "lastIndexOf" | "includes" => match super::texts::method(text, method, &primitives(site.args)?)? {
            Made::One(one) => Some(one.value()),
            Made::List(_) => None,
        },
        "readUInt8" | "readUint8" | "at" => {
            let at = usize::try_from(first?.as_int()?).ok()?;
            text.as_bytes().get(at).map(|byte| Value::int((*byte).into()))
        }
        _ => None,
    }
}

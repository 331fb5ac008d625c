//! What `Object`, `Reflect`, `Proxy` and `Map` do with objects that are in sight. Knows no rule.

use super::{
    parents::{DERIVED, PARENT},
    primitives::Primitive,
};
use crate::flow::{
    engine::{
        Engine,
        call::{ArgValue, Site},
        heap::{FIXED, Object, Shape},
        script_library::BARE,
        value::{Kind, Ref, Value},
    },
    ir::{Expr, Sym, TypeRef},
};

/// Type of an object that stands before another one.
pub(in crate::flow::engine) const PROXY: &str = "(proxy)";
const TARGET: &str = "(target)";
const HANDLER: &str = "(handler)";
/// What properties of every object are called: a plain one may be asked for them.
const INHERITED: [&str; 12] = [
    "constructor",
    "toString",
    "toLocaleString",
    "valueOf",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "__proto__",
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
];

/// Whether every plain object has a property of this name.
pub(in crate::flow::engine) fn is_inherited(name: &str) -> bool {
    INHERITED.contains(&name)
}

/// Field of an object under which a getter stands that was defined by itself.
pub(super) fn getter_key(name: &str) -> Sym {
    format!("get {name}").into()
}

impl<'a> Engine<'a> {
    /// A function of `Object` or `Reflect`, or one that makes an object.
    pub(in crate::flow::engine) fn script_object_function(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match name {
            "Object.freeze" | "Object.seal" | "Object.preventExtensions" => {
                let held = arg(0)?;
                if let Some(object) = held.cell().and_then(|cell| self.st.heap.object_mut(cell)).filter(|object| !object.weak) {
                    object.frozen |= name == "Object.freeze";
                    // Of what may still be changed it is not known what is turned away.
                    object.open |= name != "Object.freeze";
                    object.weak |= name != "Object.freeze";
                }
                Some(held)
            }
            "JSON.parse" if site.args.len() == 2 && Self::is_function(&arg(1)?) => {
                let parsed: serde_json::Value = serde_json::from_str(&arg(0)?.as_str()?).ok()?;
                let held = self.value_of_json(&parsed, 0);
                self.script_in_order(&held, &arg(0)?.as_str()?, 0);
                Some(self.script_revived(held, &"".into(), &arg(1)?, site, 0))
            }
            "JSON.stringify" if site.args.len() == 1 => self.script_json(&arg(0)?, 0).map(Value::str),
            "querystring.stringify" | "querystring.encode" if site.args.len() == 1 => {
                let fields = self.script_fields(arg(0)?.cell()?)?;
                let text = |value: &Value<'a>| match Primitive::of(value)? {
                    Primitive::Text(text) => Some(text),
                    _ => None,
                };
                let pairs: Vec<(Sym, Sym)> = fields.iter().map(|(key, value)| Some((key.clone(), text(value)?))).collect::<Option<_>>()?;
                Some(Value::str(super::codes::written_query(&pairs, "%20")))
            }
            _ if is_error(name) && site.args.len() < 2 && arg(0).is_none_or(|message| Primitive::of(&message).is_some()) => {
                Some(self.script_error(name, site))
            }
            "Object.isFrozen" => {
                let object = self.st.heap.object(arg(0)?.cell()?).filter(|object| !object.weak && !object.open)?;
                let is_empty = object.fields.is_empty() && object.items.is_empty();
                (object.frozen || !is_empty).then_some(object.frozen).map(Value::bool)
            }
            "Object.keys" | "Object.values" | "Object.entries" | "Object.getOwnPropertyNames" | "Reflect.ownKeys" => {
                let held = arg(0)?;
                if let Some(all) = self.each_value(&held, name) {
                    return Some(all);
                }
                let cell = held.cell()?;
                if self.shape_of(&held) == Some(Shape::List) {
                    let plain =
                        self.st.heap.object(cell)?.ty.is_none() && !matches!(name, "Object.getOwnPropertyNames" | "Reflect.ownKeys");
                    let items = self.exact_elements(&held).filter(|_| plain)?;
                    let places = items.into_iter().enumerate().map(|(at, item)| (Sym::from(at.to_string()), item)).collect();
                    return Some(self.script_listed(name, places));
                }
                let fields = self.script_fields(cell)?;
                Some(self.script_listed(name, fields))
            }
            "Object.create" => {
                let parent = arg(0)?;
                if matches!(parent.kind, Kind::Null) {
                    return None;
                }
                let mut object = Object::new(Shape::Map);
                if !self.script_derived(&mut object, &parent) {
                    return None;
                }
                let made = self.allocate_object(object);
                if let Some(described) = arg(1) {
                    self.script_described_all(&made, &described)?;
                }
                Some(made)
            }
            "Object.defineProperty" | "Reflect.defineProperty" => {
                let (object, key, described) = (arg(0)?, arg(1)?.key()?, arg(2)?);
                if self.is_frozen(object.cell()?) {
                    if name == "Object.defineProperty" {
                        self.throw(None);
                    }
                    return Some(Value::bool(false));
                }
                self.script_described(&object, &key, &described)?;
                Some(if name == "Object.defineProperty" { object } else { Value::bool(true) })
            }
            "Object.defineProperties" => {
                self.script_described_all(&arg(0)?, &arg(1)?)?;
                arg(0)
            }
            "Reflect.has" => {
                let (object, key) = (arg(0)?, arg(1)?);
                self.script_has(&key, &object).map(Value::bool)
            }
            "Object.setPrototypeOf" | "Reflect.setPrototypeOf" => {
                let held = arg(0)?;
                self.script_set_parent(held.cell()?, &arg(1)?);
                Some(if name == "Object.setPrototypeOf" { held } else { self.boolean() })
            }
            "Object.getPrototypeOf" | "Reflect.getPrototypeOf" => {
                let object = self.st.heap.object(arg(0)?.cell()?).filter(|object| object.ty.as_deref() == Some(DERIVED))?;
                object.field(PARENT).cloned()
            }
            "Reflect.set" => {
                let (object, key) = (arg(0)?, arg(1)?);
                if self.is_frozen(object.cell()?) {
                    return Some(Value::bool(false));
                }
                self.set_index(&object, &key, arg(2)?);
                Some(self.boolean())
            }
            "Reflect.deleteProperty" => {
                let (cell, key) = (arg(0)?.cell()?, arg(1)?.key()?);
                if self.is_frozen(cell) {
                    return Some(Value::bool(false));
                }
                let object = self.st.heap.object_mut(cell).filter(|object| object.shape == Shape::Map && !object.frozen)?;
                object.drop_field(&key);
                Some(Value::bool(true))
            }
            "Reflect.apply" => {
                let items = self.exact_elements(&arg(2)?)?;
                let args: Vec<ArgValue<'a>> = items.into_iter().map(ArgValue::plain).collect();
                let function = arg(0)?;
                Some(match &function.kind {
                    Kind::Func(closure) if !matches!(arg(1)?.kind, Kind::Null) => {
                        let closure = closure.clone();
                        self.call_closure(&closure, arg(1), args, site.span)
                    }
                    _ => self.call_value(&function, args, site.span, &"apply".into()),
                })
            }
            "Proxy" if site.is_new => {
                let (target, handler) = (arg(0)?, arg(1)?);
                let traps = self.script_fields(handler.cell()?)?;
                if traps.is_empty() {
                    return Some(target);
                }
                if !traps.iter().all(|(name, _)| matches!(&**name, "get" | "set" | "has")) {
                    return None;
                }
                let mut object = Object::new(Shape::Shadow);
                object.ty = Some(PROXY.into());
                object.fields = vec![(TARGET.into(), target), (HANDLER.into(), handler)];
                Some(self.allocate_object(object))
            }
            "Object.groupBy" | "Map.groupBy" => {
                let (items, function) = (self.few_elements(&arg(0)?)?, arg(1)?);
                let mut groups: Vec<(Sym, Vec<Value<'a>>)> = Vec::new();
                for item in items {
                    let key = self.call_value(&function, vec![ArgValue::plain(item.clone())], site.span, &"callback".into());
                    self.live = true;
                    let key = Primitive::of(&key)?.text();
                    match groups.iter_mut().find(|(known, _)| *known == key) {
                        Some((_, group)) => group.push(item),
                        None => groups.push((key, vec![item])),
                    }
                }
                let mut object = Object::new(Shape::Map);
                object.ty = Some(if name == "Map.groupBy" { "Map" } else { BARE }.into());
                object.fields = groups.into_iter().map(|(key, group)| (key, self.new_list(group))).collect();
                Some(self.allocate_object(object))
            }
            _ => None,
        }
    }

    /// Whether an object has no other properties than its own.
    pub(in crate::flow::engine) fn has_no_parent(&self, value: &Value<'a>) -> bool {
        let ty = |one: &Value<'a>| one.cell().and_then(|cell| self.st.heap.object(cell)?.ty.clone());
        value.atoms().iter().all(|one| ty(one).as_deref() == Some(BARE))
    }

    /// Whether a value keeps what it holds apart from its properties: a `Map` or a `Set`.
    pub(in crate::flow::engine) fn is_script_collection(&self, value: &Value<'a>) -> bool {
        let of = |ty: Option<&str>| matches!(ty, Some("Map" | "Set" | "WeakMap" | "WeakSet"));
        let held = |one: &Value<'a>| one.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|held| of(held.ty.as_deref()));
        value.atoms().iter().any(|one| of(one.ty.as_deref()) || held(one))
    }

    /// The properties of an object of which every one is in sight, in the order in which they are listed: numbers first.
    pub(in crate::flow::engine) fn script_fields(&self, cell: Ref) -> Option<Vec<(Sym, Value<'a>)>> {
        let object = self.st.heap.object(cell)?;
        let is_plain = object.shape == Shape::Map && object.ty.as_deref().is_none_or(|ty| ty == BARE);
        if !is_plain || object.open || object.rest.is_some() || object.weak || object.may_lack() {
            return None;
        }
        // What a getter gives is not known before it is asked.
        if object.fields.iter().any(|(name, field)| name.starts_with("get ") || is_getter(field)) {
            return None;
        }
        let is_own = |name: &str| !name.starts_with("(symbol") && !name.starts_with("set ") && !name.starts_with(FIXED);
        let place = |name: &str| name.parse::<u32>().ok().filter(|number| number.to_string() == name);
        let mut fields: Vec<(Sym, Value<'a>)> = object.fields.iter().filter(|(name, _)| is_own(name)).cloned().collect();
        fields.sort_by_key(|(name, _)| place(name).map_or((1, 0), |number| (0, number)));
        Some(fields)
    }

    fn script_listed(&mut self, name: &str, fields: Vec<(Sym, Value<'a>)>) -> Value<'a> {
        let items = fields.into_iter().map(|(key, value)| match name {
            "Object.values" => value,
            "Object.entries" => self.new_list(vec![Value::str(key), value]),
            _ => Value::str(key),
        });
        let items = items.collect();
        self.new_list(items)
    }

    /// What a property is described to be.
    fn script_described(&mut self, object: &Value<'a>, key: &Sym, described: &Value<'a>) -> Option<()> {
        let fields = self.script_fields(described.cell()?)?;
        let cell = object.cell()?;
        let of = |name: &str| fields.iter().find(|(known, _)| &**known == name).map(|(_, value)| value.clone());
        let held = self.st.heap.object_mut(cell)?;
        // One that was there before stays what it was; a new one may neither be written nor is it listed, where nothing says so.
        let is_new = held.field(key).is_none() && held.field(&getter_key(key)).is_none();
        let says = |name: &str| of(name).map_or(Some(!is_new), |says| says.truth(true));
        let (writable, listed) = (says("writable"), says("enumerable"));
        held.open |= listed != Some(true) && !held.weak;
        match (writable, of("get").is_some() || of("set").is_some()) {
            (Some(true), _) | (_, true) => held.drop_field(&fixed_key(key)),
            (Some(false), _) if !held.weak => held.set_field(&fixed_key(key), Value::bool(true), &self.ids),
            _ => held.weak = true,
        }
        match (of("get"), of("value")) {
            (Some(getter), _) => {
                held.drop_field(key);
                held.set_field(&getter_key(key), getter, &self.ids);
            }
            (None, None) if !is_new => {}
            (None, value) => held.set_field(key, value.unwrap_or_else(|| Primitive::Undefined.value()), &self.ids),
        }
        if let Some(setter) = of("set") {
            held.set_field(&crate::flow::engine::script_values::setter_key(key), setter, &self.ids);
        }
        Some(())
    }

    fn script_described_all(&mut self, object: &Value<'a>, described: &Value<'a>) -> Option<()> {
        for (key, one) in self.script_fields(described.cell()?)? {
            self.script_described(object, &key, &one)?;
        }
        Some(())
    }

    /// A member that a getter or a proxy gives.
    pub(in crate::flow::engine) fn script_given_member(&mut self, object: &Value<'a>, name: &Sym) -> Option<Value<'a>> {
        if !self.is_script() {
            return None;
        }
        let held = self.st.heap.object(object.cell()?)?;
        if held.ty.as_deref() == Some(PROXY) {
            let (target, handler) = (held.field(TARGET)?.clone(), held.field(HANDLER)?.clone());
            let getter = handler.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|handler| handler.field("get")).cloned();
            let Some(Kind::Func(closure)) = getter.map(|getter| getter.kind) else {
                return Some(self.member(&target, name, Default::default()));
            };
            let args = [target, Value::str(name.clone()), object.clone()].map(ArgValue::plain).to_vec();
            let given = self.call_closure(&closure, Some(handler), args, Default::default());
            self.live = true;
            return Some(given);
        }
        if held.ty.as_deref() == Some(DERIVED) && held.field(name).is_none() && held.field(&getter_key(name)).is_none() {
            return self.script_inherited(object, name);
        }
        if held.shape != Shape::Map || held.fields.iter().all(|(known, _)| !known.starts_with("get ")) {
            return None;
        }
        let Some(Kind::Func(closure)) = held.field(&getter_key(name)).map(|getter| getter.kind.clone()) else { return None };
        Some(self.call_closure(&closure, Some(object.clone()), Vec::new(), Default::default()))
    }

    /// What a static member of a class is: of a getter, what that gives.
    pub(in crate::flow::engine) fn static_given(&mut self, class: &Value<'a>, held: Value<'a>) -> Value<'a> {
        match &held.kind {
            Kind::Func(closure)
                if self.is_script() && closure.function.decorators.iter().any(|one| one.dotted().as_deref() == Some("get")) =>
            {
                let closure = closure.clone();
                self.call_closure(&closure, Some(class.clone()), Vec::new(), Default::default())
            }
            _ => held,
        }
    }

    /// What is set on a proxy. Whether it was one.
    pub(in crate::flow::engine) fn script_set_through(&mut self, object: &Value<'a>, name: &Sym, value: &Value<'a>) -> bool {
        let held = object.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| held.ty.as_deref() == Some(PROXY));
        let Some((target, handler)) = held.and_then(|held| Some((held.field(TARGET)?.clone(), held.field(HANDLER)?.clone()))) else {
            return false;
        };
        let setter = handler.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|handler| handler.field("set")).cloned();
        match setter.map(|setter| setter.kind) {
            Some(Kind::Func(closure)) => {
                let args = [target, Value::str(name.clone()), value.clone(), object.clone()].map(ArgValue::plain).to_vec();
                self.call_closure(&closure, Some(handler), args, Default::default());
                self.live = true;
            }
            _ => self.set_member(&target, name, value.clone()),
        }
        true
    }

    /// Whether a plain object that this function has made lacks a property: nothing else can have put it there.
    pub(in crate::flow::engine) fn script_lacks(&self, cell: Ref, name: &str) -> bool {
        let entry = self.frames.iter().find(|frame| frame.function.is_some());
        self.is_script()
            && entry.is_some_and(|entry| cell > entry.scope)
            && !INHERITED.contains(&name)
            && self.script_fields(cell).is_some_and(|fields| fields.iter().all(|(known, _)| &**known != name))
    }

    /// `value instanceof Type`
    pub(in crate::flow::engine) fn script_instance_of(&mut self, value: &Value<'a>, ty: &TypeRef) -> Option<bool> {
        if !self.is_script() {
            return None;
        }
        if Primitive::of(value).is_some() {
            return Some(false);
        }
        // A class may answer for itself.
        if self.input.text.contains("hasInstance") {
            return None;
        }
        let asked = self.type_class(ty);
        let object = self.st.heap.object(value.cell()?).filter(|object| !object.weak)?;
        if let Some(own) = object.class {
            return match asked {
                Some(asked) if self.descends_from(own, asked, 0) => Some(true),
                Some(asked) => (!self.descends_from(asked, own, 0)).then_some(false),
                None => None,
            };
        }
        let name = &*ty.name;
        if !matches!(name, "Object" | "Array" | "Map" | "Set" | "Date" | "RegExp" | "Promise") && !is_error(name) || asked.is_some() {
            return None;
        }
        match (object.shape, object.ty.as_deref()) {
            (Shape::List, None | Some("Array")) => Some(matches!(name, "Array" | "Object")),
            (Shape::List, Some("Set")) => Some(matches!(name, "Set" | "Object")),
            (Shape::Map, None) => Some(name == "Object"),
            (Shape::Instance, Some(own)) if is_error(own) => Some(name == own || matches!(name, "Error" | "Object")),
            _ => None,
        }
    }

    /// An error of the library with what it says.
    fn script_error(&mut self, name: &str, site: &Site<'a, '_>) -> Value<'a> {
        let mut object = Object::new(Shape::Instance);
        object.ty = Some(name.into());
        object.open = true;
        let message = site.args.first().map_or_else(|| Value::str(""), |arg| arg.value.clone());
        object.fields = vec![("message".into(), message), ("name".into(), Value::str(name))];
        self.allocate_object(object)
    }

    /// What is left of an object beside the keys that a pattern has named.
    pub(in crate::flow::engine) fn without_keys(&mut self, value: &Value<'a>, entries: &'a [(Option<Expr>, Expr)]) -> Value<'a> {
        let Some(fields) = value.cell().filter(|_| self.is_script()).and_then(|cell| self.script_fields(cell)) else {
            return value.clone();
        };
        let mut named = Vec::new();
        for key in entries.iter().filter_map(|(key, _)| key.as_ref()) {
            match self.eval(key).key() {
                Some(key) => named.push(key),
                None => return value.clone(),
            }
        }
        let mut rest = Object::new(Shape::Map);
        rest.fields = fields.into_iter().filter(|(name, _)| !named.contains(name)).collect();
        self.allocate_object(rest)
    }

    /// A method of a `Map`.
    pub(in crate::flow::engine) fn script_map_method(
        &mut self,
        receiver: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let cell = receiver.cell()?;
        let map = self.st.heap.object(cell).filter(|map| map.shape == Shape::Map)?;
        let is_exact = !map.open && map.rest.is_none() && !map.weak;
        let first = site.args.first().map(|arg| arg.value.clone());
        match (map.ty.as_deref(), method) {
            (Some("Map"), "delete") if is_exact => {
                let key = self.identity(map, first?).key()?;
                let had = map.field(&key).is_some();
                self.st.heap.object_mut(cell)?.drop_field(&key);
                Some(Value::bool(had))
            }
            (Some("Map"), "toString") if is_exact && site.args.is_empty() => {
                let text = |value: &Value<'a>| Primitive::of(value).map(|known| known.text());
                let pairs: Vec<(Sym, Sym)> =
                    map.fields.iter().map(|(key, value)| Some((key.clone(), text(value)?))).collect::<Option<_>>()?;
                Some(Value::str(super::codes::written_query(&pairs, "+")))
            }
            (None | Some(BARE), "hasOwnProperty") if is_exact => {
                let key = first?.key()?;
                Some(Value::bool(self.script_fields(cell)?.iter().any(|(known, _)| *known == key)))
            }
            (None, "toString" | "toLocaleString") if is_exact && map.field(method).is_none() => Some(Value::str("[object Object]")),
            _ => None,
        }
    }

    /// A value as JSON, where all of it is known.
    pub(in crate::flow::engine) fn script_json(&self, value: &Value<'a>, depth: u32) -> Option<String> {
        if depth > 6 {
            return None;
        }
        if let Some(known) = Primitive::of(value) {
            return Some(match known {
                Primitive::Undefined => return None,
                Primitive::Number(number) if !number.is_finite() => "null".to_owned(),
                Primitive::Text(text) => quoted(&text)?,
                other => other.text().to_string(),
            });
        }
        let cell = value.cell()?;
        let object = self.st.heap.object(cell)?;
        if object.shape == Shape::List {
            if object.ty.is_some() || object.open || object.rest.is_some() || object.weak {
                return None;
            }
            let parts: Vec<String> = object
                .items
                .iter()
                .map(|item| match Primitive::of(item) {
                    Some(Primitive::Undefined) => Some("null".to_owned()),
                    _ if matches!(item.kind, Kind::Func(_)) => Some("null".to_owned()),
                    _ => self.script_json(item, depth + 1),
                })
                .collect::<Option<_>>()?;
            return Some(format!("[{}]", parts.join(",")));
        }
        let mut parts = Vec::new();
        for (name, field) in self.script_fields(cell)? {
            if matches!(field.kind, Kind::Func(_)) {
                if &*name == "toJSON" {
                    return None;
                }
                continue;
            }
            if Primitive::of(&field) == Some(Primitive::Undefined) {
                continue;
            }
            parts.push(format!("{}:{}", quoted(&name)?, self.script_json(&field, depth + 1)?));
        }
        Some(format!("{{{}}}", parts.join(",")))
    }
}

/// Field of an object that says that another one is not written to.
pub(super) fn fixed_key(name: &str) -> Sym {
    format!("{FIXED}{name}").into()
}

/// `{ get name() { … } }`
pub(super) fn is_getter(field: &Value<'_>) -> bool {
    matches!(&field.kind, Kind::Func(closure) if closure.function.decorators.iter().any(|one| one.dotted().as_deref() == Some("get")))
}

/// Errors of the language itself.
fn is_error(name: &str) -> bool {
    matches!(name, "Error" | "TypeError" | "RangeError" | "SyntaxError" | "ReferenceError" | "EvalError" | "URIError")
}

/// A text in quotation marks, as JSON writes it.
fn quoted(text: &str) -> Option<String> {
    let is_plain = text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r'));
    is_plain.then(|| serde_json::to_string(text).ok()).flatten()
}

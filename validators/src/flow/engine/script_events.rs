//! Who is told of what in a script: emitters and targets of events with those that listen, and stores that what runs inside of a call finds.
//! Knows no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::Sym;

/// Type of what tells others of events.
const EMITTER: &str = "events.EventEmitter";
/// Type of a store that is found by what runs inside of it.
const STORE: &str = "async_hooks.AsyncLocalStorage";
/// Field of such a store, and the key under which what runs later finds what was in it.
const HELD: &str = "(store)";

/// Constructors of what tells others, and of what they are told.
pub(super) fn tells(name: &str) -> bool {
    let name = name.strip_prefix("node:").unwrap_or(name);
    matches!(
        name,
        "events.EventEmitter"
            | "events"
            | "EventEmitter"
            | "EventTarget"
            | "CustomEvent"
            | "Event"
            | "async_hooks.AsyncLocalStorage"
            | "AsyncLocalStorage"
    )
}

/// Methods of an emitter, a target of events, or a store.
pub(super) fn is_told(method: &str) -> bool {
    matches!(
        method,
        "on" | "once"
            | "addListener"
            | "prependListener"
            | "prependOnceListener"
            | "off"
            | "removeListener"
            | "removeEventListener"
            | "emit"
            | "removeAllListeners"
            | "addEventListener"
            | "dispatchEvent"
            | "run"
            | "enterWith"
            | "getStore"
            | "exit"
    )
}

impl<'a> Engine<'a> {
    pub(super) fn telling(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if matches!(name, "CustomEvent" | "Event") {
            let mut event = Object::new(Shape::Map);
            event.set_field(&"type".into(), site.args.first()?.value.clone(), &self.ids);
            let detail = match site.args.get(1) {
                Some(options) => self.member(&options.value.clone(), &"detail".into(), site.span),
                None => Value::null(),
            };
            event.set_field(&"detail".into(), detail, &self.ids);
            return Some(self.allocate_object(event));
        }
        let mut object = Object::new(Shape::Instance);
        object.ty = Some(if name.ends_with("AsyncLocalStorage") { STORE } else { EMITTER }.into());
        object.open = true;
        Some(self.allocate_object(object))
    }

    pub(super) fn is_emitter(&self, value: &Value<'a>) -> bool {
        let held = value.cell().and_then(|cell| self.st.heap.object(cell));
        held.is_some_and(|object| matches!(object.ty.as_deref(), Some(EMITTER | STORE)))
    }

    /// Who listens to an event is called where it is told.
    pub(super) fn emitted(&mut self, emitter: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = emitter.cell()?;
        if self.st.heap.object(cell)?.ty.as_deref() == Some(STORE) {
            return self.stored(emitter, method, site);
        }
        let first = site.args.first().map(|arg| arg.value.clone())?;
        let event = match method {
            "dispatchEvent" => self.st.heap.object(first.cell()?)?.field("type")?.as_str()?,
            _ => first.as_str()?,
        };
        let key: Sym = format!("$on {event}").into();
        let known = self.st.heap.object(cell)?.field(&key).cloned();
        let mut listeners = known.map(|known| self.exact_elements(&known).unwrap_or_default()).unwrap_or_default();
        match method {
            "emit" | "dispatchEvent" => {
                let told = if method == "emit" { site.args[1..].to_vec() } else { site.args.to_vec() };
                for listener in &listeners {
                    self.call_value(listener, told.clone(), site.span, &"listener".into());
                    self.live = true;
                }
                // Who listened once is told no more.
                let once_key: Sym = format!("$once {event}").into();
                let once = self.st.heap.object(cell)?.field(&once_key).cloned();
                if let Some(once) = once.and_then(|once| self.exact_elements(&once)).filter(|once| !once.is_empty()) {
                    let kept = listeners.into_iter().filter(|one| !once.iter().any(|gone| gone.same(one))).collect();
                    let (kept, none) = (self.new_list(kept), self.new_list(Vec::new()));
                    let ids = &self.ids;
                    let object = self.st.heap.object_mut(cell)?;
                    object.set_field(&key, kept, ids);
                    object.set_field(&once_key, none, ids);
                }
                Some(self.boolean())
            }
            "off" | "removeListener" | "removeEventListener" => {
                let gone = site.args.get(1)?.value.clone();
                // Of several that are alike the last goes.
                if let Some(at) = listeners.iter().rposition(|one| one.same(&gone)) {
                    listeners.remove(at);
                }
                let left = self.new_list(listeners);
                self.st.heap.object_mut(cell)?.set_field(&key, left, &self.ids);
                Some(emitter.clone())
            }
            "removeAllListeners" => {
                let none = self.new_list(Vec::new());
                self.st.heap.object_mut(cell)?.set_field(&key, none, &self.ids);
                Some(emitter.clone())
            }
            "run" | "enterWith" | "getStore" | "exit" => None,
            _ => {
                let at = if method.starts_with("prepend") { 0 } else { listeners.len() };
                let listener = site.args.get(1)?.value.clone();
                if matches!(method, "once" | "prependOnceListener") {
                    let once_key: Sym = format!("$once {event}").into();
                    let known = self.st.heap.object(cell)?.field(&once_key).cloned();
                    let mut once = known.and_then(|known| self.exact_elements(&known)).unwrap_or_default();
                    once.push(listener.clone());
                    let once = self.new_list(once);
                    self.st.heap.object_mut(cell)?.set_field(&once_key, once, &self.ids);
                }
                listeners.insert(at, listener);
                let listeners = self.new_list(listeners);
                self.st.heap.object_mut(cell)?.set_field(&key, listeners, &self.ids);
                Some(emitter.clone())
            }
        }
    }

    /// `store.run(value, function)`: what the function calls finds the value; what runs once it is called by others does as well.
    fn stored(&mut self, store: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = store.cell()?;
        let before = self.st.heap.object(cell)?.field(HELD).cloned();
        if method == "getStore" {
            return Some(before.or_else(|| self.handed_store()).unwrap_or_else(|| self.unknown()));
        }
        let value = site.args.first().filter(|_| matches!(method, "run" | "enterWith"))?.value.clone();
        self.st.heap.object_mut(cell)?.set_field(&HELD.into(), value.clone(), &self.ids);
        if method == "enterWith" {
            self.hand_store(&value);
            return Some(Value::null());
        }
        let function = site.args.get(1)?.value.clone();
        if !matches!(function.kind, Kind::Func(_)) {
            self.hand_store(&value);
        }
        let made = self.call_value(&function, site.args[2..].to_vec(), site.span, &"store".into());
        self.live = true;
        let object = self.st.heap.object_mut(cell)?;
        match before {
            Some(before) => object.set_field(&HELD.into(), before, &self.ids),
            None => object.drop_field(HELD),
        }
        Some(made)
    }

    /// Keeps what a store holds for those that run later, part by part.
    fn hand_store(&mut self, value: &Value<'a>) {
        let held = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| !held.open && held.rest.is_none());
        match held.map(|held| held.fields.clone()) {
            Some(fields) => {
                for (name, part) in fields {
                    self.hand_on(format!("{HELD}.{name}").into(), &part);
                }
            }
            None => self.hand_on(HELD.into(), value),
        }
    }

    fn handed_store(&mut self) -> Option<Value<'a>> {
        if let Some(whole) = self.handed.get(HELD) {
            return Some(whole.clone());
        }
        let prefix = format!("{HELD}.");
        let mut parts: Vec<(Sym, Value<'a>)> =
            self.handed.iter().filter_map(|(key, value)| Some((key.strip_prefix(&prefix)?.into(), value.clone()))).collect();
        if parts.is_empty() {
            return None;
        }
        parts.sort_by(|one, other| one.0.cmp(&other.0));
        let mut object = Object::new(Shape::Map);
        object.fields = parts;
        Some(self.allocate_object(object))
    }
}

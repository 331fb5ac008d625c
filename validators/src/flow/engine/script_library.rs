//! What the standard library of JavaScript does with values: objects, promises, patterns, numbers, constructor functions. Knows no
//! rule.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Cell, Object, Shape},
    value::{Closure, Kind, Value},
};
use crate::flow::ir::Sym;

impl<'a> Engine<'a> {
    pub(super) fn script_function(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match name {
            "Object.assign" => {
                let target = arg(0)?;
                let cell = target.cell()?;
                for source in site.args.iter().skip(1) {
                    let held = source.value.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
                    let object = self.st.heap.object_mut(cell)?;
                    match held {
                        Some(held) => {
                            for (key, value) in held.fields {
                                object.set_field(&key, value, &self.ids);
                            }
                            object.open |= held.open;
                            object.taint = object.taint.union(&held.taint);
                            if let Some(rest) = held.rest {
                                object.add_rest(*rest, &self.ids);
                            }
                        }
                        None => {
                            object.open = true;
                            object.taint = object.taint.union(&source.value.taint);
                        }
                    }
                }
                Some(target)
            }
            // The constants of an enumeration, or of a class that serves as one.
            "Object.values" | "Object.keys" if matches!(arg(0)?.kind, Kind::Class(_)) => {
                let Kind::Class(class) = arg(0)?.kind else { return None };
                let statics = self.statics(class);
                let fields = self.st.heap.object(statics)?.fields.clone();
                let items = fields.into_iter().map(|(key, value)| if name == "Object.keys" { Value::str(key) } else { value }).collect();
                Some(self.new_list(items))
            }
            "Object.values" | "Object.entries" => {
                let object = arg(0)?.cell().and_then(|cell| self.st.heap.object(cell)).cloned()?;
                if object.shape != Shape::Map || object.open || object.rest.is_some() || object.weak {
                    return None;
                }
                let mut items = Vec::new();
                for (key, value) in object.fields {
                    items.push(if name == "Object.values" { value } else { self.new_list(vec![Value::str(key), value]) });
                }
                Some(self.new_list(items))
            }
            "Object.freeze" | "Object.seal" | "structuredClone" => arg(0),
            "Promise.resolve" => Some(arg(0).unwrap_or_else(Value::null)),
            "Promise.all" | "Promise.allSettled" => arg(0).filter(|value| value.cell().is_some()),
            "Promise" if site.is_new => self.promise(&arg(0)?, site),
            "RegExp" => {
                let pattern = match &arg(0)?.kind {
                    Kind::Regex(pattern, _) => pattern.clone(),
                    Kind::Str(text) => text.constant()?,
                    _ => return None,
                };
                let flags = arg(1).and_then(|flags| flags.as_str()).unwrap_or_default();
                let mut value = Value::of(Kind::Regex(pattern, flags));
                value.id = self.ids.next();
                Some(value)
            }
            "Math.floor" | "Math.ceil" | "Math.round" | "Math.trunc" | "Math.abs" => {
                let number = match arg(0)?.kind {
                    Kind::Int(number) => number as f64,
                    Kind::Float(number) => number,
                    _ => return None,
                };
                let whole = match name {
                    "Math.floor" => number.floor(),
                    "Math.ceil" => number.ceil(),
                    "Math.round" => (number + 0.5).floor(),
                    "Math.trunc" => number.trunc(),
                    _ => number.abs(),
                };
                let exact = whole.fract() == 0.0 && whole.abs() < 1e15;
                Some(if exact { Value::int(whole as i128) } else { Value::of(Kind::Float(whole)) })
            }
            "typeof" => {
                let asked = arg(0)?;
                let known = match &asked.kind {
                    Kind::Str(_) => "string",
                    Kind::Int(_) | Kind::Float(_) => "number",
                    Kind::Bool(_) => "boolean",
                    Kind::Func(_) | Kind::Class(_) => "function",
                    Kind::Cell(_) | Kind::Regex(..) => "object",
                    _ => {
                        // A test of the answer is a test of what was asked about.
                        let mut answer = self.opaque().typed(Some(super::refine::TYPE_NAME.into()));
                        answer.via = asked.id;
                        return Some(answer);
                    }
                };
                Some(Value::str(known))
            }
            "path.relative" => {
                let to = arg(1)?;
                let mut value = self.unknown_with(self.args_taint(site.args)).typed(Some("string".into()));
                value.via = if to.via == 0 { to.id } else { to.via };
                Some(value)
            }
            "delete" => {
                for arg in site.args {
                    self.remove_place(arg.expr);
                }
                Some(Value::bool(true))
            }
            "decodeURIComponent"
            | "decodeURI"
            | "unescape"
            | "atob"
            | "querystring.unescape"
            | "he.decode"
            | "he.unescape"
            | "lodash.unescape"
            | "_.unescape"
            | "entities.decode" => self.decoded(&arg(0)?),
            "Object.fromEntries" => {
                let mut object = Object::new(Shape::Map);
                self.pairs_into(&mut object, &arg(0)?, site.span);
                Some(self.allocate_object(object))
            }
            "Map" | "WeakMap" if site.is_new => {
                let mut object = Object::new(Shape::Map);
                object.ty = Some("Map".into());
                if let Some(pairs) = arg(0).filter(|value| !matches!(value.kind, Kind::Null)) {
                    match pairs.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::Map) {
                        Some(known) => object.fields.clone_from(&known.fields),
                        None => self.pairs_into(&mut object, &pairs, site.span),
                    }
                }
                Some(self.allocate_object(object))
            }
            _ => self.script_callable(name, site).or_else(|| self.config_function(name, site)),
        }
    }

    /// Methods that any value of a script may have.
    pub(super) fn script_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match method {
            "replace" | "replaceAll" => {
                if let (Kind::Str(_) | Kind::Unknown | Kind::Opaque | Kind::Choice(_), Some(pattern), Some(with)) =
                    (&receiver.kind, arg(0), arg(1))
                    && let Kind::Regex(_, flags) = &pattern.kind
                    && flags.contains('g')
                {
                    return self.stripped_by_pattern(&pattern, &with, receiver);
                }
                None
            }
            "match" | "search" => {
                let pattern = arg(0)?;
                matches!(pattern.kind, Kind::Regex(..)).then(|| self.matched(&pattern, receiver, false, false))
            }
            "exec" if matches!(receiver.kind, Kind::Regex(..)) => Some(self.matched(receiver, &arg(0)?, false, false)),
            "then" => {
                let function = arg(0)?;
                if !matches!(function.kind, Kind::Func(_)) || matches!(receiver.kind, Kind::Lib(_)) || receiver.ty.is_some() {
                    return None;
                }
                let settled = match &receiver.kind {
                    Kind::Unknown => self.call_back(&function, &receiver.taint, site.span),
                    _ => self.call_value(&function, vec![ArgValue::plain(receiver.clone())], site.span, &"then".into()),
                };
                self.live = true;
                for later in site.args.iter().skip(1).filter(|arg| matches!(arg.value.kind, Kind::Func(_))) {
                    self.call_back(&later.value, &receiver.taint, site.span);
                }
                Some(settled)
            }
            "map" | "flatMap" | "filter" | "find" => self.unseen_list_method(receiver, method, site),
            "splice" => {
                let cell = receiver.cell()?;
                let from = arg(0)?.as_int().and_then(|at| usize::try_from(at).ok())?;
                let count = match arg(1) {
                    Some(count) => usize::try_from(count.as_int()?).ok()?,
                    None => usize::MAX,
                };
                let new: Vec<Value<'a>> = site.args.iter().skip(2).map(|arg| arg.value.clone()).collect();
                let object = self.st.heap.object_mut(cell)?;
                if object.shape != Shape::List || object.weak || object.rest.is_some() || from > object.items.len() {
                    return None;
                }
                let to = from.saturating_add(count).min(object.items.len());
                let removed: Vec<Value<'a>> = object.items.splice(from..to, new).collect();
                Some(self.new_list(removed))
            }
            _ => None,
        }
    }

    /// `new Promise(resolve => …)`: what is handed to the first parameter is what awaits.
    fn promise(&mut self, executor: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if !matches!(executor.kind, Kind::Func(_)) {
            return None;
        }
        let holder = self.allocate_object(Object::new(Shape::Shadow));
        let cell = holder.cell()?;
        let resolve = Value::of(Kind::Method(Rc::new((holder, RESOLVE.into()))));
        self.call_value(executor, vec![ArgValue::plain(resolve), ArgValue::plain(self.opaque())], site.span, &"Promise".into());
        self.live = true;
        let settled = self.st.heap.object(cell).and_then(|object| object.field("$")).cloned();
        Some(settled.unwrap_or_else(|| self.unknown()))
    }

    /// A call of the function that settles a promise.
    pub(super) fn settle_promise(&mut self, holder: &Value<'a>, method: &str, args: &[ArgValue<'a>]) -> bool {
        let Some(cell) = holder.cell().filter(|_| method == RESOLVE) else { return false };
        let value = args.first().map_or_else(Value::null, |arg| arg.value.clone());
        let ids = &self.ids;
        match self.st.heap.object_mut(cell) {
            Some(object) if object.shape == Shape::Shadow => {
                let joined = object.field("$").map_or_else(|| value.clone(), |known| known.join(&value, ids));
                object.set_field(&"$".into(), joined, ids);
                true
            }
            _ => false,
        }
    }

    /// The object that a constructor function's instances inherit from. Made while the module's body runs, so that it outlives each entry.
    pub(super) fn prototype(&mut self, closure: &Rc<Closure<'a>>) -> Option<Value<'a>> {
        let key = std::ptr::from_ref(closure.function);
        if let Some(known) = self.prototypes.get(&key) {
            return Some(Value::of(Kind::Cell(*known)));
        }
        if !self.at_module_level() {
            return None;
        }
        let made = self.allocate(Cell::Object(Object::new(Shape::Instance)));
        self.prototypes.insert(key, made);
        Some(Value::of(Kind::Cell(made)))
    }

    fn at_module_level(&self) -> bool {
        self.frames.iter().all(|frame| frame.function.is_none())
    }

    /// `F.prototype = { … }`.
    pub(super) fn set_prototype(&mut self, closure: &Rc<Closure<'a>>, value: &Value<'a>) {
        if let (Some(cell), true) = (value.cell(), self.at_module_level()) {
            self.prototypes.insert(std::ptr::from_ref(closure.function), cell);
        }
    }

    /// `new F(…)` of a plain function.
    pub(super) fn construct_by_function(
        &mut self,
        closure: &Rc<Closure<'a>>,
        args: Vec<ArgValue<'a>>,
        span: assay_manifests::Span,
    ) -> Value<'a> {
        let mut object = Object::new(Shape::Instance);
        let inherited: Vec<(Sym, Value<'a>)> = self
            .prototypes
            .get(&std::ptr::from_ref(closure.function))
            .and_then(|cell| self.st.heap.object(*cell))
            .map(|prototype| prototype.fields.clone())
            .unwrap_or_default();
        object.fields = inherited;
        let this = self.allocate_object(object);
        let made = self.call_closure(closure, Some(this.clone()), args, span);
        if made.cell().is_some() { made } else { this }
    }
}

const RESOLVE: &str = "(resolve)";

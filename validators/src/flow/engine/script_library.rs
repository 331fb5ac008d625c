//! What the standard library of JavaScript does with values: objects, promises, patterns, numbers, constructor functions. Knows no
//! rule.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Cell, Object, Shape},
    value::{Closure, Kind, Note, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, Sym},
    rule::Labels,
};

/// Texts of objects that are kept in mind at most.
const MOST_WRITTEN: usize = 1024;
/// Type of an object that has no prototype.
pub(super) const BARE: &str = "(bare)";

impl<'a> Engine<'a> {
    pub(super) fn script_function(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let said = if name == "JSON.stringify" { self.said_as_json(site) } else { None };
        if let Some(made) = said.or_else(|| self.script_object_function(name, site)) {
            return Some(made);
        }
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match name {
            "Object.assign" | "$.extend" | "jQuery.extend" | "_.extend" | "_.assign" | "lodash.assign"
                if arg(0).is_some_and(|target| target.cell().is_some()) =>
            {
                self.script_assigned(&arg(0)?, site)
            }
            "require" | "process.mainModule.require" | "module.require" | "import" => Some(self.module_named(&arg(0)?.as_str()?)),
            // An object without a prototype: every key is one of its own.
            "Object.create" if site.args.len() == 1 && matches!(arg(0)?.kind, Kind::Null) => {
                let mut object = Object::new(Shape::Map);
                object.ty = Some(BARE.into());
                Some(self.allocate_object(object))
            }
            "Reflect.construct" if site.args.len() == 2 => {
                let args = self.exact_elements(&arg(1)?)?.into_iter().map(ArgValue::plain).collect();
                Some(self.call_value(&arg(0)?, args, site.span, &"construct".into()))
            }
            "Reflect.get" => {
                let key = arg(1)?.as_str()?;
                Some(self.member(&arg(0)?, &key, site.span))
            }
            // The constants of an enumeration, or of a class that serves as one.
            "Object.values" | "Object.keys" if matches!(arg(0)?.kind, Kind::Class(_)) => {
                let Kind::Class(class) = arg(0)?.kind else { return None };
                let statics = self.statics(class);
                let fields = self.st.heap.object(statics)?.fields.clone();
                let items = fields.into_iter().map(|(key, value)| if name == "Object.keys" { Value::str(key) } else { value }).collect();
                Some(self.new_list(items))
            }
            "structuredClone" => Some(self.own_copy(arg(0)?, 0)),
            "void" => Some(Value::null().typed(Some(super::value::UNDEFINED.into()))),
            // What was written of an object is that object again once it is read.
            "JSON.parse" if site.args.len() == 1 && self.written_json.contains_key(&arg(0)?.id) => {
                let held = self.written_json.get(&arg(0)?.id)?.clone();
                Some(self.own_copy(held, 0))
            }
            "JSON.stringify"
                if self.exact_object(&arg(0)?)
                    && self.is_written_whole(&arg(0)?, 0)
                    && arg(1).is_none_or(|with| matches!(with.kind, Kind::Null))
                    && self.written_json.len() < MOST_WRITTEN =>
            {
                let written = self.default_result(site, &name.into(), "stringify");
                let held = self.own_copy(arg(0)?, 0);
                if written.id != 0 {
                    self.written_json.insert(written.id, held);
                }
                Some(written)
            }
            "URLSearchParams" if site.is_new && arg(0).is_some_and(|given| matches!(given.kind, Kind::Str(_))) => {
                self.script_query(&arg(0)?)
            }
            "URLSearchParams" if site.is_new && arg(0).is_some_and(|given| self.shape_of(&given) == Some(Shape::List)) => {
                let mut object = Object::new(Shape::Map);
                object.ty = Some("Map".into());
                self.pairs_into(&mut object, &arg(0)?, site.span);
                Some(self.allocate_object(object))
            }
            "URLSearchParams" if site.is_new && arg(0).is_none_or(|given| self.exact_object(&given)) => {
                let held = arg(0).and_then(|given| self.st.heap.object(given.cell()?)).map(|given| given.fields.clone());
                let mut object = Object::new(Shape::Map);
                object.ty = Some("Map".into());
                // All that it holds is text.
                let text = |value: Value<'a>| super::script::Primitive::of(&value).map_or(value, |known| Value::str(known.text()));
                object.fields = held.unwrap_or_default().into_iter().map(|(key, value)| (key, text(value))).collect();
                Some(self.allocate_object(object))
            }
            "Object.hasOwn" | "Object.prototype.hasOwnProperty.call" | "lodash.has" | "_.has" => {
                Some(self.membership(&arg(1)?, &arg(0)?, false))
            }
            // What a constant text says is what the program says.
            "JSON.parse" if site.args.len() == 1 && arg(0)?.as_str().is_some() => {
                let text = arg(0)?.as_str()?;
                let parsed: serde_json::Value = serde_json::from_str(&text).ok()?;
                let held = self.value_of_json(&parsed, 0);
                self.script_in_order(&held, &text, 0);
                Some(held)
            }
            // What was written for a page is text again once it is parsed.
            "JSON.parse" if !self.deep_taint(&arg(0)?).is_empty() => {
                let taint = self.deep_taint(&arg(0)?).uncleaned();
                Some(self.unknown_with(taint))
            }
            "Promise.reject" => {
                let value = arg(0).unwrap_or_else(Value::null);
                Some(self.rejected(value))
            }
            "Promise.resolve" => Some(arg(0).unwrap_or_else(Value::null)),
            "Promise.all" => arg(0).filter(|value| value.cell().is_some()),
            "Promise.race" | "Promise.any" => {
                let cell = arg(0)?.cell()?;
                Some(self.some_element(cell))
            }
            "Promise.allSettled" => {
                let settled = self.exact_elements(&arg(0)?)?;
                let mut out = Vec::new();
                for value in settled {
                    let mut object = Object::new(Shape::Map);
                    object.set_field(&"value".into(), value, &self.ids);
                    out.push(self.allocate_object(object));
                }
                Some(self.new_list(out))
            }
            "Promise" if site.is_new => self.promise(&arg(0)?, site),
            "RegExp" => {
                let (pattern, own) = match &arg(0)?.kind {
                    Kind::Regex(pattern, flags) => (pattern.clone(), flags.clone()),
                    Kind::Str(text) => (text.constant()?, Sym::default()),
                    _ => return None,
                };
                let flags = match arg(1).filter(|flags| flags.ty.as_deref() != Some(super::value::UNDEFINED)) {
                    Some(flags) => flags.as_str()?,
                    None => own,
                };
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
                    "Math.round" => super::script::rounded(number),
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
                    Kind::Null if asked.ty.as_deref() == Some(super::value::NULL) => "object",
                    Kind::Null if asked.ty.as_deref() == Some(super::value::UNDEFINED) => "undefined",
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
                let mut value = self.unknown_with(self.args_taint(site.args)).typed(Some(super::refine::TOLD_PATH.into()));
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
            "Set" | "WeakSet" if site.is_new => {
                let given = arg(0).filter(|given| !matches!(given.kind, Kind::Null));
                let items = match given {
                    Some(given) => {
                        let given = self.walked_iterable(given);
                        self.exact_elements(&given)?
                    }
                    None => Vec::new(),
                };
                Some(self.script_set(items))
            }
            "Array" if site.args.len() == 1 && arg(0)?.as_int().is_some() => {
                let length = usize::try_from(arg(0)?.as_int()?).ok().filter(|length| *length <= super::heap::MAX_ENTRIES)?;
                let mut list = Object::new(Shape::List);
                list.items = vec![self.nothing(); length];
                Some(self.allocate_object(list))
            }
            "Array" if site.args.len() != 1 || arg(0)?.is_plain_constant() => {
                let items = site.args.iter().map(|arg| arg.value.clone()).collect();
                Some(self.new_list(items))
            }
            "Array.isArray" => {
                let given = arg(0)?;
                match &given.kind {
                    Kind::Unknown | Kind::Opaque | Kind::Choice(_) | Kind::Lib(_) => None,
                    Kind::Cell(cell) => {
                        let held = self.st.heap.object(*cell).filter(|held| held.shape != Shape::Shadow);
                        held.map(|held| Value::bool(held.shape == Shape::List && held.ty.as_deref().is_none_or(|ty| ty == "Array")))
                    }
                    _ => Some(Value::bool(false)),
                }
            }
            "String" if site.args.len() == 1 && self.is_number(&arg(0)?) => {
                let mut text = self.opaque().typed(Some("string".into()));
                text.taint = arg(0)?.taint;
                Some(text)
            }
            "Number" if site.args.len() == 1 && !arg(0)?.taint.is_empty() => Some(self.number_of(&arg(0)?)),
            _ if super::script_schema::is_schema(name) && site.args.len() < 3 => self.schema(name, site),
            _ if site.is_new && super::script_events::tells(name) => self.telling(name, site),
            _ => self.config_function(name, site).or_else(|| self.script_callable(name, site)).or_else(|| self.script_value(name, site)),
        }
    }

    /// Whether a value is an object of which every field is in sight.
    fn exact_object(&self, value: &Value<'a>) -> bool {
        let held = value.cell().and_then(|cell| self.st.heap.object(cell));
        held.is_some_and(|held| held.shape == Shape::Map && held.ty.is_none() && !held.open && held.rest.is_none() && !held.weak)
    }

    /// Whether JSON holds all that an object does: functions and what is undefined are left out, `toJSON` is asked instead.
    fn is_written_whole(&self, value: &Value<'a>, depth: u32) -> bool {
        let is_null = |atom: &Value<'a>| matches!(atom.kind, Kind::Null) && atom.ty.as_deref() == Some(super::value::NULL);
        let is_text = |atom: &Value<'a>| matches!(atom.kind, Kind::Str(_) | Kind::Int(_) | Kind::Bool(_) | Kind::Unknown | Kind::Opaque);
        let is_atom = |atom: &Value<'a>| is_null(atom) || is_text(atom) || atom.cell().is_some() && self.is_written_whole(atom, depth + 1);
        let is_whole = |one: &Value<'a>| one.atoms().iter().all(is_atom);
        let held = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| depth < 4 && held.class.is_none());
        held.is_some_and(|held| held.items.iter().chain(held.fields.iter().map(|(_, field)| field)).all(is_whole))
    }

    /// Where the first element stands that passes a test, where the tests tell.
    fn first_place(&mut self, list: &Value<'a>, test: Option<&Value<'a>>, span: assay_manifests::Span) -> Option<Value<'a>> {
        let test = test.filter(|value| matches!(value.kind, Kind::Func(_)))?;
        let items = self.exact_elements(list).filter(|items| list.cell().is_some() && items.len() <= super::loops::MAX_UNROLL)?;
        for (at, item) in items.into_iter().enumerate() {
            let made = self.call_value(test, vec![ArgValue::plain(item)], span, &"callback".into());
            self.live = true;
            if made.truth(true)? {
                return Some(Value::int(at as i128));
            }
        }
        Some(Value::int(-1))
    }

    /// Methods that any value of a script may have.
    pub(super) fn script_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if let Some(value) = self.schema_method(receiver, method, site) {
            return Some(value);
        }
        if let Some(value) = self.script_list_method(receiver, method, site).or_else(|| self.script_map_method(receiver, method, site)) {
            return Some(value);
        }
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        if method == "split" {
            self.note_parted(receiver, site);
        }
        match method {
            "join" if self.is_parted_here(site) => self.joined_anew(site),
            "replace" | "replaceAll" => {
                if let Some(function) = arg(1).filter(|value| matches!(value.kind, Kind::Func(_))) {
                    return Some(self.replaced_by(receiver, &function, site.span));
                }
                if let (Kind::Str(_) | Kind::Unknown | Kind::Opaque | Kind::Choice(_), Some(pattern), Some(with)) =
                    (&receiver.kind, arg(0), arg(1))
                    && let Kind::Regex(_, flags) = &pattern.kind
                    && flags.contains('g')
                {
                    return self.stripped_by_pattern(&pattern, &with, receiver);
                }
                None
            }
            "split"
                if super::strings::parts_paths(&arg(0)?)
                    && matches!(receiver.kind, Kind::Unknown)
                    && !receiver.taint.is_empty()
                    && receiver.ty.as_deref() != Some(super::refine::TOLD_PATH) =>
            {
                let mut part = self.derived(receiver);
                part.ty = Some(super::asked::SEGMENT.into());
                let mut list = Object::new(Shape::List);
                list.rest = Some(Box::new(part));
                let mut list = self.allocate_object(list);
                list.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                Some(list)
            }
            "match" => {
                let pattern = arg(0)?;
                let Kind::Regex(_, flags) = &pattern.kind else { return None };
                let mut held = self.matched(&pattern, receiver, false, false);
                // With `g` the parts are whole matches, no groups.
                if flags.contains('g') {
                    held.ty = None;
                }
                Some(held)
            }
            // The number of a place, 0 among them: by itself it is no answer.
            "search" if matches!(arg(0)?.kind, Kind::Regex(..)) => {
                let mut place = self.opaque().typed(Some(super::refine::PLACE_IN_TEXT.into()));
                place.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                Some(place)
            }
            "exec" if self.goes_on(receiver, site) => Some(self.searched(receiver, &arg(0)?, false)),
            "exec" if matches!(receiver.kind, Kind::Regex(..)) => Some(self.matched(receiver, &arg(0)?, false, false)),
            "sort" | "toSorted" if site.args.len() == 1 => self.script_sort(receiver, method, &arg(0)?, site.span),
            _ if self.is_emitter(receiver) && super::script_events::is_told(method) => self.emitted(receiver, method, site),
            // What a request sends piece by piece.
            "on" | "once" | "addListener" if site.args.len() == 2 && matches!(arg(1)?.kind, Kind::Func(_)) => {
                let from = site.receiver_expr.and_then(Expr::dotted)?;
                let last = from.rsplit('.').next();
                let event = arg(0)?.as_str()?;
                let is_request = matches!(last, Some("req" | "request")) && &*event == "data";
                let is_connection = match last {
                    Some("socket") => !is_state_of_socket(&event),
                    Some("ws" | "conn" | "connection") => matches!(&*event, "message" | "data"),
                    _ => false,
                };
                if !is_request && !is_connection {
                    return None;
                }
                let sent = self.untrusted(Labels::HTTP, None, site.span, Note::Source(format!("{from}.on").into()));
                self.call_back(&arg(1)?, &sent.taint, site.span);
                Some(receiver.clone())
            }
            "then" if self.rejection(receiver).is_some() => match arg(1) {
                Some(handler) => self.handled(receiver, &handler, site),
                None => Some(receiver.clone()),
            },
            "catch" if self.rejection(receiver).is_some() => self.handled(receiver, &arg(0)?, site),
            "finally" if matches!(arg(0)?.kind, Kind::Func(_)) => {
                self.call_value(&arg(0)?, Vec::new(), site.span, &"finally".into());
                self.live = true;
                Some(receiver.clone())
            }
            "append"
                if site.args.len() == 2
                    && receiver.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|held| held.ty.as_deref() == Some("Map")) =>
            {
                // Of several under one name, which is asked for is not told here.
                let before = self.index_value(receiver, &arg(0)?);
                let held = if matches!(before.kind, Kind::Null) { arg(1)? } else { self.join(&before, &arg(1)?) };
                self.set_index(receiver, &arg(0)?, held);
                Some(Value::null())
            }
            "reverse" | "toReversed" => {
                let items = self.exact_elements(receiver).filter(|_| receiver.cell().is_some())?;
                let turned: Vec<Value<'a>> = items.into_iter().rev().collect();
                if method == "toReversed" {
                    return Some(self.new_list(turned));
                }
                self.st.heap.object_mut(receiver.cell()?)?.items = turned;
                Some(receiver.clone())
            }
            "findIndex" if self.first_place(receiver, arg(0).as_ref(), site.span).is_some() => {
                self.first_place(receiver, arg(0).as_ref(), site.span)
            }
            "findIndex" | "findLastIndex" | "lastIndexOf" => {
                if let Some(function) = arg(0).filter(|value| matches!(value.kind, Kind::Func(_))) {
                    let taint = self.deep_taint(receiver);
                    self.call_back(&function, &taint, site.span);
                }
                Some(self.number())
            }
            "then" => {
                let function = arg(0)?;
                let is_thing = receiver.ty.as_deref().is_some_and(|ty| !matches!(ty, "string" | "number" | "boolean" | "array"));
                // `import("m").then(m => …)`
                let is_import =
                    matches!(site.receiver_expr.map(|expr| &expr.kind), Some(ExprKind::Name(name)) if name.starts_with("require:"));
                if !Self::is_function(&function) || matches!(receiver.kind, Kind::Lib(_)) && !is_import || is_thing {
                    return None;
                }
                let before = (self.alone == Some(site.span)).then(|| self.st.clone());
                let settled = match &receiver.kind {
                    Kind::Unknown if receiver.taint.is_empty() && matches!(function.kind, Kind::Func(_)) => {
                        self.call_back(&function, &receiver.taint, site.span)
                    }
                    _ => self.call_value(&function, vec![ArgValue::plain(receiver.clone())], site.span, &"then".into()),
                };
                self.live = true;
                for later in site.args.iter().skip(1).filter(|arg| matches!(arg.value.kind, Kind::Func(_))) {
                    self.call_back(&later.value, &receiver.taint, site.span);
                }
                self.later(before);
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
            _ => self.script_value_method(receiver, method, site),
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
        let reject = Value::of(Kind::Method(Rc::new((Value::of(Kind::Cell(cell)), REJECT.into()))));
        self.call_value(executor, vec![ArgValue::plain(resolve), ArgValue::plain(reject)], site.span, &"Promise".into());
        self.live = true;
        let object = self.st.heap.object(cell)?;
        let (settled, rejected) = (object.field("$").cloned(), object.field(REJECTED).is_some());
        Some(match settled {
            Some(settled) => settled,
            None if rejected => Value::of(Kind::Cell(cell)),
            None => self.unknown(),
        })
    }

    /// A promise that fails with a value.
    fn rejected(&mut self, value: Value<'a>) -> Value<'a> {
        let mut holder = Object::new(Shape::Shadow);
        holder.set_field(&REJECTED.into(), value, &self.ids);
        self.allocate_object(holder)
    }

    /// What a promise failed with, where it is one that does nothing else.
    pub(super) fn rejection(&self, promise: &Value<'a>) -> Option<Value<'a>> {
        let object = self.st.heap.object(promise.cell()?).filter(|object| object.shape == Shape::Shadow)?;
        object.field(REJECTED).cloned()
    }

    /// What a handler makes of that.
    fn handled(&mut self, promise: &Value<'a>, handler: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let failed = self.rejection(promise)?;
        let made = self.call_value(handler, vec![ArgValue::plain(failed)], site.span, &"catch".into());
        self.live = true;
        Some(made)
    }

    /// A call of the function that settles a promise.
    pub(super) fn settle_promise(&mut self, holder: &Value<'a>, method: &str, args: &[ArgValue<'a>]) -> bool {
        let Some(cell) = holder.cell().filter(|_| matches!(method, RESOLVE | REJECT)) else { return false };
        let key: Sym = if method == RESOLVE { "$".into() } else { REJECTED.into() };
        let value = args.first().map_or_else(Value::null, |arg| arg.value.clone());
        let ids = &self.ids;
        match self.st.heap.object_mut(cell) {
            Some(object) if object.shape == Shape::Shadow => {
                let joined = object.field(&key).map_or_else(|| value.clone(), |known| known.join(&value, ids));
                object.set_field(&key, joined, ids);
                true
            }
            _ => false,
        }
    }

    /// The object that a constructor function's instances inherit from. Made while the module's body runs, so that it outlives each entry.
    pub(super) fn prototype(&mut self, closure: &Rc<Closure<'a>>) -> Option<Value<'a>> {
        let key = std::ptr::from_ref(closure.function);
        if let Some(kept) = self.kept_prototype(closure) {
            return Some(kept);
        }
        if let Some(known) = self.prototypes.get(&key) {
            return Some(Value::of(Kind::Cell(*known)));
        }
        if !self.at_module_level() {
            let made = self.allocate_object(Object::new(Shape::Instance));
            return self.keep_prototype(closure, &made).then_some(made);
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
        if !self.at_module_level() {
            self.keep_prototype(closure, value);
        } else if let Some(cell) = value.cell() {
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
            .kept_prototype(closure)
            .and_then(|kept| kept.cell())
            .or_else(|| self.prototypes.get(&std::ptr::from_ref(closure.function)).copied())
            .and_then(|cell| self.st.heap.object(cell))
            .map(|prototype| prototype.fields.clone())
            .unwrap_or_default();
        object.fields = inherited;
        let this = self.allocate_object(object);
        let made = self.call_closure(closure, Some(this.clone()), args, span);
        if made.cell().is_some() { made } else { this }
    }
}

/// Events that tell of a connection itself; what the other end sends has a name of the program's choice.
fn is_state_of_socket(event: &str) -> bool {
    matches!(
        event,
        "connect"
            | "connection"
            | "disconnect"
            | "disconnecting"
            | "error"
            | "connect_error"
            | "close"
            | "end"
            | "finish"
            | "timeout"
            | "drain"
            | "ready"
            | "open"
            | "lookup"
            | "ping"
            | "pong"
            | "upgrade"
            | "secureConnect"
            | "unexpected-response"
            | "newListener"
    )
}

const RESOLVE: &str = "(resolve)";
const REJECT: &str = "(reject)";
/// Field of a promise that holds what it failed with.
const REJECTED: &str = "$rejected";

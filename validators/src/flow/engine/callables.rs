//! Functions that are values of the library: partly applied, wrapped, handed to threads, executors and timers, mapped over lists.
//! Knows how Python and JavaScript hand functions around, no rule.

use std::rc::Rc;

use assay_manifests::{Language, Span};

pub(super) use super::asked::taught;
use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    loops::MAX_UNROLL,
    value::{Closure, Kind, Ref, Value},
};
use crate::flow::ir::{Spread, Sym};

/// Name of the call of a function with some of its arguments in place.
const PARTIAL: &str = "(partial)";
/// Name of the call of a maker of named tuples.
const NAMED_TUPLE: &str = "(named tuple)";
const FUNCTION: &str = "(function)";
/// Name of the call of one function and then another.
const COMPOSED: &str = "(composed)";

impl<'a> Engine<'a> {
    /// Whether a value can be called as one function that is known.
    pub(super) fn is_function(value: &Value<'a>) -> bool {
        match &value.kind {
            Kind::Func(_) => true,
            Kind::Lib(name) => super::names::tagged_module(name).is_none(),
            Kind::Method(pair) => {
                matches!(&*pair.1, PARTIAL | super::python_iteration::ITEM_GETTER | super::python_iteration::NAME_GETTER)
            }
            _ => false,
        }
    }

    /// A function with its first arguments in place.
    pub(super) fn partial(&mut self, function: &Value<'a>, args: &[ArgValue<'a>]) -> Value<'a> {
        let mut holder = Object::new(Shape::Shadow);
        holder.fields.push((FUNCTION.into(), function.clone()));
        for arg in args.iter().filter(|arg| arg.spread == Spread::No) {
            match &arg.name {
                Some(name) => holder.set_field(name, arg.value.clone(), &self.ids),
                None => holder.push(arg.value.clone(), &self.ids),
            }
        }
        let holder = self.allocate_object(holder);
        Value::of(Kind::Method(Rc::new((holder, PARTIAL.into()))))
    }

    /// A call of what this file makes of functions; `None` for any other method.
    pub(super) fn call_made(&mut self, holder: &Value<'a>, method: &str, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        if method == super::go_iterators::YIELD {
            return Some(self.taken(holder, args));
        }
        let held = holder.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::Shadow)?.clone();
        match method {
            PARTIAL => {
                let function = held.field(FUNCTION)?.clone();
                let mut all: Vec<ArgValue<'a>> = held.items.into_iter().map(ArgValue::plain).collect();
                all.extend(args.iter().cloned());
                for (name, value) in held.fields.into_iter().filter(|(name, _)| &**name != FUNCTION) {
                    if !all.iter().any(|arg| arg.name.as_ref() == Some(&name)) {
                        all.push(ArgValue { name: Some(name), value, spread: Spread::No, expr: None });
                    }
                }
                Some(self.call_value(&function, all, span, &"partial".into()))
            }
            COMPOSED => {
                let [first, second] = held.items.as_slice() else { return None };
                let (first, second) = (first.clone(), second.clone());
                let between = self.called(&first, args.to_vec(), span);
                Some(self.called(&second, vec![ArgValue::plain(between)], span))
            }
            super::python_iteration::ITEM_GETTER | super::python_iteration::NAME_GETTER => {
                let subject = args.first()?.value.clone();
                let mut parts = Vec::new();
                for key in &held.items {
                    parts.push(self.picked(&subject, key, method, span));
                }
                Some(if parts.len() == 1 { parts.remove(0) } else { self.new_list(parts) })
            }
            NAMED_TUPLE => {
                let names: Vec<Sym> = held.items.iter().filter_map(Value::as_str).collect();
                let mut tuple = Object::new(Shape::List);
                let mut positional = args.iter().filter(|arg| arg.name.is_none());
                for name in names {
                    let named = args.iter().find(|arg| arg.name.as_ref() == Some(&name));
                    let value = named.or_else(|| positional.next()).map_or_else(|| self.opaque(), |arg| arg.value.clone());
                    tuple.push(value.clone(), &self.ids);
                    tuple.set_field(&name, value, &self.ids);
                }
                Some(self.allocate_object(tuple))
            }
            super::dotnet_delegates::DELEGATES => Some(self.delegates_called(&held.items, args, span)),
            _ if self.on_jvm() => self.jvm_called_made(&held.items, method, args, span),
            _ => None,
        }
    }

    /// A call of a function or of a method by reference.
    fn called(&mut self, function: &Value<'a>, args: Vec<ArgValue<'a>>, span: Span) -> Value<'a> {
        if self.on_jvm() {
            let plain: Vec<Value<'a>> = args.iter().map(|arg| arg.value.clone()).collect();
            if let Some(value) = self.call_referenced(function, plain, span) {
                return value;
            }
        }
        self.call_value(function, args, span, &"function".into())
    }

    /// One function and then another, as one.
    pub(super) fn composed(&mut self, first: &Value<'a>, second: &Value<'a>) -> Value<'a> {
        let mut holder = Object::new(Shape::Shadow);
        holder.items = vec![first.clone(), second.clone()];
        let holder = self.allocate_object(holder);
        Value::of(Kind::Method(Rc::new((holder, COMPOSED.into()))))
    }

    /// `namedtuple('P', 'x y')`, `namedtuple('P', ['x', 'y'])`.
    fn named_tuple(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let fields = site.args.get(1)?.value.clone();
        let names: Vec<Value<'a>> = match fields.as_str() {
            Some(text) => text.split([',', ' ']).filter(|name| !name.is_empty()).map(|name| Value::str(Sym::from(name))).collect(),
            None => self.exact_elements(&fields)?,
        };
        let mut holder = Object::new(Shape::Shadow);
        holder.items = names;
        let holder = self.allocate_object(holder);
        Some(Value::of(Kind::Method(Rc::new((holder, NAMED_TUPLE.into())))))
    }

    /// Calls a function with arguments that stand in a list.
    fn call_with_list(&mut self, function: &Value<'a>, list: Option<&Value<'a>>, named: Option<&Value<'a>>, span: Span) -> Value<'a> {
        let mut args: Vec<ArgValue<'a>> = match list {
            Some(list) => match self.exact_elements(list) {
                Some(items) => items.into_iter().map(ArgValue::plain).collect(),
                None => vec![ArgValue::plain(self.element(list, span))],
            },
            None => Vec::new(),
        };
        if let Some(object) = named.and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)) {
            let fields = object.fields.clone();
            args.extend(fields.into_iter().map(|(name, value)| ArgValue { name: Some(name), value, spread: Spread::No, expr: None }));
        }
        self.run_function(function, args, span)
    }

    /// Calls a function of which nobody waits for the end: what runs after it runs in any case.
    pub(super) fn run_function(&mut self, function: &Value<'a>, args: Vec<ArgValue<'a>>, span: Span) -> Value<'a> {
        let result = self.call_value(function, args, span, &"callback".into());
        self.live = true;
        result
    }

    /// A function applied to each element of a list.
    pub(super) fn mapped(&mut self, function: &Value<'a>, list: &Value<'a>, span: Span) -> Value<'a> {
        let mut out = Object::new(Shape::List);
        match self.exact_elements(list).filter(|items| items.len() <= MAX_UNROLL) {
            Some(items) => {
                for (at, item) in items.into_iter().enumerate() {
                    let args = self.callback_args(function, item, Some(Value::int(at as i128)), list);
                    let made = self.run_function(function, args, span);
                    out.push(made, &self.ids);
                }
            }
            None => {
                let item = self.element(list, span);
                let (id, args) = (item.id, self.callback_args(function, item, None, list));
                let (made, ()) = self.either(|engine| engine.run_function(function, args, span), |_| ());
                self.live = true;
                out.add_rest(self.told_of_each(list, id, made), &self.ids);
            }
        }
        self.allocate_object(out)
    }

    /// The elements that pass a test, with what the test has taught of them.
    pub(super) fn filtered(&mut self, function: &Value<'a>, list: &Value<'a>, span: Span) -> Value<'a> {
        let mut out = Object::new(Shape::List);
        let exact = self.exact_elements(list).filter(|items| items.len() <= MAX_UNROLL);
        let is_exact = exact.is_some();
        let items = match exact {
            Some(items) => items,
            None => vec![self.element(list, span)],
        };
        for item in items {
            let made = self.run_function(function, vec![ArgValue::plain(item.clone())], span);
            if made.truth(self.empty_is_false()) == Some(false) && is_exact {
                continue;
            }
            let kept = taught(item, &made);
            // Whether it passes is not known: positions are lost.
            if made.truth(self.empty_is_false()) == Some(true) && is_exact {
                out.push(kept, &self.ids);
            } else {
                out.blur(&self.ids);
                out.add_rest(kept, &self.ids);
            }
        }
        self.allocate_object(out)
    }

    /// Functions over functions in Python.
    pub(super) fn python_callable(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let method = crate::rule::pattern::last_segment(name);
        let plain = |at: usize| site.args.iter().filter(|arg| arg.name.is_none()).nth(at).map(|arg| arg.value.clone());
        let named = |key: &str| site.args.iter().find(|arg| arg.name.as_deref() == Some(key)).map(|arg| arg.value.clone());
        match name {
            "functools.partial" | "functools.partialmethod" => {
                let is_callable = |value: &Value<'a>| Self::is_function(value) || matches!(value.kind, Kind::Method(_) | Kind::Class(_));
                let function = plain(0).filter(is_callable).or_else(|| self.bound_method(site.args.first()?))?;
                return Some(self.partial(&function, &site.args[1..]));
            }
            "map" | "itertools.imap" if site.args.len() == 2 => {
                let function =
                    plain(0).filter(|value| Self::is_function(value) || matches!(value.kind, Kind::Method(_) | Kind::Class(_)))?;
                return Some(self.mapped(&function, &plain(1)?, site.span));
            }
            "filter" | "itertools.ifilter" if site.args.len() == 2 => {
                let function = plain(0).filter(Self::is_function)?;
                return Some(self.filtered(&function, &plain(1)?, site.span));
            }
            "functools.reduce" | "reduce" => {
                let function = plain(0).filter(Self::is_function)?;
                let mut items = self.exact_elements(&plain(1)?).filter(|items| items.len() <= MAX_UNROLL)?.into_iter();
                let mut sum = match plain(2) {
                    Some(first) => first,
                    None => items.next()?,
                };
                for item in items {
                    sum = self.run_function(&function, vec![ArgValue::plain(sum), ArgValue::plain(item)], site.span);
                }
                return Some(sum);
            }
            "collections.namedtuple" => return self.named_tuple(site),
            "threading.Thread" | "multiprocessing.Process" | "threading.Timer" => {
                let is_timer = method == "Timer";
                let function = named(if is_timer { "function" } else { "target" }).or_else(|| plain(1)).filter(Self::is_function)?;
                let list = named("args").or_else(|| if is_timer { plain(2) } else { plain(3) });
                self.call_with_list(&function, list.as_ref(), named("kwargs").as_ref(), site.span);
                return None;
            }
            "asyncio.to_thread" | "anyio.to_thread.run_sync" | "starlette.concurrency.run_in_threadpool" | "asgiref.sync.sync_to_async"
                if site.args.len() > 1 =>
            {
                let function = plain(0).filter(Self::is_function).or_else(|| self.bound_method(site.args.first()?))?;
                return Some(self.run_function(&function, site.args[1..].to_vec(), site.span));
            }
            // Coroutines run when they are called: what awaits them gets what they gave.
            "asyncio.gather" if site.args.iter().all(|arg| arg.name.is_some() || arg.spread == Spread::No) => {
                let given = site.args.iter().filter(|arg| arg.name.is_none()).map(|arg| arg.value.clone()).collect();
                return Some(self.new_list(given));
            }
            "asyncio.run" | "asyncio.create_task" | "asyncio.ensure_future" | "asyncio.wait_for" | "asyncio.shield" => return plain(0),
            "functools.lru_cache" | "functools.cache" if plain(0).is_some_and(|given| Self::is_function(&given)) => return plain(0),
            "asgiref.sync.sync_to_async" | "asgiref.sync.async_to_sync" => {
                return plain(0).filter(Self::is_function).or_else(|| self.bound_method(site.args.first()?));
            }
            _ => {}
        }
        site.receiver?;
        match method {
            "submit" | "add_task" | "call_soon" | "call_soon_threadsafe" | "start_soon" if site.args.len() > 1 => {
                let function = plain(0).filter(Self::is_function)?;
                Some(self.run_function(&function, site.args[1..].to_vec(), site.span))
            }
            "run_in_executor" | "call_later" if site.args.len() > 2 => {
                let function = plain(1).filter(Self::is_function)?;
                Some(self.run_function(&function, site.args[2..].to_vec(), site.span))
            }
            "apply_async" | "apply" if site.args.len() > 1 => {
                let function = plain(0).filter(Self::is_function)?;
                Some(self.call_with_list(&function, plain(1).or_else(|| named("args")).as_ref(), None, site.span))
            }
            "map" | "imap" | "imap_unordered" if site.args.len() == 2 => {
                let function = plain(0).filter(Self::is_function)?;
                Some(self.mapped(&function, &plain(1)?, site.span))
            }
            _ => None,
        }
    }

    /// Functions over functions in scripts.
    pub(super) fn script_callable(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let arg = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        match name {
            "util.promisify" | "node:util.promisify" | "pify" | "util.callbackify" | "util.deprecate" => arg(0).filter(Self::is_function),
            // What a component keeps between its renderings is what the function makes.
            "react.useMemo" | "React.useMemo" | "react.default.useMemo" | "preact/hooks.useMemo" => {
                let function = arg(0).filter(Self::is_function)?;
                Some(self.run_function(&function, Vec::new(), site.span))
            }
            "react.useCallback" | "React.useCallback" | "react.default.useCallback" | "preact/hooks.useCallback" => {
                arg(0).filter(Self::is_function)
            }
            "lodash.partial" | "_.partial" => {
                let function = arg(0).filter(Self::is_function)?;
                Some(self.partial(&function, &site.args[1..]))
            }
            // What stands behind the function is what it is given, and nothing else is.
            "setTimeout" | "setInterval" | "setImmediate" | "process.nextTick" => {
                let function = arg(0).filter(Self::is_function)?;
                let given = site.args.get(if matches!(name, "setTimeout" | "setInterval") { 2 } else { 1 }..)?.to_vec();
                self.either(|engine| engine.run_function(&function, given, site.span), |_| ());
                self.live = true;
                Some(self.opaque())
            }
            _ => None,
        }
    }

    /// `list.map(f)` of a list that is not in sight: what `f` makes of an element is what the new list holds.
    pub(super) fn unseen_list_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if !matches!(receiver.kind, Kind::Unknown | Kind::Opaque) || !matches!(receiver.ty.as_deref(), None | Some("array")) {
            return None;
        }
        let function = site.args.first().map(|arg| arg.value.clone()).filter(Self::is_function)?;
        match method {
            "map" | "flatMap" => Some(self.mapped(&function, receiver, site.span)),
            "filter" => Some(self.filtered(&function, receiver, site.span)),
            "find" => {
                let kept = self.filtered(&function, receiver, site.span);
                Some(self.element(&kept, site.span))
            }
            "some" => {
                let item = self.element(receiver, site.span);
                let made = self.run_function(&function, vec![ArgValue::plain(item)], site.span);
                let mut answer = self.boolean();
                let when_true = made.facts.as_ref().map(|facts| facts.when_true.clone()).unwrap_or_default();
                answer.facts = Some(Rc::new(super::value::Facts { when_true, when_false: Vec::new() }));
                Some(answer)
            }
            _ => None,
        }
    }

    /// `f.call(this, …)`, `f.apply(this, […])`, `f.bind(this, …)` of a function of a library.
    pub(super) fn call_library_through(
        &mut self,
        function: &Value<'a>,
        library: &str,
        name: &str,
        args: &[ArgValue<'a>],
        span: Span,
    ) -> Option<Value<'a>> {
        if !self.is_script() || library.contains(".prototype") || super::names::tagged_module(library).is_some() {
            return None;
        }
        match name {
            "call" if args.len() > 1 => Some(self.call_value(function, args[1..].to_vec(), span, &library.into())),
            "apply" if args.len() == 2 => Some(self.call_with_list(function, Some(&args[1].value), None, span)),
            "bind" if !args.is_empty() => Some(if args.len() > 1 { self.partial(function, &args[1..]) } else { function.clone() }),
            _ => None,
        }
    }

    /// `f.call(this, …)`, `f.apply(this, [...])`, `f.bind(this)`, functional interfaces.
    pub(super) fn call_through(
        &mut self,
        closure: &Rc<Closure<'a>>,
        function: &Value<'a>,
        name: &str,
        mut args: Vec<ArgValue<'a>>,
        span: Span,
    ) -> Value<'a> {
        if self.is_php()
            && let Some(value) = self.php_bound(closure, name, &args, span)
        {
            return value;
        }
        match name {
            "call" if !args.is_empty() && self.is_script() => {
                let this = args.remove(0).value;
                self.call_closure(closure, Some(this), args, span)
            }
            "apply" if matches!(args.len(), 1 | 2) && self.is_script() => {
                let list = args.drain(1..).next().map_or_else(Value::null, |list| list.value);
                let known = if matches!(list.kind, Kind::Null) { Some(Vec::new()) } else { self.exact_elements(&list) };
                let items = known.unwrap_or_else(|| vec![self.element(&list, span)]);
                self.call_closure(closure, args.pop().map(|this| this.value), items.into_iter().map(ArgValue::plain).collect(), span)
            }
            "bind" if self.is_script() && args.len() > 1 => {
                let first = args.first().cloned().into_iter().collect();
                let bound = self.call_through(closure, function, "bind", first, span);
                self.partial(&bound, &args[1..])
            }
            "bind" if self.is_script() => match args.first().map(|arg| arg.value.clone()) {
                Some(this) if this.cell().is_some() => {
                    let (function, module, class, scope) = (closure.function, closure.module, closure.class, closure.scope);
                    Value::of(Kind::Func(Rc::new(Closure { function, module, class, this: Some(this), scope })))
                }
                _ => function.clone(),
            },
            _ => self.call_own(closure, function, args, span),
        }
    }

    /// `list.map(f)` and its like of a list or map in sight.
    pub(super) fn each(
        &mut self,
        cell: Ref,
        receiver: &Value<'a>,
        method: &str,
        function: &Value<'a>,
        first: Option<&Value<'a>>,
        span: Span,
    ) -> Option<Value<'a>> {
        if !Self::is_function(function) {
            return None;
        }
        // Entries of a map are visited by their values.
        let by_value = self.st.heap.object(cell).filter(|object| object.shape == Shape::Map && !object.open && object.rest.is_none());
        let keys: Vec<Sym> = by_value.iter().flat_map(|object| object.fields.iter().map(|(key, _)| key.clone())).collect();
        let by_value = by_value.map(|object| object.fields.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>());
        let keys: Vec<Value<'a>> = keys.iter().map(|key| self.key_of_map(key)).collect();
        let exact = by_value.filter(|_| self.is_script()).or_else(|| self.exact_elements(receiver)).filter(|list| list.len() <= MAX_UNROLL);
        if matches!(method, "reduce" | "reduceRight") {
            let mut items: Vec<(usize, Value<'a>)> = exact?.into_iter().enumerate().collect();
            if method == "reduceRight" {
                items.reverse();
            }
            let mut items = items.into_iter();
            let mut sum = match first {
                Some(first) => first.clone(),
                None => items.next()?.1,
            };
            for (at, item) in items {
                let mut args = vec![ArgValue::plain(sum)];
                args.extend(self.callback_args(function, item, Some(Value::int(at as i128)), receiver));
                sum = self.call_value(function, args, span, &"callback".into());
                self.live = true;
            }
            return Some(sum);
        }
        let promises = matches!(method, "filter" | "find" | "some" | "every" | "forEach") && self.gives_promise(function);
        let call = |engine: &mut Self, item: Value<'a>, place: Option<Value<'a>>| {
            let args = engine.callback_args(function, item, place, receiver);
            let before = promises.then(|| engine.st.facts.clone());
            let made = engine.call_value(function, args, span, &"callback".into());
            // A promise is true whatever becomes of it.
            before.map_or(made, |before| {
                engine.st.facts = before;
                Value::bool(true)
            })
        };
        let mut out = Object::new(Shape::List);
        // What holds whichever element passed a test that some must pass, or where all have passed it.
        let mut taught_by_all: Option<Vec<super::value::Fact>> = None;
        let mut taught_by_none: Vec<super::value::Fact> = Vec::new();
        let mut answers: Vec<Option<bool>> = Vec::new();
        let is_exact = exact.is_some();
        match exact {
            Some(items) => {
                for (at, item) in items.into_iter().enumerate() {
                    let place = keys.get(at).cloned().unwrap_or_else(|| Value::int(at as i128));
                    let made = call(self, item.clone(), Some(place));
                    self.live = true;
                    answers.push(made.truth(true));
                    if matches!(method, "some" | "every") && made.truth(true) != Some(false) {
                        taught_by_all = Some(super::meeting::taught_together(method == "some", taught_by_all, &made));
                    }
                    super::each::note_failed(method, &item, &item, &made, &mut taught_by_none);
                    let is_unsure = matches!(method, "filter" | "find") && made.truth(true).is_none();
                    let kept = match (method, made.truth(true)) {
                        ("filter" | "select" | "find" | "Where", Some(false)) => continue,
                        ("filter" | "select" | "find" | "Where", _) => taught(item, &made),
                        _ => made,
                    };
                    // Whether it passes is not known: positions are lost.
                    if is_unsure && self.is_script() {
                        out.blur(&self.ids);
                        out.add_rest(kept, &self.ids);
                        continue;
                    }
                    match kept.cell().filter(|_| method == "flatMap") {
                        Some(_) => self.spread_into(&mut out, &kept, span),
                        None => out.push(kept, &self.ids),
                    }
                    if self.is_script() && matches!(method, "some" | "every") && answers.last() == Some(&Some(method == "some")) {
                        break;
                    }
                }
            }
            None => {
                let held = self.some_element(cell);
                let item = if method == "some" { self.any_one(&held) } else { held.clone() };
                let (made, ()) = self.either(|engine| call(engine, item.clone(), None), |_| ());
                self.live = true;
                if matches!(method, "some" | "every") {
                    super::each::note_failed(method, &held, &item, &made, &mut taught_by_none);
                    let passed = super::each::passed_by(method, &held, &item, &made);
                    taught_by_all = Some(self.with_parts(passed, (receiver, method), &item, &made, &mut taught_by_none));
                }
                let is_test = matches!(method, "filter" | "select" | "find" | "Where");
                out.add_rest(if is_test { taught(item, &made) } else { made }, &self.ids);
            }
        }
        let list = self.allocate_object(out);
        Some(match (method, list.cell()) {
            ("find", Some(found)) => self.some_element(found),
            ("forEach" | "each", _) => Value::null(),
            ("some" | "every", _) if is_exact && self.is_script() && super::script::settled(method, &answers).is_some() => {
                Value::bool(super::script::settled(method, &answers) == Some(true))
            }
            ("some" | "every", _) => {
                let facts = super::value::Facts { when_true: taught_by_all.unwrap_or_default(), when_false: taught_by_none };
                let says = !facts.when_true.is_empty() || !facts.when_false.is_empty();
                Value { facts: says.then(|| Rc::new(facts)), ..self.boolean() }
            }
            _ => list,
        })
    }

    /// What a `with` block binds: what the manager's own method for it gives.
    pub(super) fn context(&mut self, manager: Value<'a>, span: Span) -> Value<'a> {
        let class = manager.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
        if self.language == Language::Python
            && let Some(class) = class
        {
            for name in ["__enter__", "__aenter__"] {
                if let Some((method, owner)) = self.find_method(class, name, None, 0) {
                    let module = self.classes[owner.0 as usize].module;
                    let closure = self.closure(method, module, Some(owner), Some(manager.clone()));
                    let given = self.call_value(&closure, Vec::new(), span, &name.into());
                    self.live = true;
                    return given;
                }
            }
        }
        self.entered(manager)
    }

    /// Pairs of keys and values, as `dict`, `Map` and `Object.fromEntries` take them.
    pub(super) fn pairs_into(&mut self, object: &mut Object<'a>, pairs: &Value<'a>, span: Span) {
        if let Some(items) = self.exact_elements(pairs) {
            for item in items {
                let (key, value) = (self.index_value(&item, &Value::int(0)), self.index_value(&item, &Value::int(1)));
                let key = if object.ty.as_deref() == Some("Map") { self.identity(object, key) } else { key };
                match key.key() {
                    Some(key) => object.set_field(&key, value, &self.ids),
                    None => object.add_rest(value, &self.ids),
                }
            }
            return;
        }
        let pair = self.element(pairs, span);
        let value = self.index_value(&pair, &Value::int(1));
        object.add_rest(value, &self.ids);
    }

    /// What stands in a library's object under a full name, where this program has put it there: `flask.g.user = …`.
    pub(super) fn held_by_library(&mut self, full: &str) -> Option<Value<'a>> {
        if !matches!(self.language, Language::Python) && !self.is_script() {
            return None;
        }
        let scope = self.modules[self.target].scope?;
        let value = self.st.heap.scope(scope)?.vars.get(full)?.clone();
        Some(self.with_facts(value))
    }

    pub(super) fn keep_in_library(&mut self, full: Sym, value: Value<'a>) {
        if !matches!(self.language, Language::Python) && !self.is_script() {
            return;
        }
        let Some(scope) = self.modules[self.target].scope else { return };
        if let Some(scope) = self.st.heap.scope_mut(scope)
            && let Err(value) = scope.vars.write(&full, value)
        {
            scope.vars.push(full, value);
        }
    }
}

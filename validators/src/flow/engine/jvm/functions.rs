//! Functions made of functions, and functions found by reflection, as the JVM's library makes them. Knows no rule.

use std::rc::Rc;

use assay_manifests::Span;

use crate::{
    flow::{
        engine::{
            Engine,
            call::{ArgValue, Site},
            heap::{Object, Shape},
            operators::joined_facts,
            value::{Facts, Kind, Taint, Value},
        },
        ir::Sym,
    },
    rule::pattern::last_segment,
};

/// Names of the calls of tests that were put together.
const NEGATED: &str = "(negated)";
const BOTH: &str = "(both)";
const EITHER: &str = "(either)";
/// What gives back what it is given.
const IDENTITY: &str = "java.util.function.Function.identity()";
/// Type of a function found by name that takes its object as an argument.
const HANDLE: &str = "java.lang.invoke.MethodHandle";
/// Type of a field found by name.
const FIELD: &str = "java.lang.reflect.Field";

impl<'a> Engine<'a> {
    /// What passes where a test fails.
    pub(super) fn negated(&mut self, test: &Value<'a>) -> Value<'a> {
        self.made_of(vec![test.clone()], NEGATED)
    }

    fn made_of(&mut self, functions: Vec<Value<'a>>, call: &str) -> Value<'a> {
        let mut holder = Object::new(Shape::Shadow);
        holder.items = functions;
        let holder = self.allocate_object(holder);
        Value::of(Kind::Method(Rc::new((holder, call.into()))))
    }

    /// `test.negate()`, `test.and(other)`, `test.or(other)`.
    pub(super) fn jvm_tests_joined(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_function = match &receiver.kind {
            Kind::Func(_) | Kind::Method(_) => true,
            Kind::Lib(name) => names_method(name),
            _ => false,
        };
        if !is_function {
            return None;
        }
        match (method, Self::arg(site, 0)) {
            ("negate", None) => Some(self.made_of(vec![receiver.clone()], NEGATED)),
            ("and", Some(other)) => Some(self.made_of(vec![receiver.clone(), other], BOTH)),
            ("or", Some(other)) => Some(self.made_of(vec![receiver.clone(), other], EITHER)),
            _ => None,
        }
    }

    /// `Function.identity()`, `Predicate.not(test)`.
    pub(super) fn jvm_function_by_factory(&mut self, site: &Site<'a, '_>, owner: &str, method: &str) -> Option<Value<'a>> {
        match (owner, method) {
            ("Function" | "UnaryOperator", "identity") => Some(Value::of(Kind::Lib(IDENTITY.into()))),
            ("Predicate", "not") => {
                let test = Self::arg(site, 0)?;
                Some(self.made_of(vec![test], NEGATED))
            }
            _ => None,
        }
    }

    /// A call of what this file makes of functions.
    pub(in crate::flow::engine) fn jvm_called_made(
        &mut self,
        functions: &[Value<'a>],
        call: &str,
        args: &[ArgValue<'a>],
        span: Span,
    ) -> Option<Value<'a>> {
        let plain: Vec<Value<'a>> = args.iter().map(|arg| arg.value.clone()).collect();
        let first = functions.first()?;
        let asked = self.call_referenced(first, plain.clone(), span)?;
        if call == NEGATED {
            let mut answer = match asked.truth(false) {
                Some(yes) => Value::bool(!yes),
                None => self.boolean(),
            };
            answer.facts =
                asked.facts.map(|facts| Rc::new(Facts { when_true: facts.when_false.clone(), when_false: facts.when_true.clone() }));
            return Some(answer);
        }
        let and = match call {
            BOTH => true,
            EITHER => false,
            _ => return None,
        };
        let other = self.call_referenced(functions.get(1)?, plain, span)?;
        let mut answer = match (asked.truth(false), other.truth(false)) {
            (Some(x), Some(y)) => Value::bool(if and { x && y } else { x || y }),
            (Some(x), None) | (None, Some(x)) if x != and => Value::bool(x),
            _ => self.boolean(),
        };
        let (a, b) = (asked.facts.as_deref().cloned().unwrap_or_default(), other.facts.as_deref().cloned().unwrap_or_default());
        answer.facts = Some(Rc::new(joined_facts(and, &a, &b)));
        Some(answer)
    }

    /// `given.forEach(map::put)` of what is not in sight: the method of an object in sight is called with what nobody sees.
    pub(in crate::flow::engine) fn jvm_method_given(&mut self, function: &Value<'a>, taint: &Taint, site: &Site<'a, '_>) {
        let Kind::Method(bound) = &function.kind else { return };
        if bound.0.cell().is_none() {
            return;
        }
        let count = match &*bound.1 {
            "put" | "putIfAbsent" | "replace" | "setProperty" | "merge" => 2,
            "add" | "addAll" | "addFirst" | "addLast" | "push" | "offer" | "append" | "set" | "putAll" => 1,
            _ => return,
        };
        let given: Vec<Value<'a>> = (0..count).map(|_| self.unknown_with(taint.clone())).collect();
        self.either(|engine| drop(engine.call_function(function, given, site)), |_| ());
        self.live = true;
    }

    /// References to methods of the library that are no calls of one: a constructor, the function that changes nothing.
    pub(super) fn jvm_reference_called(&mut self, name: &Sym, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        if &**name == IDENTITY {
            return args.first().map(|arg| arg.value.clone());
        }
        let class = name.strip_suffix(".new")?;
        Some(self.library_call(Site { is_new: true, ..Site::named(vec![class.into()], args, span) }))
    }

    /// Methods and fields of a class in sight that are found by a name that is known.
    pub(super) fn jvm_found_by_name(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match (&receiver.kind, method) {
            (_, "findStatic" | "findVirtual" | "bind") => {
                let owner = Self::arg(site, 0)?;
                let name = Self::arg(site, 1)?.as_str()?;
                let is_class = matches!(owner.kind, Kind::Class(_));
                let found = Value::of(Kind::Method(Rc::new((owner, name))));
                is_class.then(|| found.typed(Some(format!("{HANDLE}.{method}").into())))
            }
            (Kind::Method(bound), "invokeExact" | "invoke" | "invokeWithArguments")
                if receiver.ty.as_deref().is_some_and(|ty| ty.starts_with(HANDLE)) =>
            {
                let bound = Rc::clone(bound);
                let is_static = receiver.ty.as_deref().is_some_and(|ty| ty.ends_with("Static"));
                let (on, rest) = if is_static { (bound.0.clone(), site.args) } else { (site.args.first()?.value.clone(), &site.args[1..]) };
                Some(self.call_on_value(&on, None, &bound.1, rest.to_vec(), site.span, None, false))
            }
            (Kind::Class(_), "getField" | "getDeclaredField") => {
                let name = Self::arg(site, 0)?;
                name.as_str()?;
                Some(self.jvm_list(vec![receiver.clone(), name], FIELD))
            }
            _ => None,
        }
    }

    /// A field found by name: what stands in it, and what is put into it.
    pub(super) fn jvm_field(&mut self, cell: crate::flow::engine::value::Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let [class, name] = self.st.heap.object(cell)?.items.as_slice() else { return None };
        let (class, name) = (class.clone(), name.as_str()?);
        let on = match Self::arg(site, 0) {
            Some(Value { kind: Kind::Null, .. }) | None => class,
            Some(object) => object,
        };
        match method {
            "get" => Some(self.member(&on, &name, site.span)),
            "set" => {
                let (value, ids) = (Self::arg(site, 1)?, &self.ids);
                if let Some(object) = on.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                    object.set_field(&name, value, ids);
                } else if let Kind::Class(class) = on.kind {
                    let statics = self.statics(class);
                    let ids = &self.ids;
                    self.st.heap.object_mut(statics)?.set_field(&name, value, ids);
                }
                Some(Value::null())
            }
            "getName" => Some(Value::str(name)),
            "setAccessible" | "trySetAccessible" => Some(Value::null()),
            _ => None,
        }
    }

    /// `outer.new Inner(…)`: an object of an inner class, around which stands another one than `this`.
    pub(in crate::flow::engine) fn made_inside(
        &mut self,
        receiver: &Value<'a>,
        name: &str,
        args: &[ArgValue<'a>],
        span: Span,
    ) -> Option<Value<'a>> {
        let class = self.st.heap.object(receiver.cell()?)?.class?;
        let mut around = Some(class);
        for _ in 0..4 {
            let own = around?;
            if let Some(Value { kind: Kind::Class(inner), .. }) = self.inner_class(own, name) {
                let this = self.frame().this.replace(receiver.clone());
                let made = self.construct(inner, args.to_vec(), span);
                self.frame().this = this;
                return Some(made);
            }
            around = self.classes[own.0 as usize].bases.iter().find_map(|base| match base {
                crate::flow::engine::names::Base::User(base) => Some(*base),
                crate::flow::engine::names::Base::Library(_) => None,
            });
        }
        None
    }

    /// What is closed behind a block that used it says so to its class.
    pub(in crate::flow::engine) fn closed_behind(&mut self, resource: &Value<'a>, span: Span) {
        let Some(class) = resource.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class) else { return };
        if !self.on_jvm() || self.find_method(class, "close", Some(0), 0).is_none() {
            return;
        }
        let live = std::mem::replace(&mut self.live, true);
        self.call_on_value(resource, None, &"close".into(), Vec::new(), span, None, false);
        self.live = live;
    }
}

/// `java.lang.String.trim`: a method of a class, not a class.
fn names_method(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(owner, method)| method.starts_with(char::is_lowercase) && last_segment(owner).starts_with(char::is_uppercase))
}

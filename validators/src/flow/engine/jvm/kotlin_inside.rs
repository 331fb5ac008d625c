//! Lambdas of Kotlin that run inside of an object: bare names in them are its properties and methods before those of the class around.
//! Which lambdas are such is told by the type that is declared, or by the call. Knows no rule.

use assay_manifests::{Language, Span};

use crate::flow::{
    engine::{
        Engine,
        call::{ArgValue, Site},
        heap::Shape,
        value::{ClassId, Closure, Kind, Ref, Value},
    },
    ir::{Expr, Function, LEAVES, Param, StmtKind, Sym},
};
use crate::rule::pattern::last_segment;

/// Name of the type of functions with a receiver, and with so many parameters behind it: `T.(A) -> R` is `(inside:1)`.
const INSIDE_TYPE: &str = "(inside:";
/// Name under which a scope keeps what its code runs inside of.
const INSIDE: &str = "(inside)";
/// The same for the class that the code stands in.
const STANDS_IN: &str = "(stands in)";
/// Scopes in one another that are looked through.
const MOST_SCOPES: usize = 32;

impl<'a> Engine<'a> {
    /// Notes what the code of the present frame runs inside of.
    pub(in crate::flow::engine) fn kotlin_enter(&mut self, receiver: Option<Value<'a>>) {
        let Some(receiver) = receiver else { return };
        let class = self.frame().class.map_or_else(Value::null, |class| Value::of(Kind::Class(class)));
        self.declare(&INSIDE.into(), receiver);
        self.declare(&STANDS_IN.into(), class);
    }

    /// The scopes around the code at work, innermost first, those of files left out.
    fn scopes_inside(&self) -> impl Iterator<Item = Ref> + '_ {
        let frame = self.frames.last();
        let of_file = frame.and_then(|frame| self.modules[frame.module].scope);
        let first = frame.map(|frame| frame.scope);
        std::iter::successors(first, |at| self.st.heap.scope(*at)?.parent).take_while(move |at| Some(*at) != of_file).take(MOST_SCOPES)
    }

    /// What the code at work runs inside of, innermost first, each with the class that the code stands in.
    fn receivers(&self) -> Vec<(Value<'a>, Option<ClassId>)> {
        if self.language != Language::Kotlin {
            return Vec::new();
        }
        let known = self.scopes_inside().filter_map(|at| {
            let vars = &self.st.heap.scope(at)?.vars;
            let receiver = vars.get(INSIDE)?.clone();
            let class = vars.get(STANDS_IN).and_then(|class| if let Kind::Class(class) = class.kind { Some(class) } else { None });
            Some((receiver, class))
        });
        known.collect()
    }

    /// What a lambda with a receiver runs inside of; one that stands in it runs there as well, the methods of an object made in it do not.
    pub(in crate::flow::engine) fn inner_receiver(&self) -> Option<Value<'a>> {
        let (receiver, class) = self.receivers().into_iter().next()?;
        (class == self.frames.last()?.class).then_some(receiver)
    }

    /// Whether the code at work, or one around it, has a variable of this name.
    fn is_local(&self, name: &Sym) -> bool {
        self.scopes_inside().any(|at| self.st.heap.scope(at).is_some_and(|scope| scope.vars.of(name).is_some()))
    }

    fn class_inside(&mut self, receiver: &Value<'a>) -> Option<ClassId> {
        match receiver.kind {
            Kind::Cell(cell) => self.st.heap.object(cell)?.class,
            Kind::Unknown | Kind::Opaque => self.class_of_type(receiver.ty.as_ref()),
            _ => None,
        }
    }

    /// Whether the class of an object that was made inside of the receiver has a member of this name: that is nearer.
    fn has_nearer(&mut self, name: &str, stands_in: Option<ClassId>) -> bool {
        let class = self.frames.last().and_then(|frame| frame.class).filter(|class| Some(*class) != stands_in);
        class.is_some_and(|class| self.declares_field(class, name, 0) || self.find_method(class, name, None, 0).is_some())
    }

    /// The nearest of what the code runs inside of that is an object of a class in sight with a property of this name.
    fn with_property(&mut self, name: &Sym, written: bool) -> Option<Value<'a>> {
        let accessor = format!("set_{name}");
        for (receiver, stands_in) in self.receivers() {
            let Some(class) = self.class_inside(&receiver) else { continue };
            let has = self.declares_field(class, name, 0)
                || written && self.find_method(class, &accessor, Some(1), 0).is_some()
                || !written
                    && self
                        .find_method(class, name, Some(0), 0)
                        .is_some_and(|(method, _)| super::kotlin_properties::is_accessor(method, "get"));
            if has {
                return (!self.has_nearer(name, stands_in)).then_some(receiver);
            }
        }
        None
    }

    /// A property of what a function extends, or a lambda runs inside of, by its bare name: an object of a class in sight.
    pub(in crate::flow::engine) fn member_inside(&mut self, name: &Sym) -> Option<Value<'a>> {
        if self.language != Language::Kotlin {
            return None;
        }
        let receiver = self.with_property(name, false)?;
        Some(self.member(&receiver, name, Span::default()))
    }

    /// `name = value` where the name is a property of what the code runs inside of. Whether it was one.
    pub(in crate::flow::engine) fn written_inside(&mut self, name: &Sym, value: &Value<'a>, from: Option<&'a Expr>, span: Span) -> bool {
        if self.language != Language::Kotlin || self.is_local(name) {
            return false;
        }
        if let Some(receiver) = self.with_property(name, true) {
            if !self.kotlin_set(&receiver, name, value, span) {
                self.set_member(&receiver, name, value.clone());
            }
            return true;
        }
        // A property of a library's object.
        let receiver = self.implicit_receiver(name);
        if let Some(receiver) = &receiver {
            self.kotlin_setter(receiver, None, name, value, from, span);
        }
        receiver.is_some()
    }

    /// What a bare call inside of a lambda with a receiver is asked of.
    pub(in crate::flow::engine) fn implicit_receiver(&mut self, name: &Sym) -> Option<Value<'a>> {
        if name.starts_with(LEAVES) {
            return None;
        }
        let receivers = self.receivers();
        let innermost = receivers.first()?.clone();
        let gives = matches!(&**name, "yield" | "yieldAll" | "emit" | "emitAll" | "send");
        if gives && self.shape_of(&innermost.0) == Some(Shape::List) {
            return Some(innermost.0);
        }
        if self.is_local(name) {
            return None;
        }
        let mut unseen = None;
        for (receiver, stands_in) in receivers {
            match self.class_inside(&receiver) {
                Some(class) if self.find_method(class, name, None, 0).is_some() || self.extends_class(class, name) => {
                    return (!self.has_nearer(name, stands_in)).then_some(receiver);
                }
                Some(_) => {}
                None if stands_in == self.frames.last()?.class => _ = unseen.get_or_insert(receiver),
                None => {}
            }
        }
        let of_library = matches!(
            &**name,
            "listOf"
                | "mutableListOf"
                | "mapOf"
                | "mutableMapOf"
                | "setOf"
                | "arrayOf"
                | "println"
                | "print"
                | "require"
                | "check"
                | "error"
                | "buildString"
                | "with"
                | "emptyList"
                | "lazy"
        );
        unseen.filter(|_| !of_library && self.lookup(name).is_none())
    }

    /// Whether the file gives a class a function of this name.
    fn extends_class(&self, class: ClassId, name: &Sym) -> bool {
        let Some(module) = self.frames.last().map(|frame| frame.module) else { return false };
        let own = |one: &Function| {
            let of = one.receiver_type.as_ref().map(|ty| last_segment(&ty.name));
            one.name == *name && of == Some(&*self.classes[class.0 as usize].class.name)
        };
        self.modules[module].module.body.iter().any(|stmt| matches!(&stmt.kind, StmtKind::Function(one) if own(one)))
    }

    /// Runs a lambda whose bare names are the receiver's. A function by its name takes the receiver as its first argument.
    pub(super) fn call_inside(&mut self, receiver: &Value<'a>, function: &Value<'a>, args: Vec<ArgValue<'a>>, span: Span) -> Value<'a> {
        let Kind::Func(closure) = &function.kind else { return self.unknown() };
        let closure = closure.clone();
        let declared = closure.function.params.iter().filter(|param| !is_it(closure.function, param)).count();
        let by_name = !closure.function.name.is_empty();
        if by_name && closure.function.receiver_type.is_none() || !by_name && declared > args.len() {
            let all = std::iter::once(ArgValue::plain(receiver.clone())).chain(args).collect();
            return self.call_closure(&closure, closure.this.clone(), all, span);
        }
        self.next_receiver = Some(receiver.clone());
        let value = self.call_closure(&closure, closure.this.clone(), args, span);
        self.next_receiver = None;
        value
    }

    /// Calls a function of the artifact that is held as a value: one with a receiver has it as its first argument, or is called where it is one.
    pub(in crate::flow::engine) fn call_own(
        &mut self,
        closure: &Closure<'a>,
        function: &Value<'a>,
        mut args: Vec<ArgValue<'a>>,
        span: Span,
    ) -> Value<'a> {
        if let Some(count) = inside_type(function) {
            let receiver = match args.len().checked_sub(count) {
                Some(0) => self.inner_receiver().or_else(|| self.frame().this.clone()),
                Some(1) => Some(args.remove(0).value),
                _ => None,
            };
            if let Some(receiver) = receiver {
                return self.call_inside(&receiver, function, args, span);
            }
        }
        self.call_closure(closure, closure.this.clone(), args, span)
    }

    /// `object.block()` of a variable that holds a function with a receiver.
    pub(super) fn kotlin_held_extension(
        &mut self,
        receiver: &Value<'a>,
        name: &Sym,
        args: &[ArgValue<'a>],
        span: Span,
    ) -> Option<Value<'a>> {
        let of_class = self.frame().class.is_some_and(|class| self.declares_field(class, name, 0));
        let held = if of_class || self.is_local(name) { self.lookup(name)? } else { return None };
        let is_lambda = |one: &Value<'a>| match &one.kind {
            Kind::Func(closure) => closure.function.name.is_empty() || inside_type(one).is_some(),
            _ => false,
        };
        let functions: Vec<Value<'a>> = held.atoms().iter().filter(|one| !matches!(one.kind, Kind::Null)).cloned().collect();
        if functions.is_empty() || !functions.iter().all(is_lambda) {
            if self.is_local(name) {
                self.handed_unseen(&held, std::iter::once(receiver));
            }
            return None;
        }
        Some(self.call_each(&functions, |engine, one| engine.call_inside(receiver, one, args.to_vec(), span)))
    }

    /// `return value` inside of lambdas leaves the function that they stand in.
    pub(super) fn kotlin_leaves(&mut self, lambdas: usize, site: &Site<'a, '_>) -> Value<'a> {
        let first = site.args.first();
        let value = first.map_or_else(Value::null, |arg| arg.value.clone());
        let inner = match self.frame_around(lambdas) {
            Some(at) => self.frames.split_off(at + 1),
            None => Vec::new(),
        };
        if let Some(expr) = first.and_then(|arg| arg.expr) {
            self.return_event(&value, expr, site.span);
        }
        self.leave(value);
        self.frames.extend(inner);
        self.unknown()
    }

    /// The frame of what stands around the present lambda, so many lambdas further out.
    fn frame_around(&self, lambdas: usize) -> Option<usize> {
        let last = self.frames.last()?;
        let (module, mut inside) = (last.module, last.function?.span);
        let mut left = lambdas;
        for (at, frame) in self.frames.iter().enumerate().rev().skip(1) {
            let Some(span) = frame.function.map(|function| function.span).filter(|_| frame.module == module) else { continue };
            if span != inside && span.start <= inside.start && inside.end <= span.end {
                inside = span;
                left = left.checked_sub(1)?;
            }
            if left == 0 {
                return Some(at);
            }
        }
        None
    }

    /// `object::name`: a property as a value, through which it may be read and written.
    pub(in crate::flow::engine) fn kotlin_property_held(&mut self, container: &Value<'a>, name: &Sym) -> Option<Value<'a>> {
        let cell = container.cell().filter(|_| self.language == Language::Kotlin)?;
        let class = self.st.heap.object(cell)?.class?;
        if !self.declares_field(class, name, 0) {
            return None;
        }
        let old = self.member(container, name, Span::default());
        self.may_be_anything(cell, name, &old);
        Some(self.unknown_with(self.deep_taint(&old)))
    }

    /// A field that somebody out of sight may write: it holds what it held, or anything.
    fn may_be_anything(&mut self, cell: Ref, name: &Sym, old: &Value<'a>) {
        let anything = self.unknown();
        let joined = self.join(old, &anything);
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.set_field(name, joined, &self.ids);
        }
    }

    /// The parameter that a lambda without a list of them has: where it is given nothing it has none, and what is called so around it is meant.
    /// Whether the parameter is one.
    pub(in crate::flow::engine) fn kotlin_it(&mut self, function: &Function, param: &Param) -> bool {
        if self.language != Language::Kotlin || !is_it(function, param) {
            return false;
        }
        if !self.is_local(&param.name) {
            let value = self.inner_receiver().unwrap_or_else(|| self.unknown());
            self.declare(&param.name, value);
        }
        true
    }

    /// Objects of classes in sight that are given to a function which is not: it may have put anything into what they hold.
    pub(in crate::flow::engine) fn handed_unseen<'v>(&mut self, function: &Value<'a>, given: impl Iterator<Item = &'v Value<'a>>)
    where
        'a: 'v,
    {
        if !matches!(self.language, Language::Kotlin | Language::Java | Language::CSharp) {
            return;
        }
        if !matches!(function.kind, Kind::Unknown | Kind::Opaque) {
            return;
        }
        for cell in given.filter_map(Value::cell) {
            let Some(object) = self.st.heap.object(cell).filter(|object| object.shape == Shape::Instance) else { continue };
            let Some(class) = object.class else { continue };
            let fields = object.fields.clone();
            for (name, old) in fields {
                let constant = self.classes[class.0 as usize].class.fields.iter().any(|field| field.name == name && field.is_const);
                if constant || name.starts_with(['$', '(']) {
                    continue;
                }
                self.may_be_anything(cell, &name, &old);
            }
        }
    }
}

/// With how many arguments behind its receiver a function is called.
fn inside_type(function: &Value<'_>) -> Option<usize> {
    function.ty.as_deref()?.rsplit_once(INSIDE_TYPE)?.1.strip_suffix(')')?.parse().ok()
}

/// Whether a parameter is the one that is not written.
fn is_it(function: &Function, param: &Param) -> bool {
    &*param.name == "it" && param.span == function.span
}

//! Calls: whom a call reaches, with what; functions of the artifact run inlined, the rest is asked of the library's model and
//! of the rules. Knows no grammar.

use assay_manifests::Span;

use super::{
    Engine,
    heap::Shape,
    names::tagged_module,
    value::{Closure, Kind, MAX_CHOICES, Note, Value},
};
use crate::flow::ir::{Arg, CallKind, Expr, ExprKind, Spread, Sym};

/// An argument with what it was written as.
#[derive(Debug, Clone)]
pub(super) struct ArgValue<'a> {
    pub name: Option<Sym>,
    pub value: Value<'a>,
    pub spread: Spread,
    pub expr: Option<&'a Expr>,
}

impl<'a> ArgValue<'a> {
    pub const fn plain(value: Value<'a>) -> Self {
        Self { name: None, value, spread: Spread::No, expr: None }
    }
}

/// One call as rules see it.
pub(super) struct Site<'a, 's> {
    /// Qualified names the callee may have, most specific first.
    pub names: Vec<Sym>,
    /// The name as written, where the receiver's type is not known.
    pub written: Option<Sym>,
    pub receiver: Option<&'s Value<'a>>,
    pub receiver_expr: Option<&'a Expr>,
    pub args: &'s [ArgValue<'a>],
    pub span: Span,
    pub is_new: bool,
}

impl<'a, 's> Site<'a, 's> {
    /// Of what has no receiver and is written in no other way.
    pub const fn named(names: Vec<Sym>, args: &'s [ArgValue<'a>], span: Span) -> Self {
        Self { names, written: None, receiver: None, receiver_expr: None, args, span, is_new: false }
    }
}

/// How often a function that calls itself with a number that is known is followed, one in the other.
const MOST_TURNS: usize = 6;
/// How often in one run.
pub(super) const TURNS: u32 = 12;
/// Field of an exception that holds what its base was given as its message.
pub(super) const MESSAGE: &str = "$message";

impl<'a> Engine<'a> {
    pub(super) fn eval_call(&mut self, callee: &'a Expr, args: &'a [Arg], kind: CallKind, expr: &'a Expr) -> Value<'a> {
        match &callee.kind {
            ExprKind::Member { object, name, .. } => {
                if kind == CallKind::Syntax
                    && let Some(key) = self.taken_key(callee)
                {
                    return key;
                }
                if let Some(value) = self.super_call(object, name, args, expr.span) {
                    return value;
                }
                let receiver = self.eval(object);
                if !self.live {
                    return self.unknown();
                }
                let values = self.eval_args(args);
                if !self.live {
                    return self.unknown();
                }
                self.call_method(&receiver, Some(object), name, values, expr.span, callee, kind == CallKind::New)
            }
            ExprKind::Name(name) if &**name == "super" || &**name == "this" => {
                let values = self.eval_args(args);
                self.delegate(&**name == "super", values, expr.span)
            }
            _ => {
                // An array is made by the name of its element: `byte[]`.
                let array = match &callee.kind {
                    ExprKind::Type(ty) if self.on_jvm() && !ty.dims.is_empty() => {
                        Some(Value::of(Kind::Lib(format!("{}[]", ty.name).into())))
                    }
                    _ => None,
                };
                if let ExprKind::Name(name) = &callee.kind
                    && let Some(receiver) = self.implicit_receiver(name)
                {
                    let values = self.eval_args(args);
                    return self.call_on_value(&receiver, None, name, values, expr.span, None, false);
                }
                if let Some(made) = self.own_new(callee, args, expr.span) {
                    return made;
                }
                if let ExprKind::Name(name) = &callee.kind
                    && let Some(names) = self.inherited_names(name)
                {
                    let (values, this) = (self.eval_args(args), self.frame().this.clone());
                    let site = Site { receiver: this.as_ref(), written: Some(name.clone()), ..Site::named(names, &values, expr.span) };
                    return self.library_call(site);
                }
                let function = match array {
                    Some(array) => array,
                    None => self.eval_callee(callee),
                };
                let values = self.eval_args(args);
                if !self.live {
                    return self.unknown();
                }
                let function = self.overload(function, &values);
                if kind == CallKind::Plain
                    && self.language == assay_manifests::Language::Go
                    && let (Kind::Class(class), [only]) = (&function.kind, values.as_slice())
                {
                    return self.converted(*class, only.value.clone());
                }
                if kind == CallKind::New
                    && let Kind::Func(closure) = &function.kind
                    && self.is_script()
                {
                    let closure = closure.clone();
                    return self.construct_by_function(&closure, values, expr.span);
                }
                let function = if kind == CallKind::New { self.exported_class(function) } else { function };
                if kind == CallKind::New
                    && let Kind::Lib(name) = &function.kind
                    && !name.starts_with('$')
                {
                    let names = vec![name.clone()];
                    return self.library_call(Site { is_new: true, ..Site::named(names, &values, expr.span) });
                }
                let shown = match &callee.kind {
                    ExprKind::Name(name) => name.clone(),
                    _ => self.dotted(callee).unwrap_or_default(),
                };
                if self.is_ruby()
                    && !matches!(function.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Class(_) | Kind::Method(_) | Kind::Choice(_))
                {
                    // A bare word that names an attribute gives what is in it.
                    if values.is_empty() && matches!(callee.kind, ExprKind::Name(_)) && &*shown != "&" {
                        return function;
                    }
                }
                self.call_value(&function, values, expr.span, &shown)
            }
        }
    }

    /// A callee's name is no read of it.
    pub(super) fn eval_callee(&mut self, callee: &'a Expr) -> Value<'a> {
        match &callee.kind {
            ExprKind::Name(name) => {
                if let Some(value) = self.lookup(name) {
                    // A variable of Java is never called by its name: a method of the same name is meant.
                    if self.language == assay_manifests::Language::Java
                        && !matches!(value.kind, Kind::Func(_) | Kind::Class(_) | Kind::Lib(_))
                        && let Some(method) = self.method_by_bare_name(name)
                    {
                        return method;
                    }
                    return value;
                }
                let module = self.module_number();
                Value::of(Kind::Lib(self.implicit_name(module, name)))
            }
            _ => self.eval(callee),
        }
    }

    pub(super) fn eval_args(&mut self, args: &'a [Arg]) -> Vec<ArgValue<'a>> {
        let mut values = Vec::with_capacity(args.len());
        for arg in args {
            let (expr, spread) = match &arg.value.kind {
                ExprKind::Spread(inner) if arg.spread == Spread::No => (&**inner, Spread::List),
                _ => (&arg.value, arg.spread),
            };
            let value = self.eval(expr);
            if !self.live {
                return values;
            }
            let by_name = self.is_php() && spread == Spread::List && self.shape_of(&value) == Some(Shape::Map);
            let spread = if by_name { Spread::Map } else { spread };
            if spread == Spread::List
                && let Some(items) = self.exact_elements(&value)
            {
                self.note_handed_over(expr, &value);
                values.extend(items.into_iter().map(|value| ArgValue { name: None, value, spread: Spread::No, expr: Some(expr) }));
                continue;
            }
            if spread == Spread::Map && self.spread_entries(&value, by_name, expr, &mut values) {
                continue;
            }
            values.push(ArgValue { name: arg.name.clone(), value, spread, expr: Some(expr) });
        }
        values
    }

    /// Calls a value. `shown`: the callee as written. A field that holds itself, or a module that exports itself, would call on for ever: past the bound the result is unknown.
    pub(super) fn call_value(&mut self, function: &Value<'a>, args: Vec<ArgValue<'a>>, span: Span, shown: &Sym) -> Value<'a> {
        if self.nesting > super::MAX_NESTING {
            let taint = self.args_taint(&args).union(&function.taint);
            return self.unknown_with(taint);
        }
        self.nesting += 8;
        let value = self.call_held(function, args, span, shown);
        self.nesting -= 8;
        value
    }

    fn call_held(&mut self, function: &Value<'a>, args: Vec<ArgValue<'a>>, span: Span, shown: &Sym) -> Value<'a> {
        match &function.kind {
            Kind::Func(closure) => self.call_own(closure, function, args, span),
            Kind::Class(class) => self.construct(*class, args, span),
            Kind::Lib(name) if name.starts_with('$') && self.is_php() => {
                let (names, written) = (vec!["callable.__call__".into()], Some(shown.clone()));
                self.library_call(Site { names, written, receiver: Some(function), receiver_expr: None, args: &args, span, is_new: false })
            }
            Kind::Lib(name) => {
                let name = name.clone();
                if let Some(module) = tagged_module(&name) {
                    // A module that is a function: `module.exports = function …`.
                    let exported = self.default_export(module).or_else(|| self.member_of_module(module, "module.exports", 0));
                    if let Some(exported) = exported {
                        return self.call_value(&exported, args, span, shown);
                    }
                }
                self.library_call(Site::named(vec![name], &args, span))
            }
            Kind::Method(pair) => {
                let pair = pair.clone();
                if let Some(record) = self.ruby_record(&pair, &args) {
                    return record;
                }
                if self.settle_promise(&pair.0, &pair.1, &args) {
                    return Value::null();
                }
                if let Some(value) = self.call_made(&pair.0, &pair.1, &args, span) {
                    return value;
                }
                self.call_on_value(&pair.0, None, &pair.1, args, span, None, false)
            }
            Kind::Choice(list) => {
                let list: Vec<Value<'a>> = list.iter().filter(|one| !matches!(one.kind, Kind::Null)).take(MAX_CHOICES).cloned().collect();
                self.call_each(&list, |engine, one| engine.call_value(one, args.clone(), span, shown))
            }
            // A function by its name: `$f = 'system'; $f($x)`.
            Kind::Str(_) | Kind::Cell(_) if self.is_php() && self.callable(function).is_some() => match self.callable(function) {
                Some(named) => self.call_value(&named, args, span, shown),
                None => self.unknown(),
            },
            _ => {
                self.note_going_on(function, &args, span);
                self.handed_unseen(function, args.iter().map(|arg| &arg.value));
                if let Some(given) = self.called_object(function, &args) {
                    return given;
                }
                let mut names: Vec<Sym> = function.ty.iter().map(|ty| format!("{ty}.__call__").into()).collect();
                if self.is_php() {
                    names.push("callable.__call__".into());
                }
                let written = (!shown.is_empty()).then(|| shown.clone());
                let site = Site { names, written, receiver: Some(function), receiver_expr: None, args: &args, span, is_new: false };
                self.library_call(site)
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call has this many sides")]
    pub(super) fn call_method(
        &mut self,
        receiver: &Value<'a>,
        receiver_expr: Option<&'a Expr>,
        name: &Sym,
        args: Vec<ArgValue<'a>>,
        span: Span,
        callee: &'a Expr,
        is_new: bool,
    ) -> Value<'a> {
        if self.nothing_raises(receiver, name, receiver_expr.is_some_and(|expr| matches!(expr.kind, ExprKind::Name(_)))) {
            return Value::null();
        }
        if let Kind::Choice(list) = &receiver.kind
            && !(self.language == assay_manifests::Language::Rust
                && list.iter().any(|one| matches!(one.kind, Kind::Null))
                && super::rust_values::asks_optional(name))
        {
            let list: Vec<Value<'a>> = list.iter().filter(|one| !matches!(one.kind, Kind::Null)).take(MAX_CHOICES).cloned().collect();
            if !list.is_empty() {
                return self.call_each(&list, |engine, one| {
                    engine.call_on_value(one, receiver_expr, name, args.clone(), span, Some(callee), is_new)
                });
            }
        }
        self.call_on_value(receiver, receiver_expr, name, args, span, Some(callee), is_new)
    }

    #[expect(clippy::too_many_arguments, reason = "one call has this many sides")]
    pub(super) fn call_on_value(
        &mut self,
        receiver: &Value<'a>,
        receiver_expr: Option<&'a Expr>,
        name: &Sym,
        args: Vec<ArgValue<'a>>,
        span: Span,
        callee: Option<&'a Expr>,
        is_new: bool,
    ) -> Value<'a> {
        if let Kind::Slot(..) = receiver.kind {
            let held = self.pointed(receiver);
            return self.call_on_value(&held, receiver_expr, name, args, span, callee, is_new);
        }
        if let Some(any) = self.jvm_any_constant(receiver) {
            let list = any.atoms().to_vec();
            return self.call_each(&list, |engine, one| engine.call_on_value(one, receiver_expr, name, args.clone(), span, callee, is_new));
        }
        if is_new
            && self.on_jvm()
            && let Some(made) = self.made_inside(receiver, name, &args, span)
        {
            return made;
        }
        let mut names: Vec<Sym> = Vec::new();
        match &receiver.kind {
            Kind::Cell(cell) => {
                let (class, field, shape) = match self.st.heap.object(*cell) {
                    Some(object) => (object.class, object.field(name).cloned(), object.shape),
                    None => (None, None, Shape::Instance),
                };
                let field = field.or_else(|| self.script_inherited_function(*cell, name));
                if let Some(held) = &field
                    && self.is_ruby()
                    && args.is_empty()
                    && shape == Shape::Instance
                    && !matches!(held.kind, Kind::Func(_))
                    && !self.ruby_answers(*cell, name)
                {
                    return self.with_facts(held.clone());
                }
                if let Some(held) = field
                    && !self.is_ruby()
                    && shape != Shape::List
                    && !matches!(held.kind, Kind::Str(_) | Kind::Int(_) | Kind::Bool(_))
                    // A method and a field of one name are two things there.
                    && (!self.on_jvm() || matches!(held.kind, Kind::Func(_)))
                    && !self.is_method_first(class, name)
                {
                    if let Kind::Func(closure) = &held.kind
                        && self.is_script()
                        && closure.this.is_none()
                    {
                        let closure = closure.clone();
                        return self.call_closure(&closure, Some(receiver.clone()), args, span);
                    }
                    return self.call_value(&held, args, span, name);
                }
                if let Some(class) = class {
                    if let Some((method, owner)) = self.method_seen(class, name, &args, receiver_expr, receiver) {
                        let this = if method.is_static { None } else { Some(self.promoted_receiver(receiver, class, owner)) };
                        let closure = self.unbound(method, owner);
                        return self.call_closure(&closure, this, args, span);
                    }
                    if let Some(value) = self.call_left(class, name, receiver, &args, span) {
                        return value;
                    }
                    // What an embedded interface holds answers for the struct around it.
                    if self.language == assay_manifests::Language::Go
                        && let Some(inner) = self.embedded_object(*cell, class)
                    {
                        return self.call_on_value(&inner, receiver_expr, name, args, span, callee, is_new);
                    }
                    if let Some(value) = self.generated_accessor(receiver, class, name, &args, span) {
                        return value;
                    }
                    if matches!(&**name, "name" | "toString")
                        && args.is_empty()
                        && self.on_jvm()
                        && let Some(constant) = self.jvm_constant_name(*cell, class)
                    {
                        return constant;
                    }
                    if matches!(&**name, "getMessage" | "getLocalizedMessage" | "message")
                        && args.is_empty()
                        && (self.on_jvm() || self.is_php())
                        && let Some(message) = self.st.heap.object(*cell).and_then(|object| object.field(MESSAGE)).cloned()
                    {
                        return self.with_facts(message);
                    }
                    let mut types = Vec::new();
                    self.class_names(class, &mut types, 0);
                    names.extend(types.iter().map(|ty| Sym::from(format!("{ty}.{name}"))));
                }
            }
            Kind::Class(class) => {
                if let Some((method, owner)) = self.method_for(*class, name, &args) {
                    let closure = self.unbound(method, owner);
                    // `cls` and class methods: the class is the receiver.
                    let first_is_class = method.decorators.iter().any(|one| one.dotted().as_deref() == Some("classmethod"));
                    let mut this = first_is_class.then(|| receiver.clone());
                    // `self::method()` of an object's own class keeps the object.
                    if self.is_php() && !method.is_static {
                        this = self.frame().this.clone();
                    }
                    // A structure without fields is its own value.
                    if self.language == assay_manifests::Language::Rust && !method.is_static {
                        this = Some(receiver.clone());
                    }
                    return self.call_of_class(*class, receiver_expr, &closure, this, args, span);
                }
                if let Some(value) = self.enumeration_member(*class, name, &args).or_else(|| self.rust_variant(*class, name, &args)) {
                    return value;
                }
                let made_by_name = matches!(&**name, "new" | "create" | "getInstance") && (&**name == "new" || !self.is_php());
                if made_by_name && (&**name == "new" || self.static_member(*class, name).is_none()) {
                    return self.construct(*class, args, span);
                }
                if let Some(value) = self.static_member(*class, name) {
                    return self.call_value(&value, args, span, name);
                }
                let mut types = Vec::new();
                self.class_names(*class, &mut types, 0);
                names.extend(types.iter().map(|ty| Sym::from(format!("{ty}.{name}"))));
            }
            // A method by reference, called through the interface it stands for.
            Kind::Lib(_) | Kind::Method(_) if self.on_jvm() && !args.is_empty() && self.is_functional(receiver, name) => {
                let plain: Vec<Value<'a>> = args.iter().map(|arg| arg.value.clone()).collect();
                if let Some(value) = self.call_referenced(receiver, plain, span) {
                    return value;
                }
            }
            Kind::Lib(library) => {
                let library = library.clone();
                let made = self.made_by_reference(&library, name, &args, span);
                if let Some(value) = made.or_else(|| self.call_library_through(receiver, &library, name, &args, span)) {
                    return value;
                }
                let value = self.library_member(&library, name);
                match value.kind {
                    Kind::Lib(full) => names.push(full),
                    _ => return self.call_value(&value, args, span, name),
                }
            }
            Kind::Method(_) if self.is_script() => {
                if let Some(value) = self.asked_of_another(receiver, name, &args, span) {
                    return value;
                }
            }
            Kind::Func(closure)
                if matches!(
                    &**name,
                    "call" | "apply" | "bind" | "bindTo" | "__call__" | "run" | "accept" | "get" | "invoke" | "test" | "ServeHTTP"
                ) || self.on_jvm()
                    && !matches!(&**name, "andThen" | "compose" | "negate" | "and" | "or" | "equals" | "hashCode" | "toString") =>
            {
                let closure = closure.clone();
                return self.call_through(&closure, receiver, name, args, span);
            }
            _ => {}
        }
        if let Some(given) = self.called_on_member(receiver, name, &args, span) {
            return given;
        }
        if let Some(ty) = &receiver.ty {
            names.extend(self.named_in(ty, name).iter().cloned());
        }
        // A declared type of the artifact: its method, where only one class can be meant.
        if (matches!(receiver.kind, Kind::Unknown | Kind::Opaque)
            || self.language == assay_manifests::Language::Go && !matches!(receiver.kind, Kind::Lib(_)))
            && let Some(class) = self.class_of_type(receiver.ty.as_ref())
            && let Some((method, owner)) = self.method_for(class, name, &args)
        {
            let closure = self.unbound(method, owner);
            let this = self.promoted_receiver(receiver, class, owner);
            return self.call_closure(&closure, Some(this), args, span);
        }
        if let Some(list) = self.implementations(receiver, name, args.len()) {
            return self.call_each(&list, |engine, one| engine.call_on_value(one, receiver_expr, name, args.clone(), span, callee, is_new));
        }
        if self.on_jvm()
            && matches!(receiver.kind, Kind::Unknown | Kind::Opaque)
            && let Some(class) = self.class_of_type(receiver.ty.as_ref())
            && let Some(value) = self.generated_accessor(receiver, class, name, &args, span)
        {
            return value;
        }
        let beside = matches!(receiver_expr.map(|expr| &expr.kind), Some(ExprKind::Name(_)));
        if beside && let Some(closure) = self.method_beside(receiver, name) {
            return self.call_closure(&closure, Some(receiver.clone()), args, span);
        }
        if let Some(value) = self.extension(receiver, name, &args, span) {
            return value;
        }
        if let Some((method, owner)) = self.extension_method(name, args.len()) {
            let closure = self.unbound(method, owner);
            let mut all = vec![ArgValue::plain(receiver.clone())];
            all.extend(args);
            return self.call_closure(&closure, None, all, span);
        }
        let written = if matches!(receiver.kind, Kind::Lib(_)) {
            None
        } else {
            Some(callee.and_then(|callee| self.dotted(callee)).unwrap_or_else(|| format!("?.{name}").into()))
        };
        self.library_call(Site { names, written, receiver: Some(receiver), receiver_expr, args: &args, span, is_new })
    }

    /// The dotted text of a name or member chain.
    pub(super) fn dotted(&self, expr: &'a Expr) -> Option<Sym> {
        let dotted = || if self.is_script() { expr.dotted_past_casts() } else { expr.dotted() };
        self.recalled.dotted.of(std::ptr::from_ref(expr), || dotted().map(Sym::from))
    }

    /// Runs a function of the artifact with these arguments.
    pub(super) fn call_closure(
        &mut self,
        closure: &Closure<'a>,
        this: Option<Value<'a>>,
        args: Vec<ArgValue<'a>>,
        span: Span,
    ) -> Value<'a> {
        let function = closure.function;
        if function.is_abstract
            && let (Some(class), Some(this)) = (closure.class, this.clone().or_else(|| closure.this.clone()))
            && let Some(value) = self.call_left(class, &function.name, &this, &args, span)
        {
            return value;
        }
        if let Some(value) = self.declared_in_c(closure, &args, span) {
            return value;
        }
        let around = self.frames.iter().filter(|frame| frame.function.is_some_and(|known| std::ptr::eq(known, function))).count();
        // A number that is known, or a tree of objects, decides where a function that calls itself ends.
        let turns = around > 0 && around < MOST_TURNS && self.turns > 0 && self.gets_nearer(function, &args, this.as_ref());
        if turns {
            self.turns -= 1;
        }
        let recursive = around > 0 && !turns;
        let deepest = self.options.call_depth + if turns { MOST_TURNS as u32 } else { 0 };
        let too_deep = self.frames.len() as u32 > deepest || self.nesting + 40 > super::MAX_NESTING;
        let spent = self.steps > self.entry_limit
            || self.steps > self.clean_limit && !function.name.is_empty() && !self.is_given_foreign(&args, this.as_ref());
        if recursive || too_deep || spent || function.is_abstract {
            if recursive && let Some(value) = self.result_of_hole(function, &args) {
                return value;
            }
            if !recursive && !function.is_abstract {
                self.unfollowed.insert(std::ptr::from_ref(function), ());
                args.iter().for_each(|arg| self.note_given(&arg.value, 0));
                self.escape(&args, this.as_ref());
            }
            self.may_fill_declared(function, &args);
            let taint = this.iter().fold(self.args_taint(&args), |taint, this| taint.union(&this.taint));
            let ty = function.return_type.as_ref().and_then(|ty| self.type_name(ty));
            let value = self.unknown_with(taint).typed(ty);
            return self.clean_by_type(value);
        }
        self.ran.insert(std::ptr::from_ref(function), true);
        if let Some(result) = self.follow_in_hole(closure, this.as_ref(), &args, span) {
            return result;
        }
        let given = if self.is_c() { args.clone() } else { Vec::new() };
        let result = self.follow_unwaited(closure, this, args, span);
        self.parts_looked_at(function, &given, result)
    }

    /// The same where nothing speaks against following it.
    pub(super) fn follow(&mut self, closure: &Closure<'a>, this: Option<Value<'a>>, args: Vec<ArgValue<'a>>, span: Span) -> Value<'a> {
        let function = closure.function;
        let scope = self.allocate_scope(Some(closure.scope), true);
        let call_site = if self.in_target() { Some(span) } else { self.frames.last().and_then(|frame| frame.call_site) };
        let caller = self.module_number();
        let mut frame = self.new_frame(closure, this, scope, call_site);
        let inside = self.next_receiver.take();
        let again = self.begin_generator(closure, &mut frame, &args);
        let references = self.reference_arguments(function, &args);
        self.frames.push(frame);
        self.kotlin_enter(inside);
        self.bind_parameters(closure, args, caller, span);
        let Some(frame) = self.frames.pop() else { return self.unknown() };
        let result = self.run_frame(frame, &function.body);
        self.note_generator(&result, again);
        for (name, place) in references {
            let left = self.st.heap.scope(scope).and_then(|scope| scope.vars.of(&name));
            if let Some(value) = left.cloned()
                && self.live
            {
                self.assign_place(place, value);
            }
        }
        if result.taint.is_empty() {
            return result;
        }
        result.stepped(caller, span, &Note::Returned(self.function_name(function)))
    }
}

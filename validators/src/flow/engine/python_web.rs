//! What Python's frameworks hand to a function: what a dependency of a route gives, what a model's field is by its declaration.
//! Knows no rule.

use std::rc::Rc;

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::ArgValue,
    value::{ClassId, CleanBits, Closure, Kind, Note, Ref, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, Function, Param, ParamKind, Spread, Sym, TypeRef},
    rule::Labels,
};

/// Deepest chain of dependencies that is followed.
const MAX_NESTING: u32 = 120;
/// Decorators of functions that run before the handlers of a framework.
const BEFORE: [&str; 7] = [
    "before_request",
    "before_app_request",
    "middleware",
    "before_serving",
    "on_request",
    "url_value_preprocessor",
    "app_url_value_preprocessor",
];

/// Whether a method is a class's that stands between requests and handlers: `__call__(self, request)`, `dispatch(self, request, call_next)`.
fn is_middleware(function: &Function) -> bool {
    let named = |at: usize| function.params.get(at).map(|param| &*param.name);
    match &*function.name {
        "__call__" | "process_request" => named(1) == Some("request") && function.params.len() == 2,
        "dispatch" => named(1) == Some("request") && named(2) == Some("call_next"),
        "process_view" => named(1) == Some("request"),
        _ => false,
    }
}

/// Whether an application of a framework is meant by its name, or by that of the request it is asked through.
fn is_application(object: &Expr) -> bool {
    object.dotted().is_some_and(|text| matches!(&*text, "app" | "request.app" | "self.request.app"))
}

/// Decorators by which frameworks put a function under a path, and call it with the parts of that by their names.
const ROUTED: [&str; 7] = ["route", "get", "post", "put", "patch", "delete", "endpoint"];

/// The same for what is called otherwise than under a path: with an error, before a request, from a queue.
const REGISTERED: [&str; 11] = [
    "api_route",
    "websocket",
    "websocket_route",
    "head",
    "options",
    "errorhandler",
    "app_errorhandler",
    "exception_handler",
    "before_request",
    "task",
    "shared_task",
];

/// Whether a decorator hands the function under it to a framework and gives it back as it was: `@app.route(…)`, `@app.task`.
fn registers(decorator: &Expr) -> bool {
    let (callee, is_called) = match &decorator.kind {
        ExprKind::Call { callee, .. } => (callee.as_ref(), true),
        _ => (decorator, false),
    };
    match &callee.kind {
        ExprKind::Member { object, name, .. } => {
            // `mock.patch(…)` stands in for something while the function runs.
            let is_mock = || object.dotted().is_some_and(|text| text.split('.').next_back() == Some("mock"));
            REGISTERED.contains(&&**name) || is_called && ROUTED.contains(&&**name) && !is_mock()
        }
        ExprKind::Name(name) => &**name == "shared_task",
        _ => false,
    }
}

/// The decorators of a function that a framework's call goes through: what stands above its route wraps the name alone.
pub(super) fn standing(function: &Function, language: Language) -> impl Iterator<Item = &Expr> {
    let lowest = match language {
        Language::Python => function.decorators.iter().rposition(registers),
        _ => None,
    };
    let passes = move |(at, one): &(usize, &Expr)| lowest.is_none_or(|lowest| *at >= lowest || registers(one));
    function.decorators.iter().enumerate().filter(passes).map(|(_, one)| one)
}

/// The variable that keeps what a framework was handed of a function.
fn handed_name(function: &Function) -> Sym {
    format!("{}@handed", function.name).into()
}

impl<'a> Engine<'a> {
    /// A function under decorators that are in sight: its name means what they make of it. A framework calls what was made below its route.
    pub(super) fn decorate(&mut self, function: &'a Function, decorators: &[Value<'a>]) {
        // Which of several is called the type of what comes in decides.
        let chooses = |one: &Value<'a>| matches!(&one.kind, Kind::Lib(name) if name.starts_with("functools.singledispatch"));
        if self.language == Language::Python && decorators.iter().any(chooses) {
            let any = self.unknown();
            self.declare(&function.name, any);
            return;
        }
        let wraps = |one: &Value<'a>| matches!(one.kind, Kind::Func(_));
        if self.language != Language::Python || !decorators.iter().any(wraps) {
            return;
        }
        let frame = self.frame();
        let (module, class, this, scope) = (frame.module, frame.class, frame.this.clone(), frame.scope);
        let is_handed = module == self.target && self.frame().function.is_none();
        let lowest = function.decorators.iter().zip(decorators).rposition(|(written, one)| !wraps(one) && registers(written));
        let mut made = Value::of(Kind::Func(Rc::new(Closure { function, module, class, this, scope })));
        for (at, decorator) in decorators.iter().enumerate().rev() {
            if lowest == Some(at) && is_handed {
                self.keep_in_library(handed_name(function), made.clone());
            }
            if !wraps(decorator) {
                continue;
            }
            let wrapped = self.run_function(decorator, vec![ArgValue::plain(made.clone())], function.span);
            if !Self::is_function(&wrapped) {
                return;
            }
            made = wrapped;
        }
        self.declare(&function.name, made);
    }

    /// What a framework calls where it calls a function by its route, or anyone by its name.
    pub(super) fn called_for(&self, function: &Function) -> Option<&Value<'a>> {
        let scope = self.st.heap.scope(self.modules[self.target].scope?)?;
        scope.vars.of(&handed_name(function)).or_else(|| scope.vars.of(&function.name))
    }

    /// Whether what stands around the handler of a route takes whatever it is given: `wrapper(*args, **kwargs)`.
    pub(super) fn is_routed_by_name(handler: &Function, wrapper: &Function) -> bool {
        let is_route = |one: &Expr| match &one.kind {
            ExprKind::Call { callee, .. } => matches!(&callee.kind, ExprKind::Member { name, .. } if ROUTED.contains(&&**name)),
            _ => false,
        };
        wrapper.params.iter().any(|param| param.kind == ParamKind::KeywordRest) && handler.decorators.iter().any(is_route)
    }

    /// What a framework calls the handler of a route with, whatever stands around it.
    pub(super) fn routed_arguments(&mut self, handler: &'a Function, scope: Ref) -> Vec<ArgValue<'a>> {
        let inner = Closure { function: handler, module: self.target, class: None, this: None, scope };
        let mut args = self.untrusted_arguments(&inner, &super::value::Taint::default());
        for (at, (arg, param)) in args.iter_mut().zip(&handler.params).enumerate() {
            // A request comes first, by its place.
            if param.kind == ParamKind::Normal && !(at == 0 && &*param.name == "request") {
                arg.name = Some(param.name.clone());
            }
        }
        args
    }

    /// Whether a function runs before a framework's handlers do: what it leaves with the request is there when they begin.
    pub(super) fn fills_request(&self, function: &Function) -> bool {
        if self.language == Language::Python && (is_middleware(function) || self.starts_application(function)) {
            return true;
        }
        function.decorators.iter().any(|one| {
            let called = match &one.kind {
                ExprKind::Call { callee, .. } => callee.dotted(),
                _ => one.dotted(),
            };
            called.is_some_and(|name| BEFORE.contains(&name.rsplit('.').next().unwrap_or(&name)))
        })
    }

    /// Whether a function makes an application of aiohttp ready: `async def client(app)`, `def setup(app)`.
    fn starts_application(&self, function: &Function) -> bool {
        let [only] = function.params.as_slice() else { return false };
        &*only.name == "app" && function.decorators.is_empty() && self.input.text.contains("aiohttp")
    }

    /// The key of what is kept with a request under a name: Flask's `g`, `request.state`, a request that is asked by keys.
    fn carrying_key(&self, container: &Value<'a>, object: &'a Expr, name: &Sym) -> Option<Sym> {
        if self.is_script() {
            return self.script_carrying(container, object, name);
        }
        if self.language != Language::Python {
            return None;
        }
        match &container.kind {
            Kind::Lib(library) if matches!(&**library, "flask.g" | "quart.g") => Some(format!("{library}.{name}").into()),
            // A thread's own objects and a context's variables, which the module made.
            Kind::Cell(cell) => {
                let ty = self.st.heap.object(*cell)?.ty.clone()?;
                super::python_data::is_kept_apart(&ty).then(|| format!("{ty}#{}.{name}", cell.0).into())
            }
            // What an application keeps under its keys, its requests find there.
            Kind::Unknown | Kind::Opaque if name.starts_with('[') && is_application(object) => {
                self.input.text.contains("aiohttp").then(|| format!("aiohttp.app.{name}").into())
            }
            Kind::Unknown => {
                let text = object.dotted()?;
                let fits = match &*text {
                    "request" | "req" | "self.request" => true,
                    "request.state" | "req.state" | "request.ctx" | "self.request.state" => !name.starts_with('['),
                    _ => false,
                };
                let text = text.strip_prefix("self.").unwrap_or(&text);
                fits.then(|| format!("{}.{name}", text.replacen("req.", "request.", 1)).into())
            }
            _ => None,
        }
    }

    /// Remembers what a function that runs before handlers leaves with the request.
    pub(super) fn note_carried(&mut self, container: &Value<'a>, object: &'a Expr, name: &Sym, value: &Value<'a>) {
        // Scripts are asked at the end of a handler, when it is known what it leaves.
        let Some(key) = self.carrying_key(container, object, name).filter(|_| !self.is_script()) else { return };
        self.note_kept(key, value);
    }

    /// The same under its key: a handler that sets it by itself is asked for its own.
    pub(super) fn note_kept(&mut self, key: Sym, value: &Value<'a>) {
        let begun = self.frames.get(1).and_then(|frame| frame.function);
        if begun.is_some_and(|function| self.fills_request(function)) {
            self.hand_on(key, value);
        } else {
            self.handed.remove(&key);
        }
    }

    /// What stands under a key since before a handler began.
    pub(super) fn kept_under(&mut self, key: &str) -> Option<Value<'a>> {
        let value = self.handed.get(key).cloned()?;
        Some(self.with_facts(value))
    }

    /// What was left with the request before a handler began.
    pub(super) fn carried(&mut self, container: &Value<'a>, object: &'a Expr, name: &Sym) -> Option<Value<'a>> {
        if self.handed.is_empty() {
            return None;
        }
        let key = self.carrying_key(container, object, name)?;
        self.kept_under(&key)
    }

    /// A parameter that a dependency fills: what that gives, where it is in sight, and nothing of the request's own where it is not.
    pub(super) fn given_by_dependency(&mut self, closure: &Closure<'a>, param: &'a Param) -> Option<Value<'a>> {
        if self.language != Language::Python || closure.module != self.target {
            return None;
        }
        if let Some(form) = self.given_form(closure, param) {
            return Some(form);
        }
        let text = self.input.text.get(param.span.start as usize..param.span.end as usize)?;
        let at = ["Depends(", "Security("].iter().find_map(|call| text.find(call).map(|at| at + call.len()))?;
        let name: String = text[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if text[at + name.len()..].starts_with('.') {
            return None;
        }
        if name.is_empty() {
            // `page: Page = Depends()`, `Annotated[Page, Depends()]`: the type itself.
            let ty = param.ty.as_ref()?;
            let ty = if ty.name.ends_with("Annotated") { ty.args.first()? } else { ty };
            let class = self.type_class(ty)?;
            return (self.nesting + MAX_NESTING <= super::MAX_NESTING).then(|| self.made_by_request(class, param));
        }
        let scope = self.modules[closure.module].scope.and_then(|scope| self.st.heap.scope(scope));
        let made = scope.and_then(|scope| scope.vars.get(&name)).filter(|made| made.cell().is_some()).cloned();
        let found = made.or_else(|| self.module_name(closure.module, &name, 0));
        let given = match found.map(|value| value.kind) {
            Some(Kind::Func(given)) => given,
            Some(Kind::Class(class)) => return Some(self.made_by_request(class, param)),
            Some(Kind::Cell(cell)) => self.callable_object(cell)?,
            _ => return Some(self.untrusted(Labels::PARAMETER, None, param.span, Note::Parameter(param.name.clone()))),
        };
        if self.nesting + MAX_NESTING > super::MAX_NESTING || std::ptr::eq(given.function, closure.function) {
            return None;
        }
        let args = self.request_arguments(&given);
        let live = self.live;
        let made = self.call_closure(&given, given.this.clone(), args, param.span);
        self.live = live;
        Some(made)
    }

    /// An object that is called like a function.
    fn callable_object(&mut self, cell: Ref) -> Option<Rc<Closure<'a>>> {
        let class = self.st.heap.object(cell)?.class?;
        let (method, owner) = self.find_method(class, "__call__", None, 0)?;
        let (module, scope) = (self.classes[owner.0 as usize].module, self.scope_of_class(owner));
        Some(Rc::new(Closure { function: method, module, class: Some(owner), this: Some(Value::of(Kind::Cell(cell))), scope }))
    }

    /// What a request gives to the parameters of a dependency, each by its name.
    fn request_arguments(&mut self, given: &Closure<'a>) -> Vec<ArgValue<'a>> {
        let mut args = Vec::new();
        for own in given.function.params.iter().filter(|own| own.kind == ParamKind::Normal) {
            let mut value = self.untrusted_parameter(given, own);
            if !self.is_filled(&own.span) {
                value = self.sent_with_request(value, own.ty.as_ref(), &own.name, own.span);
            }
            args.push(ArgValue { name: Some(own.name.clone()), value, spread: Spread::No, expr: None });
        }
        args
    }

    /// A value that a request brings, parsed to the type that is declared for it.
    fn sent_with_request(&mut self, mut value: Value<'a>, ty: Option<&TypeRef>, name: &Sym, span: Span) -> Value<'a> {
        let taint = self.taint_born(Labels::HTTP, None, span, Note::Parameter(name.clone()), value.id);
        value.taint = value.taint.union(&taint);
        match ty {
            Some(ty) if self.is_closed_type(ty, 0) => super::enforced::harmless(value),
            _ => value,
        }
    }

    /// `Depends(Page)`: an object whose constructor's parameters, or whose fields, are parameters of the request.
    fn made_by_request(&mut self, class: ClassId, param: &'a Param) -> Value<'a> {
        let args = match self.find_constructor(class, 0, 0) {
            Some((constructor, owner)) => {
                let (module, scope) = (self.classes[owner.0 as usize].module, self.scope_of_class(owner));
                self.request_arguments(&Closure { function: constructor, module, class: Some(owner), this: None, scope })
            }
            None => {
                let decl = self.classes[class.0 as usize].class;
                let mut args = Vec::new();
                for field in decl.fields.iter().filter(|field| field.ty.is_some()) {
                    let mut value = self.unknown();
                    value.id = self.ids.next();
                    let value = self.sent_with_request(value, field.ty.as_ref(), &field.name, field.span);
                    args.push(ArgValue { name: Some(field.name.clone()), value, spread: Spread::No, expr: None });
                }
                args
            }
        };
        let live = self.live;
        let made = self.construct(class, args, param.span);
        self.live = live;
        made
    }

    /// Whether a parameter is filled by a dependency.
    fn is_filled(&self, span: &assay_manifests::Span) -> bool {
        let text = self.input.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        text.contains("Depends(") || text.contains("Security(")
    }

    /// A field of a model that checks what it is given: a text is a text there, a number a number.
    pub(super) fn checked_field(&mut self, container: &Value<'a>, name: &Sym, value: Value<'a>) -> Value<'a> {
        if self.language != Language::Python || value.ty.is_some() || value.taint.is_empty() {
            return value;
        }
        let Some(class) = self.class_of_type(container.ty.as_ref()) else { return value };
        let mut names = Vec::new();
        self.class_names(class, &mut names, 0);
        let checks = |name: &Sym| {
            let last = name.rsplit('.').next().unwrap_or(name);
            matches!(last, "BaseModel" | "SQLModel" | "Struct" | "BaseSettings")
        };
        if !names.iter().any(checks) {
            return value;
        }
        let field = self.classes[class.0 as usize].class.fields.iter().find(|field| field.name == *name);
        let ty = field.and_then(|field| field.ty.as_ref());
        if ty.is_some_and(|ty| self.is_closed_type(ty, 0)) {
            return value.cleaned(CleanBits::SANITIZED);
        }
        match ty.map(|ty| &*ty.name) {
            Some("str" | "EmailStr" | "constr" | "AnyUrl" | "HttpUrl") => value.typed(Some("string".into())),
            Some("int" | "float" | "bool" | "UUID" | "date" | "datetime" | "Decimal" | "conint") => value.cleaned(CleanBits::SANITIZED),
            _ => value,
        }
    }
}

//! What Python's frameworks hand to a function: what a dependency of a route gives, what a model's field is by its declaration.
//! Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    call::ArgValue,
    value::{CleanBits, Closure, Kind, Note, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, Function, Param, ParamKind, Spread, Sym},
    rule::Labels,
};

/// Deepest chain of dependencies that is followed.
const MAX_NESTING: u32 = 120;
/// Decorators of functions that run before the handlers of a framework.
const BEFORE: [&str; 5] = ["before_request", "before_app_request", "middleware", "before_serving", "on_request"];

impl<'a> Engine<'a> {
    /// Whether a function runs before a framework's handlers do: what it leaves with the request is there when they begin.
    pub(super) fn fills_request(&self, function: &Function) -> bool {
        function.decorators.iter().any(|one| {
            let called = match &one.kind {
                ExprKind::Call { callee, .. } => callee.dotted(),
                _ => one.dotted(),
            };
            called.is_some_and(|name| BEFORE.contains(&name.rsplit('.').next().unwrap_or(&name)))
        })
    }

    /// The key of what is kept with a request under a name: Flask's `g`, `request.state`, a request that is asked by keys.
    fn carrying_key(&self, container: &Value<'a>, object: &Expr, name: &Sym) -> Option<Sym> {
        if self.is_script() {
            return self.script_carrying(container, object, name);
        }
        if self.language != Language::Python {
            return None;
        }
        match &container.kind {
            Kind::Lib(library) if matches!(&**library, "flask.g" | "quart.g") => Some(format!("{library}.{name}").into()),
            Kind::Unknown => {
                let text = object.dotted()?;
                let fits = match &*text {
                    "request" | "req" => name.starts_with('['),
                    "request.state" | "req.state" | "request.ctx" => !name.starts_with('['),
                    _ => false,
                };
                fits.then(|| format!("{text}.{name}").into())
            }
            _ => None,
        }
    }

    /// Remembers what a function that runs before handlers leaves with the request.
    pub(super) fn note_carried(&mut self, container: &Value<'a>, object: &Expr, name: &Sym, value: &Value<'a>) {
        // Scripts are asked at the end of a handler, when it is known what it leaves.
        let Some(key) = self.carrying_key(container, object, name).filter(|_| !self.is_script()) else { return };
        let begun = self.frames.get(1).and_then(|frame| frame.function);
        if begun.is_some_and(|function| self.fills_request(function)) {
            self.hand_on(key, value);
        } else {
            // A handler that sets it by itself is asked for its own.
            self.handed.remove(&key);
        }
    }

    /// What was left with the request before a handler began.
    pub(super) fn carried(&mut self, container: &Value<'a>, object: &Expr, name: &Sym) -> Option<Value<'a>> {
        if self.handed.is_empty() {
            return None;
        }
        let key = self.carrying_key(container, object, name)?;
        let value = self.handed.get(&key).cloned()?;
        Some(self.with_facts(value))
    }

    /// A parameter that a dependency fills: what that gives, where it is in sight, and nothing of the request's own where it is not.
    pub(super) fn given_by_dependency(&mut self, closure: &Closure<'a>, param: &'a Param) -> Option<Value<'a>> {
        if self.language != Language::Python || closure.module != self.target {
            return None;
        }
        let text = self.input.text.get(param.span.start as usize..param.span.end as usize)?;
        let at = ["Depends(", "Security("].iter().find_map(|call| text.find(call).map(|at| at + call.len()))?;
        let name: String = text[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if name.is_empty() || text[at + name.len()..].starts_with('.') {
            return None;
        }
        let found = self.module_name(closure.module, &name, 0);
        let Some(Kind::Func(given)) = found.map(|value| value.kind) else {
            let plain = self.untrusted(Labels::PARAMETER, None, param.span, Note::Parameter(param.name.clone()));
            return Some(plain);
        };
        if self.nesting + MAX_NESTING > super::MAX_NESTING || std::ptr::eq(given.function, closure.function) {
            return None;
        }
        let mut args = Vec::new();
        for own in given.function.params.iter().filter(|own| own.kind == ParamKind::Normal) {
            let mut value = self.untrusted_parameter(&given, own);
            if !self.is_filled(&own.span) {
                let taint = self.taint_born(Labels::HTTP, None, own.span, Note::Parameter(own.name.clone()), value.id);
                value.taint = value.taint.union(&taint);
            }
            args.push(ArgValue { name: Some(own.name.clone()), value, spread: Spread::No, expr: None });
        }
        let live = self.live;
        let made = self.call_closure(&given, given.this.clone(), args, param.span);
        self.live = live;
        Some(made)
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
        match field.and_then(|field| field.ty.as_ref()).map(|ty| &*ty.name) {
            Some("str" | "EmailStr" | "constr" | "AnyUrl" | "HttpUrl") => value.typed(Some("string".into())),
            Some("int" | "float" | "bool" | "UUID" | "date" | "datetime" | "Decimal" | "conint") => value.cleaned(CleanBits::SANITIZED),
            _ => value,
        }
    }
}

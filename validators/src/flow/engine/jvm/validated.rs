//! What frameworks of Java ask of a request before a program sees it: forms of parts of a path, constraints of the fields of a bean. And
//! tests that are made of expressions. Knows no rule.

use std::rc::Rc;

use super::super::{
    Engine, patterns,
    value::{Closure, Fact, Facts, Kind, Value},
};
use crate::{
    flow::{
        engine::call::Site,
        ir::{Arg, Expr, ExprKind, Lit, Param, Sym},
    },
    rule::pattern::last_segment,
};

/// Deepest nesting of beans that are checked with the one around them.
const MOST_NESTED: usize = 4;
/// Types of functions that ask an expression: of the whole text, of any part of it.
const ASKS_WHOLE: &str = "java.util.function.Predicate(whole)";
const ASKS_PART: &str = "java.util.function.Predicate(part)";
/// Annotations of a method that say under which path it stands.
const PATHS: [&str; 7] = ["Path", "RequestMapping", "GetMapping", "PostMapping", "PutMapping", "DeleteMapping", "PatchMapping"];

impl<'a> Engine<'a> {
    /// A parameter of a method that a framework calls: whether its form leaves room for nothing that means anything. What is known of the
    /// fields of a bean that is checked is learnt.
    pub(in crate::flow::engine) fn jvm_narrowed(&mut self, closure: &Closure<'a>, param: &'a Param, value: &Value<'a>) -> bool {
        let named = param.decorators.iter().find(|one| matches!(annotation(one), Some(("PathParam" | "PathVariable", _))));
        if let Some((_, args)) = named.and_then(annotation) {
            let name = texts(args).into_iter().next().unwrap_or_else(|| param.name.clone());
            let paths = closure.function.decorators.iter().filter_map(annotation).filter(|(word, _)| PATHS.contains(word));
            return paths
                .flat_map(|(_, args)| texts(args))
                .any(|path| form_in(&path, &name).is_some_and(|form| patterns::is_narrow(form, true)));
        }
        let is_checked = param.decorators.iter().any(|one| matches!(annotation(one), Some(("Valid" | "Validated", _))));
        let is_sent = param
            .decorators
            .iter()
            .any(|one| matches!(annotation(one), Some(("RequestBody" | "ModelAttribute" | "BeanParam", _))) || param.decorators.len() == 1);
        // Where what is wrong is handed over beside it, the method runs for whatever was sent.
        let mut params = closure.function.params.iter().skip_while(|one| !std::ptr::eq(*one, param)).skip(1);
        if is_checked && is_sent && value.id != 0 && !params.next().is_some_and(takes_errors) {
            let facts = self.constraints(value, None, 0);
            self.learn(&facts);
        }
        false
    }

    /// `errors.hasErrors()` of what is wrong with the parameter before it: where there is nothing, the constraints hold.
    pub(super) fn jvm_errors_asked(&mut self, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let field = match (method, site.args) {
            ("hasErrors" | "hasFieldErrors", []) => None,
            ("hasFieldErrors", [only]) => Some(only.value.as_str()?),
            _ => return None,
        };
        let Some(ExprKind::Name(name)) = site.receiver_expr.map(|expr| &expr.kind) else { return None };
        let function: &'a crate::flow::ir::Function = self.frame().function?;
        let params = &function.params;
        let at = params.iter().position(|one| one.name == *name && takes_errors(one))?;
        let before = params.get(at.checked_sub(1)?)?;
        if !before.decorators.iter().any(|one| matches!(annotation(one), Some(("Valid" | "Validated", _)))) {
            return None;
        }
        let bean = self.lookup(&before.name)?;
        let when_false = self.constraints(&bean, field.as_deref(), 0);
        let mut answer = self.boolean();
        answer.facts = Some(Rc::new(Facts { when_true: Vec::new(), when_false }));
        Some(answer)
    }

    /// `@Pattern(regexp = "[a-z]+") private String name`: what holds of the fields of a bean that was checked, or of one of them. A bean in
    /// it is checked with it where its field says so.
    fn constraints(&mut self, bean: &Value<'a>, only: Option<&str>, depth: usize) -> Vec<Fact> {
        let Some(class) = self.class_of_type(bean.ty.as_ref()).filter(|_| bean.id != 0) else { return Vec::new() };
        let info = &self.classes[class.0 as usize];
        let is_narrow = |one: &Expr| match annotation(one) {
            Some(("Pattern", args)) => {
                let form = args.iter().find(|arg| arg.name.as_deref() == Some("regexp"));
                let has_flags = args.iter().any(|arg| arg.name.as_deref() == Some("flags"));
                !has_flags && form.and_then(|arg| text(&arg.value)).is_some_and(|form| patterns::is_narrow(form, true))
            }
            _ => false,
        };
        let narrowed: Vec<Sym> =
            info.class.fields.iter().filter(|field| field.decorators.iter().any(is_narrow)).map(|field| field.name.clone()).collect();
        let is_checked = |one: &Expr| matches!(annotation(one), Some(("Valid", _)));
        let inner: Vec<Sym> = match depth < MOST_NESTED && only.is_none() {
            true => {
                info.class.fields.iter().filter(|field| field.decorators.iter().any(is_checked)).map(|field| field.name.clone()).collect()
            }
            false => Vec::new(),
        };
        let mut known = Vec::new();
        for name in inner {
            let mut nested = self.unknown().typed(self.field_type(class, &name));
            nested.id = self.part_id(bean.id, &name);
            known.extend(self.constraints(&nested, None, depth + 1));
        }
        for name in narrowed.into_iter().filter(|name| only.is_none_or(|only| only == &**name)) {
            let mut field = self.unknown();
            field.id = self.part_id(bean.id, &name);
            known.extend(self.guard_facts(&field, true).when_true);
        }
        known
    }

    /// `pattern.asMatchPredicate()`, and what such a function is asked.
    pub(super) fn jvm_asked_by_pattern(&mut self, pattern: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match method {
            "asMatchPredicate" if site.args.is_empty() => Some(pattern.clone().typed(Some(ASKS_WHOLE.into()))),
            "asPredicate" if site.args.is_empty() => Some(pattern.clone().typed(Some(ASKS_PART.into()))),
            "test" if site.args.len() == 1 => self.jvm_passes(pattern, &site.args[0].value),
            _ => None,
        }
    }

    /// What a function that asks an expression answers.
    pub(in crate::flow::engine) fn jvm_passes(&mut self, function: &Value<'a>, value: &Value<'a>) -> Option<Value<'a>> {
        let whole = match function.ty.as_deref()? {
            ASKS_WHOLE => true,
            ASKS_PART => false,
            _ => return None,
        };
        let mut asked = function.clone().typed(Some("java.util.regex.Pattern".into()));
        if let (true, Kind::Regex(form, flags)) = (whole, &function.kind) {
            asked.kind = Kind::Regex(format!("^(?:{form})$").into(), flags.clone());
        }
        let matched = self.matched(&asked, value, whole, false);
        let mut answer = self.boolean();
        answer.facts = matched.facts;
        Some(answer)
    }
}

/// `BindingResult errors`
fn takes_errors(param: &Param) -> bool {
    param.ty.as_ref().is_some_and(|ty| matches!(last_segment(&ty.name), "BindingResult" | "Errors"))
}

/// The last word of an annotation, and what it is given.
pub(super) fn annotation(one: &Expr) -> Option<(&str, &[Arg])> {
    match &one.kind {
        ExprKind::Call { callee, args, .. } => Some((annotation(callee)?.0, args)),
        ExprKind::Name(name) => Some((last_segment(name), &[])),
        ExprKind::Member { name, .. } => Some((name, &[])),
        _ => None,
    }
}

fn text(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Lit(Lit::Str(text)) => Some(text),
        _ => None,
    }
}

/// The texts among what an annotation is given by itself, as `value` or as `path`.
pub(super) fn texts(args: &[Arg]) -> Vec<Sym> {
    let given = args.iter().filter(|arg| matches!(arg.name.as_deref(), None | Some("value" | "path" | "name")));
    let mut found = Vec::new();
    for arg in given {
        match &arg.value.kind {
            ExprKind::List { items, .. } => found.extend(items.iter().filter_map(text).map(Sym::from)),
            _ => found.extend(text(&arg.value).map(Sym::from)),
        }
    }
    found
}

/// The form that a path asks of one of its parts: of `{name: [a-z]{2}}` it is `[a-z]{2}`.
fn form_in<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    for (at, _) in path.match_indices('{') {
        let inner = path.get(at + 1..)?;
        let Some(rest) = inner.trim_start().strip_prefix(name) else { continue };
        let Some(form) = rest.trim_start().strip_prefix(':') else { continue };
        let mut depth = 0usize;
        for (end, sign) in form.char_indices() {
            match sign {
                '{' => depth += 1,
                '}' if depth == 0 => return Some(form[..end].trim()),
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::form_in;

    #[test]
    fn forms_of_parts_of_paths() {
        assert_eq!(form_in("/a/{key: [a-z]{2,3}}/{other}", "key"), Some("[a-z]{2,3}"));
        assert_eq!(form_in("/a/{key}/{keys:.*}", "key"), None);
    }
}

//! `Option` and `Result` of Rust: what failed is nothing, with what it says of itself; what `?`, a question or a pattern teaches of the call
//! that gave it. Knows the language, no rule.

use std::rc::Rc;

use assay_manifests::Language;

use super::super::{
    Engine,
    call::Site,
    value::{Bits, CleanBits, Constant, Fact, Facts, Kind, Value},
};
use crate::{
    flow::ir::{Case, Expr, ExprKind, ListKind},
    rule::pattern::last_segment,
};

/// Type of what failed.
const FAILED: &str = "(failed)";

impl<'a> Engine<'a> {
    /// `Ok(x)`, `Some(x)`, `Err(x)`.
    pub(in super::super) fn rust_wrapped(&mut self, maker: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let [only] = site.args else { return None };
        if maker == "Err" {
            return Some(self.rust_failed(&only.value));
        }
        // Nothing is said but that it went well.
        let is_unit = |expr: &Expr| matches!(&expr.kind, ExprKind::List { items, kind: ListKind::Tuple } if items.is_empty());
        Some(if only.expr.is_some_and(is_unit) { Value::int(1) } else { only.value.clone() })
    }

    fn rust_failed(&mut self, said: &Value<'a>) -> Value<'a> {
        let taint = self.deep_taint(said);
        let mut failed = Value::null().tainted(taint).typed(Some(FAILED.into()));
        failed.id = self.ids.next();
        failed
    }

    /// Whether a function that gives this has given something.
    pub(in super::super) fn rust_succeeded(&self, result: &Value<'a>) -> Option<bool> {
        let of = |atom: &Value<'a>| match atom.kind {
            Kind::Cell(_) => Some(true),
            _ => atom.truth(false),
        };
        let mut atoms = result.atoms().iter().map(of);
        let first = atoms.next()??;
        atoms.all(|one| one == Some(first)).then_some(first)
    }

    /// What of a value is nothing.
    fn lacking(&self, value: &Value<'a>) -> Option<Value<'a>> {
        let mut nothing = value.atoms().iter().filter(|atom| matches!(atom.kind, Kind::Null)).cloned();
        let first = nothing.next()?;
        Some(nothing.fold(first, |sum, one| self.join(&sum, &one)))
    }

    /// The nothing that a value may be, as what is made of it is nothing.
    pub(in super::super) fn as_lacking(&self, value: &Value<'a>) -> Value<'a> {
        self.lacking(value).unwrap_or_else(Value::null)
    }

    /// What an error says.
    pub(in super::super) fn rust_error(&mut self, value: &Value<'a>) -> Value<'a> {
        match self.lacking(value).filter(|nothing| nothing.ty.as_deref() == Some(FAILED)) {
            Some(failed) if failed.taint.is_empty() => self.opaque(),
            Some(failed) => self.unknown_with(failed.taint),
            None => self.opaque(),
        }
    }

    /// What follows where a value is something, and where it is nothing. A truth that it holds teaches by itself.
    fn by_presence(&self, value: &Value<'a>) -> Option<Rc<Facts>> {
        let is_thing = |atom: &Value<'a>| {
            matches!(atom.kind, Kind::Null | Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Cell(_) | Kind::Class(_))
        };
        if value.ty.as_deref() != Some("boolean") && value.atoms().iter().all(is_thing) {
            return self.taught_by_truth(value);
        }
        if value.id == 0 || self.lacking(value).is_none() {
            return None;
        }
        let fact = |constant| Fact { id: value.id, clean: CleanBits::default(), constant: Some(constant), marks: Bits::default() };
        Some(Rc::new(Facts { when_true: vec![fact(Constant::NotNull)], when_false: vec![fact(Constant::Null)] }))
    }

    /// `value?`: the function ends in what is nothing; past it there is something.
    pub(in super::super) fn rust_tried(&mut self, value: &Value<'a>) -> Value<'a> {
        if self.language != Language::Rust {
            return value.clone();
        }
        let facts = self.by_presence(value);
        let in_function = self.frames.last().is_some_and(|frame| frame.function.is_some());
        if let Some(nothing) = self.lacking(value).filter(|_| in_function) {
            let only = matches!(value.kind, Kind::Null);
            if only && nothing.ty.as_deref() != Some(FAILED) {
                return value.clone();
            }
            let before = self.st.clone();
            if let Some(facts) = &facts {
                self.learn(&facts.when_false);
            }
            self.leave(nothing);
            self.st = before;
            self.live = !only;
            if only {
                return self.unknown();
            }
        }
        self.rust_present(value, facts)
    }

    /// `value.unwrap()`: past it there is something.
    pub(in super::super) fn rust_unwrapped(&mut self, value: &Value<'a>) -> Value<'a> {
        let facts = self.by_presence(value);
        self.rust_present(value, facts)
    }

    fn rust_present(&mut self, value: &Value<'a>, facts: Option<Rc<Facts>>) -> Value<'a> {
        if let Some(facts) = facts {
            self.learn(&facts.when_true);
        }
        let something = self.without_nothing(value);
        self.with_facts(something)
    }

    /// `is_some`, `is_err` and what takes an error out.
    pub(in super::super) fn rust_presence(&mut self, receiver: &Value<'a>, method: &str) -> Option<Value<'a>> {
        let wanted = match method {
            "is_some" | "is_ok" => true,
            "is_none" | "is_err" => false,
            "err" | "unwrap_err" | "expect_err" => {
                let failed = self.lacking(receiver).is_some_and(|nothing| nothing.ty.as_deref() == Some(FAILED));
                return Some(if failed { self.rust_error(receiver) } else { self.unknown_with(self.deep_taint(receiver)) });
            }
            _ => return None,
        };
        if matches!(receiver.kind, Kind::Null) && (receiver.ty.as_deref() == Some(FAILED) || matches!(method, "is_some" | "is_none")) {
            return Some(Value::bool(!wanted));
        }
        let mut answer = self.boolean();
        if let Some(facts) = self.by_presence(receiver) {
            let (when_true, when_false) = (facts.when_true.clone(), facts.when_false.clone());
            answer.facts = Some(Rc::new(if wanted {
                Facts { when_true, when_false }
            } else {
                Facts { when_true: when_false, when_false: when_true }
            }));
        }
        Some(answer)
    }

    /// `option.ok_or(error)`: what is nothing has failed.
    pub(in super::super) fn rust_or_error(&mut self, receiver: &Value<'a>, error: Option<&Value<'a>>) -> Value<'a> {
        let something = self.without_nothing(receiver);
        if self.lacking(receiver).is_none() {
            return something;
        }
        let failed = match error.filter(|error| !matches!(error.kind, Kind::Func(_))) {
            Some(error) => self.rust_failed(error),
            None => self.rust_failed(&Value::null()),
        };
        if matches!(receiver.kind, Kind::Null) {
            return failed;
        }
        Value { facts: receiver.facts.clone(), id: receiver.id, ..self.join(&something, &failed) }
    }

    /// What a way of a `match` teaches of what was asked: `fits` where it is taken, else where it is passed.
    pub(in super::super) fn rust_case_facts(&self, value: &Value<'a>, case: &'a Case, fits: bool) -> Option<Vec<Fact>> {
        let [pattern] = case.patterns.as_slice() else { return None };
        if self.language != Language::Rust || case.guard.is_some() && !fits {
            return None;
        }
        let something = match &pattern.kind {
            ExprKind::Call { callee, args, .. } => {
                let binds_all = |expr: &Expr| match &expr.kind {
                    ExprKind::Name(name) => !name.starts_with(char::is_uppercase),
                    ExprKind::List { items, kind: ListKind::Tuple } => items.is_empty(),
                    _ => false,
                };
                if !fits && !args.iter().all(|arg| binds_all(&arg.value)) {
                    return None;
                }
                match last_segment(&callee.dotted()?) {
                    "Some" | "Ok" => true,
                    "Err" => false,
                    _ => return None,
                }
            }
            ExprKind::Name(name) | ExprKind::Member { name, .. } if &**name == "None" => false,
            _ => return None,
        };
        let facts = self.by_presence(value)?;
        Some(if something == fits { facts.when_true.clone() } else { facts.when_false.clone() })
    }
}

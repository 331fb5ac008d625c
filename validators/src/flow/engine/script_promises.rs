//! What a script goes on with while an asynchronous function still runs: a call that nobody awaits throws at nobody, a failure that is
//! caught is gone on past, and a promise is true whatever becomes of it. Knows no rule.

use super::{
    Engine, TryFrame,
    call::ArgValue,
    meeting::pour,
    value::{Closure, Kind, Value},
};
use crate::flow::ir::{Arg, CallKind, Expr, ExprKind, StmtKind, UnaryOp};

impl<'a> Engine<'a> {
    /// Runs a function. Where nobody waits for one that waits itself, what it does may come later than what follows.
    pub(super) fn follow_unwaited(
        &mut self,
        closure: &Closure<'a>,
        this: Option<Value<'a>>,
        args: Vec<ArgValue<'a>>,
        span: assay_manifests::Span,
    ) -> Value<'a> {
        let waits = || self.text(closure.function.span).is_none_or(|text| text.contains("await"));
        let is_left = self.is_script() && closure.function.is_async && self.alone == Some(span) && waits();
        let before = is_left.then(|| self.st.clone());
        let result = self.follow(closure, this, args, span);
        self.later(before);
        result
    }

    /// What was done since may not have been done yet.
    pub(super) fn later(&mut self, before: Option<super::heap::State<'a>>) {
        match before {
            Some(before) if self.live => self.meet(before, true),
            Some(before) => (self.st, self.live) = (before, true),
            None => {}
        }
    }

    /// Whether a call is one of an asynchronous function in sight: `check(x)`, `this.check(x)`, `service.check(x)`.
    fn begins_promise(&mut self, expr: &'a Expr) -> bool {
        let ExprKind::Call { callee, args, .. } = &expr.kind else { return false };
        match &callee.kind {
            ExprKind::Name(name) => self.lookup(name).is_some_and(|value| is_asynchronous(&value)),
            ExprKind::Member { object, name, .. } => {
                let Some(object) = self.named_object(object, 0) else { return false };
                let held = object.cell().and_then(|cell| self.st.heap.object(cell));
                if let Some(field) = held.and_then(|held| held.field(name)) {
                    return is_asynchronous(field);
                }
                let class = match object.kind {
                    Kind::Class(class) => Some(class),
                    _ => held.and_then(|held| held.class).or_else(|| self.class_of_type(object.ty.as_ref())),
                };
                let found = class.and_then(|class| self.find_method(class, name, Some(args.len()), 0));
                found.is_some_and(|(method, _)| method.is_async)
            }
            _ => false,
        }
    }

    /// Whether a function gives a promise: an asynchronous one, or one that does nothing but call such.
    pub(super) fn gives_promise(&mut self, function: &Value<'a>) -> bool {
        let Kind::Func(closure) = &function.kind else { return false };
        let function = closure.function;
        let only = match function.body.as_slice() {
            [only] => match &only.kind {
                StmtKind::Return(Some(expr)) | StmtKind::Expr(expr) => Some(expr),
                _ => None,
            },
            _ => None,
        };
        self.is_script() && (function.is_async || only.is_some_and(|expr| self.begins_promise(expr)))
    }

    /// What a name or a field by its name holds, without an event of its being read.
    fn named_object(&mut self, expr: &'a Expr, depth: u32) -> Option<Value<'a>> {
        match &expr.kind {
            ExprKind::Name(name) => self.lookup(name),
            ExprKind::Member { object, name, .. } if depth < 2 => {
                let holder = self.named_object(object, depth + 1)?;
                self.st.heap.object(holder.cell()?)?.field(name).cloned()
            }
            _ => None,
        }
    }

    /// A statement that is a call alone: what it throws later stops nothing that follows, and what it tests has not been tested yet.
    pub(super) fn eval_alone(&mut self, expr: &'a Expr) -> Value<'a> {
        if !self.is_script() || !self.begins_promise(chained(expr)) {
            return self.eval(expr);
        }
        let facts = self.st.facts.clone();
        let (mut value, thrown) = self.eval_catching(expr);
        if let Some(thrown) = thrown.and_then(|frame| frame.thrown) {
            self.meet(thrown, true);
        }
        self.st.facts = facts;
        value.facts = None;
        value
    }

    /// A condition. A promise is no answer: it is true.
    pub(super) fn eval_condition(&mut self, cond: &'a Expr) -> Value<'a> {
        if !self.is_script() {
            return self.eval(cond);
        }
        let (mut call, mut yes) = (cond, true);
        while let ExprKind::Unary { op: UnaryOp::Not, operand } = &call.kind {
            (call, yes) = (operand, !yes);
        }
        if !self.begins_promise(call) {
            return self.eval(cond);
        }
        self.eval_alone(call);
        Value::bool(yes)
    }

    /// What a variable begins with. Of a promise no answer is known yet.
    pub(super) fn eval_begun(&mut self, init: &'a Expr) -> Value<'a> {
        let mut value = self.eval(init);
        if self.is_script() && value.facts.is_some() && self.begins_promise(init) {
            value.facts = None;
        }
        value
    }

    /// `f(x).catch(handler)`: what fails goes to the handler and comes back. `None` for any other call.
    pub(super) fn eval_caught(&mut self, callee: &'a Expr, args: &'a [Arg]) -> Option<Value<'a>> {
        let ExprKind::Member { object, name, .. } = &callee.kind else { return None };
        let [handler] = args else { return None };
        if &**name != "catch" || !self.is_script() || !self.begins_promise(chained(object)) {
            return None;
        }
        let (value, frame) = self.eval_catching(object);
        let frame = frame?;
        let settled = self.live.then(|| self.st.clone());
        let Some(thrown) = frame.thrown else { return Some(value) };
        (self.st, self.live) = (thrown, true);
        let function = self.eval(&handler.value);
        let failed = frame.value.unwrap_or_else(|| self.opaque());
        let handled = self.call_value(&function, vec![ArgValue::plain(failed)], handler.value.span, &"catch".into());
        let goes_on = self.live;
        if let Some(settled) = settled {
            self.meet(settled, true);
            return Some(if goes_on { self.join(&value, &handled) } else { value });
        }
        Some(handled)
    }

    /// Evaluates with what is thrown kept aside.
    fn eval_catching(&mut self, expr: &'a Expr) -> (Value<'a>, Option<TryFrame<'a>>) {
        let before = self.st.clone();
        let scope = self.scope_here();
        self.tries.push(TryFrame::default());
        let value = self.eval(expr);
        let mut frame = self.tries.pop();
        if !self.live
            && let Some(frame) = &mut frame
            && frame.thrown.is_none()
        {
            pour(&mut frame.thrown, &before, scope, &self.ids);
        }
        (value, frame)
    }
}

fn is_asynchronous(value: &Value<'_>) -> bool {
    matches!(&value.kind, Kind::Func(closure) if closure.function.is_async)
}

/// The call that a chain of handlers begins with: `f(x)` of `void f(x).then(…).catch(…)`.
fn chained(expr: &Expr) -> &Expr {
    let mut expr = expr;
    loop {
        let ExprKind::Call { callee, args, kind } = &expr.kind else { return expr };
        expr = match (&callee.kind, args.as_slice()) {
            (ExprKind::Name(name), [only]) if *kind == CallKind::Syntax && &**name == "void" => &only.value,
            (ExprKind::Member { object, name, .. }, _) if matches!(&**name, "then" | "catch" | "finally") => object,
            _ => return expr,
        };
    }
}

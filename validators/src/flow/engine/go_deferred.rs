//! What a function of Go defers, and the panics it catches there. Knows no rule.

use super::{
    Engine, Frame,
    call::ArgValue,
    heap::{Object, Shape, State},
    value::{Kind, Value},
};
use crate::flow::ir::{CallKind, Expr, ExprKind, Stmt, StmtKind};

/// What a deferred call was given when it was deferred.
#[derive(Clone)]
pub(super) struct Given<'a> {
    /// The function, or the object whose method is called.
    called: Option<Value<'a>>,
    args: Vec<ArgValue<'a>>,
}

/// A statement that is deferred.
pub(super) type Deferred<'a> = (&'a Stmt, Option<Given<'a>>);
/// Where the paths meet that a panic has ended, and what it was given.
type Ended<'a> = (State<'a>, Value<'a>);

impl<'a> Engine<'a> {
    /// Whether what is deferred asks for what a panic was given: a function literal, or a function in sight.
    pub(super) fn recovers(&mut self, deferred: &'a Stmt) -> bool {
        let StmtKind::Expr(Expr { kind: ExprKind::Call { callee, .. }, .. }) = &deferred.kind else { return false };
        let function = match &callee.kind {
            ExprKind::Lambda(function) => &**function,
            ExprKind::Name(_) => match self.eval_callee(callee).kind {
                Kind::Func(closure) => closure.function,
                _ => return false,
            },
            _ => return false,
        };
        let mut found = false;
        super::walk::walk(&function.body, &mut |seen| {
            if let super::walk::Seen::Expr(Expr { kind: ExprKind::Call { callee, .. }, .. }) = seen {
                found |= matches!(&callee.kind, ExprKind::Name(name) if &**name == "recover");
            }
        });
        found
    }

    /// Whether a panic is caught somewhere around.
    pub(super) fn is_recovered(&self) -> bool {
        self.frames.iter().any(|frame| frame.recovering)
    }

    /// A panic of the program itself, where it is caught.
    pub(super) fn panics(&mut self) -> bool {
        if !self.is_recovered() {
            return false;
        }
        let value = Value::str("runtime error");
        let (state, ids) = (&self.st, &self.ids);
        if let Some(frame) = self.frames.last_mut() {
            frame.note_panic(state, value, ids);
        }
        self.live = false;
        true
    }

    /// Any statement may panic: where that is caught, what has been set so far stays.
    pub(super) fn note_step(&mut self, stmt: &'a Stmt) {
        if self.frame().recovering && super::walk::may_throw(stmt) {
            let value = self.opaque();
            let (state, ids) = (&self.st, &self.ids);
            if let Some(frame) = self.frames.last_mut() {
                frame.note_panic(state, value, ids);
            }
        }
    }

    /// What is called and its arguments: of a deferred call they are evaluated at once.
    pub(super) fn given_now(&mut self, deferred: &'a Stmt) -> Option<Given<'a>> {
        let StmtKind::Expr(Expr { kind: ExprKind::Call { callee, args, kind: CallKind::Plain }, .. }) = &deferred.kind else { return None };
        let called = match &callee.kind {
            ExprKind::Lambda(_) if args.is_empty() => return None,
            ExprKind::Lambda(_) => None,
            ExprKind::Member { object, .. } => Some(self.eval(object)),
            ExprKind::Name(name) => self.lookup(name),
            _ => Some(self.eval(callee)),
        };
        let mut args = self.eval_args(args);
        for arg in &mut args {
            if let Some(expr) = arg.expr {
                arg.value = self.copied(arg.value.clone(), expr);
            }
        }
        Some(Given { called, args })
    }

    /// Runs what is deferred: once where the function came to its end, and once where a panic ended it that is caught. Gives what the function
    /// returns.
    pub(super) fn run_deferred(&mut self, deferred: Vec<Deferred<'a>>, result: Value<'a>, caught: Option<Ended<'a>>) -> Value<'a> {
        let Some((state, value)) = caught else { return self.run_all(deferred, result, None) };
        if !std::mem::replace(&mut self.live, true) {
            self.st = state;
            return self.run_all(deferred, result, Some(value));
        }
        let calm = self.run_all(deferred.clone(), result.clone(), Some(Value::null()));
        let (after, ended) = (std::mem::replace(&mut self.st, state), std::mem::replace(&mut self.live, true));
        let caught = self.run_all(deferred, result, Some(value));
        let went_on = self.live;
        self.meet(after, ended);
        match (ended, went_on) {
            (true, true) if self.frame().returned_names.is_some() => {
                let facts = calm.facts.clone();
                let mut either = self.join(&calm, &caught);
                either.facts = facts;
                either
            }
            (false, true) => caught,
            _ => calm,
        }
    }

    /// `caught`: what `recover` gives.
    fn run_all(&mut self, deferred: Vec<Deferred<'a>>, mut result: Value<'a>, caught: Option<Value<'a>>) -> Value<'a> {
        for (stmt, given) in deferred {
            if let Some(caught) = &caught {
                let now = (self.st.clone(), caught.clone());
                self.frame().panicked = Some(now);
            }
            match given {
                Some(given) => self.run_given(stmt, given),
                None => self.exec_deferred(stmt),
            }
        }
        // What is deferred may set the results.
        if let Some(names) = self.frame().returned_names.filter(|_| self.live) {
            let facts = result.facts.take();
            result = self.eval(names);
            result.facts = facts.or(result.facts);
            let known = self.st.facts.clone();
            result = result.learnt(&known);
        }
        result
    }

    /// No panic of the statement itself is one of what it stands behind.
    fn exec_deferred(&mut self, stmt: &'a Stmt) {
        let recovering = std::mem::replace(&mut self.frame().recovering, false);
        self.exec(stmt);
        self.frame().recovering = recovering;
    }

    /// What `recover` gives: nothing where nothing went wrong, and something where it did, whatever it is.
    pub(super) fn panic_value(&mut self, value: Value<'a>) -> Value<'a> {
        let is_vague = |atom: &Value<'a>| matches!(atom.kind, Kind::Unknown | Kind::Opaque);
        if !value.atoms().iter().any(is_vague) {
            return value;
        }
        let mut object = Object::new(Shape::Map);
        object.open = true;
        object.taint = self.deep_taint(&value);
        self.allocate_object(object)
    }

    pub(super) fn run_given(&mut self, deferred: &'a Stmt, given: Given<'a>) {
        let StmtKind::Expr(Expr { kind: ExprKind::Call { callee, .. }, span }) = &deferred.kind else { return };
        match (&callee.kind, given.called) {
            (ExprKind::Member { object, name, .. }, Some(receiver)) => {
                self.call_method(&receiver, Some(object), name, given.args, *span, callee, false);
            }
            (kind, called) => {
                let function = called.unwrap_or_else(|| self.eval_callee(callee));
                let shown = if let ExprKind::Name(name) = kind { name.clone() } else { "deferred".into() };
                self.call_value(&function, given.args, *span, &shown);
            }
        }
    }
}

impl<'a> Frame<'a> {
    /// A path that a panic has ended.
    pub(super) fn note_panic(&mut self, state: &super::heap::State<'a>, value: Value<'a>, ids: &super::value::Ids) {
        self.panicked = Some(match self.panicked.take() {
            Some((mut known, given)) => {
                known.join(state, ids);
                (known, given.join(&value, ids))
            }
            None => (state.clone(), value),
        });
    }
}

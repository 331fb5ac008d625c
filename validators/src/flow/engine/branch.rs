//! Switches, patterns and handlers: paths that part by value or by exception. Knows nothing of rules beyond telling them of handlers.

use assay_manifests::Language;

use super::{
    Engine, TryFrame,
    heap::State,
    pour,
    value::{Fact, Value},
};
use crate::flow::ir::{BinaryOp, Case, Catch, Expr, ExprKind, Lit, Stmt, StmtKind, UnaryOp};

/// What the paths that returned have left so far.
#[derive(Default)]
pub(super) struct Returns<'a> {
    pub returned: Option<State<'a>>,
    pub result: Option<Value<'a>>,
    pub true_facts: Option<Vec<Fact>>,
    pub false_facts: Option<Vec<Fact>>,
}

/// `!check(…)`, `check(…) === false`: what holds where a check fails.
pub(super) fn turns_away(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => matches!(operand.kind, ExprKind::Call { .. }),
        ExprKind::Binary { op: BinaryOp::Same | BinaryOp::Eq, left, right } => {
            matches!((&left.kind, &right.kind), (ExprKind::Call { .. }, ExprKind::Lit(Lit::Bool(false))))
        }
        _ => false,
    }
}

/// Statements that do nothing but turn away what fails a check.
pub(super) fn only_turns_away(body: &[Stmt]) -> bool {
    let [Stmt { kind: StmtKind::If { cond, otherwise, .. }, .. }] = body else { return false };
    otherwise.is_empty() && turns_away(cond)
}

impl<'a> super::Frame<'a> {
    fn take_returns(&mut self) -> Returns<'a> {
        Returns {
            returned: self.returned.take(),
            result: self.result.take(),
            true_facts: self.true_facts.take(),
            false_facts: self.false_facts.take(),
        }
    }
}

impl<'a> Engine<'a> {
    /// A `match` whose arms are values.
    pub(super) fn eval_switch(&mut self, subject: Option<&'a Expr>, cases: &'a [Case]) -> Value<'a> {
        let value = subject.map(|subject| self.eval(subject));
        let mut result: Option<Value<'a>> = None;
        let mut after: Option<State<'a>> = None;
        let mut open = Some(self.st.clone());
        for case in cases {
            let Some(state) = open.clone() else { break };
            self.st = state;
            self.live = true;
            let by_condition = subject.is_none() && case.guard.is_none() && !case.patterns.is_empty();
            let matched = if by_condition {
                open = self.split_case(case);
                self.live.then_some(true)
            } else {
                self.match_case(value.as_ref(), subject, case)
            };
            if matched == Some(false) || !self.live {
                self.pruned += 1;
                continue;
            }
            if by_condition {
                // What is left open is known by now.
            } else if matched == Some(true) {
                open = None;
            } else {
                self.past_case(&mut open, value.as_ref(), subject, case);
                self.assume_case(value.as_ref(), case);
                self.narrow_case(case);
            }
            let one = self.eval_block(&case.body);
            if self.live {
                pour(&mut after, &self.st, self.scope_here(), &self.ids);
                result = Some(match result {
                    Some(known) => self.join(&known, &one),
                    None => one,
                });
            }
        }
        self.live = false;
        if let Some(after) = after {
            self.meet(after, true);
        }
        if let Some(open) = open {
            self.meet(open, true);
        }
        result.unwrap_or_else(|| self.unknown())
    }

    /// Joins what some paths returned to what others of the function did.
    fn add_returns(&mut self, more: Returns<'a>) {
        let Some(state) = more.returned else { return };
        let last = self.frames.len() - 1;
        let (ids, frame) = (&self.ids, &mut self.frames[last]);
        pour(&mut frame.returned, &state, Some(frame.scope), ids);
        if let Some(result) = more.result {
            frame.result = Some(frame.result.take().map_or_else(|| result.clone(), |known| known.join(&result, ids)));
        }
        for (mine, theirs) in [(&mut frame.true_facts, more.true_facts), (&mut frame.false_facts, more.false_facts)] {
            if let Some(theirs) = theirs {
                *mine = Some(match mine.take() {
                    Some(known) => super::heap::meet(&known, &theirs),
                    None => theirs,
                });
            }
        }
    }

    pub(super) fn exec_switch(&mut self, subject: Option<&'a Expr>, cases: &'a [Case]) {
        let value = subject.map(|subject| self.eval(subject));
        if !self.live {
            return;
        }
        self.push_loop(true);
        // The state in which the cases so far did not match; what falls out of the case before.
        let mut open: Option<State<'a>> = Some(self.st.clone());
        let mut after: Option<State<'a>> = None;
        let mut falling: Option<State<'a>> = None;
        let default = cases.iter().position(|case| case.patterns.is_empty() && case.guard.is_none());
        // A default in the middle is asked last, but stands where it stands for falling through.
        let mut decided = vec![false; cases.len()];
        let mut entry: Vec<Option<State<'a>>> = vec![None; cases.len()];
        for (i, case) in cases.iter().enumerate() {
            if Some(i) == default {
                continue;
            }
            let Some(state) = open.clone() else { break };
            self.st = state;
            self.live = true;
            if subject.is_none() && case.guard.is_none() {
                open = self.split_case(case);
                decided[i] = true;
                entry[i] = self.live.then(|| self.st.clone());
                self.pruned += u32::from(!self.live);
                continue;
            }
            let matched = self.match_case(value.as_ref(), subject, case);
            decided[i] = true;
            if matched != Some(false) && self.live {
                if matched.is_none() {
                    self.assume_case(value.as_ref(), case);
                    self.narrow_case(case);
                }
                entry[i] = Some(self.st.clone());
            } else {
                self.pruned += 1;
            }
            if matched == Some(true) {
                open = None;
            } else {
                self.past_case(&mut open, value.as_ref(), subject, case);
            }
        }
        if let Some(default) = default {
            entry[default] = open.take();
        }
        for (i, case) in cases.iter().enumerate() {
            let start = entry[i].take();
            self.live = false;
            if let Some(state) = start {
                self.meet(state, true);
            }
            if let Some(state) = falling.take() {
                self.meet(state, true);
            }
            if !self.live {
                continue;
            }
            self.exec_body(&case.body);
            if self.live {
                if case.falls_through && i + 1 < cases.len() {
                    falling = Some(self.st.clone());
                } else {
                    pour(&mut after, &self.st, self.scope_here(), &self.ids);
                }
            }
        }
        self.live = false;
        for state in [open, after, falling].into_iter().flatten() {
            self.meet(state, true);
        }
        self.pop_loop();
    }

    /// Parts the paths by the conditions of a case: goes on where one of them holds, and gives the state in which none does.
    fn split_case(&mut self, case: &'a Case) -> Option<State<'a>> {
        let mut taken: Option<State<'a>> = None;
        for pattern in &case.patterns {
            let value = self.eval(pattern);
            if !self.live {
                break;
            }
            match value.truth(self.empty_is_false()) {
                Some(false) => {}
                Some(true) => {
                    pour(&mut taken, &self.st, self.scope_here(), &self.ids);
                    self.live = false;
                    break;
                }
                None => {
                    let before = self.st.clone();
                    self.assume(pattern, &value, true);
                    if self.live {
                        pour(&mut taken, &self.st, self.scope_here(), &self.ids);
                    }
                    (self.st, self.live) = (before, true);
                    self.assume(pattern, &value, false);
                    if !self.live {
                        break;
                    }
                }
            }
        }
        let left = self.live.then(|| self.st.clone());
        self.live = taken.is_some();
        if let Some(state) = taken {
            self.st = state;
        }
        left
    }

    /// What a case asks of the type of a variable holds in it.
    fn narrow_case(&mut self, case: &'a Case) {
        if let [pattern] = case.patterns.as_slice() {
            self.narrow_by(pattern, true, 0);
        }
    }

    /// Whether a case is taken; `None` where it is not known.
    pub(super) fn match_case(&mut self, value: Option<&Value<'a>>, subject: Option<&'a Expr>, case: &'a Case) -> Option<bool> {
        let mut any: Option<bool> = Some(false);
        for pattern in &case.patterns {
            let one = match value {
                Some(value) => self.match_pattern(value, pattern, subject),
                None => self.eval(pattern).truth(self.empty_is_false()),
            };
            match one {
                Some(true) => {
                    any = Some(true);
                    break;
                }
                Some(false) => {}
                None => any = None,
            }
        }
        if case.patterns.is_empty() {
            any = Some(true);
        }
        if let Some(guard) = &case.guard
            && any != Some(false)
        {
            let value = self.eval(guard);
            let holds = value.truth(self.empty_is_false());
            self.assume(guard, &value, true);
            return match (any, holds) {
                (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            };
        }
        any
    }

    pub(super) fn match_pattern(&mut self, value: &Value<'a>, pattern: &'a Expr, _subject: Option<&'a Expr>) -> Option<bool> {
        if let ExprKind::Name(name) | ExprKind::Member { name, .. } = &pattern.kind
            && self.language == Language::Rust
            && name.starts_with(char::is_uppercase)
            && let Some(known) = self.is_variant(value, name)
        {
            return Some(known);
        }
        if self.language == Language::Python
            && let Some(fits) = self.python_pattern(value, pattern)
        {
            return fits;
        }
        if let ExprKind::Binary { op: BinaryOp::Range | BinaryOp::RangeInclusive, .. } = &pattern.kind
            && matches!(self.language, Language::Rust | Language::Ruby)
        {
            return self.in_range(pattern, value)?.truth(false);
        }
        match &pattern.kind {
            ExprKind::Name(name) if &**name == "_" => Some(true),
            // Constants and variants without fields: they bind nothing.
            ExprKind::Name(name) if self.language == Language::Rust && name.starts_with(char::is_uppercase) => {
                let known = self.eval(pattern);
                self.equal_values(value, &known)
            }
            ExprKind::Call { callee, args, .. } if self.language == Language::Rust => self.rust_pattern(value, callee, args),
            // A name that is not a constant in sight binds.
            ExprKind::Name(name) => {
                // The constants of an enumeration are named without it.
                if let Some(class) = value.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class)
                    && let Some(constant) = self.static_member(class, name)
                {
                    return self.equal_values(value, &constant);
                }
                if let Some(known) = self.lookup(name) {
                    return self.equal_values(value, &known);
                }
                // Those of the library's as well.
                if let super::value::Kind::Lib(constant) = &value.kind
                    && self.on_jvm()
                    && super::patterns::is_constant_name(name)
                    && let Some(own) = constant.rsplit('.').next().filter(|own| super::patterns::is_constant_name(own))
                {
                    return Some(own == &**name);
                }
                self.declare(name, value.clone());
                if matches!(self.language, Language::Python | Language::Rust | Language::Kotlin) && name.starts_with(char::is_lowercase) {
                    Some(true)
                } else {
                    None
                }
            }
            ExprKind::List { .. } | ExprKind::Map(_) | ExprKind::Spread(_) => {
                self.assign(pattern, value.clone(), None);
                None
            }
            ExprKind::Call { args, .. } => {
                for arg in args {
                    if let ExprKind::Name(_) | ExprKind::List { .. } | ExprKind::Map(_) | ExprKind::Call { .. } = arg.value.kind {
                        let inner = self.unknown_with(value.taint.clone());
                        if let ExprKind::Call { .. } = arg.value.kind {
                            self.match_pattern(&inner, &arg.value, None);
                        } else {
                            self.assign(&arg.value, inner, None);
                        }
                    }
                }
                None
            }
            ExprKind::TypeTest { .. } => self.eval(pattern).truth(self.empty_is_false()),
            _ => {
                let other = self.eval(pattern);
                self.equal_values(value, &other)
            }
        }
    }

    /// Statements after which the program goes on whatever they throw.
    pub(super) fn exec_swallowing(&mut self, body: &'a [Stmt]) {
        self.tries.push(TryFrame::default());
        self.exec_body(body);
        if let Some(thrown) = self.tries.pop().and_then(|frame| frame.thrown) {
            self.meet(thrown, true);
        }
    }

    pub(super) fn exec_try(&mut self, body: &'a [Stmt], catches: &'a [Catch], otherwise: &'a [Stmt], finally: &'a [Stmt]) {
        self.try_paths(body, catches, otherwise, finally, false);
    }

    /// The same as a value: what the body ends in, or a handler.
    pub(super) fn eval_try(&mut self, body: &'a [Stmt], catches: &'a [Catch], otherwise: &'a [Stmt], finally: &'a [Stmt]) -> Value<'a> {
        self.try_paths(body, catches, otherwise, finally, true).unwrap_or_else(Value::null)
    }

    /// What is thrown past a `finally` is thrown with what that does, where it does not return.
    fn behind_finally(&mut self, thrown: super::heap::State<'a>, finally: &'a [Stmt]) -> (super::heap::State<'a>, bool) {
        if finally.is_empty() {
            return (thrown, true);
        }
        let here = (std::mem::replace(&mut self.st, thrown), std::mem::replace(&mut self.live, true));
        self.exec_body(finally);
        let (st, live) = here;
        (std::mem::replace(&mut self.st, st), std::mem::replace(&mut self.live, live))
    }

    fn try_paths(
        &mut self,
        body: &'a [Stmt],
        catches: &'a [Catch],
        otherwise: &'a [Stmt],
        finally: &'a [Stmt],
        valued: bool,
    ) -> Option<Value<'a>> {
        let run = |engine: &mut Self, body: &'a [Stmt]| {
            if valued {
                return Some(engine.eval_block(body));
            }
            engine.exec_body(body);
            None
        };
        // What returns from inside is looked at apart: the last block may return in its place.
        let before = (!finally.is_empty()).then(|| self.frame().take_returns());
        self.tries.push(TryFrame::default());
        let mut result = run(self, body).filter(|_| self.live);
        let frame = self.tries.pop();
        let TryFrame { thrown, value, kinds, told } = frame.unwrap_or_default();
        let (reached, leaves) = self.handlers_of(&kinds, catches);
        // Statements that cannot throw leave nothing: the handler is judged all the same, and adds nothing.
        let may_throw = thrown.is_some();
        let thrown = thrown.or_else(|| self.live.then(|| self.st.clone()));
        if self.live && !otherwise.is_empty() {
            result = run(self, otherwise).filter(|_| self.live);
        }
        let mut after = self.live.then(|| self.st.clone());
        // An outer handler sees what no handler here catches.
        if (catches.is_empty() || leaves)
            && may_throw
            && let Some(thrown) = &thrown
            && let (passed, live) = self.behind_finally(thrown.clone(), finally)
            && live
            && let scope = self.scope_here()
            && let Some(outer) = self.tries.last_mut()
        {
            pour(&mut outer.thrown, &passed, scope, &self.ids);
            kinds.into_iter().for_each(|kind| outer.note_kind(kind));
            told.iter().for_each(|(kind, taint)| outer.note_told(kind, taint.clone()));
            if let Some(value) = &value {
                outer.value = Some(outer.value.take().map_or_else(|| value.clone(), |known| known.join(value, &self.ids)));
            }
        }
        if let Some(thrown) = thrown {
            for (at, catch) in catches.iter().enumerate() {
                self.st = thrown.clone();
                self.live = true;
                self.catch_event(catch, body);
                if let Some(name) = &catch.name {
                    let ty = catch.types.first().and_then(|ty| self.type_name(ty));
                    let other = self.opaque().typed(ty.clone());
                    let caught = match &value {
                        Some(value) => self.join(&value.clone().typed(ty), &other),
                        None => other,
                    };
                    let caught = match self.told_to(catch, &told) {
                        Some(told) => self.join(&told, &caught),
                        None => caught,
                    };
                    self.declare(name, caught);
                }
                let handled = run(self, &catch.body);
                if self.live && may_throw && reached.get(at).is_none_or(|reached| *reached) {
                    pour(&mut after, &self.st, self.scope_here(), &self.ids);
                    result = match (result, handled) {
                        (Some(known), Some(handled)) => Some(self.join(&known, &handled)),
                        (known, handled) => known.or(handled),
                    };
                }
            }
        }
        self.live = false;
        if let Some(after) = after {
            self.meet(after, true);
        }
        if let Some(before) = before {
            let inner = self.frame().take_returns();
            let goes_on = self.live;
            // It runs on the paths that leave too; what it finds counts, what it leaves there does not.
            let left = (!goes_on).then(|| self.st.clone());
            if let (false, Some(returned)) = (goes_on, &inner.returned) {
                self.st = returned.clone();
            }
            self.live = true;
            self.exec_body(finally);
            let replaces = !self.live && self.frame().returned.is_some();
            let own = self.frame().take_returns();
            if let Some(left) = left {
                self.live = false;
                self.st = left;
            }
            for part in [before, if replaces { Returns::default() } else { inner }, own] {
                self.add_returns(part);
            }
        }
        result
    }
}

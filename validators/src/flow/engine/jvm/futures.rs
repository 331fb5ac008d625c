//! Futures of the JVM: what a task gives, what is made of it, and what stands in its place where the task has failed. Knows no rule.

use std::rc::Rc;

use crate::flow::engine::{
    Engine,
    call::Site,
    value::{Fact, Facts, Kind, Ref, Value},
};

/// Type of what a task will give.
pub(super) const FUTURE: &str = "java.util.concurrent.CompletableFuture";
/// Field of a future whose task has failed for certain.
const FAILED: &str = "$failed";
/// Field of a future: what its task has shown once it is waited for.
const SHOWN: &str = "$shown";
/// Most of that.
const MOST_SHOWN: usize = 64;

/// What a task gave, whether it came to its end, and what it has shown by then.
pub(super) struct Done<'a> {
    given: Value<'a>,
    is_done: bool,
    shown: Vec<Fact>,
}

impl<'a> Engine<'a> {
    /// `CompletableFuture.supplyAsync(task)` and its like.
    pub(super) fn jvm_future_made(&mut self, site: &Site<'a, '_>, method: &str) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        match method {
            "completedFuture" | "completedStage" => Some(self.holder(first?, FUTURE)),
            "supplyAsync" => self.jvm_task(None, &first?, Vec::new(), site),
            "runAsync" => {
                let done = self.jvm_detached(None, &first?, Vec::new(), site)?;
                self.jvm_settled_as(Done { given: Value::null(), ..done })
            }
            "failedFuture" | "failedStage" => self.jvm_failed(),
            "allOf" => Some(self.holder(Value::null(), FUTURE)),
            "anyOf" => {
                let held: Option<Vec<Value<'a>>> = site.args.iter().map(|arg| self.jvm_given(&arg.value)).collect();
                let either = self.one_of(&held?)?;
                Some(self.holder(either, FUTURE))
            }
            _ => None,
        }
    }

    /// What is asked of a future, or made of what it gives.
    pub(super) fn jvm_future(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        let held = self.jvm_given(receiver);
        let has_failed = self.st.heap.object(cell).is_some_and(|object| object.field(FAILED).is_some());
        match (method.strip_suffix("Async").unwrap_or(method), first) {
            ("get" | "join" | "resultNow", _) | ("getNow", None) => {
                let shown = self.jvm_shown(receiver);
                self.learn(&shown);
                let value = held?;
                Some(self.with_facts(value))
            }
            ("getNow", Some(other)) => {
                let value = self.with_facts(held?);
                Some(self.join(&value, &other))
            }
            // A function that makes something of what was given does not run where nothing was.
            ("thenApply" | "thenCompose" | "thenAccept" | "thenCombine" | "thenRun" | "thenAcceptBoth", Some(_)) if has_failed => {
                Some(receiver.clone())
            }
            ("thenApply", Some(function)) => self.jvm_task(Some(receiver), &function, vec![held?], site),
            ("thenCompose", Some(function)) => {
                let done = self.jvm_detached(Some(receiver), &function, vec![held?], site)?;
                if !done.is_done {
                    return self.jvm_failed();
                }
                Some(done.given)
            }
            ("thenAccept" | "thenRun", Some(function)) => {
                let args = if method.starts_with("thenAccept") { vec![held?] } else { Vec::new() };
                let done = self.jvm_detached(Some(receiver), &function, args, site)?;
                self.jvm_settled_as(Done { given: Value::null(), ..done })
            }
            ("thenCombine" | "thenAcceptBoth", Some(other)) => {
                let second = self.jvm_given(&other)?;
                self.jvm_task(Some(receiver), &Self::arg(site, 1)?, vec![held?, second], site)
            }
            ("handle", Some(function)) => self.jvm_settled(&function, held?, has_failed, site),
            ("whenComplete", Some(function)) => {
                self.jvm_settled(&function, held?, has_failed, site);
                Some(receiver.clone())
            }
            // What it gives, or what is made of the error: whether the task fails is not known.
            ("exceptionally" | "exceptionallyCompose", Some(function)) => {
                let error = self.jvm_error(receiver);
                let (made, ()) = self.either(|engine| engine.call_function(&function, vec![error], site), |_| ());
                self.live = true;
                let made = if method.starts_with("exceptionallyCompose") { self.jvm_given(&made?)? } else { made? };
                let value = if has_failed { made } else { self.join(&held?, &made) };
                Some(self.holder(value, FUTURE))
            }
            ("applyToEither" | "acceptEither", Some(other)) => {
                let second = self.jvm_given(&other)?;
                let value = self.join(&held?, &second);
                self.jvm_task(None, &Self::arg(site, 1)?, vec![value], site)
            }
            ("completeOnTimeout", Some(other)) => {
                let value = self.join(&held?, &other);
                self.hold(cell, value);
                Some(receiver.clone())
            }
            ("orTimeout" | "toCompletableFuture" | "copy" | "minimalCompletionStage", _) => Some(receiver.clone()),
            ("complete", Some(value)) => {
                let is_open = matches!(held.as_ref()?.kind, Kind::Null);
                let value = if is_open { value } else { self.join(&held?, &value) };
                self.hold(cell, value);
                Some(self.boolean())
            }
            ("obtrudeValue", Some(value)) => {
                self.hold(cell, value);
                Some(Value::null())
            }
            ("run", None) => Some(Value::null()),
            ("isDone" | "isCancelled" | "isCompletedExceptionally" | "cancel" | "completeExceptionally", _) => Some(self.boolean()),
            _ => None,
        }
    }

    /// What a future holds.
    fn jvm_given(&self, future: &Value<'a>) -> Option<Value<'a>> {
        future.cell().and_then(|cell| self.st.heap.object(cell)?.items.first().cloned())
    }

    /// A future of what a function gives; a function that throws whatever it gets leaves one that has failed. `after`: the one it waits for.
    pub(super) fn jvm_task(
        &mut self,
        after: Option<&Value<'a>>,
        function: &Value<'a>,
        args: Vec<Value<'a>>,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let done = self.jvm_detached(after, function, args, site)?;
        self.jvm_settled_as(done)
    }

    fn jvm_settled_as(&mut self, done: Done<'a>) -> Option<Value<'a>> {
        if !done.is_done {
            return self.jvm_failed();
        }
        let shown = done.shown;
        let made = self.holder(done.given, FUTURE);
        if !shown.is_empty() {
            let mut waited = Value::bool(true);
            waited.facts = Some(Rc::new(Facts { when_true: shown, when_false: Vec::new() }));
            let ids = &self.ids;
            self.st.heap.object_mut(made.cell()?)?.set_field(&SHOWN.into(), waited, ids);
        }
        Some(made)
    }

    /// Runs a task that somebody else runs: what it shows of values holds where it is waited for and not before.
    fn jvm_detached(
        &mut self,
        after: Option<&Value<'a>>,
        function: &Value<'a>,
        args: Vec<Value<'a>>,
        site: &Site<'a, '_>,
    ) -> Option<Done<'a>> {
        let before = Rc::clone(&self.st.facts);
        if let Some(after) = after {
            let shown = self.jvm_shown(after);
            self.learn(&shown);
        }
        let given = self.call_function(function, args, site);
        let is_done = std::mem::replace(&mut self.live, true);
        let after = std::mem::replace(&mut self.st.facts, before);
        let known = &self.st.facts;
        let is_new = |fact: &&Fact| {
            !known.iter().any(|known| {
                known.id == fact.id && known.clean == fact.clean && known.constant == fact.constant && known.marks == fact.marks
            })
        };
        let shown = if is_done { after.iter().filter(is_new).take(MOST_SHOWN).cloned().collect() } else { Vec::new() };
        Some(Done { given: given?, is_done, shown })
    }

    fn jvm_shown(&self, future: &Value<'a>) -> Vec<Fact> {
        let shown = future.cell().and_then(|cell| self.st.heap.object(cell)?.field(SHOWN)?.facts.clone());
        shown.map(|facts| facts.when_true.clone()).unwrap_or_default()
    }

    fn jvm_failed(&mut self) -> Option<Value<'a>> {
        let nothing = self.unknown();
        let made = self.holder(nothing, FUTURE);
        let ids = &self.ids;
        self.st.heap.object_mut(made.cell()?)?.set_field(&FAILED.into(), Value::bool(true), ids);
        Some(made)
    }

    /// An error of a task. Its text may quote what the task was given.
    fn jvm_error(&mut self, future: &Value<'a>) -> Value<'a> {
        let taint = self.deep_taint(future);
        self.unknown_with(taint).typed(Some("java.lang.Throwable".into()))
    }

    /// A function that gets what was given and no error, or nothing and the error.
    fn jvm_settled(&mut self, function: &Value<'a>, held: Value<'a>, has_failed: bool, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let error = self.unknown_with(self.deep_taint(&held)).typed(Some("java.lang.Throwable".into()));
        let failed = |engine: &mut Self| {
            let made = engine.call_function(function, vec![Value::null(), error], site);
            (made, std::mem::replace(&mut engine.live, true))
        };
        if has_failed {
            let (made, goes_on) = failed(self);
            return if goes_on { Some(self.holder(made?, FUTURE)) } else { self.jvm_failed() };
        }
        let given = |engine: &mut Self| {
            let made = engine.call_function(function, vec![held, Value::null()], site);
            (made, std::mem::replace(&mut engine.live, true))
        };
        let ((one, first_lives), (other, second_lives)) = self.either(given, failed);
        let made = match (first_lives, second_lives) {
            (true, true) => {
                let (one, other) = (one?, other?);
                self.join(&one, &other)
            }
            (true, false) => one?,
            (false, true) => other?,
            (false, false) => return self.jvm_failed(),
        };
        Some(self.holder(made, FUTURE))
    }
}

//! `with` over a function that is a context by a decorator: what stands inside runs where the function yields. Knows no rule.

use assay_manifests::{Language, Span};

use super::{Engine, value::Value};
use crate::flow::ir::{Expr, ExprKind, Function, Stmt};

/// How often the inside of one `with` runs: a function may yield on several paths.
const MOST_ROUNDS: u32 = 3;

/// The inside of a `with` that waits for its context to yield.
#[derive(Debug)]
pub(super) struct Managed<'a> {
    target: Option<&'a Expr>,
    body: &'a [Stmt],
    /// The call that makes the context, and how many functions ran when it was met.
    call: Span,
    depth: usize,
    rounds: u32,
}

impl<'a> Engine<'a> {
    /// Runs a `with` inside of the function that makes its context, where that is in sight.
    pub(super) fn exec_managed(&mut self, target: Option<&'a Expr>, resource: &'a Expr, body: &'a [Stmt]) -> (Value<'a>, bool) {
        if self.language != Language::Python || !matches!(resource.kind, ExprKind::Call { .. }) {
            return (self.eval(resource), false);
        }
        self.generators.managed.push(Managed { target, body, call: resource.span, depth: self.frames.len(), rounds: 0 });
        let value = self.eval(resource);
        let rounds = self.generators.managed.pop().map_or(0, |managed| managed.rounds);
        (value, rounds > 0)
    }

    /// Whether what a function yields is entered by a `with`.
    pub(super) fn is_context(function: &Function) -> bool {
        function.decorators.iter().any(|one| one.dotted().is_some_and(|name| name.ends_with("contextmanager")))
    }

    /// Runs what stands inside the `with` that waits for the function that runs. `false` where none waits.
    pub(super) fn run_managed(&mut self, yielded: &Value<'a>) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        if !frame.function.is_some_and(|function| function.is_generator && Self::is_context(function)) {
            return false;
        }
        let (call, depth) = (frame.call_site, self.frames.len());
        let waits = |one: &Managed<'a>| Some(one.call) == call && one.depth + 1 == depth && one.rounds < MOST_ROUNDS;
        let Some(managed) = self.generators.managed.last_mut().filter(|one| waits(one)) else { return false };
        managed.rounds += 1;
        let (target, body) = (managed.target, managed.body);
        let Some(frame) = self.frames.pop() else { return false };
        if let Some(target) = target {
            self.assign(target, yielded.clone(), None);
        }
        self.exec_body(body);
        self.frames.push(frame);
        true
    }

    /// What a manager of the program's own does at the end of its block.
    pub(super) fn leave_context(&mut self, manager: &Value<'a>) {
        if self.language != Language::Python || !self.live || manager.cell().is_none() {
            return;
        }
        for name in ["__exit__", "__aexit__"] {
            if self.special(manager, name, vec![Value::null(), Value::null(), Value::null()]).is_some() {
                return;
            }
        }
    }
}

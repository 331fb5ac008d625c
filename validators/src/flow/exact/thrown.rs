//! What is thrown: the paths on which it leaves a block, and the handler that each of them comes to. Knows which classes of the C++ standard
//! derive from which.

use assay_manifests::Span;

use super::{
    Run,
    exec::Ends,
    object::class_name,
    value::{State, Storage, Value},
};
use crate::flow::ir::{Catch, Expr, ExprKind, Stmt, Sym};

/// Paths out of one block that are followed into its handlers, at most.
const MOST: usize = 4;

/// A block with handlers that runs now.
pub(super) struct Catcher<'m> {
    /// How many functions run around it.
    pub depth: usize,
    /// How many frames they have.
    frames: usize,
    /// What left it so far, by its class.
    caught: Vec<(Sym, State<'m>)>,
}

/// What standard exceptions derive from, nearest first.
fn standard_bases(class: &str) -> &'static [&'static str] {
    match class {
        "invalid_argument" | "out_of_range" | "length_error" | "domain_error" => &["logic_error", "exception"],
        "overflow_error" | "underflow_error" | "range_error" | "system_error" | "regex_error" => &["runtime_error", "exception"],
        "filesystem_error" => &["system_error", "runtime_error", "exception"],
        "bad_alloc"
        | "bad_cast"
        | "bad_typeid"
        | "bad_function_call"
        | "bad_optional_access"
        | "bad_variant_access"
        | "bad_any_cast"
        | "logic_error"
        | "runtime_error" => &["exception"],
        _ => &[],
    }
}

/// The class of what is thrown: `throw Refused(why)`. Empty where the expression does not say it.
pub(super) fn class_thrown(value: Option<&Expr>) -> Sym {
    match value.map(|value| &value.kind) {
        Some(ExprKind::Call { callee, .. }) => callee.dotted().map_or_else(|| "".into(), |name| class_name(&name).into()),
        _ => "".into(),
    }
}

impl<'f, 'm> Run<'f, 'm> {
    /// A block with handlers: what leaves it by being thrown goes on in the handler that takes it.
    pub(super) fn tried(&mut self, body: &'m [Stmt], catches: &'m [Catch], span: Span, st: State<'m>) -> Ends<'m> {
        let frames = st.frames.len();
        self.catching.push(Catcher { depth: self.calls.len(), frames, caught: Vec::new() });
        let mut ends = self.body(body, st);
        let caught = self.catching.pop().map(|catcher| catcher.caught).unwrap_or_default();
        for (class, st) in caught {
            match catches.iter().find(|catch| self.takes(catch, &class)) {
                Some(catch) => ends.extend(self.handled(catch, span, st)),
                None => self.throws(class, st, false),
            }
        }
        ends
    }

    /// A path leaves the innermost block with handlers. `is_left`: the objects of the function that runs are gone already.
    pub(super) fn throws(&mut self, class: Sym, mut st: State<'m>, mut is_left: bool) {
        let Some(frames) = self.catching.last().filter(|catcher| catcher.caught.len() < MOST).map(|catcher| catcher.frames) else { return };
        while st.frames.len() > frames {
            if !is_left {
                self.leave_scope(None, &mut st);
            }
            is_left = false;
            st.frames.pop();
            st.assumed.drop_all();
        }
        if let Some(catcher) = self.catching.last_mut() {
            catcher.caught.push((class, st));
        }
    }

    /// Whether a handler takes what is of a class.
    fn takes(&self, catch: &Catch, class: &str) -> bool {
        // `catch (...)`
        let Some(ty) = catch.types.first().map(|ty| self.referred(ty.clone())) else { return true };
        let wanted = class_name(&ty.name);
        let is_kind = |base: &Sym| **base == *wanted || standard_bases(base).contains(&wanted);
        ty.pointers == 0 && !class.is_empty() && self.lineage(class).iter().any(is_kind)
    }

    fn handled(&mut self, catch: &'m Catch, span: Span, mut st: State<'m>) -> Ends<'m> {
        if let Some(name) = &catch.name {
            st.renamed(name);
            let ty = catch.types.first().map(|ty| self.referred(ty.clone()));
            let id = self.declare(ty.as_ref(), Storage::Elsewhere, span, &mut st);
            if let Some(object) = st.objects.get_mut(&id) {
                object.cell = Value::Unknown;
                object.made_by = "thrown";
            }
            if let Some(frame) = st.frames.last_mut() {
                std::rc::Rc::make_mut(frame).insert(name.clone(), id);
            }
        }
        self.scoped(&catch.body, st)
    }
}

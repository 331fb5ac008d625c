//! A program of Go in one file: what `main` makes is what its methods run on. Knows no rule.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Engine,
    value::{ClassId, Kind, Value},
    walk::{Seen, walk},
};
use crate::flow::ir::{ExprKind, Function, Stmt, StmtKind};

impl<'a> Engine<'a> {
    /// Runs `main` before the methods that it hands to others, and keeps what it has made. The function, where it came to its end.
    pub(super) fn run_program(&mut self, body: &'a [Stmt], wanted: &FxHashSet<*const Function>) -> Option<*const Function> {
        if self.language != assay_manifests::Language::Go || &*self.modules[self.target].module.package != "main" || self.exhausted {
            return None;
        }
        let has_methods = body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Function(function) => function.receiver_type.is_some() && wanted.contains(&std::ptr::from_ref(&**function)),
            _ => false,
        });
        let main = body.iter().find_map(|stmt| match &stmt.kind {
            StmtKind::Function(function) if is_main(function) && has_methods => Some(&**function),
            _ => None,
        })?;
        let facts = self.st.facts.clone();
        self.entry_limit = self.steps.saturating_add(self.options.entry_steps);
        self.clean_limit = self.steps.saturating_add(self.options.clean_steps);
        self.hard_limit = self.steps.saturating_add(self.step_limit / 4);
        let closure = self.closure(main, self.target, None, None);
        self.call_value(&closure, Vec::new(), main.span, &main.name);
        (self.entry_limit, self.clean_limit, self.hard_limit) = (u32::MAX, u32::MAX, u32::MAX);
        self.live = true;
        self.tries.clear();
        self.st.facts = facts;
        let ended = !self.exhausted;
        self.exhausted = self.steps > self.step_limit;
        if !ended {
            self.instances.clear();
        }
        self.instances.retain(|_, made| matches!(made.kind, Kind::Cell(_)));
        ended.then_some(std::ptr::from_ref(main))
    }

    /// Functions that nobody outside can name, and that are called or handed to other functions of the file only: who calls them is in sight.
    pub(super) fn handed_in_sight(&self, body: &'a [Stmt]) -> FxHashSet<&'a str> {
        let mut names: FxHashMap<&'a str, (u32, u32)> = FxHashMap::default();
        if self.language != assay_manifests::Language::Go || !self.options.helpers_through_callers {
            return FxHashSet::default();
        }
        for stmt in body {
            if let StmtKind::Function(function) = &stmt.kind
                && function.receiver_type.is_none()
                && !function.is_public
            {
                names.insert(&function.name, (0, 0));
            }
        }
        let mut handed: FxHashSet<&'a str> = FxHashSet::default();
        walk(body, &mut |seen| {
            let Seen::Expr(expr) = seen else { return };
            match &expr.kind {
                ExprKind::Name(name) => {
                    if let Some((all, _)) = names.get_mut(&**name) {
                        *all += 1;
                    }
                }
                ExprKind::Call { callee, args, .. } => {
                    let ExprKind::Name(called) = &callee.kind else { return };
                    let is_here = names.contains_key(&**called);
                    let given = args.iter().filter(|_| is_here).map(|arg| &arg.value);
                    for value in given.chain(std::iter::once(&**callee)) {
                        if let ExprKind::Name(name) = &value.kind
                            && let Some((known, (_, seen))) = names.get_key_value(&**name).map(|(key, _)| *key).zip(names.get_mut(&**name))
                        {
                            *seen += 1;
                            if !std::ptr::eq(value, &**callee) {
                                handed.insert(known);
                            }
                        }
                    }
                }
                _ => {}
            }
        });
        handed.retain(|name| names.get(name).is_some_and(|(all, seen)| all == seen));
        handed
    }

    /// A struct that `main` makes, and nothing else in sight: its methods run on it.
    pub(super) fn note_made(&mut self, class: ClassId, value: &Value<'a>) {
        let within = self.frames.get(1).and_then(|frame| frame.function).is_some_and(is_main);
        let info = &self.classes[class.0 as usize];
        if !within || info.module != self.target || info.class.fields.is_empty() {
            return;
        }
        let known = self.instances.contains_key(&class);
        let single = !known && written_once(self.input.text, &info.class.name);
        self.instances.insert(class, if single { value.clone() } else { Value::null() });
    }
}

fn is_main(function: &Function) -> bool {
    &*function.name == "main" && function.receiver_type.is_none() && function.params.is_empty()
}

/// Whether a text has just one literal of a type.
fn written_once(text: &str, name: &str) -> bool {
    let own = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
    let literals = text.match_indices(&format!("{name}{{")).filter(|(at, _)| own(*at)).count();
    literals == 1 && !text.contains(&format!("new({name})"))
}

//! Names under which a file calls what its rules know by another: imports that are renamed, variables of the module that hold a function
//! of a library. Knows which names lead to something a rule concludes from, not what it concludes.

use rustc_hash::FxHashSet;

use super::{
    Engine,
    names::{import_path, local_name},
    value::{Kind, Value},
};
use crate::{
    flow::ir::Sym,
    rule::{Role, pattern::last_segment},
};

impl<'a> Engine<'a> {
    /// Names of the file under judgement that stand for a function under another name of which a danger or a safe form speaks:
    /// whoever calls one of them is worth running, though no rule knows the name.
    pub(super) fn renamed_sinks(&mut self) -> FxHashSet<Sym> {
        let mut out: FxHashSet<Sym> = FxHashSet::default();
        let imports = self.modules[self.target].defs().imports.clone();
        for import in imports.into_iter().filter(|import| import.alias.is_some() && !import.wildcard) {
            let (local, full) = (local_name(import), import_path(import));
            if last_segment(&full) != local && self.is_concluded_from(&full) {
                out.insert(local.into());
            }
        }
        let scope = self.modules[self.target].scope.and_then(|scope| self.st.heap.scope(scope));
        let held: Vec<(Sym, Sym)> = scope
            .iter()
            .flat_map(|scope| scope.vars.iter())
            .flat_map(|(name, value)| value.atoms().iter().filter_map(|atom| Some((name.clone(), called(atom)?))).collect::<Vec<_>>())
            .filter(|(name, full)| last_segment(full) != &**name)
            .collect();
        for (name, full) in held {
            if !out.contains(&name) && self.is_concluded_from(&full) {
                out.insert(name);
            }
        }
        out
    }

    /// Whether a danger or a safe form speaks of calls of this name, or of its last part.
    fn is_concluded_from(&self, full: &str) -> bool {
        let concludes = |role: Role| matches!(role, Role::Danger | Role::Safe);
        self.heard_calls.of(&self.index.calls, full).iter().any(|hit| concludes(hit.entry.role))
            || self.index.calls.exact(full).iter().any(|entry| concludes(entry.role))
    }
}

/// What is called where a value is called.
fn called(value: &Value<'_>) -> Option<Sym> {
    match &value.kind {
        Kind::Lib(full) => Some(full.clone()),
        Kind::Method(method) => Some(method.1.clone()),
        _ => None,
    }
}

//! Names under which a file calls what its rules know by another: imports that are renamed, variables of the module that hold a function
//! of a library. Knows which names lead to something a rule concludes from, not what it concludes.

use assay_manifests::Language;
use rustc_hash::FxHashSet;

use super::{
    Engine,
    names::{import_path, is_constructor, local_name},
    value::{Kind, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind, StmtKind, Sym},
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
        for (name, full) in held.into_iter().chain(self.kept_by_classes()) {
            if !out.contains(&name) && self.is_concluded_from(&full) {
                out.insert(name);
            }
        }
        out
    }

    /// Members of classes and of their objects that are functions of a library: `shown = os.popen` in the class, `self.shown = os.popen`.
    fn kept_by_classes(&mut self) -> Vec<(Sym, Sym)> {
        if !(self.language == Language::Python || self.is_script()) {
            return Vec::new();
        }
        let own = self.classes.iter().filter(|info| info.module == self.target);
        let mut named: Vec<(&'a Sym, &'a Expr)> = Vec::new();
        for class in own.map(|info| info.class) {
            named.extend(class.fields.iter().filter_map(|field| Some((&field.name, field.init.as_ref()?))));
            let made = class.methods.iter().filter(|method| is_constructor(class, method)).flat_map(|method| &method.body);
            for stmt in class.body.iter().chain(made) {
                let (target, value) = match &stmt.kind {
                    StmtKind::Assign { target, value, .. } => (target, value),
                    StmtKind::Expr(Expr { kind: ExprKind::Assign { target, value, .. }, .. }) => (&**target, &**value),
                    _ => continue,
                };
                if let ExprKind::Name(name) | ExprKind::Member { name, .. } = &target.kind {
                    named.push((name, value));
                }
            }
        }
        let mut found = Vec::new();
        for (name, value) in named {
            // `shown = staticmethod(os.popen)`
            let value = match &value.kind {
                ExprKind::Call { callee, args, .. } if callee.dotted().as_deref() == Some("staticmethod") => {
                    args.first().map(|arg| &arg.value)
                }
                _ => Some(value),
            };
            let Some(written) = value.and_then(|value| self.dotted(value)) else { continue };
            let (root, rest) = written.split_once('.').map_or((&*written, ""), |(root, rest)| (root, rest));
            let full = match self.module_name(self.target, root, 0).map(|value| value.kind) {
                Some(Kind::Lib(full)) if rest.is_empty() => full,
                Some(Kind::Lib(full)) => format!("{full}.{rest}").into(),
                _ => continue,
            };
            if last_segment(&full) != &**name {
                found.push((name.clone(), full));
            }
        }
        found
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

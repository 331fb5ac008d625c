//! What the functions of a file are called, and what those who call them need to know of them. Knows no path.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Check, last_name,
    slips::{innermost, returns},
};
use crate::flow::ir::{ExprKind, Function, Module, StmtKind};

/// The functions of a file, by name, with how many arguments they take; absent where that varies.
pub(super) struct Names<'m> {
    pub(super) functions: BTreeMap<&'m str, Option<usize>>,
    /// Those that are macros: what they do to variables is not in sight.
    pub(super) macros: BTreeSet<&'m str>,
    /// Those that stand there more than once.
    pub(super) repeated: BTreeSet<&'m str>,
    /// Those that end by a call that does not come back, and return nowhere.
    pub never: BTreeSet<&'m str>,
    /// Those that are installed as handlers of signals.
    pub(super) handlers: BTreeSet<&'m str>,
    /// Those that do what no handler may, and what that is; only where there are handlers.
    pub(super) not_in_handlers: BTreeMap<&'m str, (assay_manifests::Span, String)>,
    /// For each that compares members of a parameter by order: the position of the parameter and those members.
    pub(super) compared: BTreeMap<&'m str, BTreeSet<(usize, String)>>,
    /// Those that print by a format they are given, and its position.
    pub printers: BTreeMap<&'m str, usize>,
    /// Those of C++ that keep an argument beyond the call, and its position.
    pub keepers: BTreeMap<&'m str, usize>,
    /// Last names of places that are asked whether they are below zero, and never whether they are zero.
    pub never_asked_for_zero: BTreeSet<String>,
    /// Those that release what they are given, and its position.
    pub releasers: BTreeMap<&'m str, usize>,
    /// Those that release members of what they are given and leave them as they are.
    pub(super) members_released: BTreeMap<&'m str, Vec<(usize, String)>>,
    /// What is said of places whatever function they stand in: depths that nothing counts, things shared without a lock.
    pub(super) anywhere: Vec<super::scans::Found>,
    /// Those that set members of what they are given, and the members of each structure.
    pub(super) setters: super::setters::Setters<'m>,
    pub(super) structures: BTreeMap<&'m str, BTreeSet<String>>,
    /// Those of C++ that put a pointer they are given into an owner, and its position.
    pub(super) takers: BTreeMap<&'m str, usize>,
    /// Those that never give null, with the positions of what must not be null for that.
    pub(super) never_null: BTreeMap<&'m str, Vec<usize>>,
    /// Which of them make the rooms of structures larger, and what those were made with.
    pub(super) rooms: super::rooms::Rooms<'m>,
    /// Parameters that every caller has tested before.
    pub(super) tested: BTreeSet<(&'m str, usize)>,
    pub is_cpp: bool,
}

/// Whether a function's head says so of it.
pub(in crate::flow) fn says(function: &Function, word: &str) -> bool {
    function.decorators.iter().any(|said| matches!(&said.kind, ExprKind::Name(name) if &**name == word))
}

impl<'m> Names<'m> {
    pub fn of(module: &'m Module, functions: &[&'m std::sync::Arc<Function>]) -> Self {
        let is_cpp = module.language == assay_manifests::Language::Cpp;
        let mut names: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        let mut repeated = BTreeSet::new();
        for function in functions.iter().filter(|f| f.receiver_type.is_none() && f.is_static) {
            // A macro's parameters have no types, and it may be given less.
            let plain =
                function.params.iter().all(|p| p.ty.is_some() && p.default.is_none() && p.kind == crate::flow::ir::ParamKind::Normal);
            let takes = Some(function.params.len()).filter(|_| plain && !is_cpp);
            if names.contains_key(&*function.name) {
                repeated.insert(&*function.name);
            }
            names.entry(&function.name).and_modify(|known| *known = known.filter(|n| Some(*n) == takes)).or_insert(takes);
        }
        let untyped = |f: &&&std::sync::Arc<Function>| !f.params.is_empty() && f.params.iter().all(|param| param.ty.is_none());
        let macros = functions.iter().filter(untyped).map(|f| &*f.name).collect();
        let mut never: BTreeSet<&str> = BTreeSet::new();
        let declared = module.body.iter().filter_map(|stmt| match &stmt.kind {
            StmtKind::Function(function) if function.receiver_type.is_none() => Some(function),
            _ => None,
        });
        never.extend(declared.filter(|function| says(function, "noreturn")).map(|function| &*function.name));
        // One that ends by another of them comes second.
        for _ in 0..2 {
            let ends = |f: &&&'m std::sync::Arc<Function>| {
                let last = match innermost(f.body.last(), false).map(|last| &last.kind) {
                    Some(StmtKind::Expr(e)) => match &e.kind {
                        ExprKind::Call { callee, .. } => last_name(callee),
                        _ => None,
                    },
                    _ => None,
                };
                let leaves = last.is_some_and(|name| {
                    matches!(name, "exit" | "_exit" | "_Exit" | "abort" | "quick_exit" | "longjmp") || never.contains(name)
                });
                leaves && f.receiver_type.is_none() && f.is_static && !returns(&f.body, 0)
            };
            let more: Vec<&str> = functions.iter().filter(ends).map(|f| &*f.name).collect();
            never.extend(more);
        }
        let handlers = super::signals::handlers(module, functions);
        let not_in_handlers = if handlers.is_empty() { BTreeMap::new() } else { super::signals::unsafe_calls(functions) };
        let compared =
            functions.iter().map(|f| (&*f.name, super::handed::compared_members(f))).filter(|(_, all)| !all.is_empty()).collect();
        let printers = super::gaps::printers(functions);
        let keepers = if is_cpp { super::gaps::keepers(functions) } else { BTreeMap::new() };
        let deep = super::descent::unbounded(functions).into_iter().map(|(at, said)| (Check::DeepRecursion, at, said));
        let shared = super::shared::unguarded(module, functions).into_iter().map(|(at, said)| (Check::Unguarded, at, said));
        let anywhere = deep.chain(shared).collect();
        let never_null = super::promises::never_null(functions, &never);
        let never_asked_for_zero = super::gaps::never_asked_for_zero(functions);
        Self {
            functions: names,
            macros,
            repeated,
            never,
            handlers,
            not_in_handlers,
            compared,
            printers,
            keepers,
            never_asked_for_zero,
            releasers: super::given_up::releasers(functions),
            members_released: super::given_up::members_released(functions),
            anywhere,
            setters: super::setters::setters(functions),
            structures: super::setters::structures(module),
            takers: if is_cpp { super::owners::takers(functions, &super::prepass::fields(module)) } else { BTreeMap::new() },
            never_null,
            rooms: super::rooms::Rooms::of(functions),
            tested: super::promises::tested_before(functions),
            is_cpp,
        }
    }

    /// Members of what a function is given at a position that it compares by order.
    pub fn compared_members(&self, name: &str, position: usize) -> impl Iterator<Item = &str> {
        let all = self.compared.get(name).into_iter().flatten();
        all.filter(move |(at, _)| *at == position).map(|(_, member)| &**member)
    }

    /// Whether a call does nothing but what it says: a function of this file, or one that only shows what it is given.
    pub fn is_plain_call(&self, name: &str) -> bool {
        !self.macros.contains(name) && (self.functions.contains_key(name) || super::names::only_reads(name))
    }
}

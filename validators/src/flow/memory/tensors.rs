//! Elements of an operation's input tensors by number, where nothing asks what shape the tensor has: who calls the operation decides it.
//! Knows the syntax of one function and no path.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Check, last_name, names, place,
    prepass::strip,
    progress::mentioned,
    scans::{expressions, statements},
    slips::Look,
};
use crate::flow::ir::{Expr, ExprKind, Lit, StmtKind};

impl Look<'_> {
    /// `context->input(1).flat<float>()(0)`, `bound.scalar<int64>()()`.
    pub(super) fn shapeless(&mut self) {
        let kernel = |ty: &crate::flow::ir::TypeRef| ty.name.ends_with("OpKernelContext");
        if !self.file.is_cpp || !self.function.params.iter().any(|param| param.ty.as_ref().is_some_and(kernel)) {
            return;
        }
        // Tensors that are inputs, and views of them.
        let mut inputs: BTreeSet<String> = BTreeSet::new();
        let mut views: BTreeMap<String, String> = BTreeMap::new();
        statements(&self.function.body, &mut |stmt| {
            let StmtKind::Var { name, init: Some(init), .. } = &stmt.kind else { return };
            if is_input(init) {
                inputs.insert(name.to_string());
            } else if let Some(of) = view(init).and_then(|of| place::key(strip(of))) {
                views.insert(name.to_string(), of);
            }
        });
        let mut asked = BTreeSet::new();
        expressions(&self.function.body, &mut |e| {
            if let ExprKind::Call { callee, args, .. } = &e.kind
                && let Some(name) = last_name(callee)
                && (!name.chars().any(|c| c.is_ascii_lowercase()) || names::class(name) & names::LIMIT != 0 || name.contains("Validate"))
            {
                args.iter().for_each(|arg| mentioned(&arg.value, &mut asked, 0));
            }
        });
        statements(&self.function.body, &mut |stmt| {
            if let StmtKind::If { cond, .. } = &stmt.kind {
                mentioned(cond, &mut asked, 0);
            }
        });
        let mut found = Vec::new();
        expressions(&self.function.body, &mut |e| {
            let ExprKind::Call { callee, args, .. } = &e.kind else { return };
            if !args.iter().all(|arg| matches!(strip(&arg.value).kind, ExprKind::Lit(Lit::Int(_)))) {
                return;
            }
            let known = |name: &str| asked.iter().any(|one| place::root_of(one) == name);
            let text = match (&callee.kind, view(callee)) {
                (_, Some(tensor)) if is_input(tensor) => "an input".to_owned(),
                (_, Some(tensor)) => match place::key(strip(tensor)) {
                    Some(name) if inputs.contains(&name) && !known(&name) => format!("`{name}`"),
                    _ => return,
                },
                (ExprKind::Name(name), None) => match views.get(&**name) {
                    Some(of) if inputs.contains(of) && !args.is_empty() && !known(of) && !known(name) => format!("`{of}`"),
                    _ => return,
                },
                _ => return,
            };
            found.push((Check::BufferLength, e.span, format!("an element of {text} is read, and nothing asks what shape it has")));
        });
        self.found.extend(found);
    }
}

/// `context->input(1)`
fn is_input(e: &Expr) -> bool {
    let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return false };
    matches!(&callee.kind, ExprKind::Member { name, .. } if &**name == "input") && args.len() == 1
}

/// The tensor of `tensor.flat<float>()`.
fn view(e: &Expr) -> Option<&Expr> {
    let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return None };
    let ExprKind::Member { object, name, .. } = &callee.kind else { return None };
    (args.is_empty() && matches!(&**name, "flat" | "scalar" | "vec" | "matrix")).then_some(&**object)
}

//! Functions of a file that release what they are given, on every way through them: whoever calls one has nothing left. Knows no path.

use std::{collections::BTreeMap, sync::Arc};

use assay_manifests::Span;

use super::{
    Check, last_name, names,
    operators::asks_for_null,
    place,
    place::Place,
    prepass::strip,
    scans::{each, expressions, statements},
    state::{NULL, REFERENCED, State},
};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind, Function, Stmt, StmtKind, UnaryOp};

/// Rounds in which one is found that releases through another.
const ROUNDS: usize = 3;

/// Those functions by name, with the position of what each releases.
pub(super) fn releasers<'m>(functions: &[&'m Arc<Function>]) -> BTreeMap<&'m str, usize> {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let before = found.len();
        for function in functions.iter().filter(|f| f.receiver_type.is_none() && f.is_static && !f.is_abstract) {
            if found.contains_key(&*function.name) || function.params.iter().any(|param| param.ty.is_none()) {
                continue;
            }
            if let Some(position) = released(function, &found) {
                found.insert(&function.name, position);
            }
        }
        if found.len() == before {
            break;
        }
    }
    // Two of one name may do different things.
    let of_name = |name: &str| functions.iter().filter(|f| !f.is_abstract && *f.name == *name).count();
    found.retain(|name, _| of_name(name) == 1);
    found
}

/// The parameter that a function releases whatever happens.
fn released(function: &Function, known: &BTreeMap<&str, usize>) -> Option<usize> {
    for stmt in innermost(&function.body) {
        let given = match &stmt.kind {
            StmtKind::Expr(e) => given_up(e, known),
            // `if (p) free(p);`
            StmtKind::If { cond, then, otherwise } if otherwise.is_empty() => match innermost(then).as_slice() {
                [Stmt { kind: StmtKind::Expr(e), .. }] => given_up(e, known).filter(|name| asks_for_null(cond, name) == Some(false)),
                _ => None,
            },
            _ => None,
        };
        if let Some(name) = given {
            let position =
                function.params.iter().position(|param| *param.name == *name && param.ty.as_ref().is_some_and(|ty| ty.pointers == 1));
            if let Some(position) = position.filter(|_| !is_set(&function.body, name)) {
                return Some(position);
            }
        }
        // What leaves before that leaves it as it is, unless there is nothing: then what comes later is not looked at.
        let of_nothing = || matches!(&stmt.kind, StmtKind::If { cond, otherwise, .. } if otherwise.is_empty() && function.params.iter().any(|param| is_alone_null(cond, &param.name)));
        if leaves(stmt) && !of_nothing() {
            return None;
        }
    }
    None
}

/// Those that release members of what they are given and leave them as they are, by name: the position, and the member.
pub(super) fn members_released<'m>(functions: &[&'m Arc<Function>]) -> BTreeMap<&'m str, Vec<(usize, String)>> {
    let mut found: BTreeMap<&str, Vec<(usize, String)>> = BTreeMap::new();
    for function in functions.iter().filter(|f| f.receiver_type.is_none() && f.is_static && !f.is_abstract) {
        let members = members(function);
        if !members.is_empty() {
            found.insert(&function.name, members);
        }
    }
    found.retain(|name, _| functions.iter().filter(|f| *f.name == **name).count() == 1);
    found
}

/// The members that a function releases whatever happens.
fn members(function: &Function) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let released = |e: &Expr| -> Option<String> {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return None };
        let [only] = args.as_slice() else { return None };
        let ExprKind::Name(name) = &callee.kind else { return None };
        let is_member =
            matches!(&strip(&only.value).kind, ExprKind::Member { object, .. } if matches!(strip(object).kind, ExprKind::Name(_)));
        place::key(strip(&only.value)).filter(|_| is_member && is_of_library(name))
    };
    for stmt in innermost(&function.body) {
        let key = match &stmt.kind {
            StmtKind::Expr(e) => released(e),
            StmtKind::If { cond, then, otherwise } if otherwise.is_empty() => match innermost(then).as_slice() {
                [Stmt { kind: StmtKind::Expr(e), .. }] => released(e).filter(|key| asks_for_null(cond, key) == Some(false)),
                _ => None,
            },
            _ => None,
        };
        if let Some(key) = key.filter(|key| !is_set(&function.body, key))
            && let Some((root, member)) = key.split_once('.')
            && let Some(position) = function.params.iter().position(|param| *param.name == *root)
            && function.params.get(position).and_then(|param| param.ty.as_ref()).is_some_and(|ty| ty.pointers == 1)
            && !is_set(&function.body, root)
        {
            found.push((position, member.to_owned()));
        }
        let of_nothing = || matches!(&stmt.kind, StmtKind::If { cond, otherwise, .. } if otherwise.is_empty() && function.params.iter().any(|param| is_alone_null(cond, &param.name)));
        if leaves(stmt) && !of_nothing() {
            break;
        }
    }
    found
}

/// The statements of a body, those of bare blocks among them.
fn innermost(body: &[Stmt]) -> Vec<&Stmt> {
    body.iter()
        .flat_map(|stmt| match &stmt.kind {
            StmtKind::Block(inner) => inner.iter().collect::<Vec<_>>(),
            _ => vec![stmt],
        })
        .collect()
}

/// The name that a call releases.
fn given_up<'e>(e: &'e Expr, known: &BTreeMap<&str, usize>) -> Option<&'e str> {
    let ExprKind::Call { callee, args, .. } = &e.kind else { return None };
    let ExprKind::Name(_) = &callee.kind else { return None };
    let name = last_name(callee)?;
    let position = match known.get(name) {
        Some(position) => *position,
        None if args.len() == 1 && names::class(name) & names::FREE != 0 && is_of_library(name) => 0,
        None => return None,
    };
    match &strip(&args.get(position)?.value).kind {
        ExprKind::Name(name) => Some(name),
        _ => None,
    }
}

/// Calls that release what they are given and nothing else; what a project's own do is seen in their bodies.
fn is_of_library(name: &str) -> bool {
    matches!(name, "free" | "g_free" | "kfree" | "vfree" | "kvfree" | "xfree" | "delete" | "delete[]")
}

/// Whether a test holds just where a name is null.
fn is_alone_null(cond: &Expr, name: &str) -> bool {
    !matches!(strip(cond).kind, ExprKind::Binary { op: BinaryOp::Or, .. }) && asks_for_null(cond, name) == Some(true)
}

/// Whether a statement may leave the function.
fn leaves(stmt: &Stmt) -> bool {
    let mut found = matches!(stmt.kind, StmtKind::Return(_) | StmtKind::Throw(_) | StmtKind::Goto(_));
    each(stmt, &mut |_| {}, &mut |body| {
        statements(body, &mut |inner| found |= matches!(inner.kind, StmtKind::Return(_) | StmtKind::Throw(_) | StmtKind::Goto(_)));
    });
    found
}

/// Whether a name gets another value anywhere, or its address is taken.
pub(super) fn is_set(body: &[Stmt], name: &str) -> bool {
    let own = |e: &Expr| place::key(e).is_some_and(|key| key == name);
    let mut found = false;
    statements(body, &mut |stmt| found |= matches!(&stmt.kind, StmtKind::Assign { target, .. } if own(target)));
    expressions(body, &mut |e| match &e.kind {
        ExprKind::Assign { target, .. } | ExprKind::Unary { op: UnaryOp::AddressOf, operand: target } => found |= own(target),
        _ => {}
    });
    found
}

impl super::Run<'_> {
    /// What is destroyed again by the call that destroyed it before.
    pub(super) fn destroyed(&mut self, name: &str, value: &Expr, at: Span, st: &mut State) {
        let by_name = matches!(value.kind, ExprKind::Name(_) | ExprKind::Member { .. });
        let Some(place) = self.places.of(value).filter(|place| by_name && self.is_declared(*place) && !st.has(*place, NULL)) else {
            return;
        };
        if let Some((site, false)) = st.freed.get(&place).copied()
            && site != at
            && self.destroyers.get(&site.start).is_some_and(|before| **before == *name)
        {
            let text = self.places.text(place).to_owned();
            self.report(Check::DoubleFree, at, vec![(site, format!("`{text}` is released"))], format!("`{text}` is released twice"));
            st.freed.remove(&place);
        }
        self.destroyers.insert(at.start, name.into());
    }

    /// A reference is taken to what a call is given, or to what it is in: the next release gives up that one.
    pub(super) fn holds(&mut self, name: &str, args: &[Arg], st: &mut State) {
        let [only] = args else { return };
        if !names::takes_reference(name) {
            return;
        }
        let given = match &strip(&only.value).kind {
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &strip(operand).kind {
                ExprKind::Member { object, .. } => strip(object),
                _ => return,
            },
            _ => strip(&only.value),
        };
        if let Some(place) = self.places.of(given).filter(|place| self.is_declared(*place)) {
            st.set(place, REFERENCED);
        }
    }

    /// A call releases members of what it is given, or may put others there.
    pub(super) fn members_gone(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        if let Some(members) = self.file.members_released.get(name) {
            for (position, member) in members {
                let Some(arg) = args.get(*position) else { continue };
                let owner = match &strip(&arg.value).kind {
                    ExprKind::Unary { op: UnaryOp::AddressOf, operand } => place::key(strip(operand)),
                    _ => place::key(strip(&arg.value)),
                };
                let Some(owner) = owner else { continue };
                let text = format!("{owner}.{member}");
                let place = self.places.intern(&text);
                if let Some((site, true)) = st.freed.get(&place).copied() {
                    self.report(
                        Check::DoubleFree,
                        at,
                        vec![(site, format!("`{text}` is released"))],
                        format!("`{text}` is released twice"),
                    );
                }
                self.by_calls.insert(place);
                st.freed.insert(place, (at, true));
                self.stale(place, at, st);
            }
        } else if !self.by_calls.is_empty()
            && (!names::only_reads(name) || matches!(name, "memset" | "memcpy" | "memmove" | "fread" | "read" | "recv" | "sscanf"))
        {
            let given: Vec<String> = args.iter().filter_map(|arg| place::key(&arg.value)).collect();
            let under = |text: &str| {
                given.iter().any(|key| text.strip_prefix(key.trim_start_matches('&')).is_some_and(|rest| rest.starts_with('.')))
            };
            let anew: Vec<Place> = self.by_calls.iter().copied().filter(|place| under(self.places.text(*place))).collect();
            anew.into_iter().for_each(|place| {
                st.freed.remove(&place);
            });
        }
    }
}

//! Objects of C++ that go away while something still leads to them: elements of a container that changes under a loop, one pointer given to
//! two owners. Knows the syntax of one function and no path.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assay_manifests::Span;

use super::{
    Check, last_name, place,
    prepass::strip,
    scans::{each, parts},
    slips::{DEEP, Look},
};
use crate::flow::ir::{Access, Arg, CallKind, Expr, ExprKind, Function, Stmt, StmtKind, TypeRef};

/// Methods after which iterators into a container that keeps its elements side by side, or in a hash table, lead nowhere.
const MOVES: &[&str] =
    &["push_back", "emplace_back", "insert", "emplace", "resize", "reserve", "clear", "assign", "push_front", "emplace_front", "append"];

impl Look<'_> {
    /// A container that changes while its own iterator runs over it.
    pub(super) fn changed_under(&mut self, stmt: &Stmt) {
        let (container, iterator, body) = match &stmt.kind {
            StmtKind::ForEach { iter, body, .. } => match place::key(strip(iter)) {
                Some(container) => (container, None, body.as_slice()),
                None => return,
            },
            StmtKind::Loop { cond: Some(cond), body, .. } => match self.runs_over(cond) {
                Some((container, iterator)) => (container, Some(iterator), body.as_slice()),
                None => return,
            },
            _ => return,
        };
        if !self.file.is_cpp {
            return;
        }
        let iterator = iterator.as_deref();
        let kind = self.container(&container);
        if let Some((at, method)) = self.change(body, &container, iterator, kind.as_deref(), 0) {
            let message = format!("`{method}` may move or remove what the loop over `{container}` stands at");
            self.found.push((Check::ChangedUnderLoop, at, message));
        }
    }

    /// `it != v.end()`.
    fn runs_over(&self, cond: &Expr) -> Option<(String, String)> {
        let ExprKind::Binary { left, right, .. } = &strip(cond).kind else { return None };
        for (one, other) in [(left, right), (right, left)] {
            if let ExprKind::Call { callee, args, .. } = &strip(other).kind
                && args.is_empty()
                && let ExprKind::Member { object, name, .. } = &callee.kind
                && matches!(&**name, "end" | "cend")
                && let (Some(container), ExprKind::Name(iterator)) = (place::key(object), &strip(one).kind)
            {
                return Some((container, iterator.to_string()));
            }
        }
        None
    }

    /// The last part of a container's type, where it is known.
    fn container(&self, key: &str) -> Option<String> {
        let last = key.rsplit('.').next().unwrap_or(key);
        let ty = self.facts.types.get(key).or_else(|| self.facts.fields.get(last))?;
        Some(ty.name.rsplit(['.', ':']).next().unwrap_or(&ty.name).to_owned())
    }

    /// A change of the container that does not leave the loop at once.
    fn change(&self, body: &[Stmt], container: &str, iterator: Option<&str>, kind: Option<&str>, depth: u32) -> Option<(Span, String)> {
        if depth > DEEP {
            return None;
        }
        for (at, stmt) in body.iter().enumerate() {
            let found = match &stmt.kind {
                StmtKind::Expr(e) => self.changes(e, container, iterator, kind),
                // What it hands back is where the loop goes on.
                StmtKind::Assign { target, value, .. } if place::key(target).as_deref() != iterator => {
                    self.changes(value, container, iterator, kind)
                }
                _ => None,
            };
            if found.is_some() {
                // Left at once, or set anew, it is not used any more.
                let rest = &body[at + 1..];
                let leaves = rest
                    .iter()
                    .any(|stmt| matches!(stmt.kind, StmtKind::Break(_) | StmtKind::Return(_) | StmtKind::Throw(_) | StmtKind::Goto(_)));
                let anew = rest.iter().any(|stmt| matches!(&stmt.kind, StmtKind::Assign { target, .. } if place::key(target).as_deref() == iterator && iterator.is_some()));
                if !leaves && !anew {
                    return found;
                }
            }
            let mut inner = Vec::new();
            each(stmt, &mut |_| {}, &mut |body| inner.push(body));
            let rest_leaves = body[at + 1..].iter().any(|stmt| matches!(stmt.kind, StmtKind::Break(_) | StmtKind::Return(_)));
            if let Some(found) = inner.into_iter().find_map(|body| self.change(body, container, iterator, kind, depth + 1))
                && !rest_leaves
            {
                return Some(found);
            }
        }
        None
    }

    fn changes(&self, e: &Expr, container: &str, iterator: Option<&str>, kind: Option<&str>) -> Option<(Span, String)> {
        let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return None };
        let ExprKind::Member { object, name, .. } = &callee.kind else { return None };
        if place::key(object)? != container {
            return None;
        }
        let linked = matches!(kind, Some("list" | "map" | "set" | "multimap" | "multiset" | "forward_list"));
        let hashed = matches!(kind, Some("unordered_map" | "unordered_set"));
        let known = linked || hashed || matches!(kind, Some("vector" | "deque" | "string" | "basic_string" | "wstring"));
        let erases = matches!(&**name, "erase" | "pop_back" | "pop_front" | "remove");
        let stale = if erases {
            match (iterator, args.first().map(|arg| &strip(&arg.value).kind)) {
                // `erase(it)` in a loop that then moves `it` on; `erase(it++)` has moved it before, which helps lists and trees.
                (Some(iterator), Some(ExprKind::Name(given))) => &**given == iterator,
                (Some(iterator), Some(ExprKind::Assign { target, .. })) => {
                    !linked && !hashed && place::key(target).as_deref() == Some(iterator)
                }
                (None, Some(_)) if &**name == "erase" => true,
                (Some(_), None) => false,
                _ => false,
            }
        } else {
            MOVES.contains(&&**name) && !linked && (known || matches!(&**name, "push_back" | "emplace_back"))
        };
        stale.then(|| (e.span, name.to_string()))
    }

    /// Pointers that more than one owner was told to release.
    pub(super) fn two_owners(&mut self) {
        if !self.file.is_cpp {
            return;
        }
        let mut owned = BTreeMap::new();
        self.owners(&self.function.body, &mut owned, 0);
    }

    fn owners(&mut self, body: &[Stmt], owned: &mut BTreeMap<String, Span>, depth: u32) {
        if depth > DEEP {
            return;
        }
        for stmt in body {
            let mut taken: Vec<(String, Span)> = Vec::new();
            match &stmt.kind {
                StmtKind::Var { ty: Some(ty), init: Some(init), .. } if is_owner(ty) => {
                    let mut value = init;
                    while let ExprKind::Cast { value: inner, .. } = &value.kind {
                        value = inner;
                    }
                    match &value.kind {
                        ExprKind::Call { callee, args, .. }
                            if callee.dotted().is_some_and(|name| is_owner_name(&name))
                                || matches!(&callee.kind, ExprKind::Type(ty) if is_owner(ty)) =>
                        {
                            taken.extend(self.raw(args));
                            args.iter().for_each(|arg| self.inner_owners(&arg.value, &mut taken, 0));
                        }
                        _ => self.inner_owners(init, &mut taken, 0),
                    }
                }
                _ => {
                    let mut exprs = Vec::new();
                    each(stmt, &mut |e| exprs.push(e), &mut |_| {});
                    exprs.into_iter().for_each(|e| self.inner_owners(e, &mut taken, 0));
                }
            }
            for (name, at) in taken {
                if owned.insert(name.clone(), at).is_some() {
                    self.found.push((Check::TwoOwners, at, format!("`{name}` has an owner already: both will release it")));
                }
            }
            match &stmt.kind {
                StmtKind::Assign { target, .. } => {
                    if let Some(key) = place::key(target) {
                        owned.remove(&key);
                    }
                }
                StmtKind::Var { name, .. } => {
                    owned.remove(&**name);
                }
                _ => {}
            }
            let mut inner = Vec::new();
            each(stmt, &mut |_| {}, &mut |body| inner.push(body));
            // Of branches only one is taken; what one gives away, the next statement may not know.
            for body in inner {
                let mut own = owned.clone();
                self.owners(body, &mut own, depth + 1);
            }
        }
    }

    /// Owners that an expression makes, and what it deletes.
    fn inner_owners(&self, e: &Expr, out: &mut Vec<(String, Span)>, depth: u32) {
        if depth > DEEP {
            return;
        }
        if let ExprKind::Call { callee, args, kind } = &e.kind {
            let made =
                callee.dotted().is_some_and(|name| is_owner_name(&name)) || matches!(&callee.kind, ExprKind::Type(ty) if is_owner(ty));
            let reset = matches!(&callee.kind, ExprKind::Member { object, name, .. } if &**name == "reset" && self.owner_named(object));
            let deletes = *kind == CallKind::Syntax && matches!(last_name(callee), Some("delete" | "delete[]"))
                || matches!(&callee.kind, ExprKind::Name(name) if matches!(&**name, "delete" | "delete[]"));
            // Two deletes are another matter.
            if (made || reset) && !deletes {
                out.extend(self.raw(args).into_iter().map(|(name, _)| (name, e.span)));
            } else if let Some(arg) = self.handed_over(callee, args) {
                // A raw pointer of a variable may be shown there and taken back; another owner's is its own.
                out.extend(self.shown(arg).into_iter().flat_map(|name| [(name.clone(), e.span), (name, e.span)]));
            }
        }
        parts(e, &mut |inner| self.inner_owners(inner, out, depth + 1));
    }

    fn owner_named(&self, object: &Expr) -> bool {
        let Some(key) = place::key(object) else { return false };
        let last = key.rsplit('.').next().unwrap_or(&key);
        self.facts.types.get(&key).or_else(|| self.facts.fields.get(last)).is_some_and(is_owner)
    }

    /// A raw pointer that a variable holds, or that another owner shows: that has two from here on, unless this one releases in its own way.
    fn raw(&self, args: &[Arg]) -> Vec<(String, Span)> {
        let Some(arg) = args.first() else { return Vec::new() };
        let at = arg.value.span;
        match &strip(&arg.value).kind {
            ExprKind::Name(name) => {
                let is_raw = |ty: &TypeRef| ty.pointers == 1 && !ty.is_reference || &*ty.name == "auto";
                self.facts.types.get(name).filter(|ty| is_raw(ty)).map(|_| (name.to_string(), at)).into_iter().collect()
            }
            _ if args.len() > 1 => Vec::new(),
            _ => self.shown(&arg.value).into_iter().flat_map(|name| [(name.clone(), at), (name, at)]).collect(),
        }
    }

    /// The owner of which `owner.get()` shows what it holds.
    fn shown(&self, e: &Expr) -> Option<String> {
        let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return None };
        let ExprKind::Member { object, name, access: Access::Dot } = &callee.kind else { return None };
        let ExprKind::Name(owner) = &strip(object).kind else { return None };
        (&**name == "get" && args.is_empty() && (self.owner_named(object) || self.is_made_an_owner(owner))).then(|| owner.to_string())
    }

    /// `auto p = std::make_unique<T>();`
    fn is_made_an_owner(&self, name: &str) -> bool {
        let mut made = false;
        super::scans::statements(&self.function.body, &mut |stmt| {
            if let StmtKind::Var { name: declared, init: Some(init), .. } = &stmt.kind
                && &**declared == name
                && let ExprKind::Call { callee, .. } = &strip(init).kind
            {
                made |= matches!(last_name(callee), Some("make_unique" | "make_shared"));
            }
        });
        made
    }

    /// What a call hands to an owner for good: an element of a container of owners, an argument that a function of the file puts in one.
    fn handed_over<'e>(&self, callee: &Expr, args: &'e [Arg]) -> Option<&'e Expr> {
        let put = |key: &str| {
            let last = key.rsplit('.').next().unwrap_or(key);
            self.facts.types.get(key).or_else(|| self.facts.fields.get(last)).cloned()
        };
        let of_standard = |object: &Expr| place::key(object).and_then(|key| put(&key)).is_some_and(|ty| ty.name.starts_with("std."));
        let position = if put_into_owners(callee, args, &put) {
            0
        } else if matches!(&callee.kind, ExprKind::Member { object, .. } if of_standard(object)) {
            return None;
        } else {
            self.file.takers.get(last_name(callee)?).copied()?
        };
        args.get(position).map(|arg| &arg.value)
    }
}

/// Functions of a file that put a pointer they are given into an owner, and its position.
pub(super) fn takers<'m>(functions: &[&'m Arc<Function>], fields: &BTreeMap<String, TypeRef>) -> BTreeMap<&'m str, usize> {
    let put = |key: &str| fields.get(key.rsplit('.').next().unwrap_or(key)).cloned();
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for function in functions.iter().filter(|function| !function.is_abstract) {
        let mut position = None;
        super::scans::expressions(&function.body, &mut |e| {
            let ExprKind::Call { callee, args, .. } = &e.kind else { return };
            let is_owner = callee.dotted().is_some_and(|name| is_owner_name(&name)) || put_into_owners(callee, args, &put);
            let Some(ExprKind::Name(name)) = args.first().filter(|_| is_owner).map(|arg| &strip(&arg.value).kind) else { return };
            let is_it = |param: &crate::flow::ir::Param| *param.name == **name && param.ty.as_ref().is_some_and(|ty| ty.pointers == 1);
            position = position.or_else(|| function.params.iter().position(is_it));
        });
        match position {
            Some(position) => {
                found.insert(&function.name, position);
            }
            None => {
                others.insert(&function.name);
            }
        }
    }
    found.retain(|name, _| !others.contains(name));
    found
}

/// `owners.emplace_back(p)`, `owner.reset(p)`
fn put_into_owners(callee: &Expr, args: &[Arg], ty: &dyn Fn(&str) -> Option<TypeRef>) -> bool {
    let ExprKind::Member { object, name, .. } = &callee.kind else { return false };
    let Some(ty) = place::key(object).and_then(|key| ty(&key)).filter(|_| args.len() == 1) else { return false };
    match &**name {
        "reset" => is_owner(&ty),
        "emplace_back" | "emplace_front" | "emplace" | "push" | "push_back" => ty.pointers == 0 && ty.args.first().is_some_and(is_owner),
        _ => false,
    }
}

pub(super) fn is_owner(ty: &TypeRef) -> bool {
    is_owner_name(&ty.name) && ty.pointers == 0
}

fn is_owner_name(name: &str) -> bool {
    matches!(name.rsplit(['.', ':']).next(), Some("shared_ptr" | "unique_ptr" | "auto_ptr" | "scoped_ptr"))
}

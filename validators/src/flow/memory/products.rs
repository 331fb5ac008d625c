//! Room measured by a product that may wrap round: a number that a user's request names times the size of an element, a caller's 32-bit
//! length times a number. Knows the syntax of one function and no path; what is compared with a limit anywhere counts as compared.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::Span;

use super::{
    Check, last_name, names, place,
    prepass::strip,
    progress::mentioned,
    scans::{Found, expressions, statements},
    slips::Look,
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit, StmtKind, UnaryOp};

/// Numbers up to here in a comparison ask whether there is enough, not whether there is too much.
const FEW: i128 = 64;

impl Look<'_> {
    /// All of it.
    pub(super) fn products(&mut self) {
        let mut found: Vec<Found> = Vec::new();
        let mut from_user = false;
        let mut sizes: Vec<(&Expr, Span)> = Vec::new();
        expressions(&self.function.body, &mut |e| {
            let ExprKind::Call { callee, args, .. } = &e.kind else { return };
            let name = last_name(callee).unwrap_or_default();
            let copies = name.ends_with("memdup_user");
            from_user |= copies || matches!(name, "copy_from_user" | "__copy_from_user" | "copyin" | "ddi_copyin");
            let bits = names::class(name);
            let checks = name.contains("array") || name.contains("calloc") || bits & names::LIMIT != 0;
            if copies {
                sizes.extend(args.get(1).map(|arg| (&arg.value, e.span)));
            } else if bits & (names::ALLOC | names::SURE) != 0 && !checks {
                sizes.extend(args.iter().take(2).map(|arg| (&arg.value, e.span)));
            }
        });
        let mut gathered = None;
        for (size, at) in sizes {
            let gathered = gathered.get_or_insert_with(|| self.gathered());
            let stored = match &strip(size).kind {
                ExprKind::Name(name) => gathered.values.get(&**name).map(|value| (&**name, *value)),
                _ => None,
            };
            let product = match (&strip(size).kind, stored) {
                (ExprKind::Name(_), stored) => stored.and_then(|(_, value)| value),
                _ => Some(size),
            };
            let Some((left, right)) = product.and_then(factors) else { continue };
            for (count, by) in [(left, right), (right, left)] {
                let Some(key) = place::key(strip(count)) else { continue };
                if is_wide(count) || gathered.limited.contains(&key) {
                    continue;
                }
                if from_user && matches!(strip(count).kind, ExprKind::Member { .. }) && is_size(by) {
                    let message = format!("`{key}` is what a user asks for, and times the size of an element it may wrap round");
                    found.push((Check::SizeOverflow, at, message));
                } else if stored.is_some_and(|(name, _)| self.is_narrow(name))
                    && self.is_narrow_length(&key)
                    && matches!(strip(by).kind, ExprKind::Lit(Lit::Int(n)) if n >= 2)
                {
                    let message = format!("`{key}` is a caller's length of 32 bits, and several times as much may wrap round");
                    found.push((Check::SizeOverflow, at, message));
                }
            }
        }
        self.measured_by_itself(gathered, &mut found);
        self.found.extend(found);
    }

    /// `memcpy(bss->element, from, from->len)`: what is copied says itself how long it is, and nothing compares that with the room.
    fn measured_by_itself<'s>(&'s self, mut gathered: Option<Gathered<'s>>, found: &mut Vec<Found>) {
        let body = &self.function.body;
        expressions(body, &mut |e| {
            let ExprKind::Call { callee, args, .. } = &e.kind else { return };
            let (Some("memcpy" | "memmove"), [to, from, length]) = (last_name(callee), args.as_slice()) else { return };
            let (Some(to), Some(from)) = (begins(&to.value), begins(&from.value)) else { return };
            let (into, root) = (place::root_of(&to), place::root_of(&from));
            // What is filled by a call may have been looked at there.
            if self.facts.types.get(root).is_none_or(|ty| ty.pointers == 0) {
                return;
            }
            let fixed = to.contains('.') || self.facts.types.get(&to).is_some_and(|ty| !ty.dims.is_empty());
            let mut lengths = BTreeSet::new();
            mentioned(&length.value, &mut lengths, 0);
            let own = |key: &&String| {
                key.contains('.') && place::root_of(key) == root && names::is_length(key.rsplit('.').next().unwrap_or_default())
            };
            let Some(key) = lengths.iter().find(own).filter(|_| fixed && into != root) else { return };
            let gathered = gathered.get_or_insert_with(|| self.gathered());
            if !gathered.limited.contains(key) && !gathered.told.contains(key) {
                found.push((
                    Check::CopyLength,
                    e.span,
                    format!("`{key}` is the source's own word, and nobody compares it with the room in `{to}`"),
                ));
            }
        });
    }

    /// Whether a variable that a product is put into has 32 bits or fewer.
    fn is_narrow(&self, name: &str) -> bool {
        self.facts.types.get(name).is_some_and(|ty| {
            ty.pointers == 0 && ty.dims.is_empty() && place::scalar_size(&ty.name).is_some_and(|bytes| bytes <= 4) && &*ty.name != "float"
        })
    }

    /// A parameter of 32 bits that says how long something is.
    fn is_narrow_length(&self, key: &str) -> bool {
        self.function.params.iter().any(|param| {
            let narrow = |ty: &crate::flow::ir::TypeRef| {
                ty.pointers == 0 && ty.dims.is_empty() && &*ty.name != "float" && place::scalar_size(&ty.name) == Some(4)
            };
            *param.name == *key && names::is_length(key) && param.ty.as_ref().is_some_and(narrow)
        })
    }

    /// What the statements of the function say of its places, in one walk.
    fn gathered(&self) -> Gathered<'_> {
        let mut all = Gathered::default();
        let mut values: BTreeMap<&str, (Option<&Expr>, u32)> = BTreeMap::new();
        statements(&self.function.body, &mut |stmt| {
            let (name, value) = match &stmt.kind {
                StmtKind::Var { name, init: Some(init), .. } => (name, Some(init)),
                StmtKind::Assign { target: Expr { kind: ExprKind::Name(name), .. }, op, value } => {
                    (name, Some(value).filter(|_| op.is_none()))
                }
                _ => return,
            };
            let entry = values.entry(name).or_default();
            *entry = (value, entry.1 + 1);
        });
        all.values = values.into_iter().filter(|(_, (_, times))| *times == 1).map(|(name, (value, _))| (name, value)).collect();
        expressions(&self.function.body, &mut |e| match &e.kind {
            ExprKind::Binary { op: BinaryOp::Gt | BinaryOp::Ge, left, right } => {
                limits(left, right, &mut all.limited);
                limits(right, left, &mut all.limited);
            }
            ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le, left, right } => {
                // A counter that runs up to it limits nothing.
                let counter = matches!(&strip(left).kind, ExprKind::Name(name) if name.chars().any(|c| c.is_ascii_lowercase()));
                limits(left, right, &mut all.limited);
                if !counter {
                    limits(right, left, &mut all.limited);
                }
            }
            ExprKind::Binary { op: BinaryOp::Eq | BinaryOp::NotEq, left, right } => {
                mentioned(left, &mut all.told, 0);
                mentioned(right, &mut all.told, 0);
            }
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default();
                let bits = names::class(name);
                let only = bits & (names::COPY | names::PARSE) != 0 || names::tells(name);
                for arg in args {
                    if bits & names::LIMIT != 0 {
                        mentioned(&arg.value, &mut all.limited, 0);
                    }
                    if !only {
                        mentioned(&arg.value, &mut all.told, 0);
                    }
                }
            }
            _ => {}
        });
        all
    }
}

/// What statements say of places, wherever they stand.
#[derive(Default)]
struct Gathered<'s> {
    /// What variables are given that are given something once; nothing where that is added to them.
    values: BTreeMap<&'s str, Option<&'s Expr>>,
    /// Places that are compared with something that may be their limit.
    limited: BTreeSet<String>,
    /// Places that a call other than a copy is given, or that are made equal to something.
    told: BTreeSet<String>,
}

/// What is compared with something that may be its limit.
fn limits(side: &Expr, other: &Expr, limited: &mut BTreeSet<String>) {
    if !is_few(other) {
        mentioned(side, limited, 0);
    }
}

fn is_few(e: &Expr) -> bool {
    matches!(strip(e).kind, ExprKind::Lit(Lit::Int(n)) if n <= FEW)
}

pub(super) fn is_size(e: &Expr) -> bool {
    matches!(&strip(e).kind, ExprKind::Call { callee, .. } if last_name(callee) == Some("sizeof"))
}

/// Whether what is multiplied has 64 bits.
fn is_wide(e: &Expr) -> bool {
    matches!(&e.kind, ExprKind::Cast { ty, .. } if ty.name.contains("64") || ty.name.contains("size_t") || &*ty.name == "long")
}

/// The two sides of a product, whatever is added to it or divides it.
fn factors(e: &Expr) -> Option<(&Expr, &Expr)> {
    match &strip(e).kind {
        ExprKind::Binary { op: BinaryOp::Mul, left, right } => Some((&**left, &**right)),
        ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Div, left, right } => factors(left).or_else(|| factors(right)),
        _ => None,
    }
}

/// The place that a pointer into something begins at.
fn begins(e: &Expr) -> Option<String> {
    match &strip(e).kind {
        ExprKind::Binary { op: BinaryOp::Add, left, .. } => begins(left),
        ExprKind::Unary { op: UnaryOp::AddressOf, operand } => begins(operand),
        ExprKind::Index { object, .. } => begins(object),
        _ => place::key(strip(e)),
    }
}

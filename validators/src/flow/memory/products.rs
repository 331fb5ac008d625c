//! Room measured by a product that may wrap round: a number that a user's request names times the size of an element, a caller's 32-bit
//! length times a number. Knows the syntax of one function and no path; what is compared with a limit anywhere counts as compared.

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
        for (size, at) in sizes {
            let product = match &strip(size).kind {
                ExprKind::Name(name) => self.only_value(name),
                _ => Some(size),
            };
            let Some((left, right)) = product.and_then(factors) else { continue };
            for (count, by) in [(left, right), (right, left)] {
                let Some(key) = place::key(strip(count)) else { continue };
                if is_wide(count) || self.limited(&key) {
                    continue;
                }
                if from_user && matches!(strip(count).kind, ExprKind::Member { .. }) && is_size(by) {
                    let message = format!("`{key}` is what a user asks for, and times the size of an element it may wrap round");
                    found.push((Check::SizeOverflow, at, message));
                } else if self.is_narrow_length(&key) && matches!(strip(by).kind, ExprKind::Lit(Lit::Int(n)) if n >= 2) {
                    let message = format!("`{key}` is a caller's length of 32 bits, and several times as much may wrap round");
                    found.push((Check::SizeOverflow, at, message));
                }
            }
        }
        self.measured_by_itself(&mut found);
        self.found.extend(found);
    }

    /// `memcpy(bss->element, from, from->len)`: what is copied says itself how long it is, and nothing compares that with the room.
    fn measured_by_itself(&self, found: &mut Vec<Found>) {
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
            let mut lengths = std::collections::BTreeSet::new();
            mentioned(&length.value, &mut lengths, 0);
            let own = |key: &&String| {
                key.contains('.') && place::root_of(key) == root && names::is_length(key.rsplit('.').next().unwrap_or_default())
            };
            let Some(key) = lengths.iter().find(own).filter(|_| fixed && into != root) else { return };
            if !self.limited(key) && !self.told_elsewhere(key) {
                found.push((
                    Check::CopyLength,
                    e.span,
                    format!("`{key}` is the source's own word, and nobody compares it with the room in `{to}`"),
                ));
            }
        });
    }

    /// Whether a call other than a copy is given a place, or it is made equal to something.
    fn told_elsewhere(&self, key: &str) -> bool {
        let mut told = false;
        let holds = |e: &Expr| {
            let mut all = std::collections::BTreeSet::new();
            mentioned(e, &mut all, 0);
            all.contains(key)
        };
        expressions(&self.function.body, &mut |e| match &e.kind {
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default();
                let only = names::class(name) & (names::COPY | names::PARSE) != 0 || names::tells(name);
                told |= !only && args.iter().any(|arg| holds(&arg.value));
            }
            ExprKind::Binary { op: BinaryOp::Eq | BinaryOp::NotEq, left, right } => told |= holds(left) || holds(right),
            _ => {}
        });
        told
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

    /// What a variable is given, where that happens once.
    fn only_value(&self, name: &str) -> Option<&Expr> {
        let (mut value, mut times) = (None, 0);
        statements(&self.function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Var { name: own, init: Some(init), .. } if **own == *name => {
                value = Some(init);
                times += 1;
            }
            StmtKind::Assign { target, op, value: given } if matches!(&target.kind, ExprKind::Name(own) if **own == *name) => {
                value = Some(given).filter(|_| op.is_none());
                times += 1;
            }
            _ => {}
        });
        value.filter(|_| times == 1)
    }

    /// Whether a place is compared with something that may be its limit.
    fn limited(&self, key: &str) -> bool {
        let holds = |e: &Expr| {
            let mut all = std::collections::BTreeSet::new();
            mentioned(e, &mut all, 0);
            all.contains(key)
        };
        let mut limited = false;
        expressions(&self.function.body, &mut |e| match &e.kind {
            ExprKind::Binary { op: BinaryOp::Gt | BinaryOp::Ge, left, right } => {
                limited |= holds(left) && !is_few(right) || holds(right) && !is_few(left);
            }
            ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le, left, right } => {
                // A counter that runs up to it limits nothing.
                let counter = matches!(&strip(left).kind, ExprKind::Name(name) if name.chars().any(|c| c.is_ascii_lowercase()));
                limited |= holds(left) && !is_few(right) || holds(right) && !counter && !is_few(left);
            }
            ExprKind::Call { callee, args, .. } => {
                let asks = last_name(callee).is_some_and(|name| names::class(name) & names::LIMIT != 0);
                limited |= asks && args.iter().any(|arg| holds(&arg.value));
            }
            _ => {}
        });
        limited
    }
}

fn is_few(e: &Expr) -> bool {
    matches!(strip(e).kind, ExprKind::Lit(Lit::Int(n)) if n <= FEW)
}

fn is_size(e: &Expr) -> bool {
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

//! Loops that nothing ends: a test that never changes, or that holds for every number its variable can hold. Knows the syntax of one
//! function and no path.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Check, last_name, names, place,
    prepass::strip,
    scans::{each, parts},
    slips::{DEEP, Look},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Stmt, StmtKind, UnaryOp};

impl Look<'_> {
    /// A loop that moves on by a number out of the data, which may be zero: then it stands still.
    pub(super) fn stalls(&mut self, cond: &Expr, body: &[Stmt], update: &[Stmt]) {
        use BinaryOp::{Ge, Gt, Le, Lt, NotEq};
        let ExprKind::Binary { op: Lt | Le | Gt | Ge | NotEq, left, right } = &cond.kind else { return };
        for side in [left, right] {
            let plain = matches!(strip(side).kind, ExprKind::Name(_) | ExprKind::Member { .. });
            let Some(cursor) = place::key(strip(side)).filter(|_| plain) else { continue };
            let (by, from_data, asked) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            let mut moves = Moves { cursor: &cursor, by, otherwise: false, from_data, asked };
            moves.body(body, 0);
            moves.body(update, 0);
            let mut all = moves.by.iter();
            if let (false, Some(by), None) = (moves.otherwise, all.next(), all.next())
                && moves.from_data.contains(by)
                && !moves.asked.contains(by)
            {
                let message = format!("`{cursor}` moves on by `{by}` only, which may be zero each time");
                self.found.push((Check::EndlessLoop, cond.span, message));
                return;
            }
        }
    }

    /// A loop whose test can never come out another way, and that nothing else ends.
    pub(super) fn endless(&mut self, cond: &Expr, body: &[Stmt], update: &[Stmt]) {
        if self.exits(body, false, 0) {
            return;
        }
        if let Some(why) = self.always(cond, body, update) {
            self.found.push((Check::EndlessLoop, cond.span, why));
            return;
        }
        let mut names = BTreeSet::new();
        if !plain_names(cond, &mut names, 0) || names.is_empty() {
            return;
        }
        let own = |name: &String| {
            let is_param =
                self.function.params.iter().any(|param| *param.name == **name && param.ty.as_ref().is_some_and(|ty| !ty.is_reference));
            (self.facts.locals.contains(name) || is_param)
                && !self.facts.statics.contains(name)
                && self.facts.types.get(name).is_some_and(|ty| {
                    // An object of C++ may be changed by any operator: `while (stream >> n)`.
                    let name = ty.name.strip_prefix("std.").unwrap_or(&ty.name);
                    let plain = !self.file.is_cpp || ty.pointers > 0 || place::scalar_size(name).is_some();
                    plain && !ty.is_reference && !ty.name.contains("volatile") && ty.dims.is_empty()
                })
        };
        let mut changed = BTreeSet::new();
        written(body, &mut changed, 0);
        written(update, &mut changed, 0);
        if names.is_disjoint(&changed) && names.iter().all(own) && !names.iter().any(|name| self.is_taken(name)) {
            let all: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            self.found.push((Check::EndlessLoop, cond.span, format!("nothing in the loop changes {}", all.join(" or "))));
        }
    }

    /// A test that holds for every value of its type.
    fn always(&self, cond: &Expr, body: &[Stmt], update: &[Stmt]) -> Option<String> {
        let ExprKind::Binary { op, left, right } = &cond.kind else { return None };
        let number = |e: &Expr| place::constant(e, &BTreeMap::new());
        if *op == BinaryOp::Or {
            // `i >= 0 || i < 10`: between them they take in everything.
            let side = |e: &Expr| match &e.kind {
                ExprKind::Binary { op, left, right } => Some((place::key(strip(left))?, *op, number(right)?)),
                _ => None,
            };
            let (first, second) = (side(left)?, side(right)?);
            let covers = |low: &(String, BinaryOp, i128), high: &(String, BinaryOp, i128)| {
                let from = match low.1 {
                    BinaryOp::Ge => low.2,
                    BinaryOp::Gt => low.2 + 1,
                    _ => return false,
                };
                let to = match high.1 {
                    BinaryOp::Le => high.2,
                    BinaryOp::Lt => high.2 - 1,
                    _ => return false,
                };
                low.0 == high.0 && from <= to + 1
            };
            return (covers(&first, &second) || covers(&second, &first))
                .then(|| "one side of the test or the other always holds".to_owned());
        }
        let ExprKind::Name(name) = &strip(left).kind else { return None };
        let ty = self.facts.types.get(name).filter(|ty| ty.pointers == 0 && ty.dims.is_empty() && !ty.is_reference)?;
        let bits = place::scalar_size(&ty.name)?.checked_mul(8)?;
        let unsigned = ty.is_unsigned || ty.name.starts_with('u') || &*ty.name == "size_t" || &*ty.name == "BYTE";
        let bound = number(right)?;
        let most = if unsigned { (1i128 << bits) - 1 } else { (1i128 << (bits - 1)) - 1 };
        let mut changed = BTreeSet::new();
        written(body, &mut changed, 0);
        written(update, &mut changed, 0);
        let holds = match op {
            BinaryOp::Ge => unsigned && bound <= 0,
            BinaryOp::Gt => unsigned && bound < 0,
            BinaryOp::Le => bound >= most,
            BinaryOp::Lt => bound > most,
            _ => false,
        };
        (holds && changed.contains(&**name)).then(|| format!("`{name}` can hold no number for which the test fails"))
    }

    /// Whether statements may leave the loop they stand in (`deeper`: a `break` in them ends another).
    pub(super) fn exits(&self, body: &[Stmt], deeper: bool, depth: u32) -> bool {
        depth > DEEP
            || body.iter().any(|stmt| match &stmt.kind {
                StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Throw(_) => true,
                StmtKind::Break(_) => !deeper,
                StmtKind::Loop { cond, body, update, .. } => {
                    cond.as_ref().is_some_and(|cond| self.ends_within(cond))
                        || self.exits(body, true, depth + 1)
                        || self.exits(update, true, depth + 1)
                }
                StmtKind::ForEach { body, .. } => self.exits(body, true, depth + 1),
                StmtKind::Switch { cases, .. } => cases.iter().any(|case| self.exits(&case.body, true, depth + 1)),
                _ => {
                    let (mut exprs, mut inner) = (Vec::new(), Vec::new());
                    each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
                    exprs.into_iter().any(|e| self.ends_within(e)) || inner.into_iter().any(|body| self.exits(body, deeper, depth + 1))
                }
            })
    }

    pub(super) fn ends_within(&self, e: &Expr) -> bool {
        let mut ends = match &e.kind {
            ExprKind::Call { callee, .. } => {
                // A macro may hold a `break` or `return`, or change what it does not name.
                (self.leaves)(e) || last_name(callee).is_none_or(|name| !self.file.is_plain_call(name))
            }
            ExprKind::Block(body) => self.exits(body, false, 1),
            ExprKind::Unknown(_) | ExprKind::Await(_) | ExprKind::Yield(_) => true,
            _ => false,
        };
        parts(e, &mut |inner| ends = ends || self.ends_within(inner));
        ends
    }
}

/// How the cursor of a loop moves, and what is known of the numbers it moves by.
struct Moves<'a> {
    cursor: &'a str,
    by: BTreeSet<String>,
    /// It moves in another way too, or its address is taken.
    otherwise: bool,
    /// Numbers that are read from bytes or say how much was read.
    from_data: BTreeSet<String>,
    /// What is compared with anything, or used as a truth value.
    asked: BTreeSet<String>,
}

impl Moves<'_> {
    fn body(&mut self, body: &[Stmt], depth: u32) {
        if depth > DEEP {
            self.otherwise = true;
            return;
        }
        for stmt in body {
            match &stmt.kind {
                StmtKind::Assign { target, op, value } => self.assign(target, *op, value),
                StmtKind::Var { name, init: Some(init), .. } if is_data(init) => {
                    self.from_data.insert(name.to_string());
                }
                StmtKind::If { cond, .. } | StmtKind::Loop { cond: Some(cond), .. } => self.truth(cond),
                StmtKind::Switch { subject: Some(subject), .. } => self.asked.extend(place::key(strip(subject))),
                _ => {}
            }
            let (mut exprs, mut inner) = (Vec::new(), Vec::new());
            each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
            exprs.into_iter().for_each(|e| self.expr(e, 0));
            inner.into_iter().for_each(|body| self.body(body, depth + 1));
        }
    }

    fn assign(&mut self, target: &Expr, op: Option<BinaryOp>, value: &Expr) {
        let Some(key) = place::key(target) else { return };
        if key != self.cursor {
            if op.is_none() && is_data(value) {
                self.from_data.insert(key);
            } else {
                // Given another value, it is another number.
                self.asked.insert(key);
            }
            return;
        }
        let name = |e: &Expr| match &strip(e).kind {
            ExprKind::Name(name) => Some(name.to_string()),
            _ => None,
        };
        let by = match (op, &strip(value).kind) {
            (Some(BinaryOp::Add | BinaryOp::Sub), _) => name(value),
            (None, ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, right })
                if place::key(left).is_some_and(|key| key == self.cursor) =>
            {
                name(right)
            }
            _ => None,
        };
        match by {
            Some(by) => {
                self.by.insert(by);
            }
            None => self.otherwise = true,
        }
    }

    fn truth(&mut self, cond: &Expr) {
        match &cond.kind {
            ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, left, right } => {
                self.truth(left);
                self.truth(right);
            }
            ExprKind::Unary { op: UnaryOp::Not, operand } => self.truth(operand),
            _ => self.asked.extend(place::key(strip(cond))),
        }
    }

    fn expr(&mut self, e: &Expr, depth: u32) {
        if depth > 16 {
            return;
        }
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, NotEq};
        match &e.kind {
            ExprKind::Binary { op: Eq | NotEq | Lt | Le | Gt | Ge, left, right } => {
                for side in [left, right] {
                    let mut operands = Vec::new();
                    place::operands(side, &mut operands);
                    self.asked.extend(operands.into_iter().filter_map(place::key));
                }
            }
            ExprKind::Assign { target, op, value } => self.assign(target, *op, value),
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => {
                let key = place::key(operand);
                self.otherwise |= key.as_deref() == Some(self.cursor);
                self.asked.extend(key);
            }
            ExprKind::Conditional { cond, .. } => self.truth(cond),
            // A macro may ask, or move the cursor.
            ExprKind::Call { callee, args, .. } if last_name(callee).is_none_or(|name| !name.chars().any(|c| c.is_ascii_lowercase())) => {
                self.asked.extend(args.iter().filter_map(|arg| place::key(&arg.value)));
                self.otherwise |= args.iter().any(|arg| place::key(&arg.value).as_deref() == Some(self.cursor));
            }
            ExprKind::Unknown(_) | ExprKind::Block(_) => self.otherwise = true,
            _ => {}
        }
        parts(e, &mut |inner| self.expr(inner, depth + 1));
    }
}

/// A number that is read from bytes, or that says how much was read.
fn is_data(e: &Expr) -> bool {
    match &strip(e).kind {
        ExprKind::Index { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. } => true,
        ExprKind::Call { callee, .. } => {
            last_name(callee).is_some_and(|name| names::class(name) & (names::PARSE | names::INPUT) != 0 && !name.contains("len"))
        }
        _ => false,
    }
}

/// The names a test is made of, where it is made of nothing else than names, numbers and comparisons.
pub(super) fn plain_names(e: &Expr, out: &mut BTreeSet<String>, depth: u32) -> bool {
    if depth > 16 {
        return false;
    }
    match &e.kind {
        ExprKind::Name(name) => {
            out.insert(name.to_string());
            true
        }
        ExprKind::Lit(_) => true,
        ExprKind::Cast { value, .. } => plain_names(value, out, depth + 1),
        ExprKind::Unary { op: UnaryOp::Not | UnaryOp::Neg, operand } => plain_names(operand, out, depth + 1),
        ExprKind::Binary { left, right, .. } => plain_names(left, out, depth + 1) && plain_names(right, out, depth + 1),
        _ => false,
    }
}

/// Names that statements assign, or whose address they take.
pub(super) fn written(body: &[Stmt], out: &mut BTreeSet<String>, depth: u32) {
    if depth > DEEP {
        return;
    }
    fn within(e: &Expr, out: &mut BTreeSet<String>) {
        match &e.kind {
            ExprKind::Assign { target, .. } | ExprKind::Unary { op: UnaryOp::AddressOf, operand: target } => {
                out.extend(place::key(target).map(|key| place::root_of(&key).to_owned()));
            }
            ExprKind::Block(body) => written(body, out, 1),
            _ => {}
        }
        parts(e, &mut |inner| within(inner, out));
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Assign { target, .. } => out.extend(place::key(target).map(|key| place::root_of(&key).to_owned())),
            StmtKind::Var { name, .. } => {
                out.insert(name.to_string());
            }
            StmtKind::ForEach { target, .. } => out.extend(place::key(target)),
            _ => {}
        }
        let mut inner = Vec::new();
        each(stmt, &mut |e| within(e, out), &mut |body| inner.push(body));
        inner.into_iter().for_each(|body| written(body, out, depth + 1));
    }
}

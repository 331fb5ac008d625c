//! Work that nothing bounds: a chain that is followed wherever the data says, a step that may be nothing, or a depth that is never compared
//! with its limit. Knows the syntax of one function and no path.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Check, last_name, names, place,
    prepass::strip,
    scans::{each, expressions, parts, statements},
    slips::{DEEP, Look},
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit, Stmt, StmtKind, UnaryOp};

impl Look<'_> {
    /// A loop that goes on wherever a number out of the data says, back as well as on.
    pub(super) fn chases(&mut self, cond: Option<&Expr>, body: &[Stmt], update: &[Stmt]) {
        let mut jumps = Vec::new();
        self.jumps(body, &mut Vec::new(), &mut jumps, 0);
        for (cursor, from, counted, at) in jumps {
            // The test before each round bounds what it counts.
            let mut counted = counted;
            update.iter().for_each(|stmt| steps(stmt, &mut counted));
            let mut limits = BTreeSet::new();
            if let Some(cond) = cond {
                compared(cond, &mut limits, 0);
                stepped_in(cond, &mut counted, 0);
            }
            leaving_tests(body, &mut limits, 0);
            let bounded = counted.iter().any(|name| *name != cursor && limits.iter().any(|limit| limit.contains(name.as_str())));
            // Only ever on: the new place is compared with the old one.
            let compares_places = limits.iter().any(|limit| {
                let other = |name: &&String| {
                    *name != &cursor
                        && (from.contains(*name) || self.facts.locals.contains(*name) && self.counts(name) && !counted.contains(*name))
                };
                limit.contains(&cursor) && limit.iter().any(|name| other(&name))
                    || from.iter().any(|name| limit.contains(name.as_str()) && limit.len() > 1)
            });
            if !bounded && !compares_places {
                let message =
                    format!("`{cursor}` goes wherever the data says, and nothing counts how often: it may lead round in a circle");
                self.found.push((Check::EndlessLoop, at, message));
                return;
            }
        }
    }

    /// Assignments of a place out of the data to a cursor, with what is counted before them in the same round.
    fn jumps(
        &self,
        body: &[Stmt],
        before: &mut Vec<BTreeSet<String>>,
        out: &mut Vec<(String, BTreeSet<String>, BTreeSet<String>, assay_manifests::Span)>,
        depth: u32,
    ) {
        if depth > 12 || out.len() > 8 {
            return;
        }
        let mut counted = BTreeSet::new();
        body.iter().for_each(|stmt| steps(stmt, &mut counted));
        before.push(counted);
        for (at, stmt) in body.iter().enumerate() {
            if let StmtKind::Assign { target, op: None, value } = &stmt.kind
                && let ExprKind::Name(cursor) = &target.kind
                && self.counts(cursor)
                && out_of_data(value, cursor, 0)
            {
                let mut from = BTreeSet::new();
                mentioned(value, &mut from, 0);
                from.retain(|name| self.counts(name) && **name != **cursor && !before.iter().any(|all| all.contains(name)));
                out.push((cursor.to_string(), from, before.iter().flatten().cloned().collect(), stmt.span));
            }
            // `read_entry(v, c, &c)`: what comes out depends on what went in.
            let mut calls = Vec::new();
            each(stmt, &mut |e| calls.push(e), &mut |_| {});
            for e in calls {
                if let Some(cursor) = self.replaced(e, 0) {
                    out.push((cursor, BTreeSet::new(), before.iter().flatten().cloned().collect(), e.span));
                }
            }
            match &stmt.kind {
                StmtKind::If { then, otherwise, .. } => {
                    for branch in [then, otherwise] {
                        // Behind a branch that goes back to the head nothing more is counted.
                        let cut = branch.last().is_some_and(|last| matches!(last.kind, StmtKind::Continue(_)));
                        let mut only = BTreeSet::new();
                        if cut {
                            body[..at].iter().for_each(|stmt| steps(stmt, &mut only));
                            let whole = before.last().cloned().unwrap_or_default();
                            if let Some(last) = before.last_mut() {
                                *last = only;
                            }
                            self.jumps(branch, before, out, depth + 1);
                            if let Some(last) = before.last_mut() {
                                *last = whole;
                            }
                        } else {
                            self.jumps(branch, before, out, depth + 1);
                        }
                    }
                }
                StmtKind::Block(inner) => self.jumps(inner, before, out, depth + 1),
                _ => {}
            }
        }
        before.pop();
    }

    /// Whether a name is that of a number of the function's own.
    fn counts(&self, name: &str) -> bool {
        self.facts.types.get(name).is_some_and(|ty| {
            ty.pointers == 0 && ty.dims.is_empty() && !ty.is_reference && place::scalar_size(&ty.name).is_some_and(|bytes| bytes > 1)
        })
    }

    fn replaced(&self, e: &Expr, depth: u32) -> Option<String> {
        if depth > 8 {
            return None;
        }
        if let ExprKind::Call { args, .. } = &e.kind {
            let out = args.iter().find_map(|arg| match &arg.value.kind {
                ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &operand.kind {
                    ExprKind::Name(name) if self.counts(name) => Some(name),
                    _ => None,
                },
                _ => None,
            });
            if let Some(name) = out
                && args.iter().any(|arg| matches!(&strip(&arg.value).kind, ExprKind::Name(n) if n == name))
            {
                return Some(name.to_string());
            }
        }
        let mut found = None;
        parts(e, &mut |inner| found = found.take().or_else(|| self.replaced(inner, depth + 1)));
        found
    }

    /// A function that goes deeper with each call of itself, by a number that it never compares with a limit.
    pub(super) fn depth(&mut self) {
        let mut calls = Vec::new();
        own_calls(&self.function.body, &self.function.name, &mut calls);
        if calls.is_empty() || self.function.receiver_type.is_some() {
            return;
        }
        for (position, param) in self.function.params.iter().enumerate() {
            let grows = |args: &[crate::flow::ir::Arg]| {
                args.get(position).is_some_and(|arg| match &strip(&arg.value).kind {
                    ExprKind::Binary { op: BinaryOp::Add, left, right } => {
                        let one = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Int(1)));
                        let own = |e: &Expr| matches!(&strip(e).kind, ExprKind::Name(name) if *name == param.name);
                        own(left) && one(right) || one(left) && own(right)
                    }
                    ExprKind::Assign { target, op: Some(BinaryOp::Add), .. } => {
                        matches!(&target.kind, ExprKind::Name(name) if *name == param.name)
                    }
                    _ => false,
                })
            };
            if !calls.iter().any(|(args, _)| grows(args)) {
                continue;
            }
            let mut uses = Uses { name: &param.name, function: &self.function.name, ..Uses::default() };
            uses.body(&self.function.body, 0);
            let word = param.name.to_ascii_lowercase();
            let is_depth = ["depth", "level", "nest", "recurs"].iter().any(|part| word.contains(part));
            if !uses.otherwise && (uses.against_zero || is_depth) {
                let message =
                    format!("`{}` grows with each call of `{}` and is never compared with a limit", param.name, self.function.name);
                self.found.push((Check::DeepRecursion, calls[0].1, message));
                return;
            }
        }
    }

    /// A loop that moves on by a length out of the data, a member of what lies there, which may be zero.
    pub(super) fn stands_still(&mut self, cond: &Expr, body: &[Stmt], update: &[Stmt]) {
        let mut moves: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut fresh = BTreeSet::new();
        let mut other = BTreeSet::new();
        movements(body, &mut moves, &mut fresh, &mut other, 0);
        movements(update, &mut moves, &mut fresh, &mut other, 0);
        let mut tested = BTreeSet::new();
        mentioned(cond, &mut tested, 0);
        for (cursor, by) in &moves {
            let mut all = by.iter();
            let (Some(by), None) = (all.next(), all.next()) else { continue };
            let from_data = by.contains('.') && fresh.contains(place::root_of(by)) || self.counts(by) && only_of_data(body, by);
            let asked = tested.iter().any(|name| place::root_of(name) == place::root_of(cursor));
            if !from_data || !asked || other.contains(cursor) || excludes_zero(cond, by, 0) || self.guarded(body, by, 0) {
                continue;
            }
            let message = format!("`{cursor}` moves on by `{by}` only, which may be zero each time");
            self.found.push((Check::EndlessLoop, cond.span, message));
            return;
        }
    }

    /// Whether a test that leaves the loop, or stands around the move, may exclude zero.
    fn guarded(&self, body: &[Stmt], by: &str, depth: u32) -> bool {
        depth > DEEP
            || body.iter().any(|stmt| match &stmt.kind {
                StmtKind::If { cond, then, otherwise } => {
                    let leaves = self.exits(then, true, 0) || self.exits(otherwise, true, 0) || has_break(then, 0);
                    let around = moves_by(then, by, 0) || moves_by(otherwise, by, 0);
                    (leaves || around) && excludes_zero(cond, by, 0)
                        || self.guarded(then, by, depth + 1)
                        || self.guarded(otherwise, by, depth + 1)
                }
                StmtKind::Block(inner) => self.guarded(inner, by, depth + 1),
                StmtKind::Switch { cases, .. } => cases.iter().any(|case| self.guarded(&case.body, by, depth + 1)),
                // A macro may ask.
                StmtKind::Expr(e) => {
                    let mut all = BTreeSet::new();
                    mentioned(e, &mut all, 0);
                    matches!(e.kind, ExprKind::Call { .. }) && all.iter().any(|name| name == by) && macro_like(e)
                }
                StmtKind::Assert { cond, .. } => excludes_zero(cond, by, 0),
                StmtKind::Assign { target, .. } => place::key(target).is_some_and(|key| key == *by),
                _ => false,
            })
    }
}

/// Whether all that a variable is given in a loop is a number out of the data, or a multiple of one.
fn only_of_data(body: &[Stmt], name: &str) -> bool {
    let mut given: Vec<&Expr> = Vec::new();
    let mut other = false;
    statements(body, &mut |stmt| match &stmt.kind {
        StmtKind::Var { name: own, init: Some(init), .. } if **own == *name => given.push(init),
        StmtKind::Assign { target, op, value } if place::key(target).is_some_and(|key| key == name) => {
            other |= op.is_some();
            given.push(value);
        }
        _ => {}
    });
    let mut set = BTreeSet::new();
    expressions(body, &mut |e| {
        if let ExprKind::Assign { target, .. } | ExprKind::Unary { op: UnaryOp::AddressOf, operand: target } = &e.kind {
            set.extend(place::key(target));
        }
    });
    !given.is_empty() && !other && !set.contains(name) && given.into_iter().all(|value| is_read(value, 0))
}

fn is_read(value: &Expr, depth: u32) -> bool {
    if depth > 8 {
        return false;
    }
    match &strip(value).kind {
        ExprKind::Index { index, object } => {
            let table = place::key(object).is_some_and(|key| names::is_table(key.rsplit('.').next().unwrap_or(&key)));
            !matches!(index.kind, ExprKind::Lit(Lit::Str(_))) && !table
        }
        ExprKind::Unary { op: UnaryOp::Deref, .. } => true,
        ExprKind::Call { callee, .. } => last_name(callee).is_some_and(|name| names::class(name) & names::PARSE != 0),
        ExprKind::Binary { op: BinaryOp::Mul | BinaryOp::Shl, left, right } => {
            is_read(left, depth + 1) && fixed(right) || is_read(right, depth + 1) && fixed(left)
        }
        ExprKind::Binary { op: BinaryOp::BitOr, left, right } => is_read(left, depth + 1) && is_read(right, depth + 1),
        _ => false,
    }
}

fn macro_like(e: &Expr) -> bool {
    matches!(&e.kind, ExprKind::Call { callee, .. } if last_name(callee).is_none_or(|name| !name.chars().any(|c| c.is_ascii_lowercase())))
}

fn has_break(body: &[Stmt], depth: u32) -> bool {
    depth < DEEP
        && body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Break(_) => true,
            StmtKind::If { then, otherwise, .. } => has_break(then, depth + 1) || has_break(otherwise, depth + 1),
            StmtKind::Block(inner) => has_break(inner, depth + 1),
            _ => false,
        })
}

fn moves_by(body: &[Stmt], by: &str, depth: u32) -> bool {
    depth < DEEP
        && body.iter().any(|stmt| {
            let here = matches!(&stmt.kind, StmtKind::Assign { op: Some(BinaryOp::Add | BinaryOp::Sub), value, .. } if place::key(strip(value)).is_some_and(|key| key == by));
            let mut inner = Vec::new();
            each(stmt, &mut |_| {}, &mut |body| inner.push(body));
            here || inner.into_iter().any(|body| moves_by(body, by, depth + 1))
        })
}

/// Whether a test may tell zero from other numbers of `by`; that it is not too large does not.
fn excludes_zero(cond: &Expr, by: &str, depth: u32) -> bool {
    use BinaryOp::{And, Eq, Ge, Gt, Le, Lt, NotEq, Or};
    if depth > 16 {
        return true;
    }
    let is = |e: &Expr| {
        let mut names = BTreeSet::new();
        mentioned(e, &mut names, 0);
        names.contains(by)
    };
    match &strip(cond).kind {
        ExprKind::Binary { op: And | Or, left, right } => excludes_zero(left, by, depth + 1) || excludes_zero(right, by, depth + 1),
        ExprKind::Binary { op: Eq | NotEq, left, right } => is(left) || is(right),
        // `by > left` leaves where too much is asked for; `by < 2`, `by <= sizeof x` where too little is there.
        ExprKind::Binary { op: Lt | Le, left, right } => is(left) && fixed(right) || is(right) && fixed(left),
        ExprKind::Binary { op: Gt | Ge, left, right } => is(right) && fixed(left) || is(left) && fixed(right),
        ExprKind::Binary { left, right, .. } => is(left) || is(right),
        ExprKind::Unary { operand, .. } => is(operand),
        ExprKind::Call { args, .. } => args.iter().any(|arg| {
            let mut names = BTreeSet::new();
            mentioned(&arg.value, &mut names, 0);
            names.iter().any(|name| place::root_of(name) == place::root_of(by))
        }),
        _ => is(cond),
    }
}

/// A number that does not depend on what is in the data.
fn fixed(e: &Expr) -> bool {
    match &strip(e).kind {
        ExprKind::Lit(_) => true,
        ExprKind::Name(name) => !name.chars().any(|c| c.is_ascii_lowercase()),
        ExprKind::Call { callee, .. } => last_name(callee) == Some("sizeof"),
        ExprKind::Binary { left, right, .. } => fixed(left) && fixed(right),
        _ => false,
    }
}

/// How cursors move (`+=`, `-=`), which pointers are set in the loop, and what is set in another way.
fn movements(
    body: &[Stmt],
    moves: &mut BTreeMap<String, BTreeSet<String>>,
    fresh: &mut BTreeSet<String>,
    other: &mut BTreeSet<String>,
    depth: u32,
) {
    if depth > DEEP {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Assign { target, op, value } => {
                if let Some(key) = place::key(target) {
                    match op {
                        Some(BinaryOp::Add | BinaryOp::Sub) => {
                            let by = place::key(strip(value)).unwrap_or_else(|| "?".to_owned());
                            moves.entry(key).or_default().insert(by);
                        }
                        None if matches!(
                            strip(value).kind,
                            ExprKind::Name(_) | ExprKind::Unary { .. } | ExprKind::Binary { op: BinaryOp::Add, .. }
                        ) =>
                        {
                            fresh.insert(key.clone());
                            other.insert(key);
                        }
                        _ => {
                            other.insert(key);
                        }
                    }
                }
            }
            StmtKind::Var { name, init: Some(init), .. } if !matches!(strip(init).kind, ExprKind::Lit(_)) => {
                fresh.insert(name.to_string());
            }
            _ => {}
        }
        let mut inner = Vec::new();
        let mut set = BTreeSet::new();
        each(stmt, &mut |e| assigned_within(e, &mut set, 0), &mut |body| inner.push(body));
        other.extend(set);
        inner.into_iter().for_each(|body| movements(body, moves, fresh, other, depth + 1));
    }
}

/// What an expression assigns or gives the address of.
fn assigned_within(e: &Expr, out: &mut BTreeSet<String>, depth: u32) {
    if depth > DEEP {
        return;
    }
    if let ExprKind::Assign { target, .. } | ExprKind::Unary { op: UnaryOp::AddressOf, operand: target } = &e.kind {
        out.extend(place::key(target));
    }
    if macro_like(e)
        && let ExprKind::Call { args, .. } = &e.kind
    {
        out.extend(args.iter().filter_map(|arg| place::key(&arg.value)));
    }
    parts(e, &mut |inner| assigned_within(inner, out, depth + 1));
}

/// A value that is put together from elements of something, at a place that depends on the cursor.
fn out_of_data(value: &Expr, cursor: &str, depth: u32) -> bool {
    if depth > 8 {
        return false;
    }
    match &strip(value).kind {
        ExprKind::Index { object, index } => {
            let mut names = BTreeSet::new();
            mentioned(index, &mut names, 0);
            let table = place::key(object)
                .is_some_and(|key| names::is_table(key.rsplit('.').next().unwrap_or(&key)) && key.chars().all(|c| !c.is_lowercase()));
            names.contains(cursor) && !table
        }
        ExprKind::Call { callee, args, .. } => {
            let reads = last_name(callee).is_some_and(|name| names::class(name) & names::PARSE != 0);
            let mut names = BTreeSet::new();
            args.iter().for_each(|arg| mentioned(&arg.value, &mut names, 0));
            let at = args.iter().any(|arg| {
                matches!(arg.value.kind, ExprKind::Binary { op: BinaryOp::Add, .. } | ExprKind::Unary { op: UnaryOp::AddressOf, .. })
            });
            reads && at && names.contains(cursor)
        }
        ExprKind::Binary { op: BinaryOp::BitOr | BinaryOp::BitAnd | BinaryOp::Shl | BinaryOp::BitXor, left, right } => {
            out_of_data(left, cursor, depth + 1) || out_of_data(right, cursor, depth + 1)
        }
        // From where it is, it goes on only.
        _ => false,
    }
}

/// Places that a statement itself counts up or down.
fn steps(stmt: &Stmt, out: &mut BTreeSet<String>) {
    match &stmt.kind {
        StmtKind::Assign { target, op: Some(BinaryOp::Add | BinaryOp::Sub), .. } => out.extend(place::key(target)),
        StmtKind::Assign { target, op: None, value } => {
            let key = place::key(target);
            if let ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, .. } = &strip(value).kind
                && key.is_some()
                && place::key(strip(left)) == key
            {
                out.extend(key);
            }
        }
        StmtKind::Expr(e) => stepped_in(e, out, 0),
        StmtKind::If { cond, .. } => stepped_in(cond, out, 0),
        _ => {}
    }
}

fn stepped_in(e: &Expr, out: &mut BTreeSet<String>, depth: u32) {
    if depth > 16 {
        return;
    }
    if let ExprKind::Assign { target, op: Some(BinaryOp::Add | BinaryOp::Sub), .. } = &e.kind {
        out.extend(place::key(target));
    }
    parts(e, &mut |inner| stepped_in(inner, out, depth + 1));
}

/// Names and members in an expression.
pub(super) fn mentioned(e: &Expr, out: &mut BTreeSet<String>, depth: u32) {
    if depth > 32 {
        return;
    }
    if matches!(e.kind, ExprKind::Name(_) | ExprKind::Member { .. }) {
        out.extend(place::key(e));
    }
    parts(e, &mut |inner| mentioned(inner, out, depth + 1));
}

/// The names on both sides of each comparison, and of what is asked as a truth value.
fn compared(e: &Expr, out: &mut BTreeSet<BTreeSet<String>>, depth: u32) {
    if depth > 16 {
        return;
    }
    use BinaryOp::{And, Eq, Ge, Gt, Le, Lt, NotEq, Or};
    match &e.kind {
        ExprKind::Binary { op: And | Or, left, right } => {
            compared(left, out, depth + 1);
            compared(right, out, depth + 1);
        }
        ExprKind::Binary { op: Lt | Le | Gt | Ge | Eq | NotEq, .. } | ExprKind::Assign { .. } | ExprKind::Name(_) => {
            let mut names = BTreeSet::new();
            mentioned(e, &mut names, 0);
            out.insert(names);
        }
        ExprKind::Unary { operand, .. } => compared(operand, out, depth + 1),
        ExprKind::Cast { value, .. } => compared(value, out, depth + 1),
        // Who is asked may know a bound.
        ExprKind::Call { args, .. } => {
            let mut names = BTreeSet::new();
            args.iter().for_each(|arg| mentioned(&arg.value, &mut names, 0));
            out.insert(names);
        }
        _ => {}
    }
}

/// Tests of which one side leaves the loop or the function.
pub(super) fn leaving_conditions<'s>(body: &'s [Stmt], out: &mut Vec<&'s Expr>, depth: u32) {
    if depth > DEEP {
        return;
    }
    let leaves = |body: &[Stmt]| {
        body.last()
            .is_some_and(|last| matches!(last.kind, StmtKind::Return(_) | StmtKind::Break(_) | StmtKind::Goto(_) | StmtKind::Throw(_)))
    };
    for stmt in body {
        if let StmtKind::If { cond, then, otherwise } = &stmt.kind
            && (leaves(then) || leaves(otherwise))
        {
            out.push(cond);
        }
        let mut inner = Vec::new();
        each(stmt, &mut |_| {}, &mut |body| inner.push(body));
        inner.into_iter().for_each(|body| leaving_conditions(body, out, depth + 1));
    }
}

fn leaving_tests(body: &[Stmt], out: &mut BTreeSet<BTreeSet<String>>, depth: u32) {
    let mut tests = Vec::new();
    leaving_conditions(body, &mut tests, depth);
    tests.into_iter().for_each(|test| compared(test, out, 0));
}

/// Calls of the function itself.
fn own_calls<'s>(body: &'s [Stmt], name: &str, out: &mut Vec<(&'s [crate::flow::ir::Arg], assay_manifests::Span)>) {
    expressions(body, &mut |e| {
        if let ExprKind::Call { callee, args, .. } = &e.kind
            && matches!(&callee.kind, ExprKind::Name(n) if &**n == name)
        {
            out.push((args, e.span));
        }
    });
}

/// What becomes of a parameter that counts how deep a function is.
#[derive(Default)]
struct Uses<'a> {
    name: &'a str,
    function: &'a str,
    against_zero: bool,
    otherwise: bool,
}

impl Uses<'_> {
    fn body(&mut self, body: &[Stmt], depth: u32) {
        if depth > DEEP {
            self.otherwise = true;
            return;
        }
        for stmt in body {
            let (mut exprs, mut inner) = (Vec::new(), Vec::new());
            each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
            exprs.into_iter().for_each(|e| self.expr(e, 0));
            inner.into_iter().for_each(|body| self.body(body, depth + 1));
        }
    }

    fn expr(&mut self, e: &Expr, depth: u32) {
        if depth > DEEP {
            self.otherwise = true;
            return;
        }
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, NotEq};
        match &e.kind {
            ExprKind::Name(name) if &**name == self.name => self.otherwise = true,
            ExprKind::Binary { op: Lt | Le | Gt | Ge | Eq | NotEq, left, right } => {
                let own = |e: &Expr| matches!(&strip(e).kind, ExprKind::Name(name) if &**name == self.name);
                let zero = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Int(0)));
                if own(left) && zero(right) || own(right) && zero(left) {
                    self.against_zero = true;
                    return;
                }
                parts(e, &mut |inner| self.expr(inner, depth + 1));
            }
            ExprKind::Call { callee, args, .. } if matches!(&callee.kind, ExprKind::Name(name) if &**name == self.function) => {
                for arg in args {
                    let counts = matches!(
                        &strip(&arg.value).kind,
                        ExprKind::Binary { op: BinaryOp::Add, .. } | ExprKind::Name(_) | ExprKind::Assign { .. }
                    );
                    if !counts {
                        self.expr(&arg.value, depth + 1);
                    }
                }
            }
            ExprKind::Unknown(_) | ExprKind::Lambda(_) => self.otherwise = true,
            _ => parts(e, &mut |inner| self.expr(inner, depth + 1)),
        }
    }
}

//! Loops over texts and arrays that nothing ends in time: an element looked at before its index is compared, a scan for a letter that need
//! not come, an array filled to an end that the input decides. Knows the syntax of one function and no path.

use std::{cell::OnceCell, collections::BTreeSet};

use assay_manifests::Span;

use super::{Check, place, prepass::strip};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Function, Lit, Stmt, StmtKind, UnaryOp};

/// Something a loop shows: the check, where, and what is said of it.
pub type Found = (Check, Span, String);

/// Statements inside statements that are looked at.
const DEEP: u32 = 60;

/// What the loops of a function show. `is_array`: whether a text names an array whose length is declared.
/// `is_kept`: whether one names what is kept from call to call.
pub fn scan(function: &Function, is_array: &dyn Fn(&str) -> bool, is_kept: &dyn Fn(&str) -> bool) -> Vec<Found> {
    let known = OnceCell::new();
    let seen = || known.get_or_init(|| Seen::of(&function.body));
    let mut found = Vec::new();
    loops(&function.body, &seen, is_array, &mut found, 0);
    late(&function.body, &mut found, 0);
    let mut kept = Vec::new();
    filled(None, &function.body, &[], &seen, is_array, &mut kept);
    let fresh = |one: &(Found, String)| is_kept(&one.1) && found.iter().all(|other| other.1 != one.0.1);
    let kept: Vec<Found> = kept.into_iter().filter(fresh).map(|(one, _)| one).collect();
    found.extend(kept);
    found
}

/// What is said of names anywhere in a function.
#[derive(Default)]
struct Seen {
    /// Compared with anything.
    compared: BTreeSet<String>,
    /// Pointers, and the arrays they begin at.
    begins: Vec<(String, String)>,
}

impl Seen {
    fn of(body: &[Stmt]) -> Self {
        let mut seen = Self::default();
        seen.body(body, 0);
        seen
    }

    fn body(&mut self, body: &[Stmt], depth: u32) {
        if depth > DEEP {
            return;
        }
        for stmt in body {
            match &stmt.kind {
                StmtKind::Var { name, init: Some(init), .. } => self.begin(name, init),
                StmtKind::Assign { target, op: None, value } => {
                    if let ExprKind::Name(name) = &target.kind {
                        self.begin(name, value);
                    }
                }
                StmtKind::Loop {
                    cond: Some(Expr { kind: ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le, left, .. }, .. }),
                    body,
                    update,
                    ..
                } if matches!(strip(left).kind, ExprKind::Name(_)) => {
                    // What bounds the counter of another loop is not bounded by it.
                    self.compared.extend(place::key(strip(left)));
                    self.body(body, depth + 1);
                    self.body(update, depth + 1);
                    continue;
                }
                StmtKind::Switch { subject, .. } => {
                    if let Some(key) = subject.as_ref().and_then(|e| place::key(strip(e))) {
                        self.compared.insert(key);
                    }
                }
                _ => {}
            }
            let (mut exprs, mut inner) = (Vec::new(), Vec::new());
            each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
            // What is compared on the way out bounds nothing.
            let answer = matches!(&stmt.kind, StmtKind::Return(Some(e)) if matches!(e.kind, ExprKind::Binary { .. }));
            exprs.into_iter().filter(|_| !answer).for_each(|e| self.expr(e, depth));
            inner.into_iter().for_each(|body| self.body(body, depth + 1));
        }
    }

    fn begin(&mut self, name: &str, value: &Expr) {
        let array = match &strip(value).kind {
            ExprKind::Name(array) => Some(array.to_string()),
            ExprKind::Member { .. } => place::key(strip(value)),
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &operand.kind {
                ExprKind::Index { object, .. } => place::key(object),
                _ => None,
            },
            _ => None,
        };
        if let Some(array) = array {
            self.begins.push((name.to_owned(), array));
        }
    }

    fn expr(&mut self, e: &Expr, depth: u32) {
        if depth > DEEP {
            return;
        }
        if let ExprKind::Binary { op, left, right } = &e.kind
            && matches!(op, BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge | BinaryOp::Eq | BinaryOp::NotEq)
        {
            for side in [left, right] {
                let mut operands = Vec::new();
                place::operands(side, &mut operands);
                self.compared.extend(
                    operands.into_iter().filter(|e| matches!(e.kind, ExprKind::Name(_) | ExprKind::Member { .. })).filter_map(place::key),
                );
                // `++n < MAX`
                if let ExprKind::Assign { target, .. } = &strip(side).kind {
                    self.compared.extend(place::key(target));
                }
            }
        }
        // What a call is given may be compared there.
        if let ExprKind::Call { args, .. } = &e.kind {
            for arg in args {
                let mut operands = Vec::new();
                place::operands(&arg.value, &mut operands);
                self.compared.extend(operands.into_iter().filter_map(place::key));
            }
        }
        parts(e, &mut |inner| self.expr(inner, depth + 1));
    }
}

/// Shows every expression of statements, those inside statements and expressions too, in the order in which they stand.
pub(crate) fn expressions<'s>(body: &'s [Stmt], see: &mut dyn FnMut(&'s Expr)) {
    statements(body, &mut |stmt| each(stmt, &mut |e| with_parts(e, see), &mut |_| {}));
}

/// Shows every statement and those inside it, in the order in which they stand.
pub(crate) fn statements<'s>(body: &'s [Stmt], see: &mut dyn FnMut(&'s Stmt)) {
    fn inside<'s>(body: &'s [Stmt], see: &mut dyn FnMut(&'s Stmt), depth: u32) {
        for stmt in body.iter().filter(|_| depth <= DEEP) {
            see(stmt);
            each(stmt, &mut |_| {}, &mut |body| inside(body, see, depth + 1));
        }
    }
    inside(body, see, 0);
}

/// Shows an expression and those inside it.
pub(crate) fn with_parts<'s>(e: &'s Expr, see: &mut dyn FnMut(&'s Expr)) {
    fn inside<'s>(e: &'s Expr, see: &mut dyn FnMut(&'s Expr), depth: u32) {
        if depth <= DEEP {
            see(e);
            parts(e, &mut |inner| inside(inner, see, depth + 1));
        }
    }
    inside(e, see, 0);
}

/// Calls `expr` for the expressions of a statement, `body` for the statements in it.
pub(super) fn each<'s>(stmt: &'s Stmt, expr: &mut dyn FnMut(&'s Expr), body: &mut dyn FnMut(&'s [Stmt])) {
    match &stmt.kind {
        StmtKind::Expr(e) | StmtKind::Return(Some(e)) | StmtKind::Throw(Some(e)) => expr(e),
        StmtKind::Var { init: Some(e), .. } => expr(e),
        StmtKind::Assign { target, value, .. } => {
            expr(target);
            expr(value);
        }
        StmtKind::If { cond, then, otherwise } => {
            expr(cond);
            body(then);
            body(otherwise);
        }
        StmtKind::Loop { cond, body: inner, update, .. } => {
            if let Some(cond) = cond {
                expr(cond);
            }
            body(inner);
            body(update);
        }
        StmtKind::ForEach { iter, body: inner, .. } => {
            expr(iter);
            body(inner);
        }
        StmtKind::Switch { subject, cases } => {
            if let Some(subject) = subject {
                expr(subject);
            }
            cases.iter().for_each(|case| body(&case.body));
        }
        StmtKind::Try { body: inner, catches, otherwise, finally } => {
            body(inner);
            catches.iter().for_each(|catch| body(&catch.body));
            body(otherwise);
            body(finally);
        }
        StmtKind::Assert { cond, .. } => expr(cond),
        StmtKind::Block(inner) | StmtKind::Unsafe(inner) => body(inner),
        _ => {}
    }
}

/// What is said of names, worked out where it is first asked for.
type Asked<'a> = &'a dyn Fn() -> &'a Seen;

/// The parts of an expression.
pub(super) fn parts<'e>(e: &'e Expr, take: &mut dyn FnMut(&'e Expr)) {
    match &e.kind {
        ExprKind::Member { object, .. } => take(object),
        ExprKind::Index { object, index } => {
            take(object);
            take(index);
        }
        ExprKind::Call { callee, args, .. } => {
            take(callee);
            args.iter().for_each(|arg| take(&arg.value));
        }
        ExprKind::Binary { left, right, .. } => {
            take(left);
            take(right);
        }
        ExprKind::Unary { operand, .. } => take(operand),
        ExprKind::Cast { value, .. } => take(value),
        ExprKind::Assign { target, value, .. } => {
            take(target);
            take(value);
        }
        ExprKind::Conditional { cond, then, otherwise } => {
            take(cond);
            take(then);
            take(otherwise);
        }
        ExprKind::List { items, .. } | ExprKind::Unknown(items) | ExprKind::Format(items) => items.iter().for_each(take),
        _ => {}
    }
}

fn loops(body: &[Stmt], seen: Asked<'_>, is_array: &dyn Fn(&str) -> bool, out: &mut Vec<Found>, depth: u32) {
    if depth > DEEP {
        return;
    }
    for stmt in body {
        if let StmtKind::Loop { cond, body: inner, update, .. } = &stmt.kind {
            if let Some(cond) = cond {
                looked_at_first(cond, out);
                sought(cond, inner, update, out);
                head_read(cond, inner, out);
            }
            if cond.as_ref().is_none_or(|cond| !is_bounded(cond, 0)) {
                let mut found = Vec::new();
                filled(cond.as_ref(), inner, update, seen, is_array, &mut found);
                out.extend(found.into_iter().map(|(one, _)| one));
            }
        }
        each(stmt, &mut |_| {}, &mut |inner| loops(inner, seen, is_array, out, depth + 1));
    }
}

/// The tests that all have to hold, in order.
fn conjuncts<'e>(cond: &'e Expr, out: &mut Vec<&'e Expr>) {
    match &cond.kind {
        ExprKind::Binary { op: BinaryOp::And, left, right } if out.len() < 32 => {
            conjuncts(left, out);
            conjuncts(right, out);
        }
        _ => out.push(cond),
    }
}

/// `while (a[j] > key && j >= 0)`.
fn looked_at_first(cond: &Expr, out: &mut Vec<Found>) {
    let mut tests = Vec::new();
    conjuncts(cond, &mut tests);
    for (at, test) in tests.iter().enumerate().skip(1) {
        let ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right } = &test.kind else { continue };
        for side in [left, right] {
            let ExprKind::Name(name) = &strip(side).kind else { continue };
            if tests[..at].iter().any(|earlier| compares(earlier, name)) {
                continue;
            }
            let mut access = None;
            for earlier in tests[..at].iter().filter(|earlier| !is_end_of_text(earlier)) {
                access = access.or_else(|| indexed_by(earlier, name, 0));
            }
            if let Some(span) = access {
                out.push((Check::UncheckedIndex, span, format!("`{name}` is compared with its limit only after it was used")));
            }
        }
    }
}

/// `text[i]`, `text[i] != '\0'`: a text has that element.
fn is_end_of_text(test: &Expr) -> bool {
    match &test.kind {
        ExprKind::Binary { op: BinaryOp::NotEq, right, .. } => matches!(strip(right).kind, ExprKind::Lit(Lit::Char('\0') | Lit::Int(0))),
        ExprKind::Index { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. } => true,
        _ => false,
    }
}

fn compares(test: &Expr, name: &str) -> bool {
    let ExprKind::Binary { left, right, .. } = &test.kind else { return false };
    [left, right].iter().any(|side| matches!(&strip(side).kind, ExprKind::Name(n) if &**n == name))
}

/// Where an element is read at the index, or through the pointer, `name`.
fn indexed_by(e: &Expr, name: &str, depth: u32) -> Option<Span> {
    if depth > 8 {
        return None;
    }
    let is = |e: &Expr| matches!(&strip(e).kind, ExprKind::Name(n) if &**n == name);
    match &e.kind {
        ExprKind::Index { index, .. } if is(index) => Some(e.span),
        ExprKind::Unary { op: UnaryOp::Deref, operand } if is(operand) => Some(e.span),
        ExprKind::Call { args, .. } => args.iter().find_map(|arg| indexed_by(&arg.value, name, depth + 1)),
        ExprKind::Binary { left, right, .. } => indexed_by(left, name, depth + 1).or_else(|| indexed_by(right, name, depth + 1)),
        ExprKind::Unary { operand, .. } => indexed_by(operand, name, depth + 1),
        ExprKind::Cast { value, .. } => indexed_by(value, name, depth + 1),
        _ => None,
    }
}

/// Bounds of loops that index something, with the place of the index: `for (i = 0; i < p->n; i++) … a[i] …`.
fn counted(body: &[Stmt], out: &mut Vec<(String, Span)>, depth: u32) {
    if depth > DEEP {
        return;
    }
    for stmt in body {
        if let StmtKind::Loop { cond: Some(cond), body: inner, .. } = &stmt.kind
            && let ExprKind::Binary { op: BinaryOp::Lt, left, right } = &cond.kind
            && let (ExprKind::Name(counter), ExprKind::Member { .. }) = (&strip(left).kind, &strip(right).kind)
            && let (Some(bound), Some(at)) = (place::key(strip(right)), inner_index(inner, counter, 0))
        {
            out.push((bound, at));
        }
        each(stmt, &mut |_| {}, &mut |inner| counted(inner, out, depth + 1));
    }
}

fn inner_index(body: &[Stmt], counter: &str, depth: u32) -> Option<Span> {
    if depth > DEEP {
        return None;
    }
    body.iter().find_map(|stmt| {
        let (mut found, mut inner) = (None, Vec::new());
        each(stmt, &mut |e| found = found.or_else(|| indexed_by(e, counter, 0)), &mut |body| inner.push(body));
        found.or_else(|| inner.into_iter().find_map(|body| inner_index(body, counter, depth + 1)))
    })
}

/// A bound that is compared with its limit only after a loop has run up to it.
fn late(body: &[Stmt], out: &mut Vec<Found>, depth: u32) {
    if depth > DEEP {
        return;
    }
    // What was counted up to matters as far as the last such test.
    let tests = body.iter().rposition(|stmt| limited(stmt).is_some()).map_or(0, |last| last + 1);
    let mut used: Vec<(String, Span)> = Vec::new();
    let mut compared: BTreeSet<String> = BTreeSet::new();
    for (at, stmt) in body.iter().enumerate() {
        if at < tests {
            if let Some(left) = limited(stmt)
                && let Some(key) = place::key(strip(left))
                && !compared.contains(&key)
                && let Some((bound, place)) = used.iter().find(|(bound, _)| *bound == key)
            {
                out.push((Check::UncheckedIndex, *place, format!("`{bound}` is compared with its limit only after it was counted up to")));
            }
            // What bounds a counter is not bounded by that.
            if let StmtKind::If { cond, .. } = &stmt.kind {
                let mut seen = Seen::default();
                seen.expr(cond, 0);
                compared.extend(seen.compared);
            }
            counted(std::slice::from_ref(stmt), &mut used, 0);
            // Given another value, it is another number.
            if let StmtKind::Assign { target, .. } = &stmt.kind {
                let key = place::key(target);
                used.retain(|(bound, _)| key.as_ref() != Some(bound));
            }
        }
        each(stmt, &mut |_| {}, &mut |inner| late(inner, out, depth + 1));
    }
}

/// What a statement compares with a limit, and goes away where it is beyond that: `if (n > LIMIT) return …;`.
fn limited(stmt: &Stmt) -> Option<&Expr> {
    let StmtKind::If { cond, then, .. } = &stmt.kind else { return None };
    let ExprKind::Binary { op: BinaryOp::Gt | BinaryOp::Ge, left, right } = &cond.kind else { return None };
    let zero = matches!(strip(right).kind, ExprKind::Lit(Lit::Int(0)));
    let leaves = matches!(then.last().map(|last| &last.kind), Some(StmtKind::Return(_) | StmtKind::Goto(_)));
    (leaves && !zero).then_some(left)
}

/// `while (left > 0) { head = (struct head *)bytes; … head->length …; left -= head->length; }`
fn head_read(cond: &Expr, body: &[Stmt], out: &mut Vec<Found>) {
    let left = match &cond.kind {
        ExprKind::Binary { op: BinaryOp::Gt | BinaryOp::NotEq, left, right } if matches!(strip(right).kind, ExprKind::Lit(Lit::Int(0))) => {
            left
        }
        ExprKind::Name(_) => cond,
        _ => return,
    };
    let ExprKind::Name(left) = &strip(left).kind else { return };
    let mut heads: Vec<(String, String)> = Vec::new();
    let mut takes = false;
    let mut moved: BTreeSet<String> = BTreeSet::new();
    for stmt in body {
        let (name, value) = match &stmt.kind {
            StmtKind::Var { name, init: Some(init), .. } => (name.to_string(), init),
            StmtKind::Assign { target, op: None, value } => (place::key(target).unwrap_or_default(), value),
            StmtKind::Assign { target, op: Some(op), .. } => {
                takes |= *op == BinaryOp::Sub && place::key(target).is_some_and(|key| key == **left);
                moved.extend(place::key(target).filter(|_| *op == BinaryOp::Add));
                continue;
            }
            StmtKind::Expr(Expr { kind: ExprKind::Assign { target, op: Some(op), .. }, .. }) => {
                takes |= *op == BinaryOp::Sub && place::key(target).is_some_and(|key| key == **left);
                moved.extend(place::key(target).filter(|_| *op == BinaryOp::Add));
                continue;
            }
            _ => continue,
        };
        if let ExprKind::Cast { ty, value: from } = &value.kind
            && ty.pointers == 1
            && !super::names::is_byte_type(&ty.name)
            && place::scalar_size(&ty.name).is_none()
            && let ExprKind::Name(from) = &strip(from).kind
        {
            heads.push((name, from.to_string()));
        }
    }
    if let Some((head, from)) = heads.into_iter().find(|(_, from)| takes && moved.contains(from))
        && !Seen::of(body).compared.contains(&**left)
    {
        let message = format!("`{head}` is read from `{from}` though `{left}` need only be above zero");
        out.push((Check::BufferLength, cond.span, message));
    }
}

/// `while (text[i] != ' ') i++;`
fn sought(cond: &Expr, body: &[Stmt], update: &[Stmt], out: &mut Vec<Found>) {
    let mut tests = Vec::new();
    conjuncts(cond, &mut tests);
    let letter = |test: &&Expr| {
        let ExprKind::Binary { op: BinaryOp::NotEq, left, right } = &test.kind else { return false };
        let element = match &strip(left).kind {
            ExprKind::Index { index, .. } => matches!(strip(index).kind, ExprKind::Name(_) | ExprKind::Assign { .. }),
            ExprKind::Unary { op: UnaryOp::Deref, operand } => matches!(strip(operand).kind, ExprKind::Name(_) | ExprKind::Assign { .. }),
            _ => false,
        };
        element && matches!(&strip(right).kind, ExprKind::Lit(Lit::Char(c)) if *c != '\0')
    };
    let steps = |stmt: &Stmt| match &stmt.kind {
        StmtKind::Assign { .. } => true,
        StmtKind::Expr(e) => matches!(e.kind, ExprKind::Assign { .. }),
        _ => false,
    };
    if tests.iter().all(letter) && body.len() + update.len() <= 3 && body.iter().chain(update).all(steps) {
        out.push((Check::UncheckedIndex, cond.span, "the search ends only where the letter is found, not where the text does".to_owned()));
    }
}

/// Whether a loop's test compares by order: that may be what ends it in time.
fn is_bounded(cond: &Expr, depth: u32) -> bool {
    if depth > 16 {
        return true;
    }
    match &cond.kind {
        ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right } => {
            // `read(…) > 0` says nothing of how often.
            let called = |e: &Expr| match &strip(e).kind {
                ExprKind::Call { .. } => true,
                ExprKind::Assign { value, .. } => matches!(strip(value).kind, ExprKind::Call { .. }),
                _ => false,
            };
            !(called(left) && matches!(strip(right).kind, ExprKind::Lit(_)))
        }
        // A pointer that runs up to another, a number that is counted down.
        ExprKind::Binary { op: BinaryOp::NotEq, left, right } => {
            matches!((&strip(left).kind, &strip(right).kind), (ExprKind::Name(_), ExprKind::Name(n)) if n.chars().any(|c| c.is_ascii_lowercase()))
        }
        ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, left, right } => is_bounded(left, depth + 1) || is_bounded(right, depth + 1),
        ExprKind::Assign { op: Some(BinaryOp::Sub), .. } => true,
        ExprKind::Unary { operand, .. } => is_bounded(operand, depth + 1),
        ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Lit(_) => false,
        _ => false,
    }
}

/// `while ((c = getchar()) != EOF) line[n++] = c;`, `while (*from) *to++ = *from++;`
fn filled(
    cond: Option<&Expr>,
    body: &[Stmt],
    update: &[Stmt],
    seen: Asked<'_>,
    is_array: &dyn Fn(&str) -> bool,
    out: &mut Vec<(Found, String)>,
) {
    let mut writes: Vec<(String, String, Span)> = Vec::new();
    let mut stepped: BTreeSet<String> = BTreeSet::new();
    let mut set: BTreeSet<String> = BTreeSet::new();
    let mut all: Vec<&Expr> = Vec::new();
    let mut plain: Vec<(&Expr, Option<BinaryOp>, &Expr)> = Vec::new();
    if let Some(cond) = cond {
        under(cond, &mut all, 0);
    }
    flat(body, &mut all, &mut plain, 0);
    flat(update, &mut all, &mut plain, 0);
    for e in all {
        if let ExprKind::Assign { target, op, value } = &e.kind {
            plain.push((target, *op, value));
        }
    }
    for (target, op, value) in plain {
        match (&target.kind, op) {
            (ExprKind::Name(name), Some(BinaryOp::Add)) if matches!(strip(value).kind, ExprKind::Lit(Lit::Int(_))) => {
                stepped.insert(name.to_string());
            }
            (ExprKind::Member { .. }, Some(BinaryOp::Add)) if matches!(strip(value).kind, ExprKind::Lit(Lit::Int(_))) => {
                stepped.extend(place::key(target));
            }
            (ExprKind::Name(_) | ExprKind::Member { .. }, _) => {
                set.extend(place::key(target));
            }
            (ExprKind::Index { object, index }, None) => {
                let index = match &strip(index).kind {
                    ExprKind::Assign { target, op: Some(BinaryOp::Add), .. } => {
                        stepped.extend(place::key(target));
                        place::key(target)
                    }
                    ExprKind::Name(_) | ExprKind::Member { .. } => place::key(strip(index)),
                    _ => None,
                };
                if let (Some(array), Some(index)) = (place::key(object), index) {
                    writes.push((array, index, target.span));
                }
            }
            (ExprKind::Unary { op: UnaryOp::Deref, operand }, None) => {
                let pointer = match &strip(operand).kind {
                    ExprKind::Assign { target, op: Some(BinaryOp::Add), .. } => {
                        stepped.extend(place::key(target));
                        place::key(target)
                    }
                    ExprKind::Name(name) => Some(name.to_string()),
                    _ => None,
                };
                let arrays = |pointer: &String| {
                    let mut from = seen().begins.iter().filter(|(name, _)| name == pointer).map(|(_, array)| array.clone());
                    from.next().filter(|_| from.next().is_none())
                };
                if let Some((array, pointer)) = pointer.and_then(|pointer| Some((arrays(&pointer)?, pointer))) {
                    writes.push((array, pointer, target.span));
                }
            }
            _ => {}
        }
    }
    for (array, cursor, span) in writes {
        if is_array(&array) && stepped.contains(&cursor) && !set.contains(&cursor) && !seen().compared.contains(&cursor) {
            let message = format!("`{cursor}` moves on through `{array}` until the input ends, and is compared with nothing");
            out.push(((Check::UncheckedCount, span, message), cursor));
        }
    }
}

/// Expressions and assignments of statements, those of bounded loops inside aside.
fn flat<'s>(body: &'s [Stmt], out: &mut Vec<&'s Expr>, assigned: &mut Vec<(&'s Expr, Option<BinaryOp>, &'s Expr)>, depth: u32) {
    if depth > DEEP {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Loop { cond: Some(cond), .. } if is_bounded(cond, 0) => continue,
            StmtKind::ForEach { .. } => continue,
            StmtKind::Assign { target, op, value } => assigned.push((target, *op, value)),
            _ => {}
        }
        let mut inner: Vec<&'s [Stmt]> = Vec::new();
        each(stmt, &mut |e| under(e, out, 0), &mut |body| inner.push(body));
        for body in inner {
            flat(body, out, assigned, depth + 1);
        }
    }
}

fn under<'e>(e: &'e Expr, out: &mut Vec<&'e Expr>, depth: u32) {
    if depth > 32 {
        return;
    }
    out.push(e);
    parts(e, &mut |inner| under(inner, out, depth + 1));
}

//! Counters of loops: one that goes up by one in every round reaches each number below the bound that its loop asks for. Knows no path.

use super::{
    Id, Run,
    value::{Num, Origin, State, Value, range_of},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Lit, Stmt, StmtKind, Sym, UnaryOp},
    memory::{scans, strip},
};

/// Tests of one loop that are looked at.
const TESTS: usize = 8;
/// Counters of one loop that are looked at.
const COUNTERS: usize = 3;
/// Rounds that input may ask for where it has no end.
const MANY: i128 = 1 << 20;

impl<'f, 'm> Run<'f, 'm> {
    /// What counts the rounds of a loop, where nobody counted them: variables, and what they may hold when the loop is entered once more.
    pub(super) fn counters(
        &mut self,
        cond: Option<&'m Expr>,
        body: &'m [Stmt],
        update: &'m [Stmt],
        st: &State<'m>,
    ) -> Vec<(Id, Value<'m>)> {
        if let Some((id, number)) = self.counter(cond, body, update, st) {
            return vec![(id, Value::Num(number))];
        }
        let Some(left) = cond.and_then(|cond| self.rounds_of_input(cond, body, update, st)) else { return Vec::new() };
        let mut written = super::rounds::Written::default();
        super::rounds::writes(body, &mut written, 0);
        super::rounds::writes(update, &mut written, 0);
        let counts = |name: &&Sym| steps(name, body, update) == Some(1) && !leaves(body, name);
        let mut found = Vec::new();
        for name in written.names.iter().filter(counts).take(COUNTERS) {
            let Some((id, object)) = st.lookup(name).and_then(|id| Some((id, st.object(id)?))) else { continue };
            self.numbers += 1;
            let up_to = |n: Num| Num { same: self.numbers, group: self.numbers, ..Num::input(n.lo, n.hi.saturating_add(left - 1)) };
            match &object.cell {
                Value::Num(n) if n.constant().is_some_and(|n| n >= 0) => found.push((id, Value::Num(up_to(*n)))),
                Value::Pointer(pointer) if pointer.at.constant().is_some() => {
                    let bytes = object
                        .ty
                        .as_deref()
                        .is_some_and(|ty| ty.pointers == 1 && ty.dims.is_empty() && super::value::base_size(&ty.name) == Some(1));
                    if bytes {
                        found.push((id, Value::Pointer(super::Pointer { at: up_to(pointer.at), ..*pointer })));
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// How many rounds of a loop whoever feeds the program may still ask for: one for each piece of input, or for each letter of a text
    /// that nobody looked through.
    fn rounds_of_input(&self, cond: &'m Expr, body: &'m [Stmt], update: &'m [Stmt], st: &State<'m>) -> Option<i128> {
        let mut tests = Vec::new();
        conjuncts(cond, &mut tests);
        if let Some(asked) = tests.first().filter(|test| reads_input(test)) {
            let read = assigned_in(asked);
            let others = tests[1..].iter().all(|test| read.is_some_and(|read| asks_only(test, read)));
            return others.then_some(MANY);
        }
        let mut left: Option<i128> = None;
        for test in tests {
            let letter = match &strip(test).kind {
                ExprKind::Binary { op: BinaryOp::NotEq, left, right } if super::letters::is_zero(right) => strip(left),
                _ => strip(test),
            };
            let (ExprKind::Unary { op: UnaryOp::Deref, operand: text } | ExprKind::Index { object: text, .. }) = &letter.kind else {
                return None;
            };
            let ExprKind::Name(walks) = &strip(text).kind else { return None };
            let by = steps(walks, body, update).filter(|by| *by > 0)?;
            let Some(Value::Pointer(pointer)) = self.peek(text, st) else { return None };
            let object = st.object(pointer.to).filter(|object| matches!(object.origin, Origin::Input | Origin::Arguments))?;
            let letters = object.text.filter(|text| text.certain)?;
            let rest = letters.hi.checked_sub(pointer.at.constant().filter(|at| *at >= 0)?)? / by;
            left = Some(left.map_or(rest, |left| left.min(rest)));
        }
        left.filter(|left| *left > 1)
    }

    /// The counter of a loop whose rounds nobody counted, and what it may be when the loop is asked once more: anything up to a bound that
    /// whoever feeds the program chooses. `None` where something else may end the loop.
    pub(super) fn counter(&mut self, cond: Option<&'m Expr>, body: &'m [Stmt], update: &'m [Stmt], st: &State<'m>) -> Option<(Id, Num)> {
        let mut tests = Vec::new();
        conjuncts(cond?, &mut tests);
        let (name, bound) = tests.iter().find_map(|test| counts_up_to(test))?;
        let is_letter = |test: &&&Expr| letter_test(test, name);
        if tests.iter().filter(|test| !is_letter(test)).count() != 1 || steps(name, body, update) != Some(1) || leaves(body, name) {
            return None;
        }
        let id = st.lookup(name)?;
        let object = st.object(id)?;
        let now = object.cell.number().filter(|n| n.certain && n.lo >= 0)?;
        let (_, most) = object.ty.as_deref().and_then(range_of)?;
        let mut seen = st.clone();
        let bound = self.eval(bound, &mut seen)?.number().filter(|bound| bound.certain && !bound.outside && bound.constant().is_none())?;
        // No more letters than the text has.
        let mut reach = bound.hi.min(most);
        for test in tests.iter().filter(is_letter) {
            if let Some(Value::Pointer(text)) = walked(test).and_then(|text| self.peek(text, st)) {
                let text = st.object(text.to)?.text.filter(|text| text.certain)?;
                reach = reach.min(text.hi);
            } else if walked(test).is_some() {
                return None;
            }
        }
        self.numbers += 1;
        (reach > now.hi).then(|| (id, Num { same: self.numbers, group: self.numbers, ..Num::input(now.lo, reach) }))
    }

    /// Whether a loop runs until a number is zero of which every round leaves a share, and which may be any up to its greatest: there are as many
    /// rounds as it has digits.
    pub(super) fn dwindles(&self, cond: &Expr, body: &[Stmt], update: &[Stmt], st: &State<'m>) -> bool {
        let asked = match &strip(cond).kind {
            ExprKind::Binary { op: BinaryOp::NotEq | BinaryOp::Gt, left, right } if super::letters::is_zero(right) => strip(left),
            _ => strip(cond),
        };
        let ExprKind::Name(name) = &asked.kind else { return false };
        let whole = |object: &super::Object<'m>| object.cell.number().is_some_and(|n| n.certain && n.lo >= 0);
        st.lookup(name).and_then(|id| st.object(id)).is_some_and(whole) && shares(name, body, update)
    }

    /// The bound that a loop is counted up to and that nothing in it changes: what it was before the loop it is behind it.
    pub(super) fn bound_kept(
        &mut self,
        cond: Option<&'m Expr>,
        body: &'m [Stmt],
        update: &'m [Stmt],
        st: &State<'m>,
    ) -> Option<(Id, Value<'m>)> {
        self.counter(cond, body, update, st)?;
        let mut tests = Vec::new();
        conjuncts(cond?, &mut tests);
        let (_, bound) = tests.iter().find_map(|test| counts_up_to(test))?;
        let ExprKind::Name(name) = &strip(bound).kind else { return None };
        let mut written = super::rounds::Written::default();
        super::rounds::writes(body, &mut written, 0);
        super::rounds::writes(update, &mut written, 0);
        let is_given = self.file.is_cpp && written.given.iter().any(|(_, _, given)| given == name);
        let id = st.lookup(name).filter(|id| !self.of_file(st).contains(id))?;
        let object = st.object(id).filter(|object| !object.escaped && object.cell.number().is_some_and(|n| n.certain))?;
        (!is_given && !written.names.contains(name) && !written.streamed.contains(name)).then(|| (id, object.cell.clone()))
    }
}

/// The text that a test looks at a letter of.
fn walked(test: &Expr) -> Option<&Expr> {
    match &strip(test).kind {
        ExprKind::Binary { left, .. } => walked(left),
        ExprKind::Index { object, .. } => Some(object),
        _ => None,
    }
}

/// `text[i]`, `text[i] != 0`, `c != '\n'`: whoever wrote the text decides.
fn letter_test(test: &Expr, counter: &Sym) -> bool {
    match &strip(test).kind {
        ExprKind::Index { index, .. } => matches!(&index.kind, ExprKind::Name(name) if name == counter),
        ExprKind::Binary { op: BinaryOp::NotEq, left, right } => {
            matches!(right.kind, ExprKind::Lit(Lit::Char(_) | Lit::Int(0))) && letter_test(left, counter)
        }
        _ => false,
    }
}

fn conjuncts<'m>(e: &'m Expr, out: &mut Vec<&'m Expr>) {
    match &strip(e).kind {
        ExprKind::Binary { op: BinaryOp::And, left, right } if out.len() < TESTS => {
            conjuncts(left, out);
            conjuncts(right, out);
        }
        _ => out.push(e),
    }
}

/// `i < bound`, `i + 1 < bound`, `i <= bound`.
fn counts_up_to(test: &Expr) -> Option<(&Sym, &Expr)> {
    let ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le, left, right } = &strip(test).kind else { return None };
    let counter = match &strip(left).kind {
        ExprKind::Binary { op: BinaryOp::Add, left, right } if matches!(right.kind, ExprKind::Lit(Lit::Int(_))) => strip(left),
        _ => strip(left),
    };
    match &counter.kind {
        ExprKind::Name(name) => Some((name, right)),
        _ => None,
    }
}

/// By how much a variable goes up in every round, where nothing else changes it.
fn steps(name: &Sym, body: &[Stmt], update: &[Stmt]) -> Option<i128> {
    changed_by(name, body, update, &|op, value| match &value.kind {
        ExprKind::Lit(Lit::Int(by)) if op == Some(BinaryOp::Add) => Some(*by),
        _ => None,
    })
}

/// Whether every round leaves a share of a variable, and nothing else changes it: `n /= 10`, `n >>= 4`, `n = n / 10`.
fn shares(name: &Sym, body: &[Stmt], update: &[Stmt]) -> bool {
    let part = |op: BinaryOp, by: &Expr| match (op, &by.kind) {
        (BinaryOp::Div, ExprKind::Lit(Lit::Int(by))) => (*by > 1).then_some(1),
        (BinaryOp::Shr, ExprKind::Lit(Lit::Int(by))) => (*by > 0).then_some(1),
        _ => None,
    };
    let share = |op: Option<BinaryOp>, value: &Expr| match (op, &strip(value).kind) {
        (Some(op), _) => part(op, value),
        (None, ExprKind::Binary { op, left, right }) if names(left, name) => part(*op, right),
        _ => None,
    };
    changed_by(name, body, update, &share).is_some()
}

/// What the only change of a variable in a round comes to.
fn changed_by(name: &Sym, body: &[Stmt], update: &[Stmt], step: &dyn Fn(Option<BinaryOp>, &Expr) -> Option<i128>) -> Option<i128> {
    let mut changes: Vec<Option<i128>> = Vec::new();
    let see = |e: &Expr, changes: &mut Vec<Option<i128>>| {
        scans::with_parts(e, &mut |e| match &e.kind {
            ExprKind::Assign { target, op, value } if names(target, name) => changes.push(step(*op, value)),
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } if names(operand, name) => changes.push(None),
            _ => {}
        });
    };
    for stmt in body.iter().chain(update) {
        match &stmt.kind {
            StmtKind::Assign { target, op, value } => {
                if names(target, name) {
                    changes.push(step(*op, value));
                }
                see(target, &mut changes);
                see(value, &mut changes);
            }
            StmtKind::Expr(e) | StmtKind::Var { init: Some(e), .. } => see(e, &mut changes),
            _ => {
                let mut written = std::collections::BTreeSet::new();
                super::rounds::assigned(std::slice::from_ref(stmt), &mut written, 0);
                changes.extend(written.contains(name).then_some(None));
            }
        }
    }
    match changes.as_slice() {
        [Some(by)] => Some(*by),
        _ => None,
    }
}

/// Whether a test reads a piece of input.
fn reads_input(test: &Expr) -> bool {
    let mut reads = false;
    scans::with_parts(test, &mut |e| {
        if let ExprKind::Call { callee, .. } = &e.kind {
            reads |= matches!(crate::flow::memory::last_name(callee), Some("scanf" | "fscanf" | "fgets" | "getchar" | "fgetc" | "getc"));
        }
    });
    reads
}

/// The variable that a test gives what was read.
fn assigned_in(test: &Expr) -> Option<&Sym> {
    let ExprKind::Binary { left, .. } = &strip(test).kind else { return None };
    let ExprKind::Assign { target, op: None, .. } = &strip(left).kind else { return None };
    match &target.kind {
        ExprKind::Name(name) => Some(name),
        _ => None,
    }
}

fn names(e: &Expr, name: &Sym) -> bool {
    matches!(&strip(e).kind, ExprKind::Name(other) if other == name)
}

/// Whether something in a loop's body may end it or a round early that asks for more than the counter.
fn leaves(body: &[Stmt], counter: &Sym) -> bool {
    let mut leaves = false;
    for stmt in body {
        match &stmt.kind {
            // A guard of the counter's own is followed.
            StmtKind::If { cond, then, otherwise } if asks_only(cond, counter) => {
                leaves |= has_exit(otherwise) && !then.is_empty() && has_exit(then);
            }
            _ => leaves |= has_exit(std::slice::from_ref(stmt)),
        }
    }
    leaves
}

fn has_exit(body: &[Stmt]) -> bool {
    let mut exits = false;
    scans::statements(body, &mut |stmt| {
        exits |=
            matches!(stmt.kind, StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Throw(_));
    });
    exits
}

/// Whether a test names nothing but the counter.
fn asks_only(cond: &Expr, counter: &Sym) -> bool {
    let mut only = true;
    scans::with_parts(cond, &mut |e| match &e.kind {
        ExprKind::Name(name) => only &= name == counter,
        ExprKind::Call { .. } | ExprKind::Member { .. } | ExprKind::Index { .. } => only = false,
        _ => {}
    });
    only
}

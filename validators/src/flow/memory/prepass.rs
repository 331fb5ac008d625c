//! What is true of a function as a whole, whatever the path: types of its locals, which cursors it compares at all, what it tests.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::{graph::is_relation, layered::Layered, names, place, scans};
use crate::flow::ir::*;

#[derive(Default)]
pub struct Facts<'m> {
    pub types: Layered<'m, TypeRef>,
    pub locals: BTreeSet<String>,
    pub statics: BTreeSet<String>,
    /// Places compared by order somewhere.
    pub ordered: BTreeSet<String>,
    /// Places tested for null (or as a truth value) somewhere.
    pub null_tested: BTreeSet<String>,
    /// Bases of index expressions of which some element is tested for null.
    pub element_tested: BTreeSet<String>,
    /// Places assigned null or zero somewhere.
    pub cleared: BTreeSet<String>,
    /// Arrays into which a terminating zero is written somewhere.
    pub terminated: BTreeSet<String>,
    /// Ends that lie before the end of what they are in, in small letters: something is taken from them.
    pub shortened: BTreeSet<String>,
    /// Calls whose result is compared somewhere.
    pub result_tested: BTreeSet<String>,
    /// Cursors that are compared together with how far they are to move.
    pub batched: BTreeSet<String>,
    /// How far into its room something is printed: `snprintf(room + used, …)`, `snprintf(&room[used], …)`.
    pub printed_at: BTreeSet<String>,
    /// Places compared by order with anything.
    pub asked_for_room: BTreeSet<String>,
    /// Places that are compared by order with each other, or made from each other.
    pub compared: BTreeSet<(String, String)>,
    /// Members whose size is taken: arrays.
    pub measured: BTreeSet<String>,
    /// What is given to calls of two arguments that release something together with different things: an allocator, a session.
    pub keepers: BTreeSet<String>,
    /// Sums of an index, by where they stand, that a test which leaves looks at right after.
    pub checked_after: BTreeSet<u32>,
    /// What several calls release parts of before the memory itself is released: none of them releases it.
    pub freed_in_parts: BTreeSet<String>,
    /// Variables that are given what a call has read of at most 16 bits, and nothing else.
    pub small: BTreeSet<String>,
    /// Variables that are given what a call has read of 32 bits.
    pub read_32: BTreeSet<String>,
    /// Variables that are given a value, and those that a call is given or called on.
    pub made: BTreeSet<String>,
    /// What it was given with to the last such call.
    released_with: BTreeMap<String, String>,
    /// The least constant part of all that a variable is given; 0 where some of it is not in sight.
    pub least: BTreeMap<String, i128>,
    /// What a file's name was asked about, and nobody reads.
    pub unread_stats: BTreeSet<String>,
    /// What a file's name was asked about, and whose owner or rights are read.
    pub owners_asked: BTreeSet<String>,
    /// Places that begin anew as soon as they have left their room, and that room as it is written.
    pub begun_anew: BTreeSet<(String, String)>,
    /// Open files whose owner or rights are asked for, and the name that each was opened by.
    pub held_names: BTreeMap<String, String>,
    /// Types of the fields of every class of the file, by name.
    pub fields: Rc<BTreeMap<String, TypeRef>>,
}

/// Types of the fields of every class of a file, by name; the first one counts.
pub fn fields(module: &Module) -> BTreeMap<String, TypeRef> {
    let mut fields = BTreeMap::new();
    for stmt in &module.body {
        if let StmtKind::Class(class) = &stmt.kind {
            for field in &class.fields {
                if let Some(ty) = &field.ty {
                    fields.entry(field.name.to_string()).or_insert_with(|| ty.clone());
                }
            }
        }
    }
    fields
}

pub fn facts<'m>(
    function: &Function,
    class: Option<&Class>,
    globals: &'m BTreeMap<String, TypeRef>,
    fields: &Rc<BTreeMap<String, TypeRef>>,
) -> Facts<'m> {
    let mut facts = Facts { types: Layered::over(globals), fields: fields.clone(), ..Facts::default() };
    // A method names the members of its class as if they were variables.
    for field in class.iter().flat_map(|class| &class.fields) {
        if let Some(ty) = &field.ty {
            facts.types.insert(field.name.to_string(), ty.clone());
        }
    }
    for param in &function.params {
        // What a caller gives may be nothing.
        facts.least.insert(param.name.to_string(), 0);
        match &param.ty {
            Some(ty) => {
                // An array parameter is a pointer.
                let ty =
                    if ty.dims.is_empty() { ty.clone() } else { TypeRef { pointers: ty.pointers + 1, dims: Vec::new(), ..ty.clone() } };
                facts.types.insert(param.name.to_string(), ty);
            }
            None => {
                facts.types.remove(param.name.to_string());
            }
        }
    }
    walk(&function.body, &mut facts, 0);
    facts.freed_in_parts = freed_in_parts(&function.body);
    facts.unread_stats = super::files::unread_stats(&function.body);
    facts.owners_asked = super::files::owners_asked(&function.body);
    facts.held_names = super::files::held_names(&function.body);
    facts
}

fn walk(body: &[Stmt], facts: &mut Facts<'_>, depth: u32) {
    if depth > 400 {
        return;
    }
    for (at, stmt) in body.iter().enumerate() {
        let d = depth + 1;
        match &stmt.kind {
            StmtKind::Expr(e) | StmtKind::Return(Some(e)) | StmtKind::Throw(Some(e)) => expr(e, false, facts, d),
            StmtKind::Var { name, ty, init, .. } => {
                facts.locals.insert(name.to_string());
                if let Some(ty) = ty {
                    if ty.storage == StorageClass::Static {
                        facts.statics.insert(name.to_string());
                    }
                    let mut ty = ty.clone();
                    ty.measure(init.as_ref());
                    // What has a first value ends by a zero.
                    if !ty.dims.is_empty() && init.is_some() {
                        facts.terminated.insert(name.to_string());
                    }
                    // Two of one name, each in its block: how long either is decides nothing.
                    if let Some(other) = facts.types.own_of(name)
                        && other.dims.len() == ty.dims.len()
                        && other.dims != ty.dims
                    {
                        ty.dims.fill("".into());
                    }
                    facts.types.insert(name.to_string(), ty);
                }
                if let Some(init) = init {
                    summed(name.to_string(), init, &body[at + 1..], facts);
                    if subtracts(init) {
                        facts.shortened.insert(name.to_ascii_lowercase());
                    }
                    expr(init, false, facts, d);
                }
            }
            StmtKind::Assign { target, value, op } => {
                if *op == Some(BinaryOp::Sub) || subtracts(value) {
                    facts.shortened.extend(place::key(target).map(|key| key.to_ascii_lowercase()));
                }
                if let Some(key) = place::key(target).filter(|_| op.is_some()) {
                    facts.small.remove(&key);
                }
                if *op == Some(BinaryOp::Add)
                    && let Some(key) = place::key(target)
                    && is_checked_behind(&body[at + 1..], &key)
                {
                    facts.checked_after.insert(stmt.span.start);
                }
                match (op, place::key(target)) {
                    (None, Some(key)) => summed(key, value, &body[at + 1..], facts),
                    (Some(BinaryOp::Add), _) | (_, None) => {}
                    (Some(_), Some(key)) => {
                        facts.least.insert(key, 0);
                    }
                }
                assigned(target, value, op.is_none(), facts);
                expr(target, false, facts, d);
                expr(value, false, facts, d);
            }
            StmtKind::If { cond, then, otherwise } => {
                facts.begun_anew.extend(super::rooms::begun_anew(cond, then).filter(|_| otherwise.is_empty()));
                expr(cond, true, facts, d);
                walk(then, facts, d);
                walk(otherwise, facts, d);
            }
            StmtKind::Loop { cond, body, update, .. } => {
                if let Some(cond) = cond {
                    expr(cond, true, facts, d);
                }
                walk(body, facts, d);
                walk(update, facts, d);
            }
            StmtKind::ForEach { target, iter, body } => {
                if let ExprKind::Name(name) = &target.kind {
                    facts.locals.insert(name.to_string());
                }
                expr(iter, false, facts, d);
                walk(body, facts, d);
            }
            StmtKind::Switch { subject, cases } => {
                if let Some(subject) = subject {
                    expr(subject, false, facts, d);
                }
                for case in cases {
                    walk(&case.body, facts, d);
                }
            }
            StmtKind::Try { body, catches, otherwise, finally } => {
                walk(body, facts, d);
                catches.iter().for_each(|c| walk(&c.body, facts, d));
                walk(otherwise, facts, d);
                walk(finally, facts, d);
            }
            StmtKind::Assert { cond, .. } => expr(cond, true, facts, d),
            StmtKind::Block(body) | StmtKind::Unsafe(body) => walk(body, facts, d),
            _ => {}
        }
    }
}

/// What two different calls release by their names before a third releases the memory.
fn freed_in_parts(body: &[Stmt]) -> BTreeSet<String> {
    let mut by: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut whole = BTreeSet::new();
    scans::expressions(body, &mut |e| {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return };
        let (Some(name), [only]) = (super::last_name(callee), args.as_slice()) else { return };
        if names::class(name) & (names::FREE | names::RELEASE) == 0 {
            return;
        }
        let Some(key) = place::key(strip(&only.value)) else { return };
        if names::only_frees(name) {
            whole.insert(key);
        } else if !whole.contains(&key) {
            by.entry(key).or_default().insert(name);
        }
    });
    by.into_iter().filter(|(key, by)| by.len() > 1 && whole.contains(key)).map(|(key, _)| key).collect()
}

/// How wide the numbers are that a variable is given, where the calls that read them say it.
fn read(key: &str, value: &Expr, facts: &mut Facts<'_>) {
    let name = match &strip(value).kind {
        ExprKind::Call { callee, .. } => super::last_name(callee).filter(|name| names::class(name) & names::PARSE != 0),
        _ => None,
    };
    if name.is_some_and(names::reads_32) {
        facts.read_32.insert(key.to_owned());
    }
    let zero = matches!(strip(value).kind, ExprKind::Lit(Lit::Int(0)));
    // The first decides: what is once given something else is not small.
    if name.is_some_and(names::reads_small) && !facts.least.contains_key(key) {
        facts.small.insert(key.to_owned());
    } else if !zero && !name.is_some_and(names::reads_small) {
        facts.small.remove(key);
    }
}

/// A place is given a sum: its constant part counts, the least of all that it is given. `then`: what stands behind.
fn summed(key: String, value: &Expr, then: &[Stmt], facts: &mut Facts<'_>) {
    read(&key, value, facts);
    fn constant_part(e: &Expr, depth: u32) -> i128 {
        match &strip(e).kind {
            ExprKind::Lit(Lit::Int(n)) => *n,
            ExprKind::Binary { op: BinaryOp::Add, left, right } if depth < 32 => {
                constant_part(left, depth + 1).saturating_add(constant_part(right, depth + 1))
            }
            _ => 0,
        }
    }
    // What is made from another is no stranger to it.
    let mut parts = Vec::new();
    place::operands(value, &mut parts);
    facts.compared.extend(parts.into_iter().filter_map(place::key).map(|part| (key.clone(), part)));
    // A variable that begins at nothing is given its value before anybody asks.
    if matches!(strip(value).kind, ExprKind::Lit(Lit::Int(0) | Lit::Null)) && given_first(&key, then) {
        return;
    }
    let part = constant_part(value, 0);
    facts.least.entry(key).and_modify(|least| *least = (*least).min(part)).or_insert(part);
}

/// Statements that are looked at for the first that speaks of a place.
const NEAR: usize = 64;

/// Whether the first of these statements that speaks of a place gives it another value, whatever was there.
fn given_first(key: &str, then: &[Stmt]) -> bool {
    for stmt in then.iter().take(NEAR) {
        let mut mentioned = false;
        scans::expressions(std::slice::from_ref(stmt), &mut |e| {
            mentioned |= matches!(e.kind, ExprKind::Name(_) | ExprKind::Member { .. }) && place::key(e).is_some_and(|other| other == key);
        });
        if mentioned {
            let StmtKind::Assign { target, op: None, value } = &stmt.kind else { return false };
            let mut again = false;
            scans::with_parts(value, &mut |e| again |= place::key(e).is_some_and(|other| other == key));
            return !again && place::key(target).is_some_and(|other| other == key);
        }
        if matches!(stmt.kind, StmtKind::Label(_) | StmtKind::Goto(_)) {
            return false;
        }
    }
    false
}

/// Whether the next statement leaves where a place is beyond something, or the one after it where the next does not use the place.
fn is_checked_behind(behind: &[Stmt], key: &str) -> bool {
    let tests = |at: usize| behind.get(at).is_some_and(|next| leaves_beyond(next, key));
    tests(0) || tests(1) && !super::slips::names(&behind[..1], place::root_of(key).trim_start_matches(['*', '&']), 0)
}

/// Whether a test that leaves asks whether a place is too large.
fn leaves_beyond(stmt: &Stmt, key: &str) -> bool {
    let StmtKind::If { cond, then, .. } = &stmt.kind else { return false };
    let last = |body: &[Stmt]| {
        let last = super::slips::innermost(body.last(), false);
        last.is_some_and(|last| matches!(last.kind, StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Break(_) | StmtKind::Throw(_)))
    };
    fn is_zero(e: &Expr) -> bool {
        matches!(strip(e).kind, ExprKind::Lit(Lit::Int(0)))
    }
    fn asks(cond: &Expr, key: &str, depth: u32) -> bool {
        let own = |e: &Expr| place::key(strip(e)).is_some_and(|other| other == key);
        match &strip(cond).kind {
            ExprKind::Binary { op: BinaryOp::Or, left, right } if depth < 16 => asks(left, key, depth + 1) || asks(right, key, depth + 1),
            ExprKind::Binary { op: BinaryOp::Gt | BinaryOp::Ge, left, right } => own(left) && !is_zero(right),
            ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le, left, right } => own(right) && !is_zero(left),
            _ => false,
        }
    }
    last(then) && asks(cond, key, 0)
}

fn assigned(target: &Expr, value: &Expr, plain: bool, facts: &mut Facts<'_>) {
    let zero = matches!(&value.kind, ExprKind::Lit(Lit::Null | Lit::Int(0) | Lit::Char('\0')));
    let Some(key) = place::key(target) else { return };
    if let ExprKind::Name(name) = &target.kind {
        facts.made.insert(name.to_string());
    }
    if plain && zero {
        if let ExprKind::Index { object, .. } = &target.kind
            && let Some(array) = place::key(object)
        {
            facts.terminated.insert(array);
        }
        facts.cleared.insert(key);
    }
}

/// Whether something is taken away in an expression.
fn subtracts(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Binary { op: BinaryOp::Sub, .. } => true,
        ExprKind::Binary { left, right, .. } => subtracts(left) || subtracts(right),
        ExprKind::Cast { value, .. } => subtracts(value),
        _ => false,
    }
}

fn null_test(e: &Expr, facts: &mut Facts<'_>) {
    let inner = match &e.kind {
        ExprKind::Cast { value, .. } => value,
        _ => e,
    };
    if let Some(key) = place::key(inner) {
        facts.null_tested.insert(key);
    }
    if let ExprKind::Index { object, .. } = &inner.kind
        && let Some(array) = place::key(object)
    {
        facts.element_tested.insert(array);
    }
    if let ExprKind::Call { callee, .. } = &inner.kind
        && let Some(name) = super::last_name(callee)
    {
        facts.result_tested.insert(name.to_owned());
    }
}

fn expr(e: &Expr, condition: bool, facts: &mut Facts<'_>, depth: u32) {
    if depth > 400 {
        return;
    }
    let d = depth + 1;
    match &e.kind {
        ExprKind::Binary { op, left, right } => {
            let null = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Null | Lit::Int(0)));
            match op {
                BinaryOp::And | BinaryOp::Or => {
                    expr(left, true, facts, d);
                    expr(right, true, facts, d);
                    return;
                }
                BinaryOp::Eq | BinaryOp::NotEq if null(right) => null_test(left, facts),
                BinaryOp::Eq | BinaryOp::NotEq if null(left) => null_test(right, facts),
                BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
                    // A cursor is what is compared with a length or an end.
                    for (side, other) in [(left, right), (right, left)] {
                        let (mut found, mut bounds) = (Vec::new(), Vec::new());
                        place::operands(side, &mut found);
                        place::operands(other, &mut bounds);
                        facts.asked_for_room.extend(found.iter().filter_map(|e| place::key(e)));
                        for (one, other) in found.iter().flat_map(|one| bounds.iter().map(move |other| (one, other))) {
                            facts.compared.extend(place::key(one).zip(place::key(other)));
                        }
                        let ends = bounds.into_iter().filter_map(place::key).any(|k| {
                            let last = k.rsplit(['.', '>']).next().unwrap_or(&k);
                            names::is_length(last) || last.to_ascii_lowercase().contains("end")
                        });
                        let varying = |all: &[&Expr]| -> BTreeSet<String> {
                            let plain = all.iter().filter(|e| matches!(e.kind, ExprKind::Name(_)));
                            plain.filter_map(|e| place::key(e)).filter(|key| key.chars().any(|c| c.is_ascii_lowercase())).collect()
                        };
                        let (here, there): (Vec<&Expr>, Vec<&Expr>) = (found.clone(), {
                            let mut all = Vec::new();
                            place::operands(other, &mut all);
                            all
                        });
                        if varying(&here).union(&varying(&there)).count() > 2 {
                            facts.batched.extend(varying(&here));
                        }
                        if ends {
                            facts.ordered.extend(found.into_iter().filter_map(place::key).filter(|k| !names::is_length(k)));
                        }
                    }
                }
                _ => {}
            }
            if is_relation(*op) {
                for side in [left, right] {
                    if let ExprKind::Call { callee, .. } = &strip(side).kind
                        && let Some(name) = super::last_name(callee)
                    {
                        facts.result_tested.insert(name.to_owned());
                    }
                }
            }
            expr(left, false, facts, d);
            expr(right, false, facts, d);
        }
        ExprKind::Unary { op: UnaryOp::Not, operand } => {
            null_test(operand, facts);
            expr(operand, true, facts, d);
        }
        ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. } | ExprKind::Call { .. } if condition => {
            null_test(e, facts);
            children(e, facts, d);
        }
        ExprKind::Assign { target, value, op } => {
            if let Some(key) = place::key(target) {
                facts.small.remove(&key);
            }
            assigned(target, value, op.is_none(), facts);
            if condition {
                null_test(target, facts);
            }
            expr(target, false, facts, d);
            expr(value, false, facts, d);
        }
        ExprKind::Conditional { cond, then, otherwise } => {
            expr(cond, true, facts, d);
            expr(then, false, facts, d);
            expr(otherwise, false, facts, d);
        }
        ExprKind::Call { callee, args, .. } if matches!(super::last_name(callee), Some("snprintf" | "vsnprintf")) => {
            let offset = match args.first().map(|arg| &strip(&arg.value).kind) {
                Some(ExprKind::Binary { op: BinaryOp::Add, right, .. }) => place::key(strip(right)),
                Some(ExprKind::Unary { op: UnaryOp::AddressOf, operand }) => match &strip(operand).kind {
                    ExprKind::Index { index, .. } => place::key(strip(index)),
                    _ => None,
                },
                _ => None,
            };
            facts.printed_at.extend(offset);
            children(e, facts, d);
        }
        _ => children(e, facts, d),
    }
}

fn children(e: &Expr, facts: &mut Facts<'_>, d: u32) {
    match &e.kind {
        ExprKind::Member { object, .. } => expr(object, false, facts, d),
        ExprKind::Index { object, index } => {
            expr(object, false, facts, d);
            expr(index, false, facts, d);
        }
        ExprKind::Call { callee, args, .. } => {
            if let (Some("memset" | "bzero"), Some(key)) =
                (super::last_name(callee), args.first().and_then(|arg| place::key(strip(&arg.value))))
            {
                facts.terminated.insert(key);
            }
            let object = match &callee.kind {
                ExprKind::Member { object, .. } => Some(&**object),
                _ => None,
            };
            let given = args.iter().map(|arg| &arg.value).chain(object).filter_map(|e| place::key(strip(e)));
            facts.made.extend(given.map(|key| place::root_of(&key).trim_start_matches(['*', '&']).to_owned()));
            if let [one, other] = args.as_slice()
                && super::last_name(callee).is_some_and(|name| name.to_ascii_lowercase().contains("free"))
            {
                let keys = [one, other].map(|arg| place::key(strip(&arg.value)));
                for (key, with) in [(&keys[0], &keys[1]), (&keys[1], &keys[0])] {
                    let Some(key) = key else { continue };
                    let with = with.clone().unwrap_or_default();
                    if facts.released_with.get(key).is_some_and(|before| *before != with) {
                        facts.keepers.insert(key.clone());
                    }
                    facts.released_with.insert(key.clone(), with);
                }
            }
            if let (Some("sizeof"), Some(key)) = (super::last_name(callee), args.first().and_then(|arg| place::key(&arg.value)))
                && matches!(args[0].value.kind, ExprKind::Member { .. })
            {
                facts.measured.insert(key);
            }
            expr(callee, false, facts, d);
            args.iter().for_each(|a| expr(&a.value, false, facts, d));
        }
        ExprKind::Unary { op, operand } => {
            // Whoever has the address gives it what nobody sees here.
            if let (UnaryOp::AddressOf, Some(key)) = (op, place::key(operand)) {
                facts.small.remove(&key);
                facts.least.insert(key, 0);
            }
            expr(operand, false, facts, d);
        }
        ExprKind::Cast { value, .. } => expr(value, false, facts, d),
        ExprKind::List { items, .. } | ExprKind::Unknown(items) | ExprKind::Format(items) => {
            items.iter().for_each(|i| expr(i, false, facts, d))
        }
        ExprKind::Map(entries) => entries.iter().for_each(|(_, v)| expr(v, false, facts, d)),
        ExprKind::Block(body) => walk(body, facts, d),
        _ => {}
    }
}

/// The expression under casts.
pub fn strip(e: &Expr) -> &Expr {
    let mut e = e;
    while let ExprKind::Cast { value, .. } = &e.kind {
        e = value;
    }
    e
}

//! What several threads share and one place touches without the lock that others hold: a write behind the unlock, a test before the lock, a
//! counter that threads step with no lock at all. Knows the functions of one file by name and no path.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assay_manifests::Span;

use super::{
    last_name, names, place,
    prepass::strip,
    progress::mentioned,
    scans::{each, parts},
    slips::DEEP,
};
use crate::flow::{
    exact::locks::PAIRS,
    ir::{BinaryOp, Expr, ExprKind, Function, Module, Stmt, StmtKind, TypeRef, UnaryOp},
};

/// Calls that take a lock, and those that give one back, beside the pairs of which a lock is taken only once.
const TAKES: &[&str] =
    &["pthread_rwlock_wrlock", "pthread_rwlock_rdlock", "spin_lock_irq", "spin_lock_irqsave", "spin_lock_bh", "EnterCriticalSection"];
const GIVES: &[&str] = &["pthread_rwlock_unlock", "spin_unlock_irq", "spin_unlock_irqrestore", "spin_unlock_bh", "LeaveCriticalSection"];
/// Parts of the names of calls that take a lock or do not.
const TRIES: &[&str] = &["trylock", "timedlock", "lock_interruptible", "lock_killable"];

fn takes(name: &str) -> bool {
    TAKES.contains(&name) || PAIRS.iter().any(|(takes, _)| *takes == name)
}

fn gives(name: &str) -> bool {
    GIVES.contains(&name) || PAIRS.iter().any(|(_, gives)| *gives == name)
}

/// Calls that start a thread, with the position of its function.
const STARTS: &[(&str, usize)] =
    &[("pthread_create", 2), ("thrd_create", 1), ("CreateThread", 2), ("g_thread_new", 1), ("async", 0), ("thread", 0)];
/// Words in the names of functions that have what they are given to themselves, or say that the lock is held.
const ALONE: &[&str] = &[
    "init", "new", "create", "alloc", "destroy", "free", "delete", "close", "open", "setup", "start", "fini", "clear", "reset", "copy",
    "load", "locked", "nolock", "dup", "main", "stop", "shutdown", "attach", "register", "release",
];

/// One place that is touched.
struct Touch {
    /// The last member, or the variable of the file.
    what: String,
    /// The variable that leads there.
    root: String,
    /// Locks that are held, by their last names; `None` where a jump may lead here.
    held: Option<BTreeSet<String>>,
    span: Span,
    writes: bool,
    /// What it becomes depends on what it was.
    steps: bool,
    tested: bool,
}

#[derive(Default)]
struct Work {
    touches: Vec<Touch>,
    locks: BTreeSet<String>,
    /// Calls of functions by name, and whether a lock is held there.
    calls: Vec<(String, bool)>,
    /// Variables that lead to what was made here, and those that are a parameter under another name.
    own: BTreeSet<String>,
    given: BTreeSet<String>,
    makes_lock: bool,
    /// Functions that are started as threads, and whether what each is given is the same every time; in a loop they count twice.
    starts: Vec<(String, bool, bool)>,
}

/// Places of a file where something shared is touched unguarded, with what is said of each.
pub(super) fn unguarded(module: &Module, functions: &[&Arc<Function>]) -> Vec<(Span, String)> {
    let whole: Vec<&&Arc<Function>> = functions.iter().filter(|f| !f.is_abstract).collect();
    if !whole.iter().any(|function| uses_threads(function)) {
        return Vec::new();
    }
    let globals = variables(module);
    let (classes, members) = members(module, &globals);
    // Who makes an object, or takes it down, has it alone.
    let alone = |f: &Function| f.name.starts_with('~') || classes.contains(&*f.name);
    let works: BTreeMap<String, Work> = whole
        .iter()
        .filter(|f| !alone(f))
        .map(|f| {
            let is_method = f.receiver_type.is_some() || !f.is_static;
            let key = if is_method { format!("{}@{}", f.name, f.span.start) } else { f.name.to_string() };
            (key, Work::of(f, if is_method { &members } else { &globals }))
        })
        .collect();
    let mut found = Vec::new();
    // Functions that others of the file call while they hold a lock, and what is written under one lock only.
    let locked: BTreeSet<&str> =
        works.values().flat_map(|work| &work.calls).filter(|(_, locked)| *locked).map(|(name, _)| name.as_str()).collect();
    let guarded = guarded(&works);
    behind_others(&works, &locked, &guarded, &mut found);
    tested_before(&works, &locked, &guarded, &mut found);
    stepped(&works, &globals, &mut found);
    found.sort();
    found.dedup_by(|a, b| a.0 == b.0);
    found
}

fn uses_threads(function: &Function) -> bool {
    let mut found = false;
    super::scans::statements(&function.body, &mut |stmt| found |= guard_of(stmt).is_some());
    super::scans::expressions(&function.body, &mut |e| {
        if let ExprKind::Call { callee, .. } = &e.kind
            && let Some(name) = last_name(callee)
        {
            found |= takes(name) || STARTS.iter().any(|(start, _)| *start == name);
        }
    });
    found
}

/// Variables of the file that are no constants, and not of a kind that is changed in one step.
fn variables(module: &Module) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    super::scans::statements(&module.body, &mut |stmt| {
        if let StmtKind::Var { name, ty: Some(ty), is_const: false, .. } = &stmt.kind
            && !is_atomic(ty)
        {
            all.insert(name.to_string());
        }
    });
    all
}

/// Names of the classes of a file, and its variables together with their members.
fn members(module: &Module, globals: &BTreeSet<String>) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut classes, mut members) = (BTreeSet::new(), globals.clone());
    for stmt in &module.body {
        if let StmtKind::Class(class) = &stmt.kind {
            classes.insert(class.name.to_string());
            let plain = class.fields.iter().filter(|field| !field.is_const && field.ty.as_ref().is_some_and(|ty| !is_atomic(ty)));
            members.extend(plain.map(|field| field.name.to_string()));
        }
    }
    (classes, members)
}

fn is_atomic(ty: &TypeRef) -> bool {
    let name = ty.name.to_ascii_lowercase();
    name.contains("atomic") || name.contains("mutex") || name.contains("pthread") || name.contains("sem_t")
}

/// What is written under a lock somewhere is written without it.
fn behind_others(
    works: &BTreeMap<String, Work>,
    locked: &BTreeSet<&str>,
    guarded: &BTreeMap<String, String>,
    found: &mut Vec<(Span, String)>,
) {
    for (name, work) in works {
        for touch in work.touches.iter().filter(|touch| touch.writes) {
            let (Some(lock), Some(held)) = (guarded.get(&touch.what), &touch.held) else { continue };
            let alone = work.own.contains(&touch.root) || work.makes_lock || held.contains(lock);
            let takes_part = work.locks.contains(lock) || !says_alone(name) && !locked.contains(own_name(name));
            if !alone && takes_part {
                found.push((touch.span, format!("`{}` is changed elsewhere while `{lock}` is held, and here it is not", touch.what)));
            }
        }
    }
}

/// For what is written under a lock, and under one only, that lock.
fn guarded(works: &BTreeMap<String, Work>) -> BTreeMap<String, String> {
    let mut locks: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for touch in works.values().flat_map(|work| &work.touches).filter(|touch| touch.writes) {
        if let Some(held) = touch.held.as_ref().filter(|held| held.len() == 1) {
            locks.entry(touch.what.clone()).or_default().extend(held.iter().cloned());
        }
    }
    locks.into_iter().filter(|(_, locks)| locks.len() == 1).filter_map(|(what, locks)| Some((what, locks.into_iter().next()?))).collect()
}

/// What is tested before its lock is taken, and changed under it by what the test said.
fn tested_before(
    works: &BTreeMap<String, Work>,
    locked: &BTreeSet<&str>,
    guarded: &BTreeMap<String, String>,
    found: &mut Vec<(Span, String)>,
) {
    for (name, work) in works {
        for (at, touch) in work.touches.iter().enumerate().filter(|(_, touch)| touch.tested && !touch.writes) {
            let (Some(lock), Some(held)) = (guarded.get(&touch.what), &touch.held) else { continue };
            let under = |other: &&Touch| other.what == touch.what && other.held.as_ref().is_some_and(|held| held.contains(lock));
            let again = work.touches.iter().filter(under).any(|other| other.tested);
            let acts = work.touches[at..].iter().filter(under).any(|other| other.writes && other.steps);
            if !held.contains(lock) && acts && !again && !work.own.contains(&touch.root) && !locked.contains(own_name(name)) {
                found.push((touch.span, format!("`{}` may have changed between this test and where `{lock}` is taken", touch.what)));
            }
        }
    }
}

/// What threads step that run the same function, or several functions, with no lock.
fn stepped(works: &BTreeMap<String, Work>, globals: &BTreeSet<String>, found: &mut Vec<(Span, String)>) {
    let mut threads: BTreeMap<&str, (u32, bool)> = BTreeMap::new();
    for (name, again, same) in works.values().flat_map(|work| &work.starts) {
        let entry = threads.entry(name.as_str()).or_insert((0, true));
        entry.0 += if *again { 2 } else { 1 };
        entry.1 &= *same;
    }
    let runs: u32 = threads.values().map(|(starts, _)| starts).sum();
    if runs < 2 {
        return;
    }
    for (thread, (starts, same)) in &threads {
        let mut inside = vec![*thread];
        // What a thread calls without a lock runs without one too.
        for _ in 0..2 {
            let more: Vec<&str> = inside
                .iter()
                .filter_map(|name| works.get(*name))
                .flat_map(|work| work.calls.iter().filter(|(_, locked)| !locked))
                .filter_map(|(name, _)| works.get_key_value(name).map(|(name, _)| name.as_str()))
                .filter(|name| !inside.contains(name))
                .collect();
            inside.extend(more);
        }
        let elsewhere = |what: &str| {
            let others = threads.keys().filter(|other| *other != thread).filter_map(|other| works.get(*other));
            others.flat_map(|work| &work.touches).any(|touch| touch.writes && touch.what == what)
        };
        for work in inside.iter().filter_map(|name| works.get(*name)) {
            for touch in work.touches.iter().filter(|touch| touch.steps && touch.held.as_ref().is_some_and(BTreeSet::is_empty)) {
                let of_file = globals.contains(&touch.root) && (*starts > 1 || elsewhere(&touch.what));
                let by_argument = *same && *starts > 1 && work.given.contains(&touch.root);
                if of_file || by_argument {
                    found.push((touch.span, format!("several threads step `{}` at once, and no lock is held", touch.what)));
                }
            }
        }
    }
}

fn says_alone(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ALONE.iter().any(|word| lower.contains(word))
}

/// The name of a function, which a method has with its place.
fn own_name(name: &str) -> &str {
    name.split('@').next().unwrap_or(name)
}

type Held = Option<BTreeSet<String>>;

struct Walk<'a> {
    globals: &'a BTreeSet<String>,
    hidden: BTreeSet<String>,
    params: BTreeSet<&'a str>,
    work: Work,
    in_loop: u32,
}

impl Work {
    fn of(function: &Function, globals: &BTreeSet<String>) -> Self {
        let params: BTreeSet<&str> = function.params.iter().map(|param| &*param.name).collect();
        let hidden = params.iter().map(|name| (*name).to_owned()).collect();
        let mut walk = Walk { globals, hidden, params, work: Self::default(), in_loop: 0 };
        walk.body(&function.body, Some(BTreeSet::new()), 0);
        walk.work.given.extend(walk.params.iter().map(|name| (*name).to_owned()));
        walk.work
    }
}

impl Walk<'_> {
    /// Follows statements one after the other; what is held behind them.
    fn body(&mut self, body: &[Stmt], mut held: Held, depth: u32) -> Held {
        if depth > DEEP {
            return None;
        }
        let before = held.clone();
        for stmt in body {
            held = self.statement(stmt, held, depth);
        }
        // A guard of C++ lets go where its block ends.
        if body.iter().any(|stmt| guard_of(stmt).is_some()) { before } else { held }
    }

    fn statement(&mut self, stmt: &Stmt, mut held: Held, depth: u32) -> Held {
        if let Some(lock) = guard_of(stmt) {
            self.work.locks.insert(lock.clone());
            if let Some(held) = &mut held {
                held.insert(lock);
            }
            return held;
        }
        match &stmt.kind {
            StmtKind::Var { name, ty, init, .. } => {
                self.hidden.insert(name.to_string());
                if let Some(init) = init {
                    self.named(name, init);
                    let starts = ty.as_ref().is_some_and(|ty| matches!(&*ty.name, "std.thread" | "std.jthread" | "thread" | "jthread"));
                    self.expr(init, &mut held, false, 0);
                    if let (true, ExprKind::Call { args, .. }) = (starts, &init.kind) {
                        self.starts(args.first().map(|arg| &arg.value), args.get(1).map(|arg| &arg.value));
                    }
                }
            }
            StmtKind::Assign { target, op, value } => {
                if let ExprKind::Name(name) = &target.kind {
                    self.named(name, value);
                }
                self.expr(value, &mut held, false, 0);
                self.write(target, *op, value, stmt.span, &held);
            }
            StmtKind::If { cond, then, otherwise } => {
                self.expr(cond, &mut held, true, 0);
                let one = self.body(then, held.clone(), depth + 1);
                let other = self.body(otherwise, held, depth + 1);
                return match (leaves(then), leaves(otherwise)) {
                    (true, false) => other,
                    (false, true) => one,
                    _ => one.zip(other).map(|(one, other)| one.intersection(&other).cloned().collect()),
                };
            }
            StmtKind::Loop { cond, body, update, .. } => {
                self.in_loop += 1;
                if let Some(cond) = cond {
                    self.expr(cond, &mut held, true, 0);
                }
                let behind = self.body(body, held.clone(), depth + 1);
                self.body(update, behind.clone(), depth + 1);
                self.in_loop -= 1;
                return held.zip(behind).map(|(one, other)| one.intersection(&other).cloned().collect());
            }
            StmtKind::Label(_) => return None,
            _ => {
                let (mut exprs, mut inner) = (Vec::new(), Vec::new());
                each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
                let loops = matches!(stmt.kind, StmtKind::ForEach { .. });
                exprs.into_iter().for_each(|e| self.expr(e, &mut held, false, 0));
                self.in_loop += u32::from(loops);
                match &stmt.kind {
                    StmtKind::Block(body) => held = self.body(body, held, depth + 1),
                    _ => inner.into_iter().for_each(|body| {
                        self.body(body, held.clone(), depth + 1);
                    }),
                }
                self.in_loop -= u32::from(loops);
            }
        }
        held
    }

    /// A variable gets a value: what it leads to may be made here, or be what a caller gave.
    fn named(&mut self, name: &str, value: &Expr) {
        match &strip(value).kind {
            ExprKind::Call { callee, .. }
                if last_name(callee).is_some_and(|name| names::class(name) & (names::ALLOC | names::SURE) != 0) =>
            {
                self.work.own.insert(name.to_owned());
            }
            ExprKind::Name(from) if self.params.contains(&**from) => {
                self.work.given.insert(name.to_owned());
            }
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } if matches!(operand.kind, ExprKind::Name(_)) => {
                self.work.own.insert(name.to_owned());
            }
            _ => {}
        }
    }

    fn write(&mut self, target: &Expr, op: Option<BinaryOp>, value: &Expr, span: Span, held: &Held) {
        let Some((what, root)) = self.shared(target) else { return };
        let mut used = BTreeSet::new();
        mentioned(value, &mut used, 0);
        let steps = op.is_some() || place::key(target).is_some_and(|key| used.contains(&key));
        self.work.touches.push(Touch { what, root, held: held.clone(), span, writes: true, steps, tested: false });
    }

    /// The member, or the variable of the file, that an expression names, and the variable that leads there.
    fn shared(&self, e: &Expr) -> Option<(String, String)> {
        let mut e = strip(e);
        while let ExprKind::Index { object, .. } = &e.kind {
            e = strip(object);
        }
        let key = place::key(e)?;
        let root = place::root_of(&key).trim_start_matches(['*', '&']).to_owned();
        match &e.kind {
            ExprKind::Name(name) => (self.globals.contains(&**name) && !self.hidden.contains(&**name)).then(|| (name.to_string(), root)),
            ExprKind::Member { name, .. } => Some((name.to_string(), root)),
            _ => None,
        }
    }

    fn expr(&mut self, e: &Expr, held: &mut Held, tests: bool, depth: u32) {
        if depth > DEEP {
            return;
        }
        match &e.kind {
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default();
                let lock = args.first().and_then(|arg| place::key(&arg.value)).or_else(|| match &callee.kind {
                    ExprKind::Member { object, .. } => place::key(object),
                    _ => None,
                });
                let lock = lock.map(|key| key.rsplit('.').next().unwrap_or(&key).trim_start_matches(['&', '*']).to_owned());
                let is_method = matches!(callee.kind, ExprKind::Member { .. }) && args.is_empty();
                if TRIES.iter().any(|part| name.contains(part)) {
                    *held = None;
                }
                if let Some(lock) = lock {
                    if takes(name) || is_method && name == "lock" {
                        self.work.locks.insert(lock.clone());
                        if let Some(held) = held {
                            held.insert(lock);
                        }
                        return;
                    }
                    if gives(name) || is_method && name == "unlock" {
                        if let Some(held) = held {
                            held.remove(&lock);
                        }
                        return;
                    }
                }
                self.work.makes_lock |=
                    name.ends_with("mutex_init") || matches!(name, "mtx_init" | "spin_lock_init" | "InitializeCriticalSection");
                if let Some((_, at)) = STARTS.iter().find(|(start, _)| *start == name) {
                    self.starts(args.get(*at).map(|arg| &arg.value), args.get(at + 1).map(|arg| &arg.value));
                }
                if let ExprKind::Name(callee) = &callee.kind {
                    self.work.calls.push((callee.to_string(), held.as_ref().is_none_or(|held| !held.is_empty())));
                }
            }
            ExprKind::Assign { target, op, value } => self.write(target, *op, value, e.span, held),
            ExprKind::Name(_) | ExprKind::Member { .. } if tests => {
                if let Some((what, root)) = self.shared(e) {
                    self.work.touches.push(Touch {
                        what,
                        root,
                        held: held.clone(),
                        span: e.span,
                        writes: false,
                        steps: false,
                        tested: true,
                    });
                }
                return;
            }
            _ => {}
        }
        parts(e, &mut |inner| self.expr(inner, held, tests, depth + 1));
    }

    /// A thread is started.
    fn starts(&mut self, function: Option<&Expr>, given: Option<&Expr>) {
        let name = function.map(strip).and_then(|e| match &e.kind {
            ExprKind::Name(name) => Some(name.to_string()),
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => place::key(operand),
            _ => None,
        });
        let mut separate = given.is_none();
        if let Some(given) = given {
            super::scans::with_parts(given, &mut |e| {
                separate |= matches!(e.kind, ExprKind::Index { .. } | ExprKind::Call { .. } | ExprKind::Binary { .. })
            });
        }
        if let Some(name) = name {
            self.work.starts.push((name, self.in_loop > 0, !separate));
        }
    }
}

/// The lock that a guard of C++ holds to the end of its block.
fn guard_of(stmt: &Stmt) -> Option<String> {
    let StmtKind::Var { ty: Some(ty), init: Some(init), .. } = &stmt.kind else { return None };
    let last = ty.name.rsplit('.').next().unwrap_or(&ty.name);
    let last = last.split('<').next().unwrap_or(last);
    let ExprKind::Call { args, .. } = &init.kind else { return None };
    let key = args
        .first()
        .and_then(|arg| place::key(&arg.value))
        .filter(|_| matches!(last, "lock_guard" | "scoped_lock" | "unique_lock" | "shared_lock"))?;
    Some(key.rsplit('.').next().unwrap_or(&key).to_owned())
}

fn leaves(body: &[Stmt]) -> bool {
    body.last().is_some_and(|last| match &last.kind {
        StmtKind::Return(_) | StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Goto(_) | StmtKind::Throw(_) => true,
        StmtKind::Block(inner) => leaves(inner),
        _ => false,
    })
}

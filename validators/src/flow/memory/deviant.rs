//! Where one statement of a function contradicts another: an element is read that no test of the length allows, a test that only tells
//! somebody, one allocation of several that nobody asks about (Engler et al. 2001). Knows the syntax of one function and no path.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::Span;

use super::{
    Check, last_name, names, place,
    prepass::strip,
    progress::mentioned,
    scans::{Found, each, expressions, statements, with_parts},
    slips::Look,
};
use crate::flow::ir::{Access, BinaryOp, Expr, ExprKind, Lit, Param, Stmt, StmtKind, UnaryOp};

impl Look<'_> {
    /// All of it.
    pub(super) fn deviates(&mut self) {
        let mut found = Vec::new();
        self.beyond_tests(&mut found);
        self.unread_end(&mut found);
        self.one_allocation(&mut found);
        let mut blocks = vec![self.function.body.as_slice()];
        statements(&self.function.body, &mut |stmt| each(stmt, &mut |_| {}, &mut |inner| blocks.push(inner)));
        let ended = self.ended_at();
        for block in blocks {
            behind_scan(block, &ended, &mut found);
            self.only_told(block, &mut found);
            freed_before_stopped(block, &mut found);
        }
        self.bounded_above(&mut found);
        self.found.extend(found);
    }

    /// Places that are as long as a text, or where a zero was written: what lies there may be read.
    fn ended_at(&self) -> BTreeSet<String> {
        let mut ended = BTreeSet::new();
        let mut given = |key: Option<String>, value: &Expr| {
            let mut measured = false;
            with_parts(value, &mut |e| measured |= measures_text(e));
            ended.extend(key.filter(|_| measured));
        };
        statements(&self.function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Var { name, init: Some(init), .. } => given(Some(name.to_string()), init),
            StmtKind::Assign { target, value, .. } => given(place::key(target), value),
            _ => {}
        });
        let zero = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Int(0) | Lit::Char('\0')));
        let mut written = |target: &Expr, value: &Expr| match &strip(target).kind {
            ExprKind::Index { index, .. } if zero(value) => ended.extend(place::key(strip(index))),
            ExprKind::Unary { op: UnaryOp::Deref, operand } if zero(value) => ended.extend(place::key(strip(operand))),
            _ => {}
        };
        statements(&self.function.body, &mut |stmt| {
            if let StmtKind::Assign { target, op: None, value } = &stmt.kind {
                written(target, value);
            }
        });
        ended
    }

    /// `if (size >= 30 && data[30] == …)`: of all tests of the length, none allows the element that is read.
    fn beyond_tests(&self, found: &mut Vec<Found>) {
        for pair in self.function.params.windows(2) {
            let [data, length] = pair else { continue };
            let is_data = data.ty.as_ref().is_some_and(|ty| ty.pointers == 1 && names::is_byte_type(&ty.name));
            let counts = length.ty.as_ref().is_some_and(|ty| ty.pointers <= 1 && ty.dims.is_empty() && !names::is_byte_type(&ty.name));
            if !is_data || !counts || !names::is_length(&length.name) || self.is_taken(&length.name) {
                continue;
            }
            if let Some((at, index, allowed)) = beyond(&self.function.body, data, length) {
                let message = format!("`{}[{index}]` is used, where tests of `{}` allow {allowed} elements", data.name, length.name);
                found.push((Check::OffByOne, at, message));
            }
        }
    }

    /// A pointer to the end of what is read in a loop that nobody looks at.
    fn unread_end(&self, found: &mut Vec<Found>) {
        let ends = |name: &str| {
            let named = name.ends_with("_end") || name.ends_with("End");
            let name = name.to_ascii_lowercase();
            named || matches!(name.as_str(), "end" | "ep" | "limit" | "last" | "max" | "endp" | "bound" | "eof")
        };
        if !self.function.params.iter().any(|param| ends(&param.name)) {
            return;
        }
        let (mut used, mut unknown) = (BTreeSet::new(), false);
        expressions(&self.function.body, &mut |e| match &e.kind {
            ExprKind::Name(name) => {
                used.insert(name.to_string());
            }
            ExprKind::Unknown(_) | ExprKind::Lambda(_) => unknown = true,
            _ => {}
        });
        for end in self.function.params.iter().filter(|param| ends(&param.name)) {
            let Some(ty) = end.ty.as_ref().filter(|ty| ty.pointers == 1 && names::is_byte_type(&ty.name)) else { continue };
            if used.contains(&*end.name) || unknown {
                continue;
            }
            let same = |param: &&Param| {
                param.name != end.name && param.ty.as_ref().is_some_and(|other| other.pointers == 1 && other.name == ty.name)
            };
            let mut cursors: BTreeSet<String> = self.function.params.iter().filter(same).map(|param| param.name.to_string()).collect();
            statements(&self.function.body, &mut |stmt| {
                if let StmtKind::Var { name, init: Some(init), .. } = &stmt.kind
                    && matches!(&strip(init).kind, ExprKind::Name(from) if cursors.contains(&**from))
                {
                    cursors.insert(name.to_string());
                }
            });
            let mut read = None;
            statements(&self.function.body, &mut |stmt| {
                if let StmtKind::Loop { cond, body, .. } = &stmt.kind {
                    let mut see = |e: &Expr| {
                        if let ExprKind::Unary { op: UnaryOp::Deref, operand } = &e.kind
                            && let ExprKind::Assign { target, .. } = &strip(operand).kind
                            && place::key(target).is_some_and(|key| cursors.contains(&key))
                        {
                            read.get_or_insert(e.span);
                        }
                    };
                    expressions(body, &mut see);
                    if let Some(cond) = cond {
                        with_parts(cond, &mut see);
                    }
                }
            });
            if let Some(at) = read {
                found.push((Check::BufferLength, at, format!("nobody looks at `{}`, where what is read ends", end.name)));
            }
        }
    }

    /// One allocation that nobody asks about, where another one is asked about.
    fn one_allocation(&self, found: &mut Vec<Found>) {
        let mut made: Vec<(String, Span)> = Vec::new();
        let mut asked = BTreeSet::new();
        statements(&self.function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Assign { target, op: None, value } if allocates(value) => {
                made.extend(place::key(target).map(|key| (key, stmt.span)));
            }
            StmtKind::Var { name, init: Some(init), .. } if allocates(init) => made.push((name.to_string(), stmt.span)),
            StmtKind::If { cond, .. } | StmtKind::Loop { cond: Some(cond), .. } | StmtKind::Assert { cond, .. } => {
                mentioned(cond, &mut asked, 0)
            }
            StmtKind::Return(Some(e)) => mentioned(e, &mut asked, 0),
            _ => {}
        });
        expressions(&self.function.body, &mut |e| match &e.kind {
            ExprKind::Conditional { cond, .. } => mentioned(cond, &mut asked, 0),
            ExprKind::Binary { op: BinaryOp::Eq | BinaryOp::NotEq | BinaryOp::And | BinaryOp::Or, .. } => mentioned(e, &mut asked, 0),
            ExprKind::Unary { op: UnaryOp::Not, .. } => mentioned(e, &mut asked, 0),
            // A macro may ask; so may a function that says so.
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default();
                if !name.chars().any(|c| c.is_ascii_lowercase()) || names::class(name) & names::LIMIT != 0 {
                    args.iter().for_each(|arg| mentioned(&arg.value, &mut asked, 0));
                }
            }
            _ => {}
        });
        let followed = self.followed();
        let sibling = made.iter().any(|(key, _)| asked.contains(key));
        for (key, at) in made.iter().filter(|(key, _)| sibling && key.contains('.') && !key.contains(['[', '*'])) {
            if !asked.contains(key) && followed.get(key).is_some_and(|used| used.start > at.start) {
                let message = format!("nobody asks whether `{key}` was allocated, as is asked of another in the same function");
                found.push((Check::UncheckedAllocation, *at, message));
            }
        }
    }

    /// Where places are followed last: an element, a member, what a function of the library reads or writes there.
    fn followed(&self) -> BTreeMap<String, Span> {
        let mut followed = BTreeMap::new();
        expressions(&self.function.body, &mut |e| {
            let mut goes = |pointer: &Expr| {
                if let Some(key) = place::key(strip(pointer)) {
                    followed.insert(key, e.span);
                }
            };
            match &e.kind {
                ExprKind::Index { object, .. } | ExprKind::Member { object, access: Access::Arrow, .. } => goes(object),
                ExprKind::Unary { op: UnaryOp::Deref, operand } => goes(operand),
                ExprKind::Call { callee, args, .. } => {
                    let name = last_name(callee).unwrap_or_default();
                    if name.starts_with("str") || matches!(name, "memcpy" | "memmove" | "memset" | "memcmp" | "sprintf" | "snprintf") {
                        args.iter().take(2).for_each(|arg| goes(&arg.value));
                    }
                }
                _ => {}
            }
        });
        followed
    }

    /// `if (index > count) warn(…); … table[index]`: the test stops nobody.
    fn only_told(&self, block: &[Stmt], found: &mut Vec<Found>) {
        for (at, stmt) in block.iter().enumerate() {
            let StmtKind::If { cond, then, otherwise } = &stmt.kind else { continue };
            let ExprKind::Binary { op: BinaryOp::Gt | BinaryOp::Ge, left, right } = &strip(cond).kind else { continue };
            let ExprKind::Name(index) = &strip(left).kind else { continue };
            let tells = |stmt: &Stmt| match &stmt.kind {
                StmtKind::Expr(e) => only_tells(e) && !(self.leaves)(e),
                _ => false,
            };
            let bound = place::key(strip(right)).is_some() && !matches!(strip(right).kind, ExprKind::Lit(_));
            if then.is_empty() || !otherwise.is_empty() || !bound || !then.iter().all(tells) {
                continue;
            }
            for next in &block[at + 1..] {
                let mut set = false;
                statements(std::slice::from_ref(next), &mut |stmt| {
                    set |= matches!(&stmt.kind, StmtKind::Assign { target, .. } if place::key(target).is_some_and(|key| key == **index));
                });
                if set || matches!(next.kind, StmtKind::If { .. } | StmtKind::Loop { .. } | StmtKind::Switch { .. }) {
                    break;
                }
                let mut used = None;
                expressions(std::slice::from_ref(next), &mut |e| {
                    if let ExprKind::Index { index: inner, .. } = &e.kind {
                        let mut names = BTreeSet::new();
                        mentioned(inner, &mut names, 0);
                        if names.contains(&**index) {
                            used.get_or_insert(e.span);
                        }
                    }
                });
                if let Some(used) = used {
                    found.push((
                        Check::UncheckedIndex,
                        used,
                        format!("where `{index}` is too large somebody is told, and it is used all the same"),
                    ));
                    break;
                }
            }
        }
    }

    /// `int slot = query->slot; if (slot >= MAX) return …; table[slot]`: it may be below zero.
    fn bounded_above(&self, found: &mut Vec<Found>) {
        let mut given: Vec<String> = Vec::new();
        let mut other = BTreeSet::new();
        statements(&self.function.body, &mut |stmt| match &stmt.kind {
            StmtKind::Var { name, ty: Some(ty), init, .. } => {
                let signed = !ty.is_unsigned
                    && ty.pointers == 0
                    && ty.dims.is_empty()
                    && matches!(&*ty.name, "int" | "s32" | "int32_t" | "long" | "short");
                if let Some(Expr { kind: ExprKind::Member { name: member, .. }, .. }) = init
                    && signed
                    && self.facts.fields.get(&**member).is_some_and(|ty| !ty.is_unsigned && &*ty.name == "int")
                {
                    given.push(name.to_string());
                }
            }
            StmtKind::Assign { target, .. } => other.extend(place::key(target)),
            _ => {}
        });
        given.retain(|name| !other.contains(name) && !self.is_taken(name));
        if given.is_empty() {
            return;
        }
        let mut all: BTreeMap<&str, Asked> = given.iter().map(|name| (name.as_str(), Asked::default())).collect();
        let mut see = |e: &Expr, how: &mut dyn FnMut(&mut Asked)| {
            if let ExprKind::Name(name) = &e.kind
                && let Some(asked) = all.get_mut(&**name)
            {
                how(asked);
            }
        };
        expressions(&self.function.body, &mut |e| match &e.kind {
            ExprKind::Binary { op: BinaryOp::Gt | BinaryOp::Ge, left, right } => {
                let zero = matches!(strip(right).kind, ExprKind::Lit(_) | ExprKind::Unary { .. });
                let zero = zero || matches!(right.kind, ExprKind::Call { .. });
                let named = matches!(strip(right).kind, ExprKind::Name(_) | ExprKind::Member { .. });
                see(left, &mut |asked| {
                    asked.below |= zero;
                    asked.above |= named;
                });
            }
            ExprKind::Index { index, .. } => see(index, &mut |asked| asked.used = asked.used.or(Some(e.span))),
            ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Eq | BinaryOp::NotEq, left, right } => {
                [left, right].into_iter().for_each(|side| see(strip(side), &mut |asked| asked.below = true));
            }
            ExprKind::Unary { operand, .. } => see(operand, &mut |asked| asked.below = true),
            ExprKind::Cast { value, .. } => see(value, &mut |asked| asked.below = true),
            ExprKind::Call { callee, args, .. } => {
                let reads = last_name(callee)
                    .is_some_and(|name| name.chars().any(|c| c.is_ascii_lowercase()) && names::class(name) & names::LIMIT == 0);
                args.iter().filter(|_| !reads).for_each(|arg| see(strip(&arg.value), &mut |asked| asked.below = true));
            }
            _ => {}
        });
        for (name, asked) in &all {
            if let Asked { above: true, below: false, used: Some(at) } = asked {
                found.push((Check::UncheckedIndex, *at, format!("`{name}` is asked whether it is too large, and may be below zero")));
            }
        }
    }
}

/// What is asked of a number, and where it selects an element first.
#[derive(Default)]
struct Asked {
    above: bool,
    below: bool,
    used: Option<Span>,
}

/// Whether a call tells somebody and comes back for sure: of what is called after an error that is up to the project.
fn only_tells(e: &Expr) -> bool {
    let ExprKind::Call { callee, args, .. } = &e.kind else { return false };
    let name = last_name(callee).unwrap_or_default();
    let first = args.first().map(|arg| &strip(&arg.value).kind);
    match name {
        // Of PostgreSQL: from `ERROR` on they do not come back.
        "elog" | "ereport" => matches!(first, Some(ExprKind::Name(level))
            if level.starts_with("DEBUG") || matches!(&**level, "LOG" | "LOG_SERVER_ONLY" | "INFO" | "NOTICE" | "WARNING" | "COMMERROR")),
        "perror" | "pr_err" | "dev_err" | "netdev_err" | "netif_err" | "drm_err" => true,
        _ => names::tells(name) && !name.to_ascii_lowercase().contains("err"),
    }
}

fn allocates(value: &Expr) -> bool {
    let ExprKind::Call { callee, .. } = &strip(value).kind else { return false };
    last_name(callee).is_some_and(|name| names::class(name) & names::ALLOC != 0 && names::class(name) & names::SURE == 0)
}

/// An element by number that lies behind all that tests of the length allow.
fn beyond(body: &[Stmt], data: &Param, length: &Param) -> Option<(Span, i128, i128)> {
    let is_length = |e: &Expr| {
        let e = strip(e);
        let inner = match &e.kind {
            ExprKind::Unary { op: UnaryOp::Deref, operand } => strip(operand),
            _ => e,
        };
        matches!(&inner.kind, ExprKind::Name(name) if *name == length.name)
    };
    let is_data = |e: &Expr| matches!(&strip(e).kind, ExprKind::Name(name) if *name == data.name);
    let (mut allowed, mut open) = (0i128, false);
    let (mut mentions, mut tests) = (0, 0);
    let mut furthest: Option<(Span, i128)> = None;
    expressions(body, &mut |e| match &e.kind {
        ExprKind::Binary { op, left, right } => {
            use BinaryOp::{Eq, Ge, Gt, Le, Lt, NotEq};
            let (number, more) = match (is_length(left), is_length(right)) {
                (true, false) => (right, matches!(op, Gt | Le)),
                (false, true) => (left, matches!(op, Lt | Ge)),
                _ => return,
            };
            tests += 1;
            match (op, &strip(number).kind) {
                (Lt | Le | Gt | Ge | Eq | NotEq, ExprKind::Lit(Lit::Int(n))) => allowed = allowed.max(n + i128::from(more)),
                _ => open = true,
            }
        }
        ExprKind::Name(name) if *name == length.name => mentions += 1,
        ExprKind::Assign { target, .. } => open |= is_data(target) || is_length(target),
        ExprKind::Index { object, index } if is_data(object) => {
            if let ExprKind::Lit(Lit::Int(n)) = strip(index).kind
                && furthest.is_none_or(|(_, most)| most < n)
            {
                furthest = Some((e.span, n));
            }
        }
        ExprKind::Unknown(_) | ExprKind::Lambda(_) => open = true,
        _ => {}
    });
    statements(body, &mut |stmt| {
        if let StmtKind::Assign { target, .. } = &stmt.kind {
            open |= is_data(target) || is_length(target);
        }
    });
    // Who else is given the length may look at it.
    let (at, index) = furthest?;
    (!open && tests > 0 && mentions == tests && allowed >= 2 && index >= allowed).then_some((at, index, allowed))
}

/// `while (p < end && *p != ' ') p++; if (*p == ' ')`: the loop may have ended at the end.
fn behind_scan(block: &[Stmt], ended: &BTreeSet<String>, found: &mut Vec<Found>) {
    for pair in block.windows(2) {
        let StmtKind::Loop { cond: Some(cond), body, .. } = &pair[0].kind else { continue };
        let ExprKind::Binary { op: BinaryOp::And, left, right } = &strip(cond).kind else { continue };
        let ExprKind::Binary { op: BinaryOp::Lt, left: cursor, right: bound } = &strip(left).kind else { continue };
        let mut names = BTreeSet::new();
        mentioned(cursor, &mut names, 0);
        // A text has a zero where it ends.
        let mut measured = false;
        with_parts(bound, &mut |e| measured |= measures_text(e));
        if measured || place::key(strip(bound)).is_none_or(|key| ended.contains(&key)) {
            continue;
        }
        let mut seen = BTreeSet::new();
        with_parts(right, &mut |e| seen.extend(element(e).filter(|key| names.iter().any(|name| holds(key, name)))));
        let mut leaves = false;
        statements(body, &mut |stmt| leaves |= matches!(stmt.kind, StmtKind::Break(_) | StmtKind::Goto(_) | StmtKind::Return(_)));
        let StmtKind::If { cond, .. } = &pair[1].kind else { continue };
        let mut first = strip(cond);
        while let ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, left, .. } = &first.kind {
            first = strip(left);
        }
        let mut read = None;
        with_parts(first, &mut |e| {
            if element(e).is_some_and(|key| seen.contains(&key)) {
                read.get_or_insert(e.span);
            }
        });
        let mut again = BTreeSet::new();
        if let ExprKind::Binary { left, right, .. } = &first.kind {
            for side in [left, right] {
                let mut all = BTreeSet::new();
                mentioned(side, &mut all, 0);
                again.extend(place::key(strip(bound)).filter(|key| all.contains(key)));
            }
        }
        if let (Some(at), true, false) = (read, again.is_empty(), leaves) {
            let bound = place::key(strip(bound)).unwrap_or_default();
            found.push((Check::CursorPastEnd, at, format!("the loop may have ended at `{bound}`, and what lies there is read")));
        }
    }
}

/// Whether a call says how long a text is.
fn measures_text(e: &Expr) -> bool {
    let ExprKind::Call { callee, .. } = &e.kind else { return false };
    let texts = ["strlen", "wcslen", "strnlen", "length", "size", "strchr", "strrchr", "sprintf", "snprintf"];
    last_name(callee).is_some_and(|name| texts.contains(&name))
}

/// An element that is read through a cursor: `*p`, `data[i]`.
fn element(e: &Expr) -> Option<String> {
    matches!(e.kind, ExprKind::Index { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. }).then(|| place::key(e)).flatten()
}

/// Whether a place's text holds a name as a whole.
fn holds(key: &str, name: &str) -> bool {
    key.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).any(|part| part == name)
}

/// `kfree(dev->ring); unregister_netdev(dev->net);`: until it is told to stop, somebody may use what was freed.
fn freed_before_stopped(block: &[Stmt], found: &mut Vec<Found>) {
    let call = |stmt: &Stmt| -> Option<(String, Vec<String>)> {
        let StmtKind::Expr(Expr { kind: ExprKind::Call { callee, args, .. }, .. }) = &stmt.kind else { return None };
        let args = args.iter().filter_map(|arg| place::key(strip(&arg.value)).map(|key| key.trim_start_matches('&').to_owned()));
        Some((last_name(callee)?.to_owned(), args.collect()))
    };
    // From the end: whom the calls that stand further on tell to stop, and by what.
    let mut told: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    let mut first = None;
    for stmt in block.iter().rev() {
        let Some((name, args)) = call(stmt) else { continue };
        if stops(&name) {
            for arg in args {
                let owner = place::root_of(&arg).to_owned();
                let (last, parts) = told.entry(owner).or_default();
                last.clone_from(&name);
                parts.insert(arg);
            }
            continue;
        }
        let [freed] = args.as_slice() else { continue };
        if names::class(&name) & names::FREE == 0 || !freed.contains('.') {
            continue;
        }
        if let Some((name, _)) = told.get(place::root_of(freed)).filter(|(_, parts)| parts.iter().any(|part| part != freed)) {
            first = Some((stmt.span, format!("`{freed}` is freed before `{name}` stops those who may still use it")));
        }
    }
    found.extend(first.map(|(at, message)| (Check::UseAfterFree, at, message)));
}

/// Calls that tell others to stop, and wait for them.
fn stops(name: &str) -> bool {
    [
        "unregister_netdev",
        "unregister_netdevice",
        "cancel_work_sync",
        "cancel_delayed_work_sync",
        "del_timer_sync",
        "timer_delete_sync",
        "free_irq",
    ]
    .contains(&name)
        || ["tasklet_kill", "kthread_stop", "flush_work", "input_unregister_device", "snd_card_disconnect", "pthread_join"].contains(&name)
}

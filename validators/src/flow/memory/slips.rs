//! Slips of logic that the shape of a function shows: loops and calls that never end, tests that are decided before they are made, calls
//! that are given too little. Knows the syntax of one function, the names of its file, and no path.

use std::{cell::OnceCell, collections::BTreeSet};

use super::{
    Check,
    endless::{plain_names, written},
    file::Names,
    last_name, place,
    prepass::{Facts, strip},
    scans::{Found, each, parts},
};
use crate::flow::{
    exact::format::conversions,
    ir::{Arg, BinaryOp, Case, Expr, ExprKind, Function, Lit, Stmt, StmtKind, TypeRef, UnaryOp},
};

/// Statements inside statements that are looked at.
pub(super) const DEEP: u32 = 60;

/// What the shape of a function shows. `leaves`: whether a call does not come back.
pub(super) fn slips(function: &Function, facts: &Facts, file: &Names<'_>, leaves: &dyn Fn(&Expr) -> bool) -> Vec<Found> {
    // A macro is no function.
    if !function.params.is_empty() && function.params.iter().all(|param| param.ty.is_none()) {
        return Vec::new();
    }
    let mut look = Look { function, facts, file, leaves, taken: OnceCell::new(), bounded: OnceCell::new(), found: Vec::new() };
    look.body(&function.body, 0);
    look.recursion();
    look.depth();
    look.unreturned();
    look.handed_out();
    look.two_owners();
    look.trusted();
    look.handler();
    look.gaps();
    look.deviates();
    look.products();
    look.found.extend(file.anywhere.iter().filter(|(_, at, _)| function.span.contains(*at)).cloned());
    look.found
}

pub(super) struct Look<'a> {
    pub(super) function: &'a Function,
    pub(super) facts: &'a Facts<'a>,
    pub(super) file: &'a Names<'a>,
    pub(super) leaves: &'a dyn Fn(&Expr) -> bool,
    /// What [`Look::is_taken`] asks.
    taken: OnceCell<BTreeSet<String>>,
    /// What a letter is looked for in before it counts as one that may be negative.
    pub(super) bounded: OnceCell<Option<BTreeSet<String>>>,
    pub(super) found: Vec<Found>,
}

impl Look<'_> {
    /// Whether the address of a variable is taken, or a closure or something unknown may change it.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        let taken = self.taken.get_or_init(|| {
            let mut taken = BTreeSet::new();
            self.addresses(&self.function.body, &mut taken, 0);
            taken
        });
        taken.contains(name)
    }

    fn addresses(&self, body: &[Stmt], taken: &mut BTreeSet<String>, depth: u32) {
        if depth > DEEP {
            return;
        }
        for stmt in body {
            let (mut exprs, mut inner) = (Vec::new(), Vec::new());
            each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
            exprs.into_iter().for_each(|e| self.address(e, taken, depth));
            inner.into_iter().for_each(|body| self.addresses(body, taken, depth + 1));
        }
    }

    fn address(&self, e: &Expr, taken: &mut BTreeSet<String>, depth: u32) {
        if depth > DEEP {
            return;
        }
        let mut whole = Vec::new();
        match &e.kind {
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => whole.push(&**operand),
            ExprKind::Lambda(_) => taken.extend(self.facts.locals.iter().cloned()),
            ExprKind::Unknown(items) => whole.extend(items),
            // A macro may assign what it is given; so may a function of C++ that takes it by reference.
            ExprKind::Call { callee, args, .. } => {
                let name = last_name(callee).unwrap_or_default();
                let changes = self.file.is_cpp || !name.chars().any(|c| c.is_ascii_lowercase());
                whole.extend(args.iter().map(|arg| &arg.value).filter(|_| changes));
            }
            _ => {}
        }
        taken.extend(whole.into_iter().filter_map(place::key).map(|key| place::root_of(&key).to_owned()));
        parts(e, &mut |inner| self.address(inner, taken, depth + 1));
    }

    fn body(&mut self, body: &[Stmt], depth: u32) {
        if depth > DEEP {
            return;
        }
        for (at, stmt) in body.iter().enumerate() {
            let next = body.get(at + 1);
            if let Some(next) = next.filter(|next| matches!(stmt.kind, StmtKind::Return(_) | StmtKind::Throw(_)) && does(next)) {
                self.found.push((Check::DeadCode, next.span, "the way out before it is always taken".into()));
            }
            match &stmt.kind {
                StmtKind::If { cond, then, otherwise } => {
                    let block = next.is_some_and(|next| matches!(&next.kind, StmtKind::Block(inner) if !inner.is_empty()));
                    if then.is_empty() && otherwise.is_empty() && block {
                        self.found.push((
                            Check::EmptyBranch,
                            cond.span,
                            "the test has no branch of its own; the block behind always runs".into(),
                        ));
                    }
                    self.condition(cond);
                }
                StmtKind::Loop { cond, body, update, .. } => {
                    if let Some(cond) = cond {
                        self.endless(cond, body, update);
                        self.stalls(cond, body, update);
                        self.stands_still(cond, body, update);
                    }
                    self.chases(cond.as_ref(), body, update);
                    self.unpacks(cond.as_ref(), body);
                    self.changed_under(stmt);
                }
                StmtKind::ForEach { .. } => self.changed_under(stmt),
                StmtKind::Switch { cases, .. } => {
                    self.falls(cases);
                    self.runs_on(cases);
                    self.no_default(&body[..at], &body[at + 1..], cases, stmt);
                }
                StmtKind::Var { init: Some(init), .. } => self.fixed(init),
                StmtKind::Assign { value, op: None, .. } => {
                    self.fixed(value);
                    self.lost_block(body, at);
                }
                _ => {}
            }
            let (mut exprs, mut inner) = (Vec::new(), Vec::new());
            each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
            exprs.into_iter().for_each(|e| self.expr(e, 0));
            inner.into_iter().for_each(|body| self.body(body, depth + 1));
        }
    }

    /// A function of the file's own that stands where a value is tested.
    fn condition(&mut self, cond: &Expr) {
        if let Some(name) = self.function_named(cond) {
            self.found.push((Check::FunctionCompared, cond.span, format!("`{name}` is a function; its address is never null")));
        }
    }

    fn function_named<'e>(&self, e: &'e Expr) -> Option<&'e str> {
        let ExprKind::Name(name) = &strip(e).kind else { return None };
        let hidden = self.facts.types.contains_key(name) || self.facts.locals.contains(&**name);
        let given = self.function.params.iter().any(|param| param.name == *name);
        (self.file.functions.contains_key(&**name) && !hidden && !given).then_some(name)
    }

    fn expr(&mut self, e: &Expr, depth: u32) {
        if depth > DEEP {
            return;
        }
        match &e.kind {
            ExprKind::Binary { op: BinaryOp::Eq | BinaryOp::NotEq | BinaryOp::Lt | BinaryOp::Gt, left, right } => {
                for (one, other) in [(left, right), (right, left)] {
                    if matches!(strip(other).kind, ExprKind::Lit(_))
                        && let Some(name) = self.function_named(one)
                    {
                        let message = format!("`{name}` is a function and is not called");
                        self.found.push((Check::FunctionCompared, e.span, message));
                    }
                }
            }
            ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, right } => {
                let wide = match &left.kind {
                    ExprKind::Name(name) => self.facts.types.get(name).filter(|ty| counts_in_more_than_bytes(ty)).map(|_| name),
                    _ => None,
                };
                if let Some(name) = wide.filter(|_| measures(right, 0)) {
                    let message = format!("`{name}` counts in elements, and a number of bytes is added to it");
                    self.found.push((Check::ScaledTwice, e.span, message));
                }
            }
            ExprKind::Binary { op: op @ (BinaryOp::BitAnd | BinaryOp::BitOr), left, right } => self.both_sides(*op, left, right, e),
            ExprKind::Index { object, index } => self.letter_as_index(object, index, e),
            ExprKind::Call { callee, args, .. } => {
                if let ExprKind::Name(name) = &callee.kind {
                    self.arguments(name, args, e);
                }
            }
            _ => {}
        }
        parts(e, &mut |inner| self.expr(inner, depth + 1));
    }

    /// Arguments that are missing, or of another kind than is asked for.
    fn arguments(&mut self, name: &str, args: &[Arg], e: &Expr) {
        // A macro may stand for several.
        let macros = args.iter().any(|arg| match &arg.value.kind {
            ExprKind::Name(n) => !n.chars().any(|c| c.is_ascii_lowercase()),
            ExprKind::Call { callee, .. } => last_name(callee).is_none_or(|n| !n.chars().any(|c| c.is_ascii_lowercase())),
            ExprKind::Unknown(_) => true,
            _ => false,
        });
        let hidden = self.facts.types.contains_key(name) || self.facts.locals.contains(name);
        if let Some(Some(takes)) = self.file.functions.get(name).filter(|_| !hidden && !macros)
            && args.len() < *takes
        {
            let message = format!("`{name}` takes {takes} arguments and is given {}", args.len());
            self.found.push((Check::FormatArguments, e.span, message));
        }
        let (at, scans) = match name {
            "printf" => (0, false),
            "fprintf" | "sprintf" | "syslog" | "dprintf" => (1, false),
            "snprintf" => (2, false),
            "scanf" => (0, true),
            "fscanf" | "sscanf" => (1, true),
            _ => return,
        };
        let Some(ExprKind::Lit(Lit::Str(format))) = args.get(at).map(|arg| &arg.value.kind) else { return };
        if macros || format.contains('$') || args.iter().any(|arg| arg.spread != crate::flow::ir::Spread::No) {
            return;
        }
        let asked: Vec<Option<&str>> = conversions(format).into_iter().filter(|kind| *kind != Some("m")).collect();
        // What `scanf` skips by a star is not stored, and a set is no letter.
        if scans && (format.contains('*') || format.contains('[')) || format.contains("%n") {
            return;
        }
        if args.len() - at - 1 < asked.len() {
            let message = format!("the format asks for {} values and is given {}", asked.len(), args.len() - at - 1);
            self.found.push((Check::FormatArguments, e.span, message));
            return;
        }
        for (kind, arg) in asked.into_iter().zip(&args[at + 1..]) {
            let number = matches!(arg.value.kind, ExprKind::Lit(Lit::Int(n)) if n != 0) || self.is_number(&arg.value);
            let text = matches!(arg.value.kind, ExprKind::Lit(Lit::Str(_))) || self.is_text(&arg.value);
            let wrong = match kind {
                Some("s") => number,
                Some("d" | "i" | "u" | "c") if scans => number,
                Some("d" | "i" | "u" | "c") => text,
                _ => false,
            };
            if wrong {
                let kind = kind.unwrap_or_default();
                self.found.push((Check::FormatArguments, arg.value.span, format!("`%{kind}` is given something of another kind")));
            }
        }
    }

    fn type_named(&self, e: &Expr) -> Option<&TypeRef> {
        match &e.kind {
            ExprKind::Name(name) => self.facts.types.get(name),
            _ => None,
        }
    }

    fn is_number(&self, e: &Expr) -> bool {
        self.type_named(e)
            .is_some_and(|ty| ty.pointers == 0 && ty.dims.is_empty() && !ty.is_reference && place::scalar_size(&ty.name).is_some())
    }

    fn is_text(&self, e: &Expr) -> bool {
        self.type_named(e).is_some_and(|ty| &*ty.name == "char" && usize::from(ty.pointers) + ty.dims.len() == 1 && !ty.is_reference)
    }

    /// `char *p = (char *)0x400000;`
    fn fixed(&mut self, value: &Expr) {
        if let ExprKind::Cast { ty, value: number } = &value.kind
            && ty.pointers == 1
            && &*ty.name != "void"
            && let ExprKind::Lit(Lit::Int(n)) = strip(number).kind
            && (0x1000..0xffff_ffff).contains(&n)
        {
            self.found.push((Check::FixedAddress, value.span, format!("the pointer leads to address {n:#x}, whatever lies there")));
        }
    }

    /// Cases that undo what the one before did, for want of a `break`.
    fn falls(&mut self, cases: &[Case]) {
        for pair in cases.windows(2) {
            let [one, other] = pair else { continue };
            let last = innermost(one.body.last(), false);
            let first = innermost(other.body.first(), true);
            let (Some(last), Some(first), true) = (last, first, one.falls_through) else { continue };
            let undone = match (&last.kind, &first.kind) {
                (StmtKind::Assign { target: a, op: None, .. }, StmtKind::Assign { target: b, op: None, value }) => {
                    let key = place::key(a);
                    let mut read = Vec::new();
                    place::operands(value, &mut read);
                    key.is_some() && key == place::key(b) && !read.into_iter().filter_map(place::key).any(|used| Some(used) == key)
                }
                (StmtKind::Expr(a), StmtKind::Expr(b)) => match (&a.kind, &b.kind) {
                    (ExprKind::Call { callee: f, args: x, .. }, ExprKind::Call { callee: g, args: y, .. }) => {
                        let said = |args: &[Arg]| {
                            args.iter().find_map(|arg| match &arg.value.kind {
                                ExprKind::Lit(Lit::Str(text)) => Some(text.clone()),
                                _ => None,
                            })
                        };
                        let same = place::key(f).is_some_and(|key| place::key(g) == Some(key));
                        same && x.len() == y.len() && said(x).zip(said(y)).is_some_and(|(a, b)| a != b)
                    }
                    _ => false,
                },
                _ => false,
            };
            if undone {
                self.found.push((Check::FallsThrough, last.span, "the next case follows at once, and does it over".to_owned()));
            }
        }
    }

    /// A variable without a value that a switch without a default sets in each case.
    fn no_default(&mut self, before: &[Stmt], after: &[Stmt], cases: &[Case], switch: &Stmt) {
        if cases.is_empty() || cases.iter().any(|case| case.patterns.is_empty()) {
            return;
        }
        let unset: Vec<&str> = before
            .iter()
            .filter_map(|stmt| match &stmt.kind {
                StmtKind::Var { name, init: None, ty: Some(ty), .. } if ty.dims.is_empty() => Some(&**name),
                _ => None,
            })
            .collect();
        if unset.is_empty() {
            return;
        }
        let sets = |body: &[Stmt], name: &str| {
            body.iter().any(|stmt| match &stmt.kind {
                StmtKind::Assign { target, op: None, .. } => place::key(target).is_some_and(|key| key == name),
                _ => false,
            })
        };
        let mut between = BTreeSet::new();
        before
            .iter()
            .filter(|stmt| !matches!(stmt.kind, StmtKind::Var { .. }))
            .for_each(|stmt| written(std::slice::from_ref(stmt), &mut between, 0));
        let full: Vec<&Case> = cases.iter().filter(|case| !case.body.is_empty()).collect();
        for name in unset.into_iter().filter(|name| !between.contains(*name)) {
            let each_sets = !full.is_empty() && full.iter().all(|case| sets(&case.body, name));
            if each_sets && names(after, name, 0) && !self.is_taken(name) {
                let message = format!("`{name}` has no value where no case fits");
                self.found.push((Check::SwitchWithoutDefault, switch.span, message));
            }
        }
    }

    /// A call of the function itself before any way out.
    fn recursion(&mut self) {
        let public_cpp = self.file.is_cpp && self.function.is_public;
        // Where several have the name, the one that is called may be another.
        let overloaded = self.file.is_cpp && self.file.repeated.contains(&*self.function.name);
        if self.function.receiver_type.is_some() || public_cpp || overloaded || !self.function.is_static {
            return;
        }
        let calls = |e: &Expr| calls_always(e, self.function, 0);
        for stmt in &self.function.body {
            let (mut exprs, mut inner) = (Vec::new(), Vec::new());
            each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
            let first = match &stmt.kind {
                StmtKind::Loop { .. } | StmtKind::ForEach { .. } | StmtKind::Try { .. } => return,
                StmtKind::If { cond, .. } => calls(cond),
                _ => exprs.iter().find_map(|e| calls(e)),
            };
            if let Some(span) = first {
                let name = self.function.name.clone();
                self.found.push((Check::EndlessRecursion, span, format!("`{name}` calls itself whatever it is given")));
                return;
            }
            let leaves = inner.into_iter().any(|body| self.exits(body, false, 0)) || exprs.into_iter().any(|e| self.ends_within(e));
            if leaves || matches!(stmt.kind, StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Label(_) | StmtKind::Switch { .. }) {
                return;
            }
        }
    }

    /// A handler of signals that may interrupt what it does itself.
    fn handler(&mut self) {
        let name = &*self.function.name;
        if let Some((at, call)) = self.file.not_in_handlers.get(name).filter(|_| self.file.handlers.contains(name)) {
            self.found.push((
                Check::UnsafeInHandler,
                *at,
                format!("`{name}` handles signals, and calls `{call}`, which may be running just then"),
            ));
        }
    }

    /// A function that returns a value on one way and ends without one on another.
    fn unreturned(&mut self) {
        let Some(ty) = &self.function.return_type else { return };
        let scalar = place::scalar_size(&ty.name).is_some() || ty.pointers > 0;
        let special = matches!(&*self.function.name, "main" | "wmain") || self.function.is_async;
        if ty.pointers == 0 && &*ty.name == "void" || !scalar || special {
            return;
        }
        // Where something stands behind that was not understood, the end is elsewhere.
        let ends = self.function.body.last().is_some_and(|last| self.function.span.end_line.saturating_sub(last.span.end_line) <= 1);
        if ends && runs_out(&self.function.body, 0) && returns_value(&self.function.body, 0) && !has_label(&self.function.body, 0) {
            let at = self.function.body.last().map_or(self.function.span, |stmt| stmt.span);
            self.found.push((Check::NoReturn, at, format!("`{}` ends here without a value", self.function.name)));
        }
    }
}

/// Whether a statement does something: no way out, no place to jump to, nothing that holds one.
fn does(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Assign { .. } | StmtKind::Var { init: Some(_), .. } => true,
        StmtKind::Expr(e) => match &e.kind {
            // What says by itself that nobody comes here.
            ExprKind::Call { callee, .. } => last_name(callee).is_some_and(|name| {
                name.chars().any(|c| c.is_ascii_lowercase()) && !name.contains("unreachable") && !name.contains("abort")
            }),
            ExprKind::Assign { .. } => true,
            _ => false,
        },
        _ => false,
    }
}

/// Whether a pointer or array of this type counts in elements of more than a byte.
fn counts_in_more_than_bytes(ty: &TypeRef) -> bool {
    let depth = usize::from(ty.pointers) + ty.dims.len();
    let bytes = super::names::is_byte_type(&ty.name) || place::scalar_size(&ty.name) == Some(1);
    !ty.is_reference && (depth > 1 || depth == 1 && !bytes && place::scalar_size(&ty.name).is_some())
}

/// `sizeof x`, or a multiple of it.
fn measures(e: &Expr, depth: u32) -> bool {
    match &strip(e).kind {
        ExprKind::Call { callee, args, .. } => {
            let byte = args.first().is_some_and(
                |arg| matches!(&arg.value.kind, ExprKind::Type(ty) if ty.pointers == 0 && place::scalar_size(&ty.name) == Some(1)),
            );
            matches!(&callee.kind, ExprKind::Name(name) if &**name == "sizeof") && !byte
        }
        ExprKind::Binary { op: BinaryOp::Mul, left, right } if depth < 8 => measures(left, depth + 1) || measures(right, depth + 1),
        _ => false,
    }
}

/// Whether statements name a variable.
pub(super) fn names(body: &[Stmt], name: &str, depth: u32) -> bool {
    fn within(e: &Expr, name: &str) -> bool {
        let mut found = matches!(&e.kind, ExprKind::Name(n) if &**n == name);
        parts(e, &mut |inner| found = found || within(inner, name));
        found
    }
    depth < DEEP
        && body.iter().any(|stmt| {
            let (mut found, mut inner) = (false, Vec::new());
            each(stmt, &mut |e| found = found || within(e, name), &mut |body| inner.push(body));
            found || inner.into_iter().any(|body| names(body, name, depth + 1))
        })
}

/// The last (or first) statement inside of blocks.
pub(super) fn innermost(stmt: Option<&Stmt>, first: bool) -> Option<&Stmt> {
    match &stmt?.kind {
        StmtKind::Block(inner) => innermost(if first { inner.first() } else { inner.last() }, first),
        _ => stmt,
    }
}

/// A call of `function` that an expression always makes.
fn calls_always(e: &Expr, function: &Function, depth: u32) -> Option<assay_manifests::Span> {
    if depth > DEEP {
        return None;
    }
    match &e.kind {
        ExprKind::Call { callee, args, .. } => {
            let own = matches!(&callee.kind, ExprKind::Name(name) if *name == function.name) && args.len() == function.params.len();
            if own {
                return Some(e.span);
            }
            args.iter().find_map(|arg| calls_always(&arg.value, function, depth + 1))
        }
        ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, left, .. } => calls_always(left, function, depth + 1),
        ExprKind::Conditional { cond, .. } => calls_always(cond, function, depth + 1),
        ExprKind::Lambda(_) => None,
        _ => {
            let mut found = None;
            parts(e, &mut |inner| found = found.or_else(|| calls_always(inner, function, depth + 1)));
            found
        }
    }
}

pub(super) fn returns(body: &[Stmt], depth: u32) -> bool {
    depth < DEEP
        && body.iter().any(|stmt| {
            let mut inner = Vec::new();
            each(stmt, &mut |_| {}, &mut |body| inner.push(body));
            matches!(stmt.kind, StmtKind::Return(_) | StmtKind::Goto(_)) || inner.into_iter().any(|body| returns(body, depth + 1))
        })
}

fn returns_value(body: &[Stmt], depth: u32) -> bool {
    depth < DEEP
        && body.iter().any(|stmt| {
            let mut inner = Vec::new();
            each(stmt, &mut |_| {}, &mut |body| inner.push(body));
            matches!(stmt.kind, StmtKind::Return(Some(_))) || inner.into_iter().any(|body| returns_value(body, depth + 1))
        })
}

fn has_label(body: &[Stmt], depth: u32) -> bool {
    depth < DEEP
        && body.iter().any(|stmt| {
            let mut inner = Vec::new();
            each(stmt, &mut |_| {}, &mut |body| inner.push(body));
            matches!(stmt.kind, StmtKind::Label(_)) || inner.into_iter().any(|body| has_label(body, depth + 1))
        })
}

/// Whether control surely can reach the end of statements: only what cannot hide a way out counts.
fn runs_out(body: &[Stmt], depth: u32) -> bool {
    let Some(last) = body.last().filter(|_| depth < DEEP) else { return false };
    match &last.kind {
        StmtKind::If { cond, then, otherwise } => {
            let plain = plain_names(cond, &mut BTreeSet::new(), 0) && !matches!(cond.kind, ExprKind::Lit(_));
            // A chain of `else if` may go on where the preprocessor decides.
            let chain = matches!(otherwise.as_slice(), [Stmt { kind: StmtKind::If { .. }, .. }]);
            plain
                && (otherwise.is_empty() && returns_value(then, 0) || runs_out(then, depth + 1) || !chain && runs_out(otherwise, depth + 1))
        }
        StmtKind::Assign { .. } | StmtKind::Var { .. } => true,
        StmtKind::Expr(e) => matches!(e.kind, ExprKind::Assign { .. }),
        StmtKind::Block(inner) => runs_out(inner, depth + 1),
        _ => false,
    }
}

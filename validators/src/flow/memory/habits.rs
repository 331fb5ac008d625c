//! Slips that a single expression shows: results that are not looked at, a size taken of a pointer, `=` for `==` and the other way round.

use std::collections::BTreeSet;

use assay_manifests::Span;

use super::{
    Check, Run,
    copies::sizeofs,
    last_name, names, place,
    prepass::strip,
    progress::mentioned,
    scans::{expressions, statements},
};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind, Lit, Stmt, StmtKind, UnaryOp};

/// Calls that fail by their result alone, and leave nothing useful behind where they do.
const TELLING: &[&str] =
    &["fgets", "fgetws", "fread", "scanf", "fscanf", "sscanf", "wscanf", "fwscanf", "chroot", "chdir", "rename", "remove", "ftruncate"];
/// The same, where rights are kept that were to be given up.
const DROPPING: &[&str] =
    &["setuid", "seteuid", "setgid", "setegid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups", "initgroups"];
/// Calls that say by null that they failed.
const NULL_ON_FAILURE: &[&str] = &["fgets", "fgetws", "gets", "malloc", "calloc", "realloc", "fopen", "freopen", "strdup", "getenv"];
/// Calls that say by a smaller count that they failed, and never by a negative one.
const SHORT_ON_FAILURE: &[&str] = &["fread", "fwrite"];
/// Calls that say by `EOF` that they failed, and by zero or more that they did not.
const NEGATIVE_ON_FAILURE: &[&str] =
    &["fputs", "fputws", "puts", "putc", "putchar", "fputc", "printf", "fprintf", "sprintf", "snprintf", "vprintf", "vfprintf"];
/// Calls of the library that take a buffer together with its size.
const SIZED: &[&str] = &[
    "memset",
    "memcpy",
    "memmove",
    "memcmp",
    "strncpy",
    "strncat",
    "strncmp",
    "snprintf",
    "vsnprintf",
    "fgets",
    "read",
    "recv",
    "fread",
    "bzero",
    "strlcpy",
    "strlcat",
    "wmemset",
    "getcwd",
];

impl Run<'_> {
    /// An expression that stands for itself as a statement.
    pub(super) fn alone(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Binary { op: BinaryOp::Eq, .. } => {
                self.report(Check::CompareAlone, e.span, Vec::new(), "the comparison has no effect".to_owned());
            }
            ExprKind::Call { callee, .. } => {
                if let ExprKind::Name(name) = &callee.kind
                    && (TELLING.contains(&&**name) || DROPPING.contains(&&**name))
                {
                    let check = if DROPPING.contains(&&**name) { Check::RightsKept } else { Check::ResultIgnored };
                    self.report(check, e.span, Vec::new(), format!("nobody looks at what `{name}` returns"));
                }
            }
            _ => {}
        }
    }

    /// `if (x = 5)`.
    pub(super) fn assigned_in_test(&mut self, target: &Expr, value: &Expr, at: Span) {
        // Names in capitals and numbers of an enumeration never change.
        let constant = match &strip(value).kind {
            ExprKind::Lit(Lit::Int(n)) => Some(*n != 0),
            ExprKind::Lit(Lit::Char(c)) => Some(*c != '\0'),
            ExprKind::Lit(Lit::Bool(holds)) => Some(*holds),
            ExprKind::Name(name) => {
                let named = name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
                match place::constant(value, &self.constants) {
                    Some(n) if !self.facts.locals.contains(&**name) => Some(n != 0),
                    None if named && &**name != "NULL" => Some(true),
                    _ => None,
                }
            }
            _ => None,
        };
        if let Some(holds) = constant {
            let text = place::key(target).unwrap_or_else(|| "a variable".into());
            let outcome = if holds { "always" } else { "never" };
            self.report(Check::AssignInTest, at, Vec::new(), format!("`{text}` is set, and the test {outcome} holds"));
        }
    }

    /// `fgets(…) < 0`, `fread(…) < 0`.
    pub(super) fn failure_test(&mut self, op: BinaryOp, left: &Expr, right: &Expr, at: Span) {
        let ExprKind::Call { callee, .. } = &strip(left).kind else { return };
        let Some(name) = last_name(callee) else { return };
        let zero = matches!(strip(right).kind, ExprKind::Lit(Lit::Int(0) | Lit::Null));
        let order = matches!(op, BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge);
        if zero && (order && NULL_ON_FAILURE.contains(&name) || op == BinaryOp::Lt && SHORT_ON_FAILURE.contains(&name)) {
            self.report(Check::WrongFailureTest, at, Vec::new(), format!("`{name}` never says so that it failed"));
        }
        if zero && op == BinaryOp::Eq && NEGATIVE_ON_FAILURE.contains(&name) {
            self.report(
                Check::WrongFailureTest,
                at,
                Vec::new(),
                format!("`{name}` says by a negative number that it failed, never by zero"),
            );
        }
    }

    /// The size of a pointer where that of what it points to is meant.
    pub(super) fn pointer_size(&mut self, name: &str, args: &[Arg], at: Span) {
        if !SIZED.contains(&name) {
            return;
        }
        let mut measured = Vec::new();
        args.iter().for_each(|arg| sizeofs(&arg.value, &mut measured));
        for text in &measured {
            let given = args.iter().any(|arg| place::key(&arg.value).is_some_and(|key| key == *text));
            if given && self.points(text) {
                let message = format!("`sizeof({text})` is the size of a pointer");
                self.report(Check::PointerSize, at, Vec::new(), message);
            }
        }
        if self.object_measured(args) {
            self.show(Check::PointerSize, "object-measured", at);
        }
    }

    /// `memset(p, 0, sizeof(*p))`: what a pointer leads to is measured, not the pointer.
    fn object_measured(&self, args: &[Arg]) -> bool {
        let [to, .., length] = args else { return false };
        let ExprKind::Name(name) = &strip(&to.value).kind else { return false };
        let ExprKind::Call { callee, args: measured, .. } = &strip(&length.value).kind else { return false };
        let behind = measured.first().is_some_and(|arg| match &strip(&arg.value).kind {
            ExprKind::Unary { op: UnaryOp::Deref, operand } => matches!(&strip(operand).kind, ExprKind::Name(n) if n == name),
            _ => false,
        });
        behind && last_name(callee) == Some("sizeof") && self.points(name)
    }

    /// `p = malloc(sizeof(p))`.
    pub(super) fn pointer_size_allocated(&mut self, target: &str, value: &Expr, at: Span) {
        let ExprKind::Call { callee, args, .. } = &strip(value).kind else { return };
        let Some(name) = last_name(callee).map(str::to_owned) else { return };
        if self.class(&name) & (names::ALLOC | names::SURE) == 0 {
            return;
        }
        let mut measured = Vec::new();
        args.iter().for_each(|arg| sizeofs(&arg.value, &mut measured));
        if measured.iter().any(|text| text == target) && self.points(target) {
            self.report(Check::PointerSize, at, Vec::new(), format!("`sizeof({target})` is the size of a pointer"));
        }
    }

    pub(super) fn points(&self, text: &str) -> bool {
        self.facts.types.get(text).is_some_and(|ty| ty.pointers > 0 && ty.dims.is_empty() && !ty.is_reference)
    }
}

/// Calls that give up rights, in tests whose failing side leaves.
pub(super) fn rights_given_up(body: &[Stmt], never_returns: &dyn Fn(&Expr) -> bool) -> Vec<Span> {
    let mut found = Vec::new();
    statements(body, &mut |stmt| {
        let StmtKind::If { cond, then, otherwise } = &stmt.kind else { return };
        for (failed, branch) in [(true, then), (false, otherwise)] {
            if leaves(branch, never_returns) {
                dropped(cond, failed, &mut found, 0);
            }
        }
    });
    found
}

/// Whether a call gives up rights that the process has.
pub(in crate::flow) fn gives_up_rights(name: &str) -> bool {
    DROPPING.contains(&name)
}

/// Calls that failed where `cond` comes out as `truth`.
fn dropped(cond: &Expr, truth: bool, found: &mut Vec<Span>, depth: u32) {
    if depth > 16 {
        return;
    }
    let cond = strip(cond);
    match &cond.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => dropped(operand, !truth, found, depth + 1),
        // `a || b` fails by either, `a && b` succeeds by both.
        ExprKind::Binary { op: op @ (BinaryOp::Or | BinaryOp::And), left, right } if (*op == BinaryOp::Or) == truth => {
            dropped(left, truth, found, depth + 1);
            dropped(right, truth, found, depth + 1);
        }
        ExprKind::Binary { op, left, right } => {
            let zero = matches!(strip(right).kind, ExprKind::Lit(Lit::Int(0)));
            let minus = match &strip(right).kind {
                ExprKind::Lit(Lit::Int(-1)) => true,
                ExprKind::Unary { op: UnaryOp::Neg, operand } => matches!(strip(operand).kind, ExprKind::Lit(Lit::Int(1))),
                _ => false,
            };
            let fails = match op {
                BinaryOp::NotEq | BinaryOp::Lt if zero => true,
                BinaryOp::Eq if minus => true,
                BinaryOp::Eq | BinaryOp::Ge if zero => false,
                BinaryOp::NotEq if minus => false,
                _ => return,
            };
            if fails == truth {
                found.extend(gives_up(left).then_some(cond.span));
            }
        }
        _ if truth => found.extend(gives_up(cond).then_some(cond.span)),
        _ => {}
    }
}

fn gives_up(e: &Expr) -> bool {
    matches!(&strip(e).kind, ExprKind::Call { callee, .. } if matches!(&callee.kind, ExprKind::Name(name) if DROPPING.contains(&&**name)))
}

/// Whether a branch ends by leaving what it stands in.
fn leaves(branch: &[Stmt], never_returns: &dyn Fn(&Expr) -> bool) -> bool {
    branch.last().is_some_and(|last| match &last.kind {
        StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Throw(_) => true,
        StmtKind::Block(inner) => leaves(inner, never_returns),
        StmtKind::Expr(e) => never_returns(e),
        _ => false,
    })
}

/// Files that are opened here and then asked what they are: what was opened, not what a name leads to by then.
pub(super) fn open_files_asked(body: &[Stmt]) -> Vec<Span> {
    let mut opened = BTreeSet::new();
    let opens = |e: &Expr| {
        let ExprKind::Call { callee, .. } = &strip(e).kind else { return false };
        matches!(last_name(callee), Some("open" | "open64" | "openat" | "fileno" | "dirfd" | "mkstemp"))
    };
    let mut tested = BTreeSet::new();
    statements(body, &mut |stmt| match &stmt.kind {
        StmtKind::Var { name, init: Some(init), .. } if opens(init) => {
            opened.insert(name.to_string());
        }
        StmtKind::Assign { target, op: None, value } if opens(value) => opened.extend(place::key(target)),
        StmtKind::If { cond, .. } | StmtKind::Loop { cond: Some(cond), .. } | StmtKind::Switch { subject: Some(cond), .. } => {
            mentioned(cond, &mut tested, 0);
        }
        _ => {}
    });
    let mut found = Vec::new();
    expressions(body, &mut |e| match &e.kind {
        ExprKind::Assign { target, op: None, value } if opens(value) => opened.extend(place::key(target)),
        ExprKind::Call { callee, args, .. } => {
            let (Some(name @ ("fstat" | "fchmod" | "fchown")), [descriptor, second, ..]) = (last_name(callee), args.as_slice()) else {
                return;
            };
            let known = opens(&descriptor.value)
                || place::key(strip(&descriptor.value))
                    .is_some_and(|key| opened.contains(&key) && super::files::is_used_beyond(body, &key));
            // What `fstat` says is worth something where somebody looks at it.
            let told = match &strip(&second.value).kind {
                ExprKind::Unary { op: UnaryOp::AddressOf, operand } => place::key(operand),
                _ => place::key(strip(&second.value)),
            };
            let used = name != "fstat" || told.is_some_and(|told| tested.iter().any(|key| place::root_of(key) == told && *key != told));
            found.extend((known && used).then_some(e.span));
        }
        _ => {}
    });
    found
}

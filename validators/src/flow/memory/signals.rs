//! What a handler of signals does that may interrupt the same thing half-way. Knows the functions of one file by name and no path.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assay_manifests::Span;

use super::{
    last_name,
    prepass::strip,
    scans::{each, expressions, parts},
    slips::DEEP,
};
use crate::flow::ir::{Expr, ExprKind, Function, Module, Stmt, StmtKind, UnaryOp};

/// Calls of the library that hold a lock or leave a structure half-changed while they run (POSIX.1-2017, 2.4.3 has those that do not).
const UNSAFE: &[&str] = &[
    "printf",
    "fprintf",
    "vprintf",
    "vfprintf",
    "sprintf",
    "snprintf",
    "vsnprintf",
    "puts",
    "fputs",
    "putchar",
    "fputc",
    "putc",
    "fwrite",
    "fread",
    "fflush",
    "fopen",
    "fclose",
    "malloc",
    "calloc",
    "realloc",
    "free",
    "strdup",
    "asprintf",
    "exit",
    "syslog",
    "vsyslog",
    "openlog",
    "localtime",
    "gmtime",
    "ctime",
    "strftime",
    "perror",
    "popen",
    "system",
    "pthread_mutex_lock",
    "pthread_mutex_unlock",
    "delete",
    "delete[]",
    "getenv",
    "setenv",
    "dlopen",
    "fgets",
    "scanf",
];

/// Functions of a file that it installs as handlers of signals.
pub(super) fn handlers<'m>(module: &'m Module, functions: &[&'m Arc<Function>]) -> BTreeSet<&'m str> {
    let names: BTreeSet<&'m str> = functions.iter().map(|function| &*function.name).collect();
    let mut found = BTreeSet::new();
    if names.is_empty() {
        return found;
    }
    let mut take = |e: &'m Expr| {
        let named = match &strip(e).kind {
            ExprKind::Name(name) => Some(&**name),
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &operand.kind {
                ExprKind::Name(name) => Some(&**name),
                _ => None,
            },
            _ => None,
        };
        found.extend(named.filter(|name| names.contains(name)));
    };
    for function in functions {
        installs(&function.body, &mut take, 0);
    }
    installs(&module.body, &mut take, 0);
    found
}

fn installs<'m>(body: &'m [Stmt], take: &mut dyn FnMut(&'m Expr), depth: u32) {
    if depth > DEEP {
        return;
    }
    for stmt in body {
        if let StmtKind::Assign { target, value, .. } = &stmt.kind
            && let ExprKind::Member { name, .. } = &target.kind
            && matches!(&**name, "sa_handler" | "sa_sigaction" | "sv_handler")
        {
            take(value);
        }
        if let StmtKind::Var { init: Some(Expr { kind: ExprKind::Map(entries), .. }), ty: Some(ty), .. } = &stmt.kind
            && &*ty.name == "sigaction"
        {
            entries.iter().for_each(|(_, value)| take(value));
        }
        let (mut exprs, mut inner) = (Vec::new(), Vec::new());
        each(stmt, &mut |e| exprs.push(e), &mut |body| inner.push(body));
        exprs.into_iter().for_each(|e| by_call(e, take, 0));
        inner.into_iter().for_each(|body| installs(body, take, depth + 1));
    }
}

fn by_call<'m>(e: &'m Expr, take: &mut dyn FnMut(&'m Expr), depth: u32) {
    if depth > DEEP {
        return;
    }
    if let ExprKind::Call { callee, args, .. } = &e.kind
        && last_name(callee).is_some_and(|name| matches!(name, "signal" | "bsd_signal" | "sysv_signal" | "sigset"))
        && let [_, handler] = args.as_slice()
    {
        take(&handler.value);
    }
    parts(e, &mut |inner| by_call(inner, take, depth + 1));
}

/// Calls of a file's functions that do what no handler may, with what that is.
pub(super) fn unsafe_calls<'m>(functions: &[&'m Arc<Function>]) -> BTreeMap<&'m str, (Span, String)> {
    let mut all: BTreeMap<&'m str, (Span, String)> = BTreeMap::new();
    for _ in 0..3 {
        let before = all.len();
        for function in functions.iter().filter(|function| !function.name.is_empty()) {
            if all.contains_key(&*function.name) {
                continue;
            }
            if let Some(found) = first_unsafe(&function.body, &all) {
                all.insert(&function.name, found);
            }
        }
        if all.len() == before {
            break;
        }
    }
    all
}

fn first_unsafe(body: &[Stmt], known: &BTreeMap<&str, (Span, String)>) -> Option<(Span, String)> {
    let mut found = None;
    expressions(body, &mut |e| {
        if found.is_none()
            && let ExprKind::Call { callee, .. } = &e.kind
            && let ExprKind::Name(name) = &callee.kind
            && (UNSAFE.contains(&&**name) || known.contains_key(&**name))
        {
            found = Some((e.span, name.to_string()));
        }
    });
    found
}

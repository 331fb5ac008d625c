//! Calls: which function in sight one leads to, and what it is given. Knows no library.

use super::{
    DEPTH, Run,
    outcomes::{Given, is_macro, is_place, warding},
    value::{State, Value},
};
use crate::flow::{
    ir::{Access, Arg, CallKind, Expr, ExprKind, Function},
    memory::graph,
};

impl<'f, 'm> Run<'f, 'm> {
    pub(super) fn call(&mut self, e: &'m Expr, callee: &'m Expr, args: &'m [Arg], kind: CallKind, st: &mut State<'m>) -> Option<Value<'m>> {
        let name = crate::flow::memory::last_name(callee).unwrap_or_default();
        if name == "sizeof" {
            return Some(self.size_of_argument(args, st));
        }
        if let Some(value) = self.method_call(e, callee, args, st) {
            return value;
        }
        if let Some(value) = self.made(e, callee, args, kind, st) {
            return Some(value);
        }
        if let Some(value) = self.own_method(e, callee, args, st) {
            return value;
        }
        let function = match &callee.kind {
            ExprKind::Name(name) if st.lookup(name).is_none() => self.file.overload("", name, args.len()),
            ExprKind::Name(_)
            | ExprKind::Unary { .. }
            | ExprKind::Index { .. }
            | ExprKind::Member { access: Access::Dot | Access::Arrow, .. } => match self.eval(callee, st)? {
                Value::Function(function) => Some(function),
                Value::Named(name) => return self.library(name, e, args, st),
                _ => {
                    self.blind = true;
                    None
                }
            },
            _ => None,
        };
        if let Some((position, holds, leaves)) = function.and_then(warding)
            && let Some(arg) = args.get(position)
        {
            self.followed.insert(e.span.line);
            let (yes, no) = self.test(&arg.value, st.clone());
            if leaves {
                // The way that leaves the function is not followed to its end.
                self.doubted();
            }
            *st = if holds { yes } else { no }?;
            return Some(Value::Unknown);
        }
        match function {
            Some(function) if self.calls.len() < DEPTH && !self.calls.contains(&std::ptr::from_ref(function)) => {
                let value = self.inside_call(function, e, args, st);
                value.filter(|_| !self.file.never.contains(&function.name))
            }
            _ => {
                // A function that calls itself is not followed there.
                for arg in args.iter().filter(|_| function.is_some()) {
                    if let Some(value) = self.peek(&arg.value, st) {
                        self.unsettled(&value, st);
                    }
                }
                // A function that a structure holds has the name of its field only.
                let held = matches!(&callee.kind, ExprKind::Member { access: Access::Dot | Access::Arrow, .. });
                self.option_taken(name, e.span, st);
                let value = self.library(if held { "" } else { name }, e, args, st)?;
                if let Some((cond, truth)) = graph::warded(e).filter(|_| name != "assert") {
                    let (yes, no) = self.test(cond, st.clone());
                    *st = if truth { yes } else { no }?;
                }
                Some(value)
            }
        }
    }

    /// What a call gives to a function: values, or the places that references stand for.
    pub(super) fn arguments(&mut self, function: &'m Function, args: &'m [Arg], st: &mut State<'m>) -> Option<Vec<Given<'m>>> {
        let by_name = is_macro(function);
        let mut values = Vec::new();
        for (position, arg) in args.iter().enumerate() {
            let is_reference = function.params.get(position).and_then(|param| param.ty.as_ref()).is_some_and(|ty| ty.is_reference)
                || by_name && is_place(&arg.value);
            let referred = if is_reference { self.place(&arg.value, true, st)? } else { None };
            let value = match referred {
                Some(_) => Value::Unknown,
                None => match self.copied(&arg.value, st) {
                    Some(nothing) => nothing,
                    None => self.eval(&arg.value, st)?,
                },
            };
            values.push((value, Some((&arg.value, referred))));
        }
        Some(values)
    }

    /// A method that another one of its class calls by its name alone. `None` where it is none.
    fn own_method(&mut self, e: &'m Expr, callee: &'m Expr, args: &'m [Arg], st: &mut State<'m>) -> Option<Option<Value<'m>>> {
        let ExprKind::Name(name) = &callee.kind else { return None };
        if !self.file.is_cpp || st.lookup(name).is_some() {
            return None;
        }
        let this = match st.object(st.lookup("this")?).map(|object| &object.cell) {
            Some(Value::Pointer(pointer)) if pointer.at.constant() == Some(0) => pointer.to,
            _ => return None,
        };
        let class = self.class_of(this, st)?;
        let function = self.method(&class, name, args.len(), true).filter(|function| function.params.len() == args.len())?;
        let Some(values) = self.arguments(function, args, st) else { return Some(None) };
        self.followed.insert(e.span.line);
        Some(self.run_method(function, this, values, e.span, st))
    }

    fn inside_call(&mut self, function: &'m Function, call: &Expr, args: &'m [Arg], st: &mut State<'m>) -> Option<Value<'m>> {
        let values = self.arguments(function, args, st)?;
        self.followed.insert(call.span.line);
        // What the caller keeps for later is none of the function's own results.
        let kept = (std::mem::take(&mut self.deferring), self.deferred.take());
        let value = self.enter(function, std::collections::BTreeMap::new(), values, call.span, st);
        self.tell_kept();
        (self.deferring, self.deferred) = kept;
        value
    }
}

/// Functions of the C library that programs hand about as values, and whose work is known.
const OF_LIBRARY: &[&str] = &[
    "abort", "abs", "atoi", "atol", "calloc", "exit", "fclose", "fgets", "fputs", "free", "getc", "getchar", "getenv", "gets", "isalnum",
    "isalpha", "isdigit", "malloc", "memcpy", "memmove", "memset", "popen", "printf", "puts", "realloc", "snprintf", "sprintf", "strcat",
    "strchr", "strcmp", "strcpy", "strdup", "strlen", "strncat", "strncmp", "strncpy", "strtol", "strtoul", "system", "tolower", "toupper",
];

/// Whether a name that the file does not declare is one of them.
pub(super) fn is_of_library(name: &str) -> bool {
    OF_LIBRARY.binary_search(&name).is_ok()
}

/// Whether a call uses the handle it is given and keeps it nowhere, by its name.
pub(super) fn only_uses_handles(name: &str) -> bool {
    const USES: [&str; 14] =
        ["read", "write", "recv", "send", "connect", "bind", "listen", "sockopt", "ioctl", "fcntl", "seek", "stat", "print", "select"];
    let lower = name.to_ascii_lowercase();
    USES.iter().any(|word| lower.contains(word))
}

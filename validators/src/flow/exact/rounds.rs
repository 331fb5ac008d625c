//! Loops: round by round while their end is known, one round of anything where it is not. Knows no single statement.

use std::collections::BTreeSet;

use super::{
    OPEN_ROUNDS, PATHS, Run,
    exec::{Ends, narrow},
    value::{Flow, Num, Origin, State, Value, range_of},
};
use crate::flow::{
    ir::{Access, BinaryOp, Expr, ExprKind, Stmt, StmtKind, Sym, UnaryOp},
    memory::Check,
};

/// Rounds of a loop without a test of its own that are run one by one.
const UNCOUNTED_ROUNDS: u32 = 48;
/// Rounds of a loop that one of its tests counts, though the others are open.
const STEADY_ROUNDS: u32 = 64;

impl<'f, 'm> Run<'f, 'm> {
    pub(super) fn rounds(
        &mut self,
        cond: Option<&'m Expr>,
        body: &'m [Stmt],
        update: &'m [Stmt],
        test_first: bool,
        st: State<'m>,
    ) -> Ends<'m> {
        let mut ends = Vec::new();
        if let Some(ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right }) =
            cond.filter(|cond| !self.dwindles(cond, body, update, &st)).map(|cond| &cond.kind)
        {
            let mut seen = st.clone();
            if let (Some(a), Some(b)) = (self.eval(left, &mut seen), self.eval(right, &mut seen)) {
                self.bounded_by(left, &a, &b);
            }
        }
        if let Some(cond) = cond {
            self.walked_to_zero(cond, &st);
        }
        let mut live = vec![(st, 0u32)];
        let mut first = true;
        let mut rounds = 0;
        // What decides about the loop, and what that was before the first round.
        let mut begins: Option<(Vec<Sym>, Vec<i128>)> = None;
        let (spins, uncounted) = (self.spins, cond.is_none_or(|cond| matches!(cond.kind, ExprKind::Lit(_))));
        while !live.is_empty() {
            rounds += 1;
            self.spins = spins.max(if uncounted { rounds } else { 0 });
            let mut next: Vec<(State<'m>, u32)> = Vec::new();
            for (st, open) in live {
                if !self.step() {
                    return ends;
                }
                let (entered, open) = match cond {
                    Some(cond) if test_first || !first => {
                        let mut st = st;
                        st.assumed.drop_all();
                        let steady = rounds < STEADY_ROUNDS && (self.counts(cond, &st) || self.dwindles(cond, body, update, &st));
                        let (yes, no) = self.test(cond, st);
                        let both = yes.is_some() && no.is_some();
                        let settled = |mut st: State<'m>| {
                            // How many rounds there are is open: which elements were written is too.
                            if both && rounds > 1 {
                                let several = |object: &super::Object<'_>| object.ty.as_deref().is_none_or(|ty| !ty.dims.is_empty());
                                st.objects.change(|object| object.blank && several(object), |object| object.blank = false);
                            }
                            st
                        };
                        ends.extend(no.map(|st| (settled(st), Flow::Next)));
                        (yes.map(settled), open + u32::from(both && !steady))
                    }
                    _ => (Some(st), open),
                };
                let Some(mut st) = entered else { continue };
                if let (1, Some(cond), true) = (rounds, cond, ends.is_empty() && test_first) {
                    begins = self.deciding(cond, body, update).and_then(|names| self.all_held(&names, &st).map(|held| (names, held)));
                }
                st.assumed.drop_all();
                // Many rounds of much work would leave nothing for what comes behind.
                let costly = rounds > STEADY_ROUNDS && self.steps > super::STEPS / 2;
                let endless = uncounted && rounds > UNCOUNTED_ROUNDS || costly;
                if open > OPEN_ROUNDS || endless {
                    // Later rounds are one round in which whatever the loop assigns may be anything.
                    let counters = if endless { Vec::new() } else { self.counters(cond, body, update, &st) };
                    let kept = self.bound_kept(cond, body, update, &st);
                    self.havoc(body, &mut st);
                    self.havoc(update, &mut st);
                    for (id, reached) in counters {
                        if let Some(object) = st.objects.get_mut(&id) {
                            object.cell = reached;
                        }
                    }
                    for (mut st, flow) in self.any_round(cond, body, st) {
                        if let (Some((id, bound)), Flow::Next) = (&kept, &flow)
                            && let Some(object) = st.objects.get_mut(id)
                        {
                            object.cell = bound.clone();
                        }
                        ends.push((st, flow));
                    }
                    continue;
                }
                for (st, flow) in self.scoped(body, st) {
                    match flow {
                        Flow::Next | Flow::Continue => {
                            let updated = self.body(update, st);
                            next.extend(updated.into_iter().filter(|(_, flow)| matches!(flow, Flow::Next)).map(|(st, _)| (st, open)));
                        }
                        Flow::Break => ends.push((st, Flow::Next)),
                        flow => ends.push((st, flow)),
                    }
                }
            }
            if let (Some((names, held)), [(end, _)], Some(cond), true) = (begins.take(), next.as_slice(), cond, ends.is_empty())
                && self.all_held(&names, end) == Some(held)
            {
                self.report(Check::EndlessLoop, cond.span, None, "no round changes what the test asks about".to_owned());
                return Vec::new();
            }
            first = false;
            if next.len() > PATHS {
                let most = next.iter().map(|(_, open)| *open).max().unwrap_or_default();
                let mut states: Vec<State<'m>> = next.into_iter().map(|(st, _)| st).collect();
                narrow(&mut states);
                next = states.into_iter().map(|st| (st, most)).collect();
            }
            live = next;
        }
        self.spins = spins;
        let mut through: Vec<State<'m>> = Vec::new();
        let mut others = Vec::new();
        for (st, flow) in ends {
            if matches!(flow, Flow::Next) { through.push(st) } else { others.push((st, flow)) }
        }
        narrow(&mut through);
        others.extend(through.into_iter().map(|st| (st, Flow::Next)));
        others
    }

    /// A loop that nothing but the zero of a text ends begins at a text.
    fn walked_to_zero(&mut self, cond: &'m Expr, st: &State<'m>) {
        let letter = match &cond.kind {
            ExprKind::Binary { op: BinaryOp::NotEq, left, right } if super::letters::is_zero(right) => left,
            _ => cond,
        };
        if let Some(pointer) = self.letter(crate::flow::memory::strip(letter), st) {
            self.unended(&Value::Pointer(pointer), 1, cond.span, st);
        }
    }

    /// Whether one of several tests of a loop is a counter with a known value below a known number: that one ends the loop.
    pub(super) fn counts(&mut self, cond: &'m Expr, st: &State<'m>) -> bool {
        let ExprKind::Binary { op: BinaryOp::And, left, right } = &cond.kind else { return false };
        [left, right].into_iter().any(|side| match &side.kind {
            ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right }
                if matches!(left.kind, ExprKind::Name(_)) =>
            {
                let mut seen = st.clone();
                let constant = |value: Option<Value<'m>>| matches!(value, Some(Value::Num(n)) if n.constant().is_some());
                constant(self.eval(left, &mut seen)) && constant(self.eval(right, &mut seen))
            }
            _ => self.counts(side, st),
        })
    }

    /// One round of a loop whose assigned variables may have any value.
    pub(super) fn any_round(&mut self, cond: Option<&'m Expr>, body: &'m [Stmt], st: State<'m>) -> Ends<'m> {
        let mut ends = Vec::new();
        let entered = match cond {
            Some(cond) => {
                let (yes, no) = self.test(cond, st);
                ends.extend(no.map(|st| (st, Flow::Next)));
                yes
            }
            None => Some(st),
        };
        let Some(st) = entered else { return ends };
        let looping = cond.is_none();
        for (mut st, flow) in self.scoped(body, st) {
            match flow {
                Flow::Next | Flow::Continue if looping => {}
                Flow::Next | Flow::Continue => {
                    self.havoc(body, &mut st);
                    ends.push((st, Flow::Next));
                }
                Flow::Break => ends.push((st, Flow::Next)),
                flow => ends.push((st, flow)),
            }
        }
        ends
    }

    /// What a loop may have assigned is not known after it: any number of its type.
    pub(super) fn havoc(&mut self, body: &'m [Stmt], st: &mut State<'m>) {
        let mut all = Written::default();
        writes(body, &mut all, 0);
        st.assumed.drop_all();
        all.names.iter().for_each(|name| st.renamed(name));
        let mut ids: BTreeSet<super::Id> = all.names.iter().filter_map(|name| st.lookup(name)).collect();
        // What it calls may assign what belongs to the file.
        if all.calls.iter().any(|name| self.file.by_name.contains_key(name)) {
            ids.extend(self.of_file(st));
        }
        // What is written through a pointer changes what it leads to, not the pointer.
        for name in all.through.difference(&all.names) {
            let Some(id) = st.lookup(name) else { continue };
            let Some(object) = st.object(id) else { continue };
            match object.cell {
                Value::Pointer(pointer) => ids.insert(pointer.to),
                _ if object.ty.as_deref().is_some_and(|ty| ty.pointers > 0 && ty.dims.is_empty()) => false,
                _ => ids.insert(id),
            };
        }
        // What calls are given they may write: where a pointer leads, and in C++ what they take by reference.
        for (callee, position, name) in &all.given {
            if all.names.contains(name) || self.only_reads(callee, *position) {
                continue;
            }
            let Some((id, object)) = st.lookup(name).and_then(|id| Some((id, st.object(id)?))) else { continue };
            match object.cell {
                Value::Pointer(pointer) if st.object(pointer.to).is_some_and(|object| object.made_by != "literal") => {
                    ids.insert(pointer.to)
                }
                Value::Pointer(_) => false,
                _ => self.is_filled_by_calls(object) && ids.insert(id),
            };
        }
        for name in all.streamed.iter().filter(|_| self.file.is_cpp) {
            ids.extend(st.lookup(name));
        }
        for id in ids {
            self.anything(id, st);
        }
    }

    /// Whether a function of the file leaves what it is given at a position as it is.
    fn only_reads(&mut self, callee: &Sym, position: usize) -> bool {
        let Some(function) = self.file.by_name.get(callee).copied() else { return false };
        let kept = self.kept.entry(std::ptr::from_ref(function)).or_insert_with(|| {
            let mut all = Written::default();
            writes(&function.body, &mut all, 0);
            let given = |name: &Sym| all.given.iter().any(|(_, _, given)| given == name);
            let changes = |name: &Sym| all.names.contains(name) || all.through.contains(name) || given(name);
            function.params.iter().map(|param| !changes(&param.name)).collect()
        });
        kept.get(position).copied().unwrap_or(false)
    }

    /// Whether a call that is given a variable by its name may change what it holds: an array, a text or container of C++.
    fn is_filled_by_calls(&self, object: &super::Object<'m>) -> bool {
        object.ty.as_deref().is_some_and(|ty| {
            let held = super::cpp::is_text(ty) || super::container::is_container_name(&ty.name);
            ty.pointers == 0 && (!ty.dims.is_empty() || self.file.is_cpp && held)
        })
    }

    /// Variables of the file, and static ones, that some function assigns.
    pub(super) fn of_file(&self, st: &State<'m>) -> Vec<super::Id> {
        let assigned = |name: &str| self.file.assigned.contains(name.split_once(" of ").map_or(name, |(name, _)| name));
        st.globals.picked(assigned)
    }

    /// Functions of the file may have run, nobody knows which.
    pub(super) fn of_file_changed(&mut self, st: &mut State<'m>) {
        for id in self.of_file(st) {
            self.anything(id, st);
        }
    }

    /// What the object holds may be anything of its type.
    pub(super) fn anything(&self, id: super::Id, st: &mut State<'m>) {
        // What its members hold is held by nobody that is known any more.
        self.escapes(&Value::Aggregate(id), 0, st);
        let Some(object) = st.objects.get_mut(&id) else { return };
        let held = object.cell.held();
        let range = object.ty.as_deref().and_then(range_of);
        object.cell = range.map_or(Value::Unknown, |(lo, hi)| Value::Num(Num::within(lo, hi, false)));
        object.text = None;
        object.blank = false;
        object.fields.clear();
        if object.origin == Origin::Own {
            object.origin = Origin::Unknown;
        }
        // Where a pointer leads that is not followed any more, nobody knows who holds it.
        if let Some(object) = held.and_then(|held| st.objects.get_mut(&held)) {
            object.escaped = true;
        }
    }
}

/// What statements may write: variables by name, and what variables lead to.
#[derive(Default)]
pub(super) struct Written {
    pub names: BTreeSet<Sym>,
    pub through: BTreeSet<Sym>,
    /// Functions that are called.
    pub calls: BTreeSet<Sym>,
    /// What calls are given by its name: the call, the position, the variable.
    pub given: BTreeSet<(Sym, usize, Sym)>,
    /// What streams of C++ are read into.
    pub streamed: BTreeSet<Sym>,
}

/// Methods of the C++ standard that leave their object as it is.
const KEEPS: &[&str] = &[
    "size",
    "length",
    "empty",
    "capacity",
    "max_size",
    "c_str",
    "data",
    "begin",
    "end",
    "cbegin",
    "cend",
    "rbegin",
    "rend",
    "at",
    "front",
    "back",
    "top",
    "find",
    "rfind",
    "find_first_of",
    "find_last_of",
    "find_first_not_of",
    "find_last_not_of",
    "compare",
    "contains",
    "count",
    "starts_with",
    "ends_with",
    "substr",
    "get",
    "good",
    "fail",
    "eof",
    "bad",
    "is_open",
    "str",
    "has_value",
    "value",
    "first",
    "second",
    "use_count",
    "lock",
    "what",
];

/// Functions of the library that write nothing they are given.
const READS: &[&str] = &[
    "strlen",
    "strnlen",
    "strcmp",
    "strncmp",
    "strcasecmp",
    "strncasecmp",
    "strchr",
    "strrchr",
    "strstr",
    "strpbrk",
    "strspn",
    "strcspn",
    "memcmp",
    "memchr",
    "printf",
    "fprintf",
    "puts",
    "fputs",
    "fwrite",
    "write",
    "send",
    "sendto",
    "atoi",
    "atol",
    "strtol",
    "strtoul",
    "perror",
    "sizeof",
    "fclose",
    "free",
    "wcslen",
    "wcscmp",
    "fopen",
    "open",
    "syslog",
    "strdup",
    "strndup",
    "assert",
];

/// How many of the first arguments a function of the library writes through, where it is known.
fn fills(name: &str) -> Option<usize> {
    if READS.contains(&name) {
        return Some(0);
    }
    let one = [
        "strcpy", "strncpy", "strcat", "strncat", "memcpy", "memmove", "memset", "sprintf", "snprintf", "fgets", "fread", "strlcpy",
        "strlcat", "wcscpy", "wcscat", "wcsncpy",
    ];
    one.contains(&name).then_some(1)
}

/// Names that statements may assign, or whose address they take, or through which they write.
pub(super) fn assigned(body: &[Stmt], out: &mut BTreeSet<Sym>, depth: u32) {
    let mut all = Written::default();
    writes(body, &mut all, depth);
    out.append(&mut all.names);
    out.append(&mut all.through);
}

pub(super) fn writes(body: &[Stmt], out: &mut Written, depth: u32) {
    if depth > 64 {
        return;
    }
    for stmt in body {
        match &stmt.kind {
            StmtKind::Assign { target, value, .. } => {
                root(target, out);
                written(target, out, depth);
                written(value, out, depth);
            }
            StmtKind::Expr(e) | StmtKind::Return(Some(e)) => written(e, out, depth),
            StmtKind::Var { init: Some(init), .. } => written(init, out, depth),
            StmtKind::If { cond, then, otherwise } => {
                written(cond, out, depth);
                writes(then, out, depth + 1);
                writes(otherwise, out, depth + 1);
            }
            StmtKind::Loop { cond, body, update, .. } => {
                cond.iter().for_each(|cond| written(cond, out, depth));
                writes(body, out, depth + 1);
                writes(update, out, depth + 1);
            }
            StmtKind::ForEach { body, .. } | StmtKind::With { body, .. } | StmtKind::Block(body) | StmtKind::Unsafe(body) => {
                writes(body, out, depth + 1);
            }
            StmtKind::Switch { cases, .. } => cases.iter().for_each(|case| writes(&case.body, out, depth + 1)),
            StmtKind::Try { body, catches, finally, .. } => {
                writes(body, out, depth + 1);
                catches.iter().for_each(|catch| writes(&catch.body, out, depth + 1));
                writes(finally, out, depth + 1);
            }
            _ => {}
        }
    }
}

pub(super) fn written(e: &Expr, out: &mut Written, depth: u32) {
    if depth > 64 {
        return;
    }
    match &e.kind {
        ExprKind::Assign { target, value, .. } => {
            root(target, out);
            written(target, out, depth + 1);
            written(value, out, depth + 1);
        }
        ExprKind::Index { object, index } => {
            written(object, out, depth + 1);
            written(index, out, depth + 1);
        }
        ExprKind::Member { object, .. } => written(object, out, depth + 1),
        ExprKind::Unary { op: UnaryOp::AddressOf, operand } => root(operand, out),
        ExprKind::Unary { operand, .. } => written(operand, out, depth + 1),
        ExprKind::Binary { op, left, right } => {
            // `std::cin >> word`
            if let (BinaryOp::Shr, ExprKind::Name(name)) = (op, &right.kind)
                && is_stream(left)
            {
                out.streamed.insert(name.clone());
            }
            written(left, out, depth + 1);
            written(right, out, depth + 1);
        }
        ExprKind::Call { callee, args, .. } => {
            match &callee.kind {
                ExprKind::Name(name) => {
                    out.calls.insert(name.clone());
                }
                // `text.append(more)`, `list->push_back(n)`: a method may change its object.
                ExprKind::Member { object, name, .. } => {
                    if !KEEPS.contains(&&**name) {
                        root(callee, out);
                    }
                    written(object, out, depth + 1);
                }
                _ => {}
            }
            let called = crate::flow::memory::last_name(callee).unwrap_or_default();
            let most = fills(called).unwrap_or(usize::MAX);
            for (position, arg) in args.iter().enumerate() {
                if let ExprKind::Name(name) = &crate::flow::memory::strip(&arg.value).kind
                    && position < most
                {
                    out.given.insert((called.into(), position, name.clone()));
                }
                written(&arg.value, out, depth + 1);
            }
        }
        ExprKind::Cast { value, .. } => written(value, out, depth + 1),
        ExprKind::Conditional { cond, then, otherwise } => {
            written(cond, out, depth + 1);
            written(then, out, depth + 1);
            written(otherwise, out, depth + 1);
        }
        ExprKind::Block(body) => writes(body, out, depth + 1),
        ExprKind::Unknown(items) => items.iter().for_each(|item| root(item, out)),
        _ => {}
    }
}

/// The variable that an assignment to `e` changes, or through which it writes.
pub(super) fn root(e: &Expr, out: &mut Written) {
    match &e.kind {
        ExprKind::Name(name) => {
            out.names.insert(name.clone());
        }
        ExprKind::Index { object, .. }
        | ExprKind::Member { object, access: Access::Arrow, .. }
        | ExprKind::Unary { op: UnaryOp::Deref, operand: object } => through(object, out),
        ExprKind::Member { object, .. } => root(object, out),
        ExprKind::Unary { operand, .. } => root(operand, out),
        ExprKind::Cast { value, .. } => root(value, out),
        ExprKind::Binary { left, .. } => root(left, out),
        // `list.at(1) = n`, `list.back() = n`
        ExprKind::Call { callee, .. } if matches!(callee.kind, ExprKind::Member { .. }) => root(callee, out),
        _ => {}
    }
}

/// Whether what a shift begins with reads like a stream that is read.
fn is_stream(e: &Expr) -> bool {
    let mut e = e;
    while let ExprKind::Binary { op: BinaryOp::Shr, left, .. } = &e.kind {
        e = left;
    }
    e.dotted().is_some_and(|name| {
        let last = name.rsplit('.').next().unwrap_or_default();
        last == "cin" || last == "in" || last.ends_with("stream") || last == "ss" || last == "is" || last == "file"
    })
}

fn through(e: &Expr, out: &mut Written) {
    match &e.kind {
        ExprKind::Name(name) => {
            out.through.insert(name.clone());
        }
        ExprKind::Cast { value, .. } | ExprKind::Assign { target: value, .. } => through(value, out),
        ExprKind::Binary { left, .. } => through(left, out),
        ExprKind::Index { object, .. } | ExprKind::Member { object, .. } => root(object, out),
        ExprKind::Unary { operand, .. } => root(operand, out),
        _ => {}
    }
}

//! Statements: which paths they open, and what holds on each.

use std::{collections::BTreeSet, rc::Rc};

use assay_manifests::Span;

use super::{
    OPEN_ROUNDS, PATHS, Run,
    value::{Flow, Num, Origin, Pointer, State, Storage, Value, range_of},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Lit, Stmt, StmtKind, StorageClass, Sym, TypeRef},
    memory::Check,
};

/// Rounds of a loop that one of its tests counts, though the others are open.
const STEADY_ROUNDS: u32 = 64;

type Ends<'m> = Vec<(State<'m>, Flow<'m>)>;

impl<'f, 'm> Run<'f, 'm> {
    /// Runs statements one after the other on every path.
    pub(super) fn body(&mut self, body: &'m [Stmt], st: State<'m>) -> Ends<'m> {
        self.from(body, 0, st)
    }

    /// The same in a block: names that it declares hide those outside until it ends.
    pub(super) fn scoped(&mut self, body: &'m [Stmt], st: State<'m>) -> Ends<'m> {
        let hidden: Vec<(Sym, super::Id)> = body
            .iter()
            .filter_map(|stmt| match &stmt.kind {
                StmtKind::Var { name, .. } => Some((name.clone(), *st.frames.last()?.get(name)?)),
                _ => None,
            })
            .collect();
        let mut ends = self.body(body, st);
        for (st, _) in &mut ends {
            self.end_block(body, st);
        }
        for (st, _) in ends.iter_mut().filter(|_| !hidden.is_empty()) {
            if let Some(frame) = st.frames.last_mut() {
                Rc::make_mut(frame).extend(hidden.iter().cloned());
            }
        }
        ends
    }

    /// What a block declared is gone where it ends.
    fn end_block(&self, body: &[Stmt], st: &mut State<'m>) {
        let depth = st.frames.len() as u32;
        for stmt in body {
            let StmtKind::Var { name, ty, .. } = &stmt.kind else { continue };
            if ty.as_ref().is_some_and(|ty| ty.is_reference || ty.storage != StorageClass::Automatic) {
                continue;
            }
            let Some(id) = st.frames.last().and_then(|frame| frame.get(name)).copied() else { continue };
            let ended = |object: &super::Object<'_>| {
                object.storage == Storage::Stack(depth) && object.made_by == "declaration" && object.freed.is_none()
            };
            let Some(object) = st.object(id).filter(|object| ended(object)) else { continue };
            let owned = match object.cell {
                Value::Pointer(pointer) if self.file.is_cpp && object.ty.as_ref().is_some_and(super::cpp::is_sole_owner) => {
                    Some(pointer.to)
                }
                _ => None,
            };
            for id in [Some(id), owned].into_iter().flatten() {
                if let Some(object) = st.objects.get_mut(&id) {
                    object.freed = Some(stmt.span);
                }
            }
        }
    }

    fn from(&mut self, body: &'m [Stmt], first: usize, st: State<'m>) -> Ends<'m> {
        let mut done: Ends<'m> = Vec::new();
        let mut live = vec![st];
        for (at, stmt) in body.iter().enumerate().skip(first) {
            let mut next = Vec::new();
            for st in live {
                for (st, flow) in self.stmt(stmt, st) {
                    match flow {
                        Flow::Next => next.push(st),
                        Flow::Goto(label) => match body.iter().position(|s| matches!(&s.kind, StmtKind::Label(name) if *name == label)) {
                            // Forward only: a jump back is a loop without a bound.
                            Some(to) if to > at => done.extend(self.from(body, to, st)),
                            Some(_) => self.cut = true,
                            None => done.push((st, Flow::Goto(label))),
                        },
                        flow => done.push((st, flow)),
                    }
                }
            }
            narrow(&mut next);
            live = next;
            if live.is_empty() {
                break;
            }
        }
        done.extend(live.into_iter().map(|st| (st, Flow::Next)));
        done
    }

    fn stmt(&mut self, stmt: &'m Stmt, mut st: State<'m>) -> Ends<'m> {
        if !self.step() {
            return Vec::new();
        }
        match &stmt.kind {
            StmtKind::Expr(e) => {
                self.half.clear();
                let value = self.eval(e, &mut st);
                // Nobody looks at whether the call gave a value to what it was to fill.
                for id in std::mem::take(&mut self.half).into_iter().filter(|_| matches!(e.kind, ExprKind::Call { .. })) {
                    if let Some(object) = st.objects.get_mut(&id) {
                        object.cell = Value::Nothing;
                    }
                }
                if value.is_some() { vec![(st, Flow::Next)] } else { Vec::new() }
            }
            StmtKind::Var { name, ty, init, .. } => {
                self.variable(name, ty.as_ref(), init.as_ref(), stmt.span, &mut st);
                vec![(st, Flow::Next)]
            }
            StmtKind::Assign { target, op, value } => match self.assign(target, *op, value, stmt.span, &mut st) {
                Some(_) => vec![(st, Flow::Next)],
                None => Vec::new(),
            },
            StmtKind::Return(value) => {
                let written = value.as_ref();
                let Some(value) = written.map_or(Some(Value::Unknown), |value| self.eval(value, &mut st)) else { return Vec::new() };
                if let Some(written) = written.filter(|_| self.file.is_cpp) {
                    self.returned_view(written, stmt.span, &st);
                }
                self.returned(&value, stmt.span, &st);
                vec![(st, Flow::Return(value))]
            }
            StmtKind::Break(_) => vec![(st, Flow::Break)],
            StmtKind::Continue(_) => vec![(st, Flow::Continue)],
            StmtKind::Goto(label) => vec![(st, Flow::Goto(label.clone()))],
            StmtKind::Throw(value) => {
                if let Some(value) = value {
                    self.eval(value, &mut st);
                }
                // What is thrown out of the function leaves its allocations behind.
                if self.calls.len() == 1 && self.trying == 0 {
                    self.leave_scope(&mut st);
                    self.leaks(&st, None);
                }
                Vec::new()
            }
            StmtKind::Block(body) | StmtKind::Unsafe(body) => self.scoped(body, st),
            StmtKind::If { cond, then, otherwise } => {
                let (yes, no) = self.test(cond, st);
                let mut ends = yes.map_or_else(Vec::new, |st| self.scoped(then, st));
                ends.extend(no.map_or_else(Vec::new, |st| self.scoped(otherwise, st)));
                ends
            }
            StmtKind::ForEach { iter, body, .. } => {
                if self.eval(iter, &mut st).is_none() {
                    return Vec::new();
                }
                self.havoc(body, &mut st);
                let mut ends = vec![(st.clone(), Flow::Next)];
                for (mut st, flow) in self.scoped(body, st) {
                    self.havoc(body, &mut st);
                    let flow = if matches!(flow, Flow::Break | Flow::Continue) { Flow::Next } else { flow };
                    ends.push((st, flow));
                }
                ends
            }
            StmtKind::Loop { cond, body, update, test_first } => self.rounds(cond.as_ref(), body, update, *test_first, st),
            StmtKind::Switch { subject, cases } => {
                let subject = match subject {
                    Some(subject) => match self.eval(subject, &mut st) {
                        Some(value) => value,
                        None => return Vec::new(),
                    },
                    None => Value::Unknown,
                };
                self.cases(&subject, cases, st)
            }
            StmtKind::Try { body, finally, .. } => {
                let mut ends = Vec::new();
                self.trying += 1;
                let through = self.body(body, st);
                self.trying -= 1;
                for (st, flow) in through {
                    match flow {
                        Flow::Next => ends.extend(self.body(finally, st)),
                        flow => ends.push((st, flow)),
                    }
                }
                ends
            }
            _ => vec![(st, Flow::Next)],
        }
    }

    fn cases(&mut self, subject: &Value<'m>, cases: &'m [crate::flow::ir::Case], st: State<'m>) -> Ends<'m> {
        let mut ends = Vec::new();
        let mut taken = false;
        for (at, case) in cases.iter().enumerate() {
            if case.patterns.is_empty() {
                // The default is left to the end.
                continue;
            }
            let mut seen = st.clone();
            let mut matches = Some(false);
            for pattern in &case.patterns {
                let same = match (self.eval(pattern, &mut seen), subject) {
                    (Some(Value::Num(pattern)), Value::Num(subject)) => subject.compare(BinaryOp::Eq, pattern),
                    _ => None,
                };
                matches = match (matches, same) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (Some(false), Some(false)) => Some(false),
                    _ => None,
                };
            }
            if matches != Some(false) {
                ends.extend(self.fall(cases, at, st.clone()));
            }
            if matches == Some(true) {
                taken = true;
                break;
            }
        }
        if !taken {
            match cases.iter().position(|case| case.patterns.is_empty()) {
                Some(at) => ends.extend(self.fall(cases, at, st)),
                None => ends.push((st, Flow::Next)),
            }
        }
        ends
    }

    /// The body of a case and of those it falls into.
    fn fall(&mut self, cases: &'m [crate::flow::ir::Case], first: usize, st: State<'m>) -> Ends<'m> {
        let mut done = Vec::new();
        let mut live = vec![st];
        for case in &cases[first..] {
            let mut next = Vec::new();
            for st in live {
                for (st, flow) in self.body(&case.body, st) {
                    match flow {
                        Flow::Next if case.falls_through => next.push(st),
                        Flow::Next | Flow::Break => done.push((st, Flow::Next)),
                        flow => done.push((st, flow)),
                    }
                }
            }
            narrow(&mut next);
            live = next;
            if live.is_empty() {
                break;
            }
        }
        done.extend(live.into_iter().map(|st| (st, Flow::Next)));
        done
    }

    fn rounds(&mut self, cond: Option<&'m Expr>, body: &'m [Stmt], update: &'m [Stmt], test_first: bool, st: State<'m>) -> Ends<'m> {
        let mut ends = Vec::new();
        if let Some(ExprKind::Binary { op: BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right }) =
            cond.map(|cond| &cond.kind)
        {
            let mut seen = st.clone();
            if let (Some(a), Some(b)) = (self.eval(left, &mut seen), self.eval(right, &mut seen)) {
                self.bounded_by(left, &a, &b);
            }
        }
        let mut live = vec![(st, 0u32)];
        let mut first = true;
        let mut rounds = 0;
        while !live.is_empty() {
            rounds += 1;
            let mut next: Vec<(State<'m>, u32)> = Vec::new();
            for (st, open) in live {
                if !self.step() {
                    return ends;
                }
                let (entered, open) = match cond {
                    Some(cond) if test_first || !first => {
                        let mut st = st;
                        st.assumed.clear();
                        let steady = rounds < STEADY_ROUNDS && self.counts(cond, &st);
                        let (yes, no) = self.test(cond, st);
                        let both = yes.is_some() && no.is_some();
                        let settled = |mut st: State<'m>| {
                            // How many rounds there are is open: which elements were written is too.
                            if both && rounds > 1 {
                                st.objects.change(|object| object.blank, |object| object.blank = false);
                            }
                            st
                        };
                        ends.extend(no.map(|st| (settled(st), Flow::Next)));
                        (yes.map(settled), open + u32::from(both && !steady))
                    }
                    _ => (Some(st), open),
                };
                let Some(mut st) = entered else { continue };
                st.assumed.clear();
                if open > OPEN_ROUNDS {
                    // Later rounds are one round in which whatever the loop assigns may be anything.
                    self.havoc(body, &mut st);
                    self.havoc(update, &mut st);
                    ends.extend(self.any_round(cond, body, st));
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
            first = false;
            if next.len() > PATHS {
                let most = next.iter().map(|(_, open)| *open).max().unwrap_or_default();
                let mut states: Vec<State<'m>> = next.into_iter().map(|(st, _)| st).collect();
                narrow(&mut states);
                next = states.into_iter().map(|st| (st, most)).collect();
            }
            live = next;
        }
        let mut through: Vec<State<'m>> = Vec::new();
        let mut others = Vec::new();
        for (st, flow) in ends {
            if matches!(flow, Flow::Next) { through.push(st) } else { others.push((st, flow)) }
        }
        narrow(&mut through);
        others.extend(through.into_iter().map(|st| (st, Flow::Next)));
        others
    }

    /// Whether one of several tests of a loop is a counter with a known value below a known number: that one ends the loop.
    fn counts(&mut self, cond: &'m Expr, st: &State<'m>) -> bool {
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
    fn any_round(&mut self, cond: Option<&'m Expr>, body: &'m [Stmt], st: State<'m>) -> Ends<'m> {
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
    fn havoc(&mut self, body: &'m [Stmt], st: &mut State<'m>) {
        let mut names = BTreeSet::new();
        assigned(body, &mut names, 0);
        st.assumed.clear();
        for name in names {
            if let Some(id) = st.lookup(&name)
                && let Some(object) = st.objects.get_mut(&id)
            {
                let range = object.ty.as_ref().and_then(range_of);
                object.cell = range.map_or(Value::Unknown, |(lo, hi)| Value::Num(Num::within(lo, hi, false)));
                object.text = None;
                object.blank = false;
                object.fields.clear();
                if object.origin == Origin::Own {
                    object.origin = Origin::Unknown;
                }
            }
        }
    }

    fn variable(&mut self, name: &Sym, ty: Option<&TypeRef>, init: Option<&'m Expr>, span: Span, st: &mut State<'m>) {
        let mut ty = ty.map(|ty| self.file.plain(ty));
        if let (Some(ty), Some(init), true) = (&ty, init, self.file.is_cpp) {
            self.initialised(ty, init, span, st);
        }
        // Lengths that are names or sums of constants.
        if let Some(ty) = &mut ty {
            for dim in &mut ty.dims {
                if dim.trim().parse::<i128>().is_err()
                    && let Some(length) = self.length(dim, st)
                {
                    *dim = length.to_string().into();
                }
            }
            if ty.dims.first().is_some_and(|dim| dim.is_empty()) {
                let length = match init.map(|init| &init.kind) {
                    Some(ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text))) => Some(text.chars().count() + 1),
                    Some(ExprKind::List { items, .. }) => Some(items.len()),
                    _ => None,
                };
                if let Some(length) = length {
                    ty.dims[0] = length.to_string().into();
                }
            }
        }
        let depth = st.frames.len() as u32;
        if let Some(ty) = ty.as_ref().filter(|ty| ty.is_reference) {
            let referred = self.referred(ty.clone());
            let placed = init.filter(|init| !matches!(init.kind, ExprKind::Call { .. } | ExprKind::Lit(_)));
            let id = match placed.and_then(|init| self.place(init, true, st).flatten()) {
                Some(id) => id,
                None => match init.map_or(Value::Unknown, |init| self.eval(init, st).unwrap_or(Value::Unknown)) {
                    Value::Aggregate(id) => id,
                    value => {
                        let id = self.declare(Some(&referred), Storage::Stack(depth), span, st);
                        self.store(id, value, st)
                    }
                },
            };
            if let Some(frame) = st.frames.last_mut() {
                Rc::make_mut(frame).insert(name.clone(), id);
            }
            return;
        }
        let is_static = ty.as_ref().is_some_and(|ty| ty.storage == StorageClass::Static);
        let storage = if is_static { Storage::Static } else { Storage::Stack(depth) };
        let id = self.declare(ty.as_ref(), storage, span, st);
        let blank = init.is_none() && !is_static && ty.as_ref().is_some_and(|ty| !ty.dims.is_empty() || self.is_plain_structure(ty));
        if let Some(object) = st.objects.get_mut(&id) {
            object.blank = blank;
        }
        if let Some(ty) = ty.as_ref().filter(|ty| ty.pointers == 0 && ty.dims.is_empty())
            && self.constructed(id, ty, init, st)
        {
            if let Some(frame) = st.frames.last_mut() {
                Rc::make_mut(frame).insert(name.clone(), id);
            }
            return;
        }
        let cell = match init {
            // What a static variable holds from the second call on is not known where something assigns it.
            _ if is_static && self.file.assigned.contains(name) => {
                let range = ty.as_ref().and_then(range_of);
                range.map_or(Value::Unknown, |(lo, hi)| Value::Num(Num::within(lo, hi, false)))
            }
            Some(init) => self.copied(init, st).unwrap_or_else(|| self.initial(init, id, st)),
            None if is_static && ty.as_ref().is_some_and(|ty| ty.pointers > 0) => Value::Null,
            None if is_static => Value::Num(Num::exactly(0)),
            None if ty
                .as_ref()
                .is_some_and(|ty| ty.dims.is_empty() && (ty.pointers > 0 || super::value::base_size(&ty.name).is_some())) =>
            {
                Value::Nothing
            }
            None => Value::Unknown,
        };
        let cell = match (&ty, init) {
            (Some(ty), Some(init)) => self.fitted(cell, ty, init, span),
            _ => cell,
        };
        self.store(id, cell, st);
        if let Some(frame) = st.frames.last_mut() {
            Rc::make_mut(frame).insert(name.clone(), id);
        }
    }

    /// A dimension such as `N`, `N + 1`, `sizeof(int) * 4`.
    fn length(&self, text: &str, st: &State<'m>) -> Option<i128> {
        let text = text.trim().trim_start_matches('(').trim_end_matches(')').trim();
        if let Ok(number) = text.parse() {
            return Some(number);
        }
        for (sign, apply) in [('+', i128::checked_add as fn(i128, i128) -> Option<i128>), ('*', i128::checked_mul)] {
            if let Some((left, right)) = text.split_once(sign) {
                return apply(self.length(left, st)?, self.length(right, st)?);
            }
        }
        match &st.object(st.lookup(text)?)?.cell {
            Value::Num(number) => number.constant(),
            _ => None,
        }
    }

    /// The first value of the object `id`.
    pub(super) fn initial(&mut self, init: &'m Expr, id: super::Id, st: &mut State<'m>) -> Value<'m> {
        let is_array = st.object(id).and_then(|object| object.ty.as_ref()).is_some_and(|ty| !ty.dims.is_empty());
        match &init.kind {
            ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text)) if is_array => {
                let length = text.chars().count() as i128;
                if let Some(object) = st.objects.get_mut(&id) {
                    object.text = Some(Num::exactly(length));
                }
                Value::Unknown
            }
            ExprKind::List { items, .. } => {
                for item in items {
                    self.eval(item, st);
                }
                // The rest of an array is zero.
                let zero =
                    items.is_empty() || matches!(items.first().map(|item| &item.kind), Some(ExprKind::Lit(Lit::Int(0) | Lit::Char('\0'))));
                if let Some(object) = st.objects.get_mut(&id).filter(|_| zero) {
                    object.text = Some(Num::exactly(0));
                }
                Value::Unknown
            }
            ExprKind::Map(entries) => {
                for (_, value) in entries {
                    self.eval(value, st);
                }
                Value::Unknown
            }
            _ => self.eval(init, st).unwrap_or(Value::Unknown),
        }
    }

    /// A pointer to what dies with the function that returns it.
    fn returned(&mut self, value: &Value<'m>, span: Span, st: &State<'m>) {
        let Value::Pointer(Pointer { to, .. }) = value else { return };
        let Some(object) = st.object(*to) else { return };
        if object.storage == Storage::Stack(st.frames.len() as u32) {
            let born = Some((object.born, "declared here".to_owned()));
            self.report(Check::LocalReturned, span, born, "the address of a local variable leaves its function".to_owned());
        } else if let Some(freed) = object.freed {
            let born = Some((freed, "released here".to_owned()));
            self.report(Check::ReleasedUse, span, born, "a pointer to released memory is returned".to_owned());
        }
    }
}

/// Joins paths until few enough are left.
fn narrow(states: &mut Vec<State<'_>>) {
    while states.len() > PATHS {
        let Some(last) = states.pop() else { return };
        if let Some(first) = states.first_mut() {
            first.join(&last);
        }
    }
}

/// Names that statements may assign, or whose address they take.
pub(super) fn assigned(body: &[Stmt], out: &mut BTreeSet<Sym>, depth: u32) {
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
                assigned(then, out, depth + 1);
                assigned(otherwise, out, depth + 1);
            }
            StmtKind::Loop { cond, body, update, .. } => {
                cond.iter().for_each(|cond| written(cond, out, depth));
                assigned(body, out, depth + 1);
                assigned(update, out, depth + 1);
            }
            StmtKind::ForEach { body, .. } | StmtKind::With { body, .. } | StmtKind::Block(body) | StmtKind::Unsafe(body) => {
                assigned(body, out, depth + 1);
            }
            StmtKind::Switch { cases, .. } => cases.iter().for_each(|case| assigned(&case.body, out, depth + 1)),
            StmtKind::Try { body, catches, finally, .. } => {
                assigned(body, out, depth + 1);
                catches.iter().for_each(|catch| assigned(&catch.body, out, depth + 1));
                assigned(finally, out, depth + 1);
            }
            _ => {}
        }
    }
}

fn written(e: &Expr, out: &mut BTreeSet<Sym>, depth: u32) {
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
        ExprKind::Unary { op: crate::flow::ir::UnaryOp::AddressOf, operand } => root(operand, out),
        ExprKind::Unary { operand, .. } => written(operand, out, depth + 1),
        ExprKind::Binary { left, right, .. } => {
            written(left, out, depth + 1);
            written(right, out, depth + 1);
        }
        ExprKind::Call { args, .. } => args.iter().for_each(|arg| written(&arg.value, out, depth + 1)),
        ExprKind::Cast { value, .. } => written(value, out, depth + 1),
        ExprKind::Conditional { cond, then, otherwise } => {
            written(cond, out, depth + 1);
            written(then, out, depth + 1);
            written(otherwise, out, depth + 1);
        }
        ExprKind::Block(body) => assigned(body, out, depth + 1),
        ExprKind::Unknown(items) => items.iter().for_each(|item| root(item, out)),
        _ => {}
    }
}

fn root(e: &Expr, out: &mut BTreeSet<Sym>) {
    match &e.kind {
        ExprKind::Name(name) => {
            out.insert(name.clone());
        }
        ExprKind::Member { object, .. } | ExprKind::Index { object, .. } => root(object, out),
        ExprKind::Unary { operand, .. } => root(operand, out),
        ExprKind::Cast { value, .. } => root(value, out),
        ExprKind::Binary { left, .. } => root(left, out),
        _ => {}
    }
}

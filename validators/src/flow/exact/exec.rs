//! Statements: which paths they open, and what holds on each.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    PATHS, Run,
    file::resolve_dims,
    lives::handed_out,
    value::{Flow, Num, Pointer, State, Storage, Value, range_of},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Stmt, StmtKind, StorageClass, Sym, TypeRef},
    memory::Check,
};

pub(super) type Ends<'m> = Vec<(State<'m>, Flow<'m>)>;

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
        for (st, flow) in &mut ends {
            self.end_block(body, &hidden, handed_out(flow), st);
        }
        for (st, _) in ends.iter_mut().filter(|_| !hidden.is_empty()) {
            if let Some(frame) = st.frames.last_mut() {
                Rc::make_mut(frame).extend(hidden.iter().cloned());
            }
        }
        ends
    }

    fn from(&mut self, body: &'m [Stmt], first: usize, st: State<'m>) -> Ends<'m> {
        let mut done: Ends<'m> = Vec::new();
        let mut live = vec![st];
        for (at, stmt) in body.iter().enumerate().skip(first) {
            let mut next = Vec::new();
            for st in live {
                let before = self.passing.len();
                let around = std::mem::replace(&mut self.here, before);
                let mut ends = self.stmt(stmt, st);
                self.here = around;
                self.passed(before, &mut ends);
                for (st, flow) in ends {
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

    pub(super) fn stmt(&mut self, stmt: &'m Stmt, mut st: State<'m>) -> Ends<'m> {
        if !self.step() {
            return Vec::new();
        }
        self.tell_kept();
        let given = match &stmt.kind {
            StmtKind::Var { name, init: Some(init), ty, .. } if ty.as_ref().is_none_or(|ty| !ty.is_reference) => Some((name, init)),
            StmtKind::Assign { target: Expr { kind: ExprKind::Name(name), .. }, op: None, value } => Some((name, value)),
            _ => None,
        };
        let call = given.and_then(|(name, e)| Some((name, self.leading_call(e, &st)?)));
        if let Some((_, (call, function, args))) = call.filter(|(name, _)| self.is_tested(name)) {
            // Each outcome of the call is a path of its own.
            let mut ends = Vec::new();
            self.declaring = match &stmt.kind {
                StmtKind::Var { name, ty: Some(ty), .. } => Some((name, Rc::new(self.file.plain(ty)))),
                _ => None,
            };
            self.measured = None;
            for (st, value) in self.outcomes(call, function, args, st) {
                self.preset = Some((std::ptr::from_ref(call), value));
                ends.extend(self.stmt(stmt, st));
                self.preset = None;
            }
            return ends;
        }
        if let Some(choice) = self.choice_in(stmt) {
            return self.parted(stmt, choice, st);
        }
        self.comes_to(stmt);
        match &stmt.kind {
            StmtKind::Expr(e) if self.from_start && self.sets_apart(e, &st) => self.apart(e, st),
            StmtKind::Expr(e) if self.file.is_cpp && self.may_move(e, &st) => self.moved_apart(e, st),
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
                if self.preset.is_none() {
                    self.measured = None;
                }
                self.declaring = None;
                self.variable(name, ty.as_ref(), init.as_ref(), stmt.span, &mut st);
                vec![(st, Flow::Next)]
            }
            StmtKind::Assign { target, op, value } => {
                if self.preset.is_none() {
                    self.measured = None;
                }
                match self.assign(target, *op, value, stmt.span, &mut st) {
                    Some(_) => vec![(st, Flow::Next)],
                    None => Vec::new(),
                }
            }
            StmtKind::Return(value) => {
                let written = value.as_ref();
                // Inside of a call, what is returned and what it was found by belong together.
                if let Some(cond) = written.filter(|e| self.calls.len() > 1 && is_test(e)) {
                    let (yes, no) = self.test(cond, st);
                    let end = |(st, truth): (State<'m>, i128)| (st, Flow::Return(Value::Num(Num::exactly(truth))));
                    return [yes.map(|st| (st, 1)), no.map(|st| (st, 0))].into_iter().flatten().map(end).collect();
                }
                let Some(value) = written.map_or(Some(Value::Unknown), |value| self.eval(value, &mut st)) else { return Vec::new() };
                if let Some(written) = written.filter(|_| self.file.is_cpp) {
                    self.returned_view(written, stmt.span, &st);
                }
                self.returned(&value, stmt.span, &st);
                // It is handed on in the type that the function says.
                let ty = self.returning.last().copied().flatten().map(|ty| self.file.plain(ty));
                let value = match (ty, written) {
                    (Some(ty), Some(written)) => self.fitted(value, &ty, written, stmt.span),
                    _ => value,
                };
                vec![(st, Flow::Return(value))]
            }
            StmtKind::Break(_) => vec![(st, Flow::Break)],
            StmtKind::Continue(_) => vec![(st, Flow::Continue)],
            StmtKind::Goto(label) => vec![(st, Flow::Goto(label.clone()))],
            StmtKind::Throw(value) => {
                if let Some(value) = value {
                    self.eval(value, &mut st);
                }
                // What is thrown out of functions leaves their allocations behind, up to the one that catches it.
                let caught = self.catching.last().map_or(0, |catcher| catcher.depth);
                let leaves = self.calls.len() > caught;
                if leaves {
                    self.leave_scope(None, &mut st);
                    self.leaks(&st, None, caught as u32 + 1, 0);
                }
                self.throws(super::thrown::class_thrown(value.as_ref()), st, leaves);
                Vec::new()
            }
            StmtKind::Block(body) | StmtKind::Unsafe(body) => self.scoped(body, st),
            StmtKind::If { cond, then, otherwise } => {
                let mut ends = Vec::new();
                for (yes, no) in self.ways_of_test(cond, st) {
                    ends.extend(yes.map_or_else(Vec::new, |st| self.scoped(then, st)));
                    ends.extend(no.map_or_else(Vec::new, |st| self.scoped(otherwise, st)));
                }
                ends
            }
            StmtKind::ForEach { target, iter, body } => {
                if self.eval(iter, &mut st).is_none() {
                    return Vec::new();
                }
                self.asked_each(target, iter, body, &mut st);
                if let Some(elements) = self.elements_known(iter, &mut st) {
                    return self.each_of(target, &elements, body, st);
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
            StmtKind::Try { body, finally, catches, .. } => {
                // Handlers are followed only for what is thrown in sight.
                if !catches.is_empty() {
                    self.alive.insert(stmt.span.line, false);
                }
                let mut ends = Vec::new();
                for (st, flow) in self.tried(body, catches, stmt.span, st) {
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

    /// Lines that run where a path comes to a statement; those of the statements in it are for them to say.
    fn comes_to(&mut self, stmt: &Stmt) {
        let first = stmt.span.line;
        let asked = match &stmt.kind {
            StmtKind::If { cond, .. } | StmtKind::Loop { cond: Some(cond), .. } => Some(cond),
            StmtKind::Switch { subject, .. } => subject.as_ref(),
            StmtKind::ForEach { iter, .. } => Some(iter),
            StmtKind::Block(_) | StmtKind::Unsafe(_) | StmtKind::Loop { .. } => None,
            StmtKind::Try { catches, .. } => {
                // What calls out of sight throw is not followed into a handler, and may come there all the same.
                let handlers = catches.iter().filter_map(|catch| Some((catch.body.first()?.span.line, catch.body.last()?.span.end_line)));
                handlers.for_each(|(first, last)| self.reached.extend(first..=last));
                None
            }
            _ => {
                self.reached.extend(first..=stmt.span.end_line);
                return;
            }
        };
        self.reached.insert(first);
        self.reached.extend(asked.into_iter().flat_map(|e| e.span.line..=e.span.end_line));
    }

    /// Each letter of a text of C++ is looked at, and some of them turned away.
    fn asked_each(&self, target: &Expr, iter: &Expr, body: &[Stmt], st: &mut State<'m>) {
        let ExprKind::Name(letter) = &target.kind else { return };
        let asks = |stmt: &Stmt| match &stmt.kind {
            StmtKind::If { cond, then, .. } => {
                let mut named = false;
                crate::flow::memory::scans::with_parts(cond, &mut |e| named |= matches!(&e.kind, ExprKind::Name(name) if name == letter));
                named && then.iter().any(|last| matches!(last.kind, StmtKind::Return(_) | StmtKind::Throw(_)))
            }
            _ => false,
        };
        if let Some(id) = super::place::plain_place(iter, st).filter(|id| self.is_text_object(*id, st) && body.iter().any(asks)) {
            super::letters::says_nothing(id, st);
        }
    }

    /// The elements of a container, where there are few and all are known.
    fn elements_known(&mut self, iter: &'m Expr, st: &mut State<'m>) -> Option<Vec<super::Id>> {
        if !self.is_container(iter, st) {
            return None;
        }
        let id = self.place(iter, true, st)??;
        let object = st.object(id)?;
        let count = object.text.and_then(Num::constant).filter(|count| (1..=4).contains(count))?;
        (0..count).map(|at| object.fields.get(format!("[{at}]").as_str()).copied()).collect()
    }

    /// Runs the body once for each element.
    fn each_of(&mut self, target: &'m Expr, elements: &[super::Id], body: &'m [Stmt], st: State<'m>) -> Ends<'m> {
        let mut live = vec![st];
        let mut done = Vec::new();
        for element in elements {
            let mut next = Vec::new();
            for mut st in live {
                if let ExprKind::Name(name) = &target.kind {
                    let value = st.object(*element).map_or(Value::Unknown, |object| object.cell.clone());
                    let ty = st.object(*element).and_then(|object| object.ty.as_deref().cloned());
                    let depth = st.frames.len() as u32;
                    let id = self.declare(ty.as_ref(), Storage::Stack(depth), target.span, &mut st);
                    self.store(id, value, &mut st);
                    st.renamed(name);
                    if let Some(frame) = st.frames.last_mut() {
                        Rc::make_mut(frame).insert(name.clone(), id);
                    }
                }
                for (st, flow) in self.scoped(body, st) {
                    match flow {
                        Flow::Next | Flow::Continue => next.push(st),
                        Flow::Break => done.push((st, Flow::Next)),
                        flow => done.push((st, flow)),
                    }
                }
            }
            narrow(&mut next);
            live = next;
        }
        done.extend(live.into_iter().map(|st| (st, Flow::Next)));
        done
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

    fn variable(&mut self, name: &Sym, ty: Option<&TypeRef>, init: Option<&'m Expr>, span: Span, st: &mut State<'m>) {
        st.renamed(name);
        let mut ty = ty.map(|ty| self.file.plain(ty));
        if let (Some(ty), Some(init), true) = (&ty, init, self.file.is_cpp) {
            self.initialised(ty, init, span, st);
        }
        // Lengths that are names or sums of constants.
        if let Some(ty) = &mut ty {
            resolve_dims(ty, &|name| st.object(st.lookup(name)?)?.cell.number()?.constant());
            ty.measure(init);
        }
        if let Some(ty) = &ty {
            self.long_array(ty, span, st);
        }
        let depth = st.frames.len() as u32;
        if let Some(ty) = ty.as_ref().filter(|ty| ty.is_reference) {
            let referred = self.referred(ty.clone());
            let placed = init.filter(|init| !matches!(init.kind, ExprKind::Call { .. } | ExprKind::Lit(_)));
            let element = init.and_then(|init| {
                let element = self.element_called(init, st).flatten()?;
                // Whether there is one is asked as of any such call.
                self.eval(init, st);
                Some(element)
            });
            let id = match element.or_else(|| placed.and_then(|init| self.place(init, true, st).flatten())) {
                Some(id) => id,
                None => match init.map_or(Value::Unknown, |init| self.eval(init, st).unwrap_or(Value::Unknown)) {
                    Value::Aggregate(id) => {
                        self.held_on(id, st);
                        id
                    }
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
        // A static variable is made once.
        let once: Option<Sym> = (is_static && self.from_start).then(|| format!("{name} of {}", span.start).into());
        if let Some(known) = once.as_ref().and_then(|once| st.globals.get(once)) {
            if let Some(frame) = st.frames.last_mut() {
                Rc::make_mut(frame).insert(name.clone(), known);
            }
            return;
        }
        let id = self.declare(ty.as_ref(), storage, span, st);
        if let Some(once) = once {
            st.globals.insert(once, id);
        }
        // Its own first value may name it: `struct node *n = malloc(sizeof(*n))`.
        if let Some(frame) = st.frames.last_mut().filter(|_| init.is_some()) {
            Rc::make_mut(frame).insert(name.clone(), id);
        }
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
            _ if is_static && self.file.assigned.contains(name) && !self.from_start => {
                let range = ty.as_ref().and_then(range_of);
                range.map_or(Value::Unknown, |(lo, hi)| Value::Num(Num::within(lo, hi, false)))
            }
            Some(init) => {
                self.deferring = self.is_asked_later(name, ty.as_ref(), init);
                self.copied(init, st).unwrap_or_else(|| self.initial(init, id, st))
            }
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
            (Some(ty), Some(init)) if super::cpp::is_view(ty) => self.viewed(init, st).unwrap_or(cell),
            (Some(ty), Some(init)) => {
                self.measured_by_pointer(&cell, ty, span, st);
                let cell = self.cut_to_whole(cell, ty, init, st);
                self.fitted(cell, ty, init, span)
            }
            _ => cell,
        };
        match init {
            Some(init) => {
                self.begins_as(id, cell, init.span, st);
                self.kept_for_later(Some(id), init, st);
            }
            None => {
                if let Some(object) = st.objects.get_mut(&id) {
                    object.cell = cell;
                }
            }
        }
        if let Some(frame) = st.frames.last_mut() {
            Rc::make_mut(frame).insert(name.clone(), id);
        }
    }

    /// An array on the stack that is as long as a number in the input says.
    fn long_array(&mut self, ty: &TypeRef, span: Span, st: &State<'m>) {
        for dim in &ty.dims {
            let length = st.lookup(dim.trim()).and_then(|id| st.object(id)).and_then(|object| object.cell.number());
            if let Some(length) = length {
                self.allocated(length, span);
            }
        }
    }

    /// What a view of a variable looks at.
    fn viewed(&self, init: &Expr, st: &State<'m>) -> Option<Value<'m>> {
        let ExprKind::Name(name) = &init.kind else { return None };
        let id = st.lookup(name).filter(|_| self.file.is_cpp)?;
        let text = st.object(id)?.ty.as_ref().is_some_and(|ty| super::cpp::is_text(ty) || !ty.dims.is_empty());
        text.then_some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false }))
    }

    /// A pointer to what dies with the function that returns it.
    fn returned(&mut self, value: &Value<'m>, span: Span, st: &State<'m>) {
        if let Value::Aggregate(whole) = value {
            let held = st.object(*whole).map(|object| object.fields.values().copied().collect::<Vec<_>>()).unwrap_or_default();
            for field in held.into_iter().filter_map(|field| st.object(field)) {
                let local = |to| st.object(to).is_some_and(|object| object.storage == Storage::Stack(st.frames.len() as u32));
                if matches!(field.cell, Value::Pointer(Pointer { to, .. }) if local(to)) {
                    self.returned(&field.cell, span, st);
                }
            }
        }
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
pub(super) fn narrow(states: &mut Vec<State<'_>>) {
    while states.len() > PATHS {
        let Some(last) = states.pop() else { return };
        if let Some(first) = states.first_mut() {
            first.join(&last);
        }
    }
}

/// Whether an expression is a test: a comparison, or several.
fn is_test(e: &Expr) -> bool {
    use BinaryOp::{And, Eq, Ge, Gt, Le, Lt, NotEq, Or};
    match &e.kind {
        ExprKind::Binary { op, .. } => matches!(op, And | Eq | Ge | Gt | Le | Lt | NotEq | Or),
        ExprKind::Unary { op: crate::flow::ir::UnaryOp::Not, .. } => true,
        _ => false,
    }
}

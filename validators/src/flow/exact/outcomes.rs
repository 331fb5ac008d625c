//! Calls of functions in sight: the ways through them, told apart by what they return, and what each teaches. Knows no library.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use assay_manifests::Span;

use super::{
    DEPTH, Id, Run,
    lives::handed_out,
    rounds::{Written, writes},
    unset::{asked_for_null, learn_of_null, unfilled, unset_somewhere},
    value::{Flow, Pointer, State, Storage, Value, range_of},
};
use crate::flow::{
    ir::{Arg, BinaryOp, Expr, ExprKind, Function, Lit, ParamKind, Stmt, StmtKind, Sym, UnaryOp},
    memory::{last_name, names, prepass::strip, scans},
};

/// Ways out of a call that are followed apart, at most.
const WAYS: usize = 3;
/// Statements of a function whose parameters stand for their arguments, at most.
const SMALL: usize = 6;

/// A value that a call is given, with what it was written as and the place it was read from.
pub(super) type Given<'m> = (Value<'m>, Option<(&'m Expr, Option<Id>)>);

/// Ways through a call: what holds behind it, and what it returned.
pub(super) type Ways<'m> = Vec<(State<'m>, Value<'m>)>;

/// What a function does with its variables, wherever.
#[derive(Default)]
pub(super) struct Customs {
    tested: BTreeSet<Sym>,
    released: BTreeSet<Sym>,
}

/// What kind of a result a call has: those of one kind are followed together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Negative,
    Zero,
    Positive,
    /// A pointer into this object, or null where it could not be made.
    Into(Id),
    Any,
}

pub(super) fn kind_of(value: &Value<'_>) -> Kind {
    match value {
        Value::Null => Kind::Zero,
        Value::Num(n) if n.constant() == Some(0) => Kind::Zero,
        Value::Num(n) if n.lo > 0 => Kind::Positive,
        Value::Num(n) if n.hi < 0 => Kind::Negative,
        Value::Pointer(p) => Kind::Into(p.to),
        _ => Kind::Any,
    }
}

/// Whether a function is a macro: what it is given stands in it as it is, and so do the names around the call.
pub(super) fn is_macro(function: &Function) -> bool {
    let one = matches!(function.body.as_slice(), [Stmt { kind: StmtKind::Return(Some(_)), .. }]);
    one && function.return_type.is_none() && function.receiver_type.is_none() && function.params.iter().all(|param| param.ty.is_none())
}

/// Of a macro that does nothing but leave its caller, or the program, where what it is given does not hold: the position of that, how it
/// came out where the caller goes on, and whether it is the caller that is left.
pub(super) fn warding(function: &Function) -> Option<(usize, bool, bool)> {
    let [Stmt { kind: StmtKind::Return(Some(expr)), .. }] = function.body.as_slice() else { return None };
    let ExprKind::Block(body) = &expr.kind else { return None };
    let (cond, then) = warded_by(body, 0).filter(|_| is_macro(function))?;
    let bare = strip(cond);
    let (asked, holds) = match &bare.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => (strip(operand), true),
        ExprKind::Binary { op: BinaryOp::Eq, left, right } if matches!(strip(right).kind, ExprKind::Lit(Lit::Null)) => (strip(left), true),
        _ => (bare, false),
    };
    let ExprKind::Name(name) = &asked.kind else { return None };
    let position = function.params.iter().position(|param| param.name.as_ref() == name.as_ref() as &str)?;
    let leaves = match &then.last()?.kind {
        StmtKind::Return(_) | StmtKind::Goto(_) => true,
        StmtKind::Expr(Expr { kind: ExprKind::Call { callee, .. }, .. }) if last_name(callee).is_some_and(never_returns) => false,
        _ => return None,
    };
    Some((position, holds, leaves))
}

/// The test that a block consists of, and what is done where it holds: `do { if (…) return; } while (0)`.
fn warded_by(body: &[Stmt], depth: usize) -> Option<(&Expr, &[Stmt])> {
    let [only] = body else { return None };
    match &only.kind {
        StmtKind::If { cond, then, otherwise } if otherwise.is_empty() => Some((cond, innermost(then))),
        StmtKind::Block(inner) if depth < 4 => warded_by(inner, depth + 1),
        StmtKind::Loop { cond: Some(cond), body, update, test_first: false } if depth < 4 && update.is_empty() => {
            matches!(cond.kind, ExprKind::Lit(Lit::Int(0))).then(|| warded_by(body, depth + 1)).flatten()
        }
        _ => None,
    }
}

/// A body without the braces around it.
fn innermost(body: &[Stmt]) -> &[Stmt] {
    match body {
        [Stmt { kind: StmtKind::Block(inner), .. }] => inner,
        _ => body,
    }
}

/// Whether a function of the C library, of POSIX or of a compiler never comes back.
pub(super) fn never_returns(name: &str) -> bool {
    matches!(
        name,
        "exit"
            | "_exit"
            | "_Exit"
            | "abort"
            | "quick_exit"
            | "longjmp"
            | "_longjmp"
            | "siglongjmp"
            | "pthread_exit"
            | "thrd_exit"
            | "errx"
            | "verr"
            | "verrx"
            | "__assert_fail"
            | "__builtin_unreachable"
            | "__builtin_trap"
    )
}

/// Whether a test puts the result that it asks about into a variable.
pub(super) fn keeps_result(cond: &Expr) -> bool {
    let mut keeps = false;
    scans::with_parts(cond, &mut |e| keeps |= matches!(e.kind, ExprKind::Assign { op: None, .. }));
    keeps
}

/// Whether an expression names a place.
pub(super) fn is_place(e: &Expr) -> bool {
    matches!(e.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. })
}

impl<'f, 'm> Run<'f, 'm> {
    /// Whether a call came back nobody knows: the functions that run are not shown to be right behind it.
    pub(super) fn doubted(&mut self) {
        let running = self.running();
        self.doubted.extend(running);
    }

    /// First and last lines of the functions that run.
    fn running(&self) -> Vec<(u32, u32)> {
        let running = self.file.functions.iter().filter(|function| self.calls.contains(&std::ptr::from_ref(**function)));
        running.map(|function| (function.span.line, function.span.end_line)).collect()
    }

    /// Into an object of known size goes what nobody knows the length of.
    pub(super) fn unsettled(&mut self, to: &Value<'m>, st: &State<'m>) {
        let Value::Pointer(pointer) = to else { return };
        let array = |object: &super::Object<'_>| object.ty.as_deref().is_some_and(|ty| !ty.dims.is_empty()) && object.size.is_some();
        if st.object(pointer.to).is_some_and(array) {
            let running = self.running();
            self.unsettled.extend(running);
        }
    }

    /// Runs a function's body and joins the ways through it.
    pub(super) fn enter(
        &mut self,
        function: &'m Function,
        frame: BTreeMap<Sym, Id>,
        args: Vec<Given<'m>>,
        call: Span,
        st: &mut State<'m>,
    ) -> Option<Value<'m>> {
        let ways = self.ways(function, frame, args, call, st);
        let (end, value) = self.together(ways)?;
        *st = end;
        Some(value)
    }

    pub(super) fn together(&mut self, ways: Ways<'m>) -> Option<(State<'m>, Value<'m>)> {
        let mut joined: Option<(State<'m>, Value<'m>)> = None;
        for (end, value) in ways {
            joined = Some(match joined {
                None => (end, value),
                Some((mut there, before)) => {
                    there.join(&end);
                    let value = self.either(&before, &value, &mut there);
                    (there, value)
                }
            });
        }
        joined
    }

    /// The call of a function in sight that an expression begins with, and that decides which way is taken.
    pub(super) fn leading_call(&self, e: &'m Expr, st: &State<'m>) -> Option<(&'m Expr, &'m Function, &'m [Arg])> {
        let mut e = e;
        for _ in 0..16 {
            match &e.kind {
                ExprKind::Cast { value, .. } | ExprKind::Assign { value, op: None, .. } => e = value,
                ExprKind::Unary { op: UnaryOp::Not | UnaryOp::Neg, operand } => e = operand,
                ExprKind::Binary { op, left, .. } if !matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Shl | BinaryOp::Shr) => {
                    e = left
                }
                ExprKind::Call { callee, args, .. } => {
                    let ExprKind::Name(name) = &callee.kind else { return None };
                    let function = self.file.overload("", name, args.len()).filter(|_| st.lookup(name).is_none())?;
                    let open = self.calls.len() < DEPTH && !self.calls.contains(&std::ptr::from_ref(function)) && !self.cut;
                    let known = self.preset.as_ref().is_some_and(|(call, _)| std::ptr::eq(*call, e));
                    return (open && !known).then_some((e, function, args));
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether the function that runs tests a variable of that name anywhere.
    pub(super) fn is_tested(&mut self, name: &Sym) -> bool {
        self.customs_of_running().is_some_and(|customs| customs.tested.contains(name))
    }

    /// Whether the function that runs releases what a variable of that name leads to, on one path at least.
    pub(super) fn gives_back(&mut self, name: &Sym) -> bool {
        self.customs_of_running().is_some_and(|customs| customs.released.contains(name))
    }

    fn customs_of_running(&mut self) -> Option<&Customs> {
        let running = self.calls.last().copied()?;
        if !self.customs.contains_key(&running) {
            let function = self.file.functions.iter().find(|function| std::ptr::eq(**function, running));
            let customs = function.map(|function| customs(&function.body)).unwrap_or_default();
            self.customs.insert(running, customs);
        }
        self.customs.get(&running)
    }

    /// The ways through the function that a call in sight names.
    pub(super) fn called(&mut self, call: &'m Expr, function: &'m Function, args: &'m [Arg], mut st: State<'m>) -> Ways<'m> {
        let mut written = Written::default();
        let small = function.body.len() <= SMALL;
        if small {
            writes(&function.body, &mut written, 0);
        }
        let by_name = is_macro(function);
        let mut values = Vec::new();
        for (position, arg) in args.iter().enumerate() {
            let param = function.params.get(position);
            let is_reference =
                param.and_then(|param| param.ty.as_ref()).is_some_and(|ty| ty.is_reference) || by_name && is_place(&arg.value);
            // What a small function says of a parameter that it leaves alone, it says of the variable that it is given.
            let stands_for = match (&arg.value.kind, param) {
                (ExprKind::Name(name), Some(param)) if small && !written.names.contains(&param.name) => st
                    .lookup(name)
                    .filter(|id| self.is_same_number(*id, param.ty.as_ref(), &st))
                    .filter(|id| self.is_left_alone(*id, name, position, args, &written, &st)),
                (ExprKind::Member { .. }, Some(param)) if small && !written.names.contains(&param.name) && written.calls.is_empty() => {
                    // It is read here, and has a place of its own from then on.
                    if self.eval(&arg.value, &mut st).is_none() {
                        return Vec::new();
                    }
                    let address = |e: &Expr| matches!(e.kind, ExprKind::Unary { op: UnaryOp::AddressOf, .. });
                    super::place::plain_place(&arg.value, &st)
                        .filter(|id| self.is_same_number(*id, param.ty.as_ref(), &st))
                        .filter(|_| written.through.is_empty() && !args.iter().any(|other| address(&other.value)))
                }
                _ => None,
            };
            let referred = match (is_reference, stands_for) {
                (true, _) => match self.place(&arg.value, true, &mut st) {
                    Some(place) => place,
                    None => return Vec::new(),
                },
                (false, Some(id)) => {
                    // It is read here.
                    if self.eval(&arg.value, &mut st).is_none() {
                        return Vec::new();
                    }
                    Some(id)
                }
                (false, None) => None,
            };
            let value = match referred {
                Some(_) => Value::Unknown,
                None => match self.copied(&arg.value, &mut st) {
                    Some(nothing) => nothing,
                    None => match self.eval(&arg.value, &mut st) {
                        Some(value) => value,
                        None => return Vec::new(),
                    },
                },
            };
            values.push((value, Some((&arg.value, referred))));
        }
        self.followed.insert(call.span.line);
        self.ways(function, BTreeMap::new(), values, call.span, &st)
    }

    /// What a call may come to, told apart by what it returns; one where that shows nothing.
    pub(super) fn outcomes(&mut self, call: &'m Expr, function: &'m Function, args: &'m [Arg], st: State<'m>) -> Ways<'m> {
        let before = self.frees;
        let ways = self.called(call, function, args, st);
        // Ways that released something are told from those that did not, as long as that makes few of them.
        let apart = self.frees > before;
        let gone = |st: &State<'m>| -> Vec<Id> {
            let freed = st.objects.iter().filter(|(_, object)| apart && object.freed.is_some() && object.storage == Storage::Heap);
            freed.map(|(id, _)| id).collect()
        };
        let mut keyed: BTreeMap<(Kind, Vec<Id>), Ways<'m>> = BTreeMap::new();
        for way in ways {
            keyed.entry((kind_of(&way.1), gone(&way.0))).or_default().push(way);
        }
        let few = keyed.len() <= WAYS;
        let mut groups: Vec<(Kind, Ways<'m>)> = Vec::new();
        for ((kind, _), group) in keyed {
            match groups.last_mut() {
                Some((last, known)) if *last == kind && !few => known.extend(group),
                _ => groups.push((kind, group)),
            }
        }
        // A way whose result may be anything is not told from the others by it.
        if groups.len() > WAYS || groups.iter().any(|(kind, _)| *kind == Kind::Any) {
            let all = groups.drain(..).flat_map(|(_, group)| group).collect();
            groups.push((Kind::Any, all));
        }
        let mut ends = Vec::new();
        for (kind, group) in groups {
            let unset = if kind == Kind::Any { Vec::new() } else { unset_somewhere(&group) };
            let Some((mut end, value)) = self.together(group) else { continue };
            for id in unset {
                if let Some(object) = end.objects.get_mut(&id) {
                    object.cell = Value::Nothing;
                }
            }
            ends.push((end, value));
        }
        ends
    }

    /// Whether a variable is a number of the type that a parameter has.
    fn is_same_number(&self, id: Id, param: Option<&crate::flow::ir::TypeRef>, st: &State<'m>) -> bool {
        let own = st.object(id).and_then(|object| object.ty.as_deref()).and_then(range_of);
        let theirs = param.map(|ty| self.file.plain(ty)).as_ref().and_then(range_of);
        own.is_some() && own == theirs && st.object(id).is_some_and(|object| matches!(object.cell, Value::Num(_)))
    }

    /// Whether nothing that a function does can write a variable that it is given at `position`: it lies in the caller's frame, or the
    /// function names it nowhere, and nothing else that is given leads to it.
    fn is_left_alone(&self, id: Id, name: &Sym, position: usize, args: &[Arg], written: &Written, st: &State<'m>) -> bool {
        let hidden = match st.object(id).map(|object| object.storage) {
            Some(Storage::Stack(_)) => true,
            _ => !written.names.contains(name) && written.calls.is_empty() && written.through.is_empty(),
        };
        let mut leads = false;
        for (_, arg) in args.iter().enumerate().filter(|(at, _)| *at != position) {
            scans::with_parts(&arg.value, &mut |e| {
                if let ExprKind::Name(other) = &e.kind {
                    let held = st.lookup(other).and_then(|other| st.object(other)).and_then(|object| object.cell.held());
                    leads |= other == name || held == Some(id);
                }
            });
        }
        hidden && !leads
    }

    /// The ways through a function: its body is run in a frame of its own, with a value and the expression it came from for each parameter, or with the object
    /// that a reference stands for.
    fn ways(
        &mut self,
        function: &'m Function,
        mut frame: BTreeMap<Sym, Id>,
        args: Vec<Given<'m>>,
        call: Span,
        st: &State<'m>,
    ) -> Vec<(State<'m>, Value<'m>)> {
        let mut st = st.clone();
        let st = &mut st;
        let depth = st.frames.len() as u32 + 1;
        let first = self.next;
        if let (true, Some(around)) = (frame.is_empty() && is_macro(function), st.frames.last()) {
            frame = (**around).clone();
        }
        let mut begun = Vec::new();
        for (position, param) in function.params.iter().enumerate() {
            st.renamed(&param.name);
            let is_reference = param.ty.as_ref().is_some_and(|ty| ty.is_reference);
            match args.get(position) {
                Some((_, Some((_, Some(referred))))) => {
                    frame.insert(param.name.clone(), *referred);
                    continue;
                }
                // A reference to a structure stands for it.
                Some((Value::Aggregate(whole), _)) if is_reference => {
                    frame.insert(param.name.clone(), *whole);
                    continue;
                }
                _ => {}
            }
            let ty = param.ty.as_ref().map(|ty| self.parameter_type(ty));
            let id = self.declare(ty.as_ref(), Storage::Stack(depth), param.span, st);
            let value = args.get(position).map_or(Value::Unknown, |(value, _)| value.clone());
            let value = match (&ty, args.get(position)) {
                (Some(ty), Some((_, Some((from, _))))) => self.fitted(value, ty, from, from.span),
                _ => value,
            };
            frame.insert(param.name.clone(), id);
            begun.push((id, value));
        }
        st.frames.push(Rc::new(frame));
        // What was tested of the caller's variables says nothing of those that have the same names here.
        let assumed = std::mem::take(&mut st.assumed);
        begun.into_iter().for_each(|(id, value)| self.begins_as(id, value, call, st));
        self.calls.push(std::ptr::from_ref(function));
        self.began.push(self.steps);
        let limit = self.limit;
        if self.costly.contains(&std::ptr::from_ref(function)) {
            self.limit = limit.min(self.steps.saturating_add(super::COSTLY_STEPS));
        }
        self.returning.push(function.return_type.as_ref());
        let fixed = function.params.iter().filter(|param| param.kind != ParamKind::Rest).count();
        self.rest.push(args.iter().skip(fixed).map(|(value, _)| value.clone()).collect());
        let to_fill = unfilled(&args, st);
        let asked = asked_for_null(function, &args, st);
        let leads_abroad = self.abroad.is_none() && self.file.foreign.contains(&std::ptr::from_ref(function));
        let ends = if leads_abroad { self.abroad_from(call, &function.body, st) } else { self.body(&function.body, st.clone()) };
        self.limit = limit;
        self.began.pop();
        self.calls.pop();
        self.rest.pop();
        self.returning.pop();
        for id in to_fill {
            let given = |end: &State<'m>| end.object(id).is_some_and(|object| !matches!(object.cell, Value::Nothing));
            let some = ends.iter().filter(|(end, _)| given(end)).count();
            if some > 0 && some < ends.len() {
                self.half.insert(id);
            }
        }
        if self.abroad.is_none() && !leads_abroad {
            self.entering.insert((function.span.line, function.span.end_line));
        }
        let mut ways = Vec::new();
        for (mut end, flow) in ends {
            if !leads_abroad {
                self.leave_scope(handed_out(&flow), &mut end);
            }
            let learnt: Vec<(&Sym, Pointer, Value<'m>)> =
                asked.iter().filter_map(|(name, pointer, param)| Some((*name, *pointer, end.object(*param)?.cell.clone()))).collect();
            end.frames.pop();
            learnt.into_iter().for_each(|(name, pointer, now)| learn_of_null(name, pointer, &now, &mut end));
            let value = match flow {
                Flow::Return(value) => value,
                _ => Value::Unknown,
            };
            if self.abroad.is_none() && !leads_abroad && !self.cut {
                self.leaks(&end, value.leaves(), depth, first);
            }
            self.passes(&value, &mut end);
            ways.push((State { assumed: assumed.clone(), ..end }, value));
        }
        ways
    }
}

/// What a function asks of its variables in branches and loops, and which it releases by a call of their own.
fn customs(body: &[Stmt]) -> Customs {
    let mut customs = Customs::default();
    scans::statements(body, &mut |stmt| match &stmt.kind {
        StmtKind::If { cond, .. } | StmtKind::Loop { cond: Some(cond), .. } | StmtKind::Switch { subject: Some(cond), .. } => {
            asked(cond, &mut customs.tested, 0);
        }
        StmtKind::Expr(Expr { kind: ExprKind::Call { callee, args, .. }, .. }) => {
            let frees = last_name(callee)
                .is_some_and(|name| names::class(name) & names::FREE != 0 || matches!(name, "fclose" | "pclose" | "closedir"));
            if let (true, [Arg { value: Expr { kind: ExprKind::Name(name), .. }, .. }, ..]) = (frees, args.as_slice()) {
                customs.released.insert(name.clone());
            }
        }
        _ => {}
    });
    customs
}

/// Names that a test asks about itself: not those that it gives to calls or finds others by.
fn asked(e: &Expr, out: &mut BTreeSet<Sym>, depth: u32) {
    if depth > 32 {
        return;
    }
    match &e.kind {
        ExprKind::Name(name) => {
            out.insert(name.clone());
        }
        ExprKind::Binary { left, right, .. } => {
            asked(left, out, depth + 1);
            asked(right, out, depth + 1);
        }
        ExprKind::Unary { operand: inner, .. } | ExprKind::Cast { value: inner, .. } | ExprKind::Assign { target: inner, .. } => {
            asked(inner, out, depth + 1);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::super::analyse;
    use crate::{
        flow::{lower, memory::Check},
        parse::parse,
    };

    fn found(text: &str) -> Vec<Check> {
        let parsed = parse(Language::C, text).expect("parses");
        let module = lower::lower(Language::C, "a.c", text, &parsed.flat()).expect("lowers");
        analyse(&module, &[&module]).reports.into_iter().map(|report| report.check).collect()
    }

    #[test]
    fn a_macro_that_leaves_where_its_argument_does_not_hold_tests_it() {
        let program = |define: &str, call: &str| {
            format!("{define}\nvoid f(void) {{ char *p = malloc(8);\n {call}\n p[0] = 1; free(p); return;\nfail:\n return; }}")
        };
        for (define, call) in [
            ("#define CHECK(p) do { if (!(p)) return; } while (0)", "CHECK(p);"),
            ("#define CHECK(p) do { if ((p) == NULL) goto fail; } while (0)", "CHECK(p);"),
            ("#define CHECK(c) do { if (!(c)) abort(); } while (0)", "CHECK(p != NULL);"),
        ] {
            assert!(!found(&program(define, call)).contains(&Check::NullFollowed), "{define}: {:?}", found(&program(define, call)));
        }
        let none = program("#define CHECK(p) do { if (!(p)) note(); } while (0)", "CHECK(p);");
        assert!(found(&none).contains(&Check::NullFollowed), "what only takes note goes on: {:?}", found(&none));
    }
}

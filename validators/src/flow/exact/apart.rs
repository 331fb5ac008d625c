//! Calls that leave the variables of the file pointing elsewhere on each of their ways, or move what variables refer to on some: those ways
//! are followed apart. Knows no library.

use std::collections::BTreeSet;

use super::{
    Id, Run,
    exec::Ends,
    object::class_name,
    outcomes::Ways,
    rounds::{Written, writes},
    value::{Flow, State, Value},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Function, UnaryOp},
    memory::{last_name, names, scans},
};

/// Ways of a call that are followed apart, at most.
const WAYS: usize = 3;

impl<'f, 'm> Run<'f, 'm> {
    /// Whether a statement is a call of a function in sight that assigns a pointer of the file's.
    pub(super) fn sets_apart(&self, e: &'m Expr, st: &State<'m>) -> bool {
        let Some((_, function, _)) = self.leading_call(e, st).filter(|_| matches!(e.kind, ExprKind::Call { .. })) else { return false };
        let mut written = Written::default();
        writes(&function.body, &mut written, 0);
        written
            .names
            .iter()
            .filter_map(|name| st.globals.get(name))
            .any(|id| st.object(id).and_then(|object| object.ty.as_deref()).is_some_and(|ty| ty.pointers > 0 && ty.dims.is_empty()))
    }

    /// Both sides of a test, for each way of a call that it begins with, where those differ in what they release.
    pub(super) fn ways_of_test(&mut self, cond: &'m Expr, st: State<'m>) -> Vec<(Option<State<'m>>, Option<State<'m>>)> {
        let mut first = cond;
        while let ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, left, .. } = &first.kind {
            first = left;
        }
        let call = self.leading_call(first, &st).filter(|(_, function, _)| self.frees_parts(function));
        let Some((call, function, args)) = call else { return vec![self.test(cond, st)] };
        let outcomes = self.outcomes(call, function, args, st);
        let mut sides = Vec::new();
        for (st, value) in outcomes {
            self.preset = Some((std::ptr::from_ref(call), value));
            sides.push(self.test(cond, st));
            self.preset = None;
        }
        sides
    }

    /// Whether a function releases a member of what it is given.
    fn frees_parts(&mut self, function: &'m Function) -> bool {
        if let Some(known) = self.freeing.get(&std::ptr::from_ref(function)) {
            return *known;
        }
        let mut frees = false;
        scans::expressions(&function.body, &mut |e| {
            if let ExprKind::Call { callee, args, .. } = &e.kind
                && let [only] = args.as_slice()
            {
                let member = matches!(only.value.kind, ExprKind::Member { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. });
                frees |= member && last_name(callee).is_some_and(|name| names::class(name) & names::FREE != 0);
            }
        });
        self.freeing.insert(std::ptr::from_ref(function), frees);
        frees
    }

    /// Elements of vectors that variables of the running function refer or point to.
    fn referred_elements(&self, st: &State<'m>) -> Vec<Id> {
        let Some(frame) = st.frames.last().filter(|_| self.file.is_cpp) else { return Vec::new() };
        let held = || frame.values().filter_map(|id| Some((*id, st.object(*id)?)));
        let is_vector = |object: &super::Object<'m>| object.ty.as_deref().is_some_and(|ty| class_name(&ty.name) == "vector");
        let elements: BTreeSet<Id> =
            held().filter(|(_, object)| is_vector(object)).flat_map(|(_, object)| object.fields.values().copied()).collect();
        if elements.is_empty() {
            return Vec::new();
        }
        let named = held().flat_map(|(id, object)| [Some(id), object.cell.held()]).flatten();
        named.filter(|id| elements.contains(id) && st.object(*id).is_some_and(|object| object.freed.is_none())).collect()
    }

    /// Whether a statement is a call of a function in sight that may move what variables refer to.
    pub(super) fn may_move(&self, e: &'m Expr, st: &State<'m>) -> bool {
        let is_call = matches!(e.kind, ExprKind::Call { .. }) && self.leading_call(e, st).is_some();
        is_call && !self.referred_elements(st).is_empty()
    }

    /// The ways of such a call that move it, and those that do not.
    pub(super) fn moved_apart(&mut self, e: &'m Expr, st: State<'m>) -> Ends<'m> {
        let Some((call, function, args)) = self.leading_call(e, &st) else { return vec![(st, Flow::Next)] };
        let elements = self.referred_elements(&st);
        let is_moved = |st: &State<'m>| elements.iter().any(|id| st.object(*id).is_some_and(|object| object.freed.is_some()));
        let (moved, kept): (Ways<'m>, Ways<'m>) = self.called(call, function, args, st).into_iter().partition(|(st, _)| is_moved(st));
        [moved, kept].into_iter().filter_map(|ways| self.together(ways)).map(|(st, _)| (st, Flow::Next)).collect()
    }

    /// Each way of such a call, where it leads the variables elsewhere.
    pub(super) fn apart(&mut self, e: &'m Expr, st: State<'m>) -> Ends<'m> {
        let Some((call, function, args)) = self.leading_call(e, &st) else { return vec![(st, Flow::Next)] };
        let ways = self.called(call, function, args, st);
        let globals: Vec<Id> = ways.first().map(|(st, _)| st.globals.picked(|_| true)).unwrap_or_default();
        let leads = |st: &State<'m>, id: Id| match st.object(id).map(|object| &object.cell) {
            Some(Value::Pointer(pointer)) => Some(pointer.to),
            _ => None,
        };
        let differ = |ways: &Ways<'m>| {
            globals.iter().any(|id| {
                let mut first = ways.iter().filter_map(|(st, _)| leads(st, *id));
                let one = first.next();
                first.any(|other| Some(other) != one)
            })
        };
        if ways.len() <= WAYS && differ(&ways) {
            return ways.into_iter().map(|(st, _)| (st, Flow::Next)).collect();
        }
        self.together(ways).into_iter().map(|(st, _)| (st, Flow::Next)).collect()
    }
}

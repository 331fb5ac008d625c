//! Loops: rounds that are known, rounds that are joined, what widens. Knows nothing of rules.

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine, LoopFrame,
    heap::State,
    pour,
    value::{Kind, Piece, Text, Value},
};
use crate::flow::ir::{Expr, Stmt, StmtKind, Sym};

/// Rounds a loop runs before what changes in it counts as unknown.
const LOOP_ROUNDS: usize = 3;
/// Longest list whose elements a loop visits one by one.
pub(super) const MAX_UNROLL: usize = 8;
/// The same of a list of constants under a short body of Python: a table of signs and what becomes of each.
const MOST_CONSTANTS: usize = 16;

impl<'a> Engine<'a> {
    pub(super) fn push_loop(&mut self, is_switch: bool) {
        let label = self.frame().label.take();
        self.frame().loops.push(LoopFrame {
            label,
            is_switch,
            broke: None,
            continued: None,
            round: None,
            taken: None,
            parts: super::each::Parts::default(),
        });
    }

    /// Ends a loop or switch: the paths that broke out meet those that went through.
    pub(super) fn pop_loop(&mut self) {
        if let Some(frame) = self.frame().loops.pop()
            && let Some(broke) = frame.broke
        {
            self.meet(broke, true);
        }
    }

    pub(super) fn take_continued(&mut self) {
        if let Some(continued) = self.frame().loops.last_mut().and_then(|frame| frame.continued.take()) {
            self.meet(continued, true);
        }
    }

    pub(super) fn exec_break(&mut self, label: Option<&Sym>) {
        let last = self.frames.len() - 1;
        // There a way of a choice is left by its end, and what leaves leaves the loop around it.
        let through = matches!(self.language, Language::Rust | Language::Python | Language::Kotlin | Language::Ruby);
        let (ids, st, scope) = (&self.ids, &self.st, self.scope_here());
        let loops = &mut self.frames[last].loops;
        let target = match label {
            Some(label) => loops.iter_mut().rev().find(|frame| frame.label.as_ref() == Some(label)),
            None => loops.iter_mut().rev().find(|frame| !(through && frame.is_switch)),
        };
        if let Some(frame) = target {
            pour(&mut frame.broke, st, scope, ids);
        }
        self.live = false;
    }

    pub(super) fn exec_continue(&mut self, label: Option<&Sym>) {
        let last = self.frames.len() - 1;
        let (ids, st, scope) = (&self.ids, &self.st, self.scope_here());
        let loops = &mut self.frames[last].loops;
        let target = match label {
            Some(label) => loops.iter_mut().rev().find(|frame| frame.label.as_ref() == Some(label)),
            None => loops.iter_mut().rev().find(|frame| !frame.is_switch),
        };
        if let Some(frame) = target {
            pour(&mut frame.continued, st, scope, ids);
        }
        self.live = false;
    }

    pub(super) fn exec_loop(&mut self, cond: Option<&'a Expr>, body: &'a [Stmt], update: &'a [Stmt], test_first: bool) {
        self.push_loop(false);
        let (outer, own) = (self.frame().scope, self.own_counters(cond, body, update));
        if !own.is_empty() {
            self.begin_round(outer, &own);
        }
        // Paths on which the condition failed.
        let mut done: Option<State<'a>> = None;
        let mut head: Option<State<'a>> = None;
        let mut certain = true;
        let mut joined_rounds = 0;
        for round in 0..MAX_UNROLL + LOOP_ROUNDS {
            if !self.live || self.exhausted {
                break;
            }
            // Once the course of the loop is no longer known, rounds are joined.
            if !certain {
                match &mut head {
                    Some(state) => {
                        let before = state.clone();
                        let changed = state.join(&self.st, &self.ids);
                        self.st = state.clone();
                        if !changed {
                            // Where the condition failed in this state was gone before.
                            if cond.is_none() {
                                pour(&mut done, &self.st, self.scope_here(), &self.ids);
                            }
                            self.live = false;
                            break;
                        }
                        self.widen(&before);
                        head = Some(self.st.clone());
                    }
                    None => head = Some(self.st.clone()),
                }
            }
            if let Some(cond) = cond
                && (test_first || round > 0)
            {
                let value = self.eval(cond);
                if !self.live {
                    break;
                }
                match self.truth_of(&value) {
                    Some(false) if certain => {
                        pour(&mut done, &self.st, self.scope_here(), &self.ids);
                        self.live = false;
                        break;
                    }
                    Some(true) if certain && round < MAX_UNROLL => {}
                    _ => {
                        self.leave_rounds(outer, &own);
                        certain = false;
                        let before = self.st.clone();
                        self.assume(cond, &value, false);
                        if self.live {
                            self.settle_facts();
                            pour(&mut done, &self.st, self.scope_here(), &self.ids);
                        }
                        self.st = before;
                        self.live = true;
                        self.assume(cond, &value, true);
                    }
                }
            } else if cond.is_none() {
                certain = false;
            }
            self.exec_body(body);
            self.take_continued();
            if !certain {
                self.end_round();
            } else if !own.is_empty() && self.live {
                self.begin_round(outer, &own);
            }
            if self.live {
                self.exec_body(update);
            }
            joined_rounds += usize::from(!certain);
            if joined_rounds >= LOOP_ROUNDS {
                break;
            }
        }
        // What the last round has changed may change in any other.
        if self.live
            && !certain
            && self.on_jvm()
            && let Some(before) = head.take()
        {
            let mut all = before.clone();
            if all.join(&self.st, &self.ids) {
                self.st = all;
                self.widen(&before);
            }
        }
        // The loop ends where its condition fails, after however many rounds.
        if self.live
            && let Some(cond) = cond
        {
            let value = self.eval(cond);
            if self.live {
                self.assume(cond, &value, false);
            }
            if self.live {
                self.settle_facts();
                pour(&mut done, &self.st, self.scope_here(), &self.ids);
            }
        }
        self.live = false;
        self.frame().scope = outer;
        if let Some(done) = done {
            self.meet(done, true);
        }
        if !certain && self.live {
            self.learn_from_parts();
        }
        self.pop_loop();
    }

    /// Constants that a loop changes are no longer constants.
    pub(super) fn widen(&mut self, before: &State<'a>) {
        let mut at = Some(self.frame().scope);
        for _ in 0..MAX_UNROLL {
            let Some(scope) = at else { break };
            self.widen_in(scope, before);
            // What a round has for itself stands in the function's.
            at = self.st.heap.scope(scope).filter(|scope| !scope.is_function).and_then(|scope| scope.parent);
        }
    }

    fn widen_in(&mut self, scope: super::value::Ref, before: &State<'a>) {
        let Some(old) = before.heap.scope(scope).map(|scope| &scope.vars) else { return };
        let mut blurred: Vec<(Sym, Value<'a>)> = Vec::new();
        if let Some(now) = self.st.heap.scope(scope) {
            for (name, value) in now.vars.iter() {
                let Some(was) = old.of(name) else { continue };
                if was.same(value) {
                    continue;
                }
                let numeric = value
                    .atoms()
                    .iter()
                    .all(|atom| matches!(atom.kind, Kind::Int(_) | Kind::Float(_)) || atom.ty.as_deref() == Some("number"));
                if numeric {
                    blurred.push((name.clone(), self.number()));
                } else if value.atoms().iter().all(|atom| matches!(atom.kind, Kind::Str(_))) && value.atoms().len() > 1 {
                    // What all began with stays; what came after may be anything the rounds put there.
                    let unknown = value.atoms().iter().any(|atom| atom.pieces().pieces.iter().any(|piece| piece.provenance().1));
                    let beginnings: Vec<Text> = value.atoms().iter().map(Value::pieces).collect();
                    let mut pieces = Text::default();
                    if let Some(shared) = super::texts::common_beginning(&beginnings) {
                        pieces.push(Piece::Known(shared.into()));
                    }
                    pieces.push(Piece::Dynamic { taint: value.taint.clone(), unknown });
                    let mut text = Value::of(Kind::Str(Rc::new(pieces))).tainted(value.taint.clone()).typed(Some("string".into()));
                    text.id = self.ids.next();
                    blurred.push((name.clone(), text));
                }
            }
        }
        if let Some(scope) = self.st.heap.scope_mut(scope) {
            for (name, value) in blurred {
                let _ = scope.vars.write(&name, value);
            }
        }
    }

    pub(super) fn exec_for_each(&mut self, target: &'a Expr, iter: &'a Expr, body: &'a [Stmt]) {
        let iterated = self.eval(iter);
        if !self.live {
            return;
        }
        // What a request sends piece by piece.
        let unseen = self.is_script() && iterated.cell().is_none();
        let iterated = match unseen.then(|| self.dotted(iter)).flatten() {
            Some(name) if matches!(crate::rule::pattern::last_segment(&name), "req" | "request") => {
                let sent = self.untrusted(crate::rule::Labels::HTTP, None, iter.span, super::value::Note::Source(name));
                iterated.tainted(sent.taint)
            }
            _ => iterated,
        };
        let iterated = self.kotlin_iterable(iterated);
        let (iterated, is_asked) = self.jvm_iterator(iterated, iter.span);
        if !self.live {
            return;
        }
        let iterated = if may_leave(body) { self.python_iterable(iterated) } else { self.walked_iterable(iterated) };
        self.cpp_referred(&iterated, target.span);
        let go = self.language == Language::Go;
        if let Some(cell) = iterated.cell().filter(|_| go && iterated.ty.as_deref() == Some("chan")) {
            self.run_postponed();
            self.waited_channel(cell, true);
        }
        let walked = if go { self.walked_by_loop(&iterated, iter.span, may_leave(body)) } else { None };
        let is_walked = walked.is_some();
        let iterated = walked.unwrap_or(iterated);
        let is_table = self.language == Language::Python && body.len() <= 2;
        let is_short = |list: &Vec<Value<'a>>| {
            list.len() <= MAX_UNROLL || is_table && list.len() <= MOST_CONSTANTS && list.iter().all(Value::is_plain_constant)
        };
        let mut exact = self.exact_elements(&iterated).filter(is_short);
        // What has been sent is not all that will be, until the channel is closed.
        let is_closed = |object: &super::heap::Object<'a>| object.field(super::golang::CLOSED).is_some();
        if iterated.ty.as_deref() == Some("chan")
            && self.language == Language::Go
            && !iterated.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(is_closed)
        {
            exact = None;
        }
        // So many rounds.
        if self.language == Language::Go
            && let Some(rounds @ 0..=8) = iterated.as_int()
        {
            exact = Some((0..rounds).map(Value::int).collect());
        }
        // Letter by letter.
        if go && let Some(text) = iterated.as_str().filter(|text| text.is_ascii() && text.len() <= MAX_UNROLL) {
            exact = Some(text.chars().map(|letter| Value::str(letter.to_string())).collect());
        }
        let exact = exact.filter(|_| !is_asked);
        let fresh = if exact.is_some() { self.own_names(target, iter, body) } else { Vec::new() };
        let outer = self.frame().scope;
        self.jvm_declares(target);
        self.push_loop(false);
        match exact {
            Some(elements) => {
                for (round, element) in elements.into_iter().enumerate() {
                    if !self.live || self.exhausted {
                        break;
                    }
                    if let Some(frame) = self.frame().loops.last_mut() {
                        frame.round = Some(round);
                    }
                    let element = if is_walked {
                        self.next_of(&iterated, element, iter.span)
                    } else if go && round > 0 {
                        self.element_now(&iterated, iter, round).unwrap_or(element)
                    } else {
                        element
                    };
                    let element = if go { self.copy_of(element, 0) } else { element };
                    if !fresh.is_empty() {
                        let inner = self.allocate_scope(Some(outer), false);
                        self.frame().scope = inner;
                        fresh.iter().for_each(|name| self.declare(name, Value::null()));
                    }
                    self.assign(target, element, None);
                    self.exec_body(body);
                    self.frame().scope = outer;
                    self.take_continued();
                }
            }
            None => {
                let mut head = self.st.clone();
                for round in 0..LOOP_ROUNDS {
                    if !self.live || self.exhausted {
                        break;
                    }
                    let element = if is_asked { self.jvm_next(&iterated, iter.span) } else { self.element(&iterated, iter.span) };
                    if !self.live {
                        break;
                    }
                    self.note_part(&element, &iterated, None);
                    let element = if is_walked { self.next_of(&iterated, element, iter.span) } else { element };
                    let element = if go { self.copy_of(element, 0) } else { element };
                    self.assign(target, element, None);
                    self.exec_body(body);
                    self.take_continued();
                    self.end_round();
                    if !self.live {
                        break;
                    }
                    let before = head.clone();
                    let changed = head.join(&self.st, &self.ids);
                    self.st = head.clone();
                    if !changed {
                        break;
                    }
                    if round > 0 {
                        self.widen(&before);
                        head = self.st.clone();
                    }
                }
                self.meet(head, true);
                self.learn_from_parts();
            }
        }
        self.pop_loop();
    }
}

/// Whether the body of a loop may leave it before its end.
fn may_leave(body: &[Stmt]) -> bool {
    let mut open: Vec<&Stmt> = body.iter().collect();
    while let Some(stmt) = open.pop() {
        match &stmt.kind {
            StmtKind::Break(_) | StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Continue(Some(_)) => return true,
            StmtKind::If { then, otherwise, .. } => open.extend(then.iter().chain(otherwise)),
            StmtKind::Loop { body, update, .. } => open.extend(body.iter().chain(update)),
            StmtKind::ForEach { body, .. } | StmtKind::Block(body) => open.extend(body),
            StmtKind::Switch { cases, .. } => open.extend(cases.iter().flat_map(|case| &case.body)),
            _ => {}
        }
    }
    false
}

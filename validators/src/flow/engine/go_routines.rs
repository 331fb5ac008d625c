//! Goroutines: what they change may stand already when what started them goes on, and stands for certain once they have been waited for.
//! Knows no rule.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    definitions::Def,
    heap::{Cell, Object},
    value::{Ids, Ref, Value},
};
use crate::{
    flow::ir::{Arg, Expr, ExprKind, ParamKind, Sym},
    rule::pattern::last_segment,
};

/// Most goroutines that are remembered on one path; what later ones did may have been done or not.
const MOST_ROUTINES: usize = 32;

/// What one goroutine changed of what was there when it was started.
#[derive(Debug)]
pub struct Routine<'a> {
    /// The text that starts it, and that of what it runs, where it is in sight.
    started: &'a str,
    body: &'a str,
    variables: Vec<Variable<'a>>,
    objects: Vec<Changed<'a>>,
}

/// A variable: whether it ran or not, and after it ran.
#[derive(Debug)]
struct Variable<'a> {
    scope: Ref,
    name: Sym,
    either: Value<'a>,
    after: Value<'a>,
}

#[derive(Debug)]
struct Changed<'a> {
    cell: Ref,
    either: Object<'a>,
    after: Object<'a>,
}

/// A goroutine that waits for a channel of the function that starts it.
#[derive(Debug, Clone, Copy)]
pub struct Postponed<'a> {
    /// The variables of that function, and those that stand where it is started.
    function: Ref,
    scope: Ref,
    call: &'a Expr,
    /// What it waits for.
    channel: Ref,
}

impl PartialEq for Postponed<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.scope == other.scope && std::ptr::eq(self.call, other.call)
    }
}

impl<'a> Engine<'a> {
    /// A goroutine that takes from a channel over which nothing has been sent yet waits until the function that made it has sent something
    /// and waits itself, or ends.
    pub(super) fn postpone(&mut self, call: &'a Expr) -> bool {
        let ExprKind::Call { callee, args, .. } = &call.kind else { return false };
        let plain = |arg: &Arg| matches!(arg.value.kind, ExprKind::Name(_) | ExprKind::Lit(_));
        let Some(scope) = self.scope_here().filter(|_| args.iter().all(plain) && self.st.postponed.len() < MOST_ROUTINES) else {
            return false;
        };
        let (function, receiver) = match &callee.kind {
            ExprKind::Lambda(function) => (Some(&**function), None),
            ExprKind::Name(name) => match self.modules[self.target].defs().names.get(&**name) {
                Some(Def::Function(function)) => (Some(*function), None),
                _ => (None, None),
            },
            ExprKind::Member { object, name, .. } => {
                let ExprKind::Name(object) = &object.kind else { return false };
                let held = self.lookup(object).and_then(|held| held.cell());
                let class = held.and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.class);
                (class.and_then(|class| self.find_method(class, name, None, 0)).map(|(method, _)| method), held)
            }
            _ => (None, None),
        };
        let Some((function, body)) = function.and_then(|function| Some((function, self.text(function.span)?))) else { return false };
        // Names of the body that stand for channels: those of parameters for what is given, others for what is around.
        let given =
            function.params.iter().filter(|param| param.kind != ParamKind::Receiver).zip(args).filter_map(|(param, arg)| {
                match &arg.value.kind {
                    ExprKind::Name(name) => Some((param.name.clone(), name.clone())),
                    _ => None,
                }
            });
        let mut names: Vec<(Sym, Sym)> = given.collect();
        if matches!(callee.kind, ExprKind::Lambda(_)) {
            let around = self.st.heap.scope(self.function_scope(scope)).into_iter().flat_map(|scope| scope.vars.iter());
            names.extend(around.take(MOST_ROUTINES).map(|(name, _)| (name.clone(), name.clone())));
        }
        let mut channels: Vec<(Sym, Ref)> =
            names.into_iter().filter_map(|(inner, outer)| Some((inner, self.lookup(&outer)?.cell()?))).collect();
        // Those in fields of what a method is called on.
        let own = function.params.iter().find(|param| param.kind == ParamKind::Receiver);
        if let (Some(own), Some(object)) = (own, receiver.and_then(|cell| self.st.heap.object(cell))) {
            let fields = object.fields.iter().take(MOST_ROUTINES);
            channels.extend(fields.filter_map(|(field, held)| Some((format!("{}.{field}", own.name).into(), held.cell()?))));
        }
        let takes = |inner: &str| {
            ["range ", "<-", "<- "].iter().any(|sign| {
                body.match_indices(&format!("{sign}{inner}")).any(|(at, found)| {
                    let goes_on = body[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
                    let before = &body[..at];
                    let is_sent =
                        sign.starts_with('<') && before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ' ') && is_send(before);
                    !goes_on && !is_sent
                })
            })
        };
        let awaited = channels.iter().find(|(inner, channel)| takes(inner) && self.is_empty_channel(*channel));
        if let Some((_, channel)) = awaited {
            let (function, channel) = (self.function_scope(scope), *channel);
            Rc::make_mut(&mut self.st.postponed).push(Postponed { function, scope, call, channel });
        }
        awaited.is_some()
    }

    /// Whether a channel was made here and nothing has been sent over it.
    fn is_empty_channel(&self, channel: Ref) -> bool {
        self.st.heap.object(channel).is_some_and(|object| {
            object.ty.as_deref() == Some("chan")
                && object.items.is_empty()
                && object.rest.is_none()
                && !object.open
                && object.fields.is_empty()
        })
    }

    /// A function ends: what it started and waits still for what nobody has sent waits for its caller.
    pub(super) fn hand_postponed(&mut self) {
        if !self.live || self.st.postponed.is_empty() {
            return;
        }
        let around = self.frames.len().checked_sub(2).map(|at| &self.frames[at]);
        let around = around.filter(|frame| frame.function.is_some()).map(|frame| self.function_scope(frame.scope));
        let own = self.scope_here().map(|scope| self.function_scope(scope));
        if let (Some(around), Some(own)) = (around, own) {
            let mut postponed = self.st.postponed.to_vec();
            for one in postponed.iter_mut().filter(|one| one.function == own && self.is_empty_channel(one.channel)) {
                one.function = around;
            }
            self.st.postponed = Rc::new(postponed);
        }
        self.run_postponed();
    }

    /// What waits runs now: the function that started it waits itself, or ends.
    pub(super) fn run_postponed(&mut self) {
        let Some(scope) = self.scope_here().filter(|_| self.live && !self.st.postponed.is_empty()) else { return };
        let function = self.function_scope(scope);
        let (now, later): (Vec<_>, Vec<_>) = self.st.postponed.iter().copied().partition(|one| one.function == function);
        if now.is_empty() {
            return;
        }
        self.st.postponed = Rc::new(later);
        for one in now {
            let body = self.body_of_routine(one.call);
            self.frame().scope = one.scope;
            self.start_routine(one.call.span, body, |engine| {
                engine.eval(one.call);
            });
            self.frame().scope = scope;
        }
    }

    /// Where the variables of the function stand, whatever block of it runs.
    fn function_scope(&self, scope: Ref) -> Ref {
        let mut at = scope;
        while let Some(block) = self.st.heap.scope(at).filter(|held| !held.is_function)
            && let Some(around) = block.parent
        {
            at = around;
        }
        at
    }

    /// Runs what is started beside what follows: it may have come to its end by then, or not have begun.
    pub(super) fn start_routine(&mut self, started: Span, body: Option<Span>, run: impl FnOnce(&mut Self)) {
        let started = self.text(started).unwrap_or_default();
        let body = body.and_then(|body| self.text(body)).unwrap_or(started);
        let before = self.st.clone();
        let end = Ref(self.next_cell);
        run(self);
        if self.exhausted {
            return;
        }
        // What never ends has done nothing for certain.
        if !std::mem::replace(&mut self.live, true) {
            let after = std::mem::replace(&mut self.st, before);
            self.meet(after, true);
            return;
        }
        let after = std::mem::replace(&mut self.st, before.clone());
        let changed = before.heap.changed(&after.heap, end);
        self.meet(after.clone(), true);
        if changed.is_empty() || self.st.routines.len() >= MOST_ROUTINES {
            return;
        }
        let mut routine = Routine { started, body, variables: Vec::new(), objects: Vec::new() };
        for cell in changed {
            match (before.heap.get(cell), after.heap.get(cell), self.st.heap.get(cell)) {
                (Some(Cell::Scope(old)), Some(Cell::Scope(new)), Some(Cell::Scope(both))) => {
                    for (at, (name, value)) in new.vars.iter().enumerate() {
                        let was = old.vars.of_at(name, at);
                        if let Some(either) = both.vars.of_at(name, at).filter(|_| was.is_none_or(|was| !was.same(value))) {
                            let (either, after) = (either.clone(), value.clone());
                            routine.variables.push(Variable { scope: cell, name: name.clone(), either, after });
                        }
                    }
                }
                (_, Some(Cell::Object(new)), Some(Cell::Object(both))) => {
                    routine.objects.push(Changed { cell, either: both.clone(), after: new.clone() });
                }
                _ => {}
            }
        }
        Rc::make_mut(&mut self.st.routines).push(Rc::new(routine));
    }

    /// Where the function of the file stands that a call leads to by its name.
    pub(super) fn body_of_routine(&mut self, call: &Expr) -> Option<Span> {
        let ExprKind::Call { callee, .. } = &call.kind else { return None };
        let ExprKind::Name(name) = &callee.kind else { return None };
        match self.modules[self.target].defs().names.get(&**name)? {
            Def::Function(function) => Some(function.span),
            _ => None,
        }
    }

    /// A group has been waited for: what was started on it, or was given it, has ended.
    pub(super) fn waited_group(&mut self, group: Option<&Expr>) {
        let Some(group) = group.and_then(Expr::dotted) else { return };
        let name = last_segment(&group);
        let root = group.split('.').next().filter(|root| *root != name);
        let is_of = |routine: &Routine<'a>| {
            words(routine.started).chain(words(routine.body)).any(|word| word == name)
                || root.is_some_and(|root| routine.started.strip_prefix(root).is_some_and(|rest| rest.starts_with('.')))
        };
        let (done, open): (Vec<_>, Vec<_>) = self.st.routines.iter().cloned().partition(|routine| is_of(routine));
        if done.is_empty() {
            return;
        }
        self.st.routines = Rc::new(open);
        for routine in done {
            self.settle_routine(&routine, |_| true);
        }
    }

    /// Something has come through a channel, or all that will (`closed`): what was sent is sent. What else a goroutine did is done where it
    /// alone uses the channel, and ends with that.
    pub(super) fn waited_channel(&mut self, channel: Ref, closed: bool) {
        let (users, mut open): (Vec<_>, Vec<_>) =
            self.st.routines.iter().cloned().partition(|routine| routine.objects.iter().any(|one| one.cell == channel));
        let sole = users.len() == 1;
        for routine in &users {
            let ended = sole && ends_with_send(routine.body, closed);
            self.settle_routine(routine, |cell| ended || cell == Some(channel));
            if !ended {
                open.push(routine.clone());
            }
        }
        if !users.is_empty() {
            self.st.routines = Rc::new(open);
        }
    }

    /// What a goroutine has left behind, in the objects that are asked for; `None` stands for variables.
    fn settle_routine(&mut self, routine: &Routine<'a>, asked: impl Fn(Option<Ref>) -> bool) {
        for one in routine.variables.iter().filter(|_| asked(None)) {
            if let Some(scope) = self.st.heap.scope_mut(one.scope)
                && scope.vars.of(&one.name).is_some_and(|held| held.same(&one.either))
            {
                let _ = scope.vars.write(&one.name, one.after.clone());
            }
        }
        for one in routine.objects.iter().filter(|one| asked(Some(one.cell))) {
            if let Some(object) = self.st.heap.object_mut(one.cell) {
                one.settle(object, &self.ids);
            }
        }
    }
}

/// Whether what stands before an arrow is what is sent over: `channel <-`, not `case x := <-`.
fn is_send(before: &str) -> bool {
    let last = before.trim_end();
    last.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ']' | ')'))
        && !["case", "return", "range"].iter().any(|word| last.ends_with(word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// Whether nothing is done behind the last send of a function, or the end of its channel.
fn ends_with_send(body: &str, closed: bool) -> bool {
    let closes = body.contains("defer close(");
    let Some((before, after)) = (if closed { body.rsplit_once("close(") } else { body.rsplit_once("<-") }) else {
        // Nothing is sent: what ends the wait is the end of the channel.
        return !closed && (closes || body.rsplit_once("close(").is_some_and(|(_, after)| is_end(after)));
    };
    if closed && closes {
        return true;
    }
    // One of several rounds is not the last.
    let repeated = !closed && before.contains("for ");
    !repeated && is_end(after)
}

/// Whether nothing but closing signs stands behind the statement.
fn is_end(after: &str) -> bool {
    let here = after.lines().next().unwrap_or_default();
    !here.contains(';') && after.lines().skip(1).all(|line| line.trim().is_empty() || line.trim().starts_with(['}', ')']))
}

impl<'a> Changed<'a> {
    /// Where the object is as it was left when the goroutine was started, it is now as the goroutine has left it.
    fn settle(&self, object: &mut Object<'a>, ids: &Ids) {
        let (either, after) = (&self.either, &self.after);
        for (name, value) in &after.fields {
            let held = object.fields.iter_mut().find(|(key, _)| key == name);
            if let Some((_, held)) = held
                && either.field(name).is_some_and(|known| known.same(held))
            {
                *held = value.clone();
            }
        }
        let same_rest = match (&object.rest, &either.rest) {
            (None, None) => true,
            (Some(a), Some(b)) => a.same(b),
            _ => false,
        };
        let untouched = object.items.len() == either.items.len() && object.items.iter().zip(&either.items).all(|(a, b)| a.same(b));
        if untouched && same_rest && object.open == either.open && object.taint.same(&either.taint) {
            object.items.clone_from(&after.items);
            object.rest.clone_from(&after.rest);
            (object.open, object.taint) = (after.open, after.taint.clone());
            object.fields.retain(|(key, held)| after.field(key).is_some() || either.field(key).is_none_or(|known| !known.same(held)));
        } else if object.items.len() == after.items.len() {
            for (place, (known, value)) in object.items.iter_mut().zip(either.items.iter().zip(&after.items)) {
                *place = if place.same(known) { value.clone() } else { place.join(value, ids) };
            }
        }
    }
}

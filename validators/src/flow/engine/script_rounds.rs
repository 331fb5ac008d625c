//! What each round of a script's loop has for itself, where functions may keep it, and what iterators that are written by hand give.
//! Knows no rule.

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Closure, Kind, Ref, Value},
};
use crate::flow::ir::{Expr, ExprKind, Function, Stmt, StmtKind, Sym};

/// Farthest that the head of a loop is looked for before its condition.
const LONGEST_HEAD: u32 = 160;
/// Deepest pattern whose names are read.
const DEEPEST: u32 = 12;
/// Most steps of an iterator that are taken.
const MOST_STEPS: usize = 9;

/// Whether functions may be made in a loop's body, and nothing is declared there that outlives it.
fn may_keep(engine: &Engine<'_>, body: &[Stmt]) -> bool {
    let texts = || body.iter().filter_map(|stmt| engine.text(stmt.span));
    texts().any(|text| text.contains("=>") || text.contains("function")) && !texts().any(|text| text.contains("var "))
}

/// Names that a pattern binds; none where it has other parts.
fn bound(pattern: &Expr, names: &mut Vec<Sym>, depth: u32) -> bool {
    if depth > DEEPEST {
        return false;
    }
    match &pattern.kind {
        ExprKind::Name(name) => {
            names.push(name.clone());
            true
        }
        ExprKind::List { items, .. } => items.iter().all(|item| bound(item, names, depth + 1)),
        ExprKind::Map(entries) => entries.iter().all(|(_, value)| bound(value, names, depth + 1)),
        ExprKind::Spread(inner) => bound(inner, names, depth + 1),
        ExprKind::Assign { target, .. } => bound(target, names, depth + 1),
        _ => false,
    }
}

/// The variable that keeps what a function's objects inherit.
fn prototype_name(function: &Function) -> Sym {
    format!("(prototype {})", function.span.start).into()
}

impl<'a> Engine<'a> {
    /// `for (const x of list)`: variables that are new in each round.
    pub(super) fn script_own_names(&self, target: &Expr, body: &[Stmt]) -> Vec<Sym> {
        let head = Span { start: target.span.start.saturating_sub(6), end: target.span.start, ..target.span };
        let is_declared = self.text(head).is_some_and(|text| matches!(text.trim_end().rsplit([' ', '(']).next(), Some("const" | "let")));
        let mut names = Vec::new();
        if !is_declared || !may_keep(self, body) || !bound(target, &mut names, 0) {
            return Vec::new();
        }
        names
    }

    /// `for (let i = 0; i < 3; i++)`: variables that each round takes over from the one before, and has for itself.
    pub(super) fn own_counters(&self, cond: Option<&Expr>, body: &[Stmt], update: &[Stmt]) -> Vec<Sym> {
        let Some(cond) = cond.filter(|_| self.is_script() && !update.is_empty()) else { return Vec::new() };
        let before = Span { start: cond.span.start.saturating_sub(LONGEST_HEAD), end: cond.span.start, ..cond.span };
        let head = self.text(before).and_then(|text| text.rsplit_once("for")).map(|(_, head)| head.trim_start());
        let declared = head.and_then(|head| head.strip_prefix("(let ")).filter(|_| may_keep(self, body));
        let Some(declared) = declared else { return Vec::new() };
        // What stands around the loop and is changed in its head is there behind it.
        let named = |one: &str| one.split_once('=').and_then(|(name, _)| name.split(':').next()).map(|name| name.trim().to_owned());
        let declared: Vec<String> = declared.split(',').filter_map(named).collect();
        let is_own = |name: &Sym| declared.iter().any(|own| **own == **name);
        let changed = |stmt: &Stmt| match &stmt.kind {
            StmtKind::Assign { target: Expr { kind: ExprKind::Name(name), .. }, .. } => Some(name.clone()),
            StmtKind::Expr(Expr { kind: ExprKind::Assign { target, .. }, .. }) => match &target.kind {
                ExprKind::Name(name) => Some(name.clone()),
                _ => None,
            },
            _ => None,
        };
        update.iter().map(|stmt| changed(stmt).filter(is_own)).collect::<Option<_>>().unwrap_or_default()
    }

    /// Begins a round: what it has for itself is what the one before has left.
    pub(super) fn begin_round(&mut self, outer: Ref, own: &[Sym]) {
        let held: Vec<(Sym, Value<'a>)> = own.iter().filter_map(|name| Some((name.clone(), self.in_round(outer, name)?))).collect();
        let inner = self.allocate_scope(Some(outer), false);
        self.frame().scope = inner;
        for (name, value) in held {
            self.declare(&name, value);
        }
    }

    /// Rounds are no longer told apart: what the last one had for itself stands around them.
    pub(super) fn leave_rounds(&mut self, outer: Ref, own: &[Sym]) {
        if own.is_empty() || self.frame().scope == outer {
            return;
        }
        for name in own {
            if let Some(value) = self.in_round(outer, name)
                && let Some(scope) = self.st.heap.scope_mut(outer)
            {
                let _ = scope.vars.write(name, value);
            }
        }
        self.frame().scope = outer;
    }

    fn in_round(&mut self, outer: Ref, name: &Sym) -> Option<Value<'a>> {
        let here = self.frame().scope;
        [here, outer].into_iter().find_map(|scope| self.st.heap.scope(scope)?.vars.of(name).cloned())
    }

    /// What something visits that is asked for all it has: a loop that nothing leaves, a spread, `Array.from`.
    pub(super) fn walked_iterable(&mut self, iterated: Value<'a>) -> Value<'a> {
        let asked = iterated.cell().filter(|_| self.is_script());
        let visited = self.python_iterable(iterated);
        if let Some(given) = self.asked_until_stopped(&visited) {
            return given;
        }
        // One that gives itself may be asked on elsewhere.
        let steps = if asked.is_some() && visited.cell() != asked { self.stepped_through(&visited) } else { None };
        steps.unwrap_or(visited)
    }

    /// An iterator that is written by hand: its `next` is asked until it says that it is done.
    fn stepped_through(&mut self, iterator: &Value<'a>) -> Option<Value<'a>> {
        let held = self.st.heap.object(iterator.cell()?)?;
        let step = match held.field("next").map(|value| value.kind.clone()) {
            Some(Kind::Func(closure)) => closure,
            Some(_) => return None,
            None => {
                let class = held.class?;
                let (method, owner) = self.find_method(class, "next", Some(0), 0)?;
                let module = self.classes[owner.0 as usize].module;
                match self.closure(method, module, Some(owner), Some(iterator.clone())).kind {
                    Kind::Func(closure) => closure,
                    _ => return None,
                }
            }
        };
        let mut items = Vec::new();
        for _ in 0..MOST_STEPS {
            let given = self.call_closure(&step, Some(iterator.clone()), Vec::new(), Span::default());
            if !std::mem::replace(&mut self.live, true) {
                return None;
            }
            let answer = given.cell().and_then(|cell| self.st.heap.object(cell)).filter(|answer| !answer.open && !answer.weak);
            let Some(answer) = answer.filter(|answer| answer.rest.is_none()) else { return self.beyond(iterator, &items) };
            let done = answer.field("done").map_or(Some(false), |done| done.truth(true));
            let item = answer.field("value").cloned().unwrap_or_else(Value::null);
            match done {
                Some(true) => return Some(self.new_list(items)),
                Some(false) => items.push(item),
                None => {
                    items.push(item);
                    return self.beyond(iterator, &items);
                }
            }
        }
        self.beyond(iterator, &items)
    }

    /// Where it is not known how many there are, nothing more is known of them than where they come from.
    fn beyond(&mut self, iterator: &Value<'a>, items: &[Value<'a>]) -> Option<Value<'a>> {
        let mut taint = self.deep_taint(iterator);
        for item in items {
            taint = taint.union(&self.deep_taint(item));
        }
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(self.unknown_with(taint)));
        Some(self.allocate_object(list))
    }

    /// `JSON.stringify` of what says itself what is written of it: `toJSON()`.
    pub(super) fn said_as_json(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (first, rest) = site.args.split_first()?;
        let cell = first.value.cell()?;
        let own = match self.st.heap.object(cell)?.field("toJSON").map(|field| field.kind.clone()) {
            Some(Kind::Func(closure)) => {
                let said = self.call_closure(&closure, Some(first.value.clone()), Vec::new(), site.span);
                self.live = true;
                Some(said)
            }
            _ => self.special(&first.value, "toJSON", Vec::new()),
        };
        let said = own.filter(|said| said.cell() != Some(cell) && self.nesting < super::MAX_NESTING)?;
        let mut args = rest.to_vec();
        args.insert(0, ArgValue::plain(said));
        self.nesting += 1;
        let written = self.library_call(Site::named(vec!["JSON.stringify".into()], &args, site.span));
        self.nesting -= 1;
        Some(written)
    }

    /// What objects inherit that a function makes, where it was said in another function.
    pub(super) fn kept_prototype(&self, closure: &Closure<'a>) -> Option<Value<'a>> {
        self.st.heap.scope(closure.scope)?.vars.get(&prototype_name(closure.function)).cloned()
    }

    pub(super) fn keep_prototype(&mut self, closure: &Closure<'a>, value: &Value<'a>) -> bool {
        let name = prototype_name(closure.function);
        let Some(scope) = self.st.heap.scope_mut(closure.scope) else { return false };
        if let Err(value) = scope.vars.write(&name, value.clone()) {
            scope.vars.push(name, value);
        }
        true
    }
}

//! Sequences of Go: functions that a loop runs over, and what `slices`, `maps` and `strings` make of them. Knows no rule.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    loops::MAX_UNROLL,
    value::{Kind, Value},
};
use crate::flow::ir::{Expr, ExprKind, Spread, Stmt, StmtKind, Sym};

/// Name of the call that takes what a sequence yields.
pub(super) const YIELD: &str = "(yield)";
/// Types of objects that stand for a sequence: of single values, and of pairs.
pub(super) const SINGLES: &str = "iter.Seq";
const PAIRS: &str = "iter.Seq2";

/// A loop over a sequence that is made ready.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    breaks: bool,
    /// What the sequence left where it yielded.
    left: Option<super::heap::State<'a>>,
}

/// A key, or a number, and what stands there.
type Entry<'a> = (Value<'a>, Value<'a>);

impl<'a> Engine<'a> {
    /// The same for a loop, which runs between what the sequence does: what it left at each `yield` may be what the body finds.
    /// `breaks`: the body may leave the loop.
    pub(super) fn walked_by_loop(&mut self, sequence: &Value<'a>, span: Span, breaks: bool) -> Option<Value<'a>> {
        self.views.walks.push(Walk { breaks, left: None });
        let walked = self.walked(sequence, span);
        if let Some(left) = self.views.walks.pop().and_then(|walk| walk.left) {
            self.meet(left, true);
        }
        walked
    }

    /// What a function gives a loop over it, as a list of single values or of pairs; `None` for anything else.
    pub(super) fn walked(&mut self, sequence: &Value<'a>, span: Span) -> Option<Value<'a>> {
        if let Kind::Cell(cell) = sequence.kind {
            let is_sequence = self.st.heap.object(cell).is_some_and(|object| matches!(object.ty.as_deref(), Some(SINGLES | PAIRS)));
            return is_sequence.then(|| sequence.clone());
        }
        let Kind::Func(closure) = &sequence.kind else { return None };
        let closure = closure.clone();
        let held = self.new_list(Vec::new());
        let cell = held.cell()?;
        let taker = Value::of(Kind::Method(Rc::new((held, YIELD.into()))));
        self.call_closure(&closure, closure.this.clone(), vec![ArgValue::plain(taker)], span);
        self.live = true;
        let mut gathered = self.st.heap.object(cell)?.clone();
        let followed = !self.unfollowed.contains_key(&std::ptr::from_ref(closure.function));
        if !followed && gathered.items.is_empty() {
            let any = self.unknown_with(sequence.taint.clone());
            gathered.add_rest(any, &self.ids);
        }
        let pairs = gathered.ty.as_deref() == Some(PAIRS);
        gathered.ty = Some(if pairs { PAIRS } else { SINGLES }.into());
        Some(self.allocate_object(gathered))
    }

    /// `yield(value)`, `yield(key, value)`: whoever walks the sequence goes on.
    pub(super) fn taken(&mut self, holder: &Value<'a>, args: &[ArgValue<'a>]) -> Value<'a> {
        let item = match args {
            [] => Value::null(),
            [single] => single.value.clone(),
            [key, value, ..] => self.new_list(vec![key.value.clone(), value.value.clone()]),
        };
        let ids = &self.ids;
        let mut breaks = false;
        if let Some(walk) = self.views.walks.last_mut() {
            super::meeting::pour(&mut walk.left, &self.st, None, ids);
            breaks = walk.breaks;
        }
        if let Some(object) = holder.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
            object.push(item, ids);
            if args.len() > 1 {
                object.ty = Some(PAIRS.into());
            }
            if object.items.len() <= MAX_UNROLL && object.rest.is_none() && !breaks {
                return Value::bool(true);
            }
        }
        self.boolean()
    }

    /// What the two variables of a loop hold in one round over a sequence.
    pub(super) fn round_of(&mut self, sequence: &Value<'a>, item: Value<'a>, span: Span) -> (Value<'a>, Value<'a>) {
        if sequence.ty.as_deref() != Some(PAIRS) {
            return (item, Value::null());
        }
        match self.exact_elements(&item).as_deref() {
            Some([key, value]) => (key.clone(), value.clone()),
            _ => {
                let any = self.element(&item, span);
                (any.clone(), any)
            }
        }
    }

    /// The same for the loop that runs: the first variable asks for what is put down here, the second is given.
    pub(super) fn next_of(&mut self, sequence: &Value<'a>, item: Value<'a>, span: Span) -> Value<'a> {
        let (first, second) = self.round_of(sequence, item, span);
        if let Some(frame) = self.frame().loops.last_mut() {
            frame.taken = Some(first);
        }
        second
    }

    /// The first variable of a loop over a sequence, where the callee asks for it.
    pub(super) fn taken_key(&mut self, callee: &Expr) -> Option<Value<'a>> {
        let ExprKind::Member { object, name, .. } = &callee.kind else { return None };
        if &**name != "key" || !matches!(&object.kind, ExprKind::Name(name) if &**name == "range") {
            return None;
        }
        self.frame().loops.iter().rev().find(|frame| !frame.is_switch)?.taken.clone()
    }

    /// Variables that each round of a loop has for itself, where closures in its body may keep them.
    pub(super) fn own_names(&self, target: &Expr, iter: &Expr, body: &[Stmt]) -> Vec<Sym> {
        if self.is_script() {
            return self.script_own_names(target, body);
        }
        let declares = Span { end: iter.span.start, ..target.span };
        if self.language != assay_manifests::Language::Go
            || !body.iter().any(|stmt| self.text(stmt.span).is_some_and(|text| text.contains("func(")))
            || !self.text(declares).is_some_and(|text| text.contains(":="))
        {
            return Vec::new();
        }
        let key = body.first().and_then(|stmt| match &stmt.kind {
            StmtKind::Assign { target, value: Expr { kind: ExprKind::Call { callee, .. }, .. }, .. } => {
                (callee.dotted().as_deref() == Some("range.key")).then_some(target)
            }
            _ => None,
        });
        let name = |expr: &Expr| match &expr.kind {
            ExprKind::Name(name) if &**name != "_" => Some(name.clone()),
            _ => None,
        };
        key.into_iter().chain([target]).filter_map(name).collect()
    }

    fn sequence(&mut self, items: Vec<Value<'a>>, rest: Option<Value<'a>>, pairs: bool) -> Value<'a> {
        let mut object = Object::new(Shape::List);
        object.items = items;
        object.rest = rest.map(Box::new);
        object.ty = Some(if pairs { PAIRS } else { SINGLES }.into());
        self.allocate_object(object)
    }

    /// Keys and values of a map or slice, in pairs; whatever is in it where that is not known one by one.
    fn entries(&mut self, of: &Value<'a>, span: Span) -> (Vec<Entry<'a>>, Option<Entry<'a>>) {
        let object = of.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
        match object {
            Some(object) if !object.open && object.rest.is_none() && !object.weak && object.taint.is_empty() => {
                let keyed = object.fields.iter().filter(|_| object.shape != Shape::List);
                let mut all: Vec<_> = keyed.map(|(key, value)| (Value::str(key.clone()), value.clone())).collect();
                all.extend(object.items.iter().enumerate().map(|(at, value)| (Value::int(at as i128), value.clone())));
                (all, None)
            }
            known => {
                let value = self.element(of, span);
                let counted = known.as_ref().is_some_and(|object| object.shape == Shape::List);
                let key = if counted {
                    self.number()
                } else {
                    let taint = known.map_or_else(|| of.taint.clone(), |object| object.taint);
                    let key = if taint.is_empty() && of.cell().is_some() { self.opaque() } else { self.unknown_with(taint) };
                    key.typed(Some("string".into()))
                };
                (Vec::new(), Some((key, value)))
            }
        }
    }

    /// Functions of `slices` and `maps` that make sequences, or something of them.
    pub(super) fn go_sequence(&mut self, package: &str, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = site.args.first()?.value.clone();
        match (package, function) {
            ("maps", "Keys" | "Values" | "All") | ("slices", "Values" | "All" | "Backward") => {
                let (mut all, rest) = self.entries(&first, site.span);
                if function == "Backward" {
                    all.reverse();
                }
                let pairs = matches!(function, "All" | "Backward");
                let mut pick = |(key, value): (Value<'a>, Value<'a>)| match function {
                    "Keys" => key,
                    "Values" => value,
                    _ => self.new_list(vec![key, value]),
                };
                let items = all.into_iter().map(&mut pick).collect();
                let rest = rest.map(pick);
                Some(self.sequence(items, rest, pairs))
            }
            ("slices", "Collect" | "Sorted" | "SortedFunc" | "SortedStableFunc") => {
                let walked = self.walked(&first, site.span)?;
                let mut list = self.st.heap.object(walked.cell()?)?.clone();
                list.ty = None;
                if function != "Collect" && list.items.len() > 1 {
                    list.blur(&self.ids);
                }
                Some(self.allocate_object(list))
            }
            ("slices", "AppendSeq") => {
                let walked = self.walked(&site.args.get(1)?.value.clone(), site.span)?;
                let mut list = Object::new(Shape::List);
                if !matches!(first.kind, Kind::Null) {
                    self.spread_into(&mut list, &first, site.span);
                }
                self.spread_into(&mut list, &walked, site.span);
                Some(self.allocate_object(list))
            }
            ("maps", "Collect") => {
                let walked = self.walked(&first, site.span)?;
                let mut map = Object::new(Shape::Map);
                let list = self.st.heap.object(walked.cell()?)?.clone();
                for item in list.items.into_iter().chain(list.rest.map(|rest| *rest)) {
                    let (key, value) = self.round_of(&walked, item, site.span);
                    match key.key() {
                        Some(key) => map.set_field(&key, value, &self.ids),
                        None => {
                            map.taint.add(&key.taint);
                            map.add_rest(value, &self.ids);
                        }
                    }
                }
                Some(self.allocate_object(map))
            }
            ("maps", "Clone") => {
                let object = self.st.heap.object(first.cell()?)?.clone();
                Some(self.allocate_object(object))
            }
            ("maps", "Copy") => {
                let from = self.st.heap.object(site.args.get(1)?.value.cell()?)?.clone();
                let ids = &self.ids;
                let to = self.st.heap.object_mut(first.cell()?)?;
                from.fields.into_iter().for_each(|(key, value)| to.set_field(&key, value, ids));
                if let Some(rest) = from.rest {
                    to.add_rest(*rest, ids);
                }
                to.open |= from.open;
                to.taint.add(&from.taint);
                Some(Value::null())
            }
            _ => None,
        }
    }

    /// Functions of `slices` that ask a function of each element.
    pub(super) fn go_asked(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (list, test) = (site.args.first()?.value.clone(), site.args.get(1)?.value.clone());
        if !matches!(function, "IndexFunc" | "ContainsFunc" | "DeleteFunc") || !matches!(test.kind, Kind::Func(_)) {
            return None;
        }
        let exact = self.exact_elements(&list).filter(|items| items.len() <= MAX_UNROLL);
        let is_exact = exact.is_some();
        let items = match exact {
            Some(items) => items,
            None => vec![self.element(&list, site.span)],
        };
        let mut answers = Vec::new();
        for item in &items {
            let argument = ArgValue { name: None, value: item.clone(), spread: Spread::No, expr: None };
            let answer = self.call_value(&test, vec![argument], site.span, &"callback".into());
            self.live = true;
            answers.push(answer);
        }
        let known: Option<Vec<bool>> = answers.iter().map(|answer| answer.truth(false)).collect();
        match (function, known.filter(|_| is_exact)) {
            ("IndexFunc", Some(known)) => Some(Value::int(known.iter().position(|yes| *yes).map_or(-1, |at| at as i128))),
            ("IndexFunc", None) => Some(self.number()),
            ("ContainsFunc", Some(known)) => Some(Value::bool(known.contains(&true))),
            ("ContainsFunc", None) => {
                let mut answer = self.boolean();
                // Whichever element it was: what each would have taught.
                let taught = answers.iter().map(|one| one.facts.as_ref().map(|facts| facts.when_true.clone()).unwrap_or_default());
                if let Some(all) = taught.reduce(|a, b| super::heap::meet(&a, &b)).filter(|all| !all.is_empty()) {
                    answer.facts = Some(Rc::new(super::value::Facts { when_true: all, when_false: Vec::new() }));
                }
                Some(answer)
            }
            (_, Some(known)) => {
                let kept = items.into_iter().zip(known).filter(|(_, gone)| !gone).map(|(item, _)| item).collect();
                Some(self.new_list(kept))
            }
            _ => {
                let mut kept = Object::new(Shape::List);
                for (item, answer) in items.into_iter().zip(answers) {
                    let facts = answer.facts.map(|facts| facts.when_false.clone()).unwrap_or_default();
                    kept.add_rest(item.learnt(&facts), &self.ids);
                }
                Some(self.allocate_object(kept))
            }
        }
    }

    /// Edits of slices whose elements are known one by one.
    pub(super) fn go_slices(&mut self, package: &str, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if package != "slices" {
            return None;
        }
        let list = self.go_arg(site, 0)?;
        if function == "Grow" {
            return Some(list);
        }
        let Some(mut items) = self.exact_elements(&list) else { return (function == "Clip").then_some(list) };
        let at = |place: usize| self.go_arg(site, place).and_then(|one| one.as_int()).and_then(|n| usize::try_from(n).ok());
        match function {
            "Delete" => {
                let (from, to) = (at(1)?, at(2)?);
                if from > to || to > items.len() {
                    return None;
                }
                items.drain(from..to);
                // What follows moves up where it stood.
                self.lose_places(list.cell()?);
                self.share(list.cell()?);
                Some(self.new_list(items))
            }
            "Insert" => {
                let place = at(1).filter(|place| *place <= items.len())?;
                let more: Vec<Value<'a>> = site.args.iter().skip(2).map(|arg| arg.value.clone()).collect();
                if site.args.iter().skip(2).any(|arg| arg.spread != crate::flow::ir::Spread::No) {
                    return None;
                }
                items.splice(place..place, more);
                Some(self.new_list(items))
            }
            "Reverse" => {
                items.reverse();
                let cell = list.cell()?;
                self.st.heap.object_mut(cell)?.items = items;
                self.share(cell);
                Some(Value::null())
            }
            // The same memory, and no room behind it.
            "Clip" => {
                let part = self.new_list(items);
                let end = self.number();
                self.note_part_of(&part, &list, None, Some((end, true)));
                Some(part)
            }
            "Concat" => {
                for arg in site.args.iter().skip(1) {
                    items.extend(self.exact_elements(&arg.value)?);
                }
                Some(self.new_list(items))
            }
            _ => None,
        }
    }

    pub(super) fn go_order(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let list = self.go_arg(site, 0)?;
        match function {
            "Strings" | "Ints" | "Float64s" if self.put_in_place(&list) => Some(Value::null()),
            // Another package's `Sort` asks the list itself how its elements stand.
            "Sort" if site.names.first().is_some_and(|name| name.starts_with("slices.")) && self.put_in_place(&list) => Some(Value::null()),
            "Strings" | "Ints" | "Float64s" | "Sort" | "SortFunc" | "SortStableFunc" | "Slice" | "SliceStable" | "Reverse" => {
                let ids = &self.ids;
                if let Some(object) = list.cell().and_then(|cell| self.st.heap.object_mut(cell))
                    && object.shape == Shape::List
                {
                    object.blur(ids);
                }
                if let Some(cell) = list.cell() {
                    self.share(cell);
                }
                Some(Value::null())
            }
            "Contains" => {
                let needle = self.go_arg(site, 1)?;
                Some(self.membership(&needle, &list, false))
            }
            "Index" | "IndexFunc" | "SearchStrings" | "SearchInts" => Some(self.number()),
            "Clone" => {
                let object = self.st.heap.object(list.cell()?)?.clone();
                Some(self.allocate_object(object))
            }
            _ => None,
        }
    }

    /// Puts constants of one kind in order where they stand. Whether it was done.
    fn put_in_place(&mut self, list: &Value<'a>) -> bool {
        let Some(items) = self.exact_elements(list).filter(|items| items.len() <= 64 && items.iter().all(Value::is_plain_constant)) else {
            return false;
        };
        let Some(cell) =
            list.cell().filter(|cell| self.st.heap.object(*cell).is_some_and(|object| object.shape == Shape::List && !object.weak))
        else {
            return false;
        };
        let Some(order) = self.places_in_order(&items, false) else { return false };
        let sorted = order.into_iter().filter_map(|at| items.get(at).cloned()).collect();
        self.refill(cell, sorted);
        self.share(cell);
        true
    }
}

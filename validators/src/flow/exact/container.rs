//! Containers of the C++ standard: how many elements they have, which one is used, what calls change. Knows no class of the file's own.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Id, Run,
    object::class_name,
    place::plain_place,
    value::{Num, Origin, State, Value},
};
use crate::flow::{
    ir::{Access, Arg, BinaryOp, Expr, ExprKind, Lit, Sym, TypeRef},
    memory::{Check, last_name},
};

/// The place of elements of which nobody knows which they are.
const ANY: &str = "[]";
/// The place of how many elements room was made for.
const ROOM: &str = "reserve";
/// Elements that are moved one by one, at most.
const MOST_MOVED: i128 = 64;

impl<'f, 'm> Run<'f, 'm> {
    /// Whether an expression is a container of the C++ standard.
    pub(super) fn is_container(&self, e: &Expr, st: &State<'m>) -> bool {
        self.file.is_cpp
            && matches!(e.kind, ExprKind::Name(_) | ExprKind::Member { .. })
            && self.type_of(e, st).is_some_and(|ty| ty.pointers == 0 && ty.dims.is_empty() && is_container_name(&ty.name))
    }

    /// `container[index]`.
    pub(super) fn element_of(&mut self, container: Id, index: &Value<'m>, span: Span, st: &mut State<'m>) -> Option<Option<Id>> {
        let Some(object) = st.object(container) else { return Some(None) };
        let ty = object.ty.clone();
        let is_map = ty.as_ref().is_some_and(|ty| class_name(&ty.name).contains("map"));
        if !is_map {
            match (object.text, index) {
                (Some(count), Value::Num(n)) => {
                    let outside = n.certain && (count.certain || super::cpp::is_any(*n)) && (n.hi >= count.lo || n.lo < 0);
                    if outside {
                        let message =
                            format!("element {} is used of a container that has {}", if n.lo < 0 { n.lo } else { n.hi }, count.lo);
                        self.report(Check::OutsideRead, span, Some((object.born, "the container is made here".to_owned())), message);
                    } else if n.lo >= 0 && n.hi < count.lo {
                        self.inside.insert(span.line, span);
                    } else {
                        self.open.insert(span.line);
                    }
                }
                (None, Value::Num(n)) if super::cpp::is_any(*n) => {
                    self.report(Check::OutsideRead, span, None, "any number from input may be the index".to_owned());
                }
                _ => {
                    self.open.insert(span.line);
                }
            }
        }
        let element = ty.and_then(|ty| ty.args.get(usize::from(is_map)).map(|ty| Rc::new(self.file.plain(ty))));
        let name = self.element_named(container, index, st);
        if &*name == ANY {
            self.any_element(container, st);
        }
        Some(Some(self.field(container, name, element, span, st)))
    }

    /// What the place of an element is called. Under the keys of a map stand one place each until one is used that nobody knows: from there on
    /// it is one place for all, and what came from outside stands in it.
    fn element_named(&self, container: Id, index: &Value<'m>, st: &mut State<'m>) -> Sym {
        let known = match index {
            Value::Num(n) => n.constant().map(|key| format!("[{key}]")),
            Value::Pointer(key) if key.at.constant() == Some(0) => self.contents.get(&key.to).map(|key| format!("[\"{key}\"]")),
            _ => None,
        };
        let by_text = |name: &Sym| name.starts_with("[\"");
        let Some(object) = st.object(container) else { return ANY.into() };
        if let Some(known) = known.filter(|known| !known.starts_with("[\"") || !object.fields.contains_key(ANY)) {
            return known.into();
        }
        let given = |id: &Id| st.object(*id).is_some_and(|object| matches!(object.origin, Origin::Input | Origin::Arguments));
        let mut keyed = object.fields.iter().filter(|(name, _)| by_text(name)).map(|(_, id)| *id);
        let shared = keyed.clone().find(given).or_else(|| keyed.next());
        if let (Some(shared), Some(object)) = (shared, st.objects.get_mut(&container)) {
            object.fields.retain(|name, _| !by_text(name));
            object.fields.insert(ANY.into(), shared);
        }
        ANY.into()
    }

    /// An element is used, nobody knows which: where it is written every other may be the one; what was written last need not be the one that
    /// is read.
    fn any_element(&self, container: Id, st: &mut State<'m>) {
        let number = |id: &Id| st.object(*id).is_some_and(|object| matches!(object.cell, Value::Num(_)));
        let Some(object) = st.object(container) else { return };
        let changed = |name: &Sym| name.starts_with('[') && (!self.reading || &**name == ANY);
        let changed: Vec<Id> = object.fields.iter().filter(|(name, id)| changed(name) && number(id)).map(|(_, id)| *id).collect();
        changed.into_iter().for_each(|id| self.anything(id, st));
    }

    /// A vector that grows moves its elements: what points to one of them is stale.
    pub(super) fn moved_elements(&mut self, id: Id, span: Span, st: &mut State<'m>) {
        let moves = st.object(id).and_then(|object| object.ty.as_deref()).is_some_and(|ty| class_name(&ty.name) == "vector");
        let may_have_room = |object: &super::Object<'m>| {
            let room = st.object(*object.fields.get(ROOM)?)?.cell.number()?;
            // Room that was made by a number nobody knows may be as much as is put there.
            let open = room.constant().is_none();
            Some(object.text.map_or(open, |count| count.hi < room.lo || open && count.lo < room.hi))
        };
        let moves = moves && st.object(id).and_then(may_have_room) != Some(true);
        let elements: Vec<(Sym, Id)> =
            st.object(id).filter(|_| moves).map(|object| object.fields.clone().into_iter().collect()).unwrap_or_default();
        for (name, element) in elements {
            if !self.step() {
                return;
            }
            let Some(there) = st.object(element).cloned() else { continue };
            self.next += 1;
            st.objects.insert(self.next, there);
            if let Some(object) = st.objects.get_mut(&element) {
                object.freed = Some(self.abroad.unwrap_or(span));
            }
            if let Some(object) = st.objects.get_mut(&id) {
                object.fields.insert(name, self.next);
            }
        }
    }

    /// The elements of a container are destroyed.
    fn elements_gone(&mut self, id: Id, span: Span, st: &mut State<'m>) {
        let elements: Vec<Id> = st.object(id).map(|object| object.fields.values().copied().collect()).unwrap_or_default();
        for element in elements {
            if let Some(object) = st.objects.get_mut(&element) {
                object.freed = Some(self.abroad.unwrap_or(span));
            }
        }
        if let Some(object) = st.objects.get_mut(&id) {
            object.fields.clear();
        }
    }

    /// `v.front()`, `v.back()`, `v.at(1)` as a place.
    pub(super) fn element_called(&mut self, e: &'m Expr, st: &mut State<'m>) -> Option<Option<Id>> {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return None };
        let ExprKind::Member { object, name, .. } = &callee.kind else { return None };
        if !matches!(&**name, "front" | "back" | "at") || !self.is_container(object, st) {
            return None;
        }
        let Some(container) = self.place(object, true, st)? else { return Some(None) };
        let count = st.object(container).and_then(|object| object.text).and_then(Num::constant);
        let index = match (&**name, args.first()) {
            ("front", _) => Value::Num(Num::exactly(0)),
            ("back", _) => count.map_or(Value::Unknown, |count| Value::Num(Num::exactly(count - 1))),
            (_, Some(arg)) => self.eval(&arg.value, st)?,
            _ => Value::Unknown,
        };
        let key = self.element_named(container, &index, st);
        let element = st.object(container).and_then(|object| object.ty.as_deref()).and_then(|ty| ty.args.first().cloned()).map(Rc::new);
        Some(Some(self.field(container, key, element, e.span, st)))
    }

    pub(super) fn container_call(&mut self, id: Id, name: &str, e: &'m Expr, args: &'m [Arg], st: &mut State<'m>) -> Option<Value<'m>> {
        let mut values = Vec::new();
        for arg in args {
            values.push(self.eval(&arg.value, st)?);
        }
        let count = st.object(id).and_then(|object| object.text);
        let added = |by: Num| count.and_then(|count| count.binary(BinaryOp::Add, by));
        let number = |at: usize| values.get(at).and_then(Value::number);
        let set = |count: Option<Num>, st: &mut State<'m>| {
            if let Some(object) = st.objects.get_mut(&id) {
                object.text = count;
            }
        };
        let element = st.object(id).and_then(|object| object.ty.as_deref()).and_then(|ty| ty.args.first().cloned()).map(Rc::new);
        match name {
            "push_back" | "push" | "emplace_back" => {
                self.moved_elements(id, e.span, st);
                set(added(Num::exactly(1)), st);
                let at = count.and_then(Num::constant);
                let key: Sym = at.map_or_else(|| ANY.into(), |at| format!("[{at}]").into());
                let field = self.field(id, key, element, e.span, st);
                if let [value] = values.as_slice() {
                    self.store(field, value.clone(), st);
                }
                Some(Value::Unknown)
            }
            "push_front" | "emplace_front" => {
                self.put_at_place(id, Some(0), values.first().filter(|_| values.len() == 1), element, e.span, st);
                Some(Value::Unknown)
            }
            "insert" | "emplace" if values.len() == 2 && is_row(id, st) => {
                let at = self.position(&args[0].value, id, 0, st);
                self.moved_elements(id, e.span, st);
                self.put_at_place(id, at, values.get(1), element, e.span, st);
                Some(Value::Unknown)
            }
            "erase" if values.len() == 1 && is_row(id, st) => {
                let at = self.position(&args[0].value, id, 0, st);
                self.taken_out(id, at, e.span, st);
                Some(Value::Unknown)
            }
            "pop_front" if count.is_none_or(|count| !(count.certain && count.constant() == Some(0))) => {
                self.taken_out(id, Some(0), e.span, st);
                Some(Value::Unknown)
            }
            "pop" if count.is_none_or(|count| !(count.certain && count.constant() == Some(0))) => {
                let queue = st.object(id).and_then(|object| object.ty.as_deref()).is_some_and(|ty| class_name(&ty.name) == "queue");
                let last = count.and_then(Num::constant).map(|count| count - 1);
                self.taken_out(id, if queue { Some(0) } else { last }, e.span, st);
                Some(Value::Unknown)
            }
            "swap" if matches!(values.as_slice(), [Value::Aggregate(_)]) => {
                if let [Value::Aggregate(other)] = values.as_slice() {
                    exchange(id, *other, st);
                }
                Some(Value::Unknown)
            }
            // `insert(where, n, value)`: the usual place is the end.
            "insert" if values.len() == 3 => {
                let at = count.and_then(Num::constant);
                set(number(1).and_then(added), st);
                let more = number(1).and_then(Num::constant).unwrap_or(0).clamp(0, 16);
                for step in 0..more {
                    let key: Sym = at.map_or_else(|| ANY.into(), |at| format!("[{}]", at + step).into());
                    let field = self.field(id, key, element.clone(), e.span, st);
                    self.store(field, values[2].clone(), st);
                }
                Some(Value::Unknown)
            }
            "resize" | "assign" | "reserve" => {
                if let Some(count) = number(0) {
                    self.allocated(count, e.span);
                }
                if name == "reserve" {
                    if let Some(room) = number(0) {
                        // Nobody makes room for more than twice as many on its own account.
                        if count.is_some_and(|count| room.lo > count.hi.max(1).saturating_mul(2)) {
                            self.moved_elements(id, e.span, st);
                        }
                        let field = self.field(id, ROOM.into(), None, e.span, st);
                        self.store(field, Value::Num(room), st);
                    }
                    return Some(Value::Unknown);
                }
                if name == "assign" {
                    self.elements_gone(id, e.span, st);
                }
                set(number(0), st);
                Some(Value::Unknown)
            }
            "clear" => {
                self.elements_gone(id, e.span, st);
                set(Some(Num::exactly(0)), st);
                Some(Value::Unknown)
            }
            "pop_back" => {
                set(added(Num::exactly(-1)), st);
                Some(Value::Unknown)
            }
            "size" | "length" => Some(count.map_or(Value::Unknown, |count| Value::Num(Num { lo: count.lo.max(0), ..count }))),
            "empty" => Some(Value::Num(match count.map(|count| (count.lo > 0 || count.nonzero, count.hi == 0)) {
                Some((true, _)) => Num::exactly(0),
                Some((_, true)) => Num::exactly(1),
                _ => Num::within(0, 1, false),
            })),
            "at" => {
                // Throws where there is no such element.
                let index = values.first().cloned().unwrap_or(Value::Unknown);
                if let (Some(count), Value::Num(n)) = (count, &index)
                    && n.lo >= count.hi
                {
                    self.throws("out_of_range".into(), st.clone(), false);
                    return None;
                }
                let key = self.element_named(id, &index, st);
                self.inside.insert(e.span.line, e.span);
                let field = st.object(id)?.fields.get(&key).copied();
                Some(field.and_then(|field| st.object(field)).map_or(Value::Unknown, |object| object.cell.clone()))
            }
            "back" | "front" | "top" | "pop_front" if count.is_some_and(|count| count.constant() == Some(0) && count.certain) => {
                self.report(Check::OutsideRead, e.span, None, format!("`{name}` of a container that is empty"));
                Some(Value::Unknown)
            }
            "back" | "front" | "top" => {
                let at = if name == "front" { Some(0) } else { count.and_then(Num::constant).map(|count| count - 1) };
                let field = at.and_then(|at| st.object(id)?.fields.get(format!("[{at}]").as_str()).copied());
                Some(field.and_then(|field| st.object(field)).map_or(Value::Unknown, |object| object.cell.clone()))
            }
            "begin" | "end" | "cbegin" | "cend" | "rbegin" | "rend" | "capacity" | "find" | "data" => Some(Value::Unknown),
            _ => {
                if let Some(object) = st.objects.get_mut(&id) {
                    object.text = None;
                    object.fields.clear();
                    object.origin = Origin::Unknown;
                }
                Some(Value::Unknown)
            }
        }
    }
}

impl<'f, 'm> Run<'f, 'm> {
    /// Which element an iterator of the container leads to: `v.begin() + 2`, `std::prev(v.end())`.
    fn position(&self, e: &Expr, id: Id, depth: u32, st: &State<'m>) -> Option<i128> {
        let step = |e: &Expr| match &e.kind {
            ExprKind::Lit(Lit::Int(n)) => Some(*n),
            _ => None,
        };
        match &e.kind {
            ExprKind::Binary { op: op @ (BinaryOp::Add | BinaryOp::Sub), left, right } if depth < 4 => {
                let at = self.position(left, id, depth + 1, st)?;
                if *op == BinaryOp::Add { at.checked_add(step(right)?) } else { at.checked_sub(step(right)?) }
            }
            ExprKind::Call { callee, args, .. } => match (&callee.kind, args.as_slice()) {
                (ExprKind::Member { object, name, access: Access::Dot | Access::Arrow }, []) if plain_place(object, st) == Some(id) => {
                    match &**name {
                        "begin" | "cbegin" => Some(0),
                        "end" | "cend" => st.object(id)?.text?.constant(),
                        _ => None,
                    }
                }
                (_, [from, by @ ..]) if depth < 4 && by.len() < 2 => {
                    let at = self.position(&from.value, id, depth + 1, st)?;
                    let by = by.first().map_or(Some(1), |by| step(&by.value))?;
                    match last_name(callee)? {
                        "next" => at.checked_add(by),
                        "prev" => at.checked_sub(by),
                        _ => None,
                    }
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The elements from one on move by one place, up or down; where nobody knows which they are, none is known any more. Whether they moved.
    fn moved_up(&self, id: Id, from: Option<i128>, by: i128, st: &mut State<'m>) -> bool {
        let Some(object) = st.object(id) else { return false };
        let count = object.text.and_then(Num::constant).filter(|count| (0..=MOST_MOVED).contains(count));
        let known = from.zip(count).filter(|(from, count)| (0..=*count).contains(from) && !object.fields.contains_key(ANY));
        let Some((from, _)) = known else {
            self.elements_unknown(id, st);
            return false;
        };
        renamed(id, |at| if at >= from { at.saturating_add(by) } else { at }, st);
        true
    }

    /// Nobody knows any more which element is which, nor who holds what they hold.
    fn elements_unknown(&self, id: Id, st: &mut State<'m>) {
        self.escapes(&Value::Aggregate(id), 0, st);
        if let Some(object) = st.objects.get_mut(&id) {
            object.fields.retain(|name, _| !name.starts_with('['));
        }
    }

    /// A new element stands at a place, and those from there on behind it.
    fn put_at_place(
        &mut self,
        id: Id,
        at: Option<i128>,
        value: Option<&Value<'m>>,
        element: Option<Rc<TypeRef>>,
        span: Span,
        st: &mut State<'m>,
    ) {
        let known = self.moved_up(id, at, 1, st);
        if let Some(object) = st.objects.get_mut(&id) {
            object.text = object.text.and_then(|count| count.binary(BinaryOp::Add, Num::exactly(1)));
        }
        if let (Some(at), true) = (at, known) {
            let field = self.field(id, format!("[{at}]").into(), element, span, st);
            if let Some(value) = value {
                self.store(field, value.clone(), st);
            }
        }
    }

    /// The element at a place is destroyed, and those behind it move up.
    fn taken_out(&mut self, id: Id, at: Option<i128>, span: Span, st: &mut State<'m>) {
        let gone = at.and_then(|at| st.objects.get_mut(&id)?.fields.remove(format!("[{at}]").as_str()));
        if let Some(object) = gone.and_then(|gone| st.objects.get_mut(&gone)) {
            object.freed = Some(self.abroad.unwrap_or(span));
        }
        self.moved_up(id, at, -1, st);
        if let Some(object) = st.objects.get_mut(&id) {
            object.text = object.text.and_then(|count| count.binary(BinaryOp::Sub, Num::exactly(1))).filter(|count| count.lo >= 0);
        }
    }

    /// `std::swap(a, b)`, and the algorithms that put the elements of a container into another order or give them other values.
    pub(super) fn rearranged(&mut self, name: &str, args: &'m [Arg], values: &[Value<'m>], st: &mut State<'m>) -> Option<Value<'m>> {
        if let ("swap", [a, b]) = (name, args) {
            let (a, b) = (self.place(&a.value, true, st)??, self.place(&b.value, true, st)??);
            exchange(a, b, st);
            return Some(Value::Unknown);
        }
        // `std::exchange(a, b)`
        if let ("exchange", [a, _]) = (name, args) {
            let id = self.place(&a.value, true, st)??;
            let old = st.object(id).filter(|object| object.fields.is_empty())?.cell.clone();
            self.store(id, values.get(1)?.clone(), st);
            return Some(old);
        }
        let ordered = matches!(
            name,
            "sort"
                | "stable_sort"
                | "partial_sort"
                | "nth_element"
                | "reverse"
                | "rotate"
                | "shuffle"
                | "random_shuffle"
                | "unique"
                | "remove"
                | "remove_if"
                | "partition"
                | "stable_partition"
                | "next_permutation"
                | "prev_permutation"
                | "replace"
                | "replace_if"
                | "fill"
                | "fill_n"
                | "iota"
                | "generate"
                | "generate_n"
                | "make_heap"
                | "push_heap"
                | "pop_heap"
                | "sort_heap"
        );
        let [first, ..] = args else { return None };
        let ExprKind::Call { callee, .. } = &first.value.kind else { return None };
        let ExprKind::Member { object, .. } = &callee.kind else { return None };
        let id = plain_place(object, st).filter(|_| ordered && self.is_container(object, st))?;
        let last = || args.get(1).and_then(|last| self.position(&last.value, id, 0, st));
        let count = st.object(id)?.text.and_then(Num::constant).filter(|count| (0..=MOST_MOVED).contains(count));
        let whole = name == "reverse" && count.is_some() && self.position(&first.value, id, 0, st) == Some(0) && last() == count;
        match count.filter(|_| whole) {
            Some(count) => renamed(id, |at| count - 1 - at, st),
            None => self.elements_unknown(id, st),
        }
        Some(Value::Unknown)
    }
}

/// The elements of a container stand at other places.
fn renamed(id: Id, to: impl Fn(i128) -> i128, st: &mut State<'_>) {
    let place = |name: &Sym| name.strip_prefix('[')?.strip_suffix(']')?.parse::<i128>().ok();
    let named = |name: Sym| place(&name).map_or(name, |at| format!("[{}]", to(at)).into());
    if let Some(object) = st.objects.get_mut(&id) {
        object.fields = std::mem::take(&mut object.fields).into_iter().map(|(name, field)| (named(name), field)).collect();
    }
}

/// Whether a container keeps its elements in the order in which they were put there.
fn is_row(id: Id, st: &State<'_>) -> bool {
    let ty = st.object(id).and_then(|object| object.ty.as_deref());
    ty.is_some_and(|ty| matches!(class_name(&ty.name), "vector" | "deque" | "list"))
}

/// Two objects have what the other one had.
fn exchange(a: Id, b: Id, st: &mut State<'_>) {
    let (Some(one), Some(other)) = (st.object(a).cloned(), st.object(b).cloned()) else { return };
    for (to, from) in [(a, other), (b, one)] {
        if let Some(object) = st.objects.get_mut(&to) {
            object.cell = from.cell;
            object.text = from.text;
            object.fields = from.fields;
            object.origin = from.origin;
            object.blank = from.blank;
            object.holed = from.holed;
            object.cut_from = None;
        }
    }
}

pub(super) fn is_container_name(name: &str) -> bool {
    matches!(class_name(name), "vector" | "list" | "deque" | "array" | "map" | "unordered_map" | "stack" | "queue")
        && (!name.contains('.') || name.starts_with("std."))
}

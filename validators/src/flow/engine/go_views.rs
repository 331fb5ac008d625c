//! Slices of Go that share memory: parts, parts of parts, the room behind them; and pointers to elements and fields. Knows no rule.

use rustc_hash::FxHashMap;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Cell, Object, Shape},
    value::{Array, Kind, Ref, Value},
};
use crate::flow::ir::{Expr, ExprKind, Function, ParamKind, Spread, Sym};

/// Most parts of one slice that are kept up with it.
const MAX_PARTS: usize = 32;
/// Name of an element of which it is not known where it stands.
const SOMEWHERE: &str = "[]";

/// A slice as a part of another, which is a part of none.
#[derive(Debug, Clone, Copy)]
struct View {
    whole: Ref,
    /// Where it begins there, if that is known.
    begins: Option<usize>,
    /// Where in the whole what is appended to it stands.
    room: Room,
}

/// How far the room behind a part of a slice goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// As far as the whole.
    Whole,
    /// To a place in the whole.
    To(usize),
    /// There is none: what is appended stands elsewhere.
    Nowhere,
    /// Nobody knows: what is appended may stand in the whole, or not.
    Perhaps,
}

/// Which slices share memory with which. A cell is one slice on every path.
#[derive(Debug, Default)]
pub(super) struct Views<'a> {
    /// Loops over sequences that are being made ready.
    pub(super) walks: Vec<super::go_iterators::Walk<'a>>,
    of: FxHashMap<Ref, View>,
    parts: FxHashMap<Ref, Vec<Ref>>,
    /// The list whose elements were handed over last one by one, and the expression that gave it.
    handed: Option<(*const Expr, Value<'a>)>,
}

impl Views<'_> {
    pub(super) fn forget_from(&mut self, mark: u32) {
        self.handed = None;
        self.of.retain(|part, view| part.0 < mark && view.whole.0 < mark);
        self.parts.retain(|whole, parts| {
            parts.retain(|part| part.0 < mark);
            whole.0 < mark
        });
    }

    /// Whether there was room for one more part.
    fn add(&mut self, part: Ref, view: View) -> bool {
        let parts = self.parts.entry(view.whole).or_default();
        if parts.len() >= MAX_PARTS {
            return false;
        }
        parts.push(part);
        self.of.insert(part, view);
        true
    }
}

impl<'a> Engine<'a> {
    /// `f(list...)`: a function in sight gets the list itself, one of a library its elements.
    pub(super) fn note_handed_over(&mut self, from: &Expr, list: &Value<'a>) {
        if self.language == assay_manifests::Language::Go {
            self.views.handed = Some((std::ptr::from_ref(from), list.clone()));
        }
    }

    /// The list that a function's last parameter is, where it is given all of its elements and nothing else.
    pub(super) fn list_handed_over(&mut self, function: &Function, args: &[ArgValue<'a>]) -> Option<Value<'a>> {
        let (from, list) = self.views.handed.take()?;
        let named = function.params.iter().filter(|param| !matches!(param.kind, ParamKind::Rest | ParamKind::Receiver)).count();
        let rest = args.get(named..)?;
        let is_it = !rest.is_empty() && rest.iter().all(|arg| arg.expr.is_some_and(|expr| std::ptr::eq(expr, from)));
        is_it.then_some(list)
    }

    /// A part of a slice shares its memory.
    /// `ends`: where the room behind it ends where that is written (`s[a:b:c]`), and whether that is where the part ends.
    pub(super) fn note_part_of(&mut self, part: &Value<'a>, whole: &Value<'a>, from: Option<&Value<'a>>, ends: Option<(Value<'a>, bool)>) {
        let (Some(part), Some(whole)) = (part.cell(), whole.cell()) else { return };
        if part == whole || self.st.heap.object(whole).is_none_or(|object| object.shape != Shape::List) {
            return;
        }
        let at = from.map_or(Some(0), |from| from.as_int().and_then(|at| usize::try_from(at).ok()));
        let otherwise = if matches!(ends, Some((_, true))) { Room::Nowhere } else { Room::Perhaps };
        let ends = ends.map(|(ends, _)| ends.as_int().and_then(|ends| usize::try_from(ends).ok()));
        let within = |begins: Option<usize>| match ends {
            None => Room::Whole,
            Some(ends) => ends.zip(begins).map_or(otherwise, |(ends, begins)| Room::To(begins.saturating_add(ends))),
        };
        let view = match self.views.of.get(&whole) {
            Some(outer) => {
                let room = match outer.room {
                    _ if ends.is_some() => within(outer.begins),
                    // It may end before the outer one does.
                    Room::Nowhere => Room::Perhaps,
                    room => room,
                };
                View { whole: outer.whole, begins: outer.begins.zip(at).map(|(outer, at)| outer.saturating_add(at)), room }
            }
            None => View { whole, begins: at, room: within(Some(0)) },
        };
        self.add_view(part, view);
    }

    /// Notes a part. What is written into one too many, or past it, is not followed: anything may stand there.
    fn add_view(&mut self, part: Ref, view: View) {
        if self.views.add(part, view) {
            return;
        }
        let anything = self.unknown();
        for cell in [part, view.whole] {
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.blur(&self.ids);
                object.add_rest(anything.clone(), &self.ids);
            }
        }
    }

    /// What has been put into a slice stands in every other that shares its memory.
    pub(super) fn share(&mut self, cell: Ref) {
        let view = self.views.of.get(&cell).copied();
        let whole = view.map_or(cell, |view| view.whole);
        if view.is_none() && !self.views.parts.contains_key(&whole) {
            return;
        }
        if let Some(view) = view {
            self.put_through(cell, whole, view.begins, true, view.room == Room::Perhaps);
        }
        for part in self.views.parts.get(&whole).cloned().unwrap_or_default() {
            if part != cell
                && let Some(view) = self.views.of.get(&part).copied()
            {
                self.put_through(whole, part, view.begins, false, false);
            }
        }
    }

    /// A slice without elements.
    pub(super) fn is_bare_slice(&self, cell: Ref) -> bool {
        let is_bare = |object: &Object<'a>| object.shape == Shape::List && object.items.is_empty() && object.rest.is_none();
        self.language == assay_manifests::Language::Go && self.st.heap.object(cell).is_some_and(is_bare)
    }

    /// What stands in a slice where a loop over it comes to it: its body may have put it there.
    pub(super) fn element_now(&mut self, iterated: &Value<'a>, iter: &Expr, round: usize) -> Option<Value<'a>> {
        let cell = iterated.cell()?;
        let object = self.st.heap.object(cell).filter(|object| object.shape == Shape::List && object.ty.as_deref() != Some("chan"))?;
        let by_address = matches!(iter.kind, ExprKind::Unary { op: crate::flow::ir::UnaryOp::AddressOf, .. });
        // An array is copied before the first round.
        if object.ty.as_deref() == Some(super::go_values::ARRAY) && !by_address {
            return None;
        }
        match object.items.get(round) {
            Some(item) if object.rest.is_none() && !object.open => Some(item.clone()),
            _ => Some(self.some_element(cell)),
        }
    }

    /// Lists that share memory with one, itself among them.
    pub(super) fn sharers(&self, cell: Ref) -> Vec<Ref> {
        let whole = self.views.of.get(&cell).map_or(cell, |view| view.whole);
        let mut all = vec![cell, whole];
        all.extend(self.views.parts.get(&whole).into_iter().flatten());
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Puts what one list holds into another that shares its memory: the part into the whole, or the whole into the part. `perhaps`: it may
    /// share none.
    fn put_through(&mut self, from: Ref, to: Ref, begins: Option<usize>, into_whole: bool, perhaps: bool) {
        let Some(object) = self.st.heap.object(from).cloned() else { return };
        let ids = &self.ids;
        let Some(target) = self.st.heap.object_mut(to) else { return };
        let (off, at) = if into_whole { (0, begins) } else { (begins.unwrap_or(0), Some(0)) };
        let exact = object.rest.is_none() && target.rest.is_none() && !object.open && begins.is_some();
        if exact && let Some(at) = at {
            let weak = target.weak || perhaps;
            for (place, item) in target.items.iter_mut().skip(at).zip(object.items.into_iter().skip(off)) {
                *place = if weak { place.join(&item, ids) } else { item };
            }
            return;
        }
        let Some(any) = object.items.into_iter().chain(object.rest.map(|rest| *rest)).reduce(|sum, one| sum.join(&one, ids)) else {
            return;
        };
        for place in &mut target.items {
            *place = place.join(&any, ids);
        }
        if target.rest.is_some() || !into_whole {
            target.add_rest(any, ids);
        }
    }

    /// `append(slice, …)`: there may be room behind a part of a slice, where what is appended takes the place of what stood there.
    pub(super) fn appended(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let mut object = Object::new(Shape::List);
        let first = self.go_arg(site, 0)?;
        if first.array.is_inside {
            // There is room behind the part, where what is appended takes the place of what stood there.
            let given = self.unknown_with(self.args_taint(&site.args[1..]));
            let made = self.rewritten(&first, &given);
            self.write_to_array(&first, &made);
        }
        if let Some(text) = self.appended_text(&first, site) {
            return Some(text);
        }
        // An entry that a map does not hold yet is an empty slice.
        let is_nothing = matches!(first.kind, Kind::Opaque) && first.taint.is_empty() || first.as_str().as_deref() == Some("");
        if !matches!(first.kind, Kind::Null) && !is_nothing {
            self.spread_into(&mut object, &first, site.span);
        }
        let begun = object.items.len();
        for arg in site.args.iter().skip(1) {
            if arg.spread == Spread::List {
                self.spread_into(&mut object, &arg.value, site.span);
            } else {
                object.push(arg.value.clone(), &self.ids);
            }
        }
        let end = object.items.len();
        let is_exact = object.rest.is_none();
        let made = self.allocate_object(object);
        if let Some((view, cell)) = first.cell().and_then(|cell| self.views.of.get(&cell).copied()).zip(made.cell()) {
            let whole = self.st.heap.object(view.whole).filter(|whole| whole.rest.is_none() && !whole.open);
            let held = whole.map(|whole| whole.items.len());
            let room = match view.room {
                Room::Whole => held,
                Room::To(ends) => Some(held.map_or(ends, |held| held.min(ends))),
                Room::Nowhere => Some(0),
                Room::Perhaps => None,
            };
            match view.begins.zip(room) {
                Some((begins, room)) if is_exact && begins.saturating_add(end) > room => {}
                _ if view.room == Room::Nowhere && end > begun => {}
                _ if is_exact && end == begun => self.add_view(cell, view),
                _ => {
                    self.add_view(cell, view);
                    self.share(cell);
                }
            }
        }
        Some(made)
    }

    /// `append(bytes, text...)`: bytes that are kept as a text.
    fn appended_text(&mut self, first: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let more = &site.args[1..];
        if more.is_empty() || !more.iter().all(|arg| arg.spread == Spread::List && matches!(arg.value.kind, Kind::Str(_))) {
            return None;
        }
        let is_empty =
            |object: &Object<'a>| object.shape == Shape::List && object.items.is_empty() && object.rest.is_none() && !object.open;
        let begun = match &first.kind {
            Kind::Str(_) => first.clone(),
            Kind::Null => Value::str(""),
            Kind::Cell(cell) if self.st.heap.object(*cell).is_some_and(is_empty) => Value::str(""),
            _ => return None,
        };
        let pieces: Vec<Value<'a>> = std::iter::once(begun).chain(more.iter().map(|arg| arg.value.clone())).collect();
        let mut text = self.concat(&pieces, site.span);
        text.array = Array { id: self.ids.next(), is_inside: false };
        Some(text)
    }

    /// `copy(to, from)`.
    pub(super) fn copied_over(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (to, from) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
        let Some(cell) = to.cell() else {
            // Bytes that are kept as a text.
            if to.array != Array::NONE {
                let known = to.as_str().filter(|_| !to.array.is_inside).zip(from.as_str());
                let made = match known.and_then(|(held, given)| super::go_bytes::overlaid(&held, &given)) {
                    Some(text) => Value::str(text),
                    None => {
                        let given = self.part_of(&from);
                        self.rewritten(&to, &given)
                    }
                };
                self.write_to_array(&to, &made);
            } else if let Some(ExprKind::Name(name)) = site.args.first().and_then(|arg| arg.expr).map(|expr| &expr.kind) {
                let taint = self.deep_taint(&from);
                let known = taint.is_empty() && !self.deep_unknown(&from, 0);
                let other = if known { self.opaque() } else { self.unknown_with(taint) };
                let either = self.join(&to, &other.typed(to.ty.clone()));
                self.set_name(name, either);
            }
            return Some(self.number());
        };
        let items = self.exact_elements(&from);
        let element = self.element(&from, site.span);
        let ids = &self.ids;
        if let Some(object) = self.st.heap.object_mut(cell) {
            match items {
                Some(items) if !object.weak && object.rest.is_none() && object.shape == Shape::List => {
                    for (place, item) in object.items.iter_mut().zip(items) {
                        *place = item;
                    }
                }
                _ => {
                    object.blur(ids);
                    object.add_rest(element, ids);
                }
            }
        }
        self.share(cell);
        Some(self.number())
    }

    /// `make([]T, length, capacity)`: the room behind it is shared by whatever is appended to it.
    pub(super) fn note_room(&mut self, made: &Value<'a>, zero: &Value<'a>, capacity: usize) {
        let room = self.new_list(vec![zero.clone(); capacity]);
        self.note_part_of(made, &room, None, None);
    }

    /// `&list[i]`, `&object.field`: a pointer to what stands there, where that is in sight.
    pub(super) fn address_inside(&mut self, operand: &'a Expr, value: &Value<'a>) -> Option<Value<'a>> {
        let (object, key) = match &operand.kind {
            ExprKind::Index { object, index } if object.dotted().is_some() => {
                let key = self.eval(index);
                (object, Err(key))
            }
            ExprKind::Member { object, name, .. } if object.dotted().is_some() => (object, Ok(name.clone())),
            _ => return None,
        };
        let held = self.eval(object);
        let cell = self.pointed(&held).cell()?;
        let name: Sym = match (self.st.heap.object(cell)?.shape, key) {
            (Shape::Instance, Ok(name)) => name,
            (Shape::List, Err(key)) => key.as_int().filter(|at| *at >= 0).map_or_else(|| SOMEWHERE.into(), |at| at.to_string().into()),
            _ => return None,
        };
        let mut pointer = Value::of(Kind::Slot(cell, name));
        pointer.ty.clone_from(&value.ty);
        Some(pointer)
    }

    /// What a pointer into an object points to.
    pub(super) fn pointed_inside(&self, cell: Ref, name: &Sym) -> Option<Value<'a>> {
        let object = self.st.heap.object(cell)?;
        let held = match object.shape {
            Shape::List => match name.parse::<usize>().ok().and_then(|at| object.items.get(at)) {
                Some(item) => item.clone(),
                None => object.items.iter().chain(object.rest.as_deref()).cloned().reduce(|sum, one| self.join(&sum, &one))?,
            },
            _ => object.field(name)?.clone(),
        };
        (!matches!(held.kind, Kind::Slot(..))).then_some(held)
    }

    /// Puts a value where such a pointer points to. `surely`: it points nowhere else.
    pub(super) fn store_inside(&mut self, cell: Ref, name: &Sym, value: &Value<'a>, surely: bool) -> bool {
        let Some(Cell::Object(object)) = self.st.heap.get(cell) else { return false };
        let is_list = object.shape == Shape::List;
        let value = match self.pointed_inside(cell, name).filter(|_| !surely) {
            Some(held) => self.join(&held, value),
            None => value.clone(),
        };
        let container = Value::of(Kind::Cell(cell));
        match (is_list, name.parse::<i128>()) {
            (true, Ok(at)) => self.set_index(&container, &Value::int(at), value),
            (true, Err(_)) => {
                let anywhere = self.number();
                self.set_index(&container, &anywhere, value);
            }
            _ => self.set_member(&container, name, value),
        }
        true
    }
}

//! Sets and maps of Python put together by operators and methods: what one side holds that is not known takes nothing from the other. Knows
//! no rule.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Ref, Value},
};
use crate::flow::ir::BinaryOp;

/// Type of a set.
pub(super) const SET: &str = "set";
/// Most elements of a set that are told apart.
const MOST: usize = 64;

impl<'a> Engine<'a> {
    /// A list becomes a set: what is in it twice is in it once.
    pub(super) fn make_set(&self, object: &mut Object<'a>) {
        object.ty = Some(SET.into());
        if object.items.len() > MOST {
            return;
        }
        let mut kept: Vec<Value<'a>> = Vec::new();
        for item in std::mem::take(&mut object.items) {
            if !kept.iter().any(|known| self.equal_values(known, &item) == Some(true)) {
                kept.push(item);
            }
        }
        object.items = kept;
    }

    /// Whether it is a set of several: in which order its elements come is not known.
    pub(super) fn has_no_order(&self, value: &Value<'a>) -> bool {
        let held = value.cell().and_then(|cell| self.st.heap.object(cell));
        held.is_some_and(|held| held.ty.as_deref() == Some(SET) && held.items.len() > 1)
    }

    /// The elements of a set, or of what is made one, where all are constants.
    fn told_apart(&mut self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        value.cell()?;
        self.exact_elements(value).filter(|items| items.len() <= MOST && items.iter().all(Value::is_plain_constant))
    }

    fn is_python_set(&self, value: &Value<'a>) -> bool {
        value.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.ty.as_deref() == Some(SET))
    }

    /// How many elements of the first the second has as well.
    fn shared(&self, mine: &[Value<'a>], theirs: &[Value<'a>]) -> Option<usize> {
        let mut count = 0;
        for item in mine {
            count += usize::from(self.is_among(item, theirs)?);
        }
        Some(count)
    }

    fn is_among(&self, item: &Value<'a>, items: &[Value<'a>]) -> Option<bool> {
        let mut known = Some(false);
        for other in items {
            match self.equal_values(item, other) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => known = None,
            }
        }
        known
    }

    /// A comparison of two sets: equal, or one within the other.
    pub(super) fn sets_compared(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        if !self.is_python_set(a) || !self.is_python_set(b) {
            return None;
        }
        let (mine, theirs) = (self.told_apart(a)?, self.told_apart(b)?);
        let shared = self.shared(&mine, &theirs)?;
        let (within, around) = (shared == mine.len(), shared == theirs.len());
        Some(match op {
            BinaryOp::Eq => within && around,
            BinaryOp::NotEq => !(within && around),
            BinaryOp::Le => within,
            BinaryOp::Lt => within && !around,
            BinaryOp::Ge => around,
            BinaryOp::Gt => around && !within,
            _ => return None,
        })
    }

    /// Whether two objects of one data class hold the same.
    pub(super) fn data_compared(&mut self, a: &Value<'a>, b: &Value<'a>) -> Option<bool> {
        let (x, y) = (self.st.heap.object(a.cell()?)?, self.st.heap.object(b.cell()?)?);
        let class = x.class.filter(|class| y.class == Some(*class))?;
        let is_data = |one: &crate::flow::ir::Expr| match &one.kind {
            crate::flow::ir::ExprKind::Call { callee, args, .. } => {
                callee.dotted().is_some_and(|name| name.ends_with("dataclass")) && args.iter().all(|arg| arg.name.as_deref() != Some("eq"))
            }
            _ => one.dotted().is_some_and(|name| name.ends_with("dataclass")),
        };
        let declared = self.classes[class.0 as usize].class;
        if !declared.decorators.iter().any(is_data) || x.open || y.open || x.weak || y.weak || !declared.bases.is_empty() {
            return None;
        }
        let mut same = Some(true);
        for field in declared.fields.iter().filter(|field| field.ty.is_some()) {
            let (mine, theirs) = (x.field(&field.name)?, y.field(&field.name)?);
            match self.plain_of(mine).zip(self.plain_of(theirs)).and_then(|(mine, theirs)| mine.same(&theirs)) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => same = None,
            }
        }
        same
    }

    /// What methods do to a set, where all of its elements are told apart.
    fn set_changed(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let receiver = site.receiver?.clone();
        let items = self.told_apart(&receiver)?;
        if self.st.heap.object(cell)?.weak || site.args.iter().any(|arg| arg.name.is_some() || arg.spread != crate::flow::ir::Spread::No) {
            return None;
        }
        let first = site.args.first().map(|arg| arg.value.clone());
        let kept = match method {
            "add" => {
                let first = first.filter(Value::is_plain_constant)?;
                let mut items = items;
                if !self.is_among(&first, &items)? {
                    items.push(first);
                }
                items
            }
            "discard" => {
                let first = first.filter(Value::is_plain_constant)?;
                let mut kept = Vec::new();
                for item in items {
                    if !self.equal_values(&item, &first)? {
                        kept.push(item);
                    }
                }
                kept
            }
            "issubset" | "issuperset" | "isdisjoint" => {
                let theirs = self.told_apart(&first?)?;
                let shared = self.shared(&items, &theirs)?;
                let back = self.shared(&theirs, &items)?;
                return Some(Value::bool(match method {
                    "issubset" => shared == items.len(),
                    "issuperset" => back == theirs.len(),
                    _ => shared == 0,
                }));
            }
            "intersection_update" | "difference_update" | "symmetric_difference_update" => {
                let op = match method {
                    "intersection_update" => BinaryOp::BitAnd,
                    "difference_update" => BinaryOp::Sub,
                    _ => BinaryOp::BitXor,
                };
                let mut sum = receiver;
                for arg in site.args {
                    sum = self.exact_operation(op, &sum, &arg.value)?;
                }
                self.exact_elements(&sum)?
            }
            _ => return None,
        };
        self.st.heap.object_mut(cell)?.items = kept;
        Some(Value::null())
    }

    /// What two sets of constants make together.
    fn exact_operation(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let (mine, theirs) = (self.told_apart(a)?, self.told_apart(b)?);
        let mut made = Object::new(Shape::List);
        for (items, others, first) in [(&mine, &theirs, true), (&theirs, &mine, false)] {
            for item in items {
                let is_shared = self.is_among(item, others)?;
                let taken = match op {
                    BinaryOp::BitAnd => first && is_shared,
                    BinaryOp::Sub => first && !is_shared,
                    BinaryOp::BitXor => !is_shared,
                    _ => first || !is_shared,
                };
                if taken {
                    made.items.push(item.clone());
                }
            }
        }
        made.ty = Some(SET.into());
        Some(self.allocate_object(made))
    }

    /// `a | b`, `a & b`, `a - b`, `a ^ b` of what are no numbers.
    pub(super) fn python_sets(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let shapes = [self.shape_of(a), self.shape_of(b)];
        if op == BinaryOp::BitOr && shapes.contains(&Some(Shape::Map)) {
            return self.merged_maps(a, b);
        }
        let is_number = |value: &Value<'a>| {
            matches!(value.kind, Kind::Int(_) | Kind::Float(_) | Kind::Bool(_)) || matches!(value.ty.as_deref(), Some("number" | "boolean"))
        };
        if is_number(a) || is_number(b) {
            return None;
        }
        if shapes.contains(&Some(Shape::List)) {
            return self.set_operation(op, a, b);
        }
        // Sets, maps or whatever a library makes of it: a number is not what a text could become.
        let known = a.is_plain_constant() || b.is_plain_constant();
        let taint = match op {
            _ if known => return None,
            BinaryOp::BitOr | BinaryOp::BitXor | BinaryOp::BitAnd => self.deep_taint(a).union(&self.deep_taint(b)),
            BinaryOp::Sub if a.ty.is_none() && b.ty.is_none() && a.cell().is_some() => self.deep_taint(a),
            _ => return None,
        };
        (!taint.is_empty()).then(|| self.unknown_with(taint))
    }

    /// The same by methods: `known.intersection(asked)`.
    pub(super) fn set_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if self.st.heap.object(cell)?.shape != Shape::List {
            return None;
        }
        let op = match method {
            "union" => BinaryOp::BitOr,
            "intersection" => BinaryOp::BitAnd,
            "difference" => BinaryOp::Sub,
            "symmetric_difference" => BinaryOp::BitXor,
            "pop" if self.has_no_order(site.receiver?) => {
                let any = self.some_element(cell);
                self.st.heap.object_mut(cell)?.blur(&self.ids);
                return Some(any);
            }
            _ => return self.set_changed(cell, method, site),
        };
        let mut sum = site.receiver?.clone();
        for arg in site.args {
            sum = self.set_operation(op, &sum, &arg.value)?;
        }
        Some(sum)
    }

    /// What is in one set, in both, or in either.
    fn set_operation(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        if let Some(known) = self.exact_operation(op, a, b) {
            return Some(known);
        }
        let sides = [a, b].map(|side| self.exact_elements(side).filter(|items| side.cell().is_some() && items.iter().all(is_own)));
        let span = assay_manifests::Span::default();
        let of_first = match (op, &sides) {
            (BinaryOp::Sub, _) => Some(true),
            // What both hold the side holds that is known.
            (BinaryOp::BitAnd, [Some(_), _]) => Some(true),
            (BinaryOp::BitAnd, [None, Some(_)]) => Some(false),
            (BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor, _) => None,
            _ => return None,
        };
        let mut held = Object::new(Shape::List);
        for (side, value) in [(true, a), (false, b)] {
            if of_first.is_none_or(|first| first == side) {
                self.spread_into(&mut held, value, span);
            }
        }
        held.blur(&self.ids);
        if held.rest.is_none() {
            held.rest = Some(Box::new(self.opaque()));
        }
        Some(self.allocate_object(held))
    }

    /// `a | b` of two maps: what the second holds wins.
    fn merged_maps(&mut self, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let mut merged = self.held_by_map(a)?;
        let other = self.held_by_map(b)?;
        self.take_over(&mut merged, other);
        merged.ty = None;
        Some(self.allocate_object(merged))
    }

    /// The entries of a map; of what is not in sight, that there may be any.
    pub(super) fn held_by_map(&self, value: &Value<'a>) -> Option<Object<'a>> {
        match value.cell().and_then(|cell| self.st.heap.object(cell)) {
            Some(object) => (object.shape == Shape::Map && !object.weak).then(|| object.clone()),
            None => {
                let mut given = Object::new(Shape::Map);
                given.open = true;
                given.taint = value.taint.clone();
                Some(given)
            }
        }
    }
}

/// Whether an element was written by the program: a literal, or what it made itself.
fn is_own(value: &Value<'_>) -> bool {
    value.is_plain_constant() || matches!(value.kind, Kind::Opaque | Kind::Lib(_)) && value.taint.is_empty()
}

//! Expressions: values, places, calls inside the file. `None` for a value means that the path ends there.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Id, Run,
    library::LONGEST,
    steps::steps_after,
    value::{Num, Pointer, State, Storage, Value, named_constant, range_of},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Lit, TypeRef, UnaryOp},
    memory::Check,
};

/// No object is so large.
const SOMEWHERE: i128 = 1 << 60;

impl<'f, 'm> Run<'f, 'm> {
    pub(super) fn eval(&mut self, e: &'m Expr, st: &mut State<'m>) -> Option<Value<'m>> {
        if !self.step() {
            return Some(Value::Unknown);
        }
        if self.preset.as_ref().is_some_and(|(call, _)| std::ptr::eq(*call, e)) {
            return self.preset.take().map(|(_, value)| value);
        }
        Some(match &e.kind {
            ExprKind::Lit(Lit::Int(n)) => Value::Num(Num::exactly(*n)),
            ExprKind::Lit(Lit::Char(c)) => Value::Num(Num::exactly(*c as i128)),
            ExprKind::Lit(Lit::Bool(b)) => Value::Num(Num::exactly(i128::from(*b))),
            ExprKind::Lit(Lit::Float(f)) if f.abs() < 1e15 => {
                let mut number = Num::within(f.floor() as i128, f.ceil() as i128, true);
                number.nonzero = *f != 0.0;
                Value::Num(number)
            }
            ExprKind::Lit(Lit::Null) => Value::Null,
            ExprKind::Lit(Lit::Str(text) | Lit::Bytes(text)) => self.literal(text, e.span, st),
            ExprKind::Name(name) => match st.lookup(name) {
                Some(id) => {
                    if !st.wraps.is_empty() {
                        self.settled(id, st);
                    }
                    self.read(id, name, e.span, st)
                }
                None => match (named_constant(name), self.file.by_name.get(name)) {
                    (Some(number), _) => Value::Num(Num::exactly(number)),
                    (None, Some(function)) => Value::Function(function),
                    (None, None) if super::calls::is_of_library(name) => Value::Named(name),
                    // Declared elsewhere: not known, but the same wherever it is read.
                    _ => self.declared_elsewhere(name, e.span, st),
                },
            },
            ExprKind::Member { .. } | ExprKind::Index { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. } => {
                if let Some(behind) = self.behind_members(e, st) {
                    return behind;
                }
                let was = std::mem::replace(&mut self.reading, true);
                self.loose = None;
                let place = self.place(e, false, st);
                self.reading = was;
                let loose = self.loose.take();
                match place? {
                    Some(id) => self.read(id, "", e.span, st),
                    // An array is there, whichever it is.
                    None if loose.is_none() && self.is_array(e, st) => self.somewhere(e.span, st),
                    None => loose.map_or(Value::Unknown, Value::Num),
                }
            }
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &operand.kind {
                ExprKind::Index { object, .. } if self.is_container(object, st) => match self.place(operand, true, st)? {
                    Some(id) => Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false }),
                    None => Value::Unknown,
                },
                ExprKind::Index { object, index } => {
                    let base = self.eval(object, st)?;
                    let index_value = self.eval(index, st)?;
                    let size = self.element(object, st);
                    self.moved(base, BinaryOp::Add, &index_value, size)
                }
                ExprKind::Name(name) => match st.lookup(name) {
                    Some(id) if !st.wraps.is_empty() => {
                        // Whoever has its address may use it.
                        self.settled(id, st);
                        Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false })
                    }
                    Some(id) => Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false }),
                    None if super::calls::is_of_library(name) && !self.file.by_name.contains_key(name) => Value::Named(name),
                    None => self.file.by_name.get(name).map_or(Value::Unknown, |function| Value::Function(function)),
                },
                _ => match self.place(operand, true, st)? {
                    Some(id) => Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false }),
                    None => Value::Unknown,
                },
            },
            ExprKind::Unary { op, operand } => {
                let value = self.eval(operand, st)?;
                match (op, value) {
                    (UnaryOp::Neg, Value::Num(n)) => Num::exactly(0).binary(BinaryOp::Sub, n).map_or(Value::Unknown, Value::Num),
                    (UnaryOp::Plus, value) => value,
                    (UnaryOp::Not, value) => self
                        .truth(&value)
                        .map_or_else(|| Value::Num(Num::within(0, 1, false)), |truth| Value::Num(Num::exactly(i128::from(!truth)))),
                    (UnaryOp::BitNot, Value::Num(n)) => n.constant().map_or(Value::Unknown, |n| Value::Num(Num::exactly(!n))),
                    _ => Value::Unknown,
                }
            }
            ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, .. } => {
                // Both outcomes, each with what it teaches; what was evaluated on the way counts.
                let (yes, no) = self.test(e, st.clone());
                match (yes, no) {
                    (Some(yes), None) => {
                        *st = yes;
                        Value::Num(Num::exactly(1))
                    }
                    (None, Some(no)) => {
                        *st = no;
                        Value::Num(Num::exactly(0))
                    }
                    (Some(yes), Some(no)) => {
                        *st = yes;
                        st.join(&no);
                        Value::Num(Num::within(0, 1, false))
                    }
                    (None, None) => return None,
                }
            }
            ExprKind::Binary { op: BinaryOp::Shr, .. } if self.file.is_cpp && self.streamed(e, st) => Value::Unknown,
            ExprKind::Binary { op, left, right } => {
                let a = self.eval(left, st)?;
                let b = self.eval(right, st)?;
                if *op == BinaryOp::Shl && self.file.is_cpp {
                    self.printed_letters(left, right, &b, st);
                }
                let text = |value: &Value<'m>| match value {
                    Value::Aggregate(id) => st.object(*id).and_then(|object| object.ty.as_deref()).is_some_and(super::cpp::is_text),
                    _ => false,
                };
                if *op == BinaryOp::Add && self.file.is_cpp && (text(&a) || text(&b)) {
                    let origins = [self.letters(&a, st), self.letters(&b, st)];
                    return Some(self.passing_text(&origins, e.span, st));
                }
                self.binary(*op, a, b, e, left, right, st)
            }
            ExprKind::Conditional { cond, then, otherwise } => {
                let (yes, no) = self.test(cond, st.clone());
                let mut sides = Vec::new();
                for (side, value) in [(yes, then), (no, otherwise)] {
                    if let Some(mut side) = side
                        && let Some(value) = self.eval(value, &mut side)
                    {
                        sides.push((side, value));
                    }
                }
                let (mut first, mut value) = sides.pop()?;
                if let Some((other, more)) = sides.pop() {
                    first.join(&other);
                    value = self.either(&value, &more, &mut first);
                }
                *st = first;
                value
            }
            ExprKind::Assign { target, op, value } if steps_after(target, *op, value) => {
                let before = self.eval(target, st)?;
                self.assign(target, *op, value, e.span, st)?;
                before
            }
            ExprKind::Assign { target, op, value } => self.assign(target, *op, value, e.span, st)?,
            ExprKind::Cast { ty, value } => {
                let inner = self.eval(value, st)?;
                let inner = self.cut_to_whole(inner, &self.file.plain(ty), value, st);
                self.cast_down(ty, &inner, e.span, st);
                if let (Value::Num(n), Some((lo, hi))) = (&inner, range_of(&self.file.plain(ty))) {
                    self.narrowed(*n, lo, hi, e.span);
                }
                match (range_of(&self.file.plain(ty)), inner) {
                    (Some((lo, hi)), Value::Num(n)) if (n.lo < lo || n.hi > hi) && n.constant().is_some() => {
                        // What does not fit loses its upper bits.
                        Value::Num(Num { cut: n.lo > hi, ..Num::exactly((n.lo - lo).rem_euclid(hi - lo + 1) + lo) })
                    }
                    (Some((lo, hi)), Value::Num(n)) if n.lo < lo || n.hi > hi => {
                        if lo == 0 && n.lo < 0 && n.hi <= hi {
                            // A negative number becomes a huge one.
                            Value::Num(Num { wrapped: n.certain, ..Num::within(lo, hi, n.certain) })
                        } else {
                            // Any wide number gives any narrow one.
                            let all = n.hi.checked_sub(n.lo).is_some_and(|width| width >= hi - lo);
                            let cut = if lo == 0 && n.lo >= 0 {
                                self.cut_apart(lo, hi, n.certain && all)
                            } else {
                                Num::within(lo, hi, n.certain && all)
                            };
                            Value::Num(Num { outside: n.outside, ..cut })
                        }
                    }
                    (_, inner) => inner,
                }
            }
            ExprKind::Call { callee, args, kind } => self.call(e, callee, args, *kind, st)?,
            ExprKind::List { items, .. } | ExprKind::Format(items) => {
                for item in items {
                    self.eval(item, st)?;
                }
                Value::Unknown
            }
            ExprKind::Unknown(items) => {
                self.open.insert(e.span.line);
                for item in items {
                    // Whatever stands here may have set anything it names.
                    let mut found = Vec::new();
                    crate::flow::memory::place::operands(item, &mut found);
                    for name in found.into_iter().filter_map(crate::flow::memory::place::key) {
                        let id = st.lookup(crate::flow::memory::place::root_of(&name));
                        if let Some(object) = id.and_then(|id| st.objects.get_mut(&id)) {
                            object.blank = false;
                            if let Value::Nothing = object.cell {
                                object.cell = Value::Unknown;
                            }
                        }
                    }
                    self.eval(item, st)?;
                }
                Value::Unknown
            }
            ExprKind::Block(body) => {
                let ends = self.body(body, st.clone());
                let mut all = ends.into_iter().map(|(st, _)| st);
                *st = all.next()?;
                all.for_each(|other| st.join(&other));
                Value::Unknown
            }
            _ => Value::Unknown,
        })
    }

    fn literal(&mut self, text: &'m str, span: Span, st: &mut State<'m>) -> Value<'m> {
        let length = text.chars().count() as i128;
        let id = match self.literals.get(&span.start) {
            Some(id) => *id,
            None => {
                let id = self.object(Storage::Static, Some(Num::exactly(length + 1)), None, "literal", span, st);
                self.literals.insert(span.start, id);
                id
            }
        };
        if st.object(id).is_none() {
            // Made on another path.
            let made = self.object(Storage::Static, Some(Num::exactly(length + 1)), None, "literal", span, st);
            if let Some(object) = st.objects.remove(&made) {
                st.objects.insert(id, object);
            }
        }
        if let Some(object) = st.objects.get_mut(&id) {
            object.text = Some(Num::exactly(length));
        }
        self.contents.insert(id, text);
        Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false })
    }

    /// What an object holds; the name of an array is a pointer to it.
    pub(super) fn read(&mut self, id: Id, name: &str, span: Span, st: &mut State<'m>) -> Value<'m> {
        let Some(object) = st.object(id) else { return Value::Unknown };
        if let Some(freed) = object.freed.filter(|_| object.made_by == "fields") {
            let from = Some((freed, "moved or released here".to_owned()));
            self.report(Check::ReleasedUse, span, from, "an element is used that was moved or released".to_owned());
            return Value::Unknown;
        }
        if object.ty.as_deref().is_some_and(|ty| !ty.dims.is_empty()) {
            return Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false });
        }
        if let Value::Nothing = object.cell {
            let born = Some((object.born, "declared here".to_owned()));
            let what = if name.is_empty() { "a variable".to_owned() } else { format!("`{name}`") };
            self.report(Check::NoValue, span, born, format!("{what} is read and was never given a value"));
            if let Some(object) = st.objects.get_mut(&id) {
                object.cell = Value::Unknown;
            }
            return Value::Unknown;
        }
        if object.ty.as_deref().is_some_and(|ty| self.is_aggregate(ty) || self.file.is_cpp && super::cpp::is_text(ty)) {
            return Value::Aggregate(id);
        }
        if let Value::Num(n) = object.cell
            && n.same == 0
            && n.constant().is_none()
        {
            self.numbers += 1;
            let (same, group) = (self.numbers, if n.group == 0 { self.numbers } else { n.group });
            let named = Value::Num(Num { same, group, ..n });
            if let Some(object) = st.objects.get_mut(&id) {
                object.cell = named.clone();
            }
            return named;
        }
        object.cell.clone()
    }

    /// The type of an expression, where declarations say it.
    pub(super) fn type_of(&self, e: &Expr, st: &State<'m>) -> Option<Rc<TypeRef>> {
        match &e.kind {
            ExprKind::Name(name) => match st.lookup(name) {
                Some(id) => {
                    let object = st.object(id)?;
                    // A name that stands for a number: a macro, an enumerator.
                    let small = || object.cell.number().and_then(Num::constant).is_some_and(|n| i32::try_from(n).is_ok());
                    object.ty.clone().or_else(|| small().then(|| Rc::new(TypeRef::named("int"))))
                }
                None => self.declaring.as_ref().filter(|(declared, _)| *declared == name).map(|(_, ty)| ty.clone()),
            },
            ExprKind::Call { callee, .. } => match crate::flow::memory::last_name(callee)? {
                "sizeof" | "strlen" => Some(Rc::new(TypeRef::named("size_t"))),
                "UINT32_C" => Some(Rc::new(TypeRef::named("uint32_t"))),
                "UINT64_C" | "UINTMAX_C" => Some(Rc::new(TypeRef::named("uint64_t"))),
                "INT64_C" | "INTMAX_C" => Some(Rc::new(TypeRef::named("int64_t"))),
                "INT8_C" | "INT16_C" | "INT32_C" | "UINT8_C" | "UINT16_C" => Some(Rc::new(TypeRef::named("int"))),
                _ => None,
            },
            ExprKind::Cast { ty, .. } => Some(Rc::new(self.file.plain(ty))),
            ExprKind::Index { object, .. } | ExprKind::Unary { op: UnaryOp::Deref, operand: object } => {
                let mut pointer = self.type_of(object, st)?;
                if super::cpp::is_owner(&pointer) {
                    return pointer.args.first().map(|ty| Rc::new(TypeRef { dims: Vec::new(), ..self.file.plain(ty) }));
                }
                let ty = Rc::make_mut(&mut pointer);
                if !ty.dims.is_empty() {
                    ty.dims.remove(0);
                } else if ty.pointers > 0 {
                    ty.pointers -= 1;
                } else {
                    return None;
                }
                Some(pointer)
            }
            ExprKind::Member { object, name, .. } => {
                let owner = self.type_of(object, st)?;
                let fields = self.file.structs.get(super::object::structure(&owner.name))?;
                fields.iter().find(|(field, _)| field == name).map(|(_, ty)| Rc::new(self.file.plain(ty)))
            }
            ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, right } => {
                let points = |ty: &Rc<TypeRef>| ty.pointers > 0 || !ty.dims.is_empty();
                self.type_of(left, st).filter(points).or_else(|| self.type_of(right, st).filter(points)).or_else(|| self.type_of(left, st))
            }
            ExprKind::Assign { target, .. } => self.type_of(target, st),
            ExprKind::Lit(Lit::Int(_)) => Some(Rc::new(TypeRef::named("int"))),
            _ => None,
        }
    }

    /// Bytes of what a pointer or array points to.
    pub(super) fn element(&self, pointer: &Expr, st: &State<'m>) -> Option<i128> {
        let mut pointer = self.type_of(pointer, st)?;
        if super::cpp::is_owner(&pointer) {
            let ty = TypeRef { dims: Vec::new(), ..pointer.args.first()?.clone() };
            return self.file.size(&ty);
        }
        let ty = Rc::make_mut(&mut pointer);
        if !ty.dims.is_empty() {
            ty.dims.remove(0);
        } else if ty.pointers > 0 {
            ty.pointers -= 1;
        } else {
            return None;
        }
        self.file.size(ty)
    }

    /// `base op index`, the index counted in elements.
    pub(super) fn moved(&self, base: Value<'m>, op: BinaryOp, index: &Value<'m>, size: Option<i128>) -> Value<'m> {
        let Value::Pointer(pointer) = base else { return Value::Unknown };
        let bytes = index.number().zip(size).and_then(|(index, size)| index.binary(BinaryOp::Mul, Num::exactly(size)));
        // By how much nobody knows: it leads into the same object, somewhere.
        let somewhere = || Num::within(-SOMEWHERE, SOMEWHERE, false);
        let at = bytes.and_then(|bytes| pointer.at.binary(op, bytes)).unwrap_or_else(somewhere);
        Value::Pointer(Pointer { at, ..pointer })
    }

    pub(super) fn truth(&self, value: &Value<'m>) -> Option<bool> {
        match value {
            Value::Num(n) => n.compare(BinaryOp::NotEq, Num::exactly(0)),
            Value::Null => Some(false),
            Value::Pointer(p) if !p.may_be_null => Some(true),
            Value::Function(_) | Value::Named(_) => Some(true),
            _ => None,
        }
    }

    pub(super) fn assign(
        &mut self,
        target: &'m Expr,
        op: Option<BinaryOp>,
        value: &'m Expr,
        span: Span,
        st: &mut State<'m>,
    ) -> Option<Value<'m>> {
        if let (ExprKind::Name(name), None) = (&target.kind, op) {
            let ty = self.type_of(target, st);
            self.deferring = self.is_asked_later(name, ty.as_deref(), value);
        }
        let passed_on = if op.is_none() { self.copied(value, st) } else { None };
        let mut new = match passed_on {
            Some(value) => value,
            None => self.eval(value, st)?,
        };
        if let (ExprKind::Name(name), true) = (&target.kind, self.file.is_cpp)
            && let Some(id) =
                st.lookup(name).filter(|id| st.object(*id).and_then(|object| object.ty.as_deref()).is_some_and(super::cpp::is_text))
        {
            let more = self.letters(&new, st);
            self.text_changed(id, span, st);
            if op == Some(BinaryOp::Add) {
                if let Some(object) = st.objects.get_mut(&id) {
                    object.origin = object.origin.with(more);
                }
                return Some(Value::Unknown);
            }
        }
        if let Some(op) = op {
            let old = self.eval(target, st)?;
            if !matches!((&old, &new), (_, Value::Num(_)) | (Value::Pointer(_), _)) {
                self.not_worked_out(op, span);
            }
            new = match (&old, &new) {
                (Value::Pointer(_), Value::Num(_)) => {
                    let size = self.element(target, st);
                    self.moved(old, op, &new, size)
                }
                (Value::Pointer(_), Value::Unknown) if self.counts_elements(op, value, st) => {
                    let size = self.element(target, st);
                    self.moved(old, op, &new, size)
                }
                (Value::Unknown, Value::Num(_)) | (Value::Num(_), Value::Unknown) => {
                    let ty = self.operation_type(target, value, st);
                    self.any_number(op, old.number(), new.number(), span, &ty);
                    Value::Unknown
                }
                (Value::Num(a), Value::Num(b)) => {
                    let ty = self.operation_type(target, value, st);
                    self.any_number(op, Some(*a), Some(*b), span, &ty);
                    if matches!(op, BinaryOp::Div | BinaryOp::Mod) {
                        self.division(*b, span);
                    }
                    let result = a.binary(op, *b);
                    if let Some(result) = result {
                        let ty = self.type_of(target, st);
                        self.arithmetic(op, result, span, &ty);
                    }
                    result.map_or(Value::Unknown, Value::Num)
                }
                _ => Value::Unknown,
            };
        }
        let text_end = match (&target.kind, &new) {
            (ExprKind::Index { object, index }, Value::Num(n)) if n.constant() == Some(0) => Some((object, Some(index))),
            (ExprKind::Unary { op: UnaryOp::Deref, operand }, Value::Num(n)) if n.constant() == Some(0) => Some((operand, None)),
            _ => None,
        };
        if let Some((object, index)) = text_end {
            let base = self.eval_before_step(object, st)?;
            let index = index.map_or(Some(Value::Num(Num::exactly(0))), |index| self.eval_before_step(index, st))?;
            let size = self.element(object, st);
            if let (Value::Pointer(pointer), Value::Unknown) = (&base, &index)
                && let Some(object) = st.objects.get_mut(&pointer.to)
            {
                // A zero somewhere makes no text longer.
                let ended = object.text.filter(|text| object.size.is_some_and(|size| text.hi < size.lo));
                object.text = ended.map(|text| Num { lo: 0, ..text });
            }
            if let (Value::Pointer(pointer), Value::Num(index)) = (&base, index) {
                let start = size.and_then(|size| pointer.at.constant().map(|at| at / size.max(1)));
                let end = start.and_then(|start| Some(start + index.constant()?));
                let within = start.map(|start| (start + index.lo, start + index.hi)).filter(|(lo, _)| *lo >= 0);
                if let (None, Some((lo, hi))) = (end, within)
                    && let Some(object) = st.objects.get_mut(&pointer.to)
                {
                    // The zero stands right behind the letters that were put there.
                    let behind = index.certain && object.cut_from.is_some_and(|(_, most, all)| most == hi && all == LONGEST);
                    object.cut_from = object.cut_from.filter(|_| !behind);
                    object.text = object.text.map(|text| {
                        let certain = text.certain || behind;
                        Num { lo: text.lo.min(lo), hi: text.hi.min(hi), certain, ..text }
                    });
                } else if let Some(object) = st.objects.get_mut(&pointer.to) {
                    // A terminating zero: the text ends there at the latest.
                    object.text = end.map(|end| {
                        object.text.map_or(Num::within(0, end, end == 0), |text| {
                            let (lo, hi) = (text.lo.min(end), text.hi.min(end));
                            Num { lo, hi, certain: text.certain || lo == hi, ..text }
                        })
                    });
                }
            }
        } else if let ExprKind::Index { object, .. } | ExprKind::Unary { op: UnaryOp::Deref, operand: object } = &target.kind {
            // Another byte: where the text ends is not known any more, unless it lies behind.
            let wide = self.element(object, st).is_some_and(|size| size > 1);
            if let Some(Value::Pointer(pointer)) = self.peek(object, st)
                && let Some(object) = st.objects.get_mut(&pointer.to)
            {
                if object.text.is_some_and(|text| text.constant() == Some(0)) {
                    object.text = None;
                }
                // Single bytes are not kept one by one: from here on it may be filled.
                object.blank &= wide;
            }
        }
        match &target.kind {
            ExprKind::Name(name) => st.renamed(name),
            ExprKind::Member { object, .. } => {
                // Whoever is given the structure may fill what it leads to.
                if let Value::Pointer(pointer) = &new
                    && let Some(object) = st.objects.get_mut(&pointer.to)
                {
                    object.blank &= matches!(object.storage, Storage::Heap);
                }
                // `a[i].b = 1`: one of the elements has a value now.
                let mut inner = &**object;
                while let ExprKind::Member { object, .. } = &inner.kind {
                    inner = object;
                }
                if let ExprKind::Index { object, index } = &inner.kind
                    && !matches!(index.kind, ExprKind::Lit(_))
                    && self.peek(index, st).and_then(|at| at.number()?.constant()).is_none()
                    && let Some(Value::Pointer(pointer)) = self.peek(object, st)
                    && let Some(object) = st.objects.get_mut(&pointer.to)
                {
                    object.blank = false;
                }
            }
            _ => {}
        }
        if let Some(text) = crate::flow::memory::place::key(target) {
            let root = crate::flow::memory::place::root_of(&text);
            st.assumed.keep(|key, _| crate::flow::memory::place::root_of(key) != root);
        }
        let before = self.found.len();
        let was = std::mem::replace(&mut self.reading, false);
        self.last = None;
        let place = self.place(target, false, st);
        self.reading = was;
        let place = place?;
        if let Some(changed) = self.last.take() {
            self.put_at(changed, target, st);
            self.contents.remove(&changed);
            self.made.remove(&changed);
        }
        self.as_write(before, target.span);
        let ty = self.type_of(target, st);
        if let Some(ty) = ty {
            self.measured_by_pointer(&new, &ty, span, st);
            new = self.cut_to_whole(new, &ty, value, st);
            new = self.fitted(new, &ty, value, span);
        }
        if let (Some(id), false) = (place, st.wraps.is_empty()) {
            self.overwritten(id, st);
        }
        if let Some(id) = place {
            self.gets(id, new.clone(), span, st);
        } else {
            // Stored where it is not followed.
            self.escapes(&new, 0, st);
        }
        self.kept_for_later(place, value, st);
        Some(new)
    }

    /// A value without effects, where it is a name.
    pub(super) fn peek(&self, e: &Expr, st: &State<'m>) -> Option<Value<'m>> {
        match &e.kind {
            ExprKind::Name(name) => {
                let id = st.lookup(name)?;
                let object = st.object(id)?;
                if object.ty.as_deref().is_some_and(|ty| !ty.dims.is_empty()) {
                    return Some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: false }));
                }
                Some(object.cell.clone())
            }
            ExprKind::Member { .. } => {
                let object = st.object(super::place::plain_place(e, st)?)?;
                object.ty.as_deref().is_some_and(|ty| ty.dims.is_empty()).then(|| object.cell.clone())
            }
            _ => None,
        }
    }

    /// What the target of an assignment was found to read is written.
    fn as_write(&mut self, before: usize, span: Span) {
        if self.found.len() > before
            && let Some(mut report) = self.found.remove(&(span.start, Check::OutsideRead))
        {
            report.check = Check::OutsideWrite;
            report.message = report.message.replace(" is read ", " is written ").replace("are read", "are written");
            self.found.entry((span.start, Check::OutsideWrite)).or_insert(report);
        }
        // A variable that is written was not read.
    }
}

//! Arithmetic: what results may be, and whether they fit the type they are computed in. Knows no place and no call.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Pointer, Run,
    value::{Num, State, Storage, Value, range_of},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, TypeRef},
    memory::{Check, strip},
};

/// Whether numbers of a type have fractions.
pub(super) fn has_fractions(ty: &TypeRef) -> bool {
    ty.pointers == 0 && ty.dims.is_empty() && matches!(&*ty.name, "float" | "double" | "long double")
}

/// Rounds of a loop that nothing counts, after which a sum that grows in it is a guess.
const FEW: u32 = 16;

impl<'f, 'm> Run<'f, 'm> {
    #[allow(clippy::too_many_arguments, reason = "values and where they stand")]
    pub(super) fn binary(
        &mut self,
        op: BinaryOp,
        a: Value<'m>,
        b: Value<'m>,
        e: &Expr,
        left: &Expr,
        right: &Expr,
        st: &State<'m>,
    ) -> Value<'m> {
        match (&a, &b) {
            (Value::Pointer(_), Value::Num(_)) if matches!(op, BinaryOp::Add | BinaryOp::Sub) => {
                let size = self.element(left, st);
                self.moved(a, op, &b, size)
            }
            (Value::Pointer(_), Value::Unknown) if self.counts_elements(op, right, st) => {
                let size = self.element(left, st);
                self.moved(a, op, &b, size)
            }
            (Value::Pointer(x), Value::Pointer(y)) if op == BinaryOp::Sub && !x.may_be_null && !y.may_be_null => {
                let places = |storage: Option<Storage>| matches!(storage, Some(Storage::Stack(_) | Storage::Static | Storage::Heap));
                let storage = |pointer: &Pointer| st.object(pointer.to).map(|object| object.storage);
                if x.to != y.to {
                    if places(storage(x)) && places(storage(y)) {
                        self.report(Check::ForeignDistance, e.span, None, "pointers into different objects are subtracted".to_owned());
                    }
                    return Value::Unknown;
                }
                match (x.at.binary(BinaryOp::Sub, y.at), self.element(left, st)) {
                    (Some(bytes), Some(size)) if size > 0 => {
                        Value::Num(Num { lo: bytes.lo / size, hi: bytes.hi / size, of_text: None, nonzero: false, ..bytes })
                    }
                    _ => Value::Unknown,
                }
            }
            (Value::Num(_), Value::Pointer(_)) if op == BinaryOp::Add => {
                let size = self.element(right, st);
                self.moved(b, op, &a, size)
            }
            (Value::Num(x), Value::Num(y)) => {
                if let Some(truth) = x.compare(op, *y) {
                    return Value::Num(Num::exactly(i128::from(truth)));
                }
                if matches!(op, BinaryOp::Div | BinaryOp::Mod) {
                    self.division(*y, e.span);
                    let y = Num { lo: if y.lo == 0 { 1 } else { y.lo }, ..*y };
                    return x.binary(op, y).map_or(Value::Unknown, Value::Num);
                }
                if matches!(op, BinaryOp::Shl | BinaryOp::Shr) && self.shifted_away(*y, left, e.span, st) {
                    return Value::Unknown;
                }
                let ty = self.operation_type(left, right, st);
                self.any_number(op, Some(*x), Some(*y), e.span, &ty);
                let Some(mut result) = x.binary(op, *y) else { return Value::Unknown };
                if op == BinaryOp::Mul {
                    self.product(*x, *y, &mut result);
                }
                // What was asked of both together may have kept the one below the other, whatever each was found to be.
                let together = op == BinaryOp::Sub && x.lo > 0 && x.constant().is_none() && y.constant().is_some();
                result.certain &= !(together && matches!(strip(right).kind, ExprKind::Name(_) | ExprKind::Member { .. }));
                self.arithmetic(op, result, e.span, &ty);
                Value::Num(result)
            }
            (_, Value::Num(y)) if matches!(op, BinaryOp::Shl | BinaryOp::Shr) && self.shifted_away(*y, left, e.span, st) => Value::Unknown,
            (_, Value::Num(y)) if matches!(op, BinaryOp::Div | BinaryOp::Mod) => {
                self.division(*y, e.span);
                Value::Unknown
            }
            (Value::Unknown, Value::Num(_)) | (Value::Num(_), Value::Unknown) => {
                let ty = self.operation_type(left, right, st);
                self.any_number(op, a.number(), b.number(), e.span, &ty);
                self.not_worked_out(op, e.span);
                Value::Unknown
            }
            _ => {
                self.not_worked_out(op, e.span);
                Value::Unknown
            }
        }
    }

    /// A product of what is not known fits nothing for certain, and a divisor that is not known may be zero, whatever else the line says.
    pub(super) fn not_worked_out(&mut self, op: BinaryOp, span: Span) {
        match op {
            BinaryOp::Mul | BinaryOp::Shl => {
                self.unfit.insert(span.line);
            }
            BinaryOp::Div | BinaryOp::Mod => {
                self.divides.insert(span.line, false);
            }
            _ => {}
        }
    }

    /// Whether what a pointer is moved by is a number, though nobody knows which.
    pub(super) fn counts_elements(&self, op: BinaryOp, by: &Expr, st: &State<'m>) -> bool {
        match op {
            BinaryOp::Add => true,
            BinaryOp::Sub => self.type_of(by, st).is_some_and(|ty| ty.pointers == 0 && ty.dims.is_empty()),
            _ => false,
        }
    }

    /// The product of the same two numbers is the same, wherever it is taken.
    fn product(&mut self, x: Num, y: Num, result: &mut Num) {
        if x.same == 0 || y.same == 0 || x.constant().is_some() || y.constant().is_some() {
            return;
        }
        let new = self.numbers + 1;
        let known = *self.products.entry((x.same.min(y.same), x.same.max(y.same))).or_insert(new);
        self.numbers = self.numbers.max(known);
        result.same = known;
        result.group = if result.group == 0 { known } else { result.group };
    }

    pub(super) fn division(&mut self, divisor: Num, span: Span) {
        let may_be_zero = divisor.lo <= 0 && divisor.hi >= 0 && !divisor.nonzero;
        *self.divides.entry(span.line).or_insert(true) &= !may_be_zero;
        if may_be_zero {
            if divisor.certain || divisor.zero {
                self.report(Check::ZeroDivisor, span, None, "the divisor may be zero".to_owned());
            }
        } else {
            self.fits.insert(span.line);
        }
    }

    /// A shift by as many bits as the number has, or more, or by fewer than none: what comes out is not defined.
    fn shifted_away(&mut self, by: Num, shifted: &Expr, span: Span, st: &State<'m>) -> bool {
        let Some(bytes) =
            self.type_of(shifted, st).filter(|ty| ty.pointers == 0 && ty.dims.is_empty()).and_then(|ty| super::base_size(&ty.name))
        else {
            return false;
        };
        let bits = bytes.max(4) * 8;
        let too_far = by.certain && !by.outside && (by.hi >= bits || by.lo < 0);
        if too_far {
            self.unfit.insert(span.line);
            let by = if by.lo < 0 { by.lo } else { by.hi };
            self.report(Check::ShiftWidth, span, None, format!("a number of {bits} bits may be shifted by {by}"));
        }
        too_far
    }

    /// The type an operation is done in, by C's usual conversions; narrower than `int` is `int`.
    pub(super) fn operation_type(&self, left: &Expr, right: &Expr, st: &State<'m>) -> Option<Rc<TypeRef>> {
        let (a, b) = (self.type_of(left, st)?, self.type_of(right, st)?);
        let bytes = |ty: &TypeRef| super::value::base_size(&ty.name).filter(|_| ty.pointers == 0 && ty.dims.is_empty());
        let unsigned = |ty: &TypeRef| range_of(ty).is_some_and(|(lo, _)| lo == 0);
        let wider = if bytes(&a)? > bytes(&b)? || bytes(&a)? == bytes(&b)? && (unsigned(&a) || !unsigned(&b)) { a } else { b };
        if bytes(&wider)? < 4 { Some(Rc::new(TypeRef::named("int"))) } else { Some(wider) }
    }

    /// Whether a result fits the type it is computed in.
    pub(super) fn arithmetic(&mut self, op: BinaryOp, result: Num, span: Span, ty: &Option<Rc<TypeRef>>) {
        if !matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Shl) {
            return;
        }
        let Some((lo, hi)) = ty.as_deref().and_then(range_of) else { return };
        // What a caller's bytes add up to may be meant to wrap, as in sums that check them; how often a loop runs that nothing counts is open.
        if result.certain && (result.outside || self.spins > FEW) && (result.lo < lo || result.hi > hi) {
            self.unfit.insert(span.line);
        } else if result.certain && (result.hi > hi || result.lo < lo) {
            let (check, message) = if result.hi > hi {
                (Check::Overflow, format!("the result may be {}, and the most that fits is {hi}", result.hi))
            } else {
                (Check::Underflow, format!("the result may be {}, and the least that fits is {lo}", result.lo))
            };
            // What has no sign goes on at the other end, and may be asked about there.
            if self.deferring && lo == 0 {
                let before = self.deferred.replace((check, span, message, hi));
                if let Some((check, at, message, _)) = before.filter(|(_, at, ..)| *at != span) {
                    self.report(check, at, None, message);
                }
            } else {
                self.report(check, span, None, message);
            }
        } else if result.lo >= lo && result.hi <= hi {
            self.fits.insert(span.line);
        } else {
            self.unfit.insert(span.line);
        }
    }

    /// A number that whoever feeds the program chooses freely, added to, taken from or multiplied with one that is not known: nothing
    /// keeps the result in the type.
    pub(super) fn any_number(&mut self, op: BinaryOp, a: Option<Num>, b: Option<Num>, span: Span, ty: &Option<Rc<TypeRef>>) {
        let Some((lo, hi)) = ty.as_deref().and_then(range_of) else { return };
        let any = |n: Option<Num>| n.is_some_and(|n| n.certain && !n.outside && n.constant().is_none() && n.lo <= lo && n.hi >= hi);
        let open = |n: Option<Num>| n.is_none_or(|n| !n.certain && n.hi > 1 && n.constant().is_none());
        match op {
            BinaryOp::Sub if lo == 0 && any(b) && open(a) => {
                self.report(Check::Underflow, span, None, "any number may be taken away here, whatever there is".to_owned());
            }
            BinaryOp::Add | BinaryOp::Mul if any(a) && open(b) || any(b) && open(a) => {
                self.report(Check::Overflow, span, None, "any number may come in here, and the result need not fit".to_owned());
            }
            _ => {}
        }
    }

    /// A number with a fraction that is made a whole one: what was only not zero may be now.
    pub(super) fn cut_to_whole(&self, value: Value<'m>, ty: &TypeRef, from: &Expr, st: &State<'m>) -> Value<'m> {
        match value {
            Value::Num(n) if n.nonzero && n.constant().is_none() && range_of(ty).is_some() => {
                let broken = self.type_of(from, st).as_deref().is_some_and(has_fractions);
                Value::Num(Num { nonzero: if broken { n.lo > 0 || n.hi < 0 } else { n.nonzero }, ..n })
            }
            value => value,
        }
    }

    /// A number that was cut to a narrower type: what it is says nothing any more of what it was cut from.
    pub(super) fn cut_apart(&mut self, lo: i128, hi: i128, certain: bool) -> Num {
        self.numbers += 1;
        Num { group: self.numbers, cut: true, ..Num::within(lo, hi, certain) }
    }

    /// A value put into a variable of type `ty`: what was computed wider and does not fit is reported.
    pub(super) fn fitted(&mut self, value: Value<'m>, ty: &TypeRef, from: &Expr, span: Span) -> Value<'m> {
        let (Some((lo, hi)), Value::Num(n)) = (range_of(ty), &value) else { return value };
        if n.lo >= lo && n.hi <= hi {
            return value;
        }
        let mut from = from;
        let is_cast = matches!(from.kind, ExprKind::Cast { .. });
        while let ExprKind::Cast { value, .. } = &from.kind {
            from = value;
        }
        let computed = matches!(&from.kind, ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, .. });
        if computed && n.certain && (lo < 0 || hi <= i128::from(u16::MAX)) {
            if n.hi > hi {
                self.report(Check::Overflow, span, None, format!("the result may be {}, and the most that fits is {hi}", n.hi));
            } else {
                self.report(Check::Underflow, span, None, format!("the result may be {}, and the least that fits is {lo}", n.lo));
            }
        }
        if !computed && hi <= i16::MAX.into() {
            self.narrowed(*n, lo, hi, span);
        }
        // How long a text is, put by itself into what does not hold it.
        if !computed && !is_cast && lo == 0 && hi <= u16::MAX.into() && n.lengths && n.certain && n.hi > hi && n.constant().is_none() {
            self.report(Check::Narrowed, span, None, format!("lengths up to {} are cut to a type that holds {hi}", n.hi));
        }
        match n.constant() {
            // Wraps round.
            Some(c) if lo == 0 => Value::Num(Num::exactly(c.rem_euclid(hi + 1))),
            _ if lo == 0 && n.lo >= 0 => Value::Num(self.cut_apart(lo, hi, n.certain && n.hi.saturating_sub(n.lo) >= hi)),
            // Below zero it goes on at the other end.
            _ => Value::Num(Num { wrapped: n.wrapped || lo == 0 && n.lo < 0 && n.certain, ..Num::within(lo, hi, n.certain) }),
        }
    }
}

impl Num {
    /// The lesser of two numbers.
    pub(super) fn least(self, other: Self) -> Self {
        let limited = [self, other].iter().any(|n| n.limited || n.constant().is_some());
        Self { limited, ..self.one_of(other, (self.lo.min(other.lo), self.hi.min(other.hi))) }
    }

    /// The greater of two numbers.
    pub(super) fn greatest(self, other: Self) -> Self {
        let limited = [self, other].iter().all(|n| n.limited || n.constant().is_some());
        Self { limited, ..self.one_of(other, (self.lo.max(other.lo), self.hi.max(other.hi))) }
    }

    /// A number between these bounds that is one of two.
    fn one_of(self, other: Self, (lo, hi): (i128, i128)) -> Self {
        if let Some(known) = [self, other].into_iter().find(|n| n.constant().is_some() && lo == hi && n.lo == lo) {
            return known;
        }
        let apart = self.constant().is_some() || other.constant().is_some() || self.group != 0 && self.group != other.group;
        let group = match (self.constant(), other.constant()) {
            (None, Some(_)) => self.group,
            (Some(_), None) => other.group,
            _ => 0,
        };
        let certain = self.certain && other.certain && apart && !self.gaps && !other.gaps;
        let (outside, cut, lengths) = (self.outside || other.outside, self.cut || other.cut, self.lengths || other.lengths);
        Self { group, outside, cut, lengths, wrapped: self.wrapped || other.wrapped, ..Self::within(lo, hi, certain) }
    }
}

/// The same comparison, its sides exchanged.
pub(super) const fn flipped(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        other => other,
    }
}

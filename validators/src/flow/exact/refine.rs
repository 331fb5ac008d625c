//! Tests: which of the two ways is open, and what each teaches.

use super::{
    Run,
    letters::{ends_here, goes_on, is_zero, letter_asked, looked_through, says_nothing},
    numbers::flipped,
    place::plain_place,
    steps::steps_after,
    value::{Num, Pointer, State, Value},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Lit, UnaryOp},
    memory::{place, strip},
};

/// What is as large as that bounds nothing.
const NO_LIMIT: i128 = 1 << 62;

impl<'f, 'm> Run<'f, 'm> {
    /// The state where `cond` holds, and the state where it does not; absent where that way is closed.
    pub(super) fn test(&mut self, cond: &'m Expr, mut st: State<'m>) -> (Option<State<'m>>, Option<State<'m>>) {
        let logical = matches!(cond.kind, ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, .. });
        if let Some((call, function, args)) = self.leading_call(cond, &st).filter(|_| !logical) {
            // Each outcome of the call decides by itself.
            let (mut yes, mut no) = (Vec::new(), Vec::new());
            for (st, value) in self.outcomes(call, function, args, st) {
                self.preset = Some((std::ptr::from_ref(call), value));
                let (one, other) = self.test(cond, st);
                self.preset = None;
                yes.extend(one);
                no.extend(other);
            }
            let is_kept = super::outcomes::keeps_result(cond);
            return (met(yes, is_kept), met(no, is_kept));
        }
        match &cond.kind {
            ExprKind::Unary { op: UnaryOp::Not, operand } => {
                let (yes, no) = self.test(operand, st);
                (no, yes)
            }
            ExprKind::Binary { op: BinaryOp::And, left, right } => {
                let (yes, no) = self.test(left, st);
                let (both, second) = yes.map_or((None, None), |st| self.test(right, st));
                (both, joined(no, second))
            }
            ExprKind::Binary { op: BinaryOp::Or, left, right } => {
                let (yes, no) = self.test(left, st);
                let (second, neither) = no.map_or((None, None), |st| self.test(right, st));
                (joined(yes, second), neither)
            }
            ExprKind::Cast { value, .. } => self.test(value, st),
            ExprKind::Binary { op, left, right } if negated(*op).is_some() => {
                if let Some(ways) = Some(&st).filter(|st| !st.wraps.is_empty()).and_then(|st| self.asks_for_wrap(*op, left, right, st)) {
                    return ways;
                }
                let letter = self.letter(strip(left), &st);
                // The first letter, and whether one is the last, say nothing of the others.
                if let Some(letter) = letter.filter(|letter| letter.at.constant() != Some(0) && !is_zero(right)) {
                    looked_through(letter, &mut st);
                }
                let Some(a) = self.asked(left, &mut st) else { return (None, None) };
                let Some(b) = self.eval(right, &mut st) else { return (None, None) };
                // By order, the limit of a narrower type may be meant.
                let (a, b) = match op {
                    BinaryOp::Eq | BinaryOp::NotEq => (self.limit(left, right, a, &st), self.limit(right, left, b, &st)),
                    _ => (a, b),
                };
                if self.file.is_cpp {
                    self.text_compared(left, &mut st);
                    self.text_compared(right, &mut st);
                }
                if let Some(ways) = self.test_converted(*op, (left, &a), (right, &b), &st) {
                    return ways;
                }
                let key = assumed_key(*op, left, right);
                let before = key.as_ref().and_then(|(text, nonzero)| st.assumed.get(text).map(|truth| truth == nonzero));
                match self.decided(*op, &a, &b, &st).or(before) {
                    Some(true) => (Some(st), None),
                    Some(false) => (None, Some(st)),
                    None => {
                        let mut no = st.clone();
                        self.learn(left, *op, &a, &b, &mut st);
                        self.learn(right, flipped(*op), &b, &a, &mut st);
                        let opposite = negated(*op).unwrap_or(*op);
                        self.learn(left, opposite, &a, &b, &mut no);
                        self.learn(right, flipped(opposite), &b, &a, &mut no);
                        if let Some((text, nonzero)) = key {
                            st.assumed.insert(text.clone(), nonzero);
                            no.assumed.insert(text, !nonzero);
                        }
                        if let (Some(letter), Value::Num(with)) = (letter, &b) {
                            let zero = Num::exactly(0);
                            if zero.compare(*op, *with) == Some(false) {
                                goes_on(letter, &mut st);
                            }
                            if zero.compare(opposite, *with) == Some(false) {
                                goes_on(letter, &mut no);
                            }
                            match op {
                                BinaryOp::Eq if with.constant() == Some(0) => ends_here(letter, &mut st),
                                BinaryOp::NotEq if with.constant() == Some(0) => ends_here(letter, &mut no),
                                _ => {}
                            }
                        }
                        (Some(st), Some(no))
                    }
                }
            }
            _ => {
                let letter = letter_asked(cond);
                let seen = letter.and_then(|(e, _)| self.letter(e, &st));
                if let (Some(letter), ExprKind::Call { .. }) = (seen, &strip(cond).kind) {
                    looked_through(letter, &mut st);
                }
                let Some(value) = self.asked(cond, &mut st) else { return (None, None) };
                let key = plain_key(cond);
                let before = key.as_ref().and_then(|text| st.assumed.get(text).copied());
                match self.truth(&value).or(before) {
                    Some(true) => (Some(st), None),
                    Some(false) => (None, Some(st)),
                    None => {
                        let mut no = st.clone();
                        let zero = Value::Num(Num::exactly(0));
                        self.learn(cond, BinaryOp::NotEq, &value, &zero, &mut st);
                        self.learn(cond, BinaryOp::Eq, &value, &zero, &mut no);
                        if let Some(text) = key {
                            st.assumed.insert(text.clone(), true);
                            no.assumed.insert(text, false);
                        }
                        if let (Some(at), Some((_, true))) = (seen, letter) {
                            goes_on(at, &mut st);
                            if !matches!(strip(cond).kind, ExprKind::Call { .. }) {
                                ends_here(at, &mut no);
                            }
                        }
                        (Some(st), Some(no))
                    }
                }
            }
        }
    }

    fn decided(&self, op: BinaryOp, a: &Value<'m>, b: &Value<'m>, st: &State<'m>) -> Option<bool> {
        let is_null = |value: &Value<'m>| match value {
            Value::Null => Some(true),
            Value::Num(n) if n.constant() == Some(0) => Some(true),
            Value::Pointer(p) if !p.may_be_null => Some(false),
            _ => None,
        };
        match (a, b) {
            (Value::Num(a), Value::Num(b)) => a.compare(op, *b),
            (Value::Pointer(a), Value::Pointer(b)) if a.to == b.to && !a.may_be_null && !b.may_be_null => a.at.compare(op, b.at),
            // What was made here and handed to nobody is nothing that comes from elsewhere.
            (Value::Pointer(made), Value::Unknown) | (Value::Unknown, Value::Pointer(made))
                if !made.may_be_null
                    && st.object(made.to).is_some_and(|object| object.storage == super::Storage::Heap && !object.escaped) =>
            {
                match op {
                    BinaryOp::Eq => Some(false),
                    BinaryOp::NotEq => Some(true),
                    _ => None,
                }
            }
            _ => {
                let same = match (is_null(a)?, is_null(b)?) {
                    (true, true) => true,
                    (true, false) | (false, true) => false,
                    (false, false) => return None,
                };
                match op {
                    BinaryOp::Eq => Some(same),
                    BinaryOp::NotEq => Some(!same),
                    _ => None,
                }
            }
        }
    }

    /// `e op bound` holds, where `e` was `value`.
    pub(super) fn learn(&mut self, e: &'m Expr, op: BinaryOp, value: &Value<'m>, bound: &Value<'m>, st: &mut State<'m>) {
        let mut e = e;
        loop {
            match &e.kind {
                ExprKind::Cast { value, .. } => e = value,
                // What was compared stands in the variable now, unless the step was taken afterwards.
                ExprKind::Assign { target, op: sets, value: step } => {
                    if let (Some(by), true) = (*sets, steps_after(target, *sets, step)) {
                        self.learn_after_step(target, by, op, (value, bound), st);
                        return;
                    }
                    e = target;
                }
                _ => break,
            }
        }
        self.learn_of_scan(op, value, bound, st);
        if let Value::Num(n) = value
            && n.same != 0
            && self.drops.contains(&n.same)
        {
            let zero = matches!(bound, Value::Num(n) if n.constant() == Some(0));
            let below = matches!(bound, Value::Num(n) if n.hi < 0);
            let failed = matches!(op, BinaryOp::NotEq | BinaryOp::Lt) && zero || matches!(op, BinaryOp::Eq | BinaryOp::Le) && below;
            if failed {
                st.rights_kept = Some(e.span);
            }
        }
        // A call that failed opened nothing.
        if let (Value::Handle(id), Value::Num(bound)) = (value, bound) {
            let failed = match op {
                BinaryOp::Eq => bound.hi < 0,
                BinaryOp::Lt => bound.hi <= 0,
                BinaryOp::Le => bound.hi < 0,
                _ => false,
            };
            if let Some(object) = st.objects.get_mut(id).filter(|_| failed) {
                object.escaped = true;
            }
            return;
        }
        // Compared with a name that is not known: mostly that of a failure.
        if let (Value::Handle(id), Value::Unknown) = (value, bound) {
            if let Some(object) = st.objects.get_mut(id).filter(|_| op == BinaryOp::Eq) {
                object.escaped = true;
            }
            return;
        }
        // `abs(x) < n` bounds x on both sides.
        if let ExprKind::Call { callee, args, .. } = &e.kind
            && matches!(crate::flow::memory::last_name(callee), Some("abs" | "labs" | "llabs" | "imaxabs" | "fabs" | "fabsf"))
            && let (Some(arg), Value::Num(bound)) = (args.first(), bound)
        {
            let mut inner = &arg.value;
            while let ExprKind::Cast { value, .. } = &inner.kind {
                inner = value;
            }
            let Some(id) = plain_place(inner, st) else { return };
            let Some(object) = st.objects.get_mut(&id) else { return };
            let Value::Num(number) = object.cell else { return };
            object.cell = Value::Num(match op {
                BinaryOp::Lt | BinaryOp::Le => {
                    let most = if op == BinaryOp::Lt { bound.hi - 1 } else { bound.hi };
                    Num { lo: number.lo.max(-most), hi: number.hi.min(most), ..number }
                }
                BinaryOp::Gt | BinaryOp::Ge => Num { nonzero: true, ..number },
                _ => number,
            });
            return;
        }
        if let ExprKind::Call { callee, args, .. } = &e.kind
            && let Some(name @ ("strcmp" | "strcasecmp" | "strncmp" | "wcscmp")) = crate::flow::memory::last_name(callee)
        {
            if op == BinaryOp::Eq && matches!(bound, Value::Num(n) if n.constant() == Some(0)) {
                self.same_text(name, args, st);
            }
            return;
        }
        if let (ExprKind::Call { callee, args, .. }, Value::Num(bound), true) = (&e.kind, bound, self.file.is_cpp)
            && let ExprKind::Member { object, name, .. } = &callee.kind
            && args.is_empty()
            && let Some(id) = plain_place(object, st).filter(|id| self.is_text_object(*id, st) || self.is_container(object, st))
        {
            let none = Num::exactly(0);
            match (&**name, op, bound.constant()) {
                ("size" | "length", ..) => length_is(id, op, *bound, st),
                ("empty", BinaryOp::Eq, Some(0)) => length_is(id, BinaryOp::Gt, none, st),
                ("empty", BinaryOp::NotEq, Some(0)) => length_is(id, BinaryOp::Eq, none, st),
                _ => {}
            }
            return;
        }
        // `strlen(s) < n` says how long the text is.
        if let ExprKind::Call { callee, args, .. } = &e.kind
            && matches!(crate::flow::memory::last_name(callee), Some("strlen" | "wcslen" | "strnlen"))
            && let (Some(arg), Value::Num(bound)) = (args.first(), bound)
        {
            let pointer = plain_place(&arg.value, st).and_then(|id| st.object(id)).map(|object| (object.cell.clone(), object.ty.clone()));
            let to = match pointer {
                Some((Value::Pointer(pointer), _)) if pointer.at.constant() == Some(0) => Some(pointer.to),
                Some((_, Some(ty))) if !ty.dims.is_empty() => plain_place(&arg.value, st),
                _ => None,
            };
            if let Some(to) = to {
                length_is(to, op, *bound, st);
            }
            return;
        }
        if let Value::Num(number) = value
            && number.group != 0
            && op != BinaryOp::NotEq
            && !st.conditioned.contains(&number.group)
        {
            st.conditioned.insert(number.group);
        }
        let Some(id) = plain_place(e, st) else {
            self.learn_of_parts(e, op, bound, st);
            return;
        };
        // What was not allocated needs no release; what `realloc` could not move stays where it was.
        if let (Value::Pointer(pointer), BinaryOp::Eq) = (value, op)
            && (matches!(bound, Value::Null) || matches!(bound, Value::Num(n) if n.constant() == Some(0)))
            && pointer.may_be_null
        {
            let old = st.object(pointer.to).and_then(|object| object.fields.get("realloc").copied());
            // A pointer into what another variable surely holds was looked for, not allocated.
            let held = st.frames.last().is_some_and(|frame| {
                frame
                    .values()
                    .filter_map(|other| st.object(*other))
                    .any(|other| matches!(other.cell, Value::Pointer(p) if p.to == pointer.to && !p.may_be_null))
            });
            if let Some(object) = st.objects.get_mut(&pointer.to).filter(|object| object.storage == super::Storage::Heap && !held) {
                object.absent = true;
            }
            if let Some(object) = old.and_then(|old| st.objects.get_mut(&old)) {
                object.escaped = false;
            }
        }
        // Another variable that holds the same pointer learns the same.
        if let Value::Pointer(pointer) = value
            && pointer.may_be_null
            && op == BinaryOp::NotEq
            && (matches!(bound, Value::Null) || matches!(bound, Value::Num(n) if n.constant() == Some(0)))
        {
            let held: Vec<super::Id> = st.frames.last().map(|frame| frame.values().copied().collect()).unwrap_or_default();
            for other in held {
                let same =
                    st.object(other).is_some_and(|object| matches!(object.cell, Value::Pointer(p) if p.to == pointer.to && p.may_be_null));
                if let Some(object) = st.objects.get_mut(&other).filter(|_| same)
                    && let Value::Pointer(p) = object.cell
                {
                    object.cell = Value::Pointer(Pointer { may_be_null: false, ..p });
                }
            }
        }
        // What `realloc` moved is gone.
        if let (Value::Pointer(pointer), BinaryOp::NotEq) = (value, op)
            && pointer.may_be_null
            && let Some(made) = st.object(pointer.to)
            && let Some(old) = made.fields.get("realloc").copied()
        {
            let moved = made.born;
            if let Some(object) = st.objects.get_mut(&old) {
                object.freed = Some(moved);
                object.moved = true;
            }
        }
        if let Value::Num(Num { of_text: Some(texts), .. }) = value
            && let (Some(text), Value::Num(bound)) = (texts.alone(), bound)
            && match op {
                BinaryOp::Eq | BinaryOp::Le => bound.hi == 0,
                BinaryOp::Lt => bound.hi == 1,
                _ => false,
            }
        {
            says_nothing(text, st);
        }
        // How long a text is that was measured before.
        if let (Value::Num(Num { of_text: Some(texts), .. }), Value::Num(bound)) = (value, bound)
            && let Some(object) = texts.alone().and_then(|text| st.objects.get_mut(&text))
            && let Some(text) = object.text.as_mut().filter(|text| text.constant().is_none())
        {
            match op {
                BinaryOp::Gt => text.lo = text.lo.max(bound.lo + 1).min(text.hi),
                BinaryOp::Ge => text.lo = text.lo.max(bound.lo).min(text.hi),
                _ => {}
            }
        }
        let mut together = None;
        let Some(object) = st.objects.get_mut(&id) else { return };
        let broken = object.ty.as_deref().is_some_and(super::numbers::has_fractions);
        object.cell = match (value, bound) {
            (Value::Pointer(pointer), Value::Null) => null_or_not(*pointer, op),
            (Value::Pointer(pointer), Value::Num(n)) if n.constant() == Some(0) => null_or_not(*pointer, op),
            (Value::Pointer(pointer), Value::Pointer(bound)) if pointer.to == bound.to => {
                let (at, limit) = (pointer.at, bound.at);
                let (mut lo, mut hi) = (at.lo, at.hi);
                match op {
                    BinaryOp::Lt => hi = hi.min(limit.hi - 1),
                    BinaryOp::Le => hi = hi.min(limit.hi),
                    BinaryOp::Gt => lo = lo.max(limit.lo + 1),
                    BinaryOp::Ge => lo = lo.max(limit.lo),
                    BinaryOp::NotEq if limit.constant() == Some(lo) => lo += 1,
                    BinaryOp::NotEq if limit.constant() == Some(hi) => hi -= 1,
                    BinaryOp::Eq => (lo, hi) = (lo.max(limit.lo), hi.min(limit.hi)),
                    _ => {}
                }
                let certain = at.certain && limit.certain && limit.constant().is_some();
                Value::Pointer(Pointer { at: Num { lo, hi, certain, ..at }, ..*pointer })
            }
            // What a caller says of sizes need not be smaller than anything.
            (Value::Num(number), Value::Num(bound))
                if bound.outside
                    && !bound.certain
                    && number.certain
                    && matches!(op, BinaryOp::Lt | BinaryOp::Le)
                    && bound.hi > number.hi
                    && number.group != bound.group =>
            {
                Value::Num(*number)
            }
            // What is known already a test cannot say better, nor make doubtful.
            (Value::Num(number), Value::Num(_)) if number.constant().is_some() => Value::Num(*number),
            (Value::Num(number), Value::Num(bound)) => {
                let mut new = *number;
                match op {
                    // Between two whole numbers lie fractions.
                    BinaryOp::Lt | BinaryOp::Gt | BinaryOp::NotEq if broken => {
                        new.nonzero |= bound.constant() == Some(0);
                        match op {
                            BinaryOp::Lt => new.hi = new.hi.min(bound.hi),
                            BinaryOp::Gt => new.lo = new.lo.max(bound.lo),
                            _ => {}
                        }
                    }
                    BinaryOp::Lt => new.hi = new.hi.min(bound.hi - 1),
                    BinaryOp::Le => new.hi = new.hi.min(bound.hi),
                    BinaryOp::Gt => new.lo = new.lo.max(bound.lo + 1),
                    BinaryOp::Ge => new.lo = new.lo.max(bound.lo),
                    BinaryOp::Eq => {
                        new.lo = new.lo.max(bound.lo);
                        new.hi = new.hi.min(bound.hi);
                    }
                    BinaryOp::NotEq => match bound.constant() {
                        Some(0) if new.lo == 0 => new = Num { lo: 1, nonzero: true, ..new },
                        Some(0) => new.nonzero = true,
                        Some(n) if n == new.lo => new.lo += 1,
                        Some(n) if n == new.hi => new.hi -= 1,
                        _ => {}
                    },
                    _ => {}
                }
                new.nonzero |= new.lo > 0 || new.hi < 0;
                new.certain &= !new.gaps || new.lo == number.lo && new.hi == number.hi;
                new.limited |=
                    matches!(op, BinaryOp::Lt | BinaryOp::Le | BinaryOp::Eq) && bound.constant().is_some_and(|bound| bound < NO_LIMIT);
                // Compared with what is not known for certain, the bound is not certain either; nor with what may vary along. From here on
                // both vary together.
                let apart = number.group != 0 && bound.group != 0 && number.group != bound.group;
                new.certain &= bound.certain && (bound.constant().is_some() || apart || op == BinaryOp::NotEq);
                if bound.constant().is_none() && op != BinaryOp::NotEq {
                    new.group = number.group.min(bound.group);
                    together = Some((number.group.max(bound.group), new.group));
                }
                new.zero &= bound.constant().is_some() && new.lo <= 0 && new.hi >= 0 && !new.nonzero;
                Value::Num(new)
            }
            (Value::Unknown, Value::Num(bound)) => {
                let any = object.ty.as_deref().and_then(super::value::range_of).unwrap_or((i64::MIN.into(), u64::MAX.into()));
                let within = |lo: i128, hi: i128| {
                    let (lo, hi) = (lo.max(any.0), hi.min(any.1));
                    if lo <= hi { Value::Num(Num::within(lo, hi, false)) } else { Value::Unknown }
                };
                match op {
                    BinaryOp::Lt => within(any.0, bound.hi - 1),
                    BinaryOp::Le => within(any.0, bound.hi),
                    BinaryOp::Gt => within(bound.lo + 1, any.1),
                    BinaryOp::Ge => within(bound.lo, any.1),
                    BinaryOp::Eq => Value::Num(Num { certain: false, ..*bound }),
                    BinaryOp::NotEq if bound.constant() == Some(0) => match within(any.0, any.1) {
                        Value::Num(n) => Value::Num(Num { lo: if n.lo == 0 { 1 } else { n.lo }, nonzero: true, ..n }),
                        other => other,
                    },
                    _ => return,
                }
            }
            // Compared with what is not known: how far it goes is not known any more.
            (Value::Num(number), Value::Unknown) => Value::Num(Num { certain: false, zero: false, ..*number }),
            _ => return,
        };
        if let Some((from, to)) = together.filter(|(from, to)| *to != 0 && from != to) {
            let grouped = |object: &super::Object<'_>| matches!(object.cell, Value::Num(n) if n.group == from);
            st.objects.change(grouped, |object| {
                if let Value::Num(n) = &mut object.cell {
                    n.group = to;
                }
            });
        }
    }
}

/// The length of the text that an object holds compares so with a number.
fn length_is(id: super::Id, op: BinaryOp, bound: Num, st: &mut State<'_>) {
    let Some(text) = st.objects.get_mut(&id).and_then(|object| object.text.as_mut()) else { return };
    let (lo, hi) = (text.lo, text.hi);
    match op {
        BinaryOp::Lt => text.hi = hi.min(bound.hi - 1),
        BinaryOp::Le => text.hi = hi.min(bound.hi),
        BinaryOp::Gt => text.lo = lo.max(bound.lo + 1),
        BinaryOp::Ge => text.lo = lo.max(bound.lo),
        BinaryOp::Eq => (text.lo, text.hi) = (lo.max(bound.lo), hi.min(bound.hi)),
        BinaryOp::NotEq if bound.constant() == Some(lo) => text.lo = lo + 1,
        BinaryOp::NotEq if bound.constant() == Some(hi) => text.hi = hi - 1,
        _ => {}
    }
    text.certain &= bound.certain;
    text.nonzero |= text.lo > 0;
    text.zero &= text.lo <= 0;
    let known = *text;
    if known.lo > lo {
        super::letters::grown_with(id, known.lo - lo, st);
    }
    if known.hi < hi {
        copies_end(id, known, st);
    }
}

/// What holds the first letters of a text that turns out to be shorter holds its zero too.
fn copies_end(id: super::Id, known: Num, st: &mut State<'_>) {
    let ends = |object: &super::Object<'_>| {
        object.cut_from.is_some_and(|(of, most, hi)| of == id && known.hi < most && object.text.is_some_and(|text| text.hi == hi))
    };
    st.objects.change(ends, |object| {
        object.text = Some(Num { of_text: None, ..known });
        object.cut_from = None;
    });
}

/// The text of what is tested, where testing it twice gives the same: variables and members, no calls.
fn plain_key(e: &Expr) -> Option<String> {
    place::key(e)
        .filter(|text| !text.contains('(') && matches!(e.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Cast { .. }))
}

/// The same for a comparison with zero, null or a number, and how the thing tested came out where it holds.
fn assumed_key(op: BinaryOp, left: &Expr, right: &Expr) -> Option<(String, bool)> {
    let nonzero = match op {
        BinaryOp::NotEq => true,
        BinaryOp::Eq => false,
        _ => return None,
    };
    let text = plain_key(left)?;
    match &right.kind {
        ExprKind::Lit(Lit::Null | Lit::Int(0)) => Some((text, nonzero)),
        ExprKind::Lit(Lit::Int(n)) => Some((format!("{text} is not {n}"), nonzero)),
        _ => None,
    }
}

fn null_or_not<'m>(pointer: Pointer, op: BinaryOp) -> Value<'m> {
    match op {
        BinaryOp::Eq => Value::Null,
        BinaryOp::NotEq => Value::Pointer(Pointer { may_be_null: false, ..pointer }),
        _ => Value::Pointer(pointer),
    }
}

/// Paths on which a test came out the same. `is_kept`: something tells them apart later; otherwise what some of them gave no value to has none.
fn met<'m>(paths: Vec<State<'m>>, is_kept: bool) -> Option<State<'m>> {
    let same = |st| (st, Value::Num(Num::exactly(0)));
    let paths: Vec<_> = paths.into_iter().map(same).collect();
    let unset = if is_kept { Vec::new() } else { super::unset::unset_somewhere(&paths) };
    let mut all = paths.into_iter().map(|(st, _)| st);
    let mut met = all.next()?;
    all.for_each(|other| met.join(&other));
    for id in unset {
        if let Some(object) = met.objects.get_mut(&id) {
            object.cell = Value::Nothing;
        }
    }
    Some(met)
}

fn joined<'m>(a: Option<State<'m>>, b: Option<State<'m>>) -> Option<State<'m>> {
    match (a, b) {
        (Some(mut a), Some(b)) => {
            a.join(&b);
            Some(a)
        }
        (one, other) => one.or(other),
    }
}

const fn negated(op: BinaryOp) -> Option<BinaryOp> {
    Some(match op {
        BinaryOp::Eq => BinaryOp::NotEq,
        BinaryOp::NotEq => BinaryOp::Eq,
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        BinaryOp::Ge => BinaryOp::Lt,
        _ => return None,
    })
}

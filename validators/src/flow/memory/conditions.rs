//! What a condition leaves behind on its two sides: bounds, null tests, values shown to a tested call.

use super::{
    Check, Run,
    graph::When,
    last_name, names, place,
    place::{Place, constant},
    prepass::strip,
    state::*,
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit, UnaryOp};

/// A bound whose distance is not a number: a cursor may move under it by constants.
const FAR: i64 = 1 << 20;

/// A side of a comparison, taken apart: places with their sign, the constant part, and whether something else is in it.
#[derive(Default)]
struct Side<'e> {
    terms: Vec<(&'e Expr, bool)>,
    constant: i64,
    other: bool,
    /// By how much a term has moved on since it was compared: `n++ < limit`.
    stepped: i64,
}

impl<'m> Run<'m> {
    pub(super) fn edge(&mut self, when: When<'m>, st: &mut State) {
        match when {
            When::Always => {}
            When::True(cond) => self.assume(cond, true, st),
            When::False(cond) => self.assume(cond, false, st),
            When::Stayed(cond) => {
                self.assume(cond, false, st);
                self.stayed_with_null(cond, st);
            }
            When::Equal(subject, pattern) => {
                if let Some(place) = self.places.of(strip(subject)) {
                    st.set(place, EQUAL | UPPER | LOWER | ORDER);
                    if let Some(value) = constant(pattern, &self.constants) {
                        st.most.insert(place, value);
                    }
                }
            }
        }
    }

    /// `cond` came out as `truth`.
    pub(super) fn assume(&mut self, cond: &Expr, truth: bool, st: &mut State) {
        match &cond.kind {
            ExprKind::Unary { op: UnaryOp::Not, operand } => {
                self.assume(operand, !truth, st);
                if truth && let Some(place) = self.places.of(strip(operand)) {
                    self.found_null(place, operand, st);
                }
            }
            ExprKind::Cast { value, .. } => self.assume(value, truth, st),
            ExprKind::Binary { op: op @ (BinaryOp::And | BinaryOp::Or), left, right } => {
                if (*op == BinaryOp::And) == truth {
                    self.assume(left, truth, st);
                    self.assume(right, truth, st);
                } else {
                    let mut other = st.clone();
                    self.assume(left, truth, st);
                    self.assume(left, !truth, &mut other);
                    self.assume(right, truth, &mut other);
                    st.join(&other, false);
                }
            }
            ExprKind::Binary { op, left, right } => self.relation(*op, left, right, truth, st),
            ExprKind::Assign { target, value, op } => {
                if op.is_none() {
                    self.assigned_in_test(target, value, cond.span);
                    self.truth_of(value, truth, st);
                }
                self.truth_of(target, truth, st);
            }
            ExprKind::Block(body) => {
                if let Some(crate::flow::ir::StmtKind::Expr(last)) = body.last().map(|s| &s.kind) {
                    self.assume(last, truth, st);
                }
            }
            ExprKind::Call { callee, args, .. } => {
                // `likely(x)`, `unlikely(x)`, `__builtin_expect(x, 1)`.
                let name = last_name(callee).unwrap_or_default();
                if name.to_ascii_lowercase().contains("likely") || name == "__builtin_expect" || name == "WARN_ON" {
                    if let Some(arg) = args.first() {
                        self.assume(&arg.value, truth, st);
                    }
                    return;
                }
                self.shown_to(cond, st);
                self.truth_of(cond, truth, st);
                // What is of some kind was found, though nobody need have asked it for null.
                if truth
                    && names::asks_kind(name)
                    && let Some(place) = args.first().and_then(|arg| self.places.of(strip(&arg.value)))
                    && self.is_pointer(place)
                {
                    st.drop_may(place, FROM_LOOKUP | RESULT);
                }
            }
            _ => self.truth_of(cond, truth, st),
        }
    }

    /// A value used as a condition: not zero, not null.
    fn truth_of(&mut self, e: &Expr, truth: bool, st: &mut State) {
        // What C++ is asked of a container or an optional value.
        if let ExprKind::Call { callee, args, .. } = &strip(e).kind
            && let ExprKind::Member { object, name, .. } = &callee.kind
            && args.is_empty()
            && let Some(owner) = self.places.of(object)
        {
            match &**name {
                "empty" if !truth => {
                    let text = self.places.text(owner).to_owned();
                    for method in ["size", "length"] {
                        let size = self.places.intern(&format!("{text}.{method}()"));
                        st.set(size, NONZERO | LOWER);
                    }
                }
                "has_value" => self.null_test(owner, !truth, object, st),
                _ => {}
            }
        }
        self.shown_to(e, st);
        let Some(place) = self.places.of(strip(e)) else { return };
        self.null_test(place, !truth, e, st);
        if truth {
            st.set(place, NONZERO);
            if let ExprKind::Assign { op: Some(BinaryOp::Sub), .. } = &e.kind {
                st.clear(place, NONZERO);
            }
        } else {
            st.set(place, EQUAL);
        }
    }

    /// A place compared with null: `null` says that it is, here.
    fn null_test(&mut self, place: Place, null: bool, e: &Expr, st: &mut State) {
        if st.has(place, DEREF) && self.is_pointer(place) && self.reporting && !st.has(place, NULLTEST | NONNULL) {
            let text = self.places.text(place).to_owned();
            self.report(
                Check::DereferenceBeforeCheck,
                e.span,
                Vec::new(),
                format!("`{text}` was dereferenced on every path to this test for null"),
            );
        }
        st.set(place, NULLTEST);
        if null {
            st.clear(place, NONNULL);
            st.drop_may(place, FROM_ALLOC | FROM_LOOKUP | RESULT);
        } else {
            st.set(place, NONNULL);
            st.clear(place, NULL);
            if let Some((flags, site)) = st.may.get(&place).copied().filter(|(flags, _)| flags & (FROM_ALLOC | FROM_LOOKUP) != 0) {
                if flags & FROM_ALLOC != 0 {
                    st.add(place, TESTED, e.span);
                }
                // A copy of the pointer was tested with it.
                let copies: Vec<Place> = st
                    .may
                    .iter()
                    .filter(|(_, (other, at))| other & flags & (FROM_ALLOC | FROM_LOOKUP) != 0 && *at == site)
                    .map(|(p, _)| *p)
                    .collect();
                for copy in copies {
                    st.drop_may(copy, FROM_ALLOC | FROM_LOOKUP);
                }
            }
            st.drop_may(place, NULL_HERE | FROM_ALLOC | FROM_LOOKUP | STEPPED);
        }
    }

    /// A branch that was entered because `place` is null: what follows it still has to do without.
    fn found_null(&mut self, place: Place, e: &Expr, st: &mut State) {
        if self.is_pointer(place) {
            st.add(place, NULL_HERE, e.span);
        }
    }

    /// `if (p != NULL && p->old) return;` has known that `p` may be null, and goes on where it is.
    fn stayed_with_null(&mut self, cond: &Expr, st: &mut State) {
        let ExprKind::Binary { op: BinaryOp::And, left, right } = &cond.kind else { return };
        self.stayed_with_null(left, st);
        let tested = match &left.kind {
            ExprKind::Binary { op: BinaryOp::And, right, .. } => right,
            _ => left,
        };
        let is_null = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Null));
        let pointer = match &strip(tested).kind {
            ExprKind::Binary { op: BinaryOp::NotEq, left, right } if is_null(right) => strip(left),
            ExprKind::Binary { op: BinaryOp::NotEq, left, right } if is_null(left) => strip(right),
            ExprKind::Name(_) | ExprKind::Member { .. } => strip(tested),
            _ => return,
        };
        if let (Some(place), Some(text)) = (self.places.of(pointer), place::key(pointer))
            && !st.has(place, NONNULL)
            && follows(right, &text)
        {
            self.found_null(place, pointer, st);
        }
    }

    /// What a tested call was shown counts as validated.
    pub(super) fn shown_to(&mut self, e: &Expr, st: &mut State) {
        let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return };
        let name = last_name(callee).unwrap_or_default().to_owned();
        let bits = self.class(&name);
        if bits & (names::FREE | names::RELEASE) != 0 {
            // Whether it was released is what is being asked.
            for arg in args {
                if let Some(place) = self.places.of(strip(&arg.value)) {
                    st.freed.remove(&place);
                }
            }
        }
        if bits & (names::PARSE | names::COPY | names::FREE | names::ALLOC | names::INPUT | names::LOOKUP) != 0 {
            return;
        }
        // Being one text or another says nothing of the rest.
        let compared = name.contains("cmp") && args.iter().any(|arg| matches!(strip(&arg.value).kind, ExprKind::Lit(Lit::Str(_))));
        if compared {
            return;
        }
        let mut found = Vec::new();
        if let ExprKind::Member { object, name, .. } = &callee.kind {
            // That a name is there, or how it ends, says nothing of where it leads.
            let only_there = matches!(&**name, "isEmpty" | "empty" | "isNull" | "endsWith" | "ends_with");
            let entry = self.places.of(object).is_some_and(|place| st.may(place) & ENTRY != 0);
            if !(only_there && entry) {
                found.push(&**object);
            }
        }
        for arg in args {
            place::operands(&arg.value, &mut found);
        }
        for e in found {
            if let Some(place) = self.places.of(e) {
                st.set(place, VALID);
                let root = self.places.root(place);
                st.set(root, VALID);
            }
        }
    }

    fn relation(&mut self, op: BinaryOp, left: &Expr, right: &Expr, truth: bool, st: &mut State) {
        use BinaryOp::*;
        let is_null = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Null));
        let is_zero = |e: &Expr| matches!(strip(e).kind, ExprKind::Lit(Lit::Null | Lit::Int(0)));
        self.shown_to(left, st);
        self.shown_to(right, st);
        self.failure_test(op, left, right, left.span);
        let (op, strict) = match (op, truth) {
            (Eq, true) | (NotEq, false) => (Eq, false),
            (Eq, false) | (NotEq, true) => (NotEq, false),
            (Lt, true) | (Ge, false) => (Lt, true),
            (Le, true) | (Gt, false) => (Lt, false),
            (Gt, true) | (Le, false) => (Gt, true),
            (Ge, true) | (Lt, false) => (Gt, false),
            _ => return,
        };
        match op {
            Eq | NotEq => {
                for (side, other) in [(left, right), (right, left)] {
                    // `bytes / size == count`: the product did not wrap round.
                    if let (Eq, ExprKind::Binary { op: Div, left, .. }) = (op, &strip(side).kind)
                        && let Some(product) = self.places.of(strip(left))
                    {
                        st.drop_may(product, WRAPPED);
                    }
                    let Some(place) = self.places.of(strip(side)) else { continue };
                    if is_zero(other) {
                        if is_null(other) || self.is_pointer(place) || matches!(strip(side).kind, ExprKind::Assign { .. }) {
                            self.null_test(place, op == Eq, side, st);
                            if op == Eq && truth && is_null(other) {
                                self.found_null(place, side, st);
                            }
                        }
                        if op == NotEq {
                            st.set(place, NONZERO);
                        } else {
                            st.set(place, EQUAL);
                            st.most.insert(place, 0);
                        }
                        if op == Eq {
                            st.set(place, UPPER | LOWER);
                        }
                        continue;
                    }
                    if op == Eq {
                        st.set(place, EQUAL | UPPER | LOWER | ORDER | NONZERO);
                        if let Some(value) = constant(other, &self.constants) {
                            st.most.insert(place, value);
                        }
                    }
                    // `p != end` is how many loops test their cursor.
                    if op == NotEq && st.fact(place) & UPPER == 0 && self.facts.ordered.contains(self.places.text(place)) {
                        st.set(place, UPPER | ORDER);
                        st.slack.insert(place, 1);
                    }
                    if op == NotEq && self.places.of(strip(other)).is_some() {
                        st.set(place, UPPER | ORDER);
                        st.slack.insert(place, 1);
                    }
                }
                let mut found = Vec::new();
                place::operands(left, &mut found);
                place::operands(right, &mut found);
                for e in found {
                    if let Some(place) = self.places.of(e) {
                        st.set(place, EQUAL);
                    }
                }
            }
            _ => {
                let (small, large) = if op == Lt { (left, right) } else { (right, left) };
                self.ordered(small, large, strict, st);
            }
        }
    }

    /// `small <= large` (or `<`): who is bounded by it from above, and how far it may still move.
    fn ordered(&mut self, small: &Expr, large: &Expr, strict: bool, st: &mut State) {
        let (mut low, mut high) = (Side::default(), Side::default());
        self.take_apart(small, true, &mut low);
        self.take_apart(large, true, &mut high);
        let distance = low.constant - high.constant + i64::from(strict);
        let numeric = !low.other && !high.other;
        // Against a bound that is itself not bounded, nothing is gained.
        // `n <= LIMIT / size` is how a product is kept below the limit, whatever the divisor.
        let quotient = matches!(&strip(large).kind, ExprKind::Binary { op: BinaryOp::Div, left, .. }
            if constant(left, &self.constants).is_some() || matches!(&strip(left).kind, ExprKind::Name(n) if names::is_extent(n)));
        let terms = if quotient { &[] } else { high.terms.as_slice() };
        let bound_flags = terms.iter().filter(|(_, plus)| *plus).fold(0, |acc, (e, _)| acc | self.value(e, st));
        let limit = constant(large, &self.constants);
        // A length that is asked for by a call: `strlen(s) < 16`.
        let call = matches!(&strip(small).kind, ExprKind::Call { .. }).then(|| strip(small));
        for (e, plus, in_low) in
            low.terms.iter().map(|(e, plus)| (*e, *plus, true)).chain(high.terms.iter().map(|(e, plus)| (*e, *plus, false)))
        {
            let Some(place) = self.places.of(e) else { continue };
            let lone = match call {
                Some(call) => std::ptr::eq(e, call),
                None => low.terms.len() == 1,
            };
            st.set(place, ORDER);
            if plus == in_low {
                if bound_flags & (PARSED | INPUT_LEN) != 0 && in_low && lone && limit.is_none() {
                    // A counter under a number that nobody checked.
                    st.add(place, COUNTED, e.span);
                    if let [(n, true)] = high.terms.as_slice()
                        && let Some(n) = self.places.of(n)
                    {
                        st.loose.insert(place, n);
                    }
                    st.set(place, ORDER);
                    if self.is_pointer(place) {
                        st.set(place, UPPER);
                    }
                    continue;
                }
                st.set(place, UPPER);
                if let (true, true, [(n, true)]) = (strict, in_low && lone && (numeric || call.is_some()), high.terms.as_slice())
                    && low.constant - high.constant >= 0
                    && let Some(n) = self.places.of(n)
                {
                    st.bounds.insert(place, n);
                }
                if let (true, true, true, [.., (less, false)]) = (strict, in_low && lone, low.constant == 0, high.terms.as_slice())
                    && let Some(less) = self.places.of(less)
                {
                    st.under.insert(place, less);
                }
                st.drop_may(place, COUNTED | PRINTED);
                // Under a constant the value is known to be small: stepping is followed by `most`.
                st.slack.insert(place, if numeric && !high.terms.is_empty() { distance.max(0) } else { FAR });
                if in_low && lone {
                    if let Some(limit) = limit {
                        let compared = limit.saturating_sub(i128::from(low.constant)).saturating_sub(i128::from(strict));
                        let most = compared.saturating_add(i128::from(low.stepped));
                        let entry = st.most.entry(place).or_insert(most);
                        *entry = (*entry).min(most);
                    }
                    // `x <= n`: an index that may equal the number of elements.
                    if !strict && distance == 0 && low.constant == 0 && !high.other {
                        if let [(n, true)] = high.terms.as_slice()
                            && let Some(n) = self.places.of(n)
                            && !st.loose.contains_key(&place)
                            && st.fact(place) & LOOSE == 0
                        {
                            st.loose.insert(place, n);
                            st.set(place, LOOSE);
                        }
                    } else {
                        // A second bound, by something else, leaves the first as it is where that is a constant with a name.
                        let named = st.loose.get(&place).copied().filter(|bound| {
                            let text = self.places.text(*bound);
                            text.chars().any(|c| c.is_ascii_uppercase()) && !text.chars().any(|c| c.is_ascii_lowercase())
                        });
                        let other = !high.terms.iter().filter_map(|(e, _)| self.places.of(e)).any(|term| Some(term) == named);
                        if !(named.is_some() && other && limit.is_none()) {
                            st.loose.remove(&place);
                            st.clear(place, LOOSE);
                        }
                    }
                }
            } else {
                st.set(place, LOWER);
                if !in_low && low.terms.is_empty() && low.constant + i64::from(strict) > 0 {
                    st.set(place, NONZERO);
                }
                if !in_low && strict && low.terms.is_empty() && low.constant == 0 {
                    st.set(place, NONZERO);
                }
            }
        }
        // `n <= sizeof line`, whatever that is.
        if !strict
            && limit.is_none()
            && low.constant == 0
            && let (Some(array), [(e, true)]) = (sized_array(large), low.terms.as_slice())
            && let Some(place) = self.places.of(e)
        {
            let size = self.places.intern(&super::size_of(array));
            st.loose.insert(place, size);
            st.set(place, LOOSE);
        }
    }

    fn take_apart<'e>(&self, e: &'e Expr, plus: bool, side: &mut Side<'e>) {
        if let Some(value) = constant(e, &self.constants).and_then(|v| i64::try_from(v).ok()).filter(|v| v.unsigned_abs() < 1 << 40) {
            side.constant += if plus { value } else { -value };
            return;
        }
        match &e.kind {
            ExprKind::Binary { op: BinaryOp::Add, left, right } => {
                self.take_apart(left, plus, side);
                self.take_apart(right, plus, side);
            }
            ExprKind::Binary { op: BinaryOp::Sub, left, right } => {
                self.take_apart(left, plus, side);
                self.take_apart(right, !plus, side);
            }
            ExprKind::Cast { value, .. } => self.take_apart(value, plus, side),
            ExprKind::Assign { target, op, value } => {
                side.terms.push((target, plus));
                side.other |= op.is_some();
                // `n++`: the whole of it stands where what is added does.
                let is_after = value.span.contains(target.span) && value.span.end.saturating_sub(target.span.end) >= 2;
                side.stepped += i64::from(is_after && *op == Some(BinaryOp::Add));
            }
            ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. } | ExprKind::Unary { op: UnaryOp::Deref, .. } => {
                side.terms.push((e, plus));
            }
            ExprKind::Call { callee, args, .. } if args.is_empty() && matches!(callee.kind, ExprKind::Member { .. }) => {
                side.terms.push((e, plus));
            }
            ExprKind::Call { callee, .. } => {
                side.terms.push((e, plus));
                side.other |= !matches!(&callee.kind, ExprKind::Name(_) | ExprKind::Member { .. });
                let mut inner = Vec::new();
                place::operands(e, &mut inner);
                side.terms.extend(inner.into_iter().map(|e| (e, plus)));
                side.other = true;
            }
            _ => {
                let mut inner = Vec::new();
                place::operands(e, &mut inner);
                side.terms.extend(inner.into_iter().map(|e| (e, plus)));
                side.other = true;
            }
        }
    }
}

/// Whether an expression follows a pointer, which is written so.
fn follows(e: &Expr, pointer: &str) -> bool {
    let is_it = |followed: &Expr| place::key(followed).is_some_and(|text| text == pointer);
    let mut found = false;
    super::scans::with_parts(e, &mut |part| {
        found |= match &part.kind {
            ExprKind::Member { object, .. } | ExprKind::Index { object, .. } => is_it(strip(object)),
            ExprKind::Unary { op: UnaryOp::Deref, operand } => is_it(strip(operand)),
            _ => false,
        }
    });
    found
}

/// The array whose size `sizeof array` is.
fn sized_array(e: &Expr) -> Option<&str> {
    let ExprKind::Call { callee, args, .. } = &strip(e).kind else { return None };
    match (&callee.kind, args.as_slice()) {
        (ExprKind::Name(name), [arg]) if &**name == "sizeof" => match &strip(&arg.value).kind {
            ExprKind::Name(array) => Some(array),
            _ => None,
        },
        _ => None,
    }
}

//! Arithmetic that is dangerous by itself: sizes that wrap round, lengths that fall below zero, shifts. Knows no access.

use assay_manifests::Span;

use super::{
    Check, Run, names, place,
    place::{Place, constant},
    prepass::strip,
    state::*,
};
use crate::flow::ir::{Access, BinaryOp, Expr, ExprKind, TypeRef};

impl Run<'_> {
    /// Arithmetic that is dangerous by itself.
    pub(super) fn arithmetic(&mut self, op: BinaryOp, left: &Expr, right: &Expr, at: Span, st: &mut State) {
        use BinaryOp::*;
        let varies = |run: &Self, e: &Expr| constant(e, &run.constants).is_none();
        if matches!(op, Mul | Shl) && varies(self, left) && varies(self, right)
            || matches!(op, Add | Sub | Mul) && (self.value(left, st) | self.value(right, st)) & UNTRUSTED != 0
        {
            self.unshown(Check::SizeOverflow, at);
        }
        if op == Shl {
            let one = matches!(&left.kind, ExprKind::Lit(crate::flow::ir::Lit::Int(1)))
                && matches!(&strip(right).kind, ExprKind::Binary { op: Add | Sub, left: a, right: b }
                    if constant(a, &self.constants).is_none() && (constant(b, &self.constants).is_none() || matches!(strip(a).kind, ExprKind::Binary { .. })));
            let byte = matches!(&left.kind, ExprKind::Index { .. })
                && self.type_of(left).is_some_and(|t| t.pointers == 0 && t.dims.is_empty() && place::scalar_size(&t.name) == Some(1))
                && matches!(&strip(right).kind, ExprKind::Binary { op: Mul, .. })
                && constant(right, &self.constants).is_none();
            if one || byte {
                self.report(Check::ShiftWidth, at, Vec::new(), "the shift is computed in `int`, and its amount varies".into());
            }
        }
        if op == Sub {
            self.subtraction(left, right, at, st);
        }
        if op == Div
            && let ExprKind::Name(_) = &strip(right).kind
            && let Some(place) = self.places.of(strip(right))
            && let Some(ty) = self.params.get(&place).and_then(|param| param.ty.as_ref())
            && ty.pointers == 0
            && ty.dims.is_empty()
            && place::scalar_size(&ty.name).is_some()
            && !matches!(&*ty.name, "float" | "double")
            && st.fact(place) & (NONZERO | VALID) == 0
            && st.may(place) & PARAM != 0
            && self.is_public
        {
            let text = self.places.text(place).to_owned();
            self.report(Check::ZeroDivisor, at, Vec::new(), format!("`{text}` comes from the caller and may be zero"));
        }
        if matches!(op, Div | Mod)
            && let Some(place) = self.places.of(strip(right)).filter(|_| matches!(strip(right).kind, ExprKind::Name(_)))
            && st.may(place) & PARSED != 0
            && st.fact(place) & (NONZERO | LOWER | EQUAL | VALID) == 0
            && !self.type_of(strip(right)).is_some_and(|ty| matches!(&*ty.name, "float" | "double"))
        {
            let text = self.places.text(place).to_owned();
            self.report(Check::ZeroDivisor, at, Vec::new(), format!("`{text}` comes from data and may be zero"));
        }
        if matches!(op, Div | Mod)
            && let ExprKind::Name(_) | ExprKind::Member { .. } = &strip(right).kind
            && let Some(place) = self.places.of(strip(right)).filter(|place| st.has(*place, NONZERO))
            && st.may(place) & (PARAM | PARSED | INPUT_LEN | FIELD) != 0
        {
            self.show(Check::ZeroDivisor, "divisor-tested", at);
        }
        if matches!(op, Div | Mod) {
            self.divided_by_size(left, right, at, st);
        }
        if matches!(op, Lt | Le) {
            self.size_less_one(right, at, st);
        }
        if matches!(op, Gt | Ge) {
            self.size_less_one(left, at, st);
        }
        if matches!(op, Lt | Le | Gt | Ge) {
            // `p + n > end`: with a large `n` the sum itself is past the end of memory.
            for (side, other) in [(left, right), (right, left)] {
                let ExprKind::Binary { op: Add, left: a, right: b } = &strip(side).kind else { continue };
                // Two of a caller's, each as wide as the sum.
                let narrow = |run: &Self, e: &Expr| {
                    run.type_of(strip(e))
                        .is_some_and(|t| t.is_unsigned && t.pointers == 0 && t.dims.is_empty() && place::scalar_size(&t.name) == Some(4))
                        || run
                            .type_of(strip(e))
                            .is_some_and(|t| t.pointers == 0 && matches!(&*t.name, "uint32_t" | "u32" | "UINT32" | "DWORD"))
                };
                let given = |run: &mut Self, e: &Expr| {
                    matches!(strip(e).kind, ExprKind::Name(_) | ExprKind::Member { .. })
                        && narrow(run, e)
                        && run.value(e, st) & UNTRUSTED != 0
                };
                let both_given =
                    constant(other, &self.constants).is_none() && matches!(a.kind, ExprKind::Name(_)) && given(self, a) && given(self, b);
                if both_given
                    || self.value(a, st) & PARSED != 0 && self.value(b, st) & PARSED != 0 && constant(other, &self.constants).is_none()
                {
                    let message = "a sum of two numbers from data is compared, and may wrap round before".to_owned();
                    self.report(Check::SumCompared, at, Vec::new(), message);
                }
                if constant(other, &self.constants).is_none() && [a, b].into_iter().any(|part| self.wraps_by_number(part, st)) {
                    let message = "a product with a number of 32 bits from data is compared, and may wrap round before".to_owned();
                    self.report(Check::SumCompared, at, Vec::new(), message);
                }
                // `at + 4 > size`: with the largest numbers there are, the sum is small.
                if constant(other, &self.constants).is_none()
                    && constant(b, &self.constants).is_some_and(|n| n > 0)
                    && matches!(a.kind, ExprKind::Name(_))
                    && narrow(self, a)
                    && self.value(a, st) & PARSED != 0
                {
                    let message =
                        "a number of 32 bits from data is compared after something was added, and may wrap round before".to_owned();
                    self.report(Check::SumCompared, at, Vec::new(), message);
                }
                for (pointer, number) in [(a, b), (b, a)] {
                    let Some(place) = self.places.of(strip(pointer)) else { continue };
                    let is_pointer = self.type_of(pointer).is_some_and(|t| t.pointers > 0);
                    let to_end = place::key(other)
                        .is_some_and(|k| k.to_ascii_lowercase().contains("end") || k.to_ascii_lowercase().contains("limit"));
                    if self.value(number, st) & PARSED != 0
                        && is_pointer | self.is_pointer(place)
                        && to_end
                        && constant(number, &self.constants).is_none()
                    {
                        let text = self.places.text(place).to_owned();
                        self.report(
                            Check::PointerOverflow,
                            at,
                            Vec::new(),
                            format!("`{text}` plus a number from data may wrap round before it is compared"),
                        );
                    }
                }
            }
        }
    }

    /// `length - n`, where neither was compared with anything: the difference may be below zero.
    pub(super) fn subtraction(&mut self, left: &Expr, right: &Expr, at: Span, st: &mut State) {
        if self.stride {
            return;
        }
        let (l, r) = (strip(left), strip(right));
        if constant(l, &self.constants).is_some() {
            if let Some(place) = self.places.of(r).filter(|p| self.places.root(*p) == *p)
                && self.facts.types.get(self.places.text(place)).is_some_and(|t| t.is_unsigned && t.pointers == 0 && t.dims.is_empty())
                && st.fact(place) & (ORDER | UPPER | EQUAL | VALID) == 0
                && !st.most.contains_key(&place)
                && constant(l, &self.constants).is_some_and(|n| n > 64)
            {
                let text = self.places.text(place).to_owned();
                self.report(Check::LengthUnderflow, at, Vec::new(), format!("`{text}` is taken from a constant it was not compared with"));
            }
            return;
        }
        let Some(place) = self.places.of(l) else { return };
        if let Some(less) = self.places.of(r).filter(|less| self.are_apart(place, *less, st)) {
            let (text, less) = (self.places.text(place).to_owned(), self.places.text(less).to_owned());
            let message = format!("`{text}` and `{less}` come from data, and were compared with something else, but not with each other");
            self.report(Check::LengthUnderflow, at, Vec::new(), message);
            return;
        }
        if !names::is_length(self.places.text(place)) || self.type_of(l).is_some_and(|t| t.pointers > 0) {
            return;
        }
        // Made by adding at least as much.
        let least = self.facts.least.get(self.places.text(place)).copied().unwrap_or_default();
        let settled = st.fact(place) & (ORDER | UPPER | LOWER | EQUAL | VALID | NONZERO) != 0
            || constant(r, &self.constants).is_some_and(|n| n <= least);
        let from = self.value(l, st) & (UNTRUSTED | STRLEN) != 0;
        let right_size = matches!(&r.kind, ExprKind::Call { .. }) || constant(r, &self.constants).is_some_and(|n| n > 1);
        let other = self.places.of(r);
        let right_open = other.is_some_and(|p| st.fact(p) & (ORDER | UPPER | LOWER | VALID) == 0 && !self.is_declared_pointer(p))
            && self.value(r, st) & (PARSED | PARAM | RESULT) != 0;
        if !settled && from && (right_open || right_size && self.sizes(r)) {
            let text = self.places.text(place).to_owned();
            self.report(Check::LengthUnderflow, at, Vec::new(), format!("`{text}` was not compared with what is taken from it"));
        }
    }

    /// Two unsigned variables that were read from data and are each below some bound, where nobody compares the one with the other.
    fn are_apart(&self, place: Place, less: Place, st: &State) -> bool {
        let read = |place: Place| {
            let ty = self.facts.types.get(self.places.text(place));
            let is_unsigned = ty.is_some_and(|ty| {
                let named = ty.is_unsigned || &*ty.name == "size_t" || ty.name.starts_with("uint");
                named && ty.pointers == 0 && ty.dims.is_empty()
            });
            is_unsigned && self.places.root(place) == place && st.may(place) & PARSED != 0 && st.has(place, UPPER)
        };
        let (one, other) = (self.places.text(place).to_owned(), self.places.text(less).to_owned());
        place != less
            && read(place)
            && read(less)
            && !self.facts.compared.contains(&(one.clone(), other.clone()))
            && !self.facts.compared.contains(&(other, one))
    }

    /// `i < v.size() - 1`: of an empty container that is the largest number there is.
    pub(super) fn size_less_one(&mut self, bound: &Expr, at: Span, st: &State) {
        let ExprKind::Binary { op: BinaryOp::Sub, left, right } = &bound.kind else { return };
        let counts = constant(right, &self.constants).is_some_and(|n| n > 0) && self.is_container_size(left);
        let Some(place) = self.places.of(left).filter(|_| counts) else { return };
        if st.fact(place) & (NONZERO | LOWER | VALID) == 0 {
            let text = self.places.text(place).to_owned();
            self.report(Check::Underflow, at, Vec::new(), format!("`{text}` may be zero, and less than zero is huge"));
        }
    }

    /// `sum / v.size()` of a container that may be empty.
    fn divided_by_size(&mut self, left: &Expr, right: &Expr, at: Span, st: &State) {
        let whole = self
            .type_of(strip(left))
            .is_some_and(|ty| ty.pointers == 0 && place::scalar_size(&ty.name).is_some() && !matches!(&*ty.name, "float" | "double"));
        let Some(place) = self.places.of(right).filter(|_| whole && self.is_container_size(right)) else { return };
        if st.fact(place) & (NONZERO | LOWER | VALID) == 0 {
            let text = self.places.text(place).to_owned();
            self.report(Check::ZeroDivisor, at, Vec::new(), format!("`{text}` may be zero"));
        }
    }

    /// `x.size()`, `x.length()` of a text or container of the C++ standard.
    pub(super) fn is_container_size(&self, e: &Expr) -> bool {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return false };
        let ExprKind::Member { object, name, access: Access::Dot } = &callee.kind else { return false };
        args.is_empty() && matches!(&**name, "size" | "length") && self.type_of(object).is_some_and(|ty| is_container(&ty))
    }

    pub(super) fn sizes(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Call { callee, .. } => matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof"),
            _ => true,
        }
    }

    pub(super) fn is_declared_pointer(&self, place: Place) -> bool {
        self.facts.types.get(self.places.text(place)).is_some_and(|t| t.pointers > 0 || !t.dims.is_empty())
    }

    /// `uint16_t n = 2 + read_u16(p);`
    pub(super) fn narrow_sum(&mut self, place: Place, value: &Expr, at: Span, st: &State) {
        self.sum_in_32_bits(place, value, at, st);
        let Some(size) = self
            .facts
            .types
            .get(self.places.text(place))
            .filter(|t| t.pointers == 0 && t.dims.is_empty())
            .and_then(|t| place::scalar_size(&t.name))
        else {
            return;
        };
        let ExprKind::Binary { op: BinaryOp::Add, left, right } = &strip(value).kind else { return };
        for (number, other) in [(left, right), (right, left)] {
            let ExprKind::Call { callee, .. } = &strip(number).kind else { continue };
            let wide = super::last_name(callee).is_some_and(|n| n.contains(&(size * 8).to_string()));
            if wide && size <= 4 && self.value(number, st) & PARSED != 0 && constant(other, &self.constants) != Some(0) {
                let text = self.places.text(place).to_owned();
                self.report(Check::NarrowSum, at, Vec::new(), format!("`{text}` has no room for the sum"));
            }
        }
    }

    /// `whole->size = read_u32(p) + HEADER + FOOTER;`: computed in 32 bits, whatever keeps it.
    fn sum_in_32_bits(&mut self, place: Place, value: &Expr, at: Span, st: &State) {
        if self.places.root(place) == place {
            return;
        }
        let mut e = value;
        let mut adds = 0;
        while let ExprKind::Binary { op: BinaryOp::Add, left, right } = &e.kind {
            let fixed = constant(right, &self.constants).is_some_and(|n| n > 0)
                || matches!(&right.kind, ExprKind::Name(n) if n.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'));
            if !fixed {
                return;
            }
            adds += 1;
            e = left;
        }
        let ExprKind::Call { callee, .. } = &e.kind else { return };
        let wide = super::last_name(callee).is_some_and(|n| n.contains("32"));
        if adds > 0 && wide && self.value(e, st) & PARSED != 0 {
            let text = self.places.text(place).to_owned();
            self.report(Check::NarrowSum, at, Vec::new(), format!("`{text}` is a sum in 32 bits with a number from data"));
        }
    }

    /// A length less something that nobody compared it with.
    pub(super) fn underflow(&mut self, place: Place, value: &Expr, at: Span, st: &mut State) {
        let compared = {
            let mut found = Vec::new();
            place::operands(value, &mut found);
            found.iter().any(|e| self.places.of(e).is_some_and(|p| st.has(p, ORDER | UPPER)))
        };
        if !compared {
            let text = self.places.text(place).to_owned();
            self.report(
                Check::LengthUnderflow,
                at,
                Vec::new(),
                format!("`{text}` may fall below zero: what is taken from it was not compared with it"),
            );
        }
    }

    /// Whether `left * right` may wrap: both vary, and neither was bounded.
    pub(super) fn multiplies(&mut self, left: &Expr, right: &Expr, st: &State) -> bool {
        let widened = |e: &Expr| matches!(&e.kind, ExprKind::Cast { ty, .. } if ty.pointers == 0 && (matches!(place::scalar_size(&ty.name), Some(8)) || ty.name.contains("64") || ty.name.ends_with("size_t") || ty.name.contains("count_t")));
        if widened(left) || widened(right) {
            return false;
        }
        let vary = |run: &mut Self, e: &Expr| {
            if is_size(e) || constant(e, &run.constants).is_some() {
                return 0;
            }
            let flags = run.value(e, st);
            let checked = {
                let mut found = Vec::new();
                place::operands(e, &mut found);
                found.iter().any(|e| run.places.of(e).is_some_and(|p| st.fact(p) & (UPPER | VALID) != 0))
            };
            if checked { 0 } else { flags & (UNTRUSTED | RESULT | WRAPPED) }
        };
        let (l, r) = (vary(self, left), vary(self, right));
        l != 0 && r != 0 && (l | r) & UNTRUSTED != 0
    }

    /// A product of a field with something else that varies, neither of them bounded.
    pub(super) fn product_of_fields(&mut self, left: &Expr, right: &Expr, st: &State) -> bool {
        let mut fields = false;
        for side in [left, right] {
            let mut found = Vec::new();
            place::operands(side, &mut found);
            let is_size = found.is_empty() || constant(side, &self.constants).is_some();
            let wide =
                matches!(&side.kind, ExprKind::Cast { ty, .. } if ty.pointers == 0 && (ty.name.contains("64") || &*ty.name == "size_t"));
            let bounded = found
                .iter()
                .any(|e| self.places.of(e).is_some_and(|p| st.fact(p) & (UPPER | VALID | EQUAL) != 0 || st.most.contains_key(&p)));
            if is_size || wide || bounded {
                return false;
            }
            fields |= found.iter().any(|e| matches!(e.kind, ExprKind::Member { access: Access::Arrow, .. }));
        }
        fields
    }

    /// `n * 12` with a number of 32 bits that was read from data, which nobody has compared before.
    fn wraps_by_number(&mut self, e: &Expr, st: &State) -> bool {
        let ExprKind::Binary { op: BinaryOp::Mul, left, right } = &e.kind else { return false };
        [(left, right), (right, left)].into_iter().any(|(number, by)| {
            let few = matches!(by.kind, ExprKind::Lit(crate::flow::ir::Lit::Int(n)) if n > 1);
            let narrow = place::key(number).is_some_and(|key| self.facts.read_32.contains(&key))
                && self.type_of(number).is_none_or(|ty| ty.pointers == 0 && is_32_bits(&ty));
            few && narrow && matches!(number.kind, ExprKind::Name(_) | ExprKind::Member { .. }) && self.value(number, st) & PARSED != 0
        })
    }

    /// `n * sizeof(x)` with a number of at most 16 bits.
    pub(super) fn is_small_product(&self, e: &Expr) -> bool {
        let ExprKind::Binary { op: BinaryOp::Mul, left, right } = &strip(e).kind else { return false };
        let number = match (is_size(left), is_size(right)) {
            (true, false) => strip(right),
            (false, true) => strip(left),
            _ => return false,
        };
        matches!(&number.kind, ExprKind::Name(name) if self.facts.small.contains(&**name) && self.facts.locals.contains(&**name))
    }

    /// Two numbers of 32 bits that others decide, neither of them bounded.
    fn both_in_32_bits(&mut self, one: &Expr, other: &Expr, st: &State) -> bool {
        let open = |run: &mut Self, e: &Expr| {
            // `(n + 1) * (m + 1)`
            let e = match &e.kind {
                ExprKind::Binary { op: BinaryOp::Add, left, right } if constant(right, &run.constants).is_some() => &**left,
                _ => e,
            };
            let narrow = matches!(e.kind, ExprKind::Name(_) | ExprKind::Member { .. })
                && run.type_of(e).is_some_and(|ty| ty.pointers == 0 && ty.dims.is_empty() && is_32_bits(&ty));
            narrow
                && run.places.of(e).is_some_and(|place| !st.most.contains_key(&place) && st.fact(place) & (UPPER | VALID | EQUAL) == 0)
                && run.value(e, st) & (UNTRUSTED | RESULT) != 0
        };
        open(self, one) && open(self, other)
    }

    /// A product of two `int`s that is a size: it is computed in 32 bits, whatever the parameter's type.
    pub(super) fn narrow_product(&mut self, e: &Expr, st: &State) -> bool {
        let ExprKind::Binary { op: BinaryOp::Mul, left, right } = &strip(e).kind else { return false };
        // `w * h * sizeof(x)`: what is in 64 bits is the second product.
        if let (ExprKind::Binary { op: BinaryOp::Mul, left: one, right: other }, true) = (&left.kind, is_size(right)) {
            return self.both_in_32_bits(one, other, st);
        }
        let mut narrow = false;
        for side in [left, right] {
            let e = &**side;
            if constant(e, &self.constants).is_some() || matches!(e.kind, ExprKind::Cast { .. } | ExprKind::Binary { .. }) {
                return false;
            }
            if matches!(&e.kind, ExprKind::Call { .. }) {
                return false;
            }
            match self.type_of(e) {
                Some(ty) if ty.pointers == 0 && place::scalar_size(&ty.name) == Some(4) => narrow = true,
                Some(ty) if ty.pointers == 0 && matches!(place::scalar_size(&ty.name), Some(1 | 2)) => {}
                None => {}
                _ => return false,
            }
            if self.places.of(e).is_some_and(|p| st.most.contains_key(&p)) {
                return false;
            }
        }
        narrow
    }
}

/// `sizeof(x)`.
pub(super) fn is_size(e: &Expr) -> bool {
    matches!(&strip(e).kind, ExprKind::Call { callee, .. } if matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof"))
}

/// Whether a type has 32 bits, by the names that libraries have for such types too.
pub(super) fn is_32_bits(ty: &TypeRef) -> bool {
    let named = matches!(
        &*ty.name,
        "uint32"
            | "int32"
            | "u_int32_t"
            | "guint32"
            | "gint32"
            | "guint"
            | "gint"
            | "uint"
            | "UINT32"
            | "DWORD"
            | "__u32"
            | "png_uint_32"
            | "ut32"
    );
    named || &*ty.name != "float" && place::scalar_size(&ty.name) == Some(4)
}

/// Whether a type is a text, view or sequence of the C++ standard.
pub(super) fn is_container(ty: &TypeRef) -> bool {
    let last = ty.name.rsplit('.').next().unwrap_or_default();
    ty.dims.is_empty() && matches!(last, "string" | "wstring" | "string_view" | "vector" | "span" | "deque" | "array")
}

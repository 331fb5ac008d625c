//! Accesses: dereferences, indices, cursors, arithmetic on sizes.

use assay_manifests::Span;

use super::{
    Check, Run, names, place,
    place::{Place, constant},
    prepass::strip,
    state::*,
};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit, TypeRef};

impl Run<'_> {
    /// `object` is followed.
    pub(super) fn dereference(&mut self, object: &Expr, at: Span, st: &mut State) {
        let object = strip(object);
        if let ExprKind::Call { callee, args, .. } = &object.kind {
            // The result of an allocation or lookup followed on the spot.
            let name = super::last_name(callee).unwrap_or_default().to_owned();
            let bits = self.class(&name);
            if bits & (names::ALLOC | names::LOOKUP) != 0
                && bits & names::LIMIT == 0
                && !self.is_never_null(callee, args)
                && !self.throws_instead(callee, &name)
            {
                let check = if bits & names::ALLOC != 0 { Check::UncheckedAllocation } else { Check::UncheckedLookup };
                self.report(check, at, Vec::new(), format!("the result of `{name}` is followed without a test for null"));
            }
            return;
        }
        let Some(place) = self.places.of(object) else { return };
        self.freed_use(place, false, at, st);
        let (flags, site) = st.may.get(&place).copied().unwrap_or((0, at));
        let (text, from) = self.gets_its_value(place, site);
        if st.has(place, NONNULL) {
            if flags & TESTED != 0 {
                self.show_alone(Check::UncheckedAllocation, "result-tested", at);
            } else {
                self.show(Check::NullPath, "null-checked", at);
            }
        } else {
            if flags & FROM_ALLOC != 0 {
                self.report(Check::UncheckedAllocation, at, from, format!("`{text}` may be null: the allocation was not tested"));
                st.drop_may(place, FROM_ALLOC);
            } else if flags & FROM_LOOKUP != 0 {
                self.report(Check::UncheckedLookup, at, from, format!("`{text}` may be null: the lookup's result was not tested"));
                st.drop_may(place, FROM_LOOKUP);
            } else if flags & NULL_HERE != 0 {
                self.report(Check::NullPath, at, from, format!("`{text}` was found null on a path to here"));
                st.drop_may(place, NULL_HERE);
            } else if flags & FOUND != 0 && st.fact(place) & EQUAL == 0 {
                self.report(Check::UncheckedIterator, at, from, format!("`{text}` may be the end"));
                st.drop_may(place, FOUND);
            } else if flags & STEPPED != 0 {
                self.report(Check::NullPath, at, from, format!("`{text}` moved on after its test for null"));
                st.drop_may(place, STEPPED);
            } else if let ExprKind::Index { object: array, .. } = &object.kind {
                let array = place::key(array);
                if array.is_some_and(|a| self.facts.element_tested.contains(&a))
                    && !st.has(place, NULLTEST)
                    && !self.is_told_apart(object, place)
                {
                    self.report(
                        Check::SiblingUnchecked,
                        at,
                        Vec::new(),
                        format!("`{text}` is followed untested; others of its array are tested"),
                    );
                }
            }
            // Whether a caller's pointer is null is the caller's to know; whether a function's result is, its own.
            if flags & RESULT != 0 && st.fact(place) & (DEREF | NULLTEST) == 0 && flags & (PARAM | FIELD | PARSED) == 0 {
                self.open(Check::NullPath, at);
            } else {
                self.unshown(Check::NullPath, at);
            }
        }
        st.set(place, DEREF);
    }

    /// An element with a number of its own that is the first, or that is tested somewhere: that one is there follows from another.
    pub(super) fn is_told_apart(&self, element: &Expr, place: Place) -> bool {
        let ExprKind::Index { index, .. } = &element.kind else { return false };
        match constant(index, &self.constants) {
            Some(0) => true,
            Some(_) => self.facts.null_tested.contains(self.places.text(place)),
            None => false,
        }
    }

    /// How a place is called and where it got its value, in the words of a finding: none before findings count.
    fn gets_its_value(&self, place: Place, site: Span) -> (String, Vec<(Span, String)>) {
        if !self.reporting {
            return (String::new(), Vec::new());
        }
        let text = self.places.text(place).to_owned();
        let from = vec![(site, format!("`{text}` gets its value"))];
        (text, from)
    }

    /// A use of `place` through which memory is touched.
    pub(super) fn freed_use(&mut self, place: Place, given: bool, at: Span, st: &mut State) {
        if let Some((site, strong)) = st.freed.get(&place).copied() {
            // Giving a handle on after its reference was dropped may be what the callee expects; following it is not.
            if given && !strong {
                return;
            }
            let text = self.places.text(place).to_owned();
            let check = if strong { Check::UseAfterFree } else { Check::UseAfterRelease };
            self.report(check, at, vec![(site, format!("`{text}` is released"))], format!("`{text}` is used after it was released"));
            st.freed.remove(&place);
        }
    }

    /// `object[index]`.
    pub(super) fn index(&mut self, object: &Expr, index: &Expr, at: Span, st: &mut State) {
        if self.type_of(object).is_none_or(|t| t.dims.is_empty()) {
            self.dereference(object, at, st);
        }
        // What is found by a key has no length.
        if self.is_keyed(object, index) {
            return;
        }
        let array = self.places.of(strip(object));
        let array_text = array.map(|a| self.places.text(a).to_owned()).unwrap_or_default();
        let length = self.length_of(object, st);
        let index = strip(index);
        let position = match &index.kind {
            ExprKind::Assign { target, op: Some(BinaryOp::Add), .. } => strip(target),
            _ => index,
        };
        if let Some(number) = constant(index, &self.constants) {
            match length {
                Some(length) if number >= length || number < 0 => {
                    let message = format!("index {number} of `{array_text}`, which has {length}");
                    self.report(Check::ConstantOverflow, at, Vec::new(), message);
                }
                Some(_) => self.show(Check::UncheckedIndex, "in-bounds", at),
                None if self.behind_letters(object, number, &array_text, at, st) => {}
                None if self.beyond_slack(array, number, at, st) => {}
                None => {
                    self.unshown(Check::UncheckedIndex, at);
                    self.buffer(object, at, st);
                }
            }
            return;
        }
        if let ExprKind::Call { callee, .. } = &index.kind
            && matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof")
        {
            self.report(Check::ConstantOverflow, at, Vec::new(), format!("`{array_text}` is indexed by a size, one past its last byte"));
            return;
        }
        if self.at_extent(array, index, &array_text, at, st) || self.steps_below(object, index, &array_text, at, st) {
            return;
        }
        if self.is_container_size(index)
            && let ExprKind::Call { callee, .. } = &index.kind
            && let ExprKind::Member { object: measured, .. } = &callee.kind
            && place::key(measured).is_some_and(|key| key == array_text)
        {
            self.report(Check::OffByOne, at, Vec::new(), format!("`{array_text}` is indexed by its own size, one past its last element"));
            return;
        }
        let computed = matches!(index.kind, ExprKind::Binary { .. });
        let most = super::value::most_of(index, &self.constants).or_else(|| self.most_bits(index, 0).filter(|_| computed));
        if let (None, Some(0..256)) = (length, most) {
            return self.unshown(Check::UncheckedIndex, at);
        }
        if let (Some(length), Some(most)) = (length, most) {
            if most >= length {
                self.report(Check::OffByOne, at, Vec::new(), format!("the index may be {most}; `{array_text}` has {length}"));
            } else if matches!(&index.kind, ExprKind::Binary { op: BinaryOp::Mod, left, .. } if !self.is_unsigned_or_length(left)) {
                // What is left of a number below zero is below zero.
                self.unshown(Check::UncheckedIndex, at);
            } else {
                self.show_alone(Check::UncheckedIndex, "masked", at);
            }
            return;
        }
        let Some(place) = self.places.of(position) else {
            self.compound_index(object, index, at, st);
            return;
        };
        if let (Some(length), true) = (length, self.places.root(place) != place && self.reporting) {
            self.indexed.push((place, length, at, array_text.clone()));
        }
        let flags = self.value(position, st);
        let site = st.may.get(&place).map_or(at, |m| m.1);
        let (text, from) = self.gets_its_value(place, site);
        if let Some(bound) = st.loose.get(&place).copied().filter(|_| st.has(place, LOOSE)) {
            let bound_text = self.places.text(bound).to_owned();
            let same = root_and_owner(&bound_text) == root_and_owner(&array_text) || root_and_owner(&bound_text) == array_text;
            let by_size = array.is_some_and(|a| st.sized.get(&a).is_some_and(|s| s.contains(&bound)));
            if (same && names::is_count(&bound_text)) || by_size {
                self.report(Check::OffByOne, at, from, format!("`{text}` may equal `{bound_text}`, one past the last element"));
                return;
            }
        }
        if let (Some(length), Some(most)) = (length, st.most.get(&place).copied())
            && st.has(place, UPPER)
        {
            if most >= length {
                self.report(Check::OffByOne, at, from, format!("`{text}` may be {most}; `{array_text}` has {length}"));
            } else if self.may_be_below_zero(position, st) {
                self.unshown(Check::UncheckedIndex, at);
            } else {
                self.show_alone(Check::UncheckedIndex, "bounds-checked", at);
            }
            return;
        }
        let steps = matches!(&index.kind, ExprKind::Assign { op: Some(BinaryOp::Add), .. });
        let dims = self.type_of(object).and_then(|ty| ty.dims.first().cloned());
        // A bound that the array's length is written as: `if (n > N) return; a[n] = x;` with `a[N]`.
        if let (Some(dim), Some(bound)) = (&dims, st.loose.get(&place).copied().filter(|_| st.has(place, LOOSE)))
            && self.places.text(bound) == dim.trim()
        {
            self.report(Check::OffByOne, at, from, format!("`{text}` may equal `{dim}`, one past the last of `{array_text}`"));
            return;
        }
        if let Some(bound) = st.loose.get(&place).copied().filter(|_| st.has(place, LOOSE))
            && self.places.text(bound) == super::size_of(&array_text)
            && self.type_of(object).is_some_and(|ty| ty.pointers == 0 && place::scalar_size(&ty.name) == Some(1))
        {
            self.report(Check::OffByOne, at, from, format!("`{text}` may be the size of `{array_text}`, one past its last byte"));
            return;
        }
        // The same for an array whose length stands elsewhere: the member that counts its elements stops behind a room that it may equal.
        if let (true, None, Some(bound)) =
            (steps && self.is_kept(place), &dims, st.loose.get(&place).copied().filter(|_| st.has(place, LOOSE)))
            && names::is_extent(self.places.text(bound))
            && root_and_owner(&text) == root_and_owner(&array_text)
        {
            let bound = self.places.text(bound).to_owned();
            self.report(Check::OffByOne, at, from, format!("`{text}` may equal `{bound}`, one past the last of `{array_text}`"));
            return;
        }
        if let (true, Some(dim)) = (steps && self.is_kept(place), &dims)
            && !dim.is_empty()
            && st.fact(place) & (UPPER | EQUAL | ORDER | VALID) == 0
            && !st.most.contains_key(&place)
            && !self.facts.begun_anew.contains(&(text.clone(), dim.trim().to_owned()))
        {
            let message = format!("`{text}` moves on at each call, and is not compared with the {dim} of `{array_text}`");
            self.report(Check::UncheckedIndex, at, from, message);
            return;
        }
        if let (Some(array), Some(bound)) = (array, st.bounds.get(&place).copied())
            && st.as_bytes.get(&array) == Some(&bound)
        {
            let bound = self.places.text(bound).to_owned();
            self.report(Check::ConstantOverflow, at, from, format!("`{array_text}` has `{bound}` bytes, not `{bound}` elements"));
            return;
        }
        if flags & (PARSED | INPUT_LEN) != 0 {
            let narrow = self.type_of(position).and_then(|t| place::scalar_size(&t.name).filter(|_| t.is_unsigned)).is_some_and(|s| s == 1);
            let sized = array.is_some_and(|a| st.sized.get(&a).is_some_and(|s| s.contains(&place)));
            if !(sized || narrow && length.is_none_or(|l| l >= 256)) {
                self.report(Check::UncheckedIndex, at, from, format!("`{text}` indexes `{array_text}` without a bound"));
            }
        } else if flags & PRINTED != 0 {
            self.report(Check::PrintedLength, at, from, format!("`{text}` is what would have been written, not what was"));
        } else if flags & COUNTED != 0
            && (length.is_some() || !self.lengths_of(object, st).is_empty() || self.fixed_elsewhere(object, place, st))
        {
            self.report(Check::UncheckedCount, at, from, format!("`{text}` runs to a number that nobody checked"));
        } else if flags & PARAM != 0
            && self.params.contains_key(&place)
            && self.is_public
            && st.fact(place) & (LOWER | EQUAL | VALID) == 0
            && !self.is_pointer(place)
        {
            self.report(Check::ParameterIndex, at, from, format!("`{text}` comes from the caller and indexes `{array_text}` unchecked"));
        } else if st.has(place, UPPER) {
            // A bound; whether it is this array's is not known unless the array was made with it.
            let by_size = array.is_some_and(|a| st.sized.get(&a).is_some_and(|s| st.bounds.get(&place).is_some_and(|b| s.contains(b))));
            if by_size {
                self.show(Check::UncheckedIndex, "bounds-checked", at);
                return;
            }
        } else {
            self.cursor_index(array, place, at, st);
        }
        self.undecided_index(place, flags, at, st);
        self.buffer(object, at, st);
    }

    /// Whether `object[index]` looks for an element by a key: in a map, or by a text.
    fn is_keyed(&self, object: &Expr, index: &Expr) -> bool {
        let last = |ty: &TypeRef| ty.name.rsplit(['.', ':']).next().unwrap_or_default().to_owned();
        let plain = |ty: &TypeRef| ty.pointers == 0 && ty.dims.is_empty();
        let map = self.type_of(strip(object)).is_some_and(|ty| plain(&ty) && (last(&ty).contains("map") || last(&ty).contains("Map")));
        let index = strip(index);
        let text = matches!(index.kind, ExprKind::Lit(Lit::Str(_)))
            || self.type_of(index).is_some_and(|ty| plain(&ty) && matches!(&*last(&ty), "string" | "wstring" | "string_view" | "QString"));
        map || text
    }

    /// The element just behind those that were allocated.
    fn at_extent(&mut self, array: Option<Place>, index: &Expr, array_text: &str, at: Span, st: &State) -> bool {
        let Some((extent, _)) = array.and_then(|array| st.extent.get(&array)) else { return false };
        let same = !extent.is_empty() && place::sum_text(index).is_some_and(|text| text == *extent);
        if same {
            let message = format!("`{array_text}` has room for `{extent}` elements: this is the one behind");
            self.report(Check::OffByOne, at, Vec::new(), message);
        }
        same
    }

    /// Kept from call to call: a member, or a variable of the file.
    fn is_kept(&self, place: Place) -> bool {
        let text = self.places.text(place);
        let root = self.places.root(place) == place;
        let of_file = !self.facts.locals.contains(text) && !self.params.contains_key(&place) && self.facts.types.contains_key(text);
        !root || of_file || self.facts.statics.contains(text)
    }

    /// `stack[--top]` where nobody asked whether anything is left.
    fn steps_below(&mut self, object: &Expr, index: &Expr, array_text: &str, at: Span, st: &mut State) -> bool {
        let ExprKind::Assign { target, op: Some(BinaryOp::Sub), value } = &index.kind else { return false };
        let array = self.type_of(object).is_some_and(|ty| !ty.dims.is_empty());
        let Some(place) = self.places.of(strip(target)).filter(|place| array && self.is_kept(*place)) else { return false };
        let tested = st.fact(place) & (UPPER | LOWER | NONZERO | EQUAL | ORDER | VALID) != 0 || st.most.contains_key(&place);
        let below = constant(value, &self.constants) == Some(1) && !tested;
        if below {
            let text = self.places.text(place).to_owned();
            self.report(
                Check::UncheckedIndex,
                at,
                Vec::new(),
                format!("`{text}` goes down at each call, and nobody asks whether `{array_text}` holds anything"),
            );
        }
        below
    }

    /// `p[1]` where `p` was compared with its end for one byte only.
    fn beyond_slack(&mut self, pointer: Option<Place>, number: i128, at: Span, st: &State) -> bool {
        let Some(pointer) = pointer else { return false };
        let ends = st.bounds.get(&pointer).map(|end| self.places.text(*end).to_ascii_lowercase());
        let Some(slack) = st.slack.get(&pointer).copied().filter(|slack| (1..256).contains(slack)) else { return false };
        let beyond = number >= i128::from(slack)
            && st.has(pointer, UPPER)
            && ends.is_some_and(|end| end.ends_with("end") && !self.facts.shortened.contains(&end));
        if beyond {
            let text = self.places.text(pointer).to_owned();
            self.report(
                Check::CursorPastEnd,
                at,
                Vec::new(),
                format!("`{text}` was compared with its end for {slack}, and element {number} is used"),
            );
        }
        beyond
    }

    /// A member that is kept from call to call and may equal the length of what it indexes.
    pub(super) fn kept_at_length(&mut self, st: &State) {
        for (place, length, at, array) in std::mem::take(&mut self.indexed) {
            if st.most.get(&place) == Some(&length) {
                let text = self.places.text(place).to_owned();
                self.report(Check::OffByOne, at, Vec::new(), format!("`{text}` may be left at {length}, one past the last of `{array}`"));
            }
        }
    }

    /// An index without any bound that some function out of sight computed is not decided; under any bound nothing speaks against it.
    fn undecided_index(&mut self, place: Place, flags: u32, at: Span, st: &State) {
        let bounded = st.fact(place) & (UPPER | EQUAL | ORDER | VALID) != 0 || st.most.contains_key(&place);
        if flags & RESULT != 0 && !bounded {
            self.open(Check::UncheckedIndex, at);
        } else {
            self.unshown(Check::UncheckedIndex, at);
        }
    }

    /// An index that is more than a variable.
    fn compound_index(&mut self, object: &Expr, index: &Expr, at: Span, st: &mut State) {
        let array_text = place::key(object).unwrap_or_default();
        if let ExprKind::Binary { op: BinaryOp::Sub, left, right } = &index.kind
            && constant(right, &self.constants) == Some(1)
        {
            let flags = self.value(left, st);
            let tested = self.places.of(strip(left)).is_some_and(|p| st.fact(p) & (NONZERO | LOWER) != 0);
            let tested_text = self.first_byte_tested(left, object, st);
            if flags & (STRLEN | INPUT_LEN | PARSED) != 0 && !tested && !tested_text {
                self.report(
                    Check::LengthMinusOne,
                    at,
                    Vec::new(),
                    format!("`{array_text}` is indexed by a length less one, and the length may be zero"),
                );
                return;
            }
        }
        let flags = self.value(index, st);
        if flags & COUNTED != 0 && !self.lengths_of(object, st).is_empty() {
            let message = format!("the index into `{array_text}` runs to a number from data that nobody compared with its length");
            self.report(Check::UncheckedCount, at, Vec::new(), message);
            return;
        }
        if self.beside_bound(object, index, at, st) {
            return;
        }
        if flags & PARSED != 0 {
            self.report(
                Check::UncheckedIndex,
                at,
                Vec::new(),
                format!("`{array_text}` is indexed by a number read from data, without a bound"),
            );
        }
        let mut found = Vec::new();
        place::operands(index, &mut found);
        for e in found {
            if let Some(place) = self.places.of(e) {
                let array = self.base_of(object);
                self.cursor_index(array, place, at, st);
            }
        }
        match self.places.of(index) {
            Some(place) => self.undecided_index(place, flags, at, st),
            None if flags & RESULT != 0 => self.open(Check::UncheckedIndex, at),
            None => self.unshown(Check::UncheckedIndex, at),
        }
        self.buffer(object, at, st);
    }

    /// `strlen(s) - 1` is fine where `*s` or `s[0]` was tested.
    fn first_byte_tested(&mut self, length: &Expr, object: &Expr, st: &State) -> bool {
        let mut of = place::key(object);
        if let ExprKind::Call { args, .. } = &strip(length).kind {
            of = args.first().and_then(|a| place::key(&a.value));
        }
        let Some(of) = of else { return false };
        [format!("*{of}"), format!("{of}[0]"), format!("strlen({of})")].iter().any(|text| {
            let place = self.places.intern(text);
            st.fact(place) & (NONZERO | EQUAL | LOWER | ORDER) != 0
        })
    }

    /// Elements of an array, or bytes of an allocation, where the number is known.
    pub(super) fn length_of(&mut self, object: &Expr, st: &State) -> Option<i128> {
        if let Some(dim) = self.type_of(object).and_then(|t| t.dims.first().cloned()) {
            return self.dimension(&dim);
        }
        let place = self.places.of(strip(object))?;
        let length = st.length.get(&place).copied()?;
        let size = self.type_of(object).and_then(|t| place::scalar_size(&t.name).filter(|_| t.pointers == 1))?;
        Some(length / size)
    }

    /// An index that the function bounds elsewhere, and not here.
    fn cursor_index(&mut self, array: Option<Place>, place: Place, at: Span, st: &mut State) {
        // A table of the file's own ends by what stands in its last row.
        let root = array.map(|array| self.places.text(self.places.root(array)).to_owned());
        if root.is_some_and(|root| !self.facts.locals.contains(&root) && !self.params.values().any(|param| *param.name == *root)) {
            return;
        }
        let text = self.places.text(place).to_owned();
        if st.fact(place) & (UPPER | EQUAL | ORDER) == 0
            && self.facts.ordered.contains(&text)
            && !self.facts.batched.contains(&text)
            && !st.most.contains_key(&place)
            && st.may(place) & PARAM == 0
            && self.places.root(place) == place
        {
            self.report(Check::CursorPastEnd, at, Vec::new(), format!("`{text}` moved on since it was last compared with its end"));
        }
    }

    /// Reading `*p` (or `p[offset]`) where the function compares `p` with an end elsewhere, and not since it moved.
    pub(super) fn cursor(&mut self, pointer: &Expr, at: Span, st: &mut State) {
        let pointer = match &strip(pointer).kind {
            ExprKind::Assign { target, .. } => strip(target),
            _ => strip(pointer),
        };
        self.unshown(Check::UncheckedIndex, at);
        let Some(place) = self.places.of(pointer) else { return };
        let text = self.places.text(place).to_owned();
        if !matches!(pointer.kind, ExprKind::Name(_)) || !self.facts.ordered.contains(&text) || !self.is_pointer(place) {
            return self.buffer(pointer, at, st);
        }
        if st.fact(place) & (UPPER | EQUAL | ORDER) == 0 && st.fact(place) & NULLTEST == 0 && !self.facts.batched.contains(&text) {
            self.report(Check::CursorPastEnd, at, Vec::new(), format!("`{text}` moved on since it was last compared with its end"));
            st.set(place, EQUAL);
        }
    }

    /// Parameters that say how long the byte buffer is that came with them.
    /// Whether an array was not made for as many elements as the number that `counter` runs to: made by another number, or a member that
    /// was not made here at all.
    fn fixed_elsewhere(&mut self, array: &Expr, counter: Place, st: &State) -> bool {
        let Some(bound) = st.loose.get(&counter).copied() else { return false };
        let Some(place) = self.places.of(strip(array)) else { return false };
        if let Some(sized) = st.sized.get(&place) {
            return !sized.is_empty() && !sized.contains(&bound);
        }
        let root = self.places.root(place);
        // A member that the class keeps out of sight: made for as many here, it would be given something.
        if let (true, ExprKind::Name(name)) = (self.is_apart, &strip(array).kind) {
            let own = self.facts.locals.contains(&**name) || self.facts.types.contains_key(name) || self.params.contains_key(&place);
            let counts = !self.places.text(bound).contains('(');
            return counts && !own && !self.facts.made.contains(&**name);
        }
        matches!(strip(array).kind, ExprKind::Member { .. }) && self.params.contains_key(&root) && !st.length.contains_key(&place)
    }

    fn lengths_of(&mut self, object: &Expr, st: &State) -> Vec<Place> {
        let Some(base) = self.base_of(object) else { return Vec::new() };
        let buffer = st.alias.get(&base).copied().unwrap_or(base);
        let Some(param) = self.params.get(&buffer).copied() else { return Vec::new() };
        if !param.ty.as_ref().is_some_and(|ty| names::is_byte_type(&ty.name) && ty.pointers == 1) {
            return Vec::new();
        }
        let ends =
            self.params.iter().any(|(_, p)| p.ty.as_ref().is_some_and(|t| t.pointers == 1) && p.name.to_ascii_lowercase().contains("end"));
        if ends {
            return Vec::new();
        }
        // The next parameter that is a number named as a length belongs to it.
        self.params
            .iter()
            .filter(|(_, p)| p.span.start > param.span.start && p.ty.as_ref().is_some_and(|t| t.pointers == 0) && names::is_length(&p.name))
            .map(|(place, _)| *place)
            .collect()
    }

    /// `text[1]` of a text of C++ that a caller gives, whose length nobody looked at.
    fn behind_letters(&mut self, object: &Expr, number: i128, text: &str, at: Span, st: &State) -> bool {
        let given = self.places.of(strip(object)).filter(|place| self.params.contains_key(place));
        let is_text =
            self.type_of(object).is_some_and(|ty| matches!(ty.name.rsplit('.').next(), Some("string" | "wstring" | "string_view")));
        let Some(place) = given.filter(|_| is_text && number > 0) else { return false };
        let asked = ["size", "length"].iter().any(|method| {
            let size = self.places.intern(&format!("{text}.{method}()"));
            st.fact(size) & (NONZERO | LOWER | UPPER | EQUAL | ORDER | VALID) != 0
        });
        let open = !asked && st.fact(place) & (VALID | EQUAL) == 0;
        if open {
            let message = format!("letter {number} of `{text}` is used, and nobody asked how many it has");
            self.report(Check::UncheckedIndex, at, Vec::new(), message);
        }
        open
    }

    /// `bytes[at + 1]` where `at` alone was found to be below the length.
    fn beside_bound(&mut self, object: &Expr, index: &Expr, at: Span, st: &State) -> bool {
        let ExprKind::Binary { op: BinaryOp::Add, left, right } = &index.kind else { return false };
        let (Some(place), Some(step)) = (self.places.of(strip(left)), constant(right, &self.constants)) else { return false };
        let (Some(slack), Some(bound)) = (st.slack.get(&place).copied(), st.bounds.get(&place).copied()) else { return false };
        // Behind the last letter of a text stands its zero.
        let text = self.type_of(object).is_none_or(|ty| !ty.is_unsigned && matches!(&*ty.name, "char" | "void"));
        if text || !st.has(place, UPPER) || !(1..256).contains(&slack) || step < i128::from(slack) {
            return false;
        }
        let beside = self.lengths_of(object, st).contains(&bound);
        if beside {
            let (text, bound) = (self.places.text(place).to_owned(), self.places.text(bound).to_owned());
            let message = format!("`{text}` is below `{bound}`, but the element {step} behind it need not be");
            self.report(Check::CursorPastEnd, at, Vec::new(), message);
        }
        beside
    }

    /// A byte buffer that came with its length: the length has to be looked at before the bytes.
    pub(super) fn buffer(&mut self, object: &Expr, at: Span, st: &mut State) {
        let Some(base) = self.base_of(object) else { return };
        let buffer = st.alias.get(&base).copied().unwrap_or(base);
        let lengths = self.lengths_of(object, st);
        let Some(param) = self.params.get(&buffer).copied() else { return };
        if lengths.is_empty() || st.has(base, UPPER) {
            return;
        }
        // So it is where a copy of it counts down.
        let looked_at = |length: Place| st.fact(length) & (UPPER | LOWER | ORDER | EQUAL | NONZERO | VALID) != 0;
        // So it is where what points into it was compared with another: with its end.
        let compared = |copy: Place| self.is_declared(copy) && st.has(copy, ORDER);
        let copied =
            st.alias.iter().any(|(copy, of)| lengths.contains(of) && looked_at(*copy) || *of == buffer && *copy != base && compared(*copy));
        if !copied && !lengths.iter().any(|length| looked_at(*length)) {
            let name = param.name.clone();
            let length = self.places.text(lengths[0]).to_owned();
            self.report(
                Check::BufferLength,
                at,
                vec![(param.span, format!("`{name}` comes with `{length}`"))],
                format!("`{name}` is read before `{length}` was looked at"),
            );
        }
    }
}

/// The structure a place is a member of: `a[i].entries` and `a[i].number` have one owner.
fn root_and_owner(text: &str) -> &str {
    let text = text.strip_suffix("()").unwrap_or(text);
    text.rsplit_once('.').map_or("", |(owner, _)| owner)
}

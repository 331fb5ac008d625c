//! Iterators and pointers into containers of the C++ standard: what they go through, and what makes them useless. Knows no other memory.

use assay_manifests::Span;

use super::{Run, last_name, place::Place, prepass::strip, state::*};
use crate::flow::ir::{Access, BinaryOp, Expr, ExprKind, UnaryOp};

impl Run<'_> {
    /// `place = source`, an iterator or pointer into a container, or a copy of one.
    pub(super) fn goes_through(&mut self, place: Place, source: &Expr, st: &mut State) {
        let mut source = strip(source);
        while let ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, .. } = &source.kind {
            source = strip(left);
        }
        let from = match &source.kind {
            ExprKind::Name(_) => self.places.of(source).filter(|from| st.inside.contains_key(from)),
            ExprKind::Call { .. } => self.begun(source).and_then(|container| self.places.of(container)),
            // A deque leaves its elements where they are.
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &strip(operand).kind {
                ExprKind::Index { object, .. } if self.moves_elements(object) => self.places.of(strip(object)),
                ExprKind::Call { callee, args, .. } if args.is_empty() => match &callee.kind {
                    ExprKind::Member { object, name, access: Access::Dot }
                        if matches!(&**name, "front" | "back") && self.moves_elements(object) =>
                    {
                        self.places.of(strip(object))
                    }
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        if let Some(from) = from.filter(|from| *from != place) {
            st.inside.insert(place, from);
        }
    }

    /// The container that a call begins to go through: `v.begin()`, `s.data()`, `std::find(v.begin(), …)`.
    fn begun<'e>(&self, call: &'e Expr) -> Option<&'e Expr> {
        let ExprKind::Call { callee, args, .. } = &call.kind else { return None };
        match &callee.kind {
            ExprKind::Member { object, name, access: Access::Dot } => {
                let iterates =
                    matches!(&**name, "begin" | "end" | "cbegin" | "cend" | "rbegin" | "rend" | "find" | "lower_bound" | "upper_bound")
                        && self.is_of_standard(object);
                let points = matches!(&**name, "data" | "c_str") && args.is_empty() && self.moves_elements(object);
                (iterates || points).then(|| strip(object))
            }
            ExprKind::Member { access: Access::Static, .. } | ExprKind::Name(_) => {
                let searches = matches!(last_name(callee), Some("find" | "find_if" | "lower_bound" | "upper_bound" | "next" | "prev"));
                let first = strip(&args.first().filter(|_| searches)?.value);
                // Through the first argument alone: what stands in that is no search any more.
                let ExprKind::Call { callee, .. } = &first.kind else { return None };
                matches!(&callee.kind, ExprKind::Member { access: Access::Dot, .. }).then(|| self.begun(first)).flatten()
            }
            _ => None,
        }
    }

    /// A method is called that may move or drop what a container holds.
    pub(super) fn elements_moved(&mut self, callee: &Expr, at: Span, st: &mut State) {
        let ExprKind::Member { object, name, access: Access::Dot } = &callee.kind else { return };
        let grows = matches!(
            &**name,
            "push_back"
                | "emplace_back"
                | "push_front"
                | "emplace_front"
                | "insert"
                | "emplace"
                | "append"
                | "resize"
                | "reserve"
                | "shrink_to_fit"
        );
        let drops = matches!(&**name, "clear" | "assign");
        if !grows && !drops {
            return;
        }
        let Some(container) = self.places.of(strip(object)) else { return };
        // Room was made before: nothing moves as long as it is enough.
        let has_room = st.inside.get(&container) == Some(&container) && !matches!(&**name, "reserve" | "shrink_to_fit");
        if drops && self.is_of_standard(object) || grows && !has_room && self.moves(object) {
            useless(container, at, st);
        }
        if &**name == "reserve" && self.moves(object) {
            st.inside.insert(container, container);
        }
    }

    /// An iterator's element is erased: copies of it lead nowhere either.
    pub(super) fn erased(&mut self, iterator: Place, at: Span, st: &mut State) {
        let original = st.inside.get(&iterator).copied().filter(|from| st.may(*from) & (ITERATOR | FOUND) != 0);
        let copies: Vec<Place> = st.inside.iter().filter(|(_, from)| **from == iterator).map(|(copy, _)| *copy).collect();
        for place in copies.into_iter().chain(original).chain([iterator]) {
            st.freed.insert(place, (at, false));
        }
    }

    /// Whether a container keeps its elements side by side, and takes them elsewhere where they become too many.
    fn moves_elements(&self, container: &Expr) -> bool {
        self.type_of(container).is_some_and(|ty| {
            let is_it = ty.pointers == 0 || ty.pointers == 1 && ty.is_reference;
            is_it && matches!(ty.name.rsplit('.').next(), Some("vector" | "string" | "wstring"))
        })
    }

    /// Whether it is a container of the C++ standard.
    fn is_of_standard(&self, container: &Expr) -> bool {
        self.type_of(container).is_some_and(|ty| {
            let last = ty.name.rsplit('.').next().unwrap_or_default();
            let held = matches!(last, "vector" | "string" | "wstring" | "deque" | "list" | "map" | "set" | "multimap" | "multiset");
            held || matches!(last, "unordered_map" | "unordered_set" | "forward_list")
        })
    }
}

/// Whatever goes through a container is of no use any more, nor are copies of that.
fn useless(container: Place, at: Span, st: &mut State) {
    let through = |place: Place| {
        let from = st.inside.get(&place).copied().filter(|from| *from != place)?;
        Some(from == container || st.inside.get(&from) == Some(&container))
    };
    let stale: Vec<Place> = st.inside.keys().copied().filter(|place| through(*place) == Some(true)).collect();
    for place in stale {
        st.freed.insert(place, (at, true));
    }
}

//! Evaluation of statements and expressions: what they read, index, dereference and assign, and what is then known.

use assay_manifests::Span;

use super::{
    Check, Run,
    graph::{Action, Node},
    last_name, names, place,
    place::{Place, constant},
    prepass::strip,
    state::*,
};
use crate::flow::ir::{Access, BinaryOp, Expr, ExprKind, Lit, StmtKind, TypeRef, UnaryOp};

impl<'m> Run<'m> {
    pub(super) fn node(&mut self, node: &Node<'m>, st: &mut State) {
        match node.action {
            Action::Nothing => {}
            Action::Expr(e) => self.eval(e, st),
            Action::Each(target, iter) => {
                self.eval(iter, st);
                if let Some(place) = self.places.of(target) {
                    st.forget(place, &self.places);
                }
            }
            Action::Stmt(stmt) => self.stmt(&stmt.kind, stmt.span, st),
        }
    }

    fn stmt(&mut self, kind: &StmtKind, span: Span, st: &mut State) {
        match kind {
            StmtKind::Expr(e) | StmtKind::Return(Some(e)) | StmtKind::Throw(Some(e)) => {
                self.eval(e, st);
                if matches!(kind, StmtKind::Expr(_)) {
                    self.alone(e);
                }
                if matches!(kind, StmtKind::Return(_)) {
                    self.returned(e, st);
                }
            }
            StmtKind::Var { name, ty, init, .. } => {
                let place = self.places.intern(name);
                match init {
                    Some(init) => {
                        self.eval(init, st);
                        self.assign(place, init, st, span);
                    }
                    None => {
                        st.forget(place, &self.places);
                        if ty.as_ref().is_some_and(|t| is_plain_scalar(t) && !self.facts.statics.contains(&**name)) {
                            st.set(place, UNINIT);
                        }
                    }
                }
                if let Some([dim]) = ty.as_ref().map(|t| t.dims.as_slice())
                    && let Some(length) = self.dimension(dim)
                {
                    st.length.insert(place, length);
                }
            }
            StmtKind::Assign { target, op, value } => {
                let strides = op.is_some() && self.type_of(target).is_some_and(|ty| ty.pointers > 0);
                let outer = std::mem::replace(&mut self.stride, strides);
                self.eval(value, st);
                self.stride = outer;
                self.assign_to(target, *op, value, st, span);
            }
            StmtKind::Block(body) | StmtKind::Unsafe(body) => {
                for stmt in body {
                    self.stmt(&stmt.kind, stmt.span, st);
                }
            }
            _ => {}
        }
    }

    /// Evaluates `e`: its operations are checked, its effects are in `st`.
    pub(super) fn eval(&mut self, e: &Expr, st: &mut State) {
        match &e.kind {
            ExprKind::Name(name) => self.read(name, e, st),
            ExprKind::Member { object, access, .. } => {
                self.eval(object, st);
                if *access == Access::Arrow {
                    self.dereference(object, e.span, st);
                }
            }
            ExprKind::Index { object, index } => {
                // `a[i++]` and `*p++` use the old value: the access is judged before the step is taken.
                let steps = matches!(&strip(index).kind, ExprKind::Assign { op: Some(_), .. });
                self.eval(object, st);
                if !steps {
                    self.eval(index, st);
                }
                self.index(object, index, e.span, st);
                if steps {
                    self.eval(index, st);
                }
            }
            ExprKind::Unary { op: UnaryOp::Deref, operand } => {
                let steps = matches!(&strip(operand).kind, ExprKind::Assign { op: Some(_), .. });
                if !steps {
                    self.eval(operand, st);
                }
                self.dereference(operand, e.span, st);
                self.cursor(operand, e.span, st);
                if steps {
                    self.eval(operand, st);
                }
            }
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &operand.kind {
                // `&p->f`, `&a[i]`: an address, not an access.
                ExprKind::Member { object, access, .. } => {
                    self.eval(object, st);
                    if *access == Access::Arrow
                        && let Some(place) = self.places.of(strip(object))
                    {
                        self.freed_use(place, false, e.span, st);
                    }
                }
                ExprKind::Index { object, index } => {
                    self.eval(object, st);
                    self.eval(index, st);
                }
                ExprKind::Name(_) => {}
                _ => self.eval(operand, st),
            },
            ExprKind::Unary { operand, .. } => self.eval(operand, st),
            ExprKind::Binary { op: op @ (BinaryOp::And | BinaryOp::Or), left, right } => {
                self.eval(left, st);
                let mut second = st.clone();
                self.assume(left, *op == BinaryOp::And, &mut second);
                self.eval(right, &mut second);
                self.assume(left, *op != BinaryOp::And, st);
                st.join(&second, false);
            }
            ExprKind::Binary { op: BinaryOp::Shr, left, right } if streams(left) => {
                self.eval(left, st);
                if let Some(place) = self.places.of(right) {
                    st.forget(place, &self.places);
                    if !self.is_pointer(place) {
                        st.add(place, PARSED, e.span);
                    }
                }
            }
            ExprKind::Binary { op, left, right } => {
                self.eval(left, st);
                self.eval(right, st);
                self.arithmetic(*op, left, right, e.span, st);
            }
            ExprKind::Conditional { cond, then, otherwise } => {
                self.eval(cond, st);
                let mut no = st.clone();
                self.assume(cond, true, st);
                self.eval(then, st);
                self.assume(cond, false, &mut no);
                self.eval(otherwise, &mut no);
                st.join(&no, false);
            }
            ExprKind::Call { callee, args, .. } => self.call(e, callee, args, st),
            ExprKind::Assign { target, op, value } => {
                self.eval(value, st);
                self.assign_to(target, *op, value, st, e.span);
            }
            ExprKind::Cast { value, .. } | ExprKind::Await(value) | ExprKind::Spread(value) => self.eval(value, st),
            ExprKind::List { items, .. } | ExprKind::Format(items) => {
                for item in items {
                    self.eval(item, st);
                }
            }
            ExprKind::Unknown(items) => {
                for item in items {
                    self.eval(item, st);
                }
                // Whatever stands here may have set anything it names.
                let mut found = Vec::new();
                items.iter().for_each(|i| place::operands(i, &mut found));
                for e in found {
                    if let Some(place) = self.places.of(e) {
                        st.clear(place, UNINIT);
                    }
                }
            }
            ExprKind::Map(entries) => {
                for (_, value) in entries {
                    self.eval(value, st);
                }
            }
            ExprKind::Block(body) => {
                for stmt in body {
                    self.stmt(&stmt.kind, stmt.span, st);
                }
            }
            ExprKind::Lambda(_) => {
                // A closure may use what it names at any time.
                st.facts.iter_mut().for_each(|(_, f)| *f &= !UNINIT);
            }
            _ => {}
        }
    }

    fn read(&mut self, name: &str, e: &Expr, st: &mut State) {
        let place = self.places.intern(name);
        if st.has(place, UNINIT) {
            self.report(Check::Uninitialised, e.span, Vec::new(), format!("`{name}` has no value on any path to here"));
            st.clear(place, UNINIT);
        }
    }

    pub(super) fn assign_to(&mut self, target: &Expr, op: Option<BinaryOp>, value: &Expr, st: &mut State, span: Span) {
        // The target's own parts are evaluated; the target itself is written.
        match &target.kind {
            ExprKind::Name(name) => {
                if op.is_some() {
                    self.read(name, target, st);
                    let place = self.places.intern(name);
                    if st.may(place) & ITERATOR != 0 {
                        self.freed_use(place, false, span, st);
                    }
                }
            }
            _ => self.eval(target, st),
        }
        if let ExprKind::List { items, .. } = &target.kind {
            for item in items {
                if let Some(place) = self.places.of(item) {
                    st.forget(place, &self.places);
                }
            }
            return;
        }
        let Some(place) = self.places.of(target) else { return };
        match op {
            None => self.assign(place, value, st, span),
            Some(op) => self.compound(place, target, op, value, st, span),
        }
    }

    /// `place = value`.
    fn assign(&mut self, place: Place, value: &Expr, st: &mut State, span: Span) {
        let source = strip(value);
        let target = self.places.text(place).to_owned();
        self.pointer_size_allocated(&target, value, span);
        let flags = self.value(value, st);
        let from = self.places.of(source);
        let copied = from
            .filter(|f| *f != place)
            .map(|f| (st.fact(f), st.slack.get(&f).copied(), st.most.get(&f).copied(), st.loose.get(&f).copied()));
        let length = from.and_then(|f| st.length.get(&f).copied());
        let sized = from.and_then(|f| st.sized.get(&f).cloned());
        let alias = self.base_of(source).map(|b| st.alias.get(&b).copied().unwrap_or(b)).filter(|b| self.params.contains_key(b));
        self.narrow_sum(place, value, span, st);
        let number = constant(value, &self.constants);
        let allocated = self.allocated(source, st);
        let extent = self.extent_of(source, &target);
        self.no_room_for_zero(source, &target, span);
        self.narrowed_length(place, value, span, st);
        let self_step = from == Some(place);
        // Going from `p` to `p->next` where `p` was tested before.
        let stepped = matches!(&source.kind, ExprKind::Member { object, access: Access::Arrow, .. }
            if self.places.of(object).is_some_and(|o| o == place && st.fact(o) & (NONNULL | NULLTEST) != 0));
        let site = self.site(source, st).unwrap_or(span);
        if !self_step {
            st.forget(place, &self.places);
        }
        if let Some((facts, slack, most, loose)) = copied {
            st.set(place, facts & (UPPER | LOWER | NONNULL | VALID | EQUAL | NONZERO | ORDER | LOOSE | NULLTEST));
            if let Some(slack) = slack {
                st.slack.insert(place, slack);
            }
            if let Some(most) = most {
                st.most.insert(place, most);
            }
            if let Some(loose) = loose {
                st.loose.insert(place, loose);
            }
        }
        if let Some(most) = super::value::most_of(value, &self.constants) {
            st.most.insert(place, most);
            st.set(place, UPPER | ORDER | if self.is_unsigned_or_length(value) { LOWER } else { 0 });
        }
        if let Some((text, of)) = extent {
            if let Some(bytes) = of.1 {
                st.as_bytes.insert(place, bytes);
            }
            st.extent.insert(place, (text, of.0));
        }
        if let Some(number) = number {
            st.most.insert(place, number);
            // It begins below whatever it is compared with.
            if number == 0 && !self.is_pointer(place) {
                st.set(place, UPPER | ORDER);
            }
            if number != 0 {
                st.set(place, NONZERO);
            }
        }
        if let Some(length) = allocated.as_ref().and_then(|a| a.1).or(length) {
            st.length.entry(place).or_insert(length);
        }
        if let Some(sized) = allocated.map(|a| a.0).or(sized) {
            st.sized.insert(place, sized);
        }
        if let Some(alias) = alias.filter(|a| *a != place) {
            st.alias.insert(place, alias);
        }
        if self.file.is_cpp {
            self.goes_through(place, source, st);
        }
        // `p = owner->buffer`, `p = owner->buffer + used`
        let begin = match &source.kind {
            ExprKind::Binary { op: BinaryOp::Add, left, .. } if self.facts.types.get(&target).is_some_and(|ty| ty.pointers > 0) => {
                strip(left)
            }
            _ => source,
        };
        // `p = *owner->buffer`
        let (whole, begin) = match &begin.kind {
            ExprKind::Unary { op: UnaryOp::Deref, operand } => (begin, strip(operand)),
            _ => (begin, begin),
        };
        if reaches(begin)
            && let Some(from) = self.places.of(whole).filter(|f| self.params.contains_key(&self.places.root(*f)))
        {
            st.loaded.insert(place, from);
        }
        // `p = BYTES_PTR(object)`
        if let ExprKind::Call { callee, args, .. } = &begin.kind
            && let (Some(name), [of]) = (last_name(callee), args.as_slice())
            && name.len() > 3
            && !name.chars().any(|c| c.is_ascii_lowercase())
            && (name.ends_with("_PTR") || name.ends_with("_DATA") || name.ends_with("_BUF"))
            && self.facts.types.get(&target).is_some_and(|ty| ty.pointers > 0)
            && let Some(from) = self.places.of(strip(&of.value))
        {
            st.loaded.insert(place, from);
        }
        let optional = matches!(source.kind, ExprKind::Call { .. })
            && self.facts.types.get(&target).is_some_and(|ty| ty.pointers == 0 && matches!(&*ty.name, "std.optional" | "optional"));
        let flags = if optional { FROM_LOOKUP | RESULT } else { flags };
        let flags = flags | if stepped { STEPPED } else { 0 };
        // A product of a number from the data, kept in 32 bits.
        let narrow = self.facts.types.get(&target).is_some_and(|ty| {
            ty.pointers == 0 && ty.dims.is_empty() && place::scalar_size(&ty.name) == Some(4) && !matches!(&*ty.name, "float")
        });
        let multiplied = matches!(&strip(value).kind, ExprKind::Binary { op: BinaryOp::Mul, .. }) && flags & (PARSED | INPUT_LEN) != 0;
        let flags = flags | if narrow && multiplied { WRAPPED } else { 0 };
        if flags != 0 {
            st.may.insert(place, (flags, site));
        }
        if matches!(source.kind, ExprKind::Lit(Lit::Null)) && self.is_pointer(place) {
            // Set to null on purpose: a later dereference is another matter unless nothing is assigned in between.
            st.add(place, 0, span);
            st.set(place, NULL);
        }
        let named_constant = matches!(&source.kind, ExprKind::Name(n) if n.len() > 1 && n.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'));
        if named_constant || matches!(&source.kind, ExprKind::Lit(_)) {
            st.set(place, VALID);
        }
        if matches!(&source.kind, ExprKind::Unary { op: UnaryOp::AddressOf, .. } | ExprKind::Lit(Lit::Str(_))) {
            st.set(place, NONNULL);
        }
    }

    /// `place op= value`.
    fn compound(&mut self, place: Place, target: &Expr, op: BinaryOp, value: &Expr, st: &mut State, span: Span) {
        let step = constant(value, &self.constants);
        let flags = self.value(value, st);
        let before = st.may.get(&place).copied();
        let facts = st.fact(place);
        let slack = st.slack.get(&place).copied();
        let most = st.most.get(&place).copied();
        let alias = st.alias.get(&place).copied();
        let under = st.under.clone();
        if matches!(op, BinaryOp::Sub) && flags & (PARSED | INPUT_LEN) != 0 && self.is_unsigned_or_length(target) {
            self.underflow(place, value, span, st);
        }
        if op == BinaryOp::Add && step.is_none() && flags & PARSED != 0 {
            let is_cursor = self.type_of(target).is_some_and(|t| t.pointers == 1) || self.facts.ordered.contains(self.places.text(place));
            let points = self.type_of(target).is_some_and(|t| t.pointers > 0);
            if is_cursor && (points || !self.facts.checked_after.contains(&span.start)) {
                let text = self.places.text(place).to_owned();
                self.report(
                    Check::PointerAdvance,
                    span,
                    Vec::new(),
                    format!("`{text}` is advanced by a number from data that nothing bounds"),
                );
            }
        }
        // Kept for the next call, and never asked whether there is room: what is printed next may begin behind the end.
        if op == BinaryOp::Add && flags & PRINTED != 0 && facts & ORDER == 0 {
            let text = self.places.text(place).to_owned();
            if place::root_of(&text) != text && self.facts.printed_at.contains(&text) && !self.facts.asked_for_room.contains(&text) {
                let message = format!("`{text}` grows by what would have been written, which nobody compared with the room");
                self.report(Check::PrintedLength, span, Vec::new(), message);
            }
        }
        st.forget(place, &self.places);
        let mut may = before.unwrap_or((0, span));
        may.0 |= flags & (UNTRUSTED | COUNTED | PRINTED | STRLEN | PATH);
        may.0 &= !(STEPPED | NULL_HERE);
        match op {
            BinaryOp::Mod => may.0 &= !UNTRUSTED,
            BinaryOp::BitAnd if step.is_some() => may.0 &= !UNTRUSTED,
            _ => {}
        }
        if may.0 != 0 {
            st.may.insert(place, may);
        }
        let adds_checked = op == BinaryOp::Add && self.places.of(strip(value)).is_some_and(|n| under.get(&n) == Some(&place) && n != place);
        let kept = facts & (NONNULL | NULLTEST | LOWER | VALID | NONZERO);
        match (op, step) {
            (BinaryOp::Add, Some(step)) => {
                st.set(place, kept);
                if let Some(slack) = slack {
                    let left = slack - i64::try_from(step).unwrap_or(i64::MAX).max(0);
                    if left > 0 && facts & UPPER != 0 {
                        st.set(place, UPPER | ORDER);
                        st.slack.insert(place, left);
                    }
                }
                if let Some(most) = most {
                    st.most.insert(place, most.saturating_add(step));
                }
            }
            (BinaryOp::Sub, Some(_)) | (BinaryOp::Div | BinaryOp::Shr | BinaryOp::Mod | BinaryOp::BitAnd, _) => {
                st.set(place, (kept & !NONZERO) | (facts & (UPPER | ORDER)));
                if let Some(slack) = slack {
                    st.slack.insert(place, slack);
                }
                if let Some(most) = most {
                    st.most.insert(place, most);
                }
            }
            _ => st.set(place, kept & (NONNULL | NULLTEST)),
        }
        if adds_checked {
            st.set(place, UPPER | ORDER | VALID);
        }
        if let Some(alias) = alias {
            st.alias.insert(place, alias);
        }
    }

    /// Where a value came from, for the path of a finding.
    fn site(&mut self, e: &Expr, st: &State) -> Option<Span> {
        let place = self.places.of(e)?;
        st.may.get(&place).map(|m| m.1)
    }

    /// What an allocation's size was computed from, and its bytes where they are known.
    fn allocated(&mut self, e: &Expr, _st: &State) -> Option<(Vec<Place>, Option<i128>)> {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return None };
        let name = last_name(callee)?.to_owned();
        if self.class(&name) & (names::ALLOC | names::SURE) == 0 && name != "new[]" {
            return None;
        }
        let mut found = Vec::new();
        args.iter().for_each(|a| place::operands(&a.value, &mut found));
        let sized = found.into_iter().filter_map(|e| self.places.of(e)).collect();
        let values: Option<Vec<i128>> = args
            .iter()
            .map(|a| if matches!(a.value.kind, ExprKind::Type(_)) { Some(1) } else { constant(&a.value, &self.constants) })
            .collect();
        let bytes = match (name.as_str(), values.as_deref()) {
            ("malloc" | "xmalloc" | "g_malloc", Some([n])) => Some(*n),
            ("calloc", Some([n, size])) => n.checked_mul(*size),
            ("new[]", Some([_, n, ..])) => {
                let size = match &args[0].value.kind {
                    ExprKind::Type(ty) if ty.pointers == 0 => place::scalar_size(&ty.name),
                    _ => None,
                };
                size.and_then(|size| n.checked_mul(size))
            }
            _ => None,
        };
        Some((sized, bytes))
    }

    /// Elements that an allocation has room for, as written, and the number of bytes where wider elements were forgotten.
    #[allow(clippy::type_complexity, reason = "one text, what it is made of, and a place")]
    fn extent_of(&mut self, e: &Expr, target: &str) -> Option<(String, (Vec<Place>, Option<Place>))> {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return None };
        let name = last_name(callee)?;
        let element = self.facts.types.get(target).filter(|ty| ty.pointers == 1 && ty.dims.is_empty())?;
        let size = place::scalar_size(&element.name);
        let is_size = |e: &Expr| matches!(&strip(e).kind, ExprKind::Call { callee, .. } if matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof"));
        let count = match (name, args.as_slice()) {
            ("calloc", [count, _]) => strip(&count.value),
            ("new[]", [_, count, ..]) => strip(&count.value),
            ("malloc" | "xmalloc" | "g_malloc" | "kmalloc", [bytes, ..]) => match &strip(&bytes.value).kind {
                ExprKind::Binary { op: BinaryOp::Mul, left, right } if is_size(right) => strip(left),
                ExprKind::Binary { op: BinaryOp::Mul, left, right } if is_size(left) => strip(right),
                _ if size == Some(1) => strip(&bytes.value),
                ExprKind::Name(_) if size.is_some_and(|size| size > 1) => {
                    let bytes = self.places.of(strip(&bytes.value))?;
                    return Some((String::new(), (Vec::new(), Some(bytes))));
                }
                _ => return None,
            },
            _ => return None,
        };
        let text = place::sum_text(count)?;
        let mut found = Vec::new();
        place::operands(count, &mut found);
        let of: Vec<Place> = found.into_iter().filter_map(|e| self.places.of(e)).collect();
        (!of.is_empty()).then_some((text, (of, None)))
    }

    /// `copy = malloc(strlen(text))`, where a zero is written behind what is copied.
    fn no_room_for_zero(&mut self, e: &Expr, target: &str, at: Span) {
        let ExprKind::Call { callee, args, .. } = &e.kind else { return };
        let (Some("malloc" | "xmalloc" | "g_malloc" | "kmalloc"), Some(size)) = (last_name(callee), args.first()) else { return };
        let measured = matches!(&strip(&size.value).kind, ExprKind::Call { callee, .. } if last_name(callee) == Some("strlen"));
        let text = self.facts.types.get(target).is_some_and(|ty| ty.pointers == 1 && &*ty.name == "char");
        let ends = self.facts.terminated.contains(target) || self.facts.cleared.iter().any(|key| key.starts_with('*'));
        if measured && text && ends {
            self.report(
                Check::OffByOne,
                at,
                Vec::new(),
                format!("`{target}` has room for the letters of the text, not for the zero behind"),
            );
        }
    }

    /// The length of a text kept where lengths of texts have no room.
    fn narrowed_length(&mut self, place: Place, value: &Expr, at: Span, st: &State) {
        let narrow = self
            .facts
            .types
            .get(self.places.text(place))
            .is_some_and(|ty| ty.pointers == 0 && ty.dims.is_empty() && matches!(place::scalar_size(&ty.name), Some(1 | 2)));
        let measured =
            matches!(&strip(value).kind, ExprKind::Call { callee, .. } if matches!(last_name(callee), Some("strlen" | "wcslen")));
        if narrow && measured && self.value(value, st) & STRLEN != 0 {
            let text = self.places.text(place).to_owned();
            self.report(Check::Narrowed, at, Vec::new(), format!("`{text}` has no room for the length of a long text"));
        }
    }
}

/// `a->b`, `a->b.c`: a member of what something points to.
fn reaches(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Member { access: Access::Arrow, .. } => true,
        ExprKind::Member { object, .. } => reaches(object),
        _ => false,
    }
}

/// `std::cin`, `std::cin >> x`.
fn streams(e: &Expr) -> bool {
    let mut e = e;
    while let ExprKind::Binary { op: BinaryOp::Shr, left, .. } = &e.kind {
        e = left;
    }
    e.dotted().is_some_and(|name| matches!(name.as_str(), "cin" | "std.cin" | "std.wcin"))
}

fn is_plain_scalar(ty: &TypeRef) -> bool {
    ty.dims.is_empty() && (ty.pointers > 0 || place::scalar_size(&ty.name).is_some()) && &*ty.name != "auto" && &*ty.name != "function"
}

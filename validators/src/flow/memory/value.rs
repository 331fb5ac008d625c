//! Flags of values: where a number or pointer comes from, bounds taken into account. Changes no state.

use super::{
    Run, last_name, names, numbers, place,
    place::{Place, constant},
    prepass::strip,
    state::*,
};
use crate::flow::ir::{Access, BinaryOp, Expr, ExprKind, Lit, UnaryOp};

impl Run<'_> {
    /// Flags of a value: what it may be, bounds taken into account.
    pub(super) fn value(&mut self, e: &Expr, st: &State) -> u32 {
        match &e.kind {
            ExprKind::Lit(_) | ExprKind::Type(_) => 0,
            ExprKind::Cast { value, .. } => self.value(value, st),
            ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. } => self.value_of_place(e, st),
            ExprKind::Unary { op: UnaryOp::Deref, .. } => self.value_of_place(e, st),
            // `&p->bytes[0]` is `p->bytes`.
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => match &operand.kind {
                ExprKind::Index { object, .. } if matches!(strip(object).kind, ExprKind::Member { .. }) => self.value(object, st) & FIELD,
                _ => 0,
            },
            ExprKind::Unary { op: UnaryOp::Not, .. } => 0,
            ExprKind::Unary { operand, .. } => self.value(operand, st),
            ExprKind::Binary { op, left, right } => match op {
                BinaryOp::Mod => 0,
                BinaryOp::BitAnd if constant(left, &self.constants).is_some() || constant(right, &self.constants).is_some() => 0,
                BinaryOp::BitAnd => self.value(left, st) & self.value(right, st),
                BinaryOp::Eq
                | BinaryOp::NotEq
                | BinaryOp::Lt
                | BinaryOp::Le
                | BinaryOp::Gt
                | BinaryOp::Ge
                | BinaryOp::And
                | BinaryOp::Or => 0,
                BinaryOp::Shr | BinaryOp::Div => self.value(left, st) & !(STRLEN | PRINTED),
                BinaryOp::Add if self.slashed(left, right, st) => PATH,
                BinaryOp::Mul | BinaryOp::Shl | BinaryOp::Add => {
                    let (l, r) = (self.value(left, st), self.value(right, st));
                    let both = (l | r) & !(FROM_ALLOC | FROM_LOOKUP | NULL_HERE | STRLEN | PRINTED);
                    let wraps = match op {
                        BinaryOp::Mul => self.multiplies(left, right, st),
                        BinaryOp::Add => (l | r) & WRAPPED != 0,
                        _ => false,
                    };
                    both | if wraps { WRAPPED } else { 0 }
                }
                _ => (self.value(left, st) | self.value(right, st)) & !(FROM_ALLOC | FROM_LOOKUP | NULL_HERE),
            },
            ExprKind::Conditional { cond, then, otherwise } => {
                let mut yes = st.clone();
                let mut no = st.clone();
                let reporting = std::mem::replace(&mut self.reporting, false);
                self.assume(cond, true, &mut yes);
                self.assume(cond, false, &mut no);
                let flags = self.value(then, &yes) | self.value(otherwise, &no);
                self.reporting = reporting;
                flags
            }
            ExprKind::Assign { target, value, op } => match op {
                None => self.value(value, st),
                Some(_) => self.value(target, st),
            },
            ExprKind::Call { callee, args, .. } => self.value_of_call(callee, args, st),
            _ => 0,
        }
    }

    /// `dir + "/" + name` with a name that nobody tested.
    pub(super) fn slashed(&mut self, left: &Expr, right: &Expr, st: &State) -> bool {
        let ends = match &left.kind {
            ExprKind::Lit(Lit::Str(s)) => s.ends_with('/'),
            ExprKind::Binary { op: BinaryOp::Add, right, .. } => matches!(&right.kind, ExprKind::Lit(Lit::Str(s)) if s.ends_with('/')),
            _ => false,
        };
        ends && (self.untested_name(right, st) || self.value(left, st) & PATH != 0)
    }

    pub(super) fn value_of_place(&mut self, e: &Expr, st: &State) -> u32 {
        let Some(place) = self.places.of(e) else { return 0 };
        let bounded =
            st.has(place, UPPER) || st.fact(place) & (ORDER | LOWER) == ORDER || st.has(place, EQUAL) && st.most.contains_key(&place);
        let bounded = bounded || st.has(place, VALID) && !self.is_declared(place);
        let mask = if bounded { !(UNTRUSTED | WRAPPED) } else { !0 };
        if let Some((flags, _)) = st.may.get(&place) {
            return flags & mask;
        }
        match &e.kind {
            ExprKind::Name(_) => 0,
            ExprKind::Index { object, .. } => {
                let bytes = self.type_of(object).is_some_and(|t| names::is_byte_type(&t.name) && t.pointers + t.dims.len() as u8 == 1);
                let from = self.base_of(object);
                let root = from.map(|f| self.places.root(f));
                let outside = root.is_some_and(|r| self.is_from_outside(r, st));
                let table = place::key(object).is_some_and(|key| names::is_table(&key));
                if bytes && outside && !table {
                    PARSED & mask
                } else if outside {
                    FIELD & mask
                } else {
                    0
                }
            }
            ExprKind::Unary { operand, .. } => {
                let bytes = self.type_of(operand).is_some_and(|t| names::is_byte_type(&t.name) && t.pointers == 1);
                let root = self.places.root(place);
                if !self.is_from_outside(root, st) {
                    0
                } else if bytes {
                    PARSED & mask
                } else {
                    FIELD & mask
                }
            }
            _ => {
                let root = self.places.root(place);
                let of_bytes =
                    st.alias.get(&root).and_then(|a| self.params.get(a)).is_some_and(|p| {
                        p.ty.as_ref().is_some_and(|t| t.pointers == 1 && names::is_byte_type(&t.name) && &*t.name != "void")
                    });
                if of_bytes || st.may(root) & (PARSED | INPUT_LEN) != 0 {
                    PARSED & mask
                } else if self.is_from_outside(root, st) {
                    FIELD & mask
                } else {
                    0
                }
            }
        }
    }

    /// Whether what `root` points to was not made here.
    pub(super) fn is_from_outside(&self, root: Place, st: &State) -> bool {
        self.params.contains_key(&root)
            || st.may(root) & (PARAM | FIELD | PARSED | RESULT | FROM_LOOKUP) != 0
            || st.alias.contains_key(&root)
    }

    /// A method of C++ named after what it makes: it has that from `new`, which throws where there is no memory.
    pub(super) fn throws_instead(&self, callee: &Expr, name: &str) -> bool {
        self.file.is_cpp && matches!(callee.kind, ExprKind::Member { .. }) && name.contains("New")
    }

    /// Whether a function of the file gives something, whatever happens.
    pub(super) fn is_never_null(&self, callee: &Expr, args: &[crate::flow::ir::Arg]) -> bool {
        let ExprKind::Name(name) = &callee.kind else { return false };
        let leads = |e: &Expr| matches!(&strip(e).kind, ExprKind::Unary { op: UnaryOp::AddressOf, .. } | ExprKind::Lit(Lit::Str(_)));
        let needed = self.file.never_null.get(&**name);
        needed.is_some_and(|needed| needed.iter().all(|position| args.get(*position).is_some_and(|arg| leads(&arg.value))))
    }

    pub(super) fn value_of_call(&mut self, callee: &Expr, args: &[crate::flow::ir::Arg], st: &State) -> u32 {
        let Some(name) = last_name(callee) else { return RESULT };
        let name = name.to_owned();
        let bits = self.class(&name);
        if name == "sizeof" || bits & names::LIMIT != 0 {
            return 0;
        }
        if matches!(name.as_str(), "strlen" | "wcslen" | "strnlen") {
            return STRLEN;
        }
        if matches!(name.as_str(), "snprintf" | "vsnprintf" | "ap_snprintf" | "apr_snprintf") {
            return PRINTED;
        }
        if bits & names::SURE != 0 {
            return 0;
        }
        if bits & (names::ALLOC | names::LOOKUP) != 0 && self.is_never_null(callee, args) {
            return 0;
        }
        if bits & names::ALLOC != 0 {
            return if self.throws_instead(callee, &name) { RESULT } else { FROM_ALLOC };
        }
        if name == "find" && matches!(callee.kind, ExprKind::Member { .. }) {
            return FOUND | ITERATOR;
        }
        if let ExprKind::Member { object, access: Access::Dot, .. } = &callee.kind {
            match name.as_str() {
                "begin" | "end" | "rbegin" | "cbegin" | "lower_bound" | "upper_bound" => return ITERATOR,
                "lock" if args.is_empty() && self.type_of(object).is_some_and(|ty| ty.name.contains("weak_ptr")) => {
                    return FROM_LOOKUP | RESULT;
                }
                "size" | "length" if args.is_empty() && self.type_of(object).is_some_and(|ty| numbers::is_container(&ty)) => {
                    let place = self.places.of(object).map(|object| self.places.text(object).to_owned());
                    let measured = place.map(|text| self.places.intern(&format!("{text}.{name}()")));
                    let bounded = measured.is_some_and(|place| st.fact(place) & UPPER != 0);
                    return if bounded { 0 } else { STRLEN };
                }
                _ => {}
            }
        }
        if name == "dynamic_cast" {
            return FROM_LOOKUP | RESULT;
        }
        if bits & names::LOOKUP != 0 {
            return FROM_LOOKUP | RESULT;
        }
        if bits & names::INPUT != 0 {
            return INPUT_LEN;
        }
        if bits & names::PARSE != 0 {
            // Byte order only turns a number round: a bounded one stays bounded.
            if let [only] = args
                && let Some(place) = self.places.of(strip(&only.value))
                && st.has(place, UPPER)
                && !self.is_pointer(place)
            {
                return 0;
            }
            return PARSED;
        }
        if bits & names::JOIN != 0 && !name.contains("printf") {
            return if args.iter().skip(1).any(|a| self.untested_name(&a.value, st)) { PATH | RESULT } else { RESULT };
        }
        if self.in_archive {
            if names::tells_entry(&name) {
                return ENTRY | RESULT;
            }
            // In another coding it is the same name.
            let given = args.first().map_or(0, |arg| self.value(&arg.value, st));
            if given & ENTRY != 0 && !names::settles(&name) {
                return ENTRY | RESULT;
            }
        }
        // Arithmetic that a macro hides is what it was made from.
        if name.len() > 2 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_') {
            return args.iter().fold(RESULT, |flags, a| flags | (self.value(&a.value, st) & (UNTRUSTED | WRAPPED)));
        }
        RESULT
    }
}

impl Run<'_> {
    /// The largest value of an expression that is made of bytes and masks: `byte >> 4`, `(crc ^ *p) & 255`, `*p ^ (crc & 255)`.
    pub(super) fn most_bits(&self, e: &Expr, depth: u32) -> Option<i128> {
        if depth > 8 {
            return None;
        }
        if let Some(number) = constant(e, &self.constants) {
            return Some(number).filter(|n| *n >= 0);
        }
        match &e.kind {
            ExprKind::Binary { op: BinaryOp::BitAnd, left, right } => {
                let (l, r) = (self.most_bits(left, depth + 1), self.most_bits(right, depth + 1));
                l.into_iter().chain(r).min()
            }
            ExprKind::Binary { op: BinaryOp::BitXor | BinaryOp::BitOr, left, right } => {
                let most = self.most_bits(left, depth + 1)?.max(self.most_bits(right, depth + 1)?);
                u64::try_from(most).ok().and_then(|most| most.checked_add(1)?.checked_next_power_of_two()).map(|n| i128::from(n) - 1)
            }
            ExprKind::Binary { op: BinaryOp::Shr, left, right } => {
                let by = constant(right, &self.constants).filter(|by| (0..64).contains(by))?;
                Some(self.most_bits(left, depth + 1)? >> by)
            }
            ExprKind::Cast { ty, value } => {
                let byte = ty.pointers == 0 && place::scalar_size(&ty.name) == Some(1) && (ty.is_unsigned || ty.name.starts_with('u'));
                if byte { Some(255) } else { self.most_bits(value, depth + 1) }
            }
            _ => {
                let ty = self.type_of(e)?;
                let unsigned = ty.is_unsigned || ty.name.starts_with('u') || matches!(&*ty.name, "BYTE" | "bool");
                (ty.pointers == 0 && ty.dims.is_empty() && place::scalar_size(&ty.name) == Some(1) && unsigned).then_some(255)
            }
        }
    }
}

/// The largest value an expression has by its own form: `x & 15`, `x % 8`.
pub(super) fn most_of(e: &Expr, constants: &impl super::layered::Named<i128>) -> Option<i128> {
    let ExprKind::Binary { op, left, right } = &strip(e).kind else { return None };
    match op {
        BinaryOp::BitAnd => constant(right, constants).or_else(|| constant(left, constants)).filter(|n| *n >= 0),
        BinaryOp::Mod => constant(right, constants).filter(|n| *n > 0).map(|n| n - 1),
        _ => None,
    }
}

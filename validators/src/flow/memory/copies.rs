//! Copies: how many bytes, into which room, and whether what was copied ends by a zero. Knows no allocation and no release.

use assay_manifests::Span;

use super::{Check, Run, last_name, names, place, place::constant, prepass::strip, state::*};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind};

impl Run<'_> {
    /// `memcpy(to, from, n)` and what is like it: the length is the last argument.
    pub(super) fn copy(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        let [to, from, .., length] = args else { return };
        let (to, from, length) = (&to.value, &from.value, &length.value);
        let compares = name.contains("cmp");
        if name == "strncpy" {
            self.terminated(to, length, at);
        }
        if name == "strncat" {
            self.appended(to, length, at);
        }
        let room = self.length_of(to, st);
        let bytes = self.type_of(to).and_then(|t| place::scalar_size(&t.name).filter(|_| t.pointers == 0));
        let room = room.map(|r| r * bytes.unwrap_or(1));
        if let (Some(room), Some(number)) = (room, constant(length, &self.constants)) {
            if number > room && !compares {
                self.report(Check::ConstantOverflow, at, Vec::new(), format!("{number} bytes go into {room}"));
            } else {
                self.show(Check::CopyLength, "size-limited", at);
            }
            return;
        }
        if name.contains("mem") && !compares && self.text_by_size(from, length) {
            let text = place::key(from).unwrap_or_default();
            self.report(Check::CopyLength, at, Vec::new(), format!("`{text}` is a text, and a fixed number of bytes is read of it"));
        }
        if constant(length, &self.constants).is_some() {
            self.buffer(from, at, st);
            return;
        }
        if self.is_sizeof(length) {
            self.show(Check::CopyLength, "size-limited", at);
            return;
        }
        let flags = self.value(length, st);
        let mut found = Vec::new();
        place::operands(length, &mut found);
        let to_base = self.base_of(to);
        let sized = to_base.and_then(|b| st.sized.get(&b).cloned()).unwrap_or_default();
        let by_size = found.iter().any(|e| self.places.of(e).is_some_and(|p| sized.contains(&p)));
        let text = place::key(length).unwrap_or_else(|| "the length".into());
        let site = found.first().and_then(|e| self.places.of(e)).and_then(|p| st.may.get(&p)).map_or(at, |m| m.1);
        let origin = vec![(site, format!("`{text}` gets its value"))];
        if flags & WRAPPED != 0 || self.narrow_product(length, st) {
            self.report(
                Check::SizeOverflow,
                at,
                origin.clone(),
                format!("`{text}` was multiplied without a check and may have wrapped round"),
            );
        }
        if by_size {
            self.show(Check::CopyLength, "size-limited", at);
        } else if flags & (PARSED | INPUT_LEN) != 0 {
            self.report(
                Check::CopyLength,
                at,
                origin,
                format!("`{text}` bytes are {}, and nothing bounds it", if compares { "compared" } else { "copied" }),
            );
        } else if flags & PARAM != 0 && room.is_some() && !compares {
            self.report(
                Check::CopyLength,
                at,
                origin,
                format!("`{text}` comes from the caller and is not compared with the room there is"),
            );
        } else if flags & STRLEN != 0
            && (room.is_some() || self.type_of(to).is_some_and(|ty| !ty.dims.is_empty()) && self.own_length(length, from, st))
            && !compares
            && self.base_of(from).is_some_and(|b| st.may(b) & PARAM != 0 || st.may(self.places.root(b)) & PARAM != 0)
        {
            self.report(Check::CopyLength, at, origin, format!("`{text}` is the source's length, not the destination's"));
        } else if flags & (FIELD | PARAM) != 0 && !compares && !st.has(to_base.unwrap_or(u32::MAX), VALID) {
            self.report(Check::LengthFromCaller, at, origin, format!("`{text}` is not compared with anything"));
        } else if found.iter().any(|e| self.places.of(e).is_some_and(|p| st.has(p, UPPER))) {
            self.show(Check::CopyLength, "bounds-checked", at);
        } else if flags & RESULT != 0 && !found.iter().any(|e| self.places.of(e).is_some_and(|p| st.fact(p) & (ORDER | EQUAL | VALID) != 0))
        {
            self.open(Check::CopyLength, at);
        } else {
            self.unshown(Check::CopyLength, at);
        }
    }

    /// A text that a pointer leads to, copied by the size of the room rather than by its own.
    pub(super) fn text_by_size(&self, from: &Expr, length: &Expr) -> bool {
        let from = strip(from);
        let named = place::key(from).is_some_and(|key| names::is_text(&key));
        let array = self.type_of(from).is_some_and(|ty| !ty.dims.is_empty());
        let size = match &strip(length).kind {
            ExprKind::Name(n) => n.len() > 4 && names::is_extent(n),
            _ => false,
        };
        named && !array && size && matches!(from.kind, ExprKind::Member { .. } | ExprKind::Name(_))
    }

    /// `strlen(s)`, and nobody has compared it with anything.
    pub(super) fn own_length(&mut self, length: &Expr, from: &Expr, st: &State) -> bool {
        let ExprKind::Call { callee, args, .. } = &strip(length).kind else { return false };
        let (Some(of), Some(from)) = (args.first().and_then(|arg| place::key(&arg.value)), place::key(from)) else { return false };
        if last_name(callee) != Some("strlen") || of != from {
            return false;
        }
        let place = self.places.intern(&format!("strlen({of})"));
        st.fact(place) & (UPPER | ORDER | EQUAL) == 0
    }

    pub(super) fn is_sizeof(&self, e: &Expr) -> bool {
        matches!(&strip(e).kind, ExprKind::Call { callee, .. } if matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof"))
    }

    /// `strncpy(d, s, sizeof d)` leaves no zero behind where the source is as long.
    pub(super) fn terminated(&mut self, to: &Expr, length: &Expr, at: Span) {
        let Some(text) = place::key(to) else { return };
        let whole = match &strip(length).kind {
            ExprKind::Call { callee, args, .. } if matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof") => {
                args.first().and_then(|a| place::key(&a.value)).is_some_and(|k| k == text)
            }
            _ => constant(length, &self.constants).is_some_and(|n| self.constants.get(&format!("sizeof {text}")) == Some(&n)),
        };
        if whole && !self.facts.terminated.contains(&text) {
            self.report(Check::MissingTerminator, at, Vec::new(), format!("`{text}` may be left without its terminating zero"));
        }
    }

    /// `strncat(d, s, sizeof d)`: the number is that of the room left, and the zero comes on top.
    pub(super) fn appended(&mut self, to: &Expr, length: &Expr, at: Span) {
        let Some(text) = place::key(to) else { return };
        let mut length = strip(length);
        let mut less = 0;
        if let ExprKind::Binary { op: BinaryOp::Sub, left, right } = &length.kind
            && let Some(n) = constant(right, &self.constants)
        {
            (length, less) = (strip(left), n);
        }
        let whole = |e: &Expr| match &strip(e).kind {
            ExprKind::Call { callee, args, .. } if matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof") => {
                args.first().and_then(|a| place::key(&a.value)).is_some_and(|k| k == text)
            }
            _ => constant(e, &self.constants).is_some_and(|n| self.constants.get(&format!("sizeof {text}")) == Some(&n)),
        };
        let used = |e: &Expr| {
            matches!(&strip(e).kind, ExprKind::Call { callee, args, .. } if last_name(callee) == Some("strlen")
            && args.first().and_then(|a| place::key(&a.value)).is_some_and(|k| k == text))
        };
        match &length.kind {
            ExprKind::Binary { op: BinaryOp::Sub, left, right } if less == 0 && whole(left) && used(right) => {
                self.report(Check::OffByOne, at, Vec::new(), format!("the zero behind `{text}` has no room"));
            }
            _ if whole(length) && (less == 0 || !self.facts.terminated.contains(&text)) => {
                self.report(Check::UnboundedCopy, at, Vec::new(), format!("the size of all of `{text}` is given for what is left of it"));
            }
            _ => {}
        }
    }

    /// Bytes that end by no zero, given to what reads to one.
    pub(super) fn raw_text(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        let filled = match name {
            "read" | "recv" | "recvfrom" | "readlink" | "pread" => args.get(1),
            "readlinkat" => args.get(2),
            "fread" => args.first(),
            _ => None,
        };
        if let Some(place) = filled.and_then(|arg| self.places.of(strip(&arg.value))) {
            let text = self.places.text(place).to_owned();
            let letters = filled.and_then(|arg| self.type_of(strip(&arg.value))).is_some_and(|ty| &*ty.name == "char");
            if letters && !self.facts.terminated.contains(&text) {
                st.add(place, RAW, at);
            }
            return;
        }
        let read: Vec<&Arg> = match name {
            "strlen" | "puts" | "atoi" | "strdup" | "strtol" | "strtoul" => args.iter().take(1).collect(),
            "strcmp" | "strcasecmp" | "strstr" | "strchr" | "fputs" => args.iter().take(2).collect(),
            "strcpy" | "strcat" => args.iter().skip(1).take(1).collect(),
            "printf" | "fprintf" | "sprintf" | "snprintf" | "syslog" => {
                let formats =
                    args.iter().position(|arg| matches!(&arg.value.kind, ExprKind::Lit(crate::flow::ir::Lit::Str(s)) if s.contains("%s")));
                formats.map_or_else(Vec::new, |at| args.iter().skip(at + 1).collect())
            }
            _ => return,
        };
        for arg in read {
            let Some(place) = self.places.of(strip(&arg.value)) else { continue };
            if st.may(place) & RAW != 0 {
                let text = self.places.text(place).to_owned();
                let site = st.may.get(&place).map_or(at, |m| m.1);
                let steps = vec![(site, format!("`{text}` is filled without a zero"))];
                self.report(Check::MissingTerminator, arg.value.span, steps, format!("`{text}` need not end by a zero"));
                st.drop_may(place, RAW);
            }
        }
    }

    /// A buffer given from an offset with the size of the whole.
    pub(super) fn window(&mut self, args: &[Arg], at: Span) {
        for pair in args.windows(2) {
            let ExprKind::Binary { op: BinaryOp::Add, left, right } = &strip(&pair[0].value).kind else { continue };
            let Some(buffer) = place::key(left) else { continue };
            if constant(right, &self.constants).is_some() {
                continue;
            }
            let mut length = Vec::new();
            sizeofs(&pair[1].value, &mut length);
            let whole = length.contains(&buffer);
            let mut offset = Vec::new();
            place::operands(right, &mut offset);
            let mut used = Vec::new();
            place::operands(&pair[1].value, &mut used);
            let used: Vec<_> = used.into_iter().filter_map(place::key).collect();
            let subtracted = offset.iter().filter_map(|e| place::key(e)).any(|k| used.contains(&k));
            if whole && !subtracted {
                self.report(Check::SizeIgnoresOffset, at, Vec::new(), format!("the size of all of `{buffer}` is given for a part of it"));
            }
        }
    }
}

pub(super) fn sizeofs(e: &Expr, out: &mut Vec<String>) {
    match &e.kind {
        ExprKind::Call { callee, args, .. } if matches!(&callee.kind, ExprKind::Name(n) if &**n == "sizeof") => {
            out.extend(args.first().and_then(|a| place::key(&a.value)));
        }
        ExprKind::Binary { left, right, .. } => {
            sizeofs(left, out);
            sizeofs(right, out);
        }
        ExprKind::Cast { value, .. } => sizeofs(value, out),
        _ => {}
    }
}

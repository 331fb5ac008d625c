//! Copies: how many bytes, into which room, and whether what was copied ends by a zero. Knows no allocation and no release.

use assay_manifests::Span;

use super::{Check, Run, last_name, names, place, place::constant, prepass::strip, state::*};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind};

impl Run<'_> {
    /// The most that a number of a narrow type without a sign can be.
    fn most_of_type(&self, length: &Expr) -> Option<i128> {
        let ty = self.type_of(strip(length)).filter(|ty| ty.pointers == 0 && ty.dims.is_empty())?;
        match &*ty.name {
            "uint8_t" | "u8" | "u_char" | "uchar" | "guint8" | "__u8" | "BYTE" => Some(0xff),
            "char" if ty.is_unsigned => Some(0xff),
            "uint16_t" | "u16" | "guint16" | "__u16" => Some(0xffff),
            "short" if ty.is_unsigned => Some(0xffff),
            _ => None,
        }
    }

    /// `memcpy(to, from, n)` and what is like it: the length is the last argument.
    pub(super) fn copy(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        let [to, from, .., length] = args else { return };
        let (to, from, length) = (bare(&to.value), bare(&from.value), &length.value);
        let compares = name.contains("cmp");
        if name == "strncpy" {
            self.terminated(to, length, at);
        }
        if name == "strncat" {
            self.appended(to, length, at);
        }
        if !compares {
            self.row_by_all(to, length, at);
            self.may_be_negative(length, at, st);
        }
        self.beyond_container(from, length, at, st);
        self.beyond_measure(from, length, at, st);
        if compares {
            self.beyond_measure(to, length, at, st);
        }
        let room = self.length_of(to, st);
        let bytes = self.type_of(to).and_then(|t| place::scalar_size(&t.name).filter(|_| t.pointers == 0));
        let room = room.map(|r| r * bytes.unwrap_or(1));
        if let (Some(room), Some(number)) = (room, constant(length, &self.constants)) {
            if number > room && !compares {
                self.report(Check::ConstantOverflow, at, Vec::new(), format!("{number} bytes go into {room}"));
            } else {
                self.show_alone(Check::CopyLength, "size-limited", at);
            }
            return;
        }
        if name.to_ascii_lowercase().contains("mem") && !compares && self.text_by_size(to, from, length) {
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
        // More than its type holds it cannot be.
        let holds_all = room.zip(self.most_of_type(length)).is_some_and(|(room, most)| most <= room);
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
        if !compares && sized.is_empty() && self.own_measure(to, from, length, st) {
            let message = format!("`{text}` is the source's length, and nobody compared it with the room there is");
            self.report(Check::CopyLength, at, origin, message);
        } else if by_size && !compares && flags & PARSED != 0 && self.comes_with_number(from, st) {
            let message = format!("`{text}` is the data's own word for how much follows, and nothing compares it with what is there");
            self.report(Check::CopyLength, at, origin, message);
        } else if by_size {
            self.show_alone(Check::CopyLength, "size-limited", at);
        } else if flags & (PARSED | INPUT_LEN) != 0 {
            self.report(
                Check::CopyLength,
                at,
                origin,
                format!("`{text}` bytes are {}, and nothing bounds it", if compares { "compared" } else { "copied" }),
            );
        } else if flags & PARAM != 0 && room.is_some() && !compares && !holds_all {
            self.report(
                Check::CopyLength,
                at,
                origin,
                format!("`{text}` comes from the caller and is not compared with the room there is"),
            );
        } else if flags & STRLEN != 0
            && (room.is_some() || self.type_of(to).is_some_and(|ty| !ty.dims.is_empty()) && self.own_length(length, from, st))
            && !compares
            // What is appended is measured by what is there already.
            && (!name.contains("cat") || self.own_length(length, from, st))
            && self.base_of(from).is_some_and(|b| st.may(b) & PARAM != 0 || st.may(self.places.root(b)) & PARAM != 0)
        {
            self.report(Check::CopyLength, at, origin, format!("`{text}` is the source's length, not the destination's"));
        } else if flags & (FIELD | PARAM) != 0
            && (!holds_all || flags & FIELD != 0)
            && !compares
            && !st.has(to_base.unwrap_or(u32::MAX), VALID)
            && !found.iter().any(|e| self.places.of(e).is_some_and(|p| self.places.root(p) != p && st.has(p, VALID)))
        {
            self.report(Check::LengthFromCaller, at, origin, format!("`{text}` is not compared with anything"));
        } else if let (false, Some(room), Some(most)) = (compares, room, self.most_here(length, st))
            && most > room
        {
            let message = format!("`{text}` may be {most}, and {room} bytes are there");
            self.report(Check::CopyLength, at, origin, message);
        } else if found.iter().any(|e| self.places.of(e).is_some_and(|p| st.has(p, UPPER))) {
            // A bound that is no limit of this room, or a number that may be below zero, shows nothing.
            if self.bound_of_another(to, length, room, st) || self.may_be_below_zero(length, st) {
                self.unshown(Check::CopyLength, at);
            } else {
                self.show(Check::CopyLength, "bounds-checked", at);
            }
        } else if flags & RESULT != 0 && !found.iter().any(|e| self.places.of(e).is_some_and(|p| st.fact(p) & (ORDER | EQUAL | VALID) != 0))
        {
            self.open(Check::CopyLength, at);
        } else {
            self.unshown(Check::CopyLength, at);
        }
    }

    /// Bytes that others gave: what is read of them says nothing of how many there are.
    fn comes_with_number(&mut self, from: &Expr, st: &State) -> bool {
        let bytes = self.type_of(from).is_some_and(|ty| ty.pointers == 1 && ty.dims.is_empty() && names::is_byte_type(&ty.name));
        let Some(base) = self.base_of(from).filter(|_| bytes) else { return false };
        let root = self.places.root(base);
        self.is_from_outside(root, st) && st.fact(base) & (UPPER | VALID) == 0
    }

    /// The most that a variable was compared with, where a constant bounds it.
    fn most_here(&mut self, length: &Expr, st: &State) -> Option<i128> {
        let place = self.places.of(strip(length)).filter(|place| st.has(*place, UPPER))?;
        st.most.get(&place).copied()
    }

    /// Whether the length was compared with something else than the room of an array that is in sight.
    fn bound_of_another(&mut self, to: &Expr, length: &Expr, room: Option<i128>, st: &State) -> bool {
        let dim = self.type_of(strip(to)).filter(|ty| ty.pointers == 0).and_then(|ty| ty.dims.first().cloned());
        let Some(place) = self.places.of(strip(length)).filter(|_| room.is_some() || dim.is_some()) else { return false };
        if self.most_here(length, st).is_some() {
            return room.is_none();
        }
        let bound = st.loose.get(&place).or_else(|| st.bounds.get(&place)).map(|bound| self.places.text(*bound));
        bound.is_some_and(|bound| dim.is_none_or(|dim| dim.trim() != bound))
    }

    /// A number with a sign that comes from outside and was compared above only.
    pub(super) fn may_be_below_zero(&mut self, number: &Expr, st: &State) -> bool {
        let number = strip(number);
        let signed = self.type_of(number).is_some_and(|ty| {
            ty.pointers == 0
                && ty.dims.is_empty()
                && !ty.is_unsigned
                && matches!(&*ty.name, "int" | "long" | "long long" | "short" | "ssize_t" | "ptrdiff_t" | "int16_t" | "int32_t" | "int64_t")
        });
        self.places
            .of(number)
            .filter(|_| signed)
            .is_some_and(|place| st.fact(place) & (LOWER | EQUAL | VALID) == 0 && st.may(place) & (PARAM | FIELD | PARSED | INPUT_LEN) != 0)
    }

    /// `strncpy(rows[i], s, sizeof(rows))`: the size of all rows is given for one of them.
    fn row_by_all(&mut self, to: &Expr, length: &Expr, at: Span) {
        let ExprKind::Index { object, .. } = &strip(to).kind else { return };
        let rows = self.type_of(strip(object)).is_some_and(|ty| ty.dims.len() > 1);
        let mut measured = Vec::new();
        sizeofs(length, &mut measured);
        let Some(text) = place::key(strip(object)).filter(|text| rows && measured.len() == 1 && measured[0] == *text) else { return };
        let divided = matches!(&strip(length).kind, ExprKind::Binary { op: BinaryOp::Div, .. });
        if !divided {
            self.report(Check::SizeIgnoresOffset, at, Vec::new(), format!("the size of all of `{text}` is given for one row of it"));
        }
    }

    /// A difference with a sign that was compared above only: what is taken away may be more.
    fn may_be_negative(&mut self, length: &Expr, at: Span, st: &State) {
        let length = strip(length);
        let ExprKind::Name(name) = &length.kind else { return };
        let signed = self.facts.types.get(name).is_some_and(|ty| {
            ty.pointers == 0
                && ty.dims.is_empty()
                && !ty.is_unsigned
                && matches!(&*ty.name, "int" | "long" | "short" | "ssize_t" | "int32_t" | "int64_t")
        });
        let Some(place) = self.places.of(length).filter(|_| signed) else { return };
        let difference = self.facts.shortened.contains(&name.to_ascii_lowercase()) && self.facts.locals.contains(&**name);
        let above_only = st.has(place, UPPER) && st.fact(place) & (LOWER | EQUAL | NONZERO | VALID) == 0;
        if difference && above_only && st.may(place) & (PARAM | FIELD | PARSED | INPUT_LEN) != 0 {
            let message = format!("`{name}` is a difference, was compared above only, and counts as a huge length below zero");
            self.report(Check::NegativeLength, at, Vec::new(), message);
        }
    }

    /// `memcpy(to, text.data(), n)`, where nothing says that the text has `n`.
    fn beyond_container(&mut self, from: &Expr, length: &Expr, at: Span, st: &State) {
        let ExprKind::Call { callee, args, .. } = &strip(from).kind else { return };
        let ExprKind::Member { object, name, .. } = &callee.kind else { return };
        let Some(owner) = place::key(object).filter(|_| matches!(&**name, "data" | "c_str") && args.is_empty()) else { return };
        // What is made here, or has its length in its type, has as many as is written there.
        let array = self.type_of(object).is_some_and(|ty| ty.name.rsplit('.').next() == Some("array"));
        if array || self.facts.locals.contains(place::root_of(&owner)) {
            return;
        }
        let mut found = Vec::new();
        place::operands(length, &mut found);
        let by_itself = found.iter().filter_map(|e| place::key(e)).any(|key| key == owner);
        // Where the length is a variable, what it was made from is not in sight.
        let told = found.iter().any(|e| match &e.kind {
            ExprKind::Name(_) => self.places.of(e).is_some_and(|place| !self.params.contains_key(&place)),
            _ => false,
        });
        let asked = ["size", "length"].iter().any(|method| {
            let size = self.places.intern(&format!("{owner}.{method}()"));
            st.fact(size) & (UPPER | ORDER | EQUAL | VALID) != 0
        });
        if !by_itself && !told && !asked {
            self.report(Check::CopyLength, at, Vec::new(), format!("nothing says that `{owner}` has as many bytes as are read"));
        }
    }

    /// A fixed number of bytes is read of what was allocated by a number that nobody looked at: it may have fewer.
    fn beyond_measure(&mut self, read: &Expr, length: &Expr, at: Span, st: &State) {
        let (Some(count), Some(base)) = (constant(length, &self.constants), self.places.of(strip(read))) else { return };
        let Some((extent, _)) = st.extent.get(&base).filter(|(text, _)| !text.is_empty() && !text.contains(['*', '-'])) else { return };
        let sure: i128 = extent.split(['(', ')', '+']).filter_map(|part| part.parse::<i128>().ok()).sum();
        let sized = st.sized.get(&base).cloned().unwrap_or_default();
        let tested = sized
            .iter()
            .any(|place| st.fact(*place) & (UPPER | LOWER | ORDER | EQUAL | VALID | NONZERO) != 0 || st.most.contains_key(place));
        if count > sure && !tested && !sized.is_empty() {
            let text = self.places.text(base).to_owned();
            let message = format!("{count} bytes of `{text}` are read, and nobody asked whether it was made that long");
            self.report(Check::BufferLength, at, Vec::new(), message);
        }
    }

    /// A text that a pointer leads to, copied by the size of the room rather than by its own.
    pub(super) fn text_by_size(&self, to: &Expr, from: &Expr, length: &Expr) -> bool {
        let from = strip(from);
        // The same member of another one has the same room.
        if let (ExprKind::Member { name: one, .. }, ExprKind::Member { name: other, .. }) = (&strip(to).kind, &from.kind)
            && one == other
        {
            return false;
        }
        let named = place::key(from).is_some_and(|key| names::is_text(&key));
        let array = self.type_of(from).is_some_and(|ty| !ty.dims.is_empty());
        let size = match &strip(length).kind {
            ExprKind::Name(n) => n.len() > 4 && names::is_extent(n),
            _ => false,
        };
        named && !array && size && matches!(from.kind, ExprKind::Member { .. } | ExprKind::Name(_))
    }

    /// `memcpy(into->field, data_of(x), length_of(x))`, and nobody has compared the length with anything.
    fn own_measure(&mut self, to: &Expr, from: &Expr, length: &Expr, st: &State) -> bool {
        let asked = |e: &Expr| match &strip(e).kind {
            ExprKind::Call { callee, args, .. } => match args.as_slice() {
                [only] => Some((last_name(callee)?.to_ascii_lowercase(), place::key(&only.value)?)),
                _ => None,
            },
            _ => None,
        };
        let (Some((measure, of)), Some((bytes, whose))) = (asked(length), asked(from)) else { return false };
        let fixed = matches!(strip(to).kind, ExprKind::Member { .. }) || self.type_of(to).is_some_and(|ty| !ty.dims.is_empty());
        let measures = ["len", "length", "size"].iter().any(|word| measure.ends_with(word)) && !measure.starts_with("str");
        let gives = ["data", "ptr", "buf", "bytes", "payload", "string"].iter().any(|word| bytes.ends_with(word));
        let tested = self.places.of(strip(length)).is_some_and(|place| st.fact(place) & (UPPER | ORDER | EQUAL) != 0);
        fixed && of == whose && measures && gives && !tested
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
        if matches!(name, "memcpy" | "memmove") && args.len() == 3 {
            self.copied_letters(&args[0].value, &args[1].value, &args[2].value, at, st);
            return;
        }
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
            "strlen" | "puts" | "atoi" | "strdup" | "strtol" | "strtoul" | "strrchr" | "strpbrk" | "strtok" | "fopen" | "open"
            | "opendir" | "unlink" | "stat" | "lstat" | "chdir" | "system" | "popen" | "perror" => args.iter().take(1).collect(),
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

    /// `memcpy(head, text, 5)`: letters without the zero behind them.
    fn copied_letters(&mut self, to: &Expr, from: &Expr, length: &Expr, at: Span, st: &mut State) {
        let ExprKind::Name(name) = &strip(to).kind else { return };
        let array = self.facts.types.get(name).is_some_and(|ty| &*ty.name == "char" && ty.pointers == 0 && ty.dims.len() == 1);
        if !array || !self.facts.locals.contains(&**name) || self.facts.terminated.contains(&**name) {
            return;
        }
        let written = match &strip(from).kind {
            ExprKind::Lit(crate::flow::ir::Lit::Str(text)) => Some(text.len() as i128),
            ExprKind::Name(source) => match self.type_of(strip(from)) {
                // Another array may be copied with its zero.
                Some(ty) if ty.dims.is_empty() && ty.pointers == 1 && self.params.keys().any(|p| self.places.text(*p) == &**source) => None,
                _ => return,
            },
            _ => return,
        };
        let short = match (constant(length, &self.constants), written) {
            (Some(count), Some(letters)) => count <= letters,
            (Some(_), None) => true,
            (None, _) => matches!(&strip(length).kind, ExprKind::Call { callee, .. } if last_name(callee) == Some("strlen")),
        };
        if short {
            let place = self.places.intern(name);
            st.add(place, RAW, at);
        }
    }

    /// `fread(to, 1, n, file)`, `recv(fd, to, n, 0)`: as much as the data says goes into an array.
    pub(super) fn received(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        let (to, length) = match (name, args) {
            ("fread", [to, size, count, _]) if constant(&size.value, &self.constants) == Some(1) => (to, count),
            ("fread", [to, size, count, _]) if constant(&count.value, &self.constants) == Some(1) => (to, size),
            ("read" | "recv" | "pread" | "recvfrom" | "SSL_read", [_, to, length, ..]) => (to, length),
            (_, [_, to, length]) if name.ends_with("_read") => return self.read_on_a_path(&to.value, &length.value, at, st),
            _ => return,
        };
        let (mut into, length) = (strip(&to.value), &length.value);
        while let ExprKind::Binary { op: BinaryOp::Add, left, .. } = &into.kind {
            into = strip(left);
        }
        let array = self.type_of(into).is_some_and(|ty| !ty.dims.is_empty());
        if array && constant(length, &self.constants).is_none() && self.value(length, st) & PARSED != 0 {
            let text = place::key(strip(length)).unwrap_or_else(|| "the length".into());
            self.report(
                Check::CopyLength,
                at,
                Vec::new(),
                format!("`{text}` bytes are read, and nothing compares it with the room there is"),
            );
        }
    }

    /// `take_read(from, room, n)`: a caller's number is compared with a limit on some ways to here, and not on all.
    fn read_on_a_path(&mut self, to: &Expr, length: &Expr, at: Span, st: &State) {
        let (to, length) = (strip(to), strip(length));
        let ExprKind::Name(room) = &to.kind else { return };
        let own = self.facts.locals.contains(&**room) && self.type_of(to).is_some_and(|ty| ty.pointers == 0 && ty.dims.len() == 1);
        let Some(place) = self.places.of(length).filter(|place| own && self.params.contains_key(place)) else { return };
        let text = self.places.text(place).to_owned();
        if self.facts.asked_for_room.contains(&text) && self.value(length, st) & PARAM != 0 {
            self.report(Check::CopyLength, at, Vec::new(), format!("on a way to here `{text}` was not compared with the room in `{room}`"));
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

/// What a macro is given that changes nothing but a type (`UNCONST(p)`).
fn bare(e: &Expr) -> &Expr {
    match &strip(e).kind {
        ExprKind::Call { callee, args, .. } => match (last_name(callee), args.as_slice()) {
            (Some(name), [only]) if !name.chars().any(|c| c.is_ascii_lowercase()) && name.contains("CONST") => &only.value,
            _ => e,
        },
        _ => e,
    }
}

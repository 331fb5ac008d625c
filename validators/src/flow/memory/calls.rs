//! Calls: allocation, release, copies, formats, files. What they need of their arguments, and what they change.

use assay_manifests::Span;

use super::{Check, Run, last_name, names, place, place::Place, prepass::strip, state::*};
use crate::flow::ir::{Access, Arg, BinaryOp, Expr, ExprKind, UnaryOp};

/// Functions of the C library whose own arguments are judged, or that touch no more than a string.
const KNOWN: &[&str] = &[
    "printf",
    "fprintf",
    "puts",
    "fputs",
    "snprintf",
    "strlcpy",
    "strlcat",
    "fgets",
    "strcpy",
    "strcat",
    "sprintf",
    "scanf",
    "fscanf",
    "sscanf",
    "strlen",
    "strcmp",
    "strncmp",
    "strchr",
    "strrchr",
    "fopen",
    "fclose",
    "perror",
    "exit",
    "close",
    "strtol",
    "strtoul",
    "memset",
    "isdigit",
    "isalpha",
    "isspace",
    "strcasecmp",
    "atoi",
    "time",
    "syslog",
    "putchar",
    "fflush",
    "open",
    "remove",
    "unlink",
    "strtok_r",
    "strtok",
];

impl Run<'_> {
    pub(super) fn call(&mut self, whole: &Expr, callee: &Expr, args: &[Arg], st: &mut State) {
        let name = last_name(callee).unwrap_or_default().to_owned();
        if matches!(name.as_str(), "sizeof" | "alignof" | "offsetof" | "typeof" | "decltype") {
            return;
        }
        if let ExprKind::Member { .. } | ExprKind::Index { .. } = &callee.kind {
            self.eval(callee, st);
        }
        let bits = self.class(&name);
        if let ExprKind::Member { name: erase, access: Access::Dot, object } = &callee.kind
            && let [only, ..] = args
            && !matches!(only.value.kind, ExprKind::Assign { .. })
            && (&**erase == "erase" && args.len() == 1 || matches!(&**erase, "insert" | "emplace") && args.len() >= 2 && self.moves(object))
            && let Some(iterator) = self.places.of(&only.value).filter(|place| st.may(*place) & (ITERATOR | FOUND) != 0)
        {
            self.eval(callee, st);
            self.freed_use(iterator, true, whole.span, st);
            self.elements_moved(callee, whole.span, st);
            self.erased(iterator, whole.span, st);
            return;
        }
        if matches!(name.as_str(), "exists" | "is_regular_file")
            && callee.dotted().is_some_and(|path| path.contains("filesystem") || path.starts_with("fs."))
        {
            if let Some(place) = args.first().and_then(|arg| self.places.of(strip(&arg.value))) {
                st.add(place, STATTED, whole.span);
            }
            return;
        }
        // Where the next one is kept aside, the one before may be gone.
        if name.contains("each")
            && name.ends_with("_safe")
            && let Some(place) = args.first().and_then(|arg| self.places.of(strip(&arg.value)))
        {
            st.forget(place, &self.places);
        }
        let macro_like = name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        for arg in args {
            match &arg.value.kind {
                // `&x` and a bare name given to a macro may be where the result goes.
                // Only of the library's functions is it known that they are no macros.
                ExprKind::Name(n) if !names::is_library(&name) => {
                    let place = self.places.intern(n);
                    st.clear(place, UNINIT);
                }
                _ => {}
            }
            self.eval(&arg.value, st);
        }
        let at = whole.span;
        self.elements_moved(callee, at, st);
        if !names::is_library(&name) {
            st.forget_nulls(|place| self.facts.locals.contains(self.places.text(place)));
        }
        if self.in_archive && names::settles(&name) {
            for arg in args {
                if let Some(place) = self.places.of(strip(&arg.value)) {
                    st.drop_may(place, PATH | ENTRY);
                }
            }
        }
        self.holds(&name, args, st);
        self.needs_pointer(&name, args, st);
        self.members_gone(if matches!(callee.kind, ExprKind::Name(_)) { &name } else { "" }, args, at, st);
        if let Some(position) = self.file.releasers.get(&*name).copied().filter(|_| matches!(callee.kind, ExprKind::Name(_))) {
            if let Some(arg) = args.get(position) {
                // What releases it may have taken it out of where it was kept.
                if let Some(place) = self.places.of(strip(&arg.value)) {
                    st.loaded.remove(&place);
                }
                self.released(strip(&arg.value), true, at, st);
            }
        } else if bits & (names::FREE | names::RELEASE) != 0 {
            self.release(&name, bits, args, at, st);
        } else {
            for arg in args {
                if let Some(place) = self.places.of(strip(&arg.value)).filter(|_| !matches!(strip(&arg.value).kind, ExprKind::Unary { .. }))
                {
                    let reassigns = name.starts_with("INIT") || name.contains("SET_") || name.contains("init");
                    if !reassigns {
                        // `X_FREE(context, p)` releases the last one: after what cleared it, it releases the rest.
                        let releases = name.ends_with("FREE") && !name.chars().any(|c| c.is_ascii_lowercase());
                        if !releases {
                            self.freed_use(place, true, arg.value.span, st);
                        }
                    }
                }
            }
        }
        if bits & names::GROW != 0
            && let Some(owner) =
                args.first().and_then(|arg| self.places.of(strip(&arg.value))).filter(|owner| self.params.contains_key(owner))
        {
            let into: Vec<Place> = st.loaded.values().copied().filter(|from| self.places.root(*from) == owner).collect();
            into.into_iter().for_each(|field| self.stale(field, at, st));
        }
        if name.to_ascii_lowercase().contains("realloc")
            && args.len() >= 2
            && let Some(moved) = args.first().and_then(|arg| self.places.of(strip(&arg.value)))
        {
            self.stale(moved, at, st);
        }
        // What somebody else's code may have moved.
        if names::runs_others(&name) && matches!(callee.kind, ExprKind::Name(_)) {
            let held: Vec<Place> = st.loaded.keys().copied().collect();
            held.into_iter().for_each(|local| {
                st.freed.insert(local, (at, true));
            });
        }
        if bits & (names::FREE | names::RELEASE) == 0 {
            for arg in args {
                if let ExprKind::Index { object, .. } = &strip(&arg.value).kind
                    && let (Some(array), Some(place)) = (place::key(object), self.places.of(strip(&arg.value)))
                    && self.facts.element_tested.contains(&array)
                    && st.fact(place) & (NULLTEST | NONNULL) == 0
                    && !self.is_told_apart(strip(&arg.value), place)
                {
                    let text = self.places.text(place).to_owned();
                    let message = format!("`{text}` is given on untested; others of its array are tested");
                    self.report(Check::SiblingUnchecked, arg.value.span, Vec::new(), message);
                }
            }
        }
        if bits & names::PARSE != 0 {
            for arg in args {
                let e = strip(&arg.value);
                let is_bytes =
                    matches!(&e.kind, ExprKind::Binary { .. } | ExprKind::Unary { op: UnaryOp::AddressOf, .. } | ExprKind::Name(_));
                if is_bytes && self.type_of(e).is_some_and(|t| t.pointers > 0) {
                    self.buffer(e, at, st);
                }
            }
        }
        // A macro that reads through a cursor.
        if macro_like && ["READ", "FETCH", "PEEK"].iter().any(|word| name.contains(word)) {
            for arg in args {
                if matches!(arg.value.kind, ExprKind::Name(_)) && self.type_of(&arg.value).is_some_and(|ty| ty.pointers == 1) {
                    self.cursor(&arg.value, at, st);
                }
            }
        }
        if bits & names::COPY != 0 {
            self.copy(&name, args, at, st);
        }
        if bits & (names::INPUT | names::COPY) != 0 {
            self.window(args, at);
            self.received(&name, args, at, st);
        }
        if bits & (names::COPY | names::PARSE | names::ALLOC | names::SURE | names::LIMIT | names::INPUT | names::FREE | names::RELEASE)
            == 0
        {
            if !names::tells(&name) {
                self.length_argument(&name, args, at, st);
            }
            let memory = args.iter().any(|a| match self.type_of(strip(&a.value)) {
                Some(ty) => ty.pointers + ty.dims.len() as u8 > 0,
                None => !matches!(strip(&a.value).kind, ExprKind::Lit(_)),
            });
            if memory && !KNOWN.contains(&name.as_str()) {
                self.unshown(Check::CopyLength, at);
            }
        }
        if bits & (names::ALLOC | names::SURE) != 0 || name == "new[]" {
            self.allocation(&name, args, at, st);
        }
        self.stream(&name, callee, args, at, st);
        if matches!(callee.kind, ExprKind::Member { .. }) {
            for arg in args {
                let ExprKind::Name(n) = &strip(&arg.value).kind else { continue };
                let place = self.places.intern(n);
                let lower = n.to_ascii_lowercase();
                if self.params.contains_key(&place)
                    && (lower.contains("index") || lower.contains("idx"))
                    && !self.is_pointer(place)
                    && st.fact(place) & (ORDER | UPPER | EQUAL | VALID | LOWER) == 0
                {
                    let message = format!("`{n}` comes from the caller and selects an element unchecked");
                    self.report(Check::ParameterIndex, arg.value.span, Vec::new(), message);
                    st.set(place, VALID);
                }
            }
        }
        self.strings(&name, args, at, st);
        self.raw_text(&name, args, at, st);
        self.pointer_size(&name, args, at);
        self.formats(&name, args, at, st);
        self.files(&name, bits, args, at, st);
        match name.as_str() {
            "atoi" | "atol" | "atoll" | "atof" => {
                self.report(Check::WeakParse, at, Vec::new(), format!("`{name}` cannot tell a number from an error"));
            }
            "strtok" => self.report(Check::WeakParse, at, Vec::new(), "`strtok` keeps hidden state that other callers share".into()),
            "strtol" | "strtoul" | "strtoll" | "strtoull"
                if args.get(1).is_some_and(|a| !matches!(strip(&a.value).kind, ExprKind::Lit(_))) =>
            {
                self.show(Check::WeakParse, "checked-parse", at);
            }
            "strtok_r" | "strtok_s" | "strsep" => self.show(Check::WeakParse, "reentrant-tokeniser", at),
            _ => {}
        }
        self.outputs(&name, bits, macro_like, args, at, st);
    }

    /// What is written through an argument is new.
    fn outputs(&mut self, name: &str, bits: u32, macro_like: bool, args: &[Arg], at: Span, st: &mut State) {
        if matches!(name, "free" | "memcmp" | "strcmp" | "strncmp" | "strlen" | "printf" | "fprintf") {
            return;
        }
        for (position, arg) in args.iter().enumerate() {
            let mut value = strip(&arg.value);
            while let ExprKind::Binary { op: BinaryOp::Add, left, .. } = &value.kind {
                value = strip(left);
            }
            match &value.kind {
                ExprKind::Unary { op: UnaryOp::AddressOf, operand } => {
                    let Some(place) = self.places.of(operand) else { continue };
                    // A function of the file that compares a member of what it fills has looked at it.
                    let asked: Vec<Place> = self
                        .file
                        .compared_members(name, position)
                        .map(|member| format!("{}.{member}", self.places.text(place)))
                        .collect::<Vec<_>>()
                        .iter()
                        .map(|text| self.places.intern(text))
                        .collect();
                    // What is released stays what it was; a number beside it may be set.
                    let counts = self
                        .type_of(operand)
                        .is_some_and(|ty| ty.pointers == 0 && ty.dims.is_empty() && place::scalar_size(&ty.name).is_some());
                    if bits & (names::FREE | names::RELEASE) != 0 && !counts {
                        continue;
                    }
                    // What has no value yet cannot say how much is left.
                    let empty = st.has(place, UNINIT);
                    // Byte order is changed in place: what came from outside stays from outside.
                    let outside = st.may(place) & (PARSED | INPUT_LEN);
                    st.forget(place, &self.places);
                    st.add(place, outside | RESULT, at);
                    asked.into_iter().for_each(|member| st.set(member, VALID));
                    // What is left to read goes along by address, and is no number from the data.
                    let left = bits & names::INPUT == 0 && !empty && names::is_length(self.places.text(place));
                    if bits & (names::PARSE | names::INPUT) != 0 && !left && !names::tells_how_much(name) {
                        st.add(place, PARSED, at);
                    }
                }
                // Bytes from outside, in an array of the function's own.
                ExprKind::Name(n) if matches!(name, "read" | "recv" | "fread" | "recvfrom" | "pread") => {
                    let place = self.places.intern(n);
                    let bytes = |ty: &crate::flow::ir::TypeRef| {
                        ty.dims.len() == 1
                            && ty.pointers == 0
                            && (&*ty.name == "uint8_t" || &*ty.name == "unsigned char" || ty.is_unsigned && &*ty.name == "char")
                    };
                    if self.facts.locals.contains(&**n) && self.facts.types.get(n).is_some_and(bytes) {
                        st.add(place, PARSED, at);
                    }
                }
                ExprKind::Name(n) if bits & names::PARSE != 0 && (macro_like || position == 1 && names::reads_into_second(name)) => {
                    let place = self.places.intern(n);
                    if self.facts.locals.contains(&**n) && self.facts.types.get(n).is_some_and(|t| t.pointers == 0 && t.dims.is_empty()) {
                        st.forget(place, &self.places);
                        st.add(place, PARSED, at);
                    }
                }
                // `unzGetCurrentFileInfo(file, &info, name, …)`
                ExprKind::Name(n) if self.in_archive && names::tells_entry(name) => {
                    let place = self.places.intern(n);
                    if self.facts.types.get(n).is_some_and(|ty| &*ty.name == "char" && !ty.dims.is_empty()) {
                        st.add(place, ENTRY, at);
                    }
                }
                ExprKind::Name(n) if name.to_ascii_lowercase().contains("each") => {
                    let place = self.places.intern(n);
                    st.forget(place, &self.places);
                }
                ExprKind::Name(n) if macro_like => {
                    // A macro may do anything to a variable it is given.
                    let place = self.places.intern(n);
                    st.clear(place, UNINIT);
                    st.freed.remove(&place);
                }
                _ => {}
            }
        }
    }

    /// The functions of the C library that follow a pointer they are given.
    fn needs_pointer(&mut self, name: &str, args: &[Arg], st: &mut State) {
        let positions: &[usize] = match name {
            "strcmp" | "strcasecmp" | "strncmp" | "strcpy" | "strcat" | "strncpy" | "strstr" | "memcpy" | "memmove" | "memcmp"
            | "strcoll" => &[0, 1],
            "strlen" | "atoi" | "atol" | "atoll" | "strtol" | "strtoul" | "strdup" | "memset" | "fclose" | "fgetc" | "getc" | "strchr"
            | "strrchr" | "wcslen" | "atof" => &[0],
            "fprintf" | "fscanf" | "fseek" | "ftell" => &[0],
            "fread" | "fwrite" => &[3],
            "fgets" => &[2],
            _ => return,
        };
        for position in positions {
            if let Some(arg) = args.get(*position) {
                let e = strip(&arg.value);
                if matches!(e.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Call { .. }) {
                    self.dereference(e, arg.value.span, st);
                    if let Some(place) = self.places.of(e) {
                        st.clear(place, DEREF);
                    }
                }
            }
        }
    }

    /// `free(p)` and what is like it.
    fn release(&mut self, name: &str, bits: u32, args: &[Arg], at: Span, st: &mut State) {
        let strong = bits & names::FREE != 0;
        let Some(arg) = args.iter().find(|a| !matches!(strip(&a.value).kind, ExprKind::Lit(_) | ExprKind::Type(_))) else { return };
        let value = strip(&arg.value);
        // With several arguments the released one is mostly the last that is a pointer; only sure cases count.
        let value = if args.len() == 1 {
            value
        // `pool_free(pool, p)`; what `free_with(p, allocator)` releases, `p` or what it holds, is not told.
        } else if strong
            && args.len() == 2
            && !place::key(&args[1].value).is_some_and(|key| names::is_keeper(&key) || self.facts.keepers.contains(&key))
        {
            // `free_irq(dev->irq, dev)` releases what it is called after.
            let noun = name.strip_prefix("free_").unwrap_or_default();
            let first = place::key(&args[0].value).unwrap_or_default();
            if !noun.is_empty() && first.rsplit('.').next().is_some_and(|last| last == noun) {
                return;
            }
            strip(&args[1].value)
        } else {
            return;
        };
        if let Some(place) = self.places.of(value).filter(|place| !names::only_frees(name) && st.has(*place, REFERENCED)) {
            return st.clear(place, REFERENCED);
        }
        if !names::only_frees(name) && place::key(value).is_some_and(|key| self.facts.freed_in_parts.contains(&key)) {
            return;
        }
        if names::destroys(name) {
            self.destroyed(name, value, at, st);
        }
        self.released(value, strong, at, st);
    }

    /// What is given up for good, or may have been.
    fn released(&mut self, value: &Expr, strong: bool, at: Span, st: &mut State) {
        if !matches!(value.kind, ExprKind::Name(_) | ExprKind::Member { .. } | ExprKind::Index { .. }) {
            return;
        }
        let Some(place) = self.places.of(value) else { return };
        // To release nothing does nothing.
        if !self.is_pointer(place) || st.has(place, NULL) {
            return;
        }
        if let Some((site, before)) = st.freed.get(&place).copied() {
            if strong && before {
                let text = self.places.text(place).to_owned();
                self.report(Check::DoubleFree, at, vec![(site, format!("`{text}` is released"))], format!("`{text}` is released twice"));
            } else {
                self.freed_use(place, true, at, st);
            }
        }
        st.freed.insert(place, (at, strong));
        if strong {
            self.stale(place, at, st);
        }
        if let Some(field) = st.loaded.get(&place).copied() {
            st.freed.insert(field, (at, strong));
        }
    }

    /// Whether a container moves its elements where one is put in.
    pub(super) fn moves(&self, container: &Expr) -> bool {
        self.type_of(container).is_some_and(|ty| matches!(ty.name.rsplit('.').next(), Some("vector" | "string" | "deque" | "wstring")))
    }

    /// Locals that point into what is moved or released.
    pub(super) fn stale(&mut self, field: Place, at: Span, st: &mut State) {
        let into: Vec<Place> = st.loaded.iter().filter(|(_, from)| **from == field).map(|(local, _)| *local).collect();
        for local in into {
            st.freed.insert(local, (at, true));
        }
    }

    /// Reading from a stream of bytes that nobody asked how much is left in it.
    fn stream(&mut self, name: &str, callee: &Expr, args: &[Arg], at: Span, st: &mut State) {
        let lower = name.to_ascii_lowercase();
        if !lower.contains("stream") {
            return;
        }
        let reads = ["read", "seek", "skip", "peek", "get"].iter().any(|w| lower.contains(w));
        let asks = ["remain", "left", "length", "size", "safe", "pos", "avail", "check", "pointer", "capacity", "buffer"]
            .iter()
            .any(|w| lower.contains(w));
        if !reads || asks || !matches!(callee.kind, ExprKind::Name(_)) {
            return;
        }
        let Some(place) = args.first().and_then(|a| self.places.of(strip(&a.value))) else { return };
        let root = self.places.root(place);
        if st.fact(place) & VALID == 0 && st.fact(root) & VALID == 0 {
            let text = self.places.text(place).to_owned();
            self.report(Check::StreamNotMeasured, at, Vec::new(), format!("what is left in `{text}` was not asked before it is read"));
        }
    }

    /// A byte pointer followed by a number from data.
    fn length_argument(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        // What `memset` puts there is no length; how often is.
        let fills = matches!(name, "memset" | "wmemset");
        let pairs = args.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|_| !fills);
        for (pointer, number) in pairs.chain(args.first().zip(args.get(2)).filter(|_| fills)) {
            let (pointer, number) = (strip(&pointer.value), strip(&number.value));
            let points = match &pointer.kind {
                ExprKind::Name(_) | ExprKind::Binary { .. } | ExprKind::Unary { op: UnaryOp::AddressOf, .. } => self
                    .type_of(match &pointer.kind {
                        ExprKind::Unary { operand, .. } => match &operand.kind {
                            ExprKind::Index { object, .. } => object,
                            _ => pointer,
                        },
                        _ => pointer,
                    })
                    .is_some_and(|t| t.pointers == 1 && names::is_byte_type(&t.name)),
                _ => false,
            };
            // What is called by the name of something else counts nothing.
            let is_other = place::key(number).is_some_and(|key| names::is_no_length(&key));
            if !points
                || is_other
                || self.value(number, st) & PARSED == 0
                || matches!(number.kind, ExprKind::Unary { .. } | ExprKind::Index { .. })
            {
                continue;
            }
            let text = place::key(number).unwrap_or_else(|| "the length".into());
            self.report(Check::LengthArgument, at, Vec::new(), format!("`{text}` comes from data and nothing bounds it"));
        }
    }

    /// Sizes of allocations.
    fn allocation(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        let two = matches!(name, "reallocarray" | "g_new" | "kmalloc_array")
            || name.ends_with("calloc")
            || name.contains("array")
            || name.contains("Array");
        let mut bounded = !args.is_empty();
        // The two are multiplied with a check; what one of them was multiplied from before is not.
        if let (true, Some(ExprKind::Binary { op: BinaryOp::Mul, left, right })) = (two, args.first().map(|arg| &strip(&arg.value).kind))
            && self.product_of_fields(left, right, st)
        {
            self.report(Check::SizeOverflow, at, Vec::new(), "the number of elements is a product that nobody checked".to_owned());
            return;
        }
        for arg in args {
            let flags = self.value(&arg.value, st);
            let mut found = Vec::new();
            place::operands(&arg.value, &mut found);
            let site = found.first().and_then(|e| self.places.of(e)).and_then(|p| st.may.get(&p)).map_or(at, |m| m.1);
            let text = place::key(&arg.value).unwrap_or_else(|| "the size".into());
            let origin = vec![(site, format!("`{text}` gets its value"))];
            if flags & WRAPPED != 0 || self.narrow_product(&arg.value, st) {
                let origin = if found.len() == 1 { origin } else { Vec::new() };
                self.report(Check::SizeOverflow, at, origin, format!("`{text}` was multiplied without a check and may have wrapped round"));
                return;
            }
            // The number of few bits times the size of an element is a size that there is.
            if flags & PARSED != 0 && self.is_small_product(&arg.value) {
                bounded = false;
                continue;
            }
            if !two && flags & PARSED != 0 && self.sums(&arg.value) {
                // It is worked out here, not where the number was read.
                self.report(
                    Check::SizeOverflow,
                    at,
                    Vec::new(),
                    format!("`{text}` is a sum with a number from data, which may wrap round"),
                );
                return;
            }
            if flags & PARSED != 0 {
                self.report(Check::AllocationSize, at, origin, format!("`{text}` is a number from data that nothing bounds"));
                return;
            }
            bounded &= flags & UNTRUSTED == 0;
        }
        if two || bounded {
            self.show(Check::SizeOverflow, if two { "checked-multiplication" } else { "size-limited" }, at);
        } else if args.iter().any(|arg| self.sums(&arg.value)) {
            self.open(Check::SizeOverflow, at);
        } else {
            self.unshown(Check::SizeOverflow, at);
        }
    }

    /// Whether an expression adds or multiplies at its top.
    fn sums(&self, e: &Expr) -> bool {
        match &strip(e).kind {
            ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Mul | BinaryOp::Shl, left, right } => {
                let wide = |e: &Expr| matches!(&e.kind, ExprKind::Cast { ty, .. } if ty.name.contains("64") || &*ty.name == "size_t");
                !(wide(left) || wide(right))
            }
            _ => false,
        }
    }

    /// A returned expression.
    pub(super) fn returned(&mut self, e: &Expr, st: &mut State) {
        if let Some(place) = self.places.of(strip(e)).filter(|_| matches!(strip(e).kind, ExprKind::Name(_))) {
            self.freed_use(place, true, e.span, st);
        }
    }

    /// At the end: fields of what the caller keeps that were released and still point there.
    pub(super) fn leave(&mut self, st: &State) {
        self.kept_at_length(st);
        for (place, (at, strong)) in st.freed.iter().map(|(place, freed)| (*place, *freed)) {
            let text = self.places.text(place).to_owned();
            let root = self.places.root(place);
            // Released if it was there, and left as it is, where another member of the same is set to null after that.
            let own = format!("{}.", self.places.text(root));
            let forgotten = !strong
                && self.facts.null_tested.contains(&text)
                && !self.facts.cleared.contains(&text)
                && self.facts.cleared.iter().any(|key| key.starts_with(&own) && self.facts.null_tested.contains(key));
            if !(strong || forgotten)
                || self.by_calls.contains(&place)
                || root == place
                || !self.params.contains_key(&root)
                || st.freed.contains_key(&root)
            {
                continue;
            }
            let owner_freed = st.freed.keys().any(|p| *p != place && text.starts_with(&format!("{}.", self.places.text(*p))));
            if owner_freed {
                continue;
            }
            self.report(Check::DanglingField, at, Vec::new(), format!("`{text}` still points to what was released"));
        }
    }
}

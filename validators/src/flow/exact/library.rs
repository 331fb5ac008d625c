//! What calls outside the file do, as far as the C standard and POSIX say it: how many bytes they read and write, what they return, what
//! they release.

use super::{
    Run,
    input::is_random,
    letters::{looked_through, looks_for_harm},
    outcomes::never_returns,
    value::{Num, Origin, Pointer, State, Storage, Value},
};
use crate::flow::{
    ir::{Arg, BinaryOp, Expr, ExprKind, UnaryOp},
    memory::{Check, names, place},
};

/// No text is longer than this.
pub(super) const LONGEST: i128 = 1 << 30;

/// Words in the names of functions that keep what they are given.
const KEEPS: &[&str] = &[
    "add", "append", "insert", "push", "queue", "register", "attach", "set", "store", "put", "link", "submit", "hash", "keep", "own",
    "take", "assign", "install", "bind", "init", "track", "publish", "post", "enlist", "join", "give", "close", "free", "release",
    "destroy", "unref",
];

impl<'f, 'm> Run<'f, 'm> {
    pub(super) fn library(&mut self, name: &str, e: &'m Expr, args: &'m [Arg], st: &mut State<'m>) -> Option<Value<'m>> {
        let span = e.span;
        let mut values = Vec::with_capacity(args.len());
        for arg in args {
            // A macro may assign what it is given, and so may a function that takes it by reference.
            if let ExprKind::Name(given) = &arg.value.kind
                && let Some(id) = st.lookup(given)
                && st.object(id).is_some_and(|object| matches!(object.cell, Value::Nothing))
                && !names::only_reads(name)
                && let Some(object) = st.objects.get_mut(&id)
            {
                object.cell = Value::Unknown;
            }
            // Addresses of variables are given to be written through.
            values.push(self.eval(&arg.value, st)?);
        }
        let value = |at: usize| values.get(at).cloned().unwrap_or(Value::Unknown);
        let number = |at: usize| values.get(at).and_then(Value::number);
        let wide = name.starts_with("wcs") || name.starts_with("wmem") || name.contains("wprintf") || name == "fgetws";
        let unit = if wide { 4 } else { 1 };
        let format = match name {
            "printf" | "wprintf" | "vprintf" | "vwprintf" => Some(0),
            "fprintf" | "sprintf" | "dprintf" | "syslog" | "vfprintf" | "vsprintf" | "vdprintf" | "vsyslog" | "fwprintf" | "asprintf"
            | "vasprintf" => Some(1),
            "snprintf" | "vsnprintf" | "swprintf" => Some(2),
            _ => None,
        };
        if let Some(at) = format {
            let own = match value(at) {
                Value::Pointer(pointer) => st.object(pointer.to).map_or(Origin::Unknown, |object| object.origin),
                _ => Origin::Unknown,
            };
            if matches!(own, Origin::Input | Origin::Arguments) {
                self.report(Check::FormatString, span, None, format!("`{name}` takes its format from input"));
            }
            *self.formats.entry(span.line).or_insert(true) &= own == Origin::Own;
        }
        for arg in args {
            if let ExprKind::Unary { op: UnaryOp::AddressOf, operand } = &arg.value.kind
                && let Some(text) = place::key(operand)
            {
                let root = place::root_of(&text);
                st.assumed.keep(|key, _| place::root_of(key) != root);
            }
        }
        self.commanded(name, args, &values, span, st);
        self.stream_used(name, &values, span, st);
        self.end_sought(name, &values, st);
        // Who becomes the superuser takes rights.
        let takes = name != "setgroups" && matches!(values.first(), Some(Value::Num(user)) if user.constant() == Some(0));
        if crate::flow::memory::gives_up_rights(name) && !takes {
            // Copies of what it returned say the same.
            self.numbers += 1;
            self.drops.insert(self.numbers);
            return Some(Value::Num(Num { same: self.numbers, ..Num::input(-1, 0) }));
        }
        self.locked(name, args, span, st);
        if self.file.is_cpp
            && let Some(value) = self.cpp_library(name, e, args, &values, st)
        {
            return Some(value);
        }
        if is_random(name) && !matches!(name, "rand" | "random") {
            return Some(Value::Num(Num::input(i32::MIN.into(), i32::MAX.into())));
        }
        if let Some(count) = self.elements_counted(name, args, st) {
            return Some(Value::Num(count));
        }
        if never_returns(name) || self.file.never.contains(name) {
            return None;
        }
        // By its name alone: what follows is not looked at, and nothing is shown of the functions that run.
        if names::class(name) & names::NORETURN != 0 && !name.contains('.') && !matches!(name, "usage" | "err" | "BUG") {
            self.doubted();
            return None;
        }
        if let Some(order) = self.compared_letters(name, &values, st) {
            args.iter().zip(&values).for_each(|(arg, value)| self.given(name, &arg.value, value, st));
            return Some(Value::Num(order));
        }
        if matches!(name, "strtol" | "strtoul" | "strtoll" | "strtoull" | "strtod" | "strtof" | "atoi" | "atol" | "atoll" | "atof") {
            self.null_read(&value(0), args.first(), span, st);
        }
        if let Some(found) = self.sought(name, &values, st).or_else(|| self.parsed_number(name, &values, st).map(Value::Num)) {
            return Some(found);
        }
        match name {
            "va_start" | "va_end" | "va_copy" => {
                let root = args.first().and_then(|arg| place::key(&arg.value)).and_then(|text| st.lookup(place::root_of(&text)));
                if let Some(object) = root.and_then(|id| st.objects.get_mut(&id)) {
                    object.blank = false;
                    object.fields.clear();
                }
                return Some(Value::Unknown);
            }
            "printf" | "fprintf" | "syslog" => self.printed_unended(usize::from(name != "printf"), args, &values, span, st),
            "write" | "send" | "sendto" | "pwrite" | "fwrite" => self.handed_on(name, &values, span, st),
            "puts" | "fputs" | "atoi" | "strdup" => {
                if let Value::Num(_) = value(0) {
                    self.touches(&value(0), args.first(), span, st);
                }
                self.unended(&value(0), 1, span, st);
            }
            _ => {}
        }
        if let Some(value) = self.mapped(name, &values, span, st).or_else(|| self.made_to_fit(name, args, &values, span, st)) {
            return Some(value);
        }
        match name {
            "RETURN" | "RETURN_ERROR" | "RETURN_FALSE" | "RETURN_NULL" => return None,
            "malloc" | "alloca" | "_alloca" | "ALLOCA" | "xmalloc" | "valloc" | "realloc" | "calloc" | "new[]" | "new" => {
                return Some(self.allocation(name, args, &values, span, st));
            }
            "kmalloc" | "kzalloc" | "vmalloc" | "vzalloc" | "kvmalloc" | "kvzalloc" | "kcalloc" | "kmemdup" | "kstrdup" | "kstrndup" => {
                let size = match name {
                    "kcalloc" => number(0).zip(number(1)).and_then(|(a, b)| a.binary(BinaryOp::Mul, b)),
                    "kmemdup" => number(1),
                    "kstrdup" | "kstrndup" => None,
                    _ => number(0),
                };
                let id = self.object(Storage::Heap, size.filter(|size| size.lo >= 0), None, "kernel", span, st);
                return Some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: true }));
            }
            "kfree" | "kvfree" | "vfree" | "kfree_sensitive" | "kzfree" => {
                self.release("free", &value(0), span, st);
                return Some(Value::Unknown);
            }
            "INT8_C" | "INT16_C" | "INT32_C" | "INT64_C" | "UINT8_C" | "UINT16_C" | "UINT32_C" | "UINT64_C" | "INTMAX_C" | "UINTMAX_C" => {
                return Some(value(0));
            }
            "strdup" | "wcsdup" | "_strdup" | "strndup" => {
                let text = self.text(&value(0), st);
                let size = text.and_then(|text| text.binary(BinaryOp::Add, Num::exactly(1)));
                let id = self.object(Storage::Heap, size, None, "malloc", span, st);
                let origin = self.origin(&value(0), st);
                if let Some(object) = st.objects.get_mut(&id) {
                    object.text = text;
                    object.origin = origin;
                }
                return Some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: true }));
            }
            "fopen" | "_wfopen" | "fdopen" | "tmpfile" | "popen" | "_popen" | "opendir" => {
                args.iter().zip(&values).for_each(|(arg, value)| self.given(name, &arg.value, value, st));
                let id = self.object(Storage::Heap, None, None, "file", span, st);
                return Some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: true }));
            }
            "fclose" | "pclose" | "_pclose" | "closedir" => {
                if let Some(pointer) = args.first().and_then(|arg| self.followed(value(0), &arg.value, span, st)) {
                    self.release(name, &Value::Pointer(pointer), span, st);
                }
                return Some(Value::Unknown);
            }
            "open" | "_open" | "open64" | "creat" | "openat" | "socket" | "accept" | "dup" | "mkstemp" => {
                let id = self.object(Storage::Heap, None, None, "file", span, st);
                return Some(Value::Handle(id));
            }
            "close" | "_close" | "closesocket" => {
                if let Value::Handle(id) = value(0)
                    && let Some(object) = st.objects.get_mut(&id)
                {
                    object.escaped = true;
                }
                return Some(Value::Unknown);
            }
            "free" | "delete" | "delete[]" => {
                if let (Value::Pointer(pointer), true) = (value(0), name.starts_with("delete"))
                    && st.object(pointer.to).is_some_and(|object| object.freed.is_none())
                {
                    self.deleted(pointer.to, args.first(), span, st);
                }
                self.release(name, &value(0), span, st);
                return Some(Value::Unknown);
            }
            "strlen" | "wcslen" | "strnlen" => {
                self.touches(&value(0), args.first(), span, st);
                if name != "strnlen" {
                    self.unended(&value(0), unit, span, st);
                }
                let most = number(1).filter(|_| name == "strnlen");
                let text = match (self.text(&value(0), st), most) {
                    (Some(text), Some(most)) if text.hi > most.lo => Some(Num::within(text.lo.min(most.lo), most.hi.min(text.hi), false)),
                    (text, _) => text,
                };
                return Some(text.map_or(Value::Unknown, Value::Num));
            }
            "strcspn" | "strspn" | "wcscspn" | "wcsspn" => {
                self.touches(&value(0), args.first(), span, st);
                self.unended(&value(0), unit, span, st);
                // Only the end of a line is cut off by that.
                let line = matches!(args.get(1).map(|arg| &arg.value.kind), Some(ExprKind::Lit(crate::flow::ir::Lit::Str(set)))
                    if name.contains("cspn") && set.chars().all(|c| matches!(c, '\r' | '\n')));
                if let (Value::Pointer(pointer), false) = (value(0), line) {
                    looked_through(pointer, st);
                }
                // At most all of it.
                return Some(self.text(&value(0), st).map_or(Value::Unknown, |text| Value::Num(Num::within(0, text.hi, false))));
            }
            "memset" | "wmemset" => {
                let count = number(2).and_then(|n| n.binary(BinaryOp::Mul, Num::exactly(unit)));
                self.bytes(&value(0), args.first(), count, true, span, st);
                if let (Value::Pointer(pointer), Some(fill), Some(count)) = (value(0), number(1), number(2))
                    && pointer.at.constant() == Some(0)
                    && let Some(object) = st.objects.get_mut(&pointer.to)
                {
                    object.blank = false;
                    object.text = Some(if fill.constant() == Some(0) { Num::exactly(0) } else { Num::within(count.lo, LONGEST, false) });
                }
                return Some(value(0));
            }
            "memcpy" | "memmove" | "wmemcpy" | "wmemmove" | "bcopy" => {
                let (to, from) = if name == "bcopy" { (1, 0) } else { (0, 1) };
                self.overlapping(name, &values, span);
                let count = number(2).and_then(|n| n.binary(BinaryOp::Mul, Num::exactly(unit)));
                let open = if unit == 1 { self.left_open(&value(to), &value(from), count, st) } else { None };
                self.bytes(&value(to), args.get(to), count, true, span, st);
                self.bytes(&value(from), args.get(from), count, false, span, st);
                let text = self.text(&value(from), st).filter(|text| count.is_some_and(|count| count.lo > text.hi * unit)).or(open);
                let part = text.is_none().then(|| self.part_of_text(&value(to), &value(from), count.filter(|_| unit == 1), st)).flatten();
                self.set_text(&value(to), text, st);
                if let Some((to, part, cut)) = part
                    && let Some(object) = st.objects.get_mut(&to)
                {
                    (object.text, object.cut_from) = (Some(part), Some(cut));
                }
                self.comes_from(&value(to), &[self.origin(&value(from), st)], st);
                self.copied_whole(&value(to), &value(from), count, st);
                return Some(value(to));
            }
            "strcpy" | "wcscpy" | "stpcpy" | "lstrcpyA" => {
                let text = self.text(&value(1), st);
                self.touches(&value(1), args.get(1), span, st);
                self.unended(&value(1), unit, span, st);
                self.put_text(&value(0), args.first(), text, unit, span, st);
                self.comes_from(&value(0), &[self.origin(&value(1), st)], st);
                return Some(value(0));
            }
            "strncpy" | "wcsncpy" => {
                let count = number(2).and_then(|n| n.binary(BinaryOp::Mul, Num::exactly(unit)));
                self.bytes(&value(0), args.first(), count, true, span, st);
                self.touches(&value(1), args.get(1), span, st);
                let ends = self.text(&value(1), st).zip(number(2)).is_some_and(|(text, count)| text.hi < count.lo);
                *self.ended.entry(span.line).or_insert(true) &= ends;
                let text = self.text(&value(1), st).zip(number(2)).map(|(text, count)| match self.room(&value(0), st) {
                    _ if text.hi < count.lo => text,
                    // A text from outside may fill the whole of it, and then no zero ends it.
                    Some(room) if text.certain && text.lo < text.hi && count.lo >= room => Num::within(text.lo.min(room), room, true),
                    _ => Num::within(text.lo.min(count.lo), LONGEST, false),
                });
                self.set_text(&value(0), text, st);
                self.may_be_cut(&value(0), &value(1), number(2), st);
                self.comes_from(&value(0), &[self.origin(&value(1), st)], st);
                return Some(value(0));
            }
            "strcat" | "wcscat" | "strncat" | "wcsncat" => {
                if let Value::Pointer(pointer) = value(0)
                    && st.object(pointer.to).is_some_and(|object| object.blank && object.text.is_none() && object.fields.is_empty())
                {
                    let born = st.object(pointer.to).map(|object| (object.born, "declared here".to_owned()));
                    self.report(Check::NoValue, span, born, "text is appended to what was never given a text".to_owned());
                }
                let mut more = self.text(&value(1), st);
                if name.contains("ncat")
                    && let (Some(text), Some(count)) = (more, number(2))
                {
                    more = Some(Num { lo: text.lo.min(count.lo), hi: text.hi.min(count.hi), ..text });
                    if count.lo < 0 && count.certain {
                        self.negative(span);
                    }
                }
                let text = self.text(&value(0), st).zip(more).and_then(|(a, b)| a.binary(BinaryOp::Add, b));
                self.put_text(&value(0), args.first(), text, unit, span, st);
                self.comes_from(&value(0), &[self.origin(&value(0), st), self.origin(&value(1), st)], st);
                return Some(value(0));
            }
            "sprintf" | "vsprintf" => {
                let text = match name {
                    "vsprintf" => self.printed_on(values.get(1), st),
                    _ => self.printed(args.get(1), &values[values.len().min(2)..], st),
                };
                let made = self.spelt_out(&value(0), args.get(1), &values[values.len().min(2)..]);
                self.put_text(&value(0), args.first(), text, 1, span, st);
                self.made.extend(made);
                self.comes_from(&value(0), &self.origins(&values, 1, st), st);
                return Some(Value::Unknown);
            }
            "snprintf" | "vsnprintf" | "swprintf" => {
                let count = number(1).and_then(|n| n.binary(BinaryOp::Mul, Num::exactly(unit)));
                let text = match name {
                    "vsnprintf" => self.printed_on(values.get(2), st),
                    _ => self.printed(args.get(2), &values[values.len().min(3)..], st),
                };
                // Only what there is to print is written.
                let written = match (count, text) {
                    (Some(count), Some(text)) => {
                        Some(Num { lo: count.lo.min((text.lo + 1) * unit), hi: count.hi.min((text.hi + 1) * unit), ..count })
                    }
                    (count, _) => count,
                };
                let made = self.spelt_out(&value(0), args.get(2), &values[values.len().min(3)..]);
                self.bytes(&value(0), args.first(), written, true, span, st);
                self.zero_written((count, written, unit), &value(0), args.first(), span, st);
                self.made.extend(made);
                self.comes_from(&value(0), &self.origins(&values, 2, st), st);
                let kept = number(1).map(|n| Num::within(0, (n.hi - 1).max(0), false));
                self.set_text(&value(0), kept.filter(|_| true), st);
                return Some(text.map_or(Value::Unknown, Value::Num));
            }
            "gets" => {
                self.comes_from(&value(0), &[Origin::Input], st);
                if let Value::Pointer(_) = value(0) {
                    self.report(Check::OutsideWrite, span, None, "`gets` writes as much as it is given".to_owned());
                }
                return Some(value(0));
            }
            "fgets" | "fgetws" => {
                let count = number(1).and_then(|n| n.binary(BinaryOp::Mul, Num::exactly(unit)));
                self.bytes(&value(0), args.first(), count, true, span, st);
                self.set_text(&value(0), number(1).map(|n| Num::input(0, (n.hi - 1).max(0))), st);
                self.comes_from(&value(0), &[Origin::Input], st);
                return Some(match value(0) {
                    Value::Pointer(pointer) => Value::Pointer(Pointer { may_be_null: true, ..pointer }),
                    _ => Value::Unknown,
                });
            }
            "scanf" | "fscanf" | "sscanf" | "__isoc99_fscanf" | "wscanf" | "fwscanf" => {
                return Some(Value::Num(self.scanned(name, args, &values, span, st)));
            }
            "read" | "recv" | "fread" | "recvfrom" => {
                let (to, count) = match name {
                    "fread" => (0, number(1).zip(number(2)).and_then(|(a, b)| a.binary(BinaryOp::Mul, b))),
                    _ => (1, number(2)),
                };
                let ends = self.ends_behind(&value(to), count, st);
                self.bytes(&value(to), args.get(to), count, true, span, st);
                self.set_text(&value(to), ends, st);
                self.filled(&value(to), args.get(to), count, st);
                self.comes_from(&value(to), &[Origin::Input], st);
                // `fread` never says by a negative number that it failed.
                let least = if name == "fread" { 0 } else { -1 };
                // Never more than was asked for: both vary together.
                let group = count.filter(|count| count.constant().is_none()).map_or(0, |count| count.group);
                return Some(count.map_or(Value::Unknown, |count| Value::Num(Num { group, ..Num::input(least, count.hi.max(0)) })));
            }
            // Another order of bytes: a number from outside may still be any.
            "ntohl" | "htonl" | "ntohs" | "htons" | "be32toh" | "le32toh" | "be16toh" | "le16toh" => {
                let most = if name.contains("16") || name.ends_with('s') { u16::MAX.into() } else { u32::MAX.into() };
                return Some(match number(0) {
                    Some(n) if n.certain && n.constant().is_none() => Value::Num(Num::input(0, most)),
                    _ => Value::Num(Num::within(0, most, false)),
                });
            }
            "atoi" | "rand" | "random" | "getchar" | "fgetc" | "getc" | "wtoi" | "_wtoi" => {
                let low = if matches!(name, "rand" | "random") { 0 } else { i128::from(i32::MIN) };
                let bytes = matches!(name, "getchar" | "fgetc" | "getc");
                return Some(Value::Num(if bytes { Num::input(-1, 255) } else { Num::input(low, i32::MAX.into()) }));
            }
            "abs" | "labs" | "llabs" | "fabs" => {
                return Some(number(0).map_or(Value::Unknown, |n| {
                    let most = n.lo.abs().max(n.hi.abs());
                    Value::Num(Num { lo: if n.lo > 0 { n.lo } else { 0 }, hi: most, ..n })
                }));
            }
            "sqrt" => {
                let root = |n: i128| Value::Num(Num::exactly((n as f64).sqrt() as i128));
                return Some(number(0).and_then(Num::constant).map_or(Value::Unknown, root));
            }
            "strchr" | "strrchr" | "strstr" | "strpbrk" | "wcschr" | "wcsrchr" | "wcsstr" | "memchr" => {
                self.touches(&value(0), args.first(), span, st);
                if let (Value::Pointer(pointer), true) = (value(0), args.get(1).is_some_and(|arg| looks_for_harm(&arg.value))) {
                    looked_through(pointer, st);
                }
                return Some(match value(0) {
                    Value::Pointer(pointer) => {
                        let end = self.text(&value(0), st).map_or(LONGEST, |text| text.hi) * unit;
                        let at = Num::within(pointer.at.lo, pointer.at.hi.saturating_add(end), false);
                        Value::Pointer(Pointer { at, may_be_null: true, ..pointer })
                    }
                    _ => Value::Unknown,
                });
            }
            "getenv" | "secure_getenv" => {
                let id = self.object(Storage::Elsewhere, None, None, "environment", span, st);
                if let Some(object) = st.objects.get_mut(&id) {
                    object.text = Some(Num::input(0, LONGEST));
                    object.origin = Origin::Input;
                }
                return Some(Value::Pointer(Pointer { to: id, at: Num::exactly(0), may_be_null: true }));
            }
            "assert" => {
                let (yes, no) = args.first().map_or((None, None), |arg| self.test(&arg.value, st.clone()));
                if let (Some(arg), Some(_)) = (args.first(), no) {
                    self.asserted(&arg.value, span, st);
                }
                *st = yes?;
                return Some(Value::Unknown);
            }
            _ => {}
        }
        // A function of the file's own that is handed out may run, and assign what belongs to the file.
        if values.iter().any(|value| matches!(value, Value::Function(_))) {
            self.of_file_changed(st);
            self.blind = true;
        }
        self.blind |= values.iter().any(|value| holds_function(value, st));
        // A macro may set what the function that it stands in was given to fill.
        if !name.is_empty() && !name.chars().any(|c| c.is_ascii_lowercase()) && self.calls.len() > 1 {
            let frame: Vec<super::Id> = st.frames.last().map(|frame| frame.values().copied().collect()).unwrap_or_default();
            for id in frame {
                if let Some(Value::Pointer(pointer)) = st.object(id).map(|object| object.cell.clone())
                    && let Some(object) = st.objects.get_mut(&pointer.to)
                    && matches!(object.cell, Value::Nothing)
                {
                    object.cell = Value::Unknown;
                    object.blank = false;
                }
            }
        }
        self.fills_room(name, &values, span, st);
        if names::class(name) & (names::FREE | names::RELEASE) != 0 {
            self.alive.insert(e.span.line, false);
        }
        // Anything else may keep what it is given, and write through it.
        let token = self.token(name, values.first(), span, st);
        args.iter().zip(&values).for_each(|(arg, value)| self.given(name, &arg.value, value, st));
        Some(token.unwrap_or(Value::Unknown))
    }

    /// A value that is handed to a function outside of sight.
    fn given(&mut self, name: &str, e: &Expr, value: &Value<'m>, st: &mut State<'m>) {
        if let Value::Handle(id) = value {
            if st.object(*id).is_some_and(|object| !object.escaped)
                && !super::calls::only_uses_handles(name)
                && let Some(object) = st.objects.get_mut(id)
            {
                object.escaped = true;
            }
            return;
        }
        if let Value::Aggregate(id) = value {
            // C++ may have taken it by reference; in C a macro may change what it is given.
            self.escapes(value, 0, st);
            if let Some(object) = st.objects.get_mut(id) {
                object.fields.clear();
                object.text = None;
                object.origin = Origin::Unknown;
            }
            return;
        }
        if let Value::Unknown = value {
            self.alive.insert(e.span.line, false);
        }
        let Value::Pointer(pointer) = value else { return };
        let lent = match &e.kind {
            ExprKind::Name(name) => self.gives_back(name),
            // A part of a structure that is given may be a link by which it is kept.
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => {
                let owner = place::key(operand).and_then(|text| st.lookup(place::root_of(&text)));
                let held = owner.and_then(|id| st.object(id)).and_then(|object| object.cell.held());
                if let Some(object) = held.and_then(|held| st.objects.get_mut(&held)) {
                    object.escaped = true;
                }
                false
            }
            _ => false,
        };
        if let Some(ended) = self.has_ended(pointer.to, st) {
            self.ended(ended, e.span);
            return;
        }
        self.alive_at(pointer.to, e.span.line, st);
        let Some(object) = st.objects.get_mut(&pointer.to) else { return };
        if let Some(freed) = object.freed {
            let from = Some((freed, "released here".to_owned()));
            self.report(Check::ReleasedUse, e.span, from, "memory is used after it was released".to_owned());
            return;
        }
        // Whoever is given the address of a variable that holds nothing may fill it, whatever else the call does.
        if matches!((&object.cell, &e.kind), (Value::Nothing, ExprKind::Unary { op: UnaryOp::AddressOf, .. })) {
            object.cell = Value::Unknown;
        }
        let lower = name.to_ascii_lowercase();
        // Calls of the library that use an open file or folder and keep nothing of it.
        if object.made_by == "file"
            && matches!(
                name,
                "readdir"
                    | "rewinddir"
                    | "telldir"
                    | "seekdir"
                    | "dirfd"
                    | "fileno"
                    | "feof"
                    | "ferror"
                    | "clearerr"
                    | "fflush"
                    | "fseek"
                    | "ftell"
                    | "rewind"
                    | "fgetc"
                    | "getc"
                    | "fread"
                    | "fgets"
                    | "getline"
                    | "fscanf"
                    | "setvbuf"
                    | "setbuf"
                    | "flock"
                    | "ungetc"
                    | "fputc"
                    | "putc"
            )
        {
            return;
        }
        let only_reads =
            matches!(
                name,
                "strcoll"
                    | "strcasecmp"
                    | "strncasecmp"
                    | "memchr"
                    | "atof"
                    | "access"
                    | "stat"
                    | "lstat"
                    | "unlink"
                    | "remove"
                    | "rename"
                    | "mkdir"
                    | "rmdir"
                    | "chdir"
                    | "getenv"
                    | "perror"
                    | "inet_addr"
                    | "setenv"
            ) || ["print", "puts", "fputs", "putw", "write", "send", "strcmp", "strncmp", "memcmp", "wcscmp", "system", "fopen", "open"]
                .iter()
                .any(|word| lower.contains(word));
        if !only_reads {
            // Where the function itself releases it on another path, it was lent.
            let keeps = KEEPS.iter().any(|word| lower.contains(word)) || names::class(name) & (names::FREE | names::RELEASE) != 0;
            object.escaped |= keeps || !lent;
            object.text = None;
            object.blank = false;
            object.origin = Origin::Unknown;
            object.cell = Value::Unknown;
            object.fields.clear();
        }
    }
}

/// Whether what a value leads to has a function of the file in it: whoever is given it may call that.
fn holds_function(value: &Value<'_>, st: &State<'_>) -> bool {
    // One that is handed over by itself is known to be.
    !matches!(value, Value::Function(_)) && leads_to_function(value, st, &mut Vec::new())
}

/// Deepest and most objects that are looked through; beyond them anything may be held.
const HELD: usize = 64;

fn leads_to_function(value: &Value<'_>, st: &State<'_>, seen: &mut Vec<super::Id>) -> bool {
    if matches!(value, Value::Function(_)) {
        return true;
    }
    let Some(id) = value.leaves().filter(|id| !seen.contains(id)) else { return false };
    let Some(object) = st.object(id) else { return false };
    if seen.len() >= HELD {
        return true;
    }
    seen.push(id);
    leads_to_function(&object.cell, st, seen)
        || object.fields.values().filter_map(|field| st.object(*field)).any(|field| leads_to_function(&field.cell, st, seen))
}

//! Text: copies that stop at a zero byte, formats, and how much they write.

use assay_manifests::Span;

use super::{
    Check, Run,
    copies::sizeofs,
    place::{self, Place, constant},
    prepass::strip,
    state::*,
};
use crate::flow::ir::{Arg, Expr, ExprKind, Lit};

/// `(destination, source)` of copies that stop at a zero byte.
const STRING_COPIES: &[&str] = &["strcpy", "strcat", "stpcpy", "wcscpy", "wcscat", "lstrcpy", "_mbscpy", "StrCpy"];

/// Formatting calls and the position of their format.
const FORMATS: &[(&str, usize)] = &[
    ("printf", 0),
    ("fprintf", 1),
    ("sprintf", 1),
    ("snprintf", 2),
    ("vprintf", 0),
    ("dprintf", 1),
    ("syslog", 1),
    ("asprintf", 1),
    ("wprintf", 0),
    ("err", 1),
    ("errx", 1),
    ("warn", 0),
    ("warnx", 0),
    ("fwprintf", 1),
    ("swprintf", 2),
    ("vfprintf", 1),
    ("vsprintf", 1),
    ("vsnprintf", 2),
    ("vsyslog", 1),
    // Windows of `curses`.
    ("printw", 0),
    ("wprintw", 1),
    ("mvprintw", 2),
    ("mvwprintw", 3),
    // GLib.
    ("g_print", 0),
    ("g_printerr", 0),
    ("g_strdup_printf", 0),
    ("g_message", 0),
    ("g_warning", 0),
    ("g_critical", 0),
    ("g_error", 0),
    ("g_string_printf", 1),
    ("g_string_append_printf", 1),
    // The kernel's.
    ("printk", 0),
    ("scnprintf", 2),
    ("seq_printf", 1),
    ("kasprintf", 1),
];

/// How a length stands to the room that it is to fit into.
enum Fit {
    Fits,
    /// It may be so much.
    Exceeds(String),
    /// It was compared, and nobody knows whether with this room.
    Unknown,
}

impl Run<'_> {
    /// The length of a text, where it was compared with something.
    fn compared_length(&mut self, text: &str, st: &State) -> Option<Place> {
        // A text of C++ says itself how long it is.
        let owner = text.strip_suffix(".c_str()").or_else(|| text.strip_suffix(".data()"));
        let lengths = match owner {
            Some(owner) => vec![format!("{owner}.size()"), format!("{owner}.length()")],
            None => vec![format!("strlen({text})")],
        };
        lengths.iter().map(|length| self.places.intern(length)).find(|length| st.fact(*length) & (UPPER | ORDER | EQUAL) != 0)
    }

    /// A text is copied of which it is known that its length was compared.
    fn measured(&mut self, name: &str, length: Place, to: &Arg, at: Span, st: &State) {
        match self.fit(length, &to.value, st) {
            Fit::Exceeds(message) => self.report(Check::UnboundedCopy, at, Vec::new(), message),
            // What is there already counts too.
            Fit::Fits if name.contains("cat") => self.unshown(Check::UnboundedCopy, at),
            Fit::Fits => self.show(Check::UnboundedCopy, "length-checked", at),
            Fit::Unknown => self.unshown(Check::UnboundedCopy, at),
        }
    }

    /// Whether a text of a compared length, with its zero, fits into a buffer.
    fn fit(&mut self, length: Place, to: &Expr, st: &State) -> Fit {
        let dim = self.type_of(strip(to)).filter(|ty| ty.pointers == 0).and_then(|ty| ty.dims.first().cloned());
        let room = self.length_of(to, st);
        let text = self.places.text(length);
        if let (Some(room), Some(most)) = (room, st.most.get(&length).copied().filter(|_| st.has(length, UPPER))) {
            return if most >= room {
                Fit::Exceeds(format!("`{text}` may be {most}; with the zero that is more than the {room} bytes there are"))
            } else {
                Fit::Fits
            };
        }
        let loose = st.loose.get(&length).filter(|_| st.has(length, LOOSE));
        let Some(bound) = loose.or_else(|| st.bounds.get(&length)).map(|bound| self.places.text(*bound)) else { return Fit::Fits };
        match dim {
            Some(dim) if dim.trim() == bound && loose.is_some() => {
                Fit::Exceeds(format!("`{text}` may equal `{bound}`, and its zero has no room any more"))
            }
            Some(dim) if dim.trim() == bound => Fit::Fits,
            Some(dim) if room.is_some() || !dim.trim().is_empty() => Fit::Unknown,
            _ if room.is_some() => Fit::Unknown,
            _ => Fit::Fits,
        }
    }

    /// Copies and formats that know no limit.
    pub(super) fn strings(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        if STRING_COPIES.contains(&name) {
            let [to, from, ..] = args else { return };
            if let ExprKind::Lit(Lit::Str(text)) = &strip(&from.value).kind {
                let room = self.length_of(&to.value, st);
                match room {
                    Some(room) if text.len() as i128 + 1 > room && name.contains("cpy") => {
                        let message = format!("{} bytes go into {room}", text.len() + 1);
                        self.report(Check::ConstantOverflow, at, Vec::new(), message);
                    }
                    _ => {}
                }
                return;
            }
            let source = place::key(&from.value);
            let measure = source.as_ref().and_then(|s| self.compared_length(s, st));
            let base = self.base_of(&to.value);
            let sized = base.is_some_and(|b| {
                st.sized.get(&b).is_some_and(|s| {
                    s.iter().any(|p| {
                        let text = self.places.text(*p);
                        source.as_ref().is_some_and(|s| text.contains(s.as_str())) || st.may(*p) & STRLEN != 0
                    })
                })
            });
            if sized {
                self.show(Check::UnboundedCopy, "length-checked", at);
            } else if let Some(length) = measure {
                self.measured(name, length, to, at, st);
            } else {
                let to = place::key(&to.value).unwrap_or_else(|| "the buffer".into());
                self.report(Check::UnboundedCopy, at, Vec::new(), format!("`{name}` writes as much into `{to}` as the source is long"));
            }
            return;
        }
        match name {
            "gets" | "_getws" => self.report(Check::UnboundedCopy, at, Vec::new(), "`gets` cannot be told how much room there is".into()),
            "sprintf" | "vsprintf" | "wsprintf" => {
                let Some(format) = args.get(1) else { return };
                let room = args.first().and_then(|a| self.length_of(&a.value, st));
                let ExprKind::Lit(Lit::Str(text)) = &strip(&format.value).kind else { return };
                let values: Vec<&Expr> = args.iter().skip(2).map(|a| &a.value).collect();
                match (most_written(text, &values), room) {
                    (Some(most), Some(room)) if most < room => self.show_alone(Check::UnboundedCopy, "fits", at),
                    (Some(most), Some(room)) => {
                        let message = format!("up to {} bytes are written into {room}", most + 1);
                        self.report(Check::UnboundedCopy, at, Vec::new(), message);
                    }
                    (Some(_), None) => {}
                    (None, _) => {
                        self.report(Check::UnboundedCopy, at, Vec::new(), "`sprintf` writes as much as its arguments are long".into())
                    }
                }
            }
            "scanf" | "fscanf" | "sscanf" => {
                let position = usize::from(name != "scanf");
                let Some(ExprKind::Lit(Lit::Str(text))) = args.get(position).map(|a| &strip(&a.value).kind) else { return };
                match unlimited_text(text) {
                    Some(true) => self.report(Check::UnboundedCopy, at, Vec::new(), format!("`{name}` reads text without a width")),
                    Some(false) => self.show_alone(Check::UnboundedCopy, "width-given", at),
                    None => {}
                }
            }
            "snprintf" | "vsnprintf" | "strlcpy" | "strlcat" | "fgets" => {
                let (to, size) = match name {
                    "strlcpy" | "strlcat" => (args.first(), args.get(2)),
                    _ => (args.first(), args.get(1)),
                };
                let (Some(to), Some(size)) = (to, size) else { return };
                let room = self.length_of(&to.value, st);
                let number = constant(&size.value, &self.constants);
                let to_text = place::key(&to.value);
                let mut of = Vec::new();
                sizeofs(&size.value, &mut of);
                let outer = of.iter().any(|o| to_text.as_ref().is_some_and(|t| t.starts_with(&format!("{o}."))));
                match (room, number) {
                    (Some(room), Some(number)) if number > room => {
                        self.report(Check::ConstantOverflow, at, Vec::new(), format!("{number} bytes may go into {room}"));
                    }
                    _ if outer => {
                        let message = "the size is that of a larger object than the destination".to_owned();
                        self.report(Check::ConstantOverflow, at, Vec::new(), message);
                    }
                    (Some(_), Some(_)) => self.show_alone(Check::UnboundedCopy, "size-limited", at),
                    _ if of.iter().any(|o| Some(o) == to_text.as_ref()) && !to_text.as_ref().is_some_and(|to| self.points(to)) => {
                        self.show_alone(Check::UnboundedCopy, "size-limited", at);
                    }
                    _ => {}
                }
                self.window(args, at);
            }
            _ => {}
        }
        // What a formatted length says is what would have been written.
        for arg in args {
            if let ExprKind::Name(_) = &arg.value.kind
                && self.value(&arg.value, st) & PRINTED != 0
                && matches!(name, "write" | "send" | "memcpy" | "fwrite" | "String" | "sendto" | "memmove")
            {
                self.report(
                    Check::PrintedLength,
                    arg.value.span,
                    Vec::new(),
                    "a formatted length is what would have been written, not what was".into(),
                );
            }
        }
    }

    pub(super) fn formats(&mut self, name: &str, args: &[Arg], at: Span, st: &mut State) {
        let own = || self.file.printers.get(name).copied();
        let Some(position) = FORMATS.iter().find(|(n, _)| *n == name).map(|(_, position)| *position).or_else(own) else { return };
        let Some(format) = args.get(position) else { return };
        let value = strip(&format.value);
        match &value.kind {
            ExprKind::Lit(_) | ExprKind::Format(_) => self.show(Check::FormatString, "constant-format", at),
            ExprKind::Name(n) if n.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit()) => {}
            ExprKind::Call { callee, .. } if args.len() == position + 1 => {
                if let ExprKind::Member { object, name: method, .. } = &callee.kind
                    && matches!(&**method, "c_str" | "data")
                    && self.type_of(object).is_some_and(|ty| super::numbers::is_container(&ty))
                {
                    self.report(Check::FormatString, at, Vec::new(), format!("`{name}` takes its format from a variable"));
                }
            }
            ExprKind::Call { .. } | ExprKind::Conditional { .. } => {}
            _ => {
                let outside = self.value(value, st) & (PARAM | FIELD | PARSED | INPUT_LEN | RESULT) != 0;
                let text = self.places.of(value);
                let filled = text.is_some_and(|p| {
                    let text = self.places.text(p);
                    self.facts.types.get(text).is_some_and(|t| !t.dims.is_empty() || t.pointers > 0) && !st.most.contains_key(&p)
                });
                if (outside || filled) && args.len() == position + 1 {
                    self.report(Check::FormatString, at, Vec::new(), format!("`{name}` takes its format from a variable"));
                }
            }
        }
    }
}

/// Most bytes a format writes (without the zero); `None` where text without a precision is in it.
fn most_written(format: &str, values: &[&Expr]) -> Option<i128> {
    let mut total = 0i128;
    let mut values = values.iter();
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '%' {
            total += c.len_utf8() as i128;
            continue;
        }
        let mut width = String::new();
        let mut precision: Option<String> = None;
        let mut long = false;
        loop {
            match chars.next()? {
                '%' => {
                    total += 1;
                    break;
                }
                '.' => precision = Some(String::new()),
                'l' | 'z' | 'j' | 'q' | 't' => long = true,
                'h' | '-' | '+' | ' ' | '#' => {}
                c if c.is_ascii_digit() => match &mut precision {
                    Some(p) => p.push(c),
                    None => width.push(c),
                },
                '*' => return None,
                kind => {
                    let value = values.next();
                    let natural: i128 = match kind {
                        'c' => 1,
                        'd' | 'i' | 'u' => {
                            if long {
                                20
                            } else {
                                11
                            }
                        }
                        'x' | 'X' | 'o' | 'p' => {
                            if long || kind == 'p' {
                                18
                            } else {
                                11
                            }
                        }
                        's' => match (&precision, value.map(|v| &strip(v).kind)) {
                            (_, Some(ExprKind::Lit(Lit::Str(s)))) => s.len() as i128,
                            (Some(p), _) => p.parse().ok()?,
                            _ => return None,
                        },
                        _ => return None,
                    };
                    total += natural.max(width.parse().unwrap_or(0));
                    break;
                }
            }
        }
    }
    Some(total)
}

/// Whether a `scanf` format reads text, and whether without a width.
fn unlimited_text(format: &str) -> Option<bool> {
    let mut found = None;
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '%' {
            continue;
        }
        let mut width = false;
        let mut skipped = false;
        loop {
            match chars.next() {
                Some('*') => skipped = true,
                Some(c) if c.is_ascii_digit() => width = true,
                Some('l' | 'h') => {}
                Some('m') => {
                    skipped = true;
                }
                Some('s' | '[') => {
                    if !skipped {
                        if !width {
                            return Some(true);
                        }
                        found = Some(false);
                    }
                    break;
                }
                _ => break,
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::super::{Check, analyse};
    use crate::{flow::lower, parse::parse};

    /// Whether the copies of a text are reported, and whether they are shown to fit.
    fn copies(text: &str) -> (bool, bool) {
        let parsed = parse(Language::C, text).expect("parses");
        let module = lower::lower(Language::C, "a.c", text, &parsed.flat()).expect("lowers");
        let is_copy = |check: Check| matches!(check, Check::UnboundedCopy | Check::CopyLength);
        let outcomes = analyse(&module);
        let reported = outcomes.iter().flat_map(|outcome| &outcome.reports).any(|report| is_copy(report.check));
        (reported, outcomes.iter().flat_map(|outcome| &outcome.shown).any(|shown| is_copy(shown.check)))
    }

    #[test]
    fn a_compared_length_is_held_against_the_room_there_is() {
        let text = |test: &str| format!("void f(const char *s, size_t max) {{ char b[16]; if ({test}) return; strcpy(b, s); use(b); }}");
        for (test, said) in [
            ("strlen(s) >= sizeof b", (false, true)),
            ("strlen(s) > 15", (false, true)),
            ("strlen(s) > sizeof b", (true, false)),
            ("strlen(s) > 4096", (true, false)),
            // Nobody knows whether that is the room.
            ("strlen(s) > max", (false, false)),
        ] {
            assert_eq!(copies(&text(test)), said, "{test}");
        }
        let bytes = |number: &str, test: &str| {
            format!("void f(const char *s, {number} n, size_t max) {{ char b[16]; if ({test}) return; memcpy(b, s, n); use(b); }}")
        };
        for (number, test, said) in [
            ("size_t", "n > 16", (false, true)),
            ("size_t", "n > 64", (true, false)),
            ("size_t", "n > max", (false, false)),
            // Below zero it counts as a huge length.
            ("int", "n > 16", (false, false)),
            ("int", "n < 0 || n > 16", (false, true)),
        ] {
            assert_eq!(copies(&bytes(number, test)), said, "{number} {test}");
        }
    }
}

//! Rust's own operations: texts and containers of the standard library, calls that give the same value in another wrapping. Knows the
//! language and its standard library, no rule.

use super::{
    Engine,
    asked::Letters,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::{Expr, ExprKind, Sym, UnaryOp};

/// Whether a path is the program's own in full: written in it, or made of what is.
fn is_own_place(path: &Value<'_>) -> bool {
    path.taint.is_empty()
        && (path.is_plain_constant() || matches!(path.kind, Kind::Opaque) && path.ty.as_deref() == Some("std.path.PathBuf"))
}

impl<'a> Engine<'a> {
    /// A function or method of Rust's library. `None` where it is not known.
    pub(super) fn rust_call(&mut self, name: &Sym, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if let Some(value) = self.rust_constructor(name, site) {
            return Some(value);
        }
        match (site.receiver, site.receiver_expr) {
            (Some(receiver), Some(expr)) if !matches!(receiver.kind, Kind::Lib(_) | Kind::Class(_)) => {
                let receiver = receiver.clone();
                self.rust_method(&receiver, expr, method, site)
            }
            _ => None,
        }
    }

    fn rust_constructor(&mut self, name: &Sym, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (ty, function) = name.rsplit_once('.').unwrap_or(("", name));
        let short = ty.rsplit('.').next().unwrap_or(ty);
        let first = site.args.first().map(|arg| arg.value.clone());
        match (short, function) {
            ("String", "new" | "with_capacity") => Some(self.new_buffer(Value::str(""), Some("String".into()))),
            ("RefCell" | "Cell" | "Mutex" | "RwLock", "new" | "from") if site.args.len() == 1 => first.map(|held| self.shared_place(held)),
            ("thread" | "task" | "tokio", "spawn" | "spawn_blocking") if matches!(first.as_ref()?.kind, Kind::Func(_)) => {
                let made = self.call_value(&first?, Vec::new(), site.span, &"spawn".into());
                self.live = true;
                Some(made)
            }
            ("String" | "Box" | "Rc" | "Arc" | "RefCell" | "Cell" | "Mutex" | "Cow" | "PathBuf" | "OsString", "from" | "new")
                if site.args.len() == 1 && !matches!(short, "PathBuf" | "OsString") =>
            {
                first
            }
            ("Vec" | "VecDeque", "from" | "from_iter") => {
                let items = self.exact_elements(&first?)?;
                let list = self.new_list(items);
                Some(list.typed(Some(short.into())))
            }
            ("Vec" | "VecDeque" | "HashSet" | "BTreeSet", "new" | "with_capacity") => {
                let mut object = Object::new(Shape::List);
                object.ty = Some(short.into());
                Some(self.allocate_object(object))
            }
            // A pattern that is known, compiled once.
            ("Regex" | "RegexBuilder", "new") if site.args.len() == 1 => {
                first?.as_str().map(|text| Value::of(Kind::Regex(text, "".into())))
            }
            ("Lazy" | "LazyLock" | "LazyCell", "new") if matches!(first.as_ref()?.kind, Kind::Func(_)) => {
                let made = self.call_value(&first?, Vec::new(), site.span, &"new".into());
                self.live = true;
                Some(made)
            }
            ("mpsc", "channel" | "sync_channel" | "unbounded_channel")
            | ("oneshot", "channel")
            | ("crossbeam_channel", "bounded" | "unbounded") => Some(self.rust_channel()),
            ("Path", "new") if site.args.len() == 1 => {
                let from = first?;
                if from.is_plain_constant() {
                    let path = self.concat(std::slice::from_ref(&from), site.span);
                    return Some(path.typed(Some("std.path.Path".into())));
                }
                let mut path = self.unknown_with(self.deep_taint(&from));
                path.via = if from.via == 0 { from.id } else { from.via };
                Some(path)
            }
            // Where a place of the program's own lies, nobody else says.
            ("fs", "canonicalize") => first.filter(is_own_place).map(|_| self.opaque().typed(Some("std.path.PathBuf".into()))),
            ("PathBuf" | "OsString", "from" | "new") => {
                let begun = first.unwrap_or_else(|| Value::str(""));
                let path = self.concat(std::slice::from_ref(&begun), site.span);
                Some(path.typed(Some("std.path.PathBuf".into())))
            }
            ("HashMap" | "BTreeMap", "from" | "from_iter") => {
                let pairs = self.exact_elements(&first?)?;
                let mut object = Object::new(Shape::Map);
                object.ty = Some(short.into());
                for pair in pairs {
                    let pair = self.exact_elements(&pair)?;
                    let [key, value] = pair.as_slice() else { return None };
                    match key.key() {
                        Some(key) => object.set_field(&key, value.clone(), &self.ids),
                        None => object.add_rest(value.clone(), &self.ids),
                    }
                }
                Some(self.allocate_object(object))
            }
            ("HashMap" | "BTreeMap", "new" | "with_capacity") => {
                let mut object = Object::new(Shape::Map);
                object.ty = Some(short.into());
                Some(self.allocate_object(object))
            }
            ("" | "Result" | "Option", "Some" | "Ok" | "Err") => self.rust_wrapped(function, site),
            ("" | "std", "write!" | "writeln!") => self.written_into(function, site),
            ("std.fmt.Write" | "fmt.Write" | "Write", "write_str" | "write_char") => {
                let into = site.args.first()?.value.cell()?;
                self.rust_written(into, site.args.get(1)?.value.clone(), site.span)
            }
            ("Display" | "Debug", "fmt") => self.rust_shown_into(short, site),
            _ => self.rust_exchanged(name, site).or_else(|| self.rust_named_method(short, function, site)),
        }
    }

    /// `write!(text, …)` into a text: what is written stands behind what was there.
    fn written_into(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (into, more) = (site.args.first()?, site.args.get(1)?.value.clone());
        let end = Value::str(if function == "writeln!" { "\n" } else { "" });
        let shape = into.value.cell().and_then(|cell| self.st.heap.object(cell)).map(|object| object.shape);
        if shape == Some(Shape::Buffer) {
            let cell = into.value.cell()?;
            let text = self.st.heap.object(cell)?.field("$").cloned()?;
            let joined = self.concat(&[text, more, end], site.span);
            self.set_buffer(cell, joined);
            return Some(Value::null());
        }
        let is_text = matches!(into.value.kind, Kind::Str(_)) || into.value.ty.as_deref() == Some("string");
        let place = place(into.expr.filter(|_| is_text)?);
        let joined = self.concat(&[into.value.clone(), more, end], site.span);
        self.assign(place, joined, None);
        Some(Value::null())
    }

    fn rust_method(&mut self, receiver: &Value<'a>, expr: &'a Expr, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let shape = receiver.cell().and_then(|cell| self.st.heap.object(cell)).map(|object| object.shape);
        let first = site.args.first().map(|arg| arg.value.clone());
        let known = self.rust_channel_method(receiver, method, site).or_else(|| self.rust_list(receiver, method, site));
        let known = known.or_else(|| self.rust_option_place(receiver, expr, method, site));
        if let Some(value) = known.or_else(|| self.rust_known(receiver, method, site)) {
            return Some(value);
        }
        match (method, site.args.len()) {
            // Of what is built the builder itself is given back.
            (
                "arg" | "args" | "env" | "envs" | "env_clear" | "env_remove" | "current_dir" | "stdin" | "stdout" | "stderr"
                | "kill_on_drop",
                _,
            ) if receiver.ty.as_deref() == Some("std.process.Command") => Some(receiver.clone()),
            ("to_string", 0) if shape == Some(Shape::Instance) => self.rust_shown(receiver, site.span),
            ("write_str" | "write_char" | "pad" | "write_fmt", 1) if shape == Some(Shape::Buffer) => {
                self.rust_written(receiver.cell()?, first?, site.span)
            }
            ("chars" | "bytes" | "char_indices", 0) if receiver.is_plain_constant() => self.rust_letters(receiver, method),
            ("is_match" | "captures" | "find" | "get_or_init", 1) if matches!(receiver.kind, Kind::Regex(..)) => {
                let mut answer = self.matched(receiver, &first?, false, false);
                if method == "is_match" {
                    answer.taint = super::value::Taint::default();
                    answer.ty = Some("boolean".into());
                }
                Some(answer)
            }
            ("eq" | "ne", 1) if shape.is_none() => Some(self.rust_equal(receiver, &first?, method == "ne")),
            ("contains", 1) if site.receiver_expr.is_some() => self.in_range(place(expr), &first?),
            // `text.replace(char::is_control, "")`, `text.retain(|c| …)`: what is said of each letter.
            ("replace", 2) if matches!(first.as_ref()?.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_)) && shape.is_none() => {
                let with = site.args.get(1)?.value.clone();
                let whole = self.derived(receiver);
                Some(self.letters_replaced(whole, &first?, &with, site.span))
            }
            ("retain", 1) if shape.is_none() && matches!(first.as_ref()?.kind, Kind::Func(_) | Kind::Lib(_)) => {
                let whole = self.derived(receiver);
                let kept = self.letters_through(whole, &first?, Letters::Kept, site.span);
                self.assign(place(expr), kept, None);
                Some(Value::null())
            }
            ("replace", 2) if receiver.as_str().is_some() => self.template_filled(receiver, site),
            // The same value, borrowed, owned or unwrapped.
            (
                "as_str" | "as_slice" | "as_mut_slice" | "as_ref" | "as_mut" | "borrow" | "borrow_mut" | "into" | "to_owned" | "as_bytes"
                | "into_bytes" | "as_deref" | "lock" | "unwrap" | "unwrap_or_default" | "ok" | "into_string" | "into_owned" | "to_string"
                | "clone" | "cloned" | "copied" | "to_str",
                0,
            )
            | ("expect" | "map_err" | "ok_or" | "ok_or_else" | "context" | "with_context" | "or_insert" | "inspect" | "inspect_err", 1) => {
                match shape {
                    Some(Shape::Buffer) => {
                        let text = receiver.cell().and_then(|cell| self.st.heap.object(cell)).and_then(|object| object.field("$")).cloned();
                        text.filter(|_| !matches!(method, "as_mut" | "borrow_mut"))
                    }
                    Some(Shape::Shadow) if matches!(method, "or_insert") => None,
                    Some(Shape::List | Shape::Map) if matches!(method, "clone" | "to_owned" | "cloned" | "to_string") => None,
                    _ if matches!(method, "ok_or" | "ok_or_else") => Some(self.rust_or_error(receiver, first.as_ref())),
                    _ if matches!(method, "unwrap" | "expect") => Some(self.rust_unwrapped(receiver)),
                    _ if matches!(receiver.kind, Kind::Int(_) | Kind::Opaque) && method == "to_string" => {
                        Some(self.concat(std::slice::from_ref(receiver), site.span))
                    }
                    _ => Some(receiver.clone()),
                }
            }
            // An extractor of a value of the program's own type.
            ("into_inner" | "get_ref" | "deref" | "get_mut", 0) if self.class_of_type(receiver.ty.as_ref()).is_some() => {
                Some(receiver.clone())
            }
            // The characters of a text: parts of it.
            ("chars" | "bytes" | "char_indices", 0) if shape.is_none() && !receiver.is_plain_constant() => {
                // One letter stands for all of them.
                let mut letters = Value::of(Kind::Unknown).tainted(self.deep_taint(receiver));
                letters.ty = (method != "char_indices").then(|| super::asked::CHARACTER.into());
                letters.id = self.ids.next();
                letters.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                Some(letters)
            }
            ("collect" | "rev" | "into_iter" | "iter" | "peekable" | "fuse", 0)
                if matches!(receiver.kind, Kind::Unknown) && !receiver.taint.is_empty() =>
            {
                let gathered = method == "collect" && receiver.ty.as_deref() == Some(super::asked::CHARACTER);
                Some(if gathered { receiver.clone().retyped("string") } else { receiver.clone() })
            }
            ("find" | "rfind" | "len" | "count" | "position", _) if shape.is_none() => Some(self.number()),
            ("is_some" | "is_none" | "is_ok" | "is_err" | "err" | "unwrap_err", 0) | ("expect_err", 1) if shape.is_none() => {
                self.rust_presence(receiver, method)
            }
            ("is_empty", 0) if shape.is_none() && !receiver.is_plain_constant() => Some(self.boolean()),
            ("clear", 0) if shape.is_none() => {
                self.assign(place(expr), Value::str(""), None);
                Some(Value::null())
            }
            // Where the owner's memory lies: what becomes of the owner becomes of that.
            ("as_ptr" | "as_mut_ptr", 0) if receiver.id != 0 => {
                let taint = self.deep_taint(receiver);
                Some(Value { id: receiver.id, ..self.unknown_with(taint) }.typed(Some("pointer".into())))
            }
            ("canonicalize", 0) if is_own_place(receiver) => Some(self.opaque().typed(Some("std.path.PathBuf".into()))),
            ("push", 1) if receiver.ty.as_deref() == Some("std.path.PathBuf") => {
                let joined = self.concat(&[receiver.clone(), Value::str("/"), first?], site.span);
                self.assign(place(expr), joined.typed(Some("std.path.PathBuf".into())), None);
                Some(Value::null())
            }
            ("push_str" | "push", 1)
                if shape.is_none() && !matches!(receiver.kind, Kind::Unknown if receiver.ty.as_deref() == Some("Vec")) =>
            {
                let more = first?;
                if method == "push" && !matches!(receiver.kind, Kind::Str(_)) {
                    return None;
                }
                let joined = self.concat(&[receiver.clone(), more], site.span);
                self.assign(place(expr), joined, None);
                Some(Value::null())
            }
            ("push" | "insert_str", _) if shape == Some(Shape::Buffer) => {
                let cell = receiver.cell()?;
                let text = self.st.heap.object(cell)?.field("$").cloned()?;
                let more = site.args.last()?.value.clone();
                let joined = self.concat(&[text, more], site.span);
                self.set_buffer(cell, joined);
                Some(Value::null())
            }
            ("concat", 0) if shape == Some(Shape::List) => Some(self.join_list(&Value::str(""), receiver, site.span)),
            _ => self.rust_optional(receiver, method, site).or_else(|| self.rust_iterator(receiver, method, site)),
        }
    }

    /// A value that is something.
    pub(super) fn without_nothing(&self, value: &Value<'a>) -> Value<'a> {
        let mut some = value.atoms().iter().filter(|atom| !matches!(atom.kind, Kind::Null)).cloned();
        let Some(first) = some.next() else { return value.clone() };
        some.fold(first, |sum, one| self.join(&sum, &one))
    }
}

/// What is behind `&`, `&mut` and `*`.
pub(super) fn place(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Unary { op: UnaryOp::AddressOf | UnaryOp::Deref, operand } => place(operand),
        _ => expr,
    }
}

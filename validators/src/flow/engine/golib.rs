//! Go's standard library where it takes text apart and puts it together, keeps values, matches and orders: what methods and functions of
//! its packages give. Knows no rule.

mod lists;

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Cell, Object, Shape},
    value::{CleanBits, Kind, Ref, Value},
};
use crate::flow::ir::TypeRef;

/// What a request is kept with: the context that was given to it last.
const CONTEXT: &str = "$context";

impl<'a> Engine<'a> {
    pub(super) fn go_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if let Kind::Regex(..) = receiver.kind {
            return self.go_regex_method(receiver, method, site);
        }
        if let Some(cell) = receiver.cell() {
            if method == "Decode"
                && let Some(value) = self.go_settings_into(receiver, site.args.first())
            {
                return Some(value);
            }
            return self.go_object_method(cell, method, site);
        }
        match (method, &receiver.kind) {
            // A header is a view of what it belongs to.
            ("Header", _) if site.args.is_empty() && receiver.id != 0 => {
                let mut view = self.unknown_with(receiver.taint.clone());
                view.id = self.part_id(receiver.id, &"Header()".into());
                view.via = receiver.id;
                Some(view)
            }
            // A request with another context is the same request, but for that.
            ("WithContext" | "Clone", Kind::Unknown) if receiver.ty.as_deref() == Some("net/http.Request") => {
                let context = self.go_arg(site, 0)?;
                let mut made = receiver.clone();
                made.id = self.ids.next();
                let mut shadow = Object::new(Shape::Shadow);
                shadow.set_field(&CONTEXT.into(), context, &self.ids);
                let shadow = self.allocate(Cell::Object(shadow));
                self.shadows.insert(made.id, shadow);
                Some(made)
            }
            ("Context", Kind::Unknown) if receiver.ty.as_deref() == Some("net/http.Request") => {
                let shadow = self.shadows.get(&receiver.id).copied()?;
                self.st.heap.object(shadow)?.field(CONTEXT).cloned()
            }
            ("Error" | "String", Kind::Str(_)) if site.args.is_empty() => Some(receiver.clone()),
            ("Hostname" | "String" | "Port", _) if site.args.is_empty() && receiver.via != 0 => {
                let mut value = self.unknown_with(receiver.taint.clone()).typed(Some("string".into()));
                value.via = receiver.via;
                match method {
                    "Hostname" => value.ty = Some(super::refine::HOST.into()),
                    // Whatever the port is, the host is the sender's.
                    "Port" => value.ty = Some(super::refine::ADDRESS_PART.into()),
                    _ => {}
                }
                Some(value)
            }
            _ => None,
        }
    }

    fn go_object_method(&mut self, cell: Ref, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let shape = self.st.heap.object(cell)?.shape;
        if let Some(value) = self.go_scanner(cell, method, site) {
            return Some(value);
        }
        match (shape, method) {
            (Shape::Buffer, "Reset") if site.args.is_empty() => None,
            (Shape::Buffer, "ReadFrom" | "WriteTo" | "CloseWithError" | "Reset") => self.go_buffer_read(cell, method, site),
            (Shape::List, "send") => {
                let value = self.go_arg(site, 0)?;
                self.st.heap.object_mut(cell)?.push(value, &self.ids);
                Some(Value::null())
            }
            (Shape::List, _) | (Shape::Map, "Next" | "Prev") => self.linked_list(cell, method, site),
            (Shape::Buffer, "Write" | "WriteByte" | "WriteRune" | "WriteString") => {
                let text = self.st.heap.object(cell)?.field("$").cloned()?;
                let more = self.go_arg(site, 0)?;
                let joined = self.concat(&[text, more], site.span);
                self.st.heap.object_mut(cell)?.set_field(&"$".into(), joined, &self.ids);
                Some(self.number())
            }
            (Shape::Buffer, "Len") => {
                let held = self.st.heap.object(cell)?.field("$").cloned()?;
                Some(match held.as_str() {
                    Some(known) => Value::int(known.len() as i128),
                    None => self.length_of(&held),
                })
            }
            (Shape::Buffer, "Bytes") => self.bytes_within(cell),
            (Shape::Buffer, "ReadString" | "ReadBytes" | "Next") => self.st.heap.object(cell)?.field("$").cloned(),
            (Shape::Buffer, "Truncate") => {
                let (held, end) = (self.st.heap.object(cell)?.field("$").cloned()?, self.go_arg(site, 0)?);
                let rest = if end.as_int() == Some(0) { Value::str("") } else { self.slice(&held, None, Some(&end)) };
                self.set_buffer(cell, rest);
                Some(Value::null())
            }
            (Shape::Instance, "String") => self.built_address(cell, site.span),
            (Shape::Buffer, "Grow" | "Close") => Some(Value::null()),
            // Values of a form or header by name.
            (Shape::Map, "Set" | "Add") if self.keeps_fields(cell) => {
                let (receiver, key, value) = (site.receiver?.clone(), self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                let key = canonical(&key);
                let Some(name) = key.key() else {
                    self.set_index(&receiver, &key, value);
                    return Some(Value::null());
                };
                let object = self.st.heap.object_mut(cell)?;
                let (first, held) = (first_of(&name), object.field(&name).cloned());
                match held.filter(|_| method == "Add") {
                    // The first of a name is what is asked for; under the name stands any of them.
                    Some(held) => {
                        if object.field(&first).is_none() {
                            object.set_field(&first, held.clone(), &self.ids);
                        }
                        let any = held.join(&value, &self.ids);
                        object.set_field(&name, any, &self.ids);
                    }
                    None => {
                        object.drop_field(&first);
                        self.set_index(&receiver, &key, value);
                    }
                }
                Some(Value::null())
            }
            (Shape::Map, "Get") if self.keeps_fields(cell) => {
                let (receiver, key) = (site.receiver?.clone(), canonical(&self.go_arg(site, 0)?));
                let first = key.key().and_then(|name| self.st.heap.object(cell)?.field(&first_of(&name)).cloned());
                Some(first.unwrap_or_else(|| self.index_value(&receiver, &key)))
            }
            (Shape::Map, "Del") if self.keeps_fields(cell) => {
                let key = canonical(&self.go_arg(site, 0)?).key()?;
                let object = self.st.heap.object_mut(cell)?;
                object.drop_field(&first_of(&key));
                object.drop_field(&key);
                Some(Value::null())
            }
            // A pool gives what its maker makes, or what was put back.
            (Shape::Map, "Get") if self.st.heap.object(cell)?.ty.as_deref() == Some("sync.Pool") => {
                let (maker, put) = {
                    let object = self.st.heap.object(cell)?;
                    (object.field("New").cloned()?, object.rest.as_deref().cloned())
                };
                let made = self.call_value(&maker, Vec::new(), site.span, &"New".into());
                Some(put.map_or_else(|| made.clone(), |put| self.join(&made, &put)))
            }
            (Shape::Map, "Put") if self.st.heap.object(cell)?.ty.as_deref() == Some("sync.Pool") => {
                let value = self.go_arg(site, 0)?;
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.add_rest(value, ids);
                Some(Value::null())
            }
            // `sync.Map`, and values kept in a context.
            (Shape::Map, "Value" | "Load") if self.st.heap.object(cell)?.ty.is_some() => {
                let (receiver, key) = (site.receiver?.clone(), self.go_arg(site, 0)?);
                let key = self.key_by_type(key);
                Some(self.index_value(&receiver, &key))
            }
            (Shape::Map, "Store") => {
                let (receiver, key, value) = (site.receiver?.clone(), self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                self.set_index(&receiver, &key, value);
                Some(Value::null())
            }
            _ => None,
        }
    }

    fn keeps_fields(&self, cell: Ref) -> bool {
        let ty = self.st.heap.object(cell).and_then(|object| object.ty.as_deref());
        matches!(ty, Some("net/url.Values" | "net/http.Header" | "net/textproto.MIMEHeader"))
    }

    /// A key that is told by its type alone: `key{}`.
    pub(super) fn key_by_type(&self, key: Value<'a>) -> Value<'a> {
        let object = key.cell().and_then(|cell| self.st.heap.object(cell));
        match object.and_then(|object| object.class.filter(|_| object.fields.is_empty())) {
            Some(class) => Value::str(self.classes[class.0 as usize].name.clone()),
            None => key,
        }
    }

    /// `context.WithValue(parent, key, value)`: what the parent holds, and this.
    pub(super) fn with_value(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (parent, key, value) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?, self.go_arg(site, 2)?);
        let key = self.key_by_type(key);
        let mut object = match parent.cell().and_then(|cell| self.st.heap.object(cell)) {
            Some(object) => object.clone(),
            None => {
                let mut object = Object::new(Shape::Map);
                object.open = true;
                object.taint = parent.taint.clone();
                object
            }
        };
        object.ty = Some("context.Context".into());
        match key.key() {
            Some(key) => object.set_field(&key, value, &self.ids),
            None => object.add_rest(value, &self.ids),
        }
        Some(self.allocate_object(object))
    }

    // ---- packages ----

    pub(super) fn go_text(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = self.go_arg(site, 0)?;
        let second = self.go_arg(site, 1);
        let known = text.as_str();
        let other = second.as_ref().and_then(Value::as_str);
        if let (Some(known), true) = (&known, site.args.len() == 1) {
            let folded = match function {
                "ToUpper" => known.to_uppercase(),
                "ToLower" => known.to_lowercase(),
                "TrimSpace" => known.trim().to_owned(),
                _ => String::new(),
            };
            if matches!(function, "ToUpper" | "ToLower" | "TrimSpace") {
                return Some(Value::str(folded));
            }
        }
        if let (Some(known), Some(other)) = (&known, &other) {
            let set = |c: char| other.contains(c);
            let folded = match function {
                "Contains" => Some(Value::bool(known.contains(&**other))),
                "HasPrefix" => Some(Value::bool(known.starts_with(&**other))),
                "HasSuffix" => Some(Value::bool(known.ends_with(&**other))),
                "EqualFold" => Some(Value::bool(known.to_lowercase() == other.to_lowercase())),
                "ContainsAny" => Some(Value::bool(known.chars().any(set))),
                "Equal" => Some(Value::bool(known == other)),
                "Index" => Some(Value::int(known.find(&**other).map_or(-1, |at| at as i128))),
                "LastIndex" => Some(Value::int(known.rfind(&**other).map_or(-1, |at| at as i128))),
                "Count" if !other.is_empty() => Some(Value::int(known.matches(&**other).count() as i128)),
                "Trim" => Some(Value::str(known.trim_matches(set))),
                "TrimLeft" => Some(Value::str(known.trim_start_matches(set))),
                "TrimRight" => Some(Value::str(known.trim_end_matches(set))),
                "TrimPrefix" => Some(Value::str(known.strip_prefix(&**other).unwrap_or(known))),
                "TrimSuffix" => Some(Value::str(known.strip_suffix(&**other).unwrap_or(known))),
                "Split" if !other.is_empty() => {
                    let items = known.split(&**other).take(64).map(Value::str).collect();
                    Some(self.new_list(items))
                }
                "Replace" | "ReplaceAll" => match (site.args.get(2).and_then(|arg| arg.value.as_str()), site.args.get(3)) {
                    (Some(new), None) => Some(Value::str(known.replace(&**other, &new))),
                    (Some(new), Some(times)) => match times.value.as_int() {
                        Some(times) if times < 0 => Some(Value::str(known.replace(&**other, &new))),
                        Some(times) => Some(Value::str(known.replacen(&**other, &new, usize::try_from(times).unwrap_or(0)))),
                        None => None,
                    },
                    _ => None,
                },
                _ => None,
            };
            if folded.is_some() {
                return folded;
            }
        }
        match function {
            "Fields" => match &known {
                Some(known) => {
                    let items = known.split_whitespace().take(64).map(Value::str).collect();
                    Some(self.new_list(items))
                }
                None => Some(self.list_of(&text)),
            },
            "SplitN" if known.is_some() && other.as_deref().is_some_and(|other| !other.is_empty()) => {
                let (known, other) = (known?, other?);
                let most = self.go_arg(site, 2)?.as_int().and_then(|most| usize::try_from(most).ok()).unwrap_or(64);
                let items = known.splitn(most.min(64), &*other).map(Value::str).collect();
                Some(self.new_list(items))
            }
            "CutPrefix" | "CutSuffix" => {
                if let (Some(known), Some(other)) = (&known, &other) {
                    let rest = if function == "CutPrefix" { known.strip_prefix(&**other) } else { known.strip_suffix(&**other) };
                    return Some(self.new_list(vec![Value::str(rest.unwrap_or(known)), Value::bool(rest.is_some())]));
                }
                let mut rest = self.part_of(&text);
                // Without what a sender chose, the rest says nothing of the whole.
                if other.is_some() {
                    rest.via = if text.via == 0 { text.id } else { text.via };
                }
                let found = self.boolean();
                Some(self.new_list(vec![rest, found]))
            }
            "SplitSeq" | "FieldsSeq" | "Lines" | "SplitAfterSeq" | "FieldsFuncSeq" => {
                let pieces: Option<Vec<Value<'a>>> = match (function, &known, &other) {
                    ("SplitSeq", Some(known), Some(other)) if !other.is_empty() => {
                        Some(known.split(&**other).take(64).map(Value::str).collect())
                    }
                    ("FieldsSeq", Some(known), _) => Some(known.split_whitespace().take(64).map(Value::str).collect()),
                    ("Lines", Some(known), _) => Some(known.split_inclusive('\n').take(64).map(Value::str).collect()),
                    _ => None,
                };
                let list = match pieces {
                    Some(pieces) => self.new_list(pieces),
                    None => self.list_of(&text),
                };
                let ty: crate::flow::ir::Sym = super::go_iterators::SINGLES.into();
                self.st.heap.object_mut(list.cell()?)?.ty = Some(ty.clone());
                Some(list.typed(Some(ty)))
            }
            "Split" | "SplitN" | "SplitAfter" => Some(self.list_of(&text)),
            "Cut" => {
                if let (Kind::Str(pieces), Some(separator)) = (&text.kind, second.as_ref().and_then(Value::as_str))
                    && let Some((before, behind)) = pieces.parted(&separator)
                {
                    let (before, behind) = (self.text_value(before, &text), self.text_value(behind, &text));
                    return Some(self.new_list(vec![before, behind, Value::bool(true)]));
                }
                // Not there: all of it, and nothing.
                if known.is_some() && other.is_some() {
                    return Some(self.new_list(vec![text, Value::str(""), Value::bool(false)]));
                }
                let (before, behind, found) = (self.part_of(&text), self.part_of(&text), self.boolean());
                Some(self.new_list(vec![before, behind, found]))
            }
            "Repeat" => match (known, second.as_ref().and_then(Value::as_int)) {
                (Some(known), Some(times)) if known.len() as i128 * times < 4096 => {
                    Some(Value::str(known.repeat(usize::try_from(times).unwrap_or(0))))
                }
                _ => Some(self.part_of(&text)),
            },
            "Contains" | "HasPrefix" | "HasSuffix" | "EqualFold" | "ContainsAny" | "ContainsRune" | "Equal" => {
                let mut answer = self.boolean();
                // Equal to a constant, whatever its case.
                if function == "EqualFold" || function == "Equal" {
                    let constant = |value: Option<&Value<'a>>| value.is_some_and(Value::is_plain_constant);
                    let subject = if constant(second.as_ref()) { Some(&text) } else { second.as_ref().filter(|_| constant(Some(&text))) };
                    if let Some(subject) = subject {
                        answer.facts = Some(Rc::new(self.guard_facts(subject, true)));
                    }
                }
                Some(answer)
            }
            "Index" | "LastIndex" | "Count" | "IndexByte" | "IndexAny" | "Compare" => Some(self.number()),
            "ToUpper" | "ToLower" | "TrimSpace" | "Trim" | "TrimLeft" | "TrimRight" | "TrimPrefix" | "TrimSuffix" | "Title" | "ToTitle" => {
                // The same text to whoever asks: a test of it is a test of what it was made from.
                let mut value = match &text.kind {
                    Kind::Str(_) => text.clone(),
                    _ => self.part_of(&text),
                };
                value.id = self.ids.next();
                value.ty = Some("string".into());
                if matches!(function, "TrimSpace" | "Trim" | "TrimLeft" | "TrimPrefix") {
                    value = self.beginning_cut(value);
                }
                let by_constant = second.as_ref().is_none_or(|second| second.as_str().is_some());
                value.via = match (by_constant, text.via) {
                    (false, _) => 0,
                    (true, 0) => text.id,
                    (true, via) => via,
                };
                Some(value)
            }
            "Map" => {
                let whole = second?;
                if !matches!(text.kind, Kind::Func(_)) {
                    return Some(self.part_of(&whole));
                }
                // What becomes of one letter becomes of each.
                let mut letter = self.unknown_with(self.deep_taint(&whole));
                letter.ty = Some(super::asked::CHARACTER.into());
                let (made, ()) =
                    self.either(|engine| engine.call_value(&text, vec![ArgValue::plain(letter)], site.span, &"callback".into()), |_| ());
                self.live = true;
                let unknown = self.deep_unknown(&whole, 0);
                let taint = self.deep_taint(&made);
                let value = if taint.is_empty() && !unknown { self.opaque() } else { self.unknown_with(taint) };
                Some(value.typed(Some("string".into())))
            }
            "Replace" | "ReplaceAll" => {
                let with = self.go_arg(site, 2)?;
                let taint = self.deep_taint(&text).union(&self.deep_taint(&with));
                let unknown = self.deep_unknown(&text, 0) || self.deep_unknown(&with, 0);
                let value = if taint.is_empty() && !unknown { self.opaque() } else { self.unknown_with(taint) };
                Some(value.typed(Some("string".into())))
            }
            _ => None,
        }
    }

    /// Some part of a text: as tainted as the whole.
    pub(super) fn part_of(&mut self, text: &Value<'a>) -> Value<'a> {
        let taint = self.deep_taint(text);
        let known = taint.is_empty() && !self.deep_unknown(text, 0);
        let value = if known { self.opaque() } else { self.unknown_with(taint) };
        value.typed(Some("string".into()))
    }

    fn list_of(&mut self, text: &Value<'a>) -> Value<'a> {
        let piece = self.part_of(text);
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(piece));
        self.allocate_object(list)
    }

    pub(super) fn pieces_of(&mut self, site: &Site<'a, '_>, count: usize) -> Value<'a> {
        let text = self.go_arg(site, 0).unwrap_or_else(|| self.unknown());
        // What is asked of one piece says nothing of the others.
        let mut items: Vec<Value<'a>> = (1..count).map(|_| self.part_of(&text)).collect();
        items.push(self.opaque());
        self.new_list(items)
    }

    pub(super) fn go_fmt(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let values = |engine: &Self, from: usize, apart: bool| {
            let mut list = Vec::new();
            for (at, arg) in site.args.iter().enumerate().skip(from) {
                // Without being asked, only what are no texts are kept apart.
                let no_text = |value: &Value<'a>| {
                    matches!(value.kind, Kind::Int(_) | Kind::Float(_) | Kind::Bool(_)) || value.ty.as_deref() == Some("number")
                };
                let between = at > from && no_text(&arg.value) && no_text(&site.args[at - 1].value);
                if apart && at > from || between {
                    list.push(Value::str(" "));
                }
                list.push(engine.pointed(&arg.value));
            }
            list
        };
        match function {
            "Sprintf" | "Errorf" => self.format_call(site, 0),
            "Sprint" => {
                let list = values(self, 0, false);
                Some(self.concat(&list, site.span))
            }
            "Sprintln" => {
                let mut list = values(self, 0, true);
                list.push(Value::str("\n"));
                Some(self.concat(&list, site.span))
            }
            "Fprintf" | "Fprint" | "Fprintln" | "Appendf" => {
                let to = self.go_arg(site, 0)?;
                let buffer = to.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::Buffer);
                let held = buffer.and_then(|object| object.field("$")).cloned();
                let more = if function == "Fprintf" {
                    self.format_call(site, 1)?
                } else {
                    let list = values(self, 1, function == "Fprintln");
                    self.concat(&list, site.span)
                };
                if let Some(written) = self.write_to_own(&to, &more, site.span) {
                    return Some(written);
                }
                let Some((cell, held)) = to.cell().zip(held) else {
                    self.go_written(to, more, site);
                    return None;
                };
                let joined = self.concat(&[held, more], site.span);
                self.st.heap.object_mut(cell)?.set_field(&"$".into(), joined, &self.ids);
                Some(self.number())
            }
            _ => None,
        }
    }

    /// Tells rules of what a format writes as one text, under the name `fmt.written`.
    fn go_written(&mut self, to: Value<'a>, text: Value<'a>, site: &Site<'a, '_>) {
        let args = [to, text].map(ArgValue::plain);
        let names = vec!["fmt.written".into()];
        let whole = Site::named(names, &args, site.span);
        let mut nothing = self.number();
        self.check_call(&whole, &mut nothing);
    }

    pub(super) fn write_into_buffer(&mut self, site: &Site<'a, '_>, buffer: usize, text: usize) -> Option<Value<'a>> {
        let to = self.go_arg(site, buffer)?;
        let more = self.go_arg(site, text)?;
        if let Some(written) = self.write_to_own(&to, &more, site.span) {
            return Some(written);
        }
        let cell = to.cell()?;
        let held = self.st.heap.object(cell).filter(|object| object.shape == Shape::Buffer)?.field("$").cloned()?;
        let joined = self.concat(&[held, more], site.span);
        self.st.heap.object_mut(cell)?.set_field(&"$".into(), joined, &self.ids);
        Some(self.number())
    }

    /// A page of `html/template` goes into a buffer: what was put into it was escaped on the way.
    pub(super) fn go_page(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = self.go_arg(site, 0)?.cell()?;
        let held = self.st.heap.object(cell).filter(|object| object.shape == Shape::Buffer)?.field("$").cloned()?;
        let data = site.args.last().map(|arg| arg.value.clone())?;
        let mut page = self.opaque().typed(Some("string".into()));
        page.taint = self.deep_taint(&data).cleaned(CleanBits::SANITIZED);
        let joined = self.concat(&[held, page], site.span);
        self.st.heap.object_mut(cell)?.set_field(&"$".into(), joined, &self.ids);
        Some(self.opaque().typed(Some("error".into())))
    }

    pub(super) fn go_path(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match function {
            "Split" => Some(self.pieces_of(site, 3)),
            "Clean" | "Abs" | "EvalSymlinks" | "ToSlash" | "FromSlash" | "Rel" | "Localize" => {
                let from = self.go_arg(site, usize::from(function == "Rel"))?;
                let mut value = match &from.kind {
                    Kind::Str(text) if text.constant().is_none() => from.clone(),
                    _ => self.part_of(&from),
                };
                value.id = self.ids.next();
                value.via = if from.via == 0 { from.id } else { from.via };
                Some(value.typed(Some("string".into())))
            }
            _ => None,
        }
    }

    /// `x.(T)` and cases of a type switch, where the value's own type is known.
    pub(super) fn has_go_type(&mut self, value: &Value<'a>, ty: &TypeRef) -> Option<bool> {
        if let Some(known) = self.has_class_type(value, ty) {
            return Some(known);
        }
        let name = self.type_name(ty)?;
        match &value.kind {
            Kind::Str(_) => Some(&*name == "string"),
            Kind::Bool(_) => Some(&*name == "boolean"),
            Kind::Int(_) | Kind::Float(_) if matches!(&*name, "string" | "boolean") => Some(false),
            _ => None,
        }
    }
}

/// The form in which names of headers are kept, and which names of form values have of themselves or lose for good.
fn canonical<'a>(key: &Value<'a>) -> Value<'a> {
    match key.as_str() {
        Some(name) => Value::str(name.to_ascii_lowercase()),
        None => key.clone(),
    }
}

/// Under which name the first of several values of a form is kept.
fn first_of(name: &str) -> crate::flow::ir::Sym {
    format!("{name} ").into()
}

//! Text operations: folded where all is known, else pieces and taint kept. Knows no rule.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Piece, Text, Value},
};

impl<'a> Engine<'a> {
    pub(super) fn join_list(&mut self, separator: &Value<'a>, list: &Value<'a>, span: Span) -> Value<'a> {
        let mut parts = Vec::new();
        match self.exact_elements(list).filter(|_| !self.has_no_order(list)) {
            Some(items) => {
                for (i, item) in items.into_iter().enumerate() {
                    if i > 0 {
                        parts.push(separator.clone());
                    }
                    if !(self.is_script() && matches!(item.kind, Kind::Null)) {
                        parts.push(self.with_facts(item));
                    }
                }
            }
            None => {
                // What the list began with is known all the same.
                let begins =
                    list.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::List && !object.weak);
                for first in begins.map(|object| object.items.clone()).unwrap_or_default() {
                    parts.push(self.with_facts(first));
                    parts.push(separator.clone());
                }
                let item = self.element(list, span);
                let is_object =
                    item.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.shape == Shape::Instance);
                // An object is what it says of itself. What its keys are called says nothing of it.
                let keyed = self.is_php() && self.shape_of(list) == Some(Shape::Map);
                // What is known of each of them is known of the whole.
                let of_parts = self.is_script() || self.language == assay_manifests::Language::Python && list.taint.is_empty();
                let by_item = keyed || of_parts && !item.taint.is_empty();
                let one = match self.deep_taint(if by_item { &item } else { list }) {
                    _ if is_object => self.concat(&[item], span),
                    taint if taint.is_empty() => item,
                    taint => self.unknown_with(taint),
                };
                parts.push(one.clone());
                // However many there are, they stand beside each other.
                if separator.as_str().is_some_and(|text| !text.is_empty()) {
                    parts.push(separator.clone());
                    parts.push(one);
                }
            }
        }
        self.concat(&parts, span)
    }

    /// A part of a text or list.
    pub(super) fn slice(&mut self, value: &Value<'a>, from: Option<&Value<'a>>, to: Option<&Value<'a>>) -> Value<'a> {
        if self.is_whole_text(value, from, to) {
            return value.clone();
        }
        if let Kind::Choice(list) = &value.kind {
            let parts: Vec<Value<'a>> = list.clone().iter().map(|one| self.slice(one, from, to)).collect();
            let mut parts = parts.into_iter();
            if let Some(first) = parts.next() {
                return parts.fold(first, |sum, one| self.join(&sum, &one));
            }
        }
        let bound = |at: Option<&Value<'a>>, length: usize, none: usize| -> Option<usize> {
            match at {
                None => Some(none),
                Some(at) => {
                    let at = at.as_int()?;
                    let at = if at < 0 { at + length as i128 } else { at };
                    Some(usize::try_from(at.max(0)).unwrap_or(length).min(length))
                }
            }
        };
        if let Some(text) = value.as_str() {
            let chars: Vec<char> = text.chars().collect();
            if let (Some(start), Some(end)) = (bound(from, chars.len(), 0), bound(to, chars.len(), chars.len())) {
                let part = Value::str(chars.get(start..end.max(start)).unwrap_or_default().iter().collect::<String>());
                return if self.are_bytes(value) { self.as_bytes(part) } else { part };
            }
        }
        if let Kind::Str(text) = &value.kind
            && let Some(super::value::Piece::Known(head)) = text.pieces.first()
            && let Some(start) = from.map_or(Some(0), |from| from.as_int().and_then(|at| usize::try_from(at).ok()))
        {
            let chars: Vec<char> = head.chars().collect();
            if let Some(end) = to.and_then(Value::as_int).and_then(|at| usize::try_from(at).ok())
                && end <= chars.len()
            {
                return Value::str(chars.get(start..end.max(start)).unwrap_or_default().iter().collect::<String>());
            }
            if to.is_none() && start <= chars.len() {
                let mut rest = Text::known(chars[start..].iter().collect::<String>());
                text.pieces[1..].iter().for_each(|piece| rest.push(piece.clone()));
                let mut made = Value::of(Kind::Str(Rc::new(rest))).tainted(value.taint.clone()).typed(Some("string".into()));
                made.id = self.ids.next();
                return made;
            }
        }
        if let Some(items) = self.exact_elements(value)
            && let (Some(start), Some(end)) = (bound(from, items.len(), 0), bound(to, items.len(), items.len()))
        {
            return self.new_list(items.get(start..end.max(start)).unwrap_or_default().to_vec());
        }
        if let Some(cell) = value.cell() {
            let element = self.some_element(cell);
            let mut list = Object::new(Shape::List);
            list.rest = Some(Box::new(element));
            return self.allocate_object(list);
        }
        self.derived(value)
    }

    /// A text escaped for a page: its known pieces as they are written then, what is not known where it stood.
    pub(super) fn page_escaped(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        let escape = |text: &Text| Text {
            pieces: text
                .pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Known(known) => Piece::Known(
                        known
                            .replace('&', "&amp;")
                            .replace('<', "&lt;")
                            .replace('>', "&gt;")
                            .replace('"', "&#34;")
                            .replace('\'', "&#39;")
                            .into(),
                    ),
                    other => other.clone(),
                })
                .collect(),
        };
        let known =
            |atom: &Value<'a>| matches!(&atom.kind, Kind::Str(text) if text.pieces.iter().any(|piece| matches!(piece, Piece::Known(_))));
        if !value.atoms().iter().any(known) {
            return None;
        }
        let mut made: Option<Value<'a>> = None;
        for atom in value.atoms().to_vec() {
            let mut one = match &atom.kind {
                Kind::Str(text) => {
                    let mut one = Value::of(Kind::Str(Rc::new(escape(text)))).tainted(atom.taint.clone());
                    one.id = if one.is_plain_constant() { 0 } else { self.ids.next() };
                    one
                }
                Kind::Null => atom,
                _ => self.derived(&atom),
            };
            one.ty = Some("string".into());
            made = Some(made.map_or_else(|| one.clone(), |known| self.join(&known, &one)));
        }
        made
    }

    /// Some text made of a value.
    pub(super) fn derived(&mut self, value: &Value<'a>) -> Value<'a> {
        let taint = self.deep_taint(value);
        let mut made = if taint.is_empty() && !self.deep_unknown(value, 0) { self.opaque() } else { self.unknown_with(taint) };
        made.ty = Some("string".into());
        made
    }

    /// `"…%s…" % values`.
    pub(super) fn percent_format(&mut self, format: &Value<'a>, values: &Value<'a>, span: Span) -> Value<'a> {
        let named = values.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::Map);
        if let Some(object) = named
            && !object.open
            && object.rest.is_none()
        {
            let fields = object.fields.clone();
            return self.fill(format, &[], &fields, span, false);
        }
        let args = match self.exact_elements(values) {
            Some(list) => list,
            None => vec![values.clone()],
        };
        self.fill(format, &args, &[], span, false)
    }

    pub(super) fn format_call(&mut self, site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        let format = site.args.get(at)?.value.clone();
        let args: Vec<Value<'a>> = site.args.iter().skip(at + 1).map(|arg| arg.value.clone()).collect();
        let braces = self.language == assay_manifests::Language::CSharp || format.as_str().is_some_and(|text| text.contains("{0}"));
        Some(self.fill(&format, &args, &[], site.span, braces))
    }

    /// Fills the places of a format with values; numbers are numbers.
    pub(super) fn fill(
        &mut self,
        format: &Value<'a>,
        args: &[Value<'a>],
        named: &[(crate::flow::ir::Sym, Value<'a>)],
        span: Span,
        braces: bool,
    ) -> Value<'a> {
        let mut everything = args.to_vec();
        everything.extend(named.iter().map(|(_, value)| value.clone()));
        let by_name = |name: &str| named.iter().find(|(key, _)| &**key == name).map(|(_, value)| value.clone());
        let Some(text) = format.as_str() else {
            let mut all = vec![format.clone()];
            all.extend(everything);
            return self.concat(&all, span);
        };
        let mut parts: Vec<Value<'a>> = Vec::new();
        let mut known = String::new();
        let mut next = args.iter();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if braces && (c == '{' || c == '}') && chars.peek() == Some(&c) {
                chars.next();
                known.push(c);
            } else if braces && c == '{' {
                let mut name = String::new();
                for inner in chars.by_ref() {
                    if inner == '}' {
                        break;
                    }
                    name.push(inner);
                }
                parts.push(Value::str(std::mem::take(&mut known)));
                let place = name.split(['!', ':', '.', '[']).next().unwrap_or_default();
                let value = match place.parse::<usize>() {
                    Ok(index) => args.get(index).cloned(),
                    Err(_) if place.is_empty() => next.next().cloned(),
                    Err(_) => by_name(place),
                };
                let value = value.map(|value| self.format_field(value, &name, span));
                let value = value.map(|value| self.shown_by_spec(value, name.split_once(':').map_or("", |(_, spec)| spec)));
                let numeric = name.split_once(':').is_some_and(|(_, spec)| spec.ends_with(['d', 'x', 'X', 'b', 'o', 'e', 'f', 'g', '%']));
                let value = value.unwrap_or_else(|| self.any_of(&everything));
                parts.push(if numeric { self.as_number(value, span) } else { value });
            } else if !braces && c == '%' {
                if chars.peek() == Some(&'%') {
                    chars.next();
                    known.push('%');
                    continue;
                }
                let mut verb = 's';
                // `%2$s` names its argument by number.
                let mut digits = String::new();
                let mut flags = String::new();
                let mut key: Option<String> = None;
                let mut place: Option<usize> = None;
                while let Some(inner) = chars.next() {
                    match inner {
                        '0'..='9' => digits.push(inner),
                        '$' => place = digits.parse::<usize>().ok().and_then(|number| number.checked_sub(1)),
                        _ => {}
                    }
                    if !inner.is_ascii_alphabetic() && !matches!(inner, '(' | '[') {
                        flags.push(inner);
                    }
                    if inner == '(' {
                        key = Some(chars.by_ref().take_while(|c| *c != ')').collect());
                        continue;
                    }
                    if inner == '[' {
                        // Go: `%[2]s` takes the second argument.
                        let digits: String = chars.by_ref().take_while(|c| *c != ']').collect();
                        place = digits.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                        continue;
                    }
                    if inner.is_ascii_alphabetic() {
                        verb = inner;
                        break;
                    }
                }
                parts.push(Value::str(std::mem::take(&mut known)));
                let value = match (&key, place) {
                    (Some(key), _) => by_name(key),
                    (None, Some(place)) => args.get(place).cloned(),
                    (None, None) => next.next().cloned(),
                };
                let value = value.unwrap_or_else(|| self.any_of(&everything));
                let value = self.shown_by_percent(value, &flags, verb);
                let numeric = verb == 't' && self.language == assay_manifests::Language::Go
                    || matches!(verb, 'd' | 'i' | 'u' | 'f' | 'F' | 'x' | 'X' | 'g' | 'e' | 'b' | 'o' | 'c');
                // A script's `%I` and `%L` write a name and a value of SQL in their quotes.
                let quoted = self.is_script() && matches!(verb, 'I' | 'L');
                parts.push(match verb {
                    // The name of a type is the program's own.
                    'T' if self.language == assay_manifests::Language::Go => self.opaque(),
                    'r' | 'a' if self.language == assay_manifests::Language::Python => {
                        let name = if verb == 'r' { "repr" } else { "ascii" };
                        self.library_call(Site::named(vec![name.into()], &[super::call::ArgValue::plain(value)], span))
                    }
                    _ if numeric => self.as_number(value, span),
                    _ if quoted => {
                        let mut value = value.cleaned(super::value::CleanBits::SANITIZED);
                        value.kind = if value.taint.is_empty() { Kind::Opaque } else { Kind::Unknown };
                        value
                    }
                    _ => value,
                });
            } else {
                known.push(c);
            }
        }
        parts.push(Value::str(known));
        self.concat(&parts, span)
    }

    /// A value that a format writes as a number, or fails on: nothing of a text passes.
    pub(super) fn as_number(&mut self, value: Value<'a>, span: Span) -> Value<'a> {
        if value.is_plain_constant() {
            return value;
        }
        // Go shows what it was given in place of a number.
        if self.language == assay_manifests::Language::Go
            && (value.cell().is_some() || matches!(value.kind, Kind::Str(_)) || value.ty.as_deref() == Some("string"))
        {
            return value;
        }
        let known = value.ty.as_deref() == Some("number");
        let mut value = value.cleaned(super::value::CleanBits::SANITIZED);
        if !known && !value.taint.is_empty() {
            let module = self.module_number();
            value = value.stepped(module, span, &super::value::Note::AsNumber);
        }
        value.kind = Kind::Opaque;
        value
    }

    fn any_of(&mut self, args: &[Value<'a>]) -> Value<'a> {
        let taint = args.iter().fold(super::value::Taint::default(), |sum, value| sum.union(&self.deep_taint(value)));
        let unknown = args.iter().any(|value| self.deep_unknown(value, 0));
        if taint.is_empty() && !unknown { self.opaque() } else { self.unknown_with(taint) }
    }

    /// Methods of text. `None` where the name or the receiver is no text's.
    pub(super) fn text_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_text = matches!(receiver.kind, Kind::Str(_))
            || matches!(receiver.ty.as_deref(), Some("string" | super::refine::TOLD_PATH | super::refine::TOLD_PART));
        let first = site.args.first().map(|arg| arg.value.clone());
        if let Some(group) = self.group_asked(receiver, method, site) {
            return Some(group);
        }
        if let Some(text) = receiver.as_str()
            && let Some(made) =
                self.of_constant_text(&text, method, site.args).or_else(|| self.plain_text_method(receiver, &text, method, site))
        {
            return Some(self.made_of_bytes(receiver, method, made));
        }
        match method {
            "isdigit" | "isdecimal" | "isnumeric" | "isalnum" | "isalpha" => {
                let mut result = self.boolean();
                result.facts = Some(Rc::new(self.guard_facts(receiver, true)));
                return Some(result);
            }
            // `pattern.test(text)`, `text.matches(pattern)`.
            "test" if self.goes_on(receiver, site) => return Some(self.searched(&receiver.clone(), &first?, false)),
            "test" if matches!(receiver.kind, Kind::Regex(..)) => return Some(self.matched(&receiver.clone(), &first?, false, false)),
            "matches" if is_text || first.as_ref().is_some_and(|value| value.as_str().is_some()) => {
                return Some(self.matched(&first?, receiver, true, false));
            }
            "equals" | "equalsIgnoreCase" | "Equals" => {
                let other = first?;
                if let Some(equal) = self.equal_values(receiver, &other) {
                    return Some(Value::bool(equal));
                }
                let mut result = self.boolean();
                let fixed = |one: &Value<'a>| one.atoms().iter().all(Value::is_plain_constant);
                let subject = if fixed(receiver) { Some(&other) } else { fixed(&other).then_some(receiver) };
                if let Some(subject) = subject {
                    result.facts = Some(Rc::new(self.guard_facts(subject, true)));
                }
                return Some(result);
            }
            _ => {}
        }
        if !is_text {
            // The receiver may be anything: only operations that no other type has.
            return match method {
                "format" if matches!(receiver.kind, Kind::Str(_)) => None,
                _ => None,
            };
        }
        if let Some(text) = receiver.as_str()
            && !self.is_script()
            && let Some(folded) = fold(&text, method, site)
        {
            return Some(folded);
        }
        Some(match method {
            "format" => {
                let mut args: Vec<Value<'a>> = Vec::new();
                let mut named: Vec<(crate::flow::ir::Sym, Value<'a>)> = Vec::new();
                let spread = site.args.iter().any(|arg| arg.spread != crate::flow::ir::Spread::No);
                for arg in site.args {
                    let value = match arg.expr {
                        Some(expr) if arg.spread == crate::flow::ir::Spread::No => self.as_piece(arg.value.clone(), expr),
                        _ => arg.value.clone(),
                    };
                    match &arg.name {
                        Some(name) => named.push((name.clone(), value)),
                        None => args.push(value),
                    }
                }
                if spread {
                    // Any of the values may stand in any place.
                    let any = self.any_of(&args);
                    let places = receiver.as_str().map_or(1, |text| text.matches('{').count()).clamp(1, 16);
                    args = vec![any; places];
                    named.clear();
                }
                self.fill(receiver, &args, &named, site.span, true)
            }
            "format_map" => {
                let mapping = first?;
                match mapping.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| !object.open && object.rest.is_none()) {
                    Some(object) => {
                        let named = object.fields.clone();
                        self.fill(receiver, &[], &named, site.span, true)
                    }
                    None => return None,
                }
            }
            "formatted" => {
                let args: Vec<Value<'a>> = site.args.iter().map(|arg| arg.value.clone()).collect();
                self.fill(receiver, &args, &[], site.span, false)
            }
            "concat" => {
                let parts: Vec<Value<'a>> =
                    std::iter::once(receiver.clone()).chain(site.args.iter().map(|arg| arg.value.clone())).collect();
                self.concat(&parts, site.span)
            }
            "join" if !self.is_ruby() => self.join_list(receiver, &first?, site.span),
            "indexOf" | "find" | "index" | "IndexOf" if site.args.len() == 1 && self.place_of(receiver, first.as_ref()?).is_some() => {
                Value::int(self.place_of(receiver, &first?)? as i128)
            }
            "splitlines" | "split" | "rsplit" | "rpartition"
                if self.language == assay_manifests::Language::Python && self.python_parts(receiver, method, site).is_some() =>
            {
                self.python_parts(receiver, method, site)?
            }
            "split" | "partition" if self.taken_apart(receiver, method, site).is_some() => self.taken_apart(receiver, method, site)?,
            "split" | "rsplit" | "splitlines" | "partition" | "toCharArray" | "chars" => {
                let mut piece = self.derived(receiver);
                let whole = if receiver.via == 0 { receiver.id } else { receiver.via };
                if receiver.ty.as_deref() == Some(super::refine::TOLD_PATH) && method == "split" {
                    (piece.ty, piece.via) = (Some(super::refine::TOLD_PART.into()), whole);
                } else if self.is_script() && method == "split" && first.as_ref().is_some_and(parts_paths) {
                    piece.ty = Some(super::asked::SEGMENT.into());
                }
                let mut list = Object::new(Shape::List);
                list.rest = Some(Box::new(piece));
                let mut list = self.allocate_object(list);
                list.via = whole;
                list
            }
            "length" if site.args.is_empty() && self.on_jvm() => self.length_of(receiver),
            "length" | "size" | "indexOf" | "lastIndexOf" | "find" | "count" | "compareTo" | "hashCode" | "index" => self.number(),
            "isEmpty" if self.on_jvm() && receiver.id != 0 => {
                let is_empty = super::value::Fact {
                    id: receiver.id,
                    clean: super::value::CleanBits::GUARDED,
                    constant: Some(super::value::Constant::Str("".into())),
                    marks: super::value::Bits::default(),
                };
                let mut answer = self.boolean();
                answer.facts = Some(Rc::new(super::value::Facts { when_true: vec![is_empty], when_false: Vec::new() }));
                answer
            }
            "startswith" | "startsWith" | "endswith" | "endsWith" | "contains" | "includes" | "isEmpty" | "StartsWith" | "EndsWith"
            | "Contains" | "starts_with" | "ends_with" => self.boolean(),
            "substring" | "slice" | "substr" | "subarray" | "Substring" => {
                let second = site.args.get(1).map(|arg| arg.value.clone());
                self.slice(receiver, first.as_ref(), second.as_ref())
            }
            "toString" | "to_string" | "to_owned" | "as_str" | "intern" | "String" => receiver.clone(),
            "lower" | "upper" | "strip" | "trim" | "toLowerCase" | "toUpperCase" | "encode" | "decode" | "lstrip" | "rstrip"
            | "getBytes" | "trimStart" | "trimEnd" | "trimLeft" | "trimRight" => {
                let mut value = match &receiver.kind {
                    Kind::Str(text) => {
                        let same = Value::of(Kind::Str(Rc::new(Text { pieces: text.pieces.clone() }))).tainted(receiver.taint.clone());
                        self.recoded_text(receiver, method, site).unwrap_or(same)
                    }
                    _ => self.derived(receiver),
                };
                value.id = self.ids.next();
                // A part of an address in other letters is that part.
                let part = receiver.ty.clone().filter(|ty| matches!(&**ty, super::refine::HOST | super::refine::SCHEME));
                value.ty = Some(part.unwrap_or_else(|| "string".into()));
                value.via = self.via_of_trimmed(receiver, method, site);
                if method == "encode" && value.is_plain_constant() { self.as_bytes(value) } else { value }
            }
            _ => return None,
        })
    }
}

impl<'a> Engine<'a> {
    pub(super) fn place_of(&self, text: &Value<'a>, needle: &Value<'a>) -> Option<usize> {
        let Kind::Str(text) = &text.kind else { return None };
        text.place_of(&needle.as_str()?)
    }

    /// One part of a text. In a script what is learnt of it says nothing of the other parts.
    fn part_of_text(&mut self, part: Text, whole: &Value<'a>, separator: &str) -> Value<'a> {
        let mut part = self.text_value(part, whole);
        if self.is_script() {
            part.via = if part.is_plain_constant() { part.via } else { 0 };
            part.ty = if separator == "/" { Some(super::asked::SEGMENT.into()) } else { part.ty };
        }
        part
    }

    /// The parts of a text between separators, as far as its known pieces tell.
    fn taken_apart(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_python = self.language == assay_manifests::Language::Python;
        let Kind::Str(text) = &receiver.kind else { return None };
        let text = text.clone();
        if !(is_python || self.is_script()) || site.args.len() > 1 {
            return None;
        }
        let separator = match site.args.first() {
            Some(arg) => Some(arg.value.as_str().filter(|one| !one.is_empty())?),
            None => None,
        };
        let mut object = Object::new(Shape::List);
        match (method, separator) {
            ("split", None) if is_python => {
                let known = text.constant()?;
                object.items = known.split_whitespace().take(super::heap::MAX_ENTRIES).map(Value::str).collect();
                if known.split_whitespace().count() > object.items.len() {
                    return None;
                }
            }
            ("split", Some(separator)) => {
                let (parts, rest) = text.split(&separator);
                object.items = parts.into_iter().map(|part| self.part_of_text(part, receiver, &separator)).collect();
                object.rest = rest.map(|rest| Box::new(self.part_of_text(rest, receiver, &separator)));
            }
            ("partition", Some(separator)) if is_python => {
                let (before, behind) = text.parted(&separator)?;
                object.items = vec![self.text_value(before, receiver), Value::str(separator), self.text_value(behind, receiver)];
            }
            _ => return None,
        }
        let mut list = self.allocate_object(object);
        list.via = if receiver.via == 0 { receiver.id } else { receiver.via };
        Some(list)
    }
}

/// Whether what a text is split at is every separator of a path.
pub(super) fn parts_paths(separator: &Value<'_>) -> bool {
    match &separator.kind {
        Kind::Regex(pattern, _) => matches!(
            &**pattern,
            "\\/" | "\\/+" | "[\\\\/]" | "[\\\\/]+" | "[/\\\\]" | "[/\\\\]+" | "[\\/\\\\]" | "[\\/\\\\]+" | "[\\\\\\/]" | "[\\\\\\/]+"
        ),
        _ => separator.as_str().is_some_and(|text| &*text == "/" || is_slashes(&text)),
    }
}

/// `#[/\\\\]#`: an expression between signs of its own that finds what parts folders.
fn is_slashes(text: &str) -> bool {
    let inner = |sign: char| text.strip_prefix(sign)?.strip_suffix(sign);
    let pattern = ['#', '~', '@', '!', '/'].into_iter().find_map(inner).unwrap_or_default();
    matches!(pattern.trim_end_matches('+'), "/" | "\\/" | "[/\\\\]" | "[\\\\/]" | "[\\/\\\\]" | "[\\\\\\/]")
}

/// Operations on constant text.
fn fold<'a>(text: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
    let arg = |at: usize| site.args.get(at).map(|arg| &arg.value);
    let string = |at: usize| arg(at).and_then(Value::as_str);
    let int = |at: usize| arg(at).and_then(Value::as_int).and_then(|n| usize::try_from(n).ok());
    Some(match method {
        "lower" | "toLowerCase" | "ToLower" | "downcase" | "to_lowercase" if site.args.is_empty() => Value::str(text.to_lowercase()),
        "upper" | "toUpperCase" | "ToUpper" | "upcase" | "to_uppercase" if site.args.is_empty() => Value::str(text.to_uppercase()),
        "strip" | "trim" | "Trim" if site.args.is_empty() => Value::str(text.trim()),
        "charAt" | "char_at" => Value::str(text.chars().nth(int(0)?)?.to_string()),
        "charCodeAt" | "codePointAt" => Value::int(u32::from(text.chars().nth(int(0)?)?).into()),
        "length" | "size" if site.args.is_empty() => Value::int(text.chars().count() as i128),
        "startswith" | "startsWith" | "StartsWith" | "starts_with" if site.args.len() == 1 => Value::bool(text.starts_with(&*string(0)?)),
        "endswith" | "endsWith" | "EndsWith" | "ends_with" if site.args.len() == 1 => Value::bool(text.ends_with(&*string(0)?)),
        "contains" | "includes" | "Contains" | "include?" => Value::bool(text.contains(&*string(0)?)),
        "indexOf" | "find" | "index" if site.args.len() == 1 => {
            Value::int(text.find(&*string(0)?).map_or(-1, |at| text[..at].chars().count() as i128))
        }
        "isEmpty" | "is_empty" | "empty?" => Value::bool(text.is_empty()),
        "replace" | "Replace" | "replaceAll" | "gsub" if site.args.len() == 2 => Value::str(text.replace(&*string(0)?, &string(1)?)),
        "concat" => Value::str(format!("{text}{}", string(0)?)),
        "substring" | "Substring" => {
            let chars: Vec<char> = text.chars().collect();
            let end = if site.args.len() > 1 { int(1)? } else { chars.len() };
            Value::str(chars.get(int(0)?..end)?.iter().collect::<String>())
        }
        _ => return None,
    })
}

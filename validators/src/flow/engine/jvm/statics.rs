//! Static methods of the JVM's library: factories, wrappers, joins, codecs, formats. Knows no rule.

use super::JOINING;
use crate::{
    flow::{
        engine::{
            Engine,
            call::{ArgValue, Site},
            heap::{Object, Shape},
            value::{Kind, Value},
        },
        ir::Sym,
    },
    rule::pattern::last_segment,
};

impl<'a> Engine<'a> {
    pub(super) fn jvm_static(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        let (owner, _) = name.rsplit_once('.')?;
        let held = self
            .jvm_held_by_factory(site, last_segment(owner), method)
            .or_else(|| self.jvm_function_by_factory(site, last_segment(owner), method))
            .or_else(|| self.jvm_order_by_factory(site, last_segment(owner), method))
            .or_else(|| if self.is_java() { self.jvm_over_lists(site, last_segment(owner), method) } else { None });
        if held.is_some() {
            return held;
        }
        match (last_segment(owner), method) {
            ("Pattern", "compile") => {
                let mut value = Value::of(Kind::Regex(first?.as_str()?, self.line_flag(site.args.get(1))))
                    .typed(Some("java.util.regex.Pattern".into()));
                value.id = self.ids.next();
                Some(value)
            }
            // What a table of constants that is not in sight has under a key is not made of the key.
            (table, "get") if site.args.len() == 1 && is_table(table) => Some(self.unknown()),
            ("System", "setProperty" | "clearProperty") => self.jvm_property_set(&first?, Self::arg(site, 1).unwrap_or_else(Value::null)),
            ("System", "getProperty") => {
                let name = first?.as_str()?;
                let set = self.jvm_property(&name);
                set.or_else(|| platform_setting(&name).filter(|_| site.args.len() == 1).map(Value::str))
            }
            ("MessageFormat", "format") => self.holes_filled(&first?, site),
            ("Pattern", "matches") => {
                let matched = self.matched(&first?, &Self::arg(site, 1)?, true, false);
                let mut answer = self.boolean();
                answer.facts = matched.facts;
                Some(answer)
            }
            ("String", "valueOf" | "copyValueOf") | ("Objects", "toString") | ("Integer" | "Long" | "Character" | "Double", "toString") => {
                let value = first?;
                if value.cell().is_some() {
                    return self.text_from(&value);
                }
                Some(self.concat(&[value], site.span))
            }
            ("String", "join") => {
                let separator = first?;
                let list = match site.args {
                    [_, only] if only.value.cell().is_some() || only.value.as_str().is_none() => only.value.clone(),
                    [_, rest @ ..] => self.new_list(rest.iter().map(|arg| arg.value.clone()).collect()),
                    [] => return None,
                };
                Some(self.join_list(&separator, &list, site.span))
            }
            ("String", "format") => {
                // A locale may stand before the format; the values may come as one array.
                let at = usize::from(
                    site.args.len() > 1 && !matches!(site.args[0].value.kind, Kind::Str(_)) && !self.is_text(&site.args[0].value),
                );
                self.jvm_format(site, at)
            }
            ("Arrays", "asList")
            | ("List" | "Set" | "Stream" | "IntStream" | "LongStream" | "DoubleStream", "of")
            | ("Collections", "singletonList" | "singleton")
            | ("EnumSet", "of") => match site.args {
                [only] if only.value.cell().is_some() && method != "singletonList" => {
                    Some(self.collection(Some(&only.value.clone()), Some("java.util.List".into()), site))
                }
                all => {
                    let items = all.iter().map(|arg| arg.value.clone()).collect();
                    Some(self.jvm_list(items, "java.util.List"))
                }
            },
            ("Stream" | "IntStream", "concat") if site.args.len() == 2 => {
                let both = self.collection(first.as_ref(), Some("java.util.stream.Stream".into()), site);
                let mut object = self.st.heap.object(both.cell()?)?.clone();
                self.spread_into(&mut object, &Self::arg(site, 1)?, site.span);
                Some(self.allocate_object(object))
            }
            ("Map", "copyOf") => {
                let object = self.st.heap.object(first?.cell()?).filter(|object| object.shape == Shape::Map)?.clone();
                Some(self.allocate_object(object))
            }
            // Told from the test by comparing it with zero.
            ("Arrays" | "Collections", "binarySearch") if site.args.len() == 2 => {
                let member = self.membership(&Self::arg(site, 1)?, &first?, false);
                let place = crate::flow::engine::answers::SEARCHED_PLACE;
                Some(if matches!(member.kind, Kind::Bool(_)) { self.number() } else { crate::flow::engine::answers::place(member, place) })
            }
            ("Arrays", "stream") | ("List" | "Set", "copyOf") => {
                let from = first?;
                from.cell()?;
                Some(self.collection(Some(&from), Some("java.util.List".into()), site))
            }
            ("Class", "forName") => self.jvm_class_by_name(&first?.as_str()?),
            ("Arrays", "copyOfRange") if site.args.len() == 3 => {
                let list = first?;
                let at = |n: usize| Self::arg(site, n).and_then(|one| one.as_int()).and_then(|n| usize::try_from(n).ok());
                match (self.exact_elements(&list), at(1), at(2)) {
                    (Some(items), Some(from), Some(to)) if from <= to && to <= items.len() => {
                        let ty = list.cell().and_then(|cell| self.st.heap.object(cell)?.ty.clone()).unwrap_or_else(|| "".into());
                        Some(self.jvm_list(items[from..to].to_vec(), &ty))
                    }
                    _ => Some(list),
                }
            }
            ("IntStream" | "LongStream", "range" | "rangeClosed") => {
                let (from, to) = (first?.as_int(), Self::arg(site, 1)?.as_int());
                let mut object = Object::new(Shape::List);
                object.ty = Some("java.util.stream.IntStream".into());
                match (from, to) {
                    (Some(from), Some(to)) if to - from < 32 => {
                        let last = if method == "range" { to } else { to + 1 };
                        object.items = (from..last).map(Value::int).collect();
                    }
                    _ => object.rest = Some(Box::new(self.number())),
                }
                Some(self.allocate_object(object))
            }
            ("Collectors", "partitioningBy") if site.args.len() == 1 => Some(self.jvm_list(vec![first?], super::PARTITIONING)),
            ("Collectors", "groupingBy" | "partitioningBy") => {
                let counts = site.args.last().is_some_and(|arg| arg.value.ty.as_deref() == Some(super::COUNTING));
                Some(Value::str(if counts { "counts" } else { "" }).typed(Some(super::GROUPING.into())))
            }
            (
                "Collectors",
                "counting" | "summingInt" | "summingLong" | "summingDouble" | "averagingInt" | "averagingLong" | "averagingDouble",
            ) => Some(Value::str("").typed(Some(super::COUNTING.into()))),
            ("Collectors", "toMap") if site.args.len() >= 2 => {
                let pair = site.args.iter().take(2).map(|arg| arg.value.clone()).collect();
                Some(self.jvm_list(pair, super::TO_MAP))
            }
            ("Arrays", "copyOf" | "copyOfRange") | ("Objects", "requireNonNull") | ("Optional", "get") => first,
            ("Arrays", "fill") => {
                let (list, value) = (first?, Self::arg(site, 1)?);
                if let Some(object) = list.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                    object.items.iter_mut().for_each(|item| *item = value.clone());
                    object.rest = None;
                }
                Some(Value::null())
            }
            ("Objects", "requireNonNullElseGet") => {
                let (value, other) = (first?, Self::arg(site, 1)?);
                if !matches!(value.kind, Kind::Null) && (value.is_plain_constant() || value.cell().is_some()) {
                    return Some(value);
                }
                let made = self.call_function(&other, Vec::new(), site)?;
                self.live = true;
                Some(if matches!(value.kind, Kind::Null) { made } else { self.join(&self.without_nothing(&value), &made) })
            }
            ("Objects", "requireNonNullElse") => {
                let (value, other) = (first?, Self::arg(site, 1)?);
                Some(match value.kind {
                    Kind::Null => other,
                    Kind::Cell(_) => value,
                    _ if value.is_plain_constant() => value,
                    _ => self.join(&value, &other),
                })
            }
            ("Optional" | "OptionalInt" | "OptionalLong" | "OptionalDouble", "of" | "ofNullable") => match first {
                Some(Value { kind: Kind::Null, .. }) | None => Some(self.jvm_list(Vec::new(), "java.util.Optional")),
                // It may be there, or not.
                Some(value) if value.atoms().iter().any(|atom| matches!(atom.kind, Kind::Null)) => {
                    let mut made = Object::new(Shape::List);
                    made.ty = Some("java.util.Optional".into());
                    made.rest = Some(Box::new(self.without_nothing(&value)));
                    Some(self.allocate_object(made))
                }
                Some(value) => Some(self.jvm_list(vec![value], "java.util.Optional")),
            },
            ("Optional" | "OptionalInt" | "OptionalLong" | "OptionalDouble" | "Stream" | "IntStream", "empty") => {
                Some(self.jvm_list(Vec::new(), "java.util.Optional"))
            }
            ("Collections", "emptyList" | "emptySet") => Some(self.jvm_list(Vec::new(), "java.util.List")),
            ("Collections", "emptyMap") => Some(self.allocate_object(Object::new(Shape::Map))),
            (
                "Collections",
                "unmodifiableList"
                | "unmodifiableMap"
                | "unmodifiableSet"
                | "synchronizedList"
                | "synchronizedMap"
                | "unmodifiableCollection",
            ) => first,
            ("Collections", "enumeration") => self.walker(&first?),
            ("Collections", "reverse") => {
                let cell = first?.cell()?;
                let object = self.st.heap.object_mut(cell)?;
                object.items.reverse();
                Some(Value::null())
            }
            ("Collections", "swap") if self.swapped(site).is_some() => Some(Value::null()),
            ("Collections", "rotate" | "fill" | "copy") => self.jvm_rearranged(site, method),
            ("EnumSet", "noneOf") => Some(self.jvm_list(Vec::new(), "java.util.Set")),
            ("EnumSet", "allOf") => {
                let Kind::Class(class) = first?.kind else { return None };
                let all = self.enumeration_member(class, "values", &[])?;
                Some(self.collection(Some(&all), Some("java.util.Set".into()), site))
            }
            ("EnumSet", "complementOf" | "range") => None,
            ("Collections", "sort" | "shuffle" | "swap") => {
                let cell = first?.cell()?;
                let ids = &self.ids;
                self.st.heap.object_mut(cell)?.blur(ids);
                Some(Value::null())
            }
            ("Collections", "addAll") => {
                let cell = first?.cell()?;
                for arg in site.args.iter().skip(1) {
                    let ids = &self.ids;
                    self.st.heap.object_mut(cell)?.push(arg.value.clone(), ids);
                }
                Some(self.boolean())
            }
            ("Map", "of") => {
                let mut object = Object::new(Shape::Map);
                for pair in site.args.chunks(2) {
                    if let [key, value] = pair {
                        let key = self.constant_key(key.value.clone());
                        match key.key() {
                            Some(key) => object.set_field(&key, value.value.clone(), &self.ids),
                            None => object.add_rest(value.value.clone(), &self.ids),
                        }
                    }
                }
                let map = self.allocate_object(object);
                if let (Some(cell), Some(key)) = (map.cell(), first) {
                    self.note_key(cell, &key);
                }
                Some(map)
            }
            ("Map", "entry") => {
                let value = Self::arg(site, 1)?;
                Some(self.entry_object(first?, value))
            }
            ("Map", "ofEntries") => {
                let mut object = Object::new(Shape::Map);
                for arg in site.args {
                    let held = arg.value.cell().and_then(|cell| self.st.heap.object(cell));
                    let (key, value) = (held.and_then(|o| o.field("key")).cloned(), held.and_then(|o| o.field("value")).cloned());
                    match (key.and_then(|key| key.key()), value) {
                        (Some(key), Some(value)) => object.set_field(&key, value, &self.ids),
                        _ => object.add_rest(arg.value.clone(), &self.ids),
                    }
                }
                Some(self.allocate_object(object))
            }
            ("Paths", "get") | ("Path", "of") => {
                let mut parts = Vec::new();
                for (i, arg) in site.args.iter().enumerate() {
                    if i > 0 {
                        parts.push(Value::str("/"));
                    }
                    parts.push(arg.value.clone());
                }
                let mut path = self.concat(&parts, site.span);
                if let Some(from) = site.args.first().filter(|_| site.args.len() == 1) {
                    path.via = if from.value.via == 0 { from.value.id } else { from.value.via };
                }
                Some(path.retyped("java.nio.file.Path"))
            }
            ("URI", "create") => {
                let from = first?;
                let mut uri = self.concat(std::slice::from_ref(&from), site.span);
                uri.via = if from.via == 0 { from.id } else { from.via };
                Some(uri.retyped("java.net.URI"))
            }
            ("URLDecoder" | "UriUtils", "decode")
            | (_, "unescapeHtml" | "unescapeHtml3" | "unescapeHtml4" | "htmlUnescape" | "unescapeXml") => {
                let value = first?;
                match self.decoded(&value) {
                    Some(decoded) => Some(decoded),
                    None => self.text_from(&value).map(|value| self.recoded(&value)),
                }
            }
            ("StandardCharsets", "encode") => self.text_from(&first?).map(|value| self.recoded(&value)),
            ("Collectors", "collectingAndThen") => {
                let then = Self::arg(site, 1)?;
                Some(self.jvm_list(vec![first?, then], super::THEN))
            }
            ("Collectors", "joining") => {
                let part = |at: usize| Self::arg(site, at).unwrap_or_else(|| Value::str(""));
                Some(self.jvm_list(vec![part(0), part(1), part(2)], JOINING))
            }
            ("Integer" | "Long" | "Short" | "Byte", "parseInt" | "valueOf" | "parseLong" | "parseShort" | "parseByte") => {
                let value = first?;
                let radix = Self::arg(site, 1).map_or(Some(10), |radix| radix.as_int().and_then(|radix| u32::try_from(radix).ok()));
                let radix = radix.filter(|radix| (2..=36).contains(radix))?;
                let number = value.as_str().and_then(|text| i128::from_str_radix(&text, radix).ok()).or_else(|| value.as_int());
                number.map(Value::int)
            }
            ("Integer" | "Long" | "Short" | "Byte" | "Character", "compare") => {
                let (x, y) = (first?, Self::arg(site, 1)?);
                Some(Value::int(x.as_int()?.cmp(&y.as_int()?) as i128))
            }
            ("Boolean", "parseBoolean" | "valueOf") => {
                let value = first?;
                match (&value.kind, value.as_str()) {
                    (Kind::Bool(yes), _) => Some(Value::bool(*yes)),
                    (_, Some(text)) => Some(Value::bool(text.eq_ignore_ascii_case("true"))),
                    _ => None,
                }
            }
            ("Math", "max" | "min" | "abs") => {
                let x = first?.as_int()?;
                let y = Self::arg(site, 1).and_then(|one| one.as_int());
                match (method, y) {
                    // The least of all has no counterpart.
                    ("abs", _) if x > i32::MIN.into() => Some(Value::int(x.abs())),
                    ("max", Some(y)) => Some(Value::int(x.max(y))),
                    ("min", Some(y)) => Some(Value::int(x.min(y))),
                    _ => None,
                }
            }
            ("Character", "isDigit" | "isLetter" | "isLetterOrDigit" | "isWhitespace" | "isUpperCase" | "isLowerCase") => {
                let letter = first.and_then(|one| one.as_str()).and_then(|text| text.chars().next());
                let known = letter.map(|letter| match method {
                    "isDigit" => letter.is_numeric(),
                    "isLetter" => letter.is_alphabetic(),
                    "isLetterOrDigit" => letter.is_alphanumeric(),
                    "isWhitespace" => letter.is_whitespace(),
                    "isUpperCase" => letter.is_uppercase(),
                    _ => letter.is_lowercase(),
                });
                Some(known.map_or_else(|| self.boolean(), Value::bool))
            }
            ("Character", "toUpperCase" | "toLowerCase") => {
                let text = first?.as_str()?;
                Some(Value::str(if method == "toUpperCase" { text.to_uppercase() } else { text.to_lowercase() }))
            }
            ("System", "arraycopy") => {
                let (from, to) = (first?, Self::arg(site, 2)?);
                let number = |at: usize| Self::arg(site, at).and_then(|one| one.as_int()).and_then(|n| usize::try_from(n).ok());
                if let (Some(known), Some(old), Some(start), Some(place), Some(count)) =
                    (self.exact_elements(&from), self.exact_elements(&to), number(1), number(3), number(4))
                    && start + count <= known.len()
                    && place + count <= old.len()
                {
                    let object = self.st.heap.object_mut(to.cell()?)?;
                    object.items.splice(place..place + count, known[start..start + count].iter().cloned());
                    return Some(Value::null());
                }
                let element = self.element(&from, site.span);
                let cell = to.cell()?;
                let ids = &self.ids;
                if let Some(object) = self.st.heap.object_mut(cell) {
                    // So many of what is not known one by one.
                    if let (Some(place), Some(count)) = (number(3), number(4))
                        && !object.weak
                        && object.rest.is_none()
                        && place + count <= object.items.len()
                    {
                        object.items[place..place + count].fill(element);
                        return Some(Value::null());
                    }
                    object.blur(ids);
                    object.add_rest(element, ids);
                }
                Some(Value::null())
            }
            ("ResourceBundle", "getBundle") => {
                let name = first?.as_str()?;
                let mut object = Object::new(Shape::Map);
                object.ty = Some("java.util.ResourceBundle".into());
                self.fill_from_config(&mut object, &format!("{}.properties", name.replace('.', "/")));
                Some(self.allocate_object(object))
            }
            ("StringUtils", "trim" | "strip" | "defaultString" | "trimToEmpty" | "lowerCase" | "upperCase" | "reverse" | "capitalize") => {
                self.text_from(&first?).map(|value| self.recoded(&value))
            }
            _ => None,
        }
    }

    pub(super) fn is_text(&self, value: &Value<'a>) -> bool {
        matches!(value.kind, Kind::Str(_)) || value.ty.as_deref() == Some("string")
    }

    pub(super) fn jvm_format(&mut self, site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        if let [.., last] = site.args
            && site.args.len() == at + 2
            && let Some(items) = self.exact_elements(&last.value)
        {
            let mut args: Vec<ArgValue<'a>> = site.args[..=at].to_vec();
            args.extend(items.into_iter().map(ArgValue::plain));
            let whole = Site::named(site.names.clone(), &args, site.span);
            return self.jvm_printed(&whole, at).or_else(|| self.format_call(&whole, at));
        }
        self.jvm_printed(site, at).or_else(|| self.format_call(site, at))
    }

    /// What a format of a writer or stream writes: the values that its places name, and none of those that they leave out.
    pub(in crate::flow::engine) fn jvm_written_by_format(&mut self, method: &str, site: &Site<'a, '_>) -> Option<Vec<ArgValue<'a>>> {
        // What makes a text writes nothing, and a message has other places.
        let makes = site.names.iter().any(|name| name.ends_with("String.format") || name.ends_with("MessageFormat.format"));
        if !matches!(method, "format" | "printf") || site.receiver.is_none() || makes {
            return None;
        }
        let at = usize::from(site.args.first().is_some_and(|arg| arg.value.as_str().is_none()));
        let format = site.args.get(at)?.value.as_str()?;
        let given = match site.args.get(at + 1..)? {
            [one] => self.exact_elements(&one.value).filter(|_| one.value.cell().is_some()).unwrap_or_else(|| vec![one.value.clone()]),
            several => several.iter().map(|arg| arg.value.clone()).collect(),
        };
        let places = places_of(&format)?;
        let named = |at: &usize| places.contains(at);
        if (0..given.len()).all(|at| named(&at)) {
            return None;
        }
        let written = given.into_iter().enumerate().filter(|(at, _)| named(at)).map(|(_, value)| ArgValue::plain(value));
        Some(site.args[..=at].iter().cloned().chain(written).collect())
    }

    /// Another writing of the same text: as untrusted as before, no longer known.
    pub(super) fn recoded(&mut self, value: &Value<'a>) -> Value<'a> {
        let taint = self.deep_taint(value);
        let known = taint.is_empty() && !self.deep_unknown(value, 0);
        let mut made = if known { self.opaque() } else { self.unknown_with(taint) };
        made.ty = Some("string".into());
        made
    }
}

/// Numbers of the values that a format of `java.util.Formatter` names.
fn places_of(format: &str) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    let mut next = 0;
    let mut rest = format;
    while let Some((_, behind)) = rest.split_once('%') {
        let end = behind.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
        let (flags, verb) = (&behind[..end], behind[end..].chars().next()?);
        rest = &behind[end + verb.len_utf8()..];
        if matches!(verb, '%' | 'n') || flags.contains('<') {
            continue;
        }
        match flags.split_once('$') {
            Some((number, _)) => places.push(number.parse::<usize>().ok()?.checked_sub(1)?),
            None => {
                places.push(next);
                next += 1;
            }
        }
    }
    Some(places)
}

/// What the platform says of itself, where it is the same nearly everywhere that servers run.
fn platform_setting(name: &str) -> Option<&'static str> {
    Some(match name {
        "java.io.tmpdir" => "/tmp",
        "file.separator" => "/",
        "path.separator" => ":",
        "line.separator" => "\n",
        _ => return None,
    })
}

/// `SORT_COLUMNS`: the name of a constant, and of nothing that is filled while the program runs.
fn is_table(name: &str) -> bool {
    let filled = ["CACHE", "SESSION", "STORE", "REQUEST", "PARAM", "CONTEXT", "LOCAL"];
    name.contains('_') && crate::flow::engine::patterns::is_constant_name(name) && !filled.iter().any(|word| name.contains(word))
}

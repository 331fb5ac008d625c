//! What the standard library of Java does to texts, containers and wrappers, for the languages that stand on it. Knows operations by name
//! and the type they are asked of; no rule, no grammar.

mod addresses;
mod again;
mod arrays;
mod bits;
mod class_names;
mod constants;
mod constructors;
mod containers;
mod declared;
mod enumerations;
mod filters;
mod functions;
mod futures;
mod holders;
mod injected;
mod iterators;
mod keyed;
mod kotlin;
mod kotlin_inside;
mod kotlin_letters;
mod kotlin_maps;
mod kotlin_matches;
mod kotlin_properties;
mod kotlin_results;
mod kotlin_sequences;
mod maps;
mod matchers;
mod ordered;
mod places;
mod sets;
mod settings;
mod sorted_maps;
mod statics;
mod text;
mod types;
mod validated;

use std::rc::Rc;

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::{Kind, Taint, Text, Value},
};
use crate::{
    flow::ir::{BinaryOp, Expr, ExprKind, Sym, TypeRef},
    rule::pattern::last_segment,
};

/// Type under which a joining collector is a value.
const JOINING: &str = "java.util.stream.Collectors.joining";
/// Of a collector with what is done to what it gathered.
const THEN: &str = "java.util.stream.Collectors.collectingAndThen";
/// Type of a pattern at work on a text.
const MATCHER: &str = "java.util.regex.Matcher";
/// Of a collector into a map of lists, and of one into a map by two functions.
const GROUPING: &str = "java.util.stream.Collectors.groupingBy";
const PARTITIONING: &str = "java.util.stream.Collectors.partitioningBy";
const TO_MAP: &str = "java.util.stream.Collectors.toMap";
/// Of a collector that counts or sums.
const COUNTING: &str = "java.util.stream.Collectors.counting";

/// Field of an array whose elements are not kept one by one: how many there are.
pub(in crate::flow::engine) const LENGTH: &str = "$length";

/// Methods of the JVM's libraries that make an object of the class that they are given.
const READERS_INTO_CLASS: &[&str] = &[
    "readValue",
    "fromJson",
    "convertValue",
    "treeToValue",
    "parseObject",
    "toBean",
    "toJavaObject",
    "loadAs",
    "readEntity",
    "getForObject",
    "postForObject",
    "bodyAsClass",
    "find",
    "getReference",
    "getBean",
    "getInstance",
    "unwrap",
    "cast",
    "lookup",
    "getIfAvailable",
];

impl<'a> Engine<'a> {
    pub(in crate::flow::engine) const fn on_jvm(&self) -> bool {
        matches!(self.language, Language::Java | Language::Kotlin)
    }

    /// A value before a cast: what was known of its type goes where the cast names a narrower one.
    pub(in crate::flow::engine) fn forgetting_wider(&mut self, value: Value<'a>, ty: &'a TypeRef) -> Value<'a> {
        let mut value = value;
        if self.on_jvm()
            && matches!(value.kind, Kind::Unknown | Kind::Opaque)
            && let Some(known) = value.ty.take_if(|known| !matches!(&**known, "string" | "number" | "boolean"))
        {
            let mut names = Vec::new();
            self.with_bases(&known, &mut names);
            let wider = self.type_name(ty).is_none_or(|cast| names.contains(&cast) || cast.ends_with(".Object"));
            if wider {
                value.ty = Some(known);
            }
        }
        value
    }

    /// The character that a sum of characters and numbers, or a number, stands for where all of it is known.
    pub(in crate::flow::engine) fn character_of(&mut self, expr: &'a Expr) -> Option<Value<'a>> {
        fn constant(expr: &Expr) -> bool {
            match &expr.kind {
                ExprKind::Lit(_) | ExprKind::Name(_) => true,
                ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, right } => constant(left) && constant(right),
                _ => false,
            }
        }
        if !constant(expr) {
            return None;
        }
        let code = self.character_code(expr)?;
        let character = u32::try_from(code).ok().and_then(char::from_u32)?;
        Some(Value::str(character.to_string()).typed(self.is_java().then(|| super::asked::CHARACTER.into())))
    }

    fn character_code(&mut self, expr: &'a Expr) -> Option<i128> {
        if let ExprKind::Binary { op, left, right } = &expr.kind {
            let (a, b) = (self.character_code(left)?, self.character_code(right)?);
            return if *op == BinaryOp::Add { a.checked_add(b) } else { a.checked_sub(b) };
        }
        let value = self.eval(expr);
        let mut characters = match value.as_int() {
            Some(code) => return Some(code),
            None => value.as_str()?.chars().collect::<Vec<_>>(),
        };
        let only = characters.pop()?;
        characters.is_empty().then_some(i128::from(u32::from(only)))
    }

    /// Whether what an unknown call gives is the program's own: a new object, to which nothing was done yet, or what is made of a constant
    /// text and constants.
    pub(in crate::flow::engine) fn jvm_own(&self, site: &Site<'a, '_>, taint: &Taint) -> bool {
        let of_text =
            site.receiver.is_some_and(|receiver| receiver.as_str().is_some() && receiver.ty.as_deref().is_none_or(|ty| ty == "string"));
        (site.is_new || of_text && taint.is_empty()) && !site.args.iter().any(|arg| self.deep_unknown(&arg.value, 0))
    }

    /// Operations of the JVM's library; `None` leaves it to what holds for all languages.
    pub(in crate::flow::engine) fn jvm_model(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        if self.language == Language::Kotlin
            && let Some(value) = self.kotlin_model(site, name, method)
        {
            return Some(value);
        }
        if site.is_new {
            return self.jvm_constructor(site, name, method);
        }
        // The text of a number, or of anything else that is the program's own.
        if method == "toString"
            && site.args.is_empty()
            && let Some(own) = site.receiver.filter(|receiver| matches!(receiver.kind, Kind::Opaque))
        {
            return Some(own.clone().typed(Some("string".into())));
        }
        if self.is_java()
            && let Some(value) = self.jvm_constant(site, name, method).or_else(|| self.jvm_own_enumeration(site, name))
        {
            return Some(value);
        }
        if let Some(pattern @ Value { kind: Kind::Regex(..), .. }) = site.receiver
            && let Some(made) = self.jvm_known_pattern(pattern, method, site)
        {
            return Some(made);
        }
        if let Some(pattern @ Value { kind: Kind::Regex(..), .. }) = site.receiver
            && let Some(made) = self.jvm_asked_by_pattern(pattern, method, site)
        {
            return Some(made);
        }
        if let Some(pattern @ Value { kind: Kind::Regex(..), .. }) = site.receiver
            && method == "matcher"
        {
            let subject = Self::arg(site, 0)?;
            return Some(self.jvm_list(vec![pattern.clone(), subject], MATCHER));
        }
        if let Some(receiver) = site.receiver
            && !matches!(receiver.kind, Kind::Lib(_))
        {
            if let Some(cell) = receiver.cell() {
                let (shape, ty) = self.st.heap.object(cell).map(|object| (object.shape, object.ty.clone()))?;
                match shape {
                    Shape::Buffer => return self.jvm_buffer(cell, receiver, method, site),
                    Shape::List | Shape::Map => {
                        let ty = ty.unwrap_or_else(|| "".into());
                        let held = self.jvm_holder(cell, last_segment(&ty), receiver, method, site);
                        if held.is_some() {
                            return held;
                        }
                        let placed = if shape == Shape::List && self.is_java() {
                            self.jvm_placed(cell, last_segment(&ty), receiver, method, site)
                        } else {
                            None
                        };
                        if placed.is_some() {
                            return placed;
                        }
                        let found = self.jvm_container(cell, shape, last_segment(&ty), receiver, method, site);
                        if found.is_some() {
                            return found;
                        }
                    }
                    Shape::Shadow => {
                        let asked = self.jvm_order_asked(cell, method, site);
                        if asked.is_some() {
                            return asked;
                        }
                    }
                    _ => {}
                }
            }
            if let Some(value) = self.jvm_text(receiver, method, site).or_else(|| self.jvm_unseen_stream(receiver, method, site)) {
                return Some(value);
            }
            let kept = self.jvm_attribute(receiver, method, site).or_else(|| self.jvm_found_by_name(receiver, method, site));
            if let Some(value) = kept.or_else(|| self.jvm_reflected(receiver, method, site)).or_else(|| self.jvm_submitted(site, method)) {
                return Some(value);
            }
            if method == "resolve"
                && let Some(resolved) = self.jvm_resolved(receiver, site)
            {
                return Some(resolved);
            }
            if let Some(value) = self.jvm_errors_asked(method, site).or_else(|| self.jvm_typed(receiver, method, site)) {
                return Some(value);
            }
        }
        if let Some(receiver) = site.receiver
            && matches!(method, "negate" | "and" | "or")
            && let Some(joined) = self.jvm_tests_joined(receiver, method, site)
        {
            return Some(joined);
        }
        if let Some(receiver @ Value { kind: Kind::Lib(full), .. }) = site.receiver
            && matches!(method, "andThen" | "compose")
            && full
                .rsplit_once('.')
                .is_some_and(|(owner, one)| one.starts_with(char::is_lowercase) && last_segment(owner).starts_with(char::is_uppercase))
        {
            let other = Self::arg(site, 0)?;
            return Some(if method == "andThen" { self.composed(receiver, &other) } else { self.composed(&other, receiver) });
        }
        if let (Some((owner, "isTrue" | "state" | "checkArgument" | "checkState" | "validState" | "verify")), [cond, ..]) =
            (name.rsplit_once('.'), site.args)
            && matches!(last_segment(owner), "Assert" | "Preconditions" | "Validate" | "Verify")
        {
            let cond = cond.value.clone();
            self.insist(&cond);
            return Some(Value::null());
        }
        if matches!(
            method,
            "htmlEscape"
                | "escapeHtml"
                | "escapeHtml3"
                | "escapeHtml4"
                | "escapeXml"
                | "escapeXml10"
                | "escapeXml11"
                | "escapeHTML"
                | "forHtml"
                | "forHtmlAttribute"
                | "forHtmlContent"
                | "forXml"
                | "encodeForHTML"
                | "encodeForHTMLAttribute"
                | "htmlEncode"
        ) {
            let text = Self::arg(site, 0).or_else(|| site.receiver.filter(|_| self.language == Language::Kotlin).cloned())?;
            return self.page_escaped(&text);
        }
        if method == "ordinal"
            && site.args.is_empty()
            && let Some(at) = site.receiver.cloned().and_then(|receiver| self.jvm_ordinal(&receiver))
        {
            return Some(at);
        }
        // Entities written for a page are signs again.
        if matches!(method, "htmlUnescape" | "unescapeHtml3" | "unescapeHtml4" | "unescapeHtml" | "unescapeXml" | "unescapeEcmaScript") {
            return self.decoded(&Self::arg(site, 0)?);
        }
        self.jvm_static(site, name, method)
    }

    /// The class of which `mapper.readValue(text, Item.class)` gives an object.
    pub(in crate::flow::engine) fn jvm_read_into(&self, method: &str, site: &Site<'a, '_>) -> Option<Sym> {
        if !self.on_jvm() || !READERS_INTO_CLASS.contains(&method) {
            return None;
        }
        let asked = site.args.iter().map(|arg| &arg.value).chain(site.receiver.filter(|_| method == "cast"));
        asked.rev().find_map(|value| match &value.kind {
            Kind::Class(class) => Some(self.classes[class.0 as usize].name.clone()),
            Kind::Lib(name) if last_segment(name).starts_with(char::is_uppercase) => Some(name.clone()),
            _ => None,
        })
    }

    /// What comes after a call that throws unless this holds.
    pub(super) fn insist(&mut self, cond: &Value<'a>) {
        match (cond.truth(false), &cond.facts) {
            (Some(false), _) => self.live = false,
            (_, Some(facts)) => self.learn(&facts.when_true),
            _ => {}
        }
    }

    /// `stream.map(f)` of a stream that is not in sight, and functions one after the other.
    fn jvm_unseen_stream(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if matches!(method, "chars" | "codePoints")
            && site.args.is_empty()
            && matches!(receiver.kind, Kind::Unknown | Kind::Opaque)
            && receiver.ty.as_deref().is_none_or(|ty| ty == "string")
        {
            let mut out = Object::new(Shape::List);
            out.ty = Some("java.util.stream.IntStream".into());
            out.add_rest(receiver.clone(), &self.ids);
            return Some(self.allocate_object(out));
        }
        if matches!(method, "stream" | "parallelStream") && site.args.is_empty() {
            return self.jvm_unseen_elements(receiver, "java.util.stream.Stream", site);
        }
        let function = Self::arg(site, 0).filter(|one| matches!(one.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_)))?;
        let is_function = matches!(receiver.kind, Kind::Func(_) | Kind::Method(_));
        match method {
            "andThen" if is_function => Some(self.composed(receiver, &function)),
            "compose" if is_function => Some(self.composed(&function, receiver)),
            "map" | "mapToObj" | "flatMap" if matches!(receiver.kind, Kind::Unknown | Kind::Opaque) => {
                let streams = |ty: &Sym| ty.ends_with("Stream") || ty.ends_with("[]") || &**ty == "array";
                if !receiver.ty.as_ref().is_none_or(streams) {
                    return None;
                }
                let item = self.element(receiver, site.span);
                let (made, ()) = self.either(|engine| engine.call_function(&function, vec![item], site), |_| ());
                self.live = true;
                let mut out = Object::new(Shape::List);
                out.ty = Some("java.util.stream.Stream".into());
                out.add_rest(made?, &self.ids);
                Some(self.allocate_object(out))
            }
            _ => None,
        }
    }

    /// A collection that is not in sight, by its declared type, as so many elements of which each is one of it.
    pub(super) fn jvm_unseen_elements(&mut self, receiver: &Value<'a>, ty: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let declared = receiver.ty.as_deref().map_or("", last_segment);
        let is_collection = matches!(declared, "List" | "MutableList" | "Set" | "MutableSet" | "Collection" | "Iterable" | "ArrayList");
        if !is_collection || !matches!(receiver.kind, Kind::Unknown | Kind::Opaque) {
            return None;
        }
        let item = self.element(receiver, site.span);
        let mut list = Object::new(Shape::List);
        list.ty = Some(ty.into());
        list.add_rest(item, &self.ids);
        Some(self.allocate_object(list))
    }

    pub(super) fn arg(site: &Site<'a, '_>, at: usize) -> Option<Value<'a>> {
        site.args.get(at).map(|arg| arg.value.clone())
    }

    pub(super) fn text_value(&mut self, text: Text, from: &Value<'a>) -> Value<'a> {
        let taint = text.taint();
        let mut value = Value::of(Kind::Str(Rc::new(text))).tainted(taint).typed(Some("string".into()));
        if !value.is_plain_constant() {
            value.id = self.ids.next();
            value.via = if from.via == 0 { from.id } else { from.via };
        }
        value
    }

    /// `MessageFormat.format("{1} of {0}", a, b)`: a text without quotes, its holes filled.
    pub(super) fn holes_filled(&mut self, text: &Value<'a>, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = text.as_str().filter(|text| !text.contains('\''))?;
        let mut pieces = Vec::new();
        let mut parts = text.split('{');
        pieces.push(Value::str(parts.next()?));
        for part in parts {
            let (hole, behind) = part.split_once('}')?;
            let at: usize = hole.split(',').next()?.trim().parse().ok()?;
            let given = Self::arg(site, at.checked_add(1)?)?;
            pieces.push(given);
            pieces.push(Value::str(behind));
        }
        Some(self.concat(&pieces, site.span))
    }

    /// Text of bytes, characters or another text.
    pub(super) fn text_from(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        if let Some(cell) = value.cell() {
            if self.st.heap.object(cell).is_some_and(|object| object.shape == Shape::Buffer) {
                return self.st.heap.object(cell)?.field("$").cloned();
            }
            if let Some(items) = self.exact_elements(value) {
                return Some(self.concat(&items, assay_manifests::Span::default()));
            }
            let taint = self.deep_taint(value);
            let mut made = if taint.is_empty() { self.opaque() } else { self.unknown_with(taint) };
            made.ty = Some("string".into());
            return Some(made);
        }
        let mut made = value.clone();
        made.ty = Some("string".into());
        Some(made)
    }

    pub(super) fn collection(&mut self, from: Option<&Value<'a>>, ty: Option<Sym>, site: &Site<'a, '_>) -> Value<'a> {
        let mut object = Object::new(Shape::List);
        object.ty = ty;
        if let Some(value) = from.filter(|value| !matches!(value.kind, Kind::Int(_) | Kind::Func(_))) {
            self.spread_into(&mut object, value, site.span);
        }
        self.allocate_object(object)
    }

    pub(super) fn jvm_list(&mut self, items: Vec<Value<'a>>, ty: &str) -> Value<'a> {
        let mut object = Object::new(Shape::List);
        object.items = items;
        object.ty = Some(ty.into());
        self.allocate_object(object)
    }

    pub(super) fn entry_object(&mut self, key: Value<'a>, value: Value<'a>) -> Value<'a> {
        let mut entry = Object::new(Shape::Map);
        entry.ty = Some("java.util.Map.Entry".into());
        entry.set_field(&"key".into(), key, &self.ids);
        entry.set_field(&"value".into(), value, &self.ids);
        self.allocate_object(entry)
    }

    pub(super) fn jvm_typed(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let first = Self::arg(site, 0);
        // A resource of the program is known by its name.
        if matches!(method, "getResourceAsStream" | "getResource") && first.as_ref()?.as_str().is_some() {
            return Some(first?.typed(Some("java.io.InputStream".into())));
        }
        if let Some(value) = self.jvm_environment(receiver, method, site) {
            return Some(value);
        }
        let ty = receiver.ty.clone()?;
        match (&*ty, method) {
            ("java.io.ObjectInputStream" | "java.io.DataInputStream", "readObject" | "readUTF" | "readUnshared")
                if matches!(receiver.kind, Kind::Str(_)) =>
            {
                let mut same = receiver.clone().typed(Some("string".into()));
                same.id = self.ids.next();
                Some(same)
            }
            ("java.nio.file.Path", "normalize" | "getFileName" | "getParent")
                if receiver.as_str().and_then(|path| path_part(&path, method)).is_some() =>
            {
                let part = receiver.as_str().and_then(|path| path_part(&path, method))?;
                let mut part = Value::str(part).typed(Some(ty));
                part.id = self.ids.next();
                Some(part)
            }
            // Where the folder lies the path lies as well.
            ("java.nio.file.Path", "getParent") if matches!(receiver.kind, Kind::Str(_)) => {
                let mut folder = self.derived(receiver);
                folder.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                folder.ty = Some(ty);
                Some(folder)
            }
            ("java.nio.file.Path", "resolve") => Some(self.concat(&[receiver.clone(), Value::str("/"), first?], site.span).retyped(&ty)),
            // Where its folder lies nobody in sight says: it is made whole, and stays that folder.
            ("java.nio.file.Path", "normalize" | "toAbsolutePath" | "toRealPath")
                if matches!(receiver.kind, Kind::Unknown | Kind::Opaque) =>
            {
                let mut same = receiver.clone();
                same.id = self.ids.next();
                same.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                Some(same)
            }
            ("java.nio.file.Path", "normalize" | "toAbsolutePath" | "toRealPath" | "toFile" | "toString")
            | (
                "java.io.File",
                "toPath" | "getCanonicalFile" | "getAbsoluteFile" | "getCanonicalPath" | "getAbsolutePath" | "getPath" | "toString",
            )
            | ("java.net.URL" | "java.net.URI", "toURI" | "toURL" | "toString" | "toExternalForm" | "normalize" | "toASCIIString")
                if matches!(receiver.kind, Kind::Str(_)) =>
            {
                let mut same = receiver.clone();
                same.id = self.ids.next();
                same.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                same.ty = Some(match method {
                    "toFile" | "getCanonicalFile" | "getAbsoluteFile" => "java.io.File".into(),
                    "toPath" => "java.nio.file.Path".into(),
                    "toURI" => "java.net.URI".into(),
                    "toURL" => "java.net.URL".into(),
                    "getCanonicalPath" | "getAbsolutePath" | "getPath" | "toString" | "toExternalForm" | "toASCIIString" => "string".into(),
                    _ => ty,
                });
                // A constant path stays known by name only: what it resolves to is not in the text.
                Some(same)
            }
            ("java.net.URI" | "java.net.URL" | "android.net.Uri", "getScheme" | "getProtocol") => {
                let mut scheme = self.derived(receiver);
                scheme.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                scheme.ty = Some(crate::flow::engine::refine::SCHEME.into());
                Some(scheme)
            }
            ("java.net.URI" | "java.net.URL" | "android.net.Uri", "getHost" | "getAuthority" | "getRawAuthority") => {
                let mut host = self.derived(receiver);
                host.via = if receiver.via == 0 { receiver.id } else { receiver.via };
                host.ty = Some(crate::flow::engine::refine::HOST.into());
                Some(host)
            }
            _ => None,
        }
    }
}

/// A path from the root that is known, brought into its shortest form, or a part of it.
fn path_part(path: &str, method: &str) -> Option<String> {
    if !path.starts_with('/') || method != "normalize" && path.ends_with('/') {
        return None;
    }
    match method {
        "getFileName" => path.rsplit_once('/').map(|(_, name)| name.into()),
        "getParent" => path.rsplit_once('/').map(|(folder, _)| if folder.is_empty() { "/".into() } else { folder.into() }),
        _ => {
            let mut parts: Vec<&str> = Vec::new();
            for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
                if part == ".." {
                    parts.pop();
                } else {
                    parts.push(part);
                }
            }
            Some(format!("/{}", parts.join("/")))
        }
    }
}

/// What an array of this type begins with.
pub(in crate::flow::engine) fn zero_in<'a>(ty: &str) -> Value<'a> {
    places::zero_of(last_segment(ty.strip_suffix("[]").unwrap_or(ty)))
}

/// Constants of the library that code compares and joins.
pub(in crate::flow::engine) fn constant_member<'a>(library: &str, name: &str) -> Option<Value<'a>> {
    Some(match (last_segment(library), name) {
        ("Boolean", "TRUE") => Value::bool(true),
        ("Boolean", "FALSE") => Value::bool(false),
        ("File", "separator" | "separatorChar") => Value::str("/"),
        ("File", "pathSeparator") => Value::str(":"),
        (class @ ("Integer" | "Long" | "Short" | "Byte"), _) => Value::int(constants::member(class, name)?),
        ("MessageDigestAlgorithms", _) => Value::str(name.replace('_', "-")),
        ("HmacAlgorithms", _) => Value::str(name.replacen("HMAC_", "Hmac", 1).replace('_', "")),
        _ => return None,
    })
}

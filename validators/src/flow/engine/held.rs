//! What a value holds: as text, in taint, by its declared type. Knows nothing of rules.

use assay_manifests::Language;
use rustc_hash::FxHashMap;

use super::{
    Engine,
    call::Site,
    heap::Shape,
    value::{ClassId, Kind, Piece, Ref, Taint, Text, Value},
};
use crate::{
    flow::ir::{Sym, TypeRef},
    rule::{Labels, pattern::Pattern},
};

/// Taint of objects with what is in them, by object, depth and the taint of what names it, which is kept so that its place stays its own.
type Held = FxHashMap<(Ref, u32, usize), (Taint, Taint)>;

/// Longest array whose elements are kept one by one.
const MAX_LENGTH: usize = 64;

impl<'a> Engine<'a> {
    /// A text that is put together piece by piece.
    pub(super) fn buffer_method(&mut self, cell: Ref, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = self.st.heap.object(cell)?.field("$").cloned()?;
        match method {
            "append" | "write" | "WriteString" | "Append" | "AppendLine" | "push_str" | "print" | "add" => {
                let more = site.args.first().map_or_else(|| Value::str(""), |arg| arg.value.clone());
                let joined = self.concat(&[text, more], site.span);
                self.set_buffer(cell, joined);
                Some(receiver.clone())
            }
            "insert" | "Insert" => {
                let more = site.args.get(1).map_or_else(|| Value::str(""), |arg| arg.value.clone());
                let joined = self.concat(&[more, text], site.span);
                self.set_buffer(cell, joined);
                Some(receiver.clone())
            }
            "setLength" | "reset" | "Reset" | "clear" | "Clear" => {
                self.set_buffer(cell, Value::str(""));
                Some(Value::null())
            }
            "toString" | "ToString" | "String" | "getvalue" | "to_string" => Some(text),
            "length" | "Len" => Some(self.number()),
            _ => self.text_method(&text, method, site),
        }
    }

    pub(super) fn set_buffer(&mut self, cell: Ref, text: Value<'a>) {
        if let Some(object) = self.st.heap.object_mut(cell) {
            object.set_field(&"$".into(), text, &self.ids);
        }
    }

    /// Whether objects of a type hold what is untrusted, or carry nothing untrusted at all, as the pack knows them.
    pub(super) fn handed_label(&self, ty: &Sym) -> Option<Labels> {
        let types = &self.shared?.types;
        if types.carriers.is_empty() && types.inert.is_empty() {
            return None;
        }
        self.recalled.labels.of_name(ty, || {
            let mut names = Vec::new();
            self.with_bases(ty, &mut names);
            let any = |list: &[Pattern]| list.iter().any(|pattern| names.iter().any(|name| pattern.matches(name)));
            if any(&types.carriers) {
                return Some(Labels::CARRIER);
            }
            any(&types.inert).then_some(Labels::INERT)
        })
    }

    /// A value as text; containers count as what is inside.
    pub(super) fn text_of(&mut self, value: &Value<'a>) -> Text {
        if let Kind::Slot(..) = value.kind {
            let held = self.pointed(value);
            return self.text_of(&held);
        }
        if let Some(written) = self.script_query_text(value, assay_manifests::Span::default()) {
            return written.pieces();
        }
        if self.language == Language::Rust
            && matches!(value.kind, Kind::Unknown | Kind::Opaque)
            && let Some(written) = self.rust_shown(value, assay_manifests::Span::default())
        {
            return written.pieces();
        }
        if let Kind::Cell(cell) = value.kind {
            if let Some(object) = self.st.heap.object(cell)
                && object.shape == Shape::Buffer
                && let Some(held) = object.field("$")
            {
                return held.pieces();
            }
            if self.is_php()
                && let Some(written) = self.written_object(value)
            {
                return written.pieces();
            }
            if self.language == Language::Rust
                && let Some(written) = self.rust_shown(value, assay_manifests::Span::default())
            {
                return written.pieces();
            }
            if self.is_script() && self.shape_of(value) == Some(Shape::List) && self.nesting < super::MAX_NESTING {
                self.nesting += 8;
                let joined = self.join_list(&Value::str(","), value, assay_manifests::Span::default());
                self.nesting -= 8;
                return joined.pieces();
            }
            if self.is_script()
                && let Some(said) = self.script_said(value)
            {
                return said.pieces();
            }
            let speaks = match self.language {
                Language::CSharp => "ToString",
                Language::Ruby => "to_s",
                _ if self.is_script() || self.on_jvm() => "toString",
                _ => "__str__",
            };
            let written = self.special(value, speaks, Vec::new());
            if let Some(written) = written.filter(|written| written.cell().is_none()) {
                return written.pieces();
            }
            // An exception says what its own library was given, and nothing of its other fields.
            if self.language == Language::Python
                && let Some(object) = self.st.heap.object(cell).filter(|object| object.shape == Shape::Instance)
                && let Some(args) = object.field("args").and_then(Value::cell).and_then(|cell| self.st.heap.object(cell))
                && let ([message], false, None) = (args.items.as_slice(), args.open, &args.rest)
            {
                let message = message.clone();
                return self.text_of(&message);
            }
            let taint = self.deep_taint(value);
            let unknown = taint.is_empty() && self.deep_unknown(value, 0);
            return Text { pieces: vec![Piece::Dynamic { taint, unknown }] };
        }
        if matches!(value.kind, Kind::Null | Kind::Float(_))
            && self.is_script()
            && let Some(known) = super::script::Primitive::of(value)
        {
            return Text::known(known.text());
        }
        value.pieces()
    }

    /// Taint of the value and of all it holds.
    pub(super) fn deep_taint(&self, value: &Value<'a>) -> Taint {
        match &value.kind {
            Kind::Slot(..) | Kind::Cell(_) | Kind::Choice(_) => self.deep_taint_at(value, 0, &mut FxHashMap::default()),
            _ => value.taint.clone(),
        }
    }

    /// `known`: what was found for objects, by their depth. Objects that hold each other would be asked over and over.
    fn deep_taint_at(&self, value: &Value<'a>, depth: u32, known: &mut Held) -> Taint {
        if depth > 3 {
            return value.taint.clone();
        }
        match &value.kind {
            Kind::Slot(..) => {
                let mut taint = value.taint.clone();
                taint.add(&self.deep_taint_at(&self.pointed(value), depth + 1, known));
                taint
            }
            Kind::Cell(cell) => {
                let key = (*cell, depth, value.taint.place());
                if let Some((_, found)) = known.get(&key) {
                    return found.clone();
                }
                let mut taint = value.taint.clone();
                if let Some(object) = self.st.heap.object(*cell) {
                    taint.add(&object.taint);
                    let fields = object.fields.iter().filter(|(name, _)| !super::php_generators::is_kept_aside(name));
                    let all = object.items.iter().chain(fields.map(|(_, value)| value)).chain(object.rest.as_deref());
                    for inner in all.take(64) {
                        match inner.kind {
                            Kind::Slot(..) | Kind::Cell(_) | Kind::Choice(_) => taint.add(&self.deep_taint_at(inner, depth + 1, known)),
                            _ => taint.add(&inner.taint),
                        }
                    }
                }
                if depth > 0 {
                    known.insert(key, (value.taint.clone(), taint.clone()));
                }
                taint
            }
            Kind::Choice(list) => {
                let mut taint = value.taint.clone();
                for inner in list.iter() {
                    taint.add(&self.deep_taint_at(inner, depth + 1, known));
                }
                taint
            }
            _ => value.taint.clone(),
        }
    }

    pub(super) fn deep_unknown(&self, value: &Value<'a>, depth: u32) -> bool {
        match &value.kind {
            Kind::Unknown | Kind::Lib(_) => value.taint.is_empty(),
            Kind::Str(text) => text.pieces.iter().any(|piece| piece.provenance().1),
            Kind::Choice(list) => depth < 4 && list.iter().any(|one| self.deep_unknown(one, depth + 1)),
            Kind::Cell(cell) => {
                depth < 4
                    && self.st.heap.object(*cell).is_some_and(|object| {
                        let all = object.items.iter().chain(object.fields.iter().map(|(_, value)| value)).chain(object.rest.as_deref());
                        object.open && object.taint.is_empty() || all.take(64).any(|inner| self.deep_unknown(inner, depth + 1))
                    })
            }
            _ => false,
        }
    }

    /// What a declared type says of a value.
    pub(super) fn with_declared_type(&mut self, value: Value<'a>, ty: &'a TypeRef) -> Value<'a> {
        let value = self.jvm_as_declared(value, ty);
        self.parts_named(&value, ty, 0);
        let Some(name) = self.type_name(ty) else { return value };
        self.named_a_list(&value, &name);
        // A function with a receiver is called otherwise than one without.
        if name.starts_with('(') && matches!(value.kind, Kind::Func(_)) {
            return value.typed(Some(name));
        }
        let value = if self.language == Language::Go { self.constant_of_type(value, ty) } else { value };
        // It is what it was declared as, not the text that it would become.
        if self.language == Language::CSharp && &*name == "FormattableString" && matches!(value.kind, Kind::Str(_)) {
            return value.typed(Some(name));
        }
        // Which methods of an object are seen goes by what it is declared as.
        if self.language == Language::CSharp && matches!(value.kind, Kind::Cell(_)) && self.class_of_type(Some(&name)).is_some() {
            return value.typed(Some(name));
        }
        let strict = &*name == "number" || &*name == "boolean" && self.language == Language::Go;
        if value.ty.is_some() && !strict || value.is_plain_constant() || matches!(value.kind, Kind::Func(_) | Kind::Class(_)) {
            return value;
        }
        let mut value = value;
        if !matches!(value.kind, Kind::Cell(_)) || value.ty.is_none() {
            value.ty = Some(name);
        }
        self.clean_by_type(value)
    }

    /// Numbers carry nothing untrusted, where the language holds them to be numbers.
    pub(super) fn clean_by_type(&mut self, value: Value<'a>) -> Value<'a> {
        use Language::*;
        let strict = matches!(self.language, Java | Kotlin | CSharp | Go | Rust | Php);
        // What says that something went wrong, and what a call runs under, are no text of anybody's.
        if self.language == Go && matches!(value.ty.as_deref(), Some("context.Context" | "error")) && matches!(value.kind, Kind::Unknown) {
            return self.opaque().typed(value.ty);
        }
        if strict && matches!(value.ty.as_deref(), Some("number" | "boolean")) && !value.taint.is_empty() {
            let mut value = value.cleaned(super::value::CleanBits::SANITIZED);
            value.kind = Kind::Opaque;
            return value;
        }
        value
    }

    pub(super) fn zero(&mut self, ty: Option<&'a TypeRef>) -> Value<'a> {
        let zero = self.zero_of(ty);
        self.made_zero(&zero)
    }

    /// What kind of value a variable of a type begins with, the type as written in the file whose code runs.
    pub(super) fn zero_of(&mut self, ty: Option<&TypeRef>) -> Zero {
        let Some(ty) = ty else { return Zero::Null };
        // A pointer to a number is none.
        let is_pointer = ty.pointers > 0 && self.language == Language::Go;
        if is_pointer && matches!(self.type_name(ty).as_deref(), Some("number" | "boolean" | "string")) {
            return Zero::Opaque(None);
        }
        match self.type_name(ty).as_deref() {
            Some("number") if self.language == Language::Go && matches!(&*ty.name, "float32" | "float64") => Zero::Fraction,
            Some("number") if self.language == Language::Go && super::go_numbers::is_number_type(&ty.name) => {
                Zero::Named(Box::new(Zero::Number), ty.name.clone())
            }
            Some("number") => Zero::Number,
            Some("boolean") => Zero::False,
            Some("string") => Zero::Text,
            _ => match self.type_class(ty) {
                Some(class) if ty.pointers == 0 && self.language == Language::Go && self.is_plain_type(class) => {
                    let info = &self.classes[class.0 as usize];
                    let (name, base) = (info.name.clone(), info.class.bases.first());
                    let inner = self.zero_of(base);
                    Zero::Named(Box::new(inner), name)
                }
                Some(class) if super::go_printed::is_alias(self.classes[class.0 as usize].class) => {
                    let base = self.classes[class.0 as usize].class.bases.first();
                    self.zero_of(base)
                }
                Some(class) if ty.pointers == 0 => Zero::Instance(class),
                _ if ty.dims.first().is_some_and(|length| !length.is_empty()) => {
                    let length = ty.dims[0].parse().ok().filter(|length| *length <= MAX_LENGTH);
                    let element = TypeRef { dims: ty.dims[1..].to_vec(), ..ty.clone() };
                    Zero::Array(length, Box::new(self.zero_of(Some(&element))))
                }
                _ if !ty.dims.is_empty() => Zero::List,
                _ => {
                    let ty = self.type_name(ty);
                    match ty.as_deref() {
                        // A buffer or builder is ready for use.
                        Some("strings.Builder" | "bytes.Buffer") => Zero::Buffer(ty),
                        Some(kept) if super::go_sharing::is_kept(kept) => Zero::Kept(kept.into()),
                        _ => Zero::Opaque(ty),
                    }
                }
            },
        }
    }

    /// A value to begin with.
    pub(super) fn made_zero(&mut self, zero: &Zero) -> Value<'a> {
        match zero {
            Zero::Null => Value::null(),
            Zero::Number => Value::int(0),
            Zero::Fraction => Value::of(Kind::Float(0.0)),
            Zero::Named(inner, ty) if super::go_numbers::is_number_type(ty) => {
                let zero = self.made_zero(inner);
                super::go_numbers::sized(&zero, ty).unwrap_or(zero)
            }
            Zero::False => Value::bool(false),
            Zero::Text => Value::str(""),
            Zero::Instance(class) => {
                let value = self.bare_instance(*class);
                if self.language == Language::Go {
                    self.fill_zero_fields(*class, &value);
                }
                value
            }
            Zero::List => self.new_list(Vec::new()),
            Zero::Array(length, element) => {
                let mut object = super::heap::Object::new(Shape::List);
                match length {
                    Some(length) if self.language == Language::Go => object.items = (0..*length).map(|_| self.made_zero(element)).collect(),
                    None if self.language == Language::Go => object.rest = Some(Box::new(self.made_zero(element))),
                    _ => {}
                }
                object.ty = (self.language == Language::Go).then(|| super::go_values::ARRAY.into());
                self.allocate_object(object)
            }
            Zero::Buffer(ty) => self.new_buffer(Value::str(""), ty.clone()),
            Zero::Kept(ty) => self.new_kept(ty),
            Zero::Named(inner, ty) => self.made_zero(inner).typed(Some(ty.clone())),
            Zero::Opaque(ty) => self.opaque().typed(ty.clone()),
        }
    }
}

/// What a variable holds before anything is put there, by its type.
#[derive(Clone)]
pub(super) enum Zero {
    Null,
    Number,
    Fraction,
    False,
    Text,
    Instance(ClassId),
    List,
    /// So many of them; `None` where that is not told here.
    Array(Option<usize>, Box<Zero>),
    Buffer(Option<Sym>),
    /// An object of the library that keeps what is put into it.
    Kept(Sym),
    /// Of a type of the artifact that is another name of a basic one.
    Named(Box<Zero>, Sym),
    Opaque(Option<Sym>),
}

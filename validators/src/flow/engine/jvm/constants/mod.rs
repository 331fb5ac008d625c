//! What Java's library makes of constants: texts, letters, numbers, expressions, formats. Where its answer is not certain, there is none.
//! Knows operations by name; no rule.

mod codes;
mod expressions;
mod letters;
mod numbers;
mod printed;
#[cfg(test)]
mod tests;
mod texts;

use crate::flow::{
    engine::{
        Engine,
        asked::CHARACTER,
        call::Site,
        heap::{MAX_ENTRIES, Object, Shape},
        value::{Kind, Value},
    },
    ir::{BinaryOp, Sym, TypeRef},
};
use crate::rule::pattern::last_segment;

pub(super) use codes::{base64, from_base64};
pub(super) use expressions::Expression;
pub(super) use numbers::member;

/// Longest text that is computed with, in bytes.
const LONGEST: usize = 4096;

/// A value of which all is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Known {
    Null,
    Bool(bool),
    Int(i128),
    Float(f64),
    Letter(char),
    Text(String),
    List(Vec<Known>),
}

impl Known {
    pub(super) fn of(value: &Value<'_>) -> Option<Self> {
        Some(match &value.kind {
            Kind::Null => Self::Null,
            Kind::Bool(yes) => Self::Bool(*yes),
            Kind::Int(number) => Self::Int(*number),
            Kind::Float(number) => Self::Float(*number),
            Kind::Str(text) => {
                let text = text.constant().filter(|text| text.len() <= LONGEST)?;
                // A letter of two units is none of Java's.
                if text.chars().any(|c| u32::from(c) > 0xffff) {
                    return None;
                }
                let mut letters = text.chars();
                match (letters.next(), letters.next()) {
                    (Some(only), None) if value.ty.as_deref() == Some(CHARACTER) => Self::Letter(only),
                    _ => Self::Text(text.to_string()),
                }
            }
            _ => return None,
        })
    }

    fn int(&self) -> Option<i128> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// A number, or the code of a letter.
    fn code(&self) -> Option<i128> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Letter(letter) => Some(u32::from(*letter).into()),
            _ => None,
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn size(&self) -> Option<usize> {
        self.int().and_then(|number| usize::try_from(number).ok())
    }

    /// As it is written where a text is asked for.
    fn written(&self) -> Option<String> {
        Some(match self {
            Self::Null => "null".into(),
            Self::Bool(yes) => yes.to_string(),
            Self::Int(number) => number.to_string(),
            Self::Float(number) => numbers::written(*number)?,
            Self::Letter(letter) => letter.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(_) => return None,
        })
    }
}

impl<'a> Engine<'a> {
    pub(super) fn known_value(&mut self, known: Known) -> Value<'a> {
        match known {
            Known::Null => Value::null(),
            Known::Bool(yes) => Value::bool(yes),
            Known::Int(number) => Value::int(number),
            Known::Float(number) => Value::of(Kind::Float(number)),
            Known::Letter(letter) => Value::str(letter.to_string()).typed(Some(CHARACTER.into())),
            Known::Text(text) => Value::str(text),
            Known::List(items) => {
                let mut list = Object::new(Shape::List);
                for item in items.into_iter().take(4 * MAX_ENTRIES) {
                    let item = self.known_value(item);
                    list.push(item, &self.ids);
                }
                self.allocate_object(list)
            }
        }
    }

    /// A call over constants.
    pub(super) fn jvm_constant(&mut self, site: &Site<'a, '_>, name: &Sym, method: &str) -> Option<Value<'a>> {
        if site.is_new || site.args.len() > 8 {
            return None;
        }
        if let Some(receiver) = site.receiver
            && !matches!(receiver.kind, Kind::Lib(_))
        {
            if receiver.ty.as_deref().is_some_and(|ty| !matches!(ty, "string" | "number" | "boolean" | CHARACTER)) {
                return None;
            }
            let held = Known::of(receiver)?;
            if method == "equals"
                && let [only] = site.args
            {
                // A text that is being built is none, and of two numbers it is not told here whether they are of one type.
                if only.value.cell().and_then(|cell| self.st.heap.object(cell)).is_some_and(|object| object.shape == Shape::Buffer) {
                    return Some(Value::bool(false));
                }
                let is_mixed = || {
                    ["Long", "long ", "Short", "short ", "Byte.", "byte ", "Double", "double ", "Float", "float "]
                        .iter()
                        .any(|ty| self.input.text.contains(ty))
                };
                if matches!((&held, &only.value.kind), (Known::Int(_), Kind::Int(_))) && is_mixed() {
                    return Some(if receiver.as_int() == only.value.as_int() { self.boolean() } else { Value::bool(false) });
                }
            }
            let given: Option<Vec<Known>> = site.args.iter().map(|arg| self.known_argument(&arg.value)).collect();
            let made = match &held {
                Known::Text(text) => texts::of(text, method, &given?)?,
                Known::Letter(letter) => letters::of(*letter, method, &given?)?,
                Known::Int(_) | Known::Float(_) | Known::Bool(_) => numbers::of(&held, method, &given?)?,
                _ => return None,
            };
            let is_stream = matches!(method, "chars" | "codePoints" | "lines");
            let made = self.known_value(made);
            if let Some(object) = made.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                object.ty = Some(if is_stream { "java.util.stream.Stream" } else { "string[]" }.into());
            }
            return Some(made);
        }
        let (owner, _) = name.rsplit_once('.')?;
        let owner = last_segment(owner);
        if !is_owner(owner) {
            return None;
        }
        let given: Option<Vec<Known>> = site.args.iter().map(|arg| self.known_argument(&arg.value)).collect();
        let given = given?;
        let made = match owner {
            "Character" => letters::asked(method, &given)?,
            "Pattern" => expressions::asked(method, &given)?,
            "String" => texts::asked(method, &given)?,
            "URLEncoder" | "URLDecoder" => codes::asked(owner, method, &given)?,
            _ => numbers::asked(owner, method, &given)?,
        };
        Some(self.known_value(made))
    }

    /// What is handed over: a locale and a charset stand for nothing that changes what is asked here.
    fn known_argument(&mut self, value: &Value<'a>) -> Option<Known> {
        if let Kind::Lib(name) = &value.kind {
            let plain = ["Locale.ROOT", "Locale.ENGLISH", "Locale.US", "Locale.UK", "StandardCharsets.UTF_8", "StandardCharsets.US_ASCII"];
            let own = plain.iter().any(|one| name.ends_with(one));
            return own.then(|| Known::List(Vec::new()));
        }
        if let Some(cell) = value.cell() {
            let object = self.st.heap.object(cell).filter(|object| object.shape == Shape::Buffer)?;
            return Known::of(&object.field("$")?.clone()).filter(|known| matches!(known, Known::Text(_)));
        }
        Known::of(value)
    }

    /// Whether a value is one of Java's letters, which count as numbers.
    fn is_letter_of_java(value: &Value<'a>) -> bool {
        matches!(value.kind, Kind::Str(_)) && value.ty.as_deref() == Some(CHARACTER)
    }

    /// `'a' + 1`, `c - '0'`: a sum of letters and numbers is a number.
    pub(in crate::flow::engine) fn letters_counted(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        if self.language == assay_manifests::Language::Go {
            return self.go_letters_counted(op, a, b);
        }
        if !self.is_java() || !Self::is_letter_of_java(a) && !Self::is_letter_of_java(b) {
            return None;
        }
        let is_number =
            |value: &Value<'a>| value.taint.is_empty() && (matches!(value.kind, Kind::Int(_)) || value.ty.as_deref() == Some("number"));
        if [a, b].iter().any(|value| !Self::is_letter_of_java(value) && !is_number(value)) {
            return None;
        }
        match (Known::of(a).and_then(|one| one.code()), Known::of(b).and_then(|one| one.code())) {
            (Some(x), Some(y)) => Some(self.binary(op, &Value::int(x), &Value::int(y), assay_manifests::Span::default())),
            _ => Some(self.number()),
        }
    }

    /// A letter that is compared with a number is one.
    pub(in crate::flow::engine) fn letter_beside(&self, value: &Value<'a>, other: &Value<'a>) -> Option<Value<'a>> {
        if self.language == assay_manifests::Language::Go && matches!(other.kind, Kind::Int(_)) {
            return super::super::go_letters::code_of(value).map(Value::int);
        }
        if !self.is_java() || !matches!(other.kind, Kind::Int(_)) || !Self::is_letter_of_java(value) {
            return None;
        }
        Known::of(value)?.code().map(Value::int)
    }

    /// A letter that was added to stays a letter: `c += 2`, `c++`.
    pub(in crate::flow::engine) fn letter_again(&mut self, old: &Value<'a>, made: Value<'a>) -> Value<'a> {
        // Whether a whole number stands in a variable of whole numbers is not known here.
        if self.is_java() && matches!((&old.kind, &made.kind), (Kind::Int(_), Kind::Float(_))) {
            return self.number();
        }
        if !self.is_java() || !Self::is_letter_of_java(old) {
            return made;
        }
        match made.as_int().and_then(|code| u32::try_from(code).ok()).and_then(char::from_u32) {
            Some(letter) => self.known_value(Known::Letter(letter)),
            None => made,
        }
    }

    /// `(int) 'a'`, `(byte) 300`, `(int) 2.5`.
    pub(in crate::flow::engine) fn number_cast(&mut self, value: &Value<'a>, ty: &TypeRef) -> Option<Value<'a>> {
        if self.language == assay_manifests::Language::Go {
            return super::super::go_letters::cast(value, ty);
        }
        if !self.is_java() || !ty.dims.is_empty() {
            return None;
        }
        numbers::cast(&Known::of(value)?, &ty.name).map(|known| self.known_value(known))
    }
}

/// Classes whose static methods are computed.
fn is_owner(owner: &str) -> bool {
    matches!(
        owner,
        "Character"
            | "Pattern"
            | "String"
            | "Integer"
            | "Long"
            | "Short"
            | "Byte"
            | "Double"
            | "Float"
            | "Boolean"
            | "Math"
            | "StrictMath"
            | "URLEncoder"
            | "URLDecoder"
    )
}

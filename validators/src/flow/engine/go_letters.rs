//! Tests of single letters that Go's text functions are given: what a function says of line ends and of signs, the text has or has not. Knows no
//! rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    heap::{Object, Shape},
    value::{Array, Kind, Value},
};
use crate::flow::ir::{BinaryOp, TypeRef};

/// What ends lines.
const LINE_ENDS: [&str; 2] = ["\n", "\r"];
/// Signs that some interpreter reads, the ends of lines first.
const SIGNS: [&str; 37] = [
    "\n", "\r", "\0", "\t", "'", "\"", "`", "\\", "/", "<", ">", "&", ";", "|", "$", "(", ")", "{", "}", "[", "]", "*", "?", "!", "#", "%",
    "^", "~", "\u{b}", " ", ".", "-", "=", ":", ",", "@", "+",
];

/// The number that a letter is.
pub(super) fn code_of(value: &Value<'_>) -> Option<i128> {
    let text = value.as_str().filter(|_| value.taint.is_empty() && value.array == Array::NONE)?;
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Some(u32::from(letter).into()),
        _ => None,
    }
}

/// `int('a')` is the letter's number, `string(97)` the number's letter.
pub(super) fn cast<'a>(value: &Value<'a>, ty: &TypeRef) -> Option<Value<'a>> {
    if ty.pointers > 0 || !ty.dims.is_empty() {
        return None;
    }
    match (&*ty.name, &value.kind) {
        ("int" | "int16" | "int64" | "uint" | "uint16" | "uint32" | "uint64", Kind::Str(_)) => {
            let code = code_of(value)?;
            (code <= 0x7fff).then(|| Value::int(code))
        }
        ("string", Kind::Int(code)) => {
            let letter = u32::try_from(*code).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
            Some(Value::str(letter.to_string()))
        }
        (name, _) => super::go_numbers::sized(value, name),
    }
}

impl<'a> Engine<'a> {
    /// Letters are numbers: what is added to one, or taken from one.
    pub(super) fn go_letters_counted(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>) -> Option<Value<'a>> {
        let is_number =
            |value: &Value<'a>| value.taint.is_empty() && (matches!(value.kind, Kind::Int(_)) || value.ty.as_deref() == Some("number"));
        let (x, y) = (code_of(a), code_of(b));
        let counted = match (x, y) {
            (Some(_), Some(_)) => op != BinaryOp::Add,
            (Some(_), None) => is_number(b) && (op != BinaryOp::Add || b.as_int().is_some()),
            (None, Some(_)) => is_number(a) && (op != BinaryOp::Add || a.as_int().is_some()),
            (None, None) => false,
        };
        if !counted || !matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div | BinaryOp::Mod) {
            return None;
        }
        Some(match (x.or(a.as_int()), y.or(b.as_int())) {
            (Some(x), Some(y)) => self.binary(op, &Value::int(x), &Value::int(y), assay_manifests::Span::default()),
            _ => self.number(),
        })
    }

    /// A constant under a verb: `%d` writes a letter's number, others than those of texts write what is not told here.
    pub(super) fn letter_by_verb(&self, value: Value<'a>, verb: char) -> Value<'a> {
        if !value.is_plain_constant() || matches!(verb, 's' | 'v' | 't' | 'T') {
            return value;
        }
        match (&value.kind, verb) {
            (Kind::Int(_), 'd') => value,
            (Kind::Str(_), 'd') if code_of(&value).is_some() => code_of(&value).map_or(value, Value::int),
            _ => self.opaque().typed(Some("string".into())),
        }
    }

    /// Functions of `strings` that ask a function about each letter, where it takes all line ends out, or turns a text with one away.
    pub(super) fn by_letters(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        match function {
            "FieldsFunc" => {
                let (text, test) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                if !self.holds_of_line_ends(&test, site, |made| made.truth(false)) {
                    return None;
                }
                let piece = self.part_of(&text);
                let mut list = Object::new(Shape::List);
                list.rest = Some(Box::new(self.as_if_taken_out(&text, piece, site)));
                Some(self.allocate_object(list))
            }
            "Map" => {
                let (change, text) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                let is_other =
                    |made: &Value<'a>| Some(made.is_plain_constant() && !LINE_ENDS.contains(&&*made.as_str().unwrap_or_default()));
                if !self.holds_of_line_ends(&change, site, is_other) {
                    return None;
                }
                let made = self.go_text("Map", site)?;
                Some(self.as_if_taken_out(&text, made, site))
            }
            "ContainsFunc" | "IndexFunc" => {
                let (text, test) = (self.go_arg(site, 0)?, self.go_arg(site, 1)?);
                if text.taint.is_empty() {
                    return None;
                }
                let refused = self.refused_signs(&test, site)?;
                let found = function == "ContainsFunc";
                let mut answer = if found { self.boolean() } else { self.number() };
                // Letters and digits are all that is left.
                if refused.chars().count() == SIGNS.len() {
                    answer.facts = Some(std::rc::Rc::new(self.guard_facts(&text, false)));
                }
                let args = [text, Value::str(refused)].map(ArgValue::plain);
                let name = if found { "strings.ContainsAny" } else { "strings.IndexAny" };
                self.check_call(&Site::named(vec![name.into()], &args, site.span), &mut answer);
                Some(answer)
            }
            _ => None,
        }
    }

    /// The signs of which a function of one letter says yes; `None` where there is none.
    fn refused_signs(&mut self, test: &Value<'a>, site: &Site<'a, '_>) -> Option<String> {
        if !matches!(test.kind, Kind::Func(_) | Kind::Lib(_)) {
            return None;
        }
        let mut refused = String::new();
        // Nothing from outside goes in, and all the same it is asked for what comes from there.
        let limit = std::mem::replace(&mut self.clean_limit, u32::MAX);
        for sign in SIGNS {
            let (made, ()) = self
                .either(|engine| engine.call_value(test, vec![ArgValue::plain(Value::str(sign))], site.span, &"callback".into()), |_| ());
            self.live = true;
            if made.truth(false) == Some(true) {
                refused.push_str(sign);
            }
        }
        self.clean_limit = limit;
        (!refused.is_empty()).then_some(refused)
    }

    /// What a function of one letter says of both line ends.
    fn holds_of_line_ends(&mut self, test: &Value<'a>, site: &Site<'a, '_>, holds: impl Fn(&Value<'a>) -> Option<bool>) -> bool {
        if !matches!(test.kind, Kind::Func(_) | Kind::Lib(_)) {
            return false;
        }
        LINE_ENDS.iter().all(|letter| {
            let (made, ()) = self.either(
                |engine| engine.call_value(test, vec![ArgValue::plain(Value::str(*letter))], site.span, &"callback".into()),
                |_| (),
            );
            self.live = true;
            holds(&made) == Some(true)
        })
    }

    /// The result with what rules learn where line ends are replaced.
    fn as_if_taken_out(&mut self, text: &Value<'a>, made: Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let mut made = made;
        for letter in LINE_ENDS {
            let args = [text.clone(), Value::str(letter), Value::str("")].map(ArgValue::plain);
            self.check_call(&Site::named(vec!["strings.ReplaceAll".into()], &args, site.span), &mut made);
        }
        made
    }

    /// What `unicode` says of a letter that is known.
    pub(super) fn go_letter(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let text = self.go_arg(site, 0)?.as_str()?;
        let mut letters = text.chars();
        let (letter, None) = (letters.next()?, letters.next()) else { return None };
        Some(Value::bool(match function {
            "IsControl" => letter.is_control(),
            "IsSpace" => letter.is_whitespace(),
            "IsLetter" => letter.is_alphabetic(),
            "IsDigit" | "IsNumber" => letter.is_numeric(),
            "IsUpper" => letter.is_uppercase(),
            "IsLower" => letter.is_lowercase(),
            "IsPrint" | "IsGraphic" => !letter.is_control(),
            "IsPunct" => letter.is_ascii_punctuation(),
            _ => return None,
        }))
    }
}

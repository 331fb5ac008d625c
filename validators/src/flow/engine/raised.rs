//! What is thrown for certain: a text that is no number where one is read, a place that is not there, a division by zero. Asked inside of
//! a `try` only, where it decides on which path the program goes on. Knows no rule.

use assay_manifests::{Language, Span};

use super::{
    Engine,
    call::Site,
    heap::Shape,
    value::{Kind, Value},
};
use crate::flow::ir::{BinaryOp, ExprKind, Lit};

impl<'a> Engine<'a> {
    /// Leaves the path for the handler around it, where there is one.
    fn raised(&mut self, certain: bool, kind: &'static str) -> bool {
        if self.language == Language::Go {
            return certain && self.panics();
        }
        let thrown = certain && !self.tries.is_empty();
        if thrown {
            let kind = (self.language == Language::Python).then(|| super::python_certain::Thrown::Named(kind.into()));
            self.throw_of(kind, None);
        }
        thrown
    }

    /// A call of the library that throws whatever else happens.
    pub(super) fn call_raises(&mut self, name: &str, method: &str, site: &Site<'a, '_>) -> bool {
        if self.tries.is_empty() {
            return false;
        }
        if self.language == Language::Python {
            self.note_told(name, method, site.args.first().map(|arg| &arg.value));
        }
        let text = |at: usize| site.args.get(at).filter(|arg| arg.name.is_none()).and_then(|arg| arg.value.as_str());
        let number = |at: usize| site.args.get(at).and_then(|arg| arg.value.as_int());
        let certain = match self.language {
            Language::Python => match (name, site.args.len()) {
                ("int", 1) => text(0).is_some_and(|text| !may_be_whole(&text, 10, true)),
                ("int", 2) => text(0).zip(number(1)).is_some_and(|(text, base)| !may_be_whole(&text, base, true)),
                ("float", 1) => text(0).is_some_and(|text| !text.contains('_') && text.is_ascii() && text.trim().parse::<f64>().is_err()),
                _ if method == "index" && site.args.len() == 1 => self.is_nowhere(site),
                _ => false,
            },
            Language::Java => {
                let class = name.rsplit('.').nth(1).unwrap_or_default();
                match (class, method) {
                    ("Integer" | "Long" | "Short" | "Byte", "parseInt" | "valueOf" | "parseLong" | "parseShort" | "parseByte") => {
                        let base = if site.args.len() > 1 { number(1) } else { Some(10) };
                        !may_be_sign(site)
                            && text(0).zip(base).is_some_and(|(text, base)| site.args.len() < 3 && !may_be_whole(&text, base, false))
                    }
                    ("Double" | "Float", "parseDouble" | "parseFloat" | "valueOf") => text(0).is_some_and(|text| {
                        text.is_ascii()
                            && !text.contains(|c: char| c < ' ')
                            && !text.contains(['x', 'X', 'd', 'D', 'f', 'F'])
                            && text.trim().parse::<f64>().is_err()
                    }),
                    (_, "get" | "set") => self.lies_outside(site),
                    // Of lists of numbers it may be the element that is meant.
                    (_, "remove") => is_whole_literal(site) && self.lies_outside(site),
                    _ => false,
                }
            }
            _ if self.is_script() => text(0).is_some_and(|text| super::script::throws(name, &text)),
            _ => false,
        };
        self.raised(certain, "ValueError")
    }

    /// An element that is not there: `['a', 'b'][2]`, `{'a': 1}['b']`.
    pub(super) fn index_raises(&mut self, container: &Value<'a>, key: &Value<'a>) -> bool {
        let asked = match self.language {
            Language::Go => self.is_recovered(),
            Language::Python | Language::Java => !self.tries.is_empty(),
            _ => false,
        };
        if !asked {
            return false;
        }
        let length = match (&container.kind, container.cell().and_then(|cell| self.st.heap.object(cell))) {
            (Kind::Str(_), _) if self.language == Language::Go => container.as_str().map(|text| text.len()),
            (Kind::Str(_), _) => container.as_str().map(|text| text.chars().count()),
            (_, Some(object)) if object.open || object.rest.is_some() || object.weak || object.class.is_some() => None,
            (_, Some(object)) if object.shape == Shape::List && object.fields.is_empty() => Some(object.items.len()),
            (_, Some(object)) if object.shape == Shape::Map && object.ty.is_none() && self.language == Language::Python => {
                // `True` is 1, and so is `1.0`.
                let missing = matches!(key.kind, Kind::Str(_)) && key.key().is_some_and(|key| object.field(&key).is_none());
                return self.raised(missing, "KeyError");
            }
            _ => None,
        };
        let outside =
            |length: usize, at: i128| at >= length as i128 || at < if self.language == Language::Python { -(length as i128) } else { 0 };
        let certain = length.zip(key.as_int()).is_some_and(|(length, at)| outside(length, at));
        self.raised(certain, "IndexError")
    }

    /// A division of whole numbers by zero.
    pub(super) fn division_raises(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, span: Span) -> bool {
        let divides = matches!(op, BinaryOp::Div | BinaryOp::FloorDiv | BinaryOp::Mod);
        let whole = |value: &Value<'a>| matches!(value.kind, Kind::Int(_));
        let asked = matches!(self.language, Language::Python | Language::Java | Language::Go);
        let certain = divides && asked && whole(a) && b.as_int() == Some(0);
        let caught = if self.language == Language::Go { self.is_recovered() } else { !self.tries.is_empty() };
        certain && caught && !self.has_fractions(span) && self.raised(true, "ZeroDivisionError")
    }

    /// Whether numbers of Java may have a fraction where whole ones are written: `double total = 5;`, `5d`.
    fn has_fractions(&self, span: Span) -> bool {
        if self.language != Language::Java {
            return false;
        }
        let suffixed = self.text(span).is_none_or(|text| {
            text.as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && matches!(pair[1], b'd' | b'D' | b'f' | b'F'))
        });
        suffixed || ["double", "float", "Double", "Float"].iter().any(|word| self.input.text.contains(word))
    }

    /// Nothing, where an object's method is called.
    pub(super) fn nothing_raises(&mut self, receiver: &Value<'a>, method: &str, named: bool) -> bool {
        let certain = named && self.language == Language::Java && matches!(receiver.kind, Kind::Null) && !self.tries.is_empty();
        certain && !self.is_static_somewhere(receiver, method) && self.raised(true, "")
    }

    /// A static method is called whatever it is called by.
    fn is_static_somewhere(&self, receiver: &Value<'a>, method: &str) -> bool {
        let in_sight = self.classes.iter().any(|info| info.class.methods.iter().any(|one| one.is_static && &*one.name == method));
        let is_wrapped = receiver.ty.as_deref().is_some_and(|ty| {
            let ty = ty.rsplit('.').next().unwrap_or(ty);
            ty.eq_ignore_ascii_case("string") || matches!(ty, "Integer" | "Long" | "Double" | "Float" | "Boolean" | "Character" | "Thread")
        });
        in_sight || is_wrapped && matches!(method, "valueOf" | "format" | "join" | "copyValueOf" | "toString" | "sleep")
    }

    /// A member of nothing, in a script.
    pub(super) fn member_raises(&mut self, container: &Value<'a>) -> bool {
        let is_nothing = matches!(container.kind, Kind::Null) && container.ty.is_some();
        is_nothing && self.is_script() && self.raised(true, "")
    }

    /// Whether what is asked for stands at no place of the list or text.
    fn is_nowhere(&mut self, site: &Site<'a, '_>) -> bool {
        let (Some(receiver), Some(arg)) = (site.receiver, site.args.first()) else { return false };
        if let (Some(text), Some(part)) = (receiver.as_str(), arg.value.as_str()) {
            return !text.contains(&*part);
        }
        let Some(items) = self.exact_elements(receiver).filter(|_| receiver.cell().is_some()) else { return false };
        items.iter().all(|item| item.is_plain_constant()) && self.place_among(&items, &arg.value) == Some(None)
    }

    /// Whether a list that is known in full ends before the place.
    fn lies_outside(&self, site: &Site<'a, '_>) -> bool {
        let object = site.receiver.and_then(Value::cell).and_then(|cell| self.st.heap.object(cell));
        let exact = object.filter(|object| object.shape == Shape::List && !object.open && object.rest.is_none() && !object.weak);
        // A set or a deque has no places.
        let listed = exact.filter(|object| object.ty.as_deref().is_none_or(|ty| ty.ends_with("List") || ty.ends_with("Vector")));
        let at = site.args.first().and_then(|arg| arg.value.as_int());
        listed.zip(at).is_some_and(|(object, at)| at < 0 || at >= object.items.len() as i128)
    }
}

/// Whether what is handed over is a number as it is written.
fn is_whole_literal(site: &Site<'_, '_>) -> bool {
    site.args.first().and_then(|arg| arg.expr).is_some_and(|expr| matches!(expr.kind, ExprKind::Lit(Lit::Int(_))))
}

/// Whether what is handed over may be a sign, which is a number of its own: only what is written as a text is none.
fn may_be_sign(site: &Site<'_, '_>) -> bool {
    let Some(arg) = site.args.first() else { return false };
    let is_written = arg.expr.is_some_and(|expr| matches!(expr.kind, ExprKind::Lit(Lit::Str(_))));
    !is_written && arg.value.as_str().is_some_and(|text| text.chars().count() == 1)
}

/// Whether a text may be read as a whole number of such a base. `loose`: with blanks around it, `_` between digits and a sign of the base before.
pub(super) fn may_be_whole(text: &str, base: i128, loose: bool) -> bool {
    if !text.is_ascii() || !(2..=36).contains(&base) || loose && text.contains(super::python_plain::is_separator) {
        return true;
    }
    let bare = if loose { text.trim() } else { text };
    let bare = bare.strip_prefix(['+', '-']).unwrap_or(bare).to_ascii_lowercase();
    let sign = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    };
    let digits = if loose && !sign.is_empty() {
        bare.strip_prefix(sign).map_or(&*bare, |digits| digits.strip_prefix('_').unwrap_or(digits))
    } else {
        &bare
    };
    let is_digit = |c: char| c.to_digit(36).is_some_and(|digit| i128::from(digit) < base);
    let are_digits = |part: &str| !part.is_empty() && part.chars().all(is_digit);
    if loose { digits.split('_').all(are_digits) } else { are_digits(digits) }
}

#[cfg(test)]
mod tests {
    use super::may_be_whole;

    #[test]
    fn texts_that_are_no_numbers_are_told() {
        for (text, base) in [("12", 10), (" -7 ", 10), ("ff", 16), ("0xff", 16), ("1_000", 10), ("0x_f", 16), ("٣", 10), ("77", 0)] {
            assert!(may_be_whole(text, base, true), "{text}");
        }
        for (text, base) in
            [("4B", 10), ("", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("0x", 16), ("8", 8), ("1.5", 10), ("0x1", 10), ("a b", 36)]
        {
            assert!(!may_be_whole(text, base, true), "{text}");
        }
        assert!(!may_be_whole(" 7", 10, false) && !may_be_whole("1_0", 10, false) && may_be_whole("+7", 10, false));
    }
}

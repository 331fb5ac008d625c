//! Letters of texts that tests look at: a zero ends the text, anything else says that it goes on, and a text whose letters were asked what
//! they are is not just anything any more. Knows no statement.

use super::{
    Id, Run,
    value::{Num, Origin, Pointer, State, Value},
};
use crate::flow::{
    ir::{Arg, BinaryOp, Expr, ExprKind, Lit, UnaryOp},
    memory::strip,
};

impl<'f, 'm> Run<'f, 'm> {
    /// Where a byte lies that is looked at, before the step that may be taken with it.
    pub(super) fn letter(&self, e: &Expr, st: &State<'m>) -> Option<Pointer> {
        let value = |e: &Expr| match &e.kind {
            ExprKind::Assign { target, op: Some(op), value } => {
                let old = self.peek(target, st)?;
                if super::steps::steps_after(target, Some(*op), value) {
                    return Some(old);
                }
                let ExprKind::Lit(Lit::Int(1)) = value.kind else { return None };
                match old {
                    Value::Num(n) => n.binary(*op, Num::exactly(1)).map(Value::Num),
                    old => Some(self.moved(old, *op, &Value::Num(Num::exactly(1)), Some(1))),
                }
            }
            ExprKind::Lit(Lit::Int(n)) => Some(Value::Num(Num::exactly(*n))),
            _ => self.peek(e, st),
        };
        let (base, index) = match &e.kind {
            ExprKind::Unary { op: UnaryOp::Deref, operand } => (&**operand, Value::Num(Num::exactly(0))),
            ExprKind::Index { object, index } => (&**object, value(index)?),
            _ => return None,
        };
        let one_byte = self.type_of(e, st).is_some_and(|ty| ty.pointers == 0 && super::value::base_size(&ty.name) == Some(1));
        match self.moved(value(base)?, BinaryOp::Add, &index, Some(1)) {
            Value::Pointer(pointer) if one_byte && !pointer.may_be_null => Some(pointer),
            _ => None,
        }
    }
}

/// Texts that are looked at letter by letter have no more than so many.
const SHORT: usize = 64;

impl<'f, 'm> Run<'f, 'm> {
    /// What an object says, letter by letter, where that is the program's own text and nothing was changed in it.
    pub(super) fn own_letters(&self, id: Id, st: &State<'m>) -> Option<&'m str> {
        let text = self.contents.get(&id).copied().filter(|text| text.len() <= SHORT && text.is_ascii() && !text.contains('\0'))?;
        let object = st.object(id).filter(|object| object.freed.is_none())?;
        (object.text.and_then(Num::constant) == Some(text.len() as i128)).then_some(text)
    }

    /// The letter that a pointer leads to.
    pub(super) fn letter_at(&self, pointer: Pointer, st: &State<'m>) -> Option<i128> {
        let text = self.own_letters(pointer.to, st)?;
        let at = usize::try_from(pointer.at.constant()?).ok().filter(|at| *at <= text.len())?;
        Some(text.as_bytes().get(at).copied().unwrap_or(0).into())
    }

    /// What is known to stand where a value points.
    fn spelt(&self, value: Option<&Value<'m>>, st: &State<'m>) -> Option<&'m str> {
        let Some(Value::Pointer(pointer)) = value.filter(|value| !matches!(value, Value::Pointer(p) if p.may_be_null)) else { return None };
        let at = usize::try_from(pointer.at.constant()?).ok()?;
        self.own_letters(pointer.to, st)?.get(at..)
    }

    /// What a comparison of two texts of the program's own comes to.
    pub(super) fn compared_letters(&self, name: &str, values: &[Value<'m>], st: &State<'m>) -> Option<Num> {
        if !matches!(name, "strcmp" | "strcasecmp" | "strncmp" | "strcoll") {
            return None;
        }
        let (one, other) = (self.spelt(values.first(), st)?, self.spelt(values.get(1), st)?);
        let (mut one, mut other) = (one.to_owned(), other.to_owned());
        if name == "strncmp" {
            let most = usize::try_from(values.get(2)?.number()?.constant()?).ok()?;
            one.truncate(most);
            other.truncate(most);
        }
        if name == "strcasecmp" {
            one.make_ascii_lowercase();
            other.make_ascii_lowercase();
        }
        Some(match one.cmp(&other) {
            std::cmp::Ordering::Equal => Num::exactly(0),
            std::cmp::Ordering::Less => Num::within(i128::from(i32::MIN), -1, false),
            std::cmp::Ordering::Greater => Num::within(1, i32::MAX.into(), false),
        })
    }

    /// Where something stands in a text of the program's own, how much of it is of some letters, and what becomes of one letter.
    pub(super) fn sought(&self, name: &str, values: &[Value<'m>], st: &State<'m>) -> Option<Value<'m>> {
        let number = |n: usize| Some(Value::Num(Num::exactly(n as i128)));
        if matches!(name, "toupper" | "tolower") {
            let letter = u8::try_from(values.first()?.number()?.constant()?).ok().filter(u8::is_ascii)?;
            let letter = if name == "toupper" { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() };
            return number(letter.into());
        }
        if !matches!(name, "strchr" | "strrchr" | "strstr" | "strpbrk" | "strspn" | "strcspn") {
            return None;
        }
        let text = self.spelt(values.first(), st)?;
        let at = match name {
            "strchr" | "strrchr" => {
                let letter = char::from(u8::try_from(values.get(1)?.number()?.constant()?).ok().filter(u8::is_ascii)?);
                match letter {
                    '\0' => Some(text.len()),
                    _ if name == "strchr" => text.find(letter),
                    _ => text.rfind(letter),
                }
            }
            _ => {
                let sought = self.spelt(values.get(1), st)?;
                match name {
                    "strstr" => text.find(sought),
                    "strpbrk" => text.find(|c: char| sought.contains(c)),
                    "strcspn" => return number(text.find(|c: char| sought.contains(c)).unwrap_or(text.len())),
                    _ => return number(text.find(|c: char| !sought.contains(c)).unwrap_or(text.len())),
                }
            }
        };
        let Value::Pointer(pointer) = values.first()? else { return None };
        // What an array holds may be changed one day, and is meant to be looked at: only a literal surely lacks it.
        let literal = st.object(pointer.to).is_some_and(|object| object.made_by == "literal");
        let Some(at) = at else { return literal.then_some(Value::Null) };
        let at = pointer.at.binary(BinaryOp::Add, Num::exactly(at as i128))?;
        Some(Value::Pointer(Pointer { at, may_be_null: false, ..*pointer }))
    }

    /// The number that a text of the program's own spells.
    fn spelt_number(&self, name: &str, values: &[Value<'m>], st: &State<'m>) -> Option<Num> {
        let parsed = match name {
            "atoi" | "atol" | "atoll" => true,
            "strtol" | "strtoul" | "strtoll" | "strtoull" => {
                matches!(values.get(1), Some(Value::Null)) && matches!(values.get(2)?.number()?.constant()?, 0 | 10)
            }
            _ => false,
        };
        let text = parsed.then(|| self.spelt(values.first(), st))??.trim_start();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        // Octal and hexadecimal numbers begin with a zero.
        if end > 9 || end > 1 && digits.starts_with('0') || digits[end..].starts_with(['x', 'X']) {
            return None;
        }
        Some(Num::exactly(sign * digits[..end].parse::<i128>().unwrap_or(0)))
    }

    /// What a text is parsed to: where its end is asked for, it is put there, whatever it is.
    pub(super) fn parsed_number(&self, name: &str, values: &[Value<'m>], st: &mut State<'m>) -> Option<Num> {
        let number = match name {
            "atol" | "atoll" | "strtol" | "strtoll" | "strtoimax" => Num::input(i64::MIN.into(), i64::MAX.into()),
            "strtoul" | "strtoull" | "strtoumax" => Num::input(0, u64::MAX.into()),
            "atof" | "strtod" | "strtof" => Num::input(-super::format::LARGEST, super::format::LARGEST),
            // Whether it ends is asked first.
            "atoi" => return self.spelt_number(name, values, st),
            _ => return None,
        };
        if let Some(Value::Pointer(end)) = values.get(1).filter(|_| name.starts_with("strto"))
            && let Some(object) = st.objects.get_mut(&end.to)
        {
            object.cell = Value::Unknown;
        }
        Some(self.spelt_number(name, values, st).unwrap_or(number))
    }

    /// A text that was found to be the same as another is what that one is.
    pub(super) fn same_text(&mut self, name: &str, args: &'m [Arg], st: &mut State<'m>) {
        let (Some(one), Some(other)) = (args.first(), args.get(1)) else { return };
        let mut seen = st.clone();
        let values = [one, other].map(|arg| self.eval(&arg.value, &mut seen).unwrap_or(Value::Unknown));
        let whole = match (name, &values) {
            ("strncmp", _) => {
                let count = args.get(2).and_then(|arg| self.eval(&arg.value, &mut seen)).and_then(|count| count.number()?.constant());
                let lengths = [0, 1].map(|at| self.text(&values[at], &seen).filter(|text| text.of_text.is_some()));
                count.is_some_and(|count| lengths.iter().flatten().any(|text| text.constant().is_some_and(|length| length < count)))
            }
            _ => true,
        };
        if !whole {
            return;
        }
        for (this, that) in [(0, 1), (1, 0)] {
            let Value::Pointer(Pointer { to, at, .. }) = values[this] else { continue };
            let origin = self.origin(&values[that], &seen);
            let text = self.text(&values[that], &seen).filter(|_| at.constant() == Some(0) && origin == Origin::Own);
            // Where a text ends says nothing of how it begins.
            let begins = at.constant() == Some(0);
            let Some(object) = st.objects.get_mut(&to).filter(|object| begins && object.origin != Origin::Own) else { continue };
            if !matches!(origin, Origin::Input | Origin::Arguments) {
                object.origin = origin;
            }
            if let Some(text) = text {
                object.text = Some(text);
            }
        }
    }
}

/// A byte of a text that a test looks at by itself, or that a function is asked of what kind it is; whether the test fails for a zero.
pub(super) fn letter_asked(cond: &Expr) -> Option<(&Expr, bool)> {
    let cond = strip(cond);
    match &cond.kind {
        ExprKind::Call { callee, args, .. } => {
            let name = crate::flow::memory::last_name(callee)?;
            let kind = name.strip_prefix("is").or_else(|| name.strip_prefix("isw"))?;
            let of_letters = ["alnum", "alpha", "blank", "digit", "graph", "lower", "print", "punct", "space", "upper", "xdigit"];
            let letter = args.first().filter(|_| args.len() == 1)?;
            Some((strip(&letter.value), of_letters.contains(&kind)))
        }
        ExprKind::Unary { op: UnaryOp::Deref, .. } | ExprKind::Index { .. } => Some((cond, true)),
        _ => None,
    }
}

/// A byte that is zero: the text ends there at the latest.
pub(super) fn ends_here(letter: Pointer, st: &mut State<'_>) {
    let Some(object) = st.objects.get_mut(&letter.to) else { return };
    if let Some(text) = &mut object.text
        && letter.at.lo >= 0
        && letter.at.hi < text.hi
    {
        *text = Num { lo: text.lo.min(letter.at.hi), hi: letter.at.hi, ..*text };
    }
    // One letter leads nowhere and runs nothing.
    if matches!(letter.at.constant(), Some(0 | 1)) {
        says_nothing(letter.to, st);
    }
}

/// An empty text.
pub(super) fn says_nothing(id: Id, st: &mut State<'_>) {
    if let Some(object) = st.objects.get_mut(&id).filter(|object| object.origin != Origin::Own) {
        object.origin = Origin::Unknown;
    }
}

pub(super) fn is_zero(e: &Expr) -> bool {
    matches!(strip(e).kind, ExprKind::Lit(Lit::Int(0) | Lit::Char('\0') | Lit::Null))
}

/// The letters of a text are asked what they are: what it says is not just anything any more.
pub(super) fn looked_through(letter: Pointer, st: &mut State<'_>) {
    if let Some(object) = st.objects.get_mut(&letter.to).filter(|object| object.origin != Origin::Own) {
        object.origin = Origin::Unknown;
    }
}

/// A byte that is not zero: the text goes on behind it.
pub(super) fn goes_on(letter: Pointer, st: &mut State<'_>) {
    let Some(object) = st.objects.get_mut(&letter.to) else { return };
    let mut longer = 0;
    if let Some(text) = &mut object.text
        && text.constant().is_none()
    {
        let lo = text.lo.max(letter.at.lo + 1);
        longer = lo - text.lo;
        *text = Num { lo, hi: text.hi.max(lo), zero: false, nonzero: true, ..*text };
        // As long as the text is what it was measured by, if it was.
        let by_text = |size: &Num| size.lengths || size.of_text.is_some() || object.storage != super::Storage::Heap;
        if let Some(size) = object.size.filter(|size| size.constant().is_none() && object.made_by != "declaration" && by_text(size)) {
            let lo = size.lo.max(letter.at.lo + 2);
            object.size = Some(Num { lo, hi: size.hi.max(lo), group: 0, ..size });
        }
    }
    if longer > 0 {
        grown_with(letter.to, longer, st);
    }
}

/// A text was found to have so many letters more: what was measured by it is as much larger.
pub(super) fn grown_with(text: Id, by: i128, st: &mut State<'_>) {
    let measured = |object: &super::Object<'_>| object.size.and_then(|size| size.measured).is_some_and(|measured| measured.text == text);
    st.objects.change(measured, |object| {
        if let Some(measured) = object.size.as_mut().and_then(|size| size.measured.as_mut()) {
            measured.more = measured.more.saturating_add(measured.each.saturating_mul(by));
        }
    });
}

/// Whether what is looked for in a text is what does harm in a path or a command line.
pub(super) fn looks_for_harm(sought: &Expr) -> bool {
    let harms = |c: char| "/\\;|&$`'\"<>.*?%(){}[]!~".contains(c);
    match &strip(sought).kind {
        ExprKind::Lit(Lit::Char(c)) => harms(*c),
        ExprKind::Lit(Lit::Str(set)) => set.chars().any(harms),
        ExprKind::Lit(Lit::Int(n)) => u8::try_from(*n).is_ok_and(|c| harms(char::from(c))),
        _ => false,
    }
}

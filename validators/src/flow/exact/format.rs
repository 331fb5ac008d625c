//! Formats of the C library: how long a text one prints, and what one that scans writes.

use super::{
    Id, Run,
    library::LONGEST,
    value::{Num, State, Value, range_of},
};
use crate::flow::ir::{Arg, BinaryOp, Expr, ExprKind, Lit, UnaryOp};

/// A number with a fraction may be far larger than any whole one.
pub(super) const LARGEST: i128 = 1 << 80;

/// What a format asks for, one for each argument: the conversion without flags, width and length where it has no precision, or nothing
/// where it says something of its own.
pub fn conversions(format: &str) -> Vec<Option<&str>> {
    let mut found = Vec::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        rest = &rest[at + 1..];
        let Some(end) = rest.find(|c: char| c.is_ascii_alphabetic() && !"hlLqjzt".contains(c) || c == '%') else { break };
        let (spec, kind) = (&rest[..end], &rest[end..=end]);
        rest = &rest[end + 1..];
        if kind == "%" {
            continue;
        }
        found.extend(std::iter::repeat_n(None, spec.matches('*').count()));
        found.push(Some(kind).filter(|_| spec.chars().all(|c| c.is_ascii_digit() || c == '-')));
    }
    found
}

/// Characters that an integer is written with; without one in sight, those of its type at most.
fn digits(number: Option<Num>, kind: u8, narrow: bool) -> Num {
    let base = match kind {
        b'x' | b'X' => 16,
        b'o' => 8,
        _ => 10,
    };
    let signed = matches!(kind, b'd' | b'i');
    let (least, most): (i128, i128) = match (signed, narrow) {
        (true, true) => (i32::MIN.into(), i32::MAX.into()),
        (true, false) => (i64::MIN.into(), i64::MAX.into()),
        (false, true) => (0, u32::MAX.into()),
        (false, false) => (0, u64::MAX.into()),
    };
    let letters = |n: i128| {
        let mut rest = n.unsigned_abs() / base;
        let mut letters = 1 + i128::from(n < 0);
        while rest > 0 {
            rest /= base;
            letters += 1;
        }
        letters
    };
    match number {
        Some(n) if n.lo >= least && n.hi <= most => {
            let zero = n.lo <= 0 && n.hi >= 0;
            let shortest = if zero { 1 } else { letters(n.lo).min(letters(n.hi)) };
            Num::within(shortest, letters(n.lo).max(letters(n.hi)), n.certain)
        }
        _ => Num::within(1, letters(least).max(letters(most)), false),
    }
}

impl<'f, 'm> Run<'f, 'm> {
    /// Length of what a constant format prints.
    pub(super) fn printed(&self, format: Option<&Arg>, values: &[Value<'m>], st: &State<'m>) -> Option<Num> {
        let ExprKind::Lit(Lit::Str(format)) = &format?.value.kind else { return None };
        self.printed_by(format, values, st)
    }

    /// The same for what a function that takes any number of arguments was given.
    pub(super) fn printed_on(&self, format: Option<&Value<'m>>, st: &State<'m>) -> Option<Num> {
        let Some(Value::Pointer(format)) = format.filter(|_| self.abroad.is_none()) else { return None };
        let text = self.contents.get(&format.to).copied().filter(|_| format.at.constant() == Some(0))?;
        self.printed_by(text, self.rest.last()?, st)
    }

    fn printed_by(&self, format: &str, values: &[Value<'m>], st: &State<'m>) -> Option<Num> {
        let mut sum = Num::exactly(0);
        let mut rest: &str = format;
        let mut given = values.iter();
        while let Some(at) = rest.find('%') {
            sum = sum.binary(BinaryOp::Add, Num::exactly(rest[..at].chars().count() as i128))?;
            rest = &rest[at + 1..];
            let end = rest.find(|c: char| c.is_ascii_alphabetic() && !"hlLqjzt".contains(c) || c == '%')?;
            let (spec, kind) = (&rest[..end], rest.as_bytes()[end]);
            rest = &rest[end + 1..];
            // A width or a length that is given as an argument comes before what it is for.
            let (before, behind) = spec.split_once('.').map_or((spec, None), |(before, behind)| (before, Some(behind)));
            let wide = if before.contains('*') { Some(given.next()?.number().filter(|n| n.lo >= 0)?) } else { None };
            let most = match behind {
                Some("*") => Some(given.next()?.number().filter(|n| n.lo >= 0)?),
                Some(digits) => digits.parse::<i128>().ok().map(Num::exactly),
                None => None,
            };
            let piece = match kind {
                b'%' => Num::exactly(1),
                b's' => {
                    let text = self.text(given.next()?, st);
                    match (text, most) {
                        (Some(text), Some(most)) if most.hi < text.hi || most.of_text.is_none() => Num {
                            certain: text.certain && most.certain,
                            of_text: None,
                            ..Num { lo: text.lo.min(most.lo), hi: text.hi.min(most.hi), ..text }
                        },
                        (None, Some(most)) => Num::within(0, most.hi, false),
                        (text, _) => text?,
                    }
                }
                b'c' => {
                    given.next();
                    Num::exactly(1)
                }
                b'd' | b'i' | b'u' | b'x' | b'X' | b'o' => {
                    let narrow = !spec.contains(['l', 'j', 'z', 't', 'q']);
                    digits(given.next().and_then(Value::number), kind, narrow)
                }
                _ => {
                    given.next();
                    Num::within(1, 24, false)
                }
            };
            // At least as wide as it says.
            let width: String = spec.trim_start_matches(['-', '+', ' ', '#', '0']).chars().take_while(char::is_ascii_digit).collect();
            let piece = match (width.parse::<i128>(), wide) {
                (Ok(least), _) if least < LONGEST => Num { lo: piece.lo.max(least), hi: piece.hi.max(least), ..piece },
                (_, Some(wide)) => {
                    Num { lo: piece.lo.max(wide.lo), hi: piece.hi.max(wide.hi), certain: piece.certain && wide.certain, ..piece }
                }
                _ => piece,
            };
            sum = sum.binary(BinaryOp::Add, piece)?;
        }
        sum.binary(BinaryOp::Add, Num::exactly(rest.chars().count() as i128))
    }

    /// What a constant format makes of known numbers, as formats are put together: `"%%%ds"`.
    pub(super) fn spelt_out(&self, to: &Value<'m>, format: Option<&Arg>, values: &[Value<'m>]) -> Option<(Id, String)> {
        let (Value::Pointer(to), Some(ExprKind::Lit(Lit::Str(format)))) = (to, format.map(|arg| &arg.value.kind)) else { return None };
        let (mut text, mut rest, mut given): (String, &str, _) = (String::new(), format, values.iter());
        while let Some((before, behind)) = rest.split_once('%') {
            text.push_str(before);
            let kind = behind.trim_start_matches(['l', 'z']);
            match kind.chars().next()? {
                '%' => text.push('%'),
                'd' | 'u' | 'i' => text.push_str(&given.next()?.number()?.constant()?.to_string()),
                _ => return None,
            }
            rest = &kind[1..];
        }
        text.push_str(rest);
        // Another path may have made another text of it.
        let same = self.made.get(&to.to).is_none_or(|known| *known == text);
        (same && to.at.constant() == Some(0)).then_some((to.to, text))
    }

    /// Bytes from outside that cover a variable give it any value of its type.
    pub(super) fn filled(&mut self, value: &Value<'m>, arg: Option<&'m Arg>, count: Option<Num>, st: &mut State<'m>) {
        let (Value::Pointer(pointer), Some(arg)) = (value, arg) else { return };
        let covers = |object: &super::Object<'_>| {
            let size = object.size.and_then(Num::constant);
            object.ty.as_deref().is_some_and(|ty| ty.dims.is_empty()) && size.is_some() && size == count.and_then(Num::constant)
        };
        if pointer.at.constant() == Some(0) && st.object(pointer.to).is_some_and(covers) {
            let mut e = &arg.value;
            while let ExprKind::Cast { value, .. } = &e.kind {
                e = value;
            }
            self.fill(pointer.to, e, st);
        }
    }

    /// A variable gets any value of its type.
    pub(super) fn fill(&mut self, id: Id, e: &Expr, st: &mut State<'m>) {
        let target = match &e.kind {
            ExprKind::Unary { op: UnaryOp::AddressOf, operand } => Some(&**operand),
            _ => None,
        };
        let ty = target.and_then(|target| self.type_of(target, st)).or_else(|| st.object(id)?.ty.clone());
        let range = ty.as_deref().and_then(range_of);
        if let Some(object) = st.objects.get_mut(&id) {
            object.blank = false;
            object.fields.clear();
            object.cell = match (range, &ty) {
                (Some((lo, hi)), _) => Value::Num(Num::input(lo, hi)),
                (None, Some(ty)) if matches!(&*ty.name, "float" | "double") => Value::Num(Num::input(-LARGEST, LARGEST)),
                _ => Value::Unknown,
            };
        }
    }
}

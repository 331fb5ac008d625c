//! Letters of texts that tests look at: a zero ends the text, anything else says that it goes on, and a text whose letters were asked what
//! they are is not just anything any more. Knows no statement.

use super::{
    Id, Run,
    value::{Num, Origin, Pointer, State, Value},
};
use crate::flow::{
    ir::{BinaryOp, Expr, ExprKind, Lit, UnaryOp},
    memory::strip,
};

impl<'f, 'm> Run<'f, 'm> {
    /// Where a byte lies that is looked at, before the step that may be taken with it.
    pub(super) fn letter(&self, e: &Expr, st: &State<'m>) -> Option<Pointer> {
        let value = |e: &Expr| match &e.kind {
            ExprKind::Assign { target, op: Some(_), .. } => self.peek(target, st),
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
    if letter.at.constant() == Some(0) {
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
    if let Some(text) = &mut object.text
        && text.constant().is_none()
    {
        let lo = text.lo.max(letter.at.lo + 1);
        *text = Num { lo, hi: text.hi.max(lo), zero: false, nonzero: true, ..*text };
        // As long as the text is what it was measured by.
        if let Some(size) = object.size.filter(|size| size.constant().is_none() && object.made_by != "declaration") {
            let lo = size.lo.max(letter.at.lo + 2);
            object.size = Some(Num { lo, hi: size.hi.max(lo), group: 0, ..size });
        }
    }
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

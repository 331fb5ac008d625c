//! Tests of single letters, asked with letters that are known: which signs of an interpreter a test keeps out. Rules hear of it by two calls that
//! no program makes: `letters.without`, whose result is a text that has none of these signs, and `letters.lacks`, a test of a letter that is none of
//! them. Knows no rule.

use assay_manifests::{Language, Span};

use super::super::{
    Engine,
    call::{ArgValue, Site},
    value::{CleanBits, Fact, Facts, Kind, Value},
};
use super::{CHARACTER, Of};
use crate::flow::ir::{BinaryOp, Expr, ExprKind, Lit};

/// Signs that mean something to one interpreter or another.
const SIGNS: [&str; 36] = [
    "\n", "\r", "\0", "\t", " ", "<", ">", "&", "\"", "'", "`", ";", "|", "$", "\\", "/", "(", ")", "{", "}", "[", "]", "*", "?", "!", "#",
    "%", "=", ":", ",", "~", "^", "+", "@", ".", "-",
];
/// Letters that mean nothing to any, but may be made into what does.
const PLAIN: [&str; 62] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "A",
    "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "0", "1",
    "2", "3", "4", "5", "6", "7", "8", "9",
];
/// Type of the number that a letter is; what it is the number of is its origin.
const CODE: &str = "(letter's number)";

/// What becomes of a letter that a function is handed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Letters {
    /// Those of which it says yes stay.
    Kept,
    /// Those of which it says yes go.
    Dropped,
    /// Each becomes what it gives.
    Changed,
}

impl<'a> Engine<'a> {
    /// The signs that do not come through, asked one by one; none where one is not decided.
    fn signs_kept_out(&mut self, test: &Value<'a>, letters: Letters, span: Span) -> String {
        let mut out = String::new();
        if !matches!(test.kind, Kind::Func(_) | Kind::Lib(_) | Kind::Method(_)) {
            return out;
        }
        // Nothing from outside goes in, and all the same it is asked for what comes from there.
        let limit = std::mem::replace(&mut self.clean_limit, u32::MAX);
        // What one letter becomes may be what another was kept from being.
        let others = PLAIN.iter().copied().filter(|_| letters == Letters::Changed);
        let mut given = String::new();
        for sign in SIGNS.into_iter().chain(others) {
            let known = Value::str(sign);
            let (made, ()) = self.either(|engine| engine.call_value(test, vec![ArgValue::plain(known)], span, &"callback".into()), |_| ());
            self.live = true;
            let stays = match letters {
                Letters::Kept => made.truth(false),
                Letters::Dropped => made.truth(false).map(|yes| !yes),
                Letters::Changed if matches!(made.kind, Kind::Null) => Some(false),
                Letters::Changed => made.as_str().filter(|_| made.is_plain_constant()).map(|text| {
                    given.push_str(&text);
                    text.contains(sign)
                }),
            };
            match stays {
                Some(false) if PLAIN.contains(&sign) => {}
                Some(false) => out.push_str(sign),
                Some(true) => {}
                None => {
                    out.clear();
                    break;
                }
            }
        }
        self.clean_limit = limit;
        out.retain(|sign| !given.contains(sign));
        out
    }

    /// A text, or one letter of it, behind a function that each of its letters went through.
    pub(in super::super) fn letters_through(&mut self, text: Value<'a>, test: &Value<'a>, letters: Letters, span: Span) -> Value<'a> {
        if text.taint.is_empty() || text.is_plain_constant() {
            return text;
        }
        let out = self.signs_kept_out(test, letters, span);
        self.without_signs(text, out, span)
    }

    /// A text whose letters of which a function says yes were each replaced: by what is known, or by anything.
    pub(in super::super) fn letters_replaced(&mut self, text: Value<'a>, test: &Value<'a>, with: &Value<'a>, span: Span) -> Value<'a> {
        let text = text.tainted(self.deep_taint(with));
        let Some(put) = with.as_str().filter(|_| with.is_plain_constant()) else { return text };
        if text.taint.is_empty() || text.is_plain_constant() {
            return text;
        }
        let mut out = self.signs_kept_out(test, Letters::Dropped, span);
        out.retain(|sign| !put.contains(sign));
        self.without_signs(text, out, span)
    }

    /// A text in which none of these signs is left.
    fn without_signs(&mut self, text: Value<'a>, signs: String, span: Span) -> Value<'a> {
        if signs.is_empty() {
            return text;
        }
        let whole = signs.chars().count() == SIGNS.len();
        let mut made = if whole { text.clone().cleaned(CleanBits::GUARDED) } else { text.clone() };
        let args = [text, Value::str(signs)].map(ArgValue::plain);
        self.check_call(&Site::named(vec!["letters.without".into()], &args, span), &mut made);
        made
    }

    /// What is known of a value that has none of these signs, as facts.
    fn lacks(&mut self, value: &Value<'a>, signs: &str, span: Span) -> Vec<Fact> {
        if signs.is_empty() || value.id == 0 && value.via == 0 {
            return Vec::new();
        }
        let mut answer = self.boolean();
        let args = [value.clone(), Value::str(signs)].map(ArgValue::plain);
        self.check_call(&Site::named(vec!["letters.lacks".into()], &args, span), &mut answer);
        let mut facts = answer.facts.map(|facts| facts.when_true.clone()).unwrap_or_default();
        if signs.chars().count() == SIGNS.len() {
            facts.extend(self.guard_facts(value, true).when_true);
        }
        facts
    }

    /// What a question asked of all letters of a text says of the text.
    pub(in super::super) fn letters_asked(&mut self, of: Of, text: &Value<'a>, letter: &Value<'a>, test: &Value<'a>, span: Span) -> Facts {
        let mut facts = Facts::default();
        if letter.ty.as_deref() != Some(CHARACTER) || !matches!(self.language, Language::Rust | Language::Ruby) {
            return facts;
        }
        match of {
            Of::All => {
                let out = self.signs_kept_out(test, Letters::Kept, span);
                facts.when_true = self.lacks(text, &out, span);
            }
            Of::Any | Of::None => {
                let out = self.signs_kept_out(test, Letters::Dropped, span);
                facts.when_false = self.lacks(text, &out, span);
            }
        }
        facts
    }

    /// The number that a letter is: `c.ord`, `c as u32`.
    pub(in super::super) fn letter_code(&mut self, letter: &Value<'a>) -> Option<Value<'a>> {
        if let Some(text) = letter.as_str().filter(|_| letter.is_plain_constant()) {
            let mut letters = text.chars();
            return letters.next().filter(|_| letters.next().is_none()).map(|only| Value::int(u32::from(only).into()));
        }
        if letter.ty.as_deref() != Some(CHARACTER) || letter.id == 0 {
            return None;
        }
        let mut code = self.opaque().typed(Some(CODE.into()));
        code.taint = letter.taint.clone().cleaned(CleanBits::SANITIZED);
        code.via = letter.id;
        Some(code)
    }

    /// What a comparison of a letter, or of its number, with one that is known teaches of the letter.
    pub(in super::super) fn letter_compared(&mut self, op: BinaryOp, a: &Value<'a>, b: &Value<'a>, span: Span, result: &mut Value<'a>) {
        if !matches!(self.language, Language::Rust | Language::Ruby) || matches!(result.kind, Kind::Bool(_)) {
            return;
        }
        let turned = match op {
            BinaryOp::Lt => BinaryOp::Gt,
            BinaryOp::Le => BinaryOp::Ge,
            BinaryOp::Gt => BinaryOp::Lt,
            BinaryOp::Ge => BinaryOp::Le,
            other => other,
        };
        let (letter, bound, op) = match (bound_of(a, b), bound_of(b, a)) {
            (Some(bound), _) => (a, bound, op),
            (None, Some(bound)) => (b, bound, turned),
            _ => return,
        };
        let holds = |sign: u32| match op {
            BinaryOp::Eq => Some(sign == bound),
            BinaryOp::NotEq => Some(sign != bound),
            BinaryOp::Lt => Some(sign < bound),
            BinaryOp::Le => Some(sign <= bound),
            BinaryOp::Gt => Some(sign > bound),
            BinaryOp::Ge => Some(sign >= bound),
            _ => None,
        };
        self.teach_signs(letter, holds, span, result);
    }

    fn teach_signs(&mut self, letter: &Value<'a>, holds: impl Fn(u32) -> Option<bool>, span: Span, result: &mut Value<'a>) {
        let (mut when_true, mut when_false) = (String::new(), String::new());
        for sign in SIGNS {
            let code = sign.chars().next().map_or(0, u32::from);
            match holds(code) {
                Some(true) => when_false.push_str(sign),
                Some(false) => when_true.push_str(sign),
                None => return,
            }
        }
        let letter = match letter.ty.as_deref() {
            Some(CODE) => Value { id: letter.via, via: 0, ..letter.clone() },
            _ => letter.clone(),
        };
        let facts = Facts { when_true: self.lacks(&letter, &when_true, span), when_false: self.lacks(&letter, &when_false, span) };
        super::super::check::add_facts(result, facts);
    }

    /// Whether a range, as written, has a value in it, with what that teaches of a letter; `None` where neither is known.
    pub(in super::super) fn in_range(&mut self, range: &'a Expr, value: &Value<'a>) -> Option<Value<'a>> {
        let mut range = range;
        for _ in 0..4 {
            match &range.kind {
                ExprKind::Block(body) => match body.as_slice() {
                    [crate::flow::ir::Stmt { kind: crate::flow::ir::StmtKind::Expr(only), .. }] => range = only,
                    _ => return None,
                },
                _ => break,
            }
        }
        let ExprKind::Binary { op: op @ (BinaryOp::Range | BinaryOp::RangeInclusive), left, right } = &range.kind else { return None };
        let [low, high] = [left, right].map(|side| match &side.kind {
            ExprKind::Lit(Lit::Null) => None,
            _ => Some(self.eval(side)),
        });
        let excludes = *op == BinaryOp::Range;
        let above = |one: &Value<'a>, low: &Option<Value<'a>>| match low {
            Some(low) => super::super::sequences::compared(low, one).map(std::cmp::Ordering::is_le),
            None => Some(true),
        };
        let below = |one: &Value<'a>, high: &Option<Value<'a>>| match high {
            Some(high) if excludes => super::super::sequences::compared(one, high).map(std::cmp::Ordering::is_lt),
            Some(high) => super::super::sequences::compared(one, high).map(std::cmp::Ordering::is_le),
            None => Some(true),
        };
        if value.is_plain_constant() {
            return match (above(value, &low), below(value, &high)) {
                (Some(false), _) | (_, Some(false)) => Some(Value::bool(false)),
                (Some(true), Some(true)) => Some(Value::bool(true)),
                _ => None,
            };
        }
        let is_code = value.ty.as_deref() == Some(CODE);
        if !is_code && value.ty.as_deref() != Some(CHARACTER) {
            return None;
        }
        let holds = |sign: u32| {
            let one = if is_code { Value::int(sign.into()) } else { Value::str(char::from_u32(sign)?.to_string()) };
            Some(above(&one, &low)? && below(&one, &high)?)
        };
        let mut answer = self.boolean();
        self.teach_signs(value, holds, range.span, &mut answer);
        Some(answer)
    }
}

/// The number of a letter that is known, beside one that is not.
fn bound_of(letter: &Value<'_>, known: &Value<'_>) -> Option<u32> {
    if letter.is_plain_constant() || !known.is_plain_constant() {
        return None;
    }
    match letter.ty.as_deref()? {
        CODE => u32::try_from(known.as_int()?).ok(),
        CHARACTER => {
            let text = known.as_str()?;
            let mut letters = text.chars();
            letters.next().filter(|_| letters.next().is_none()).map(u32::from)
        }
        _ => None,
    }
}

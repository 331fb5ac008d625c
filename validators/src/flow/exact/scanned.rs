//! What calls scan: which conversions were made is told by the number they give, and a variable that none has filled has no value.

use assay_manifests::Span;

use super::{
    Id, Run,
    library::LONGEST,
    value::{Num, Origin, State, Value},
};
use crate::flow::ir::{Arg, BinaryOp, ExprKind, Lit};

/// A variable that a conversion has filled which had no value before: by the how manyth, and with what.
pub(super) struct Scanned {
    place: i128,
    id: Id,
    given: Num,
}

impl<'f, 'm> Run<'f, 'm> {
    /// What `scanf` and its kin write.
    pub(super) fn scanned(&mut self, name: &str, args: &'m [Arg], values: &[Value<'m>], span: Span, st: &mut State<'m>) -> Num {
        let first = usize::from(!matches!(name, "scanf" | "wscanf"));
        let format = match (args.get(first).map(|arg| &arg.value.kind), values.get(first)) {
            (Some(ExprKind::Lit(Lit::Str(format))), _) => format.to_string(),
            (_, Some(Value::Pointer(pointer))) if pointer.at.constant() == Some(0) => {
                let made = || self.made.get(&pointer.to).filter(|_| st.object(pointer.to).is_some_and(|object| object.text.is_some()));
                self.contents.get(&pointer.to).copied().or_else(|| made().map(String::as_str)).unwrap_or_default().to_owned()
            }
            _ => String::new(),
        };
        let mut kinds = Vec::new();
        let mut rest = format.as_str();
        while let Some(at) = rest.find('%') {
            rest = &rest[at + 1..];
            let Some(end) = rest.find(|c: char| c.is_ascii_alphabetic() && !"hlLqjzt".contains(c) || c == '%' || c == '[') else { break };
            let (spec, kind) = (rest[..end].to_owned(), rest.as_bytes()[end]);
            rest = &rest[end + 1..];
            if kind != b'%' && !spec.starts_with('*') {
                kinds.push((spec, kind));
            }
        }
        let mut filled = Vec::new();
        for (position, arg) in args.iter().enumerate().skip(first + 1) {
            let (spec, kind) = kinds.get(position - first - 1).cloned().unwrap_or_default();
            let digits: String = spec.chars().filter(char::is_ascii_digit).collect();
            match (kind, values.get(position)) {
                (b's' | b'[', Some(Value::Pointer(pointer))) => {
                    let text = digits.parse::<i128>().map_or(Num::input(0, LONGEST), |most| Num::input(0, most));
                    self.put_text(&Value::Pointer(*pointer), Some(arg), Some(text), 1, span, st);
                    self.comes_from(&Value::Pointer(*pointer), &[Origin::Input], st);
                }
                (kind, Some(Value::Pointer(pointer))) => {
                    // By a format that is put together, nobody knows how much.
                    if kind == 0 {
                        self.unsettled(&Value::Pointer(*pointer), st);
                    }
                    let had_none = st.object(pointer.to).is_some_and(|object| matches!(object.cell, Value::Nothing));
                    self.fill(pointer.to, &arg.value, st);
                    // What counts letters is none of those that are counted; a letter is missing only where the text is at its end.
                    if had_none && kind != 0 && !matches!(kind, b'n' | b'c') {
                        filled.extend(self.named_apart(pointer.to, position - first, st));
                    }
                }
                _ => {}
            }
        }
        let counted = kinds.iter().filter(|(_, kind)| *kind != b'n').count();
        let most = if kinds.is_empty() { args.len() } else { counted };
        let result = Num::input(-1, most as i128);
        if filled.is_empty() {
            return result;
        }
        self.numbers += 1;
        self.scans.insert(self.numbers, filled);
        Num { same: self.numbers, ..result }
    }

    /// What a scan has put into a variable, by a number of its own.
    fn named_apart(&mut self, id: Id, place: usize, st: &mut State<'m>) -> Option<Scanned> {
        self.numbers += 1;
        let named = self.numbers;
        let object = st.objects.get_mut(&id)?;
        let Value::Num(number) = &mut object.cell else { return None };
        number.same = named;
        Some(Scanned { place: i128::try_from(place).ok()?, id, given: *number })
    }

    /// How many conversions a scan made is asked: what a path holds on which so few may have been made that some were given no value.
    pub(super) fn learn_of_scan(&self, op: BinaryOp, value: &Value<'m>, bound: &Value<'m>, st: &mut State<'m>) {
        let (Value::Num(number), Value::Num(bound)) = (value, bound) else { return };
        let Some(scanned) = self.scans.get(&number.same) else { return };
        let least = match op {
            BinaryOp::Gt => number.lo.max(bound.lo.saturating_add(1)),
            BinaryOp::Ge | BinaryOp::Eq => number.lo.max(bound.lo),
            BinaryOp::NotEq if bound.constant() == Some(number.lo) => number.lo.saturating_add(1),
            _ => return,
        };
        for one in scanned {
            let Some(object) = st.objects.get_mut(&one.id) else { continue };
            match &object.cell {
                Value::Num(n) if n.same == one.given.same && least < one.place => object.cell = Value::Nothing,
                Value::Nothing if least >= one.place => object.cell = Value::Num(one.given),
                _ => {}
            }
        }
    }
}

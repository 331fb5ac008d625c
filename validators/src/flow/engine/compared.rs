//! Comparisons: which entries of rules may speak of one by how it is written, and what they are told of it. Knows the form of conditions; what
//! they mean of values is in `conditions`.

use std::rc::Rc;

use super::{
    Engine,
    call::{ArgValue, Site},
    conditions::Answer,
    value::Value,
};
use crate::{
    flow::ir::{BinaryOp, Expr, Spread},
    rule::{
        index::EntryRef,
        meant::{Condition, On, Subject, Test},
    },
};

impl<'a> Engine<'a> {
    #[expect(clippy::too_many_arguments, reason = "one comparison has this many sides")]
    pub(super) fn compare_event(
        &mut self,
        op: BinaryOp,
        a: &Value<'a>,
        b: &Value<'a>,
        left: &'a Expr,
        right: &'a Expr,
        expr: &'a Expr,
        result: &mut Value<'a>,
    ) {
        if matches!(op, BinaryOp::Match | BinaryOp::NotMatch) && self.is_ruby() {
            self.ruby_form_asked(op, (a, left), (b, right), expr.span, result);
        }
        if self.index.compares.is_empty() {
            return;
        }
        let asked = self.speaking_of(op, [left, right]);
        if asked.is_empty() {
            return;
        }
        let plain = |value: &Value<'a>, expr| ArgValue { name: None, value: value.clone(), spread: Spread::No, expr: Some(expr) };
        let args = [plain(a, left), plain(b, right)];
        let site = Site::named(vec![format!("comparison {}", operator(op)).into()], &args, expr.span);
        for reference in asked.iter().copied() {
            if let Some(entry) = self.entry(reference)
                && self.place_fits(entry)
            {
                self.apply(entry, reference, &site, result);
            }
        }
    }

    /// Entries that may speak of a comparison of these operands: the others ask for what is not written so, whatever it holds.
    fn speaking_of(&self, op: BinaryOp, operands: [&'a Expr; 2]) -> Rc<[EntryRef]> {
        let symbol = operator(op);
        let fits = |reference: &EntryRef| {
            let Some(On::Compare(operators)) = self.entry(*reference).map(|entry| &entry.on) else { return false };
            if operators.is_empty() {
                matches!(op, BinaryOp::Eq | BinaryOp::NotEq | BinaryOp::Same | BinaryOp::NotSame)
            } else {
                operators.iter().any(|known| known == symbol || known == alias(op))
            }
        };
        let by_operator = self.recalled.compared.of(symbol, || self.index.compares.iter().copied().filter(fits).collect());
        if by_operator.is_empty() {
            return by_operator;
        }
        let place = (symbol, operands.map(std::ptr::from_ref), self.in_target());
        self.recalled.written_so.of(place, || {
            let may_hold =
                |reference: &EntryRef| self.entry(*reference).is_some_and(|entry| self.all_said(&entry.when, operands) != Some(false));
            by_operator.iter().copied().filter(may_hold).collect()
        })
    }

    /// What the operands' texts alone say of a condition.
    fn said(&self, condition: &'a Condition, operands: [&'a Expr; 2]) -> Option<bool> {
        match condition {
            Condition::All(list) => self.all_said(list, operands),
            Condition::Any(list) => list.iter().try_fold(false, |sum, one| Some(sum | self.said(one, operands)?)),
            Condition::Not(one) => self.said(one, operands).map(|yes| !yes),
            Condition::Test { subject: Subject::Index(at), way, test } if way.is_empty() => {
                let operand = operands.get(*at as usize).copied();
                match test {
                    Test::Named(regex) => Some(self.named(Some(operand?), regex) == Answer::Yes),
                    Test::NotNamed(regex) => Some(self.named(Some(operand?), regex) == Answer::No),
                    _ => None,
                }
            }
            Condition::Test { .. } => None,
        }
    }

    /// The same of several that must all hold: the first that does not ends it, where what is asked before leaves nothing behind.
    fn all_said(&self, list: &'a [Condition], operands: [&'a Expr; 2]) -> Option<bool> {
        let mut all = Some(true);
        for one in list {
            match self.said(one, operands) {
                Some(true) => {}
                Some(false) => return Some(false),
                None if leaves_nothing(one) => all = None,
                None => return None,
            }
        }
        all
    }
}

/// Whether asking a condition changes nothing in the run.
fn leaves_nothing(condition: &Condition) -> bool {
    match condition {
        Condition::Any(list) | Condition::All(list) => list.iter().all(leaves_nothing),
        Condition::Not(one) => leaves_nothing(one),
        Condition::Test { subject: Subject::Index(_), way, test } => {
            way.is_empty()
                && matches!(
                    test,
                    Test::Named(_) | Test::NotNamed(_) | Test::Tainted | Test::Untainted | Test::Equals(_) | Test::NotEquals(_)
                )
        }
        Condition::Test { .. } => false,
    }
}

const fn operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Eq => "==",
        BinaryOp::NotEq => "!=",
        BinaryOp::Same => "===",
        BinaryOp::NotSame => "!==",
        BinaryOp::Lt => "<",
        BinaryOp::Le => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::Ge => ">=",
        BinaryOp::In => "in",
        BinaryOp::NotIn => "not in",
        BinaryOp::Match => "=~",
        BinaryOp::NotMatch => "!~",
        BinaryOp::Mod => "%",
        _ => "?",
    }
}

const fn alias(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Same => "is",
        BinaryOp::NotSame => "is not",
        _ => "",
    }
}

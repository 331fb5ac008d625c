//! Tests of each character of a text in Kotlin: `text.all { … }`, `text.none { it == '/' }`. Knows no rule.

use std::rc::Rc;

use crate::flow::{
    engine::{
        Engine,
        call::{ArgValue, Site},
        value::{Facts, Kind, Value},
    },
    ir::{BinaryOp, Expr, ExprKind, Function, Lit, StmtKind, Sym, UnaryOp},
};

/// Signs of one test that are looked at, and how deep it is nested.
const MOST_SIGNS: usize = 8;
const MOST_NESTED: u32 = 8;

impl<'a> Engine<'a> {
    /// `text.all { it.isLetter() }`, `text.none { !it.isLetter() }`: what each character passes, the text passes.
    pub(super) fn every_character(
        &mut self,
        text: &Value<'a>,
        method: &str,
        function: &Value<'a>,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        let letter = self.unknown_with(self.deep_taint(text));
        let made = self.call_function(function, vec![letter.clone()], site)?;
        self.live = true;
        let mut answer = self.boolean();
        // None of them has passed, or not even one: each has failed.
        let of_each = made.facts.as_ref().map(|facts| if method == "all" { &facts.when_true } else { &facts.when_false });
        let clean = of_each.and_then(|facts| facts.iter().find(|fact| fact.id == letter.id)).map(|fact| fact.clean);
        let mut facts = clean.map_or_else(Facts::default, |clean| self.clean_facts(text, clean, method != "any"));
        // A text of which no character is a slash contains none.
        let signs = match &function.kind {
            Kind::Func(closure) => signs_refused(closure.function, method == "all"),
            _ => Vec::new(),
        };
        for sign in signs {
            let asked = vec![ArgValue::plain(Value::str(sign))];
            let contains = self.call_on_value(text, None, &"contains".into(), asked, site.span, None, false);
            self.live = true;
            let told = contains.facts.as_ref().map(|facts| facts.when_false.clone()).unwrap_or_default();
            if method == "any" { facts.when_false.extend(told) } else { facts.when_true.extend(told) }
        }
        if !facts.when_true.is_empty() || !facts.when_false.is_empty() {
            answer.facts = Some(Rc::new(facts));
        }
        Some(answer)
    }
}

/// The signs that no character is where a test fails for each of them, or passes (`passed`).
fn signs_refused(function: &Function, passed: bool) -> Vec<Sym> {
    let mut out = Vec::new();
    let ([param], [stmt]) = (function.params.as_slice(), function.body.as_slice()) else { return out };
    if let StmtKind::Expr(test) | StmtKind::Return(Some(test)) = &stmt.kind {
        collect(test, &param.name, passed, 0, &mut out);
    }
    out
}

fn collect(test: &Expr, letter: &str, passed: bool, depth: u32, out: &mut Vec<Sym>) {
    if depth > MOST_NESTED || out.len() >= MOST_SIGNS {
        return;
    }
    let is_letter = |expr: &Expr| matches!(&expr.kind, ExprKind::Name(name) if &**name == letter);
    let ExprKind::Binary { op, left, right } = &test.kind else {
        if let ExprKind::Unary { op: UnaryOp::Not, operand } = &test.kind {
            collect(operand, letter, !passed, depth + 1, out);
        }
        return;
    };
    match (op, passed) {
        // All of a disjunction have failed, all of a conjunction have passed.
        (BinaryOp::Or, false) | (BinaryOp::And, true) => {
            collect(left, letter, passed, depth + 1, out);
            collect(right, letter, passed, depth + 1, out);
        }
        (BinaryOp::Eq, false) | (BinaryOp::NotEq, true) => {
            let sign = match (is_letter(left), is_letter(right)) {
                (true, false) => right,
                (false, true) => left,
                _ => return,
            };
            if let ExprKind::Lit(Lit::Char(sign)) = sign.kind {
                out.push(sign.to_string().into());
            }
        }
        (BinaryOp::In, false) | (BinaryOp::NotIn, true) if is_letter(left) => {
            if let ExprKind::Lit(Lit::Str(signs)) = &right.kind {
                out.extend(signs.chars().take(MOST_SIGNS).map(|sign| Sym::from(sign.to_string())));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_manifests::Span;

    fn of(kind: ExprKind) -> Expr {
        Expr::new(kind, Span::default())
    }

    fn is(op: BinaryOp, sign: char) -> Expr {
        let (left, right) = (Box::new(of(ExprKind::Name("it".into()))), Box::new(of(ExprKind::Lit(Lit::Char(sign)))));
        of(ExprKind::Binary { op, left, right })
    }

    #[test]
    fn signs_are_those_of_which_each_test_has_failed() {
        let either =
            of(ExprKind::Binary { op: BinaryOp::Or, left: Box::new(is(BinaryOp::Eq, '/')), right: Box::new(is(BinaryOp::Eq, '.')) });
        let told = |passed: bool| {
            let mut out = Vec::new();
            collect(&either, "it", passed, 0, &mut out);
            out.iter().map(|sign| sign.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(told(false), ["/", "."]);
        assert!(told(true).is_empty());
    }
}

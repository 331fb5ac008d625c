//! Arrays of C and C++ under several names: what is written through one name, or to a place inside, the others see. Knows no rules.

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    value::{Kind, Value},
};
use crate::{
    flow::ir::{BinaryOp, Expr, ExprKind, Sym, TypeRef},
    rule::meant::Subject,
};

impl<'a> Engine<'a> {
    pub(super) fn is_c(&self) -> bool {
        matches!(self.language, Language::C | Language::Cpp)
    }

    /// What a variable holds that is an array: it is this one under every name that is made of it.
    pub(super) fn as_array(&self, mut value: Value<'a>, ty: Option<&TypeRef>) -> Value<'a> {
        if value.id == 0 && self.is_c() && ty.is_some_and(|ty| !ty.dims.is_empty()) {
            value.id = self.ids.next();
        }
        value
    }

    /// What a call of C has filled: another value than the one that it was given.
    pub(super) fn filled(&mut self, subject: &Subject, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let Subject::Index(at) = subject else { return None };
        let expr = site.args.get(*at as usize).filter(|_| self.is_c())?.expr?;
        matches!(expr.kind, ExprKind::Name(_)).then(|| self.eval(expr))
    }

    /// `p + n`: a place inside of what `p` is a name of. `None` where `p` is no name of an array.
    pub(super) fn place_in_array(&self, of: &Value<'a>, at: &Value<'a>) -> Option<Value<'a>> {
        let is_place = self.is_c() && of.id != 0 && matches!(of.kind, Kind::Str(_)) && !matches!(at.kind, Kind::Str(_));
        is_place.then(|| Value { via: if of.via == 0 { of.id } else { of.via }, ..self.unknown_with(of.taint.clone()) })
    }

    /// Every other name of what `old` was a name of holds what was written.
    pub(super) fn write_to_names(&mut self, old: &Value<'a>, new: &mut Value<'a>) {
        let (whole, inside) = (old.id, old.via);
        if !self.is_c() || whole == 0 && inside == 0 {
            return;
        }
        let array = if inside == 0 { whole } else { inside };
        // What was known of the old content holds of it no longer.
        let fresh = self.ids.next();
        let scope = self.frame().scope;
        let Some(vars) = self.st.heap.scope(scope).map(|scope| scope.vars.clone()) else { return };
        let others: Vec<(Sym, Value<'a>)> = vars
            .iter()
            .filter(|(_, held)| held.id == array || held.via == array)
            .map(|(name, held)| {
                let is_whole = held.id == array;
                let (id, via) = if is_whole { (fresh, 0) } else { (self.ids.next(), fresh) };
                (name.clone(), Value { id, via, ty: held.ty.clone(), ..new.clone() })
            })
            .collect();
        for (name, value) in others {
            self.set_name(&name, value);
        }
        if inside == 0 {
            new.id = fresh;
        } else {
            new.via = fresh;
        }
    }
}

/// What is written to where a call is given a place: `&it`, `it + n` and a cast of either are places of `it`.
pub(super) fn filled_object(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Unary { operand, .. } => operand,
        ExprKind::Binary { op: BinaryOp::Add | BinaryOp::Sub, left, .. } => filled_object(left),
        ExprKind::Cast { value, .. } => filled_object(value),
        _ => expr,
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    /// Whether the command line is believed to be the program's own, or found to be another's.
    fn said(writes: &str) -> (bool, bool) {
        let text = format!(
            "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nvoid list(void)\n{{\n    char line[80] = \"ls \";\n    char *text = line;\n    {writes}\n    system(line);\n}}\n"
        );
        let report = report(Language::C, "list.c", &text);
        (report.evidence.iter().any(|one| one.rule.contains("cwe-078")), report.findings.iter().any(|one| one.rule.contains("cwe-078")))
    }

    #[test]
    fn what_is_written_through_one_name_stands_under_the_others() {
        for writes in [
            "fgets(text + 3, 70, stdin);",
            "strcat(text, getenv(\"WHERE\"));",
            "char *end = text + strlen(text); scanf(\"%s\", end);",
            "fgets((char *)text + 3, 70, stdin);",
        ] {
            assert_eq!(said(writes), (false, true), "{writes}");
        }
        assert_eq!(said("puts(text);"), (true, false));
    }
}

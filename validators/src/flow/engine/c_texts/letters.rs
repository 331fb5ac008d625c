//! Letters of texts of C, where a pointer leads or an index says: what each one in turn has passed, the whole text has passed. Knows no rule
//! but by the weakness that it is about.

use assay_manifests::Language;

use crate::flow::engine::{
    Engine,
    refine::PLACE_IN_TEXT,
    taint::CleanBits,
    value::{Array, Constant, Fact, Facts, Kind, Value},
};
use crate::flow::ir::{Function, Stmt, StmtKind};

/// Most letters that are kept.
const MAX_LETTERS: usize = 1 << 12;

impl<'a> Engine<'a> {
    /// The text that a value is, or leads into.
    pub(in crate::flow::engine) fn led_into(&self, value: &Value<'a>) -> Option<u32> {
        let is_text = |one: &Value<'a>| matches!(one.kind, Kind::Unknown | Kind::Opaque) && one.ty.as_deref() != Some("number");
        let of = |one: &Value<'a>| if one.ty.as_deref() == Some(PLACE_IN_TEXT) { one.via } else { one.id };
        let (first, rest) = value.atoms().split_first()?;
        let whole = of(first);
        let one_text = is_text(first) && rest.iter().all(|one| is_text(one) && of(one) == whole);
        (one_text && whole != 0 && !value.taint.is_empty()).then_some(whole)
    }

    /// `p + n`: a place in the text that `p` leads into.
    pub(in crate::flow::engine) fn place_behind(&self, from: &Value<'a>) -> Option<Value<'a>> {
        let via = self.led_into(from).filter(|_| self.is_c() && from.array == Array::NONE)?;
        let place = self.unknown_with(from.taint.clone()).typed(Some(PLACE_IN_TEXT.into()));
        Some(Value { via, ..place })
    }

    /// `p + n`, whatever `p` is.
    pub(in crate::flow::engine) fn place_beyond(
        &self,
        from: &Value<'a>,
        op: crate::flow::ir::BinaryOp,
        by: &Value<'a>,
    ) -> Option<Value<'a>> {
        self.moved_text(from, op, by).or_else(|| self.place_in_array(from)).or_else(|| self.place_behind(from))
    }

    /// `*p`: the same letter each time, until `p` moves on.
    pub(in crate::flow::engine) fn letter_at(&mut self, place: &Value<'a>) -> Option<Value<'a>> {
        let is_letters = place.ty.as_deref().is_none_or(|ty| ty == PLACE_IN_TEXT || ty.contains("char"));
        let whole = self.led_into(place).filter(|_| self.is_c() && is_letters)?;
        let letter = self.same_letter((place.id, 0), || None)?;
        let text = Value { id: whole, ty: None, via: 0, ..place.clone() };
        // A walk that begins behind the beginning has not seen all of the text.
        if place.ty.as_deref() != Some(PLACE_IN_TEXT) || self.is_later_round() {
            self.note_part(&letter, &text, None);
        }
        Some(letter.tainted(place.taint.clone()))
    }

    /// `text[at]`, which is the same letter as long as neither changes.
    pub(in crate::flow::engine) fn letter_under(&mut self, letter: Value<'a>, text: &Value<'a>, at: &Value<'a>) -> Value<'a> {
        if !self.is_c() || at.as_int().is_some() || self.led_into(text).is_none() {
            return letter;
        }
        let new = letter.clone();
        self.same_letter((text.id, at.id), || Some(new)).unwrap_or(letter)
    }

    /// The beginning of a text was compared with another.
    pub(super) fn begins_like(&mut self, text: &Value<'a>) {
        if text.id != 0 && !text.taint.is_empty() && self.told.compared.len() < MAX_LETTERS {
            self.told.compared.insert(text.id);
        }
    }

    /// `text[n]` of a text whose beginning was compared: where the separator or the end stands there, what was compared is a whole part of it.
    pub(in crate::flow::engine) fn behind_compared(&mut self, letter: &mut Value<'a>, text: &Value<'a>) {
        if !self.told.compared.contains(&text.id) || self.told.behind.len() >= MAX_LETTERS {
            return;
        }
        if letter.id == 0 {
            letter.id = self.ids.next();
        }
        self.told.behind.insert(letter.id, text.clone());
        if letter.facts.is_none() {
            letter.facts = Some(std::rc::Rc::new(Facts { when_true: Vec::new(), when_false: self.whole_part(text) }));
        }
    }

    /// Nothing is shown by it: which text it was compared with is another question.
    fn whole_part(&self, text: &Value<'a>) -> Vec<Fact> {
        self.clean_facts(text, CleanBits { spared: self.fear_only("/"), ..CleanBits::default() }, true).when_true
    }

    fn same_letter(&mut self, place: (u32, u32), new: impl FnOnce() -> Option<Value<'a>>) -> Option<Value<'a>> {
        if place.0 == 0 {
            return new();
        }
        if let Some(known) = self.told.letters.get(&place) {
            return Some(known.clone());
        }
        let letter = new().unwrap_or_else(|| self.unknown());
        if self.told.letters.len() < MAX_LETTERS {
            self.told.letters.insert(place, letter.clone());
        }
        Some(letter)
    }

    /// What follows where a value is, or is not, a constant; of a letter of C, what is left without it.
    pub(in crate::flow::engine) fn constant_facts(&self, value: &Value<'a>, constant: &Constant) -> Facts {
        let mut facts = self.guard_facts(value, true);
        if let (Constant::Int(0 | 47), Some(text)) = (constant, self.told.behind.get(&value.id)) {
            facts.when_true.extend(self.whole_part(text));
        }
        let (Constant::Int(code), true) = (constant, self.is_c() && self.is_part_seen(value.id)) else { return facts };
        let Some(letter) = u8::try_from(*code).ok().map(char::from) else { return facts };
        if *code != 0 && !crate::flow::engine::patterns::is_plain_text(letter.encode_utf8(&mut [0; 4])) {
            facts.when_true.iter_mut().for_each(|fact| fact.clean = CleanBits::default());
            let guarded = self.fear_only(letter.encode_utf8(&mut [0; 4]));
            facts.when_false.extend(self.clean_facts(value, CleanBits { guarded, ..CleanBits::default() }, true).when_true);
        }
        facts
    }

    /// What a function of C is given that goes through all parts of a path and looks for those that lead up: what it answers is asked for a
    /// reason, though which answer is the good one is not told.
    pub(in crate::flow::engine) fn parts_looked_at(
        &self,
        function: &'a Function,
        args: &[crate::flow::engine::call::ArgValue<'a>],
        result: Value<'a>,
    ) -> Value<'a> {
        let given = || args.iter().map(|arg| &arg.value).filter(|value| !value.taint.is_empty() && value.id != 0);
        let is_answer = matches!(result.kind, Kind::Choice(_) | Kind::Opaque | Kind::Unknown) && result.taint.is_empty();
        if !matches!(self.language, Language::C | Language::Cpp)
            || !is_answer
            || given().next().is_none()
            || !self.looks_for_parts(function)
        {
            return result;
        }
        let mut result = result;
        let clean = CleanBits { spared: self.fear_only("/"), ..CleanBits::default() };
        for value in given().cloned().collect::<Vec<_>>() {
            let facts = self.clean_facts(&value, clean, true);
            crate::flow::engine::check::add_facts(&mut result, Facts { when_true: facts.when_true.clone(), when_false: facts.when_true });
        }
        result
    }

    /// Whether a function has a loop, and speaks of the separator and of what leads up.
    fn looks_for_parts(&self, function: &Function) -> bool {
        let text = self.text(function.span).unwrap_or_default();
        let up = text.contains("\"..\"") || text.matches("'.'").count() > 1;
        let separator = text.contains("'/'") || text.contains("\"/\"") || text.contains("\"/\\\\\"");
        up && separator && has_loop(&function.body, 0)
    }
}

fn has_loop(body: &[Stmt], depth: u32) -> bool {
    depth < 8
        && body.iter().any(|stmt| match &stmt.kind {
            StmtKind::Loop { .. } => true,
            StmtKind::If { then, otherwise, .. } => has_loop(then, depth + 1) || has_loop(otherwise, depth + 1),
            StmtKind::Block(inner) => has_loop(inner, depth + 1),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    /// Whether a path made from a name of the environment is found dangerous behind these statements.
    fn is_found(statements: &str) -> bool {
        let text = format!(
            "#include <ctype.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nint show(void)\n{{\n    \
             const char *chart = getenv(\"CHART\");\n    const char *p;\n    char path[99];\n    if (chart == NULL)\n        return 1;\n    \
             {statements}\n    snprintf(path, sizeof path, \"/charts/%s\", chart);\n    return fopen(path, \"r\") != NULL;\n}}\n"
        );
        report(Language::C, "show.c", &text).findings.iter().any(|one| one.rule.contains("cwe-022"))
    }

    #[test]
    fn what_each_letter_has_passed_the_text_has_passed() {
        for asks in [
            "for (p = chart; *p; p++) if (!isalnum((unsigned char)*p) && *p != '_') return 1;",
            "for (p = chart; *p != '\\0'; p++) { if (*p == '/') return 1; }",
            "for (p = chart; *p; p++) if (!((*p >= 'a' && *p <= 'z') || *p == '-')) return 1;",
            "for (size_t i = 0; chart[i]; i++) if (chart[i] != '_' && !isalnum((unsigned char)chart[i])) return 1;",
            "p = chart; while (*p) { if (!isdigit(*p)) return 1; p += 1; }",
        ] {
            assert!(!is_found(asks), "{asks}");
        }
        for lets_pass in [
            "for (p = chart; *p; p++) if (isspace((unsigned char)*p)) return 1;",
            "for (p = chart; *p; p++) if (*p == '%') return 1;",
            "for (p = chart; *p; p++) if (*p == '/') break;",
            "if (!isalnum((unsigned char)*chart)) return 1;",
            "if (*chart == '/') return 1;",
            "for (p = chart; *p; p++) { if (*p == '%') continue; if (!isalnum((unsigned char)*p)) return 1; }",
            "p = strrchr(chart, '.'); if (!p) return 1; for (p++; *p; p++) if (!isalnum((unsigned char)*p)) return 1;",
        ] {
            assert!(is_found(lets_pass), "{lets_pass}");
        }
    }
}

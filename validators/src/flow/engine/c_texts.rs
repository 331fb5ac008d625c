//! Texts of the C library: what a comparison of two of them comes to, and what it says of the one that is not the program's own. Knows no
//! rule and no object.

use std::rc::Rc;

mod letters;
mod stretches;

pub(super) use stretches::is_harmless;

use assay_manifests::{Language, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Engine,
    call::{ArgValue, Site},
    value::{Array, Closure, Fact, Kind, Ref, Value},
};
use crate::{
    flow::ir::{BinaryOp, Sym},
    rule::pattern::last_segment,
};

/// What is known of texts of C.
#[derive(Default)]
pub(super) struct Told<'a> {
    /// Letters, by the identities of the place and of what it is counted by.
    letters: FxHashMap<(u32, u32), Value<'a>>,
    /// What numbers say of texts, by their identity.
    pub stretches: FxHashMap<u32, stretches::Stretch>,
    /// Texts whose beginning was compared with another, and letters of those, by the identity of the letter.
    compared: FxHashSet<u32>,
    behind: FxHashMap<u32, Value<'a>>,
    /// What follows where a search in a text found nothing, by the identity of what it gave.
    pub sought: FxHashMap<u32, Vec<Fact>>,
    /// Containers of C++, by the identities of places in them.
    pub places: FxHashMap<u32, Ref>,
}

impl<'a> Engine<'a> {
    /// A function of the C library; `None` where it is none that is modelled.
    pub(super) fn c_function(&mut self, name: &Sym, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let name = last_segment(name);
        if matches!(
            name,
            "strchr" | "strrchr" | "strstr" | "strcasestr" | "strpbrk" | "memchr" | "index" | "rindex" | "strtok" | "strtok_r" | "basename"
        ) {
            return self.place_in_known(name, site).or_else(|| self.place_in_array(&site.args.first()?.value));
        }
        if let Some(number) = self.stretch(name, site) {
            return Some(number);
        }
        if !matches!(name, "strcmp" | "strcasecmp" | "stricmp" | "strncmp" | "strncasecmp" | "wcscmp") || site.receiver.is_some() {
            return None;
        }
        let [a, b, rest @ ..] = site.args else { return None };
        let (a, b) = (a.value.clone(), b.value.clone());
        if !rest.is_empty() {
            self.begins_like(&a);
            self.begins_like(&b);
        }
        if let (Some(one), Some(other), []) = (a.as_str(), b.as_str(), rest) {
            let (mut one, mut other) = (one.to_string(), other.to_string());
            if name.contains("case") || name == "stricmp" {
                one.make_ascii_lowercase();
                other.make_ascii_lowercase();
            }
            return Some(Value::int(one.cmp(&other) as i128));
        }
        if let (Some(one), Some(other), "strncmp", Some(most)) = (a.as_str(), b.as_str(), name, rest.first().and_then(|n| n.value.as_int()))
        {
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            let first = |text: &Sym| text.bytes().take(most).collect::<Vec<_>>();
            return Some(Value::int(first(&one).cmp(&first(&other)) as i128));
        }
        let mut result = self.number();
        for (subject, with) in [(&a, &b), (&b, &a)] {
            // So much of both as the third says: all of it only where that is longer than the text.
            let whole = match rest.first().map(|most| most.value.as_int()) {
                None => true,
                Some(most) => most.zip(with.as_str()).is_some_and(|(most, text)| most > text.len() as i128),
            };
            if whole && is_own(with) && !is_own(subject) {
                // Zero, which counts as false, is what equal texts give.
                result.facts = Some(Rc::new(self.guard_facts(subject, false)));
            }
        }
        Some(result)
    }
}

impl<'a> Engine<'a> {
    /// A function that is declared here and defined out of sight, and that the rules speak of by its name.
    pub(super) fn declared_in_c(&mut self, closure: &Closure<'a>, args: &[ArgValue<'a>], span: Span) -> Option<Value<'a>> {
        let function = closure.function;
        if !function.is_abstract || !self.is_c() || closure.class.is_some() {
            return None;
        }
        let site = Site::named(vec![function.name.clone()], args, span);
        let spoken_of = !self.spoken_of(|index| &index.calls, &self.heard_calls, &site).is_empty();
        spoken_of.then(|| self.library_call(site))
    }
}

impl<'a> Engine<'a> {
    /// What is found in a text of the program's own: the rest of it from there, or nothing.
    fn place_in_known(&self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let [text, sought] = site.args else { return None };
        let known = text.value.as_str().filter(|known| known.is_ascii() && !known.contains('\0'))?;
        let letter = || u8::try_from(sought.value.as_int()?).ok().filter(u8::is_ascii).map(char::from);
        let at = match name {
            "strstr" => known.find(&*sought.value.as_str()?),
            "strpbrk" => {
                let set = sought.value.as_str()?;
                known.find(|c: char| set.contains(c))
            }
            // The zero at the end is found like any letter.
            "strchr" | "index" | "strrchr" | "rindex" if sought.value.as_int() == Some(0) => Some(known.len()),
            "strchr" | "index" => known.find(letter()?),
            "strrchr" | "rindex" => known.rfind(letter()?),
            _ => return None,
        };
        Some(at.map_or_else(Value::null, |at| self.rest_of(&text.value, &known, at)))
    }

    /// `path / name` of C++: a text is not divided.
    pub(super) fn joins_paths(&self, a: &Value<'a>, b: &Value<'a>) -> bool {
        let is_text = |value: &Value<'a>| {
            matches!(value.kind, Kind::Str(_)) || matches!(value.ty.as_deref(), Some("std.filesystem.path" | "std.string"))
        };
        self.language == Language::Cpp && (is_text(a) || is_text(b))
    }

    /// `text + n` of a text of the program's own; in C++ that may put a letter behind it.
    pub(super) fn moved_text(&self, text: &Value<'a>, op: BinaryOp, by: &Value<'a>) -> Option<Value<'a>> {
        let known = text.as_str().filter(|known| self.language == Language::C && known.is_ascii() && op == BinaryOp::Add)?;
        let by = usize::try_from(by.as_int()?).ok().filter(|by| *by <= known.len())?;
        Some(self.rest_of(text, &known, by))
    }

    fn rest_of(&self, text: &Value<'a>, known: &str, at: usize) -> Value<'a> {
        let array = if text.array == Array::NONE { Array::NONE } else { Array { is_inside: true, ..text.array } };
        Value { array, ..Value::str(&known[at..]) }
    }
}

/// Whether a value is a text of the program's own, or one of several.
fn is_own(value: &Value<'_>) -> bool {
    match &value.kind {
        Kind::Str(text) => text.constant().is_some(),
        Kind::Choice(all) => all.iter().all(is_own),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Language;
    use crate::flow::engine::tests::report;

    /// Whether a path is found to be made from the environment where the program's own text says `mode`.
    fn is_found(mode: &str) -> bool {
        let text = format!(
            "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nstatic const char rules[] = \"watch=8\\nmode={mode}\\n\";\n\
             static int says(const char *key, const char *word)\n{{\n    const char *at = strstr(rules, key);\n    size_t n = strlen(word);\n    \
             if (at == NULL)\n        return 0;\n    at += strlen(key) + 1;\n    return strncmp(at, word, n) == 0 && at[n] == '\\n';\n}}\n\
             int show(void)\n{{\n    const char *log = \"day\";\n    char path[99];\n    if (says(\"mode\", \"asked\"))\n        log = getenv(\"LOG\");\n    \
             snprintf(path, sizeof path, \"/logs/%s\", log);\n    return fopen(path, \"r\") != NULL;\n}}\n"
        );
        report(Language::C, "show.c", &text).findings.iter().any(|one| one.rule.contains("cwe-022"))
    }

    #[test]
    fn the_end_of_a_text_is_a_place_and_a_letter_may_be_put_behind_it() {
        let is_found = |language, test: &str| {
            let text = format!(
                "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <string>\nint show(void)\n{{\n    const char *log = \"day\";\n    {test}\n        log = getenv(\"LOG\");\n    \
                 char path[99];\n    snprintf(path, sizeof path, \"/logs/%s\", log);\n    return fopen(path, \"r\") != NULL;\n}}\n"
            );
            report(language, "show.c", &text).findings.iter().any(|one| one.rule.contains("cwe-022"))
        };
        assert!(is_found(Language::C, "if (strchr(\"abc\", 0) != NULL)"));
        assert!(!is_found(Language::C, "if (strchr(\"abc\", 'x') != NULL)"));
        assert!(is_found(Language::C, "if (strlen(\"a\\0b\") == 1)"));
        assert!(!is_found(Language::C, "if (strlen(\"ab\") == 1)"));
    }

    #[test]
    fn what_a_text_of_the_program_says_decides_which_way_is_taken() {
        assert!(is_found("asked"));
        assert!(!is_found("fixed"));
        assert!(!is_found("asked-later"));
    }
}

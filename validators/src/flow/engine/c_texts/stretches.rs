//! How far a text of C consists of letters of a set, or of none of them: where that is the whole of it, the text does no more harm than those
//! letters can. Knows of a rule what weakness it is about, and nothing else.

use crate::flow::engine::{
    Engine,
    call::Site,
    taint::{Bits, CleanBits},
    value::{Fact, Facts, Value},
};

/// Most numbers that are kept.
const MAX_STRETCHES: usize = 1 << 12;

/// What a number says of a text: the text, and what follows where the number is its length; nothing for the length itself.
pub struct Stretch {
    of: u32,
    facts: Vec<Fact>,
}

impl<'a> Engine<'a> {
    /// `strspn(text, set)`, `strcspn(text, set)` and `strlen(text)`, whose results are numbers.
    pub(in crate::flow::engine) fn stretch(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let [text, rest @ ..] = site.args else { return None };
        if let ("strlen", Some(known), []) = (name, text.value.as_str().filter(|known| !known.contains('\0')), rest) {
            return Some(Value::int(known.len() as i128));
        }
        let set = rest.first().map(|set| set.value.as_str());
        let clean = match (name, set) {
            ("strlen", None) => CleanBits::default(),
            ("strspn", Some(Some(set))) if set.chars().all(is_harmless) => CleanBits::GUARDED,
            ("strcspn", Some(Some(set))) => CleanBits { guarded: self.fear_only(&set), ..CleanBits::default() },
            _ => return None,
        };
        if name != "strlen" && clean == CleanBits::default() || text.value.id == 0 || self.told.stretches.len() >= MAX_STRETCHES {
            return None;
        }
        let number = self.number();
        let facts = if clean == CleanBits::default() { Vec::new() } else { self.clean_facts(&text.value, clean, true).when_true };
        self.told.stretches.insert(number.id, Stretch { of: text.value.id, facts });
        Some(number)
    }

    /// Rules whose danger takes one of these letters: a text without them is safe from those.
    pub(in crate::flow::engine) fn fear_only(&self, set: &str) -> Bits {
        let path = set.contains('/');
        let shell = [';', '|', '&', '$', '`', '\n'].iter().all(|letter| set.contains(*letter));
        let mut bits = Bits::default();
        for number in 0..self.index.len() as u16 {
            let Some(rule) = self.index.rule(self.rules, number) else { continue };
            if path && rule.cwe.contains(&22) || shell && rule.cwe.contains(&78) {
                bits = bits.or(Bits::one(number));
            }
        }
        bits
    }

    /// What follows where two numbers are the same: a stretch that is as long as the text is the whole of it.
    pub(in crate::flow::engine) fn whole_stretch(&self, a: &Value<'a>, b: &Value<'a>) -> Vec<Fact> {
        let known = self.told.stretches.get(&a.id).zip(self.told.stretches.get(&b.id)).filter(|(a, b)| a.of == b.of);
        let Some((one, other)) = known else { return Vec::new() };
        // One of them is the length.
        match (one.facts.is_empty(), other.facts.is_empty()) {
            (true, false) => other.facts.clone(),
            (false, true) => one.facts.clone(),
            _ => Vec::new(),
        }
    }

    /// `text[n]`: where it is the zero of the text, a stretch of that length is the whole of it.
    pub(in crate::flow::engine) fn behind_stretch(&self, letter: &mut Value<'a>, text: &Value<'a>, at: &Value<'a>) {
        let Some(stretch) = self.told.stretches.get(&at.id).filter(|stretch| stretch.of == text.id && !stretch.facts.is_empty()) else {
            return;
        };
        letter.facts = Some(std::rc::Rc::new(Facts { when_true: Vec::new(), when_false: stretch.facts.clone() }));
    }
}

/// A letter that means nothing to a shell, a path, a query or a page.
pub(in crate::flow::engine) fn is_harmless(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_-.,:@+=".contains(letter)
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    /// Whether a path made from a name of the environment is found dangerous where the program leaves if `refused`.
    fn is_found(refused: &str) -> bool {
        let text = format!(
            "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nint show(void)\n{{\n    const char *chart = getenv(\"CHART\");\n    \
             char path[99];\n    if (chart == NULL)\n        return 1;\n    {refused}\n    snprintf(path, sizeof path, \"/charts/%s\", chart);\n    \
             return fopen(path, \"r\") != NULL;\n}}\n"
        );
        report(Language::C, "show.c", &text).findings.iter().any(|one| one.rule.contains("cwe-022"))
    }

    #[test]
    fn a_stretch_is_the_whole_text_only_where_it_is_as_long() {
        for refused in [
            "if (strspn(chart, \"abcdef0123456789\") != strlen(chart)) return 1;",
            "if (chart[strspn(chart, \"abc_-.\")] != '\\0') return 1;",
            "size_t n = strspn(chart, \"abc\"); if (chart[n]) return 1;",
            "size_t n = strcspn(chart, \"/\\\\\"); if (n != strlen(chart)) return 1;",
        ] {
            assert!(!is_found(refused), "{refused}");
        }
        for lets_pass in [
            "if (strspn(chart, \"abc\") > strlen(chart)) return 1;",
            "if (strspn(chart, \"abc./\") != strlen(chart)) return 1;",
            "if (strcspn(chart, \";\") != strlen(chart)) return 1;",
            "if (strspn(chart, \"abc\") == 0) return 1;",
            "if (strspn(chart, \"abc\") != strcspn(chart, \"\\n\")) return 1;",
            "if (strspn(chart, \"abc\") != strlen(getenv(\"HOME\"))) return 1;",
            "size_t n = strspn(chart, \"abc\"); if (chart[0] == '/') return 1;",
        ] {
            assert!(is_found(lets_pass), "{lets_pass}");
        }
    }
}

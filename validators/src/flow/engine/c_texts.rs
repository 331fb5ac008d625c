//! Texts of the C library: what a comparison of two of them comes to, and what it says of the one that is not the program's own. Knows no
//! rule and no object.

use std::rc::Rc;

use assay_manifests::Span;

use super::{
    Engine,
    call::{ArgValue, Site},
    value::{Closure, Kind, Value},
};
use crate::{flow::ir::Sym, rule::pattern::last_segment};

impl<'a> Engine<'a> {
    /// A function of the C library; `None` where it is none that is modelled.
    pub(super) fn c_function(&mut self, name: &Sym, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let name = last_segment(name);
        if matches!(
            name,
            "strchr" | "strrchr" | "strstr" | "strcasestr" | "strpbrk" | "memchr" | "index" | "rindex" | "strtok" | "strtok_r" | "basename"
        ) {
            return self.place_in_array(&site.args.first()?.value);
        }
        if let Some(number) = self.stretch(name, site) {
            return Some(number);
        }
        if !matches!(name, "strcmp" | "strcasecmp" | "stricmp" | "strncmp" | "strncasecmp" | "wcscmp") || site.receiver.is_some() {
            return None;
        }
        let [a, b, rest @ ..] = site.args else { return None };
        let (a, b) = (a.value.clone(), b.value.clone());
        if let (Some(one), Some(other), []) = (a.as_str(), b.as_str(), rest) {
            let (mut one, mut other) = (one.to_string(), other.to_string());
            if name.contains("case") || name == "stricmp" {
                one.make_ascii_lowercase();
                other.make_ascii_lowercase();
            }
            return Some(Value::int(one.cmp(&other) as i128));
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

/// Whether a value is a text of the program's own, or one of several.
fn is_own(value: &Value<'_>) -> bool {
    match &value.kind {
        Kind::Str(text) => text.constant().is_some(),
        Kind::Choice(all) => all.iter().all(is_own),
        _ => false,
    }
}

//! What a match of a pattern holds: a group that takes harmless characters only is harmless, whatever the text around it is. Knows no rule.

use super::{
    Engine,
    heap::{Object, Shape},
    patterns::{Group, group_is_plain, groups_in},
    value::{CleanBits, Kind, Value},
};

use crate::flow::ir::Sym;

/// Begins the type of a match; the pattern follows.
const MATCH: &str = "match of ";
/// Longest pattern that a match carries, in bytes.
const LONGEST: usize = 400;

impl<'a> Engine<'a> {
    /// Type of a match of this pattern.
    pub(super) fn match_type(pattern: &str) -> Option<Sym> {
        (pattern.len() <= LONGEST).then(|| format!("{MATCH}{pattern}").into())
    }

    /// Whether a value is a match whose pattern is known.
    pub(super) fn is_match(value: &Value<'a>) -> bool {
        value.ty.as_deref().is_some_and(|ty| ty.starts_with(MATCH))
    }

    /// A group of a match, by number or name; the whole where none is named.
    pub(super) fn group_of(&mut self, held: &Value<'a>, which: Option<&Value<'a>>) -> Option<Value<'a>> {
        let pattern = held.ty.as_deref()?.strip_prefix(MATCH)?.to_owned();
        let name = which.and_then(Value::as_str);
        let group = match (which, &name) {
            (None, _) => Group::Number(0),
            (Some(which), None) => Group::Number(usize::try_from(which.as_int()?).ok()?),
            (_, Some(name)) => Group::Name(name),
        };
        let mut part = self.unknown_with(held.taint.clone()).typed(Some("string".into()));
        part.via = held.via;
        Some(if group_is_plain(&pattern, &group) { part.cleaned(CleanBits::GUARDED) } else { part })
    }

    /// All groups of a match in order, the whole first.
    pub(super) fn groups_of(&mut self, pattern: &Value<'a>, subject: &Value<'a>) -> Option<Value<'a>> {
        let text = match &pattern.kind {
            Kind::Regex(text, _) => text.clone(),
            _ => pattern.as_str()?,
        };
        // Named ones would stand under their names too.
        let count = groups_in(&text).filter(|_| !text.contains("(?<") && !text.contains("(?P<"))?;
        let mut list = Object::new(Shape::List);
        for at in 0..=count {
            let mut part = self.derived(subject);
            part.ty = Some("string".into());
            if group_is_plain(&text, &Group::Number(at)) {
                part = part.cleaned(CleanBits::GUARDED);
            }
            list.items.push(part);
        }
        Some(self.allocate_object(list))
    }
}

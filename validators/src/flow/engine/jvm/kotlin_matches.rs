//! What Kotlin's expressions find in a text, and what is asked of a match. Knows no rule.

use crate::flow::engine::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    value::Value,
};

/// Most groups of a match that are told apart.
const MOST_GROUPS: usize = 16;

impl<'a> Engine<'a> {
    /// `pattern.find(text)` and its like.
    pub(super) fn kotlin_searched(
        &mut self,
        pattern: &Value<'a>,
        text: &Value<'a>,
        method: &str,
        site: &Site<'a, '_>,
    ) -> Option<Value<'a>> {
        match method {
            "find" => Some(self.searched(pattern, text, site.args.len() == 1)),
            "findAll" => {
                let found = self.searched(pattern, text, false);
                let mut all = Object::new(Shape::List);
                all.ty = Some("kotlin.sequences.Sequence".into());
                all.add_rest(found, &self.ids);
                Some(self.allocate_object(all))
            }
            "replace" => self.stripped_by_pattern(pattern, &Self::arg(site, 1)?, text),
            _ => None,
        }
    }

    /// `found.value`, `found.groupValues`, `found.destructured`.
    pub(super) fn kotlin_match(&mut self, found: &Value<'a>, name: &str) -> Option<Value<'a>> {
        if name == "value" && found.ty.as_deref() == Some("string") {
            return Some(found.clone());
        }
        if !Self::is_match(found) {
            return None;
        }
        let from = match name {
            "value" => {
                let whole = self.group_of(found, None)?;
                return Some(self.with_facts(whole));
            }
            "groupValues" | "groups" => 0,
            "destructured" => 1,
            _ => return None,
        };
        let count = self.match_groups(found).filter(|count| *count <= MOST_GROUPS)?;
        let mut groups = Vec::new();
        for at in from..=count {
            let group = self.group_of(found, Some(&Value::int(at as i128)))?;
            groups.push(self.with_facts(group));
        }
        Some(self.jvm_list(groups, "java.util.List"))
    }
}

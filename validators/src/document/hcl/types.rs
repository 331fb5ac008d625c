//! What the type of a variable adds to its value: attributes that are `optional` with a default. Bounded: a short type over a long value makes
//! a much longer one. Knows type expressions, nothing of resources.

use std::collections::BTreeMap;

use tree_sitter::Node as Syntax;

use super::value::{Scope, children};
use crate::document::{MAX_DEPTH, Node, Value, path::OPEN};

/// So many attributes, items and defaults are looked at for all variables of a module.
const MAX_STEPS: usize = 100_000;
/// Defaults add no more than this to all variables of a module, in bytes of their text.
const MAX_ADDED: usize = 1024 * 1024;

/// Puts defaults into values, as long as there is room.
pub(super) struct Defaults {
    steps: usize,
    bytes: usize,
}

impl Defaults {
    pub fn new() -> Self {
        Self { steps: MAX_STEPS, bytes: MAX_ADDED }
    }

    /// Puts the defaults of a type expression into a value where it says nothing. Where there is no more room, maps say that more may be there.
    pub fn complete(&mut self, scope: &Scope<'_>, kind: Syntax<'_>, value: &mut Node, depth: u32) {
        if depth > MAX_DEPTH {
            return;
        }
        if self.steps == 0 {
            open(value);
            return;
        }
        self.steps -= 1;
        let inner = children(kind);
        let call = match kind.kind() {
            "function_call" => kind,
            "expression" | "literal_value" | "collection_value" => {
                if let [one] = inner[..] {
                    self.complete(scope, one, value, depth + 1);
                }
                return;
            }
            "object" => {
                let elements = inner.into_iter().filter(|n| n.kind() == "object_elem");
                let named = elements.filter_map(|n| Some((n.child_by_field_name("key")?, n.child_by_field_name("val")?)));
                self.attributes(scope, named.map(|(key, of)| (scope.str(key).trim_matches('"'), of)), value, depth);
                return;
            }
            _ => return,
        };
        let name = call.named_child(0).map(|n| scope.str(n)).unwrap_or_default();
        let Some(argument) = arguments(call).into_iter().next() else { return };
        match (name, &mut value.value) {
            ("object" | "optional", _) => self.complete(scope, argument, value, depth + 1),
            ("map", Value::Map(entries)) => entries.iter_mut().for_each(|(_, node)| self.complete(scope, argument, node, depth + 1)),
            ("list" | "set", Value::List(items)) => items.iter_mut().for_each(|node| self.complete(scope, argument, node, depth + 1)),
            _ => {}
        }
    }

    fn attributes<'a>(&mut self, scope: &Scope<'_>, attributes: impl Iterator<Item = (&'a str, Syntax<'a>)>, value: &mut Node, depth: u32) {
        let Value::Map(entries) = &mut value.value else { return };
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (at, (name, _)) in entries.iter().enumerate() {
            places.entry(name.clone()).or_insert(at);
        }
        for (name, of) in attributes {
            if self.steps == 0 {
                entries.push((OPEN.to_owned(), Node::new(Value::Null, value.span)));
                return;
            }
            self.steps -= 1;
            let place = places.get(name).copied();
            let known = place.is_some_and(|at| entries[at].1.value != Value::Null);
            let default = if known { None } else { default_of(scope, of) };
            let place = match default {
                Some(default) if default.byte_range().len() > self.bytes => {
                    self.steps = 0;
                    continue;
                }
                Some(default) => {
                    self.bytes -= default.byte_range().len();
                    let made = scope.value(default, depth + 1);
                    let at = place.unwrap_or(entries.len());
                    if at == entries.len() {
                        entries.push((name.to_owned(), made));
                        places.insert(name.to_owned(), at);
                    } else {
                        entries[at].1 = made;
                    }
                    Some(at)
                }
                None => place,
            };
            if let Some(at) = place {
                self.complete(scope, of, &mut entries[at].1, depth + 1);
            }
        }
    }
}

/// Says of a map that more may be there.
fn open(value: &mut Node) {
    let span = value.span;
    if let Value::Map(entries) = &mut value.value
        && entries.last().is_none_or(|(name, _)| name != OPEN)
    {
        entries.push((OPEN.to_owned(), Node::new(Value::Null, span)));
    }
}

/// The second argument of `optional(…)`.
fn default_of<'a>(scope: &Scope<'_>, of: Syntax<'a>) -> Option<Syntax<'a>> {
    let call = only_call(of)?;
    let optional = call.named_child(0).is_some_and(|n| scope.str(n) == "optional");
    optional.then(|| arguments(call).into_iter().nth(1)).flatten()
}

/// The call that an expression is.
fn only_call(mut node: Syntax<'_>) -> Option<Syntax<'_>> {
    for _ in 0..MAX_DEPTH {
        match (node.kind(), &children(node)[..]) {
            ("function_call", _) => return Some(node),
            ("expression", [one]) => node = *one,
            _ => return None,
        }
    }
    None
}

fn arguments(call: Syntax<'_>) -> Vec<Syntax<'_>> {
    let found = children(call).into_iter().find(|n| n.kind() == "function_arguments");
    found.map(children).unwrap_or_default().into_iter().filter(|n| n.kind() == "expression").collect()
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::document::scripts::tests::texts;

    /// A map of `items` objects, whose type has `attributes` with a default.
    fn module(items: usize, attributes: usize, default: &str) -> String {
        let kinds: Vec<String> = (0..attributes).map(|at| format!("a{at} = optional(string, \"{default}\")")).collect();
        let values: Vec<String> = (0..items).map(|at| format!("b{at} = {{}}")).collect();
        format!(
            "variable \"v\" {{\n  type = map(object({{{}}}))\n  default = {{{}}}\n}}\nresource \"r\" \"x\" {{\n  first = var.v.b0.a0\n  all = var.v\n}}\n",
            kinds.join(", "),
            values.join(", ")
        )
    }

    #[test]
    fn defaults_stand_where_a_value_says_nothing() {
        assert_eq!(texts(Language::Terraform, "main.tf", &module(2, 2, "d"), "resource.r.x.first"), ["d"]);
        assert_eq!(texts(Language::Terraform, "main.tf", &module(2, 2, "d"), "resource.r.x.all.*.*").len(), 4);
    }

    #[test]
    fn a_type_over_many_values_fills_up_nothing() {
        for (items, attributes, default) in [(10_000, 10_000, "d".to_owned()), (4000, 1, "d".repeat(50_000)), (1, 40_000, "d".to_owned())] {
            let made = texts(Language::Terraform, "main.tf", &module(items, attributes, &default), "resource.r.x.all.*.*");
            assert!(made.len() <= 100_000 && made.iter().map(String::len).sum::<usize>() <= 1024 * 1024);
        }
    }
}

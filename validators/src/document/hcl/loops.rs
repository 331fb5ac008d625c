//! Loops in Terraform's expressions: one item or entry for each of what they go over, where that is known.

use tree_sitter::Node as Syntax;

use super::{
    super::{Node, Value},
    value::{MAX_ITEMS, Scope, children, items, only},
};
use crate::parse::span;

impl Scope<'_> {
    /// `[for x in xs : …]` and `{for k, v in xs : k => …}`, the latter with `...` by key.
    pub fn comprehension(&self, node: Syntax<'_>, depth: u32) -> Option<Node> {
        let parts = children(node);
        let intro = parts.iter().find(|n| n.kind() == "for_intro")?;
        let condition = parts.iter().find(|n| n.kind() == "for_cond").and_then(|n| only(*n));
        let made: Vec<Syntax<'_>> = parts.iter().copied().filter(|n| n.kind() == "expression").collect();
        let grouped = parts.iter().any(|n| n.kind() == "ellipsis");
        let names: Vec<&str> = children(*intro).into_iter().filter(|n| n.kind() == "identifier").map(|n| self.str(n)).collect();
        let over = children(*intro).into_iter().find(|n| n.kind() == "expression")?;
        let pairs = items(&self.value(over, depth + 1))?;
        let (mut list, mut map) = (Vec::new(), Vec::new());
        for (key, value) in pairs.into_iter().take(MAX_ITEMS) {
            if self.spent() {
                return None;
            }
            let scope = match names[..] {
                [one] => self.with(one, value),
                [k, v] => self.with(k, key).with(v, value),
                _ => return None,
            };
            match condition.map(|c| scope.value(c, depth + 1).value) {
                None | Some(Value::Bool(true)) => {}
                Some(Value::Bool(false)) => continue,
                Some(_) => return None,
            }
            match made[..] {
                [one] => list.push(scope.value(one, depth + 1)),
                [key, value] => {
                    let (key, value) = (scope.value(key, depth + 1).scalar()?, scope.value(value, depth + 1));
                    let of_key = map.iter_mut().find(|(known, _): &&mut (String, Node)| grouped && *known == key);
                    match of_key.map(|(_, node)| &mut node.value) {
                        Some(Value::List(items)) => items.push(value),
                        _ if grouped => map.push((key, Node::new(Value::List(vec![value]), span(node)))),
                        _ => map.push((key, value)),
                    }
                }
                _ => return None,
            }
        }
        let value = if node.kind() == "for_object_expr" { Value::Map(map) } else { Value::List(list) };
        Some(Node::new(value, span(node)))
    }
}

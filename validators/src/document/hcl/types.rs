//! What the type of a variable adds to its value: attributes that are `optional` with a default. Knows type expressions, nothing of resources.

use tree_sitter::Node as Syntax;

use super::value::{Scope, children};
use crate::document::{MAX_DEPTH, Node, Value};

/// Puts the defaults of a type expression into a value where it says nothing.
pub(super) fn complete(scope: &Scope<'_>, kind: Syntax<'_>, value: &mut Node, depth: u32) {
    if depth > MAX_DEPTH {
        return;
    }
    let inner = children(kind);
    let call = match kind.kind() {
        "function_call" => kind,
        "expression" | "literal_value" | "collection_value" => {
            if let [one] = inner[..] {
                complete(scope, one, value, depth + 1);
            }
            return;
        }
        "object" => {
            for element in inner.into_iter().filter(|n| n.kind() == "object_elem") {
                let (Some(key), Some(of)) = (element.child_by_field_name("key"), element.child_by_field_name("val")) else { continue };
                attribute(scope, scope.str(key).trim_matches('"'), of, value, depth);
            }
            return;
        }
        _ => return,
    };
    let name = call.named_child(0).map(|n| scope.str(n)).unwrap_or_default();
    let Some(argument) = arguments(call).into_iter().next() else { return };
    match (name, &mut value.value) {
        ("object" | "optional", _) => complete(scope, argument, value, depth + 1),
        ("map", Value::Map(entries)) => entries.iter_mut().for_each(|(_, node)| complete(scope, argument, node, depth + 1)),
        ("list" | "set", Value::List(items)) => items.iter_mut().for_each(|node| complete(scope, argument, node, depth + 1)),
        _ => {}
    }
}

fn attribute(scope: &Scope<'_>, name: &str, of: Syntax<'_>, value: &mut Node, depth: u32) {
    let call = only_call(of);
    let optional = call.filter(|call| call.named_child(0).is_some_and(|n| scope.str(n) == "optional"));
    let Value::Map(entries) = &mut value.value else { return };
    let known = entries.iter().position(|(key, node)| key == name && node.value != Value::Null);
    if let (None, Some(default)) = (known, optional.and_then(|call| arguments(call).into_iter().nth(1))) {
        entries.retain(|(key, _)| key != name);
        entries.push((name.to_owned(), scope.value(default, depth + 1)));
    }
    if let Some((_, node)) = entries.iter_mut().find(|(key, _)| key == name) {
        complete(scope, of, node, depth + 1);
    }
}

/// The call that an expression is.
fn only_call(node: Syntax<'_>) -> Option<Syntax<'_>> {
    match node.kind() {
        "function_call" => Some(node),
        "expression" => children(node).first().copied().filter(|_| children(node).len() == 1).and_then(only_call),
        _ => None,
    }
}

fn arguments(call: Syntax<'_>) -> Vec<Syntax<'_>> {
    let found = children(call).into_iter().find(|n| n.kind() == "function_arguments");
    found.map(children).unwrap_or_default().into_iter().filter(|n| n.kind() == "expression").collect()
}

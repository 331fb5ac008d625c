//! TypeScript types as written.

use crate::tree::Node;

use super::Js;
use crate::flow::{
    ir::{Sym, TypeRef},
    lower::{MAX_DEPTH, walk::children},
};

/// Longest text of a type without a form of its own, in bytes.
const MAX_TYPE_TEXT: usize = 120;

impl Js<'_> {
    pub(super) fn type_ref(&mut self, node: Node<'_>) -> TypeRef {
        if self.base.depth >= MAX_DEPTH {
            return TypeRef::named("");
        }
        self.base.depth += 1;
        let ty = self.type_inner(node);
        self.base.depth -= 1;
        ty
    }

    fn type_inner(&mut self, node: Node<'_>) -> TypeRef {
        let parts = children(node);
        match node.kind() {
            "type_annotation"
            | "parenthesized_type"
            | "readonly_type"
            | "adding_type_annotation"
            | "omitting_type_annotation"
            | "opting_type_annotation"
            | "optional_type"
            | "rest_type"
            | "constraint"
            | "default_type"
                if parts.len() == 1 =>
            {
                self.type_ref(parts[0])
            }
            "generic_type" => {
                let mut ty = match parts.first() {
                    Some(name) => TypeRef::named(self.base.sym(*name)),
                    None => TypeRef::named(""),
                };
                for list in parts.iter().skip(1) {
                    ty.args.extend(children(*list).into_iter().map(|t| self.type_ref(t)));
                }
                ty
            }
            "array_type" => match parts.first() {
                Some(element) => {
                    let mut ty = self.type_ref(*element);
                    ty.dims.push("".into());
                    ty
                }
                None => TypeRef::named(""),
            },
            "flow_maybe_type" if parts.len() == 1 => TypeRef { is_nullable: true, ..self.type_ref(parts[0]) },
            "union_type" => {
                let sides: Vec<_> = parts.into_iter().map(|t| self.type_ref(t)).collect();
                let is_nullable = sides.iter().any(|t| is_null(&t.name) || t.is_nullable);
                let mut rest: Vec<_> = sides.into_iter().filter(|t| !is_null(&t.name)).collect();
                match rest.len() {
                    1 => TypeRef { is_nullable, ..rest.swap_remove(0) },
                    _ => {
                        // The grammar nests unions to the left.
                        let mut args = Vec::new();
                        for side in rest {
                            if &*side.name == "|" { args.extend(side.args) } else { args.push(side) }
                        }
                        TypeRef { args, is_nullable, ..TypeRef::named("|") }
                    }
                }
            }
            // A predicate answers true or false, an assertion nothing.
            "type_predicate_annotation" => TypeRef::named("boolean"),
            "asserts_annotation" => TypeRef::named("void"),
            "tuple_type" => TypeRef { args: parts.into_iter().map(|t| self.type_ref(t)).collect(), ..TypeRef::named("[]") },
            _ => TypeRef::named(self.type_text(node)),
        }
    }

    fn type_text(&self, node: Node<'_>) -> Sym {
        let text = self.base.str(node);
        let end = (0..=MAX_TYPE_TEXT.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        text[..end].into()
    }
}

fn is_null(name: &str) -> bool {
    matches!(name, "null" | "undefined")
}

//! Names that a file gives to the elements of its tuples: `(string Name, int Age)`, `(name: x, 3)`, and those that a name without one lends.
//! Knows the form only.

use super::CSharp;
use crate::{
    flow::{
        ir::{Class, Field, Lit, Stmt, StmtKind, Sym, TUPLE_NAMES},
        lower::{kit, span},
    },
    tree::Node,
};

/// Most names that are kept of one file.
const MAX_NAMES: usize = 64;

impl CSharp<'_> {
    /// A class that nobody can write, whose fields say the place of each name. A name that stands in two places is told by none.
    pub(super) fn tuple_names(&self, root: Node<'_>) -> Option<Stmt> {
        let mut names: Vec<(Sym, Option<usize>)> = Vec::new();
        for tuple in root.descendants().filter(|node| matches!(node.kind(), "tuple_type" | "tuple_expression")) {
            for (place, element) in kit::named(tuple).into_iter().enumerate() {
                let Some(name) = self.tuple_name(element) else { continue };
                let is_full = names.len() >= MAX_NAMES;
                match names.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) if *known == Some(place) => {}
                    Some((_, known)) => *known = None,
                    None if !is_full => names.push((name, Some(place))),
                    None => {}
                }
            }
        }
        let at = span(root);
        let fields: Vec<Field> = names
            .into_iter()
            .filter_map(|(name, place)| {
                let init = Some(kit::lit(Lit::Int(i128::try_from(place?).ok()?), at));
                Some(Field { name, ty: None, init, is_static: false, is_const: true, decorators: Vec::new(), span: at })
            })
            .collect();
        let empty = fields.is_empty();
        let class = Class { name: TUPLE_NAMES.into(), fields, span: at, ..Class::default() };
        (!empty).then(|| kit::stmt(StmtKind::Class(std::sync::Arc::new(class)), at))
    }

    fn tuple_name(&self, element: Node<'_>) -> Option<Sym> {
        if let Some(name) = element.child_by_field_name("name") {
            return Some(self.ident(name));
        }
        if element.kind() != "argument" {
            return None;
        }
        let value = element.named_children().next()?;
        match value.kind() {
            "identifier" => Some(self.ident(value)),
            "member_access_expression" => {
                value.child_by_field_name("name").filter(|name| name.kind() == "identifier").map(|name| self.ident(name))
            }
            _ => None,
        }
    }
}

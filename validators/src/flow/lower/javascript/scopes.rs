//! Blocks in which a name stands for another variable than around them. Such a block begins with a label that lists those names.

use crate::tree::Node;

use super::{Js, at};
use crate::flow::{
    ir::*,
    lower::{SCOPE, walk::children},
};

/// Deepest pattern whose names are read.
const DEEPEST: u32 = 12;

impl Js<'_> {
    /// Opens a block with the names that it declares. The label that it begins with, where one of them hides another variable.
    pub(super) fn open(&mut self, names: Vec<Sym>, node: Node<'_>) -> Option<Stmt> {
        let mut hidden: Vec<&str> = names.iter().map(|name| &**name).filter(|name| self.is_visible(name)).collect();
        hidden.sort_unstable();
        hidden.dedup();
        let label = (!hidden.is_empty()).then(|| at(StmtKind::Label(format!("{SCOPE}{}", hidden.join(" ")).into()), node));
        self.scopes.push(names);
        label
    }

    pub(super) fn close(&mut self) {
        self.scopes.pop();
    }

    fn is_visible(&self, name: &str) -> bool {
        self.scopes.iter().any(|scope| scope.iter().any(|known| &**known == name))
    }

    /// Names that the statements of a block declare for that block. `patterns`: only those that stand in patterns.
    pub(super) fn declared_in(&self, block: Node<'_>, patterns: bool) -> Vec<Sym> {
        let mut names = Vec::new();
        for child in children(block) {
            match child.kind() {
                "lexical_declaration" => self.declarators(child, patterns, &mut names),
                "variable_declaration" if patterns => self.declarators(child, patterns, &mut names),
                "class_declaration" if !patterns => names.extend(child.child_by_field_name("name").map(|name| self.base.sym(name))),
                _ => {}
            }
        }
        names
    }

    fn declarators(&self, declaration: Node<'_>, patterns: bool, names: &mut Vec<Sym>) {
        for declarator in children(declaration).into_iter().filter(|one| one.kind() == "variable_declarator") {
            if let Some(name) = declarator.child_by_field_name("name")
                && (!patterns || name.kind() != "identifier")
            {
                self.names_in(name, names, 0);
            }
        }
    }

    /// Names of a file or of a function: what blocks in it may hide.
    pub(super) fn names_of(&self, body: Node<'_>) -> Vec<Sym> {
        let mut names = Vec::new();
        for child in children(body) {
            let inner = if child.kind() == "export_statement" { child.child_by_field_name("declaration") } else { Some(child) };
            let Some(child) = inner else { continue };
            match child.kind() {
                "lexical_declaration" | "variable_declaration" => self.declarators(child, false, &mut names),
                "function_declaration" | "generator_function_declaration" | "class_declaration" => {
                    names.extend(child.child_by_field_name("name").map(|name| self.base.sym(name)));
                }
                _ => {}
            }
        }
        names
    }

    /// Names that a loop declares in its head: `for (const [key, value] of …)`.
    pub(super) fn names_of_head(&self, node: Node<'_>) -> Vec<Sym> {
        let mut names = Vec::new();
        if node.kind() == "for_in_statement" {
            let kind = node.child_by_field_name("kind").map(|kind| self.base.str(kind)).unwrap_or_default();
            if let ("let" | "const", Some(left)) = (kind, node.child_by_field_name("left")) {
                self.names_in(left, &mut names, 0);
            }
            return names;
        }
        for init in children(node).into_iter().filter(|one| one.kind() == "lexical_declaration") {
            self.declarators(init, false, &mut names);
        }
        names
    }

    /// Every name that a pattern binds.
    pub(super) fn names_in(&self, pattern: Node<'_>, names: &mut Vec<Sym>, depth: u32) {
        if depth > DEEPEST {
            return;
        }
        match pattern.kind() {
            "identifier" | "shorthand_property_identifier_pattern" => names.push(self.base.sym(pattern)),
            "assignment_pattern" | "object_assignment_pattern" => {
                if let Some(left) = pattern.child_by_field_name("left") {
                    self.names_in(left, names, depth + 1);
                }
            }
            "pair_pattern" => {
                if let Some(value) = pattern.child_by_field_name("value") {
                    self.names_in(value, names, depth + 1);
                }
            }
            "array_pattern" | "object_pattern" | "rest_pattern" | "required_parameter" | "optional_parameter" => {
                children(pattern).into_iter().for_each(|part| self.names_in(part, names, depth + 1));
            }
            _ => {}
        }
    }
}

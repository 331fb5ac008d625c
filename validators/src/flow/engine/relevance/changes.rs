//! Names whose variables a function of Go changes, and names that mean one function. Knows no values.

use assay_manifests::Language;

use super::{super::Engine, Survey};
use crate::flow::ir::{Expr, ExprKind};

impl<'a> Engine<'a> {
    /// Notes that what a name stands for is changed: the name itself, or that before the first point or bracket.
    pub(super) fn note_changed(&self, place: &'a Expr, survey: &mut Survey<'a>) {
        let mut root = place;
        while let ExprKind::Member { object, .. } | ExprKind::Index { object, .. } | ExprKind::Unary { operand: object, .. } = &root.kind {
            root = object;
        }
        match &root.kind {
            _ if self.language != Language::Go => {}
            ExprKind::Name(name) => {
                let number = self.numbered(name, survey);
                survey.names[number as usize].changes = true;
            }
            ExprKind::List { items, .. } => items.iter().for_each(|item| self.note_changed(item, survey)),
            _ => {}
        }
    }
}

impl Survey<'_> {
    /// Whether the name stands somewhere by itself, called or not, and means nothing else anywhere.
    pub fn stands(&self, name: &str) -> bool {
        let known = self.numbers.get(name).map(|number| &self.names[*number as usize]);
        let is_parameter = || self.looks.iter().any(|look| look.function.params.iter().any(|param| &*param.name == name));
        known.is_some_and(|facts| facts.is_bare && !facts.is_variable) && !is_parameter()
    }
}

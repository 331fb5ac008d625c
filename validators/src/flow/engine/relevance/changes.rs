//! Names of Go whose variables a function changes. Knows no values.

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

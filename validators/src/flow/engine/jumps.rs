//! Jumps to labels: what left by a jump arrives where the label stands, further on or further back. Knows no rule.

use std::rc::Rc;

use assay_manifests::Language;

use super::{Engine, heap::State, meeting::pour};
use crate::flow::ir::{Expr, ExprKind, Stmt, StmtKind, Sym};

/// How often what jumps back runs again.
const MOST_ROUNDS: usize = 3;

impl<'a> Engine<'a> {
    /// Whether jumps are followed. Elsewhere any state may arrive at a label.
    const fn follows_jumps(&self) -> bool {
        !matches!(self.language, Language::C | Language::Cpp)
    }

    pub(super) fn exec_goto(&mut self, label: &Sym) {
        if self.follows_jumps() {
            let scope = self.scope_here();
            let last = self.frames.len() - 1;
            let jumps = &mut self.frames[last].jumps;
            match jumps.iter_mut().find(|(known, _)| known == label) {
                Some((_, place)) => pour(place, &self.st, scope, &self.ids),
                None => jumps.push((label.clone(), Some(self.st.clone()))),
            }
        }
        self.live = false;
    }

    /// A block of a script with names of its own.
    pub(super) fn open_scope(&mut self, body: &'a [Stmt]) {
        let Some(StmtKind::Label(label)) = body.first().map(|first| &first.kind) else { return };
        let Some(names) = label.strip_prefix(crate::flow::lower::SCOPE).filter(|_| self.live) else { return };
        let around = self.frame().scope;
        let inner = self.allocate_scope(Some(around), false);
        self.frame().scope = inner;
        for name in names.split(' ') {
            let nothing = self.nothing();
            self.declare(&name.into(), nothing);
        }
    }

    /// Names that a pattern binds stand in the present scope, whatever is called so around it.
    pub(super) fn declare_bound(&mut self, pattern: &'a Expr, depth: u32) {
        match &pattern.kind {
            _ if depth > 12 => {}
            ExprKind::Name(name) => {
                let nothing = self.nothing();
                self.declare(name, nothing);
            }
            ExprKind::List { items, .. } => items.iter().for_each(|item| self.declare_bound(item, depth + 1)),
            ExprKind::Map(entries) => entries.iter().for_each(|(_, bound)| self.declare_bound(bound, depth + 1)),
            ExprKind::Assign { target, .. } => self.declare_bound(target, depth + 1),
            ExprKind::Spread(inner) => self.declare_bound(inner, depth + 1),
            _ => {}
        }
    }

    /// A label: what jumped to it goes on here.
    pub(super) fn reach_label(&mut self, label: &Sym) {
        if let Some(state) = self.arriving(label) {
            self.meet(state, true);
        } else if !self.live && !self.follows_jumps() {
            // Whatever state left by a jump may arrive, so nothing that was learnt holds.
            self.live = true;
            self.st.facts = Rc::default();
        }
    }

    fn arriving(&mut self, label: &Sym) -> Option<State<'a>> {
        let jumps = &mut self.frame().jumps;
        let at = jumps.iter().position(|(known, _)| known == label)?;
        jumps.swap_remove(at).1
    }

    /// What jumped back to a label of this body runs on from there.
    pub(super) fn jump_back(&mut self, body: &'a [Stmt]) {
        for _ in 0..MOST_ROUNDS {
            let jumps = &self.frame().jumps;
            let is_asked = |stmt: &Stmt| matches!(&stmt.kind, StmtKind::Label(label) if jumps.iter().any(|(known, _)| known == label));
            let Some(at) = body.iter().position(is_asked) else { return };
            let StmtKind::Label(label) = &body[at].kind else { return };
            let Some(state) = self.arriving(label) else { return };
            let (after, was_live) = (std::mem::replace(&mut self.st, state), std::mem::replace(&mut self.live, true));
            self.exec_in_order(&body[at..]);
            self.meet(after, was_live);
        }
        // What jumps back once more is not followed: what comes after it is not known.
        let jumps = &self.frame().jumps;
        if body.iter().any(|stmt| matches!(&stmt.kind, StmtKind::Label(label) if jumps.iter().any(|(known, _)| known == label))) {
            self.exhausted = true;
        }
    }
}

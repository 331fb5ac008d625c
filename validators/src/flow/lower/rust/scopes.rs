//! Names of Rust: which variable a name means where one hides another. A variable that hides one of the same function has a name of
//! its own in the flow graph, so that what stood before is there again behind the block, and for closures that hold it.

use rustc_hash::FxHashMap;

use super::Rust;
use crate::flow::ir::Sym;

/// Variables of the function that is lowered.
#[derive(Default)]
pub(super) struct Names {
    /// For each name as written, what it is called in the flow graph: the innermost last.
    known: FxHashMap<Sym, Vec<Sym>>,
    /// The names that each open block has declared.
    blocks: Vec<Vec<Sym>>,
    /// What the pattern declares that is being lowered: both sides of `|` bind the same variable.
    pattern: Option<Vec<(Sym, Sym)>>,
    renamed: u32,
}

impl Rust<'_> {
    /// Lowers what has names of its own.
    pub(super) fn in_block<T>(&mut self, lower: impl FnOnce(&mut Self) -> T) -> T {
        self.names.blocks.push(Vec::new());
        let lowered = lower(self);
        for name in self.names.blocks.pop().unwrap_or_default() {
            if let Some(known) = self.names.known.get_mut(&name) {
                known.pop();
            }
        }
        lowered
    }

    /// Lowers a function, which sees no variable around it.
    pub(super) fn in_function<T>(&mut self, lower: impl FnOnce(&mut Self) -> T) -> T {
        let renamed = self.names.renamed;
        let around = std::mem::replace(&mut self.names, Names { renamed, ..Names::default() });
        let lowered = self.in_block(lower);
        let renamed = self.names.renamed;
        self.names = Names { renamed, ..around };
        lowered
    }

    /// Lowers a pattern whose names are new from here to the end of the block.
    pub(super) fn bound<T>(&mut self, lower: impl FnOnce(&mut Self) -> T) -> T {
        let around = self.names.pattern.replace(Vec::new());
        let lowered = lower(self);
        for (written, name) in std::mem::replace(&mut self.names.pattern, around).unwrap_or_default() {
            self.declare(written, name);
        }
        lowered
    }

    pub(super) fn declare(&mut self, written: Sym, name: Sym) {
        let Some(block) = self.names.blocks.last_mut() else { return };
        block.push(written.clone());
        self.names.known.entry(written).or_default().push(name);
    }

    /// What a name that stands in a pattern is called: a new variable, or the one that is assigned.
    pub(super) fn in_pattern(&mut self, name: Sym) -> Sym {
        let Some(made) = &self.names.pattern else { return self.resolved(name) };
        if let Some((_, known)) = made.iter().find(|(written, _)| *written == name) {
            return known.clone();
        }
        // Constants and variants are no variables.
        if name.starts_with(char::is_uppercase) || matches!(&*name, "self" | "_") {
            return name;
        }
        let hides = self.names.known.get(&name).is_some_and(|known| !known.is_empty());
        let called = if hides {
            self.names.renamed = self.names.renamed.saturating_add(1);
            format!("{name}\u{b7}{}", self.names.renamed).into()
        } else {
            name.clone()
        };
        if let Some(made) = &mut self.names.pattern {
            made.push((name, called.clone()));
        }
        called
    }

    /// The variable that a name means here.
    pub(super) fn resolved(&self, name: Sym) -> Sym {
        self.names.known.get(&name).and_then(|known| known.last()).cloned().unwrap_or(name)
    }
}

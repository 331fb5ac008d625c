//! Structures of C that are given a list of their parts, in the order in which these are declared: each part has its name. Knows no rules.

use crate::flow::{
    engine::{
        Engine,
        heap::Shape,
        value::{ClassId, Ref, Value},
    },
    ir::{Class, StmtKind, Sym, TypeRef},
};

/// How deep structures in structures, and arrays of them, are looked into.
const MAX_DEPTH: u32 = 6;

impl<'a> Engine<'a> {
    /// What a variable begins with whose type is a structure of this file, or an array of such.
    pub(in crate::flow::engine) fn parts_named(&mut self, value: &Value<'a>, ty: &TypeRef, depth: u32) {
        let Some(cell) = value.cell().filter(|_| self.is_c() && ty.pointers == 0 && depth < MAX_DEPTH) else { return };
        if let Some((_, dims)) = ty.dims.split_first() {
            let items = match self.st.heap.object(cell) {
                Some(object) if object.shape == Shape::List && object.rest.is_none() && !object.open => object.items.clone(),
                _ => return,
            };
            let element = TypeRef { dims: dims.to_vec(), ..ty.clone() };
            items.iter().for_each(|item| self.parts_named(item, &element, depth + 1));
            return;
        }
        if let Some(class) = self.structure(ty) {
            self.name_parts(cell, class, depth);
        }
    }

    fn name_parts(&mut self, cell: Ref, class: ClassId, depth: u32) {
        let declared = self.classes[class.0 as usize].class;
        let Some(object) = self.st.heap.object(cell) else { return };
        let is_given = object.shape == Shape::List && object.fields.is_empty() && object.rest.is_none() && !object.open && !object.weak;
        if !is_given || !is_plain(declared) || object.items.is_empty() || object.items.len() > declared.fields.len() {
            return;
        }
        let items = object.items.clone();
        // Without braces of its own, a structure or an array takes as many of the values as it has parts.
        for (field, item) in declared.fields.iter().zip(&items) {
            let Some(ty) = &field.ty else { return };
            let takes_several = ty.pointers == 0 && (self.structure(ty).is_some() || !ty.dims.is_empty() && item.as_str().is_none());
            if takes_several && item.cell().is_none() {
                return;
            }
        }
        let ids = &self.ids;
        let Some(object) = self.st.heap.object_mut(cell) else { return };
        object.shape = Shape::Map;
        object.items.clear();
        for (field, item) in declared.fields.iter().zip(&items) {
            object.set_field(&field.name, item.clone(), ids);
        }
        for (field, item) in declared.fields.iter().zip(&items) {
            if let Some(ty) = &field.ty {
                self.parts_named(item, ty, depth + 1);
            }
        }
    }

    /// The structure that a type is, by whatever name.
    fn structure(&mut self, ty: &TypeRef) -> Option<ClassId> {
        let mut class = self.type_class(ty).filter(|_| ty.pointers == 0)?;
        for _ in 0..MAX_DEPTH {
            let declared = self.classes[class.0 as usize].class;
            let [base] = &declared.bases[..] else { break };
            if !declared.fields.is_empty() || !declared.methods.is_empty() || base.pointers != 0 {
                break;
            }
            class = self.type_class(base).filter(|inner| *inner != class)?;
        }
        let declared = self.classes[class.0 as usize].class;
        declared.fields.iter().any(|field| !field.is_static).then_some(class)
    }
}

/// Whether what a structure consists of is what its fields say: no more of it, no place twice, nothing that is made by a function.
fn is_plain(class: &Class) -> bool {
    let names: Vec<&Sym> = class.fields.iter().map(|field| &field.name).collect();
    class.bases.is_empty()
        && class.methods.is_empty()
        && class.decorators.is_empty()
        && class.body.iter().all(|stmt| matches!(stmt.kind, StmtKind::Class(_)))
        && class
            .fields
            .iter()
            .all(|field| !field.is_static && field.init.is_none() && field.decorators.is_empty() && !field.name.is_empty())
        && names.iter().enumerate().all(|(at, name)| !names[..at].contains(name))
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::tests::report;

    /// Whether a command of the program's own is believed, or found to be another's, where a table says it.
    fn said(table: &str, use_of_it: &str) -> (bool, bool) {
        let text = format!(
            "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nstatic const char *own(void) {{ return \"ls\"; }}\n\
             static const char *asked(void) {{ return getenv(\"WHAT\"); }}\nstruct way {{ const char *name; const char *(*get)(void); }};\n\
             typedef struct way way_t;\nstruct pair {{ int n; struct way first; way_t other; }};\n{table}\n\
             void show(void)\n{{\n    {use_of_it}\n}}\n"
        );
        let report = report(Language::C, "show.c", &text);
        (report.evidence.iter().any(|one| one.rule.contains("cwe-078")), report.findings.iter().any(|one| one.rule.contains("cwe-078")))
    }

    #[test]
    fn parts_are_given_in_the_order_in_which_they_are_declared() {
        let table = "static const struct way ways[] = { { \"own\", own }, { \"asked\", asked } };";
        assert_eq!(said(table, "system(ways[1].get());"), (false, true));
        assert_eq!(said(table, "system(ways[0].get());"), (true, false));
        assert_eq!(
            said(table, "for (int i = 0; i < 2; i++) if (strcmp(ways[i].name, \"asked\") == 0) system(ways[i].get());"),
            (false, true)
        );
        assert!(!said(table, "for (int i = 0; i < 2; i++) if (strcmp(ways[i].name, \"own\") == 0) system(ways[i].get());").1);
        let nested = "static struct pair both = { 2, { \"own\", own }, { \"asked\", asked } };";
        assert_eq!(said(nested, "system(both.other.get());"), (false, true));
        assert_eq!(said(nested, "system(both.first.get());"), (true, false));
        assert_eq!(said("way_t one = { \"own\", own };", "system(one.get());"), (true, false));
        assert_eq!(
            said("static const struct { int n; const char *(*get)(void); } one = { 1, asked };", "system(one.get());"),
            (false, true)
        );
    }

    #[test]
    fn what_is_not_told_apart_by_braces_is_not_named() {
        let flat = "static struct pair both = { 2, \"own\", own, \"asked\", asked };";
        assert!(!said(flat, "system(both.other.get());").0);
        assert!(!said("union either { const char *a; const char *b; }; static union either one = { \"ls\" };", "system(one.b);").0);
    }
}

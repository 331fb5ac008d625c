//! Names that nothing in sight defines. A sample cut out of its file uses variables whose origin is not shown: as pieces of a text they
//! are as foreign as parameters. Knows no rule.

use assay_manifests::Language;

use super::{
    Engine,
    value::{Kind, Note, Value},
};
use crate::{
    flow::ir::{Expr, ExprKind},
    rule::Labels,
};

impl<'a> Engine<'a> {
    /// The value as a piece of a text: a free variable, or a member of one, is untrusted in the open world.
    pub(super) fn as_piece(&mut self, value: Value<'a>, expr: &'a Expr) -> Value<'a> {
        if let Some(shown) = self.shown_bytes(&value) {
            return shown;
        }
        let Kind::Lib(full) = &value.kind else { return value };
        if !self.options.open_world || !value.taint.is_empty() || !self.is_free(expr, 0) {
            return value;
        }
        let full = full.clone();
        let id = self.part_id(u32::MAX, &full);
        let mut foreign = Value::of(Kind::Unknown);
        foreign.id = id;
        foreign.taint = self.taint_born(Labels::PARAMETER, None, expr.span, Note::Free(full), id);
        self.with_facts(foreign)
    }

    /// What a class of the program's own says of its objects where they stand in a text.
    pub(super) fn shown_in_place(&mut self, value: Value<'a>) -> Value<'a> {
        if self.language != Language::Python || value.cell().is_none() {
            return value;
        }
        match self.special(&value, "__format__", vec![Value::str("")]) {
            Some(written) if written.cell().is_none() => written,
            _ => value,
        }
    }

    fn is_free(&mut self, expr: &'a Expr, depth: u32) -> bool {
        if !matches!(self.language, Language::Python | Language::JavaScript | Language::TypeScript | Language::Tsx) {
            return false;
        }
        match &expr.kind {
            ExprKind::Name(name) => is_variable(name) && !self.index.mentions(name) && !is_known(name) && self.lookup(name).is_none(),
            // A global variable by its full name.
            ExprKind::Member { object, name, .. }
                if self.is_script()
                    && matches!(&object.kind, ExprKind::Name(root) if matches!(&**root, "self" | "window") && self.lookup(root).is_none()) =>
            {
                is_variable(name) && !is_known(name) && !self.index.mentions(&format!("window.{name}"))
            }
            ExprKind::Member { object, name, .. } => depth < 8 && is_variable(name) && self.is_free(object, depth + 1),
            _ => false,
        }
    }
}

/// Named as variables are: constants and classes begin with a capital letter.
fn is_variable(name: &str) -> bool {
    !name.starts_with("__") && name.trim_start_matches('_').starts_with(char::is_lowercase) && !matches!(name, "length" | "sep")
}

/// What the language or its surroundings define.
fn is_known(name: &str) -> bool {
    matches!(
        name,
        "window"
            | "document"
            | "console"
            | "process"
            | "navigator"
            | "location"
            | "screen"
            | "history"
            | "module"
            | "exports"
            | "require"
            | "global"
            | "globalThis"
            | "undefined"
            | "arguments"
            | "self"
            | "cls"
            | "jQuery"
            | "angular"
            | "str"
            | "int"
            | "len"
            | "float"
            | "list"
            | "dict"
            | "tuple"
            | "type"
            | "id"
            | "os"
            | "sys"
            | "re"
            | "json"
            | "settings"
            | "config"
            | "conf"
            | "string"
            | "time"
            | "datetime"
            | "path"
            | "fs"
            | "util"
            | "logging"
            | "math"
            | "random"
            | "constants"
            | "i18n"
    )
}

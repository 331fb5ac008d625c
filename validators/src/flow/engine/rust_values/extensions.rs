//! Methods that traits in sight give to types of the library (`impl Tidy for str`, `impl<T: AsRef<str>> Tidy for T`), functions of the library
//! that are named with their type (`char::is_control`), and structures made of another one. Knows the language, no rule.

use assay_manifests::{Language, Span};

use super::super::{
    Engine,
    call::{ArgValue, Site},
    value::{ClassId, Closure, Kind, Value},
};
use crate::flow::ir::{Function, Sym};

/// Files that are asked for methods, at most.
const MAX_FILES: usize = 200;

/// What a block gives methods to that a text has: texts, and whatever has the traits that it asks for.
const OWNERS: [&str; 8] = ["str", "String", "T", "S", "A", "I", "U", "X"];

/// Whether the library's own types have a method of this name: that one is meant then.
fn is_common(name: &str) -> bool {
    matches!(
        name,
        "fmt"
            | "from"
            | "into"
            | "try_from"
            | "try_into"
            | "clone"
            | "default"
            | "drop"
            | "eq"
            | "ne"
            | "cmp"
            | "partial_cmp"
            | "hash"
            | "deref"
            | "deref_mut"
            | "borrow"
            | "as_ref"
            | "as_mut"
            | "next"
            | "index"
            | "add"
            | "from_str"
            | "to_string"
            | "to_owned"
            | "len"
            | "is_empty"
            | "trim"
            | "as_str"
            | "as_bytes"
            | "parse"
            | "chars"
            | "bytes"
            | "lines"
            | "split"
            | "contains"
            | "starts_with"
            | "ends_with"
            | "replace"
            | "push"
            | "push_str"
            | "get"
            | "insert"
            | "iter"
            | "into_iter"
            | "map"
            | "filter"
            | "collect"
            | "unwrap"
            | "expect"
            | "join"
            | "find"
            | "repeat"
            | "to_uppercase"
            | "to_lowercase"
    )
}

impl<'a> Engine<'a> {
    /// A method of a trait in sight, asked of what is no structure in sight: where all that could be meant is one method.
    pub(in super::super) fn rust_extension(
        &mut self,
        receiver: &Value<'a>,
        name: &Sym,
        args: &[ArgValue<'a>],
        span: Span,
    ) -> Option<Value<'a>> {
        if is_common(name) {
            return None;
        }
        if !matches!(receiver.kind, Kind::Str(_)) && receiver.ty.as_deref() != Some("string") {
            return None;
        }
        let mut found: Option<(usize, &'a Function)> = None;
        for number in 0..self.modules.len().min(MAX_FILES) {
            if self.modules[number].module.language != Language::Rust {
                continue;
            }
            let methods = &self.modules[number].defs().methods;
            for owner in OWNERS {
                let of_owner = methods.get(owner).into_iter().flatten().copied();
                let Some(method) = of_owner.into_iter().find(|one| one.name == *name && !one.is_static && !one.is_abstract) else {
                    continue;
                };
                if found.replace((number, method)).is_some() {
                    return None;
                }
            }
        }
        let (module, function) = found?;
        let scope = self.modules[module].scope?;
        let closure = Closure { function, module, class: None, this: None, scope };
        Some(self.call_closure(&closure, Some(receiver.clone()), args.to_vec(), span))
    }

    /// `char::is_control(c)`, `str::trim(text)`: a method, named with its type.
    pub(in super::super) fn rust_named_method(&mut self, ty: &str, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_type =
            matches!(ty, "char" | "str" | "String" | "u8" | "ToString" | "ToOwned" | "AsRef" | "Option" | "Result" | "Iterator" | "Vec");
        let is_method = method.starts_with("is_")
            || method.starts_with("to_")
            || method.starts_with("as_")
            || method.starts_with("trim")
            || matches!(
                method,
                "len" | "chars" | "lines" | "split_whitespace" | "into_bytes" | "into_string" | "unwrap" | "ok" | "contains" | "replace"
            );
        let is_path = site.receiver.is_none_or(|receiver| matches!(receiver.kind, Kind::Lib(_)));
        let (first, rest) = site.args.split_first()?;
        if !is_type || !is_method || !is_path {
            return None;
        }
        let method: Sym = method.into();
        Some(self.call_on_value(&first.value, None, &method, rest.to_vec(), site.span, None, false))
    }

    /// `Settings { label, ..other }`: fields that are not named are those of the other.
    pub(in super::super) fn rust_updated(&mut self, class: ClassId, made: &Value<'a>, args: &[ArgValue<'a>], span: Span) {
        let Some(other) = args.iter().find(|arg| arg.spread == crate::flow::ir::Spread::Map) else { return };
        if self.language != Language::Rust {
            return;
        }
        let fields: Vec<Sym> =
            self.classes[class.0 as usize].class.fields.iter().filter(|field| !field.is_static).map(|field| field.name.clone()).collect();
        if fields.is_empty() {
            let (value, ids) = (other.value.clone(), &self.ids);
            if let Some(object) = made.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                object.add_rest(value, ids);
            }
            return;
        }
        for name in fields {
            if args.iter().any(|arg| arg.name.as_ref() == Some(&name)) {
                continue;
            }
            let held = self.member(&other.value, &name, span);
            let ids = &self.ids;
            if let Some(object) = made.cell().and_then(|cell| self.st.heap.object_mut(cell)) {
                object.set_field(&name, held, ids);
            }
        }
    }
}

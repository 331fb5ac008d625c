//! Schemas of scripts (zod): what a value is once it has passed one. A text is a text, a choice one of its members, what a refinement
//! has tested is as it was tested, and what no field names is left out. Knows no rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    callables::taught,
    heap::{Object, Shape},
    value::{CleanBits, Kind, Value},
};

/// Type of a schema; what follows is what it takes.
const SCHEMA: &str = "zod.";
/// Deepest schema that is followed.
const MAX_DEPTH: u32 = 6;

impl<'a> Engine<'a> {
    /// `z.string()`, `z.object({…})`.
    pub(super) fn schema(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let kind = name.strip_prefix("zod.z.").or_else(|| name.strip_prefix("zod."))?;
        let kind = kind.strip_prefix("coerce.").unwrap_or(kind);
        let known = matches!(
            kind,
            "string"
                | "number"
                | "int"
                | "bigint"
                | "boolean"
                | "date"
                | "enum"
                | "nativeEnum"
                | "literal"
                | "any"
                | "unknown"
                | "object"
                | "strictObject"
                | "array"
                | "email"
                | "url"
                | "uuid"
                | "record"
                | "union"
        );
        if !known {
            return None;
        }
        let mut schema = Object::new(Shape::Shadow);
        schema.ty = Some(format!("{SCHEMA}{kind}").into());
        if let Some(arg) = site.args.first() {
            schema.set_field(&"of".into(), arg.value.clone(), &self.ids);
        }
        Some(self.allocate_object(schema))
    }

    /// A method of a schema: another test on it, or its use.
    pub(super) fn schema_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let schema = receiver.cell().and_then(|cell| self.st.heap.object(cell))?;
        if schema.shape != Shape::Shadow || !schema.ty.as_ref().is_some_and(|ty| ty.starts_with(SCHEMA)) {
            return None;
        }
        let given = site.args.first().map(|arg| arg.value.clone());
        match method {
            "parse" | "parseAsync" => Some(self.passed(receiver, &given?, site, 0)),
            "safeParse" | "safeParseAsync" | "spa" => {
                let data = self.passed(receiver, &given?, site, 0);
                let mut result = Object::new(Shape::Map);
                let success = self.boolean();
                let error = self.opaque();
                for (name, value) in [("success", success), ("data", data), ("error", error)] {
                    result.set_field(&name.into(), value, &self.ids);
                }
                Some(self.allocate_object(result))
            }
            _ => {
                let mut more = schema.clone();
                match (method, given) {
                    ("refine" | "regex", Some(test)) => more.push(test, &self.ids),
                    ("passthrough" | "catchall" | "loose", _) => more.set_field(&"open".into(), Value::bool(true), &self.ids),
                    ("default" | "catch", Some(value)) => more.set_field(&"default".into(), value, &self.ids),
                    ("transform" | "pipe" | "and" | "or" | "preprocess" | "merge" | "extend", _) => return None,
                    _ => {}
                }
                Some(self.allocate_object(more))
            }
        }
    }

    /// What a value is once it has passed a schema.
    fn passed(&mut self, schema: &Value<'a>, given: &Value<'a>, site: &Site<'a, '_>, depth: u32) -> Value<'a> {
        let held = schema.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
        let Some(held) = held.filter(|_| depth < MAX_DEPTH) else { return self.unknown_with(self.deep_taint(given)) };
        let kind = held.ty.as_deref().and_then(|ty| ty.strip_prefix(SCHEMA)).unwrap_or_default().to_owned();
        let of = held.field("of").cloned();
        let mut value = match kind.as_str() {
            "object" | "strictObject" if held.field("open").is_none() => {
                let fields =
                    of.as_ref().and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)).map(|object| object.fields.clone());
                let Some(fields) = fields else { return self.unknown_with(self.deep_taint(given)) };
                let mut made = Object::new(Shape::Map);
                for (name, field) in fields {
                    let part = self.member(given, &name, site.span);
                    let part = self.passed(&field, &part, site, depth + 1);
                    made.set_field(&name, part, &self.ids);
                }
                self.allocate_object(made)
            }
            "array" => {
                let item = self.element(given, site.span);
                let item = match &of {
                    Some(of) => self.passed(of, &item, site, depth + 1),
                    None => item,
                };
                let mut list = Object::new(Shape::List);
                list.add_rest(item, &self.ids);
                self.allocate_object(list)
            }
            "string" | "email" | "url" => self.unknown_with(self.deep_taint(given)).typed(Some("string".into())),
            "number" | "int" | "bigint" | "boolean" | "date" | "enum" | "nativeEnum" | "literal" | "uuid" => {
                let mut value = self.opaque();
                value.taint = self.deep_taint(given).cleaned(CleanBits::SANITIZED);
                value
            }
            _ => self.unknown_with(self.deep_taint(given)),
        };
        for test in &held.items {
            match &test.kind {
                Kind::Regex(..) if self.pattern_text(test).is_some_and(|text| super::patterns::is_narrow(&text, false)) => {
                    value = value.cleaned(CleanBits::GUARDED);
                }
                Kind::Func(_) => {
                    let made = self.call_value(test, vec![ArgValue::plain(value.clone())], site.span, &"refine".into());
                    self.live = true;
                    value = taught(value, &made);
                }
                _ => {}
            }
        }
        match held.field("default") {
            Some(default) => self.join(&value, &default.clone()),
            None => value,
        }
    }
}

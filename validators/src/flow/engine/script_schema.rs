//! Schemas of scripts (zod, Joi, yup): what a value is once it has passed one. A text is a text, a choice one of its members, what a refinement
//! has tested is as it was tested, and what no field names is left out. Knows no rule.

use super::{
    Engine,
    call::{ArgValue, Site},
    callables::taught,
    heap::{Object, Shape},
    value::{CleanBits, Facts, Kind, Value},
};

/// What a schema of this name takes, where it is one.
fn kind_of(name: &str) -> Option<&str> {
    ["zod.z.", "zod.", "joi.", "@hapi/joi.", "yup."].into_iter().find_map(|from| name.strip_prefix(from))
}

pub(super) fn is_schema(name: &str) -> bool {
    kind_of(name).is_some()
}

/// Type of a schema; what follows is what it takes.
const SCHEMA: &str = "zod.";
/// Field of a schema that says whose it is.
const FROM: &str = "(from)";
/// Type of what makes another value of what has passed so far.
const CHANGE: &str = "(change)";
/// Fields whose tests are taken up.
const MOST_FIELDS: usize = 24;
/// Deepest schema that is followed.
const MAX_DEPTH: u32 = 6;

impl<'a> Engine<'a> {
    /// `z.string()`, `z.object({…})`.
    pub(super) fn schema(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let kind = kind_of(name)?;
        let kind = kind.strip_prefix("coerce.").unwrap_or(kind);
        if kind == "attempt" {
            let (given, schema) = (site.args.first()?.value.clone(), site.args.get(1)?.value.clone());
            return Some(self.passed(&schema, &given, site, 0));
        }
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
        // What no field names is kept.
        if name.starts_with("yup.") {
            schema.set_field(&"open".into(), Value::bool(true), &self.ids);
        }
        schema.set_field(&FROM.into(), Value::str(name.split('.').next().unwrap_or(name)), &self.ids);
        Some(self.allocate_object(schema))
    }

    /// A method of a schema: another test on it, or its use.
    pub(super) fn schema_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let schema = receiver.cell().and_then(|cell| self.st.heap.object(cell))?;
        if schema.shape != Shape::Shadow || !schema.ty.as_ref().is_some_and(|ty| ty.starts_with(SCHEMA)) {
            return None;
        }
        let given = site.args.first().map(|arg| arg.value.clone());
        let is_joi = schema.field(FROM).and_then(Value::as_str).is_some_and(|from| from.contains("joi"));
        match method {
            "validate" if is_joi => {
                let (raw, data) = (given?, site.args.first()?.value.clone());
                let data = self.passed(receiver, &data, site, 0);
                let mut result = Object::new(Shape::Map);
                let mut error = self.opaque();
                error.facts = Some(std::rc::Rc::new(self.told_by_error(&raw, &data)));
                // Where the error is not looked at, it is what came in.
                let value = self.unless_told(&raw, &data);
                for (name, value) in [("error", error), ("value", value)] {
                    result.set_field(&name.into(), value, &self.ids);
                }
                Some(self.allocate_object(result))
            }
            "validate" | "validateSync" | "validateAsync" | "cast" => Some(self.passed(receiver, &given?, site, 0)),
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
                let is_zod = schema.field(FROM).and_then(Value::as_str).as_deref() == Some("zod");
                match (method, given) {
                    ("transform" | "overwrite", Some(change)) if is_zod && Self::is_function(&change) && !self.gives_promise(&change) => {
                        let mut step = Object::new(Shape::Shadow);
                        step.ty = Some(CHANGE.into());
                        step.set_field(&"of".into(), change, &self.ids);
                        let step = self.allocate_object(step);
                        more.push(step, &self.ids);
                    }
                    ("refine" | "regex" | "pattern" | "matches" | "custom", Some(test)) => more.push(test, &self.ids),
                    ("alphanum" | "hex" | "guid" | "token" | "uuid" | "valid" | "oneOf" | "equal" | "isoDate" | "integer" | "port", _) => {
                        more.ty = Some(format!("{SCHEMA}enum").into());
                    }
                    ("unknown" | "shape", Some(fields)) if fields.cell().is_some() => more.set_field(&"of".into(), fields, &self.ids),
                    ("noUnknown" | "stripUnknown", _) => more.drop_field("open"),
                    ("keys", Some(fields)) => more.set_field(&"of".into(), fields, &self.ids),
                    ("items", Some(item)) => more.set_field(&"of".into(), item, &self.ids),
                    ("passthrough" | "catchall" | "loose", _) => more.set_field(&"open".into(), Value::bool(true), &self.ids),
                    ("default" | "catch", Some(value)) => more.set_field(&"default".into(), value, &self.ids),
                    ("transform" | "pipe" | "and" | "or" | "preprocess" | "merge" | "extend", _) => return None,
                    _ => {}
                }
                Some(self.allocate_object(more))
            }
        }
    }

    /// Each field of what a schema was asked about, as it came in: clean once the schema's answer is known.
    fn unless_told(&mut self, raw: &Value<'a>, passed: &Value<'a>) -> Value<'a> {
        let Some(held) = passed.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| held.shape == Shape::Map).cloned() else {
            return raw.clone();
        };
        let mut made = Object::new(Shape::Map);
        for (name, _) in held.fields {
            let part = self.member(raw, &name, assay_manifests::Span::default());
            made.set_field(&name, part, &self.ids);
        }
        self.allocate_object(made)
    }

    /// That there is no error says of what came in what the schema says.
    fn told_by_error(&mut self, raw: &Value<'a>, passed: &Value<'a>) -> Facts {
        let mut facts = Facts::default();
        let fields = passed.cell().and_then(|cell| self.st.heap.object(cell)).filter(|held| held.shape == Shape::Map);
        let pairs: Vec<(Value<'a>, Value<'a>)> = match fields.map(|held| held.fields.clone()) {
            Some(fields) => {
                let parts = fields.into_iter().take(MOST_FIELDS);
                parts.map(|(name, value)| (self.member(raw, &name, assay_manifests::Span::default()), value)).collect()
            }
            None => vec![(raw.clone(), passed.clone())],
        };
        for (came, value) in pairs {
            let clean = value.taint.sources().iter().map(|source| source.clean).reduce(CleanBits::and).unwrap_or_default();
            let guarded = clean.sanitized.or(clean.guarded);
            facts.when_false.extend(self.clean_facts(&came, CleanBits { guarded, ..CleanBits::default() }, true).when_true);
        }
        facts
    }

    /// What a value is once it has passed a schema.
    fn passed(&mut self, schema: &Value<'a>, given: &Value<'a>, site: &Site<'a, '_>, depth: u32) -> Value<'a> {
        let held = schema.cell().and_then(|cell| self.st.heap.object(cell)).cloned();
        let Some(held) = held.filter(|_| depth < MAX_DEPTH) else { return self.unknown_with(self.deep_taint(given)) };
        let kind = held.ty.as_deref().and_then(|ty| ty.strip_prefix(SCHEMA)).unwrap_or_default().to_owned();
        let of = held.field("of").cloned();
        let mut value = match kind.as_str() {
            "object" | "strictObject"
                if held.field("open").is_none() || held.field(FROM).and_then(Value::as_str).as_deref() == Some("yup") =>
            {
                let fields =
                    of.as_ref().and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)).map(|object| object.fields.clone());
                let Some(fields) = fields else { return self.unknown_with(self.deep_taint(given)) };
                let mut made = Object::new(Shape::Map);
                if held.field("open").is_some() {
                    made.open = true;
                    made.taint = self.deep_taint(given);
                }
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
            "string" | "email" | "url" => {
                let text = self.unknown_with(self.deep_taint(given)).typed(Some("string".into()));
                self.concat(&[text], site.span)
            }
            "number" | "int" | "bigint" | "boolean" | "date" | "enum" | "nativeEnum" | "literal" | "uuid" => {
                let mut value = self.opaque();
                value.taint = self.deep_taint(given).cleaned(CleanBits::SANITIZED);
                value
            }
            _ => self.unknown_with(self.deep_taint(given)),
        };
        for test in &held.items {
            match &test.kind {
                Kind::Regex(..) => {
                    let narrow = self.pattern_text(test).filter(|text| super::patterns::is_narrow(text, false));
                    value = match narrow {
                        Some(text) => value.cleaned(self.clean_by_form(super::patterns::fits_any_host(&text))),
                        None => value,
                    };
                }
                Kind::Func(_) => {
                    let made = self.call_value(test, vec![ArgValue::plain(value.clone())], site.span, &"refine".into());
                    self.live = true;
                    value = taught(value, &made);
                }
                Kind::Cell(step) if self.st.heap.object(*step).is_some_and(|step| step.ty.as_deref() == Some(CHANGE)) => {
                    let Some(change) = self.st.heap.object(*step).and_then(|step| step.field("of")).cloned() else { continue };
                    value = self.call_value(&change, vec![ArgValue::plain(value)], site.span, &"transform".into());
                    self.live = true;
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

//! Settings of the JVM's library that are read from a text or a file. Knows no rule.

use crate::flow::{
    engine::{
        Engine, config,
        heap::{Cell, MAX_ENTRIES, Object, Shape},
        value::{Kind, Ref, Value},
    },
    ir::Sym,
};

/// Under this number stands what properties of the system were set to.
const PROPERTIES: u32 = u32::MAX - 2;

impl<'a> Engine<'a> {
    /// `Properties.load` of what is read: a text in sight, the name of a file, or something unknown.
    pub(super) fn jvm_settings_read(&mut self, cell: Ref, from: Option<&Value<'a>>, method: &str) -> Option<Value<'a>> {
        let mut object = self.st.heap.object(cell)?.clone();
        let lines = from.and_then(|from| self.lines_left(from));
        let from = lines.as_ref().or(from);
        let known = from.and_then(Value::as_str);
        let is_text = lines.is_some()
            || known.as_ref().is_some_and(|text| text.contains(['=', '\n']))
            || matches!(from.and_then(|from| from.ty.as_deref()), Some("java.io.StringReader" | "java.io.ByteArrayInputStream"));
        match (known, from) {
            (Some(text), _) if is_text && method == "load" => self.fill_from_text(&mut object, &text),
            (Some(name), _) if !is_text => self.fill_from_config(&mut object, &name),
            (None, Some(from @ Value { kind: Kind::Str(_), .. })) if method == "load" => self.fill_from_parts(&mut object, from),
            _ => {
                object.open = true;
                object.taint = object.taint.union(&from.map(|value| self.deep_taint(value)).unwrap_or_default());
            }
        }
        self.st.heap.put(cell, Cell::Object(object));
        Some(Value::null())
    }

    /// `System.setProperty`: from here on it is known.
    pub(super) fn jvm_property_set(&mut self, name: &Value<'a>, value: Value<'a>) -> Option<Value<'a>> {
        let cell = *self.shadows.get(&PROPERTIES)?;
        let ids = &self.ids;
        let object = self.st.heap.object_mut(cell)?;
        match name.as_str() {
            Some(name) if matches!(value.kind, Kind::Null) => object.drop_field(&name),
            Some(name) => object.set_field(&name, value, ids),
            // Any of them may be meant.
            None => object.fields.iter_mut().for_each(|(_, held)| *held = held.join(&value, ids)),
        }
        Some(self.opaque().typed(Some("string".into())))
    }

    /// Where a file sets properties, what they were set to is kept from the beginning of each run: one way of a branch may set none.
    pub(in crate::flow::engine) fn keep_jvm_properties(&mut self) {
        if self.on_jvm() && self.input.text.contains("setProperty") {
            let made = self.allocate(Cell::Object(Object::new(Shape::Shadow)));
            self.shadows.insert(PROPERTIES, made);
        }
    }

    /// What was set under the name of a property in sight.
    pub(super) fn jvm_property(&mut self, name: &str) -> Option<Value<'a>> {
        let found = self.st.heap.object(*self.shadows.get(&PROPERTIES)?)?.field(name).cloned()?;
        Some(self.with_facts(found))
    }

    /// The text that a reader of lines has still to read.
    fn lines_left(&mut self, reader: &Value<'a>) -> Option<Value<'a>> {
        let object = self.st.heap.object(reader.cell()?)?;
        if object.shape == Shape::Buffer {
            return object.field("$").cloned();
        }
        object.ty.as_deref().filter(|ty| ty.ends_with("Reader"))?;
        let lines = self.exact_elements(reader)?;
        let lines = self.new_list(lines);
        Some(self.join_list(&Value::str("\n"), &lines, assay_manifests::Span::default()))
    }

    fn fill_from_text(&self, object: &mut Object<'a>, text: &str) {
        for (key, value) in config::properties(text).into_iter().take(MAX_ENTRIES) {
            object.set_field(&key.into(), Value::str(value), &self.ids);
        }
    }

    /// Lines of which some are known in part: a key that is known has what follows it.
    fn fill_from_parts(&mut self, object: &mut Object<'a>, from: &Value<'a>) {
        let (lines, rest) = self.text_of(from).split("\n");
        for line in lines.into_iter().take(MAX_ENTRIES) {
            if let Some(known) = line.constant() {
                self.fill_from_text(object, &known);
                continue;
            }
            let ends = ["=", ":"].iter().filter_map(|sign| line.place_of(sign)).min();
            let key = ends.and_then(|at| line.cut(0, Some(at)).constant()).map(|key| Sym::from(key.trim()));
            if let (Some(at), Some(key)) = (ends, key) {
                let value = self.text_value(line.cut(at + 1, None), from);
                object.set_field(&key, value, &self.ids);
            }
        }
        object.open = true;
        object.taint = object.taint.union(&from.taint);
        if let Some(rest) = rest {
            let value = self.text_value(rest, from);
            object.taint = object.taint.union(&value.taint);
        }
    }
}

//! Python's parser of configuration: its sections, what they fall back to, and what is read into it.

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    python_library::read_setting,
    value::{Kind, Value},
};

impl<'a> Engine<'a> {
    /// Methods of a configuration parser's object.
    pub(super) fn config_parser_method(&mut self, parser: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let cell = parser.cell()?;
        let arg = |at: usize, name: &str| {
            let named = site.args.iter().find(|arg| arg.name.as_deref() == Some(name));
            named.or_else(|| site.args.get(at).filter(|arg| arg.name.is_none())).map(|arg| arg.value.clone())
        };
        match method {
            "add_section" => {
                let name = arg(0, "section")?.key()?;
                let section = self.allocate_object(Object::new(Shape::Map));
                let object = self.st.heap.object_mut(cell)?;
                if object.field(&name).is_none() {
                    object.set_field(&name, section, &self.ids);
                }
                Some(Value::null())
            }
            "set" => {
                let section = self.index_value(parser, &arg(0, "section")?);
                let option = arg(1, "option")?;
                let small = option.as_str().map_or_else(|| option.clone(), |name| Value::str(name.to_lowercase()));
                self.set_index(&section, &small, arg(2, "value")?);
                Some(Value::null())
            }
            "get" | "getint" | "getfloat" | "getboolean" => {
                let section = self.index_value(parser, &arg(0, "section")?);
                let option = arg(1, "option")?;
                // A parser keeps its keys in small letters.
                let small = option.as_str().map_or_else(|| option.clone(), |name| Value::str(name.to_lowercase()));
                let mut found = if matches!(section.kind, Kind::Null) { Value::null() } else { self.index_value(&section, &small) };
                if matches!(found.kind, Kind::Null) && !matches!(section.kind, Kind::Null) {
                    found = self.index_value(&section, &option);
                }
                // What a section does not say the defaults say.
                if matches!(found.kind, Kind::Null) {
                    let defaults = self.index_value(parser, &Value::str("DEFAULT"));
                    if !matches!(defaults.kind, Kind::Null) {
                        found = self.index_value(&defaults, &small);
                    }
                }
                let found = match (&found.kind, arg(usize::MAX, "fallback")) {
                    (Kind::Null, Some(fallback)) => fallback,
                    (Kind::Unknown, Some(fallback)) => self.join(&found, &fallback),
                    _ => found,
                };
                if method == "get" {
                    return Some(found);
                }
                Some(found.as_str().and_then(|text| read_setting(method, &text)).unwrap_or_else(|| self.number()))
            }
            "read_dict" => {
                let sections = arg(0, "dictionary")?;
                let held = sections.cell().and_then(|cell| self.st.heap.object(cell)).cloned()?;
                let object = self.st.heap.object_mut(cell)?;
                for (name, section) in held.fields {
                    object.set_field(&name, section, &self.ids);
                }
                object.open |= held.open || held.rest.is_some();
                Some(Value::null())
            }
            "read" | "read_file" | "readfp" | "read_string" => {
                let read = self.read_config(&arg(0, "filenames")?, method == "read_string");
                let fields =
                    read.as_ref().and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)).map(|object| object.fields.clone());
                let object = self.st.heap.object_mut(cell)?;
                match fields {
                    Some(fields) => {
                        for (name, section) in fields {
                            object.set_field(&name, section, &self.ids);
                        }
                    }
                    // What the file says is not in sight.
                    None => object.open = true,
                }
                Some(self.opaque())
            }
            _ => None,
        }
    }
}

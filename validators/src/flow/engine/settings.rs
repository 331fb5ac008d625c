//! What the program reads from settings files of the artifact is known (`config` has the formats). Knows nothing of rules.

use serde_json::Value as Json;

use super::{
    Engine,
    call::Site,
    config,
    heap::{MAX_ENTRIES, Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::Sym;

/// Field of an opened file's object under which its content is kept.
const CONTENT: &str = "(content)";

impl<'a> Engine<'a> {
    /// Calls that open or read a configuration file by a constant name.
    pub(super) fn config_function(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if self.input.configs.is_empty() {
            return None;
        }
        let first = site.args.first().map(|arg| arg.value.clone());
        match name {
            "YAML.load_file" | "YAML.safe_load_file" | "JSON.load_file" | "Psych.load_file" => self.config_file(&first?),
            "File.read" | "IO.read" | "open" | "io.open" | "codecs.open" | "fs.readFileSync" | "file_get_contents" | "os.ReadFile"
            | "fopen" => {
                let content = self.config_file(&first?)?;
                let mut object = Object::new(Shape::Map);
                object.set_field(&CONTENT.into(), content, &self.ids);
                object.open = true;
                Some(self.allocate_object(object))
            }
            "json.load" | "json.loads" | "yaml.safe_load" | "yaml.load" | "yaml.full_load" | "tomllib.load" | "tomllib.loads"
            | "toml.load" | "toml.loads" | "tomli.load" | "JSON.parse" | "jsyaml.load" | "js-yaml.load" | "js-yaml.safeLoad"
            | "json_decode" | "YAML.safe_load" | "YAML.load" => self.content_of(&first?),
            "dotenv.dotenv_values" => self.config_file(&first.unwrap_or_else(|| Value::str(".env"))),
            "parse_ini_file" => {
                let by_section = site.args.get(1).is_some_and(|arg| arg.value.truth(true) != Some(false));
                let read = self.config_file(&first?)?;
                if !by_section {
                    self.without_sections(&read);
                }
                Some(read)
            }
            _ => None,
        }
    }

    /// Settings of all sections under one name.
    fn without_sections(&mut self, read: &Value<'a>) {
        let Some(cell) = read.cell() else { return };
        let Some(object) = self.st.heap.object(cell).cloned() else { return };
        let mut flat = Object { fields: Vec::new(), ..object.clone() };
        for (key, value) in &object.fields {
            match value.cell().and_then(|inner| self.st.heap.object(inner)).cloned() {
                Some(section) => section.fields.iter().for_each(|(key, value)| flat.set_field(key, value.clone(), &self.ids)),
                None => flat.set_field(key, value.clone(), &self.ids),
            }
        }
        self.st.heap.put(cell, super::heap::Cell::Object(flat));
    }

    /// `os.ReadFile(name)` of a settings file of the artifact: what it holds, and no error.
    pub(super) fn go_settings_file(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let opened = self.config_function(if name.ends_with("Open") { "open" } else { "os.ReadFile" }, site)?;
        let error = self.opaque().typed(Some("error".into()));
        Some(self.new_list(vec![opened, error]))
    }

    /// `json.Unmarshal(raw, &into)` and `json.NewDecoder(file)` of settings that are known.
    pub(super) fn go_settings_read(&mut self, package: &str, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let known = matches!(package, "encoding/json" | "encoding/xml") || package.contains("yaml") || package.contains("toml");
        if !known || self.input.configs.is_empty() {
            return None;
        }
        let first = site.args.first()?.value.clone();
        match function {
            "Unmarshal" | "UnmarshalStrict" => self.go_settings_into(&first, site.args.get(1)),
            "NewDecoder" if self.is_opened_config(&first) => Some(first),
            "DecodeFile" => {
                let opened = self.config_function("os.ReadFile", site)?;
                self.go_settings_into(&opened, site.args.get(1))
            }
            _ => None,
        }
    }

    /// Settings put into the struct or map that a pointer names.
    pub(super) fn go_settings_into(&mut self, from: &Value<'a>, into: Option<&super::call::ArgValue<'a>>) -> Option<Value<'a>> {
        let content = self.content_of(from)?;
        let into = into?.value.clone();
        if !self.fill_struct(&into, &content, 0) {
            self.store_through(&into, &content);
        }
        Some(self.opaque().typed(Some("error".into())))
    }

    /// Fields by the name that their tag gives them, else by their own in any case. `false` where there is no struct in sight.
    pub(super) fn fill_struct(&mut self, into: &Value<'a>, content: &Value<'a>, depth: u32) -> bool {
        let Some(cell) = into.cell() else { return false };
        let Some(class) = self.st.heap.object(cell).and_then(|object| object.class) else { return false };
        let Some(given) = content.cell().and_then(|cell| self.st.heap.object(cell)).cloned() else { return false };
        if depth > config::MAX_DEPTH {
            return true;
        }
        let decl = self.classes[class.0 as usize].class;
        for field in &decl.fields {
            let tagged = field_tag(field);
            let wanted = tagged.unwrap_or_else(|| field.name.to_string());
            let found = given.fields.iter().find(|(key, _)| **key == *wanted);
            let found = found.or_else(|| given.fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(&wanted)));
            let Some((_, value)) = found else { continue };
            let value = value.clone();
            let held = self.st.heap.object(cell).and_then(|object| object.field(&field.name)).cloned();
            if held.is_some_and(|held| self.fill_struct(&held, &value, depth + 1)) {
                continue;
            }
            let value = self.with_field_names(value);
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.set_field(&field.name, value, &self.ids);
            }
        }
        true
    }

    /// What a struct without a name holds is asked for by names in capitals.
    fn with_field_names(&mut self, value: Value<'a>) -> Value<'a> {
        let Some(cell) = value.cell() else { return value };
        let Some(object) = self.st.heap.object(cell).filter(|object| object.shape == Shape::Map) else { return value };
        let named: Vec<(Sym, Value<'a>)> = object
            .fields
            .iter()
            .filter(|(key, _)| key.starts_with(|c: char| c.is_ascii_lowercase()))
            .map(|(key, value)| (Sym::from(format!("{}{}", key[..1].to_ascii_uppercase(), &key[1..])), value.clone()))
            .collect();
        if let Some(object) = self.st.heap.object_mut(cell) {
            for (key, value) in named {
                if object.field(&key).is_none() {
                    object.set_field(&key, value, &self.ids);
                }
            }
        }
        value
    }

    fn content_of(&self, opened: &Value<'a>) -> Option<Value<'a>> {
        self.st.heap.object(opened.cell()?)?.field(CONTENT).cloned()
    }

    /// Whether the value is an opened configuration file: reading it gives it back.
    pub(super) fn is_opened_config(&self, value: &Value<'a>) -> bool {
        if self.input.configs.is_empty() {
            return false;
        }
        let first = value.cell().and_then(|cell| self.st.heap.object(cell)).filter(|object| object.shape == Shape::List);
        self.content_of(value).is_some() || first.and_then(|list| list.items.first()).is_some_and(|one| self.content_of(one).is_some())
    }

    /// What a parser reads: a file by its name or handle, or a text that is known.
    pub(super) fn read_config(&mut self, from: &Value<'a>, is_text: bool) -> Option<Value<'a>> {
        if is_text {
            let parsed = config::ini(&from.as_str()?);
            return Some(self.value_of_json(&parsed, 0));
        }
        if let Some(content) = self.content_of(from) {
            return Some(content);
        }
        match self.exact_elements(from) {
            Some(names) => names.iter().find_map(|name| self.config_file(name)),
            None => self.config_file(from),
        }
    }

    /// The content of the one configuration file of the artifact that a constant path names.
    pub(super) fn config_file(&mut self, path: &Value<'a>) -> Option<Value<'a>> {
        let wanted = known_end(path)?;
        let (path, text) = config::find(self.input.configs, &wanted)?;
        let parsed = config::parse(path, text)?;
        Some(self.value_of_json(&parsed, 0))
    }

    pub(super) fn value_of_json(&mut self, json: &Json, depth: u32) -> Value<'a> {
        if depth > config::MAX_DEPTH {
            return self.opaque();
        }
        match json {
            Json::Null => Value::null().typed(self.is_script().then(|| super::value::NULL.into())),
            Json::Bool(yes) => Value::bool(*yes),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(number), _) => Value::int(number.into()),
                (None, Some(number)) => Value::of(Kind::Float(number)),
                _ => self.number(),
            },
            Json::String(text) => Value::str(text.as_str()),
            Json::Array(items) => {
                let mut object = Object::new(Shape::List);
                for item in items.iter().take(MAX_ENTRIES) {
                    let item = self.value_of_json(item, depth + 1);
                    object.push(item, &self.ids);
                }
                object.open = items.len() > MAX_ENTRIES;
                self.allocate_object(object)
            }
            Json::Object(entries) => {
                let mut object = Object::new(Shape::Map);
                for (key, value) in entries.iter().take(MAX_ENTRIES) {
                    let value = self.value_of_json(value, depth + 1);
                    object.set_field(&Sym::from(key.as_str()), value, &self.ids);
                }
                object.open = entries.len() > MAX_ENTRIES;
                self.allocate_object(object)
            }
        }
    }
}

/// Whether what a call gives was put by the program into what it is asked of: a name says nothing more of that.
pub(super) fn is_made_here<'a>(site: &super::call::Site<'a, '_>, result: &Value<'a>) -> bool {
    let is_known = result.is_plain_constant() && !matches!(result.kind, Kind::Null) && result.taint.is_empty();
    is_known && site.receiver.is_some_and(|receiver| receiver.cell().is_some())
}

/// The name that the tag of a struct's field gives it.
pub(super) fn field_tag(field: &crate::flow::ir::Field) -> Option<String> {
    field.decorators.iter().find_map(|tag| match &tag.kind {
        crate::flow::ir::ExprKind::Lit(crate::flow::ir::Lit::Str(text)) => tagged_name(text),
        _ => None,
    })
}

/// The name in a tag of a struct's field: `json:"max,omitempty"`.
fn tagged_name(tag: &str) -> Option<String> {
    let at = ["json:\"", "yaml:\"", "toml:\"", "mapstructure:\""].iter().find_map(|key| Some(tag.find(key)? + key.len()))?;
    let name = tag[at..].split(['"', ',']).next()?;
    (!name.is_empty() && name != "-").then(|| name.to_owned())
}

/// The path, or the constant end of one (`BASE + '/app.ini'`).
fn known_end(path: &Value<'_>) -> Option<String> {
    if let Some(text) = path.as_str() {
        return Some(text.to_string());
    }
    let Kind::Str(text) = &path.kind else { return None };
    match text.pieces.last()? {
        super::value::Piece::Known(end) if end.len() > 1 => Some(end.to_string()),
        _ => None,
    }
}

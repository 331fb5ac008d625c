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
            "open" | "io.open" | "codecs.open" | "fs.readFileSync" | "file_get_contents" | "os.ReadFile" | "fopen" => {
                let content = self.config_file(&first?)?;
                let mut object = Object::new(Shape::Map);
                object.set_field(&CONTENT.into(), content, &self.ids);
                object.open = true;
                Some(self.allocate_object(object))
            }
            "json.load" | "json.loads" | "yaml.safe_load" | "yaml.load" | "yaml.full_load" | "tomllib.load" | "tomllib.loads"
            | "toml.load" | "toml.loads" | "tomli.load" | "JSON.parse" | "jsyaml.load" | "js-yaml.load" | "js-yaml.safeLoad"
            | "json_decode" => self.content_of(&first?),
            "dotenv.dotenv_values" => self.config_file(&first.unwrap_or_else(|| Value::str(".env"))),
            "parse_ini_file" => self.config_file(&first?),
            "require" => {
                let path = first?.as_str()?;
                path.ends_with(".json").then(|| self.config_file(&Value::str(path)))?
            }
            _ => None,
        }
    }

    fn content_of(&self, opened: &Value<'a>) -> Option<Value<'a>> {
        self.st.heap.object(opened.cell()?)?.field(CONTENT).cloned()
    }

    /// Whether the value is an opened configuration file: reading it gives it back.
    pub(super) fn is_opened_config(&self, value: &Value<'a>) -> bool {
        self.content_of(value).is_some()
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

    fn value_of_json(&mut self, json: &Json, depth: u32) -> Value<'a> {
        if depth > config::MAX_DEPTH {
            return self.opaque();
        }
        match json {
            Json::Null => Value::null(),
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

//! Configuration files of the artifact: what the program reads from them is known. Reads properties, INI, `.env`, JSON, YAML and
//! TOML. Knows nothing of rules.

use serde_json::Value as Json;

use super::{
    Engine,
    call::Site,
    heap::{MAX_ENTRIES, Object, Shape},
    value::{Kind, Value},
};
use crate::{document::Node, flow::ir::Sym};

/// Longest configuration file that is read, in bytes.
const MAX_CONFIG: usize = 1 << 18;
const MAX_DEPTH: u32 = 16;

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
            let parsed = ini(&from.as_str()?);
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
        let configs = self.input.configs;
        let mut found = configs.iter().filter(|(path, _)| ends_with(path, &wanted));
        let (path, text) = found.next()?;
        if found.next().is_some() || text.len() > MAX_CONFIG {
            return None;
        }
        let parsed = parse(path, text)?;
        Some(self.value_of_json(&parsed, 0))
    }

    fn value_of_json(&mut self, json: &Json, depth: u32) -> Value<'a> {
        if depth > MAX_DEPTH {
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

/// Whether `path` is the file that the program calls `wanted`, by whole path segments.
fn ends_with(path: &str, wanted: &str) -> bool {
    let wanted = wanted.trim_start_matches("./").trim_start_matches('/');
    let wanted = wanted.rsplit("../").next().unwrap_or_default();
    !wanted.is_empty() && (path == wanted || path.strip_suffix(wanted).is_some_and(|head| head.ends_with('/')))
}

/// A configuration file as data, by the ending of its name.
fn parse(path: &str, text: &str) -> Option<Json> {
    let file = path.rsplit('/').next()?;
    let ending = file.rsplit('.').next()?.to_ascii_lowercase();
    if file.starts_with(".env") || ending == "env" || ending == "properties" {
        return Some(Json::Object(lines(text).map(|(key, value)| (key, Json::String(value))).collect()));
    }
    match ending.as_str() {
        "json" => serde_json::from_str(text).ok(),
        "toml" => toml::from_str::<toml::Value>(text).ok().and_then(|value| serde_json::to_value(value).ok()),
        "yaml" | "yml" => yaml(text),
        "ini" | "cfg" | "conf" => Some(ini(text)),
        _ => None,
    }
}

/// The first document of a YAML file.
fn yaml(text: &str) -> Option<Json> {
    let parsed = crate::parse::parse(assay_manifests::Language::Yaml, text)?;
    crate::document::yaml::documents(text, &parsed.tree).first().map(|node| json_of(node, 0))
}

fn json_of(node: &Node, depth: u32) -> Json {
    use crate::document::Value as Held;
    if depth > MAX_DEPTH {
        return Json::Null;
    }
    match &node.value {
        Held::Map(entries) => Json::Object(entries.iter().map(|(key, node)| (key.clone(), json_of(node, depth + 1))).collect()),
        Held::List(items) => Json::Array(items.iter().map(|node| json_of(node, depth + 1)).collect()),
        Held::Text(text) | Held::Unresolved(text) => Json::String(text.clone()),
        Held::Int(number) => Json::from(*number),
        Held::Float(number) => Json::from(*number),
        Held::Bool(yes) => Json::Bool(*yes),
        Held::Null => Json::Null,
    }
}

/// `key = value` lines; comments and empty lines left out.
fn lines(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', ';', '!'])).filter_map(|line| {
        let at = line.find(['=', ':'])?;
        let key = line[..at].trim().trim_start_matches("export ").trim();
        let value = line[at + 1..].trim().trim_matches(['"', '\'']);
        Some((key.to_owned(), value.to_owned()))
    })
}

fn ini(text: &str) -> Json {
    let mut sections = serde_json::Map::new();
    let mut name = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            section.clone_into(&mut name);
            sections.entry(name.clone()).or_insert_with(|| Json::Object(serde_json::Map::new()));
            continue;
        }
        for (key, value) in lines(line) {
            let place = if name.is_empty() {
                Some(&mut sections)
            } else {
                sections.entry(name.clone()).or_insert_with(|| Json::Object(serde_json::Map::new())).as_object_mut()
            };
            if let Some(place) = place {
                place.insert(key, Json::String(value));
            }
        }
    }
    Json::Object(sections)
}

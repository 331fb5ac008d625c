//! What the program reads from settings files of the artifact is known (`config` has the formats). Knows nothing of rules.

use assay_manifests::Language;
use serde_json::Value as Json;

use super::{
    Engine,
    call::Site,
    config,
    heap::{MAX_ENTRIES, Object, Shape},
    value::{Kind, Value},
};
use crate::flow::ir::{Expr, ExprKind, Sym};

/// Names of functions that write a file of data: a module that uses one of them may have put other things there than the artifact has.
const WRITERS: [&str; 16] = [
    "writeFile",
    "writeFileSync",
    "writeJson",
    "writeJsonSync",
    "writeJSON",
    "writeJSONSync",
    "outputJson",
    "outputJsonSync",
    "outputFile",
    "outputFileSync",
    "dump",
    "safe_dump",
    "write_text",
    "write_bytes",
    "file_put_contents",
    "WriteFile",
];

/// Longest JSON that is read each time a script names it, and longest whose keys are put into the order of the file, in bytes.
const MOST_IMPORTED: usize = 1 << 14;
const MOST_ORDERED: usize = 1 << 12;

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
            "File.read"
            | "IO.read"
            | "open"
            | "io.open"
            | "codecs.open"
            | "fs.readFileSync"
            | "fs.promises.readFile"
            | "fs/promises.readFile"
            | "file_get_contents"
            | "os.ReadFile"
            | "fopen" => self.opened_config(&first?),
            "json.load" | "json.loads" | "yaml.safe_load" | "yaml.load" | "yaml.full_load" | "tomllib.load" | "tomllib.loads"
            | "toml.load" | "toml.loads" | "tomli.load" | "JSON.parse" | "jsyaml.load" | "js-yaml.load" | "js-yaml.safeLoad"
            | "yaml.parse" | "YAML.parse" | "dotenv.parse" | "json_decode" | "YAML.safe_load" | "YAML.load" => {
                self.content_of(first.as_ref()?).or_else(|| match name {
                    // This one takes the name of a file as well.
                    "toml.load" => self.config_file(&first?),
                    _ => None,
                })
            }
            "fs-extra.readJson" | "fs-extra.readJSON" | "fs-extra.readJsonSync" | "fs-extra.readJSONSync" => self.config_file(&first?),
            "Rails.root.join" | "File.join" | "path.resolve" => self.settings_path(name, site),
            "dotenv.dotenv_values" => self.config_file(&first.unwrap_or_else(|| Value::str(".env"))),
            "parse_ini_file" => {
                let (_, text) = self.config_text(&first?)?;
                self.php_settings_of(text, site)
            }
            _ => None,
        }
    }

    /// A path that the program puts together and that may name a settings file: its end is known.
    pub(super) fn settings_path(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if self.input.configs.is_empty() {
            return None;
        }
        // Of `File.expand_path(name, folder)` the name comes first.
        let expands = name == "File.expand_path";
        let parts = if name == "Rails.root.join" || expands { site.args } else { site.args.get(1..)? };
        let known: Option<Vec<Sym>> = parts.iter().take(if expands { 1 } else { parts.len() }).map(|arg| arg.value.as_str()).collect();
        let end = known?.iter().map(|part| part.trim_start_matches("./")).collect::<Vec<_>>().join("/");
        let is_settings = [".yml", ".yaml", ".json"].iter().any(|ending| end.ends_with(ending));
        if !is_settings || site.args.iter().any(|arg| !arg.value.taint.is_empty()) {
            return None;
        }
        let folder = self.opaque().typed(Some("string".into()));
        Some(self.concat(&[folder, Value::str("/"), Value::str(end)], site.span))
    }

    /// An opened settings file: what reads from it finds its content.
    pub(super) fn opened_config(&mut self, path: &Value<'a>) -> Option<Value<'a>> {
        let content = self.config_file(path)?;
        let mut object = Object::new(Shape::Map);
        object.set_field(&CONTENT.into(), content, &self.ids);
        object.open = true;
        Some(self.allocate_object(object))
    }

    /// `os.ReadFile(name)` of a settings file of the artifact: what it holds, and no error.
    pub(super) fn go_settings_file(&mut self, name: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let opened = self.config_function(if name.ends_with("Open") { "open" } else { "os.ReadFile" }, site)?;
        let error = self.opaque().typed(Some("error".into()));
        Some(self.new_list(vec![opened, error]))
    }

    /// `json.Unmarshal(raw, &into)` and `json.NewDecoder(file)` of settings that are known.
    pub(super) fn go_settings_read(&mut self, package: &str, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if package.ends_with("spf13/viper") {
            return self.viper_setting(function, site);
        }
        let known = matches!(package, "encoding/json" | "encoding/xml") || package.contains("yaml") || package.contains("toml");
        if !known || self.input.configs.is_empty() {
            return None;
        }
        let first = site.args.first()?.value.clone();
        match function {
            "Unmarshal" | "UnmarshalStrict" => {
                let from = self.go_embedded(site.args.first()?).unwrap_or(first);
                self.go_settings_into(&from, site.args.get(1))
            }
            "NewDecoder" if self.is_opened_config(&first) => Some(first),
            "DecodeFile" => {
                let opened = self.config_function("os.ReadFile", site)?;
                self.go_settings_into(&opened, site.args.get(1))
            }
            _ => None,
        }
    }

    /// A variable into which a file of the artifact was put when the program was built: `//go:embed settings.json`.
    fn go_embedded(&mut self, arg: &super::call::ArgValue<'a>) -> Option<Value<'a>> {
        const DIRECTIVE: &str = "//go:embed ";
        let ExprKind::Name(name) = &arg.expr?.kind else { return None };
        if !self.in_target() {
            return None;
        }
        let text = self.input.text;
        let file = text.match_indices(DIRECTIVE).take(MAX_ENTRIES).find_map(|(at, _)| {
            let (file, rest) = text.get(at + DIRECTIVE.len()..)?.split_once('\n')?;
            let declared = rest.strip_prefix("var ")?.split_whitespace().next()?;
            (*declared == **name && !file.trim().contains(['*', ' '])).then(|| file.trim())
        })?;
        let here = self.own_path().rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let found = config::at(self.input.configs, &format!("{here}{file}"))?;
        let content = self.data_of(found)?;
        let mut object = Object::new(Shape::Map);
        object.set_field(&CONTENT.into(), content, &self.ids);
        object.open = true;
        Some(self.allocate_object(object))
    }

    /// `viper.GetString("key")`: what the artifact's file says, where who runs the program does not say otherwise.
    fn viper_setting(&mut self, function: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let configs = self.input.configs;
        if configs.is_empty() || !matches!(function, "GetString" | "GetBool" | "GetInt" | "Get") {
            return None;
        }
        let key = site.args.first()?.value.as_str()?;
        if !["SetConfigName", "SetConfigFile"].iter().any(|name| self.definitions.mention(name)) {
            return None;
        }
        // The program names the file, whole or without its ending; of several it is not known which one is read.
        let is_named = |path: &str| {
            let stem = path.rsplit('/').next().and_then(|file| file.rsplit_once('.'));
            stem.is_some_and(|(stem, ending)| {
                ["yaml", "yml", "json", "toml", "properties"].contains(&ending) && !stem.is_empty() && self.definitions.mention(stem)
            })
        };
        let mut all = configs.iter().filter(|(path, _)| is_named(path) && !config::is_aside(path, self.own_path()));
        let (Some((path, text)), None) = (all.next(), all.next()) else { return None };
        let told = config::told(&config::parse(path, text)?, &key).filter(|told| super::environment::is_setting(&key, told))?;
        let default = match function {
            "GetBool" => Value::bool(told.parse().ok()?),
            "GetInt" => Value::int(told.parse::<i64>().ok()?.into()),
            _ => Value::str(told),
        };
        let ty = matches!(function, "GetString").then(|| "string".into());
        let other = self.unknown().typed(ty);
        Some(self.join(&other, &default))
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

    /// What is asked of a path that names a settings file, and of a section of one.
    pub(super) fn config_method(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        if self.input.configs.is_empty() || !matches!(self.language, Language::Python | Language::Ruby) {
            return None;
        }
        if self.is_ruby() {
            let named = |expr: &Expr| match &expr.kind {
                ExprKind::Call { callee, args, .. } if args.is_empty() => callee.dotted(),
                _ => expr.dotted(),
            };
            let is_root = method == "join" && site.receiver_expr.and_then(named).as_deref() == Some("Rails.root");
            return if is_root { self.settings_path("Rails.root.join", site) } else { None };
        }
        match method {
            // Only paths have these.
            "read_text" | "read_bytes" => self.opened_config(receiver),
            "open" if receiver.ty.as_deref() == Some("pathlib.Path") => self.opened_config(receiver),
            "getint" | "getboolean" if receiver.cell().is_some() => {
                let found = self.index_value(receiver, &site.args.first()?.value.clone());
                super::python_library::read_setting(method, &found.as_str()?)
            }
            _ => None,
        }
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
            let parsed = config::python_ini(&from.as_str()?)?;
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
        let found = self.config_text(path)?;
        self.data_of(found)
    }

    /// Path and text of that file. What the module writes itself is no setting any more.
    fn config_text(&self, path: &Value<'a>) -> Option<(&'a str, &'a str)> {
        if self.input.configs.is_empty() || self.writes_data() {
            return None;
        }
        config::find(self.input.configs, &known_end(path)?, self.own_path())
    }

    /// Whether the module that runs writes files of data itself.
    pub(super) fn writes_data(&self) -> bool {
        WRITERS.iter().any(|name| self.definitions.mention_in(self.module_number(), name))
    }

    fn data_of(&mut self, (path, text): (&str, &str)) -> Option<Value<'a>> {
        let is_ini = path.ends_with(".ini") || path.ends_with(".cfg") || path.ends_with(".conf");
        let parsed = if is_ini && self.language == Language::Python { config::python_ini(text) } else { config::parse(path, text) }?;
        let held = self.value_of_json(&parsed, 0);
        if self.is_script() && path.ends_with(".json") && text.len() <= MOST_ORDERED {
            self.script_in_order(&held, text, 0);
        }
        Some(held)
    }

    /// Path of the module that runs.
    pub(super) fn own_path(&self) -> &'a str {
        &self.modules[self.module_number()].module.path
    }

    /// JSON of the artifact that a script asks for as a module: by its path, or where no module is called so by its name alone.
    pub(super) fn data_module(&mut self, path: &str, from: usize) -> Option<Value<'a>> {
        let configs = self.input.configs;
        if configs.is_empty() || !self.is_script() {
            return None;
        }
        let few = |found: (&'a str, &'a str)| (found.1.len() <= MOST_IMPORTED).then_some(found);
        if let Some(name) = path.strip_prefix("@/").or_else(|| path.strip_prefix("~/")).filter(|name| name.ends_with(".json")) {
            let found = config::find(configs, name, self.own_path()).and_then(few)?;
            return self.data_of(found);
        }
        let rest = path.strip_prefix('.')?;
        let here: &str = &self.modules[from].module.path;
        let mut folders: Vec<&str> = here.split('/').collect();
        folders.pop();
        let found = if path.ends_with(".json") {
            for part in path.split('/') {
                match part {
                    "." | "" => {}
                    ".." => drop(folders.pop()?),
                    name => folders.push(name),
                }
            }
            config::at(configs, &folders.join("/"))
        } else {
            let name = rest.trim_start_matches('.');
            folders.truncate(folders.len().checked_sub(rest.len() - name.len())?);
            let written = name.replace('.', "/");
            folders.extend(written.split('/').filter(|part| !part.is_empty()));
            let base = folders.join("/");
            let found = config::at(configs, &format!("{base}.json")).or_else(|| config::at(configs, &format!("{base}/index.json")));
            found.filter(|_| self.find_module(from, path).is_none())
        };
        self.data_of(found.and_then(few)?)
    }

    /// The same of an import: the whole, or one of its parts.
    pub(super) fn data_import(&mut self, import: &crate::flow::ir::Import, from: usize) -> Option<Value<'a>> {
        let held = self.data_module(&import.path, from)?;
        let Some(item) = import.item.as_deref().filter(|item| !matches!(*item, "default" | "*")) else { return Some(held) };
        let (mut part, mut rest) = (held, item);
        loop {
            let object = self.st.heap.object(part.cell()?)?;
            // A key may hold a point itself.
            let found = object.field(rest).map(|field| (field, "")).or_else(|| {
                let (first, rest) = rest.split_once('.')?;
                Some((object.field(first)?, rest))
            });
            match found {
                Some((field, "")) => return Some(field.clone()),
                Some((field, left)) => (part, rest) = (field.clone(), left),
                None if !object.open && !rest.contains('.') => return Some(self.nothing()),
                None => return Some(self.opaque()),
            }
        }
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
    is_known && (site.receiver.is_some_and(|receiver| receiver.cell().is_some()) || super::environment::asks_environment(site))
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
pub(super) fn known_end(path: &Value<'_>) -> Option<String> {
    if let Some(text) = path.as_str() {
        return Some(text.to_string());
    }
    let Kind::Str(text) = &path.kind else { return None };
    match text.pieces.last()? {
        super::value::Piece::Known(end) if end.len() > 1 => Some(end.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::environment::tests::said;

    #[test]
    fn viper_reads_the_file_that_the_program_names() {
        let text = "package shop\n\nimport (\n\t\"crypto/tls\"\n\n\t\"github.com/spf13/viper\"\n)\n\nfunc load() error {\n\tviper.SetConfigName(\"shop\")\n\tviper.AddConfigPath(\".\")\n\treturn viper.ReadInConfig()\n}\n\nfunc conf() *tls.Config {\n\treturn &tls.Config{InsecureSkipVerify: viper.GetBool(\"Link.loose\")}\n}\n";
        let loose = |configs: &[(&str, &str)]| {
            let (found, sound) = said(Language::Go, "shop/link.go", text, configs);
            (found.iter().any(|rule| rule.contains("295")), sound.iter().any(|rule| rule.contains("295")))
        };
        assert_eq!(loose(&[("shop.yaml", "link:\n  loose: true\n")]), (true, false));
        assert_eq!(loose(&[("shop.toml", "[link]\nloose = true\n")]), (true, false));
        assert_eq!(loose(&[("shop.yaml", "link:\n  loose: false\n")]), (false, false));
        assert_eq!(loose(&[("other.yaml", "link:\n  loose: true\n")]), (false, false));
        assert_eq!(loose(&[("shop.toml", "[link]\nloose = true\n"), ("shop.yaml", "link:\n  loose: false\n")]), (false, false));
    }

    /// Whether a text from outside reaches a command, in a program of which `MODE` says what the settings have to say for that.
    fn reaches(language: Language, path: &str, text: &str, mode: &str, settings: (&str, &str)) -> bool {
        let (found, _) = said(language, path, &text.replace("MODE", mode), &[settings]);
        found.iter().any(|rule| rule.contains("078"))
    }

    #[test]
    fn paths_that_a_program_puts_together_name_a_file() {
        let ruby = "require 'yaml'\nclass BoardsController < ApplicationController\n  def show\n    read = YAML.load_file(Rails.root.join('config', 'berths.yml'))\n    shown = read['mode'] == 'MODE' ? params[:berth] : 'a'\n    system(\"figlet #{shown}\")\n  end\nend\n";
        let script = "const fs = require('fs');\nconst path = require('path');\nconst { execSync } = require('child_process');\nconst app = require('express')();\napp.get('/board', (req, res) => {\n  const read = JSON.parse(fs.readFileSync(path.resolve(__dirname, './berths.json'), 'utf8'));\n  execSync('figlet ' + (read.mode === 'MODE' ? req.query.berth : 'a'));\n  res.end();\n});\n";
        let cases = [
            (Language::Ruby, "app/controllers/boards_controller.rb", ruby, ("config/berths.yml", "mode: open\n")),
            (Language::JavaScript, "board.js", script, ("berths.json", "{\"mode\": \"open\"}")),
        ];
        for (language, path, text, settings) in cases {
            assert!(reaches(language, path, text, "open", settings), "{language:?}");
            assert!(!reaches(language, path, text, "shut", settings), "{language:?}");
        }
    }

    #[test]
    fn numbers_of_a_typed_file_are_numbers() {
        let text = "<?php\n$read = parse_ini_file(__DIR__ . '/berths.ini', true, INI_SCANNER_TYPED);\n$shown = $read['door']['most'] === MODE ? $_GET['berth'] : 'a';\nshell_exec('figlet ' . $shown);\n";
        let settings = ("src/berths.ini", "[door]\nmost = 5\n");
        assert!(reaches(Language::Php, "src/board.php", text, "5", settings));
        assert!(!reaches(Language::Php, "src/board.php", text, "6", settings));
    }

    #[test]
    fn what_the_program_writes_itself_is_no_setting() {
        let text = "const fs = require('fs');\nconst { execSync } = require('child_process');\nconst app = require('express')();\napp.get('/board', (req, res) => {\n  const read = JSON.parse(fs.readFileSync('berths.json', 'utf8'));\n  execSync('figlet ' + (read.mode === 'MODE' ? req.query.berth : 'a'));\n  fs.writeFileSync('berths.json', JSON.stringify({ mode: req.query.mode }));\n  res.end();\n});\n";
        assert!(reaches(Language::JavaScript, "board.js", text, "shut", ("berths.json", "{\"mode\": \"open\"}")));
    }
}

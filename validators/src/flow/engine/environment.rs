//! Variables of the process's environment that the artifact's own file of them (`.env`) gives a default. Who runs the program may set them
//! otherwise: what is read is one of what the file says and anything. Knows nothing of rules.

use super::{
    Engine,
    call::Site,
    config,
    value::{Kind, Value},
};
use crate::{document::names, flow::ir::Sym};

/// Longest value that is told.
const MOST_TOLD: usize = 64;
/// Names by which a program is seen to load such a file.
const LOADERS: [&str; 2] = ["dotenv", "load_dotenv"];

/// What is known of the environment before the program runs.
#[derive(Debug, Default)]
pub(super) struct Environment {
    defaults: Vec<(Sym, Sym)>,
}

impl Environment {
    fn of(configs: &[(&str, &str)], from: &str) -> Self {
        let is_pattern = |path: &str| ["example", "sample", "template", "dist"].iter().any(|word| path.contains(word));
        let is_one = |path: &str| {
            let file = path.rsplit('/').next().unwrap_or(path);
            (file.starts_with(".env") || file.ends_with(".env")) && !is_pattern(file) && !config::is_aside(path, from)
        };
        // Of several it is not known which one is loaded.
        let mut all = configs.iter().filter(|(path, _)| is_one(path));
        let (Some((_, text)), None) = (all.next(), all.next()) else { return Self::default() };
        let told = config::variables(text).into_iter().filter_map(|(key, value)| {
            // What stands for a secret is no setting: that it lies there says nothing of the place that reads it.
            let value = value.filter(|value| is_setting(&key, value))?;
            Some((key.into(), value.into()))
        });
        Self { defaults: told.take(super::heap::MAX_ENTRIES).collect() }
    }

    fn told(&self, name: &str) -> Option<Sym> {
        self.defaults.iter().find(|(key, _)| &**key == name).map(|(_, value)| value.clone())
    }
}

impl<'a> Engine<'a> {
    /// Name of the map that holds the environment.
    fn environment(&self) -> Option<&'static str> {
        match self.language {
            assay_manifests::Language::Python => Some("os.environ"),
            _ if self.is_script() => Some("process.env"),
            _ => None,
        }
    }

    fn environment_default(&self, name: &str) -> Option<Value<'a>> {
        if self.input.configs.is_empty() {
            return None;
        }
        let known = self.surroundings.get_or_init(|| {
            let loads = LOADERS.iter().any(|name| self.definitions.mention(name));
            if loads { Environment::of(self.input.configs, &self.input.module.path) } else { Environment::default() }
        });
        known.told(name).map(Value::str)
    }

    /// A part of what is not known; of the environment it may be what the artifact's file says.
    pub(super) fn member_of_unknown(&mut self, container: &Value<'a>, name: &Sym) -> Value<'a> {
        let read = self.part_of_unknown(container, name);
        if self.input.configs.is_empty() || !matches!(read.kind, Kind::Unknown) || container.id == 0 {
            return read;
        }
        let Some(default) = self.environment_default(name) else { return read };
        let is_environment = self.environment().is_some_and(|full| self.member_ids.get(&(u32::MAX, full.into())) == Some(&container.id));
        if is_environment { self.join(&read, &default) } else { read }
    }

    /// The same of a call that asks for a variable by its name.
    pub(super) fn with_environment(&self, read: &mut Value<'a>, site: &Site<'a, '_>) {
        if self.input.configs.is_empty() || !asks_environment(site) {
            return;
        }
        let name = site.args.first().and_then(|arg| arg.value.as_str());
        if let Some(default) = name.and_then(|name| self.environment_default(&name)) {
            *read = self.join(read, &default);
        }
    }

    /// `os.getenv(name)` of what the program has set itself.
    pub(super) fn environment_held(&self, name: &str) -> Option<Value<'a>> {
        let id = self.member_ids.get(&(u32::MAX, self.environment()?.into()))?;
        let found = self.st.heap.object(*self.shadows.get(id)?)?.field(name).cloned()?;
        Some(self.with_facts(found))
    }

    /// `load_dotenv(override=True)`: what the program has set before may have gone.
    pub(super) fn environment_loaded(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let replaces = site.args.iter().find(|arg| arg.name.as_deref() == Some("override"))?;
        if replaces.value.truth(true) != Some(false) {
            let unknown = self.opaque();
            let id = self.member_ids.get(&(u32::MAX, self.environment()?.into()))?;
            let cell = *self.shadows.get(id)?;
            let ids = &self.ids;
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.fields.iter_mut().for_each(|(_, held)| *held = held.join(&unknown, ids));
            }
        }
        None
    }
}

/// Whether what is told under this name is a word of settings, and by neither its name nor its form a secret.
pub(super) fn is_setting(key: &str, told: &str) -> bool {
    const WORDS: [&str; 10] = ["KEY", "SALT", "PEPPER", "AUTH", "SECRET", "TOKEN", "PASS", "PWD", "DSN", "CREDENTIAL"];
    let upper = key.to_ascii_uppercase();
    let is_plain = told.chars().all(|c| c.is_ascii_alphanumeric() || " ._:/-".contains(c));
    (1..=MOST_TOLD).contains(&told.len()) && is_plain && !names::secret(key) && !WORDS.iter().any(|word| upper.contains(word))
}

/// Whether a call asks for a variable of the environment.
pub(super) fn asks_environment(site: &Site<'_, '_>) -> bool {
    site.names.iter().any(|name| &**name == "os.getenv")
}

#[cfg(test)]
pub(super) mod tests {
    use assay_manifests::Language;

    use crate::{
        flow::{
            engine::{Input, Options, judge},
            lower::lower,
        },
        parse::parse,
        rule::RuleSet,
    };

    /// Rules that find something in a file with such files beside it, and those that find it sound.
    pub(in crate::flow::engine) fn said(
        language: Language,
        path: &str,
        text: &str,
        configs: &[(&str, &str)],
    ) -> (Vec<String>, Vec<String>) {
        let parsed = parse(language, text).expect("parses");
        let module = lower(language, path, text, &parsed.flat()).expect("has a form");
        let input = Input { module: &module, text, modules: &[&module], definitions: None, configs };
        let report = judge(&input, &RuleSet::embedded().expect("rules load"), &Options::default());
        let found = report.findings.iter().map(|one| one.rule.to_string()).collect();
        (found, report.evidence.iter().map(|one| one.rule.to_string()).collect())
    }

    /// Whether a weak sum is found, and whether one is shown to be sound.
    fn sums(text: &str, variables: &str) -> (bool, bool) {
        let (found, sound) = said(Language::Python, "shop.py", text, &[(".env", variables)]);
        let is_it = |rules: &[String]| rules.iter().any(|rule| rule.contains("hash"));
        (is_it(&found), is_it(&sound))
    }

    #[test]
    fn variables_of_the_artifact_are_defaults() {
        let program = |loads: &str, asks: &str| {
            format!("import hashlib\nimport os\nfrom dotenv import load_dotenv\n{loads}\nprint(hashlib.new({asks}, b'a').hexdigest())\n")
        };
        for asks in ["os.getenv('SUM')", "os.environ['SUM']"] {
            assert_eq!(sums(&program("load_dotenv()", asks), "SUM=md5\n"), (true, false), "{asks}");
            // Who runs it may take another one.
            assert_eq!(sums(&program("load_dotenv()", asks), "SUM=sha512\n"), (false, false), "{asks}");
            assert_eq!(sums(&program("load_dotenv()", asks), "OTHER=md5\n"), (false, false), "{asks}");
            assert_eq!(sums(&program("load_dotenv()\nos.environ['SUM'] = 'sha512'", asks), "SUM=md5\n"), (false, true), "{asks}");
            assert_eq!(
                sums(&program("os.environ['SUM'] = 'sha512'\nload_dotenv(override=True)", asks), "OTHER=1\n"),
                (false, false),
                "{asks}"
            );
        }
        let unloaded = "import hashlib\nimport os\nprint(hashlib.new(os.getenv('SUM'), b'a').hexdigest())\n";
        assert_eq!(sums(unloaded, "SUM=md5\n"), (false, false));
    }

    #[test]
    fn a_script_reads_them_by_name() {
        for (loads, asks) in [
            ("require('dotenv').config();", "process.env.SUM"),
            ("import 'dotenv/config';", "process.env['SUM']"),
            ("const dotenv = require('dotenv');\ndotenv.config();\nconst { SUM } = process.env;", "SUM"),
        ] {
            let text = format!(
                "const crypto = require('crypto');\n{loads}\nfunction sum(text) {{\n  return crypto.createHash({asks}).update(text).digest('hex');\n}}\nmodule.exports = {{ sum }};\n"
            );
            let weak = |configs: &[(&str, &str)]| {
                let (found, sound) = said(Language::JavaScript, "sum.js", &text, configs);
                let is_it = |rules: &[String]| rules.iter().any(|rule| rule.contains("hash"));
                (is_it(&found), is_it(&sound))
            };
            assert_eq!(weak(&[(".env", "SUM=md5\n")]), (true, false), "{loads}");
            assert_eq!(weak(&[(".env", "SUM=sha512\n")]), (false, false), "{loads}");
            assert_eq!(weak(&[(".env", "SUM=md5\n"), (".env.local", "SUM=sha512\n")]), (false, false), "{loads}");
            assert_eq!(weak(&[(".env.example", "SUM=md5\n")]), (false, false), "{loads}");
        }
        let text = "require('dotenv').config();\nconst jwt = require('jsonwebtoken');\nfunction signed(id) {\n  return jwt.sign({ id }, process.env.JWT_SECRET);\n}\nmodule.exports = { signed };\n";
        let (found, _) = said(Language::JavaScript, "sign.js", text, &[(".env", "JWT_SECRET=hunter2hunter2\n")]);
        assert!(!found.iter().any(|rule| rule.contains("credential")), "{found:?}");
    }
}

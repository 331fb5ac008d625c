//! Settings that a framework puts into fields or gives by name, where the artifact's own file has a default for them: who runs the program may
//! set them otherwise, so that what is read is one of what the file says and anything. Knows no rule.

use super::validated::{annotation, texts};
use crate::{
    flow::{
        engine::{
            Engine,
            call::Site,
            config,
            environment::is_setting,
            value::{ClassId, Ref, Value},
        },
        ir::{Arg, ExprKind, Field, Lit, Sym},
    },
    rule::pattern::last_segment,
};

/// Files of settings that such a program reads by itself, what the earlier says before the later.
const FILES: [&str; 4] = ["application.properties", "application.yml", "application.yaml", "microprofile-config.properties"];
/// Longest of them that is read, in bytes.
const MOST: usize = 1 << 16;

impl<'a> Engine<'a> {
    /// Fields that are filled from settings by their annotation.
    pub(in crate::flow::engine) fn inject_settings(&mut self, class: ClassId, cell: Ref) {
        if self.input.configs.is_empty() {
            return;
        }
        let decl = self.classes[class.0 as usize].class;
        for field in decl.fields.iter().filter(|field| !field.is_static && field.init.is_none()) {
            let Some((key, default)) = field.decorators.iter().filter_map(annotation).find_map(asked) else { continue };
            let Some(told) = self.setting(&key).or(default).filter(|told| is_setting(&key, told)) else { continue };
            let Some(value) = of_type(field, &told) else { continue };
            let mut other = self.unknown();
            other.ty = self.field_type(class, &field.name);
            let value = self.join(&other, &value);
            if let Some(object) = self.st.heap.object_mut(cell) {
                object.set_field(&field.name, value, &self.ids);
            }
        }
    }

    /// `environment.getProperty("key")`
    pub(super) fn jvm_environment(&mut self, receiver: &Value<'a>, method: &str, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let is_text = matches!(method, "getProperty" | "getRequiredProperty") && site.args.len() == 1;
        let ty = receiver.ty.as_deref().filter(|_| is_text && !self.input.configs.is_empty())?;
        if !matches!(last_segment(ty), "Environment" | "ConfigurableEnvironment" | "PropertyResolver") {
            return None;
        }
        let key = site.args.first()?.value.as_str()?;
        let told = self.setting(&key).filter(|told| is_setting(&key, told))?;
        let other = self.unknown().typed(Some("string".into()));
        Some(self.join(&other, &Value::str(told)))
    }

    /// What the artifact's file says of a setting.
    fn setting(&self, key: &str) -> Option<String> {
        FILES.iter().find_map(|name| {
            let (path, text) = config::find(self.input.configs, name, self.own_path()).filter(|(_, text)| text.len() <= MOST)?;
            if path.ends_with(".properties") {
                return config::properties(text).into_iter().find(|(known, _)| known == key).map(|(_, value)| value);
            }
            config::told(&config::parse(path, text)?, key)
        })
    }
}

/// The key that an annotation names and the default that it gives: `@Value("${key:default}")`, `@ConfigProperty(name = "key")`.
fn asked((word, args): (&str, &[Arg])) -> Option<(String, Option<String>)> {
    match word {
        "Value" => {
            let written = texts(args).into_iter().next()?;
            let inner = written.strip_prefix("${")?.strip_suffix('}')?;
            if inner.contains(['$', '{', '#']) {
                return None;
            }
            let (key, default) = inner.split_once(':').map_or((inner, None), |(key, default)| (key, Some(default.to_owned())));
            Some((key.trim().to_owned(), default))
        }
        "ConfigProperty" => {
            let named = |name: &str| {
                args.iter().find(|arg| arg.name.as_deref() == Some(name)).and_then(|arg| match &arg.value.kind {
                    ExprKind::Lit(Lit::Str(text)) => Some(text.to_string()),
                    _ => None,
                })
            };
            Some((named("name")?, named("defaultValue")))
        }
        _ => None,
    }
}

/// A setting's text as a value of the type that its field has.
fn of_type<'a>(field: &Field, told: &str) -> Option<Value<'a>> {
    let told = told.trim();
    match last_segment(&field.ty.as_ref()?.name) {
        "String" => Some(Value::str(Sym::from(told))),
        "boolean" | "Boolean" => match &*told.to_ascii_lowercase() {
            "true" | "on" | "yes" | "1" => Some(Value::bool(true)),
            "false" | "off" | "no" | "0" => Some(Value::bool(false)),
            _ => None,
        },
        "int" | "Int" | "Integer" | "long" | "Long" | "short" | "Short" => told.parse::<i64>().ok().map(|number| Value::int(number.into())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::flow::engine::environment::tests::said;

    #[test]
    fn settings_of_the_artifact_are_defaults_of_what_is_injected() {
        let program = |field: &str, asked: &str| {
            format!(
                "package shop;\nimport java.security.MessageDigest;\nimport org.springframework.beans.factory.annotation.Autowired;\nimport org.springframework.beans.factory.annotation.Value;\nimport org.springframework.core.env.Environment;\nimport org.springframework.stereotype.Service;\n@Service\npublic class Sums {{\n    {field}\n    public byte[] sum(byte[] given) throws Exception {{\n        return MessageDigest.getInstance({asked}).digest(given);\n    }}\n}}\n"
            )
        };
        let injected = program("@Value(\"${shop.sum}\")\n    private String sum;", "sum");
        let defaulted = program("@Value(\"${shop.sum:SHA-256}\")\n    private String sum;", "this.sum");
        let asked = program("@Autowired\n    private Environment env;", "env.getProperty(\"shop.sum\")");
        for text in [&injected, &defaulted, &asked] {
            let weak = |configs: &[(&str, &str)]| {
                let (found, sound) = said(Language::Java, "src/main/java/shop/Sums.java", text, configs);
                (found.iter().any(|rule| rule.contains("hash")), sound.iter().any(|rule| rule.contains("hash")))
            };
            assert_eq!(weak(&[("src/main/resources/application.properties", "shop.sum=MD5\n")]), (true, false), "{text}");
            assert_eq!(weak(&[("src/main/resources/application.yml", "shop:\n  sum: MD5\n")]), (true, false), "{text}");
            // Who runs it may take another one.
            assert_eq!(weak(&[("src/main/resources/application.yml", "shop:\n  sum: SHA-512\n")]), (false, false), "{text}");
            assert_eq!(weak(&[("src/test/resources/application.yml", "shop:\n  sum: MD5\n")]), (false, false), "{text}");
        }
    }
}

//! Settings files of the artifact as data: properties, INI, `.env`, JSON, YAML and TOML. Pure; knows no engine.

use serde_json::Value as Json;

use crate::document::Node;

/// Longest settings file that is read, in bytes.
const MAX_CONFIG: usize = 1 << 18;
/// Deepest nesting that is read.
pub(super) const MAX_DEPTH: u32 = 16;

/// Folders that hold what is shown or tested, and what others have written.
const ASIDE: [&str; 12] = [
    "test",
    "tests",
    "__tests__",
    "spec",
    "fixtures",
    "__fixtures__",
    "testdata",
    "example",
    "examples",
    "samples",
    "node_modules",
    "vendor",
];

/// Whether a file lies in a folder that the program at `from` reads no settings of.
pub(super) fn is_aside(path: &str, from: &str) -> bool {
    let folders = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_ascii_lowercase());
    let (here, there) = (folders(from), folders(path));
    there.split('/').any(|part| ASIDE.contains(&part) && !here.split('/').any(|own| own == part))
}

/// The file at a path.
pub(super) fn at<'c>(configs: &[(&'c str, &'c str)], path: &str) -> Option<(&'c str, &'c str)> {
    let place = configs.binary_search_by(|(known, _)| (*known).cmp(path)).ok()?;
    configs.get(place).copied()
}

/// The one settings file that the program at `from` calls `name`: its path ends in the name, by whole segments. Where several do, none is
/// meant, unless all say the same.
pub(super) fn find<'c>(configs: &[(&'c str, &'c str)], name: &str, from: &str) -> Option<(&'c str, &'c str)> {
    let name = name.trim_start_matches("classpath:").trim_start_matches("./").trim_start_matches('/');
    let name = name.rsplit("../").next().unwrap_or_default();
    if name.is_empty() {
        return None;
    }
    let fits = |path: &str| path.strip_suffix(name).is_some_and(|head| head.is_empty() || head.ends_with('/'));
    let mut found = configs.iter().copied().filter(|(path, _)| fits(path) && !is_aside(path, from));
    let first = found.next()?;
    found.all(|(_, other)| other == first.1).then_some(first)
}

/// A settings file as data, by the ending of its name.
pub(super) fn parse(path: &str, text: &str) -> Option<Json> {
    if text.len() > MAX_CONFIG {
        return None;
    }
    let file = path.rsplit('/').next()?;
    let ending = file.rsplit('.').next()?.to_ascii_lowercase();
    if file.starts_with(".env") || ending == "env" {
        let all: Option<serde_json::Map<_, _>> =
            variables(text).into_iter().map(|(key, value)| Some((key, Json::String(value?)))).collect();
        return all.map(Json::Object);
    }
    match ending.as_str() {
        "properties" => Some(Json::Object(properties(text).into_iter().map(|(key, value)| (key, Json::String(value))).collect())),
        "json" => serde_json::from_str(text).ok(),
        "toml" => toml::from_str::<toml::Value>(text).ok().and_then(|value| serde_json::to_value(value).ok()),
        "yaml" | "yml" => yaml(text),
        "ini" | "cfg" | "conf" => Some(ini(text)),
        _ => None,
    }
}

/// What stands under a name whose parts are joined by points, as a text; keys in any case.
pub(super) fn told(held: &Json, name: &str) -> Option<String> {
    let of = |name: &str| held.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    match of(name) {
        Some(Json::String(text)) => Some(text.clone()),
        Some(Json::Bool(yes)) => Some(yes.to_string()),
        Some(Json::Number(number)) => Some(number.to_string()),
        Some(_) => None,
        None => name.match_indices('.').take(MAX_DEPTH as usize).find_map(|(at, _)| told(of(&name[..at])?, &name[at + 1..])),
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

/// Keys and values of a file of variables (`.env`). A value that refers to others, or that readers of such files understand differently, is not
/// told.
pub(super) fn variables(text: &str) -> Vec<(String, Option<String>)> {
    let mut all: Vec<(String, Option<String>)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        let Some((key, value)) = line.split_once('=') else { continue };
        let key = key.trim();
        let key = key.strip_prefix("export ").unwrap_or(key).trim();
        let value = value.trim();
        let quoted = ['"', '\''].into_iter().find_map(|sign| value.strip_prefix(sign)?.strip_suffix(sign));
        let plain = quoted.unwrap_or_else(|| value.split(" #").next().unwrap_or(value).trim_end());
        let is_plain = !plain.contains(['$', '\\', '"', '\'', '`', '#', '\t']);
        let value = is_plain.then(|| plain.to_owned());
        match all.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => *known = value,
            None => all.push((key.to_owned(), value)),
        }
    }
    all
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

pub(super) fn ini(text: &str) -> Json {
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

/// Sections as Python's parser of configuration reads them: quotes and what stands behind a value belong to it, keys are found in any letters, what
/// a section does not say the defaults say. Nothing where a value goes on in the next line or refers to another one.
pub(super) fn python_ini(text: &str) -> Option<Json> {
    const DEFAULTS: &str = "DEFAULT";
    let mut sections: Vec<(String, serde_json::Map<String, Json>)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with(['#', ';'])) {
        if line.starts_with(char::is_whitespace) {
            return None;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            if !sections.iter().any(|(known, _)| known == name) {
                sections.push((name.to_owned(), serde_json::Map::new()));
            }
            continue;
        }
        let (key, value) = line.split_once(['=', ':'])?;
        if value.contains('%') {
            return None;
        }
        let (_, held) = sections.last_mut()?;
        let value = Json::String(value.trim().to_owned());
        // Whoever asks for it as it is written finds it as well.
        held.insert(key.trim().to_owned(), value.clone());
        held.insert(key.trim().to_lowercase(), value);
    }
    let defaults = sections.iter().find(|(name, _)| name == DEFAULTS).map(|(_, held)| held.clone()).unwrap_or_default();
    for (_, held) in &mut sections {
        for (key, value) in &defaults {
            held.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    Some(Json::Object(sections.into_iter().map(|(name, held)| (name, Json::Object(held))).collect()))
}

/// Keys and values of a properties file (`java.util.Properties`): `key=value`, `key: value`, `key value`; comments, continued lines, escapes.
pub(super) fn properties(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let mut whole = line.trim_start().to_owned();
        if whole.is_empty() || whole.starts_with(['#', '!']) {
            continue;
        }
        while (whole.len() - whole.trim_end_matches('\\').len()) % 2 == 1 {
            whole.pop();
            match lines.next() {
                Some(more) => whole.push_str(more.trim_start()),
                None => break,
            }
        }
        let mut escaped = false;
        let end = whole.find(|c: char| {
            let ends = !escaped && (c == '=' || c == ':' || c.is_whitespace());
            escaped = c == '\\' && !escaped;
            ends
        });
        let (key, rest) = whole.split_at(end.unwrap_or(whole.len()));
        let value = rest.trim_start();
        let value = value.strip_prefix(['=', ':']).unwrap_or(value).trim_start();
        let (key, value) = (unescape(key), unescape(value));
        match out.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => out.push((key, value)),
        }
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('u') => {
                let digits: String = chars.by_ref().take(4).collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_as_java_reads_them() {
        let read = properties("# c\nhash = MD5\nname:a b\\\n   c\nkey\\ x value\n! no\nhash=SHA-256\nempty\n");
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(read, [pair("hash", "SHA-256"), pair("name", "a bc"), pair("key x", "value"), pair("empty", "")]);
    }

    #[test]
    fn a_file_is_found_by_the_end_of_its_path() {
        let configs = [("src/main/resources/app.properties", "a=1"), ("src/other-app.properties", "a=2")];
        assert_eq!(find(&configs, "app.properties", "src/main/java/App.java"), Some(configs[0]));
        assert_eq!(find(&configs, "/app.properties", "src/main/java/App.java"), Some(configs[0]));
        assert_eq!(find(&configs, "../resources/app.properties", "src/main/java/App.java"), Some(configs[0]));
        assert_eq!(find(&configs, "none.properties", "src/main/java/App.java"), None);
        let configs = [("src/main/app.properties", "a=1"), ("src/test/app.properties", "a=2")];
        assert_eq!(find(&configs, "app.properties", "src/main/App.java"), Some(configs[0]));
        assert_eq!(find(&configs, "app.properties", "src/test/AppTest.java"), None);
        assert_eq!(at(&configs, "src/test/app.properties"), Some(configs[1]));
        assert_eq!(at(&configs, "app.properties"), None);
    }

    #[test]
    fn variables_that_readers_agree_on() {
        let told = |line: &str| variables(line).pop().and_then(|(_, value)| value);
        for (line, expected) in [
            ("A=open", Some("open")),
            ("export A = 'open door' ", Some("open door")),
            ("A=open # or shut", Some("open")),
            ("A=http://a:1/b", Some("http://a:1/b")),
            ("A=", Some("")),
            ("A=${B}", None),
            ("A=open#door", None),
            ("A=\"a\\nb\"", None),
            ("A=1\nA=2", Some("2")),
            ("#A=1", None),
        ] {
            assert_eq!(told(line).as_deref(), expected, "{line}");
        }
    }
}

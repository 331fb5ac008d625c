//! Settings files of the artifact as data: properties, INI, `.env`, JSON, YAML and TOML. Pure; knows no engine.

use serde_json::Value as Json;

use crate::document::Node;

/// Longest settings file that is read, in bytes.
const MAX_CONFIG: usize = 1 << 18;
/// Deepest nesting that is read.
pub(super) const MAX_DEPTH: u32 = 16;

/// The one settings file that the program calls `name`: its path ends in the name, by whole segments. Where several do, none is meant, unless
/// all say the same.
pub(super) fn find<'c>(configs: &[(&'c str, &'c str)], name: &str) -> Option<(&'c str, &'c str)> {
    let name = name.trim_start_matches("classpath:").trim_start_matches("./").trim_start_matches('/');
    let name = name.rsplit("../").next().unwrap_or_default();
    if name.is_empty() {
        return None;
    }
    let fits = |path: &str| path.strip_suffix(name).is_some_and(|head| head.is_empty() || head.ends_with('/'));
    let mut found = configs.iter().copied().filter(|(path, _)| fits(path));
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
        return Some(Json::Object(lines(text).map(|(key, value)| (key, Json::String(value))).collect()));
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
        assert_eq!(find(&configs, "app.properties"), Some(configs[0]));
        assert_eq!(find(&configs, "/app.properties"), Some(configs[0]));
        assert_eq!(find(&configs, "../resources/app.properties"), Some(configs[0]));
        assert_eq!(find(&configs, "none.properties"), None);
    }
}

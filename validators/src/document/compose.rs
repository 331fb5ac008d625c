//! Docker Compose files: `extends` followed within the file, and the two ways of writing environment, ports and volumes made one. Knows the
//! Compose specification, no policy.
//!
//! Rules find `$env` (each `name`, `value`), `$ports` (each `host`, `published`, `target`) and `$volumes` (each `source`, `target`, `mode`).

use std::collections::BTreeMap;

use super::{Node, Value, names, path::OPEN};

/// Chains of `extends` are followed this far.
const MAX_EXTENDS: u32 = 8;

/// Most variables that are taken from one file.
const MAX_VARIABLES: usize = 1000;

/// The file with its services ready for rules. `other` gives a file that is extended, `text` one that variables are taken from, where they are
/// in sight.
pub fn prepared<'a>(mut root: Node, other: &dyn Fn(&str) -> Option<Node>, text: &dyn Fn(&str) -> Option<&'a str>) -> Node {
    if let Some(given) = text(".env") {
        let known: BTreeMap<&str, &str> =
            given.lines().take(MAX_VARIABLES).filter_map(assigned).filter(|(name, _)| !names::secret(name)).collect();
        root.each_mut(&mut |node| {
            if let Some(told) = node.text().filter(|text| text.contains('$')).map(|text| put_in(text, &known)) {
                node.value = Value::Text(told);
            }
        });
    }
    let Some(Value::Map(services)) = root.get("services").map(|n| n.value.clone()) else { return root };
    let bound = bound_folders(&root);
    let mut out = Vec::new();
    for (name, service) in &services {
        let mut service = extended(service.clone(), &services, other, 0);
        if matches!(service.value, Value::Map(_)) {
            normalise(&mut service, text, &bound);
        }
        out.push((name.clone(), service));
    }
    if let Value::Map(entries) = &mut root.value
        && let Some((_, node)) = entries.iter_mut().find(|(name, _)| name == "services")
    {
        node.value = Value::Map(out);
    }
    root
}

fn extended(mut service: Node, services: &[(String, Node)], other: &dyn Fn(&str) -> Option<Node>, depth: u32) -> Node {
    let Some(extends) = service.get("extends").cloned() else { return service };
    let name = extends.text().or_else(|| extends.get("service").and_then(Node::text)).unwrap_or_default().to_owned();
    let elsewhere = extends.get("file").map(|file| file.text().and_then(other));
    let theirs = match &elsewhere {
        None => Some(services),
        Some(file) => match file.as_ref().and_then(|file| file.get("services")).map(|n| &n.value) {
            Some(Value::Map(theirs)) => Some(theirs.as_slice()),
            _ => None,
        },
    };
    let base = theirs.and_then(|theirs| theirs.iter().find(|(known, _)| *known == name));
    match (theirs, base.map(|(_, base)| base.clone())) {
        (Some(theirs), Some(mut base)) if depth < MAX_EXTENDS => {
            if elsewhere.is_some() {
                // What another file says is shown where it is asked for.
                base.each_mut(&mut |node| node.span = extends.span);
            }
            if let Value::Map(more) = extended(base, theirs, other, depth + 1).value {
                for (key, value) in more {
                    if service.get(&key).is_none() {
                        service.put(key, value);
                    }
                }
            }
        }
        // What another file says is not in sight.
        _ => service.put(OPEN, Node::new(Value::Null, extends.span)),
    }
    service
}

/// Volumes that are a folder of the host under another name, and that folder.
fn bound_folders(root: &Node) -> BTreeMap<String, String> {
    let Some(Value::Map(volumes)) = root.get("volumes").map(|volumes| &volumes.value) else { return BTreeMap::new() };
    let folder = |volume: &Node| {
        let options = volume.get("driver_opts")?;
        let is_bound = options.get("o")?.text()?.split(',').any(|option| matches!(option.trim(), "bind" | "rbind"));
        let device = options.get("device")?.text()?;
        (is_bound && device.starts_with('/')).then(|| device.to_owned())
    };
    volumes.iter().filter_map(|(name, volume)| Some((name.clone(), folder(volume)?))).collect()
}

/// A text with the variables that the file `.env` beside sets.
fn put_in(text: &str, known: &BTreeMap<&str, &str>) -> String {
    if text.contains("$$") {
        return text.to_owned();
    }
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("${") {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(inner, more)| {
            let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(inner.len());
            let (name, said) = inner.split_at(end);
            let is_default = said.is_empty() || said.starts_with([':', '-', '?']) && !said.starts_with(":+");
            Some((*known.get(name).filter(|value| is_default && !value.contains('$') && !value.is_empty())?, more))
        });
        match named {
            Some((value, more)) => {
                out.push_str(value);
                rest = more;
            }
            None => {
                out.push_str("${");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn normalise<'a>(service: &mut Node, text: &dyn Fn(&str) -> Option<&'a str>, bound: &BTreeMap<String, String>) {
    let span = service.span;
    // A default that is written there holds where nobody says anything else.
    service.each_mut(&mut |node| {
        if let Some(Value::Text(known)) = node.text().filter(|text| text.contains("${")).map(substituted) {
            node.value = Value::Text(known);
        }
    });
    let list = |items| Node::new(Value::List(items), span);
    let mut environment = Vec::new();
    if let Some(given) = service.get("environment") {
        match &given.value {
            Value::Map(entries) => {
                environment.extend(entries.iter().map(|(name, value)| pair(name, value.clone())));
            }
            _ => environment.extend(given.items().iter().filter_map(|item| {
                let (name, value) = item.text()?.split_once('=')?;
                Some(pair(name, Node::new(Value::Text(value.to_owned()), item.span)))
            })),
        }
    }
    let mut from_files = Vec::new();
    for file in service
        .get("env_file")
        .map(|given| if given.text().is_some() { vec![given] } else { given.items().iter().collect() })
        .unwrap_or_default()
    {
        let Some(path) = file.text().or_else(|| file.get("path").and_then(Node::text)) else { continue };
        from_files.extend(text(path).unwrap_or_default().lines().filter_map(|line| variable(line, file)).take(MAX_VARIABLES));
    }
    // What the service says itself holds before what its files say.
    from_files
        .retain(|given| !environment.iter().any(|own| own.get("name").and_then(Node::text) == given.get("name").and_then(Node::text)));
    environment.extend(from_files);
    let (mut ports, mut volumes) = (Vec::new(), Vec::new());
    for port in service.get("ports").map(Node::items).unwrap_or_default() {
        ports.extend(port_of(port));
    }
    for volume in service.get("volumes").map(Node::items).unwrap_or_default() {
        volumes.extend(volume_of(volume, bound));
    }
    service.put("$env", list(environment));
    service.put("$ports", list(ports));
    service.put("$volumes", list(volumes));
}

fn pair(name: &str, value: Node) -> Node {
    let span = value.span;
    let value = match value.text().map(substituted) {
        Some(value) => Node::new(value, span),
        None => value,
    };
    Node::named(name, value)
}

/// A line of a file of variables, shown where the file is named.
fn variable(line: &str, file: &Node) -> Option<Node> {
    assigned(line).map(|(name, value)| pair(name, Node::new(Value::Text(value.to_owned()), file.span)))
}

/// The name and the value that a line of a file of variables says.
fn assigned(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim().trim_start_matches("export ").split_once('=')?;
    let value = value.trim();
    let value = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(value);
    (!name.starts_with('#')).then(|| (name.trim(), value))
}

/// `${NAME:-default}` is its default, `${NAME}` is not known here.
fn substituted(text: &str) -> Value {
    if !text.contains('$') || text.contains("$$") {
        return Value::Text(text.to_owned());
    }
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let Some((default, more)) = defaulted(after) else { return Value::Unresolved(text.to_owned()) };
        out.push_str(default);
        rest = more;
    }
    out.push_str(rest);
    Value::Text(out)
}

/// What `{NAME:-default}` or `{NAME-default}` says, and the text after it: `{NAME:?message}` and `{NAME:+other}` hold no default.
fn defaulted(text: &str) -> Option<(&str, &str)> {
    let (inner, more) = text.strip_prefix('{')?.split_once('}')?;
    let said = inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let default = said.strip_prefix(":-").or_else(|| said.strip_prefix('-'))?;
    (!default.contains('$')).then_some((default, more))
}

fn map(entries: &[(&str, String)], node: &Node) -> Node {
    let entries = entries.iter().filter(|(_, text)| !text.is_empty());
    Node::new(Value::Map(entries.map(|(key, text)| ((*key).to_owned(), Node::new(substituted(text), node.span))).collect()), node.span)
}

/// The parts between colons, but those of a variable with a default or of an address in brackets.
fn colons(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

fn port_of(node: &Node) -> Option<Node> {
    if let Value::Map(_) = node.value {
        let get = |key: &str| node.get(key).and_then(Node::scalar).unwrap_or_default();
        return Some(map(&[("host", get("host_ip")), ("published", get("published")), ("target", get("target"))], node));
    }
    let text = node.scalar()?;
    let text = text.split('/').next().unwrap_or_default();
    let mut parts = colons(text);
    parts.reverse();
    let part = |at: usize| parts.get(at).copied().unwrap_or_default().to_owned();
    // Of a range the first port is asked; an address of version 6 stands in brackets.
    let first =
        |range: String| range.split_once('-').map(|(first, _)| first.to_owned()).filter(|first| !first.contains('$')).unwrap_or(range);
    let host = part(2).trim_matches(['[', ']']).to_owned();
    Some(map(&[("host", host), ("published", part(1)), ("target", first(part(0)))], node))
}

fn volume_of(node: &Node, bound: &BTreeMap<String, String>) -> Option<Node> {
    let folder = |source: String| bound.get(&source).cloned().unwrap_or(source);
    if let Value::Map(_) = node.value {
        let get = |key: &str| node.get(key).and_then(Node::scalar).unwrap_or_default();
        let mode = if get("read_only") == "true" { "ro" } else { "" };
        return Some(map(&[("source", folder(get("source"))), ("target", get("target")), ("mode", mode.to_owned())], node));
    }
    let text = node.scalar()?;
    let mut parts = colons(&text).into_iter();
    let (source, target, mode) = (parts.next()?, parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    Some(map(&[("source", folder(source.to_owned())), ("target", target.to_owned()), ("mode", mode.to_owned())], node))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::path::find, parse::parse};
    use assay_manifests::Language;

    #[test]
    fn extends_environment_ports_and_volumes() {
        let text = "services:\n  base:\n    privileged: true\n    environment: [A=1, \"B=${X:-two}\", \"C=${X}\"]\n  web:\n    extends: base\n    env_file: [web.env, {path: gone.env, required: false}]\n    ports: [\"127.0.0.1:8080:80\", \"22:22/tcp\", \"${P}:1-3\", \"[::1]:${Q:-5}:5\"]\n    volumes: [\"/var/run/docker.sock:/s:ro\"]\n  far:\n    extends: {service: x, file: other.yml}\n  near:\n    extends: {service: y, file: base.yml}\n";
        let parsed = parse(Language::Yaml, text).expect("parses");
        let base = "services:\n  y:\n    privileged: true\n";
        let base = crate::document::yaml::documents(base, &parse(Language::Yaml, base).expect("parses").tree).remove(0);
        let root = prepared(
            crate::document::yaml::documents(text, &parsed.tree).remove(0),
            &|file| (file == "base.yml").then(|| base.clone()),
            &|file| (file == "web.env").then_some("# comment\nexport D='four'\nA=5\n"),
        );
        assert_eq!(find(&root, "services.near.privileged").len(), 1);
        let at = |path: &str| find(&root, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("services.web.privileged"), ["true"]);
        assert_eq!(at("services.web.$env.*.value"), ["1", "two", "four"]);
        assert_eq!(at("services.web.$ports.*.host"), ["127.0.0.1", "::1"]);
        assert_eq!(at("services.web.$ports.*.published"), ["8080", "22", "5"]);
        assert_eq!(at("services.web.$ports.*.target"), ["80", "22", "1", "5"]);
        assert_eq!(at("services.web.$volumes.*.mode"), ["ro"]);
        assert!(crate::document::path::look(&root, "services.far.privileged").cut);
    }

    #[test]
    fn folders_of_the_host_under_a_name_and_variables_of_the_file_beside() {
        let text = "services:\n  web:\n    ports: [\"${BIND}:6379:6379\", \"${HOST:-127.0.0.1}:1:1\"]\n    environment: {A: \"${DB_PASSWORD}\"}\n    volumes: [\"all:/x\", \"own:/y\"]\nvolumes:\n  all: {driver_opts: {type: none, o: bind, device: /}}\n  own: {}\n";
        let parsed = parse(Language::Yaml, text).expect("parses");
        let root = prepared(crate::document::yaml::documents(text, &parsed.tree).remove(0), &|_| None, &|file| {
            (file == ".env").then_some("BIND=0.0.0.0\nDB_PASSWORD=x\n")
        });
        let at = |path: &str| find(&root, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("services.web.$ports.*.host"), ["0.0.0.0", "127.0.0.1"]);
        assert_eq!(at("services.web.$volumes.*.source"), ["/", "own"]);
        assert!(at("services.web.$env.*.value").is_empty());
    }
}

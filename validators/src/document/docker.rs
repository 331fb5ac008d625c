//! Dockerfiles. The document is `{stages: [{from: {image, name, tag, digest, alias}, instructions: [{kind, text, …}]}], final: <last stage>}`.
//! Read line by line (continuations, heredocs and escapes as BuildKit has them), so that a file the grammar stumbles over is still read.
//! `ARG` and `ENV` with a value are put in, `ONBUILD` counts as the instruction it holds, `RUN` has its shell commands under `commands`.

use assay_manifests::Span;

use super::{Node, Value, path::OPEN, shell};

/// Longest text, in bytes, that variables are put into.
const MAX_TEXT: usize = 16 * 1024;

/// The file as one map.
pub fn document(text: &str) -> Node {
    let whole = Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count().max(1) as u32 };
    let mut stages: Vec<(Span, Vec<(String, Node)>)> = Vec::new();
    let mut args: Vec<(String, String)> = Vec::new();
    // What stands before the first stage is taken into a stage by its name.
    let mut outer: Vec<(String, String)> = Vec::new();
    for (span, kind, body) in instructions(text) {
        let (onbuild, kind, body) = match (kind.as_str(), body.split_once(char::is_whitespace)) {
            ("ONBUILD", Some((inner, rest))) => (true, inner.to_ascii_uppercase(), rest.trim().to_owned()),
            _ => (false, kind, body),
        };
        // What an instruction sets is not known to itself.
        let mut set: Vec<(String, String)> = Vec::new();
        if matches!(kind.as_str(), "ARG" | "ENV") {
            for (name, value) in pairs_of(&body, &kind) {
                // A value that names another is known where the other is.
                let value = match outer.iter().rev().find(|(known, _)| value.is_empty() && kind == "ARG" && *known == name) {
                    Some((_, known)) => known.clone(),
                    None => substituted(&value, &args),
                };
                if stages.is_empty() && !value.is_empty() {
                    outer.push((name.clone(), value.clone()));
                }
                set.push((name, value));
            }
        }
        if kind == "FROM" {
            stages.push((
                span,
                vec![
                    ("from".to_owned(), from(&body, span, &args, &stages)),
                    ("instructions".to_owned(), Node::new(Value::List(Vec::new()), span)),
                ],
            ));
        }
        if stages.is_empty() {
            stages.push((span, vec![("instructions".to_owned(), Node::new(Value::List(Vec::new()), span))]));
        }
        let Some((stage_span, stage)) = stages.last_mut() else { continue };
        stage_span.end = span.end;
        stage_span.end_line = span.end_line;
        let mut node = instruction(&kind, &body, span, &args);
        for (name, value) in set {
            args.retain(|(known, _)| *known != name);
            if !value.is_empty() {
                args.push((name, value));
            }
        }
        if onbuild {
            node.put("onbuild", Node::new(Value::Bool(true), span));
        }
        if let Some((_, Node { value: Value::List(list), .. })) = stage.iter_mut().find(|(name, _)| name == "instructions") {
            list.push(node.clone());
        }
        // The last one of a kind is in force: USER, ENTRYPOINT, CMD, HEALTHCHECK, WORKDIR.
        let name = format!("last_{}", kind.to_ascii_lowercase());
        stage.retain(|(known, _)| *known != name);
        stage.push((name, node));
    }
    // A stage that is built on another one has its settings.
    for at in 0..stages.len() {
        let base = stages[at].1.iter().find(|(name, _)| name == "from").and_then(|(_, from)| from.get("image")).and_then(Node::text);
        let Some(base) = base.map(str::to_owned) else { continue };
        let of_base = stages[..at].iter().rposition(|(_, entries)| alias_is(entries, &base));
        let Some(base) = of_base else { continue };
        for key in ["last_user", "last_healthcheck"] {
            if let Some(entry) = stages[base].1.iter().find(|(name, _)| name == key).cloned()
                && !stages[at].1.iter().any(|(name, _)| name == key)
            {
                stages[at].1.push(entry);
            }
        }
    }
    let stages: Vec<Node> = stages.into_iter().map(|(span, entries)| Node::new(Value::Map(entries), span)).collect();
    let mut entries = Vec::new();
    if let Some(last) = stages.last() {
        entries.push(("final".to_owned(), last.clone()));
    }
    entries.push(("stages".to_owned(), Node::new(Value::List(stages), whole)));
    Node::new(Value::Map(entries), whole)
}

fn alias_is(entries: &[(String, Node)], name: &str) -> bool {
    let alias = entries.iter().find(|(key, _)| key == "from").and_then(|(_, node)| node.get("alias")).and_then(Node::text);
    alias.is_some_and(|alias| !alias.is_empty() && alias.eq_ignore_ascii_case(name))
}

/// `$NAME`, `${NAME}` and `${NAME:-default}` by what is known of them.
fn substituted(text: &str, args: &[(String, String)]) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let braced = after.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let (whole, name, default, more) = match braced {
            Some((inner, more)) => {
                let (name, default) = inner.split_once(":-").or_else(|| inner.split_once('-')).map_or((inner, None), |(n, d)| (n, Some(d)));
                (format!("${{{inner}}}"), name, default, more)
            }
            None => {
                let end = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
                (format!("${}", &after[..end]), &after[..end], None, &after[end..])
            }
        };
        match args.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).or(default) {
            Some(value) if out.len() + value.len() <= MAX_TEXT => out.push_str(value),
            _ => out.push_str(&whole),
        }
        rest = more;
    }
    out.push_str(rest);
    out
}

fn text_node(text: impl Into<String>, span: Span) -> Node {
    let text = text.into();
    let open = text.contains('$') && !text.contains("$(") && text.trim_start().starts_with('$');
    Node::new(if open { Value::Unresolved(text) } else { Value::Text(text) }, span)
}

fn from(body: &str, span: Span, args: &[(String, String)], stages: &[(Span, Vec<(String, Node)>)]) -> Node {
    let words: Vec<&str> = body.split_whitespace().filter(|w| !w.starts_with("--")).collect();
    let image = substituted(words.first().copied().unwrap_or_default(), args);
    let alias = words.iter().position(|w| w.eq_ignore_ascii_case("as")).and_then(|at| words.get(at + 1)).copied().unwrap_or_default();
    let earlier = stages.iter().any(|(_, entries)| alias_is(entries, &image));
    let (rest, digest) = image.split_once('@').unwrap_or((&image, ""));
    let (name, tag) = match rest.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => (name, tag),
        _ => (rest, ""),
    };
    let mut entries =
        vec![("image".to_owned(), text_node(image.clone(), span)), ("alias".to_owned(), Node::new(Value::Text(alias.to_owned()), span))];
    if earlier || image.eq_ignore_ascii_case("scratch") {
        entries.push(("stage".to_owned(), Node::new(Value::Bool(true), span)));
    } else {
        entries.push(("external".to_owned(), Node::new(Value::Bool(true), span)));
    }
    entries.push(("name".to_owned(), text_node(name, span)));
    for (key, value) in [("tag", tag), ("digest", digest)] {
        if !value.is_empty() {
            entries.push((key.to_owned(), text_node(value, span)));
        }
    }
    if image.contains('$') {
        entries.push((OPEN.to_owned(), Node::new(Value::Null, span)));
    }
    Node::new(Value::Map(entries), span)
}

fn instruction(kind: &str, body: &str, span: Span, args: &[(String, String)]) -> Node {
    let mut entries = vec![("kind".to_owned(), Node::new(Value::Text(kind.to_owned()), span))];
    let mut rest = body.trim();
    while let Some(flag) = rest.strip_prefix("--") {
        let (word, more) = flag.split_once(char::is_whitespace).unwrap_or((flag, ""));
        let (name, value) = word.split_once('=').unwrap_or((word, "true"));
        entries.push((format!("flag_{name}"), Node::new(Value::Text(substituted(value, args)), span)));
        rest = more.trim_start();
    }
    entries.push(("text".to_owned(), Node::new(Value::Text(rest.to_owned()), span)));
    if matches!(kind, "ENV" | "ARG" | "LABEL") {
        let mut pairs = Vec::new();
        for (name, value) in pairs_of(rest, kind) {
            let value = if kind == "LABEL" { value } else { substituted(&value, args) };
            pairs.push(Node::named(&name, text_node(value, span)));
        }
        entries.push(("pairs".to_owned(), Node::new(Value::List(pairs), span)));
    }
    if kind == "USER" {
        let user = substituted(rest, args);
        entries.push(("user".to_owned(), text_node(user.split(':').next().unwrap_or_default(), span)));
    }
    if kind == "RUN" {
        let run = shell_of(rest);
        let script = shell::script(&run, &|_| span);
        for key in ["commands", "assigned"] {
            if let Some(list) = script.get(key).cloned() {
                entries.push((key.to_owned(), list));
            }
        }
    }
    if kind == "EXPOSE" {
        let ports = substituted(rest, args);
        let ports = ports.split_whitespace().map(|port| text_node(port, span)).collect();
        entries.push(("ports".to_owned(), Node::new(Value::List(ports), span)));
    }
    Node::new(Value::Map(entries), span)
}

/// The script of a `RUN`: the words of the exec form, the text of a heredoc, or what stands there.
fn shell_of(text: &str) -> String {
    if text.starts_with('[')
        && let Ok(words) = serde_json::from_str::<Vec<String>>(text)
    {
        let quoted = |w: &String| if w.contains([' ', '"', '$', ';', '|']) { format!("'{}'", w.replace('\'', "")) } else { w.clone() };
        return words.iter().map(quoted).collect::<Vec<_>>().join(" ");
    }
    match text.split_once('\n') {
        Some((first, script)) if first.trim_start().starts_with("<<") => script.to_owned(),
        _ => text.to_owned(),
    }
}

fn pairs_of(text: &str, kind: &str) -> Vec<(String, String)> {
    if !text.contains('=') {
        // `ENV name value` and `ARG name`.
        let (name, value) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        return vec![(name.to_owned(), value.trim().to_owned())];
    }
    let mut out = Vec::new();
    let (mut word, mut quote) = (String::new(), None);
    for c in text.chars().chain([' ']) {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(q)) if c == q => quote = None,
            (c, None) if c.is_whitespace() => {
                if let Some((name, value)) = word.split_once('=') {
                    out.push((name.to_owned(), value.to_owned()));
                } else if !word.is_empty() && kind == "ARG" {
                    out.push((word.clone(), String::new()));
                }
                word.clear();
            }
            (c, _) => word.push(c),
        }
    }
    out
}

/// Instructions in order: place, upper-case keyword, and the rest with continuations joined.
fn instructions(text: &str) -> Vec<(Span, String, String)> {
    let mut out = Vec::new();
    let mut offset = 0u32;
    let escape = text
        .lines()
        .map(str::trim)
        .take_while(|line| line.starts_with('#'))
        .find_map(|line| line.trim_start_matches('#').trim().strip_prefix("escape="))
        .and_then(|rest| rest.trim().chars().next())
        .unwrap_or('\\');
    let mut lines = text.split_inclusive('\n').enumerate().peekable();
    while let Some((number, raw)) = lines.next() {
        let start = offset;
        offset += raw.len() as u32;
        let line = raw.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (keyword, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let mut body = rest.trim().to_owned();
        let mut end_line = number as u32 + 1;
        while body.ends_with(escape) {
            body.pop();
            body.push(' ');
            // Comment lines inside a continuation are left out.
            let Some((number, raw)) = lines.next() else { break };
            offset += raw.len() as u32;
            end_line = number as u32 + 1;
            let next = raw.trim();
            if next.starts_with('#') || next.is_empty() {
                body.push(escape);
            } else {
                body.push_str(next);
            }
        }
        if let Some(marker) = heredoc(&body) {
            for (number, raw) in lines.by_ref() {
                offset += raw.len() as u32;
                end_line = number as u32 + 1;
                if raw.trim() == marker {
                    break;
                }
                body.push('\n');
                body.push_str(raw.trim_end());
            }
        }
        let span = Span { start, end: offset, line: number as u32 + 1, end_line };
        out.push((span, keyword.to_ascii_uppercase(), body));
    }
    out
}

fn heredoc(body: &str) -> Option<String> {
    let (_, rest) = body.split_once("<<")?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let word: String = rest.trim_start_matches(['"', '\'']).chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::find;

    #[test]
    fn stages_flags_pairs_and_continuations() {
        let node = document(
            "ARG V=1.2\nFROM golang:${V} AS build\nRUN a && \\\n  # why\n  b\nFROM scratch\nCOPY --from=build /x /x\nENV A=1 TOKEN=\"a b\"\nUSER 10001:10001\n",
        );
        let at = |path: &str| find(&node, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("stages.1.from.tag"), ["1.2"]);
        assert_eq!(at("final.instructions.*.flag_from"), ["build"]);
        assert_eq!(at("final.instructions.*.pairs.*.value"), ["1", "a b"]);
        assert_eq!(at("final.last_user.user"), ["10001"]);
        let node = document("FROM a:1@b\nARG HOST=packages.example\nARG SITE=http://${HOST}/all\nENV A=x P=$A:/own INDEX_URL=$SITE\n");
        let said = find(&node, "stages.0.instructions.*.pairs.*.value").into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(said, ["packages.example", "http://packages.example/all", "x", "http://packages.example/all"]);
        assert_eq!(at("stages.*.instructions.2.text").len(), 1);
        assert!(
            at("stages.*.instructions.*.text").iter().any(|t| t.contains("a &&") && t.contains('b')),
            "{:?}",
            at("stages.*.instructions.*.text")
        );
    }
}

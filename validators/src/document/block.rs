//! nginx configuration and systemd units: no grammar is needed, both are read by hand.
//! nginx: `name args;` is an entry with the arguments as text, `name args { … }` a map with the arguments under `_`. What `set` says is put
//! in; a name that a pattern takes out of the request is called `$capture_NAME`, one that a `map` may fill from the request `$map_NAME`; a
//! decoded path, or the only value, that a `map` gives is put in. The entries of a `map` are listed under `$entries` (each `name`, `value`).
//! systemd: `[Section]` is a map of its keys.

use std::collections::BTreeMap;

use assay_manifests::{Language, Span};

use super::{MAX_DEPTH, Node, Value, path::OPEN};

/// Whether a file of nginx or a unit of systemd is torn: a brace or a quote stands without its other, a directive has no end, or the name of a
/// section has none. What stands behind that is not read, and both programs refuse the file, but where Lua in it holds braces in a text.
pub fn is_torn(language: Language, text: &str) -> bool {
    match language {
        Language::Nginx => is_torn_nginx(text),
        Language::Systemd => {
            let mut goes_on = false;
            text.lines().map(str::trim).filter(|line| !line.starts_with(['#', ';'])).any(|line| {
                let is_value = std::mem::replace(&mut goes_on, line.ends_with('\\'));
                !is_value && line.starts_with('[') && !line.ends_with(']')
            })
        }
        _ => false,
    }
}

fn is_torn_nginx(text: &str) -> bool {
    let mut reader = Nginx { text, at: 0, line: 1 };
    // Blocks that are open, each with whether another language stands in it; and the directive that was begun.
    let mut open: Vec<bool> = Vec::new();
    let mut begun: Option<String> = None;
    while let Some(token) = reader.token() {
        match token {
            Token::Word(word, ..) => _ = begun.get_or_insert(word),
            Token::Semicolon => begun = None,
            Token::Open => {
                let of_lua = begun.take().is_some_and(|name| name.ends_with("_by_lua_block"));
                open.push(of_lua || open.last() == Some(&true));
            }
            Token::Close => match open.pop() {
                None => return true,
                Some(false) if begun.is_some() => return true,
                Some(_) => begun = None,
            },
        }
    }
    !open.is_empty() || begun.is_some()
}

/// An nginx file as one map. Where braces do not match, what was read so far is kept ([`is_torn`] tells).
pub fn nginx(text: &str) -> Node {
    nginx_with(text, &|entries| entries)
}

/// What becomes of the directives of a block before they are put together.
pub type Change<'f> = dyn Fn(Vec<(String, Node)>) -> Vec<(String, Node)> + 'f;

/// As [`nginx`], the entries changed by `change` before what is set is put in.
pub fn nginx_with(text: &str, change: &Change<'_>) -> Node {
    let mut reader = Nginx { text, at: 0, line: 1 };
    let mut entries = change(reader.block(0));
    let mut names = BTreeMap::new();
    gather(&entries, 0, &mut names);
    entries.iter_mut().for_each(|(_, node)| node.each_mut(&mut |node| put_in(node, &names)));
    Node::new(Value::Map(entries), Span { start: 0, end: text.len() as u32, line: 1, end_line: reader.line })
}

/// Whether a file of settings is one of nginx, whatever it is called: it opens a block of nginx, and says in the words of nginx what is in it.
pub fn is_nginx(text: &str) -> bool {
    let lines = || text.lines().map(str::trim_start);
    let opens = |line: &str| {
        let words: Vec<&str> = line.split('#').next().unwrap_or_default().split_whitespace().collect();
        let open = words.last().is_some_and(|word| word.ends_with('{'));
        open && match words[..] {
            ["server" | "http" | "server{" | "http{", ..] => words.len() <= 2,
            ["location", _, ..] | ["upstream", _, ..] => true,
            ["map" | "geo" | "split_clients", from, ..] => from.starts_with(['$', '"']),
            _ => false,
        }
    };
    let says = |line: &str| {
        const WORDS: &[&str] = &[
            "listen",
            "server_name",
            "server",
            "proxy_pass",
            "proxy_set_header",
            "fastcgi_pass",
            "uwsgi_pass",
            "return",
            "root",
            "alias",
            "try_files",
            "add_header",
            "ssl_certificate",
            "rewrite",
            "include",
            "deny",
            "default",
            "keepalive",
        ];
        line.split_once(char::is_whitespace).is_some_and(|(word, rest)| WORDS.contains(&word) && rest.contains(';'))
    };
    lines().any(opens) && lines().any(says)
}

/// A piece of such a file that stands in another: everything in it is shown at its place there.
pub fn nginx_at(text: &str, place: Span) -> Node {
    let mut root = nginx(text);
    root.each_mut(&mut |node| node.span = place);
    root
}

/// What variables stand for, by name; of those that are set twice nothing is said.
fn gather(entries: &[(String, Node)], depth: u32, names: &mut BTreeMap<String, Option<String>>) {
    fn put(names: &mut BTreeMap<String, Option<String>>, name: &str, value: String) {
        names.entry(name.to_owned()).and_modify(|known| *known = None).or_insert(Some(value));
    }
    for (name, node) in entries {
        match (&node.value, name.as_str()) {
            (Value::Text(text), "set") => {
                if let Some((name, value)) = text.split_once(' ')
                    && let Some(name) = name.strip_prefix('$')
                {
                    put(names, name, value.to_owned());
                }
            }
            (Value::Map(inner), _) => {
                let arguments = inner.iter().find(|(key, _)| key == "_").and_then(|(_, node)| node.text()).unwrap_or_default();
                if name == "map"
                    && let Some(variable) = arguments.rsplit(' ').next().and_then(|word| word.strip_prefix('$'))
                {
                    let asked = arguments.starts_with("$http_") || arguments.starts_with("$arg_") || arguments.starts_with("$cookie_");
                    let from_request = |key: &str, node: &Node| {
                        node.text().is_some_and(|text| {
                            text.contains("$http_") || text.contains("$arg_") || asked && takes_anything(key) && names_a_capture(key, text)
                        })
                    };
                    let said = || inner.iter().filter(|(key, _)| key != "_" && !key.starts_with('$'));
                    let decoded = |text: &&str| text.contains("$uri") || text.contains("${uri") || text.contains("$document_uri");
                    if said().any(|(key, node)| from_request(key, node)) {
                        put(names, variable, format!("$map_{variable}"));
                    } else if let Some(value) = said().filter_map(|(_, node)| node.text()).find(decoded) {
                        // One of the values that it may have, the one to fear.
                        put(names, variable, value.to_owned());
                    } else if let [(key, node)] = said().collect::<Vec<_>>()[..]
                        && let ("default", Some(value)) = (key.as_str(), node.text())
                    {
                        put(names, variable, value.to_owned());
                    }
                }
                let mut rest = arguments;
                while let Some((_, after)) = rest.split_once("(?") {
                    let after = after.trim_start_matches('P');
                    if let Some((captured, more)) = after.strip_prefix('<').and_then(|t| t.split_once('>'))
                        && !captured.starts_with(['=', '!'])
                    {
                        // A class that leaves out white space cannot hold the end of a line.
                        let group = more.split(')').next().unwrap_or_default();
                        let kind = if group.contains("\\s") || group.contains("\\w") || group.contains("\\d") { "word" } else { "capture" };
                        put(names, captured, format!("${kind}_{captured}"));
                    }
                    rest = after;
                }
                if depth < MAX_DEPTH {
                    gather(inner, depth + 1, names);
                }
            }
            _ => {}
        }
    }
}

/// Whether a key of a `map` is a pattern of which a group takes any text.
fn takes_anything(key: &str) -> bool {
    let groups = || key.split('(').skip(1).filter_map(|group| group.split(')').next());
    let wide = |group: &str| {
        let inner = group.rsplit('>').next().unwrap_or(group);
        inner.contains("[^") || inner.contains(".*") || inner.contains(".+")
    };
    key.starts_with('~') && groups().any(|group| !group.contains("\\.") && wide(group))
}

/// Whether a value of a `map` names what its key took out.
fn names_a_capture(key: &str, value: &str) -> bool {
    let named = || key.split("(?<").chain(key.split("(?P<")).skip(1).filter_map(|piece| piece.split_once('>')).map(|(name, _)| name);
    let held = |name: &str| value.contains(&format!("${name}")) || value.contains(&format!("${{{name}}}"));
    named().any(held) || ('1'..='9').any(|digit| held(&digit.to_string()))
}

fn put_in(node: &mut Node, names: &BTreeMap<String, Option<String>>) {
    let Value::Text(text) = &mut node.value else { return };
    let (mut out, mut rest, mut changed) = (String::new(), text.as_str(), false);
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let braced = after.starts_with('{');
        let start = usize::from(braced);
        let end = after[start..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(after.len(), |n| n + start);
        match names.get(&after[start..end]).and_then(Option::as_ref) {
            Some(value) => {
                out.push_str(value);
                rest = after.get(end + usize::from(braced)..).unwrap_or_default();
                changed = true;
            }
            None => {
                out.push('$');
                rest = after;
            }
        }
    }
    if changed {
        out.push_str(rest);
        *text = out;
    }
}

/// What a location's pattern takes out of the request stands in `$1` to `$9` of what it answers with: `$capture_1` where it may hold the end
/// of a line (white space is named, or a class leaves other characters out), `$word_1` where not.
fn captured(inner: &mut [(String, Node)]) {
    let pattern = inner.first().and_then(|(_, node)| node.text()).and_then(|text| text.strip_prefix('~')).unwrap_or_default();
    let mut names = BTreeMap::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('(') {
        if !before.ends_with('\\') && !after.starts_with('?') {
            let group = after.split(')').next().unwrap_or_default();
            let space = ["\\s", "\\n", "\\r"].iter().any(|class| group.contains(class));
            let kind = if group.contains("[^") != space { "capture" } else { "word" };
            let number = (names.len() + 1).to_string();
            names.insert(number.clone(), Some(format!("${kind}_{number}")));
        }
        rest = after;
    }
    for (_, node) in inner.iter_mut().filter(|(name, _)| matches!(name.as_str(), "return" | "add_header" | "proxy_set_header")) {
        put_in(node, &names);
    }
}

/// The entries of a text that another takes in, all at the place of that.
pub fn nginx_entries(text: &str, at: Span) -> Vec<(String, Node)> {
    let mut entries = Nginx { text, at: 0, line: 1 }.block(0);
    entries.iter_mut().for_each(|(_, node)| node.each_mut(&mut |node| node.span = at));
    entries
}

struct Nginx<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Nginx<'_> {
    fn block(&mut self, depth: u32) -> Vec<(String, Node)> {
        let mut entries = Vec::new();
        loop {
            let mut words: Vec<String> = Vec::new();
            let (mut start, mut line) = (self.at, self.line);
            let end = loop {
                match self.token() {
                    None => break None,
                    Some(Token::Word(word, from, at_line)) => {
                        if words.is_empty() {
                            (start, line) = (from, at_line);
                        }
                        words.push(word);
                    }
                    Some(other) => break Some(other),
                }
            };
            let span = |reader: &Self| Span { start: start as u32, end: reader.at as u32, line, end_line: reader.line };
            match end {
                Some(Token::Semicolon) if !words.is_empty() => {
                    let name = words.remove(0);
                    entries.push((name, Node::new(Value::Text(words.join(" ")), span(self))));
                }
                Some(Token::Open) => {
                    let name = if words.is_empty() { String::new() } else { words.remove(0) };
                    let arguments = Node::new(Value::Text(words.join(" ")), span(self));
                    let mut inner = vec![("_".to_owned(), arguments)];
                    if depth < MAX_DEPTH {
                        inner.extend(self.block(depth + 1));
                    }
                    if name == "map" {
                        let listed = inner.iter().skip(1).map(|(name, node)| Node::named(name, node.clone())).collect();
                        inner.push(("$entries".to_owned(), Node::new(Value::List(listed), span(self))));
                    }
                    if name == "location" {
                        captured(&mut inner);
                    }
                    entries.push((name, Node::new(Value::Map(inner), span(self))));
                }
                Some(Token::Close) | None => return entries,
                Some(_) => {}
            }
        }
    }

    fn token(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at)? {
                b'\n' => {
                    self.line += 1;
                    self.at += 1;
                }
                b'#' => self.at += bytes[self.at..].iter().position(|b| *b == b'\n').unwrap_or(bytes.len() - self.at),
                b if b.is_ascii_whitespace() => self.at += 1,
                b';' => return self.single(Token::Semicolon),
                b'{' => return self.single(Token::Open),
                b'}' => return self.single(Token::Close),
                _ => break,
            }
        }
        let (start, line) = (self.at, self.line);
        let mut quote = None;
        let mut word = String::new();
        for c in self.text.get(start..)?.chars() {
            match (c, quote) {
                ('"' | '\'', None) if word.is_empty() => quote = Some(c),
                (c, Some(q)) if c == q && !escaped(&word) => {
                    self.at += c.len_utf8();
                    break;
                }
                ('{', None) if word.ends_with('$') => word.push(c),
                ('}', None) if word.contains("${") && !word.ends_with('}') => word.push(c),
                (c, None) if c.is_whitespace() || matches!(c, ';' | '{' | '}') => break,
                (c, _) => {
                    self.line += u32::from(c == '\n');
                    word.push(c);
                }
            }
            self.at += c.len_utf8();
        }
        Some(Token::Word(word, start, line))
    }

    fn single(&mut self, token: Token) -> Option<Token> {
        self.at += 1;
        Some(token)
    }
}

/// Whether a backslash that is none itself stands before what comes next.
fn escaped(word: &str) -> bool {
    (word.len() - word.trim_end_matches('\\').len()) % 2 == 1
}

enum Token {
    Word(String, usize, u32),
    Semicolon,
    Open,
    Close,
}

/// A unit that is part of another, which is not in sight: what it does not say may be said there.
pub fn left_open(mut unit: Node) -> Node {
    let open = |node: &mut Node| {
        let span = node.span;
        node.put(OPEN, Node::new(Value::Null, span));
    };
    if let Value::Map(sections) = &mut unit.value {
        sections.iter_mut().for_each(|(_, section)| open(section));
    }
    open(&mut unit);
    unit
}

/// A systemd unit as a map of sections.
pub fn systemd(text: &str) -> Node {
    let mut sections: Vec<(String, Node)> = Vec::new();
    let mut offset = 0u32;
    // What a line ends with a backslash for goes on in the next.
    let mut begun: Option<(String, Span)> = None;
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let mut span =
            Span { start: offset, end: offset + raw.trim_end().len() as u32, line: number as u32 + 1, end_line: number as u32 + 1 };
        offset += raw.len() as u32;
        let line = raw.trim();
        if line.is_empty() && begun.is_none() || line.starts_with(['#', ';']) {
            continue;
        }
        let joined;
        let line = match begun.take() {
            Some((before, from)) => {
                (span.start, span.line) = (from.start, from.line);
                joined = format!("{before} {line}");
                joined.as_str()
            }
            None => line,
        };
        if let Some(more) = line.strip_suffix('\\') {
            begun = Some((more.trim_end().to_owned(), span));
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            sections.push((name.to_owned(), Node::new(Value::Map(Vec::new()), span)));
        } else if let (Some((name, value)), Some((_, Node { value: Value::Map(entries), .. }))) =
            (line.split_once('='), sections.last_mut())
        {
            let value = value.trim();
            let value = match value.to_ascii_lowercase().as_str() {
                "yes" | "true" | "on" => Value::Bool(true),
                "no" | "false" | "off" => Value::Bool(false),
                _ => Value::Text(value.to_owned()),
            };
            entries.push((name.trim().to_owned(), Node::new(value, span)));
        }
    }
    Node::new(Value::Map(sections), Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count().max(1) as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::find;

    #[test]
    fn variables_of_nginx_are_put_in() {
        let node = nginx(
            "map $http_x $up { default http://$http_x; eu http://eu; }\nserver {\n  set $u app.internal;\n  location ~ ^/(?<h>.*)$ { proxy_pass http://$h; }\n  location /a { proxy_pass http://$u; }\n  location /b { proxy_pass $up; }\n}\n",
        );
        let at = find(&node, "**.proxy_pass").into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at, ["http://$capture_h", "http://app.internal", "$map_up"]);
    }

    #[test]
    fn a_map_that_hands_on_what_it_was_asked_for_is_of_the_request() {
        let proxied = |key: &str, value: &str| {
            let node = nginx(&format!("map $http_x $up {{ default a:80; \"{key}\" {value}; }}\nserver {{ proxy_pass http://$up; }}\n"));
            find(&node, "server.proxy_pass").into_iter().filter_map(Node::scalar).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(proxied("~^(?<n>.+)$", "$n:80"), "http://$map_up");
        assert_eq!(proxied("~^v2-(.*)$", "$1:80"), "http://$map_up");
        assert_eq!(proxied("~^(?<n>[a-z]+)$", "$n.internal:80"), "http://$up");
        assert_eq!(proxied("~^(.+)$", "b:80"), "http://$up");
    }

    #[test]
    fn files_of_settings_are_of_nginx_where_they_say_so() {
        assert!(is_nginx("# site\nserver {\n  listen 80;\n}\n"));
        assert!(is_nginx("upstream a {\n  server 10.0.0.1:80;\n}\n"));
        assert!(is_nginx("map $http_origin $o {\n  default \"\";\n}\n"));
        assert!(!is_nginx("server {\n  host = a\n}\n"));
        assert!(!is_nginx("<VirtualHost *:80>\n  ServerName a\n</VirtualHost>\n"));
        assert!(!is_nginx("listen 80;\nzone a {\n  type master;\n};\n"));
        let unit = systemd("[Service]\nExecStart=/usr/bin/a \\\n  --b=c \\\n# left out\n  d\nUser=e\n");
        assert_eq!(find(&unit, "Service.ExecStart")[0].text(), Some("/usr/bin/a --b=c d"));
        assert_eq!(find(&unit, "Service.User")[0].span.line, 6);
    }

    #[test]
    fn what_is_torn_is_known() {
        let whole = [
            "server {\n  listen 80; # don't }\n  location ~ \"^/a{2}$\" { return 302 https://${host}/; }\n}\n",
            "location / {\n  content_by_lua_block { ngx.say(\"a\") if x then y({1}) end }\n}\n",
            "proxy_pass http://a;\n",
            "",
        ];
        for text in whole {
            assert!(!is_torn(Language::Nginx, text), "{text}");
        }
        let torn = [
            "}\nserver { listen 80; }\n",
            "server {\n  listen 80;\n",
            "server { listen 80 }\n",
            "server_name \"a;\n",
            "server { listen 80; }\nroot",
        ];
        for text in torn {
            assert!(is_torn(Language::Nginx, text), "{text}");
        }
        assert!(is_torn(Language::Systemd, "[Service\nUser=root\n") && !is_torn(Language::Systemd, "[Service]\nUser=root\n"));
    }

    #[test]
    fn nginx_blocks_and_systemd_sections() {
        let node = nginx(
            "http {\n  # c\n  server {\n    listen 443 ssl;\n    location /i { alias \"/d/\"; }\n    return 302 https://${host}$uri;\n  }\n}\n",
        );
        let at = |path: &str| find(&node, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("http.server.location._"), ["/i"]);
        assert_eq!(at("**.alias"), ["/d/"]);
        assert_eq!(at("**.return"), ["302 https://${host}$uri"]);
        let part = left_open(systemd("[Service]\nUser=root\n"));
        assert!(crate::document::path::look(&part, "Service.NoNewPrivileges").cut);
        assert_eq!(find(&part, "Service.User").len(), 1);
        let unit = systemd("[Service]\nUser=root\nNoNewPrivileges=yes\n");
        assert_eq!(find(&unit, "Service.NoNewPrivileges")[0].value, Value::Bool(true));
        assert_eq!(find(&nginx("a { b { c"), "a").len(), 1);
    }
}

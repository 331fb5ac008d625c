//! Shell scripts, and the commands inside other documents (`RUN`, `run:`, `script:`): every simple command with its words, what it is
//! piped into, and what was assigned. Knows the shell's syntax, not what a program does with its arguments.

use std::collections::{BTreeMap, BTreeSet};

use assay_manifests::{Language, Span};
use tree_sitter::Node as Syntax;

use super::{
    Node, Value,
    around_command::Around,
    carried,
    status::{self, Failure, Printed},
    tested::Kept,
};
use crate::parse::{parse, span};

/// No more commands than this are read from one script.
const MAX_COMMANDS: usize = 20_000;
/// Words that the shell expands, until it is known which of them hold what the script was given.
const EXPANDED: &str = "$expanded";
/// The variable that what a command prints is kept in, until it is known whether a test asks for it.
const KEPT: &str = "$kept";
/// Variables that the shell sets for itself.
const OWN: &[&str] = &[
    "PWD",
    "OLDPWD",
    "HOME",
    "UID",
    "EUID",
    "PPID",
    "RANDOM",
    "SECONDS",
    "LINENO",
    "SHLVL",
    "HOSTNAME",
    "OSTYPE",
    "MACHTYPE",
    "HOSTTYPE",
    "BASHPID",
    "TMPDIR",
    "GITHUB_WORKSPACE",
    "CI_PROJECT_DIR",
    "RUNNER_TEMP",
];
/// Commands inside of other commands' words are read to this depth: each of those words holds the whole text of what is inside.
const MAX_WITHIN: usize = 16;
/// Scripts inside scripts (`sh -c '…'`) are read to this depth.
const MAX_NESTED: u32 = 3;
/// Programs that run the program named after them.
const WRAPPERS: &[&str] = &[
    "sudo", "env", "command", "exec", "time", "nice", "nohup", "doas", "gosu", "su-exec", "builtin", "timeout", "setsid", "ionice",
    "chronic", "busybox",
];

/// A script as a map: `commands`, `assigned` (each `name`, `value`, `exported`), `tested` (names that are kept to some values), `text`.
///
/// Of a command: `name`, `text`, `args`, `sudo`; `unquoted`, and `given`: words that hold what the script was given; `code` of `sh -c` and
/// `eval` that this shell expands, `code_given` where it holds such; `from` and `into`: what stands before and behind it in a pipe; `fed`: what
/// stands in a here-document or behind `<<<`; `writes`, `captured`; `inside`: the function it stands in; `ignored`: its failure changes
/// nothing, `heeded`: what follows is left out then; `compared`: a test asks for what it prints (true where the test's failure is heeded).
///
/// `place` says where a piece of `text` stands in the file.
pub fn script(text: &str, place: &dyn Fn(Span) -> Span) -> Node {
    let mut reader = Reader::of(text, place);
    if let Some(parsed) = parse(Language::Bash, text) {
        reader.read(parsed.tree.root_node(), 0);
        reader.forget_constants();
        reader.mark_given();
        reader.mark_compared();
    }
    let whole = place(Span { start: 0, end: text.len() as u32, line: 1, end_line: text.lines().count().max(1) as u32 });
    carried::mark(&mut reader.commands, &reader.assigned, &reader.tested);
    let tested = reader.tested.names().map(|name| Node::new(Value::Text(name.clone()), whole));
    let entries = vec![
        ("commands".to_owned(), Node::new(Value::List(reader.commands), whole)),
        ("assigned".to_owned(), Node::new(Value::List(reader.assigned), whole)),
        ("text".to_owned(), Node::new(Value::Text(text.to_owned()), whole)),
        ("tested".to_owned(), Node::new(Value::List(tested.collect()), whole)),
    ];
    Node::new(Value::Map(entries), whole)
}

struct Reader<'a> {
    text: &'a str,
    place: &'a dyn Fn(Span) -> Span,
    commands: Vec<Node>,
    assigned: Vec<Node>,
    tested: Kept,
    /// Names that a test asks for, and whether its failure stops the script whatever it was told.
    asked: BTreeMap<String, bool>,
    /// Functions around the place that is read: their names, and where they end.
    functions: Vec<(String, usize)>,
}

impl<'a> Reader<'a> {
    fn of(text: &'a str, place: &'a dyn Fn(Span) -> Span) -> Self {
        Self {
            text,
            place,
            commands: Vec::new(),
            assigned: Vec::new(),
            tested: Kept::default(),
            asked: BTreeMap::new(),
            functions: Vec::new(),
        }
    }

    fn str(&self, node: Syntax<'_>) -> &str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// Walks with a cursor: hostile input nests as deep as it is long.
    fn read(&mut self, root: Syntax<'_>, nested: u32) {
        let mut cursor = root.walk();
        let mut around = Around::default();
        loop {
            let node = cursor.node();
            while self.functions.last().is_some_and(|(_, end)| node.start_byte() >= *end) {
                self.functions.pop();
            }
            match node.kind() {
                "function_definition" => {
                    let name = node.child_by_field_name("name").map(|n| self.str(n).to_owned());
                    self.functions.push((name.unwrap_or_default(), node.end_byte()));
                }
                "command" if self.commands.len() < MAX_COMMANDS && around.commands() < MAX_WITHIN => {
                    self.command(node, &mut around, nested)
                }
                "variable_assignment" => self.assignment(node, around.above(0)),
                "for_statement" => self.loop_variable(node),
                "test_command" | "case_statement" => {
                    let choice = node.kind() == "case_statement";
                    let about = if choice { node.child_by_field_name("value").unwrap_or(node) } else { node };
                    let asked = carried::variables(self.str(about));
                    if choice {
                        self.asked.extend(asked.into_iter().map(|name| (name, true)));
                    } else {
                        self.ask(asked, node, &around);
                    }
                    self.tested.read(node, &around, self.text);
                }
                _ => {}
            }
            if cursor.goto_first_child() {
                around.enter(node);
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return;
                }
                around.leave();
            }
        }
    }

    /// An expansion of a variable that only ever holds words of this script, or what commands that make up no words print, is not taken apart
    /// into anything else.
    fn forget_constants(&mut self) {
        let mut constant: BTreeMap<String, bool> = OWN.iter().map(|name| ((*name).to_owned(), true)).collect();
        for _ in 0..4 {
            let mut next: BTreeMap<String, bool> = OWN.iter().map(|name| ((*name).to_owned(), true)).collect();
            for node in &self.assigned {
                let (Some(name), Some(value)) = (node.get("name").and_then(Node::text), node.get("value").and_then(Node::text)) else {
                    continue;
                };
                let plain = harmless(value, &constant);
                next.entry(name.to_owned()).and_modify(|known| *known &= plain).or_insert(plain);
            }
            if next == constant {
                break;
            }
            constant = next;
        }
        let own = |word: &str| {
            let names = expanded(word);
            !names.is_empty() && names.iter().all(|name| constant.get(*name) == Some(&true))
        };
        for command in &mut self.commands {
            let Value::Map(entries) = &mut command.value else { continue };
            for (_, words) in entries.iter_mut().filter(|(name, _)| name == "unquoted") {
                if let Value::List(words) = &mut words.value {
                    words.retain(|word| word.text().is_some_and(|word| !own(word)));
                }
            }
            entries.retain(|(name, node)| match (name.as_str(), &node.value) {
                ("unquoted", Value::List(words)) => !words.is_empty(),
                ("code", Value::Text(code)) => !own(code),
                _ => true,
            });
        }
    }

    /// Words of a command that hold what the script was given: its arguments, what it reads, and what is made of them.
    fn mark_given(&mut self) {
        let mut given: BTreeSet<String> = BTreeSet::new();
        for command in self.commands.iter().filter(|command| command.get("name").and_then(Node::text) == Some("read")) {
            let words = command.get("args").map(Node::items).unwrap_or_default().iter().filter_map(Node::text);
            given.extend(words.filter(|word| !word.starts_with('-')).map(str::to_owned));
        }
        let holds = |text: &str, given: &BTreeSet<String>| {
            text.split('$').skip(1).any(|piece| {
                let piece = piece.strip_prefix('{').unwrap_or(piece);
                let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(piece.len());
                piece.starts_with(|c: char| matches!(c, '1'..='9' | '@' | '*')) || given.contains(&piece[..end])
            })
        };
        for _ in 0..3 {
            let before = given.len();
            for node in &self.assigned {
                if let (Some(name), Some(value)) = (node.get("name").and_then(Node::text), node.get("value").and_then(Node::text))
                    && !value.starts_with("$(")
                    && holds(value, &given)
                {
                    given.insert(name.to_owned());
                }
            }
            if given.len() == before {
                break;
            }
        }
        for command in &mut self.commands {
            let Value::Map(entries) = &mut command.value else { continue };
            let expanded = entries.iter().position(|(name, _)| name == EXPANDED).map(|at| entries.remove(at).1);
            let words: Vec<Node> =
                expanded.iter().flat_map(Node::items).filter(|word| word.text().is_some_and(|text| holds(text, &given))).cloned().collect();
            let code = command.get("code").and_then(Node::text).is_some_and(|code| holds(code, &given));
            let is_fed = command.get("fed").and_then(Node::text).is_some_and(|fed| holds(fed, &given));
            let span = command.span;
            if is_fed && command.get("fed_literal").is_none() {
                command.put("fed_given", Node::new(Value::Bool(true), span));
            }
            if !words.is_empty() {
                command.put("given", Node::new(Value::List(words), span));
            }
            if code {
                command.put("code_given", Node::new(Value::Bool(true), span));
            }
        }
    }

    /// Notes what a test asks for.
    fn ask(&mut self, names: Vec<String>, test: Syntax<'_>, around: &Around<'_>) {
        let failure = status::failure(test, around.upwards(), self.text);
        if failure != Failure::Ignored {
            for name in names {
                *self.asked.entry(name).or_default() |= failure == Failure::Heeded;
            }
        }
    }

    /// Text that went into a variable is compared where a test asks for the variable.
    fn mark_compared(&mut self) {
        for command in &mut self.commands {
            let Value::Map(entries) = &mut command.value else { continue };
            let Some(at) = entries.iter().position(|(name, _)| name == KEPT) else { continue };
            let (_, name) = entries.remove(at);
            if let Some(heeded) = name.text().and_then(|name| self.asked.get(name)) {
                entries.push(("compared".to_owned(), Node::new(Value::Bool(*heeded), name.span)));
            }
        }
    }

    fn assignment(&mut self, node: Syntax<'_>, above: Option<Syntax<'_>>) {
        let at = (self.place)(span(node));
        let Some((name, value)) = self.str(node).split_once('=') else { return };
        let name = name.trim_end_matches('+').to_owned();
        let value = self.scalar(value, at);
        let exported = above.is_some_and(|p| p.kind() == "declaration_command" && self.str(p).starts_with("export"));
        let entries = vec![
            ("name".to_owned(), Node::new(Value::Text(name), at)),
            ("value".to_owned(), value),
            ("exported".to_owned(), Node::new(Value::Bool(exported), at)),
        ];
        self.assigned.push(Node::new(Value::Map(entries), at));
    }

    /// A loop over words assigns each of them.
    fn loop_variable(&mut self, node: Syntax<'_>) {
        let at = (self.place)(span(node));
        let Some(name) = node.child_by_field_name("variable").map(|n| self.str(n).to_owned()) else { return };
        let mut cursor = node.walk();
        let values: Vec<String> = node.children_by_field_name("value", &mut cursor).map(|n| self.str(n).to_owned()).collect();
        for value in if values.is_empty() { vec!["$@".to_owned()] } else { values } {
            let entries = vec![
                ("name".to_owned(), Node::new(Value::Text(name.clone()), at)),
                ("value".to_owned(), self.scalar(&value, at)),
                ("looped".to_owned(), Node::new(Value::Bool(true), at)),
            ];
            self.assigned.push(Node::new(Value::Map(entries), at));
        }
    }

    /// A word as it stands: what it expands to is not known, and its `$` shows that.
    fn scalar(&self, raw: &str, at: Span) -> Node {
        Node::new(Value::Text(unquoted(raw)), at)
    }

    fn command<'t>(&mut self, node: Syntax<'t>, around: &mut Around<'t>, nested: u32) {
        let at = (self.place)(span(node));
        let mut words: Vec<(String, Syntax<'_>)> = Vec::new();
        let mut given = None;
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            match child.kind() {
                "herestring_redirect" => given = child.named_child(0).map(|n| self.scalar(self.str(n), at)),
                "variable_assignment" | "file_redirect" | "heredoc_redirect" | "comment" => {}
                _ => words.push((self.str(child).to_owned(), child)),
            }
        }
        let mut first = 0;
        let mut sudo = false;
        while let Some((word, _)) = words.get(first) {
            let name = word.rsplit('/').next().unwrap_or(word);
            if !WRAPPERS.contains(&name) {
                break;
            }
            sudo |= name == "sudo" || name == "doas";
            first += 1;
            while words.get(first).is_some_and(|(w, _)| {
                w.starts_with('-')
                    || (name == "env" && w.contains('='))
                    || (name == "gosu" && first == 1)
                    || (name == "timeout" && w.starts_with(|c: char| c.is_ascii_digit()))
            }) {
                first += 1;
            }
        }
        // A wrapper alone (`exec`, `sudo -v`) is the command itself.
        if first >= words.len() {
            first = 0;
        }
        let Some((name, _)) = words.get(first) else { return };
        let name = unquoted(name);
        let short = name.rsplit('/').next().unwrap_or(&name).to_owned();
        let args: Vec<Node> = words[first + 1..].iter().map(|(w, n)| self.scalar(w, (self.place)(span(*n)))).collect();
        let expanded: Vec<Node> = words[first + 1..]
            .iter()
            .filter(|(raw, _)| nested == 0 && raw.contains('$') && !raw.starts_with('\''))
            .map(|(raw, n)| self.scalar(raw, (self.place)(span(*n))))
            .collect();
        let open: Vec<Node> = words[first + 1..]
            .iter()
            .filter(|(_, n)| bare_expansion(*n))
            .map(|(w, n)| Node::new(Value::Text(w.clone()), (self.place)(span(*n))))
            .collect();
        let joined: Vec<String> = words[first..].iter().map(|(w, _)| unquoted(w)).collect();
        let text = joined.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        let runs_text = matches!(short.as_str(), "sh" | "bash" | "dash" | "zsh" | "ash" | "su" | "runuser");
        let option = |w: &String| !matches!(w.as_str(), "-c" | "-lc" | "-ec");
        let inner = joined.iter().skip_while(|w| option(w)).nth(1);
        // Code in single quotes is a constant: what it names is put in by the shell that runs it.
        let code = joined.iter().position(|w| !option(w)).and_then(|at| words[first..].get(at + 1));
        let evaluated: Vec<&str> = words[first + 1..]
            .iter()
            .map(|(raw, _)| raw.as_str())
            .filter(|raw| !raw.starts_with('\'') && raw.contains(['$', '`']))
            .collect();
        let code = code.filter(|(raw, _)| runs_text && !raw.starts_with('\'')).map(|(raw, _)| unquoted(raw).replace("\\$", ""));
        let code = code.or_else(|| {
            (short == "eval" && !evaluated.is_empty())
                .then(|| evaluated.iter().map(|raw| unquoted(raw).replace("\\$", "")).collect::<Vec<_>>().join(" "))
        });
        if let Some(inner) = inner.filter(|_| runs_text && nested < MAX_NESTED) {
            let here = |_: Span| at;
            let mut reader = Reader::of(inner, &here);
            if let Some(parsed) = parse(Language::Bash, inner) {
                reader.read(parsed.tree.root_node(), nested + 1);
            }
            let (mut commands, mut assigned) = (reader.commands, reader.assigned);
            for command in &mut commands {
                set_place(command, node.start_byte());
            }
            self.commands.append(&mut commands);
            self.assigned.append(&mut assigned);
        }
        let mut entries = vec![
            ("name".to_owned(), Node::new(Value::Text(short), at)),
            ("text".to_owned(), Node::new(Value::Text(text), at)),
            ("args".to_owned(), Node::new(Value::List(args), at)),
            ("sudo".to_owned(), Node::new(Value::Bool(sudo), at)),
            place_of(node.start_byte(), at),
        ];
        if !expanded.is_empty() {
            entries.push((EXPANDED.to_owned(), Node::new(Value::List(expanded), at)));
        }
        if !open.is_empty() {
            entries.push(("unquoted".to_owned(), Node::new(Value::List(open), at)));
        }
        if let Some(code) = code {
            entries.push(("code".to_owned(), Node::new(Value::Text(code), at)));
        }
        around.told(node, self.text, at, &mut entries);
        if let Some(given) = given.filter(|_| !entries.iter().any(|(name, _)| name == "fed")) {
            entries.push(("fed".to_owned(), given));
        }
        let yes = || Node::new(Value::Bool(true), at);
        match status::failure(node, around.upwards(), self.text) {
            Failure::Ignored => entries.push(("ignored".to_owned(), yes())),
            Failure::Heeded => entries.push(("heeded".to_owned(), yes())),
            Failure::Passed => {}
        }
        match status::printed(around, self.text) {
            Some(Printed::Compared(Failure::Ignored)) | None => {}
            Some(Printed::Compared(failure)) => {
                entries.push(("compared".to_owned(), Node::new(Value::Bool(failure == Failure::Heeded), at)));
            }
            Some(Printed::Kept(name)) => entries.push((KEPT.to_owned(), Node::new(Value::Text(name), at))),
        }
        if let Some((name, _)) = self.functions.last() {
            entries.push(("inside".to_owned(), Node::new(Value::Text(name.clone()), at)));
        }
        if joined.first().is_some_and(|name| name == "test") {
            self.ask(carried::variables(&joined.join(" ")), node, around);
        }
        let inner = handed(&joined);
        if let Some((name, args)) = inner.split_first() {
            let text = |text: String| Node::new(Value::Text(text), at);
            let args: Vec<Node> = args.iter().map(|word| text(word.clone())).collect();
            let entries = vec![
                ("name".to_owned(), text(name.rsplit('/').next().unwrap_or(name).to_owned())),
                ("text".to_owned(), text(inner.join(" "))),
                ("args".to_owned(), Node::new(Value::List(args), at)),
                ("sudo".to_owned(), Node::new(Value::Bool(sudo), at)),
                place_of(node.start_byte(), at),
            ];
            self.commands.push(Node::new(Value::Map(entries), at));
        }
        self.commands.push(Node::new(Value::Map(entries), at));
    }
}

fn place_of(start: usize, at: Span) -> (String, Node) {
    (carried::PLACE.to_owned(), Node::new(Value::Int(i64::try_from(start).unwrap_or(0)), at))
}

/// What stands in a text of its own begins where the command does that holds the text.
fn set_place(command: &mut Node, start: usize) {
    let at = command.span;
    if let Value::Map(entries) = &mut command.value {
        entries.iter_mut().filter(|(name, _)| name == carried::PLACE).for_each(|entry| *entry = place_of(start, at));
    }
}

/// The words of the command that `find` or `xargs` is told to run.
fn handed(words: &[String]) -> &[String] {
    let from = match words.first().map(String::as_str) {
        Some("find") => words.iter().position(|word| matches!(word.as_str(), "-exec" | "-execdir" | "-ok")).map(|at| at + 1),
        Some("xargs") => {
            let mut at = 1;
            while let Some(word) = words.get(at).filter(|word| word.starts_with('-')) {
                at += if matches!(word.as_str(), "-I" | "-n" | "-P" | "-L" | "-d" | "-s" | "-E" | "-a") { 2 } else { 1 };
            }
            Some(at)
        }
        _ => None,
    };
    let Some(rest) = from.and_then(|from| words.get(from..)) else { return &[] };
    let end = rest.iter().position(|word| matches!(word.as_str(), ";" | "\\;" | "+")).unwrap_or(rest.len());
    &rest[..end]
}

/// An expansion outside of quotes: it is split into words, and its `*` are expanded.
fn bare_expansion(node: Syntax<'_>) -> bool {
    match node.kind() {
        "simple_expansion" | "expansion" | "command_substitution" => true,
        "concatenation" => {
            let mut cursor = node.walk();
            node.named_children(&mut cursor).any(|n| matches!(n.kind(), "simple_expansion" | "expansion" | "command_substitution"))
        }
        _ => false,
    }
}

/// Whether a value is of this script alone: plain text, variables that are, and what commands print that make up no words.
fn harmless(value: &str, constant: &BTreeMap<String, bool>) -> bool {
    const PRINTING: &[&str] = &[
        "mktemp",
        "pwd",
        "date",
        "nproc",
        "uname",
        "dirname",
        "basename",
        "id",
        "whoami",
        "hostname",
        "realpath",
        "readlink",
        "cd",
        "command -v",
        "which",
        "getconf",
        "tput",
        "wc",
        "expr",
        "seq",
        "uuidgen",
        "stat",
        "arch",
        "git rev-parse",
        "git merge-base",
        "git describe",
        "git rev-list",
    ];
    let plain = |text: &str| text.chars().all(|c| c.is_alphanumeric() || "/._-+:@%,={}".contains(c));
    let inner =
        value.strip_prefix("$(").and_then(|v| v.strip_suffix(')')).or_else(|| value.strip_prefix('`').and_then(|v| v.strip_suffix('`')));
    if let Some(inner) = inner {
        let given = inner.split('$').skip(1).any(|piece| {
            let piece = piece.trim_start_matches('{');
            let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(piece.len());
            // `$0` and `${BASH_SOURCE[0]}` are the script's own place.
            !(piece.starts_with('0') || piece.starts_with("BASH_SOURCE") || constant.get(&piece[..end]) == Some(&true))
        });
        return !given
            && PRINTING
                .iter()
                .any(|name| inner.trim_start().strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    }
    // `$$` is the number of the process.
    let value = value.replace("$$", "0");
    let names = expanded(&value);
    if value.contains('$') && names.is_empty() {
        return false;
    }
    plain(&value.replace('$', "")) && names.iter().all(|name| constant.get(*name) == Some(&true))
}

/// The names that a word expands; empty where it also holds a command or a positional parameter.
fn expanded(word: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in word.split('$').skip(1) {
        let piece = piece.strip_prefix('{').unwrap_or(piece);
        let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(piece.len());
        if end == 0 || piece.starts_with(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        out.push(&piece[..end]);
    }
    out
}

pub(super) fn unquoted(raw: &str) -> String {
    let raw = raw.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = raw.strip_prefix(quote).and_then(|r| r.strip_suffix(quote)) {
            return if quote == '"' { inner.replace("\\\"", "\"") } else { inner.to_owned() };
        }
    }
    raw.replace(['"', '\''], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::path::find;

    #[test]
    fn commands_pipes_wrappers_and_nested_scripts() {
        let node = script(
            "export TOKEN=abc\nsudo -E apt-get install -y curl && curl -fsSL \"https://x/$v\" | bash -s -- a\nrm $x \"$y\"\nbash -c 'wget -q http://z'\necho a > /tmp/f.$$\n",
            &|s| s,
        );
        let at = |path: &str| find(&node, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(at("commands.*.name"), ["apt-get", "curl", "bash", "rm", "wget", "bash", "echo"]);
        assert_eq!(at("commands.2.from"), ["curl -fsSL \"https://x/$v\""]);
        assert_eq!(at("commands.1.into"), ["bash -s -- a"]);
        assert_eq!(at("commands.*.unquoted.*"), ["$x"]);
        let constant = script("v=app-1\nfor n in a b; do cp $v$n $1 /x; done\nw=$1\nrm $w $v.tar\n", &|s| s);
        let words: Vec<_> = find(&constant, "commands.*.unquoted.*").into_iter().filter_map(Node::scalar).collect();
        assert_eq!(words, ["$1", "$w"]);
        assert_eq!(at("assigned.*.value"), ["abc"]);
        assert_eq!(find(&node, "commands.0.sudo")[0].value, Value::Bool(true));
        assert_eq!(at("commands.6.writes.*"), ["/tmp/f.$$"]);
        let both = script("mkdir x && echo a > f\nfind . -exec chmod 777 {} +; ls | xargs -n 1 rm -f; cat > g <<E\nin it\nE\n", &|s| s);
        let words = |path: &str| find(&both, path).into_iter().filter_map(Node::scalar).collect::<Vec<_>>();
        assert_eq!(words("commands.*.writes.*"), ["f", "g"]);
        assert_eq!(words("commands.*.fed").len(), 1);
        assert!(words("commands.*.text").contains(&"chmod 777 {}".to_owned()) && words("commands.*.text").contains(&"rm -f".to_owned()));
        let given = script("t=$1; read -r n\nbash -c \"x $t\"\nbash -c 'x $1' _ $t\nssh h \"rm $n\" ok\n", &|s| s);
        assert_eq!(find(&given, "commands.*.code_given").len(), 1);
        assert_eq!(find(&given, "commands.*.given.*").into_iter().filter_map(Node::scalar).collect::<Vec<_>>(), ["x $t", "$t", "rm $n"]);
    }
}

//! What runs as a script, and what is set for programs, said the same way for every format. Under `$commands` of a document stands every shell
//! command, wherever the format holds it (`RUN`, `run:`, `script:`, `sh -c` of a container, `ExecStart`, data that a machine starts with):
//! the entries of [`shell::script`], `full` (its text with constants put in) and, on what downloads a file that the script then runs, unpacks
//! or installs, `unchecked`, or `checked` where a checksum or a signature is looked at first. Under `$settings` stands every variable of an
//! environment (each `name`, `value`). Knows where formats write these, and how files are fetched; no policy.

use assay_manifests::{Language, Span};

use super::{Node, Value, carried, constants::Constants, fetched, path::find, shell, started, status, yaml};
use crate::parse::parse;

/// Commands that run one after the other, and whether whatever runs them stops at the first that fails.
struct Group {
    commands: Vec<Node>,
    stops: bool,
}

impl Group {
    const fn going_on(commands: Vec<Node>) -> Self {
        Self { commands, stops: false }
    }

    const fn stopping(commands: Vec<Node>) -> Self {
        Self { commands, stops: true }
    }
}

/// Of an image: the scripts of each stage, what it starts, and what its environment says.
pub fn dockerfile(root: &mut Node) {
    let (mut groups, mut settings) = (Vec::new(), Vec::new());
    for stage in root.get("stages").map(Node::items).unwrap_or_default() {
        let (mut group, mut stops) = (Vec::new(), false);
        for instruction in stage.get("instructions").map(Node::items).unwrap_or_default() {
            let kind = instruction.get("kind").and_then(Node::text).unwrap_or_default();
            group.extend(instruction.get("commands").map(Node::items).unwrap_or_default().iter().cloned());
            settings.extend(instruction.get("assigned").map(Node::items).unwrap_or_default().iter().cloned());
            if matches!(kind, "ENV" | "ARG") {
                settings.extend(instruction.get("pairs").map(Node::items).unwrap_or_default().iter().cloned());
            }
            if matches!(kind, "CMD" | "ENTRYPOINT" | "HEALTHCHECK")
                && let Some(text) = instruction.get("text").and_then(Node::text)
            {
                let text = text.strip_prefix("CMD ").unwrap_or(text).trim();
                let words = text.starts_with('[').then(|| serde_json::from_str::<Vec<String>>(text).ok()).flatten();
                group.extend(words.map_or_else(|| read(text, instruction.span), |words| run_directly(&words, instruction.span)).0);
            }
            if kind == "SHELL" {
                let text = instruction.get("text").and_then(Node::text).unwrap_or_default();
                let words = serde_json::from_str::<Vec<String>>(text).unwrap_or_default();
                stops = words.iter().any(|word| word.starts_with('-') && !word.starts_with("--") && word.contains('e'));
            }
        }
        groups.push(Group { commands: group, stops });
    }
    put(root, groups, settings);
}

/// Of one script.
pub fn bash(root: &mut Node) {
    let of = |key: &str| root.get(key).map(Node::items).unwrap_or_default().to_vec();
    let (commands, settings) = (of("commands"), of("assigned"));
    let first = root.get("text").and_then(Node::text).and_then(|text| text.lines().next()).unwrap_or_default();
    let stops = status::stops(first);
    put(root, vec![Group { commands, stops }], settings);
}

/// Of a workflow or an action.
pub fn github(root: &mut Node) {
    let (mut groups, mut settings) = (Vec::new(), maps(root, "env"));
    for (key, steps) in [("jobs.*", "steps"), ("runs", "steps")] {
        for job in find(root, key) {
            let mut group = Vec::new();
            settings.extend(maps(job, "env"));
            settings.extend(maps(job, "container.env"));
            settings.extend(maps(job, "services.*.env"));
            for step in find(job, steps).into_iter().flat_map(Node::items) {
                settings.extend(maps(step, "env"));
                taken(step.get("$script"), &mut group, &mut settings);
            }
            groups.push(Group::stopping(group));
        }
    }
    put(root, groups, settings);
}

/// Of a pipeline of GitLab.
pub fn gitlab(root: &mut Node) {
    let (mut groups, mut settings) = (Vec::new(), root.get("$env").map(Node::items).unwrap_or_default().to_vec());
    for key in ["before_script", "after_script"] {
        let lines: Vec<&Node> = root.get(key).map(Node::items).unwrap_or_default().iter().collect();
        groups.push(Group::stopping(lines.iter().filter_map(|line| Some(read(line.text()?, line.span).0)).flatten().collect()));
    }
    for service in find(root, "services").into_iter().flat_map(Node::items) {
        groups.push(Group::going_on(service_of(service)));
    }
    for job in root.get("$jobs").map(Node::items).unwrap_or_default() {
        let mut group: Vec<Node> = find(job, "services").into_iter().flat_map(Node::items).flat_map(service_of).collect();
        settings.extend(job.get("$env").map(Node::items).unwrap_or_default().iter().cloned());
        taken(job.get("$script"), &mut group, &mut settings);
        groups.push(Group::stopping(group));
    }
    put(root, groups, settings);
}

/// What a service beside a job is told to run.
fn service_of(service: &Node) -> Vec<Node> {
    let Some(command) = service.get("command") else { return Vec::new() };
    run_directly(&command.items().iter().filter_map(Node::scalar).collect::<Vec<_>>(), command.span).0
}

/// Of services, which have their `$env`.
pub fn compose(root: &mut Node) {
    of_containers(root, "services.*", "$env", &["entrypoint", "command", "healthcheck.test"], &|text| text.replace("$$", "$"));
}

/// Of the containers of a workload.
pub fn kubernetes(root: &mut Node) {
    const RUN: &[&str] = &[
        "command",
        "args",
        "livenessProbe.exec.command",
        "readinessProbe.exec.command",
        "startupProbe.exec.command",
        "lifecycle.postStart.exec.command",
        "lifecycle.preStop.exec.command",
    ];
    of_containers(root, "$containers", "env", RUN, &str::to_owned);
}

/// Of a unit of systemd.
pub fn systemd(root: &mut Node) {
    let (mut group, mut stops) = (Vec::new(), true);
    for command in find(root, "Service.ExecStartPre|ExecStart|ExecStartPost|ExecReload|ExecStop|ExecStopPost") {
        if let Some(text) = command.text() {
            // A failure of a line with this sign stops nothing.
            stops &= !text.trim_start_matches(['@', '+', '!', ':']).starts_with('-');
            group.extend(read(text.trim_start_matches(['-', '@', '+', '!', ':', '|']), command.span).0);
        }
    }
    let settings = started::environment(root);
    put(root, vec![Group { commands: group, stops }], settings);
}

/// Of resources in a cloud: what their machines start with, and commands that run as they are made.
pub fn cloud(root: &mut Node) {
    const DATA: &[&str] = &[
        "user_data",
        "user_data_base64",
        "custom_data",
        "metadata_startup_script",
        "startup_script",
        "startup-script",
        "UserData",
        "Fn::Base64",
        "inline",
        "command",
    ];
    let mut texts = Vec::new();
    for path in ["resource", "data", "module", "$types"] {
        for node in find(root, path) {
            gather(node, DATA, 0, &mut texts);
        }
    }
    let (mut groups, mut settings) = (Vec::new(), Vec::new());
    for one in root.get("$started").map(Node::items).unwrap_or_default() {
        settings.extend(one.get("env").map(Node::items).unwrap_or_default().iter().cloned());
        let commands = one.get("text").and_then(Node::text).map_or_else(Vec::new, |text| read(text, one.span).0);
        groups.push(Group::going_on(commands));
    }
    for (text, span) in texts {
        let (commands, assigned) = starting(&text, span);
        groups.push(Group { commands, stops: status::stops(text.lines().next().unwrap_or_default()) });
        settings.extend(assigned);
    }
    put(root, groups, settings);
}

/// Texts under these keys, however deep; a list of lines is one text. What a text has unresolved in it is left as it stands.
fn gather(node: &Node, keys: &[&str], depth: u32, out: &mut Vec<(String, Span)>) {
    let words = |node: &Node| match &node.value {
        Value::Text(text) | Value::Unresolved(text) => Some(text.clone()),
        _ => None,
    };
    match &node.value {
        _ if depth > super::MAX_DEPTH => {}
        Value::Map(entries) => {
            for (name, value) in entries {
                if keys.contains(&name.as_str()) {
                    let lines = if name == "inline" { value.items() } else { std::slice::from_ref(value) };
                    let text: Vec<String> = lines.iter().filter_map(words).collect();
                    if !text.is_empty() {
                        out.push((text.join("\n"), value.span));
                        continue;
                    }
                }
                gather(value, keys, depth + 1, out);
            }
        }
        Value::List(items) => items.iter().for_each(|item| gather(item, keys, depth + 1, out)),
        _ => {}
    }
}

/// What a machine is given to start with: a script, or a configuration that holds commands.
fn starting(text: &str, span: Span) -> (Vec<Node>, Vec<Node>) {
    let text = text.trim_start_matches("!Sub ").trim_start();
    if !text.starts_with("#cloud-config") {
        return read(text, span);
    }
    let Some(parsed) = parse(Language::Yaml, text) else { return (Vec::new(), Vec::new()) };
    let mut out = (Vec::new(), Vec::new());
    for document in yaml::documents(text, &parsed.tree) {
        for path in ["runcmd", "bootcmd"] {
            for line in find(&document, path).into_iter().flat_map(Node::items) {
                let (commands, assigned) = match line.text() {
                    Some(text) => read(text, span),
                    None => run_directly(&line.items().iter().filter_map(Node::scalar).collect::<Vec<_>>(), span),
                };
                out.0.extend(commands);
                out.1.extend(assigned);
            }
        }
        for text in find(&document, "write_files.*.content").into_iter().filter_map(Node::text).filter(|text| text.starts_with("#!")) {
            let (commands, assigned) = read(text, span);
            out.0.extend(commands);
            out.1.extend(assigned);
        }
    }
    out
}

/// `meant` gives a text as the container gets it.
fn of_containers(root: &mut Node, path: &str, env: &str, run: &[&str], meant: &dyn Fn(&str) -> String) {
    let (mut groups, mut settings) = (Vec::new(), Vec::new());
    for container in find(root, path).into_iter().flat_map(Node::items) {
        settings.extend(container.get(env).map(Node::items).unwrap_or_default().iter().cloned());
        let mut group = Vec::new();
        // An entry point and its arguments are one line; of probes each is its own.
        let (mut line, mut at) = (Vec::new(), container.span);
        for key in run {
            let Some(given) = find(container, key).first().copied() else { continue };
            let words: Vec<String> = match given.text() {
                Some(text) if key.contains('.') || line.is_empty() => {
                    group.extend(read(&meant(text), given.span).0);
                    continue;
                }
                _ => given.items().iter().map(|word| word.scalar().map_or_else(|| "$".to_owned(), |word| meant(&word))).collect(),
            };
            if key.contains('.') {
                let words: Vec<String> =
                    words.into_iter().skip_while(|word| matches!(word.as_str(), "CMD" | "CMD-SHELL" | "NONE")).collect();
                let of = if words.len() == 1 { read(&words[0], given.span) } else { run_directly(&words, given.span) };
                group.extend(of.0);
            } else {
                (line, at) = ([line, words].concat(), given.span);
            }
        }
        group.extend(run_directly(&line, at).0);
        groups.push(Group::going_on(group));
    }
    put(root, groups, settings);
}

fn taken(script: Option<&Node>, group: &mut Vec<Node>, settings: &mut Vec<Node>) {
    let Some(script) = script else { return };
    group.extend(script.get("commands").map(Node::items).unwrap_or_default().iter().cloned());
    settings.extend(script.get("assigned").map(Node::items).unwrap_or_default().iter().cloned());
}

/// The entries of maps as a list of `name` and `value`.
fn maps(node: &Node, path: &str) -> Vec<Node> {
    let entries = find(node, path).into_iter().filter_map(|node| match &node.value {
        Value::Map(entries) => Some(entries),
        _ => None,
    });
    entries.flatten().filter(|(name, _)| !name.starts_with('$')).map(|(name, value)| Node::named(name, value.clone())).collect()
}

/// Commands and assignments of a text, all shown at one place.
fn read(text: &str, at: Span) -> (Vec<Node>, Vec<Node>) {
    let script = shell::script(text, &|_| at);
    let of = |key: &str| script.get(key).map(Node::items).unwrap_or_default().to_vec();
    (of("commands"), of("assigned"))
}

/// Words that are started without a shell; what a shell among them is given is a script.
fn run_directly(words: &[String], at: Span) -> (Vec<Node>, Vec<Node>) {
    if words.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let plain = |word: &String| !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || "'\"$`;|&<>(){}*?#\\".contains(c));
    let quoted = |word: &String| if plain(word) { word.clone() } else { format!("'{}'", word.replace('\'', "'\\''")) };
    let mut out = read(&words.iter().map(quoted).collect::<Vec<_>>().join(" "), at);
    // Quotation marks of the inner script stand in no other text.
    let shells = |word: &String| matches!(word.rsplit('/').next().unwrap_or(word), "sh" | "bash" | "dash" | "zsh" | "ash");
    let option = words.iter().position(|word| word.starts_with('-') && word.ends_with('c'));
    if let Some(code) = option.filter(|at| words[..*at].iter().any(shells)).and_then(|at| words.get(at + 1))
        && code.contains('\'')
    {
        let (commands, assigned) = read(code, at);
        out.0.extend(commands);
        out.1.extend(assigned);
    }
    out
}

fn put(root: &mut Node, groups: Vec<Group>, settings: Vec<Node>) {
    let span = root.span;
    let known = Constants::of(&settings);
    if !settings.is_empty() {
        // Where a rule asks the commands of one place it is told the same.
        root.each_mut(&mut |node| {
            if node.get("args").is_some() && node.get("name").is_some() && node.get("text").is_some() {
                spread_options(node, &known);
            }
        });
    }
    let mut all = Vec::new();
    for Group { mut commands, stops } in groups {
        for command in &mut commands {
            let text = command.get("text").and_then(Node::text).unwrap_or_default();
            let full = known.put_in(text);
            let at = command.span;
            if let Some(lines) = lines(command, &full, &known) {
                let lines = lines.into_iter().map(|line| Node::new(Value::Text(line), at));
                command.put("lines", Node::new(Value::List(lines.collect()), at));
            }
            command.put("full", Node::new(Value::Text(full), at));
            let written = command.get("writes").map(Node::items).unwrap_or_default().iter().filter_map(Node::text);
            let files: Vec<Node> = written.map(|file| Node::new(Value::Text(known.put_in(file)), at)).collect();
            if !files.is_empty() {
                command.put("files", Node::new(Value::List(files), at));
            }
            spread_options(command, &known);
        }
        fetched::mark(&mut commands, &known, stops);
        carried::secrets(&mut commands, &settings);
        all.extend(commands);
    }
    root.put("$commands", Node::new(Value::List(all), span));
    root.put("$settings", Node::new(Value::List(settings), span));
}

/// Options that a command takes from a variable or an array stand among its arguments; a command that is kept in one is that command.
fn spread_options(command: &mut Node, known: &Constants) {
    let Value::Map(entries) = &mut command.value else { return };
    let mut before = Vec::new();
    if let Some((_, name)) = entries.iter_mut().find(|(key, node)| key == "name" && node.text().is_some_and(|text| text.starts_with('$')))
        && let Some(words) = name.text().and_then(|text| known.command(text))
        && let Some((first, rest)) = words.split_first()
    {
        name.value = Value::Text(first.rsplit('/').next().unwrap_or(first).to_owned());
        before.extend(rest.iter().map(|word| Node::new(Value::Text(word.clone()), name.span)));
    }
    let Some(Node { value: Value::List(args), .. }) = entries.iter_mut().find(|(name, _)| name == "args").map(|(_, node)| node) else {
        return;
    };
    if before.is_empty() && !args.iter().any(|arg| arg.text().is_some_and(|text| text.starts_with('$'))) {
        return;
    }
    let spread = |arg: Node| match arg.text().and_then(|text| known.options(text)) {
        Some(words) => words.into_iter().map(|word| Node::new(Value::Text(word), arg.span)).collect(),
        None => vec![arg],
    };
    before.extend(std::mem::take(args).into_iter().flat_map(spread));
    *args = before;
}

/// What a command that writes a file puts there, line by line: a here-document, what it prints, or, of what edits a file, its own text.
fn lines(command: &Node, full: &str, known: &Constants) -> Option<Vec<String>> {
    let name = command.get("name").and_then(Node::text).unwrap_or_default();
    let writes = ["writes", "into"].iter().any(|key| command.get(key).is_some()) || matches!(name, "tee" | "sed");
    if !writes {
        return None;
    }
    if let Some(fed) = command.get("fed").and_then(Node::text) {
        return Some(fed.lines().map(|line| known.put_in(line)).collect());
    }
    if !matches!(name, "echo" | "printf") {
        return Some(vec![full.to_owned()]);
    }
    let words: Vec<String> = command.get("args").map(Node::items).unwrap_or_default().iter().filter_map(Node::scalar).collect();
    Some(known.put_in(&words.join(" ")).split('\n').flat_map(|line| line.split("\\n")).map(str::to_owned).collect())
}

#[cfg(test)]
pub(super) mod tests {
    use assay_manifests::Language;

    use crate::{
        document::{Node, kind::documents, path::find},
        parse::parse,
    };

    /// Texts below a path of a document's tree.
    pub fn texts(language: Language, path: &str, text: &str, wanted: &str) -> Vec<String> {
        let docs = documents(language, path, text, parse(language, text).as_ref());
        docs.iter().flat_map(|doc| find(&doc.root, wanted).into_iter().filter_map(Node::scalar).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn every_format_says_what_it_runs() {
        let file = "FROM a:1\nENV BASE=http://x\nRUN curl -o /t $BASE/y\nCMD [\"sh\", \"-c\", \"exec serve 'a b'\"]\n";
        let said = texts(Language::Dockerfile, "Dockerfile", file, "$commands.full");
        assert!(
            said.contains(&"curl -o /t http://x/y".to_owned())
                && said.iter().any(|text| text.starts_with("serve") || text.starts_with("exec serve")),
            "{said:?}"
        );
        let file = "services:\n  a:\n    image: i:2\n    command: [sh, -c, \"pip install x && run\"]\n    environment: {E: \"2\"}\n    healthcheck: {test: [CMD-SHELL, \"curl -k https://x\"]}\n";
        let said = texts(Language::Yaml, "compose.yaml", file, "$commands.text");
        assert!(said.contains(&"pip install x".to_owned()) && said.contains(&"curl -k https://x".to_owned()), "{said:?}");
        assert_eq!(texts(Language::Yaml, "compose.yaml", file, "$settings.value"), ["2"]);
        let file = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: i:3\n    command: [sh, -c]\n    args: [\"curl x | sh\"]\n";
        assert!(texts(Language::Yaml, "p.yaml", file, "$commands.from").contains(&"curl x".to_owned()));
        let file = "resource \"aws_instance\" \"a\" {\n  user_data = <<-EOF\n    #!/bin/bash\n    NAME=${var.name}\n    chmod 777 /srv\n  EOF\n}\n";
        assert!(texts(Language::Terraform, "main.tf", file, "$commands.text").contains(&"chmod 777 /srv".to_owned()));
        let file = "resource \"aws_instance\" \"a\" {\n  user_data = <<-EOF\n    #cloud-config\n    runcmd:\n      - [sh, -c, \"ufw disable\"]\n      - setenforce 0\n  EOF\n}\n";
        let said = texts(Language::Terraform, "main.tf", file, "$commands.text");
        assert!(said.contains(&"ufw disable".to_owned()) && said.contains(&"setenforce 0".to_owned()), "{said:?}");
        let file = "B=b.org\ncat > f <<E\na $B\nc\nE\necho -e \"d\\ne $B\" > g\nsed -i s/a/b/ h\necho x\n";
        assert_eq!(texts(Language::Bash, "x.sh", file, "$commands.lines.*"), ["a b.org", "c", "-e d", "e b.org", "sed -i s/a/b/ h"]);
        let file = "FROM a:1\nENV O=\"-q --all\"\nRUN get $O x\n";
        assert_eq!(texts(Language::Dockerfile, "Dockerfile", file, "stages.instructions.commands.args.*"), ["-q", "--all", "x"]);
        let file = "services:\n  a:\n    image: i:2\n    environment: {O: -q}\n    command: [sh, -c, \"get $$O x\"]\n";
        assert!(texts(Language::Yaml, "compose.yaml", file, "$commands.args.*").contains(&"-q".to_owned()));
        let file = "on: push\nenv: {A: 1}\njobs:\n  j:\n    steps:\n      - {run: make, env: {B: 2}}\n";
        assert_eq!(texts(Language::Yaml, ".github/workflows/x.yml", file, "$settings.name"), ["A", "B"]);
    }
}

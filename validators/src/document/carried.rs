//! What a script carries along: secrets that end in its log, what came out of a file and ends in the environment of later steps, and
//! variables that are tested before they are used. Knows programs that read and print files, no format and no policy.

use std::collections::BTreeSet;

use super::{Node, Value, names, tested::Kept};

/// Under this key stands where a command begins in its script, until it is known which tests hold there.
pub(super) const PLACE: &str = "$place";

/// Programs that print a file, or what they are fed.
const PRINTING: &[&str] =
    &["cat", "jq", "yq", "head", "tail", "more", "less", "tac", "nl", "od", "xxd", "hexdump", "strings", "base64", "grep", "sed", "awk"];
/// Programs behind a pipe that pass on what they read, in another form.
const PASSING: &[&str] =
    &["base64", "tr", "rev", "xxd", "od", "fold", "sed", "head", "tail", "cut", "tee", "cat", "sort", "awk", "hexdump"];

/// The names that a text expands.
pub(super) fn variables(text: &str) -> Vec<String> {
    let of = |piece: &str| {
        let piece = piece.strip_prefix('{').unwrap_or(piece);
        let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(piece.len());
        piece[..end].to_owned()
    };
    text.split('$').skip(1).map(of).filter(|name| !name.is_empty()).collect()
}

/// Marks two kinds of commands. `sets_from_file`: it writes a variable into the environment of later steps (`$GITHUB_ENV`) whose value was read
/// out of a file, and no test keeps the value to anything. `tested`: it expands variables, and a test keeps each of them where it stands. Takes
/// the place that [`PLACE`] says of each command.
pub(super) fn mark(commands: &mut [Node], assigned: &[Node], tested: &Kept) {
    const READING: &[&str] = &["cat ", "<", "head ", "tail ", "jq ", "sed ", "awk ", "grep ", "cut ", "unzip -p"];
    const KEEPING: &[&str] = &["tr -cd", "tr -dc", "grep -E", "grep -x", "grep -o", "sha256sum", "wc ", "jq -e"];
    let mut read = BTreeSet::new();
    for one in assigned {
        let value = one.get("value").and_then(Node::text).unwrap_or_default();
        let reads = value.strip_prefix("$(").is_some_and(|inner| READING.iter().any(|start| inner.trim_start().starts_with(start)));
        if reads && !KEEPING.iter().any(|way| value.contains(way)) {
            read.insert(said(one, "name"));
        }
    }
    for command in commands {
        let (span, used) = (command.span, variables(&said(command, "text")));
        let at = taken(command);
        let later = written(command).iter().any(|file| file.contains("GITHUB_ENV") || file.contains("GITHUB_PATH"));
        if later && used.iter().any(|name| read.contains(name) && !tested.holds(name, at)) {
            command.put("sets_from_file", Node::new(Value::Bool(true), span));
        }
        // Of a command for another machine its words count, not where it is sent.
        let words = command.get("args").map(Node::items).unwrap_or_default().iter().filter_map(Node::text);
        let far: Vec<String> = words.filter(|word| word.contains(' ')).flat_map(variables).collect();
        let used = if said(command, "name") == "ssh" && !far.is_empty() { far } else { used };
        if !used.is_empty() && used.iter().all(|name| tested.holds(name, at)) {
            command.put("tested", Node::new(Value::Bool(true), span));
        }
    }
}

/// Marks commands that print a secret (`prints_secret`): one that the settings in force say to be one, or a file that holds it.
pub(super) fn secrets(commands: &mut [Node], settings: &[Node]) {
    let mut secrets = BTreeSet::new();
    for one in settings {
        let value = match one.get("value").map(|value| &value.value) {
            Some(Value::Text(text) | Value::Unresolved(text)) => text.trim_start(),
            _ => "",
        };
        let given = one.get("valueFrom").is_some_and(|from| from.get("secretKeyRef").is_some());
        if given || value.starts_with("${{") && value.contains("secrets.") {
            secrets.insert(said(one, "name"));
        }
    }
    let is_secret = |name: &String| secrets.contains(name) || names::secret(name) && name.to_uppercase() == *name;
    let holds = |text: &str| variables(text).iter().any(is_secret);
    let files: BTreeSet<String> = commands
        .iter()
        .filter(|command| holds(&said(command, "text")) || holds(&said(command, "from")))
        .flat_map(written)
        .filter(|file| !file.starts_with("/dev/") && !file.contains("GITHUB_"))
        .collect();
    for command in commands {
        let (text, into, by, span) = (said(command, "text"), said(command, "into"), said(command, "name"), command.span);
        let passes = |part: &str| part.split_whitespace().next().is_some_and(|word| PASSING.contains(&word));
        let seen = (into.is_empty() || into.split('|').all(passes))
            && command.get("writes").is_none()
            && command.get("captured").is_none()
            && !into.contains('>');
        let words: Vec<String> = command.get("args").map(Node::items).unwrap_or_default().iter().filter_map(Node::scalar).collect();
        let of_a_file = PRINTING.contains(&by.as_str())
            && words.iter().any(|word| files.contains(word))
            && match by.as_str() {
                // A filter that only goes down gives the values; one that computes may give anything.
                "jq" | "yq" => words.iter().any(|word| word.starts_with('.') && !word.contains(['(', '|', '/'])),
                "grep" | "sed" | "awk" => !words.iter().any(|word| ["-q", "-i", "-c", "-l"].iter().any(|quiet| word.starts_with(quiet))),
                _ => true,
            };
        let about = |name: &str| {
            [":+", "+", "#"].iter().any(|form| text.contains(&format!("${{{name}{form}")) || text.contains(&format!("${{{form}{name}")))
        };
        let by_origin = variables(&text).iter().any(|name| secrets.contains(name) && !about(name));
        let printed = matches!(by.as_str(), "echo" | "printf") && by_origin && !text.contains("::add-mask::");
        if seen && (of_a_file || printed) {
            command.put("prints_secret", Node::new(Value::Bool(true), span));
        }
    }
}

/// Where a command begins in its script; the entry that says so is taken out.
fn taken(command: &mut Node) -> usize {
    let Value::Map(entries) = &mut command.value else { return 0 };
    let Some(at) = entries.iter().position(|(name, _)| name == PLACE) else { return 0 };
    match entries.remove(at).1.value {
        Value::Int(place) => usize::try_from(place).unwrap_or(0),
        _ => 0,
    }
}

fn said(node: &Node, key: &str) -> String {
    node.get(key).and_then(Node::text).unwrap_or_default().to_owned()
}

/// The files that a command writes, or what it is piped into.
pub(super) fn written(command: &Node) -> Vec<String> {
    let mut out: Vec<String> = command.get("writes").map(Node::items).unwrap_or_default().iter().filter_map(Node::scalar).collect();
    let into = said(command, "into");
    if let Some(last) = into.split('|').next_back().map(str::trim) {
        let target = last.rsplit_once('>').map(|(_, file)| file.trim());
        let teed = last.strip_prefix("tee ").map(|words| words.split_whitespace().filter(|word| !word.starts_with('-')));
        out.extend(target.into_iter().chain(teed.into_iter().flatten()).map(|word| word.replace('"', "")));
    }
    out
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::{
        document::{kind::documents, path::find},
        parse::parse,
    };

    fn said(run: &str, key: &str) -> usize {
        let lines: Vec<String> = run.lines().map(|line| format!("          {line}")).collect();
        let text = format!(
            "on: push\njobs:\n  a:\n    steps:\n      - env: {{K: '${{{{ secrets.ANY }}}}', V: one}}\n        run: |\n{}\n",
            lines.join("\n")
        );
        let docs = documents(Language::Yaml, ".github/workflows/x.yml", &text, parse(Language::Yaml, &text).as_ref());
        docs.iter().map(|doc| find(&doc.root, &format!("$commands.{key}")).len()).sum()
    }

    #[test]
    fn a_secret_that_ends_in_the_log_is_seen_by_where_it_comes_from() {
        for run in [
            "echo \"$K\" | base64",
            "echo $K > k.json\njq . k.json",
            "printf '%s' \"$K\" | base64 -d > \"$RUNNER_TEMP/k\"\ncat \"$RUNNER_TEMP/k\"",
        ] {
            assert_eq!(said(run, "prints_secret"), 1, "{run}");
        }
        for run in [
            "echo \"$V\"",
            "echo $K > k.json\njq -e 'has(\"a\")' k.json",
            "echo \"$K\" | docker login --password-stdin",
            "echo ${K:+set}",
            "x=$(echo $K | base64)",
        ] {
            assert_eq!(said(run, "prints_secret"), 0, "{run}");
        }
    }

    #[test]
    fn what_a_file_says_is_tested_before_it_is_handed_on() {
        assert_eq!(said("n=$(cat n.txt)\necho \"N=$n\" >> \"$GITHUB_ENV\"", "sets_from_file"), 1);
        assert_eq!(said("n=$(cat n.txt)\nif [[ \"$n\" =~ ^[0-9]+$ ]]; then echo \"N=$n\" >> $GITHUB_ENV; fi", "sets_from_file"), 0);
        assert_eq!(said("n=$(tr -cd 0-9 < n.txt)\necho \"N=$n\" >> $GITHUB_ENV", "sets_from_file"), 0);
    }
}

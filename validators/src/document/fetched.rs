//! Files that a script downloads and then runs, unpacks or installs, and whether anybody looks at them before: what a checksum or a signature
//! is asked of. Knows how programs for that are called, no format and no policy.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Node, Value,
    constants::Constants,
    status::{self, Failure},
};

/// Programs that run, unpack or install what they are given.
const USERS: &[&str] = &[
    "sh",
    "bash",
    "dash",
    "zsh",
    "ash",
    "source",
    ".",
    "perl",
    "ruby",
    "node",
    "php",
    "tar",
    "bsdtar",
    "unzip",
    "gunzip",
    "gzip",
    "unxz",
    "xz",
    "zstd",
    "7z",
    "dpkg",
    "rpm",
    "yum",
    "dnf",
    "microdnf",
    "apt",
    "apt-get",
    "apk",
    "zypper",
    "install",
    "java",
    "npm",
    "insmod",
    "installer",
    "msiexec",
    "mv",
    "cp",
    "ln",
    "pip",
    "pip3",
    "python",
    "python3",
    "gem",
    "docker",
    "helm",
    "kubectl",
    "wp",
    "unzstd",
];
/// Programs that make a digest of a file that nobody can find another file to. Without `-c` they print it: somebody must compare.
const DIGESTS: &[&str] =
    &["sha224sum", "sha256sum", "sha384sum", "sha512sum", "shasum", "b2sum", "b3sum", "sha256", "sha512", "rhash", "gsha256sum"];
/// Programs that make a digest to which another file can be made, or one that is no more than a sum.
const WEAK: &[&str] = &["md5sum", "md5", "sha1sum", "sha1", "cksum", "sum", "crc32"];
/// What a signature's or a digest's file adds to the name of the file that it speaks of.
const BESIDE: &[&str] = &[
    ".sha256",
    ".sha256sum",
    ".sha512",
    ".sha512sum",
    ".sha384",
    ".sum",
    ".checksum",
    ".digest",
    ".asc",
    ".sig",
    ".sign",
    ".gpg",
    ".minisig",
    ".pem",
    ".crt",
    ".bundle",
    ".sigstore",
    ".sigstore.json",
    ".intoto.jsonl",
    ".sha256.txt",
    ".sha256sum.txt",
    ".b2",
];
/// Names are followed over so many renames.
const MAX_RENAMES: usize = 4;

/// A command, as it is asked about files: worked out once, however many files there are.
struct Told {
    name: String,
    full: String,
    words: Vec<String>,
    inside: Option<String>,
    /// The file's name at the end of the first word.
    program: String,
    failure: Failure,
    /// Whether a test asks for what it prints, and whether its failure is heeded.
    compared: Option<Failure>,
}

/// What is known of all commands of a group, by the names of files.
#[derive(Default)]
struct Named {
    /// Commands that use a file in earnest: run it, unpack it, install it.
    used: BTreeMap<String, Vec<usize>>,
    /// Commands that only move it or set its mode, which is a use where nothing else is in sight.
    touched: BTreeMap<String, Vec<usize>>,
    /// Its next name.
    renamed: BTreeMap<String, Vec<(usize, String)>>,
    /// Checks that count, checks that are too weak, and checks whose failure stops nothing.
    checked: BTreeMap<String, Vec<usize>>,
    weak: BTreeMap<String, Vec<usize>>,
    /// Checks that name no file: of a list that is not in sight.
    lists: Vec<usize>,
}

/// What is said of one downloaded file.
#[derive(PartialEq, Clone, Copy)]
enum Said {
    Checked,
    Unchecked,
    /// Somebody looks at something; whether at this file, and well enough, is not in sight.
    Open,
}

/// Marks what downloads something that is then used, by whether anybody looks at that very file before. `stops`: the commands are run by
/// something that stops at the first failure.
pub(super) fn mark(commands: &mut [Node], known: &Constants, stops: bool) {
    let told: Vec<Told> = commands.iter().map(|command| told(command, known)).collect();
    let stops = stops || told.iter().any(|one| one.name == "set" && status::stops(&one.full));
    let named = named(commands, &told, known, stops);
    let mut said: Vec<(usize, bool)> = Vec::new();
    for (at, one) in told.iter().enumerate() {
        let files = left(&commands[at], one, known);
        let all: Vec<Said> = files.iter().filter_map(|file| of_file(at, file, &named, &told)).collect();
        if all.contains(&Said::Unchecked) {
            said.push((at, false));
        } else if !all.is_empty() && all.iter().all(|one| *one == Said::Checked) {
            said.push((at, true));
        }
    }
    // What is unpacked as it comes is looked at by nobody.
    for (at, one) in told.iter().enumerate() {
        let from = commands[at].get("from").and_then(Node::text).unwrap_or_default();
        let unpacks = matches!(one.name.as_str(), "tar" | "bsdtar" | "gunzip" | "unxz" | "dpkg" | "rpm" | "cpio" | "bunzip2" | "funzip");
        let fetches = from.split('|').any(|part| matches!(part.split_whitespace().next(), Some("curl" | "wget")));
        let summed = || from.split([' ', '|', '(', ')', '<', '>']).any(|word| DIGESTS.contains(&word) || WEAK.contains(&word));
        if unpacks && fetches && !summed() && !is_local(&known.put_in(from)) {
            said.push((at, false));
        }
    }
    for (at, checked) in said {
        let span = commands[at].span;
        commands[at].put(if checked { "checked" } else { "unchecked" }, Node::new(Value::Bool(true), span));
    }
    // Rules ask of addresses, too.
    for (command, one) in commands.iter_mut().zip(&told) {
        let from = command.get("from").and_then(Node::text).unwrap_or_default();
        if is_local(&format!("{} {}", one.full, known.put_in(from))) {
            let span = command.span;
            command.put("local", Node::new(Value::Bool(true), span));
        }
    }
}

fn told(command: &Node, known: &Constants) -> Told {
    let text = |key: &str| command.get(key).and_then(Node::text).unwrap_or_default().to_owned();
    let args = command.get("args").map(Node::items).unwrap_or_default();
    let full = text("full");
    Told {
        name: text("name"),
        words: args.iter().filter_map(Node::scalar).map(|word| known.put_in(&word)).collect(),
        inside: command.get("inside").and_then(Node::text).map(str::to_owned),
        program: key(full.split(' ').next().unwrap_or_default()),
        failure: match (command.get("ignored"), command.get("heeded")) {
            (Some(_), _) => Failure::Ignored,
            (_, Some(_)) => Failure::Heeded,
            _ => Failure::Passed,
        },
        compared: command.get("compared").map(|said| if said.value == Value::Bool(true) { Failure::Heeded } else { Failure::Passed }),
        full,
    }
}

/// What names a file in every spelling: its last part, with `${x}` as `$x`.
fn key(word: &str) -> String {
    let word = word.trim_matches(['"', '\'']).replace("${", "$").replace('}', "");
    word.rsplit('/').next().unwrap_or_default().to_owned()
}

/// What a word of a check may name: the file, or the one whose digest or signature it is.
fn keys(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| c.is_whitespace() || "\"'`;|&<>()=,*".contains(c)).filter(|word| !word.is_empty());
    let mut out = BTreeSet::new();
    for word in words {
        let key = key(word.trim_end_matches("\\n"));
        out.extend(BESIDE.iter().filter_map(|end| key.strip_suffix(end)).map(str::to_owned));
        out.insert(key);
    }
    out.remove("");
    out
}

/// The files that a download leaves; none where it is something else.
fn left(command: &Node, one: &Told, known: &Constants) -> Vec<String> {
    let mut files = match one.name.as_str() {
        "curl" => curled(&one.words),
        "wget" => wgot(&one.words),
        _ => return Vec::new(),
    };
    if files.is_empty() && one.words.iter().any(|word| is_address(word)) {
        let written = command.get("writes").map(Node::items).unwrap_or_default().first().and_then(Node::scalar);
        files.extend(written.map(|file| known.put_in(&file)));
    }
    files.retain(|file| file != "-");
    files
}

/// All names that downloaded files have, at first and later.
fn fetched(told: &[Told], known: &Constants, commands: &[Node], renamed: &BTreeMap<String, Vec<(usize, String)>>) -> BTreeSet<String> {
    let mut out: BTreeSet<String> = BTreeSet::new();
    for (command, one) in commands.iter().zip(told) {
        out.extend(left(command, one, known).iter().map(|file| key(file)));
    }
    let later = out.iter().filter_map(|name| renamed.get(name)).flatten().map(|(_, to)| to.clone());
    let later: Vec<String> = later.collect();
    out.extend(later);
    out
}

fn named(commands: &[Node], told: &[Told], known: &Constants, stops: bool) -> Named {
    let mut out = Named::default();
    let mut lists: Vec<(usize, BTreeSet<String>)> = Vec::new();
    // Functions that check what they are given, and whether a call that fails stops the script by itself.
    let mut checking: BTreeMap<&str, bool> = BTreeMap::new();
    for (at, one) in told.iter().enumerate() {
        if let (Some(name), Some((true, failure))) = (one.inside.as_deref(), strength(one, &commands[at]))
            && failure != Failure::Ignored
        {
            *checking.entry(name).or_default() |= failure == Failure::Heeded || stops;
        }
    }
    for (at, one) in told.iter().enumerate() {
        let words = || one.words.iter().flat_map(|word| [key(word), key(word.strip_prefix("-C").unwrap_or(word)), after_equals(word)]);
        let runs = !USERS.contains(&one.name.as_str());
        if runs {
            out.used.entry(one.program.clone()).or_default().push(at);
        }
        let moved = matches!(one.name.as_str(), "mv" | "cp" | "ln") && !one.words.last().is_some_and(|to| installed(to));
        if moved || one.name == "chmod" && one.words.iter().any(|mode| executable(mode)) {
            words().for_each(|key| out.touched.entry(key).or_default().push(at));
        } else if USERS.contains(&one.name.as_str()) {
            words().for_each(|key| out.used.entry(key).or_default().push(at));
        }
        if let (true, Some((to, from))) = (moved, one.words.split_last()) {
            for from in from.iter().filter(|word| !word.starts_with('-')) {
                let to = if to.ends_with('/') || to == "." { key(from) } else { key(to) };
                out.renamed.entry(key(from)).or_default().push((at, to));
            }
        }
        let by_function = || checking.get(one.name.as_str()).map(|by_itself| (*by_itself || one.failure == Failure::Heeded, one.failure));
        let strong = match strength(one, &commands[at]) {
            Some((_, Failure::Ignored)) => continue,
            Some((strong, failure)) => strong && (stops || failure == Failure::Heeded),
            None => match by_function() {
                Some((strong, failure)) if failure != Failure::Ignored => strong,
                _ => continue,
            },
        };
        let beside = |key: &str| commands[at].get(key).and_then(Node::text).map(|text| known.put_in(text)).unwrap_or_default();
        let found = keys(&format!("{} {} {} {}", one.words.join(" "), beside("from"), beside("fed"), beside("into")));
        let inline = commands[at].get("fed").is_some() || ["echo ", "printf "].iter().any(|say| beside("from").contains(say));
        if DIGESTS.contains(&one.name.as_str()) && !inline {
            lists.push((at, found.clone()));
        }
        let into = if strong { &mut out.checked } else { &mut out.weak };
        found.into_iter().for_each(|key| into.entry(key).or_default().push(at));
    }
    let fetched = fetched(told, known, commands, &out.renamed);
    let meant = |key: &String| fetched.contains(key) && (out.used.contains_key(key) || out.touched.contains_key(key));
    let open: Vec<usize> = lists.into_iter().filter(|(_, keys)| !keys.iter().any(meant)).map(|(at, _)| at).collect();
    out.lists = open;
    for places in [&mut out.used, &mut out.touched, &mut out.checked, &mut out.weak] {
        places.remove("");
    }
    out
}

/// Whether a command says of a file that it is the right one: `true` where nobody can make another that passes, `false` where it is
/// looked at, but not well enough; and what changes where it is not.
fn strength(one: &Told, command: &Node) -> Option<(bool, Failure)> {
    let has = |wanted: &[&str]| one.words.iter().any(|word| wanted.contains(&word.as_str()));
    let asks =
        || has(&["--check"]) || one.words.iter().any(|word| word.starts_with('-') && !word.starts_with("--") && word[1..].contains('c'));
    let into = || command.get("into").and_then(Node::text).is_some_and(status::compares);
    let compared = || one.compared.or_else(|| into().then_some(one.failure));
    let digest = |strong: bool| if asks() { Some((strong, one.failure)) } else { compared().map(|failure| (strong, failure)) };
    // An identity that every signer has is none.
    let anybody = || {
        one.words.iter().enumerate().any(|(at, word)| {
            let (name, value) = word.split_once('=').unwrap_or((word, one.words.get(at + 1).map_or("", String::as_str)));
            name.contains("identity-regexp") && matches!(value.trim_matches(['"', '\'', '^', '$']), ".*" | ".+" | "")
        })
    };
    let verifies = || one.words.first().is_some_and(|word| word.starts_with("verify"));
    let letter = |letters: &[char]| one.words.iter().any(|word| word.starts_with('-') && word.contains(letters));
    let signature = match one.name.as_str() {
        name if DIGESTS.contains(&name) => return digest(true),
        name if WEAK.contains(&name) => return digest(false),
        "openssl" if one.full.starts_with("openssl dgst") => {
            let strong = !has(&["-md5", "-sha1"]);
            let signed = one.words.iter().any(|word| word.ends_with("verify"));
            return if signed { Some((strong, one.failure)) } else { compared().map(|failure| (strong, failure)) };
        }
        "cosign" => return verifies().then(|| (!anybody(), one.failure)),
        "gpgv" | "gpgv2" | "sqv" => true,
        "gpg" | "gpg2" => has(&["--verify", "--verify-files"]),
        "slsa-verifier" => verifies(),
        "minisign" => letter(&['V']),
        "signify" => letter(&['V', 'C']),
        "jarsigner" => has(&["-verify"]),
        "sq" | "apk" => has(&["verify"]),
        "gh" => one.full.starts_with("gh attestation verify"),
        "rpm" => has(&["-K", "--checksig"]),
        _ => false,
    };
    signature.then_some((true, one.failure))
}

/// What is said of a file that the command at `at` leaves; `None` where nobody uses it and nobody looks at it.
fn of_file(at: usize, file: &str, named: &Named, told: &[Told]) -> Option<Said> {
    let mut names = vec![key(file)];
    names.retain(|name| !name.is_empty());
    let mut from = at;
    for _ in 0..MAX_RENAMES {
        let Some(next) = names.last().and_then(|name| named.renamed.get(name)) else { break };
        let Some((place, next)) = next.get(next.partition_point(|(place, _)| *place <= from)) else { break };
        from = *place;
        names.push(next.clone());
    }
    let first = |of: &BTreeMap<String, Vec<usize>>| {
        let behind = |places: &Vec<usize>| places.get(places.partition_point(|place| *place <= at)).copied();
        names.iter().filter_map(|name| of.get(name).and_then(behind)).min()
    };
    let used = first(&named.used);
    let until = used.unwrap_or(usize::MAX);
    if first(&named.checked).is_some_and(|check| check < until) {
        return Some(Said::Checked);
    }
    used.or_else(|| first(&named.touched))?;
    // The order of functions in the text is not that of their calls; a list may name the file.
    let apart = |places: &Vec<usize>| places.iter().any(|place| told[*place].inside.is_some() || told[at].inside.is_some());
    let elsewhere = names.iter().filter_map(|name| named.checked.get(name)).any(apart);
    let listed = named.lists.get(named.lists.partition_point(|place| *place <= at)).is_some_and(|place| *place < until);
    let weakly = first(&named.weak).is_some_and(|check| check < until);
    Some(if elsewhere || listed || weakly { Said::Open } else { Said::Unchecked })
}

/// The name behind `=` of an option.
fn after_equals(word: &str) -> String {
    word.strip_prefix('-').and_then(|option| option.split_once('=')).map(|(_, value)| key(value)).unwrap_or_default()
}

/// Whether what lies there is found by its name and run.
fn installed(to: &str) -> bool {
    to.starts_with('/') && ["/bin", "/sbin", "/lib", "/etc/", "/usr/", "/opt/", "/Applications"].iter().any(|place| to.contains(place))
}

fn executable(mode: &str) -> bool {
    let octal = mode.len() >= 3 && mode.len() <= 4 && mode.bytes().all(|b| (b'0'..=b'7').contains(&b));
    octal && mode.bytes().rev().take(3).any(|b| (b - b'0') % 2 == 1)
        || mode.contains(['+', '=']) && mode.split(['+', '=']).nth(1).is_some_and(|m| m.contains(['x', 'X']))
}

fn is_address(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let address = ["http://", "https://", "ftp://"].iter().any(|scheme| lower.starts_with(scheme));
    (address || word.starts_with('$') && (lower.contains("url") || lower.contains("uri"))) && !is_local(&lower)
}

/// Whether every address in a text, of one or more, is of this machine or its own network.
fn is_local(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || "\"'`|<>()".contains(c));
    let mut addresses = words.filter(|word| word.contains("://")).peekable();
    addresses.peek().is_some() && addresses.all(|address| address.split_once("://").is_some_and(|(_, rest)| is_local_host(rest)))
}

/// Of an address without its scheme.
fn is_local_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = if host.starts_with('[') { host.split_inclusive(']').next() } else { host.split(':').next() }.unwrap_or_default();
    let number =
        |start: &str| host.starts_with(start) && host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok());
    matches!(host, "localhost" | "[::1]" | "metadata" | "metadata.google.internal" | "host.docker.internal")
        || host.ends_with(".svc")
        || host.ends_with(".svc.cluster.local")
        || number("127.")
        || number("169.254.")
}

/// The files that `curl` leaves, as its words say.
fn curled(words: &[String]) -> Vec<String> {
    let mut addresses = words.iter().filter(|word| is_address(word)).peekable();
    if addresses.peek().is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut by_name = false;
    for (at, word) in words.iter().enumerate() {
        let short = word.starts_with('-') && !word.starts_with("--");
        if let Some(file) = word.strip_prefix("--output=") {
            out.push(file.to_owned());
        } else if word == "--output" || short && word.ends_with('o') {
            out.extend(words.get(at + 1).cloned());
        } else if word == "--remote-name" || word == "--remote-name-all" || short && word.contains('O') {
            by_name = true;
        } else if let Some(file) = word.strip_prefix("-o").filter(|_| short) {
            out.push(file.to_owned());
        }
    }
    if by_name {
        out.extend(addresses.filter_map(|address| last_part(address)));
    }
    out
}

/// The files that `wget` leaves.
fn wgot(words: &[String]) -> Vec<String> {
    if !words.iter().any(|word| is_address(word)) {
        return Vec::new();
    }
    for (at, word) in words.iter().enumerate() {
        if let Some(file) = word.strip_prefix("--output-document=") {
            return vec![file.to_owned()];
        }
        let short = word.starts_with('-') && !word.starts_with("--");
        if word == "--output-document" || short && word.ends_with('O') {
            return words.get(at + 1).cloned().into_iter().collect();
        }
        if let Some(at) = word.find('O').filter(|_| short) {
            return vec![word[at + 1..].to_owned()];
        }
    }
    words.iter().filter(|word| is_address(word)).filter_map(|address| last_part(address)).collect()
}

fn last_part(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.rsplit('/').next().filter(|part| !part.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::{
        document::{kind::documents, path::find},
        parse::parse,
    };

    fn texts(text: &str, wanted: &str) -> usize {
        let docs = documents(Language::Bash, "x.sh", text, parse(Language::Bash, text).as_ref());
        docs.iter().map(|doc| find(&doc.root, wanted).len()).sum()
    }

    #[test]
    fn what_is_downloaded_and_used_is_told_from_what_is_checked_before() {
        let said = |script: &str, key: &str| texts(script, &format!("$commands.{key}")) > 0;
        for used in [
            "curl -fsSLo /tmp/i https://x/i\nbash /tmp/i\n",
            "U=https://x/$V/k\ncurl -LO \"$U\"\nchmod +x k\n",
            "wget https://x/a.tgz\ntar xf a.tgz\n",
            "curl -L https://x/b > /usr/local/bin/b && chmod 0755 /usr/local/bin/b\n",
            "wget -qO- https://x/a.tgz | tar xz\n",
            "curl -L https://x/summary.tgz | tar xz\n",
            "curl -o i https://localhost.example.org/i\nbash i\n",
            "curl -o i 'https://x/i?from=http://localhost/'\nbash i\n",
        ] {
            assert!(said(used, "unchecked") && !said(used, "checked"), "{used}");
        }
        for fine in [
            "wget https://x/a.tgz https://x/SUMS\nsha256sum -c SUMS\ntar xf a.tgz\n",
            "curl -o page.html https://x/\ngrep y page.html\n",
            "curl -o data https://x/data\nsha256sum -c SUMS || exit 1\n",
            "curl -o /tmp/i http://localhost:80/i\nbash /tmp/i\n",
            "curl -o i https://x/i\necho \"$S  i\" | md5sum -c -\nbash i\n",
        ] {
            assert!(!said(fine, "unchecked") && !said(fine, "checked"), "{fine}");
        }
    }

    #[test]
    fn a_check_counts_that_asks_for_the_very_file_before_it_is_used_and_stops_the_script() {
        let said = |check: &str, key: &str| {
            texts(
                &format!("set -euo pipefail\ncurl -fLo /tmp/tool.tgz https://x/tool.tgz\n{check}\ntar xf /tmp/tool.tgz\n"),
                &format!("$commands.{key}"),
            ) > 0
        };
        for check in [
            "echo \"$SUM  /tmp/tool.tgz\" | sha256sum -c -",
            "sha512sum --check <<< \"$SUM  /tmp/tool.tgz\"",
            "sha256sum -c <<E\n0a1b  /tmp/tool.tgz\nE",
            "grep tool.tgz SUMS | shasum -a 256 -c -",
            "cd /tmp && sha256sum -c tool.tgz.sha256 || exit 1",
            "gpg --verify tool.tgz.asc /tmp/tool.tgz",
            "[ \"$(sha256sum /tmp/tool.tgz | cut -d' ' -f1)\" = \"$SUM\" ] || exit 1",
            "got=$(sha256sum /tmp/tool.tgz | cut -d' ' -f1)\nif [ \"$got\" != \"$SUM\" ]; then exit 1; fi",
            "sha256sum /tmp/tool.tgz | grep -q \"$SUM\"",
            "openssl dgst -sha256 -verify k.pem -signature tool.tgz.sig /tmp/tool.tgz",
            "same() { echo \"$2  $1\" | sha256sum -c -; }\nsame /tmp/tool.tgz \"$SUM\"",
        ] {
            assert!(said(check, "checked") && !said(check, "unchecked"), "{check}");
        }
        for none in [
            "sha256sum /tmp/tool.tgz",
            "echo \"$SUM  /tmp/tool.tgz\" | sha256sum -c - || true",
            "echo \"$SUM  /tmp/tool.tgz\" | sha256sum -c - || { echo differs; }",
            "echo \"$SUM  /tmp/other.tgz\" | sha256sum -c -",
            "got=$(sha256sum /tmp/tool.tgz)\necho \"$got\"",
            "gpg --import /tmp/tool.tgz.asc",
            "echo \"$SUM  /tmp/tool.tgz\" | sha256sum -c - && echo fine",
            "if ! sha256sum -c tool.tgz.sha256; then echo differs; fi",
            "got=$(sha256sum /tmp/tool.tgz)\n[ \"$got\" = \"$SUM\" ] || echo differs",
            "[ \"$(sha256sum /tmp/tool.tgz)\" = \"$SUM\" ] && echo fine",
            "openssl dgst -sha256 /tmp/tool.tgz",
        ] {
            assert!(said(none, "unchecked") && !said(none, "checked"), "{none}");
        }
        // Without `set -e` the script goes on behind a check that failed.
        let plain = "curl -o i https://x/i\necho \"$S  i\" | sha256sum -c -\nbash i\n";
        for (head, checked) in [("", 0), ("#!/bin/bash -e\n", 1), ("set -eu\n", 1), ("set -o errexit\n", 1), ("set -u\n", 0)] {
            let script = format!("{head}{plain}");
            assert_eq!((texts(&script, "$commands.unchecked"), texts(&script, "$commands.checked")), (0, checked), "{script}");
        }
        for heeded in [
            "if ! gpg --verify i.asc i; then exit 1; fi\nbash i",
            "if sha256sum -c i.sha256; then bash i; fi",
            "{ sha256sum -c i.sha256; } || exit 1\nbash i",
            "sha256sum -c i.sha256 && echo fine || exit 1\nbash i",
            "sha256sum i | grep -q \"$S\" || exit 1\nbash i",
            "same() { echo \"$2  $1\" | sha256sum -c -; }\nsame i \"$S\" || exit 1\nbash i",
        ] {
            let script = format!("curl -o i https://x/i\n{heeded}\n");
            assert_eq!((texts(&script, "$commands.unchecked"), texts(&script, "$commands.checked")), (0, 1), "{script}");
        }
        let late = "curl -o i https://x/i\nbash i\necho \"$S  i\" | sha256sum -c -\n";
        assert_eq!((texts(late, "$commands.unchecked"), texts(late, "$commands.checked")), (1, 0));
        let moved = "curl -o i.new https://x/i\nmv i.new i\necho \"$S  i\" | sha256sum -c - || exit 1\nbash i\n";
        assert_eq!((texts(moved, "$commands.unchecked"), texts(moved, "$commands.checked")), (0, 1));
        let one_of_two = "curl -o a https://x/a; curl -o b https://x/b; echo \"$S  a\" | sha256sum -c && sh a; sh b\n";
        assert_eq!((texts(one_of_two, "$commands.unchecked"), texts(one_of_two, "$commands.checked")), (1, 1));
        let both = "curl -o a https://x/a -o b https://x/b\necho \"$S  a\" | sha256sum -c - || exit\nsh a\nsh b\n";
        assert_eq!((texts(both, "$commands.unchecked"), texts(both, "$commands.checked")), (1, 0));
    }

    #[test]
    fn each_of_many_downloads_has_its_own_answer() {
        let of = |n: usize| {
            format!(
                "curl -o f{n} https://x/f{n}\necho \"$S{n}  f{n}\" | sha256sum -c - || exit 1\nsh f{n}\ncurl -o g{n} https://x/g{n}\nsh g{n}\n"
            )
        };
        let script: String = (0..1500).map(of).collect();
        assert_eq!((texts(&script, "$commands.checked"), texts(&script, "$commands.unchecked")), (1500, 1500));
    }
}

//! Files that a script downloads and then runs, unpacks or installs, and whether anybody looks at them before: what a checksum or a signature
//! is asked of. Knows how programs for that are called, no format and no policy.

use std::collections::BTreeMap;

use super::{Node, Value};

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
/// Programs that say whether a file is the right one.
const CHECKERS: &[&str] = &[
    "sha1sum",
    "sha224sum",
    "sha256sum",
    "sha384sum",
    "sha512sum",
    "shasum",
    "md5sum",
    "b2sum",
    "b3sum",
    "cksum",
    "sha256",
    "gpg",
    "gpg2",
    "gpgv",
    "cosign",
    "minisign",
    "slsa-verifier",
    "signify",
    "rhash",
    "jarsigner",
    "sq",
    "sqv",
];

/// Variables that are set once, to a text.
pub(super) fn constants(settings: &[Node]) -> BTreeMap<String, String> {
    let mut out: BTreeMap<String, Option<String>> = BTreeMap::new();
    for one in settings {
        let Some(name) = one.get("name").and_then(Node::text) else { continue };
        let value =
            one.get("value").and_then(Node::scalar).filter(|value| !value.is_empty() && !value.contains('`') && !value.contains("$("));
        out.entry(name.to_owned()).and_modify(|known| *known = known.take().filter(|known| value.as_ref() == Some(known))).or_insert(value);
    }
    out.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// A text with what is known of its variables put in.
pub(super) fn replaced(text: &str, known: &BTreeMap<String, String>) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let inner = after.strip_prefix('{').unwrap_or(after);
        let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(inner.len());
        let (name, more) = inner.split_at(end);
        let more = if inner.len() == after.len() { Some(more) } else { more.strip_prefix('}') };
        match (known.get(name), more) {
            (Some(value), Some(more)) => {
                out.push_str(value);
                rest = more;
            }
            _ => {
                out.push('$');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// A download: which command it is, whence, and the file it leaves.
struct Download {
    command: usize,
    file: String,
}

/// Marks what downloads something that is then used, by whether anybody looks at it before.
pub(super) fn mark(commands: &mut [Node], known: &BTreeMap<String, String>) {
    let words = |command: &Node| -> Vec<String> {
        command
            .get("args")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::scalar)
            .map(|word| replaced(&word, known))
            .collect()
    };
    let name = |command: &Node| command.get("name").and_then(Node::text).unwrap_or_default().to_owned();
    let full = |command: &Node| command.get("full").and_then(Node::text).unwrap_or_default().to_owned();
    let mut downloads = Vec::new();
    for (at, command) in commands.iter().enumerate() {
        let file = match name(command).as_str() {
            "curl" => curled(&words(command)),
            "wget" => wgot(&words(command)),
            _ => continue,
        };
        let written = command.get("writes").map(Node::items).unwrap_or_default().first().and_then(Node::scalar);
        if let Some(file) = file.or_else(|| written.filter(|_| words(command).iter().any(|word| is_address(word)))).filter(|f| f != "-") {
            downloads.push(Download { command: at, file: replaced(&file, known) });
        }
    }
    let base = |file: &str| file.rsplit('/').next().unwrap_or(file).to_owned();
    let means = |word: &str, file: &str| {
        word == file || word.trim_start_matches("./") == file || base(word) == base(file) && !base(file).is_empty()
    };
    let checks = |command: &Node| {
        let text = full(command);
        CHECKERS.contains(&name(command).as_str())
            && (!text.starts_with("gpg") || text.contains("verify") || name(command) == "gpgv")
            && !text.contains(" sign ")
            || text.starts_with("openssl dgst")
            || text.starts_with("gh attestation verify")
            || text.starts_with("rpm -K")
            || text.starts_with("rpm --checksig")
            || text.starts_with("apk verify")
    };
    let mut said: Vec<(usize, bool)> = Vec::new();
    for download in &downloads {
        let used = commands.iter().enumerate().skip(download.command + 1).any(|(_, command)| {
            let by = name(command);
            let text = full(command);
            let named = words(command)
                .iter()
                .any(|word| means(word, &download.file) || word.strip_prefix("-C").is_some_and(|w| means(w, &download.file)));
            let runs = means(text.split(' ').next().unwrap_or_default(), &download.file) && !USERS.contains(&by.as_str());
            let makes = by == "chmod" && words(command).iter().any(|mode| executable(mode));
            runs || named && (makes || USERS.contains(&by.as_str()))
        });
        if !used {
            continue;
        }
        // A check that names other downloads alone says nothing of this one.
        let checked = commands.iter().filter(|command| checks(command)).any(|command| {
            let text =
                format!("{} {}", full(command), command.get("from").and_then(Node::text).map(|t| replaced(t, known)).unwrap_or_default());
            let of = |file: &str| text.contains(&base(file));
            of(&download.file) || !downloads.iter().any(|other| of(&other.file))
        });
        said.push((download.command, checked));
    }
    // What is unpacked as it comes is looked at by nobody.
    for (at, command) in commands.iter().enumerate() {
        let from = command.get("from").and_then(Node::text).unwrap_or_default();
        let unpacks =
            matches!(name(command).as_str(), "tar" | "bsdtar" | "gunzip" | "unxz" | "dpkg" | "rpm" | "cpio" | "bunzip2" | "funzip");
        let fetches = from.split('|').any(|part| matches!(part.split_whitespace().next(), Some("curl" | "wget")));
        if unpacks && fetches && !from.contains("sum") && !is_local(&replaced(from, known)) {
            said.push((at, false));
        }
    }
    for (at, checked) in said {
        let span = commands[at].span;
        commands[at].put(if checked { "checked" } else { "unchecked" }, Node::new(Value::Bool(true), span));
    }
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

fn is_local(text: &str) -> bool {
    ["://localhost", "://127.", "://169.254.", "://metadata", "://[::1]", "://host.docker"].iter().any(|place| text.contains(place))
}

/// The file that `curl` leaves, where its words say one.
fn curled(words: &[String]) -> Option<String> {
    let address = words.iter().find(|word| is_address(word))?;
    for (at, word) in words.iter().enumerate() {
        if let Some(file) = word.strip_prefix("--output=") {
            return Some(file.to_owned());
        }
        let short = word.starts_with('-') && !word.starts_with("--");
        if word == "--output" || short && word.ends_with('o') {
            return words.get(at + 1).cloned();
        }
        if word == "--remote-name" || word == "--remote-name-all" || short && word.contains('O') {
            return last_part(address);
        }
        if let Some(file) = word.strip_prefix("-o").filter(|_| short) {
            return Some(file.to_owned());
        }
    }
    None
}

/// The file that `wget` leaves.
fn wgot(words: &[String]) -> Option<String> {
    let address = words.iter().find(|word| is_address(word))?;
    for (at, word) in words.iter().enumerate() {
        if let Some(file) = word.strip_prefix("--output-document=") {
            return Some(file.to_owned());
        }
        let short = word.starts_with('-') && !word.starts_with("--");
        if word == "--output-document" || short && word.ends_with('O') {
            return words.get(at + 1).cloned();
        }
        if let Some(at) = word.find('O').filter(|_| short) {
            return Some(word[at + 1..].to_owned());
        }
    }
    last_part(address)
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
            "curl -o a https://x/a; curl -o b https://x/b; echo \"$S  a\" | sha256sum -c; sh a; sh b\n",
        ] {
            assert!(said(used, "unchecked"), "{used}");
        }
        for fine in [
            "curl -o /tmp/i https://x/i\necho \"$SUM  /tmp/i\" | sha256sum -c -\nbash /tmp/i\n",
            "wget https://x/a.tgz https://x/SUMS\nsha256sum -c SUMS\ntar xf a.tgz\n",
            "curl -o page.html https://x/\ngrep y page.html\n",
            "curl -o /tmp/i http://localhost:80/i\nbash /tmp/i\n",
        ] {
            assert!(!said(fine, "unchecked"), "{fine}");
        }
        assert!(said("curl -o /tmp/i https://x/i\ngpg --verify i.sig /tmp/i\nbash /tmp/i\n", "checked"));
    }
}

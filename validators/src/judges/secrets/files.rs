//! Files whose name says that their lines are logins or keys. Knows where a value stands in such a file; the value is judged as elsewhere.

use std::sync::LazyLock;

use regex::Regex;

use super::{Found, placeholder, structure};
use crate::panel::FileView;

/// Most bytes of a file that are looked at.
const MOST: usize = 1 << 20;

/// How a file is called (all of its name, or its end), the kind of its secrets, and a line of it; group 1 is the secret.
const FILES: &[(&[&str], &str, &str)] = &[
    (&["chap-secrets", "pap-secrets"], "peer-secret", r#"(?m)^[^\s#]\S{0,80}\s+\S{1,80}\s+"?([^\s#"]{6,64})"?(?:\s|$)"#),
    (&["sasl_passwd", "sasl_password_maps"], "relay-password", r"(?m)^[^\s#]\S{0,120}\s+[^\s:]{1,80}:(\S{6,64})\s*$"),
    (&["userlist.txt"], "pool-password", r#"(?m)^"[^"\n]{1,64}"\s+"([^"\n]{6,128})""#),
    (&[".curlrc", "_curlrc"], "client-password", r#"(?m)^\s*(?:-u|user|proxy-user)\s*[= ]\s*"?[^\s":]{1,80}:([^\s"]{6,64})"?\s*$"#),
    (
        &[".msmtprc", "msmtprc", ".fetchmailrc", "fetchmailrc", ".netrc", "_netrc", ".esmtprc", "authinfo", ".authinfo"],
        "client-password",
        r#"(?m)(?:^|\s)pass(?:word)?\s+"?([^\s"]{6,64})"?(?:\s|$)"#,
    ),
    (&["passwd-s3fs", ".passwd-s3fs"], "store-password", r"(?m)^(?:[^\s:#]{3,64}:)?[0-9A-Z]{16,24}:([0-9A-Za-z/+]{32,64})\s*$"),
    (&["passwd"], "repository-password", r"(?m)^[0-9A-Za-z_.@-]{1,64}\s*=\s*(\S{6,64})\s*$"),
    (
        &[".vault_pass", ".vault-password", "vault_password", "vault-password.txt", "vault_pass.txt"],
        "vault-password",
        r"\A\s*(\S{8,128})\s*\z",
    ),
    (&["master.key", "production.key", "staging.key"], "credentials-key", r"\A\s*([0-9a-f]{32})\s*\z"),
    (
        &["auth.txt", "auth-user-pass.txt", "auth-user-pass", "userpass.txt", "user-pass.txt", "vpn-auth.txt", "openvpn-auth.txt"],
        "tunnel-password",
        r"\A\s*[\w.@-]{2,64}[ \t]*\r?\n([^\s:=]{6,64})\s*\z",
    ),
    (&[".pgpass", "pgpass.conf"], "client-password", r"(?m)^[^\s#:][^\s:]{0,120}:[0-9*]{1,5}:[^\s:]{1,64}:[^\s:]{1,64}:(\S{6,128})\s*$"),
];

/// An array of 64 bytes in numbers and nothing else: a pair of keys of Ed25519.
const KEY_PAIR: &str = r"\A\s*(\[\s*(?:[0-9]{1,3}\s*,\s*){63}[0-9]{1,3}\s*\])\s*\z";

static LINES: LazyLock<Vec<(&[&str], &str, Regex)>> =
    LazyLock::new(|| FILES.iter().filter_map(|(names, kind, line)| Some((*names, *kind, Regex::new(line).ok()?))).collect());

static PAIR: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(KEY_PAIR).ok());

/// What the verdicts of this part depend on.
pub fn table() -> String {
    FILES.iter().map(|(_, _, line)| *line).chain([KEY_PAIR]).collect::<Vec<_>>().join("\n")
}

/// Adds what the lines of a file with a telling name hold.
pub fn scan(file: &FileView<'_>, out: &mut Vec<Found>) {
    let name = file.path.rsplit(['/', '\\']).next().unwrap_or_default();
    if file.text.len() > MOST {
        return;
    }
    for (_, kind, line) in LINES.iter().filter(|(names, _, _)| names.contains(&name)) {
        // Accounts of a system stand in a file of the same name as those of a repository.
        if *kind == "repository-password" && !file.text.contains("[users]") {
            continue;
        }
        let places = line.captures_iter(file.text).filter_map(|found| found.get(1));
        out.extend(places.filter(|place| is_secret(place.as_str())).map(|place| Found { start: place.start(), end: place.end(), kind }));
    }
    if name.ends_with(".json")
        && file.text.len() < 600
        && let Some(place) = PAIR.as_ref().and_then(|pair| pair.captures(file.text)).and_then(|found| found.get(1))
        && structure::entropy(place.as_str()) > 2.5
    {
        out.push(Found { start: place.start(), end: place.end(), kind: "key-pair-in-numbers" });
    }
}

fn is_secret(value: &str) -> bool {
    structure::password(value) && !placeholder::is_reference(value) && !structure::is_documented(value) && !value.starts_with("md5")
}

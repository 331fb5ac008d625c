//! Threats that a file shows as a whole: what meets in it, where no single value ties it together. Each asks for two things that ordinary code
//! does not do in one place: a place where stolen data is dropped and something to steal, a fetched file in a hidden place and its start.
//! Knows no policy.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;

use super::{
    Threat, hidden,
    terms::{Asked, Term, Terms, compiled},
};

macro_rules! form {
    ($name:ident, $form:literal) => {
        static $name: LazyLock<Option<regex::bytes::Regex>> = LazyLock::new(|| compiled($form));
    };
}

// A console of the server for one's own tests, which answers this machine alone.
form!(
    ANSWERS_HERE,
    r#"(?:PHP_SAPI|php_sapi_name\(\))\s*[!=]==?\s*["']cli-server["'][\s\S]{0,400}REMOTE_ADDR["']\][^;\n]{0,40}["']127\.0\.0\.1["']"#
);
// Where data is dropped that nobody should have: hooks of messengers, catchers of requests, hosts of anonymous files, bare addresses.
form!(
    DROP,
    r#"(?:discord(?:app)?\.com/api/webhooks/|api\.telegram\.org/bot|webhook\.site|\.oast\.(?:fun|site|me|pro|live|online)|\.?oastify\.com|burpcollaborator\.net|\.interact\.sh|requestbin|\.m\.pipedream\.net|beeceptor\.com|transfer\.sh|api\.gofile\.io|https?://(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(?:\.\d{1,3}){3})"#
);
// Addresses of one's own network are no such place.
form!(PRIVATE, r"\Ahttps?://(?:10|127|0|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.");
form!(
    STORES,
    r#"(?i)leveldb|Login Data|\.aws[/\\"', ]{1,6}credentials|\.ssh[/\\"', ]{1,6}id_|\.npmrc|\.pypirc|\.git-credentials|gcloud[/\\"', ]{1,6}application_default|\.docker[/\\"', ]{1,6}config\.json|\.kube[/\\"', ]{1,6}config|solana[/\\"', ]{1,6}id\.json|wallet\.dat|key4\.db|logins\.json"#
);
form!(
    WATCHES,
    r"pynput(?:\.|\s+import|\.keyboard)|keyboard\.on_press\(|\bon_press\s*=|SetWindowsHookEx|GetAsyncKeyState|pyautogui\.screenshot\(|ImageGrab\.grab\(|desktopCapturer|screenshot-desktop"
);
form!(EXECUTABLE, r"(?i)0o?7[0-7][0-7]\b|chmod\s+(?:\+x|7[0-7][0-7]|a\+x|u\+x)|S_IXUSR|S_IEXEC|from_mode\(|startfile\(|Start-Process");
form!(HIDDEN, r#"["'`](?:/tmp|/var/tmp|/dev/shm)/\.?[\w.-]{1,40}["'`]"#);
// A program in a temporary place: the two stand in one statement, or in neighbours.
form!(
    PROGRAM,
    r#"(?i)(?:gettempdir\(\)|os\.tmpdir\(\)|temp_dir\(\)|%TEMP%|\bTEMP["'\]]|TempDir\(\))[\s\S]{0,160}?\.(?:exe|scr|bat|vbs|ps1)["'`]|\.(?:exe|scr|bat|vbs|ps1)["'`][\s\S]{0,160}?(?:gettempdir\(\)|os\.tmpdir\(\)|temp_dir\(\)|%TEMP%|\bTEMP["'\]]|TempDir\(\))"#
);
form!(
    COMMAND,
    r#"(?:curl|wget)\s[^\n"'`]{0,200}https?://[^\n"'`]{0,200}(?:\|\s*(?:sudo\s+)?(?:/bin/)?(?:ba|z|da|)sh\b|&&\s*chmod\s[^\n"'`]{0,80}&&\s*[^\n"'`]{1,80})"#
);
form!(
    DESTROYS,
    r":\(\)\s*\{\s*:\s*\|\s*:\s*&\s*\}\s*;\s*:|\bdd\s+if=/dev/(?:zero|u?random)\s+of=/dev/(?:sd[a-z]|hd[a-z]|nvme\d|vd[a-z]|mmcblk\d)\b"
);
form!(
    DECODED,
    r#"\beval\s+["']?\$\(\s*(?:echo|printf)\s[^)|]{0,4000}\|\s*base64\s+(?:-d|-D|--decode)|\beval\s+["']?\$\(\s*(?:echo|printf)\s+(?:-n\s+)?["']?[A-Za-z0-9+/=]{8,}["']?\s*\|\s*(?:openssl\s+(?:base64|enc)\s[^)|]{0,40}-d\b|xxd\s+-r)|\beval\s+Base64\.\w*decode64\(\s*["'][A-Za-z0-9+/=]{32}"#
);
// A command whose name stands in escapes.
form!(
    ESCAPED_COMMAND,
    r#"(?:^|[;&|][ \t]*|\beval[ \t]+["']?)\$\([ \t]*(?:printf|echo[ \t]+-e)[ \t]+["']?(?:\\x(?:[2-6][0-9a-fA-F]|7[0-9a-eA-E])|\\0?1[0-7]{2}){2,}|\b(?:printf|echo[ \t]+-e)[ \t]+["'](?:\\x(?:[2-6][0-9a-fA-F]|7[0-9a-eA-E])|\\0?1[0-7]{2}){4,}[^\n|]{0,400}\|[ \t]*(?:ba|z|da|)sh\b"#
);
form!(
    WEB_SHELL,
    r"\b(?:eval|assert|create_function)\s*\(\s*@?[^;\n]{0,160}\$_(?:GET|POST|REQUEST|COOKIE|SERVER)\b|\$\w+\s*=\s*(?:str_rot13|strrev)\([^;\n]{1,60}\)\s*;\s*@?\$\w+\s*\(\s*@?\$_(?:GET|POST|REQUEST|COOKIE)\b"
);
form!(PAYS, r#"(?:eth_sendTransaction|sendTransaction|signTransaction)[\s\S]{0,400}\.to\s*=\s*["'`]0x[0-9a-fA-F]{40}["'`]"#);
form!(MINES, r"stratum\+(?:tcp|ssl)://|\bxmrig\b[^\n]{0,300}(?:nohup|-o\s+\S+:\d+)");
form!(
    LISTENS,
    r"(?:TCPSocket|UNIXSocket)\.(?:new|open)\([\s\S]{0,300}\.(?:gets|recv|read)[\s\S]{0,200}(?:IO\.popen|Open3\.\w+|Kernel\.system|system|%x|`)"
);
form!(FETCHED, r#"(?:curl|wget)\s[^\n;|&]{0,160}(?:https?://\d{1,3}(?:\.\d{1,3}){3}|http://)[^\n;|&]{0,160}"#);

/// Whether a text names a place where data is dropped.
pub fn names_drop(text: &str) -> bool {
    dropped(text).is_some()
}

/// The first place where data is dropped that a text names.
fn dropped(text: &str) -> Option<(usize, usize)> {
    let mut found = DROP.as_ref()?.find_iter(text.as_bytes()).map(|found| (found.start(), found.end()));
    found.find(|(start, _)| at(&PRIVATE, &text[*start..]).is_none())
}

fn at(form: &LazyLock<Option<regex::bytes::Regex>>, text: &str) -> Option<(usize, usize)> {
    form.as_ref().as_ref()?.find(text.as_bytes()).map(|found| (found.start(), found.end()))
}

/// Whether a file has anything that the forms here speak of.
pub fn is_worth_reading(text: &str) -> bool {
    static WORDS: LazyLock<Option<regex::bytes::Regex>> = LazyLock::new(|| {
        compiled(
            r"rmtree\(|rimraf|rm_rf|rmSync\(|authorized_keys|/dev/tcp|of=/dev/|:\(\)|sendTransaction|\$_(?:GET|POST|REQUEST|COOKIE|SERVER)\b|pynput|TcpStream::connect|ureq::|stratum\+|getattr\(|TCPSocket|__import__\(|str_rot13\(|strrev\(|hex2bin\(|\(\s*base64_decode\(|\.constructor\(|fromCharCode\(",
        )
    });
    WORDS.as_ref().is_some_and(|form| form.is_match(text.as_bytes()))
}

/// What meets in a file. `all` are the terms of its text, `installs` says that it runs when its package is installed.
pub fn threats(text: &str, all: &Asked<'_>, is_shell: bool, installs: bool, out: &mut Vec<Threat>) {
    let mut add = |place: Option<(usize, usize)>, rule, message| {
        if let Some((start, end)) = place {
            out.push(Threat { start, end, rule, message });
        }
    };
    let drop = dropped(text);
    let stores: BTreeSet<Vec<u8>> = STORES
        .as_ref()
        .map(|form| form.find_iter(text.as_bytes()).map(|found| found.as_bytes().to_ascii_lowercase()).collect())
        .unwrap_or_default();
    let message = "the environment or stored credentials are sent away";
    if drop.is_some() && (!stores.is_empty() || all.has(Term::Environment)) {
        add(drop, "exfiltration", message);
    } else if stores.len() >= 3 && all.has(Term::Send) {
        add(at(&STORES, text), "exfiltration", message);
    }
    if drop.is_some() && at(&WATCHES, text).is_some() {
        add(at(&WATCHES, text), "spyware", "keys or the screen are watched and sent away");
    }
    if installs && drop.is_some() {
        add(drop, "install-hook", "the installation reports to where stolen data is dropped");
    }
    if installs
        && all.has(Term::Environment)
        && (text.contains("TcpStream::connect") || text.contains("ureq::") || text.contains("reqwest::"))
    {
        add(Some((0, text.len().min(120))), "install-hook", "the installation sends the environment away");
    }
    if installs && text.contains("CurrentVersion") && text.contains("Run") && text.contains("reg add") {
        add(text.find("CurrentVersion").map(|at| (at, at + 14)), "persistence", "the installation starts itself with the machine");
    }
    let message = "a file that was fetched is put in a place of everybody, made executable and started";
    let starts = all.has(Term::Process) || text.contains("startfile(");
    let fetches = all.has(Term::Download) || text.contains("reqwest::blocking::get");
    if !is_shell && fetches && starts && at(&EXECUTABLE, text).is_some() {
        let repeated = at(&HIDDEN, text).filter(|(start, end)| text.get(*start..*end).is_some_and(|path| text.matches(path).count() >= 2));
        add(repeated.or_else(|| at(&PROGRAM, text)), "dropper", message);
    }
    if is_shell {
        add(shell_drops(text), "dropper", message);
        add(at(&ESCAPED_COMMAND, text), "encoded-command", "an encoded command is decoded and run");
        add(at(&DESTROYS, text), "home-removed", "the machine is made unusable");
    } else {
        if all.has(Term::Process) {
            add(
                at(&COMMAND, text).filter(|(start, _)| is_run(text, *start)),
                "download-and-run",
                "a command that fetches and runs is started",
            );
        }
        // A console that answers this machine alone, under the server of one's own tests, gives nobody anything.
        add(at(&WEB_SHELL, text).filter(|_| at(&ANSWERS_HERE, text).is_none()), "web-shell", "what a request carries is run as code");
    }
    add(at(&DECODED, text), "encoded-command", "an encoded command is decoded and run");
    add(at(&LISTENS, text), "reverse-shell", "commands from the network are run");
    add(at(&PAYS, text), "address-swap", "the recipient of a payment is replaced");
    if all.has(Term::Process) || is_shell {
        add(at(&MINES, text), "miner", "a program that mines for somebody else is started");
    }
    add(hidden::php_names(text), "hidden-call", "the name of what runs code is encoded");
    add(spelled(text), "hidden-call", "the name of what runs code is put together from pieces");
}

/// Whether the text at `start` stands in what is given to a call that starts a process, rather than in a message.
fn is_run(text: &str, start: usize) -> bool {
    let from = text.ceil_char_boundary(start.saturating_sub(160));
    let before = &text[from..start];
    // What stands before the end of a statement is another matter.
    let own = [";\n", ")\n", "}\n", "{\n"].iter().filter_map(|end| before.rfind(end).map(|at| at + end.len())).max().unwrap_or(0);
    let line = before.rfind('\n').map_or(before, |newline| &before[newline + 1..]);
    Terms::of(&before[own..]).has(Term::Process) && !line.trim_start().starts_with(['#', '/', '*'])
}

/// A shell's fetch from a bare or unencrypted address into a file that is made executable and then started.
fn shell_drops(text: &str) -> Option<(usize, usize)> {
    let form = FETCHED.as_ref()?;
    for found in form.find_iter(text.as_bytes()).take(50) {
        let command = &text[found.start()..found.end()];
        let mut words = command.split_whitespace();
        let Some(path) = words.find(|word| matches!(*word, "-O" | "-o" | "--output")).and_then(|_| words.next()) else { continue };
        let path = path.trim_matches(['"', '\'']);
        let after = &text[found.end()..];
        let is_executable = after.lines().any(|line| line.contains("chmod") && line.contains(path));
        let is_started = after.lines().any(|line| {
            let line = line.trim_start().trim_start_matches("nohup ").trim_start_matches("sudo ").trim_start_matches("exec ");
            line.starts_with(path) && line[path.len()..].starts_with([' ', '&', ';']) || line == path
        });
        if path.len() >= 3 && is_executable && is_started {
            return Some((found.start(), found.end()));
        }
    }
    None
}

/// Pieces of text that are put together into the name of something that runs code.
pub fn spelled(text: &str) -> Option<(usize, usize)> {
    const NAMES: &[&str] = &[
        "exec",
        "eval",
        "system",
        "assert",
        "popen",
        "b64decode",
        "base64_decode",
        "__import__",
        "child_process",
        "execSync",
        "Function",
        "shell_exec",
        "passthru",
        "create_function",
        "gzinflate",
        "gzuncompress",
        "str_rot13",
        "instance_eval",
        "subprocess",
    ];
    static PIECES: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"(?:["'][A-Za-z0-9_]{1,13}["'][ \t]*[+.][ \t]*){1,12}["'][A-Za-z0-9_]{1,13}["']"#).ok());
    // Of a list, all of it: arguments beside each other are no pieces of one name.
    static LISTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?:\[|array\()[ \t]*(?:["'][A-Za-z0-9_]{1,13}["'][ \t]*,[ \t]*){1,12}["'][A-Za-z0-9_]{1,13}["'][ \t]*,?[ \t]*[\])]"#)
            .ok()
    });
    static LETTERS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"(?:["'][\w./:|& -]["']\s*,\s*){11,}["'][\w./:|& -]["']"#).ok());
    // Words of Ruby's own list.
    static LISTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"%[wW][\[({]([A-Za-z0-9_ \t]{3,60})[\])}]"#).ok());
    let joined = |found: &str| -> String {
        let mut quote = None;
        found
            .chars()
            .filter(|c| match quote {
                None => {
                    quote = matches!(c, '"' | '\'').then_some(*c);
                    false
                }
                Some(q) if q == *c => {
                    quote = None;
                    false
                }
                Some(_) => true,
            })
            .collect()
    };
    let named = |form: &'static Option<Regex>| {
        form.as_ref()?.find_iter(text).take(2000).find(|found| NAMES.contains(&joined(found.as_str()).as_str()))
    };
    let pieces = named(&PIECES).or_else(|| named(&LISTS));
    let letters = || {
        LETTERS.as_ref()?.find_iter(text).take(200).find(|found| {
            let word = joined(found.as_str());
            ["http:", "https:", "curl", "wget", "/bin/sh", "/bin/bash", "powershell"].iter().any(|name| word.contains(name))
        })
    };
    let listed = || {
        LISTED.as_ref()?.captures_iter(text).take(200).find_map(|found| {
            let word: String = found.get(1)?.as_str().split_ascii_whitespace().collect();
            let is_many = found.get(1)?.as_str().trim().contains([' ', '\t']);
            found.get(0).filter(|_| is_many && NAMES.contains(&word.as_str()))
        })
    };
    pieces.or_else(letters).or_else(listed).map(|found| (found.start(), found.end()))
}

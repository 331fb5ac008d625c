//! Malice: a capability (network, process, dynamic code, files, environment, clipboard) that meets a threat in one file or package: an encoded payload
//! that is run, what was downloaded is run, a shell for somebody else, the environment or credentials that are sent away, hooks of an
//! installation that do such things, swapped clipboards, code out of sight. The model of capabilities and threats is that of scanners of package
//! registries; values are followed from assignment, parameter and return to call, those of assignments and returns also between files that
//! import each other. Knows no policy.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, OnceLock},
};

use assay_manifests::{Finding, Language, Sha256Digest, Span, Verdict};
use regex::Regex;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Lines, ruleset_of, verdicts_of};
use crate::{
    needles::Needles,
    panel::{FileView, UnitView, Validator},
    parse::Parsed,
    syntax::{Act, Range},
};

mod behaviour;
mod embedded;
mod forms;
mod hidden;
mod installs;
mod opaque;
mod package;
mod passed;
mod sight;
mod terms;

use installs::{install_hook, is_install, package_scripts};
pub use package::Lent;
use passed::Function;
use sight::out_of_sight;
use terms::{Term, Terms};

/// Longest piece of a program that is looked at as one, in bytes.
const MAX_PIECE: usize = 16 << 10;
/// Longest file whose names are followed, in bytes.
const MAX_NAMED: usize = 96 << 10;

/// Settings of [`Malice`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MaliceConfig {
    /// Rules that are not asked, without `malice/`.
    pub without: Vec<String>,
}

pub struct Malice {
    config: MaliceConfig,
    digest: OnceLock<Sha256Digest>,
}

impl Malice {
    pub fn new(config: MaliceConfig) -> Self {
        Self { config, digest: OnceLock::new() }
    }
}

impl Validator for Malice {
    fn name(&self) -> &'static str {
        "malice"
    }

    fn version(&self) -> &'static str {
        "1"
    }

    fn ruleset(&self) -> Sha256Digest {
        *self.digest.get_or_init(|| {
            let forms: Vec<&str> = WHOLE.iter().map(|(.., form)| *form).collect();
            let own = [
                include_str!("forms.rs"),
                include_str!("embedded.rs"),
                include_str!("opaque.rs"),
                include_str!("hidden.rs"),
                include_str!("installs.rs"),
                include_str!("behaviour.rs"),
                include_str!("passed.rs"),
                include_str!("sight.rs"),
            ]
            .concat();
            ruleset_of(self.name(), self.version(), &self.config, &[&terms::table(), &forms.join("\n"), behaviour::TEXT, &own])
        })
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        let lines = Lines::of(file.text);
        let mut threats = Vec::new();
        threats_of(file, &mut threats);
        threats.retain(|threat| !self.config.without.iter().any(|rule| rule == threat.rule));
        threats.sort();
        threats.dedup_by(|later, earlier| later.rule == earlier.rule && later.start < earlier.end);
        let finding = |threat: &Threat| Finding {
            rule: format!("malice/{}", threat.rule),
            cwe: vec![506],
            severity: "critical".to_owned(),
            message: threat.message.to_owned(),
            span: lines.span(threat.start, threat.end),
            path: Vec::new(),
        };
        let findings: Vec<Finding> = threats.iter().map(finding).collect();
        verdicts_of(self, file, units, &lines, &findings)
    }
}

/// Something done at bytes `start..end` that nobody's code should do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Threat {
    start: usize,
    end: usize,
    rule: &'static str,
    message: &'static str,
}

fn threats_of(file: &FileView<'_>, out: &mut Vec<Threat>) {
    use Language::*;
    if !matches!(file.language, Json | Yaml | Toml | Html | Css) {
        let documented = file.parsed.map(|parsed| parsed.syntax().documented.as_slice()).unwrap_or_default();
        let is_said = |at: usize| documented.iter().any(|(start, end)| *start as usize <= at && at < *end as usize);
        let message = "a branch whose condition is decided before the program runs, and hidden in a function";
        out.extend(opaque::decided(file.text).into_iter().filter(|(start, _)| !is_said(*start)).map(|(start, end)| Threat {
            start,
            end,
            rule: "opaque-branch",
            message,
        }));
    }
    if !matches!(file.language, Python | JavaScript | TypeScript | Tsx | Ruby | Php | Go | Rust | Bash | Json | Yaml | Dockerfile) {
        return;
    }
    if file.parsed.is_some_and(|parsed| behaviour::only_declares(file.path, parsed)) {
        return;
    }
    if file.language == Json {
        if installs::may_have_scripts(file) {
            package_scripts(file.text, out);
        }
        data(file, out);
        return;
    }
    behaves(file, out);
    if file.language == Bash {
        embedded::programs(file, out);
    }
    // Most files hold none of the terms that any of the other threats needs.
    let all = terms::Asked::of(file.text);
    let active = file.language == Bash
        || [Term::Evaluate, Term::Process, Term::Send, Term::ClipboardWrite].into_iter().any(|term| all.has(term))
        || file.text.contains("VirtualAlloc")
        || all.has(Term::Download) && (is_install(file) || forms::names_drop(file.text))
        || forms::is_worth_reading(file.text);
    if !active {
        return;
    }
    let Some(parsed) = file.parsed else { return };
    let mut program = Program::read(parsed, file.text, file.language);
    let lent = (!file.artifact.sources.is_empty())
        .then(|| file.artifact.lent.get_or_init(|| Lent::of(file.artifact.sources, file.artifact.parsed)));
    let lent = lent.map(|lent| lent.seen_from(file.path, file.language, file.text)).unwrap_or_default();
    program.pass(&lent, file.text, &all);
    program.flows(file, &lent, out);
    whole(file, &program, &all, out);
    let installs = is_install(file);
    if installs {
        install_hook(&program, &lent, out);
    }
    let mut met = Vec::new();
    forms::threats(file.text, &all, file.language == Bash, installs, &mut met);
    out.extend(met.into_iter().filter(|threat| !in_comment(&program, threat.start)));
}

/// What a file of data can do: hold a program for another to read, or be a list of tasks that an editor starts.
fn data(file: &FileView<'_>, out: &mut Vec<Threat>) {
    static STARTS: LazyLock<Option<regex::bytes::Regex>> = LazyLock::new(|| {
        terms::compiled(
            r"\b(?:curl|wget|iwr|Invoke-WebRequest)\b[^\n]{0,200}\|[ \t]*(?:sudo[ \t]+)?(?:(?:ba|z|da)?sh|cmd|iex|python3?|node)\b",
        )
    });
    let mut add = |(start, end): (usize, usize), rule, message| out.push(Threat { start, end: end.min(start + 400), rule, message });
    if let Some(found) = hidden::scrambled(file.text) {
        add(found, "hidden-text", "a command or an address stands in the data as numbers that are changed before they are read");
    }
    let is_task = file.path.ends_with(".vscode/tasks.json") && file.text.contains("folderOpen");
    if let Some(found) = STARTS.as_ref().filter(|_| is_task).and_then(|form| form.find(file.text.as_bytes())) {
        add((found.start(), found.end()), "download-and-run", "what was fetched is run as soon as the folder is opened in an editor");
    }
}

/// What the file does as a whole, and together with the others of a small package.
fn behaves(file: &FileView<'_>, out: &mut Vec<Threat>) {
    let Some(parsed) = file.parsed.filter(|_| !behaviour::is_bundle(file.text)) else { return };
    let ranges = |parsed: &Parsed| -> Vec<(usize, usize)> {
        parsed.syntax().comments.iter().map(|comment| (comment.start as usize, comment.end as usize)).collect()
    };
    let about = behaviour::About { language: file.language, installs: is_install(file) };
    let own = behaviour::Signs::of(file.text, about, ranges(parsed));
    let artifact = file.artifact;
    let few = || artifact.programs_near(file.path).take(behaviour::SMALL + 1);
    let is_alone = few().count() > behaviour::SMALL || !own.are_worth_company();
    let others: Vec<behaviour::Signs<'_>> = few()
        .filter(|(_, (path, ..))| !is_alone && *path != file.path)
        .map(|(at, other)| (artifact.parsed.get(at).copied().flatten(), other))
        .filter(|(parsed, (path, ..))| !parsed.is_some_and(|parsed| behaviour::only_declares(path, parsed)))
        .map(|(parsed, (_, language, text))| {
            let comments = parsed.map(ranges).unwrap_or_default();
            behaviour::Signs::of(text, behaviour::About { language: *language, installs: false }, comments)
        })
        .collect();
    behaviour::threats(&own, &others, out);
}

/// A call or an assignment of the file.
struct Piece<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    /// The name that is assigned to, for an assignment.
    name: Option<&'a str>,
    /// The function that an assignment makes a name of: elsewhere the name is another thing.
    within: Option<Range>,
}

struct Program<'a> {
    calls: Vec<Piece<'a>>,
    sets: Vec<Piece<'a>>,
    /// What stands outside of functions, and what functions return.
    lends: Vec<Piece<'a>>,
    /// Other names under which functions are imported, each with the function's own.
    aliases: Vec<(&'a str, &'a str)>,
    functions: Vec<Function<'a>>,
    /// What functions of the file are given, by the name of the parameter within each, and what they give back, by their own names.
    passed: Vec<(Option<Range>, &'a str, Terms)>,
    comments: &'a [Span],
    len: usize,
}

impl<'a> Program<'a> {
    fn read(parsed: &'a Parsed, text: &'a str, language: Language) -> Self {
        let syntax = parsed.syntax();
        let (mut calls, mut sets, mut lends, mut functions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let slice = |(start, end): Range| text.get(start as usize..end as usize).unwrap_or_default();
        // Functions that the act lies in, and their names.
        let mut inside: Vec<(Range, &str)> = Vec::new();
        let leave = |inside: &mut Vec<(Range, &str)>, at: u32| {
            while inside.last().is_some_and(|((_, end), _)| *end <= at) {
                inside.pop();
            }
        };
        for act in &syntax.acts {
            match *act {
                Act::Call(range) => calls.extend(piece(range, text, None)),
                Act::Function { range, name } => {
                    leave(&mut inside, range.0);
                    inside.push((range, name.map(slice).unwrap_or_default()));
                    functions.extend(name.and_then(|name| Function::of(text, range, name)));
                }
                Act::Return(range) => {
                    leave(&mut inside, range.0);
                    // What a function gives back is what its name lends to other files.
                    if let Some((function, name)) = inside.last().filter(|(_, name)| !name.is_empty()) {
                        lends.extend(piece(range, text, Some(name)).map(|given| Piece { within: Some(*function), ..given }));
                    }
                }
                Act::Set { start, name, value } => {
                    leave(&mut inside, start);
                    let name = slice(name).trim_start_matches(['$', '@', '*', '&']);
                    if inside.is_empty() {
                        lends.extend(piece(value, text, Some(name)));
                    }
                    let within = inside.last().map(|(range, _)| *range).filter(|range| is_local(language, name, slice(*range)));
                    sets.extend(piece(value, text, Some(name)).map(|set| Piece { within, ..set }));
                }
            }
        }
        let aliases = if language == Language::Python { renamed(text) } else { Vec::new() };
        let passed = Vec::new();
        Self { calls, sets, lends, aliases, functions, passed, comments: &syntax.comments, len: text.len() }
    }

    /// The assignments whose names mean something at byte `at`.
    fn seen_at(&self, at: usize) -> impl Iterator<Item = &Piece<'a>> {
        let holds = move |(start, end): Range| start as usize <= at && at < end as usize;
        self.sets.iter().filter(move |set| set.within.is_none_or(holds))
    }

    /// What each name may hold at byte `at`: the terms of the values set to it, and of the names in those. `lent` are names of other files.
    fn held<'h>(&'h self, lent: &BTreeMap<&'h str, Terms>, at: usize) -> FxHashMap<&'h str, Terms> {
        // In a bundle of many modules a name is many names.
        if self.len > MAX_NAMED {
            return FxHashMap::default();
        }
        let mut held: FxHashMap<&str, Terms> = lent.iter().map(|(name, terms)| (*name, *terms)).collect();
        // A name for a function stands for its call.
        let own = |text: &str| if is_name(text) { Terms::of(&format!("{text}(")) } else { Terms::of(text) };
        let sets: Vec<(&Piece<'_>, Terms)> = self.seen_at(at).map(|set| (set, own(set.text))).collect();
        for (alias, name) in &self.aliases {
            let terms = held.entry(alias).or_default();
            *terms = terms.and(Terms::of(&format!("{name}(")));
        }
        let holds = |(start, end): Range| start as usize <= at && at < end as usize;
        for (_, name, terms) in self.passed.iter().filter(|(within, ..)| within.is_none_or(holds)) {
            let known = held.entry(name).or_default();
            *known = known.and(*terms);
        }
        for _ in 0..3 {
            let mut grew = false;
            for (set, own) in &sets {
                let terms = reached(*own, set.text, &held);
                if terms.is_empty() {
                    continue;
                }
                // `a, err := f()` sets both.
                for name in bound(set.name.unwrap_or_default()).split(',').map(str::trim).filter(|name| is_name(name)) {
                    let known = held.entry(name).or_default();
                    grew |= known.and(terms) != *known;
                    *known = known.and(terms);
                }
            }
            if !grew {
                break;
            }
        }
        held
    }

    /// Values that reach calls which run them or send them away.
    fn flows(&self, file: &FileView<'_>, lent: &BTreeMap<&str, Terms>, out: &mut Vec<Threat>) {
        // By function, as far as names are those of one.
        let mut held_in: FxHashMap<Option<Range>, FxHashMap<&str, Terms>> = FxHashMap::default();
        for call in &self.calls {
            let (callee, args) = made(parted(call.text));
            let does = head(callee, args);
            let runs = does.has(Term::Evaluate) || does.has(Term::Process);
            if !runs && !does.has(Term::Send) && !does.has(Term::Download) {
                continue;
            }
            let function = self.within(call.start);
            let held = &*held_in.entry(function).or_insert_with(|| self.held(lent, call.start));
            let given = reached(Terms::of(args), args, held);
            // A token in a header of authorisation goes to the service that gave it.
            let is_login = ["authorization", "Authorization"].iter().any(|name| args.contains(name)) && !forms::names_drop(args);
            // An address that is asked for carries what is put into it.
            let joined = ["+", "${", "encodeURI", "format", "f\"", "f'", "#{"].iter().any(|way| args.contains(way));
            let asked = does.has(Term::Download)
                && joined
                && !is_login
                && words(args).any(|word| held.get(word).is_some_and(|held| held.has(Term::Credentials)));
            let add = |rule, message, out: &mut Vec<Threat>| out.push(Threat { start: call.start, end: call.end, rule, message });
            if does.has(Term::Evaluate) && given.has(Term::Decode) && given.has(Term::Blob) {
                add("encoded-payload", "an encoded constant is decoded and run", out);
            }
            if does.has(Term::Process) && given.has(Term::Decode) && given.has(Term::Blob) {
                add("encoded-command", "an encoded constant is decoded and started as a process", out);
            }
            let fetched = given.has(Term::Download) || does.has(Term::Evaluate) && self.is_answer(call, args, file.text);
            if does.has(Term::Evaluate) && fetched && file.language != Language::Bash {
                add("download-and-run", "what was fetched from the network is run as code", out);
            }
            let takes = given.has(Term::Environment) || given.has(Term::Credentials) && !is_login;
            let shell = ["shell=True", "\"-c\"", "'-c'"].iter().any(|way| call.text.contains(way))
                || ["os.system", "os.popen", "exec", "execSync", "IO.popen", "shell_exec", "passthru", "system"].contains(&callee.trim());
            let is_name = args.trim_matches(['(', ')', ' ']).split(',').map(str::trim).any(|argument| {
                let argument = argument.trim_start_matches("string(").trim_end_matches(')').trim_start_matches('$');
                is_name(argument)
                    && held.get(argument).is_some_and(|terms| terms.has(Term::Download))
                    && !self.is_own_fetch(argument, call.start, held)
            });
            if does.has(Term::Process) && shell && is_name {
                add("reverse-shell", "commands from the network are run", out);
            }
            // What a program printed, sent to where stolen data is dropped.
            let printed = does.has(Term::Send) && forms::names_drop(args) && given.has(Term::Process);
            if (does.has(Term::Send) && takes || asked || printed) && !local(args) && !local(callee) && !self.goes_home(args, file.text) {
                add("exfiltration", "the environment or stored credentials are sent away", out);
            }
        }
    }
}

impl Program<'_> {
    /// Whether a name is a command of the program's own that fetches and does nothing more: the answer goes to whoever starts it.
    fn is_own_fetch(&self, name: &str, at: usize, held: &FxHashMap<&str, Terms>) -> bool {
        let fetches_only = |set: &Piece<'_>| {
            let text = set.text.trim_start_matches(['f', 'r', 'b']);
            text.starts_with(['"', '\'', '`'])
                && !["|", ";", "&&", "$(", "(", "\n"].iter().any(|more| text.contains(more))
                && !words(text).any(|word| held.get(word).is_some_and(|terms| terms.has(Term::Download)))
        };
        let mut sets = self.seen_at(at).filter(|set| set.name == Some(name)).peekable();
        sets.peek().is_some() && sets.all(fetches_only)
    }

    /// Whether the call runs a name within the handler of something that was fetched: `fetch(u).then((code) => eval(code))`.
    fn is_answer(&self, call: &Piece<'_>, args: &str, text: &str) -> bool {
        // Of what `new Function` is given the last is the code.
        let last = args.rsplit(',').next().unwrap_or(args).trim_matches(['(', ')', ' ']);
        let name = last.strip_prefix("JSON.parse(").map_or_else(|| last.to_owned(), |inner| inner.replacen(')', "", 1));
        let is_word = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'.'));
        is_word
            && self.calls.iter().any(|outer| {
                outer.start < call.start
                    && call.end < outer.end
                    && call.start - outer.start < 4000
                    && text.get(outer.start..call.start).is_some_and(|before| Terms::of(before).has(Term::Download))
            })
    }
}

/// A whole file's look: forms that tell by themselves, and terms that meet.
#[rustfmt::skip]
const WHOLE: &[(&str, &str, &str)] = &[
    ("reverse-shell", "a shell is given to somebody on the network", r#"(?i)(?:ba|z|da|)sh\s+-i\s*(?:>&|<&|[0-9]?>)\s*/dev/(?:tcp|udp)/[^\[\\(.\s]|exec\s+\d+<>/dev/tcp/|\bnc(?:at)?\s+(?:-\w+\s+)*-\w*e\s*/?(?:bin/)?(?:ba|)sh|mkfifo\s+\S+\s*;[^\n]{0,200}\bnc(?:at)?\s|socket\.socket\([^\n]{0,80}\)[\s\S]{0,400}os\.dup2\([\s\S]{0,400}(?:/bin/(?:ba)?sh|pty\.spawn)|fsockopen\([\s\S]{0,200}(?:proc_open|shell_exec|exec|popen|system)\(\s*["'][^"']{0,20}sh -i|TCPSocket\.(?:open|new)\([\s\S]{0,200}(?:exec|spawn|popen)\b[\s\S]{0,40}sh -i|net\.Dial\([\s\S]{0,300}exec\.Command\(\s*"(?:/bin/(?:ba)?sh|cmd(?:\.exe)?|powershell)"[\s\S]{0,200}Std(?:in|out)\s*(?:=|,[^\n]{0,80}=)|(?:net\.Socket|net\.connect|net\.createConnection|new net\.Socket)\([\s\S]{0,400}(?:spawn|exec)\(\s*["'](?:/bin/(?:ba)?sh|sh|cmd(?:\.exe)?|powershell)["'][\s\S]{0,400}\.pipe\(|(?:spawn|exec)\(\s*["'](?:/bin/(?:ba)?sh|sh|cmd(?:\.exe)?)["'][\s\S]{0,300}\.connect\([\s\S]{0,300}\.pipe\(|\buse Socket;[\s\S]{0,400}\bconnect\([\s\S]{0,300}open\(\s*STD(?:IN|OUT|ERR)\s*,\s*["'][<>]&|TcpStream::connect\([\s\S]{0,400}Command::new\(\s*"(?:/bin/(?:ba)?sh|sh|cmd)"[\s\S]{0,200}\.stdin\("#),
    ("encoded-command", "an encoded command is given to a shell", r#"(?i)echo\s+["']?[A-Za-z0-9+/=]{24,}["']?\s*\|\s*(?:base64|openssl)[^|\n]{0,40}\|\s*(?:sudo\s+)?(?:ba|z|da|)sh\b|powershell(?:\.exe)?\s[^\n]{0,120}-e(?:nc(?:odedcommand)?)?\s+["']?[A-Za-z0-9+/=]{40,}|(?:powershell|pwsh)(?:\.exe)?["']\s*,\s*(?:["'][\w:./-]{1,40}["']\s*,\s*){0,8}["']-e(?:nc(?:odedcommand)?)?["']\s*,\s*["'][A-Za-z0-9+/=]{40,}["']"#),
    ("download-and-run", "a script from an address without a name, without encryption or behind a shortener is given to a shell", r#"(?i)(?:curl|wget)\s[^\n|;]{0,200}(?:https?://\d{1,3}(?:\.\d{1,3}){3}|http://(?:[a-z0-9-]+\.)+[a-z]{2,}|https?://(?:bit\.ly|tinyurl\.com|pastebin\.com|paste\.ee|transfer\.sh|ngrok|[a-z0-9-]+\.ngrok|is\.gd|t\.co|cutt\.ly|rentry\.co|hastebin))[^\n|;]{0,200}\|\s*(?:sudo\s+)?(?:ba|z|da|)sh\b|(?:ba|)sh\s+(?:-c\s+)?["']?(?:<\(|\$\()\s*(?:curl|wget)\s[^\n)]{0,200}https?://\d{1,3}(?:\.\d{1,3}){3}"#),
    ("packed-code", "code that unpacks and runs itself", r#"eval\(function\(p,a,c,k,e,[rd]\)|eval\(\s*(?:gzinflate|gzuncompress|str_rot13)\(\s*(?:str_rot13\(|base64_decode\()|exec\(\(_\)\(b?["']|__pyarmor__\(|exec\(__import__\(["'](?:zlib|base64|marshal)["']\)\.(?:decompress|b64decode|loads)\("#),
    ("process-injection", "machine code is put into memory and started", r#"VirtualAlloc(?:Ex)?\b[\s\S]{0,600}(?:RtlMoveMemory|WriteProcessMemory|memmove)\b[\s\S]{0,600}CreateThread|VirtualAlloc["`][\s\S]{0,600}RtlMoveMemory["`][\s\S]{0,600}\bsyscall\.Syscall(?:N|6|9|12)?\(|VirtualAlloc(?:Ex)?\b[\s\S]{0,600}CreateRemoteThread"#),
    ("home-removed", "what belongs to the user is removed", r#"shutil\.rmtree\(\s*(?:os\.path\.expanduser\(\s*["']~["']\s*\)|["']/["']|Path\.home\(\))\s*[,)]|\brm\s+-\w*[rR]\w*f?\w*\s+(?:--no-preserve-root\s+)?(?:/|~|\$HOME)(?:\s*$|\s*[;&"'])|FileUtils\.rm_rf\(?\s*(?:Dir\.home|["']/["'])|rimraf(?:\.sync|Sync)?\(\s*(?:os\.homedir\(\)|["']/["'])\s*[,)]|fs\.(?:rmSync|rm|rmdirSync)\(\s*(?:os\.homedir\(\)|["']/["'])\s*,"#),
    ("persistence", "a key or a job is left behind for somebody else", r#"(?:authorized_keys)[\s\S]{0,300}ssh-(?:rsa|ed25519) AAAA|ssh-(?:rsa|ed25519) AAAA[\s\S]{0,600}authorized_keys|crontab\b[^\n]{0,200}(?:curl|wget)\s[^\n]{0,200}\|\s*(?:ba|)sh"#),
];

static COMPILED: LazyLock<Vec<(&'static str, &'static str, regex::bytes::Regex)>> =
    LazyLock::new(|| WHOLE.iter().filter_map(|(rule, message, form)| Some((*rule, *message, terms::compiled(form)?))).collect());

/// Of the compiled forms, in their order.
static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::of(COMPILED.iter().map(|(.., form)| form.as_str()), terms::FLAGS));

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\(bc1\|\[13\]\)|\[13\]\[a-km-zA-HJ-NP-Z|\^?0x\[a-fA-F0-9\]\{40\}|["'`](?:bc1[02-9ac-hj-np-z]{20,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40})["'`]"#).ok()
});

static RENAMED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b_0x[0-9a-f]{4,6}\b").ok());

fn whole(file: &FileView<'_>, program: &Program<'_>, all: &terms::Asked<'_>, out: &mut Vec<Threat>) {
    let text = file.text;
    let may = NEEDLES.may(text);
    for (_, (rule, message, form)) in COMPILED.iter().enumerate().filter(|(at, _)| may.has(*at)) {
        let counts = |at: usize| !in_comment(program, at) && !passed::is_signature(text, at);
        for found in form.find_iter(text.as_bytes()).filter(|found| counts(found.start())) {
            out.push(Threat { start: found.start(), end: found.end().min(found.start() + 400), rule, message });
        }
    }
    let mut add = |start: usize, end: usize, rule, message| out.push(Threat { start, end, rule, message });
    // What is read and written back under a condition on addresses of wallets.
    if all.has(Term::ClipboardRead)
        && all.has(Term::ClipboardWrite)
        && let Some(found) = ADDRESS.as_ref().and_then(|form| form.find(text))
    {
        add(found.start(), found.end(), "clipboard-swap", "addresses of wallets in the clipboard are replaced");
    }
    // Names that a program gave, strings out of a table, and code that runs or sends.
    let renamed = RENAMED
        .as_ref()
        .map_or(0, |form| form.find_iter(text).map(|found| found.as_str()).collect::<std::collections::BTreeSet<_>>().len());
    if renamed >= 12 {
        add(0, text.len().min(200), "obfuscated", "names and strings are hidden on purpose, in code that runs or sends something");
    }
    if let Some((start, end)) = out_of_sight(text, program) {
        add(start, end, "out-of-sight", "code stands far to the right of the line, where editors do not show it");
    }
}

fn in_comment(program: &Program<'_>, at: usize) -> bool {
    let next = program.comments.partition_point(|comment| comment.end as usize <= at);
    program.comments.get(next).is_some_and(|comment| comment.start as usize <= at)
}

/// What is sent to this machine only goes nowhere.
fn local(text: &str) -> bool {
    ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"].iter().any(|host| text.contains(host))
}

fn piece<'a>((start, end): Range, text: &'a str, name: Option<&'a str>) -> Option<Piece<'a>> {
    let (start, end) = (start as usize, end as usize);
    let end = text.floor_char_boundary(end.min(start + MAX_PIECE));
    Some(Piece { start, end, text: text.get(start..end)?, name, within: None })
}

/// What is called, and with what: at the last opening parenthesis of the callee's own level.
fn parted(call: &str) -> (&str, &str) {
    let bytes = call.as_bytes();
    // The end is not in sight: what is called stands before the first parenthesis.
    if call.len() > MAX_PIECE - 4 {
        return call.split_at(call.find('(').unwrap_or(call.len()));
    }
    // A shell's commands have no parentheses: all of them is what is done, and with what.
    if bytes.last() != Some(&b')') {
        return (call, call);
    }
    let mut depth = 0usize;
    for (at, byte) in bytes.iter().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' => {
                depth -= 1;
                if depth == 0 {
                    return call.split_at(at);
                }
            }
            _ => {}
        }
    }
    (call, "")
}

/// Of a function that is made and called at once, how it is made: `new Function("a", code)(b)`.
fn made<'a>((callee, args): (&'a str, &'a str)) -> (&'a str, &'a str) {
    let inner = callee.trim_matches(['(', ' ']);
    if inner.starts_with("new Function(") && inner.ends_with(')') { parted(inner) } else { (callee, args) }
}

/// What a call does, by its callee: the end of a chain counts, not what the chain begins with.
fn head(callee: &str, args: &str) -> Terms {
    if std::ptr::eq(callee, args) {
        return Terms::of(callee);
    }
    if callee.ends_with("curl_setopt") && args.contains("POSTFIELDS") {
        return Terms::default().with(Term::Send);
    }
    let starts_process = ["child_process", "Command::new(", "exec.Command("].iter().any(|way| callee.contains(way));
    let tail = callee.rfind(')').map_or(callee, |at| &callee[at + 1..]);
    let from = tail.ceil_char_boundary(tail.len().saturating_sub(60));
    // The parenthesis, and the quote behind it where there is one.
    let opening: String = args.chars().take(2).filter(char::is_ascii).collect();
    let terms = Terms::of(&format!("{}{opening}", &tail[from..]));
    if starts_process { terms.with(Term::Process) } else { terms }
}

/// Terms of a text, and of what the names in it may hold.
fn reached(own: Terms, text: &str, held: &FxHashMap<&str, Terms>) -> Terms {
    if held.is_empty() {
        return own;
    }
    words(text).fold(own, |terms, word| terms.and(held.get(word).copied().unwrap_or_default()))
}

/// The names within a pattern: `{ a, b }`, `Ok(a)`, `list($a, $b)`.
fn bound(pattern: &str) -> &str {
    let inner = ["{", "Ok(", "Some(", "list("].iter().find_map(|start| pattern.strip_prefix(start));
    inner.map_or(pattern, |inner| inner.trim_end_matches(['}', ')', ' ']))
}

/// `from module import name as other`: the other name, and the name.
fn renamed(text: &str) -> Vec<(&str, &str)> {
    let imports = text.lines().filter_map(|line| line.trim_start().strip_prefix("from ")?.split_once(" import "));
    let pairs = imports.flat_map(|(_, names)| names.split(',')).filter_map(|name| name.trim_matches(['(', ')', ' ']).split_once(" as "));
    pairs
        .map(|(name, other)| (other.split(['#', ' ', ')']).next().unwrap_or(other), name.trim()))
        .filter(|(other, _)| is_name(other))
        .collect()
}

/// Whether an assignment in a function makes a name of that function alone, as it does in Python.
fn is_local(language: Language, name: &str, function: &str) -> bool {
    language == Language::Python && !name.contains(['.', '[']) && !["global ", "nonlocal "].iter().any(|word| function.contains(word))
}

fn is_name(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'$'))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests;

//! What a file, or the few files of a small package, does as a whole: signs out of `validators/malice/behaviours.toml`, and the threats that
//! they make together. A sign is asked for only where a threat still needs it, and once. Knows signs by their names and no policy.

use std::{cell::RefCell, collections::BTreeMap, sync::LazyLock};

use assay_manifests::Language;
use regex::bytes::Regex;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{
    Threat, forms, hidden,
    terms::{FLAGS, compiled},
};
use crate::{
    needles::{May, Needles},
    parse::Parsed,
    syntax::Act,
};

/// The signs and threats, as written.
pub const TEXT: &str = include_str!("../../../malice/behaviours.toml");
/// Stands for an address of the internet that is written as a number, among the forms.
const PUBLIC_ADDRESS: &str = "PUBLIC_ADDRESS";
/// Forms that one set of needles tells of.
const CHUNK: usize = 60;
/// Most files of a package whose signs count together.
pub const SMALL: usize = 8;
/// What many programs can do: not what makes a file worth a look at its neighbours.
const CAPABILITIES: &[&str] = &[
    "net",
    "fetch",
    "proc",
    "dynamic",
    "writes",
    "temporary",
    "temporary-place",
    "executable",
    "home",
    "walks",
    "destroys",
    "silent",
    "install",
    "shell-fetch",
    "evals",
    "unpacks",
    "identity",
    "asks-names",
    "tries-many",
    "logs-in",
    "names-a-host",
    "opens-address",
    "posts",
    "encrypts-files",
    "sends-unseen",
    "reads-authorization",
    "window-start",
    "seed-words",
    "moves-money",
    "changes-payee",
    "by-date",
    "checks-download",
    "encodes",
    "decodes",
    "runs-text",
    "names-shell",
    "joins-pieces",
    "reads-clipboard",
    "writes-clipboard",
    "overwrites",
    "wide-start",
    "keeps-keys",
    "every-key",
    "mails",
    "takes-fields",
    "own-way-out",
    "at-start",
    "command-sends",
    "shell-sends-data",
    "shows-who-asks",
    "password-in-text",
    "connects-out",
    "polls",
    "embeds",
    "changes-bytes",
];
/// Signs for which every quoted word is decoded or put together.
const SLOW: &[&str] = &["encoded-text", "spelled-name"];
/// Signs that are worked out rather than matched, or known of the file.
const OWN: &[&str] = &[
    "install",
    "shell-fetch",
    "scrambled-text",
    "spelled-in-numbers",
    "encoded-names",
    "encoded-text",
    "loose-letters",
    "escaped-names",
    "escaped-text",
    "spelled-name",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    sign: Vec<WrittenSign>,
    threat: Vec<WrittenThreat>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSign {
    name: String,
    #[serde(default)]
    forms: Vec<String>,
    /// The name of a sign with the same forms.
    #[serde(default)]
    same: Option<String>,
    /// How many of the forms must be found.
    #[serde(default = "one")]
    least: usize,
    /// What is found holds none of this.
    #[serde(default)]
    not: Option<String>,
}

fn one() -> usize {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenThreat {
    rule: String,
    message: String,
    needs: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    /// Signs that honest programs with the same needs show.
    #[serde(default)]
    unless: Vec<String>,
}

enum Form {
    Address,
    Text { number: usize, form: Regex, only: Option<&'static [Language]> },
}

struct Sign {
    least: usize,
    not: Option<Regex>,
    forms: Vec<Form>,
}

struct Meeting {
    rule: &'static str,
    message: &'static str,
    needs: Vec<usize>,
    any: Vec<usize>,
    unless: Vec<usize>,
}

struct Table {
    signs: Vec<Sign>,
    threats: Vec<Meeting>,
    needles: Vec<Needles>,
    own: BTreeMap<&'static str, usize>,
    /// All but [`CAPABILITIES`] and [`SLOW`].
    rare: Vec<usize>,
    /// What a shell's script can do by being one: reach the network by a command, start programs, write files.
    shell: [Option<usize>; 3],
}

static TABLE: LazyLock<Option<Table>> = LazyLock::new(|| Table::read(TEXT));

impl Table {
    /// Nothing where the text is not a table: a test sees to it that it is.
    fn read(text: &str) -> Option<Self> {
        let written: Written = toml::from_str(text).ok()?;
        let forms_of: BTreeMap<&str, &[String]> = written.sign.iter().map(|sign| (sign.name.as_str(), sign.forms.as_slice())).collect();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut signs, mut texts) = (Vec::new(), Vec::<String>::new());
        // A form that two signs share is asked once.
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for sign in &written.sign {
            let own = match &sign.same {
                Some(other) => forms_of.get(other.as_str())?,
                None => sign.forms.as_slice(),
            };
            let mut forms = Vec::new();
            for form in own {
                if form == PUBLIC_ADDRESS {
                    forms.push(Form::Address);
                    continue;
                }
                let (only, text) = by_language(form);
                let number = *known.entry(text).or_insert_with(|| {
                    texts.push(text.to_owned());
                    texts.len() - 1
                });
                forms.push(Form::Text { number, form: compiled(text)?, only });
            }
            numbers.insert(&sign.name, signs.len());
            let not = match &sign.not {
                Some(form) => Some(compiled(form)?),
                None => None,
            };
            signs.push(Sign { least: sign.least, not, forms });
        }
        let mut own = BTreeMap::new();
        for name in OWN {
            numbers.insert(name, signs.len());
            own.insert(*name, signs.len());
            signs.push(Sign { least: 1, not: None, forms: Vec::new() });
        }
        let mut threats = Vec::new();
        for threat in &written.threat {
            // What is rare is asked first: most files end there. What is slow to find out comes last.
            let all = |names: &[String]| {
                let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
                names.sort_by_key(|name| (SLOW.contains(name), CAPABILITIES.contains(name)));
                names.into_iter().map(|name| numbers.get(name).copied()).collect::<Option<Vec<usize>>>()
            };
            threats.push(Meeting {
                rule: String::leak(threat.rule.clone()),
                message: String::leak(threat.message.clone()),
                needs: all(&threat.needs)?,
                any: all(&threat.any)?,
                unless: all(&threat.unless)?,
            });
        }
        let needles = texts.chunks(CHUNK).map(|chunk| Needles::of(chunk.iter().map(String::as_str), FLAGS)).collect();
        let rare =
            numbers.iter().filter(|(name, _)| !CAPABILITIES.contains(name) && !SLOW.contains(name)).map(|(_, number)| *number).collect();
        let shell = ["net", "proc", "writes"].map(|name| numbers.get(name).copied());
        Some(Self { signs, threats, needles, own, rare, shell })
    }
}

/// The languages that a form is asked in, by what stands before it, and the form.
fn by_language(form: &str) -> (Option<&'static [Language]>, &str) {
    use Language::*;
    const BY_NAME: &[(&str, &[Language])] = &[
        ("py: ", &[Python]),
        ("js: ", &[JavaScript, TypeScript, Tsx]),
        ("rb: ", &[Ruby]),
        ("php: ", &[Php]),
        ("go: ", &[Go]),
        ("rs: ", &[Rust]),
        ("sh: ", &[Bash]),
    ];
    let found = BY_NAME.iter().find_map(|(name, languages)| Some((Some(*languages), form.strip_prefix(name)?)));
    found.unwrap_or((None, form))
}

/// Whether a file says only what others offer, and does nothing: a file of declarations in which nothing is called or given back.
pub fn only_declares(path: &str, parsed: &Parsed) -> bool {
    let of_types = [".d.ts", ".d.mts", ".d.cts", ".pyi"].iter().any(|ending| path.ends_with(ending));
    of_types && !parsed.syntax().acts.iter().any(|act| matches!(act, Act::Call(_) | Act::Return(_)))
}

/// Whether a text is many modules in few lines: what stands in one of them says nothing of another.
pub fn is_bundle(text: &str) -> bool {
    const LONG: usize = 32 << 10;
    const LINE: usize = 400;
    text.len() > LONG && text.bytes().filter(|byte| *byte == b'\n').count() * LINE < text.len()
}

/// What is known of a file beside its text.
#[derive(Clone, Copy, Debug)]
pub struct About {
    pub language: Language,
    /// It runs when its package is installed or built.
    pub installs: bool,
}

impl About {
    fn is_shell(self) -> bool {
        self.language == Language::Bash
    }
}

/// The signs of one file, each worked out when it is first asked for.
pub struct Signs<'t> {
    text: &'t str,
    about: About,
    /// Bytes that do not count: comments.
    comments: Vec<(usize, usize)>,
    may: Vec<May>,
    /// Where a sign stands; `None` where it does not.
    found: RefCell<FxHashMap<usize, Option<(usize, usize)>>>,
}

impl<'t> Signs<'t> {
    pub fn of(text: &'t str, about: About, comments: Vec<(usize, usize)>) -> Self {
        let may = TABLE.as_ref().map(|table| table.needles.iter().map(|needles| needles.may(text)).collect());
        Self { text, about, comments, may: may.unwrap_or_default(), found: RefCell::default() }
    }

    /// Whether anything stands in the file that honest programs have little reason for.
    pub fn are_worth_company(&self) -> bool {
        TABLE.as_ref().is_some_and(|table| table.rare.iter().any(|sign| self.place(table, *sign).is_some()))
    }

    /// Where sign number `sign` stands first.
    fn place(&self, table: &Table, sign: usize) -> Option<(usize, usize)> {
        if let Some(known) = self.found.borrow().get(&sign) {
            return *known;
        }
        let found = self.look(table, sign);
        self.found.borrow_mut().insert(sign, found);
        found
    }

    fn look(&self, table: &Table, number: usize) -> Option<(usize, usize)> {
        let start = || (0, self.text.ceil_char_boundary(self.text.len().min(120)));
        let is = |name: &str| table.own.get(name) == Some(&number);
        if is("install") {
            return self.about.installs.then(start);
        }
        let [net, rest @ ..] = table.shell;
        if self.about.is_shell() && rest.contains(&Some(number)) {
            return Some(start());
        }
        if is("shell-fetch") || self.about.is_shell() && net == Some(number) {
            static FETCHES: LazyLock<Option<Regex>> = LazyLock::new(|| compiled(r"\b(?:curl|wget|nc)\b|/dev/tcp/"));
            let found = FETCHES.as_ref().filter(|_| self.about.is_shell())?.find(self.text.as_bytes())?;
            return Some((found.start(), found.end()));
        }
        if is("scrambled-text") {
            return self.outside_comments(hidden::scrambled(self.text));
        }
        if is("spelled-in-numbers") {
            return self.outside_comments(hidden::spelled_in_numbers(self.text));
        }
        if is("encoded-names") {
            return self.outside_comments(hidden::encoded_names(self.text));
        }
        if is("loose-letters") {
            return self.outside_comments(hidden::loose_letters(self.text));
        }
        if is("escaped-names") {
            return self.outside_comments(hidden::escaped_names(self.text));
        }
        if is("escaped-text") {
            return self.outside_comments(hidden::escaped_text(self.text));
        }
        if is("spelled-name") {
            return self.outside_comments(forms::spelled(self.text));
        }
        if is("encoded-text") {
            return self.outside_comments(hidden::encoded_text(self.text));
        }
        let sign = table.signs.get(number)?;
        let mut first: Option<(usize, usize)> = None;
        let mut count = 0;
        for (at, form) in sign.forms.iter().enumerate() {
            if count + sign.forms.len() - at < sign.least {
                break;
            }
            let found = match form {
                Form::Address => self.outside_comments(hidden::public_address(self.text)),
                Form::Text { only: Some(only), .. } if !only.contains(&self.about.language) => None,
                Form::Text { number, form, .. } => {
                    let may = self.may.get(number / CHUNK).is_none_or(|may| may.has(number % CHUNK));
                    let mut all = may.then(|| form.find_iter(self.text.as_bytes()).take(40)).into_iter().flatten();
                    let is_other = |text: &[u8]| sign.not.as_ref().is_some_and(|not| not.is_match(text));
                    all.find(|found| !self.is_said(found.start()) && !is_other(found.as_bytes())).map(|found| (found.start(), found.end()))
                }
            };
            if let Some(found) = found {
                count += 1;
                first = first.or(Some(found));
                if count >= sign.least {
                    return first;
                }
            }
        }
        None
    }

    fn is_said(&self, at: usize) -> bool {
        let next = self.comments.partition_point(|(_, end)| *end <= at);
        self.comments.get(next).is_some_and(|(start, _)| *start <= at)
    }

    fn outside_comments(&self, found: Option<(usize, usize)>) -> Option<(usize, usize)> {
        found.filter(|(start, _)| !self.is_said(*start))
    }
}

/// Threats that the signs of a file make, with those of the `others` of its package.
pub fn threats(own: &Signs<'_>, others: &[Signs<'_>], out: &mut Vec<Threat>) {
    let Some(table) = TABLE.as_ref() else { return };
    // What runs at installation is a matter of one file.
    let install = table.own.get("install").copied();
    let has = |sign: usize| {
        own.place(table, sign).is_some() || Some(sign) != install && others.iter().any(|other| other.place(table, sign).is_some())
    };
    for meeting in &table.threats {
        let met = meeting.needs.iter().all(|sign| has(*sign)) && (meeting.any.is_empty() || meeting.any.iter().any(|sign| has(*sign)));
        if !met || meeting.unless.iter().any(|sign| own.place(table, *sign).is_some()) {
            continue;
        }
        // What tells is what this file adds, the rarest of it.
        let mine = meeting.needs.iter().chain(&meeting.any).find_map(|sign| own.place(table, *sign));
        if let Some((start, end)) = mine {
            out.push(Threat { start, end: end.min(start + 400), rule: meeting.rule, message: meeting.message });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: About = About { language: Language::Python, installs: false };

    fn rules(text: &str, about: About) -> Vec<&'static str> {
        let mut out = Vec::new();
        threats(&Signs::of(text, about, Vec::new()), &[], &mut out);
        out.into_iter().map(|threat| threat.rule).collect()
    }

    #[test]
    fn the_table_is_one() {
        let table = Table::read(TEXT).expect("signs and threats");
        assert!(table.signs.len() > 40 && table.threats.len() > 20);
        assert!(table.threats.iter().all(|threat| !threat.needs.is_empty()));
    }

    #[test]
    fn stores_of_several_kinds_and_a_way_out_are_theft_whatever_the_module_is_called() {
        let theft = "import requests as r\nwanted = ['~/.npmrc', '~/.netrc', '~/.git-credentials']\nr.post(host, data=wanted)\n";
        assert_eq!(rules(theft, SCRIPT), ["exfiltration"]);
        let own = "import requests as r\nconfig = read('~/.npmrc')\nr.get(registry, auth=config)\n";
        assert!(rules(own, SCRIPT).is_empty());
    }

    #[test]
    fn what_comments_say_does_not_count() {
        let text = "import requests\n# .npmrc .netrc .git-credentials\n";
        let comment = vec![(text.find('#').expect("a comment"), text.len())];
        let mut out = Vec::new();
        threats(&Signs::of(text, SCRIPT, comment), &[], &mut out);
        assert!(out.is_empty());
    }

    #[test]
    fn signs_of_a_small_package_count_together() {
        let php = About { language: Language::Php, installs: false };
        let (page, sender) = ("<?php send($_POST['passwd']);", "<?php file_get_contents('https://api.telegram.org/bot1:x/sendMessage');");
        let mut out = Vec::new();
        threats(&Signs::of(page, php, Vec::new()), &[Signs::of(sender, php, Vec::new())], &mut out);
        assert_eq!(out.iter().map(|threat| threat.rule).collect::<Vec<_>>(), ["phishing"]);
    }
}

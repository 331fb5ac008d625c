//! The set of rules: those embedded in the binary and those of a directory of the user's own, each with its digest.
//! Knows where rule files stand and what to say when one is wrong; runs nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::{Arc, OnceLock},
};

use assay_manifests::{Language, Sha256Digest, wording};

use crate::document::{self, rule::DocumentRule};

use super::{
    compile,
    index::RuleIndex,
    meant::{Rule, Shared},
    suggest, written,
};

/// Paths and texts of `rules/**`, sorted.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Rule files that do not load: which file, which line, and what to do; a line of text for each.
#[derive(Debug, thiserror::Error)]
#[error("{path}{}: {message}{}", .line.map(|line| format!(":{line}")).unwrap_or_default(), .others.iter().map(|other| format!("\n{other}")).collect::<String>())]
pub struct RuleError {
    pub path: String,
    /// 1-based.
    pub line: Option<usize>,
    pub message: String,
    /// Faults of other files.
    pub others: Vec<RuleError>,
}

impl RuleError {
    fn new(path: impl Into<String>, line: Option<usize>, message: impl Into<String>) -> Self {
        Self { path: path.into(), line, message: message.into(), others: Vec::new() }
    }

    /// All of them as one, where there are any.
    fn of_all(faults: Vec<Self>) -> Option<Self> {
        let mut faults = faults.into_iter();
        let first = faults.next()?;
        Some(Self { others: faults.collect(), ..first })
    }
}

/// How `why` and `fix` of a rule that was only scaffolded begin: a rule that still says so is not written yet.
pub const UNWRITTEN: [&str; 2] = ["What goes wrong, for a developer", "The safe form, in a sentence"];

/// Every rule that takes part, in order of their ids.
#[derive(Debug)]
pub struct RuleSet {
    rules: Vec<Rule>,
    documents: Vec<DocumentRule>,
    shared: BTreeMap<String, Shared>,
    digest: Sha256Digest,
    /// One a language, made when first asked.
    indices: [OnceLock<RuleIndex>; Language::ALL.len()],
}

/// Most rules, and most marks, of one pack: the engine keeps sets of them in as many bits.
const MAX_PER_PACK: usize = 256;

impl RuleSet {
    /// The rules inside the binary. Read once.
    ///
    /// # Errors
    /// Where an embedded rule does not load; a test keeps that from happening.
    pub fn embedded() -> Result<Arc<Self>, Arc<RuleError>> {
        static SET: OnceLock<Result<Arc<RuleSet>, Arc<RuleError>>> = OnceLock::new();
        SET.get_or_init(|| {
            let files = EMBEDDED.iter().map(|(path, text)| (format!("rules/{path}"), (*path).to_owned(), (*text).to_owned()));
            Self::from_files(files.collect()).map(Arc::new).map_err(Arc::new)
        })
        .clone()
    }

    /// The embedded rules and those under `dir`, which has the same layout (`<pack>/cwe-NNN-<danger>/rule.toml`). A rule of `dir` takes the
    /// place of the embedded one of the same id; shared knowledge is added to.
    ///
    /// # Errors
    /// Names the file, line and key that is wrong.
    pub fn with_dir(dir: &Path) -> Result<Self, RuleError> {
        let mut own = Vec::new();
        read_dir(dir, "", &mut own, 0)?;
        let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned()).filter(|folder| folder.contains('/'));
        let replaced: BTreeSet<String> = own.iter().filter_map(|(_, path, _)| folder(path)).collect();
        let mut files: Vec<_> = EMBEDDED
            .iter()
            .filter(|(path, _)| folder(path).is_none_or(|folder| !replaced.contains(&folder)))
            .map(|(path, text)| (format!("rules/{path}"), (*path).to_owned(), (*text).to_owned()))
            .collect();
        files.append(&mut own);
        Self::from_files(files)
    }

    /// Rules of a directory alone, without the embedded ones.
    ///
    /// # Errors
    /// As [`Self::with_dir`].
    pub fn only_dir(dir: &Path) -> Result<Self, RuleError> {
        let mut files = Vec::new();
        read_dir(dir, "", &mut files, 0)?;
        Self::from_files(files)
    }

    /// Files as (path to name in errors, path inside the rules folder, text). What is no TOML above the rules' folders (a read-me, a
    /// licence) is none of the rules.
    ///
    /// # Errors
    /// As [`Self::with_dir`]; every file's fault.
    pub fn from_files(files: Vec<(String, String, String)>) -> Result<Self, RuleError> {
        let mut faults: Vec<RuleError> = Vec::new();
        let mut folders: BTreeMap<String, Vec<(String, String, String)>> = BTreeMap::new();
        let mut written_shared: BTreeMap<String, (written::Shared, written::Types)> = BTreeMap::new();
        let mut digests: Vec<(String, Sha256Digest)> = Vec::new();
        for (shown, path, text) in files {
            let parts: Vec<&str> = path.split('/').collect();
            match parts[..] {
                [pack, "shared.toml"] => {
                    let read: Result<(), RuleError> = heirs(pack).try_for_each(|heir| {
                        let more: written::Shared = parse(&shown, &text)?;
                        let entry = &mut written_shared.entry(heir.to_owned()).or_default().0;
                        entry.source.extend(more.source);
                        entry.propagate.extend(more.propagate);
                        entry.clean.extend(more.clean);
                        entry.guard.extend(more.guard);
                        Ok(())
                    });
                    faults.extend(read.err());
                    digests.push((path.clone(), Sha256Digest::of(&text)));
                }
                [pack, "types.toml"] => {
                    let read: Result<(), RuleError> = heirs(pack).try_for_each(|heir| {
                        let more: written::Types = parse(&shown, &text)?;
                        let entry = &mut written_shared.entry(heir.to_owned()).or_default().1;
                        entry.returns.extend(more.returns);
                        entry.bases.extend(more.bases);
                        entry.members.extend(more.members);
                        entry.names.extend(more.names);
                        entry.carriers.extend(more.carriers);
                        entry.inert.extend(more.inert);
                        entry.handlers.extend(more.handlers);
                        entry.called.extend(more.called);
                        Ok(())
                    });
                    faults.extend(read.err());
                    digests.push((path.clone(), Sha256Digest::of(&text)));
                }
                [pack, folder, file] => {
                    let file = file.to_owned();
                    folders.entry(format!("{pack}/{folder}")).or_default().push((shown, file, text));
                }
                [_, file] | [file] if !is_toml(file) => {}
                _ => faults.push(RuleError::new(shown, None, "a rule is `<pack>/cwe-NNN-<danger>/rule.toml`")),
            }
        }
        let mut rules = Vec::new();
        let mut documents = Vec::new();
        // Marks are numbered within a pack and its heirs.
        let mut marks: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut per_pack: BTreeMap<String, usize> = BTreeMap::new();
        for (id, mut files) in folders {
            files.sort_by(|a, b| a.1.cmp(&b.1));
            if id.split('/').next().and_then(document::prove::pack_language).is_some() {
                match load_document_rule(&id, files) {
                    Ok(rule) => {
                        digests.push((id, rule.digest));
                        documents.push(rule);
                    }
                    Err(fault) => faults.push(fault),
                }
                continue;
            }
            let pack = id.split('/').next().unwrap_or_default().to_owned();
            let family = parent_of(&pack).unwrap_or(&pack).to_owned();
            let names = marks.entry(family).or_default();
            let rule = match load_folder(&id, files, names) {
                Ok(rule) => rule,
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            *per_pack.entry(pack.clone()).or_insert(0) += 1;
            for (what, count) in [("rules", per_pack[&pack]), ("marks", names.len())] {
                if count > MAX_PER_PACK {
                    let message = format!("the pack `{pack}` has more than {MAX_PER_PACK} {what}: merge some, or leave some out");
                    return Err(RuleError::new(id, None, message));
                }
            }
            digests.push((id, rule.digest));
            rules.push(rule);
        }
        let mut shared = BTreeMap::new();
        for (pack, (entries, types)) in written_shared {
            match compile::shared(entries, types) {
                Ok(meant) => drop(shared.insert(pack, meant)),
                Err(message) => faults.push(RuleError::new(format!("{pack}/shared.toml"), None, message)),
            }
        }
        if let Some(fault) = RuleError::of_all(faults) {
            return Err(fault);
        }
        digests.sort();
        let parts: Vec<Vec<u8>> = digests.iter().flat_map(|(name, digest)| [name.clone().into_bytes(), digest.0.to_vec()]).collect();
        let digest = Sha256Digest::of_parts(parts.iter().map(Vec::as_slice));
        Ok(Self { rules, documents, shared, digest, indices: Default::default() })
    }

    /// Sorted by id.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Rules over deployment documents, sorted by id.
    pub fn documents(&self) -> &[DocumentRule] {
        &self.documents
    }

    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.binary_search_by(|rule| (*rule.id).cmp(id)).ok().map(|i| &self.rules[i])
    }

    /// Where `id` is unknown: the nearest id, for the message.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        suggest::nearest(id, self.rules.iter().map(|rule| &*rule.id))
    }

    /// The rules of a language, by what they match.
    pub fn of_language(&self, language: Language) -> &RuleIndex {
        let at = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
        self.indices[at].get_or_init(|| RuleIndex::new(self, language))
    }

    /// Shared knowledge of a pack.
    pub fn shared(&self, pack: &str) -> Option<&Shared> {
        self.shared.get(pack)
    }

    /// Digest over every rule, its fixtures and the shared knowledge.
    pub const fn digest(&self) -> Sha256Digest {
        self.digest
    }
}

/// The pack whose libraries another pack's programs call too: its rules and shared knowledge hold there as well.
pub const fn parent_of(pack: &str) -> Option<&'static str> {
    match pack.as_bytes() {
        b"kotlin" => Some("java"),
        _ => None,
    }
}

/// Whether rules of `pack` take part where `asked` is the pack of the language.
pub fn serves(pack: &str, asked: &str) -> bool {
    pack == asked || parent_of(asked) == Some(pack)
}

/// A pack and those that its knowledge holds for too.
fn heirs(pack: &str) -> impl Iterator<Item = &str> {
    std::iter::once(pack).chain(["kotlin"].into_iter().filter(move |heir| parent_of(heir) == Some(pack)))
}

/// The languages a pack speaks of.
pub fn pack_languages(pack: &str) -> Option<Vec<Language>> {
    use Language::*;
    match pack {
        "javascript" => Some(vec![JavaScript, TypeScript, Tsx]),
        "c" => Some(vec![C, Cpp]),
        "java" => Some(vec![Java, Kotlin]),
        other => Language::from_name(other).map(|language| vec![language]),
    }
}

/// The pack that serves a language.
pub const fn pack_of(language: Language) -> &'static str {
    match language {
        Language::JavaScript | Language::TypeScript | Language::Tsx => "javascript",
        Language::C | Language::Cpp => "c",
        other => other.name(),
    }
}

/// The files of a rule's folder: `rule.toml` (name to show, text), the fixtures (name, text), and the digest over all.
type Folder = ((String, String), Vec<(String, String)>, Sha256Digest);

fn read_folder(id: &str, files: Vec<(String, String, String)>) -> Result<Folder, RuleError> {
    let digest = Sha256Digest::of_parts(files.iter().flat_map(|(_, name, text)| [name.as_bytes(), text.as_bytes()]));
    let mut rule_file = None;
    let mut fixtures = Vec::new();
    for (shown, name, text) in files {
        if name == "rule.toml" {
            rule_file = Some((shown, text));
        } else if name.starts_with("vulnerable") || name.starts_with("secure") {
            fixtures.push((name, text));
        } else {
            let message = "a rule's folder holds `rule.toml`, `vulnerable*` and `secure*` only".to_owned();
            return Err(RuleError::new(shown, None, message));
        }
    }
    match rule_file {
        Some(rule_file) => Ok((rule_file, fixtures, digest)),
        None => Err(RuleError::new(id, None, "`rule.toml` is missing")),
    }
}

/// What a person is told of a danger is part of the rule: it is written, and not the scaffold's.
fn ensure_told(title: &str, why: &str, fix: &str, severity: &str) -> Result<(), String> {
    for (key, text) in [("title", title), ("why", why), ("fix", fix)] {
        if text.trim().is_empty() {
            return Err(format!("`{key}` is empty: people read it beside each finding"));
        }
        if UNWRITTEN.iter().any(|unwritten| text.starts_with(unwritten)) {
            return Err(format!("`{key}` is what the scaffold wrote: say it of this danger"));
        }
    }
    if !["low", "medium", "high", "critical"].contains(&severity) {
        return Err(format!("`severity` is `{severity}`; low, medium, high or critical is expected"));
    }
    Ok(())
}

/// The line that a fault of meaning speaks of, 1-based: in the entry that it counts, where it counts one, that of the key between its first
/// backticks, and of the value where it quotes one.
fn line_of(text: &str, message: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let counted = message.strip_prefix("[[").and_then(|rest| rest.split_once("]] number "));
    let counted = counted.and_then(|(list, rest)| Some((format!("[[{list}]]"), rest.split_once(": ")?)));
    let (from, until, said) = match counted {
        None => (0, lines.len(), message),
        Some((header, (number, said))) => {
            let is_header = |line: &&str| line.trim_start().starts_with(header.as_str());
            let number: usize = number.parse().ok()?;
            let from = lines.iter().enumerate().filter(|(_, line)| is_header(line)).map(|(at, _)| at).nth(number.checked_sub(1)?)?;
            let length = lines[from + 1..].iter().position(|line| line.trim_start().starts_with("[["));
            (from, length.map_or(lines.len(), |length| from + 1 + length), said)
        }
    };
    let quoted = said.split('`').nth(1).unwrap_or_default();
    let (key, value) = quoted.split_once('=').map_or((quoted, ""), |(key, value)| (key.trim(), value.trim()));
    let holds = |line: &str| !key.is_empty() && (!value.is_empty() || is_given(line, key)) && line.contains(key) && line.contains(value);
    let found = (from..until).find(|at| holds(lines[*at])).map(|at| at + 1);
    found.or((message.len() > said.len()).then_some(from + 1))
}

/// Whether `key` is given a value on this line.
fn is_given(line: &str, key: &str) -> bool {
    line.match_indices(key).any(|(at, _)| {
        let begins = !line[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_');
        begins && line[at + key.len()..].trim_start().starts_with('=')
    })
}

/// The CWE number that a folder's name carries.
fn folder_number(folder: &str) -> Result<u32, String> {
    folder
        .strip_prefix("cwe-")
        .and_then(|rest| rest.split('-').next())
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| format!("the folder `{folder}` is not named `cwe-NNN-<danger>`"))
}

fn load_document_rule(id: &str, files: Vec<(String, String, String)>) -> Result<DocumentRule, RuleError> {
    let ((shown, text), fixtures, digest) = read_folder(id, files)?;
    let fail = |message: String| RuleError::new(shown.clone(), line_of(&text, &message), message);
    let number = folder_number(id.split('/').nth(1).unwrap_or_default()).map_err(fail)?;
    let written: document::rule::Written = parse(&shown, &text)?;
    if !written.cwe.contains(&number) {
        return Err(fail(format!("`cwe` does not contain {number}, which the folder names")));
    }
    ensure_told(&written.title, &written.why, &written.fix, &written.severity).map_err(fail)?;
    if written.danger.iter().chain(&written.safe).any(|entry| entry.form.trim().is_empty()) {
        return Err(fail("`form` is empty: a short name of the form".to_owned()));
    }
    Ok(DocumentRule { id: id.to_owned(), written, fixtures, digest })
}

fn load_folder(id: &str, files: Vec<(String, String, String)>, marks: &mut Vec<String>) -> Result<Rule, RuleError> {
    let pack = id.split('/').next().unwrap_or_default();
    let folder = id.split('/').nth(1).unwrap_or_default();
    let ((shown, text), fixtures, digest) = read_folder(id, files)?;
    let fail = |message: String| RuleError::new(shown.clone(), line_of(&text, &message), message);
    let number = folder_number(folder).map_err(fail)?;
    let languages = pack_languages(pack).ok_or_else(|| {
        let known: BTreeSet<&str> = EMBEDDED.iter().filter_map(|(path, _)| Some(path.split_once('/')?.0)).collect();
        fail(format!("`{pack}` is not a pack{}", suggest::hint(pack, known.into_iter())))
    })?;
    if !languages.iter().any(|language| language.has_flow()) {
        return Err(fail(format!("`{pack}` is not a pack: no rule is asked of it")));
    }
    let written: written::Rule = parse(&shown, &text)?;
    if !written.cwe.contains(&number) {
        return Err(fail(format!("`cwe` does not contain {number}, which the folder names")));
    }
    ensure_told(&written.title, &written.why, &written.fix, &written.severity).map_err(fail)?;
    compile::rule(written, id, &languages, marks, fixtures, digest).map_err(fail)
}

fn parse<T: serde::de::DeserializeOwned>(shown: &str, text: &str) -> Result<T, RuleError> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map(|range| range.start.min(text.len()));
        let line = at.map(|at| text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1);
        let key = at.and_then(|at| wording::key_before(text, at));
        RuleError::new(shown, line, with_hint(error.message(), key))
    })
}

/// Serde says ``unknown field `x`, expected one of `a`, `b` ``: the nearest of these helps more than the list. What is wrong with a value is
/// said of its key.
fn with_hint(message: &str, key: Option<&str>) -> String {
    let of_key = |said: String| key.map_or_else(|| said.clone(), |key| format!("`{key}`: {said}"));
    let known_of = |rest: &str| rest.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    if let Some((name, expected)) = message.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
        return format!("unknown key `{name}`{}", suggest::hint(name, known_of(expected).iter().map(String::as_str)));
    }
    if let Some((name, expected)) = message.strip_prefix("unknown variant `").and_then(|rest| rest.split_once('`')) {
        return of_key(format!("`{name}` is not known{}", suggest::hint(name, known_of(expected).iter().map(String::as_str))));
    }
    of_key(wording::plain(message))
}

fn is_toml(file: &str) -> bool {
    file.ends_with(".toml")
}

fn read_dir(dir: &Path, prefix: &str, out: &mut Vec<(String, String, String)>, depth: usize) -> Result<(), RuleError> {
    let fail = |path: &Path, error: std::io::Error| RuleError::new(path.display().to_string(), None, error.to_string());
    let mut entries = fs::read_dir(dir).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(|error| fail(dir, error))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        let inside = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        if path.is_dir() && depth < 3 {
            read_dir(&path, &inside, out, depth + 1)?;
        } else if path.is_file() && (depth >= 2 || is_toml(&inside)) {
            let text = fs::read_to_string(&path).map_err(|error| fail(&path, error))?;
            out.push((path.display().to_string(), inside, text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Result<RuleSet, String> {
        let file = ("x/rule.toml".to_owned(), "python/cwe-089-x/rule.toml".to_owned(), text.to_owned());
        RuleSet::from_files(vec![file]).map_err(|error| error.to_string())
    }

    const HEAD: &str = "version = 1\ncwe = [89]\ntitle = \"t\"\nseverity = \"high\"\nwhy = \"w\"\nfix = \"f\"\n";

    #[test]
    fn a_misspelt_key_is_refused_with_its_line_and_a_suggestion() {
        let error = load(&format!("{HEAD}[[danger]]\nform = \"a\"\ncal = [\"x.y\"]\n")).expect_err("refused");
        assert_eq!(error, "x/rule.toml:9: unknown key `cal`; did you mean `call`?");
    }

    #[test]
    fn keys_in_the_wrong_list_and_unknown_predicates_are_refused() {
        let error = load(&format!("{HEAD}[[danger]]\nform = \"a\"\ncall = [\"x\"]\noutcome = true\n")).expect_err("refused");
        assert!(error.contains("`outcome` belongs to [[guard]], [[mark]] only"), "{error}");
        let error = load(&format!("{HEAD}[[danger]]\nform = \"a\"\ncall = [\"x\"]\nwhen = [{{ arg = 0, is = \"taintd\" }}]\n"));
        assert!(error.expect_err("refused").contains("did you mean `tainted`?"));
        let error = load(&format!("{HEAD}[[danger]]\nform = \"a\"\n")).expect_err("refused");
        assert!(error.contains("exactly one of call, write"), "{error}");
    }

    #[test]
    fn faults_of_meaning_and_of_kind_have_their_line_and_key() {
        let error = load(&HEAD.replace("high", "grave")).expect_err("refused");
        assert_eq!(error, "x/rule.toml:4: `severity` is `grave`; low, medium, high or critical is expected");
        let error = load(&HEAD.replace("[89]", "89")).expect_err("refused");
        assert_eq!(error, "x/rule.toml:2: `cwe`: a list is expected, not the number `89`");
        let first = "[[danger]]\nform = \"a\"\ncall = [\"x\"]\nwhen = [{ arg = 0, is = \"tainted\" }]\n";
        let second = first.replace("tainted", "taintd");
        let error = load(&format!("{HEAD}{first}{second}")).expect_err("refused");
        assert!(error.starts_with("x/rule.toml:14: [[danger]] number 2: "), "{error}");
        let error = load(&format!("{HEAD}{first}[[danger]]\nform = \"b\"\n")).expect_err("refused");
        assert!(error.starts_with("x/rule.toml:11: [[danger]] number 2: exactly one of"), "{error}");
    }

    #[test]
    fn a_rule_that_tells_nobody_anything_is_refused() {
        let danger = "[[danger]]\nform = \"a\"\ncall = [\"x\"]\n";
        assert!(load(&format!("{HEAD}{danger}")).is_ok());
        let error = load(&format!("{}{danger}", HEAD.replace("fix = \"f\"", "fix = \" \""))).expect_err("refused");
        assert!(error.starts_with("x/rule.toml:6: `fix` is empty"), "{error}");
        let scaffolded = HEAD.replace("why = \"w\"", &format!("why = \"{} who has never heard of it\"", UNWRITTEN[0]));
        let error = load(&format!("{scaffolded}{danger}")).expect_err("refused");
        assert!(error.starts_with("x/rule.toml:5: `why` is what the scaffold wrote"), "{error}");
    }

    #[test]
    fn files_beside_the_rules_are_passed_over_and_every_fault_is_told() {
        let file = |path: &str, text: &str| (path.to_owned(), path.to_owned(), text.to_owned());
        let rule = format!("{HEAD}[[danger]]\nform = \"a\"\ncall = [\"x\"]\n");
        let good = file("python/cwe-089-x/rule.toml", &rule);
        assert!(RuleSet::from_files(vec![good.clone(), file("LICENSE", "x"), file("python/notes.txt", "x")]).is_ok());
        let faulty =
            vec![file("stray.toml", "x"), good, file("python/cwe-089-y/rule.toml", "version = 1\n"), file("python/shared.toml", "a = 1\n")];
        let told = RuleSet::from_files(faulty).expect_err("refused").to_string();
        assert_eq!(told.lines().count(), 3, "{told}");
        assert!(told.contains("stray.toml: a rule is") && told.contains("python/shared.toml:1: unknown key `a`"), "{told}");
    }

    #[test]
    fn a_pack_of_more_rules_than_the_engine_can_number_is_refused() {
        let file = |i: usize| {
            let text = format!("{HEAD}[[danger]]\nform = \"a\"\ncall = [\"x.y{i}\"]\n");
            ("x".to_owned(), format!("python/cwe-089-x{i:03}/rule.toml"), text)
        };
        assert!(RuleSet::from_files((0..MAX_PER_PACK).map(file).collect()).is_ok());
        let error = RuleSet::from_files((0..=MAX_PER_PACK).map(file).collect()).expect_err("refused");
        assert!(error.to_string().contains("more than 256 rules"), "{error}");
    }

    #[test]
    fn the_digest_changes_with_a_fixture() {
        let rule = format!("{HEAD}[[danger]]\nform = \"a\"\ncall = [\"x\"]\n");
        let digest = |fixture: &str| {
            let path = |name: &str| format!("python/cwe-089-x/{name}");
            let files = vec![("r".to_owned(), path("rule.toml"), rule.clone()), ("f".to_owned(), path("secure.py"), fixture.to_owned())];
            RuleSet::from_files(files).expect("loads").digest()
        };
        assert_ne!(digest("a = 1\n"), digest("a = 2\n"));
    }
}

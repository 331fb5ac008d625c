//! Other scanners: their SARIF reports, given or made by a command in a folder of its own, as verdicts on samples. Matches by path and
//! lines; what becomes of a sample is decided elsewhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Mutex,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use assay_manifests::{Finding, Outcome, Sha256Digest, Span, Verdict, cwe::related};
use serde_json::Value;

use crate::{
    judge::Source,
    recipe::{Recipe, RecipeError, Scanner, Text},
};

/// Most bytes of a report.
const MAX_REPORT: u64 = 512 << 20;

/// One tool's results by file, as a report states them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// `name version`.
    tool: String,
    /// Digest over the rules that the report lists.
    rules: Sha256Digest,
    /// Files it says it looked at; empty where it does not say.
    files: Vec<String>,
    hits: BTreeMap<String, Vec<Hit>>,
    /// What went wrong: the file where one is named, and the words.
    troubles: Vec<(Option<String>, String)>,
    /// Results that name no place.
    placeless: usize,
    /// Files of results that are none of the artifact's, as [`Report::among`] found.
    strays: Vec<String>,
    /// None of the files it speaks of is the artifact's.
    is_foreign: bool,
    /// Files of the artifact that have fewer lines than a result names.
    outgrown: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    rule: String,
    cwe: Vec<u32>,
    level: String,
    message: String,
    lines: (u32, u32),
}

impl Report {
    /// Reads a SARIF 2.1.0 report; all its runs together.
    ///
    /// # Errors
    /// A sentence: not JSON, not SARIF, no run, or a run that says it did not succeed.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))?;
        let Some(runs) = value["runs"].as_array() else { return Err("it has no `runs`: not a SARIF report".to_owned()) };
        if runs.is_empty() {
            return Err("it holds no run (`runs` is empty): the scanner looked at nothing".to_owned());
        }
        if let Some(version) = value["version"].as_str().filter(|version| !version.starts_with("2.")) {
            return Err(format!("it is SARIF {version}, and 2.1.0 is what is read"));
        }
        let mut report = Self {
            tool: String::new(),
            rules: Sha256Digest::of(""),
            files: Vec::new(),
            hits: BTreeMap::new(),
            troubles: Vec::new(),
            placeless: 0,
            strays: Vec::new(),
            is_foreign: false,
            outgrown: Vec::new(),
        };
        let mut listed = Vec::new();
        for run in runs {
            let failed = run["invocations"].as_array().into_iter().flatten().any(|call| call["executionSuccessful"] == false);
            if failed {
                return Err("a run says that it did not succeed (executionSuccessful)".to_owned());
            }
            if !run["externalPropertyFileReferences"]["results"].is_null() {
                return Err("the results of a run lie in another file (externalPropertyFileReferences), which is not read".to_owned());
            }
            // SARIF 2.1.0, 3.14.23: a run without results is one that produced none, for it did not look.
            if !run["results"].is_array() {
                return Err("a run has no `results`: the scanner did not look (it writes `[]` where it found nothing)".to_owned());
            }
            let driver = &run["tool"]["driver"];
            let version = driver["semanticVersion"].as_str().or_else(|| driver["version"].as_str()).unwrap_or("unversioned");
            let tool = format!("{} {version}", driver["name"].as_str().unwrap_or("unnamed"));
            report.tool = if report.tool.is_empty() { tool } else { format!("{}, {tool}", report.tool) };
            let rules: Vec<&Value> = driver["rules"].as_array().into_iter().flatten().collect();
            listed.push(serde_json::to_string(&rules).unwrap_or_default());
            let files = run["artifacts"].as_array().into_iter().flatten().filter_map(|file| place(run, &file["location"]));
            report.files.extend(files);
            for call in run["invocations"].as_array().into_iter().flatten() {
                report.complaints(run, &call["toolExecutionNotifications"]);
                report.complaints(run, &call["toolConfigurationNotifications"]);
            }
            for result in run["results"].as_array().into_iter().flatten() {
                // What the tool's own users have accepted is not a finding of theirs, and not the scanner's silence either.
                let suppressions = result["suppressions"].as_array().map_or(&[][..], Vec::as_slice);
                let is_accepted = |one: &Value| matches!(one["status"].as_str(), None | Some("accepted"));
                if !suppressions.is_empty() && suppressions.iter().all(is_accepted) {
                    report.undecided(run, result);
                    continue;
                }
                match result["kind"].as_str() {
                    Some("pass" | "notApplicable" | "informational") => {}
                    Some("open" | "review") => report.undecided(run, result),
                    _ => report.take(run, result, &rules),
                }
            }
        }
        report.rules = Sha256Digest::of_parts(listed.iter().map(String::as_bytes));
        report.files.sort();
        report.files.dedup();
        Ok(report)
    }

    /// What the tool says went wrong.
    fn complaints(&mut self, run: &Value, notes: &Value) {
        for note in notes.as_array().into_iter().flatten().filter(|note| note["level"] == "error") {
            let text = note["message"]["text"].as_str().unwrap_or_default();
            let places = note["locations"].as_array().into_iter().flatten();
            let files: Vec<String> = places.filter_map(|at| place(run, &at["physicalLocation"]["artifactLocation"])).collect();
            if files.is_empty() {
                self.troubles.push((None, text.replace('\\', "/")));
            }
            self.troubles.extend(files.into_iter().map(|file| (Some(file), text.to_owned())));
        }
    }

    /// What the tool could not decide: its silence about that file says nothing.
    fn undecided(&mut self, run: &Value, result: &Value) {
        let text = result["message"]["text"].as_str().unwrap_or_default();
        let places = result["locations"].as_array().into_iter().flatten();
        let files: Vec<String> = places.filter_map(|at| place(run, &at["physicalLocation"]["artifactLocation"])).collect();
        self.placeless += usize::from(files.is_empty());
        self.troubles.extend(files.into_iter().map(|file| (Some(file), text.to_owned())));
    }

    /// The report as it speaks of an artifact of these files.
    fn among(mut self, files: &[Source]) -> Self {
        let is_one = |uri: &str| files.iter().any(|file| is_same(uri, &file.path));
        self.strays = self.hits.keys().filter(|uri| !is_one(uri)).cloned().collect();
        for file in files {
            let lines = u32::try_from(file.text.lines().count()).unwrap_or(u32::MAX);
            let mut hits = self.hits.iter().filter(|(uri, _)| is_same(uri, &file.path)).flat_map(|(_, hits)| hits);
            if hits.any(|hit| hit.lines.0 > lines.max(1)) {
                self.outgrown.push(file.path.clone());
            }
        }
        let mut spoken = self.hits.keys().chain(&self.files);
        self.is_foreign = spoken.clone().next().is_some() && !spoken.any(|uri| is_one(uri));
        self
    }

    /// Why silence about a file says nothing, where it does not.
    fn unseen(&self, path: &str) -> Option<&'static str> {
        if !self.files.is_empty() && !self.files.iter().any(|uri| is_same(uri, path)) {
            return Some("not among the files that the report lists");
        }
        if self.is_foreign {
            return Some("the report names no file of this artifact: run the scanner where its paths begin");
        }
        if self.strays.iter().any(|uri| path.strip_suffix(uri.as_str()).is_some_and(|before| before.ends_with('/'))) {
            return Some("a result names a file by a part of its path, which may be this one");
        }
        if self.outgrown.iter().any(|outgrown| outgrown == path) {
            return Some("a result lies behind the end of the file: the report is of another version");
        }
        if self.placeless > 0 {
            return Some("a result of the report names no place");
        }
        let failed = self.troubles.iter().any(|(file, text)| match file {
            Some(file) => is_same(file, path),
            None => text.contains(path) || !names_a_file(text),
        });
        failed.then_some("the scanner says that something went wrong there")
    }

    fn take(&mut self, run: &Value, result: &Value, rules: &[&Value]) {
        let index = result["ruleIndex"].as_u64().or_else(|| result["rule"]["index"].as_u64()).and_then(|index| usize::try_from(index).ok());
        let id = result["ruleId"].as_str().or_else(|| result["rule"]["id"].as_str());
        let rule = index.and_then(|index| rules.get(index)).or_else(|| rules.iter().find(|rule| rule["id"].as_str() == id)).copied();
        let id = id.or_else(|| rule?["id"].as_str()).unwrap_or("unnamed");
        let level = result["level"].as_str().or_else(|| rule?["defaultConfiguration"]["level"].as_str()).unwrap_or("warning");
        let mut cwe: Vec<u32> = rule.map(weaknesses).unwrap_or_default();
        cwe.extend(weaknesses(result));
        cwe.sort_unstable();
        cwe.dedup();
        let mut is_placed = false;
        for location in result["locations"].as_array().into_iter().flatten() {
            let physical = &location["physicalLocation"];
            let file = place(run, &physical["artifactLocation"]).or_else(|| place(run, &result["analysisTarget"]));
            let Some(file) = file else { continue };
            is_placed = true;
            let line = |key: &str| physical["region"][key].as_u64().and_then(|line| u32::try_from(line).ok());
            let start = line("startLine").unwrap_or(0);
            self.hits.entry(file).or_default().push(Hit {
                rule: id.to_owned(),
                cwe: cwe.clone(),
                level: level.to_owned(),
                message: result["message"]["text"].as_str().unwrap_or_default().chars().take(400).collect(),
                lines: (start, line("endLine").unwrap_or(start).max(start)),
            });
        }
        self.placeless += usize::from(!is_placed);
    }

    /// What the report says of a unit at `span` of the file `path`, whose evidence is for `evidence` (CWE numbers).
    pub fn verdict(&self, scanner: &Scanner, path: &str, language: &str, span: Span, evidence: &[u32]) -> Verdict {
        let mut findings: Vec<Finding> = self
            .hits
            .iter()
            .filter(|(uri, _)| is_same(uri, path))
            .flat_map(|(_, hits)| hits)
            .filter(|hit| hit.lines.0 == 0 || (hit.lines.0 <= span.end_line && span.line <= hit.lines.1))
            .map(|hit| Finding {
                rule: hit.rule.clone(),
                cwe: hit.cwe.clone(),
                severity: severity(&hit.level).to_owned(),
                message: hit.message.clone(),
                span: Span { line: hit.lines.0.max(1), end_line: hit.lines.1.max(1), ..span },
                path: Vec::new(),
            })
            .collect();
        findings.sort();
        findings.dedup();
        let unseen = self.unseen(path);
        let covered = scanner.covers.get(language).is_some_and(|covers| !evidence.is_empty() && related(covers, evidence));
        let (outcome, reason) = match (findings.is_empty(), unseen, covered) {
            (false, ..) => (Outcome::Flagged, ""),
            (true, Some(reason), _) => (Outcome::Unjudged, reason),
            (true, None, false) => (Outcome::Unjudged, "the scanner does not look for what evidence was shown for"),
            (true, None, true) => (Outcome::Clear, ""),
        };
        let examined_bytes = if outcome == Outcome::Unjudged { 0 } else { u64::from(span.end.saturating_sub(span.start)) };
        Verdict {
            validator: format!("scanner:{}", scanner.name),
            version: self.tool.clone(),
            ruleset_sha256: self.rules,
            outcome,
            findings,
            evidence: Vec::new(),
            unjudged: Vec::new(),
            examined_bytes,
            reason: reason.to_owned(),
        }
    }
}

/// The scanners of a recipe, those with a report already read.
#[derive(Debug, Default)]
pub struct Scanners {
    entries: Vec<(Scanner, Option<Report>)>,
    search_path: String,
    /// The recipe and the line of each entry, for those who mend it.
    recipe: PathBuf,
    lines: Vec<Option<u32>>,
    /// Files of results that some artifact holds, as far as artifacts were judged.
    placed: Mutex<BTreeSet<String>>,
}

impl Scanners {
    /// `text` is the recipe's own; `reports` are the texts of the reports that it names, by path as written.
    ///
    /// # Errors
    /// A report that cannot be read, or that lists no files and would speak for several sources; with the entry's line.
    pub fn new(recipe: &Recipe, text: &str, reports: &[(String, String)], search_path: &str) -> Result<Self, RecipeError> {
        let written = Text { path: &recipe.path, text };
        let (mut entries, mut lines) = (Vec::new(), Vec::new());
        for scanner in &recipe.scanners {
            let at = written.entry("[[scanners]]", &scanner.name);
            let error = |problem: String, help: String| written.error(at, "[[scanners]] sarif", problem, help);
            let text = scanner.sarif.as_ref().and_then(|path| reports.iter().find(|(name, _)| name == path));
            let remedy = || format!("write it anew, or take the entry `{}` out", scanner.name);
            let report =
                text.map(|(path, text)| Report::read(text).map_err(|problem| error(format!("{path}: {problem}"), remedy()))).transpose()?;
            let asked = if scanner.sources.is_empty() { recipe.sources.len() } else { scanner.sources.len() };
            if let (Some(report), Some(path)) = (&report, &scanner.sarif)
                && asked != 1
                && report.files.is_empty()
            {
                let problem = format!("{path}: it lists no files (`artifacts`), so its silence speaks for one source alone");
                return Err(error(problem, format!("name that one in the entry `{}`: `sources = [\"…\"]`", scanner.name)));
            }
            lines.push(at.map(|at| written.line(at)));
            entries.push((scanner.clone(), report));
        }
        Ok(Self { entries, search_path: search_path.to_owned(), recipe: recipe.path.clone(), lines, placed: Mutex::default() })
    }

    /// What the verdicts of these scanners depend on, beside the files.
    pub fn digest(&self) -> Sha256Digest {
        Sha256Digest::of(format!("{:?}", self.entries))
    }

    /// The scanners that are asked about a source, each with its report on the artifact that holds `files`.
    ///
    /// # Errors
    /// As [`run`].
    pub fn on(&self, source: &str, files: &[Source]) -> anyhow::Result<Vec<(&Scanner, Report)>> {
        let asked = |scanner: &Scanner| scanner.sources.is_empty() || scanner.sources.iter().any(|name| name == source);
        let entries = self.entries.iter().zip(&self.lines).filter(|((scanner, _), _)| asked(scanner));
        entries
            .map(|((scanner, report), line)| {
                let remedy = |error: anyhow::Error| RecipeError {
                    file: self.recipe.clone(),
                    line: *line,
                    key: "[[scanners]] command".to_owned(),
                    problem: format!("{error:#}"),
                    help: format!("mend `command` in the entry `{}`, or take the entry out", scanner.name),
                };
                let ran = || run(scanner, files, &self.search_path).map_err(remedy);
                let report = report.as_ref().map_or_else(ran, |report| Ok(report.clone()))?.among(files);
                if let Ok(mut placed) = self.placed.lock() {
                    placed.extend(report.hits.keys().filter(|uri| !report.strays.contains(uri)).cloned());
                }
                Ok((scanner, report))
            })
            .collect()
    }

    /// What reports say of files that no artifact holds which was judged: a sentence for each.
    pub fn strays(&self) -> Vec<String> {
        let placed = self.placed.lock().map(|placed| placed.clone()).unwrap_or_default();
        let of = |(scanner, report): &(Scanner, Option<Report>)| {
            let strays: Vec<&String> = report.as_ref()?.hits.keys().filter(|uri| !placed.contains(*uri)).collect();
            let (first, name, many) = (strays.first()?, &scanner.name, strays.len());
            Some(format!(
                "scanner `{name}`: {many} files of its results are in no source, the first `{first}`: run it where their paths begin"
            ))
        };
        self.entries.iter().filter_map(of).collect()
    }
}

/// The file of an `artifactLocation`: its own address or that of the artifact it points to, below the folder it is relative to.
fn place(run: &Value, location: &Value) -> Option<String> {
    let pointed = location["index"].as_u64().and_then(|at| usize::try_from(at).ok()).map(|at| &run["artifacts"][at]["location"]);
    let location = if location["uri"].is_string() { location } else { pointed? };
    let mut path = location["uri"].as_str()?.to_owned();
    let mut base = location["uriBaseId"].as_str();
    // A base may be relative to another one.
    for _ in 0..8 {
        let Some(folder) = base.map(|id| &run["originalUriBaseIds"][id]) else { break };
        if let Some(uri) = folder["uri"].as_str().filter(|uri| !uri.is_empty()) {
            path = format!("{}/{}", uri.trim_end_matches('/'), path.trim_start_matches("./"));
        }
        base = folder["uriBaseId"].as_str();
    }
    Some(plain(&path))
}

/// Whether a sentence names some file that code can be in.
fn names_a_file(text: &str) -> bool {
    let words = text.split(|sign: char| sign.is_whitespace() || "\"'`(),:;".contains(sign));
    words.map(|word| word.trim_end_matches('.')).any(|word| assay_manifests::Language::from_path(word).is_some())
}

/// A path as the artifact writes it: no scheme, no leading `./`, `%20` and the like decoded.
fn plain(uri: &str) -> String {
    let uri = uri.strip_prefix("file://").unwrap_or(uri);
    let mut bytes = Vec::with_capacity(uri.len());
    let mut rest = uri.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code =
            (*first == b'%').then(|| tail.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok())).flatten();
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    let path = String::from_utf8_lossy(&bytes).replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}

/// Whether a report's path is the artifact's: the same, or the same below some folder.
fn is_same(uri: &str, path: &str) -> bool {
    uri == path || uri.strip_suffix(path).is_some_and(|before| before.ends_with('/'))
}

/// CWE numbers in tags, taxa and properties.
fn weaknesses(value: &Value) -> Vec<u32> {
    let tags = value["properties"]["tags"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let taxa = value["taxa"].as_array().into_iter().flatten().filter_map(|taxon| taxon["id"].as_str());
    let own = value["properties"]["cwe"]
        .as_str()
        .into_iter()
        .chain(value["properties"]["cwe"].as_array().into_iter().flatten().filter_map(Value::as_str));
    tags.chain(taxa).chain(own).filter_map(number).collect()
}

/// The number of `CWE-79: …`, `external/cwe/cwe-079`, `79`.
fn number(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let digits = lower.rsplit_once("cwe-").map_or(lower.as_str(), |(_, digits)| digits);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok()
}

fn severity(level: &str) -> &'static str {
    match level {
        "error" => "high",
        "warning" => "medium",
        _ => "low",
    }
}

/// Runs a scanner's command over the files of an artifact, in a folder of its own that is removed afterwards; nothing of the artifact
/// is executed, and the command gets no variable of the environment but the search path.
///
/// # Errors
/// A command that cannot be started, takes too long, or leaves no report that can be read.
pub fn run(scanner: &Scanner, files: &[Source], search_path: &str) -> anyhow::Result<Report> {
    let folder = tempfile::tempdir().context("cannot make a folder for a scanner")?;
    let (tree, out) = (folder.path().join("tree"), folder.path().join("report.sarif"));
    for file in files {
        let place = tree.join(&file.path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(place, &file.text)?;
    }
    fs::create_dir_all(&tree)?;
    let name = &scanner.name;
    let to_file = scanner.command.iter().any(|argument| argument.contains("{out}"));
    let mut words = scanner.command.iter().map(|argument| argument.replace("{out}", &out.to_string_lossy()));
    let program = words.next().unwrap_or_default();
    let printed = fs::File::create(folder.path().join("printed"))?;
    let complaints = fs::File::create(folder.path().join("complaints"))?;
    let mut child = Command::new(&program)
        .args(words)
        .current_dir(&tree)
        .env_clear()
        .env("PATH", search_path)
        .env("HOME", folder.path())
        .stdin(Stdio::null())
        .stdout(printed)
        .stderr(complaints)
        .spawn()
        .with_context(|| format!("scanner `{name}`: `{program}` cannot be started: install it, or take the entry out of the recipe"))?;
    let status = wait(&mut child, Duration::from_secs(scanner.seconds));
    let status = status?.with_context(|| {
        format!("scanner `{name}` took longer than {} s: raise `seconds` in its entry, or narrow it with `sources`", scanner.seconds)
    })?;
    let text = read_limited(&if to_file { out } else { folder.path().join("printed") })
        .with_context(|| format!("scanner `{name}` ({status}) left no report{}", last_words(&folder.path().join("complaints"))))?;
    Report::read(&text).map_err(|problem| {
        anyhow::anyhow!(
            "scanner `{name}` ({status}): its report cannot be used: {problem}{}",
            last_words(&folder.path().join("complaints"))
        )
    })
}

/// The last lines that a command wrote to standard error.
fn last_words(path: &Path) -> String {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|mut file| {
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(2_000)))?;
        file.take(2_000).read_to_end(&mut bytes)
    });
    let text = String::from_utf8_lossy(&bytes);
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).rev().take(3).collect();
    lines.reverse();
    if read.is_err() || lines.is_empty() { String::new() } else { format!("; it said: {}", lines.join(" | ")) }
}

/// How the command ended; `None` where it had to be ended.
fn wait(child: &mut std::process::Child, most: Duration) -> anyhow::Result<Option<std::process::ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() > most {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn read_limited(path: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    fs::File::open(path)?.take(MAX_REPORT).read_to_string(&mut text)?;
    ensure!(!text.is_empty(), "the report is empty");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use super::*;

    const SARIF: &str = r#"{"runs":[{"tool":{"driver":{"name":"other","version":"2.0","rules":[{"id":"R1","properties":{"tags":["CWE-89: SQL"]}}]}},
        "artifacts":[{"location":{"uri":"./src/a%20b.py"}},{"location":{"uri":"src/c.py"}}],
        "results":[{"ruleId":"R1","level":"error","message":{"text":"bad"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"src/a b.py"},"region":{"startLine":7}}}]}]}]}"#;

    fn scanner(command: &[&str]) -> Scanner {
        Scanner {
            name: "other".to_owned(),
            sarif: None,
            command: command.iter().map(|word| (*word).to_owned()).collect(),
            sources: Vec::new(),
            seconds: 5,
            covers: BTreeMap::from([("python".to_owned(), vec![89, 78])]),
        }
    }

    fn lines(line: u32, end_line: u32) -> Span {
        Span { start: 0, end: 10, line, end_line }
    }

    #[test]
    fn results_are_matched_by_path_and_lines_and_silence_counts_only_where_it_says_something() {
        let report = Report::read(SARIF).expect("is SARIF");
        let say = |path: &str, language: &str, span: Span, evidence: &[u32]| report.verdict(&scanner(&[]), path, language, span, evidence);
        let hit = say("src/a b.py", "python", lines(5, 9), &[89]);
        assert_eq!((hit.outcome, hit.findings[0].rule.as_str(), hit.findings[0].cwe.as_slice()), (Outcome::Flagged, "R1", &[89][..]));
        assert_eq!(hit.version, "other 2.0");
        assert_eq!(say("src/a b.py", "python", lines(8, 9), &[89]).outcome, Outcome::Clear);
        assert_eq!(say("c.py", "python", lines(1, 2), &[79]).outcome, Outcome::Unjudged, "another weakness");
        assert_eq!(say("c.py", "go", lines(1, 2), &[89]).outcome, Outcome::Unjudged, "another language");
        assert_eq!(say("other.py", "python", lines(1, 2), &[89]).outcome, Outcome::Unjudged, "not looked at");
        assert!(Report::read("{}").is_err() && Report::read(r#"{"runs":[{"invocations":[{"executionSuccessful":false}]}]}"#).is_err());
    }

    fn said(sarif: &str, files: &[&str], path: &str) -> Outcome {
        let files: Vec<Source> =
            files.iter().map(|path| Source { path: (*path).to_owned(), language: Language::Python, text: String::new() }).collect();
        let report = Report::read(sarif).expect("is SARIF").among(&files);
        report.verdict(&scanner(&[]), path, "python", lines(1, 9), &[89]).outcome
    }

    fn result(location: &str) -> String {
        format!(
            r#"{{"runs":[{{"tool":{{"driver":{{"name":"x"}}}},"originalUriBaseIds":{{"ROOT":{{"uri":"file:///ci/pkg/"}}}},"artifacts":[{{"location":{{"uri":"pkg/db.py"}}}}],
            "results":[{{"ruleId":"R","message":{{"text":"bad"}},"locations":[{location}]}}]}}]}}"#
        )
    }

    #[test]
    fn a_result_is_found_by_its_base_and_by_its_index() {
        for place in [r#"{"uri":"db.py","uriBaseId":"ROOT"}"#, r#"{"index":0}"#] {
            let sarif = result(&format!(r#"{{"physicalLocation":{{"artifactLocation":{place},"region":{{"startLine":2}}}}}}"#));
            assert_eq!(said(&sarif, &["pkg/db.py"], "pkg/db.py"), Outcome::Flagged, "{place}");
        }
    }

    #[test]
    fn silence_says_nothing_of_what_was_not_looked_at() {
        let files = ["pkg/db.py", "pkg/other.py"];
        assert_eq!(said(&result(""), &files, "pkg/db.py"), Outcome::Unjudged, "a result without a place");
        let at = |uri: &str| {
            let result = format!(r#"{{"locations":[{{"physicalLocation":{{"artifactLocation":{{"uri":"{uri}"}}}}}}]}}"#);
            format!(r#"{{"runs":[{{"results":[{result}]}}]}}"#)
        };
        assert_eq!(said(&at("nowhere/x.py"), &files, "pkg/db.py"), Outcome::Unjudged, "of other files altogether");
        assert_eq!(said(&at("pkg/other.py"), &files, "pkg/db.py"), Outcome::Clear);
        let noted = |text: &str| {
            let note = format!(r#"{{"level":"error","message":{{"text":"{text}"}}}}"#);
            format!(r#"{{"runs":[{{"invocations":[{{"toolExecutionNotifications":[{note}]}}],"results":[]}}]}}"#)
        };
        assert_eq!(said(&noted("could not parse pkg/db.py"), &files, "pkg/db.py"), Outcome::Unjudged);
        assert_eq!(said(&noted("could not parse pkg/db.py"), &files, "pkg/other.py"), Outcome::Clear);
        assert_eq!(said(&noted("out of memory"), &files, "pkg/other.py"), Outcome::Unjudged);
        let open = r#"{"kind":"open","locations":[{"physicalLocation":{"artifactLocation":{"uri":"pkg/db.py"}}}]}"#;
        let open = format!(r#"{{"runs":[{{"results":[{open}]}}]}}"#);
        assert_eq!(said(&open, &files, "pkg/db.py"), Outcome::Unjudged, "not decided");
        assert_eq!(said(&open, &files, "pkg/other.py"), Outcome::Clear);
        assert!(Report::read(r#"{"version":"2.1.0","runs":[]}"#).expect_err("no run").contains("no run"));
        assert!(Report::read(&format!("\u{feff}{SARIF}")).is_ok());
    }

    #[test]
    fn a_command_runs_beside_the_files_and_is_ended_where_it_takes_too_long() {
        let file = Source { path: "src/c.py".to_owned(), language: Language::Python, text: "x = 1\n".to_owned() };
        let path = "/usr/bin:/bin";
        let print = format!("test -f src/c.py && test -z \"$SECRET\" && cat <<'X'\n{SARIF}\nX");
        let report = run(&scanner(&["sh", "-c", &print]), std::slice::from_ref(&file), path).expect("leaves a report");
        assert_eq!(report, Report::read(SARIF).expect("is SARIF"));
        let slow = Scanner { seconds: 0, ..scanner(&["sleep", "30"]) };
        assert!(run(&slow, &[], path).expect_err("takes too long").to_string().contains("seconds"));
        assert!(run(&scanner(&["no-such-program-here"]), &[], path).expect_err("is absent").to_string().contains("install it"));
        assert!(run(&scanner(&["true"]), &[], path).is_err());
    }
}

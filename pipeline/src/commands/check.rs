//! `assay check`: judge any code, as a person uses a scanner or a program uses a gate.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read,
    path::Path,
    sync::Arc,
};

use anyhow::{Context, bail};
use assay_manifests::{Evidence, Finding, Language, Outcome, Span, Unjudged};
use assay_validators::{
    advisory::Advisories,
    judges::{
        coverage::NO_GRAMMAR,
        dependencies::{Dependencies, manifests},
    },
    panel::{PanelConfig, scanners},
    rule::RuleSet,
};
use serde::Serialize;

use super::{Ended, note, print, print_json};
use crate::{
    cli::{Check, Common, Format, Severity},
    harvest::{documents, is_beside},
    ignores::{Ignore, covering, ignores},
    judge::{Source, Surroundings, judge_files},
    sarif, text,
};

/// Longest file that is read, in bytes; longer ones are reported as not judged.
const MAX_FILE: u64 = 4 << 20;

/// Folders that are never looked into.
const VERSION_CONTROL: [&str; 4] = [".git", ".hg", ".svn", ".jj"];

/// What is to be judged, and what stands beside it.
#[derive(Default)]
struct Gathered {
    sources: Vec<Source>,
    /// Configuration files and manifests in no known language: path and text.
    beside: Vec<(String, String)>,
    not_judged: Vec<NotJudged>,
}

/// What was said of one file.
#[derive(Serialize)]
struct Judged {
    path: String,
    language: Language,
    findings: Vec<Finding>,
    ignored: Vec<Ignored>,
    evidence: Vec<Evidence>,
    unjudged: Vec<Unjudged>,
    #[serde(skip)]
    text: String,
}

#[derive(Serialize)]
struct Ignored {
    finding: Finding,
    reason: String,
    line: u32,
}

/// The machine answer.
#[derive(Serialize)]
struct Answer<'a> {
    files: &'a [Judged],
    /// Files that could not be read or judged at all, each with its reason.
    not_judged: &'a [NotJudged],
    counts: Counts,
    /// `flagged`, `evidenced` (no finding, nothing unjudged, evidence on a sink), `no_finding`, or `unjudged`.
    verdict: &'static str,
}

#[derive(Serialize, Clone)]
struct NotJudged {
    path: String,
    reason: String,
}

#[derive(Serialize, Clone, Copy, Default)]
struct Counts {
    files: usize,
    findings: usize,
    ignored: usize,
    evidence: usize,
    unjudged: usize,
    not_judged: usize,
}

pub fn run(args: &Check, common: &Common) -> anyhow::Result<Ended> {
    let Gathered { sources, beside, mut not_judged } = gather(args)?;
    if sources.is_empty() && not_judged.is_empty() {
        bail!("nothing to judge: none of the given paths holds a file in a known language (name it with --language)");
    }
    let mut config = PanelConfig::default();
    config.flow.closed_world = args.closed_world;
    let rules = super::rules::load(&args.rules)?;
    let mut panel = scanners(&config, &rules);
    if let Some(snapshot) = &args.advisories {
        panel.push(Box::new(dependencies(&config, snapshot)?));
    }
    let mut files = judge(sources, &beside, &panel, args);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    not_judged.sort_by(|a, b| a.path.cmp(&b.path));

    let counts = Counts {
        files: files.len(),
        findings: files.iter().map(|f| f.findings.len()).sum(),
        ignored: files.iter().map(|f| f.ignored.len()).sum(),
        evidence: files.iter().map(|f| f.evidence.len()).sum(),
        unjudged: files.iter().map(|f| f.unjudged.len()).sum(),
        not_judged: not_judged.len(),
    };
    let format = if common.json { Format::Json } else { args.format };
    match format {
        Format::Json => {
            let verdict = verdict(&counts);
            print_json(&Answer { files: &files, not_judged: &not_judged, counts, verdict })?;
        }
        Format::Sarif => print_json(&as_sarif(&files, &not_judged, &rules))?,
        Format::Text => print(&as_text(&files, &not_judged, counts, args, common, &rules))?,
    }
    let unjudged = args.fail_unjudged && counts.unjudged + counts.not_judged > 0;
    let failing = files.iter().flat_map(|f| &f.findings).any(|f| Severity::of(&f.severity) >= args.fail_on);
    if files.is_empty() && !not_judged.is_empty() {
        bail!("no file could be judged: {} ({})", not_judged[0].path, not_judged[0].reason);
    }
    Ok(if failing || unjudged { Ended::Found } else { Ended::Clean })
}

fn verdict(counts: &Counts) -> &'static str {
    if counts.findings > 0 {
        "flagged"
    } else if counts.unjudged + counts.not_judged > 0 {
        "unjudged"
    } else if counts.evidence > 0 {
        "evidenced"
    } else {
        "no_finding"
    }
}

/// Reads what is to be judged. A file named by the user whose language is unknown is an error; in a folder it is out of scope.
fn gather(args: &Check) -> anyhow::Result<Gathered> {
    let named = args.language.as_deref().map(language).transpose()?;
    let Gathered { mut sources, mut beside, mut not_judged } = Gathered::default();
    if args.stdin {
        let mut bytes = Vec::new();
        std::io::stdin().take(MAX_FILE + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
        add("<stdin>".to_owned(), bytes, named.unwrap_or(Language::Python), &mut sources, &mut not_judged);
        return Ok(Gathered { sources, beside, not_judged });
    }
    for path in &args.paths {
        let meta = fs::metadata(path).with_context(|| format!("cannot read {}: give a file or folder that exists", path.display()))?;
        if meta.is_file() {
            let language = named
                .or_else(|| language_of(path, args))
                .with_context(|| format!("{}: the language is not known from the name; give it with --language NAME", path.display()))?;
            read(path, language, &mut sources, &mut not_judged);
            continue;
        }
        // Workflows and `.env` files stand under names that begin with a dot.
        let walk = ignore::WalkBuilder::new(path)
            .hidden(false)
            .filter_entry(|entry| !VERSION_CONTROL.iter().any(|name| entry.file_name() == *name))
            .sort_by_file_path(Ord::cmp)
            .build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    not_judged.push(NotJudged { path: path.display().to_string(), reason: error.to_string() });
                    continue;
                }
            };
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            if let Some(language) = language_of(entry.path(), args) {
                read(entry.path(), language, &mut sources, &mut not_judged);
            } else if is_beside(&entry.path().to_string_lossy())
                && entry.metadata().is_ok_and(|meta| meta.len() <= MAX_FILE)
                && let Ok(text) = fs::read_to_string(entry.path())
            {
                beside.push((shown(entry.path()), text));
            }
        }
    }
    Ok(Gathered { sources, beside, not_judged })
}

/// The language that the name of a file tells; manifests and locks of no language of their own are read where dependencies are asked for.
fn language_of(path: &Path, args: &Check) -> Option<Language> {
    let path = path.to_string_lossy();
    let manifest = || args.advisories.is_some() && manifests::is_manifest(&shown(Path::new(path.as_ref())));
    Language::from_path(&path).or_else(|| manifest().then_some(Language::Text))
}

pub fn language(name: &str) -> anyhow::Result<Language> {
    Language::from_name(name).with_context(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|l| l.name()).collect();
        format!("`{name}` is not a language known here; one of: {}", known.join(", "))
    })
}

fn read(path: &Path, language: Language, sources: &mut Vec<Source>, not_judged: &mut Vec<NotJudged>) {
    let shown = shown(path);
    let bytes = fs::File::open(path).and_then(|file| {
        let mut bytes = Vec::new();
        file.take(MAX_FILE + 1).read_to_end(&mut bytes).map(|_| bytes)
    });
    match bytes {
        Ok(bytes) => add(shown, bytes, language, sources, not_judged),
        Err(error) => not_judged.push(NotJudged { path: shown, reason: error.to_string() }),
    }
}

fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    shown.strip_prefix("./").unwrap_or(&shown).to_owned()
}

fn add(path: String, bytes: Vec<u8>, language: Language, sources: &mut Vec<Source>, not_judged: &mut Vec<NotJudged>) {
    if bytes.len() as u64 > MAX_FILE {
        not_judged.push(NotJudged { path, reason: format!("longer than {MAX_FILE} bytes") });
        return;
    }
    match String::from_utf8(bytes) {
        Ok(text) => sources.push(Source { path, language, text }),
        Err(_) => not_judged.push(NotJudged { path, reason: "not UTF-8".to_owned() }),
    }
}

/// The judge of dependencies over a snapshot that the user names.
fn dependencies(config: &PanelConfig, snapshot: &Path) -> anyhow::Result<Dependencies> {
    let documents = documents(snapshot)?;
    let known = Advisories::read(documents.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    if known.is_empty() {
        bail!("{}: it holds no advisory: give a folder or archive of OSV or RustSec documents", snapshot.display());
    }
    Ok(Dependencies::new(config.dependencies.clone(), Some(Arc::new(known)), Arc::default()))
}

fn judge(
    sources: Vec<Source>,
    beside: &[(String, String)],
    panel: &[Box<dyn assay_validators::panel::Validator>],
    args: &Check,
) -> Vec<Judged> {
    let beside = beside.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let in_sight = sources.iter().filter(|source| is_beside(&source.path)).map(|source| (source.path.as_str(), source.text.as_str()));
    let mut configs: Vec<(&str, &str)> = beside.chain(in_sight).collect();
    configs.sort_unstable();
    let rulings = judge_files(&sources, &Surroundings { configs, whole_files: true, ..Surroundings::default() }, panel);
    let mut out = Vec::with_capacity(sources.len());
    for (source, rulings) in sources.into_iter().zip(rulings) {
        let (mut findings, mut evidence, mut unjudged) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        // A list of dependencies has no grammar to be parsed by: the judge of dependencies has read it.
        let read_as_manifest = args.advisories.is_some() && matches!(manifests::read(&source.path, &source.text), Some(Ok(_)));
        for ruling in rulings {
            for verdict in ruling.verdicts {
                if read_as_manifest && verdict.validator == "coverage" && verdict.reason == NO_GRAMMAR {
                    continue;
                }
                if verdict.outcome == Outcome::Unjudged && verdict.unjudged.is_empty() {
                    unjudged.insert(Unjudged {
                        rule: verdict.validator.clone(),
                        cwe: Vec::new(),
                        span: ruling.unit.span,
                        reason: verdict.reason.clone(),
                    });
                }
                findings.extend(verdict.findings);
                evidence.extend(verdict.evidence);
                unjudged.extend(verdict.unjudged);
            }
        }
        // The text of a secret is shown nowhere, whichever rule points at its line.
        let secrets: Vec<Span> =
            findings.iter().filter(|finding| finding.rule.starts_with("secrets/")).map(|finding| finding.span).collect();
        let wanted = |rule: &str| args.only.is_empty() || args.only.iter().any(|only| rule.starts_with(only.as_str()));
        findings.retain(|f| wanted(&f.rule));
        evidence.retain(|e| wanted(&e.rule));
        unjudged.retain(|u| u.rule.is_empty() || wanted(&u.rule));
        let (known, broken) = ignores(&source.text);
        for line in broken {
            note(&format!("{}:{line}: ignore without rule or reason does not count; write `assay: ignore RULE: REASON`", source.path));
        }
        let (findings, ignored) = apply(findings.into_iter().collect(), &known);
        // One that covers nothing was outlived by what it excused, or never had the right name.
        for Ignore { line, rule, .. } in known.iter().filter(|ignore| wanted(&ignore.rule) && !covers_any(ignore, &ignored)) {
            note(&format!(
                "{}:{line}: ignore of `{rule}` covers no finding on this line or the next; remove it, or mend the rule's name",
                source.path
            ));
        }
        let mut file = Judged {
            text: masked(source.text, &secrets),
            path: source.path,
            language: source.language,
            findings,
            ignored,
            evidence: evidence.into_iter().collect(),
            unjudged: unjudged.into_iter().collect(),
        };
        file.findings.sort_by_key(|f| (f.span.start, f.rule.clone()));
        file.evidence.sort_by_key(|e| (e.span.start, e.rule.clone()));
        out.push(file);
    }
    out
}

/// `text` with the texts of `spans` written as stars wherever they stand, byte for byte, so that places stay.
fn masked(text: String, spans: &[Span]) -> String {
    let mut shown = text.clone();
    let mut secrets: Vec<&str> = spans.iter().filter_map(|span| text.get(span.start as usize..span.end as usize)).collect();
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    for secret in secrets {
        let stars: String = secret.bytes().map(|byte| if byte == b'\n' { '\n' } else { '*' }).collect();
        shown = shown.replace(secret, &stars);
    }
    shown
}

fn covers_any(ignore: &Ignore, ignored: &[Ignored]) -> bool {
    ignored.iter().any(|one| covering(std::slice::from_ref(ignore), &one.finding.rule, one.finding.span.line).is_some())
}

fn apply(findings: Vec<Finding>, known: &[Ignore]) -> (Vec<Finding>, Vec<Ignored>) {
    let (mut kept, mut ignored) = (Vec::new(), Vec::new());
    for finding in findings {
        match covering(known, &finding.rule, finding.span.line) {
            Some(ignore) => ignored.push(Ignored { finding, reason: ignore.reason.clone(), line: ignore.line }),
            None => kept.push(finding),
        }
    }
    (kept, ignored)
}

fn as_sarif(files: &[Judged], not_judged: &[NotJudged], set: &RuleSet) -> serde_json::Value {
    let used: BTreeSet<&str> =
        files.iter().flat_map(|f| f.findings.iter().chain(f.ignored.iter().map(|i| &i.finding))).map(|f| f.rule.as_str()).collect();
    let rules = super::rules::texts(set, &used, files.iter().flat_map(|f| f.findings.iter()));
    let mut shown = Vec::new();
    for file in files {
        shown.extend(file.findings.iter().map(|finding| sarif::Shown { path: &file.path, text: &file.text, finding, suppressed: None }));
        shown.extend(file.ignored.iter().map(|ignored| sarif::Shown {
            path: &file.path,
            text: &file.text,
            finding: &ignored.finding,
            suppressed: Some(&ignored.reason),
        }));
    }
    let mut notes: Vec<String> = not_judged.iter().map(|n| format!("{} was not judged: {}", n.path, n.reason)).collect();
    for file in files {
        notes.extend(file.unjudged.iter().map(|u| format!("{}:{}: {} could not judge: {}", file.path, u.span.line, u.rule, u.reason)));
    }
    sarif::report(&rules, &shown, &notes)
}

fn as_text(files: &[Judged], not_judged: &[NotJudged], counts: Counts, args: &Check, common: &Common, set: &RuleSet) -> String {
    let mut out = String::new();
    let used: BTreeSet<&str> = files.iter().flat_map(|file| &file.findings).map(|finding| finding.rule.as_str()).collect();
    let texts = super::rules::texts(set, &used, std::iter::empty());
    let fixes: BTreeMap<&str, &str> = texts.iter().map(|text| (text.id.as_str(), text.fix.as_str())).collect();
    let mut places = 0;
    for file in files {
        for (finding, also) in text::places(&file.findings) {
            places += 1;
            text::finding(&mut out, &file.path, &file.text, (finding, &also), fixes.get(finding.rule.as_str()).copied());
        }
        if args.evidence {
            for evidence in &file.evidence {
                text::evidence(&mut out, &file.path, &file.text, evidence);
            }
        }
        if args.unjudged {
            for unjudged in &file.unjudged {
                text::unjudged(&mut out, &file.path, unjudged);
            }
        }
        for ignored in &file.ignored {
            text::ignored(&mut out, &file.path, &ignored.finding, &ignored.reason);
        }
    }
    for file in not_judged {
        text::not_judged(&mut out, &file.path, &file.reason);
    }
    if !common.quiet {
        text::summary(
            &mut out,
            &format!(
                "{} files judged: {} findings at {places} places, {} ignored, {} places with evidence, {} places unjudged{}",
                counts.files,
                counts.findings,
                counts.ignored,
                counts.evidence,
                counts.unjudged,
                if counts.not_judged > 0 { format!(", {} files not judged", counts.not_judged) } else { String::new() },
            ),
        );
    }
    out
}

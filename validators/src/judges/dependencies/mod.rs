//! Dependencies: manifests, lists that scripts carry, actions that workflows call, and imports resolved to packages, and those matched to a snapshot of advisories and to lists of the names that
//! exist. Without a snapshot nothing was judged, and the verdict says so. Knows no network.

pub mod imports;
pub mod manifests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assay_manifests::{Finding, Outcome, Sha256Digest, Span, Unjudged, Verdict};
use serde::{Deserialize, Serialize};

use self::{
    imports::Used,
    manifests::{Dependency, GO_STANDARD, elsewhere, read},
};
use super::{Draft, Lines, ruleset_of};
use crate::{
    advisory::{Advisories, Advisory, Affected, Ecosystem, Reach},
    panel::{FileView, UnitView, Validator},
};

/// CWE-1395: dependency on a vulnerable third-party component.
const VULNERABLE: u32 = 1395;

/// The recipe's `[judge.dependencies]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DependenciesConfig {
    /// Advisories that do not count, by identifier or alias, each with the reason.
    pub accepted: BTreeMap<String, String>,
}

/// Names of the packages that exist, by ecosystem; an ecosystem without a list is not judged by it.
#[derive(Debug, Default)]
pub struct PackageNames {
    lists: BTreeMap<Ecosystem, BTreeSet<String>>,
}

impl PackageNames {
    /// Adds a list: one name a line, `#` begins a comment.
    pub fn add(&mut self, ecosystem: Ecosystem, text: &str) {
        let names = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|name| !name.is_empty());
        self.lists.entry(ecosystem).or_default().extend(names.map(|name| ecosystem.normalised(name)));
    }

    /// Whether the package exists; `None` where there is no list.
    fn has(&self, ecosystem: Ecosystem, name: &str) -> Option<bool> {
        self.lists.get(&ecosystem).map(|list| list.contains(name))
    }

    fn digest(&self) -> Sha256Digest {
        Sha256Digest::of(format!("{:?}", self.lists))
    }
}

/// Matches dependencies to advisories.
pub struct Dependencies {
    config: DependenciesConfig,
    advisories: Option<Arc<Advisories>>,
    names: Arc<PackageNames>,
    digest: Sha256Digest,
}

impl Dependencies {
    pub fn new(config: DependenciesConfig, advisories: Option<Arc<Advisories>>, names: Arc<PackageNames>) -> Self {
        let snapshot = advisories.as_ref().map_or_else(String::new, |known| known.digest().to_hex());
        let digest = ruleset_of("dependencies", "6", &config, &[&snapshot, &names.digest().to_hex()]);
        Self { config, advisories, names, digest }
    }

    fn counts(&self, advisory: &Advisory) -> bool {
        !self.config.accepted.contains_key(&advisory.id) && !advisory.aliases.iter().any(|alias| self.config.accepted.contains_key(alias))
    }

    fn vulnerabilities<'s>(
        &self,
        known: &'s Advisories,
        ecosystem: Ecosystem,
        package: &str,
        version: &str,
    ) -> Vec<(&'s Advisory, &'s Affected)> {
        known.vulnerabilities(ecosystem, package, version).into_iter().filter(|(advisory, _)| self.counts(advisory)).collect()
    }

    /// A version that cannot be compared with what advisories say of its package.
    fn undecided(&self, known: &Advisories, ecosystem: Ecosystem, package: &str, version: &str, span: Span) -> Option<Unjudged> {
        let open: Vec<&Advisory> =
            known.undecided(ecosystem, package, version).into_iter().filter(|advisory| self.counts(advisory)).collect();
        let first = open.first()?;
        let more = if open.len() > 1 { format!(" and {} more", open.len() - 1) } else { String::new() };
        let reason = format!("{package}: `{version}` is no version that {}{more} can be compared with", first.id);
        Some(Unjudged { rule: "version-not-comparable".to_owned(), cwe: vec![VULNERABLE], span, reason })
    }

    /// A manifest that is itself a sample: each dependency by itself.
    fn of_manifest(&self, known: &Advisories, file: &FileView<'_>, found: &[Dependency], lines: &Lines, draft: &mut Draft) {
        let mut uses = None;
        // All are of one ecosystem: that of the manifest.
        if let Some(first) = found.first().filter(|first| !known.knows(first.ecosystem)) {
            let reason = format!("the snapshot has no advisory of {}", first.ecosystem.name());
            let span = lines.span(first.start, first.end);
            draft.unjudged.push(Unjudged { rule: "no-advisories".to_owned(), cwe: vec![VULNERABLE], span, reason });
        }
        for dependency in found {
            let span = lines.span(dependency.start, dependency.end);
            let is_standard = dependency.ecosystem == Ecosystem::Go && dependency.name == GO_STANDARD;
            if !is_standard && self.names.has(dependency.ecosystem, &dependency.name) == Some(false) {
                draft.unjudged.push(unresolved(dependency.ecosystem, &dependency.name, span));
            }
            let reached: Vec<(&Advisory, &Affected)> = match &dependency.version {
                Some(version) => {
                    draft.unjudged.extend(self.undecided(known, dependency.ecosystem, &dependency.name, version, span));
                    self.vulnerabilities(known, dependency.ecosystem, &dependency.name, version)
                }
                None => {
                    // What is used of a standard library stands in the artifact itself.
                    let uses = if is_standard {
                        Some(uses.get_or_insert_with(|| imports::of_all(dependency.ecosystem, file.artifact, file.path)).as_slice())
                    } else {
                        None
                    };
                    let (all, open) = self.of_requirement(known, dependency, uses);
                    draft.unjudged.extend(open.map(|reason| Unjudged {
                        rule: "open-requirement".to_owned(),
                        cwe: vec![VULNERABLE],
                        span,
                        reason,
                    }));
                    all
                }
            };
            // Where no version is pinned, all that the requirement allows have it.
            let version =
                dependency.version.as_deref().unwrap_or(if dependency.requirement.is_empty() { "*" } else { &dependency.requirement });
            for (advisory, affected) in reached {
                let named = if affected.paths.is_empty() { &affected.symbols } else { &affected.paths };
                // An advisory that names parts of a package counts where the artifact uses one of them.
                if let Some(first) = named.first() {
                    let uses = uses.get_or_insert_with(|| imports::of_all(dependency.ecosystem, file.artifact, file.path));
                    if !is_touched(affected, &dependency.name, uses) {
                        let more = if named.len() > 1 { format!(" and {} more", named.len() - 1) } else { String::new() };
                        draft.unjudged.push(Unjudged {
                            rule: "part-not-used".to_owned(),
                            cwe: advisory_cwe(advisory),
                            span,
                            reason: format!(
                                "{} {version}: {} names `{first}`{more}, which no file here is seen to use",
                                dependency.name, advisory.id
                            ),
                        });
                        continue;
                    }
                }
                draft.findings.push(finding(advisory, affected, &dependency.name, version, span));
            }
        }
    }

    /// The advisories that every version has which a requirement allows, and why it is open where some of them may be affected: in what the
    /// code `uses`, where that is given and there is code.
    fn of_requirement<'s>(
        &self,
        known: &'s Advisories,
        dependency: &Dependency,
        uses: Option<&[(&str, Vec<Used>)]>,
    ) -> (Vec<(&'s Advisory, &'s Affected)>, Option<String>) {
        let is_used = |affected: &Affected| {
            uses.filter(|uses| !uses.is_empty())
                .is_none_or(|uses| affected.paths.is_empty() && affected.symbols.is_empty() || is_touched(affected, &dependency.name, uses))
        };
        let all: Vec<(&Advisory, &Affected, Reach)> = known
            .of_package(dependency.ecosystem, &dependency.name)
            .filter(|(advisory, _)| !advisory.informational && self.counts(advisory))
            .map(|(advisory, affected)| (advisory, affected, affected.reach(&dependency.requirement)))
            .collect();
        let in_part = all.iter().filter(|(_, affected, reach)| *reach == Reach::Part && is_used(affected));
        let mut open: Vec<&str> = in_part.map(|(one, ..)| one.id.as_str()).collect();
        open.dedup();
        let reason = open.first().map(|first| {
            let more = if open.len() > 1 { format!(" and {} more", open.len() - 1) } else { String::new() };
            let asked = if dependency.requirement.is_empty() {
                "no version is asked for".to_owned()
            } else {
                format!("`{}` pins no version", dependency.requirement)
            };
            format!("{} has advisories ({first}{more}), and {asked}", dependency.name)
        });
        let every = all.into_iter().filter(|(.., reach)| *reach == Reach::All).map(|(advisory, affected, _)| (advisory, affected));
        (every.collect(), reason)
    }

    /// A package that a unit uses, at the version that the artifact pins.
    fn of_use(&self, known: &Advisories, context: &Context<'_>, used: &Used, unit: &UnitView<'_>, draft: &mut Draft) {
        let listed = used.packages.iter().find(|name| context.pinned.contains_key(*name));
        let package = listed.or_else(|| used.packages.iter().find(|name| self.names.has(context.ecosystem, name) == Some(true)));
        let exists = used.packages.iter().any(|name| self.names.has(context.ecosystem, name) != Some(false));
        if listed.is_none() && !exists {
            draft.unjudged.push(unresolved(context.ecosystem, &used.packages[0], used.span));
            return;
        }
        let package = package.unwrap_or(&used.packages[0]);
        for version in context.pinned.get(package).into_iter().flatten() {
            draft.unjudged.extend(self.undecided(known, context.ecosystem, package, version, used.span));
            for (advisory, affected) in self.vulnerabilities(known, context.ecosystem, package, version) {
                if touches(affected, unit.content, used) {
                    draft.findings.push(finding(advisory, affected, package, version, used.span));
                }
            }
        }
    }

    /// The artifact's own advisories: the functions that one names are the vulnerable ones; where it names none, any may be.
    fn of_own(&self, known: &Advisories, file: &FileView<'_>, unit: &UnitView<'_>, draft: &mut Draft) {
        let Some((ecosystem, package, version)) = file.artifact.package.and_then(of_purl) else { return };
        for (advisory, affected) in self.vulnerabilities(known, ecosystem, &package, &version) {
            let own = |symbol: &String| {
                let last = symbol.rsplit('.').next().unwrap_or(symbol);
                unit.name == last || unit.name.rsplit('.').next() == Some(last)
            };
            if affected.symbols.iter().any(own) {
                draft.findings.push(finding(advisory, affected, &package, &version, unit.span));
            } else if affected.symbols.is_empty() {
                draft.unjudged.push(Unjudged {
                    rule: "advisory-without-symbol".to_owned(),
                    cwe: advisory_cwe(advisory),
                    span: unit.span,
                    reason: format!("{} {version} is vulnerable ({}), and where is not said", package, advisory.id),
                });
            }
        }
    }
}

/// What the judged file's ecosystem has pinned.
struct Context<'a> {
    ecosystem: Ecosystem,
    pinned: &'a BTreeMap<String, BTreeSet<String>>,
}

impl Validator for Dependencies {
    fn name(&self) -> &'static str {
        "dependencies"
    }

    fn version(&self) -> &'static str {
        "6"
    }

    fn ruleset(&self) -> Sha256Digest {
        self.digest
    }

    fn judge(&self, file: &FileView<'_>, units: &[UnitView<'_>]) -> Vec<Verdict> {
        let ecosystem = imports::ecosystem(file.language);
        let by_another = manifests::is_superseded(file.path, file.artifact.configs).then(|| Ok(Vec::new()));
        let manifest = by_another
            .or_else(|| read(file.path, file.text))
            .or_else(|| manifests::read_taken_in(file.path, file.text, file.artifact.configs));
        // A script that asks for nothing is code like any other.
        let is_code = |found: &Vec<Dependency>| found.is_empty() && (file.path.ends_with(".py") || file.path.ends_with(".gemspec"));
        let manifest = manifest.filter(|manifest| !manifest.as_ref().is_ok_and(is_code));
        let Some(known) = &self.advisories else {
            return units.iter().map(|_| not_judged(self, "no snapshot of advisories was given")).collect();
        };
        // Few snapshots speak of actions: without one a workflow is what it was, a file whose imports are not resolved.
        let of_workflow = || known.knows(Ecosystem::GitHubActions).then(|| manifests::of_workflow(file.path, file.text)).flatten();
        if let Some(manifest) = manifest.or_else(of_workflow) {
            let lines = Lines::of(file.text);
            let mut draft = Draft::examined(file.text.len());
            match manifest {
                Ok(found) => {
                    self.of_manifest(known, file, &found, &lines, &mut draft);
                    let is_read = |other: &str| file.artifact.sources.iter().any(|(path, ..)| *path == other);
                    for (start, end, written) in elsewhere(file.path, file.text, &is_read) {
                        let reason = match written.strip_prefix("conda ") {
                            Some(package) => format!("from a channel of conda, of which advisories do not speak: `{package}`"),
                            None => format!("not from the registry, at no version that is written here: `{written}`"),
                        };
                        let span = lines.span(start, end);
                        draft.unjudged.push(Unjudged { rule: "not-from-registry".to_owned(), cwe: vec![VULNERABLE], span, reason });
                    }
                }
                Err(reason) => {
                    draft.reason = reason.to_owned();
                    let span = lines.span(0, file.text.len());
                    draft.unjudged.push(Unjudged { rule: String::new(), cwe: vec![VULNERABLE], span, reason: reason.to_owned() });
                }
            }
            let verdict = draft.into_verdict(self);
            return units.iter().map(|_| verdict.clone()).collect();
        }
        let Some(ecosystem) = ecosystem else {
            let reason = "imports of this language are not resolved to packages";
            return units.iter().map(|_| not_judged(self, reason)).collect();
        };
        let Some(module) = file.module else {
            return units.iter().map(|_| not_judged(self, "the file was not lowered")).collect();
        };
        if !known.knows(ecosystem) {
            return units.iter().map(|_| not_judged(self, "the snapshot has no advisory of this ecosystem")).collect();
        }
        let used = imports::used(module, file.artifact.modules);
        // A script that carries a list of its own is installed by that list alone.
        let script = (ecosystem == Ecosystem::PyPi).then(|| manifests::of_script(file.text)).flatten();
        let pinned = match &script {
            Some((_, found)) => {
                let mut own = BTreeMap::new();
                pin(&mut own, found.iter().flatten());
                own
            }
            None => pinned(file, ecosystem),
        };
        let (lines, nothing) = (Lines::of(file.text), BTreeMap::new());
        units
            .iter()
            .map(|unit| {
                let mut draft = Draft::examined(unit.content.len());
                let listed = script.as_ref().filter(|(at, _)| (unit.span.start as usize..unit.span.end as usize).contains(at));
                match listed {
                    Some((_, Ok(found))) => self.of_manifest(known, file, found, &lines, &mut draft),
                    Some((at, Err(reason))) => {
                        let (span, reason) = (lines.span(*at, file.text.len()), (*reason).to_owned());
                        draft.unjudged.push(Unjudged { rule: String::new(), cwe: vec![VULNERABLE], span, reason });
                    }
                    None => {}
                }
                // What the list itself is told for is not told again where it is imported.
                let context = Context { ecosystem, pinned: if listed.is_some() { &nothing } else { &pinned } };
                for used in used.iter().filter(|used| used.binds.is_empty() || used.binds.iter().any(|name| has_word(unit.content, name))) {
                    self.of_use(known, &context, used, unit, &mut draft);
                }
                self.of_own(known, file, unit, &mut draft);
                draft.into_verdict(self)
            })
            .collect()
    }
}

/// Versions by package, from the manifests nearest above the file that pin it.
fn pinned(file: &FileView<'_>, ecosystem: Ecosystem) -> BTreeMap<String, BTreeSet<String>> {
    let mut by_depth: BTreeMap<usize, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (path, found) in file.artifact.dependencies {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let above = folder.is_empty() || file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        if !above {
            continue;
        }
        let depth = if folder.is_empty() { 0 } else { 1 + folder.matches('/').count() };
        pin(by_depth.entry(depth).or_default(), found.iter().filter(|dependency| dependency.ecosystem == ecosystem));
    }
    let mut pinned = BTreeMap::new();
    for (_, packages) in by_depth {
        pinned.extend(packages);
    }
    pinned
}

/// Puts in the versions that a list pins.
fn pin<'d>(into: &mut BTreeMap<String, BTreeSet<String>>, list: impl Iterator<Item = &'d Dependency>) {
    for dependency in list {
        if let Some(version) = &dependency.version {
            into.entry(dependency.name.clone()).or_default().insert(version.clone());
        }
    }
}

fn not_judged(judge: &Dependencies, reason: &str) -> Verdict {
    let mut verdict = Draft::examined(0).into_verdict(judge);
    verdict.outcome = Outcome::Unjudged;
    verdict.reason = reason.to_owned();
    verdict
}

fn unresolved(ecosystem: Ecosystem, name: &str, span: Span) -> Unjudged {
    // CWE-1357: reliance on insufficiently trustworthy component.
    let reason = format!("`{name}` is not among the known packages of {}: it may be invented", ecosystem.name());
    Unjudged { rule: "unresolved-package".to_owned(), cwe: vec![1357], span, reason }
}

fn advisory_cwe(advisory: &Advisory) -> Vec<u32> {
    [VULNERABLE].into_iter().chain(advisory.cwe.iter().copied()).collect()
}

fn finding(advisory: &Advisory, affected: &Affected, package: &str, version: &str, span: Span) -> Finding {
    let fixed = affected.fixed_after(version).map_or_else(String::new, |fixed| format!("; fixed in {fixed}"));
    let severity = if advisory.severity.is_empty() { "medium" } else { &advisory.severity };
    Finding {
        rule: "vulnerable-dependency".to_owned(),
        cwe: advisory_cwe(advisory),
        severity: severity.to_owned(),
        message: format!("{package} {version}: {} {}{fixed}", advisory.id, advisory.summary.chars().take(200).collect::<String>())
            .trim_end()
            .to_owned(),
        span,
        path: Vec::new(),
    }
}

/// Whether some of the texts that import a package uses what an advisory names of it.
fn is_touched(affected: &Affected, package: &String, uses: &[(&str, Vec<Used>)]) -> bool {
    uses.iter().any(|(text, used)| used.iter().any(|one| one.packages.contains(package) && touches(affected, text, one)))
}

/// Whether a text that imports the package by `used` uses what an advisory names of it; all of it, where none is named.
fn touches(affected: &Affected, content: &str, used: &Used) -> bool {
    let of_path = |path: &String| {
        let mut own = affected.symbols.iter().filter_map(|symbol| symbol.strip_prefix(path.as_str())?.strip_prefix('.')).peekable();
        used.what == *path && (own.peek().is_none() || own.any(|symbol| names(content, used, symbol)))
    };
    if !affected.paths.is_empty() {
        return affected.paths.iter().any(of_path);
    }
    affected.symbols.is_empty() || affected.symbols.iter().any(|symbol| names(content, used, symbol))
}

/// Whether a unit names the last part of a symbol, where the import lets it be that symbol.
fn names(content: &str, used: &Used, symbol: &str) -> bool {
    let last = symbol.rsplit('.').next().unwrap_or(symbol);
    // `Client.Do`: both the method and, for free functions, the import's own item.
    has_word(content, last) || used.what.ends_with(&format!(".{last}"))
}

fn has_word(text: &str, word: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            !text[..at].chars().next_back().is_some_and(is_word) && !text[at + word.len()..].chars().next().is_some_and(is_word)
        })
}

/// Ecosystem, name and version of a package URL (purl-spec).
pub fn of_purl(purl: &str) -> Option<(Ecosystem, String, String)> {
    let (kind, rest) = purl.strip_prefix("pkg:")?.split_once('/')?;
    let ecosystem = Ecosystem::from_name(kind)?;
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let (name, version) = rest.rsplit_once('@')?;
    let plain = |text: &str| text.replace("%40", "@").replace("%2B", "+").replace("%21", "!");
    let name = if ecosystem == Ecosystem::Maven { plain(name).replace('/', ":") } else { plain(name) };
    Some((ecosystem, ecosystem.normalised(&name), plain(version)))
}

#[cfg(test)]
mod tests;

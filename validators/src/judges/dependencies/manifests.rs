//! Dependency manifests and locks, each read into the packages it names. Bounded and forgiving: what cannot be read names nothing, and
//! the caller is told. Knows no advisory.

use std::{cmp::Ordering, collections::BTreeMap, sync::LazyLock};

use regex::Regex;
use serde_json::Value;

use crate::{
    advisory::{Ecosystem, version},
    document::around::beside,
};

use python::{
    environment, of_conda, of_url, pipfile, pipfile_lock, pyproject, requirements, setup_cfg, setup_py, taken_in, wheel_metadata,
};

mod npm;
mod python;
mod workflows;

/// The name under which advisories speak of Go's standard library.
pub const GO_STANDARD: &str = "stdlib";

/// A package that a manifest names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dependency {
    pub ecosystem: Ecosystem,
    /// Normalised.
    pub name: String,
    /// The one version, where the manifest pins it.
    pub version: Option<String>,
    /// As written; empty where nothing is asked of the version.
    pub requirement: String,
    /// Where it stands in the manifest, bytes.
    pub start: usize,
    pub end: usize,
}

/// What a file is read as.
type Reader = fn(&str) -> Option<Vec<Found>>;

/// Name, requirement, version and the text by which its place is found.
struct Found {
    name: String,
    requirement: String,
    pinned: bool,
    /// Where it stands, where that is not where its name does.
    place: Option<(usize, usize)>,
}

impl Found {
    fn new(name: &str, requirement: &str, pinned: bool) -> Option<Self> {
        let name = name.trim();
        let (own, requirement) = (name.to_owned(), requirement.trim().to_owned());
        (!name.is_empty() && name.len() <= 214).then_some(Self { name: own, requirement, pinned, place: None })
    }
}

fn reader(path: &str) -> Option<(Ecosystem, Reader)> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let reader: (Ecosystem, Reader) = match file {
        "pyproject.toml" => (Ecosystem::PyPi, pyproject),
        "poetry.lock" | "uv.lock" | "pdm.lock" => (Ecosystem::PyPi, toml_packages),
        "Pipfile.lock" => (Ecosystem::PyPi, pipfile_lock),
        "Pipfile" => (Ecosystem::PyPi, pipfile),
        "METADATA" => (Ecosystem::PyPi, wheel_metadata),
        "package.json" => (Ecosystem::Npm, npm::package_json),
        "package-lock.json" | "npm-shrinkwrap.json" => (Ecosystem::Npm, npm::package_lock),
        "yarn.lock" => (Ecosystem::Npm, npm::yarn_lock),
        "pnpm-lock.yaml" => (Ecosystem::Npm, npm::pnpm_lock),
        "bun.lock" => (Ecosystem::Npm, npm::bun_lock),
        "Cargo.toml" => (Ecosystem::CratesIo, cargo_toml),
        "Cargo.lock" => (Ecosystem::CratesIo, cargo_lock),
        "go.mod" => (Ecosystem::Go, go_mod),
        "go.sum" => (Ecosystem::Go, go_sum),
        "pom.xml" => (Ecosystem::Maven, pom),
        "build.gradle" | "build.gradle.kts" | "gradle.lockfile" => (Ecosystem::Maven, gradle),
        "libs.versions.toml" => (Ecosystem::Maven, version_catalogue),
        "Gemfile" => (Ecosystem::RubyGems, gemfile),
        "Gemfile.lock" => (Ecosystem::RubyGems, gemfile_lock),
        _ if file.ends_with(".gemspec") => (Ecosystem::RubyGems, gemspec),
        "composer.lock" => (Ecosystem::Packagist, composer_lock),
        "composer.json" => (Ecosystem::Packagist, composer_json),
        "packages.lock.json" => (Ecosystem::NuGet, nuget_lock),
        "packages.config" | "Directory.Packages.props" => (Ecosystem::NuGet, csproj),
        _ if file.ends_with(".csproj") || file.ends_with(".fsproj") => (Ecosystem::NuGet, csproj),
        "setup.cfg" => (Ecosystem::PyPi, setup_cfg),
        "setup.py" => (Ecosystem::PyPi, setup_py),
        "environment.yml" | "environment.yaml" => (Ecosystem::PyPi, environment),
        "requirements.in" => (Ecosystem::PyPi, requirements),
        _ if file.ends_with(".txt") && (file.contains("requirements") || file == "constraints.txt" || path.contains("requirements/")) => {
            (Ecosystem::PyPi, requirements)
        }
        _ => return None,
    };
    Some(reader)
}

/// Whether a file of this path names dependencies.
pub fn is_manifest(path: &str) -> bool {
    reader(path).is_some()
}

/// The dependencies that a manifest names, sorted; `None` where `path` is no manifest, an error where it cannot be read as one.
pub fn read(path: &str, text: &str) -> Option<Result<Vec<Dependency>, &'static str>> {
    let (ecosystem, reader) = reader(path)?;
    Some(read_by(reader, ecosystem, text))
}

/// Whether another of `files` says better what this one does: `go.sum` keeps versions that `go.mod` no longer asks for.
pub fn is_superseded(path: &str, files: &[(&str, &str)]) -> bool {
    let folder = if path == "go.sum" { Some("") } else { path.strip_suffix("go.sum").filter(|folder| folder.ends_with('/')) };
    folder.is_some_and(|folder| files.iter().any(|(other, _)| other.strip_prefix(folder) == Some("go.mod")))
}

/// The same of a list that another list of `files` takes in (`-r base.txt`), whatever it is called.
pub fn read_taken_in(path: &str, text: &str, files: &[(&str, &str)]) -> Option<Result<Vec<Dependency>, &'static str>> {
    let is_list = path.ends_with(".txt") || path.ends_with(".in") || path.ends_with(".pip");
    let takes = |(other, text): &(&str, &str)| {
        let folder = other.rsplit_once('/').map_or("", |(folder, _)| folder);
        is_requirements(other) && text.lines().filter_map(taken_in).any(|named| beside(folder, named).as_deref() == Some(path))
    };
    (is_list && files.iter().any(takes)).then(|| read_by(requirements, Ecosystem::PyPi, text))
}

fn is_requirements(path: &str) -> bool {
    is_manifest(path) && (path.ends_with(".txt") || path.ends_with(".in"))
}

fn read_by(reader: Reader, ecosystem: Ecosystem, text: &str) -> Result<Vec<Dependency>, &'static str> {
    let Some(found) = reader(text) else { return Err("the manifest cannot be read") };
    let mut out: Vec<Dependency> = found
        .into_iter()
        .map(|found| {
            let (start, end) = found.place.unwrap_or_else(|| place(text, &found.name, &found.requirement));
            let version =
                found.pinned.then(|| found.requirement.trim_start_matches(['=', ' ']).to_owned()).filter(|version| !version.is_empty());
            Dependency { ecosystem, name: ecosystem.normalised(&found.name), version, requirement: found.requirement, start, end }
        })
        .collect();
    out.sort();
    // Each step of a workflow asks for an action of its own.
    let is_same_tag = |a: &Dependency, b: &Dependency| ecosystem != Ecosystem::GitHubActions || a.requirement == b.requirement;
    out.dedup_by(|a, b| (&a.name, &a.version) == (&b.name, &b.version) && is_same_tag(a, b));
    Ok(out)
}

/// The actions and workflows that a workflow of GitHub calls, or an action that is made of others; `None` where `path` is neither.
pub fn of_workflow(path: &str, text: &str) -> Option<Result<Vec<Dependency>, &'static str>> {
    workflows::is_one(path).then(|| read_by(workflows::called, Ecosystem::GitHubActions, text))
}

/// The list of packages that a script of Python carries in comments (PEP 723): where it begins, and what it names.
pub fn of_script(text: &str) -> Option<(usize, Result<Vec<Dependency>, &'static str>)> {
    let block = python::script_block(text)?;
    let mut found = read_by(python::script, Ecosystem::PyPi, text.get(block.clone())?);
    for dependency in found.iter_mut().flatten() {
        dependency.start += block.start;
        dependency.end += block.start;
    }
    Some((block.start, found))
}

/// The dependencies of every manifest among `files` (path and text), by path; those that cannot be read name nothing.
pub fn of_artifact(files: &[(&str, &str)]) -> Vec<(String, Vec<Dependency>)> {
    let own = files.iter().filter(|(path, _)| !is_superseded(path, files));
    own.filter_map(|(path, text)| Some(((*path).to_owned(), read(path, text)?.ok()?))).collect()
}

/// Where the name stands as a whole word: beside its requirement, else first outside of comments, else first; the whole text where it does not.
fn place(text: &str, name: &str, requirement: &str) -> (usize, usize) {
    let is_part = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let mut best: Option<(u8, usize)> = None;
    for (at, _) in text.match_indices(name) {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        if before.chars().next_back().is_some_and(is_part) || after.chars().next().is_some_and(is_part) {
            continue;
        }
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        let comment = line.trim_start().starts_with(['#', '/', ';']) || line.contains(" #") || line.trim_start().starts_with("<!--");
        // `x>=2.0` is not where `x` is had at 2.0.
        let is_range = |text: &str| text.trim_start().starts_with(['<', '>', '~', '^', '!']);
        let is_other = is_range(after) && !is_range(requirement);
        let beside = requirement.is_empty() || !is_other && after.lines().next().unwrap_or_default().contains(requirement);
        let rank = if comment { 0 } else { 1 + u8::from(!is_other) + u8::from(beside) };
        if best.is_none_or(|(other, _)| rank > other) {
            best = Some((rank, at));
        }
        if rank == 3 {
            break;
        }
    }
    best.map_or((0, text.len()), |(_, at)| (at, at + name.len()))
}

/// What a manifest takes from elsewhere than its registry, at no version that is written there: its place, and how it is called. Lists
/// that are `read` by themselves are not.
pub fn elsewhere(path: &str, text: &str, read: &dyn Fn(&str) -> bool) -> Vec<(usize, usize, String)> {
    let mut out = Vec::new();
    if is_requirements(path) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let (start, written) = (at + line.len() - line.trim_start().len(), line.trim());
            at += line.len();
            if written.starts_with('#') {
                continue;
            }
            let other = taken_in(written);
            // Lists that are called so are manifests themselves.
            let foreign = match other {
                Some(other) => !is_manifest(other) && !beside(folder, other).is_some_and(|other| read(&other)),
                None if written.starts_with('-') && !is_editable(written) => false,
                None => (written.contains("://") || is_editable(written)) && of_url(written).is_none(),
            };
            if foreign {
                out.push((start, start + written.len(), written.chars().take(120).collect()));
            }
        }
    } else if path.ends_with("environment.yml") || path.ends_with("environment.yaml") {
        for wanted in of_conda(text) {
            let (start, end) = place(text, &wanted, "");
            out.push((start, end, format!("conda {}", wanted.chars().take(120).collect::<String>())));
        }
    } else if path.rsplit('/').next() == Some("package.json") {
        let package = json(text).unwrap_or_default();
        for (name, wanted) in npm::SECTIONS.into_iter().filter_map(|key| package[key].as_object()).flatten() {
            let wanted = wanted.as_str().unwrap_or_default();
            let own = ["file:", "link:", "portal:", "workspace:"].iter().any(|own| wanted.starts_with(own));
            if wanted.contains([':', '/']) && !own && !wanted.starts_with("npm:") {
                let (start, end) = place(text, name, wanted);
                out.push((start, end, format!("{name} {}", wanted.chars().take(120).collect::<String>())));
            }
        }
    }
    out
}

fn is_editable(line: &str) -> bool {
    line.starts_with("-e ") || line.starts_with("--editable")
}

/// The packages of a lock that come from somewhere; those without a `source` are the project's own.
fn cargo_lock(text: &str) -> Option<Vec<Found>> {
    let table: toml::Table = text.parse().ok()?;
    let packages = table.get("package")?.as_array()?.iter().filter(|package| package.get("source").is_some());
    Some(packages.filter_map(|package| Found::new(package.get("name")?.as_str()?, package.get("version")?.as_str()?, true)).collect())
}

/// `[[package]]` tables with `name` and `version`: poetry, uv.
fn toml_packages(text: &str) -> Option<Vec<Found>> {
    let table: toml::Table = text.parse().ok()?;
    let packages = table.get("package")?.as_array()?;
    Some(
        packages.iter().filter_map(|package| Found::new(package.get("name")?.as_str()?, package.get("version")?.as_str()?, true)).collect(),
    )
}

fn cargo_toml(text: &str) -> Option<Vec<Found>> {
    let table: toml::Table = text.parse().ok()?;
    let mut out = Vec::new();
    let mut take = |table: Option<&toml::Value>| {
        for (name, wanted) in table.and_then(toml::Value::as_table).into_iter().flatten() {
            let name = wanted.get("package").and_then(toml::Value::as_str).unwrap_or(name);
            let version = wanted.as_str().or_else(|| wanted.get("version")?.as_str());
            // A path or git dependency is not the registry's package.
            if let Some(version) = version {
                out.extend(Found::new(name, version, version.starts_with('=')));
            }
        }
    };
    for key in ["dependencies", "build-dependencies", "dev-dependencies"] {
        take(table.get(key));
        take(table.get("workspace").and_then(|workspace| workspace.get(key)));
        for (_, target) in table.get("target").and_then(toml::Value::as_table).into_iter().flatten() {
            take(target.get(key));
        }
    }
    Some(out)
}

fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// The `require` lines, as `replace` and `exclude` leave them (go.dev/ref/mod). `go` and `toolchain` ask for a standard library that is not
/// older: which one it is, is up to who builds.
fn go_mod(text: &str) -> Option<Vec<Found>> {
    let mut required: Vec<(String, String)> = Vec::new();
    // Which version is replaced, where only one is, and by what; a folder is no package.
    type Replaced = (Option<String>, Option<(String, String)>);
    let mut replaced: BTreeMap<String, Replaced> = BTreeMap::new();
    let mut block = "";
    let mut standard: Option<(&str, (usize, usize))> = None;
    let mut next = 0;
    for line in text.split_inclusive('\n') {
        let start = next + line.len() - line.trim_start().len();
        next += line.len();
        let line = line.split("//").next().unwrap_or_default().trim();
        let words: Vec<&str> = line.split_whitespace().collect();
        let (directive, words) = match words.as_slice() {
            [name @ ("require" | "replace" | "exclude" | "retract" | "tool" | "godebug" | "ignore"), "("] => {
                block = name;
                continue;
            }
            [")"] => {
                block = "";
                continue;
            }
            _ if !block.is_empty() => (block, words.as_slice()),
            [name, rest @ ..] => (*name, rest),
            [] => continue,
        };
        match (directive, words) {
            ("require", [name, version]) => required.push(((*name).to_owned(), (*version).to_owned())),
            ("replace", [name, rest @ ..]) => {
                let Some(arrow) = rest.iter().position(|word| *word == "=>") else { continue };
                let only = rest[..arrow].first().map(|version| (*version).to_owned());
                let by = match &rest[arrow + 1..] {
                    [other, version] => Some(((*other).to_owned(), (*version).to_owned())),
                    // A folder is no package of the registry.
                    _ => None,
                };
                replaced.insert((*name).to_owned(), (only, by));
            }
            ("go" | "toolchain", [asked]) => {
                let asked = asked.strip_prefix("go").unwrap_or(asked);
                let is_above = |other: &str| version::compare(Ecosystem::Go, asked, other) == Some(Ordering::Greater);
                if asked.starts_with(|c: char| c.is_ascii_digit()) && standard.is_none_or(|(other, _)| is_above(other)) {
                    standard = Some((asked, (start, start + line.len())));
                }
            }
            _ => {}
        }
    }
    let of = |(name, version): (String, String)| {
        let (name, version) = match replaced.get(&name) {
            Some((only, by)) if only.as_ref().is_none_or(|only| *only == version) => by.clone()?,
            _ => (name, version),
        };
        Found::new(&name, &version, true)
    };
    let standard = standard.and_then(|(asked, place)| {
        let found = Found::new(GO_STANDARD, &format!(">={asked}"), false)?;
        Some(Found { place: Some(place), ..found })
    });
    Some(required.into_iter().filter_map(of).chain(standard).collect())
}

/// `name version h1:…` of the modules whose contents were loaded, each at its highest version: lower ones were passed on the way there.
fn go_sum(text: &str) -> Option<Vec<Found>> {
    let mut highest: BTreeMap<&str, &str> = BTreeMap::new();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let (Some(name), Some(version), Some(_)) = (words.next(), words.next(), words.next()) else { continue };
        if version.ends_with("/go.mod") {
            continue;
        }
        let is_above = |other: &&str| version::compare(Ecosystem::Go, version, other) == Some(Ordering::Greater);
        if highest.get(name).is_none_or(is_above) {
            highest.insert(name, version);
        }
    }
    Some(highest.into_iter().filter_map(|(name, version)| Found::new(name, version, true)).collect())
}

static XML_COMMENT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?s)<!--.*?-->").ok());
static POM_DEPENDENCY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?s)<(?:dependency|parent)>(.{0,4000}?)</(?:dependency|parent)>").ok());
static POM_PROPERTY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"<([A-Za-z0-9._-]+)>\s*([^<>\s]+)\s*</").ok());

/// Dependencies and the parent; a version that stands only under `dependencyManagement` is that of every other mention.
fn pom(text: &str) -> Option<Vec<Found>> {
    let text = XML_COMMENT.as_ref()?.replace_all(text, "");
    let tag = |block: &str, name: &str| {
        let rest = &block[block.find(&format!("<{name}>"))? + name.len() + 2..];
        Some(rest[..rest.find('<')?].trim().to_owned())
    };
    let mut properties: BTreeMap<&str, &str> = BTreeMap::new();
    for found in POM_PROPERTY.as_ref()?.captures_iter(&text) {
        if let (Some(name), Some(value)) = (found.get(1), found.get(2)) {
            properties.entry(name.as_str()).or_insert(value.as_str());
        }
    }
    let mut found: Vec<(String, String)> = Vec::new();
    for block in POM_DEPENDENCY.as_ref()?.captures_iter(&text) {
        let (Some(group), Some(artifact)) = (tag(&block[1], "groupId"), tag(&block[1], "artifactId")) else { continue };
        let mut version = tag(&block[1], "version").unwrap_or_default();
        if let Some(name) = version.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) {
            version = properties.get(name).map_or_else(String::new, |value| (*value).to_owned());
        }
        found.push((format!("{group}:{artifact}"), version));
    }
    let managed: BTreeMap<String, String> = found.iter().filter(|(_, version)| !version.is_empty()).cloned().collect();
    let of = |(name, version): &(String, String)| {
        let version = if version.is_empty() { managed.get(name).unwrap_or(version) } else { version };
        Found::new(name, version, version.starts_with(|c: char| c.is_ascii_digit()))
    };
    Some(found.iter().filter_map(of).collect())
}

static COORDINATES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)(?:^|["'])([A-Za-z0-9_][\w.-]*):([\w.-]+):([0-9][\w.+-]*|\$\{?[\w.]+\}?)"#).ok());
static GRADLE_PARTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"group\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["']\s*,\s*version\s*[:=]\s*["']?([\w.+$\{}-]+)"#).ok()
});
static GRADLE_VALUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?m)([A-Za-z_]\w*)["']?\]?(?:\s*:\s*String)?\s*(?:=|:|\s+by\s+extra\()\s*["']([0-9][\w.+-]*)["']"#).ok()
});

/// Coordinates as one text or in parts; versions under a name are read where the file sets it.
fn gradle(text: &str) -> Option<Vec<Found>> {
    let mut values: BTreeMap<&str, &str> = BTreeMap::new();
    for found in GRADLE_VALUE.as_ref()?.captures_iter(text) {
        if let (Some(name), Some(value)) = (found.get(1), found.get(2)) {
            values.entry(name.as_str()).or_insert(value.as_str());
        }
    }
    let version = |text: &str| -> Option<String> {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(text.to_owned());
        }
        let name = text.trim_matches(|c: char| "${}\"'".contains(c));
        values.get(name.rsplit('.').next().unwrap_or(name)).map(|value| (*value).to_owned())
    };
    let all = COORDINATES.as_ref()?.captures_iter(text).chain(GRADLE_PARTS.as_ref()?.captures_iter(text));
    let of = |found: regex::Captures<'_>| {
        let known = version(&found[3]);
        let pinned = known.as_ref().is_some_and(|version| !version.ends_with('+'));
        Found::new(&format!("{}:{}", &found[1], &found[2]), known.as_deref().unwrap_or(&found[3]), pinned)
    };
    Some(all.filter_map(of).collect())
}

/// A version catalogue of Gradle: `[libraries]` with a version, or a reference into `[versions]`.
fn version_catalogue(text: &str) -> Option<Vec<Found>> {
    let table: toml::Table = text.parse().ok()?;
    let versions = table.get("versions").and_then(toml::Value::as_table);
    let mut out = Vec::new();
    for (_, library) in table.get("libraries").and_then(toml::Value::as_table).into_iter().flatten() {
        if let Some(parts) = library.as_str().map(|text| text.split(':').collect::<Vec<_>>()) {
            if let [group, name, version] = parts.as_slice() {
                out.extend(Found::new(&format!("{group}:{name}"), version, true));
            }
            continue;
        }
        let part = |key: &str| library.get(key).and_then(toml::Value::as_str);
        let module = part("module").map(str::to_owned).or_else(|| Some(format!("{}:{}", part("group")?, part("name")?)));
        let version = library.get("version");
        let reference = version.and_then(|version| version.get("ref")).and_then(toml::Value::as_str);
        let version = reference.and_then(|name| versions?.get(name)?.as_str()).or_else(|| version?.as_str()).unwrap_or_default();
        out.extend(module.and_then(|module| Found::new(&module, version, version.starts_with(|c: char| c.is_ascii_digit()))));
    }
    Some(out)
}

static GEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?m)^[ \t]*gem[ \t(]+["']([\w.-]+)["'][ \t]*(?:,[ \t]*["']([^"'\n]+)["'])?([ \t]*,[ \t]*["'][^"'\n]+["'])?"#).ok()
});

/// `gem 'name', '1.2.3'`: a bare version, and no second one, is that version (Bundler's `=`).
fn gemfile(text: &str) -> Option<Vec<Found>> {
    let of = |found: regex::Captures<'_>| {
        let wanted = found.get(2).map_or("", |text| text.as_str()).trim();
        let bare = wanted.trim_start_matches('=').trim_start();
        Found::new(&found[1], wanted, bare.starts_with(|c: char| c.is_ascii_digit()) && found.get(3).is_none())
    };
    Some(GEM.as_ref()?.captures_iter(text).filter_map(of).collect())
}

static GEM_ASKED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"\.add_(?:runtime_|development_)?dependency[ \t(]+(?:["']|%q<)([\w.-]+)(?:["']|>)(?:\.freeze)?"#,
        r#"((?:[ \t]*,[ \t]*\[?[ \t]*["'][^"'\n]+["'](?:\.freeze)?[ \t]*\]?)*)"#,
    ))
    .ok()
});

/// `spec.add_dependency 'name', '>= 1.2', '< 2'`; all that is asked of one holds together.
fn gemspec(text: &str) -> Option<Vec<Found>> {
    let of = |found: regex::Captures<'_>| {
        let asked: Vec<&str> = found[2].split(['"', '\'']).skip(1).step_by(2).map(str::trim).collect();
        let wanted = asked.join(", ");
        let bare = wanted.trim_start_matches('=').trim_start();
        Found::new(&found[1], &wanted, asked.len() == 1 && bare.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_comment = |at: usize| text[..at].lines().next_back().is_some_and(|line| line.trim_start().starts_with('#'));
    let all = GEM_ASKED.as_ref()?.captures_iter(text);
    Some(all.filter(|found| found.get(0).is_some_and(|whole| !is_comment(whole.start()))).filter_map(of).collect())
}

/// The indented `name (version)` lines of `specs:`.
fn gemfile_lock(text: &str) -> Option<Vec<Found>> {
    let of = |line: &str| {
        let rest = line.strip_prefix("    ").filter(|rest| !rest.starts_with(' '))?;
        let (name, version) = rest.split_once(" (")?;
        let version = version.trim_end_matches(')');
        let pinned = version.starts_with(|c: char| c.is_ascii_digit());
        // A platform may follow: `1.2.3-x86_64-linux`.
        let version = version.split_once("-x86").map_or(version, |(version, _)| version);
        Found::new(name, version, pinned)
    };
    Some(text.lines().filter_map(of).collect())
}

fn composer_lock(text: &str) -> Option<Vec<Found>> {
    let lock = json(text)?;
    let all = ["packages", "packages-dev"].into_iter().filter_map(|key| lock[key].as_array()).flatten();
    Some(all.filter_map(|package| Found::new(package["name"].as_str()?, package["version"].as_str()?, true)).collect())
}

fn composer_json(text: &str) -> Option<Vec<Found>> {
    let package = json(text)?;
    let all = ["require", "require-dev"].into_iter().filter_map(|key| package[key].as_object()).flatten();
    let packages = all.filter(|(name, _)| name.contains('/'));
    Some(
        packages
            .filter_map(|(name, wanted)| {
                let wanted = wanted.as_str()?;
                Found::new(name, wanted, wanted.starts_with(|c: char| c.is_ascii_digit()) && !wanted.contains(['*', '|', ' ', ',']))
            })
            .collect(),
    )
}

fn nuget_lock(text: &str) -> Option<Vec<Found>> {
    let lock = json(text)?;
    let frameworks = lock["dependencies"].as_object().into_iter().flatten().filter_map(|(_, packages)| packages.as_object());
    Some(frameworks.flatten().filter_map(|(name, entry)| Found::new(name, entry["resolved"].as_str()?, true)).collect())
}

static PACKAGE_REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?is)<(?:PackageReference|PackageVersion|package)\s+(?:Include|id)\s*=\s*"([^"]+)"(?:[^>]*?\bversion\s*=\s*"([^"]*)"|[^>]*>\s*<Version>([^<]*)<)?"#).ok()
});

/// References with their version, which may be a property that the file sets: `$(CoreVersion)`.
fn csproj(text: &str) -> Option<Vec<Found>> {
    let mut properties: BTreeMap<String, &str> = BTreeMap::new();
    for found in POM_PROPERTY.as_ref()?.captures_iter(text) {
        if let (Some(name), Some(value)) = (found.get(1), found.get(2)) {
            properties.insert(name.as_str().to_ascii_lowercase(), value.as_str());
        }
    }
    let all = PACKAGE_REFERENCE.as_ref()?.captures_iter(text);
    Some(
        all.filter_map(|found| {
            let written = found.get(2).or_else(|| found.get(3)).map_or("", |text| text.as_str()).trim();
            let name = written.strip_prefix("$(").and_then(|rest| rest.strip_suffix(')'));
            let version = name.and_then(|name| properties.get(&name.to_ascii_lowercase()).copied()).unwrap_or(written);
            Found::new(&found[1], version, version.starts_with(|c: char| c.is_ascii_digit()) && !version.contains('*'))
        })
        .collect(),
    )
}

#[cfg(test)]
mod tests;

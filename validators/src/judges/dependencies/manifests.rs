//! Dependency manifests and locks, each read into the packages it names. Bounded and forgiving: what cannot be read names nothing, and
//! the caller is told. Knows no advisory.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::advisory::Ecosystem;

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
}

impl Found {
    fn new(name: &str, requirement: &str, pinned: bool) -> Option<Self> {
        let name = name.trim();
        (!name.is_empty() && name.len() <= 214).then(|| Self { name: name.to_owned(), requirement: requirement.trim().to_owned(), pinned })
    }
}

fn reader(path: &str) -> Option<(Ecosystem, Reader)> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let reader: (Ecosystem, Reader) = match file {
        "pyproject.toml" => (Ecosystem::PyPi, pyproject),
        "poetry.lock" | "uv.lock" | "pdm.lock" => (Ecosystem::PyPi, toml_packages),
        "Pipfile.lock" => (Ecosystem::PyPi, pipfile_lock),
        "METADATA" => (Ecosystem::PyPi, wheel_metadata),
        "package.json" => (Ecosystem::Npm, package_json),
        "package-lock.json" | "npm-shrinkwrap.json" => (Ecosystem::Npm, package_lock),
        "yarn.lock" => (Ecosystem::Npm, yarn_lock),
        "pnpm-lock.yaml" => (Ecosystem::Npm, pnpm_lock),
        "Cargo.toml" => (Ecosystem::CratesIo, cargo_toml),
        "Cargo.lock" => (Ecosystem::CratesIo, toml_packages),
        "go.mod" => (Ecosystem::Go, go_mod),
        "pom.xml" => (Ecosystem::Maven, pom),
        "build.gradle" | "build.gradle.kts" | "gradle.lockfile" => (Ecosystem::Maven, gradle),
        "Gemfile.lock" => (Ecosystem::RubyGems, gemfile_lock),
        "composer.lock" => (Ecosystem::Packagist, composer_lock),
        "composer.json" => (Ecosystem::Packagist, composer_json),
        "packages.lock.json" => (Ecosystem::NuGet, nuget_lock),
        _ if file.ends_with(".csproj") || file.ends_with(".fsproj") || file == "packages.config" => (Ecosystem::NuGet, csproj),
        _ if file.ends_with(".txt") && (file.starts_with("requirements") || path.contains("requirements/")) => {
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
    let Some(found) = reader(text) else { return Some(Err("the manifest cannot be read")) };
    let mut out: Vec<Dependency> = found
        .into_iter()
        .map(|found| {
            let (start, end) = place(text, &found.name);
            let version =
                found.pinned.then(|| found.requirement.trim_start_matches(['=', ' ']).to_owned()).filter(|version| !version.is_empty());
            Dependency { ecosystem, name: ecosystem.normalised(&found.name), version, requirement: found.requirement, start, end }
        })
        .collect();
    out.sort();
    out.dedup_by(|a, b| (&a.name, &a.version) == (&b.name, &b.version));
    Some(Ok(out))
}

/// The dependencies of every manifest among `files` (path and text), by path; those that cannot be read name nothing.
pub fn of_artifact(files: &[(&str, &str)]) -> Vec<(String, Vec<Dependency>)> {
    files.iter().filter_map(|(path, text)| Some(((*path).to_owned(), read(path, text)?.ok()?))).collect()
}

/// The first place where the name stands as a whole word; the whole text where it does not.
fn place(text: &str, name: &str) -> (usize, usize) {
    let is_part = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    text.match_indices(name)
        .find(|(at, _)| {
            !text[..*at].chars().next_back().is_some_and(is_part) && !text[at + name.len()..].chars().next().is_some_and(is_part)
        })
        .map_or((0, text.len()), |(at, _)| (at, at + name.len()))
}

static REQUIREMENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#)\\]*)").ok());

/// A PEP 508 requirement: name and version specifiers.
fn pep508(line: &str) -> Option<Found> {
    let found = REQUIREMENT.as_ref()?.captures(line)?;
    let specifiers = found[2].trim().trim_end_matches("--hash").trim();
    let exact = specifiers.starts_with("==") && !specifiers.contains([',', '*']);
    Found::new(&found[1], specifiers, exact)
}

fn requirements(text: &str) -> Option<Vec<Found>> {
    let is_one = |line: &&str| !line.trim_start().starts_with(['#', '-']) && !line.contains("://") && !line.trim().is_empty();
    Some(text.lines().filter(is_one).filter_map(pep508).collect())
}

fn wheel_metadata(text: &str) -> Option<Vec<Found>> {
    let head = text.split("\n\n").next().unwrap_or(text);
    Some(head.lines().filter_map(|line| line.strip_prefix("Requires-Dist:")).filter_map(pep508).collect())
}

fn pyproject(text: &str) -> Option<Vec<Found>> {
    let table: toml::Table = text.parse().ok()?;
    let strings = |value: Option<&toml::Value>| -> Vec<Found> {
        value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).filter_map(pep508).collect()
    };
    let project = table.get("project");
    let mut out = strings(project.and_then(|project| project.get("dependencies")));
    for group in project.and_then(|p| p.get("optional-dependencies")).and_then(toml::Value::as_table).into_iter().flatten() {
        out.extend(strings(Some(group.1)));
    }
    let poetry = table.get("tool").and_then(|tool| tool.get("poetry")).and_then(|poetry| poetry.get("dependencies"));
    for (name, wanted) in poetry.and_then(toml::Value::as_table).into_iter().flatten().filter(|(name, _)| *name != "python") {
        let wanted = wanted.as_str().or_else(|| wanted.get("version")?.as_str()).unwrap_or_default();
        out.extend(Found::new(name, wanted, wanted.starts_with(|c: char| c.is_ascii_digit()) && !wanted.contains(['*', ',', ' '])));
    }
    Some(out)
}

/// `[[package]]` tables with `name` and `version`: poetry, uv, Cargo.
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

fn pipfile_lock(text: &str) -> Option<Vec<Found>> {
    let lock = json(text)?;
    let sections = ["default", "develop"].into_iter().filter_map(|key| lock[key].as_object());
    Some(sections.flatten().filter_map(|(name, entry)| Found::new(name, entry["version"].as_str()?, true)).collect())
}

const NPM_SECTIONS: [&str; 4] = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

fn package_json(text: &str) -> Option<Vec<Found>> {
    let package = json(text)?;
    let mut out = Vec::new();
    for (name, wanted) in NPM_SECTIONS.into_iter().filter_map(|key| package[key].as_object()).flatten() {
        let wanted = wanted.as_str().unwrap_or_default();
        // `npm:other@1`, `file:…`, git URLs: another package, or none of the registry.
        if !wanted.contains(':') && !wanted.contains('/') {
            out.extend(Found::new(name, wanted, crate::advisory::version::semver(wanted).is_some() && wanted.matches('.').count() >= 2));
        }
    }
    Some(out)
}

fn package_lock(text: &str) -> Option<Vec<Found>> {
    fn nested(dependencies: &Value, out: &mut Vec<Found>, depth: u32) {
        for (name, entry) in dependencies.as_object().into_iter().flatten() {
            out.extend(entry["version"].as_str().and_then(|version| Found::new(name, version, true)));
            if depth < 32 {
                nested(&entry["dependencies"], out, depth + 1);
            }
        }
    }
    let lock = json(text)?;
    let mut out = Vec::new();
    for (path, entry) in lock["packages"].as_object().into_iter().flatten() {
        let name = entry["name"].as_str().or_else(|| path.rsplit_once("node_modules/").map(|(_, name)| name));
        if let (Some(name), Some(version), false) = (name, entry["version"].as_str(), path.is_empty()) {
            out.extend(Found::new(name, version, true));
        }
    }
    nested(&lock["dependencies"], &mut out, 0);
    Some(out)
}

/// Blocks that begin with `name@range:` (or `"name@npm:range":`) and hold `version`.
fn yarn_lock(text: &str) -> Option<Vec<Found>> {
    let mut out = Vec::new();
    let mut name: Option<String> = None;
    for line in text.lines() {
        if !line.starts_with([' ', '#']) && line.trim_end().ends_with(':') {
            let first = line.trim_end_matches(':').split(',').next().unwrap_or_default().trim().trim_matches('"');
            name = first.rfind('@').filter(|at| *at > 0).map(|at| first[..at].split("@npm:").next().unwrap_or_default().to_owned());
        } else if let Some(version) = line.trim_start().strip_prefix("version") {
            let version = version.trim_matches(|c: char| c == ':' || c == '"' || c.is_whitespace());
            out.extend(name.take().and_then(|name| Found::new(&name, version, true)));
        }
    }
    Some(out)
}

/// Keys of `packages:` such as `/name@1.2.3(peer)`, `name@1.2.3` or `/name/1.2.3`.
fn pnpm_lock(text: &str) -> Option<Vec<Found>> {
    let lock: Value = serde_saphyr::from_str(text).ok()?;
    let keys = lock["packages"].as_object().into_iter().flatten().map(|(key, _)| key);
    Some(
        keys.filter_map(|key| {
            let key = key.trim_start_matches('/').split('(').next().unwrap_or_default();
            let at = key.rfind('@').filter(|at| *at > 0).or_else(|| key.rfind('/'))?;
            Found::new(&key[..at], &key[at + 1..], true)
        })
        .collect(),
    )
}

fn go_mod(text: &str) -> Option<Vec<Found>> {
    let mut out = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let line = line.split("//").next().unwrap_or_default().trim();
        match line {
            "require (" => inside = true,
            ")" => inside = false,
            _ => {
                let Some(rest) = line.strip_prefix("require ").or(inside.then_some(line)) else { continue };
                if let Some((name, version)) = rest.split_once(' ') {
                    out.extend(Found::new(name, version, true));
                }
            }
        }
    }
    Some(out)
}

static POM_DEPENDENCY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?s)<dependency>(.{0,4000}?)</dependency>").ok());
static POM_PROPERTY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"<([A-Za-z0-9._-]+)>\s*([^<>\s]+)\s*</").ok());

fn pom(text: &str) -> Option<Vec<Found>> {
    let tag = |block: &str, name: &str| {
        let rest = &block[block.find(&format!("<{name}>"))? + name.len() + 2..];
        Some(rest[..rest.find('<')?].trim().to_owned())
    };
    let property = |name: &str| POM_PROPERTY.as_ref()?.captures_iter(text).find(|found| &found[1] == name).map(|found| found[2].to_owned());
    let mut out = Vec::new();
    for block in POM_DEPENDENCY.as_ref()?.captures_iter(text) {
        let (Some(group), Some(artifact)) = (tag(&block[1], "groupId"), tag(&block[1], "artifactId")) else { continue };
        let mut version = tag(&block[1], "version").unwrap_or_default();
        if let Some(name) = version.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) {
            version = property(name).unwrap_or_default();
        }
        let pinned = version.starts_with(|c: char| c.is_ascii_digit());
        out.extend(Found::new(&format!("{group}:{artifact}"), &version, pinned));
    }
    Some(out)
}

static COORDINATES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)(?:^|["'])([A-Za-z0-9_][\w.-]*):([\w.-]+):([0-9][\w.+-]*)"#).ok());

fn gradle(text: &str) -> Option<Vec<Found>> {
    let all = COORDINATES.as_ref()?.captures_iter(text);
    Some(all.filter_map(|found| Found::new(&format!("{}:{}", &found[1], &found[2]), &found[3], !found[3].ends_with('+'))).collect())
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
    Regex::new(r#"(?is)<(?:PackageReference|package)\s+(?:Include|id)\s*=\s*"([^"]+)"(?:[^>]*?\bversion\s*=\s*"([^"]*)"|[^>]*>\s*<Version>([^<]*)<)?"#).ok()
});

fn csproj(text: &str) -> Option<Vec<Found>> {
    let all = PACKAGE_REFERENCE.as_ref()?.captures_iter(text);
    Some(
        all.filter_map(|found| {
            let version = found.get(2).or_else(|| found.get(3)).map_or("", |text| text.as_str()).trim();
            Found::new(&found[1], version, version.starts_with(|c: char| c.is_ascii_digit()) && !version.contains('*'))
        })
        .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `name version` of pinned packages, `name ~requirement` of the others.
    #[track_caller]
    fn reads(path: &str, text: &str, expected: &[&str]) {
        let found = read(path, text).expect("is a manifest").expect("can be read");
        let shown: Vec<String> = found
            .iter()
            .map(|d| d.version.as_ref().map_or_else(|| format!("{} ~{}", d.name, d.requirement), |version| format!("{} {version}", d.name)))
            .collect();
        assert_eq!(shown, expected, "{path}");
    }

    #[test]
    fn python_manifests_are_read() {
        reads(
            "requirements.txt",
            "# c\nFlask==1.0\nrequests[socks] >=2, <3 ; python_version > '3'\n-r other.txt\nplain\ngit+https://h/x\n",
            &["flask 1.0", "plain ~", "requests ~>=2, <3"],
        );
        reads(
            "pyproject.toml",
            "[project]\ndependencies = [\"A_b==1.2\"]\n[project.optional-dependencies]\nx = [\"c>1\"]\n[tool.poetry.dependencies]\npython = \"^3\"\nd = \"1.0.1\"\n",
            &["a-b 1.2", "c ~>1", "d 1.0.1"],
        );
        reads("sub/poetry.lock", "[[package]]\nname = \"x\"\nversion = \"1.5\"\n", &["x 1.5"]);
        reads("Pipfile.lock", "{\"default\": {\"y\": {\"version\": \"==2.0\"}}}", &["y 2.0"]);
        reads(
            "a.dist-info/METADATA",
            "Name: a\nRequires-Dist: urllib3 (<3,>=1.21)\nRequires-Dist: idna==3.1; extra == 'x'\n\nText\n",
            &["idna 3.1", "urllib3 ~<3,>=1.21"],
        );
    }

    #[test]
    fn javascript_rust_and_go_manifests_are_read() {
        reads("package.json", "{\"dependencies\": {\"a\": \"^1.0.0\", \"b\": \"2.0.0\", \"c\": \"file:../c\"}}", &["a ~^1.0.0", "b 2.0.0"]);
        reads(
            "package-lock.json",
            "{\"packages\": {\"\": {\"version\": \"9.9.9\"}, \"node_modules/a\": {\"version\": \"1.2.3\"}, \"node_modules/a/node_modules/@s/b\": {\"version\": \"0.1.0\"}}}",
            &["@s/b 0.1.0", "a 1.2.3"],
        );
        reads(
            "yarn.lock",
            "# yarn\n\"@s/b@^1.0.0\":\n  version \"1.4.0\"\n\na@^1, a@^2:\n  version \"2.1.0\"\n",
            &["@s/b 1.4.0", "a 2.1.0"],
        );
        reads("pnpm-lock.yaml", "packages:\n  /a@1.0.0(react@18.0.0):\n    x: 1\n  '@s/b@2.0.0':\n    x: 1\n", &["@s/b 2.0.0", "a 1.0.0"]);
        reads(
            "Cargo.toml",
            "[dependencies]\na_b = \"1\"\nc = { version = \"=2.0.0\", features = [] }\nd = { path = \"../d\" }\n[target.'cfg(unix)'.dependencies]\ne = \"0.3\"\n",
            &["a-b ~1", "c 2.0.0", "e ~0.3"],
        );
        reads("Cargo.lock", "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n", &["a 1.0.0"]);
        reads(
            "go.mod",
            "module x\n\ngo 1.21\n\nrequire github.com/a/b v1.2.3\n\nrequire (\n\tgithub.com/c/d v0.1.0 // indirect\n)\n",
            &["github.com/a/b v1.2.3", "github.com/c/d v0.1.0"],
        );
    }

    #[test]
    fn manifests_of_the_other_ecosystems_are_read() {
        reads(
            "pom.xml",
            "<properties><v>2.14.0</v></properties><dependency><groupId>org.a</groupId><artifactId>b</artifactId><version>${v}</version></dependency><dependency><groupId>c</groupId><artifactId>d</artifactId></dependency>",
            &["c:d ~", "org.a:b 2.14.0"],
        );
        reads("build.gradle", "dependencies { implementation 'org.a:b:1.0.1' }\n", &["org.a:b 1.0.1"]);
        reads(
            "Gemfile.lock",
            "GEM\n  specs:\n    rails (6.1.0)\n      actionpack (= 6.1.0)\n    nokogiri (1.11.0-x86_64-linux)\n",
            &["nokogiri 1.11.0", "rails 6.1.0"],
        );
        reads("composer.lock", "{\"packages\": [{\"name\": \"A/b\", \"version\": \"v1.2.0\"}]}", &["a/b v1.2.0"]);
        reads(
            "App.csproj",
            "<PackageReference Include=\"Newtonsoft.Json\" Version=\"12.0.1\" />\n<PackageReference Include=\"X\"><Version>1.0</Version></PackageReference>",
            &["newtonsoft.json 12.0.1", "x 1.0"],
        );
        assert_eq!(read("notes.txt", "x"), None);
        assert_eq!(read("package.json", "{"), Some(Err("the manifest cannot be read")));
    }

    #[test]
    fn hostile_manifests_end() {
        for path in
            ["requirements.txt", "package-lock.json", "pom.xml", "yarn.lock", "Gemfile.lock", "App.csproj", "go.mod", "build.gradle"]
        {
            for text in ["\u{0}\u{feff}🦀[[[", &"<dependency>".repeat(3000), &"{\"dependencies\":".repeat(2000), &"(".repeat(9000)] {
                let _ = read(path, text);
            }
        }
    }
}

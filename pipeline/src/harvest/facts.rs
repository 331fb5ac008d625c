//! What an artifact says of itself: repository, commit, licence, licence texts. Facts are read, never executed, and
//! never trusted to be more than statements.

use std::collections::BTreeMap;

use assay_manifests::{LicenceEvidence, Sha256Digest};
use assay_validators::judges::licence::readme;
use serde_json::Value;

use super::{
    licence, metadata,
    reuse::{self, PerFile},
    scan::Scan,
};

/// A licence or notice text of an artifact, for the attribution a release owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceText {
    pub path: String,
    pub text: String,
    pub sha256: Sha256Digest,
}

/// What an artifact states. Nothing of it was checked beyond its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Repository as a plain URL.
    pub repository: Option<String>,
    /// Git commit the artifact was made from, 40 or 64 hex digits.
    pub commit: Option<String>,
    /// Directory of the package inside its repository, without slashes at the ends.
    pub path_in_vcs: String,
    /// SPDX expression, or `NOASSERTION`.
    pub license: String,
    pub license_evidence: LicenceEvidence,
    pub license_texts: Vec<LicenceText>,
    /// Licences that manifests below the root state, by folder.
    pub folders: BTreeMap<String, FolderStated>,
    /// What READMEs below the root say of a licence, by folder: path and statement.
    pub readmes: BTreeMap<String, (String, String)>,
    /// Licences of single files, stated beside them.
    pub(super) files: PerFile,
    /// A statement of a licence at the root that is no expression, in small letters.
    worded: Option<String>,
}

/// What a manifest below the root states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderStated {
    /// `NOASSERTION` where it states what is no known licence.
    license: String,
    evidence: LicenceEvidence,
    /// The file that it leaves the licence to (`SEE LICENSE IN`).
    elsewhere: Option<String>,
    /// It says that nobody is given one, whatever lies beside it.
    is_closed: bool,
}

pub(super) const NOASSERTION: &str = "NOASSERTION";

/// Whether `path` (after stripping) holds facts of an artifact of this kind.
pub(super) fn is_fact_file(kind: &str, path: &str) -> bool {
    licence::is_licence_file(path)
        || is_nested_manifest(path)
        || is_nested_readme(path)
        || reuse::is_statement(path)
        || match kind {
            "crate" => matches!(path, "Cargo.toml" | ".cargo_vcs_info.json"),
            "wheel" => path.ends_with(".dist-info/METADATA") && path.matches('/').count() == 1,
            "npm" => path == "package.json",
            _ => matches!(path, "Cargo.toml" | "package.json" | "pyproject.toml") || metadata::is_manifest(path),
        }
}

/// Whether `path` is a manifest that may state a licence for the folder that it lies in, as deep as licence files are read.
fn is_nested_manifest(path: &str) -> bool {
    nested_file(path).is_some_and(|(_, file)| matches!(file, "Cargo.toml" | "package.json" | "pyproject.toml"))
}

fn is_nested_readme(path: &str) -> bool {
    nested_file(path).is_some_and(|(_, file)| readme::is_readme(file))
}

/// Folder and name of a file below the root, as deep as licence files are read.
fn nested_file(path: &str) -> Option<(&str, &str)> {
    path.rsplit_once('/').filter(|(folder, _)| folder.split('/').count() <= 6)
}

/// The facts in the bodies that a scan kept.
pub(super) fn stated(scan: &Scan, artifact: Sha256Digest) -> Stated {
    let bodies =
        || scan.members.iter().filter_map(|member| Some((member.path.as_str(), std::str::from_utf8(member.body.as_deref()?).ok()?)));
    let body = |path: &str| bodies().find(|(name, _)| *name == path).map(|(_, text)| text);
    let license_texts = bodies()
        .filter(|(path, _)| licence::is_licence_file(path))
        .map(|(path, text)| LicenceText { path: path.to_owned(), text: text.to_owned(), sha256: Sha256Digest::of(text) })
        .collect();
    let mut facts = Stated {
        license_texts,
        files: PerFile::read(bodies()),
        folders: bodies().filter_map(|(path, text)| of_folder(path, text, artifact)).collect(),
        readmes: bodies().filter_map(|(path, text)| of_readme(path, text)).collect(),
        ..nothing(artifact)
    };
    if let Some(text) = body("Cargo.toml") {
        cargo_toml(&mut facts, text);
    }
    if let Some(text) = body(".cargo_vcs_info.json") {
        cargo_vcs_info(&mut facts, text);
    }
    if let Some(text) = body("package.json") {
        package_json(&mut facts, text);
    }
    if let Some(text) = body("pyproject.toml") {
        pyproject(&mut facts, text);
    }
    for (path, text) in bodies().filter(|(path, _)| metadata::is_manifest(path)) {
        by_metadata(&mut facts, metadata::stated(path, text), &format!("{path}:license"), text);
    }
    if let Some((path, text)) = bodies().find(|(path, _)| path.ends_with(".dist-info/METADATA")) {
        wheel_metadata(&mut facts, path, text);
    }
    if facts.license == NOASSERTION {
        detected(&mut facts);
    }
    facts
}

fn nothing(artifact: Sha256Digest) -> Stated {
    Stated {
        repository: None,
        commit: None,
        path_in_vcs: String::new(),
        license: NOASSERTION.to_owned(),
        license_evidence: LicenceEvidence { source: "none".to_owned(), sha256: artifact, score: None },
        license_texts: Vec::new(),
        folders: BTreeMap::new(),
        readmes: BTreeMap::new(),
        files: PerFile::default(),
        worded: None,
    }
}

/// The folder of a README below the root, its path and what it says of a licence.
fn of_readme(path: &str, text: &str) -> Option<(String, (String, String))> {
    let (folder, _) = nested_file(path).filter(|_| is_nested_readme(path))?;
    Some((folder.to_owned(), (path.to_owned(), readme::statement(text)?)))
}

/// The folder of a manifest below the root and the licence that it states; `None` where it states none.
fn of_folder(path: &str, text: &str, artifact: Sha256Digest) -> Option<(String, FolderStated)> {
    let (folder, file) = path.rsplit_once('/').filter(|_| is_nested_manifest(path))?;
    let mut facts = nothing(artifact);
    let states = match file {
        "Cargo.toml" => {
            cargo_toml(&mut facts, text);
            text.parse::<toml::Table>().ok()?.get("package")?.get("license")?.is_str()
        }
        "package.json" => {
            package_json(&mut facts, text);
            // `SEE LICENSE IN …` leaves it to the text of that name, which may lie above.
            let stated = serde_json::from_str::<Value>(text).ok()?["license"].as_str().map(str::to_ascii_uppercase)?;
            !(stated.trim().is_empty() || stated.contains("SEE ") && stated.contains("../"))
        }
        _ => {
            pyproject(&mut facts, text);
            facts.license != NOASSERTION
        }
    };
    let evidence = LicenceEvidence { source: format!("{path}:license"), sha256: Sha256Digest::of(text), score: None };
    let elsewhere = facts.worded.as_deref().and_then(elsewhere).map(str::to_owned);
    let is_closed = facts.worded.as_deref().is_some_and(|words| matches!(words.trim(), "unlicensed" | "proprietary"));
    let stated = states || facts.license != NOASSERTION;
    stated.then(|| (folder.to_owned(), FolderStated { license: facts.license, evidence, elsewhere, is_closed }))
}

fn license(facts: &mut Stated, expression: Option<String>, source: &str, file: &str) {
    if let (Some(expression), NOASSERTION) = (expression, facts.license.as_str()) {
        facts.license = expression;
        facts.license_evidence = LicenceEvidence { source: source.to_owned(), sha256: Sha256Digest::of(file), score: None };
    }
}

/// What a manifest states by other keys: an expression, else words that a text beside it must agree with.
fn by_metadata(facts: &mut Stated, stated: Option<metadata::Statement>, source: &str, file: &str) {
    let Some(stated) = stated else { return };
    if stated.expression.is_none() && facts.worded.is_none() {
        worded(facts, Some(&stated.words));
    }
    license(facts, stated.expression, source, file);
}

/// Words of statements that are no identifier, and what the identifier of a text that agrees with them holds.
const FAMILIES: &[(&str, &str)] = &[
    ("bsd", "BSD"),
    ("gpl", "GPL"),
    ("lgpl", "LGPL"),
    ("agpl", "AGPL"),
    ("gnu", "GPL"),
    ("apache", "Apache"),
    ("mozilla", "MPL"),
    ("eclipse", "EPL"),
    ("mit", "MIT"),
    ("proprietary", ""),
    ("commercial", ""),
    // Of npm: nobody is given a licence.
    ("unlicensed", ""),
];

/// A statement of a licence that is no expression: a text beside it must be of the family that it names.
fn worded(facts: &mut Stated, stated: Option<&str>) {
    if let Some(stated) = stated.filter(|stated| stated.len() < 100 && licence::declared(stated).is_none()) {
        facts.worded = Some(stated.to_ascii_lowercase());
    }
}

/// The file that a statement leaves the licence to: `see license in eula.txt`.
fn elsewhere(worded: &str) -> Option<&str> {
    let rest = worded.trim().strip_prefix("see ")?.trim_start();
    let rest = rest.strip_prefix("license").or_else(|| rest.strip_prefix("licence"))?.trim_start();
    let file = rest.strip_prefix("in ")?.trim().trim_matches(['<', '>', '"', '\'', '`']);
    Some(file.trim_start_matches("./")).filter(|file| !file.is_empty())
}

/// Whether a licence file of the same folder is the one that a statement names, under whichever ending.
fn is_named(path: &str, named: &str) -> bool {
    let stem = |name: &str| name.split('.').next().unwrap_or(name).to_owned();
    stem(&path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase()) == stem(named)
}

/// Nothing was declared: all licence texts that are recognised at the root, any one of which may be chosen where several stand
/// there under names of their own (`LICENSE-MIT`, `LICENSE-APACHE`), else the one that is plain.
fn detected(facts: &mut Stated) {
    let mut found: Vec<(String, u16, &LicenceText)> = facts
        .license_texts
        .iter()
        .filter(|text| licence::is_own_licence_file(&text.path) && !text.path.to_ascii_lowercase().contains("notice"))
        .filter_map(|text| licence::detect(&text.text).map(|(name, score)| (name, score, text)))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.dedup_by(|a, b| a.0 == b.0);
    let worded = facts.worded.as_deref().unwrap_or_default();
    // Who sends the reader to one file means no other.
    if let Some(named) = elsewhere(worded) {
        found.retain(|(_, _, text)| is_named(&text.path, named));
    }
    let says = |word: &str| worded.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word) || part == format!("l{word}"));
    let mut families = FAMILIES.iter().filter(|(word, _)| says(word)).peekable();
    if families.peek().is_some() && !families.any(|(_, part)| found.iter().any(|(name, ..)| !part.is_empty() && name.contains(part))) {
        return;
    }
    let Some((_, score, text)) = found.first().cloned() else { return };
    facts.license_evidence = LicenceEvidence { source: text.path.clone(), sha256: text.sha256, score: Some(score) };
    facts.license = found.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>().join(" AND ");
}

/// Licences of folders inside of an artifact that have a manifest or a text of their own. What a manifest states holds before a text. A text
/// that is not recognised leaves what lies in its folder without a known licence, unless it only points at one elsewhere.
pub(super) fn nested(texts: &[LicenceText], stated: &BTreeMap<String, FolderStated>) -> BTreeMap<String, (String, LicenceEvidence)> {
    let mut found: BTreeMap<String, (String, LicenceEvidence)> = BTreeMap::new();
    let mut restricted = BTreeMap::new();
    for text in texts {
        let Some((folder, file)) = text.path.rsplit_once('/') else { continue };
        let file = file.to_ascii_lowercase();
        if licence::is_own_licence_file(&text.path)
            || folder.contains(".dist-info")
            || file.contains("notice")
            || file.contains("copyright")
        {
            continue;
        }
        let evidence = |score| LicenceEvidence { source: text.path.clone(), sha256: text.sha256, score };
        match (licence::detect(&text.text), found.get_mut(folder)) {
            (Some((name, score)), None) => {
                found.insert(folder.to_owned(), (name, evidence(Some(score))));
            }
            (Some((name, score)), Some(known)) if known.0 == NOASSERTION => *known = (name, evidence(Some(score))),
            (Some((name, _)), Some(known)) if !known.0.split(" AND ").any(|part| part == name) => {
                let grouped = |name: &str| if name.contains(" OR ") { format!("({name})") } else { name.to_owned() };
                known.0 = format!("{} AND {}", grouped(&known.0), grouped(&name));
            }
            (None, _) if licence::restricts(&text.text) => {
                restricted.insert(folder.to_owned(), (NOASSERTION.to_owned(), evidence(None)));
            }
            (None, None) if !is_pointer(&text.text) => {
                found.insert(folder.to_owned(), (NOASSERTION.to_owned(), evidence(None)));
            }
            _ => {}
        }
    }
    for (folder, FolderStated { license, evidence, elsewhere, is_closed }) in stated {
        let of_file = |named: &String| {
            let is_it =
                |text: &&LicenceText| text.path.rsplit_once('/').is_some_and(|(own, _)| own == folder) && is_named(&text.path, named);
            let text = texts.iter().find(is_it)?;
            let (name, score) = licence::detect(&text.text)?;
            Some((name, LicenceEvidence { source: text.path.clone(), sha256: text.sha256, score: Some(score) }))
        };
        let own = (license.clone(), evidence.clone());
        if let Some(named) = elsewhere {
            found.insert(folder.clone(), of_file(named).unwrap_or(own));
        } else if *is_closed || license != NOASSERTION || !found.contains_key(folder) {
            // What a manifest calls by no known name, the text beside it may be.
            found.insert(folder.clone(), own);
        }
    }
    found.extend(restricted);
    found
}

/// Licence files that speak for `folder`: those of the root are the artifact's own, wherever its kind puts them.
pub(super) fn texts_of<'a>(texts: &'a [LicenceText], folder: &str) -> Vec<(&'a str, &'a str)> {
    let is_of = |text: &&LicenceText| {
        let own = text.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let of_root = licence::is_own_licence_file(&text.path) && !own.eq_ignore_ascii_case("licenses");
        licence::speaks_for_folder(&text.path) && if folder.is_empty() { of_root } else { own == folder }
    };
    texts.iter().filter(is_of).map(|text| (text.path.as_str(), text.text.as_str())).collect()
}

/// Whether a text only says where the licence stands: a link that was written as a file, "see LICENSE at the root".
fn is_pointer(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let names = ["license", "licence", "copying"].iter().any(|name| text.contains(name));
    text.is_empty() || text.len() < 300 && names && (text.contains("../") || text.starts_with("see "))
}

fn cargo_toml(facts: &mut Stated, text: &str) {
    let Ok(table) = text.parse::<toml::Table>() else { return };
    let Some(package) = table.get("package").and_then(toml::Value::as_table) else { return };
    let string = |key: &str| package.get(key).and_then(toml::Value::as_str);
    license(facts, string("license").and_then(licence::declared), "Cargo.toml:license", text);
    facts.repository = string("repository").and_then(repository_url);
}

fn cargo_vcs_info(facts: &mut Stated, text: &str) {
    let Ok(info) = serde_json::from_str::<Value>(text) else { return };
    // `dirty`: the package was made from a changed tree, so no commit is its origin.
    if info["git"]["dirty"].as_bool() == Some(true) {
        return;
    }
    facts.commit = info["git"]["sha1"].as_str().filter(|commit| is_commit(commit)).map(str::to_owned);
    facts.path_in_vcs = info["path_in_vcs"].as_str().and_then(plain_directory).unwrap_or_default();
}

fn package_json(facts: &mut Stated, text: &str) {
    let Ok(package) = serde_json::from_str::<Value>(text) else { return };
    let one = |value: &Value| value.as_str().or_else(|| value["type"].as_str()).and_then(licence::declared);
    license(facts, one(&package["license"]), "package.json:license", text);
    worded(facts, package["license"].as_str());
    if let Some(several) = package["licenses"].as_array() {
        let all: Option<Vec<String>> = several.iter().map(one).collect();
        license(facts, all.filter(|all| !all.is_empty()).map(|all| all.join(" OR ")), "package.json:licenses", text);
    }
    let repository = &package["repository"];
    if let Some(url) = repository.as_str().or_else(|| repository["url"].as_str()).and_then(repository_url) {
        facts.repository = Some(url);
        facts.path_in_vcs = repository["directory"].as_str().and_then(plain_directory).unwrap_or_default();
    }
    if facts.commit.is_none() {
        facts.commit = package["gitHead"].as_str().filter(|commit| is_commit(commit)).map(str::to_owned);
    }
}

fn pyproject(facts: &mut Stated, text: &str) {
    let Ok(table) = text.parse::<toml::Table>() else { return };
    let poetry = || table.get("tool")?.get("poetry")?.as_table();
    let Some(project) = table.get("project").and_then(toml::Value::as_table).or_else(poetry) else { return };
    let stated = project.get("license").and_then(|value| value.as_str().or_else(|| value.get("text")?.as_str()));
    license(facts, stated.and_then(licence::declared), "pyproject.toml:license", text);
    worded(facts, stated);
    let classifiers = project.get("classifiers").and_then(toml::Value::as_array);
    let classifiers: Vec<&str> = classifiers.into_iter().flatten().filter_map(toml::Value::as_str).collect();
    by_metadata(facts, metadata::python(None, &classifiers), "pyproject.toml:classifiers", text);
}

/// Core metadata of a Python package: headers up to the first empty line.
fn wheel_metadata(facts: &mut Stated, path: &str, text: &str) {
    let head = text.split("\n\n").next().unwrap_or(text);
    let fields = || head.lines().filter_map(|line| line.split_once(": "));
    let file = path.rsplit('/').next().unwrap_or(path);
    let first = |wanted: &str| fields().find(|(key, _)| key.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim());
    license(facts, first("License-Expression").and_then(licence::declared), &format!("{file}:License-Expression"), text);
    let mut classified: Vec<&str> =
        fields().filter(|(key, _)| *key == "Classifier").filter_map(|(_, value)| licence::classifier(value.trim())).collect();
    classified.sort_unstable();
    classified.dedup();
    license(facts, first("License").and_then(licence::declared), &format!("{file}:License"), text);
    worded(facts, first("License"));
    // Classifiers cannot say "and" or "or": only one alone is plain.
    if let [only] = classified[..] {
        license(facts, Some(only.to_owned()), &format!("{file}:Classifier"), text);
    }
    let labelled = fields().filter(|(key, _)| *key == "Project-URL").filter_map(|(_, value)| value.split_once(','));
    let mut best: Option<(usize, String)> = None;
    for (label, url) in labelled.chain(first("Home-page").map(|url| ("home", url))) {
        let label: String = label.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        let rank = match label.as_str() {
            "source" | "sourcecode" | "repository" | "code" | "github" => 0,
            "homepage" | "home" if is_code_host(url) => 1,
            _ => continue,
        };
        if let Some(url) = repository_url(url)
            && best.as_ref().is_none_or(|(other, _)| rank < *other)
        {
            best = Some((rank, url));
        }
    }
    if let Some((_, url)) = best {
        facts.repository = Some(url);
    }
}

fn is_code_host(url: &str) -> bool {
    ["github.", "gitlab.", "bitbucket.", "codeberg.", "git.", "sr.ht"].iter().any(|host| url.contains(host))
}

fn is_commit(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn plain_directory(path: &str) -> Option<String> {
    let path = path.trim_start_matches("./").trim_matches('/');
    let fine = path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.chars().any(|c| c.is_control() || c == '\\');
    (fine && !path.is_empty() && path.len() < 512).then(|| path.to_owned())
}

/// A repository as a plain https URL, without `.git`, credentials, fragment or a path into its tree.
pub(super) fn repository_url(written: &str) -> Option<String> {
    let url = written.trim();
    if url.len() > 512 || url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ';' | '"' | '<' | '>' | '\\')) {
        return None;
    }
    let url = url.split(['#', '?']).next().unwrap_or(url);
    let url = url.strip_prefix("git+").unwrap_or(url);
    let rest =
        if let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).or_else(|| url.strip_prefix("git://")) {
            rest.to_owned()
        } else if let Some(rest) = url.strip_prefix("ssh://") {
            rest.to_owned()
        } else if let Some((host, path)) = url.strip_prefix("git@").and_then(|rest| rest.split_once(':')) {
            format!("{host}/{path}")
        } else if let Some(path) = url.strip_prefix("github:") {
            format!("github.com/{path}")
        } else if let Some(path) = url.strip_prefix("gitlab:") {
            format!("gitlab.com/{path}")
        } else if url.matches('/').count() == 1 && !url.contains(':') && !url.starts_with('/') && !url.ends_with('/') {
            format!("github.com/{url}")
        } else {
            return None;
        };
    let rest = match rest.split_once('@') {
        Some((credentials, rest)) if !credentials.contains('/') => rest.to_owned(),
        _ => rest,
    };
    let rest = ["/tree/", "/-/tree/", "/blob/", "/src/branch/"]
        .iter()
        .find_map(|into| rest.split_once(into).map(|(root, _)| root.to_owned()))
        .unwrap_or(rest);
    let rest = rest.trim_end_matches('/');
    let rest = rest.strip_suffix(".git").unwrap_or(rest).trim_end_matches('/');
    (rest.contains('/') && rest.contains('.')).then(|| format!("https://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_licence_decides_even_where_it_is_not_recognised() {
        let text = |path: &str, text: &str| LicenceText { path: path.to_owned(), text: text.to_owned(), sha256: Sha256Digest::of(text) };
        let texts = [
            text("closed/COPYING", "All rights reserved. No use without written permission of Acme."),
            text("tagged/LICENSE", "SPDX-License-Identifier: GPL-3.0-only\n"),
            text("points/LICENSE", "../LICENSE\n"),
            text("npm/LICENSE", "as ever"),
            text("terms/LICENSE", "SPDX-License-Identifier: MIT\n"),
            text("named/LICENSE.md", "SPDX-License-Identifier: ISC\n"),
            text("private/LICENSE", "SPDX-License-Identifier: MIT\n"),
        ];
        let artifact = Sha256Digest::of("x");
        let stated: BTreeMap<_, _> = [
            ("npm/package.json", r#"{"name":"f","license":"GPL-3.0"}"#),
            ("private/package.json", r#"{"license":"UNLICENSED"}"#),
            ("silent/package.json", r#"{"type":"module"}"#),
            ("terms/package.json", r#"{"license":"SEE LICENSE IN EULA.txt"}"#),
            ("named/package.json", r#"{"license":"SEE LICENSE IN ./LICENSE"}"#),
            ("above/package.json", r#"{"license":"SEE LICENSE IN ../LICENSE"}"#),
            ("rust/Cargo.toml", "[package]\nname = \"x\"\nlicense = \"ISC\"\n"),
            ("package.json", r#"{"license":"MIT"}"#),
        ]
        .into_iter()
        .filter_map(|(path, text)| of_folder(path, text, artifact))
        .collect();
        let found = nested(&texts, &stated);
        let found: Vec<(&str, &str)> = found.iter().map(|(folder, (license, _))| (folder.as_str(), license.as_str())).collect();
        let meant = [
            ("closed", NOASSERTION),
            ("named", "ISC"),
            ("npm", NOASSERTION),
            ("private", NOASSERTION),
            ("rust", "ISC"),
            ("tagged", "GPL-3.0-only"),
            ("terms", NOASSERTION),
        ];
        assert_eq!(found, meant);
    }

    #[test]
    fn a_file_that_a_statement_names_is_the_only_one_that_counts() {
        assert_eq!(elsewhere("see license in <./eula.txt>"), Some("eula.txt"));
        assert_eq!((elsewhere("see license"), elsewhere("proprietary")), (None, None));
        let artifact = Sha256Digest::of("x");
        let text = LicenceText { path: "LICENSE".to_owned(), text: "SPDX-License-Identifier: MIT\n".to_owned(), sha256: artifact };
        for (named, found) in [("EULA.txt", NOASSERTION), ("LICENSE.md", "MIT"), ("LICENSE", "MIT")] {
            let mut facts = Stated { license_texts: vec![text.clone()], ..nothing(artifact) };
            package_json(&mut facts, &format!(r#"{{"license":"SEE LICENSE IN {named}"}}"#));
            detected(&mut facts);
            assert_eq!(facts.license, found, "{named}");
        }
    }

    #[test]
    fn a_text_must_agree_with_what_a_manifest_says_in_words() {
        let artifact = Sha256Digest::of("x");
        let text = LicenceText { path: "LICENSE".to_owned(), text: "SPDX-License-Identifier: MIT\n".to_owned(), sha256: artifact };
        let found = |read: &dyn Fn(&mut Stated)| {
            let mut facts = Stated { license_texts: vec![text.clone()], ..nothing(artifact) };
            read(&mut facts);
            if facts.license == NOASSERTION {
                detected(&mut facts);
            }
            facts.license
        };
        let by = |path: &str, manifest: &str| found(&|facts| by_metadata(facts, metadata::stated(path, manifest), path, manifest));
        assert_eq!(by("composer.json", r#"{"license":"proprietary"}"#), NOASSERTION);
        assert_eq!(by("x.gemspec", "s.license = 'GPL-3.0'\n"), NOASSERTION);
        assert_eq!(by("pom.xml", "<licenses><license><name>GNU Affero General Public License v3</name></license></licenses>"), NOASSERTION);
        assert_eq!(by("setup.py", "setup(license='LGPLv3+')\n"), NOASSERTION);
        assert_eq!(by("setup.cfg", "license = file: LICENSE\n"), "MIT");
        assert_eq!(by("composer.json", r#"{"license":"GPL-3.0-only"}"#), "GPL-3.0-only");
        assert_eq!(found(&|facts| package_json(facts, r#"{"license":"UNLICENSED"}"#)), NOASSERTION);
        assert_eq!(found(&|facts| pyproject(facts, "[tool.poetry]\nlicense = \"ISC\"\n")), "ISC");
        let classified = "[project]\nname = \"x\"\nclassifiers = [\"License :: OSI Approved :: GNU Affero General Public License v3\"]\n";
        assert_eq!(found(&|facts| pyproject(facts, classified)), "AGPL-3.0-only");
    }

    #[test]
    fn repositories_become_plain_urls() {
        for (written, plain) in [
            ("git+https://example.com/a/b.git", Some("https://example.com/a/b")),
            ("git@example.com:a/b.git", Some("https://example.com/a/b")),
            ("git+ssh://git@example.com/a/b.git#main", Some("https://example.com/a/b")),
            ("https://user:secret@example.com/a/b/", Some("https://example.com/a/b")),
            ("https://example.com/a/b/tree/main/packages/c", Some("https://example.com/a/b")),
            ("a/b", Some("https://github.com/a/b")),
            ("javascript:alert(1)", None),
            ("https://example.com/a;anchor=x", None),
            ("/etc/passwd", None),
        ] {
            assert_eq!(repository_url(written).as_deref(), plain, "{written}");
        }
    }
}

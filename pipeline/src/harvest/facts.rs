//! What an artifact says of itself: repository, commit, licence, licence texts. Facts are read, never executed, and
//! never trusted to be more than statements.

use std::collections::BTreeMap;

use assay_manifests::{LicenceEvidence, Sha256Digest};
use serde_json::Value;

use super::{licence, scan::Scan, scope::VENDOR_DIRECTORIES};

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
}

pub(super) const NOASSERTION: &str = "NOASSERTION";

/// Whether `path` (after stripping) holds facts of an artifact of this kind.
pub(super) fn is_fact_file(kind: &str, path: &str) -> bool {
    licence::is_licence_file(path)
        || match kind {
            "crate" => matches!(path, "Cargo.toml" | ".cargo_vcs_info.json"),
            "wheel" => path.ends_with(".dist-info/METADATA") && path.matches('/').count() == 1,
            "npm" => path == "package.json",
            _ => matches!(path, "Cargo.toml" | "package.json" | "pyproject.toml"),
        }
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
        repository: None,
        commit: None,
        path_in_vcs: String::new(),
        license: NOASSERTION.to_owned(),
        license_evidence: LicenceEvidence { source: "none".to_owned(), sha256: artifact, score: None },
        license_texts,
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
    if let Some((path, text)) = bodies().find(|(path, _)| path.ends_with(".dist-info/METADATA")) {
        wheel_metadata(&mut facts, path, text);
    }
    if facts.license == NOASSERTION {
        detected(&mut facts);
    }
    facts
}

fn license(facts: &mut Stated, expression: Option<String>, source: &str, file: &str) {
    if let (Some(expression), NOASSERTION) = (expression, facts.license.as_str()) {
        facts.license = expression;
        facts.license_evidence = LicenceEvidence { source: source.to_owned(), sha256: Sha256Digest::of(file), score: None };
    }
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
    let Some((_, score, text)) = found.first().cloned() else { return };
    facts.license_evidence = LicenceEvidence { source: text.path.clone(), sha256: text.sha256, score: Some(score) };
    facts.license = found.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>().join(" AND ");
}

/// Licences of folders inside of an artifact that have a text of their own. A text that is not recognised leaves what lies in a folder of bundled
/// code without a known licence; elsewhere it says nothing.
pub(super) fn nested(texts: &[LicenceText]) -> BTreeMap<String, (String, LicenceEvidence)> {
    let mut found: BTreeMap<String, (String, LicenceEvidence)> = BTreeMap::new();
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
                known.0 = format!("{} AND {name}", known.0)
            }
            (None, None) if folder.to_ascii_lowercase().split('/').any(|part| part == "deps" || VENDOR_DIRECTORIES.contains(&part)) => {
                found.insert(folder.to_owned(), (NOASSERTION.to_owned(), evidence(None)));
            }
            _ => {}
        }
    }
    found
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
    let Some(project) = table.get("project").and_then(toml::Value::as_table) else { return };
    let stated = project.get("license").and_then(|value| value.as_str().or_else(|| value.get("text")?.as_str()));
    license(facts, stated.and_then(licence::declared), "pyproject.toml:license", text);
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

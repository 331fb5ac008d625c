//! Lists of Python's packages: requirements, and what setuptools, Poetry, Pipenv and conda are given. Knows no advisory.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;
use serde_json::Value;

use super::{Found, is_editable, json};

static OF_FILE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"/([A-Za-z0-9][A-Za-z0-9._]*(?:-[A-Za-z][A-Za-z0-9._]*)*)-([0-9][A-Za-z0-9.!+]*?)(?:-[^/]*\.whl|\.tar\.gz|\.tgz|\.zip)(?:[#?]|$)",
    )
    .ok()
});
static OF_TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"@v?([0-9][A-Za-z0-9.+-]*)#(?:[^#]*&)?egg=([A-Za-z0-9._-]+)").ok());

/// The package of a URL whose file or tag says its version: `name @ https://h/name-1.0-py3-none-any.whl`, `git+https://h/x@v1.0#egg=name`.
pub(super) fn of_url(line: &str) -> Option<Found> {
    let url = line.split_whitespace().find(|word| word.contains("://"))?;
    if let Some(found) = OF_TAG.as_ref()?.captures(url) {
        return Found::new(&found[2], &format!("=={}", &found[1]), true);
    }
    let found = OF_FILE.as_ref()?.captures(url)?;
    let name = line.split_once(" @ ").map_or(&found[1], |(name, _)| name.split('[').next().unwrap_or(name));
    Found::new(name, &format!("=={}", &found[2]), true)
}

static REQUIREMENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#)\\]*)").ok());

/// A PEP 508 requirement: name and version specifiers.
pub(super) fn pep508(line: &str) -> Option<Found> {
    let found = REQUIREMENT.as_ref()?.captures(line)?;
    // Options of pip may follow: `--hash=…`.
    let specifiers = found[2].split(" --").next().unwrap_or_default().trim();
    let exact = specifiers.starts_with("==") && !specifiers.contains([',', '*']);
    Found::new(&found[1], specifiers, exact)
}

pub(super) fn requirements(text: &str) -> Option<Vec<Found>> {
    let of = |line: &str| {
        let line = line.trim();
        if line.contains("://") && (!line.starts_with(['#', '-']) || is_editable(line)) {
            return of_url(line);
        }
        if line.starts_with(['#', '-']) || line.contains("://") || line.is_empty() { None } else { pep508(line) }
    };
    Some(text.lines().filter_map(of).collect())
}

/// `install_requires` of setuptools: a requirement on each line that is indented below it, or one beside it.
pub(super) fn setup_cfg(text: &str) -> Option<Vec<Found>> {
    let mut out = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with([' ', '\t']) && inside {
            out.extend(if line.trim_start().starts_with('#') { None } else { pep508(line) });
            continue;
        }
        let (key, value) = line.split_once('=').unwrap_or((line, ""));
        inside = matches!(key.trim(), "install_requires" | "setup_requires" | "tests_require");
        if inside && !value.trim().is_empty() {
            out.extend(pep508(value));
        }
    }
    Some(out)
}

pub(super) fn wheel_metadata(text: &str) -> Option<Vec<Found>> {
    let head = text.split("\n\n").next().unwrap_or(text);
    Some(head.lines().filter_map(|line| line.strip_prefix("Requires-Dist:")).filter_map(pep508).collect())
}

pub(super) fn pyproject(text: &str) -> Option<Vec<Found>> {
    let table: toml::Table = text.parse().ok()?;
    let strings = |value: Option<&toml::Value>| -> Vec<Found> {
        value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).filter_map(pep508).collect()
    };
    let project = table.get("project");
    let mut out = strings(project.and_then(|project| project.get("dependencies")));
    for group in project.and_then(|p| p.get("optional-dependencies")).and_then(toml::Value::as_table).into_iter().flatten() {
        out.extend(strings(Some(group.1)));
    }
    // PEP 735, and PEP 518's own.
    for group in table.get("dependency-groups").and_then(toml::Value::as_table).into_iter().flatten() {
        out.extend(strings(Some(group.1)));
    }
    out.extend(strings(table.get("build-system").and_then(|build| build.get("requires"))));
    let poetry = table.get("tool").and_then(|tool| tool.get("poetry"));
    let tables = ["dependencies", "dev-dependencies"].into_iter().filter_map(|key| poetry?.get(key));
    let groups = poetry.and_then(|poetry| poetry.get("group")).and_then(toml::Value::as_table).into_iter().flatten();
    for wanted in tables.chain(groups.filter_map(|(_, group)| group.get("dependencies"))) {
        for (name, wanted) in wanted.as_table().into_iter().flatten().filter(|(name, _)| *name != "python") {
            let wanted = wanted.as_str().or_else(|| wanted.get("version")?.as_str()).unwrap_or_default();
            out.extend(Found::new(name, wanted, wanted.starts_with(|c: char| c.is_ascii_digit()) && !wanted.contains(['*', ',', ' '])));
        }
    }
    Some(out)
}

pub(super) fn pipfile(text: &str) -> Option<Vec<Found>> {
    let table: toml::Table = text.parse().ok()?;
    let sections = ["packages", "dev-packages"].into_iter().filter_map(|key| table.get(key)?.as_table());
    let of = |(name, wanted): (&String, &toml::Value)| {
        let wanted = wanted.as_str().or_else(|| wanted.get("version")?.as_str())?;
        Found::new(name, wanted, wanted.starts_with("==") && !wanted.contains([',', '*']))
    };
    Some(sections.flatten().filter_map(of).collect())
}

pub(super) fn pipfile_lock(text: &str) -> Option<Vec<Found>> {
    let lock = json(text)?;
    let sections = ["default", "develop"].into_iter().filter_map(|key| lock[key].as_object());
    Some(sections.flatten().filter_map(|(name, entry)| Found::new(name, entry["version"].as_str()?, true)).collect())
}

/// Lists that a script of setuptools is read for; each is looked for in the whole text, and with more the script cannot be read.
const MOST_LISTS: usize = 64;

/// What a script of setuptools asks for: lists of texts beside the key, or under the name that stands there.
pub(super) fn setup_py(text: &str) -> Option<Vec<Found>> {
    static KEYS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"\b(install_requires|setup_requires|tests_require)["']?\s*[=:]\s*([A-Za-z_]\w*)?"#).ok());
    static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"#[^\n]*|"([^"\n]*)"|'([^'\n]*)'"#).ok());
    let (mut out, mut is_open) = (Vec::new(), false);
    let is_said = |at: usize| !text[..at].rsplit('\n').next().is_some_and(|line| line.contains('#'));
    let keys = KEYS.as_ref()?.captures_iter(text).filter(|key| key.get(0).is_some_and(|key| is_said(key.start())));
    for (at, key) in keys.enumerate() {
        if at >= MOST_LISTS {
            return None;
        }
        let name = key.get(2).map_or(&key[1], |name| name.as_str());
        let list = format!(
            r#"(?m)^[^#\n]*?\b{}["']?\s*(?::[^=\n]*)?[=:]\s*[\[(]((?:\s|,|#[^\n]*|[a-zA-Z]?"[^"\n]*"|[a-zA-Z]?'[^'\n]*')*)[\])]"#,
            regex::escape(name)
        );
        let Some(list) = Regex::new(&list).ok().and_then(|list| Some(list.captures(text)?.get(1)?.as_str())) else {
            is_open = true;
            continue;
        };
        let texts = QUOTED.as_ref()?.captures_iter(list).filter_map(|one| one.get(1).or_else(|| one.get(2)));
        out.extend(texts.filter_map(|one| if one.as_str().contains("://") { of_url(one.as_str()) } else { pep508(one.as_str()) }));
    }
    // A script whose only lists are made elsewhere is not one that asks for nothing.
    (!is_open || !out.is_empty()).then_some(out)
}

/// Where a script carries its list of packages (PEP 723): from `# /// script` to `# ///`.
pub(super) fn script_block(text: &str) -> Option<Range<usize>> {
    let (mut start, mut at) = (None, 0);
    for line in text.split_inclusive('\n') {
        let written = line.trim_end();
        match start {
            None if written == "# /// script" => start = Some(at),
            Some(start) if written == "# ///" => return Some(start..at + written.len()),
            Some(_) if !written.starts_with('#') => return None,
            _ => {}
        }
        at += line.len();
    }
    None
}

/// The `dependencies` of such a list, which is TOML in comments.
pub(super) fn script(block: &str) -> Option<Vec<Found>> {
    let lines = block.lines().filter_map(|line| line.strip_prefix('#')).map(|line| line.strip_prefix(' ').unwrap_or(line));
    let table: toml::Table = lines.filter(|line| !line.starts_with("///")).collect::<Vec<_>>().join("\n").parse().ok()?;
    let asked = table.get("dependencies").and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str);
    Some(asked.filter_map(|one| if one.contains("://") { of_url(one) } else { pep508(one) }).collect())
}

/// What conda hands to pip; its own packages are of another registry.
pub(super) fn environment(text: &str) -> Option<Vec<Found>> {
    let file: Value = serde_saphyr::from_str(text).ok()?;
    let lists = file["dependencies"].as_array().into_iter().flatten().filter_map(|entry| entry["pip"].as_array());
    let lines: Vec<&str> = lists.flatten().filter_map(Value::as_str).collect();
    requirements(&lines.join("\n"))
}

/// What conda takes from its own channels, as it is written; Python and pip themselves left out.
pub(super) fn of_conda(text: &str) -> Vec<String> {
    let file: Value = serde_saphyr::from_str(text).unwrap_or_default();
    let entries = file["dependencies"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let is_own = |entry: &&str| !matches!(entry.split(['=', '<', '>', '!', ' ']).next(), Some("python" | "pip") | None);
    entries.filter(is_own).map(str::to_owned).collect()
}

/// The other list that a line of requirements takes in.
pub(super) fn taken_in(line: &str) -> Option<&str> {
    let flags = ["-r ", "-r=", "--requirement ", "--requirement=", "-c ", "--constraint ", "--constraint="];
    let other = flags.iter().find_map(|flag| line.trim().strip_prefix(flag))?;
    other.split(" #").next().map(str::trim)
}

//! Licences that manifests at the root of an artifact state beside `Cargo.toml`, `package.json` and the metadata of wheels: of PHP, Ruby, Java, and
//! the older ones of Python. Nothing is run: what a program would work out is not stated. Knows no licence text.

use serde_json::Value;

use super::licence;

/// What a manifest states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// As an SPDX expression, where it is plain which licence is meant.
    pub expression: Option<String>,
    /// As it is written.
    pub words: String,
}

/// Letters of a statement that are kept: what is longer is a text, and no name.
const LONGEST: usize = 99;

/// Whether `path` is such a manifest.
pub fn is_manifest(path: &str) -> bool {
    matches!(path, "composer.json" | "pom.xml" | "setup.cfg" | "setup.py") || path.ends_with(".gemspec") && !path.contains('/')
}

/// What the manifest `path` states of a licence; `None` where it states none.
pub fn stated(path: &str, text: &str) -> Option<Statement> {
    match path {
        "composer.json" => {
            let license = serde_json::from_str::<Value>(text).ok()?.get("license")?.clone();
            // A list is one to choose from.
            let names: Vec<&str> =
                license.as_str().into_iter().chain(license.as_array().into_iter().flatten().filter_map(Value::as_str)).collect();
            of_names(&names, " OR ")
        }
        "pom.xml" => {
            let (_, rest) = text.split_once("<licenses>")?;
            let list = rest.split("</licenses>").next()?;
            let names: Vec<&str> = list.split("<name>").skip(1).filter_map(|piece| piece.split("</name>").next()).collect();
            of_names(&names, " OR ")
        }
        "setup.cfg" => {
            let license = text.lines().filter(|line| line.starts_with("license")).find_map(|line| assigned(line, "license"));
            python(license, &classifiers(text))
        }
        "setup.py" => python(text.lines().find_map(|line| quoted(assigned(line, "license")?)), &classifiers(text)),
        // Gems do not say whether all of several hold.
        _ => of_names(&text.lines().find_map(|line| listed(assigned(line, "license").or_else(|| assigned(line, "licenses"))?))?, " AND "),
    }
}

/// What stands behind `key =` in a line of code.
fn assigned<'t>(line: &'t str, key: &str) -> Option<&'t str> {
    let code = line.split('#').next()?;
    code.match_indices(key).find_map(|(at, _)| {
        let is_part = code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let value = code[at + key.len()..].trim_start().strip_prefix('=')?;
        (!is_part && !value.starts_with('=')).then(|| value.trim())
    })
}

/// The text in quotes that a piece of code begins with.
fn quoted(code: &str) -> Option<&str> {
    let quote = code.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    code[1..].split(quote).next()
}

/// One text, or those of a list, as Ruby writes them.
fn listed(code: &str) -> Option<Vec<&str>> {
    let inner = |open: &str| code.strip_prefix(open)?.split([']', ')']).next();
    if let Some(words) = inner("%w[").or_else(|| inner("%w(")) {
        return Some(words.split_whitespace().collect());
    }
    match inner("[") {
        Some(list) => list.split(',').map(|one| quoted(one.trim())).collect(),
        None => quoted(code).map(|one| vec![one]),
    }
}

/// The classifiers of licences that a text lists, one a line.
fn classifiers(text: &str) -> Vec<&str> {
    let of_line = |line: &str| line.split('#').next().and_then(|code| code.find("License :: "));
    text.lines().filter_map(|line| line[of_line(line)?..].split(['"', '\'']).next()).map(str::trim).collect()
}

/// What a Python package states by its field and its classifiers, which cannot say "and" or "or": only one alone is plain.
pub fn python(license: Option<&str>, classifiers: &[&str]) -> Option<Statement> {
    let mut classified: Vec<&str> = classifiers
        .iter()
        .map(|name| name.trim())
        .filter(|name| name.starts_with("License :: ") && *name != "License :: OSI Approved")
        .collect();
    classified.sort_unstable();
    classified.dedup();
    let license = license.map(str::trim).filter(|text| !text.is_empty());
    let by_class = if let [only] = classified[..] { licence::classifier(only).map(str::to_owned) } else { None };
    let expression = license.and_then(licence::declared).or(by_class);
    let words: Vec<&str> = license.into_iter().chain(classified).collect();
    (!words.is_empty()).then(|| Statement { expression, words: short(&words.join(" ")) })
}

fn of_names(names: &[&str], between: &str) -> Option<Statement> {
    let names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    let each: Option<Vec<String>> = names.iter().map(|name| licence::declared(name)).collect();
    let group = |name: &String| if names.len() > 1 && name.contains(' ') { format!("({name})") } else { name.clone() };
    let expression = each.map(|each| each.iter().map(group).collect::<Vec<_>>().join(between));
    (!names.is_empty()).then(|| Statement { expression, words: short(&names.join(" ")) })
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_of_other_ecosystems_state_licences() {
        let python = "from setuptools import setup\nsetup(\n    name='x',\n    # license='MIT',\n    license='GPLv3',\n)\n";
        for (path, text, expression, words) in [
            ("composer.json", r#"{"license":"MIT"}"#, Some("MIT"), "MIT"),
            (
                "composer.json",
                r#"{"license":["LGPL-2.1-only","GPL-3.0-or-later"]}"#,
                Some("LGPL-2.1-only OR GPL-3.0-or-later"),
                "LGPL-2.1-only GPL-3.0-or-later",
            ),
            ("composer.json", r#"{"license":"proprietary"}"#, None, "proprietary"),
            ("a.gemspec", "Gem::Specification.new do |s|\n  s.license = \"MIT\"\nend\n", Some("MIT"), "MIT"),
            ("a.gemspec", "  spec.licenses = ['MIT', \"Apache-2.0\"]\n", Some("MIT AND Apache-2.0"), "MIT Apache-2.0"),
            ("a.gemspec", "  spec.license = 'GPL-3.0'\n", None, "GPL-3.0"),
            ("a.gemspec", "  spec.licenses = %w[MIT ISC] # both\n", Some("MIT AND ISC"), "MIT ISC"),
            (
                "pom.xml",
                "<project><name>x</name><licenses><license><name>The Apache License, Version 2.0</name></license></licenses></project>",
                Some("Apache-2.0"),
                "The Apache License, Version 2.0",
            ),
            ("pom.xml", "<licenses>\n<license>\n<name> GNU GPL v3 </name></license></licenses>", None, "GNU GPL v3"),
            ("setup.py", python, None, "GPLv3"),
            ("setup.cfg", "[metadata]\nname = x\nlicense = MIT\n", Some("MIT"), "MIT"),
            (
                "setup.cfg",
                "[metadata]\nclassifiers =\n  License :: OSI Approved :: GNU General Public License v3 (GPLv3)\n",
                Some("GPL-3.0-only"),
                "License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
            ),
            (
                "setup.py",
                "setup(classifiers=['License :: OSI Approved :: BSD License', 'Topic :: x'])\n",
                None,
                "License :: OSI Approved :: BSD License",
            ),
        ] {
            let stated = stated(path, text).unwrap_or_else(|| panic!("{path} states none: {text}"));
            assert_eq!((stated.expression.as_deref(), stated.words.as_str()), (expression, words), "{path}: {text}");
        }
        for (path, text) in
            [("composer.json", "{}"), ("pom.xml", "<project/>"), ("setup.py", "setup(name='x')\n"), ("a.gemspec", "s.name = 'x'\n")]
        {
            assert_eq!(stated(path, text), None, "{path}");
        }
        assert!(is_manifest("x.gemspec") && !is_manifest("vendor/x.gemspec") && !is_manifest("package.json"));
    }
}

//! Entries of fixes out of advisories: a fixed version and the last affected one before it, or the commit that mends it. What is derived is a
//! claim like any other, written into the recipe for a person to read; whether a pair of it is kept is decided by what the code shows.

use std::collections::BTreeSet;

use assay_validators::advisory::{Advisories, Advisory, Affected, Ecosystem as Registry};

use super::{CommitFix, Ecosystem, Fix};

/// Entries, and what none could be made of: an advisory and the reason.
#[derive(Debug, PartialEq, Eq)]
pub struct Derived<T> {
    pub entries: Vec<T>,
    pub left_out: Vec<(String, String)>,
}

impl Ecosystem {
    const fn of(registry: Registry) -> Option<Self> {
        match registry {
            Registry::PyPi => Some(Self::Wheel),
            Registry::Npm => Some(Self::Npm),
            Registry::CratesIo => Some(Self::Crate),
            _ => None,
        }
    }
}

/// Fixes between two versions of the packages `names`. `versions` tells which versions a package has below one, or the last of them; it is asked
/// only where the advisory lists none.
pub fn of_packages(
    advisories: &Advisories,
    names: &[String],
    mut versions: impl FnMut(Ecosystem, &str, &str) -> Result<Vec<String>, String>,
) -> Derived<Fix> {
    let mut derived = Derived { entries: Vec::new(), left_out: Vec::new() };
    for advisory in advisories.iter().filter(|advisory| !advisory.informational) {
        for affected in &advisory.affected {
            let Some(ecosystem) = Ecosystem::of(affected.ecosystem) else { continue };
            if !names.iter().any(|name| affected.ecosystem.normalised(name) == affected.package) {
                continue;
            }
            match of_package(advisory, affected, ecosystem, &mut versions) {
                Ok(fixes) => derived.entries.extend(fixes),
                Err(reason) => derived.left_out.push((advisory.id.clone(), reason)),
            }
        }
    }
    derived.entries.sort();
    derived.entries.dedup();
    derived
}

fn of_package(
    advisory: &Advisory,
    affected: &Affected,
    ecosystem: Ecosystem,
    versions: &mut impl FnMut(Ecosystem, &str, &str) -> Result<Vec<String>, String>,
) -> Result<Vec<Fix>, String> {
    let fixed = affected.fixes();
    if fixed.is_empty() {
        return Err("it names no fixed version".to_owned());
    }
    let symbols: BTreeSet<String> = affected.symbols.iter().map(|path| symbol(path)).collect();
    let symbols: Vec<String> = symbols.into_iter().collect();
    let mut pairs = Vec::new();
    for after in fixed {
        let asked = if affected.versions.is_empty() { versions(ecosystem, &affected.package, &after)? } else { Vec::new() };
        let known = affected.versions.iter().chain(&asked).map(String::as_str);
        if let Some(before) = affected.last_before(&after, known).map(str::to_owned) {
            let (package, advisories, cwe) = (affected.package.clone(), ids(advisory), advisory.cwe.clone());
            pairs.push(Fix { ecosystem, package, before, after, advisories, cwe, symbols: symbols.clone() });
        }
    }
    if pairs.is_empty() { Err("no affected version before a fixed one is known".to_owned()) } else { Ok(pairs) }
}

/// Fixes by a commit of `repository`, its URL as advisories write it.
pub fn of_repository(advisories: &Advisories, repository: &str) -> Derived<CommitFix> {
    let wanted = repository.trim_end_matches('/').trim_end_matches(".git");
    let mut derived = Derived { entries: Vec::new(), left_out: Vec::new() };
    for advisory in advisories.iter().filter(|advisory| !advisory.informational) {
        for commit in advisory.fixed_by.iter().filter(|commit| commit.repository.eq_ignore_ascii_case(wanted)) {
            let symbols: BTreeSet<String> =
                advisory.affected.iter().flat_map(|affected| &affected.symbols).map(|path| symbol(path)).collect();
            derived.entries.push(CommitFix {
                revision: commit.revision.clone(),
                advisories: ids(advisory),
                cwe: advisory.cwe.clone(),
                symbols: symbols.into_iter().collect(),
            });
        }
    }
    derived.entries.sort();
    derived.entries.dedup();
    derived
}

fn ids(advisory: &Advisory) -> Vec<String> {
    let mut ids: Vec<String> = std::iter::once(&advisory.id).chain(&advisory.aliases).cloned().collect();
    ids.sort();
    ids.dedup();
    ids
}

/// A path as the code calls what it ends in: `a.b.Type.method` as `Type.method`, `a.b.function` as `function`.
fn symbol(path: &str) -> String {
    let mut parts = path.rsplit('.');
    let last = parts.next().unwrap_or_default();
    match parts.next() {
        Some(owner) if owner.starts_with(char::is_uppercase) => format!("{owner}.{last}"),
        _ => last.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PYTHON: &str = r#"{"id":"PYSEC-1","aliases":["CVE-1"],"database_specific":{"cwe_ids":["CWE-22"]},"affected":[{"package":{"ecosystem":"PyPI","name":"Un_Pack"},
        "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.10.0"},{"introduced":"2.0"},{"fixed":"2.1"}]},
            {"type":"GIT","repo":"https://code.example.org/un/pack.git","events":[{"introduced":"0"},{"fixed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]}],
        "versions":["1.2","1.9.3","2.0","0.4"]}],
        "references":[{"type":"FIX","url":"https://code.example.org/un/pack/commit/bbbbbbbbbbbb#diff"},{"type":"WEB","url":"https://code.example.org/un/pack/commit/cccccccccccc"}]}"#;
    const RUST: &str = "```toml\n[advisory]\nid = \"RUSTSEC-1\"\npackage = \"un-pack\"\ncategories = [\"file-disclosure\"]\nurl = \"https://code.example.org/rs/pack/commit/dddddddd\"\n[versions]\npatched = [\">=0.3.1\", \"^0.2.8\"]\nunaffected = [\"<0.2.0\"]\n[affected]\nfunctions = { \"un_pack::io::Archive::unpack\" = [\"<0.3.1\"] }\n```\n# It leaves the folder\n";

    fn advisories() -> Advisories {
        Advisories::read([("a.json", PYTHON), ("b.md", RUST)])
    }

    #[test]
    fn the_last_affected_version_stands_before_the_first_fixed_one() {
        let asked = |ecosystem: Ecosystem, name: &str, _: &str| {
            assert_eq!((ecosystem, name), (Ecosystem::Crate, "un-pack"), "what is listed is not asked for");
            Ok(["0.1.9", "0.2.0", "0.2.7", "0.2.8", "0.3.0", "0.3.1"].map(str::to_owned).to_vec())
        };
        let derived = of_packages(&advisories(), &["un-pack".to_owned()], asked);
        let shown: Vec<String> = derived
            .entries
            .iter()
            .map(|fix| {
                format!("{} {} {} {:?} {:?} {:?}", fix.ecosystem.name(), fix.before, fix.after, fix.advisories, fix.cwe, fix.symbols)
            })
            .collect();
        let rust = r#"["RUSTSEC-1"] [22] ["Archive.unpack"]"#;
        let python = r#"["CVE-1", "PYSEC-1"] [22] []"#;
        assert_eq!(
            shown,
            [
                format!("crate 0.2.7 0.2.8 {rust}"),
                format!("crate 0.3.0 0.3.1 {rust}"),
                format!("wheel 1.9.3 1.10.0 {python}"),
                format!("wheel 2.0 2.1 {python}"),
            ]
        );
        assert_eq!(derived.left_out, []);
    }

    #[test]
    fn commits_are_those_of_the_repository() {
        let derived = of_repository(&advisories(), "https://code.example.org/un/pack");
        let revisions: Vec<&str> = derived.entries.iter().map(|fix| fix.revision.as_str()).collect();
        assert_eq!(revisions, ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbb"]);
        assert_eq!(of_repository(&advisories(), "https://code.example.org/rs/pack").entries[0].symbols, ["Archive.unpack"]);
    }

    #[test]
    fn what_cannot_be_derived_is_said() {
        let open = r#"{"id":"X","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}]}"#;
        let derived = of_packages(&Advisories::read([("a.json", open)]), &["a".to_owned()], |_, _, _| Ok(Vec::new()));
        assert_eq!(derived.left_out, [("X".to_owned(), "it names no fixed version".to_owned())]);
    }
}

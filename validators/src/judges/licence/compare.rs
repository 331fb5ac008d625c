//! What a declaration and other statements of a licence mean beside each other: a head, names in a text, the licence files of the same folder.

use spdx::{Expression, LicenseReq, ParseMode};

use super::{
    CLOSED,
    names::{self, Family, Named},
    texts::{self, Reading},
};

/// What the folder of a file says of its licence.
#[derive(Debug, Clone, Default)]
pub struct FolderLicence<'a> {
    /// SPDX expression, where one is declared or detected.
    pub expression: Option<&'a str>,
    /// Licence files that speak for the same files: path and text.
    pub texts: Vec<(&'a str, &'a str)>,
    /// What READMEs say of a licence that lie between the file and where its licence is stated: path and [`super::readme::statement`].
    pub readmes: Vec<(&'a str, &'a str)>,
}

/// Who knows the licence of each file of an artifact.
pub trait Licences: Sync {
    fn of(&self, path: &str) -> FolderLicence<'_>;
}

/// What the licence files of a folder mean beside what is declared there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    Fits,
    Conflict(String),
    Unclear(String),
}

/// Compares a declaration with a licence file's text.
pub fn beside(declared: &Expression, path: &str, text: &str) -> Beside {
    let restricts = || {
        let id = |one: &spdx::expression::ExpressionReq| Some(one.req.license.id()?.name);
        declared.requirements().filter_map(id).any(|id| RESTRICTIVE.iter().any(|part| id.contains(part)))
    };
    match texts::read(text) {
        Reading::Known(found) => {
            let foreign: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).filter(|name| !is_declared(name, declared)).collect();
            if foreign.is_empty() {
                return Beside::Fits;
            }
            Beside::Conflict(format!("declared `{declared}`, but {path} is the text of {}", foreign.join(" and of ")))
        }
        Reading::Altered { name, why } if !restricts() => Beside::Unclear(format!("{path} is not {name} as it is known: {why}")),
        Reading::Altered { .. } => Beside::Fits,
        Reading::Other => {
            let lower = text.to_ascii_lowercase();
            if CLOSED.iter().any(|words| lower.contains(words)) && !restricts() {
                return Beside::Conflict(format!("declared `{declared}`, but {path} reserves all rights"));
            }
            let mut named = names::named(text, "");
            named.families.retain(|(family, _)| !family.is_permissive());
            named.unknown = None;
            match weigh(&named, declared) {
                Weight::Foreign(names) if !named.choice => {
                    Beside::Unclear(format!("declared `{declared}`, but {path}, which is no known licence, names: {names}"))
                }
                _ => Beside::Fits,
            }
        }
    }
}

/// Parts of the identifiers of licences that restrict use themselves.
const RESTRICTIVE: &[&str] =
    &["-NC", "PolyForm-", "BUSL-", "FSL-", "Elastic-", "SSPL-", "Hippocratic-", "No-Nuclear", "No-Military", "JSON"];

/// Whether a text by the name of `found` is what a declaration names: the licence, one of its wordings, or a text that the licence builds on.
fn is_declared(found: &str, declared: &Expression) -> bool {
    let Ok(text) = Expression::parse_mode(found, ParseMode::LAX) else { return false };
    let same_kind = |req: &LicenseReq, asked: &LicenseReq| {
        let (Some(own), Some(asked)) = (req.license.id(), asked.license.id()) else { return false };
        let (own, asked) = (own.name, asked.name);
        // The LGPL and the AGPL come with the text of the GPL, or speak of it.
        let builds_on = ["LGPL-", "AGPL-"].iter().any(|prefix| own.starts_with(prefix)) && asked.starts_with("GPL-");
        let wording = WORDINGS.iter().any(|prefixes| {
            let is_of = |id: &str| prefixes.iter().any(|prefix| id.starts_with(prefix));
            is_of(own) && is_of(asked)
        });
        builds_on || wording && !RESTRICTIVE.iter().any(|part| asked.contains(part))
    };
    agree(&text, declared) || text.evaluate(|asked| declared.requirements().any(|named| same_kind(&named.req, asked)))
}

/// Licences that are wordings of each other: who declares one and puts down another conceals no duty.
const WORDINGS: &[&[&str]] = &[
    &["MIT", "X11", "NTP", "HPND", "ISC", "0BSD", "BSL-"],
    &["BSD-1", "BSD-2", "BSD-3", "BSD-Source", "0BSD"],
    &["Apache-2.0", "ECL-2.0", "Pixar"],
    &["PSF-", "Python-", "CNRI-"],
    &["Zlib", "zlib-", "Libpng", "libpng-"],
    &["Unicode-"],
    &["Artistic-", "ClArtistic"],
    &["Unlicense", "CC0-", "CC-PDDC", "0BSD"],
    &["CC-BY-3.0", "CC-BY-4.0"],
];

/// Whether one of the head's alternatives asks for nothing that the declaration does not name.
pub(super) fn agree(head: &Expression, declared: &Expression) -> bool {
    head.evaluate(|asked| declared.requirements().any(|named| covers(&named.req, asked)))
}

/// What the licences that a head names mean beside a declaration.
pub(super) enum Weight {
    Agrees(String),
    Foreign(String),
    Unclear(String),
}

pub(super) fn weigh(named: &Named, declared: &Expression) -> Weight {
    let ids: Vec<&str> = declared.requirements().filter_map(|one| Some(one.req.license.id()?.name)).collect();
    if let Some(words) = &named.restricted {
        let restricts = ids.iter().any(|id| id.contains("-NC") || id.starts_with("PolyForm-") || id.starts_with("BUSL-"));
        return if restricts { Weight::Agrees(String::new()) } else { Weight::Foreign(words.clone()) };
    }
    let is_own = |family: &Family| ids.iter().any(|id| family.prefixes.iter().any(|prefix| id.starts_with(prefix)));
    let names = |families: &[&(&Family, bool)]| families.iter().map(|(family, _)| family.name).collect::<Vec<_>>().join(", ");
    let (own, other): (Vec<&(&Family, bool)>, Vec<_>) = named.families.iter().partition(|(family, _)| is_own(family));
    // "A BSD-style licence" says of what kind the declared one is.
    let foreign: Vec<&(&Family, bool)> = other.into_iter().filter(|(_, style)| !style).collect();
    match (&named.unknown, own.as_slice(), foreign.as_slice()) {
        (Some(name), [], []) => Weight::Unclear(format!("the head names a licence that is not known: {name} licence")),
        (_, own, []) => Weight::Agrees(names(own)),
        (_, [], foreign) => Weight::Foreign(names(foreign)),
        (_, own, _) if named.choice => Weight::Agrees(names(own)),
        (_, own, foreign) => {
            Weight::Unclear(format!("the head names {} and {}, and not whether one may choose", names(own), names(foreign)))
        }
    }
}

fn covers(declared: &LicenseReq, head: &LicenseReq) -> bool {
    match (declared.license.id(), head.license.id()) {
        // "or later" versions of one text are the same text: who declares one of them and says another names no other licence.
        (Some(a), Some(b)) => a == b || a.is_gnu() && b.is_gnu() && stem(a.name) == stem(b.name),
        _ => declared.license == head.license,
    }
}

fn stem(name: &str) -> &str {
    name.trim_end_matches("-only").trim_end_matches("-or-later").trim_end_matches('+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_file_is_held_against_the_declaration() {
        let text = |name: &str| spdx::license_id(name).expect("known").text();
        let against = |declared: &str, text: &str| beside(&Expression::parse(declared).expect("an expression"), "LICENSE", text);
        assert!(matches!(against("MIT", text("GPL-3.0-only")), Beside::Conflict(_)));
        assert!(matches!(against("MIT", "Part of this is covered by the GNU General Public License."), Beside::Unclear(_)));
        for (declared, name) in [
            ("MIT OR Apache-2.0", "Apache-2.0"),
            ("MIT", "MIT"),
            ("GPL-3.0-or-later", "GPL-3.0-only"),
            ("LGPL-3.0-or-later", "GPL-3.0-only"),
            ("BSD-2-Clause", "BSD-3-Clause"),
        ] {
            assert_eq!(against(declared, text(name)), Beside::Fits, "{declared} {name}");
        }
        assert_eq!(against("MIT", "See the repository."), Beside::Fits);
    }
}

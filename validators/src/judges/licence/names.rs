//! Licences that a file's head names without their text ("under the terms of the GNU GPL v2", `__license__ = "BSD"`), by family. Knows no
//! SPDX expression and no policy: which names are foreign to a declaration is said by prefixes of SPDX identifiers.

use std::sync::LazyLock;

use regex::Regex;

/// A family of licences.
#[derive(Debug)]
pub(super) struct Family {
    /// As a finding calls it.
    pub name: &'static str,
    /// Identifiers that begin so are of the family.
    pub prefixes: &'static [&'static str],
    /// Names that are plain wherever they stand, and short ones that count where the words around them speak of a licence.
    full: &'static str,
    short: &'static str,
}

impl Family {
    /// Whether its licences ask for no more than notices.
    pub(super) fn is_permissive(&self) -> bool {
        PERMISSIVE.contains(&self.name)
    }
}

const PERMISSIVE: &[&str] =
    &["Apache License", "MIT", "BSD", "ISC", "Boost Software License", "zlib", "Python Software Foundation License", "Artistic License"];

const fn family(name: &'static str, prefixes: &'static [&'static str], full: &'static str, short: &'static str) -> Family {
    Family { name, prefixes, full, short }
}

/// The stricter relatives stand before the GPL, which their notices may name too.
const FAMILIES: &[Family] = &[
    family("GNU Affero GPL", &["AGPL-"], r"\bAffero General Public|\bGNU AGPL", r"(?-i:AGPL)"),
    family("GNU Lesser GPL", &["LGPL-"], r"\b(?:Lesser|Library) General Public|\bGNU LGPL", r"(?-i:LGPL)"),
    family("GNU GPL", &["GPL-"], r"\bGNU General Public|\bGNU GPL", r"(?-i:GPL)"),
    family("Mozilla Public License", &["MPL-"], r"\bMozilla Public Licen", r"(?-i:MPL)"),
    family("Eclipse Public License", &["EPL-"], r"\bEclipse Public Licen", r"(?-i:EPL)"),
    family("CDDL", &["CDDL-"], r"\bCommon Development and Distribution Licen", r"(?-i:CDDL)"),
    family("European Union Public Licence", &["EUPL-"], r"\bEuropean Union Public Licen", r"(?-i:EUPL)"),
    family("Server Side Public License", &["SSPL-"], r"\bServer Side Public Licen", r"(?-i:SSPL)"),
    family("Business Source License", &["BUSL-"], r"\bBusiness Source Licen", r"(?-i:BUSL)"),
    family("Elastic License", &["Elastic-"], r"\bElastic Licen", ""),
    family("PolyForm", &["PolyForm-"], r"\bPolyForm ", ""),
    family("Apache License", &["Apache-"], r"\bApache (?:Software )?Licen|\bApache-[12]\.[01]", "Apache"),
    family("MIT", &["MIT", "X11"], r"\bMIT/X11|\bExpat Licen", r"(?-i:MIT)"),
    family("BSD", &["BSD-", "0BSD"], r"\b[234][ -]clause BSD|\bBSD[ -][234][ -]clause", r"(?-i:BSD)"),
    family("ISC", &["ISC"], r"\bISC Licen", r"(?-i:ISC)"),
    family("Boost Software License", &["BSL-"], r"\bBoost Software Licen", ""),
    family("zlib", &["Zlib", "zlib-"], r"\bzlib(?:/libpng)? Licen", ""),
    family("Python Software Foundation License", &["PSF-", "Python-", "CNRI-"], r"\bPython Software Foundation Licen", r"(?-i:PSF)"),
    family("Artistic License", &["Artistic-"], r"\bArtistic Licen", ""),
    family("Microsoft Public License", &["MS-"], r"\bMicrosoft (?:Public|Reciprocal) Licen", ""),
    family("Creative Commons Attribution", &["CC-BY-"], r"\bCC[ -]BY\b|\bCreative Commons Attribution", ""),
];

/// Words after which a short name is that of a licence.
const CONTEXT: &str = r"\b(?:licen[cs]e[ds]?(?:__)?|licensing|terms of|(?:distributed|redistributed|released|available|provided|published|covered|is|are|falls?) under)\b[^.;]{0,40}?";

const VERSION: &str = r"(?:[ -]?v?[0-9]+(?:\.[0-9]+)*(?:-only|-or-later|\+)?)?";

static NAMES: LazyLock<Vec<(&'static Family, Regex)>> = LazyLock::new(|| {
    let name = |family: &'static Family| {
        let (full, short) = (family.full, family.short);
        let short = match short {
            "" => String::new(),
            _ => format!(r"|{CONTEXT}\b(?:{short}){VERSION}(?:[^\w]|$)|\b(?:{short}){VERSION}[ -]licen[cs]ed?\b"),
        };
        Some((family, Regex::new(&format!("(?i)(?:{full}{short})")).ok()?))
    };
    FAMILIES.iter().filter_map(name).collect()
});

static RESTRICTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\bfor non-?commercial (?:use|purposes?)|\bnon-?commercial (?:use|purposes?) only|\bCC[ -]BY-NC",
        r"|\b(?:research|academic|educational|evaluation)(?: use| purposes?) only\b|\bfor personal use only|\bcommons clause\b",
        r"|(?:^|\s)@?licen[cs]e\s*:\s*(?:proprietary|commercial|unlicensed|closed source|all rights reserved)\b",
    ))
    .ok()
});

static CHOICE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:dual|double|multi|tri|triple)(?:ly)?[ -]?licen|\balternativ|\bchoice\b|\bchoose\b|\bone of\b|\bunder either\b|terms of either",
        r"|\bor (?:the |under )*(?:a |an )?(?:GNU|A?GPL|LGPL|MIT|BSD|Apache|MPL|Mozilla|ISC|Artistic)|/(?:A?GPL|LGPL|MIT|BSD|Apache|MPL)",
    ))
    .ok()
});

static UNKNOWN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:licen[cs]ed|distributed|redistributed|released|published) under (?:the )?(?:terms (?:and conditions )?(?:of|in) )?(?:the |an? )?",
        r"((?:[a-z0-9][\w+'-]*(?:\.\w+)* ){1,5}?)licen[cs]e\b",
    ))
    .ok()
});

static DUNDER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(?m)^__licen[cs]e__\s*=\s*["']([^"'\n]{2,100})["']"#).ok());

/// Words of sentences that point at a licence elsewhere, or say only of what kind it is.
const ORDINARY: &[&str] = &[
    "same",
    "this",
    "project",
    "project's",
    "above",
    "below",
    "following",
    "accompanying",
    "accompanied",
    "open",
    "open-source",
    "permissive",
    "its",
    "their",
    "our",
    "root",
    "repository",
    "package",
    "library",
    "software",
    "respective",
    "original",
    "free",
    "liberal",
    "dual",
    "multiple",
    "one",
    "the",
    "a",
    "an",
    "your",
    "either",
    "any",
    "license",
    "licence",
    "file",
    "source",
    "terms",
    "attached",
    "included",
    "public",
    "unlicense",
];

/// What a head names.
#[derive(Default)]
pub(super) struct Named {
    /// Families, in the table's order, each with whether only a style is meant ("BSD-style").
    pub families: Vec<(&'static Family, bool)>,
    /// Words that forbid a use which every open licence grants.
    pub restricted: Option<String>,
    /// Several are offered to choose from.
    pub choice: bool,
    /// A licence by a name that is not known.
    pub unknown: Option<String>,
}

/// The licences that `comment` names, and those of a `__license__` in `head`.
pub(super) fn named(comment: &str, head: &str) -> Named {
    let mut text = String::with_capacity(comment.len());
    for word in comment.lines().flat_map(|line| line.trim().trim_start_matches(super::LEADERS).trim_end_matches("*/").split_whitespace()) {
        text.push_str(word);
        text.push(' ');
    }
    if let Some(found) = DUNDER.as_ref().and_then(|dunder| dunder.captures(head)) {
        text.push_str(&format!(". License: {} ", &found[1]));
    }
    let mut families = Vec::new();
    for (family, name) in NAMES.iter() {
        let places: Vec<_> = name.find_iter(&text).map(|found| text[found.start()..].split_at(found.len())).collect();
        let of_kind = |after: &str, kinds: &[&str]| kinds.iter().any(|kind| after.trim_start_matches(['-', ' ']).starts_with(kind));
        // A short name ends with the sign after it.
        let after = |(found, rest): &(&str, &str)| if found.ends_with(['-', ' ']) { format!("-{rest}") } else { (*rest).to_owned() };
        let meant: Vec<String> = places.iter().map(after).filter(|after| !of_kind(after, &["compatible"])).collect();
        if !meant.is_empty() {
            families.push((*family, meant.iter().all(|after| of_kind(after, &["style", "like", "type"]))));
        }
    }
    // Notices of the LGPL and the AGPL name the GPL as well.
    if families.iter().any(|(family, _)| matches!(family.prefixes, ["AGPL-" | "LGPL-"])) {
        families.retain(|(family, _)| family.prefixes != ["GPL-"]);
    }
    let has = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().and_then(|pattern| pattern.find(&text));
    let restricted = has(&RESTRICTED).map(|found| found.as_str().trim().to_owned());
    let choice = has(&CHOICE).is_some();
    let unknown = UNKNOWN.as_ref().and_then(|unknown| unknown.captures(&text)).map(|found| found[1].trim().to_owned());
    let is_ordinary = |name: &String| {
        name.split(' ').any(|word| {
            let word = word.to_ascii_lowercase();
            ORDINARY.contains(&word.as_str()) || word.ends_with("-style") || word.ends_with("-like")
        })
    };
    let unknown = unknown.filter(|name| families.is_empty() && !is_ordinary(name));
    Named { families, restricted, choice, unknown }
}

/// What the tables say, for the judge's version of itself.
pub(super) fn tables() -> String {
    let families: Vec<String> = FAMILIES.iter().map(|one| format!("{} {:?} {} {}", one.name, one.prefixes, one.full, one.short)).collect();
    let patterns = [&RESTRICTED, &CHOICE, &UNKNOWN, &DUNDER].map(|one| one.as_ref().map_or("", Regex::as_str));
    [families.join("\n"), patterns.join("\n"), CONTEXT.to_owned(), VERSION.to_owned(), ORDINARY.join(" ")].join("\n")
}

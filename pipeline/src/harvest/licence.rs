//! Licence expressions out of what packages declare: SPDX where it is stated so, and the field's usual other spellings.
//! Says what is declared; whether the text agrees is a judge's work.

use assay_validators::judges::licence::texts::{self, Reading};

/// What a declared licence means, as an SPDX expression; `None` where it is not plain which licence is meant.
pub fn declared(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() || text.len() > 400 || text.lines().count() > 1 {
        return None;
    }
    if spdx::Expression::parse(text).is_ok() {
        return Some(text.to_owned());
    }
    if let Some(known) = by_name(text) {
        return Some(known.to_owned());
    }
    // `MIT/Apache-2.0` and `MIT, Apache-2.0 or ISC` state a choice.
    let choice = text.replace(" or ", "/");
    let parts: Vec<&str> = choice.split(['/', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 {
        let parts: Option<Vec<String>> = parts.iter().map(|part| declared(part)).collect();
        return parts.map(|parts| parts.join(" OR "));
    }
    None
}

/// Other spellings in common use. Ambiguous ones ("BSD", "GPL", "Apache") are left out: a text decides those.
fn by_name(text: &str) -> Option<&'static str> {
    let plain: String = text.to_ascii_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
    let plain = plain.strip_prefix("the").unwrap_or(&plain);
    let plain = plain.strip_suffix("license").or_else(|| plain.strip_suffix("licence")).unwrap_or(plain);
    Some(match plain {
        "mit" | "expat" | "mitexpat" => "MIT",
        "apache2"
        | "apache2.0"
        | "apachelicense2"
        | "apachelicense2.0"
        | "apachelicenseversion2.0"
        | "apachelicensev2.0"
        | "apachev2"
        | "apacheversion2.0"
        | "apachesoftwarelicense2.0"
        | "apachesoftwarelicenseversion2.0"
        | "asl2.0" => "Apache-2.0",
        "bsd3clause" | "3clausebsd" | "bsd3" | "newbsd" | "modifiedbsd" | "revisedbsd" | "bsdnew" => "BSD-3-Clause",
        "bsd2clause" | "2clausebsd" | "bsd2" | "simplifiedbsd" | "freebsd" => "BSD-2-Clause",
        "isc" | "iscl" => "ISC",
        "mpl2" | "mpl2.0" | "mozillapublic2.0" | "mozillapubliclicense2.0" | "mozillapubliclicenseversion2.0" => "MPL-2.0",
        "psf" | "psfl" | "pythonsoftwarefoundation" => "PSF-2.0",
        "unlicense" | "un" => "Unlicense",
        "zlib" => "Zlib",
        "zpl2.1" | "zopepublic2.1" => "ZPL-2.1",
        "cc0" | "cc01.0" | "cc01.0universal" => "CC0-1.0",
        "0bsd" => "0BSD",
        "wtfpl" => "WTFPL",
        "bsl1.0" | "boostsoftware1.0" => "BSL-1.0",
        _ => return None,
    })
}

/// The licence a trove classifier of a Python package states.
pub fn classifier(classifier: &str) -> Option<&'static str> {
    let name = classifier.strip_prefix("License :: ")?;
    let name = name.strip_prefix("OSI Approved :: ").unwrap_or(name);
    Some(match name {
        "MIT License" => "MIT",
        "MIT No Attribution License (MIT-0)" => "MIT-0",
        "ISC License (ISCL)" => "ISC",
        "Mozilla Public License 2.0 (MPL 2.0)" => "MPL-2.0",
        "Python Software Foundation License" => "PSF-2.0",
        "The Unlicense (Unlicense)" => "Unlicense",
        "zlib/libpng License" => "Zlib",
        "Zope Public License" => "ZPL-2.1",
        "Boost Software License 1.0 (BSL-1.0)" => "BSL-1.0",
        "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication" => "CC0-1.0",
        "GNU General Public License v2 (GPLv2)" => "GPL-2.0-only",
        "GNU General Public License v2 or later (GPLv2+)" => "GPL-2.0-or-later",
        "GNU General Public License v3 (GPLv3)" => "GPL-3.0-only",
        "GNU General Public License v3 or later (GPLv3+)" => "GPL-3.0-or-later",
        "GNU Lesser General Public License v2 or later (LGPLv2+)" => "LGPL-2.0-or-later",
        "GNU Lesser General Public License v3 (LGPLv3)" => "LGPL-3.0-only",
        "GNU Lesser General Public License v3 or later (LGPLv3+)" => "LGPL-3.0-or-later",
        "GNU Affero General Public License v3" => "AGPL-3.0-only",
        _ => return None,
    })
}

/// Words by which a text takes back what the licence beside them grants.
const RESTRICTING: [&str; 3] = ["commons clause", "noncommercial", "non-commercial"];

/// Whether a text restricts what the licence that it may hold grants.
pub fn restricts(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    RESTRICTING.iter().any(|words| lower.contains(words)) || matches!(texts::read(text), Reading::Altered { .. })
}

/// The licences whose text this is, with their similarity in thousandths, where that is at least 900 and nothing in the text changes them; an
/// SPDX tag says it by itself.
pub fn detect(text: &str) -> Option<(String, u16)> {
    let Reading::Known(found) = texts::read(text) else { return None };
    let score = found.iter().map(|(_, score)| *score).min()?;
    let alone = found.len() == 1;
    let names: Vec<String> =
        found.into_iter().map(|(name, _)| if name.contains(" OR ") && !alone { format!("({name})") } else { name }).collect();
    Some((names.join(" AND "), score))
}

/// Whether a file holds a licence or notice text: at an artifact's root, or at most six directories down (bundled libraries: `vendor/host/owner/name`).
pub fn is_licence_file(path: &str) -> bool {
    let (directory, file) = path.rsplit_once('/').unwrap_or(("", path));
    let depth = if directory.is_empty() { 0 } else { directory.split('/').count() };
    let file = file.to_ascii_lowercase();
    let stem = file.split('.').next().unwrap_or(&file);
    let named = ["license", "licence", "copying", "notice", "unlicense", "copyright"]
        .iter()
        .any(|name| stem == *name || stem.strip_prefix(name).is_some_and(|rest| rest.starts_with(['-', '_'])));
    let text = !file.contains('.')
        || [".txt", ".md", ".rst"].iter().any(|ending| file.ends_with(ending))
        || file.split('.').count() == 2 && stem != file && !is_code(&file);
    named && text && depth <= 6
}

/// Whether a licence file speaks for the artifact itself, not for something bundled in it.
pub fn is_own_licence_file(path: &str) -> bool {
    let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
    let own = directory.is_empty()
        || directory.ends_with(".dist-info")
        || directory.ends_with(".dist-info/licenses")
        || directory.eq_ignore_ascii_case("licenses");
    own && is_licence_file(path)
}

/// Whether a licence file speaks for what lies beside it: no notice, and none of what is bundled or is no code.
pub fn speaks_for_folder(path: &str) -> bool {
    const OTHERS: &[&str] = &[
        "notice",
        "copyright",
        "third",
        "3rd",
        "bundled",
        "vendor",
        "dependenc",
        "font",
        "icon",
        "logo",
        "docs",
        "documentation",
        "example",
        "artwork",
        "media",
    ];
    let file = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    is_licence_file(path) && !OTHERS.iter().any(|other| file.contains(other))
}

fn is_code(file: &str) -> bool {
    assay_manifests::Language::from_path(file).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_licences_become_spdx_or_nothing() {
        for (written, meant) in [
            ("MIT", Some("MIT")),
            ("MIT/Apache-2.0", Some("MIT OR Apache-2.0")),
            ("Apache License, Version 2.0", Some("Apache-2.0")),
            ("Apache 2.0", Some("Apache-2.0")),
            ("BSD 3-Clause License", Some("BSD-3-Clause")),
            ("(MIT OR CC0-1.0)", Some("(MIT OR CC0-1.0)")),
            ("BSD", None),
            ("see LICENSE", None),
            ("", None),
        ] {
            assert_eq!(declared(written).as_deref(), meant, "{written}");
        }
    }

    #[test]
    fn licence_files_stand_at_the_root() {
        assert!(is_licence_file("LICENSE-MIT") && is_licence_file("licence.txt") && is_licence_file("a-1.0.dist-info/licenses/LICENSE"));
        assert!(!is_licence_file("src/license.py") && !is_licence_file("license.py") && !is_licence_file("a/b/c/d/e/f/g/LICENSE"));
        assert!(is_licence_file("vendor/github.com/x/y/LICENSE"));
        assert!(is_licence_file("deps/x/LICENSE") && !is_own_licence_file("deps/x/LICENSE"));
    }

    #[test]
    fn a_text_is_recognised() {
        let mit = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the \"Software\"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.";
        assert_eq!(detect(mit).map(|found| found.0).as_deref(), Some("MIT"));
        assert_eq!(detect("all rights reserved"), None);
        assert_eq!(detect(&format!("The Commons Clause License Condition v1.0\n\n{mit}")), None);
        assert_eq!(detect("SPDX-License-Identifier: GPL-3.0-only\n").map(|found| found.0).as_deref(), Some("GPL-3.0-only"));
        let apache = include_str!("../../../LICENSE-APACHE");
        assert_eq!(detect(apache).map(|found| found.0).as_deref(), Some("Apache-2.0"));
    }
}

//! Fixes and data sets in a recipe: what is written of them, and the list of fixes that comes with the program. Fetches nothing.

use serde::Deserialize;
use toml::Spanned;

use super::{
    Ecosystem, Fix, Format, Kind, RecipeError, Text,
    meant::{package_name_is_fine, version_is_fine},
    written::{self, Fixes},
};

/// Fixes of packages that the three registries carry: facts out of public advisories (RustSec, PyPA, GitHub), as TOML.
const EMBEDDED: &str = include_str!("fixes.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    fix: Vec<Fix>,
}

/// The list that comes with the program.
///
/// # Errors
/// None in a program that passed its tests.
pub fn embedded() -> Result<Vec<Fix>, toml::de::Error> {
    Ok(toml::from_str::<List>(EMBEDDED)?.fix)
}

pub(super) fn mean(text: &Text<'_>, source: &written::Source) -> Result<Vec<Fix>, RecipeError> {
    let key = "[[source]] fixes";
    let help = "`fixes = \"embedded\"` for the list that comes with the program, or `fixes = [{ ecosystem = \"wheel\", package = \"…\", before = \"1.0\", after = \"1.1\", advisories = [\"…\"] }]`";
    let Some(written) = &source.fixes else {
        return Err(text.error(Some(source.kind.span().start), key, "a `fix` source needs it", help));
    };
    let at = Some(written.span().start);
    let mut fixes = match written.get_ref() {
        Fixes::Own(fixes) => fixes.clone(),
        Fixes::Embedded(word) if word == "embedded" => {
            embedded().map_err(|error| text.error(at, key, format!("the embedded list does not read: {error}"), ""))?
        }
        Fixes::Embedded(word) => return Err(text.error(at, key, format!("`{word}` is not a list of fixes"), help)),
    };
    if let Some(only) = &source.ecosystems {
        fixes.retain(|fix| only.get_ref().contains(&fix.ecosystem));
    }
    if let Some(only) = &source.advisories {
        fixes.retain(|fix| fix.advisories.iter().any(|id| only.get_ref().contains(id)));
    }
    for fix in &fixes {
        if !package_name_is_fine(&fix.package) {
            return Err(text.error(at, key, format!("`{}` is not a package name", fix.package), help));
        }
        for version in [&fix.before, &fix.after] {
            if !version_is_fine(version) {
                return Err(text.error(at, key, format!("`{version}` is not one exact version of `{}`", fix.package), help));
            }
        }
        if fix.before == fix.after {
            return Err(text.error(at, key, format!("`{}` has the same version before and after", fix.package), help));
        }
    }
    if fixes.is_empty() {
        return Err(text.error(at, key, "no fix is left", "loosen `ecosystems` or `advisories`"));
    }
    fixes.sort();
    fixes.dedup();
    Ok(fixes)
}

impl Ecosystem {
    /// The kind of source that a package of it is fetched as.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Crate => "crate",
            Self::Wheel => "wheel",
            Self::Npm => "npm",
        }
    }
}

pub(super) fn dataset(text: &Text<'_>, written: &Spanned<written::Source>, url: String) -> Result<Kind, RecipeError> {
    let source = written.get_ref();
    let at = Some(written.span().start);
    let sha256 = match &source.sha256 {
        Some(digest) => Some(digest.get_ref().parse().map_err(|error| {
            text.error(Some(digest.span().start), "[[source]] sha256", format!("{error}"), "`sha256sum FILE` prints it")
        })?),
        None if url.contains("://") => {
            return Err(text.error(at, "[[source]] sha256", "a data set from elsewhere needs it", "`sha256sum FILE` prints it"));
        }
        None => None,
    };
    let bare = url.trim_end_matches(".gz").trim_end_matches(".zst");
    let format = match (&source.format, bare.rsplit('.').next()) {
        (Some(format), _) => *format.get_ref(),
        (None, Some("parquet")) => Format::Parquet,
        (None, Some("jsonl" | "ndjson" | "json")) => Format::Jsonl,
        (None, Some("csv")) => Format::Csv,
        _ => return Err(text.error(at, "[[source]] format", "cannot be told from the name", "one of: parquet, jsonl, csv")),
    };
    let help =
        "for instance `columns = { content = \"code\", language = \"=python\", license = \"license\" }`; a fix has `before` and `after`";
    let columns = source.columns.as_ref().map(|columns| columns.get_ref().clone()).unwrap_or_default();
    let key = source.columns.as_ref().map_or(at, |columns| Some(columns.span().start));
    let fine = match (&columns.content, &columns.before, &columns.after) {
        (Some(_), None, None) => true,
        (None, Some(_), Some(_)) => columns.pair.is_none() && columns.label.is_none(),
        _ => false,
    };
    if !fine {
        return Err(text.error(key, "[[source]] columns", "name either `content`, or both `before` and `after`", help));
    }
    if columns.language.is_none() && source.languages.as_ref().is_none_or(|languages| languages.len() != 1) {
        return Err(text.error(key, "[[source]] columns", "nothing says which language the texts are in", help));
    }
    if (columns.pair.is_some() || columns.vulnerable.is_some()) && columns.label.is_none() {
        return Err(text.error(key, "[[source]] columns", "`pair` and `vulnerable` need `label`: it tells the sides apart", help));
    }
    Ok(Kind::Dataset { url, sha256, format, columns })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_list_reads_and_says_what_it_must() {
        let fixes = embedded().expect("reads");
        let mut seen = std::collections::BTreeSet::new();
        for fix in &fixes {
            assert!(package_name_is_fine(&fix.package) && version_is_fine(&fix.before) && version_is_fine(&fix.after), "{fix:?}");
            assert!(!fix.advisories.is_empty() && fix.before != fix.after, "{fix:?}");
            assert!(seen.insert((fix.ecosystem, &fix.package, &fix.before, &fix.after, &fix.advisories)), "{fix:?} is listed twice");
        }
        assert!(fixes.len() >= 150, "{} fixes", fixes.len());
        for ecosystem in [Ecosystem::Crate, Ecosystem::Wheel, Ecosystem::Npm] {
            assert!(fixes.iter().filter(|fix| fix.ecosystem == ecosystem).count() >= 30, "{}", ecosystem.name());
        }
        let named = fixes.iter().filter(|fix| !fix.symbols.is_empty()).count();
        assert!(named * 2 > fixes.len() && fixes.iter().filter(|fix| !fix.cwe.is_empty()).count() * 10 > fixes.len() * 9);
    }
}

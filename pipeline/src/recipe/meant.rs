//! From what is written to what is meant: every check that a recipe can fail without being run.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assay_manifests::Language;
use assay_validators::advisory::Ecosystem;
use globset::GlobBuilder;
use toml::Spanned;

use super::{
    Advisories, Kind, LicenseOverride, Limits, Package, Recipe, RecipeError, Scanner, Section, Sides, Source, Text, fixes, suggest,
    written::{self, Versions, Written},
};

const KINDS: [&str; 10] = ["directory", "git", "crate", "wheel", "npm", "archive", "fix", "commit", "dataset", "swh"];
/// Where the archive is, unless a recipe names a mirror.
const SWH: &str = "https://archive.softwareheritage.org";
const DEFAULT_VIEWS: [&str; 3] = ["samples", "pretrain", "ledger"];

pub(super) fn mean(text: &Text<'_>) -> Result<Recipe, RecipeError> {
    let written: Written = toml::from_str(text.text).map_err(|error| text.toml_error(&error))?;
    let name = slug(text, "name", &written.name)?;
    let version = slug(text, "version", &written.version)?;
    let license = expression(text, "license", &written.license)?;
    let mut sources = Vec::with_capacity(written.source.len());
    let mut names = BTreeSet::new();
    for source in &written.source {
        let meant = mean_source(text, source)?;
        if !names.insert(meant.name.clone()) {
            let at = Some(source.get_ref().name.span().start);
            return Err(text.error(
                at,
                "[[source]] name",
                format!("`{}` names two sources", meant.name),
                "give each source a name of its own",
            ));
        }
        sources.push(meant);
    }
    if sources.is_empty() {
        return Err(text.error(None, "[[source]]", "the recipe has no source", "add at least one `[[source]]` entry"));
    }
    let views = match written.views {
        None => DEFAULT_VIEWS.map(str::to_owned).to_vec(),
        Some(views) => mean_views(text, &views)?,
    };
    let whole: Arc<str> = text.text.into();
    let section = |name, table: Option<Spanned<toml::Table>>| Section {
        line: table.as_ref().map(|table| text.line(table.span().start)),
        table: table.map(Spanned::into_inner).unwrap_or_default(),
        name,
        file: text.path.to_owned(),
        text: Arc::clone(&whole),
    };
    Ok(Recipe {
        path: text.path.to_owned(),
        name,
        version,
        title: written.title,
        description: written.description,
        license,
        homepage: written.homepage,
        seed: written.seed,
        views,
        limits: mean_limits(text, &written.limits)?,
        advisories: mean_advisories(text, &written.advisories)?,
        scanners: mean_scanners(text, &written.scanners, &sources)?,
        sources,
        judge: section("judge", written.judge),
        policy: section("policy", written.policy),
        set: section("set", written.set),
        split: section("split", written.split),
        prompts: section("prompts", written.prompts),
    })
}

fn mean_advisories(text: &Text<'_>, written: &written::Advisories) -> Result<Advisories, RecipeError> {
    let known = || Ecosystem::ALL.iter().map(|ecosystem| ecosystem.name());
    for name in written.names.keys() {
        if !known().any(|known| known == name.get_ref()) {
            let at = Some(name.span().start);
            return Err(text.error(at, "[advisories.names]", format!("`{name}` is not an ecosystem"), suggest(name.get_ref(), known())));
        }
    }
    Ok(Advisories {
        snapshots: written.snapshots.iter().map(|path| path.get_ref().clone()).collect(),
        names: written.names.iter().map(|(name, path)| (name.get_ref().clone(), path.get_ref().clone())).collect(),
    })
}

fn mean_scanners(text: &Text<'_>, written: &[Spanned<written::Scanner>], sources: &[Source]) -> Result<Vec<Scanner>, RecipeError> {
    let mut out: Vec<Scanner> = Vec::new();
    for entry in written {
        let scanner = entry.get_ref();
        let name = slug(text, "[[scanners]] name", &scanner.name)?;
        if out.iter().any(|other| other.name == name) {
            let at = Some(scanner.name.span().start);
            return Err(text.error(at, "[[scanners]] name", format!("`{name}` names two scanners"), "give each a name of its own"));
        }
        if scanner.sarif.is_some() == scanner.command.as_ref().is_some_and(|command| !command.get_ref().is_empty()) {
            let help = "give `sarif = \"report.sarif\"`, or `command = [\"program\", \"--sarif\", \".\"]`";
            return Err(text.error(Some(entry.span().start), "[[scanners]]", "needs a report or a command, and not both", help));
        }
        for source in &scanner.sources {
            if !sources.iter().any(|known| known.name == *source.get_ref()) {
                let help = suggest(source.get_ref(), sources.iter().map(|source| source.name.as_str()));
                return Err(text.error(Some(source.span().start), "[[scanners]] sources", format!("`{source}` is not a source"), help));
            }
        }
        for language in scanner.covers.keys() {
            if Language::from_name(language.get_ref()).is_none() {
                let help = suggest(language.get_ref(), Language::ALL.iter().map(|language| language.name()));
                let problem = format!("`{language}` is not a known language");
                return Err(text.error(Some(language.span().start), "[[scanners]] covers", problem, help));
            }
        }
        out.push(Scanner {
            name,
            sarif: scanner.sarif.as_ref().map(|path| path.get_ref().clone()),
            command: scanner.command.as_ref().map(|command| command.get_ref().clone()).unwrap_or_default(),
            sources: scanner.sources.iter().map(|source| source.get_ref().clone()).collect(),
            seconds: scanner.seconds.as_ref().map_or(300, |seconds| *seconds.get_ref()),
            covers: scanner.covers.iter().map(|(language, cwe)| (language.get_ref().clone(), cwe.clone())).collect(),
        });
    }
    Ok(out)
}

fn mean_views(text: &Text<'_>, written: &Spanned<Vec<Spanned<String>>>) -> Result<Vec<String>, RecipeError> {
    let mut views: Vec<String> = Vec::new();
    for view in written.get_ref() {
        if views.contains(view.get_ref()) {
            return Err(text.error(Some(view.span().start), "views", format!("`{view}` is listed twice"), "list each view once"));
        }
        views.push(view.get_ref().clone());
    }
    if views.is_empty() {
        return Err(text.error(Some(written.span().start), "views", "no view is listed", "leave the key out for the default views"));
    }
    Ok(views)
}

/// Names become directories and file names: lower-case letters, digits, `-`, `_`, `.`, `+`, beginning with a letter or digit.
fn slug(text: &Text<'_>, key: &str, value: &Spanned<String>) -> Result<String, RecipeError> {
    let name = value.get_ref();
    let fine = !name.is_empty()
        && name.len() <= 100
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.+".contains(c));
    if fine {
        return Ok(name.clone());
    }
    let help = "use letters, digits, `-`, `_`, `.` and `+`, beginning with a letter or digit, at most 100 characters";
    Err(text.error(Some(value.span().start), key, format!("`{name}` cannot name a directory"), help))
}

fn expression(text: &Text<'_>, key: &str, value: &Spanned<String>) -> Result<String, RecipeError> {
    match spdx::Expression::parse(value.get_ref()) {
        Ok(_) => Ok(value.get_ref().clone()),
        Err(error) => {
            let problem = format!("`{value}` is not an SPDX licence expression: {}", error.reason);
            Err(text.error(Some(value.span().start), key, problem, "for instance `CC0-1.0` or `Apache-2.0 OR MIT`"))
        }
    }
}

fn mean_limits(text: &Text<'_>, written: &written::Limits) -> Result<Limits, RecipeError> {
    let default = Limits::default();
    let of = |key: &str, value: &Option<Spanned<u64>>, default: u64| match value {
        None => Ok(default),
        Some(value) if *value.get_ref() == 0 => Err(text.error(
            Some(value.span().start),
            &format!("[limits] {key}"),
            "a limit of 0 lets nothing through",
            "leave the key out for the default",
        )),
        Some(value) => Ok(*value.get_ref()),
    };
    Ok(Limits {
        max_file_bytes: of("max_file_bytes", &written.max_file_bytes, default.max_file_bytes)?,
        max_files_per_artifact: of("max_files_per_artifact", &written.max_files_per_artifact, default.max_files_per_artifact)?,
        max_artifact_bytes: of("max_artifact_bytes", &written.max_artifact_bytes, default.max_artifact_bytes)?,
        max_download_bytes: of("max_download_bytes", &written.max_download_bytes, default.max_download_bytes)?,
        max_ratio: of("max_ratio", &written.max_ratio, default.max_ratio)?,
        max_depth: of("max_depth", &written.max_depth, default.max_depth)?,
    })
}

fn mean_source(text: &Text<'_>, written: &Spanned<written::Source>) -> Result<Source, RecipeError> {
    let source = written.get_ref();
    let license = match &source.license {
        None => None,
        Some(license) if license.get_ref().reason.trim().is_empty() => {
            let help = "say where the licence was read, for instance `reason = \"LICENSE in the repository\"`";
            return Err(text.error(Some(license.span().start), "[[source]] license", "an override needs its reason", help));
        }
        Some(license) => Some(LicenseOverride {
            expression: expression(text, "[[source]] license", &license.get_ref().expression)?,
            reason: license.get_ref().reason.clone(),
        }),
    };
    Ok(Source {
        name: slug(text, "[[source]] name", &source.name)?,
        optional: source.optional,
        kind: mean_kind(text, written)?,
        include: match &source.include {
            Some(globs) => mean_globs(text, "include", globs)?,
            None => vec!["**".to_owned()],
        },
        exclude: mean_globs(text, "exclude", &source.exclude)?,
        languages: mean_languages(text, source.languages.as_deref())?,
        pairs: mean_sides(text, source)?,
        license,
    })
}

fn mean_globs(text: &Text<'_>, key: &str, globs: &[Spanned<String>]) -> Result<Vec<String>, RecipeError> {
    for glob in globs {
        if let Err(error) = GlobBuilder::new(glob.get_ref()).literal_separator(true).build() {
            let at = Some(glob.span().start);
            return Err(text.error(
                at,
                &format!("[[source]] {key}"),
                format!("`{glob}` is not a glob: {}", error.kind()),
                "for instance `src/**/*.rs`",
            ));
        }
    }
    Ok(globs.iter().map(|glob| glob.get_ref().clone()).collect())
}

/// The languages written, or every programming and deployment language (data and prose formats only where asked for).
fn mean_languages(text: &Text<'_>, written: Option<&[Spanned<String>]>) -> Result<Vec<Language>, RecipeError> {
    use Language::{Css, Html, Json, Markdown, Properties, Text as Prose, Toml, Xml};
    let Some(written) = written else {
        let data = |language: &Language| matches!(language, Json | Toml | Html | Css | Markdown | Properties | Xml | Prose);
        return Ok(Language::ALL.iter().copied().filter(|language| !data(language)).collect());
    };
    let mut languages = BTreeSet::new();
    for name in written {
        match Language::from_name(name.get_ref()) {
            Some(language) => languages.insert(language),
            None => {
                let help = suggest(name.get_ref(), Language::ALL.iter().map(|language| language.name()));
                return Err(text.error(Some(name.span().start), "[[source]] languages", format!("`{name}` is not a known language"), help));
            }
        };
    }
    Ok(languages.into_iter().collect())
}

fn mean_kind(text: &Text<'_>, written: &Spanned<written::Source>) -> Result<Kind, RecipeError> {
    let source = written.get_ref();
    let kind = source.kind.get_ref().as_str();
    let allowed: &[&str] = match kind {
        "directory" => &["path", "origin", "pairs"],
        "git" => &["url", "path", "revision", "history", "pairs"],
        "fix" => &["fixes", "ecosystems", "advisories", "python", "platform"],
        "commit" => &["url", "path", "commits"],
        "dataset" => &["url", "path", "sha256", "format", "columns"],
        "swh" => &["url", "objects"],
        "crate" | "npm" => &["packages"],
        "wheel" => &["packages", "python", "platform"],
        "archive" => &["url", "path", "sha256", "strip", "pairs"],
        other => {
            let at = Some(source.kind.span().start);
            return Err(text.error(at, "[[source]] kind", format!("`{other}` is not a kind of source"), suggest(other, KINDS)));
        }
    };
    let given: BTreeMap<&str, usize> = [
        ("packages", source.packages.as_ref().map(|v| v.span().start)),
        ("path", source.path.as_ref().map(|v| v.span().start)),
        ("url", source.url.as_ref().map(|v| v.span().start)),
        ("revision", source.revision.as_ref().map(|v| v.span().start)),
        ("objects", source.objects.as_ref().map(|v| v.span().start)),
        ("history", source.history.as_ref().map(|v| v.span().start)),
        ("sha256", source.sha256.as_ref().map(|v| v.span().start)),
        ("strip", source.strip.as_ref().map(|v| v.span().start)),
        ("python", source.python.as_ref().map(|v| v.span().start)),
        ("platform", source.platform.as_ref().map(|v| v.span().start)),
        ("origin", source.origin.as_ref().map(|v| v.span().start)),
        ("pairs", source.pairs.as_ref().map(|v| v.span().start)),
        ("fixes", source.fixes.as_ref().map(|v| v.span().start)),
        ("ecosystems", source.ecosystems.as_ref().map(|v| v.span().start)),
        ("advisories", source.advisories.as_ref().map(|v| v.span().start)),
        ("commits", source.commits.as_ref().map(|v| v.span().start)),
        ("format", source.format.as_ref().map(|v| v.span().start)),
        ("columns", source.columns.as_ref().map(|v| v.span().start)),
    ]
    .into_iter()
    .filter_map(|(key, at)| at.map(|at| (key, at)))
    .collect();
    if let Some((key, at)) = given.iter().find(|(key, _)| !allowed.contains(key)) {
        let help = format!("a `{kind}` source takes: {}", allowed.join(", "));
        return Err(text.error(Some(*at), &format!("[[source]] {key}"), format!("is not a key of kind `{kind}`"), help));
    }
    let missing = |key: &str, help: &str| {
        text.error(Some(written.span().start), &format!("[[source]] {key}"), format!("a `{kind}` source needs it"), help)
    };
    let string = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.get_ref().clone());
    let place = || match (&source.url, &source.path) {
        (Some(url), None) => {
            let fine = url.get_ref().starts_with("https://")
                || url.get_ref().starts_with("file://")
                || (matches!(kind, "git" | "commit") && url.get_ref().starts_with("ssh://"));
            let help = "TLS is not optional; for something local write `path = \"…\"`, relative to the recipe";
            if fine {
                Ok(url.get_ref().clone())
            } else {
                Err(text.error(Some(url.span().start), "[[source]] url", format!("`{url}` is not an https URL"), help))
            }
        }
        (None, Some(path)) => Ok(path.get_ref().clone()),
        (Some(_), Some(path)) => Err(text.error(Some(path.span().start), "[[source]] path", "stands beside `url`", "give one of the two")),
        (None, None) => Err(missing("url", "give `url = \"https://…\"`, or `path = \"…\"` relative to the recipe")),
    };
    Ok(match kind {
        "directory" => Kind::Directory {
            path: string(&source.path).ok_or_else(|| missing("path", "a directory, relative to the recipe"))?,
            origin: match &source.origin {
                None => format!("file:{}", source.name.get_ref()),
                Some(origin) if origin.get_ref().contains([';', ' ']) || !origin.get_ref().contains(':') => {
                    return Err(text.error(
                        Some(origin.span().start),
                        "[[source]] origin",
                        format!("`{origin}` is not a URI"),
                        "for instance `https://example.com/project`",
                    ));
                }
                Some(origin) => origin.get_ref().clone(),
            },
        },
        "git" => Kind::Git {
            url: place()?,
            revision: string(&source.revision).ok_or_else(|| missing("revision", "a commit, tag or branch; the lock pins its commit"))?,
            history: match &source.history {
                Some(history) if history.get_ref().most == 0 => {
                    let help = "leave `history` out for the one revision alone";
                    return Err(text.error(Some(history.span().start), "[[source]] history", "`most = 0` takes no version", help));
                }
                history => history.as_ref().map(|history| history.get_ref().clone()),
            },
        },
        "crate" => Kind::Crate { packages: mean_packages(text, source)? },
        "npm" => Kind::Npm { packages: mean_packages(text, source)? },
        "fix" => Kind::Fix {
            fixes: fixes::mean(text, source)?,
            python: string(&source.python).unwrap_or_else(|| "3.12".to_owned()),
            platform: string(&source.platform).unwrap_or_else(|| "any".to_owned()),
        },
        "commit" => Kind::Commit {
            url: place()?,
            fixes: source.commits.as_ref().map(|commits| commits.get_ref().clone()).filter(|commits| !commits.is_empty()).ok_or_else(
                || missing("commits", "for instance `commits = [{ revision = \"…\", advisories = [\"CVE-…\"], cwe = [89] }]`"),
            )?,
        },
        "swh" => Kind::Swh {
            url: if source.url.is_some() { place()? } else { SWH.to_owned() },
            objects: mean_objects(text, source)?
                .ok_or_else(|| missing("objects", "for instance `objects = [\"swh:1:cnt:…;origin=https://…;path=/src/a.py\"]`"))?,
        },
        "dataset" => fixes::dataset(text, written, place()?)?,
        "wheel" => Kind::Wheel {
            packages: mean_packages(text, source)?,
            python: string(&source.python).unwrap_or_else(|| "3.12".to_owned()),
            platform: string(&source.platform).unwrap_or_else(|| "any".to_owned()),
        },
        _ => Kind::Archive {
            url: place()?,
            sha256: match &source.sha256 {
                None => return Err(missing("sha256", "the SHA-256 of the archive, 64 hex digits (`sha256sum FILE`)")),
                Some(digest) => digest.get_ref().parse().map_err(|error| {
                    text.error(Some(digest.span().start), "[[source]] sha256", format!("{error}"), "`sha256sum FILE` prints it")
                })?,
            },
            strip: source.strip.as_ref().map_or(0, |strip| *strip.get_ref()),
        },
    })
}

fn mean_sides(text: &Text<'_>, source: &written::Source) -> Result<Option<Sides>, RecipeError> {
    let Some(sides) = &source.pairs else { return Ok(None) };
    let Sides { before, after } = sides.get_ref();
    if before.is_empty() || after.is_empty() || before == after {
        let help = "for instance `pairs = { before = \"vulnerable\", after = \"fixed\" }`: the words by which the two paths differ";
        return Err(text.error(Some(sides.span().start), "[[source]] pairs", "names no two words", help));
    }
    Ok(Some(sides.get_ref().clone()))
}

pub(super) fn package_name_is_fine(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '@' || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.@/".contains(c))
        && !name.contains("..")
}

pub(super) fn version_is_fine(version: &str) -> bool {
    version.starts_with(|c: char| c.is_ascii_digit()) && version.chars().all(|c| c.is_ascii_alphanumeric() || "-_.+!".contains(c))
}

/// Identifiers of files, each of which says at least what its content is.
fn mean_objects(text: &Text<'_>, source: &written::Source) -> Result<Option<Vec<String>>, RecipeError> {
    let Some(objects) = source.objects.as_ref().map(Spanned::get_ref).filter(|objects| !objects.is_empty()) else { return Ok(None) };
    for object in objects {
        if let Err(problem) = crate::harvest::swhid(object.get_ref()) {
            return Err(text.error(
                Some(object.span().start),
                "[[source]] objects",
                problem,
                "as the archive shows it under \"Permalinks\"",
            ));
        }
    }
    Ok(Some(objects.iter().map(|object| object.get_ref().clone()).collect()))
}

fn mean_packages(text: &Text<'_>, source: &written::Source) -> Result<Vec<Package>, RecipeError> {
    let key = "[[source]] packages";
    let help = "for instance `packages = { requests = \"2.32.3\" }`; several versions: `requests = [\"2.31.0\", \"2.32.3\"]`";
    let Some(packages) = &source.packages else {
        return Err(text.error(Some(source.kind.span().start), key, format!("a `{}` source needs it", source.kind), help));
    };
    let mut meant = BTreeSet::new();
    for (name, versions) in packages.get_ref() {
        let at = Some(name.span().start);
        if !package_name_is_fine(name.get_ref()) {
            return Err(text.error(at, key, format!("`{name}` is not a package name"), help));
        }
        let versions: &[String] = match versions {
            Versions::One(version) => std::slice::from_ref(version),
            Versions::Many(versions) => versions,
        };
        for version in versions {
            if !version_is_fine(version) {
                return Err(text.error(at, key, format!("`{version}` is not one exact version of `{name}`"), help));
            }
            meant.insert(Package { name: name.get_ref().clone(), version: version.clone() });
        }
    }
    if meant.is_empty() {
        return Err(text.error(Some(packages.span().start), key, "no package is listed", help));
    }
    Ok(meant.into_iter().collect())
}

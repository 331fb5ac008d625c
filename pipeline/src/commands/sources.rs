//! `assay sources`: entries of a recipe, written and looked after. A recipe is changed only once the new entry was understood and pinned.

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context, bail, ensure};
use assay_validators::advisory::Advisories;
use serde_json::json;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use super::{Ended, print, print_json};
use crate::{
    cli::Common,
    cli_sources::{Add, Outdated, Sources},
    harvest::{Harvest, HarvestOptions, Update, documents, newest, resolve, versions_below},
    lock::{Lock, Pin},
    plan::Plan,
    recipe::{Kind, Recipe, RecipeError, Source, derived},
    text,
};

pub fn run(what: &Sources, common: &Common) -> anyhow::Result<Ended> {
    match what {
        Sources::Add(args) => add(args, common),
        Sources::Outdated(args) => outdated(args, common),
    }
}

fn add(args: &Add, common: &Common) -> anyhow::Result<Ended> {
    let old = fs::read_to_string(&args.recipe).with_context(|| format!("cannot read {}", args.recipe.display()))?;
    // What is there must be right before anything is added to it.
    Recipe::load(&args.recipe)?;
    let plan = Plan::new(&args.recipe, None, args.cache.as_deref(), None)?;
    let derived = args.osv.as_deref().map(|snapshot| derived(snapshot, args, &plan)).transpose()?;
    let new = with_entry(&old, args, derived).with_context(|| args.recipe.display().to_string())?;
    let folder = args.recipe.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Beside the recipe, so that relative paths mean the same.
    let mut written = tempfile::Builder::new().prefix(".recipe-").suffix(".toml").tempfile_in(folder)?;
    written.write_all(new.as_bytes())?;
    let recipe = Recipe::load(written.path()).map_err(|error| of_options(&args.recipe, &error))?;
    let lock_path = args.recipe.with_extension("lock");
    let lock = Lock::load(&lock_path)?;
    let (harvest, pins) = pinned(&recipe, lock.as_ref(), args, &plan)?;
    ensure!(
        harvest.skipped_optional.is_empty(),
        "`{}` cannot be had: {}",
        args.name,
        harvest.skipped_optional.iter().map(|skipped| skipped.reason.as_str()).collect::<Vec<_>>().join("; ")
    );
    plan.go_on()?;
    let (path, count) = (lock_path.display().to_string(), pins.len());
    let others = lock.iter().flat_map(|lock| lock.pins().iter()).filter(|pin| pin.source != args.name).cloned();
    let fresh = Lock::new(others.chain(pins.iter().cloned()).collect());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&args.recipe)?.permissions().mode();
        written.as_file().set_permissions(fs::Permissions::from_mode(mode & 0o7777))?;
    }
    written.persist(&args.recipe).with_context(|| format!("cannot write {}", args.recipe.display()))?;
    fresh.save(&lock_path).with_context(|| format!("cannot write {path}"))?;
    if common.json {
        print_json(&json!({"recipe": args.recipe, "source": args.name, "pinned": pins}))?;
    } else {
        print(&format!("{}: `{}` was written; {path}: {count} artifacts of it pinned\n", args.recipe.display(), text::escape(&args.name)))?;
    }
    Ok(Ended::Clean)
}

/// A fault of the entry that would be written, by the option that gives its key. The recipe as it stands has none: it was read before.
fn of_options(recipe: &Path, error: &RecipeError) -> anyhow::Error {
    let key = error.key.rsplit(' ').next().unwrap_or_default();
    let option = match key {
        "name" | "url" | "path" | "revision" | "sha256" | "origin" | "include" | "exclude" | "license" => format!("`--{key}`"),
        "kind" => "`KIND`".to_owned(),
        "packages" => "`--package NAME@VERSION`".to_owned(),
        "languages" => "`--language`".to_owned(),
        "" => "the entry".to_owned(),
        other => format!("`--set {other}=…`"),
    };
    let help = if error.help.is_empty() { String::new() } else { format!("\n  help: {}", error.help) };
    anyhow::anyhow!("{} was not changed: {option}: {}{help}", recipe.display(), error.problem)
}

/// Resolves the one source that was written, and gives its pins.
fn pinned(recipe: &Recipe, lock: Option<&Lock>, args: &Add, plan: &Plan) -> anyhow::Result<(Harvest, Vec<Pin>)> {
    let mut alone = recipe.clone();
    alone.sources.retain(|source| source.name == args.name);
    alone.advisories = Default::default();
    alone.scanners.clear();
    alone.judge.table.clear();
    let mut options = options(plan);
    options.offline = args.offline;
    let harvest = resolve(&alone, lock, &options)?;
    let pins = harvest.lock.pins().iter().filter(|pin| pin.source == args.name).cloned().collect();
    Ok((harvest, pins))
}

fn options(plan: &Plan) -> HarvestOptions {
    let mut options = HarvestOptions::new(&plan.cache);
    options.cargo_home.clone_from(&plan.cargo_home);
    options.update = Update::Nothing;
    options.snapshot_time = Some(plan.now.clone());
    options
}

/// The key and the value that advisories give a source of fixes.
fn derived(snapshot: &Path, args: &Add, plan: &Plan) -> anyhow::Result<(&'static str, Value)> {
    let documents = documents(snapshot)?;
    let advisories = Advisories::read(documents.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    ensure!(!advisories.is_empty(), "{}: it holds no advisory: give a folder or archive of OSV or RustSec documents", snapshot.display());
    let (key, rows, left_out) = match args.kind.as_str() {
        "fix" => {
            ensure!(!args.of.is_empty(), "--osv: name the packages with --of NAME");
            let mut options = options(plan);
            options.offline = args.offline;
            let versions = |ecosystem, name: &str, below: &str| {
                versions_below(ecosystem, name, below, &options).map_err(|error| format!("its versions are not known: {error}"))
            };
            let derived = derived::of_packages(&advisories, &args.of, versions);
            ("fixes", derived.entries.iter().map(inline).collect::<Result<Vec<_>, _>>()?, derived.left_out)
        }
        "commit" => {
            ensure!(args.of.len() < 2, "--osv: a `commit` source is one repository; give one --of");
            let repository = args.of.first().or(args.url.as_ref()).context("--osv: give the repository's URL with --of or --url")?;
            let derived = derived::of_repository(&advisories, repository);
            ("commits", derived.entries.iter().map(inline).collect::<Result<Vec<_>, _>>()?, derived.left_out)
        }
        other => bail!("--osv: a `{other}` source has no fixes; `fix` and `commit` have"),
    };
    for (id, reason) in &left_out {
        super::note(&format!("{}: {}", text::escape(id), text::escape(reason)));
    }
    ensure!(
        !rows.is_empty(),
        "{}: no fix of {} can be derived from it",
        snapshot.display(),
        args.of.first().or(args.url.as_ref()).map_or("it", String::as_str)
    );
    let mut list = Array::new();
    for mut row in rows {
        row.decor_mut().set_prefix("\n    ");
        list.push_formatted(row);
    }
    list.set_trailing("\n");
    list.set_trailing_comma(true);
    Ok((key, Value::Array(list)))
}

/// A row as an inline table, without what is empty.
fn inline<T: serde::Serialize>(row: &T) -> anyhow::Result<Value> {
    let mut row = toml::Table::try_from(row)?;
    row.retain(|_, value| value.as_array().is_none_or(|list| !list.is_empty()));
    let mut table = InlineTable::new();
    for (key, value) in row {
        table.insert(&key, value.to_string().parse().map_err(|error| anyhow::anyhow!("{key}: {error}"))?);
    }
    Ok(Value::InlineTable(table))
}

/// The recipe's text with the entry in it.
fn with_entry(text: &str, args: &Add, derived: Option<(&str, Value)>) -> anyhow::Result<String> {
    let mut document: DocumentMut = text.parse()?;
    let sources = document.entry("source").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let sources = sources.as_array_of_tables_mut().context("`source` is no list of `[[source]]` entries")?;
    let packages = args
        .packages
        .iter()
        .map(|package| match package.rsplit_once('@') {
            Some((name, version)) if !name.is_empty() && !version.is_empty() => Ok((name, version)),
            _ => bail!("`{package}` is not NAME@VERSION"),
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let named = |table: &Table, key: &str, name: &str| table.get(key).and_then(Item::as_str) == Some(name);
    let place = sources.iter().position(|table| named(table, "name", &args.name));
    if let Some(there) = place.and_then(|place| sources.get_mut(place)) {
        ensure!(named(there, "kind", &args.kind), "`{}` is there already, and of another kind", args.name);
        ensure!(!packages.is_empty(), "`{}` is there already: only packages can be added to it", args.name);
        let list = there.entry("packages").or_insert(value(InlineTable::new()));
        let list = list.as_table_like_mut().context("its `packages` are no table")?;
        for (name, version) in packages {
            ensure!(
                list.get(name).is_none(),
                "`{name}` is there already: change its version there and build with --update, or give another --name"
            );
            list.insert(name, value(version));
        }
        if let Some(list) = there.get_mut("packages").and_then(Item::as_inline_table_mut) {
            list.fmt();
        }
        return Ok(document.to_string());
    }
    let mut table = Table::new();
    let mut set = |key: &str, item: Option<Value>| {
        if let Some(item) = item {
            table.insert(key, Item::Value(item));
        }
    };
    let texts = |list: &[String]| (!list.is_empty()).then(|| Value::from(list.iter().map(String::as_str).collect::<Array>()));
    set("name", Some(args.name.as_str().into()));
    set("kind", Some(args.kind.as_str().into()));
    for (key, given) in
        [("url", &args.url), ("path", &args.path), ("revision", &args.revision), ("sha256", &args.sha256), ("origin", &args.origin)]
    {
        set(key, given.as_deref().map(Value::from));
    }
    set("languages", texts(&args.languages));
    set("include", texts(&args.include));
    set("exclude", texts(&args.exclude));
    if let (Some(expression), Some(reason)) = (&args.license, &args.reason) {
        let mut license = InlineTable::new();
        license.insert("expression", expression.as_str().into());
        license.insert("reason", reason.as_str().into());
        set("license", Some(Value::InlineTable(license)));
    }
    if args.optional {
        set("optional", Some(true.into()));
    }
    if !packages.is_empty() {
        let mut list = InlineTable::new();
        for (name, version) in packages {
            list.insert(name, version.into());
        }
        set("packages", Some(Value::InlineTable(list)));
    }
    if let Some((key, rows)) = derived {
        table.insert(key, Item::Value(rows));
    }
    for pair in &args.more {
        let (key, written) = pair.split_once('=').with_context(|| format!("--set {pair}: not KEY=VALUE"))?;
        let key = key.trim();
        let written: Value = written.trim().parse().map_err(|error| anyhow::anyhow!("--set {key}: the value is not TOML: {error}"))?;
        ensure!(!table.contains_key(key), "--set {key}: is given already");
        table.insert(key, Item::Value(written));
    }
    sources.push(table);
    Ok(document.to_string())
}

/// Something newer than what is pinned.
struct Newer {
    source: String,
    name: String,
    pinned: String,
    newest: String,
}

fn outdated(args: &Outdated, common: &Common) -> anyhow::Result<Ended> {
    let recipe = Recipe::load(&args.recipe)?;
    let lock = args.recipe.with_extension("lock");
    let missing =
        || format!("{}: there is no lock yet: pin the sources with `assay build {} --update`", lock.display(), args.recipe.display());
    let lock = Lock::load(&lock)?.with_context(missing)?;
    let plan = Plan::new(&args.recipe, None, args.cache.as_deref(), None)?;
    let options = options(&plan);
    let (mut newer, mut unknown) = (Vec::new(), Vec::new());
    for source in &recipe.sources {
        plan.go_on()?;
        for pin in lock.pins().iter().filter(|pin| pin.source == source.name) {
            match newest_of(source, pin, &recipe, &options) {
                Ok(Some(newest)) if newest != current(pin) => {
                    newer.push(Newer { source: source.name.clone(), name: pin.name.clone(), pinned: current(pin).to_owned(), newest })
                }
                Ok(_) => {}
                Err(error) => unknown.push((source.name.clone(), pin.name.clone(), error.to_string())),
            }
        }
    }
    if common.json {
        let list: Vec<_> = newer
            .iter()
            .map(|item| json!({"source": item.source, "name": item.name, "pinned": item.pinned, "newest": item.newest}))
            .collect();
        let unasked: Vec<_> = unknown.iter().map(|(source, name, why)| json!({"source": source, "name": name, "reason": why})).collect();
        print_json(&json!({"outdated": list, "unknown": unasked}))?;
    } else {
        for item in &newer {
            let (name, old, new) = (text::escape(&item.name), text::escape(&item.pinned), text::escape(&item.newest));
            print(&format!("{}: {name} {old} -> {new}\n", item.source))?;
        }
        for (source, name, why) in &unknown {
            super::note(&format!("{source}: {}: cannot tell: {}", text::escape(name), text::escape(why)));
        }
        if newer.is_empty() && !common.quiet {
            print(&format!("{}: nothing newer is known\n", args.recipe.display()))?;
        }
    }
    Ok(if newer.is_empty() { Ended::Clean } else { Ended::Found })
}

/// What a pin stands at: a commit, a version, or the digest of its bytes.
fn current(pin: &Pin) -> String {
    match (&pin.commit, pin.kind.as_str()) {
        (Some(commit), "git") => commit.clone(),
        _ if !pin.version.is_empty() => pin.version.clone(),
        _ => pin.sha256.to_hex(),
    }
}

/// What is newest of a pinned artifact; nothing for what stays as it is by its nature: a fix's two versions, an archive's digest.
fn newest_of(source: &Source, pin: &Pin, recipe: &Recipe, options: &HarvestOptions) -> anyhow::Result<Option<String>> {
    match &source.kind {
        kind @ (Kind::Crate { .. } | Kind::Wheel { .. } | Kind::Npm { .. }) => Ok(Some(newest(kind, &pin.name, options)?)),
        Kind::Git { .. } | Kind::Directory { .. } => {
            let mut alone = recipe.clone();
            alone.sources.retain(|other| other.name == source.name);
            alone.advisories = Default::default();
            alone.scanners.clear();
            alone.judge.table.clear();
            let harvest = resolve(&alone, None, options)?;
            Ok(harvest.lock.pins().iter().find(|other| other.name == pin.name).map(current))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(kind: &str, name: &str) -> Add {
        Add {
            kind: kind.to_owned(),
            recipe: "r.toml".into(),
            name: name.to_owned(),
            packages: Vec::new(),
            osv: None,
            of: Vec::new(),
            url: None,
            path: None,
            revision: None,
            sha256: None,
            origin: None,
            languages: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            license: None,
            reason: None,
            more: Vec::new(),
            optional: false,
            offline: true,
            cache: None,
        }
    }

    const RECIPE: &str = "# Ours.\nname = \"r\"\n\n[[source]]\nname = \"a\" # the first\nkind = \"npm\"\n[source.packages]\nx = \"1.0.0\" # pinned by hand\n\n[policy]\n# none\n";

    #[test]
    fn comments_and_order_stay() {
        let mut more = args("npm", "a");
        more.packages = vec!["@s/y@2.0.0".to_owned()];
        let text = with_entry(RECIPE, &more, None).expect("written");
        assert_eq!(text, RECIPE.replace("# pinned by hand\n", "# pinned by hand\n\"@s/y\" = \"2.0.0\"\n"));
        let mut other = args("directory", "b");
        other.path = Some("src".to_owned());
        other.languages = vec!["python".to_owned()];
        let text = with_entry(RECIPE, &other, None).expect("written");
        assert!(text.starts_with("# Ours.\n") && text.contains("# pinned by hand") && text.contains("# none"), "{text}");
        assert!(text.contains("[[source]]\nname = \"b\"\nkind = \"directory\"\npath = \"src\"\nlanguages = [\"python\"]\n"), "{text}");
    }

    #[test]
    fn every_kind_can_be_written() {
        let folder = tempfile::tempdir().expect("folder");
        let digest = "sha256=\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"";
        let license = "license={ expression = \"MIT\", reason = \"README\" }";
        let object = "objects=[\"swh:1:cnt:b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0\"]";
        let commits = "commits=[{ revision = \"main\", cwe = [89], advisories = [\"CVE-2020-1\"] }]";
        let kinds: &[(&str, &[&str])] = &[
            ("directory", &["path=\"src\"", "pairs={ before = \"bad\", after = \"good\" }"]),
            ("git", &["url=\"https://example.com/a.git\"", "revision=\"main\""]),
            ("commit", &["url=\"https://example.com/a.git\"", commits]),
            ("crate", &["packages={ a = \"1.0.0\" }"]),
            ("wheel", &["packages={ a = [\"1.0.0\", \"1.0.1\"] }"]),
            ("npm", &["packages={ a = \"1.0.0\" }"]),
            ("fix", &["fixes=\"embedded\"", "ecosystems=[\"npm\"]"]),
            ("archive", &["url=\"https://example.com/a.tar.gz\"", digest]),
            ("dataset", &["path=\"a.parquet\"", "columns={ content = \"code\", language = \"=python\" }"]),
            ("swh", &[object]),
        ];
        for (kind, keys) in kinds {
            let mut more = args(kind, "new");
            more.more = keys.iter().chain([&license]).map(|key| (*key).to_owned()).collect();
            let recipe = "name = \"r\"\nversion = \"1.0.0\"\nlicense = \"MIT\"\n";
            let path = folder.path().join(format!("{kind}.toml"));
            fs::write(&path, with_entry(recipe, &more, None).expect("written")).expect("written");
            let recipe = Recipe::load(&path).unwrap_or_else(|error| panic!("{kind}: {error}"));
            assert_eq!(recipe.sources[0].kind.name(), *kind);
        }
        for (wrong, says) in [("path", "not KEY=VALUE"), ("path=[", "not TOML"), ("name=\"x\"", "given already")] {
            let mut more = args("directory", "new");
            more.more = vec![wrong.to_owned()];
            assert!(format!("{:#}", with_entry(RECIPE, &more, None).expect_err("refused")).contains(says), "{wrong}");
        }
    }

    #[test]
    fn what_cannot_be_added_is_said() {
        let mut again = args("npm", "a");
        again.packages = vec!["x@2".to_owned()];
        for (wrong, says) in [(again, "is there already"), (args("npm", "a"), "only packages"), (args("crate", "a"), "of another kind")] {
            assert!(with_entry(RECIPE, &wrong, None).expect_err("refused").to_string().contains(says));
        }
        let mut bare = args("npm", "b");
        bare.packages = vec!["@s/y".to_owned()];
        assert!(with_entry(RECIPE, &bare, None).expect_err("refused").to_string().contains("NAME@VERSION"));
    }
}

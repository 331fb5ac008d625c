//! `assay build`: from a recipe to a sealed release, whole or not at all.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, bail, ensure};
use assay_datasets::{
    SetReport, SetSettings, View, build_set,
    counts::SourceCounts,
    settings::{DedupSettings, RuleText, SplitSettings},
};
use assay_manifests::{Sha256Digest, keys::Signer, seal};
use assay_validators::{
    advisory::{Advisories, Ecosystem},
    fingerprint::Fingerprints,
    judges::dependencies::PackageNames,
    panel::{Knowledge, PanelConfig, Validator, panel},
    rule::RuleSet,
};
use serde_json::json;

use super::{Ended, print, print_json};
use crate::{
    cli::{Build, Common},
    harvest::{Event, Harvest, HarvestOptions, Update, resolve},
    lock::Lock,
    plan::Plan,
    progress::Progress,
    recipe::Recipe,
    scanners::Scanners,
    stages, text,
};

/// A recipe with every section read.
struct Meant {
    recipe: Recipe,
    bytes: Vec<u8>,
    config: PanelConfig,
    rules: Arc<RuleSet>,
    settings: SetSettings,
}

pub fn run(args: &Build, common: &Common) -> anyhow::Result<Ended> {
    let meant = read(&args.recipe)?;
    let plan = Plan::new(&args.recipe, args.out.as_deref(), args.cache.as_deref(), args.key.as_deref())?;
    let release = plan.out.join(&meant.recipe.name).join(&meant.recipe.version);
    let lock_path = args.recipe.with_extension("lock");
    let lock = Lock::load(&lock_path)?;
    if args.r#where {
        print(&format!("{}\n", release.display()))?;
        return Ok(Ended::Clean);
    }
    if args.check && !args.update {
        return checked(&meant, lock.as_ref(), common);
    }

    let progress = Progress::new(common.quiet || common.json);
    let harvest = harvest(&meant.recipe, lock.as_ref(), args, &plan, &progress)?;
    if harvest.lock_changed {
        harvest.lock.save(&lock_path).with_context(|| format!("cannot write {}", lock_path.display()))?;
        progress.say(&format!("wrote {} ({} artifacts pinned)", lock_path.display(), harvest.lock.pins().len()));
    }
    for skipped in &harvest.skipped_optional {
        progress.say(&format!("left out (optional): {} {}: {}", skipped.source, skipped.artifact, skipped.reason));
    }
    if args.check {
        return checked(&meant, Some(&harvest.lock), common);
    }
    let panel = panel(&meant.config, &meant.rules, &knowledge(&harvest, &progress)?);
    let scanners = Scanners::new(&meant.recipe, &harvest.knowledge.reports, &plan.search_path)?;
    let judged = stages::judge_all(&harvest, &meant.recipe, &panel, &scanners, &plan, &progress)?;
    plan.go_on()?;
    let staging = Staging::new(&release)?;
    let inputs: Vec<PathBuf> = judged.iter().map(|file| file.path.clone()).collect();
    let report = assemble(&inputs, &meant, &plan, &staging, &progress)?;
    sealed(&meant, &harvest, &panel, &report, &plan, &staging)?;
    plan.go_on()?;
    let settled = staging.settle(&release, args.replace)?;

    let reused = judged.iter().filter(|file| file.reused).count();
    if common.json {
        let counts: BTreeMap<_, _> = report.counts.sources.iter().collect();
        print_json(&json!({"release": release, "state": settled.name(), "counts": counts, "total": report.counts.total(),
            "artifacts": judged.len(), "artifacts_reused": reused, "unreachable": harvest.skipped_optional.len()}))?;
    } else {
        print(&conservation(&report))?;
        print(&format!("{}: {} ({} artifacts, {reused} judged earlier)\n", release.display(), settled.text(), judged.len()))?;
    }
    Ok(Ended::Clean)
}

fn read(path: &Path) -> anyhow::Result<Meant> {
    let recipe = Recipe::load(path)?;
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let config: PanelConfig = recipe.judge.read()?;
    let rules = RuleSet::embedded()?;
    let mut settings = SetSettings::new(&recipe.name, &recipe.version, PathBuf::new());
    settings.policy = recipe.policy.read()?;
    settings.dedup = recipe.set.read::<DedupSettings>()?;
    settings.splits = recipe.split.read::<SplitSettings>()?;
    settings.views = views(&recipe)?;
    if !recipe.title.is_empty() {
        settings.title.clone_from(&recipe.title);
    }
    settings.description.clone_from(&recipe.description);
    for rule in rules.rules() {
        settings.rules.insert(rule.id.to_string(), RuleText { title: rule.title.clone(), why: rule.why.clone(), fix: rule.fix.clone() });
    }
    for rule in rules.documents() {
        let written = &rule.written;
        settings
            .rules
            .insert(rule.id.clone(), RuleText { title: written.title.clone(), why: written.why.clone(), fix: written.fix.clone() });
    }
    Ok(Meant { recipe, bytes, config, rules, settings })
}

fn views(recipe: &Recipe) -> anyhow::Result<Vec<View>> {
    let known: Vec<&str> = View::ALL.iter().map(|view| view.name()).collect();
    recipe
        .views
        .iter()
        .map(|name| {
            View::ALL
                .iter()
                .copied()
                .find(|view| view.name() == name)
                .with_context(|| format!("{}: views: `{name}` is not a view; one of: {}", recipe.path.display(), known.join(", ")))
        })
        .collect()
}

fn checked(meant: &Meant, lock: Option<&Lock>, common: &Common) -> anyhow::Result<Ended> {
    let (sources, pins) = (meant.recipe.sources.len(), lock.map_or(0, |lock| lock.pins().len()));
    if common.json {
        print_json(&json!({"recipe": meant.recipe, "pinned": pins}))?;
    } else if !common.quiet {
        let hint = if pins == 0 { "; nothing is pinned yet: the first build writes the lock" } else { "" };
        print(&format!("{}: {sources} sources, {pins} artifacts pinned, no fault{hint}\n", meant.recipe.path.display()))?;
    }
    Ok(Ended::Clean)
}

fn harvest(recipe: &Recipe, lock: Option<&Lock>, args: &Build, plan: &Plan, progress: &Progress) -> anyhow::Result<Harvest> {
    let stage = Arc::new(progress.stage("harvest", 1));
    let shown = Arc::clone(&stage);
    let mut options = HarvestOptions::new(&plan.cache);
    options.cargo_home.clone_from(&plan.cargo_home);
    options.offline = args.offline;
    options.update = if args.update { Update::Everything } else { Update::Nothing };
    options.snapshot_time = Some(plan.now.clone());
    options.progress = Some(Arc::new(move |event| match event {
        Event::Fetching { kind, packages } => shown.at(0, 0, &format!("{packages} packages of kind {kind}")),
        Event::Opened { artifact, done, total } => shown.at(done as u64, total as u64, &artifact),
    }));
    let harvest = resolve(recipe, lock, &options).map_err(|error| {
        let remedy = if error.is_absence() { "; where the build may go on without it, say `optional = true` in its entry" } else { "" };
        anyhow::anyhow!("{error}{remedy}")
    })?;
    drop(options);
    if let Some(stage) = Arc::into_inner(stage) {
        stage.done();
    }
    ensure!(!harvest.artifacts.is_empty(), "no source gave anything: nothing can be built");
    Ok(harvest)
}

/// What the pinned files beside the sources tell the judges.
fn knowledge(harvest: &Harvest, progress: &Progress) -> anyhow::Result<Knowledge> {
    let files = &harvest.knowledge;
    let advisories = if files.advisories.is_empty() {
        None
    } else {
        let known = Advisories::read(files.advisories.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let unread = known.unread.first().map_or_else(String::new, |first| {
            format!("; {} documents were not read, the first: {}: {}", known.unread.len(), first.path, first.reason)
        });
        progress.say(&format!("{} advisories{unread}", known.len()));
        Some(Arc::new(known))
    };
    let mut names = PackageNames::default();
    for (ecosystem, text) in &files.names {
        let ecosystem = Ecosystem::from_name(ecosystem).with_context(|| format!("`{ecosystem}` is not an ecosystem"))?;
        names.add(ecosystem, text);
    }
    let read = |(path, bytes): &(String, Vec<u8>)| Fingerprints::from_bytes(bytes).map_err(|problem| anyhow::anyhow!("{path}: {problem}"));
    let fingerprints = files.fingerprints.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Knowledge { advisories, names: Arc::new(names), fingerprints })
}

fn assemble(inputs: &[PathBuf], meant: &Meant, plan: &Plan, staging: &Staging, progress: &Progress) -> anyhow::Result<SetReport> {
    let mut settings = meant.settings.clone();
    let spill = tempfile::tempdir_in(&staging.parent).context("cannot make a folder to spill to")?;
    settings.temp = spill.path().to_path_buf();
    settings.pipeline_sha256 = pipeline_digest(meant, plan);
    let stage = progress.stage("assemble", 1);
    let report = build_set(inputs, &settings, &staging.path, &|which, done, total| stage.at(done, total, which.name()))?;
    stage.done();
    Ok(report)
}

/// What decides a row besides its source: program, rules and every section of the recipe that judges or admits.
fn pipeline_digest(meant: &Meant, plan: &Plan) -> Sha256Digest {
    let sections = [&meant.recipe.judge, &meant.recipe.policy, &meant.recipe.set].map(|section| section.table.to_string());
    Sha256Digest::of_parts([plan.program.0.as_slice()].into_iter().chain(sections.iter().map(String::as_bytes)))
}

fn sealed(
    meant: &Meant,
    harvest: &Harvest,
    panel: &[Box<dyn Validator>],
    report: &SetReport,
    plan: &Plan,
    staging: &Staging,
) -> anyhow::Result<()> {
    assay_datasets::licences::write(&staging.path, &stages::licence_texts(harvest, report))?;
    let mut settings = meant.settings.clone();
    settings.pipeline_sha256 = pipeline_digest(meant, plan);
    let manifest = stages::manifest(&meant.recipe, &meant.bytes, harvest, panel, &meant.rules, &settings, report, &staging.path)?;
    let (signer, made) = Signer::open_or_create(&plan.key, &manifest.origin)?;
    if made {
        super::note(&format!("made a signing key: {} (keep it; it is never part of a release)", plan.key.display()));
    }
    let input = seal::SealInput { manifest, about: stages::about(&meant.recipe) };
    seal::seal(&staging.path, &input, &[signer], None)?;
    Ok(())
}

/// A folder beside the release's final place. What is left in it when the run ends is removed.
struct Staging {
    path: PathBuf,
    parent: PathBuf,
    _folder: tempfile::TempDir,
}

/// How a build ended.
#[derive(Clone, Copy)]
enum Settled {
    New,
    Identical,
    Replaced,
}

impl Settled {
    const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Identical => "identical",
            Self::Replaced => "replaced",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::New => "sealed",
            Self::Identical => "identical to the release that was there",
            Self::Replaced => "sealed in place of a different one",
        }
    }
}

const PARTIAL: &str = ".partial-";

impl Staging {
    fn new(release: &Path) -> anyhow::Result<Self> {
        let parent = release.parent().context("a release has a parent folder")?.to_path_buf();
        fs::create_dir_all(&parent).with_context(|| format!("cannot make {}", parent.display()))?;
        // What a killed run left behind.
        for entry in fs::read_dir(&parent)?.flatten() {
            if entry.file_name().to_string_lossy().starts_with(PARTIAL) {
                fs::remove_dir_all(entry.path()).with_context(|| format!("cannot remove {}", entry.path().display()))?;
            }
        }
        let folder = tempfile::Builder::new().prefix(PARTIAL).tempdir_in(&parent)?;
        let path = folder.path().join("release");
        fs::create_dir(&path)?;
        Ok(Self { path, parent: folder.path().to_path_buf(), _folder: folder })
    }

    /// Renames the staged release into its place.
    fn settle(self, release: &Path, replace: bool) -> anyhow::Result<Settled> {
        if !release.exists() {
            fs::rename(&self.path, release).with_context(|| format!("cannot move the release to {}", release.display()))?;
            return Ok(Settled::New);
        }
        let list = "SHA256SUMS";
        if fs::read(self.path.join(list)).ok() == fs::read(release.join(list)).ok() {
            return Ok(Settled::Identical);
        }
        if !replace {
            bail!(
                "{} exists and would change: raise `version` in the recipe, or give --replace where it was never published",
                release.display()
            );
        }
        let old = self.parent.join("old");
        fs::rename(release, &old).with_context(|| format!("cannot move {} away", release.display()))?;
        fs::rename(&self.path, release).with_context(|| format!("cannot move the release to {}", release.display()))?;
        Ok(Settled::Replaced)
    }
}

/// The conservation law as a table: by source, and the reasons of all.
fn conservation(report: &SetReport) -> String {
    let row = |name: &str, c: &SourceCounts| {
        vec![
            name.to_owned(),
            c.harvested.to_string(),
            c.admitted.to_string(),
            c.rejected.to_string(),
            c.duplicate.to_string(),
            c.unjudged.to_string(),
        ]
    };
    let total = report.counts.total();
    let mut rows: Vec<Vec<String>> = report.counts.sources.iter().map(|(name, counts)| row(name, counts)).collect();
    rows.push(row("total", &total));
    let mut out = text::table(&["source", "harvested", "admitted", "rejected", "duplicate", "unjudged"], &rows);
    let mut reasons: Vec<(u64, &str, &str)> = total
        .reasons
        .iter()
        .filter(|(fate, _)| *fate != "duplicate")
        .flat_map(|(fate, reasons)| reasons.iter().map(move |(reason, n)| (*n, fate.as_str(), reason.as_str())))
        .collect();
    reasons.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    if !reasons.is_empty() {
        let shown: Vec<Vec<String>> =
            reasons.iter().take(20).map(|(n, fate, reason)| vec![format!("{fate}: {reason}"), n.to_string()]).collect();
        out.push('\n');
        out.push_str(&text::table(&["reason", "rows"], &shown));
        if reasons.len() > 20 {
            out.push_str(&format!("({} more reasons in the ledger)\n", reasons.len() - 20));
        }
    }
    out
}

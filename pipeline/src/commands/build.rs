//! `assay build`: from a recipe to a sealed release, whole or not at all.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, bail, ensure};
use assay_datasets::{
    SetReport, SetSettings, View, build_set, compare,
    counts::SourceCounts,
    settings::{DedupSettings, PromptSettings, RuleText, SplitSettings},
};
use assay_manifests::{
    Sha256Digest,
    diff::{Diff, JudgeChanges},
    keys::Signer,
    manifest::{Manifest, Previous},
    recall::Recall,
    seal::{self, Sealed},
    ssh::SshSigner,
};
use assay_validators::{
    advisory::{Advisories, Ecosystem},
    judges::dependencies::PackageNames,
    panel::{Knowledge, PanelConfig, Validator, panel},
    rule::RuleSet,
};
use serde_json::json;

use super::{Ended, print, print_json, stands};
use crate::{
    cli::{Build, Common, Making},
    harvest::{Event, Harvest, HarvestError, HarvestOptions, Update, differing, resolve},
    history::History,
    lock::Lock,
    phrasing,
    plan::Plan,
    progress::Progress,
    recipe::Recipe,
    revet,
    scanners::Scanners,
    stages, text,
};

/// A recipe with every section read.
pub(super) struct Meant {
    pub recipe: Recipe,
    /// The recipe as it is written.
    pub text: String,
    config: PanelConfig,
    rules: Arc<RuleSet>,
    pub settings: SetSettings,
}

pub fn run(build: &Build, common: &Common) -> anyhow::Result<Ended> {
    let args = &build.making;
    let mut meant = read(&args.recipe)?;
    let mut plan = Plan::new(&args.recipe, args.out.as_deref(), args.cache.as_deref(), args.key.first().map(PathBuf::as_path))?;
    plan.offline = args.offline;
    let plan = plan;
    let release = plan.out.join(&meant.recipe.name).join(&meant.recipe.version);
    let lock_path = args.recipe.with_extension("lock");
    let lock = Lock::load(&lock_path)?;
    if build.r#where {
        print(&format!("{}\n", release.display()))?;
        return Ok(Ended::Clean);
    }
    if build.check {
        stands::presence(&meant, &plan.search_path)?;
        if !args.update {
            return checked(&meant, lock.as_ref(), common);
        }
    }

    let progress = Progress::new(common.quiet || common.json);
    let harvest = harvested(args, &meant, &plan, &progress)?;
    if build.check {
        return checked(&meant, Some(&harvest.lock), common);
    }
    let signing = Signing::open(args, &plan, &meant.recipe)?;
    let history = History::of(&args.recipe, &meant.recipe.name);
    ensure!(
        !(build.replace && history.released(&meant.recipe.version)),
        "{} {} was released: it is never changed; `assay release` decides the next version",
        meant.recipe.name,
        meant.recipe.version
    );
    let work = judged(harvest, &meant, &plan, &progress)?;
    let staged = stage(&work, &mut meant, &history, &signing, (&plan, &progress), &release)?;
    let previous = args.previous.as_deref().map(Predecessor::read).transpose()?;
    seal_staged(&staged, &meant, &work, &signing, previous.as_ref())?;
    plan.go_on()?;
    let Staged { report, staging, .. } = staged;
    let settled = staging.settle(&release, build.replace)?;

    let reused = work.judged.iter().filter(|file| file.reused).count();
    if report.counts.total().admitted == 0 {
        let why = if report.counts.total().harvested == 0 { "no source gave a row" } else { "no row was admitted" };
        super::note(&format!("note: {why}: the release is empty"));
    }
    if common.json {
        let counts: BTreeMap<_, _> = report.counts.sources.iter().collect();
        print_json(&json!({"release": release, "state": settled.name(), "counts": counts, "total": report.counts.total(),
            "artifacts": work.judged.len(), "artifacts_reused": reused, "unreachable": work.harvest.skipped_optional.len()}))?;
    } else {
        print(&conservation(&report, &meant.recipe))?;
        print(&format!("{}: {} ({} artifacts, {reused} judged earlier)\n", release.display(), settled.text(), work.judged.len()))?;
    }
    Ok(Ended::Clean)
}

pub(super) fn read(path: &Path) -> anyhow::Result<Meant> {
    let recipe = Recipe::load(path)?;
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let config: PanelConfig = recipe.judge.read()?;
    let rules = RuleSet::embedded()?;
    let mut settings = SetSettings::new(&recipe.name, &recipe.version, PathBuf::new());
    settings.policy = recipe.policy.read()?;
    settings.dedup = recipe.set.read::<DedupSettings>()?;
    settings.splits = recipe.split.read::<SplitSettings>()?;
    settings.views = views(&recipe, &text)?;
    settings.prompts = recipe.prompts.read::<PromptSettings>()?;
    settings.seed = recipe.seed;
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
    let share = config.contamination.share;
    if !(1..=1000).contains(&share) {
        let help = "it is in thousandths, from 1 to 1000: leave it out for 500";
        return Err(recipe.judge.error("contamination.share", format!("{share} is no share"), help).into());
    }
    let meant = Meant { recipe, text, config, rules, settings };
    stands::meaning(&meant)?;
    Ok(meant)
}

fn views(recipe: &Recipe, text: &str) -> anyhow::Result<Vec<View>> {
    let known: Vec<&str> = View::ALL.iter().map(|view| view.name()).collect();
    recipe
        .views
        .iter()
        .map(|name| {
            View::ALL
                .iter()
                .copied()
                .find(|view| view.name() == name)
                .ok_or_else(|| stands::unknown_view(recipe, text, name, &known).into())
        })
        .collect()
}

fn checked(meant: &Meant, lock: Option<&Lock>, common: &Common) -> anyhow::Result<Ended> {
    let (sources, pins) = (meant.recipe.sources.len(), lock.map_or(0, |lock| lock.pins().len()));
    // Without a lock all is open, and the hint says so.
    let (open, gone) = lock.map(|lock| differing(&meant.recipe, lock)).unwrap_or_default();
    if common.json {
        print_json(&json!({"recipe": meant.recipe, "pinned": pins, "not_pinned": open, "no_longer_named": gone}))?;
    } else if !common.quiet {
        let hint = if pins == 0 { "; nothing is pinned yet: the first build writes the lock" } else { "" };
        print(&format!("{}: {sources} sources, {pins} artifacts pinned, no fault{hint}\n", meant.recipe.path.display()))?;
        for one in &open {
            print(&format!("  not pinned yet, the next build pins it: {one}\n"))?;
        }
        for one in &gone {
            print(&format!("  pinned, and no longer in the recipe: {one}\n"))?;
        }
    }
    Ok(Ended::Clean)
}

fn harvest(meant: &Meant, lock: Option<&Lock>, args: &Making, plan: &Plan, progress: &Progress) -> anyhow::Result<Harvest> {
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
    let harvest = resolve(&meant.recipe, lock, &options).map_err(|error| {
        // What is missing on this machine is named by line and key; the files beside the sources cannot be left out by a word.
        if error.is_absence()
            && let Err(missing) = stands::presence(meant, &plan.search_path)
        {
            return anyhow::Error::from(missing);
        }
        let said = error.to_string();
        let named = stands::beside(&meant.recipe).into_iter().find(|(_, path)| said.contains(path.as_str()));
        if let (HarvestError::Io { problem, .. }, Some((key, path)), false) = (&error, &named, error.is_absence()) {
            return anyhow::Error::from(stands::unreadable(meant, key, path, problem));
        }
        let remedy = match named {
            _ if !error.is_absence() => String::new(),
            Some((key, path)) if !matches!(error, HarvestError::Source { .. }) => {
                format!("; `{key}` of {} names `{path}`: see that it can be had, or take it out", meant.recipe.path.display())
            }
            _ => "; where the build may go on without it, say `optional = true` in its entry".to_owned(),
        };
        anyhow::anyhow!("{said}{remedy}")
    })?;
    drop(options);
    if let Some(stage) = Arc::into_inner(stage) {
        stage.done();
    }
    ensure!(!harvest.artifacts.is_empty(), "no source gave anything: nothing can be built");
    Ok(harvest)
}

/// What the pinned files beside the sources tell the judges.
fn knowledge(harvest: &Harvest, meant: &Meant, progress: &Progress) -> anyhow::Result<Knowledge> {
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
    let read = |(path, bytes): &(String, Vec<u8>)| stands::fingerprints(meant, path, bytes);
    let fingerprints = files.fingerprints.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(Knowledge { advisories, names: Arc::new(names), fingerprints })
}

/// Resolves every source, and keeps the lock where it changed.
pub(super) fn harvested(args: &Making, meant: &Meant, plan: &Plan, progress: &Progress) -> anyhow::Result<Harvest> {
    let lock_path = args.recipe.with_extension("lock");
    let harvest = harvest(meant, Lock::load(&lock_path)?.as_ref(), args, plan, progress)?;
    if harvest.lock_changed {
        harvest.lock.save(&lock_path).with_context(|| format!("cannot write {}", lock_path.display()))?;
        progress.say(&format!("wrote {} ({} artifacts pinned)", lock_path.display(), harvest.lock.pins().len()));
    }
    for skipped in &harvest.skipped_optional {
        progress.say(&format!("left out (optional): {} {}: {}", skipped.source, skipped.artifact, skipped.reason));
    }
    Ok(harvest)
}

/// What was harvested, and what the judges left of it.
pub(super) struct Work {
    pub harvest: Harvest,
    panel: Vec<Box<dyn Validator>>,
    advisories: Option<Arc<Advisories>>,
    judged: Vec<stages::JudgedFile>,
}

/// Judges everything that was harvested.
pub(super) fn judged(harvest: Harvest, meant: &Meant, plan: &Plan, progress: &Progress) -> anyhow::Result<Work> {
    let knowledge = knowledge(&harvest, meant, progress)?;
    let panel = panel(&meant.config, &meant.rules, &knowledge);
    let scanners = Scanners::new(&meant.recipe, &meant.text, &harvest.knowledge.reports, &plan.search_path)?;
    let judged = stages::judge_all(&harvest, &meant.recipe, &panel, &scanners, plan, progress)?;
    plan.go_on()?;
    // Of what an earlier run judged it is not known which results met a file.
    if judged.iter().all(|file| !file.reused) {
        scanners.strays().iter().for_each(|said| progress.say(said));
    }
    Ok(Work { harvest, panel, advisories: knowledge.advisories, judged })
}

/// Who signs.
pub(super) struct Signing {
    pub signers: Vec<Signer>,
    pub ssh: Option<SshSigner>,
}

impl Signing {
    /// Opens every key that was named; the first is made where it is not there yet.
    pub(super) fn open(args: &Making, plan: &Plan, recipe: &Recipe) -> anyhow::Result<Self> {
        let origin = stages::origin_name(recipe);
        let (first, made) = Signer::open_or_create(&plan.key, &origin)?;
        if made {
            super::note(&format!("made a signing key: {} (keep it; it is never part of a release)", plan.key.display()));
        }
        let mut signers = vec![first];
        for path in args.key.iter().skip(1) {
            let signer = Signer::open(path, &origin)?;
            ensure!(signers.iter().all(|other| other.public() != signer.public()), "--key {}: given twice", path.display());
            signers.push(signer);
        }
        let ssh = args.ssh_key.as_deref().map(SshSigner::open).transpose()?;
        Ok(Self { signers, ssh })
    }
}

/// A set that is written and not sealed yet.
pub(super) struct Staged {
    pub report: SetReport,
    pub staging: Staging,
    pub recalls: Vec<Recall>,
}

/// Assembles the set beside its final place, with what history adds to it.
pub(super) fn stage(
    work: &Work,
    meant: &mut Meant,
    history: &History,
    signing: &Signing,
    (plan, progress): (&Plan, &Progress),
    release: &Path,
) -> anyhow::Result<Staged> {
    let recalls = history.recalls(&history.believed(&signing.signers)?)?;
    meant.settings.recalls = History::exclusions(&recalls);
    meant.settings.pipeline_sha256 = pipeline_digest(meant, plan);
    let staging = Staging::new(release)?;
    let inputs: Vec<PathBuf> = work.judged.iter().map(|file| file.path.clone()).collect();
    let mut settings = meant.settings.clone();
    settings.prompts.written.clear();
    let spill = tempfile::tempdir_in(&staging.parent).context("cannot make a folder to spill to")?;
    settings.temp = spill.path().to_path_buf();
    let stage = progress.stage("assemble", 1);
    let assemble =
        |settings: &SetSettings| build_set(&inputs, settings, &staging.path, &|which, done, total| stage.at(done, total, which.name()));
    let mut report = assemble(&settings)?;
    if let Some(model) = &settings.prompts.model {
        // The prompts are known once the set is: they are worded, and the set is assembled with them.
        meant.settings.prompts.written = phrasing::written(&phrasing::asked(&staging.path)?, model, plan, progress)?;
        let mut worded = settings.clone();
        worded.prompts.written.clone_from(&meant.settings.prompts.written);
        staging.empty()?;
        report = assemble(&worded)?;
    }
    stage.done();
    assay_datasets::licences::write(&staging.path, &stages::licence_texts(&work.harvest, &report))?;
    history.stage(&staging.path, &recalls)?;
    Ok(Staged { report, staging, recalls })
}

/// What decides a row besides its source: program, rules and every section of the recipe that judges or admits.
fn pipeline_digest(meant: &Meant, plan: &Plan) -> Sha256Digest {
    let sections = [&meant.recipe.judge, &meant.recipe.policy, &meant.recipe.set].map(|section| section.table.to_string());
    Sha256Digest::of_parts([plan.program.0.as_slice()].into_iter().chain(sections.iter().map(String::as_bytes)))
}

/// The manifest of a staged set, all but what sealing fills in.
pub(super) fn manifest_of(staged: &Staged, meant: &Meant, work: &Work) -> anyhow::Result<Manifest> {
    let mut manifest = stages::manifest(
        &meant.recipe,
        meant.text.as_bytes(),
        &work.harvest,
        &work.panel,
        &meant.rules,
        &meant.settings,
        &staged.report,
        &staged.staging.path,
    )?;
    if let Some(advisories) = &work.advisories {
        for source in &mut manifest.sources {
            source.vulnerabilities = source.purl.as_deref().map(|purl| revet::known(advisories, purl)).unwrap_or_default();
        }
    }
    Ok(manifest)
}

/// The release that a new one comes after.
pub(super) struct Predecessor {
    pub dir: PathBuf,
    pub previous: Previous,
}

impl Predecessor {
    pub(super) fn read(dir: &Path) -> anyhow::Result<Self> {
        let (manifest, digest) = super::diff::manifest(dir)?;
        Ok(Self { dir: dir.to_path_buf(), previous: compare::previous_of(&manifest, digest) })
    }
}

/// Seals a staged set, with what changed since `previous`.
pub(super) fn seal_staged(
    staged: &Staged,
    meant: &Meant,
    work: &Work,
    signing: &Signing,
    previous: Option<&Predecessor>,
) -> anyhow::Result<(Sealed, Option<Diff>)> {
    let dir = &staged.staging.path;
    let mut manifest = manifest_of(staged, meant, work)?;
    let diff = match previous {
        None => None,
        Some(previous) => {
            let new = (dir.as_path(), manifest.name.as_str(), manifest.version.as_str());
            let mut diff = compare::releases((&previous.dir, previous.previous.clone()), new, &staged.recalls)?;
            diff.judges = JudgeChanges::between(&super::diff::manifest(&previous.dir)?.0, &manifest);
            fs::write(dir.join(DIFF), diff.to_json()?).with_context(|| format!("cannot write {DIFF}"))?;
            manifest.previous = Some(previous.previous.clone());
            Some(diff)
        }
    };
    let input = seal::SealInput { manifest, about: stages::about(&meant.recipe) };
    let sealed = seal::seal(dir, &input, &signing.signers, signing.ssh.as_ref())?;
    Ok((sealed, diff))
}

/// What changed since the release before.
const DIFF: &str = "diff.json";

/// A folder beside the release's final place. What is left in it when the run ends is removed.
pub(super) struct Staging {
    pub path: PathBuf,
    parent: PathBuf,
    _folder: tempfile::TempDir,
    /// The folder of the releases, held for this run alone.
    _lock: fs::File,
}

/// How a build ended.
#[derive(Clone, Copy)]
pub(super) enum Settled {
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
        // Held until this run ends, however it ends: what lies about now was left behind by a killed run. Where folders cannot be locked,
        // runs are not told apart.
        let lock = fs::File::open(&parent).with_context(|| format!("cannot read {}", parent.display()))?;
        if let Err(fs::TryLockError::WouldBlock) = lock.try_lock() {
            bail!("another build is writing in {}: wait until it ends, or give another --out", parent.display());
        }
        for entry in fs::read_dir(&parent)?.flatten() {
            if entry.file_name().to_string_lossy().starts_with(PARTIAL) {
                fs::remove_dir_all(entry.path()).with_context(|| format!("cannot remove {}", entry.path().display()))?;
            }
        }
        let folder = tempfile::Builder::new().prefix(PARTIAL).tempdir_in(&parent)?;
        let path = folder.path().join("release");
        fs::create_dir(&path)?;
        Ok(Self { path, parent: folder.path().to_path_buf(), _folder: folder, _lock: lock })
    }

    /// Takes away what was staged.
    fn empty(&self) -> anyhow::Result<()> {
        fs::remove_dir_all(&self.path)
            .and_then(|()| fs::create_dir(&self.path))
            .with_context(|| format!("cannot empty {}", self.path.display()))
    }

    /// Renames the staged release into its place.
    pub(super) fn settle(self, release: &Path, replace: bool) -> anyhow::Result<Settled> {
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

/// The conservation law as a table: by source, those that gave nothing among them, and the reasons of all.
pub(super) fn conservation(report: &SetReport, recipe: &Recipe) -> String {
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
    let mut sources: BTreeMap<&str, SourceCounts> =
        recipe.sources.iter().map(|source| (source.name.as_str(), SourceCounts::default())).collect();
    sources.extend(report.counts.sources.iter().map(|(name, counts)| (name.as_str(), counts.clone())));
    let mut rows: Vec<Vec<String>> = sources.iter().map(|(name, counts)| row(name, counts)).collect();
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

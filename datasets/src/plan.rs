//! What becomes of every row, decided over the set as a whole: which occurrence stands for a text, which text for a cluster, what the caps
//! leave, in which split it is. Choices are by assurance, licence, provenance and digest, never by arrival. Some fifty bytes a sample.

use std::{
    fs::File,
    io::{BufWriter, Write},
    os::unix::fs::FileExt,
    path::PathBuf,
};

use assay_manifests::{Assurance, Harvested, Judged, Language, RevisionKind, Sha256Digest};
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::{
    Error, Fate, Result,
    admission::{Admission, Assessment},
    authors::author,
    concentration::{self, FEATURE},
    dedup::{
        self, ShingleRef, ShingleStore,
        tokens::{Fingerprint, fingerprint, skeleton},
    },
    pairplan::{PairFate, PairLook, Pairs},
    settings::{Progress, SetSettings},
    spill::{FixedSorter, spill_file},
    splits::{self, Split},
};

mod elect;

const NONE: u32 = u32::MAX; // no number
/// Bytes of one row of the survey: see `Look::encode`.
const LOOK: usize = 153;

/// What the survey keeps of one judged row.
pub struct Look {
    id: Sha256Digest,
    occurrence: Sha256Digest,
    /// Lower is better: assurance, licence, provenance.
    rank: [u8; 4],
    /// Tells apart rows of one occurrence.
    tie: u64,
    eligible: bool,
    condemns: bool,
    repo: u64,
    author: u64,
    file: u64,
    skeleton: u64,
    language: u8,
    /// The first weakness that evidence is shown for; 0 where there is none.
    cwe: u16,
    /// Words and runs, for `concentration`.
    features: Vec<(u8, u64)>,
    print: Option<Fingerprint>,
}

impl Look {
    fn new(admission: &Admission, line: &[u8], judged: &Judged) -> Self {
        let Judged { sample, .. } = judged;
        let assessment = admission.assess(judged);
        let mut look = Self {
            id: sample.id(),
            occurrence: sample.occurrence(),
            rank: [u8::MAX; 4],
            tie: xxh3_64(line),
            eligible: false,
            condemns: false,
            repo: xxh3_64(sample.origin.repo.as_bytes()),
            author: xxh3_64(author(&sample.origin).as_bytes()),
            file: xxh3_64_with_seed(sample.origin.path.as_bytes(), xxh3_64(sample.origin.repo.as_bytes())),
            skeleton: 0,
            language: Language::ALL.iter().position(|language| *language == sample.language).unwrap_or(0) as u8,
            cwe: judged.verdicts.iter().flat_map(|v| &v.evidence).find_map(|item| item.cwe.first()).map_or(0, |cwe| *cwe as u16),
            features: Vec::new(),
            print: None,
        };
        match assessment {
            Assessment::Eligible { assurance, license_rank, .. } => {
                look.eligible = true;
                look.rank = [u8::MAX - assurance as u8, license_rank, u8::from(sample.origin.revision_kind != RevisionKind::Git), 0];
                look.skeleton = skeleton(&sample.content);
                look.features = concentration::features(sample);
                look.print = Some(fingerprint(&sample.content, sample.language, &sample.name));
            }
            Assessment::Barred { condemns, .. } => look.condemns = condemns,
        }
        look
    }

    /// Sorts by text, eligible occurrences first, best first.
    fn encode(&self, number: u32, shingles: ShingleRef) -> [u8; LOOK] {
        let mut row = [0; LOOK];
        let mut at = 0;
        let mut put = |bytes: &[u8]| {
            row[at..at + bytes.len()].copy_from_slice(bytes);
            at += bytes.len();
        };
        put(&self.id.0);
        put(&[u8::from(!self.eligible)]);
        put(&self.rank);
        put(&self.occurrence.0);
        put(&self.tie.to_be_bytes());
        put(&number.to_be_bytes());
        put(&[u8::from(self.condemns)]);
        put(&self.repo.to_be_bytes());
        put(&self.author.to_be_bytes());
        put(&self.skeleton.to_be_bytes());
        let (normal, shape) = self.print.as_ref().map_or((0, 0), |print| (print.normal, print.shape));
        put(&normal.to_be_bytes());
        put(&shape.to_be_bytes());
        put(&shingles.at.to_be_bytes());
        put(&shingles.len.to_be_bytes());
        put(&[self.language]);
        put(&self.cwe.to_be_bytes());
        put(&self.file.to_be_bytes());
        row
    }
}

/// A row of the survey, read back.
struct Seen<'a>(&'a [u8; LOOK]);

impl Seen<'_> {
    fn id(&self) -> [u8; 32] {
        let mut id = [0; 32];
        id.copy_from_slice(&self.0[..32]);
        id
    }

    fn eligible(&self) -> bool {
        self.0[32] == 0
    }

    fn rank(&self) -> u32 {
        self.number(33)
    }

    fn row(&self) -> u32 {
        self.number(77)
    }

    fn condemns(&self) -> bool {
        self.0[81] == 1
    }

    fn repo(&self) -> u64 {
        self.long(82)
    }

    fn author(&self) -> u64 {
        self.long(90)
    }

    fn skeleton(&self) -> u64 {
        self.long(98)
    }

    fn normal(&self) -> &[u8] {
        &self.0[106..122]
    }

    fn shape(&self) -> u64 {
        self.long(122)
    }

    fn shingles(&self) -> ShingleRef {
        ShingleRef { at: self.long(130), len: self.number(138) }
    }

    fn language(&self) -> u8 {
        self.0[142]
    }

    fn cwe(&self) -> u16 {
        u16::from(self.0[143]) << 8 | u16::from(self.0[144])
    }

    fn file(&self) -> u64 {
        self.long(145)
    }

    fn number(&self, at: usize) -> u32 {
        self.0[at..at + 4].iter().fold(0, |n, byte| n << 8 | u32::from(*byte))
    }

    fn long(&self, at: usize) -> u64 {
        self.0[at..at + 8].iter().fold(0, |n, byte| n << 8 | u64::from(*byte))
    }
}

/// Gathers looks, in order of the rows.
pub struct Survey<'a> {
    settings: &'a SetSettings,
    rows: FixedSorter<LOOK>,
    shingles: ShingleStore,
    features: FixedSorter<FEATURE>,
    pairs: Vec<(u32, PairLook)>,
    count: u32,
}

/// What the survey takes of one row.
pub enum Surveyed {
    /// A refused member, or a pair that is not kept: it takes no part in what follows.
    Nothing,
    Sample(Box<Look>),
    Pair(Box<PairLook>),
}

impl Surveyed {
    /// Looks at one row; `line` is the row as it was read.
    pub fn new(admission: &Admission, line: &[u8], row: &Harvested) -> Self {
        match row {
            Harvested::Refused(_) => Self::Nothing,
            Harvested::Judged(judged) => Self::Sample(Box::new(Look::new(admission, line, judged))),
            Harvested::Pair(pair) => PairLook::new(admission, line, pair).map_or(Self::Nothing, |look| Self::Pair(Box::new(look))),
        }
    }
}

impl<'a> Survey<'a> {
    /// # Errors
    /// Where the place to spill to cannot be written.
    pub fn new(settings: &'a SetSettings) -> Result<Self> {
        Ok(Self {
            settings,
            rows: FixedSorter::new(&settings.temp, settings.buffer_bytes),
            shingles: ShingleStore::new(&settings.temp)?,
            features: FixedSorter::new(&settings.temp, settings.buffer_bytes),
            pairs: Vec::new(),
            count: 0,
        })
    }

    /// The next row.
    ///
    /// # Errors
    /// Where spilling fails.
    pub fn push(&mut self, row: Surveyed) -> Result<()> {
        match row {
            Surveyed::Nothing => {}
            Surveyed::Pair(look) => self.pairs.push((self.count, *look)),
            Surveyed::Sample(look) => {
                let shingles = match &look.print {
                    Some(print) => self.shingles.push(&print.shingles)?,
                    None => ShingleRef::default(),
                };
                self.rows.push(look.encode(self.count, shingles))?;
                for feature in &look.features {
                    self.features.push(concentration::encode(*feature, self.count))?;
                }
            }
        }
        self.count += 1;
        Ok(())
    }

    /// Decides.
    ///
    /// # Errors
    /// Where spilling fails.
    pub fn plan(self, progress: &Progress<'_>) -> Result<Plan> {
        let settings = self.settings;
        let dir = &settings.temp;
        let shingles = self.shingles.finish()?;
        let pairs = Pairs::choose(self.pairs, &settings.policy.pairs);
        let mut plan = Plan { text_of: vec![NONE; self.count as usize], texts: Vec::new(), pairs, ids: spill_file(dir)?, dir: dir.clone() };
        let mut facts = TextFacts::default();
        let mut normal = FixedSorter::<20>::new(dir, settings.buffer_bytes);
        let mut ids = BufWriter::with_capacity(1 << 18, plan.ids.try_clone().map_err(|e| Error::io(dir, e))?);
        self.rows.sorted()?.groups(
            |a, b| a[..32] == b[..32],
            |group| {
                let text = plan.texts.len() as u32;
                let first = Seen(&group[0]);
                ids.write_all(&first.id()).map_err(|e| Error::io(dir, e))?;
                // What a kept pair shows to be insecure is admitted from nowhere.
                let insecure = plan.pairs.is_insecure(&first.id(), first.normal());
                let condemned = insecure || group.iter().any(|row| Seen(row).condemns());
                let stands = first.eligible() && !condemned;
                for row in group.iter().map(Seen) {
                    plan.text_of[row.row() as usize] = text;
                    if row.eligible() && stands {
                        facts.seen_in.push((text, facts.repos.number(row.repo())));
                    }
                }
                let state = match (stands, condemned) {
                    (true, _) => State::Stands,
                    (false, true) => State::Condemned,
                    (false, false) => State::Barred,
                };
                let primary = if stands { first.row() } else { NONE };
                plan.texts.push(Text { primary, cluster: text, stands_for: text, state, split: Split::Train });
                facts.rank.push(first.rank());
                facts.shape.push(first.shape());
                facts.skeleton.push(first.skeleton());
                facts.repo.push(first.repo());
                facts.author.push(first.author());
                facts.file.push(first.file());
                facts.language.push(first.language());
                facts.cwe.push(first.cwe());
                facts.draw.push(xxh3_64_with_seed(&first.id(), settings.seed));
                facts.shingles.push(if stands { first.shingles() } else { ShingleRef::default() });
                if stands {
                    let mut row = [0; 20];
                    row[..16].copy_from_slice(first.normal());
                    row[16..].copy_from_slice(&text.to_be_bytes());
                    normal.push(row)?;
                }
                Ok(())
            },
        )?;
        ids.flush().map_err(|e| Error::io(dir, e))?;

        let mut sets = dedup::cluster(normal, &facts.shingles, &shingles, settings.dedup.similarity, dir, settings.buffer_bytes, progress)?;
        plan.elect(&facts.rank, |text| sets.root(text));
        let suspicious = plan.concentrated(self.features, &facts, settings)?;
        if !suspicious.is_empty() {
            // A copy with something planted in it must not stand for the text that it was made from.
            plan.reelect(&facts.rank, &suspicious);
        }
        plan.cap(&facts, &suspicious, settings);
        plan.split(&mut facts, settings);
        Ok(plan)
    }
}

/// What is known of each text while deciding.
#[derive(Default)]
struct TextFacts {
    rank: Vec<u32>,
    shape: Vec<u64>,
    skeleton: Vec<u64>,
    repo: Vec<u64>,
    author: Vec<u64>,
    file: Vec<u64>,
    language: Vec<u8>,
    cwe: Vec<u16>,
    /// Lot of a text under the recipe's seed: who goes first among equals.
    draw: Vec<u64>,
    shingles: Vec<ShingleRef>,
    /// Which text was seen, eligible, in which repository.
    seen_in: Vec<(u32, u32)>,
    repos: Names,
}

/// Numbers for hashes, in the order they are first asked for.
#[derive(Default)]
struct Names {
    numbers: FxHashMap<u64, u32>,
    hashes: Vec<u64>,
}

impl Names {
    fn number(&mut self, hash: u64) -> u32 {
        *self.numbers.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            self.hashes.len() as u32 - 1
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Released, or a duplicate of what is where `stands_for` is another.
    Stands,
    /// No occurrence is eligible.
    Barred,
    /// Flagged at one place, and so not admitted from any.
    Condemned,
    /// Would stand for its cluster, but a cap is reached.
    Capped(&'static str),
}

struct Text {
    /// The row that stands for it.
    primary: u32,
    /// Smallest text of its cluster.
    cluster: u32,
    /// The text that stands for the cluster.
    stands_for: u32,
    state: State,
    split: Split,
}

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub fate: Fate,
    /// `judge/rule`, `policy/...`, `cap/...`; empty for admitted rows.
    pub reason: String,
    /// The text it is a duplicate of.
    pub duplicate_of: Option<u32>,
    /// The released text that it is an occurrence of, where it is one, whatever its fate: its origin belongs to that text.
    pub occurrence_of: Option<u32>,
}

/// What becomes of every row.
pub struct Plan {
    text_of: Vec<u32>,
    texts: Vec<Text>,
    pairs: Pairs,
    ids: File,
    dir: PathBuf,
}

impl Plan {
    /// Texts that might be released and share a feature as planted ones do.
    fn concentrated(&self, features: FixedSorter<FEATURE>, facts: &TextFacts, settings: &SetSettings) -> Result<FxHashMap<u32, u64>> {
        let caps = &settings.policy.caps;
        if caps.suspicious == 0 {
            return Ok(FxHashMap::default());
        }
        concentration::suspicious(features, caps.suspicious_from.max(2), |row| {
            let text = *self.text_of.get(row as usize)?;
            let known = self.texts.get(text as usize)?;
            let at = text as usize;
            (known.state == State::Stands && known.primary == row).then(|| concentration::Facts {
                text,
                cluster: known.cluster,
                shape: facts.shape[at],
                sink: facts.cwe[at],
                author: facts.author[at],
                file: facts.file[at],
            })
        })
    }

    fn cap(&mut self, facts: &TextFacts, suspicious: &FxHashMap<u32, u64>, settings: &SetSettings) {
        let caps = &settings.policy.caps;
        let origins: FxHashMap<u64, u32> = caps.origins.iter().map(|(repo, most)| (xxh3_64(repo.as_bytes()), *most)).collect();
        let mut order: Vec<u32> = self.released().collect();
        order.sort_unstable_by_key(|text| (facts.rank[*text as usize], facts.draw[*text as usize], *text));
        let most_neighbours = self.pairs.kept().count() as u64 * u64::from(settings.policy.pairs.neighbours) / 100;
        let mut neighbours = 0;
        let (mut templates, mut repos, mut authors) = (Tally::default(), Tally::default(), Tally::default());
        let (mut languages, mut weaknesses, mut features) = (Tally::default(), Tally::default(), Tally::default());
        for text in order {
            let at = text as usize;
            let (shape, repo, author) = (facts.shape[at], facts.repo[at], facts.author[at]);
            let most_of_repo = origins.get(&repo).copied().unwrap_or(caps.origin);
            let (language, cwe) = (u64::from(facts.language[at]), u64::from(facts.cwe[at]));
            let most_of_cwe = if cwe == 0 { 0 } else { caps.cwe };
            let feature = suspicious.get(&text).copied();
            // Below what the policy asks for, only neighbours of pairs are eligible at all.
            let is_neighbour = settings.policy.minimum_assurance > Assurance::Unflagged
                && facts.rank[at] >> 24 == u32::from(u8::MAX - Assurance::Unflagged as u8);
            let reached = if is_neighbour && neighbours >= most_neighbours {
                "cap/neighbours"
            } else if feature.is_some_and(|feature| features.reached(feature, caps.suspicious)) {
                "cap/suspicious"
            } else if caps.share > 0 && facts.draw[at] % 1000 >= u64::from(caps.share) {
                "cap/share"
            } else if templates.reached(shape, caps.template) {
                "cap/template"
            } else if repos.reached(repo, most_of_repo) {
                "cap/origin"
            } else if authors.reached(author, caps.author) {
                "cap/author"
            } else if weaknesses.reached(cwe, most_of_cwe) {
                "cap/cwe"
            } else if languages.reached(language, caps.language) {
                "cap/language"
            } else {
                if let Some(feature) = feature {
                    features.add(feature);
                }
                neighbours += u64::from(is_neighbour);
                weaknesses.add(cwe);
                languages.add(language);
                templates.add(shape);
                repos.add(repo);
                authors.add(author);
                continue;
            };
            self.texts[at].state = State::Capped(reached);
        }
    }

    fn split(&mut self, facts: &mut TextFacts, settings: &SetSettings) {
        let mut row_of = vec![NONE; self.texts.len()];
        let released: Vec<u32> = self.released().collect();
        for (row, text) in released.iter().enumerate() {
            row_of[*text as usize] = row as u32;
        }
        let mut links: Vec<(u32, u32)> = Vec::new();
        for (text, repo) in &facts.seen_in {
            if row_of[*text as usize] != NONE {
                links.push((row_of[*text as usize], *repo));
            }
        }
        // Pairs are rows after the samples: one split for both sides, and for all that shares a repository, a text or an advisory.
        let pairs: Vec<&PairLook> = self.pairs.kept().map(|(_, look)| look).collect();
        for (at, pair) in pairs.iter().enumerate() {
            for repo in pair.repos {
                links.push(((released.len() + at) as u32, facts.repos.number(repo)));
            }
        }
        // Skeletons and advisories are keys without a name of their own.
        let mut skeletons = Names::default();
        let named = facts.repos.hashes.len() as u32;
        for (at, pair) in pairs.iter().enumerate() {
            for key in pair.skeletons.iter().chain(&pair.advisories) {
                links.push(((released.len() + at) as u32, named + skeletons.number(*key)));
            }
        }
        for (row, text) in released.iter().enumerate() {
            links.push((row as u32, named + skeletons.number(facts.skeleton[*text as usize])));
        }
        let keys = named as usize + skeletons.hashes.len();
        let rows = released.len() + pairs.len();
        let assigned = splits::assign(rows, keys, &links, &facts.repos.hashes, &settings.splits);
        for (text, split) in released.iter().zip(&assigned) {
            self.texts[*text as usize].split = *split;
        }
        self.pairs.set_splits(&assigned[released.len()..]);
    }

    /// Released texts, by id.
    pub fn released(&self) -> impl Iterator<Item = u32> {
        self.texts
            .iter()
            .enumerate()
            .filter(|(at, text)| text.state == State::Stands && text.stands_for as usize == *at)
            .map(|(at, _)| at as u32)
    }

    /// What becomes of row `number`, of which the policy says `assessment`.
    pub fn decide(&self, number: u32, assessment: &Assessment) -> Decision {
        let barred = |fate: Fate, reason: &str| Decision { fate, reason: reason.to_owned(), duplicate_of: None, occurrence_of: None };
        if let Assessment::Barred { fate, reason, .. } = assessment {
            return barred(*fate, reason);
        }
        let at = self.text_of[number as usize];
        let Some(text) = self.texts.get(at as usize) else { return barred(Fate::Unjudged, "policy/not-surveyed") };
        match text.state {
            State::Condemned | State::Barred => barred(Fate::Rejected, "policy/same-text-flagged-elsewhere"),
            State::Capped(reached) => barred(Fate::Rejected, reached),
            State::Stands if text.stands_for != at => {
                let reason = "duplicate/near-or-renamed".to_owned();
                Decision { fate: Fate::Duplicate, reason, duplicate_of: Some(text.stands_for), occurrence_of: None }
            }
            State::Stands if text.primary != number => {
                let reason = "duplicate/same-text".to_owned();
                Decision { fate: Fate::Duplicate, reason, duplicate_of: Some(at), occurrence_of: Some(at) }
            }
            State::Stands => Decision { fate: Fate::Admitted, reason: String::new(), duplicate_of: None, occurrence_of: Some(at) },
        }
    }

    /// What becomes of the pair in row `number`; `None` where it is not kept by itself.
    pub fn pair_fate(&self, number: u32) -> Option<&PairFate> {
        self.pairs.fate(number)
    }

    /// The text that row `number` is an occurrence of; `None` for a refused member.
    pub fn text_of(&self, number: u32) -> Option<u32> {
        self.text_of.get(number as usize).copied().filter(|text| *text != NONE)
    }

    pub fn split_of(&self, text: u32) -> Split {
        self.texts[text as usize].split
    }

    /// Smallest text of the cluster of `text`.
    pub fn cluster_of(&self, text: u32) -> u32 {
        self.texts[text as usize].cluster
    }

    /// # Errors
    /// Where the list of ids cannot be read back.
    pub fn id_of(&self, text: u32) -> Result<Sha256Digest> {
        let mut id = [0; 32];
        self.ids.read_exact_at(&mut id, u64::from(text) * 32).map_err(|e| Error::io(&self.dir, e))?;
        Ok(Sha256Digest(id))
    }
}

/// Counts of hashes.
#[derive(Default)]
struct Tally(FxHashMap<u64, u32>);

impl Tally {
    fn reached(&self, key: u64, most: u32) -> bool {
        most > 0 && self.0.get(&key).is_some_and(|n| *n >= most)
    }

    fn add(&mut self, key: u64) {
        *self.0.entry(key).or_default() += 1;
    }
}

//! Admission: the one place that decides what becomes of a sample by itself, and the one policy it follows. Duplicates, caps
//! and splits follow from the set as a whole (`plan`); the words for them are here too. Never looks at the network or the clock.

use std::collections::BTreeMap;

use assay_manifests::{
    Assurance, Judged, Outcome, Verdict,
    recall::{self, ExclusionIndex},
};
use serde::{Deserialize, Serialize};
use spdx::Expression;

use crate::pairs::PairPolicy;

/// Permissive licences, most wanted first within a rank: rank 0 asks nothing, 1 asks for attribution, 2 asks for more than that.
const PERMISSIVE: &[(&str, u8)] = &[
    ("0BSD", 0),
    ("CC0-1.0", 0),
    ("MIT-0", 0),
    ("Unlicense", 0),
    ("BSD-1-Clause", 1),
    ("BSD-2-Clause", 1),
    ("BSD-2-Clause-Patent", 1),
    ("BSD-3-Clause", 1),
    ("BSL-1.0", 1),
    ("BlueOak-1.0.0", 1),
    ("Fair", 1),
    ("HPND", 1),
    ("ICU", 1),
    ("ISC", 1),
    ("MIT", 1),
    ("NCSA", 1),
    ("PostgreSQL", 1),
    ("Unicode-3.0", 1),
    ("UPL-1.0", 1),
    ("X11", 1),
    ("Zlib", 1),
    ("curl", 1),
    ("AFL-3.0", 2),
    ("Apache-2.0", 2),
    ("ECL-2.0", 2),
    ("MulanPSL-2.0", 2),
    ("PSF-2.0", 2),
    ("Python-2.0", 2),
    ("ZPL-2.1", 2),
];

/// Tag of a text that its data set calls vulnerable.
const CLAIMED: &str = "claimed-vulnerable";
/// Tag of a function that was harvested to stand beside pairs.
pub const NEIGHBOUR: &str = "neighbour";

/// What happened to a harvested row. Each has exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    Admitted,
    Rejected,
    Duplicate,
    Unjudged,
}

impl Fate {
    /// In the order in which counts are stated.
    pub const ALL: [Self; 4] = [Self::Admitted, Self::Rejected, Self::Duplicate, Self::Unjudged];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Admitted => "admitted",
            Self::Rejected => "rejected",
            Self::Duplicate => "duplicate",
            Self::Unjudged => "unjudged",
        }
    }
}

/// What must hold for a sample to be admitted: the recipe's `[policy]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Least assurance of an admitted sample.
    pub minimum_assurance: Assurance,
    /// Validators without whose decision nothing is admitted: an unjudged verdict of theirs, or one undecided sink, bars it.
    /// A name also stands for every `name:detail`; `*` stands for all.
    pub unjudged_bars: Vec<String>,
    /// Validators that judge the place and not the text: what they flag at one place does not condemn the same text elsewhere.
    pub place_bound: Vec<String>,
    /// Independent scanners whose clear verdict on evidenced code makes it `corroborated`.
    pub corroborators: Vec<String>,
    /// Validators that carry a person's signature; their clear verdict makes evidenced code `reviewed`.
    pub reviewers: Vec<String>,
    /// SPDX identifiers that a sample's licence expression must be satisfiable with.
    pub licenses: Vec<String>,
    pub caps: Caps,
    pub pairs: PairPolicy,
    pub exclude: Exclusions,
}

impl Default for Policy {
    fn default() -> Self {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            minimum_assurance: Assurance::Evidenced,
            unjudged_bars: list(&["coverage", "licence", "secrets", "flow"]),
            place_bound: list(&["licence"]),
            corroborators: list(&["scanner"]),
            reviewers: list(&["review"]),
            licenses: PERMISSIVE.iter().map(|(id, _)| (*id).to_owned()).collect(),
            caps: Caps::default(),
            pairs: PairPolicy::default(),
            exclude: Exclusions::default(),
        }
    }
}

/// Most rows of one kind; 0 means no limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Caps {
    /// Of one template: texts that differ in names and literals only.
    pub template: u32,
    /// Of one origin repository; 0 is no limit, as for every cap.
    pub origin: u32,
    /// Of one owner of repositories (host and first part of the path).
    pub author: u32,
    /// Of one weakness, by the first that evidence is shown for.
    pub cwe: u32,
    /// Of one language or format.
    pub language: u32,
    /// Thousandths of all clusters that stay, drawn by the recipe's seed.
    pub share: u32,
    /// Of texts that share a word with one sink and few templates, or a run of text that few owners repeat: how backdoors are planted.
    pub suspicious: u32,
    /// How many texts must share such a feature before `suspicious` holds for them.
    pub suspicious_from: u32,
    /// Of single origin repositories, by URL, in place of `origin`.
    pub origins: BTreeMap<String, u32>,
}

impl Default for Caps {
    fn default() -> Self {
        Self {
            template: 50,
            // About 250 planted rows are enough for a backdoor, 100 were not: no origin reaches that without being told to.
            origin: 50,
            author: 50,
            cwe: 0,
            language: 0,
            share: 0,
            // A backdoor may be spread over dozens of variants, each of some twenty copies: one of each stays, as of near duplicates.
            suspicious: 1,
            suspicious_from: 20,
            origins: BTreeMap::new(),
        }
    }
}

/// What is never admitted: recalled texts, and owners' wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Exclusions {
    /// Digests of texts or of artifacts, hex.
    pub sha256: Vec<String>,
    /// Repository URLs; what lies below one is excluded with it.
    pub repo: Vec<String>,
    /// Package URLs, with or without version.
    pub purl: Vec<String>,
    /// SPDX identifiers: an expression that names one is excluded.
    pub license: Vec<String>,
    /// Tags (`test`, `generated`, `vendored`).
    pub tag: Vec<String>,
}

/// What the policy makes of one sample by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assessment {
    /// May be admitted, where it is no duplicate and no cap is reached.
    Eligible { assurance: Assurance, license: String, license_rank: u8 },
    /// May not; `condemns` where the same text may not be admitted from anywhere else either.
    Barred { fate: Fate, reason: String, condemns: bool },
}

/// A policy made ready to be asked.
pub struct Admission {
    policy: Policy,
    allowed: BTreeMap<String, u8>,
    recalled: ExclusionIndex,
}

impl Admission {
    /// # Errors
    /// A sentence naming the entry that is not an SPDX identifier or digest.
    pub fn new(policy: &Policy) -> Result<Self, String> {
        let mut allowed = BTreeMap::new();
        for id in &policy.licenses {
            let known = spdx::license_id(id).filter(|known| known.name == id);
            if known.is_none() {
                return Err(format!("policy.licenses: `{id}` is not an SPDX licence identifier"));
            }
            allowed.insert(id.clone(), PERMISSIVE.iter().find(|(name, _)| name == id).map_or(3, |(_, rank)| *rank));
        }
        if let Some(bad) = policy.exclude.sha256.iter().find(|text| text.parse::<assay_manifests::Sha256Digest>().is_err()) {
            return Err(format!("policy.exclude.sha256: `{bad}` is not a SHA-256 digest (64 hex digits)"));
        }
        Ok(Self { policy: policy.clone(), allowed, recalled: ExclusionIndex::default() })
    }

    /// Leaves out what recalls name, too.
    pub fn obeying(mut self, recalls: &recall::Exclusions) -> Self {
        self.recalled = recalls.index();
        self
    }

    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// What becomes of `judged` by itself.
    pub fn assess(&self, judged: &Judged) -> Assessment {
        if let Some(reason) = self.excluded(judged) {
            return Assessment::Barred { fate: Fate::Rejected, reason, condemns: false };
        }
        if let Some(verdict) = judged.verdicts.iter().find(|verdict| verdict.outcome == Outcome::Flagged || !verdict.findings.is_empty()) {
            // A text that one validator condemns for its place may be condemned for itself by another.
            let condemns = judged.verdicts.iter().any(|verdict| {
                (verdict.outcome == Outcome::Flagged || !verdict.findings.is_empty())
                    && !listed(&self.policy.place_bound, &verdict.validator)
            });
            return Assessment::Barred { fate: Fate::Rejected, reason: flag_reason(verdict), condemns };
        }
        let origin = &judged.sample.origin;
        // Who gathered it says that it is vulnerable; that no rule sees why does not make it fit to learn from.
        if origin.tags.iter().any(|tag| tag == CLAIMED) {
            return Assessment::Barred { fate: Fate::Rejected, reason: format!("claim/{CLAIMED}"), condemns: true };
        }
        let (license, license_rank) = match self.license(&origin.license) {
            Ok(found) => found,
            Err((fate, reason)) => return Assessment::Barred { fate, reason, condemns: false },
        };
        for verdict in &judged.verdicts {
            if listed(&self.policy.unjudged_bars, &verdict.validator)
                && (verdict.outcome == Outcome::Unjudged || !verdict.unjudged.is_empty())
            {
                return Assessment::Barred { fate: Fate::Unjudged, reason: unjudged_reason(verdict), condemns: false };
            }
        }
        if !judged.verdicts.iter().any(|verdict| verdict.outcome == Outcome::Clear) {
            return Assessment::Barred { fate: Fate::Unjudged, reason: "panel/nothing-judged".to_owned(), condemns: false };
        }
        let assurance = self.assurance(&judged.verdicts);
        if assurance < self.policy.minimum_assurance && !self.is_neighbour(judged) {
            let reason = format!("policy/{}-below-{}", assurance.name(), self.policy.minimum_assurance.name());
            return Assessment::Barred { fate: Fate::Rejected, reason, condemns: false };
        }
        Assessment::Eligible { assurance, license, license_rank }
    }

    /// Whether a sample may stand beside pairs although nothing is shown of it: it was harvested for that, the recipe asks for some, and no
    /// judge of dangers left anything open.
    fn is_neighbour(&self, judged: &Judged) -> bool {
        let undecided = |verdict: &Verdict| {
            self.policy.pairs.dangers.contains(&verdict.validator) && (verdict.outcome == Outcome::Unjudged || !verdict.unjudged.is_empty())
        };
        self.policy.pairs.neighbours > 0
            && judged.sample.origin.tags.iter().any(|tag| tag == NEIGHBOUR)
            && !judged.verdicts.iter().any(undecided)
    }

    /// Assurance that verdicts without a finding give.
    fn assurance(&self, verdicts: &[Verdict]) -> Assurance {
        let evidence = verdicts.iter().any(|verdict| !verdict.evidence.is_empty());
        let undecided = verdicts.iter().any(|verdict| !verdict.unjudged.is_empty());
        if !evidence || undecided {
            return Assurance::Unflagged;
        }
        let clear_by = |names: &[String]| {
            verdicts
                .iter()
                .any(|verdict| verdict.outcome == Outcome::Clear && verdict.examined_bytes > 0 && listed(names, &verdict.validator))
        };
        if clear_by(&self.policy.reviewers) {
            Assurance::Reviewed
        } else if clear_by(&self.policy.corroborators) {
            Assurance::Corroborated
        } else {
            Assurance::Evidenced
        }
    }

    /// The canonical expression and its rank, or why it is not good enough.
    pub(crate) fn license(&self, written: &str) -> Result<(String, u8), (Fate, String)> {
        let unknown = || (Fate::Unjudged, "licence/unknown".to_owned());
        if written.is_empty() || written == "NOASSERTION" || written == "NONE" {
            return Err(unknown());
        }
        let canonical = Expression::canonicalize(written).map_err(|_| unknown())?.unwrap_or_else(|| written.to_owned());
        let expression = Expression::parse(&canonical).map_err(|_| unknown())?;
        let rank_of = |req: &spdx::LicenseReq| req.license.id().and_then(|id| self.allowed.get(id.name).copied());
        (0..=3u8)
            .find(|most| expression.evaluate(|req| rank_of(req).is_some_and(|rank| rank <= *most)))
            .map(|rank| (canonical.clone(), rank))
            .ok_or_else(|| (Fate::Rejected, "licence/not-allowed".to_owned()))
    }

    /// The recall that names a sample, by its text or by where it comes from.
    fn recalled(&self, judged: &Judged) -> Option<&str> {
        let (sample, origin) = (&judged.sample, &judged.sample.origin);
        let authors = if self.recalled.names_authors() { recall::authors_of(origin, &sample.content) } else { Vec::new() };
        self.recalled.matching(&recall::Candidate { id: sample.id(), origin, authors: &authors })
    }

    pub(crate) fn excluded(&self, judged: &Judged) -> Option<String> {
        let (exclude, origin) = (&self.policy.exclude, &judged.sample.origin);
        if let Some(recall) = self.recalled(judged) {
            return Some(format!("recalled/{recall}"));
        }
        if !exclude.sha256.is_empty() {
            let (text, artifact) = (judged.sample.id().to_hex(), origin.artifact_sha256.to_hex());
            if exclude.sha256.iter().any(|digest| *digest == text || *digest == artifact) {
                return Some("excluded/sha256".to_owned());
            }
        }
        let within = |url: &str, of: &str| {
            let of = of.trim_end_matches('/').trim_end_matches(".git");
            url.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '@', '?', '#']) || rest.starts_with(".git"))
        };
        let repos = [Some(origin.repo.as_str()), origin.repository.as_deref()];
        if repos.iter().flatten().any(|url| exclude.repo.iter().any(|of| within(url, of))) {
            return Some("excluded/repo".to_owned());
        }
        if origin.purl.as_deref().is_some_and(|purl| exclude.purl.iter().any(|of| within(purl, of))) {
            return Some("excluded/purl".to_owned());
        }
        let named = |id: &String| origin.license.split(|c: char| c.is_whitespace() || "()/,".contains(c)).any(|part| part == id);
        if exclude.license.iter().any(named) {
            return Some("excluded/license".to_owned());
        }
        exclude.tag.iter().find(|tag| origin.tags.contains(tag)).map(|tag| format!("excluded/tag-{tag}"))
    }
}

/// Whether `names` lists `validator`, by itself, by the part before its first `:`, or by `*`.
fn listed(names: &[String], validator: &str) -> bool {
    let family = validator.split(':').next().unwrap_or(validator);
    names.iter().any(|name| name == validator || name == family || name == "*")
}

pub(crate) fn flag_reason(verdict: &Verdict) -> String {
    match verdict.findings.first() {
        Some(finding) if !finding.rule.is_empty() => format!("{}/{}", verdict.validator, finding.rule),
        _ if !verdict.reason.is_empty() => format!("{}/{}", verdict.validator, slug(&verdict.reason)),
        _ => format!("{}/flagged", verdict.validator),
    }
}

fn unjudged_reason(verdict: &Verdict) -> String {
    match verdict.unjudged.first() {
        Some(open) if !open.rule.is_empty() => format!("{}/{}", verdict.validator, open.rule),
        Some(open) if !open.reason.is_empty() => format!("{}/{}", verdict.validator, slug(&open.reason)),
        _ if !verdict.reason.is_empty() => format!("{}/{}", verdict.validator, slug(&verdict.reason)),
        _ => format!("{}/unjudged", verdict.validator),
    }
}

/// A reason as a word that rows can be counted by: the first words, numbers left out.
fn slug(reason: &str) -> String {
    let words: Vec<String> = reason
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()))
        .take(6)
        .map(str::to_ascii_lowercase)
        .collect();
    if words.is_empty() { "unspecified".to_owned() } else { words.join("-") }
}

#[cfg(test)]
#[path = "admission_tests.rs"]
mod tests;

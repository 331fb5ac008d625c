//! Which pairs are kept: those for which a fix is *shown*. Part of admission: it decides, by the recipe's policy, from verdicts, from what
//! comparing the texts showed, and from a claim that is one voice among others. Knows nothing of where pairs come from.

use std::collections::BTreeSet;

use assay_manifests::{JudgedPair, Outcome, Sha256Digest, Unit, Verdict, cwe::related};
use serde::{Deserialize, Serialize};

use crate::admission::{Admission, Fate, flag_reason};

/// Name and version under which the verdict on a pair is stated.
pub const NAME: &str = "pair";
pub const VERSION: &str = "3";

/// What makes a pair: the recipe's `[policy.pairs]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PairPolicy {
    /// Independent signals that must agree, where the validators alone do not show the fix. At least 2.
    pub signals: u32,
    /// Validators whose findings are the danger that a fix takes away; a finding of any other keeps a pair out.
    pub dangers: Vec<String>,
    /// Validators whose findings do not keep a pair out: what is wrong with a text as a sample may be right for one side of a fix.
    pub lenient: Vec<String>,
    /// Whether a danger of another kind, which stands on both sides alike, leaves the fix shown. The row names it, and the later side is
    /// no wanted completion of `kto`.
    pub other_dangers: bool,
    /// Longest side, in bytes.
    pub max_bytes: u32,
    /// Largest change, in bytes of both sides together, that is kept where the code shows nothing but a claim and the change's author agree;
    /// 0 keeps none.
    pub told_bytes: u32,
    /// Most pairs of one advisory, commit or file of claims; 0 means no limit.
    pub per_advisory: u32,
    /// Benign neighbours for every hundred pairs: functions of the files that fixes changed, which the fix left alone, which use what the
    /// fixed function uses, and in which nothing was found and nothing shown. They are released as `unflagged`, against loss of general
    /// skill. 0 means none.
    pub neighbours: u32,
}

impl Default for PairPolicy {
    fn default() -> Self {
        let dangers = ["flow", "memory", "deployment"].map(str::to_owned).to_vec();
        Self {
            signals: 2,
            dangers,
            lenient: ["quality", "dependencies"].map(str::to_owned).to_vec(),
            other_dangers: true,
            max_bytes: 64 << 10,
            told_bytes: 2_000,
            per_advisory: 12,
            neighbours: 0,
        }
    }
}

/// Digest of what pairs are judged by: the policy, and the version of this judge.
///
/// # Errors
/// None that its types allow; the serializer's signature is passed on.
pub fn ruleset(policy: &PairPolicy) -> Result<Sha256Digest, serde_json::Error> {
    Ok(Sha256Digest::of(serde_json::to_vec(&(policy, VERSION))?))
}

/// What is made of one pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairAssessment {
    Kept(Shown),
    Dropped { fate: Fate, reason: String },
}

/// Why a pair is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What showed it, sorted: `danger-gone:RULE`, `evidence-gained:RULE`, `hardening:FORM`, `claim:WHO`, `release:HOW`, `comment`.
    pub signals: Vec<String>,
    /// Weaknesses that were mended, ascending.
    pub cwe: Vec<u32>,
    /// Canonical licence expressions of both sides, one where they are the same.
    pub license: String,
    pub license_rank: u8,
    /// Rules that find both sides dangerous alike, in another way, sorted.
    pub remains: Vec<String>,
    /// Both a danger that is gone and evidence that was gained.
    pub proved: bool,
}

impl Shown {
    /// Signals, and what remains (`remains:RULE`).
    pub fn told(&self) -> Vec<String> {
        self.signals.iter().cloned().chain(self.remains.iter().map(|rule| format!("remains:{rule}"))).collect()
    }
}

impl Admission {
    /// Whether a fix is shown by `pair`.
    pub fn assess_pair(&self, pair: &JudgedPair) -> PairAssessment {
        match self.shown(pair) {
            Ok(shown) => PairAssessment::Kept(shown),
            Err((fate, reason)) => PairAssessment::Dropped { fate, reason },
        }
    }

    fn shown(&self, pair: &JudgedPair) -> Result<Shown, (Fate, String)> {
        let no = |reason: &str| Err((Fate::Rejected, format!("pair/{reason}")));
        let policy = &self.policy().pairs;
        let (before, after) = (&pair.before, &pair.after);
        if before.sample.content.len().max(after.sample.content.len()) > policy.max_bytes as usize {
            return no("too-long");
        }
        if pair.change.formatting_only || before.sample.content == after.sample.content {
            return no("formatting-only");
        }
        // Line ends tell the sides apart in every line, whatever else was mended.
        if before.sample.content.contains('\r') != after.sample.content.contains('\r') {
            return no("line-ends-differ");
        }
        if pair.change.imports_only {
            return no("imports-only");
        }
        if pair.change.renaming_only {
            return no("renaming-only");
        }
        if let Some(tag) = after.sample.origin.tags.iter().chain(&before.sample.origin.tags).find(|tag| is_not_code(tag)) {
            return no(&format!("{tag}-code"));
        }
        let (license, license_rank) = self.both_licences(pair)?;
        for side in [before, after] {
            if let Some(reason) = self.excluded(side) {
                return Err((Fate::Rejected, reason));
            }
            if let Some(verdict) =
                side.verdicts.iter().find(|v| flagged(v) && !is_danger(policy, v) && !policy.lenient.contains(&v.validator))
            {
                return Err((Fate::Rejected, flag_reason(verdict)));
            }
        }
        if let Some(verdict) =
            after.verdicts.iter().find(|verdict| verdict.outcome == Outcome::Unjudged && matches!(verdict.validator.as_str(), "coverage"))
        {
            return Err((Fate::Unjudged, format!("{}/unjudged", verdict.validator)));
        }
        self.fix(pair, policy, license, license_rank)
    }

    fn fix(&self, pair: &JudgedPair, policy: &PairPolicy, license: String, license_rank: u8) -> Result<Shown, (Fate, String)> {
        let no = |reason: &str| Err((Fate::Rejected, format!("pair/{reason}")));
        let dangers = |verdicts: &[Verdict]| -> Vec<(String, Vec<u32>)> {
            verdicts
                .iter()
                .filter(|verdict| is_danger(policy, verdict))
                .flat_map(|verdict| verdict.findings.iter().map(|finding| (finding.rule.clone(), finding.cwe.clone())))
                .collect()
        };
        let (was, is) = (dangers(&pair.before.verdicts), dangers(&pair.after.verdicts));
        let count = |all: &[(String, Vec<u32>)], rule: &str| all.iter().filter(|(name, _)| name == rule).count();
        if let Some((rule, _)) = is.iter().find(|(rule, _)| count(&is, rule) > count(&was, rule)) {
            return no(&format!("danger-added/{rule}"));
        }
        let claimed = &pair.claim.cwe;
        // What is gone: rules that found more before than after.
        let mended_kinds: Vec<u32> = was
            .iter()
            .filter(|(rule, _)| count(&was, rule) > count(&is, rule))
            .flat_map(|(_, cwe)| cwe.iter().copied())
            .chain(claimed.iter().copied())
            .collect();
        let same_kind = |cwe: &[u32]| cwe.iter().any(|a| mended_kinds.iter().any(|b| kin(*a, *b)));
        if let Some((rule, _)) = is.iter().find(|(_, cwe)| !policy.other_dangers || mended_kinds.is_empty() || same_kind(cwe)) {
            return no(&format!("danger-remains/{rule}"));
        }
        let mut remains: Vec<String> = is.iter().map(|(rule, _)| rule.clone()).collect();
        remains.sort();
        remains.dedup();
        let fits = |cwe: &[u32]| claimed.is_empty() || cwe.is_empty() || cwe.iter().any(|a| claimed.iter().any(|b| kin(*a, *b)));
        let mut signals: BTreeSet<String> = BTreeSet::new();
        let mut mended: BTreeSet<u32> = BTreeSet::new();
        let (mut gone, mut gained, mut hardened, mut specific) = (Vec::new(), false, false, false);
        for (rule, cwe) in was.iter().filter(|(rule, cwe)| fits(cwe) && count(&was, rule) > count(&is, rule)) {
            signals.insert(format!("danger-gone:{rule}"));
            mended.extend(cwe.first());
            gone.extend_from_slice(cwe);
        }
        let evidence = |verdicts: &[Verdict]| -> Vec<(String, Vec<u32>)> {
            verdicts.iter().flat_map(|verdict| verdict.evidence.iter().map(|item| (item.rule.clone(), item.cwe.clone()))).collect()
        };
        let (had, has) = (evidence(&pair.before.verdicts), evidence(&pair.after.verdicts));
        for (rule, cwe) in &has {
            let of_the_danger = gone.is_empty() || cwe.iter().any(|a| gone.iter().any(|b| kin(*a, *b)));
            if count(&has, rule) > count(&had, rule) && fits(cwe) && of_the_danger {
                gained = true;
                signals.insert(format!("evidence-gained:{rule}"));
                if gone.is_empty() {
                    mended.extend(cwe.first());
                }
            }
        }
        if gone.is_empty() && had.iter().any(|(rule, cwe)| count(&had, rule) > count(&has, rule) && fits(cwe)) {
            return no("evidence-lost");
        }
        if pair.change.softening.is_empty() {
            for item in pair.change.hardening.iter().filter(|item| fits(&item.cwe) && (gone.is_empty() || of_kin(&item.cwe, &gone))) {
                hardened = true;
                specific |= !item.cwe.is_empty();
                signals.insert(format!("hardening:{}", item.form));
            }
        } else if pair.change.hardening.is_empty() && (!gained || gone.is_empty()) {
            return no("softened");
        }
        // A claim is a voice of its own only where it names the weakness, and the very unit.
        let claims = pair.claim.names_unit && !claimed.is_empty();
        if claims {
            signals.insert(format!("claim:{}", pair.claim.by));
        }
        // What the change's own author says of it, beside the code: in a comment, in the release's notes and tests, or by changing nothing else.
        let mut said: BTreeSet<String> = pair.claim.told.iter().map(|how| format!("release:{how}")).collect();
        if !pair.change.warns.is_empty() {
            said.insert("comment".to_owned());
        }
        let proved = !gone.is_empty() && gained;
        let by_code = u32::from(!gone.is_empty() || gained) + u32::from(hardened);
        if by_code == 0 {
            // Where the code shows nothing, only a claim on this very unit counts, beside what its author says, and only for a change that
            // is small enough to be one thing.
            if !claims {
                return no("unrelated-change");
            }
            if said.is_empty()
                || !is_of_one_piece(pair)
                || !pair.change.softening.is_empty()
                || changed_bytes(pair) > policy.told_bytes as usize
            {
                return no("nothing-shown");
            }
        }
        // That a release changes little beside says nothing of a unit that nobody names, where the form of its change may mend anything.
        let counts = claims || !gone.is_empty() || gained || specific;
        let voices = by_code + u32::from(claims) + u32::from(!said.is_empty() && counts);
        if !proved && voices < policy.signals.max(2) {
            return no("one-signal-only");
        }
        signals.append(&mut said);
        // The weakness is called what the advisory calls it, where what was shown is of its kind.
        let called: BTreeSet<u32> =
            claimed.iter().copied().filter(|claim| mended.is_empty() || mended.iter().any(|cwe| kin(*claim, *cwe))).collect();
        if !called.is_empty() {
            mended = called;
        }
        Ok(Shown { signals: signals.into_iter().collect(), cwe: mended.into_iter().collect(), license, license_rank, remains, proved })
    }

    /// The licence that covers both sides.
    fn both_licences(&self, pair: &JudgedPair) -> Result<(String, u8), (Fate, String)> {
        let (before, rank_before) = self.license(&pair.before.sample.origin.license)?;
        let (after, rank_after) = self.license(&pair.after.sample.origin.license)?;
        let both = if before == after { after } else { format!("({before}) AND ({after})") };
        Ok((both, rank_before.max(rank_after)))
    }
}

/// Whether a change is of one function; of a whole file, where it is at few places and more than a number or a name.
fn is_of_one_piece(pair: &JudgedPair) -> bool {
    const FEW: usize = 3;
    let code =
        |(start, end): &(u32, u32)| pair.after.sample.content.get(*start as usize..*end as usize).is_some_and(|text| text.contains('('));
    pair.after.sample.unit == Unit::Function || (pair.change.after.len() <= FEW && pair.change.after.iter().any(code))
}

/// How much of both texts a change touches, in bytes.
fn changed_bytes(pair: &JudgedPair) -> usize {
    pair.change.before.iter().chain(&pair.change.after).map(|(start, end)| end.saturating_sub(*start) as usize).sum()
}

fn flagged(verdict: &Verdict) -> bool {
    verdict.outcome == Outcome::Flagged || !verdict.findings.is_empty()
}

fn is_danger(policy: &PairPolicy, verdict: &Verdict) -> bool {
    policy.dangers.contains(&verdict.validator)
}

fn is_not_code(tag: &str) -> bool {
    matches!(tag, "test" | "generated" | "vendored")
}

fn of_kin(cwe: &[u32], others: &[u32]) -> bool {
    cwe.is_empty() || cwe.iter().any(|a| others.iter().any(|b| kin(*a, *b)))
}

/// Whether a weakness and any of others are the same or of one kind.
fn kin(cwe: u32, other: u32) -> bool {
    related(&[cwe], &[other])
}

#[cfg(test)]
#[path = "pairs_tests.rs"]
mod tests;

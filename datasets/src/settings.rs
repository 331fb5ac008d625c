//! What a build of a set is told. Written types with unknown keys refused where they are part of a recipe.

use std::{collections::BTreeMap, path::PathBuf};

use assay_manifests::Sha256Digest;
use serde::{Deserialize, Serialize};

use crate::admission::Policy;

/// A view: one Parquet configuration of the release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    Samples,
    Pretrain,
    Sft,
    SftInstruct,
    Dpo,
    DpoFlat,
    Kto,
    Classify,
    Ledger,
}

impl View {
    pub const ALL: [Self; 9] =
        [Self::Samples, Self::Pretrain, Self::Sft, Self::SftInstruct, Self::Dpo, Self::DpoFlat, Self::Kto, Self::Classify, Self::Ledger];

    /// Whether its rows are made of released samples, one or two each.
    pub const fn is_of_samples(self) -> bool {
        matches!(self, Self::Samples | Self::Pretrain | Self::Sft | Self::SftInstruct)
    }

    /// Whether its rows are made of kept pairs. Only these views hold the text of an insecure side.
    pub const fn is_of_pairs(self) -> bool {
        matches!(self, Self::Dpo | Self::DpoFlat | Self::Kto | Self::Classify)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Samples => "samples",
            Self::Pretrain => "pretrain",
            Self::Sft => "sft",
            Self::SftInstruct => "sft_instruct",
            Self::Dpo => "dpo",
            Self::DpoFlat => "dpo_flat",
            Self::Kto => "kto",
            Self::Classify => "classify",
            Self::Ledger => "ledger",
        }
    }

    /// What it is for, in a few words.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Samples => "everything known of each sample; the core table",
            Self::Pretrain => "texts for continued pretraining",
            Self::Sft => "fine-tuning by chat messages (TRL, axolotl)",
            Self::SftInstruct => "the same as instruction, input and output (LLaMA-Factory, axolotl alpaca)",
            Self::Dpo => "pairs of a fix as chosen and rejected messages, with the spans that changed (TRL); holds insecure text",
            Self::DpoFlat => "the same as plain texts (axolotl, LLaMA-Factory); holds insecure text",
            Self::Kto => "both sides of each pair on their own, labelled as wanted or not (TRL); holds insecure text",
            Self::Classify => "both sides of each pair with label and weakness, for detectors; holds insecure text",
            Self::Ledger => "one row for everything that was harvested, whatever became of it; no text of what was not admitted",
        }
    }
}

/// Near duplicates: the recipe's `[dedup]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DedupSettings {
    /// Least Jaccard similarity of two texts in one cluster, in thousandths, over shingles of five tokens.
    pub similarity: u32,
}

impl Default for DedupSettings {
    fn default() -> Self {
        Self { similarity: 700 }
    }
}

/// Shares of the splits in thousandths of the groups that must stay together: the recipe's `[splits]`. The rest is `train`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SplitSettings {
    pub validation: u32,
    pub test: u32,
}

impl Default for SplitSettings {
    fn default() -> Self {
        Self { validation: 50, test: 50 }
    }
}

/// How prompts are made: the recipe's `[prompts]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PromptSettings {
    /// Beside the prompt that says nothing of security, a second one that asks to guard against the weakness.
    pub security_aware: bool,
    /// In the views that trainers load, names that give a label away (`bad`, `vulnerable`, `goodB2G`) are replaced, each throughout.
    pub neutral_names: bool,
    /// A language model that words the prompts; none by default. What it writes never decides what is in the set.
    pub model: Option<ModelSettings>,
    /// What it wrote, by the digest of the prompt that it was to word.
    #[serde(skip)]
    pub written: BTreeMap<Sha256Digest, String>,
}

/// A model behind an endpoint that speaks as OpenAI's does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelSettings {
    /// Where it is, up to `/chat/completions`: https, or http to this machine.
    pub url: String,
    /// Name by which the endpoint knows it.
    pub name: String,
}

/// What is said of a rule in explanations and on the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleText {
    pub title: String,
    pub why: String,
    pub fix: String,
}

/// What a build of a set is told.
#[derive(Clone, Debug)]
pub struct SetSettings {
    /// Name of the dataset, and its version.
    pub name: String,
    pub version: String,
    /// For people, on the card.
    pub title: String,
    pub description: String,
    /// Further tags for the card's front matter.
    pub tags: Vec<String>,
    pub policy: Policy,
    pub dedup: DedupSettings,
    pub splits: SplitSettings,
    pub views: Vec<View>,
    pub prompts: PromptSettings,
    /// Seed of every choice among equals: which rows stay where a cap or a share leaves some out.
    pub seed: u64,
    /// Digest of what makes the set: program, rules, settings.
    pub pipeline_sha256: Sha256Digest,
    /// Texts of rules by id; explanations are shorter without.
    pub rules: BTreeMap<String, RuleText>,
    /// What recalls of earlier releases leave out.
    pub recalls: assay_manifests::recall::Exclusions,
    /// Where sorting may spill to; nothing is left there.
    pub temp: PathBuf,
    /// Most bytes that one sorter buffers. The bytes written do not depend on it.
    pub buffer_bytes: usize,
    /// Bytes of rows, before compression, after which a row group, and a file, is closed.
    pub row_group_bytes: usize,
    pub shard_bytes: usize,
}

impl SetSettings {
    /// Defaults for everything but name, version and the place to spill to.
    pub fn new(name: &str, version: &str, temp: PathBuf) -> Self {
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            title: name.to_owned(),
            description: String::new(),
            tags: Vec::new(),
            policy: Policy::default(),
            dedup: DedupSettings::default(),
            splits: SplitSettings::default(),
            views: View::ALL.to_vec(),
            prompts: PromptSettings::default(),
            seed: 0,
            pipeline_sha256: Sha256Digest::of(""),
            rules: BTreeMap::new(),
            recalls: assay_manifests::recall::Exclusions::default(),
            temp,
            buffer_bytes: 128 << 20,
            row_group_bytes: 48 << 20,
            shard_bytes: 1 << 30,
        }
    }
}

/// What a build is busy with, for progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// First reading; bytes.
    Survey,
    /// Clustering; samples.
    Cluster,
    /// Second reading; bytes.
    Decide,
    /// Parquet; rows.
    Write,
    /// Card, by reading back; files.
    Card,
}

impl Stage {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Cluster => "cluster",
            Self::Decide => "decide",
            Self::Write => "write",
            Self::Card => "card",
        }
    }
}

/// Told of progress: stage, done, total.
pub type Progress<'a> = dyn Fn(Stage, u64, u64) + Sync + 'a;

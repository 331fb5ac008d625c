//! Sections of the card that a datasheet asks for (Gebru et al., "Datasheets for Datasets"), and the totals that the European Union's
//! template for the public summary of training content asks for. Every number is counted in the Parquet.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{
    SetSettings,
    card::{amounts, cell, grouped, plain, size},
    readback::{Amount, Stats},
};

/// Hosts that are named one by one.
const MOST_HOSTS: usize = 20;

pub(crate) fn motivation() -> String {
    "## Motivation\n\nCode models learn the weaknesses of the code they are trained on. This set is made so that each text can be held against\n\
     what was shown of it: which judges looked, which safe form was upheld on which sink, where the text comes from and under which licence.\n\n"
        .to_owned()
}

pub(crate) fn uses() -> String {
    "## Uses\n\nFor training and evaluating code models, for research on secure code, and as a test of analysers. Not for: proof that a program is\n\
     free of defects; a claim that a model trained on it writes secure code; naming or judging the authors of any text.\n\n"
        .to_owned()
}

pub(crate) fn maintenance(settings: &SetSettings) -> String {
    format!(
        "## Distribution and maintenance\n\nA release is sealed and never changed. Versions follow from what changed: the schema (major), rows (minor), texts (patch);\n\
         `diff.json` of a release says what changed since the one before, and `releases.json` beside the releases is a signed log of all of\n\
         them. Rows that a rule, an advisory or their owner condemns later are named in signed recalls (`recalls/`, in the shape of OSV\n\
         records), which later versions obey.\n\nWhoever owns code in it can have it left out: tell the publisher the repository, package, author or digest. `assay recall` makes the\n\
         recall, `assay apply-recalls` filters a copy of a release, and so does this:\n\n\
         ```python\nimport json, pathlib\n\nrecalls = [json.loads(p.read_text()) for p in pathlib.Path(\"recalls\").glob(\"*.json\")]\n\
         recalled = {{\n    digest\n    for recall in recalls if not recall.get(\"withdrawn\")\n    for affected in recall[\"affected\"] if affected[\"database_specific\"][\"dataset\"] == {name}\n    \
         for digest in affected[\"database_specific\"][\"content_sha256\"]\n}}\nsamples = samples.filter(lambda row: row[\"id\"] not in recalled)\n```\n\n",
        name = serde_json::Value::from(settings.name.as_str())
    )
}

/// What every judge said of everything that was harvested, and how much of it stands in the way of admission.
pub(crate) fn judged(stats: &Stats) -> String {
    let mut text = String::from(
        "### By judge, over everything harvested\n\nFrom the ledger: rows that a validator flagged, could not judge, or found nothing in.\n\n\
         | validator | flagged | unjudged | clear |\n|---|---:|---:|---:|\n",
    );
    for (name, said) in &stats.ledger_judges {
        let _ = writeln!(text, "| {} | {} | {} | {} |", cell(name), grouped(said.flagged), grouped(said.unjudged), grouped(said.clear));
    }
    text.push('\n');
    text
}

/// What the set does not hold, as far as it can be counted.
pub(crate) fn gaps(stats: &Stats, settings: &SetSettings) -> String {
    let mut text = String::from("## Known gaps\n\n");
    let without: Vec<&str> = stats
        .languages
        .keys()
        .filter(|language| stats.cwe_by_language.get(*language).is_none_or(BTreeMap::is_empty))
        .map(String::as_str)
        .collect();
    if !without.is_empty() {
        let _ = writeln!(text, "- No sample shows evidence in: {}.", cell(&without.join(", ")));
    }
    let shown = settings.rules.keys().filter(|rule| stats.rules.contains_key(*rule)).count();
    if !settings.rules.is_empty() {
        let _ = writeln!(
            text,
            "- Of {} rules that looked, {} are shown upheld by at least one sample; for the others the set has no example of the safe form.",
            grouped(settings.rules.len() as u64),
            grouped(shown as u64)
        );
    }
    let single: usize = stats.cwe.values().filter(|n| **n < 10).count();
    if single > 0 {
        let _ = writeln!(text, "- {} of {} weaknesses have fewer than ten samples.", single, stats.cwe.len());
    }
    let total = stats.ledger.total();
    let _ = writeln!(
        text,
        "- {} of {} harvested rows could not be judged and are left out; what they hold is not known.",
        grouped(total.unjudged),
        grouped(total.harvested)
    );
    text.push_str("- Whether a text was written by a person or by a program is not known unless its source says so.\n\n");
    text
}

/// Totals for the summary of training content (Regulation (EU) 2024/1689, Article 53(1)(d)).
pub(crate) fn training_summary(stats: &Stats, settings: &SetSettings) -> String {
    let tokens = stats.tokens;
    let band = match tokens {
        0..1_000_000_000 => "less than 1 billion tokens",
        1_000_000_000..10_000_000_000_000 => "1 billion to 10 trillion tokens",
        _ => "more than 10 trillion tokens",
    };
    let mut text = format!(
        "## For the summary of training content\n\nTotals that the European Commission's template under Article 53(1)(d) of Regulation (EU) 2024/1689 asks for. A provider who trains on\n\
         this set takes them over; they say nothing of a provider's other data.\n\n\
         | asked | answer |\n|---|---|\n| modality | text: source code and deployment documents |\n| size | {} samples, {}, {} lexical tokens ({band}) |\n",
        grouped(stats.samples.rows),
        size(stats.samples.bytes),
        grouped(tokens)
    );
    let kinds: Vec<String> = stats.kinds.iter().map(|(kind, amount)| format!("{} ({})", cell(kind), grouped(amount.rows))).collect();
    let _ = writeln!(text, "| kinds of sources (samples) | {} |", kinds.join(", "));
    if let Some((first, last)) = &stats.fetched {
        let _ = writeln!(text, "| period of collection | {} to {} |", plain(first), plain(last));
    }
    text.push_str(
        "| personal data | names and addresses in licence headers are kept as attribution; texts with recognised secrets are left out |\n\
         | measures for rights reservations | licence of every text with its evidence; recalls and an exclusion list that builds obey |\n",
    );
    let synthetic = settings.prompts.model.as_ref().map_or_else(
        || "none is generated for this set; prompts are put together by rules".to_owned(),
        |model| format!("no code; prompts were worded by the language model {}", cell(&model.name)),
    );
    let _ = writeln!(text, "| synthetic data | {synthetic} |\n");
    if !stats.hosts.is_empty() {
        text.push_str("Where the samples come from, most first:\n\n| host or registry | samples | text |\n|---|---:|---:|\n");
        let mut order: Vec<(&String, &Amount)> = stats.hosts.iter().collect();
        order.sort_by_key(|(name, amount)| (std::cmp::Reverse(amount.rows), *name));
        let top: BTreeMap<String, Amount> = order.into_iter().take(MOST_HOSTS).map(|(name, amount)| (name.clone(), *amount)).collect();
        amounts(&mut text, &top);
        text.push('\n');
    }
    text
}

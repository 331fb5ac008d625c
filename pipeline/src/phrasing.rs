//! Prompts in the words of a language model, where the recipe names one: asked once for each prompt, kept by digest, and put into the set by
//! a second assembly. What the model says changes no row but its prompt.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::Context;
use assay_datasets::{readback, settings::ModelSettings};
use assay_manifests::{Sha256Digest, manifest::ToolFact};
use serde_json::Value;

use crate::{harvest::Model, plan::Plan, progress::Progress};

/// What the model is told. Part of the digest that an answer is kept by.
const ORDER: &str = "You word requests that a developer makes of a colleague who writes code. You are given a request. Say the same in your \
own words, in one or two plain sentences, and name what it names. Ask for nothing that it does not ask for. Do not write code. Do not speak \
of security, safety, attacks or validation. Answer with the request alone.";

/// Every prompt of the views that are staged at `release`, as it was made from the code.
pub fn asked(release: &Path) -> anyhow::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (view, columns) in [
        ("sft", &["id", "messages"][..]),
        ("sft_instruct", &["id", "instruction", "input"]),
        ("dpo", &["id", "prompt"]),
        ("dpo_flat", &["id", "prompt"]),
        ("kto", &["id", "prompt"]),
    ] {
        let folder = release.join("data").join(view);
        if !folder.is_dir() {
            continue;
        }
        let mut files: Vec<_> = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
        files.sort();
        for file in files {
            readback::for_each_row(&file, columns, |row| {
                // What asks for security says so on purpose, and is made of the plain request.
                if !row.get("id").and_then(Value::as_str).is_some_and(|id| id.contains("-aware")) {
                    found.extend(prompt_of(&row));
                }
                true
            })
            .with_context(|| format!("cannot read {}", file.display()))?;
        }
    }
    Ok(found)
}

fn prompt_of(row: &serde_json::Map<String, Value>) -> Option<String> {
    let first = |list: &Value| list.get(0)?.get("content")?.as_str().map(str::to_owned);
    if let Some(messages) = row.get("messages") {
        return first(messages);
    }
    if let Some(instruction) = row.get("instruction").and_then(Value::as_str) {
        let input = row.get("input").and_then(Value::as_str).unwrap_or_default();
        return Some(if input.is_empty() { instruction.to_owned() } else { format!("{instruction}\n\n{input}") });
    }
    let prompt = row.get("prompt")?;
    prompt.as_str().map(str::to_owned).or_else(|| first(prompt))
}

/// The model's words for each prompt, by the prompt's digest: from the cache, else from the endpoint.
pub fn written(
    prompts: &BTreeSet<String>,
    settings: &ModelSettings,
    plan: &Plan,
    progress: &Progress,
) -> anyhow::Result<BTreeMap<Sha256Digest, String>> {
    let folder = plan.cache.join("prompts");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let model = Model::new(&settings.url, &settings.name, plan.model_key.clone())?;
    let stage = progress.stage("word prompts", prompts.len() as u64);
    let mut found = BTreeMap::new();
    for prompt in prompts {
        plan.go_on()?;
        let key = Sha256Digest::of_parts([settings.name.as_bytes(), ORDER.as_bytes(), prompt.as_bytes()]);
        let path = folder.join(key.to_hex());
        let said = match fs::read_to_string(&path) {
            Ok(said) => said,
            Err(_) => {
                anyhow::ensure!(!plan.offline, "the cache holds no words of {} for a prompt, and --offline forbids to ask", settings.name);
                let said = model.ask(ORDER, prompt)?;
                let mut file = tempfile::NamedTempFile::new_in(&folder)?;
                std::io::Write::write_all(&mut file, said.as_bytes())?;
                file.persist(&path).with_context(|| format!("cannot write {}", path.display()))?;
                said
            }
        };
        stage.step(&settings.name);
        found.insert(Sha256Digest::of(prompt), said);
    }
    stage.done();
    Ok(found)
}

/// The model as the manifest and the bill of materials name it: by what it was told and what it said.
pub fn fact(settings: &ModelSettings, written: &BTreeMap<Sha256Digest, String>) -> ToolFact {
    let parts = written.iter().flat_map(|(digest, said)| [digest.0.as_slice(), said.as_bytes()]);
    ToolFact {
        kind: "model".to_owned(),
        name: format!("prompts: {}", settings.name),
        version: "1".to_owned(),
        ruleset_sha256: Sha256Digest::of_parts(std::iter::once(ORDER.as_bytes()).chain(parts)),
    }
}

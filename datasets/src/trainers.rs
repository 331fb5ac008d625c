//! The views that trainers load: messages, instructions, preferences and labels, made of released samples and kept pairs. Nothing is decided
//! here. The text of an insecure side reaches the views of pairs and no other.

use arrow::array::{ArrayRef, BooleanArray, RecordBatch};
use assay_manifests::{JudgedPair, Origin, Sha256Digest};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::{
    Error, Result,
    columns::{int, list, long, maybe, structure, text, texts},
    neutral::{Renaming, telling_names},
    pairs::{NAME, Shown, VERSION},
    prompts::{self, Prompt, Subject},
    schema::schema,
    settings::{PromptSettings, SetSettings, View},
    splits::Split,
    views::{Released, cwe_names, verdicts_of},
};

/// One request with its answer, of a released sample.
struct Lesson<'a> {
    id: String,
    prompt: Prompt,
    answer: std::borrow::Cow<'a, str>,
    of: &'a Released,
}

fn lessons<'a>(rows: &[&'a Released], settings: &PromptSettings) -> Vec<Lesson<'a>> {
    let mut lessons = Vec::with_capacity(rows.len());
    for row in rows {
        let record = &row.record;
        let (mut answer, mut name) = (std::borrow::Cow::Borrowed(row.content.as_str()), record.name.clone());
        let mut outline = row.outline.clone();
        if settings.neutral_names {
            let renaming = Renaming::of(&telling_names(&row.content, record.language, &record.name), &[&row.content]);
            if !renaming.is_empty() {
                answer = renaming.apply(&row.content, record.language, &[]).0.into();
                name = renaming.name(&name);
                outline.signature = renaming.apply(&outline.signature, record.language, &[]).0;
            }
        }
        let subject = Subject { language: record.language, unit: record.unit, name: &name, outline: &outline };
        let prompt = prompts::worded(prompts::prompt(subject, record.id), settings);
        // An id without more is the digest of the answer; rows stay in the order of their samples.
        let renamed = matches!(answer, std::borrow::Cow::Owned(_));
        let id = if renamed { format!("{}-neutral", record.id.to_hex()) } else { record.id.to_hex() };
        if settings.security_aware {
            let cwe: Vec<String> = cwe_names(&record.cwe).collect();
            let aware = prompts::security_aware(&prompt, &cwe, record.id);
            lessons.push(Lesson { id: id.clone(), prompt, answer: answer.clone(), of: row });
            lessons.push(Lesson { id: format!("{id}-aware"), prompt: aware, answer, of: row });
        } else {
            lessons.push(Lesson { id, prompt, answer, of: row });
        }
    }
    lessons
}

/// Rows of `sft` or `sft_instruct`.
///
/// # Errors
/// Where the columns do not fit the schema.
pub fn lesson_batch(view: View, rows: &[&Released], settings: &PromptSettings) -> Result<RecordBatch> {
    let rows = lessons(rows, settings);
    let records = || rows.iter().map(|row| &row.of.record);
    let mut columns: Vec<ArrayRef> = vec![text(rows.iter().map(|row| &row.id))];
    match view {
        View::Sft => {
            let said: Vec<[(&str, String); 2]> =
                rows.iter().map(|row| [("user", row.prompt.text()), ("assistant", row.answer.to_string())]).collect();
            columns.push(messages(&said.iter().map(<[_; 2]>::as_slice).collect::<Vec<_>>())?);
        }
        View::SftInstruct => {
            columns.push(text(rows.iter().map(|row| &row.prompt.instruction)));
            columns.push(text(rows.iter().map(|row| &row.prompt.input)));
            columns.push(text(rows.iter().map(|row| &row.answer)));
        }
        _ => return Err(Error::Law(format!("view {} is not made of samples", view.name()))),
    }
    columns.push(text(records().map(|record| record.language.name())));
    columns.push(text(records().map(|record| &record.license)));
    columns.push(texts(&rows, |row| cwe_names(&row.of.record.cwe))?);
    columns.push(text(records().map(|record| record.assurance.name())));
    if view == View::SftInstruct {
        columns.push(verdicts_of(&records().map(|record| record.verdicts.as_slice()).collect::<Vec<_>>())?);
    }
    Ok(RecordBatch::try_new(schema(view), columns)?)
}

/// Lists of messages: role and content.
fn messages(rows: &[&[(&str, String)]]) -> Result<ArrayRef> {
    let all = || rows.iter().flat_map(|row| row.iter());
    let items = structure(vec![("role", text(all().map(|(role, _)| *role))), ("content", text(all().map(|(_, content)| content)))])?;
    list(rows.iter().map(|row| row.len()), items)
}

/// A kept pair as it is released.
pub struct Preference {
    pub id: String,
    pub prompt: Prompt,
    pub chosen: String,
    pub rejected: String,
    /// Changed parts: characters of each side.
    pub spans: Vec<(&'static str, i32, i32)>,
    pub pair: JudgedPair,
    pub shown: Shown,
    pub split: Split,
}

impl Preference {
    /// The rows of one kept pair: one, or two where the recipe asks for security-aware prompts.
    pub fn of(pair: JudgedPair, shown: Shown, split: Split, settings: &SetSettings) -> Vec<Self> {
        let (before, after) = (&pair.before.sample, &pair.after.sample);
        let (language, mut name, mut outline) = (after.language, after.name.clone(), shared(&pair));
        let (mut chosen, mut rejected) = (after.content.clone(), before.content.clone());
        let (mut new, mut old) = (pair.change.after.clone(), pair.change.before.clone());
        if settings.prompts.neutral_names {
            let mut telling = telling_names(&chosen, language, &after.name);
            telling.extend(telling_names(&rejected, language, &before.name));
            let renaming = Renaming::of(&telling, &[&chosen, &rejected]);
            (chosen, new) = renaming.apply(&chosen, language, &new);
            (rejected, old) = renaming.apply(&rejected, language, &old);
            outline.signature = renaming.apply(&outline.signature, language, &[]).0;
            name = renaming.name(&name);
        }
        let id = pair.id();
        let subject = Subject { language, unit: after.unit, name: &name, outline: &outline };
        let prompt = prompts::worded(prompts::prompt(subject, id), &settings.prompts);
        let spans: Vec<(&'static str, i32, i32)> =
            characters("chosen", &chosen, &new).chain(characters("rejected", &rejected, &old)).collect();
        let row = |id: String, prompt: Prompt| Self {
            id,
            prompt,
            chosen: chosen.clone(),
            rejected: rejected.clone(),
            spans: spans.clone(),
            pair: pair.clone(),
            shown: shown.clone(),
            split,
        };
        let mut rows = vec![row(id.to_hex(), prompt.clone())];
        if settings.prompts.security_aware {
            let cwe: Vec<String> = cwe_names(&shown.cwe).collect();
            rows.push(row(format!("{}-aware", id.to_hex()), prompts::security_aware(&prompt, &cwe, id)));
        }
        rows
    }

    /// About how many bytes it takes before compression.
    pub fn bytes(&self) -> usize {
        self.chosen.len() + self.rejected.len() + self.prompt.instruction.len() + self.prompt.input.len() + 1024
    }

    /// Both sides on their own.
    pub fn sides(&self) -> [Side; 2] {
        let side = |text: &str, good: bool| Side {
            id: Sha256Digest::of(text).to_hex(),
            text: text.to_owned(),
            prompt: self.prompt.text(),
            good,
            cwe: self.shown.cwe.clone(),
            pair_id: self.id.clone(),
            language: self.pair.language().name().to_owned(),
            license: self.shown.license.clone(),
            signals: self.shown.told().join(", "),
            wanted: good && self.shown.remains.is_empty(),
            split: self.split,
        };
        [side(&self.chosen, true), side(&self.rejected, false)]
    }
}

/// What both sides have in common, so that a prompt fits either.
fn shared(pair: &JudgedPair) -> assay_manifests::Outline {
    let (before, after) = (&pair.before.sample.outline, &pair.after.sample.outline);
    let both = |a: &[String], b: &[String]| a.iter().filter(|item| b.contains(item)).cloned().collect();
    assay_manifests::Outline {
        signature: if before.signature == after.signature { after.signature.clone() } else { String::new() },
        doc: before.doc.clone(),
        calls: both(&before.calls, &after.calls),
        uses: both(&before.uses, &after.uses),
    }
}

fn characters<'a>(side: &'static str, text: &'a str, spans: &'a [(u32, u32)]) -> impl Iterator<Item = (&'static str, i32, i32)> + 'a {
    let count = |upto: u32| text.get(..upto as usize).map_or(0, |head| head.chars().count() as i32);
    spans.iter().map(move |(start, end)| (side, count(*start), count(*end)))
}

/// Rows of `dpo` or `dpo_flat`.
///
/// # Errors
/// Where the columns do not fit the schema.
pub fn preference_batch(view: View, rows: &[&Preference]) -> Result<RecordBatch> {
    let mut columns: Vec<ArrayRef> = vec![text(rows.iter().map(|row| &row.id))];
    let (language, license) = (rows.iter().map(|row| row.pair.language().name()), rows.iter().map(|row| &row.shown.license));
    match view {
        View::Dpo => {
            let said = |role: &'static str, of: &dyn Fn(&Preference) -> String| -> Result<ArrayRef> {
                let all: Vec<[(&str, String); 1]> = rows.iter().map(|row| [(role, of(row))]).collect();
                messages(&all.iter().map(<[_; 1]>::as_slice).collect::<Vec<_>>())
            };
            columns.push(said("user", &|row| row.prompt.text())?);
            columns.push(said("assistant", &|row| row.chosen.clone())?);
            columns.push(said("assistant", &|row| row.rejected.clone())?);
            let spans = || rows.iter().flat_map(|row| &row.spans);
            let items = structure(vec![
                ("side", text(spans().map(|span| span.0))),
                ("start", int(spans().map(|span| span.1))),
                ("end", int(spans().map(|span| span.2))),
            ])?;
            columns.push(list(rows.iter().map(|row| row.spans.len()), items)?);
            columns.push(text(language));
            columns.push(text(license));
            columns.push(texts(rows, |row| cwe_names(&row.shown.cwe))?);
            columns.push(texts(rows, |row| row.pair.claim.advisories.iter())?);
            let signals: Vec<Vec<String>> = rows.iter().map(|row| row.shown.told()).collect();
            columns.push(texts(&signals, |signals| signals.iter())?);
            columns.push(text(rows.iter().map(|row| row.pair.after.sample.id().to_hex())));
            columns.push(text(rows.iter().map(|row| row.pair.before.sample.id().to_hex())));
            columns.push(pair_origins(rows.iter().map(|row| &row.pair.after.sample.origin))?);
            columns.push(pair_origins(rows.iter().map(|row| &row.pair.before.sample.origin))?);
        }
        View::DpoFlat => {
            columns.push(text(rows.iter().map(|row| row.prompt.text())));
            columns.push(text(rows.iter().map(|row| &row.chosen)));
            columns.push(text(rows.iter().map(|row| &row.rejected)));
            columns.push(text(language));
            columns.push(text(license));
            columns.push(texts(rows, |row| cwe_names(&row.shown.cwe))?);
        }
        _ => return Err(Error::Law(format!("view {} is not made of pairs", view.name()))),
    }
    Ok(RecordBatch::try_new(schema(view), columns)?)
}

fn pair_origins<'a>(origins: impl Iterator<Item = &'a Origin>) -> Result<ArrayRef> {
    let all: Vec<&Origin> = origins.collect();
    structure(vec![
        ("repo", text(all.iter().map(|o| &o.repo))),
        ("revision", text(all.iter().map(|o| &o.revision))),
        ("version", maybe(all.iter().map(|o| o.version.as_ref()))),
        ("path", text(all.iter().map(|o| &o.path))),
        ("start_line", int(all.iter().map(|o| o.start_line as i32))),
        ("end_line", int(all.iter().map(|o| o.end_line as i32))),
        ("swhid", text(all.iter().map(|o| &o.swhid))),
    ])
}

/// One side of a pair, on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// SHA-256 of the text as it is released.
    pub id: String,
    pub text: String,
    pub prompt: String,
    pub good: bool,
    /// Nothing is known against it: it may be wanted of a model.
    pub wanted: bool,
    pub cwe: Vec<u32>,
    pub pair_id: String,
    pub language: String,
    pub license: String,
    pub signals: String,
    pub split: Split,
}

impl Side {
    pub fn bytes(&self) -> usize {
        self.text.len() + self.prompt.len() + 512
    }

    /// What `classify` calls it: `hardened` says that the weakness named was shown to be gone, and nothing of others.
    pub const fn label(&self) -> &'static str {
        if self.good { "hardened" } else { "vulnerable" }
    }
}

/// Rows of `kto` or `classify`. The verdict of a row is that on its label: the pair that shows it was verified.
///
/// # Errors
/// Where the columns do not fit the schema.
pub fn side_batch(view: View, rows: &[&Side], ruleset: Sha256Digest) -> Result<RecordBatch> {
    let mut columns: Vec<ArrayRef> = vec![text(rows.iter().map(|row| &row.id))];
    let cwe = texts(rows, |row| cwe_names(&row.cwe))?;
    match view {
        View::Kto => {
            columns.push(text(rows.iter().map(|row| &row.prompt)));
            columns.push(text(rows.iter().map(|row| &row.text)));
            columns.push(Arc::new(BooleanArray::from(rows.iter().map(|row| row.good).collect::<Vec<_>>())));
            columns.push(text(rows.iter().map(|row| &row.pair_id)));
        }
        View::Classify => {
            columns.push(text(rows.iter().map(|row| &row.text)));
            columns.push(text(rows.iter().map(|row| row.label())));
            columns.push(Arc::clone(&cwe));
            columns.push(text(rows.iter().map(|row| &row.pair_id)));
        }
        _ => return Err(Error::Law(format!("view {} is not made of sides", view.name()))),
    }
    columns.push(text(rows.iter().map(|row| &row.language)));
    columns.push(text(rows.iter().map(|row| &row.license)));
    if view == View::Kto {
        columns.push(cwe);
    }
    let items = structure(vec![
        ("validator", text(rows.iter().map(|_| NAME))),
        ("version", text(rows.iter().map(|_| VERSION))),
        ("ruleset_sha256", text(rows.iter().map(|_| ruleset.to_hex()))),
        ("outcome", text(rows.iter().map(|_| "clear"))),
        ("examined_bytes", long(rows.iter().map(|row| row.text.len() as u64))),
        ("reason", text(rows.iter().map(|row| format!("the label `{}` holds: {}", row.label(), row.signals)))),
    ])?;
    columns.push(list(rows.iter().map(|_| 1), items)?);
    Ok(RecordBatch::try_new(schema(view), columns)?)
}

//! Rows of the views, and their columns. A released row is made here, out of an admitted sample and its origins; nothing is
//! decided here.

use arrow::array::{ArrayRef, RecordBatch};
use assay_manifests::{
    Assurance, Harvested, Judged, JudgedPair, LicenceEvidence, Origin, Outcome, Outline, Record, Sha256Digest,
    record::{RECORD_SCHEMA, RecordEvidence, RecordVerdict},
};
use serde::{Deserialize, Serialize};

use crate::{
    Fate, Result,
    columns::{int, list, long, maybe, maybe_int, structure, text, texts},
    counts::PAIR,
    pairs,
    plan::Decision,
    schema::schema,
    settings::{PromptSettings, SetSettings, View},
    splits::Split,
    trainers,
};

/// One admitted sample, ready to be written.
pub struct Released {
    pub content: String,
    pub record: Record,
    pub record_json: String,
    pub explanation: String,
    pub outline: Outline,
    pub split: Split,
}

impl Released {
    /// Puts a released row together. `license` is the canonical expression, `others` the further origins of the same text.
    ///
    /// # Errors
    /// Where the record cannot be spelled as JSON.
    pub fn new(
        judged: Judged,
        others: Vec<Origin>,
        (assurance, license): (Assurance, String),
        (cluster, split): (Sha256Digest, Split),
        settings: &SetSettings,
    ) -> Result<Self> {
        let id = judged.sample.id();
        let sample = judged.sample;
        let mut other_origins: Vec<Origin> = others.into_iter().filter(|origin| *origin != sample.origin).collect();
        other_origins.sort();
        other_origins.dedup();
        let mut cwe: Vec<u32> = judged.verdicts.iter().flat_map(|verdict| &verdict.evidence).flat_map(|item| &item.cwe).copied().collect();
        cwe.sort_unstable();
        cwe.dedup();
        let verdicts = judged
            .verdicts
            .into_iter()
            .map(|verdict| RecordVerdict {
                validator: verdict.validator,
                version: verdict.version,
                ruleset_sha256: verdict.ruleset_sha256,
                outcome: verdict.outcome,
                examined_bytes: verdict.examined_bytes,
                reason: verdict.reason,
                evidence: verdict
                    .evidence
                    .into_iter()
                    .map(|item| RecordEvidence { rule: item.rule, cwe: item.cwe, form: item.form, span: item.span })
                    .collect(),
                unjudged: verdict.unjudged,
            })
            .collect();
        let record = Record {
            schema: RECORD_SCHEMA,
            id,
            content_sha256: id,
            language: sample.language,
            unit: sample.unit,
            name: sample.name,
            license,
            license_evidence: sample.origin.license_evidence.clone(),
            origin: sample.origin,
            other_origins,
            verdicts,
            cwe,
            cluster,
            assurance,
            pipeline_sha256: settings.pipeline_sha256,
        };
        let explanation = explain(&record, settings);
        Ok(Self { content: sample.content, record_json: record.to_json()?, explanation, outline: sample.outline, record, split })
    }

    /// A row as far as its record tells: the columns that are beside the record stay empty.
    pub fn of_record(record: Record) -> Self {
        let none = String::new;
        Self { content: none(), record, record_json: none(), explanation: none(), outline: Outline::default(), split: Split::Train }
    }

    /// About how many bytes it takes before compression.
    pub fn bytes(&self) -> usize {
        self.content.len() + self.record_json.len() * 2 + self.explanation.len() + 512
    }

    fn origins(&self) -> impl Iterator<Item = &Origin> {
        std::iter::once(&self.record.origin).chain(&self.record.other_origins)
    }

    fn evidence(&self) -> impl Iterator<Item = (&RecordVerdict, &RecordEvidence)> {
        self.record.verdicts.iter().flat_map(|verdict| verdict.evidence.iter().map(move |item| (verdict, item)))
    }
}

/// What was shown, for a reader of one row.
fn explain(record: &Record, settings: &SetSettings) -> String {
    let mut told = String::new();
    let mut items: Vec<&RecordEvidence> = record.verdicts.iter().flat_map(|verdict| &verdict.evidence).collect();
    items.sort();
    let mut at = 0;
    while at < items.len() {
        let item = items[at];
        let alike = items[at..].iter().take_while(|other| other.rule == item.rule && other.form == item.form).count();
        let mut lines: Vec<u32> = items[at..at + alike].iter().map(|item| item.span.line).collect();
        lines.sort_unstable();
        lines.dedup();
        at += alike;
        let shown: Vec<String> = lines.iter().take(8).map(u32::to_string).collect();
        let more = if lines.len() > 8 { format!(" and {} more", lines.len() - 8) } else { String::new() };
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let cwe = item.cwe.first().map_or_else(String::new, |cwe| format!("CWE-{cwe}: "));
        told.push_str(&format!("{cwe}{} on {noun} {}{more} of the file ({})", item.form, shown.join(", "), item.rule));
        match settings.rules.get(&item.rule) {
            Some(rule) => told.push_str(&format!(", where the danger is: {}. {} ", rule.title.trim_end_matches('.'), rule.why.trim())),
            None => told.push_str(". "),
        }
    }
    let clear: Vec<&str> =
        record.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Clear).map(|verdict| verdict.validator.as_str()).collect();
    told.push_str(&format!("No finding by {}.", clear.join(", ")));
    let open: Vec<&str> =
        record.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Unjudged).map(|verdict| verdict.validator.as_str()).collect();
    if !open.is_empty() {
        told.push_str(&format!(" Not judged by {}.", open.join(", ")));
    }
    if items.is_empty() {
        told.push_str(" Nothing shows that it is secure.");
    }
    told
}

pub(crate) fn cwe_names(numbers: &[u32]) -> std::vec::IntoIter<String> {
    numbers.iter().map(|cwe| format!("CWE-{cwe}")).collect::<Vec<_>>().into_iter()
}

/// Columns of `rows` in `view` (not the ledger).
///
/// # Errors
/// Where the columns do not fit the schema.
pub fn released_batch(view: View, rows: &[&Released], prompts: &PromptSettings) -> Result<RecordBatch> {
    let records = || rows.iter().map(|row| &row.record);
    let columns: Vec<ArrayRef> = match view {
        View::Samples => vec![
            text(records().map(|r| r.id.to_hex())),
            text(records().map(|r| r.content_sha256.to_hex())),
            text(records().map(|r| r.language.name())),
            text(records().map(|r| r.unit.name())),
            text(records().map(|r| &r.name)),
            text(rows.iter().map(|row| &row.content)),
            text(records().map(|r| &r.license)),
            license_evidence(&records().map(|r| &r.license_evidence).collect::<Vec<_>>())?,
            text(records().map(|r| &r.origin.repo)),
            text(records().map(|r| &r.origin.revision)),
            text(records().map(|r| revision_kind(&r.origin))),
            maybe(records().map(|r| r.origin.purl.as_ref())),
            text(records().map(|r| &r.origin.path)),
            int(records().map(|r| r.origin.start_line as i32)),
            int(records().map(|r| r.origin.end_line as i32)),
            long(records().map(|r| r.origin.start_byte)),
            long(records().map(|r| r.origin.end_byte)),
            text(records().map(|r| &r.origin.swhid)),
            text(records().map(|r| &r.origin.fetched_at)),
            origins(rows)?,
            verdicts(rows)?,
            evidence(rows)?,
            texts(rows, |row| cwe_names(&row.record.cwe))?,
            text(records().map(|r| r.assurance.name())),
            text(rows.iter().map(|row| &row.explanation)),
            text(records().map(|r| r.cluster.to_hex())),
            texts(rows, |row| row.record.origin.tags.iter())?,
            text(rows.iter().map(|row| &row.record_json)),
        ],
        View::Pretrain => vec![
            text(records().map(|r| r.id.to_hex())),
            text(rows.iter().map(|row| &row.content)),
            text(records().map(|r| r.language.name())),
            text(records().map(|r| &r.license)),
            verdicts(rows)?,
        ],
        View::Sft | View::SftInstruct => return trainers::lesson_batch(view, rows, prompts),
        View::Dpo | View::DpoFlat | View::Kto | View::Classify | View::Ledger => {
            return Err(crate::Error::Law(format!("view {} is not made of released samples", view.name())));
        }
    };
    Ok(RecordBatch::try_new(schema(view), columns)?)
}

fn revision_kind(origin: &Origin) -> &'static str {
    match origin.revision_kind {
        assay_manifests::RevisionKind::Git => "git",
        assay_manifests::RevisionKind::Artifact => "artifact-sha256",
    }
}

fn license_evidence(items: &[&LicenceEvidence]) -> Result<ArrayRef> {
    structure(vec![
        ("source", text(items.iter().map(|item| &item.source))),
        ("sha256", text(items.iter().map(|item| item.sha256.to_hex()))),
        ("score", maybe_int(items.iter().map(|item| item.score.map(i32::from)))),
    ])
}

fn origins(rows: &[&Released]) -> Result<ArrayRef> {
    let all: Vec<&Origin> = rows.iter().flat_map(|row| row.origins()).collect();
    let column = structure(vec![
        ("source", text(all.iter().map(|o| &o.source))),
        ("kind", text(all.iter().map(|o| &o.kind))),
        ("repo", text(all.iter().map(|o| &o.repo))),
        ("revision", text(all.iter().map(|o| &o.revision))),
        ("revision_kind", text(all.iter().map(|o| revision_kind(o)))),
        ("purl", maybe(all.iter().map(|o| o.purl.as_ref()))),
        ("repository", maybe(all.iter().map(|o| o.repository.as_ref()))),
        ("version", maybe(all.iter().map(|o| o.version.as_ref()))),
        ("artifact_sha256", text(all.iter().map(|o| o.artifact_sha256.to_hex()))),
        ("path", text(all.iter().map(|o| &o.path))),
        ("start_line", int(all.iter().map(|o| o.start_line as i32))),
        ("end_line", int(all.iter().map(|o| o.end_line as i32))),
        ("start_byte", long(all.iter().map(|o| o.start_byte))),
        ("end_byte", long(all.iter().map(|o| o.end_byte))),
        ("swhid", text(all.iter().map(|o| &o.swhid))),
        ("license", text(all.iter().map(|o| &o.license))),
        ("license_evidence", license_evidence(&all.iter().map(|o| &o.license_evidence).collect::<Vec<_>>())?),
        ("fetched_at", text(all.iter().map(|o| &o.fetched_at))),
    ])?;
    list(rows.iter().map(|row| row.record.other_origins.len() + 1), column)
}

fn verdicts(rows: &[&Released]) -> Result<ArrayRef> {
    verdicts_of(&rows.iter().map(|row| row.record.verdicts.as_slice()).collect::<Vec<_>>())
}

/// The column `verdicts`, of the verdicts of each row.
pub(crate) fn verdicts_of(rows: &[&[RecordVerdict]]) -> Result<ArrayRef> {
    let all: Vec<&RecordVerdict> = rows.iter().flat_map(|verdicts| verdicts.iter()).collect();
    let column = structure(vec![
        ("validator", text(all.iter().map(|v| &v.validator))),
        ("version", text(all.iter().map(|v| &v.version))),
        ("ruleset_sha256", text(all.iter().map(|v| v.ruleset_sha256.to_hex()))),
        ("outcome", text(all.iter().map(|v| v.outcome.name()))),
        ("examined_bytes", long(all.iter().map(|v| v.examined_bytes))),
        ("reason", text(all.iter().map(|v| &v.reason))),
    ])?;
    list(rows.iter().map(|verdicts| verdicts.len()), column)
}

fn evidence(rows: &[&Released]) -> Result<ArrayRef> {
    let all: Vec<(&RecordVerdict, &RecordEvidence)> = rows.iter().flat_map(|row| row.evidence()).collect();
    let column = structure(vec![
        ("validator", text(all.iter().map(|(verdict, _)| &verdict.validator))),
        ("rule", text(all.iter().map(|(_, item)| &item.rule))),
        ("cwe", texts(&all, |(_, item)| cwe_names(&item.cwe))?),
        ("form", text(all.iter().map(|(_, item)| &item.form))),
        ("start_line", int(all.iter().map(|(_, item)| item.span.line as i32))),
        ("end_line", int(all.iter().map(|(_, item)| item.span.end_line as i32))),
        ("start_byte", long(all.iter().map(|(_, item)| u64::from(item.span.start)))),
        ("end_byte", long(all.iter().map(|(_, item)| u64::from(item.span.end)))),
    ])?;
    list(rows.iter().map(|row| row.evidence().count()), column)
}

/// What one validator said of a row of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LedgerVerdict {
    pub validator: String,
    pub version: String,
    pub outcome: String,
    /// Rules with findings, or with places left undecided, without repeats.
    pub rules: Vec<String>,
    pub cwe: Vec<String>,
    pub reason: String,
}

/// One row of the ledger. Its leaf in the ledger's tree is its canonical JSON.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LedgerRow {
    /// The occurrence.
    pub id: String,
    /// The text, or the pair; absent for a refused member.
    pub sample_id: Option<String>,
    pub source: String,
    pub kind: Option<String>,
    pub repo: Option<String>,
    pub revision: Option<String>,
    pub path: String,
    pub start_line: Option<i32>,
    pub end_line: Option<i32>,
    pub bytes: u64,
    pub language: Option<String>,
    pub unit: Option<String>,
    pub name: Option<String>,
    pub fate: Fate,
    pub reason: String,
    pub duplicate_of: Option<String>,
    pub verdicts: Vec<LedgerVerdict>,
}

impl LedgerRow {
    /// The ledger's row for a row of the input.
    pub fn new(row: &Harvested, decision: &Decision, duplicate_of: Option<Sha256Digest>) -> Self {
        let duplicate_of = duplicate_of.map(Sha256Digest::to_hex);
        match row {
            Harvested::Judged(judged) => {
                let (sample, origin) = (&judged.sample, &judged.sample.origin);
                Self {
                    id: sample.occurrence().to_hex(),
                    sample_id: Some(sample.id().to_hex()),
                    source: origin.source.clone(),
                    kind: Some(origin.kind.clone()),
                    repo: Some(origin.repo.clone()),
                    revision: Some(origin.revision.clone()),
                    path: origin.path.clone(),
                    start_line: Some(origin.start_line as i32),
                    end_line: Some(origin.end_line as i32),
                    bytes: sample.content.len() as u64,
                    language: Some(sample.language.name().to_owned()),
                    unit: Some(sample.unit.name().to_owned()),
                    name: Some(sample.name.clone()),
                    fate: decision.fate,
                    reason: decision.reason.clone(),
                    duplicate_of,
                    verdicts: judged.verdicts.iter().map(ledger_verdict).collect(),
                }
            }
            Harvested::Pair(pair) => {
                let (sample, origin) = (&pair.after.sample, &pair.after.sample.origin);
                Self {
                    id: pair.occurrence().to_hex(),
                    sample_id: Some(pair.id().to_hex()),
                    source: origin.source.clone(),
                    kind: Some(origin.kind.clone()),
                    repo: Some(origin.repo.clone()),
                    revision: Some(origin.revision.clone()),
                    path: origin.path.clone(),
                    start_line: Some(origin.start_line as i32),
                    end_line: Some(origin.end_line as i32),
                    bytes: (pair.before.sample.content.len() + sample.content.len()) as u64,
                    language: Some(sample.language.name().to_owned()),
                    unit: Some(PAIR.to_owned()),
                    name: Some(sample.name.clone()),
                    fate: decision.fate,
                    reason: decision.reason.clone(),
                    duplicate_of,
                    verdicts: vec![pair_verdict(pair, decision)],
                }
            }
            Harvested::Refused(refused) => Self {
                id: Sha256Digest::of_parts([
                    refused.source.as_bytes(),
                    refused.artifact_sha256.0.as_slice(),
                    refused.path.as_bytes(),
                    refused.reason.as_bytes(),
                ])
                .to_hex(),
                sample_id: None,
                source: refused.source.clone(),
                kind: None,
                repo: None,
                revision: Some(refused.artifact_sha256.to_hex()),
                path: refused.path.clone(),
                start_line: None,
                end_line: None,
                bytes: refused.bytes,
                language: None,
                unit: None,
                name: None,
                fate: decision.fate,
                reason: decision.reason.clone(),
                duplicate_of,
                verdicts: Vec::new(),
            },
        }
    }
}

/// The verdict on a pair, with the rules that found the earlier side dangerous and the weaknesses that are claimed.
fn pair_verdict(pair: &JudgedPair, decision: &Decision) -> LedgerVerdict {
    let mut rules: Vec<String> = pair.before.verdicts.iter().flat_map(|v| &v.findings).map(|finding| finding.rule.clone()).collect();
    rules.sort();
    rules.dedup();
    let shown = matches!(decision.fate, Fate::Admitted | Fate::Duplicate);
    LedgerVerdict {
        validator: pairs::NAME.to_owned(),
        version: pairs::VERSION.to_owned(),
        outcome: if shown { Outcome::Clear } else { Outcome::Unjudged }.name().to_owned(),
        rules,
        cwe: cwe_names(&pair.claim.cwe).collect(),
        reason: decision.reason.clone(),
    }
}

fn ledger_verdict(verdict: &assay_manifests::Verdict) -> LedgerVerdict {
    let mut rules: Vec<String> =
        verdict.findings.iter().map(|f| &f.rule).chain(verdict.unjudged.iter().map(|u| &u.rule)).cloned().collect();
    let mut cwe: Vec<u32> =
        verdict.findings.iter().flat_map(|f| &f.cwe).chain(verdict.unjudged.iter().flat_map(|u| &u.cwe)).copied().collect();
    rules.retain(|rule| !rule.is_empty());
    rules.sort();
    rules.dedup();
    cwe.sort_unstable();
    cwe.dedup();
    LedgerVerdict {
        validator: verdict.validator.clone(),
        version: verdict.version.clone(),
        outcome: verdict.outcome.name().to_owned(),
        rules,
        cwe: cwe_names(&cwe).collect(),
        reason: verdict.reason.clone(),
    }
}

/// Columns of rows of the ledger.
///
/// # Errors
/// Where the columns do not fit the schema.
pub fn ledger_batch(rows: &[LedgerRow]) -> Result<RecordBatch> {
    let all: Vec<&LedgerVerdict> = rows.iter().flat_map(|row| &row.verdicts).collect();
    let verdicts = structure(vec![
        ("validator", text(all.iter().map(|v| &v.validator))),
        ("version", text(all.iter().map(|v| &v.version))),
        ("outcome", text(all.iter().map(|v| &v.outcome))),
        ("rules", texts(&all, |v| v.rules.iter())?),
        ("cwe", texts(&all, |v| v.cwe.iter())?),
        ("reason", text(all.iter().map(|v| &v.reason))),
    ])?;
    let columns = vec![
        text(rows.iter().map(|r| &r.id)),
        maybe(rows.iter().map(|r| r.sample_id.as_ref())),
        text(rows.iter().map(|r| &r.source)),
        maybe(rows.iter().map(|r| r.kind.as_ref())),
        maybe(rows.iter().map(|r| r.repo.as_ref())),
        maybe(rows.iter().map(|r| r.revision.as_ref())),
        text(rows.iter().map(|r| &r.path)),
        maybe_int(rows.iter().map(|r| r.start_line)),
        maybe_int(rows.iter().map(|r| r.end_line)),
        long(rows.iter().map(|r| r.bytes)),
        maybe(rows.iter().map(|r| r.language.as_ref())),
        maybe(rows.iter().map(|r| r.unit.as_ref())),
        maybe(rows.iter().map(|r| r.name.as_ref())),
        text(rows.iter().map(|r| r.fate.name())),
        text(rows.iter().map(|r| &r.reason)),
        maybe(rows.iter().map(|r| r.duplicate_of.as_ref())),
        list(rows.iter().map(|r| r.verdicts.len()), verdicts)?,
    ];
    Ok(RecordBatch::try_new(schema(View::Ledger), columns)?)
}

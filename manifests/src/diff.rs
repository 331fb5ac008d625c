//! What changed between two releases: rows added and removed, and records whose verdicts, licence, origin or assurance changed.
//! Reads records as JSON, so that releases of older schemas compare too; knows nothing of where they are stored.

use std::{
    cmp::Ordering,
    collections::BTreeMap,
    fmt::{self, Display},
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Sha256Digest, canonical,
    manifest::{Manifest, Previous},
    merkle::Hash,
};

/// `diff.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diff {
    pub name: String,
    pub from: Previous,
    /// Version of the newer release.
    pub to: String,
    pub counts: DiffCounts,
    /// Sorted by id.
    pub added: Vec<Added>,
    pub removed: Vec<Removed>,
    pub changed: Vec<Changed>,
    /// Absent where neither release has pairs, and in what was written before pairs were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairs: Option<PairChanges>,
    /// Absent where nothing changed, and in what was written before judges were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judges: Option<JudgeChanges>,
}

/// Pairs of a unit before and after a fix: rows of the view `dpo`, by the pair's id, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairChanges {
    pub added: Vec<String>,
    pub removed: Vec<RemovedPair>,
    pub same: u64,
}

/// A pair that is only in the older release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovedPair {
    pub id: String,
    /// As of [`Removed`].
    pub reason: String,
}

/// What the rows were judged by: validators by name (version and digest of what they go by) and rules by id (version and digest).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgeChanges {
    /// `from` is empty for one that is new, `to` for one that is gone.
    pub validators: Vec<Change>,
    pub rules: Vec<Change>,
}

impl JudgeChanges {
    /// `None` where both releases were judged alike.
    pub fn between(old: &Manifest, new: &Manifest) -> Option<Self> {
        let named = |version: &dyn Display, digest: Sha256Digest| format!("{version} ({})", digest.short());
        let tools = |manifest: &Manifest| -> BTreeMap<String, String> {
            manifest.validators.iter().map(|tool| (tool.name.clone(), named(&tool.version, tool.ruleset_sha256))).collect()
        };
        let rules = |manifest: &Manifest| -> BTreeMap<String, String> {
            manifest.rules.iter().map(|rule| (rule.id.clone(), named(&rule.version, rule.sha256))).collect()
        };
        let found = Self { validators: differing(&tools(old), &tools(new)), rules: differing(&rules(old), &rules(new)) };
        (found != Self::default()).then_some(found)
    }
}

/// How many rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiffCounts {
    pub added: u64,
    pub removed: u64,
    pub changed: u64,
    pub same: u64,
}

/// A row that is only in the newer release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Added {
    pub id: String,
    pub language: String,
    pub name: String,
}

/// A row that is only in the older release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    pub id: String,
    pub language: String,
    pub name: String,
    /// From the newer release's ledger or recalls; `text no longer harvested` where neither names it.
    pub reason: String,
}

/// A row whose record changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    pub id: String,
    /// As of the newer release; empty in what was written before they were kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    pub changes: Vec<Change>,
}

/// One field of a record; `verdicts.NAME` is what that validator said, `origin.revision` an origin that is the same but for the state of its
/// source: the revision of a folder is the digest of all that is in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub field: String,
    /// Empty where it was not there.
    pub from: String,
    /// Empty where it is gone.
    pub to: String,
}

/// Why two releases cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    #[error("{0}")]
    Rows(String),
    #[error("{release} release: row {id} is out of order; rows are read in id order")]
    Order { release: &'static str, id: String },
    #[error("{release} release: the record of {id} is not JSON")]
    Record { release: &'static str, id: String },
}

/// Compares two releases from their rows (id and record) in id order. `why` tells why an id is no longer there.
///
/// # Errors
/// Where rows cannot be read, are out of order, or hold a record that is not JSON.
pub fn diff<E: Display>(
    old: impl IntoIterator<Item = Result<(String, String), E>>,
    new: impl IntoIterator<Item = Result<(String, String), E>>,
    (name, from, to): (&str, Previous, &str),
    why: impl Fn(&str) -> Option<String>,
) -> Result<Diff, DiffError> {
    let (mut old, mut new) = (Ordered::new("older", old.into_iter()), Ordered::new("newer", new.into_iter()));
    let mut diff = Diff {
        name: name.to_owned(),
        from,
        to: to.to_owned(),
        counts: DiffCounts::default(),
        added: Vec::new(),
        removed: Vec::new(),
        changed: Vec::new(),
        pairs: None,
        judges: None,
    };
    let (mut left, mut right) = (old.next()?, new.next()?);
    loop {
        let order = match (&left, &right) {
            (None, None) => return Ok(diff),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(left), Some(right)) => left.0.cmp(&right.0),
        };
        let gone = if order.is_le() { std::mem::replace(&mut left, old.next()?) } else { None };
        let come = if order.is_ge() { std::mem::replace(&mut right, new.next()?) } else { None };
        match (gone, come) {
            (Some((id, before)), Some((_, after))) if before == after => {
                let _ = id;
                diff.counts.same += 1;
            }
            (Some((id, before)), Some((_, after))) => {
                let record = parse("newer", &id, &after)?;
                let changes = changes(&parse("older", &id, &before)?, &record);
                diff.counts.changed += 1;
                diff.changed.push(Changed { language: text(&record["language"]), name: text(&record["name"]), id, changes });
            }
            (Some((id, before)), None) => {
                let record = parse("older", &id, &before)?;
                let reason = why(&id).unwrap_or_else(|| "text no longer harvested".to_owned());
                diff.counts.removed += 1;
                diff.removed.push(Removed { language: text(&record["language"]), name: text(&record["name"]), id, reason });
            }
            (None, Some((id, after))) => {
                let record = parse("newer", &id, &after)?;
                diff.counts.added += 1;
                diff.added.push(Added { language: text(&record["language"]), name: text(&record["name"]), id });
            }
            (None, None) => {}
        }
    }
}

impl Diff {
    /// As `diff.json` is written.
    ///
    /// # Errors
    /// None that a diff can give; the signature is the serialiser's.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(canonical::to_canonical(self)? + "\n")
    }

    /// Whether the counts agree with the two releases' leaf hashes, which needs no data: a row that stayed the same has one leaf in
    /// both, a changed one has a leaf in each.
    pub fn agrees_with(&self, old: &[Hash], new: &[Hash]) -> bool {
        let (mut old, mut new) = (old.to_vec(), new.to_vec());
        old.sort_unstable();
        new.sort_unstable();
        let mut rest = new.iter().peekable();
        let mut same = 0;
        for leaf in &old {
            while rest.next_if(|other| *other < leaf).is_some() {}
            same += u64::from(rest.next_if(|other| *other == leaf).is_some());
        }
        let DiffCounts { added, removed, changed, same: stated } = self.counts;
        stated == same && removed + changed == old.len() as u64 - same && added + changed == new.len() as u64 - same
    }

    /// How many rows were removed for each reason, and how many records changed in each field.
    pub fn summary(&self) -> (BTreeMap<&str, u64>, BTreeMap<&str, u64>) {
        let (mut reasons, mut fields) = (BTreeMap::new(), BTreeMap::new());
        self.removed.iter().for_each(|row| *reasons.entry(row.reason.as_str()).or_default() += 1);
        for row in &self.changed {
            row.changes.iter().for_each(|change| *fields.entry(change.field.as_str()).or_default() += 1);
        }
        (reasons, fields)
    }
}

impl fmt::Display for Diff {
    /// The entry of a changelog, in Markdown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DiffCounts { added, removed, changed, same } = self.counts;
        writeln!(f, "## {} {}\n", self.name, self.to)?;
        writeln!(f, "Since {}: {added} rows added, {removed} removed, {changed} changed, {same} the same.", self.from.version)?;
        if let Some(pairs) = &self.pairs {
            writeln!(f, "Pairs: {} added, {} removed, {} the same.", pairs.added.len(), pairs.removed.len(), pairs.same)?;
        }
        if let Some(judges) = &self.judges {
            writeln!(f, "Judged by other means: {} validators and {} rules differ.", judges.validators.len(), judges.rules.len())?;
        }
        let (reasons, fields) = self.summary();
        for (what, counts) in [("Removed", reasons), ("Changed", fields)] {
            if !counts.is_empty() {
                writeln!(f, "\n{what}:\n")?;
            }
            for (name, count) in counts {
                writeln!(f, "- {name}: {count}")?;
            }
        }
        Ok(())
    }
}

/// Rows of one release, checked to be in order.
struct Ordered<I> {
    release: &'static str,
    rows: I,
    last: Option<String>,
}

impl<E: Display, I: Iterator<Item = Result<(String, String), E>>> Ordered<I> {
    const fn new(release: &'static str, rows: I) -> Self {
        Self { release, rows, last: None }
    }

    fn next(&mut self) -> Result<Option<(String, String)>, DiffError> {
        let Some(row) = self.rows.next() else { return Ok(None) };
        let (id, record) = row.map_err(|e| DiffError::Rows(format!("{} release: {e}", self.release)))?;
        if self.last.as_ref().is_some_and(|last| *last >= id) {
            return Err(DiffError::Order { release: self.release, id });
        }
        self.last = Some(id.clone());
        Ok(Some((id, record)))
    }
}

fn parse(release: &'static str, id: &str, record: &str) -> Result<Value, DiffError> {
    serde_json::from_str(record).map_err(|_| DiffError::Record { release, id: id.to_owned() })
}

/// The fields in which two records of one id differ, verdicts by validator.
fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let mut found = differing(&fields(old), &fields(new));
    let (was, is) = (&old["origin"], &new["origin"]);
    let is_moved = was["revision"] != is["revision"] && but_state(was) == but_state(is);
    if let Some(change) = found.iter_mut().find(|change| is_moved && change.field == "origin") {
        *change = Change { field: "origin.revision".to_owned(), from: text(&was["revision"]), to: text(&is["revision"]) };
    }
    found
}

/// An origin without what tells in which state its source was.
fn but_state(origin: &Value) -> Value {
    let mut origin = origin.clone();
    if let Some(origin) = origin.as_object_mut() {
        for key in ["revision", "artifact_sha256", "fetched_at"] {
            origin.remove(key);
        }
        if let Some(Value::String(swhid)) = origin.get_mut("swhid") {
            swhid.truncate(swhid.find(';').unwrap_or(swhid.len()));
        }
    }
    origin
}

/// Entries that differ, by name.
fn differing(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Vec<Change> {
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let side = |fields: &BTreeMap<String, String>, name: &str| fields.get(name).cloned().unwrap_or_default();
    let change = |name: &String| Change { field: name.clone(), from: side(old, name), to: side(new, name) };
    names.into_iter().map(change).filter(|change| change.from != change.to).collect()
}

fn fields(record: &Value) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    for (name, value) in record.as_object().into_iter().flatten() {
        if name != "verdicts" {
            fields.insert(name.clone(), text(value));
            continue;
        }
        for verdict in value.as_array().into_iter().flatten() {
            let tool = ["validator", "tool", "name"].iter().find_map(|key| verdict[*key].as_str()).unwrap_or("?");
            fields.insert(format!("verdicts.{tool}"), text(verdict));
        }
    }
    fields
}

/// A value for people: strings as they are, everything else as canonical JSON.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => canonical::to_canonical(other).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::TreeFact;

    type Row = Result<(String, String), String>;

    fn row(id: &str, verdict: &str) -> Row {
        let record = format!("{{\"language\":\"go\",\"name\":\"f\",\"verdicts\":[{{\"outcome\":\"{verdict}\",\"validator\":\"rules\"}}]}}");
        Ok((id.to_owned(), record))
    }

    fn compare(old: Vec<Row>, new: Vec<Row>) -> Result<Diff, DiffError> {
        let digest = Sha256Digest::of("");
        let from = Previous { version: "1.0.0".into(), manifest_sha256: digest, samples: TreeFact { size: 0, root: digest } };
        diff(old, new, ("tiny", from, "1.1.0"), |id| (id == "c").then(|| "recalled by x_TINY-2026-0001".into()))
    }

    #[test]
    fn every_row_is_added_removed_changed_or_the_same() {
        let old = vec![row("a", "clear"), row("b", "clear"), row("c", "clear"), row("d", "clear")];
        let new = vec![row("0", "clear"), row("a", "clear"), row("b", "unjudged"), row("e", "clear")];
        let diff = compare(old, new).expect("comparable");
        assert_eq!(diff.counts, DiffCounts { added: 2, removed: 2, changed: 1, same: 1 });
        assert_eq!(diff.added.iter().map(|row| row.id.as_str()).collect::<String>(), "0e");
        let reasons: Vec<_> = diff.removed.iter().map(|row| (row.id.as_str(), row.reason.as_str())).collect();
        assert_eq!(reasons, [("c", "recalled by x_TINY-2026-0001"), ("d", "text no longer harvested")]);
        let change = &diff.changed[0].changes;
        assert!(change.len() == 1 && change[0].field == "verdicts.rules" && change[0].to.contains("unjudged"), "{change:?}");
        assert_eq!(diff.summary().1["verdicts.rules"], 1);
        let leaves = |ids: &str| ids.bytes().map(|id| crate::merkle::leaf_hash([id])).collect::<Vec<_>>();
        assert!(diff.agrees_with(&leaves("abcd"), &leaves("0aBe")));
        assert!(!diff.agrees_with(&leaves("abcd"), &leaves("0abe")) && !diff.agrees_with(&leaves("abc"), &leaves("0aBe")));
        let entry = diff.to_string();
        assert!(
            entry.starts_with("## tiny 1.1.0\n")
                && entry.contains("- recalled by x_TINY-2026-0001: 1\n")
                && entry.contains("- verdicts.rules: 1\n"),
            "{entry}"
        );
        let read: Diff = serde_json::from_str(&diff.to_json().expect("JSON")).expect("own text");
        assert_eq!(read, diff);
    }

    #[test]
    fn an_origin_in_another_state_is_told_from_another_origin() {
        let row = |revision: &str, path: &str| {
            let origin =
                format!("{{\"artifact_sha256\":\"{revision}\",\"path\":\"{path}\",\"repo\":\"file:own\",\"revision\":\"{revision}\"}}");
            Ok(("a".to_owned(), format!("{{\"language\":\"go\",\"name\":\"f\",\"origin\":{origin}}}")))
        };
        let moved = compare(vec![row("1", "x.go")], vec![row("2", "x.go")]).expect("comparable");
        let change = Change { field: "origin.revision".into(), from: "1".into(), to: "2".into() };
        assert_eq!(moved.changed, [Changed { id: "a".into(), language: "go".into(), name: "f".into(), changes: vec![change] }]);
        let other = compare(vec![row("1", "x.go")], vec![row("2", "y.go")]).expect("comparable");
        assert_eq!(other.changed[0].changes[0].field, "origin");
    }

    #[test]
    fn disorder_and_broken_records_are_refused() {
        let disorder = compare(vec![row("b", "clear"), row("a", "clear")], vec![]).expect_err("out of order");
        assert!(matches!(disorder, DiffError::Order { release: "older", id } if id == "a"));
        let broken = compare(vec![], vec![Ok(("a".into(), "{".into()))]).expect_err("not JSON");
        assert!(matches!(broken, DiffError::Record { release: "newer", .. }));
        assert!(compare(vec![], vec![Err("no such file".into())]).expect_err("unreadable").to_string().contains("no such file"));
    }
}

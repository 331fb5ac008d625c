//! Conservation: what was harvested is admitted, rejected, a duplicate or unjudged, per source, and nothing else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Error, Fate, Result};

/// What the ledger's column `unit` says of a pair.
pub const PAIR: &str = "pair";

/// Rows of one source by fate, and by reason within it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCounts {
    pub harvested: u64,
    pub admitted: u64,
    /// How many of the admitted rows are pairs.
    #[serde(default)]
    pub pairs: u64,
    pub rejected: u64,
    pub duplicate: u64,
    pub unjudged: u64,
    /// Rows by fate and reason (`rejected`, `flow/python/cwe-078-shell`); admitted rows have none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<String, BTreeMap<String, u64>>,
}

impl SourceCounts {
    /// Rows of one fate.
    pub fn of(&self, fate: Fate) -> u64 {
        match fate {
            Fate::Admitted => self.admitted,
            Fate::Rejected => self.rejected,
            Fate::Duplicate => self.duplicate,
            Fate::Unjudged => self.unjudged,
        }
    }

    /// One row of which `unit` is the ledger's word.
    pub(crate) fn decided(&mut self, fate: Fate, reason: &str, unit: &str) {
        self.pairs += u64::from(fate == Fate::Admitted && unit == PAIR);
        match fate {
            Fate::Admitted => self.admitted += 1,
            Fate::Rejected => self.rejected += 1,
            Fate::Duplicate => self.duplicate += 1,
            Fate::Unjudged => self.unjudged += 1,
        }
        if !reason.is_empty() {
            *self.reasons.entry(fate.name().to_owned()).or_default().entry(reason.to_owned()).or_default() += 1;
        }
    }
}

/// Rows by source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub sources: BTreeMap<String, SourceCounts>,
}

impl Counts {
    pub(crate) fn harvested(&mut self, source: &str) {
        self.source(source).harvested += 1;
    }

    pub(crate) fn source(&mut self, source: &str) -> &mut SourceCounts {
        if !self.sources.contains_key(source) {
            self.sources.insert(source.to_owned(), SourceCounts::default());
        }
        self.sources.entry(source.to_owned()).or_default()
    }

    /// All sources together.
    pub fn total(&self) -> SourceCounts {
        let mut total = SourceCounts::default();
        for counts in self.sources.values() {
            total.harvested += counts.harvested;
            total.admitted += counts.admitted;
            total.pairs += counts.pairs;
            total.rejected += counts.rejected;
            total.duplicate += counts.duplicate;
            total.unjudged += counts.unjudged;
            for (fate, reasons) in &counts.reasons {
                for (reason, n) in reasons {
                    *total.reasons.entry(fate.clone()).or_default().entry(reason.clone()).or_default() += n;
                }
            }
        }
        total
    }

    /// # Errors
    /// Where a source's rows do not add up.
    pub fn check(&self) -> Result<()> {
        for (source, counts) in &self.sources {
            let decided = counts.admitted + counts.rejected + counts.duplicate + counts.unjudged;
            if decided != counts.harvested {
                return Err(Error::Law(format!("source `{source}`: {} rows harvested, {decided} decided", counts.harvested)));
            }
        }
        Ok(())
    }
}

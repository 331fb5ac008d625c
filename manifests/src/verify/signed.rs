//! The signed half of a verification: which keys are believed, and what they signed. Knows nothing of Parquet or rows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, ROTATION};
use crate::{
    Sha256Digest,
    dsse::{self, Envelope},
    keys::{KeyError, PublicKey},
    manifest::Manifest,
    note::{Checkpoint, Note},
    recall::{RECALLS, Recall},
    seal::{CHECKPOINT, PROVENANCE},
    slsa::{self, Statement},
    ssh,
    sums::{self, SUMS, SUMS_SIG, SUMS_SSHSIG},
    trust::{Rotation, Trust, TrustStore},
};

impl Check<'_> {
    /// Settles which keys are believed, and follows rotations.
    pub(super) fn trust(&mut self, trust: &Trust, present: &BTreeMap<String, u64>) {
        match trust {
            Trust::Known(store) => self.store = store.clone(),
            Trust::Shipped => {
                self.store = self.shipped(present);
                self.report.notes.push("checked with the keys the release itself ships: shows that it is whole, not who made it".into());
            }
        }
        if present.contains_key(ROTATION)
            && let Some(text) = self.text(ROTATION, 1 << 24)
        {
            match serde_json::from_str::<Vec<Rotation>>(&text) {
                Ok(rotations) => {
                    let new = self.store.follow(&rotations);
                    let line = |key: &PublicKey| format!("key {} took over from a known key ({ROTATION})", key.short_id());
                    self.report.notes.extend(new.iter().map(line));
                }
                Err(error) => self.fault(ROTATION, error),
            }
        }
    }

    /// The keys that lie in `keys/` of the release; retired ones lie a folder deeper, and need not have signed.
    fn shipped(&self, present: &BTreeMap<String, u64>) -> TrustStore {
        let mut store = TrustStore::default();
        let public = |path: &&String| path.strip_prefix("keys/").is_some_and(|name| !name.contains('/')) && *path != ROTATION;
        for path in present.keys().filter(public) {
            store.read(&String::from_utf8_lossy(&self.small(path)));
        }
        store
    }

    fn with_shipped(&self, present: &BTreeMap<String, u64>) -> TrustStore {
        let mut store = self.store.clone();
        self.shipped(present).keys().into_iter().for_each(|key| store.add(None, key));
        store
    }

    /// Every signature over the list must hold by a known or shipped key, every shipped key must have signed, and at least one
    /// key that signed must be believed.
    pub(super) fn signatures(&mut self, list: &str, present: &BTreeMap<String, u64>) {
        let shipped = self.shipped(present).keys();
        let candidates = self.with_shipped(present).keys();
        let mut holding = BTreeSet::new();
        for path in present.keys().filter(|path| sums::outside_list(path) && *path != SUMS) {
            let bytes = self.small(path);
            let by = if path == SUMS_SSHSIG {
                let key = std::str::from_utf8(&bytes).ok().and_then(|text| ssh::verify(text, list.as_bytes()));
                key.filter(|key| candidates.contains(key))
            } else {
                candidates.iter().copied().find(|key| key.verifies(list.as_bytes(), &bytes))
            };
            let named = by.is_none_or(|key| path == SUMS_SIG || path == SUMS_SSHSIG || *path == sums::extra_sig(&key.short_id()));
            match by.filter(|_| named) {
                Some(key) => {
                    holding.insert(key);
                }
                None => self.fault(path, "no known or shipped key made this signature over SHA256SUMS"),
            }
        }
        if !present.contains_key(SUMS_SIG) {
            self.fault(SUMS_SIG, "missing: the release is not signed");
        }
        for key in shipped.iter().filter(|key| !holding.contains(key)) {
            let missing = [sums::extra_sig(&key.short_id()), SUMS_SSHSIG.to_owned()].into_iter().find(|path| !present.contains_key(path));
            let at = missing.filter(|_| present.contains_key(SUMS_SIG)).unwrap_or_else(|| SUMS_SIG.to_owned());
            self.fault(&at, format!("key {} is in {} and its signature over SHA256SUMS is missing", key.short_id(), "keys/"));
        }
        self.report.signed_by = holding.iter().copied().filter(|key| self.store.contains(key)).collect();
        if self.report.signed_by.is_empty() {
            let by: Vec<_> = holding.iter().map(PublicKey::short_id).collect();
            let by = if by.is_empty() { "nobody".into() } else { by.join(", ") };
            self.fault(
                SUMS,
                format!("signed by {by}, which is not a key you trust; add its public key to your trusted keys if it should be"),
            );
        }
    }

    /// Where a believed key signed the list, the list vouches for every file in it, the shipped keys among them: what these signed
    /// counts. So whoever believes one of several signers, or an SSH key that signs the list alone, believes the whole.
    pub(super) fn vouched(&mut self, present: &BTreeMap<String, u64>) {
        if !self.report.signed_by.is_empty() {
            self.store = self.with_shipped(present);
        }
    }

    /// Every recall in the release must be one, and signed by a believed key or one the signed list vouches for.
    pub(super) fn recalls(&mut self, present: &BTreeMap<String, u64>) {
        if present.keys().any(|path| path.strip_prefix(RECALLS).is_some_and(|rest| rest.starts_with('/')))
            && let Err(error) = Recall::read_all(&self.dir.join(RECALLS), &self.with_shipped(present))
        {
            let (KeyError::Io { path, .. } | KeyError::Unreadable { path, .. }) = &error else { return self.fault(RECALLS, error) };
            let path = path.strip_prefix(self.dir).unwrap_or(path).to_string_lossy().replace('\\', "/");
            let reason = match &error {
                KeyError::Io { source, .. } => source.to_string(),
                KeyError::Unreadable { reason, .. } => reason.clone(),
                other => other.to_string(),
            };
            self.fault(&path, reason);
        }
    }

    pub(super) fn checkpoint(&mut self, manifest: &Manifest) {
        let Some(text) = self.text(CHECKPOINT, 1 << 20) else { return };
        let checked = Note::parse(&text).and_then(|note| {
            note.verify(&self.store.for_note(&note))?;
            Checkpoint::parse(&note.text)
        });
        let samples = manifest.trees.samples;
        match checked {
            Err(error) => self.fault(CHECKPOINT, error),
            Ok(signed) if (signed.size, Sha256Digest(signed.root)) != (samples.size, samples.root) || signed.origin != manifest.origin => {
                self.fault(CHECKPOINT, "signs another tree than the one in manifest.json");
            }
            Ok(_) => {}
        }
    }

    pub(super) fn provenance(&mut self, manifest: &Manifest) {
        let Some(text) = self.text(PROVENANCE, 1 << 28) else { return };
        if text.lines().count() != 1 {
            self.fault(PROVENANCE, "one envelope is expected");
            return;
        }
        let verified = Envelope::parse(&text).and_then(|envelope| {
            let (payload, _) = envelope.verify(&self.store.keys())?;
            let typed = envelope.payload_type == dsse::IN_TOTO;
            let statement = serde_json::from_slice::<Statement>(&payload).map_err(|e| dsse::DsseError::Malformed(e.to_string()))?;
            let known = typed && statement.kind == slsa::STATEMENT && statement.predicate_type == slsa::PREDICATE;
            if known { Ok(statement) } else { Err(dsse::DsseError::Malformed("not an in-toto Statement v1 of SLSA provenance v1".into())) }
        });
        let statement = match verified {
            Ok(statement) => statement,
            Err(error) => return self.fault(PROVENANCE, error),
        };
        let subjects: BTreeMap<String, Sha256Digest> = statement.subject.into_iter().map(|s| (s.name, s.digest.sha256)).collect();
        let covered = self.files.iter().filter(|(path, _)| *path != PROVENANCE && !sums::outside_list(path));
        let files: BTreeMap<String, Sha256Digest> = covered.map(|(path, fact)| (path.clone(), fact.sha256)).collect();
        for (path, digest) in &files {
            match subjects.get(path) {
                None => self.fault(path, "not a subject of provenance.intoto.jsonl"),
                Some(stated) if stated != digest => self.fault(path, "provenance.intoto.jsonl states another digest"),
                Some(_) => {}
            }
        }
        for path in subjects.keys().filter(|path| !files.contains_key(*path)) {
            self.fault(path, "a subject of provenance.intoto.jsonl that is not there");
        }
        let stated = &statement.predicate["buildDefinition"]["externalParameters"];
        if stated["name"] != manifest.name.as_str() || stated["version"] != manifest.version.as_str() {
            self.fault(PROVENANCE, "is about another release than manifest.json");
        }
    }
}

//! Which keys a reader believes, and how belief passes from an old key to a new one. Knows nothing of what keys sign.

use std::{fs, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};

use crate::{
    keys::{KeyError, PublicKey, Signer},
    note::Note,
};

/// Whom a reader believes.
#[derive(Clone, Debug)]
pub enum Trust {
    /// These keys and no others.
    Known(TrustStore),
    /// The keys that the release ships: shows that it is whole, not who made it.
    Shipped,
}

/// A set of public keys. A key that came as a verifier key counts for notes under its name alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustStore {
    keys: Vec<(Option<String>, PublicKey)>,
}

impl TrustStore {
    pub fn add(&mut self, name: Option<String>, key: PublicKey) {
        if !self.keys.contains(&(name.clone(), key)) {
            self.keys.push((name, key));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Every key, sorted, once.
    pub fn keys(&self) -> Vec<PublicKey> {
        let mut keys: Vec<_> = self.keys.iter().map(|(_, key)| *key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Every key with the name it counts under, where it has one.
    pub fn named(&self) -> impl Iterator<Item = (Option<String>, PublicKey)> {
        self.keys.iter().cloned()
    }

    pub fn contains(&self, key: &PublicKey) -> bool {
        self.keys.iter().any(|(_, known)| known == key)
    }

    /// The keys under the names that the lines of `note` give, as [`Note::verify`] takes them.
    pub fn for_note(&self, note: &Note) -> Vec<(String, PublicKey)> {
        let under = |name: &String| {
            let fits = self.keys.iter().filter(move |(known, _)| known.as_ref().is_none_or(|known| known == name));
            fits.map(|(_, key)| (name.clone(), *key)).collect::<Vec<_>>()
        };
        note.signatures.iter().flat_map(|line| under(&line.name)).collect()
    }

    /// Reads every key in the file or folder `path`: PEM public keys, verifier keys, `ssh-ed25519` lines.
    ///
    /// # Errors
    /// Where it cannot be read or holds no key.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let mut store = Self::default();
        let mut places = vec![path.to_owned()];
        if path.is_dir() {
            let entries: Result<Vec<_>, _> = fs::read_dir(path).map_err(KeyError::io(path))?.map(|e| e.map(|e| e.path())).collect();
            places = entries.map_err(KeyError::io(path))?;
            places.sort();
        }
        for place in places.iter().filter(|place| place.is_file()) {
            let bytes = fs::read(place).map_err(KeyError::io(place))?;
            store.read(&String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 20)]));
        }
        if store.is_empty() {
            let reason = "no Ed25519 public key in it (PEM, C2SP verifier key, or an `ssh-ed25519` line)";
            return Err(KeyError::unreadable(path, reason));
        }
        Ok(store)
    }

    /// Adds every key that `text` holds; text that is no key is passed over.
    pub fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find("-----BEGIN PUBLIC KEY-----") {
            const END: &str = "-----END PUBLIC KEY-----";
            let Some(length) = rest[start..].find(END) else { break };
            let end = start + length + END.len();
            if let Some(key) = PublicKey::from_pem(&rest[start..end]) {
                self.add(None, key);
            }
            rest = &rest[end..];
        }
        for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            if let Some((name, key)) = PublicKey::from_vkey(line) {
                self.add(Some(name), key);
            } else if let Some(key) = PublicKey::from_ssh(line) {
                self.add(None, key);
            }
        }
    }

    /// Passes belief on along `rotations`, however they are ordered; returns the keys that came in. A rotation counts where its
    /// old key is believed and both signatures hold.
    pub fn follow(&mut self, rotations: &[Rotation]) -> Vec<PublicKey> {
        let mut new = Vec::new();
        let checked: Vec<_> = rotations.iter().take(1000).filter_map(Rotation::keys).collect();
        while let Some((_, (name, key))) = checked.iter().find(|((_, old), (_, key))| self.contains(old) && !self.contains(key)) {
            self.add(Some(name.clone()), *key);
            new.push(*key);
        }
        new
    }
}

/// A statement that one key takes over from another, signed by both. Releases carry them in `keys/rotation.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// Verifier key of the old key.
    pub old: String,
    /// Verifier key of the new key.
    pub new: String,
    /// RFC 3339 UTC.
    pub since: String,
    /// Base64, by the old key.
    pub old_signature: String,
    /// Base64, by the new key: shows that its owner agrees.
    pub new_signature: String,
}

impl Rotation {
    pub fn sign(old: &Signer, new: &Signer, since: &str) -> Self {
        let text = rotation_text(&old.vkey(), &new.vkey(), since);
        let signed = |signer: &Signer| BASE64.encode(signer.sign(text.as_bytes()));
        Self { old: old.vkey(), new: new.vkey(), since: since.to_owned(), old_signature: signed(old), new_signature: signed(new) }
    }

    /// Old and new key with their names, where both signatures hold.
    fn keys(&self) -> Option<((String, PublicKey), (String, PublicKey))> {
        let (old, new) = (PublicKey::from_vkey(&self.old)?, PublicKey::from_vkey(&self.new)?);
        let text = rotation_text(&self.old, &self.new, &self.since);
        let holds = |key: &PublicKey, signature| BASE64.decode(signature).is_ok_and(|signature| key.verifies(text.as_bytes(), &signature));
        (holds(&old.1, &self.old_signature) && holds(&new.1, &self.new_signature)).then_some((old, new))
    }
}

fn rotation_text(old: &str, new: &str, since: &str) -> String {
    format!("assay key rotation v1\n{old}\n{new}\n{since}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TempDir;

    fn signer(seed: u8) -> Signer {
        Signer::from_seed("example.org/log", &[seed; 32]).expect("a name")
    }

    #[test]
    fn every_spelling_is_read_from_a_folder() {
        let dir = TempDir::new("trust");
        let (a, b, c) = (signer(1), signer(2), signer(3));
        fs::write(dir.path().join("a.pem"), a.public().pem()).expect("file");
        fs::write(dir.path().join("b.vkey"), b.vkey() + "\n").expect("file");
        fs::write(dir.path().join("c"), format!("# comment\nme namespaces=\"x\" {}\n", c.public().ssh())).expect("file");
        let store = TrustStore::load(dir.path()).expect("keys");
        assert!([a.public(), b.public(), c.public()].iter().all(|key| store.contains(key)) && store.keys().len() == 3);
        assert!(!store.contains(&signer(4).public()));
        fs::write(dir.path().join("none"), "nothing").expect("file");
        assert!(TrustStore::load(&dir.path().join("none")).is_err());
    }

    #[test]
    fn a_verifier_key_counts_under_its_name_alone() {
        let mut store = TrustStore::default();
        store.read(&signer(1).vkey());
        let other = Signer::from_seed("elsewhere", &[1; 32]).expect("a name");
        let note = Note::sign("x\n", &[&other]).expect("signed");
        assert!(note.verify(&store.for_note(&note)).is_err());
        let note = Note::sign("x\n", &[&signer(1)]).expect("signed");
        assert!(note.verify(&store.for_note(&note)).is_ok());
    }

    #[test]
    fn belief_follows_rotations_that_both_keys_signed() {
        let mut store = TrustStore::default();
        store.read(&signer(1).vkey());
        let chain = [
            Rotation::sign(&signer(2), &signer(3), "2026-02-01T00:00:00Z"),
            Rotation::sign(&signer(1), &signer(2), "2026-01-01T00:00:00Z"),
        ];
        let mut forged = Rotation::sign(&signer(9), &signer(8), "2026-01-01T00:00:00Z");
        forged.old = signer(1).vkey();
        assert_eq!(store.clone().follow(&[forged]), []);
        assert_eq!(store.follow(&chain), [signer(2).public(), signer(3).public()]);
        assert!(!store.contains(&signer(8).public()));
    }
}

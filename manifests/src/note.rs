//! C2SP signed notes, checkpoints and transparency-log proofs, as text. Knows nothing of files, nor of what the leaves are.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

use crate::{
    keys::{PublicKey, Signer, valid_name},
    merkle::{self, Hash},
};

const PROOF_HEADER: &str = "c2sp.org/tlog-proof@v1";

/// What is wrong with a note, checkpoint or proof.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    #[error("malformed: {0}")]
    Malformed(&'static str),
    #[error("no signature by a known key; it is signed by {0}")]
    UnknownKey(String),
    #[error("the signature by {0} is not valid")]
    BadSignature(String),
    #[error("the proof does not lead from this record to the signed root")]
    WrongRoot,
}

/// One signature line of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    pub name: String,
    pub key_hash: [u8; 4],
    pub signature: Vec<u8>,
}

/// A text with signatures over it (c2sp.org/signed-note).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Ends with a newline.
    pub text: String,
    pub signatures: Vec<NoteSignature>,
}

impl Note {
    /// Signs `text`, which must end with a newline.
    ///
    /// # Errors
    /// Where the text does not end with a newline or holds control characters.
    pub fn sign(text: impl Into<String>, signers: &[&Signer]) -> Result<Self, NoteError> {
        let text = text.into();
        if !text.ends_with('\n') || text.chars().any(|c| c.is_control() && c != '\n') {
            return Err(NoteError::Malformed("the text must end with a newline and have no control characters"));
        }
        let signatures = signers.iter().map(|signer| NoteSignature {
            name: signer.name().to_owned(),
            key_hash: signer.public().note_hash(signer.name()),
            signature: signer.sign(text.as_bytes()).to_vec(),
        });
        Ok(Self { signatures: signatures.collect(), text })
    }

    /// # Errors
    /// Where `note` does not have the form of a signed note.
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        let bad = NoteError::Malformed;
        if note.len() > 1 << 20 || note.chars().any(|c| c.is_control() && c != '\n') {
            return Err(bad("too long, or it holds control characters"));
        }
        let (text, lines) = note.rsplit_once("\n\n").ok_or(bad("no empty line before the signatures"))?;
        let lines = lines.strip_suffix('\n').ok_or(bad("no newline at the end"))?;
        let signatures: Option<Vec<_>> = lines.split('\n').map(signature_line).collect();
        let signatures = signatures.ok_or(bad("a signature line is not `— name base64`"))?;
        if signatures.len() > 100 {
            return Err(bad("over 100 signatures"));
        }
        Ok(Self { text: format!("{text}\n"), signatures })
    }

    /// The keys among `known` (name and key) whose signatures hold. Signatures by other keys are passed over.
    ///
    /// # Errors
    /// Where none is by a known key, or one by a known key does not hold.
    pub fn verify(&self, known: &[(String, PublicKey)]) -> Result<Vec<PublicKey>, NoteError> {
        let mut holding = Vec::new();
        for line in &self.signatures {
            let matches = |(name, key): &&(String, PublicKey)| *name == line.name && key.note_hash(name) == line.key_hash;
            if let Some((name, key)) = known.iter().find(matches) {
                if !key.verifies(self.text.as_bytes(), &line.signature) {
                    return Err(NoteError::BadSignature(name.clone()));
                }
                if !holding.contains(key) {
                    holding.push(*key);
                }
            }
        }
        if holding.is_empty() { Err(NoteError::UnknownKey(self.signed_by())) } else { Ok(holding) }
    }

    fn signed_by(&self) -> String {
        let names: Vec<_> = self.signatures.iter().map(|line| format!("{}+{}", line.name, hex::encode(line.key_hash))).collect();
        if names.is_empty() { "nobody".into() } else { names.join(", ") }
    }
}

fn signature_line(line: &str) -> Option<NoteSignature> {
    let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
    let bytes = BASE64.decode(encoded).ok()?;
    let (hash, signature) = bytes.split_first_chunk::<4>()?;
    (valid_name(name) && !signature.is_empty()).then(|| NoteSignature {
        name: name.to_owned(),
        key_hash: *hash,
        signature: signature.to_vec(),
    })
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for line in &self.signatures {
            writeln!(f, "— {} {}", line.name, BASE64.encode([line.key_hash.as_slice(), &line.signature].concat()))?;
        }
        Ok(())
    }
}

/// State of a log (c2sp.org/tlog-checkpoint): who keeps it, how many leaves it has, and their root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub origin: String,
    pub size: u64,
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(self.root))
    }

    /// Reads the text of a note; extension lines after the root are passed over.
    ///
    /// # Errors
    /// Where it is not a checkpoint.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let bad = NoteError::Malformed;
        let mut lines = text.split('\n');
        let origin = lines.next().filter(|origin| !origin.is_empty()).ok_or(bad("no origin line"))?;
        let size = lines.next().and_then(decimal).ok_or(bad("the second line is not a size"))?;
        let root = lines.next().and_then(hash_line).ok_or(bad("the third line is not a SHA-256 root in base64"))?;
        Ok(Self { origin: origin.to_owned(), size, root })
    }
}

/// A proof that a record is in a log (c2sp.org/tlog-proof): place, path and the signed checkpoint; it needs no other file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlogProof {
    /// The record itself, where the proof carries it along.
    pub extra: Option<Vec<u8>>,
    pub index: u64,
    pub path: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint: String,
}

impl TlogProof {
    /// # Errors
    /// Where `text` is not a proof of this version.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let bad = NoteError::Malformed;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(bad("no empty line before the checkpoint"))?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(PROOF_HEADER) {
            return Err(bad("the first line is not `c2sp.org/tlog-proof@v1`"));
        }
        let extra = match lines.next_if(|line| line.starts_with("extra ")) {
            None => None,
            Some(line) => Some(BASE64.decode(&line["extra ".len()..]).map_err(|_| bad("the extra line is not base64"))?),
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index ")).and_then(decimal).ok_or(bad("no index line"))?;
        let path: Option<Vec<_>> = lines.map(hash_line).collect();
        let path = path.filter(|path| path.len() <= 63).ok_or(bad("a line of the path is not a hash in base64"))?;
        Ok(Self { extra, index, path, checkpoint: checkpoint.to_owned() })
    }

    /// Checks the checkpoint's signature by one of the keys `known`, then the path from `record` to its root.
    ///
    /// # Errors
    /// Where either does not hold, or the proof carries another record than `record`.
    pub fn verify(&self, record: &[u8], known: &[(String, PublicKey)]) -> Result<Checkpoint, NoteError> {
        let note = Note::parse(&self.checkpoint)?;
        note.verify(known)?;
        let checkpoint = Checkpoint::parse(&note.text)?;
        let leaf = merkle::leaf_hash(record);
        let fits = merkle::verify_inclusion(&leaf, self.index, checkpoint.size, &self.path, &checkpoint.root);
        let same = self.extra.as_deref().is_none_or(|extra| extra == record);
        if fits && same { Ok(checkpoint) } else { Err(NoteError::WrongRoot) }
    }
}

impl fmt::Display for TlogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{PROOF_HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", BASE64.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        for hash in &self.path {
            writeln!(f, "{}", BASE64.encode(hash))?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}

/// A decimal number in its one spelling: digits, no leading zero.
fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

fn hash_line(text: &str) -> Option<Hash> {
    BASE64.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer(name: &str, seed: u8) -> Signer {
        Signer::from_seed(name, &[seed; 32]).expect("a name")
    }

    fn known(signer: &Signer) -> Vec<(String, PublicKey)> {
        vec![(signer.name().to_owned(), signer.public())]
    }

    #[test]
    fn a_note_of_another_implementation_verifies() {
        // The example of Go's golang.org/x/mod/sumdb/note documentation.
        let vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        let note = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\
                    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        let key = PublicKey::from_vkey(vkey).expect("a verifier key");
        let parsed = Note::parse(note).expect("a note");
        assert_eq!(parsed.verify(std::slice::from_ref(&key)).expect("holds"), [key.1]);
        assert_eq!(parsed.to_string(), note);
        assert!(Note::parse(&note.replace("answer", "anwser")).expect("a note").verify(&[key]).is_err());
    }

    #[test]
    fn several_signers_and_unknown_ones() {
        let (a, b, c) = (signer("a", 1), signer("b", 2), signer("c", 3));
        let note = Note::parse(&Note::sign("text\n", &[&a, &b]).expect("signed").to_string()).expect("a note");
        assert_eq!(note.verify(&known(&b)).expect("holds"), [b.public()]);
        let refused = note.verify(&known(&c)).expect_err("c is not among them");
        assert!(refused.to_string().contains("known key; it is signed by a+"), "{refused}");
        assert!(Note::sign("no newline", &[&a]).is_err());
        for broken in ["", "\n", "text\n\n", "text\n\n— a\n", "text\n\n— a AAAA\n", "text\n\n- a AAAAAAAAAA==\n"] {
            assert!(Note::parse(broken).is_err(), "{broken:?}");
        }
    }

    #[test]
    fn a_proof_stands_alone() {
        let signer = signer("example.org/log", 7);
        let records: Vec<_> = (0..5).map(|i| format!("record {i}")).collect();
        let leaves: Vec<_> = records.iter().map(merkle::leaf_hash).collect();
        let checkpoint = Checkpoint { origin: "example.org/log".into(), size: 5, root: merkle::root(&leaves) };
        assert_eq!(Checkpoint::parse(&checkpoint.text()).expect("own text"), checkpoint);
        let note = Note::sign(checkpoint.text(), &[&signer]).expect("signed").to_string();
        for extra in [None, Some(records[4].clone().into_bytes())] {
            let path = merkle::inclusion_proof(&leaves, 4).expect("a leaf");
            let text = TlogProof { extra, index: 4, path, checkpoint: note.clone() }.to_string();
            let proof = TlogProof::parse(&text).expect("own text");
            assert_eq!(proof.to_string(), text);
            assert_eq!(proof.verify(records[4].as_bytes(), &known(&signer)).expect("holds"), checkpoint);
            assert_eq!(proof.verify(records[3].as_bytes(), &known(&signer)), Err(NoteError::WrongRoot));
            let moved = TlogProof { index: 3, ..proof };
            assert_eq!(moved.verify(records[4].as_bytes(), &known(&signer)), Err(NoteError::WrongRoot));
        }
        for broken in ["", "c2sp.org/tlog-proof@v1\n\n", "c2sp.org/tlog-proof@v1\nindex 01\n\nx", "c2sp.org/tlog-proof@v2\nindex 1\n\nx"] {
            assert!(TlogProof::parse(broken).is_err(), "{broken:?}");
        }
    }
}

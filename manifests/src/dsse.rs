//! DSSE envelopes (Dead Simple Signing Envelope 1.0): a payload with its type and signatures over both.
//! Knows nothing of what the payload says.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};

use crate::{
    canonical,
    keys::{PublicKey, Signer},
};

/// Payload type of in-toto statements.
pub const IN_TOTO: &str = "application/vnd.in-toto+json";

/// What is wrong with an envelope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DsseError {
    #[error("not a DSSE envelope: {0}")]
    Malformed(String),
    #[error("no signature by a known key; the envelope names {0}")]
    UnknownKey(String),
}

/// An envelope as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Base64.
    pub payload: String,
    #[serde(rename = "payloadType")]
    pub payload_type: String,
    pub signatures: Vec<EnvelopeSignature>,
}

/// One signature of an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnvelopeSignature {
    /// SHA-256 of the public key; a hint, not part of what is signed.
    #[serde(default)]
    pub keyid: String,
    /// Base64.
    pub sig: String,
}

/// Pre-authentication encoding: what is signed.
fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut bytes = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    bytes.extend(payload);
    bytes
}

impl Envelope {
    pub fn sign(payload_type: &str, payload: &[u8], signers: &[&Signer]) -> Self {
        let signed = pae(payload_type, payload);
        let signature = |signer: &&Signer| EnvelopeSignature { keyid: signer.public().key_id(), sig: BASE64.encode(signer.sign(&signed)) };
        let signatures = signers.iter().map(signature).collect();
        Self { payload: BASE64.encode(payload), payload_type: payload_type.to_owned(), signatures }
    }

    /// One line of canonical JSON with a newline.
    ///
    /// # Errors
    /// None that an envelope can give; the signature is the serialiser's.
    pub fn to_line(&self) -> Result<String, serde_json::Error> {
        Ok(canonical::to_canonical(self)? + "\n")
    }

    /// # Errors
    /// Where `text` is not one envelope.
    pub fn parse(text: &str) -> Result<Self, DsseError> {
        serde_json::from_str(text).map_err(|e| DsseError::Malformed(e.to_string()))
    }

    /// The payload, and the keys among `known` whose signatures over it hold.
    ///
    /// # Errors
    /// Where the payload is not base64, or no signature by a known key holds.
    pub fn verify(&self, known: &[PublicKey]) -> Result<(Vec<u8>, Vec<PublicKey>), DsseError> {
        let payload = BASE64.decode(&self.payload).map_err(|_| DsseError::Malformed("the payload is not base64".into()))?;
        let signed = pae(&self.payload_type, &payload);
        let signatures: Vec<_> = self.signatures.iter().take(100).filter_map(|s| BASE64.decode(&s.sig).ok()).collect();
        let holds = |key: &PublicKey| signatures.iter().any(|signature| key.verifies(&signed, signature));
        let mut holding: Vec<_> = known.iter().copied().filter(holds).collect();
        holding.sort_unstable();
        holding.dedup();
        if holding.is_empty() {
            let named: Vec<_> = self.signatures.iter().take(8).map(|s| s.keyid.chars().take(8).collect::<String>()).collect();
            return Err(DsseError::UnknownKey(if named.is_empty() { "nobody".into() } else { named.join(", ") }));
        }
        Ok((payload, holding))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_of_the_specification() {
        // Example of the DSSE protocol document.
        assert_eq!(pae("http://example.com/HelloWorld", b"hello world"), b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    #[test]
    fn only_known_keys_count_and_type_and_payload_are_bound() {
        let (a, b) = (Signer::from_seed("a", &[1; 32]).expect("name"), Signer::from_seed("b", &[2; 32]).expect("name"));
        let envelope = Envelope::parse(&Envelope::sign(IN_TOTO, b"{}", &[&a]).to_line().expect("JSON")).expect("own text");
        assert_eq!(envelope.verify(&[b.public(), a.public()]).expect("holds"), (b"{}".to_vec(), vec![a.public()]));
        assert!(matches!(envelope.verify(&[b.public()]), Err(DsseError::UnknownKey(named)) if named == a.public().short_id()));
        let retyped = Envelope { payload_type: "text/plain".into(), ..envelope.clone() };
        assert!(retyped.verify(&[a.public()]).is_err());
        let other = Envelope { payload: BASE64.encode("[]"), ..envelope };
        assert!(other.verify(&[a.public()]).is_err());
    }
}

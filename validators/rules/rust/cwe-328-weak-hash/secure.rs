use sha2::{Digest, Sha256, Sha512};

pub fn digest(data: &[u8]) -> Vec<u8> {
    let mut hasher = Sha256::new(); // evidence: sound-hash
    hasher.update(data);
    hasher.finalize().to_vec()
}

pub fn short(data: &[u8]) -> Vec<u8> {
    Sha512::digest(data).to_vec() // evidence: sound-hash
}

pub fn fast(data: &[u8]) -> blake3::Hash {
    blake3::hash(data) // evidence: sound-hash
}

pub fn name() -> &'static str {
    "md5"
}

pub fn named() -> Option<openssl::hash::MessageDigest> {
    openssl::hash::MessageDigest::from_name("sha3-256") // evidence: sound-hash
}

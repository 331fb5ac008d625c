use md5::{Digest, Md5};
use openssl::hash::MessageDigest;
use sha1::Sha1;

pub fn sum(data: &[u8]) -> md5::Digest {
    md5::compute(data) // finding
}

pub fn digest(data: &[u8]) -> Vec<u8> {
    let mut hasher = Md5::new(); // finding
    hasher.update(data);
    hasher.finalize().to_vec()
}

pub fn short(data: &[u8]) -> Vec<u8> {
    Sha1::digest(data).to_vec() // finding
}

pub fn named() -> Option<MessageDigest> {
    let kind = ["SHA1", "SHA256"][0];
    MessageDigest::from_name(kind) // finding: broken-hash
}

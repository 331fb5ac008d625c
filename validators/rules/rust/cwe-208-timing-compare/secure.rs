use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

pub fn check(given: &[u8], expected_mac: &[u8]) -> bool {
    given.ct_eq(expected_mac).into() // evidence
}

pub fn verify(mac: Hmac<Sha256>, tag: &[u8]) -> bool {
    mac.verify_slice(tag).is_ok() // evidence
}

pub fn other(a: &[u8], b: &[u8]) -> bool {
    constant_time_eq::constant_time_eq(a, b) // evidence
}

pub fn empty(token: &str) -> bool {
    token == ""
}

pub fn sum(data: &[u8], published: &[u8]) -> bool {
    Sha256::digest(data).as_slice() == published
}

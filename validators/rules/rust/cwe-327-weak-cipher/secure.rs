use aes_gcm::{aead::OsRng, AeadCore, Aes256Gcm, KeyInit};
use chacha20poly1305::ChaCha20Poly1305;

pub fn seal(key: &[u8; 32]) -> Vec<u8> {
    let cipher = Aes256Gcm::new(key.into()); // evidence: authenticated
    let nonce = Aes256Gcm::generate_nonce(&mut OsRng); // evidence: random-nonce
    let _ = cipher;
    nonce.to_vec()
}

pub fn chacha(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(key.into()) // evidence: authenticated
}

pub fn names() -> [&'static str; 2] {
    ["des", "rc4"]
}

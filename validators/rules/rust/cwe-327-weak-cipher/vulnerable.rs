use aes_gcm::Nonce;
use des::TdesEde3;

pub fn old(key: &[u8; 24]) -> TdesEde3 {
    TdesEde3::new(key.into()) // finding: broken-cipher
}

pub fn fixed() -> Vec<u8> {
    let nonce = Nonce::from_slice(b"unique nonce"); // finding: fixed-nonce
    nonce.to_vec()
}

pub fn patterned() -> openssl::symm::Cipher {
    openssl::symm::Cipher::aes_128_ecb() // finding: ecb-mode
}

use log::info;
use secrecy::SecretString;
use zeroize::Zeroizing;

pub fn login(user: &str, password: String) -> SecretString {
    info!("login {user}");
    SecretString::from(password) // evidence
}

pub fn key(text: Vec<u8>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text) // evidence
}

pub fn boxed(text: String) -> SecretString {
    let held = SecretString::new(text.into()); // evidence
    held
}

pub fn failed(user: &str) {
    println!("login of {user:?} failed");
}

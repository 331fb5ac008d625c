pub fn check(given: &[u8], expected_mac: &[u8]) -> bool {
    given == expected_mac // finding
}

pub fn token(given: &str, api_token: &str) -> bool {
    if given != api_token { // finding
        return false;
    }
    true
}

pub struct Session {
    csrf_token: String,
}

impl Session {
    pub fn fits(&self, given: &str) -> bool {
        self.csrf_token == given // finding
    }
}

pub fn webhook(key: &[u8], body: &[u8], presented: &[u8]) -> bool {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
    mac.update(body);
    let expected = mac.finalize().into_bytes();
    expected.as_slice() == presented // finding
}

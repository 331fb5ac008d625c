pub fn port(text: &str) -> u16 {
    text.parse::<u16>().unwrap() // finding: unwrapped-input
}

pub fn item(body: &str) -> Item {
    serde_json::from_str(body).expect("bad body") // finding: unwrapped-input
}

pub fn first() -> String {
    std::env::args().nth(1).unwrap() // finding: unwrapped-input
}

pub fn parse_kind(kind: u8) -> &'static str {
    match kind {
        0 => "a",
        _ => panic!("unknown kind"), // finding: panic-in-handler
    }
}

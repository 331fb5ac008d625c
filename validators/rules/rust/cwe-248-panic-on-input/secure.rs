pub fn port(text: &str) -> Result<u16, String> {
    text.parse::<u16>().map_err(|e| e.to_string()) // evidence
}

pub fn first() -> Result<String, &'static str> {
    std::env::args().nth(1).ok_or("no argument") // evidence
}

pub fn limit(text: &str) -> usize {
    text.parse().unwrap_or(10) // evidence
}

pub fn item(body: &str) -> serde_json::Result<Item> {
    serde_json::from_str(body)
}

pub fn fixed() -> u16 {
    "80".parse().unwrap()
}

const PLAIN: &str = "[1, 2]";

pub fn own() -> (Vec<u8>, Tide) {
    (serde_json::from_str(PLAIN).unwrap(), Tide::from_str("high").unwrap())
}

#[test]
fn reads(text: &str) {
    assert_eq!(text.parse::<u16>().unwrap(), 4);
}

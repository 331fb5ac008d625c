pub fn buffer(len: usize) -> Vec<u8> {
    let mut out = Vec::new();
    out.resize(len, 0); // evidence: initialised
    out
}

pub fn filled(len: usize) -> Vec<u8> {
    vec![0; len]
}

#[derive(Default)]
pub struct Header {
    pub size: u32,
}

pub fn header() -> Header {
    Header::default() // evidence: initialised
}

pub fn made(len: usize) -> Vec<String> {
    let mut out = Vec::new();
    out.resize_with(len, String::new); // evidence: initialised
    out
}

pub fn header(data: &[u8]) -> Option<u16> {
    u16::try_from(data.len()).ok() // evidence: checked-conversion
}

pub fn buffer(count: usize, item_size: usize) -> Option<usize> {
    count.checked_mul(item_size) // evidence: checked-arithmetic
}

pub fn field(len: u64) -> Result<u32, std::num::TryFromIntError> {
    len.try_into() // evidence: checked-conversion
}

pub fn wide(len: u32) -> u64 {
    len as u64
}

pub fn letter(c: char) -> u32 {
    c as u32
}

pub fn key(bytes: &[u8]) -> Option<[u8; 32]> {
    bytes.try_into().ok()
}

pub fn later(now: Instant, wait: Duration) -> Option<Instant> {
    now.checked_add(wait)
}

pub fn image(width: u32, height: u32) -> Option<Vec<u8>> {
    let bytes = width.checked_mul(height)?; // evidence: checked-arithmetic
    Some(vec![0; bytes as usize])
}

pub fn mix(state: u64, word: u64) -> u64 {
    state.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(word)
}

pub fn with_end(text: &[u8]) -> Vec<u8> {
    Vec::with_capacity(text.len() + 1)
}

pub fn digits(text: &[u8], more: &[u8]) -> (String, String) {
    (String::with_capacity(text.len() * 2), String::with_capacity(text.len() + more.len()))
}

pub fn ring(offset: u32, step: u32) -> u32 {
    offset.wrapping_add(step) & 0xff
}

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

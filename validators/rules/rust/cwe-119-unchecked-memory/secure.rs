pub fn item(list: &[u8], at: usize) -> Option<u8> {
    list.get(at).copied() // evidence: checked-access
}

pub fn number(bytes: [u8; 4]) -> u32 {
    u32::from_le_bytes(bytes) // evidence: checked-number
}

pub fn pair(bytes: &[u8]) -> u16 {
    u16::from_be_bytes([bytes[0], bytes[1]])
}

pub fn copy(from: &[u8], to: &mut [u8]) {
    to.copy_from_slice(from); // evidence: checked-copy
}

pub fn text(bytes: Vec<u8>) -> Option<String> {
    String::from_utf8(bytes).ok() // evidence: checked-text
}

pub fn first(list: &[u8]) -> u8 {
    list[0]
}

pub fn rest(list: &[u8], at: usize) -> Option<&[u8]> {
    list.get(at..) // evidence: checked-access
}

pub fn kind(headers: &HeaderMap) -> Option<&HeaderValue> {
    headers.get(CONTENT_TYPE)
}

pub fn title(row: &Row) -> Result<String> {
    row.get(0)
}

pub fn asked(list: &[u8], at: usize) -> u8 {
    if at < list.len() {
        unsafe { *list.get_unchecked(at) } // evidence: guarded
    } else {
        0
    }
}

pub fn wrapped(bins: &[u64], sample: usize) -> u64 {
    let at = sample % bins.len();
    unsafe { *bins.get_unchecked(at) } // evidence: sanitized
}

pub fn capped(list: &[u8], wanted: usize) -> &[u8] {
    unsafe { std::slice::from_raw_parts(list.as_ptr(), wanted.min(list.len())) } // evidence: capped-slice
}

pub fn tide_bits(level: i32) -> u32 {
    let bits: u32 = unsafe { std::mem::transmute(level) };
    bits >> 4
}

pub fn tide_level(byte: u8) -> Level {
    unsafe { std::mem::transmute(byte) }
}

pub fn header(data: &[u8]) -> u16 {
    data.len() as u16 // finding: narrowed
}

pub fn buffer(count: usize, item_size: usize) -> Vec<u8> {
    Vec::with_capacity(count * item_size) // finding: size-arithmetic
}

pub fn total(size: u32, count: u32) -> u32 {
    size.wrapping_mul(count) // finding: wrapping-size
}

pub fn field(total_len: u64) -> u32 {
    total_len as u32 // finding: narrowed
}

pub fn image(width: u32, height: u32) -> Vec<u8> {
    let bytes = width.wrapping_mul(height); // finding: wrapping-size
    vec![0; bytes as usize]
}

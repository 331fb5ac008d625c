pub fn item(list: &[u8], at: usize) -> u8 {
    unsafe { *list.get_unchecked(at) } // finding: unchecked-index
}

pub fn view<'a>(data: *const u8, len: usize) -> &'a [u8] {
    unsafe { std::slice::from_raw_parts(data, len) } // finding: raw-slice
}

pub fn number(bytes: [u8; 4]) -> u32 {
    unsafe { std::mem::transmute(bytes) } // finding: reinterpreted
}

pub fn copy(from: *const u8, to: *mut u8, len: usize) {
    unsafe { std::ptr::copy_nonoverlapping(from, to, len) } // finding: raw-copy
}

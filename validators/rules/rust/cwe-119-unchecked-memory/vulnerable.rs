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

pub fn only_in_tests(list: &[u8], at: usize) -> u8 {
    debug_assert!(at < list.len());
    unsafe { *list.get_unchecked(at) } // finding: unchecked-index
}

pub fn declared(buffer: &[u8; 64]) -> &[u8] {
    let length = usize::from(buffer[0]) * 4;
    unsafe { std::slice::from_raw_parts(buffer.as_ptr(), length) } // finding: raw-slice
}

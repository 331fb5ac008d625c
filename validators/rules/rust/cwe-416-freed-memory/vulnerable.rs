use std::ffi::CString;

pub fn name(text: &str) -> *const i8 {
    CString::new(text).unwrap().as_ptr() // finding: temporary-pointer
}

pub fn take(pointer: *mut u32) -> Box<u32> {
    unsafe { Box::from_raw(pointer) } // finding: owner-from-raw
}

pub fn end(pointer: *mut libc::c_void) {
    unsafe { libc::free(pointer) } // finding: freed-by-hand
}

pub fn late(text: &str) -> usize {
    let owned = CString::new(text).unwrap();
    let place = owned.as_ptr();
    drop(owned);
    unsafe { strlen(place) } // finding: pointer-of-dropped
}

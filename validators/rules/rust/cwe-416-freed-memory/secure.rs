use std::ffi::CString;
use std::rc::Rc;
use std::sync::{Arc, Weak};

pub fn held(owned: &CString) -> usize {
    unsafe { strlen(owned.as_ptr()) } // evidence: pointer-of-owner
}

pub fn share(data: &Arc<Vec<u8>>) -> Arc<Vec<u8>> {
    Arc::clone(data)
}

pub fn local(data: Vec<u8>) -> Rc<Vec<u8>> {
    Rc::new(data)
}

pub fn made(data: Vec<u8>) -> Arc<Vec<u8>> {
    Arc::new(data)
}

pub fn filled(mut data: Vec<u8>) -> usize {
    unsafe { fill(data.as_mut_ptr(), data.len()) } // evidence: pointer-of-owner
}

pub fn looked_up(parent: &Weak<Vec<u8>>) -> usize {
    parent.upgrade().map_or(0, |data| data.len()) // evidence: alive-when-used
}

pub fn in_time(text: &str) -> usize {
    let owned = CString::new(text).unwrap();
    let place = owned.as_ptr();
    let length = unsafe { strlen(place) };
    drop(owned);
    length
}

use std::mem::{self, MaybeUninit};

pub fn buffer(len: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(len);
    unsafe { out.set_len(len) }; // finding: length-set
    out
}

pub fn array() -> [u8; 16] {
    unsafe { MaybeUninit::uninit().assume_init() } // finding: assumed-at-once
}

pub fn old() -> u64 {
    unsafe { mem::uninitialized() } // finding: uninitialised
}

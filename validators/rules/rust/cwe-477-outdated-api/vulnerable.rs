use failure::Fail; // finding: given-up-crate
use rustc_serialize::json; // finding: given-up-crate
use std::mem;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tempdir::TempDir; // finding: given-up-crate

pub fn header() -> [u8; 16] {
    let mut raw: [u8; 16] = unsafe { mem::uninitialized() }; // finding: given-up-function
    raw[0] = 1;
    raw
}

pub fn wait() {
    thread::sleep_ms(500); // finding: given-up-function
}

pub fn take(slot: &AtomicUsize) -> bool {
    slot.compare_and_swap(0, 1, Ordering::SeqCst) == 0 // finding: given-up-function
}

pub fn name(line: &str) -> &str {
    let cut = line.trim_left(); // finding: given-up-function
    cut.trim_right_matches(';') // finding: given-up-function
}

pub fn at(seconds: i64) -> chrono::NaiveDateTime {
    chrono::NaiveDateTime::from_timestamp(seconds, 0) // finding: given-up-function
}

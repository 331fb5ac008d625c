use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::failure::Kind;
use crate::page::Page;

pub fn header() -> [u8; 16] {
    let mut raw = MaybeUninit::<[u8; 16]>::uninit();
    raw.write([0; 16]);
    unsafe { raw.assume_init() }
}

pub fn wait() {
    thread::sleep(Duration::from_millis(500));
}

pub fn take(slot: &AtomicUsize) -> bool {
    slot.compare_exchange(0, 1, Ordering::SeqCst, Ordering::Relaxed).is_ok()
}

pub fn name(line: &str) -> &str {
    line.trim_start().trim_end_matches(';')
}

pub fn cut(page: &mut Page, kind: Kind) {
    page.trim_left(4);
    page.compare_and_swap(kind);
}

pub fn zero() -> u64 {
    std::mem::take(&mut 7)
}

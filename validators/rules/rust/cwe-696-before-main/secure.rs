use ctor::{ctor, dtor};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

static READY: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicUsize = AtomicUsize::new(0);

#[ctor]
fn ready() { // evidence: plain-memory
    READY.store(true, Ordering::SeqCst);
}

#[ctor::ctor]
unsafe fn counted() { // evidence: plain-memory
    COUNT.fetch_add(1, Ordering::Relaxed);
}

#[dtor]
unsafe fn closed() { // evidence: plain-memory
    libc_eprintln!("closed");
}

fn main() {
    println!("ready: {}", READY.load(Ordering::SeqCst));
    let text = std::fs::read_to_string("/etc/tool.toml").unwrap_or_default();
    keep(text);
}

#[inline]
fn vector() -> Vec<u8> {
    Vec::with_capacity(8)
}

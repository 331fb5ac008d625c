use ctor::{ctor, dtor};
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

static READY: AtomicBool = AtomicBool::new(false);

#[ctor]
fn settings() { // finding: library-outside-main
    let text = fs::read_to_string("/etc/tool.toml").unwrap_or_default();
    keep(text);
}

#[ctor::ctor]
unsafe fn told() { // finding: library-outside-main
    READY.store(true, Ordering::SeqCst);
    println!("ready");
}

#[dtor]
fn closed() { // finding: library-outside-main
    std::thread::spawn(|| clean()).join().ok();
}

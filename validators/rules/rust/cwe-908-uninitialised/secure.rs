use std::mem::MaybeUninit;

pub fn buffer(len: usize) -> Vec<u8> {
    let mut out = Vec::new();
    out.resize(len, 0); // evidence: initialised
    out
}

pub fn filled(len: usize) -> Vec<u8> {
    vec![0; len]
}

#[derive(Default)]
pub struct Header {
    pub size: u32,
}

pub fn header() -> Header {
    Header::default()
}

pub fn made(len: usize) -> Vec<String> {
    let mut out = Vec::new();
    out.resize_with(len, String::new); // evidence: initialised
    out
}

pub fn placed(size: u32) -> Header {
    let mut slot = MaybeUninit::<Header>::uninit();
    slot.write(Header { size });
    unsafe { slot.assume_init() } // evidence: written-first
}

pub fn roomy(len: usize) -> Vec<u8> {
    Vec::with_capacity(len)
}

pub fn fitted(window: &mut Window) {
    window.resize(800, 600);
}

pub fn tide_stat() -> Stat {
    let mut stat: Stat = unsafe { std::mem::zeroed() };
    stat.size = 4;
    stat
}

pub fn emptied(mut tides: Vec<u8>) -> Vec<u8> {
    unsafe { tides.set_len(0) };
    tides
}

pub fn read_tides(port: &Port, len: usize) -> Vec<u8> {
    let mut tides = Vec::with_capacity(len);
    unsafe {
        port.read_into(tides.as_mut_ptr(), len);
        tides.set_len(len);
    }
    tides
}

use std::mem;

#[repr(u8)]
pub enum Level {
    Low,
    Middle,
    High,
}

pub fn level(byte: u8) -> Level {
    unsafe { mem::transmute::<u8, Level>(byte) } // finding
}

pub fn unless_last(byte: u8) -> Option<Level> {
    if byte == 255 {
        return None;
    }
    Some(unsafe { mem::transmute(byte) }) // finding
}

pub fn later(byte: u8) -> Option<Level> {
    let known = byte != 255;
    known.then(|| unsafe { std::mem::transmute::<u8, Level>(byte) }) // finding
}

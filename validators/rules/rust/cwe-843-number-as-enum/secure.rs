use std::mem;

#[repr(u8)]
pub enum Level {
    Low,
    Middle,
    High,
}

pub fn level(byte: u8) -> Option<Level> {
    if byte > Level::High as u8 {
        return None;
    }
    Some(unsafe { mem::transmute(byte) }) // evidence: guarded
}

pub fn later(byte: u8) -> Option<Level> {
    let known = byte <= Level::High as u8;
    known.then(|| unsafe { mem::transmute::<u8, Level>(byte) }) // evidence: guarded
}

pub fn masked(byte: u8) -> Quarter {
    unsafe { mem::transmute::<u8, Quarter>(byte & 3) }
}

pub fn letter(code: u32) -> Option<char> {
    char::from_u32(code) // evidence: refused-otherwise
}

pub fn matched(byte: u8) -> Option<Level> {
    match byte {
        0 => Some(Level::Low),
        1 => Some(Level::Middle),
        _ => None,
    }
}

pub fn tide_bits(level: i32) -> u32 {
    let bits: u32 = unsafe { mem::transmute(level) };
    bits >> 4
}

#[repr(u8)]
pub enum Colour {
    Red = 0,
    Green = 1,
}

pub fn colour(byte: u8) -> Colour {
    unsafe { std::mem::transmute(byte & 0xff) } // finding
}

use rand::rngs::{OsRng, StdRng};
use rand::{RngCore, SeedableRng};

pub fn token() -> [u8; 32] {
    let mut out = [0; 32];
    OsRng.fill_bytes(&mut out); // evidence
    out
}

pub fn key(out: &mut [u8]) -> Result<(), getrandom::Error> {
    getrandom::fill(out) // evidence
}

pub fn source() -> ring::rand::SystemRandom {
    ring::rand::SystemRandom::new() // evidence
}

pub fn dice() -> u32 {
    fastrand::u32(1..7)
}

pub fn simulation(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

pub fn invite_code() -> u128 {
    let mut made = StdRng::from_entropy(); // evidence: system-source
    made.gen()
}

use rand::rngs::{SmallRng, StdRng};
use rand::SeedableRng;

pub fn token() -> StdRng {
    StdRng::seed_from_u64(42) // finding: fixed-seed
}

pub fn session_key() -> SmallRng {
    SmallRng::from_entropy() // finding: fast-generator-in-secret-code
}

pub fn new_password(len: usize) -> String {
    (0..len).map(|_| fastrand::alphanumeric()).collect() // finding: fast-generator-in-secret-code
}

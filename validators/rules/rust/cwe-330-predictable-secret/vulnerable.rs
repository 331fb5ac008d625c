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

fn started_at() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

pub fn reset_code() -> u32 {
    let begun = started_at();
    let mut made = StdRng::seed_from_u64(begun); // finding: fixed-seed
    made.gen()
}

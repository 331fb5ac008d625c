use jsonwebtoken::{Algorithm, Validation};

pub fn strict() -> Validation {
    Validation::new(Algorithm::HS256) // evidence
}

pub fn issuer() -> Validation {
    let mut validation = Validation::new(Algorithm::RS256); // evidence
    validation.set_issuer(&["a.example.com"]);
    validation
}

pub fn timed() -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA); // evidence
    validation.validate_exp = true;
    validation
}

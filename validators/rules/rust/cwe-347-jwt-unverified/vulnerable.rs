use jsonwebtoken::{Algorithm, Validation};

pub fn loose() -> Validation {
    let mut validation = Validation::default();
    validation.insecure_disable_signature_validation(); // finding: signature-ignored
    validation
}

pub fn forever() -> Validation {
    let mut validation = Validation::default();
    validation.validate_exp = false; // finding: lifetime-ignored
    validation
}

pub fn read(token: &str) -> bool {
    jsonwebtoken::dangerous_insecure_decode::<Claims>(token).is_ok() // finding: signature-ignored
}

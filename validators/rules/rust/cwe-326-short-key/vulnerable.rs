use openssl::ec::EcGroup;
use openssl::nid::Nid;
use openssl::rsa::Rsa;
use rsa::RsaPrivateKey;

fn own(rng: &mut OsRng) -> RsaPrivateKey {
    RsaPrivateKey::new(rng, 1024).unwrap() // finding: short-key
}

fn library() -> Rsa<Private> {
    Rsa::generate(512).unwrap() // finding: short-key
}

fn curve() -> EcGroup {
    EcGroup::from_curve_name(Nid::SECP160R1).unwrap() // finding: weak-curve
}

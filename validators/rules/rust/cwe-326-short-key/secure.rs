use openssl::ec::EcGroup;
use openssl::nid::Nid;
use openssl::rsa::Rsa;
use rsa::RsaPrivateKey;

fn own(rng: &mut OsRng) -> RsaPrivateKey {
    RsaPrivateKey::new(rng, 3072).unwrap() // evidence: long-key
}

fn library() -> Rsa<Private> {
    Rsa::generate(4096).unwrap() // evidence: long-key
}

fn curve() -> EcGroup {
    EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap() // evidence: strong-curve
}

fn given(rng: &mut OsRng, bits: usize) -> RsaPrivateKey {
    RsaPrivateKey::new(rng, bits).unwrap()
}

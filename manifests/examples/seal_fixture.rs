//! Seals and verifies a staged directory from a description in JSON (`{"manifest": …, "about": …}`), so that releases made by other
//! programs can be sealed and tried: `seal_fixture DIRECTORY INPUT.json KEY [KEY…] [--ssh KEY]`.

use std::{env, error::Error, fs, path::Path};

use assay_manifests::{
    keys::Signer,
    seal::{SealInput, seal},
    ssh::SshSigner,
    trust::{Trust, TrustStore},
    verify::verify,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let ssh = match arguments.iter().position(|argument| argument == "--ssh") {
        Some(at) => {
            let path = arguments.get(at + 1).ok_or("--ssh needs a key")?.clone();
            arguments.truncate(at);
            Some(SshSigner::open(Path::new(&path))?)
        }
        None => None,
    };
    let [directory, input, keys @ ..] = arguments.as_slice() else {
        return Err("usage: seal_fixture DIRECTORY INPUT.json KEY [KEY…] [--ssh KEY]".into());
    };
    let input: SealInput = serde_json::from_str(&fs::read_to_string(input)?)?;
    let signers: Result<Vec<_>, _> =
        keys.iter().map(|key| Signer::open_or_create(Path::new(key), &input.manifest.origin).map(|(signer, _)| signer)).collect();
    let signers = signers?;
    seal(Path::new(directory), &input, &signers, ssh.as_ref())?;
    let mut store = TrustStore::default();
    signers.iter().for_each(|signer| store.add(None, signer.public()));
    let report = verify(Path::new(directory), &Trust::Known(store), 2);
    match report.faults.first() {
        Some(fault) => Err(format!("{fault} (and {} more)", report.faults.len() - 1).into()),
        None => Ok(()),
    }
}

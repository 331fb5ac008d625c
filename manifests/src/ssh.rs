//! SSH signatures (SSHSIG, as `ssh-keygen -Y` writes and reads them): made by `ssh-keygen`, so that keys in an agent, on a
//! token or under a passphrase work; checked here without it. Knows nothing of what is signed.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256, Sha512};

use crate::keys::{KeyError, PublicKey};

/// Namespace of signatures over releases, so that one made for another purpose does not count.
pub const NAMESPACE: &str = "assay-release";

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";

/// An Ed25519 key that `ssh-keygen` can sign with: a private key file, or a public one whose private half an agent holds.
#[derive(Clone, Debug)]
pub struct SshSigner {
    path: PathBuf,
    public: PublicKey,
}

impl SshSigner {
    /// Reads the public half beside `path` (`path.pub`), or `path` itself where it is a public key.
    ///
    /// # Errors
    /// Where there is no public half or it is not an Ed25519 key.
    pub fn open(path: &Path) -> Result<Self, KeyError> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".pub");
        let text =
            [Path::new(&beside), path].iter().find_map(|place| std::fs::read_to_string(place).ok().filter(|text| text.len() < 16_384));
        let public = text.as_deref().and_then(PublicKey::from_ssh);
        let public =
            public.ok_or_else(|| KeyError::unreadable(path, "no `ssh-ed25519` public key in it or in the `.pub` file beside it"))?;
        Ok(Self { path: path.to_owned(), public })
    }

    pub fn public(&self) -> PublicKey {
        self.public
    }

    /// An armoured signature over `message`, by `ssh-keygen -Y sign`.
    ///
    /// # Errors
    /// Where `ssh-keygen` is missing or refuses, or what it gives is not this key's signature.
    pub fn sign(&self, message: &[u8]) -> Result<String, KeyError> {
        let failed = |e: std::io::Error| KeyError::Ssh(format!("could not be run: {e}"));
        let mut child = Command::new("ssh-keygen")
            .args(["-q", "-Y", "sign", "-n", NAMESPACE, "-f"])
            .arg(&self.path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        if let Some(mut stdin) = child.stdin.take() {
            // A client that stopped reading says why on its error output.
            let _ = stdin.write_all(message);
        }
        let output = child.wait_with_output().map_err(failed)?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            return Err(KeyError::Ssh(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        match verify(&text, message) {
            Some(key) if key == self.public => Ok(text),
            _ => Err(KeyError::Ssh("the signature it gave is not by the public key beside the private one".into())),
        }
    }
}

/// The Ed25519 key whose valid signature over `message` in [`NAMESPACE`] `armoured` is; `None` for anything else.
pub fn verify(armoured: &str, message: &[u8]) -> Option<PublicKey> {
    let body = armoured.trim().strip_prefix(BEGIN)?.strip_suffix(END)?;
    if body.len() > 16_384 {
        return None;
    }
    let blob = BASE64.decode(body.split_ascii_whitespace().collect::<String>()).ok()?;
    let mut rest = blob.strip_prefix(b"SSHSIG\0\0\0\x01")?;
    let key = PublicKey::from_ssh_blob(string(&mut rest)?)?;
    let (namespace, reserved, algorithm) = (string(&mut rest)?, string(&mut rest)?, string(&mut rest)?);
    let mut signature = string(&mut rest)?;
    let digest = match algorithm {
        b"sha512" => Sha512::digest(message).to_vec(),
        b"sha256" => Sha256::digest(message).to_vec(),
        _ => return None,
    };
    let mut signed = b"SSHSIG".to_vec();
    for part in [namespace, reserved, algorithm, &digest] {
        signed.extend((part.len() as u32).to_be_bytes());
        signed.extend(part);
    }
    let kind = string(&mut signature)?;
    let raw = string(&mut signature)?;
    let whole = rest.is_empty() && signature.is_empty() && kind == b"ssh-ed25519" && namespace == NAMESPACE.as_bytes();
    (whole && key.verifies(&signed, raw)).then_some(key)
}

/// Takes a length-prefixed string (RFC 4251, section 5) off the front of `bytes`.
fn string<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (string, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    *bytes = rest;
    Some(string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TempDir;

    /// Both directions against OpenSSH, where it is installed.
    #[test]
    #[expect(clippy::print_stderr, reason = "says why it is skipped")]
    fn ssh_keygen_signs_and_the_signature_is_checked_here() {
        let dir = TempDir::new("ssh");
        let key = dir.path().join("k");
        let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f"]).arg(&key).status();
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("skipped: ssh-keygen is not installed");
            return;
        }
        let signer = SshSigner::open(&key).expect("a key");
        let signature = signer.sign(b"message").expect("signed");
        assert_eq!(verify(&signature, b"message"), Some(signer.public()));
        assert_eq!(verify(&signature, b"massage"), None);
        let foreign = Command::new("ssh-keygen").args(["-q", "-Y", "sign", "-n", "other", "-f"]).arg(&key).stdin(Stdio::null()).output();
        let foreign = String::from_utf8(foreign.expect("signed").stdout).expect("armour");
        assert!(foreign.starts_with(BEGIN));
        assert_eq!(verify(&foreign, b""), None, "a signature for another purpose");
        for cut in 0..signature.len() - 1 {
            assert_eq!(verify(&signature[..cut], b"message"), None);
        }
    }
}

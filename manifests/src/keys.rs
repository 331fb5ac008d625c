//! Ed25519 keys (RFC 8032): the key that signs a release, and public keys in the spellings that other tools read.
//! Knows nothing of what is signed. A private key is never written inside a release and never appears in a message.

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey, pkcs8::DecodePrivateKey};
use sha2::{Digest, Sha256};

/// DER before the 32 bytes of a public key (RFC 8410, SubjectPublicKeyInfo).
const SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
/// DER before the 32 bytes of a private key (RFC 8410, PKCS#8 version 1, which openssl and ssh-keygen read).
const PKCS8: [u8; 16] = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// Why a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: io::Error },
    #[error("{0}: a private key may not lie inside a release; give a path outside of it")]
    InsideRelease(PathBuf),
    #[error("{path}: others may read this private key (mode {mode:o}); run `chmod 600` on it, and replace the key if it was shared")]
    Exposed { path: PathBuf, mode: u32 },
    #[error("{path}: {reason}")]
    Unreadable { path: PathBuf, reason: String },
    #[error("`{0}` cannot name a key: it is empty, or has a blank, a control character or `+`")]
    Name(String),
    #[error("ssh-keygen: {0}")]
    Ssh(String),
}

impl KeyError {
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }

    pub(crate) fn unreadable(path: &Path, reason: impl fmt::Display) -> Self {
        Self::Unreadable { path: path.to_owned(), reason: reason.to_string() }
    }
}

/// An Ed25519 public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// Whether `signature` (64 bytes) over `message` is this key's. Strict: no small-order keys, no malleable signatures.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let (Ok(key), Ok(signature)) = (VerifyingKey::from_bytes(&self.0), ed25519_dalek::Signature::from_slice(signature)) else {
            return false;
        };
        key.verify_strict(message, &signature).is_ok()
    }

    /// SHA-256 of the key, as hex: what DSSE envelopes give as `keyid`.
    pub fn key_id(&self) -> String {
        hex::encode(Sha256::digest(self.0))
    }

    /// The first eight hex digits of [`key_id`](Self::key_id), for file names and people.
    pub fn short_id(&self) -> String {
        self.key_id()[..8].to_owned()
    }

    /// Key hash of a signed note: first four bytes of SHA-256 over name, newline, 0x01 and key (C2SP signed-note).
    pub fn note_hash(&self, name: &str) -> [u8; 4] {
        let digest = Sha256::new().chain_update(name).chain_update(b"\n\x01").chain_update(self.0).finalize();
        [digest[0], digest[1], digest[2], digest[3]]
    }

    /// C2SP verifier key: `name+hash+base64(0x01 key)`.
    pub fn vkey(&self, name: &str) -> String {
        let typed: Vec<u8> = std::iter::once(1).chain(self.0).collect();
        format!("{name}+{}+{}", hex::encode(self.note_hash(name)), BASE64.encode(typed))
    }

    /// SubjectPublicKeyInfo as PEM (RFC 8410), with a newline at the end.
    pub fn pem(&self) -> String {
        format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", BASE64.encode([SPKI.as_slice(), &self.0].concat()))
    }

    /// The `ssh-ed25519 AAAA…` spelling, without a comment or newline.
    pub fn ssh(&self) -> String {
        format!("ssh-ed25519 {}", BASE64.encode(self.ssh_blob()))
    }

    /// The key as SSH encodes it on the wire (RFC 8709).
    pub(crate) fn ssh_blob(&self) -> Vec<u8> {
        let mut blob = Vec::with_capacity(51);
        for part in [b"ssh-ed25519".as_slice(), &self.0] {
            blob.extend((part.len() as u32).to_be_bytes());
            blob.extend(part);
        }
        blob
    }

    /// Reads a verifier key; gives its name too. `None` where the text is not one, or its hash is not that of its key.
    pub fn from_vkey(text: &str) -> Option<(String, Self)> {
        let (name, rest) = text.trim_end().split_once('+')?;
        let (hash, key) = rest.split_once('+')?;
        let key = BASE64.decode(key).ok()?;
        let [1, key @ ..] = key.as_slice() else { return None };
        let key = Self::checked(key)?;
        (valid_name(name) && hash == hex::encode(key.note_hash(name))).then(|| (name.to_owned(), key))
    }

    /// Reads SubjectPublicKeyInfo as PEM.
    pub fn from_pem(text: &str) -> Option<Self> {
        let body = text.trim().strip_prefix("-----BEGIN PUBLIC KEY-----")?.strip_suffix("-----END PUBLIC KEY-----")?;
        let der = BASE64.decode(body.split_ascii_whitespace().collect::<String>()).ok()?;
        Self::checked(der.strip_prefix(&SPKI)?)
    }

    /// Reads an `ssh-ed25519` key out of a line of `authorized_keys` or `allowed_signers`.
    pub fn from_ssh(line: &str) -> Option<Self> {
        let mut words = line.split_ascii_whitespace().skip_while(|word| *word != "ssh-ed25519");
        words.next()?;
        Self::from_ssh_blob(&BASE64.decode(words.next()?).ok()?)
    }

    pub(crate) fn from_ssh_blob(blob: &[u8]) -> Option<Self> {
        Self::checked(blob.strip_prefix(b"\0\0\0\x0bssh-ed25519\0\0\0\x20")?)
    }

    fn checked(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; 32] = bytes.try_into().ok()?;
        VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak())?;
        Some(Self(bytes))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.short_id())
    }
}

/// Whether `name` may name a key or a log (C2SP signed-note: not empty, no blanks, no `+`).
pub fn valid_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c == '+' || c.is_whitespace() || c.is_control())
}

/// A private key and the name it signs under (the log's origin, where it signs checkpoints).
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({} {})", self.name, self.public().short_id())
    }
}

impl Signer {
    /// A signer from a 32-byte seed (RFC 8032).
    ///
    /// # Errors
    /// Where `name` cannot name a key.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        if !valid_name(name) {
            return Err(KeyError::Name(name.to_owned()));
        }
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(seed) })
    }

    /// Reads the key at `path`: PKCS#8 as PEM, or 32 raw bytes.
    ///
    /// # Errors
    /// Where it cannot be read, lies inside a release, is readable by others, or is no Ed25519 key.
    pub fn open(path: &Path, name: &str) -> Result<Self, KeyError> {
        refuse_inside_release(path)?;
        refuse_exposed(path)?;
        let bytes = fs::read(path).map_err(KeyError::io(path))?;
        if let Ok(seed) = <&[u8; 32]>::try_from(bytes.as_slice()) {
            return Self::from_seed(name, seed);
        }
        let no_key = || KeyError::unreadable(path, "not an Ed25519 private key: PKCS#8 as PEM, or 32 raw bytes, is expected");
        let text = std::str::from_utf8(&bytes).map_err(|_| no_key())?;
        let key = SigningKey::from_pkcs8_pem(text.trim_end()).map_err(|_| no_key())?;
        Self::from_seed(name, key.as_bytes())
    }

    /// Reads the key at `path`, or makes one there (mode 0600, folders 0700) if there is none. The flag says whether it was made.
    ///
    /// # Errors
    /// As [`open`](Self::open); where the file cannot be written or the system gives no random bytes.
    pub fn open_or_create(path: &Path, name: &str) -> Result<(Self, bool), KeyError> {
        if path.exists() {
            return Ok((Self::open(path, name)?, false));
        }
        refuse_inside_release(path)?;
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|e| KeyError::unreadable(path, e))?;
        let signer = Self::from_seed(name, &seed)?;
        let der = [PKCS8.as_slice(), &seed].concat();
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64.encode(der));
        write_private(path, pem.as_bytes()).map_err(KeyError::io(path))?;
        Ok((signer, true))
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(self.key.verifying_key().to_bytes())
    }

    pub fn vkey(&self) -> String {
        self.public().vkey(&self.name)
    }

    /// Signature over `message`, 64 bytes. Ed25519 is deterministic: the same message gives the same bytes.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

/// Refuses a path with a release around it: a folder above holds `SHA256SUMS` or `manifest.json` beside `log`.
fn refuse_inside_release(path: &Path) -> Result<(), KeyError> {
    let absolute = std::path::absolute(path).map_err(KeyError::io(path))?;
    let real = absolute.ancestors().find_map(|place| place.canonicalize().ok());
    for start in [Some(absolute), real].into_iter().flatten() {
        if start.ancestors().any(|folder| folder.join("log/leaves.bin").exists() || folder.join("SHA256SUMS").exists()) {
            return Err(KeyError::InsideRelease(path.to_owned()));
        }
    }
    Ok(())
}

#[cfg(unix)]
fn refuse_exposed(path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_err(KeyError::io(path))?.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(KeyError::Exposed { path: path.to_owned(), mode }) }
}

#[cfg(not(unix))]
fn refuse_exposed(_: &Path) -> Result<(), KeyError> {
    Ok(())
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut folders = fs::DirBuilder::new();
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        folders.mode(0o700);
        options.mode(0o600);
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        folders.recursive(true).create(folder)?;
    }
    let mut file = options.write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TempDir;

    #[test]
    fn rfc_8032_test_2() {
        let seed: [u8; 32] =
            hex::decode("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").expect("hex").try_into().expect("32 bytes");
        let signer = Signer::from_seed("example.org/log", &seed).expect("a name");
        assert_eq!(hex::encode(signer.public().0), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        let signature = signer.sign(&[0x72]);
        assert_eq!(
            hex::encode(signature),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        );
        assert!(signer.public().verifies(&[0x72], &signature));
        assert!(!signer.public().verifies(&[0x73], &signature));
    }

    #[test]
    fn spellings_read_back() {
        let signer = Signer::from_seed("example.org/log", &[7; 32]).expect("a name");
        let public = signer.public();
        assert_eq!(PublicKey::from_vkey(&signer.vkey()), Some(("example.org/log".into(), public)));
        assert_eq!(PublicKey::from_pem(&public.pem()), Some(public));
        assert_eq!(PublicKey::from_ssh(&format!("a@b namespaces=\"x\" {} c", public.ssh())), Some(public));
        // The hash in a verifier key binds its name.
        assert_eq!(PublicKey::from_vkey(&signer.vkey().replace("example.org", "example.com")), None);
        // The identity point verifies anything and is no key.
        let mut weak = [0; 32];
        weak[0] = 1;
        assert_eq!(PublicKey::from_pem(&PublicKey(weak).pem()), None);
    }

    #[test]
    fn a_key_is_made_once_and_kept_private() {
        let dir = TempDir::new("keys");
        let path = dir.path().join("deep/release.key");
        let (made, new) = Signer::open_or_create(&path, "n").expect("made");
        let (again, newer) = Signer::open_or_create(&path, "n").expect("read");
        assert!(new && !newer);
        assert_eq!(made.public(), again.public());
        assert!(matches!(Signer::open_or_create(&path, "two words"), Err(KeyError::Name(_))));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("mode");
            assert!(matches!(Signer::open(&path, "n"), Err(KeyError::Exposed { mode: 0o644, .. })));
        }
        fs::create_dir_all(dir.path().join("release/keys")).expect("folder");
        fs::write(dir.path().join("release/SHA256SUMS"), "").expect("file");
        assert!(matches!(Signer::open_or_create(&dir.path().join("release/keys/k"), "n"), Err(KeyError::InsideRelease(_))));
        assert!(!dir.path().join("release/keys/k").exists());
    }
}

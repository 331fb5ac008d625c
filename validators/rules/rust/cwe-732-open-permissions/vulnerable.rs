use std::fs::{self, OpenOptions, Permissions};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};

pub fn open(path: &str) -> std::io::Result<fs::File> {
    OpenOptions::new().write(true).create(true).mode(0o666).open(path) // finding: open-mode
}

pub fn write_private_key(path: &str, pem: &[u8]) -> std::io::Result<()> {
    fs::write(path, pem)?;
    fs::set_permissions(path, Permissions::from_mode(0o644)) // finding: readable-secret
}

pub fn later(path: &str) -> std::io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(0o777)) // finding: open-mode
}

pub fn again(path: &str) -> std::io::Result<()> {
    let mut permissions = fs::metadata(path)?.permissions();
    permissions.set_readonly(false); // finding: writable-again
    fs::set_permissions(path, permissions)
}

use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};

pub fn open(path: &str) -> std::io::Result<fs::File> {
    OpenOptions::new().write(true).create(true).mode(0o600).open(path) // evidence
}

pub fn folder(path: &str) -> std::io::Result<()> {
    DirBuilder::new().mode(0o700).create(path) // evidence
}

pub fn later(path: &str) -> std::io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(0o400)) // evidence
}

pub fn program(path: &str) -> std::io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(0o755))
}

use axum::extract::multipart::Field;
use std::fs;
use tempfile::NamedTempFile;

pub fn temporary() -> std::io::Result<NamedTempFile> {
    NamedTempFile::new() // evidence
}

pub fn placed() -> std::io::Result<NamedTempFile> {
    NamedTempFile::new_in("/srv/uploads") // evidence
}

pub fn spool(folder: &str) -> std::io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder) // evidence
}

pub fn named(field: &Field, data: &[u8]) -> std::io::Result<()> {
    let _ = field.file_name();
    fs::write(format!("/srv/uploads/{}", uuid::Uuid::new_v4()), data)
}

use axum::extract::multipart::Field;
use std::fs;
use tempfile::NamedTempFile;

pub fn upload_file() -> std::io::Result<NamedTempFile> {
    NamedTempFile::new() // evidence
}

pub fn receive() -> std::io::Result<NamedTempFile> {
    NamedTempFile::new_in("/srv/uploads") // evidence
}

pub fn store_attachment(folder: &str) -> std::io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder) // evidence
}

pub fn named(field: &Field, data: &[u8]) -> std::io::Result<()> {
    let _ = field.file_name();
    fs::write(format!("/srv/uploads/{}", uuid::Uuid::new_v4()), data)
}

pub fn scratch() -> std::io::Result<NamedTempFile> {
    NamedTempFile::new()
}

use axum::extract::multipart::Field;
use std::fs::{self, File};

pub fn keep(field: &Field, data: &[u8]) -> std::io::Result<()> {
    let name = field.file_name().unwrap_or_default();
    fs::write(format!("/srv/uploads/{name}"), data) // finding
}

pub fn open(field: &Field) -> std::io::Result<File> {
    File::create("/srv/uploads/".to_string() + field.file_name().unwrap_or("x")) // finding
}

pub fn disposition(part: &Part, data: &[u8]) -> std::io::Result<()> {
    let path = std::path::Path::new("/srv/uploads").join(part.filename().unwrap_or_default());
    fs::write(path, data) // finding
}

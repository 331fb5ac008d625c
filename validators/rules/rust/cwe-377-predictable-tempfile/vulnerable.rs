use std::fs::{self, File};

pub fn report(text: &str) -> std::io::Result<()> {
    fs::write("/tmp/report.txt", text) // finding: fixed-name
}

pub fn numbered() -> std::io::Result<File> {
    File::create(format!("/tmp/report-{}", std::process::id())) // finding: fixed-name
}

pub fn joined() -> std::io::Result<File> {
    File::create(std::env::temp_dir().join("report.txt")) // finding: name-in-temp-dir
}

use tempfile::{NamedTempFile, TempDir};

pub fn file() -> std::io::Result<NamedTempFile> {
    NamedTempFile::new() // evidence
}

pub fn folder() -> std::io::Result<TempDir> {
    TempDir::new() // evidence
}

pub fn handle() -> std::io::Result<std::fs::File> {
    tempfile::tempfile() // evidence
}

pub fn read() -> std::io::Result<String> {
    std::fs::read_to_string("/tmp/report.txt")
}

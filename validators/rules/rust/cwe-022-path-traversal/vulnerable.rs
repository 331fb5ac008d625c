use std::fs;
use std::path::Path;

const ROOT: &str = "/srv/files";

pub fn read(name: &str) -> std::io::Result<String> {
    fs::read_to_string(Path::new(ROOT).join(name)) // finding
}

pub fn remove(name: &str) -> std::io::Result<()> {
    fs::remove_file(format!("{ROOT}/{name}")) // finding
}

pub fn open(user: String) -> std::io::Result<fs::File> {
    let path = Path::new(ROOT).join(user).canonicalize()?;
    fs::File::open(path) // finding
}

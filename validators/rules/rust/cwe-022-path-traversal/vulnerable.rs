use std::fs;
use std::path::{Component, Path, PathBuf};

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

pub fn unresolved(name: &str) -> std::io::Result<String> {
    let path = Path::new(ROOT).join(name);
    if !path.starts_with(ROOT) {
        return Err(std::io::Error::from(std::io::ErrorKind::NotFound));
    }
    fs::read_to_string(path) // finding
}

fn relative(name: &str) -> PathBuf {
    let mut result = PathBuf::new();
    for component in Path::new(name).components() {
        match component {
            Component::Normal(part) => result.push(part),
            Component::ParentDir => result.push(".."),
            _ => {}
        }
    }
    result
}

pub fn climbing(name: &str) -> std::io::Result<Vec<u8>> {
    let tail = relative(name);
    fs::read(Path::new(ROOT).join(tail)) // finding
}

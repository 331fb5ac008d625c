use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Component, Path, PathBuf};

const ROOT: &str = "/srv/files";

pub fn contained(name: &str) -> std::io::Result<String> {
    let path = Path::new(ROOT).join(name).canonicalize()?;
    if !path.starts_with(ROOT) {
        return Err(Error::from(ErrorKind::NotFound));
    }
    fs::read_to_string(path) // evidence: guarded
}

pub fn last(name: &Path) -> std::io::Result<()> {
    fs::remove_file(Path::new(ROOT).join(name.file_name().unwrap())) // evidence: sanitized
}

pub fn plain(name: &str) -> std::io::Result<Vec<u8>> {
    if name.contains("..") || name.contains("/") {
        return Err(Error::from(ErrorKind::NotFound));
    }
    fs::read(Path::new(ROOT).join(name)) // evidence: guarded
}

pub fn index() -> std::io::Result<String> {
    fs::read_to_string(Path::new(ROOT).join("index.html"))
}

pub fn whole(path: &Path) -> std::io::Result<String> {
    fs::read_to_string(path)
}

fn members(root: &Path, names: &[String]) -> io::Result<()> {
    for name in names {
        let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "leads out"));
        }
        fs::write(root.join(name), b"x")?;
    }
    Ok(())
}

fn settings(root: &Path) -> io::Result<String> {
    fs::read_to_string(root.join("settings.toml"))
}

fn relative(name: &str) -> Option<PathBuf> {
    let mut result = PathBuf::new();
    for component in Path::new(name).components() {
        match component {
            Component::Normal(part) => result.push(part),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(result)
}

pub fn listed(name: &str) -> std::io::Result<Vec<u8>> {
    let tail = relative(name).ok_or_else(|| Error::from(ErrorKind::NotFound))?;
    fs::read(Path::new(ROOT).join(tail)) // evidence
}

fn within(x: &str) -> std::io::Result<Vec<u8>> {
    let b = std::path::Path::new("/srv/d").canonicalize()?;
    let p = b.join(x).canonicalize()?;
    if !p.starts_with(&b) {
        return Ok(vec![]);
    }
    std::fs::read(p) // evidence: guarded
}

fn within_new(x: &str) -> std::io::Result<Vec<u8>> {
    let b = std::path::Path::new("/srv/d");
    let p = b.join(x).canonicalize()?;
    if !p.starts_with(b) {
        return Ok(vec![]);
    }
    std::fs::read(p) // evidence: guarded
}

fn within_own(x: &str) -> std::io::Result<Vec<u8>> {
    let b = std::fs::canonicalize("/srv/d")?;
    let p = b.join(x).canonicalize()?;
    if !p.starts_with(&b) {
        return Ok(vec![]);
    }
    std::fs::read(p) // evidence: guarded
}

fn within_buf(x: &str) -> std::io::Result<Vec<u8>> {
    let b = std::path::PathBuf::from("/srv/d");
    let p = b.join(x).canonicalize()?;
    if p.starts_with(&b) {
        return std::fs::read(p); // evidence: guarded
    }
    Ok(vec![])
}

//! The files of a release and `SHA256SUMS` over them. Knows the names of no file but the list itself and its signatures.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::Sha256Digest;

/// The list of digests.
pub const SUMS: &str = "SHA256SUMS";
/// Raw Ed25519 signature over the list (64 bytes), by the first signer.
pub const SUMS_SIG: &str = "SHA256SUMS.sig";
/// SSH signature over the list, where an SSH key signs too.
pub const SUMS_SSHSIG: &str = "SHA256SUMS.sshsig";

/// What is in the way of listing or hashing a release.
#[derive(Debug, thiserror::Error)]
pub enum SumsError {
    #[error("{path}: {source}")]
    Io { path: String, source: io::Error },
    #[error("{0}: a link, device or pipe; a release holds files and folders only")]
    NotAFile(String),
    #[error("{0}: its name is not plain UTF-8, or has a backslash or control character")]
    Name(String),
    #[error("{0}: nested deeper than 16 folders")]
    TooDeep(String),
    #[error("SHA256SUMS line {0}: not `digest  path` in order, each path once, without `..`")]
    Line(usize),
}

/// Digest and size of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileFact {
    pub bytes: u64,
    pub sha256: Sha256Digest,
}

/// Every file under `root`: path (relative, `/`-separated, in byte order) and size.
///
/// # Errors
/// Where a folder cannot be read, or holds anything but plainly named files and folders.
pub fn list(root: &Path) -> Result<BTreeMap<String, u64>, SumsError> {
    let (files, errors) = scan(root);
    errors.into_iter().next().map_or(Ok(files), Err)
}

/// As [`list`], and everything that is in the way of it.
pub fn scan(root: &Path) -> (BTreeMap<String, u64>, Vec<SumsError>) {
    let (mut files, mut errors) = (BTreeMap::new(), Vec::new());
    let mut folders = vec![(root.to_owned(), String::new(), 0)];
    while let Some((folder, prefix, depth)) = folders.pop() {
        let failed = |source| SumsError::Io { path: shown(&prefix), source };
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                errors.push(failed(error));
                continue;
            }
        };
        for entry in entries {
            match entry.map_err(failed).and_then(|entry| member(&entry, &prefix, depth)) {
                Ok(Member::File(path, bytes)) => {
                    files.insert(path, bytes);
                }
                Ok(Member::Folder(place, prefix)) => folders.push((place, prefix, depth + 1)),
                Err(error) => errors.push(error),
            }
        }
    }
    errors.sort_by_key(ToString::to_string);
    (files, errors)
}

enum Member {
    File(String, u64),
    Folder(PathBuf, String),
}

fn member(entry: &fs::DirEntry, prefix: &str, depth: u32) -> Result<Member, SumsError> {
    let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
        return Err(SumsError::Name(format!("{prefix}{}", entry.file_name().to_string_lossy().escape_debug())));
    };
    let path = format!("{prefix}{name}");
    if !plain(&path) {
        return Err(SumsError::Name(path.escape_debug().to_string()));
    }
    let failed = |source| SumsError::Io { path: path.clone(), source };
    let kind = entry.file_type().map_err(failed)?;
    if kind.is_dir() && depth >= 16 {
        Err(SumsError::TooDeep(path))
    } else if kind.is_dir() {
        Ok(Member::Folder(entry.path(), format!("{path}/")))
    } else if kind.is_file() {
        let bytes = entry.metadata().map_err(failed)?.len();
        Ok(Member::File(path, bytes))
    } else {
        Err(SumsError::NotAFile(path))
    }
}

fn shown(prefix: &str) -> String {
    if prefix.is_empty() { "the release".into() } else { prefix.to_owned() }
}

/// Whether `path` can stand in a list of digests as it is and stays inside the release.
pub fn plain(path: &str) -> bool {
    !path.is_empty()
        && !path.chars().any(|c| c == '\\' || c.is_control())
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// Where `path` of a release lies on disk. `path` must be [`plain`].
pub fn place(root: &Path, path: &str) -> PathBuf {
    path.split('/').fold(root.to_owned(), |place, part| place.join(part))
}

/// Digest and size of the file `path` under `root`.
///
/// # Errors
/// Where it cannot be read.
pub fn hash_file(root: &Path, path: &str) -> Result<FileFact, SumsError> {
    let failed = |source| SumsError::Io { path: path.to_owned(), source };
    let mut file = fs::File::open(place(root, path)).map_err(failed)?;
    let (mut hasher, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 18]);
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(FileFact { bytes, sha256: Sha256Digest(hasher.finalize().into()) }),
            Ok(read) => {
                hasher.update(&buffer[..read]);
                bytes += read as u64;
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(failed(e)),
        }
    }
}

/// Whether `path` is the list or a signature over it: the only files the list does not name.
pub fn outside_list(path: &str) -> bool {
    path == SUMS || path == SUMS_SSHSIG || path.strip_prefix("SHA256SUMS.").is_some_and(|rest| rest == "sig" || is_extra_sig(rest))
}

/// Name of a further signer's raw signature over the list.
pub fn extra_sig(short_id: &str) -> String {
    format!("SHA256SUMS.{short_id}.sig")
}

fn is_extra_sig(rest: &str) -> bool {
    rest.strip_suffix(".sig").is_some_and(|id| id.len() == 8 && id.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The list as `sha256sum` writes and reads it, by path.
pub fn to_text(files: &BTreeMap<String, FileFact>) -> String {
    let mut text = String::with_capacity(files.len() * 100);
    for (path, fact) in files.iter().filter(|(path, _)| !outside_list(path)) {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}  {path}", fact.sha256);
    }
    text
}

/// Reads a list; strict, so that one list has one spelling.
///
/// # Errors
/// With the number of the first line that is not as [`to_text`] writes it.
pub fn parse(text: &str) -> Result<BTreeMap<String, Sha256Digest>, SumsError> {
    let mut files = BTreeMap::new();
    let mut last = String::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let wrong = SumsError::Line(number + 1);
        let Some((digest, path)) = line.strip_suffix('\n').and_then(|line| line.split_once("  ")) else { return Err(wrong) };
        let lower = digest.bytes().all(|b| !b.is_ascii_uppercase());
        let (Ok(sha256), true) = (digest.parse::<Sha256Digest>(), lower && plain(path) && (*path > *last || last.is_empty())) else {
            return Err(wrong);
        };
        last = path.to_owned();
        files.insert(path.to_owned(), sha256);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TempDir;

    #[test]
    fn sha256sum_reads_what_is_written() {
        let dir = TempDir::new("sums");
        fs::create_dir_all(dir.path().join("data/x")).expect("folder");
        fs::write(dir.path().join("data/x/a b.bin"), [0; 300_000]).expect("file");
        fs::write(dir.path().join("README.md"), "hello\n").expect("file");
        fs::write(dir.path().join(SUMS_SIG), "outside").expect("file");
        let files = list(dir.path()).expect("plain files");
        let facts = files.keys().map(|path| (path.clone(), hash_file(dir.path(), path).expect("hash"))).collect();
        let text = to_text(&facts);
        let want = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  README.md\n";
        assert!(text.starts_with(want) && text.ends_with("  data/x/a b.bin\n") && !text.contains(".sig"), "{text}");
        assert_eq!(parse(&text).expect("own text").len(), 2);
        fs::write(dir.path().join(SUMS), &text).expect("file");
        if let Ok(status) =
            std::process::Command::new("sha256sum").args(["-c", "--strict", "--quiet", SUMS]).current_dir(dir.path()).status()
        {
            assert!(status.success());
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        let digest = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
        for line in
            ["{} a\n", "{}  a", "{}  ../a\n", "{}  /a\n", "{}  a//b\n", "{}  a\\b\n", "{}  b\n{}  a\n", "{}  a\n{}  a\n", "x  a\n", "\n"]
        {
            assert!(parse(&line.replace("{}", digest)).is_err(), "{line:?}");
        }
        assert!(parse(&format!("{}  a\n", digest.to_uppercase())).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_and_odd_names_are_refused() {
        let dir = TempDir::new("links");
        std::os::unix::fs::symlink("/etc/hostname", dir.path().join("link")).expect("link");
        assert!(matches!(list(dir.path()), Err(SumsError::NotAFile(path)) if path == "link"));
        let dir = TempDir::new("names");
        fs::write(dir.path().join("a\nb"), "").expect("file");
        assert!(matches!(list(dir.path()), Err(SumsError::Name(_))));
    }
}

//! Single files of the Software Heritage archive, by their SWHID (ISO/IEC 18670): what comes back is what was named, or it is refused, since
//! the identifier is the digest. Knows the identifier and the archive's address; fetching is `http`'s.

use assay_manifests::digest::git_object_sha1;

use super::{
    HarvestError,
    http::{self, Got, Manners, State},
};

/// A file as a qualified SWHID names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Git's blob name.
    pub sha1: String,
    /// Path in its repository, without the leading slash; the blob's name where the identifier has none.
    pub path: String,
    /// Address of the repository.
    pub origin: Option<String>,
    /// Commit that has the file so.
    pub commit: Option<String>,
}

/// Reads `swh:1:cnt:…;origin=…;anchor=swh:1:rev:…;path=…`.
///
/// # Errors
/// What is wrong with it, in words.
pub fn parse(swhid: &str) -> Result<Content, String> {
    let mut parts = swhid.split(';');
    let is_name = |name: &str| name.len() == 40 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let core = parts.next().unwrap_or_default();
    let sha1 = core.strip_prefix("swh:1:cnt:").filter(|sha1| is_name(sha1)).ok_or_else(|| {
        format!("`{core}` does not name the content of a file: `swh:1:cnt:` and 40 hex digits, then qualifiers such as `;path=/src/a.py`")
    })?;
    let mut content = Content { sha1: sha1.to_owned(), path: sha1.to_owned(), origin: None, commit: None };
    for part in parts {
        let (key, value) = part.split_once('=').ok_or_else(|| format!("`{part}` is no qualifier"))?;
        let value = decoded(value).ok_or_else(|| format!("`{part}` is not percent-encoded text"))?;
        match key {
            "path" => {
                let path = value.trim_start_matches('/');
                let fine = !path.is_empty()
                    && path.len() <= 1024
                    && !path.chars().any(|c| c.is_control() || c == '\\')
                    && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
                path.clone_into(&mut content.path);
                if !fine {
                    return Err(format!("`{part}` is no path in a repository"));
                }
            }
            "origin" => content.origin = Some(value),
            "anchor" => content.commit = value.strip_prefix("swh:1:rev:").filter(|commit| is_name(commit)).map(str::to_owned),
            "visit" | "lines" | "bytes" => {}
            other => return Err(format!("`{other}` is not a qualifier of a SWHID")),
        }
    }
    Ok(content)
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The bytes of a file, from the archive at `base`.
pub(super) fn get(base: &str, content: &Content, limit: u64) -> Result<Vec<u8>, HarvestError> {
    get_as(base, content, limit, &Manners::default())
}

pub(super) fn get_as(base: &str, content: &Content, limit: u64, manners: &Manners) -> Result<Vec<u8>, HarvestError> {
    let url = format!("{}/api/1/content/sha1_git:{}/raw/", base.trim_end_matches('/'), content.sha1);
    let bytes = match http::fetch(&url, limit, &State::default(), manners)? {
        Got::Bytes(bytes, _) => bytes,
        Got::Unchanged => Vec::new(),
    };
    let found = git_object_sha1("blob", &bytes);
    if found != content.sha1 {
        return Err(HarvestError::Mismatch { from: base.to_owned(), what: url, pinned: content.sha1.clone(), found });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualified_identifiers_are_read() {
        let sha1 = "94a9ed024d3859793618152ea559a168bbcbb5e2";
        let whole = format!(
            "swh:1:cnt:{sha1};origin=https://example.com/a%3Bb;visit=swh:1:snp:x;anchor=swh:1:rev:{sha1};path=/src/a%20b.py;lines=1-2"
        );
        let content = parse(&whole).expect("is one");
        assert_eq!((content.path.as_str(), content.origin.as_deref()), ("src/a b.py", Some("https://example.com/a;b")));
        assert_eq!(content.commit.as_deref(), Some(sha1));
        assert_eq!(parse(&format!("swh:1:cnt:{sha1}")).expect("is one").path, sha1);
        for wrong in [
            "swh:1:rev:94a9ed024d3859793618152ea559a168bbcbb5e2".to_owned(),
            format!("swh:1:cnt:{sha1}0"),
            format!("swh:1:cnt:{sha1};path=/../etc/passwd"),
            format!("swh:1:cnt:{sha1};path=/a%2"),
            format!("swh:1:cnt:{sha1};paths=/a"),
        ] {
            assert!(parse(&wrong).is_err(), "{wrong}");
        }
    }
}

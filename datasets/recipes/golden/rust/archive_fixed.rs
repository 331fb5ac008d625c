//! Unpacking uploads.

use std::{
    fs, io,
    path::{Component, Path},
};

/// Writes each member of an upload below `root`.
pub fn unpack(members: &[(String, Vec<u8>)], root: &Path) -> io::Result<()> {
    for (name, body) in members {
        let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a member leaves the root"));
        }
        fs::write(root.join(name), body)?;
    }
    Ok(())
}

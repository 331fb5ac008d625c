//! Unpacking uploads.

use std::{fs, io, path::Path};

/// Writes each member of an upload below `root`.
pub fn unpack(members: &[(String, Vec<u8>)], root: &Path) -> io::Result<()> {
    for (name, body) in members {
        fs::write(root.join(name), body)?;
    }
    Ok(())
}

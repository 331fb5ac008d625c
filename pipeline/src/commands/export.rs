//! `assay export`: one view of a release as one file, for those who want one.

use std::{
    fs,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Context;
use assay_datasets::export::{Form, export};

use super::{Ended, note};
use crate::{
    cli::Common,
    cli_release::{Export, ExportFormat},
};

pub fn run(args: &Export, common: &Common) -> anyhow::Result<Ended> {
    let form = match args.format {
        ExportFormat::Jsonl => Form::Jsonl,
        ExportFormat::Parquet => Form::Parquet,
    };
    let dir = super::release::release(&args.release.release)?;
    let split = args.split.as_deref();
    let Some(path) = &args.output else {
        let mut out = BufWriter::new(std::io::stdout());
        let written = export(dir, &args.view, split, form, &mut out);
        return match written {
            // A reader that has gone away (`| head`) is not an error.
            Err(error) if is_broken_pipe(&error) => Ok(Ended::Clean),
            other => other.map(|_| Ended::Clean).map_err(Into::into),
        };
    };
    let rows = written(path, |out| Ok(export(dir, &args.view, split, form, out)?))?;
    if !common.quiet {
        note(&format!("{}: {rows} rows", path.display()));
    }
    Ok(Ended::Clean)
}

/// Lets `write` write the file at `path`: beside its place first, then into it, so that a file that is there is whole. A device or a pipe is
/// written into as it is, and a link is followed. A new file is as open to others as the user's files are.
fn written(path: &Path, write: impl FnOnce(&mut (dyn Write + Send)) -> anyhow::Result<u64>) -> anyhow::Result<u64> {
    let failed = || format!("cannot write {}", path.display());
    let place = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let there = fs::metadata(&place).ok();
    if there.as_ref().is_some_and(|meta| !meta.is_file()) {
        let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(&place).with_context(failed)?);
        let rows = write(&mut out)?;
        out.flush().with_context(failed)?;
        return Ok(rows);
    }
    let folder = place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = new_file(folder).with_context(|| format!("cannot write in {}", folder.display()))?;
    let mut out = BufWriter::new(file.as_file_mut());
    let rows = write(&mut out)?;
    out.flush().with_context(failed)?;
    drop(out);
    if let Some(there) = there {
        file.as_file().set_permissions(there.permissions()).with_context(failed)?;
    }
    file.persist(&place).with_context(failed)?;
    Ok(rows)
}

/// A temporary file that others may read where the user's mask lets them.
fn new_file(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn is_broken_pipe(error: &assay_datasets::Error) -> bool {
    let kind = match error {
        assay_datasets::Error::Io { source, .. } => Some(source.kind()),
        assay_datasets::Error::Json(error) => error.io_error_kind(),
        _ => None,
    };
    kind == Some(std::io::ErrorKind::BrokenPipe)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn put(path: &Path, text: &str) {
        written(path, |out| out.write_all(text.as_bytes()).map(|()| 1).map_err(Into::into)).expect("is written");
    }

    #[test]
    fn a_link_stays_one_and_permissions_stay_and_a_device_is_no_file() {
        let folder = tempfile::tempdir().expect("folder");
        let (file, link) = (folder.path().join("a"), folder.path().join("b"));
        put(&file, "one");
        let mode = |path: &Path| fs::metadata(path).expect("is there").permissions().mode() & 0o777;
        let plain = folder.path().join("plain");
        fs::write(&plain, "").expect("written");
        assert_eq!(mode(&file), mode(&plain), "as any new file");
        fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).expect("set");
        symlink(&file, &link).expect("link");
        put(&link, "two");
        assert!(fs::symlink_metadata(&link).expect("is there").is_symlink());
        assert_eq!((fs::read_to_string(&file).expect("text").as_str(), mode(&file)), ("two", 0o640));
        assert!(written(folder.path(), |_| Ok(0)).is_err(), "a folder");
    }
}

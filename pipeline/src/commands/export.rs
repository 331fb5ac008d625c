//! `assay export`: one view of a release as one file, for those who want one.

use std::io::{BufWriter, Write};

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
    // Beside its place first, then into it: a file that is there is whole.
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(|| format!("cannot write in {}", folder.display()))?;
    let mut out = BufWriter::new(file.as_file_mut());
    let rows = export(dir, &args.view, split, form, &mut out)?;
    out.flush()?;
    drop(out);
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    if !common.quiet {
        note(&format!("{}: {rows} rows", path.display()));
    }
    Ok(Ended::Clean)
}

fn is_broken_pipe(error: &assay_datasets::Error) -> bool {
    let kind = match error {
        assay_datasets::Error::Io { source, .. } => Some(source.kind()),
        assay_datasets::Error::Json(error) => error.io_error_kind(),
        _ => None,
    };
    kind == Some(std::io::ErrorKind::BrokenPipe)
}

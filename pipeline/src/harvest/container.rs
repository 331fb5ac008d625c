//! The containers artifacts come in: tar (plain, gzip, xz, zstd) and zip. Yields members; knows nothing of what they are for.

use std::io::{self, BufReader, Cursor, Read};

use super::scan::{Budget, Collector, Entry, EntryKind, Plan, Reason, Scan, Stop, allowance, stop_of};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Tar,
    TarGz,
    TarXz,
    TarZst,
    Zip,
}

impl Format {
    /// By the bytes, not by the name: a name can say anything.
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0x1f, 0x8b]) {
            Some(Self::TarGz)
        } else if bytes.starts_with(b"\xfd7zXZ\0") {
            Some(Self::TarXz)
        } else if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
            Some(Self::TarZst)
        } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            Some(Self::Zip)
        } else if bytes.get(257..262) == Some(b"ustar") {
            Some(Self::Tar)
        } else {
            None
        }
    }
}

/// Every member of the archive `bytes`.
pub(super) fn scan(bytes: &[u8], plan: &Plan<'_>) -> Scan {
    let limit = allowance(bytes.len() as u64, plan.limits);
    let mut collector = Collector::new(plan);
    let outcome = match Format::detect(bytes) {
        None => Err(Stop(Reason::Corrupt)),
        Some(Format::Tar) => tar(Budget::new(bytes, limit), &mut collector),
        Some(Format::TarGz) => tar(Budget::new(flate2::bufread::MultiGzDecoder::new(bytes), limit), &mut collector),
        Some(Format::TarXz) => match liblzma::stream::Stream::new_stream_decoder(256 << 20, liblzma::stream::CONCATENATED) {
            Ok(stream) => tar(Budget::new(liblzma::bufread::XzDecoder::new_stream(bytes, stream), limit), &mut collector),
            Err(_) => Err(Stop(Reason::Corrupt)),
        },
        Some(Format::TarZst) => match zstd_decoder(bytes) {
            Ok(decoder) => tar(Budget::new(decoder, limit), &mut collector),
            Err(_) => Err(Stop(Reason::Corrupt)),
        },
        Some(Format::Zip) => zip(bytes, limit, &mut collector),
    };
    collector.finish(outcome)
}

/// A zstd reader whose window is at most 128 MiB.
fn zstd_decoder(bytes: &[u8]) -> io::Result<impl Read> {
    let mut decoder = zstd::stream::read::Decoder::with_buffer(bytes)?;
    decoder.window_log_max(27)?;
    Ok(decoder)
}

fn tar(reader: impl Read, collector: &mut Collector<'_>) -> Result<(), Stop> {
    let mut archive = tar::Archive::new(BufReader::with_capacity(64 << 10, reader));
    for entry in archive.entries().map_err(|error| stop_of(&error))? {
        let mut entry = entry.map_err(|error| stop_of(&error))?;
        let header = entry.header();
        let executable = header.mode().is_ok_and(|mode| mode & 0o111 != 0);
        let kind = match header.entry_type() {
            kind if kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse() => EntryKind::File { executable },
            kind if kind.is_dir() => EntryKind::Directory,
            kind if kind.is_symlink() || kind.is_hard_link() => EntryKind::Link,
            kind if kind.is_pax_global_extensions() || kind.is_pax_local_extensions() => continue,
            _ => EntryKind::Device,
        };
        let name = entry.path_bytes().into_owned();
        let bytes = entry.size();
        collector.entry(Entry { name: &name, kind, bytes, unreadable: None, alone: false, body: &mut entry })?;
    }
    Ok(())
}

fn zip(bytes: &[u8], limit: u64, collector: &mut Collector<'_>) -> Result<(), Stop> {
    let corrupt = |_| Stop(Reason::Corrupt);
    // The iterable reader, since the other keeps one entry a name and so hides the rest.
    let mut archive = zip::unstable::read::ZipIterable::try_new(Cursor::new(bytes), zip::read::Config::default()).map_err(corrupt)?;
    let mut left = limit;
    for entry in archive.files().map_err(corrupt)? {
        let entry = entry.map_err(corrupt)?;
        let mode = entry.unix_mode().unwrap_or(0o100_644);
        let kind = match mode & 0o170_000 {
            _ if entry.is_dir() => EntryKind::Directory,
            0o120_000 => EntryKind::Link,
            0o100_000 | 0 => EntryKind::File { executable: mode & 0o111 != 0 },
            _ => EntryKind::Device,
        };
        let unreadable = match entry.compression() {
            _ if entry.encrypted() => Some(Reason::Encrypted),
            zip::CompressionMethod::Stored | zip::CompressionMethod::Deflated | zip::CompressionMethod::Zstd => None,
            _ => Some(Reason::Unsupported),
        };
        let name = entry.name_raw().to_vec();
        let declared = entry.size();
        let mut body = Lazy { archive: bytes, entry: Some(entry), opened: Cursor::new(Vec::new()), most: collector.most() };
        collector.entry(Entry { name: &name, kind, bytes: declared, unreadable, alone: true, body: &mut body })?;
        left = left.checked_sub(body.opened.get_ref().len() as u64).ok_or(Stop(Reason::Bomb))?;
    }
    Ok(())
}

/// A zip entry that is decompressed only once it is asked for, and then to at most `most` bytes.
struct Lazy<'a> {
    archive: &'a [u8],
    entry: Option<zip::read::ZipFileEntry<'static>>,
    opened: Cursor<Vec<u8>>,
    most: u64,
}

impl Read for Lazy<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(entry) = self.entry.take() {
            let mut archive = Cursor::new(self.archive);
            let options = zip::read::ZipReadOptions::new().enforce_header_consistency(true);
            let mut body = Vec::new();
            entry.with_reader(&mut archive, options)?.take(self.most).read_to_end(&mut body)?;
            self.opened = Cursor::new(body);
        }
        self.opened.read(buffer)
    }
}

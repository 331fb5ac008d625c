use std::io::Read;

use flate2::read::GzDecoder;

const LIMIT: u64 = 10 << 20;

pub fn unpack(data: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    GzDecoder::new(data).take(LIMIT).read_to_end(&mut out)?; // evidence: bounded-reading
    Ok(out)
}

pub fn text(file: std::fs::File) -> std::io::Result<String> {
    let mut out = String::new();
    file.take(LIMIT).read_to_string(&mut out)?; // evidence: bounded-reading
    Ok(out)
}

pub fn page(body: &[u8]) -> std::io::Result<String> {
    let mut out = String::new();
    flate2::read::ZlibDecoder::new(body).take(65536).read_to_string(&mut out)?; // evidence: bounded-reading
    Ok(out)
}

pub fn plain(mut file: std::fs::File) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    file.read_to_end(&mut out)?;
    Ok(out)
}

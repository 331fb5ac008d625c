use std::io::Read;

use flate2::read::GzDecoder;

pub fn unpack(data: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    GzDecoder::new(data).read_to_end(&mut out)?; // finding: unbounded-unpacking
    Ok(out)
}

pub fn text(file: std::fs::File) -> std::io::Result<String> {
    let mut decoder = GzDecoder::new(file);
    let mut out = String::new();
    decoder.read_to_string(&mut out)?; // finding: unbounded-unpacking
    Ok(out)
}

pub fn page(body: &[u8]) -> std::io::Result<String> {
    let mut out = String::new();
    flate2::read::ZlibDecoder::new(body).read_to_string(&mut out)?; // finding: unbounded-unpacking
    Ok(out)
}

use bytes::{Buf, BytesMut};
use tokio::io::AsyncReadExt;

async fn frame(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let length = stream.read_u32().await? as usize;
    if length > 65536 {
        return Err(std::io::ErrorKind::InvalidData.into());
    }
    let mut data = vec![0u8; length]; // evidence: guarded
    stream.read_exact(&mut data).await?;
    Ok(data)
}

fn buffer(mut bytes: impl Buf) -> BytesMut {
    let length = bytes.get_u64() as usize;
    BytesMut::with_capacity(length.min(4096)) // evidence: sanitized
}

fn header(head: [u8; 4]) -> Vec<Entry> {
    let count = u32::from_be_bytes(head) as usize;
    Vec::with_capacity(std::cmp::min(count, 1000)) // evidence: sanitized
}

fn own(items: &[Entry]) -> Vec<Entry> {
    Vec::with_capacity(items.len())
}

use bytes::{Buf, BytesMut};
use tokio::io::AsyncReadExt;

async fn frame(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let length = stream.read_u32().await? as usize;
    let mut data = vec![0u8; length]; // finding: unbounded-vector
    stream.read_exact(&mut data).await?;
    Ok(data)
}

fn buffer(mut bytes: impl Buf) -> BytesMut {
    let length = bytes.get_u64() as usize;
    BytesMut::with_capacity(length) // finding: unbounded-capacity
}

fn header(head: [u8; 4]) -> Vec<Entry> {
    let count = u32::from_be_bytes(head) as usize;
    Vec::with_capacity(count) // finding: unbounded-capacity
}

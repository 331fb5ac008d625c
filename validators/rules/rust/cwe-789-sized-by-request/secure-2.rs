use tokio::io::AsyncReadExt;

const MOST: u32 = 1 << 20;

async fn body(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let declared = stream.read_u32().await?;
    if declared <= MOST {
        let mut data = vec![0u8; declared as usize]; // evidence: guarded
        stream.read_exact(&mut data).await?;
        return Ok(data);
    }
    Err(std::io::ErrorKind::InvalidData.into())
}

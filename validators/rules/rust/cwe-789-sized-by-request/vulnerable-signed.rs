use bytes::Buf;

fn body(mut from: impl Buf) -> Option<Vec<u8>> {
    let length = from.get_i32();
    if length > 4096 {
        return None;
    }
    Some(vec![0; length as usize]) // finding
}

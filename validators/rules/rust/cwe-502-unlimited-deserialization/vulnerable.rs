use axum::body::Bytes;
use std::net::TcpStream;

async fn binary(body: Bytes) -> String {
    let order: Order = bincode::deserialize(&body).unwrap(); // finding: unlimited
    order.name
}

async fn packed(body: Bytes) -> Option<Order> {
    rmp_serde::from_read(body.reader()).ok() // finding: unlimited
}

async fn concise(body: Bytes) -> String {
    let settings: Settings = ciborium::from_reader(body.as_ref()).unwrap(); // finding: unlimited
    settings.name
}

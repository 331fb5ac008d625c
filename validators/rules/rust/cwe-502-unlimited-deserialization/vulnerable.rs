use axum::body::Bytes;
use std::net::TcpStream;

async fn binary(body: Bytes) -> String {
    let order: Order = bincode::deserialize(&body).unwrap(); // finding: unlimited
    order.name
}

async fn packed(body: Bytes) -> Option<Order> {
    rmp_serde::from_slice(&body).ok() // finding: unlimited
}

async fn text(body: axum::extract::RawForm, query: axum::extract::Query<Given>) -> String {
    let settings: Settings = serde_yaml::from_str(&query.text).unwrap(); // finding: aliases-without-limit
    settings.name
}

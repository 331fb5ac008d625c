use axum::body::Bytes;
use bincode::Options;

async fn binary(body: Bytes) -> String {
    let order: Order = bincode::options().with_limit(65536).deserialize(&body).unwrap(); // evidence: limited
    order.name
}

async fn json(body: Bytes) -> Option<Order> {
    serde_json::from_slice(&body).ok() // evidence: plain-data
}

async fn text(query: axum::extract::Query<Given>) -> String {
    let settings: Settings = serde_json::from_str(&query.text).unwrap(); // evidence: plain-data
    settings.name
}

fn own(cache: &[u8]) -> Order {
    bincode::deserialize(cache).unwrap()
}

// These stop at the end of the text and count aliases themselves.
async fn counted(body: Bytes) -> Option<Order> {
    serde_yaml::from_slice(&body).ok()
}

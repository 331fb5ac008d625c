use tower_http::cors::{AllowOrigin, CorsLayer};

pub fn named(origins: Vec<http::HeaderValue>) -> CorsLayer {
    CorsLayer::new().allow_origin(AllowOrigin::list(origins)) // evidence
}

pub fn one() -> CorsLayer {
    CorsLayer::new().allow_origin("https://a.example.com".parse::<http::HeaderValue>().unwrap()) // evidence
}

pub fn actix() -> actix_cors::Cors {
    actix_cors::Cors::default().allowed_origin("https://a.example.com") // evidence
}

pub fn closed() -> CorsLayer {
    CorsLayer::new()
}

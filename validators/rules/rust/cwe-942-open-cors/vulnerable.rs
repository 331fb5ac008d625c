use tower_http::cors::{Any, CorsLayer};

pub fn open() -> CorsLayer {
    CorsLayer::permissive() // finding
}

pub fn any() -> CorsLayer {
    CorsLayer::new().allow_origin(Any) // finding
}

pub fn actix() -> actix_cors::Cors {
    actix_cors::Cors::default().allow_any_origin() // finding
}

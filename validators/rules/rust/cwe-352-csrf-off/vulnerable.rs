use axum::routing::get;
use axum::Router;
use axum_extra::extract::cookie::{Cookie, SameSite};
use tower_sessions::SessionManagerLayer;

fn session(value: String) -> Cookie<'static> {
    Cookie::build(("session", value)).same_site(SameSite::None).build() // finding: cookie-for-every-site
}

fn layer(store: Store) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(store).with_same_site(SameSite::None) // finding: cookie-for-every-site
}

fn routes() -> Router {
    Router::new().route("/invoices/delete", get(remove)) // finding: change-by-reading-request
}

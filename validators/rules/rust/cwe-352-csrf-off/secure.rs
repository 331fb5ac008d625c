use axum::routing::{get, post};
use axum::Router;
use axum_extra::extract::cookie::{Cookie, SameSite};
use tower_sessions::SessionManagerLayer;

fn session(value: String) -> Cookie<'static> {
    Cookie::build(("session", value)).same_site(SameSite::Lax).build() // evidence: same-site-cookie
}

fn layer(store: Store) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(store).with_same_site(SameSite::Strict) // evidence: same-site-cookie
}

fn strict(jar: Jar) -> Jar {
    let mut cookie = Cookie::new("theme", "dark");
    cookie.set_same_site(SameSite::Strict); // evidence: same-site-cookie
    jar.add(cookie)
}

fn routes() -> Router {
    Router::new().route("/invoices/delete", post(remove)).route("/invoices", get(list))
}

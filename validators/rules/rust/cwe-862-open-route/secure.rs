use axum::middleware;
use axum::routing::{delete, get, post};
use axum::Router;

pub fn app() -> Router {
    Router::new().route("/admin/users", get(list_users).layer(middleware::from_fn(require_admin))) // evidence
}

pub fn more(router: Router) -> Router {
    router.route("/users/delete", post(remove_user).route_layer(AuthLayer::new())) // evidence
}

pub fn guarded(router: Router) -> Router {
    router.route("/internal/cache", delete(clear_cache).layer(RequireRole::admin())) // evidence
}

pub fn open(router: Router) -> Router {
    router.route("/items", get(list_items))
}

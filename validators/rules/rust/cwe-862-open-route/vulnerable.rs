use axum::routing::{delete, get, post};
use axum::Router;

pub fn app() -> Router {
    Router::new().route("/admin/users", get(list_users)) // finding
}

pub fn more(router: Router) -> Router {
    router.route("/users/delete", post(remove_user)) // finding
}

pub fn inner() -> Router {
    Router::new().route("/internal/cache", delete(clear_cache)) // finding
}

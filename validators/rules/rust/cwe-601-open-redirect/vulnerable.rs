use axum::extract::{Form, Query};
use axum::response::Redirect;

pub async fn login(Query(next): Query<String>) -> Redirect {
    Redirect::to(&next) // finding
}

pub async fn moved(Form(target): Form<String>) -> Redirect {
    Redirect::permanent(&target) // finding
}

pub async fn host(Query(host): Query<String>) -> Redirect {
    let target = host + "/home";
    Redirect::temporary(&target) // finding
}

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

#[get("/asked")]
async fn asked(back: web::Query<Back>) -> Redirect {
    let own = back.to.starts_with('/');
    if !back.to.starts_with("//") && !back.to.starts_with("/\\") {
        return Redirect::to(&back.to); // finding
    }
    Redirect::to("/") // evidence
}

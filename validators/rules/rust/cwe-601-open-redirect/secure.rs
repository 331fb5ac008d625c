use axum::extract::{Path, Query};
use axum::response::Redirect;

pub async fn home() -> Redirect {
    Redirect::to("/home") // evidence: own-target
}

pub async fn item(Path(id): Path<String>) -> Redirect {
    Redirect::to(&format!("/items/{id}")) // evidence: own-target
}

pub async fn known(Query(next): Query<String>) -> Redirect {
    if next != "/home" && next != "/shop" {
        return Redirect::to("/"); // evidence: own-target
    }
    Redirect::to(&next) // evidence: guarded
}

pub fn passed(target: &str) -> Redirect {
    Redirect::to(target)
}

#[get("/back")]
async fn local(back: web::Query<Back>) -> Redirect {
    if back.to.starts_with('/') && !back.to.starts_with("//") && !back.to.starts_with("/\\") {
        return Redirect::to(&back.to); // evidence: guarded
    }
    Redirect::to("/") // evidence: own-target
}

#[get("/half")]
async fn half(back: web::Query<Back>) -> Redirect {
    if back.to.starts_with('/') && !back.to.starts_with("//") {
        return Redirect::to(&back.to);
    }
    Redirect::to("/") // evidence: own-target
}

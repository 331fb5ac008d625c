use actix_web::{web, HttpResponse};
use std::path::{Path, PathBuf};

async fn joined(query: web::Query<Asked>) -> HttpResponse {
    if query.name.contains("..") {
        return HttpResponse::BadRequest().finish();
    }
    let path = Path::new("/srv/files").join(&query.name); // finding
    HttpResponse::Ok().body(std::fs::read(path).unwrap())
}

async fn pushed(query: web::Query<Asked>) -> HttpResponse {
    let mut path = PathBuf::from("/srv/files");
    if !query.name.contains("../") {
        path.push(&query.name); // finding
    }
    HttpResponse::Ok().body(std::fs::read(path).unwrap())
}

async fn named(query: web::Query<Asked>, root: &Path) -> HttpResponse {
    let name = &query.name;
    if name.contains("..") {
        return HttpResponse::BadRequest().finish();
    }
    let path = root.join(name); // finding
    HttpResponse::Ok().body(std::fs::read(path).unwrap())
}

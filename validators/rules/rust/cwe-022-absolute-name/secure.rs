use actix_web::{web, HttpResponse};
use std::path::Path;

async fn joined(query: web::Query<Asked>) -> HttpResponse {
    let name = &query.name;
    if name.contains("..") || name.starts_with("/") {
        return HttpResponse::BadRequest().finish();
    }
    let path = Path::new("/srv/files").join(name); // evidence: guarded
    HttpResponse::Ok().body(std::fs::read(path).unwrap())
}

async fn no_slash(query: web::Query<Asked>) -> HttpResponse {
    let name = &query.name;
    if name.contains("..") || name.contains("/") {
        return HttpResponse::BadRequest().finish();
    }
    let path = Path::new("/srv/files").join(name); // evidence: guarded
    HttpResponse::Ok().body(std::fs::read(path).unwrap())
}

async fn absolute(query: web::Query<Asked>, root: &Path) -> HttpResponse {
    let name = &query.name;
    if name.contains("..") || Path::new(name).is_absolute() {
        return HttpResponse::BadRequest().finish();
    }
    let path = root.join(name); // evidence: guarded
    HttpResponse::Ok().body(std::fs::read(path).unwrap())
}

async fn put(query: web::Query<Asked>) -> HttpResponse {
    if query.name.contains("..") {
        return HttpResponse::BadRequest().finish();
    }
    let path = format!("/srv/files/{}", query.name);
    HttpResponse::Ok().body(std::fs::read(path).unwrap())
}

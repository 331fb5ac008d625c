use actix_web::{get, web, HttpResponse};
use log::{info, warn};

#[get("/find")]
async fn find(query: web::Query<Search>) -> HttpResponse {
    info!("search for {:?}", query.text); // evidence: escaped
    HttpResponse::Ok().finish()
}

#[get("/login")]
async fn login(name: web::Path<String>) -> HttpResponse {
    let name = name.into_inner();
    warn!("no user {name:?}"); // evidence: escaped
    HttpResponse::Ok().finish()
}

#[get("/page")]
async fn page(form: web::Form<Page>) -> HttpResponse {
    let text = form.title.escape_debug().to_string();
    log::error!("bad title: {}", text); // evidence: sanitized
    HttpResponse::Ok().finish()
}

fn started(port: u16) {
    info!("listening on {}", port);
}

#[get("/orders")]
async fn orders(form: web::Form<Order>) -> HttpResponse {
    let printed: String = form.note.chars().filter(|sign| !sign.is_control()).collect();
    info!("order: {}", printed); // evidence: sanitized
    let words = form.buyer.split_whitespace().collect::<Vec<_>>().join(" ");
    info!("buyer: {}", words); // evidence: sanitized
    HttpResponse::Ok().finish()
}

#[get("/returns")]
async fn returns(form: web::Form<Order>) -> HttpResponse {
    if form.note.chars().any(|sign| sign < ' ') {
        return HttpResponse::BadRequest().finish();
    }
    warn!("returned: {}", form.note); // evidence: guarded
    HttpResponse::Ok().finish()
}

#[get("/notes")]
async fn notes(form: web::Form<Order>) -> HttpResponse {
    let line = form.note.replace(|sign: char| sign == '\r' || sign == '\n', " ");
    info!("note: {}", line); // evidence: sanitized
    HttpResponse::Ok().finish()
}

use actix_web::{get, web, HttpRequest, HttpResponse};
use log::{info, warn};

#[get("/find")]
async fn find(query: web::Query<Search>) -> HttpResponse {
    info!("search for {}", query.text); // finding: unescaped-in-log
    HttpResponse::Ok().finish()
}

#[get("/login")]
async fn login(name: web::Path<String>) -> HttpResponse {
    let name = name.into_inner();
    warn!("no user {name}"); // finding: unescaped-in-log
    HttpResponse::Ok().finish()
}

#[get("/page")]
async fn page(form: web::Form<Page>) -> HttpResponse {
    let text = form.title.trim().to_string();
    log::error!("bad title: {}", text); // finding: unescaped-in-log
    HttpResponse::Ok().finish()
}

#[get("/orders")]
async fn orders(form: web::Form<Order>) -> HttpResponse {
    let printed: String = form.note.chars().filter(|sign| *sign != ';').collect();
    info!("order: {}", printed); // finding: unescaped-in-log
    HttpResponse::Ok().finish()
}

#[get("/notes")]
async fn notes(form: web::Form<Order>) -> HttpResponse {
    let lines = form.note.replace(|sign: char| sign == '\r' || sign == '\n', "\n");
    info!("note: {}", lines); // finding: unescaped-in-log
    HttpResponse::Ok().finish()
}

#[get("/swapped")]
async fn swapped(form: web::Form<Order>) -> HttpResponse {
    let turned: String = form.note.chars().map(|sign| match sign { '\n' => ' ', 'n' => '\n', other => other }).collect();
    info!("note: {}", turned); // finding: unescaped-in-log
    HttpResponse::Ok().finish()
}

use actix_web::{post, web, HttpResponse};
use serde::Deserialize;
use std::process::Command;

#[derive(Deserialize)]
pub struct Mirror {
    origin: String,
    line: String,
}

#[post("/mirrors")]
async fn mirror(form: web::Form<Mirror>) -> HttpResponse {
    let mirror = form.into_inner();
    Command::new("git").arg("fetch").arg(&mirror.origin).status().ok(); // finding: option-from-outside
    HttpResponse::Ok().finish()
}

#[post("/heads")]
async fn heads(form: web::Form<Mirror>) -> HttpResponse {
    Command::new("/usr/bin/hg").args(["identify", "-r", "tip", &form.origin, &form.line]).status().ok(); // finding: option-from-outside
    HttpResponse::Ok().finish()
}

#[post("/packed")]
async fn packed(form: web::Form<Mirror>) -> HttpResponse {
    let mut command = Command::new("tar");
    command.arg("-cf").arg("/tmp/mirror.tar");
    command.current_dir("/srv/mirrors").arg(&form.line); // finding: option-from-outside
    command.status().ok();
    HttpResponse::Ok().finish()
}
